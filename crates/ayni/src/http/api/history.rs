//! What was done, and taking it back.

use std::{collections::BTreeMap, sync::Arc};

use axum::{
    Json,
    extract::{Path, Query, State},
};
use ayni_model::{
    record::{Kind, Reference},
    study::Member,
};
use ayni_store::{Fate, HistoryEntry, HistoryFilter, Reader as _, StoreError, milliseconds_of};
use ayni_workbench::{Problem, Workbench, ambient::moment};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::{router::OpenApiRouter, routes};

use super::super::{
    answer::{Refusal, Refused, Who, Written},
    state::App,
};

pub(super) fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(history))
        .routes(routes!(preview))
        .routes(routes!(life))
        .routes(routes!(undo))
        .routes(routes!(redo))
}

/// A step of the history.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct Step {
    /// Its number.
    pub(crate) entry: i64,
    /// When, ISO 8601 in UTC.
    pub(crate) at: String,
    /// Who, by key.
    pub(crate) who: Option<String>,
    /// What was done: the word `do`, and the fields of its sentence.
    #[schema(value_type = Object)]
    pub(crate) operation: Value,
    /// For undo and redo: the operation that they are about.
    #[schema(value_type = Option<Object>)]
    pub(crate) about: Option<Value>,
    /// The sentence in English.
    pub(crate) sentence: String,
    /// How many records it changed.
    pub(crate) changes: u64,
    /// Whether it was taken back.
    pub(crate) undone: bool,
    /// The step that took it back; taking that back does it again.
    pub(crate) undone_by: Option<i64>,
}

impl Step {
    /// Returns the newest step.
    pub(crate) fn last(bench: &Workbench) -> Result<Option<Self>, Problem> {
        let keys = keys(bench)?;
        let newest = bench.project().history(0, 1)?.into_iter().next();
        Ok(newest.map(|entry| Self::of(entry, &keys)))
    }

    fn of(entry: HistoryEntry, keys: &BTreeMap<ayni_model::id::MemberId, String>) -> Self {
        Self {
            entry: entry.entry,
            at: moment(milliseconds_of(entry.hlc)),
            who: entry.member.and_then(|member| keys.get(&member).cloned()),
            sentence: entry.operation.sentence(),
            operation: serde_json::to_value(entry.operation).unwrap_or(Value::Null),
            about: entry.about.and_then(|it| serde_json::to_value(it).ok()),
            changes: entry.changes,
            undone: entry.undone_by.is_some(),
            undone_by: entry.undone_by,
        }
    }
}

fn keys(bench: &Workbench) -> Result<BTreeMap<ayni_model::id::MemberId, String>, Problem> {
    let members = bench.project().all::<Member>()?.into_iter();
    Ok(members.map(|(id, member)| (id, member.key)).collect())
}

/// Which part of a list.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Part {
    /// How many to pass over.
    #[serde(default)]
    skip: u64,
    /// How many at most.
    #[serde(default = "usual")]
    take: u64,
    /// Only those of a member, by key.
    who: Option<String>,
    /// Only these acts: words of `do`, with commas between them.
    acts: Option<String>,
}

const fn usual() -> u64 {
    100
}

/// The steps of the project, and what undo and redo would do.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct History {
    steps: Vec<Step>,
    /// How many of those that are asked for there are in all.
    total: u64,
    /// The step that undo takes back.
    undoable: Option<i64>,
    /// The undo that redo takes back.
    redoable: Option<i64>,
}

/// Lists the steps, the newest first.
#[utoipa::path(get, path = "/api/history", tag = "history", params(Part),
    responses((status = 200, body = History), (status = "default", body = Refusal)))]
