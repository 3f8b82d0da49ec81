//! Registers: actors with their ties, events with those who took part, phases.

use std::{collections::BTreeMap, sync::Arc};

use axum::{
    Json,
    extract::{Path, Query, State},
};
use ayni_model::{
    actor::Actor,
    event::Event,
    id::{ActorId, EventId, SourceId, TieId},
    source::Source,
    when::{Answer, When},
};
use ayni_store::Reader as _;
use ayni_workbench::{
    Problem, ProblemKind, Workbench, actor::ActorFilter, event::EventFilter, phase::PhaseChange,
    sentence, tie::TieFilter,
};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{
    super::{
        answer::{Body, Refusal, Refused, Who, Written},
        state::App,
    },
    sources::{FieldValue, Keyed, assignments},
};

pub(super) fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(actors, set_actor))
        .routes(routes!(remove_actor))
        .routes(routes!(ties, add_tie))
        .routes(routes!(set_tie, remove_tie))
        .routes(routes!(events, set_event))
        .routes(routes!(remove_event))
        .routes(routes!(take_part))
        .routes(routes!(part_with))
        .routes(routes!(phases, set_phase))
        .routes(routes!(remove_phase))
}

/// A time for people and for a drawing.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct WhenOut {
    /// As it is written: `2005-11`, `2001~`, `2006-06/..`.
    text: String,
    /// The first day that it may be, ISO 8601; absent where it is open.
    first: Option<String>,
    /// The last day that it may be; absent where it is open.
    last: Option<String>,
    /// The day by which it has begun, whatever the exact days; absent where it always had.
    begun: Option<String>,
    /// The day before which it has not ended; absent where it never does. Before `begun`: no day is
    /// known to be within.
    lasting: Option<String>,
}

impl WhenOut {
    fn of(when: &When) -> Self {
        let (first, last) = when.bounds();
        let (begun, lasting) = when.core();
        Self {
            begun: begun.map(|date| date.to_string()),
            lasting: lasting.map(|date| date.to_string()),
            text: when.to_string(),
            first: first.map(|date| date.to_string()),
            last: last.map(|date| date.to_string()),
        }
    }
}

/// An actor in the list.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ActorOut {
    id: String,
    key: String,
    name: String,
    /// person, organisation or site.
    kind: &'static str,
    organisation_kind: Option<String>,
    country: Option<String>,
    place: Option<String>,
    /// The key of the organisation that it is a part of.
    parent: Option<String>,
    when: Option<WhenOut>,
    note: Option<String>,
    attributes: BTreeMap<String, String>,
    /// Whether it is there at the time that was asked for for sure.
    possible: bool,
    /// How many ties it has then.
    ties: usize,
}

/// At what time.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct At {
    /// A date, such as 2005-11; absent for all times.
    at: Option<String>,
}

impl At {
    fn read(&self) -> Result<Option<When>, Problem> {
        let at = self.at.as_deref().filter(|at| !at.is_empty());
        Ok(at.map(str::parse).transpose()?)
    }
}

/// Lists the actors, all or those of a time.
#[utoipa::path(get, path = "/api/actors", tag = "registers", params(At),
    responses((status = 200, body = Vec<ActorOut>), (status = "default", body = Refusal)))]
async fn actors(
    State(app): State<Arc<App>>,
    Query(at): Query<At>,
) -> Result<Json<Vec<ActorOut>>, Refused> {
    let out = app
        .read(move |bench| {
            let filter = ActorFilter {
                at: at.read()?,
                ..ActorFilter::default()
            };
            let keys = actor_keys(bench)?;
            let lines = bench.actors(&filter)?.into_iter().map(|line| ActorOut {
                id: line.id.to_string(),
                key: line.actor.key,
                name: line.actor.name,
                kind: line.actor.kind.word(),
                organisation_kind: line.actor.organisation_kind,
                country: line.actor.country.map(|it| it.to_string()),
                place: line.actor.place.map(|it| it.to_string()),
                parent: line.actor.parent.and_then(|id| keys.get(&id).cloned()),
                when: line.actor.when.as_ref().map(WhenOut::of),
                note: line.actor.note,
                attributes: line.actor.attributes.0,
                possible: line.answer == Answer::Possible,
                ties: line.ties.len(),
            });
            Ok(lines.collect())
        })
        .await?;
    Ok(Json(out))
}

fn actor_keys(bench: &Workbench) -> Result<BTreeMap<ActorId, String>, Problem> {
    let actors = bench.project().all::<Actor>()?.into_iter();
    Ok(actors.map(|(id, actor)| (id, actor.key)).collect())
}

