//! The page's door: what it gives, and whom it refuses.

mod common;

#[cfg(unix)]
use std::io::Read as _;

use common::{TestEnvironment, page::Served};
use serde_json::json;

const DESCRIPTION: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../web/src/api/openapi.json"
);

fn served() -> (TestEnvironment, Served) {
    let environment = TestEnvironment::with_project();
    environment.write("in/i1.txt", "ANA: The mine closes in March. 😀\n");
    environment.run(&["source", "import", "in"]).success();
    let served = Served::new(&environment);
    (environment, served)
}

#[test]
fn the_client_of_the_page_is_made_from_these_routes() {
    let said = TestEnvironment::new()
        .run(&["open", "--describe"])
        .success();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(DESCRIPTION, &said).unwrap();
    }
    let kept = std::fs::read_to_string(DESCRIPTION).unwrap();
    assert!(
        said == kept,
        "the routes have changed; run UPDATE=1 cargo test -p ayni --test page, then npm run client in web/"
    );
}

#[test]
fn every_route_asks_for_the_session() {
    let (_environment, served) = served();
    let routes: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(DESCRIPTION).unwrap()).unwrap();
    let mut asked = 0;
    for (path, methods) in routes["paths"].as_object().unwrap() {
        for method in methods.as_object().unwrap().keys() {
            if path == "/api/session" {
                continue;
            }
            let path = path.replace(['{', '}'], "");
            let reply = served.send(&method.to_uppercase(), &path, &[&served.host()], b"");
            assert_eq!(reply.status, 401, "{method} {path}");
            assert_eq!(reply.code(), "no-session");
            asked += 1;
        }
    }
    assert!(asked > 50, "{asked}");
}

#[test]
fn the_token_is_exchanged_for_a_strict_cookie() {
    let (_environment, served) = served();
    let host = served.host();
    let origin = format!("Origin: http://127.0.0.1:{}", served.port);
    let kind = "Content-Type: application/json";
    for wrong in ["", "0", &served.token[1..], &format!("{}0", served.token)] {
        let body = json!({ "token": wrong }).to_string();
        let reply = served.send(
            "POST",
            "/api/session",
            &[&host, &origin, kind],
            body.as_bytes(),
        );
        assert_eq!((reply.status, reply.code().as_str()), (401, "wrong-token"));
        assert_eq!(reply.header("set-cookie"), None);
        let bearer = format!("Authorization: Bearer {wrong}");
        assert_eq!(
            served
                .send("GET", "/api/project", &[&host, &bearer], b"")
                .status,
            401
        );
    }
    let body = json!({ "token": served.token }).to_string();
    let reply = served.send(
        "POST",
        "/api/session",
        &[&host, &origin, kind],
        body.as_bytes(),
    );
    let cookie = reply.header("set-cookie").unwrap();
    assert!(
        cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"),
        "{cookie}"
    );
    assert!(!cookie.contains(&served.token));
    let cookie = format!("Cookie: {}", cookie.split(';').next().unwrap());
    assert_eq!(
        served
            .send("GET", "/api/project", &[&host, &cookie], b"")
            .status,
        200
    );
    // The session writes from our own page only.
    let code = json!({ "path": "Closure" }).to_string();
    let code = code.as_bytes();
    let reply = served.send("POST", "/api/codes", &[&host, &cookie, kind], code);
    assert_eq!((reply.status, reply.code().as_str()), (403, "wrong-origin"));
    let other = "Origin: https://example.org";
    let reply = served.send("POST", "/api/codes", &[&host, &cookie, kind, other], code);
    assert_eq!((reply.status, reply.code().as_str()), (403, "wrong-origin"));
    let reply = served.send(
        "POST",
        "/api/codes",
        &[&host, &cookie, kind, "Origin: null"],
        code,
    );
    assert_eq!((reply.status, reply.code().as_str()), (403, "wrong-origin"));
    let reply = served.send("POST", "/api/codes", &[&host, &cookie, kind, &origin], code);
    assert_eq!(reply.status, 200, "{reply:?}");
}

