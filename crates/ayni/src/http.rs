//! The page's door: one project, served on loopback to one person's browser.
//!
//! Invariants: it listens on loopback only; nothing but the page's own files is given to whoever has
//! not shown the token; a request that names another host or comes from another page is refused; it
//! decides nothing: every route is one act or one question of the workbench.

mod answer;
mod api;
mod assets;
mod guard;
mod state;

use std::{
    future::IntoFuture as _,
    net::{Ipv4Addr, SocketAddr},
    path::Path,
    sync::Arc,
};

use axum::{Router, middleware, routing::get};
use ayni_workbench::{Problem, ProblemKind, Sentence};

use state::App;

pub(crate) use api::openapi;

/// How a project is served.
#[derive(Debug, Clone, Default)]
pub(crate) struct Serve {
    /// The port; any free one where 0.
    pub(crate) port: u16,
    /// Who works, by key; without it the first member.
    pub(crate) member: Option<String>,
    /// A folder with the page, in place of the one that the program holds.
    pub(crate) page: Option<std::path::PathBuf>,
}

/// Serves a project until the process is asked to end: it answers what was asked before; asked again, it
/// ends at once. `ready` is told the address to open.
///
/// # Errors
/// When the project cannot be opened, or the port is taken.
pub(crate) fn serve(
    project: &Path,
    options: &Serve,
    ready: impl FnOnce(&str),
) -> Result<(), Problem> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|error| cannot("the program cannot start its threads", &error))?;
    let served = runtime.block_on(async {
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, options.port));
        let listener = tokio::net::TcpListener::bind(address)
            .await
            .map_err(|error| {
                cannot(&format!("port {} cannot be opened", options.port), &error)
                    .command("Another program may have it; leave --port out to take any free one.")
            })?;
        let port = listener
            .local_addr()
            .map_err(|error| cannot("the port is not known", &error))?
            .port();
        let app = Arc::new(App::open(project, port, options)?);
        state::watch(&app);
        ready(&format!("http://127.0.0.1:{port}/#token={}", app.token));
        let ending = {
            let app = app.clone();
            async move {
                asked_to_end().await;
                app.end();
            }
        };
        let serving = axum::serve(listener, router(app)).with_graceful_shutdown(ending);
        tokio::select! {
            served = serving.into_future() => {
                served.map_err(|error| cannot("the page cannot be served", &error))
            }
            () = asked_twice() => Ok(()),
        }
    });
    // What still reads need not be waited for; what writes is one transaction.
    runtime.shutdown_background();
    served
}

/// Returns all routes behind the guard.
fn router(app: Arc<App>) -> Router {
    let (api, _) = api::router().split_for_parts();
    let api = api
        .fallback(answer::no_such_route)
        .layer(middleware::from_fn_with_state(app.clone(), guard::session));
    Router::new()
        .merge(api)
        .route("/", get(assets::index))
        .route("/assets/{*path}", get(assets::asset))
        .layer(middleware::from_fn_with_state(app.clone(), guard::door))
        .with_state(app)
}

async fn asked_twice() {
    asked_to_end().await;
    asked_to_end().await;
}

async fn asked_to_end() {
    let interrupt = async {
        // Without a handler, an interrupt ends the process by itself.
        drop(tokio::signal::ctrl_c().await);
    };
    #[cfg(unix)]
    {
        use tokio::signal::unix::SignalKind;
        tokio::select! {
            () = interrupt => {}
            () = signalled(SignalKind::terminate()) => {}
            // The window of the terminal was closed.
            () = signalled(SignalKind::hangup()) => {}
        }
    }
    #[cfg(not(unix))]
    interrupt.await;
}

#[cfg(unix)]
async fn signalled(kind: tokio::signal::unix::SignalKind) {
    match tokio::signal::unix::signal(kind) {
        Ok(mut signal) => {
            signal.recv().await;
        }
        Err(_) => std::future::pending().await,
    }
}

fn cannot(what: &str, error: &std::io::Error) -> Problem {
    let message = Sentence::foreign(format!("{what}: {error}"));
    Problem::new(ProblemKind::Store, message)
}
