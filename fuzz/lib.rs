//! What the targets share: reading bytes as a format, checking what comes out, packing parts.

use std::io::{Cursor, Write as _};

use ayni_formats::{Format, Imported, Limits, ReadOptions, read};
use ayni_model::text::TextIndex;

/// Reads bytes as a format and checks that every mark lies in the text.
pub fn check(format: Format, bytes: &[u8]) {
    let options = ReadOptions {
        format: Some(format),
        limits: Limits {
            unpacked_bytes: 4 << 20,
            ..Limits::default()
        },
        ..ReadOptions::default()
    };
    let name = format!("fuzz.{format}");
    if let Ok(imported) = read(&name, bytes, &options) {
        sound(&imported);
    }
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
