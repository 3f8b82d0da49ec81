//! Declared tables that cannot be computed.

use super::{Diagnostic, DiagnosticCode, Level, Reader};
use crate::{
    declaration::Declaration,
    synopsis::{StatedOutcome, SynopsisError, try_declaration},
};

/// A declared table that cannot be read, or names a code, phase or attribute that is not there: what
/// was printed from it once can no longer be computed.
pub(super) fn check(reader: &Reader<'_>, found: &mut Vec<Diagnostic>) {
    for (_, synopsis) in &reader.study().synopses {
        if let Err(error) = tried(reader, &synopsis.declaration) {
            found.push(
                Diagnostic::new(
                    DiagnosticCode::SynopsisInvalid,
                    Level::Error,
                    format!("synopsis:{}", synopsis.name),
                )
                .because(format!("the table cannot be computed: {error}"))
                .mend(
                    "correct its declaration; the reference of synopses lists what may stand there",
                )
                .word("error", error.to_string()),
            );
        }
    }
}

/// Returns what comes of the stated figures of a declaration.
pub(super) fn tried(reader: &Reader<'_>, text: &str) -> Result<Vec<StatedOutcome>, SynopsisError> {
    let declaration: Declaration = text.parse()?;
    try_declaration(reader.study(), &declaration)
}
