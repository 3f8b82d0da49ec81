//! Writers, one file per format: plain values in, bytes out.
//!
//! Invariants: the same value gives the same bytes, on any machine and at any time; every word of
//! the user is escaped for the format it goes into; what a format cannot hold is replaced by
//! U+FFFD, never left out.

mod coded_docx;
mod coded_html;
mod coded_table;
mod coded_text;
mod document;
mod escape;
mod grid_csv;
mod grid_docx;
mod grid_html;
mod grid_md;
mod grid_xlsx;
mod segments;
mod sheet;

use ayni_model::{codebook::PATH_SEPARATOR, coding::Stance, layout::Layout, text::Span};
use serde::Serialize;

use crate::Format;

pub use grid_csv::{Guard, grid_csv};

/// A table whose cells open down to the passages behind them: the form in which every synopsis
/// leaves the program.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Grid {
    /// What the table shows.
    pub title: String,
    /// How to read it: the measure, the selection, the date.
    pub caption: Option<String>,
    /// Names of the columns that hold the rows' labels, outermost first: `country`, `mine`.
    pub row_headers: Vec<String>,
    /// Labels of the columns of cells.
    pub column_headers: Vec<String>,
    /// The rows in order.
    pub rows: Vec<GridRow>,
    /// Remarks under the table, one paragraph each.
    pub notes: Vec<String>,
    /// The few words that the writers add of their own.
    #[serde(skip)]
    pub wording: Wording,
}

/// A row of a [`Grid`].
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct GridRow {
    /// The row's labels, at most one for each of [`Grid::row_headers`]; missing ones are empty.
    pub header: Vec<GridLabel>,
    /// One cell for each of [`Grid::column_headers`].
    pub cells: Vec<GridCell>,
}

/// The label of a row, which may stand below others in a tree.
///
/// Documents for people show the name, moved in; tables for programs show the whole path, so that two
/// codes of one name stay two.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct GridLabel {
    /// Its name.
    pub text: String,
    /// The names above it, outermost first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub within: Vec<String>,
}

impl From<&str> for GridLabel {
    fn from(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            within: Vec::new(),
        }
    }
}

impl GridLabel {
    /// Returns the name with those above it: `Work > Closure`.
    #[must_use]
    pub fn path(&self) -> String {
        let names = self.within.iter().chain([&self.text]);
        names
            .map(String::as_str)
            .collect::<Vec<_>>()
            .join(PATH_SEPARATOR)
    }

    /// Returns the name, moved in by `by` for each name above it.
    #[must_use]
    pub fn indented(&self, by: &str) -> String {
        by.repeat(self.within.len()) + &self.text
    }
}

/// A cell of a [`Grid`].
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct GridCell {
    /// What the cell says; a count as digits, a finding as prose.
    pub text: String,
    /// The value, where the cell is one; spreadsheets get it as a number.
    pub number: Option<f64>,
    /// The passages behind the cell, in order.
    pub quotations: Vec<CitedPassage>,
    /// Why there is nothing to say, where that is so: `not collected`, `not asked`.
    pub empty: Option<String>,
    /// What a careful reader should know: `rests on one informant`.
    pub warnings: Vec<String>,
}

/// A passage with its place.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct CitedPassage {
    /// Where it stands, as it is to be printed: `Interview 12, 2005, p. 4`.
    pub citation: String,
    /// The words.
    pub words: String,
}

/// A text with its codings.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct CodedText {
    /// The name of the source.
    pub title: String,
    /// What is known of the source: name and value, in order.
    pub properties: Vec<(String, String)>,
    /// The words; paragraphs end with `\n`.
    pub text: String,
    /// What is known of the parts of the text.
    pub layout: Layout,
    /// The codings in any order.
    pub codings: Vec<CodedSpan>,
    /// The codes with their definitions, in the order of the codebook. Codes that are used but not
    /// listed follow after them.
    pub codebook: Vec<(String, String)>,
    /// The few words that the writers add of their own.
    #[serde(skip)]
    pub wording: Wording,
}

/// A code given to a passage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CodedSpan {
    /// The passage, in code points of [`CodedText::text`].
    pub span: Span,
    /// The code's name.
    pub code: String,
    /// Who gave it.
    pub coder: String,
    /// Whether the passage speaks for the code or against it.
    pub stance: Stance,
    /// A note on it.
    pub memo: Option<String>,
}

