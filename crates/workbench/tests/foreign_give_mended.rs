//! What an earlier file had and no valid file can have goes out as what it became here.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod foreign_common;

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use ayni_formats::foreign::refi::schema::{self, Schema};
use ayni_model::{
    actor::Actor,
    codebook::Code,
    coding::{Coding, Quotation},
    source::Source,
};
use ayni_store::Reader as _;
use ayni_workbench::{Workbench, foreign::Options};
use foreign_common::{bring, give, merge, xml_of};

/// A GUID of a number.
fn g(number: u32) -> String {
    format!("{number:08x}-0000-4000-8000-000000000000")
}

/// Writes the XML of a project of some sections.
fn written(folder: &Path, sections: &str) -> PathBuf {
    let path = folder.join("p.qde");
    let xml = format!(
        "<Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"p\" origin=\"Another 1\">{sections}</Project>"
    );
    std::fs::write(&path, xml).unwrap();
    path
}

fn open(folder: &Path, sections: &str) -> Workbench {
    bring(&written(folder, sections), &Options::default()).0
}

/// Returns the names of the codes of each quotation, in the order of their places.
fn coded(bench: &Workbench) -> Vec<(String, Vec<String>)> {
    let project = bench.project();
    let names: BTreeMap<_, _> = project.all::<Code>().unwrap().into_iter().collect();
    let mut of: BTreeMap<_, Vec<String>> = BTreeMap::new();
    for (_, coding) in project.all::<Coding>().unwrap() {
        let name = names[&coding.code].name.as_str().to_owned();
        of.entry(coding.quotation).or_default().push(name);
    }
    let mut all: Vec<(String, Vec<String>)> = project
        .all::<Quotation>()
        .unwrap()
        .into_iter()
        .map(|(id, quotation)| {
            let mut codes = of.remove(&id).unwrap_or_default();
            codes.sort();
            (
                format!("{:?}", quotation.at.place().map(|(_, span)| span)),
                codes,
            )
        })
        .collect();
    all.sort();
    all
}

/// Gives a project; that file is met as what is here, makes the same project, and that gives the same bytes.
fn given_again(bench: &mut Workbench, folder: &Path) -> (String, BTreeMap<String, u64>) {
    let (first, second) = (folder.join("1.qdpx"), folder.join("2.qdpx"));
    let given = give(bench, &first);
    let before = coded(bench);
    let report = merge(bench, &first);
    let news: u64 = report.merged.iter().map(|it| it.added + it.changed).sum();
    assert_eq!(news, 0, "{:?}", report.merged);
    assert_eq!(coded(bench), before);
    let (again, _) = bring(&first, &Options::default());
    assert_eq!(coded(&again), before);
    give(&again, &second);
    let bytes = |path: &Path| std::fs::read(path).unwrap();
    assert!(bytes(&first) == bytes(&second), "{}", xml_of(&second));
    (xml_of(&first), given.mended)
}

fn book() -> String {
    let codes = ["work", "union", "late"].into_iter().zip(1..);
    let codes = codes.map(|(name, nth)| {
        let guid = g(nth);
        format!("<Code guid=\"{guid}\" name=\"{name}\" isCodable=\"true\"/>")
    });
    let codes: String = codes.collect();
    format!("<CodeBook><Codes>{codes}</Codes></CodeBook>")
}

fn coding(guid: u32, codes: &[u32], more: &str) -> String {
    let codes = codes.iter().map(|code| {
        let code = g(*code);
        format!("<CodeRef targetGUID=\"{code}\"/>")
    });
    let (guid, codes) = (g(guid), codes.collect::<String>());
    format!(
        "<Coding guid=\"{guid}\" creationDateTime=\"2021-03-05T00:00:00Z\">{codes}{more}</Coding>"
    )
}

fn passage(guid: u32, (start, end): (u32, u32), codings: &str) -> String {
    let guid = g(guid);
    format!(
        "<PlainTextSelection guid=\"{guid}\" startPosition=\"{start}\" endPosition=\"{end}\">{codings}</PlainTextSelection>"
    )
}

fn text(selections: &str) -> String {
    let source = g(90);
    format!(
        "<Sources><TextSource guid=\"{source}\" name=\"t\">\
         <PlainTextContent>The union came late to work.</PlainTextContent>{selections}</TextSource></Sources>"
    )
}

