//! The database of another program, opened to be read once and never trusted.
//!
//! Whoever made the file may have made it to do harm: only ordinary tables are read, no view, trigger
//! or generated column is ever worked out, and every statement is broken off when it takes too long.

use std::{
    fs::File,
    io::Read as _,
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use rusqlite::{
    Connection, ErrorCode, OpenFlags, Row, config::DbConfig, limits::Limit, types::ValueRef,
};

use crate::{StoreError, open::open_unwritten};

mod schema;
#[cfg(test)]
mod tests;

/// What every SQLite file begins with: <https://www.sqlite.org/fileformat2.html#the_database_header>.
const HEADER: &[u8] = b"SQLite format 3\0";

/// What a journal begins with that was not played back; one that is done with begins with zeros:
/// <https://www.sqlite.org/fileformat2.html#the_rollback_journal>.
const JOURNAL: &[u8] = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7";

/// Bytes of the largest row.
const ROW: i32 = 256 << 20;

/// How often a statement may ask whether to go on, each time after [`STEPS`] steps of SQLite's
/// machine. A row of a table takes some ten steps.
const TURNS: u64 = 1_000_000;
const STEPS: i32 = 1_000;

/// Why the database of another program is not read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Unfit {
    /// There is nothing in the file.
    #[error("the file is empty (0 bytes)")]
    Empty,
    /// The file is something else; one with a password looks like nothing in particular.
    #[error("this is no SQLite database, or one with a password; save a copy without a password")]
    NoDatabase,
    /// SQLite cannot make sense of it.
    #[error(
        "the SQLite database is damaged ({what}); take a backup of it, or save a copy with the \
         program that made it"
    )]
    Damaged {
        /// What SQLite says.
        what: String,
    },
    /// A change was begun and neither ended nor taken back.
    #[error(
        "the program that made the database was broken off while it wrote; open it there, close \
         it, and try again"
    )]
    BrokenOff,
    /// A cell, or a row, is larger than a limit.
    #[error("a row of the database is larger than {limit} bytes")]
    TooLarge {
        /// The limit, in bytes.
        limit: usize,
    },
    /// Reading goes on longer than any project needs.
    #[error("reading the database takes more steps than any project needs")]
    Endless,
}

/// A cell of a foreign table.
#[derive(Debug, Clone, PartialEq)]
pub enum ForeignCell {
    /// Nothing.
    Null,
    /// A whole number.
    Integer(i64),
    /// A number with a decimal point.
    Real(f64),
    /// Words.
    Text(String),
    /// Words that are no UTF-8, as they stand.
    Undecoded(Vec<u8>),
    /// Bytes.
    Blob(Vec<u8>),
}

/// The database of another program.
#[derive(Debug)]
pub struct Foreign {
    connection: Connection,
    turns: Arc<AtomicU64>,
}

