//! What somebody has settled of a text holds for every file that has it, whatever identities it gives.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;
mod foreign_common;

use std::{
    ops::ControlFlow,
    path::{Path, PathBuf},
};

use ayni_model::{
    coding::{Coding, Quotation},
    positions::{Convention, LineEnds, Reason, Unit},
    text::TextIndex,
};
use ayni_store::Reader as _;
use ayni_workbench::{
    Workbench,
    foreign::{GiveOptions, Options, Profile, Report},
    source::{ImportOptions, Incoming},
};
use foreign_common::{bring, merge};

const TEXT: &str = "😀 Tenemos miedo. La mina cierra. Nadie dice nada.";

const UTF16: Convention = Convention {
    unit: Unit::Utf16,
    line_ends: LineEnds::AsStored,
};

/// Passages of the text by what counts code points, and by what counts the emoji as two.
const MIEDO: (u32, u32) = (10, 15);
const MINA: (u32, u32) = (20, 24);

/// Writes an export of the same study; `run` tells one run of identities from another.
fn export(folder: &Path, origin: &str, run: u32, passages: &[(u32, u32)]) -> PathBuf {
    let g = |number: u32| format!("{:08x}-0000-4000-8000-000000000000", run * 1_000 + number);
    let selection = |(n, (start, end)): (u32, &(u32, u32))| {
        let (selection, coding, code, user) = (g(10 + n), g(30 + n), g(3), g(1));
        format!(
            "<PlainTextSelection guid=\"{selection}\" startPosition=\"{start}\" endPosition=\"{end}\">\
             <Coding guid=\"{coding}\" creatingUser=\"{user}\"><CodeRef targetGUID=\"{code}\"/></Coding>\
             </PlainTextSelection>"
        )
    };
    let selections: String = (0..).zip(passages).map(selection).collect();
    let (user, code, source) = (g(1), g(3), g(5));
    let xml = format!(
        "<Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"Mine\" origin=\"{origin}\">\
         <Users><User guid=\"{user}\" name=\"Ana\"/></Users>\
         <CodeBook><Codes><Code guid=\"{code}\" name=\"Fear\" isCodable=\"true\"/></Codes></CodeBook>\
         <Sources><TextSource guid=\"{source}\" name=\"talk\">\
         <PlainTextContent>{TEXT}</PlainTextContent>{selections}</TextSource></Sources></Project>"
    );
    let path = folder.join(format!("{run}.qde"));
    std::fs::write(&path, xml).unwrap();
    path
}

/// Returns the words that have a code, as often as they have it, in the order of the text.
fn coded(bench: &Workbench) -> Vec<String> {
    let project = bench.project();
    let (source, _) = bench.find_source("talk").unwrap();
    let text = bench.source_text(source).unwrap().text;
    let index = TextIndex::new(&text);
    let mut spans = Vec::new();
    for (_, coding) in project.all::<Coding>().unwrap() {
        let quotation = project.get::<Quotation>(coding.quotation).unwrap().unwrap();
        spans.push(quotation.at.place().unwrap().1);
    }
    spans.sort();
    let words = |span: &_| index.slice(*span).unwrap().to_owned();
    spans.iter().map(words).collect()
}

