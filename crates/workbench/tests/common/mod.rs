//! A project in memory, with a clock and ids that count.

#![allow(
    dead_code,
    clippy::allow_attributes,
    reason = "each test takes what it needs"
)]

use ayni_model::study::{Member, Project};
use ayni_workbench::{
    Problem, Workbench,
    ambient::Counting,
    source::{ImportOptions, ImportedSources, Incoming},
};

/// Makes an empty project of the member `ana`.
pub(crate) fn bench() -> Workbench {
    let project = Project {
        name: "Case".to_owned(),
        description: None,
        language: None,
    };
    let member = Member {
        key: "ana".to_owned(),
        name: "Ana".to_owned(),
        position: 0,
    };
    let ambient = Box::new(Counting::from(1_700_000_000_000));
    Workbench::in_memory(project, member, ambient).unwrap()
}

/// Returns all that two equal projects agree on.
pub(crate) fn dump(bench: &Workbench) -> String {
    let mut out = Vec::new();
    bench.project().dump(&mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// Imports files that are held in memory.
pub(crate) fn import(
    bench: &mut Workbench,
    files: &[(&str, &[u8])],
    options: &ImportOptions,
) -> Result<ImportedSources, Problem> {
    let incoming: Vec<Incoming> = files
        .iter()
        .map(|(name, _)| Incoming {
            name: (*name).to_owned(),
            path: (*name).to_owned(),
            encoding: None,
        })
        .collect();
    bench.import_sources(
        &incoming,
        options,
        &mut |at| Ok(files[at].1.to_vec()),
        &mut |_| {},
    )
}
