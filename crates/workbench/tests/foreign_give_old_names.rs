//! Names that people had before, where no name stands: in what an import made itself, and in words.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod foreign_common;

use std::{
    collections::BTreeMap,
    io::Read as _,
    ops::ControlFlow,
    path::{Path, PathBuf},
};

use ayni_model::{source::Source, study::Memo};
use ayni_store::Reader as _;
use ayni_workbench::{
    Workbench,
    code::Definition,
    foreign::{GiveOptions, Options},
    memo::MemoChange,
};
use foreign_common::{bring, give, merge};

/// A project of Taguette in which one person has two documents, and made the tags.
const TAGUETTE: &str = r#"
    PRAGMA application_id = 1416066164;
    CREATE TABLE alembic_version (version_num);
    CREATE TABLE projects (id, name, description, created);
    CREATE TABLE project_members (project_id, user_login);
    CREATE TABLE documents (id, name, description, filename, created, project_id, text_direction, contents);
    CREATE TABLE tags (id, project_id, path, description);
    CREATE TABLE highlights (id, document_id, start_offset, end_offset, snippet);
    CREATE TABLE highlight_tags (highlight_id, tag_id);
    CREATE TABLE commands (id, date, user_login, project_id, document_id, payload);
    INSERT INTO alembic_version VALUES ('db5e31a0233d');
    INSERT INTO projects VALUES (1, 'Care', '', '2024-01-01 09:00:00');
    INSERT INTO project_members VALUES (1, 'zacarias'), (1, 'bob');
    INSERT INTO tags VALUES (1, 1, 'work', ''), (2, 1, 'pay', '');
    INSERT INTO documents VALUES
        (1, 'Zacarías', '', 'Zacarias.docx', '2024-01-02 10:00:00', 1, 'LEFT_TO_RIGHT', '<p>The pay was late.</p>'),
        (2, 'Second talk', '', 'C:\Users\zac\Zacarias.html', '2024-01-03 10:00:00', 1, 'LEFT_TO_RIGHT',
         '<p>ZACARIAS waited.</p><p>Zacarías left.</p>'),
        (3, 'Third', '', '/home/zac/third talk.odt', '2024-01-04 10:00:00', 1, 'LEFT_TO_RIGHT', '<p>End.</p>');
    INSERT INTO commands VALUES
        (1, '2024-01-05 10:00:00', 'zacarias', 1, NULL, '{"type": "tag_add", "tag_id": 1, "tag_path": "work", "description": ""}'),
        (2, '2024-01-06 10:00:00', 'bob', 1, NULL, '{"type": "tag_add", "tag_id": 2, "tag_path": "pay", "description": "of all: zacarias: said"}');
"#;

fn taguette(folder: &Path) -> Workbench {
    let path = folder.join("t.sqlite3");
    ayni_store::testkit::database(&path, TAGUETTE).unwrap();
    bring(&path, &Options::default()).0
}

/// Returns all words of an archive.
fn words(path: &Path) -> String {
    let mut archive = zip::ZipArchive::new(std::fs::File::open(path).unwrap()).unwrap();
    let mut all = String::new();
    for nth in 0..archive.len() {
        let mut member = archive.by_index(nth).unwrap();
        all += &format!("\n{}\n", member.name().unwrap());
        member.read_to_string(&mut all).unwrap();
    }
    all
}

fn call(bench: &mut Workbench, key: &str, name: &str) {
    let (id, _) = bench.find_source(key).unwrap();
    bench
        .set_source(id, &[format!("name={name}").parse().unwrap()])
        .unwrap();
}

fn out(folder: &Path) -> PathBuf {
    folder.join("out.qdpx")
}

/// Returns the files from which the sources came, by what they are called.
fn files(bench: &Workbench) -> BTreeMap<String, Option<String>> {
    let sources = bench.project().all::<Source>().unwrap().into_iter();
    sources
        .map(|(_, it)| (it.name, it.attributes.0.get("filename").cloned()))
        .collect()
}

fn history(bench: &Workbench) -> String {
    let memos = bench.project().all::<Memo>().unwrap();
    let history = memos.into_iter().find(|(_, it)| it.kind == "history");
    history.unwrap().1.text
}

#[test]
fn of_the_file_of_a_document_no_folder_comes_in() {
    let folder = tempfile::tempdir().unwrap();
    let bench = taguette(folder.path());
    let files: Vec<_> = files(&bench).into_values().flatten().collect();
    assert_eq!(files, ["Zacarias.html", "third talk.odt", "Zacarias.docx"]);
}

