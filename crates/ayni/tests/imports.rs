//! Projects of other programs through the page's door: looked at, brought in, broken off, told of later.

#![expect(clippy::unwrap_used, reason = "a test that finds nothing has failed")]

mod common;

#[cfg(unix)]
use std::io::{BufRead as _, BufReader};
use std::{fmt::Write as _, fs, path::PathBuf};

use common::{
    TestEnvironment,
    page::{Reply, Served},
};
use serde_json::{Value, json};

/// A project in a folder of its own, served with a folder for temporary files of its own.
struct Desk {
    environment: TestEnvironment,
    served: Served,
    temporary: PathBuf,
}

impl Desk {
    fn new() -> Self {
        let environment = TestEnvironment::with_project();
        let temporary = environment.path().join("temporary");
        fs::create_dir(&temporary).unwrap();
        let served = Served::with(&environment, &[("TMPDIR", &temporary)]);
        Self {
            environment,
            served,
            temporary,
        }
    }

    /// Sends a file and returns its id.
    fn send(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let path = format!("/api/imports/files?name={name}");
        let token = format!("Authorization: Bearer {}", self.served.token);
        let host = self.served.host();
        let reply = self
            .served
            .send("POST", &path, &[&host, &token], content.as_ref());
        assert_eq!(reply.status, 200, "{reply:?}");
        reply.json()["id"].as_str().unwrap().to_owned()
    }

    fn look(&self, file: &str) -> Reply {
        let body = json!({ "file": file }).to_string();
        self.served.ask("POST", "/api/imports/look", &body)
    }

    fn position(&self) -> Value {
        self.served.ask("GET", "/api/project", "").json()["position"].clone()
    }

    /// Returns the names of files that were not taken away.
    fn left(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.temporary).unwrap();
        entries
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect()
    }
}

/// Writes a REFI-QDA project with so many texts, each with one passage that has a code.
fn project(texts: usize) -> String {
    let guid = |kind: u32, n: usize| format!("{kind:08x}-0000-4000-8000-{n:012x}");
    let mut sources = String::new();
    for n in 0..texts {
        let (source, selection, coding) = (guid(4, n), guid(5, n), guid(6, n));
        write!(
            sources,
            r##"<TextSource guid="{source}" name="Talk {n}"><PlainTextContent>The mine closes in March {n}.</PlainTextContent><PlainTextSelection guid="{selection}" name="closes" startPosition="9" endPosition="15"><Coding guid="{coding}" creatingUser="{user}"><CodeRef targetGUID="{code}"/></Coding></PlainTextSelection></TextSource>"##,
            user = guid(1, 0),
            code = guid(2, 0),
        )
        .unwrap();
    }
    format!(
        r##"<?xml version="1.0" encoding="utf-8"?><Project name="Pits" origin="Hand 1" xmlns="urn:QDA-XML:project:1.0"><Users><User guid="{user}" name="Rosa"/></Users><CodeBook><Codes><Code guid="{code}" name="Closure" isCodable="true" color="#aa0000"/></Codes></CodeBook><Sources>{sources}</Sources></Project>"##,
        user = guid(1, 0),
        code = guid(2, 0),
    )
}

fn count(report: &Value, what: &str) -> (u64, u64) {
    let counts = report["counts"].as_array().unwrap();
    let found = counts.iter().find(|it| it["what"] == what);
    let found = found.unwrap_or_else(|| panic!("no {what} in {report}"));
    let number = |field: &str| found[field].as_u64().unwrap();
    (number("there"), number("came"))
}

