//! An export after something was changed here: it says what there is now, and nothing that is none any more.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod foreign_common;

use std::path::Path;

use ayni_model::{
    codebook::{Code, CodeGroup},
    coding::{Quotation, Stance},
    id::SourceId,
    import::Verbatim,
    source::Source,
    study::AttributeOf,
    text::Span,
};
use ayni_store::Reader as _;
use ayni_workbench::{
    Workbench,
    coding::Place,
    foreign::{GiveOptions, Options, Profile},
    source::Correction,
};
use foreign_common::{bring, given, xml_of};

/// A GUID of a number.
fn g(number: u32) -> String {
    format!("{number:08x}-0000-4000-8000-000000000000")
}

fn project(sections: &str) -> String {
    format!("<Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"p\">{sections}</Project>")
}

fn selection(guid: u32, name: &str, (start, end): (i64, i64)) -> String {
    let (selection, coding, code) = (g(guid), g(guid + 1), g(1));
    format!(
        "<PlainTextSelection guid=\"{selection}\" name=\"{name}\" startPosition=\"{start}\" endPosition=\"{end}\">\
         <Coding guid=\"{coding}\"><CodeRef targetGUID=\"{code}\"/></Coding></PlainTextSelection>"
    )
}

/// A project of one code and one text, which stands in the XML itself.
fn inline(text: &str, selections: &str) -> String {
    let (code, source) = (g(1), g(2));
    project(&format!(
        "<CodeBook><Codes><Code guid=\"{code}\" name=\"c\" isCodable=\"true\"/></Codes></CodeBook>\
         <Sources><TextSource guid=\"{source}\" name=\"t\"><PlainTextContent>{text}</PlainTextContent>\
         {selections}</TextSource></Sources>"
    ))
}

fn open(folder: &Path, xml: &str) -> Workbench {
    let path = folder.join("p.qde");
    std::fs::write(&path, xml).unwrap();
    bring(&path, &Options::default()).0
}

/// Gives a project for a program, and brings that in as a new one.
fn again(bench: &Workbench, folder: &Path, profile: Profile) -> Workbench {
    let path = folder.join("out.qdpx");
    let options = GiveOptions {
        profile,
        replace: true,
        ..GiveOptions::default()
    };
    let mut go_on = |_| std::ops::ControlFlow::Continue(());
    bench.give_refi(&path, options, &mut go_on).unwrap();
    bring(&path, &Options::default()).0
}

fn source(bench: &Workbench) -> SourceId {
    bench.project().all::<Source>().unwrap()[0].0
}

/// Returns the words of the quotations, in the order of their places.
fn passages(bench: &Workbench) -> Vec<String> {
    let id = source(bench);
    let text = bench.source_text(id).unwrap().text;
    let mut spans: Vec<Span> = bench
        .project()
        .quotations_of(id)
        .unwrap()
        .into_iter()
        .filter_map(|(_, quotation)| quotation.at.place().map(|(_, span)| span))
        .collect();
    spans.sort();
    let words = |span: Span| {
        let from = span.start().0 as usize;
        text.chars().skip(from).take(span.len() as usize).collect()
    };
    spans.into_iter().map(words).collect()
}

fn correct(bench: &mut Workbench, id: SourceId, text: &str) {
    let correction = Correction {
        name: "corrected.txt",
        bytes: text.as_bytes(),
        encoding: None,
        reason: "another listening",
    };
    bench.edit_source(id, &correction).unwrap();
}

#[test]
fn a_text_that_came_in_the_xml_goes_out_as_it_was_corrected() {
    // Before its passage, which moves, and behind it, which moves nothing.
    for corrected in [
        "Before it. One text, two words.",
        "One text, two words. More.",
    ] {
        let folder = tempfile::tempdir().unwrap();
        let xml = inline("One text, two words.", &selection(10, "text", (4, 8)));
        let mut bench = open(folder.path(), &xml);
        let id = source(&bench);
        correct(&mut bench, id, corrected);
        for profile in Profile::ALL {
            let given = again(&bench, folder.path(), profile);
            assert_eq!(passages(&given), ["text"], "{profile:?}");
            let text = given.source_text(source(&given)).unwrap();
            assert_eq!(text.text, corrected, "{profile:?}");
        }
    }
}

