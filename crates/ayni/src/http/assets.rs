//! The page's own files, in the program itself.

use std::{
    borrow::Cow,
    path::{Component, Path as FilePath},
    sync::Arc,
};

use axum::{
    extract::{Path, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use rust_embed::RustEmbed;

use ayni_workbench::{Sentence, sentence};

use super::{answer::Refused, state::App};

/// What `npm run build` made of `web/`; read from the folder in a debug build.
#[derive(RustEmbed)]
#[folder = "../../web/dist"]
struct Page;

/// Returns a file of the page, and what it is.
fn part(app: &App, name: &str) -> Option<(Cow<'static, [u8]>, String)> {
    let file = Page::get(name);
    let mime = file
        .as_ref()
        .map(|file| file.metadata.mimetype().to_owned());
    let Some(folder) = &app.page else {
        return file.map(|file| (file.data, mime.unwrap_or_default()));
    };
    // Nothing outside of the folder, whatever the name says.
    let inside = FilePath::new(name)
        .components()
        .all(|part| matches!(part, Component::Normal(_)));
    let bytes = inside.then(|| std::fs::read(folder.join(name)).ok())??;
    let mime = mime_guess::from_path(name).first_or_octet_stream();
    Some((bytes.into(), mime.to_string()))
}

/// Gives the page. It holds nothing of the project, which it asks for by itself.
pub(crate) async fn index(State(app): State<Arc<App>>) -> Response {
    match part(&app, "index.html") {
        Some((bytes, _)) => {
            ([(header::CONTENT_TYPE, "text/html; charset=utf-8")], bytes).into_response()
        }
        None => Refused::new(
            StatusCode::NOT_FOUND,
            "no-page",
            sentence!("no-page", "this program was built without its page"),
        )
        .hint(Sentence::foreign(
            "Build the page first: cd web && npm ci && npm run build",
        ))
        .into_response(),
    }
}

/// Gives a file of the page; its name has a hash in it and never means anything else.
pub(crate) async fn asset(State(app): State<Arc<App>>, Path(path): Path<String>) -> Response {
    let Some((bytes, mime)) = part(&app, &format!("assets/{path}")) else {
        return Refused::new(
            StatusCode::NOT_FOUND,
            "no-such-route",
            sentence!(
                "page-has-no-file",
                "the page has no file {path:?}",
                path = path
            ),
        )
        .into_response();
    };
    let forever = "public, max-age=31536000, immutable".to_owned();
    (
        [
            (header::CONTENT_TYPE, mime),
            (header::CACHE_CONTROL, forever),
        ],
        bytes,
    )
        .into_response()
}
