//! `further.jsonl`: records that no table holds, one a line, as the journal writes them.
//!
//! Agreements and commitments stand here until they have tables of their own, and so does whatever
//! a row cannot say: a record that names one which is not there, two records with one key, an older
//! revision of a text. An export never leaves a record out.

use std::cell::OnceCell;

use ayni_model::{
    coding::{Anchor, Quotation},
    id::{NounId, QuotationId, RecordId},
    record::{Fields, Kind, Noun},
    source::{Revision, Source},
    text::CodePoint,
};
use ayni_store::Reader as _;
use serde::{Deserialize, Serialize};

use super::{
    anchor::Fate,
    import::Import,
    names::Names,
    passage::{Held, Placed, Search, place},
    problems::{At, Problems},
    sheet,
    sources::another_text,
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
    /// Of a quotation: its words, by which its place is checked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) quote: Option<String>,
}

impl Line {
    pub(crate) fn of<T: Noun>(id: T::Id, noun: &T) -> Self {
        Self {
            kind: T::Id::KIND.word().to_owned(),
            id: id.into(),
            fields: noun.fields(),
            quote: None,
        }
    }
}

/// A record of the file.
#[derive(Debug)]
struct Entry {
    kind: Kind,
    id: RecordId,
    fields: Fields,
    quote: Option<String>,
    /// Its line, counted from 1.
    line: usize,
}

/// The records of the file.
#[derive(Debug, Default)]
pub(crate) struct Further {
    entries: Vec<Entry>,
}

/// Does the same for a record of whichever noun.
macro_rules! with_noun {
    ($kind:expr, $noun:ident => $work:expr) => {
        with_noun!($kind, $noun => $work;
            Member = ayni_model::study::Member,
            Attribute = ayni_model::study::Attribute,
            Phase = ayni_model::study::Phase,
            Round = ayni_model::codebook::Round,
            Source = ayni_model::source::Source,
            Revision = ayni_model::source::Revision,
            Voice = ayni_model::source::Voice,
            Actor = ayni_model::actor::Actor,
            Tie = ayni_model::actor::Tie,
            Event = ayni_model::event::Event,
            Participation = ayni_model::event::Participation,
            Claim = ayni_model::claim::Claim,
            Code = ayni_model::codebook::Code,
            CodeGroup = ayni_model::codebook::CodeGroup,
            Quotation = ayni_model::coding::Quotation,
            Coding = ayni_model::coding::Coding,
            Finding = ayni_model::study::Finding,
            Memo = ayni_model::study::Memo,
            Synopsis = ayni_model::study::Synopsis,
            Acceptance = ayni_model::study::Acceptance,
            Commitment = ayni_model::event::Commitment,
            Agreement = ayni_model::agreement::Agreement,
            Provision = ayni_model::agreement::Provision,
            Space = ayni_model::study::Space,
            Project = ayni_model::study::Project,
            Import = ayni_model::import::Import,
            Verbatim = ayni_model::import::Verbatim,
        )
    };
    ($kind:expr, $noun:ident => $work:expr; $($of:ident = $model:ty,)*) => {
        match $kind {
            $(Kind::$of => {
                type $noun = $model;
                $work
            })*
        }
    };
}

