//! One element of a REFI-QDA file with all that is in it, small enough to be held whole.

use std::borrow::Cow;

use quick_xml::{
    Reader,
    events::{
        Event,
        attributes::{Attribute, Attributes},
    },
};

use crate::read::xml::local;

mod characters;

/// An element.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Element<'x> {
    /// Its name without prefix.
    pub name: Cow<'x, str>,
    /// Its attributes in the order of the file, names without prefix; declarations of namespaces and
    /// of schemas are not among them.
    pub attributes: Vec<(Cow<'x, str>, Cow<'x, str>)>,
    /// What is in it. Blanks between elements are left out.
    pub children: Vec<Node<'x>>,
}

/// What is in an element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node<'x> {
    /// An element.
    Element(Element<'x>),
    /// Characters.
    Text(Cow<'x, str>),
}

/// Why a piece of XML is no element.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{why}")]
pub struct Malformed {
    /// Byte of the piece.
    pub at: usize,
    /// What is wrong.
    pub why: String,
}

/// What is put up with in XML that is not as the standard asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Oddity {
    /// An attribute that is left out, as `Element@attribute`: it stands twice, or has no name that could be
    /// written.
    LeftOut,
    /// A sign that XML does not know there, read as it is meant.
    NotXml,
    /// The number of what is no character; U+FFFD stands for it.
    NoCharacter,
}

impl<'x> Element<'x> {
    /// Makes an element without anything.
    #[must_use]
    pub fn new(name: &'x str) -> Self {
        Self {
            name: Cow::Borrowed(name),
            ..Self::default()
        }
    }

    /// Reads one element; what stands after it is not looked at.
    ///
    /// # Errors
    /// [`Malformed`] when the XML is not well-formed, or deeper than `depth`.
    pub fn parse(xml: &'x str, depth: usize) -> Result<Self, Malformed> {
        Self::parse_telling(xml, depth, &mut |_, _| ())
    }

    /// Reads one element as [`Element::parse`] does, and tells what it puts up with, each with what is written.
    ///
    /// # Errors
    /// As [`Element::parse`].
    pub fn parse_telling(
        xml: &'x str,
        depth: usize,
        tell: &mut dyn FnMut(Oddity, &str),
    ) -> Result<Self, Malformed> {
        let mut reader = Reader::from_str(xml);
        reader.config_mut().allow_dangling_amp = true;
        let mut open: Vec<Element<'x>> = Vec::new();
        // Words that are not read to their end, with the references in them.
        let mut written: Option<Cow<'x, str>> = None;
        loop {
            let at = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
            let malformed = |why: String| Malformed { at, why };
            let event = reader
                .read_event()
                .map_err(|error| malformed(error.to_string()))?;
            // What is within the marks of a tag is taken from the XML itself: so nothing is copied.
            let end = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
            let tag = |length: usize, mark: usize| {
                let end = end.checked_sub(mark)?;
                xml.get(end.checked_sub(length)?..end)
            };
            let event = match event {
                Event::Text(text) => {
                    let text = text.into_inner();
                    match &mut written {
                        Some(before) => before.to_mut().push_str(&text),
                        None => written = Some(text),
                    }
                    continue;
                }
                Event::GeneralRef(reference) => {
                    let before = written.get_or_insert_default().to_mut();
                    before.extend(["&", &*reference.into_inner(), ";"]);
                    continue;
                }
                other => other,
            };
            if let (Some(written), Some(element)) = (written.take(), open.last_mut()) {
                element.add_text(characters::of_text(written, tell));
            }
            let closed = match event {
                Event::Start(start) => {
                    if open.len() >= depth {
                        return Err(malformed(format!("elements nest deeper than {depth}")));
                    }
                    let tag = tag(start.len(), ">".len());
                    open.push(started(tag.unwrap_or_default(), tell).map_err(malformed)?);
                    continue;
                }
                Event::Empty(start) => {
                    let tag = tag(start.len(), "/>".len());
                    started(tag.unwrap_or_default(), tell).map_err(malformed)?
                }
                Event::End(_) => {
                    let Some(mut element) = open.pop() else {
                        return Err(malformed("an element ends that was not begun".to_owned()));
                    };
                    element.tidy();
                    element
                }
                Event::CData(data) => {
                    if let Some(element) = open.last_mut() {
                        element.add_text(line_ends(data.into_inner()));
                    }
                    continue;
                }
                Event::Eof => return Err(malformed("it ends in the middle".to_owned())),
                Event::Text(_)
                | Event::GeneralRef(_)
                | Event::Comment(_)
                | Event::Decl(_)
                | Event::PI(_)
                | Event::DocType(_) => continue,
            };
            match open.last_mut() {
                Some(parent) => parent.children.push(Node::Element(closed)),
                None => return Ok(closed),
            }
        }
    }

