//! Reading a world.

use std::{collections::BTreeMap, sync::Arc};

use ayni_model::{
    codebook::{Code, CodeLife, PATH_SEPARATOR},
    id::{NounId, RecordId},
    study::CellKey,
};

use super::marks::{self, Mark};
use crate::study::{AnchorState, Ix, Study, Texts, Was};

/// A study with its texts.
#[derive(Debug, Clone, Default)]
pub struct World {
    /// The study.
    pub study: Study,
    pub(super) texts: Vec<Option<Arc<str>>>,
    /// The words of lost quotations.
    lost: BTreeMap<Ix, String>,
    keys: BTreeMap<String, RecordId>,
    code_paths: Vec<String>,
}

impl Texts for World {
    fn text(&self, source: Ix) -> Option<Arc<str>> {
        self.texts.get(source as usize).cloned().flatten()
    }

    /// Names a quotation as findings do: `i-1@2`.
    fn name(&self, quotation: Ix) -> Option<String> {
        let all = &self.study.quotations.source;
        let source = *all.get(quotation as usize)?;
        let before = all[..quotation as usize].iter();
        let number = before.filter(|other| **other == source).count() + 1;
        let key = &self.study.sources[source as usize].1.key;
        Some(format!("{key}@{number}"))
    }

    fn was(&self, quotation: Ix) -> Option<Was> {
        let words = self.lost.get(&quotation)?.clone();
        Some(Was {
            words,
            lost_in: None,
        })
    }
}

/// Reads a world; see [the module](super).
///
/// # Panics
/// On any mistake in it.
#[must_use]
pub fn world(text: &str) -> World {
    let statements = statements(text);
    let mut world = World::default();
    world.study.name = "a world".to_owned();
    let marked: Vec<(String, Vec<Mark>)> = statements
        .iter()
        .filter(|one| one.word() == "source")
        .map(|one| marks::read(&one.body))
        .collect();
    world.codes(&statements, &marked);
    for kind in [
        "attribute",
        "member",
        "phase",
        "actor",
        "source",
        "group",
        "voice",
        "tie",
        "event",
        "participation",
        "synopsis",
    ] {
        for one in statements.iter().filter(|one| one.word() == kind) {
            world.add(kind, one);
        }
    }
    for ((text, marks), one) in marked.iter().zip(0..) {
        world.quotations(text, marks, one);
    }
    for kind in ["claim", "finding", "accept"] {
        for one in statements.iter().filter(|one| one.word() == kind) {
            world.add(kind, one);
        }
    }
    if let Some(one) = statements.iter().find(|one| !WORDS.contains(&one.word())) {
        panic!("no such word in a world: {:?}", one.words);
    }
    world
}

const WORDS: [&str; 16] = [
    "attribute",
    "member",
    "phase",
    "actor",
    "source",
    "group",
    "voice",
    "tie",
    "event",
    "participation",
    "synopsis",
    "claim",
    "finding",
    "accept",
    "code",
    "#",
];

/// A line with its options and the `|` lines below it.
#[derive(Debug, Clone)]
pub(super) struct Statement {
    pub(super) line: String,
    pub(super) words: Vec<String>,
    pub(super) options: BTreeMap<String, String>,
    pub(super) body: String,
    pub(super) has_body: bool,
}

impl Statement {
    fn word(&self) -> &str {
        &self.words[0]
    }

    pub(super) fn at(&self, place: usize) -> &str {
        self.words
            .get(place)
            .unwrap_or_else(|| panic!("too few words: {}", self.line))
    }

    pub(super) fn take(&mut self, option: &str) -> Option<String> {
        self.options.remove(option)
    }

    pub(super) fn parsed<T: std::str::FromStr<Err: std::fmt::Display>>(
        &mut self,
        option: &str,
    ) -> Option<T> {
        let line = self.line.clone();
        self.take(option).map(|text| {
            text.parse()
                .unwrap_or_else(|error| panic!("{line}: {error}"))
        })
    }
}

