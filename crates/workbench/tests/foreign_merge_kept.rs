//! A newer export that says less, or says it otherwise: what is here stays, and goes out again.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;
mod foreign_common;
mod foreign_harm;

use std::path::{Path, PathBuf};

use ayni_model::{
    actor::Actor,
    codebook::{Code, CodeGroup},
    coding::{Coding, Quotation},
    id::CodeId,
    source::Source,
    study::{Attribute, AttributeOf},
};
use ayni_store::Reader as _;
use ayni_workbench::{
    Workbench,
    code::Definition,
    foreign::{GiveOptions, Options, Report},
    source::Correction,
};
use foreign_common::{bring, given, merge};

/// A GUID of a number.
fn g(number: u32) -> String {
    format!("{number:08x}-0000-4000-8000-000000000000")
}

/// What a project has, section by section.
#[derive(Default)]
struct File<'a> {
    codes: &'a str,
    variables: &'a str,
    cases: &'a str,
    sources: &'a str,
    sets: &'a str,
}

impl File<'_> {
    fn write(&self, folder: &Path) -> PathBuf {
        let section = |name: &str, content: &str| match content {
            "" => String::new(),
            content => format!("<{name}>{content}</{name}>"),
        };
        let book = section("CodeBook", &section("Codes", self.codes));
        let rest = [
            section("Variables", self.variables),
            section("Cases", self.cases),
            section("Sources", self.sources),
            section("Sets", self.sets),
        ];
        let xml = format!(
            "<Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"Mine\" origin=\"Another 1\">\
             <Users><User guid=\"{}\" name=\"Ana\"/></Users>{book}{}</Project>",
            g(1),
            rest.concat()
        );
        let path = folder.join("mine.qde");
        std::fs::write(&path, xml).unwrap();
        path
    }
}

fn code(number: u32, name: &str) -> String {
    format!(
        "<Code guid=\"{}\" name=\"{name}\" isCodable=\"true\"/>",
        g(number)
    )
}

fn codes() -> String {
    code(10, "Alpha") + &code(11, "Beta") + &code(12, "Gamma")
}

const TEXT: &str = "Tenemos miedo. La mina cierra. Nadie dice nada.";

/// A text with a coded passage, `miedo`, and another one, `mina`; `text` says where it is.
fn source(text: &str) -> String {
    let (source, first, coding, second, alpha) = (g(20), g(30), g(31), g(32), g(10));
    format!(
        "<TextSource guid=\"{source}\" name=\"One\"{text}\
         <PlainTextSelection guid=\"{first}\" name=\"miedo\" startPosition=\"8\" endPosition=\"13\">\
         <Coding guid=\"{coding}\"><CodeRef targetGUID=\"{alpha}\"/></Coding></PlainTextSelection>\
         <PlainTextSelection guid=\"{second}\" startPosition=\"18\" endPosition=\"22\"/></TextSource>"
    )
}

fn inline() -> String {
    source(&format!("><PlainTextContent>{TEXT}</PlainTextContent>"))
}

fn case(number: u32, name: &str, within: &str) -> String {
    format!(
        "<Case guid=\"{}\" name=\"{name}\">{within}</Case>",
        g(number)
    )
}

fn selected(number: u32) -> String {
    format!("<SelectionRef targetGUID=\"{}\"/>", g(number))
}

fn set(codes: &[u32]) -> String {
    let members = codes
        .iter()
        .map(|code| format!("<MemberCode targetGUID=\"{}\"/>", g(*code)));
    let members: String = members.collect();
    format!("<Set guid=\"{}\" name=\"Group\">{members}</Set>", g(50))
}

fn find(bench: &Workbench, name: &str) -> CodeId {
    bench.codebook().unwrap().find(name).unwrap()
}

/// Says who speaks which words.
fn turns(bench: &Workbench) -> Vec<(String, String)> {
    let (id, _) = bench.project().all::<Source>().unwrap().remove(0);
    let text = bench.source_text(id).unwrap();
    let index = ayni_model::text::TextIndex::new(&text.text);
    let words = |span| index.slice(span).unwrap().to_owned();
    let turns = text.layout.turns.iter();
    turns
        .map(|it| (it.speaker.clone(), words(it.span)))
        .collect()
}

