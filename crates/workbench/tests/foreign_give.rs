//! An export after something was changed here: it says what there is now, and nothing that is none any more.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod foreign_common;

use std::path::Path;

use ayni_model::{coding::Quotation, id::SourceId, source::Source, text::Span};
use ayni_store::Reader as _;
use ayni_workbench::{
    Workbench,
    coding::Place,
    foreign::{GiveOptions, Options, Profile},
    source::Correction,
};
use foreign_common::bring;

/// A GUID of a number.
fn g(number: u32) -> String {
    format!("{number:08x}-0000-4000-8000-000000000000")
}

fn project(sections: &str) -> String {
    format!("<Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"p\">{sections}</Project>")
}

fn selection(guid: u32, name: &str, (start, end): (i64, i64)) -> String {
    let (selection, coding, code) = (g(guid), g(guid + 1), g(1));
    format!(
        "<PlainTextSelection guid=\"{selection}\" name=\"{name}\" startPosition=\"{start}\" endPosition=\"{end}\">\
         <Coding guid=\"{coding}\"><CodeRef targetGUID=\"{code}\"/></Coding></PlainTextSelection>"
    )
}

/// A project of one code and one text, which stands in the XML itself.
fn inline(text: &str, selections: &str) -> String {
    let (code, source) = (g(1), g(2));
    project(&format!(
        "<CodeBook><Codes><Code guid=\"{code}\" name=\"c\" isCodable=\"true\"/></Codes></CodeBook>\
         <Sources><TextSource guid=\"{source}\" name=\"t\"><PlainTextContent>{text}</PlainTextContent>\
         {selections}</TextSource></Sources>"
    ))
}

fn open(folder: &Path, xml: &str) -> Workbench {
    let path = folder.join("p.qde");
    std::fs::write(&path, xml).unwrap();
    bring(&path, &Options::default()).0
}

/// Gives a project for a program, and brings that in as a new one.
fn again(bench: &Workbench, folder: &Path, profile: Profile) -> Workbench {
    let path = folder.join("out.qdpx");
    let options = GiveOptions {
        profile,
        replace: true,
    };
    let mut go_on = |_| std::ops::ControlFlow::Continue(());
    bench.give_refi(&path, options, &mut go_on).unwrap();
    bring(&path, &Options::default()).0
}

fn source(bench: &Workbench) -> SourceId {
    bench.project().all::<Source>().unwrap()[0].0
}

/// Returns the words of the quotations, in the order of their places.
fn passages(bench: &Workbench) -> Vec<String> {
    let id = source(bench);
    let text = bench.source_text(id).unwrap().text;
    let mut spans: Vec<Span> = bench
        .project()
        .quotations_of(id)
        .unwrap()
        .into_iter()
        .filter_map(|(_, quotation)| quotation.at.place().map(|(_, span)| span))
        .collect();
    spans.sort();
    let words = |span: Span| {
        let from = span.start().0 as usize;
        text.chars().skip(from).take(span.len() as usize).collect()
    };
    spans.into_iter().map(words).collect()
}

fn correct(bench: &mut Workbench, id: SourceId, text: &str) {
    let correction = Correction {
        name: "corrected.txt",
        bytes: text.as_bytes(),
        encoding: None,
        reason: "another listening",
    };
    bench.edit_source(id, &correction).unwrap();
}

#[test]
fn a_text_that_came_in_the_xml_goes_out_as_it_was_corrected() {
    let folder = tempfile::tempdir().unwrap();
    let xml = inline("One text, two words.", &selection(10, "text", (4, 8)));
    let mut bench = open(folder.path(), &xml);
    let id = source(&bench);
    correct(&mut bench, id, "Before it. One text, two words.");
    for profile in Profile::ALL {
        let given = again(&bench, folder.path(), profile);
        assert_eq!(passages(&given), ["text"], "{profile:?}");
        let text = given.source_text(source(&given)).unwrap();
        assert_eq!(text.text, "Before it. One text, two words.", "{profile:?}");
    }
}

#[test]
fn a_passage_that_was_moved_is_named_by_its_words() {
    let folder = tempfile::tempdir().unwrap();
    // An emoji, so that the names may decide what is counted.
    let selections = [selection(10, "abc", (2, 5)), selection(20, "defg", (6, 10))].concat();
    let xml = inline("😀 abc defg hij klm nop", &selections);
    let mut bench = open(folder.path(), &xml);
    let id = source(&bench);
    for (quotation, noun) in bench.project().quotations_of(id).unwrap() {
        let (_, span) = noun.at.place().unwrap();
        let moved = Span::new(span.start().0 + 1, span.end().0 + 1).unwrap();
        bench
            .resize_quotation(quotation, &Place::At(moved))
            .unwrap();
    }
    assert_eq!(passages(&bench), ["bc ", "efg "]);
    for profile in Profile::ALL {
        let given = again(&bench, folder.path(), profile);
        assert_eq!(passages(&given), ["bc ", "efg "], "{profile:?}");
    }
}

#[test]
fn the_words_of_a_lost_passage_go_with_it() {
    let folder = tempfile::tempdir().unwrap();
    let xml = inline("One text, two words.", &selection(10, "text", (4, 8)));
    let mut bench = open(folder.path(), &xml);
    let id = source(&bench);
    correct(&mut bench, id, "Δεν έμεινε");
    let was = |bench: &Workbench| -> Vec<String> {
        let all = bench.project().all::<Quotation>().unwrap();
        let was = all.into_iter().map(|(_, quotation)| quotation.at);
        was.filter_map(|at| match at {
            ayni_model::coding::Anchor::Lost { was, .. } => Some(was),
            _ => None,
        })
        .collect()
    };
    assert_eq!(was(&bench), ["text"]);
    for profile in Profile::ALL {
        assert_eq!(
            was(&again(&bench, folder.path(), profile)),
            ["text"],
            "{profile:?}"
        );
    }
}
