//! Reading nouns back from their tables.

use std::collections::BTreeMap;

use ayni_model::{
    coding::{Coding, Quotation},
    id::{CodingId, NounId as _, QuotationId, RecordId, SourceId},
    record::{ATTRIBUTE_PREFIX, Fields, Kind, Noun},
};
use rusqlite::{Connection, OptionalExtension as _, Row, types::ValueRef};
use serde_json::Value as Json;

use crate::{
    Left, StoreError, base, passages,
    table::{self, Column, Table},
};

/// Questions that both a project and an open transaction answer.
pub trait Reader {
    /// Where to ask; SQL stays in this crate.
    ///
    /// # Errors
    /// When what waits to be written cannot be.
    #[doc(hidden)]
    fn connection(&self) -> Result<&Connection, StoreError>;

    /// Returns what the acts of a sort said of a record, of those that still stand; nothing when none did.
    /// `act` is the word of the operation, such as `bring_in`.
    ///
    /// # Errors
    /// When the file cannot be read.
    fn left_by(&self, id: RecordId, act: &str) -> Result<Option<Left>, StoreError> {
        base::left_by(self.connection()?, id, act)
    }

    /// Returns what acts wrote of a record, the first one first, each with the word of its act. Those that were
    /// taken back are not among them.
    ///
    /// # Errors
    /// When the file cannot be read.
    fn standing(&self, id: RecordId) -> Result<Vec<(String, Fields)>, StoreError> {
        base::standing(self.connection()?, id)
    }

    /// Returns one record, unless it is gone.
    ///
    /// # Errors
    /// When the file cannot be read, or the record does not hold what its noun needs.
    fn get<T: Noun>(&self, id: T::Id) -> Result<Option<T>, StoreError> {
        let id: RecordId = id.into();
        let table = table::of(T::Id::KIND);
        let sql = format!(
            "{} WHERE t.n = (SELECT n FROM record WHERE id = ?)",
            select(table)
        );
        let mut statement = self.connection()?.prepare_cached(&sql)?;
        let found = statement
            .query_row([id.bytes()], |row| {
                Ok((row.get(0)?, fields_of(table, row)?))
            })
            .optional()?;
        let Some((number, mut fields)) = found else {
            return Ok(None);
        };
        fields.extend(attributes_of(self.connection()?, number)?);
        Ok(Some(T::from_fields(fields)?))
    }

    /// Returns all records of a noun in the order in which they were made.
    ///
    /// # Errors
    /// When the file cannot be read, or a record does not hold what its noun needs.
    fn all<T: Noun>(&self) -> Result<Vec<(T::Id, T)>, StoreError> {
        let table = table::of(T::Id::KIND);
        let mut attributes = match table.kind {
            Kind::Source | Kind::Actor | Kind::Event => all_attributes(self.connection()?, table)?,
            _ => BTreeMap::new(),
        };
        let sql = format!(
            "{} JOIN record ON record.n = t.n ORDER BY t.n",
            select_with(table, ", record.id")
        );
        let mut statement = self.connection()?.prepare_cached(&sql)?;
        let id_column = statement.column_count() - 1;
        let mut rows = statement.query([])?;
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            let number: i64 = row.get(0)?;
            let mut fields = fields_of(table, row)?;
            fields.extend(attributes.remove(&number).unwrap_or_default());
            all.push((
                record_id(row.get_ref(id_column)?)?.into(),
                T::from_fields(fields)?,
            ));
        }
        Ok(all)
    }

    /// Returns how many records of a noun there are.
    ///
    /// # Errors
    /// When the file cannot be read.
    fn count(&self, kind: Kind) -> Result<u64, StoreError> {
        let sql = format!("SELECT count(*) FROM {}", table::of(kind).name());
        let count: i64 = self
            .connection()?
            .prepare_cached(&sql)?
            .query_row([], |row| row.get(0))?;
        Ok(count.unsigned_abs())
    }

    /// Returns the ids of the records of a noun whose field names another record: the codings of a
    /// code, the quotations of a source.
    ///
    /// # Errors
    /// When the file cannot be read.
    fn referring<T: Noun>(
        &self,
        field: &'static str,
        to: impl Into<RecordId>,
    ) -> Result<Vec<(T::Id, T)>, StoreError> {
        let table = table::of(T::Id::KIND);
        let is_reference = |(name, column): &&(&str, Column)| {
            *name == field && matches!(column, Column::Reference(_))
        };
        assert!(
            table.columns.iter().any(|column| is_reference(&column)),
            "{field} is no reference of {}",
            table.name()
        );
        let to: RecordId = to.into();
        let sql = format!(
            "{} JOIN record ON record.n = t.n WHERE t.\"{field}\" = (SELECT n FROM record WHERE id = ?) ORDER BY t.n",
            select_with(table, ", record.id")
        );
        let mut statement = self.connection()?.prepare_cached(&sql)?;
        let id_column = statement.column_count() - 1;
        let mut rows = statement.query([to.bytes()])?;
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            let fields = fields_of(table, row)?;
            all.push((
                record_id(row.get_ref(id_column)?)?.into(),
                T::from_fields(fields)?,
            ));
        }
        Ok(all)
    }

    /// Returns the codings on all quotations of a source, in the order in which they were made.
    ///
    /// # Errors
    /// When the file cannot be read, or a record does not hold what its noun needs.
    fn codings_of(&self, source: SourceId) -> Result<Vec<(CodingId, Coding)>, StoreError> {
        passages::codings(self.connection()?, source)
    }

    /// Returns the quotations of a source, in the order in which they were made.
    ///
    /// # Errors
    /// When the file cannot be read, or a record does not hold what its noun needs.
    fn quotations_of(&self, source: SourceId) -> Result<Vec<(QuotationId, Quotation)>, StoreError> {
        passages::quotations(self.connection()?, source)
    }
}

