//! A newer export of the same project: what they changed comes in, what was changed here stays.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod foreign_common;

use std::path::{Path, PathBuf};

use ayni_model::{
    codebook::Code,
    coding::{Anchor, Coding, Quotation, Stance},
    id::{CodeId, RecordId},
    positions::{Convention, LineEnds, Reason, Unit},
    source::Source,
    study::Member,
    text::Span,
};
use ayni_store::Reader as _;
use ayni_workbench::{
    Workbench,
    coding::Place,
    foreign::{Options, Report},
    source::{Correction, ImportOptions, Incoming},
};
use foreign_common::{bring, give, merge};

/// A GUID of a number.
fn g(number: u32) -> String {
    format!("{number:08x}-0000-4000-8000-000000000000")
}

const TEXT: &str = "Tenemos miedo. La mina cierra. Nadie dice nada.";

/// A project as it was exported first, with a place to say it otherwise.
struct File {
    fear: &'static str,
    text: &'static str,
    more: String,
    first: (u32, u32),
}

impl Default for File {
    fn default() -> Self {
        Self {
            fear: "Fear",
            text: TEXT,
            more: String::new(),
            first: (8, 13),
        }
    }
}

impl File {
    fn selection(guid: u32, (start, end): (u32, u32), code: u32, user: u32) -> String {
        let (selection, coding, code, user) = (g(guid), g(guid + 1), g(code), g(user));
        format!(
            "<PlainTextSelection guid=\"{selection}\" startPosition=\"{start}\" endPosition=\"{end}\">\
             <Coding guid=\"{coding}\" creatingUser=\"{user}\"><CodeRef targetGUID=\"{code}\"/></Coding>\
             </PlainTextSelection>"
        )
    }

    fn write(&self, folder: &Path) -> PathBuf {
        let (ana, eva, fear, silence, source) = (g(1), g(2), g(3), g(4), g(5));
        let selections = Self::selection(10, self.first, 3, 1)
            + &Self::selection(12, (31, 46), 4, 2)
            + &self.more;
        let (name, text) = (self.fear, self.text);
        let xml = format!(
            "<Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"Mine\" origin=\"Another 1\">\
             <Users><User guid=\"{ana}\" name=\"Ana\"/><User guid=\"{eva}\" name=\"Eva\"/></Users>\
             <CodeBook><Codes><Code guid=\"{fear}\" name=\"{name}\" isCodable=\"true\"/>\
             <Code guid=\"{silence}\" name=\"Silence\" isCodable=\"true\"/></Codes></CodeBook>\
             <Sources><TextSource guid=\"{source}\" name=\"Interview 1\">\
             <PlainTextContent>{text}</PlainTextContent>{selections}</TextSource></Sources></Project>"
        );
        let path = folder.join("mine.qde");
        std::fs::write(&path, xml).unwrap();
        path
    }
}

/// Says of every coding which words have which code by whom.
fn codings(bench: &Workbench) -> Vec<String> {
    let project = bench.project();
    let mut all = Vec::new();
    for (id, source) in project.all::<Source>().unwrap() {
        let text = bench.source_text(id).unwrap().text;
        let words = |quotation: &Quotation| match quotation.at.place() {
            Some((_, span)) => {
                let index = ayni_model::text::TextIndex::new(&text);
                index.slice(span).unwrap().to_owned()
            }
            None => quotation.at.state().to_owned(),
        };
        for (_, coding) in project.codings_of(id).unwrap() {
            let quotation = project.get::<Quotation>(coding.quotation).unwrap().unwrap();
            let code = project.get::<Code>(coding.code).unwrap().unwrap();
            let coder = project.get::<Member>(coding.coder).unwrap().unwrap();
            let words = words(&quotation);
            all.push(format!(
                "{}: {words} = {} ({})",
                source.name, code.name, coder.name
            ));
        }
    }
    all.sort();
    all
}

fn code(bench: &Workbench, name: &str) -> CodeId {
    bench.codebook().unwrap().find(name).unwrap()
}

fn merged(report: &Report, noun: &str) -> [u64; 4] {
    let found = report.merged.iter().find(|it| it.noun == noun);
    found.map_or([0; 4], |it| [it.added, it.changed, it.same, it.ours])
}

