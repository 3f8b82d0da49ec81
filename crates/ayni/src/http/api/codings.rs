//! Quotations and codings: marking, coding, changing, finding again.

use std::{collections::BTreeMap, sync::Arc};

use axum::{
    Json,
    extract::{Path, Query, State},
    response::Response,
};
use ayni_analysis::{
    declaration::{Axis, Filter},
    retrieve::{Heading, Page, Sorting},
    study::Study,
};
use ayni_model::{
    coding::Stance,
    id::{CodeId, CodingId, MemberId, QuotationId},
    study::Member,
    text::{CodePoint, Span},
};
use ayni_store::Reader as _;
use ayni_workbench::{
    Problem, ProblemKind, Workbench,
    code::NewCode,
    coding::{Asked, Coded, CodedPassage, Given, Marked, Place},
    sentence,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{
    super::{
        answer::{Body, Refusal, Refused, Who, Written},
        state::App,
    },
    codes::ids,
    sources::{As, file},
};

pub(super) fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(mark))
        .routes(routes!(code_many))
        .routes(routes!(recode_many))
        .routes(routes!(set_many))
        .routes(routes!(remove_many))
        .routes(routes!(set, remove))
        .routes(routes!(quotation, change, remove_quotation))
        .routes(routes!(split))
        .routes(routes!(retrieve))
        .routes(routes!(export))
}

/// A passage that is to be marked or coded.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct Marking {
    /// The id of the source.
    source: String,
    /// First code point.
    start: u32,
    /// The code point after the last.
    end: u32,
    /// Ids of codes; none to mark it only.
    #[serde(default)]
    codes: Vec<String>,
    /// The path of a code that is made in the same step.
    new_code: Option<String>,
    #[serde(default)]
    contrary: bool,
    note: Option<String>,
}

/// What was marked.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct MarkedOut {
    quotation: String,
    /// Ids of the codings that were made.
    codings: Vec<String>,
    /// The id of the code that was made.
    code: Option<String>,
    start: u32,
    end: u32,
    words: String,
}

/// Marks a passage and gives it codes, as one step.
#[utoipa::path(post, path = "/api/codings", tag = "codings", request_body = Marking,
    responses((status = 200, body = Written<MarkedOut>), (status = "default", body = Refusal)))]
async fn mark(
    State(app): State<Arc<App>>,
    Who(who): Who,
    Body(marking): Body<Marking>,
) -> Result<Json<Written<MarkedOut>>, Refused> {
    let written = app
        .write(who, move |bench| {
            let source = marking.source.parse()?;
            let place = Place::At(Span::new(marking.start, marking.end)?);
            let codes = ids::<CodeId>(&marking.codes)?;
            let stance = stance(marking.contrary);
            let note = marking.note.as_deref();
            let (code, marked) = match marking.new_code {
                Some(path) => {
                    let new = NewCode {
                        path,
                        ..NewCode::default()
                    };
                    let (code, marked) =
                        bench.code_passage_anew(source, &place, &new, stance, note)?;
                    (Some(code), marked)
                }
                None => (
                    None,
                    bench.code_passage(source, &place, &codes, stance, note)?,
                ),
            };
            Ok(marked_out(marked, code))
        })
        .await?;
    Ok(Json(written))
}

const fn stance(contrary: bool) -> Stance {
    if contrary {
        Stance::Contrary
    } else {
        Stance::Supports
    }
}

fn marked_out(marked: Marked, code: Option<CodeId>) -> MarkedOut {
    MarkedOut {
        quotation: marked.quotation.to_string(),
        codings: marked.codings.iter().map(ToString::to_string).collect(),
        code: code.map(|id| id.to_string()),
        start: marked.span.start().0,
        end: marked.span.end().0,
        words: marked.words,
    }
}

/// What is to be changed of a coding; absent parts stay.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct CodingChange {
    /// The id of another code.
    code: Option<String>,
    contrary: Option<bool>,
    /// A short remark; blank clears it.
    note: Option<String>,
}

/// Gives a coding another code, or sets its stance or note.
#[utoipa::path(patch, path = "/api/codings/{id}", tag = "codings", request_body = CodingChange,
    params(("id" = String, Path, description = "The id of the coding.")),
    responses((status = 200, body = Written<bool>), (status = "default", body = Refusal)))]
