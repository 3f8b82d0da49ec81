//! What is known of an entity: its source, dates, actors and words, whatever the unit is.

use ayni_model::{
    actor::{Actor, Status},
    event::Event,
    source::{Source, VoiceRole},
    value::Doubtful,
    when::{Answer, When},
};

use super::{
    error::SynopsisError,
    groups::sure,
    universe::{Carrier, Universe},
};
use crate::{
    declaration::{Axis, Declaration, Filter, Unit},
    index::find,
    study::{Ix, NONE},
};

/// What is known of the entities of one carrier.
pub(crate) struct Facts<'u, 's> {
    universe: &'u Universe<'s>,
    pub(crate) carrier: Carrier,
    /// Which end of a tie is asked for.
    end: End,
}

#[derive(Clone, Copy)]
enum End {
    From,
    To,
    Both,
}

/// Returns what an axis can know of the units.
///
/// # Errors
/// [`SynopsisError::AxisNeedsUnit`] when it says nothing of such units.
pub(crate) fn ask<'u, 's>(
    universe: &'u Universe<'s>,
    axis: &Axis,
) -> Result<Facts<'u, 's>, SynopsisError> {
    let carrier = carrier(axis, universe.unit).ok_or_else(|| SynopsisError::AxisNeedsUnit {
        axis: axis.clone(),
        unit: universe.unit,
        units: Unit::ALL
            .into_iter()
            .filter(|unit| carrier(axis, *unit).is_some())
            .collect(),
    })?;
    let end = match axis {
        Axis::From => End::From,
        Axis::To => End::To,
        _ => End::Both,
    };
    Ok(Facts {
        universe,
        carrier,
        end,
    })
}

/// Returns by what an axis tells units apart; nothing when it says nothing of them.
fn carrier(axis: &Axis, unit: Unit) -> Option<Carrier> {
    let coded = unit == Unit::Coding;
    let item = |carrier| Some(if coded { carrier } else { Carrier::Item });
    match axis {
        Axis::Constant => Some(Carrier::Whole),
        Axis::Code | Axis::CodeGroup if coded => Some(Carrier::Code),
        Axis::Coder if coded => Some(Carrier::Coder),
        Axis::Stance if coded => Some(Carrier::Stance),
        Axis::Code | Axis::CodeGroup | Axis::Coder | Axis::Stance => None,
        Axis::Source | Axis::SourceKind | Axis::Language | Axis::Phase | Axis::Year => {
            item(Carrier::Source)
        }
        Axis::Actor
        | Axis::Organisation
        | Axis::OrganisationKind
        | Axis::ActorCountry
        | Axis::ActorAttribute(_) => item(Carrier::Speaks),
        Axis::Attribute(_) | Axis::Country | Axis::Place => match unit {
            Unit::Tie => None,
            _ => item(Carrier::Source),
        },
        Axis::Speaker => match unit {
            Unit::Coding => Some(Carrier::Voice),
            Unit::Source => Some(Carrier::Item),
            Unit::Event | Unit::Participation | Unit::Tie => None,
        },
        Axis::Event | Axis::EventKind | Axis::Role => {
            matches!(unit, Unit::Event | Unit::Participation).then_some(Carrier::Item)
        }
        Axis::Status => {
            matches!(unit, Unit::Event | Unit::Participation | Unit::Tie).then_some(Carrier::Item)
        }
        Axis::TieKind | Axis::From | Axis::To => (unit == Unit::Tie).then_some(Carrier::Item),
    }
}

/// Tells whether an axis tells passages apart by who speaks in them.
fn asks_who_speaks(axis: &Axis, unit: Unit) -> bool {
    matches!(carrier(axis, unit), Some(Carrier::Voice | Carrier::Speaks))
}