const BEFORE: [&str; 2] = [
    "Interview 1: Nadie dice nada = Silence (Eva)",
    "Interview 1: miedo = Fear (Ana)",
];

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

#[test]
fn the_same_file_again_changes_nothing() {
    let folder = folder();
    let path = File::default().write(folder.path());
    let (mut bench, _) = bring(&path, &Options::default());
    assert_eq!(codings(&bench), BEFORE);
    let report = merge(&mut bench, &path);
    for (noun, count) in [
        ("member", 2),
        ("code", 2),
        ("source", 1),
        ("quotation", 2),
        ("coding", 2),
    ] {
        assert_eq!(merged(&report, noun), [0, 0, count, 0], "{noun}");
    }
    assert_eq!(codings(&bench), BEFORE);
    assert!(bench.project().doctor().unwrap().is_good());
}

#[test]
fn what_they_changed_comes_in_and_what_we_changed_stays() {
    let folder = folder();
    let path = File::default().write(folder.path());
    let (mut bench, _) = bring(&path, &Options::default());
    // Here: a code gets another name, and a coding goes.
    bench
        .rename_code(code(&bench, "Silence"), "Being silent")
        .unwrap();
    let eva = bench
        .project()
        .all::<Coding>()
        .unwrap()
        .into_iter()
        .find(|(_, coding)| ayni_model::id::RecordId::from(coding.coder).to_string() == g(2));
    bench.remove_coding(eva.unwrap().0).unwrap();
    let newer = File {
        fear: "Fear of closure",
        more: File::selection(14, (18, 22), 3, 2),
        ..File::default()
    };
    let report = merge(&mut bench, &newer.write(folder.path()));
    assert_eq!(
        codings(&bench),
        [
            "Interview 1: miedo = Fear of closure (Ana)",
            "Interview 1: mina = Fear of closure (Eva)",
        ]
    );
    let mut names: Vec<String> = bench
        .project()
        .all::<Code>()
        .unwrap()
        .into_iter()
        .map(|(_, code)| code.name.to_string())
        .collect();
    names.sort();
    assert_eq!(names, ["Being silent", "Fear of closure"]);
    assert_eq!(merged(&report, "code"), [0, 1, 0, 1], "theirs, and ours");
    assert_eq!(
        merged(&report, "coding"),
        [1, 0, 1, 1],
        "new, the same, and removed here"
    );
    let overwritten = &report.overwritten[0];
    assert_eq!(
        (
            overwritten.field.as_str(),
            overwritten.before.as_deref(),
            overwritten.after.as_deref()
        ),
        ("name", Some("Fear"), Some("Fear of closure"))
    );
    // One step, and one to take it back.
    bench.undo(None).unwrap();
    assert_eq!(codings(&bench), ["Interview 1: miedo = Fear (Ana)"]);
    assert!(bench.project().doctor().unwrap().is_good());
}

#[test]
fn an_import_that_was_undone_comes_in_again() {
    let folder = folder();
    let path = File::default().write(folder.path());
    let (mut bench, _) = bring(&path, &Options::default());
    bench.undo(None).unwrap();
    assert!(codings(&bench).is_empty());
    merge(&mut bench, &path);
    assert_eq!(codings(&bench), BEFORE);
}

#[test]
fn a_passage_that_moved_there_moves_here_unless_it_was_moved_here() {
    let folder = folder();
    let path = File::default().write(folder.path());
    let (mut bench, _) = bring(&path, &Options::default());
    let newer = File {
        first: (0, 13),
        ..File::default()
    };
    let report = merge(&mut bench, &newer.write(folder.path()));
    assert_eq!(
        codings(&bench)[0],
        "Interview 1: Nadie dice nada = Silence (Eva)"
    );
    assert_eq!(
        codings(&bench)[1],
        "Interview 1: Tenemos miedo = Fear (Ana)"
    );
    assert_eq!(merged(&report, "quotation"), [0, 1, 1, 0]);
}

