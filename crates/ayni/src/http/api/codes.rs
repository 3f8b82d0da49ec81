//! The codebook: codes and what is done with them, groups, rounds.

use std::{collections::BTreeMap, sync::Arc};

use axum::{
    Json,
    extract::{Path, Query, State},
    response::Response,
};
use ayni_analysis::codebook_diff::CodeChange;
use ayni_model::{
    codebook::{Code, CodeGroup, CodeLife},
    id::{CodeGroupId, CodeId, CodingId},
};
use ayni_store::{Reader as _, milliseconds_of};
use ayni_workbench::{
    Problem, Workbench,
    ambient::moment,
    code::{Definition, NewCode},
};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{
    super::{
        answer::{Body, Refusal, Refused, Who, Written},
        state::App,
    },
    sources::{As, file},
};

pub(super) fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(book, add))
        .routes(routes!(define, remove))
        .routes(routes!(rename))
        .routes(routes!(move_code))
        .routes(routes!(move_codes))
        .routes(routes!(merge))
        .routes(routes!(coming_merge))
        .routes(routes!(split))
        .routes(routes!(retire))
        .routes(routes!(restore))
        .routes(routes!(group))
        .routes(routes!(ungroup))
        .routes(routes!(rename_group))
        .routes(routes!(rounds, name_round))
        .routes(routes!(diff))
        .routes(routes!(export))
}

/// The codebook.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Book {
    /// A parent before its children, siblings in their order.
    codes: Vec<CodeOut>,
    groups: Vec<GroupOut>,
}

/// A code.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct CodeOut {
    id: String,
    name: String,
    /// With the names above it: `Work > Closure`.
    path: String,
    parent: Option<String>,
    depth: usize,
    definition: Option<String>,
    include: Option<String>,
    exclude: Option<String>,
    example: Option<String>,
    colour: Option<String>,
    origin: Option<String>,
    note: Option<String>,
    /// proposed, active, merged or retired.
    life: &'static str,
    /// Where a merged code went.
    into: Option<String>,
    /// Why it was merged or retired.
    reason: Option<String>,
    /// How many codings it has itself.
    codings: u64,
}

/// A group of codes.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct GroupOut {
    id: String,
    name: String,
    /// Ids of its codes.
    codes: Vec<String>,
}

/// Gives the codebook with its counts.
#[utoipa::path(get, path = "/api/codes", tag = "codes",
    responses((status = 200, body = Book), (status = "default", body = Refusal)))]
async fn book(State(app): State<Arc<App>>) -> Result<Json<Book>, Refused> {
    let book = app.read(read).await?;
    Ok(Json(book))
}

fn read(bench: &Workbench) -> Result<Book, Problem> {
    let book = bench.codebook()?;
    let counts = bench.coding_counts()?;
    let mut paths: BTreeMap<CodeId, (String, usize)> = BTreeMap::new();
    let mut codes = Vec::new();
    for (id, code) in book.iter() {
        // A parent comes before its children, so that its path is known.
        let above = code.parent.and_then(|parent| paths.get(&parent));
        let (path, depth) = match above {
            Some((path, depth)) => (
                format!(
                    "{path}{}{}",
                    ayni_model::codebook::PATH_SEPARATOR,
                    code.name
                ),
                depth + 1,
            ),
            None => (code.name.to_string(), 0),
        };
        paths.insert(id, (path.clone(), depth));
        codes.push(code_out(id, code, path, depth, counts.get(&id).copied()));
    }
    let mut groups: Vec<(CodeGroupId, CodeGroup)> = bench.project().all()?;
    groups.sort_by(|(_, a), (_, b)| (a.position, &a.name).cmp(&(b.position, &b.name)));
    let group = |(id, group): (CodeGroupId, CodeGroup)| GroupOut {
        id: id.to_string(),
        name: group.name,
        codes: group.codes.iter().map(ToString::to_string).collect(),
    };
    Ok(Book {
        codes,
        groups: groups.into_iter().map(group).collect(),
    })
}

fn code_out(id: CodeId, code: &Code, path: String, depth: usize, codings: Option<u64>) -> CodeOut {
    let (life, into, reason) = match &code.life {
        CodeLife::Proposed => ("proposed", None, None),
        CodeLife::Active => ("active", None, None),
        CodeLife::Merged { into, reason } => {
            ("merged", Some(into.to_string()), Some(reason.clone()))
        }
        CodeLife::Retired { reason } => ("retired", None, Some(reason.clone())),
    };
    CodeOut {
        id: id.to_string(),
        name: code.name.to_string(),
        path,
        parent: code.parent.map(|id| id.to_string()),
        depth,
        definition: code.definition.clone(),
        include: code.include.clone(),
        exclude: code.exclude.clone(),
        example: code.example.clone(),
        colour: code.colour.clone(),
        origin: code.origin.clone(),
        note: code.note.clone(),
        life,
        into,
        reason,
        codings: codings.unwrap_or(0),
    }
}

