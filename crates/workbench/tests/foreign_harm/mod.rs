//! Files that mean harm or are damaged, and what has to become of them.

#![allow(
    dead_code,
    clippy::allow_attributes,
    reason = "each test uses some of it"
)]

use std::{
    io::{Cursor, Write as _},
    ops::ControlFlow,
    path::Path,
};

use ayni_model::record::Kind;
use ayni_store::Reader as _;
use ayni_workbench::{
    Problem, Workbench,
    ambient::Counting,
    foreign::{Input, Options, Report},
    plain::{ExportOptions, MemoryFolder, unwatched},
};
use zip::{ZipWriter, write::SimpleFileOptions};

use super::common;

// What files are made of.

/// Members of an archive: their names and what is in them.
pub(crate) type Members<'m> = &'m [(&'m str, &'m [u8])];

/// Kinds of notices, and how many there have to be.
pub(crate) type Notices = &'static [(&'static str, u64)];

/// How many codings there are, and how many of them are exact and lost.
pub(crate) type Codings = (usize, u64, u64);

/// Packs members into an archive.
pub(crate) fn zip(members: Members<'_>) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in members {
        let options = SimpleFileOptions::default();
        writer.start_file(*name, options).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// Returns a GUID by its last digits.
pub(crate) fn g(digits: u32) -> String {
    format!("00000000-0000-4000-8000-{digits:012}")
}

/// Returns a project with these sections.
pub(crate) fn project(sections: &str) -> String {
    format!(
        "<Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"p\" origin=\"x\">{sections}</Project>"
    )
}

/// Returns a code.
pub(crate) fn code(guid: &str, name: &str, within: &str) -> String {
    format!("<Code guid=\"{guid}\" name=\"{name}\" isCodable=\"true\">{within}</Code>")
}

/// Returns a project of these codes and this one source.
pub(crate) fn coded(codes: &str, text: &str, selections: &str) -> String {
    let source = g(900);
    project(&format!(
        "<CodeBook><Codes>{codes}</Codes></CodeBook><Sources><TextSource guid=\"{source}\" name=\"s\">\
         <PlainTextContent>{text}</PlainTextContent>{selections}</TextSource></Sources>"
    ))
}

/// Returns a selection with a coding, both of these GUIDs.
pub(crate) fn selection(
    guid: &str,
    (start, end): (&str, &str),
    coding: &str,
    code: &str,
) -> String {
    format!(
        "<PlainTextSelection guid=\"{guid}\" startPosition=\"{start}\" endPosition=\"{end}\">\
         <Coding guid=\"{coding}\"><CodeRef targetGUID=\"{code}\"/></Coding></PlainTextSelection>"
    )
}

/// Makes a database by statements.
pub(crate) fn database(sql: &str) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("made");
    ayni_store::testkit::database(&path, sql).unwrap();
    std::fs::read(path).unwrap()
}

// What is done with them.

pub(crate) fn go_on(_: ayni_workbench::foreign::Progress) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

pub(crate) fn put(folder: &Path, name: &str, bytes: &[u8]) -> std::path::PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

pub(crate) fn records(bench: &Workbench) -> Vec<usize> {
    let count = |kind: &Kind| {
        let mut out = Vec::new();
        bench.project().dump_kind(*kind, &mut out).unwrap();
        String::from_utf8(out).unwrap().lines().count()
    };
    Kind::ALL.iter().map(count).collect()
}

pub(crate) fn doctored(bench: &Workbench, what: &str) {
    let health = bench.project().doctor().unwrap();
    assert!(health.is_good(), "{what}: {health:?}");
}

/// Tries a file that has to be refused, in a project that has something and as one of its own, and checks
/// that nothing has changed and nothing is left. The message begins with the name and says all of `says`.
pub(crate) fn refused(name: &str, bytes: &[u8], says: &[&str]) {
    let folder = tempfile::tempdir().unwrap();
    let path = put(folder.path(), name, bytes);
    let mut bench = filled();
    let before = (
        bench.project().position().unwrap(),
        records(&bench),
        common::dump(&bench),
    );
    let options = Options::default();
    let tried = Input::open(&path, name)
        .and_then(|mut input| bench.bring_in(&mut input, &options, &mut go_on));
    let problem = tried.expect_err(name);
    let message = problem.to_string();
    assert!(message.starts_with(name), "{name}: {message}");
    for words in says {
        assert!(message.contains(words), "{name} {words:?}: {message}");
    }
    let after = (
        bench.project().position().unwrap(),
        records(&bench),
        common::dump(&bench),
    );
    assert_eq!(after, before, "{name}");
    doctored(&bench, name);
    // As a project of its own it leaves no file.
    let made = folder.path().join("made.ayni");
    let created = Input::open(&path, name).and_then(|mut input| {
        let ambient = Box::new(Counting::from(1_000));
        Workbench::create_from_foreign(&made, &mut input, &options, ambient, &mut go_on)
    });
    assert!(created.is_err(), "{name}");
    let left: Vec<_> = std::fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert_eq!(left, [name], "{name}");
}