async fn set(
    State(app): State<Arc<App>>,
    Path(id): Path<String>,
    Who(who): Who,
    Body(said): Body<CodingChange>,
) -> Result<Json<Written<bool>>, Refused> {
    let written = app
        .write(who, move |bench| {
            let id: CodingId = id.parse()?;
            if let Some(code) = &said.code {
                bench.recode(id, code.parse()?)?;
            }
            if said.contrary.is_some() || said.note.is_some() {
                bench.set_coding(id, said.contrary.map(stance), said.note.as_deref())?;
            }
            Ok(true)
        })
        .await?;
    Ok(Json(written))
}

/// Takes a coding away.
#[utoipa::path(delete, path = "/api/codings/{id}", tag = "codings",
    params(("id" = String, Path, description = "The id of the coding.")),
    responses((status = 200, body = Written<bool>), (status = "default", body = Refusal)))]
async fn remove(
    State(app): State<Arc<App>>,
    Path(id): Path<String>,
    Who(who): Who,
) -> Result<Json<Written<bool>>, Refused> {
    let written = app
        .write(who, move |bench| {
            bench.remove_coding(id.parse()?)?;
            Ok(true)
        })
        .await?;
    Ok(Json(written))
}

/// A code that is to be given: one of the codebook, or the path of one that is made in the same step.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct GivenCode {
    /// The id of the code.
    code: Option<String>,
    new_code: Option<String>,
}

impl GivenCode {
    /// Reads it.
    pub(super) fn read(&self) -> Result<Given, Problem> {
        match (&self.code, &self.new_code) {
            (Some(id), None) => Ok(Given::Code(id.parse()?)),
            (None, Some(path)) => Ok(Given::New(NewCode {
                path: path.clone(),
                ..NewCode::default()
            })),
            _ => Err(Problem::new(
                ProblemKind::Invalid,
                sentence!(
                    "code-or-path",
                    "either a code is named or the path of a new one"
                ),
            )),
        }
    }

    /// Returns the code, if it is there already.
    pub(super) fn known(&self) -> Result<Option<CodeId>, Problem> {
        Ok(self.code.as_deref().map(str::parse).transpose()?)
    }
}

/// What was done with several.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct CodedOut {
    changed: u64,
    /// How many were passed over, because they are so already.
    left: u64,
}

impl From<Coded> for CodedOut {
    fn from(coded: Coded) -> Self {
        Self {
            changed: coded.changed,
            left: coded.left,
        }
    }
}

/// Quotations and the code for them.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct CodeMany {
    /// Ids of the quotations.
    quotations: Vec<String>,
    #[serde(flatten)]
    given: GivenCode,
    #[serde(default)]
    contrary: bool,
}

/// Gives a code to several quotations, as one step.
#[utoipa::path(post, path = "/api/quotations/code", tag = "codings", request_body = CodeMany,
    responses((status = 200, body = Written<CodedOut>), (status = "default", body = Refusal)))]
async fn code_many(
    State(app): State<Arc<App>>,
    Who(who): Who,
    Body(said): Body<CodeMany>,
) -> Result<Json<Written<CodedOut>>, Refused> {
    let written = app
        .write(who, move |bench| {
            let quotations = ids::<QuotationId>(&said.quotations)?;
            let stance = stance(said.contrary);
            let coded = bench.code_quotations(&quotations, &said.given.read()?, stance)?;
            Ok(coded.into())
        })
        .await?;
    Ok(Json(written))
}

/// Codings and another code for them.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct RecodeMany {
    /// Ids of the codings.
    codings: Vec<String>,
    #[serde(flatten)]
    given: GivenCode,
}

/// Gives several codings another code, as one step.
#[utoipa::path(post, path = "/api/codings/recode", tag = "codings", request_body = RecodeMany,
    responses((status = 200, body = Written<CodedOut>), (status = "default", body = Refusal)))]
async fn recode_many(
    State(app): State<Arc<App>>,
    Who(who): Who,
    Body(said): Body<RecodeMany>,
) -> Result<Json<Written<CodedOut>>, Refused> {
    let written = app
        .write(who, move |bench| {
            let codings = ids::<CodingId>(&said.codings)?;
            Ok(bench.recode_codings(&codings, &said.given.read()?)?.into())
        })
        .await?;
    Ok(Json(written))
}

