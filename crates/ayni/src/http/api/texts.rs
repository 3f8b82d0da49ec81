//! The text of a source as it is read: its words, who speaks, pages, and what is marked in it.
//!
//! Positions are code points. What there may be thousands of comes as columns.

use std::{collections::BTreeMap, sync::Arc};

use axum::{
    Json,
    extract::{Path, State},
};
use ayni_model::{
    actor::Actor,
    coding::{Anchor, Coding, Quotation, Region},
    id::{CodeId, MemberId, QuotationId, SourceId},
    layout::BlockKind,
    record::Kind,
    source::VoiceRole,
    study::{Member, Memo},
};
use ayni_store::Reader as _;
use ayni_workbench::{Problem, ProblemKind, Workbench, sentence, source::Correction};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::super::{
    answer::{Body, Refusal, Refused, Who, Written},
    state::App,
};

pub(super) fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(text, edit))
        .routes(routes!(marks))
        .routes(routes!(lost))
}

/// The text of a source.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct TextOut {
    source: String,
    key: String,
    name: String,
    revision: String,
    /// The words; lines end with `\n`.
    text: String,
    /// Turns by start; they do not overlap.
    turns: Turns,
    /// Labels of speakers, each once, and who that is.
    voices: Vec<VoiceOut>,
    /// Times of the recording.
    cues: Cues,
    /// Pages of the original.
    pages: Vec<PageOut>,
    /// Headings, list items, cells, notes, emphasis.
    blocks: Vec<BlockOut>,
    /// Remarks of the original's reviewers.
    comments: Vec<CommentOut>,
    /// What the original has and the text has not.
    losses: Vec<LossOut>,
}

/// Turns as columns of one length.
#[derive(Debug, Default, Serialize, ToSchema)]
pub(crate) struct Turns {
    start: Vec<u32>,
    end: Vec<u32>,
    /// Which of the voices.
    voice: Vec<u32>,
}

/// Times as columns of one length.
#[derive(Debug, Default, Serialize, ToSchema)]
pub(crate) struct Cues {
    start: Vec<u32>,
    end: Vec<u32>,
    start_ms: Vec<u32>,
}

/// A label and who speaks.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct VoiceOut {
    label: String,
    /// informant, interviewer or other.
    role: &'static str,
    /// Key of the actor.
    actor: Option<String>,
    /// Its name.
    name: Option<String>,
}

/// A page of the original.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct PageOut {
    start: u32,
    end: u32,
    label: String,
}

/// A part of the text with a role.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct BlockOut {
    start: u32,
    end: u32,
    /// heading, list_item, cell, note or emphasis.
    kind: &'static str,
    /// Level of a heading, depth of a list item.
    #[serde(skip_serializing_if = "Option::is_none")]
    level: Option<u8>,
    /// For a cell: table, row and column, each from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    cell: Option<[u32; 3]>,
    /// For a note: the label of its reference.
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<String>,
}

/// A remark of the original.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct CommentOut {
    start: Option<u32>,
    end: Option<u32>,
    author: Option<String>,
    text: String,
}

/// Something that the original has and the text has not.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct LossOut {
    /// The word of the reader: picture, undecodable …
    pub(crate) what: String,
    pub(crate) count: u64,
    /// Where the first one is.
    pub(crate) place: Option<String>,
}

impl LossOut {
    pub(super) fn of(loss: ayni_model::layout::Loss) -> Self {
        Self {
            what: loss.what,
            count: loss.count,
            place: loss.place,
        }
    }
}

/// Gives the text of a source.
#[utoipa::path(get, path = "/api/sources/{id}/text", tag = "reader",
    params(("id" = String, Path, description = "The id or key of the source.")),
    responses((status = 200, body = TextOut), (status = "default", body = Refusal)))]
