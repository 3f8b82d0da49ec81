//! Small projects made by chance, with awkward words.

mod told;

use std::collections::BTreeMap;

use ayni_model::{
    actor::{Actor, ActorKind, Status},
    codebook::{Code, CodeGroup, CodeLife, Round},
    event::Event,
    id::{
        ActorId, AttributeId, CodeId, CodingId, EventId, MemberId, QuotationId, RecordId,
        RevisionId, SourceId, Uuid,
    },
    layout::{Layout, Turn},
    operation::Operation,
    source::{Attributes, OriginalFile, Revision, Source, SourceKind, Voice, VoiceRole},
    study::{Attribute, AttributeOf, Member, Phase, Project as ProjectNoun, Space},
    text::{Span, count_words},
    value::ValueType,
};
use ayni_store::{Genesis, Project, Stamp, Writer};

use told::{Told, code_text, tell};

/// Chance that can be repeated (xorshift, Marsaglia 2003).
pub(crate) struct Dice {
    pub(crate) state: u64,
    pub(crate) ids: u128,
}

const WORDS: [&str; 14] = [
    "señora",
    "Se\u{301}n\u{303}or",
    "😀👩‍👩‍👧",
    "עברית",
    "dijo \"que\" no",
    "a,b;c",
    "\n",
    "\t",
    "=1+1",
    "»",
    " ",
    "l'accord",
    "année\u{a0}2007",
    "# x: y",
];

impl Dice {
    pub(crate) fn roll(&mut self, sides: usize) -> usize {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        (self.state % sides as u64) as usize
    }

    pub(crate) fn one_in(&mut self, sides: usize) -> bool {
        self.roll(sides) == 0
    }

    pub(crate) fn id<I: From<RecordId>>(&mut self) -> I {
        self.ids += 1;
        // Ids in another order than that of making.
        let mixed = self
            .ids
            .wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835);
        RecordId::new(Uuid::from_u128(mixed)).into()
    }

    pub(crate) fn text(&mut self, words: usize) -> String {
        let many = 1 + self.roll(words);
        let mut text: Vec<&str> = (0..many).map(|_| WORDS[self.roll(WORDS.len())]).collect();
        text.push(["x", "y\n", "z ", "é"][self.roll(4)]);
        text.join(["", " "][self.roll(2)])
    }

    pub(crate) fn line(&mut self) -> String {
        self.text(3).replace(['\n', '\t'], "-")
    }

    pub(crate) fn maybe_text(&mut self) -> Option<String> {
        (!self.one_in(3)).then(|| self.text(3))
    }

    pub(crate) fn pick<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.roll(all.len())]
    }

    pub(crate) fn maybe<T: Copy>(&mut self, all: &[T]) -> Option<T> {
        (!all.is_empty() && !self.one_in(3)).then(|| self.pick(all))
    }

    pub(crate) fn when(&mut self) -> Option<ayni_model::when::When> {
        let whens = [
            "2005",
            "2005-11",
            "2001~",
            "2006-06/..",
            "/2006",
            "2005-11-04/2005-11-06",
        ];
        self.maybe(&whens).map(|when| when.parse().unwrap())
    }

    pub(crate) fn doubtful(&mut self) -> Option<ayni_model::value::Doubtful> {
        self.maybe(&["PE?", "CL", "Río, 2; x"])
            .map(|word| word.parse().unwrap())
    }

    pub(crate) fn position(&mut self, n: usize) -> u32 {
        if self.one_in(6) {
            self.roll(9) as u32
        } else {
            n as u32
        }
    }

    pub(crate) fn key(&mut self, stem: &str, n: usize) -> String {
        [
            format!("{stem}-{n}"),
            format!("{stem}.{n}"),
            format!("ñ_{stem}{n}"),
        ][self.roll(3)]
        .clone()
    }

    pub(crate) fn attributes(&mut self) -> Attributes {
        let mut all = BTreeMap::new();
        for name in ["number", "note", "id", "a:b", "región, x", "free"] {
            if self.one_in(3) {
                let value = if name == "number" {
                    self.roll(99).to_string()
                } else {
                    self.text(2)
                };
                all.insert(name.to_owned(), value.trim().to_owned());
            }
        }
        Attributes(all)
    }
}

