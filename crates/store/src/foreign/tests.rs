//! Databases that programs leave behind, and some that nobody made in good faith.

use rusqlite::Connection;
use tempfile::TempDir;

use super::*;

/// Makes a database by statements.
fn made(sql: &str) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("project's 1 %20?.sqlite3");
    let connection = Connection::open(&path).unwrap();
    connection.execute_batch(sql).unwrap();
    connection.close().unwrap();
    (folder, path)
}

/// Opens a database that is made by statements, which may rewrite what the file says of its tables.
fn opened_from(sql: &str) -> (TempDir, Result<Foreign, StoreError>) {
    let (folder, path) = made(sql);
    let foreign = Foreign::open(&path);
    (folder, foreign)
}

fn all(
    foreign: &Foreign,
    table: &str,
    columns: &[&str],
    only: Option<(&str, i64)>,
    by: &[&str],
) -> Vec<Vec<ForeignCell>> {
    let mut rows = Vec::new();
    foreign
        .rows(table, columns, only, by, &mut |cells| {
            rows.push(cells.to_vec());
        })
        .unwrap();
    rows
}

fn text(words: &str) -> ForeignCell {
    ForeignCell::Text(words.to_owned())
}

fn why(opened: Result<Foreign, StoreError>) -> Unfit {
    match opened.unwrap_err() {
        StoreError::Unfit(unfit) => unfit,
        other => panic!("{other}"),
    }
}

const CODES: &str = "
    CREATE TABLE Codes (Id INTEGER PRIMARY KEY, name TEXT, owner INTEGER, weight REAL, icon BLOB);
    INSERT INTO Codes VALUES (3, 'work', 1, 1.5, x'00ff'), (1, 'land', 2, NULL, NULL),
                             (2, 'Family', 1, 2, NULL);
    PRAGMA user_version = 7; PRAGMA application_id = 99;";

#[test]
fn tables_are_read_as_they_stand_in_the_file() {
    let (_folder, foreign) = opened_from(CODES);
    let foreign = foreign.unwrap();
    assert_eq!(
        foreign.columns("codes").unwrap(),
        ["id", "name", "owner", "weight", "icon"]
    );
    assert_eq!(foreign.header("user_version").unwrap(), 7);
    assert_eq!(foreign.header("application_id").unwrap(), 99);
    assert!(matches!(
        foreign.header("journal_mode"),
        Err(StoreError::Query { .. })
    ));
    let columns = ["name", "weight", "icon", "colour"];
    assert_eq!(
        all(&foreign, "CODES", &columns, None, &[]),
        [
            vec![
                text("land"),
                ForeignCell::Null,
                ForeignCell::Null,
                ForeignCell::Null
            ],
            vec![
                text("Family"),
                ForeignCell::Real(2.0),
                ForeignCell::Null,
                ForeignCell::Null
            ],
            vec![
                text("work"),
                ForeignCell::Real(1.5),
                ForeignCell::Blob(vec![0, 255]),
                ForeignCell::Null
            ],
        ]
    );
}

#[test]
fn rows_are_chosen_and_ordered_by_columns() {
    let (_folder, foreign) = opened_from(CODES);
    let foreign = foreign.unwrap();
    let names = |only, by: &[&str]| all(&foreign, "codes", &["NAME"], only, by).concat();
    assert_eq!(
        names(Some(("owner", 1)), &[]),
        [text("Family"), text("work")]
    );
    assert_eq!(names(Some(("ID", 3)), &[]), [text("work")]);
    assert_eq!(
        names(None, &["nothing", "name"]),
        [text("Family"), text("land"), text("work")]
    );
    assert_eq!(
        names(None, &["owner", "id"]),
        [text("Family"), text("work"), text("land")]
    );
    assert!(names(Some(("nothing", 1)), &[]).is_empty());
    assert!(all(&foreign, "nothing", &["name"], None, &[]).is_empty());
    assert_eq!(all(&foreign, "codes", &[], None, &[]).len(), 3);
}

#[test]
fn equal_rows_stay_in_the_order_of_the_file_with_and_without_numbers() {
    let (_folder, foreign) = opened_from(
        "CREATE TABLE a (rowid TEXT, k INTEGER);
         INSERT INTO a VALUES ('z', 1), ('y', 1), ('x', 0);
         CREATE TABLE b (oid TEXT, k INTEGER PRIMARY KEY) WITHOUT ROWID;
         INSERT INTO b VALUES ('z', 2), ('y', 1);",
    );
    let foreign = foreign.unwrap();
    assert_eq!(
        all(&foreign, "a", &["rowid"], None, &["k"]).concat(),
        [text("x"), text("z"), text("y")]
    );
    assert_eq!(
        all(&foreign, "b", &["oid"], None, &[]).concat(),
        [text("y"), text("z")]
    );
}