#[test]
fn a_project_is_looked_at_and_comes_in_as_one_step() {
    let desk = Desk::new();
    let before = desk.position();
    let file = desk.send("..%2Fpits.qde", project(3));
    let look = desk.look(&file);
    assert_eq!(look.status, 200, "{look:?}");
    let look = look.json();
    assert_eq!(look["name"], "pits.qde", "a name leads nowhere");
    assert_eq!(look["program"], "refi-project");
    assert_eq!(
        (&look["inner"], &look["before"]),
        (&json!([]), &Value::Null)
    );
    let report = &look["report"];
    assert_eq!(
        (&report["name"], &report["origin"]),
        (&json!("Pits"), &json!("Hand 1"))
    );
    assert_eq!(count(report, "text"), (3, 3));
    assert_eq!(count(report, "code"), (1, 1));
    assert_eq!(count(report, "coding"), (3, 3));
    assert_eq!(report["codings"]["exact"], 3);
    assert_eq!(report["step"], Value::Null);
    assert_eq!(desk.position(), before, "looking changes nothing");
    assert_eq!(look["seen"], before);

    // What somebody else does in between may make another thing of it.
    desk.environment.run(&["code", "add", "Quarry"]).success();
    let body = json!({ "file": file, "seen": look["seen"] }).to_string();
    let refused = desk.served.ask("POST", "/api/imports", &body);
    assert_eq!(refused.status, 409, "{refused:?}");
    assert_eq!(
        refused.json()["message"]["id"],
        "project-changed-since-look"
    );
    let look = desk.look(&file).json();
    let before = desk.position();
    assert_eq!(look["seen"], before);

    let body = json!({ "file": file, "seen": look["seen"] }).to_string();
    let written = desk.served.ask("POST", "/api/imports", &body);
    assert_eq!(written.status, 200, "{written:?}");
    let written = written.json();
    assert_eq!(written["step"]["operation"]["do"], "bring_in");
    assert_eq!(written["result"]["step"], written["step"]["entry"]);
    assert_eq!(
        written["position"].as_i64(),
        before.as_i64().map(|it| it + 1)
    );
    assert_eq!(desk.left(), [""; 0], "the file goes when it is in");
    let counts = desk.served.ask("GET", "/api/project", "").json()["counts"].clone();
    assert_eq!(
        (&counts["sources"], &counts["codings"]),
        (&json!(3), &json!(3))
    );

    // What was made can be read again, with the report that was kept.
    let made = desk.served.ask("GET", "/api/imports", "").json();
    let made = made.as_array().unwrap();
    assert_eq!(made.len(), 1);
    assert_eq!(made[0]["file"], "pits.qde");
    assert_eq!(made[0]["step"], written["step"]["entry"]);
    let path = format!("/api/imports/{}", made[0]["id"].as_str().unwrap());
    let one = desk.served.ask("GET", &path, "").json();
    assert_eq!(one["report"]["codings"]["exact"], 3);
    assert_eq!(one["report"]["step"], written["step"]["entry"]);

    // The very same file is known again.
    let file = desk.send("again.qde", project(3));
    let look = desk.look(&file).json();
    assert_eq!(look["before"]["id"], made[0]["id"]);

    // What was taken back is no import any longer.
    let undo = format!("/api/undo?entry={}", written["step"]["entry"]);
    assert_eq!(desk.served.ask("POST", &undo, "").status, 200);
    assert_eq!(desk.served.ask("GET", "/api/imports", "").json(), json!([]));
    let gone = desk.served.ask("GET", &path, "");
    assert_eq!((gone.status, gone.code().as_str()), (404, "not-found"));
}

