//! Claims: what one source says of something.

use std::{collections::BTreeMap, sync::Arc};

use axum::{
    Json,
    extract::{Path, Query, State},
};
use ayni_model::{id::ClaimId, record::Reference};
use ayni_workbench::{Problem, claim::NewClaim};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{
    super::{
        answer::{Body, Refusal, Refused, Who, Written},
        state::App,
    },
    registers::source_keys,
};

pub(super) fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(list, add))
        .routes(routes!(remove))
}

/// What one source says of one attribute of something.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ClaimOut {
    id: String,
    /// What it is about: `source:KEY`, `actor:KEY`, `event:KEY`.
    subject: String,
    attribute: String,
    /// As a person writes it; a `?` at its end is doubt.
    value: String,
    /// The key of the source that says so.
    according_to: String,
    /// Where in that source.
    locator: Option<String>,
    /// The words that say so.
    quote: Option<String>,
    note: Option<String>,
}

/// Which claims.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct On {
    /// What they are about, an id or kind:name; absent for all.
    on: Option<String>,
}

/// Lists claims in their order.
#[utoipa::path(get, path = "/api/claims", tag = "registers", params(On),
    responses((status = 200, body = Vec<ClaimOut>), (status = "default", body = Refusal)))]
async fn list(
    State(app): State<Arc<App>>,
    Query(which): Query<On>,
) -> Result<Json<Vec<ClaimOut>>, Refused> {
    let out = app
        .read(move |bench| {
            let on = which.on.as_deref().map(|on| bench.find_thing(on));
            let sources = source_keys(bench)?;
            let mut names: BTreeMap<Reference, String> = BTreeMap::new();
            let mut claims = Vec::new();
            for (id, claim) in bench.claims(on.transpose()?)? {
                let subject = match names.get(&claim.subject) {
                    Some(name) => name.clone(),
                    None => {
                        let name = bench.name_of(claim.subject)?;
                        names.insert(claim.subject, name.clone());
                        name
                    }
                };
                claims.push(ClaimOut {
                    id: id.to_string(),
                    subject,
                    value: bench.print_claim_value(&claim.value)?,
                    attribute: claim.attribute,
                    according_to: sources
                        .get(&claim.according_to)
                        .cloned()
                        .unwrap_or_default(),
                    locator: claim.locator,
                    quote: claim.quote,
                    note: claim.note,
                });
            }
            Ok(claims)
        })
        .await?;
    Ok(Json(out))
}

/// A claim to be.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct ClaimIn {
    /// What it is about: an id, `source:KEY`, `actor:KEY`, `event:KEY`.
    subject: String,
    attribute: String,
    /// As a person writes it; a `?` at its end is doubt.
    value: String,
    /// The key of the source that says so.
    according_to: String,
    locator: Option<String>,
    quote: Option<String>,
    note: Option<String>,
}

/// Notes what a source says of something. Answers with the id of the claim.
#[utoipa::path(post, path = "/api/claims", tag = "registers", request_body = ClaimIn,
    responses((status = 200, body = Written<String>), (status = "default", body = Refusal)))]
async fn add(
    State(app): State<Arc<App>>,
    Who(who): Who,
    Body(said): Body<ClaimIn>,
) -> Result<Json<Written<String>>, Refused> {
    let words = |text: Option<String>| text.filter(|text| !text.trim().is_empty());
    let written = app
        .write(who, move |bench| {
            let new = NewClaim {
                subject: bench.find_thing(&said.subject)?,
                attribute: said.attribute,
                value: said.value,
                according_to: bench.find_source(&said.according_to)?.0,
                locator: words(said.locator),
                quote: words(said.quote),
                note: words(said.note),
            };
            Ok(bench.add_claim(&new)?.to_string())
        })
        .await?;
    Ok(Json(written))
}

/// Takes a claim away.
#[utoipa::path(delete, path = "/api/claims/{id}", tag = "registers",
    params(("id" = String, Path, description = "The id of the claim.")),
    responses((status = 200, body = Written<bool>), (status = "default", body = Refusal)))]
async fn remove(
    State(app): State<Arc<App>>,
    Path(id): Path<String>,
    Who(who): Who,
) -> Result<Json<Written<bool>>, Refused> {
    let written = app
        .write(who, move |bench| {
            let id: ClaimId = id.parse().map_err(Problem::from)?;
            bench.remove_claim(id)?;
            Ok(true)
        })
        .await?;
    Ok(Json(written))
}