async fn history(
    State(app): State<Arc<App>>,
    Query(part): Query<Part>,
) -> Result<Json<History>, Refused> {
    let history = app
        .read(move |bench| {
            let keys = keys(bench)?;
            let project = bench.project();
            let filter = HistoryFilter {
                member: part.who.map(|who| bench.member_by_key(&who)).transpose()?,
                acts: part.acts.map_or_else(Vec::new, |acts| {
                    acts.split(',').map(str::to_owned).collect()
                }),
            };
            let steps = project.history_where(&filter, part.skip, part.take.min(1_000))?;
            Ok(History {
                steps: steps.into_iter().map(|it| Step::of(it, &keys)).collect(),
                total: project.count_history(&filter)?,
                undoable: project.undoable()?,
                redoable: project.redoable()?,
            })
        })
        .await?;
    Ok(Json(history))
}

/// What taking a step back would do.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Preview {
    /// What would happen, by noun.
    effects: Vec<Effect>,
    /// Why it would be refused.
    refused: Option<Refusal>,
    /// The steps that stand in its way, the newest first.
    steps: Vec<Step>,
    /// How many more of them there are.
    more: usize,
}

/// How many steps a preview names.
const IN_THE_WAY: usize = 20;

/// What taking a step back would do to records of one kind.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Effect {
    /// The noun.
    kind: &'static str,
    /// `removed`, `brought_back`, `set_back` or `kept`.
    fate: &'static str,
    /// How many records.
    count: u64,
    /// The names of some of them.
    names: Vec<String>,
}

/// How many names an effect gives.
const NAMED: usize = 5;

/// Says what taking a step back would do, without doing it.
#[utoipa::path(get, path = "/api/history/{entry}/undo", tag = "history",
    params(("entry" = i64, Path, description = "The number of the step.")),
    responses((status = 200, body = Preview), (status = "default", body = Refusal)))]
async fn preview(
    State(app): State<Arc<App>>,
    Path(entry): Path<i64>,
) -> Result<Json<Preview>, Refused> {
    let preview = app
        .read(move |bench| {
            let mut effects: BTreeMap<(Kind, Fate), Effect> = BTreeMap::new();
            let restored = bench.project().preview_revert(entry)?.unwrap_or_default();
            for one in restored {
                let effect = effects
                    .entry((one.kind, one.fate))
                    .or_insert_with(|| Effect {
                        kind: one.kind.word(),
                        fate: match one.fate {
                            Fate::Removed => "removed",
                            Fate::BroughtBack => "brought_back",
                            Fate::SetBack => "set_back",
                            Fate::Kept => "kept",
                            Fate::Unchanged => "unchanged",
                        },
                        count: 0,
                        names: Vec::new(),
                    });
                effect.count += 1;
                let named = !matches!(one.kind, Kind::Quotation | Kind::Coding | Kind::Revision);
                if named && effect.names.len() < NAMED {
                    let thing = Reference {
                        kind: one.kind,
                        id: one.id,
                    };
                    let name = bench.name_of(thing)?;
                    let name = name.split_once(':').map_or(name.as_str(), |(_, name)| name);
                    // What has no name is called by its id, which says nothing to a person.
                    if name != one.id.to_string() {
                        effect.names.push(name.to_owned());
                    }
                }
            }
            let mut preview = Preview {
                effects: effects.into_values().collect(),
                refused: None,
                steps: Vec::new(),
                more: 0,
            };
            match bench.project().apart(entry) {
                Ok(()) => {}
                Err(error) => {
                    if let StoreError::Rests { steps, .. } | StoreError::Rootless { steps, .. } =
                        &error
                    {
                        let keys = keys(bench)?;
                        for (step, _) in steps.iter().rev().take(IN_THE_WAY) {
                            let step = entry_of(bench, *step)?;
                            preview.steps.extend(step.map(|it| Step::of(it, &keys)));
                        }
                        preview.more = steps.len().saturating_sub(IN_THE_WAY);
                    }
                    preview.refused = Some(Problem::from(error).into());
                }
            }
            Ok(preview)
        })
        .await?;
    Ok(Json(preview))
}

