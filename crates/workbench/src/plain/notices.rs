//! What is taken as it stands and should be looked at all the same: files that nothing names, rows
//! that say something twice, names that mean nothing.

use std::collections::{BTreeMap, BTreeSet};

use ayni_model::{
    actor::Actor,
    claim::Claim,
    event::Event,
    layout::Layout,
    source::{Revision, Source, Voice},
    study::{AttributeOf, Finding, Synopsis},
};
use ayni_store::Reader as _;

use super::{
    declaration,
    further::{self, BLOBS},
    import::{Identified, Import, Loose},
    problems::At,
    row::Row,
    sheet::present,
};
use crate::{Problem, error::nearest, intake::labels};

/// The tables of a plain project, without extension.
const TABLES: [&str; 12] = [
    "sources",
    "voices",
    "actors",
    "ties",
    "events",
    "participations",
    "claims",
    "codebook",
    "groups",
    "codings",
    "findings",
    "acceptances",
];

/// The folders in which files are looked for, and why one of theirs was not read.
const FOLDERS: [(&str, &str); 4] = [
    ("sources/", "no row of sources.csv has the name"),
    ("texts/", "no source has the key"),
    ("memos/", "memos end in .md"),
    ("synopses/", "synopses end in .toml"),
];

/// How many files or lines are named where one notice is about many.
const EXAMPLES: usize = 5;