/// Codings and their stance.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct SetMany {
    /// Ids of the codings.
    codings: Vec<String>,
    contrary: bool,
}

/// Says of several codings whether they speak against their code, as one step.
#[utoipa::path(post, path = "/api/codings/stance", tag = "codings", request_body = SetMany,
    responses((status = 200, body = Written<CodedOut>), (status = "default", body = Refusal)))]
async fn set_many(
    State(app): State<Arc<App>>,
    Who(who): Who,
    Body(said): Body<SetMany>,
) -> Result<Json<Written<CodedOut>>, Refused> {
    let written = app
        .write(who, move |bench| {
            let codings = ids::<CodingId>(&said.codings)?;
            Ok(bench.set_stances(&codings, stance(said.contrary))?.into())
        })
        .await?;
    Ok(Json(written))
}

/// Codings that go.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct RemoveMany {
    /// Ids of the codings.
    codings: Vec<String>,
}

/// Takes several codings away, as one step.
#[utoipa::path(post, path = "/api/codings/remove", tag = "codings", request_body = RemoveMany,
    responses((status = 200, body = Written<CodedOut>), (status = "default", body = Refusal)))]
async fn remove_many(
    State(app): State<Arc<App>>,
    Who(who): Who,
    Body(said): Body<RemoveMany>,
) -> Result<Json<Written<CodedOut>>, Refused> {
    let written = app
        .write(who, move |bench| {
            let codings = ids::<CodingId>(&said.codings)?;
            Ok(bench.remove_codings(&codings)?.into())
        })
        .await?;
    Ok(Json(written))
}

/// What is to be changed of a quotation; absent parts stay.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct QuotationChange {
    /// Both ends, or none.
    start: Option<u32>,
    end: Option<u32>,
    /// Blank takes it away.
    label: Option<String>,
}

/// Gives one quotation.
#[utoipa::path(get, path = "/api/quotations/{id}", tag = "codings",
    params(("id" = String, Path, description = "The id of the quotation, SOURCE@LABEL or SOURCE:START-END.")),
    responses((status = 200, body = PassageOut), (status = "default", body = Refusal)))]
async fn quotation(
    State(app): State<Arc<App>>,
    Path(id): Path<String>,
) -> Result<Json<PassageOut>, Refused> {
    let out = app
        .read(move |bench| {
            let id = bench.find_quotation(&id)?.0;
            let study = bench.study(false)?;
            let it = bench.coded_passage(&study, id)?;
            Ok(passage_out(&study, it, &coders(bench)?))
        })
        .await?;
    Ok(Json(out))
}

/// Moves the ends of a quotation, or labels it.
#[utoipa::path(patch, path = "/api/quotations/{id}", tag = "codings", request_body = QuotationChange,
    params(("id" = String, Path, description = "The id of the quotation.")),
    responses((status = 200, body = Written<bool>), (status = "default", body = Refusal)))]
async fn change(
    State(app): State<Arc<App>>,
    Path(id): Path<String>,
    Who(who): Who,
    Body(said): Body<QuotationChange>,
) -> Result<Json<Written<bool>>, Refused> {
    let written = app
        .write(who, move |bench| {
            let id: QuotationId = id.parse()?;
            match (said.start, said.end) {
                (Some(start), Some(end)) => {
                    bench.resize_quotation(id, &Place::At(Span::new(start, end)?))?;
                }
                (None, None) => {}
                _ => {
                    return Err(Problem::new(
                        ProblemKind::Invalid,
                        sentence!("both-ends", "both ends of a quotation are given, or none"),
                    ));
                }
            }
            if let Some(label) = &said.label {
                bench.label_quotation(id, Some(label))?;
            }
            Ok(true)
        })
        .await?;
    Ok(Json(written))
}

/// Where a quotation is split: what lies between the two positions belongs to neither part.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct QuotationSplit {
    /// Where the first part ends, exclusive.
    end: u32,
    /// Where the second part begins.
    start: u32,
}

/// Splits a quotation in two with the same codings, as one step. Answers with the id of the second.
#[utoipa::path(post, path = "/api/quotations/{id}/split", tag = "codings", request_body = QuotationSplit,
    params(("id" = String, Path, description = "The id of the quotation.")),
    responses((status = 200, body = Written<String>), (status = "default", body = Refusal)))]