impl Declaration {
    /// Tells whether the table asks who speaks in a passage, so that the study must know the voices
    /// of its quotations; without them every passage would be its informants'.
    #[must_use]
    pub fn asks_who_speaks(&self) -> bool {
        let sides = self.rows.iter().chain(&self.columns);
        let measures = self.measures.iter().map(|one| one.measure.groups());
        let stated = self.stated.iter().map(|one| one.derive.groups());
        sides
            .map(|spec| &spec.axis)
            .any(|axis| asks_who_speaks(axis, self.unit))
            || measures
                .chain(stated)
                .flatten()
                .any(|axis| asks_who_speaks(&axis, self.unit))
            || self.filter.asks_who_speaks(self.unit)
    }
}

impl Filter {
    /// Tells whether the filter asks who speaks in a passage; see [`Declaration::asks_who_speaks`].
    #[must_use]
    pub fn asks_who_speaks(&self, unit: Unit) -> bool {
        self.lines
            .iter()
            .any(|(axis, _)| asks_who_speaks(axis, unit))
    }
}

impl<'s> Facts<'_, 's> {
    /// Returns the source of an entity: what it is part of, or what says so.
    pub(crate) fn source(&self, entity: usize) -> Option<(Ix, &'s Source)> {
        let study = self.universe.index.study;
        let source = match (self.carrier, self.universe.unit) {
            (Carrier::Source, _) | (_, Unit::Source) => entity,
            (Carrier::Speaks, _) => match entity.checked_sub(study.sources.len()) {
                None => entity,
                Some(voice) => find(
                    &self.universe.index.sources,
                    Some(study.voices[voice].1.source),
                ) as usize,
            },
            (Carrier::Voice, _) => find(
                &self.universe.index.sources,
                Some(study.voices[entity].1.source),
            ) as usize,
            (_, Unit::Event) => {
                find(&self.universe.index.sources, study.events[entity].1.source) as usize
            }
            (_, Unit::Tie) => {
                find(&self.universe.index.sources, study.ties[entity].1.source) as usize
            }
            (_, Unit::Participation) => {
                let (_, event) = study.events.get(self.event(entity)? as usize)?;
                find(&self.universe.index.sources, event.source) as usize
            }
            (_, Unit::Coding) => return None,
        };
        let (_, found) = study.sources.get(source)?;
        Some((Ix::try_from(source).ok()?, found))
    }

    /// Returns the event of an entity.
    pub(crate) fn event(&self, entity: usize) -> Option<Ix> {
        let index = &self.universe.index;
        match self.universe.unit {
            Unit::Event => Ix::try_from(entity).ok(),
            Unit::Participation => {
                let event = index.study.participations[entity].1.event;
                index.events.get(&event).copied()
            }
            Unit::Coding | Unit::Source | Unit::Tie => None,
        }
    }

    fn event_record(&self, entity: usize) -> Option<&'s Event> {
        let (_, event) = self
            .universe
            .index
            .study
            .events
            .get(self.event(entity)? as usize)?;
        Some(event)
    }

    /// Returns the dates of an entity.
    pub(crate) fn dates(&self, entity: usize) -> Vec<&'s When> {
        let index = &self.universe.index;
        match self.universe.unit {
            Unit::Coding | Unit::Source => self
                .source(entity)
                .and_then(|(_, source)| source.when.as_ref())
                .into_iter()
                .collect(),
            Unit::Event | Unit::Participation => self
                .event(entity)
                .map_or_else(Vec::new, |event| index.event_times(event)),
            Unit::Tie => index.study.ties[entity]
                .1
                .when
                .as_ref()
                .into_iter()
                .collect(),
        }
    }

    /// Returns the actors of an entity.
    pub(crate) fn actors(&self, entity: usize) -> Vec<Ix> {
        let index = &self.universe.index;
        let study = index.study;
        let mut actors = match self.universe.unit {
            Unit::Coding => match entity.checked_sub(study.sources.len()) {
                None => index.informants(entity as Ix),
                Some(voice) => self.speakers(voice),
            },
            Unit::Source => index.informants(entity as Ix),
            Unit::Event => {
                let of = index.participations[entity].iter();
                of.map(|one| &study.participations[*one as usize].1)
                    .map(|one| find(&index.actors, Some(one.actor)))
                    .collect()
            }
            Unit::Participation => {
                vec![find(
                    &index.actors,
                    Some(study.participations[entity].1.actor),
                )]
            }
            Unit::Tie => {
                let (_, tie) = &study.ties[entity];
                let ends = match self.end {
                    End::From => vec![tie.from],
                    End::To => vec![tie.to],
                    End::Both => vec![tie.from, tie.to],
                };
                ends.into_iter()
                    .map(|end| find(&index.actors, Some(end)))
                    .collect()
            }
        };
        actors.retain(|actor| *actor != NONE);
        actors
    }

    /// Returns who speaks as a voice: its actor; where it has none, one of the informants that the
    /// source names. What an interviewer says is nobody's voice.
    fn speakers(&self, voice: usize) -> Vec<Ix> {
        let index = &self.universe.index;
        let (_, voice) = &index.study.voices[voice];
        let source = find(&index.sources, Some(voice.source));
        match (voice.role, voice.actor) {
            (VoiceRole::Interviewer, _) => Vec::new(),
            (_, Some(actor)) => vec![find(&index.actors, Some(actor))],
            (_, None) => {
                let named = index.study.sources.get(source as usize);
                let named = named.map_or(&[][..], |(_, source)| source.informants.as_slice());
                named
                    .iter()
                    .map(|actor| find(&index.actors, Some(*actor)))
                    .collect()
            }
        }
    }

    /// Returns the organisations of an entity's actors at its time, each with how sure that is.
    pub(crate) fn organisations(&self, entity: usize) -> Vec<(Ix, Answer)> {
        let dates = self.dates(entity);
        let at = |actor| -> Vec<(Ix, Answer)> {
            let index = &self.universe.index;
            if dates.is_empty() {
                return index.organisations(actor, None);
            }
            dates
                .iter()
                .flat_map(|when| index.organisations(actor, Some(when)))
                .collect()
        };
        self.actors(entity).into_iter().flat_map(at).collect()
    }

    /// Returns the voices of an entity, interviewers aside.
    pub(crate) fn voices(&self, entity: usize) -> Vec<Ix> {
        let index = &self.universe.index;
        let mut voices = match self.universe.unit {
            Unit::Source => index.voices_of(entity as Ix).to_vec(),
            _ => vec![entity as Ix],
        };
        voices.retain(|voice| index.study.voices[*voice as usize].1.role != VoiceRole::Interviewer);
        voices
    }

    /// Returns what an entity says on an axis of plain words.
    pub(crate) fn words(&self, entity: usize, axis: &Axis) -> Vec<Doubtful> {
        let index = &self.universe.index;
        let study = index.study;
        let actor = |actor: Ix| -> &'s Actor { index.actor(actor) };
        match axis {
            Axis::SourceKind => self
                .source(entity)
                .map(|(_, source)| sure(&source.kind.0))
                .into_iter()
                .collect(),
            Axis::Language => self
                .source(entity)
                .and_then(|(_, source)| source.language.as_deref().map(sure))
                .into_iter()
                .collect(),
            Axis::Country => self.located(
                entity,
                |one| one.country.as_ref(),
                |one| one.country.as_ref(),
            ),
            Axis::Place => self.located(entity, |one| one.place.as_ref(), |one| one.place.as_ref()),
            Axis::OrganisationKind => self
                .organisations(entity)
                .into_iter()
                .filter_map(|(one, answer)| {
                    doubted(sure(actor(one).organisation_kind.as_ref()?), answer)
                })
                .collect(),
            Axis::ActorCountry => {
                let own: Vec<_> = self
                    .actors(entity)
                    .into_iter()
                    .filter_map(|one| actor(one).country.clone())
                    .collect();
                if !own.is_empty() {
                    return own;
                }
                self.organisations(entity)
                    .into_iter()
                    .filter_map(|(one, answer)| doubted(actor(one).country.clone()?, answer))
                    .collect()
            }
            Axis::EventKind => self
                .event_record(entity)
                .map(|event| sure(&event.kind))
                .into_iter()
                .collect(),
            Axis::Role => match self.universe.unit {
                Unit::Participation => vec![sure(&study.participations[entity].1.role)],
                _ => index.participations[entity]
                    .iter()
                    .map(|one| sure(&study.participations[*one as usize].1.role))
                    .collect(),
            },
            Axis::TieKind => vec![sure(&study.ties[entity].1.kind)],
            Axis::Status => {
                let status: Option<Status> = match self.universe.unit {
                    Unit::Tie => Some(study.ties[entity].1.status),
                    _ => self.event_record(entity).map(|event| event.status),
                };
                status
                    .map(|status| sure(status.word()))
                    .into_iter()
                    .collect()
            }
            _ => Vec::new(),
        }
    }

    fn located(
        &self,
        entity: usize,
        of_source: impl Fn(&'s Source) -> Option<&'s Doubtful>,
        of_event: impl Fn(&'s Event) -> Option<&'s Doubtful>,
    ) -> Vec<Doubtful> {
        match self.universe.unit {
            Unit::Coding | Unit::Source => self
                .source(entity)
                .and_then(|(_, source)| of_source(source))
                .cloned()
                .into_iter()
                .collect(),
            Unit::Event | Unit::Participation => {
                let own = self.event_record(entity).and_then(&of_event);
                if let Some(own) = own {
                    return vec![own.clone()];
                }
                // A whole is where its stays are.
                let index = &self.universe.index;
                let stays = self
                    .event(entity)
                    .into_iter()
                    .flat_map(|event| index.stays(event));
                stays
                    .filter_map(|stay| of_event(&index.study.events[stay as usize].1))
                    .cloned()
                    .collect()
            }
            Unit::Tie => Vec::new(),
        }
    }

    /// Returns the values of an attribute, as they are written.
    pub(crate) fn attribute(
        &self,
        entity: usize,
        axis: &Axis,
        name: &str,
    ) -> Vec<(&'s str, Answer)> {
        let index = &self.universe.index;
        let one = |value: Option<&'s String>| {
            value
                .map(|text| (text.as_str(), Answer::Yes))
                .into_iter()
                .collect()
        };
        match (axis, self.universe.unit) {
            (Axis::ActorAttribute(_), _) => {
                let actors: Vec<_> = self
                    .actors(entity)
                    .into_iter()
                    .map(|one| (one, Answer::Yes))
                    .collect();
                let of = |actors: Vec<(Ix, Answer)>| -> Vec<(&'s str, Answer)> {
                    let value = |actor| index.actor(actor).attributes.0.get(name);
                    let all = actors.into_iter();
                    all.filter_map(|(actor, answer)| Some((value(actor)?.as_str(), answer)))
                        .collect()
                };
                let own = of(actors);
                if own.is_empty() {
                    of(self.organisations(entity))
                } else {
                    own
                }
            }
            (_, Unit::Coding | Unit::Source) => one(self
                .source(entity)
                .and_then(|(_, source)| source.attributes.0.get(name))),
            _ => one(self
                .event_record(entity)
                .and_then(|event| event.attributes.0.get(name))),
        }
    }
}

/// Returns the word with the doubt of how it was come by; nothing when it does not hold.
fn doubted(word: Doubtful, answer: Answer) -> Option<Doubtful> {
    match answer {
        Answer::Yes => Some(word),
        Answer::Possible => Some(Doubtful {
            doubt: true,
            ..word
        }),
        Answer::No => None,
    }
}
