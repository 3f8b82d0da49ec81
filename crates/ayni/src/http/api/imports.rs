//! Projects of other programs: a file is sent, looked at without changing anything, and brought in as
//! one step; what was brought in before can be read again.
//!
//! A file is written to the disk as it arrives and is never whole in memory. It is removed when it was
//! brought in or is discarded, when others take its place, and when the program ends.

pub(crate) mod report;

use std::{
    ops::ControlFlow,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
};

use axum::{
    Json,
    body::Body as Bytes,
    extract::{Path, Query, State},
    http::{HeaderMap, StatusCode, header},
};
use ayni_store::{Reader as _, milliseconds_of};
use ayni_workbench::{
    Problem, ProblemKind, Sentence, Workbench,
    ambient::{moment, secret},
    foreign::{Arrival, Inner, Input, Made, Options, Progress, Report},
    sentence,
};
use futures_util::StreamExt as _;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::{router::OpenApiRouter, routes};

use super::super::{
    answer::{Body, Refusal, Refused, Who, Written},
    state::{App, Work, hold},
};
use super::uploads::gone;
use report::ReportOut;

pub(super) fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(receive))
        .routes(routes!(discard))
        .routes(routes!(look))
        .routes(routes!(list, bring_in))
        .routes(routes!(one))
        .routes(routes!(textless))
}

/// How large a project file may be, in bytes.
const LIMIT: u64 = 8 << 30;

/// How many files wait; the one that came first makes room.
const WAITING: usize = 3;

/// A project file that was sent and not yet brought in.
pub(crate) struct Waiting {
    id: String,
    name: String,
    file: Arrival,
    /// Whether what is done with it is to be broken off.
    given_up: AtomicBool,
    /// How many sources were seen in it; 0 before it was looked at.
    sources: AtomicU64,
}

impl Waiting {
    /// Breaks off what is done with it.
    pub(crate) fn give_up(&self) {
        self.given_up.store(true, Ordering::Relaxed);
    }

    /// Says whether what is done with it goes on.
    fn goes_on(&self) -> ControlFlow<()> {
        match self.given_up.load(Ordering::Relaxed) {
            true => ControlFlow::Break(()),
            false => ControlFlow::Continue(()),
        }
    }

    /// Says how far it is, and whether it goes on.
    fn told(&self, at: Progress, work: &Work) -> ControlFlow<()> {
        work.at(at.step, at.done, self.sources.load(Ordering::Relaxed));
        if work.given_up() {
            return ControlFlow::Break(());
        }
        self.goes_on()
    }
}

/// What a file is called.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct FileNamed {
    /// The name of the file; only what stands after the last slash counts.
    name: String,
}

/// A project file that waits.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ProjectFileOut {
    /// By which it is looked at, brought in or discarded.
    id: String,
    name: String,
    bytes: u64,
}

/// Takes a project file of another program, at most 8 GiB. Nothing is looked at yet.
#[utoipa::path(post, path = "/api/imports/files", tag = "imports", params(FileNamed),
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses((status = 200, body = ProjectFileOut), (status = "default", body = Refusal)))]
async fn receive(
    State(app): State<Arc<App>>,
    Query(named): Query<FileNamed>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Json<ProjectFileOut>, Refused> {
    let name = named.name.rsplit(['/', '\\']).next().unwrap_or_default();
    let name = if name.trim().is_empty() {
        "project"
    } else {
        name
    };
    // What says its size is refused before a byte of it is read.
    let said = headers
        .get(header::CONTENT_LENGTH)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.parse::<u64>().ok());
    if let Some(size) = said.filter(|size| *size > LIMIT) {
        return Err(too_large(sentence!(
            "upload-too-large",
            "{name} has {size} bytes; the limit is {limit} bytes",
            name = name,
            size = size,
            limit = LIMIT,
        )));
    }
    let mut file = Arrival::begin()?;
    let mut stream = body.into_data_stream();
    while let Some(piece) = stream.next().await {
        let piece = piece.map_err(|error| {
            let message = sentence!(
                "did-not-arrive",
                "{name} did not arrive whole: {error}",
                name = name,
                error = error.to_string(),
            );
            Refused::new(StatusCode::BAD_REQUEST, "broken-off", message)
        })?;
        if file.bytes() + piece.len() as u64 > LIMIT {
            return Err(too_large(sentence!(
                "upload-larger",
                "{name} has more; the limit is {limit} bytes",
                name = name,
                limit = LIMIT,
            )));
        }
        tokio::task::block_in_place(|| file.add(&piece))?;
    }
    let out = ProjectFileOut {
        id: secret(),
        name: name.to_owned(),
        bytes: file.bytes(),
    };
    let waiting = Waiting {
        id: out.id.clone(),
        name: out.name.clone(),
        file,
        given_up: AtomicBool::new(false),
        sources: AtomicU64::new(0),
    };
    let mut all = hold(&app.projects);
    while all.len() >= WAITING {
        all.remove(0);
    }
    all.push(Arc::new(waiting));
    Ok(Json(out))
}

