//! Printing: tables for people, json and csv for programs.

use std::{
    cell::RefCell,
    io::{ErrorKind, IsTerminal as _, Write as _},
};

use serde_json::{Map, Value as Json};
use unicode_width::UnicodeWidthStr as _;

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
            eprintln!("{words}");
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
        let cells: Vec<Vec<String>> = listing
            .rows
            .iter()
            .map(|row| row.iter().map(|value| one_line(&plain(value))).collect())
            .collect();
        let width = |column: usize| {
            let widest = cells
                .iter()
                .map(|row| row[column].width())
                .max()
                .unwrap_or(0);
            widest.max(listing.columns[column].width())
        };
        let widths: Vec<usize> = (0..listing.columns.len()).map(width).collect();
        let widths = fit(&widths, terminal_width());
        let heads: Vec<String> = listing
            .columns
            .iter()
            .map(|name| (*name).to_owned())
            .collect();
        for row in std::iter::once(&heads).chain(&cells) {
            let padded: Vec<String> = row
                .iter()
                .zip(&widths)
                .map(|(cell, width)| pad(cell, *width))
                .collect();
            self.line(padded.join("  ").trim_end());
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

/// Returns the width of the terminal in columns; nothing where data does not go to one.
fn terminal_width() -> Option<usize> {
    let (terminal_size::Width(width), _) = terminal_size::terminal_size_of(std::io::stdout())?;
    Some(width.into())
}

/// Makes columns narrower, widest first, until they fit.
fn fit(widths: &[usize], terminal: Option<usize>) -> Vec<usize> {
    let mut widths = widths.to_vec();
    let Some(terminal) = terminal else {
        return widths;
    };
    let room = terminal.saturating_sub(2 * widths.len().saturating_sub(1));
    while widths.iter().sum::<usize>() > room {
        match widths.iter_mut().max() {
            Some(widest) if *widest > 8 => *widest -= 1,
            _ => break,
        }
    }
    widths
}

/// Brings a cell to a width in columns, cutting with an ellipsis.
fn pad(cell: &str, width: usize) -> String {
    let seen = cell.width();
    if seen <= width {
        return format!("{cell}{}", " ".repeat(width - seen));
    }
    let mut cut = String::new();
    for char in cell.chars() {
        if format!("{cut}{char}…").width() > width {
            break;
        }
        cut.push(char);
    }
    pad(&format!("{cut}…"), width)
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
    fn wide_signs_are_counted_as_the_terminal_shows_them() {
        assert_eq!(pad("日本", 5), "日本 ");
        assert_eq!(pad("Entrevista", 6), "Entre…");
        assert_eq!(fit(&[10, 40], Some(32)), [10, 20]);
    }
}
