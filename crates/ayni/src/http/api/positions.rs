//! What the positions of a source count: looked at, and settled.

use std::sync::Arc;

use axum::{
    Json,
    extract::{Path, State},
};
use ayni_model::positions::{Convention, Decision, LineEnds, Unit};
use ayni_workbench::{
    Problem, ProblemKind,
    foreign::{Positions, Settled, Way},
    sentence,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{
    super::{
        answer::{Body, Refusal, Refused, Said, Who, Written},
        state::App,
    },
    imports::report::{ConventionOut, DoubtExampleOut, ScoreOut, reason_word},
};

pub(super) fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(to_settle))
        .routes(routes!(positions, settle))
}

/// A source of another program whose text has to decide what its positions count.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ToSettleOut {
    id: String,
    key: String,
    name: String,
    /// Whether somebody has settled it.
    settled: bool,
    /// What is taken now.
    convention: ConventionOut,
    /// Id of the import whose file gave the positions.
    import: String,
}

/// Lists the sources that are in doubt, and those that somebody has settled, in their order.
#[utoipa::path(get, path = "/api/positions", tag = "sources",
    responses((status = 200, body = Vec<ToSettleOut>), (status = "default", body = Refusal)))]
async fn to_settle(State(app): State<Arc<App>>) -> Result<Json<Vec<ToSettleOut>>, Refused> {
    let found = app.read(|bench| bench.sources_to_settle()).await?;
    let out = found.into_iter().map(|it| ToSettleOut {
        id: it.id.to_string(),
        key: it.noun.key,
        name: it.noun.name,
        settled: it.decision.certain,
        convention: it.decision.convention.into(),
        import: it.import.to_string(),
    });
    Ok(Json(out.collect()))
}

/// What the positions of a source count.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct PositionsOut {
    id: String,
    key: String,
    name: String,
    /// What was decided; absent where it did not come from another program.
    decision: Option<DecisionOut>,
    /// Why it cannot be settled, where it cannot.
    unsettled: Option<Said>,
    /// What taking each way to count would do, in the order of the scores.
    would: Vec<SettledOut>,
}

/// Whether what positions count needs a look.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct StandingOut {
    /// Whether it needs no look of a person.
    certain: bool,
    /// Why it was decided so.
    reason: &'static str,
}

impl StandingOut {
    /// Returns what stands of a decision between several ways to count; nothing where there was one way.
    pub(super) fn of(decision: Option<Decision>) -> Option<Self> {
        let decision = decision.filter(|it| !it.scores.is_empty())?;
        Some(Self {
            certain: decision.certain,
            reason: reason_word(decision.reason),
        })
    }
}

/// What was decided of positions, and by what.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct DecisionOut {
    convention: ConventionOut,
    /// Whether it needs no look of a person.
    certain: bool,
    /// Why the convention was taken: `known`, `all-agree`, `bounds`, `words`, `edges`, `contradicted`, `confirmed`, `usual`.
    reason: &'static str,
    selections: usize,
    /// How well each convention fits that was weighed.
    scores: Vec<ScoreOut>,
    /// The first passages on which they do not agree, under each of them.
    examples: Vec<DoubtExampleOut>,
}

/// What settling does.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct SettledOut {
    /// Quotations that stand elsewhere.
    moved: u64,
    /// Quotations that stand where they did.
    same: u64,
    /// Quotations that somebody has moved since they came in; they stay.
    ours: u64,
    /// Quotations whose place is not in the text.
    lost: u64,
}

impl From<Settled> for SettledOut {
    fn from(settled: Settled) -> Self {
        let Settled {
            moved,
            same,
            ours,
            lost,
        } = settled;
        Self {
            moved,
            same,
            ours,
            lost,
        }
    }
}

impl From<Positions> for PositionsOut {
    fn from(positions: Positions) -> Self {
        let passages = positions.passages;
        let decision = positions.decision.map(|decision| DecisionOut {
            convention: decision.convention.into(),
            certain: decision.certain,
            reason: reason_word(decision.reason),
            selections: decision.selections,
            scores: decision.scores.into_iter().map(ScoreOut::from).collect(),
            examples: passages.into_iter().map(DoubtExampleOut::from).collect(),
        });
        let would = |way: Way| SettledOut::from(way.would);
        Self {
            id: positions.source.to_string(),
            key: positions.noun.key,
            name: positions.noun.name,
            decision,
            unsettled: positions.unsettled.map(Said::from),
            would: positions.ways.into_iter().map(would).collect(),
        }
    }
}

/// Says what the positions of a source count, with the same passages as each way to count cuts them.
#[utoipa::path(get, path = "/api/sources/{id}/positions", tag = "sources",
    params(("id" = String, Path, description = "The id or key of the source.")),
    responses((status = 200, body = PositionsOut), (status = "default", body = Refusal)))]
async fn positions(
    State(app): State<Arc<App>>,
    Path(id): Path<String>,
) -> Result<Json<PositionsOut>, Refused> {
    let positions = app
        .read(move |bench| bench.positions_to_settle(&id))
        .await?;
    Ok(Json(positions.into()))
}

/// A way to count.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct ConventionIn {
    /// `code-points` or `utf16`.
    unit: String,
    /// What a line end of two characters counts: `as-stored` or `as-one`.
    line_ends: String,
}

impl ConventionIn {
    fn read(&self) -> Result<Convention, Problem> {
        let unit = match self.unit.as_str() {
            "code-points" => Some(Unit::CodePoints),
            "utf16" => Some(Unit::Utf16),
            _ => None,
        };
        let line_ends = match self.line_ends.as_str() {
            "as-stored" => Some(LineEnds::AsStored),
            "as-one" => Some(LineEnds::AsOne),
            _ => None,
        };
        match (unit, line_ends) {
            (Some(unit), Some(line_ends)) => Ok(Convention { unit, line_ends }),
            _ => Err(Problem::new(
                ProblemKind::Invalid,
                sentence!(
                    "no-such-count",
                    "{unit}, {ends} is no way to count",
                    unit = self.unit.as_str(),
                    ends = self.line_ends.as_str(),
                ),
            )),
        }
    }
}

/// Says what the positions of a source count; its passages are placed anew, as one step.
#[utoipa::path(post, path = "/api/sources/{id}/positions", tag = "sources",
    params(("id" = String, Path, description = "The id or key of the source.")),
    request_body = ConventionIn,
    responses((status = 200, body = Written<SettledOut>), (status = "default", body = Refusal)))]
async fn settle(
    State(app): State<Arc<App>>,
    Who(who): Who,
    Path(id): Path<String>,
    Body(wanted): Body<ConventionIn>,
) -> Result<Json<Written<SettledOut>>, Refused> {
    let written = app
        .write(who, move |bench| {
            let convention = wanted.read()?;
            Ok(SettledOut::from(bench.settle_positions(&id, convention)?))
        })
        .await?;
    Ok(Json(written))
}