fn too_large(message: Sentence) -> Refused {
    Refused::new(StatusCode::PAYLOAD_TOO_LARGE, "too-large", message).hint(sentence!(
        "import-from-command-line",
        "Bring it in from the command line: ayni import FILE --merge",
    ))
}

/// Takes a project file out of those that wait; what is being done with it is broken off and changes
/// nothing.
#[utoipa::path(delete, path = "/api/imports/files/{id}", tag = "imports",
    params(("id" = String, Path, description = "The id of the file.")),
    responses((status = 200, body = bool), (status = "default", body = Refusal)))]
async fn discard(State(app): State<Arc<App>>, Path(id): Path<String>) -> Json<bool> {
    let mut all = hold(&app.projects);
    let Some(at) = all.iter().position(|it| it.id == id) else {
        return Json(false);
    };
    all.remove(at).give_up();
    Json(true)
}

fn waiting(app: &App, id: &str) -> Option<Arc<Waiting>> {
    hold(&app.projects).iter().find(|it| it.id == id).cloned()
}

/// Which file, and how it is read.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct BringIn {
    /// The id of the file.
    file: String,
    /// Which of several projects in it, by its number.
    inner: Option<i64>,
    /// What separates the levels of tags that only their names tell (Taguette): one character.
    #[schema(value_type = Option<String>)]
    separator: Option<char>,
    /// By which its progress is told.
    work: Option<String>,
    /// The position of the project at which the file was looked at, as the look says. Where something else
    /// was done since, nothing comes in; looking does not ask for it.
    seen: Option<i64>,
}

/// One of several projects in a file.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct InnerOut {
    number: i64,
    name: String,
    /// How many documents it has.
    documents: u64,
    /// What seems to separate the levels of its tags (Taguette): one character.
    #[schema(value_type = Option<String>)]
    separator: Option<char>,
}

/// What a project file is, and what would become of what is in it.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct LookOut {
    /// The id of the file.
    id: String,
    name: String,
    bytes: u64,
    /// Whose it is: `refi-project`, `qualcoder`, `taguette` …
    program: &'static str,
    /// The projects in it, where its program keeps several in one file.
    inner: Vec<InnerOut>,
    /// Which of them was looked at.
    chosen: Option<i64>,
    /// What bringing it in would do; absent as long as none of several was chosen.
    report: Option<ReportOut>,
    /// The position of the project that the report speaks of.
    seen: Option<i64>,
    /// When the very same file was brought in before.
    before: Option<MadeOut>,
}

/// What was opened of a file before the project is asked.
struct Opened {
    input: Input,
    inner: Vec<Inner>,
    options: Options,
}

/// Opens a file beside whatever else goes on.
async fn open(file: &Arc<Waiting>, wanted: &BringIn) -> Result<Opened, Refused> {
    let file = file.clone();
    let (inner, separator) = (wanted.inner, wanted.separator);
    let opened = tokio::task::spawn_blocking(move || {
        let goes_on = || file.goes_on();
        let input = Input::open_while(file.file.path(), &file.name, &goes_on)?;
        let within = input.inner()?;
        let only = match within.as_slice() {
            [one] => Some(one.number),
            _ => None,
        };
        let options = Options {
            project: inner.or(only),
            separator,
            hash: input.hash(&goes_on)?,
        };
        Ok::<_, Problem>(Opened {
            input,
            inner: within,
            options,
        })
    });
    Ok(opened.await.map_err(Refused::broken_off)??)
}

/// Says what a project file is and what bringing it in would do. Nothing is changed.
#[utoipa::path(post, path = "/api/imports/look", tag = "imports", request_body = BringIn,
    responses((status = 200, body = LookOut), (status = "default", body = Refusal)))]
async fn look(
    State(app): State<Arc<App>>,
    Who(who): Who,
    Body(wanted): Body<BringIn>,
) -> Result<Json<LookOut>, Refused> {
    let file = waiting(&app, &wanted.file).ok_or_else(gone)?;
    let opened = open(&file, &wanted).await?;
    let Opened {
        mut input,
        inner,
        options,
    } = opened;
    let unclear = inner.len() > 1 && options.project.is_none();
    let mut out = LookOut {
        id: file.id.clone(),
        name: file.name.clone(),
        bytes: file.file.bytes(),
        program: input.program().word(),
        chosen: options.project,
        inner: inner
            .into_iter()
            .map(|it| InnerOut {
                number: it.number,
                name: it.name,
                documents: it.documents,
                separator: it.separator,
            })
            .collect(),
        report: None,
        seen: None,
        before: None,
    };
    let hash = options.hash;
    out.before = app
        .read(move |bench| {
            let made = bench.import_of_file(hash)?;
            made.map(|made| MadeOut::of(bench, made)).transpose()
        })
        .await?;
    if unclear {
        return Ok(Json(out));
    }
    let (work, _waiting) = app.work(wanted.work);
    let rehearsed = app
        .write(who, move |bench| {
            let mut watch = |at: Progress| file.told(at, &work);
            let report = bench.rehearse_bring_in(&mut input, &options, &mut watch)?;
            file.sources.store(sources_in(&report), Ordering::Relaxed);
            Ok(report)
        })
        .await?;
    out.seen = Some(rehearsed.position);
    out.report = Some(rehearsed.result.into());
    Ok(Json(out))
}