#[test]
fn a_passage_that_was_moved_is_named_by_its_words() {
    let folder = tempfile::tempdir().unwrap();
    // An emoji, so that the names may decide what is counted.
    let selections = [selection(10, "abc", (2, 5)), selection(20, "defg", (6, 10))].concat();
    let xml = inline("😀 abc defg hij klm nop", &selections);
    let mut bench = open(folder.path(), &xml);
    let id = source(&bench);
    for (quotation, noun) in bench.project().quotations_of(id).unwrap() {
        let (_, span) = noun.at.place().unwrap();
        let moved = Span::new(span.start().0 + 1, span.end().0 + 1).unwrap();
        bench
            .resize_quotation(quotation, &Place::At(moved))
            .unwrap();
    }
    assert_eq!(passages(&bench), ["bc ", "efg "]);
    for profile in Profile::ALL {
        let given = again(&bench, folder.path(), profile);
        assert_eq!(passages(&given), ["bc ", "efg "], "{profile:?}");
    }
}

#[test]
fn a_name_that_was_the_words_is_so_after_a_move_and_after_a_correction() {
    let folder = tempfile::tempdir().unwrap();
    let xml = inline("One text, two words.", &selection(10, "text", (4, 8)));
    let mut bench = open(folder.path(), &xml);
    let id = source(&bench);
    let (quotation, _) = bench.project().quotations_of(id).unwrap().remove(0);
    let moved = Place::At(Span::new(10, 13).unwrap());
    bench.resize_quotation(quotation, &moved).unwrap();
    let xml = given(&bench, folder.path());
    assert!(xml.contains("name=\"two\" startPosition=\"10\""), "{xml}");
    bench.undo(None).unwrap();
    let xml = given(&bench, folder.path());
    assert!(xml.contains("name=\"text\" startPosition=\"4\""), "{xml}");
    // The same place, with another word in it.
    correct(&mut bench, id, "One word, two words.");
    let xml = given(&bench, folder.path());
    assert!(xml.contains("name=\"word\" startPosition=\"4\""), "{xml}");
}

#[test]
fn a_passage_that_is_new_in_a_text_of_its_own_is_named_by_its_words() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("p.qdpx");
    let mut zip = zip::ZipWriter::new(std::fs::File::create(&path).unwrap());
    let options = zip::write::SimpleFileOptions::default();
    let member = |of: &str| of.replace("<PlainTextContent></PlainTextContent>", "");
    let xml = member(&inline("", &selection(10, "text", (4, 8))));
    let xml = xml.replace(
        "name=\"t\"",
        "name=\"t\" plainTextPath=\"internal://t.txt\"",
    );
    for (name, content) in [
        ("project.qde", &*xml),
        ("sources/t.txt", "One text, two words."),
    ] {
        zip.start_file(name, options).unwrap();
        std::io::Write::write_all(&mut zip, content.as_bytes()).unwrap();
    }
    zip.finish().unwrap();
    let (mut bench, _) = bring(&path, &Options::default());
    assert!(!given(&bench, folder.path()).contains("two"));
    let (id, code) = (source(&bench), bench.codebook().unwrap().find("c").unwrap());
    let place = Place::At(Span::new(10, 13).unwrap());
    bench
        .code_passage(id, &place, &[code], Stance::default(), None)
        .unwrap();
    let xml = given(&bench, folder.path());
    assert!(xml.contains("name=\"two\" startPosition=\"10\""), "{xml}");
    assert!(xml.contains("name=\"text\" startPosition=\"4\""), "{xml}");
}

