//! Stated figures that the study does not give.

use super::synopsis_invalid::tried;
use super::{Diagnostic, DiagnosticCode, Level, Reader};
use crate::synopsis::Outcome;

/// A figure that somebody states (*60 people*) is not the one that the study gives: one of the two is
/// wrong, and a reader who counts will ask. Where the study cannot give the figure at all this is a
/// note: it may be right, and nobody can check it.
pub(super) fn check(reader: &Reader<'_>, found: &mut Vec<Diagnostic>) {
    for (_, synopsis) in &reader.study().synopses {
        // A table that cannot be computed is told of by another diagnostic.
        for one in tried(reader, &synopsis.declaration).unwrap_or_default() {
            let stated = &one.stated;
            let by = stated
                .according_to
                .as_ref()
                .map_or_else(String::new, |source| format!("{source} states "));
            let figure = format!("{by}{} {}", stated.value, stated.label);
            let (level, case, reason, remedy) = match &one.outcome {
                Outcome::Agrees => continue,
                Outcome::Differs { derived } => (
                    Level::Warning,
                    "differs",
                    format!("{figure}; the study gives {derived}"),
                    "find which of the two is wrong, and correct it or write a memo on why they differ",
                ),
                Outcome::NotDerivable { why } => (
                    Level::Note,
                    "not-derivable",
                    format!("{figure}; the study cannot give this figure: {why}"),
                    "add what is missing, or accept this with the reason why it cannot be known",
                ),
            };
            let derived = match &one.outcome {
                Outcome::Differs { derived } => vec![derived.to_string()],
                Outcome::Agrees | Outcome::NotDerivable { .. } => Vec::new(),
            };
            let related = stated
                .according_to
                .iter()
                .map(|source| format!("source:{source}"))
                .collect();
            found.push(
                Diagnostic::new(
                    DiagnosticCode::StatedFigureDiffers,
                    level,
                    format!("synopsis:{}#{}", synopsis.name, stated.label),
                )
                .because(reason)
                .mend(remedy)
                .word("case", case)
                .words("source", stated.according_to.iter().cloned().collect())
                .word("figure", format!("{} {}", stated.value, stated.label))
                .words("derived", derived)
                .related(related),
            );
        }
    }
}