/// What a file is that nothing was read from.
enum Stranger<'f> {
    /// It lies in a folder of the project, and nothing there names it.
    Unnamed(&'static str),
    /// It lies in another folder.
    Elsewhere(&'f str),
    /// Its name is hardly meant to be another one than that of a file which is read.
    Misnamed(String),
    /// It is none of the project's.
    Other(String),
}

impl Import<'_, '_> {
    /// Mentions what nothing was read from, and refuses what is only written wrongly: a table that is
    /// passed over would be missed by nobody before it is too late.
    pub(crate) fn strangers(&mut self) {
        for path in std::mem::take(&mut self.others) {
            self.report.list(format!(
                "{path}: no plain file (a link, a pipe, a device, an odd name, or too deep), not read"
            ));
        }
        let mut unnamed: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        let mut elsewhere: BTreeMap<&str, usize> = BTreeMap::new();
        let files = std::mem::take(&mut self.files);
        let mut notices = Vec::new();
        for file in &files {
            match stranger(file, &files, &self.named) {
                None => {}
                Some(Stranger::Unnamed(folder)) => unnamed.entry(folder).or_default().push(file),
                Some(Stranger::Elsewhere(folder)) => *elsewhere.entry(folder).or_default() += 1,
                Some(Stranger::Misnamed(what)) => self.problems.add(At::file(file), what),
                Some(Stranger::Other(what)) => notices.push(format!("{file}: {what}")),
            }
        }
        for (folder, why) in FOLDERS {
            if let Some(files) = unnamed.get(folder) {
                notices.push(format!(
                    "{folder}: {} not read, because {why}: {}",
                    counted(files.len(), "file"),
                    some(files.iter().map(|file| &file[folder.len()..]))
                ));
            }
        }
        for (folder, count) in elsewhere {
            let count = counted(count, "file");
            let what = "not a folder of a plain project, not read";
            notices.push(format!("{folder}/: {what} ({count})"));
        }
        self.files = files;
        notices.into_iter().for_each(|it| self.report.list(it));
    }

    /// Mentions voices of whom the text has no turn.
    pub(crate) fn unheard(&mut self, voices: &Loose<Voice>) -> Result<(), Problem> {
        let mut heard: BTreeMap<_, Option<Vec<String>>> = BTreeMap::new();
        for (line, voice) in &voices.rows {
            let labels = match heard.get(&voice.source) {
                Some(labels) => labels,
                None => {
                    let labels = self.labels_of(voice)?;
                    heard.entry(voice.source).or_insert(labels)
                }
            };
            let Some(labels) = labels else { continue };
            if labels.contains(&voice.label) {
                continue;
            }
            let source = self.names.sources.key(voice.source).unwrap_or_default();
            let near = match nearest(&voice.label, labels.iter().map(String::as_str)) {
                Some(near) => format!("; did you mean {near:?}?"),
                None if labels.is_empty() => ", in which no speaker was recognised".to_owned(),
                None => String::new(),
            };
            self.report.list(format!(
                "{}: nobody speaks as {:?} in the text of {source}{near}",
                At::line(&voices.file, *line),
                voice.label
            ));
        }
        Ok(())
    }

    /// Returns who speaks in the text of a voice's source, if it has one.
    fn labels_of(&self, voice: &Voice) -> Result<Option<Vec<String>>, Problem> {
        let source = self.writer.get::<Source>(voice.source)?;
        let Some(revision) = source.and_then(|source| source.revision) else {
            return Ok(None);
        };
        let Some(revision) = self.writer.get::<Revision>(revision)? else {
            return Ok(None);
        };
        let Some(layout) = revision.layout else {
            return Ok(Some(Vec::new()));
        };
        // A layout that cannot be read is a matter for doctor.
        let layout = serde_json::from_str::<Layout>(&self.writer.text(layout)?);
        Ok(layout.ok().map(|layout| labels(&layout)))
    }

    /// Mentions attributes that claims speak of and nothing else does.
    pub(crate) fn unknown_attributes(&mut self, claims: &Loose<Claim>) {
        let mut unknown: BTreeMap<(AttributeOf, &str), Vec<usize>> = BTreeMap::new();
        for (line, claim) in &claims.rows {
            let of = AttributeOf::of_subject(claim.subject.kind);
            let name = claim.attribute.as_str();
            let known = name == "informant"
                || fields(of).contains(&name)
                || self.names.attributes.contains_key(&(of, name.to_owned()))
                || self.names.columns.contains(&(of, name.to_owned()));
            if !known {
                unknown.entry((of, name)).or_default().push(*line);
            }
        }
        let notices: Vec<String> = unknown
            .into_iter()
            .map(|((of, name), lines)| {
                let defined = self.names.attributes.keys();
                let names = defined.filter(|(other, _)| *other == of);
                let names = names.map(|(_, name)| name.as_str());
                let names = names.chain(fields(of).iter().copied()).chain(["informant"]);
                let near = nearest(name, names).map(|near| format!("; did you mean {near:?}?"));
                format!(
                    "{}, attribute: no {} has an attribute {name:?}, so that nothing is held against \
                     these claims but each other{}",
                    lines_of(&claims.file, &lines),
                    of.kind().word(),
                    near.unwrap_or_default()
                )
            })
            .collect();
        notices.into_iter().for_each(|it| self.report.list(it));
    }

    /// Mentions synopses that findings stand in and that are not there.
    pub(crate) fn unknown_synopses(&mut self, table: &Identified<Finding>) -> Result<(), Problem> {
        let Some(sheet) = &table.sheet else {
            return Ok(());
        };
        let synopses = self.writer.all::<Synopsis>()?;
        let known: BTreeSet<&str> = synopses.iter().map(|(_, it)| it.name.as_str()).collect();
        let mut unknown: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for cells in sheet.rows(self.problems) {
            let name = cells.raw("synopsis");
            if !name.is_empty() && !known.contains(name) {
                let line = cells.at.line.unwrap_or_default();
                unknown.entry(name).or_default().push(line);
            }
        }
        for (name, lines) in unknown {
            let near = nearest(name, known.iter().copied());
            let near = near.map(|near| format!("; did you mean {near:?}?"));
            self.report.list(format!(
                "{}, synopsis: there is no synopsis {name:?}{}",
                lines_of(&sheet.file, &lines),
                near.unwrap_or_default()
            ));
        }
        Ok(())
    }

    /// Mentions rows that are about the same as an earlier one and kept beside it.
    pub(crate) fn repeats<T: Row>(&mut self, file: &str, repeats: &[(usize, usize)]) {
        let Some((line, first)) = repeats.first() else {
            return;
        };
        let more = match repeats.len() - 1 {
            0 => String::new(),
            more => format!("; so do {}", counted(more, "row") + " below"),
        };
        self.report.list(format!(
            "{}: repeats line {first} (same {}); both are kept{more}",
            At::line(file, *line),
            T::ABOUT
        ));
    }
}

/// Returns what a file is, unless something was read from it or it is meant for people.
fn stranger<'f>(file: &'f str, files: &[String], named: &BTreeSet<String>) -> Option<Stranger<'f>> {
    let lower = file.to_lowercase();
    let Some((folder, _)) = file.split_once('/') else {
        return stray(file, &lower, files);
    };
    if file.starts_with(BLOBS) {
        return None;
    }
    let at = |path: &str| {
        FOLDERS
            .iter()
            .find(|(folder, _)| path.starts_with(folder))
            .map(|(folder, _)| *folder)
    };
    match (at(file), at(&lower)) {
        (Some("memos/"), _) if file.ends_with(".md") => None,
        (Some("synopses/"), _) if file.ends_with(".toml") => None,
        (Some("sources/" | "texts/"), _) if named.contains(file) => None,
        (Some(known), _) => Some(Stranger::Unnamed(known)),
        (None, Some(meant)) => Some(Stranger::Misnamed(format!(
            "the folder is called {meant} in a plain project, in small letters; rename it"
        ))),
        (None, None) => Some(Stranger::Elsewhere(folder)),
    }
}

