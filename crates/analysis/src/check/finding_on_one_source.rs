//! Findings that rest on a single source.

use super::{Diagnostic, DiagnosticCode, Level, Reader};
use crate::words::many;

/// One source is one voice: what it says may be true of nobody else.
pub(super) fn check(reader: &Reader<'_>, found: &mut Vec<Diagnostic>) {
    for (_, facts) in &reader.study().findings {
        let sources = reader.sources_of(&facts.quotations);
        let (Some(source), 1) = (sources.first(), sources.len()) else {
            continue;
        };
        let key = reader.source_key(*source);
        found.push(
            Diagnostic::new(
                DiagnosticCode::FindingOnOneSource,
                Level::Warning,
                format!("finding:{}", facts.finding.key),
            )
            .because(format!(
                "it rests on {}, all in {key}; one source is one voice",
                many(facts.quotations.len(), "quotation")
            ))
            .mend("add passages of other sources, or say in the finding that it is about this one")
            .count("quotations", facts.quotations.len())
            .word("source", key)
            .related(vec![format!("source:{key}")]),
        );
    }
}
