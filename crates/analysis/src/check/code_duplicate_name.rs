//! Codes of one name.

use super::{Diagnostic, DiagnosticCode, Level, Reader};
use std::collections::BTreeMap;

use crate::{study::Ix, words::fold};

/// Two codes of one name, case, accents and blanks aside, anywhere in the codebook: coders pick either,
/// and counts of both are wrong. Codes that were given up do not count.
pub(super) fn check(reader: &Reader<'_>, found: &mut Vec<Diagnostic>) {
    let index = reader.index();
    let mut names: BTreeMap<String, Vec<Ix>> = BTreeMap::new();
    for (ix, (_, code)) in (0..).zip(&reader.study().codes) {
        if code.life.is_open() {
            names.entry(fold(code.name.as_str())).or_default().push(ix);
        }
    }
    let mut alike: Vec<Vec<Ix>> = names
        .into_values()
        .filter(|codes| codes.len() > 1)
        .collect();
    alike.sort();
    for codes in alike {
        let paths: Vec<String> = codes.iter().map(|code| index.code_path(*code)).collect();
        let quoted: Vec<String> = paths.iter().map(|path| format!("“{path}”")).collect();
        found.push(
            Diagnostic::new(
                DiagnosticCode::CodeDuplicateName,
                Level::Warning,
                format!("code:{}", paths[0]),
            )
            .because(format!(
                "these codes have one name: {}; what belongs together may be split over them",
                quoted.join(", ")
            ))
            .mend("merge them, or rename all but one so that the difference is in the name")
            .related(
                paths[1..]
                    .iter()
                    .map(|path| format!("code:{path}"))
                    .collect(),
            )
            .words("codes", paths),
        );
    }
}
