//! What the check says of a project that is worked on: by hand, from files, and after an export.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use ayni_analysis::check::{CheckOptions, Diagnostic, DiagnosticCode};
use ayni_workbench::{
    Workbench,
    ambient::Counting,
    plain::{ExportOptions, MemoryFolder, unwatched},
    source::Correction,
};

const TOML: &str = "[project]\nname = \"Trial\"\n\n[[member]]\nkey = \"ana\"\n";

fn read(folder: &MemoryFolder) -> Workbench {
    Workbench::in_memory_from_plain(folder, Box::new(Counting::from(1_000)), &mut unwatched)
        .unwrap_or_else(|problem| panic!("{problem}"))
        .0
}

fn found(bench: &Workbench, code: DiagnosticCode) -> Vec<Diagnostic> {
    let all = bench.check(&CheckOptions::default()).unwrap().into_iter();
    all.filter(|one| one.code == code).collect()
}

fn places(bench: &Workbench, code: DiagnosticCode) -> Vec<String> {
    let all = found(bench, code).into_iter();
    all.map(|one| one.place).collect()
}

#[test]
fn a_claim_of_a_file_and_one_of_a_command_are_read_alike() {
    let folder = MemoryFolder::default()
        .with(
            "ayni.toml",
            format!("{TOML}\n[[attribute]]\nof = \"actor\"\nname = \"founded\"\ntype = \"when\"\n"),
        )
        .with("actors.csv", "key,kind\nlu-1,organisation\n")
        .with("sources.csv", "key,kind\na,article\nb,press\n")
        .with(
            "claims.csv",
            "subject,attribute,value,according_to\nactor:lu-1,founded,2001,a\nactor:lu-1,seat,{Lima},a\n",
        );
    let mut bench = read(&folder);
    let mut claim = |attribute: &str, value: &str| {
        bench
            .add_claim(&ayni_workbench::claim::NewClaim {
                subject: bench.find_thing("actor:lu-1").unwrap(),
                attribute: attribute.to_owned(),
                value: value.to_owned(),
                according_to: bench.find_source("b").unwrap().0,
                locator: None,
                quote: None,
                note: None,
            })
            .map(|_| ())
    };
    claim("founded", "2005").unwrap();
    claim("seat", "{Lima}").unwrap();
    let problem = claim("founded", "long ago").unwrap_err();
    assert!(problem.message.contains("is not a date"), "{problem}");
    assert_eq!(
        places(&bench, DiagnosticCode::ClaimsConflict),
        ["actor:lu-1#founded"]
    );
    let claims = bench.claims(None).unwrap();
    assert_eq!(claims[1].1.value, claims[3].1.value);
}

#[test]
fn a_contradiction_that_comes_later_is_not_accepted_with_the_first() {
    let folder = MemoryFolder::default()
        .with("ayni.toml", TOML)
        .with("sources.csv", "key,kind\ni1,interview\nt1,register\nt2,register\nt3,register\n")
        .with(
            "claims.csv",
            "subject,attribute,value,according_to\nsource:i1,when,2005,t1\nsource:i1,when,2007,t2\n",
        );
    let mut bench = read(&folder);
    let place = "source:i1#when";
    bench
        .accept("claims-conflict", place, "t2 counts from the strike")
        .unwrap();
    let conflict = |bench: &Workbench| found(bench, DiagnosticCode::ClaimsConflict).remove(0);
    assert!(conflict(&bench).accepted.is_some());
    bench
        .add_claim(&ayni_workbench::claim::NewClaim {
            subject: bench.find_thing("source:i1").unwrap(),
            attribute: "when".to_owned(),
            value: "2011".to_owned(),
            according_to: bench.find_source("t3").unwrap().0,
            locator: None,
            quote: None,
            note: None,
        })
        .unwrap();
    let open = conflict(&bench);
    assert_eq!(open.accepted, None);
    let lapsed = open.lapsed.unwrap();
    assert_eq!(lapsed.accepted.reason, "t2 counts from the strike");
    assert_eq!(
        lapsed.said,
        "2 statements on when cannot all be right: t1 says 2005; t2 says 2007"
    );

    // What was said goes out and comes in with the acceptance.
    let mut out = MemoryFolder::default();
    bench
        .export_plain(&mut out, ExportOptions::default())
        .unwrap();
    assert!(conflict(&read(&out)).lapsed.is_some());

    bench
        .accept("claims-conflict", place, "t3 is a misprint")
        .unwrap();
    assert!(conflict(&bench).accepted.is_some());
    bench.withdraw_acceptance("claims-conflict", place).unwrap();
    let open = conflict(&bench);
    assert!(open.accepted.is_none() && open.lapsed.is_none());
}

