//! Quotations and codings as columns of numbers, for questions that look at all of them.

use ayni_model::{
    id::{MemberId, QuotationId, RecordId, SourceId},
    record::Kind,
    text::Span,
};

use crate::{Project, StoreError, read::record_id, table};

/// All quotations, in the order of their numbers.
#[derive(Debug, Clone, Default)]
pub struct QuotationColumns {
    /// Number of the record.
    pub number: Vec<u32>,
    /// Number of the source's record.
    pub source: Vec<u32>,
    /// Start in code points; 0 for lost ones and regions.
    pub start: Vec<u32>,
    /// End in code points; 0 for lost ones and regions.
    pub end: Vec<u32>,
    /// First letter of the state: `e`, `m`, `c`, `l`, `r`.
    pub state: Vec<u8>,
}

/// All codings whose quotation, code and coder are known, in the order of their numbers.
#[derive(Debug, Clone, Default)]
pub struct CodingColumns {
    /// Number of the quotation's record.
    pub quotation: Vec<u32>,
    /// Number of the code's record.
    pub code: Vec<u32>,
    /// Number of the coder's record.
    pub coder: Vec<u32>,
    /// Whether the passage speaks against the code.
    pub contrary: Vec<bool>,
}

/// What all codings say beside their code.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CodingTotals {
    /// How many say that the passage speaks against the code.
    pub contrary: usize,
    /// Who coded, in the order in which they came.
    pub coders: Vec<MemberId>,
}

/// Speaker turns of all current texts, by source and start.
#[derive(Debug, Clone, Default)]
pub struct Speakers {
    /// Number of the source's record.
    pub source: Vec<u32>,
    /// Start in code points.
    pub start: Vec<u32>,
    /// End in code points.
    pub end: Vec<u32>,
    /// The label as written.
    pub label: Vec<String>,
}

impl Project {
    /// Returns the number and id of every record of a noun that is not gone.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn numbers(&self, kind: Kind) -> Result<Vec<(u32, RecordId)>, StoreError> {
        let sql = format!(
            "SELECT t.n, record.id FROM {} t JOIN record ON record.n = t.n ORDER BY t.n",
            table::of(kind).name()
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut rows = statement.query([])?;
        let mut numbers = Vec::new();
        while let Some(row) = rows.next()? {
            numbers.push((row.get(0)?, record_id(row.get_ref(1)?)?));
        }
        Ok(numbers)
    }

