//! What files said goes out whole: two of one name, two of one kind, and what no screen shows.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod foreign_common;

use std::{
    fs::File,
    io::{Read as _, Write as _},
    path::{Path, PathBuf},
};

use ayni_model::{codebook::Code, source::Source, study::Attribute};
use ayni_store::Reader as _;
use ayni_workbench::{Workbench, foreign::Options};
use foreign_common::{bring, give, given, merge, xml_of};

/// A GUID of a number.
fn g(number: u32) -> String {
    format!("{number:08x}-0000-4000-8000-000000000000")
}

/// Writes an archive of some sections and files.
fn archive(path: &Path, sections: &str, files: &[(&str, &str)]) -> PathBuf {
    let mut zip = zip::ZipWriter::new(File::create(path).unwrap());
    let options = zip::write::SimpleFileOptions::default();
    let xml = format!(
        "<Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"p\" origin=\"Another 1\">{sections}</Project>"
    );
    zip.start_file("project.qde", options).unwrap();
    zip.write_all(xml.as_bytes()).unwrap();
    for (name, content) in files {
        zip.start_file(format!("sources/{name}"), options).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap();
    path.to_owned()
}

/// Brings in files of some sections, one after the other.
fn open(folder: &Path, files: &[&str]) -> Workbench {
    let path = |nth: usize, sections: &str| {
        let path = folder.join(format!("{nth}.qdpx"));
        archive(&path, sections, &[])
    };
    let (mut bench, _) = bring(&path(0, files[0]), &Options::default());
    for (nth, sections) in files.iter().enumerate().skip(1) {
        merge(&mut bench, &path(nth, sections));
    }
    bench
}

fn code(guid: u32, name: &str) -> String {
    let guid = g(guid);
    format!("<Code guid=\"{guid}\" name=\"{name}\" isCodable=\"true\"/>")
}

fn text(guid: u32, name: &str, content: &str, more: &str) -> String {
    let guid = g(guid);
    format!(
        "<TextSource guid=\"{guid}\" name=\"{name}\"><PlainTextContent>{content}</PlainTextContent>{more}</TextSource>"
    )
}

fn value(variable: u32, element: &str, said: &str) -> String {
    let variable = g(variable);
    format!(
        "<VariableValue><VariableRef targetGUID=\"{variable}\"/><{element}>{said}</{element}></VariableValue>"
    )
}

fn variable(guid: u32, name: &str, kind: &str) -> String {
    let guid = g(guid);
    format!("<Variable guid=\"{guid}\" name=\"{name}\" typeOfVariable=\"{kind}\"/>")
}

#[test]
fn no_is_said_though_a_set_of_another_file_has_the_name_of_the_variable() {
    let folder = tempfile::tempdir().unwrap();
    let with_variable = format!(
        "<Variables>{}</Variables><Sources>{}{}</Sources>",
        variable(50, "urban", "Boolean"),
        text(20, "A", "One text.", &value(50, "BooleanValue", "true")),
        text(
            22,
            "B",
            "Another text.",
            &value(50, "BooleanValue", "false")
        ),
    );
    let with_set = format!(
        "<Sources>{}{}</Sources><Sets><Set guid=\"{}\" name=\"urban\"><MemberSource targetGUID=\"{}\"/></Set></Sets>",
        text(21, "A", "One text.", ""),
        text(23, "B", "Another text.", ""),
        g(60),
        g(21),
    );
    let mut bench = open(folder.path(), &[&with_variable, &with_set]);
    let said = |bench: &Workbench| {
        let mut said: Vec<(String, Option<String>)> = bench
            .project()
            .all::<Source>()
            .unwrap()
            .into_iter()
            .map(|(_, it)| (it.name, it.attributes.0.get("urban").cloned()))
            .collect();
        said.sort();
        said
    };
    let wanted =
        [("A", "yes"), ("B", "no")].map(|(name, it)| (name.to_owned(), Some(it.to_owned())));
    assert_eq!(said(&bench), wanted);
    let path = folder.path().join("out.qdpx");
    give(&bench, &path);
    let xml = xml_of(&path);
    assert_eq!(xml.matches("<BooleanValue>true</").count(), 1, "{xml}");
    assert_eq!(xml.matches("<BooleanValue>false</").count(), 1, "{xml}");
    assert_eq!(xml.matches("<MemberSource ").count(), 1, "{xml}");
    assert_eq!(said(&bring(&path, &Options::default()).0), wanted);
    // Here it brings nothing: the set is the variable still.
    let before = bench.project().all::<Attribute>().unwrap().len();
    merge(&mut bench, &path);
    assert_eq!(said(&bench), wanted);
    assert_eq!(bench.project().all::<Attribute>().unwrap().len(), before);
}

#[test]
fn that_a_source_is_not_in_a_set_is_said_where_somebody_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let set = format!(
        "<Sources>{}{}</Sources><Sets><Set guid=\"{}\" name=\"urban\"><MemberSource targetGUID=\"{}\"/></Set></Sets>",
        text(20, "A", "One text.", ""),
        text(22, "B", "Another text.", ""),
        g(60),
        g(20),
    );
    let mut bench = open(folder.path(), &[&set]);
    let xml = given(&bench, folder.path());
    assert!(!xml.contains("<Variable"), "a set is enough: {xml}");
    let (id, _) = bench.find_source("B").unwrap();
    bench
        .set_source(id, &["urban=no".parse().unwrap()])
        .unwrap();
    let xml = given(&bench, folder.path());
    assert_eq!(xml.matches("<BooleanValue>false</").count(), 1, "{xml}");
    assert_eq!(xml.matches("<MemberSource ").count(), 1, "{xml}");
}