#[test]
fn a_coding_of_several_codes_goes_out_as_one_for_each() {
    let folder = tempfile::tempdir().unwrap();
    let note = g(80);
    let on_it = format!("<NoteRef targetGUID=\"{note}\"/>");
    let of_two = [coding(10, &[1, 2], &on_it), coding(11, &[3], "")].concat();
    let passages = [
        passage(20, (0, 9), &of_two),
        // One code twice, one that there is not, and one GUID for two codings.
        passage(21, (4, 14), &coding(12, &[2, 2, 9, 3], "")),
        passage(22, (15, 19), &coding(12, &[1, 3], "")),
    ];
    let whole = coding(13, &[1, 3], "");
    let sections = format!(
        "{}{}<Notes><Note guid=\"{note}\" name=\"n\"><PlainTextContent>A note.</PlainTextContent>{}</Note></Notes>",
        book(),
        text(&(passages.concat() + &whole)),
        passage(23, (0, 1), &coding(14, &[1, 2], "")),
    );
    let mut bench = open(folder.path(), &sections);
    let before = coded(&bench);
    let all: usize = before.iter().map(|(_, codes)| codes.len()).sum();
    assert_eq!(all, 10, "{before:?}");
    let (xml, mended) = given_again(&mut bench, folder.path());
    assert_eq!(coded(&bench), before);
    assert_eq!(mended, BTreeMap::new());
    assert_eq!(
        xml.matches("<Coding ").count(),
        xml.matches("<CodeRef ").count()
    );
    let at = |id: u32, code: u32| {
        xml.contains(&format!(
            "{}\" creationDateTime=\"2021-03-05T00:00:00Z\">\n<CodeRef targetGUID=\"{}\"",
            g(id),
            g(code)
        ))
    };
    assert!(at(10, 1) && at(11, 3) && at(13, 1), "{xml}");
    // What the note is on stays so, in both.
    assert_eq!(xml.matches(&on_it).count(), 2, "{xml}");
}

#[test]
fn one_of_several_codes_of_a_coding_goes_and_the_others_stay() {
    for gone in ["work", "union"] {
        let folder = tempfile::tempdir().unwrap();
        let passage = passage(20, (0, 9), &coding(10, &[1, 2], ""));
        let mut bench = open(folder.path(), &[book(), text(&passage)].concat());
        let project = bench.project();
        let codes = project.all::<Code>().unwrap();
        let (code, _) = codes
            .iter()
            .find(|(_, it)| it.name.as_str() == gone)
            .unwrap();
        let codings = project.all::<Coding>().unwrap();
        let (coding, _) = codings.iter().find(|(_, it)| it.code == *code).unwrap();
        let coding = *coding;
        bench.remove_coding(coding).unwrap();
        let (_, mended) = given_again(&mut bench, folder.path());
        let stays = if gone == "work" { "union" } else { "work" };
        assert_eq!(coded(&bench)[0].1, [stays]);
        assert_eq!(mended, BTreeMap::new());
    }
}

#[test]
fn a_coding_that_names_no_code_takes_not_the_place_of_another() {
    let folder = tempfile::tempdir().unwrap();
    let none = "<Coding guid=\"00000050-0000-4000-8000-000000000000\"><CodeRef/></Coding>";
    let passage = passage(20, (0, 9), &[none, &*coding(10, &[2], "")].concat());
    let mut bench = open(folder.path(), &[book(), text(&passage)].concat());
    let (xml, mended) = given_again(&mut bench, folder.path());
    assert_eq!(coded(&bench)[0].1, ["union"]);
    assert!(xml.contains(&g(10)), "{xml}");
    assert_eq!(
        mended.get("PlainTextSelection/Coding"),
        Some(&1),
        "{mended:?}"
    );
}

#[test]
fn a_coding_of_several_codes_is_known_though_they_met_others() {
    let folder = tempfile::tempdir().unwrap();
    let passage = passage(20, (0, 9), &coding(10, &[1, 2], ""));
    let mut bench = open(folder.path(), &book());
    let elsewhere = [book(), text(&passage)].concat();
    let elsewhere = (1..=3).fold(elsewhere, |xml, code| xml.replace(&g(code), &g(code + 50)));
    merge(&mut bench, &written(folder.path(), &elsewhere));
    let (xml, mended) = given_again(&mut bench, folder.path());
    assert_eq!(coded(&bench)[0].1, ["union", "work"]);
    assert!(!xml.contains(&g(51)) && !xml.contains(&g(52)), "{xml}");
    assert_eq!(mended, BTreeMap::new());
}

