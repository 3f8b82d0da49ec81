//! Whether a document of REFI-QDA is valid against the official schemas, and in which order they want
//! children.
//!
//! The schemas are here as tables. What they have of XML Schema is checked as it is defined there:
//! elements, their order and number, attributes, types of values, blanks. They have no identity
//! constraints; so neither is a GUID that stands twice an error here, nor one that names nothing.
//!
//! Deliberately absent: documents that declare a type (`xsi:type`) derived from another one, and
//! entities that a document declares itself. Both are refused; no program is known to write them.

mod lines;
mod mend;
mod table;
#[cfg(test)]
mod tests;
mod value;
mod xml;

pub use mend::{Stranger, mend, strangers};

use std::{borrow::Cow, io::BufRead};

use quick_xml::{
    NsReader, Reader,
    events::{BytesStart, Event},
    name::{Namespace, NamespaceResolver, QName, ResolveResult},
};

use super::dom::{self, Element, Node};
use lines::Lines;
use table::{Child, Content, Type};
use value::{BLANKS, Value};

/// Elements within elements that are read; as libxml2 has it.
const DEPTH: usize = 256;

/// How many characters of a document a message repeats.
const SEEN: usize = 60;

/// The namespace of `xsi:type`, `xsi:schemaLocation`.
const INSTANCE: &str = "http://www.w3.org/2001/XMLSchema-instance";

/// The namespace of the types of XML Schema itself.
const XML_SCHEMA: &str = "http://www.w3.org/2001/XMLSchema";

/// One of the official schemas.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Schema {
    /// That of projects, 1.0 of 18 March 2019.
    Project,
    /// That of codebooks, 1.0.
    Codebook,
}

impl Schema {
    /// Returns the namespace of its elements.
    #[must_use]
    pub const fn namespace(self) -> &'static str {
        match self {
            Self::Project => "urn:QDA-XML:project:1.0",
            Self::Codebook => "urn:QDA-XML:codebook:1.0",
        }
    }

    /// Returns the name of the root element.
    #[must_use]
    pub const fn root(self) -> &'static str {
        self.root_element().name
    }

    const fn root_element(self) -> &'static Child {
        match self {
            Self::Project => &table::PROJECT_ROOT,
            Self::Codebook => &table::CODEBOOK_ROOT,
        }
    }
}

/// Returns the children that an element may have, in the order in which they have to stand; none where
/// it has none, or is not known. In one schema an element of one name is the same everywhere.
#[must_use]
pub fn children(schema: Schema, element: &str) -> Vec<&'static str> {
    let found = find(schema, element);
    found.map_or_else(Vec::new, |of| of.children().map(|it| it.name).collect())
}

/// Returns the attributes that an element may have, in the order of the schema; none where it has none,
/// or is not known.
#[must_use]
pub fn attributes(schema: Schema, element: &str) -> Vec<&'static str> {
    let found = find(schema, element);
    found.map_or_else(Vec::new, |of| of.attributes().map(|it| it.name).collect())
}

/// Finds an element anywhere in a schema.
fn find(schema: Schema, element: &str) -> Option<&'static Type> {
    let mut seen: Vec<&'static Child> = vec![schema.root_element()];
    let mut next = 0;
    while let Some(child) = seen.get(next).copied() {
        if child.name == element {
            return Some(child.of);
        }
        for below in child.of.children() {
            if !seen.iter().any(|it| it.name == below.name) {
                seen.push(below);
            }
        }
        next += 1;
    }
    None
}

/// Why a document is not valid, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}, {element}: {why}")]
pub struct Invalid {
    /// The line, counted from 1.
    pub line: u64,
    /// The element with those around it: `Project/Sources/TextSource`; the document where there is none.
    pub element: String,
    /// What is wrong.
    pub why: Why,
}