impl crate::Project {
    /// Returns quotations by their numbers, in the order asked for; unknown ones are left out.
    ///
    /// # Errors
    /// When the file cannot be read, or a record does not hold what its noun needs.
    pub fn quotations_at(
        &self,
        numbers: &[u32],
    ) -> Result<Vec<(QuotationId, Quotation)>, StoreError> {
        let table = table::of(Kind::Quotation);
        let sql = format!(
            "{} JOIN record ON record.n = t.n WHERE t.n IN (SELECT value FROM json_each(?))",
            select_with(table, ", record.id")
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let id_column = statement.column_count() - 1;
        let mut rows = statement.query([Json::from(numbers).to_string()])?;
        let mut found: BTreeMap<u32, (QuotationId, Quotation)> = BTreeMap::new();
        while let Some(row) = rows.next()? {
            let id = record_id(row.get_ref(id_column)?)?.into();
            let quotation = Quotation::from_fields(fields_of(table, row)?)?;
            found.insert(row.get(0)?, (id, quotation));
        }
        // A passage with two codes stands in a list twice.
        Ok(numbers
            .iter()
            .filter_map(|number| found.get(number).cloned())
            .collect())
    }

    /// Returns the codings on each of several quotations, by their numbers: as many lists as were asked
    /// for, each in the order in which they were made.
    ///
    /// # Errors
    /// When the file cannot be read, or a record does not hold what its noun needs.
    pub fn codings_on(
        &self,
        quotations: &[u32],
    ) -> Result<Vec<Vec<(CodingId, Coding)>>, StoreError> {
        let table = table::of(Kind::Coding);
        let sql = format!(
            "{} JOIN record ON record.n = t.n
             WHERE t.quotation IN (SELECT value FROM json_each(?)) ORDER BY t.n",
            select_with(table, ", record.id, t.quotation")
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let number_column = statement.column_count() - 1;
        let mut rows = statement.query([Json::from(quotations).to_string()])?;
        let mut of: BTreeMap<u32, Vec<(CodingId, Coding)>> = BTreeMap::new();
        while let Some(row) = rows.next()? {
            let id = record_id(row.get_ref(number_column - 1)?)?.into();
            let coding = Coding::from_fields(fields_of(table, row)?)?;
            let number = row.get(number_column)?;
            of.entry(number).or_default().push((id, coding));
        }
        let list = |number| of.get(number).cloned().unwrap_or_default();
        Ok(quotations.iter().map(list).collect())
    }
}

/// Reads an id from its sixteen bytes.
pub(crate) fn record_id(value: ValueRef<'_>) -> Result<RecordId, StoreError> {
    let bytes = value.as_blob().map_err(rusqlite::Error::from)?;
    let uuid = ayni_model::id::Uuid::from_slice(bytes).map_err(|error| StoreError::Text {
        why: error.to_string(),
    })?;
    Ok(RecordId::new(uuid))
}

/// Returns the query of a table's rows: n, then each field, references as ids.
pub(crate) fn select(table: &Table) -> String {
    select_with(table, "")
}

fn select_with(table: &Table, more: &str) -> String {
    let column = |(name, column): &(&str, Column)| {
        match column {
        Column::Reference(_) => format!("(SELECT id FROM record WHERE n = t.\"{name}\")"),
        Column::Anchor => {
            "(SELECT id FROM record WHERE n = t.revision), t.start, t.\"end\", t.state, t.was, t.last".to_owned()
        }
        _ => format!("t.\"{name}\""),
    }
    };
    let columns: Vec<String> = table.columns.iter().map(column).collect();
    format!(
        "SELECT t.n, {}{more} FROM {} t",
        columns.join(", "),
        table.name()
    )
}

/// Returns the fields of a row of [`select`], without attributes.
pub(crate) fn fields_of(table: &Table, row: &Row<'_>) -> Result<Fields, rusqlite::Error> {
    let mut fields = Fields::new();
    let mut at = 1;
    for (name, column) in table.columns {
        let value = match column {
            Column::Anchor => anchor(row, &mut at)?,
            _ => {
                at += 1;
                json(*column, row.get_ref(at - 1)?)
            }
        };
        if !value.is_null() {
            fields.insert((*name).to_owned(), value);
        }
    }
    Ok(fields)
}

fn json(column: Column, value: ValueRef<'_>) -> Json {
    match (column, value) {
        (Column::Json, ValueRef::Text(text)) => serde_json::from_slice(text).unwrap_or(Json::Null),
        (_, ValueRef::Text(text)) => Json::String(String::from_utf8_lossy(text).into_owned()),
        (_, ValueRef::Integer(number)) => number.into(),
        (_, ValueRef::Blob(bytes)) => {
            Json::String(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
        }
        (_, ValueRef::Null | ValueRef::Real(_)) => Json::Null,
    }
}

fn anchor(row: &Row<'_>, at: &mut usize) -> Result<Json, rusqlite::Error> {
    let first = *at;
    *at += table::ANCHOR_COLUMNS.len();
    let mut anchor = serde_json::Map::new();
    let state = json(Column::Text, row.get_ref(first + 3)?);
    if state.is_null() {
        return Ok(Json::Null);
    }
    anchor.insert("state".to_owned(), state);
    let revision = json(Column::Hash, row.get_ref(first)?);
    if !revision.is_null() {
        anchor.insert("revision".to_owned(), revision);
        anchor.insert(
            "span".to_owned(),
            Json::Array(vec![
                json(Column::Integer, row.get_ref(first + 1)?),
                json(Column::Integer, row.get_ref(first + 2)?),
            ]),
        );
    }
    // A region stands where a lost one has its last place.
    let last = match anchor.get("state").and_then(Json::as_str) {
        Some("region") => "of",
        _ => "last",
    };
    for (name, column, offset) in [("was", Column::Text, 4), (last, Column::Json, 5)] {
        let value = json(column, row.get_ref(first + offset)?);
        if !value.is_null() {
            anchor.insert(name.to_owned(), value);
        }
    }
    Ok(Json::Object(anchor))
}

/// Returns the attributes of a record as fields.
pub(crate) fn attributes_of(connection: &Connection, number: i64) -> Result<Fields, StoreError> {
    let mut statement =
        connection.prepare_cached("SELECT name, value FROM attribute_value WHERE record = ?")?;
    let pairs = statement.query_map([number], |row| {
        Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?))
    })?;
    pairs
        .map(|pair| {
            pair.map(|(name, value)| (format!("{ATTRIBUTE_PREFIX}{name}"), Json::String(value)))
                .map_err(Into::into)
        })
        .collect()
}

fn all_attributes(
    connection: &Connection,
    table: &Table,
) -> Result<BTreeMap<i64, Fields>, StoreError> {
    let sql = format!(
        "SELECT record, a.name, value FROM attribute_value a JOIN {} t ON t.n = a.record",
        table.name()
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query([])?;
    let mut all: BTreeMap<i64, Fields> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let name: String = row.get(1)?;
        all.entry(row.get(0)?).or_default().insert(
            format!("{ATTRIBUTE_PREFIX}{name}"),
            Json::String(row.get(2)?),
        );
    }
    Ok(all)
}
