//! Quotations whose words are gone or were corrected.

use super::{Diagnostic, DiagnosticCode, Level, Reader};
use crate::study::{AnchorState, Ix};

/// *Lost*: the words are not in the text, so that nobody can be shown them. *Changed*: the words were
/// corrected after they were coded, and the code may no longer fit.
pub(super) fn check(reader: &Reader<'_>, found: &mut Vec<Diagnostic>) {
    let all = &reader.study().quotations;
    let told: Vec<Ix> = (0..)
        .zip(&all.state)
        .filter(|(_, state)| matches!(state, AnchorState::Lost | AnchorState::Changed))
        .map(|(quotation, _)| quotation)
        .collect();
    for (quotation, words) in told.iter().zip(reader.words(&told)) {
        let at = *quotation as usize;
        let source = reader.source_key(all.source[at]);
        let place = reader.quotation(*quotation);
        let one = match all.state[at] {
            AnchorState::Exact | AnchorState::Moved => continue,
            AnchorState::Lost => {
                Diagnostic::new(DiagnosticCode::QuotationLost, Level::Warning, place)
                    .because(format!(
                        "its words are not in the text of {source}; it cannot be shown to a reader"
                    ))
                    .mend("find the passage and mark it again, or remove the quotation")
            }
            AnchorState::Changed => {
                let now = words
                    .as_ref()
                    .map_or_else(String::new, |words| format!(" and now are {words}"));
                Diagnostic::new(DiagnosticCode::QuotationChanged, Level::Note, place)
                    .because(format!(
                        "its words in {source} were corrected after they were marked{now}; its codes may no longer fit"
                    ))
                    .mend("read it again; resize or recode it, or accept this")
                    .words("now", words.into_iter().collect())
            }
        };
        let one = one.word("source", source);
        found.push(one.related(vec![format!("source:{source}")]));
    }
}
