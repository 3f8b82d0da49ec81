//! Passages that have no place of their own here: those of transcripts go from one point to another, those of
//! notes are only kept. Both move with their text and count as it does.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;
mod foreign_common;
mod foreign_harm;

use std::path::Path;

use ayni_model::{
    coding::Quotation,
    id::{QuotationId, SourceId},
    source::Source,
    study::Memo,
    text::Span,
};
use ayni_store::Reader as _;
use ayni_workbench::{
    Workbench,
    coding::Place,
    foreign::{GiveOptions, Options, Profile},
    memo::MemoChange,
    source::Correction,
};
use foreign_common::{bring, xml_of};
use foreign_harm::zip;

/// A GUID of a number.
fn g(number: u32) -> String {
    format!("{number:08X}-0000-4000-8000-ABCDEF000000")
}

/// How a program counts.
#[derive(Clone, Copy)]
struct Way {
    origin: &'static str,
    utf16: bool,
}

const CODE_POINTS: Way = Way {
    origin: "Another 1",
    utf16: false,
};
const UTF16: Way = Way {
    origin: "NVivo for Windows 12",
    utf16: true,
};

/// Returns where words begin and end in a text, as a program counts.
fn place(text: &str, words: &str, way: Way) -> (usize, usize) {
    let at = text.find(words).unwrap();
    let count = |text: &str| match way.utf16 {
        true => text.encode_utf16().count(),
        false => text.chars().count(),
    };
    (count(&text[..at]), count(&text[..at + words.len()]))
}

/// Returns a transcript with a passage for each of some words, the n-th of numbers from `first + 10 n` on.
fn transcript(first: u32, text: &str, passages: &[&str], way: Way) -> String {
    let (mut points, mut selections) = (String::new(), String::new());
    for (n, words) in (1..).zip(passages) {
        let (start, end) = place(text, words, way);
        let at = |more: u32| g(first + 10 * n + more);
        for (more, position) in [(1, start), (2, end)] {
            points += &format!(
                "<SyncPoint guid=\"{}\" timeStamp=\"{position}000\" position=\"{position}\"/>",
                at(more)
            );
        }
        // A GUID is the same in small letters and in braces.
        let (from, to) = (at(1).to_lowercase(), format!("{{{}}}", at(2)));
        selections += &format!(
            "<TranscriptSelection guid=\"{}\" fromSyncPoint=\"{from}\" toSyncPoint=\"{to}\">\
             <Coding guid=\"{}\"><CodeRef targetGUID=\"{}\"/></Coding></TranscriptSelection>",
            at(0),
            at(3),
            g(1)
        );
    }
    format!(
        "<Transcript guid=\"{}\" plainTextPath=\"internal://{first}.txt\">{points}{selections}</Transcript>",
        g(first)
    )
}

/// Brings in a recording with two transcripts.
fn open(folder: &Path, texts: [(&str, &[&str]); 2], way: Way) -> Workbench {
    let transcripts: String = [1_000, 2_000]
        .into_iter()
        .zip(texts)
        .map(|(first, (text, passages))| transcript(first, text, passages, way))
        .collect();
    let xml = format!(
        "<Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"p\" origin=\"{}\">\
         <CodeBook><Codes><Code guid=\"{}\" name=\"c\" isCodable=\"true\"/></Codes></CodeBook>\
         <Sources><AudioSource guid=\"{}\" name=\"tape\">{transcripts}</AudioSource></Sources></Project>",
        way.origin,
        g(1),
        g(2)
    );
    let path = folder.join("p.qdpx");
    let members = zip(&[
        ("project.qde", xml.as_bytes()),
        ("sources/1000.txt", texts[0].0.as_bytes()),
        ("sources/2000.txt", texts[1].0.as_bytes()),
    ]);
    std::fs::write(&path, members).unwrap();
    bring(&path, &Options::default()).0
}

/// Returns the words of all passages, source by source; nothing of one that is nowhere.
fn words(bench: &Workbench) -> Vec<Vec<Option<String>>> {
    let mut sources = bench.project().all::<Source>().unwrap();
    sources.sort_by_key(|(_, it)| it.position);
    let of = |(id, _): (SourceId, Source)| {
        let text = bench.source_text(id).unwrap().text;
        let mut quotations = bench.project().quotations_of(id).unwrap();
        quotations.sort_by_key(|(id, _)| *id);
        let words = |(_, quotation): (QuotationId, Quotation)| {
            let (_, span) = quotation.at.place()?;
            let from = text.chars().skip(span.start().0 as usize);
            Some(from.take(span.len() as usize).collect())
        };
        quotations.into_iter().map(words).collect()
    };
    sources.into_iter().map(of).collect()
}

