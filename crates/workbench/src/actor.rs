//! Actors: people, organisations and sites.

use std::collections::BTreeMap;

use ayni_analysis::belonging::countries;
use ayni_model::{
    actor::{Actor, ActorKind, Tie},
    id::{ActorId, TieId},
    operation::Operation,
    source::Attributes,
    study::AttributeOf,
    value::Doubtful,
    when::{Answer, When},
};
use ayni_store::Reader as _;

use crate::{
    Problem, ProblemKind, Workbench, cited,
    fields::{
        Assignment, Definitions, Set, check_key, country, is_called, one_of, optional, position,
        required, words,
    },
    sentence,
};

/// Which actors are asked for.
#[derive(Debug, Clone, Default)]
pub struct ActorFilter {
    /// That existed then.
    pub at: Option<When>,
    /// Of this kind, or kind of organisation.
    pub kind: Option<String>,
    /// From this country.
    pub country: Option<String>,
}

/// An actor in a list.
#[derive(Debug, Clone, PartialEq)]
pub struct ActorLine {
    /// The actor.
    pub id: ActorId,
    /// What is known of it.
    pub actor: Actor,
    /// Whether it is what was asked for; never `No`.
    pub answer: Answer,
    /// Its ties then, from it or to it, as far as they hold.
    pub ties: Vec<(TieId, Tie, Answer)>,
}

/// Tells whether something with a time was there at another; without a time nobody knows.
pub(crate) fn was_there(when: Option<&When>, at: &When) -> Answer {
    when.map_or(Answer::Possible, |when| when.overlaps(at))
}

impl Workbench {
    /// Returns the actors that are asked for, in their order, with their ties at the time. A rumour
    /// is no tie. What has no time of existence is taken to exist where nothing says otherwise. A
    /// person without a country is from where its organisations are, as in a table.
    ///
    /// # Errors
    /// When the project cannot be read.
    pub fn actors(&self, filter: &ActorFilter) -> Result<Vec<ActorLine>, Problem> {
        let ties = self.project.all::<Tie>()?;
        let from = match &filter.country {
            Some(country) => self.actors_from(country, filter.at.as_ref())?,
            None => BTreeMap::new(),
        };
        let mut lines = Vec::new();
        for (id, actor) in self.project.all::<Actor>()? {
            let mut answer = Answer::Yes;
            if let Some(kind) = &filter.kind {
                let organisation = actor.organisation_kind.as_deref().unwrap_or_default();
                if actor.kind.word() != kind && !organisation.eq_ignore_ascii_case(kind) {
                    continue;
                }
            }
            if let (Some(at), Some(when)) = (&filter.at, &actor.when) {
                answer = answer.and(when.overlaps(at));
            }
            if filter.country.is_some() {
                answer = answer.and(from.get(&id).copied().unwrap_or(Answer::No));
            }
            if answer == Answer::No {
                continue;
            }
            let of_it = |tie: &&(TieId, Tie)| tie.1.from == id || tie.1.to == id;
            let held = ties.iter().filter(of_it).filter_map(|(id, tie)| {
                let answer = match &filter.at {
                    Some(at) => was_there(tie.when.as_ref(), at),
                    None => Answer::Yes,
                };
                (tie.status.holds() && answer > Answer::No).then(|| (*id, tie.clone(), answer))
            });
            lines.push(ActorLine {
                id,
                ties: held.collect(),
                actor,
                answer,
            });
        }
        lines.sort_by(|a, b| {
            (a.actor.position, &a.actor.key).cmp(&(b.actor.position, &b.actor.key))
        });
        Ok(lines)
    }

    /// Tells of every actor whether it is from a country at a time.
    fn actors_from(
        &self,
        country: &str,
        at: Option<&When>,
    ) -> Result<BTreeMap<ActorId, Answer>, Problem> {
        let study = self.study(false)?;
        let answer = |all: Vec<Doubtful>| {
            let all = all.iter().map(|one| is_called(Some(one), country));
            all.max().unwrap_or(Answer::No)
        };
        let answers = countries(&study, at).into_iter().map(answer);
        let ids = study.actors.iter().map(|(id, _)| *id);
        Ok(ids.zip(answers).collect())
    }

