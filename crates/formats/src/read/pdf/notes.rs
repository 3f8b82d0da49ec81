//! What a file says beside its pages: properties, page labels, remarks.

use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::{self, Array, DateTime, Dict, Name, Number};
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::kurbo::{Affine, Rect};

use super::glyphs::on_page;

/// Returns title, author and date as the file gives them, in the words of `PlainDocument`.
pub(super) fn properties(pdf: &Pdf) -> Vec<(String, String)> {
    let data = pdf.metadata();
    let texts = [("title", &data.title), ("author", &data.author)];
    let mut properties: Vec<(String, String)> = texts
        .into_iter()
        .filter_map(|(name, value)| {
            let value = text_string(value.as_deref()?).trim().to_owned();
            (!value.is_empty()).then(|| (name.to_owned(), value))
        })
        .collect();
    if let Some(date) = data.creation_date {
        properties.push(("date".to_owned(), iso_date(&date)));
    }
    properties
}

fn iso_date(date: &DateTime) -> String {
    format!("{:04}-{:02}-{:02}", date.year, date.month, date.day)
}

/// Decodes a text string of the file (ISO 32000-1, 7.9.2.2): UTF-16 or UTF-8 with a mark, else
/// `PDFDocEncoding`. Control characters but tab and line feed are left out.
pub(super) fn text_string(bytes: &[u8]) -> String {
    let decoded: String = match bytes {
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => bytes.iter().map(|&byte| document_encoding(byte)).collect(),
    };
    ayni_model::text::normalise_line_ends(&decoded)
        .chars()
        .filter(|char| !char.is_control() || matches!(char, '\n' | '\t'))
        .collect()
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    char::decode_utf16(units)
        .map(|char| char.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect()
}

/// Returns the character of a byte in `PDFDocEncoding` (ISO 32000-1, annex D.3).
const fn document_encoding(byte: u8) -> char {
    const ACCENTS: [char; 8] = ['˘', 'ˇ', 'ˆ', '˙', '˝', '˛', '˚', '˜'];
    const HIGH: [char; 33] = [
        '•', '†', '‡', '…', '—', '–', 'ƒ', '⁄', '‹', '›', '−', '‰', '„', '“', '”', '‘', '’', '‚',
        '™', 'ﬁ', 'ﬂ', 'Ł', 'Œ', 'Š', 'Ÿ', 'Ž', 'ı', 'ł', 'œ', 'š', 'ž', '\u{fffd}', '€',
    ];
    match byte {
        0x18..=0x1f => ACCENTS[byte as usize - 0x18],
        0x80..=0xa0 => HIGH[byte as usize - 0x80],
        other => other as char,
    }
}

/// How the pages of a stretch are numbered.
struct Numbering {
    /// The first page of the stretch, counted from 0.
    from: usize,
    prefix: String,
    style: u8,
    start: u32,
}

/// Returns a label for each page: as the file numbers them or, without that, from 1.
pub(super) fn page_labels(pdf: &Pdf, pages: usize) -> Vec<String> {
    let mut stretches = Vec::new();
    let tree = pdf
        .xref()
        .get::<Dict<'_>>(pdf.xref().root_id())
        .and_then(|root| root.get::<Dict<'_>>(b"PageLabels"));
    if let Some(tree) = tree {
        collect(&tree, 0, &mut stretches);
    }
    stretches.sort_by_key(|stretch| stretch.from);
    (0..pages)
        .map(|page| {
            let after = stretches.partition_point(|stretch| stretch.from <= page);
            let label = after.checked_sub(1).map(|index| {
                let stretch = &stretches[index];
                let number = stretch.start as usize + page - stretch.from;
                format!("{}{}", stretch.prefix, numeral(number, stretch.style))
            });
            label
                .filter(|label| !label.is_empty())
                .unwrap_or_else(|| (page + 1).to_string())
        })
        .collect()
}

/// Reads one node of the tree of page labels; a tree deeper than 16 or with more than 10,000
/// stretches was not made to number pages.
fn collect(node: &Dict<'_>, depth: usize, stretches: &mut Vec<Numbering>) {
    if depth > 16 || stretches.len() > 10_000 {
        return;
    }
    if let Some(pairs) = node.get::<Array<'_>>(b"Nums") {
        let mut pairs = pairs.flex_iter();
        while let Some(from) = pairs.next::<Number>() {
            let Some(label) = pairs.next::<Dict<'_>>() else {
                break;
            };
            let prefix = label.get::<object::String<'_>>(b"P");
            stretches.push(Numbering {
                from: usize::try_from(from.as_i64()).unwrap_or(0),
                prefix: prefix.map_or_else(String::new, |prefix| text_string(prefix.as_bytes())),
                style: label
                    .get::<Name<'_>>(b"S")
                    .and_then(|style| style.first().copied())
                    .unwrap_or(0),
                start: label.get::<u32>(b"St").unwrap_or(1),
            });
        }
    }
    if let Some(kids) = node.get::<Array<'_>>(b"Kids") {
        for kid in kids.iter::<Dict<'_>>().take(10_000) {
            collect(&kid, depth + 1, stretches);
        }
    }
}