pub(super) fn source_keys(bench: &Workbench) -> Result<BTreeMap<SourceId, String>, Problem> {
    let sources = bench.project().all::<Source>()?.into_iter();
    Ok(sources.map(|(id, source)| (id, source.key)).collect())
}

/// Sets fields of an actor, which is made where there is none. Answers with whether it is new.
#[utoipa::path(post, path = "/api/actors", tag = "registers", request_body = Keyed,
    responses((status = 200, body = Written<bool>), (status = "default", body = Refusal)))]
async fn set_actor(
    State(app): State<Arc<App>>,
    Who(who): Who,
    Body(said): Body<Keyed>,
) -> Result<Json<Written<bool>>, Refused> {
    let written = app
        .write(who, move |bench| {
            Ok(bench.set_actor(&said.key, &assignments(said.fields))?.made)
        })
        .await?;
    Ok(Json(written))
}

/// Takes an actor away.
#[utoipa::path(delete, path = "/api/actors/{id}", tag = "registers",
    params(("id" = String, Path, description = "The id of the actor.")),
    responses((status = 200, body = Written<bool>), (status = "default", body = Refusal)))]
async fn remove_actor(
    State(app): State<Arc<App>>,
    Path(id): Path<String>,
    Who(who): Who,
) -> Result<Json<Written<bool>>, Refused> {
    let written = app
        .write(who, move |bench| {
            bench.remove_actor(id.parse()?)?;
            Ok(true)
        })
        .await?;
    Ok(Json(written))
}

/// A tie between two actors.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct TieOut {
    id: String,
    key: String,
    from: String,
    kind: String,
    to: String,
    when: Option<WhenOut>,
    status: &'static str,
    /// The key of the source that says so.
    source: Option<String>,
    note: Option<String>,
    possible: bool,
}

/// Lists the ties, all or those of a time.
#[utoipa::path(get, path = "/api/ties", tag = "registers", params(At),
    responses((status = 200, body = Vec<TieOut>), (status = "default", body = Refusal)))]
async fn ties(
    State(app): State<Arc<App>>,
    Query(at): Query<At>,
) -> Result<Json<Vec<TieOut>>, Refused> {
    let out = app
        .read(move |bench| {
            let filter = TieFilter {
                at: at.read()?,
                all: true,
                ..TieFilter::default()
            };
            let (actors, sources) = (actor_keys(bench)?, source_keys(bench)?);
            let key = |id: ActorId| actors.get(&id).cloned().unwrap_or_default();
            let out = |(id, tie, answer): (TieId, ayni_model::actor::Tie, Answer)| TieOut {
                id: id.to_string(),
                key: tie.key,
                from: key(tie.from),
                kind: tie.kind,
                to: key(tie.to),
                when: tie.when.as_ref().map(WhenOut::of),
                status: tie.status.word(),
                source: tie.source.and_then(|id| sources.get(&id).cloned()),
                note: tie.note,
                possible: answer == Answer::Possible,
            };
            Ok(bench.ties(&filter)?.into_iter().map(out).collect())
        })
        .await?;
    Ok(Json(out))
}

/// A tie to be.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct NewTie {
    /// Key of an actor.
    from: String,
    kind: String,
    /// Key of an actor.
    to: String,
    #[serde(default)]
    fields: Vec<FieldValue>,
}

/// Adds a tie. Answers with its key.
#[utoipa::path(post, path = "/api/ties", tag = "registers", request_body = NewTie,
    responses((status = 200, body = Written<String>), (status = "default", body = Refusal)))]
async fn add_tie(
    State(app): State<Arc<App>>,
    Who(who): Who,
    Body(new): Body<NewTie>,
) -> Result<Json<Written<String>>, Refused> {
    let written = app
        .write(who, move |bench| {
            let from = bench.find_actor(&new.from)?.0;
            let to = bench.find_actor(&new.to)?.0;
            bench.add_tie(from, &new.kind, to, &assignments(new.fields))
        })
        .await?;
    Ok(Json(written))
}

/// Sets fields of a tie.
#[utoipa::path(patch, path = "/api/ties/{key}", tag = "registers", request_body = Vec<FieldValue>,
    params(("key" = String, Path, description = "The key of the tie.")),
    responses((status = 200, body = Written<bool>), (status = "default", body = Refusal)))]
async fn set_tie(
    State(app): State<Arc<App>>,
    Path(key): Path<String>,
    Who(who): Who,
    Body(fields): Body<Vec<FieldValue>>,
) -> Result<Json<Written<bool>>, Refused> {
    let written = app
        .write(who, move |bench| {
            bench.set_tie(&key, &assignments(fields))?;
            Ok(true)
        })
        .await?;
    Ok(Json(written))
}

