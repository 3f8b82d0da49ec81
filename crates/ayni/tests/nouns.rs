//! Conversations about sources, actors, events and the codebook, as a person has them.

mod common;

use common::TestEnvironment;
use serde_json::json;

fn interviews() -> TestEnvironment {
    let environment = TestEnvironment::with_project();
    environment.write(
        "in/Interview 1.txt",
        "ANA: The mine closes in March.\n\nPEDRO: Nobody told us about it.\n\nANA: Nobody?\n",
    );
    environment.write(
        "in/notas.txt",
        b"La compa\xf1\xeda no pag\xf3 la bonificaci\xf3n.".as_slice(),
    );
    environment
}

#[test]
fn a_kind_that_nothing_has_is_answered_with_those_that_are_there() {
    let environment = interviews();
    environment
        .run(&["source", "import", "in", "--kind", "interview"])
        .success();
    environment
        .run(&["event", "set", "stoppage", "kind=strike"])
        .success();
    for (noun, kinds) in [("source", "interview"), ("event", "strike")] {
        let said = environment.run(&[noun, "list", "--kind", "zzz"]);
        let expected = format!("none is of the kind \"zzz\"; kinds here: {kinds}\n");
        assert!(said.stderr.ends_with(&expected), "{said:?}");
    }
    // Of a kind that is there, only not then, nothing is said.
    let said = environment.run(&["event", "list", "--kind", "Strike", "--place", "Lima"]);
    assert_eq!(said.stderr, "\n0 events\n");
}

#[test]
fn files_are_imported_and_corrected() {
    let environment = interviews();
    let arguments = [
        "source",
        "import",
        "in",
        "--kind",
        "interview",
        "--when",
        "2005-11",
        "--json",
    ];
    let read = environment.run(&arguments).json();
    assert_eq!(read[0]["key"], "interview-1");
    assert_eq!(
        (&read[0]["format"], &read[0]["because"]),
        (&json!("txt"), &json!("valid"))
    );
    assert_eq!(read[0]["turns"], 3);
    assert_eq!(
        (&read[1]["key"], &read[1]["because"]),
        (&json!("notas"), &json!("guessed"))
    );
    let text = environment.run(&["source", "text", "notas"]).success();
    assert_eq!(text, "La compañía no pagó la bonificación.\n");

    let said = environment.run(&["source", "set", "notas", "country=CL?", "wave=first"]);
    assert_eq!(
        said.stderr,
        "set country, wave of notas\n\
         note: wave is a new attribute, of the type text; give it another type with: ayni attribute define\n"
    );
    environment.run(&["code", "add", "Closure"]).success();
    let words = [
        "coding",
        "add",
        "interview-1",
        "--quote",
        "Nobody told us",
        "--code",
        "Closure",
    ];
    environment.run(&words).success();
    environment.write("corrected.txt", "ANA: Well. The mine closes.\n");
    let edit = [
        "source",
        "edit",
        "interview-1",
        "corrected.txt",
        "--reason",
        "heard again",
    ];
    let edited = environment.run(&edit);
    assert!(edited.stdout.contains("Nobody told us"), "{edited}");
    assert!(edited.stderr.contains("1 lost"), "{edited}");
    environment.run(&["undo"]).success();
    environment.run(&["doctor"]).success();
}

#[test]
fn an_empty_text_is_told_and_an_empty_document_refused() {
    let environment = TestEnvironment::with_project();
    environment.write("a.txt", "");
    environment.write("b.odt", "");
    let talk = environment
        .run(&["source", "import", "a.txt", "b.odt"])
        .failure(3);
    assert!(
        talk.contains("b.odt: the file is named as odt but is not one"),
        "{talk}"
    );
    let answer = environment.run(&["source", "import", "a.txt"]);
    assert!(
        answer.stderr.contains("a.txt: the text is empty\n"),
        "{answer}"
    );
}

#[test]
fn a_bad_file_leaves_the_project_as_it_was() {
    let environment = interviews();
    environment.write("in/broken.pdf", "%PDF-1.7 and then nothing");
    let answer = environment.run(&["source", "import", "in"]);
    let talk = answer.failure(3);
    assert!(
        talk.starts_with("error: 1 of 3 files cannot be imported, so nothing was\n  in/broken.pdf"),
        "{talk}"
    );
    assert!(
        talk.ends_with("hint: Add --skip-bad to import the other 2.\n"),
        "{talk}"
    );
    let answer = environment.run(&["source", "import", "in", "--skip-bad", "--quiet"]);
    assert_eq!(answer.code, 1, "{answer}");
    let list = environment.run(&["source", "list", "--json"]).json();
    assert_eq!(list.as_array().unwrap().len(), 2);
    let talk = environment
        .run(&["source", "show", "interview-2"])
        .failure(2);
    assert_eq!(
        talk,
        "error: there is no source \"interview-2\"\n\nhint: Did you mean \"interview-1\"?\n"
    );
}