/// Returns the names of fields that no record of the noun has, or that say only what is usual.
///
/// # Errors
/// A sentence that says why the fields do not make a record.
fn check(kind: Kind, fields: &Fields) -> Result<Vec<String>, String> {
    let kept = with_noun!(kind, T => T::from_fields(fields.clone()).map(|noun| noun.fields()));
    let kept = kept.map_err(|error| error.to_string())?;
    let given = fields.iter().filter(|(_, value)| !value.is_null());
    let unknown = given.filter(|(name, _)| !kept.contains_key(*name));
    Ok(unknown.map(|(name, _)| name.clone()).collect())
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
            let Some(bytes) = sheet::read(import.folder, &file, sheet::DOCUMENT, problems) else {
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
        if !import.has(FILE) {
            return further;
        }
        let Some(bytes) = sheet::read(import.folder, FILE, sheet::TABLE, problems) else {
            return further;
        };
        for (number, line) in (1..).zip(bytes.split(|byte| *byte == b'\n')) {
            if line.trim_ascii().is_empty() {
                continue;
            }
            let at = At::line(FILE, number);
            let Some(entry) = read_line(line, number, problems) else {
                continue;
            };
            import.ids.give(entry.id, entry.kind, at, problems);
            match check(entry.kind, &entry.fields) {
                Ok(unknown) => {
                    for name in unknown {
                        import.report.list(format!(
                            "{at}: the field {name:?} says nothing here, left out"
                        ));
                    }
                    further.entries.push(entry);
                }
                Err(why) => problems.add(at, why),
            }
        }
        further
    }

    /// Registers the keys that no table has taken.
    pub(crate) fn register(&self, names: &mut Names) {
        for entry in &self.entries {
            let Some(key) = entry.fields.get("key").and_then(|key| key.as_str()) else {
                continue;
            };
            let _taken = match entry.kind {
                Kind::Member => names.members.insert(key, entry.id.into()),
                Kind::Phase => names.phases.insert(key, entry.id.into()),
                Kind::Source => names.sources.insert(key, entry.id.into()),
                Kind::Actor => names.actors.insert(key, entry.id.into()),
                Kind::Tie => names.ties.insert(key, entry.id.into()),
                Kind::Event => names.events.insert(key, entry.id.into()),
                Kind::Finding => names.findings.insert(key, entry.id.into()),
                _ => false,
            };
        }
    }

    /// Makes the quotations of the file known to findings and memos.
    pub(crate) fn place_passages(&self, names: &mut Names) {
        for entry in &self.entries {
            if entry.kind == Kind::Quotation {
                names.passages.add(entry.id.into());
            }
        }
    }

    /// Puts the records: what the project has already stays as it is, what was removed comes back.
    pub(crate) fn put(&self, import: &mut Import<'_, '_>) -> Result<(), Problem> {
        let passages = |entry: &&Entry| entry.kind == Kind::Quotation;
        for entry in self.entries.iter().filter(|entry| !passages(entry)) {
            if entry.kind == Kind::Source {
                import.further_source(entry)?;
            }
            with_noun!(entry.kind, T => {
                if let Ok(noun) = T::from_fields(entry.fields.clone()) {
                    import.put(entry.id.into(), &noun)?;
                }
            });
            if entry.kind == Kind::Revision {
                import.revision(entry)?;
            }
            import.report.records += 1;
        }
        // Those of one text together: each is looked at once.
        let mut quotations: Vec<(&Entry, Quotation)> = Vec::new();
        for entry in self.entries.iter().filter(passages) {
            if let Ok(noun) = Quotation::from_fields(entry.fields.clone()) {
                quotations.push((entry, noun));
            }
        }
        let revision = |noun: &Quotation| noun.at.place().map(|(revision, _)| revision);
        quotations.sort_by_key(|(entry, noun)| (revision(noun), entry.line));
        for run in quotations.chunk_by(|(_, a), (_, b)| revision(a) == revision(b)) {
            import.further_quotations(run)?;
        }
        Ok(())
    }
}

impl Import<'_, '_> {
    /// Holds the text of a source against the one that the project has; an import never replaces it.
    fn further_source(&self, entry: &Entry) -> Result<(), Problem> {
        let Ok(noun) = Source::from_fields(entry.fields.clone()) else {
            return Ok(());
        };
        let before = self.writer.get::<Source>(entry.id.into())?;
        let revision = before.and_then(|before| before.revision);
        if revision.is_some() && revision != noun.revision {
            let what = another_text(&noun.key);
            self.problems.add(At::line(FILE, entry.line), what);
        }
        Ok(())
    }

    /// Looks whether the text of a revision is there.
    fn revision(&self, entry: &Entry) -> Result<(), Problem> {
        let noun = self.writer.get::<Revision>(entry.id.into())?;
        if let Some(noun) = noun
            && let Err(error) = self.writer.text(noun.text)
        {
            let what = format!("the text is not there: {error}; it belongs below {BLOBS}");
            self.problems.add(At::line(FILE, entry.line), what);
        }
        Ok(())
    }