#[test]
fn a_definition_that_is_an_attribute_goes_out_where_the_schema_has_it() {
    let folder = tempfile::tempdir().unwrap();
    let (one, two, set) = (g(10), g(11), g(60));
    let sections = format!(
        "<CodeBook><Codes><Code guid=\"{one}\" name=\"fear\" isCodable=\"true\" description=\"of &lt;closure&gt;\">\
         <Code guid=\"{two}\" name=\"of work\" isCodable=\"true\" description=\"\"/></Code></Codes></CodeBook>\
         <Sets><Set guid=\"{set}\" name=\"group\" description=\"that go together\">\
         <MemberCode targetGUID=\"{one}\"/></Set></Sets>"
    );
    let mut bench = open(folder.path(), &[&sections]);
    let definition = "<Description>of &lt;closure&gt;</Description>";
    let xml = given(&bench, folder.path());
    assert!(xml.contains(definition), "{xml}");
    assert!(
        xml.contains("<Description>that go together</Description>"),
        "{xml}"
    );
    assert_eq!(xml.matches("<Description>").count(), 2, "{xml}");
    let book = bench.codebook_as_refi().unwrap();
    assert!(book.contains(definition), "{book}");
    assert!(
        book.contains("<Description>that go together</Description>"),
        "{book}"
    );
    // As it is now, once it was changed here.
    let id = bench.codebook().unwrap().find("fear").unwrap();
    let (_, now) = bench
        .project()
        .all::<Code>()
        .unwrap()
        .into_iter()
        .find(|(it, _)| *it == id)
        .unwrap();
    assert_eq!(now.definition.as_deref(), Some("of <closure>"));
    let change = ayni_workbench::code::Definition {
        definition: Some("of the mine".to_owned()),
        ..Default::default()
    };
    bench.define_code(id, &change).unwrap();
    let xml = given(&bench, folder.path());
    assert!(
        xml.contains("<Description>of the mine</Description>"),
        "{xml}"
    );
    assert!(!xml.contains("closure"), "{xml}");
}

