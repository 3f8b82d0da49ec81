//! Anything by its name: what it is called and where it stands.

use std::{collections::BTreeMap, sync::Arc};

use axum::{
    Json,
    extract::{Path, State},
};
use ayni_model::{
    coding::{Anchor, Quotation},
    id::SourceId,
    record::{Kind, Reference},
    source::Source,
    study::Finding,
    text::TextIndex,
};
use ayni_store::Reader as _;
use ayni_workbench::{Problem, Workbench};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::super::{
    answer::{Refusal, Refused},
    state::App,
};

pub(super) fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new().routes(routes!(thing))
}

/// How many code points of a quotation are shown beside something else.
const SHOWN: usize = 400;

/// Where a quotation stands, and its first words.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct StandsAt {
    /// The key of the source.
    source: String,
    /// First code point; absent where its words are lost.
    start: Option<u32>,
    /// The code point after the last.
    end: Option<u32>,
    words: String,
}

/// Anything of the project.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ThingOut {
    id: String,
    /// The noun.
    kind: &'static str,
    /// How a person names it: `source:KEY`, `code:PATH`; of a quotation the id.
    name: String,
    /// Of a quotation: where it stands.
    at: Option<StandsAt>,
    /// Of a finding: its synopsis, if it has one.
    synopsis: Option<String>,
}

/// Says what a thing is, by its id or as `code:NAME`, `source:KEY`, `quotation:SOURCE:START-END`.
#[utoipa::path(get, path = "/api/things/{thing}", tag = "project",
    params(("thing" = String, Path, description = "An id, or kind:name.")),
    responses((status = 200, body = ThingOut), (status = "default", body = Refusal)))]
async fn thing(
    State(app): State<Arc<App>>,
    Path(thing): Path<String>,
) -> Result<Json<ThingOut>, Refused> {
    let out = app
        .read(move |bench| {
            let thing = bench.find_thing(&thing)?;
            let synopsis = match thing.kind {
                Kind::Finding => bench.project().get::<Finding>(thing.id.into())?,
                _ => None,
            };
            Ok(ThingOut {
                id: thing.id.to_string(),
                kind: thing.kind.word(),
                name: bench.name_of(thing)?,
                at: places(bench, [thing])?.remove(&thing),
                synopsis: synopsis.and_then(|finding| finding.synopsis),
            })
        })
        .await?;
    Ok(Json(out))
}

/// Returns where those things stand that are quotations; each text is read once.
pub(super) fn places(
    bench: &Workbench,
    things: impl IntoIterator<Item = Reference>,
) -> Result<BTreeMap<Reference, StandsAt>, Problem> {
    let project = bench.project();
    let mut of_source: BTreeMap<SourceId, Vec<(Reference, Quotation)>> = BTreeMap::new();
    for thing in things {
        if thing.kind == Kind::Quotation
            && let Some(quotation) = project.get::<Quotation>(thing.id.into())?
        {
            let list = of_source.entry(quotation.source).or_default();
            list.push((thing, quotation));
        }
    }
    let mut places = BTreeMap::new();
    for (source, quotations) in of_source {
        let Some(known) = project.get::<Source>(source)? else {
            continue;
        };
        let placed = |(_, it): &(Reference, Quotation)| it.at.place().is_some();
        let text = match quotations.iter().any(placed) {
            true => Some(bench.source_text(source)?.text),
            false => None,
        };
        let index = text.as_deref().map(TextIndex::new);
        for (thing, quotation) in quotations {
            let span = quotation.at.place().map(|(_, span)| span);
            let region = match &quotation.at {
                Anchor::Region { of } => Some(of.to_string()),
                _ => None,
            };
            let words = match &quotation.at {
                Anchor::Lost { was, .. } => Some(was.as_str()),
                Anchor::Region { .. } => region.as_deref(),
                _ => span.and_then(|span| index.as_ref()?.slice(span)),
            };
            places.insert(
                thing,
                StandsAt {
                    source: known.key.clone(),
                    start: span.map(|span| span.start().0),
                    end: span.map(|span| span.end().0),
                    words: words.map(beginning).unwrap_or_default(),
                },
            );
        }
    }
    Ok(places)
}

/// Returns the words, cut where they are more than one reads beside something else.
fn beginning(words: &str) -> String {
    match words.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", words[..end].trim_end()),
        None => words.to_owned(),
    }
}
