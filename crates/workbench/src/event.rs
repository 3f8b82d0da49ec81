//! Events and who took part in them.

use std::collections::{BTreeMap, BTreeSet};

use ayni_model::{
    actor::Status,
    event::{Event, Participation},
    id::{ActorId, EventId, ParticipationId},
    operation::Operation,
    source::Attributes,
    study::AttributeOf,
    value::Doubtful,
    when::{Answer, When},
};
use ayni_store::Reader as _;

use crate::{
    Problem, ProblemKind, Workbench,
    actor::was_there,
    cited,
    fields::{
        Assignment, Definitions, Set, check_key, country, is_called, optional, position, required,
        status, words,
    },
    sentence,
};

/// Which events are asked for.
#[derive(Debug, Clone, Default)]
pub struct EventFilter {
    /// Within this time.
    pub within: Option<When>,
    /// Of this kind.
    pub kind: Option<String>,
    /// At this place or in this country.
    pub place: Option<String>,
}

/// An event in a list.
#[derive(Debug, Clone, PartialEq)]
pub struct EventLine {
    /// The event.
    pub id: EventId,
    /// What is known of it.
    pub event: Event,
    /// When it took place: its own date or, of a whole without one, those of its parts.
    pub times: Vec<When>,
    /// Whether it is what was asked for; never `No`.
    pub answer: Answer,
    /// Who took part: actor and role.
    pub participants: Vec<(ActorId, String)>,
}

impl Workbench {
    /// Returns the events that are asked for, by date; those without one come last. A whole without
    /// date or place of its own was when and where its parts were.
    ///
    /// # Errors
    /// When the project cannot be read.
    pub fn events(&self, filter: &EventFilter) -> Result<Vec<EventLine>, Problem> {
        let mut participants: BTreeMap<EventId, Vec<_>> = BTreeMap::new();
        for (_, part) in self.project.all::<Participation>()? {
            let list = participants.entry(part.event).or_default();
            list.push((part.position, part.actor, part.role));
        }
        let all = self.project.all::<Event>()?;
        let wholes = Wholes::new(&all);
        let mut lines = Vec::new();
        for (id, event) in &all {
            let mut answer = Answer::Yes;
            if filter
                .kind
                .as_ref()
                .is_some_and(|kind| !event.kind.eq_ignore_ascii_case(kind))
            {
                continue;
            }
            let dated = wholes.itself_or_parts(event, *id, |one| one.when.is_some());
            if let Some(within) = &filter.within {
                answer = answer.and(was_then(event, &dated, within));
            }
            if let Some(place) = &filter.place {
                answer = answer.and(wholes.is_at(event, *id, place));
            }
            if answer > Answer::No {
                let mut participants = participants.remove(id).unwrap_or_default();
                participants.sort();
                let mut times: Vec<When> =
                    dated.iter().filter_map(|one| one.when.clone()).collect();
                times.sort_by(When::list_order);
                lines.push(EventLine {
                    id: *id,
                    event: event.clone(),
                    times,
                    answer,
                    participants: participants
                        .into_iter()
                        .map(|(_, actor, role)| (actor, role))
                        .collect(),
                });
            }
        }
        lines.sort_by(|a, b| {
            let order = match (a.times.first(), b.times.first()) {
                (Some(a), Some(b)) => a.list_order(b),
                (a, b) => b.is_some().cmp(&a.is_some()),
            };
            order.then_with(|| {
                (a.event.position, &a.event.key).cmp(&(b.event.position, &b.event.key))
            })
        });
        Ok(lines)
    }

    /// Sets fields and attributes of an event, which is made where there is none; a new one needs a
    /// kind.
    ///
    /// # Errors
    /// When a value is not of its type, or names something that is not there.
    pub fn set_event(&mut self, key: &str, fields: &[Assignment]) -> Result<Set, Problem> {
        let (id, mut event, made) = match self.find_event(key) {
            Ok((id, event)) => (id, event, false),
            Err(problem) if problem.kind == ProblemKind::NotFound => {
                if !fields.iter().any(|it| it.field == "kind") {
                    return Err(problem.command("To make it, say what it is: kind=meeting."));
                }
                check_key(key)?;
                (self.mint(), self.new_event(key)?, true)
            }
            Err(problem) => return Err(problem),
        };
        let mut definitions = Definitions::load(&self.project, AttributeOf::Event)?;
        for assignment in fields {
            self.assign_event(id, &mut event, assignment, &mut definitions)?;
        }
        let mut writer = self.project.begin(self.stamp())?;
        let defined = definitions.put(&mut writer)?;
        writer.put(id, &event)?;
        writer.commit(&Operation::SetEvent { event: event.key })?;
        Ok(Set { made, defined })
    }

