//! What an earlier file said, read again from its own words: so that what did not change since is
//! written back as it was.

use std::{
    collections::{BTreeMap, HashMap},
    io::Read,
};

use ayni_model::id::RecordId;

use super::{
    dom::{Element, Node},
    patch::{guid, identify, words},
    read::{Reading, ids::Ids, members::Members},
};
use crate::{
    Limits, Refusal,
    foreign::{Case, Code, Note, Piece, Set, Source, Units, User, Variable, container::Container},
};

/// The parts of an earlier file, in its order.
pub struct Original<'k> {
    ids: Ids,
    /// Tells whether something was ever here.
    known: Box<dyn Fn(RecordId) -> bool + 'k>,
    /// How many elements without a GUID there were.
    linked: usize,
    limits: Limits,
}

/// A container without anything: words are read again, files are not.
struct Nothing;

impl Container for Nothing {
    fn name(&self) -> &str {
        ""
    }

    fn members(&self) -> Vec<String> {
        Vec::new()
    }

    fn read(&mut self, _: &str) -> Result<Option<Vec<u8>>, Refusal> {
        Ok(None)
    }

    fn stream(&mut self, _: &str) -> Result<Option<Box<dyn Read>>, Refusal> {
        Ok(None)
    }
}

/// An element of an earlier file, and what it said, without control characters, as it came in.
pub struct Said<'x, T> {
    /// The element.
    pub element: Element<'x>,
    /// What it said.
    pub was: T,
}

impl<'k> Original<'k> {
    /// Begins with the parts of a project of that name, which name things as the file did.
    #[must_use]
    pub fn of(project: &str) -> Self {
        let mut ids = Ids::default();
        ids.within(project);
        Self {
            ids,
            known: Box::new(|_| false),
            linked: 0,
            limits: Limits::for_projects(),
        }
    }

    /// Has elements name by a GUID what the file named otherwise, if that is known here.
    #[must_use]
    pub fn among(mut self, known: impl Fn(RecordId) -> bool + 'k) -> Self {
        self.known = Box::new(known);
        self
    }

    /// Has elements and what they say name by its identity here what the file knew by another one.
    #[must_use]
    pub fn where_became(mut self, became: HashMap<RecordId, RecordId>) -> Self {
        self.ids.became = became;
        self
    }

    /// Makes what an element names what that is here. What nobody knows goes on being named as it was.
    fn name_anew(&self, element: &mut Element<'_>) {
        for (name, value) in &mut element.attributes {
            if !names_something(name) || value.is_empty() {
                continue;
            }
            let here = self.ids.reference(value);
            let is_other = match value.parse::<RecordId>() {
                Ok(said) => said != here,
                // What has no identity takes one when it is written.
                Err(_) => name != "guid" && (self.known)(here),
            };
            if is_other {
                *value = guid(here);
            }
        }
        for node in &mut element.children {
            if let Node::Element(child) = node {
                self.name_anew(child);
            }
        }
    }

