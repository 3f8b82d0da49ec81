//! Synopses: declaring tables, computing them, opening their cells, and what is found in them.

use std::{collections::BTreeMap, sync::Arc};

use axum::{
    Json,
    extract::{Path, Query, State},
    response::Response,
};
use ayni_analysis::{
    check::Diagnostic,
    declaration::{Axis, Measure},
    study::{Ix, NONE},
    synopsis::{At, AxisHead, Cell, Empty, Line, Note, Outcome},
};
use ayni_model::study::{CellKey, Finding, Synopsis};
use ayni_store::Reader as _;
use ayni_workbench::{
    Problem, ProblemKind, Workbench, sentence,
    synopsis::{Behind, Computed, Record, Shown, read, write},
};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{
    super::{
        answer::{Body, Refusal, Refused, Who, Written},
        state::App,
    },
    codings::{PassageOut, coders, passage_out},
    sources::{As, file},
};

pub(super) fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(list, declare))
        .routes(routes!(remove))
        .routes(routes!(understand))
        .routes(routes!(compute))
        .routes(routes!(open))
        .routes(routes!(export))
}

/// How many cells the page shows at most.
const MOST_CELLS: usize = 200_000;

/// A declared table.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct SynopsisOut {
    id: String,
    name: String,
    title: Option<String>,
    /// The declaration as it was written, TOML.
    declaration: String,
    /// The same as a tree.
    #[schema(value_type = Object)]
    tree: Value,
    /// How many findings stand in it.
    findings: usize,
}

/// Lists the declared tables by name.
#[utoipa::path(get, path = "/api/synopses", tag = "synopses",
    responses((status = 200, body = Vec<SynopsisOut>), (status = "default", body = Refusal)))]
async fn list(State(app): State<Arc<App>>) -> Result<Json<Vec<SynopsisOut>>, Refused> {
    let out = app
        .read(|bench| {
            let findings = bench.project().all::<Finding>()?;
            let mut all = bench.project().all::<Synopsis>()?;
            all.sort_by(|(_, a), (_, b)| a.name.cmp(&b.name));
            let out = |(id, synopsis): (ayni_model::id::SynopsisId, Synopsis)| SynopsisOut {
                id: id.to_string(),
                title: read(&synopsis.declaration).ok().and_then(|it| it.title),
                tree: tree(&synopsis.declaration),
                findings: findings
                    .iter()
                    .filter(|(_, it)| it.synopsis.as_deref() == Some(synopsis.name.as_str()))
                    .count(),
                name: synopsis.name,
                declaration: synopsis.declaration,
            };
            Ok(all.into_iter().map(out).collect())
        })
        .await?;
    Ok(Json(out))
}

fn tree(declaration: &str) -> Value {
    toml::from_str(declaration).unwrap_or(Value::Null)
}

/// A declaration, TOML.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct DeclarationIn {
    declaration: String,
}

/// What a declaration says.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Understood {
    name: String,
    /// The declaration as a tree.
    #[schema(value_type = Object)]
    tree: Value,
}

/// Reads a declaration without keeping it.
#[utoipa::path(post, path = "/api/synopses/read", tag = "synopses", request_body = DeclarationIn,
    responses((status = 200, body = Understood), (status = "default", body = Refusal)))]
async fn understand(Body(wanted): Body<DeclarationIn>) -> Result<Json<Understood>, Refused> {
    let name = read(&wanted.declaration)?.name;
    let tree = tree(&wanted.declaration);
    Ok(Json(Understood { name, tree }))
}

/// Declares a table, or another one under the same name. Answers with its name.
#[utoipa::path(post, path = "/api/synopses", tag = "synopses", request_body = DeclarationIn,
    responses((status = 200, body = Written<String>), (status = "default", body = Refusal)))]
