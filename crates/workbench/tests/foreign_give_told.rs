//! What an export leaves out, and what it would call otherwise: told, or written as it is.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;
mod foreign_common;

use std::{
    collections::BTreeSet,
    fs::File,
    io::Write as _,
    path::{Path, PathBuf},
};

use ayni_model::{
    actor::Actor, coding::Stance, record::Reference, source::Source, study::AttributeOf,
    text::Span, value::ValueType,
};
use ayni_store::Reader as _;
use ayni_workbench::{
    Workbench,
    attribute::AttributeChange,
    code::{Definition, NewCode},
    coding::Place,
    foreign::{GiveOptions, Given, Options, Profile},
    memo::MemoChange,
    source::{Correction, ImportOptions},
};
use foreign_common::{bring, give, merge, xml_of};

/// A GUID of a number.
fn g(number: u32) -> String {
    format!("{number:08x}-0000-4000-8000-000000000000")
}

fn open(folder: &Path, sections: &str) -> Workbench {
    let path = folder.join("p.qde");
    let xml = format!(
        "<Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"p\" origin=\"Another 1\">{sections}</Project>"
    );
    std::fs::write(&path, xml).unwrap();
    bring(&path, &Options::default()).0
}

/// Writes the project, and returns what is told of it with its XML.
fn told(bench: &Workbench, folder: &Path) -> (Given, String) {
    let path = folder.join("out.qdpx");
    let given = give(bench, &path);
    (given, xml_of(&path))
}

/// A variable that a source and a case have values of.
fn town() -> String {
    let (variable, case, source) = (g(1), g(2), g(3));
    let value = |said: &str| {
        format!(
            "<VariableValue><VariableRef targetGUID=\"{variable}\"/><TextValue>{said}</TextValue></VariableValue>"
        )
    };
    format!(
        "<Variables><Variable guid=\"{variable}\" name=\"town\" typeOfVariable=\"Text\"/></Variables>\
         <Cases><Case guid=\"{case}\" name=\"Rosa\">{}</Case></Cases>\
         <Sources><TextSource guid=\"{source}\" name=\"t\"><PlainTextContent>One text.</PlainTextContent>{}\
         </TextSource></Sources>",
        value("Ilo"),
        value("Lima")
    )
}

#[test]
fn a_variable_of_sources_and_cases_is_two_when_one_is_called_otherwise() {
    let folder = tempfile::tempdir().unwrap();
    for (of, source, actor) in [
        (AttributeOf::Source, "ciudad", "town"),
        (AttributeOf::Actor, "town", "ciudad"),
    ] {
        let mut bench = open(folder.path(), &town());
        bench.rename_attribute(of, "town", "ciudad").unwrap();
        let (_, xml) = told(&bench, folder.path());
        let variables = xml.matches("<Variable ").count();
        assert_eq!(variables, 2, "{xml}");
        let says = |bench: &Workbench| {
            let lima = bench.project().all::<Source>().unwrap().remove(0).1;
            let ilo = bench.project().all::<Actor>().unwrap().remove(0).1;
            (lima.attributes.0, ilo.attributes.0)
        };
        let one = |name: &str, said: &str| [(name.to_owned(), said.to_owned())].into();
        let wanted = (one(source, "Lima"), one(actor, "Ilo"));
        let path = folder.path().join("out.qdpx");
        // In a new project, and in this one, where it brings nothing.
        assert_eq!(says(&bring(&path, &Options::default()).0), wanted);
        let report = merge(&mut bench, &path);
        assert_eq!(says(&bench), wanted);
        assert!(report.overwritten.is_empty(), "{:?}", report.overwritten);
        let attributes = report.merged.iter().find(|it| it.noun == "attribute");
        assert_eq!(attributes.unwrap().added, 0);
        // Called the same again, they are one variable as before.
        bench.rename_attribute(of, "ciudad", "town").unwrap();
        let (_, xml) = told(&bench, folder.path());
        assert_eq!(xml.matches("<Variable ").count(), 1, "{xml}");
        assert_eq!(xml.matches("<VariableValue>").count(), 2, "{xml}");
    }
}

#[test]
fn the_choices_of_an_attribute_stay_here_and_are_told() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = open(folder.path(), &town());
    let choices = "choices of an attribute";
    assert_eq!(told(&bench, folder.path()).0.left.get(choices), None);
    let change = AttributeChange {
        of: AttributeOf::Source,
        name: "town".to_owned(),
        value_type: Some(ValueType::Choice(vec!["Lima".to_owned(), "Ilo".to_owned()])),
        description: None,
    };
    bench.define_attribute(&change).unwrap();
    let (given, xml) = told(&bench, folder.path());
    assert_eq!(given.left.get(choices), Some(&1));
    // It is text there, and so still the variable of the cases too.
    assert_eq!(xml.matches("<Variable ").count(), 1, "{xml}");
}

