//! Sources as they are now.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
};

use ayni_model::{
    id::RecordId,
    text::{CodePoint, Span, TextIndex},
};

use super::{
    Alive, describe, fresh, identify, is_renamed, no_plain_rich_text, notes,
    selections::{self, Waiting},
    values, words,
};
use crate::foreign::{
    At, Made, Media, Selection, Source, Words,
    positions::{Convention, LineEnds, Ruler, Unit, named},
    refi::{
        dom::{Element, Node},
        is_path,
        original::Said,
    },
};

/// How many characters of a passage its name has (REFI-QDA has no words of passages; this is the only
/// check that a reader can make).
const NAME: usize = 100;

/// The text in which the selections of a source stand, and what its positions count in the file.
pub struct Standing<'t> {
    /// Whether the source has a text.
    pub worded: bool,
    /// That text, where it [is needed](Standing::need_text).
    pub index: Option<TextIndex<'t>>,
    /// What positions count; of [`LineEnds`] nothing depends, for the text has `\n` alone.
    pub unit: Unit,
    /// Selections that stand elsewhere or in other words than their file said: their names are none any
    /// more.
    pub stale: BTreeSet<RecordId>,
    /// Whether there is a selection that the file did not have.
    pub has_new: bool,
    /// Whether the names of selections in that file are their words.
    pub names_are_words: bool,
    /// Where the points of a transcript are now, in code points, by what their file says. A point that is
    /// nowhere in the text is not among them.
    pub points: BTreeMap<i64, i64>,
}

impl Standing<'_> {
    /// Tells whether the words of a text are needed to write a source: where its element holds them,
    /// positions count something else than here, a selection stands nowhere or elsewhere than it did, or one
    /// is new and gets its words for a name.
    #[must_use]
    pub fn need_text(&self, host: Option<&Element<'_>>, now: &Source) -> bool {
        let stands = |at: At| !matches!(at, At::Text { start, .. } if start < 0);
        let has = |name: &str| host.is_some_and(|host| host.first(name).is_some());
        has("PlainTextContent")
            || has("SyncPoint")
            || self.unit != Unit::CodePoints
            || self.names_are_words
            || !self.stale.is_empty()
            || self.has_new
            || !now.selections.iter().all(|it| stands(it.at))
    }

    /// Returns where a selection of a transcript stands if it goes from point to point as its file says.
    pub(super) fn between(&self, was: At) -> Option<At> {
        let At::Text { start, end } = was else {
            return None;
        };
        let (start, end) = (*self.points.get(&start)?, *self.points.get(&end)?);
        (start < end).then_some(At::Text { start, end })
    }

    /// Returns positions as they are written. `(-1, -1)` stands nowhere: what the file said before
    /// stays if it means nothing in the text either, or is not known to mean something.
    pub(super) fn written(&self, (start, end): (i64, i64), was: At) -> (i64, i64) {
        if !self.worded {
            return match was {
                At::Text { start, end } => (start, end),
                _ => (start, end),
            };
        }
        if start < 0 {
            let At::Text { start, end } = was else {
                return (0, 0);
            };
            return if self.mean_nothing(&[(start, end)]) == [true] {
                (start, end)
            } else {
                (0, 0)
            };
        }
        let place = |at: i64| match (self.unit, &self.index) {
            (Unit::Utf16, Some(index)) => u32::try_from(at)
                .ok()
                .and_then(|at| index.utf16(CodePoint(at)))
                .and_then(|at| i64::try_from(at.0).ok())
                .unwrap_or(at),
            _ => at,
        };
        (place(start), place(end))
    }

    /// Counts those of the places that a file said of selections which are nowhere now that are not written
    /// again, because they would be other words.
    #[must_use]
    pub fn lost_of(&self, host: Option<&Element<'_>>, said: &[At]) -> usize {
        if !self.worded || said.is_empty() {
            return 0;
        }
        if host.is_some_and(|host| host.name == "Transcript") {
            return said
                .iter()
                .filter(|at| self.between(**at).is_some())
                .count();
        }
        let range = |at: &At| match *at {
            At::Text { start, end } => Some((start, end)),
            _ => None,
        };
        let ranges: Vec<(i64, i64)> = said.iter().filter_map(range).collect();
        let means = self.mean_nothing(&ranges);
        means.into_iter().filter(|nothing| !nothing).count()
    }

    /// Tells of each of some positions whether they are known to be no place in the text.
    fn mean_nothing(&self, ranges: &[(i64, i64)]) -> Vec<bool> {
        let convention = Convention {
            unit: self.unit,
            line_ends: LineEnds::AsOne,
        };
        let Some(index) = &self.index else {
            return vec![false; ranges.len()];
        };
        let means = Ruler::new(index.text()).spans(convention, ranges);
        means.iter().map(Result::is_err).collect()
    }

    /// Returns a passage.
    fn passage(&self, (start, end): (i64, i64)) -> Option<&str> {
        let span = Span::new(u32::try_from(start).ok()?, u32::try_from(end).ok()?).ok()?;
        self.index.as_ref()?.slice(span)
    }

    /// Returns the name of a new selection: the beginning of its passage; all words of one that is lost,
    /// for they are nowhere else.
    pub(super) fn name(&self, now: &Selection) -> Option<String> {
        match (&now.words, now.at) {
            (Words::Said(words), _) => Some(words.clone()),
            (_, At::Text { start, end }) => {
                let words = self.passage((start, end))?;
                Some(words.chars().take(NAME).collect())
            }
            _ => None,
        }
    }

    /// Returns the name that a selection gets for the one that it had, where that is none any more.
    pub(super) fn renamed(
        &self,
        id: RecordId,
        had: Option<&str>,
        now: &Selection,
    ) -> Option<String> {
        let had = had.map(str::trim).filter(|name| !name.is_empty());
        let (had, whole) = match (&now.words, now.at, had) {
            (Words::Said(words), _, had) => (had.unwrap_or_default(), words.as_str()),
            (_, At::Text { start, end }, Some(had)) => (had, self.passage((start, end))?),
            _ => return None,
        };
        let lost = matches!(now.words, Words::Said(_));
        let stale = lost || self.names_are_words || self.stale.contains(&id);
        if stale && !named(had, whole) {
            self.name(now)
        } else {
            None
        }
    }
}

