//! Plain folders as a conversation: what comes in, what would change, what stays.

mod common;

use std::fs;

use common::TestEnvironment;
use serde_json::json;

const TOML: &str = "[project]\nname = \"Trial\"\n\n[[member]]\nkey = \"ana\"\n";

/// A folder, and the project that was made from it.
fn environment() -> TestEnvironment {
    let environment = TestEnvironment::new();
    environment.write("in/ayni.toml", TOML);
    environment.write("in/sources.csv", "key,file,when\ni1,i1.txt,2005\ni2,,\n");
    environment.write("in/sources/i1.txt", "Ana: Sí, claro.\nEva: No.\n");
    environment.write("in/codebook.csv", "code\nFear\nHope\n");
    environment.write(
        "in/codings.csv",
        "source,start,end,quote,code,coder\ni1,5,7,Sí,Fear,ana\ni1,5,7,Sí,Hope,ana\n",
    );
    environment.run(&["import", "in"]).success();
    environment
}

#[test]
fn a_merge_says_what_it_writes_over_and_a_dry_run_says_so_before() {
    let environment = environment();
    environment
        .run(&["source", "set", "i1", "when=2005-11-04"])
        .success();
    environment.run(&["source", "add", "i3"]).success();
    let dry = environment.run(&["import", "in", "--merge", "--dry-run"]);
    assert_eq!(dry.code, 0);
    assert!(
        dry.stdout.contains("source:i1  when   2005-11-04  2005"),
        "{dry}"
    );
    assert_eq!(
        dry.stderr,
        "3 records of the project are not in the folder; they are kept as they are\n\
         a dry run: nothing was written\n"
    );
    let steps = environment.run(&["history", "--json"]).json();
    assert_eq!(steps[0]["what"], "added the source i3");
    let done = environment
        .run(&["import", "in", "--merge", "--json"])
        .json();
    let sources = json!({
        "noun": "source", "added": 0, "came_back": 0, "changed": 1, "same": 1, "kept": 1,
    });
    assert!(
        done["merged"]
            .as_array()
            .is_some_and(|all| all.contains(&sources)),
        "{done}"
    );
    let again = environment.run(&["import", "in", "--merge"]);
    assert!(again.stderr.ends_with("nothing changed\n"), "{again}");
    assert_eq!(again.stdout, "");
    let steps = environment.run(&["history", "--json"]).json();
    assert_eq!(steps.as_array().map(Vec::len), Some(5), "{steps}");
}

#[test]
fn a_dry_run_of_a_new_project_makes_no_file() {
    let environment = environment();
    let dry = environment.run(&["import", "in", "--dry-run", "-o", "other.ayni"]);
    assert_eq!(dry.code, 0);
    assert!(
        dry.stderr.ends_with("a dry run: nothing was written\n"),
        "{dry}"
    );
    assert!(!environment.path().join("other.ayni").exists());
}

#[test]
fn rounds_are_known_after_a_folder_too() {
    let environment = environment();
    let run = |line: &[&str]| environment.run(line).success();
    run(&["round", "name", "round 1"]);
    run(&["code", "add", "Pride"]);
    run(&["round", "name", "round 2"]);
    run(&["export", "--plain", "out"]);
    run(&["import", "out"]);
    let rounds = environment
        .run(&["-p", "out.ayni", "round", "list", "--json"])
        .json();
    assert_eq!(
        (&rounds[0]["codes"], &rounds[1]["codes"]),
        (&json!(2), &json!(3))
    );
    let diff = [
        "-p", "out.ayni", "codebook", "diff", "round 1", "round 2", "--json",
    ];
    assert_eq!(
        environment.run(&diff).json(),
        json!([{"code": "Pride", "change": "added “Pride”"}])
    );
}

