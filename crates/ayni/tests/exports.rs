//! Giving the project to other programs through the page's door, and settling what positions count.

#![expect(clippy::unwrap_used, reason = "a test that finds nothing has failed")]

mod common;

#[cfg(unix)]
use std::io::{BufRead as _, BufReader, Write as _};
use std::{fs, path::PathBuf};

use common::{TestEnvironment, page::Served};
use serde_json::{Value, json};

/// A project with two coded texts, served with a folder for temporary files of its own.
struct Desk {
    environment: TestEnvironment,
    served: Served,
    temporary: PathBuf,
}

impl Desk {
    fn new() -> Self {
        let environment = TestEnvironment::with_project();
        environment.write("in/gate.txt", "LUIS: We held the gate for nine days.\n");
        environment.write("in/mine.txt", "ANA: The mine closes in March.\n");
        environment.run(&["source", "import", "in"]).success();
        environment.run(&["code", "add", "Closure"]).success();
        environment.run(&["code", "add", "Takeover"]).success();
        for (source, code, words) in [
            ("gate", "Takeover", "held the gate"),
            ("mine", "Closure", "The mine closes"),
        ] {
            let add = ["coding", "add", source, "--quote", words, "--code", code];
            environment.run(&add).success();
        }
        let phase = ["phase", "set", "closure", "--when", "2001/2004"];
        environment.run(&phase).success();
        Self::serve(environment)
    }

    fn serve(environment: TestEnvironment) -> Self {
        let temporary = environment.path().join("temporary");
        fs::create_dir(&temporary).unwrap();
        let served = Served::with(&environment, &[("TMPDIR", &temporary)]);
        Self {
            environment,
            served,
            temporary,
        }
    }

    /// Returns the names of files that were not taken away.
    fn left(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.temporary).unwrap();
        entries
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect()
    }

    fn written(&self, profile: &str) -> Value {
        let body = json!({ "profile": profile }).to_string();
        let reply = self.served.ask("POST", "/api/exports", &body);
        assert_eq!(reply.status, 200, "{reply:?}");
        reply.json()
    }
}

/// Returns a list of counts by name.
fn counts(list: &Value) -> Vec<(String, u64)> {
    let each = list.as_array().unwrap().iter();
    each.map(|it| {
        let what = it["what"].as_str().unwrap().to_owned();
        (what, it["count"].as_u64().unwrap())
    })
    .collect()
}

fn of(list: &Value, what: &str) -> Option<u64> {
    let found = counts(list).into_iter().find(|(name, _)| name == what);
    found.map(|(_, count)| count)
}

#[test]
fn what_a_file_would_hold_is_said_before_and_it_is_what_is_written() {
    let desk = Desk::new();
    let body = json!({ "profile": "standard" }).to_string();
    let look = desk.served.ask("POST", "/api/exports/look", &body);
    assert_eq!(look.status, 200, "{look:?}");
    let look = look.json();
    // Two texts, two codes, two passages that each have one; a phase has no place in the format.
    for (what, count) in [
        ("TextSource", 2),
        ("Code", 2),
        ("PlainTextSelection", 2),
        ("Coding", 2),
    ] {
        assert_eq!(of(&look["written"], what), Some(count), "{what}: {look}");
    }
    assert_eq!(counts(&look["left"]), [("phase".to_owned(), 1)]);
    assert_eq!(desk.left(), [""; 0], "nothing is written to look");

    let written = desk.written("nvivo");
    assert_eq!(written["given"], look);
    assert_eq!(written["name"], "case-nvivo.qdpx");
    assert_eq!(desk.left().len(), 1);

    // The file is given whole and comes in again with the same counts.
    let id = written["id"].as_str().unwrap();
    let path = format!("/api/exports/{id}/file");
    let reply = desk.served.ask("GET", &path, "");
    assert_eq!(reply.status, 200);
    assert_eq!(reply.bytes.len() as u64, written["bytes"].as_u64().unwrap());
    assert!(
        reply
            .header("content-disposition")
            .unwrap()
            .starts_with("attachment; filename=\"case-nvivo.qdpx\"")
    );
    desk.environment.write("study.qdpx", &reply.bytes);
    let import = ["import", "study.qdpx", "--dry-run", "--json"];
    let report = desk.environment.run(&import).json();
    assert_eq!(report["codings"]["exact"], 2, "{report}");

    let path = format!("/api/exports/{id}");
    assert_eq!(desk.served.ask("DELETE", &path, "").body, "true");
    assert_eq!(desk.left(), [""; 0]);
    assert_eq!(desk.served.ask("DELETE", &path, "").body, "false");
    let path = format!("{path}/file");
    assert_eq!(desk.served.ask("GET", &path, "").status, 404);
}