    fn with<T>(&mut self, work: impl FnOnce(&mut Reading<'_>) -> T) -> T {
        let mut reading = Reading {
            file: "",
            member: "",
            limits: &self.limits,
            ids: std::mem::take(&mut self.ids),
            members: Members::default(),
            units: Units::default(),
            notices: BTreeMap::new(),
            linked: self.linked,
            schema: super::schema::Schema::Project,
        };
        let done = work(&mut reading);
        self.ids = reading.ids;
        self.linked = reading.linked;
        done
    }

    /// Returns the element of some words; nothing when they are none.
    fn parse<'x>(&self, words: &'x str) -> Option<Element<'x>> {
        Element::parse(words, self.limits.depth).ok()
    }

    /// Reads a source again, and after it those of its further transcripts.
    pub fn source<'x>(&mut self, words: &'x str) -> Option<Said<'x, Vec<Source>>> {
        let mut element = self.parse(words)?;
        let mut was = self
            .with(|reading| reading.source(&mut Nothing, &element))
            .ok()?;
        for source in &mut was {
            source.tame();
        }
        split_codings(&mut element);
        self.name_anew(&mut element);
        Some(Said { element, was })
    }

    /// Reads a note again.
    pub fn note<'x>(&mut self, words: &'x str) -> Option<Said<'x, Note>> {
        let mut element = self.parse(words)?;
        let mut was = self
            .with(|reading| reading.memo(&mut Nothing, &element))
            .ok()??;
        was.tame();
        split_codings(&mut element);
        self.name_anew(&mut element);
        Some(Said { element, was })
    }

    /// Reads a case again.
    pub fn case<'x>(&mut self, words: &'x str) -> Option<Said<'x, Case>> {
        let mut element = self.parse(words)?;
        let mut was = self.with(|reading| reading.case(&element));
        was.tame();
        self.name_anew(&mut element);
        Some(Said { element, was })
    }

    /// Reads the codes of a codebook again; each element without those below it.
    pub fn codes<'x>(&mut self, words: &'x str) -> Vec<Said<'x, Code>> {
        let Some(book) = self.parse(words) else {
            return Vec::new();
        };
        let codes = match book.first("Codes") {
            Some(codes) => codes.clone(),
            None => book,
        };
        let pieces = self.with(|reading| reading.codes(&codes));
        let mut codes = codes;
        self.name_anew(&mut codes);
        let mut elements = Vec::new();
        flatten(codes, &mut elements);
        elements.iter_mut().for_each(describe_within);
        let code = |mut piece: Piece| {
            piece.tame();
            match piece {
                Piece::Code(code) => Some(code),
                _ => None,
            }
        };
        let codes = pieces.into_iter().filter_map(code);
        let said = elements.into_iter().zip(codes);
        said.map(|(element, was)| Said { element, was }).collect()
    }

    /// Reads the users of a file again.
    pub fn users<'x>(&mut self, words: &'x str) -> Vec<Said<'x, User>> {
        self.section(
            words,
            "User",
            |reading, it| reading.user(it),
            |piece| match piece {
                Piece::User(user) => Some(user),
                _ => None,
            },
        )
    }

    /// Reads the variables of a file again.
    pub fn variables<'x>(&mut self, words: &'x str) -> Vec<Said<'x, Variable>> {
        self.section(
            words,
            "Variable",
            |reading, it| reading.variable(it),
            |piece| match piece {
                Piece::Variable(variable) => Some(variable),
                _ => None,
            },
        )
    }

    /// Reads the sets of a file again.
    pub fn sets<'x>(&mut self, words: &'x str) -> Vec<Said<'x, Set>> {
        self.section(
            words,
            "Set",
            |reading, it| reading.set(it),
            |piece| match piece {
                Piece::Set(set) => Some(set),
                _ => None,
            },
        )
    }

    /// Returns the elements of a section that is only kept: links, graphs.
    pub fn kept<'x>(&mut self, words: &'x str) -> Vec<Element<'x>> {
        let Some(section) = self.parse(words) else {
            return Vec::new();
        };
        let mut kept = Vec::new();
        for element in section.elements() {
            // Each takes its identity, as it did when it was read first.
            let id = self.with(|reading| reading.identity(element));
            let mut element = element.clone();
            identify(&mut element, id);
            self.name_anew(&mut element);
            kept.push(element);
        }
        kept
    }

    /// Returns an element that is no piece of its own: the root, a note of the project.
    #[must_use]
    pub fn part<'x>(&self, words: &'x str) -> Option<Element<'x>> {
        let mut element = self.parse(words)?;
        self.name_anew(&mut element);
        Some(element)
    }

    fn section<'x, T>(
        &mut self,
        words: &'x str,
        name: &str,
        read: fn(&mut Reading<'_>, &Element<'_>) -> Piece,
        take: fn(Piece) -> Option<T>,
    ) -> Vec<Said<'x, T>> {
        let Some(section) = self.parse(words) else {
            return Vec::new();
        };
        let mut all = Vec::new();
        for element in section.all(name) {
            let mut piece = self.with(|reading| read(reading, element));
            piece.tame();
            if let Some(was) = take(piece) {
                let mut element = element.clone();
                self.name_anew(&mut element);
                describe_within(&mut element);
                all.push(Said { element, was });
            }
        }
        all
    }
}

