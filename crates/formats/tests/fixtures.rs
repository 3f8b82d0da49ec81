//! Every file in `fixtures/<format>/valid` is read as its `.expected.txt` says; every file in
//! `fixtures/<format>/hostile` ends in a refusal or a loss. Dropping a file in is adding a test.
//!
//! The valid ones are then cut off and broken in every way that a disk or a mail program breaks a
//! file, and none may bring a reader down.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use std::io::{Cursor, Read as _, Write as _};
use std::path::{Path, PathBuf};

use ayni_formats::{Format, Imported, Limits, ReadOptions, Refusal, RefusalKind, read, table};
use common::sound;
use proptest::prelude::*;

/// The formats whose fixtures are documents; tables have tests of their own.
const FORMATS: [&str; 9] = [
    "txt", "md", "html", "srt", "vtt", "rtf", "docx", "odt", "epub",
];

/// Returns the fixtures of one kind (`valid`, `hostile`) of every format, without expected texts.
fn fixtures(kind: &str) -> Vec<PathBuf> {
    let files = FORMATS.iter().flat_map(|format| fixtures_of(format, kind));
    files.collect()
}

fn fixtures_of(format: &str, kind: &str) -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let folder = root.join(format).join(kind);
    let entries = std::fs::read_dir(&folder).unwrap_or_else(|_| panic!("{}", folder.display()));
    let files = entries.map(|entry| entry.unwrap().path());
    let expected = |path: &PathBuf| path.to_string_lossy().ends_with(".expected.txt");
    let mut files: Vec<PathBuf> = files.filter(|path| !expected(path)).collect();
    files.sort();
    files
}

fn import(path: &Path) -> Result<Imported, Refusal> {
    import_bytes(path, &std::fs::read(path).unwrap())
}

fn import_bytes(path: &Path, bytes: &[u8]) -> Result<Imported, Refusal> {
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    let imported = read(&name, bytes, &ReadOptions::default())?;
    sound(&imported);
    Ok(imported)
}

#[test]
fn valid_files_read_as_expected() {
    let files = fixtures("valid");
    assert!(files.len() >= 14, "{} files", files.len());
    for path in files {
        let imported = import(&path).unwrap_or_else(|refusal| panic!("{refusal}"));
        let mut expected = path.clone().into_os_string();
        expected.push(".expected.txt");
        let expected = std::fs::read_to_string(&expected)
            .unwrap_or_else(|_| panic!("{} has no expected text", path.display()));
        assert_eq!(imported.document.text, expected, "{}", path.display());
    }
}

#[test]
fn hostile_files_end_in_a_refusal_or_a_loss() {
    let files = fixtures("hostile");
    assert!(files.len() >= 35, "{} files", files.len());
    for path in files {
        match import(&path) {
            Ok(imported) => {
                assert!(
                    !imported.losses.is_empty(),
                    "{} lost nothing",
                    path.display()
                );
            }
            Err(refusal) => {
                let name = path.file_name().unwrap().to_string_lossy();
                assert_eq!(refusal.file, name);
                println!("{refusal}");
            }
        }
    }
}

#[test]
fn a_file_cut_off_anywhere_brings_no_reader_down() {
    for path in fixtures("valid") {
        let bytes = std::fs::read(&path).unwrap();
        let step = (bytes.len() / 400).max(1);
        for length in (0..bytes.len()).step_by(step) {
            let seen = import_bytes(&path, &bytes[..length]);
            let packed = bytes.starts_with(b"PK");
            assert!(
                !packed || length == 0 || seen.is_err(),
                "half an archive is no document"
            );
        }
    }
}

/// A small generator of numbers, the same on every machine (Knuth's constants).
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % bound.max(1)
    }
}

/// Breaks bytes: bits turned, stretches overwritten, left out or said twice.
fn broken(bytes: &[u8], chance: &mut Chance) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..=chance.below(4) {
        let at = chance.below(bytes.len());
        let end = (at + 1 + chance.below(12)).min(bytes.len());
        match chance.below(5) {
            0 | 1 if at < bytes.len() => bytes[at] ^= 1 << chance.below(8),
            2 => bytes[at..end].fill(b"<>{}\\\0&\"9\xFF"[chance.below(10)]),
            3 => {
                bytes.drain(at..end);
            }
            _ => {
                let twice = bytes[at..end].to_vec();
                bytes.splice(at..at, twice);
            }
        }
    }
    bytes
}

