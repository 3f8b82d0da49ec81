//! A newer export in which a source is in a set no more, or is the voice of a case no more.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod foreign_common;

use std::path::{Path, PathBuf};

use ayni_model::{actor::Actor, id::SourceId, source::Source};
use ayni_store::Reader as _;
use ayni_workbench::{
    Workbench,
    fields::Assignment,
    foreign::{Options, Report},
};
use foreign_common::{bring, give, given, merge};

/// A GUID of a number.
fn g(number: u32) -> String {
    format!("{number:08x}-0000-4000-8000-00000000000b")
}

const NAMES: [&str; 3] = ["One", "Two", "Three"];

/// References of a kind to things of a file.
fn to(element: &str, numbers: &[u32]) -> String {
    let each = numbers.iter();
    each.map(|it| format!("<{element} targetGUID=\"{}\"/>", g(*it)))
        .collect()
}

/// Writes a project of some of three sources, with what stands before and behind them.
fn write(folder: &Path, cases: &str, sources: &[u32], sets: &str) -> PathBuf {
    let source = |number: &u32| {
        let name = NAMES[*number as usize];
        format!(
            "<TextSource guid=\"{}\" name=\"{name}\"><PlainTextContent>{name} tenemos miedo.</PlainTextContent>\
             <PlainTextSelection guid=\"{}\" startPosition=\"0\" endPosition=\"3\"/></TextSource>",
            g(*number),
            g(*number + 10)
        )
    };
    let sources: String = sources.iter().map(source).collect();
    let cases = match cases {
        "" => String::new(),
        cases => format!("<Cases>{cases}</Cases>"),
    };
    let sets = match sets {
        "" => String::new(),
        sets => format!("<Sets>{sets}</Sets>"),
    };
    let xml = format!(
        "<Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"Mine\" origin=\"Another 1\">\
         {cases}<Sources>{sources}</Sources>{sets}</Project>"
    );
    let path = folder.join("mine.qde");
    std::fs::write(&path, xml).unwrap();
    path
}

/// Writes the three sources with a set of some of them.
fn women(folder: &Path, members: &[u32]) -> PathBuf {
    let members = to("MemberSource", members);
    let set = format!("<Set guid=\"{}\" name=\"Women\">{members}</Set>", g(50));
    write(folder, "", &[0, 1, 2], &set)
}

fn source(bench: &Workbench, name: &str) -> (SourceId, Source) {
    let mut all = bench.project().all::<Source>().unwrap().into_iter();
    all.find(|(_, source)| source.name == name).unwrap()
}

/// Returns what each source says of the set.
fn said(bench: &Workbench) -> [Option<String>; 3] {
    NAMES.map(|name| source(bench, name).1.attributes.0.remove("Women"))
}

fn set(bench: &mut Workbench, name: &str, field: &str, value: &str) {
    let (id, _) = source(bench, name);
    bench
        .set_source(id, &[Assignment::new(field, value)])
        .unwrap();
}

fn yes() -> Option<String> {
    Some("yes".to_owned())
}

/// Returns what was written over: the record, the field, and what stood there before and stands there now.
fn changes(report: &Report) -> Vec<String> {
    let said = |value: &Option<String>| value.clone().unwrap_or_default();
    let all = report.overwritten.iter();
    let mut all: Vec<String> = all
        .map(|it| {
            format!(
                "{} {}: {} → {}",
                it.record,
                it.field,
                said(&it.before),
                said(&it.after)
            )
        })
        .collect();
    all.sort();
    all
}

fn is_well(bench: &Workbench) {
    let health = bench.project().doctor().unwrap();
    assert!(health.is_good(), "{:?}", health.complaints);
}

#[test]
fn a_source_that_is_in_a_set_no_more_is_taken_out() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let (mut bench, _) = bring(&women(folder, &[0, 2]), &Options::default());
    assert_eq!(said(&bench), [yes(), None, yes()]);
    let report = merge(&mut bench, &women(folder, &[1, 2]));
    assert_eq!(said(&bench), [None, yes(), yes()]);
    let told = ["source:One a:Women: yes → ", "source:Two a:Women:  → yes"];
    assert_eq!(changes(&report), told);
    let xml = given(&bench, folder);
    assert!(!xml.contains(&to("MemberSource", &[0])), "{xml}");
    // It is one step.
    bench.undo(None).unwrap().unwrap();
    assert_eq!(said(&bench), [yes(), None, yes()]);
    merge(&mut bench, &women(folder, &[1, 2]));
    // None is left in it, and then one is in it again.
    merge(&mut bench, &women(folder, &[]));
    assert_eq!(said(&bench), [None, None, None]);
    merge(&mut bench, &women(folder, &[0]));
    assert_eq!(said(&bench), [yes(), None, None]);
    is_well(&bench);
}

#[test]
fn what_was_said_of_a_set_here_stays() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let (mut bench, _) = bring(&women(folder, &[0, 2]), &Options::default());
    set(&mut bench, "One", "Women", "");
    set(&mut bench, "Two", "Women", "yes");
    set(&mut bench, "Three", "Women", "no");
    let no = Some("no".to_owned());
    let ours = [None, yes(), no];
    for members in [&[0, 2][..], &[0], &[]] {
        let report = merge(&mut bench, &women(folder, members));
        assert_eq!(changes(&report), Vec::<String>::new());
        assert_eq!(said(&bench), ours);
    }
}