async fn split(
    State(app): State<Arc<App>>,
    Path(id): Path<String>,
    Who(who): Who,
    Body(at): Body<QuotationSplit>,
) -> Result<Json<Written<String>>, Refused> {
    let written = app
        .write(who, move |bench| {
            let (end, start) = (CodePoint(at.end), CodePoint(at.start));
            Ok(bench.split_quotation(id.parse()?, end, start)?.to_string())
        })
        .await?;
    Ok(Json(written))
}

/// Takes a quotation away, with its codings.
#[utoipa::path(delete, path = "/api/quotations/{id}", tag = "codings",
    params(("id" = String, Path, description = "The id of the quotation.")),
    responses((status = 200, body = Written<bool>), (status = "default", body = Refusal)))]
async fn remove_quotation(
    State(app): State<Arc<App>>,
    Path(id): Path<String>,
    Who(who): Who,
) -> Result<Json<Written<bool>>, Refused> {
    let written = app
        .write(who, move |bench| {
            bench.remove_quotation(id.parse()?)?;
            Ok(true)
        })
        .await?;
    Ok(Json(written))
}

/// Which passages: every line must hold, each for one of its values.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub(crate) struct FilterIn {
    #[serde(default)]
    pub(super) lines: Vec<FilterLine>,
    /// Whether a code stands for those below it; it does where this is absent.
    pub(super) descendants: Option<bool>,
    /// Only passages with a code, or only those without one; all where this is absent.
    pub(super) coded: Option<bool>,
    /// The time of the source: 2005, 2005/2006.
    pub(super) when: Option<String>,
}

/// One condition.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct FilterLine {
    /// code, source, phase, country, coder, attribute:NAME …
    pub(super) axis: String,
    pub(super) values: Vec<String>,
}

impl FilterIn {
    /// Reads the conditions.
    pub(super) fn read(self) -> Result<Filter, Problem> {
        let lines = self
            .lines
            .into_iter()
            .filter(|line| !line.values.is_empty())
            .map(|line| {
                let axis = Axis::from_word(&line.axis).ok_or_else(|| {
                    Problem::not_found("axis", &line.axis, Axis::WORDS.iter().copied())
                })?;
                Ok((axis, line.values))
            })
            .collect::<Result<_, Problem>>()?;
        let when = self.when.filter(|when| !when.trim().is_empty());
        Ok(Filter {
            lines,
            descendants: self.descendants.unwrap_or(true),
            coded: self.coded,
            when: when.map(|when| when.parse()).transpose()?,
        })
    }
}

/// Which passages, and how they stand.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct Asking {
    filter: FilterIn,
    /// Words that stand in the passage.
    words: Option<String>,
    /// Under which headings: source, code or coder; absent for one list.
    heading: Option<String>,
    /// In which order: place, when or length; absent for the place.
    sorting: Option<String>,
}

impl Asking {
    fn read(self) -> Result<Asked, Problem> {
        let headings = [
            (Heading::Source, "source"),
            (Heading::Code, "code"),
            (Heading::Coder, "coder"),
        ];
        let sortings = [
            (Sorting::Place, "place"),
            (Sorting::When, "when"),
            (Sorting::Length, "length"),
        ];
        Ok(Asked {
            filter: self.filter.read()?,
            words: self.words,
            heading: choice("heading", self.heading.as_deref(), &headings)?,
            sorting: choice("order", self.sorting.as_deref(), &sortings)?,
        })
    }
}

/// Reads a word out of a few; the usual where there is none.
pub(super) fn choice<T: Copy + Default>(
    noun: &str,
    word: Option<&str>,
    known: &[(T, &str)],
) -> Result<T, Problem> {
    let Some(word) = word else {
        return Ok(T::default());
    };
    let found = known.iter().find(|(_, it)| *it == word);
    found
        .map(|(choice, _)| *choice)
        .ok_or_else(|| Problem::not_found(noun, word, known.iter().map(|(_, word)| *word)))
}

/// Which passages, and which part of them.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct Retrieval {
    #[serde(flatten)]
    wanted: Asking,
    #[serde(default)]
    skip: usize,
    /// How many at most; no more than 1,000.
    take: usize,
}

