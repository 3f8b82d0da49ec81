//! Findings that rest on one kind of source.

use super::{Diagnostic, DiagnosticCode, Level, Reader};
use crate::words::many;
use std::collections::BTreeSet;

/// Sources of one kind share their blind spots: people who are asked all forget the same, papers of a
/// company all leave out the same. Triangulation asks for a source of another kind.
///
/// A finding on a single source is told of by `finding-on-one-source` alone.
pub(super) fn check(reader: &Reader<'_>, found: &mut Vec<Diagnostic>) {
    for (_, facts) in &reader.study().findings {
        let sources = reader.sources_of(&facts.quotations);
        let kinds: BTreeSet<&str> = sources
            .iter()
            .map(|source| reader.study().sources[*source as usize].1.kind.0.as_str())
            .collect();
        let (Some(kind), 1, 2..) = (kinds.first(), kinds.len(), sources.len()) else {
            continue;
        };
        found.push(
            Diagnostic::new(
                DiagnosticCode::FindingOnOneKind,
                Level::Warning,
                format!("finding:{}", facts.finding.key),
            )
            .because(format!(
                "its {} are all of the kind “{kind}”, which share their blind spots; it is not triangulated",
                many(sources.len(), "source")
            ))
            .mend("look for a passage in a source of another kind (field note, minutes, press), or name this limit in its note")
            .count("sources", sources.len())
            .word("kind", *kind)
            .related(sources.iter().map(|source| format!("source:{}", reader.source_key(*source))).collect()),
        );
    }
}