#[test]
fn a_file_that_waits_goes_when_another_comes_and_with_the_program() {
    #[cfg_attr(not(unix), expect(unused_mut, reason = "ended by a signal only"))]
    let mut desk = Desk::new();
    let first = desk.written("standard");
    let second = desk.written("maxqda");
    assert_eq!(desk.left().len(), 1);
    let path = |it: &Value| format!("/api/exports/{}/file", it["id"].as_str().unwrap());
    assert_eq!(desk.served.ask("GET", &path(&first), "").status, 404);
    assert_eq!(desk.served.ask("GET", &path(&second), "").status, 200);
    #[cfg(unix)]
    {
        assert!(desk.served.interrupt().success());
        assert_eq!(desk.left(), [""; 0]);
    }
}

#[test]
fn what_cannot_be_written_is_refused() {
    let desk = Desk::new();
    let body = json!({ "profile": "atlas" }).to_string();
    for route in ["/api/exports", "/api/exports/look"] {
        let reply = desk.served.ask("POST", route, &body);
        assert_eq!((reply.status, reply.code().as_str()), (404, "not-found"));
        assert_eq!(reply.json()["message"]["values"]["noun"], "profile");
    }
    // There is no room where files wait.
    fs::remove_dir(&desk.temporary).unwrap();
    let body = json!({ "profile": "standard" }).to_string();
    let reply = desk.served.ask("POST", "/api/exports", &body);
    assert_eq!((reply.status, reply.code().as_str()), (500, "store"));
    assert_eq!(reply.json()["message"]["id"], "departure-not-kept");
}

#[test]
fn the_codebook_goes_alone() {
    let desk = Desk::new();
    let reply = desk.served.ask("GET", "/api/codebook/export", "");
    assert_eq!(reply.status, 200, "{reply:?}");
    desk.environment.write("book.qdc", &reply.bytes);
    let import = ["import", "book.qdc", "--dry-run", "--json"];
    let report = desk.environment.run(&import).json();
    assert_eq!(report["program"], "refi-codebook");
    assert_eq!(
        report["counts"]
            .as_array()
            .unwrap()
            .iter()
            .find(|it| it["what"] == "code")
            .unwrap()["came"],
        2
    );

    let empty = Desk::serve(TestEnvironment::with_project());
    let reply = empty.served.ask("GET", "/api/codebook/export", "");
    assert_eq!((reply.status, reply.code().as_str()), (404, "not-found"));
}

/// Writes a REFI-QDA project with so many texts, each with one passage after a sign of two UTF-16 units.
fn foreign(texts: usize) -> String {
    let guid = |kind: u32, n: usize| format!("{kind:08x}-0000-4000-8000-{n:012x}");
    let source = |n: usize| {
        format!(
            r##"<TextSource guid="{}" name="Talk {n}"><PlainTextContent>😀 Tenemos miedo. La mina cierra.</PlainTextContent><PlainTextSelection guid="{}" startPosition="10" endPosition="15"><Coding guid="{}" creatingUser="{}"><CodeRef targetGUID="{}"/></Coding></PlainTextSelection></TextSource>"##,
            guid(4, n),
            guid(5, n),
            guid(6, n),
            guid(1, 0),
            guid(2, 0),
        )
    };
    let sources: String = (0..texts).map(source).collect();
    format!(
        r##"<?xml version="1.0" encoding="utf-8"?><Project name="Pits" origin="Hand 1" xmlns="urn:QDA-XML:project:1.0"><Users><User guid="{}" name="Rosa"/></Users><CodeBook><Codes><Code guid="{}" name="Fear" isCodable="true" color="#aa0000"/></Codes></CodeBook><Sources>{sources}</Sources></Project>"##,
        guid(1, 0),
        guid(2, 0),
    )
}