    fn add_text(&mut self, text: Cow<'x, str>) {
        match self.children.last_mut() {
            Some(Node::Text(before)) => before.to_mut().push_str(&text),
            _ => self.children.push(Node::Text(text)),
        }
    }

    /// Leaves out the blanks between elements.
    fn tidy(&mut self) {
        let blank = |node: &Node<'_>| matches!(node, Node::Text(text) if text.trim().is_empty());
        if self.children.len() > 1 || !self.is_leaf() {
            self.children.retain(|node| !blank(node));
        }
    }

    fn is_leaf(&self) -> bool {
        !self
            .children
            .iter()
            .any(|node| matches!(node, Node::Element(_)))
    }

    /// Returns an attribute.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(key, _)| key == name)?;
        Some(&found.1)
    }

    /// Returns the elements in it.
    pub fn elements(&self) -> impl Iterator<Item = &Element<'x>> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// Returns the elements in it of a name.
    pub fn all<'e>(&'e self, name: &'e str) -> impl Iterator<Item = &'e Element<'x>> {
        self.elements().filter(move |element| element.name == name)
    }

    /// Returns the first element in it of a name.
    #[must_use]
    pub fn first(&self, name: &str) -> Option<&Element<'x>> {
        self.elements().find(|element| element.name == name)
    }

    /// Returns its own characters.
    #[must_use]
    pub fn text(&self) -> Cow<'_, str> {
        let mut texts = self.children.iter().filter_map(|node| match node {
            Node::Text(text) => Some(text),
            Node::Element(_) => None,
        });
        let first = texts.next().map_or("", |text| text.as_ref());
        let mut rest = texts.peekable();
        if rest.peek().is_none() {
            return Cow::Borrowed(first);
        }
        let mut all = first.to_owned();
        rest.for_each(|text| all.push_str(text));
        Cow::Owned(all)
    }

    /// Returns the characters of the first element in it of a name.
    #[must_use]
    pub fn text_of(&self, name: &str) -> Option<String> {
        self.first(name).map(|element| element.text().into_owned())
    }

    /// Sets an attribute, or takes it away; a new one stands last.
    pub fn set(&mut self, name: &'x str, value: Option<Cow<'x, str>>) {
        let at = self.attributes.iter().position(|(key, _)| key == name);
        match (at, value) {
            (Some(at), Some(value)) => self.attributes[at].1 = value,
            (Some(at), None) => drop(self.attributes.remove(at)),
            (None, Some(value)) => self.attributes.push((Cow::Borrowed(name), value)),
            (None, None) => {}
        }
    }

    /// Returns the same with characters of its own.
    #[must_use]
    pub fn into_owned<'o>(self) -> Element<'o> {
        let own = |text: Cow<'_, str>| Cow::Owned(text.into_owned());
        Element {
            name: own(self.name),
            attributes: self
                .attributes
                .into_iter()
                .map(|(name, value)| (own(name), own(value)))
                .collect(),
            children: self
                .children
                .into_iter()
                .map(|node| match node {
                    Node::Element(element) => Node::Element(element.into_owned()),
                    Node::Text(text) => Node::Text(own(text)),
                })
                .collect(),
        }
    }

    /// Writes it, each element on a line of its own, but those that stand between characters.
    pub fn write(&self, out: &mut String) {
        self.write_at(out, "\n");
    }

    /// Writes it with that behind it.
    fn write_at(&self, out: &mut String, behind: &str) {
        out.push('<');
        out.push_str(&self.name);
        for (name, value) in &self.attributes {
            out.push(' ');
            out.push_str(name);
            out.push_str("=\"");
            escape(value, true, out);
            out.push('"');
        }
        if self.children.is_empty() {
            out.push_str("/>");
            out.push_str(behind);
            return;
        }
        out.push('>');
        let text = |node: &Node<'_>| matches!(node, Node::Text(_));
        let between = if self.children.iter().any(text) {
            ""
        } else {
            "\n"
        };
        out.push_str(between);
        for node in &self.children {
            match node {
                Node::Element(element) => element.write_at(out, between),
                Node::Text(text) => escape(text, false, out),
            }
        }
        out.push_str("</");
        out.push_str(&self.name);
        out.push('>');
        out.push_str(behind);
    }
}