#[test]
fn what_is_not_even_here_and_what_is_in_doubt_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let [gone, talk, selection, pdf, tape, heard] = [10, 11, 12, 13, 14, 15].map(g);
    let sections = format!(
        "<Sources><TextSource guid=\"{gone}\" name=\"gone\" plainTextPath=\"internal://gone.txt\"/>\
         <TextSource guid=\"{talk}\" name=\"talk\"><PlainTextContent>😀 Tenemos miedo.</PlainTextContent>\
         <PlainTextSelection guid=\"{selection}\" startPosition=\"10\" endPosition=\"15\"/></TextSource>\
         <PDFSource guid=\"{pdf}\" name=\"paper\" path=\"internal://paper.pdf\"/>\
         <AudioSource guid=\"{tape}\" name=\"tape\" path=\"internal://tape.mp3\">\
         <Transcript guid=\"{heard}\" plainTextPath=\"internal://tape.txt\"/></AudioSource></Sources>"
    );
    let mut bench = open(folder.path(), &sections);
    let left = |bench: &Workbench| {
        let (given, _) = told(bench, folder.path());
        // A source that is written is one, whether its text or file is here or not.
        assert_eq!(given.written.get("TextSource"), Some(&2));
        assert_eq!(given.written.get("PDFSource"), Some(&1));
        let of = |what: &str| given.missing.get(what).copied().unwrap_or_default();
        // The format has a place for them, so they are none of what stays here.
        assert!(given.left.is_empty(), "{:?}", given.left);
        let missing = ["TextSource", "PDFSource", "AudioSource", "Transcript"];
        (missing.map(of), given.doubtful)
    };
    assert_eq!(left(&bench), ([1; 4], 1));
    let counted = bench.positions_to_settle("talk").unwrap().ways[0].score;
    bench.settle_positions("talk", counted.convention).unwrap();
    assert_eq!(left(&bench), ([1; 4], 0));
}

/// What an export leaves out of a text that has another one beside it.
const RICH: &str = "rich text of a corrected text";

/// Writes an archive of a text, a recording with a transcript, and a note, each with rich text beside it.
fn rich(folder: &Path, text: &str, word: &str) -> PathBuf {
    let path = folder.join("rich.qdpx");
    let [source, sound, transcript, note] = [g(10), g(11), g(12), g(13)];
    let xml = format!(
        "<Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"p\" origin=\"Another 1\"><Sources>\
         <TextSource guid=\"{source}\" name=\"talk\" plainTextPath=\"internal://talk.txt\" \
         richTextPath=\"internal://talk.docx\"/>\
         <AudioSource guid=\"{sound}\" name=\"tape\" path=\"internal://tape.mp3\">\
         <Transcript guid=\"{transcript}\" plainTextPath=\"internal://tape.txt\" \
         richTextPath=\"internal://tape.docx\"/></AudioSource></Sources>\
         <Notes><Note guid=\"{note}\" name=\"Seen\" plainTextPath=\"internal://seen.txt\" \
         richTextPath=\"internal://seen.docx\"/></Notes></Project>"
    );
    let mut zip = zip::ZipWriter::new(File::create(&path).unwrap());
    for (name, content) in [
        ("project.qde", &*xml),
        ("sources/talk.txt", text),
        ("sources/talk.docx", word),
        ("sources/tape.txt", "Heard once."),
        ("sources/tape.docx", "heard in Word"),
        ("sources/tape.mp3", "a sound"),
        ("sources/seen.txt", "Seen once."),
        ("sources/seen.docx", "seen in Word"),
    ] {
        let options = zip::write::SimpleFileOptions::default();
        zip.start_file(name, options).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap();
    path
}

/// Returns what is told of rich texts, and which of them are written and named.
fn rich_texts(bench: &Workbench, folder: &Path) -> (u64, Vec<String>) {
    let (given, xml) = told(bench, folder);
    let file = File::open(folder.join("out.qdpx")).unwrap();
    let archive = zip::ZipArchive::new(file).unwrap();
    let names = archive.file_names().map(|name| name.unwrap().into_owned());
    let written: BTreeSet<String> = names.filter(|it| it.ends_with(".docx")).collect();
    let written: Vec<String> = written.into_iter().collect();
    assert_eq!(xml.matches("richTextPath").count(), written.len(), "{xml}");
    for name in &written {
        let named = name.replace("sources/", "internal://");
        assert!(xml.contains(&named), "{named} in {xml}");
    }
    (given.left.get(RICH).copied().unwrap_or(0), written)
}

fn correct(bench: &mut Workbench, name: &str) {
    let (id, _) = bench.find_source(name).unwrap();
    let correction = Correction {
        name: "corrected.txt",
        bytes: b"Otherwise.",
        reason: "heard again",
        ..Correction::default()
    };
    bench.edit_source(id, &correction).unwrap();
}

#[test]
fn the_rich_text_of_a_text_that_was_corrected_stays_here_and_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = rich(folder.path(), "Said once.", "said in Word");
    let (mut bench, _) = bring(&path, &Options::default());
    let [seen, talk, tape] = ["seen", "talk", "tape"].map(|it| format!("sources/{it}.docx"));
    let all = [seen.clone(), talk, tape.clone()];
    assert_eq!(rich_texts(&bench, folder.path()), (0, all.to_vec()));
    correct(&mut bench, "talk");
    assert_eq!(
        rich_texts(&bench, folder.path()),
        (1, vec![seen.clone(), tape])
    );
    correct(&mut bench, "tape");
    assert_eq!(rich_texts(&bench, folder.path()), (2, vec![seen]));
    let change = MemoChange {
        text: Some("Seen twice.".to_owned()),
        ..MemoChange::default()
    };
    let (memo, made) = bench.set_memo("seen", &change).unwrap();
    assert!(!made, "{memo}");
    assert_eq!(rich_texts(&bench, folder.path()), (3, vec![]));
    for _ in 0..3 {
        bench.undo(None).unwrap();
    }
    assert_eq!(rich_texts(&bench, folder.path()), (0, all.to_vec()));
}

