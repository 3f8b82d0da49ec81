//! How the bytes of a text file become characters.
//!
//! In this order: what the caller asks for, a byte order mark, valid UTF-8, UTF-16 without a mark,
//! what the file itself declares (html, xml), a statistical guess. Line ends become `\n`; nothing
//! else is normalised: decomposed accents stay decomposed.

mod dos;

use std::borrow::Cow;

use ayni_model::text::normalise_line_ends;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};

use crate::read::losses::{self, Losses};
use crate::{Encoding, Evidence, LossKind, RefusalKind};

/// Bytes as text, and how they were read.
#[derive(Debug)]
pub(crate) struct Decoded<'b> {
    /// The characters, without the byte order mark.
    pub(crate) text: Cow<'b, str>,
    /// How they were read.
    pub(crate) encoding: Encoding,
}

/// Decodes a text file.
///
/// `asked` is the encoding that the caller wants, by its WHATWG label or as a code page of DOS
/// (`cp850`); `declared` what the file says of itself. Characters that cannot be decoded stand as U+FFFD and are counted in `losses`.
pub(crate) fn decode<'b>(
    bytes: &'b [u8],
    asked: Option<&str>,
    declared: Option<&str>,
    losses: &mut Losses,
) -> Result<Decoded<'b>, RefusalKind> {
    let mut decoded = as_stored(bytes, asked, declared, losses)?;
    decoded.text = match decoded.text {
        Cow::Borrowed(text) => normalise_line_ends(text),
        Cow::Owned(text) if text.contains('\r') => normalise_line_ends(&text).into_owned().into(),
        text => text,
    };
    Ok(decoded)
}

/// Decodes a text file as [`decode`] does, with its line ends as they stand.
pub(crate) fn as_stored<'b>(
    bytes: &'b [u8],
    asked: Option<&str>,
    declared: Option<&str>,
    losses: &mut Losses,
) -> Result<Decoded<'b>, RefusalKind> {
    let mark = encoding_rs::Encoding::for_bom(bytes);
    if let Some(page) = asked.and_then(dos::Page::of_label) {
        return Ok(of_page(bytes, page));
    }
    if let Some(label) = asked {
        let encoding = by_label(label).ok_or_else(|| RefusalKind::UnknownEncoding {
            label: label.to_owned(),
        })?;
        let marked = mark.filter(|(marked, _)| *marked == encoding);
        let skip = marked.map_or(0, |(_, length)| length);
        return Ok(convert(bytes, skip, encoding, Evidence::Asked, losses));
    }
    if let Some((encoding, length)) = mark {
        return Ok(convert(bytes, length, encoding, Evidence::Mark, losses));
    }
    let (encoding, evidence) = detect(bytes, declared);
    Ok(convert(bytes, 0, encoding, evidence, losses))
}

fn by_label(label: &str) -> Option<&'static encoding_rs::Encoding> {
    encoding_rs::Encoding::for_label_no_replacement(label.as_bytes())
}

fn detect(bytes: &[u8], declared: Option<&str>) -> (&'static encoding_rs::Encoding, Evidence) {
    if let Some(utf16) = utf16_without_mark(bytes) {
        return (utf16, Evidence::Guessed);
    }
    if std::str::from_utf8(bytes).is_ok() {
        return (encoding_rs::UTF_8, Evidence::Valid);
    }
    // A page that calls itself UTF-16 in ASCII letters is not UTF-16, as the HTML standard says.
    if let Some(encoding) = declared.and_then(by_label)
        && encoding != encoding_rs::UTF_16LE
        && encoding != encoding_rs::UTF_16BE
    {
        return (encoding, Evidence::Declared);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = detector.guess(None, Utf8Detection::Deny);
    (guess, Evidence::Guessed)
}

/// How many bytes are looked at for the pattern of UTF-16.
const UTF16_WINDOW: usize = 64 << 10;

/// Tells UTF-16 without a byte order mark by its zero bytes.
///
/// Spaces, line ends and Latin letters have one zero byte, always on the same side; text in any
/// other encoding has none at all, but by mistake. What passes must decode without a stray surrogate or a
/// control character, so that binary data does not.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let window = &bytes[..bytes.len().min(UTF16_WINDOW) & !1];
    let zeros = |side: usize| window.iter().skip(side).step_by(2).filter(|b| **b == 0);
    let (even, odd) = (zeros(0).count(), zeros(1).count());
    let (encoding, from): (_, fn([u8; 2]) -> u16) = match (even, odd) {
        (0, 1..) => (encoding_rs::UTF_16LE, u16::from_le_bytes),
        (1.., 0) => (encoding_rs::UTF_16BE, u16::from_be_bytes),
        _ => return None,
    };
    let few = (even + odd) * 4 < window.len();
    if few && std::str::from_utf8(bytes).is_ok_and(is_text_but_for_zeros) {
        return None;
    }
    let units = window.as_chunks::<2>().0.iter().map(|pair| from(*pair));
    let mut read = 0;
    for char in char::decode_utf16(units) {
        read += 1;
        match char {
            Ok(char) if is_control(char) => return None,
            Ok(_) => {}
            // The window may cut the last pair of surrogates.
            Err(_) if bytes.len() > window.len() && read >= window.len() / 2 - 1 => {}
            Err(_) => return None,
        }
    }
    Some(encoding)
}

