//! Each diagnostic over a world that has it and one that has not.

use std::collections::BTreeSet;

use super::*;
use crate::{study::Was, testkit::world};

fn found(text: &str) -> Vec<Diagnostic> {
    let world = world(text);
    check(&world.study, &world, &CheckOptions::default())
}

fn places(text: &str, code: DiagnosticCode) -> Vec<String> {
    found(text)
        .into_iter()
        .filter(|one| one.code == code)
        .map(|one| one.place)
        .collect()
}

/// A world in which everything is wrong.
const ALL_WRONG: &str = r#"
    member ana
    attribute source number integer
    actor lu-2 organisation organisation_kind="local union" country=CA
    actor lu-5 organisation organisation_kind="local union" country=PE?
    phase p1 2004/2006
    code Fear: of closure
    code Undefined
    code Retired (retired): once
    code Other > fear: again
    source table-1 register register="number 1-3"
    source table-2 register register="number 1-2"
    source article article
    source i-1 interview when=2005 informants=lu-2 number=1
    | [They can close]{Fear} the [plant]{-Fear}, [so]{Undefined; Retired} [it]{!lost} [was]{!changed}.
    source i-2 interview when=2005 informants=lu-5 number=2
    | [We fear]{Fear}.
    claim source:i-1 informant = lu-2 | table-1 | row 1
    claim source:i-1 place = Lima | table-1 | row 2
    claim source:i-1 informant = {organisation_kind=local union; country=PE} | article
    claim source:i-2 informant = {country=CL} | article
    claim source:i-2 informant = lu-5 | table-1 | row 3
    finding bare row=code:Fear column=phase:p1
    finding one-source row=code:Fear on=i-1@1 changed="the code “Fear” was defined anew"
    finding one-kind row=code:Fear column=phase:p1 on=i-1@1;i-2@1
    synopsis broken
    | rows = ["cod"]
    synopsis figures
    | unit = "source"
    | rows = ["attribute:number"]
    | [[stated]]
    | label = "interviews"
    | value = 77
    | derive = "sources"
"#;

#[test]
fn every_diagnostic_is_found_and_can_be_switched_off() {
    let world = world(ALL_WRONG);
    let codes = |options: &CheckOptions| -> BTreeSet<DiagnosticCode> {
        check(&world.study, &world, options)
            .into_iter()
            .map(|one| one.code)
            .collect()
    };
    let all: BTreeSet<DiagnosticCode> = DiagnosticCode::ALL.iter().copied().collect();
    assert_eq!(codes(&CheckOptions::default()), all);
    for off in DiagnosticCode::ALL {
        let mut rest = all.clone();
        rest.remove(off);
        let options = CheckOptions {
            off: BTreeSet::from([*off]),
        };
        assert_eq!(codes(&options), rest, "{off} switched off");
    }
}

#[test]
fn every_diagnostic_says_why_and_how_to_mend_it() {
    for one in found(ALL_WRONG) {
        assert!(one.reason.len() > 20 && one.remedy.len() > 10, "{one:?}");
        assert!(one.place.contains(':'), "{one:?}");
    }
}

#[test]
fn places_are_used_once_per_diagnostic() {
    let mut seen = BTreeSet::new();
    for one in found(ALL_WRONG) {
        assert!(seen.insert((one.code, one.place.clone())), "{one:?}");
    }
}

#[test]
fn a_sound_study_has_no_diagnostics() {
    let text = r#"
        member ana
        attribute source number integer
        actor lu-2 organisation organisation_kind="local union" country=CA
        phase p1 2004/2006
        code Fear: of closure
        code Group > Time: pressing
        source table-1 register register="number 1-2"
        source i-1 interview when=2005 informants=lu-2 number=1
        | [They can close]{Fear} us.
        source m-1 minutes when=2005 number=2
        | [The plant closes]{Fear; Group > Time}.
        claim source:i-1 informant = lu-2 | table-1 | row 1
        claim source:m-1 when = 2005-03 | table-1 | row 2
        finding both row=code:Fear column=phase:p1 on=i-1@1;m-1@1
        synopsis fine
        | rows = ["code"]
        | columns = ["phase"]
        | [[stated]]
        | label = "sources"
        | value = 2
        | derive = "sources"
    "#;
    assert_eq!(found(text), []);
}

