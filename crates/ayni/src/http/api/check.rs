//! The check: what would not survive a careful reader.

use std::{collections::BTreeMap, sync::Arc};

use axum::{Json, extract::State};
use ayni_analysis::check::{CheckOptions, Diagnostic};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::super::{
    answer::{Body, Refusal, Refused, Who, Written},
    state::App,
};

pub(super) fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(check))
        .routes(routes!(accept))
        .routes(routes!(withdraw))
}

/// Something that would not survive a careful reader.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct DiagnosticOut {
    code: String,
    /// error, warning or note.
    level: &'static str,
    /// `finding:KEY`, `code:PATH`, `source:KEY#informant` …
    place: String,
    reason: String,
    remedy: String,
    related: Vec<String>,
    /// What the reason counts, by name: from these the page makes the sentence in its language.
    counts: BTreeMap<&'static str, usize>,
    /// What the reason names, by name; `case` tells which of the sentences of its kind it is.
    words: BTreeMap<&'static str, Vec<String>>,
    /// Who says what, where sources are held against each other.
    sides: Vec<SideOut>,
    /// Why it may stand, where somebody accepted it.
    accepted: Option<String>,
    accepted_by: Option<String>,
}

/// What one entry of one source says.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct SideOut {
    /// The key of the source; absent for what the study itself has.
    source: Option<String>,
    /// Where in the source.
    locator: Option<String>,
    /// What it says, a `?` where that is in doubt.
    says: Vec<String>,
}

/// Checks the project.
#[utoipa::path(get, path = "/api/check", tag = "check",
    responses((status = 200, body = Vec<DiagnosticOut>), (status = "default", body = Refusal)))]
async fn check(State(app): State<Arc<App>>) -> Result<Json<Vec<DiagnosticOut>>, Refused> {
    let found = app
        .read(|bench| {
            let found = bench.check(&CheckOptions::default())?;
            Ok(found.into_iter().map(out).collect())
        })
        .await?;
    Ok(Json(found))
}

fn out(one: Diagnostic) -> DiagnosticOut {
    let (accepted, accepted_by) = match one.accepted {
        Some(accepted) => (Some(accepted.reason), accepted.by),
        None => (None, None),
    };
    DiagnosticOut {
        code: one.code.to_string(),
        level: one.level.word(),
        place: one.place,
        reason: one.reason,
        remedy: one.remedy,
        related: one.related,
        counts: one.counts,
        words: one.words,
        sides: one
            .sides
            .into_iter()
            .map(|side| SideOut {
                source: side.source,
                locator: side.locator,
                says: side.says,
            })
            .collect(),
        accepted,
        accepted_by,
    }
}

/// Which diagnostic, and why it may stand.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct Acceptance {
    code: String,
    place: String,
    #[serde(default)]
    reason: String,
}

/// Accepts a diagnostic, with a reason that stays in the project.
#[utoipa::path(post, path = "/api/check/accept", tag = "check", request_body = Acceptance,
    responses((status = 200, body = Written<bool>), (status = "default", body = Refusal)))]
async fn accept(
    State(app): State<Arc<App>>,
    Who(who): Who,
    Body(said): Body<Acceptance>,
) -> Result<Json<Written<bool>>, Refused> {
    let written = app
        .write(who, move |bench| {
            bench.accept(&said.code, &said.place, &said.reason)?;
            Ok(true)
        })
        .await?;
    Ok(Json(written))
}

/// Takes an acceptance back.
#[utoipa::path(post, path = "/api/check/withdraw", tag = "check", request_body = Acceptance,
    responses((status = 200, body = Written<bool>), (status = "default", body = Refusal)))]
async fn withdraw(
    State(app): State<Arc<App>>,
    Who(who): Who,
    Body(said): Body<Acceptance>,
) -> Result<Json<Written<bool>>, Refused> {
    let written = app
        .write(who, move |bench| {
            bench.withdraw_acceptance(&said.code, &said.place)?;
            Ok(true)
        })
        .await?;
    Ok(Json(written))
}
