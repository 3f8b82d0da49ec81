//! Reading a REFI-QDA project or codebook, piece by piece.
//!
//! Tolerant where files of the wild are known to differ: namespaces, prefixes, the case of members and
//! folders, paths, braces around GUIDs, GUIDs that stand twice. What was put up with becomes a notice.

mod ahead;
mod elements;
pub(super) mod ids;
pub(super) mod members;
mod sources;

pub use ahead::source_ids;
pub(super) use sources::whole_number;

use std::{collections::BTreeMap, io::Read};

use self::{ids::Ids, members::Members};
use super::{
    super::{
        Head, Made, Notice, NoticeKind, Piece, Program, Units, Verbatim, container::Container,
    },
    dom::{Element, Oddity},
    patch::cut_folders,
    schema::{Schema, Stranger, strangers},
    stream::{Part, Parts},
};
use crate::{Limits, Place, Refusal, RefusalKind, read::encoding, read::losses::Losses};

/// What every namespace of projects begins with.
const PROJECT: &str = "urn:QDA-XML:project:";

/// What every namespace of codebooks begins with.
const CODEBOOK: &str = "urn:QDA-XML:codebook:";

/// Reads the project or codebook in a member of a container.
///
/// # Errors
/// A [`Refusal`] when the file is not well-formed or passes a limit, and whatever `give` says.
pub fn read<E: From<Refusal>>(
    container: &mut dyn Container,
    member: &str,
    limits: &Limits,
    give: &mut dyn FnMut(Piece) -> Result<(), E>,
) -> Result<(), E> {
    let file = container.name().to_owned();
    let bytes = opened(container, member, limits)?;
    let mut parts = Parts::new(bytes, &file, member, *limits);
    let (xml, name, namespace) = loop {
        match parts.next()? {
            Part::Root {
                xml,
                name,
                namespace,
            } => break (xml, name, namespace),
            Part::Whole { .. } | Part::End => {}
        }
    };
    let program = match name.to_lowercase().as_str() {
        "project" => Program::RefiProject,
        "codebook" => Program::RefiCodebook,
        _ => {
            let seen = format!("XML whose first element is {name}");
            let kind = RefusalKind::UnknownFormat { seen };
            return Err(kind.at(&file, Place::Member(member.to_owned())).into());
        }
    };
    let mut reading = Reading {
        file: &file,
        member,
        limits,
        ids: Ids::default(),
        members: Members::of(container, member),
        units: Units::of(""),
        notices: BTreeMap::new(),
        linked: 0,
        schema: match program {
            Program::RefiCodebook => Schema::Codebook,
            _ => Schema::Project,
        },
    };
    let standard = match program {
        Program::RefiCodebook => (CODEBOOK, "1.0"),
        _ => (PROJECT, "1.0"),
    };
    if namespace.strip_prefix(standard.0) != Some(standard.1) {
        reading.note(NoticeKind::Namespace, &namespace, None);
    }
    let mut root = reading.parse(&xml)?;
    let head = reading.head(&root, program);
    reading.units = Units::of(&head.origin);
    give(Piece::Head(head))?;
    // Everything is kept but where somebody's files were.
    root.set("basePath", None);
    let mut words = String::new();
    root.write(&mut words);
    give(Piece::Verbatim(Verbatim {
        place: root.name.to_string(),
        words,
    }))?;
    loop {
        match parts.next()? {
            Part::End => break,
            Part::Root { .. } => {}
            Part::Whole { section, xml } => {
                reading.part(container, section, xml, give)?;
            }
        }
    }
    let strays = reading.members.strays();
    for stray in strays.into_iter().filter(|it| container.owns(it)) {
        reading.note(NoticeKind::StrayMember, &stray, None);
        let place = format!("member {stray}");
        let words = String::new();
        give(Piece::Verbatim(Verbatim { place, words }))?;
    }
    for notice in reading.notices.into_values() {
        give(Piece::Notice(notice))?;
    }
    Ok(())
}

/// Opens a member, in UTF-8.
fn opened(
    container: &mut dyn Container,
    member: &str,
    limits: &Limits,
) -> Result<Box<dyn Read>, Refusal> {
    let file = container.name().to_owned();
    let missing = || {
        let why = "this part is missing".to_owned();
        RefusalKind::Damaged { why }.at(&file, Place::Member(member.to_owned()))
    };
    let bytes = container.stream(member)?.ok_or_else(missing)?;
    in_utf8(bytes, &file, member, limits)
}

