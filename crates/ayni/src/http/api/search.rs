//! Searching all texts, and coding what was found.

use std::sync::Arc;

use axum::{Json, extract::State};
use ayni_workbench::{Problem, Workbench, coding::Search};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{
    super::{
        answer::{Body, Refusal, Refused, Who, Written},
        state::App,
    },
    codes::ids,
};

pub(super) fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(search))
        .routes(routes!(code_hits))
}

/// What to look for.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct SearchIn {
    words: String,
    /// Within so many words of each other, instead of one after the other.
    near: Option<u32>,
    /// Words that begin so.
    #[serde(default)]
    prefix: bool,
    /// Case and accents count.
    #[serde(default)]
    exact: bool,
    /// Ids of the sources to look in; none for all.
    #[serde(default)]
    within: Vec<String>,
    #[serde(default)]
    skip: u64,
    /// How many paragraphs at most; no more than 500.
    #[serde(default = "usual")]
    take: u64,
}

const fn usual() -> u64 {
    50
}

impl SearchIn {
    fn read(self) -> Result<Search, Problem> {
        Ok(Search {
            words: self.words,
            near: self.near,
            prefix: self.prefix,
            exact: self.exact,
            within: ids(&self.within)?,
            offset: self.skip,
            limit: self.take.min(500),
        })
    }
}

/// What a search found.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Found {
    /// Paragraphs in all.
    total: u64,
    /// How many paragraphs are in the answer.
    shown: usize,
    /// The hits in those.
    hits: Vec<HitOut>,
}

/// A hit with the words around it.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct HitOut {
    /// The id of the source.
    source: String,
    key: String,
    start: u32,
    end: u32,
    before: String,
    words: String,
    after: String,
}

/// Code points on each side of a hit.
const AROUND: u32 = 60;

/// Finds words in all texts.
#[utoipa::path(post, path = "/api/search", tag = "search", request_body = SearchIn,
    responses((status = 200, body = Found), (status = "default", body = Refusal)))]
async fn search(
    State(app): State<Arc<App>>,
    Body(wanted): Body<SearchIn>,
) -> Result<Json<Found>, Refused> {
    let found = app.read(move |bench| find(bench, wanted)).await?;
    Ok(Json(found))
}

fn find(bench: &Workbench, wanted: SearchIn) -> Result<Found, Problem> {
    let found = bench.search(&wanted.read()?)?;
    let mut hits = Vec::new();
    for hit in &found.hits {
        for span in &hit.spans {
            let (before, words, after) = hit.in_context(*span, AROUND);
            hits.push(HitOut {
                source: hit.source.to_string(),
                key: hit.key.clone(),
                start: hit.start + span.start().0,
                end: hit.start + span.end().0,
                before,
                words,
                after,
            });
        }
    }
    Ok(Found {
        total: found.total,
        shown: found.hits.len(),
        hits,
    })
}

/// A search and the code for its hits.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct CodeHits {
    search: SearchIn,
    /// The id of the code.
    code: String,
}

/// Gives a code to every hit, as one step. Answers with how many codings were made.
#[utoipa::path(post, path = "/api/search/code", tag = "search", request_body = CodeHits,
    responses((status = 200, body = Written<u64>), (status = "default", body = Refusal)))]
async fn code_hits(
    State(app): State<Arc<App>>,
    Who(who): Who,
    Body(wanted): Body<CodeHits>,
) -> Result<Json<Written<u64>>, Refused> {
    let written = app
        .write(who, move |bench| {
            bench.code_hits(&wanted.search.read()?, wanted.code.parse()?)
        })
        .await?;
    Ok(Json(written))
}