#[cfg(unix)]
#[test]
fn the_program_ends_though_a_window_is_open() {
    let (_environment, mut served) = served();
    let mut window = served.listen();
    assert!(served.interrupt().success());
    // The window is let go, in the ordinary way.
    let mut rest = String::new();
    window.read_to_string(&mut rest).unwrap();
    assert!(rest.ends_with("0\r\n\r\n"), "{rest}");
}

#[test]
fn a_name_that_points_to_loopback_is_not_ours() {
    let (_environment, served) = served();
    let bearer = format!("Authorization: Bearer {}", served.token);
    for host in [
        "Host: evil.example",
        &format!("Host: evil.example:{}", served.port),
        &format!("Host: 127.0.0.1.nip.io:{}", served.port),
        "Host: 127.0.0.1",
        "Host: localhost:1",
        "X-Forwarded-Host: 127.0.0.1",
    ] {
        for path in ["/", "/api/project", "/assets/x.js"] {
            let reply = served.send("GET", path, &[host, &bearer], b"");
            assert!(
                matches!(reply.status, 400 | 403),
                "{host} {path}: {reply:?}"
            );
        }
    }
    let ours = format!("Host: localhost:{}", served.port);
    assert_eq!(
        served
            .send("GET", "/api/project", &[&ours, &bearer], b"")
            .status,
        200
    );
}

#[test]
fn answers_say_what_a_browser_may_do_with_them() {
    let (_environment, served) = served();
    for reply in [
        served.ask("GET", "/api/project", ""),
        served.ask("GET", "/api/nothing", ""),
        served.send("GET", "/", &[&served.host()], b""),
        served.send("GET", "/", &["Host: evil.example"], b""),
    ] {
        let policy = reply.header("content-security-policy").unwrap();
        assert!(
            policy.contains("default-src 'none'") && !policy.contains("unsafe"),
            "{policy}"
        );
        assert_eq!(reply.header("x-content-type-options"), Some("nosniff"));
        assert_eq!(reply.header("x-frame-options"), Some("DENY"));
        assert_eq!(reply.header("cache-control"), Some("no-store"));
        assert_eq!(reply.header("access-control-allow-origin"), None);
    }
}

#[test]
fn a_file_name_leads_nowhere() {
    let (environment, served) = served();
    for (sent, kept) in [
        ("..%2F..%2Fevil.txt", "evil.txt"),
        ("C%3A%5Cusers%5Cana%5Cnotes.txt", "notes.txt"),
        ("%2Fetc%2Fpasswd.txt", "passwd.txt"),
    ] {
        let reply = served.ask("POST", &format!("/api/uploads?name={sent}"), "ANA: Hola.\n");
        assert_eq!(
            (reply.status, reply.json()["name"].as_str()),
            (200, Some(kept))
        );
        let id = reply.json()["id"].as_str().unwrap().to_owned();
        let import = json!({ "uploads": [id] }).to_string();
        let reply = served.ask("POST", "/api/import", &import);
        assert_eq!(reply.status, 200, "{reply:?}");
    }
    let files = std::fs::read_dir(environment.path()).unwrap();
    let names: Vec<String> = files
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .collect();
    assert!(!names.iter().any(|name| name.contains("evil")), "{names:?}");
    for path in [
        "/assets/../api/project",
        "/assets/..%2f..%2fCargo.toml",
        "/assets//etc/passwd",
    ] {
        let reply = served.send("GET", path, &[&served.host()], b"");
        assert!(matches!(reply.status, 400 | 401 | 404), "{path}: {reply:?}");
    }
}