#[test]
fn an_accepted_diagnostic_stays_with_the_reason() {
    let text = r#"
        member ana
        code Fear: of closure
        finding bare row=code:Fear
        accept finding-without-quotation finding:bare ana "my own synthesis"
    "#;
    let accepted = found(text)[0].accepted.clone().unwrap();
    assert_eq!(
        (accepted.reason.as_str(), accepted.by.as_deref()),
        ("my own synthesis", Some("ana"))
    );
}

#[test]
fn an_acceptance_holds_for_what_was_said_then() {
    let text = |accept: &str| {
        format!(
            r#"
        member ana
        source i-1 interview
        source t-1 register
        source t-2 register
        claim source:i-1 when = 2005 | t-1 | row 3
        claim source:i-1 when = 2007 | t-2 | row 3
        {accept}
    "#
        )
    };
    let accept = |said: &str| {
        format!("accept claims-conflict source:i-1#when ana \"the mask of {said}\" said=\"{said}\"")
    };
    let said =
        "2 statements on when cannot all be right: t-1 (row 3) says 2005; t-2 (row 3) says 2007";
    let one = |accept: &str| found(&text(accept)).remove(0);
    let held = one(&accept(said));
    assert_eq!(held.reason, said);
    assert!(held.accepted.is_some() && held.lapsed.is_none());

    let before =
        "2 statements on when cannot all be right: t-1 (row 3) says 2005; t-2 (row 3) says 2006";
    let lapsed = one(&accept(before));
    assert_eq!(lapsed.accepted, None);
    let told = lapsed.lapsed.unwrap();
    assert_eq!(told.said, before);
    assert_eq!(told.accepted.by.as_deref(), Some("ana"));

    // Two members may each have accepted what it said in their day.
    let both = one(&format!("{}\n{}", accept(said), accept(before)));
    assert!(both.accepted.is_some() && both.lapsed.is_none());

    let of_before = "accept claims-conflict source:i-1#when ana \"of an older file\"";
    assert!(one(of_before).accepted.is_some());
}

#[test]
fn a_finding_is_contradicted_in_its_own_phase_only() {
    let text = |when: &str, against: &str| {
        format!(
            r#"
        member ana
        phase p1 2004/2006
        code Fear: of closure
        source i-1 interview when={when}
        | [They can close]{{-Fear > Plant}} us. [Indeed]{{Fear}}.
        source m-1 minutes when=2005
        | [Yes]{{Fear}}.
        finding f row=code:Fear column=phase:p1 on=i-1@2;m-1@1 {against}
    "#
        )
    };
    let levels = |text: &str| -> Vec<Level> {
        let all = found(text).into_iter();
        all.filter(|one| one.code == DiagnosticCode::FindingContradicted)
            .map(|one| one.level)
            .collect()
    };
    assert_eq!(levels(&text("2005", "")), [Level::Warning]);
    assert_eq!(
        levels(&text("2005", "against=i-1@1")),
        [Level::Note],
        "weighed"
    );
    assert_eq!(levels(&text("2008", "")), [], "another phase");
    let words = found(&text("2005", ""))
        .into_iter()
        .find(|one| one.code == DiagnosticCode::FindingContradicted);
    assert!(words.unwrap().reason.contains("“They can close”"));
}

#[test]
fn one_source_and_one_kind_are_told_apart() {
    let text = |second: &str| {
        format!(
            "member ana\ncode Fear: of closure\nsource i-1 interview\n| [a]{{Fear}} [b]{{Fear}}\n\
             source x-1 {second}\n| [c]{{Fear}}\nfinding f row=code:Fear on=i-1@1;x-1@1\n\
             finding g row=code:Fear on=i-1@1;i-1@2"
        )
    };
    let one = DiagnosticCode::FindingOnOneSource;
    let kind = DiagnosticCode::FindingOnOneKind;
    assert_eq!(places(&text("interview"), one), ["finding:g"]);
    assert_eq!(places(&text("interview"), kind), ["finding:f"]);
    assert_eq!(places(&text("press"), kind), [""; 0]);
}

#[test]
fn a_finding_is_stale_when_what_it_stands_on_is_newer() {
    let text = |changed: &str| {
        format!(
            "code Fear: x\nmember ana\nsource i-1 interview\n| [a]{{Fear}}\nfinding f row=code:Fear on=i-1@1 {changed}"
        )
    };
    assert_eq!(
        places(
            &text("changed=\"its words were corrected\""),
            DiagnosticCode::FindingStale
        ),
        ["finding:f"]
    );
    assert_eq!(places(&text(""), DiagnosticCode::FindingStale), [""; 0]);
}