/// Gives the project for every program and brings it in again: the same words each time, and a second export
/// of that is the first one.
fn comes_back(bench: &Workbench, folder: &Path) {
    let expected = words(bench);
    for profile in Profile::ALL {
        let give = |bench: &Workbench, name: &str| {
            let path = folder.join(name);
            let options = GiveOptions {
                profile,
                replace: true,
                ..GiveOptions::default()
            };
            let mut go_on = |_| std::ops::ControlFlow::Continue(());
            bench.give_refi(&path, options, &mut go_on).unwrap();
            path
        };
        let path = give(bench, "out.qdpx");
        let (again, _) = bring(&path, &Options::default());
        assert_eq!(words(&again), expected, "{profile:?}: {}", xml_of(&path));
        let second = give(&again, "second.qdpx");
        assert_eq!(xml_of(&second), xml_of(&path), "{profile:?}");
    }
}

const TALK: &str = "😀 Ana: nobody left the pit.\r\nLuis: 😀 they closed it in March.\r\n";
const NOTES: &str = "[Second hearing]\r\n😀 Nobody spoke, they said.";
const PASSAGES: [&str; 2] = ["nobody left the pit.", "they closed it"];

fn both() -> [(&'static str, &'static [&'static str]); 2] {
    [(TALK, &PASSAGES), (NOTES, &["Nobody spoke"])]
}

fn expected() -> Vec<Vec<Option<String>>> {
    let some = |words: &&str| Some((*words).to_owned());
    vec![
        PASSAGES.iter().map(some).collect(),
        vec![Some("Nobody spoke".to_owned())],
    ]
}

#[test]
fn passages_of_transcripts_are_the_same_words_for_every_program() {
    for way in [CODE_POINTS, UTF16] {
        let folder = tempfile::tempdir().unwrap();
        let bench = open(folder.path(), both(), way);
        assert_eq!(words(&bench), expected());
        comes_back(&bench, folder.path());
    }
}

fn source(bench: &Workbench, position: usize) -> SourceId {
    let mut sources = bench.project().all::<Source>().unwrap();
    sources.sort_by_key(|(_, it)| it.position);
    sources[position].0
}

fn correct(bench: &mut Workbench, position: usize, text: &str) {
    let correction = Correction {
        name: "heard.txt",
        bytes: text.as_bytes(),
        encoding: None,
        reason: "another hearing",
    };
    let id = source(bench, position);
    bench.edit_source(id, &correction).unwrap();
}

#[test]
fn points_move_with_a_corrected_text() {
    for way in [CODE_POINTS, UTF16] {
        let folder = tempfile::tempdir().unwrap();
        let mut bench = open(folder.path(), both(), way);
        let talk = TALK.replace("\r\n", "\n");
        correct(&mut bench, 0, &format!("[Recorded in Ilo 😀]\n{talk}"));
        correct(
            &mut bench,
            1,
            "[Second hearing, 2004]\n😀 Nobody spoke, they said.",
        );
        assert_eq!(words(&bench), expected());
        comes_back(&bench, folder.path());
        // Words in between, and at the edge.
        let text = "Ana: nobody, they say, left the pit.\nLuis: they they closed it in March.\n";
        correct(&mut bench, 0, text);
        assert_eq!(words(&bench)[0][1].as_deref(), Some("they closed it"));
        comes_back(&bench, folder.path());
    }
}

#[test]
fn a_passage_of_a_transcript_that_was_moved_has_points_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = open(folder.path(), both(), CODE_POINTS);
    let id: QuotationId = g(1_010).parse().unwrap();
    for (start, end) in [(0, 6), (2, 12)] {
        let place = Place::At(Span::new(start, end).unwrap());
        bench.resize_quotation(id, &place).unwrap();
        comes_back(&bench, folder.path());
    }
    let back = bring(&folder.path().join("out.qdpx"), &Options::default()).0;
    assert_eq!(words(&back), words(&bench));
    // The one beside it is between the points that it had.
    let xml = xml_of(&folder.path().join("out.qdpx"));
    assert!(
        xml.contains(&format!("fromSyncPoint=\"{}\"", g(1_021).to_lowercase())),
        "{xml}"
    );
    assert_eq!(xml.matches("<SyncPoint ").count(), 6 + 2);
}

#[test]
fn a_passage_of_a_transcript_that_is_lost_is_between_no_points() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = open(folder.path(), both(), CODE_POINTS);
    correct(
        &mut bench,
        0,
        "😀 Ana:\nLuis: 😀 they closed it in March.\n",
    );
    assert_eq!(words(&bench)[0], [None, Some("they closed it".to_owned())]);
    comes_back(&bench, folder.path());
}

