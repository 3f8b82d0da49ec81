//! Who did what and when, and what things were before.

use ayni_model::{
    id::{MemberId, NounId as _, RecordId},
    operation::Operation,
    record::{Fields, GONE, Kind, Noun},
};
use rusqlite::{Connection, OptionalExtension as _, types::ValueRef};
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
    /// The entry that took it back, if it is taken back.
    pub undone_by: Option<i64>,
    /// For undo and redo: the act that they are about.
    pub about: Option<Operation>,
}

/// Which entries are asked for; all where nothing is said.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HistoryFilter {
    /// By whom.
    pub member: Option<MemberId>,
    /// The words of operations; any where there is none.
    pub acts: Vec<String>,
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
        self.history_where(&HistoryFilter::default(), offset, limit)
    }

    /// Returns the newest of the entries that are asked for, newest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn history_where(
        &self,
        filter: &HistoryFilter,
        offset: u64,
        limit: u64,
    ) -> Result<Vec<HistoryEntry>, StoreError> {
        let undone = self.undone()?;
        let (member, acts) = self.asked(filter)?;
        let mut statement = self
            .connection
            .prepare_cached(include_str!("../schema/history.sql"))?;
        let mut rows = statement.query(rusqlite::params![
            member,
            acts,
            i64::try_from(limit).unwrap_or(i64::MAX),
            i64::try_from(offset).unwrap_or(0),
        ])?;
        let mut entries = Vec::new();
        while let Some(row) = rows.next()? {
            let entry = row.get(0)?;
            entries.push(HistoryEntry {
                entry,
                hlc: row.get(1)?,
                member: member_of(row, 2)?,
                operation: serde_json::from_str(
                    row.get_ref(3)?.as_str().map_err(rusqlite::Error::from)?,
                )?,
                changes: row.get::<_, i64>(4)?.unsigned_abs(),
                undone_by: undone.get(&entry).copied(),
                about: match row.get_ref(5)? {
                    ValueRef::Text(text) => serde_json::from_slice(text).ok(),
                    _ => None,
                },
            });
        }
        Ok(entries)
    }

    /// Counts the entries that are asked for.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn count_history(&self, filter: &HistoryFilter) -> Result<u64, StoreError> {
        let (member, acts) = self.asked(filter)?;
        let count: i64 = self
            .connection
            .prepare_cached(include_str!("../schema/count_history.sql"))?
            .query_row(rusqlite::params![member, acts], |row| row.get(0))?;
        Ok(count.unsigned_abs())
    }

    /// Returns a filter as the queries take it: the number of the member, the acts as a list in json.
    fn asked(&self, filter: &HistoryFilter) -> Result<(Option<i64>, String), StoreError> {
        let member = match filter.member {
            // Whoever is not there did nothing.
            Some(member) => Some(self.number(member.into())?.unwrap_or(-1)),
            None => None,
        };
        Ok((member, serde_json::to_string(&filter.acts)?))
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
                member: member_of(row, 2)?,
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
        ages_of(&self.connection, kind)
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

fn member_of(row: &rusqlite::Row<'_>, column: usize) -> Result<Option<MemberId>, StoreError> {
    match row.get_ref(column)? {
        rusqlite::types::ValueRef::Null => Ok(None),
        value => Ok(Some(record_id(value)?.into())),
    }
}

/// Returns when each record of a kind was made and changed last.
pub(crate) fn ages_of(
    connection: &Connection,
    kind: Kind,
) -> Result<Vec<(RecordId, Age)>, StoreError> {
    let sql = "SELECT record.id, min(entry.hlc), max(entry.hlc) FROM record
               JOIN change ON change.record = record.n JOIN entry ON entry.n = change.entry
               WHERE record.kind = ? GROUP BY record.n";
    let mut statement = connection.prepare_cached(sql)?;
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