#[test]
fn a_code_that_only_holds_others_needs_no_definition() {
    let text = "member ana\ncode Group > Fear: of closure\ncode Gone (retired)\ncode Used\nsource i-1 interview\n| [a]{Used}";
    assert_eq!(
        places(text, DiagnosticCode::CodeWithoutDefinition),
        ["code:Used"]
    );
    let coded = "member ana\ncode Group > Fear: of closure\nsource i-1 interview\n| [a]{Group}";
    assert_eq!(
        places(coded, DiagnosticCode::CodeWithoutDefinition),
        ["code:Group"]
    );
}

#[test]
fn a_code_that_was_given_up_is_told_of_while_it_holds_something() {
    let text = "member ana\ncode Fear: x\ncode Worry (merged into Fear): x\ncode Old (retired)\ncode Empty (retired)\n\
                source i-1 interview\n| [a]{Worry}\nfinding f row=code:Old";
    let all = found(text);
    let of: Vec<_> = all
        .iter()
        .filter(|one| one.code == DiagnosticCode::CodeRetiredButCited)
        .collect();
    assert_eq!(of.len(), 2);
    assert_eq!(of[0].place, "code:Worry");
    assert!(of[0].remedy.contains("“Fear”"), "{}", of[0].remedy);
    assert_eq!(
        (of[1].place.as_str(), &of[1].related[..]),
        ("code:Old", &["finding:f".to_owned()][..])
    );
}

#[test]
fn names_are_alike_whatever_their_case_accents_and_blanks() {
    let text = "code Négociation collective: x\ncode Union > negociation  Collective: y\ncode Pay: z\ncode pay (retired)";
    let all = found(text);
    assert_eq!(all.len(), 1, "{all:?}");
    assert_eq!(all[0].place, "code:Négociation collective");
    assert_eq!(all[0].related, ["code:Union > negociation  Collective"]);
}

#[test]
fn a_merged_report_lists_all_sides() {
    let text = r#"
        source table-1 register
        source table-2 register
        source article article
        source i-1 interview place=Montreal
        claim source:i-1 place = Montréal | table-1 | row 1
        claim source:i-1 place = Lima | table-2 | row 4
        claim source:i-1 place = Lima? | article | p. 3
    "#;
    let all = found(text);
    assert_eq!(all.len(), 1);
    assert_eq!(all[0].place, "source:i-1#place");
    assert_eq!(
        all[0].reason,
        "4 statements on place cannot all be right: table-1 (row 1) says Montréal; table-2 (row 4) says Lima; \
         article (p. 3) says Lima (in doubt); the study has Montreal"
    );
    let sides: Vec<_> = all[0]
        .sides
        .iter()
        .map(|side| (side.source.as_deref(), side.says.join("; ")))
        .collect();
    assert_eq!(
        sides,
        [
            (Some("table-1"), "Montréal".to_owned()),
            (Some("table-2"), "Lima".to_owned()),
            (Some("article"), "Lima?".to_owned()),
            (None, "Montreal".to_owned()),
        ]
    );
    assert_eq!(all[0].counts["statements"], 4);
    assert_eq!(all[0].words["attribute"], ["place"]);
    let equal = "source t register\nsource i-1 interview place=Montreal\nclaim source:i-1 place = MONTRÉAL | t | row 1";
    assert_eq!(found(equal), []);
}

#[test]
fn two_entries_of_one_register_are_held_against_each_other() {
    let text = |second: &str| {
        format!(
            "source t register\nsource i-1 interview\nclaim source:i-1 when = 2005-08-30 | t | row 4\nclaim source:i-1 when = 2008-03-18 | t | {second}"
        )
    };
    assert_eq!(
        places(&text("row 33"), DiagnosticCode::ClaimsConflict),
        ["source:i-1#when"]
    );
    assert_eq!(
        places(&text("row 4"), DiagnosticCode::ClaimsConflict),
        [""; 0],
        "one entry may list two days"
    );
}

