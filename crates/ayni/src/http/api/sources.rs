//! Sources: the list, what is known of them, bringing files in.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use axum::{
    Json,
    extract::{Path, Query, State},
    http::header,
    response::{IntoResponse as _, Response},
};
use ayni_formats::Format;
use ayni_model::{
    actor::Actor,
    id::{ActorId, CodeId, SourceId},
    source::{SourceKind, VoiceRole},
    study::{Attribute, AttributeOf},
    value::ValueType,
};
use ayni_store::{Reader as _, milliseconds_of};
use ayni_workbench::{
    Problem, ProblemKind, Workbench,
    ambient::moment,
    attribute::AttributeChange,
    fields::Assignment,
    sentence,
    source::{SourceFilter, SourceLine},
};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{
    super::{
        answer::{Body, Refusal, Refused, Who, Written},
        state::App,
    },
    positions::StandingOut,
    texts::{LossOut, MemoMark, memos_in},
};

pub(super) fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(list))
        .routes(routes!(add))
        .routes(routes!(set_cells))
        .routes(routes!(rename))
        .routes(routes!(more, remove))
        .routes(routes!(export))
        .routes(routes!(original))
        .routes(routes!(set_voice))
        .routes(routes!(attributes))
        .routes(routes!(define))
        .routes(routes!(remove_attribute))
}

/// A source in the list.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct SourceOut {
    id: String,
    key: String,
    name: String,
    kind: String,
    language: Option<String>,
    when: Option<String>,
    place: Option<String>,
    country: Option<String>,
    /// Keys of the actors whose voice it is.
    informants: Vec<String>,
    note: Option<String>,
    register: Option<String>,
    /// The file that it was read from.
    file: Option<String>,
    format: Option<String>,
    encoding: Option<String>,
    /// Whether there is a text.
    collected: bool,
    code_points: u32,
    words: u32,
    codings: u64,
    /// How many code points at least one coding covers.
    coded: u32,
    /// Whether it is in doubt what the positions of its passages count.
    in_doubt: bool,
    /// Further attributes by name, as printed.
    attributes: BTreeMap<String, String>,
}

impl SourceOut {
    fn of(
        line: SourceLine,
        actors: &BTreeMap<ActorId, String>,
        in_doubt: &BTreeSet<SourceId>,
    ) -> Self {
        let SourceLine {
            id,
            source,
            presence,
            ..
        } = line;
        Self {
            id: id.to_string(),
            key: source.key,
            name: source.name,
            kind: source.kind.0,
            language: source.language,
            when: source.when.map(|when| when.to_string()),
            place: source.place.map(|place| place.to_string()),
            country: source.country.map(|country| country.to_string()),
            informants: source
                .informants
                .iter()
                .filter_map(|actor| actors.get(actor).cloned())
                .collect(),
            note: source.note,
            register: source.register.map(|register| register.to_string()),
            file: source.file.as_ref().map(|file| file.path.clone()),
            format: source.file.as_ref().map(|file| file.format.clone()),
            encoding: source.file.and_then(|file| file.encoding),
            collected: source.revision.is_some(),
            code_points: presence.code_points,
            words: presence.words,
            codings: presence.codings,
            coded: presence.coded,
            in_doubt: in_doubt.contains(&id),
            attributes: source.attributes.0,
        }
    }
}

/// Lists the sources in their order.
#[utoipa::path(get, path = "/api/sources", tag = "sources",
    responses((status = 200, body = Vec<SourceOut>), (status = "default", body = Refusal)))]
async fn list(State(app): State<Arc<App>>) -> Result<Json<Vec<SourceOut>>, Refused> {
    let list = app
        .read(|bench| {
            let actors = bench.project().all::<Actor>()?.into_iter();
            let actors = actors.map(|(id, actor)| (id, actor.key)).collect();
            let lines = bench.sources(&SourceFilter::default())?.into_iter();
            let doubtful = bench.sources_to_settle()?.into_iter();
            let doubtful = doubtful.filter(|it| !it.decision.certain);
            let in_doubt = doubtful.map(|it| it.id).collect();
            let out = lines.map(|line| SourceOut::of(line, &actors, &in_doubt));
            Ok(out.collect())
        })
        .await?;
    Ok(Json(list))
}