pub(crate) fn put_source(
    dice: &mut Dice,
    writer: &mut Writer<'_>,
    n: usize,
    actors: &[ActorId],
) -> Option<(SourceId, RevisionId, String)> {
    let id: SourceId = dice.id();
    let mut noun = Source {
        key: dice.key("i", n),
        name: dice.text(2),
        kind: SourceKind("field note".into()),
        language: dice.maybe(&["es", "fr-CA"]).map(str::to_owned),
        when: dice.when(),
        place: dice.doubtful(),
        country: dice.doubtful(),
        informants: dice.maybe(actors).into_iter().collect(),
        register: dice
            .maybe(&["number 1-77"])
            .map(|text| text.parse().unwrap()),
        file: None,
        revision: None,
        note: dice.maybe_text(),
        position: dice.position(n),
        attributes: dice.attributes(),
    };
    let text = dice.text(60).replace('\t', " ");
    let bytes = text.as_bytes().to_vec();
    let how = dice.roll(6);
    let mut made = None;
    if how > 0 {
        let read =
            ayni_formats::read("a.txt", &bytes, &ayni_formats::ReadOptions::default()).unwrap();
        let corrected = how == 1 || how == 2;
        let (text, layout) = if corrected {
            let length = text.chars().count() as u32;
            let turn = Turn {
                span: Span::new(0, length).unwrap(),
                speaker: "Aña \"x\"".into(),
            };
            (
                text.clone(),
                Layout {
                    turns: vec![turn],
                    ..Layout::default()
                },
            )
        } else {
            (read.document.text, read.document.layout)
        };
        let revision: RevisionId = dice.id();
        let mut parent = None;
        if how == 1 {
            let older: RevisionId = dice.id();
            let hash = writer.put_blob(b"older words").unwrap();
            let noun = Revision {
                source: id,
                parent: None,
                text: hash,
                layout: None,
                code_points: 11,
                words: 2,
                reason: None,
            };
            writer.put(older, &noun).unwrap();
            parent = Some(older);
        }
        let hash = writer.put_blob(text.as_bytes()).unwrap();
        let layout = writer.put_layout(&layout).unwrap();
        let row = Revision {
            source: id,
            parent,
            text: hash,
            layout,
            code_points: text.chars().count() as u32,
            words: count_words(&text),
            // A reason without words fits in no row, and the source goes elsewhere with its codings.
            reason: parent.and_then(|_| match dice.pick(&[true, false, false, false]) {
                true => Some(String::new()),
                false => dice.maybe_text(),
            }),
        };
        writer.put(revision, &row).unwrap();
        noun.revision = Some(revision);
        made = Some((id, revision, text));
        if how != 2 {
            let path = dice.pick(&["a.txt", "wave 1/a.txt", "A.TXT"]);
            let hash = writer.put_blob(&bytes).unwrap();
            let path = format!("{n}/{path}");
            noun.file = Some(OriginalFile {
                path,
                hash,
                format: "txt".into(),
                encoding: read.encoding.map(|encoding| encoding.name),
                guessed: dice.one_in(4),
            });
        }
    }
    writer.put(id, &noun).unwrap();
    made
}

pub(crate) fn project(seed: u64) -> (tempfile::TempDir, std::path::PathBuf) {
    let mut dice = Dice {
        state: seed | 1,
        ids: 0,
    };
    let members: Vec<(MemberId, Member)> = (0..1 + dice.roll(3))
        .map(|n| {
            (
                dice.id(),
                Member {
                    key: dice.key("m", n),
                    name: dice.text(2),
                    position: dice.position(n),
                },
            )
        })
        .collect();
    let coders: Vec<MemberId> = members.iter().map(|(id, _)| *id).collect();
    let genesis = Genesis {
        project: (
            dice.id(),
            ProjectNoun {
                name: dice.text(2),
                description: dice.maybe_text(),
                language: None,
            },
        ),
        replica: dice.id::<SourceId>().into(),
        space: (dice.id(), Space { name: dice.text(1) }),
        members,
    };
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("p.ayni");
    let stamp = Stamp {
        now_ms: 1,
        member: None,
    };
    let mut project = Project::create(&path, &genesis, stamp).unwrap();
    let mut writer = project
        .begin(Stamp {
            now_ms: 2,
            member: Some(coders[0]),
        })
        .unwrap();
    fill(&mut dice, &mut writer, &coders);
    writer
        .commit(&Operation::AddCode { code: "x".into() })
        .unwrap();
    (place, path)
}

