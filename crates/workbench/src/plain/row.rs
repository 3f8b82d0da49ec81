//! One noun, one row: how a row of a table becomes a record, and back.

use ayni_model::{
    actor::{Actor, ActorKind, Status, Tie},
    event::Event,
    record::Noun,
    source::{Attributes, Source, SourceKind},
    study::AttributeOf,
};

use super::{names::Names, sheet::Cells};

/// A noun with a table of its own.
pub(crate) trait Row: Noun + PartialEq + Clone {
    /// The table, without extension.
    const STEM: &'static str;
    /// Its columns beside `id` and `position`, in the order of an export.
    const COLUMNS: &'static [&'static str];
    /// Whether further columns are attributes.
    const ATTRIBUTES: Option<AttributeOf> = None;

    /// Makes the record of a row; columns that the file does not have keep what was `before`.
    /// What is wrong is noted with the cells' problems.
    fn read(cells: &Cells<'_>, names: &Names, before: Option<Self>, position: u32) -> Option<Self>;

    /// Returns the cells of the record in the order of the columns, or nothing when it names a
    /// record that has no name.
    fn write(&self, names: &Names) -> Option<Vec<String>>;

    /// Returns the place in the list.
    fn position(&self) -> Option<u32> {
        None
    }

    /// Returns the key.
    fn key(&self) -> Option<&str> {
        None
    }

    /// Returns the attributes.
    fn attributes(&self) -> Option<&Attributes> {
        None
    }

    /// Returns what a record without a key is about; a row without an id meets the first record that
    /// is about the same. Nothing means that none does.
    fn about(&self) -> Option<Vec<String>> {
        None
    }

    /// The columns that say it.
    const ABOUT: &'static str = "";

    /// Whether one row only may say it; without ids nothing would tell two of them apart.
    const ONCE: bool = false;

    /// Returns what stands in other files than the row, for the check that a row reads back.
    fn beside(&self) -> Option<Self> {
        None
    }
}

/// Takes a field from its column where the file has it.
macro_rules! set {
    ($cells:ident, $noun:ident . $field:ident, $value:expr) => {
        if $cells.has(stringify!($field)) {
            $noun.$field = $value;
        }
    };
}
pub(crate) use set;

/// Prints what may be absent.
pub(crate) fn cell(value: Option<&impl ToString>) -> String {
    value.map(ToString::to_string).unwrap_or_default()
}

const STATUSES: [(&str, Status); 7] = {
    let mut words = [("", Status::Stated); 7];
    let mut n = 0;
    while n < 7 {
        words[n] = (Status::ALL[n].word(), Status::ALL[n]);
        n += 1;
    }
    words
};

/// Sets the attributes of a row by the further columns.
fn set_attributes(
    attributes: &mut Attributes,
    of: AttributeOf,
    known: &[&str],
    cells: &Cells<'_>,
    names: &Names,
) {
    for (name, place) in cells.columns.attributes(known) {
        let value = cells.cells.get(place).map_or("", String::as_str);
        if value.trim().is_empty() {
            attributes.0.remove(name);
            continue;
        }
        let value_type = names.attributes.get(&(of, name.to_owned()));
        let parsed = match value_type {
            Some(value_type) => value_type.parse(value),
            None => ayni_model::value::ValueType::Text.parse(value),
        };
        match parsed {
            Ok(value) => {
                attributes.0.insert(name.to_owned(), value.to_string());
            }
            Err(error) => cells.problem(name, error),
        }
    }
}

/// Returns the name for people: the cell, or else the key.
fn name_of(cells: &Cells<'_>, before: Option<&str>, key: &str) -> String {
    match (cells.text("name"), before) {
        (Some(name), _) => name,
        (None, Some(before)) if !cells.has("name") => before.to_owned(),
        (None, _) => key.to_owned(),
    }
}

/// Returns a word that every row needs, or the one from before where there is no such column.
fn word_of(cells: &Cells<'_>, column: &str, before: Option<&str>) -> Option<String> {
    match before {
        Some(before) if !cells.has(column) => Some(before.to_owned()),
        _ => cells.required(column).map(str::to_owned),
    }
}