#[test]
fn a_contradiction_is_accepted_as_it_was_said() {
    let environment = interviews();
    let run = |line: &[&str]| environment.run(line).success();
    run(&["source", "import", "in", "--kind", "interview"]);
    let claim = |value: &str| {
        let line = [
            "claim",
            "add",
            "source:notas",
            "country",
            value,
            "--according-to",
        ];
        run(&[&line[..], &["interview-1"], &["--locator", value]].concat());
    };
    claim("CL");
    claim("PE");
    let accept = ["check", "accept", "claims-conflict", "source:notas#country"];
    run(&[&accept[..], &["--reason", "she means the owner"]].concat());
    assert_eq!(run(&["check"]), "0 to look at, 1 accepted\n");
    claim("CA");
    let check = environment.run(&["check", "--all"]);
    assert_eq!(check.code, 1);
    assert_eq!(
        check.stdout,
        "warning[claims-conflict] source:notas#country\n  \
         3 statements on country cannot all be right: interview-1 (CL) says CL; interview-1 (PE) says PE; \
         interview-1 (CA) says CA\n  \
         changed since it was accepted: she means the owner\n  \
         it said then: 2 statements on country cannot all be right: interview-1 (CL) says CL; \
         interview-1 (PE) says PE\n  \
         hint: look into the sources; correct the one that was read wrongly, mark with ? what is in doubt, \
         or accept this with the reason (a mask may explain it)\n\n\
         1 to look at, 0 accepted\n"
    );
    let list = environment.run(&["check", "--json"]);
    let list: serde_json::Value = serde_json::from_str(&list.stdout).unwrap();
    assert_eq!(list[0]["accepted_before"], "she means the owner");
}

#[test]
fn who_owned_the_mine_in_november() {
    let environment = TestEnvironment::with_project();
    let run = |line: &[&str]| environment.run(line).success();
    run(&["actor", "set", "mine", "kind=site", "country=PE"]);
    run(&[
        "actor",
        "set",
        "old",
        "kind=organisation",
        "organisation_kind=employer",
        "when=/2005",
    ]);
    run(&[
        "actor",
        "set",
        "new",
        "kind=organisation",
        "organisation_kind=employer",
    ]);
    run(&["actor", "set", "bidder", "kind=organisation"]);
    run(&["tie", "add", "old", "owns", "mine", "when=/2005"]);
    run(&["tie", "add", "new", "owns", "mine", "when=2005/.."]);
    run(&[
        "tie",
        "add",
        "bidder",
        "owns",
        "mine",
        "status=rumoured",
        "when=2004/..",
    ]);
    let ties = environment.run(&["tie", "list", "--at", "2005-11", "--of", "mine", "--csv"]);
    assert_eq!(
        ties.success(),
        "key,from,kind,to,when,status,source,answer\n\
         old-owns-mine,old,owns,mine,/2005,stated,,possible\n\
         new-owns-mine,new,owns,mine,2005/..,stated,,possible\n"
    );
    let actors = environment
        .run(&["actor", "list", "--at", "2006-01", "--ties", "--csv"])
        .success();
    assert!(!actors.contains("\nold,"), "{actors}");
    assert!(actors.contains("new owns mine"), "{actors}");
    let talk = environment.run(&["actor", "remove", "mine"]).failure(2);
    assert!(
        talk.starts_with(
            "error: the actor mine is cited by tie bidder-owns-mine, tie new-owns-mine"
        ),
        "{talk}"
    );
}

#[test]
fn events_memos_and_rounds() {
    let environment = TestEnvironment::with_project();
    let run = |line: &[&str]| environment.run(line).success();
    run(&["actor", "set", "lu-1", "kind=organisation"]);
    run(&[
        "event",
        "set",
        "visit",
        "kind=visit",
        "when=2006-03",
        "place=Lima",
        "country=PE",
    ]);
    run(&["event", "set", "strike", "kind=strike", "when=2007"]);
    run(&["participation", "add", "visit", "lu-1", "--role", "guest"]);
    let events = ["event", "list", "--from", "2005", "--to", "2006", "--csv"];
    assert_eq!(
        run(&events),
        "key,when,kind,name,place,country,status,participants,answer\n\
         visit,2006-03,visit,visit,Lima,PE,stated,lu-1 (guest),\n"
    );
    let memo = [
        "memo",
        "set",
        "Why Lima",
        "--on",
        "event:visit",
        "--file",
        "-",
    ];
    environment
        .run_with_input(&memo, "They asked for it.")
        .success();
    assert_eq!(
        run(&["memo", "show", "why-lima"]),
        "# Why Lima\n\nOn event:visit\n\nThey asked for it.\n"
    );
    let shown: serde_json::Value =
        serde_json::from_str(&run(&["memo", "show", "why-lima", "--json"])).unwrap();
    assert!(shown["made"].as_str().unwrap().ends_with('Z'), "{shown}");
    run(&["code", "add", "Fear"]);
    run(&["round", "name", "round 1"]);
    run(&["code", "rename", "Fear", "Worry"]);
    assert_eq!(
        run(&["codebook", "diff", "round 1", "--csv"]),
        "code,change\nWorry,renamed “Fear” to “Worry”\n"
    );
    let then = environment
        .run(&["codebook", "at", "round 1", "--json"])
        .json();
    assert_eq!(then[0]["code"], "Fear");
    run(&[
        "codebook",
        "export",
        "--format",
        "xlsx",
        "--to",
        "codebook.xlsx",
    ]);
    assert!(environment.read("codebook.xlsx").starts_with(b"PK"));
    let talk = environment
        .run(&[
            "codebook",
            "export",
            "--format",
            "xlsx",
            "--to",
            "codebook.xlsx",
        ])
        .failure(2);
    assert!(talk.contains("--force"), "{talk}");
}

