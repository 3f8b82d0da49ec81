//! Real files from the field: every one is read or refused, and what is known of it is checked.
//!
//! The files lie beside the project and are not part of it; without them the tests say so and pass.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "../common/mod.rs"]
mod common;
mod page;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use ayni_formats::{Format, Imported, ReadOptions, Refusal, RefusalKind, read};
use ayni_model::text::TextIndex;
use common::sound;

/// Finds the folder of cases: `AYNI_CASES`, or `shared/cases` beside the project.
#[expect(
    clippy::disallowed_methods,
    reason = "where the cases lie is a matter of the machine that tests"
)]
fn cases() -> Option<PathBuf> {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let named = std::env::var("AYNI_CASES").map(PathBuf::from).ok();
    let beside = ["../shared/cases", "../../shared/cases"].map(|path| workspace.join(path));
    let found = named.into_iter().chain(beside).find(|path| path.is_dir());
    if found.is_none() {
        println!("skipped: no folder of cases (set AYNI_CASES)");
    }
    found
}

fn import(path: &Path) -> Result<Imported, Refusal> {
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    read(
        &name,
        &std::fs::read(path).unwrap(),
        &ReadOptions::default(),
    )
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

const FOLDERS: [&str; 6] = [
    "transcripts",
    "documents",
    "encodings",
    "cba",
    "rqda/opcw-dg-statements",
    "qualcoder/examples",
];

#[test]
fn every_case_is_read_or_refused() {
    let Some(cases) = cases() else { return };
    println!(
        "{:52} {:>6} {:>8} {:>6} {:>5} {:>5}  encoding, losses",
        "file", "format", "points", "blocks", "turns", "cues"
    );
    for path in FOLDERS.iter().flat_map(|folder| files(&cases.join(folder))) {
        let name = path.strip_prefix(&cases).unwrap().display().to_string();
        match import(&path) {
            Ok(imported) => {
                sound(&imported);
                let layout = &imported.document.layout;
                let encoding = imported.encoding.map_or(String::new(), |encoding| {
                    format!("{} ({:?})", encoding.name, encoding.evidence)
                });
                let losses = imported.losses.iter();
                let losses: Vec<_> = losses
                    .map(|loss| format!("{} {}", loss.count, loss.kind))
                    .collect();
                println!(
                    "{name:52} {:>6} {:>8} {:>6} {:>5} {:>5}  {encoding} {}",
                    imported.format.to_string(),
                    TextIndex::new(&imported.document.text).len().to_string(),
                    layout.blocks.len(),
                    layout.turns.len(),
                    layout.cues.len(),
                    losses.join("; ")
                );
            }
            Err(refusal) => println!("{name:52} refused: {}", refusal.kind),
        }
    }
}

/// What the index of the cases knows of a text file.
struct Fact {
    code_points: usize,
    mark: bool,
    line_pairs: usize,
}

/// Reads the facts of text files out of the index: `9999 codepoints, 102 LF, 3 CRLF`.
fn facts(cases: &Path) -> BTreeMap<String, Fact> {
    let index = std::fs::read_to_string(cases.join("INDEX.md")).unwrap();
    let mut facts = BTreeMap::new();
    for line in index.lines() {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let fact = cells.iter().find(|cell| cell.contains(" codepoints"));
        let (Some(fact), Some(file)) = (fact, cells.get(1)) else {
            continue;
        };
        let before = |word: &str| {
            let head = fact
                .split(word)
                .next()
                .filter(|head| head.len() < fact.len())?;
            head.rsplit([' ', ',']).next()?.parse::<usize>().ok()
        };
        facts.insert(
            (*file).to_owned(),
            Fact {
                code_points: before(" codepoints").unwrap_or(0),
                mark: fact.contains("with BOM"),
                line_pairs: before(" CRLF").unwrap_or(0),
            },
        );
    }
    facts
}

#[test]
fn text_files_have_as_many_code_points_as_were_counted() {
    let Some(cases) = cases() else { return };
    let mut checked = 0;
    for (name, fact) in facts(&cases) {
        let plain = [".txt", ".csv"].iter().any(|end| name.ends_with(end));
        if !plain || !FOLDERS.iter().any(|folder| name.starts_with(folder)) {
            continue;
        }
        let imported = import(&cases.join(&name)).unwrap();
        // The index counts the mark of UTF-8 (not of UTF-16, which its decoder took away) and both characters of a Windows line end; a text has neither
        // the mark nor the `\r`.
        let expected = fact.code_points - usize::from(fact.mark) - fact.line_pairs;
        let seen = TextIndex::new(&imported.document.text).len().0 as usize;
        let encoding = imported.encoding.unwrap();
        println!(
            "{name}: {seen} of {} ({}, mark {}, \\r\\n {})",
            fact.code_points, encoding.name, fact.mark, fact.line_pairs
        );
        assert_eq!(seen, expected, "{name}");
        checked += 1;
    }
    assert!(checked > 30, "{checked} files");
}

#[test]
fn encodings_are_told_right() {
    let Some(cases) = cases() else { return };
    for (name, expected) in [
        ("French_Francais-Latin1.txt", "windows-1252"),
        ("Spanish-Latin1.txt", "windows-1252"),
        ("Quechua-Latin1.txt", "windows-1252"),
        ("Aymara-Latin1.txt", "windows-1252"),
        ("Chinese_Mandarin-GB2312.txt", "GBK"),
        ("Japanese_Nihongo-SJIS.txt", "Shift_JIS"),
        ("Russian_Russky-Cyrillic.txt", "windows-1251"),
        ("Hebrew_Ivrit-UTF8.txt", "UTF-8"),
        ("spa-utf16le-bom-crlf.txt", "UTF-16LE"),
    ] {
        let imported = import(&cases.join("encodings").join(name)).unwrap();
        assert_eq!(imported.encoding.unwrap().name, expected, "{name}");
    }
}

fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

#[test]
fn word_and_text_twins_have_the_same_words() {
    let Some(cases) = cases() else { return };
    for name in ["Ana", "Sam", "Jessica"] {
        let folder = cases.join("transcripts/sheffield");
        let docx = import(&folder.join(format!("{name}.docx")))
            .unwrap()
            .document;
        let txt = import(&folder.join(format!("{name}.txt")))
            .unwrap()
            .document;
        if name == "Ana" {
            // The twin was made by a tool that drops content controls (`w:sdt`, 47 of them), where
            // words are missing or glued (`agrant`, `becauseI'm`): pandoc finds them as we do. All
            // that the twin has is in ours, in order.
            let mut ours = docx.text.chars().filter(|char| !char.is_whitespace());
            let mut theirs = txt.text.chars().filter(|char| !char.is_whitespace());
            assert!(theirs.all(|char| ours.any(|our| our == char)));
        } else {
            assert_eq!(words(&docx.text), words(&txt.text), "{name}");
        }
        assert_eq!(docx.layout.turns.len(), txt.layout.turns.len(), "{name}");
    }
}

#[test]
fn rtf_has_the_words_that_another_converter_found() {
    let Some(cases) = cases() else { return };
    for name in ["french", "simple_table", "unicode", "hyperlinks", "nbsp"] {
        let folder = cases.join("documents/rtf");
        let text = import(&folder.join(format!("{name}.rtf")))
            .unwrap()
            .document
            .text;
        let expected =
            std::fs::read_to_string(folder.join(format!("{name}.expected.txt"))).unwrap();
        // That converter sets cells apart by bars where we have tabs, writes the address of a link
        // after its words where we keep the words, and U+2018 where the file says so.
        let expected = expected
            .replace('|', " ")
            .replace("(\"https://www.wikipedia.org\")", "")
            .replace("(\"duckduckgo.com/\")", "");
        assert_eq!(words(&text), words(&expected), "{name}");
    }
}

#[test]
fn a_spanish_interview_has_its_two_voices() {
    let Some(cases) = cases() else { return };
    let imported = import(&cases.join("transcripts/es/09-entrevista-cuidado.txt")).unwrap();
    let index = TextIndex::new(&imported.document.text);
    let turns = &imported.document.layout.turns;
    assert_eq!(turns.len(), 18);
    for (number, turn) in turns.iter().enumerate() {
        let expected = ["Entrevistador", "Guadalupe"][number % 2];
        assert_eq!(turn.speaker, expected);
    }
    assert_eq!(
        index.slice(turns[2].span),
        Some("¿Usted trabajaba en ese momento?")
    );
    assert_eq!(
        index.slice(turns[17].span),
        Some(
            "Trato de no pensar. Si me enfermo yo, no sé quién. Esa es la pregunta que no me\nquiero hacer."
        )
    );
}

#[test]
fn documents_have_the_words_that_pandoc_finds() {
    let Some(cases) = cases() else { return };
    if Command::new("pandoc").arg("--version").output().is_err() {
        println!("skipped: pandoc is not installed");
        return;
    }
    for path in FOLDERS.iter().flat_map(|folder| files(&cases.join(folder))) {
        let extension = path
            .extension()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if extension != "docx" && extension != "odt" {
            continue;
        }
        let output = Command::new("pandoc")
            .args(["--wrap=none", "-t", "plain"])
            .arg(&path)
            .output()
            .unwrap();
        let theirs = String::from_utf8(output.stdout).unwrap();
        let ours = import(&path).unwrap().document.text;
        let (theirs, ours) = (counted(&theirs), counted(&ours));
        let missing: Vec<_> = difference(&theirs, &ours);
        let more: Vec<_> = difference(&ours, &theirs);
        println!(
            "{}: only pandoc {missing:?}, only ours {more:?}",
            path.display()
        );
        // Pandoc takes paragraphs in the style `Title` out of the text; it draws the rules of tables
        // and the marks of lists. Nothing of its words may be missing in ours.
        assert!(missing.is_empty(), "{}: {missing:?}", path.display());
    }
}

fn counted(text: &str) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for word in text.split(|char: char| !char.is_alphanumeric()) {
        if !word.is_empty() {
            *counts.entry(word.to_owned()).or_default() += 1;
        }
    }
    counts
}

fn difference(of: &BTreeMap<String, usize>, without: &BTreeMap<String, usize>) -> Vec<String> {
    of.iter()
        .filter(|(word, count)| **count > without.get(*word).copied().unwrap_or(0))
        .map(|(word, _)| word.clone())
        .collect()
}

#[test]
fn a_workbook_is_a_register() {
    let Some(cases) = cases() else { return };
    let path = cases.join("reference/saturation-insect-study/refinements.xlsx");
    let refusal = import(&path).unwrap_err();
    assert!(matches!(refusal.kind, RefusalKind::UnknownFormat { .. }));
    assert!(refusal.to_string().contains("register"), "{refusal}");
    assert_eq!(Format::from_extension("xlsx"), Some(Format::Xlsx));
}