/// Tells whether words are the name of an element or of an attribute, without prefix, as they may be
/// written (XML 1.0, 2.3; a little narrower).
fn is_name(words: &str) -> bool {
    // Nearly all are.
    if words.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return !words.is_empty();
    }
    let letter = |char: char| char.is_alphabetic() || char == '_';
    words.starts_with(letter)
        && words
            .chars()
            .all(|char| letter(char) || char.is_alphanumeric() || "-.".contains(char))
}

/// How many attributes an element has most often at most.
const USUAL: usize = 6;

/// Returns an element as it begins, by what stands within the marks of its tag. What stands like an
/// attribute and has no name that could be written is left out; so is one of a name that stood before. Both
/// are told.
fn started<'x>(tag: &'x str, tell: &mut dyn FnMut(Oddity, &str)) -> Result<Element<'x>, String> {
    let length = tag.find([' ', '\t', '\n', '\r']).unwrap_or(tag.len());
    let name = local(tag.get(..length).unwrap_or_default());
    if !is_name(name) {
        let shown: String = name.chars().take(40).collect();
        return Err(format!("{shown:?} is no name of an element"));
    }
    let mut all = Attributes::new(tag, length);
    all.with_checks(false);
    let mut attributes: Vec<(Cow<'_, str>, Cow<'_, str>)> = Vec::with_capacity(USUAL);
    let element = name;
    for attribute in all {
        // After what is none, nothing more of the tag can be told apart.
        let Ok(attribute) = attribute else {
            tell(Oddity::LeftOut, &format!("{element}@"));
            continue;
        };
        let name = local(attribute.key.into_inner());
        if declares(&attribute) {
            continue;
        }
        if !is_name(name) || attributes.iter().any(|(other, _)| *other == name) {
            tell(Oddity::LeftOut, &format!("{element}@{name}"));
            continue;
        }
        let value = characters::of_attribute(attribute.value, tell);
        attributes.push((Cow::Borrowed(name), value));
    }
    Ok(Element {
        name: Cow::Borrowed(element),
        attributes,
        children: Vec::new(),
    })
}