impl Row for Source {
    const STEM: &'static str = "sources";
    const COLUMNS: &'static [&'static str] = &[
        "key",
        "name",
        "kind",
        "file",
        "encoding",
        "format",
        "language",
        "when",
        "place",
        "country",
        "informants",
        "register",
        "note",
        "revision",
        "revision_of",
        "revision_reason",
    ];
    const ATTRIBUTES: Option<AttributeOf> = Some(AttributeOf::Source);

    fn read(cells: &Cells<'_>, names: &Names, before: Option<Self>, position: u32) -> Option<Self> {
        let key = cells.required("key")?.to_owned();
        let name = name_of(
            cells,
            before.as_ref().map(|before| before.name.as_str()),
            &key,
        );
        let kind = SourceKind(match cells.word("kind") {
            "" => "other".to_owned(),
            kind => kind.to_owned(),
        });
        let mut noun = before.unwrap_or_else(|| Self {
            key: key.clone(),
            name: String::new(),
            kind: kind.clone(),
            language: None,
            when: None,
            place: None,
            country: None,
            informants: Vec::new(),
            register: None,
            file: None,
            revision: None,
            note: None,
            position,
            attributes: Attributes::default(),
        });
        (noun.key, noun.name, noun.position) = (key, name, position);
        set!(cells, noun.kind, kind);
        set!(cells, noun.language, cells.parse("language"));
        set!(cells, noun.when, cells.parse("when"));
        set!(cells, noun.place, cells.parse("place"));
        set!(cells, noun.country, cells.parse("country"));
        set!(cells, noun.register, cells.parse("register"));
        set!(cells, noun.note, cells.text("note"));
        if cells.has("informants") {
            noun.informants = cells
                .list("informants")
                .filter_map(|key| cells.found("informants", names.actors.find(key)))
                .collect();
        }
        let of = AttributeOf::Source;
        set_attributes(&mut noun.attributes, of, Self::COLUMNS, cells, names);
        Some(noun)
    }

    fn write(&self, names: &Names) -> Option<Vec<String>> {
        let informants: Option<Vec<&str>> = self
            .informants
            .iter()
            .map(|id| names.actors.key(*id))
            .collect();
        // What a file says of itself is filled in by the one who has looked at the file.
        Some(vec![
            self.key.clone(),
            self.name.clone(),
            self.kind.0.clone(),
            String::new(),
            String::new(),
            String::new(),
            cell(self.language.as_ref()),
            cell(self.when.as_ref()),
            cell(self.place.as_ref()),
            cell(self.country.as_ref()),
            informants?.join("; "),
            cell(self.register.as_ref()),
            cell(self.note.as_ref()),
            String::new(),
            String::new(),
            String::new(),
        ])
    }

    fn position(&self) -> Option<u32> {
        Some(self.position)
    }

    fn key(&self) -> Option<&str> {
        Some(&self.key)
    }

    fn attributes(&self) -> Option<&Attributes> {
        Some(&self.attributes)
    }

    fn beside(&self) -> Option<Self> {
        Some(Self {
            file: self.file.clone(),
            revision: self.revision,
            key: String::new(),
            name: String::new(),
            kind: SourceKind(String::new()),
            language: None,
            when: None,
            place: None,
            country: None,
            informants: Vec::new(),
            register: None,
            note: None,
            position: 0,
            attributes: Attributes::default(),
        })
    }
}

const ACTOR_KINDS: [(&str, ActorKind); 3] = [
    ("person", ActorKind::Person),
    ("organisation", ActorKind::Organisation),
    ("site", ActorKind::Site),
];

impl Row for Actor {
    const STEM: &'static str = "actors";
    const COLUMNS: &'static [&'static str] = &[
        "key",
        "kind",
        "name",
        "organisation_kind",
        "country",
        "place",
        "parent",
        "when",
        "note",
    ];
    const ATTRIBUTES: Option<AttributeOf> = Some(AttributeOf::Actor);

    fn read(cells: &Cells<'_>, names: &Names, before: Option<Self>, position: u32) -> Option<Self> {
        let key = cells.required("key")?.to_owned();
        let name = name_of(
            cells,
            before.as_ref().map(|before| before.name.as_str()),
            &key,
        );
        let kind = match &before {
            Some(before) if !cells.has("kind") => before.kind,
            _ => {
                cells.required("kind")?;
                cells.one_of("kind", &ACTOR_KINDS)?
            }
        };
        let mut noun = before.unwrap_or_else(|| Self {
            key: key.clone(),
            name: String::new(),
            kind,
            organisation_kind: None,
            country: None,
            place: None,
            parent: None,
            when: None,
            note: None,
            position,
            attributes: Attributes::default(),
        });
        (noun.key, noun.name, noun.kind, noun.position) = (key, name, kind, position);
        set!(
            cells,
            noun.organisation_kind,
            cells.text("organisation_kind")
        );
        set!(cells, noun.country, cells.parse("country"));
        set!(cells, noun.place, cells.parse("place"));
        set!(cells, noun.parent, cells.refer("parent", &names.actors));
        set!(cells, noun.when, cells.parse("when"));
        set!(cells, noun.note, cells.text("note"));
        let of = AttributeOf::Actor;
        set_attributes(&mut noun.attributes, of, Self::COLUMNS, cells, names);
        Some(noun)
    }

    fn write(&self, names: &Names) -> Option<Vec<String>> {
        let parent = match self.parent {
            Some(parent) => names.actors.key(parent)?,
            None => "",
        };
        Some(vec![
            self.key.clone(),
            self.kind.word().to_owned(),
            self.name.clone(),
            cell(self.organisation_kind.as_ref()),
            cell(self.country.as_ref()),
            cell(self.place.as_ref()),
            parent.to_owned(),
            cell(self.when.as_ref()),
            cell(self.note.as_ref()),
        ])
    }

    fn position(&self) -> Option<u32> {
        Some(self.position)
    }

    fn key(&self) -> Option<&str> {
        Some(&self.key)
    }

    fn attributes(&self) -> Option<&Attributes> {
        Some(&self.attributes)
    }
}