/// Gives the bytes in UTF-8: as they are, unless a mark or the declaration says that they are not.
fn in_utf8(
    mut bytes: Box<dyn Read>,
    file: &str,
    member: &str,
    limits: &Limits,
) -> Result<Box<dyn Read>, Refusal> {
    let at = || Place::Member(member.to_owned());
    let damaged = |error: std::io::Error| {
        let why = error.to_string();
        RefusalKind::Damaged { why }.at(file, at())
    };
    let mut head = Vec::new();
    bytes
        .by_ref()
        .take(200)
        .read_to_end(&mut head)
        .map_err(damaged)?;
    let words = String::from_utf8_lossy(&head).to_lowercase();
    let declared = words
        .split_once("encoding=")
        .and_then(|(_, rest)| rest.split(['"', '\'']).nth(1));
    let marked = head.starts_with(&[0xFF, 0xFE]) || head.starts_with(&[0xFE, 0xFF]);
    let other = declared.is_some_and(|it| !matches!(it, "utf-8" | "utf8" | "us-ascii"));
    let whole = std::io::Cursor::new(head.clone()).chain(bytes);
    if !marked && !other {
        return Ok(Box::new(whole));
    }
    let mut all = Vec::new();
    whole
        .take((limits.member_bytes as u64).saturating_add(1))
        .read_to_end(&mut all)
        .map_err(damaged)?;
    Limits::check(all.len(), limits.member_bytes, "a file that is not UTF-8")
        .map_err(|kind| kind.at(file, at()))?;
    let declared = declared.filter(|_| !marked);
    let decoded = encoding::decode(&all, None, declared, &mut Losses::default())
        .map_err(|kind| kind.at(file, at()))?;
    Ok(Box::new(std::io::Cursor::new(
        decoded.text.into_owned().into_bytes(),
    )))
}

/// A file under way.
pub(super) struct Reading<'f> {
    pub(super) file: &'f str,
    pub(super) member: &'f str,
    pub(super) limits: &'f Limits,
    pub(super) ids: Ids,
    pub(super) members: Members,
    /// What positions count in files of this program.
    pub(super) units: Units,
    pub(super) notices: BTreeMap<(NoticeKind, String), Notice>,
    /// How many elements without a GUID there were.
    pub(super) linked: usize,
    pub(super) schema: Schema,
}

