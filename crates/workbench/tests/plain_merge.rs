//! A folder that comes into a project that has something already: what is added, what is written over,
//! what stays.

use ayni_model::record::Kind;
use ayni_workbench::{
    Problem, Workbench,
    ambient::Counting,
    fields::Assignment,
    plain::{ExportOptions, ImportReport, MemoryFolder, Merged, unwatched},
};

const TOML: &str = "[project]\nname = \"Trial\"\n\n[[member]]\nkey = \"ana\"\n";
const TEXT: &str = "Ana: Sí, claro.\nEva: No.\n";

fn folder() -> MemoryFolder {
    MemoryFolder::default()
        .with("ayni.toml", TOML)
        .with(
            "sources.csv",
            "key,file,when,informants\ni1,i1.txt,2005,lu-1\n",
        )
        .with("sources/i1.txt", TEXT)
        .with(
            "actors.csv",
            "key,kind\nlu-1,organisation\nlu-2,organisation\n",
        )
        .with("codebook.csv", "code,definition\nFear,Of closing\nHope,\n")
        .with(
            "codings.csv",
            "source,start,end,quote,code,coder,note\ni1,5,7,Sí,Fear,ana,first\n",
        )
        .with(
            "claims.csv",
            "subject,attribute,value,according_to,note\nsource:i1,place,Lima,i1,old\n",
        )
}

fn read(folder: &MemoryFolder) -> (Workbench, ImportReport) {
    let ambient = Box::new(Counting::from(1_000));
    Workbench::in_memory_from_plain(folder, ambient, &mut unwatched)
        .unwrap_or_else(|it| panic!("{it}"))
}

fn merge(workbench: &mut Workbench, folder: &MemoryFolder) -> Result<ImportReport, Problem> {
    workbench.import(folder, &mut unwatched)
}

fn dump(workbench: &Workbench) -> String {
    let mut out = Vec::new();
    workbench
        .project()
        .dump(&mut out)
        .expect("memory takes bytes");
    String::from_utf8(out).expect("a dump is text")
}

fn of(report: &ImportReport, kind: Kind) -> (u64, u64, u64, u64, u64) {
    let Merged {
        added,
        returned,
        changed,
        same,
        kept,
        ..
    } = *report
        .merged
        .iter()
        .find(|it| it.kind == kind)
        .unwrap_or_else(|| panic!("no {kind:?}"));
    (added, returned, changed, same, kept)
}

/// The project of the folder, in which somebody went on working.
fn newer() -> Workbench {
    let (mut workbench, report) = read(&folder());
    assert!(report.merged.is_empty(), "nothing was there to meet");
    let set = |field: &str, value: &str| Assignment {
        field: field.to_owned(),
        value: value.to_owned(),
    };
    let source = workbench.find_source("i1").map(|it| it.0);
    let fields = [set("when", "2005-11-04"), set("informants", "lu-2")];
    let done = source.and_then(|id| workbench.set_source(id, &fields));
    assert!(done.is_ok());
    workbench
}

#[test]
fn the_same_folder_again_changes_nothing_and_says_so() {
    let (mut workbench, _) = read(&folder());
    let before = dump(&workbench);
    let report = merge(&mut workbench, &folder()).expect("it comes in");
    assert!(report.is_unchanged());
    assert_eq!((report.entry, dump(&workbench)), (None, before));
    assert_eq!(of(&report, Kind::Source), (0, 0, 0, 1, 0));
    assert_eq!(of(&report, Kind::Coding), (0, 0, 0, 1, 0));
    assert_eq!(of(&report, Kind::Quotation), (0, 0, 0, 1, 0));
    // The labels of the text made voices that the folder does not name.
    assert_eq!(of(&report, Kind::Voice), (0, 0, 0, 0, 2));
}

#[test]
fn an_older_folder_says_which_newer_values_it_writes_over() {
    let mut workbench = newer();
    let report = merge(&mut workbench, &folder()).expect("it comes in");
    assert!(report.entry.is_some());
    assert_eq!(of(&report, Kind::Source), (0, 0, 1, 0, 0));
    assert_eq!(of(&report, Kind::Actor), (0, 0, 0, 2, 0));
    let told: Vec<String> = report
        .overwritten
        .iter()
        .map(|it| format!("{} {}: {:?} {:?}", it.record, it.field, it.before, it.after))
        .collect();
    assert_eq!(
        told,
        [
            "source:i1 informants: Some(\"lu-2\") Some(\"lu-1\")",
            "source:i1 when: Some(\"2005-11-04\") Some(\"2005\")",
        ]
    );
}

#[test]
fn a_rehearsal_says_the_same_and_writes_nothing() {
    let mut workbench = newer();
    let before = dump(&workbench);
    let said = workbench
        .rehearse_import(&folder(), &mut unwatched)
        .expect("it would come in");
    assert_eq!((said.entry, dump(&workbench)), (None, before));
    let done = merge(&mut workbench, &folder()).expect("it comes in");
    assert_eq!(
        (&said.merged, &said.overwritten),
        (&done.merged, &done.overwritten)
    );
}

#[test]
fn what_only_the_project_has_is_kept() {
    let (mut workbench, _) = read(&folder());
    let other = MemoryFolder::default().with("ayni.toml", TOML).with(
        "actors.csv",
        "key,kind,note\nlu-1,organisation,large\nlu-3,site,\n",
    );
    let report = merge(&mut workbench, &other).expect("it comes in");
    assert_eq!(of(&report, Kind::Actor), (1, 0, 1, 0, 1));
    assert_eq!(of(&report, Kind::Source), (0, 0, 0, 0, 1));
    assert_eq!(of(&report, Kind::Code), (0, 0, 0, 0, 2));
}

#[test]
fn what_was_removed_since_comes_back_and_is_counted_apart() {
    let (mut workbench, _) = read(&folder());
    let mut older = MemoryFolder::default();
    workbench
        .export_plain(&mut older, ExportOptions::default())
        .expect("it goes out");
    let hope = workbench.codebook().and_then(|book| book.find("Hope"));
    let removed = hope.and_then(|code| workbench.remove_code(code, false));
    assert!(removed.is_ok());
    let report = merge(&mut workbench, &older).expect("it comes in");
    assert_eq!(of(&report, Kind::Code), (0, 1, 0, 1, 0));
}

#[test]
fn codings_and_claims_are_called_by_what_they_are_about() {
    let (mut workbench, _) = read(&folder());
    let folder = folder()
        .with(
            "codings.csv",
            "source,start,end,quote,code,coder,note\ni1,5,7,Sí,Fear,ana,second\n",
        )
        .with(
            "claims.csv",
            "subject,attribute,value,according_to,note\nsource:i1,place,Lima,i1,new\n",
        );
    let report = merge(&mut workbench, &folder).expect("it comes in");
    let names: Vec<&str> = report
        .overwritten
        .iter()
        .map(|it| it.record.as_str())
        .collect();
    assert_eq!(
        names,
        ["claim of i1 on source:i1, place", "coding:i1:5-7:Fear"]
    );
}