/// Takes a tie away.
#[utoipa::path(delete, path = "/api/ties/{key}", tag = "registers",
    params(("key" = String, Path, description = "The key of the tie.")),
    responses((status = 200, body = Written<bool>), (status = "default", body = Refusal)))]
async fn remove_tie(
    State(app): State<Arc<App>>,
    Path(key): Path<String>,
    Who(who): Who,
) -> Result<Json<Written<bool>>, Refused> {
    let written = app
        .write(who, move |bench| {
            bench.remove_tie(&key)?;
            Ok(true)
        })
        .await?;
    Ok(Json(written))
}

/// An event in the list.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct EventOut {
    id: String,
    key: String,
    name: String,
    kind: String,
    when: Option<WhenOut>,
    place: Option<String>,
    country: Option<String>,
    status: &'static str,
    /// The key of the source that says so.
    source: Option<String>,
    /// The key of the larger event.
    part_of: Option<String>,
    note: Option<String>,
    attributes: BTreeMap<String, String>,
    /// Whether it was at the time that was asked for only perhaps.
    possible: bool,
    participants: Vec<ParticipantOut>,
}

/// Who took part in an event.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ParticipantOut {
    actor: String,
    role: String,
}

/// Lists the events by date, all or those of a time.
#[utoipa::path(get, path = "/api/events", tag = "registers", params(At),
    responses((status = 200, body = Vec<EventOut>), (status = "default", body = Refusal)))]
async fn events(
    State(app): State<Arc<App>>,
    Query(at): Query<At>,
) -> Result<Json<Vec<EventOut>>, Refused> {
    let out = app
        .read(move |bench| {
            let (actors, sources) = (actor_keys(bench)?, source_keys(bench)?);
            let filter = EventFilter {
                within: at.read()?,
                ..EventFilter::default()
            };
            let lines = bench.events(&filter)?;
            let keys: BTreeMap<EventId, String> = bench
                .project()
                .all::<Event>()?
                .into_iter()
                .map(|(id, event)| (id, event.key))
                .collect();
            let out = |line: ayni_workbench::event::EventLine| EventOut {
                id: line.id.to_string(),
                key: line.event.key,
                name: line.event.name,
                kind: line.event.kind,
                when: line.event.when.as_ref().map(WhenOut::of),
                place: line.event.place.map(|it| it.to_string()),
                country: line.event.country.map(|it| it.to_string()),
                status: line.event.status.word(),
                source: line.event.source.and_then(|id| sources.get(&id).cloned()),
                part_of: line.event.part_of.and_then(|id| keys.get(&id).cloned()),
                note: line.event.note,
                attributes: line.event.attributes.0,
                possible: line.answer == Answer::Possible,
                participants: line
                    .participants
                    .into_iter()
                    .map(|(actor, role)| ParticipantOut {
                        actor: actors.get(&actor).cloned().unwrap_or_default(),
                        role,
                    })
                    .collect(),
            };
            Ok(lines.into_iter().map(out).collect())
        })
        .await?;
    Ok(Json(out))
}

/// Sets fields of an event, which is made where there is none. Answers with whether it is new.
#[utoipa::path(post, path = "/api/events", tag = "registers", request_body = Keyed,
    responses((status = 200, body = Written<bool>), (status = "default", body = Refusal)))]
async fn set_event(
    State(app): State<Arc<App>>,
    Who(who): Who,
    Body(said): Body<Keyed>,
) -> Result<Json<Written<bool>>, Refused> {
    let written = app
        .write(who, move |bench| {
            Ok(bench.set_event(&said.key, &assignments(said.fields))?.made)
        })
        .await?;
    Ok(Json(written))
}

/// Takes an event away, with the participations in it. Answers with how many.
#[utoipa::path(delete, path = "/api/events/{id}", tag = "registers",
    params(("id" = String, Path, description = "The id of the event.")),
    responses((status = 200, body = Written<u64>), (status = "default", body = Refusal)))]
async fn remove_event(
    State(app): State<Arc<App>>,
    Path(id): Path<String>,
    Who(who): Who,
) -> Result<Json<Written<u64>>, Refused> {
    let written = app
        .write(who, move |bench| bench.remove_event(id.parse()?))
        .await?;
    Ok(Json(written))
}

/// Somebody's part in an event.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct Part {
    /// Key of the event.
    event: String,
    /// Key of the actor.
    actor: String,
    #[serde(default)]
    role: String,
}

/// Says who took part in an event.
#[utoipa::path(post, path = "/api/participations", tag = "registers", request_body = Part,
    responses((status = 200, body = Written<bool>), (status = "default", body = Refusal)))]
