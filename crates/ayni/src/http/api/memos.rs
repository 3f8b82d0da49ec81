//! Memos: notes on anything.

use std::{collections::BTreeMap, sync::Arc};

use axum::{
    Json,
    extract::{Path, State},
};
use ayni_model::record::Kind;
use ayni_store::milliseconds_of;
use ayni_workbench::ambient::moment;
use ayni_workbench::{Problem, Workbench, memo::MemoChange};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{
    super::{
        answer::{Body, Refusal, Refused, Who, Written},
        state::App,
    },
    things::{StandsAt, places},
};

pub(super) fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(list, add))
        .routes(routes!(set, remove))
}

/// A memo.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct MemoOut {
    id: String,
    key: String,
    title: String,
    kind: String,
    /// Markdown.
    text: String,
    /// What it is on: `source:interview-14`, `code:Work > Closure`, `quotation:ID`; absent for the
    /// project.
    on: Option<String>,
    /// The noun that it is on.
    on_kind: Option<&'static str>,
    /// Its id.
    on_id: Option<String>,
    /// Of a memo on a quotation: where that stands.
    at: Option<StandsAt>,
    /// The key of its author.
    author: Option<String>,
    /// When it was written, ISO 8601 in UTC.
    made: Option<String>,
    /// When it was changed last.
    changed: Option<String>,
}

/// Lists the memos by key.
#[utoipa::path(get, path = "/api/memos", tag = "memos",
    responses((status = 200, body = Vec<MemoOut>), (status = "default", body = Refusal)))]
async fn list(State(app): State<Arc<App>>) -> Result<Json<Vec<MemoOut>>, Refused> {
    Ok(Json(app.read(memos).await?))
}

fn memos(bench: &Workbench) -> Result<Vec<MemoOut>, Problem> {
    let coders = super::codings::coders(bench)?;
    let book = bench.codebook()?;
    let memos = bench.memos(None)?;
    let places = places(bench, memos.iter().filter_map(|(_, memo)| memo.on))?;
    let lives: BTreeMap<_, _> = bench.project().ages_of(Kind::Memo)?.into_iter().collect();
    let time = |hlc: i64| moment(milliseconds_of(hlc));
    let out = |(id, memo): (ayni_model::id::MemoId, ayni_model::study::Memo)| {
        let on = match memo.on {
            // The codebook is read once for all of them.
            Some(on) if on.kind == Kind::Code => Some(format!("code:{}", book.path(on.id.into()))),
            Some(on) => Some(bench.name_of(on)?),
            None => None,
        };
        let life = lives.get(&id.into());
        let changed = life.filter(|life| life.changed != life.made);
        let made = memo.made.or_else(|| life.map(|life| time(life.made)));
        Ok(MemoOut {
            at: memo.on.and_then(|on| places.get(&on).cloned()),
            // That it came in is no change of it.
            changed: changed
                .map(|life| time(life.changed))
                .or_else(|| made.clone()),
            made,
            id: id.to_string(),
            key: memo.key,
            title: memo.title,
            kind: memo.kind,
            text: memo.text,
            on,
            on_kind: memo.on.map(|on| on.kind.word()),
            on_id: memo.on.map(|on| on.id.to_string()),
            author: memo.author.and_then(|author| coders.get(&author).cloned()),
        })
    };
    memos.into_iter().map(out).collect()
}

/// What is to be said of a memo; absent parts stay.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct MemoIn {
    title: Option<String>,
    kind: Option<String>,
    text: Option<String>,
    /// What it is on: an id, `code:NAME`, `source:KEY`; empty for the project.
    on: Option<String>,
}

impl MemoIn {
    fn read(self, bench: &Workbench) -> Result<MemoChange, Problem> {
        let on = match self.on.as_deref() {
            None => None,
            Some("") => Some(None),
            Some(thing) => Some(Some(bench.find_thing(thing)?)),
        };
        Ok(MemoChange {
            on,
            title: self.title,
            kind: self.kind,
            text: self.text,
        })
    }
}

/// Writes a new memo. Answers with its key.
#[utoipa::path(post, path = "/api/memos", tag = "memos", request_body = MemoIn,
    responses((status = 200, body = Written<String>), (status = "default", body = Refusal)))]
async fn add(
    State(app): State<Arc<App>>,
    Who(who): Who,
    Body(said): Body<MemoIn>,
) -> Result<Json<Written<String>>, Refused> {
    let written = app
        .write(who, move |bench| {
            let title = said.title.clone().unwrap_or_default();
            let change = said.read(bench)?;
            bench.add_memo(&title, &change)
        })
        .await?;
    Ok(Json(written))
}

/// Changes a memo.
#[utoipa::path(patch, path = "/api/memos/{key}", tag = "memos", request_body = MemoIn,
    params(("key" = String, Path, description = "The key of the memo.")),
    responses((status = 200, body = Written<String>), (status = "default", body = Refusal)))]
async fn set(
    State(app): State<Arc<App>>,
    Path(key): Path<String>,
    Who(who): Who,
    Body(said): Body<MemoIn>,
) -> Result<Json<Written<String>>, Refused> {
    let written = app
        .write(who, move |bench| {
            bench.find_memo(&key)?;
            let change = said.read(bench)?;
            Ok(bench.set_memo(&key, &change)?.0)
        })
        .await?;
    Ok(Json(written))
}

/// Takes a memo away.
#[utoipa::path(delete, path = "/api/memos/{key}", tag = "memos",
    params(("key" = String, Path, description = "The key of the memo.")),
    responses((status = 200, body = Written<bool>), (status = "default", body = Refusal)))]
async fn remove(
    State(app): State<Arc<App>>,
    Path(key): Path<String>,
    Who(who): Who,
) -> Result<Json<Written<bool>>, Refused> {
    let written = app
        .write(who, move |bench| {
            bench.remove_memo(&key)?;
            Ok(true)
        })
        .await?;
    Ok(Json(written))
}