#[test]
fn an_upload_too_large_is_refused_before_it_is_read() {
    let (_environment, served) = served();
    let token = format!("Authorization: Bearer {}", served.token);
    let headers = [&served.host(), &token, "Content-Length: 2147483648"];
    let path = "/api/uploads?name=film.txt";
    let reply = served.send("POST", path, &headers, b"not all of it");
    assert_eq!((reply.status, reply.code().as_str()), (413, "too-large"));

    // One that does not say how large it is, sent until the door closes.
    let head = format!(
        "POST {path} HTTP/1.1\r\n{}\r\n{token}\r\nTransfer-Encoding: chunked\r\n\r\n",
        served.host()
    );
    let piece = [b"100000\r\n".as_slice(), &vec![b'a'; 1 << 20], b"\r\n"].concat();
    let mut pieces: Vec<&[u8]> = vec![head.as_bytes()];
    pieces.extend((0..2048).map(|_| piece.as_slice()));
    let reply = served.raw(&pieces);
    assert_eq!((reply.status, reply.code().as_str()), (413, "too-large"));
    assert_eq!(served.ask("GET", "/api/project", "").status, 200);
}

#[test]
fn names_and_pages_that_are_programs_stay_words() {
    let (_environment, served) = served();
    let name = "<img src=x onerror=alert(1)>";
    let reply = served.ask("POST", "/api/codes", &json!({ "path": name }).to_string());
    assert_eq!(reply.status, 200, "{reply:?}");
    let reply = served.ask("GET", "/api/codes", "");
    assert!(
        reply
            .header("content-type")
            .unwrap()
            .starts_with("application/json")
    );
    assert!(reply.body.contains("onerror"), "kept as it was written");

    let page = "<html><body><script>document.title='bad'</script><p>La mina <b onclick=\"bad()\">cierra</b>.</p></body></html>";
    let reply = served.ask("POST", "/api/uploads?name=page.html", page);
    let uploaded = reply.json();
    assert_eq!(uploaded["beginning"], "La mina cierra.");
    assert_eq!(uploaded["losses"][0]["what"], "not-words");
}

#[test]
fn a_table_of_coded_segments_among_documents_is_known() {
    let (_environment, served) = served();
    for (name, table, is) in [
        ("a.csv", "document,tag,content\na,b,c\n", true),
        ("a.csv", "Document name;Code;Segment\na;b;c\n", true),
        ("a.csv", "name,union\na,b\n", false),
        ("a.txt", "document,tag,content\na,b,c\n", false),
        ("a.xlsx", "no workbook", false),
    ] {
        let path = format!("/api/uploads?name={name}");
        let uploaded = served.ask("POST", &path, table).json();
        assert_eq!(uploaded["segments"], is, "{name}: {table}");
    }
}

