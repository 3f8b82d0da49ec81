//! Findings: what is said in a cell, and the passages that it stands on.

use std::sync::Arc;

use axum::{
    Json,
    extract::{Path, State},
};
use ayni_model::study::Finding;
use ayni_store::Reader as _;
use ayni_workbench::{Problem, Workbench, finding::SaidOfFinding};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{
    super::{
        answer::{Body, Refusal, Refused, Who, Written},
        state::App,
    },
    synopses::Names,
};

pub(super) fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(findings, set_finding))
        .routes(routes!(confirm_finding))
        .routes(routes!(remove_finding))
}

/// A finding in the list.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct FindingLine {
    id: String,
    key: String,
    text: String,
    synopsis: Option<String>,
    row: String,
    column: Option<String>,
    quotations: usize,
    contrary: usize,
}

/// Lists the findings in their order.
#[utoipa::path(get, path = "/api/findings", tag = "findings",
    responses((status = 200, body = Vec<FindingLine>), (status = "default", body = Refusal)))]
async fn findings(State(app): State<Arc<App>>) -> Result<Json<Vec<FindingLine>>, Refused> {
    let out = app
        .read(|bench| {
            let names = Names::new(bench)?;
            let mut all = bench.project().all::<Finding>()?;
            all.sort_by(|(_, a), (_, b)| (a.position, &a.key).cmp(&(b.position, &b.key)));
            let line = |(id, finding): (ayni_model::id::FindingId, Finding)| FindingLine {
                id: id.to_string(),
                row: names.of(&finding.row),
                column: finding.column.as_ref().map(|key| names.of(key)),
                key: finding.key,
                text: finding.text,
                synopsis: finding.synopsis,
                quotations: finding.quotations.len(),
                contrary: finding.contrary.len(),
            };
            Ok(all.into_iter().map(line).collect())
        })
        .await?;
    Ok(Json(out))
}

/// What is to be said of a finding; absent parts stay.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct FindingIn {
    /// The key; absent to make one for a new finding.
    key: Option<String>,
    synopsis: Option<String>,
    /// `code:PATH`, `phase:KEY` …
    row: Option<String>,
    column: Option<String>,
    text: Option<String>,
    /// Ids of quotations to add.
    #[serde(default)]
    add: Vec<String>,
    /// Ids of quotations to add as speaking against it.
    #[serde(default)]
    add_contrary: Vec<String>,
    /// Ids of quotations to take out of it.
    #[serde(default)]
    drop: Vec<String>,
    note: Option<String>,
}

/// Writes a finding, or changes the one of that key. Answers with its key.
#[utoipa::path(post, path = "/api/findings", tag = "findings", request_body = FindingIn,
    responses((status = 200, body = Written<String>), (status = "default", body = Refusal)))]
async fn set_finding(
    State(app): State<Arc<App>>,
    Who(who): Who,
    Body(said): Body<FindingIn>,
) -> Result<Json<Written<String>>, Refused> {
    let written = app
        .write(who, move |bench| {
            let key = match said.key {
                Some(key) => key,
                None => free_key(bench, said.synopsis.as_deref())?,
            };
            let said = SaidOfFinding {
                synopsis: said.synopsis,
                row: said.row,
                column: said.column,
                text: said.text,
                add: said.add,
                add_contrary: said.add_contrary,
                drop: said.drop,
                note: said.note,
            };
            bench.set_finding(&key, &said)?;
            Ok(key)
        })
        .await?;
    Ok(Json(written))
}

/// Returns a key that no finding has: the synopsis and a number.
fn free_key(bench: &Workbench, synopsis: Option<&str>) -> Result<String, Problem> {
    let taken: Vec<String> = bench
        .project()
        .all::<Finding>()?
        .into_iter()
        .map(|(_, finding)| finding.key)
        .collect();
    let stem = synopsis.unwrap_or("finding");
    let free = (1..)
        .map(|n: usize| format!("{stem}-{n}"))
        .find(|key| !taken.contains(key));
    Ok(free.unwrap_or_else(|| stem.to_owned()))
}

/// Says that a finding was read again with its passages and still holds.
#[utoipa::path(post, path = "/api/findings/{key}/confirm", tag = "findings",
    params(("key" = String, Path, description = "The key of the finding.")),
    responses((status = 200, body = Written<bool>), (status = "default", body = Refusal)))]
async fn confirm_finding(
    State(app): State<Arc<App>>,
    Path(key): Path<String>,
    Who(who): Who,
) -> Result<Json<Written<bool>>, Refused> {
    let written = app
        .write(who, move |bench| {
            bench.confirm_finding(&key)?;
            Ok(true)
        })
        .await?;
    Ok(Json(written))
}

/// Takes a finding away.
#[utoipa::path(delete, path = "/api/findings/{key}", tag = "findings",
    params(("key" = String, Path, description = "The key of the finding.")),
    responses((status = 200, body = Written<bool>), (status = "default", body = Refusal)))]
async fn remove_finding(
    State(app): State<Arc<App>>,
    Path(key): Path<String>,
    Who(who): Who,
) -> Result<Json<Written<bool>>, Refused> {
    let written = app
        .write(who, move |bench| {
            bench.remove_finding(&key)?;
            Ok(true)
        })
        .await?;
    Ok(Json(written))
}
