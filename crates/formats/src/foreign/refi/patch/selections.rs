//! Selections and codings as they are now.

use std::borrow::Cow;

use foldhash::{HashMap, HashSet};

use ayni_model::id::RecordId;

use super::{Alive, describe, fresh, guid, identify, notes, refer};
use crate::foreign::{
    At, Coding, Selection,
    refi::{
        dom::{Element, Node},
        read::whole_number,
    },
};

use super::sources::{self, Standing};

/// The selections of a source that are still to be written, by their identities.
pub(super) struct Waiting<'n> {
    now: HashMap<RecordId, &'n Selection>,
    /// Their order.
    order: Vec<RecordId>,
    written: HashSet<RecordId>,
}

impl<'n> Waiting<'n> {
    pub(super) fn new(now: &'n [Selection]) -> Self {
        Self {
            now: now
                .iter()
                .map(|selection| (selection.id, selection))
                .collect(),
            order: now.iter().map(|selection| selection.id).collect(),
            written: HashSet::default(),
        }
    }

    /// Returns those that no element of before stands for.
    pub(super) fn rest(mut self) -> Vec<&'n Selection> {
        let order = std::mem::take(&mut self.order);
        order
            .into_iter()
            .filter_map(|id| self.now.remove(&id))
            .collect()
    }

    /// Makes the selections of a name in an element what they are now; `was` gives what they said, in
    /// their order.
    pub(super) fn patch(
        &mut self,
        host: &mut Element<'_>,
        name: &str,
        was: &mut dyn Iterator<Item = &Selection>,
        standing: &Standing<'_>,
        alive: &Alive<'_>,
    ) {
        let mut elsewhere = Vec::new();
        host.children.retain_mut(|node| {
            let Node::Element(element) = node else {
                return true;
            };
            if element.name != name {
                return true;
            }
            let Some(was) = was.next() else {
                return true;
            };
            // The second place of one quotation is kept with the first.
            if self.written.contains(&was.id) {
                return true;
            }
            let Some(now) = self.now.remove(&was.id) else {
                return false;
            };
            self.written.insert(was.id);
            elsewhere.extend(patch(element, was, now, standing, alive));
            true
        });
        for (id, places) in elsewhere {
            sources::own_points(host, id, places);
        }
    }
}

/// Makes a selection what it is now; returns where it stands if it goes between points of its own, which
/// are to be there.
fn patch(
    element: &mut Element<'_>,
    was: &Selection,
    now: &Selection,
    standing: &Standing<'_>,
    alive: &Alive<'_>,
) -> Option<(RecordId, (i64, i64))> {
    identify(element, now.id);
    let elsewhere = place(element, was, now, standing);
    if let Some(name) = standing.renamed(was.id, element.get("name"), now) {
        element.set("name", Some(Cow::Owned(name)));
    }
    describe(
        element,
        was.description.as_deref(),
        now.description.as_deref(),
    );
    codings(element, &was.codings, &now.codings, was.made.by, alive);
    notes(element, &now.notes, alive);
    elsewhere.map(|places| (now.id, places))
}

/// Sets the place of a selection, where it is another than the element says. Of a transcript it is one between
/// two points; where it stands between others, they are to be its own, and are returned.
fn place(
    element: &mut Element<'_>,
    was: &Selection,
    now: &Selection,
    standing: &Standing<'_>,
) -> Option<(i64, i64)> {
    let At::Text { start, end } = now.at else {
        if was.at != now.at {
            corners(element, now.at);
        }
        return None;
    };
    if element.name == "TranscriptSelection" {
        let between = standing.between(was.at);
        if between == Some(now.at) || !standing.worded {
            return None;
        }
        if start < 0 {
            // Nowhere now: it goes from no point to none. What was nowhere already stays as it was.
            if between.is_some() {
                element.set("fromSyncPoint", None);
                element.set("toSyncPoint", None);
            }
            return None;
        }
        sources::name_points(element, now.id);
        return Some(standing.written((start, end), now.at));
    }
    let (start, end) = standing.written((start, end), was.at);
    for (name, now) in [("startPosition", start), ("endPosition", end)] {
        let said = element.get(name).filter(|it| !it.contains('.'));
        let said = said.and_then(whole_number);
        if said != Some(now) {
            element.set(name, Some(Cow::Owned(now.to_string())));
        }
    }
    None
}

fn corners(element: &mut Element<'_>, at: At) {
    let mut set = |name: &'static str, value: i64| {
        element.set(name, Some(Cow::Owned(value.to_string())));
    };
    match at {
        At::Text { .. } | At::Unknown => {}
        At::Page {
            page,
            corners: [a, b, c, d],
        } => {
            set("page", page);
            set("firstX", a);
            set("firstY", b);
            set("secondX", c);
            set("secondY", d);
        }
        At::Area {
            corners: [a, b, c, d],
        } => {
            set("firstX", a);
            set("firstY", b);
            set("secondX", c);
            set("secondY", d);
        }
        At::Time { begin, end } => {
            set("begin", begin);
            set("end", end);
        }
    }
}