async fn text(
    State(app): State<Arc<App>>,
    Path(id): Path<String>,
) -> Result<Json<TextOut>, Refused> {
    let out = app
        .read(move |bench| {
            let (id, source) = bench.find_source(&id)?;
            let text = bench.source_text(id)?;
            let layout = text.layout;
            let actors: BTreeMap<_, Actor> = bench.project().all()?.into_iter().collect();
            let known = bench
                .project()
                .referring::<ayni_model::source::Voice>("source", id)?;
            let mut voices: Vec<VoiceOut> = Vec::new();
            let mut places: BTreeMap<String, u32> = BTreeMap::new();
            let mut turns = Turns::default();
            for turn in layout.turns {
                let place = *places.entry(turn.speaker.clone()).or_insert_with(|| {
                    let voice = known.iter().find(|(_, it)| it.label == turn.speaker);
                    let actor = voice.and_then(|(_, it)| actors.get(&it.actor?));
                    voices.push(VoiceOut {
                        role: voice
                            .map_or(VoiceRole::of_label(&turn.speaker), |(_, it)| it.role)
                            .word(),
                        actor: actor.map(|it| it.key.clone()),
                        name: actor.map(|it| it.name.clone()),
                        label: turn.speaker.clone(),
                    });
                    voices.len() as u32 - 1
                });
                turns.start.push(turn.span.start().0);
                turns.end.push(turn.span.end().0);
                turns.voice.push(place);
            }
            let mut cues = Cues::default();
            for cue in layout.cues {
                cues.start.push(cue.span.start().0);
                cues.end.push(cue.span.end().0);
                cues.start_ms.push(cue.start_ms);
            }
            let block = |block: ayni_model::layout::Block| {
                let mut out = BlockOut {
                    start: block.span.start().0,
                    end: block.span.end().0,
                    kind: "emphasis",
                    level: None,
                    cell: None,
                    label: None,
                };
                match block.kind {
                    BlockKind::Heading(level) => (out.kind, out.level) = ("heading", Some(level)),
                    BlockKind::ListItem(depth) => {
                        (out.kind, out.level) = ("list_item", Some(depth))
                    }
                    BlockKind::Cell { table, row, column } => {
                        (out.kind, out.cell) = ("cell", Some([table, row, column]));
                    }
                    BlockKind::Note(label) => (out.kind, out.label) = ("note", Some(label)),
                    BlockKind::Emphasis => {}
                }
                out
            };
            Ok(TextOut {
                source: id.to_string(),
                key: source.key,
                name: source.name,
                revision: text.revision.to_string(),
                text: text.text,
                turns,
                voices,
                cues,
                pages: layout
                    .pages
                    .into_iter()
                    .map(|page| PageOut {
                        start: page.span.start().0,
                        end: page.span.end().0,
                        label: page.label,
                    })
                    .collect(),
                blocks: layout.blocks.into_iter().map(block).collect(),
                comments: layout
                    .comments
                    .into_iter()
                    .map(|comment| CommentOut {
                        start: comment.span.map(|span| span.start().0),
                        end: comment.span.map(|span| span.end().0),
                        author: comment.author,
                        text: comment.text,
                    })
                    .collect(),
                losses: layout.losses.into_iter().map(LossOut::of).collect(),
            })
        })
        .await?;
    Ok(Json(out))
}

/// What is marked in a text.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Marks {
    /// The revision in which the places stand.
    revision: Option<String>,
    /// Quotations that are placed, by start.
    quotations: Vec<QuotationOut>,
    /// Quotations whose words are no longer in the text.
    lost: Vec<LostOut>,
    /// Quotations that are no stretch of text: parts of pages, of pictures, of recordings.
    regions: Vec<RegionOut>,
    /// The codings on all of them.
    codings: Vec<CodingOut>,
    /// Who coded: places in this list stand in the codings.
    coders: Vec<String>,
    /// Ids of the codes: places in this list stand in the codings.
    codes: Vec<String>,
    /// Memos on the source, its quotations or codings.
    memos: Vec<MemoMark>,
}

/// A marked passage.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct QuotationOut {
    pub(super) id: String,
    pub(super) start: u32,
    pub(super) end: u32,
    /// exact, moved or changed.
    pub(super) state: &'static str,
    /// The words as they were first marked, where they were changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) was: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) label: Option<String>,
}