/// Returns how many sources a report speaks of.
fn sources_in(report: &Report) -> u64 {
    let kinds = ["text", "pdf", "picture", "audio", "video"];
    kinds.iter().map(|kind| report.there(kind)).sum()
}

/// Refuses because what would come in may be another than what was shown.
fn changed_since() -> Problem {
    let message = sentence!(
        "project-changed-since-look",
        "the project has changed since the file was looked at",
    );
    Problem::new(ProblemKind::Conflict, message).hint(sentence!(
        "look-again",
        "Look at the file again; what it would change may be another now.",
    ))
}

/// Brings a project of another program in, as one step.
#[utoipa::path(post, path = "/api/imports", tag = "imports", request_body = BringIn,
    responses((status = 200, body = Written<ReportOut>), (status = "default", body = Refusal)))]
async fn bring_in(
    State(app): State<Arc<App>>,
    Who(who): Who,
    Body(wanted): Body<BringIn>,
) -> Result<Json<Written<ReportOut>>, Refused> {
    let file = waiting(&app, &wanted.file).ok_or_else(gone)?;
    let Opened {
        mut input, options, ..
    } = open(&file, &wanted).await?;
    let (work, _waiting) = app.work(wanted.work);
    let seen = wanted.seen;
    let written = app
        .write(who, move |bench| {
            let now = bench.project().position()?;
            if seen.is_some_and(|seen| seen != now) {
                return Err(changed_since());
            }
            let mut watch = |at: Progress| file.told(at, &work);
            let report = bench.bring_in(&mut input, &options, &mut watch)?;
            Ok(ReportOut::from(report))
        })
        .await?;
    hold(&app.projects).retain(|it| it.id != wanted.file);
    Ok(Json(written))
}

/// An import that was made.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct MadeOut {
    id: String,
    /// The file or folder, as it was called.
    file: String,
    /// The reader that read it.
    program: String,
    /// Who wrote the file, as it says itself.
    origin: String,
    /// What the project was called.
    name: Option<String>,
    /// The step, by which it can be taken back.
    step: i64,
    /// When, ISO 8601 in UTC.
    at: String,
    /// Who made it, by key.
    who: Option<String>,
}

impl MadeOut {
    fn of(bench: &Workbench, made: Made) -> Result<Self, Problem> {
        let who = match made.member {
            Some(member) => bench
                .project()
                .get::<ayni_model::study::Member>(member)?
                .map(|it| it.key),
            None => None,
        };
        Ok(Self {
            id: made.id.to_string(),
            file: made.import.file,
            program: made.import.program,
            origin: made.import.origin,
            name: made.import.name,
            step: made.entry,
            at: moment(milliseconds_of(made.hlc)),
            who,
        })
    }
}

/// Lists the imports that were made and not taken back, the newest first.
#[utoipa::path(get, path = "/api/imports", tag = "imports",
    responses((status = 200, body = Vec<MadeOut>), (status = "default", body = Refusal)))]
async fn list(State(app): State<Arc<App>>) -> Result<Json<Vec<MadeOut>>, Refused> {
    let made = app
        .read(|bench| {
            let made = bench.imports()?.into_iter();
            made.map(|it| MadeOut::of(bench, it)).collect()
        })
        .await?;
    Ok(Json(made))
}

/// An import with the report that was kept of it.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ImportReportOut {
    made: MadeOut,
    report: ReportOut,
}

/// Gives the report that was kept of an import.
#[utoipa::path(get, path = "/api/imports/{id}", tag = "imports",
    params(("id" = String, Path, description = "The id of the import.")),
    responses((status = 200, body = ImportReportOut), (status = "default", body = Refusal)))]
async fn one(
    State(app): State<Arc<App>>,
    Path(id): Path<String>,
) -> Result<Json<ImportReportOut>, Refused> {
    let out = app
        .read(move |bench| {
            let (made, report) = bench.import_made(id.parse()?)?;
            Ok(ImportReportOut {
                made: MadeOut::of(bench, made)?,
                report: report.into(),
            })
        })
        .await?;
    Ok(Json(out))
}

/// A source without a text.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct TextlessOut {
    id: String,
    key: String,
    name: String,
}

/// Lists the sources that an import brought, and no later one since, and that still have no text.
#[utoipa::path(get, path = "/api/imports/{id}/textless", tag = "imports",
    params(("id" = String, Path, description = "The id of the import.")),
    responses((status = 200, body = Vec<TextlessOut>), (status = "default", body = Refusal)))]
async fn textless(
    State(app): State<Arc<App>>,
    Path(id): Path<String>,
) -> Result<Json<Vec<TextlessOut>>, Refused> {
    let found = app
        .read(move |bench| bench.textless_of_import(id.parse()?))
        .await?;
    let out = found.into_iter().map(|(id, source)| TextlessOut {
        id: id.to_string(),
        key: source.key,
        name: source.name,
    });
    Ok(Json(out.collect()))
}
