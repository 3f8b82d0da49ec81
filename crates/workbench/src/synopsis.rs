//! Synopses: declaring, computing, opening, and giving them a form.

mod behind;

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use ayni_analysis::{
    check::Diagnostic,
    declaration::{Declaration, Measure, Unit},
    study::{Ix, NONE, Study},
    synopsis::{self, At, Cell, Heading, Line, Note, Opened, Outcome, Table},
};
use ayni_formats::{
    Format,
    write::{CitedPassage, Grid, GridCell, GridLabel, GridRow, Wording},
};
use ayni_model::{
    codebook::Code,
    id::{CodeId, SynopsisId},
    operation::Operation,
    study::{CellKey, Synopsis},
};
use ayni_store::Reader as _;

pub use behind::{Behind, Record};

use crate::{Problem, Workbench};

/// A computed synopsis with the study that it was computed from.
#[derive(Debug)]
pub struct Computed {
    /// The study.
    pub study: Arc<Study>,
    /// The table.
    pub table: Table,
}

impl Workbench {
    /// Declares a synopsis, or another one under the same name.
    ///
    /// # Errors
    /// When the declaration cannot be read, or names something that the project does not have.
    pub fn declare_synopsis(&mut self, declaration: &str) -> Result<SynopsisId, Problem> {
        let declared = read(declaration)?;
        let study = self.study(declared.asks_who_speaks())?;
        synopsis::try_declaration(&study, &declared)?;
        let existing = self
            .project
            .all::<Synopsis>()?
            .into_iter()
            .find(|(_, synopsis)| synopsis.name == declared.name);
        let id = existing.map_or_else(|| self.mint(), |(id, _)| id);
        let synopsis = Synopsis {
            name: declared.name.clone(),
            declaration: declaration.to_owned(),
        };
        let mut writer = self.project.begin(self.stamp())?;
        writer.put(id, &synopsis)?;
        writer.commit(&Operation::SetSynopsis {
            name: declared.name,
        })?;
        Ok(id)
    }

    /// Takes a synopsis away; its findings stay.
    ///
    /// # Errors
    /// When there is none by that name.
    pub fn remove_synopsis(&mut self, name: &str) -> Result<(), Problem> {
        let (id, synopsis) = self.find_synopsis(name)?;
        let mut writer = self.project.begin(self.stamp())?;
        writer.remove(id)?;
        writer.commit(&Operation::RemoveSynopsis {
            name: synopsis.name,
        })?;
        Ok(())
    }

    /// Computes a synopsis of the project by its name.
    ///
    /// # Errors
    /// When there is none by that name, or it names something that is no longer there.
    pub fn synopsis(&self, name: &str) -> Result<Computed, Problem> {
        self.compute(&read(&self.find_synopsis(name)?.1.declaration)?)
    }

    /// Computes a synopsis that need not be stored.
    ///
    /// # Errors
    /// When the declaration names something that the project does not have.
    pub fn compute(&self, declaration: &Declaration) -> Result<Computed, Problem> {
        let study = self.study(declaration.asks_who_speaks())?;
        let table = synopsis::run(&study, &self.texts(&study), declaration)?;
        Ok(Computed { study, table })
    }

    /// Gives a computed synopsis the form in which it is printed or written; with the passages behind
    /// its cells, or only those of findings.
    ///
    /// # Errors
    /// When the project cannot be read.
    pub fn grid(&self, computed: &Computed, passages: Shown) -> Result<Grid, Problem> {
        let Computed { study, table } = computed;
        let warnings = match table
            .measures
            .iter()
            .any(|measured| measured.measure == Measure::Findings)
        {
            true => self.check(&Default::default())?,
            false => Vec::new(),
        };
        let opened =
            (passages == Shown::All && table.unit == Unit::Coding).then(|| table.open_all(study));
        let mut form = Form {
            study,
            table,
            passages,
            opened,
            cited: BTreeMap::new(),
            warnings: &warnings,
            codes: study.codes.iter().map(|(id, code)| (*id, code)).collect(),
        };
        let shown: Vec<Ix> = form.shown_anywhere().into_iter().collect();
        let cited = self.passages(study, &shown)?;
        form.cited = shown
            .into_iter()
            .zip(cited.into_iter().map(Into::into))
            .collect();
        Ok(form.grid())
    }
}

