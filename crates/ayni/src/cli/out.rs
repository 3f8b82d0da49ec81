//! Printing: tables for people, json and csv for programs.

use std::{
    cell::RefCell,
    io::{ErrorKind, IsTerminal as _, Write as _},
};

use comfy_table::{ColumnConstraint, ContentArrangement, Row, Table, TableStyle, Width};
use serde_json::{Map, Value as Json};
use unicode_width::UnicodeWidthStr as _;

/// Blanks between columns.
const GAP: usize = 2;

/// A column up to this width is not wrapped.
const SHORT: usize = 21;

/// A cell of a listing has no more lines than this.
const TALLEST: usize = 6;

/// The form in which data is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// Columns for a terminal.
    Table,
    /// One json value.
    Json,
    /// Comma separated.
    Csv,
}

impl Form {
    /// How many rows are printed where nobody says how many: what a person reads, or all.
    pub(crate) const fn usual_limit(self) -> usize {
        match self {
            Self::Table => 50,
            Self::Json | Self::Csv => usize::MAX,
        }
    }
}

/// Where words go: data to standard output, talk to standard error.
#[derive(Debug)]
pub(crate) struct Out {
    /// The form of data.
    pub(crate) form: Form,
    quiet: bool,
    /// Why data could not be written, if it could not.
    failed: RefCell<Option<std::io::Error>>,
}

/// Rows under named columns.
#[derive(Debug, Default)]
pub(crate) struct Listing {
    columns: Vec<&'static str>,
    rows: Vec<Vec<Json>>,
}

impl Listing {
    /// Begins a listing; the names are also the keys of the json.
    pub(crate) fn new(columns: &[&'static str]) -> Self {
        Self {
            columns: columns.to_vec(),
            rows: Vec::new(),
        }
    }

    /// Adds a row, one value per column.
    pub(crate) fn row(&mut self, values: Vec<Json>) {
        debug_assert_eq!(values.len(), self.columns.len());
        self.rows.push(values);
    }

    /// Returns how many rows there are.
    pub(crate) fn len(&self) -> usize {
        self.rows.len()
    }
}

impl Out {
    pub(crate) const fn new(form: Form, quiet: bool) -> Self {
        Self {
            form,
            quiet,
            failed: RefCell::new(None),
        }
    }

    /// Returns why data could not be written: a full disk, say. A reader that closed the pipe has
    /// seen enough and is no reason.
    pub(crate) fn failure(&self) -> Option<std::io::Error> {
        let failed = self.failed.borrow_mut().take();
        failed.filter(|error| error.kind() != ErrorKind::BrokenPipe)
    }

    fn note(&self, written: std::io::Result<()>) {
        if let Err(error) = written {
            self.failed.borrow_mut().get_or_insert(error);
        }
    }

    /// Says something to the person: what was done, what to look at.
    pub(crate) fn say(&self, words: impl std::fmt::Display) {
        if !self.quiet && self.form == Form::Table {
            talk(words);
        }
    }

    /// Prints a line of data.
    pub(crate) fn line(&self, words: impl std::fmt::Display) {
        self.note(writeln!(std::io::stdout(), "{words}"));
    }

    /// Prints what is known of one thing; what is null is left out.
    pub(crate) fn facts(&self, facts: &[(&str, Json)]) {
        let known = facts.iter().filter(|(_, value)| !value.is_null());
        if self.form == Form::Json {
            return self.json(&Json::Object(
                known
                    .map(|(name, value)| ((*name).to_owned(), value.clone()))
                    .collect::<Map<_, _>>(),
            ));
        }
        let mut listing = Listing::new(&["what", "value"]);
        for (name, value) in known {
            listing.row(vec![Json::String((*name).to_owned()), value.clone()]);
        }
        self.list(&listing);
    }

    /// Prints bytes as they are.
    pub(crate) fn raw(&self, bytes: &[u8]) {
        let mut out = std::io::stdout();
        let end: &[u8] = if bytes.ends_with(b"\n") { b"" } else { b"\n" };
        self.note(out.write_all(bytes).and_then(|()| out.write_all(end)));
        self.note(out.flush());
    }

    /// Prints a listing whose last column is prose: for people as paragraphs, else as [`Out::list`].
    pub(crate) fn blocks(&self, listing: &Listing) {
        if self.form != Form::Table {
            return self.list(listing);
        }
        for row in &listing.rows {
            let Some((prose, heads)) = row.split_last() else {
                continue;
            };
            let heads: Vec<String> = heads.iter().map(plain).collect();
            self.line(format!(
                "\n{}\n  “{}”",
                heads.join("  "),
                one_line(&plain(prose))
            ));
        }
    }

    /// Prints one json value.
    pub(crate) fn json(&self, value: &Json) {
        self.line(serde_json::to_string_pretty(value).unwrap_or_default());
    }