fn statements(text: &str) -> Vec<Statement> {
    let mut all: Vec<Statement> = Vec::new();
    for line in text
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
    {
        if let Some(body) = line.strip_prefix('|') {
            let last = all.last_mut().expect("text stands below its source");
            if last.has_body {
                last.body.push('\n');
            }
            last.body.push_str(body.strip_prefix(' ').unwrap_or(body));
            last.has_body = true;
            continue;
        }
        let (mut words, mut options) = (Vec::new(), BTreeMap::new());
        for token in tokens(line) {
            match token.split_once('=') {
                Some((key, value)) if !key.is_empty() && !value.is_empty() => {
                    options.insert(key.to_owned(), value.to_owned());
                }
                _ => words.push(token),
            }
        }
        all.push(Statement {
            line: line.to_owned(),
            words,
            options,
            body: String::new(),
            has_body: false,
        });
    }
    all
}

/// Splits a line at blanks outside quotation marks, which are dropped.
fn tokens(line: &str) -> Vec<String> {
    let (mut all, mut token, mut quoted) = (Vec::new(), String::new(), false);
    for sign in line.chars() {
        match sign {
            '"' => quoted = !quoted,
            ' ' if !quoted => all.extend((!token.is_empty()).then(|| std::mem::take(&mut token))),
            other => token.push(other),
        }
    }
    all.extend((!token.is_empty()).then_some(token));
    all
}

impl World {
    /// Takes the text of a source away.
    pub fn forget_text(&mut self, source: Ix) {
        self.texts[source as usize] = None;
        self.study.texts[source as usize] = None;
    }

    pub(super) fn id<I: NounId>(&mut self, key: &str) -> I {
        let next = self.keys.len() + 1;
        let name = format!("{}:{key}", I::KIND.word());
        let id = *self.keys.entry(name).or_insert_with(|| {
            format!("{:08x}-0000-7000-8000-{next:012x}", I::KIND as u8)
                .parse()
                .expect("a UUID")
        });
        id.into()
    }

    pub(super) fn known<I: NounId>(&self, key: &str) -> I {
        let name = format!("{}:{key}", I::KIND.word());
        (*self
            .keys
            .get(&name)
            .unwrap_or_else(|| panic!("no {name} in this world")))
        .into()
    }

    /// Makes the codebook: codes as declared, then as marked; parents before their children.
    fn codes(&mut self, statements: &[Statement], marked: &[(String, Vec<Mark>)]) {
        let mut declared: BTreeMap<String, (Option<String>, CodeLife)> = BTreeMap::new();
        let mut order: Vec<String> = Vec::new();
        let mut note = |path: &str| {
            let levels: Vec<&str> = path.split(PATH_SEPARATOR).collect();
            for depth in 1..=levels.len() {
                let path = levels[..depth].join(PATH_SEPARATOR);
                if !order.contains(&path) {
                    order.push(path);
                }
            }
        };
        let mut merges = Vec::new();
        for one in statements.iter().filter(|one| one.word() == "code") {
            let line = one.line.strip_prefix("code ").unwrap_or_default();
            let (path, definition) = match line.split_once(": ") {
                Some((path, definition)) => (path, Some(definition.to_owned())),
                None => (line, None),
            };
            let (path, life) = match path.split_once(" (") {
                Some((path, "retired)")) => (
                    path,
                    CodeLife::Retired {
                        reason: "given up".into(),
                    },
                ),
                Some((path, "proposed)")) => (path, CodeLife::Proposed),
                Some((path, merged)) => {
                    let into = merged
                        .strip_prefix("merged into ")
                        .and_then(|into| into.strip_suffix(')'));
                    let into = into.unwrap_or_else(|| panic!("no such life: {line}"));
                    merges.push((path.to_owned(), into.to_owned()));
                    (path, CodeLife::Active)
                }
                None => (path, CodeLife::Active),
            };
            note(path);
            declared.insert(path.to_owned(), (definition, life));
        }
        let given = marked
            .iter()
            .flat_map(|(_, marks)| marks)
            .flat_map(|mark| &mark.codes);
        given.for_each(|given| note(&given.path));
        let place = |path: &str| order.iter().position(|known| known == path);
        let mut sorted: Vec<(Vec<Option<usize>>, String)> = order
            .iter()
            .map(|path| {
                let levels: Vec<&str> = path.split(PATH_SEPARATOR).collect();
                let key =
                    (1..=levels.len()).map(|depth| place(&levels[..depth].join(PATH_SEPARATOR)));
                (key.collect(), path.clone())
            })
            .collect();
        sorted.sort();
        for (_, path) in &sorted {
            let id = self.id(path);
            let (parent, name) = match path.rsplit_once(PATH_SEPARATOR) {
                Some((parent, name)) => (Some(self.known(parent)), name),
                None => (None, path.as_str()),
            };
            let (definition, life) = declared.remove(path).unwrap_or_default();
            let code = Code {
                name: name.parse().expect("a name for a code"),
                parent,
                definition,
                include: None,
                exclude: None,
                example: None,
                colour: None,
                life,
                origin: None,
                note: None,
                position: 0,
            };
            self.study.codes.push((id, code));
            self.code_paths.push(path.clone());
        }
        for (path, into) in merges {
            let into = self.known(&into);
            let at = self
                .code_paths
                .iter()
                .position(|known| *known == path)
                .expect("a code");
            self.study.codes[at].1.life = CodeLife::Merged {
                into,
                reason: "the same".into(),
            };
        }
    }

