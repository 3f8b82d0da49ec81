//! Merging codes.

use std::collections::{BTreeMap, BTreeSet};

use ayni_model::{
    codebook::{Code, CodeGroup, CodeLife},
    coding::{Coding, Stance},
    id::{CodeGroupId, CodeId, CodingId, FindingId, MemberId, QuotationId},
    operation::Operation,
    study::{CellKey, Finding},
};
use ayni_store::Reader as _;

use crate::{Problem, ProblemKind, Workbench, code::Codebook, sentence};

/// What a merge did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Merged {
    /// Codings that now have the other code; each keeps its coder, its stance and its moment.
    pub moved: u64,
    /// Codings that the same coder had made with both codes, in the same sense, on one passage: the
    /// two are one now, with the notes of both.
    pub coalesced: u64,
}

/// What is the same coding: the passage, who coded, and in which sense.
type Sense = (QuotationId, MemberId, Stance);

impl Workbench {
    /// Gives all codings of some codes to another one. The merged codes stay in the book, closed,
    /// with the reason and where their codings went; codes below them come under the other one, which
    /// takes their place in groups and findings.
    ///
    /// # Errors
    /// When a code is to be merged into itself or into a code below it, was merged before, or no
    /// reason is given; when two codes of one name would stand under the other one.
    pub fn merge_codes(
        &mut self,
        from: &[CodeId],
        into: CodeId,
        reason: &str,
    ) -> Result<Merged, Problem> {
        let book = self.codebook()?;
        let from = in_order(&book, from);
        let reason = reason.trim();
        if reason.is_empty() {
            return Err(Problem::new(
                ProblemKind::Invalid,
                sentence!(
                    "merge-needs-reason",
                    "a merge needs a reason, so that others can follow it"
                ),
            )
            .command("Give it with --reason \"…\"."));
        }
        let (codes, Moving { put, gone, merged }) = self.moving(&book, &from, into, reason)?;
        let operation = Operation::MergeCodes {
            from: from.iter().map(|id| book.path(*id)).collect(),
            into: book.path(into),
            codings: merged.moved + merged.coalesced,
            reason: reason.to_owned(),
        };
        let groups = regrouped(self.project.all()?, &from, into);
        let findings = rekeyed(self.project.all()?, &from, into);
        let mut writer = self.project.begin(self.stamp())?;
        for (id, coding) in &put {
            writer.put(*id, coding)?;
        }
        for id in gone {
            writer.remove(id)?;
        }
        for (id, code) in &codes {
            writer.put(*id, code)?;
        }
        for (id, group) in &groups {
            writer.put(*id, group)?;
        }
        for (id, finding) in &findings {
            writer.put(*id, finding)?;
        }
        writer.commit(&operation)?;
        Ok(merged)
    }

    /// Says what a merge would do, without doing it.
    ///
    /// # Errors
    /// As [`Workbench::merge_codes`], the reason aside.
    pub fn coming_merge(&self, from: &[CodeId], into: CodeId) -> Result<Merged, Problem> {
        let book = self.codebook()?;
        let from = in_order(&book, from);
        Ok(self.moving(&book, &from, into, "")?.1.merged)
    }

    /// Returns the codes as they are after a merge, and the codings that move with them.
    fn moving(
        &self,
        book: &Codebook,
        from: &[CodeId],
        into: CodeId,
        reason: &str,
    ) -> Result<(Vec<(CodeId, Code)>, Moving), Problem> {
        refuse(book, from, into)?;
        self.refuse_closed(into)?;
        let codes = closed(book, from, into, reason)?;
        let mut kept: BTreeMap<Sense, (CodingId, Coding)> = self
            .project
            .referring::<Coding>("code", into)?
            .into_iter()
            .map(|(id, coding)| (sense(&coding), (id, coding)))
            .collect();
        let mut merged = Merged {
            moved: 0,
            coalesced: 0,
        };
        let (mut put, mut gone) = (BTreeMap::new(), Vec::new());
        for code in from {
            for (id, coding) in self.project.referring::<Coding>("code", *code)? {
                let coding = Coding {
                    code: into,
                    ..coding
                };
                match kept.get_mut(&sense(&coding)) {
                    None => {
                        put.insert(id, coding.clone());
                        kept.insert(sense(&coding), (id, coding));
                        merged.moved += 1;
                    }
                    Some((twin, one)) => {
                        if let Some(note) =
                            coding.note.filter(|note| Some(note) != one.note.as_ref())
                        {
                            let before = one.note.take().map(|before| format!("{before} / "));
                            one.note = Some(before.unwrap_or_default() + &note);
                            put.insert(*twin, one.clone());
                        }
                        gone.push(id);
                        merged.coalesced += 1;
                    }
                }
            }
        }
        Ok((codes, Moving { put, gone, merged }))
    }
}