fn turn(who: &str, words: &str) -> (String, String) {
    (who.to_owned(), words.to_owned())
}

fn absent<'r>(report: &'r Report, noun: &str) -> Vec<&'r str> {
    let all = report.absent.iter().filter_map(|it| it.split_once(':'));
    all.filter(|(of, _)| *of == noun)
        .map(|(_, name)| name)
        .collect()
}

#[test]
fn a_file_without_the_text_leaves_the_passages_where_they_are() {
    let folder = tempfile::tempdir().unwrap();
    let codes = codes();
    let first = File {
        codes: &codes,
        sources: &inline(),
        ..File::default()
    };
    let (mut bench, _) = bring(&first.write(folder.path()), &Options::default());
    let before = bench.project().all::<Quotation>().unwrap();
    let without = File {
        codes: &codes,
        sources: &source(" plainTextPath=\"internal://one.txt\">"),
        ..File::default()
    };
    let report = merge(&mut bench, &without.write(folder.path()));
    assert_eq!(report.codings.lost, 0, "{report:?}");
    assert_eq!(bench.project().all::<Quotation>().unwrap(), before);
    let xml = given(&bench, folder.path());
    assert!(
        xml.contains("startPosition=\"8\" endPosition=\"13\""),
        "{xml}"
    );
}

#[test]
fn what_a_known_case_says_anew_goes_out() {
    let folder = tempfile::tempdir().unwrap();
    let codes = codes();
    let sources = inline();
    let file = |within: &str| {
        let cases = case(40, "Rosa", within);
        let file = File {
            codes: &codes,
            cases: &cases,
            sources: &sources,
            ..File::default()
        };
        file.write(folder.path())
    };
    let (mut bench, _) = bring(&file(&selected(30)), &Options::default());
    assert_eq!(turns(&bench), [turn("Rosa", "miedo")]);
    let code = format!("<CodeRef targetGUID=\"{}\"/>", g(10));
    merge(&mut bench, &file(&(code + &selected(30) + &selected(32))));
    let both = [turn("Rosa", "miedo"), turn("Rosa", "mina")];
    assert_eq!(turns(&bench), both);
    let xml = given(&bench, folder.path());
    let case = xml
        .split("<Case ")
        .nth(1)
        .unwrap()
        .split("</Case>")
        .next()
        .unwrap();
    for (element, number) in [("CodeRef", 10), ("SelectionRef", 30), ("SelectionRef", 32)] {
        let wanted = format!("<{element} targetGUID=\"{}\"/>", g(number));
        assert!(case.contains(&wanted), "{wanted}: {case}");
    }
    // Its own export takes nothing away.
    merge(&mut bench, &folder.path().join("out.qdpx"));
    assert_eq!(turns(&bench), both);
    assert_eq!(given(&bench, folder.path()), xml);
}

#[test]
fn a_case_that_is_not_in_the_file_goes_on_speaking() {
    let folder = tempfile::tempdir().unwrap();
    let sources = inline();
    let file = |cases: &str| {
        let file = File {
            codes: &codes(),
            cases,
            sources: &sources,
            ..File::default()
        };
        file.write(folder.path())
    };
    let berta = case(41, "Berta", &selected(32));
    let both = case(40, "Rosa", &selected(30)) + &berta;
    let (mut bench, _) = bring(&file(&both), &Options::default());
    let before = turns(&bench);
    assert_eq!(before, [turn("Rosa", "miedo"), turn("Berta", "mina")]);
    let report = merge(&mut bench, &file(&berta));
    assert_eq!(absent(&report, "actor"), ["Rosa"]);
    assert_eq!(turns(&bench), before);
}

