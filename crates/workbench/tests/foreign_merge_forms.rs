//! Names whose accents are written on their letters in one file, and behind them in another.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod foreign_common;

use std::path::{Path, PathBuf};

use ayni_model::{
    actor::Actor,
    codebook::{Code, CodeGroup},
    coding::Coding,
    record::Noun,
    source::Source,
    study::{Attribute, Member, Memo},
};
use ayni_store::Reader as _;
use ayni_workbench::{
    Workbench,
    foreign::{Options, Report},
};
use foreign_common::{bring, given, merge};

/// Writes accents behind their letters.
fn apart(words: &str) -> String {
    let pairs = [
        ('ñ', "n\u{303}"),
        ('Ñ', "N\u{303}"),
        ('é', "e\u{301}"),
        ('í', "i\u{301}"),
        ('ó', "o\u{301}"),
    ];
    let mut words = words.to_owned();
    for (one, two) in pairs {
        words = words.replace(one, two);
    }
    words
}

fn as_it_is(words: &str) -> String {
    words.to_owned()
}

/// A GUID of a number.
fn g(number: u32) -> String {
    format!("{number:08x}-0000-4000-8000-00000000000c")
}

/// Writes a project in which everything has a name with an accent, the text has none.
fn write(folder: &Path, first: u32, form: impl Fn(&str) -> String) -> PathBuf {
    let g = |number| g(first + number);
    let xml = format!(
        "<Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"Año\" origin=\"Another 1\">\
         <Users><User guid=\"{}\" name=\"José\"/></Users>\
         <CodeBook><Codes><Code guid=\"{}\" name=\"Señal\" isCodable=\"true\"/></Codes></CodeBook>\
         <Variables><Variable guid=\"{}\" name=\"región\" typeOfVariable=\"Text\"/></Variables>\
         <Cases><Case guid=\"{}\" name=\"María\"><VariableValue><VariableRef targetGUID=\"{}\"/>\
         <TextValue>Junín</TextValue></VariableValue><SelectionRef targetGUID=\"{}\"/></Case></Cases>\
         <Sources><TextSource guid=\"{}\" name=\"Reunión\"><PlainTextContent>Tenemos miedo.</PlainTextContent>\
         <PlainTextSelection guid=\"{}\" startPosition=\"8\" endPosition=\"13\"><Coding guid=\"{}\" \
         creatingUser=\"{}\"><CodeRef targetGUID=\"{}\"/></Coding></PlainTextSelection>\
         <NoteRef targetGUID=\"{}\"/></TextSource></Sources>\
         <Notes><Note guid=\"{}\" name=\"Qué señal\"><PlainTextContent>Más señas.</PlainTextContent></Note></Notes>\
         <Sets><Set guid=\"{}\" name=\"Niñas\"><MemberSource targetGUID=\"{}\"/></Set>\
         <Set guid=\"{}\" name=\"Señas\"><MemberCode targetGUID=\"{}\"/></Set></Sets></Project>",
        g(1),
        g(2),
        g(3),
        g(4),
        g(3),
        g(6),
        g(5),
        g(6),
        g(7),
        g(1),
        g(2),
        g(8),
        g(8),
        g(9),
        g(5),
        g(10),
        g(2)
    );
    let path = folder.join("mine.qde");
    std::fs::write(&path, form(&xml)).unwrap();
    path
}

/// Returns the names, or titles, of all records of a noun.
fn names<T: Noun>(bench: &Workbench) -> Vec<String> {
    let all = bench.project().all::<T>().unwrap().into_iter();
    let name = |(_, noun): (_, T)| {
        let fields = noun.fields();
        let name = fields.get("name").or_else(|| fields.get("title"));
        name.unwrap().as_str().unwrap().to_owned()
    };
    let mut names: Vec<String> = all.map(name).collect();
    names.sort();
    names
}

/// Returns the names of everything.
fn all_names(bench: &Workbench) -> [Vec<String>; 7] {
    [
        names::<Member>(bench),
        names::<Code>(bench),
        names::<Attribute>(bench),
        names::<Actor>(bench),
        names::<Source>(bench),
        names::<Memo>(bench),
        names::<CodeGroup>(bench),
    ]
}

/// Says that nothing has changed: the same names as they were written first, one coding, one who speaks.
fn is_as_before(bench: &Workbench, report: &Report, before: &[Vec<String>; 7]) {
    assert_eq!(all_names(bench), *before);
    assert_eq!(bench.project().all::<Coding>().unwrap().len(), 1);
    assert!(report.overwritten.is_empty(), "{:?}", report.overwritten);
    assert!(report.absent.is_empty(), "{:?}", report.absent);
    assert!(report.renamed.is_empty(), "{:?}", report.renamed);
    let (source, noun) = bench.project().all::<Source>().unwrap().remove(0);
    assert_eq!(noun.attributes.0.len(), 1, "{:?}", noun.attributes);
    let actor = bench.project().all::<Actor>().unwrap().remove(0).1;
    let voices = bench.voices(source).unwrap();
    let speakers: Vec<&str> = voices.iter().map(|it| it.label.as_str()).collect();
    assert_eq!(speakers, [actor.name.as_str()]);
    let health = bench.project().doctor().unwrap();
    assert!(health.is_good(), "{:?}", health.complaints);
}