/// Which passages come with a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// Those that findings stand on.
    OfFindings,
    /// All that are behind a cell.
    All,
    /// None.
    None,
}

/// Reads a declaration.
///
/// # Errors
/// When it is no declaration; the message names the line.
pub fn read(declaration: &str) -> Result<Declaration, Problem> {
    Ok(declaration.parse::<Declaration>()?)
}

struct Form<'f> {
    study: &'f Study,
    table: &'f Table,
    passages: Shown,
    /// The passages behind counts, where they are shown.
    opened: Option<Opened<'f>>,
    /// The words of all passages that are shown.
    cited: BTreeMap<Ix, CitedPassage>,
    warnings: &'f [Diagnostic],
    codes: BTreeMap<CodeId, &'f Code>,
}

impl Form<'_> {
    fn grid(&self) -> Grid {
        let table = self.table;
        let (rows, columns) = self.lines();
        let several = table.measures.len() > 1;
        let mut column_headers = Vec::new();
        for column in &columns {
            for measured in &table.measures {
                column_headers.push(match column {
                    _ if table.column_axes.is_empty() => measured.label.clone(),
                    At::Line(at) if several => {
                        format!("{}: {}", self.column(&table.columns[*at]), measured.label)
                    }
                    At::Line(at) => self.column(&table.columns[*at]),
                    At::Total if several => format!("Total: {}", measured.label),
                    At::Total => "Total".to_owned(),
                });
            }
        }
        let mut grid_rows = Vec::new();
        for row in &rows {
            let header = match row {
                At::Line(at) => self.labels(&table.rows[*at]),
                At::Total if table.row_axes.is_empty() => Vec::new(),
                At::Total => vec!["Total".into()],
            };
            let mut cells = Vec::new();
            for column in &columns {
                for measure in 0..table.measures.len() {
                    cells.push(self.cell(*row, *column, measure));
                }
            }
            grid_rows.push(GridRow { header, cells });
        }
        Grid {
            title: table.title.clone().unwrap_or_else(|| table.name.clone()),
            caption: table.caption.clone(),
            row_headers: table
                .row_axes
                .iter()
                .map(|head| head.label.clone())
                .collect(),
            column_headers,
            rows: grid_rows,
            notes: self.notes(),
            wording: Wording::default(),
        }
    }

    /// Returns the rows and the columns, totals last.
    fn lines(&self) -> (Vec<At>, Vec<At>) {
        let table = self.table;
        let lines = |lines: &[Line], axes: usize| -> Vec<At> {
            let mut all: Vec<At> = if axes == 0 {
                vec![At::Total]
            } else {
                (0..lines.len()).map(At::Line).collect()
            };
            if axes > 0 && table.totals {
                all.push(At::Total);
            }
            all
        };
        (
            lines(&table.rows, table.row_axes.len()),
            lines(&table.columns, table.column_axes.len()),
        )
    }

    /// Returns the quotations that are shown in some cell.
    fn shown_anywhere(&self) -> BTreeSet<Ix> {
        let (rows, columns) = self.lines();
        let mut shown = BTreeSet::new();
        for row in &rows {
            for column in &columns {
                for measure in 0..self.table.measures.len() {
                    shown.extend(self.shown(*row, *column, measure));
                }
            }
        }
        shown
    }

    /// Returns the quotations that are shown in a cell.
    fn shown(&self, row: At, column: At, measure: usize) -> Vec<Ix> {
        if self.passages == Shown::None {
            return Vec::new();
        }
        match self.table.cell(row, column, measure) {
            Cell::Count(_) => self
                .opened
                .as_ref()
                .map_or_else(Vec::new, |opened| opened.of(row, column).to_vec()),
            Cell::Quotations(quotations) => quotations.to_vec(),
            Cell::Findings(findings) => {
                let facts = |finding: &Ix| &self.study.findings[*finding as usize].1;
                let all = findings.iter().flat_map(|one| &facts(one).quotations);
                all.copied().filter(|one| *one != NONE).collect()
            }
            Cell::Present | Cell::Share { .. } | Cell::Words(_) | Cell::Empty(_) => Vec::new(),
        }
    }

    /// Returns the labels of a line; a code that is shown below another says so.
    fn labels(&self, line: &Line) -> Vec<GridLabel> {
        let label = |heading: &Heading| GridLabel {
            text: heading.label.clone(),
            within: match &heading.key {
                CellKey::Code(code) => self.above(*code, heading.depth),
                _ => Vec::new(),
            },
        };
        line.path.iter().map(label).collect()
    }

    /// Returns the names of so many codes above a code, the outermost first.
    fn above(&self, code: CodeId, depth: u32) -> Vec<String> {
        let mut names = Vec::new();
        let mut at = self.codes.get(&code).and_then(|code| code.parent);
        while let Some(code) = at.and_then(|id| self.codes.get(&id))
            && names.len() < depth as usize
        {
            names.push(code.name.to_string());
            at = code.parent;
        }
        names.reverse();
        names
    }

    fn column(&self, line: &Line) -> String {
        let labels = self.labels(line);
        let paths: Vec<String> = labels.iter().map(GridLabel::path).collect();
        paths.join(", ")
    }

    fn cell(&self, row: At, column: At, measure: usize) -> GridCell {
        let shown = self.shown(row, column, measure);
        let cited = shown.iter().filter_map(|one| self.cited.get(one));
        let mut cell = GridCell {
            quotations: cited.cloned().collect(),
            ..GridCell::default()
        };
        match self.table.cell(row, column, measure) {
            Cell::Count(count) => {
                cell.text = count.to_string();
                cell.number = Some(count.into());
            }
            Cell::Present => cell.text = "yes".to_owned(),
            Cell::Share { words, of } => {
                let tenths = (words * 2000 + of) / (of * 2);
                cell.text = format!("{}.{} %", tenths / 10, tenths % 10);
                cell.number = Some(words as f64 / of as f64);
            }
            Cell::Quotations(quotations) => {
                cell.text = match quotations.len() {
                    1 => "1 passage".to_owned(),
                    count => format!("{count} passages"),
                };
            }
            Cell::Findings(findings) => self.findings(findings, &mut cell),
            Cell::Words(words) => cell.text = words.join("; "),
            Cell::Empty(empty) => cell.empty = Some(empty.words().to_owned()),
        }
        let possible = self.table.possible(row, column);
        if possible > 0 && measure == 0 {
            cell.warnings.push(format!(
                "{possible} more possible: the dates do not settle it"
            ));
        }
        cell
    }

    fn findings(&self, findings: &[Ix], cell: &mut GridCell) {
        let mut texts = Vec::new();
        for finding in findings {
            let facts = &self.study.findings[*finding as usize].1;
            texts.push(facts.finding.text.clone());
            let place = format!("finding:{}", facts.finding.key);
            let about = self
                .warnings
                .iter()
                .filter(|warning| warning.place == place && warning.accepted.is_none());
            cell.warnings
                .extend(about.map(|warning| warning.code.to_string()));
        }
        cell.text = texts.join("\n");
    }

    fn notes(&self) -> Vec<String> {
        let mut notes = Vec::new();
        for stated in &self.table.stated {
            let by = match &stated.stated.according_to {
                Some(source) => format!(
                    "{} {}, as stated by {source}",
                    stated.stated.value, stated.stated.label
                ),
                None => format!("{} {}, as stated", stated.stated.value, stated.stated.label),
            };
            notes.push(match &stated.outcome {
                Outcome::Agrees => format!("{by}: the project gives the same figure."),
                Outcome::Differs { derived } => format!("{by}: the project gives {derived}."),
                Outcome::NotDerivable { why } => {
                    format!("{by}: not derivable from the registers ({why}).")
                }
            });
        }
        for note in &self.table.notes {
            notes.push(match note {
                Note::Unplaced { axis, units } => format!("{units} without a value for {axis}; they stand in no cell."),
                Note::Possible { units } => format!("{units} may belong in a cell; a date or a doubt does not settle it, and they are not placed."),
                Note::PossiblyKept { units } => format!("{units} may pass the filter; a date or a doubt does not settle it, and they are left out."),
                Note::FindingsElsewhere { findings } => {
                    let keys: Vec<&str> =
                        findings.iter().map(|ix| self.study.findings[*ix as usize].1.finding.key.as_str()).collect();
                    format!("Findings of this synopsis that name a cell it does not have: {}.", keys.join(", "))
                }
            });
        }
        notes
    }
}

/// Writes a grid in a format.
///
/// # Errors
/// When the format cannot hold a table.
pub fn write(grid: &Grid, format: Format) -> Result<Vec<u8>, Problem> {
    Ok(ayni_formats::write::grid(grid, format)?)
}