    /// Sets fields and attributes of an actor, which is made where there is none; a new one needs a
    /// kind.
    ///
    /// # Errors
    /// When a value is not of its type, or names something that is not there.
    pub fn set_actor(&mut self, key: &str, fields: &[Assignment]) -> Result<Set, Problem> {
        let (id, mut actor, made) = match self.find_actor(key) {
            Ok((id, actor)) => (id, actor, false),
            Err(problem) if problem.kind == ProblemKind::NotFound => {
                let kind = fields.iter().find(|it| it.field == "kind");
                let Some(kind) = kind else {
                    return Err(problem.command(
                        "To make it, say what it is: kind=person, kind=organisation or kind=site.",
                    ));
                };
                check_key(key)?;
                (
                    self.mint(),
                    self.new_actor(key, actor_kind(&kind.value)?)?,
                    true,
                )
            }
            Err(problem) => return Err(problem),
        };
        let mut definitions = Definitions::load(&self.project, AttributeOf::Actor)?;
        for Assignment { field, value } in fields {
            match field.as_str() {
                "key" => {
                    check_key(value)?;
                    if let Ok((other, _)) = self.find_actor(value)
                        && other != id
                    {
                        return Err(Problem::new(
                            ProblemKind::Exists,
                            sentence!(
                                "actor-exists",
                                "there is an actor {key:?} already",
                                key = value
                            ),
                        ));
                    }
                    actor.key.clone_from(value);
                }
                "name" => actor.name = required(field, value)?,
                "kind" => actor.kind = actor_kind(value)?,
                "organisation_kind" => actor.organisation_kind = words(value),
                "country" => actor.country = country(value)?,
                "place" => actor.place = optional(field, value)?,
                "parent" if value.is_empty() => actor.parent = None,
                "parent" => actor.parent = Some(self.parent(id, value)?),
                "when" => actor.when = optional(field, value)?,
                "note" => actor.note = words(value),
                "position" => actor.position = position(value)?,
                name => {
                    definitions.set(&mut actor.attributes, name, value, self.ambient.as_ref())?
                }
            }
        }
        let mut writer = self.project.begin(self.stamp())?;
        let defined = definitions.put(&mut writer)?;
        writer.put(id, &actor)?;
        writer.commit(&Operation::SetActor { actor: actor.key })?;
        Ok(Set { made, defined })
    }

    fn new_actor(&self, key: &str, kind: ActorKind) -> Result<Actor, Problem> {
        let all = self.project.all::<Actor>()?;
        Ok(Actor {
            key: key.to_owned(),
            name: key.to_owned(),
            kind,
            organisation_kind: None,
            country: None,
            place: None,
            parent: None,
            when: None,
            note: None,
            position: all.iter().map(|(_, it)| it.position + 1).max().unwrap_or(0),
            attributes: Attributes::default(),
        })
    }

    /// Finds the organisation that an actor is a part of; not itself, nor one below it.
    fn parent(&self, id: ActorId, wanted: &str) -> Result<ActorId, Problem> {
        let (parent, noun) = self.find_actor(wanted)?;
        let mut next = Some(parent);
        let mut seen = Vec::new();
        while let Some(above) = next.filter(|above| !seen.contains(above)) {
            if above == id {
                return Err(Problem::new(
                    ProblemKind::Conflict,
                    sentence!(
                        "part-of-itself",
                        "{key} would be a part of itself",
                        key = noun.key
                    ),
                ));
            }
            seen.push(above);
            next = self
                .project
                .get::<Actor>(above)?
                .and_then(|actor| actor.parent);
        }
        Ok(parent)
    }

    /// Takes an actor away that nothing cites.
    ///
    /// # Errors
    /// When something cites it; the message says what.
    pub fn remove_actor(&mut self, id: ActorId) -> Result<(), Problem> {
        let actor: Option<Actor> = self.project.get(id)?;
        let key = actor.map_or_else(String::new, |actor| actor.key);
        let citing = cited::by_what(&self.project, &[id.into()])?;
        cited::refuse("actor", &key, &citing)?;
        let mut writer = self.project.begin(self.stamp())?;
        writer.remove(id)?;
        writer.commit(&Operation::RemoveActor { actor: key })?;
        Ok(())
    }
}

pub(crate) fn actor_kind(value: &str) -> Result<ActorKind, Problem> {
    let kinds = [ActorKind::Person, ActorKind::Organisation, ActorKind::Site];
    one_of("kind", value, kinds.map(|kind| (kind.word(), kind)))
}
