//! The content of the tables as text: what two projects must agree on to be equal.

use std::io::Write;

use ayni_model::record::Kind;

use crate::{
    Project, StoreError,
    read::{attributes_of, fields_of, record_id, select},
    table,
};

impl Project {
    /// Writes every row of every table, one a line, ordered by noun and id; numbers that hold only
    /// in this file do not appear, and neither does the journal.
    ///
    /// # Errors
    /// When the file cannot be read or `out` not be written.
    pub fn dump(&self, out: &mut dyn Write) -> Result<(), StoreError> {
        for kind in Kind::ALL {
            self.dump_kind(*kind, out)?;
        }
        self.dump_derived(out)
    }

    /// Writes the rows of one noun as [`Project::dump`] does.
    ///
    /// # Errors
    /// When the file cannot be read or `out` not be written.
    pub fn dump_kind(&self, kind: Kind, out: &mut dyn Write) -> Result<(), StoreError> {
        let table = table::of(kind);
        let sql = format!(
            "{} JOIN record ON record.n = t.n ORDER BY record.id",
            select(table)
        );
        let mut statement = self.connection.prepare(&sql)?;
        let mut rows = statement.query([])?;
        let mut id = self
            .connection
            .prepare_cached("SELECT id FROM record WHERE n = ?")?;
        while let Some(row) = rows.next()? {
            let number: i64 = row.get(0)?;
            let mut fields = fields_of(table, row)?;
            fields.extend(attributes_of(&self.connection, number)?);
            let id = id.query_row([number], |row| row.get::<_, Vec<u8>>(0))?;
            let id = record_id(rusqlite::types::ValueRef::Blob(&id))?;
            writeln!(
                out,
                "{}\t{id}\t{}",
                table.name(),
                serde_json::to_string(&fields)?
            )?;
        }
        Ok(())
    }

    fn dump_derived(&self, out: &mut dyn Write) -> Result<(), StoreError> {
        let queries = [
            (
                "segment",
                "SELECT lower(hex(s.id)) || char(9) || lower(hex(r.id)) || char(9) || start || ' ' || byte || ' ' || bytes FROM segment
                 JOIN record s ON s.n = segment.source JOIN record r ON r.n = segment.revision ORDER BY s.id, start",
            ),
            (
                "turn",
                "SELECT lower(hex(record.id)) || char(9) || start || ' ' || \"end\" || ' ' || speaker FROM turn
                 JOIN record ON record.n = turn.source ORDER BY record.id, turn.n",
            ),
        ];
        for (name, sql) in queries {
            let mut statement = self.connection.prepare(sql)?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                writeln!(
                    out,
                    "{name}\t{}",
                    row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?
                )?;
            }
        }
        // The index of words holds no words; its terms and where they stand are compared instead.
        let sql = "CREATE VIRTUAL TABLE IF NOT EXISTS temp.term USING fts5vocab(main, words, row)";
        self.connection.execute_batch(sql)?;
        let mut statement = self
            .connection
            .prepare("SELECT term, doc, cnt FROM temp.term ORDER BY term")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            writeln!(
                out,
                "term\t{}\t{}\t{}",
                row.get::<_, String>(0)?,
                row.get::<_, i64>(1)?,
                row.get::<_, i64>(2)?
            )?;
        }
        Ok(())
    }
}