/// Makes the codings of an element those that are now.
pub(super) fn codings(
    element: &mut Element<'_>,
    was: &[Coding],
    now: &[Coding],
    otherwise: Option<RecordId>,
    alive: &Alive<'_>,
) {
    // By their identities, and whether each is written.
    let mut by_id: Vec<(&Coding, bool)> = now.iter().map(|it| (it, false)).collect();
    by_id.sort_unstable_by_key(|(it, _)| it.id);
    let mut said = was.iter();
    element.children.retain_mut(|node| {
        let Node::Element(coding) = node else {
            return true;
        };
        if coding.name != "Coding" {
            return true;
        }
        if coding.first("CodeRef").is_none() {
            return false;
        }
        // One that names no code was none; it is told when it is mended.
        let names_code = |it: &Element<'_>| it.get("targetGUID").is_some_and(|it| !it.is_empty());
        if !coding.all("CodeRef").any(names_code) {
            return true;
        }
        let Some(was) = said.next() else {
            return true;
        };
        let found = by_id.binary_search_by_key(&was.id, |(it, _)| it.id).ok();
        let Some((now, done)) = found.and_then(|at| by_id.get_mut(at)) else {
            // NVivo codes passages with cases; such a coding is only kept.
            identify(coding, was.id);
            return (alive.case)(was.code);
        };
        // Two of the file may be one here.
        if std::mem::replace(done, true) {
            return false;
        }
        identify(coding, now.id);
        if now.code != was.code {
            for node in &mut coding.children {
                if let Node::Element(child) = node
                    && child.name == "CodeRef"
                {
                    child.set("targetGUID", Some(guid(now.code)));
                }
            }
        }
        if now.by.is_some() && now.by != was.by.or(otherwise) {
            coding.set("creatingUser", now.by.map(guid));
        }
        notes(coding, &now.notes, alive);
        true
    });
    let after = element
        .children
        .iter()
        .rposition(|node| matches!(node, Node::Element(child) if child.name == "Coding"));
    let at = after.map_or_else(|| before_codings(element), |after| after + 1);
    let is_new = |now: &&Coding| {
        let found = by_id.binary_search_by_key(&now.id, |(it, _)| it.id);
        found.is_ok_and(|at| by_id.get(at).is_some_and(|(_, done)| !done))
    };
    let new = now.iter().filter(is_new);
    let new: Vec<Node<'_>> = new.map(|now| Node::Element(coding(now))).collect();
    element.children.splice(at..at, new);
}

/// Returns the place of the first coding among the elements of a source or selection.
fn before_codings(element: &Element<'_>) -> usize {
    let later = |node: &Node<'_>| matches!(node, Node::Element(child) if matches!(&*child.name, "NoteRef" | "VariableValue"));
    element
        .children
        .iter()
        .position(later)
        .unwrap_or(element.children.len())
}

fn coding<'x>(now: &Coding) -> Element<'x> {
    let mut element = fresh("Coding", now.id);
    if let Some(by) = now.by {
        element.set("creatingUser", Some(guid(by)));
    }
    if let Some(at) = now.at.as_deref().and_then(date_time) {
        element.set("creationDateTime", Some(Cow::Owned(at)));
    }
    element
        .children
        .push(Node::Element(refer("CodeRef", now.code)));
    for note in &now.notes {
        element
            .children
            .push(Node::Element(refer("NoteRef", *note)));
    }
    element
}

/// Returns a moment as an `xs:dateTime`; a date without a time is none.
pub(crate) fn date_time(moment: &str) -> Option<String> {
    is_date_time(moment).then(|| moment.trim().replace(' ', "T"))
}

/// Tells whether a moment can be written as an `xs:dateTime`.
#[must_use]
pub fn is_date_time(moment: &str) -> bool {
    let digits = |text: &str, shape: &str| {
        text.len() >= shape.len()
            && text
                .bytes()
                .zip(shape.bytes())
                .all(|(byte, wanted)| match wanted {
                    b'0' => byte.is_ascii_digit(),
                    wanted => byte == wanted,
                })
    };
    let parts = moment.trim().split_once(['T', ' ']);
    parts.is_some_and(|(day, time)| {
        day.len() == 10 && digits(day, "0000-00-00") && digits(time, "00:00:00")
    })
}

/// Returns a new selection of a text, a page, a picture, a recording.
pub(super) fn selection<'x>(
    now: &Selection,
    name: &'x str,
    standing: &Standing<'_>,
) -> Element<'x> {
    let mut element = fresh(name, now.id);
    match now.at {
        At::Text { start, end } => {
            if let Some(words) = standing.name(now) {
                element.set("name", Some(Cow::Owned(words)));
            }
            let (start, end) = standing.written((start, end), now.at);
            element.set("startPosition", Some(Cow::Owned(start.to_string())));
            element.set("endPosition", Some(Cow::Owned(end.to_string())));
        }
        at => corners(&mut element, at),
    }
    if let Some(by) = now.made.by {
        element.set("creatingUser", Some(guid(by)));
    }
    if let Some(at) = now.made.at.as_deref().and_then(date_time) {
        element.set("creationDateTime", Some(Cow::Owned(at)));
    }
    describe(&mut element, None, now.description.as_deref());
    for now in &now.codings {
        element.children.push(Node::Element(coding(now)));
    }
    for note in &now.notes {
        element
            .children
            .push(Node::Element(refer("NoteRef", *note)));
    }
    element
}
