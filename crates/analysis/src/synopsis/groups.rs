//! The groups of an axis, and which units fall into which: certainly, possibly, or not.
//!
//! A unit may fall into several groups (a source with two informants). What a date or a doubt allows
//! and does not settle is *possible* and stands in no group.

use std::collections::BTreeMap;

use ayni_model::{
    study::{AttributeOf, CellKey},
    value::{Doubtful, Value, ValueType},
    when::Answer,
};

use super::{
    csr::Csr,
    error::SynopsisError,
    facts::{Facts, ask},
    universe::{Carrier, Universe},
};
use crate::{
    declaration::{Axis, AxisSpec, Unit},
    study::Ix,
    words::did_you_mean,
};

/// One group of an axis.
#[derive(Debug, Clone)]
pub(crate) struct Group {
    pub(crate) key: CellKey,
    pub(crate) label: String,
    /// The words by which a declaration may name it.
    pub(crate) names: Vec<String>,
    pub(crate) depth: u32,
    /// Whether it is shown without any unit, as a code is and a value is not.
    pub(crate) lasting: bool,
    /// The noun that it stands for, where it is one.
    pub(crate) noun: Ix,
}

impl Group {
    pub(crate) fn value(attribute: &str, value: &str) -> Self {
        Self {
            key: CellKey::Value {
                attribute: attribute.to_owned(),
                value: value.to_owned(),
            },
            label: value.to_owned(),
            names: vec![value.to_owned()],
            depth: 0,
            lasting: false,
            noun: crate::study::NONE,
        }
    }

    fn named(self, label: &str) -> Self {
        let mut names = self.names;
        names.push(label.to_owned());
        Self {
            label: label.to_owned(),
            names,
            ..self
        }
    }

    fn noun(key: CellKey, noun: Ix, name: &str, label: &str) -> Self {
        Self {
            key,
            noun,
            ..Self::value("", name).named(label)
        }
    }

    fn lasting(self) -> Self {
        Self {
            lasting: true,
            ..self
        }
    }
}

/// Which entities of a carrier fall into which groups.
#[derive(Debug, Clone)]
pub(crate) struct Membership {
    pub(crate) carrier: Carrier,
    pub(crate) groups: Vec<Group>,
    pub(crate) yes: Csr,
    pub(crate) possible: Csr,
    /// The entities without any value on the axis.
    pub(crate) silent: Vec<bool>,
}

/// Gathers the groups of entities one after the other.
struct Gather {
    groups: Vec<Group>,
    known: BTreeMap<String, u32>,
    yes: Vec<Vec<u32>>,
    possible: Vec<Vec<u32>>,
    silent: Vec<bool>,
}

impl Gather {
    fn new(groups: Vec<Group>) -> Self {
        let name = |group: &Group| group.names.first().cloned().unwrap_or_default();
        Self {
            known: groups.iter().map(name).zip(0..).collect(),
            groups,
            yes: Vec::new(),
            possible: Vec::new(),
            silent: Vec::new(),
        }
    }

    /// Returns the group of that name, made when it is met first.
    fn group(&mut self, name: &str, make: impl FnOnce() -> Group) -> u32 {
        if let Some(known) = self.known.get(name) {
            return *known;
        }
        let group = u32::try_from(self.groups.len()).unwrap_or(u32::MAX);
        self.known.insert(name.to_owned(), group);
        self.groups.push(make());
        group
    }

    /// Takes the groups of the next entity; without any it is silent.
    fn entity(&mut self, placed: &[(u32, Answer)]) {
        let of = |wanted: Answer| {
            let mut groups: Vec<u32> = placed
                .iter()
                .filter(|(_, answer)| *answer == wanted)
                .map(|(group, _)| *group)
                .collect();
            groups.sort_unstable();
            groups.dedup();
            groups
        };
        let (yes, mut possible) = (of(Answer::Yes), of(Answer::Possible));
        possible.retain(|group| !yes.contains(group));
        self.yes.push(yes);
        self.possible.push(possible);
        self.silent.push(placed.is_empty());
    }

    fn done(self, carrier: Carrier) -> Membership {
        Membership {
            carrier,
            groups: self.groups,
            yes: Csr::new(&self.yes),
            possible: Csr::new(&self.possible),
            silent: self.silent,
        }
    }
}