#[test]
fn every_help_has_an_example() {
    let environment = TestEnvironment::new();
    for (noun, verbs) in [
        (
            "source",
            "import add list show text set set-from edit revisions rename remove export",
        ),
        ("voice", "list set"),
        ("actor", "list show set remove"),
        ("tie", "list add set remove"),
        ("event", "list show set remove"),
        ("participation", "add list remove"),
        ("claim", "list add remove"),
        ("memo", "list show set remove"),
        ("member", "list add rename"),
        ("attribute", "list define rename remove"),
        ("phase", "list set remove"),
        ("round", "name list"),
        ("codebook", "show at diff export"),
    ] {
        for verb in verbs.split(' ') {
            let help = environment.run(&[noun, verb, "--help"]).success();
            assert!(
                help.contains(&format!("Example: ayni {noun} {verb}")),
                "{help}"
            );
        }
    }
}

#[test]
fn who_asks_is_told_from_who_answers() {
    let environment = TestEnvironment::with_project();
    environment.write(
        "i1.txt",
        "ENTREVISTADORA: ¿Y la huelga?\n\nR1: Larga.\n\nENTREVISTADORA: ¿Cuánto?\n",
    );
    environment.run(&["source", "import", "i1.txt"]).success();
    assert_eq!(
        environment.run(&["voice", "list", "i1", "--csv"]).success(),
        "source,label,actor,role,turns,code points\n\
         i1,ENTREVISTADORA,,interviewer,2,21\n\
         i1,R1,,informant,1,6\n"
    );
    environment
        .run(&["actor", "set", "ana-q", "kind=person"])
        .success();
    let set = ["voice", "set", "i1", "R1", "--actor", "ana-q", "--role"];
    let talk = environment.run(&[&set[..], &["boss"]].concat()).failure(2);
    assert!(talk.contains("informant, interviewer, other"), "{talk}");
    environment.run(&[&set[..], &["other"]].concat()).success();
    let voices = environment.run(&["voice", "list", "i1", "--json"]).json();
    assert_eq!(
        (&voices[1]["actor"], &voices[1]["role"]),
        (&json!("ana-q"), &json!("other"))
    );
}

#[test]
fn claims_phases_attributes_and_members() {
    let environment = interviews();
    let run = |line: &[&str]| environment.run(line).success();
    run(&["source", "import", "in", "--kind", "interview"]);
    run(&["attribute", "define", "source", "wave", "--type", "integer"]);
    let talk = environment
        .run(&["source", "set", "notas", "wave=first"])
        .failure(2);
    assert!(talk.contains("\"first\""), "{talk}");
    run(&["attribute", "rename", "source", "wave", "round"]);
    run(&["source", "set", "notas", "round=2"]);
    let shown = environment
        .run(&["source", "show", "notas", "--json"])
        .json();
    assert_eq!(shown["round"], "2");
    let list = run(&["attribute", "list", "--csv"]);
    assert!(list.contains("source,round,integer"), "{list}");

    run(&[
        "claim",
        "add",
        "source:notas",
        "when",
        "2006-05",
        "--according-to",
        "interview-1",
    ]);
    let claims = run(&["claim", "list", "--csv"]);
    assert!(
        claims.contains("source:notas,when,2006-05,interview-1"),
        "{claims}"
    );
    run(&["phase", "set", "p1", "--when", "1990/2004"]);
    let talk = environment
        .run(&["phase", "set", "p1", "--when", "soon"])
        .failure(2);
    assert!(talk.contains("\"soon\""), "{talk}");
    assert!(run(&["phase", "list", "--csv"]).contains("p1,"));
    run(&["phase", "remove", "p1"]);
    assert!(!run(&["phase", "list", "--csv"]).contains("p1"));

    run(&["member", "add", "ben", "--name", "Ben"]);
    run(&["--as", "ben", "code", "add", "Closure"]);
    let history = environment.run(&["history", "--json"]).json();
    assert_eq!(history[0]["who"], "ben");
    run(&["undo"]);
    run(&["attribute", "remove", "source", "round", "--with-values"]);
    run(&["doctor"]);
}