impl Foreign {
    /// Opens a database and looks whether it is whole.
    ///
    /// The file must be a private copy that nobody else uses, in a folder that may be written: what
    /// its program kept beside it (`-wal`), copied along under the same name, is taken into account
    /// and may be worked into the copy. Without it, the file is read as it stands and not touched.
    ///
    /// # Errors
    /// [`StoreError::Missing`]; [`StoreError::Unfit`] with what is wrong with it.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        let header = beginning(path, HEADER.len())?.ok_or_else(|| StoreError::Missing {
            path: path.to_owned(),
        })?;
        if header.is_empty() {
            return Err(Unfit::Empty.into());
        }
        if header != HEADER {
            return Err(Unfit::NoDatabase.into());
        }
        // SQLite would play such a journal back, and remove a file that the journal names.
        if beginning(&beside(path, "-journal"), JOURNAL.len())?.as_deref() == Some(JOURNAL) {
            return Err(Unfit::BrokenOff.into());
        }
        let connection = match beginning(&beside(path, "-wal"), 1)? {
            Some(first) if !first.is_empty() => {
                let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
                Connection::open_with_flags(path, flags).map_err(unfit)?
            }
            _ if is_cut_off(path)? => return Err(cut_off().into()),
            _ => open_unwritten(path)?,
        };
        let mut foreign = Self {
            connection,
            turns: Arc::default(),
        };
        foreign.harden().map_err(unfit)?;
        foreign.examine().map_err(opened)?;
        Ok(foreign)
    }

    /// Takes from the connection what only a trusted file may have:
    /// <https://www.sqlite.org/security.html>.
    fn harden(&mut self) -> Result<(), rusqlite::Error> {
        let connection = &mut self.connection;
        for (setting, on) in [
            (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
            (DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
            (DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false),
            (DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false),
            // A name in quotation marks is a name, never words.
            (DbConfig::SQLITE_DBCONFIG_DQS_DML, false),
        ] {
            connection.set_db_config(setting, on)?;
        }
        for (limit, most) in [
            (Limit::SQLITE_LIMIT_LENGTH, ROW),
            (Limit::SQLITE_LIMIT_SQL_LENGTH, 1 << 20),
            (Limit::SQLITE_LIMIT_COLUMN, 1_000),
            (Limit::SQLITE_LIMIT_VDBE_OP, 1_000_000),
            (Limit::SQLITE_LIMIT_ATTACHED, 0),
            (Limit::SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1_000),
            (Limit::SQLITE_LIMIT_VARIABLE_NUMBER, 10),
            (Limit::SQLITE_LIMIT_TRIGGER_DEPTH, 1),
            (Limit::SQLITE_LIMIT_WORKER_THREADS, 0),
        ] {
            connection.set_limit(limit, most)?;
        }
        let turns = Arc::clone(&self.turns);
        let spent = move || turns.fetch_add(1, Ordering::Relaxed) >= TURNS;
        connection.progress_handler(STEPS, Some(spent))?;
        // Alone with the file, SQLite needs no shared memory beside it.
        connection.execute_batch(
            "PRAGMA locking_mode = EXCLUSIVE; PRAGMA query_only = ON; PRAGMA mmap_size = 0;
             PRAGMA cell_size_check = ON; PRAGMA ignore_check_constraints = ON;",
        )
    }

    /// Refuses a file whose structure is damaged. Cells that break a rule of their table are cells.
    fn examine(&self) -> Result<(), StoreError> {
        let mut statement = self.connection.prepare("PRAGMA quick_check(100)")?;
        let mut complaints = statement.query([])?;
        while let Some(row) = complaints.next()? {
            let said = words(row, 0)?;
            if said != "ok" && !said.starts_with("NULL value in ") {
                let what = said.lines().last().unwrap_or_default().to_owned();
                return Err(Unfit::Damaged { what }.into());
            }
        }
        Ok(())
    }

    /// Returns the names of the columns of a table, in small letters; none when there is no such
    /// table. Views, tables of extensions and columns that are worked out do not count.
    ///
    /// # Errors
    /// [`StoreError::Unfit`] when the file is damaged.
    pub fn columns(&self, table: &str) -> Result<Vec<String>, StoreError> {
        self.start();
        let found = schema::table(&self.connection, table).map_err(unfit)?;
        let columns = found.map(|table| table.columns).unwrap_or_default();
        Ok(columns
            .iter()
            .map(|name| name.to_ascii_lowercase())
            .collect())
    }

    /// Returns a number of the header of the file by its name: `application_id`, `user_version`.
    ///
    /// # Errors
    /// [`StoreError::Query`] for any other name, [`StoreError::Unfit`] when the file is damaged.
    pub fn header(&self, name: &str) -> Result<i64, StoreError> {
        if !matches!(name, "application_id" | "user_version") {
            return Err(StoreError::Query {
                seen: name.to_owned(),
                why: "it is no number of the header".to_owned(),
            });
        }
        self.start();
        let number = self
            .connection
            .pragma_query_value(None, name, |row| row.get(0));
        number.map_err(unfit)
    }

    /// Shows rows of a table, one by one: those whose cell in the column `only` is the number, in the
    /// order of the columns `by` and then as they stand. A column that the table does not have gives
    /// [`ForeignCell::Null`]; a table that is not there gives no row.
    ///
    /// # Errors
    /// [`StoreError::Unfit`] when the file is damaged, or a row is too large.
    pub fn rows(
        &self,
        table: &str,
        columns: &[&str],
        only: Option<(&str, i64)>,
        by: &[&str],
        show: &mut dyn FnMut(&[ForeignCell]),
    ) -> Result<(), StoreError> {
        self.start();
        let Some(table) = schema::table(&self.connection, table).map_err(unfit)? else {
            return Ok(());
        };
        let number = match only {
            None => None,
            Some((column, number)) => match table.quoted(column) {
                Some(column) => Some((column, number)),
                // What is not there is no number.
                None => return Ok(()),
            },
        };
        let sql = table.select(columns, number.as_ref().map(|(column, _)| &**column), by);
        let mut work = || -> Result<(), rusqlite::Error> {
            let mut statement = self.connection.prepare(&sql)?;
            let mut rows = match number {
                Some((_, number)) => statement.query([number])?,
                None => statement.query([])?,
            };
            let mut cells = Vec::with_capacity(columns.len());
            while let Some(row) = rows.next()? {
                cells.clear();
                for at in 0..columns.len() {
                    cells.push(cell(row.get_ref(at)?));
                }
                show(&cells);
            }
            Ok(())
        };
        work().map_err(unfit)
    }

    /// Shows the words of all tables that are no UTF-8, table by table and row by row, until nobody wants more.
    ///
    /// # Errors
    /// [`StoreError::Unfit`] when the file is damaged, or a row is too large.
    pub fn undecoded(&self, show: &mut dyn FnMut(&[u8]) -> bool) -> Result<(), StoreError> {
        self.start();
        let shown = self.show_undecoded(show);
        // It may be asked for while rows are shown.
        self.start();
        shown.map_err(unfit)
    }

    fn show_undecoded(&self, show: &mut dyn FnMut(&[u8]) -> bool) -> Result<(), rusqlite::Error> {
        for name in schema::names(&self.connection)? {
            let Some(table) = schema::table(&self.connection, &name)? else {
                continue;
            };
            let columns: Vec<&str> = table.columns.iter().map(String::as_str).collect();
            let mut statement = self
                .connection
                .prepare(&table.select(&columns, None, &[]))?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                for at in 0..columns.len() {
                    if let ValueRef::Text(bytes) = row.get_ref(at)?
                        && std::str::from_utf8(bytes).is_err()
                        && !show(bytes)
                    {
                        return Ok(());
                    }
                }
            }
        }
        Ok(())
    }

    /// Gives the next statement its full number of steps.
    fn start(&self) {
        self.turns.store(0, Ordering::Relaxed);
    }
}