    fn quotations(&mut self, text: &str, marks: &[Mark], source: Ix) {
        let voices: Vec<(Ix, String)> = (0..)
            .zip(&self.study.voices)
            .filter(|(_, (_, voice))| voice.source == self.study.sources[source as usize].0)
            .map(|(ix, (_, voice))| (ix, format!("{}: ", voice.label)))
            .collect();
        for mark in marks {
            let quotation = Ix::try_from(self.study.quotations.len()).expect("a small world");
            let before: String = text.chars().take(mark.start as usize).collect();
            let line = text[before.rfind('\n').map_or(0, |at| at + 1)..].to_owned();
            let voice = voices
                .iter()
                .find(|(_, label)| line.starts_with(label.as_str()));
            let all = &mut self.study.quotations;
            if mark.state == AnchorState::Lost {
                self.lost.insert(quotation, mark.words.clone());
            }
            all.row.push(quotation);
            all.source.push(source);
            all.start.push(mark.start);
            all.end.push(mark.end);
            all.state.push(mark.state);
            all.voice
                .push(voice.map_or(crate::study::NONE, |(voice, _)| *voice));
            let mut codings: Vec<(Ix, Ix, bool)> = mark
                .codes
                .iter()
                .map(|given| {
                    let code = self
                        .code_paths
                        .iter()
                        .position(|path| *path == given.path)
                        .expect("a code");
                    let coder = match &given.coder {
                        None => 0,
                        Some(key) => {
                            let member = self
                                .study
                                .members
                                .iter()
                                .position(|(_, one)| one.key == *key);
                            member.unwrap_or_else(|| panic!("no member {key}"))
                        }
                    };
                    (
                        Ix::try_from(code).expect("small"),
                        Ix::try_from(coder).expect("small"),
                        given.contrary,
                    )
                })
                .collect();
            codings.sort_unstable();
            for (code, coder, contrary) in codings {
                self.study.codings.quotation.push(quotation);
                self.study.codings.code.push(code);
                self.study.codings.coder.push(coder);
                self.study.codings.contrary.push(contrary);
            }
        }
    }

    /// Returns the index of the quotation that `source@2` names.
    ///
    /// # Panics
    /// When there is none.
    #[must_use]
    pub fn quotation(&self, place: &str) -> Ix {
        let (key, number) = place.split_once('@').expect("source@number");
        let source = self
            .study
            .sources
            .iter()
            .position(|(_, one)| one.key == key)
            .expect("a source");
        let number: usize = number.parse().expect("a number");
        let of = (0..)
            .zip(&self.study.quotations.source)
            .filter(|(_, one)| **one as usize == source);
        of.map(|(ix, _)| ix)
            .nth(number - 1)
            .unwrap_or_else(|| panic!("no quotation {place}"))
    }

    pub(super) fn key(&self, text: &str) -> CellKey {
        let (kind, name) = text.split_once(':').expect("kind:key");
        match kind {
            "code" => CellKey::Code(self.known(name)),
            "phase" => CellKey::Phase(self.known(name)),
            "actor" => CellKey::Actor(self.known(name)),
            "source" => CellKey::Source(self.known(name)),
            _ => {
                let (attribute, value) = name.split_once('=').expect("value:ATTRIBUTE=VALUE");
                CellKey::Value {
                    attribute: attribute.to_owned(),
                    value: value.to_owned(),
                }
            }
        }
    }
}
