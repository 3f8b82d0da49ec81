//! XML as readers of packed documents need it: elements, attributes, characters; nothing else.
//!
//! Entities that a file declares itself are refused, so that none can multiply; depth is limited;
//! a part that ends too early is damaged.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesEnd, BytesStart, Event};

use crate::read::encoding;
use crate::read::losses::Losses;
use crate::{Limits, Place, Refusal, RefusalKind};

/// A piece of XML.
#[derive(Debug)]
pub(crate) enum Piece<'x> {
    /// An element opens; an empty one closes next.
    Open(Element<'x>),
    /// An element closes.
    Close(Closing<'x>),
    /// Characters, references resolved.
    Text(Cow<'x, str>),
    /// The end of the part.
    End,
}

/// An element that opens.
#[derive(Debug)]
pub(crate) struct Element<'x>(BytesStart<'x>);

impl Element<'_> {
    /// Returns the name as written, with its prefix: `w:p`.
    pub(crate) fn name(&self) -> &str {
        self.0.name().0
    }

    /// Returns the name without its prefix.
    pub(crate) fn local(&self) -> &str {
        local(self.name())
    }

    /// Returns the prefix that this element binds to one of the namespaces, with its colon.
    pub(crate) fn prefix_of(&self, namespaces: &[&str]) -> Option<String> {
        let mut attributes = self.0.attributes();
        attributes.with_checks(false);
        attributes.flatten().find_map(|attribute| {
            let bound = namespaces.contains(&&*attribute.value);
            match attribute.key.0 {
                "xmlns" if bound => Some(String::new()),
                key if bound => key
                    .strip_prefix("xmlns:")
                    .map(|prefix| format!("{prefix}:")),
                _ => None,
            }
        })
    }

    /// Returns an attribute by its local name; the first one wins.
    pub(crate) fn get(&self, name: &str) -> Option<String> {
        let mut attributes = self.0.attributes();
        attributes.with_checks(false);
        let found = attributes
            .flatten()
            .find(|attribute| local(attribute.key.0) == name)?;
        let value = unescape(&found.value)
            .map_or_else(|_| found.value.to_string(), std::borrow::Cow::into_owned);
        Some(value)
    }
}

/// A name that is longer, in bytes, is none that a program gives. What takes a name over from what
/// stands above it copies the name, and must not copy a megabyte a thousand times.
const NAME: usize = 1_024;

impl Element<'_> {
    /// Returns an attribute that names something, unless it is longer than any name.
    pub(crate) fn get_name(&self, attribute: &str) -> Option<String> {
        self.get(attribute).filter(|name| name.len() <= NAME)
    }

    /// Shows each attribute with its local name and its value as written.
    pub(crate) fn attributes(&self, mut show: impl FnMut(&str, &str)) {
        let mut attributes = self.0.attributes();
        attributes.with_checks(false);
        for attribute in attributes.flatten() {
            show(local(attribute.key.0), &attribute.value);
        }
    }
}

/// An element that closes.
#[derive(Debug)]
pub(crate) struct Closing<'x>(BytesEnd<'x>);

impl Closing<'_> {
    /// Returns the name as written, with its prefix: `w:p`.
    pub(crate) fn name(&self) -> &str {
        self.0.name().0
    }

    /// Returns the name without its prefix.
    pub(crate) fn local(&self) -> &str {
        local(self.name())
    }
}

/// Returns a name without its prefix.
pub(crate) fn local(name: &str) -> &str {
    // Names are short: a search that prepares itself would take longer.
    let colon = name.bytes().rposition(|byte| byte == b':');
    colon.and_then(|at| name.get(at + 1..)).unwrap_or(name)
}

/// Decodes a part: by its mark, as UTF-8, or as it declares.
pub(crate) fn decode<'b>(bytes: &'b [u8], losses: &mut Losses) -> Cow<'b, str> {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.strip_prefix('\u{FEFF}').unwrap_or(text).into();
    }
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(200)]).into_owned();
    let declared = head
        .split_once("encoding=")
        .and_then(|(_, rest)| rest.split(['"', '\'']).nth(1));
    match encoding::decode(bytes, None, declared, losses) {
        Ok(decoded) => decoded.text,
        Err(_) => String::from_utf8_lossy(bytes),
    }
}

/// Reads one part of a package.
pub(crate) struct Xml<'x> {
    reader: Reader<&'x [u8]>,
    file: &'x str,
    member: &'x str,
    depth: usize,
    limit: usize,
    closing: bool,
}

impl<'x> Xml<'x> {
    /// Starts to read a part.
    pub(crate) fn new(text: &'x str, file: &'x str, member: &'x str, limits: &Limits) -> Self {
        let mut reader = Reader::from_str(text);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.allow_dangling_amp = true;
        config.trim_markup_names_in_closing_tags = true;
        Self {
            reader,
            file,
            member,
            depth: 0,
            limit: limits.depth,
            closing: false,
        }
    }