impl Row for Tie {
    const STEM: &'static str = "ties";
    const COLUMNS: &'static [&'static str] = &[
        "key", "from", "kind", "to", "when", "status", "source", "note",
    ];

    fn read(cells: &Cells<'_>, names: &Names, before: Option<Self>, position: u32) -> Option<Self> {
        let key = cells.required("key")?.to_owned();
        let kind = word_of(cells, "kind", before.as_ref().map(|tie| tie.kind.as_str()));
        let from = match &before {
            Some(before) if !cells.has("from") => Some(before.from),
            _ => cells.must_refer("from", &names.actors),
        };
        let to = match &before {
            Some(before) if !cells.has("to") => Some(before.to),
            _ => cells.must_refer("to", &names.actors),
        };
        let (from, to, kind) = (from?, to?, kind?);
        let mut noun = before.unwrap_or_else(|| Self {
            key: key.clone(),
            from,
            kind: kind.clone(),
            to,
            when: None,
            status: Status::default(),
            source: None,
            note: None,
            position,
        });
        (noun.key, noun.kind, noun.position) = (key, kind, position);
        (noun.from, noun.to) = (from, to);
        set!(cells, noun.when, cells.parse("when"));
        let status = || cells.one_of("status", &STATUSES).unwrap_or_default();
        set!(cells, noun.status, status());
        set!(cells, noun.source, cells.refer("source", &names.sources));
        set!(cells, noun.note, cells.text("note"));
        Some(noun)
    }

    fn write(&self, names: &Names) -> Option<Vec<String>> {
        let source = match self.source {
            Some(source) => names.sources.key(source)?,
            None => "",
        };
        Some(vec![
            self.key.clone(),
            names.actors.key(self.from)?.to_owned(),
            self.kind.clone(),
            names.actors.key(self.to)?.to_owned(),
            cell(self.when.as_ref()),
            self.status.word().to_owned(),
            source.to_owned(),
            cell(self.note.as_ref()),
        ])
    }

    fn position(&self) -> Option<u32> {
        Some(self.position)
    }

    fn key(&self) -> Option<&str> {
        Some(&self.key)
    }
}

impl Row for Event {
    const STEM: &'static str = "events";
    const COLUMNS: &'static [&'static str] = &[
        "key", "kind", "name", "when", "place", "country", "part_of", "status", "source", "note",
    ];
    const ATTRIBUTES: Option<AttributeOf> = Some(AttributeOf::Event);

    fn read(cells: &Cells<'_>, names: &Names, before: Option<Self>, position: u32) -> Option<Self> {
        let key = cells.required("key")?.to_owned();
        let name = name_of(
            cells,
            before.as_ref().map(|before| before.name.as_str()),
            &key,
        );
        let kind = word_of(
            cells,
            "kind",
            before.as_ref().map(|event| event.kind.as_str()),
        )?;
        let mut noun = before.unwrap_or_else(|| Self {
            key: key.clone(),
            name: String::new(),
            kind: String::new(),
            when: None,
            place: None,
            country: None,
            status: Status::default(),
            source: None,
            part_of: None,
            note: None,
            position,
            attributes: Attributes::default(),
        });
        (noun.key, noun.name, noun.kind, noun.position) = (key, name, kind, position);
        set!(cells, noun.when, cells.parse("when"));
        set!(cells, noun.place, cells.parse("place"));
        set!(cells, noun.country, cells.parse("country"));
        set!(cells, noun.part_of, cells.refer("part_of", &names.events));
        let status = || cells.one_of("status", &STATUSES).unwrap_or_default();
        set!(cells, noun.status, status());
        set!(cells, noun.source, cells.refer("source", &names.sources));
        set!(cells, noun.note, cells.text("note"));
        let of = AttributeOf::Event;
        set_attributes(&mut noun.attributes, of, Self::COLUMNS, cells, names);
        Some(noun)
    }

    fn write(&self, names: &Names) -> Option<Vec<String>> {
        let part_of = match self.part_of {
            Some(whole) => names.events.key(whole)?,
            None => "",
        };
        let source = match self.source {
            Some(source) => names.sources.key(source)?,
            None => "",
        };
        Some(vec![
            self.key.clone(),
            self.kind.clone(),
            self.name.clone(),
            cell(self.when.as_ref()),
            cell(self.place.as_ref()),
            cell(self.country.as_ref()),
            part_of.to_owned(),
            self.status.word().to_owned(),
            source.to_owned(),
            cell(self.note.as_ref()),
        ])
    }

    fn position(&self) -> Option<u32> {
        Some(self.position)
    }

    fn key(&self) -> Option<&str> {
        Some(&self.key)
    }

    fn attributes(&self) -> Option<&Attributes> {
        Some(&self.attributes)
    }
}
