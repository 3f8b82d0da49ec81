//! Texts, tables and databases whose bytes are no UTF-8, or not all of them.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod foreign_common;

use std::{
    io::Write as _,
    path::{Path, PathBuf},
};

use ayni_model::{coding::Quotation, source::Source};
use ayni_store::Reader as _;
use ayni_workbench::{
    Workbench,
    foreign::{Options, Report},
};
use foreign_common::{bring, give, merge};

/// A text, and some of its words.
const TEXT: &str = "El señor dijo: “no hay plata”.\nLa compañía cerró la mina.\nNadie vino.\n";
const WORDS: [&str; 3] = ["no hay plata", "cerró la", "Nadie"];

/// Writes an archive with one text, in which the words are coded, and the file of the text.
fn archive(folder: &Path, name: &str, text: &str, words: &[&str], bytes: &[u8]) -> PathBuf {
    let selection = |(n, words): (usize, &&str)| {
        let before = text.split(words).next().unwrap().chars().count();
        format!(
            "<PlainTextSelection guid=\"{n:08x}-0000-4000-8000-0000000000aa\" startPosition=\"{before}\" \
             endPosition=\"{}\"><Coding guid=\"{n:08x}-0000-4000-8000-0000000000ab\">\
             <CodeRef targetGUID=\"00000001-0000-4000-8000-0000000000cc\"/></Coding></PlainTextSelection>",
            before + words.chars().count()
        )
    };
    let selections: String = words.iter().enumerate().map(selection).collect();
    let xml = format!(
        "<Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"Mina\" origin=\"Another 1\"><CodeBook><Codes>\
         <Code guid=\"00000001-0000-4000-8000-0000000000cc\" name=\"Pay\" isCodable=\"true\"/></Codes></CodeBook>\
         <Sources><TextSource guid=\"00000001-0000-4000-8000-0000000000dd\" name=\"Interview\" \
         plainTextPath=\"internal://1.txt\">{selections}</TextSource></Sources></Project>"
    );
    let path = folder.join(name);
    let mut zip = zip::ZipWriter::new(std::fs::File::create(&path).unwrap());
    let options = zip::write::SimpleFileOptions::default();
    for (member, content) in [("project.qde", xml.as_bytes()), ("Sources/1.txt", bytes)] {
        zip.start_file(member, options).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap();
    path
}

/// Returns the text of the only source and the words of its quotations, in their order.
fn read(bench: &Workbench) -> (String, Vec<String>) {
    let source = only(bench);
    let revision = bench
        .project()
        .get::<ayni_model::source::Revision>(source.revision.unwrap());
    let text = bench
        .project()
        .text(revision.unwrap().unwrap().text)
        .unwrap();
    let index = ayni_model::text::TextIndex::new(&text);
    let quotations = bench.project().all::<Quotation>().unwrap();
    let mut spans: Vec<_> = quotations
        .iter()
        .filter_map(|(_, noun)| noun.at.place().map(|(_, span)| span))
        .collect();
    spans.sort();
    let words = spans
        .iter()
        .map(|span| index.slice(*span).unwrap().to_owned());
    (text.clone(), words.collect())
}

fn only(bench: &Workbench) -> Source {
    let sources = bench.project().all::<Source>().unwrap();
    let [(_, source)] = sources.as_slice() else {
        panic!("{} sources", sources.len());
    };
    source.clone()
}

/// Returns what is told of encodings: the kind, what was seen, where, how often.
fn told(report: &Report) -> Vec<(&str, &str, &str, u64)> {
    let of_encodings = ["guessed-encoding", "undecodable"];
    let told = report.notices.iter();
    let told = told.filter(|it| of_encodings.contains(&it.what.as_str()));
    told.map(|it| {
        let place = it.place.as_deref().unwrap_or_default();
        (it.what.as_str(), it.seen.as_str(), place, it.count)
    })
    .collect()
}

#[test]
fn a_text_with_a_byte_that_belongs_nowhere_stays_what_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let at = TEXT.find("Nadie").unwrap();
    let bytes = [&TEXT.as_bytes()[..at], b"\xFF", &TEXT.as_bytes()[at..]].concat();
    let seen = TEXT.replace("Nadie", "\u{FFFD}Nadie");
    let path = archive(folder.path(), "in.qdpx", &seen, &WORDS, &bytes);
    let (bench, report) = bring(&path, &Options::default());
    let words = WORDS.map(str::to_owned).to_vec();
    assert_eq!(read(&bench), (seen.clone(), words.clone()));
    assert_eq!(
        told(&report),
        [
            ("guessed-encoding", "Interview", "UTF-8", 1),
            ("undecodable", "Interview", "line 3", 1)
        ]
    );
    // Whether the program counted that byte as a sign, nobody knows.
    assert_eq!((report.codings.exact, report.codings.uncertain), (0, 3));
    let file = only(&bench).file.unwrap();
    assert_eq!(
        (file.encoding.as_deref(), file.guessed),
        (Some("UTF-8"), true)
    );

    // It goes out as clean UTF-8, once and for all, and comes back as it is here.
    let out = folder.path().join("out.qdpx");
    give(&bench, &out);
    let (again, report) = bring(&out, &Options::default());
    assert_eq!(read(&again), (seen, words));
    assert_eq!(told(&report), []);
    assert_eq!(report.codings.exact, 3);
    let second = folder.path().join("second.qdpx");
    give(&again, &second);
    assert!(std::fs::read(&out).unwrap() == std::fs::read(&second).unwrap());
}

