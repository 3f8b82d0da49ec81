//! A database in memory, for tests of readers.

use std::collections::{BTreeMap, BTreeSet};

use ayni_model::id::RecordId;

use super::{Cell, Database, Query, Unreadable};
use crate::foreign::Piece;

/// A table: its columns and its rows.
type Table = (Vec<String>, Vec<Vec<Cell>>);

/// A database in memory: tables by their name in small letters.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    headers: BTreeMap<String, i64>,
    tables: BTreeMap<String, Table>,
}

impl Memory {
    /// Sets a number of the header.
    pub(crate) fn header(mut self, name: &str, number: i64) -> Self {
        self.headers.insert(name.to_owned(), number);
        self
    }

    /// Adds a table: the names of its columns, and its rows as JSON.
    pub(crate) fn table(mut self, name: &str, columns: &str, rows: serde_json::Value) -> Self {
        let columns = columns.split(' ').map(str::to_lowercase).collect();
        let rows: Vec<Vec<serde_json::Value>> = serde_json::from_value(rows).unwrap();
        let rows = rows
            .into_iter()
            .map(|row| row.into_iter().map(cell).collect());
        self.tables
            .insert(name.to_lowercase(), (columns, rows.collect()));
        self
    }

    /// Adds a table without rows.
    pub(crate) fn add(&mut self, name: &str, columns: &str) {
        let columns = columns.split(' ').map(str::to_lowercase).collect();
        self.tables
            .insert(name.to_lowercase(), (columns, Vec::new()));
    }

    /// Adds a row to a table: a cell for every column.
    pub(crate) fn row(&mut self, table: &str, cells: &[Cell]) {
        let (columns, rows) = self.tables.get_mut(table).expect("a table");
        assert_eq!(columns.len(), cells.len(), "cells of a row of {table}");
        rows.push(cells.to_vec());
    }

    /// Has the rows of some tables twice, as no table has them that has a key.
    pub(crate) fn doubled(mut self, tables: &[&str]) -> Self {
        for table in tables {
            let (_, rows) = self.tables.get_mut(*table).expect("a table");
            rows.extend_from_within(..);
        }
        self
    }

    /// Takes the rows of a table that fit, away.
    pub(crate) fn remove(&mut self, table: &str, which: impl Fn(&[Cell]) -> bool) {
        let (_, rows) = self.tables.get_mut(table).expect("a table");
        rows.retain(|row| !which(row));
    }
}

/// Returns the identities of the pieces that have a moment at which they were made, and of their passages.
pub(crate) fn identities(pieces: Vec<Piece>) -> BTreeSet<RecordId> {
    let mut ids = BTreeSet::new();
    for piece in pieces {
        match piece {
            Piece::Code(code) => ids.insert(code.id),
            Piece::Case(case) => ids.insert(case.id),
            Piece::Set(set) => ids.insert(set.id),
            Piece::Note(note) => ids.insert(note.id),
            Piece::Source(source) => {
                ids.extend(source.selections.iter().map(|selection| selection.id));
                ids.insert(source.id)
            }
            _ => false,
        };
    }
    ids
}

fn cell(value: serde_json::Value) -> Cell {
    match value {
        serde_json::Value::Null => Cell::Null,
        serde_json::Value::Number(number) => number.as_i64().map_or_else(
            || Cell::Real(number.as_f64().unwrap_or_default()),
            Cell::Integer,
        ),
        serde_json::Value::String(text) => Cell::Text(text),
        other => Cell::Text(other.to_string()),
    }
}

impl Database for Memory {
    fn columns(&self, table: &str) -> Result<Vec<String>, Unreadable> {
        let table = self.tables.get(&table.to_lowercase());
        Ok(table
            .map(|(columns, _)| columns.clone())
            .unwrap_or_default())
    }

    fn header(&self, name: &str) -> Result<i64, Unreadable> {
        Ok(self.headers.get(name).copied().unwrap_or_default())
    }

    fn rows(&self, query: &Query<'_>, show: &mut dyn FnMut(&[Cell])) -> Result<(), Unreadable> {
        let Some((columns, rows)) = self.tables.get(&query.table.to_lowercase()) else {
            return Ok(());
        };
        let get = |row: &[Cell], name: &str| {
            let at = columns.iter().position(|column| column == name);
            at.map_or(Cell::Null, |at| row[at].clone())
        };
        let mut rows: Vec<&Vec<Cell>> = rows
            .iter()
            .filter(|row| {
                query
                    .only
                    .is_none_or(|(name, number)| get(row, name).integer() == Some(number))
            })
            .collect();
        let key = |row: &[Cell]| -> Vec<(Option<i64>, Option<String>)> {
            let cells = query.by.iter().map(|name| get(row, name));
            cells.map(|cell| (cell.integer(), cell.text())).collect()
        };
        rows.sort_by_key(|row| key(row));
        for row in rows {
            let cells: Vec<Cell> = query.columns.iter().map(|name| get(row, name)).collect();
            show(&cells);
        }
        Ok(())
    }
}