/// What is wrong with a document.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Why {
    /// It cannot be read.
    #[error("it cannot be read: {0}")]
    Unreadable(String),
    /// It is no XML.
    #[error("it is not well-formed XML: {0}")]
    Broken(String),
    /// Elements are too deep within others.
    #[error("elements stand within more than {limit} others")]
    TooDeep {
        /// How many are allowed.
        limit: usize,
    },
    /// The root is another one.
    #[error("the document begins with <{seen}>; expected <{expected}>")]
    Root {
        /// The root that is there.
        seen: String,
        /// The root that is meant.
        expected: &'static str,
    },
    /// An element of another namespace, or of none.
    #[error("<{name}> is of {}; expected the namespace {expected}", namespace(seen.as_deref()))]
    Namespace {
        /// The element.
        name: String,
        /// Its namespace.
        seen: Option<String>,
        /// The namespace that is meant.
        expected: &'static str,
    },
    /// An element that may not be there.
    #[error("<{name}> may not stand here; expected {}", listed(expected))]
    Unexpected {
        /// The element.
        name: String,
        /// What may.
        expected: Vec<String>,
    },
    /// An element that ends too early.
    #[error("it ends too early; expected {}", listed(expected))]
    Missing {
        /// What has to be there.
        expected: Vec<String>,
    },
    /// Words where none may be.
    #[error("words may not stand here: {seen:?}; expected {}", listed(expected))]
    Words {
        /// Their beginning.
        seen: String,
        /// What may.
        expected: Vec<String>,
    },
    /// An attribute that the element does not have.
    #[error("there is no attribute {name} here; expected {}", listed(expected))]
    UnknownAttribute {
        /// The attribute.
        name: String,
        /// The attributes that it may have.
        expected: Vec<&'static str>,
    },
    /// An attribute that has to be there.
    #[error("the attribute {name} is missing")]
    MissingAttribute {
        /// The attribute.
        name: &'static str,
    },
    /// A value of an attribute that is not of its type.
    #[error("the attribute {name} is {seen:?}; expected {expected}")]
    Attribute {
        /// The attribute.
        name: String,
        /// Its value.
        seen: String,
        /// What a value looks like.
        expected: String,
    },
    /// A value of an element that is not of its type.
    #[error("the value is {seen:?}; expected {expected}")]
    Value {
        /// The value.
        seen: String,
        /// What a value looks like.
        expected: String,
    },
}

fn namespace(seen: Option<&str>) -> String {
    seen.map_or_else(
        || "no namespace".to_owned(),
        |it| format!("the namespace {it:?}"),
    )
}

/// Writes a choice: `a, b or c`.
fn listed<W: AsRef<str>>(words: &[W]) -> String {
    let words: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
    match words.split_last() {
        None => "nothing".to_owned(),
        Some((only, [])) => (*only).to_owned(),
        Some((last, others)) => format!("{} or {last}", others.join(", ")),
    }
}

/// Checks that a document is valid; it is read once from front to back, and nothing but the elements
/// around the present place and the largest piece of text are held.
///
/// The bytes have to be UTF-8, as the standard wants it (3.3); a byte order mark is passed over.
///
/// # Errors
/// The first thing that is wrong.
pub fn check<R: BufRead>(schema: Schema, xml: R) -> Result<(), Invalid> {
    let mut reader = NsReader::from_reader(Lines::new(xml));
    let config = reader.config_mut();
    config.check_comments = true;
    let mut walk = Walk::new(schema);
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        let line = reader.get_ref().line();
        let event = match reader.read_event_into(&mut buffer) {
            Ok(event) => event,
            Err(quick_xml::Error::Io(error)) => {
                return Err(walk.invalid(line, Why::Unreadable(error.to_string())));
            }
            Err(error) => {
                let line = reader.get_ref().line();
                return Err(walk.invalid(line, Why::Broken(error.to_string())));
            }
        };
        let at_end = matches!(event, Event::Eof);
        walk.event(event, reader.resolver())
            .map_err(|why| walk.invalid(line, why))?;
        if at_end {
            return Ok(());
        }
    }
}