/// Brings in a project with one note, in which a word is coded.
fn note(folder: &Path, text: &str, inside: bool, word: &str, way: Way) -> Workbench {
    let (start, end) = place(text, word, way);
    let (path, content) = match inside {
        true => {
            let text = text.replace('\r', "&#13;");
            (
                String::new(),
                format!("<PlainTextContent>{text}</PlainTextContent>"),
            )
        }
        false => (
            " plainTextPath=\"internal://n.txt\"".to_owned(),
            String::new(),
        ),
    };
    let xml = format!(
        "<Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"p\" origin=\"{}\">\
         <CodeBook><Codes><Code guid=\"{}\" name=\"c\" isCodable=\"true\"/></Codes></CodeBook>\
         <Notes><Note guid=\"{}\" name=\"thoughts\"{path}>{content}<PlainTextSelection guid=\"{}\" name=\"{word}\" \
         startPosition=\"{start}\" endPosition=\"{end}\"><Coding guid=\"{}\"><CodeRef targetGUID=\"{}\"/></Coding>\
         </PlainTextSelection></Note></Notes></Project>",
        way.origin,
        g(1),
        g(3),
        g(4),
        g(5),
        g(1)
    );
    let path = folder.join("p.qdpx");
    let members = zip(&[
        ("project.qde", xml.as_bytes()),
        ("sources/n.txt", text.as_bytes()),
    ]);
    std::fs::write(&path, members).unwrap();
    bring(&path, &Options::default()).0
}

fn memo(bench: &Workbench) -> Memo {
    bench.project().all::<Memo>().unwrap().remove(0).1
}

/// Returns the passage of the note in an export for a program, cut as that program does.
fn passage(bench: &Workbench, folder: &Path, profile: Profile) -> String {
    let path = folder.join("out.qdpx");
    let options = GiveOptions {
        profile,
        replace: true,
        ..GiveOptions::default()
    };
    let mut go_on = |_| std::ops::ControlFlow::Continue(());
    bench.give_refi(&path, options, &mut go_on).unwrap();
    let xml = xml_of(&path);
    let number = |name: &str| -> usize {
        let (_, rest) = xml.split_once(&format!("{name}=\"")).unwrap();
        rest.split_once('"').unwrap().0.parse().unwrap()
    };
    let (start, end) = (number("startPosition"), number("endPosition"));
    let text = memo(bench).text;
    if profile == Profile::Nvivo {
        let units: Vec<u16> = text.encode_utf16().collect();
        return String::from_utf16(&units[start..end]).unwrap();
    }
    text.chars().skip(start).take(end - start).collect()
}

#[test]
fn passages_of_notes_are_the_same_words_for_every_program() {
    let text = "😀 One.\r\nA second word of it 😀.\r\n";
    for way in [CODE_POINTS, UTF16] {
        for inside in [true, false] {
            let folder = tempfile::tempdir().unwrap();
            let mut bench = note(folder.path(), text, inside, "word", way);
            for corrected in [
                None,
                Some("This is another beginning.\nA second word of it.\n"),
            ] {
                if let Some(text) = corrected {
                    let key = memo(&bench).key;
                    let change = MemoChange {
                        text: Some(text.to_owned()),
                        ..MemoChange::default()
                    };
                    bench.set_memo(&key, &change).unwrap();
                }
                assert!(!memo(&bench).text.contains('\r'));
                for profile in Profile::ALL {
                    let cut = passage(&bench, folder.path(), profile);
                    assert_eq!(cut, "word", "{inside} {corrected:?} {profile:?}");
                    let (again, _) = bring(&folder.path().join("out.qdpx"), &Options::default());
                    assert_eq!(passage(&again, folder.path(), profile), "word");
                }
            }
        }
    }
}
