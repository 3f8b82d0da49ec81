//! Findings that show no passage.

use super::{Diagnostic, DiagnosticCode, Level, Reader};
use crate::study::NONE;

/// A statement that shows no passage asks to be believed. Passages that no longer exist show nothing.
pub(super) fn check(reader: &Reader<'_>, found: &mut Vec<Diagnostic>) {
    for (_, facts) in &reader.study().findings {
        if facts.quotations.iter().any(|quotation| *quotation != NONE) {
            continue;
        }
        let key = &facts.finding.key;
        let (case, seen) = if facts.quotations.is_empty() {
            ("none", "it names no quotation")
        } else {
            ("gone", "none of its quotations exists any more")
        };
        found.push(
            Diagnostic::new(
                DiagnosticCode::FindingWithoutQuotation,
                Level::Error,
                format!("finding:{key}"),
            )
            .because(format!("{seen}; a reader can only believe it or not"))
            .mend("add the passages that it stands on, or mark in its note that it is your own synthesis and accept this")
            .word("case", case),
        );
    }
}