async fn declare(
    State(app): State<Arc<App>>,
    Who(who): Who,
    Body(wanted): Body<DeclarationIn>,
) -> Result<Json<Written<String>>, Refused> {
    let written = app
        .write(who, move |bench| {
            let name = read(&wanted.declaration)?.name;
            bench.declare_synopsis(&wanted.declaration)?;
            Ok(name)
        })
        .await?;
    Ok(Json(written))
}

/// Takes a table away; its findings stay.
#[utoipa::path(delete, path = "/api/synopses/{name}", tag = "synopses",
    params(("name" = String, Path, description = "The name of the synopsis.")),
    responses((status = 200, body = Written<bool>), (status = "default", body = Refusal)))]
async fn remove(
    State(app): State<Arc<App>>,
    Path(name): Path<String>,
    Who(who): Who,
) -> Result<Json<Written<bool>>, Refused> {
    let written = app
        .write(who, move |bench| {
            bench.remove_synopsis(&name)?;
            Ok(true)
        })
        .await?;
    Ok(Json(written))
}

/// Which table: one of the project, or one that is tried out.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct Wanted {
    /// The name of a declared one.
    name: Option<String>,
    /// A declaration, TOML.
    declaration: Option<String>,
}

impl Wanted {
    fn compute(&self, bench: &Workbench) -> Result<Computed, Problem> {
        match (&self.declaration, &self.name) {
            (Some(declaration), _) => bench.compute(&read(declaration)?),
            (None, Some(name)) => bench.synopsis(name),
            (None, None) => Err(Problem::new(
                ProblemKind::Invalid,
                sentence!("table-unnamed", "a table has a name or a declaration"),
            )),
        }
    }
}

/// A computed table.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct TableOut {
    name: String,
    title: Option<String>,
    caption: Option<String>,
    /// coding, source, event, participation or tie.
    unit: &'static str,
    row_axes: Vec<AxisOut>,
    column_axes: Vec<AxisOut>,
    rows: Vec<LineOut>,
    columns: Vec<LineOut>,
    measures: Vec<MeasureOut>,
    /// Whether the last row and the last column are totals.
    totals: bool,
    /// Row by row, in a row column by column, in a column measure by measure; totals last.
    cells: Vec<CellOut>,
    /// The findings that stand in the cells, and those that the table has no cell for, by key.
    findings: BTreeMap<String, FindingOut>,
    notes: Vec<NoteOut>,
    stated: Vec<StatedOut>,
}

/// An axis and its header.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct AxisOut {
    axis: String,
    label: String,
}

/// A row or column: what it stands for on each axis, the outer one first.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct LineOut {
    path: Vec<HeadingOut>,
}

/// What a row or column stands for on one axis.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct HeadingOut {
    /// By which findings name it: `code:Work > Closure`, `phase:p1`.
    key: String,
    label: String,
    depth: u32,
    /// For a code: its id, by which the page knows its colour.
    code: Option<String>,
}

/// What the cells show.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct MeasureOut {
    measure: String,
    label: String,
}

/// A cell; one of its parts is there.
#[derive(Debug, Default, Serialize, ToSchema)]
pub(crate) struct CellOut {
    /// A number, never 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    count: Option<u32>,
    /// There is at least one unit.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    present: bool,
    /// A share in tenths of a percent.
    #[serde(skip_serializing_if = "Option::is_none")]
    per_mille: Option<u64>,
    /// How many passages.
    #[serde(skip_serializing_if = "Option::is_none")]
    passages: Option<usize>,
    /// Keys of findings.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    findings: Vec<String>,
    /// Values, dates, places, names or roles.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    words: Vec<String>,
    /// not_collected, nothing_said, no_finding or none.
    #[serde(skip_serializing_if = "Option::is_none")]
    empty: Option<&'static str>,
    /// Where findings are shown: how many units lie here for them to stand on.
    #[serde(skip_serializing_if = "Option::is_none")]
    units: Option<u32>,
    /// Units that a date or a doubt allows here and does not settle.
    #[serde(skip_serializing_if = "is_zero")]
    possible: u32,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde asks for a reference"
)]
const fn is_zero(number: &u32) -> bool {
    *number == 0
}