#[test]
fn a_text_that_they_corrected_takes_our_passages_with_it() {
    let folder = folder();
    let path = File::default().write(folder.path());
    let (mut bench, _) = bring(&path, &Options::default());
    let (source, _) = bench.find_source("Interview 1").unwrap();
    let place = Place::At(Span::new(18, 22).unwrap());
    let fear = code(&bench, "Fear");
    bench
        .code_passage(source, &place, &[fear], Stance::Supports, None)
        .unwrap();
    // A word more at the start: theirs stand two places later, ours is carried.
    let newer = File {
        text: "Ya tenemos miedo. La mina cierra. Nadie dice nada.",
        first: (11, 16),
        ..File::default()
    };
    let path = newer.write(folder.path());
    let xml = std::fs::read_to_string(&path).unwrap();
    std::fs::write(
        &path,
        xml.replace("\"31\"", "\"34\"").replace("\"46\"", "\"49\""),
    )
    .unwrap();
    merge(&mut bench, &path);
    assert_eq!(
        codings(&bench),
        [
            "Interview 1: Nadie dice nada = Silence (Eva)",
            "Interview 1: miedo = Fear (Ana)",
            "Interview 1: mina = Fear (Ana)",
        ]
    );
    // A passage that the merge moved twice is set back once, and nothing of it was set again since.
    let reverted = bench.undo(None).unwrap().unwrap();
    assert_eq!(reverted.kept, 0);
    let before = [BEFORE[0], BEFORE[1], "Interview 1: mina = Fear (Ana)"];
    assert_eq!(codings(&bench), before);
}

#[test]
fn another_project_with_the_same_words_meets_by_content() {
    let folder = folder();
    let path = File::default().write(folder.path());
    let (mut bench, _) = bring(&path, &Options::default());
    // The same, with other identities, as programs give them that make new ones each time.
    let xml = std::fs::read_to_string(&path).unwrap();
    let other = folder.path().join("other.qde");
    std::fs::write(&other, xml.replace("-4000-8000-", "-4000-9000-")).unwrap();
    let report = merge(&mut bench, &other);
    assert_eq!(codings(&bench), BEFORE);
    for noun in ["code", "source", "quotation", "coding"] {
        assert_eq!(merged(&report, noun)[..2], [0, 0], "{noun}");
    }
}

#[test]
fn a_doubt_is_settled_by_who_looked() {
    let folder = folder();
    // One passage after an emoji, without a name: nothing tells what is counted.
    let file = File {
        text: "😀 Tenemos miedo. La mina cierra. Nadie dice nada.",
        first: (10, 15),
        ..File::default()
    };
    let path = file.write(folder.path());
    let (mut bench, report) = bring(&path, &Options::default());
    assert_eq!(report.codings.uncertain, 2);
    let [doubtful] = report.doubtful().collect::<Vec<_>>()[..] else {
        unreachable!("one source is in doubt")
    };
    assert_eq!(doubtful.positions.reason, Reason::Usual);
    let shown = &doubtful.examples[0].words;
    let words = |at: usize| shown[at].as_ref().map(|(_, words, _)| words.as_str());
    assert_eq!((words(0), words(1)), (Some("miedo"), Some(" mied")));
    let utf16 = Convention {
        unit: Unit::Utf16,
        line_ends: LineEnds::AsStored,
    };
    let key = doubtful.key.clone();
    let settled = bench.settle_positions(&key, utf16).unwrap();
    assert_eq!((settled.moved, settled.ours, settled.lost), (2, 0, 0));
    assert_eq!(codings(&bench)[0], "Interview 1:  mied = Fear (Ana)");
    let (source, _) = bench.find_source(&key).unwrap();
    let decision = bench.positions_of(source).unwrap().unwrap();
    assert_eq!(
        (decision.certain, decision.reason),
        (true, Reason::Confirmed)
    );
    // And back again, which is where they began.
    bench.undo(None).unwrap();
    assert_eq!(codings(&bench)[1], "Interview 1: miedo = Fear (Ana)");
}