#[test]
fn a_file_without_the_set_or_the_source_takes_nothing_out() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let (mut bench, _) = bring(&women(folder, &[0, 2]), &Options::default());
    let report = merge(&mut bench, &write(folder, "", &[0, 1, 2], ""));
    assert_eq!(report.absent, ["attribute:Women"]);
    assert_eq!(said(&bench), [yes(), None, yes()]);
    let set = format!(
        "<Set guid=\"{}\" name=\"Women\">{}</Set>",
        g(50),
        to("MemberSource", &[2])
    );
    merge(&mut bench, &write(folder, "", &[1, 2], &set));
    assert_eq!(said(&bench), [yes(), None, yes()]);
    // Another set of that name says nothing of what it leaves out.
    let other = set.replace(&g(50), &g(51));
    merge(&mut bench, &write(folder, "", &[0, 1, 2], &other));
    assert_eq!(said(&bench), [yes(), None, yes()]);
}

#[test]
fn what_was_taken_out_of_a_set_goes_from_one_project_to_the_other() {
    let folder = tempfile::tempdir().unwrap();
    let (mut ours, _) = bring(&women(folder.path(), &[0, 2]), &Options::default());
    set(&mut ours, "Two", "Women", "yes");
    let (there, here) = (
        folder.path().join("there.qdpx"),
        folder.path().join("here.qdpx"),
    );
    give(&ours, &there);
    let (mut theirs, _) = bring(&there, &Options::default());
    assert_eq!(said(&theirs), [yes(), yes(), yes()]);
    set(&mut theirs, "One", "Women", "");
    give(&theirs, &here);
    merge(&mut ours, &here);
    assert_eq!(said(&ours), [None, yes(), yes()]);
    // A copy of before takes nothing back.
    merge(&mut ours, &there);
    assert_eq!(said(&ours), [None, yes(), yes()]);
    give(&ours, &there);
    merge(&mut theirs, &there);
    assert_eq!(said(&theirs), [None, yes(), yes()]);
}

/// Returns the names of the actors whose voice a source is, and who speaks in it.
fn heard(bench: &Workbench, name: &str) -> (Vec<String>, Vec<String>) {
    let (id, source) = source(bench, name);
    let actor = |id| bench.project().get::<Actor>(id).unwrap().unwrap().name;
    let turns = bench.source_text(id).unwrap().layout.turns.clone();
    (
        source.informants.into_iter().map(actor).collect(),
        turns.into_iter().map(|turn| turn.speaker).collect(),
    )
}

#[test]
fn a_source_is_no_more_the_voice_of_a_case_where_the_file_says_so_no_more() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let case = |number: u32, name: &str, sources: &[u32], selections: &[u32]| {
        let within = to("SourceRef", sources) + &to("SelectionRef", selections);
        format!(
            "<Case guid=\"{}\" name=\"{name}\">{within}</Case>",
            g(number)
        )
    };
    let file = |cases: &[String]| write(folder, &cases.concat(), &[0, 1, 2], "");
    let rosa = case(30, "Rosa", &[0, 1], &[10, 11]);
    let (mut bench, _) = bring(
        &file(&[rosa, case(31, "Berta", &[1], &[12])]),
        &Options::default(),
    );
    let names = |all: &[&str]| -> Vec<String> { all.iter().map(|it| (*it).to_owned()).collect() };
    assert_eq!(heard(&bench, "One"), (names(&["Rosa"]), names(&["Rosa"])));
    assert_eq!(heard(&bench, "Two").0, ["Rosa", "Berta"]);
    // Without one of the cases, she goes on speaking.
    let report = merge(&mut bench, &file(&[case(30, "Rosa", &[0, 1], &[10, 11])]));
    assert_eq!(changes(&report), Vec::<String>::new());
    assert_eq!(heard(&bench, "Two").0, ["Rosa", "Berta"]);
    assert_eq!(heard(&bench, "Three").1, ["Berta"]);
    // Somebody says of her here that she is heard in another one.
    set(&mut bench, "Three", "informants", "rosa");
    let report = merge(
        &mut bench,
        &file(&[case(30, "Rosa", &[1], &[11]), case(31, "Berta", &[], &[])]),
    );
    let told = [
        "source:One informants: Rosa → ",
        "source:Two informants: Rosa; Berta → Rosa",
    ];
    assert_eq!(changes(&report), told);
    // Who speaks stays: a file that lacks a passage says nothing of who spoke it.
    assert_eq!(heard(&bench, "One"), (Vec::new(), names(&["Rosa"])));
    assert_eq!(heard(&bench, "Two"), (names(&["Rosa"]), names(&["Rosa"])));
    assert_eq!(
        heard(&bench, "Three"),
        (names(&["Rosa"]), names(&["Berta"]))
    );
    // It goes out so, and comes back so.
    let xml = given(&bench, folder);
    assert!(!xml.contains(&to("SelectionRef", &[10])), "{xml}");
    assert!(!xml.contains(&to("SourceRef", &[0])), "{xml}");
    let report = merge(&mut bench, &folder.join("out.qdpx"));
    assert_eq!(changes(&report), Vec::<String>::new());
    is_well(&bench);
}

#[test]
fn a_set_that_has_another_name_there_keeps_that_of_here_and_its_sources() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let (mut bench, _) = bring(&women(folder, &[0, 1]), &Options::default());
    let file = women(folder, &[1, 2]);
    let xml = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, xml.replace("\"Women\"", "\"Mujeres\"")).unwrap();
    let report = merge(&mut bench, &file);
    let told = report.renamed.iter();
    let told: Vec<_> = told.map(|it| (it.from.as_str(), it.to.as_str())).collect();
    assert_eq!(told, [("Mujeres", "Women")]);
    let names: Vec<String> = NAMES
        .iter()
        .map(|name| {
            source(&bench, name)
                .1
                .attributes
                .0
                .keys()
                .cloned()
                .collect()
        })
        .collect();
    assert_eq!(names, ["", "Women", "Women"]);
    is_well(&bench);
}