#[test]
fn what_came_in_is_counted_by_what_it_is() {
    let environment = environment();
    // Two codings and one that stands twice; one passage that is said to have changed.
    let codings = "source,start,end,quote,code,coder,state\n\
        i1,5,7,Sí,Fear,ana,\ni1,5,7,Sí,Hope,ana,\ni1,5,7,Sí,Fear,ana,\ni1,20,22,Nunca,Hope,ana,changed\n";
    environment.write("in/codings.csv", codings);
    environment.write(
        "in/groups.csv",
        "group,code\nAll,Fear\nAll,Hope\nOne,Fear\n",
    );
    let made = environment.run(&["import", "in", "-o", "b.ayni"]);
    assert!(
        made.stderr.contains(
            "2 sources, 1 of them with a text; 2 codes; 2 quotations with 3 codings; 0 memos; 2 other records\n\
             the passages of 2 new quotations: 1 exact, 0 re-anchored, 0 ambiguous, 0 lost, 1 unchecked\n"
        ),
        "{made}"
    );
    let wrote = environment.run(&["-p", "b.ayni", "export", "--plain", "out"]);
    assert_eq!(
        wrote.stderr,
        "wrote 2 sources, 2 codes, 2 quotations with 3 codings to out\n"
    );
    let counted = environment
        .run(&["import", "in", "-o", "c.ayni", "--json"])
        .json();
    for (name, count) in [("unchecked", 1), ("repeated_rows", 1), ("with_text", 1)] {
        assert_eq!(counted[name], count, "{name}");
    }
}

#[test]
fn a_document_is_no_project() {
    let environment = environment();
    environment.write("notes.txt", "Ana: Sí.");
    let ran = environment.run(&["import", "notes.txt"]);
    assert_eq!(ran.code, 3, "{ran}");
    assert!(
        ran.stderr.contains("ayni source import \"notes.txt\""),
        "{ran}"
    );
    // A damaged project is no document either.
    environment.write("cut.qdpx", "PK\u{3}\u{4} and no more");
    let ran = environment.run(&["import", "cut.qdpx"]);
    assert_eq!(ran.code, 3, "{ran}");
    assert!(ran.stderr.contains("damaged"), "{ran}");
    assert!(!ran.stderr.contains("source import"), "{ran}");
}

#[test]
fn a_project_is_named_by_its_file_as_well() {
    let environment = TestEnvironment::new();
    environment.run(&["new", "Mina.ayni"]).success();
    assert!(environment.path().join("Mina.ayni").is_file());
    let info = environment.run(&["info", "--json"]).json();
    assert_eq!(info["project"], "Mina");
}

#[test]
fn what_is_no_plain_project_is_told_by_what_it_is() {
    let environment = TestEnvironment::new();
    let said = environment.run(&["import", "nothere.qdpx"]).failure(2);
    assert!(
        said.contains("there is no file or folder \"nothere.qdpx\""),
        "{said}"
    );
    environment.write("unpacked/project.qde", "<Project/>");
    environment.write("unpacked/Sources/a.txt", "words");
    let said = environment.run(&["import", "unpacked"]).failure(2);
    assert!(
        said.contains("bring that in, with the sources beside it"),
        "{said}"
    );
    assert!(said.contains("project.qde"), "{said}");
}

#[test]
fn of_a_table_each_passage_says_what_became_of_it_and_what_is_to_be_done() {
    let environment = environment();
    let rows = "id,document,tag,content\n1,i1,Fear,claro\n2,i1,Fear,a\n3,i9,Hope,not here\n4,,Hope,claro\n";
    environment.write("t.csv", rows);
    let said = environment.run(&["import", "t.csv", "--merge"]);
    assert_eq!(said.code, 0, "{said}");
    for line in [
        "3 codings: 0 exact, 1 re-anchored, 1 ambiguous, 1 lost, 0 uncertain",
        "i1: its words stand in several places: “a”",
        "i9: lost (no-text): “not here”",
        "left out: rows without a document (first: line 5)",
        "bring those in first, and the passages are found in them by their words: ayni source import",
    ] {
        let all = format!("{}{}", said.stdout, said.stderr);
        assert!(all.contains(line), "{line}\n{said}");
    }
}

