//! Names of passages that say that the numbers of a file are wrong.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod foreign_common;

use std::{
    ops::ControlFlow,
    path::{Path, PathBuf},
};

use ayni_model::{
    coding::{Coding, Quotation},
    positions::Reason,
    text::TextIndex,
};
use ayni_store::Reader as _;
use ayni_workbench::{
    Workbench,
    foreign::{GiveOptions, Options, Profile, Report},
};
use foreign_common::{bring, merge};

/// A heading of seven signs and a line end was put before the text after its numbers were written.
const TEXT: &str =
    "Charla:\nTenemos miedo de hablar. La mina cierra en mayo. Nadie dice nada, nadie dice más.";

/// Numbers of the text without its heading, and the words that stand there (counted by hand).
const PASSAGES: [(u32, u32, &str); 4] = [
    (0, 13, "Tenemos miedo"),
    (25, 39, "La mina cierra"),
    (49, 65, "Nadie dice nada,"),
    (66, 76, "nadie dice"),
];

fn g(number: usize) -> String {
    format!("{number:08x}-0000-4000-8000-000000000000")
}

fn write(path: &Path, passages: &[(u32, u32, &str)]) -> PathBuf {
    let selection = |(n, (start, end, name)): (usize, &(u32, u32, &str))| {
        let name = match name.is_empty() {
            true => String::new(),
            false => format!(" name=\"{name}\""),
        };
        format!(
            "<PlainTextSelection guid=\"{}\"{name} startPosition=\"{start}\" endPosition=\"{end}\">\
             <Coding guid=\"{}\"><CodeRef targetGUID=\"{}\"/></Coding></PlainTextSelection>",
            g(10 + n),
            g(30 + n),
            g(3)
        )
    };
    let selections: String = passages.iter().enumerate().map(selection).collect();
    let xml = format!(
        "<Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"Mine\" origin=\"NVivo\">\
         <CodeBook><Codes><Code guid=\"{}\" name=\"Fear\" isCodable=\"true\"/></Codes></CodeBook>\
         <Sources><TextSource guid=\"{}\" name=\"talk\"><PlainTextContent>{TEXT}</PlainTextContent>\
         {selections}</TextSource></Sources></Project>",
        g(3),
        g(5)
    );
    std::fs::write(path, xml).unwrap();
    path.to_owned()
}

/// Returns the words that have a code, in the order of the text.
fn coded(bench: &Workbench) -> Vec<String> {
    let project = bench.project();
    let (source, _) = bench.find_source("talk").unwrap();
    let text = bench.source_text(source).unwrap().text;
    let index = TextIndex::new(&text);
    let codings = project.all::<Coding>().unwrap();
    let place = |(_, it): &(_, Coding)| {
        let quotation = project.get::<Quotation>(it.quotation).unwrap().unwrap();
        quotation.at.place().unwrap().1
    };
    let mut spans: Vec<_> = codings.iter().map(place).collect();
    spans.sort();
    spans
        .iter()
        .map(|span| index.slice(*span).unwrap().to_owned())
        .collect()
}

fn fates(report: &Report) -> (u64, u64, u64) {
    let fates = &report.codings;
    (fates.exact, fates.reanchored, fates.uncertain)
}

#[test]
fn passages_are_where_their_names_are_and_go_out_so() {
    let folder = tempfile::tempdir().unwrap();
    let file = write(&folder.path().join("mine.qde"), &PASSAGES);
    let (mut bench, report) = bring(&file, &Options::default());
    assert_eq!(fates(&report), (0, 4, 0));
    assert_eq!(report.doubtful().count(), 0);
    let words = PASSAGES.map(|(_, _, words)| words.to_owned());
    assert_eq!(coded(&bench), words);
    let told = report.drifted.iter().map(|it| (it.said, it.now));
    assert_eq!(
        told.collect::<Vec<_>>(),
        [
            ((0, 13), Some((8, 21))),
            ((25, 39), Some((33, 47))),
            ((49, 65), Some((57, 73))),
            ((66, 76), Some((74, 84))),
        ]
    );
    // The same file once more changes nothing.
    merge(&mut bench, &file);
    assert_eq!(coded(&bench), words);
    // What goes out has the numbers of the words, whatever counts.
    for profile in [Profile::Standard, Profile::Nvivo, Profile::Maxqda] {
        let out = folder.path().join("out.qdpx");
        let options = GiveOptions {
            profile,
            replace: true,
            ..GiveOptions::default()
        };
        bench
            .give_refi(&out, options, &mut |_| ControlFlow::Continue(()))
            .unwrap();
        let (other, report) = bring(&out, &Options::default());
        assert_eq!(fates(&report), (4, 0, 0), "{profile:?}");
        assert_eq!(coded(&other), words, "{profile:?}");
    }
}

#[test]
fn a_passage_without_a_name_is_in_doubt_then() {
    let folder = tempfile::tempdir().unwrap();
    let passages = [PASSAGES[0], PASSAGES[1], (49, 65, "")];
    let file = write(&folder.path().join("mine.qde"), &passages);
    let (bench, report) = bring(&file, &Options::default());
    assert_eq!(fates(&report), (0, 2, 1));
    let doubt = report.doubtful().next().unwrap();
    assert_eq!(doubt.positions.reason, Reason::Contradicted);
    assert_eq!(
        coded(&bench)[2],
        TEXT.chars().skip(49).take(16).collect::<String>()
    );
}

#[test]
fn what_goes_out_of_here_counts_as_it_says_whatever_its_names() {
    let folder = tempfile::tempdir().unwrap();
    let file = write(&folder.path().join("mine.qde"), &PASSAGES);
    let xml = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, xml.replace("\"NVivo\"", "\"Ayni 0.1.0\"")).unwrap();
    let (_, report) = bring(&file, &Options::default());
    assert_eq!(fates(&report), (4, 0, 0));
}

#[test]
fn names_that_are_labels_move_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let at = |words: &str| {
        let byte = TEXT.find(words).unwrap();
        let start = TEXT[..byte].chars().count() as u32;
        (start, start + words.chars().count() as u32)
    };
    // Words of the text that are called by other words of the text.
    let labels = [
        ("Tenemos miedo", "La mina cierra"),
        ("La mina cierra", "Nadie dice nada"),
        ("Nadie dice nada", "La mina cierra"),
    ];
    let labels = labels.map(|(words, name)| (at(words).0, at(words).1, name));
    let file = write(&folder.path().join("mine.qde"), &labels);
    let (bench, report) = bring(&file, &Options::default());
    assert_eq!(fates(&report), (3, 0, 0));
    assert_eq!(coded(&bench)[0], "Tenemos miedo");
}