/// Reads the first bytes of a file; nothing when there is none.
fn beginning(path: &Path, bytes: usize) -> Result<Option<Vec<u8>>, StoreError> {
    if !path.is_file() {
        return Ok(None);
    }
    let mut first = Vec::new();
    File::open(path)?
        .take(bytes as u64)
        .read_to_end(&mut first)?;
    Ok(Some(first))
}

/// Returns the name of what SQLite keeps beside a file.
fn beside(path: &Path, end: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(end);
    name.into()
}

fn cell(value: ValueRef<'_>) -> ForeignCell {
    match value {
        ValueRef::Null => ForeignCell::Null,
        ValueRef::Integer(number) => ForeignCell::Integer(number),
        ValueRef::Real(number) => ForeignCell::Real(number),
        ValueRef::Text(bytes) => match std::str::from_utf8(bytes) {
            Ok(text) => ForeignCell::Text(text.to_owned()),
            Err(_) => ForeignCell::Undecoded(bytes.to_owned()),
        },
        ValueRef::Blob(bytes) => ForeignCell::Blob(bytes.to_owned()),
    }
}

/// Returns the words in a cell, what is no UTF-8 as U+FFFD; none where there are none.
fn words(row: &Row<'_>, at: usize) -> Result<String, rusqlite::Error> {
    Ok(match row.get_ref(at)? {
        ValueRef::Text(bytes) => String::from_utf8_lossy(bytes).into_owned(),
        _ => String::new(),
    })
}

/// Returns the code of an error, also of one that came up while a statement was understood.
fn code(error: &rusqlite::Error) -> Option<ErrorCode> {
    match error {
        rusqlite::Error::SqlInputError { error, .. } => Some(error.code),
        error => error.sqlite_error_code(),
    }
}

/// Tells whether a file is shorter than its header says. The number of pages counts only where it was
/// written together with the rest: <https://www.sqlite.org/fileformat2.html#in_header_database_size>.
fn is_cut_off(path: &Path) -> Result<bool, StoreError> {
    let header = beginning(path, 100)?.unwrap_or_default();
    let number = |at: usize| -> Option<u32> {
        let bytes = header.get(at..at + 4)?.try_into().ok()?;
        Some(u32::from_be_bytes(bytes))
    };
    let (Some(sizes), Some(written), Some(pages), Some(valid)) =
        (number(16), number(24), number(28), number(92))
    else {
        return Ok(true);
    };
    let page = match sizes >> 16 {
        1 => 1 << 16,
        size => u64::from(size),
    };
    let length = std::fs::metadata(path)?.len();
    Ok(written == valid && length < page * u64::from(pages))
}

/// Says what is wrong with a file that SQLite does not read on.
fn unfit(error: rusqlite::Error) -> StoreError {
    let unfit = match code(&error) {
        // Its beginning was that of a database.
        Some(ErrorCode::NotADatabase) => cut_off(),
        Some(ErrorCode::DatabaseCorrupt) => Unfit::Damaged {
            what: error.to_string(),
        },
        Some(ErrorCode::TooBig) => Unfit::TooLarge {
            limit: ROW.unsigned_abs() as usize,
        },
        Some(ErrorCode::OperationInterrupted) => Unfit::Endless,
        _ => return error.into(),
    };
    unfit.into()
}

fn cut_off() -> Unfit {
    Unfit::Damaged {
        what: "it was cut off".to_owned(),
    }
}

fn opened(error: StoreError) -> StoreError {
    match error {
        StoreError::Sqlite(error) => unfit(error),
        other => other,
    }
}
