//! The whole job as a conversation: codes on passages, a table, a finding, what does not hold, undo.

mod common;

use common::TestEnvironment;
use serde_json::json;

const TABLE: &str = "name = \"voices\"\nrows = [{ axis = \"code\" }]\n\
    columns = [{ axis = \"source\" }]\nmeasures = [\"count\"]\ntotals = true\n";

/// Two interviews, coded: Closure and Worry in the first, Fear in the second.
fn coded() -> TestEnvironment {
    let environment = TestEnvironment::with_project();
    environment.write(
        "in/i1.txt",
        "ANA: The mine closes in March.\n\nPEDRO: Nobody told us about it.\n",
    );
    environment.write("in/i2.txt", "EVA: Nadie nos dijo nada. 😀 Nada.\n");
    let run = |line: &[&str]| environment.run(line).success();
    run(&["source", "import", "in", "--kind", "interview"]);
    run(&[
        "code",
        "add",
        "Work > Closure",
        "--definition",
        "the site closes",
    ]);
    run(&[
        "code",
        "add",
        "Worry",
        "--definition",
        "what they worry about",
    ]);
    run(&["code", "add", "Fear", "--definition", "what they fear"]);
    let code = |source, words, code| {
        run(&["coding", "add", source, "--quote", words, "--code", code]);
    };
    code("i1", "The mine closes", "Closure");
    code("i1", "Nobody told us", "Worry");
    code("i2", "Nadie nos dijo nada", "Fear");
    environment
}

#[test]
fn codes_are_merged_and_the_merge_is_taken_back() {
    let environment = coded();
    let run = |line: &[&str]| environment.run(line).success();
    let before = run(&["coding", "list", "--csv"]);
    let merge = ["code", "merge", "Fear", "--into", "Worry"];
    let talk = environment.run(&merge).failure(2);
    assert!(talk.contains("--reason"), "{talk}");
    run(&[&merge[..], &["--reason", "the same idea"]].concat());
    let list = environment.run(&["coding", "list", "--json"]).json();
    let codes: Vec<_> = (0..3).map(|at| list[at]["code"].clone()).collect();
    assert_eq!(
        codes,
        [json!("Work > Closure"), json!("Worry"), json!("Worry")]
    );
    let talk = environment
        .run(&["coding", "add", "i1", "--quote", "March", "--code", "Fear"])
        .failure(2);
    assert!(talk.contains("Worry"), "where it went: {talk}");
    let said = environment.run(&["undo"]);
    assert_eq!(
        said.stderr,
        "took back: merged “Fear” into “Worry” with 1 coding: the same idea\n"
    );
    assert_eq!(run(&["coding", "list", "--csv"]), before);
    run(&["redo"]);
    assert_ne!(run(&["coding", "list", "--csv"]), before);
}

#[test]
fn some_codings_become_a_code_of_their_own() {
    let environment = coded();
    let run = |line: &[&str]| environment.run(line).success();
    run(&["coding", "add", "i2", "--at", "28-32", "--code", "Worry"]);
    let split = [
        "code", "split", "Worry", "Silence", "--source", "i1", "--below",
    ];
    run(&split);
    assert_eq!(
        run(&["coding", "list", "--code", "Silence", "--csv"])
            .lines()
            .count(),
        2
    );
    let codes = run(&["codebook", "show", "--csv"]);
    assert!(codes.contains("\nWorry > Silence,"), "{codes}");
    run(&["code", "retire", "Closure", "--reason", "too narrow"]);
    let check = environment.run(&["check", "--json"]);
    assert_eq!(check.code, 1);
    assert!(check.stdout.contains("code-retired-but-cited"), "{check}");
    run(&["code", "restore", "Closure"]);
    run(&["code", "move", "Closure", "--under", "Worry"]);
    let talk = environment
        .run(&["code", "move", "Worry", "--under", "Closure"])
        .failure(2);
    assert!(talk.contains("itself or a code below it"), "{talk}");
    run(&["code", "group", "add", "Feelings", "Worry", "Fear"]);
    run(&["doctor"]);
}

