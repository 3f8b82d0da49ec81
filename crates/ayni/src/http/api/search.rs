//! Searching all texts, and coding what was found.

use std::{collections::BTreeMap, sync::Arc};

use axum::{Json, extract::State};
use ayni_model::{fold::tokens, id::SourceId, source::Source, text::Span};
use ayni_store::Reader as _;
use ayni_workbench::{
    Problem, Workbench,
    coding::{Chosen, Extent, Hit, Search},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{
    super::{
        answer::{Body, Refusal, Refused, Who, Written},
        state::{App, hold},
    },
    codes::ids,
    codings::{CodedOut, GivenCode, choice},
};

pub(super) fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(search))
        .routes(routes!(lines))
        .routes(routes!(coming))
        .routes(routes!(code_hits))
}

/// What to look for.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
pub(crate) struct SearchIn {
    words: String,
    /// Within so many words of each other, instead of one after the other.
    near: Option<u32>,
    /// All of them somewhere in one paragraph.
    #[serde(default)]
    all: bool,
    /// Words that begin so.
    #[serde(default)]
    prefix: bool,
    /// Case and accents count.
    #[serde(default)]
    exact: bool,
    /// Ids of the sources to look in; none for all.
    #[serde(default)]
    within: Vec<String>,
    #[serde(default)]
    skip: u64,
    /// How many paragraphs at most; no more than 500.
    #[serde(default = "usual")]
    take: u64,
}

const fn usual() -> u64 {
    50
}

impl SearchIn {
    fn read(self) -> Result<Search, Problem> {
        Ok(Search {
            words: self.words,
            near: self.near,
            all: self.all,
            prefix: self.prefix,
            exact: self.exact,
            within: ids(&self.within)?,
            offset: self.skip,
            limit: self.take.min(500),
        })
    }
}

/// What a search found.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Found {
    /// Paragraphs in all.
    total: u64,
    /// How many paragraphs are in the answer.
    shown: usize,
    /// The hits in those.
    hits: Vec<HitOut>,
}

/// A hit with the words around it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct HitOut {
    /// The id of the source.
    source: String,
    key: String,
    start: u32,
    end: u32,
    before: String,
    words: String,
    after: String,
}

/// Code points on each side of a hit.
const AROUND: u32 = 60;

/// Finds words in all texts.
#[utoipa::path(post, path = "/api/search", tag = "search", request_body = SearchIn,
    responses((status = 200, body = Found), (status = "default", body = Refusal)))]
async fn search(
    State(app): State<Arc<App>>,
    Body(wanted): Body<SearchIn>,
) -> Result<Json<Found>, Refused> {
    let found = app.read(move |bench| find(bench, wanted)).await?;
    Ok(Json(found))
}

fn find(bench: &Workbench, wanted: SearchIn) -> Result<Found, Problem> {
    let found = bench.search(&wanted.read()?)?;
    Ok(Found {
        total: found.total,
        shown: found.hits.len(),
        hits: hits_out(&found.hits),
    })
}

fn hits_out(found: &[Hit]) -> Vec<HitOut> {
    let mut hits = Vec::new();
    for hit in found {
        for span in &hit.spans {
            let (before, words, after) = hit.in_context(*span, AROUND);
            hits.push(HitOut {
                source: hit.source.to_string(),
                key: hit.key.clone(),
                start: hit.start + span.start().0,
                end: hit.start + span.end().0,
                before,
                words,
                after,
            });
        }
    }
    hits
}

/// A search whose hits are wanted as lines: the words before, the hit, the words after.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct LinesIn {
    /// Its own page is not looked at.
    search: SearchIn,
    /// By source, before or after; absent for the source.
    sorting: Option<String>,
    #[serde(default)]
    skip: usize,
    /// How many at most; no more than 1,000.
    take: usize,
}

/// Hits as lines.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct LinesOut {
    /// Hits in all.
    total: usize,
    /// Paragraphs in all.
    paragraphs: u64,
    /// Whether there are so many paragraphs that only the first were looked at.
    cut: bool,
    /// The sources in their order, each with the number of its hits.
    sources: Vec<SourceHits>,
    lines: Vec<HitOut>,
}

/// A source and the number of its hits.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct SourceHits {
    /// The id of the source.
    source: String,
    hits: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Sorting {
    #[default]
    Source,
    Before,
    After,
}

/// How many paragraphs are looked at for hits; their number is known of all.
const LOOKED_AT: u64 = 100_000;

/// The lines of the search that was asked last, so that its pages are not searched again.
#[derive(Debug)]
pub(crate) struct Kept {
    position: i64,
    asked: String,
    paragraphs: u64,
    sources: Vec<SourceHits>,
    lines: Vec<HitOut>,
}

/// Finds words in all texts, hit by hit.
#[utoipa::path(post, path = "/api/search/lines", tag = "search", request_body = LinesIn,
    responses((status = 200, body = LinesOut), (status = "default", body = Refusal)))]
