//! What a file is: by its content first, by its name second.

use crate::read::encoding::is_control;
use crate::read::package::Package;
use crate::{Format, Limits, Place, Refusal, RefusalKind};

/// What to say of a workbook that is given as a document.
pub(crate) const WORKBOOK: &str =
    "an Excel workbook, which is a register and not a document: import it as a table";

/// Tells the format of a file.
pub(crate) fn format(name: &str, bytes: &[u8], limits: &Limits) -> Result<Format, Refusal> {
    let named = extension(name).and_then(Format::from_extension);
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return zipped(name, bytes, limits);
    }
    if bytes.starts_with(b"{\\rtf") {
        return Ok(Format::Rtf);
    }
    // Some writers put a line or a mark before the header; readers look a kilobyte deep.
    let head = &bytes[..bytes.len().min(1024)];
    if head.starts_with(b"%PDF-")
        || (named == Some(Format::Pdf) && head.windows(5).any(|five| five == b"%PDF-"))
    {
        return Ok(Format::Pdf);
    }
    let unmarked = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if let Some(rest) = unmarked.strip_prefix(b"WEBVTT")
        && matches!(rest.first(), None | Some(b' ' | b'\t' | b'\n' | b'\r'))
    {
        return Ok(Format::Vtt);
    }
    if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return Err(compound(bytes).at(name, Place::Whole));
    }
    match named {
        Some(format @ (Format::Docx | Format::Odt | Format::Epub | Format::Xlsx)) => {
            let why = match bytes {
                [] => EMPTY.to_owned(),
                _ => format!("it is no zip archive but {}", looks_like(bytes)),
            };
            Err(not_this(format, why).at(name, Place::Whole))
        }
        Some(format @ (Format::Rtf | Format::Pdf)) => {
            let why = match bytes {
                [] => EMPTY.to_owned(),
                _ => format!("its header is missing; it is {}", looks_like(bytes)),
            };
            Err(not_this(format, why).at(name, Place::Whole))
        }
        Some(Format::Txt | Format::Csv) | None if looks_like_page(unmarked) => Ok(Format::Html),
        Some(format) => Ok(format),
        None if unmarked.starts_with(b"<?xml") => {
            Err(unknown("XML of another program").at(name, Place::Whole))
        }
        // Neither content nor name say that it is a text.
        None if bytes.is_empty() && extension(name).is_some() => {
            Err(unknown("an empty file").at(name, Place::Whole))
        }
        None => Ok(Format::Txt),
    }
}

/// Why a file without content is none of a format that has a header.
pub(crate) const EMPTY: &str = "the file is empty (0 bytes)";

/// Returns what follows the last dot of a file's name.
fn extension(name: &str) -> Option<&str> {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    file.rsplit_once('.').map(|(_, extension)| extension)
}

fn zipped(name: &str, bytes: &[u8], limits: &Limits) -> Result<Format, Refusal> {
    let named = extension(name).and_then(Format::from_extension);
    let mut package = Package::open(name, named.unwrap_or(Format::Docx), bytes, limits)?;
    if package.has("word/document.xml") {
        return Ok(Format::Docx);
    }
    if let Some(mime) = package.read("mimetype")? {
        let mime = String::from_utf8_lossy(&mime);
        let mime = mime.trim();
        if mime == "application/epub+zip" {
            return Ok(Format::Epub);
        }
        if mime.starts_with("application/vnd.oasis.opendocument.text") {
            return Ok(Format::Odt);
        }
        if mime.starts_with("application/vnd.oasis.opendocument.spreadsheet") {
            return Err(unknown(WORKBOOK).at(name, Place::Whole));
        }
    }
    if package.has("META-INF/container.xml") {
        return Ok(Format::Epub);
    }
    if package.has("xl/workbook.xml") {
        return Err(unknown(WORKBOOK).at(name, Place::Whole));
    }
    match named {
        // The main part may stand elsewhere; the reader follows the package's relations.
        Some(Format::Docx) if package.has("_rels/.rels") => Ok(Format::Docx),
        Some(Format::Odt) if package.has("content.xml") => Ok(Format::Odt),
        Some(format) => {
            let why = "it is a zip archive without the parts of one".to_owned();
            Err(not_this(format, why).at(name, Place::Whole))
        }
        None => Err(unknown("a zip archive").at(name, Place::Whole)),
    }
}

fn unknown(seen: &str) -> RefusalKind {
    RefusalKind::UnknownFormat {
        seen: seen.to_owned(),
    }
}

fn not_this(expected: Format, why: String) -> RefusalKind {
    RefusalKind::NotThisFormat { expected, why }
}

/// Old Word files and encrypted new ones share one container.
fn compound(bytes: &[u8]) -> RefusalKind {
    let encrypted: Vec<u8> = "EncryptedPackage"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    if bytes.windows(encrypted.len()).any(|at| at == encrypted) {
        RefusalKind::Encrypted
    } else {
        unknown("an Office file from before 2007; save it as docx and import that")
    }
}

fn looks_like_page(bytes: &[u8]) -> bool {
    let head = bytes[..bytes.len().min(512)].trim_ascii_start();
    let head = head.to_ascii_lowercase();
    let html = |head: &[u8]| head.starts_with(b"<!doctype html") || head.starts_with(b"<html");
    html(&head)
        || (head.starts_with(b"<?xml")
            && (head.windows(14).any(|at| at == b"<!doctype html")
                || head.windows(5).any(|at| at == b"<html")))
}

