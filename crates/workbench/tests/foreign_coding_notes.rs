//! What stands on a coding itself goes out as a note, and comes back to where it was.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod foreign_common;

use std::path::{Path, PathBuf};

use ayni_model::{coding::Coding, id::CodingId, study::Memo};
use ayni_store::Reader as _;
use ayni_workbench::{
    Workbench,
    foreign::{Options, Report},
    memo::MemoChange,
};
use foreign_common::{bring, give, given, merge};

/// A GUID of a number.
fn g(number: u32) -> String {
    format!("{number:08x}-0000-4000-8000-000000000000")
}

/// Writes a project of one text with two codings, of which the first has a note of its own.
fn write(folder: &Path) -> PathBuf {
    let (user, code, source, note) = (g(1), g(10), g(20), g(40));
    let coding = |guid: u32, refs: &str| {
        format!(
            "<Coding guid=\"{}\" creatingUser=\"{user}\" creationDateTime=\"2024-02-03T04:05:06Z\">\
             <CodeRef targetGUID=\"{code}\"/>{refs}</Coding>",
            g(guid)
        )
    };
    let xml = format!(
        "<Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"Mine\" origin=\"Another 1\">\
         <Users><User guid=\"{user}\" name=\"Ana\"/></Users>\
         <CodeBook><Codes><Code guid=\"{code}\" name=\"Alpha\" isCodable=\"true\"/></Codes></CodeBook>\
         <Sources><TextSource guid=\"{source}\" name=\"talk\"><PlainTextContent>one two three</PlainTextContent>\
         <PlainTextSelection guid=\"{}\" startPosition=\"0\" endPosition=\"3\">{}{}</PlainTextSelection>\
         </TextSource></Sources>\
         <Notes><Note guid=\"{note}\" name=\"theirs\"><PlainTextContent>their note</PlainTextContent></Note></Notes>\
         </Project>",
        g(30),
        coding(31, &format!("<NoteRef targetGUID=\"{note}\"/>")),
        coding(32, ""),
    );
    let path = folder.join("mine.qde");
    std::fs::write(&path, xml).unwrap();
    path
}

fn coding(number: u32) -> CodingId {
    g(number).parse().unwrap()
}

fn note(bench: &Workbench, number: u32) -> Option<String> {
    let coding: Coding = bench.project().get(coding(number)).unwrap().unwrap();
    coding.note
}

/// Returns how many things a merge added and changed.
fn moved(report: &Report) -> u64 {
    let of = report.merged.iter();
    of.map(|it| it.added + it.changed).sum()
}

fn memos(bench: &Workbench) -> Vec<String> {
    let all = bench.project().all::<Memo>().unwrap().into_iter();
    all.map(|(_, memo)| memo.text).collect()
}

#[test]
fn what_stands_on_a_coding_goes_out_and_comes_back() {
    let folder = tempfile::tempdir().unwrap();
    let (mut bench, _) = bring(&write(folder.path()), &Options::default());
    for (number, words) in [(31, "important\n\"ñ\" & <so>"), (32, "😀 second")] {
        bench.set_coding(coding(number), None, Some(words)).unwrap();
    }
    let out = folder.path().join("out.qdpx");
    let told = give(&bench, &out);
    assert_eq!(told.written["Note"], 3, "theirs, and two of ours");
    assert_eq!(told.left, [].into());
    let xml = given(&bench, folder.path());
    let ours = xml
        .split("<Note ")
        .find(|it| it.contains("😀 second"))
        .unwrap();
    let by = format!("creatingUser=\"{}\"", g(1));
    assert!(ours.contains(&by), "{ours}");
    assert!(ours.contains("creationDateTime=\"2024-02-03T04:05:06Z\""));

    // Into another project: on the codings again, and no memo.
    let (again, _) = bring(&out, &Options::default());
    for number in [31, 32] {
        assert_eq!(note(&again, number), note(&bench, number));
    }
    assert_eq!(memos(&again), ["their note"]);
    assert_eq!(given(&again, folder.path()), xml);

    // Into the same one, and into the one that it filled: nothing is another.
    for bench in [&mut bench, &mut { again }] {
        let report = merge(bench, &out);
        assert_eq!(moved(&report), 0, "{report:?}");
        assert_eq!(note(bench, 31).as_deref(), Some("important\n\"ñ\" & <so>"));
        assert_eq!(note(bench, 32).as_deref(), Some("😀 second"));
        assert_eq!(memos(bench), ["their note"]);
    }
}

#[test]
fn that_a_memo_is_of_a_kind_stays_here() {
    let folder = tempfile::tempdir().unwrap();
    let (mut bench, _) = bring(&write(folder.path()), &Options::default());
    for (title, kind) in [("One", "theory"), ("Two", "method"), ("Three", "note")] {
        let change = MemoChange {
            kind: Some(kind.to_owned()),
            text: Some("words".to_owned()),
            ..MemoChange::default()
        };
        bench.add_memo(title, &change).unwrap();
    }
    let told = give(&bench, &folder.path().join("out.qdpx"));
    assert_eq!(told.left, [("memo kind".to_owned(), 2)].into());
}

#[test]
fn of_a_newer_file_what_it_says_is_taken_and_what_it_leaves_out_stays() {
    let folder = tempfile::tempdir().unwrap();
    let (mut bench, _) = bring(&write(folder.path()), &Options::default());
    for number in [31, 32] {
        let said = format!("first {number}");
        bench.set_coding(coding(number), None, Some(&said)).unwrap();
    }
    let xml = given(&bench, folder.path());
    let (mut other, _) = bring(&folder.path().join("out.qdpx"), &Options::default());
    let newer = folder.path().join("newer.qde");

    // Another program changed one and has no room for the other.
    let note_of = |number: u32| {
        ayni_model::id::RecordId::from(coding(number))
            .derived("note")
            .to_string()
    };
    let without = format!("<NoteRef targetGUID=\"{}\"/>", note_of(32));
    assert!(xml.contains(&without), "{xml}");
    let changed = xml.replace("first 31", "second 31").replace(&without, "");
    std::fs::write(&newer, changed).unwrap();
    merge(&mut other, &newer);
    assert_eq!(note(&other, 31).as_deref(), Some("second 31"));
    assert_eq!(note(&other, 32).as_deref(), Some("first 32"));

    // What was changed here, and there stands as it did, stays.
    other.set_coding(coding(31), None, Some("mine")).unwrap();
    merge(&mut other, &newer);
    assert_eq!(note(&other, 31).as_deref(), Some("mine"));

    // A note whose coding is removed goes with it.
    other.remove_coding(coding(31)).unwrap();
    assert!(!given(&other, folder.path()).contains(&note_of(31)));
}