/// The codings of a merge.
struct Moving {
    put: BTreeMap<CodingId, Coding>,
    gone: Vec<CodingId>,
    merged: Merged,
}

/// Returns codes each once, in the order of the book.
fn in_order(book: &Codebook, codes: &[CodeId]) -> Vec<CodeId> {
    book.iter()
        .map(|(id, _)| id)
        .filter(|id| codes.contains(id))
        .collect()
}

const fn sense(coding: &Coding) -> Sense {
    (coding.quotation, coding.coder, coding.stance)
}

fn refuse(book: &Codebook, from: &[CodeId], into: CodeId) -> Result<(), Problem> {
    for id in from {
        if book.subtree(*id).contains(&into) {
            let message = sentence!(
                "merge-into-itself",
                "{path:?} cannot be merged into itself or a code below it",
                path = book.path(*id),
            );
            return Err(Problem::new(ProblemKind::Conflict, message));
        }
        if let Some(CodeLife::Merged { into, .. }) = book.get(*id).map(|code| &code.life) {
            let message = sentence!(
                "merged-before",
                "{path:?} was merged into {into:?} before",
                path = book.path(*id),
                into = book.path(*into),
            );
            return Err(Problem::new(ProblemKind::Conflict, message).hint(sentence!(
                "merge-the-other",
                "It has no codings any longer; merge the other one, or undo that merge first."
            )));
        }
    }
    Ok(())
}

/// Returns the codes as they are after the merge: the merged ones closed, those below them moved.
fn closed(
    book: &Codebook,
    from: &[CodeId],
    into: CodeId,
    reason: &str,
) -> Result<Vec<(CodeId, Code)>, Problem> {
    let mut codes = Vec::new();
    let mut position = book.next_position(Some(into));
    let mut names: BTreeSet<String> = BTreeSet::new();
    for (id, code) in book.iter() {
        if from.contains(&id) {
            let life = CodeLife::Merged {
                into,
                reason: reason.to_owned(),
            };
            codes.push((
                id,
                Code {
                    life,
                    ..code.clone()
                },
            ));
        } else if code.parent.is_some_and(|parent| from.contains(&parent)) {
            let name = code.name.as_str();
            book.refuse_twin(name, Some(into), None)?;
            if !names.insert(name.to_lowercase()) {
                let message = sentence!(
                    "two-codes-under",
                    "two codes {name:?} would stand under {path:?}",
                    name = name,
                    path = book.path(into),
                );
                return Err(Problem::new(ProblemKind::Conflict, message).hint(sentence!(
                    "rename-or-merge-two",
                    "Rename or merge these two first."
                )));
            }
            let moved = Code {
                parent: Some(into),
                position,
                ..code.clone()
            };
            codes.push((id, moved));
            position += 1;
        }
    }
    Ok(codes)
}

/// Returns the groups in which the other code takes the place of merged ones.
fn regrouped(
    groups: Vec<(CodeGroupId, CodeGroup)>,
    from: &[CodeId],
    into: CodeId,
) -> Vec<(CodeGroupId, CodeGroup)> {
    let mut changed = Vec::new();
    for (id, mut group) in groups {
        if !group.codes.iter().any(|code| from.contains(code)) {
            continue;
        }
        let mut codes = Vec::new();
        for code in group.codes {
            let code = if from.contains(&code) { into } else { code };
            if !codes.contains(&code) {
                codes.push(code);
            }
        }
        group.codes = codes;
        changed.push((id, group));
    }
    changed
}

/// Returns the findings whose row or column was a merged code, in the cell of the other one.
fn rekeyed(
    findings: Vec<(FindingId, Finding)>,
    from: &[CodeId],
    into: CodeId,
) -> Vec<(FindingId, Finding)> {
    let cites = |key: &CellKey| key.code().is_some_and(|code| from.contains(&code));
    let mut changed = Vec::new();
    for (id, mut finding) in findings {
        let (row, column) = (
            cites(&finding.row),
            finding.column.as_ref().is_some_and(cites),
        );
        if row {
            finding.row = CellKey::Code(into);
        }
        if column {
            finding.column = Some(CellKey::Code(into));
        }
        if row || column {
            changed.push((id, finding));
        }
    }
    changed
}
