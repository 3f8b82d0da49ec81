//! A REFI-QDA file, one element of its sections at a time: the whole is never held.

use std::io::{BufRead, Read};

use quick_xml::{Reader, events::Event};

use crate::{Limits, Place, Refusal, RefusalKind, read::xml::local};

/// A part of the file, in its order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Part {
    /// The root element opens: itself as if it were empty, with its namespace.
    Root {
        /// The element without what is in it.
        xml: String,
        /// Its name without prefix.
        name: String,
        /// The namespace that it is in.
        namespace: String,
    },
    /// An element below the root that is held whole; of a section that holds many, one of these.
    Whole {
        /// The section, or nothing where the element stands below the root itself.
        section: Option<&'static str>,
        /// The element word for word.
        xml: String,
    },
    /// The end of the root.
    End,
}

/// Sections that may hold very much, and whose elements come one by one.
const LONG: [&str; 3] = ["Cases", "Sources", "Notes"];

/// Reads a file part by part.
pub(crate) struct Parts<'f, R: Read> {
    reader: Reader<Tee<R>>,
    file: &'f str,
    member: &'f str,
    limits: Limits,
    buffer: Vec<u8>,
    section: Option<&'static str>,
    rooted: bool,
    /// Whether the root closes itself, so that its end does not come.
    closed: bool,
}

impl<'f, R: Read> Parts<'f, R> {
    /// Begins to read. The bytes are UTF-8, as the standard asks; a mark at their start is passed over.
    pub(crate) fn new(bytes: R, file: &'f str, member: &'f str, limits: Limits) -> Self {
        let mut reader = Reader::from_reader(Tee::new(bytes));
        reader.config_mut().allow_dangling_amp = true;
        Self {
            reader,
            file,
            member,
            limits,
            buffer: Vec::new(),
            section: None,
            rooted: false,
            closed: false,
        }
    }

    fn refuse(&self, kind: RefusalKind) -> Refusal {
        kind.at(self.file, Place::Member(self.member.to_owned()))
    }

    fn damaged(&self, why: impl std::fmt::Display) -> Refusal {
        let at = self.reader.buffer_position();
        let why = format!("{why} (at byte {at})");
        self.refuse(RefusalKind::Damaged { why })
    }

    /// Returns the next part.
    pub(crate) fn next(&mut self) -> Result<Part, Refusal> {
        if self.closed {
            return Ok(Part::End);
        }
        loop {
            let from = self.reader.buffer_position();
            self.reader.get_mut().forget(from);
            self.buffer.clear();
            let event = self.reader.read_event_into(&mut self.buffer);
            let (name, empty) = match event {
                Ok(Event::Start(start)) => (local(start.name().0).to_owned(), false),
                Ok(Event::Empty(start)) => (local(start.name().0).to_owned(), true),
                Ok(Event::End(_)) if self.section.is_some() => {
                    self.section = None;
                    continue;
                }
                Ok(Event::End(_)) => return Ok(Part::End),
                Ok(Event::Eof) if !self.rooted => {
                    return Err(self.damaged("it holds no element"));
                }
                Ok(Event::Eof) => return Err(self.damaged("it ends in the middle")),
                Ok(Event::DocType(doctype)) => {
                    if doctype.into_inner().contains("<!ENTITY") {
                        return Err(self.refuse(RefusalKind::Entities));
                    }
                    continue;
                }
                Ok(
                    Event::Text(_)
                    | Event::CData(_)
                    | Event::Comment(_)
                    | Event::Decl(_)
                    | Event::PI(_)
                    | Event::GeneralRef(_),
                ) => continue,
                Err(error) => {
                    let error = error.to_string();
                    return Err(self.damaged(error));
                }
            };
            if !self.rooted {
                self.rooted = true;
                return self.root(from, &name, empty);
            }
            let long = LONG.iter().find(|section| **section == name);
            if let (None, Some(section), false) = (self.section, long, empty) {
                self.section = Some(section);
                continue;
            }
            if !empty {
                self.pass()?;
            }
            let xml = self.words(from)?;
            let section = self.section;
            return Ok(Part::Whole { section, xml });
        }
    }