#[test]
fn what_came_in_without_its_texts_says_where_its_passages_stand() {
    let desk = Desk::new();
    let bring = |name: &str, content: String| {
        let body = json!({ "file": desk.send(name, content) }).to_string();
        let written = desk.served.ask("POST", "/api/imports", &body);
        assert_eq!(written.status, 200, "{written:?}");
    };
    let newest = || desk.served.ask("GET", "/api/imports", "").json()[0]["id"].clone();
    let textless = |import: &Value| {
        let path = format!("/api/imports/{}/textless", import.as_str().unwrap());
        let listed = desk.served.ask("GET", &path, "").json();
        let names = listed.as_array().unwrap().iter();
        let names = names.map(|it| it["name"].as_str().unwrap().to_owned());
        names.collect::<Vec<_>>()
    };
    // The second text and the picture are not in the file.
    let text = "<PlainTextContent>The mine closes in March 1.</PlainTextContent>";
    let picture = r#"<PictureSource guid="00000004-0000-4000-8000-0000000000aa" name="The gate" path="internal://gate.png"/></Sources>"#;
    let bare = project(2)
        .replace(text, "")
        .replace(
            r#"name="Talk 1""#,
            r#"name="Talk 1" plainTextPath="internal://1.txt""#,
        )
        .replace("</Sources>", picture);
    bring("pits.qde", bare);
    let first = newest();
    assert_eq!(textless(&first), ["Talk 1"]);
    let lost = desk
        .served
        .ask("GET", "/api/sources/talk-1/lost", "")
        .json();
    assert_eq!(lost[0]["said"], json!([9, 15]));
    let marks = desk
        .served
        .ask("GET", "/api/sources/talk-1/marks", "")
        .json();
    assert_eq!(lost[0]["id"], marks["lost"][0]["id"]);
    // What stands in its text is not among them.
    let placed = desk
        .served
        .ask("GET", "/api/sources/talk-0/lost", "")
        .json();
    assert_eq!(placed, json!([]));
    // A table brings sources of its own, and words without places.
    bring(
        "tags.csv",
        "document,tag,content\nTalk 7,Fear,closes\n".to_owned(),
    );
    assert_eq!(textless(&newest()), ["Talk 7"]);
    assert_eq!(textless(&first), ["Talk 1"]);
    let lost = desk
        .served
        .ask("GET", "/api/sources/talk-7/lost", "")
        .json();
    assert_eq!(lost, json!([]));
    // When the texts have come in nothing is lost any more.
    bring("pits.qde", project(2));
    assert_eq!(textless(&newest()), [""; 0]);
    let lost = desk
        .served
        .ask("GET", "/api/sources/talk-1/lost", "")
        .json();
    assert_eq!(lost, json!([]));
}

#[test]
fn what_is_no_project_is_refused_and_leaves_nothing() {
    let desk = Desk::new();
    let before = desk.position();
    for (name, content) in [
        ("talk.txt", "ANA: The mine closes.\n"),
        ("broken.qde", &project(2)[..400]),
        ("empty.qdpx", ""),
    ] {
        let file = desk.send(name, content);
        let reply = desk.look(&file);
        assert_eq!(reply.status, 422, "{name}: {reply:?}");
        assert!(reply.json()["message"]["english"].as_str().unwrap().len() > 10);
        let body = json!({ "file": file }).to_string();
        let reply = desk.served.ask("POST", "/api/imports", &body);
        assert_eq!(reply.status, 422, "{name}: {reply:?}");
        let path = format!("/api/imports/files/{file}");
        assert_eq!(desk.served.ask("DELETE", &path, "").body, "true");
        assert_eq!(desk.served.ask("DELETE", &path, "").body, "false");
        assert_eq!(desk.look(&file).status, 404);
    }
    assert_eq!(desk.position(), before);
    assert_eq!(desk.left(), [""; 0]);
    assert_eq!(desk.served.ask("GET", "/api/imports/7", "").status, 422);
}

