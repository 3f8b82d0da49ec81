//! Codes that were given up and still hold something.

use super::{Diagnostic, DiagnosticCode, Level, Reader};
use ayni_model::codebook::CodeLife;

use crate::words::many;

/// A code that was merged away or retired and still carries passages or statements: nobody will look
/// for them there, and tables of the codes in use leave them out.
pub(super) fn check(reader: &Reader<'_>, found: &mut Vec<Diagnostic>) {
    let (study, index) = (reader.study(), reader.index());
    for (ix, (id, code)) in (0..).zip(&study.codes) {
        let (case, into, remedy) = match &code.life {
            CodeLife::Proposed | CodeLife::Active => continue,
            CodeLife::Merged { .. } => {
                let into = index.code_path(index.survivor(ix));
                let remedy = format!("give them to the code “{into}”, which took its place");
                ("merged", vec![into], remedy)
            }
            CodeLife::Retired { .. } => (
                "retired",
                Vec::new(),
                "recode them, or restore the code".to_owned(),
            ),
        };
        let codings = study
            .codings
            .code
            .iter()
            .filter(|code| **code == ix)
            .count();
        let findings: Vec<String> = study
            .findings
            .iter()
            .map(|(_, facts)| &facts.finding)
            .filter(|one| {
                [Some(&one.row), one.column.as_ref()]
                    .into_iter()
                    .flatten()
                    .any(|key| key.code() == Some(*id))
            })
            .map(|one| format!("finding:{}", one.key))
            .collect();
        if codings == 0 && findings.is_empty() {
            continue;
        }
        let was = match code.life {
            CodeLife::Merged { .. } => "merged away",
            _ => "retired",
        };
        found.push(
            Diagnostic::new(
                DiagnosticCode::CodeRetiredButCited,
                Level::Warning,
                format!("code:{}", index.code_path(ix)),
            )
            .because(format!(
                "it was {was} and still holds {} and {}, where nobody will look for them",
                many(codings, "coding"),
                many(findings.len(), "finding"),
            ))
            .mend(remedy)
            .count("codings", codings)
            .count("findings", findings.len())
            .word("case", case)
            .words("into", into)
            .related(findings),
        );
    }
}