/// Tells whether no character but zero is one that a text does not have. Letters that are not Latin are not
/// like that in UTF-16: half of each is a control character.
fn is_text_but_for_zeros(text: &str) -> bool {
    !text.contains(|char| char != '\0' && is_control(char))
}

/// Tells whether a character has no place in a text: control characters but for tab, line ends,
/// form feed, and the end-of-file mark of old systems.
pub(crate) const fn is_control(char: char) -> bool {
    matches!(char, '\0'..='\u{8}' | '\u{E}'..='\u{19}' | '\u{1C}'..='\u{1F}' | '\u{7F}')
}

fn convert<'b>(
    bytes: &'b [u8],
    skip: usize,
    encoding: &'static encoding_rs::Encoding,
    evidence: Evidence,
    losses: &mut Losses,
) -> Decoded<'b> {
    let body = &bytes[skip..];
    let (text, failed) = encoding.decode_without_bom_handling(body);
    if failed {
        // U+FFFD that the file holds itself is no loss of ours.
        let own = own_replacements(body, encoding);
        let seen = text.matches('\u{FFFD}').count();
        losses.add_many(
            LossKind::Undecodable,
            seen.saturating_sub(own).max(1),
            || {
                let before = text.split('\u{FFFD}').next().unwrap_or_default();
                losses::line(normalise_line_ends(before).matches('\n').count() + 1)
            },
        );
    }
    Decoded {
        text,
        encoding: Encoding {
            name: encoding.name().to_owned(),
            bom: skip > 0,
            evidence,
        },
    }
}

fn of_page(bytes: &[u8], page: dos::Page) -> Decoded<'static> {
    let text = page.decode(bytes);
    Decoded {
        text: Cow::Owned(text),
        encoding: Encoding {
            name: page.name.to_owned(),
            bom: false,
            evidence: Evidence::Asked,
        },
    }
}