/// A code to be.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct NewCodeIn {
    /// Its path; levels above that do not exist are made.
    path: String,
    definition: Option<String>,
    include: Option<String>,
    exclude: Option<String>,
    example: Option<String>,
    colour: Option<String>,
    #[serde(default)]
    proposed: bool,
}

/// Adds a code. Answers with its id.
#[utoipa::path(post, path = "/api/codes", tag = "codes", request_body = NewCodeIn,
    responses((status = 200, body = Written<String>), (status = "default", body = Refusal)))]
async fn add(
    State(app): State<Arc<App>>,
    Who(who): Who,
    Body(new): Body<NewCodeIn>,
) -> Result<Json<Written<String>>, Refused> {
    let written = app
        .write(who, move |bench| {
            let id = bench.add_code(&NewCode {
                path: new.path,
                definition: new.definition,
                include: new.include,
                exclude: new.exclude,
                example: new.example,
                colour: new.colour,
                proposed: new.proposed,
            })?;
            Ok(id.to_string())
        })
        .await?;
    Ok(Json(written))
}

/// What is to be said of a code; absent parts stay, blank ones are cleared.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct DefinitionIn {
    definition: Option<String>,
    include: Option<String>,
    exclude: Option<String>,
    example: Option<String>,
    colour: Option<String>,
    origin: Option<String>,
    note: Option<String>,
}

/// Says what a code means, when to use it and when not.
#[utoipa::path(patch, path = "/api/codes/{id}", tag = "codes", request_body = DefinitionIn,
    params(("id" = String, Path, description = "The id of the code.")),
    responses((status = 200, body = Written<bool>), (status = "default", body = Refusal)))]
async fn define(
    State(app): State<Arc<App>>,
    Path(id): Path<String>,
    Who(who): Who,
    Body(said): Body<DefinitionIn>,
) -> Result<Json<Written<bool>>, Refused> {
    let written = app
        .write(who, move |bench| {
            let definition = Definition {
                definition: said.definition,
                include: said.include,
                exclude: said.exclude,
                example: said.example,
                colour: said.colour,
                origin: said.origin,
                note: said.note,
            };
            bench.define_code(id.parse()?, &definition)?;
            Ok(true)
        })
        .await?;
    Ok(Json(written))
}

/// A new name.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct NewName {
    name: String,
}

/// Gives a code another name.
#[utoipa::path(post, path = "/api/codes/{id}/rename", tag = "codes", request_body = NewName,
    params(("id" = String, Path, description = "The id of the code.")),
    responses((status = 200, body = Written<bool>), (status = "default", body = Refusal)))]
async fn rename(
    State(app): State<Arc<App>>,
    Path(id): Path<String>,
    Who(who): Who,
    Body(new): Body<NewName>,
) -> Result<Json<Written<bool>>, Refused> {
    let written = app
        .write(who, move |bench| {
            bench.rename_code(id.parse()?, &new.name)?;
            Ok(true)
        })
        .await?;
    Ok(Json(written))
}

/// Where a code goes.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct Target {
    /// The id of the code above; absent for the top.
    under: Option<String>,
    /// Its place among its new siblings, counted from 0; absent for the last.
    place: Option<usize>,
}

/// Puts a code, with all below it, under another one or at the top.
#[utoipa::path(post, path = "/api/codes/{id}/move", tag = "codes", request_body = Target,
    params(("id" = String, Path, description = "The id of the code.")),
    responses((status = 200, body = Written<bool>), (status = "default", body = Refusal)))]
async fn move_code(
    State(app): State<Arc<App>>,
    Path(id): Path<String>,
    Who(who): Who,
    Body(to): Body<Target>,
) -> Result<Json<Written<bool>>, Refused> {
    let written = app
        .write(who, move |bench| {
            let under = to.under.as_deref().map(str::parse).transpose()?;
            bench.move_code(id.parse()?, under, to.place)?;
            Ok(true)
        })
        .await?;
    Ok(Json(written))
}

/// Several codes and where they go.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct MoveMany {
    /// Ids of the codes.
    codes: Vec<String>,
    #[serde(flatten)]
    to: Target,
}

/// Puts several codes, each with all below it, under another one or at the top, as one step.
#[utoipa::path(post, path = "/api/codes/move", tag = "codes", request_body = MoveMany,
    responses((status = 200, body = Written<bool>), (status = "default", body = Refusal)))]