#[test]
fn a_variable_of_sources_may_get_values_of_cases_later() {
    let folder = tempfile::tempdir().unwrap();
    let variables = format!(
        "<Variable guid=\"{}\" name=\"Age\" typeOfVariable=\"Integer\"/>",
        g(60)
    );
    let value = |number: u32| {
        format!(
            "<VariableValue><VariableRef targetGUID=\"{}\"/><IntegerValue>{number}</IntegerValue></VariableValue>",
            g(60)
        )
    };
    let sources = inline().replace("</TextSource>", &format!("{}</TextSource>", value(7)));
    let file = |within: &str| {
        let file = File {
            codes: &codes(),
            variables: &variables,
            cases: &case(40, "Rosa", within),
            sources: &sources,
            ..File::default()
        };
        file.write(folder.path())
    };
    let (mut bench, _) = bring(&file(""), &Options::default());
    merge(&mut bench, &file(&value(41)));
    let attributes = bench.project().all::<Attribute>().unwrap();
    let mut of: Vec<_> = attributes
        .iter()
        .map(|(_, it)| (it.of, it.name.as_str()))
        .collect();
    of.sort();
    assert_eq!(
        of,
        [(AttributeOf::Source, "Age"), (AttributeOf::Actor, "Age")]
    );
    let (_, rosa) = bench.project().all::<Actor>().unwrap().remove(0);
    assert_eq!(rosa.attributes.0["Age"], "41");
    let xml = given(&bench, folder.path());
    for value in ["<IntegerValue>7<", "<IntegerValue>41<"] {
        assert!(xml.contains(value), "{value}: {xml}");
    }
}

#[test]
fn a_coding_that_was_recoded_here_keeps_its_code_when_the_old_one_is_merged() {
    let folder = tempfile::tempdir().unwrap();
    let file = File {
        codes: &codes(),
        sources: &inline(),
        ..File::default()
    };
    let path = file.write(folder.path());
    let (mut bench, _) = bring(&path, &Options::default());
    let [alpha, beta, gamma] = ["Alpha", "Beta", "Gamma"].map(|name| find(&bench, name));
    let (coding, _) = bench.project().all::<Coding>().unwrap().remove(0);
    bench.recode(coding, beta).unwrap();
    bench.merge_codes(&[alpha], gamma, "the same idea").unwrap();
    merge(&mut bench, &path);
    let coding = bench.project().get::<Coding>(coding).unwrap().unwrap();
    assert_eq!(coding.code, beta);
}

#[test]
fn a_group_has_what_took_a_code_that_was_merged_here() {
    let cases: [(&[u32], &[u32], &[&str]); 5] = [
        (&[11, 12], &[12], &["Beta"]),
        (&[11, 12], &[10, 12], &["Alpha", "Beta"]),
        (&[11], &[11, 12], &["Beta"]),
        (&[11], &[12], &["Beta"]),
        // There it has none any more.
        (&[11, 12], &[], &[]),
    ];
    for (first, newer, expected) in cases {
        let folder = tempfile::tempdir().unwrap();
        let file = |members: &[u32]| {
            let file = File {
                codes: &codes(),
                sets: &set(members),
                ..File::default()
            };
            file.write(folder.path())
        };
        let (mut bench, _) = bring(&file(first), &Options::default());
        let (beta, gamma) = (find(&bench, "Beta"), find(&bench, "Gamma"));
        bench.merge_codes(&[gamma], beta, "the same idea").unwrap();
        let newer = file(newer);
        for time in ["once", "twice"] {
            let report = merge(&mut bench, &newer);
            assert!(absent(&report, "code_group").is_empty(), "{report:?}");
            let project = bench.project();
            let (_, group) = project.all::<CodeGroup>().unwrap().remove(0);
            let name = |id: &CodeId| project.get::<Code>(*id).unwrap().unwrap().name.to_string();
            let mut names: Vec<String> = group.codes.iter().map(name).collect();
            names.sort();
            assert_eq!(names, expected, "{first:?}, {time}");
        }
    }
}

#[test]
fn what_took_a_merged_code_and_was_taken_out_of_a_group_here_stays_out() {
    let folder = tempfile::tempdir().unwrap();
    let file = File {
        codes: &codes(),
        sets: &set(&[10, 12]),
        ..File::default()
    };
    let path = file.write(folder.path());
    let (mut bench, _) = bring(&path, &Options::default());
    let [alpha, beta, gamma] = ["Alpha", "Beta", "Gamma"].map(|name| find(&bench, name));
    bench.merge_codes(&[gamma], beta, "the same idea").unwrap();
    bench.ungroup_codes("Group", &[beta]).unwrap();
    merge(&mut bench, &path);
    let (_, group) = bench.project().all::<CodeGroup>().unwrap().remove(0);
    assert_eq!(group.codes, [alpha]);
}