#[test]
fn a_text_that_a_newer_file_has_otherwise_was_not_corrected_here() {
    let folder = tempfile::tempdir().unwrap();
    let first = rich(folder.path(), "Said once.", "said in Word");
    let (mut bench, _) = bring(&first, &Options::default());
    // It has another text, and none of Word beside it.
    let newer = rich(folder.path(), "Said twice.", "none");
    let xml = xml_of(&newer).replace("richTextPath=\"internal://talk.docx\"", "");
    let path = folder.path().join("newer.qdpx");
    let mut zip = zip::ZipWriter::new(File::create(&path).unwrap());
    for (name, content) in [("project.qde", &*xml), ("sources/talk.txt", "Said twice.")] {
        let options = zip::write::SimpleFileOptions::default();
        zip.start_file(name, options).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap();
    merge(&mut bench, &path);
    let (given, xml) = told(&bench, folder.path());
    assert_eq!(given.left.get(RICH), None);
    assert!(!xml.contains("talk.docx"), "{xml}");
    // What stays here is the text that came first, and the file in Word that is of it.
    let told = ["earlier text of a source", "original file of a text"];
    assert_eq!(told.map(|what| given.left.get(what).copied()), [Some(1); 2]);
}

/// A code that is to be, of a name.
fn named(path: &str) -> NewCode {
    NewCode {
        path: path.to_owned(),
        ..NewCode::default()
    }
}

#[test]
fn whatever_stays_here_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = common::bench();
    let files: [(&str, &[u8]); 3] = [
        ("one.txt", b"One text."),
        ("two.html", b"<p>Two texts.</p>"),
        ("three.rtf", b"{\\rtf1 Three texts.}"),
    ];
    common::import(&mut bench, &files, &ImportOptions::default()).unwrap();
    let original = "original file of a text";
    let (given, _) = told(&bench, folder.path());
    assert_eq!(given.left, [(original.to_owned(), 2)].into());
    correct(&mut bench, "one");
    let (id, _) = bench.find_source("one").unwrap();
    let register = "register=number 1-9".parse().unwrap();
    bench.set_source(id, &[register]).unwrap();
    let code = bench.add_code(&named("fear")).unwrap();
    let place = Place::At(Span::new(0, 5).unwrap());
    bench
        .code_passage(id, &place, &[code], Stance::default(), None)
        .unwrap();
    let (quotation, _) = bench.project().quotations_of(id).unwrap().remove(0);
    bench.label_quotation(quotation, Some("start")).unwrap();
    let (given, _) = told(&bench, folder.path());
    let wanted = [
        ("earlier text of a source", 1),
        ("label of a quotation", 1),
        (original, 2),
        ("source register", 1),
    ];
    assert_eq!(
        given.left,
        wanted.map(|(what, count)| (what.to_owned(), count)).into()
    );
}