    /// Prints a listing in the form that was asked for.
    pub(crate) fn list(&self, listing: &Listing) {
        match self.form {
            Form::Table => self.table(listing),
            Form::Json => {
                let object = |row: &Vec<Json>| -> Json {
                    let pairs = listing.columns.iter().zip(row);
                    Json::Object(
                        pairs
                            .map(|(name, value)| ((*name).to_owned(), value.clone()))
                            .collect::<Map<_, _>>(),
                    )
                };
                self.json(&listing.rows.iter().map(object).collect());
            }
            Form::Csv => {
                let mut writer = csv::Writer::from_writer(std::io::stdout());
                let mut record = |cells: &mut dyn Iterator<Item = String>| {
                    writer.write_record(cells).map_err(std::io::Error::from)
                };
                let mut written = record(&mut listing.columns.iter().map(|it| (*it).to_owned()));
                for row in &listing.rows {
                    written = written.and_then(|()| record(&mut row.iter().map(plain)));
                }
                self.note(written.and_then(|()| writer.flush()));
            }
        }
    }

    fn table(&self, listing: &Listing) {
        let mut cells: Vec<Vec<String>> = vec![
            listing
                .columns
                .iter()
                .map(|name| (*name).to_owned())
                .collect(),
        ];
        let rows = listing.rows.iter();
        cells.extend(rows.map(|row| row.iter().map(|value| one_line(&plain(value))).collect()));
        let width = |column: usize| cells.iter().map(|row| row[column].width()).max();
        let widths: Vec<usize> = (0..listing.columns.len())
            .map(|column| width(column).unwrap_or(0))
            .collect();
        let gaps = GAP * widths.len().saturating_sub(1);
        match terminal_width() {
            Some(room) if widths.iter().sum::<usize>() + gaps > room => {
                self.line(wrapped(cells, &widths, room));
            }
            _ => {
                for row in &cells {
                    let padded: Vec<String> = row
                        .iter()
                        .zip(&widths)
                        .map(|(cell, width)| format!("{cell}{}", " ".repeat(width - cell.width())))
                        .collect();
                    self.line(padded.join("  ").trim_end());
                }
            }
        }
    }

    /// Returns a progress bar of so many steps; an invisible one where nobody looks.
    pub(crate) fn progress(&self, steps: u64) -> indicatif::ProgressBar {
        if self.quiet || !std::io::stderr().is_terminal() {
            return indicatif::ProgressBar::hidden();
        }
        let style = indicatif::ProgressStyle::with_template("{bar:30} {pos}/{len} {msg}");
        indicatif::ProgressBar::new(steps)
            .with_style(style.unwrap_or_else(|_| indicatif::ProgressStyle::default_bar()))
    }
}

/// Says a line to the person, on standard error. Where nobody listens any more, the work goes on all the same.
pub(super) fn talk(words: impl std::fmt::Display) {
    drop(writeln!(std::io::stderr(), "{words}"));
}

/// Returns the width of the terminal in columns; nothing where data does not go to one.
fn terminal_width() -> Option<usize> {
    let (terminal_size::Width(width), _) = terminal_size::terminal_size_of(std::io::stdout())?;
    Some(width.into())
}

/// Brings a table to the width of a terminal: columns without a word are left out, keys and short
/// columns stay whole, and prose wraps.
fn wrapped(cells: Vec<Vec<String>>, widths: &[usize], room: usize) -> String {
    let said = |column: usize| cells[1..].iter().any(|row| !row[column].is_empty());
    let kept: Vec<usize> = (0..widths.len()).filter(|column| said(*column)).collect();
    let heads: Vec<usize> = cells[0].iter().map(|head| head.width()).collect();
    let mut table = Table::new();
    table
        .load_style(TableStyle::new())
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(u16::try_from(room).unwrap_or(u16::MAX));
    for row in cells {
        let mut row = Row::from(kept.iter().map(|column| row[*column].clone()));
        row.max_height(TALLEST);
        table.add_row(row);
    }
    let short: usize = kept
        .iter()
        .map(|column| widths[*column])
        .filter(|width| *width <= SHORT)
        .sum();
    for (at, column) in kept.iter().enumerate() {
        let Some(drawn) = table.column_mut(at) else {
            continue;
        };
        drawn.set_padding((0, u16::try_from(GAP).unwrap_or(0)));
        let whole = (at == 0 || widths[*column] <= SHORT) && short < room * 3 / 4;
        drawn.set_constraint(if whole {
            ColumnConstraint::ContentWidth
        } else {
            let head = u16::try_from(heads[*column] + GAP).unwrap_or(u16::MAX);
            ColumnConstraint::LowerBoundary(Width::Fixed(head))
        });
    }
    let lines = table.lines().map(|line| line.trim_end().to_owned());
    lines.collect::<Vec<_>>().join("\n")
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns a value as a cell: lists separated by semicolons.
fn plain(value: &Json) -> String {
    match value {
        Json::Null => String::new(),
        Json::String(text) => text.clone(),
        Json::Bool(true) => "yes".to_owned(),
        Json::Bool(false) => "no".to_owned(),
        Json::Array(values) => values.iter().map(plain).collect::<Vec<_>>().join("; "),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_wraps_and_wide_signs_are_counted_as_the_terminal_shows_them() {
        let cells = [
            ["key", "name", "when", "answer"],
            ["日本", "a mine that closes", "2005", ""],
        ];
        let cells: Vec<Vec<String>> = cells.map(|row| row.map(str::to_owned).to_vec()).to_vec();
        assert_eq!(
            wrapped(cells, &[4, 60, 4, 6], 25),
            "key   name         when\n日本  a mine that  2005\n      closes"
        );
    }
}
