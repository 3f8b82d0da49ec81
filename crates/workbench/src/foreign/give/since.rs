//! Since when a source has its text, by which it is known whether what came with it still says the same.

use std::collections::BTreeSet;

use ayni_model::{
    id::{RecordId, RevisionId, SourceId},
    source::Revision,
};
use ayni_store::Reader as _;

use super::Give;
use crate::{Problem, foreign::ACT};

/// Since when a source has its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Since {
    /// It came with it.
    First,
    /// A newer file had another one.
    NewerFile,
    /// It was corrected here.
    Correction,
}

impl Give<'_> {
    /// Says since when a source has a text.
    pub(super) fn since(&self, id: SourceId, now: &Revision) -> Result<Since, Problem> {
        if now.parent.is_none() {
            return Ok(Since::First);
        }
        let all = self.project.referring::<Revision>("source", id)?;
        let mut first = all.iter().filter(|(_, it)| it.parent.is_none());
        if first.any(|(_, it)| it.text == now.text) {
            return Ok(Since::First);
        }
        if !self.is_of_files(id, now, &all)? {
            return Ok(Since::Correction);
        }
        let said = self.project.left_by(id.into(), ACT)?;
        let said = said.and_then(|said| {
            let id = said.written.get("revision")?.as_str()?.parse::<RecordId>();
            id.ok()
        });
        let mut said = all.iter().filter(|(id, _)| said == Some((*id).into()));
        Ok(match said.any(|(_, it)| it.text == now.text) {
            true => Since::NewerFile,
            false => Since::Correction,
        })
    }

    /// Tells whether a text is one that files had, each after the other: it was not corrected here, and not joined
    /// from two, of which one stands beside those from which it was made.
    fn is_of_files(
        &self,
        id: SourceId,
        now: &Revision,
        all: &[(RevisionId, Revision)],
    ) -> Result<bool, Problem> {
        let mut line: BTreeSet<RevisionId> = BTreeSet::new();
        let mut at = now.parent;
        while let Some(revision) = at.filter(|it| line.insert(*it)) {
            let found = all.iter().find(|(id, _)| *id == revision);
            at = found.and_then(|(_, noun)| noun.parent);
        }
        // And the text itself.
        if line.len() + 1 < all.len() {
            return Ok(false);
        }
        let acts = self.project.standing(id.into())?;
        let mut set = acts.iter().filter(|(act, _)| act != ACT);
        Ok(!set.any(|(_, fields)| {
            let set = fields.get("revision").and_then(serde_json::Value::as_str);
            let set = set.and_then(|it| it.parse::<RevisionId>().ok());
            set.is_some_and(|set| all.iter().any(|(id, it)| *id == set && it.parent.is_some()))
        }))
    }
}