/// Checks a document while it is being written, piece by piece. What it says is what [`check`] says of all
/// pieces together.
#[derive(Debug, Clone)]
pub struct Checker {
    walk: Walk,
    names: NamespaceResolver,
    /// How many elements were open around each of those that bind names.
    binding: Vec<usize>,
    /// The line on which the next piece begins.
    line: u64,
}

impl Checker {
    /// Begins a document.
    #[must_use]
    pub fn new(schema: Schema) -> Self {
        Self {
            walk: Walk::new(schema),
            names: NamespaceResolver::default(),
            binding: Vec::new(),
            line: 1,
        }
    }

    /// Takes the next piece. No tag and no words are cut by its ends.
    ///
    /// # Errors
    /// The first thing that is wrong; nothing more is to be taken then.
    pub fn take(&mut self, piece: &str) -> Result<(), Invalid> {
        let mut reader = Reader::from_str(piece);
        let config = reader.config_mut();
        config.check_comments = true;
        config.allow_unmatched_ends = true;
        loop {
            let at = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
            let taken = match reader.read_event() {
                Ok(Event::Eof) => break,
                Ok(event) => self.event(event),
                Err(error) => Err(Why::Broken(error.to_string())),
            };
            taken.map_err(|why| {
                let before = piece.get(..at).unwrap_or(piece);
                self.walk.invalid(self.line + lines(before), why)
            })?;
        }
        self.line += lines(piece);
        Ok(())
    }

    /// Takes the next piece, which is one element as it [is written](Element::write), without reading it
    /// again: what an element says is the same before and after.
    ///
    /// # Errors
    /// The first thing that is wrong, with the line on which the piece begins; nothing more is to be taken
    /// then.
    pub fn take_element(&mut self, element: &Element<'_>, written: &str) -> Result<(), Invalid> {
        let taken = self.walk.element(element, &self.names);
        taken.map_err(|why| self.walk.invalid(self.line, why))?;
        self.line += lines(written);
        Ok(())
    }

    fn event(&mut self, event: Event<'_>) -> Result<(), Why> {
        if let Event::Start(start) | Event::Empty(start) = &event
            && start.attributes_raw().contains("xmlns")
        {
            let bound = self.names.push(start);
            bound.map_err(|error| Why::Broken(error.to_string()))?;
            self.binding.push(self.walk.open.len());
        }
        self.walk.event(event, &self.names)?;
        // After its end, as many are open as before it.
        if self.binding.last() == Some(&self.walk.open.len()) {
            self.binding.pop();
            self.names.pop();
        }
        Ok(())
    }

    /// Ends the document.
    ///
    /// # Errors
    /// When it is not at its end.
    pub fn finish(mut self) -> Result<(), Invalid> {
        let ended = self.walk.event(Event::Eof, &self.names);
        ended.map_err(|why| self.walk.invalid(self.line, why))
    }
}

/// Counts line ends.
fn lines(text: &str) -> u64 {
    text.bytes().filter(|byte| *byte == b'\n').count() as u64
}

/// Returns the namespace that a name was found to be of.
fn bound<'n>(found: &'n ResolveResult) -> Result<Option<&'n str>, Why> {
    match found {
        ResolveResult::Bound(Namespace(bound)) => Ok(Some(bound)),
        ResolveResult::Unbound => Ok(None),
        ResolveResult::Unknown(prefix) => Err(Why::Broken(format!(
            "the prefix {prefix} is bound to no namespace"
        ))),
    }
}

/// The place in a document up to which it is checked.
#[derive(Debug, Clone)]
struct Walk {
    schema: Schema,
    open: Vec<Open>,
    root_closed: bool,
    /// Whether anything was before, be it blanks.
    began: bool,
}

/// An element that is open.
#[derive(Debug, Clone)]
struct Open {
    child: &'static Child,
    /// The place for children that was used last, and whether it was.
    place: usize,
    used: bool,
    /// The value so far, where its type is looked at.
    value: String,
}

impl Walk {
    const fn new(schema: Schema) -> Self {
        Self {
            schema,
            open: Vec::new(),
            root_closed: false,
            began: false,
        }
    }