/// A field and its new value; an empty value clears it.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct FieldValue {
    field: String,
    value: String,
}

/// Returns the fields as the workbench takes them.
pub(super) fn assignments(fields: Vec<FieldValue>) -> Vec<Assignment> {
    fields
        .into_iter()
        .map(|it| Assignment::new(it.field, it.value.trim()))
        .collect()
}

/// Something that has a key and fields.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct Keyed {
    pub(super) key: String,
    pub(super) fields: Vec<FieldValue>,
}

/// Adds a source that is known but not at hand.
#[utoipa::path(post, path = "/api/sources", tag = "sources", request_body = Keyed,
    responses((status = 200, body = Written<bool>), (status = "default", body = Refusal)))]
async fn add(
    State(app): State<Arc<App>>,
    Who(who): Who,
    Body(new): Body<Keyed>,
) -> Result<Json<Written<bool>>, Refused> {
    let written = app
        .write(who, move |bench| {
            Ok(bench.add_source(&new.key, &assignments(new.fields))?.made)
        })
        .await?;
    Ok(Json(written))
}

/// New values of one source.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct Cells {
    /// The id of the source.
    source: String,
    fields: Vec<FieldValue>,
}

/// What became of the cells.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct CellsOut {
    /// Attributes that nobody had defined and that are text from now on.
    defined: Vec<String>,
    /// Those whose values were refused; where there is one, nothing was changed.
    refused: Vec<RefusedCell>,
}

/// A cell whose value was refused.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct RefusedCell {
    /// The id of the source.
    source: String,
    field: String,
    reason: Refusal,
}

/// Sets fields of one or many sources, as one step, unless a value is refused.
#[utoipa::path(patch, path = "/api/sources", tag = "sources", request_body = Vec<Cells>,
    responses((status = 200, body = Written<CellsOut>), (status = "default", body = Refusal)))]
async fn set_cells(
    State(app): State<Arc<App>>,
    Who(who): Who,
    Body(cells): Body<Vec<Cells>>,
) -> Result<Json<Written<CellsOut>>, Refused> {
    let written = app
        .write(who, move |bench| {
            let cells = cells
                .into_iter()
                .map(|it| Ok((it.source.parse::<SourceId>()?, assignments(it.fields))))
                .collect::<Result<Vec<_>, Problem>>()?;
            let set = bench.set_cells(&cells)?;
            let refused = set.refused.into_iter().map(|it| RefusedCell {
                source: it.source.to_string(),
                field: it.field,
                reason: it.problem.into(),
            });
            Ok(CellsOut {
                defined: set.defined,
                refused: refused.collect(),
            })
        })
        .await?;
    Ok(Json(written))
}

/// A new key.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct NewKey {
    key: String,
}

/// Gives a source another key.
#[utoipa::path(post, path = "/api/sources/{id}/rename", tag = "sources", request_body = NewKey,
    params(("id" = String, Path, description = "The id of the source.")),
    responses((status = 200, body = Written<bool>), (status = "default", body = Refusal)))]
async fn rename(
    State(app): State<Arc<App>>,
    Path(id): Path<String>,
    Who(who): Who,
    Body(new): Body<NewKey>,
) -> Result<Json<Written<bool>>, Refused> {
    let written = app
        .write(who, move |bench| {
            bench.rename_source(id.parse()?, &new.key)?;
            Ok(true)
        })
        .await?;
    Ok(Json(written))
}

/// What is known of one source beside the list.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct SourceMore {
    /// Labels of speakers and who that is.
    voices: Vec<VoiceLineOut>,
    /// What the original has and the text has not.
    losses: Vec<LossOut>,
    /// How many pages the original has.
    pages: usize,
    /// How many remarks of its reviewers.
    comments: usize,
    /// Its texts, the oldest first: as it was read, and as it was corrected.
    revisions: Vec<RevisionOut>,
    /// Memos on it, its quotations or codings.
    memos: Vec<MemoMark>,
    /// The codes that passages of it have, the most frequent first.
    codes: Vec<CodeHere>,
    /// What its positions count, where another program gave them and there is more than one way.
    positions: Option<StandingOut>,
}

/// A label and its share of the text.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct VoiceLineOut {
    label: String,
    /// informant, interviewer or other.
    role: &'static str,
    /// Key of the actor.
    actor: Option<String>,
    turns: usize,
    code_points: u32,
}