#[test]
fn two_values_of_one_variable_go_out_as_they_came_until_one_is_changed() {
    let folder = tempfile::tempdir().unwrap();
    let two = value(50, "TextValue", "Lima") + &value(50, "TextValue", "Ilo");
    let sections = format!(
        "<Variables>{}</Variables><Cases><Case guid=\"{}\" name=\"Rosa\">{two}</Case></Cases>\
         <Sources>{}</Sources>",
        variable(50, "town", "Text"),
        g(70),
        text(20, "A", "One text.", &two),
    );
    let path = archive(&folder.path().join("two.qdpx"), &sections, &[]);
    let (mut bench, report) = bring(&path, &Options::default());
    let told = report
        .notices
        .iter()
        .find(|it| it.seen == "VariableValue before another");
    assert_eq!(told.map(|it| it.count), Some(2), "{:?}", report.notices);
    let xml = given(&bench, folder.path());
    for said in ["<TextValue>Lima</", "<TextValue>Ilo</"] {
        assert_eq!(xml.matches(said).count(), 2, "{xml}");
    }
    let (id, noun) = bench.find_source("A").unwrap();
    assert_eq!(
        noun.attributes.0.get("town").map(String::as_str),
        Some("Ilo")
    );
    bench
        .set_source(id, &["town=Puno".parse().unwrap()])
        .unwrap();
    let xml = given(&bench, folder.path());
    // The source has one; the case still has both.
    assert_eq!(xml.matches("<TextValue>Puno</").count(), 1, "{xml}");
    assert_eq!(xml.matches("<VariableValue>").count(), 3, "{xml}");
    bench.set_source(id, &["town=".parse().unwrap()]).unwrap();
    let xml = given(&bench, folder.path());
    assert_eq!(xml.matches("<VariableValue>").count(), 2, "{xml}");
}

#[test]
fn two_links_that_say_the_same_are_two_whatever_came_before() {
    let folder = tempfile::tempdir().unwrap();
    let file = |shift: u32, links: &[(u32, u32, u32)]| {
        let link = |(guid, from, to): &(u32, u32, u32)| {
            let (guid, from, to) = (g(*guid), g(from + shift), g(to + shift));
            format!(
                "<Link guid=\"{guid}\" name=\"l\" direction=\"OneWay\" originGUID=\"{from}\" targetGUID=\"{to}\"/>"
            )
        };
        let links: String = links.iter().map(link).collect();
        format!(
            "<CodeBook><Codes>{}{}</Codes></CodeBook><Links>{links}</Links>",
            code(10 + shift, "C"),
            code(11 + shift, "D"),
        )
    };
    // Once, once more with another, and by somebody else twice.
    let first = file(0, &[(80, 10, 11)]);
    let second = file(0, &[(80, 10, 11), (89, 11, 10)]);
    let third = file(2, &[(81, 10, 11), (82, 10, 11)]);
    let bench = open(folder.path(), &[&first, &second, &third]);
    let xml = given(&bench, folder.path());
    assert_eq!(xml.matches("<Link ").count(), 3, "{xml}");
    let one_way = format!("originGUID=\"{}\"", g(10));
    assert_eq!(xml.matches(&one_way).count(), 2, "{xml}");
}

#[test]
fn a_sheet_that_says_more_than_its_values_stays() {
    let folder = tempfile::tempdir().unwrap();
    let file = |shift: u32, more: &str| {
        format!(
            "<Variables>{}</Variables><Cases><Case guid=\"{}\">{more}{}<SourceRef targetGUID=\"{}\"/></Case></Cases>\
             <Sources>{}</Sources>",
            variable(51 + shift, "place", "Text"),
            g(90 + shift),
            value(51 + shift, "TextValue", "Lima"),
            g(20 + shift),
            text(20 + shift, "A", "One text.", ""),
        )
    };
    for (more, sheets) in [("<Description>of Beto</Description>", 2), ("", 1)] {
        let bench = open(folder.path(), &[&file(0, ""), &file(1, more)]);
        let xml = given(&bench, folder.path());
        assert_eq!(xml.matches("<Case ").count(), sheets, "{xml}");
        assert!(xml.contains(more), "{xml}");
    }
}

/// Returns the members of an archive that hold some words, and whether each is named in its XML.
fn holding(path: &Path, words: &str) -> Vec<(String, bool)> {
    let xml = xml_of(path);
    let mut archive = zip::ZipArchive::new(File::open(path).unwrap()).unwrap();
    let mut found = Vec::new();
    for at in 0..archive.len() {
        let mut member = archive.by_index(at).unwrap();
        let name = member.name().unwrap().into_owned();
        let mut content = String::new();
        member.read_to_string(&mut content).unwrap();
        if name != "project.qde" && content.contains(words) {
            let named = xml.contains(&name.replace("sources/", "internal://"));
            found.push((name, named));
        }
    }
    found
}

