//! Replaying the journal into an empty file: what the tables are worth.

use std::path::Path;

use ayni_model::record::{Fields, Kind};
use rusqlite::{Connection, params, types::ToSqlOutput};

use crate::{Project, StoreError, Writer, index, open};

/// What a replay did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Replayed {
    /// Entries read.
    pub entries: u64,
    /// Changes applied.
    pub changes: u64,
}

impl Project {
    /// Replays the journal into a new file, or in memory without a path, and returns it.
    ///
    /// # Errors
    /// When one of the files cannot be read or written.
    pub fn replay(&self, into: Option<&Path>) -> Result<(Project, Replayed), StoreError> {
        let target = open::empty(into)?;
        target.execute_batch("BEGIN IMMEDIATE")?;
        copy_heads(&self.connection, &target)?;
        let mut project = Project::of(target, into, self.replica, self.space);
        let replayed = replay_changes(&self.connection, &mut project)?;
        project.connection.execute_batch("COMMIT")?;
        Ok((project, replayed))
    }
}

/// Copies what is not worked out: names of replicas and records, entries, blobs.
fn copy_heads(from: &Connection, to: &Connection) -> Result<(), StoreError> {
    for (table, columns) in [
        ("meta", 2),
        ("replica", 2),
        ("record", 3),
        ("entry", 8),
        ("blob", 2),
    ] {
        let marks = vec!["?"; columns].join(", ");
        let mut insert = to.prepare(&format!("INSERT INTO {table} VALUES ({marks})"))?;
        let mut select = from.prepare(&format!("SELECT * FROM {table}"))?;
        let mut rows = select.query([])?;
        while let Some(row) = rows.next()? {
            for column in 0..columns {
                insert
                    .raw_bind_parameter(column + 1, ToSqlOutput::Borrowed(row.get_ref(column)?))?;
            }
            insert.raw_execute()?;
        }
    }
    Ok(())
}

fn replay_changes(from: &Connection, project: &mut Project) -> Result<Replayed, StoreError> {
    let sql = "SELECT change.entry, change.n, change.record, record.kind, change.fields, entry.hlc
               FROM change JOIN entry ON entry.n = change.entry JOIN replica ON replica.n = entry.replica
               JOIN record ON record.n = change.record
               ORDER BY entry.hlc, replica.id, change.n";
    let mut select = from.prepare(sql)?;
    let mut rows = select.query([])?;
    let mut writer = Writer::over(&project.connection);
    let mut replayed = Replayed {
        entries: 0,
        changes: 0,
    };
    let mut entry = 0;
    while let Some(row) = rows.next()? {
        let (number, record): (i64, i64) = (row.get(0)?, row.get(2)?);
        if number != entry {
            entry = number;
            replayed.entries += 1;
        }
        replayed.changes += 1;
        let text = row.get_ref(4)?.as_str().map_err(rusqlite::Error::from)?;
        let fresh = !writer
            .connection
            .prepare_cached("SELECT 1 FROM change WHERE record = ? LIMIT 1")?
            .exists([record])?;
        writer
            .connection
            .prepare_cached("INSERT INTO change VALUES (?, ?, ?, ?)")?
            .execute(params![number, row.get::<_, i64>(1)?, record, text])?;
        let Some(kind) = Kind::from_number(row.get(3)?) else {
            continue;
        };
        let fields: Fields = serde_json::from_str(text)?;
        crate::apply::apply(&mut writer, record, kind, &fields, fresh)?;
    }
    for source in writer.leave() {
        index::refresh(&project.connection, source)?;
    }
    Ok(replayed)
}