#[test]
fn broken_bytes_bring_no_reader_down() {
    let mut chance = Chance(2005);
    for path in fixtures("valid") {
        let bytes = std::fs::read(&path).unwrap();
        for _ in 0..300 {
            let _ = import_bytes(&path, &broken(&bytes, &mut chance));
        }
    }
}

#[test]
fn broken_parts_inside_an_archive_bring_no_reader_down() {
    let mut chance = Chance(1984);
    for path in fixtures("valid") {
        let bytes = std::fs::read(&path).unwrap();
        if !bytes.starts_with(b"PK") {
            continue;
        }
        let members = unpacked(&bytes);
        for _ in 0..300 {
            let broken_one = chance.below(members.len());
            let mut members = members.clone();
            members[broken_one].1 = broken(&members[broken_one].1, &mut chance);
            let _ = import_bytes(&path, &packed(&members));
        }
    }
}

/// Reads a table; its rows have a cell for every column.
fn import_table(path: &Path, bytes: &[u8]) {
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    if let Ok((table, _)) = table::read(&name, bytes, &ReadOptions::default()) {
        let width = table.columns.len();
        assert!(table.rows.iter().all(|row| row.cells.len() == width));
    }
}

#[test]
fn broken_tables_bring_no_reader_down() {
    let mut chance = Chance(1912);
    for path in ["csv", "xlsx"]
        .iter()
        .flat_map(|format| fixtures_of(format, "valid"))
    {
        let bytes = std::fs::read(&path).unwrap();
        let members = bytes.starts_with(b"PK").then(|| unpacked(&bytes));
        for _ in 0..200 {
            import_table(&path, &broken(&bytes, &mut chance));
            if let Some(mut members) = members.clone() {
                let broken_one = chance.below(members.len());
                members[broken_one].1 = broken(&members[broken_one].1, &mut chance);
                import_table(&path, &packed(&members));
            }
        }
    }
}

#[test]
fn broken_pages_bring_no_reader_down() {
    let mut chance = Chance(1917);
    for path in fixtures_of("pdf", "valid") {
        if path.extension().is_some_and(|extension| extension == "pdf") {
            let bytes = std::fs::read(&path).unwrap();
            for _ in 0..100 {
                let _ = import_bytes(&path, &broken(&bytes, &mut chance));
            }
        }
    }
}

type Member = (String, Vec<u8>);

fn unpacked(bytes: &[u8]) -> Vec<Member> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut members = Vec::new();
    for number in 0..archive.len() {
        let mut member = archive.by_index(number).unwrap();
        let mut content = Vec::new();
        member.read_to_end(&mut content).unwrap();
        members.push((member.name().unwrap().into_owned(), content));
    }
    members
}

