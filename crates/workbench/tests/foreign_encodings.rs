//! Texts, tables and databases whose bytes are no UTF-8, or not all of them.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;
mod foreign_common;
mod foreign_harm;

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
use foreign_harm::database;

/// A text, and some of its words.
const TEXT: &str = "El señor dijo: “no hay plata”.\nLa compañía cerró la mina.\nNadie vino.\n";
const WORDS: [&str; 3] = ["no hay plata", "cerró la", "Nadie"];

/// Writes an archive with one text, in which the words are coded, and the file of the text.
fn archive(folder: &Path, name: &str, text: &str, words: &[&str], bytes: &[u8]) -> PathBuf {
    let unnamed: Vec<(&str, &str)> = words.iter().map(|words| (*words, "")).collect();
    archive_of(folder, name, text, &unnamed, bytes)
}

/// The same, with a name for each passage.
fn archive_of(
    folder: &Path,
    name: &str,
    text: &str,
    words: &[(&str, &str)],
    bytes: &[u8],
) -> PathBuf {
    let selection = |(n, (words, called)): (usize, &(&str, &str))| {
        let before = text.split(words).next().unwrap().chars().count();
        format!(
            "<PlainTextSelection guid=\"{n:08x}-0000-4000-8000-0000000000aa\" name=\"{called}\" startPosition=\"{before}\" \
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
fn passages_that_are_what_their_names_say_are_where_they_were() {
    let folder = tempfile::tempdir().unwrap();
    let at = TEXT.find("dijo").unwrap();
    let bytes = [&TEXT.as_bytes()[..at], b"\xFF", &TEXT.as_bytes()[at..]].concat();
    let seen = TEXT.replace("dijo", "\u{FFFD}dijo");
    let named = WORDS.map(|words| (words, words));
    let path = archive_of(folder.path(), "in.qdpx", &seen, &named, &bytes);
    let (_, report) = bring(&path, &Options::default());
    assert_eq!((report.codings.exact, report.codings.uncertain), (3, 0));
    // One that is called otherwise says nothing of its place.
    let mut named = named;
    named[1].1 = "a comment";
    let path = archive_of(folder.path(), "in.qdpx", &seen, &named, &bytes);
    let (_, report) = bring(&path, &Options::default());
    assert_eq!((report.codings.exact, report.codings.uncertain), (0, 3));
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

#[test]
fn a_file_whose_name_is_in_the_code_page_of_windows_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let xml = "<Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"Mina\" origin=\"Another 1\"><Sources>\
               <TextSource guid=\"00000001-0000-4000-8000-0000000000dd\" name=\"Interview\" \
               plainTextPath=\"internal://Jos\u{e9}.txt\"/></Sources></Project>";
    let mut packed = foreign_harm::zip(&[
        ("project.qde", xml.as_bytes()),
        ("sources/JosX.txt", TEXT.as_bytes()),
    ]);
    let name = b"sources/JosX.txt";
    let at: Vec<usize> = (0..packed.len() - name.len())
        .filter(|at| packed[*at..].starts_with(name))
        .collect();
    for at in &at {
        packed[at + b"sources/Jos".len()] = 0xE9;
    }
    let path = folder.path().join("in.qdpx");
    std::fs::write(&path, packed).unwrap();
    let (bench, report) = bring(&path, &Options::default());
    assert_eq!((at.len(), read(&bench).0), (2, TEXT.to_owned()));
    assert_eq!(report.notices, []);
}

/// Returns words in the code page of Western Windows, as a statement writes them.
fn cell(words: &str) -> String {
    let bytes = western(words);
    let digits: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("CAST(x'{digits}' AS TEXT)")
}

#[test]
fn a_database_in_a_code_page_is_read_in_one_encoding() {
    let folder = tempfile::tempdir().unwrap();
    let text = "El señor dijo: “no hay plata”.\nLa compañía cerró.\n";
    let passage = |words: &str| {
        let from = text.split(words).next().unwrap().chars().count();
        let to = from + words.chars().count();
        format!("(1, 1, {}, {from}, {to}, 1, 'zoé')", cell(words))
    };
    let sql = format!(
        "CREATE TABLE source (name TEXT, id INTEGER, file TEXT, status INTEGER);
         CREATE TABLE freecode (name TEXT, memo TEXT, id INTEGER, status INTEGER);
         CREATE TABLE coding (cid INTEGER, fid INTEGER, seltext TEXT, selfirst REAL, selend REAL, status INTEGER, owner TEXT);
         INSERT INTO source VALUES ('one', 1, {}, 1);
         INSERT INTO freecode VALUES ({}, {}, 1, 1);
         INSERT INTO coding VALUES {}, {};",
        cell(text),
        cell("Señal"),
        cell("“año”"),
        passage("señor"),
        passage("compañía cerró"),
    );
    let path = folder.path().join("in.rqda");
    std::fs::write(&path, database(&sql)).unwrap();
    let (bench, report) = bring(&path, &Options::default());
    let words = vec!["señor".to_owned(), "compañía cerró".to_owned()];
    assert_eq!(read(&bench), (text.to_owned(), words));
    let codes = bench.project().all::<ayni_model::codebook::Code>().unwrap();
    assert_eq!(codes[0].1.name.to_string(), "Señal");
    assert_eq!(codes[0].1.definition.as_deref(), Some("“año”"));
    assert_eq!((report.codings.exact, report.codings.all()), (2, 2));
    // What is UTF-8, as the name of the coder, is no guess.
    let guessed = |column, place, count| ("guessed-encoding", column, place, count);
    assert_eq!(
        told(&report),
        [
            guessed("coding.seltext", "windows-1252, “señor”", 2),
            guessed("freecode.memo", "windows-1252, ““año””", 1),
            guessed("freecode.name", "windows-1252, “Señal”", 1),
            guessed(
                "source.file",
                "windows-1252, “El señor dijo: “no hay plata”.”",
                1
            )
        ]
    );
}

#[test]
fn a_text_of_a_database_with_a_bad_byte_is_utf8_all_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let harmed =
        "UPDATE source SET fulltext = CAST(x'c2ab6f6ec3a9c2bb2074776f20ff7468726565' AS TEXT);
                  UPDATE code_text SET seltext = 'two', pos0 = 6, pos1 = 9;";
    let path = folder.path().join("in.qda");
    std::fs::write(
        &path,
        database(&format!("{}{harmed}", foreign_harm::QUALCODER)),
    )
    .unwrap();
    let (bench, report) = bring(&path, &Options::default());
    assert_eq!(
        read(&bench),
        ("«oné» two \u{FFFD}three".to_owned(), vec!["two".to_owned()])
    );
    assert_eq!(
        told(&report),
        [
            (
                "guessed-encoding",
                "source.fulltext",
                "UTF-8, “«oné» two \u{FFFD}three”",
                1
            ),
            ("undecodable", "source.fulltext", "", 1)
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