impl Reading<'_> {
    /// Reads one element, and notes what the schema does not have in it.
    fn parse<'x>(&mut self, xml: &'x str) -> Result<Element<'x>, Refusal> {
        let mut told: BTreeMap<(Oddity, String), usize> = BTreeMap::new();
        let mut tell = |what, seen: &str| {
            *told.entry((what, seen.to_owned())).or_default() += 1;
        };
        let element = Element::parse_telling(xml, self.limits.depth, &mut tell);
        let element = element.map_err(|error| {
            let why = error.why;
            RefusalKind::Damaged { why }.at(self.file, Place::Member(self.member.to_owned()))
        })?;
        let name = element.get("name").unwrap_or(&element.name);
        for ((what, seen), count) in told {
            let (what, seen, place) = match what {
                Oddity::LeftOut => (NoticeKind::LeftOut, &*seen, None),
                Oddity::NotXml => (NoticeKind::NotXml, &*seen, Some(name)),
                Oddity::NoCharacter => (NoticeKind::Undecodable, name, Some(&*seen)),
            };
            self.note_many(what, seen, place, count);
        }
        strangers(self.schema, &element, &mut |stranger| {
            let what = match stranger {
                Stranger::Element { .. } => NoticeKind::UnknownElement,
                Stranger::Attribute { .. } => NoticeKind::UnknownAttribute,
            };
            self.note(what, &stranger.to_string(), None);
        });
        Ok(element)
    }

    /// Counts something that a person should know of.
    fn note(&mut self, what: NoticeKind, seen: &str, place: Option<&str>) {
        self.note_many(what, seen, place, 1);
    }

    fn note_many(&mut self, what: NoticeKind, seen: &str, place: Option<&str>, count: usize) {
        let excerpt: String = seen.chars().take(80).collect();
        let notice = self
            .notices
            .entry((what, excerpt.clone()))
            .or_insert_with(|| Notice {
                what,
                seen: excerpt,
                place: place.map(str::to_owned),
                count: 0,
            });
        // A file that is named often is one file.
        if what != NoticeKind::MissingMember || notice.count == 0 {
            notice.count += count;
        }
    }

    fn head(&mut self, root: &Element<'_>, program: Program) -> Head {
        let by = |reading: &mut Self, name| {
            let spelling = root.get(name)?;
            Some(reading.ids.reference(spelling))
        };
        let name = root.get("name").map(str::to_owned);
        self.ids.within(name.as_deref().unwrap_or_default());
        Head {
            program,
            origin: root.get("origin").unwrap_or_default().to_owned(),
            name,
            description: None,
            id: None,
            made: Made {
                by: by(self, "creatingUserGUID"),
                at: root.get("creationDateTime").map(str::to_owned),
                changed_by: by(self, "modifyingUserGUID"),
                changed_at: root.get("modifiedDateTime").map(str::to_owned),
            },
        }
    }

    /// Gives the pieces of one part of the file.
    fn part<E: From<Refusal>>(
        &mut self,
        container: &mut dyn Container,
        section: Option<&'static str>,
        xml: String,
        give: &mut dyn FnMut(Piece) -> Result<(), E>,
    ) -> Result<(), E> {
        if section == Some("Sources") {
            let element = self.parse(&xml)?;
            let sources = self.source(container, &element)?;
            let cut = cut_folders(&element);
            drop(element);
            let mut sources = sources.into_iter();
            let Some(mut first) = sources.next() else {
                return self.keep("Sources", cut.unwrap_or(xml), give);
            };
            first.verbatim = Some(cut.unwrap_or(xml));
            give(Piece::Source(Box::new(first)))?;
            return sources.try_for_each(|source| give(Piece::Source(Box::new(source))));
        }
        if section == Some("Notes") {
            let element = self.parse(&xml)?;
            let note = self.memo(container, &element)?;
            let cut = cut_folders(&element);
            drop(element);
            return match note {
                Some(mut note) => {
                    note.verbatim = Some(cut.unwrap_or(xml));
                    give(Piece::Note(Box::new(note)))
                }
                None => self.keep("Notes", cut.unwrap_or(xml), give),
            };
        }
        let element = self.parse(&xml)?;
        let name = element.name.to_string();
        let pieces = match (section, name.as_str()) {
            (Some("Cases"), "Case") => vec![Piece::Case(self.case(&element))],
            (None, "Users") => self.each(&element, "User", Self::user),
            (None, "CodeBook") => match element.first("Codes") {
                Some(codes) => self.codes(codes),
                None => Vec::new(),
            },
            // In a codebook the codes stand below the root itself.
            (None, "Codes") => self.codes(&element),
            (None, "Variables") => self.each(&element, "Variable", Self::variable),
            (None, "Links") => self.each(&element, "Link", Self::link),
            (None, "Sets") => self.each(&element, "Set", Self::set),
            (None, "Graphs") => self.each(&element, "Graph", Self::graph),
            (None, "Description") => vec![Piece::Description(element.text().into_owned())],
            (None, "NoteRef") => match element.get("targetGUID") {
                Some(target) => vec![Piece::ProjectNote(self.ids.reference(target))],
                None => Vec::new(),
            },
            (None, "Cases" | "Sources" | "Notes") => Vec::new(),
            (_, other) => {
                self.note(NoticeKind::UnknownElement, other, None);
                Vec::new()
            }
        };
        drop(element);
        pieces.into_iter().try_for_each(&mut *give)?;
        let place = section.map_or(name, str::to_owned);
        self.keep(&place, xml, give)
    }

    fn keep<E>(
        &self,
        place: &str,
        words: String,
        give: &mut dyn FnMut(Piece) -> Result<(), E>,
    ) -> Result<(), E> {
        let place = place.to_owned();
        give(Piece::Verbatim(Verbatim { place, words }))
    }

    fn each(
        &mut self,
        section: &Element<'_>,
        name: &str,
        read: fn(&mut Self, &Element<'_>) -> Piece,
    ) -> Vec<Piece> {
        let mut pieces = Vec::new();
        for element in section.elements() {
            if element.name == name {
                pieces.push(read(self, element));
            } else {
                self.note(
                    NoticeKind::UnknownElement,
                    &element.name,
                    Some(&section.name),
                );
            }
        }
        pieces
    }
}