/// Every element of a project that may hold nothing, each once or more.
fn empty_elements() -> String {
    let [user, note, case, variable, tape, words] = [70, 80, 30, 40, 50, 51].map(g);
    let [from, to, heard, link, set, graph, a, b, edge] =
        [52, 53, 54, 60, 61, 62, 63, 64, 65].map(g);
    let passage = passage(20, (0, 9), &(coding(10, &[1], &on(&note)) + &on(&note)));
    let (code, source, quotation) = (g(1), g(90), g(20));
    let value = format!(
        "<VariableValue><VariableRef targetGUID=\"{variable}\"/><TextValue>Lima</TextValue></VariableValue>"
    );
    let book = book().replacen("/></Codes>", &format!(">{}</Code></Codes>", on(&note)), 1);
    format!(
        "<Users><User guid=\"{user}\" name=\"Rosa\"/></Users>{book}\
         <Variables><Variable guid=\"{variable}\" name=\"town\" typeOfVariable=\"Text\"/></Variables>\
         <Cases><Case guid=\"{case}\" name=\"Ana\"><CodeRef targetGUID=\"{code}\"/>{value}\
         <SourceRef targetGUID=\"{source}\"/><SelectionRef targetGUID=\"{quotation}\"/></Case></Cases>{}\
         <Notes><Note guid=\"{note}\" name=\"n\"><PlainTextContent>A note.</PlainTextContent></Note></Notes>\
         <Links><Link guid=\"{link}\" originGUID=\"{case}\" targetGUID=\"{code}\">{}</Link></Links>\
         <Sets><Set guid=\"{set}\" name=\"s\"><MemberCode targetGUID=\"{code}\"/>\
         <MemberSource targetGUID=\"{source}\"/><MemberNote targetGUID=\"{note}\"/></Set></Sets>\
         <Graphs><Graph guid=\"{graph}\" name=\"net\">\
         <Vertex guid=\"{a}\" representedGUID=\"{case}\" name=\"Ana\" firstX=\"0\" firstY=\"0\"/>\
         <Vertex guid=\"{b}\" name=\"b\" firstX=\"1\" firstY=\"0\"/>\
         <Edge guid=\"{edge}\" sourceVertex=\"{a}\" targetVertex=\"{b}\"/></Graph></Graphs>{}",
        text(&(passage + &on(&note) + &value)).replace(
            "</Sources>",
            &format!(
                "<AudioSource guid=\"{tape}\" name=\"tape\"><Transcript guid=\"{words}\" name=\"heard\">\
                 <PlainTextContent>Good day.</PlainTextContent><SyncPoint guid=\"{from}\" position=\"0\"/>\
                 <SyncPoint guid=\"{to}\" position=\"4\"/><TranscriptSelection guid=\"{heard}\" \
                 fromSyncPoint=\"{from}\" toSyncPoint=\"{to}\">{}</TranscriptSelection>{}</Transcript>\
                 </AudioSource></Sources>",
                coding(15, &[2], ""),
                on(&note)
            )
        ),
        on(&note),
        on(&note),
    )
}

fn on(note: &str) -> String {
    format!("<NoteRef targetGUID=\"{note}\"/>")
}

