use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::*;

fn folder(kind: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fixtures/pdf")
        .join(kind);
    let files = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> = files
        .filter(|path| path.extension().is_some_and(|ending| ending == "pdf"))
        .collect();
    files.sort();
    files
}

fn fixture(name: &str) -> (PlainDocument, Vec<Loss>) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fixtures/pdf/valid")
        .join(name);
    read(name, &fs::read(path).unwrap(), &Limits::default()).unwrap()
}

/// Reads whatever it is given; a test fails by its panic or by the time it takes.
#[track_caller]
#[expect(
    clippy::disallowed_methods,
    reason = "the time that a hostile file takes is the test"
)]
fn survives(what: &str, bytes: &[u8]) -> Result<PlainDocument, RefusalKind> {
    let started = Instant::now();
    let result = read("file.pdf", bytes, &Limits::default());
    let taken = started.elapsed();
    assert!(taken < Duration::from_secs(20), "{what} took {taken:?}");
    result
        .map(|(document, _)| document)
        .map_err(|refusal| refusal.kind)
}

fn loss(losses: &[Loss], kind: LossKind) -> Option<(usize, &str)> {
    let found = losses.iter().find(|loss| loss.kind == kind)?;
    Some((found.count, found.place.as_deref()?))
}

#[test]
fn every_valid_fixture_gives_the_text_beside_it() {
    for path in folder("valid") {
        let bytes = fs::read(&path).unwrap();
        let expected = fs::read_to_string(path.with_extension("txt")).unwrap();
        let (document, _) = read("fixture", &bytes, &Limits::default())
            .unwrap_or_else(|refusal| panic!("{}: {refusal}", path.display()));
        assert_eq!(document.text, expected, "{}", path.display());
    }
}

#[test]
fn every_hostile_fixture_is_refused() {
    for path in folder("hostile") {
        let bytes = fs::read(&path).unwrap();
        let result = survives(&path.display().to_string(), &bytes);
        let name = path.file_stem().unwrap().to_str().unwrap();
        match (name, result) {
            ("no-text" | "drawn-letters-without-names", Err(kind)) => {
                assert_eq!(kind, RefusalKind::NoTextLayer { pages: 1 });
            }
            (
                "unpacks-to-gigabytes"
                | "packed-as-text-to-gigabytes"
                | "pages-share-a-large-stream"
                | "pages-share-a-broken-stream"
                | "forms-by-tens",
                Err(kind),
            ) => {
                assert!(
                    matches!(kind, RefusalKind::TooLarge { .. }),
                    "{name}: {kind}"
                );
            }
            ("not-a-pdf", Err(kind)) => {
                assert!(matches!(kind, RefusalKind::NotThisFormat { .. }), "{kind}");
            }
            ("page-tree-loop", Err(kind)) => {
                assert!(matches!(kind, RefusalKind::Damaged { .. }), "{kind}");
            }
            // What can be read of these is read.
            ("absurd-numbers" | "deep-arrays" | "form-draws-itself", _) => {}
            (_, result) => assert!(result.is_err(), "{name} was read"),
        }
    }
}

#[test]
fn furniture_is_left_out_and_counted_and_pages_are_labelled() {
    let (document, losses) = fixture("furniture.pdf");
    let pages: Vec<(&str, (u32, u32))> = document
        .layout
        .pages
        .iter()
        .map(|page| (page.label.as_str(), page.span.into()))
        .collect();
    // "The first … over to" has 74 characters, then a space, then "the second page." has 16.
    assert_eq!(pages, [("iv", (0, 74)), ("A-1", (75, 91))]);
    // The head on either page, and a line off the first one.
    assert_eq!(loss(&losses, LossKind::PageFurniture), Some((2, "page 1")));
    assert_eq!(loss(&losses, LossKind::Hidden), Some((1, "page 1")));
    assert_eq!(
        document.properties,
        [
            ("title", "Actas 😀"),
            ("author", "Señora — X"),
            ("date", "2005-11-04")
        ]
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
    );
}

#[test]
fn joined_hyphens_are_counted() {
    let (_, losses) = fixture("paragraphs.pdf");
    assert_eq!(loss(&losses, LossKind::JoinedHyphen), Some((1, "page 1")));
}

