//! Who may ask, and what a browser may do with the answer.
//!
//! Another page in the same browser can send requests to loopback, and a name that is made to point
//! to loopback (DNS rebinding) makes that page look like ours. So the host must be ours by name, a
//! request that changes something must come from our own page, and every question about the project
//! needs the session that only the token gives.

use std::sync::Arc;

use axum::{
    Json,
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse as _, Response},
};
use ayni_workbench::{Sentence, sentence};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    answer::{Body, Refused},
    state::App,
};

/// What a page of ours may do: nothing but with its own files and its own host.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; \
base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// Refuses other hosts and other pages; sets what every answer says to the browser.
pub(crate) async fn door(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let mut response = match refuse(&app, &request) {
        Some(refused) => refused.into_response(),
        None => next.run(request).await,
    };
    let headers = response.headers_mut();
    for (name, value) in [
        ("content-security-policy", POLICY),
        ("x-content-type-options", "nosniff"),
        ("x-frame-options", "DENY"),
        ("referrer-policy", "no-referrer"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    // What is said of a study stays in no cache.
    if !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    response
}

fn refuse(app: &App, request: &Request) -> Option<Refused> {
    let headers = request.headers();
    let forbidden =
        |code, message: Sentence| Some(Refused::new(StatusCode::FORBIDDEN, code, message));
    let hosts = ["127.0.0.1", "localhost"].map(|name| format!("{name}:{}", app.port));
    let host = text(headers, header::HOST.as_str()).unwrap_or_default();
    if !hosts.iter().any(|ours| ours == host) {
        return forbidden(
            "wrong-host",
            sentence!(
                "wrong-host",
                "{host:?} is not the name of this program",
                host = host
            ),
        );
    }
    if let Some(origin) = text(headers, header::ORIGIN.as_str())
        && !hosts.iter().any(|ours| origin == format!("http://{ours}"))
    {
        return forbidden(
            "wrong-origin",
            sentence!(
                "wrong-origin",
                "a page of {origin} may not ask this",
                origin = origin
            ),
        );
    }
    let site = text(headers, "sec-fetch-site").unwrap_or("none");
    if !matches!(site, "none" | "same-origin") && !request.method().is_safe() {
        let message = sentence!("wrong-site", "a {site} page may not ask this", site = site);
        return forbidden("wrong-origin", message);
    }
    // A browser that carries the session says where the page is from, when it writes.
    let carried = text(headers, header::COOKIE.as_str()).is_some();
    let unsafe_method = !matches!(*request.method(), Method::GET | Method::HEAD);
    if carried && unsafe_method && !headers.contains_key(header::ORIGIN) {
        return forbidden(
            "wrong-origin",
            sentence!("no-origin", "a page that writes must say where it is from"),
        );
    }
    None
}

/// Lets those ask who have the session, or the token itself.
pub(crate) async fn session(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let headers = request.headers();
    let name = cookie_name(&app);
    let cookies = text(headers, header::COOKIE.as_str()).unwrap_or_default();
    let by_cookie = cookies
        .split(';')
        .filter_map(|cookie| cookie.trim().split_once('='))
        .any(|(known, value)| known == name && same(value, &app.session));
    let bearer = text(headers, header::AUTHORIZATION.as_str())
        .and_then(|value| value.strip_prefix("Bearer "));
    let by_token = bearer.is_some_and(|token| same(token, &app.token));
    if by_cookie || by_token || request.uri().path() == SESSION {
        return next.run(request).await;
    }
    Refused::new(
        StatusCode::UNAUTHORIZED,
        "no-session",
        sentence!(
            "no-session",
            "this window has not shown the token of the project"
        ),
    )
    .hint(sentence!(
        "open-address",
        "Open the address that the program printed when it started: ayni open FILE",
    ))
    .into_response()
}

/// Where the token is shown.
pub(crate) const SESSION: &str = "/api/session";

/// What opens a session.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct Token {
    /// The token of the address that the program printed.
    token: String,
}

/// Exchanges the token for a session that only this browser and only this page can use.
#[utoipa::path(
    post,
    path = SESSION,
    request_body = Token,
    responses((status = 200, body = bool), (status = 401, body = super::answer::Refusal)),
    tag = "session"
)]
pub(crate) async fn open_session(
    State(app): State<Arc<App>>,
    Body(shown): Body<Token>,
) -> Result<Response, Refused> {
    if !same(&shown.token, &app.token) {
        return Err(Refused::new(
            StatusCode::UNAUTHORIZED,
            "wrong-token",
            sentence!("wrong-token", "that is not the token of this project"),
        )
        .hint(sentence!(
            "open-address",
            "Open the address that the program printed when it started: ayni open FILE",
        )));
    }
    let cookie = format!(
        "{}={}; Path=/; HttpOnly; SameSite=Strict",
        cookie_name(&app),
        app.session
    );
    let value = HeaderValue::from_str(&cookie).map_err(|error| {
        Refused::new(
            StatusCode::INTERNAL_SERVER_ERROR,
            "store",
            Sentence::foreign(error.to_string()),
        )
    })?;
    Ok(([(header::SET_COOKIE, value)], Json(true)).into_response())
}

/// Cookies are told apart by host alone, and two projects are two ports of one host.
fn cookie_name(app: &App) -> String {
    format!("ayni-{}", app.port)
}

/// Compares without saying by its time how much was right.
fn same(shown: &str, wanted: &str) -> bool {
    shown.len() == wanted.len()
        && shown
            .bytes()
            .zip(wanted.bytes())
            .fold(0, |differs, (a, b)| differs | (a ^ b))
            == 0
}

fn text<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    headers.get(name)?.to_str().ok()
}
