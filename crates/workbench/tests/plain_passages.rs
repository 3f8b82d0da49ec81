//! Where the passages of a folder stand: their words decide, and what they do not decide is told.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use ayni_model::{
    coding::{Anchor, Quotation},
    source::Source,
};
use ayni_store::Reader as _;
use ayni_workbench::{
    Problem, Workbench,
    ambient::Counting,
    plain::{ExportOptions, ImportReport, MemoryFolder, unwatched},
    source::Correction,
};

const TOML: &str = "[project]\nname = \"Trial\"\n\n[[member]]\nkey = \"ana\"\n";

/// `El año pasado 😀 dijo que sí.` starts at 5; `que sí` stands at 26 and at 48.
const TEXT: &str = "Ana: El año pasado 😀 dijo que sí.\nEva: Sí. Dijo que sí.\n";

fn read(folder: &MemoryFolder) -> Result<(Workbench, ImportReport), Problem> {
    Workbench::in_memory_from_plain(folder, Box::new(Counting::from(1_000)), &mut unwatched)
}

fn dump(workbench: &Workbench) -> String {
    let mut out = Vec::new();
    workbench.project().dump(&mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// A folder of one interview with these rows of codings.
fn folder(codings: &str) -> MemoryFolder {
    MemoryFolder::default()
        .with("ayni.toml", TOML)
        .with("sources.csv", "key,file\ni1,i1.txt\n")
        .with("sources/i1.txt", TEXT)
        .with("codebook.csv", "code\nHope\n")
        .with("codings.csv", codings)
}

/// Reads that folder.
fn with_codings(rows: &str) -> (Workbench, ImportReport) {
    read(&folder(&format!(
        "source,start,end,quote,state,was,code,coder\n{rows}"
    )))
    .unwrap()
}

/// Shows each quotation: its state, its span, the words that were marked where others stand now.
fn anchors(workbench: &Workbench) -> Vec<String> {
    let all = workbench.project().all::<Quotation>().unwrap().into_iter();
    let show = |(_, quotation): (_, Quotation)| match quotation.at {
        Anchor::Exact { span, .. } => format!("exact {span}"),
        Anchor::Moved { span, .. } => format!("moved {span}"),
        Anchor::Changed { span, was, .. } => format!("changed {span} {was}"),
        Anchor::Lost { was, .. } => format!("lost {was}"),
        Anchor::Region { of } => format!("region {of}"),
    };
    all.map(show).collect()
}

/// Returns how many quotations are exact, reanchored, ambiguous, lost and unchecked.
fn fates(report: &ImportReport) -> [u64; 5] {
    let fates = [
        report.exact,
        report.reanchored,
        report.ambiguous,
        report.lost,
        report.unchecked,
    ];
    assert_eq!(fates.iter().sum::<u64>(), report.quotations);
    fates
}

#[test]
fn words_that_stand_in_several_places_are_lost_unless_something_decides() {
    // `que sí` stands at 26..32 and at 48..54.
    let (workbench, report) = with_codings(
        "i1,,,que sí,,,Hope,ana\n\
         i1,40,,que sí,,,Hope,ana\n\
         i1,,32,que sí,,,Hope,ana\n\
         i1,37,43,que sí,,,,\n",
    );
    // The fourth row: 26 and 48 are eleven away from 37.
    assert_eq!(
        anchors(&workbench),
        ["lost que sí", "exact 48..54", "exact 26..32"]
    );
    assert_eq!((report.exact, report.reanchored), (1, 1));
    assert_eq!((report.ambiguous, report.lost), (1, 0));
    assert_eq!(report.notices.len(), 3, "{:#?}", report.notices);
    assert!(
        report.notices[0].starts_with(
            "codings.csv, line 2: lost, the words stand in 2 places, one of them at 26..32, and \
             nothing tells which is meant; write where they start, or quote more words"
        ),
        "{}",
        report.notices[0]
    );
}

#[test]
fn a_lost_passage_is_mended_by_its_start() {
    let (workbench, _) = with_codings("i1,,,que sí,,,Hope,ana\n");
    let mut out = MemoryFolder::default();
    workbench
        .export_plain(&mut out, ExportOptions::default())
        .unwrap();
    let rows = String::from_utf8(out.files["codings.csv"].clone()).unwrap();
    assert!(rows.contains("\ni1,,,que sí,,Hope,ana,supports,,lost,"));
    let (again, _) = read(&out).unwrap();
    assert_eq!(anchors(&again), ["lost que sí"]);
    let mended = rows.replace("\ni1,,,que sí", "\ni1,48,,que sí");
    let (again, report) = read(&out.with("codings.csv", mended)).unwrap();
    assert_eq!(anchors(&again), ["exact 48..54"]);
    assert_eq!(fates(&report), [1, 0, 0, 0, 0]);
}

#[test]
fn two_passages_that_are_said_to_stand_at_one_place_stay_two() {
    let (workbench, report) = with_codings(
        "i1,0,3,Sí. Dijo,,,Hope,ana\n\
         i1,0,3,Ana,,,Hope,ana\n\
         i1,0,3,Sí. Dijo,,,,\n",
    );
    assert_eq!(anchors(&workbench), ["exact 39..47", "exact 0..3"]);
    assert_eq!(fates(&report), [1, 1, 0, 0, 0]);
}

#[test]
fn a_changed_passage_is_held_against_its_present_words() {
    let (mut workbench, _) = with_codings("i1,8,18,año pasado,,,Hope,ana\n");
    let (source, _) = workbench.project().all::<Source>().unwrap()[0].clone();
    let corrected = TEXT.replace("pasado", "anterior");
    let correction = Correction {
        name: "i1.txt",
        bytes: corrected.as_bytes(),
        reason: "misheard",
        ..Correction::default()
    };
    workbench.edit_source(source, &correction).unwrap();
    assert_eq!(anchors(&workbench), ["changed 8..20 año pasado"]);
    let mut out = MemoryFolder::default();
    workbench
        .export_plain(&mut out, ExportOptions::default())
        .unwrap();
    let rows = String::from_utf8(out.files["codings.csv"].clone()).unwrap();
    assert!(
        rows.contains("\ni1,8,20,año anterior,,Hope,ana,supports,,changed,año pasado,"),
        "{rows}"
    );
    let (again, report) = read(&out).unwrap();
    assert_eq!(dump(&again), dump(&workbench));
    assert_eq!(fates(&report), [1, 0, 0, 0, 0]);
    // A line that somebody sets above the text moves the passage with its words.
    let moved = out
        .clone()
        .with("texts/i1.txt", format!("2005-11-04\n{corrected}"));
    let (again, report) = read(&moved).unwrap();
    assert_eq!(anchors(&again), ["changed 19..31 año pasado"]);
    assert_eq!(fates(&report), [0, 1, 0, 0, 0]);
    // Who speaks where is known of the text without that line.
    let turns = |workbench: &Workbench| workbench.source_text(source).unwrap().layout.turns;
    assert_eq!((turns(&workbench).len(), turns(&again).len()), (2, 0));
    assert_eq!(
        report.notices[0],
        "texts/i1.layout.json: the text was edited since; who speaks where, times and pages are left \
         out"
    );
    let gone = out.with("texts/i1.txt", TEXT.replace("año pasado", "invierno"));
    let (again, report) = read(&gone).unwrap();
    assert_eq!(anchors(&again), ["lost año pasado"]);
    assert_eq!(fates(&report), [0, 0, 0, 1, 0]);
}

#[test]
fn a_changed_passage_of_an_earlier_version_is_taken_and_told() {
    let codings = "source,start,end,quote,state,code,coder\ni1,8,18,año entero,changed,Hope,ana\n";
    let (workbench, report) = read(&folder(codings)).unwrap();
    assert_eq!(anchors(&workbench), ["changed 8..18 año entero"]);
    assert_eq!(fates(&report), [0, 0, 0, 0, 1]);
    let told = "codings.csv, line 2: changed from “año entero”, but not said to what, so that the place \
                cannot be checked; taken at 8..18: “año pasado”";
    assert_eq!(report.notices, [told]);
}

const SOURCE: &str = "0198c0de7a3b7c118b213f5f0c1d2e01";
const REVISION: &str = "0198c0de7a3b7c118b213f5f0c1d2e02";
const QUOTATION: &str = "0198c0de7a3b7c118b213f5f0c1d2e1";

/// A folder whose quotations stand in `further.jsonl`: span, words, as many as there are.
fn further(quotations: &[((u32, u32), Option<&str>)]) -> MemoryFolder {
    let lines = (0..).zip(quotations).map(|(n, ((start, end), quote))| {
        let quote = quote.map_or_else(String::new, |quote| format!(",\"quote\":\"{quote}\""));
        format!(
            "{{\"kind\":\"quotation\",\"id\":\"{QUOTATION}{n}\",\"fields\":{{\"source\":\"{SOURCE}\",\
             \"at\":{{\"state\":\"exact\",\"revision\":\"{REVISION}\",\"span\":[{start},{end}]}}}}{quote}}}\n"
        )
    });
    MemoryFolder::default()
        .with("ayni.toml", TOML)
        .with(
            "sources.csv",
            format!("key,file,id,revision\ni1,i1.txt,{SOURCE},{REVISION}\n"),
        )
        .with("sources/i1.txt", TEXT)
        .with("further.jsonl", lines.collect::<String>())
}

#[test]
fn quotations_beside_the_tables_are_held_against_their_text() {
    let (workbench, report) = read(&further(&[
        ((8, 18), Some("año pasado")),
        ((8, 18), None),
        ((3, 13), Some("año pasado")),
        ((8, 18), Some("año entero")),
        ((50, 60), None),
    ]))
    .unwrap();
    let mut seen = anchors(&workbench);
    seen.sort();
    assert_eq!(
        seen,
        [
            "exact 8..18",
            "exact 8..18",
            "exact 8..18",
            "lost ",
            "lost año entero"
        ]
    );
    assert_eq!(fates(&report), [1, 1, 0, 2, 1]);
    assert_eq!(
        report.notices,
        [
            "further.jsonl, line 3: found at 8..18, not at 3..13",
            "further.jsonl, line 4: lost, the words of the passage at 8..18 are not in its text",
            "further.jsonl, line 5: lost, the words of the passage at 50..60 are not in its text",
        ]
    );
}

#[test]
fn a_record_beside_the_tables_that_was_removed_comes_back() {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("trial.ayni");
    let folder = further(&[((8, 18), Some("año pasado"))]);
    let ambient = || Box::new(Counting::from(1_000));
    let (workbench, _) =
        Workbench::create_from_plain(&path, &folder, ambient(), &mut unwatched).unwrap();
    let whole = dump(&workbench);
    drop(workbench);
    let mut project = ayni_store::Project::open(&path, ayni_store::Mode::Write).unwrap();
    let stamp = ayni_store::Stamp {
        now_ms: 9_000,
        member: None,
    };
    let mut writer = project.begin(stamp).unwrap();
    let (id, _) = writer.all::<Quotation>().unwrap()[0].clone();
    writer.remove(id).unwrap();
    let removal = ayni_model::operation::Operation::AddCode { code: "x".into() };
    writer.commit(&removal).unwrap();
    drop(project);
    let mut workbench = Workbench::open(&path, ayni_store::Mode::Write, ambient()).unwrap();
    let report = workbench.import(&folder, &mut unwatched).unwrap();
    assert_eq!((report.quotations, dump(&workbench)), (1, whole));
}

#[test]
fn a_source_beside_the_tables_does_not_take_its_text_back() {
    let source = "{\"kind\":\"source\",\"id\":\"0198c0de7a3b7c118b213f5f0c1d2e01\",\"fields\":{\
                  \"key\":\"i1\",\"name\":\"i1\",\"kind\":\"press\",\"position\":0}}\n";
    let (mut workbench, _) = read(&further(&[])).unwrap();
    let folder = MemoryFolder::default()
        .with("ayni.toml", TOML)
        .with("further.jsonl", source);
    let problem = workbench.import(&folder, &mut unwatched).unwrap_err();
    assert!(
        problem
            .message
            .contains("further.jsonl, line 1: the project has another text of i1"),
        "{problem}"
    );
}