#[test]
fn transcripts_are_counted_among_what_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let path = rich(folder.path(), "Said once.", "said in Word");
    let (bench, _) = bring(&path, &Options::default());
    let (given, _) = told(&bench, folder.path());
    let of = |what: &str| given.written.get(what).copied();
    let wanted = [Some(1), Some(1), Some(1)];
    let there = ["TextSource", "AudioSource", "Transcript"];
    assert_eq!(there.map(of), wanted);
}

#[test]
fn who_speaks_is_told_unless_the_file_says_it_again() {
    let folder = tempfile::tempdir().unwrap();
    let [case, talk, selection] = [g(2), g(3), g(4)];
    let sections = format!(
        "<Cases><Case guid=\"{case}\" name=\"Rosa\"><SelectionRef targetGUID=\"{selection}\"/></Case></Cases>\
         <Sources><TextSource guid=\"{talk}\" name=\"talk\"><PlainTextContent>Yes. No.</PlainTextContent>\
         <PlainTextSelection guid=\"{selection}\" startPosition=\"0\" endPosition=\"4\"/></TextSource>\
         <TextSource guid=\"{}\" name=\"unnamed\"><PlainTextContent>Speaker 1: Why?\n\nSpeaker 2: So.\n\n\
         Speaker 1: And?\n\nSpeaker 2: Yes.</PlainTextContent></TextSource></Sources>",
        g(5)
    );
    let mut bench = open(folder.path(), &sections);
    let who = |bench: &Workbench| told(bench, folder.path()).0.left.get("who speaks").copied();
    assert_eq!(who(&bench), None);
    let (unnamed, _) = bench.find_source("unnamed").unwrap();
    let (talk, _) = bench.find_source("talk").unwrap();
    let rosa = bench.project().all::<Actor>().unwrap().remove(0).0;
    // A role alone, somebody whom no passage of a case names, and nobody any more.
    bench
        .set_voice(unnamed, "Speaker 2", None, Some("interviewer"))
        .unwrap();
    assert_eq!(who(&bench), Some(1));
    bench
        .set_voice(unnamed, "Speaker 1", Some(Some(rosa)), None)
        .unwrap();
    assert_eq!(who(&bench), Some(2));
    bench.set_voice(talk, "Rosa", Some(None), None).unwrap();
    assert_eq!(who(&bench), Some(3));
    for _ in 0..3 {
        bench.undo(None).unwrap();
    }
    assert_eq!(who(&bench), None);
}

#[test]
fn the_rich_text_of_a_newer_file_goes_out_with_its_text() {
    let folder = tempfile::tempdir().unwrap();
    let first = rich(folder.path(), "Said once.", "said in Word");
    let (mut bench, _) = bring(&first, &Options::default());
    merge(
        &mut bench,
        &rich(folder.path(), "Said twice.", "in Word, twice"),
    );
    let (told, written) = rich_texts(&bench, folder.path());
    assert_eq!((told, written.len()), (0, 3));
    let file = File::open(folder.path().join("out.qdpx")).unwrap();
    let mut archive = zip::ZipArchive::new(file).unwrap();
    let word = archive.by_name("sources/talk.docx").unwrap();
    assert_eq!(std::io::read_to_string(word).unwrap(), "in Word, twice");
}

#[test]
fn the_language_of_the_project_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let project = ayni_model::study::Project {
        name: "Case".to_owned(),
        description: None,
        language: Some("es".to_owned()),
    };
    let member = ayni_model::study::Member {
        key: "ana".to_owned(),
        name: "Ana".to_owned(),
        position: 0,
    };
    let ambient = Box::new(ayni_workbench::ambient::Counting::from(1_700_000_000_000));
    let bench = Workbench::in_memory(project, member, ambient).unwrap();
    let (given, _) = told(&bench, folder.path());
    assert_eq!(
        given.left,
        [("language of the project".to_owned(), 1)].into()
    );
}