/// Returns a step by its number.
fn entry_of(bench: &Workbench, entry: i64) -> Result<Option<HistoryEntry>, Problem> {
    let back = bench.project().position()? - entry;
    let found = bench.project().history(back.unsigned_abs(), 1)?;
    Ok(found.into_iter().next())
}

/// One change in the life of a record.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Change {
    entry: i64,
    at: String,
    who: Option<String>,
    #[schema(value_type = Object)]
    operation: Value,
    sentence: String,
    /// The fields that it set, with the values before and after.
    fields: Vec<FieldChange>,
}

/// A field before and after a change.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct FieldChange {
    field: String,
    #[schema(value_type = Object)]
    before: Value,
    #[schema(value_type = Object)]
    after: Value,
}

/// Tells the life of one record, by its id or as `code:NAME`, `source:KEY`, the oldest change first.
#[utoipa::path(get, path = "/api/life/{thing}", tag = "history",
    params(("thing" = String, Path, description = "An id, or kind:name.")),
    responses((status = 200, body = Vec<Change>), (status = "default", body = Refusal)))]
async fn life(
    State(app): State<Arc<App>>,
    Path(thing): Path<String>,
) -> Result<Json<Vec<Change>>, Refused> {
    let life = app
        .read(move |bench| {
            let keys = keys(bench)?;
            let change = |change: ayni_store::RecordHistory| Change {
                entry: change.entry,
                at: moment(milliseconds_of(change.hlc)),
                who: change.member.and_then(|member| keys.get(&member).cloned()),
                sentence: change.operation.sentence(),
                operation: serde_json::to_value(change.operation).unwrap_or(Value::Null),
                fields: change
                    .fields
                    .into_iter()
                    .map(|(field, before, after)| FieldChange {
                        field,
                        before,
                        after,
                    })
                    .collect(),
            };
            Ok(bench.life(&thing)?.into_iter().map(change).collect())
        })
        .await?;
    Ok(Json(life))
}

/// What undo or redo took.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Taken {
    /// The step; absent when there was nothing.
    entry: Option<i64>,
    /// Its operation.
    #[schema(value_type = Object)]
    operation: Value,
    /// Values that stay because they were set again since.
    kept: u64,
}

/// Which step to take back.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Which {
    /// Any step by its number; without it the newest.
    entry: Option<i64>,
}

/// Takes a step back.
#[utoipa::path(post, path = "/api/undo", tag = "history", params(Which),
    responses((status = 200, body = Written<Taken>), (status = "default", body = Refusal)))]
async fn undo(
    State(app): State<Arc<App>>,
    Who(who): Who,
    Query(which): Query<Which>,
) -> Result<Json<Written<Taken>>, Refused> {
    let written = app
        .write(who, move |bench| {
            let reverted = bench.undo(which.entry)?;
            taken(bench, reverted)
        })
        .await?;
    Ok(Json(written))
}

/// Does again what was taken back last.
#[utoipa::path(post, path = "/api/redo", tag = "history",
    responses((status = 200, body = Written<Taken>), (status = "default", body = Refusal)))]
async fn redo(State(app): State<Arc<App>>, Who(who): Who) -> Result<Json<Written<Taken>>, Refused> {
    let written = app
        .write(who, move |bench| {
            let reverted = bench.redo()?;
            taken(bench, reverted)
        })
        .await?;
    Ok(Json(written))
}

fn taken(bench: &Workbench, reverted: Option<ayni_store::Reverted>) -> Result<Taken, Problem> {
    let Some(reverted) = reverted else {
        return Ok(Taken {
            entry: None,
            operation: Value::Null,
            kept: 0,
        });
    };
    let entry = entry_of(bench, reverted.entry)?;
    Ok(Taken {
        entry: Some(reverted.entry),
        operation: entry.map_or(Value::Null, |it| {
            serde_json::to_value(it.operation).unwrap_or(Value::Null)
        }),
        kept: reverted.kept,
    })
}