#[test]
fn a_person_agrees_with_the_organisation_it_belongs_to() {
    let text = |who: &str| {
        format!(
            "actor lu-1 organisation country=PE organisation_kind=\"local union\"\nactor lu-2 organisation\n\
             actor rosa person\ntie t rosa \"works at\" lu-1 when=2004/2006\nsource t register\nsource a article\nsource i-1 interview\n\
             claim source:i-1 informant = rosa | t\nclaim source:i-1 informant = {who} | a"
        )
    };
    let conflict = DiagnosticCode::ClaimsConflict;
    assert_eq!(places(&text("lu-1"), conflict), [""; 0]);
    assert_eq!(places(&text("{country=PE}"), conflict), [""; 0]);
    assert_eq!(places(&text("lu-2"), conflict), ["source:i-1#informant"]);
    assert_eq!(
        places(&text("{country=CL}"), conflict),
        ["source:i-1#informant"]
    );
}

#[test]
fn quotations_whose_words_are_gone_or_corrected_are_listed() {
    let text = "member ana\ncode A: x\nsource i-1 interview\n| [one]{A} [two]{A; !changed} [three]{A; !lost} [four]{A; !moved}";
    assert_eq!(
        places(text, DiagnosticCode::QuotationChanged),
        ["quotation:i-1@2"]
    );
    assert_eq!(
        places(text, DiagnosticCode::QuotationLost),
        // Lost ones are the last of their source.
        ["quotation:i-1@4"]
    );
}

#[test]
fn a_lost_quotation_says_its_words_and_the_way_out() {
    let lost = |text: &str| {
        let all = found(&format!("source i-1 interview\n| {text}")).into_iter();
        let mut lost = all.filter(|one| one.code == DiagnosticCode::QuotationLost);
        let one = lost.next().unwrap();
        (one.reason, one.remedy)
    };
    for (text, reason, remedy) in [
        (
            "He said [they   close]{!lost}.",
            "its words “they close” are not in the text of i-1",
            "--quote \"…\"",
        ),
        (
            "He said[ ]{!lost}.",
            "no words of it are known, and its place is not in the text of i-1",
            "--quote \"…\"",
        ),
        (
            "He said [they close]{!lost}: they close, they close!",
            "its words “they close” stand in 2 places of i-1, and nothing tells which is meant",
            "--at START-END",
        ),
        (
            "He said [they close]{!lost}: they close!",
            "its words “they close” stand in i-1 at 10-20, and it was not placed there again after it was lost",
            "--at 10-20",
        ),
    ] {
        assert_eq!(
            lost(text),
            (
                reason.to_owned(),
                format!(
                    "mark it anew: ayni quotation resize i-1@1 {remedy}; or take it away: ayni quotation remove i-1@1"
                )
            )
        );
    }
    let mut world = world("source i-1 interview\n| He said [they close]{!lost}.");
    world.forget_text(0);
    let found = check(&world.study, &world, &CheckOptions::default());
    assert_eq!(
        found[0].reason,
        "its words “they close” cannot be shown to a reader: i-1 has no text"
    );
}

/// Notes how often a text is read.
struct Reading<'w>(&'w crate::testkit::World, std::cell::Cell<usize>);

impl Texts for Reading<'_> {
    fn text(&self, source: Ix) -> Option<std::sync::Arc<str>> {
        self.1.set(self.1.get() + 1);
        self.0.text(source)
    }

    fn name(&self, quotation: Ix) -> Option<String> {
        self.0.name(quotation)
    }

    fn was(&self, quotation: Ix) -> Option<Was> {
        self.0.was(quotation)
    }
}

#[test]
fn a_corrected_text_is_read_once_for_all_its_quotations() {
    let world = world("source i-1 interview\n| [one]{!changed} [two]{!changed} [three]{!changed}");
    let texts = Reading(&world, std::cell::Cell::new(0));
    let found = check(&world.study, &texts, &CheckOptions::default());
    let reasons: Vec<&str> = found.iter().map(|one| one.reason.as_str()).collect();
    assert_eq!(reasons.len(), 3);
    assert!(reasons[2].contains("“three”"), "{reasons:?}");
    assert_eq!(texts.1.get(), 1);
}

#[test]
fn a_finding_on_a_person_or_a_site_is_contradicted_by_what_is_said_there() {
    let text = |row: &str| {
        format!(
            "member ana\nactor lu-1 organisation\nactor rosa person parent=lu-1\nactor mine site\ncode Fear: x\n\
             source i-1 interview informants=rosa\n| [no]{{-Fear}}\nsource i-2 observation informants=mine\n| [not here]{{-Fear}}\n\
             finding f row={row} column=code:Fear"
        )
    };
    let reason = |row: &str| {
        let all = found(&text(row)).into_iter();
        let mut of = all.filter(|one| one.code == DiagnosticCode::FindingContradicted);
        of.next().map(|one| one.reason)
    };
    for (row, words) in [
        ("actor:rosa", "“no”"),
        ("actor:lu-1", "“no”"),
        ("actor:mine", "“not here”"),
    ] {
        let reason = reason(row).unwrap_or_else(|| panic!("{row}"));
        assert!(
            reason.ends_with(&format!("it does not mention them: {words}")),
            "{row}: {reason}"
        );
    }
}