#[test]
fn members_of_one_name_in_two_files_are_two() {
    let folder = tempfile::tempdir().unwrap();
    let note = |guid: u32, name: &str| {
        let guid = g(guid);
        format!(
            "<Note guid=\"{guid}\" name=\"{name}\" plainTextPath=\"internal://note1.txt\" \
             richTextPath=\"internal://note1.docx\"/>"
        )
    };
    let pdf = |guid: u32, name: &str| {
        let (guid, words) = (g(guid), g(guid + 1));
        format!(
            "<PDFSource guid=\"{guid}\" name=\"{name}\" path=\"internal://{name}.pdf\">\
             <Representation guid=\"{words}\" plainTextPath=\"internal://page.txt\" \
             richTextPath=\"internal://page.docx\"/></PDFSource>"
        )
    };
    let file = |nth: u32, who: &str| {
        let sections = format!(
            "<Sources>{}{}</Sources><Notes>{}</Notes>",
            text(20, "A", "One text.", ""),
            pdf(30 + nth, who),
            note(70 + nth, &format!("Of {who}")),
        );
        let [plain, rich, page, word, sheet] =
            ["plain", "rich", "page", "word", "sheet"].map(|what| format!("{what} of {who}"));
        let files = [
            ("note1.txt", &*plain),
            ("note1.docx", &*rich),
            ("page.txt", &*page),
            ("page.docx", &*word),
            (&*format!("{who}.pdf"), &*sheet),
        ];
        archive(
            &folder.path().join(format!("{who}.qdpx")),
            &sections,
            &files,
        )
    };
    let (mut bench, _) = bring(&file(0, "Ana"), &Options::default());
    merge(&mut bench, &file(2, "Beto"));
    let path = folder.path().join("out.qdpx");
    give(&bench, &path);
    for who in ["Ana", "Beto"] {
        for what in ["plain", "rich", "page", "word", "sheet"] {
            let found = holding(&path, &format!("{what} of {who}"));
            assert!(matches!(&*found, [(_, true)]), "{what} of {who}: {found:?}");
        }
    }
}

#[test]
fn the_points_of_a_passage_are_known_however_they_are_spelled() {
    let folder = tempfile::tempdir().unwrap();
    let sections = format!(
        "<CodeBook><Codes>{}</Codes></CodeBook><Sources><AudioSource guid=\"{}\" name=\"tape\">\
         <Transcript guid=\"{}\" plainTextPath=\"internal://t.txt\">\
         <SyncPoint guid=\"{}\" timeStamp=\"0\" position=\"0\"/><SyncPoint guid=\"{}\" timeStamp=\"9\" position=\"3\"/>\
         </Transcript></AudioSource></Sources>",
        code(10, "C"),
        g(30),
        g(31),
        g(32),
        g(33),
    );
    let files = [("t.txt", "One text, two words.")];
    let path = archive(&folder.path().join("t.qdpx"), &sections, &files);
    let (mut bench, _) = bring(&path, &Options::default());
    let (id, _) = bench.find_source("tape").unwrap();
    let code = bench.codebook().unwrap().find("C").unwrap();
    let place = ayni_workbench::coding::Place::At(ayni_model::text::Span::new(4, 8).unwrap());
    bench
        .code_passage(
            id,
            &place,
            &[code],
            ayni_model::coding::Stance::default(),
            None,
        )
        .unwrap();
    let xml = given(&bench, folder.path());
    assert_eq!(xml.matches("<SyncPoint ").count(), 4, "{xml}");
    // Another program writes every identity in capitals and in braces.
    let mut loud = String::new();
    for (nth, part) in xml.split('"').enumerate() {
        if nth > 0 {
            loud.push('"');
        }
        match part.len() == 36 && part.matches('-').count() == 4 {
            true => loud.push_str(&format!("{{{}}}", part.to_uppercase())),
            false => loud.push_str(part),
        }
    }
    let sections = loud.split_once('>').unwrap().1.split_once('>').unwrap().1;
    let sections = sections.trim_end().strip_suffix("</Project>").unwrap();
    let member = xml.split("plainTextPath=\"internal://").nth(1).unwrap();
    let member = member.split('"').next().unwrap();
    let path = archive(
        &folder.path().join("loud.qdpx"),
        sections,
        &[(member, files[0].1)],
    );
    let (mut bench, _) = bring(&path, &Options::default());
    let (id, _) = bench.find_source("tape").unwrap();
    let (quotation, _) = bench.project().quotations_of(id).unwrap().remove(0);
    let moved = ayni_workbench::coding::Place::At(ayni_model::text::Span::new(10, 13).unwrap());
    bench.resize_quotation(quotation, &moved).unwrap();
    let xml = given(&bench, folder.path());
    assert_eq!(xml.matches("<SyncPoint ").count(), 4, "{xml}");
    assert_eq!(xml.matches("position=\"10\"").count(), 1, "{xml}");
}