#[test]
fn what_a_codebook_has_no_place_for_is_told() {
    let mut bench = common::bench();
    let [fear, work] = ["fear", "work"].map(|it| bench.add_code(&named(it)).unwrap());
    assert!(bench.give_codebook().unwrap().1.left.is_empty());
    let definition = Definition {
        origin: Some("material".to_owned()),
        ..Definition::default()
    };
    bench.define_code(fear, &definition).unwrap();
    bench.retire_code(work, "nobody says so").unwrap();
    let change = MemoChange {
        on: Some(Some(Reference::from(fear))),
        text: Some("Of what?".to_owned()),
        ..MemoChange::default()
    };
    bench.set_memo("of-what", &change).unwrap();
    // Of the rest of the project a codebook says nothing, and so nothing of that is told.
    common::import(
        &mut bench,
        &[("two.html", b"<p>Two texts.</p>")],
        &ImportOptions::default(),
    )
    .unwrap();
    let (text, given) = bench.give_codebook().unwrap();
    assert_eq!(given.written, [("Code".to_owned(), 2)].into());
    assert!(given.mended.is_empty(), "{:?}", given.mended);
    let told: Vec<(&str, u64)> = given.left.iter().map(|(what, it)| (&**what, *it)).collect();
    let wanted = [("code life", 1), ("code origin", 1), ("memo on a code", 1)];
    assert_eq!(told, wanted);
    assert_eq!(text, bench.codebook_as_refi().unwrap());
}

/// A text with selections of a code, each by its place and its name.
fn marked(text: &str, selections: &[(u32, u32, &str)]) -> String {
    let each = selections.iter().zip(30..).map(|((start, end, name), number)| {
        format!(
            "<PlainTextSelection guid=\"{}\" name=\"{name}\" startPosition=\"{start}\" endPosition=\"{end}\">\
             <Coding guid=\"{}\"><CodeRef targetGUID=\"{}\"/></Coding></PlainTextSelection>",
            g(number),
            g(number + 100),
            g(1)
        )
    });
    let each: String = each.collect();
    format!(
        "<CodeBook><Codes><Code guid=\"{}\" name=\"c\" isCodable=\"true\"/></Codes></CodeBook><Sources>\
         <TextSource guid=\"{}\" name=\"t\"><PlainTextContent>{text}</PlainTextContent>{each}</TextSource></Sources>",
        g(1),
        g(2)
    )
}

/// Writes for a program; returns how many places are told to be lost, and the XML.
fn lost(bench: &Workbench, folder: &Path, profile: Profile) -> (u64, String) {
    let path = folder.join("lost.qdpx");
    let options = GiveOptions {
        profile,
        replace: true,
        ..GiveOptions::default()
    };
    let go_on = &mut |_| std::ops::ControlFlow::Continue(());
    let given = bench.give_refi(&path, options, go_on).unwrap();
    let told = given.left.get("place of a lost quotation").copied();
    (told.unwrap_or(0), xml_of(&path))
}

#[test]
fn a_place_that_would_be_other_words_does_not_go_out_and_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let text = "Alpha one two three.\nBeta four five six seven.\nGamma eight.\n";
    let marks = [(26, 35, "four five"), (53, 58, "eight")];
    let mut bench = open(folder.path(), &marked(text, &marks));
    assert_eq!(lost(&bench, folder.path(), Profile::Standard).0, 0);

    let source = bench.find_source("t").unwrap().0;
    let correction = Correction {
        name: "corrected.txt",
        bytes: b"Alpha one two three.\nNow entirely other words stand in this place here.\nGamma eight.\n",
        reason: "heard again",
        ..Correction::default()
    };
    bench.edit_source(source, &correction).unwrap();
    let (told, xml) = lost(&bench, folder.path(), Profile::Standard);
    assert!(
        xml.contains("name=\"four five\" startPosition=\"0\" endPosition=\"0\""),
        "{xml}"
    );
    assert_eq!(told, 1);
    // Whoever has it from there is told the same or has that place again.
    let (again, _) = bring(&folder.path().join("lost.qdpx"), &Options::default());
    let (_, xml) = lost(&again, folder.path(), Profile::Standard);
    assert!(
        xml.contains("startPosition=\"0\" endPosition=\"0\""),
        "{xml}"
    );
}

#[test]
fn a_place_within_a_character_goes_out_as_it_came_where_it_means_that() {
    let folder = tempfile::tempdir().unwrap();
    let text = "Some \u{1F600} words here and many more words there.";
    // In UTF-16, the last one begins between the halves of the face.
    let marks = [
        (8, 13, "words"),
        (14, 18, "here"),
        (19, 22, "and"),
        (6, 13, ""),
    ];
    let bench = open(folder.path(), &marked(text, &marks));
    let (told, xml) = lost(&bench, folder.path(), Profile::Nvivo);
    assert!(
        xml.contains("startPosition=\"6\" endPosition=\"13\""),
        "{xml}"
    );
    assert_eq!(told, 0);
    // What counts characters would have other words there.
    let (told, xml) = lost(&bench, folder.path(), Profile::Standard);
    assert!(
        xml.contains("startPosition=\"0\" endPosition=\"0\""),
        "{xml}"
    );
    assert_eq!(told, 1);
}