#[test]
fn an_element_that_holds_nothing_may_be_written_with_blanks_or_more_in_it() {
    let folder = tempfile::tempdir().unwrap();
    let sections = empty_elements();
    let plain = open(folder.path(), &sections);
    let plain = foreign_common::given(&plain, folder.path());
    for name in [
        "User",
        "NoteRef",
        "CodeRef",
        "SourceRef",
        "SelectionRef",
        "VariableRef",
        "SyncPoint",
        "MemberCode",
        "MemberSource",
        "MemberNote",
        "Vertex",
        "Edge",
    ] {
        let known = schema::attributes(Schema::Project, name);
        assert!(!known.is_empty(), "{name} is an element");
        let written = format!("<{name} ");
        assert!(sections.contains(&written), "{name}");
        for within in [" ", "\n\t", "<!-- -->", "\u{a0}", "words", "<Odd/>"] {
            let mut pieces = sections.split(&*written);
            let mut filled = pieces.next().unwrap_or_default().to_owned();
            for piece in pieces {
                let (tag, rest) = piece.split_once('>').unwrap();
                match tag.strip_suffix('/') {
                    Some(tag) => filled += &format!("{written}{tag}>{within}</{name}>{rest}"),
                    None => filled += &format!("{written}{piece}"),
                }
            }
            assert_ne!(filled, sections, "{name}");
            let bench = open(folder.path(), &filled);
            let path = folder.path().join("filled.qdpx");
            let given = give(&bench, &path);
            assert_eq!(xml_of(&path), plain, "{name} with {within:?}");
            assert_eq!(
                given.mended.is_empty(),
                within != "<Odd/>",
                "{name} with {within:?}: {:?}",
                given.mended
            );
        }
    }
}

#[test]
fn what_stands_at_the_end_of_the_project_is_mended_as_all_is() {
    let folder = tempfile::tempdir().unwrap();
    let note = g(80);
    let sections = format!(
        "<Notes><Note guid=\"{note}\" name=\"n\"><PlainTextContent>A note.</PlainTextContent></Note></Notes>\
         <Description lang=\"en\">Of <b>work</b>.</Description>\
         <NoteRef targetGUID=\"{note}\" colour=\"red\">here</NoteRef>"
    );
    let mut bench = open(folder.path(), &sections);
    let (xml, mended) = given_again(&mut bench, folder.path());
    assert!(xml.contains(&on(&note)), "{xml}");
    let told: Vec<&str> = mended.keys().map(String::as_str).collect();
    assert_eq!(
        told,
        ["Description/b", "Description@lang", "NoteRef@colour"]
    );
}

/// Returns the attributes of a source by its name, and the names of the actors.
fn attributes(bench: &Workbench, name: &str) -> (BTreeMap<String, String>, Vec<String>) {
    let project = bench.project();
    let sources = project.all::<Source>().unwrap();
    let (_, source) = sources.into_iter().find(|(_, it)| it.name == name).unwrap();
    let actors = project.all::<Actor>().unwrap();
    let mut actors: Vec<String> = actors.into_iter().map(|(_, it)| it.name).collect();
    actors.sort();
    (source.attributes.0, actors)
}

#[test]
fn sets_that_stand_in_two_sections_are_two_and_stay_so() {
    let folder = tempfile::tempdir().unwrap();
    let (set, source) = (g(61), g(90));
    let sets = format!(
        "<Sets><Set guid=\"{set}\" name=\"women\"><MemberSource targetGUID=\"{source}\"/></Set></Sets>"
    );
    let mut bench = open(folder.path(), &[text(""), sets.clone(), sets].concat());
    let (said, _) = attributes(&bench, "t");
    let said: Vec<&str> = said.keys().map(String::as_str).collect();
    assert_eq!(said, ["women", "women (2)"]);
    let (xml, _) = given_again(&mut bench, folder.path());
    assert_eq!(xml.matches("<Set ").count(), 2, "{xml}");
    assert!(!xml.contains("<Variable "), "{xml}");
}

#[test]
fn a_second_text_of_a_page_goes_out_as_a_source_of_its_own() {
    for (source, text, region) in [
        ("PDFSource", "Representation", "page=\"0\""),
        ("PictureSource", "TextDescription", ""),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let one = |guid: u32, name: &str, passage: &str| {
            let guid = g(guid);
            format!(
                "<{text} guid=\"{guid}\" name=\"{name}\"><PlainTextContent>The union came late.</PlainTextContent>\
                 {passage}</{text}>"
            )
        };
        let first = one(50, "first", &passage(20, (0, 9), &coding(10, &[1], "")));
        let second = one(51, "second", &passage(21, (4, 14), &coding(11, &[2], "")));
        let (guid, region_of) = (g(52), g(22));
        let selection = source.replace("Source", "Selection");
        let on_page = coding(12, &[3], "");
        let sections = format!(
            "{}<Sources><{source} guid=\"{guid}\" name=\"page\">{first}{second}<{selection} guid=\"{region_of}\" \
             {region} firstX=\"0\" firstY=\"0\" secondX=\"1\" secondY=\"1\">{on_page}</{selection}></{source}></Sources>",
            book()
        );
        let mut bench = open(folder.path(), &sections);
        let (xml, mended) = given_again(&mut bench, folder.path());
        assert_eq!(mended, BTreeMap::new());
        assert_eq!(coded(&bench).len(), 3);
        assert_eq!(xml.matches("<Coding ").count(), 3, "{xml}");
        let own = format!("<TextSource guid=\"{}\" name=\"second\"", g(51));
        assert!(xml.contains(&own), "{xml}");
        assert_eq!(xml.matches(&format!("<{text} ")).count(), 1, "{xml}");
    }
}

