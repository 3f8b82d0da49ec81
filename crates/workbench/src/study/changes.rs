//! What became of what a finding stands on since it was written.
//!
//! States are compared, then and now, and acts are not counted: what was taken back is no change, nor
//! is a passage that was only carried along with a corrected text.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use ayni_analysis::study::Study;
use ayni_model::{
    codebook::{Code, CodeLife},
    coding::{Anchor, Coding, Quotation, Stance},
    id::{CodeId, QuotationId, RecordId, RevisionId},
    operation::Operation,
    record::{Fields, GONE, Kind, Noun},
    source::Revision,
    study::Finding,
    text::TextIndex,
};
use ayni_store::{Fate, Project, Reader as _, RecordHistory};
use serde_json::Value as Json;

use crate::Problem;

/// What an author says in a finding. In which cell it stands is no part of it: a merge moves it.
const SAID: [&str; 3] = ["text", "quotations", "contrary"];

/// How many texts are kept while passages are compared; beyond it, all are forgotten.
const TEXTS: usize = 64;

/// Notes of each finding when it was written, and the newest change to what it stands on.
pub(super) fn note(project: &Project, study: &mut Study) -> Result<(), Problem> {
    let mut lives = Vec::new();
    for (id, _) in &study.findings {
        lives.push(project.history_of(*id)?);
    }
    let Some(oldest) = lives.iter().map(|life| written(life)).min() else {
        return Ok(());
    };
    let mut changes = Changes {
        project,
        acts: Acts::since(project, oldest)?,
        above: above(study),
        texts: BTreeMap::new(),
    };
    for ((_, facts), life) in study.findings.iter_mut().zip(&lives) {
        facts.written = written(life).max(confirmed(life, &changes.acts.undone));
        facts.newest_change = changes.newest(&facts.finding, facts.written)?;
    }
    Ok(())
}

/// Returns when what a finding says was last written. What an undo brought back is as old as it was.
fn written(life: &[RecordHistory]) -> i64 {
    let mut said: BTreeMap<&str, &Json> = BTreeMap::new();
    let mut writings: Vec<(i64, BTreeMap<&str, &Json>)> = Vec::new();
    for change in life {
        let mut wrote = false;
        for (name, before, after) in &change.fields {
            if SAID.contains(&name.as_str()) {
                wrote |= before != after;
                said.insert(name, after);
            }
        }
        said.retain(|_, value| !value.is_null());
        let takes_back = matches!(
            change.operation,
            Operation::Undo { .. } | Operation::Redo { .. }
        );
        if wrote && !takes_back {
            writings.push((change.hlc, said.clone()));
        }
    }
    let same = writings.iter().rev().find(|(_, then)| *then == said);
    same.or(writings.last()).map_or(0, |(hlc, _)| *hlc)
}

/// Returns when somebody last said that a finding still holds.
fn confirmed(life: &[RecordHistory], undone: &BTreeSet<i64>) -> i64 {
    let confirms = |change: &&RecordHistory| {
        matches!(change.operation, Operation::ConfirmFinding { .. })
            && !undone.contains(&change.entry)
    };
    let last = life.iter().rev().find(confirms);
    last.map_or(0, |change| change.hlc)
}

/// Returns the code above each code; for a merged one that which took its place.
fn above(study: &Study) -> BTreeMap<CodeId, Option<CodeId>> {
    let of = study.codes.iter().map(|(id, code)| match &code.life {
        CodeLife::Merged { into, .. } => (*id, Some(*into)),
        CodeLife::Proposed | CodeLife::Active | CodeLife::Retired { .. } => (*id, code.parent),
    });
    of.collect()
}

/// What was done since a moment, as far as the records at hand do not say it themselves.
#[derive(Debug, Default)]
struct Acts {
    /// The reading of the clock of the newest act.
    last: i64,
    /// The acts that were taken back.
    undone: BTreeSet<i64>,
    /// The lives of the codings that were taken away, by their quotation.
    uncoded: BTreeMap<QuotationId, Vec<Vec<RecordHistory>>>,
}

impl Acts {
    fn since(project: &Project, moment: i64) -> Result<Self, Problem> {
        const PAGE: u64 = 10_000;
        let mut acts = Self {
            last: project.now()?,
            ..Self::default()
        };
        let mut gone: BTreeSet<RecordId> = BTreeSet::new();
        for page in 0.. {
            let entries = project.history(page * PAGE, PAGE)?;
            let more = entries.len() as u64 == PAGE
                && entries.last().is_some_and(|entry| entry.hlc > moment);
            for entry in entries.into_iter().take_while(|entry| entry.hlc > moment) {
                if entry.undone_by.is_some() {
                    acts.undone.insert(entry.entry);
                } else if may_uncode(&entry.operation) {
                    let restored = project.preview_revert(entry.entry)?;
                    let codings = restored
                        .into_iter()
                        .flatten()
                        .filter(|one| one.kind == Kind::Coding && one.fate == Fate::BroughtBack);
                    gone.extend(codings.map(|one| one.id));
                }
            }
            if !more {
                break;
            }
        }
        for coding in gone {
            let life = project.history_of(coding)?;
            if let Some(quotation) = quotation_of(&life) {
                acts.uncoded.entry(quotation).or_default().push(life);
            }
        }
        Ok(acts)
    }
}