#[test]
fn a_table_is_declared_opened_and_written() {
    let environment = coded();
    let run = |line: &[&str]| environment.run(line).success();
    environment.write("voices.toml", TABLE);
    run(&["synopsis", "declare", "voices.toml"]);
    assert_eq!(
        run(&["synopsis", "show", "voices", "--csv"]),
        "code,i1,i2,Total\r\nWork,1,nothing said,1\r\nWork > Closure,1,nothing said,1\r\n\
         Worry,1,nothing said,1\r\nFear,nothing said,1,1\r\nTotal,2,1,3\r\n"
    );
    let open = [
        "synopsis", "open", "voices", "--row", "Fear", "--column", "i2",
    ];
    let passages = environment.run(&[&open[..], &["--json"]].concat()).json();
    assert_eq!(passages[0]["words"], "Nadie nos dijo nada");
    let by_key = [
        "synopsis",
        "open",
        "voices",
        "--row",
        "code:fear",
        "--column",
        "source:i2",
    ];
    assert_eq!(
        environment.run(&[&by_key[..], &["--json"]].concat()).json(),
        passages
    );
    let talk = environment
        .run(&["synopsis", "open", "voices", "--row", "Feer"])
        .failure(2);
    assert!(talk.contains("\"Worry\""), "the rows are listed: {talk}");
    environment.write(
        "texts.toml",
        "name = \"texts\"\nunit = \"source\"\nrows = [{ axis = \"source_kind\" }]\nmeasures = [\"count\"]\n",
    );
    run(&[
        "source",
        "set",
        "i2",
        "when=2005-08",
        "place=Santiago",
        "country=CL",
    ]);
    let sources = environment
        .run(&[
            "synopsis",
            "open",
            "texts.toml",
            "--row",
            "interview",
            "--json",
        ])
        .json();
    assert_eq!(
        sources[1],
        json!({ "key": "i2", "name": "i2", "when": "2005-08", "place": "Santiago, CL" })
    );
    environment.write("bad.toml", TABLE.replace("count", "cuont"));
    let talk = environment
        .run(&["synopsis", "declare", "bad.toml"])
        .failure(2);
    assert!(talk.contains("line 4") && talk.contains("cuont"), "{talk}");

    let set = [
        "finding",
        "set",
        "f1",
        "--synopsis",
        "voices",
        "--row",
        "code:Fear",
        "--column",
        "source:i2",
        "--text",
        "They were told nothing.",
    ];
    run(&set);
    let check = environment.run(&["check", "--json"]);
    assert!(
        check.stdout.contains("finding-without-quotation"),
        "{check}"
    );
    run(&[&set[..9], &["--quotation", "i2:5-24"]].concat());
    let check = environment.run(&["check", "--json"]);
    assert!(
        !check.stdout.contains("finding-without-quotation"),
        "{check}"
    );
    assert!(check.stdout.contains("finding-on-one-source"), "{check}");
    let shown: serde_json::Value =
        serde_json::from_str(&environment.run(&["finding", "show", "f1", "--json"]).stdout)
            .unwrap();
    assert_eq!(
        (
            &shown["text"],
            &shown["row"],
            &shown["passages"][0]["stance"]
        ),
        (
            &json!("They were told nothing."),
            &json!("code:Fear"),
            &json!("supports")
        )
    );
    let accept = ["check", "accept", "finding-on-one-source", "finding:f1"];
    run(&[&accept[..], &["--reason", "he was the only witness"]].concat());
    let check = environment.run(&["check", "--json"]);
    assert!(!check.stdout.contains("finding-on-one-source"), "{check}");

    for format in ["docx", "xlsx", "html", "md", "csv", "json"] {
        let to = format!("voices.{format}");
        run(&["synopsis", "export", "voices", &to]);
        assert!(!environment.read(&to).is_empty());
        environment
            .run(&["synopsis", "export", "voices", &to])
            .failure(2);
    }
}

#[test]
fn words_are_found_and_coded_in_one_step() {
    let environment = coded();
    let run = |line: &[&str]| environment.run(line).success();
    assert_eq!(
        run(&["search", "nada", "--csv"]),
        "source,start,end,before,hit,after,paragraph\n\
         i2,20,24,EVA: Nadie nos dijo ,nada,. 😀 Nada.,EVA: Nadie nos dijo nada. 😀 Nada.\n\
         i2,28,32,EVA: Nadie nos dijo nada. 😀 ,Nada,.,EVA: Nadie nos dijo nada. 😀 Nada.\n"
    );
    run(&["search", "nada", "--code", "Worry"]);
    // Code points: the face is one, so that the second word stands at 28.
    let spans = run(&["coding", "list", "--code", "Worry", "--csv"]);
    assert!(
        spans.contains("i2, 20–24") && spans.contains("i2, 28–32"),
        "{spans}"
    );
    assert_eq!(spans.lines().count(), 4);
    let said = environment.run(&["undo"]);
    assert_eq!(
        said.stderr,
        "took back: coded 2 passages of “nada” as “Worry”\n"
    );
    assert_eq!(
        run(&["coding", "list", "--code", "Worry", "--csv"])
            .lines()
            .count(),
        2
    );
    let talk = environment.run(&["search", "…"]).failure(2);
    assert!(
        talk.contains("\"…\" cannot be searched for: there is no letter or digit"),
        "{talk}"
    );
}

#[test]
fn every_step_can_be_taken_back_to_the_first() {
    let environment = coded();
    let run = |line: &[&str]| environment.run(line).success();
    let history = environment.run(&["history", "--json"]).json();
    let steps = history.as_array().unwrap().len();
    let full = run(&["coding", "list", "--csv"]);
    run(&["undo", "--steps", &(steps - 1).to_string()]);
    assert_eq!(run(&["source", "list", "--json"]).trim(), "[]");
    let said = environment.run(&["undo"]);
    assert_eq!(said.stderr, "there is nothing to take back\n");
    run(&["redo", "--steps", &(steps - 1).to_string()]);
    assert_eq!(run(&["coding", "list", "--csv"]), full);
    run(&["doctor"]);
}