async fn lines(
    State(app): State<Arc<App>>,
    Body(wanted): Body<LinesIn>,
) -> Result<Json<LinesOut>, Refused> {
    let kept = app.clone();
    let out = app
        .read(move |bench| {
            let sortings = [
                (Sorting::Source, "source"),
                (Sorting::Before, "before"),
                (Sorting::After, "after"),
            ];
            let sorting = choice("order", wanted.sorting.as_deref(), &sortings)?;
            let search = SearchIn {
                skip: 0,
                take: 0,
                ..wanted.search
            };
            let asked =
                serde_json::to_string(&search).unwrap_or_default() + &format!("{sorting:?}");
            let position = bench.project().position()?;
            let known = hold(&kept.found).clone();
            let all = match known {
                Some(known) if known.position == position && known.asked == asked => known,
                _ => {
                    let all = Arc::new(all_lines(bench, search, sorting, position, asked)?);
                    *hold(&kept.found) = Some(all.clone());
                    all
                }
            };
            let page = all.lines.iter().skip(wanted.skip);
            Ok(LinesOut {
                total: all.lines.len(),
                paragraphs: all.paragraphs,
                cut: all.paragraphs > LOOKED_AT,
                sources: all.sources.clone(),
                lines: page.take(wanted.take.min(1_000)).cloned().collect(),
            })
        })
        .await?;
    Ok(Json(out))
}

fn all_lines(
    bench: &Workbench,
    search: SearchIn,
    sorting: Sorting,
    position: i64,
    asked: String,
) -> Result<Kept, Problem> {
    let found = bench.search(&Search {
        limit: LOOKED_AT,
        ..search.read()?
    })?;
    let mut lines = hits_out(&found.hits);
    let sources: Vec<(SourceId, Source)> = bench.project().all()?;
    let position_of: BTreeMap<String, (u32, String)> = sources
        .into_iter()
        .map(|(id, source)| (id.to_string(), (source.position, source.key)))
        .collect();
    // Paragraphs come in order, so that a stable sort keeps it within a source.
    lines.sort_by(|a, b| position_of.get(&a.source).cmp(&position_of.get(&b.source)));
    let mut sources: Vec<SourceHits> = Vec::new();
    for line in &lines {
        match sources.last_mut() {
            Some(last) if last.source == line.source => last.hits += 1,
            _ => sources.push(SourceHits {
                source: line.source.clone(),
                hits: 1,
            }),
        }
    }
    let folded = |words: &str| tokens(words).map(|token| token.folded).collect::<Vec<_>>();
    match sorting {
        Sorting::Source => {}
        Sorting::Before => lines.sort_by_cached_key(|line| {
            let mut words = folded(&line.before);
            words.reverse();
            words
        }),
        Sorting::After => lines.sort_by_cached_key(|line| folded(&line.after)),
    }
    Ok(Kept {
        position,
        asked,
        paragraphs: found.total,
        sources,
        lines,
    })
}

/// A search and the code for its hits.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct CodeHits {
    search: SearchIn,
    #[serde(flatten)]
    given: GivenCode,
    #[serde(flatten)]
    chosen: ChosenIn,
}

/// Which hits are meant, and how much around them.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct ChosenIn {
    /// words, sentence, paragraph or turn; absent for the words.
    extent: Option<String>,
    /// Only these; absent for all.
    only: Option<Vec<PlaceIn>>,
    /// Not these.
    #[serde(default)]
    without: Vec<PlaceIn>,
}

/// A hit by its place.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct PlaceIn {
    /// The id of the source.
    source: String,
    start: u32,
    end: u32,
}

impl ChosenIn {
    fn read(&self) -> Result<Chosen, Problem> {
        let places = |places: &[PlaceIn]| {
            let place = |at: &PlaceIn| Ok((at.source.parse()?, Span::new(at.start, at.end)?));
            places.iter().map(place).collect::<Result<_, Problem>>()
        };
        Ok(Chosen {
            only: self.only.as_deref().map(places).transpose()?,
            without: places(&self.without)?,
            extent: choice("extent", self.extent.as_deref(), &Extent::ALL)?,
        })
    }
}

/// What coding some hits would do.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ComingOut {
    /// Passages; hits in one sentence, paragraph or turn are one.
    passages: u64,
    /// In how many sources.
    sources: u64,
    /// How many of them have the code by this coder already.
    already: u64,
}

/// Says what coding some hits would do, without doing it. A code may still be missing.
#[utoipa::path(post, path = "/api/search/code/preview", tag = "search", request_body = CodeHits,
    responses((status = 200, body = ComingOut), (status = "default", body = Refusal)))]
async fn coming(
    State(app): State<Arc<App>>,
    Who(who): Who,
    Body(wanted): Body<CodeHits>,
) -> Result<Json<ComingOut>, Refused> {
    let out = app
        .read(move |bench| {
            let coder = match who {
                Some(key) => Some(bench.member_by_key(&key)?),
                None => bench.member(),
            };
            let (search, chosen) = (wanted.search.read()?, wanted.chosen.read()?);
            let coming = bench.coming_codings(&search, &chosen, wanted.given.known()?, coder)?;
            Ok(ComingOut {
                passages: coming.passages,
                sources: coming.sources,
                already: coming.already,
            })
        })
        .await?;
    Ok(Json(out))
}

/// Gives a code to the chosen hits, as one step.
#[utoipa::path(post, path = "/api/search/code", tag = "search", request_body = CodeHits,
    responses((status = 200, body = Written<CodedOut>), (status = "default", body = Refusal)))]
async fn code_hits(
    State(app): State<Arc<App>>,
    Who(who): Who,
    Body(wanted): Body<CodeHits>,
) -> Result<Json<Written<CodedOut>>, Refused> {
    let written = app
        .write(who, move |bench| {
            let (search, chosen) = (wanted.search.read()?, wanted.chosen.read()?);
            let coded = bench.code_chosen_hits(&search, &chosen, &wanted.given.read()?)?;
            Ok(coded.into())
        })
        .await?;
    Ok(Json(written))
}
