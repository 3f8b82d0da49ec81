//! What XML itself wants (XML 1.0, fifth edition) and the reader does not look at.

use std::borrow::Cow;

use super::{Why, shortened, value::BLANKS};

/// Looks at `<?xml …?>`: the version, and that the encoding is the one that is read.
pub(super) fn declaration(content: &str) -> Result<(), Why> {
    let rest = content.strip_prefix("xml").unwrap_or(content);
    apart(rest)?;
    let mut names = ["version", "encoding", "standalone"].into_iter();
    let mut rest = rest.trim_matches(BLANKS);
    // The version has to be there, the others need not.
    if !rest.starts_with("version") {
        return Err(malformed());
    }
    while !rest.is_empty() {
        let (name, value, after) = pair(rest).ok_or_else(malformed)?;
        if !names.any(|expected| expected == name) {
            return Err(malformed());
        }
        let right = match name {
            "version" => value.strip_prefix("1.").is_some_and(|minor| {
                !minor.is_empty() && minor.bytes().all(|byte| byte.is_ascii_digit())
            }),
            "encoding" => {
                let known = ["utf-8", "utf8", "us-ascii"];
                known.iter().any(|it| it.eq_ignore_ascii_case(value))
            }
            _ => matches!(value, "yes" | "no"),
        };
        if !right {
            return Err(Why::Broken(format!(
                "the declaration <?xml …?> says {name} {:?}; expected version 1.0 and encoding UTF-8",
                shortened(value)
            )));
        }
        rest = after.trim_start_matches(BLANKS);
    }
    Ok(())
}

fn malformed() -> Why {
    Why::Broken("the declaration <?xml …?> is none".to_owned())
}

/// Takes a name, its value in quotation marks, and what follows.
fn pair(text: &str) -> Option<(&str, &str, &str)> {
    let (name, rest) = text.split_once('=')?;
    let rest = rest.trim_start_matches(BLANKS);
    let mark = rest
        .chars()
        .next()
        .filter(|mark| matches!(mark, '"' | '\''))?;
    let (value, after) = rest.strip_prefix(mark)?.split_once(mark)?;
    Some((name.trim_end_matches(BLANKS), value, after))
}

/// Looks at the name of `<?name …?>`.
pub(super) fn instruction(content: &str) -> Result<(), Why> {
    characters(content)?;
    let name = content.split(BLANKS).next().unwrap_or_default();
    if is_name(name) && !name.eq_ignore_ascii_case("xml") {
        return Ok(());
    }
    Err(Why::Broken(format!(
        "<?{}?> has no name",
        shortened(content)
    )))
}

/// Tells whether this is a name without a colon; of rare scripts more are let through than XML has.
pub(super) fn is_name(name: &str) -> bool {
    let begins = |char: char| char.is_alphabetic() || char == '_';
    let goes_on = |char: char| char.is_alphanumeric() || matches!(char, '_' | '-' | '.' | '·');
    name.starts_with(begins) && name.chars().all(goes_on)
}

/// Makes sure that there are blanks between attributes.
pub(super) fn apart(attributes: &str) -> Result<(), Why> {
    let mut bytes = attributes.bytes();
    while let Some(mark) = bytes.find(|byte| matches!(byte, b'"' | b'\'')) {
        let ended = bytes.any(|byte| byte == mark);
        let after = bytes.clone().next().filter(|_| ended);
        if after.is_some_and(|byte| !matches!(byte, b' ' | b'\t' | b'\n' | b'\r')) {
            return Err(Why::Broken("no blank stands between attributes".to_owned()));
        }
    }
    Ok(())
}

/// Tells whether a byte begins nothing that has to be looked at: U+FFFE and U+FFFF begin with `EF`.
const fn is_plain(byte: u8) -> bool {
    byte >= b' ' && byte != 0xEF
}

/// Tells whether all bytes are such. Without a way out early, many are looked at at once.
fn all(text: &str, such: impl Fn(u8) -> bool) -> bool {
    text.bytes().fold(true, |all, byte| all & such(byte))
}

/// Resolves the references in a value, and makes line ends and tabs blanks (XML 1.0, 3.3.3).
pub(super) fn attribute_value(raw: &str) -> Result<Cow<'_, str>, Why> {
    if all(raw, |byte| is_plain(byte) & (byte != b'<') & (byte != b'&')) {
        return Ok(Cow::Borrowed(raw));
    }
    if raw.contains('<') {
        return Err(Why::Broken("< stands in an attribute".to_owned()));
    }
    characters(raw)?;
    let mut parts = raw.split('&');
    let blank = |text: &str| text.replace(BLANKS, " ");
    let mut value = parts.next().map(blank).unwrap_or_default();
    for part in parts {
        let (reference, rest) = part
            .split_once(';')
            .ok_or_else(|| Why::Broken("& stands alone in an attribute".to_owned()))?;
        value.push(referenced(reference)?);
        value.push_str(&blank(rest));
    }
    Ok(Cow::Owned(value))
}

/// Returns the character that a reference stands for.
pub(super) fn referenced(reference: &str) -> Result<char, Why> {
    let char = match reference {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => reference.strip_prefix('#').and_then(numbered),
    };
    let known = char.filter(|char| is_character(*char));
    known.ok_or_else(|| Why::Broken(format!("&{}; stands for nothing", shortened(reference))))
}

fn numbered(number: &str) -> Option<char> {
    let (digits, radix) = match number.strip_prefix('x') {
        Some(digits) => (digits, 16),
        None => (number, 10),
    };
    let plain = digits.chars().all(|digit| digit.is_digit(radix));
    plain
        .then(|| u32::from_str_radix(digits, radix).ok())
        .flatten()
        .and_then(char::from_u32)
}

/// Makes sure that there are none but characters of XML.
pub(super) fn characters(text: &str) -> Result<(), Why> {
    if all(text, |byte| {
        is_plain(byte) | matches!(byte, b'\t' | b'\n' | b'\r')
    }) {
        return Ok(());
    }
    match text.chars().find(|char| !is_character(*char)) {
        Some(char) => Err(Why::Broken(format!(
            "the character U+{:04X} may not be in it",
            u32::from(char)
        ))),
        None => Ok(()),
    }
}

/// XML 1.0, 2.2.
const fn is_character(char: char) -> bool {
    !matches!(char, '\0'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}')
}