    /// Returns the next piece.
    pub(crate) fn next(&mut self) -> Result<Piece<'x>, Refusal> {
        loop {
            let event = match self.reader.read_event() {
                Ok(event) => event,
                Err(error) => {
                    let at = self.reader.error_position();
                    return Err(self.damaged(format!("{error} (at byte {at} of the part)")));
                }
            };
            match event {
                Event::Start(start) | Event::Empty(start) => {
                    self.depth += 1;
                    if self.depth > self.limit {
                        return Err(self.refuse(RefusalKind::TooLarge {
                            what: "the depth of nested elements",
                            limit: self.limit,
                        }));
                    }
                    return Ok(Piece::Open(Element(start)));
                }
                Event::End(end) => {
                    self.depth -= 1;
                    self.closing = true;
                    return Ok(Piece::Close(Closing(end)));
                }
                Event::Text(text) => {
                    let text = text.into_inner();
                    if !text.is_empty() {
                        return Ok(Piece::Text(line_ends(text)));
                    }
                }
                Event::CData(data) => return Ok(Piece::Text(line_ends(data.into_inner()))),
                Event::GeneralRef(reference) => {
                    let name = reference.into_inner();
                    return Ok(Piece::Text(resolve(&name)));
                }
                Event::DocType(doctype) => {
                    if doctype.into_inner().contains("<!ENTITY") {
                        return Err(self.refuse(RefusalKind::Entities));
                    }
                }
                Event::Eof if self.depth > 0 => {
                    return Err(self.damaged("it ends in the middle".to_owned()));
                }
                Event::Eof if !self.closing => {
                    return Err(self.damaged("it holds no element".to_owned()));
                }
                Event::Eof => return Ok(Piece::End),
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            }
        }
    }

    /// Returns the byte of the part up to which it was read.
    pub(crate) fn position(&self) -> usize {
        usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX)
    }

    /// Passes over the rest of the element that was opened last.
    pub(crate) fn skip(&mut self) -> Result<(), Refusal> {
        let outside = self.depth - 1;
        while self.depth > outside {
            self.next()?;
        }
        Ok(())
    }

    /// Returns all characters of the element that was opened last, however deep.
    pub(crate) fn words(&mut self) -> Result<String, Refusal> {
        let outside = self.depth - 1;
        let mut words = String::new();
        while self.depth > outside {
            if let Piece::Text(text) = self.next()? {
                words.push_str(&text);
            }
        }
        Ok(words)
    }

    fn damaged(&self, why: String) -> Refusal {
        self.refuse(RefusalKind::Damaged { why })
    }

    /// Refuses the file with this part as the place.
    pub(crate) fn refuse(&self, kind: RefusalKind) -> Refusal {
        kind.at(self.file, Place::Member(self.member.to_owned()))
    }
}

fn line_ends(text: Cow<'_, str>) -> Cow<'_, str> {
    if text.contains('\r') {
        ayni_model::text::normalise_line_ends(&text)
            .into_owned()
            .into()
    } else {
        text
    }
}

/// Resolves a reference; one that nobody declared stays as it is written.
fn resolve(name: &str) -> Cow<'static, str> {
    let number = name
        .strip_prefix('#')
        .and_then(|digits| match digits.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok(),
            None => digits.parse().ok(),
        });
    if let Some(char) = number.and_then(char::from_u32)
        && char != '\0'
    {
        return char.to_string().into();
    }
    match quick_xml::escape::resolve_xml_entity(name) {
        Some(known) => known.into(),
        None => format!("&{name};").into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Result<String, RefusalKind> {
        let mut xml = Xml::new(text, "a.docx", "a.xml", &Limits::default());
        let mut words = String::new();
        loop {
            match xml.next().map_err(|refusal| refusal.kind)? {
                Piece::Text(text) => words.push_str(&text),
                Piece::End => return Ok(words),
                Piece::Open(_) | Piece::Close(_) => {}
            }
        }
    }

    #[test]
    fn references_are_characters() {
        assert_eq!(
            words("<a>Per&#xFA; &amp; Espa&#241;a &lt;<![CDATA[<b>]]>&nada;</a>"),
            Ok("Perú & España <<b>&nada;".into())
        );
    }

    #[test]
    fn declared_entities_are_refused() {
        let laughs = "<!DOCTYPE a [<!ENTITY l \"ha\"><!ENTITY m \"&l;&l;\">]><a>&m;</a>";
        assert_eq!(words(laughs), Err(RefusalKind::Entities));
        assert_eq!(words("<!DOCTYPE a><a>x</a>"), Ok("x".into()));
    }

    #[test]
    fn depth_is_limited() {
        let deep = "<a>".repeat(300);
        assert!(matches!(
            words(&deep),
            Err(RefusalKind::TooLarge { limit: 256, .. })
        ));
    }

    #[test]
    fn a_part_cut_off_is_damaged() {
        for text in ["<a><b>x</b>", "<a><b>x</a>", "<a", "", "words"] {
            let seen = words(text);
            assert!(matches!(seen, Err(RefusalKind::Damaged { .. })), "{text}");
        }
    }

    #[test]
    fn attributes_go_by_their_local_name() {
        let mut xml = Xml::new("<w:a w:v='&quot;1'/>", "a", "b", &Limits::default());
        let Ok(Piece::Open(element)) = xml.next() else {
            panic!("an element");
        };
        assert_eq!((element.name(), element.local()), ("w:a", "a"));
        assert_eq!(element.get("v").as_deref(), Some("\"1"));
        assert_eq!(element.get("x"), None);
    }
}