#[test]
fn a_link_to_what_was_removed_does_not_go_out_and_is_counted() {
    let folder = tempfile::tempdir().unwrap();
    let code = |number: u32, name: &str| {
        let guid = g(number);
        format!("<Code guid=\"{guid}\" name=\"{name}\" isCodable=\"true\"/>")
    };
    let link = |number: u32, to: u32| {
        let (guid, from, to) = (g(number), g(1), g(to));
        format!("<Link guid=\"{guid}\" originGUID=\"{from}\" targetGUID=\"{to}\"/>")
    };
    let codes = code(1, "a") + &code(2, "b") + &code(3, "c");
    let xml = project(&format!(
        "<CodeBook><Codes>{codes}</Codes></CodeBook><Links>{}{}</Links>",
        link(10, 2),
        link(11, 3)
    ));
    let mut bench = open(folder.path(), &xml);
    let removed = bench.codebook().unwrap().find("b").unwrap();
    bench.remove_code(removed, false).unwrap();
    let xml = given(&bench, folder.path());
    assert!(!xml.contains(&g(10)) && xml.contains(&g(11)), "{xml}");
    let mut go_on = |_| std::ops::ControlFlow::Continue(());
    let given = bench
        .rehearse_give_refi(GiveOptions::default(), &mut go_on)
        .unwrap();
    assert_eq!(given.left.get("link to what was removed"), Some(&1));
}

#[test]
fn what_our_own_files_count_is_not_in_doubt() {
    let folder = tempfile::tempdir().unwrap();
    // Without names, and at places that are words in no way of counting.
    let xml = inline("😀 abcdefghij klm", &selection(10, "", (4, 7)));
    let bench = open(folder.path(), &xml);
    for profile in Profile::ALL {
        let given = again(&bench, folder.path(), profile);
        assert_eq!(passages(&given), passages(&bench), "{profile:?}");
        let decision = given.positions_of(source(&given)).unwrap().unwrap();
        assert!(decision.certain, "{profile:?}: {decision:?}");
    }
    let decision = bench.positions_of(source(&bench)).unwrap().unwrap();
    assert!(!decision.certain, "of another program: {decision:?}");
}

#[test]
fn names_do_not_mislead_about_what_our_own_files_count() {
    let folder = tempfile::tempdir().unwrap();
    // Counted in UTF-16 units the names are the words, in code points they are not.
    let selections = [
        selection(10, "one", (3, 6)),
        selection(20, "three", (11, 16)),
    ]
    .concat();
    let xml = inline("😀 one two three four", &selections);
    let from = |origin: &str| xml.replace("name=\"p\"", &format!("name=\"p\" origin=\"{origin}\""));
    for (origin, expected) in [
        ("Another 1", ["one", "three"]),
        ("Ayni 0.1.0", ["ne ", "hree "]),
        ("Ayni 0.1.0 (UTF-16)", ["one", "three"]),
    ] {
        let bench = open(folder.path(), &from(origin));
        assert_eq!(passages(&bench), expected, "{origin}");
    }
}

#[test]
fn the_words_of_a_lost_passage_go_with_it() {
    let folder = tempfile::tempdir().unwrap();
    let xml = inline("One text, two words.", &selection(10, "", (4, 8)));
    let mut bench = open(folder.path(), &xml);
    let id = source(&bench);
    correct(&mut bench, id, "Δεν έμεινε");
    let was = |bench: &Workbench| -> Vec<String> {
        let all = bench.project().all::<Quotation>().unwrap();
        let was = all.into_iter().map(|(_, quotation)| quotation.at);
        was.filter_map(|at| match at {
            ayni_model::coding::Anchor::Lost { was, .. } => Some(was),
            _ => None,
        })
        .collect()
    };
    assert_eq!(was(&bench), ["text"]);
    for profile in Profile::ALL {
        assert_eq!(
            was(&again(&bench, folder.path(), profile)),
            ["text"],
            "{profile:?}"
        );
    }
}

