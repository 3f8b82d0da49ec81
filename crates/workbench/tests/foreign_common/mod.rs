//! Bringing in and giving back, for the tests of foreign projects.

#![allow(
    dead_code,
    clippy::allow_attributes,
    reason = "each test uses some of it"
)]

pub(crate) mod made;

use std::{
    ops::ControlFlow,
    path::{Path, PathBuf},
};

use ayni_workbench::{
    Workbench,
    ambient::Counting,
    foreign::{GiveOptions, Given, Input, Options, Report},
};

/// Returns a real file beside the repository; nothing, with a message, where there are none.
pub(crate) fn shared(path: &str) -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/cases");
    let file = root.join(path);
    if !root.is_dir() {
        println!("skipped: there is no {}", root.display());
        return None;
    }
    Some(file)
}

/// Makes a project in memory from a foreign one.
pub(crate) fn bring(path: &Path, options: &Options) -> (Workbench, Report) {
    let name = path
        .file_name()
        .expect("a file")
        .to_string_lossy()
        .into_owned();
    let mut input = Input::open(path, &name).unwrap_or_else(|problem| panic!("{problem}"));
    let ambient = Box::new(Counting::from(1_764_000_000_000));
    let go_on = &mut |_| ControlFlow::Continue(());
    Workbench::in_memory_from_foreign(&mut input, options, ambient, go_on)
        .unwrap_or_else(|problem| panic!("{name}: {problem}"))
}

/// Brings a foreign project into one that there is.
pub(crate) fn merge(bench: &mut Workbench, path: &Path) -> Report {
    let name = path
        .file_name()
        .expect("a file")
        .to_string_lossy()
        .into_owned();
    let mut input = Input::open(path, &name).unwrap_or_else(|problem| panic!("{problem}"));
    let go_on = &mut |_| ControlFlow::Continue(());
    bench
        .bring_in(&mut input, &Options::default(), go_on)
        .unwrap_or_else(|problem| panic!("{name}: {problem}"))
}

/// Writes a project as REFI-QDA.
pub(crate) fn give(bench: &Workbench, path: &Path) -> Given {
    let options = GiveOptions {
        replace: true,
        ..GiveOptions::default()
    };
    bench
        .give_refi(path, options, &mut |_| ControlFlow::Continue(()))
        .unwrap_or_else(|problem| panic!("{problem}"))
}

/// Writes a project as `out.qdpx` into a folder, and returns its XML.
pub(crate) fn given(bench: &Workbench, folder: &Path) -> String {
    let path = folder.join("out.qdpx");
    give(bench, &path);
    xml_of(&path)
}

/// Returns the XML of an archive.
pub(crate) fn xml_of(path: &Path) -> String {
    let file = std::fs::File::open(path).expect("an archive");
    let mut archive = zip::ZipArchive::new(file).expect("an archive");
    let member = archive.by_name("project.qde").expect("its XML");
    std::io::read_to_string(member).expect("words")
}