/// A statement of the author in a cell.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct FindingOut {
    id: String,
    key: String,
    text: String,
    synopsis: Option<String>,
    row: String,
    column: Option<String>,
    author: Option<String>,
    note: Option<String>,
    /// The passages that it stands on.
    quotations: Vec<PassageOut>,
    /// The passages that speak against it and were weighed.
    contrary: Vec<PassageOut>,
    /// Codes of diagnostics that nobody accepted.
    warnings: Vec<WarningOut>,
}

/// What a careful reader would ask about a finding.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct WarningOut {
    code: String,
    level: &'static str,
    reason: String,
    /// How to go on.
    remedy: String,
    /// What the reason counts and names, as a diagnostic has it.
    counts: BTreeMap<&'static str, usize>,
    words: BTreeMap<&'static str, Vec<String>>,
}

/// Something that the cells do not show.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct NoteOut {
    /// unplaced, possible, possibly_kept or findings_elsewhere.
    note: &'static str,
    axis: Option<String>,
    units: u32,
    findings: Vec<String>,
}

/// A stated figure, held against the study.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct StatedOut {
    label: String,
    value: u64,
    according_to: Option<String>,
    /// agrees, differs or not_derivable.
    outcome: &'static str,
    derived: Option<u64>,
    why: Option<String>,
}

/// Computes a table.
#[utoipa::path(post, path = "/api/synopses/compute", tag = "synopses", request_body = Wanted,
    responses((status = 200, body = TableOut), (status = "default", body = Refusal)))]
async fn compute(
    State(app): State<Arc<App>>,
    Body(wanted): Body<Wanted>,
) -> Result<Json<TableOut>, Refused> {
    let table = app
        .read(move |bench| table_out(bench, &wanted.compute(bench)?))
        .await?;
    Ok(Json(table))
}

fn ends(lines: &[Line], axes: &[AxisHead], totals: bool) -> Vec<At> {
    let mut all: Vec<At> = match axes {
        [] => vec![At::Total],
        _ => (0..lines.len()).map(At::Line).collect(),
    };
    if totals && !axes.is_empty() {
        all.push(At::Total);
    }
    all
}

fn table_out(bench: &Workbench, computed: &Computed) -> Result<TableOut, Problem> {
    let table = &computed.table;
    let rows = ends(&table.rows, &table.row_axes, table.totals);
    let columns = ends(&table.columns, &table.column_axes, table.totals);
    let size = rows.len() * columns.len() * table.measures.len();
    if size > MOST_CELLS {
        let message = sentence!(
            "too-many-cells",
            "the table has {count} cells, more than anybody reads",
            count = size,
        );
        return Err(Problem::new(ProblemKind::Invalid, message).hint(sentence!(
            "choose-fewer",
            "Choose fewer rows or columns (only = […]), hide empty ones, or export it.",
        )));
    }
    let mut cells = Vec::with_capacity(size);
    let mut shown: Vec<Ix> = Vec::new();
    for row in &rows {
        for column in &columns {
            for measure in 0..table.measures.len() {
                cells.push(cell_out(computed, *row, *column, measure, &mut shown));
            }
        }
    }
    for note in &table.notes {
        if let Note::FindingsElsewhere { findings } = note {
            shown.extend(findings);
        }
    }
    shown.sort_unstable();
    shown.dedup();
    let names = Names::new(bench)?;
    let heading = |line: &Line| LineOut {
        path: line
            .path
            .iter()
            .map(|heading| HeadingOut {
                key: names.of(&heading.key),
                label: heading.label.clone(),
                depth: heading.depth,
                code: heading.key.code().map(|id| id.to_string()),
            })
            .collect(),
    };
    let axis = |head: &AxisHead| AxisOut {
        axis: head.axis.to_string(),
        label: head.label.clone(),
    };
    Ok(TableOut {
        name: table.name.clone(),
        title: table.title.clone(),
        caption: table.caption.clone(),
        unit: table.unit.word(),
        row_axes: table.row_axes.iter().map(axis).collect(),
        column_axes: table.column_axes.iter().map(axis).collect(),
        rows: table.rows.iter().map(heading).collect(),
        columns: table.columns.iter().map(heading).collect(),
        measures: table
            .measures
            .iter()
            .map(|measured| MeasureOut {
                measure: measured.measure.to_string(),
                label: measured.label.clone(),
            })
            .collect(),
        totals: table.totals,
        cells,
        findings: findings_out(bench, computed, &shown, &names)?,
        notes: table
            .notes
            .iter()
            .map(|note| note_out(computed, note))
            .collect(),
        stated: table
            .stated
            .iter()
            .map(|it| {
                let (outcome, derived, why) = match &it.outcome {
                    Outcome::Agrees => ("agrees", None, None),
                    Outcome::Differs { derived } => ("differs", Some(*derived), None),
                    Outcome::NotDerivable { why } => ("not_derivable", None, Some(why.clone())),
                };
                StatedOut {
                    label: it.stated.label.clone(),
                    value: it.stated.value,
                    according_to: it.stated.according_to.clone(),
                    outcome,
                    derived,
                    why,
                }
            })
            .collect(),
    })
}