    fn invalid(&self, line: u64, why: Why) -> Invalid {
        let names: Vec<&str> = self.open.iter().map(|open| open.child.name).collect();
        Invalid {
            line,
            element: if names.is_empty() {
                "the document".to_owned()
            } else {
                names.join("/")
            },
            why,
        }
    }

    fn event(&mut self, event: Event, names: &NamespaceResolver) -> Result<(), Why> {
        let first = !std::mem::replace(&mut self.began, true);
        match event {
            Event::Decl(_) if !first => Err(Why::Broken(
                "the declaration <?xml …?> is not the first thing in it".to_owned(),
            )),
            Event::DocType(_) if self.root_closed || !self.open.is_empty() => Err(Why::Broken(
                "<!DOCTYPE> stands after the root begins".to_owned(),
            )),
            Event::Start(start) => self.goes_in(&start, names),
            Event::Empty(start) => {
                self.goes_in(&start, names)?;
                self.end(start.local_name().into_inner())
            }
            Event::End(end) => self.end(end.local_name().into_inner()),
            Event::Text(text) => {
                let text = text.into_inner();
                if text.contains("]]>") {
                    return Err(Why::Broken("]]> stands in words".to_owned()));
                }
                self.words(&text, false)
            }
            Event::CData(data) => self.words(&data.into_inner(), true),
            Event::GeneralRef(reference) => {
                let char = xml::referenced(&reference.into_inner())?;
                self.words(char.encode_utf8(&mut [0; 4]), true)
            }
            Event::DocType(doctype) if doctype.contains("<!ENTITY") => Err(Why::Broken(
                "it declares entities of its own, which are not expanded".to_owned(),
            )),
            Event::Eof if !self.open.is_empty() => {
                Err(Why::Broken("it ends in the middle".to_owned()))
            }
            Event::Eof if !self.root_closed => Err(Why::Broken("there is no element".to_owned())),
            Event::Comment(comment) => xml::characters(&comment.into_inner()),
            Event::Decl(declaration) => xml::declaration(&declaration),
            Event::PI(instruction) => xml::instruction(&instruction),
            Event::Eof | Event::DocType(_) => Ok(()),
        }
    }

    /// Goes into an element and looks at what its tag says.
    fn goes_in(&mut self, start: &BytesStart, names: &NamespaceResolver) -> Result<(), Why> {
        let (found, local) = names.resolve_element(start.name());
        self.start(local.into_inner(), bound(&found)?)?;
        xml::apart(start.attributes_raw())?;
        let mut attributes = start.attributes();
        let attributes = attributes.with_checks(false).map(|attribute| {
            let attribute = attribute.map_err(|error| Why::Broken(error.to_string()))?;
            let name = attribute.key.into_inner();
            match attribute.value {
                Cow::Borrowed(raw) => Ok((name, xml::attribute_value(raw)?)),
                Cow::Owned(raw) => {
                    let value = xml::attribute_value(&raw)?;
                    Ok((name, Cow::Owned(value.into_owned())))
                }
            }
        });
        self.attributes(attributes, names)
    }

    /// Goes into an element.
    fn start(&mut self, name: &str, namespace: Option<&str>) -> Result<(), Why> {
        if self.root_closed {
            return Err(Why::Broken(format!("<{name}> stands after the end")));
        }
        if self.open.len() >= DEPTH {
            return Err(Why::TooDeep { limit: DEPTH });
        }
        let expected = self.schema.namespace();
        let ours = namespace == Some(expected);
        let child = match self.open.last_mut() {
            Some(open) if ours => open.take(name)?,
            None if name != self.schema.root() => {
                return Err(Why::Root {
                    seen: shortened(name),
                    expected: self.schema.root(),
                });
            }
            None if ours => self.schema.root_element(),
            Some(_) | None => {
                return Err(Why::Namespace {
                    name: shortened(name),
                    seen: namespace.map(shortened),
                    expected,
                });
            }
        };
        self.open.push(Open {
            child,
            place: 0,
            used: false,
            value: String::new(),
        });
        Ok(())
    }

