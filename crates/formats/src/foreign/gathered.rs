//! Rows of a table by what they belong to, such as codings by their source.
//!
//! A foreign table has no index that could be believed, so that asking for the rows of one source goes
//! through all rows. Here they are gone through once for many sources: for as many as memory should
//! hold.

use std::{cmp::Ordering, collections::BTreeMap, ops::Range};

use super::database::{Cell, Database, Query, Unreadable};

/// Bytes of rows that are held at a time, unless the rows of a single number have more.
const MOST: usize = 64 << 20;

/// Bytes that a cell takes beside its words.
const CELL: usize = size_of::<Cell>();

/// The rows of a table, gathered by the number in one of their columns.
#[derive(Debug)]
pub(super) struct Gathered {
    table: &'static str,
    columns: &'static [&'static str],
    /// Where the number stands in the columns.
    key: usize,
    /// Where those stand that order the rows of a number.
    by: Vec<usize>,
    most: usize,
    /// The numbers that were looked for.
    covered: Range<i64>,
    held: BTreeMap<i64, Vec<Vec<Cell>>>,
}

impl Gathered {
    /// Takes a table, the columns that are wanted, and of these the one that says to what a row belongs
    /// and those that order the rows of one number. Nothing is read yet.
    pub(super) fn new(
        table: &'static str,
        columns: &'static [&'static str],
        key: &str,
        by: &[&str],
    ) -> Self {
        let at = |name: &str| columns.iter().position(|column| *column == name);
        Self {
            table,
            columns,
            key: at(key).unwrap_or(columns.len()),
            by: by.iter().filter_map(|name| at(name)).collect(),
            most: MOST,
            covered: 0..0,
            held: BTreeMap::new(),
        }
    }

    /// Takes the rows of a number out, in their order. Numbers are to be asked for from the least to the
    /// greatest: what was passed over is read again when it is asked for, and what was taken is gone.
    ///
    /// # Errors
    /// [`Unreadable`] when the file is damaged.
    pub(super) fn take(
        &mut self,
        database: &dyn Database,
        number: i64,
    ) -> Result<Vec<Vec<Cell>>, Unreadable> {
        if !self.covered.contains(&number) {
            self.gather(database, number)?;
        }
        let mut rows = self.held.remove(&number).unwrap_or_default();
        rows.sort_by(|a, b| {
            let orders = self.by.iter().map(|at| order(a.get(*at), b.get(*at)));
            orders.fold(Ordering::Equal, Ordering::then)
        });
        Ok(rows)
    }

    /// Goes through the table and holds the rows of a number and of as many greater ones as may be.
    fn gather(&mut self, database: &dyn Database, from: i64) -> Result<(), Unreadable> {
        let query = Query {
            table: self.table,
            columns: self.columns,
            ..Query::default()
        };
        let mut held: BTreeMap<i64, Vec<Vec<Cell>>> = BTreeMap::new();
        let (mut to, mut size) = (i64::MAX, 0_usize);
        let key = self.key;
        database.rows(&query, &mut |row| {
            let number = row.get(key).and_then(Cell::integer);
            let Some(number) = number.filter(|number| (from..to).contains(number)) else {
                return;
            };
            size += bytes(row);
            held.entry(number).or_default().push(row.to_vec());
            while size > self.most
                && held.len() > 1
                && let Some((last, rows)) = held.pop_last()
            {
                size -= rows.iter().map(|row| bytes(row)).sum::<usize>();
                to = last;
            }
        })?;
        self.covered = from..to;
        self.held = held;
        Ok(())
    }
}

fn bytes(row: &[Cell]) -> usize {
    let words = |cell: &Cell| match cell {
        Cell::Text(text) => text.len(),
        Cell::Blob(bytes) => bytes.len(),
        Cell::Null | Cell::Integer(_) | Cell::Real(_) => 0,
    };
    row.iter().map(|cell| CELL + words(cell)).sum()
}

/// Orders cells as SQLite does: nothing, numbers, words by their bytes, bytes.
fn order(a: Option<&Cell>, b: Option<&Cell>) -> Ordering {
    let kind = |cell: Option<&Cell>| match cell {
        None | Some(Cell::Null) => 0,
        Some(Cell::Integer(_) | Cell::Real(_)) => 1,
        Some(Cell::Text(_)) => 2,
        Some(Cell::Blob(_)) => 3,
    };
    #[expect(
        clippy::cast_precision_loss,
        reason = "beside a number with a decimal point"
    )]
    let number = |cell: &Cell| match cell {
        Cell::Integer(number) => *number as f64,
        Cell::Real(number) => *number,
        Cell::Null | Cell::Text(_) | Cell::Blob(_) => 0.0,
    };
    match (a, b) {
        (Some(Cell::Integer(a)), Some(Cell::Integer(b))) => a.cmp(b),
        (Some(Cell::Text(a)), Some(Cell::Text(b))) => a.cmp(b),
        (Some(Cell::Blob(a)), Some(Cell::Blob(b))) => a.cmp(b),
        (Some(a), Some(b)) if kind(Some(a)) == 1 && kind(Some(b)) == 1 => {
            number(a).total_cmp(&number(b))
        }
        _ => kind(a).cmp(&kind(b)),
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell as Count;

    use serde_json::json;

    use super::*;
    use crate::foreign::database::memory::Memory;

    /// Counts how often a table is gone through.
    struct Counted {
        tables: Memory,
        passes: Count<usize>,
    }

    impl Database for Counted {
        fn columns(&self, table: &str) -> Result<Vec<String>, Unreadable> {
            self.tables.columns(table)
        }

        fn header(&self, name: &str) -> Result<i64, Unreadable> {
            Database::header(&self.tables, name)
        }

        fn rows(&self, query: &Query<'_>, show: &mut dyn FnMut(&[Cell])) -> Result<(), Unreadable> {
            self.passes.set(self.passes.get() + 1);
            self.tables.rows(query, show)
        }
    }

    const COLUMNS: &[&str] = &["n", "of", "words"];

    fn database() -> Counted {
        let rows = json!([
            [9, 1, "a"],
            [3, 2, "bbbb"],
            [1, 1, "c"],
            [null, 2, "d"],
            ["x", 2, "e"],
            [2.5, 2, "f"],
            [4, null, "g"],
            [5, 7, "h"],
            [1, 1, "i"]
        ]);
        Counted {
            tables: Memory::default().table("t", "n of words", rows),
            passes: Count::new(0),
        }
    }

    fn words(database: &Counted, gathered: &mut Gathered, number: i64) -> String {
        let rows = gathered.take(database, number).unwrap();
        rows.iter().filter_map(|row| row[2].text()).collect()
    }

    #[test]
    fn rows_come_by_their_number_in_one_pass_and_in_the_order_of_the_database() {
        let database = database();
        let mut gathered = Gathered::new("t", COLUMNS, "of", &["n"]);
        let found = [1, 2, 3, 7].map(|number| words(&database, &mut gathered, number));
        assert_eq!(found, ["cia", "dfbbbbe", "", "h"]);
        assert_eq!(database.passes.get(), 1);
    }

    #[test]
    fn what_memory_should_not_hold_is_read_in_further_passes() {
        let database = database();
        for most in [1, 4 * 3 * CELL, 8 * 3 * CELL] {
            let mut gathered = Gathered::new("t", COLUMNS, "of", &["n"]);
            gathered.most = most;
            let found = [1, 2, 3, 7].map(|number| words(&database, &mut gathered, number));
            assert_eq!(found, ["cia", "dfbbbbe", "", "h"], "{most}");
        }
        assert!(database.passes.get() > 3);
    }
}