#[test]
fn remarks_keep_their_author_and_their_words() {
    let (document, losses) = fixture("remarks.pdf");
    let comments = document.layout.comments;
    assert_eq!(comments.len(), 2);
    assert_eq!(comments[0].author.as_deref(), Some("Ana"));
    assert_eq!(comments[0].text, "Who says so?");
    // The mark covers 40 points: "Nobody" in Helvetica 12 is 42 wide, its y beyond the edge but
    // for its middle.
    assert_eq!(comments[0].span.map(Into::into), Some((0, 6)));
    assert_eq!(
        (comments[1].span, comments[1].text.as_str()),
        (None, "A note")
    );
    assert_eq!(loss(&losses, LossKind::Annotation), Some((1, "page 1")));
    assert_eq!(loss(&losses, LossKind::Embedded), Some((1, "page 1")));
}

#[test]
fn a_limit_on_the_text_is_kept() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/pdf/valid/paragraphs.pdf");
    let limits = Limits {
        text_code_points: 20,
        ..Limits::default()
    };
    let refusal = read("a.pdf", &fs::read(path).unwrap(), &limits).unwrap_err();
    assert_eq!(
        refusal.to_string(),
        "a.pdf: the text would pass the limit of 20, more than is safe to read"
    );
}

/// Writes a file of objects, numbered from 1; the first is the catalogue.
fn file(objects: &[String]) -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (object, number) in objects.iter().zip(1..) {
        places.push(format!("{:010} 00000 n \n", bytes.len()));
        bytes.extend(format!("{number} 0 obj\n{object}\nendobj\n").bytes());
    }
    let start = bytes.len();
    let size = objects.len() + 1;
    let end = format!(
        "xref\n0 {size}\n0000000000 65535 f \n{}trailer\n<< /Size {size} /Root 1 0 R >>\n\
         startxref\n{start}\n%%EOF\n",
        places.concat()
    );
    bytes.extend(end.bytes());
    bytes
}

fn stream(content: &str) -> String {
    format!(
        "<< /Length {} >>\nstream\n{content}\nendstream",
        content.len()
    )
}

const FONT: &str = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>";

#[test]
fn pages_that_share_their_remarks_are_refused_when_these_are_too_many() {
    let page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 500 500] /Contents 3 0 R \
                /Resources << /Font << /F 4 0 R >> >> /Annots 5 0 R >>";
    let kids: Vec<String> = (7..47).map(|number| format!("{number} 0 R")).collect();
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!("<< /Type /Pages /Count 40 /Kids [{}] >>", kids.join(" ")),
        stream("BT /F 12 Tf 50 400 Td (Hola) Tj ET"),
        FONT.to_owned(),
        format!("[{}]", "6 0 R ".repeat(2_000)),
        format!(
            "<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents ({}) >>",
            "a".repeat(1_000)
        ),
    ];
    objects.extend(kids.iter().map(|_| page.to_owned()));
    let bytes = file(&objects);
    // 40 pages of 2,000 remarks of 1,100 letters each: 88 million.
    let refusal = survives("shared remarks", &bytes).unwrap_err();
    assert!(
        matches!(
            refusal,
            RefusalKind::TooLarge {
                what: "the remarks of the pages",
                ..
            }
        ),
        "{refusal}"
    );
}

#[test]
fn words_that_stand_for_a_glyph_are_steps_each_time() {
    let words = "palabra ".repeat(1_000);
    let content = format!(
        "BT /F 12 Tf 50 400 Td {} ET",
        "/Span /P BDC (a) Tj EMC ".repeat(100)
    );
    let bytes = file(&[
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Count 1 /Kids [3 0 R] >>".to_owned(),
        format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 900 500] /Contents 4 0 R /Resources << \
             /Font << /F 5 0 R >> /Properties << /P << /ActualText ({words}) >> >> >> >>"
        ),
        stream(&content),
        FONT.to_owned(),
    ]);
    let with = |steps| {
        let limits = Limits {
            steps,
            ..Limits::default()
        };
        read("a.pdf", &bytes, &limits)
    };
    // 8,000 letters a hundred times, read and written.
    let (document, _) = with(2_000_000).unwrap();
    assert_eq!(document.text.matches("palabra").count(), 100_000);
    assert!(matches!(
        with(1_000_000).unwrap_err().kind,
        RefusalKind::TooLarge { .. }
    ));
}