#[test]
fn a_variable_that_is_not_in_the_file_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let variable = |number: u32, name: &str| {
        let guid = g(number);
        format!("<Variable guid=\"{guid}\" name=\"{name}\" typeOfVariable=\"Text\"/>")
    };
    let file = |variables: &str| {
        let file = File {
            codes: &codes(),
            variables,
            ..File::default()
        };
        file.write(folder.path())
    };
    let both = variable(60, "Age") + &variable(61, "Trade");
    let (mut bench, _) = bring(&file(&both), &Options::default());
    assert!(merge(&mut bench, &file(&both)).absent.is_empty());
    let report = merge(&mut bench, &file(&variable(60, "Age")));
    assert_eq!(absent(&report, "attribute"), ["Trade"]);
    // One that has another identity and the same name is there.
    let report = merge(
        &mut bench,
        &file(&(variable(62, "Age") + &variable(61, "Trade"))),
    );
    assert!(absent(&report, "attribute").is_empty(), "{report:?}");
}

#[test]
fn a_colour_that_was_taken_away_here_does_not_go_out() {
    let folder = tempfile::tempdir().unwrap();
    let coloured = |colour: &str| {
        let codes =
            code(10, "Alpha").replacen("isCodable", &format!("color=\"{colour}\" isCodable"), 1);
        let file = File {
            codes: &codes,
            ..File::default()
        };
        file.write(folder.path())
    };
    let (mut bench, _) = bring(&coloured("#aa0000"), &Options::default());
    assert!(given(&bench, folder.path()).contains("#aa0000"));
    let none = Definition {
        colour: Some(String::new()),
        ..Definition::default()
    };
    let alpha = find(&bench, "Alpha");
    bench.define_code(alpha, &none).unwrap();
    let xml = given(&bench, folder.path());
    assert!(!xml.contains("color"), "{xml}");
}

const CASE_AND_ANNOTATION: &str = "
    CREATE TABLE annotation (anid INTEGER PRIMARY KEY, fid INTEGER, pos0 INTEGER, pos1 INTEGER, memo TEXT, owner TEXT, date TEXT);
    CREATE TABLE cases (caseid INTEGER PRIMARY KEY, name TEXT, memo TEXT, owner TEXT, date TEXT);
    CREATE TABLE case_text (id INTEGER PRIMARY KEY, caseid INTEGER, fid INTEGER, pos0 INTEGER, pos1 INTEGER, owner TEXT, date TEXT, memo TEXT);
    DELETE FROM code_text;
    INSERT INTO annotation VALUES (1, 1, 4, 7, 'see there', 'ana', '2024-05-02 10:00:00');
    INSERT INTO cases VALUES (1, 'Rosa', '', 'ana', '2024-05-02 10:00:00');
    INSERT INTO case_text VALUES (1, 1, 1, 0, 7, 'ana', '2024-05-02 10:00:00', '');";

#[test]
fn an_annotation_stays_with_its_words_and_who_speaks_is_told_before_an_export() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.qda");
    let sql = format!("{}{CASE_AND_ANNOTATION}", foreign_harm::QUALCODER);
    std::fs::write(&path, foreign_harm::database(&sql)).unwrap();
    let (mut bench, _) = bring(&path, &Options::default());
    let (id, _) = bench.project().all::<Source>().unwrap().remove(0);
    let correction = Correction {
        name: "a.txt",
        bytes: b"And then one two three",
        reason: "a word more",
        ..Correction::default()
    };
    bench.edit_source(id, &correction).unwrap();
    let annotated = |bench: &Workbench| {
        let (_, quotation) = bench.project().quotations_of(id).unwrap().remove(0);
        let (_, span) = quotation.at.place().unwrap();
        let text = bench.source_text(id).unwrap().text;
        let index = ayni_model::text::TextIndex::new(&text);
        index.slice(span).unwrap().to_owned()
    };
    assert_eq!(annotated(&bench), "two");
    merge(&mut bench, &path);
    assert_eq!(annotated(&bench), "two");
    // Such a database has no words in XML that name the passages of a case.
    let mut go_on = |_| std::ops::ControlFlow::Continue(());
    let given = bench
        .rehearse_give_refi(GiveOptions::default(), &mut go_on)
        .unwrap();
    assert_eq!(given.left.get("who speaks"), Some(&1));
}