/// How many questions are asked before something that goes on is said not to end.
#[cfg(unix)]
const QUESTIONS: u32 = 20_000;

#[cfg(unix)]
#[test]
fn an_export_is_given_up_by_whoever_no_longer_waits() {
    let environment = TestEnvironment::with_project();
    environment.write("pits.qde", foreign(6_000));
    environment
        .run(&["import", "pits.qde", "--merge"])
        .success();
    let mut desk = Desk::serve(environment);
    let window = desk.served.listen();
    let body = json!({ "profile": "standard", "work": "w1" }).to_string();
    let mut asking = std::net::TcpStream::connect(("127.0.0.1", desk.served.port)).unwrap();
    let head = format!(
        "POST /api/exports HTTP/1.1\r\n{}\r\nAuthorization: Bearer {}\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
        desk.served.host(),
        desk.served.token,
        body.len(),
    );
    asking.write_all(head.as_bytes()).unwrap();
    let mut told = BufReader::new(window).lines().map(Result::unwrap);
    assert!(told.any(|line| line.contains("\"step\":\"sources\"")));
    assert_eq!(desk.left().len(), 1, "it is being written");
    asking.shutdown(std::net::Shutdown::Both).unwrap();
    drop(asking);
    // Others are answered meanwhile; soon nothing is left of it.
    for _ in 0..QUESTIONS {
        if desk.left().is_empty() {
            break;
        }
        assert_eq!(desk.served.ask("GET", "/api/project", "").status, 200);
    }
    assert_eq!(desk.left(), [""; 0]);
    // It never came to the files: it was not finished and thrown away.
    assert!(desk.served.interrupt().success());
    let rest: Vec<String> = told.filter(|line| line.contains("\"w1\"")).collect();
    assert!(
        !rest.iter().any(|line| line.contains("\"files\"")),
        "{rest:?}"
    );
}

