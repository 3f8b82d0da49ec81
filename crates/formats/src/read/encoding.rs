//! How the bytes of a text file become characters.
//!
//! In this order: what the caller asks for, a byte order mark, UTF-16 without a mark, valid UTF-8, what the
//! file itself declares (html, xml), UTF-8 with damage, a statistical guess. Line ends become `\n`; nothing
//! else is normalised: decomposed accents stay decomposed.

pub(crate) mod dos;
mod utf16;

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
    if let Some(utf16) = utf16::without_mark(bytes) {
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
    if is_damaged_utf8(bytes) {
        return (encoding_rs::UTF_8, Evidence::Guessed);
    }
    let mut guess = Guess::default();
    guess.feed(bytes);
    (guess.end(), Evidence::Guessed)
}

/// Tells whether bytes that are no valid UTF-8 are meant as UTF-8 all the same: a text that was cut within a
/// character, or got a byte of something else.
///
/// Bytes that go on with a character must be twice as many as the places at which there is none. In texts of
/// forty characters in Western, Cyrillic and Asian encodings they were never more than half as many; in words
/// of four letters, now and then as many.
pub(crate) fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut going_on, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        let is_within = |byte: &u8| matches!(byte, 0x80..=0xBF);
        going_on += chunk.valid().bytes().filter(|byte| is_within(byte)).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    broken > 0 && going_on >= 2 * broken
}

/// A guess at the encoding of texts that are all written alike.
pub(crate) struct Guess(EncodingDetector);

impl Default for Guess {
    fn default() -> Self {
        Self(EncodingDetector::new(Iso2022JpDetection::Deny))
    }
}

impl Guess {
    /// Takes a text into account, a line or more of it.
    pub(crate) fn feed(&mut self, text: &[u8]) {
        self.0.feed(text, false);
        // What one text ends with is not what the next begins with.
        self.0.feed(b"\n", false);
    }

    /// Returns the encoding that is likeliest; never UTF-8.
    pub(crate) fn end(mut self) -> &'static encoding_rs::Encoding {
        self.0.feed(b"", true);
        self.0.guess(None, Utf8Detection::Deny)
    }
}

/// Decodes bytes, and returns how many of the characters are U+FFFD that are none in the bytes.
pub(crate) fn replacing<'b>(
    bytes: &'b [u8],
    encoding: &'static encoding_rs::Encoding,
) -> (Cow<'b, str>, usize) {
    let (text, failed) = encoding.decode_without_bom_handling(bytes);
    if !failed {
        return (text, 0);
    }
    // U+FFFD that the bytes hold themselves is no loss of ours.
    let own = own_replacements(bytes, encoding);
    let seen = text.matches('\u{FFFD}').count();
    (text, seen.saturating_sub(own).max(1))
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
    let (text, replaced) = replacing(body, encoding);
    losses.add_many(LossKind::Undecodable, replaced, || {
        let before = text.split('\u{FFFD}').next().unwrap_or_default();
        losses::line(normalise_line_ends(before).matches('\n').count() + 1)
    });
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

    pub(super) fn read(bytes: &[u8]) -> (String, String, Evidence) {
        let decoded = decode(bytes, None, None, &mut Losses::default()).unwrap();
        let encoding = decoded.encoding;
        (decoded.text.into_owned(), encoding.name, encoding.evidence)
    }

    pub(super) fn seen(text: &str, name: &str, evidence: Evidence) -> (String, String, Evidence) {
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
    fn what_is_mostly_utf8_is_read_as_that() {
        let text = "La señora dijo: “no hay plata” y salió.";
        let bytes = text.as_bytes();
        // A byte that belongs nowhere, and a character of which the last byte is missing.
        for (harm, place) in [(&b"\xFF"[..], 5), (b"\xE2\x80", 9), (b"\xC3", bytes.len())] {
            let harmed = [&bytes[..place], harm, &bytes[place..]].concat();
            let seen = format!(
                "{}\u{FFFD}{}",
                &text[..place],
                text.get(place..).unwrap_or_default()
            );
            let mut losses = Losses::default();
            let decoded = decode(&harmed, None, None, &mut losses).unwrap();
            assert_eq!(decoded.text, seen);
            assert_eq!(decoded.encoding.name, "UTF-8");
            assert_eq!(decoded.encoding.evidence, Evidence::Guessed);
            let losses = losses.into_vec();
            assert_eq!(
                (losses[0].kind, losses[0].count),
                (LossKind::Undecodable, 1)
            );
        }
    }

    #[test]
    fn what_looks_like_utf8_in_a_few_places_is_not() {
        // `É»` and `Ã±` of windows-1252 are characters of UTF-8 as well.
        let western = "«ESPAÑA, CAFÉ» dijo el señor; qué más dirá él, nadie lo sabrá. Ã±";
        // Each of these has such pairs by the nature of the language or the code page.
        for (text, label) in [
            (western, "windows-1252"),
            ("Дівчина їде, і Мій брат її не бачив", "windows-1251"),
            ("раста твоего товарища страна стоит", "IBM866"),
            ("組合はストライキを準備していますと言いました", "EUC-JP"),
            ("어제 회의에서 노동자들은 말했습니다", "EUC-KR"),
        ] {
            let encoding = by_label(label).unwrap();
            let (bytes, ..) = encoding.encode(text);
            assert!(!is_damaged_utf8(&bytes), "{text}");
        }
        let (bytes, ..) = encoding_rs::WINDOWS_1252.encode(western);
        assert_eq!(
            read(&bytes),
            seen(western, "windows-1252", Evidence::Guessed)
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