#[test]
fn passages_before_the_first_harmed_character_are_where_they_were() {
    let folder = tempfile::tempdir().unwrap();
    let bytes = [TEXT.as_bytes(), b"fin\xC3"].concat();
    let path = archive(folder.path(), "in.qdpx", TEXT, &WORDS, &bytes);
    let (bench, report) = bring(&path, &Options::default());
    assert_eq!(read(&bench).1, WORDS);
    assert_eq!((report.codings.exact, report.codings.uncertain), (3, 0));
}

#[test]
fn a_newer_export_with_one_bad_byte_does_not_unsettle_the_text() {
    let folder = tempfile::tempdir().unwrap();
    let sound = archive(folder.path(), "in.qdpx", TEXT, &WORDS, TEXT.as_bytes());
    let (mut bench, _) = bring(&sound, &Options::default());
    let bytes = [TEXT.as_bytes(), b"\xFF"].concat();
    let newer = archive(folder.path(), "in.qdpx", TEXT, &WORDS, &bytes);
    let report = merge(&mut bench, &newer);
    assert_eq!(
        read(&bench),
        (format!("{TEXT}\u{FFFD}"), WORDS.map(str::to_owned).to_vec())
    );
    assert_eq!(told(&report).len(), 2);
}

#[test]
fn utf16_without_a_mark_is_read_and_told_to_be_a_guess() {
    let folder = tempfile::tempdir().unwrap();
    let text = TEXT.replace("cerró", "cerró 😀 👩‍👩‍👧");
    let words = ["no hay plata", "la mina", "Nadie"];
    for (order, name) in [
        (u16::to_le_bytes as fn(u16) -> [u8; 2], "UTF-16LE"),
        (u16::to_be_bytes, "UTF-16BE"),
    ] {
        let bytes: Vec<u8> = text.encode_utf16().flat_map(order).collect();
        let path = archive(folder.path(), "in.qdpx", &text, &words, &bytes);
        let (bench, report) = bring(&path, &Options::default());
        assert_eq!(
            read(&bench),
            (text.clone(), words.map(str::to_owned).to_vec())
        );
        assert_eq!(told(&report), [("guessed-encoding", "Interview", name, 1)]);
    }
}

#[test]
fn a_code_page_is_a_guess_and_utf8_is_none() {
    let folder = tempfile::tempdir().unwrap();
    let text = TEXT.replace("cerró", "cerró –");
    let bytes = western(&text);
    let path = archive(folder.path(), "in.qdpx", &text, &["Nadie"], &bytes);
    let (bench, report) = bring(&path, &Options::default());
    assert_eq!(read(&bench).0, text);
    assert_eq!(
        told(&report),
        [("guessed-encoding", "Interview", "windows-1252", 1)]
    );
    let path = archive(folder.path(), "in.qdpx", &text, &["Nadie"], text.as_bytes());
    let (_, report) = bring(&path, &Options::default());
    assert_eq!(told(&report), []);
}

#[test]
fn a_table_with_a_bad_byte_keeps_the_names_of_its_codes() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("highlights.csv");
    let table = "id,document,tag,content\n1,Ana.txt,señal,María got no pay\n2,Ana.txt,“año”,w\n";
    let mut bytes = table.as_bytes().to_vec();
    bytes.extend(b"3,Ana.txt,x\xe2\x80,work\n");
    std::fs::write(&path, bytes).unwrap();
    let (bench, report) = bring(&path, &Options::default());
    let codes = bench.project().all::<ayni_model::codebook::Code>().unwrap();
    let names = codes.iter().map(|(_, code)| code.name.to_string());
    let mut names: Vec<String> = names.collect();
    names.sort_unstable();
    assert_eq!(names, ["señal", "x\u{FFFD}", "“año”"]);
    assert_eq!(
        told(&report),
        [
            ("guessed-encoding", "highlights.csv", "UTF-8", 1),
            ("undecodable", "highlights.csv", "line 4", 1)
        ]
    );
}

/// Writes words in the code page of Western Windows.
fn western(words: &str) -> Vec<u8> {
    let byte = |char: char| match char {
        '“' => 0x93,
        '”' => 0x94,
        '–' => 0x96,
        other => u8::try_from(u32::from(other)).unwrap(),
    };
    words.chars().map(byte).collect()
}
