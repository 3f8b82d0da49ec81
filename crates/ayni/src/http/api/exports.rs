//! The project for other programs: what a file would hold, the file itself, and the codebook alone.
//!
//! The file is written into the folder for temporary files and given from there piece by piece. It is
//! removed when the window lets it go, when another takes its place, and when the program ends.

use std::{
    collections::BTreeMap,
    fs::File,
    io::{self, Read as _},
    ops::ControlFlow,
    sync::Arc,
};

use axum::{
    Json,
    body::{Body as Stream, Bytes},
    extract::{Path, State},
    http::{StatusCode, header},
    response::{IntoResponse as _, Response},
};
use ayni_workbench::{
    Problem, Sentence,
    ambient::secret,
    foreign::{Departure, GiveOptions, GiveProgress, Given, Profile},
    sentence,
};
use futures_util::stream;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::super::{
    answer::{Body, Refusal, Refused},
    state::{App, Work, hold},
};

pub(super) fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(look))
        .routes(routes!(write))
        .routes(routes!(file))
        .routes(routes!(discard))
        .routes(routes!(codebook))
}

/// How much of a file is held at a time, in bytes.
const PIECE: usize = 256 << 10;

/// A file that waits to be fetched. Whoever is being given it keeps it until then.
pub(crate) struct Leaving {
    id: String,
    name: String,
    file: Departure,
}

/// For which program the project is written.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct GiveIn {
    /// `standard`, `nvivo` or `maxqda`.
    profile: String,
    /// Without the names of those who coded.
    #[serde(default)]
    anonymous_coders: bool,
    /// By which its progress is told.
    work: Option<String>,
}

impl GiveIn {
    fn options(&self) -> Result<GiveOptions, Problem> {
        let profile = Profile::ALL
            .into_iter()
            .find(|it| it.word() == self.profile)
            .ok_or_else(|| {
                let known = Profile::ALL.map(Profile::word);
                Problem::not_found("profile", &self.profile, known)
            })?;
        Ok(GiveOptions {
            profile,
            anonymous_coders: self.anonymous_coders,
            replace: false,
        })
    }
}

/// How many there are of something.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Many {
    what: String,
    count: u64,
}

/// What a file holds, and what it cannot.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct GivenOut {
    /// What is written, by element of the standard: `Code`, `TextSource` …
    written: Vec<Many>,
    /// Of how many sources what they are made of is not even here: the text of a `TextSource` or
    /// a `Transcript`, the file of another.
    missing: Vec<Many>,
    /// What the format cannot hold, by noun or field: `phase`, `source date` …
    left: Vec<Many>,
    /// Of how many sources nobody has said yet what their positions count.
    doubtful: u64,
    /// Under which names those who coded or wrote something stand in it.
    coders: Vec<String>,
    /// What earlier files had and no valid file can have, by element or attribute.
    mended: Vec<Many>,
    /// How many files go as they came, of sources that have another name here: they may say the earlier one.
    files_of_renamed: u64,
    /// What says a name in words that go as they are, which a source, a case or a member had before: `text`,
    /// `memo`, `code`, `source`, `case` …
    old_names: Vec<Many>,
}

impl From<&Given> for GivenOut {
    fn from(given: &Given) -> Self {
        let many = |counts: &BTreeMap<String, u64>| {
            let each = counts.iter();
            each.map(|(what, count)| Many {
                what: what.clone(),
                count: *count,
            })
            .collect()
        };
        Self {
            written: many(&given.written),
            missing: many(&given.missing),
            left: many(&given.left),
            doubtful: given.doubtful,
            coders: given.coders.clone(),
            mended: many(&given.mended),
            files_of_renamed: given.files_of_renamed,
            old_names: many(&given.old_names),
        }
    }
}

/// A file that was written and waits to be fetched.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ExportOut {
    /// By which it is fetched or discarded.
    id: String,
    name: String,
    bytes: u64,
    given: GivenOut,
}

