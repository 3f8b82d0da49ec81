//! The page's own files, in the program itself.

use axum::{
    extract::Path,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use rust_embed::RustEmbed;

use super::answer::Refused;

/// What `npm run build` made of `web/`; read from the folder in a debug build.
#[derive(RustEmbed)]
#[folder = "../../web/dist"]
struct Page;

/// Gives the page. It holds nothing of the project, which it asks for by itself.
pub(crate) async fn index() -> Response {
    match Page::get("index.html") {
        Some(file) => (
            [(header::CONTENT_TYPE, "text/html; charset=utf-8")],
            file.data,
        )
            .into_response(),
        None => Refused::new(
            StatusCode::NOT_FOUND,
            "no-page",
            "this program was built without its page",
        )
        .hint("Build the page first: cd web && npm ci && npm run build")
        .into_response(),
    }
}

/// Gives a file of the page; its name has a hash in it and never means anything else.
pub(crate) async fn asset(Path(path): Path<String>) -> Response {
    let Some(file) = Page::get(&format!("assets/{path}")) else {
        return Refused::new(
            StatusCode::NOT_FOUND,
            "no-such-route",
            format!("the page has no file {path:?}"),
        )
        .into_response();
    };
    let mime = file.metadata.mimetype().to_owned();
    (
        [
            (header::CONTENT_TYPE, mime),
            (
                header::CACHE_CONTROL,
                "public, max-age=31536000, immutable".to_owned(),
            ),
        ],
        file.data,
    )
        .into_response()
}