#[test]
fn what_was_changed_here_is_in_the_export_and_what_was_not_is_as_it_was() {
    let folder = folder();
    let path = File::default().write(folder.path());
    let (mut bench, _) = bring(&path, &Options::default());
    bench
        .rename_code(code(&bench, "Fear"), "Fear of closure")
        .unwrap();
    let out = folder.path().join("out.qdpx");
    give(&bench, &out);
    let (again, _) = bring(&out, &Options::default());
    assert_eq!(
        codings(&again),
        [
            "Interview 1: Nadie dice nada = Silence (Eva)",
            "Interview 1: miedo = Fear of closure (Ana)",
        ]
    );
}

/// Writes a table of coded segments, without its head.
fn table(folder: &Path, rows: &str) -> PathBuf {
    let path = folder.join("highlights.csv");
    std::fs::write(&path, format!("id,document,tag,content\n{rows}")).unwrap();
    path
}

#[test]
fn a_table_of_segments_finds_its_words_in_the_texts_that_are_there() {
    let folder = folder();
    let path = File::default().write(folder.path());
    let (mut bench, _) = bring(&path, &Options::default());
    let rows = "1,Interview 1,Mine,La mina cierra.\n\
                2,Interview 1,Mine,nobody said that\n";
    let report = merge(&mut bench, &table(folder.path(), rows));
    let fates = report.codings;
    assert_eq!(
        (fates.reanchored, fates.lost),
        (1, 1),
        "{:?}",
        report.drifted
    );
    assert_eq!(
        codings(&bench)[..3],
        [
            "Interview 1: La mina cierra. = Mine (unknown)",
            "Interview 1: Nadie dice nada = Silence (Eva)",
            "Interview 1: lost = Mine (unknown)",
        ]
    );
    assert_eq!(bench.project().all::<Source>().unwrap().len(), 1);
}

#[test]
fn a_table_of_segments_finds_the_texts_whatever_their_files_are_called() {
    let folder = folder();
    let mut bench = bring(&File::default().write(folder.path()), &Options::default()).0;
    let texts = [
        ("P2 mine.txt", "First words."),
        ("Both.txt", "Second words."),
        ("both.md", "Second words too."),
        ("p3.TXT", "Third words."),
    ];
    let incoming = texts.map(|(name, _)| Incoming {
        name: name.into(),
        path: name.into(),
        encoding: None,
    });
    let options = ImportOptions::default();
    let mut read = |at: usize| Ok(texts[at].1.as_bytes().to_vec());
    bench
        .import_sources(&incoming, &options, &mut read, &mut |_| ())
        .unwrap();
    let before: Vec<Source> = bench
        .project()
        .all()
        .unwrap()
        .into_iter()
        .map(|it| it.1)
        .collect();
    let rows = "1,P2 mine.odt,Mine,First words.\n\
                2,both.odt,Mine,Second words.\n\
                3,P3,Mine,Third words.\n";
    let report = merge(&mut bench, &table(folder.path(), rows));
    let fates = report.codings;
    assert_eq!(
        (fates.reanchored, fates.lost),
        (2, 1),
        "{:?}",
        report.drifted
    );
    // Which of two is meant, nothing tells.
    let lost = report.drifted.iter().find(|it| it.now.is_none());
    assert_eq!(lost.unwrap().source, "both.odt");
    let after: Vec<Source> = bench
        .project()
        .all()
        .unwrap()
        .into_iter()
        .map(|it| it.1)
        .collect();
    assert_eq!(after.len(), before.len() + 1);
    for source in before {
        assert!(after.contains(&source), "{} is as it was", source.name);
    }
}

/// Corrects the text of the one source.
fn correct(bench: &mut Workbench, text: &str) {
    let (source, _) = bench.find_source("Interview 1").unwrap();
    let correction = Correction {
        name: "corrected.txt",
        bytes: text.as_bytes(),
        reason: "heard again",
        ..Correction::default()
    };
    bench.edit_source(source, &correction).unwrap();
}