/// A passage whose words are gone.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct LostOut {
    id: String,
    was: String,
    label: Option<String>,
}

/// A part of a page, of a picture, of a recording.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct RegionOut {
    id: String,
    /// Which part, in numbers.
    part: String,
    /// What it is a part of: `whole`, `page`, `area` of a picture, `time` of a recording.
    kind: &'static str,
    /// The page as written.
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<i64>,
    label: Option<String>,
}

/// A code given to a passage.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct CodingOut {
    id: String,
    quotation: String,
    /// Place in the list of codes.
    code: u32,
    /// Place in the list of coders.
    coder: u32,
    /// Whether the passage speaks against the code.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    contrary: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    made: Option<String>,
}

/// That there is a memo on something.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct MemoMark {
    key: String,
    title: String,
    /// source, quotation or coding.
    kind: &'static str,
    /// The id of what it is on.
    on: String,
}

/// Gives what is marked in the text of a source.
#[utoipa::path(get, path = "/api/sources/{id}/marks", tag = "reader",
    params(("id" = String, Path, description = "The id or key of the source.")),
    responses((status = 200, body = Marks), (status = "default", body = Refusal)))]
async fn marks(
    State(app): State<Arc<App>>,
    Path(id): Path<String>,
) -> Result<Json<Marks>, Refused> {
    let out = app
        .read(move |bench| {
            let project = bench.project();
            let (id, source) = bench.find_source(&id)?;
            let mut marks = Marks {
                revision: source.revision.map(|id| id.to_string()),
                quotations: Vec::new(),
                lost: Vec::new(),
                regions: Vec::new(),
                codings: Vec::new(),
                coders: Vec::new(),
                codes: Vec::new(),
                memos: memos_in(bench, id)?,
            };
            for (id, quotation) in project.referring::<Quotation>("source", id)? {
                marks.add(id, quotation);
            }
            marks.quotations.sort_by_key(|it| (it.start, it.end));
            let members: BTreeMap<MemberId, Member> = project.all()?.into_iter().collect();
            let mut coders: BTreeMap<MemberId, u32> = BTreeMap::new();
            let mut codes: BTreeMap<CodeId, u32> = BTreeMap::new();
            for (id, coding) in project.codings_of(id)? {
                let coder = *coders.entry(coding.coder).or_insert_with(|| {
                    let key = members.get(&coding.coder).map(|it| it.key.clone());
                    marks.coders.push(key.unwrap_or_default());
                    marks.coders.len() as u32 - 1
                });
                let code = *codes.entry(coding.code).or_insert_with(|| {
                    marks.codes.push(coding.code.to_string());
                    marks.codes.len() as u32 - 1
                });
                marks.codings.push(CodingOut {
                    id: id.to_string(),
                    quotation: coding.quotation.to_string(),
                    code,
                    coder,
                    contrary: coding.stance == ayni_model::coding::Stance::Contrary,
                    note: coding.note,
                    made: coding.made,
                });
            }
            Ok(marks)
        })
        .await?;
    Ok(Json(out))
}

/// Where a file of another program says that a lost passage stands.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct LostPlaceOut {
    /// The quotation.
    id: String,
    /// Start and end as the file has them.
    said: [i64; 2],
}

/// Gives where files of other programs say that the lost passages of a source stand; one that no file
/// places is not among them.
#[utoipa::path(get, path = "/api/sources/{id}/lost", tag = "reader",
    params(("id" = String, Path, description = "The id or key of the source.")),
    responses((status = 200, body = Vec<LostPlaceOut>), (status = "default", body = Refusal)))]
async fn lost(
    State(app): State<Arc<App>>,
    Path(id): Path<String>,
) -> Result<Json<Vec<LostPlaceOut>>, Refused> {
    let places = app.read(move |bench| bench.places_of_lost(&id)).await?;
    let out = places.into_iter().map(|(id, (start, end))| LostPlaceOut {
        id: id.to_string(),
        said: [start, end],
    });
    Ok(Json(out.collect()))
}

