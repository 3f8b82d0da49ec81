//! Who did what and when, and what things were before.

use ayni_model::{
    id::{MemberId, NounId as _, RecordId},
    operation::Operation,
    record::{Fields, GONE, Kind, Noun},
};
use rusqlite::{OptionalExtension as _, types::ValueRef};
use serde_json::Value as Json;

use crate::{Project, StoreError, read::record_id};

/// An entry of the journal, as a reader sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HistoryEntry {
    /// Its number in this file.
    pub entry: i64,
    /// Its reading of the hybrid logical clock.
    pub hlc: i64,
    /// Who did it.
    pub member: Option<MemberId>,
    /// What was done.
    pub operation: Operation,
    /// How many records it changed.
    pub changes: u64,
    /// Whether it has been taken back.
    pub undone: bool,
    /// For undo and redo: the act that they are about.
    pub about: Option<Operation>,
}

/// One change in the life of a record.
#[derive(Debug, Clone, PartialEq)]
pub struct RecordHistory {
    /// The entry.
    pub entry: i64,
    /// Its reading of the hybrid logical clock.
    pub hlc: i64,
    /// Who did it.
    pub member: Option<MemberId>,
    /// What was done.
    pub operation: Operation,
    /// The fields it set, each with the value before and after; null where there was none.
    pub fields: Vec<(String, Json, Json)>,
}

/// When a record was made and changed last (hybrid logical clock).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Age {
    /// The first entry that set a field of it.
    pub made: i64,
    /// The last one.
    pub changed: i64,
}

impl Project {
    /// Returns the newest entries, newest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn history(&self, offset: u64, limit: u64) -> Result<Vec<HistoryEntry>, StoreError> {
        let undone = self.undone()?;
        let sql = "SELECT entry.n, entry.hlc, record.id, entry.operation,
                          (SELECT count(*) FROM change WHERE change.entry = entry.n),
                          coalesce((SELECT a.operation FROM entry u JOIN entry a ON a.n = u.reverts WHERE u.n = entry.reverts),
                                   (SELECT a.operation FROM entry a WHERE a.n = entry.reverts))
                   FROM entry LEFT JOIN record ON record.n = entry.member ORDER BY entry.n DESC LIMIT ? OFFSET ?";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query([
            i64::try_from(limit).unwrap_or(i64::MAX),
            i64::try_from(offset).unwrap_or(0),
        ])?;
        let mut entries = Vec::new();
        while let Some(row) = rows.next()? {
            let entry = row.get(0)?;
            entries.push(HistoryEntry {
                entry,
                hlc: row.get(1)?,
                member: member(row, 2)?,
                operation: serde_json::from_str(
                    row.get_ref(3)?.as_str().map_err(rusqlite::Error::from)?,
                )?,
                changes: row.get::<_, i64>(4)?.unsigned_abs(),
                undone: undone.contains(&entry),
                about: match row.get_ref(5)? {
                    ValueRef::Text(text) => serde_json::from_slice(text).ok(),
                    _ => None,
                },
            });
        }
        Ok(entries)
    }

    /// Returns the life of one record, oldest change first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn history_of(&self, id: impl Into<RecordId>) -> Result<Vec<RecordHistory>, StoreError> {
        let Some(number) = self.number(id.into())? else {
            return Ok(Vec::new());
        };
        let mut statement = self
            .connection
            .prepare_cached(include_str!("../schema/history_of_record.sql"))?;
        let mut rows = statement.query([number])?;
        let (mut present, mut history) = (Fields::new(), Vec::new());
        while let Some(row) = rows.next()? {
            let set: Fields =
                serde_json::from_str(row.get_ref(4)?.as_str().map_err(rusqlite::Error::from)?)?;
            let change = |(name, after): (&String, &Json)| {
                (
                    name.clone(),
                    present.get(name).cloned().unwrap_or(Json::Null),
                    after.clone(),
                )
            };
            history.push(RecordHistory {
                entry: row.get(0)?,
                hlc: row.get(1)?,
                member: member(row, 2)?,
                operation: serde_json::from_str(
                    row.get_ref(3)?.as_str().map_err(rusqlite::Error::from)?,
                )?,
                fields: set.iter().map(change).collect(),
            });
            present.extend(set);
        }
        Ok(history)
    }

    /// Returns when each record of a kind was made and changed last.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn ages_of(&self, kind: Kind) -> Result<Vec<(RecordId, Age)>, StoreError> {
        let sql = "SELECT record.id, min(entry.hlc), max(entry.hlc) FROM record
                   JOIN change ON change.record = record.n JOIN entry ON entry.n = change.entry
                   WHERE record.kind = ? GROUP BY record.n";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query([i64::from(kind as u8)])?;
        let mut ages = Vec::new();
        while let Some(row) = rows.next()? {
            let age = Age {
                made: row.get(1)?,
                changed: row.get(2)?,
            };
            ages.push((record_id(row.get_ref(0)?)?, age));
        }
        Ok(ages)
    }

    /// Returns all records of a noun as they were at a reading of the clock, that entry included.
    ///
    /// # Errors
    /// When the file cannot be read, or a record did not hold what its noun needs.
    pub fn all_at<T: Noun>(&self, hlc: i64) -> Result<Vec<(T::Id, T)>, StoreError> {
        let mut statement = self
            .connection
            .prepare_cached(include_str!("../schema/changes_of_kind.sql"))?;
        let mut rows = statement.query([i64::from(T::Id::KIND as u8), hlc])?;
        let mut all = Vec::new();
        let mut current: Option<(RecordId, Fields)> = None;
        let mut finish = |done: Option<(RecordId, Fields)>| -> Result<(), StoreError> {
            let Some((id, mut fields)) = done else {
                return Ok(());
            };
            if fields.remove(GONE) != Some(Json::Bool(true)) {
                fields.retain(|_, value| !value.is_null());
                all.push((id.into(), T::from_fields(fields)?));
            }
            Ok(())
        };
        while let Some(row) = rows.next()? {
            let id = record_id(row.get_ref(0)?)?;
            let set: Fields =
                serde_json::from_str(row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?)?;
            match &mut current {
                Some((present, fields)) if *present == id => fields.extend(set),
                _ => finish(current.replace((id, set)))?,
            }
        }
        finish(current)?;
        Ok(all)
    }

    /// Returns the newest reading of the clock at which one of the fields of a record was set.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn last_set(
        &self,
        id: impl Into<RecordId>,
        fields: &[&str],
    ) -> Result<Option<(i64, Operation)>, StoreError> {
        let history = self.history_of(id)?;
        let newest = history.into_iter().rev().find(|change| {
            change.fields.iter().any(|(name, before, after)| {
                (fields.contains(&name.as_str()) || name == GONE) && before != after
            })
        });
        Ok(newest.map(|change| (change.hlc, change.operation)))
    }

    /// Returns the reading of the clock of the last entry.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn now(&self) -> Result<i64, StoreError> {
        let now = self
            .connection
            .query_row("SELECT max(hlc) FROM entry", [], |row| row.get(0))
            .optional()?;
        Ok(now.flatten().unwrap_or(0))
    }
}

fn member(row: &rusqlite::Row<'_>, column: usize) -> Result<Option<MemberId>, StoreError> {
    match row.get_ref(column)? {
        rusqlite::types::ValueRef::Null => Ok(None),
        value => Ok(Some(record_id(value)?.into())),
    }
}
