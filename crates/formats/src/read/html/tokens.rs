//! Cuts HTML into tags and characters, in one pass and without a tree.
//!
//! The rules are those of the HTML standard's tokeniser as far as words depend on them: raw text of
//! scripts, comments, attributes in any quotes, references with and without semicolon. Without a
//! tree nothing nests, so no page can be deep or slow.

use std::borrow::Cow;

/// A piece of a page.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Token<'t> {
    /// Characters, references resolved.
    Text(Cow<'t, str>),
    /// A tag opens.
    Open(Tag<'t>),
    /// A tag closes; its name in lower case.
    Close(String),
}

/// A tag that opens.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Tag<'t> {
    /// The name in lower case.
    pub(crate) name: String,
    attributes: &'t str,
    /// The raw content of an element that holds no tags (`script`, `title`).
    pub(crate) raw: Option<&'t str>,
}

impl Tag<'_> {
    /// Returns an attribute's value; the first one of the name wins.
    pub(crate) fn get(&self, name: &str) -> Option<String> {
        let mut rest = self.attributes;
        while let Some((key, value, after)) = attribute(rest) {
            if key.eq_ignore_ascii_case(name) {
                return Some(resolve(value).into_owned());
            }
            rest = after;
        }
        None
    }
}

/// Elements whose content is characters only.
const RAW: [&str; 9] = [
    "script",
    "style",
    "title",
    "textarea",
    "xmp",
    "iframe",
    "noembed",
    "noframes",
    "plaintext",
];

/// Walks over the pieces of a page.
pub(crate) struct Tokens<'t> {
    rest: &'t str,
}

impl<'t> Tokens<'t> {
    /// Starts at the beginning of a page.
    pub(crate) const fn new(text: &'t str) -> Self {
        Self { rest: text }
    }

    fn take(&mut self, length: usize) -> &'t str {
        let (taken, rest) = self.rest.split_at(length);
        self.rest = rest;
        taken
    }

    /// Takes everything up to and with `end`, or all there is.
    fn through(&mut self, end: &str) {
        let length = self
            .rest
            .find(end)
            .map_or(self.rest.len(), |at| at + end.len());
        self.take(length);
    }

    fn tag(&mut self, after: usize) -> (String, &'t str) {
        self.take(after);
        let name = self
            .rest
            .find(|char: char| char.is_ascii_whitespace() || char == '/' || char == '>')
            .unwrap_or(self.rest.len());
        let name = self.take(name).to_ascii_lowercase();
        let end = tag_end(self.rest);
        let attributes = self.take(end);
        self.take(usize::from(!self.rest.is_empty()));
        (name, attributes)
    }

    fn raw(&mut self, name: &str) -> &'t str {
        let mut from = 0;
        while let Some(at) = self.rest[from..].find("</") {
            let start = from + at + 2;
            let close = self.rest.as_bytes().get(start..start + name.len());
            if close.is_some_and(|close| close.eq_ignore_ascii_case(name.as_bytes())) {
                let raw = self.take(start - 2);
                self.through(">");
                return raw;
            }
            from = start;
        }
        self.take(self.rest.len())
    }
}

impl<'t> Iterator for Tokens<'t> {
    type Item = Token<'t>;

    fn next(&mut self) -> Option<Token<'t>> {
        while !self.rest.is_empty() {
            let mut next = self.rest.bytes();
            let kind = (next.next(), next.next(), next.next());
            match kind {
                (Some(b'<'), Some(letter), _) if letter.is_ascii_alphabetic() => {
                    let (name, attributes) = self.tag(1);
                    let empty = attributes.ends_with('/');
                    let raw = (RAW.contains(&name.as_str()) && !empty).then(|| self.raw(&name));
                    return Some(Token::Open(Tag {
                        name,
                        attributes,
                        raw,
                    }));
                }
                (Some(b'<'), Some(b'/'), Some(letter)) if letter.is_ascii_alphabetic() => {
                    let (name, _) = self.tag(2);
                    return Some(Token::Close(name));
                }
                (Some(b'<'), Some(b'!'), Some(b'-')) if self.rest.starts_with("<!--") => {
                    self.take(4);
                    // `<!-->` and `<!--->` are whole comments.
                    if self.rest.starts_with('>') || self.rest.starts_with("->") {
                        self.through(">");
                    } else {
                        self.through("-->");
                    }
                }
                (Some(b'<'), Some(b'!' | b'?'), _) => {
                    // A document type may hold declarations in brackets, with `>` in them.
                    let end = self.rest.find('>').unwrap_or(self.rest.len());
                    let declared = self.rest.get(..9).unwrap_or_default();
                    let subset = declared.eq_ignore_ascii_case("<!doctype")
                        && self.rest[..end].contains('[');
                    self.through(if subset { "]>" } else { ">" });
                }
                (Some(b'<'), Some(b'/'), Some(b'>')) => {
                    self.take(3);
                }
                _ => {
                    let first = self.rest.chars().next().map_or(0, char::len_utf8);
                    let after = &self.rest[first..];
                    let end = after.find('<').map_or(self.rest.len(), |at| at + first);
                    return Some(Token::Text(resolve(self.take(end))));
                }
            }
        }
        None
    }
}

/// Returns where a tag's attributes end, quotes respected.
fn tag_end(rest: &str) -> usize {
    let mut quote = None;
    let mut before_value = false;
    for (at, byte) in rest.bytes().enumerate() {
        match (quote, byte) {
            (Some(open), byte) if open == byte => quote = None,
            (Some(_), _) => {}
            (None, b'>') => return at,
            (None, b'"' | b'\'') if before_value => quote = Some(byte),
            (None, b'=') => before_value = true,
            (None, byte) if byte.is_ascii_whitespace() => {}
            (None, _) => before_value = false,
        }
    }
    rest.len()
}

