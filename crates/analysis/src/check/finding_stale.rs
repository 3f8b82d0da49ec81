//! Findings that are older than a change to what they stand on.

use super::{Diagnostic, DiagnosticCode, Level, Reader};
use crate::{study::NONE, words::many};

/// A statement was true of the passages as they were when it was written. When a passage is corrected,
/// recoded or removed, or its code is defined anew, somebody has to read it again, and write it anew
/// or confirm it.
pub(super) fn check(reader: &Reader<'_>, found: &mut Vec<Diagnostic>) {
    for (_, facts) in &reader.study().findings {
        let gone = facts
            .quotations
            .iter()
            .filter(|quotation| **quotation == NONE)
            .count();
        let changed = facts
            .newest_change
            .as_ref()
            .filter(|(at, _)| *at > facts.written);
        let (case, seen) = match changed {
            Some((_, what)) => (
                "changed",
                format!("after it was written, something that it stands on changed: {what}"),
            ),
            None if gone > 0 && gone < facts.quotations.len() => (
                "gone",
                format!(
                    "{} of the {} that it stands on no longer exist",
                    gone,
                    many(facts.quotations.len(), "quotation")
                ),
            ),
            None => continue,
        };
        found.push(
            Diagnostic::new(
                DiagnosticCode::FindingStale,
                Level::Warning,
                format!("finding:{}", facts.finding.key),
            )
            .because(format!("{seen}; it may no longer say what they say"))
            .mend(format!(
                "read its passages again and write it anew, or say that it still holds: ayni finding confirm {}",
                facts.finding.key
            ))
            .word("case", case)
            .count("gone", gone)
            .count("quotations", facts.quotations.len()),
        );
    }
}
