//! A table of the folder: columns checked by name, cells read with their place.

use std::{collections::BTreeMap, str::FromStr};

use ayni_formats::{Limits, ReadOptions, table};
use ayni_model::{id::NounId, record::ATTRIBUTE_PREFIX};

use super::{
    folder::Folder,
    names::Keys,
    problems::{At, Problems, Why, unknown},
};

/// Which columns a table has.
#[derive(Debug, Default, Clone)]
pub(crate) struct Columns(BTreeMap<String, usize>);

impl Columns {
    /// Takes the columns of a file; an unknown one is a problem, unless it may be an attribute.
    pub(crate) fn check(
        names: &[String],
        known: &[&str],
        attributes: bool,
        at: At<'_>,
        problems: &Problems,
    ) -> Self {
        for name in names {
            if !attributes && !known.contains(&name.as_str()) && name != "id" && name != "position"
            {
                problems.add(at, unknown("column", name, known.iter().copied()));
            }
        }
        Self(names.iter().cloned().zip(0..).collect())
    }

    pub(crate) fn place(&self, name: &str) -> Option<usize> {
        self.0.get(name).copied()
    }

    /// Returns the columns that hold attributes: name of the attribute and place.
    pub(crate) fn attributes<'c>(
        &'c self,
        known: &'c [&str],
    ) -> impl Iterator<Item = (&'c str, usize)> {
        let attribute = |(name, place): (&'c String, &usize)| {
            if let Some(name) = name.strip_prefix(ATTRIBUTE_PREFIX) {
                return Some((name, *place));
            }
            let built_in = known.contains(&name.as_str()) || name == "id" || name == "position";
            (!built_in).then_some((name.as_str(), *place))
        };
        self.0.iter().filter_map(attribute)
    }
}

/// A table in memory.
#[derive(Debug)]
pub(crate) struct Sheet {
    /// Its file in the folder.
    pub(crate) file: String,
    /// Its columns.
    pub(crate) columns: Columns,
    rows: Vec<table::Row>,
}

/// The bytes of the largest file that is read: a table of a million codings with their words.
pub(crate) const TABLE: u64 = 2 << 30;

/// The bytes of the largest document, text or memo; what a reader takes at most.
pub(crate) const DOCUMENT: u64 = 256 << 20;

/// How much a table of a plain project may hold.
pub(crate) fn limits() -> Limits {
    Limits {
        file_bytes: usize::try_from(TABLE).unwrap_or(usize::MAX),
        table_cells: 100_000_000,
        ..Limits::default()
    }
}

/// Returns the file of a table, `.csv` or `.xlsx`; two are a problem.
pub(crate) fn file_of(files: &[String], stem: &str, problems: &Problems) -> Option<String> {
    let file = present(files, stem)?;
    let xlsx = format!("{stem}.xlsx");
    if file != xlsx && files.contains(&xlsx) {
        let what = format!("there is also {file}; keep one of the two");
        problems.add(At::file(&xlsx), what);
    }
    Some(file)
}

/// Returns the file of a table, if there is one.
pub(crate) fn present(files: &[String], stem: &str) -> Option<String> {
    let names = ["csv", "xlsx"].map(|extension| format!("{stem}.{extension}"));
    names.into_iter().find(|name| files.contains(name))
}

impl Sheet {
    /// Reads a table; one that is refused is a problem.
    pub(crate) fn open(
        folder: &dyn Folder,
        file: String,
        known: &[&str],
        attributes: bool,
        problems: &Problems,
    ) -> Option<Self> {
        let bytes = read(folder, &file, TABLE, problems)?;
        let options = ReadOptions {
            limits: limits(),
            ..ReadOptions::default()
        };
        match table::read(&file, &bytes, &options) {
            Ok((table, _)) => Some(Self {
                columns: Columns::check(
                    &table.columns,
                    known,
                    attributes,
                    At::line(&file, 1),
                    problems,
                ),
                rows: table.rows,
                file,
            }),
            Err(refusal) => {
                problems.refuse(&refusal);
                None
            }
        }
    }

    /// Returns the rows.
    pub(crate) fn rows<'s>(&'s self, problems: &'s Problems) -> impl Iterator<Item = Cells<'s>> {
        self.rows.iter().map(move |row| Cells {
            at: At::line(&self.file, row.line),
            columns: &self.columns,
            cells: &row.cells,
            problems,
        })
    }
}

