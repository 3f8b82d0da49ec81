//! Codes that nobody defined.

use super::{Diagnostic, DiagnosticCode, Level, Reader};
use crate::words::many;

/// Without a definition two coders, or one coder in two years, code two different things.
///
/// A code that only holds others together (it has codes below it and no coding of its own) needs
/// none: nobody codes with it. A code that was given up needs none either.
pub(super) fn check(reader: &Reader<'_>, found: &mut Vec<Diagnostic>) {
    let (study, index) = (reader.study(), reader.index());
    let mut codings = vec![0_usize; study.codes.len()];
    for code in &study.codings.code {
        if let Some(number) = codings.get_mut(*code as usize) {
            *number += 1;
        }
    }
    for (ix, (_, code)) in (0..).zip(&study.codes) {
        let defined = code
            .definition
            .as_ref()
            .is_some_and(|text| !text.trim().is_empty());
        let number = codings[ix as usize];
        let only_holds = number == 0 && index.code_parent.contains(&ix);
        if defined || only_holds || !code.life.is_open() {
            continue;
        }
        found.push(
            Diagnostic::new(
                DiagnosticCode::CodeWithoutDefinition,
                Level::Warning,
                format!("code:{}", index.code_path(ix)),
            )
            .because(format!(
                "it has no definition and {}; two coders would code two different things with it",
                many(number, "coding")
            ))
            .mend("say what it means, when to use it and when not")
            .count("codings", number),
        );
    }
}
