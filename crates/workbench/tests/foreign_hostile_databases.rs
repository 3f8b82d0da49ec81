//! Databases of other programs that mean harm or are damaged.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use ayni_model::{coding::Coding, source::Source};
use ayni_store::Reader as _;
use ayni_workbench::{
    Workbench,
    ambient::Counting,
    foreign::{Input, Options},
};

mod common;
mod foreign_harm;

use foreign_harm::*;

#[test]
fn a_database_that_was_tampered_with_is_refused_or_does_nothing() {
    // What may be there beside the tables: it is not run.
    let beside = [
        (
            "a trigger",
            "CREATE TRIGGER t AFTER INSERT ON source BEGIN DELETE FROM code_text; END;",
        ),
        (
            "a view",
            "CREATE VIEW v AS SELECT load_extension('x') FROM source;",
        ),
        ("an index", "CREATE INDEX i ON code_text (fid);"),
        (
            "a check",
            "CREATE TABLE c (a CHECK (a > 0)); PRAGMA ignore_check_constraints = ON; INSERT INTO c VALUES (-1);",
        ),
    ];
    for (what, sql) in beside {
        let bytes = database(&format!("{QUALCODER}{sql}"));
        let (bench, report) = put_up_with(what, "a.qda", &bytes);
        assert_eq!(
            (count::<Coding>(&bench), report.codings.exact),
            (1, 1),
            "{what}"
        );
    }
    // A view in the place of a table is no table.
    let view = "
        CREATE TABLE real (databaseversion TEXT, about TEXT); INSERT INTO real VALUES ('v11', 'QualCoder');
        CREATE VIEW project AS WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r)
            SELECT 'v11' AS databaseversion, 'QualCoder' AS about FROM r;";
    refused("view.db", &database(view), &["SQLite"]);
    let whole = database(QUALCODER);
    for end in [16, 100, 1000, whole.len() / 2, whole.len() - 4096] {
        refused("cut.db", &whole[..end], &[]);
    }
    let mut broken = whole.clone();
    broken[4096..8192].fill(0xA5);
    refused("broken.db", &broken, &[]);
}

#[test]
fn cells_that_cannot_be_are_counted() {
    let cases: &[(&str, &str, Codings, Notices)] = &[
        (
            "words that are no UTF-8",
            "UPDATE source SET name = CAST(x'61ff62' AS TEXT), fulltext = CAST(x'6f6e65ff74776f' AS TEXT);
             UPDATE code_text SET seltext = CAST(x'ff' AS TEXT), pos0 = 3, pos1 = 4;",
            (1, 1, 0),
            &[],
        ),
        (
            "places beyond all numbers",
            "UPDATE code_text SET pos0 = 1e300, pos1 = 9223372036854775807, seltext = NULL;",
            (1, 0, 1),
            &[("bad-value", 1)],
        ),
        (
            "places that are bytes",
            "UPDATE code_text SET pos0 = x'00', pos1 = x'ff', seltext = NULL;",
            (1, 0, 1),
            &[("bad-value", 1)],
        ),
        (
            "a code that is not there",
            "UPDATE code_text SET cid = 99;",
            (0, 0, 0),
            &[("dangling", 1)],
        ),
        (
            "a source that is not there",
            "UPDATE code_text SET fid = -9223372036854775808;",
            (0, 0, 0),
            &[("dangling", 1)],
        ),
        (
            "categories in a circle",
            "INSERT INTO code_cat VALUES (1, 'a', '', '', '', 2), (2, 'b', '', '', '', 1), (3, 'c', '', '', '', 3);
             UPDATE code_name SET catid = 2;",
            (1, 1, 0),
            &[("broken-tree", 2)],
        ),
        (
            "categories that are a thousand deep",
            "WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 1000)
             INSERT INTO code_cat SELECT n, 'c' || n, '', '', '', n - 1 FROM n;",
            (1, 1, 0),
            &[("broken-tree", 4)],
        ),
        (
            "one coding twice",
            "INSERT INTO code_text SELECT * FROM code_text;",
            (2, 2, 0),
            &[("repeated-id", 1)],
        ),
    ];
    for (what, sql, (codings, exact, lost), notices) in cases {
        let bytes = database(&format!("{QUALCODER}{sql}"));
        let (bench, report) = put_up_with(what, "a.qda", &bytes);
        let there = (
            count::<Coding>(&bench),
            report.codings.exact,
            report.codings.lost,
        );
        assert_eq!(there, (*codings, *exact, *lost), "{what}: {report:?}");
        for (kind, count) in *notices {
            assert_eq!(
                noticed(&report, kind),
                *count,
                "{what}: {:?}",
                report.notices
            );
        }
    }
}

#[test]
fn the_files_of_a_folder_are_kept_whole() {
    let folder = tempfile::tempdir().unwrap();
    let inside = folder.path().join("a.qda");
    std::fs::create_dir_all(inside.join("images")).unwrap();
    let sql = format!(
        "{QUALCODER}INSERT INTO source VALUES (2, 'b.png', NULL, '/images/b.png', '', 'ana', '');"
    );
    put(&inside, "data.qda", &database(&sql));
    put(&inside, "images/b.png", b"\x89PNG and more");
    let mut input = Input::open(&inside, "a.qda").unwrap();
    let ambient = Box::new(Counting::from(1_000));
    let options = Options::default();
    let made = Workbench::in_memory_from_foreign(&mut input, &options, ambient, &mut go_on);
    let (bench, _) = made.unwrap();
    let sources = bench.project().all::<Source>().unwrap();
    let picture = sources.iter().find(|(_, source)| source.name == "b.png");
    let file = picture.unwrap().1.file.clone().unwrap();
    assert_eq!(
        file.hash,
        ayni_store::hash_of(&b"\x89PNG and more"[..]).unwrap()
    );
}

#[test]
fn a_path_out_of_the_project_is_not_followed() {
    let folder = tempfile::tempdir().unwrap();
    let outside = put(folder.path(), "secret.txt", b"secret");
    let inside = folder.path().join("a.qda");
    std::fs::create_dir(&inside).unwrap();
    for path in [
        "/../secret.txt",
        "/docs/../../secret.txt",
        outside.to_str().unwrap(),
    ] {
        let sql = format!(
            "{QUALCODER}INSERT INTO source VALUES (2, 'b', NULL, '{path}', '', 'ana', '2024-05-02 10:00:00'),
             (3, 'c', NULL, 'docs:{path}', '', 'ana', '2024-05-02 10:00:00');"
        );
        put(&inside, "data.qda", &database(&sql));
        let mut input = Input::open(&inside, "a.qda").unwrap();
        let ambient = Box::new(Counting::from(1_000));
        let made =
            Workbench::in_memory_from_foreign(&mut input, &Options::default(), ambient, &mut go_on);
        let (bench, _) = made.unwrap();
        doctored(&bench, path);
        assert!(!common::dump(&bench).contains("secret\\n"), "{path}");
        let sources = bench.project().all::<Source>().unwrap();
        assert!(
            sources.iter().all(|(_, source)| source.name != "secret"),
            "{path}"
        );
    }
}