async fn move_codes(
    State(app): State<Arc<App>>,
    Who(who): Who,
    Body(said): Body<MoveMany>,
) -> Result<Json<Written<bool>>, Refused> {
    let written = app
        .write(who, move |bench| {
            let under = said.to.under.as_deref().map(str::parse).transpose()?;
            bench.move_codes(&ids::<CodeId>(&said.codes)?, under, said.to.place)?;
            Ok(true)
        })
        .await?;
    Ok(Json(written))
}

/// A merge.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct MergeIn {
    /// Ids of the codes that are merged.
    from: Vec<String>,
    reason: String,
}

/// What a merge did.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct MergedOut {
    moved: u64,
    coalesced: u64,
}

/// Gives the codings of some codes to this one.
#[utoipa::path(post, path = "/api/codes/{id}/merge", tag = "codes", request_body = MergeIn,
    params(("id" = String, Path, description = "The id of the code that takes the codings.")),
    responses((status = 200, body = Written<MergedOut>), (status = "default", body = Refusal)))]
async fn merge(
    State(app): State<Arc<App>>,
    Path(id): Path<String>,
    Who(who): Who,
    Body(merge): Body<MergeIn>,
) -> Result<Json<Written<MergedOut>>, Refused> {
    let written = app
        .write(who, move |bench| {
            let from = ids::<CodeId>(&merge.from)?;
            let merged = bench.merge_codes(&from, id.parse()?, &merge.reason)?;
            Ok(MergedOut {
                moved: merged.moved,
                coalesced: merged.coalesced,
            })
        })
        .await?;
    Ok(Json(written))
}

/// Codes that might be merged.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct ComingMerge {
    /// Ids of the codes.
    from: Vec<String>,
}

/// Says what a merge would do, without doing it.
#[utoipa::path(post, path = "/api/codes/{id}/merge/preview", tag = "codes", request_body = ComingMerge,
    params(("id" = String, Path, description = "The id of the code that would take the codings.")),
    responses((status = 200, body = MergedOut), (status = "default", body = Refusal)))]
async fn coming_merge(
    State(app): State<Arc<App>>,
    Path(id): Path<String>,
    Body(merge): Body<ComingMerge>,
) -> Result<Json<MergedOut>, Refused> {
    let out = app
        .read(move |bench| {
            let merged = bench.coming_merge(&ids::<CodeId>(&merge.from)?, id.parse()?)?;
            Ok(MergedOut {
                moved: merged.moved,
                coalesced: merged.coalesced,
            })
        })
        .await?;
    Ok(Json(out))
}

/// Reads ids.
pub(super) fn ids<I: std::str::FromStr<Err = ayni_model::id::IdError>>(
    texts: &[String],
) -> Result<Vec<I>, Problem> {
    texts.iter().map(|text| Ok(text.parse()?)).collect()
}

/// A split.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct SplitIn {
    /// The name of the new code.
    name: String,
    /// Below the code rather than beside it.
    #[serde(default)]
    below: bool,
    /// Ids of the codings that go with it.
    codings: Vec<String>,
}

/// Makes a new code of some codings of another one. Answers with its id.
#[utoipa::path(post, path = "/api/codes/{id}/split", tag = "codes", request_body = SplitIn,
    params(("id" = String, Path, description = "The id of the code.")),
    responses((status = 200, body = Written<String>), (status = "default", body = Refusal)))]
async fn split(
    State(app): State<Arc<App>>,
    Path(id): Path<String>,
    Who(who): Who,
    Body(split): Body<SplitIn>,
) -> Result<Json<Written<String>>, Refused> {
    let written = app
        .write(who, move |bench| {
            let codings = ids::<CodingId>(&split.codings)?;
            let made = bench.split_code(id.parse()?, &split.name, split.below, &codings)?;
            Ok(made.code.to_string())
        })
        .await?;
    Ok(Json(written))
}

/// Why.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct Reason {
    reason: String,
}

/// Ends the use of a code; its codings stay.
#[utoipa::path(post, path = "/api/codes/{id}/retire", tag = "codes", request_body = Reason,
    params(("id" = String, Path, description = "The id of the code.")),
    responses((status = 200, body = Written<bool>), (status = "default", body = Refusal)))]
async fn retire(
    State(app): State<Arc<App>>,
    Path(id): Path<String>,
    Who(who): Who,
    Body(why): Body<Reason>,
) -> Result<Json<Written<bool>>, Refused> {
    let written = app
        .write(who, move |bench| {
            bench.retire_code(id.parse()?, &why.reason)?;
            Ok(true)
        })
        .await?;
    Ok(Json(written))
}