/// The parts of a source that differ by what it is.
struct Names {
    source: &'static str,
    /// The element of the text that stands for it.
    worded: Option<&'static str>,
    selection: &'static str,
}

const fn names(media: Media) -> Names {
    let (source, worded, selection) = match media {
        Media::Text | Media::Transcript => ("TextSource", None, "PlainTextSelection"),
        Media::Pdf => ("PDFSource", Some("Representation"), "PDFSelection"),
        Media::Picture => ("PictureSource", Some("TextDescription"), "PictureSelection"),
        Media::Audio => ("AudioSource", Some("Transcript"), "AudioSelection"),
        Media::Video => ("VideoSource", Some("Transcript"), "VideoSelection"),
    };
    Names {
        source,
        worded,
        selection,
    }
}

/// Returns the element that a new source is.
#[must_use]
pub const fn element_of(media: Media) -> &'static str {
    names(media).source
}

/// Returns the element in or by which the text of a source is said: itself, its representation, its
/// transcripts, counted from 0.
#[must_use]
pub fn text_host<'e, 'x>(element: &'e Element<'x>, nth: usize) -> Option<&'e Element<'x>> {
    match worded(element) {
        Some(worded) => element.all(worded).nth(nth),
        None => Some(element).filter(|_| nth == 0),
    }
}

/// Returns the name of the rich text of a source, as [`text_host`] counts, and takes it out where `leaves` says
/// so.
pub fn rich_text(element: &mut Element<'_>, nth: usize, leaves: bool) -> Option<String> {
    let host = match worded(element) {
        Some(worded) => {
            let children = element.children.iter_mut().filter_map(|node| match node {
                Node::Element(child) if child.name == worded => Some(child),
                _ => None,
            });
            children.into_iter().nth(nth)
        }
        None => Some(element).filter(|_| nth == 0),
    };
    let host = host?;
    let path = host.get("richTextPath").map(str::to_owned);
    if leaves {
        host.set("richTextPath", None);
    }
    path
}

