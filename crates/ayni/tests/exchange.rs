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
    let rows = "id,document,tag,content\n1,i1,Fear,claro\n2,i1,Fear,a\n3,i9,Hope,not here\n";
    environment.write("t.csv", rows);
    let said = environment.run(&["import", "t.csv", "--merge"]);
    assert_eq!(said.code, 0, "{said}");
    for line in [
        "3 codings: 0 exact, 1 re-anchored, 1 ambiguous, 1 lost, 0 uncertain",
        "i1: its words stand in several places: “a”",
        "i9: lost (no-text): “not here”",
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
    let ran = environment.run(&["import", "p.qde", "--merge"]);
    assert!(
        ran.stderr.contains("see: ayni source positions talk"),
        "{ran}"
    );
    let shown = environment.run(&["source", "positions", "talk"]).success();
    assert!(shown.contains("in doubt"), "{shown}");
}