#[test]
fn a_claim_is_held_to_what_its_attribute_may_be() {
    let folder = MemoryFolder::default()
        .with(
            "ayni.toml",
            format!(
                "{TOML}\n[[attribute]]\nof = \"source\"\nname = \"wave\"\ntype = \"integer\"\n\
                 \n[[attribute]]\nof = \"source\"\nname = \"region\"\ntype = \"choice\"\nchoices = [\"North\", \"South\"]\n"
            ),
        )
        .with("actors.csv", "key,kind\nlu-1,organisation\n")
        .with("sources.csv", "key,kind\na,article\nb,press\n");
    let mut bench = read(&folder);
    let mut claim = |subject: &str, attribute: &str, value: &str| {
        let claim = ayni_workbench::claim::NewClaim {
            subject: bench.find_thing(subject).unwrap(),
            attribute: attribute.to_owned(),
            value: value.to_owned(),
            according_to: bench.find_source("b").unwrap().0,
            locator: None,
            quote: None,
            note: None,
        };
        bench.add_claim(&claim).map_err(|problem| problem.message)
    };
    for (subject, attribute, value, message) in [
        (
            "source:a",
            "country",
            "CAN",
            "country: \"CAN\" is not a country code of two letters",
        ),
        (
            "actor:lu-1",
            "country",
            "Peru?",
            "country: \"Peru\" is not a country code of two letters",
        ),
        (
            "source:a",
            "informant",
            "{country=CAN}",
            "country: \"CAN\" is not a country code of two letters",
        ),
        (
            "source:a",
            "wave",
            "two",
            "wave: \"two\" is not a whole number",
        ),
        (
            "source:a",
            "region",
            "Centre",
            "region: \"Centre\" is not one of North, South",
        ),
        (
            "actor:lu-1",
            "kind",
            "union",
            "kind: \"union\" is none of person, organisation, site",
        ),
    ] {
        assert_eq!(claim(subject, attribute, value).unwrap_err(), message);
    }
    for (subject, attribute, value) in [
        ("source:a", "country", "pe?"),
        ("source:a", "informant", "{country=ca?}"),
        ("source:a", "wave", "014?"),
        ("source:a", "region", "South"),
        ("actor:lu-1", "kind", "organisation"),
        ("actor:lu-1", "seat", "anything at all"),
    ] {
        claim(subject, attribute, value).unwrap();
    }
    let said: Vec<String> = bench
        .claims(None)
        .unwrap()
        .iter()
        .map(|(_, claim)| bench.print_claim_value(&claim.value).unwrap())
        .collect();
    assert_eq!(
        said,
        [
            "PE?",
            "{country=CA?}",
            "14?",
            "South",
            "organisation",
            "anything at all"
        ]
    );
}

/// The words went in the second of three corrections; the clock stands at the first day of 1970.
#[test]
fn a_lost_quotation_names_the_correction_that_took_its_words() {
    let folder = MemoryFolder::default()
        .with("ayni.toml", TOML)
        .with("sources.csv", "key,kind,file\ni1,interview,i1.txt\n")
        .with("sources/i1.txt", "He was told in March that it closes.\n")
        .with("codebook.csv", "code,definition\nFear,of closure\n")
        .with(
            "codings.csv",
            "source,quote,code,coder,label\ni1,told in March that it closes,Fear,ana,march\n",
        );
    let mut bench = read(&folder);
    let source = bench.find_source("i1").unwrap().0;
    for (text, reason) in [
        ("Well. He was told in March that it closes.\n", "heard more"),
        ("Well. He was.\n", "that was another voice"),
        ("Well. He was not.\n", "heard again"),
    ] {
        let correction = Correction {
            name: "corrected.txt",
            bytes: text.as_bytes(),
            encoding: None,
            reason,
        };
        bench.edit_source(source, &correction).unwrap();
    }
    let told = |bench: &Workbench| {
        let lost = found(bench, DiagnosticCode::QuotationLost).remove(0);
        (lost.reason, lost.remedy)
    };
    let expected = (
        "its words “told in March that it closes” went with the correction of 1970-01-01 (“that was another voice”) of i1"
            .to_owned(),
        "mark it anew: ayni quotation resize i1@march --quote \"…\"; or take it away: ayni quotation remove i1@march"
            .to_owned(),
    );
    assert_eq!(told(&bench), expected);
    let mut out = MemoryFolder::default();
    bench
        .export_plain(&mut out, ExportOptions::default())
        .unwrap();
    assert_eq!(told(&read(&out)), expected, "also where it came from files");

    // The remedy is one.
    let (id, _) = bench.find_quotation("i1@march").unwrap();
    bench
        .resize_quotation(
            id,
            &ayni_workbench::coding::Place::Words {
                words: "He was not".to_owned(),
                near: None,
            },
        )
        .unwrap();
    assert_eq!(found(&bench, DiagnosticCode::QuotationLost), []);
}