fn cell_out(
    computed: &Computed,
    row: At,
    column: At,
    measure: usize,
    shown: &mut Vec<Ix>,
) -> CellOut {
    let table = &computed.table;
    let mut out = CellOut {
        possible: table.possible(row, column),
        ..CellOut::default()
    };
    if table.measures[measure].measure == Measure::Findings {
        out.units = table.units(row, column);
    }
    let cell = table.cell(row, column, measure);
    match cell {
        Cell::Count(count) => out.count = Some(count),
        Cell::Present => out.present = true,
        Cell::Share { .. } => out.per_mille = cell.per_mille(),
        Cell::Quotations(quotations) => out.passages = Some(quotations.len()),
        Cell::Findings(findings) => {
            shown.extend(findings);
            out.findings = findings
                .iter()
                .map(|ix| computed.study.findings[*ix as usize].1.finding.key.clone())
                .collect();
        }
        Cell::Words(words) => out.words = words.to_vec(),
        Cell::Empty(empty) => {
            out.empty = Some(match empty {
                Empty::NotCollected => "not_collected",
                Empty::NothingSaid => "nothing_said",
                Empty::NoFinding => "no_finding",
                Empty::None => "none",
            });
        }
    }
    out
}

/// The names of rows and columns, looked up once for all of them.
pub(super) struct Names {
    codes: BTreeMap<ayni_model::id::CodeId, String>,
    phases: BTreeMap<ayni_model::id::PhaseId, String>,
    actors: BTreeMap<ayni_model::id::ActorId, String>,
    sources: BTreeMap<ayni_model::id::SourceId, String>,
}

impl Names {
    pub(super) fn new(bench: &Workbench) -> Result<Self, Problem> {
        let book = bench.codebook()?;
        let project = bench.project();
        Ok(Self {
            codes: book.iter().map(|(id, _)| (id, book.path(id))).collect(),
            phases: project
                .all::<ayni_model::study::Phase>()?
                .into_iter()
                .map(|(id, it)| (id, it.key))
                .collect(),
            actors: project
                .all::<ayni_model::actor::Actor>()?
                .into_iter()
                .map(|(id, it)| (id, it.key))
                .collect(),
            sources: project
                .all::<ayni_model::source::Source>()?
                .into_iter()
                .map(|(id, it)| (id, it.key))
                .collect(),
        })
    }