fn own_replacements(body: &[u8], encoding: &'static encoding_rs::Encoding) -> usize {
    let pairs = || body.as_chunks::<2>().0.iter();
    if encoding == encoding_rs::UTF_8 {
        body.windows(3).filter(|w| *w == b"\xEF\xBF\xBD").count()
    } else if encoding == encoding_rs::UTF_16LE {
        pairs().filter(|pair| **pair == [0xFD, 0xFF]).count()
    } else if encoding == encoding_rs::UTF_16BE {
        pairs().filter(|pair| **pair == [0xFF, 0xFD]).count()
    } else {
        0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> (String, String, Evidence) {
        let decoded = decode(bytes, None, None, &mut Losses::default()).unwrap();
        let encoding = decoded.encoding;
        (decoded.text.into_owned(), encoding.name, encoding.evidence)
    }

    fn seen(text: &str, name: &str, evidence: Evidence) -> (String, String, Evidence) {
        (text.to_owned(), name.to_owned(), evidence)
    }

    #[test]
    fn a_mark_is_not_part_of_the_text() {
        assert_eq!(
            read(b"\xEF\xBB\xBFa\r\nb\rc"),
            seen("a\nb\nc", "UTF-8", Evidence::Mark)
        );
        assert_eq!(
            read(b"\xFF\xFEa\0\xF1\0"),
            seen("a\u{f1}", "UTF-16LE", Evidence::Mark)
        );
        assert_eq!(
            read(b"\xFE\xFF\0a\0\xF1"),
            seen("a\u{f1}", "UTF-16BE", Evidence::Mark)
        );
    }

    #[test]
    fn utf16_is_known_without_its_mark() {
        let text = "Mañana\nпривет";
        let le: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let be: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(read(&le), seen(text, "UTF-16LE", Evidence::Guessed));
        assert_eq!(read(&be), seen(text, "UTF-16BE", Evidence::Guessed));
        // Every byte of this one is also UTF-8.
        let text = "la mina\n";
        let le: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(read(&le), seen(text, "UTF-16LE", Evidence::Guessed));
    }

    #[test]
    fn a_zero_by_mistake_makes_no_utf16() {
        for text in ["El año\0 pasado, la huelga", "ab\0 cd\0 efgh", "\0abcdefg"] {
            let read = read(text.as_bytes());
            assert_eq!(read, seen(text, "UTF-8", Evidence::Valid), "{text:?}");
        }
        // Few zeros, and UTF-16 all the same: of these letters none has one.
        for text in [
            "переговоры о зарплате",
            "οι διαπραγματεύσεις",
            "वेतन की बातचीत",
        ] {
            let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
            assert_eq!(read(&bytes), seen(text, "UTF-16LE", Evidence::Guessed));
        }
    }

    #[test]
    fn decomposed_accents_stay_decomposed() {
        assert_eq!(
            read("Jose\u{301}".as_bytes()),
            seen("Jose\u{301}", "UTF-8", Evidence::Valid)
        );
    }

    #[test]
    fn western_bytes_are_guessed() {
        let bytes = b"La compa\xF1\xEDa dijo que no habr\xE1 negociaci\xF3n \x93hasta marzo\x94.";
        assert_eq!(
            read(bytes),
            seen(
                "La compañía dijo que no habrá negociación “hasta marzo”.",
                "windows-1252",
                Evidence::Guessed
            )
        );
    }

    #[test]
    fn what_is_asked_for_wins_over_the_guess() {
        let decoded = decode(b"\xCF\xF0", Some("cp1251"), None, &mut Losses::default()).unwrap();
        assert_eq!(decoded.text, "Пр");
        assert_eq!(decoded.encoding.evidence, Evidence::Asked);
        assert_eq!(
            decode(b"", Some("klingon"), None, &mut Losses::default()).unwrap_err(),
            RefusalKind::UnknownEncoding {
                label: "klingon".into()
            }
        );
    }

    #[test]
    fn a_page_of_dos_is_read_where_it_is_asked_for() {
        let bytes = b"La compa\xA4\xA1a\r\nno pag\xA2";
        let decoded = decode(bytes, Some("IBM850"), None, &mut Losses::default()).unwrap();
        assert_eq!(decoded.text, "La compañía\nno pagó");
        assert_eq!(decoded.encoding.name, "cp850");
        // 866 is one of the web's already.
        let decoded = decode(b"\x8F\xE0", Some("cp866"), None, &mut Losses::default()).unwrap();
        assert_eq!((&*decoded.text, &*decoded.encoding.name), ("Пр", "IBM866"));
    }

    #[test]
    fn undecodable_characters_are_counted_with_their_first_line() {
        let mut losses = Losses::default();
        let bytes = b"uno\r\ndos \xFF y \xEF\xBF\xBD\r\ntres \xFE";
        let decoded = decode(bytes, Some("utf-8"), None, &mut losses).unwrap();
        assert_eq!(
            decoded.text, "uno\ndos \u{FFFD} y \u{FFFD}\ntres \u{FFFD}",
            "the one in the middle was in the file"
        );
        let losses = losses.into_vec();
        assert_eq!(losses[0].kind, LossKind::Undecodable);
        assert_eq!(losses[0].count, 2);
        assert_eq!(losses[0].place.as_deref(), Some("line 2"));
    }
}