/// The words that writers add of their own, in the reader's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    /// The language as a BCP 47 tag.
    pub language: String,
    /// Heading over the passages behind a table.
    pub passages: String,
    /// Heading over notes.
    pub notes: String,
    /// Heading over the codes of a text.
    pub codes: String,
    /// Before a page label: `p.`
    pub page: String,
    /// Before the number of a paragraph: `¶`
    pub paragraph: String,
    /// What a coding that supports its code is called, and one that is contrary to it.
    pub stances: [String; 2],
    /// Headings of the columns of a list of codings: citation, words, code, coder, stance, start,
    /// end, speaker, page, memo.
    pub coding_columns: [String; 10],
    /// Headings of the columns of a list of passages: row, column, citation, words.
    pub passage_columns: [String; 4],
}

impl Default for Wording {
    fn default() -> Self {
        let columns = [
            "citation", "words", "code", "coder", "stance", "start", "end", "speaker", "page",
            "memo",
        ];
        Self {
            language: "en".into(),
            passages: "Passages".into(),
            notes: "Notes".into(),
            codes: "Codes".into(),
            page: "p.".into(),
            paragraph: "¶".into(),
            stances: [Stance::Supports, Stance::Contrary].map(|stance| stance.word().to_owned()),
            coding_columns: columns.map(str::to_owned),
            passage_columns: ["row", "column", "citation", "words"].map(str::to_owned),
        }
    }
}

/// Why something was not written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum WriteError {
    /// There is no such writer.
    #[error(
        "{what} cannot be written as {format}; choose one of {}",
        list(choices)
    )]
    NoWriter {
        /// What was to be written.
        what: &'static str,
        /// The format that was asked for.
        format: Format,
        /// The formats that there are.
        choices: &'static [Format],
    },
    /// A row of a [`Grid`] has another number of cells or labels than the grid has columns.
    #[error("row {row} of the table has {seen} cells for {expected} columns")]
    Misshapen {
        /// The row, counted from 1.
        row: usize,
        /// How many were expected.
        expected: usize,
        /// How many there are.
        seen: usize,
    },
    /// A coding or a mark of the layout reaches past the end of the text.
    #[error("the passage {span} reaches past the end of a text of {length} code points")]
    PastTheEnd {
        /// The passage.
        span: Span,
        /// The length of the text in code points.
        length: u32,
    },
    /// The format has no room for so much.
    #[error("{format} cannot hold it: {why}")]
    NoRoom {
        /// The format.
        format: Format,
        /// What there is too much of.
        why: String,
    },
}

fn list(formats: &[Format]) -> String {
    let names: Vec<String> = formats.iter().map(Format::to_string).collect();
    names.join(", ")
}

/// The formats of [`grid`].
pub const GRID_FORMATS: &[Format] = &[
    Format::Md,
    Format::Html,
    Format::Docx,
    Format::Xlsx,
    Format::Csv,
    Format::Json,
];

/// The formats of [`coded_text()`].
pub const CODED_TEXT_FORMATS: &[Format] = &[
    Format::Txt,
    Format::Md,
    Format::Html,
    Format::Docx,
    Format::Xlsx,
    Format::Csv,
    Format::Json,
];

/// Writes a table.
///
/// # Errors
/// [`WriteError::NoWriter`] for a format not among [`GRID_FORMATS`], [`WriteError::Misshapen`],
/// [`WriteError::NoRoom`].
pub fn grid(grid: &Grid, format: Format) -> Result<Vec<u8>, WriteError> {
    for (row, number) in grid.rows.iter().zip(1..) {
        let labels = (grid.row_headers.len(), row.header.len());
        let cells = (grid.column_headers.len(), row.cells.len());
        let (expected, seen) = if labels.1 > labels.0 { labels } else { cells };
        if expected != seen {
            return Err(WriteError::Misshapen {
                row: number,
                expected,
                seen,
            });
        }
    }
    match format {
        Format::Md => Ok(grid_md::write(grid).into_bytes()),
        Format::Html => Ok(grid_html::write(grid).into_bytes()),
        Format::Docx => grid_docx::write(grid),
        Format::Xlsx => grid_xlsx::write(grid),
        Format::Csv => Ok(grid_csv(grid, Guard::Apostrophe)),
        Format::Json => json(grid),
        _ => Err(WriteError::NoWriter {
            what: "a table",
            format,
            choices: GRID_FORMATS,
        }),
    }
}

