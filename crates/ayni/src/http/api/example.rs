//! The example: a study in the program itself, for whoever wants to look before bringing in their own.

use std::{borrow::Cow, collections::BTreeSet, io, ops::ControlFlow, sync::Arc};

use axum::{Json, extract::State};
use ayni_model::record::Kind;
use ayni_store::Reader as _;
use ayni_workbench::{
    Problem, ProblemKind,
    plain::{Folder, Listing, Progress},
    sentence,
};
use rust_embed::RustEmbed;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::super::{
    answer::{Body, Refusal, Refused, Who, Written},
    state::App,
};

pub(super) fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new().routes(routes!(bring_in))
}

/// The files of `examples/north-south`; read from the folder in a debug build.
#[derive(RustEmbed)]
#[folder = "../../examples/north-south"]
struct Files;

/// The example as a folder.
struct Example;

impl Folder for Example {
    fn name(&self) -> String {
        "north-south".to_owned()
    }

    fn list(&self) -> io::Result<Listing> {
        let files: BTreeSet<String> = Files::iter().map(Cow::into_owned).collect();
        Ok(Listing {
            files: files.into_iter().collect(),
            others: Vec::new(),
        })
    }

    fn read(&self, path: &str, _: u64) -> io::Result<Vec<u8>> {
        let file = Files::get(path).ok_or(io::ErrorKind::NotFound)?;
        Ok(file.data.into_owned())
    }
}

/// What the example is to be called while it comes in.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct ExampleIn {
    /// By which its progress is told.
    work: Option<String>,
}

/// What came in.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ExampleOut {
    sources: u64,
    codings: u64,
}

/// Brings the example into a project without sources and codes, as one step.
#[utoipa::path(post, path = "/api/example", tag = "uploads", request_body = ExampleIn,
    responses((status = 200, body = Written<ExampleOut>), (status = "default", body = Refusal)))]
async fn bring_in(
    State(app): State<Arc<App>>,
    Who(who): Who,
    Body(wanted): Body<ExampleIn>,
) -> Result<Json<Written<ExampleOut>>, Refused> {
    let (work, _waiting) = app.work(wanted.work);
    let written = app
        .write(who, move |bench| {
            let project = bench.project();
            if project.count(Kind::Source)? + project.count(Kind::Code)? > 0 {
                let message = sentence!(
                    "example-needs-empty",
                    "the example comes into an empty project only"
                );
                return Err(Problem::new(ProblemKind::Conflict, message)
                    .command("Make another project: ayni new \"Example\""));
            }
            let mut watch = |at: Progress| {
                work.at(at.step, at.done, at.total);
                match work.given_up() {
                    true => ControlFlow::Break(()),
                    false => ControlFlow::Continue(()),
                }
            };
            let report = bench.import(&Example, &mut watch)?;
            Ok(ExampleOut {
                sources: report.sources,
                codings: report.codings,
            })
        })
        .await?;
    Ok(Json(written))
}
