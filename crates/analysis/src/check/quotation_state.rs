//! Quotations whose words are gone or were corrected.

use super::{Diagnostic, DiagnosticCode, Level, Reader};
use crate::study::{AnchorState, Ix};

/// *Lost*: the words are not in the text, so that nobody can be shown them. *Changed*: the words were
/// corrected after they were coded, and the code may no longer fit.
pub(super) fn check(reader: &Reader<'_>, found: &mut Vec<Diagnostic>) {
    let all = &reader.study().quotations;
    for (quotation, state) in (0..).zip(&all.state) {
        let quotation: Ix = quotation;
        let at = quotation as usize;
        let source = reader.source_key(all.source[at]);
        let one = match state {
            AnchorState::Exact | AnchorState::Moved => continue,
            AnchorState::Lost => Diagnostic::new(
                DiagnosticCode::QuotationLost,
                Level::Warning,
                // It has no place in the text; the number of its row stays.
                format!("quotation:{source}#{}", all.row[at]),
            )
            .because(format!(
                "its words are not in the text of {source}; it cannot be shown to a reader"
            ))
            .mend("find the passage and mark it again, or remove the quotation"),
            AnchorState::Changed => {
                let words = reader
                    .words(quotation)
                    .map_or_else(String::new, |words| format!(" and now are {words}"));
                Diagnostic::new(
                    DiagnosticCode::QuotationChanged,
                    Level::Note,
                    format!("quotation:{source}:{}-{}", all.start[at], all.end[at]),
                )
                .because(format!("its words were corrected after they were marked{words}; its codes may no longer fit"))
                .mend("read it again; resize or recode it, or accept this")
            }
        };
        found.push(one.related(vec![format!("source:{source}")]));
    }
}