#[test]
fn what_no_valid_file_lacks_is_supplied_or_told() {
    let (a, b) = (g(50), g(51));
    let codes = |within: &str| format!("<CodeBook><Codes>{within}</Codes></CodeBook>");
    let sources = |within: &str| format!("<Sources>{within}</Sources>");
    let coding = format!(
        "<Coding guid=\"{b}\"><CodeRef targetGUID=\"{}\"/></Coding>",
        g(1)
    );
    // What was seen, the sections, and what is told of it.
    let cases: &[(&str, String, &[&str])] = &[
        (
            "a code without a name",
            codes(&format!("<Code guid=\"{a}\" isCodable=\"true\"/>")),
            &["Code@name"],
        ),
        (
            "a code that does not say whether it is codable",
            codes(&format!("<Code guid=\"{a}\" name=\"x\"/>")),
            &[],
        ),
        (
            "a variable without a name",
            format!("<Variables><Variable guid=\"{a}\" typeOfVariable=\"Text\"/></Variables>"),
            &["Variable@name"],
        ),
        (
            "a set without a name and one without an identity",
            format!("<Sets><Set guid=\"{a}\"/><Set name=\"x\"/></Sets>"),
            &["Set@name"],
        ),
        (
            "a link without an identity",
            "<Links><Link/></Links>".into(),
            &[],
        ),
        (
            "a graph of things without identities",
            format!("<Graphs><Graph guid=\"{a}\"><Vertex/><Edge/></Graph></Graphs>"),
            &[
                "Edge@guid",
                "Graph/Edge",
                "Vertex@firstX",
                "Vertex@firstY",
                "Vertex@guid",
            ],
        ),
        (
            "a place on no page",
            sources(&format!(
                "<PDFSource guid=\"{}\"><PDFSelection guid=\"{a}\">{coding}</PDFSelection></PDFSource>",
                g(52)
            )),
            &[
                "PDFSelection@firstX",
                "PDFSelection@firstY",
                "PDFSelection@page",
                "PDFSelection@secondX",
                "PDFSelection@secondY",
            ],
        ),
        (
            "moments that are no whole numbers",
            sources(&format!(
                "<AudioSource guid=\"{}\"><AudioSelection guid=\"{a}\" begin=\"1.5\" end=\"x\">{coding}\
                 </AudioSelection></AudioSource>",
                g(52)
            )),
            &["AudioSelection@begin", "AudioSelection@end"],
        ),
        (
            "sections of nothing",
            "<CodeBook/><Variables/><Cases/><Sources/><Sets/>".into(),
            &[],
        ),
    ];
    let folder = tempfile::tempdir().unwrap();
    for (what, sections, mended) in cases {
        let bench = open(folder.path(), &project(sections));
        let path = folder.path().join("out.qdpx");
        let given = foreign_common::give(&bench, &path);
        let told: Vec<&str> = given.mended.keys().map(String::as_str).collect();
        assert_eq!(&told, mended, "{what}");
        let again = folder.path().join("again.qdpx");
        let (second, _) = bring(&path, &Options::default());
        foreign_common::give(&second, &again);
        let (first, second) = (std::fs::read(path).unwrap(), std::fs::read(again).unwrap());
        assert_eq!(first, second, "{what}");
    }
}

#[test]
fn a_set_of_codes_goes_from_codebooks_into_projects_and_back() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("codes.qdc");
    let (code, set) = (g(1), g(2));
    let xml = format!(
        "<CodeBook xmlns=\"urn:QDA-XML:codebook:1.0\" origin=\"x\"><Codes>\
         <Code guid=\"{code}\" name=\"c\" isCodable=\"true\"/></Codes>\
         <Sets><Set guid=\"{set}\" name=\"s\"><MemberCode guid=\"{code}\"/></Set></Sets></CodeBook>"
    );
    std::fs::write(&path, xml).unwrap();
    let (bench, _) = bring(&path, &Options::default());
    let book = |bench: &Workbench| {
        let groups = bench.project().all::<CodeGroup>().unwrap();
        groups.into_iter().map(|(_, it)| it).collect::<Vec<_>>()
    };
    assert_eq!(book(&bench)[0].codes.len(), 1);
    let given = again(&bench, folder.path(), Profile::Standard);
    assert_eq!(book(&given), book(&bench));
    std::fs::write(&path, given.codebook_as_refi().unwrap()).unwrap();
    let (back, _) = bring(&path, &Options::default());
    assert_eq!(book(&back), book(&bench));
}

