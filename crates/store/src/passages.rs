//! Quotations and codings of one source, read without the detour over the fields of a record: a source
//! may have thousands.

use std::collections::BTreeMap;

use ayni_model::{
    coding::{Anchor, Coding, Quotation, Stance},
    id::{CodingId, QuotationId, RecordId, SourceId},
    record::{FieldsError, Kind},
    text::Span,
};
use rusqlite::{Connection, Row, types::ValueRef};

use crate::{Project, StoreError, read::record_id};

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
            at: anchor(row, revision(row.get_ref(1)?)?)?,
            label: row.get(7)?,
        };
        all.push((record_id(row.get_ref(0)?)?.into(), noun));
    }
    Ok(all)
}

fn revision(value: ValueRef<'_>) -> Result<Option<RecordId>, StoreError> {
    match value {
        ValueRef::Null => Ok(None),
        value => record_id(value).map(Some),
    }
}

/// Returns the place of a quotation: from its start on, the columns are those of [`quotations`].
fn anchor(row: &Row<'_>, revision: Option<RecordId>) -> Result<Anchor, StoreError> {
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
        let revision = revision.ok_or_else(|| wrong("its place has no revision"))?;
        let span =
            Span::new(row.get(2)?, row.get(3)?).map_err(|error| wrong(&error.to_string()))?;
        Ok((revision.into(), span))
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
                ValueRef::Null => Err(nameless()),
                value => record_id(value),
            }
        };
        let noun = Coding {
            quotation: id(1)?.into(),
            code: id(2)?.into(),
            coder: id(3)?.into(),
            stance: stance(row.get_ref(4)?)?,
            made: row.get(5)?,
            note: row.get(6)?,
        };
        all.push((id(0)?.into(), noun));
    }
    Ok(all)
}

fn stance(value: ValueRef<'_>) -> Result<Stance, StoreError> {
    match value.as_str_or_null().map_err(rusqlite::Error::from)? {
        None | Some("supports") => Ok(Stance::Supports),
        Some("contrary") => Ok(Stance::Contrary),
        Some(other) => Err(FieldsError {
            kind: Kind::Coding,
            why: format!("there is no stance {other}"),
        }
        .into()),
    }
}

/// A quotation with its codings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// Its identity.
    pub id: QuotationId,
    /// The quotation.
    pub quotation: Quotation,
    /// The codings on it, in the order in which they were made.
    pub codings: Vec<(CodingId, Coding)>,
}

/// What passages name, each looked up once for a whole project: codes, coders, revisions.
#[derive(Debug, Default)]
pub struct Named {
    ids: BTreeMap<i64, RecordId>,
}

impl Named {
    fn id(&mut self, connection: &Connection, number: i64) -> Result<RecordId, StoreError> {
        if let Some(id) = self.ids.get(&number) {
            return Ok(*id);
        }
        let mut statement = connection.prepare_cached("SELECT id FROM record WHERE n = ?")?;
        let id = statement.query_row([number], |row| Ok(record_id(row.get_ref(0)?)))??;
        self.ids.insert(number, id);
        Ok(id)
    }
}

impl Project {
    /// Returns the quotations of a source with their codings, in the order in which they were made.
    ///
    /// # Errors
    /// When the file cannot be read, or a record does not hold what its noun needs.
    pub fn passages_of(
        &self,
        source: SourceId,
        named: &mut Named,
    ) -> Result<Vec<Passage>, StoreError> {
        let source_id = RecordId::from(source);
        let of = source_id.bytes();
        let mut statement = self.connection.prepare_cached(
            "SELECT record.id, t.revision, t.start, t.\"end\", t.state, t.was, t.last, t.label, t.n
             FROM quotation t JOIN record ON record.n = t.n
             WHERE t.source = (SELECT n FROM record WHERE id = ?) ORDER BY t.n",
        )?;
        let mut rows = statement.query([of])?;
        let mut numbers: Vec<i64> = Vec::new();
        let mut passages: Vec<Passage> = Vec::new();
        while let Some(row) = rows.next()? {
            let revision = row.get::<_, Option<i64>>(1)?;
            let revision = revision.map(|number| named.id(&self.connection, number));
            let quotation = Quotation {
                source,
                at: anchor(row, revision.transpose()?)?,
                label: row.get(7)?,
            };
            numbers.push(row.get(8)?);
            passages.push(Passage {
                id: record_id(row.get_ref(0)?)?.into(),
                quotation,
                codings: Vec::new(),
            });
        }
        let mut statement = self.connection.prepare_cached(
            "SELECT record.id, t.quotation, t.code, t.coder, t.stance, t.made, t.note
             FROM quotation q JOIN coding t ON t.quotation = q.n JOIN record ON record.n = t.n
             WHERE q.source = (SELECT n FROM record WHERE id = ?) ORDER BY q.n, t.n",
        )?;
        let mut rows = statement.query([of])?;
        while let Some(row) = rows.next()? {
            let mut id = |at: usize| match row.get::<_, Option<i64>>(at)? {
                Some(number) => named.id(&self.connection, number),
                None => Err(nameless()),
            };
            let (code, coder) = (id(2)?.into(), id(3)?.into());
            let passage = numbers.binary_search(&row.get(1)?).ok();
            let Some(passage) = passage.and_then(|at| passages.get_mut(at)) else {
                continue;
            };
            let coding = Coding {
                quotation: passage.id,
                code,
                coder,
                stance: stance(row.get_ref(4)?)?,
                made: row.get(5)?,
                note: row.get(6)?,
            };
            let id = record_id(row.get_ref(0)?)?.into();
            passage.codings.push((id, coding));
        }
        Ok(passages)
    }
}

fn nameless() -> StoreError {
    FieldsError {
        kind: Kind::Coding,
        why: "it names no code or no coder".to_owned(),
    }
    .into()
}
