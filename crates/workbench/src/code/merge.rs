//! Merging codes.

use std::collections::BTreeSet;

use ayni_model::{
    codebook::{Code, CodeLife},
    coding::Coding,
    id::{CodeId, MemberId, QuotationId},
    operation::Operation,
    study::{CellKey, Finding},
};
use ayni_store::Reader as _;

use crate::{Problem, ProblemKind, Workbench};

/// What a merge did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Merged {
    /// Codings that now have the other code; each keeps its coder and its moment.
    pub moved: u64,
    /// Codings that the same coder had made with both codes on one passage: one of the two went.
    pub coalesced: u64,
}

impl Workbench {
    /// Gives all codings of some codes to another one. The merged codes stay in the book, closed,
    /// with the reason and where their codings went; codes below them come under the other one.
    ///
    /// # Errors
    /// When a code is to be merged into itself or into a code below it, or no reason is given.
    pub fn merge_codes(
        &mut self,
        from: &[CodeId],
        into: CodeId,
        reason: &str,
    ) -> Result<Merged, Problem> {
        let book = self.codebook()?;
        let reason = reason.trim();
        if reason.is_empty() {
            return Err(Problem::new(
                ProblemKind::Invalid,
                "a merge needs a reason, so that others can follow it",
            )
            .hint("Give it with --reason \"…\"."));
        }
        if let Some(same) = from
            .iter()
            .find(|from| book.subtree(**from).contains(&into))
        {
            let message = format!(
                "{:?} cannot be merged into itself or a code below it",
                book.path(*same)
            );
            return Err(Problem::new(ProblemKind::Conflict, message));
        }
        self.refuse_closed(into)?;
        let mut taken: BTreeSet<(QuotationId, MemberId)> = self
            .project
            .referring::<Coding>("code", into)?
            .into_iter()
            .map(|(_, coding)| (coding.quotation, coding.coder))
            .collect();
        let mut merged = Merged {
            moved: 0,
            coalesced: 0,
        };
        let paths: Vec<String> = from.iter().map(|id| book.path(*id)).collect();
        let findings: Vec<_> = self.project.all::<Finding>()?;
        let mut codings = Vec::new();
        for id in from {
            codings.extend(self.project.referring::<Coding>("code", *id)?);
        }
        let stamp = self.stamp();
        let mut writer = self.project.begin(stamp)?;
        for (id, coding) in codings {
            if taken.insert((coding.quotation, coding.coder)) {
                writer.put(
                    id,
                    &Coding {
                        code: into,
                        ..coding
                    },
                )?;
                merged.moved += 1;
            } else {
                writer.remove(id)?;
                merged.coalesced += 1;
            }
        }
        for id in from {
            for (below, code) in book.iter().filter(|(_, code)| code.parent == Some(*id)) {
                writer.put(
                    below,
                    &Code {
                        parent: Some(into),
                        ..code.clone()
                    },
                )?;
            }
            if let Some(code) = book.get(*id) {
                let life = CodeLife::Merged {
                    into,
                    reason: reason.to_owned(),
                };
                writer.put(
                    *id,
                    &Code {
                        life,
                        ..code.clone()
                    },
                )?;
            }
        }
        for (id, mut finding) in findings {
            let cites = |key: &CellKey| key.code().is_some_and(|code| from.contains(&code));
            if cites(&finding.row) {
                finding.row = CellKey::Code(into);
            } else if finding.column.as_ref().is_some_and(cites) {
                finding.column = Some(CellKey::Code(into));
            } else {
                continue;
            }
            writer.put(id, &finding)?;
        }
        let codings = merged.moved + merged.coalesced;
        writer.commit(&Operation::MergeCodes {
            from: paths,
            into: book.path(into),
            codings,
            reason: reason.to_owned(),
        })?;
        Ok(merged)
    }
}
