//! Characters of texts and attributes as they are meant, also where they are not written as XML asks: both are
//! read alike, for the places of passages count what is read.

use std::borrow::Cow;

use quick_xml::escape::resolve_html5_entity;

use super::{Oddity, line_ends};

/// The longest reference that is looked for, in bytes.
const LONGEST: usize = 40;

/// What stands at a `&`.
enum Reference {
    /// A character, or the few of a named one; whether XML knows it.
    Known(Cow<'static, str>, bool),
    /// Half of a character, as UTF-16 counts.
    Half(u16),
    /// The number of what is no character.
    None,
    /// Nothing: the sign itself is meant.
    Bare,
}

/// Returns the characters of a text.
pub(super) fn of_text<'x>(
    written: Cow<'x, str>,
    tell: &mut dyn FnMut(Oddity, &str),
) -> Cow<'x, str> {
    resolved(line_ends(written), tell)
}

/// Returns the characters of an attribute, in which XML 1.0 (3.3.3) has a blank for each line end and tab that
/// is written as such.
pub(super) fn of_attribute<'x>(
    written: Cow<'x, str>,
    tell: &mut dyn FnMut(Oddity, &str),
) -> Cow<'x, str> {
    let written = match written.contains(['\n', '\r', '\t']) {
        true => line_ends(written).replace(['\n', '\t'], " ").into(),
        false => written,
    };
    resolved(written, tell)
}

fn resolved<'x>(written: Cow<'x, str>, tell: &mut dyn FnMut(Oddity, &str)) -> Cow<'x, str> {
    let Some(first) = written.find('&') else {
        return written;
    };
    let mut out = String::with_capacity(written.len());
    let (plain, mut rest) = written.split_at(first);
    out.push_str(plain);
    while !rest.is_empty() {
        let (reference, length) = reference(rest);
        let (said, behind) = rest.split_at(length);
        rest = behind;
        match reference {
            Reference::Known(characters, of_xml) => {
                if !of_xml {
                    tell(Oddity::NotXml, said);
                }
                out.push_str(&characters);
            }
            Reference::Half(high) => match half(rest) {
                Some((low, length)) if low_of(high, low).is_some() => {
                    tell(Oddity::NotXml, said);
                    out.extend(low_of(high, low));
                    rest = &rest[length..];
                }
                _ => {
                    tell(Oddity::NoCharacter, said);
                    out.push('\u{FFFD}');
                }
            },
            Reference::None => {
                tell(Oddity::NoCharacter, said);
                out.push('\u{FFFD}');
            }
            Reference::Bare => {
                tell(Oddity::NotXml, said);
                out.push('&');
            }
        }
        let next = rest.find('&').unwrap_or(rest.len());
        out.push_str(&rest[..next]);
        rest = &rest[next..];
    }
    out.into()
}

/// Returns what a text begins with, which is a `&`, and of how many bytes it is.
fn reference(text: &str) -> (Reference, usize) {
    let bare = (Reference::Bare, 1);
    let bytes = text.as_bytes().get(1..).unwrap_or_default();
    let name = bytes.iter().take(LONGEST);
    let Some(end) = name.clone().position(|byte| *byte == b';') else {
        return bare;
    };
    let Some(name) = text.get(1..=end) else {
        return bare;
    };
    let length = end + 2;
    let Some(number) = name.strip_prefix('#') else {
        let of_xml = quick_xml::escape::resolve_xml_entity(name);
        return match of_xml.or_else(|| resolve_html5_entity(name)) {
            Some(known) => (Reference::Known(known.into(), of_xml.is_some()), length),
            None => bare,
        };
    };
    let (digits, radix) = match number.strip_prefix(['x', 'X']) {
        Some(digits) => (digits, 16),
        None => (number, 10),
    };
    if digits.is_empty() || !digits.chars().all(|digit| digit.is_digit(radix)) {
        return bare;
    }
    let number = u32::from_str_radix(digits, radix).unwrap_or(u32::MAX);
    let found = match (char::from_u32(number), u16::try_from(number)) {
        (Some('\0'), _) | (None, Err(_)) => Reference::None,
        (Some(char), _) => Reference::Known(char.to_string().into(), true),
        (None, Ok(half)) => Reference::Half(half),
    };
    (found, length)
}