/// A text that a source has or had.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct RevisionOut {
    id: String,
    /// When it was made, ISO 8601 in UTC.
    at: Option<String>,
    /// Who made it, by key.
    who: Option<String>,
    /// Why it was corrected; absent where it is as it was read.
    reason: Option<String>,
    words: u32,
}

/// A code and how often a source has it.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct CodeHere {
    id: String,
    codings: u64,
}

/// Says what is known of one source beside the list.
#[utoipa::path(get, path = "/api/sources/{id}", tag = "sources",
    params(("id" = String, Path, description = "The id or key of the source.")),
    responses((status = 200, body = SourceMore), (status = "default", body = Refusal)))]
async fn more(
    State(app): State<Arc<App>>,
    Path(id): Path<String>,
) -> Result<Json<SourceMore>, Refused> {
    let out = app
        .read(move |bench| {
            let project = bench.project();
            let (id, source) = bench.find_source(&id)?;
            let members = super::codings::coders(bench)?;
            let layout = match source.revision {
                Some(_) => bench.source_text(id)?.layout,
                None => Default::default(),
            };
            let mut voices = Vec::new();
            for line in bench.voices(id)? {
                let role = line.voice.as_ref().map(|it| it.role);
                let actor = line.voice.and_then(|it| it.actor);
                voices.push(VoiceLineOut {
                    role: role
                        .unwrap_or_else(|| VoiceRole::of_label(&line.label))
                        .word(),
                    actor: actor.map(|id| bench.key_of_actor(id)).transpose()?,
                    label: line.label,
                    turns: line.turns,
                    code_points: line.code_points,
                });
            }
            let mut revisions = Vec::new();
            for (id, revision) in bench.revisions(id)? {
                let made = project.history_of(id)?.into_iter().next();
                revisions.push(RevisionOut {
                    id: id.to_string(),
                    at: made.as_ref().map(|it| moment(milliseconds_of(it.hlc))),
                    who: made
                        .and_then(|it| it.member)
                        .and_then(|it| members.get(&it).cloned()),
                    reason: revision.reason,
                    words: revision.words,
                });
            }
            let mut counts: BTreeMap<CodeId, u64> = BTreeMap::new();
            for (_, coding) in project.codings_of(id)? {
                *counts.entry(coding.code).or_default() += 1;
            }
            let mut codes: Vec<(CodeId, u64)> = counts.into_iter().collect();
            codes.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
            let codes = codes.into_iter().map(|(id, codings)| CodeHere {
                id: id.to_string(),
                codings,
            });
            Ok(SourceMore {
                voices,
                losses: layout.losses.into_iter().map(LossOut::of).collect(),
                pages: layout.pages.len(),
                comments: layout.comments.len(),
                revisions,
                memos: memos_in(bench, id)?,
                codes: codes.collect(),
                positions: StandingOut::of(bench.positions_of(id)?),
            })
        })
        .await?;
    Ok(Json(out))
}

/// What goes with it.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct With {
    /// Its codings too.
    #[serde(default)]
    codings: bool,
}

/// Takes a source away. Answers with how many codings went.
#[utoipa::path(delete, path = "/api/sources/{id}", tag = "sources",
    params(("id" = String, Path, description = "The id of the source."), With),
    responses((status = 200, body = Written<u64>), (status = "default", body = Refusal)))]
async fn remove(
    State(app): State<Arc<App>>,
    Path(id): Path<String>,
    Query(with): Query<With>,
    Who(who): Who,
) -> Result<Json<Written<u64>>, Refused> {
    let written = app
        .write(who, move |bench| {
            bench.remove_source(id.parse()?, with.codings)
        })
        .await?;
    Ok(Json(written))
}

/// The format of a file.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct As {
    /// txt, md, html, docx, xlsx, csv or json.
    pub(super) format: String,
}

impl As {
    /// Returns the format.
    pub(super) fn read(&self) -> Result<Format, Problem> {
        Format::from_extension(&self.format).ok_or_else(|| {
            Problem::not_found("format", &self.format, Format::ALL.map(Format::extension))
        })
    }
}

/// Returns a name that a header and every system can carry.
fn safe(name: &str) -> String {
    name.chars()
        .map(|char| {
            if char.is_ascii_alphanumeric() || "-_.".contains(char) {
                char
            } else {
                '-'
            }
        })
        .collect()
}