    /// Puts quotations of one text, each where its words are.
    fn further_quotations(&mut self, run: &[(&Entry, Quotation)]) -> Result<(), Problem> {
        let revision = run.first().and_then(|(_, noun)| noun.at.place());
        let held = match revision {
            Some((revision, _)) => match self.writer.get::<Revision>(revision)? {
                // What is wrong with the text was said of its revision.
                Some(noun) => self.writer.text(noun.text).ok(),
                None => None,
            }
            .map(|text| Held::new(text, revision)),
            None => None,
        };
        let search = held.as_ref().map(Search::new);
        let finder = OnceCell::new();
        for (entry, noun) in run {
            let id: QuotationId = entry.id.into();
            // As in codings.csv: one that the project has stays where it is there.
            if self.writer.get::<Quotation>(id)?.is_some() {
                self.meet(id);
                continue;
            }
            let (at, fate) = match held.as_ref().zip(search.as_ref()) {
                Some((held, search)) => {
                    let find = |quote: &str, start| place(search, &finder, quote, Some(start));
                    self.further_anchor(entry, &noun.at, held, &find)
                }
                None => self.unchecked_anchor(entry, &noun.at),
            };
            let noun = Quotation { at, ..noun.clone() };
            self.put(id, &noun)?;
            self.report.count(fate);
        }
        Ok(())
    }

    /// Says where a quotation stands whose text is at hand.
    fn further_anchor(
        &mut self,
        entry: &Entry,
        said: &Anchor,
        held: &Held,
        find: &dyn Fn(&str, CodePoint) -> Placed,
    ) -> (Anchor, Fate) {
        let Some((revision, span)) = said.place() else {
            return (said.clone(), without_place(said));
        };
        let words = held.slice(span);
        let quote = entry.quote.as_deref();
        match (words, quote) {
            (Some(words), Some(quote)) if words == quote => return (said.clone(), Fate::Exact),
            (Some(_), None) => return (said.clone(), Fate::Unchecked),
            (Some(_) | None, _) => {}
        }
        let at = At::line(FILE, entry.line);
        let found = quote.map(|quote| find(quote, span.start()));
        if let Some(Placed::Exact(found) | Placed::Reanchored(found)) = found {
            self.report
                .list(format!("{at}: found at {found}, not at {span}"));
            let at = match said {
                Anchor::Changed { was, .. } => Anchor::Changed {
                    revision,
                    span: found,
                    was: was.clone(),
                },
                Anchor::Exact { .. }
                | Anchor::Moved { .. }
                | Anchor::Lost { .. }
                | Anchor::Region { .. } => Anchor::Exact {
                    revision,
                    span: found,
                },
            };
            return (at, Fate::Reanchored);
        }
        self.report.list(format!(
            "{at}: lost, the words of the passage at {span} are not in its text"
        ));
        let was = match said {
            Anchor::Changed { was, .. } => was.as_str(),
            Anchor::Exact { .. }
            | Anchor::Moved { .. }
            | Anchor::Lost { .. }
            | Anchor::Region { .. } => quote.unwrap_or_default(),
        };
        let lost = Anchor::Lost {
            was: was.to_owned(),
            last: Some((revision, span)),
        };
        (lost, Fate::Lost)
    }

    /// Returns the place of a quotation whose text is not at hand, as it is said.
    fn unchecked_anchor(&mut self, entry: &Entry, said: &Anchor) -> (Anchor, Fate) {
        let Some((_, span)) = said.place() else {
            return (said.clone(), without_place(said));
        };
        self.report.list(format!(
            "{}: the text of the passage at {span} is not here, so that it cannot be checked",
            At::line(FILE, entry.line)
        ));
        (said.clone(), Fate::Unchecked)
    }
}

/// Returns what became of a quotation that stands in no text.
const fn without_place(said: &Anchor) -> Fate {
    match said {
        Anchor::Region { .. } => Fate::Exact,
        _ => Fate::Lost,
    }
}

fn read_line(line: &[u8], number: usize, problems: &Problems) -> Option<Entry> {
    let at = At::line(FILE, number);
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
    Some(Entry {
        kind,
        id: line.id,
        fields: line.fields,
        quote: line.quote,
        line: number,
    })
}