#[test]
fn what_is_said_to_nobody_stops_nothing() {
    let environment = environment();
    let code = |arguments: &[&str]| {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_ayni"));
        command.args(arguments).current_dir(environment.path());
        command.stderr(writer).status().unwrap().code()
    };
    assert_eq!(code(&["import", "in", "-o", "again.ayni"]), Some(0));
    assert!(environment.path().join("again.ayni").exists());
    assert_eq!(
        code(&["import", "nothing"]),
        Some(2),
        "a problem with a hint"
    );
    assert_eq!(code(&["import", "nothing", "--json"]), Some(2));
}

#[test]
fn what_was_meant_otherwise_is_told_with_the_way_to_it() {
    let environment = environment();
    fs::copy(
        environment.path().join("in.ayni"),
        environment.path().join("theirs.db"),
    )
    .unwrap();
    for merge in [&["--merge"][..], &[]] {
        let import = [&["import", "theirs.db"], merge].concat();
        let said = environment.run(&import).failure(3);
        assert!(said.contains("theirs.db is a project of Ayni"), "{said}");
        assert!(said.contains("export --plain FOLDER"), "{said}");
        assert!(!said.contains("SQLite"), "{said}");
    }
    // The name of a codebook is no name of a project, and nothing is written under it.
    let export = ["export", "--refi", "out.QDC"];
    let said = environment.run(&export).failure(2);
    assert!(said.contains("is the name of a codebook"), "{said}");
    assert!(
        said.contains("ayni codebook export --format qdc --to \"out.QDC\""),
        "{said}"
    );
    assert!(!environment.path().join("out.QDC").exists());
    let export = ["codebook", "export", "--format", "qdc", "--to", "out.QDC"];
    environment.run(&export).success();
    let book = std::fs::read_to_string(environment.path().join("out.QDC")).unwrap();
    assert!(book.contains("urn:QDA-XML:codebook:1.0"), "{book}");
    environment
        .run(&["import", "out.QDC", "--output", "book.ayni"])
        .success();
    let codes = |project: &str| {
        let said = environment.run(&["code", "list", "-p", project, "--json"]);
        let listed: serde_json::Value = serde_json::from_str(&said.stdout).unwrap();
        let listed = listed.as_array().unwrap().clone().into_iter();
        listed.map(|it| it["code"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(codes("book.ayni"), codes("in.ayni"));
    assert!(!codes("in.ayni").is_empty());
    fs::remove_file(environment.path().join("book.ayni")).unwrap();
    // What of codes has no place in a codebook is told.
    environment.run(&["code", "add", "Later"]).success();
    let retire = ["code", "retire", "Later", "--reason", "said by nobody"];
    environment.run(&retire).success();
    let said = environment.run(&[&export[..], &["--force"]].concat());
    assert_eq!(said.code, 0, "{said}");
    assert!(
        said.stderr
            .contains("not in the file, it stays here: 1 × code life"),
        "{said}"
    );
    // It says nothing of another moment.
    let said = environment.run(&[&export[..], &["--at", "now", "--force"]].concat());
    assert_eq!(said.code, 2, "{said}");
    // Only the tags of Taguette have their levels in their names.
    environment.run(&["export", "--refi", "out.qdpx"]).success();
    for file in ["out.qdpx", "in"] {
        let import = ["import", file, "--separator", ".", "--dry-run"];
        let said = environment.run(&import).failure(2);
        assert!(said.contains("is no project of Taguette"), "{said}");
        assert!(said.contains("Leave out --separator."), "{said}");
    }
}

#[test]
fn positions_in_doubt_are_told_with_the_command_that_shows_them() {
    let environment = environment();
    let codes = "<CodeBook><Codes><Code guid=\"00000001-0000-4000-8000-000000000000\" name=\"c\" \
                 isCodable=\"true\"/></Codes></CodeBook>";
    let source = "<Sources><TextSource guid=\"00000002-0000-4000-8000-000000000000\" name=\"talk\">\
                  <PlainTextContent>😀 abcdefghij klm</PlainTextContent>\
                  <PlainTextSelection guid=\"00000003-0000-4000-8000-000000000000\" startPosition=\"4\" \
                  endPosition=\"7\"/></TextSource></Sources>";
    environment.write(
        "p.qde",
        format!("<Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"p\">{codes}{source}</Project>"),
    );
    // The emoji is two UTF-16 units: 4..7 are "cde" or "bcd".
    let reads = [
        ("code points, line ends as stored", "😀 ab[cde]fghij klm"),
        ("UTF-16 units, line ends as stored", "😀 a[bcd]efghij klm"),
    ];
    let dry = environment.run(&["import", "p.qde", "--merge", "--dry-run"]);
    let ran = environment.run(&["import", "p.qde", "--merge"]);
    let kept = environment.run(&["imports", "show"]);
    for (way, words) in reads {
        let line = format!("  4..7, as {way}: {words}\n");
        for said in [&dry, &ran, &kept] {
            assert!(said.stderr.contains(&line), "{line}\n{said}");
        }
    }
    assert!(
        ran.stderr
            .contains("settle it with: ayni source positions talk\n"),
        "{ran}"
    );
    let listed = |state: &str, way: &str| {
        let said = environment.run(&["source", "positions", "--json"]).json();
        let line = json!({
            "source": "talk", "name": "talk", "state": state, "positions count": way, "selections": 1,
        });
        assert_eq!(said, json!([line]));
    };
    listed("in doubt", reads[0].0);
    let shown = environment.run(&["source", "positions", "talk"]).success();
    assert!(shown.contains("in doubt"), "{shown}");
    for (way, words) in reads {
        let line = format!("{way} {words}");
        assert!(squeezed(&shown).contains(&squeezed(&line)), "{shown}");
    }
    let as_json = |moved: [u64; 2]| {
        let said = environment
            .run(&["source", "positions", "talk", "--json"])
            .json();
        assert_eq!(said["source"], "talk");
        assert_eq!(
            said["examples"],
            json!([{ "said": [4, 7], "words": [
                ["😀 ab", "cde", "fghij klm"], ["😀 a", "bcd", "efghij klm"],
            ]}])
        );
        let would = said["would"].as_array().unwrap().iter();
        let would: Vec<_> = would.map(|it| it["moved"].as_u64()).collect();
        assert_eq!(would, moved.map(Some));
    };
    as_json([0, 1]);
    let settle = ["source", "positions", "talk", "--count", "utf16"];
    environment.run(&settle).success();
    as_json([1, 0]);
    listed("settled", reads[1].0);
    // What came from nowhere else has nothing to settle.
    let own = environment.run(&["source", "positions", "i1", "--json"]);
    let own = own.json();
    assert_eq!(
        (&own["convention"], &own["examples"]),
        (&json!(null), &json!([]))
    );
    let refused = environment.run(&["source", "positions", "--count", "utf16"]);
    assert_eq!(refused.code, 2, "{refused}");
}

/// Returns words with one blank between them.
fn squeezed(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A REFI-QDA codebook of codes of one name, each of which gets a name of its own, with these definitions.
fn codebook(codes: u32, definition: &str) -> String {
    let each = |n| {
        format!(
            "<Code guid=\"{n:08x}-0000-4000-8000-000000000000\" name=\"c\" isCodable=\"true\">\
             <Description>{definition} {n}</Description></Code>"
        )
    };
    let codes: String = (0..codes).map(each).collect();
    format!(
        "<CodeBook xmlns=\"urn:QDA-XML:codebook:1.0\" origin=\"Hand 1\"><Codes>{codes}</Codes></CodeBook>"
    )
}

#[test]
fn what_is_cut_from_a_list_is_counted() {
    let environment = environment();
    environment.write("b.qdc", codebook(25, "before"));
    let came = environment.run(&["import", "b.qdc", "--merge"]);
    // The first keeps its name.
    assert_eq!(came.stderr.matches(" is called ").count(), 20, "{came}");
    assert!(came.stderr.contains("… and 4 more names\n"), "{came}");
    environment.write("b.qdc", codebook(25, "after"));
    let again = environment.run(&["import", "b.qdc", "--merge"]);
    assert_eq!(again.stdout.matches("definition").count(), 20, "{again}");
    assert!(again.stderr.contains("… and 5 more values\n"), "{again}");
}

#[test]
fn the_report_of_an_import_can_be_read_later() {
    let environment = environment();
    let none = environment.run(&["imports", "show"]).failure(2);
    assert!(none.contains("there is no such import"), "{none}");
    assert!(none.contains("ayni imports list"), "{none}");
    assert_eq!(
        environment.run(&["imports", "list", "--json"]).json(),
        json!([])
    );
    for (file, definition) in [("b.qdc", "before"), ("c.qdc", "after")] {
        environment.write(file, codebook(2, definition));
        let said = environment
            .run(&["import", file, "--merge", "--json"])
            .json();
        let kept = environment.run(&["imports", "show", "--json"]).json();
        assert_eq!(kept, said, "{file}");
        let step = said["step"].as_i64().unwrap().to_string();
        let one = environment
            .run(&["imports", "show", &step, "--json"])
            .json();
        assert_eq!(one, said, "{file}");
    }
    let listed = environment.run(&["imports", "list", "--json"]).json();
    let listed = listed.as_array().unwrap();
    let of = |field: &str| {
        listed
            .iter()
            .map(|it| it[field].clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(of("file"), ["c.qdc", "b.qdc"]);
    assert_eq!(of("read as"), ["refi-codebook", "refi-codebook"]);
    assert_eq!(of("origin"), ["Hand 1", "Hand 1"]);
    let older = environment.run(&["imports", "show", &of("step")[1].to_string()]);
    assert!(older.stderr.contains(": b.qdc\n"), "{older}");
    assert!(
        older.stdout.contains("code  2            2     0"),
        "{older}"
    );
    // What was taken back is none any longer.
    environment.run(&["undo"]).success();
    let listed = environment.run(&["imports", "list", "--json"]).json();
    assert_eq!(listed.as_array().map(Vec::len), Some(1), "{listed}");
}

/// A project of Taguette with a tag and one that seems to be below it, and a document of a file.
const TAGUETTE: &str = "
    PRAGMA application_id = 1416066164;
    CREATE TABLE alembic_version (version_num);
    CREATE TABLE projects (id, name, description, created);
    CREATE TABLE project_members (project_id, user_login, privileges);
    CREATE TABLE documents (id, name, description, filename, created, project_id, text_direction, contents);
    CREATE TABLE tags (id, project_id, path, description);
    CREATE TABLE highlights (id, document_id, start_offset, end_offset, snippet);
    CREATE TABLE highlight_tags (highlight_id, tag_id);
    CREATE TABLE commands (id, date, user_login, project_id, document_id, payload);
    INSERT INTO alembic_version VALUES ('db5e31a0233d');
    INSERT INTO projects VALUES (1, 'Care', '', '2024-01-01 09:00:00');
    INSERT INTO documents VALUES (1, 'talk', '', 'talk 7.pdf', '2024-01-01 09:00:00', 1, '', '<p>Nine days.</p>');
    INSERT INTO tags VALUES (1, 1, 'work', ''), (2, 1, 'work.pay', '');";

#[test]
fn what_seems_to_part_the_tags_is_said_and_taken_only_when_it_is_named() {
    let environment = environment();
    let path = environment.path().join("care.sqlite3");
    ayni_store::testkit::database(&path, TAGUETTE).unwrap();
    let codes = || {
        let listed = environment.run(&["code", "list", "-p", "care.ayni", "--json"]);
        let listed = listed.json();
        let listed = listed.as_array().unwrap().iter();
        listed.map(|it| it["code"].clone()).collect::<Vec<_>>()
    };
    let way = "to make them a tree: --separator \".\"";
    let said = environment.run(&["import", "care.sqlite3"]);
    assert!(said.stderr.contains(way), "{said}");
    assert_eq!(codes(), ["work", "work.pay"]);
    let source = environment.run(&["source", "show", "talk", "-p", "care.ayni", "--json"]);
    assert_eq!(source.json()["filename"], "talk 7.pdf");
    fs::remove_file(environment.path().join("care.ayni")).unwrap();
    let said = environment.run(&["import", "care.sqlite3", "--separator", "."]);
    assert_eq!(said.code, 0, "{said}");
    assert!(!said.stderr.contains("--separator"), "{said}");
    assert_eq!(codes(), ["work", "work > pay"]);
}
