#![no_main]

use ayni_workbench::{
    Workbench,
    ambient::Counting,
    plain::{ExportOptions, MemoryFolder, unwatched},
};
use libfuzzer_sys::fuzz_target;

/// Cuts the input into files: each begins with a line `=== PATH`.
fn folder(text: &str) -> MemoryFolder {
    let mut folder = MemoryFolder::default();
    for part in text.split("=== ").skip(1) {
        if let Some((path, content)) = part.split_once('\n') {
            folder = folder.with(path, content);
        }
    }
    folder
}

fn read(folder: &MemoryFolder) -> Option<Workbench> {
    let ambient = Box::new(Counting::from(1_000));
    match Workbench::in_memory_from_plain(folder, ambient, &mut unwatched) {
        Ok((workbench, _)) => Some(workbench),
        Err(problem) => {
            assert!(!problem.message.is_empty());
            None
        }
    }
}

fn dump(workbench: &Workbench) -> String {
    let mut out = Vec::new();
    workbench.project().dump(&mut out).expect("a project is dumped");
    String::from_utf8(out).expect("a dump is text")
}

// A folder is refused, or it is a project that is sound and that comes back equal from its export.
fuzz_target!(init: ayni_fuzz::let_libraries_panic(), |text: &str| {
    let Some(workbench) = read(&folder(text)) else {
        return;
    };
    let health = workbench.project().doctor().expect("a project is looked at");
    // What points nowhere is kept and listed: a replica may bring the other side later.
    let mut complaints = health.complaints.iter();
    assert!(complaints.all(|it| it.about == "references"), "{health:?}");
    let mut out = MemoryFolder::default();
    workbench
        .export_plain(&mut out, ExportOptions::default())
        .expect("a project is exported");
    let again = read(&out).expect("what was exported comes in");
    assert_eq!(dump(&again), dump(&workbench));
});