    pub(super) fn of(&self, key: &CellKey) -> String {
        let named = |kind: &str, name: Option<&String>| {
            format!("{kind}:{}", name.map_or("", String::as_str))
        };
        match key {
            CellKey::Code(id) => named("code", self.codes.get(id)),
            CellKey::Phase(id) => named("phase", self.phases.get(id)),
            CellKey::Actor(id) => named("actor", self.actors.get(id)),
            CellKey::Source(id) => named("source", self.sources.get(id)),
            CellKey::Value { attribute, value } => format!("value:{attribute}={value}"),
        }
    }
}

fn findings_out(
    bench: &Workbench,
    computed: &Computed,
    shown: &[Ix],
    names: &Names,
) -> Result<BTreeMap<String, FindingOut>, Problem> {
    if shown.is_empty() {
        return Ok(BTreeMap::new());
    }
    let diagnostics = bench.check(&Default::default())?;
    let mut about: BTreeMap<&str, Vec<&Diagnostic>> = BTreeMap::new();
    for diagnostic in diagnostics.iter().filter(|it| it.accepted.is_none()) {
        about.entry(&diagnostic.place).or_default().push(diagnostic);
    }
    let coders = coders(bench)?;
    let mut out = BTreeMap::new();
    for ix in shown {
        let (id, facts) = &computed.study.findings[*ix as usize];
        let finding = &facts.finding;
        let place = format!("finding:{}", finding.key);
        let warnings = about.get(place.as_str()).into_iter().flatten();
        let passages = |quotations: &[Ix]| -> Result<Vec<PassageOut>, Problem> {
            let there: Vec<Ix> = quotations
                .iter()
                .copied()
                .filter(|ix| *ix != NONE)
                .collect();
            passages_out(bench, computed, &there, &coders)
        };
        let value = FindingOut {
            id: id.to_string(),
            key: finding.key.clone(),
            text: finding.text.clone(),
            synopsis: finding.synopsis.clone(),
            row: names.of(&finding.row),
            column: finding.column.as_ref().map(|key| names.of(key)),
            author: finding
                .author
                .and_then(|author| coders.get(&author).cloned()),
            note: finding.note.clone(),
            quotations: passages(&facts.quotations)?,
            contrary: passages(&facts.contrary)?,
            warnings: warnings
                .map(|it| WarningOut {
                    code: it.code.to_string(),
                    level: it.level.word(),
                    reason: it.reason.clone(),
                    remedy: it.remedy.clone(),
                    counts: it.counts.clone(),
                    words: it.words.clone(),
                })
                .collect(),
        };
        out.insert(finding.key.clone(), value);
    }
    Ok(out)
}

fn passages_out(
    bench: &Workbench,
    computed: &Computed,
    quotations: &[Ix],
    coders: &BTreeMap<ayni_model::id::MemberId, String>,
) -> Result<Vec<PassageOut>, Problem> {
    let passages = bench.coded_passages(&computed.study, quotations)?;
    let passages = passages.into_iter();
    Ok(passages
        .map(|it| passage_out(&computed.study, it, coders))
        .collect())
}

fn note_out(computed: &Computed, note: &Note) -> NoteOut {
    let out = |note, axis: Option<&Axis>, units| NoteOut {
        note,
        axis: axis.map(ToString::to_string),
        units,
        findings: Vec::new(),
    };
    match note {
        Note::Unplaced { axis, units } => out("unplaced", Some(axis), *units),
        Note::Possible { units } => out("possible", None, *units),
        Note::PossiblyKept { units } => out("possibly_kept", None, *units),
        Note::FindingsElsewhere { findings } => NoteOut {
            findings: findings
                .iter()
                .map(|ix| computed.study.findings[*ix as usize].1.finding.key.clone())
                .collect(),
            ..out("findings_elsewhere", None, 0)
        },
    }
}

/// A cell of a table.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct Opening {
    #[serde(flatten)]
    table: Wanted,
    /// Which row, counted from 0; absent for all together.
    row: Option<usize>,
    /// Which column, counted from 0; absent for all together.
    column: Option<usize>,
    #[serde(default)]
    skip: usize,
    /// How many passages at most; no more than 500.
    take: usize,
}

