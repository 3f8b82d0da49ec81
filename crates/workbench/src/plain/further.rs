//! `further.jsonl`: records that no table holds, one a line, as the journal writes them.
//!
//! Agreements and commitments stand here until they have tables of their own, and so does whatever
//! a row cannot say: a record that names one which is not there, two records with one key, an older
//! revision of a text. An export never leaves a record out.

use ayni_model::{
    id::{NounId, RecordId},
    record::{Change, Fields, Kind, Noun},
};
use serde::{Deserialize, Serialize};

use super::{
    import::Import,
    names::Names,
    problems::{At, Problems},
};
use crate::Problem;

/// The file.
pub(crate) const FILE: &str = "further.jsonl";

/// The folder of what those records name by hash: texts, layouts, files.
pub(crate) const BLOBS: &str = "blobs/";

/// A line of the file.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Line {
    pub(crate) kind: String,
    pub(crate) id: RecordId,
    pub(crate) fields: Fields,
}

impl Line {
    pub(crate) fn of<T: Noun>(id: T::Id, noun: &T) -> Self {
        Self {
            kind: T::Id::KIND.word().to_owned(),
            id: id.into(),
            fields: noun.fields(),
        }
    }
}

/// The records of the file.
#[derive(Debug, Default)]
pub(crate) struct Further {
    changes: Vec<Change>,
}

/// Tells why fields do not make a record of a noun, if they do not.
fn check(kind: Kind, fields: &Fields) -> Result<(), String> {
    macro_rules! by_kind {
        ($($kind:ident => $noun:ty,)*) => {
            match kind {
                $(Kind::$kind => <$noun>::from_fields(fields.clone())
                    .map(|_| ())
                    .map_err(|error| error.to_string()),)*
            }
        };
    }
    by_kind! {
        Member => ayni_model::study::Member,
        Attribute => ayni_model::study::Attribute,
        Phase => ayni_model::study::Phase,
        Round => ayni_model::codebook::Round,
        Source => ayni_model::source::Source,
        Revision => ayni_model::source::Revision,
        Voice => ayni_model::source::Voice,
        Actor => ayni_model::actor::Actor,
        Tie => ayni_model::actor::Tie,
        Event => ayni_model::event::Event,
        Participation => ayni_model::event::Participation,
        Claim => ayni_model::claim::Claim,
        Code => ayni_model::codebook::Code,
        CodeGroup => ayni_model::codebook::CodeGroup,
        Quotation => ayni_model::coding::Quotation,
        Coding => ayni_model::coding::Coding,
        Finding => ayni_model::study::Finding,
        Memo => ayni_model::study::Memo,
        Synopsis => ayni_model::study::Synopsis,
        Acceptance => ayni_model::study::Acceptance,
        Commitment => ayni_model::event::Commitment,
        Agreement => ayni_model::agreement::Agreement,
        Provision => ayni_model::agreement::Provision,
        Space => ayni_model::study::Space,
        Project => ayni_model::study::Project,
    }
}

impl Further {
    /// Reads the file and the blobs; what is wrong is noted.
    pub(crate) fn read(import: &mut Import<'_, '_>) -> Self {
        let problems = import.problems;
        let mut further = Self::default();
        for file in import.files.clone() {
            let Some(name) = file.strip_prefix(BLOBS) else {
                continue;
            };
            let Some(bytes) = super::sheet::read(import.folder, &file, problems) else {
                continue;
            };
            match import.writer.put_blob(&bytes) {
                Ok(hash) if hash.to_string() == name => {}
                Ok(hash) => problems.add(
                    At::file(&file),
                    format!("the content is not what the name says; its SHA-256 is {hash}"),
                ),
                Err(error) => problems.add(At::file(&file), error),
            }
        }
        if !import.files.iter().any(|file| file == FILE) {
            return further;
        }
        let Some(bytes) = super::sheet::read(import.folder, FILE, problems) else {
            return further;
        };
        for (number, line) in (1..).zip(bytes.split(|byte| *byte == b'\n')) {
            if line.trim_ascii().is_empty() {
                continue;
            }
            let at = At::line(FILE, number);
            match read_line(line, at, problems) {
                Some(change) => {
                    import.ids.give(change.id, change.kind, at, problems);
                    further.changes.push(change);
                }
                None => continue,
            }
        }
        further
    }

    /// Registers the keys that no table has taken.
    pub(crate) fn register(&self, names: &mut Names) {
        for change in &self.changes {
            let Some(key) = change.fields.get("key").and_then(|key| key.as_str()) else {
                continue;
            };
            let _taken = match change.kind {
                Kind::Member => names.members.insert(key, change.id.into()),
                Kind::Phase => names.phases.insert(key, change.id.into()),
                Kind::Source => names.sources.insert(key, change.id.into()),
                Kind::Actor => names.actors.insert(key, change.id.into()),
                Kind::Tie => names.ties.insert(key, change.id.into()),
                Kind::Event => names.events.insert(key, change.id.into()),
                Kind::Finding => names.findings.insert(key, change.id.into()),
                _ => false,
            };
        }
    }

    /// Makes the quotations of the file known to findings and memos.
    pub(crate) fn place_passages(&self, names: &mut Names) {
        for change in &self.changes {
            if change.kind == Kind::Quotation {
                names.passages.add(change.id.into());
            }
        }
    }

    /// Puts the records.
    pub(crate) fn put(&self, import: &mut Import<'_, '_>) -> Result<(), Problem> {
        for change in &self.changes {
            import.writer.change(change)?;
            import.report.records += 1;
        }
        Ok(())
    }
}

fn read_line(line: &[u8], at: At<'_>, problems: &Problems) -> Option<Change> {
    let line: Line = match serde_json::from_slice(line) {
        Ok(line) => line,
        Err(error) => {
            problems.add(at, format!("this is no record: {error}"));
            return None;
        }
    };
    let Some(kind) = Kind::from_word(&line.kind) else {
        problems.add(at, format!("there is no noun {:?}", line.kind));
        return None;
    };
    if let Err(why) = check(kind, &line.fields) {
        problems.add(at, why);
        return None;
    }
    Some(Change {
        kind,
        id: line.id,
        fields: line.fields,
    })
}