/// Writes a text with its codings.
///
/// # Errors
/// [`WriteError::NoWriter`] for a format not among [`CODED_TEXT_FORMATS`],
/// [`WriteError::PastTheEnd`], [`WriteError::NoRoom`].
pub fn coded_text(coded: &CodedText, format: Format) -> Result<Vec<u8>, WriteError> {
    let view = segments::View::new(coded)?;
    match format {
        Format::Txt => Ok(coded_text::txt(&view).into_bytes()),
        Format::Md => Ok(coded_text::markdown(&view).into_bytes()),
        Format::Html => Ok(coded_html::write(&view).into_bytes()),
        Format::Docx => coded_docx::write(&view),
        Format::Xlsx => coded_table::xlsx(&view),
        Format::Csv => Ok(coded_table::csv(&view)),
        Format::Json => json(coded),
        _ => Err(WriteError::NoWriter {
            what: "a coded text",
            format,
            choices: CODED_TEXT_FORMATS,
        }),
    }
}

fn json(value: &impl Serialize) -> Result<Vec<u8>, WriteError> {
    let mut bytes = serde_json::to_vec_pretty(value).map_err(|error| WriteError::NoRoom {
        format: Format::Json,
        why: error.to_string(),
    })?;
    bytes.push(b'\n');
    Ok(bytes)
}

impl Grid {
    /// Returns a row's labels, one for each of the row headers.
    fn labels<'g>(&'g self, row: &'g GridRow) -> impl Iterator<Item = Option<&'g GridLabel>> {
        let given = row.header.iter().map(Some);
        given
            .chain(std::iter::repeat(None))
            .take(self.row_headers.len())
    }

    /// Returns a row's labels moved in, as documents show them.
    fn indented(&self, row: &GridRow) -> Vec<String> {
        // Blanks at the start of a cell are not shown by browsers and word processors.
        let label = |label: &GridLabel| label.indented("\u{2003}");
        let labels = self.labels(row);
        labels.map(|it| it.map(label).unwrap_or_default()).collect()
    }

    /// Returns a row's labels with all that is above them, as tables for programs show them.
    fn paths(&self, row: &GridRow) -> Vec<String> {
        let label = |label: Option<&GridLabel>| label.map(GridLabel::path).unwrap_or_default();
        self.labels(row).map(label).collect()
    }

    /// Returns the passages with the labels of their row, joined, and of their column, numbered
    /// from 1 through the whole table.
    fn passages(&self) -> impl Iterator<Item = (usize, String, &str, &CitedPassage)> {
        let cells = self.rows.iter().flat_map(move |row| {
            let label = row.label();
            let columns = self.column_headers.iter().map(String::as_str);
            columns
                .zip(&row.cells)
                .map(move |(column, cell)| (label.clone(), column, cell))
        });
        let passages = cells.flat_map(|(label, column, cell)| {
            let quotations = cell.quotations.iter();
            quotations.map(move |passage| (label.clone(), column, passage))
        });
        (1..)
            .zip(passages)
            .map(|(number, (label, column, passage))| (number, label, column, passage))
    }
}

impl Wording {
    /// Returns what a stance is called.
    fn stance(&self, stance: Stance) -> &str {
        let [supports, contrary] = &self.stances;
        match stance {
            Stance::Supports => supports,
            Stance::Contrary => contrary,
        }
    }
}

impl GridRow {
    /// Returns what the row is called in a list.
    fn label(&self) -> String {
        let paths: Vec<String> = self.header.iter().map(GridLabel::path).collect();
        paths.join(" / ")
    }
}

impl GridCell {
    /// Returns what the cell shows, and whether that is only why it is empty.
    fn shown(&self) -> (&str, bool) {
        match &self.empty {
            Some(reason) if self.text.is_empty() => (reason, true),
            _ => (&self.text, false),
        }
    }
}

#[cfg(test)]
mod tests;