/// What is behind a cell: passages where it counts codings, records where it counts others.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Opened {
    total: usize,
    passages: Vec<PassageOut>,
    records: Vec<RecordOut>,
}

/// A source, event, participation or tie behind a cell.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct RecordOut {
    /// What it is, as memos and claims name it: `event:0198…`.
    thing: String,
    /// The key by which it is called; of a participation, that of its event.
    key: String,
    name: String,
    /// As EDTF.
    when: Option<String>,
    place: Option<String>,
}

impl From<Record> for RecordOut {
    fn from(record: Record) -> Self {
        Self {
            thing: record.thing.to_string(),
            key: record.key,
            name: record.name,
            when: record.when,
            place: record.place,
        }
    }
}

/// Opens a cell down to the passages behind it.
#[utoipa::path(post, path = "/api/synopses/open", tag = "synopses", request_body = Opening,
    responses((status = 200, body = Opened), (status = "default", body = Refusal)))]
async fn open(
    State(app): State<Arc<App>>,
    Body(cell): Body<Opening>,
) -> Result<Json<Opened>, Refused> {
    let opened = app
        .read(move |bench| {
            let computed = cell.table.compute(bench)?;
            let line = |at: Option<usize>, lines: &[Line]| match at {
                None => Ok(At::Total),
                Some(at) if at < lines.len() => Ok(At::Line(at)),
                Some(at) => Err(Problem::new(
                    ProblemKind::NotFound,
                    sentence!(
                        "no-line",
                        "the table has no line {line}",
                        line = at.to_string()
                    ),
                )),
            };
            let row = line(cell.row, &computed.table.rows)?;
            let column = line(cell.column, &computed.table.columns)?;
            let behind = computed.open(row, column);
            let total = behind.len();
            let take = cell.take.min(500);
            let (mut passages, mut records) = (Vec::new(), Vec::new());
            match behind {
                Behind::Quotations(all) => {
                    let page: Vec<Ix> = all.into_iter().skip(cell.skip).take(take).collect();
                    passages = passages_out(bench, &computed, &page, &coders(bench)?)?;
                }
                Behind::Records(all) => {
                    let page = all.into_iter().skip(cell.skip).take(take);
                    records = page.map(RecordOut::from).collect();
                }
            }
            Ok(Opened {
                total,
                passages,
                records,
            })
        })
        .await?;
    Ok(Json(opened))
}

/// How a table is written to a file.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct ExportAs {
    /// docx, xlsx, html, md, csv or json.
    format: String,
    /// Which passages go with it: those of findings, where nothing is said; all, or none.
    #[param(inline)]
    passages: Option<Passages>,
}

/// Which passages go with a table.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Passages {
    Findings,
    All,
    None,
}

/// Writes a table to a file.
#[utoipa::path(get, path = "/api/synopses/{name}/export", tag = "synopses",
    params(("name" = String, Path, description = "The name of the synopsis."), ExportAs),
    responses((status = 200, body = Vec<u8>, content_type = "application/octet-stream"),
        (status = "default", body = Refusal)))]
async fn export(
    State(app): State<Arc<App>>,
    Path(name): Path<String>,
    Query(wanted): Query<ExportAs>,
) -> Result<Response, Refused> {
    let (name, format, bytes) = app
        .read(move |bench| {
            let format = As {
                format: wanted.format,
            }
            .read()?;
            let computed = bench.synopsis(&name)?;
            let passages = match wanted.passages {
                None | Some(Passages::Findings) => Shown::OfFindings,
                Some(Passages::All) => Shown::All,
                Some(Passages::None) => Shown::None,
            };
            let grid = bench.grid(&computed, passages)?;
            Ok((computed.table.name, format, write(&grid, format)?))
        })
        .await?;
    Ok(file(&name, format, bytes))
}