#[test]
fn a_finding_in_a_cell_that_cannot_be_asked_says_so() {
    let text = |column: &str| {
        format!(
            "member ana\nactor lu-1 organisation\ncode Fear: x\nattribute source region choice South North\n\
             source i-1 interview region=North\n| [no]{{-Fear}}\nfinding f row=code:Fear column={column}"
        )
    };
    let reasons = |column: &str| -> Vec<String> {
        let all = found(&text(column)).into_iter();
        all.filter(|one| one.code == DiagnosticCode::FindingContradicted)
            .map(|one| one.reason)
            .collect()
    };
    assert_eq!(
        reasons("value:region=Nroth"),
        [
            "whether a passage speaks against it cannot be told: the study has no attribute:region “Nroth” \
          (did you mean “North”?); check the spelling, or add it first"
        ]
    );
    assert_eq!(reasons("value:region=South"), [""; 0]);
    assert_eq!(
        reasons("actor:lu-1"),
        [""; 0],
        "nothing was collected there"
    );
}

#[test]
fn a_number_twice_in_one_row_is_of_two_things() {
    let text = |first: &str, second: &str| {
        format!(
            "attribute source number integer\nsource t register register=\"number 1-1\"\n\
             source i-1 interview number=1\nsource i-2 interview number=1\n\
             claim source:i-1 country = CA | t{first}\nclaim source:i-1 place = Lima | t{first}\n\
             claim source:i-2 country = CA | t{second}"
        )
    };
    for (first, second, places) in [
        (
            "",
            "",
            "no place given on source:i-1, no place given on source:i-2",
        ),
        (
            " | row 1",
            " | row 1",
            "row 1 on source:i-1, row 1 on source:i-2",
        ),
        (
            " | row 1",
            " | row 2",
            "row 1 on source:i-1, row 2 on source:i-2",
        ),
    ] {
        let all = found(&text(first, second));
        assert_eq!(all.len(), 1, "{all:?}");
        assert_eq!(all[0].code, DiagnosticCode::RegisterNumberTwice);
        assert_eq!(
            all[0].reason,
            format!(
                "number 1 stands in 2 places of t ({places}), which should list each number 1-1 once"
            )
        );
    }
}

#[test]
fn numbers_that_are_missing_in_a_row_are_one_thing_to_look_at() {
    let text = |register: &str, accepted: &str| {
        format!(
            "member ana\nattribute source number integer\nsource t register register=\"number {register}\"\n\
             source i-1 interview number=3\nsource i-2 interview number=5\n\
             claim source:i-1 country = CA | t | row 3\nclaim source:i-2 country = CA | t | row 5\n{accepted}"
        )
    };
    let missing = DiagnosticCode::RegisterNumberMissing;
    assert_eq!(
        places(&text("1-9", ""), missing),
        ["register:t#1-2", "register:t#4", "register:t#6-9"]
    );
    assert_eq!(places(&text("3-5", ""), missing), ["register:t#4"]);
    assert_eq!(
        places(&text("5-9223372036854775807", ""), missing),
        ["register:t#6-9223372036854775807"]
    );
    let accepted = "accept register-number-missing register:t#7 ana \"never was\"";
    assert_eq!(
        places(&text("1-9", accepted), missing),
        [
            "register:t#1-2",
            "register:t#4",
            "register:t#6",
            "register:t#7",
            "register:t#8-9"
        ]
    );
}

#[test]
fn a_word_on_an_attribute_of_dates_is_a_date() {
    let text = |second: &str| {
        format!(
            "attribute actor founded when\nactor lu-1 organisation\nsource a article\nsource b press\n\
             claim actor:lu-1 founded = 2001 | a\nclaim actor:lu-1 founded = {second} | b"
        )
    };
    let conflict = DiagnosticCode::ClaimsConflict;
    assert_eq!(places(&text("2005"), conflict), ["actor:lu-1#founded"]);
    assert_eq!(places(&text("2001-11"), conflict), [""; 0], "the same year");
    assert_eq!(
        places(&text("2005?"), DiagnosticCode::ClaimsUnclear),
        ["actor:lu-1#founded"]
    );
}