/// Tells a window how far it is, and whether it goes on.
fn told(at: GiveProgress, work: &Work) -> ControlFlow<()> {
    work.at(at.step, at.done, at.total);
    match work.given_up() {
        true => ControlFlow::Break(()),
        false => ControlFlow::Continue(()),
    }
}

/// Says what a file for other programs would hold and what it cannot. Nothing is written.
#[utoipa::path(post, path = "/api/exports/look", tag = "exports", request_body = GiveIn,
    responses((status = 200, body = GivenOut), (status = "default", body = Refusal)))]
async fn look(
    State(app): State<Arc<App>>,
    Body(wanted): Body<GiveIn>,
) -> Result<Json<GivenOut>, Refused> {
    let options = wanted.options()?;
    let (work, _waiting) = app.work(wanted.work);
    let given = app
        .read(move |bench| bench.rehearse_give_refi(options, &mut |at| told(at, &work)))
        .await?;
    Ok(Json(GivenOut::from(&given)))
}

/// Writes the project for another program, as a file that waits to be fetched.
#[utoipa::path(post, path = "/api/exports", tag = "exports", request_body = GiveIn,
    responses((status = 200, body = ExportOut), (status = "default", body = Refusal)))]
async fn write(
    State(app): State<Arc<App>>,
    Body(wanted): Body<GiveIn>,
) -> Result<Json<ExportOut>, Refused> {
    let options = wanted.options()?;
    let (work, _waiting) = app.work(wanted.work);
    let file = app
        .read(move |bench| bench.depart_as_refi(options, &mut |at| told(at, &work)))
        .await?;
    let out = ExportOut {
        id: secret(),
        name: name_of(&stem(&app), &options),
        bytes: file.bytes(),
        given: GivenOut::from(file.given()),
    };
    let leaving = Leaving {
        id: out.id.clone(),
        name: out.name.clone(),
        file,
    };
    *hold(&app.leaving) = Some(Arc::new(leaving));
    Ok(Json(out))
}

/// Returns what the project file is called, without its ending.
fn stem(app: &App) -> String {
    let stem = app.path.file_stem().unwrap_or(app.path.as_os_str());
    stem.to_string_lossy().into_owned()
}

/// Returns what a file for other programs is called: one that suits a single program says which, and one
/// without the names of who coded says so, for from outside they look the same.
fn name_of(stem: &str, options: &GiveOptions) -> String {
    let program = match options.profile {
        Profile::Standard => String::new(),
        profile @ (Profile::Nvivo | Profile::Maxqda) => format!("-{}", profile.word()),
    };
    let names = match options.anonymous_coders {
        true => "-without-names",
        false => "",
    };
    format!("{stem}{program}{names}.qdpx")
}

fn gone() -> Refused {
    let message = sentence!("file-gone", "that file does not wait any longer");
    Refused::new(StatusCode::NOT_FOUND, "not-found", message)
        .hint(sentence!("write-once-more", "Write it once more."))
}

/// Gives a file that was written.
#[utoipa::path(get, path = "/api/exports/{id}/file", tag = "exports",
    params(("id" = String, Path, description = "The id of the file.")),
    responses((status = 200, body = Vec<u8>, content_type = "application/octet-stream"),
        (status = "default", body = Refusal)))]