#[test]
fn a_doubt_is_looked_at_and_settled_as_one_step() {
    let environment = TestEnvironment::with_project();
    environment.write("pits.qde", foreign(1));
    environment
        .run(&["import", "pits.qde", "--merge"])
        .success();
    environment.write("in/own.txt", "LUIS: Nine days.\n");
    environment.run(&["source", "import", "in"]).success();
    let desk = Desk::serve(environment);
    let path = "/api/sources/talk-0/positions";
    let listed = |settled: bool| {
        let list = desk.served.ask("GET", "/api/positions", "").json();
        let one = &list.as_array().unwrap()[..];
        let [one] = one else {
            panic!("one source came with a doubt: {list}")
        };
        assert_eq!(
            (&one["key"], &one["settled"]),
            (&json!("talk-0"), &json!(settled))
        );
        let id = one["id"].as_str().unwrap();
        let more = desk
            .served
            .ask("GET", &format!("/api/sources/{id}"), "")
            .json();
        assert_eq!(more["positions"]["certain"], settled, "{more}");
    };
    listed(false);
    let seen = desk.served.ask("GET", path, "");
    assert_eq!(seen.status, 200, "{seen:?}");
    let seen = seen.json();
    let decision = &seen["decision"];
    assert_eq!(
        (&decision["certain"], &decision["reason"]),
        (&json!(false), &json!("usual"))
    );
    let scores = decision["scores"].as_array().unwrap();
    let at = |unit: &str, line_ends: &str| {
        let wanted = json!({ "unit": unit, "line_ends": line_ends });
        scores.iter().position(|it| it["convention"] == wanted)
    };
    let (code_points, utf16) = (
        at("code-points", "as-stored").unwrap(),
        at("utf16", "as-stored").unwrap(),
    );
    // "😀 Tenemos miedo": the tenth code point begins "miedo", the tenth UTF-16 unit the space before.
    let words = &decision["examples"][0]["words"];
    assert_eq!(words[code_points]["words"], "miedo");
    assert_eq!(words[utf16]["words"], " mied");
    assert_eq!(words[utf16]["before"], "😀 Tenemos");
    assert_eq!(
        seen["would"][utf16],
        json!({"moved": 1, "same": 0, "ours": 0, "lost": 0})
    );
    assert_eq!(
        seen["would"][code_points],
        json!({"moved": 0, "same": 1, "ours": 0, "lost": 0})
    );

    let body = json!({ "unit": "utf16", "line_ends": "as-stored" }).to_string();
    let settled = desk.served.ask("POST", path, &body);
    assert_eq!(settled.status, 200, "{settled:?}");
    let settled = settled.json();
    assert_eq!(settled["result"], seen["would"][utf16]);
    assert_eq!(
        settled["step"]["operation"]["do"], "settle_positions",
        "{settled}"
    );
    let said = desk.environment.run(&["source", "positions", "talk-0"]);
    assert!(
        said.stdout.contains("UTF-16 units, line ends as stored"),
        "{said}"
    );
    assert!(said.stdout.contains("confirmed"), "{said}");
    let again = desk.served.ask("GET", path, "").json();
    assert_eq!(again["decision"]["certain"], true);
    assert_eq!(again["would"][utf16]["same"], 1);
    assert_eq!(again["would"][code_points]["moved"], 1);

    listed(true);
    // What did not come from elsewhere has nothing to settle, and nonsense is refused.
    let own = desk
        .served
        .ask("GET", "/api/sources/own/positions", "")
        .json();
    assert_eq!(own["decision"], Value::Null);
    let reply = desk.served.ask("POST", "/api/sources/own/positions", &body);
    assert_eq!((reply.status, reply.code().as_str()), (409, "conflict"));
    let body = json!({ "unit": "ells", "line_ends": "as-one" }).to_string();
    let reply = desk.served.ask("POST", path, &body);
    assert_eq!((reply.status, reply.code().as_str()), (422, "invalid"));
    assert_eq!(
        desk.served
            .ask("GET", "/api/sources/nobody/positions", "")
            .status,
        404
    );
}

/// Starts the program, waits until it has begun a file, presses Ctrl-C, and returns what it said.
#[cfg(unix)]
fn interrupted(environment: &TestEnvironment, arguments: &[&str]) -> (i32, String) {
    interrupted_when(environment, arguments, || {
        left(environment).iter().any(|name| name.ends_with(".part"))
    })
}

/// Starts the program with a folder for temporary files of its own, waits until it has begun, presses
/// Ctrl-C, and returns what it said.
#[cfg(unix)]
fn interrupted_when(
    environment: &TestEnvironment,
    arguments: &[&str],
    begun: impl Fn() -> bool,
) -> (i32, String) {
    let child = std::process::Command::new(env!("CARGO_BIN_EXE_ayni"))
        .args(arguments)
        .current_dir(environment.path())
        .env("TMPDIR", environment.path())
        .stdout(std::process::Stdio::null())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    while !begun() {
        std::thread::yield_now();
    }
    let pid = child.id().to_string();
    let pressed = std::process::Command::new("kill")
        .args(["-INT", &pid])
        .status();
    assert!(pressed.unwrap().success());
    let output = child.wait_with_output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    (output.status.code().unwrap_or(-1), said)
}

#[cfg(unix)]
fn left(environment: &TestEnvironment) -> Vec<String> {
    let entries = std::fs::read_dir(environment.path()).unwrap();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        // Whoever has read a project leaves these beside it.
        .filter(|name| !name.ends_with("-shm") && !name.ends_with("-wal"))
        .collect();
    names.sort();
    names
}

