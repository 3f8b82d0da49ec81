//! What an open entry has done so far: for a person who asks before it is committed, or after.

use std::collections::BTreeMap;

use ayni_model::{
    id::RecordId,
    record::{Fields, Kind},
};

use crate::{Reader as _, StoreError, Writer, apply, read::record_id};

/// What an open entry has done so far.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Touched {
    /// How many records it made, by noun.
    pub made: BTreeMap<Kind, u64>,
    /// The records of before that it changed, in the order in which it came to them.
    pub changed: Vec<ChangedRecord>,
}

/// A record of before that an open entry changes.
#[derive(Debug, Clone, PartialEq)]
pub struct ChangedRecord {
    /// The noun.
    pub kind: Kind,
    /// The record.
    pub id: RecordId,
    /// All its fields before; `gone` is one of them.
    pub before: Fields,
    /// The fields that the entry sets; null clears one.
    pub set: Fields,
}

impl Writer<'_> {
    /// Returns what this entry has done so far.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn touched(&self) -> Result<Touched, StoreError> {
        Ok(Touched {
            made: self.made()?,
            changed: self.changed()?,
        })
    }

    fn made(&self) -> Result<BTreeMap<Kind, u64>, StoreError> {
        let sql = include_str!("../schema/made_by_entry.sql");
        let mut statement = self.connection()?.prepare_cached(sql)?;
        let mut rows = statement.query([self.entry])?;
        let mut made = BTreeMap::new();
        while let Some(row) = rows.next()? {
            if let Some(kind) = Kind::from_number(row.get(0)?) {
                made.insert(kind, row.get::<_, i64>(1)?.unsigned_abs());
            }
        }
        Ok(made)
    }

    fn changed(&self) -> Result<Vec<ChangedRecord>, StoreError> {
        let sql = include_str!("../schema/changed_by_entry.sql");
        let mut statement = self.connection()?.prepare_cached(sql)?;
        let mut rows = statement.query([self.entry])?;
        let mut changed: Vec<ChangedRecord> = Vec::new();
        let mut places: BTreeMap<i64, usize> = BTreeMap::new();
        while let Some(row) = rows.next()? {
            let number: i64 = row.get(0)?;
            let set: Fields =
                serde_json::from_str(row.get_ref(3)?.as_str().map_err(rusqlite::Error::from)?)?;
            if let Some(record) = places.get(&number).and_then(|at| changed.get_mut(*at)) {
                record.set.extend(set);
                continue;
            }
            let Some(kind) = Kind::from_number(row.get(2)?) else {
                continue;
            };
            places.insert(number, changed.len());
            changed.push(ChangedRecord {
                kind,
                id: record_id(row.get_ref(1)?)?,
                before: apply::fold(self.connection, number, Some((self.hlc, self.entry)))?,
                set,
            });
        }
        Ok(changed)
    }
}