#[test]
fn nobody_s_folders_go_out() {
    let (picture, text, sound, transcript, note) = (g(1), g(2), g(3), g(4), g(5));
    let xml = format!(
        "<Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"p\" basePath=\"/home/rosa\"><Sources>\
         <PictureSource guid=\"{picture}\" path=\"C:\\Users\\rosa\\pic.png\" currentPath=\"C:\\Users\\rosa\\pic.png\"/>\
         <TextSource guid=\"{text}\" plainTextPath=\"/home/rosa/t.txt\" richTextPath=\"~rosa/a.docx\"/>\
         <AudioSource guid=\"{sound}\" path=\"file:///home/rosa/a.mp3\">\
         <Transcript guid=\"{transcript}\" plainTextPath=\"internal:///home/rosa/t.txt\"/></AudioSource>\
         </Sources><Notes><Note guid=\"{note}\" plainTextPath=\"../rosa/n.txt\"/></Notes></Project>"
    );
    let folder = tempfile::tempdir().unwrap();
    let bench = open(folder.path(), &xml);
    // Nor are they kept: a plain export, which has all that is, has none.
    let kept = bench.project().all::<Verbatim>().unwrap();
    assert!(kept.len() > 4);
    for (_, verbatim) in kept {
        let bytes = bench.project().blob(verbatim.words).unwrap();
        let words = ayni_formats::foreign::words::unpack(bytes, 1 << 20).unwrap();
        assert!(!words.contains("rosa"), "{words}");
    }
    let report = bench.imports().unwrap();
    assert!(!format!("{report:?}").contains("rosa"), "{report:?}");
    for profile in Profile::ALL {
        again(&bench, folder.path(), profile);
        let written = xml_of(&folder.path().join("out.qdpx"));
        assert!(!written.contains("rosa"), "{profile:?}: {written}");
        for name in ["pic.png", "a.mp3"] {
            assert!(written.contains(name), "{name}: {written}");
        }
    }
}

#[test]
fn what_was_removed_is_named_by_nothing_that_goes_out() {
    let folder = tempfile::tempdir().unwrap();
    let (code, other, case, set, note, removed) = (g(1), g(3), g(4), g(5), g(6), g(7));
    let member = |name: &str, target: &str| format!("<{name} targetGUID=\"{target}\"/>");
    let source = |guid: &str, name: &str, selection: &str| {
        format!(
            "<TextSource guid=\"{guid}\" name=\"{name}\"><PlainTextContent>One text, two words.\
             </PlainTextContent>{selection}</TextSource>"
        )
    };
    let xml = project(&format!(
        "<CodeBook><Codes><Code guid=\"{code}\" name=\"c\" isCodable=\"true\"/>\
         <Code guid=\"{other}\" name=\"d\" isCodable=\"true\"/></Codes></CodeBook>\
         <Cases><Case guid=\"{case}\" name=\"k\">{}{}{}{}</Case></Cases>\
         <Sources>{}{}</Sources><Notes><Note guid=\"{note}\" name=\"n\">\
         <PlainTextContent>x</PlainTextContent></Note></Notes>\
         <Sets><Set guid=\"{set}\" name=\"s\">{}{}{}</Set></Sets>",
        member("CodeRef", &other),
        member("SourceRef", &g(2)),
        member("SourceRef", &removed),
        member("SelectionRef", &g(20)),
        source(&g(2), "t", &selection(10, "text", (4, 8))),
        source(&removed, "u", &selection(20, "text", (4, 8))),
        member("MemberCode", &code),
        member("MemberSource", &g(2)),
        member("MemberSource", &removed),
    ));
    let mut bench = open(folder.path(), &xml);
    let sources = bench.project().all::<Source>().unwrap();
    let (id, _) = sources.iter().find(|(_, it)| it.name == "u").unwrap();
    bench.remove_source(*id, true).unwrap();
    let codes = bench.project().all::<Code>().unwrap();
    let (id, _) = codes
        .iter()
        .find(|(_, it)| it.name.as_str() == "d")
        .unwrap();
    bench.remove_code(*id, true).unwrap();
    bench.remove_memo("n").unwrap();
    let health = bench.project().doctor().unwrap();
    assert!(health.is_good(), "{health:?}");
    let written = given(&bench, folder.path());
    for gone in [&other, &removed, &g(20), &g(21), &note] {
        assert!(!written.contains(gone.as_str()), "{gone}: {written}");
    }
    for there in [&code, &case, &set, &g(2), &g(10)] {
        assert!(written.contains(there.as_str()), "{there}: {written}");
    }
}

