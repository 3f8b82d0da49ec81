//! Quotations and codings of one source, read without the detour over the fields of a record: a source
//! may have thousands.

use ayni_model::{
    coding::{Anchor, Coding, Quotation, Stance},
    id::{CodingId, QuotationId, RecordId, SourceId},
    record::{FieldsError, Kind},
    text::Span,
};
use rusqlite::{Connection, Row, types::ValueRef};

use crate::{StoreError, read::record_id};

/// Returns the quotations of a source, in the order in which they were made.
pub(crate) fn quotations(
    connection: &Connection,
    source: SourceId,
) -> Result<Vec<(QuotationId, Quotation)>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT record.id, (SELECT id FROM record WHERE n = t.revision), t.start, t.\"end\", t.state, t.was, t.last,
                t.label
         FROM quotation t JOIN record ON record.n = t.n
         WHERE t.source = (SELECT n FROM record WHERE id = ?) ORDER BY t.n",
    )?;
    let mut rows = statement.query([RecordId::from(source).bytes()])?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        let noun = Quotation {
            source,
            at: anchor(row)?,
            label: row.get(7)?,
        };
        all.push((record_id(row.get_ref(0)?)?.into(), noun));
    }
    Ok(all)
}

fn anchor(row: &Row<'_>) -> Result<Anchor, StoreError> {
    let wrong = |why: &str| FieldsError {
        kind: Kind::Quotation,
        why: why.to_owned(),
    };
    let state: Option<String> = row.get(4)?;
    let was = || -> Result<String, StoreError> {
        Ok(row.get::<_, Option<String>>(5)?.unwrap_or_default())
    };
    let json = || -> Result<Option<String>, StoreError> { Ok(row.get(6)?) };
    let place = || -> Result<_, StoreError> {
        if matches!(row.get_ref(1)?, ValueRef::Null) {
            return Err(wrong("its place has no revision").into());
        }
        let span =
            Span::new(row.get(2)?, row.get(3)?).map_err(|error| wrong(&error.to_string()))?;
        Ok((record_id(row.get_ref(1)?)?.into(), span))
    };
    Ok(match state.as_deref() {
        Some("exact") => {
            let (revision, span) = place()?;
            Anchor::Exact { revision, span }
        }
        Some("moved") => {
            let (revision, span) = place()?;
            Anchor::Moved { revision, span }
        }
        Some("changed") => {
            let (revision, span) = place()?;
            let was = was()?;
            Anchor::Changed {
                revision,
                span,
                was,
            }
        }
        Some("lost") => Anchor::Lost {
            was: was()?,
            last: match json()? {
                Some(last) => serde_json::from_str(&last)?,
                None => None,
            },
        },
        Some("region") => Anchor::Region {
            of: serde_json::from_str(&json()?.unwrap_or_default())?,
        },
        _ => return Err(wrong("its place has no state").into()),
    })
}

/// Returns the codings on all quotations of a source, in the order in which they were made.
pub(crate) fn codings(
    connection: &Connection,
    source: SourceId,
) -> Result<Vec<(CodingId, Coding)>, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT record.id, quoted.id, (SELECT id FROM record WHERE n = t.code), (SELECT id FROM record WHERE n = t.coder),
                t.stance, t.made, t.note
         FROM coding t JOIN record ON record.n = t.n JOIN quotation q ON q.n = t.quotation
         JOIN record quoted ON quoted.n = t.quotation
         WHERE q.source = (SELECT n FROM record WHERE id = ?) ORDER BY t.n",
    )?;
    let mut rows = statement.query([RecordId::from(source).bytes()])?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        let id = |at: usize| -> Result<RecordId, StoreError> {
            match row.get_ref(at)? {
                ValueRef::Null => Err(FieldsError {
                    kind: Kind::Coding,
                    why: "it names no code or no coder".to_owned(),
                }
                .into()),
                value => record_id(value),
            }
        };
        let stance = match row
            .get_ref(4)?
            .as_str_or_null()
            .map_err(rusqlite::Error::from)?
        {
            None | Some("supports") => Stance::Supports,
            Some("contrary") => Stance::Contrary,
            Some(other) => {
                return Err(FieldsError {
                    kind: Kind::Coding,
                    why: format!("there is no stance {other}"),
                }
                .into());
            }
        };
        let noun = Coding {
            quotation: id(1)?.into(),
            code: id(2)?.into(),
            coder: id(3)?.into(),
            stance,
            made: row.get(5)?,
            note: row.get(6)?,
        };
        all.push((id(0)?.into(), noun));
    }
    Ok(all)
}