/// Returns what an attribute says, as [`Element`] has it.
pub(super) fn value(written: Cow<'_, str>) -> Cow<'_, str> {
    characters::of_attribute(written, &mut |_, _| ())
}

/// Tells whether an attribute declares what names mean.
fn declares(attribute: &Attribute<'_>) -> bool {
    let key = attribute.key.into_inner();
    key.starts_with("xmlns:") || key.starts_with("xsi:") || local(key) == "xmlns"
}

/// Takes line ends as XML 1.0 (2.11) does: those that are written as such are `\n`.
fn line_ends(text: Cow<'_, str>) -> Cow<'_, str> {
    if text.contains('\r') {
        ayni_model::text::normalise_line_ends(&text)
            .into_owned()
            .into()
    } else {
        text
    }
}

/// Tells whether XML 1.0 (2.2) can hold a character at all.
const fn can_be_written(char: char) -> bool {
    matches!(char, '\t' | '\n' | '\r' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..)
}

/// Returns words as they are read again once they are written.
pub(super) fn writable(text: &str) -> Cow<'_, str> {
    match text.chars().all(can_be_written) {
        true => Cow::Borrowed(text),
        false => Cow::Owned(text.replace(|char| !can_be_written(char), "\u{FFFD}")),
    }
}

/// Tells whether a byte of a text stands for itself wherever it is written. U+FFFE and U+FFFF begin with
/// `EF`.
const fn is_plain(byte: u8) -> bool {
    byte >= b' ' && !matches!(byte, b'&' | b'<' | b'>' | b'"' | 0xEF)
}

/// Writes characters so that a reader of XML gets them back; what XML cannot hold stands as U+FFFD.
pub(crate) fn escape(text: &str, attribute: bool, out: &mut String) {
    // Without a way out early, many bytes are looked at at once.
    if text
        .bytes()
        .fold(true, |plain, byte| plain & is_plain(byte))
    {
        out.push_str(text);
        return;
    }
    let mut from = 0;
    for (at, char) in text.char_indices() {
        let written = match char {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '\r' => "&#13;",
            '"' if attribute => "&quot;",
            '\n' if attribute => "&#10;",
            '\t' if attribute => "&#9;",
            char if !can_be_written(char) => "\u{FFFD}",
            _ => continue,
        };
        out.push_str(&text[from..at]);
        out.push_str(written);
        from = at + char.len_utf8();
    }
    out.push_str(&text[from..]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_element_is_what_it_was_after_writing_and_reading() {
        let xml = "<q:Code xmlns:q='urn:x' guid=\"{A}\" name='a &lt;&#10;b&#x1F600;'>\r\n  <q:Description> two \
                   <![CDATA[<lines>]]>\r\n&#13;&amp;c </q:Description>\n  <Code name='c\nd'/>\n</q:Code>";
        let element = Element::parse(xml, 8).unwrap();
        assert_eq!(element.get("name"), Some("a <\nb😀"));
        assert_eq!(
            element.text_of("Description").unwrap(),
            " two <lines>\n\r&c "
        );
        assert_eq!(element.elements().nth(1).unwrap().get("name"), Some("c d"));
        assert_eq!(
            element.children.len(),
            2,
            "blanks between elements are none of it"
        );
        let mut written = String::new();
        element.write(&mut written);
        assert_eq!(Element::parse(&written, 8).unwrap(), element, "{written}");
    }

    #[test]
    fn characters_between_elements_are_the_same_after_writing() {
        let xml = "<a>one <b/>two<c>\n<d/>\n</c> </a>";
        let element = Element::parse(xml, 8).unwrap();
        let mut written = String::new();
        element.write(&mut written);
        assert_eq!(written, "<a>one <b/>two<c>\n<d/>\n</c></a>\n");
        assert_eq!(Element::parse(&written, 8).unwrap(), element);
    }

    #[test]
    fn what_has_no_name_that_can_be_written_is_not_written() {
        let xml = "<a 1\"b\"='c' d='e' q:xmlns=\"g\"/>";
        let element = Element::parse(xml, 8).unwrap();
        let mut written = String::new();
        element.write(&mut written);
        assert_eq!(written, "<a d=\"e\"/>\n");
        assert!(Element::parse("<a\"b/>", 8).is_err());
    }

    #[test]
    fn of_two_attributes_of_one_name_the_first_is_taken() {
        let element = Element::parse("<a b='1' c='2' b='3' q:c='4'/>", 8).unwrap();
        let mut written = String::new();
        element.write(&mut written);
        assert_eq!(written, "<a b=\"1\" c=\"2\"/>\n");
    }

    #[test]
    fn attributes_that_are_left_out_are_told() {
        let xml = "<p:a xmlns:p='urn:x' b='1' q:b='2'><c d='1' e='2' d='3'/><f 1='g' h='i'/></p:a>";
        let mut left = Vec::new();
        let mut leave = |what, seen: &str| left.push((what, seen.to_owned()));
        let element = Element::parse_telling(xml, 8, &mut leave).unwrap();
        let expected = ["a@b", "c@d", "f@1"].map(|seen| (Oddity::LeftOut, seen.to_owned()));
        assert_eq!(left, expected);
        assert_eq!(element, Element::parse(xml, 8).unwrap());
    }

    #[test]
    fn texts_and_attributes_are_read_alike() {
        for (written, read) in [
            ("caf&eacute; &amp; R&D", "café & R&D"),
            ("a&#0;b&#xD800;", "a\u{FFFD}b\u{FFFD}"),
            ("&#xD83D;&#xDE00;&nada;&", "😀&nada;&"),
        ] {
            let xml =
                format!("<a b='{written}'>{written}<!-- c -->{written}<![CDATA[&eacute;]]></a>");
            let mut told = 0;
            let element = Element::parse_telling(&xml, 8, &mut |_, _| told += 1).unwrap();
            assert_eq!(element.get("b"), Some(read));
            assert_eq!(element.text(), format!("{read}{read}&eacute;"));
            assert_eq!(told % 3, 0, "{written}");
            assert!(told > 0, "{written}");
        }
        // What stands before a mark is not joined to what stands behind it.
        let element = Element::parse("<a>&am<!-- c -->p;</a>", 8).unwrap();
        assert_eq!(element.text(), "&amp;");
    }

    #[test]
    fn what_is_not_well_formed_is_refused_with_its_place() {
        for xml in ["", "<a>", "<a><b></a>", "<a b=>", "</a>", "<a"] {
            assert!(Element::parse(xml, 8).is_err(), "{xml}");
        }
        let deep = Element::parse("<a><a><a/></a></a>", 1).unwrap_err();
        assert_eq!(
            (deep.at, deep.why.as_str()),
            (3, "elements nest deeper than 1")
        );
    }

    #[test]
    fn what_xml_cannot_hold_is_replaced() {
        let mut out = String::new();
        escape("a\u{1}b\u{FFFE}c\u{0}", false, &mut out);
        assert_eq!(out, "a\u{FFFD}b\u{FFFD}c\u{FFFD}");
    }
}