#[test]
fn siblings_that_differ_in_capitals_alone_have_the_names_of_their_file() {
    let folder = tempfile::tempdir().unwrap();
    let names = ["Work", "work", "Work", "WORK"];
    let codes: String = (1..)
        .zip(names)
        .map(|(n, name)| {
            format!(
                "<Code guid=\"{}\" name=\"{name}\" isCodable=\"true\"/>",
                g(n)
            )
        })
        .collect();
    let file = project(&format!("<CodeBook><Codes>{codes}</Codes></CodeBook>"));
    let bench = open(folder.path(), &file);
    let here = bench.project().all::<Code>().unwrap().into_iter();
    let here: std::collections::BTreeSet<String> = here
        .map(|(_, code)| code.name.as_str().to_lowercase())
        .collect();
    assert_eq!(here.len(), 4, "none has the name of another: {here:?}");
    let xml = given(&bench, folder.path());
    for (n, name) in (1..).zip(names) {
        let code = format!("<Code guid=\"{}\" name=\"{name}\" ", g(n));
        assert!(xml.contains(&code), "{code} in {xml}");
    }
}

#[test]
fn a_number_that_was_given_here_does_not_go_out_when_the_other_is_gone() {
    let folder = tempfile::tempdir().unwrap();
    let (first, second, alone) = (g(1), g(2), g(3));
    let of = |guid: &str, name: &str| format!("guid=\"{guid}\" name=\"{name}\"");
    let code = |guid: &str, name: &str| format!("<Code {} isCodable=\"true\"/>", of(guid, name));
    let variable = |guid: &str| format!("<Variable {} typeOfVariable=\"Text\"/>", of(guid, "age"));
    let set = |guid: &str| {
        let set = of(guid, "set");
        format!("<Set {set}><MemberCode targetGUID=\"{second}\"/></Set>")
    };
    let codes = code(&first, "dup") + &code(&second, "dup") + &code(&alone, "alone");
    let mut bench = open(
        folder.path(),
        &project(&format!(
            "<CodeBook><Codes>{codes}</Codes></CodeBook><Variables>{}{}</Variables><Sets>{}{}</Sets>",
            variable(&g(4)),
            variable(&g(5)),
            set(&g(6)),
            set(&g(7))
        )),
    );
    let find = |bench: &Workbench, name: &str| bench.codebook().unwrap().find(name).unwrap();
    let dup = find(&bench, "dup");
    bench.remove_code(dup, false).unwrap();
    bench
        .remove_attribute(AttributeOf::Source, "age", true)
        .unwrap();
    bench.remove_code_group("set").unwrap();
    // What somebody called so here is called so.
    let alone_here = find(&bench, "alone");
    bench.rename_code(alone_here, "alone (2)").unwrap();
    let xml = given(&bench, folder.path());
    let called = [
        of(&second, "dup"),
        of(&alone, "alone (2)"),
        of(&g(5), "age"),
        of(&g(7), "set"),
    ];
    for called in called {
        assert!(xml.contains(&called), "{called} in {xml}");
    }
    for gone in [first, g(4), g(6)] {
        assert!(!xml.contains(&gone), "{gone} in {xml}");
    }
    let dup = find(&bench, "dup (2)");
    bench.rename_code(dup, "dup (3)").unwrap();
    assert!(given(&bench, folder.path()).contains(&of(&second, "dup (3)")));
}

#[test]
fn a_number_that_the_schema_does_not_write_so_is_written_as_it_does() {
    let folder = tempfile::tempdir().unwrap();
    let (float, whole, case) = (g(1), g(2), g(3));
    let bench = open(
        folder.path(),
        &project(&format!(
            "<Variables><Variable guid=\"{float}\" name=\"f\" typeOfVariable=\"Float\"/>\
             <Variable guid=\"{whole}\" name=\"i\" typeOfVariable=\"Integer\"/></Variables>\
             <Cases><Case guid=\"{case}\" name=\"c\">\
             <VariableValue><VariableRef targetGUID=\"{float}\"/><FloatValue>3.14159e2</FloatValue></VariableValue>\
             <VariableValue><VariableRef targetGUID=\"{whole}\"/><IntegerValue>+07</IntegerValue></VariableValue>\
             </Case></Cases>"
        )),
    );
    let told = foreign_common::give(&bench, &folder.path().join("told.qdpx"));
    assert_eq!(told.mended, [].into());
    let xml = given(&bench, folder.path());
    assert!(xml.contains("<FloatValue>314.159</FloatValue>"), "{xml}");
    // This one the schema has.
    assert!(xml.contains("<IntegerValue>+07</IntegerValue>"), "{xml}");
}

