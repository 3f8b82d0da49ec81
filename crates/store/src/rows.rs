//! Rows of passages that wait until several can be written by one statement.
//!
//! For every statement SQLite opens its tables and looks for their ends. For a passage with its coding that
//! is as much work as writing them.

use rusqlite::{
    CachedStatement, Connection, params_from_iter,
    types::{ToSql, ToSqlOutput, ValueRef},
};

/// How many rows one statement writes.
const TOGETHER: usize = 16;

/// A value of a row.
#[derive(Debug)]
pub(crate) enum Cell {
    Null,
    Number(i64),
    Word(&'static str),
    Text(String),
}

impl From<Option<&'static str>> for Cell {
    fn from(word: Option<&'static str>) -> Self {
        word.map_or(Self::Null, Self::Word)
    }
}

impl From<Option<String>> for Cell {
    fn from(text: Option<String>) -> Self {
        text.map_or(Self::Null, Self::Text)
    }
}

impl ToSql for Cell {
    fn to_sql(&self) -> Result<ToSqlOutput<'_>, rusqlite::Error> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Number(number) => ValueRef::Integer(*number),
            Self::Word(word) => ValueRef::Text(word.as_bytes()),
            Self::Text(words) => ValueRef::Text(words.as_bytes()),
        }))
    }
}

/// New rows of one table, of `N` columns.
pub(crate) struct Rows<'p, const N: usize> {
    table: &'static str,
    waiting: Vec<[Cell; N]>,
    one: Option<CachedStatement<'p>>,
    many: Option<CachedStatement<'p>>,
}

impl<'p, const N: usize> Rows<'p, N> {
    pub(crate) const fn new(table: &'static str) -> Self {
        Self {
            table,
            waiting: Vec::new(),
            one: None,
            many: None,
        }
    }

    /// Takes a row, and writes all that wait where they are enough.
    pub(crate) fn take(
        &mut self,
        connection: &'p Connection,
        row: [Cell; N],
    ) -> Result<(), rusqlite::Error> {
        self.waiting.push(row);
        match self.waiting.len() {
            TOGETHER => self.write(connection),
            _ => Ok(()),
        }
    }

    /// Writes the rows that wait.
    pub(crate) fn write(&mut self, connection: &'p Connection) -> Result<(), rusqlite::Error> {
        let Self {
            table, one, many, ..
        } = self;
        let rows = std::mem::take(&mut self.waiting);
        if rows.len() == TOGETHER {
            let many = prepared(connection, many, table, N, TOGETHER)?;
            many.execute(params_from_iter(rows.iter().flatten()))?;
        } else {
            for row in &rows {
                prepared(connection, one, table, N, 1)?.execute(params_from_iter(row))?;
            }
        }
        self.waiting = rows;
        self.waiting.clear();
        Ok(())
    }
}

/// Returns the statement that writes so many rows, prepared once.
fn prepared<'s, 'p>(
    connection: &'p Connection,
    slot: &'s mut Option<CachedStatement<'p>>,
    table: &str,
    columns: usize,
    rows: usize,
) -> Result<&'s mut CachedStatement<'p>, rusqlite::Error> {
    Ok(match slot {
        Some(statement) => statement,
        None => {
            let row = format!("({})", vec!["?"; columns].join(", "));
            let rows = vec![row; rows].join(", ");
            let sql = format!("INSERT INTO {table} VALUES {rows}");
            slot.insert(connection.prepare_cached(&sql)?)
        }
    })
}