/// Passages that were found.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct RetrievedOut {
    /// How many passages there are.
    total: usize,
    /// How many more there may be: a date or a doubt does not settle it.
    possible: usize,
    /// How many lines the list has: a passage stands under each of its headings.
    lines: usize,
    /// The headings in their order.
    headings: Vec<HeadingCount>,
    passages: Vec<PassageOut>,
}

/// A heading and the number of its lines.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct HeadingCount {
    /// The id of the source or code, the key of the coder; absent for passages without a code.
    id: Option<String>,
    lines: usize,
}

/// A passage with its place and its codes.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct PassageOut {
    /// The id of the quotation.
    id: String,
    /// The id of the source.
    source: String,
    key: String,
    /// The name of the source.
    name: String,
    when: Option<String>,
    country: Option<String>,
    language: Option<String>,
    /// Nothing for a lost one.
    start: Option<u32>,
    end: Option<u32>,
    citation: String,
    words: String,
    label: Option<String>,
    codings: Vec<PassageCoding>,
}

/// A code given to a passage.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct PassageCoding {
    id: String,
    /// The id of the code.
    code: String,
    /// The key of the coder.
    coder: String,
    contrary: bool,
    note: Option<String>,
}

/// Finds passages again.
#[utoipa::path(post, path = "/api/retrieve", tag = "codings", request_body = Retrieval,
    responses((status = 200, body = RetrievedOut), (status = "default", body = Refusal)))]
async fn retrieve(
    State(app): State<Arc<App>>,
    Body(wanted): Body<Retrieval>,
) -> Result<Json<RetrievedOut>, Refused> {
    let out = app
        .read(move |bench| {
            let page = Page {
                skip: wanted.skip,
                take: wanted.take.min(1_000),
            };
            let retrieved = bench.retrieve_under(&wanted.wanted.read()?, page)?;
            let coders = coders(bench)?;
            let passages = retrieved.passages.into_iter();
            let passages = passages
                .map(|it| passage_out(&retrieved.study, it, &coders))
                .collect();
            Ok(RetrievedOut {
                total: retrieved.total,
                possible: retrieved.possible,
                lines: retrieved.lines,
                headings: retrieved
                    .headings
                    .into_iter()
                    .map(|(id, lines)| HeadingCount { id, lines })
                    .collect(),
                passages,
            })
        })
        .await?;
    Ok(Json(out))
}

/// Writes the passages to a file: md, html, docx, xlsx, csv or json.
#[utoipa::path(post, path = "/api/retrieve/export", tag = "codings", request_body = Asking, params(As),
    responses((status = 200, body = Vec<u8>, content_type = "application/octet-stream"),
        (status = "default", body = Refusal)))]
async fn export(
    State(app): State<Arc<App>>,
    Query(format): Query<As>,
    Body(wanted): Body<Asking>,
) -> Result<Response, Refused> {
    let (format, bytes) = app
        .read(move |bench| {
            let format = format.read()?;
            Ok((format, bench.export_quotations(&wanted.read()?, format)?))
        })
        .await?;
    Ok(file("quotations", format, bytes))
}

/// Returns the keys of all members.
pub(super) fn coders(bench: &Workbench) -> Result<BTreeMap<MemberId, String>, Problem> {
    let members = bench.project().all::<Member>()?.into_iter();
    Ok(members.map(|(id, member)| (id, member.key)).collect())
}

/// Writes a passage out.
pub(super) fn passage_out(
    study: &Study,
    it: CodedPassage,
    coders: &BTreeMap<MemberId, String>,
) -> PassageOut {
    let passage = it.passage;
    let (source_id, source) = &study.sources[passage.source as usize];
    PassageOut {
        id: it.id.to_string(),
        source: source_id.to_string(),
        key: source.key.clone(),
        name: source.name.clone(),
        when: source.when.as_ref().map(ToString::to_string),
        country: source.country.as_ref().map(ToString::to_string),
        language: source.language.clone(),
        start: passage.place.map(|(start, _)| start),
        end: passage.place.map(|(_, end)| end),
        citation: passage.citation,
        words: passage.words,
        label: it.label,
        codings: it
            .codings
            .into_iter()
            .map(|(id, coding)| PassageCoding {
                id: id.to_string(),
                code: coding.code.to_string(),
                coder: coders.get(&coding.coder).cloned().unwrap_or_default(),
                contrary: coding.stance == Stance::Contrary,
                note: coding.note,
            })
            .collect(),
    }
}