    /// Returns the quotation of a source that has exactly this span.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn quotation_at(
        &self,
        source: SourceId,
        span: Span,
    ) -> Result<Option<QuotationId>, StoreError> {
        let Some(source) = self.number(source.into())? else {
            return Ok(None);
        };
        let sql = "SELECT record.id FROM quotation JOIN record ON record.n = quotation.n
                   WHERE quotation.source = ? AND quotation.start = ? AND quotation.\"end\" = ? LIMIT 1";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query((source, span.start().0, span.end().0))?;
        match rows.next()? {
            Some(row) => Ok(Some(record_id(row.get_ref(0)?)?.into())),
            None => Ok(None),
        }
    }

    /// Returns how many records of a noun name each record in a field: codings by code.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn count_by(
        &self,
        kind: Kind,
        field: &'static str,
    ) -> Result<Vec<(RecordId, u64)>, StoreError> {
        let sql = format!(
            "SELECT record.id, count(*) FROM {} t JOIN record ON record.n = t.\"{field}\" GROUP BY t.\"{field}\"",
            table::of(kind).name()
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut rows = statement.query([])?;
        let mut counts = Vec::new();
        while let Some(row) = rows.next()? {
            counts.push((
                record_id(row.get_ref(0)?)?,
                row.get::<_, i64>(1)?.unsigned_abs(),
            ));
        }
        Ok(counts)
    }

    /// Returns the ids of records by their numbers, in the order asked for; unknown ones are left out.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn ids(&self, numbers: &[u32]) -> Result<Vec<RecordId>, StoreError> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT id FROM record WHERE n = ?")?;
        let mut ids = Vec::with_capacity(numbers.len());
        for number in numbers {
            let mut rows = statement.query([number])?;
            if let Some(row) = rows.next()? {
                ids.push(record_id(row.get_ref(0)?)?);
            }
        }
        Ok(ids)
    }

    /// Returns the quotation of a label.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn quotation_labelled(&self, label: &str) -> Result<Option<QuotationId>, StoreError> {
        let sql = "SELECT record.id FROM quotation JOIN record ON record.n = quotation.n
                   WHERE quotation.label = ? ORDER BY quotation.n LIMIT 1";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query([label])?;
        match rows.next()? {
            Some(row) => Ok(Some(record_id(row.get_ref(0)?)?.into())),
            None => Ok(None),
        }
    }

    /// Returns what kind of thing a record is, also of one that is gone.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn kind_of(&self, id: RecordId) -> Result<Option<Kind>, StoreError> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT kind FROM record WHERE id = ?")?;
        let mut rows = statement.query([id.bytes()])?;
        match rows.next()? {
            Some(row) => Ok(Kind::from_number(row.get(0)?)),
            None => Ok(None),
        }
    }

    /// Returns the number of a record, if the file knows it.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn number_of(&self, id: impl Into<RecordId>) -> Result<Option<u32>, StoreError> {
        Ok(self
            .number(id.into())?
            .and_then(|number| u32::try_from(number).ok()))
    }

    /// Reads all quotations.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn quotation_columns(&self) -> Result<QuotationColumns, StoreError> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT n, source, start, \"end\", state FROM quotation ORDER BY n")?;
        let mut rows = statement.query([])?;
        let mut columns = QuotationColumns::default();
        while let Some(row) = rows.next()? {
            columns.number.push(row.get(0)?);
            columns
                .source
                .push(row.get::<_, Option<u32>>(1)?.unwrap_or(0));
            columns
                .start
                .push(row.get::<_, Option<u32>>(2)?.unwrap_or(0));
            columns.end.push(row.get::<_, Option<u32>>(3)?.unwrap_or(0));
            columns.state.push(match row.get_ref(4)? {
                rusqlite::types::ValueRef::Text(text) => text.first().copied().unwrap_or(b'l'),
                _ => b'l',
            });
        }
        Ok(columns)
    }

    /// Reads all codings.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn coding_columns(&self) -> Result<CodingColumns, StoreError> {
        let sql = "SELECT quotation, code, coder, stance IS 'contrary' FROM coding
                   WHERE quotation IS NOT NULL AND code IS NOT NULL AND coder IS NOT NULL ORDER BY n";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query([])?;
        let mut columns = CodingColumns::default();
        while let Some(row) = rows.next()? {
            columns.quotation.push(row.get(0)?);
            columns.code.push(row.get(1)?);
            columns.coder.push(row.get(2)?);
            columns.contrary.push(row.get(3)?);
        }
        Ok(columns)
    }

    /// Counts what all codings say beside their code.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn coding_totals(&self) -> Result<CodingTotals, StoreError> {
        let sql = "SELECT count(*) FROM coding WHERE stance = 'contrary'";
        let mut statement = self.connection.prepare_cached(sql)?;
        let contrary: u32 = statement.query_row([], |row| row.get(0))?;
        let sql = "SELECT id FROM record WHERE n IN (SELECT coder FROM coding) ORDER BY n";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query([])?;
        let mut coders = Vec::new();
        while let Some(row) = rows.next()? {
            coders.push(record_id(row.get_ref(0)?)?.into());
        }
        Ok(CodingTotals {
            contrary: contrary as usize,
            coders,
        })
    }

    /// Reads all speaker turns.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn speakers(&self) -> Result<Speakers, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT source, start, \"end\", speaker FROM turn ORDER BY source, start",
        )?;
        let mut rows = statement.query([])?;
        let mut speakers = Speakers::default();
        while let Some(row) = rows.next()? {
            speakers.source.push(row.get(0)?);
            speakers.start.push(row.get(1)?);
            speakers.end.push(row.get(2)?);
            speakers.label.push(row.get(3)?);
        }
        Ok(speakers)
    }
}