#[test]
fn a_passage_that_moved_there_is_carried_through_our_corrections() {
    let folder = folder();
    let path = File::default().write(folder.path());
    let (mut bench, _) = bring(&path, &Options::default());
    correct(
        &mut bench,
        "Ya. Tenemos miedo. La mina cierra. Nadie dice nada.",
    );
    // There, in the old text: one passage is longer, and one is new.
    let newer = File {
        first: (0, 13),
        more: File::selection(14, (18, 22), 3, 2),
        ..File::default()
    };
    let path = newer.write(folder.path());
    let now = [
        "Interview 1: Nadie dice nada = Silence (Eva)",
        "Interview 1: Tenemos miedo = Fear (Ana)",
        "Interview 1: mina = Fear (Eva)",
    ];
    let report = merge(&mut bench, &path);
    assert_eq!(codings(&bench), now);
    assert_eq!(merged(&report, "quotation"), [1, 1, 1, 0]);
    assert!(bench.project().doctor().unwrap().is_good());
    // Corrected once more and moved here: the same file says nothing new.
    correct(
        &mut bench,
        "Ya, ya. Tenemos miedo. La mina cierra. Nadie dice nada.",
    );
    assert_eq!(codings(&bench), now);
    let first = RecordId::from(bench.project().all::<Quotation>().unwrap()[0].0);
    let own = first.to_string() == g(10);
    assert!(own, "the first one is theirs");
    let place = Place::At(Span::new(16, 21).unwrap());
    bench.resize_quotation(first.into(), &place).unwrap();
    let report = merge(&mut bench, &path);
    assert_eq!(codings(&bench)[1], "Interview 1: miedo = Fear (Ana)");
    assert_eq!(merged(&report, "quotation")[..2], [0, 0]);
    assert!(bench.project().doctor().unwrap().is_good());
}

#[test]
fn what_was_settled_holds_for_a_newer_file() {
    let folder = folder();
    let file = || File {
        text: "😀 Tenemos miedo. La mina cierra. Nadie dice nada.",
        first: (10, 15),
        ..File::default()
    };
    let (mut bench, report) = bring(&file().write(folder.path()), &Options::default());
    let key = report.doubtful().next().unwrap().key.clone();
    let utf16 = Convention {
        unit: Unit::Utf16,
        line_ends: LineEnds::AsStored,
    };
    bench.settle_positions(&key, utf16).unwrap();
    let newer = File {
        more: File::selection(14, (20, 24), 3, 2),
        ..file()
    };
    let path = newer.write(folder.path());
    for added in [1, 0] {
        let report = merge(&mut bench, &path);
        assert_eq!(codings(&bench)[0], "Interview 1:  mied = Fear (Ana)");
        assert_eq!(codings(&bench)[1], "Interview 1:  min = Fear (Eva)");
        assert_eq!(merged(&report, "quotation")[..2], [added, 0]);
        assert_eq!(report.doubtful().count(), 0);
    }
    let (source, _) = bench.find_source(&key).unwrap();
    let decision = bench.positions_of(source).unwrap().unwrap();
    assert_eq!(
        (decision.convention, decision.reason, decision.selections),
        (utf16, Reason::Confirmed, 3)
    );
    // Another text is decided anew.
    let other = File {
        text: "😀 Tenemos miedo. La mina no cierra. Nadie dice nada.",
        ..file()
    };
    merge(&mut bench, &other.write(folder.path()));
    let decision = bench.positions_of(source).unwrap().unwrap();
    assert_ne!(decision.reason, Reason::Confirmed);
}

#[test]
fn a_file_that_says_no_words_leaves_those_that_are_known_here() {
    let folder = folder();
    let path = File::default().write(folder.path());
    let (mut bench, _) = bring(&path, &Options::default());
    correct(&mut bench, "Tenemos miedos. La mina cierra.");
    let anchors = |bench: &Workbench| -> Vec<Anchor> {
        let all = bench.project().all::<Quotation>().unwrap();
        all.into_iter().map(|(_, quotation)| quotation.at).collect()
    };
    let before = anchors(&bench);
    let states: Vec<&str> = before.iter().map(Anchor::state).collect();
    assert_eq!(states, ["changed", "lost"]);
    // As they stand here, and as another program gives them back: without the words.
    let out = folder.path().join("out.qdpx");
    give(&bench, &out);
    merge(&mut bench, &out);
    assert_eq!(anchors(&bench), before);
    merge(&mut bench, &path);
    assert_eq!(anchors(&bench), before);
}
