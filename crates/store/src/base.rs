//! What an earlier act left of a record: the state that two later ones have in common.

use std::collections::BTreeSet;

use ayni_model::{
    id::RecordId,
    record::{Fields, Kind},
};
use rusqlite::OptionalExtension as _;

use crate::{StoreError, Writer, apply, read::record_id};

impl Writer<'_> {
    /// Returns the identities of all records of a noun that the journal knows, also of those that are
    /// gone.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn known(&self, kind: Kind) -> Result<BTreeSet<RecordId>, StoreError> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT id FROM record WHERE kind = ?")?;
        let mut rows = statement.query([kind as u8])?;
        let mut known = BTreeSet::new();
        while let Some(row) = rows.next()? {
            known.insert(record_id(row.get_ref(0)?)?);
        }
        Ok(known)
    }

    /// Returns a record as the last act of a sort left it that changed it, and whether that act stands;
    /// nothing when none did. `act` is the word of the operation, such as `bring_in`.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn left_by(&self, id: RecordId, act: &str) -> Result<Option<(Fields, bool)>, StoreError> {
        let found: Option<(i64, i64, i64, bool)> = self
            .connection
            .prepare_cached(include_str!("../schema/left_by.sql"))?
            .query_row((id.bytes(), act), |row| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
            })
            .optional()?;
        let Some((number, hlc, entry, stands)) = found else {
            return Ok(None);
        };
        // Up to the entry after it: the fold leaves that one out.
        let fields = apply::fold(self.connection, number, Some((hlc, entry + 1)))?;
        Ok(Some((fields, stands)))
    }
}