/// Returns the memos on a source, its quotations or codings.
pub(super) fn memos_in(bench: &Workbench, id: SourceId) -> Result<Vec<MemoMark>, Problem> {
    let project = bench.project();
    let mut memos = Vec::new();
    for (_, memo) in project.all::<Memo>()? {
        let Some(on) = memo.on else { continue };
        let quotation = match on.kind {
            Kind::Quotation => Some(on.id.into()),
            Kind::Coding => project.get::<Coding>(on.id.into())?.map(|it| it.quotation),
            _ => None,
        };
        let here = match quotation {
            Some(quotation) => project
                .get::<Quotation>(quotation)?
                .is_some_and(|it| it.source == id),
            None => on.kind == Kind::Source && SourceId::from(on.id) == id,
        };
        if here {
            memos.push(MemoMark {
                key: memo.key,
                title: memo.title,
                kind: on.kind.word(),
                on: on.id.to_string(),
            });
        }
    }
    Ok(memos)
}

impl Marks {
    /// Puts a quotation where it belongs.
    fn add(&mut self, id: QuotationId, quotation: Quotation) {
        let id = id.to_string();
        let label = quotation.label;
        let state = quotation.at.state();
        let (span, was) = match quotation.at {
            Anchor::Lost { was, .. } => {
                self.lost.push(LostOut { id, was, label });
                return;
            }
            Anchor::Region { of } => {
                let (kind, page) = match of {
                    Region::Whole => ("whole", None),
                    Region::Page { page, .. } => ("page", Some(page)),
                    Region::Area { .. } => ("area", None),
                    Region::Time { .. } => ("time", None),
                };
                self.regions.push(RegionOut {
                    id,
                    part: of.to_string(),
                    kind,
                    page,
                    label,
                });
                return;
            }
            Anchor::Exact { span, .. } | Anchor::Moved { span, .. } => (span, None),
            Anchor::Changed { span, was, .. } => (span, Some(was)),
        };
        self.quotations.push(QuotationOut {
            id,
            start: span.start().0,
            end: span.end().0,
            state,
            was,
            label,
        });
    }
}

/// A corrected text.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct CorrectionIn {
    text: String,
    reason: String,
    /// The revision that was corrected: where the text is another by now, nothing is changed.
    revision: Option<String>,
}

/// What became of the quotations.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct EditedOut {
    exact: u64,
    moved: u64,
    changed: u64,
    found: u64,
    /// The words that were lost.
    lost: Vec<String>,
}

/// Corrects the text of a source; every quotation moves with it.
#[utoipa::path(put, path = "/api/sources/{id}/text", tag = "reader", request_body = CorrectionIn,
    params(("id" = String, Path, description = "The id of the source.")),
    responses((status = 200, body = Written<EditedOut>), (status = "default", body = Refusal)))]
async fn edit(
    State(app): State<Arc<App>>,
    Path(id): Path<String>,
    Who(who): Who,
    Body(corrected): Body<CorrectionIn>,
) -> Result<Json<Written<EditedOut>>, Refused> {
    let written = app
        .write(who, move |bench| {
            let (_, source) = bench.find_source(&id)?;
            let now = source.revision.map(|it| it.to_string());
            if corrected.revision.is_some() && corrected.revision != now {
                let message = sentence!(
                    "text-has-changed",
                    "the text of {source} has changed since it was read",
                    source = source.key,
                );
                return Err(Problem::new(ProblemKind::Conflict, message).hint(sentence!(
                    "read-again",
                    "Read it again, and correct what is there now.",
                )));
            }
            let correction = Correction {
                name: "corrected.txt",
                bytes: corrected.text.as_bytes(),
                encoding: Some("UTF-8".to_owned()),
                reason: &corrected.reason,
            };
            let edited = bench.edit_source(id.parse()?, &correction)?;
            Ok(EditedOut {
                exact: edited.exact,
                moved: edited.moved,
                changed: edited.changed,
                found: edited.found,
                lost: edited.lost.into_iter().map(|(_, was)| was).collect(),
            })
        })
        .await?;
    Ok(Json(written))
}