/// A project that has something.
pub(crate) fn filled() -> Workbench {
    let folder = tempfile::tempdir().unwrap();
    let own = coded(
        &code(&g(801), "mine", ""),
        "words of my own",
        &selection(&g(802), ("0", "5"), &g(803), &g(801)),
    );
    let path = put(folder.path(), "own.qde", own.as_bytes());
    let mut bench = common::bench();
    let mut input = Input::open(&path, "own.qde").unwrap();
    let options = Options::default();
    bench.bring_in(&mut input, &options, &mut go_on).unwrap();
    bench
}

pub(crate) fn tried(name: &str, bytes: &[u8]) -> Result<(Workbench, Report), Problem> {
    let folder = tempfile::tempdir().unwrap();
    let path = put(folder.path(), name, bytes);
    let mut input = Input::open(&path, name)?;
    let ambient = Box::new(Counting::from(1_000));
    Workbench::in_memory_from_foreign(&mut input, &Options::default(), ambient, &mut go_on)
}

/// Brings a file in that is put up with: what came is sound and comes back equal from its export, also
/// where it joins a project that has something. Returns it, and the report.
pub(crate) fn put_up_with(what: &str, name: &str, bytes: &[u8]) -> (Workbench, Report) {
    let (bench, report) = tried(name, bytes).unwrap_or_else(|problem| panic!("{what}: {problem}"));
    doctored(&bench, what);
    comes_back(&bench, what);
    let folder = tempfile::tempdir().unwrap();
    let path = put(folder.path(), name, bytes);
    let mut joined = filled();
    for _ in 0..2 {
        let mut input = Input::open(&path, name).unwrap();
        let options = Options::default();
        let brought = joined.bring_in(&mut input, &options, &mut go_on);
        brought.unwrap_or_else(|problem| panic!("{what}: {problem}"));
    }
    doctored(&joined, what);
    comes_back(&joined, what);
    (bench, report)
}

pub(crate) fn comes_back(bench: &Workbench, what: &str) {
    let mut out = MemoryFolder::default();
    bench
        .export_plain(&mut out, ExportOptions::default())
        .unwrap();
    let ambient = Box::new(Counting::from(1_000));
    let again = Workbench::in_memory_from_plain(&out, ambient, &mut unwatched);
    let (again, _) = again.unwrap_or_else(|problem| panic!("{what}: {problem}"));
    let (again, before) = (common::dump(&again), common::dump(bench));
    assert!(again == before, "{what}:\n{}", differ(&before, &again));
}

/// Returns the first lines in which two dumps differ.
pub(crate) fn differ(a: &str, b: &str) -> String {
    let pairs = a.lines().zip(b.lines()).filter(|(a, b)| a != b);
    let lines = pairs.take(2).map(|(a, b)| format!("- {a}\n+ {b}\n"));
    lines.collect::<String>().chars().take(3_000).collect()
}

/// Returns how many notices of a kind there are.
pub(crate) fn noticed(report: &Report, what: &str) -> u64 {
    let of_kind = report.notices.iter().filter(|notice| notice.what == what);
    of_kind.map(|notice| notice.count).sum()
}

/// Brings XML in that is put up with, and checks what was counted.
pub(crate) fn xml(what: &str, xml: &str, notices: &[(&str, u64)]) -> (Workbench, Report) {
    let (bench, report) = put_up_with(what, "a.qde", xml.as_bytes());
    for (kind, count) in notices {
        let there = noticed(&report, kind);
        assert_eq!(there, *count, "{what}: {kind} in {:?}", report.notices);
    }
    (bench, report)
}

pub(crate) fn count<T: ayni_model::record::Noun>(bench: &Workbench) -> usize {
    bench.project().all::<T>().unwrap().len()
}

// Archives.

/// The tables of a small project of QualCoder.
pub(crate) const QUALCODER: &str = "
    CREATE TABLE project (databaseversion TEXT, date TEXT, memo TEXT, about TEXT);
    INSERT INTO project VALUES ('v11', '2024-04-30 09:00:00', '', 'QualCoder 3.5');
    CREATE TABLE source (id INTEGER PRIMARY KEY, name TEXT, fulltext TEXT, mediapath TEXT, memo TEXT, owner TEXT, date TEXT);
    CREATE TABLE code_cat (catid INTEGER PRIMARY KEY, name TEXT, owner TEXT, date TEXT, memo TEXT, supercatid INTEGER);
    CREATE TABLE code_name (cid INTEGER PRIMARY KEY, name TEXT, memo TEXT, catid INTEGER, owner TEXT, date TEXT, color TEXT);
    CREATE TABLE code_text (cid INTEGER, fid INTEGER, seltext TEXT, pos0, pos1, owner TEXT, date TEXT, memo TEXT);
    INSERT INTO source VALUES (1, 'a', 'one two three', NULL, '', 'ana', '2024-05-02 10:00:00');
    INSERT INTO code_name VALUES (1, 'k', '', NULL, 'ana', '2024-05-02 10:00:00', '#ff0000');
    INSERT INTO code_text VALUES (1, 1, 'two', 4, 7, 'ana', '2024-05-02 10:00:00', '');";