fn doubts(report: &Report) -> usize {
    report.doubtful().count()
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

#[test]
fn what_was_settled_holds_for_a_file_with_other_identities() {
    let folder = folder();
    let first = export(folder.path(), "Another 1", 1, &[MIEDO]);
    let (mut bench, report) = bring(&first, &Options::default());
    assert_eq!(doubts(&report), 1);
    bench.settle_positions("talk", UTF16).unwrap();
    assert_eq!(coded(&bench), [" mied"]);
    let second = export(folder.path(), "Another 1", 2, &[MIEDO, MINA]);
    for _ in 0..2 {
        let report = merge(&mut bench, &second);
        assert_eq!(doubts(&report), 0);
        assert_eq!((report.codings.exact, report.codings.uncertain), (2, 0));
        assert_eq!(coded(&bench), [" mied", " min"]);
    }
    assert!(bench.project().doctor().unwrap().is_good());
    // A program that usually counts otherwise is not meant by it.
    let other = export(folder.path(), "QualCoder 3", 3, &[MIEDO]);
    assert_eq!(doubts(&merge(&mut bench, &other)), 1);
}

#[test]
fn what_goes_out_of_here_counts_as_it_says_and_what_was_settled_stays_so() {
    let folder = folder();
    let first = export(folder.path(), "Another 1", 1, &[MIEDO]);
    let (mut bench, _) = bring(&first, &Options::default());
    bench.settle_positions("talk", UTF16).unwrap();
    for profile in Profile::ALL {
        let path = folder.path().join(format!("{}.qdpx", profile.word()));
        let options = GiveOptions {
            profile,
            replace: true,
            ..GiveOptions::default()
        };
        let mut go_on = |_| ControlFlow::Continue(());
        bench.give_refi(&path, options, &mut go_on).unwrap();
        let report = merge(&mut bench, &path);
        assert_eq!(coded(&bench), [" mied"], "{}", profile.word());
        assert_eq!((report.codings.exact, doubts(&report)), (1, 0));
        assert!(report.overwritten.is_empty(), "{:?}", report.overwritten);
    }
    // The next file of the program itself is counted as it was settled.
    let newer = export(folder.path(), "Another 1", 1, &[MIEDO, MINA]);
    assert_eq!(doubts(&merge(&mut bench, &newer)), 0);
    assert_eq!(coded(&bench), [" mied", " min"]);
}

#[test]
fn files_of_one_text_are_settled_together() {
    let folder = folder();
    let first = export(folder.path(), "Another 1", 1, &[MIEDO]);
    let (mut bench, _) = bring(&first, &Options::default());
    let second = export(folder.path(), "Another 1", 2, &[MIEDO, MINA]);
    assert_eq!(doubts(&merge(&mut bench, &second)), 1);
    assert_eq!(coded(&bench), ["miedo", "mina"]);
    assert_eq!(bench.sources_to_settle().unwrap().len(), 1);
    let seen = bench.positions_to_settle("talk").unwrap();
    let said: Vec<(i64, i64)> = seen.passages.iter().map(|it| it.said).collect();
    assert_eq!(said, [(10, 15), (20, 24)]);
    let would = seen
        .ways
        .iter()
        .find(|way| way.score.convention == UTF16)
        .unwrap()
        .would;
    let settled = bench.settle_positions("talk", UTF16).unwrap();
    assert_eq!((settled.moved, settled.same, settled.lost), (2, 0, 0));
    assert_eq!(settled, would);
    assert_eq!(coded(&bench), [" mied", " min"]);
    let [settled] = &bench.sources_to_settle().unwrap()[..] else {
        unreachable!("it stays listed, as settled")
    };
    assert_eq!(
        (settled.decision.convention, settled.decision.reason),
        (UTF16, Reason::Confirmed)
    );
    for path in [&first, &second] {
        assert_eq!(doubts(&merge(&mut bench, path)), 0);
        assert_eq!(coded(&bench), [" mied", " min"]);
    }
}

#[test]
fn a_text_that_was_here_before_its_file_is_settled_too() {
    let folder = folder();
    let mut bench = common::bench();
    let files = [Incoming {
        name: "talk.txt".to_owned(),
        path: "talk.txt".to_owned(),
        encoding: None,
    }];
    let mut read = |_| Ok(TEXT.as_bytes().to_vec());
    bench
        .import_sources(&files, &ImportOptions::default(), &mut read, &mut |_| ())
        .unwrap();
    let path = export(folder.path(), "Another 1", 1, &[MIEDO]);
    assert_eq!(doubts(&merge(&mut bench, &path)), 1);
    let (source, _) = bench.find_source("talk").unwrap();
    let decision = bench.positions_of(source).unwrap().unwrap();
    assert!(!decision.certain);
    assert_eq!(bench.settle_positions("talk", UTF16).unwrap().moved, 1);
    assert_eq!(coded(&bench), [" mied"]);
    let decision = bench.positions_of(source).unwrap().unwrap();
    assert_eq!(decision.reason, Reason::Confirmed);
    merge(&mut bench, &path);
    assert_eq!(coded(&bench), [" mied"]);
}