#[test]
fn streams_without_end_are_looked_through_once() {
    let bytes = [b"%PDF-1.7\n".as_slice(), &b"ObjStm stream\n".repeat(20_000)];
    assert!(survives("streams without end", &bytes.concat()).is_err());
}

#[test]
fn a_file_cut_anywhere_does_no_harm() {
    for path in folder("valid") {
        let bytes = fs::read(&path).unwrap();
        for end in (0..bytes.len()).step_by(37) {
            let _ = survives("a cut file", &bytes[..end]);
        }
    }
}

#[test]
fn flipped_bits_do_no_harm() {
    let mut chance = Chance(42);
    for path in folder("valid") {
        let whole = fs::read(&path).unwrap();
        for _ in 0..60 {
            let mut bytes = whole.clone();
            for _ in 0..4 {
                let at = chance.below(bytes.len());
                bytes[at] ^= 1 << chance.below(8);
            }
            let _ = survives("a damaged file", &bytes);
        }
    }
}

/// A small generator with a fixed seed (xorshift64*), so that a failure can be repeated.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let drawn = self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33;
        usize::try_from(drawn).unwrap() % limit
    }
}

/// Returns the folder of real files, if the machine has it.
#[expect(
    clippy::disallowed_methods,
    reason = "a test may be told where its files are"
)]
fn cases() -> Option<PathBuf> {
    let told = std::env::var("AYNI_CASES").ok().map(PathBuf::from);
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/cases");
    let found = [
        told,
        Some(beside),
        Some(PathBuf::from("/work/shared/cases")),
    ]
    .into_iter()
    .flatten()
    .find(|folder| folder.is_dir());
    if found.is_none() {
        println!("skipped: no folder of cases (set AYNI_CASES)");
    }
    found
}

#[test]
fn real_files_give_their_words() {
    let Some(cases) = cases() else { return };
    let document = |name: &str| {
        let bytes = fs::read(cases.join(name)).unwrap();
        read(name, &bytes, &Limits::default())
    };
    for (name, pages, opening) in [
        (
            "transcripts/pdpilot/P1.pdf",
            5,
            "Interview\nDan: Okay. So now you can stop",
        ),
        ("transcripts/pdpilot/P2.pdf", 8, "Interview\nDan: "),
        ("transcripts/pdpilot/P3.pdf", 6, "Interview\nDan: "),
        (
            "documents/pdf/google-doc.pdf",
            1,
            "Example document\nBeautiful is better than ugly.\n",
        ),
    ] {
        let (document, _) = document(name).unwrap();
        assert_eq!(document.layout.pages.len(), pages, "{name}");
        assert!(
            document.text.starts_with(opening),
            "{name}: {:.80}",
            document.text
        );
        assert!(
            !document.text.contains(char::REPLACEMENT_CHARACTER),
            "{name}"
        );
    }
    let (columns, _) = document("documents/pdf/two-columns.pdf").unwrap();
    assert!(
        columns
            .text
            .contains("Mauris ut leo. Cras viverra metus rhoncus sem.")
    );
    let (standard, _) = document("refi/schema/REFI-QDA-1-5.pdf").unwrap();
    assert_eq!(standard.layout.pages.len(), 60);
    let (annotated, _) = document("documents/pdf/annotated.pdf").unwrap();
    assert_eq!(annotated.layout.comments.len(), 3);
    let kind = |name| document(name).unwrap_err().kind;
    assert_eq!(
        kind("documents/pdf/encrypted-needs-password.pdf"),
        RefusalKind::Encrypted
    );
    assert_eq!(
        kind("documents/pdf/images-only.pdf"),
        RefusalKind::NoTextLayer { pages: 6 }
    );
}

#[test]
fn damaged_real_files_do_no_harm() {
    let Some(cases) = cases() else { return };
    let mut chance = Chance(7);
    for name in [
        "annotated.pdf",
        "google-doc.pdf",
        "two-columns.pdf",
        "images-only.pdf",
    ] {
        let whole = fs::read(cases.join("documents/pdf").join(name)).unwrap();
        for round in 0..24 {
            let mut bytes = whole.clone();
            for _ in 0..16 {
                let at = chance.below(bytes.len());
                bytes[at] ^= 1 << chance.below(8);
            }
            if round % 3 == 0 {
                bytes.truncate(chance.below(whole.len()));
            }
            let _ = survives(name, &bytes);
        }
    }
}
