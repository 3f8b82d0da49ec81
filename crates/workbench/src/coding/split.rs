//! Splitting a quotation in two.

use ayni_model::{
    coding::{Anchor, Coding, Quotation},
    id::{CodingId, QuotationId},
    operation::{Operation, excerpt},
    text::{CodePoint, Span},
};
use ayni_store::Reader as _;

use crate::{
    Problem, ProblemKind, Workbench,
    coding::{Place, taken},
    sentence,
};

impl Workbench {
    /// Splits a quotation: it ends at one position from now on, and what begins at the other is a
    /// quotation with the same codings, by the same coders. Label, memos and findings stay with the
    /// first part. Returns the second one.
    ///
    /// # Errors
    /// When the positions are not within it, or another quotation stands exactly where the first
    /// part would.
    pub fn split_quotation(
        &mut self,
        id: QuotationId,
        end: CodePoint,
        start: CodePoint,
    ) -> Result<QuotationId, Problem> {
        let quotation = self.quotation(id)?;
        let whole = match quotation.at.place() {
            Some((_, span)) if span.start() < end && end <= start && start < span.end() => span,
            _ => {
                return Err(Problem::new(
                    ProblemKind::Invalid,
                    sentence!(
                        "split-within",
                        "a quotation is split between its first and its last sign"
                    ),
                ));
            }
        };
        let first = Place::At(Span::new(whole.start().0, end.0)?);
        let second = Place::At(Span::new(start.0, whole.end().0)?);
        let (source, revision, first, words) = self.locate(quotation.source, &first)?;
        let (_, _, second, _) = self.locate(quotation.source, &second)?;
        if self.quotation_at(quotation.source, first)?.is_some() {
            return Err(taken(sentence!(
                "quotation-at-first-part",
                "there is a quotation exactly where the first part would be"
            )));
        }
        let there = self.quotation_at(quotation.source, second)?;
        let taken = match there {
            Some(there) => self.project.referring::<Coding>("quotation", there)?,
            None => Vec::new(),
        };
        let part = there.unwrap_or_else(|| self.mint());
        let codings = self.project.referring::<Coding>("quotation", id)?;
        let copied: Vec<(CodingId, Coding)> = codings
            .into_iter()
            .filter(|(_, coding)| {
                let is_twin = |it: &Coding| it.code == coding.code && it.coder == coding.coder;
                !taken.iter().any(|(_, it)| is_twin(it))
            })
            .map(|(_, coding)| {
                let quotation = part;
                (
                    self.mint(),
                    Coding {
                        quotation,
                        ..coding
                    },
                )
            })
            .collect();
        let operation = Operation::SplitQuotation {
            source,
            words: excerpt(&words),
        };
        let anchored = |span| Anchor::Exact { revision, span };
        let mut writer = self.project.begin(self.stamp())?;
        if there.is_none() {
            let new = Quotation {
                source: quotation.source,
                at: anchored(second),
                label: None,
            };
            writer.put(part, &new)?;
        }
        for (coding, noun) in &copied {
            writer.put(*coding, noun)?;
        }
        let at = anchored(first);
        writer.put(id, &Quotation { at, ..quotation })?;
        writer.commit(&operation)?;
        Ok(part)
    }
}