async fn file(State(app): State<Arc<App>>, Path(id): Path<String>) -> Result<Response, Refused> {
    let leaving = hold(&app.leaving).clone().filter(|it| it.id == id);
    let leaving = leaving.ok_or_else(gone)?;
    let opened = File::open(leaving.file.path()).map_err(|error| {
        let why = Sentence::foreign(error.to_string());
        Refused::new(StatusCode::INTERNAL_SERVER_ERROR, "store", why)
    })?;
    let (name, bytes) = (leaving.name.clone(), leaving.file.bytes());
    // The file is there as long as it is being given.
    let pieces = stream::try_unfold((opened, leaving), |(mut opened, leaving)| async move {
        let read = tokio::task::spawn_blocking(move || {
            let mut piece = vec![0; PIECE];
            let length = opened.read(&mut piece)?;
            piece.truncate(length);
            Ok::<_, io::Error>((piece, opened))
        });
        let (piece, opened) = read.await.map_err(io::Error::other)??;
        let next = (!piece.is_empty()).then(|| (Bytes::from(piece), (opened, leaving)));
        Ok::<_, io::Error>(next)
    });
    Ok((
        [
            (header::CONTENT_TYPE, "application/octet-stream".to_owned()),
            (header::CONTENT_LENGTH, bytes.to_string()),
            (header::CONTENT_DISPOSITION, disposition(&name)),
        ],
        Stream::from_stream(pieces),
    )
        .into_response())
}

/// Lets a file go that was written, fetched or not.
#[utoipa::path(delete, path = "/api/exports/{id}", tag = "exports",
    params(("id" = String, Path, description = "The id of the file.")),
    responses((status = 200, body = bool), (status = "default", body = Refusal)))]
async fn discard(State(app): State<Arc<App>>, Path(id): Path<String>) -> Json<bool> {
    let mut leaving = hold(&app.leaving);
    let there = leaving.take_if(|it| it.id == id).is_some();
    Json(there)
}

/// Gives the codebook alone for other programs (`.qdc`).
#[utoipa::path(get, path = "/api/codebook/export", tag = "exports",
    responses((status = 200, body = Vec<u8>, content_type = "application/octet-stream"),
        (status = "default", body = Refusal)))]
async fn codebook(State(app): State<Arc<App>>) -> Result<Response, Refused> {
    let text = app.read(|bench| bench.codebook_as_refi()).await?;
    let name = format!("{}.qdc", stem(&app));
    Ok((
        [
            (header::CONTENT_TYPE, "application/octet-stream".to_owned()),
            (header::CONTENT_DISPOSITION, disposition(&name)),
        ],
        text,
    )
        .into_response())
}

/// Returns what says that a file is to be kept under a name, which may have letters of any script
/// (RFC 6266, RFC 8187).
fn disposition(name: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
    let ascii: String = name
        .chars()
        .map(
            |char| match char.is_ascii() && (char == ' ' || plain(char as u8)) {
                true => char,
                false => '-',
            },
        )
        .collect();
    let mut encoded = String::new();
    for byte in name.bytes() {
        match plain(byte) {
            true => encoded.push(char::from(byte)),
            false => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    format!("attachment; filename=\"{ascii}\"; filename*=UTF-8''{encoded}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_for_one_program_or_without_names_says_so_in_its_name() {
        let names = Profile::ALL.map(|profile| {
            [false, true].map(|anonymous_coders| {
                let options = GiveOptions {
                    profile,
                    anonymous_coders,
                    replace: false,
                };
                name_of("mina", &options)
            })
        });
        let wanted = [
            ["mina.qdpx", "mina-without-names.qdpx"],
            ["mina-nvivo.qdpx", "mina-nvivo-without-names.qdpx"],
            ["mina-maxqda.qdpx", "mina-maxqda-without-names.qdpx"],
        ];
        assert_eq!(names, wanted);
    }

    #[test]
    fn a_name_of_any_script_can_be_carried() {
        assert_eq!(
            disposition("Mina 2 ñ.qdpx"),
            "attachment; filename=\"Mina 2 -.qdpx\"; filename*=UTF-8''Mina%202%20%C3%B1.qdpx"
        );
        // Nothing ends the header or the quotes.
        let hostile = disposition("a\"\r\nSet-Cookie: x");
        assert_eq!(
            hostile,
            "attachment; filename=\"a---Set-Cookie- x\"; filename*=UTF-8''a%22%0D%0ASet-Cookie%3A%20x"
        );
    }
}