#[test]
fn a_lost_quotation_that_goes_out_without_a_place_is_told() {
    let folder = tempfile::tempdir().unwrap();
    // What their file says of these two goes out again; the second one never had a place in the text.
    let marked = selection(10, "", (4, 7)) + &selection(20, "", (900, 905));
    let mut bench = open(folder.path(), &inline("one two three", &marked));
    let told = |bench: &Workbench| {
        let told = foreign_common::give(bench, &folder.path().join("told.qdpx"));
        let places = xml_of(&folder.path().join("told.qdpx"));
        let nowhere = places
            .matches("startPosition=\"-1\" endPosition=\"-1\"")
            .count() as u64;
        let said = told.left.get("place of a lost quotation").copied();
        assert_eq!(said.unwrap_or(0), nowhere, "{places}");
        nowhere
    };
    assert_eq!(told(&bench), 0);
    let (source, code) = (source(&bench), bench.codebook().unwrap().find("c").unwrap());
    let place = Place::At(Span::new(8, 13).unwrap());
    bench
        .code_passage(source, &place, &[code], Stance::default(), None)
        .unwrap();
    assert_eq!(told(&bench), 0);
    let correction = Correction {
        name: "corrected.txt",
        bytes: b"",
        reason: "heard again",
        ..Correction::default()
    };
    bench.edit_source(source, &correction).unwrap();
    assert_eq!(told(&bench), 1);
    // Also by whoever has it from that file.
    let (again, _) = bring(&folder.path().join("told.qdpx"), &Options::default());
    assert_eq!(told(&again), 1);
}

#[test]
fn whoever_a_file_named_goes_out_although_they_did_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("data.qda");
    let qualcoder = "
        CREATE TABLE project (databaseversion TEXT, date TEXT, memo TEXT, about TEXT);
        INSERT INTO project VALUES ('v11', '2024-04-30 09:00:00', '', 'QualCoder 3.5');
        CREATE TABLE source (id INTEGER PRIMARY KEY, name TEXT, fulltext TEXT, mediapath TEXT, memo TEXT, owner TEXT,
            date TEXT);
        CREATE TABLE code_name (cid INTEGER PRIMARY KEY, name TEXT, memo TEXT, catid INTEGER, owner TEXT, date TEXT,
            color TEXT);
        CREATE TABLE code_text (cid INTEGER, fid INTEGER, seltext TEXT, pos0, pos1, owner TEXT, date TEXT, memo TEXT);
        CREATE TABLE coder_names (name TEXT);
        INSERT INTO source VALUES (1, 'a', 'one two three', NULL, '', 'ana', '2024-05-02 10:00:00');
        INSERT INTO code_name VALUES (1, 'k', '', NULL, 'ana', '2024-05-02 10:00:00', '#ff0000');
        INSERT INTO code_text VALUES (1, 1, 'two', 4, 7, 'ana', '2024-05-02 10:00:00', '');
        INSERT INTO coder_names VALUES ('ana'), ('default');";
    ayni_store::testkit::database(&path, qualcoder).unwrap();
    let (mut bench, report) = bring(&path, &Options::default());
    let users = report.counts.iter().find(|it| it.what == "user").unwrap();
    assert_eq!((users.there, users.came), (2, 2));
    // Somebody who only looks on here is nobody's coder elsewhere.
    bench.add_member("luz", Some("Luz")).unwrap();
    let xml = given(&bench, folder.path());
    for (name, goes_out) in [("ana", true), ("default", true), ("Luz", false)] {
        let users = xml.split("<User ").skip(1);
        let named = users
            .filter(|it| it.contains(&format!("name=\"{name}\"")))
            .count();
        assert_eq!(named, usize::from(goes_out), "{name}: {xml}");
    }
}
