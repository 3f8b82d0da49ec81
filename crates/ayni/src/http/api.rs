//! The routes: what the page asks and does, described for programs in `web/src/api/openapi.json`.
//!
//! Types here are the door's own: a noun is written out by hand, so that what leaves the program is
//! decided in one place, and the model may change without the page.

mod check;
mod claims;
mod codes;
mod codings;
mod example;
pub(super) mod exports;
mod findings;
pub(super) mod history;
pub(super) mod imports;
mod memos;
mod positions;
mod project;
mod registers;
pub(super) mod search;
mod sources;
mod synopses;
mod texts;
mod things;
pub(super) mod uploads;

use std::sync::Arc;

use utoipa::OpenApi;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{guard, state::App};

/// What the routes are about.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "Ayni",
        description = "One project on one machine. Every write answers with the step that it made."
    ),
    components(schemas(super::state::Progress))
)]
struct Description;

/// Returns all routes with their description.
pub(super) fn router() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::with_openapi(Description::openapi())
        .routes(routes!(guard::open_session))
        .merge(project::routes())
        .merge(sources::routes())
        .merge(uploads::routes())
        .merge(imports::routes())
        .merge(exports::routes())
        .merge(positions::routes())
        .merge(example::routes())
        .merge(texts::routes())
        .merge(codes::routes())
        .merge(codings::routes())
        .merge(search::routes())
        .merge(memos::routes())
        .merge(registers::routes())
        .merge(claims::routes())
        .merge(things::routes())
        .merge(synopses::routes())
        .merge(findings::routes())
        .merge(check::routes())
        .merge(history::routes())
}

/// Returns the description of the routes, as the page's client is made from it.
pub(crate) fn openapi() -> String {
    let (_, mut description) = router().split_for_parts();
    for (path, item) in &mut description.paths.paths {
        let methods = [
            ("get", &mut item.get),
            ("post", &mut item.post),
            ("put", &mut item.put),
            ("patch", &mut item.patch),
            ("delete", &mut item.delete),
        ];
        for (method, operation) in methods {
            if let Some(operation) = operation {
                // Names of functions repeat from noun to noun; those of operations must not.
                operation.operation_id = Some(format!("{method} {path}"));
            }
        }
    }
    description.to_pretty_json().unwrap_or_default() + "\n"
}