#[test]
fn what_is_chosen_of_a_database_is_read() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../shared/cases/taguette/social-media-privacy-masked.sqlite3"
    );
    let Ok(bytes) = fs::read(path) else {
        eprintln!("skipped: {path} is not there");
        return;
    };
    let desk = Desk::new();
    let file = desk.send("study.sqlite3", bytes);
    // One project is no choice, and is taken.
    let look = desk.look(&file).json();
    assert_eq!(look["program"], "taguette");
    assert_eq!(look["inner"].as_array().unwrap().len(), 1);
    assert_eq!(look["inner"][0]["documents"], 10);
    assert_eq!(look["chosen"], look["inner"][0]["number"]);
    assert_eq!(count(&look["report"], "coding"), (24, 24));
    let ask = |body: Value| {
        desk.served
            .ask("POST", "/api/imports/look", &body.to_string())
    };
    let other = ask(json!({ "file": file, "inner": 7 }));
    assert_eq!((other.status, other.code().as_str()), (404, "not-found"));
    assert_eq!(other.json()["message"]["id"], "no-inner-project");
    let parted = ask(json!({ "file": file, "separator": "/" }));
    assert_eq!(parted.status, 200, "{parted:?}");
    let several = ask(json!({ "file": file, "separator": "//" }));
    assert_eq!(several.code(), "invalid-request");
}

#[test]
fn a_file_too_large_is_refused_before_it_is_read() {
    let desk = Desk::new();
    let token = format!("Authorization: Bearer {}", desk.served.token);
    let size = format!("Content-Length: {}", (8_u64 << 30) + 1);
    let host = desk.served.host();
    let headers = [host.as_str(), &token, &size];
    let path = "/api/imports/files?name=film.qdpx";
    let reply = desk.served.send("POST", path, &headers, b"not all of it");
    assert_eq!((reply.status, reply.code().as_str()), (413, "too-large"));
    assert_eq!(desk.left(), [""; 0]);
}

#[test]
fn files_that_wait_make_room() {
    let desk = Desk::new();
    let files: Vec<String> = (0..5).map(|_| desk.send("pits.qde", project(1))).collect();
    assert_eq!(desk.look(&files[0]).status, 404);
    assert_eq!(desk.look(&files[1]).status, 404);
    assert_eq!(desk.look(&files[4]).status, 200);
    assert_eq!(desk.left().len(), 3);
    drop(desk.environment);
}

#[cfg(unix)]
#[test]
fn files_that_wait_go_with_the_program_however_it_is_ended() {
    // Ctrl-C, the end of the session, a closed window of the terminal.
    for signal in ["-INT", "-TERM", "-HUP"] {
        let mut desk = Desk::new();
        desk.send("pits.qde", project(1));
        assert_eq!(desk.left().len(), 1);
        let ended = desk.served.signal(signal);
        assert!(ended.success(), "{signal}: {ended}");
        assert_eq!(desk.left(), [""; 0], "{signal}");
    }
}

/// Waits until something under way was told of.
#[cfg(unix)]
fn wait_for_progress(window: std::net::TcpStream) {
    let told = BufReader::new(window).lines();
    for line in told {
        if line.unwrap().contains("\"step\":\"sources\"") {
            return;
        }
    }
    panic!("nothing was told");
}

#[cfg(unix)]
#[test]
fn an_import_is_broken_off_and_others_are_answered_meanwhile() {
    let desk = Desk::new();
    let before = desk.position();
    let file = desk.send("large.qde", project(6_000));
    let window = desk.served.listen();
    let body = json!({ "file": file, "work": "w1" }).to_string();
    std::thread::scope(|scope| {
        let import = scope.spawn(|| desk.served.ask("POST", "/api/imports", &body));
        wait_for_progress(window);
        // The import goes on, and questions are answered.
        assert_eq!(desk.position(), before);
        assert!(!import.is_finished());
        let path = format!("/api/imports/files/{file}");
        assert_eq!(desk.served.ask("DELETE", &path, "").body, "true");
        let reply = import.join().unwrap();
        assert_eq!((reply.status, reply.code().as_str()), (409, "broken-off"));
        assert_eq!(reply.json()["message"]["id"], "import-broken-off");
    });
    assert_eq!(desk.position(), before);
    assert_eq!(desk.left(), [""; 0]);
    // The next act is not kept waiting by what was broken off.
    let code = json!({ "path": "Closure" }).to_string();
    assert_eq!(desk.served.ask("POST", "/api/codes", &code).status, 200);
}
