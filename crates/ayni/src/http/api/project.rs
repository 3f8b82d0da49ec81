//! The project as a whole: what is in it, who works, what changes.

use std::{convert::Infallible, sync::Arc};

use axum::{
    Json,
    extract::State,
    response::sse::{Event, KeepAlive, Sse},
};
use ayni_model::{
    record::Kind,
    study::{Member, Project},
};
use ayni_store::Reader as _;
use futures_util::{Stream, StreamExt as _};
use serde::{Deserialize, Serialize};
use tokio_stream::wrappers::BroadcastStream;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::super::{
    answer::{Body, Refusal, Refused, Who, Written},
    state::{App, Changed, Told},
};

pub(super) fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(project))
        .routes(routes!(add_member))
        .routes(routes!(changes))
}

/// What is in the project.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ProjectOut {
    id: String,
    name: String,
    description: Option<String>,
    /// The name of the file.
    file: String,
    /// The position of the journal.
    position: i64,
    /// Who may work.
    members: Vec<MemberOut>,
    /// Who works where a request does not say.
    member: Option<String>,
    counts: Counts,
    /// The version of the program.
    version: &'static str,
}

/// How many there are of each noun.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Counts {
    sources: u64,
    codes: u64,
    quotations: u64,
    codings: u64,
    memos: u64,
    actors: u64,
    events: u64,
    synopses: u64,
    findings: u64,
}

/// Somebody who codes and writes.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct MemberOut {
    pub(crate) id: String,
    pub(crate) key: String,
    pub(crate) name: String,
}

/// Says what is in the project.
#[utoipa::path(get, path = "/api/project", tag = "project",
    responses((status = 200, body = ProjectOut), (status = "default", body = Refusal)))]
async fn project(State(app): State<Arc<App>>) -> Result<Json<ProjectOut>, Refused> {
    let file = app
        .path
        .file_name()
        .map(|name| name.to_string_lossy().into_owned());
    let out = app
        .read(move |bench| {
            let project = bench.project();
            let count = |kind| project.count(kind);
            let named = project
                .all::<Project>()?
                .into_iter()
                .next()
                .map(|(_, it)| it);
            let members = bench.members()?;
            let working = bench.member();
            Ok(ProjectOut {
                id: project.id()?.to_string(),
                name: named.as_ref().map(|it| it.name.clone()).unwrap_or_default(),
                description: named.and_then(|it| it.description),
                file: file.unwrap_or_default(),
                position: project.position()?,
                member: members
                    .iter()
                    .find(|(id, _)| Some(*id) == working)
                    .map(|(_, member)| member.key.clone()),
                members: members.into_iter().map(member_out).collect(),
                counts: Counts {
                    sources: count(Kind::Source)?,
                    codes: count(Kind::Code)?,
                    quotations: count(Kind::Quotation)?,
                    codings: count(Kind::Coding)?,
                    memos: count(Kind::Memo)?,
                    actors: count(Kind::Actor)?,
                    events: count(Kind::Event)?,
                    synopses: count(Kind::Synopsis)?,
                    findings: count(Kind::Finding)?,
                },
                version: env!("CARGO_PKG_VERSION"),
            })
        })
        .await?;
    Ok(Json(out))
}

fn member_out((id, member): (ayni_model::id::MemberId, Member)) -> MemberOut {
    MemberOut {
        id: id.to_string(),
        key: member.key,
        name: member.name,
    }
}

/// Somebody who is to code and write.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct NewMember {
    key: String,
    name: Option<String>,
}

/// Adds a member.
#[utoipa::path(post, path = "/api/members", tag = "project", request_body = NewMember,
    responses((status = 200, body = Written<String>), (status = "default", body = Refusal)))]
async fn add_member(
    State(app): State<Arc<App>>,
    Who(who): Who,
    Body(new): Body<NewMember>,
) -> Result<Json<Written<String>>, Refused> {
    let written = app
        .write(who, move |bench| {
            let id = bench.add_member(&new.key, new.name.as_deref())?;
            Ok(id.to_string())
        })
        .await?;
    Ok(Json(written))
}

/// Tells, as long as the window is open, what others change (`change`, one event a step), and how far
/// long work is (`progress`).
#[utoipa::path(get, path = "/api/changes", tag = "project",
    responses((status = 200, body = Changed, content_type = "text/event-stream")))]
async fn changes(
    State(app): State<Arc<App>>,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let missed = || Event::default().event("missed").data("");
    let told = BroadcastStream::new(app.listen());
    let until_the_end = told.take_while(|told| std::future::ready(!matches!(told, Ok(Told::End))));
    let stream = until_the_end.map(move |told| {
        // Who was too slow to hear all of it asks for everything anew.
        let event = match told {
            Ok(Told::Changed(changed)) => Event::default().event("change").json_data(changed),
            Ok(Told::Progress(at)) => Event::default().event("progress").json_data(at),
            Ok(Told::End) | Err(_) => Ok(missed()),
        };
        Ok(event.unwrap_or_else(|_| missed()))
    });
    Sse::new(stream).keep_alive(KeepAlive::default())
}
