//! Bringing files in: each is read first, so that a person sees what it is and what is lost, and then
//! all that were chosen come in as one step.

use std::sync::Arc;

use axum::{
    Json,
    body::Body as Bytes,
    extract::{Path, Query, State},
    http::{HeaderMap, StatusCode, header},
};
use ayni_formats::{Evidence, Limits, ReadOptions, foreign::segments, table};
use ayni_workbench::{
    Problem, ProblemKind, Sentence,
    ambient::secret,
    plain::folder::is_inside,
    sentence,
    source::{ImportOptions, Incoming},
};
use futures_util::StreamExt as _;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{
    super::{
        answer::{Body, Refusal, Refused, Who, Written},
        state::{App, hold},
    },
    texts::LossOut,
};

pub(super) fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(waiting, upload))
        .routes(routes!(discard))
        .routes(routes!(read_anew))
        .routes(routes!(import))
}

/// How much may wait to be brought in, in bytes, all files together.
const WAITING: usize = 1 << 30;

/// A file that was read and not yet brought in.
#[derive(Clone)]
pub(crate) struct Upload {
    name: String,
    /// Where it stands below the project's folder of originals.
    path: String,
    bytes: Arc<Vec<u8>>,
    encoding: Option<String>,
    /// What was said of it.
    out: Option<UploadOut>,
}

/// What a file is called.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Named {
    /// The name of the file; only what stands after the last slash counts.
    name: String,
    /// The folder that it stands in, as it was dropped; parts that lead elsewhere do not count.
    folder: Option<String>,
}

/// What a file is, and what could not be kept of it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct UploadOut {
    /// By which it is brought in or discarded.
    id: String,
    name: String,
    /// The name with the folders that it was dropped in.
    path: String,
    bytes: usize,
    /// The format it was read as; absent where it was refused.
    format: Option<String>,
    encoding: Option<String>,
    /// Whether the encoding is a guess that a person should look at.
    guessed: bool,
    words: u32,
    code_points: u32,
    turns: usize,
    /// Labels of speakers.
    speakers: Vec<String>,
    losses: Vec<LossOut>,
    /// The first words, to see whether they are read rightly.
    beginning: String,
    /// Whether it is a table of codes or coded segments, which can come in as a project instead.
    segments: bool,
    /// Why it was refused: the word of the reader, and its sentence.
    refused: Option<Refusal>,
}

/// Code points of the beginning that are shown.
const BEGINNING: usize = 400;

/// Takes a file and says what it is. Nothing of the project is changed.
#[utoipa::path(post, path = "/api/uploads", tag = "uploads", params(Named),
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses((status = 200, body = UploadOut), (status = "default", body = Refusal)))]
async fn upload(
    State(app): State<Arc<App>>,
    Query(named): Query<Named>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Json<UploadOut>, Refused> {
    let limit = Limits::default().file_bytes;
    let too_large = |message: Sentence| {
        Refused::new(StatusCode::PAYLOAD_TOO_LARGE, "too-large", message).hint(sentence!(
            "split-the-file",
            "Split the file, and bring its parts in.",
        ))
    };
    // What says its size is refused before a byte of it is read.
    let said = headers
        .get(header::CONTENT_LENGTH)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.parse::<u64>().ok());
    if let Some(size) = said.filter(|size| *size > limit as u64) {
        return Err(too_large(sentence!(
            "upload-too-large",
            "{name} has {size} bytes; the limit is {limit} bytes",
            name = named.name,
            size = size,
            limit = limit,
        )));
    }
    let mut bytes: Vec<u8> = Vec::new();
    let mut stream = body.into_data_stream();
    while let Some(piece) = stream.next().await {
        let piece = piece.map_err(|error| {
            let message = sentence!(
                "did-not-arrive",
                "{name} did not arrive whole: {error}",
                name = named.name,
                error = error.to_string(),
            );
            Refused::new(StatusCode::BAD_REQUEST, "broken-off", message)
        })?;
        if bytes.len() + piece.len() > limit {
            return Err(too_large(sentence!(
                "upload-larger",
                "{name} has more; the limit is {limit} bytes",
                name = named.name,
                limit = limit,
            )));
        }
        bytes.extend_from_slice(&piece);
    }
    let waiting: usize = hold(&app.uploads).values().map(|it| it.bytes.len()).sum();
    if waiting + bytes.len() > WAITING {
        return Err(Refused::new(
            StatusCode::PAYLOAD_TOO_LARGE,
            "too-large",
            sentence!(
                "files-wait",
                "files of {size} bytes wait to be brought in already",
                size = waiting,
            ),
        )
        .hint(sentence!(
            "bring-in-first",
            "Bring these in first, or take some of them out of the list.",
        )));
    }
    // Browsers send names, and whole paths of folders; nothing leaves the project's own folder.
    let name = named.name.rsplit(['/', '\\']).next().unwrap_or_default();
    let name = if name.trim().is_empty() { "file" } else { name };
    let folders = named.folder.as_deref().unwrap_or_default();
    let folders = folders.split(['/', '\\']).filter(|part| is_inside(part));
    let path: Vec<&str> = folders.chain([name]).collect();
    let mut upload = Upload {
        name: name.to_owned(),
        path: path.join("/"),
        bytes: Arc::new(bytes),
        encoding: None,
        out: None,
    };
    let id = secret();
    let out = look(&id, &upload).await?;
    upload.out = Some(out.clone());
    hold(&app.uploads).insert(id, upload);
    Ok(Json(out))
}