    fn new_event(&self, key: &str) -> Result<Event, Problem> {
        let all = self.project.all::<Event>()?;
        Ok(Event {
            key: key.to_owned(),
            name: key.to_owned(),
            kind: String::new(),
            when: None,
            place: None,
            country: None,
            status: Status::default(),
            source: None,
            part_of: None,
            note: None,
            position: all.iter().map(|(_, it)| it.position + 1).max().unwrap_or(0),
            attributes: Attributes::default(),
        })
    }

    fn assign_event(
        &self,
        id: EventId,
        event: &mut Event,
        Assignment { field, value }: &Assignment,
        definitions: &mut Definitions,
    ) -> Result<(), Problem> {
        match field.as_str() {
            "key" => {
                check_key(value)?;
                if self.find_event(value).is_ok_and(|(other, _)| other != id) {
                    return Err(Problem::new(
                        ProblemKind::Exists,
                        sentence!(
                            "event-exists",
                            "there is an event {key:?} already",
                            key = value
                        ),
                    ));
                }
                event.key.clone_from(value);
            }
            "name" => event.name = required(field, value)?,
            "kind" => event.kind = required(field, value)?,
            "when" => event.when = optional(field, value)?,
            "place" => event.place = optional(field, value)?,
            "country" => event.country = country(value)?,
            "status" => event.status = status(value)?,
            "source" if value.is_empty() => event.source = None,
            "source" => event.source = Some(self.find_source(value)?.0),
            "part_of" if value.is_empty() => event.part_of = None,
            "part_of" => {
                let (whole, _) = self.find_event(value)?;
                let (mut above, mut seen) = (Some(whole), Vec::new());
                while let Some(at) = above.filter(|at| *at != id && !seen.contains(at)) {
                    seen.push(at);
                    above = self.project.get::<Event>(at)?.and_then(|it| it.part_of);
                }
                if above == Some(id) {
                    return Err(Problem::new(
                        ProblemKind::Conflict,
                        sentence!(
                            "part-of-itself",
                            "{key} would be a part of itself",
                            key = event.key
                        ),
                    ));
                }
                event.part_of = Some(whole);
            }
            "note" => event.note = words(value),
            "position" => event.position = position(value)?,
            name => definitions.set(&mut event.attributes, name, value, self.ambient.as_ref())?,
        }
        Ok(())
    }

    /// Takes an event away, with the participations in it; returns how many.
    ///
    /// # Errors
    /// When something else cites it; the message says what.
    pub fn remove_event(&mut self, id: EventId) -> Result<u64, Problem> {
        let event: Option<Event> = self.project.get(id)?;
        let key = event.map_or_else(String::new, |event| event.key);
        let citing = cited::by_what(&self.project, &[id.into()])?;
        cited::refuse("event", &key, &citing)?;
        let parts = self.project.referring::<Participation>("event", id)?;
        let mut writer = self.project.begin(self.stamp())?;
        for (part, _) in &parts {
            writer.remove(*part)?;
        }
        writer.remove(id)?;
        writer.commit(&Operation::RemoveEvent { event: key })?;
        Ok(parts.len() as u64)
    }

    /// Says that an actor took part in an event, in a role.
    ///
    /// # Errors
    /// When that is said already, or there is no role.
    pub fn add_participation(
        &mut self,
        event: EventId,
        actor: ActorId,
        role: &str,
        note: Option<&str>,
    ) -> Result<(), Problem> {
        let role = required("role", role.trim())?;
        let all = self.project.all::<Participation>()?;
        let same =
            |part: &Participation| (part.event, part.actor) == (event, actor) && part.role == role;
        let (event_key, actor_key) = (self.key_of_event(event)?, self.key_of_actor(actor)?);
        if all.iter().any(|(_, part)| same(part)) {
            return Err(Problem::new(
                ProblemKind::Exists,
                sentence!(
                    "in-event-already",
                    "{actor} is in {event} as {role} already",
                    actor = actor_key,
                    event = event_key,
                    role = role,
                ),
            ));
        }
        let id: ParticipationId = self.mint();
        let noun = Participation {
            event,
            actor,
            role: role.clone(),
            note: note.map(str::to_owned),
            position: all.iter().map(|(_, it)| it.position + 1).max().unwrap_or(0),
        };
        let mut writer = self.project.begin(self.stamp())?;
        writer.put(id, &noun)?;
        writer.commit(&Operation::AddParticipation {
            actor: actor_key,
            event: event_key,
            role,
        })?;
        Ok(())
    }