/// Returns the half of a character that a text begins with, and of how many bytes it is.
fn half(text: &str) -> Option<(u16, usize)> {
    match text.starts_with('&').then(|| reference(text))? {
        (Reference::Half(half), length) => Some((half, length)),
        _ => None,
    }
}

/// Returns the character of two halves, as some programs write what is beyond the first plane.
fn low_of(high: u16, low: u16) -> Option<char> {
    char::decode_utf16([high, low]).next()?.ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(written: &str) -> (String, Vec<(Oddity, String)>) {
        let mut told = Vec::new();
        let mut tell = |what, said: &str| told.push((what, said.to_owned()));
        let text = of_text(written.into(), &mut tell).into_owned();
        (text, told)
    }

    #[test]
    fn what_xml_has_is_read_without_a_word() {
        let (text, told) = read("a &amp;&lt;&gt;&quot;&apos; &#233;&#xE9;&#X1F600;\r\n&#13;é");
        assert_eq!(text, "a &<>\"' éé😀\n\ré");
        assert_eq!(told, []);
        assert!(matches!(
            of_text("plain".into(), &mut |_, _| ()),
            Cow::Borrowed("plain")
        ));
    }

    #[test]
    fn what_is_not_written_as_xml_asks_is_read_as_it_is_meant_and_told() {
        for (written, text, what, said) in [
            ("caf&eacute; one", "café one", Oddity::NotXml, "&eacute;"),
            ("R&D one", "R&D one", Oddity::NotXml, "&"),
            ("R & D; one", "R & D; one", Oddity::NotXml, "&"),
            ("a&nada;", "a&nada;", Oddity::NotXml, "&"),
            ("a&#;", "a&#;", Oddity::NotXml, "&"),
            ("a&#x;b", "a&#x;b", Oddity::NotXml, "&"),
            ("a&#+65;", "a&#+65;", Oddity::NotXml, "&"),
            ("a&é;", "a&é;", Oddity::NotXml, "&"),
            ("a&", "a&", Oddity::NotXml, "&"),
            ("&#55357;&#xDE00;!", "😀!", Oddity::NotXml, "&#55357;"),
            ("a&#0;b", "a\u{FFFD}b", Oddity::NoCharacter, "&#0;"),
            ("a&#xD800;b", "a\u{FFFD}b", Oddity::NoCharacter, "&#xD800;"),
            ("a&#xDE00;b", "a\u{FFFD}b", Oddity::NoCharacter, "&#xDE00;"),
            (
                "a&#x110000;",
                "a\u{FFFD}",
                Oddity::NoCharacter,
                "&#x110000;",
            ),
            (
                "a&#99999999999;",
                "a\u{FFFD}",
                Oddity::NoCharacter,
                "&#99999999999;",
            ),
        ] {
            let expected = (text.to_owned(), vec![(what, said.to_owned())]);
            assert_eq!(read(written), expected, "{written}");
            let mut told = 0;
            let value = of_attribute(written.into(), &mut |_, _| told += 1);
            assert_eq!((&*value, told), (text, 1), "{written}");
        }
    }

    #[test]
    fn halves_that_are_none_of_one_character_are_two() {
        let (text, told) = read("&#xD83D;&#xD83D;&#xDE00;&#xD83D; &#xDE00;");
        assert_eq!(text, "\u{FFFD}😀\u{FFFD} \u{FFFD}");
        assert_eq!(told.len(), 4);
    }

    #[test]
    fn blanks_of_attributes_are_blanks() {
        let value = of_attribute("a\r\nb\tc\rd&#10;&#9;".into(), &mut |_, _| ());
        assert_eq!(value, "a b c d\n\t");
    }
}
