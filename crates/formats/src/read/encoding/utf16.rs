//! UTF-16 without a byte order mark.

use super::is_control;

/// How many bytes are looked at for the pattern of UTF-16.
const WINDOW: usize = 64 << 10;

/// How much speaks for an order of bytes: line ends and blanks, letters of ASCII, letters below U+0100.
///
/// A blank read the wrong way is U+0A00 or U+2000, which no text has; of the letters some are common both
/// ways (`N` is 一).
type Signs = (usize, usize, usize);

/// Tells UTF-16 without a byte order mark by its zero bytes.
///
/// Spaces, line ends and Latin letters have one zero byte, always on the same side; other signs have one on
/// either side now and then (emoji, the blank of Chinese and Japanese). Text in any other encoding has none at
/// all, but by mistake. What passes must decode without a stray surrogate or a control character, so that
/// binary data does not.
pub(super) fn without_mark(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let window = &bytes[..bytes.len().min(WINDOW) & !1];
    let zeros = window.iter().filter(|byte| **byte == 0).count();
    if zeros == 0 || (zeros * 4 < window.len() && is_text_but_for_zeros(bytes)) {
        return None;
    }
    let (little, big) = (
        signs(window, u16::from_le_bytes),
        signs(window, u16::from_be_bytes),
    );
    let (encoding, from): (_, fn([u8; 2]) -> u16) = match little.cmp(&big) {
        std::cmp::Ordering::Greater => (encoding_rs::UTF_16LE, u16::from_le_bytes),
        std::cmp::Ordering::Less => (encoding_rs::UTF_16BE, u16::from_be_bytes),
        std::cmp::Ordering::Equal => return None,
    };
    // The window may cut the last pair of surrogates.
    let is_cut = |unit: &u16| bytes.len() > window.len() && matches!(unit, 0xD800..=0xDBFF);
    let mut units: Vec<u16> = units(window, from).collect();
    units.pop_if(|unit| is_cut(unit));
    let is_text = |char: Result<char, _>| char.is_ok_and(|char| !is_control(char));
    char::decode_utf16(units).all(is_text).then_some(encoding)
}

fn units(window: &[u8], from: fn([u8; 2]) -> u16) -> impl Iterator<Item = u16> {
    window.as_chunks().0.iter().map(move |pair| from(*pair))
}

fn signs(window: &[u8], from: fn([u8; 2]) -> u16) -> Signs {
    let mut signs = (0, 0, 0);
    for unit in units(window, from) {
        signs.0 += usize::from(matches!(unit, 0x09 | 0x0A | 0x0D | 0x20));
        signs.1 += usize::from(matches!(unit, 0x20..=0x7E));
        signs.2 += usize::from(matches!(unit, 0x01..=0xFF));
    }
    signs
}

/// Tells whether no character but zero is one that a text does not have. Letters that are not Latin are not
/// like that in UTF-16: half of each is a control character. Where the bytes are no UTF-8, most of them must be
/// letters of ASCII: of Chinese hardly a third are.
fn is_text_but_for_zeros(bytes: &[u8]) -> bool {
    let is_harm = |char: char| char != '\0' && is_control(char);
    match std::str::from_utf8(bytes) {
        Ok(text) => !text.contains(is_harm),
        Err(_) => {
            let plain = bytes.iter().filter(|byte| matches!(byte, b' '..=b'~'));
            plain.count() * 4 >= bytes.len() * 3
                && !bytes.iter().any(|byte| is_harm(char::from(*byte)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{
        Evidence,
        tests::{read, seen},
    };

    /// Holds a text against what is read of it, in either order of bytes.
    fn check(text: &str) {
        let le: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let be: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(read(&le), seen(text, "UTF-16LE", Evidence::Guessed));
        assert_eq!(read(&be), seen(text, "UTF-16BE", Evidence::Guessed));
    }

    #[test]
    fn utf16_is_known_without_its_mark() {
        check("Mañana\nпривет");
        // Every byte of this one is also UTF-8.
        check("la mina\n");
    }

    #[test]
    fn signs_with_a_zero_on_the_other_side_are_no_hindrance() {
        check("Ein 😀 Emoji.\nZweite Zeile 👩‍👩‍👧‍👦 Familie hier.\n");
        // Each of these has its zero on the other side, and is `N`, `0` or nothing read that way.
        check("一、二、三\n一　一　一\n😀😀😀😀\n");
        // A pair of surrogates stands across the end of what is looked at.
        let long = format!("a{}\n", "😀".repeat(20_000));
        check(&long);
    }

    #[test]
    fn a_zero_by_mistake_makes_no_utf16() {
        for text in [
            "El año\0 pasado, la huelga",
            "ab\0 cd\0 efgh",
            "\0abcdefg",
            "\0ab\0cdefgh",
        ] {
            let read = read(text.as_bytes());
            assert_eq!(read, seen(text, "UTF-8", Evidence::Valid), "{text:?}");
        }
        let (text, encoding, _) = read(b"El a\xF1o\0 pasado, la huelga del per\xFA");
        assert_eq!(text, "El año\0 pasado, la huelga del perú");
        assert_eq!(encoding, "windows-1252");
        // Few zeros, and UTF-16 all the same: of these letters none has one.
        for text in [
            "переговоры о зарплате",
            "οι διαπραγματεύσεις",
            "वेतन की बातचीत",
            "昨天在会议上工人们说\n公司不愿意支付加班费。",
        ] {
            let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
            assert_eq!(read(&bytes), seen(text, "UTF-16LE", Evidence::Guessed));
        }
    }
}