/// Works out the groups of an axis.
pub(crate) fn membership(
    universe: &Universe<'_>,
    spec: &AxisSpec,
) -> Result<Membership, SynopsisError> {
    let index = &universe.index;
    let study = index.study;
    let facts = ask(universe, &spec.axis)?;
    let carrier = facts.carrier;
    let each = 0..universe.entities(carrier);
    let word = spec.axis.to_string();
    let mut gather = Gather::new(Vec::new());
    match &spec.axis {
        Axis::Constant => {
            let label = spec.label.as_deref().unwrap_or("all");
            gather
                .groups
                .push(Group::value("constant", label).lasting());
            gather.entity(&[(0, Answer::Yes)]);
        }
        Axis::Code => return Ok(codes(universe, spec)),
        Axis::CodeGroup => {
            for (_, group) in &study.groups {
                gather.group(&group.name, || {
                    Group::value("code_group", &group.name).lasting()
                });
            }
            for (id, _) in &study.codes {
                let of = (0..)
                    .zip(&study.groups)
                    .filter(|(_, (_, group))| group.codes.contains(id));
                let placed: Vec<_> = of.map(|(group, _)| (group, Answer::Yes)).collect();
                gather.entity(&placed);
            }
        }
        Axis::Coder => {
            for (coder, (_, member)) in (0..).zip(&study.members) {
                let group = Group::value("coder", &member.key)
                    .named(&member.name)
                    .lasting();
                gather.group(&member.key, || group);
                gather.entity(&[(coder, Answer::Yes)]);
            }
        }
        Axis::Stance => {
            for (stance, word) in (0..).zip(["supports", "contrary"]) {
                gather.group(word, || Group::value("stance", word).lasting());
                gather.entity(&[(stance, Answer::Yes)]);
            }
        }
        Axis::Source => {
            gather = Gather::new(
                (0..)
                    .zip(&study.sources)
                    .map(|(ix, (id, one))| {
                        Group::noun(CellKey::Source(*id), ix, &one.key, &one.name).lasting()
                    })
                    .collect(),
            );
            for entity in each {
                let source = facts.source(entity);
                gather.entity(&source.map_or(vec![], |(ix, _)| vec![(ix, Answer::Yes)]));
            }
        }
        Axis::Phase => {
            gather = Gather::new(
                (0..)
                    .zip(&study.phases)
                    .map(|(ix, (id, one))| {
                        Group::noun(CellKey::Phase(*id), ix, &one.key, &one.name).lasting()
                    })
                    .collect(),
            );
            let periods: Vec<_> = study
                .phases
                .iter()
                .map(|(_, phase)| super::time::Period::of_phase(&phase.when))
                .collect();
            for entity in each {
                let when = facts.dates(entity);
                let placed = (0..).zip(&periods).flat_map(|(phase, period)| {
                    when.iter()
                        .map(move |when| (phase, period.holds(universe.unit, when)))
                });
                gather.entity(&placed.collect::<Vec<_>>());
            }
        }
        Axis::Year => {
            let years = universe.years();
            let first = *years.start();
            let periods: Vec<_> = years.map(super::time::Period::of_year).collect();
            for year in (first..).take(periods.len()) {
                let year = year.to_string();
                gather.group(&year, || Group::value("year", &year));
            }
            for entity in each {
                let when = facts.dates(entity);
                let placed = (0..).zip(&periods).flat_map(|(year, period)| {
                    when.iter()
                        .map(move |when| (year, period.holds(universe.unit, when)))
                });
                gather.entity(&placed.collect::<Vec<_>>());
            }
        }
        Axis::Actor | Axis::From | Axis::To | Axis::Organisation => {
            for entity in each {
                let actors = match spec.axis {
                    Axis::Organisation => facts.organisations(entity),
                    _ => facts
                        .actors(entity)
                        .into_iter()
                        .map(|one| (one, Answer::Yes))
                        .collect(),
                };
                let placed: Vec<_> = actors
                    .into_iter()
                    .map(|(actor, answer)| {
                        let (id, one) = &study.actors[actor as usize];
                        let make = || Group::noun(CellKey::Actor(*id), actor, &one.key, &one.name);
                        (gather.group(&one.key, make), answer)
                    })
                    .collect();
                gather.entity(&placed);
            }
        }
        Axis::Event => {
            for (event, (_, one)) in (0..).zip(&study.events) {
                if index.event_root[event as usize] == event {
                    let group = Group {
                        noun: event,
                        ..Group::value("event", &one.key).named(&one.name)
                    };
                    gather.group(&one.key, || group.lasting());
                }
            }
            for entity in each {
                let placed = facts.event(entity).map(|event| {
                    let root = index.event_root[event as usize];
                    let (_, whole) = &study.events[root as usize];
                    let group = gather.group(&whole.key, || Group::value("event", &whole.key));
                    (group, Answer::Yes)
                });
                gather.entity(&placed.into_iter().collect::<Vec<_>>());
            }
        }
        Axis::Speaker => {
            for entity in each {
                let placed: Vec<_> = facts
                    .voices(entity)
                    .into_iter()
                    .map(|voice| {
                        let voice = &study.voices[voice as usize].1;
                        let actor = voice.actor.and_then(|id| index.actors.get(&id));
                        let (key, label) = match actor.map(|actor| index.actor(*actor)) {
                            Some(actor) => (actor.key.clone(), &actor.name),
                            None => {
                                let source =
                                    index.sources.get(&voice.source).map_or("?", |source| {
                                        study.sources[*source as usize].1.key.as_str()
                                    });
                                (format!("{source}/{}", voice.label), &voice.label)
                            }
                        };
                        let make = || Group::value("speaker", &key).named(label);
                        (gather.group(&key, make), Answer::Yes)
                    })
                    .collect();
                gather.entity(&placed);
            }
        }
        Axis::Attribute(name) | Axis::ActorAttribute(name) => {
            return attribute(universe, &facts, &spec.axis, name);
        }
        Axis::SourceKind
        | Axis::Language
        | Axis::OrganisationKind
        | Axis::ActorCountry
        | Axis::Country
        | Axis::Place
        | Axis::EventKind
        | Axis::Role
        | Axis::TieKind
        | Axis::Status => {
            for entity in each {
                let words = facts.words(entity, &spec.axis);
                let placed: Vec<_> = words
                    .iter()
                    .map(|value| {
                        let group = gather.group(&value.word, || Group::value(&word, &value.word));
                        (
                            group,
                            if value.doubt {
                                Answer::Possible
                            } else {
                                Answer::Yes
                            },
                        )
                    })
                    .collect();
                gather.entity(&placed);
            }
        }
    }
    Ok(gather.done(carrier))
}