    /// Goes through an element, whose names are all of the schema's namespace.
    fn element(&mut self, element: &Element<'_>, names: &NamespaceResolver) -> Result<(), Why> {
        self.start(&element.name, Some(self.schema.namespace()))?;
        let attributes = element.attributes.iter();
        let attributes = attributes.map(|(name, value)| Ok((&**name, Cow::Borrowed(&**value))));
        self.attributes(attributes, names)?;
        for node in &element.children {
            match node {
                Node::Element(child) => self.element(child, names)?,
                Node::Text(text) => self.words(&dom::writable(text), false)?,
            }
        }
        self.end(&element.name)
    }

    /// Looks at the attributes of the element that was just gone into, each with its value.
    fn attributes<'a>(
        &self,
        attributes: impl Iterator<Item = Result<(&'a str, Cow<'a, str>), Why>>,
        names: &NamespaceResolver,
    ) -> Result<(), Why> {
        let Some(open) = self.open.last() else {
            return Ok(());
        };
        let of = open.child.of;
        // Those of the schema by their places, one bit each; the others by their names.
        let mut seen = 0_u64;
        let mut others: Vec<&str> = Vec::new();
        for attribute in attributes {
            let (name, value) = attribute?;
            // One that the schema names has no prefix, so it is of no namespace.
            let known = of.attributes().zip(0..).find(|(it, _)| it.name == name);
            let Some((known, place)) = known else {
                if others.contains(&name) {
                    return Err(twice(name));
                }
                others.push(name);
                self.other_attribute(of, QName(name), &value, names)?;
                continue;
            };
            if seen & (1 << place) != 0 {
                return Err(twice(name));
            }
            seen |= 1 << place;
            if !known.value.holds(&value) {
                return Err(Why::Attribute {
                    name: name.to_owned(),
                    seen: shortened(&value),
                    expected: known.value.looks(),
                });
            }
        }
        let mut missing = of.attributes().zip(0..);
        let missing = missing.find(|(it, place)| it.needed && seen & (1 << place) == 0);
        missing.map_or(Ok(()), |(it, _)| {
            Err(Why::MissingAttribute { name: it.name })
        })
    }

    /// Looks at an attribute that the schema does not name: it binds a namespace or says where a schema is.
    fn other_attribute(
        &self,
        of: &Type,
        key: QName<'_>,
        value: &str,
        names: &NamespaceResolver,
    ) -> Result<(), Why> {
        let name = key.into_inner();
        if !name.split(':').all(xml::is_name) || name.matches(':').count() > 1 {
            return Err(Why::Broken(format!("{:?} is no name", shortened(name))));
        }
        if key.as_namespace_binding().is_some() {
            return Ok(());
        }
        let (found, local) = names.resolve_attribute(key);
        match (bound(&found)?, local.into_inner()) {
            (Some(INSTANCE), "schemaLocation" | "noNamespaceSchemaLocation") => Ok(()),
            (Some(INSTANCE), "type") => self.same_type(of, name, value, names),
            _ => Err(unknown(of, name)),
        }
    }

    /// Looks at a type that a document gives an element; it may be none but that of the schema.
    fn same_type(
        &self,
        of: &Type,
        name: &str,
        value: &str,
        names: &NamespaceResolver,
    ) -> Result<(), Why> {
        let value = value.trim_matches(BLANKS);
        let expected = match of.content {
            Content::Value(_) => XML_SCHEMA,
            Content::Nothing | Content::Children(_) => self.schema.namespace(),
        };
        // The default namespace counts for names of types, as it does for elements.
        let (found, local) = names.resolve_element(QName(value));
        if bound(&found)? == Some(expected) && local.into_inner() == of.name {
            return Ok(());
        }
        Err(Why::Attribute {
            name: name.to_owned(),
            seen: shortened(value),
            expected: of.name.to_owned(),
        })
    }

    /// Goes out of an element.
    fn end(&mut self, name: &str) -> Result<(), Why> {
        let Some(open) = self.open.last() else {
            return Err(Why::Broken("an element ends that did not begin".to_owned()));
        };
        if open.child.name != name {
            let (seen, open) = (shortened(name), open.child.name);
            return Err(Why::Broken(format!("</{seen}> stands where <{open}> ends")));
        }
        match open.child.of.content {
            Content::Value(value) if !value.holds(&open.value) => {
                return Err(Why::Value {
                    seen: shortened(&open.value),
                    expected: value.looks(),
                });
            }
            Content::Children(_) => open.complete()?,
            Content::Value(_) | Content::Nothing => {}
        }
        self.open.pop();
        self.root_closed = self.open.is_empty();
        Ok(())
    }

    /// Takes words; `written` where blanks do not merely stand between elements.
    fn words(&mut self, words: &str, written: bool) -> Result<(), Why> {
        xml::characters(words)?;
        let blank = words.chars().all(|char| BLANKS.contains(&char));
        let Some(open) = self.open.last_mut() else {
            return if blank && !written {
                Ok(())
            } else {
                Err(Why::Broken("words stand outside of the root".to_owned()))
            };
        };
        match open.child.of.content {
            Content::Value(Value::Words) => Ok(()),
            Content::Value(_) => {
                open.value.push_str(words);
                Ok(())
            }
            Content::Children(_) if blank => Ok(()),
            Content::Nothing if words.is_empty() => Ok(()),
            Content::Children(_) | Content::Nothing => Err(Why::Words {
                seen: shortened(words),
                expected: open.expected(),
            }),
        }
    }
}