#[test]
fn a_register_and_a_coded_text() {
    let environment = interviews();
    let run = |line: &[&str]| environment.run(line).success();
    run(&["source", "import", "in"]);
    environment.write(
        "register.csv",
        "interview;when;lugar\nnotas;2005-11-04;Iquique\ninterview-9;2006;Lima\n",
    );
    let set = environment.run(&["source", "set-from", "register.csv", "--key", "interview"]);
    assert!(
        set.stderr.contains("line 3") && set.stderr.contains("interview-9"),
        "a row without a source is named: {set}"
    );
    set.success();
    let shown = environment
        .run(&["source", "show", "notas", "--json"])
        .json();
    assert_eq!(
        (&shown["when"], &shown["lugar"]),
        (&json!("2005-11-04"), &json!("Iquique"))
    );
    environment.write("bad.csv", "interview,when\nnotas,04/11/2005\n");
    let talk = environment
        .run(&["source", "set-from", "bad.csv", "--key", "interview"])
        .failure(2);
    assert!(
        talk.contains("bad.csv, line 2") && talk.contains("04/11/2005"),
        "{talk}"
    );

    run(&[
        "code",
        "add",
        "Pay",
        "--definition",
        "what is paid, and what not",
    ]);
    let add = [
        "coding", "add", "notas", "--quote", "no pagó", "--code", "Pay",
    ];
    run(&add);
    let lines = run(&["source", "text", "interview-1", "--lines", "--csv"]);
    assert!(
        lines.starts_with("line,start,words\n1,0,ANA: The mine closes in March.\n2,31,\n3,32,"),
        "{lines}"
    );
    let html = run(&["source", "export", "notas", "--format", "html"]);
    assert!(
        html.contains(">no pagó<") && html.contains("what is paid"),
        "{html}"
    );
    let json = environment
        .run(&["source", "export", "notas", "--format", "json"])
        .json();
    assert_eq!(json["codings"][0]["span"], json!([12, 19]));
    for format in ["md", "docx", "xlsx", "csv", "txt"] {
        let to = format!("notas.{format}");
        run(&["source", "export", "notas", "--format", format, "--to", &to]);
        assert!(!environment.read(&to).is_empty(), "{format}");
    }
    let book = run(&["codebook", "show", "--csv"]);
    assert_eq!(
        book,
        "code,status,definition,include,exclude,example\nPay,active,\"what is paid, and what not\",,,\n"
    );
}

#[test]
fn remarks_of_reviewers_are_kept_beside_the_words() {
    let environment = TestEnvironment::with_project();
    environment.write(
        "in/i1.rtf",
        "{\\rtf1\\ansi La mina {\\*\\atrfstart 1}cierra{\\*\\atrfend 1}{\\*\\atnid IQ}\
         {\\*\\atnauthor Ines}\\chatn{\\*\\annotation{\\*\\atnref 1}\\pard when?} en marzo.\\par}",
    );
    environment.run(&["source", "import", "in"]).success();
    let comments = environment
        .run(&["source", "text", "i1", "--comments", "--json"])
        .json();
    assert_eq!(
        comments,
        json!([{
            "start": 8, "end": 14, "author": "Ines", "comment": "when?", "words": "cierra"
        }])
    );
    let known = environment.run(&["source", "show", "i1", "--json"]).json();
    assert_eq!(known["comments"], 1);
}

#[test]
fn who_gives_another_key_is_told_that_the_name_stays() {
    let environment = interviews();
    let run = |line: &[&str]| environment.run(line);
    run(&["source", "import", "in"]).success();
    let said = run(&["source", "rename", "interview-1", "s1"]);
    assert!(
        said.stderr
            .contains("still \"Interview 1\"; to change it: ayni source set s1 name=…"),
        "{said:?}"
    );
    run(&["source", "set", "s1", "name=s2"]).success();
    let said = run(&["source", "rename", "s1", "s2"]);
    assert!(!said.stderr.contains("still"), "{said:?}");
    run(&["member", "add", "rosa", "--name", "Rosa Quispe"]).success();
    let said = run(&["member", "rename", "rosa", "--key", "c1"]);
    assert!(
        said.stderr
            .contains("still \"Rosa Quispe\"; to change it: ayni member rename c1 --name …"),
        "{said:?}"
    );
    let said = run(&["member", "rename", "c1", "--name", "C1"]);
    assert!(!said.stderr.contains("still"), "{said:?}");
}