/// Writes a page number in a style of the file: `D` decimal, `R` and `r` Roman, `A` and `a`
/// letters (after Z comes AA, then BB); no style, no number.
fn numeral(number: usize, style: u8) -> String {
    match style {
        b'D' => number.to_string(),
        b'R' => roman(number),
        b'r' => roman(number).to_lowercase(),
        b'A' | b'a' if number > 0 => {
            let letter = style + u8::try_from((number - 1) % 26).unwrap_or(0);
            char::from(letter)
                .to_string()
                .repeat((number - 1) / 26 % 8 + 1)
        }
        _ => String::new(),
    }
}

fn roman(number: usize) -> String {
    const SIGNS: [(usize, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut left = number % 10_000;
    let mut roman = String::new();
    for (value, sign) in SIGNS {
        while left >= value {
            roman.push_str(sign);
            left -= value;
        }
    }
    roman
}

/// A remark on a page.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Remark {
    pub(super) author: Option<String>,
    pub(super) text: String,
    /// The places on the page that a mark-up covers, from the upper left corner; none for a note.
    pub(super) marked: Vec<Rect>,
}

/// The annotations take more than is left for them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TooMany;

/// What stands on a page over its content.
#[derive(Debug, Default)]
pub(super) struct PageNotes {
    pub(super) remarks: Vec<Remark>,
    /// Marks without words.
    pub(super) wordless: usize,
    /// Fields of forms, sounds, films and attached files.
    pub(super) embedded: usize,
}

/// What an annotation costs beside its words, in letters: a link has some hundred bytes.
const ANNOTATION: usize = 100;

/// Reads the annotations of a page; `left` is how many letters they may still take in all, for pages
/// may share them.
///
/// # Errors
/// Nothing in particular: they take more than is left.
pub(super) fn notes(
    page: &Page<'_>,
    transform: Affine,
    left: &mut usize,
) -> Result<PageNotes, TooMany> {
    let mut found = PageNotes::default();
    let Some(array) = page.raw().get::<Array<'_>>(b"Annots") else {
        return Ok(found);
    };
    let mut spend = |letters: usize| -> Result<(), TooMany> {
        *left = left.checked_sub(letters).ok_or(TooMany)?;
        Ok(())
    };
    for dict in array.iter::<Dict<'_>>() {
        spend(ANNOTATION)?;
        let kind = dict.get::<Name<'_>>(b"Subtype");
        let marks = match kind.as_deref().unwrap_or_default() {
            b"Highlight" | b"Underline" | b"StrikeOut" | b"Squiggly" => true,
            b"Text" | b"FreeText" | b"Caret" | b"Stamp" | b"Ink" | b"Square" | b"Circle"
            | b"Line" | b"Polygon" | b"PolyLine" => false,
            b"Widget" | b"FileAttachment" | b"Sound" | b"Movie" | b"Screen" | b"RichMedia"
            | b"3D" => {
                found.embedded += 1;
                continue;
            }
            // Links and pop-up windows carry no words of their own.
            _ => continue,
        };
        let contents = dict.get::<object::String<'_>>(b"Contents");
        spend(contents.as_ref().map_or(0, |words| words.as_bytes().len()))?;
        let text = contents
            .map(|contents| text_string(contents.as_bytes()).trim().to_owned())
            .unwrap_or_default();
        if text.is_empty() {
            found.wordless += 1;
            continue;
        }
        let author = dict.get::<object::String<'_>>(b"T");
        spend(author.as_ref().map_or(0, |words| words.as_bytes().len()))?;
        let author = author
            .map(|author| text_string(author.as_bytes()).trim().to_owned())
            .filter(|author| !author.is_empty());
        let marked = if marks {
            quads(&dict, transform)
        } else {
            Vec::new()
        };
        spend(marked.len())?;
        found.remarks.push(Remark {
            author,
            text,
            marked,
        });
    }
    Ok(found)
}

/// Returns the rectangles around the four corners of each marked place.
fn quads(dict: &Dict<'_>, transform: Affine) -> Vec<Rect> {
    let Some(points) = dict.get::<Array<'_>>(b"QuadPoints") else {
        return Vec::new();
    };
    let points: Vec<f64> = points
        .iter::<Number>()
        .take(80_000)
        .map(|n| n.as_f64())
        .collect();
    points
        .chunks_exact(8)
        .map(|quad| {
            let (mut x, mut y) = ([quad[0]; 2], [quad[1]; 2]);
            for corner in quad.chunks_exact(2) {
                x = [x[0].min(corner[0]), x[1].max(corner[0])];
                y = [y[0].min(corner[1]), y[1].max(corner[1])];
            }
            on_page(transform, x[0], y[0], x[1], y[1])
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_strings_in_their_three_encodings() {
        assert_eq!(text_string(b"\xfe\xff\0a\x20\xac"), "a€");
        assert_eq!(text_string(b"\xef\xbb\xbfa\xc3\xb1"), "añ");
        assert_eq!(text_string(b"\x8d\xa0 \xf1\x85\r\x01"), "“€ ñ–\n");
    }

    #[test]
    fn page_numbers_in_every_style() {
        assert_eq!(numeral(14, b'r'), "xiv");
        assert_eq!(numeral(1999, b'R'), "MCMXCIX");
        assert_eq!(numeral(28, b'A'), "BB");
        assert_eq!(numeral(7, b'D'), "7");
        assert_eq!(numeral(7, 0), "");
    }
}
