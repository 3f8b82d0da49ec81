//! When a memo was written: it comes in, stays, and goes out.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod foreign_common;

use std::path::{Path, PathBuf};

use ayni_model::study::Memo;
use ayni_store::Reader as _;
use ayni_workbench::{
    Workbench,
    ambient::Counting,
    foreign::Options,
    memo::MemoChange,
    plain::{ExportOptions, MemoryFolder, unwatched},
};
use foreign_common::{bring, give, given, merge};

/// A project with an entry of the journal, an annotation and a stored query, which has no date.
const QUALCODER: &str = "
    CREATE TABLE project (databaseversion TEXT, date TEXT, memo TEXT, about TEXT);
    INSERT INTO project VALUES ('v11', '2024-01-01 09:00:00', '', 'QualCoder 3.5');
    CREATE TABLE source (id INTEGER PRIMARY KEY, name TEXT, fulltext TEXT, mediapath TEXT, memo TEXT, owner TEXT, date TEXT);
    CREATE TABLE code_name (cid INTEGER PRIMARY KEY, name TEXT, memo TEXT, catid INTEGER, owner TEXT, date TEXT, color TEXT);
    CREATE TABLE code_text (cid INTEGER, fid INTEGER, seltext TEXT, pos0, pos1, owner TEXT, date TEXT, memo TEXT);
    CREATE TABLE annotation (anid INTEGER PRIMARY KEY, fid INTEGER, pos0, pos1, memo TEXT, owner TEXT, date TEXT);
    CREATE TABLE journal (jid INTEGER PRIMARY KEY, name TEXT, jentry TEXT, date TEXT, owner TEXT);
    CREATE TABLE stored_sql (title TEXT, description TEXT, grouper TEXT, ssql TEXT);
    INSERT INTO source VALUES (1, 'a', 'one two three', NULL, '', 'ana', '2024-01-02 10:00:00');
    INSERT INTO code_name VALUES (1, 'k', '', NULL, 'ana', '2024-01-02 10:00:00', '#ff0000');
    INSERT INTO annotation VALUES (1, 1, 4, 7, 'odd', 'ana', '2024-02-02 10:00:00');
    INSERT INTO journal VALUES (1, 'Diary', 'Today was good', '2024-03-01 10:00:00', 'ana');
    INSERT INTO stored_sql VALUES ('all', '', '', 'select 1');";

/// A project with an entry of the journal and an annotation.
const RQDA: &str = "
    CREATE TABLE project (databaseversion TEXT, date TEXT, memo TEXT);
    INSERT INTO project VALUES ('0.2.2', 'Thu Apr 30 18:53:30 2015', NULL);
    CREATE TABLE source (name TEXT, id INTEGER, file TEXT, memo TEXT, owner TEXT, date TEXT, dateM TEXT, status INTEGER);
    CREATE TABLE freecode (name TEXT, memo TEXT, owner TEXT, date TEXT, dateM TEXT, id INTEGER, status INTEGER, color TEXT);
    CREATE TABLE coding (cid INTEGER, fid INTEGER, seltext TEXT, selfirst, selend, status INTEGER, owner TEXT, date TEXT, memo TEXT);
    CREATE TABLE journal (name TEXT, journal TEXT, date TEXT, dateM TEXT, owner TEXT, status INTEGER);
    CREATE TABLE annotation (fid INTEGER, position, annotation TEXT, owner TEXT, date TEXT, dateM TEXT, status INTEGER);
    INSERT INTO source VALUES ('a', 1, 'one two three', NULL, 'ana', 'Thu Apr 30 18:54:00 2015', NULL, 1);
    INSERT INTO journal VALUES ('Diary', 'Today was good', 'Fri May  1 10:00:00 2015', NULL, 'ana', 1);
    INSERT INTO annotation VALUES (1, 4, 'odd', 'ana', 'Sat May  2 10:00:00 2015', NULL, 1);";

fn write(folder: &Path, name: &str, sql: &str) -> PathBuf {
    let path = folder.join(name);
    if path.exists() {
        std::fs::remove_file(&path).unwrap();
    }
    ayni_store::testkit::database(&path, sql).unwrap();
    path
}

/// Returns the titles of the memos and when they were written.
fn written(bench: &Workbench) -> Vec<(String, Option<String>)> {
    let mut memos: Vec<_> = bench.project().all::<Memo>().unwrap();
    memos.sort_by(|(_, a), (_, b)| a.title.cmp(&b.title));
    memos
        .into_iter()
        .map(|(_, memo)| (memo.title, memo.made))
        .collect()
}

fn at(title: &str, made: Option<&str>) -> (String, Option<String>) {
    (title.to_owned(), made.map(str::to_owned))
}