#[test]
fn the_edges_of_a_graph_go_to_its_vertices_though_those_met_another_thing() {
    let folder = tempfile::tempdir().unwrap();
    let file = |shift: u32| {
        let (a, b, graph, edge) = (g(10 + shift), g(20 + shift), g(80 + shift), g(90 + shift));
        // The vertices have the identities of their things.
        format!(
            "<CodeBook><Codes>{}{}</Codes></CodeBook><Graphs><Graph guid=\"{graph}\" name=\"net {shift}\">\
             <Vertex guid=\"{a}\" representedGUID=\"{a}\" firstX=\"0\" firstY=\"0\"/>\
             <Vertex guid=\"{b}\" representedGUID=\"{b}\" firstX=\"1\" firstY=\"1\"/>\
             <Edge guid=\"{edge}\" sourceVertex=\"{a}\" targetVertex=\"{b}\"/></Graph></Graphs>",
            code(10 + shift, "C"),
            code(20 + shift, "D"),
        )
    };
    let bench = open(folder.path(), &[&file(0), &file(1)]);
    let xml = given(&bench, folder.path());
    for graph in xml.split("<Graph ").skip(1) {
        let value = |attribute: &str| -> Vec<&str> {
            let before = format!(" {attribute}=\"");
            let parts = graph.split(&*before).skip(1);
            parts.map(|it| it.split('"').next().unwrap()).collect()
        };
        let vertices: Vec<&str> = graph
            .split("<Vertex guid=\"")
            .skip(1)
            .map(|it| it.split('"').next().unwrap())
            .collect();
        assert_eq!(vertices.len(), 2, "{graph}");
        assert_eq!(value("sourceVertex"), [vertices[0]], "{graph}");
        assert_eq!(value("targetVertex"), [vertices[1]], "{graph}");
    }
    assert_eq!(xml.matches("<Graph ").count(), 2, "{xml}");
}

#[test]
fn a_rich_text_that_is_plain_is_not_called_rich() {
    let folder = tempfile::tempdir().unwrap();
    let source = g(20);
    let sections = format!(
        "<Sources><TextSource guid=\"{source}\" name=\"A\" plainTextPath=\"internal://t.txt\" \
         richTextPath=\"internal://t.txt\"/></Sources>"
    );
    let path = archive(
        &folder.path().join("t.qdpx"),
        &sections,
        &[("t.txt", "One text.")],
    );
    let (bench, _) = bring(&path, &Options::default());
    let xml = given(&bench, folder.path());
    assert!(!xml.contains("richTextPath"), "{xml}");
    assert!(xml.contains("plainTextPath=\"internal://t.txt\""), "{xml}");
    // Where only the rich one is named, it is the text.
    let sections = sections.replace("plainTextPath=\"internal://t.txt\" ", "");
    let path = archive(
        &folder.path().join("u.qdpx"),
        &sections,
        &[("t.txt", "One text.")],
    );
    let (bench, _) = bring(&path, &Options::default());
    let out = folder.path().join("out.qdpx");
    give(&bench, &out);
    assert!(xml_of(&out).contains("plainTextPath="), "{}", xml_of(&out));
    let (again, _) = bring(&out, &Options::default());
    let (id, _) = again.find_source("A").unwrap();
    assert_eq!(again.source_text(id).unwrap().text, "One text.");
}