/// Takes a closed code into use again.
#[utoipa::path(post, path = "/api/codes/{id}/restore", tag = "codes",
    params(("id" = String, Path, description = "The id of the code.")),
    responses((status = 200, body = Written<bool>), (status = "default", body = Refusal)))]
async fn restore(
    State(app): State<Arc<App>>,
    Path(id): Path<String>,
    Who(who): Who,
) -> Result<Json<Written<bool>>, Refused> {
    let written = app
        .write(who, move |bench| {
            bench.restore_code(id.parse()?)?;
            Ok(true)
        })
        .await?;
    Ok(Json(written))
}

/// What goes with a code.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct With {
    /// Its codings too.
    #[serde(default)]
    codings: bool,
}

/// Takes a code away. Answers with how many codings went.
#[utoipa::path(delete, path = "/api/codes/{id}", tag = "codes",
    params(("id" = String, Path, description = "The id of the code."), With),
    responses((status = 200, body = Written<u64>), (status = "default", body = Refusal)))]
async fn remove(
    State(app): State<Arc<App>>,
    Path(id): Path<String>,
    Query(with): Query<With>,
    Who(who): Who,
) -> Result<Json<Written<u64>>, Refused> {
    let written = app
        .write(who, move |bench| {
            bench.remove_code(id.parse()?, with.codings)
        })
        .await?;
    Ok(Json(written))
}

/// Codes and the group that they go into or out of.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct Grouping {
    group: String,
    /// Ids of codes; none to take the whole group away.
    codes: Vec<String>,
}

/// Puts codes into a group, which is made where there is none.
#[utoipa::path(post, path = "/api/groups", tag = "codes", request_body = Grouping,
    responses((status = 200, body = Written<bool>), (status = "default", body = Refusal)))]
async fn group(
    State(app): State<Arc<App>>,
    Who(who): Who,
    Body(grouping): Body<Grouping>,
) -> Result<Json<Written<bool>>, Refused> {
    let written = app
        .write(who, move |bench| {
            bench.group_codes(&grouping.group, &ids::<CodeId>(&grouping.codes)?)?;
            Ok(true)
        })
        .await?;
    Ok(Json(written))
}

/// Takes codes out of a group, or the group away where no code is named.
#[utoipa::path(post, path = "/api/groups/out", tag = "codes", request_body = Grouping,
    responses((status = 200, body = Written<bool>), (status = "default", body = Refusal)))]
async fn ungroup(
    State(app): State<Arc<App>>,
    Who(who): Who,
    Body(grouping): Body<Grouping>,
) -> Result<Json<Written<bool>>, Refused> {
    let written = app
        .write(who, move |bench| {
            match grouping.codes.as_slice() {
                [] => bench.remove_code_group(&grouping.group)?,
                codes => bench.ungroup_codes(&grouping.group, &ids::<CodeId>(codes)?)?,
            }
            Ok(true)
        })
        .await?;
    Ok(Json(written))
}

/// A group and its new name.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct GroupName {
    group: String,
    name: String,
}

/// Gives a group another name.
#[utoipa::path(post, path = "/api/groups/rename", tag = "codes", request_body = GroupName,
    responses((status = 200, body = Written<bool>), (status = "default", body = Refusal)))]
async fn rename_group(
    State(app): State<Arc<App>>,
    Who(who): Who,
    Body(new): Body<GroupName>,
) -> Result<Json<Written<bool>>, Refused> {
    let written = app
        .write(who, move |bench| {
            bench.rename_code_group(&new.group, &new.name)?;
            Ok(true)
        })
        .await?;
    Ok(Json(written))
}

/// A named moment of the codebook.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct RoundOut {
    name: String,
    /// When, ISO 8601 in UTC.
    at: String,
}

/// Lists the rounds by their moment.
#[utoipa::path(get, path = "/api/rounds", tag = "codes",
    responses((status = 200, body = Vec<RoundOut>), (status = "default", body = Refusal)))]
async fn rounds(State(app): State<Arc<App>>) -> Result<Json<Vec<RoundOut>>, Refused> {
    let rounds = app
        .read(|bench| {
            let out = |round: ayni_model::codebook::Round| RoundOut {
                at: moment(milliseconds_of(round.at)),
                name: round.name,
            };
            Ok(bench.rounds()?.into_iter().map(out).collect())
        })
        .await?;
    Ok(Json(rounds))
}

/// Names the present state of the codebook.
#[utoipa::path(post, path = "/api/rounds", tag = "codes", request_body = NewName,
    responses((status = 200, body = Written<bool>), (status = "default", body = Refusal)))]