/// Tells whether an act may have taken codings away from passages that are still there.
const fn may_uncode(operation: &Operation) -> bool {
    matches!(
        operation,
        Operation::RemoveCoding { .. }
            | Operation::RemoveCode { .. }
            | Operation::MergeCodes { .. }
            | Operation::Undo { .. }
            | Operation::Redo { .. }
    )
}

/// Returns the quotation that a coding is or was on.
fn quotation_of(life: &[RecordHistory]) -> Option<QuotationId> {
    let fields = life.iter().flat_map(|change| &change.fields);
    let mut named = fields.filter(|(name, ..)| name == "quotation");
    named.next()?.2.as_str()?.parse().ok()
}

/// A change with the act that made it.
type Act = (i64, Operation);

struct Changes<'p> {
    project: &'p Project,
    acts: Acts,
    /// The code above each code; for a merged one that which took its place.
    above: BTreeMap<CodeId, Option<CodeId>>,
    texts: BTreeMap<RevisionId, Option<Arc<str>>>,
}

impl Changes<'_> {
    /// Returns the newest change, after a finding was written, to the words or the meaning that it
    /// stands on.
    fn newest(
        &mut self,
        finding: &Finding,
        written: i64,
    ) -> Result<Option<(i64, String)>, Problem> {
        if self.acts.last <= written {
            return Ok(None);
        }
        let keys = std::iter::once(&finding.row).chain(&finding.column);
        let codes: Vec<CodeId> = keys.filter_map(|key| key.code()).collect();
        let mut all: Vec<Act> = Vec::new();
        for quotation in finding.quotations.iter().chain(&finding.contrary) {
            all.extend(self.of_words(*quotation, written)?);
            for code in &codes {
                all.extend(self.of_codings(*quotation, *code, written)?);
            }
        }
        for code in codes {
            all.extend(self.of_meaning(code, written)?);
        }
        let newest = all.into_iter().max_by_key(|(hlc, _)| *hlc);
        Ok(newest.map(|(hlc, operation)| (hlc, operation.sentence())))
    }

    /// Returns the act since which a passage has other words, or is gone.
    fn of_words(&mut self, quotation: QuotationId, written: i64) -> Result<Option<Act>, Problem> {
        let life = self.project.history_of(quotation)?;
        let Some(then) = state::<Quotation>(&life, written) else {
            return Ok(None);
        };
        let Some(now) = state::<Quotation>(&life, i64::MAX) else {
            return Ok(newest(&life, written, |name| name == GONE));
        };
        let placed = |name: &str| name == "at";
        let carried = later(&life, written)
            .filter(|change| sets(change, placed))
            .all(|change| matches!(change.operation, Operation::EditSource { .. }));
        if !self.differ(&then.at, &now.at, carried)? {
            return Ok(None);
        }
        // Of the acts since, the one that changed the words and not one that carried them along.
        let (mut before, mut found) = (then.at, None);
        for change in later(&life, written).filter(|change| sets(change, placed)) {
            let Some(after) = state::<Quotation>(&life, change.hlc) else {
                continue;
            };
            let carried = matches!(change.operation, Operation::EditSource { .. });
            if self.differ(&before, &after.at, carried)? {
                found = Some((change.hlc, change.operation.clone()));
            }
            before = after.at;
        }
        Ok(found.or_else(|| newest(&life, written, placed)))
    }

    /// Tells whether the words at two places differ. What only corrections of its text carried from
    /// one to the other is known by its state.
    fn differ(&mut self, then: &Anchor, now: &Anchor, carried: bool) -> Result<bool, Problem> {
        let as_marked = |at: &Anchor| matches!(at, Anchor::Exact { .. } | Anchor::Moved { .. });
        Ok(match (then, now) {
            _ if then == now => false,
            _ if carried && as_marked(then) && as_marked(now) => false,
            (Anchor::Lost { .. }, Anchor::Lost { .. }) => false,
            (Anchor::Region { .. }, _) | (_, Anchor::Region { .. }) => true,
            (Anchor::Lost { was, .. }, now) => self.words(now)?.as_ref() != Some(was),
            (then, now) => self.words(then)? != self.words(now)?,
        })
    }

    /// Returns the words at a place; nothing for lost ones.
    fn words(&mut self, at: &Anchor) -> Result<Option<String>, Problem> {
        let Some((id, span)) = at.place() else {
            return Ok(None);
        };
        if !self.texts.contains_key(&id) {
            if self.texts.len() >= TEXTS {
                self.texts.clear();
            }
            let text = match self.project.get::<Revision>(id)? {
                Some(revision) => Some(self.project.text(revision.text)?.into()),
                None => None,
            };
            self.texts.insert(id, text);
        }
        let text = self.texts.get(&id).and_then(Option::as_deref);
        Ok(text.and_then(|text| TextIndex::new(text).slice(span).map(str::to_owned)))
    }

    /// Returns the act since which a passage no longer stands, as it did, for a code or one below it.
    fn of_codings(
        &mut self,
        quotation: QuotationId,
        code: CodeId,
        written: i64,
    ) -> Result<Option<Act>, Problem> {
        let mut lives = self
            .acts
            .uncoded
            .get(&quotation)
            .cloned()
            .unwrap_or_default();
        for (id, _) in self.project.referring::<Coding>("quotation", quotation)? {
            lives.push(self.project.history_of(id)?);
        }
        let (mut then, mut now, mut acts) = (BTreeSet::new(), BTreeSet::new(), Vec::new());
        for life in &lives {
            let before = self.stance(life, written, code)?;
            let after = self.stance(life, i64::MAX, code)?;
            then.extend(before);
            now.extend(after);
            if before.is_some() && before != after {
                let placed = |name: &str| matches!(name, "code" | "stance" | GONE);
                acts.extend(newest(life, written, placed));
            }
        }
        // What another coder still says of the passage stands.
        Ok(match then.is_subset(&now) {
            true => None,
            false => acts.into_iter().max_by_key(|(hlc, _)| *hlc),
        })
    }

    /// Returns whether a coding stood for or against a code, or one below it, at a moment.
    fn stance(
        &mut self,
        life: &[RecordHistory],
        moment: i64,
        code: CodeId,
    ) -> Result<Option<Stance>, Problem> {
        let Some(coding) = state::<Coding>(life, moment) else {
            return Ok(None);
        };
        // A damaged codebook may hold a circle; no walk is longer than the codebook.
        let mut at = Some(coding.code);
        for _ in 0..=self.above.len() {
            match at {
                None => break,
                Some(here) if here == code => return Ok(Some(coding.stance)),
                Some(here) => at = self.above(here)?,
            }
        }
        Ok(None)
    }

    /// Returns the code above a code, also of one that was taken away.
    fn above(&mut self, code: CodeId) -> Result<Option<CodeId>, Problem> {
        if let Some(above) = self.above.get(&code) {
            return Ok(*above);
        }
        let mut fields = fields(&self.project.history_of(code)?, i64::MAX);
        let parent = fields.remove("parent");
        let parent = parent.as_ref().and_then(Json::as_str);
        let parent = parent.and_then(|id| id.parse().ok());
        self.above.insert(code, parent);
        Ok(parent)
    }

    /// Returns the act since which a code means something else, or is gone.
    fn of_meaning(&self, code: CodeId, written: i64) -> Result<Option<Act>, Problem> {
        let life = self.project.history_of(code)?;
        let meaning = |moment| {
            let code: Option<Code> = state(&life, moment);
            code.map(|code| (code.definition, code.include, code.exclude))
        };
        let (then, now) = (meaning(written), meaning(i64::MAX));
        Ok(match (then.unwrap_or_default(), now) {
            (_, None) => newest(&life, written, |name| name == GONE),
            (then, Some(now)) if then != now => newest(&life, written, |name| {
                matches!(name, "definition" | "include" | "exclude")
            }),
            _ => None,
        })
    }
}