/// Returns what the texts of a source are called, where they do not stand in its own element.
pub(super) fn worded(element: &Element<'_>) -> Option<&'static str> {
    Some(match &*element.name {
        "PDFSource" => "Representation",
        "PictureSource" => "TextDescription",
        "AudioSource" | "VideoSource" => "Transcript",
        _ => return None,
    })
}

/// Takes the further texts out of the element of a source that may have one alone: a page, a picture. Tells
/// whether it is such a one.
pub fn has_one_text(element: &mut Element<'_>) -> bool {
    let worded = match worded(element) {
        Some(worded) if worded != "Transcript" => worded,
        _ => return false,
    };
    let mut first = true;
    element.children.retain(|node| {
        let is_text = matches!(node, Node::Element(child) if child.name == worded);
        !is_text || std::mem::take(&mut first)
    });
    true
}

/// Returns a source.
///
/// `now` has its selections in code points of the text in `standing`, lost ones at -1; its text and its
/// file are named by the members that they are written to. `further` are the sources that its further
/// transcripts became.
#[must_use]
pub fn source<'x>(
    said: Option<Said<'x, Vec<Source>>>,
    now: &Source,
    standing: &Standing<'_>,
    further: &[(Source, Standing<'_>)],
    alive: &Alive<'_>,
) -> Element<'x> {
    let names = names(now.media);
    let (mut element, was) = match said {
        Some(Said { element, was }) => (element, was),
        None => (fresh(names.source, now.id), Vec::new()),
    };
    identify(&mut element, now.id);
    let main = was.first();
    let renamed = main.is_some_and(|main| is_renamed(&main.name, &now.name));
    if renamed || main.is_none() {
        element.set("name", Some(Cow::Owned(now.name.clone())));
    }
    if main.is_none() {
        made(&mut element, &now.made);
    }
    let described = main.and_then(|main| main.description.as_deref());
    describe(&mut element, described, now.description.as_deref());
    let mut waiting = Waiting::new(&now.selections);
    let mut said = main.map_or(&[][..], |main| &main.selections).iter();
    match names.worded {
        None => {
            paths(&mut element, now, standing);
            waiting.patch(&mut element, names.selection, &mut said, standing, alive);
        }
        Some(worded) => {
            if element.first(worded).is_none() && standing.index.is_some() {
                let mut text = fresh(worded, now.id.derived("text"));
                text.set("name", Some(Cow::Owned(now.name.clone())));
                insert(&mut element, text);
            }
            let mut nth = 0;
            for node in &mut element.children {
                let Node::Element(text) = node else { continue };
                if text.name != worded {
                    continue;
                }
                if nth == 0 {
                    if renamed && text.get("name").is_some() {
                        text.set("name", Some(Cow::Owned(now.name.clone())));
                    }
                    paths(text, now, standing);
                    points(text, standing);
                    waiting.patch(text, "PlainTextSelection", &mut said, standing, alive);
                    waiting.patch(text, "TranscriptSelection", &mut said, standing, alive);
                } else if let Some(was) = was.get(nth) {
                    transcript(text, was, further, alive);
                }
                nth += 1;
            }
            file_path(&mut element, now);
            waiting.patch(&mut element, names.selection, &mut said, standing, alive);
        }
    }
    let new = waiting.rest();
    add(&mut element, &names, &new, now, standing);
    let otherwise = main.and_then(|main| main.made.by);
    let coded = main.map_or(&[][..], |main| &main.codings);
    selections::codings(&mut element, coded, &now.codings, otherwise, alive);
    notes(&mut element, &now.notes, alive);
    let valued = main.map_or(&[][..], |main| &main.values);
    values(&mut element, valued, &now.values, alive);
    element
}

/// Says who made a new element and changed it, and when.
fn made(element: &mut Element<'_>, made: &Made) {
    for (attribute, by) in [
        ("creatingUser", made.by),
        ("modifyingUser", made.changed_by),
    ] {
        element.set(attribute, by.map(super::guid));
    }
    for (attribute, at) in [
        ("creationDateTime", &made.at),
        ("modifiedDateTime", &made.changed_at),
    ] {
        let at = at.as_deref().and_then(selections::date_time);
        element.set(attribute, at.map(Cow::Owned));
    }
}

/// Makes a further transcript what its source is now.
fn transcript(
    text: &mut Element<'_>,
    was: &Source,
    further: &[(Source, Standing<'_>)],
    alive: &Alive<'_>,
) {
    let Some((now, standing)) = further.iter().find(|(now, _)| now.id == was.id) else {
        return;
    };
    identify(text, now.id);
    if is_renamed(&was.name, &now.name) {
        text.set("name", Some(Cow::Owned(now.name.clone())));
    }
    paths(text, now, standing);
    points(text, standing);
    let mut waiting = Waiting::new(&now.selections);
    let mut said = was.selections.iter();
    waiting.patch(text, "PlainTextSelection", &mut said, standing, alive);
    waiting.patch(text, "TranscriptSelection", &mut said, standing, alive);
    for selection in waiting.rest() {
        moment(text, selection, standing);
    }
}

/// Names the members in which the text of a source, and its rich text, are written.
fn paths(element: &mut Element<'_>, now: &Source, standing: &Standing<'_>) {
    text_paths(element, now, standing);
    no_plain_rich_text(element);
}

fn text_paths(element: &mut Element<'_>, now: &Source, standing: &Standing<'_>) {
    let is_text = matches!(now.media, Media::Text | Media::Transcript);
    if let Some(rich) = element.get("richTextPath").map(str::to_owned) {
        let file = now.file.as_ref().filter(|_| is_text);
        let path = file.map(|file| internal(&file.name));
        // What was named and not there, goes on being named.
        let stays = path.is_none() && rich.starts_with("internal://");
        if !stays && path.as_deref() != Some(&rich) {
            element.set("richTextPath", path.map(Cow::Owned));
        }
    } else if is_text && let Some(file) = &now.file {
        element.set("richTextPath", Some(Cow::Owned(internal(&file.name))));
    }
    let member = now.text.as_ref().and_then(|text| text.member.as_deref());
    if !standing.worded && member.is_none() {
        bare(element, "plainTextPath");
        return;
    }
    if let Some(index) = &standing.index
        && let Some(content) = element.text_of("PlainTextContent")
    {
        if content != index.text() {
            for node in &mut element.children {
                if let Node::Element(child) = node
                    && child.name == "PlainTextContent"
                {
                    *child = words("PlainTextContent", index.text());
                }
            }
        }
        element.set("plainTextPath", None);
        return;
    }
    if let Some(member) = member {
        let path = internal(member);
        if element.get("plainTextPath") != Some(path.as_str()) {
            element.set("plainTextPath", Some(Cow::Owned(path)));
        }
    }
}

/// Names the member in which the file of a source is written; what names somebody's folders is cut.
fn file_path(element: &mut Element<'_>, now: &Source) {
    element.set("currentPath", None);
    match &now.file {
        Some(file) => {
            let path = internal(&file.name);
            if element.get("path") != Some(path.as_str()) {
                element.set("path", Some(Cow::Owned(path)));
            }
        }
        None => bare(element, "path"),
    }
}

/// Cuts the folders from a path that leads out of the archive.
fn bare(element: &mut Element<'_>, name: &'static str) {
    let path = element.get(name).and_then(without_folders);
    if let Some(path) = path {
        element.set(name, Some(Cow::Owned(path)));
    }
}

/// Returns a path without the folders of whoever made the file; nothing where it has none: a member of the
/// archive, or a bare name.
fn without_folders(path: &str) -> Option<String> {
    let (scheme, rest) = match path.split_once("://") {
        Some((scheme, rest)) => (Some(scheme), rest),
        None => (None, path),
    };
    let last = rest.rsplit(['/', '\\']).next().unwrap_or_default();
    let is_name = last.len() == rest.len() && !last.starts_with('~');
    match scheme {
        Some(scheme) if !scheme.eq_ignore_ascii_case("internal") => {
            Some(format!("relative:///{last}"))
        }
        Some(_) if rest.starts_with(['/', '~']) || rest.contains(['\\', ':']) => {
            Some(format!("internal://{last}"))
        }
        Some(_) => None,
        None if is_name => None,
        None => Some(last.trim_start_matches('~').to_owned()),
    }
}

/// Returns an element as XML without the folders of its paths; nothing where it has none.
pub(in crate::foreign::refi) fn cut_folders(element: &Element<'_>) -> Option<String> {
    fn has_some(element: &Element<'_>) -> bool {
        let mut attributes = element.attributes.iter();
        let has = |(name, path): &(Cow<'_, str>, Cow<'_, str>)| {
            name == "currentPath" || (is_path(name) && without_folders(path).is_some())
        };
        attributes.any(has) || element.elements().any(has_some)
    }
    has_some(element).then(|| {
        let mut element = element.clone();
        leave_folders_out(&mut element);
        let mut words = String::new();
        element.write(&mut words);
        words
    })
}

/// Cuts the folders from every path in an element: whose they are is nobody's business.
fn leave_folders_out(element: &mut Element<'_>) {
    element.attributes.retain_mut(|(name, value)| {
        if is_path(name)
            && let Some(path) = without_folders(value)
        {
            *value = Cow::Owned(path);
        }
        name != "currentPath"
    });
    for node in &mut element.children {
        if let Node::Element(child) = node {
            leave_folders_out(child);
        }
    }
}

fn internal(member: &str) -> String {
    let last = member.rsplit(['/', '\\']).next().unwrap_or(member);
    format!("internal://{last}")
}

/// Puts an element where the schema has it: after those that come before it there.
fn insert<'x>(host: &mut Element<'x>, element: Element<'x>) {
    const ORDER: [&str; 15] = [
        "Description",
        "PlainTextContent",
        "SyncPoint",
        "PlainTextSelection",
        "PDFSelection",
        "Representation",
        "TextDescription",
        "Transcript",
        "TranscriptSelection",
        "PictureSelection",
        "AudioSelection",
        "VideoSelection",
        "Coding",
        "NoteRef",
        "VariableValue",
    ];
    let rank = |name: &str| {
        ORDER
            .iter()
            .position(|it| *it == name)
            .unwrap_or(ORDER.len())
    };
    let own = rank(&element.name);
    let at = host
        .children
        .iter()
        .position(|node| matches!(node, Node::Element(child) if rank(&child.name) > own));
    let at = at.unwrap_or(host.children.len());
    host.children.insert(at, Node::Element(element));
}

/// Adds the selections that are new.
fn add(
    element: &mut Element<'_>,
    names: &Names,
    new: &[&Selection],
    now: &Source,
    standing: &Standing<'_>,
) {
    for selection in new {
        match selection.at {
            At::Text { .. } => match names.worded {
                None => {
                    let made = selections::selection(selection, "PlainTextSelection", standing);
                    insert(element, made);
                }
                Some(worded) => {
                    let text = element.children.iter_mut().find_map(|node| match node {
                        Node::Element(child) if child.name == worded => Some(child),
                        _ => None,
                    });
                    let Some(text) = text else { continue };
                    if worded == "Transcript" {
                        moment(text, selection, standing);
                    } else {
                        let made = selections::selection(selection, "PlainTextSelection", standing);
                        insert(text, made);
                    }
                }
            },
            At::Page { .. } | At::Area { .. } | At::Time { .. } if now.media != Media::Text => {
                insert(
                    element,
                    selections::selection(selection, names.selection, standing),
                );
            }
            At::Page { .. } | At::Area { .. } | At::Time { .. } | At::Unknown => {}
        }
    }
}

/// Returns what the points of a transcript say where they are; nothing of one that does not say it.
#[must_use]
pub fn said_points(text: &Element<'_>) -> Vec<i64> {
    let points = text.all("SyncPoint");
    points.filter_map(said_point).collect()
}

fn said_point(point: &Element<'_>) -> Option<i64> {
    point.get("position")?.trim().parse().ok()
}

/// Makes the points of a transcript stand where they are now.
fn points(text: &mut Element<'_>, standing: &Standing<'_>) {
    for node in &mut text.children {
        let Node::Element(point) = node else { continue };
        if point.name != "SyncPoint" {
            continue;
        }
        let said = said_point(point);
        let now = said.and_then(|said| standing.points.get(&said));
        let now = now.map(|now| standing.written((*now, *now), At::Unknown).0);
        if now.is_some() && now != said {
            point.set("position", now.map(|now| Cow::Owned(now.to_string())));
        }
    }
}

/// Makes a selection of a transcript go from one point of its own to another.
pub(super) fn name_points(selection: &mut Element<'_>, id: RecordId) {
    for (side, attribute) in [("from", "fromSyncPoint"), ("to", "toSyncPoint")] {
        selection.set(attribute, Some(super::guid(id.derived(side))));
    }
}

/// Puts the points of its own of a selection into its transcript, at their places as they are written.
pub(super) fn own_points(text: &mut Element<'_>, id: RecordId, (start, end): (i64, i64)) {
    for (side, position) in [("from", start), ("to", end)] {
        let own = id.derived(side);
        let position = Some(Cow::Owned(position.to_string()));
        // It may be there since an earlier export, in other letters.
        let there = text.children.iter_mut().find_map(|node| match node {
            Node::Element(point) if super::named(point, "guid") == Some(own) => Some(point),
            _ => None,
        });
        match there {
            Some(point) => point.set("position", position),
            None => {
                let mut point = fresh("SyncPoint", own);
                point.set("position", position);
                insert(text, point);
            }
        }
    }
}

/// Adds a selection to a transcript, whose selections go from one point to another.
fn moment(text: &mut Element<'_>, now: &Selection, standing: &Standing<'_>) {
    let At::Text { start, end } = now.at else {
        return;
    };
    let (start, end) = standing.written((start, end), now.at);
    let mut made = selections::selection(now, "TranscriptSelection", standing);
    made.set("startPosition", None);
    made.set("endPosition", None);
    name_points(&mut made, now.id);
    own_points(text, now.id, (start, end));
    insert(text, made);
}
