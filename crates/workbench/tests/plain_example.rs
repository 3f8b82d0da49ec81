//! The example project through import, export and import again.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::path::Path;

use ayni_model::{
    coding::{Anchor, Quotation},
    record::Kind,
};
use ayni_store::Reader as _;
use ayni_workbench::{
    Workbench,
    ambient::Counting,
    plain::{Directory, ExportOptions, Folder, MemoryFolder, unwatched},
};

fn example() -> Directory {
    Directory::new(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/north-south"))
}

fn dump(workbench: &Workbench) -> String {
    let mut out = Vec::new();
    workbench.project().dump(&mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn import(folder: &dyn Folder) -> (Workbench, ayni_workbench::plain::ImportReport) {
    let ambient = Box::new(Counting::from(1_000));
    match Workbench::in_memory_from_plain(folder, ambient, &mut unwatched) {
        Ok(imported) => imported,
        Err(problem) => panic!("{problem}"),
    }
}

#[test]
fn the_example_comes_in_whole_and_goes_out_and_in_again_equal() {
    let folder = example();
    let (workbench, report) = import(&folder);
    let project = workbench.project();
    assert_eq!(
        (
            report.reanchored,
            report.ambiguous,
            report.lost,
            report.repeated
        ),
        (0, 0, 0, 0),
        "{:#?}",
        report.notices
    );
    assert_eq!(project.count(Kind::Coding).unwrap(), report.codings);
    assert!(
        project.doctor().unwrap().is_good(),
        "{:?}",
        project.doctor().unwrap()
    );
    for (_, quotation) in project.all::<Quotation>().unwrap() {
        assert!(matches!(quotation.at, Anchor::Exact { .. }));
    }

    let mut out = MemoryFolder::default();
    let written = workbench
        .export_plain(&mut out, ExportOptions::default())
        .unwrap();
    assert_eq!((written.further, written.notices.len()), (0, 0));
    assert_eq!(written.codings, report.codings);
    let (again, _) = import(&out);
    assert_eq!(dump(&again), dump(&workbench));
    let mut second = MemoryFolder::default();
    again
        .export_plain(&mut second, ExportOptions::default())
        .unwrap();
    assert!(
        second == out,
        "a second export is the first to the last byte"
    );
}

#[test]
fn the_example_comes_in_a_second_time_without_a_change() {
    let folder = example();
    let (mut workbench, _) = import(&folder);
    let before = dump(&workbench);
    let report = workbench.import(&folder, &mut unwatched).unwrap();
    assert_eq!(report.entry, None, "nothing was written to the journal");
    assert_eq!(dump(&workbench), before);
}