async fn name_round(
    State(app): State<Arc<App>>,
    Who(who): Who,
    Body(new): Body<NewName>,
) -> Result<Json<Written<bool>>, Refused> {
    let written = app
        .write(who, move |bench| {
            bench.name_round(&new.name)?;
            Ok(true)
        })
        .await?;
    Ok(Json(written))
}

/// Two moments: names of rounds, dates, numbers of steps, or `now`.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Between {
    from: String,
    #[serde(default = "now")]
    to: String,
}

fn now() -> String {
    "now".to_owned()
}

/// A change of the codebook.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct CodeChangeOut {
    code: String,
    path: String,
    /// added, removed, renamed, moved, redefined, merged, retired, restored, adopted or proposed.
    what: &'static str,
    /// What it was before, or where it went.
    from: Option<String>,
    to: Option<String>,
    reason: Option<String>,
    /// What was said of it before and after.
    fields: Vec<Wording>,
    sentence: String,
}

/// A part of a definition before and after.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Wording {
    /// definition, include, exclude …
    field: &'static str,
    before: Option<String>,
    after: Option<String>,
}

/// Says what changed in the codebook between two moments.
#[utoipa::path(get, path = "/api/codes/diff", tag = "codes", params(Between),
    responses((status = 200, body = Vec<CodeChangeOut>), (status = "default", body = Refusal)))]
async fn diff(
    State(app): State<Arc<App>>,
    Query(between): Query<Between>,
) -> Result<Json<Vec<CodeChangeOut>>, Refused> {
    let changes = app
        .read(move |bench| {
            let from = bench.find_moment(&between.from)?;
            let to = bench.find_moment(&between.to)?;
            let changes = bench.codebook_changes(from, to)?;
            let (before, after) = (bench.codebook_at(from)?, bench.codebook_at(to)?);
            let out = |change: CodeChange| {
                let (before, after) = (before.get(change.code), after.get(change.code));
                change_out(change, before, after)
            };
            Ok(changes.into_iter().map(out).collect())
        })
        .await?;
    Ok(Json(changes))
}

fn change_out(change: CodeChange, before: Option<&Code>, after: Option<&Code>) -> CodeChangeOut {
    use ayni_analysis::codebook_diff::What;
    let sentence = change.sentence();
    let (mut from, mut to, mut reason, mut fields) = (None, None, None, Vec::new());
    let what = match change.what {
        What::Added => "added",
        What::Removed => "removed",
        What::Renamed { from: before } => {
            from = Some(before);
            "renamed"
        }
        What::Moved {
            from: before,
            to: after,
        } => {
            (from, to) = (before, after);
            "moved"
        }
        What::Redefined { fields: named } => {
            let wording = |field| Wording {
                field,
                before: before.and_then(|code| said(code, field)),
                after: after.and_then(|code| said(code, field)),
            };
            fields = named.into_iter().map(wording).collect();
            "redefined"
        }
        What::Merged { into, reason: why } => {
            (to, reason) = (Some(into), Some(why));
            "merged"
        }
        What::Retired { reason: why } => {
            reason = Some(why);
            "retired"
        }
        What::Restored => "restored",
        What::Adopted => "adopted",
        What::Proposed => "proposed",
    };
    CodeChangeOut {
        code: change.code.to_string(),
        path: change.path,
        what,
        from,
        to,
        reason,
        fields,
        sentence,
    }
}

/// Returns a part of a definition by its word.
fn said(code: &Code, field: &str) -> Option<String> {
    let part = match field {
        "definition" => &code.definition,
        "include" => &code.include,
        "exclude" => &code.exclude,
        "example" => &code.example,
        "colour" => &code.colour,
        "origin" => &code.origin,
        "note" => &code.note,
        _ => &None,
    };
    part.clone()
}

/// Which moment.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Then {
    /// The name of a round, a date, or the number of a step; absent for the codebook as it is.
    at: Option<String>,
}

/// Writes the codebook to a file.
#[utoipa::path(get, path = "/api/codes/export", tag = "codes", params(As, Then),
    responses((status = 200, body = Vec<u8>, content_type = "application/octet-stream"),
        (status = "default", body = Refusal)))]
async fn export(
    State(app): State<Arc<App>>,
    Query(wanted): Query<As>,
    Query(then): Query<Then>,
) -> Result<Response, Refused> {
    let (format, bytes) = app
        .read(move |bench| {
            let format = wanted.read()?;
            let at = then.at.map(|at| bench.find_moment(&at)).transpose()?;
            Ok((format, bench.export_codebook(at, format)?))
        })
        .await?;
    Ok(file("codebook", format, bytes))
}