    fn root(&mut self, from: u64, name: &str, empty: bool) -> Result<Part, Refusal> {
        let mut xml = self.words(from)?;
        if !empty && xml.ends_with('>') {
            xml.insert(xml.len() - 1, '/');
        }
        self.closed = empty;
        let namespace = namespace(&xml);
        Ok(Part::Root {
            xml,
            name: name.to_owned(),
            namespace,
        })
    }

    /// Passes over the rest of the element that was opened last.
    fn pass(&mut self) -> Result<(), Refusal> {
        let mut depth = 1_usize;
        while depth > 0 {
            self.buffer.clear();
            match self.reader.read_event_into(&mut self.buffer) {
                Ok(Event::Start(_)) => depth += 1,
                Ok(Event::End(_)) => depth -= 1,
                Ok(Event::Eof) => return Err(self.damaged("it ends in the middle")),
                Ok(Event::DocType(_)) => return Err(self.refuse(RefusalKind::Entities)),
                Ok(_) => {}
                Err(error) => {
                    let error = error.to_string();
                    return Err(self.damaged(error));
                }
            }
            Limits::check(depth, self.limits.depth, "the depth of nested elements")
                .map_err(|kind| self.refuse(kind))?;
            let held = self.reader.get_ref().kept.len();
            Limits::check(held, self.limits.unpacked_bytes, "one element")
                .map_err(|kind| self.refuse(kind))?;
        }
        Ok(())
    }

    /// Returns the bytes from a place up to where the reader is.
    fn words(&mut self, from: u64) -> Result<String, Refusal> {
        let to = self.reader.buffer_position();
        let bytes = self.reader.get_mut().take(from, to);
        String::from_utf8(bytes).map_err(|_| self.damaged("it is no UTF-8"))
    }
}

/// Returns the namespace of an element that stands by itself.
fn namespace(xml: &str) -> String {
    let mut reader = Reader::from_str(xml);
    loop {
        match reader.read_event() {
            Ok(Event::Start(start) | Event::Empty(start)) => {
                let prefix = start.name().0.rsplit_once(':').map(|(prefix, _)| prefix);
                let wanted = prefix.map_or_else(|| "xmlns".to_owned(), |it| format!("xmlns:{it}"));
                let found = start
                    .attributes()
                    .flatten()
                    .find(|attribute| attribute.key.0 == wanted);
                return found.map_or_else(String::new, |it| it.value.to_string());
            }
            Ok(Event::Eof) | Err(_) => return String::new(),
            Ok(_) => {}
        }
    }
}

/// Bytes of which those that were read since a place are still at hand.
pub(crate) struct Tee<R> {
    inner: R,
    buffer: Box<[u8]>,
    at: usize,
    end: usize,
    begun: bool,
    /// What was consumed since `base`.
    kept: Vec<u8>,
    base: u64,
}

impl<R: Read> Tee<R> {
    fn new(inner: R) -> Self {
        Self {
            inner,
            buffer: vec![0; 64 << 10].into_boxed_slice(),
            at: 0,
            end: 0,
            begun: false,
            kept: Vec::new(),
            base: 0,
        }
    }

    /// Forgets what stands before a place.
    fn forget(&mut self, before: u64) {
        let count = usize::try_from(before.saturating_sub(self.base)).unwrap_or(usize::MAX);
        let count = count.min(self.kept.len());
        if count == self.kept.len() {
            self.kept.clear();
        } else {
            self.kept.drain(..count);
        }
        self.base += count as u64;
    }

    /// Returns what stands from a place up to another.
    fn take(&mut self, from: u64, to: u64) -> Vec<u8> {
        let place = |at: u64| usize::try_from(at.saturating_sub(self.base)).unwrap_or(usize::MAX);
        let (from, to) = (place(from), place(to).min(self.kept.len()));
        if from == 0 && to == self.kept.len() {
            self.base += to as u64;
            return std::mem::take(&mut self.kept);
        }
        self.kept.get(from..to).unwrap_or_default().to_vec()
    }
}