#[test]
fn an_acceptance_finds_its_quotation_after_export_and_import() {
    let folder = MemoryFolder::default()
        .with("ayni.toml", TOML)
        .with("sources.csv", "key,kind,file\ni1,interview,i1.txt\n")
        .with(
            "sources/i1.txt",
            "She fears for the plant. He was told in March that it closes.\n",
        )
        .with("codebook.csv", "code,definition\nFear,of closure\n")
        .with(
            "codings.csv",
            "source,quote,code,coder,label\ni1,She fears for the plant,Fear,ana,\ni1,told in March that it closes,Fear,ana,march\n",
        );
    let mut bench = read(&folder);
    let source = bench.find_source("i1").unwrap().0;
    let corrected = Correction {
        name: "corrected.txt",
        bytes: b"Well. She feared for the plant. He was.\n",
        encoding: None,
        reason: "heard again",
    };
    bench.edit_source(source, &corrected).unwrap();
    let (changed, lost) = (
        places(&bench, DiagnosticCode::QuotationChanged),
        places(&bench, DiagnosticCode::QuotationLost),
    );
    assert_eq!(lost, ["quotation:i1@march"]);
    assert_eq!(
        found(&bench, DiagnosticCode::QuotationChanged)[0].reason,
        "its words in i1 (“She fears for the plant”) were corrected after they were marked \
         and now are “She feared for the plant”; its codes may no longer fit"
    );
    let id = changed[0].strip_prefix("quotation:").unwrap();
    bench.find_quotation(id).unwrap();
    bench
        .accept("quotation-changed", &changed[0], "the tense was misheard")
        .unwrap();

    let mut out = MemoryFolder::default();
    bench
        .export_plain(&mut out, ExportOptions::default())
        .unwrap();
    let again = read(&out);
    assert_eq!(places(&again, DiagnosticCode::QuotationLost), lost);
    let found = found(&again, DiagnosticCode::QuotationChanged);
    assert_eq!(found[0].place, changed[0]);
    let accepted = found[0].accepted.as_ref().unwrap();
    assert_eq!(accepted.reason, "the tense was misheard");
}

#[test]
fn what_cites_a_thing_is_counted_before_equal_names_are_put_together() {
    let folder = MemoryFolder::default()
        .with("ayni.toml", TOML)
        .with("actors.csv", "key,kind\nlu-1,organisation\n")
        .with("sources.csv", "key,kind\na,article\nb,press\n");
    let mut bench = read(&folder);
    for according_to in ["a", "b"] {
        let claim = ayni_workbench::claim::NewClaim {
            subject: bench.find_thing("actor:lu-1").unwrap(),
            attribute: "country".to_owned(),
            value: "PE".to_owned(),
            according_to: bench.find_source(according_to).unwrap().0,
            locator: None,
            quote: None,
            note: None,
        };
        bench.add_claim(&claim).unwrap();
    }
    let actor = bench.find_actor("lu-1").unwrap().0;
    let problem = bench.remove_actor(actor).unwrap_err();
    assert_eq!(
        problem.message,
        "the actor lu-1 is cited by claim on country"
    );
    assert_eq!(
        problem.message.values["claims"],
        ayni_workbench::Value::Number(2)
    );
}