#[test]
fn the_file_of_a_document_that_is_called_otherwise_here_is_not_named() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = taguette(folder.path());
    let given = give(&bench, &out(folder.path()));
    assert_eq!(given.left.get("file name that says a name"), None);
    assert!(words(&out(folder.path())).contains("<TextValue>Zacarias.docx</TextValue>"));
    call(&mut bench, "Zacarías", "S1");
    call(&mut bench, "third", "S3");
    let given = give(&bench, &out(folder.path()));
    // Of the second one it is the name that another had.
    assert_eq!(given.left.get("file name that says a name"), Some(&3));
    let all = words(&out(folder.path()));
    for name in ["Zacarias.docx", "Zacarias.html", "third talk"] {
        assert!(!all.contains(name), "{name} in {all}");
    }
    // It stays here, also when that comes back, and may be said anew.
    let before = files(&bench);
    assert_eq!(before["S1"].as_deref(), Some("Zacarias.docx"));
    let report = merge(&mut bench, &out(folder.path()));
    assert!(report.overwritten.is_empty(), "{:?}", report.overwritten);
    assert_eq!(files(&bench), before);
    let (id, _) = bench.find_source("third").unwrap();
    bench
        .set_source(id, &["filename=S3.odt".parse().unwrap()])
        .unwrap();
    give(&bench, &out(folder.path()));
    assert!(words(&out(folder.path())).contains("<TextValue>S3.odt</TextValue>"));
    // Called again as it came, it hides nothing.
    call(&mut bench, "S1", "Zacarías");
    let given = give(&bench, &out(folder.path()));
    assert_eq!(given.left.get("file name that says a name"), None);
}

#[test]
fn the_history_of_the_codebook_says_who_by_the_name_of_now() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = taguette(folder.path());
    let here = history(&bench);
    assert!(here.contains("10:00:00, zacarias: added “work”"), "{here}");
    let id = bench.member_by_key("zacarias").unwrap();
    bench.rename_member(id, Some("c1"), Some("C1")).unwrap();
    give(&bench, &out(folder.path()));
    let all = words(&out(folder.path()));
    assert!(
        all.contains("- 2024-01-05 10:00:00, C1: added “work”"),
        "{all}"
    );
    assert!(
        all.contains("bob: added “pay”: of all: zacarias: said"),
        "{all}"
    );
    assert_eq!(history(&bench), here);
    // That is nothing new when it comes back; what somebody changed there is.
    let report = merge(&mut bench, &out(folder.path()));
    assert!(report.overwritten.is_empty(), "{:?}", report.overwritten);
    assert_eq!(history(&bench), here);
    let again = bring(&out(folder.path()), &Options::default()).0;
    assert!(
        again.project().all::<Memo>().unwrap()[0]
            .1
            .text
            .contains(", C1: added")
    );
}

#[test]
fn a_history_that_went_out_without_names_takes_none_away() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = taguette(folder.path());
    let here = history(&bench);
    let options = GiveOptions {
        replace: true,
        anonymous_coders: true,
        ..GiveOptions::default()
    };
    let mut go_on = |_| ControlFlow::Continue(());
    bench
        .give_refi(&out(folder.path()), options, &mut go_on)
        .unwrap();
    let all = words(&out(folder.path()));
    assert!(!all.contains("10:00:00, zacarias: added"), "{all}");
    assert!(all.contains(": added “work”"), "{all}");
    let report = merge(&mut bench, &out(folder.path()));
    assert!(report.overwritten.is_empty(), "{:?}", report.overwritten);
    assert_eq!(history(&bench), here);
}

#[test]
fn where_an_earlier_name_stands_in_words_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = taguette(folder.path());
    let codes = bench.project().all::<ayni_model::codebook::Code>().unwrap();
    let (code, _) = codes
        .into_iter()
        .find(|(_, it)| it.name.as_str() == "pay")
        .unwrap();
    let definition = Definition {
        definition: Some("as Zacarias says it".to_owned()),
        ..Definition::default()
    };
    bench.define_code(code, &definition).unwrap();
    for text in ["Zacarias again", "Zacariasto", "nobody"] {
        let memo = MemoChange {
            text: Some(text.to_owned()),
            ..MemoChange::default()
        };
        bench.add_memo(text, &memo).unwrap();
    }
    let given = give(&bench, &out(folder.path()));
    assert_eq!(given.old_names, BTreeMap::new(), "nothing was renamed");
    call(&mut bench, "Zacarías", "S1");
    let given = give(&bench, &out(folder.path()));
    let told = |given: &[(&str, u64)]| -> BTreeMap<String, u64> {
        given
            .iter()
            .map(|(what, count)| ((*what).to_owned(), *count))
            .collect()
    };
    // The history names the login, which is still that of somebody.
    assert_eq!(
        given.old_names,
        told(&[("text", 1), ("memo", 2), ("code", 1)])
    );
    let id = bench.member_by_key("zacarias").unwrap();
    bench.rename_member(id, None, Some("C1")).unwrap();
    let (second, _) = bench.find_source("second-talk").unwrap();
    bench
        .set_source(second, &["note=of Zacarías, too".parse().unwrap()])
        .unwrap();
    let given = give(&bench, &out(folder.path()));
    // What somebody wrote in the history stays.
    assert_eq!(
        given.old_names,
        told(&[("text", 1), ("memo", 2), ("code", 1), ("source", 1)])
    );
}