#[test]
fn a_table_that_names_what_is_not_there_is_refused_with_a_guess() {
    let text = |rows: &str| format!("code Fear: x\nphase growth 2004\nsynopsis t\n| {rows}");
    let reason = |rows: &str| found(&text(rows)).pop().map(|one| one.reason);
    assert_eq!(reason(r#"rows = ["code"]"#), None);
    for (rows, says) in [
        (r#"rows = ["cod"]"#, "did you mean code?"),
        (
            r#"rows = [{ axis = "code", only = ["Feer"] }]"#,
            "did you mean “Fear”?",
        ),
        (
            r#"columns = [{ axis = "phase", only = ["growht"] }]"#,
            "did you mean “growth”?",
        ),
        (
            r#"rows = ["attribute:region"]"#,
            "no source has an attribute “region”",
        ),
        (
            r#"measures = ["roles"]"#,
            "unit = \"event\" or \"participation\"",
        ),
        (r#"rows = ["tie_kind"]"#, "unit = \"tie\""),
    ] {
        let reason = reason(rows).unwrap_or_else(|| panic!("{rows} is not refused"));
        assert!(reason.contains(says), "{reason}");
    }
}

/// Section 3 of the notes on the article: eight interviews that it quotes, held against its Table 1,
/// and the numbers of Table 2.
#[test]
fn the_eight_quoted_interviews() {
    let mut text = String::from(
        r#"
        attribute source number integer
        actor lu-2 organisation name="Local union 2" organisation_kind="local union" country=CA
        actor lu-4 organisation organisation_kind="local union" country=CL
        actor lu-5 organisation organisation_kind="local union" country=PE?
        actor guf organisation organisation_kind="global union federation"
        actor peru-fed-1 organisation organisation_kind="national federation" country=PE
        actor chile-fed-1 organisation organisation_kind="national federation" country=CL
        actor industrial-union organisation organisation_kind="industrial union" country=CA
        source table-1 register register="number 1-77"
        source table-2 register register="number 1-77"
        source article article
    "#,
    );
    let table_1 = [
        (14, "lu-2"),
        (38, "lu-4"),
        (51, "lu-5"),
        (63, "guf"),
        (58, "peru-fed-1"),
        (42, "lu-4"),
        (68, "industrial-union"),
        (45, "chile-fed-1"),
    ];
    let article = [
        (14, "organisation_kind=local union; country=PE"),
        (38, "organisation_kind=local union; country=CL"),
        (51, "organisation_kind=local union; country=CL"),
        (63, "organisation_kind=local union; country=PE"),
        (58, "organisation_kind=confederation; country=CA"),
        (42, "country=PE"),
        (68, "organisation_kind=global union federation"),
        (45, "organisation_kind=local union; country=CA"),
    ];
    for number in 1..=77 {
        text += &format!("source interview-{number} interview number={number}\n");
        let informant = table_1
            .iter()
            .find(|(known, _)| *known == number)
            .map_or("lu-2", |(_, actor)| actor);
        text += &format!(
            "claim source:interview-{number} informant = {informant} | table-1 | row {number}\n"
        );
        if number != 28 {
            text +=
                &format!("claim source:interview-{number} country = CA | table-2 | row {number}\n");
        }
    }
    text += "claim source:interview-14 country = CA | table-2 | row 80\n";
    for (number, informant) in article {
        text += &format!("claim source:interview-{number} informant = {{{informant}}} | article\n");
    }
    let conflict: Vec<String> = [14, 42, 45, 58, 63, 68]
        .map(|number| format!("source:interview-{number}#informant"))
        .to_vec();
    assert_eq!(places(&text, DiagnosticCode::ClaimsConflict), conflict);
    assert_eq!(
        places(&text, DiagnosticCode::ClaimsUnclear),
        ["source:interview-51#informant"]
    );
    assert_eq!(
        places(&text, DiagnosticCode::RegisterNumberTwice),
        ["register:table-2#14"]
    );
    assert_eq!(
        places(&text, DiagnosticCode::RegisterNumberMissing),
        ["register:table-2#28"]
    );
    let all = found(&text);
    assert_eq!(all.len(), 9, "38 agrees, and nothing else is wrong");
    assert_eq!(
        all[0].reason,
        "2 statements on informant cannot all be right: table-1 (row 14) says Local union 2 (local union, CA); \
         article says local union, PE"
    );
}
