//! What databases of other programs say and only REFI-QDA has words for, in those words: it is kept like
//! the parts of a REFI-QDA file, and goes out again as they do.

use std::borrow::Cow;

use ayni_model::id::RecordId;

use super::{
    dom::{Element, Node},
    patch::{date_time, fresh, guid},
};
use crate::foreign::{Head, Link, Piece, Program, Verbatim};

/// Collects from the pieces of a project what only REFI-QDA has words for: when it was made and by whom,
/// which codes group others and code nothing themselves, and links. Of REFI-QDA itself it takes nothing, as
/// that has its words.
#[derive(Debug, Default)]
pub struct InWords {
    is_refi: bool,
    root: Option<Element<'static>>,
    codes: Vec<Element<'static>>,
    links: Vec<Element<'static>>,
}

impl InWords {
    /// Looks at the next piece; the head is the first one.
    pub fn see(&mut self, piece: &Piece) {
        match piece {
            Piece::Head(head) => {
                self.is_refi = matches!(head.program, Program::RefiProject | Program::RefiCodebook);
                self.root = root(head);
            }
            Piece::Code(code) if !code.codable => {
                let mut element = fresh("Code", code.id);
                element.set("name", Some(Cow::Owned(code.name.clone())));
                element.set("isCodable", Some(Cow::Borrowed("false")));
                self.codes.push(element);
            }
            Piece::Link(of) => self.links.push(link(of)),
            _ => {}
        }
    }

    /// Returns what there is to be kept.
    #[must_use]
    pub fn sections(self) -> Vec<Verbatim> {
        if self.is_refi {
            return Vec::new();
        }
        let root = self.root.map(|root| said("Project", &root));
        let sections = [section("Codes", self.codes), section("Links", self.links)];
        root.into_iter()
            .chain(sections.into_iter().flatten())
            .collect()
    }
}

fn root(head: &Head) -> Option<Element<'static>> {
    let mut root = Element::new("Project");
    root.set("name", head.name.clone().map(Cow::Owned));
    root.set("creatingUserGUID", head.made.by.map(guid));
    let at = head.made.at.as_deref().and_then(date_time);
    root.set("creationDateTime", at.map(Cow::Owned));
    let tells = head.made.by.is_some() || root.get("creationDateTime").is_some();
    tells.then_some(root)
}

fn link(link: &Link) -> Element<'static> {
    let mut element = fresh("Link", link.id);
    element.set("name", link.name.clone().map(Cow::Owned));
    element.set("originGUID", link.from.map(guid));
    element.set("targetGUID", link.to.map(guid));
    element
}

/// What stands on a drawing.
#[derive(Debug)]
pub(in crate::foreign) struct Vertex {
    /// Identity.
    pub(in crate::foreign) id: RecordId,
    /// What it stands for.
    pub(in crate::foreign) of: Option<RecordId>,
    /// What is written on it.
    pub(in crate::foreign) name: Option<String>,
    /// Where it is, from the left and from the top.
    pub(in crate::foreign) at: (i64, i64),
    /// Its colour as it is written.
    pub(in crate::foreign) colour: Option<String>,
}

/// A line from one of them to another.
#[derive(Debug)]
pub(in crate::foreign) struct Edge {
    /// Identity.
    pub(in crate::foreign) id: RecordId,
    /// From which to which.
    pub(in crate::foreign) ends: (RecordId, RecordId),
    /// What is written on it.
    pub(in crate::foreign) name: Option<String>,
    /// Its arrows, in the words of REFI-QDA (`directionType`).
    pub(in crate::foreign) direction: Option<&'static str>,
    /// How it is drawn, in the words of REFI-QDA (`LineStyleType`).
    pub(in crate::foreign) style: Option<&'static str>,
    /// Its colour as it is written.
    pub(in crate::foreign) colour: Option<String>,
}

/// Returns a drawing.
pub(in crate::foreign) fn graph(
    id: RecordId,
    name: Option<&str>,
    vertices: &[Vertex],
    edges: &[Edge],
) -> Option<Verbatim> {
    let mut graph = fresh("Graph", id);
    graph.set("name", name.map(|name| Cow::Owned(name.to_owned())));
    for vertex in vertices {
        let mut element = fresh("Vertex", vertex.id);
        element.set("representedGUID", vertex.of.map(guid));
        element.set("name", vertex.name.as_deref().map(Cow::Borrowed));
        element.set("firstX", Some(Cow::Owned(vertex.at.0.to_string())));
        element.set("firstY", Some(Cow::Owned(vertex.at.1.to_string())));
        element.set("color", colour(vertex.colour.as_deref()));
        graph.children.push(Node::Element(element.into_owned()));
    }
    for edge in edges {
        let mut element = fresh("Edge", edge.id);
        element.set("name", edge.name.as_deref().map(Cow::Borrowed));
        element.set("sourceVertex", Some(guid(edge.ends.0)));
        element.set("targetVertex", Some(guid(edge.ends.1)));
        element.set("color", colour(edge.colour.as_deref()));
        element.set("direction", edge.direction.map(Cow::Borrowed));
        element.set("lineStyle", edge.style.map(Cow::Borrowed));
        graph.children.push(Node::Element(element.into_owned()));
    }
    section("Graphs", vec![graph.into_owned()])
}

/// Returns a colour where it is one of REFI-QDA (`RGBType`); other programs write names of colours as well.
fn colour(written: Option<&str>) -> Option<Cow<'_, str>> {
    let digits = written?.strip_prefix('#')?;
    let is_one = digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    written.filter(|_| is_one).map(Cow::Borrowed)
}

fn section(place: &'static str, elements: Vec<Element<'static>>) -> Option<Verbatim> {
    if elements.is_empty() {
        return None;
    }
    let mut section = Element::new(place);
    section.children = elements.into_iter().map(Node::Element).collect();
    Some(said(place, &section))
}

fn said(place: &str, element: &Element<'_>) -> Verbatim {
    let mut words = String::new();
    element.write(&mut words);
    Verbatim {
        place: place.to_owned(),
        words,
    }
}