fn packed(members: &[Member]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for (name, content) in members {
        writer.start_file(name.as_str(), options).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn an_archive_that_unpacks_without_end_is_refused() {
    let blanks = vec![b' '; 64 << 20];
    for (name, member) in [
        ("a.docx", "word/document.xml"),
        ("a.epub", "META-INF/container.xml"),
    ] {
        let bytes = packed(&[(member.to_owned(), blanks.clone())]);
        let refusal = read(name, &bytes, &ReadOptions::default()).unwrap_err();
        assert!(
            matches!(refusal.kind, RefusalKind::TooLarge { .. }),
            "{refusal}"
        );
    }
}

#[test]
fn a_file_past_the_limit_is_refused() {
    let options = ReadOptions {
        limits: Limits {
            file_bytes: 3,
            ..Limits::default()
        },
        ..ReadOptions::default()
    };
    let refusal = read("a.txt", b"hola", &options).unwrap_err();
    assert_eq!(
        refusal.to_string(),
        "a.txt: the file would pass the limit of 3, more than is safe to read"
    );
}

#[test]
fn a_reader_stops_where_the_text_is_full() {
    // Behind the words that have no room stands what each reader would refuse for another reason.
    let names = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    let words = "<w:p><w:r><w:t>Uno dos tres.</w:t></w:r></w:p>";
    let word = format!("<w:document {names}><w:body>{words}</w:body></w:document");
    let (open, close) = (
        "<text:note><text:note-body>",
        "</text:note-body></text:note>",
    );
    let notes = [open.repeat(9), close.repeat(9)].concat();
    let office = format!("<office:text><text:p>Uno dos tres.{notes}</text:p></office:text>");
    let of = |member: &str, text: String| packed(&[(member.to_owned(), text.into_bytes())]);
    let deep = |mark: &str| format!("Uno dos tres. {}", mark.repeat(400)).into_bytes();
    let cases = [
        ("a.docx", of("word/document.xml", word)),
        ("a.odt", of("content.xml", office)),
        ("a.html", deep("<ul>")),
        (
            "a.md",
            format!("Uno dos tres.\n\n{}x", "> ".repeat(400)).into_bytes(),
        ),
        ("a.rtf", [b"{\\rtf1 ".to_vec(), deep("{")].concat()),
    ];
    let options = ReadOptions {
        limits: Limits {
            text_code_points: 10,
            ..Limits::default()
        },
        ..ReadOptions::default()
    };
    for (name, bytes) in cases {
        let refusal = read(name, &bytes, &options).unwrap_err();
        let full = RefusalKind::TooLarge {
            what: "the text of the file",
            limit: 10,
        };
        assert_eq!(refusal.kind, full, "{name}");
        let allowed = read(name, &bytes, &ReadOptions::default());
        assert_ne!(allowed.unwrap_err().kind, full, "{name}");
    }
}

fn as_format(format: Format) -> ReadOptions {
    ReadOptions {
        format: Some(format),
        ..ReadOptions::default()
    }
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        for format in Format::ALL {
            if let Ok(imported) = read("a", &bytes, &as_format(format)) {
                sound(&imported);
            }
        }
        if let Ok(imported) = read("a", &bytes, &ReadOptions::default()) {
            sound(&imported);
        }
    }

    #[test]
    fn any_text_is_read_in_every_text_format(
        text in "([a-zA-ZñéÑ:<>/{}\\[\\]()#*`|&;=\"' \t\n0-9.-]|\\PC|<li>|<td>|</p>|\\\\par |\\\\cell |-->|00:01|Ana: ){0,120}"
    ) {
        for format in [Format::Md, Format::Html, Format::Srt, Format::Vtt] {
            if let Ok(imported) = read("a", text.as_bytes(), &as_format(format)) {
                sound(&imported);
            }
        }
        let rtf = format!("{{\\rtf1 {text}}}");
        sound(&read("a.rtf", rtf.as_bytes(), &ReadOptions::default()).unwrap());
        let vtt = format!("WEBVTT\n\n{text}");
        sound(&read("a.vtt", vtt.as_bytes(), &ReadOptions::default()).unwrap());
    }

    #[test]
    fn a_text_survives_but_for_its_line_ends(text in "(\\PC|\r|\n|\t|\u{301}){0,300}") {
        let imported = read("a.txt", text.as_bytes(), &as_format(Format::Txt)).unwrap();
        let expected = text.replace("\r\n", "\n").replace('\r', "\n");
        prop_assert_eq!(imported.document.text, expected);
        prop_assert!(imported.losses.is_empty());
    }

    #[test]
    fn a_text_survives_in_utf16_too(text in "(\\PC|\n){1,100} fin\n") {
        for (mark, bytes) in [
            (vec![0xFF, 0xFE], text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>()),
            (vec![0xFE, 0xFF], text.encode_utf16().flat_map(u16::to_be_bytes).collect()),
        ] {
            let bytes = [mark, bytes].concat();
            let imported = read("a.txt", &bytes, &as_format(Format::Txt)).unwrap();
            prop_assert_eq!(&imported.document.text, &text);
        }
    }
}