/// Cuts the first attribute off: name, value, rest.
fn attribute(text: &str) -> Option<(&str, &str, &str)> {
    let text = text.trim_start_matches(|char: char| char.is_ascii_whitespace() || char == '/');
    if text.is_empty() {
        return None;
    }
    let end = |char: char| char.is_ascii_whitespace() || char == '=' || char == '/';
    // An attribute may begin with `=`, which is then part of its name.
    let first = text.chars().next().map_or(0, char::len_utf8);
    let length = text[first..].find(end).map_or(text.len(), |at| at + first);
    let (name, rest) = text.split_at(length);
    let Some(value) = rest.trim_ascii_start().strip_prefix('=') else {
        return Some((name, "", rest));
    };
    let value = value.trim_ascii_start();
    for quote in ['"', '\''] {
        if let Some(value) = value.strip_prefix(quote) {
            let (value, rest) = value.split_once(quote).unwrap_or((value, ""));
            return Some((name, value, rest));
        }
    }
    let length = value
        .find(|char: char| char.is_ascii_whitespace())
        .unwrap_or(value.len());
    let (value, rest) = value.split_at(length);
    Some((name, value, rest))
}

/// The longest name of a reference.
const LONGEST_NAME: usize = 32;

/// References that old pages write without semicolon.
const WITHOUT_SEMICOLON: [&str; 6] = ["amp", "lt", "gt", "quot", "nbsp", "copy"];

/// Resolves character references; what is none stays as it is.
pub(crate) fn resolve(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return text.into();
    }
    let mut resolved = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        resolved.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let Some(length) = reference(rest, &mut resolved) else {
            resolved.push('&');
            continue;
        };
        rest = &rest[length..];
    }
    resolved.push_str(rest);
    resolved.into()
}

/// Resolves the reference that `text` begins with and returns its length.
fn reference(text: &str, into: &mut String) -> Option<usize> {
    let bytes = text.as_bytes();
    let run = |from: usize, keep: fn(&u8) -> bool| {
        let tail = bytes.get(from..).unwrap_or_default();
        from + tail
            .iter()
            .take(LONGEST_NAME)
            .take_while(|byte| keep(byte))
            .count()
    };
    let semicolon = |at: usize| usize::from(bytes.get(at) == Some(&b';'));
    if bytes.first() == Some(&b'#') {
        let (from, radix, end) = match bytes.get(1) {
            Some(b'x' | b'X') => (2, 16, run(2, u8::is_ascii_hexdigit)),
            _ => (1, 10, run(1, u8::is_ascii_digit)),
        };
        let number = u32::from_str_radix(&text[from..end], radix);
        if end == from {
            return None;
        }
        into.push(number.map_or('\u{FFFD}', numbered));
        return Some(end + semicolon(end));
    }
    let end = run(0, u8::is_ascii_alphanumeric);
    if semicolon(end) == 1 {
        into.push_str(quick_xml::escape::resolve_html5_entity(&text[..end])?);
        return Some(end + 1);
    }
    let name = WITHOUT_SEMICOLON
        .into_iter()
        .find(|name| text[..end] == **name)?;
    into.push_str(quick_xml::escape::resolve_html5_entity(name)?);
    Some(end)
}

/// Returns the character of a number; 128 to 159 mean windows-1252, as the standard says.
fn numbered(number: u32) -> char {
    match number {
        0x80..=0x9F => {
            let byte = [u8::try_from(number).unwrap_or_default()];
            let (text, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(&byte);
            text.chars().next().unwrap_or('\u{FFFD}')
        }
        0 => '\u{FFFD}',
        other => char::from_u32(other).unwrap_or('\u{FFFD}'),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_resolve_as_in_a_browser() {
        assert_eq!(
            resolve("a&amp;b &eacute;&#233;&#xe9; &#150; AT&T &nope; &nbsp &"),
            "a&b ééé \u{2013} AT&T &nope; \u{a0} &"
        );
    }

    #[test]
    fn attributes_in_any_quotes() {
        let Some(Token::Open(tag)) = Tokens::new("<a b='>' c=d e=\"f&amp;\" g /x>rest").next()
        else {
            panic!("a tag");
        };
        let get = |name| tag.get(name);
        assert_eq!(get("b").as_deref(), Some(">"));
        assert_eq!(get("C").as_deref(), Some("d"));
        assert_eq!(get("e").as_deref(), Some("f&"));
        assert_eq!(get("g").as_deref(), Some(""));
        assert_eq!(get("h"), None);
    }

    #[test]
    fn comments_and_declarations_are_nothing() {
        let text = "<!DOCTYPE html [<!ENTITY a \"b\">]>x<!-- <p> --><!-->y<?php ?></>z";
        let words: Vec<_> = Tokens::new(text).collect();
        let text = |words: &'static str| Token::Text(words.into());
        assert_eq!(words, [text("x"), text("y"), text("z")]);
    }

    #[test]
    fn a_script_ends_at_its_own_tag() {
        let mut tokens = Tokens::new("<SCRIPT>if (a</b) '<p>'</script >c");
        let Some(Token::Open(tag)) = tokens.next() else {
            panic!("a tag");
        };
        assert_eq!(tag.raw, Some("if (a</b) '<p>'"));
        assert_eq!(tokens.next(), Some(Token::Text("c".into())));
    }
}