/// The groups of codes: each code, with its subtree unless told otherwise.
fn codes(universe: &Universe<'_>, spec: &AxisSpec) -> Membership {
    let index = &universe.index;
    let study = index.study;
    let depth = |code| u32::try_from(index.lineage(code).count() - 1).unwrap_or(u32::MAX);
    let mut gather = Gather::new(Vec::new());
    let mut shown: Vec<Option<u32>> = Vec::new();
    for (code, (id, one)) in (0..).zip(&study.codes) {
        let level = depth(code) + 1;
        shown.push(spec.level.is_none_or(|wanted| wanted == level).then(|| {
            let path = index.code_path(code);
            let make = || Group {
                depth: level - 1,
                // A code that was given up is shown only where it still holds something.
                lasting: one.life.is_open(),
                ..Group::noun(CellKey::Code(*id), code, &path, one.name.as_str())
            };
            gather.group(&path, make)
        }));
    }
    for code in (0..).take(study.codes.len()) {
        let own = if spec.descendants { usize::MAX } else { 1 };
        let placed: Vec<_> = index
            .lineage(code)
            .take(own)
            .filter_map(|code| Some((shown[code as usize]?, Answer::Yes)))
            .collect();
        gather.entity(&placed);
    }
    gather.done(Carrier::Code)
}

/// The groups of an attribute: its choices in their order, else its values as they are met.
fn attribute(
    universe: &Universe<'_>,
    facts: &Facts<'_, '_>,
    axis: &Axis,
    name: &str,
) -> Result<Membership, SynopsisError> {
    let study = universe.index.study;
    let of = match (axis, universe.unit) {
        (Axis::ActorAttribute(_), _) => AttributeOf::Actor,
        (_, Unit::Coding | Unit::Source) => AttributeOf::Source,
        _ => AttributeOf::Event,
    };
    let defined = study
        .attributes
        .iter()
        .find(|(_, attribute)| attribute.of == of && attribute.name == name);
    let value_type = defined.map_or(ValueType::Text, |(_, attribute)| {
        attribute.value_type.clone()
    });
    let word = match axis {
        Axis::ActorAttribute(_) => axis.to_string(),
        _ => name.to_owned(),
    };
    let mut gather = Gather::new(match &value_type {
        ValueType::Choice(choices) => choices
            .iter()
            .map(|choice| Group::value(&word, choice).lasting())
            .collect(),
        _ => Vec::new(),
    });
    for entity in 0..universe.entities(facts.carrier) {
        let placed: Vec<_> = facts
            .attribute(entity, axis, name)
            .into_iter()
            .map(|(text, answer)| {
                let value = value_type
                    .parse(text)
                    .map_or_else(|_| text.to_owned(), |value| value.to_string());
                (gather.group(&value, || Group::value(&word, &value)), answer)
            })
            .collect();
        gather.entity(&placed);
    }
    if defined.is_none() && gather.groups.is_empty() {
        let known: Vec<&str> = study
            .attributes
            .iter()
            .filter(|(_, attribute)| attribute.of == of)
            .map(|(_, attribute)| attribute.name.as_str())
            .collect();
        return Err(SynopsisError::UnknownAttribute {
            of: of.kind().word(),
            seen: name.to_owned(),
            hint: did_you_mean(name, known).map(str::to_owned),
        });
    }
    Ok(gather.done(facts.carrier))
}

/// Returns a value as its attribute's type reads it, for sorting.
pub(crate) fn typed(universe: &Universe<'_>, name: &str, text: &str) -> Value {
    let of = match universe.unit {
        Unit::Coding | Unit::Source => AttributeOf::Source,
        Unit::Event | Unit::Participation | Unit::Tie => AttributeOf::Event,
    };
    universe
        .index
        .study
        .attributes
        .iter()
        .find(|(_, attribute)| attribute.of == of && attribute.name == name)
        .and_then(|(_, attribute)| attribute.value_type.parse(text).ok())
        .unwrap_or_else(|| Value::Text(text.to_owned()))
}

/// Returns a word without doubt.
pub(crate) fn sure(word: &str) -> Doubtful {
    Doubtful {
        word: word.to_owned(),
        doubt: false,
    }
}
