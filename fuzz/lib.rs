//! What the targets share: reading bytes as a format, checking what comes out, packing parts.

use std::io::{Cursor, Write as _};

use ayni_formats::{Format, Imported, Limits, ReadOptions, Refusal, read, table};
use ayni_model::text::TextIndex;

pub mod foreign;

/// Reads bytes as a format and checks that every mark lies in the text.
pub fn check(format: Format, bytes: &[u8]) {
    let options = ReadOptions {
        format: Some(format),
        limits: limits(),
        ..ReadOptions::default()
    };
    let name = format!("fuzz.{format}");
    match read(&name, bytes, &options) {
        Ok(imported) => sound(&imported),
        Err(refusal) => explained(&name, &refusal),
    }
}

/// Reads bytes as a table and checks that every row has a cell for every column.
pub fn check_table(bytes: &[u8]) {
    let options = ReadOptions {
        limits: limits(),
        ..ReadOptions::default()
    };
    match table::read("fuzz.csv", bytes, &options) {
        Ok((table, _)) => {
            let mut names = table.columns.clone();
            names.sort_unstable();
            assert!(names.windows(2).all(|pair| pair[0] != pair[1]));
            assert!(
                names
                    .iter()
                    .all(|name| name.trim() == name && !name.is_empty())
            );
            let width = table.columns.len();
            assert!(table.rows.iter().all(|row| row.cells.len() == width));
            assert!(
                table
                    .rows
                    .windows(2)
                    .all(|pair| pair[0].line < pair[1].line)
            );
        }
        Err(refusal) => explained("fuzz.csv", &refusal),
    }
}

/// Limits under which no input may take longer than a blink, watched as fuzzing is.
pub(crate) fn limits() -> Limits {
    Limits {
        unpacked_bytes: 4 << 20,
        table_cells: 200_000,
        steps: 200_000,
        ..Limits::default()
    }
}

pub(crate) fn explained(name: &str, refusal: &Refusal) {
    assert_eq!(refusal.file, name);
    assert!(refusal.to_string().starts_with(name));
}

/// Lets panics inside of libraries pass to the reader, which has to catch them; one of our own ends
/// the run.
pub fn let_libraries_panic() {
    let report = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        let library = panic
            .location()
            .is_some_and(|place| place.file().contains("/registry/src/"));
        if !library {
            report(panic);
        }
    }));
}

fn sound(imported: &Imported) {
    let index = TextIndex::new(&imported.document.text);
    let layout = &imported.document.layout;
    let spans = layout.turns.iter().map(|turn| turn.span);
    let spans = spans.chain(layout.cues.iter().map(|cue| cue.span));
    let spans = spans.chain(layout.blocks.iter().map(|block| block.span));
    let spans = spans.chain(layout.comments.iter().filter_map(|comment| comment.span));
    for span in spans {
        assert!(index.slice(span).is_some(), "{span} lies in the text");
    }
    let turns = &layout.turns;
    assert!(
        turns
            .windows(2)
            .all(|pair| pair[0].span.end() <= pair[1].span.start())
    );
    assert!(
        layout
            .cues
            .iter()
            .all(|cue| cue.end_ms.is_none_or(|end| end >= cue.start_ms))
    );
    assert!(!imported.document.text.contains('\r'));
}

/// Packs parts into an archive, stored, so that a change of the input is a change of a part.
pub fn pack(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options =
        zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, content) in members {
        writer
            .start_file(*name, options)
            .expect("a part has a name");
        writer.write_all(content).expect("memory takes bytes");
    }
    writer.finish().expect("an archive ends").into_inner()
}

/// Cuts the input into as many parts as there are names, at zero bytes; a part may be empty.
pub fn parts<'b>(bytes: &'b [u8], names: &[&'b str]) -> Vec<(&'b str, &'b [u8])> {
    let mut pieces = bytes.splitn(names.len(), |byte| *byte == 0);
    names
        .iter()
        .map(|name| (*name, pieces.next().unwrap_or_default()))
        .collect()
}

/// Makes a file of one page: what it draws, what its letters are, a form it may draw, a remark.
pub fn pdf(page: &[u8], letters: &[u8], form: &[u8], remark: &[u8]) -> Vec<u8> {
    const RESOURCES: &str =
        "/Resources << /Font << /F 4 0 R /G 8 0 R >> /XObject << /X 6 0 R >> >>";
    let objects: [(String, Option<&[u8]>); 8] = [
        ("/Type /Catalog /Pages 2 0 R".into(), None),
        ("/Type /Pages /Kids [3 0 R] /Count 1".into(), None),
        (
            format!(
                "/Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {RESOURCES} /Contents 5 0 R \
                 /Annots [<< /Subtype /Highlight /Rect [0 0 595 842] {} >>]",
                String::from_utf8_lossy(remark)
            ),
            None,
        ),
        (
            "/Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 7 0 R".into(),
            None,
        ),
        (String::new(), Some(page)),
        (
            format!("/Type /XObject /Subtype /Form /BBox [0 0 595 842] {RESOURCES}"),
            Some(form),
        ),
        (String::new(), Some(letters)),
        (
            "/Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /ToUnicode 7 0 R \
             /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /CIDSystemInfo \
             << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>]"
                .into(),
            None,
        ),
    ];
    let mut bytes = b"%PDF-1.7\n".to_vec();
    let mut starts = Vec::new();
    for (number, (entries, stream)) in (1..).zip(&objects) {
        starts.push(bytes.len());
        bytes.extend(format!("{number} 0 obj\n<< {entries}").into_bytes());
        match stream {
            Some(stream) => {
                bytes.extend(format!(" /Length {} >>\nstream\n", stream.len()).into_bytes());
                bytes.extend(*stream);
                bytes.extend(b"\nendstream\nendobj\n");
            }
            None => bytes.extend(b" >>\nendobj\n"),
        }
    }
    let table = bytes.len();
    bytes.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).into_bytes());
    for start in starts {
        bytes.extend(format!("{start:010} 00000 n \n").into_bytes());
    }
    let size = objects.len() + 1;
    bytes.extend(
        format!("trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n")
            .into_bytes(),
    );
    bytes
}