/// Returns the content of a file of at most so many bytes; one that cannot be read is a problem.
pub(crate) fn read(
    folder: &dyn Folder,
    file: &str,
    most: u64,
    problems: &Problems,
) -> Option<Vec<u8>> {
    match folder.read(file, most) {
        Ok(bytes) => Some(bytes),
        Err(error) => {
            problems.add(At::file(file), error);
            None
        }
    }
}

/// The cells of a row.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cells<'a> {
    pub(crate) at: At<'a>,
    pub(crate) columns: &'a Columns,
    pub(crate) cells: &'a [String],
    pub(crate) problems: &'a Problems,
}

impl<'a> Cells<'a> {
    /// Tells whether the file has the column.
    pub(crate) fn has(&self, column: &str) -> bool {
        self.columns.place(column).is_some()
    }

    /// Returns a cell as it stands; empty where there is no such column.
    pub(crate) fn raw(&self, column: &str) -> &'a str {
        let place = self.columns.place(column);
        place
            .and_then(|place| self.cells.get(place))
            .map_or("", String::as_str)
    }

    /// Returns a cell without the blanks around it.
    pub(crate) fn word(&self, column: &str) -> &'a str {
        self.raw(column).trim()
    }

    /// Returns a cell as it stands, unless it is empty.
    pub(crate) fn text(&self, column: &str) -> Option<String> {
        let text = self.raw(column);
        (!text.is_empty()).then(|| text.to_owned())
    }

    /// Notes a problem in a column.
    pub(crate) fn problem(&self, column: &str, what: impl std::fmt::Display) {
        self.problems.add(self.at.column(column), what);
    }

    /// Reads a cell, unless it is empty.
    pub(crate) fn parse<T: FromStr<Err: std::fmt::Display>>(&self, column: &str) -> Option<T> {
        let word = self.word(column);
        if word.is_empty() {
            return None;
        }
        match word.parse() {
            Ok(value) => Some(value),
            Err(error) => {
                self.problem(column, error);
                None
            }
        }
    }

    /// Reads a whole number, unless the cell is empty.
    pub(crate) fn number(&self, column: &str) -> Option<u32> {
        let word = self.word(column);
        if word.is_empty() {
            return None;
        }
        let number = word.parse().ok();
        if number.is_none() {
            self.problem(column, format!("{word:?} is not a whole number"));
        }
        number
    }

    /// Reads one of some words, unless the cell is empty.
    pub(crate) fn one_of<T: Copy>(&self, column: &str, words: &[(&str, T)]) -> Option<T> {
        let word = self.word(column);
        if word.is_empty() {
            return None;
        }
        let found = words.iter().find(|(name, _)| *name == word);
        if found.is_none() {
            let names: Vec<&str> = words.iter().map(|(name, _)| *name).collect();
            let what = unknown(column, word, names.iter().copied());
            self.problem(column, format!("{what} (expected: {})", names.join(", ")));
        }
        found.map(|(_, value)| *value)
    }

    /// Returns a cell that must not be empty.
    pub(crate) fn required(&self, column: &str) -> Option<&'a str> {
        let word = self.word(column);
        if word.is_empty() {
            let what = if self.has(column) {
                "the cell is empty; every row needs it"
            } else {
                "there is no such column; every row needs it"
            };
            self.problem(column, what);
            return None;
        }
        Some(word)
    }

    /// Reads the key of another row, unless the cell is empty.
    pub(crate) fn refer<I: NounId>(&self, column: &str, keys: &Keys<I>) -> Option<I> {
        let word = self.word(column);
        if word.is_empty() {
            return None;
        }
        self.found(column, keys.find(word))
    }

    /// Reads the key of another row, which must be there.
    pub(crate) fn must_refer<I: NounId>(&self, column: &str, keys: &Keys<I>) -> Option<I> {
        let word = self.required(column)?;
        self.found(column, keys.find(word))
    }

    /// Returns what was found, or notes why not.
    pub(crate) fn found<T>(&self, column: &str, found: Result<T, Why>) -> Option<T> {
        match found {
            Ok(found) => Some(found),
            Err(why) => {
                self.problems.unknown(self.at.column(column), why);
                None
            }
        }
    }

    /// Returns the parts of a list.
    pub(crate) fn list(&self, column: &str) -> impl Iterator<Item = &'a str> {
        self.raw(column)
            .split(';')
            .map(str::trim)
            .filter(|part| !part.is_empty())
    }
}