/// Returns the fields of a record as they were at a moment.
fn fields(life: &[RecordHistory], moment: i64) -> Fields {
    let changes = life.iter().take_while(|change| change.hlc <= moment);
    let set = changes.flat_map(|change| &change.fields);
    let mut fields: Fields = set
        .map(|(name, _, after)| (name.clone(), after.clone()))
        .collect();
    fields.retain(|_, value| !value.is_null());
    fields
}

/// Returns a record as it was at a moment; nothing where it was not there.
fn state<T: Noun>(life: &[RecordHistory], moment: i64) -> Option<T> {
    let mut fields = fields(life, moment);
    if fields.remove(GONE) == Some(Json::Bool(true)) {
        return None;
    }
    T::from_fields(fields).ok()
}

fn later(life: &[RecordHistory], moment: i64) -> impl Iterator<Item = &RecordHistory> {
    life.iter().filter(move |change| change.hlc > moment)
}

fn sets(change: &RecordHistory, field: impl Fn(&str) -> bool) -> bool {
    let mut fields = change.fields.iter();
    fields.any(|(name, before, after)| field(name) && before != after)
}

/// Returns the newest act since a moment that set one of the fields.
fn newest(life: &[RecordHistory], moment: i64, field: impl Fn(&str) -> bool) -> Option<Act> {
    let last = later(life, moment)
        .filter(|change| sets(change, &field))
        .last()?;
    Some((last.hlc, last.operation.clone()))
}