/// Tells whether an attribute says an identity: that of its element, or of what that names.
fn names_something(attribute: &str) -> bool {
    matches!(
        attribute,
        "guid"
            | "targetGUID"
            | "originGUID"
            | "representedGUID"
            | "sourceVertex"
            | "targetVertex"
            | "fromSyncPoint"
            | "toSyncPoint"
            | "creatingUser"
            | "modifyingUser"
            | "creatingUserGUID"
            | "modifyingUserGUID"
    )
}

/// Makes a coding of several codes, which the schema does not have, one for each, as they came in.
fn split_codings(element: &mut Element<'_>) {
    let names_code = |node: &Node<'_>| {
        matches!(node, Node::Element(child) if child.name == "CodeRef"
            && child.get("targetGUID").is_some_and(|code| !code.is_empty()))
    };
    let mut further: Vec<(usize, Element<'_>)> = Vec::new();
    for (at, node) in element.children.iter_mut().enumerate() {
        let Node::Element(child) = node else { continue };
        if child.name != "Coding" {
            split_codings(child);
            continue;
        }
        if child.children.iter().filter(|it| names_code(it)).count() < 2 {
            continue;
        }
        let mut codes = Vec::new();
        child.children.retain(|node| {
            let is_further = names_code(node) && !codes.is_empty();
            if names_code(node) {
                codes.push(node.clone());
            }
            !is_further
        });
        let other = |node: &&Node<'_>| !matches!(node, Node::Element(it) if it.name == "CodeRef");
        let rest: Vec<Node<'_>> = child.children.iter().filter(other).cloned().collect();
        for code in codes.into_iter().skip(1) {
            let mut coding = Element {
                children: std::iter::once(code).chain(rest.iter().cloned()).collect(),
                ..child.clone()
            };
            let id = further_coding(&coding);
            coding.set("guid", id.map(guid));
            further.push((at + 1 + further.len(), coding));
        }
    }
    for (at, coding) in further {
        element.children.insert(at, Node::Element(coding));
    }
}

/// Returns the identity of a coding that was a further code of another, whose GUID it has; nothing where that has
/// none.
fn further_coding(coding: &Element<'_>) -> Option<RecordId> {
    let of: RecordId = coding.get("guid")?.parse().ok()?;
    let code: RecordId = coding.first("CodeRef")?.get("targetGUID")?.parse().ok()?;
    Some(of.derived(&code.to_string()))
}

/// Puts a description that is an attribute where the schema has it: ATLAS.ti for Windows 9 writes it so.
fn describe_within(element: &mut Element<'_>) {
    let Some(written) = element.get("description").map(str::to_owned) else {
        return;
    };
    element.set("description", None);
    if element.first("Description").is_none() && !written.trim().is_empty() {
        let description = Node::Element(words("Description", &written));
        element.children.insert(0, description);
    }
}

/// Takes the codes out of a tree, each after the one above it and without those below.
fn flatten<'x>(tree: Element<'x>, into: &mut Vec<Element<'x>>) {
    let mut waiting = vec![tree];
    let mut first = true;
    while let Some(mut element) = waiting.pop() {
        let (below, rest) = element
            .children
            .into_iter()
            .partition(|node| matches!(node, Node::Element(code) if code.name == "Code"));
        element.children = rest;
        if !first {
            into.push(element);
        }
        first = false;
        let below: Vec<Node<'x>> = below;
        waiting.extend(below.into_iter().rev().filter_map(|node| match node {
            Node::Element(code) => Some(code),
            Node::Text(_) => None,
        }));
    }
}
