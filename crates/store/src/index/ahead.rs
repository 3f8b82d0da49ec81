//! The words of many texts, indexed by a thread of their own while the writer is busy with the rest.
//!
//! More than a third of an import is the index of words, and SQLite writes a file with one thread. So the
//! index is built in memory, by SQLite as well, and its tables go into the project's own as they are.
//! The [documentation of FTS5](https://sqlite.org/fts5.html#fts5_data_structures) says what they hold.

use std::{
    panic::resume_unwind,
    sync::mpsc::{Receiver, SyncSender, sync_channel},
    thread::{self, JoinHandle},
};

use rusqlite::{Connection, params_from_iter, types::ToSqlOutput};

use super::{GATHERED, GATHERED_OF_MANY, add_words, gather};
use crate::StoreError;

/// Bytes of text whose words are gathered in memory at most; their index takes about six tenths of that.
pub(crate) const ROOM: usize = 256 << 20;
/// How many texts wait for the thread.
const WAITING: usize = 2;
/// The tables of the index.
pub(super) const TABLES: [&str; 4] = ["words_data", "words_idx", "words_docsize", "words_config"];

/// Makes FTS5 forget what it remembers of its tables: what is taken back it has to read again. (An index that
/// is emptied reads itself at once, and would take itself for empty.)
const FORGET: &str =
    "SAVEPOINT ahead; INSERT INTO words (words) VALUES ('delete-all'); ROLLBACK TO ahead;
                      RELEASE ahead;";

/// An index under way.
#[derive(Debug)]
pub(crate) struct Ahead {
    give: SyncSender<(i64, String)>,
    thread: JoinHandle<Result<Connection, StoreError>>,
    room: usize,
}

impl Ahead {
    /// Begins the index of a project whose own is empty, for texts of so many bytes, and one more.
    pub(crate) fn begin(project: &Connection, room: usize) -> Result<Self, StoreError> {
        let made: String = project.query_row(
            "SELECT sql FROM sqlite_schema WHERE name = 'words'",
            [],
            |row| row.get(0),
        )?;
        let (give, take) = sync_channel(WAITING);
        Ok(Self {
            give,
            thread: thread::spawn(move || build(&made, &take)),
            room,
        })
    }

    /// Tells whether another text may be taken.
    pub(crate) const fn has_room(&self) -> bool {
        self.room > 0
    }

    /// Takes a text whose paragraphs have numbers from `first` on.
    pub(super) fn take(&mut self, first: i64, text: &str) {
        self.room = self.room.saturating_sub(text.len());
        // Where the thread has ended, its error is told at the end.
        drop(self.give.send((first, text.to_owned())));
    }

    /// Waits for the index and puts it into the project in place of its own.
    ///
    /// # Errors
    /// When one of the two cannot be written.
    pub(crate) fn finish(self, project: &Connection) -> Result<(), StoreError> {
        drop(self.give);
        let built = self.thread.join();
        let built = built.unwrap_or_else(|panic| resume_unwind(panic))?;
        project.execute_batch(FORGET)?;
        TABLES
            .iter()
            .try_for_each(|table| copy(&built, project, table))
    }
}

/// Indexes what comes, and gives the database that holds the index.
fn build(made: &str, take: &Receiver<(i64, String)>) -> Result<Connection, StoreError> {
    let connection = Connection::open_in_memory()?;
    connection.execute_batch(&format!("PRAGMA journal_mode = OFF; {made}; BEGIN;"))?;
    gather(&connection, GATHERED_OF_MANY)?;
    for (first, text) in take {
        add_words(&connection, first, &text)?;
    }
    gather(&connection, GATHERED)?;
    connection.execute_batch("COMMIT")?;
    Ok(connection)
}

fn copy(from: &Connection, to: &Connection, table: &str) -> Result<(), StoreError> {
    to.execute_batch(&format!("DELETE FROM {table}"))?;
    let mut read = from.prepare(&format!("SELECT * FROM {table}"))?;
    let columns = read.column_count();
    let places = vec!["?"; columns].join(", ");
    let mut write = to.prepare(&format!("INSERT INTO {table} VALUES ({places})"))?;
    let mut rows = read.query([])?;
    while let Some(row) = rows.next()? {
        let values = (0..columns).map(|n| Ok(ToSqlOutput::Borrowed(row.get_ref(n)?)));
        let values: Vec<_> = values.collect::<Result<_, rusqlite::Error>>()?;
        write.execute(params_from_iter(values))?;
    }
    Ok(())
}
