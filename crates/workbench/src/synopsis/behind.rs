//! What is behind a cell: passages, or records of a register.

use std::collections::HashMap;

use ayni_analysis::{
    study::{Ix, Study},
    synopsis::{At, Line, Units},
};
use ayni_model::{
    event::Event,
    id::{ActorId, EventId},
    record::Reference,
    study::CellKey,
    value::Doubtful,
    when::When,
};

use super::Computed;
use crate::{Problem, ProblemKind, sentence};

/// What a cell was computed from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Behind {
    /// Quotations by their index in the study, in document order; [`crate::Workbench::passages`] has the words.
    Quotations(Vec<Ix>),
    /// Sources, events, participations or ties, in the order of their list.
    Records(Vec<Record>),
}

impl Behind {
    /// Returns how many there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        match self {
            Self::Quotations(all) => all.len(),
            Self::Records(all) => all.len(),
        }
    }

    /// Returns whether the cell is empty.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// A record of a register, in the words by which people tell it from others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// What it is.
    pub thing: Reference,
    /// The key by which commands call it; of a participation, that of its event.
    pub key: String,
    /// Its name: `ASM, host`, `Acindar owns Villa`.
    pub name: String,
    /// When it was or held, as EDTF.
    pub when: Option<String>,
    /// Town and country.
    pub place: Option<String>,
}

impl Computed {
    /// Returns what is behind a cell, a row, a column or the whole table.
    #[must_use]
    pub fn open(&self, row: At, column: At) -> Behind {
        let study = &self.study;
        let named = Named::new(study);
        let records = match self.table.open(study, row, column) {
            Units::Quotations(all) => return Behind::Quotations(all),
            Units::Sources(all) => all.into_iter().map(|ix| named.source(ix)).collect(),
            Units::Events(all) => all.into_iter().map(|ix| named.event(ix)).collect(),
            Units::Participations(all) => {
                all.into_iter().map(|ix| named.participation(ix)).collect()
            }
            Units::Ties(all) => all.into_iter().map(|ix| named.tie(ix)).collect(),
        };
        Behind::Records(records)
    }
}

impl Computed {
    /// Returns the row that a person names: by its label, its last label, its value or its key, with
    /// the axis before it (`phase:2`) or without.
    ///
    /// # Errors
    /// When there is none, or several; the hint lists what there is.
    pub fn row(&self, wanted: &str) -> Result<At, Problem> {
        self.line("row", &self.table.rows, wanted)
    }

    /// Returns the column that a person names, as [`Computed::row`] does.
    ///
    /// # Errors
    /// As [`Computed::row`].
    pub fn column(&self, wanted: &str) -> Result<At, Problem> {
        self.line("column", &self.table.columns, wanted)
    }

    fn line(&self, noun: &str, lines: &[Line], wanted: &str) -> Result<At, Problem> {
        let lower = wanted.trim().to_lowercase();
        if lower == "total" {
            return Ok(At::Total);
        }
        let labels: Vec<String> = lines.iter().map(Line::label).collect();
        let names: Vec<Vec<String>> = lines.iter().map(|line| self.names_of(line)).collect();
        let ways: [&dyn Fn(usize) -> bool; 4] = [
            &|at| labels[at].to_lowercase() == lower,
            &|at| names[at].contains(&lower),
            &|at| labels[at].to_lowercase().starts_with(&lower),
            &|at| labels[at].to_lowercase().contains(&lower),
        ];
        for way in ways {
            let found: Vec<usize> = (0..lines.len()).filter(|at| way(*at)).collect();
            match found.as_slice() {
                [] => {}
                [one] => return Ok(At::Line(*one)),
                several => {
                    let message = sentence!(
                        "several-lines",
                        "{wanted:?} may be {count} of the {noun}s",
                        wanted = wanted,
                        count = several.len(),
                        noun = noun,
                    );
                    let (which, names, more) = quoted(several.iter().map(|at| &labels[*at]));
                    let hint = sentence!(
                        "write-one-of",
                        "Write one of {which}.",
                        names = names,
                        more = more,
                    );
                    return Err(Problem::new(ProblemKind::Invalid, message).hint(hint));
                }
            }
        }
        let refused = Problem::not_found(noun, wanted, labels.iter().map(String::as_str));
        let (which, names, more) = quoted(labels.iter());
        let hint = sentence!(
            "there-are",
            "There are: {which}.",
            names = names,
            more = more
        );
        Err(refused.hint(hint))
    }