#[test]
fn the_example_comes_into_an_empty_project_as_one_step() {
    let environment = TestEnvironment::with_project();
    let served = Served::new(&environment);
    let before = served.ask("GET", "/api/project", "").json()["position"].clone();
    let reply = served.ask("POST", "/api/example", r#"{"work":"w1"}"#);
    assert_eq!(reply.status, 200, "{reply:?}");
    let written = reply.json();
    assert_eq!(written["step"]["operation"]["do"], "import_plain");
    assert_eq!(
        written["position"].as_i64(),
        before.as_i64().map(|it| it + 1)
    );
    let counts = served.ask("GET", "/api/project", "").json()["counts"].clone();
    assert_eq!(counts["sources"], written["result"]["sources"]);
    assert_eq!(counts["sources"], 97);
    assert!(counts["codings"].as_u64() > Some(100), "{counts}");

    // A study is not mixed with an example.
    let reply = served.ask("POST", "/api/example", "{}");
    assert_eq!((reply.status, reply.code().as_str()), (409, "conflict"));
    assert_eq!(served.ask("POST", "/api/undo", "").status, 200);
    let counts = served.ask("GET", "/api/project", "").json()["counts"].clone();
    assert_eq!(
        (&counts["sources"], &counts["codes"]),
        (&json!(0), &json!(0))
    );
}

#[test]
fn folders_come_in_as_folders_and_wait_until_then() {
    let (environment, served) = served();
    for (name, folder) in [
        ("notes.txt", "visit-1"),
        ("notes.txt", "visit-2%2Fmorning"),
        ("x.txt", "..%2F..%2Fetc"),
        ("y.txt", "C%3A%5Cusers"),
    ] {
        let path = format!("/api/uploads?name={name}&folder={folder}");
        assert_eq!(served.ask("POST", &path, "ANA: Hola.\n").status, 200);
    }
    let refused = served
        .ask("POST", "/api/uploads?name=z.docx", "no docx")
        .json();
    assert_eq!(refused["refused"]["code"], "not-this-format");
    let path = format!("/api/uploads/{}", refused["id"].as_str().unwrap());
    assert_eq!(served.ask("DELETE", &path, "").body, "true");
    let waiting = served.ask("GET", "/api/uploads", "").json();
    let of = |field: &str| -> Vec<String> {
        let all = waiting.as_array().unwrap().iter();
        all.map(|it| it[field].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(
        of("path"),
        [
            "etc/x.txt",
            "users/y.txt",
            "visit-1/notes.txt",
            "visit-2/morning/notes.txt"
        ]
    );
    let import = json!({ "uploads": of("id") }).to_string();
    assert_eq!(served.ask("POST", "/api/import", &import).status, 200);
    assert_eq!(served.ask("GET", "/api/uploads", "").json(), json!([]));
    let sources = served.ask("GET", "/api/sources", "").json();
    let files: Vec<&str> = sources
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["file"].as_str().unwrap())
        .collect();
    assert!(files.contains(&"visit-2/morning/notes.txt"), "{files:?}");
    assert!(!environment.path().join("visit-1").exists());
}

#[test]
fn a_file_gives_its_text_to_a_source_that_was_known() {
    let (_environment, served) = served();
    let known = json!({ "key": "i2", "fields": [{ "field": "kind", "value": "interview" }] });
    assert_eq!(
        served
            .ask("POST", "/api/sources", &known.to_string())
            .status,
        200
    );
    let words =
        "ANA: Who told you?\nLUIS: We heard it on the radio.\nANA: When?\nLUIS: In March.\n";
    let upload = served
        .ask("POST", "/api/uploads?name=second.txt", words)
        .json();
    let import = json!({ "uploads": [upload["id"]], "key": "i2" }).to_string();
    let reply = served.ask("POST", "/api/import", &import);
    assert_eq!(reply.json()["result"][0]["key"], "i2");
    let more = served.ask("GET", "/api/sources/i2", "").json();
    assert_eq!(more["voices"][0]["label"], "ANA");
    assert_eq!(more["revisions"][0]["reason"], json!(null));
    let original = served.ask("GET", "/api/sources/i2/original", "");
    assert_eq!(original.body, words);
    assert!(
        original
            .header("content-disposition")
            .unwrap()
            .contains("second.txt")
    );
}

#[test]
fn a_text_that_was_corrected_meanwhile_is_not_overwritten() {
    let (_environment, served) = served();
    let read = served.ask("GET", "/api/sources/i1/text", "").json();
    let path = format!("/api/sources/{}/text", read["source"].as_str().unwrap());
    let correct = |text: &str| {
        let body = json!({ "text": text, "reason": "slip", "revision": read["revision"] });
        served.ask("PUT", &path, &body.to_string())
    };
    assert_eq!(correct("ANA: The mine closes in May. 😀\n").status, 200);
    let reply = correct("ANA: The mine closes in June. 😀\n");
    assert_eq!((reply.status, reply.code().as_str()), (409, "conflict"));
    let now = served.ask("GET", "/api/sources/i1/text", "").json();
    assert!(now["text"].as_str().unwrap().contains("May"), "{now}");
}

#[test]
fn every_refused_cell_is_told_and_nothing_is_changed() {
    let (_environment, served) = served();
    let id = served.ask("GET", "/api/sources", "").json()[0]["id"].clone();
    let cells = |when: &str| {
        json!([{ "source": id, "fields": [
            { "field": "when", "value": when },
            { "field": "country", "value": if when == "soon" { "Chile" } else { "cl" } },
            { "field": "place", "value": "Calama" },
        ]}])
    };
    let reply = served.ask("PATCH", "/api/sources", &cells("soon").to_string());
    let written = reply.json();
    let refused = written["result"]["refused"].as_array().unwrap();
    let fields: Vec<&str> = refused
        .iter()
        .map(|it| it["field"].as_str().unwrap())
        .collect();
    assert_eq!(fields, ["when", "country"]);
    assert_eq!(refused[0]["reason"]["code"], "invalid");
    assert_eq!(written["step"], json!(null));
    assert_eq!(
        served.ask("GET", "/api/sources", "").json()[0]["place"],
        json!(null)
    );
    let written = served
        .ask("PATCH", "/api/sources", &cells("2005-11").to_string())
        .json();
    assert_eq!(written["result"]["refused"], json!([]));
    assert_eq!(written["step"]["operation"]["do"], "set_source");
    assert_eq!(
        served.ask("GET", "/api/sources", "").json()[0]["country"],
        "CL"
    );
}

#[test]
fn steps_are_found_by_who_and_what_and_say_what_stands_in_the_way() {
    let (_environment, served) = served();
    let member = json!({ "key": "luis" }).to_string();
    assert_eq!(served.ask("POST", "/api/members", &member).status, 200);
    let source = json!({ "key": "i2", "fields": [] }).to_string();
    let added = served.ask("POST", "/api/sources", &source).json()["step"]["entry"].clone();
    let memo = json!({ "title": "On i2", "text": "To be found.", "on": "source:i2" }).to_string();
    let reply = served.ask("POST", "/api/memos", &memo);
    assert_eq!(reply.status, 200, "{reply:?}");
    let written = reply.json()["step"]["entry"].clone();
    let memos = served.ask("GET", "/api/memos", "").json();
    let memo = memos[0]["id"].as_str().unwrap();

    let found = |query: &str| -> (u64, Vec<serde_json::Value>) {
        let reply = served
            .ask("GET", &format!("/api/history?{query}"), "")
            .json();
        let steps = reply["steps"].as_array().unwrap().iter();
        (
            reply["total"].as_u64().unwrap(),
            steps.map(|it| it["entry"].clone()).collect(),
        )
    };
    let both = vec![written.clone(), added.clone()];
    assert_eq!(found("acts=add_source,set_memo"), (2, both));
    assert_eq!(
        found("acts=add_source,set_memo&take=1"),
        (2, vec![written.clone()])
    );
    assert_eq!(found("who=luis"), (0, vec![]));
    assert_eq!(found("acts=nothing_like_it").0, 0);

    let preview = served
        .ask("GET", &format!("/api/history/{added}/undo"), "")
        .json();
    assert_eq!(preview["refused"]["code"], "conflict");
    assert_eq!(preview["steps"][0]["entry"], written);
    assert_eq!(preview["effects"][0]["fate"], "removed");
    let path = format!("/api/undo?entry={written}");
    assert_eq!(served.ask("POST", &path, "").status, 200);
    let preview = served
        .ask("GET", &format!("/api/history/{added}/undo"), "")
        .json();
    assert_eq!(preview["refused"], json!(null));
    let steps = served.ask("GET", "/api/history?acts=set_memo", "").json();
    assert_eq!(steps["steps"][0]["undone"], true);
    // What was undone still has its life: it was made, and taken back.
    let life = served.ask("GET", &format!("/api/life/{memo}"), "").json();
    let lived: Vec<_> = life
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["entry"].clone())
        .collect();
    assert_eq!(lived.len(), 2, "{life}");
    assert_eq!(lived[0], written);
    let nobody = "0198c0de-7a3b-7c11-8b21-3f5f0c1d2e4a";
    assert_eq!(
        served.ask("GET", &format!("/api/life/{nobody}"), "").status,
        404
    );
    let again = steps["steps"][0]["undone_by"].clone();
    assert_eq!(
        served
            .ask("POST", &format!("/api/undo?entry={again}"), "")
            .status,
        200
    );
    let steps = served.ask("GET", "/api/history?acts=set_memo", "").json();
    assert_eq!(steps["steps"][0]["undone"], false);
}

#[test]
fn the_registers_say_when_and_who_says_so() {
    let (_environment, served) = served();
    let done = |method: &str, path: &str, body: serde_json::Value| {
        let body = if body.is_null() {
            String::new()
        } else {
            body.to_string()
        };
        let reply = served.ask(method, path, &body);
        assert_eq!(reply.status, 200, "{reply:?}");
        reply.json()
    };
    let fields = |pairs: &[(&str, &str)]| -> Vec<serde_json::Value> {
        let pair = |(field, value): &(&str, &str)| json!({ "field": field, "value": value });
        pairs.iter().map(pair).collect()
    };
    let strike = fields(&[("kind", "strike"), ("when", "2005/2006-06")]);
    done(
        "POST",
        "/api/events",
        json!({ "key": "strike", "fields": strike }),
    );
    let events = |at: &str| done("GET", &format!("/api/events{at}"), json!(null));
    assert_eq!(
        events("")[0]["when"],
        json!({ "text": "2005/2006-06", "first": "2005-01-01", "begun": "2005-12-31",
                "lasting": "2006-06-01", "last": "2006-06-30" })
    );
    assert_eq!(events("?at=2006-03")[0]["possible"], false);
    assert_eq!(events("?at=2005-03")[0]["possible"], true);
    assert_eq!(events("?at=2007"), json!([]));

    let phase = |place: usize, key: &str, when: &str| {
        done(
            "POST",
            "/api/phases",
            json!({ "key": key, "when": [when], "place": place }),
        );
    };
    phase(0, "after", "2007/2009");
    phase(0, "before", "1990/2004");
    let phases = done("GET", "/api/phases?at=2008", json!(null));
    assert_eq!(phases[0]["key"], "after");
    let phases = done("GET", "/api/phases", json!(null));
    assert_eq!(
        (&phases[0]["key"], &phases[1]["key"]),
        (&json!("before"), &json!("after"))
    );

    let claim = json!({ "subject": "event:strike", "attribute": "when", "value": "2005-03",
                        "according_to": "i1", "locator": "line 1", "quote": " " });
    let id = done("POST", "/api/claims", claim)["result"].clone();
    let claims = done("GET", "/api/claims?on=event:strike", json!(null));
    assert_eq!(
        claims,
        json!([{ "id": id, "subject": "event:strike", "attribute": "when", "value": "2005-03",
                 "according_to": "i1", "locator": "line 1", "quote": null, "note": null }])
    );
    let id = id.as_str().unwrap();
    done("DELETE", &format!("/api/claims/{id}"), json!(null));
    assert_eq!(done("GET", "/api/claims", json!(null)), json!([]));
}

#[test]
fn a_memo_says_when_it_was_written_and_where_its_quotation_stands() {
    let (_environment, served) = served();
    let sources = served.ask("GET", "/api/sources", "").json();
    let marked = served.ask(
        "POST",
        "/api/codings",
        &json!({ "source": sources[0]["id"], "start": 9, "end": 20 }).to_string(),
    );
    let quotation = marked.json()["result"]["quotation"].clone();
    let quotation = format!("quotation:{}", quotation.as_str().unwrap());
    let memo = json!({ "title": "Why March", "text": "Ask again.", "on": quotation });
    let reply = served.ask("POST", "/api/memos", &memo.to_string());
    assert_eq!(reply.status, 200, "{reply:?}");
    let memos = served.ask("GET", "/api/memos", "").json();
    let at = json!({ "source": "i1", "start": 9, "end": 20, "words": "mine closes" });
    assert_eq!(memos[0]["at"], at);
    assert_eq!(memos[0]["made"], memos[0]["changed"]);
    assert!(memos[0]["made"].as_str().unwrap().ends_with('Z'));

    let thing = |name: &str| served.ask("GET", &format!("/api/things/{name}"), "");
    assert_eq!(thing(&quotation).json()["at"], at);
    assert_eq!(thing("memo:why-march").json()["kind"], "memo");
    assert_eq!(thing("memo:none").status, 404);
}