pub(crate) fn fill(dice: &mut Dice, writer: &mut Writer<'_>, coders: &[MemberId]) {
    for (n, (of, name)) in [
        (AttributeOf::Source, "number"),
        (AttributeOf::Event, "number"),
        (AttributeOf::Actor, "since"),
    ]
    .into_iter()
    .enumerate()
    {
        let value_type = if name == "since" {
            ValueType::When
        } else {
            ValueType::Integer
        };
        let noun = Attribute {
            of,
            name: name.into(),
            value_type,
            description: dice.maybe_text(),
            position: dice.position(n),
        };
        writer.put(dice.id::<AttributeId>(), &noun).unwrap();
    }
    let choice = Attribute {
        of: AttributeOf::Actor,
        name: "wave".into(),
        value_type: ValueType::Choice(vec![dice.text(1), "b".into()]),
        description: None,
        position: 3,
    };
    writer.put(dice.id::<AttributeId>(), &choice).unwrap();
    let phase = dice.id();
    let when = vec![
        dice.when().unwrap_or_else(|| "2005".parse().unwrap()),
        "2018".parse().unwrap(),
    ];
    writer
        .put(
            phase,
            &Phase {
                key: dice.key("p", 0),
                name: dice.text(2),
                when: when.try_into().unwrap(),
                description: dice.maybe_text(),
                position: 0,
            },
        )
        .unwrap();
    let round = dice.id::<ayni_model::id::RoundId>();
    // A codebook without codes, one that is none, and none.
    let codebook = match dice.roll(3) {
        0 => Some(writer.put_blob(b"").unwrap()),
        1 => Some(writer.put_blob(b"no code").unwrap()),
        _ => None,
    };
    writer
        .put(
            round,
            &Round {
                name: dice.text(1),
                at: 77,
                codebook,
            },
        )
        .unwrap();

    let mut actors: Vec<ActorId> = Vec::new();
    for n in 0..dice.roll(4) {
        let id = dice.id();
        let noun = Actor {
            key: dice.key("a", n),
            name: dice.text(2),
            kind: dice.pick(&[ActorKind::Person, ActorKind::Site]),
            organisation_kind: dice.maybe_text(),
            country: dice.doubtful(),
            place: dice.doubtful(),
            // Now and then somebody who is not here.
            parent: if dice.one_in(8) {
                Some(dice.id())
            } else {
                dice.maybe(&actors)
            },
            when: dice.when(),
            note: if dice.one_in(9) {
                Some(String::new())
            } else {
                dice.maybe_text()
            },
            position: dice.position(n),
            attributes: dice.attributes(),
        };
        writer.put(id, &noun).unwrap();
        actors.push(id);
    }
    let mut sources: Vec<SourceId> = Vec::new();
    let mut codes: Vec<CodeId> = Vec::new();
    for n in 0..1 + dice.roll(6) {
        let id: CodeId = dice.id();
        let life = match dice.roll(6) {
            0 => CodeLife::Proposed,
            1 => CodeLife::Retired {
                reason: dice.text(1),
            },
            2 if !codes.is_empty() => CodeLife::Merged {
                into: dice.pick(&codes),
                reason: dice.text(2),
            },
            _ => CodeLife::Active,
        };
        let name = format!("{} {n}", dice.line());
        let noun = Code {
            name: name.parse().unwrap(),
            parent: if dice.one_in(12) {
                Some(dice.id())
            } else {
                dice.maybe(&codes)
            },
            definition: dice.maybe_text(),
            include: dice.maybe_text(),
            exclude: dice.maybe_text(),
            example: dice.maybe_text(),
            colour: dice.maybe(&["#00ff7A"]).map(str::to_owned),
            life,
            origin: dice.maybe_text(),
            note: dice.maybe_text(),
            position: dice.position(n),
        };
        writer.put(id, &noun).unwrap();
        codes.push(id);
    }
    for n in 0..dice.roll(3) {
        let group = CodeGroup {
            name: dice.text(2),
            codes: dice.maybe(&codes).into_iter().collect(),
            position: n as u32,
        };
        writer
            .put(dice.id::<ayni_model::id::CodeGroupId>(), &group)
            .unwrap();
    }
    let mut quotations: Vec<QuotationId> = Vec::new();
    let mut codings: Vec<CodingId> = Vec::new();
    for n in 0..dice.roll(5) {
        let Some((source, revision, text)) = put_source(dice, writer, n, &actors) else {
            continue;
        };
        sources.push(source);
        if dice.one_in(2) {
            let voice = Voice {
                source,
                label: dice.text(1),
                actor: dice.maybe(&actors),
                role: VoiceRole::Other,
            };
            writer
                .put(dice.id::<ayni_model::id::VoiceId>(), &voice)
                .unwrap();
        }
        code_text(
            dice,
            writer,
            (source, revision, &text),
            &codes,
            coders,
            &mut quotations,
            &mut codings,
        );
    }
    let mut events: Vec<EventId> = Vec::new();
    for n in 0..dice.roll(4) {
        let id = dice.id();
        let noun = Event {
            key: dice.key("e", n),
            name: dice.text(2),
            kind: dice.pick(&["visit", "strike"]).into(),
            when: dice.when(),
            place: dice.doubtful(),
            country: dice.doubtful(),
            status: dice.pick(&Status::ALL),
            source: dice.maybe(&sources),
            part_of: dice.maybe(&events),
            note: dice.maybe_text(),
            position: dice.position(n),
            attributes: dice.attributes(),
        };
        writer.put(id, &noun).unwrap();
        events.push(id);
    }
    tell(
        dice,
        writer,
        Told {
            coders,
            codes: &codes,
            actors: &actors,
            sources: &sources,
            events: &events,
            quotations: &quotations,
            codings: &codings,
            phase,
        },
    );
}