    /// Returns the names of the last heading of a line, in small letters.
    fn names_of(&self, line: &Line) -> Vec<String> {
        let Some(last) = line.path.last() else {
            return Vec::new();
        };
        let study = &self.study;
        let (axis, key) = match &last.key {
            CellKey::Code(_) => ("code", None),
            CellKey::Phase(id) => ("phase", key_of(&study.phases, *id, |it| &it.key)),
            CellKey::Actor(id) => ("actor", key_of(&study.actors, *id, |it| &it.key)),
            CellKey::Source(id) => ("source", key_of(&study.sources, *id, |it| &it.key)),
            CellKey::Value { attribute, value } => (attribute.as_str(), Some(value)),
        };
        [Some(&last.label), key]
            .into_iter()
            .flatten()
            .flat_map(|name| [name.to_lowercase(), format!("{axis}:{name}").to_lowercase()])
            .collect()
    }
}

fn key_of<I: PartialEq, N>(all: &[(I, N)], id: I, key: fn(&N) -> &String) -> Option<&String> {
    all.iter()
        .find(|(one, _)| *one == id)
        .map(|(_, it)| key(it))
}

/// Returns the first labels, quoted: as English lists them, by themselves, and how many are left out.
fn quoted<'l>(labels: impl Iterator<Item = &'l String>) -> (String, String, usize) {
    const SHOWN: usize = 20;
    let mut all: Vec<String> = labels.map(|label| format!("{label:?}")).collect();
    let more = all.len().saturating_sub(SHOWN);
    all.truncate(SHOWN);
    let names = all.join(", ");
    match more {
        0 => (names.clone(), names, more),
        _ => (format!("{names} and {more} more"), names, more),
    }
}

/// A study with what participations and ties point to, by id.
struct Named<'s> {
    study: &'s Study,
    actors: HashMap<ActorId, &'s str>,
    events: HashMap<EventId, &'s Event>,
}

impl<'s> Named<'s> {
    fn new(study: &'s Study) -> Self {
        let actors = study.actors.iter();
        let events = study.events.iter();
        Self {
            study,
            actors: actors.map(|(id, it)| (*id, it.name.as_str())).collect(),
            events: events.map(|(id, it)| (*id, it)).collect(),
        }
    }

    fn source(&self, ix: Ix) -> Record {
        let (id, source) = &self.study.sources[ix as usize];
        Record {
            thing: (*id).into(),
            key: source.key.clone(),
            name: source.name.clone(),
            when: printed(source.when.as_ref()),
            place: place(source.place.as_ref(), source.country.as_ref()),
        }
    }

    fn event(&self, ix: Ix) -> Record {
        let (id, event) = &self.study.events[ix as usize];
        Record {
            thing: (*id).into(),
            key: event.key.clone(),
            name: event.name.clone(),
            when: printed(event.when.as_ref()),
            place: place(event.place.as_ref(), event.country.as_ref()),
        }
    }

    fn participation(&self, ix: Ix) -> Record {
        let (id, part) = &self.study.participations[ix as usize];
        let event = self.events.get(&part.event);
        Record {
            thing: (*id).into(),
            key: event.map(|it| it.key.clone()).unwrap_or_default(),
            name: format!("{}, {}", self.actor(part.actor), part.role),
            when: event.and_then(|it| printed(it.when.as_ref())),
            place: event.and_then(|it| place(it.place.as_ref(), it.country.as_ref())),
        }
    }

    fn tie(&self, ix: Ix) -> Record {
        let (id, tie) = &self.study.ties[ix as usize];
        Record {
            thing: (*id).into(),
            key: tie.key.clone(),
            name: format!(
                "{} {} {}",
                self.actor(tie.from),
                tie.kind,
                self.actor(tie.to)
            ),
            when: printed(tie.when.as_ref()),
            place: None,
        }
    }

    fn actor(&self, id: ActorId) -> &'s str {
        self.actors.get(&id).copied().unwrap_or("?")
    }
}

fn printed(when: Option<&When>) -> Option<String> {
    when.map(ToString::to_string)
}

fn place(town: Option<&Doubtful>, country: Option<&Doubtful>) -> Option<String> {
    let words: Vec<String> = [town, country]
        .into_iter()
        .flatten()
        .map(ToString::to_string)
        .collect();
    (!words.is_empty()).then(|| words.join(", "))
}