#[test]
fn words_with_a_zero_or_without_utf8_are_kept_whole() {
    let (_folder, foreign) = opened_from(
        "CREATE TABLE source (file); INSERT INTO source VALUES (CAST(x'61e962' AS TEXT)), ('a' || char(0) || 'b');",
    );
    assert_eq!(
        all(&foreign.unwrap(), "source", &["file"], None, &[]).concat(),
        [ForeignCell::Undecoded(b"a\xe9b".to_vec()), text("a\0b")]
    );
}

#[test]
fn a_database_in_utf16_reads_the_same() {
    let (_folder, foreign) = opened_from(
        "PRAGMA encoding = 'UTF-16le'; CREATE TABLE t (x); INSERT INTO t VALUES ('añay 😀');",
    );
    assert_eq!(
        all(&foreign.unwrap(), "t", &["x"], None, &[]).concat(),
        [text("añay 😀")]
    );
}

#[test]
fn views_tables_of_extensions_and_computed_columns_do_not_count() {
    let (_folder, foreign) = opened_from(
        "CREATE TABLE t (x, y AS (x + 1), z AS (x + 2) STORED, w); INSERT INTO t VALUES (1, 2);
         CREATE VIEW v AS SELECT x FROM t;
         CREATE VIRTUAL TABLE f USING fts5(words);
         CREATE TRIGGER g AFTER INSERT ON t BEGIN DELETE FROM t; END;",
    );
    let foreign = foreign.unwrap();
    assert_eq!(foreign.columns("t").unwrap(), ["x", "w"]);
    for absent in [
        "v",
        "f",
        "g",
        "sqlite_schema",
        "sqlite_master",
        "SQLITE_sequence",
    ] {
        assert!(foreign.columns(absent).unwrap().is_empty(), "{absent}");
        assert!(
            all(&foreign, absent, &["x"], None, &[]).is_empty(),
            "{absent}"
        );
    }
    assert_eq!(
        all(&foreign, "t", &["x", "y", "z", "w"], None, &["y"]).concat(),
        [
            ForeignCell::Integer(1),
            ForeignCell::Null,
            ForeignCell::Null,
            ForeignCell::Integer(2)
        ]
    );
}

#[test]
fn a_view_that_is_listed_as_a_table_is_none() {
    // First under its own name, then under the name that another row lists a true table by.
    for listed in [
        "UPDATE sqlite_schema SET type = 'table', rootpage = 2 WHERE name = 'v'",
        "UPDATE sqlite_schema SET name = 'v', tbl_name = 'v' WHERE name = 't'",
    ] {
        let (_folder, foreign) = opened_from(&format!(
            "CREATE TABLE t (x); INSERT INTO t VALUES (1);
             CREATE VIEW v AS SELECT random() AS x;
             PRAGMA writable_schema = ON; {listed};"
        ));
        // SQLite may refuse the file as a whole, which is as good.
        if let Ok(foreign) = foreign {
            assert!(foreign.columns("v").unwrap().is_empty(), "{listed}");
            assert!(all(&foreign, "v", &["x"], None, &[]).is_empty(), "{listed}");
        }
    }
}