/// Answers with a file to keep.
pub(super) fn file(name: &str, format: Format, bytes: Vec<u8>) -> Response {
    let safe = safe(name);
    attachment(&format!("{safe}.{}", format.extension()), bytes)
}

/// Answers with a file of a name that a header can carry.
fn attachment(name: &str, bytes: Vec<u8>) -> Response {
    let disposition = format!("attachment; filename=\"{name}\"");
    (
        [
            (header::CONTENT_TYPE, "application/octet-stream".to_owned()),
            (header::CONTENT_DISPOSITION, disposition),
        ],
        bytes,
    )
        .into_response()
}

/// Writes the text of a source with its codings.
#[utoipa::path(get, path = "/api/sources/{id}/export", tag = "sources",
    params(("id" = String, Path, description = "The id of the source."), As),
    responses((status = 200, body = Vec<u8>, content_type = "application/octet-stream"),
        (status = "default", body = Refusal)))]
async fn export(
    State(app): State<Arc<App>>,
    Path(id): Path<String>,
    Query(wanted): Query<As>,
) -> Result<Response, Refused> {
    let (name, format, bytes) = app
        .read(move |bench| {
            let format = wanted.read()?;
            let (id, source) = bench.find_source(&id)?;
            Ok((source.key, format, bench.export_source(id, format)?.0))
        })
        .await?;
    Ok(file(&name, format, bytes))
}

/// Gives the file of a source, byte for byte as it was collected.
#[utoipa::path(get, path = "/api/sources/{id}/original", tag = "sources",
    params(("id" = String, Path, description = "The id or key of the source.")),
    responses((status = 200, body = Vec<u8>, content_type = "application/octet-stream"),
        (status = "default", body = Refusal)))]
async fn original(
    State(app): State<Arc<App>>,
    Path(id): Path<String>,
) -> Result<Response, Refused> {
    let (name, bytes) = app
        .read(move |bench| {
            let (_, source) = bench.find_source(&id)?;
            let file = source.file.ok_or_else(|| {
                let key = &source.key;
                let message =
                    sentence!("no-file-of", "there is no file of {source:?}", source = key);
                Problem::new(ProblemKind::NotFound, message)
            })?;
            let name = file.path.rsplit('/').next().unwrap_or_default().to_owned();
            Ok((name, bench.project().blob(file.hash)?))
        })
        .await?;
    Ok(attachment(&safe(&name), bytes))
}

/// Who speaks under a label.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct VoiceIn {
    label: String,
    /// Key of the actor; empty for nobody; absent to leave it.
    actor: Option<String>,
    /// informant, interviewer or other; absent to leave it.
    role: Option<String>,
}

/// Says who speaks under a label of a source.
#[utoipa::path(post, path = "/api/sources/{id}/voices", tag = "sources", request_body = VoiceIn,
    params(("id" = String, Path, description = "The id of the source.")),
    responses((status = 200, body = Written<bool>), (status = "default", body = Refusal)))]
async fn set_voice(
    State(app): State<Arc<App>>,
    Path(id): Path<String>,
    Who(who): Who,
    Body(said): Body<VoiceIn>,
) -> Result<Json<Written<bool>>, Refused> {
    let written = app
        .write(who, move |bench| {
            let actor = match said.actor.as_deref() {
                None => None,
                Some("") => Some(None),
                Some(actor) => Some(Some(bench.find_actor(actor)?.0)),
            };
            bench.set_voice(id.parse()?, &said.label, actor, said.role.as_deref())?;
            Ok(true)
        })
        .await?;
    Ok(Json(written))
}

/// An attribute, and what else may be offered.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Attributes {
    attributes: Vec<AttributeOut>,
    /// The usual kinds of sources, and those of this project.
    source_kinds: Vec<String>,
}

/// An attribute that somebody defined.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct AttributeOut {
    /// source, actor or event.
    of: &'static str,
    name: String,
    /// text, integer, number, boolean, when or choice.
    value_type: &'static str,
    /// The words of a choice, in their order.
    choices: Vec<String>,
    description: Option<String>,
    /// How many have a value.
    values: u64,
}