/// Lists the files that wait, by path: a window that was closed finds them again.
#[utoipa::path(get, path = "/api/uploads", tag = "uploads",
    responses((status = 200, body = Vec<UploadOut>), (status = "default", body = Refusal)))]
async fn waiting(State(app): State<Arc<App>>) -> Json<Vec<UploadOut>> {
    let uploads = hold(&app.uploads);
    let mut all: Vec<UploadOut> = uploads.values().filter_map(|it| it.out.clone()).collect();
    drop(uploads);
    all.sort_by(|a, b| (&a.path, &a.id).cmp(&(&b.path, &b.id)));
    Json(all)
}

/// Reads a file without keeping anything.
async fn look(id: &str, upload: &Upload) -> Result<UploadOut, Refused> {
    let (id, name, path) = (id.to_owned(), upload.name.clone(), upload.path.clone());
    let (bytes, encoding) = (upload.bytes.clone(), upload.encoding.clone());
    let read = tokio::task::spawn_blocking(move || {
        let options = ReadOptions {
            encoding,
            ..ReadOptions::default()
        };
        let read = ayni_formats::read(&name, &bytes, &options);
        let mut out = UploadOut {
            id,
            bytes: bytes.len(),
            format: None,
            encoding: None,
            guessed: false,
            words: 0,
            code_points: 0,
            turns: 0,
            speakers: Vec::new(),
            losses: Vec::new(),
            beginning: String::new(),
            segments: is_segments(&name, &bytes),
            refused: None,
            name,
            path,
        };
        match read {
            Err(refusal) => {
                let code = refusal.kind.word().to_owned();
                out.refused = Some(Refusal {
                    code,
                    ..Problem::from(refusal).into()
                });
            }
            Ok(read) => {
                let document = read.document;
                out.format = Some(read.format.extension().to_owned());
                out.guessed =
                    matches!(&read.encoding, Some(it) if it.evidence == Evidence::Guessed);
                out.encoding = read.encoding.map(|it| it.name);
                out.words = ayni_model::text::count_words(&document.text);
                out.code_points = u32::try_from(document.text.chars().count()).unwrap_or(u32::MAX);
                out.turns = document.layout.turns.len();
                out.speakers = ayni_workbench::intake::labels(&document.layout);
                out.beginning = document.text.chars().take(BEGINNING).collect();
                out.losses = read
                    .losses
                    .into_iter()
                    .map(|loss| LossOut {
                        what: loss.kind.word().to_owned(),
                        count: loss.count as u64,
                        place: loss.place,
                    })
                    .collect();
            }
        }
        out
    });
    read.await.map_err(Refused::broken_off)
}

/// Tells whether a file is a table of codes or coded segments, by its columns.
fn is_segments(name: &str, bytes: &[u8]) -> bool {
    let end = name.rsplit_once('.').map_or("", |(_, end)| end);
    let mut ends = ["csv", "tsv", "xlsx"].iter();
    // What is no table after all is judged by its own reader.
    ends.any(|known| known.eq_ignore_ascii_case(end))
        && table::read(name, bytes, &ReadOptions::default())
            .is_ok_and(|(table, _)| segments::kind(&table.columns).is_some())
}

/// Takes a file out of those that wait.
#[utoipa::path(delete, path = "/api/uploads/{id}", tag = "uploads",
    params(("id" = String, Path, description = "The id of the upload.")),
    responses((status = 200, body = bool), (status = "default", body = Refusal)))]
async fn discard(State(app): State<Arc<App>>, Path(id): Path<String>) -> Json<bool> {
    Json(hold(&app.uploads).remove(&id).is_some())
}