#[test]
fn a_case_without_a_name_is_in_the_next_project_what_it_is_here() {
    let folder = tempfile::tempdir().unwrap();
    let (case, variable, source, other) = (g(30), g(40), g(90), g(91));
    let town = format!(
        "<Variables><Variable guid=\"{variable}\" name=\"town\" typeOfVariable=\"Text\"/></Variables>"
    );
    let of = |sources: &[&str]| {
        let each = sources.iter();
        let refs: String = each
            .map(|it| format!("<SourceRef targetGUID=\"{it}\"/>"))
            .collect();
        let value = format!(
            "<VariableValue><VariableRef targetGUID=\"{variable}\"/><TextValue>Ilo</TextValue></VariableValue>"
        );
        format!("{town}<Cases><Case guid=\"{case}\">{value}{refs}</Case></Cases>")
    };
    let second = format!(
        "<TextSource guid=\"{other}\" name=\"u\"><PlainTextContent>Words.</PlainTextContent></TextSource></Sources>"
    );
    let sources = text("").replace("</Sources>", &second);
    let ilo = BTreeMap::from([("town".to_owned(), "Ilo".to_owned())]);
    // One source, though it is named twice: its sheet of attributes.
    let mut bench = open(
        folder.path(),
        &[of(&[&source, &source]), sources.clone()].concat(),
    );
    assert_eq!(attributes(&bench, "t"), (ilo, vec![]));
    let sheet = attributes(&bench, "t");
    given_again(&mut bench, folder.path());
    assert_eq!(attributes(&bench, "t"), sheet);
    // Two, of which one is removed here: the case goes on being one.
    let mut bench = open(folder.path(), &[of(&[&source, &other]), sources].concat());
    let (gone, _) = bench.find_source("u").unwrap();
    bench.remove_source(gone, false).unwrap();
    let here = attributes(&bench, "t");
    assert_eq!(here, (BTreeMap::new(), vec!["unnamed".to_owned()]));
    given_again(&mut bench, folder.path());
    let (again, _) = bring(&folder.path().join("1.qdpx"), &Options::default());
    assert_eq!(attributes(&again, "t"), here);
}

#[test]
fn a_part_that_is_not_said_whole_is_the_same_when_it_comes_back() {
    let folder = tempfile::tempdir().unwrap();
    let part = |guid: u32, place: &str| {
        let coding = coding(guid + 100, &[1], "");
        let guid = g(guid);
        format!("<AudioSelection guid=\"{guid}\" {place}>{coding}</AudioSelection>")
    };
    let parts = [
        part(20, "begin=\"100\""),
        part(21, "end=\"1500\""),
        part(22, "begin=\"soon\" end=\"1500\""),
    ];
    let (tape, pdf, page) = (g(50), g(51), g(23));
    let sections = format!(
        "{}<Sources><AudioSource guid=\"{tape}\" name=\"tape\">{}</AudioSource>\
         <PDFSource guid=\"{pdf}\" name=\"pdf\"><PDFSelection guid=\"{page}\">{}</PDFSelection></PDFSource></Sources>",
        book(),
        parts.concat(),
        coding(130, &[2], "")
    );
    let mut bench = open(folder.path(), &sections);
    let places = |bench: &Workbench| {
        let quotations = bench.project().all::<Quotation>().unwrap().into_iter();
        let mut places: Vec<String> = quotations.map(|(_, it)| format!("{:?}", it.at)).collect();
        places.sort();
        places
    };
    let here = places(&bench);
    assert_eq!(here.len(), 4);
    given_again(&mut bench, folder.path());
    let (again, _) = bring(&folder.path().join("1.qdpx"), &Options::default());
    assert_eq!(places(&again), here);
    assert_eq!(places(&bench), here);
}