/// Returns what a file beside `ayni.toml` is.
fn stray(file: &str, lower: &str, files: &[String]) -> Option<Stranger<'static>> {
    let is_read = |name: &str| {
        let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
        name == declaration::FILE
            || name == further::FILE
            || (TABLES.contains(&stem) && ["csv", "xlsx"].contains(&extension))
    };
    if is_read(file) || lower.starts_with("readme") {
        return None;
    }
    if is_read(lower) {
        return Some(Stranger::Misnamed(format!(
            "a plain project has {lower}, in small letters; rename it"
        )));
    }
    let (stem, _) = lower.rsplit_once('.').unwrap_or((lower, ""));
    if TABLES.contains(&stem) {
        let what = format!("a table is read from .csv or .xlsx; save it as {stem}.csv");
        return Some(match present(files, stem) {
            Some(read) => Stranger::Other(format!("{what}; {read} was read instead")),
            None => Stranger::Misnamed(what),
        });
    }
    let near = nearest(stem, TABLES).map(|near| format!("; did you mean {near}.csv?"));
    Some(Stranger::Other(format!(
        "not a file of a plain project, not read{}",
        near.unwrap_or_default()
    )))
}

/// Returns what every record of a noun may have beside attributes.
const fn fields(of: AttributeOf) -> &'static [&'static str] {
    match of {
        AttributeOf::Source => Source::COLUMNS,
        AttributeOf::Actor => Actor::COLUMNS,
        AttributeOf::Event => Event::COLUMNS,
    }
}

/// Returns a file and its first line, and how many more lines there are.
fn lines_of(file: &str, lines: &[usize]) -> String {
    let first = At::line(file, lines.first().copied().unwrap_or_default());
    match lines.len() {
        0 | 1 => first.to_string(),
        many => format!("{first} and {} more", many - 1),
    }
}

fn counted(count: usize, noun: &str) -> String {
    match count {
        1 => format!("1 {noun}"),
        many => format!("{many} {noun}s"),
    }
}

/// Returns the first of several names, and that there are more.
fn some<'n>(names: impl ExactSizeIterator<Item = &'n str>) -> String {
    let more = names.len() > EXAMPLES;
    let mut shown: Vec<&str> = names.take(EXAMPLES).collect();
    if more {
        shown.push("…");
    }
    shown.join(", ")
}