/// Another encoding.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct Anew {
    /// Its name; absent to guess again.
    encoding: Option<String>,
}

/// Reads a file that waits once more, in another encoding.
#[utoipa::path(post, path = "/api/uploads/{id}/read", tag = "uploads", request_body = Anew,
    params(("id" = String, Path, description = "The id of the upload.")),
    responses((status = 200, body = UploadOut), (status = "default", body = Refusal)))]
async fn read_anew(
    State(app): State<Arc<App>>,
    Path(id): Path<String>,
    Body(anew): Body<Anew>,
) -> Result<Json<UploadOut>, Refused> {
    let upload = {
        let mut uploads = hold(&app.uploads);
        let upload = uploads.get_mut(&id).ok_or_else(gone)?;
        upload.encoding = anew.encoding;
        upload.clone()
    };
    let out = look(&id, &upload).await?;
    if let Some(upload) = hold(&app.uploads).get_mut(&id) {
        upload.out = Some(out.clone());
    }
    Ok(Json(out))
}

/// Refuses what is no longer there to be brought in.
pub(super) fn gone() -> Refused {
    Refused::new(
        StatusCode::NOT_FOUND,
        "not-found",
        sentence!("file-gone", "that file does not wait any longer"),
    )
    .hint(sentence!("choose-once-more", "Choose it once more."))
}

/// Which files come in, and what is known of all of them.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct ImportIn {
    /// Ids of uploads, in the order in which they shall stand.
    uploads: Vec<String>,
    kind: Option<String>,
    language: Option<String>,
    when: Option<String>,
    place: Option<String>,
    country: Option<String>,
    /// The key of a source that is known but not at hand, which one file gives its text.
    key: Option<String>,
    /// By which its progress is told.
    work: Option<String>,
}

/// A source that came in.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ImportedOut {
    id: String,
    key: String,
    name: String,
    /// The key of another source that was read from the very same bytes.
    twin: Option<String>,
}

/// Brings files in as sources, as one step.
#[utoipa::path(post, path = "/api/import", tag = "uploads", request_body = ImportIn,
    responses((status = 200, body = Written<Vec<ImportedOut>>), (status = "default", body = Refusal)))]
async fn import(
    State(app): State<Arc<App>>,
    Who(who): Who,
    Body(wanted): Body<ImportIn>,
) -> Result<Json<Written<Vec<ImportedOut>>>, Refused> {
    let mut files: Vec<Upload> = Vec::new();
    {
        let uploads = hold(&app.uploads);
        for id in &wanted.uploads {
            files.push(uploads.get(id).ok_or_else(gone)?.clone());
        }
    }
    let ids = wanted.uploads.clone();
    let (work, _waiting) = app.work(wanted.work);
    let written = app
        .write(who, move |bench| {
            let blank = |text: Option<String>| text.filter(|text| !text.trim().is_empty());
            let options = ImportOptions {
                kind: blank(wanted.kind),
                language: blank(wanted.language),
                when: blank(wanted.when).map(|when| when.parse()).transpose()?,
                place: blank(wanted.place).map(|place| place.parse()).transpose()?,
                country: match blank(wanted.country) {
                    Some(country) => ayni_workbench::fields::country(&country)?,
                    None => None,
                },
                key: blank(wanted.key),
                ..ImportOptions::default()
            };
            let incoming: Vec<Incoming> = files
                .iter()
                .map(|it| Incoming {
                    name: it.name.clone(),
                    path: it.path.clone(),
                    encoding: it.encoding.clone(),
                })
                .collect();
            if incoming.is_empty() {
                let message = sentence!("no-file-chosen", "no file was chosen");
                return Err(Problem::new(ProblemKind::Invalid, message));
            }
            let imported = bench.import_sources(
                &incoming,
                &options,
                &mut |at| match work.given_up() {
                    true => Err(Problem::new(
                        ProblemKind::Conflict,
                        sentence!("import-given-up", "the import was given up"),
                    )),
                    false => Ok(files[at].bytes.to_vec()),
                },
                &mut |at| work.at("sources", at as u64, files.len() as u64),
            )?;
            let out = imported.sources.into_iter().map(|it| ImportedOut {
                id: it.id.to_string(),
                key: it.key,
                name: it.intake.report.name,
                twin: it.twin,
            });
            Ok(out.collect::<Vec<_>>())
        })
        .await?;
    hold(&app.uploads).retain(|id, _| !ids.contains(id));
    Ok(Json(written))
}