#[test]
fn a_memo_keeps_the_moment_at_which_it_was_written_there() {
    let folder = tempfile::tempdir().unwrap();
    let path = write(folder.path(), "a.rqda", RQDA);
    let (bench, _) = bring(&path, &Options::default());
    let moments = ["2015-05-01T10:00:00", "2015-05-02T10:00:00"];
    let expected = [at("Diary", Some(moments[0])), at("odd", Some(moments[1]))];
    assert_eq!(written(&bench), expected);

    let path = write(folder.path(), "a.qda", QUALCODER);
    let (mut bench, _) = bring(&path, &Options::default());
    let expected = [
        at("Diary", Some("2024-03-01 10:00:00")),
        at("all", None),
        at("odd", Some("2024-02-02 10:00:00")),
    ];
    assert_eq!(written(&bench), expected);

    // It goes out and comes in again, into another project and into this one.
    let xml = given(&bench, folder.path());
    for moment in ["2024-03-01T10:00:00", "2024-02-02T10:00:00"] {
        let said = format!("creationDateTime=\"{moment}\"");
        assert!(xml.contains(&said), "{moment}: {xml}");
    }
    let out = folder.path().join("out.qdpx");
    let (other, _) = bring(&out, &Options::default());
    let others = written(&other);
    assert_eq!(others[0], at("Diary", Some("2024-03-01T10:00:00")));
    assert_eq!(others[2], at("odd", Some("2024-02-02T10:00:00")));
    let report = merge(&mut bench, &out);
    assert!(report.overwritten.is_empty(), "{:?}", report.overwritten);
    assert_eq!(written(&bench), expected);

    // So it does by the plain folder.
    assert_eq!(written(&through_plain(&bench, |_| {})), expected);
}

#[test]
fn a_moment_that_was_changed_there_is_changed_here() {
    let folder = tempfile::tempdir().unwrap();
    let path = write(folder.path(), "a.qda", QUALCODER);
    let (mut bench, _) = bring(&path, &Options::default());
    let sql = format!("{QUALCODER} UPDATE journal SET date = '2024-03-05 11:00:00';");
    merge(&mut bench, &write(folder.path(), "a.qda", &sql));
    let diary = at("Diary", Some("2024-03-05 11:00:00"));
    assert_eq!(written(&bench)[0], diary);
}

/// Writes a project as plain files, and reads them as another one.
fn through_plain(bench: &Workbench, change: impl FnOnce(&mut MemoryFolder)) -> Workbench {
    let mut plain = MemoryFolder::default();
    bench
        .export_plain(&mut plain, ExportOptions::default())
        .unwrap();
    change(&mut plain);
    let ambient = Box::new(Counting::from(1));
    let (again, _) = Workbench::in_memory_from_plain(&plain, ambient, &mut unwatched).unwrap();
    again
}

fn with_own(folder: &Path) -> Workbench {
    let path = write(folder, "a.qda", QUALCODER);
    let (mut bench, _) = bring(&path, &Options::default());
    let change = MemoChange {
        text: Some("Mine.".to_owned()),
        ..MemoChange::default()
    };
    bench.add_memo("Own", &change).unwrap();
    bench
}

/// Asserts that a memo goes out with its moment, and that what its own export says of it is nothing new.
fn goes_out(bench: &mut Workbench, folder: &Path) -> String {
    let (id, memo) = bench.find_memo("Own").unwrap();
    let moment = bench.memo_made(id, &memo).unwrap().unwrap();
    let said = format!("creationDateTime=\"{}\"", moment.replace(' ', "T"));
    assert!(given(bench, folder).contains(&said), "{said}");
    let out = folder.join("out.qdpx");
    let before = written(bench);
    merge(bench, &out);
    assert_eq!(written(bench), before);
    give(bench, &out);
    let (other, _) = bring(&out, &Options::default());
    let (_, memo) = other.find_memo("Own").unwrap();
    assert_eq!(memo.made, Some(moment.replace(' ', "T")));
    moment
}

#[test]
fn a_memo_that_is_written_here_keeps_its_moment() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = with_own(folder.path());
    let moment = goes_out(&mut bench, folder.path());
    assert_eq!(written(&bench)[1], at("Own", Some(&moment)));
    let again = through_plain(&bench, |_| {});
    assert_eq!(written(&again)[1], at("Own", Some(&moment)));
}

#[test]
fn of_a_memo_that_does_not_say_its_moment_the_journal_has_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = through_plain(&with_own(folder.path()), |plain| {
        let memo = plain.files.get_mut("memos/own.md").unwrap();
        let words = String::from_utf8(memo.clone()).unwrap();
        let lines = words.lines().filter(|line| !line.starts_with("made:"));
        *memo = lines.collect::<Vec<_>>().join("\n").into_bytes();
    });
    assert_eq!(written(&bench)[1], at("Own", None));
    goes_out(&mut bench, folder.path());
    assert_eq!(written(&bench)[1], at("Own", None));
}