impl Open {
    /// Takes a child at its place.
    fn take(&mut self, name: &str) -> Result<&'static Child, Why> {
        let particles = self.child.of.particles();
        for (place, particle) in particles.iter().enumerate().skip(self.place) {
            let present = place == self.place;
            if let Some(child) = particle.one_of.iter().find(|child| child.name == name) {
                if present && self.used && !particle.many {
                    break;
                }
                (self.place, self.used) = (place, true);
                return Ok(child);
            }
            if particle.needed && !(present && self.used) {
                break;
            }
        }
        Err(Why::Unexpected {
            name: shortened(name),
            expected: self.expected(),
        })
    }

    /// Makes sure that nothing more has to come.
    fn complete(&self) -> Result<(), Why> {
        let rest = self
            .child
            .of
            .particles()
            .iter()
            .enumerate()
            .skip(self.place);
        let mut missing = rest
            .filter(|(place, particle)| particle.needed && !(*place == self.place && self.used));
        missing.next().map_or(Ok(()), |(_, particle)| {
            let expected = particle.one_of.iter().map(|it| format!("<{}>", it.name));
            Err(Why::Missing {
                expected: expected.collect(),
            })
        })
    }

    /// Says what may come next.
    fn expected(&self) -> Vec<String> {
        let mut names = Vec::new();
        let mut may_end = true;
        let particles = self.child.of.particles().iter().enumerate();
        for (place, particle) in particles.skip(self.place) {
            let done = place == self.place && self.used;
            if !done || particle.many {
                names.extend(particle.one_of.iter().map(|it| format!("<{}>", it.name)));
            }
            if particle.needed && !done {
                may_end = false;
                break;
            }
        }
        if may_end {
            names.push(format!("</{}>", self.child.name));
        }
        names
    }
}

fn twice(name: &str) -> Why {
    Why::Broken(format!("the attribute {} stands twice", shortened(name)))
}

fn unknown(of: &Type, name: &str) -> Why {
    Why::UnknownAttribute {
        name: shortened(name),
        expected: of.attributes().map(|it| it.name).collect(),
    }
}

/// Returns the beginning of what a document says, for a message.
fn shortened(seen: &str) -> String {
    match seen.char_indices().nth(SEEN) {
        Some((at, _)) => format!("{}…", seen.get(..at).unwrap_or_default()),
        None => seen.to_owned(),
    }
}