#[test]
fn names_are_the_same_however_their_accents_are_written() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let forms: [fn(&str) -> String; 2] = [as_it_is, apart];
    for (n, form) in forms.into_iter().enumerate() {
        let other = forms[1 - n];
        let (mut bench, _) = bring(&write(folder, 0, form), &Options::default());
        let before = all_names(&bench);
        assert_eq!(before[1], [form("Señal")]);
        assert_eq!(before.each_ref().map(Vec::len), [1, 1, 2, 1, 1, 1, 1]);
        // As the same project, and with identities that are new each time.
        for first in [0, 1000, 2000] {
            let report = merge(&mut bench, &write(folder, first, other));
            is_as_before(&bench, &report, &before);
        }
        given(&bench, folder);
        let report = merge(&mut bench, &folder.join("out.qdpx"));
        is_as_before(&bench, &report, &before);
    }
}

#[test]
fn a_name_that_is_another_one_is_still_taken() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let (mut bench, _) = bring(&write(folder, 0, as_it_is), &Options::default());
    let renamed = |xml: &str| apart(&xml.replace("Señal", "Señales").replace("María", "María R."));
    merge(&mut bench, &write(folder, 0, renamed));
    assert_eq!(names::<Code>(&bench), [apart("Señales")]);
    assert_eq!(names::<Actor>(&bench), [apart("María R.")]);
    // What has another name here and an old one in the file is known by that.
    let code = bench.codebook().unwrap().find(&apart("Señales")).unwrap();
    bench.rename_code(code, "Sign").unwrap();
    merge(
        &mut bench,
        &write(folder, 1000, |xml| xml.replace("Señal\"", "Señales\"")),
    );
    assert_eq!(names::<Code>(&bench), ["Sign"]);
}

#[test]
fn of_two_names_in_one_file_that_look_alike_one_gets_a_number() {
    let folder = tempfile::tempdir().unwrap();
    let two = |xml: &str, element: &str, rest: &str, number: u32| {
        let one = |number: u32, name: &str| {
            format!("<{element} guid=\"{}\" name=\"{name}\"{rest}", g(number))
        };
        let at = xml.find(&format!("<{element} ")).unwrap();
        let both = one(number, "Año") + &one(number + 1, &apart("Año"));
        format!("{}{both}{}", &xml[..at], &xml[at..])
    };
    let member = format!("><MemberCode targetGUID=\"{}\"/></Set>", g(2));
    let doubled = |xml: &str| {
        let xml = two(xml, "Code", " isCodable=\"true\"/>", 100);
        let xml = two(&xml, "Variable", " typeOfVariable=\"Text\"/>", 110);
        two(&xml, "Set", &member, 120)
    };
    let path = write(folder.path(), 0, doubled);
    let (mut bench, _) = bring(&path, &Options::default());
    for _ in 0..2 {
        assert_eq!(names::<Code>(&bench)[1..], ["Año", "Señal"]);
        assert_eq!(names::<Code>(&bench)[0], apart("Año") + " (2)");
        for names in [names::<Attribute>(&bench), names::<CodeGroup>(&bench)] {
            let alike = names.iter().filter(|it| it.starts_with('A'));
            assert_eq!(alike.count(), 2, "{names:?}");
            assert_eq!(
                names.iter().filter(|it| it.ends_with("o (2)")).count(),
                1,
                "{names:?}"
            );
        }
        let report = merge(&mut bench, &path);
        assert!(report.overwritten.is_empty(), "{:?}", report.overwritten);
    }
}

#[test]
fn a_table_finds_the_text_that_is_called_so() {
    let folder = tempfile::tempdir().unwrap();
    let (mut bench, _) = bring(&write(folder.path(), 0, as_it_is), &Options::default());
    let table = folder.path().join("highlights.csv");
    let rows = "id,document,tag,content\n1,Reunión.txt,Señal,miedo\n";
    std::fs::write(&table, apart(rows)).unwrap();
    merge(&mut bench, &table);
    assert_eq!(names::<Source>(&bench), ["Reunión"]);
    assert_eq!(bench.project().all::<Coding>().unwrap().len(), 1);
}

#[test]
fn the_accents_of_a_text_stay_where_they_are() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let text = |xml: &str| xml.replace("Tenemos miedo", "El niño habló");
    let (mut bench, _) = bring(&write(folder, 0, text), &Options::default());
    merge(&mut bench, &write(folder, 0, |xml| apart(&text(xml))));
    let (source, _) = bench.project().all::<Source>().unwrap().remove(0);
    assert_eq!(
        bench.source_text(source).unwrap().text,
        apart("El niño habló.")
    );
}