#[test]
fn names_are_nothing_but_names() {
    let (_folder, foreign) = opened_from(
        r#"CREATE TABLE "a""b; DROP TABLE x" ("c""] d" TEXT, "--" TEXT, 'it''s' TEXT);
           INSERT INTO "a""b; DROP TABLE x" VALUES ('one', 'two', 'three');
           CREATE TABLE [in [brackets] (x); CREATE TABLE `tick``s` (x); CREATE TABLE ñandú_1$(x);"#,
    );
    let foreign = foreign.unwrap();
    let table = r#"A"b; drop table X"#;
    assert_eq!(foreign.columns(table).unwrap(), [r#"c"] d"#, "--", "it's"]);
    assert_eq!(
        all(&foreign, table, &[r#"c"] d"#, "it's", "--"], None, &["--"]).concat(),
        [text("one"), text("three"), text("two")]
    );
    for name in ["in [brackets", "tick`s", "ñandú_1$"] {
        assert_eq!(foreign.columns(name).unwrap(), ["x"], "{name}");
    }
    for hostile in ["\"", "x\0y", "t; DROP TABLE t", "", "main.t"] {
        assert!(foreign.columns(hostile).unwrap().is_empty());
        assert!(all(&foreign, table, &[hostile], None, &[hostile]).len() == 1);
        assert!(all(&foreign, table, &[], Some((hostile, 1)), &[]).is_empty());
    }
}

#[test]
fn an_order_that_only_its_program_knows_is_not_needed() {
    let (_folder, foreign) = opened_from(
        "CREATE TABLE t (x TEXT); INSERT INTO t VALUES ('b'), ('a'), ('5');
         PRAGMA writable_schema = ON;
         UPDATE sqlite_schema SET sql = 'CREATE TABLE t (x TEXT COLLATE backwards)';",
    );
    let foreign = foreign.unwrap();
    assert_eq!(
        all(&foreign, "t", &["x"], None, &["x"]).concat(),
        [text("5"), text("a"), text("b")]
    );
    assert_eq!(
        all(&foreign, "t", &["x"], Some(("x", 5)), &[]).concat(),
        [text("5")]
    );
}

#[test]
fn what_stands_in_the_log_beside_the_file_is_read() {
    let (folder, path) = made("PRAGMA journal_mode = WAL; CREATE TABLE t (x);");
    let writing = Connection::open(&path).unwrap();
    writing.execute_batch("INSERT INTO t VALUES (5)").unwrap();
    let (with, without) = (folder.path().join("with"), folder.path().join("without"));
    std::fs::copy(&path, &with).unwrap();
    std::fs::copy(beside(&path, "-wal"), beside(&with, "-wal")).unwrap();
    std::fs::copy(&path, &without).unwrap();
    let rows = |path: &Path| {
        let foreign = Foreign::open(path).unwrap();
        all(&foreign, "t", &["x"], None, &[]).concat()
    };
    assert_eq!(rows(&with), [ForeignCell::Integer(5)]);
    let before = std::fs::read(&without).unwrap();
    assert_eq!(before[18..20], [2, 2], "the file says that it has a log");
    assert!(rows(&without).is_empty());
    assert_eq!(std::fs::read(&without).unwrap(), before);
    assert!(!beside(&without, "-wal").exists() && !beside(&without, "-shm").exists());
}

#[test]
fn a_journal_that_names_another_file_is_not_played_back() {
    let (folder, path) = made(CODES);
    let victim = folder.path().join("diary.txt");
    std::fs::write(&victim, "mine").unwrap();
    let mut journal = JOURNAL.to_vec();
    journal.resize(512, 0);
    std::fs::write(beside(&path, "-journal"), journal).unwrap();
    assert_eq!(why(Foreign::open(&path)), Unfit::BrokenOff);
    assert!(victim.exists());
    // One that is done with is left behind by some programs.
    std::fs::write(beside(&path, "-journal"), [0; 512]).unwrap();
    assert!(Foreign::open(&path).is_ok());
}

#[test]
fn what_is_no_database_is_refused_in_words() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.rqda");
    assert!(matches!(
        Foreign::open(&path),
        Err(StoreError::Missing { .. })
    ));
    std::fs::write(&path, "").unwrap();
    assert_eq!(why(Foreign::open(&path)), Unfit::Empty);
    for bytes in [&b"PK\x03\x04 and so on"[..], b"S", &[0x5a; 4096]] {
        std::fs::write(&path, bytes).unwrap();
        assert_eq!(why(Foreign::open(&path)), Unfit::NoDatabase);
    }
}

#[test]
fn a_file_that_was_cut_off_or_scratched_is_damaged() {
    let (_folder, path) = made(
        "PRAGMA page_size = 1024; CREATE TABLE t (x); CREATE TABLE u (x);
         WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200)
         INSERT INTO t SELECT hex(zeroblob(50)) FROM n;",
    );
    let whole = std::fs::read(&path).unwrap();
    assert!(whole.len() > 10 * 1024);
    for cut in [16, 99, 100, 511, 1024, 1500, 5 * 1024, whole.len() - 1] {
        std::fs::write(&path, &whole[..cut]).unwrap();
        let refused = Foreign::open(&path)
            .is_err_and(|error| matches!(error, StoreError::Unfit(Unfit::Damaged { .. })));
        assert!(refused, "{cut}");
    }
    let mut scratched = whole.clone();
    scratched[3 * 1024..3 * 1024 + 200].fill(0xff);
    std::fs::write(&path, &scratched).unwrap();
    let unfit = why(Foreign::open(&path));
    assert!(matches!(unfit, Unfit::Damaged { .. }), "{unfit}");
    std::fs::write(&path, &whole).unwrap();
    let foreign = Foreign::open(&path).unwrap();
    assert_eq!(all(&foreign, "t", &["x"], None, &[]).len(), 200);
}

#[test]
fn a_cell_that_breaks_a_rule_of_its_table_is_a_cell() {
    let (_folder, foreign) = opened_from(
        "CREATE TABLE t (x CHECK (x > 5)); PRAGMA ignore_check_constraints = ON;
         INSERT INTO t VALUES (1), (NULL);
         PRAGMA writable_schema = ON;
         UPDATE sqlite_schema SET sql = 'CREATE TABLE t (x NOT NULL CHECK (x > 5))';",
    );
    assert_eq!(
        all(&foreign.unwrap(), "t", &["x"], None, &[]).concat(),
        [ForeignCell::Integer(1), ForeignCell::Null]
    );
}

#[test]
fn reading_is_broken_off_after_so_many_steps() {
    let (_folder, foreign) = opened_from(CODES);
    let foreign = foreign.unwrap();
    foreign.turns.store(TURNS - 10, Ordering::Relaxed);
    let endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
                   SELECT count(*) FROM n";
    let counted = foreign
        .connection
        .query_row(endless, [], |row| row.get::<_, i64>(0));
    assert!(matches!(
        unfit(counted.unwrap_err()),
        StoreError::Unfit(Unfit::Endless)
    ));
    assert_eq!(foreign.header("user_version").unwrap(), 7);
}

#[test]
fn a_row_that_is_too_large_is_refused() {
    let (_folder, foreign) =
        opened_from("CREATE TABLE t (x); INSERT INTO t VALUES (zeroblob(5000));");
    let foreign = foreign.unwrap();
    let limit = Limit::SQLITE_LIMIT_LENGTH;
    assert_eq!(foreign.connection.limit(limit).unwrap(), ROW);
    foreign.connection.set_limit(limit, 4000).unwrap();
    let read = foreign.rows("t", &["x"], None, &[], &mut |_| {});
    assert!(matches!(
        read,
        Err(StoreError::Unfit(Unfit::TooLarge { .. }))
    ));
}

#[test]
fn nothing_can_be_written() {
    let (_folder, foreign) = opened_from(CODES);
    let foreign = foreign.unwrap();
    for sql in [
        "DELETE FROM codes",
        "ATTACH ':memory:' AS other",
        "SELECT load_extension('x')",
        "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET name = 'x'",
    ] {
        assert!(foreign.connection.execute_batch(sql).is_err(), "{sql}");
    }
}

#[test]
fn databases_that_other_programs_wrote_are_read() {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/cases");
    let places = [beside, PathBuf::from("/work/shared/cases")];
    let Some(cases) = places.into_iter().find(|folder| folder.is_dir()) else {
        println!("skipped: no folder of cases");
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join("copy");
    for (path, application, table, column, rows) in [
        ("rqda/OPCW-CSP-DG.rqda", 0, "coding", "selfirst", 22),
        ("rqda/OPCW-CSP-DG.rqda", 0, "source", "file", 13),
        (
            "taguette/social-media-privacy-masked.sqlite3",
            0x5467_7474,
            "documents",
            "contents",
            10,
        ),
        (
            "taguette/social-media-privacy-masked.sqlite3",
            0x5467_7474,
            "highlight_tags",
            "tag_id",
            24,
        ),
        (
            "qualcoder/mannheimer-bsr-masked.qda/data.qda",
            0,
            "code_text",
            "pos1",
            227,
        ),
        (
            "qualcoder/mannheimer-bsr-masked.qda/data.qda",
            0,
            "code_name",
            "catid",
            230,
        ),
    ] {
        std::fs::write(&copy, std::fs::read(cases.join(path)).unwrap()).unwrap();
        let foreign = Foreign::open(&copy).unwrap();
        assert_eq!(foreign.header("application_id").unwrap(), application);
        let columns = foreign.columns(table).unwrap();
        assert!(columns.iter().any(|name| name == column), "{path} {table}");
        assert_eq!(
            all(&foreign, table, &[column], None, &[]).len(),
            rows,
            "{path} {table}"
        );
    }
}

#[test]
fn words_that_are_no_utf8_are_shown_as_they_stand() {
    let (_folder, foreign) = opened_from(
        "CREATE TABLE b (id INTEGER PRIMARY KEY, name TEXT, icon BLOB);
         INSERT INTO b VALUES (1, CAST(x'7365f16f72' AS TEXT), x'ff'), (2, 'señor', NULL);
         CREATE TABLE a (memo TEXT);
         INSERT INTO a VALUES (CAST(x'61f16f' AS TEXT)), ('año');
         CREATE VIEW v AS SELECT name FROM b;",
    );
    let foreign = foreign.unwrap();
    assert_eq!(
        all(&foreign, "b", &["name"], None, &[]),
        [
            vec![ForeignCell::Undecoded(b"se\xf1or".to_vec())],
            vec![text("señor")]
        ]
    );
    let shown = |most: usize| {
        let mut shown = Vec::new();
        let mut show = |bytes: &[u8]| {
            shown.push(bytes.to_vec());
            shown.len() < most
        };
        foreign.undecoded(&mut show).unwrap();
        shown
    };
    assert_eq!(shown(9), [b"a\xf1o".to_vec(), b"se\xf1or".to_vec()]);
    assert_eq!(shown(1), [b"a\xf1o".to_vec()]);
    // Also while rows are shown.
    let mut rows = 0;
    let mut show = |_: &[ForeignCell]| rows += shown(9).len();
    foreign.rows("b", &["name"], None, &[], &mut show).unwrap();
    assert_eq!(rows, 4);
}