/// Lists the attributes.
#[utoipa::path(get, path = "/api/attributes", tag = "sources",
    responses((status = 200, body = Attributes), (status = "default", body = Refusal)))]
async fn attributes(State(app): State<Arc<App>>) -> Result<Json<Attributes>, Refused> {
    let out = app
        .read(|bench| {
            let attributes = bench.attributes()?.into_iter().map(|line| {
                let Attribute {
                    of,
                    name,
                    value_type,
                    description,
                    ..
                } = line.attribute;
                let (value_type, choices) = match value_type {
                    ValueType::Text => ("text", Vec::new()),
                    ValueType::Integer => ("integer", Vec::new()),
                    ValueType::Number => ("number", Vec::new()),
                    ValueType::Boolean => ("boolean", Vec::new()),
                    ValueType::When => ("when", Vec::new()),
                    ValueType::Choice(words) => ("choice", words),
                };
                AttributeOut {
                    of: of.kind().word(),
                    name,
                    value_type,
                    choices,
                    description,
                    values: line.values as u64,
                }
            });
            Ok(Attributes {
                attributes: attributes.collect(),
                source_kinds: kinds(bench)?,
            })
        })
        .await?;
    Ok(Json(out))
}

fn kinds(bench: &Workbench) -> Result<Vec<String>, Problem> {
    let mut kinds: Vec<String> = SourceKind::USUAL.map(str::to_owned).to_vec();
    for (_, source) in bench.project().all::<ayni_model::source::Source>()? {
        if !kinds.contains(&source.kind.0) {
            kinds.push(source.kind.0);
        }
    }
    Ok(kinds)
}

/// An attribute that is to be defined, or to have another type.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct NewAttribute {
    of: String,
    name: String,
    /// text, integer, number, boolean, when or choice; absent to leave it.
    value_type: Option<String>,
    /// The words of a choice, in their order.
    #[serde(default)]
    choices: Vec<String>,
    description: Option<String>,
}

/// Defines an attribute.
#[utoipa::path(post, path = "/api/attributes", tag = "sources", request_body = NewAttribute,
    responses((status = 200, body = Written<bool>), (status = "default", body = Refusal)))]
async fn define(
    State(app): State<Arc<App>>,
    Who(who): Who,
    Body(new): Body<NewAttribute>,
) -> Result<Json<Written<bool>>, Refused> {
    let written = app
        .write(who, move |bench| {
            let value_type = match new.value_type.as_deref() {
                None => None,
                Some("text") => Some(ValueType::Text),
                Some("integer") => Some(ValueType::Integer),
                Some("number") => Some(ValueType::Number),
                Some("boolean") => Some(ValueType::Boolean),
                Some("when") => Some(ValueType::When),
                Some("choice") => Some(ValueType::Choice(new.choices)),
                Some(other) => {
                    let names = ["text", "integer", "number", "boolean", "when", "choice"];
                    return Err(Problem::not_found("type of values", other, names));
                }
            };
            bench.define_attribute(&AttributeChange {
                of: attribute_of(&new.of)?,
                name: new.name,
                value_type,
                description: new.description,
            })?;
            Ok(true)
        })
        .await?;
    Ok(Json(written))
}

/// Which attribute.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct WhichAttribute {
    of: String,
    name: String,
    /// Its values too.
    #[serde(default)]
    values: bool,
}

/// Takes an attribute away. Answers with how many values went.
#[utoipa::path(delete, path = "/api/attributes", tag = "sources", params(WhichAttribute),
    responses((status = 200, body = Written<u64>), (status = "default", body = Refusal)))]
async fn remove_attribute(
    State(app): State<Arc<App>>,
    Who(who): Who,
    Query(which): Query<WhichAttribute>,
) -> Result<Json<Written<u64>>, Refused> {
    let written = app
        .write(who, move |bench| {
            let of = attribute_of(&which.of)?;
            Ok(bench.remove_attribute(of, &which.name, which.values)? as u64)
        })
        .await?;
    Ok(Json(written))
}

fn attribute_of(word: &str) -> Result<AttributeOf, Problem> {
    let all = [AttributeOf::Source, AttributeOf::Actor, AttributeOf::Event];
    let named = all.map(|of| of.kind().word());
    let found = all.into_iter().find(|of| of.kind().word() == word);
    found.ok_or_else(|| Problem::not_found("noun with attributes", word, named))
}