    /// Takes back that an actor took part in an event: in a role, or in all. Returns how many
    /// participations went.
    ///
    /// # Errors
    /// When it did not.
    pub fn remove_participation(
        &mut self,
        event: EventId,
        actor: ActorId,
        role: Option<&str>,
    ) -> Result<u64, Problem> {
        let parts = self.project.referring::<Participation>("event", event)?;
        let meant =
            |part: &Participation| part.actor == actor && role.is_none_or(|role| part.role == role);
        let parts: Vec<_> = parts.into_iter().filter(|(_, part)| meant(part)).collect();
        let (event, actor) = (self.key_of_event(event)?, self.key_of_actor(actor)?);
        if parts.is_empty() {
            let message = match role {
                Some(role) => sentence!(
                    "not-in-event-as",
                    "{actor} is not in {event} as {role}",
                    actor = actor,
                    event = event,
                    role = role,
                ),
                None => sentence!(
                    "not-in-event",
                    "{actor} is not in {event}",
                    actor = actor,
                    event = event,
                ),
            };
            return Err(Problem::new(ProblemKind::NotFound, message)
                .command(format!("See: ayni participation list --event {event}")));
        }
        let mut writer = self.project.begin(self.stamp())?;
        for (part, _) in &parts {
            writer.remove(*part)?;
        }
        writer.commit(&Operation::RemoveParticipation { actor, event })?;
        Ok(parts.len() as u64)
    }

    /// Returns the participations of an event, an actor or all, in their order.
    ///
    /// # Errors
    /// When the project cannot be read.
    pub fn participations(
        &self,
        event: Option<EventId>,
        actor: Option<ActorId>,
    ) -> Result<Vec<Participation>, Problem> {
        let all = self.project.all::<Participation>()?.into_iter();
        let mut parts: Vec<Participation> = all
            .map(|(_, part)| part)
            .filter(|part| event.is_none_or(|event| part.event == event))
            .filter(|part| actor.is_none_or(|actor| part.actor == actor))
            .collect();
        parts.sort_by_key(|part| part.position);
        Ok(parts)
    }

    /// Returns the key of an event, or its id where it is not there (yet).
    ///
    /// # Errors
    /// When the project cannot be read.
    pub fn key_of_event(&self, id: EventId) -> Result<String, Problem> {
        let event: Option<Event> = self.project.get(id)?;
        Ok(event.map_or_else(|| id.to_string(), |event| event.key))
    }
}

/// The events with the parts of each.
struct Wholes<'e> {
    parts: BTreeMap<EventId, Vec<(EventId, &'e Event)>>,
}

impl<'e> Wholes<'e> {
    fn new(all: &'e [(EventId, Event)]) -> Self {
        let mut parts: BTreeMap<EventId, Vec<_>> = BTreeMap::new();
        for (id, event) in all {
            if let Some(whole) = event.part_of {
                parts.entry(whole).or_default().push((*id, event));
            }
        }
        Self { parts }
    }

    /// Returns those events that say something of an event: itself, where it has what is asked for or
    /// has no parts; else its parts, each in the same way.
    fn itself_or_parts(
        &self,
        event: &'e Event,
        id: EventId,
        has: impl Fn(&Event) -> bool,
    ) -> Vec<&'e Event> {
        let (mut found, mut open, mut seen) = (Vec::new(), vec![(id, event)], BTreeSet::new());
        while let Some((id, event)) = open.pop() {
            match self.parts.get(&id) {
                // A damaged file may hold a circle.
                Some(parts) if !has(event) && seen.insert(id) => open.extend(parts),
                _ => found.push(event),
            }
        }
        found
    }

    /// Tells whether an event was at a place or in a country.
    fn is_at(&self, event: &'e Event, id: EventId, wanted: &str) -> Answer {
        let at = |of: fn(&Event) -> Option<&Doubtful>| {
            let told = self.itself_or_parts(event, id, |one| of(one).is_some());
            let answer = |one| as_told(event, one, is_called(of(one), wanted));
            told.into_iter().map(answer).max().unwrap_or(Answer::No)
        };
        at(|one| one.place.as_ref()).or(at(|one| one.country.as_ref()))
    }
}

/// Tells whether an event took place at a time, by the events that say when.
fn was_then(event: &Event, dated: &[&Event], at: &When) -> Answer {
    let answer = |one: &&Event| as_told(event, one, was_there(one.when.as_ref(), at));
    dated.iter().map(answer).max().unwrap_or(Answer::Possible)
}

/// Returns what an event, or a part of it, answers: a part that is only rumoured, or was dropped,
/// settles nothing of the whole.
fn as_told(event: &Event, part: &Event, answer: Answer) -> Answer {
    match std::ptr::eq(part, event) || part.status.holds() {
        true => answer,
        false => answer.min(Answer::Possible),
    }
}
