//! What an earlier act left of a record: the state that two later ones have in common.

use std::collections::BTreeSet;

use crate::{Age, Reader as _, StoreError, Writer, apply, history, read::record_id};
use ayni_model::{
    id::RecordId,
    record::{Fields, Kind},
};
use rusqlite::Connection;

/// When an entry of the journal was made: by the hybrid logical clock, then by its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entered {
    hlc: i64,
    entry: i64,
}

/// What acts of a sort said of a record.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Left {
    /// The record as the first of them left it, with what the later ones wrote. What others changed in
    /// between is not in it.
    pub fields: Fields,
    /// What they wrote themselves.
    pub written: Fields,
}

impl Writer<'_> {
    /// Returns the identities of all records of a noun that the journal knows, also of those that are
    /// gone.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn known(&self, kind: Kind) -> Result<BTreeSet<RecordId>, StoreError> {
        let mut statement = self
            .connection()?
            .prepare_cached("SELECT id FROM record WHERE kind = ?")?;
        let mut rows = statement.query([kind as u8])?;
        let mut known = BTreeSet::new();
        while let Some(row) = rows.next()? {
            known.insert(record_id(row.get_ref(0)?)?);
        }
        Ok(known)
    }

    /// Returns when each record of a kind was made and changed last.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn ages_of(&self, kind: Kind) -> Result<Vec<(RecordId, Age)>, StoreError> {
        history::ages_of(self.connection()?, kind)
    }

    /// Returns the records of which something was said in the same act as of another one: of an import, what
    /// came with it. Those that are gone are among them.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn said_with(&self, id: RecordId) -> Result<Vec<(Kind, RecordId)>, StoreError> {
        let mut statement = self
            .connection()?
            .prepare_cached(include_str!("../schema/said_with.sql"))?;
        let mut rows = statement.query([id.bytes()])?;
        let mut said = Vec::new();
        while let Some(row) = rows.next()? {
            if let Some(kind) = Kind::from_number(row.get(1)?) {
                said.push((kind, record_id(row.get_ref(0)?)?));
            }
        }
        Ok(said)
    }

    /// Returns when a record was made; nothing when there is none.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn entered(&self, id: RecordId) -> Result<Option<Entered>, StoreError> {
        let mut statement = self
            .connection()?
            .prepare_cached(include_str!("../schema/entered.sql"))?;
        let mut rows = statement.query([id.bytes()])?;
        Ok(match rows.next()? {
            Some(row) => Some(Entered {
                hlc: row.get(0)?,
                entry: row.get(1)?,
            }),
            None => None,
        })
    }

    /// Returns what the acts of a sort said of a record, as [`Reader::left_by`](crate::Reader::left_by) does,
    /// where one of them said of it in some entry at least that it is as it was then.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn left_since(
        &self,
        id: RecordId,
        act: &str,
        since: Entered,
    ) -> Result<Option<Left>, StoreError> {
        said_by(self.connection()?, id, act, Some(since))
    }

    /// Tells whether a record was made here by something that was not taken back. One that is gone all the
    /// same was removed.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn was_made(&self, id: RecordId) -> Result<bool, StoreError> {
        Ok(!self.standing(id)?.is_empty())
    }
}

/// Returns what acts wrote of a record, of those that still stand.
pub(crate) fn standing(
    connection: &Connection,
    id: RecordId,
) -> Result<Vec<(String, Fields)>, StoreError> {
    let mut statement = connection.prepare_cached(include_str!("../schema/standing.sql"))?;
    let mut rows = statement.query([id.bytes()])?;
    let mut standing: Vec<(String, Fields)> = Vec::new();
    let mut last: Option<i64> = None;
    while let Some(row) = rows.next()? {
        let fields = row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?;
        let fields: Fields = serde_json::from_str(fields)?;
        let entry = Some(row.get(2)?);
        match standing.last_mut() {
            // One act may write a record more than once.
            Some((_, said)) if last == entry => said.extend(fields),
            _ => standing.push((row.get(0)?, fields)),
        }
        last = entry;
    }
    Ok(standing)
}

/// Returns what the acts of a sort said of a record, of those that still stand.
pub(crate) fn left_by(
    connection: &Connection,
    id: RecordId,
    act: &str,
) -> Result<Option<Left>, StoreError> {
    said_by(connection, id, act, None)
}

/// Returns what the acts of a sort said of a record; `since` is an entry that said of it what it was then.
fn said_by(
    connection: &Connection,
    id: RecordId,
    act: &str,
    since: Option<Entered>,
) -> Result<Option<Left>, StoreError> {
    // Up to the entry after it: the fold leaves that one out.
    let left_at =
        |number, at: Entered| apply::fold(connection, number, Some((at.hlc, at.entry + 1)));
    let mut statement = connection.prepare_cached(include_str!("../schema/left_by.sql"))?;
    let mut rows = statement.query((id.bytes(), act))?;
    let mut left: Option<Left> = None;
    while let Some(row) = rows.next()? {
        let change: Fields =
            serde_json::from_str(row.get_ref(3)?.as_str().map_err(rusqlite::Error::from)?)?;
        let at = Entered {
            hlc: row.get(1)?,
            entry: row.get(2)?,
        };
        let left = match &mut left {
            Some(left) => left,
            None => left.insert(Left {
                fields: left_at(row.get(0)?, since.map_or(at, |since| since.min(at)))?,
                written: Fields::new(),
            }),
        };
        left.fields.extend(change.clone());
        left.written.extend(change);
    }
    if let (None, Some(since)) = (&left, since) {
        let mut statement = connection.prepare_cached("SELECT n FROM record WHERE id = ?")?;
        left = Some(Left {
            fields: left_at(statement.query_row([id.bytes()], |row| row.get(0))?, since)?,
            written: Fields::new(),
        });
    }
    if let Some(left) = &mut left {
        left.fields.retain(|_, value| !value.is_null());
        left.written.retain(|_, value| !value.is_null());
    }
    Ok(left)
}