/// The first bytes of what is often given a wrong name.
const MAGIC: [(&[u8], &str); 13] = [
    (b"\x89PNG", "a PNG picture"),
    (b"\xFF\xD8\xFF", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"II*\0", "a TIFF picture"),
    (b"MM\0*", "a TIFF picture"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"\x1F\x8B", "a gzip archive"),
    (b"7z\xBC\xAF", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"ID3", "an MP3 recording"),
    (b"OggS", "an Ogg recording"),
    (b"RIFF", "a WAV or AVI recording"),
    (b"\x7FELF", "a program"),
];

/// Says what bytes look like.
pub(crate) fn looks_like(bytes: &[u8]) -> String {
    if bytes.get(4..8) == Some(b"ftyp") {
        return "an MP4 recording".to_owned();
    }
    if let Some((_, what)) = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return (*what).to_owned();
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return "a zip archive".to_owned();
    }
    match bytes.iter().position(|byte| *byte == 0) {
        Some(at) => format!("a zero byte at {at}"),
        None if std::str::from_utf8(bytes).is_ok() => "plain text".to_owned(),
        None => "unknown bytes".to_owned(),
    }
}

/// One control character in so many is still a text: old converters leave some behind.
const CONTROLS_ONE_IN: usize = 50;

/// Refuses what is no text at all: with a zero character, or full of control characters.
pub(crate) fn refuse_binary(name: &str, bytes: &[u8], text: &str) -> Result<(), Refusal> {
    // All control characters are of one byte, which no other character has within it.
    let mut controls = 0;
    for byte in text.bytes().filter(|byte| is_control(char::from(*byte))) {
        controls += if byte == b'\0' { text.len() } else { 1 };
        if controls > text.len() {
            break;
        }
    }
    if controls * CONTROLS_ONE_IN > text.len() {
        let seen = looks_like(bytes);
        return Err(RefusalKind::Binary { seen }.at(name, Place::Whole));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(name: &str, bytes: &[u8]) -> Result<Format, RefusalKind> {
        format(name, bytes, &Limits::default()).map_err(|refusal| refusal.kind)
    }

    #[test]
    fn content_goes_before_the_name() {
        assert_eq!(told("a.txt", b"{\\rtf1 hola}"), Ok(Format::Rtf));
        assert_eq!(told("a.doc", b"{\\rtf1 hola}"), Ok(Format::Rtf));
        assert_eq!(told("a.txt", b"%PDF-1.4"), Ok(Format::Pdf));
        assert_eq!(told("a.txt", b"\xEF\xBB\xBFWEBVTT\n"), Ok(Format::Vtt));
        assert_eq!(told("a.txt", b"WEBVTTER is a word"), Ok(Format::Txt));
        assert_eq!(told("a.txt", b"\n<!DOCTYPE html><p>x"), Ok(Format::Html));
    }

    #[test]
    fn the_name_tells_what_content_cannot() {
        assert_eq!(told("a.md", b"# x"), Ok(Format::Md));
        assert_eq!(told("a.HTM", b"<p>x"), Ok(Format::Html));
        assert_eq!(told("dir.d/notes", b"x"), Ok(Format::Txt));
        assert_eq!(told("a.srt", b""), Ok(Format::Srt));
    }

    #[test]
    fn a_wrong_name_is_refused_with_what_was_seen() {
        let kind = told("a.docx", b"\x89PNG\r\n").unwrap_err();
        assert_eq!(
            kind.to_string(),
            "the file is named as docx but is not one: it is no zip archive but a PNG picture"
        );
        assert!(matches!(
            told("a.rtf", b"hello"),
            Err(RefusalKind::NotThisFormat { .. })
        ));
    }

    #[test]
    fn an_empty_file_is_a_text_only_where_its_name_is_one_of_a_text() {
        for name in [
            "a.txt", "a.md", "a.html", "a.srt", "a.vtt", "a.csv", "notes",
        ] {
            assert!(told(name, b"").is_ok(), "{name}");
        }
        for name in ["a.docx", "a.odt", "a.epub", "a.xlsx", "a.rtf", "a.pdf"] {
            let told = told(name, b"").unwrap_err().to_string();
            assert!(told.ends_with(": the file is empty (0 bytes)"), "{told}");
        }
        assert_eq!(
            told("a.doc", b"").unwrap_err().to_string(),
            "this is not a format that Ayni reads (seen: an empty file)"
        );
    }

    #[test]
    fn an_encrypted_word_file_is_called_so() {
        let mut bytes = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
        assert!(matches!(
            told("a.docx", &bytes),
            Err(RefusalKind::UnknownFormat { .. })
        ));
        bytes.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
        assert_eq!(told("a.docx", &bytes), Err(RefusalKind::Encrypted));
    }

    #[test]
    fn a_picture_named_txt_is_binary() {
        let bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";
        let refusal = refuse_binary("a.txt", bytes, "\u{89}PNG\n\u{1a}\n\0\0").unwrap_err();
        assert_eq!(
            refusal.to_string(),
            "a.txt: the file holds binary data, not text (seen: a PNG picture)"
        );
    }
}