#[cfg(unix)]
#[test]
fn what_is_broken_off_on_the_command_line_leaves_nothing() {
    let environment = TestEnvironment::new();
    environment.write("pits.qde", foreign(6_000));
    let (code, said) = interrupted(&environment, &["import", "pits.qde", "--output", "p.ayni"]);
    assert!(said.contains("the import was broken off"), "{code}: {said}");
    assert_eq!(
        (code, left(&environment)),
        (130, vec!["pits.qde".to_owned()])
    );

    environment
        .run(&["import", "pits.qde", "--output", "p.ayni"])
        .success();
    let before = left(&environment);
    let (code, said) = interrupted(
        &environment,
        &["export", "--refi", "o.qdpx", "-p", "p.ayni"],
    );
    assert!(said.contains("the export was broken off"), "{code}: {said}");
    assert_eq!((code, left(&environment)), (130, before.clone()));

    // A folder of plain files, out and in.
    let out = ["export", "--plain", "plain", "-p", "p.ayni"];
    let (code, said) = interrupted(&environment, &out);
    assert!(said.contains("the export was broken off"), "{code}: {said}");
    assert_eq!((code, left(&environment)), (130, before));
    environment.run(&out).success();
    let before = left(&environment);
    let (code, said) = interrupted(&environment, &["import", "plain", "--output", "q.ayni"]);
    assert!(said.contains("the import was broken off"), "{code}: {said}");
    assert_eq!((code, left(&environment)), (130, before));
}

#[cfg(unix)]
#[test]
fn a_database_that_is_broken_off_while_it_is_opened_leaves_no_copy() {
    let environment = TestEnvironment::new();
    // A hole, which takes no room on the disk and much time to copy.
    let database = environment.write("talks.qda/data.qda", b"SQLite format 3\0");
    let database = fs::OpenOptions::new().write(true).open(database).unwrap();
    database.set_len(8 << 30).unwrap();
    let before = left(&environment);
    let begun = || {
        let copies = left(&environment).into_iter();
        let mut copies = copies.map(|name| environment.path().join(name).join("database"));
        copies.any(|copy| copy.exists())
    };
    for merge in [&["--output", "t.ayni"][..], &["--dry-run"]] {
        let import = [&["import", "talks.qda"], merge].concat();
        let (code, said) = interrupted_when(&environment, &import, begun);
        assert!(said.contains("the import was broken off"), "{code}: {said}");
        assert_eq!((code, left(&environment)), (130, before.clone()));
    }
}

#[test]
fn an_export_that_cannot_be_written_is_no_refused_file() {
    let environment = TestEnvironment::new();
    environment.write("pits.qde", foreign(3));
    environment
        .run(&["import", "pits.qde", "--output", "p.ayni"])
        .success();
    environment.write("taken", "a file");
    for out in [["--refi", "taken/o.qdpx"], ["--plain", "taken/plain"]] {
        let said = environment.run(&[&["export", "-p", "p.ayni"], &out[..]].concat());
        assert_eq!(said.code, 4, "{said}");
        assert!(said.stderr.contains("cannot be written"), "{said}");
    }
}

#[test]
fn a_file_of_somebody_s_own_is_not_taken_for_what_is_being_written() {
    let environment = TestEnvironment::new();
    environment.write("pits.qde", foreign(3));
    environment
        .run(&["import", "pits.qde", "--output", "p.ayni"])
        .success();
    environment.write("o.qdpx.part", "of my own");
    let export = ["export", "--refi", "o.qdpx", "-p", "p.ayni"];
    environment.run(&export).success();
    assert_eq!(environment.read("o.qdpx.part"), b"of my own");
    assert!(environment.read("o.qdpx").starts_with(b"PK"));
    assert!(!environment.path().join("o.qdpx.2.part").exists());
}

#[test]
fn a_project_is_not_written_over_by_its_own_export() {
    let environment = TestEnvironment::new();
    environment.write("pits.qde", foreign(3));
    environment
        .run(&["import", "pits.qde", "--output", "p.ayni"])
        .success();
    let said = environment
        .run(&["export", "--refi", "./p.ayni", "-p", "p.ayni", "--replace"])
        .failure(2);
    assert!(said.contains("is the project itself"), "{said}");
    environment.run(&["doctor", "-p", "p.ayni"]).success();
}