impl<R: Read> Read for Tee<R> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let available = self.fill_buf()?;
        let count = available.len().min(into.len());
        into[..count].copy_from_slice(&available[..count]);
        self.consume(count);
        Ok(count)
    }
}

impl<R: Read> BufRead for Tee<R> {
    fn fill_buf(&mut self) -> std::io::Result<&[u8]> {
        if self.at == self.end {
            (self.at, self.end) = (0, 0);
            // The mark is looked for in the first three bytes together.
            let wanted = if self.begun { 1 } else { 3 };
            while self.end < wanted {
                let count = match self.inner.read(&mut self.buffer[self.end..]) {
                    Err(error) if error.kind() == std::io::ErrorKind::Interrupted => continue,
                    count => count?,
                };
                if count == 0 {
                    break;
                }
                self.end += count;
            }
            if !self.begun {
                self.begun = true;
                let mark = self.buffer[..self.end].starts_with("\u{FEFF}".as_bytes());
                self.at = if mark { 3 } else { 0 };
            }
        }
        Ok(&self.buffer[self.at..self.end])
    }

    fn consume(&mut self, count: usize) {
        let to = (self.at + count).min(self.end);
        self.kept.extend_from_slice(&self.buffer[self.at..to]);
        self.at = to;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(xml: &str) -> Result<Vec<Part>, Refusal> {
        let mut parts = Parts::new(xml.as_bytes(), "a.qde", "a.qde", Limits::default());
        let mut all = Vec::new();
        loop {
            match parts.next()? {
                Part::End => return Ok(all),
                part => all.push(part),
            }
        }
    }

    #[test]
    fn long_sections_come_in_pieces_and_others_whole() {
        let xml = "\u{FEFF}<?xml version='1.0'?>\n<!-- no -->\n<q:Project xmlns:q='urn:QDA-XML:project:1.0' name='x'>\n\
                   <q:Users><q:User guid='1'/></q:Users> <q:Sources>\n<q:TextSource a='é'>t</q:TextSource>\n\
                   <q:PDFSource/></q:Sources><q:Cases/><q:Description>d</q:Description></q:Project>";
        let whole = |section, xml: &str| Part::Whole {
            section,
            xml: xml.to_owned(),
        };
        assert_eq!(
            parts(xml).unwrap(),
            [
                Part::Root {
                    xml: "<q:Project xmlns:q='urn:QDA-XML:project:1.0' name='x'/>".to_owned(),
                    name: "Project".to_owned(),
                    namespace: "urn:QDA-XML:project:1.0".to_owned(),
                },
                whole(None, "<q:Users><q:User guid='1'/></q:Users>"),
                whole(Some("Sources"), "<q:TextSource a='é'>t</q:TextSource>"),
                whole(Some("Sources"), "<q:PDFSource/>"),
                whole(None, "<q:Cases/>"),
                whole(None, "<q:Description>d</q:Description>"),
            ]
        );
    }

    #[test]
    fn what_breaks_off_or_declares_entities_is_refused() {
        let whole = "<Project xmlns='urn:QDA-XML:project:1.0'><Sources><TextSource><a/></TextSource></Sources></Project>";
        assert!(parts(whole).is_ok());
        for end in 0..whole.len() {
            assert!(parts(&whole[..end]).is_err(), "cut at {end}");
        }
        let bomb = format!("<!DOCTYPE a [<!ENTITY a 'aaaa'>]>{whole}");
        assert_eq!(parts(&bomb).unwrap_err().kind, RefusalKind::Entities);
    }

    #[test]
    fn an_element_larger_than_the_buffer_comes_whole() {
        let text = "á".repeat(200_000);
        let xml = format!("<Project><Notes><Note>{text}</Note></Notes></Project>");
        let all = parts(&xml).unwrap();
        let Part::Whole { xml, .. } = &all[1] else {
            unreachable!("a note")
        };
        assert_eq!(*xml, format!("<Note>{text}</Note>"));
    }
}