async fn take_part(
    State(app): State<Arc<App>>,
    Who(who): Who,
    Body(part): Body<Part>,
) -> Result<Json<Written<bool>>, Refused> {
    let written = app
        .write(who, move |bench| {
            let event = bench.find_event(&part.event)?.0;
            let actor = bench.find_actor(&part.actor)?.0;
            bench.add_participation(event, actor, &part.role, None)?;
            Ok(true)
        })
        .await?;
    Ok(Json(written))
}

/// Takes a participation away.
#[utoipa::path(post, path = "/api/participations/out", tag = "registers", request_body = Part,
    responses((status = 200, body = Written<bool>), (status = "default", body = Refusal)))]
async fn part_with(
    State(app): State<Arc<App>>,
    Who(who): Who,
    Body(part): Body<Part>,
) -> Result<Json<Written<bool>>, Refused> {
    let written = app
        .write(who, move |bench| {
            let event = bench.find_event(&part.event)?.0;
            let actor = bench.find_actor(&part.actor)?.0;
            let role = Some(part.role.as_str()).filter(|role| !role.is_empty());
            bench.remove_participation(event, actor, role)?;
            Ok(true)
        })
        .await?;
    Ok(Json(written))
}

/// An interval by which the study tells its story.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct PhaseOut {
    id: String,
    key: String,
    name: String,
    when: Vec<WhenOut>,
    description: Option<String>,
    /// Whether it is of the time that was asked for only perhaps.
    possible: bool,
}

/// Lists the phases in the order of the story, all or those of a time.
#[utoipa::path(get, path = "/api/phases", tag = "registers", params(At),
    responses((status = 200, body = Vec<PhaseOut>), (status = "default", body = Refusal)))]
async fn phases(
    State(app): State<Arc<App>>,
    Query(at): Query<At>,
) -> Result<Json<Vec<PhaseOut>>, Refused> {
    let out = app
        .read(move |bench| {
            let at = at.read()?;
            let out = |(id, phase): (ayni_model::id::PhaseId, ayni_model::study::Phase)| {
                let intervals = phase.when.all();
                let answer = match &at {
                    Some(at) => intervals.iter().map(|when| when.overlaps(at)).max(),
                    None => Some(Answer::Yes),
                };
                let answer = answer.filter(|answer| *answer > Answer::No)?;
                Some(PhaseOut {
                    id: id.to_string(),
                    when: intervals.iter().map(WhenOut::of).collect(),
                    key: phase.key,
                    name: phase.name,
                    description: phase.description,
                    possible: answer == Answer::Possible,
                })
            };
            Ok(bench.phases()?.into_iter().filter_map(out).collect())
        })
        .await?;
    Ok(Json(out))
}

/// What is to be said of a phase; absent parts stay.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct PhaseIn {
    key: String,
    name: Option<String>,
    /// Its intervals, such as 1990/2004.
    when: Option<Vec<String>>,
    description: Option<String>,
    /// Its place in the story, from 0.
    place: Option<usize>,
}

/// Sets a phase, which is made where there is none. Answers with whether it is new.
#[utoipa::path(post, path = "/api/phases", tag = "registers", request_body = PhaseIn,
    responses((status = 200, body = Written<bool>), (status = "default", body = Refusal)))]
async fn set_phase(
    State(app): State<Arc<App>>,
    Who(who): Who,
    Body(said): Body<PhaseIn>,
) -> Result<Json<Written<bool>>, Refused> {
    let written = app
        .write(who, move |bench| {
            let when = said.when.unwrap_or_default();
            let when = when
                .iter()
                .map(|when| when.parse().map_err(Problem::from))
                .collect::<Result<Vec<When>, _>>()?;
            let change = PhaseChange {
                name: said.name,
                when,
                description: said.description,
                place: said.place,
            };
            bench.set_phase(&said.key, &change)
        })
        .await?;
    Ok(Json(written))
}

/// Takes a phase away.
#[utoipa::path(delete, path = "/api/phases/{key}", tag = "registers",
    params(("key" = String, Path, description = "The key of the phase.")),
    responses((status = 200, body = Written<bool>), (status = "default", body = Refusal)))]
async fn remove_phase(
    State(app): State<Arc<App>>,
    Path(key): Path<String>,
    Who(who): Who,
) -> Result<Json<Written<bool>>, Refused> {
    if key.is_empty() {
        let message = sentence!("phase-has-key", "a phase has a key");
        return Err(Problem::new(ProblemKind::Invalid, message).into());
    }
    let written = app
        .write(who, move |bench| {
            bench.remove_phase(&key)?;
            Ok(true)
        })
        .await?;
    Ok(Json(written))
}
