//! The only way to write: one entry of the journal, applied in the same transaction.

use std::{
    cell::RefCell,
    collections::{BTreeSet, HashMap},
};

use ayni_model::{
    coding::{Coding, Quotation},
    id::{CodingId, NounId, QuotationId, RecordId, SourceId},
    layout::Layout,
    operation::Operation,
    record::{Change, Fields, GONE, Kind, Noun},
    source::ContentHash,
};
use rusqlite::{CachedStatement, Connection, params};
use serde_json::Value as Json;

use crate::{
    Hashed, Project, Stamp, StoreError, apply, blob, clock, index,
    read::Reader,
    rows::{Cell, Rows},
};

/// An open transaction that becomes one entry of the journal, or nothing at all.
///
/// Dropping it without [`Writer::commit`] takes everything back.
#[derive(Debug)]
pub struct Writer<'p> {
    pub(crate) connection: &'p Connection,
    pub(crate) entry: i64,
    pub(crate) hlc: i64,
    replica: i64,
    space: i64,
    member: Option<RecordId>,
    changes: i64,
    /// Numbers of the records that were named in this transaction, but quotations and codings.
    numbers: HashMap<(RecordId, Kind), i64>,
    /// The last quotation, which the next coding most often names.
    last: Option<(RecordId, i64)>,
    /// Sources whose text may have changed.
    dirty: BTreeSet<i64>,
    /// The index of words that is built meanwhile.
    pub(crate) ahead: Option<index::Ahead>,
    /// How the index was declared that is laid aside while many codings come.
    aside: Option<String>,
    /// What is new of passages; whoever reads or writes anything else has it written first.
    passages: RefCell<Passages<'p>>,
    done: bool,
}

/// What is written for every passage.
struct Passages<'p> {
    /// The statement that names a record: looking it up costs as much as it does.
    naming: Option<CachedStatement<'p>>,
    // Rows of new quotations and codings, which wait to be written.
    changes: Rows<'p, 4>,
    quotations: Rows<'p, 9>,
    codings: Rows<'p, 7>,
}

impl<'p> Passages<'p> {
    const fn none() -> Self {
        Self {
            naming: None,
            changes: Rows::new("change"),
            quotations: Rows::new("quotation"),
            codings: Rows::new("coding"),
        }
    }

    fn write(&mut self, connection: &'p Connection) -> Result<(), rusqlite::Error> {
        self.changes.write(connection)?;
        self.quotations.write(connection)?;
        self.codings.write(connection)
    }
}

impl std::fmt::Debug for Passages<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Passages")
    }
}

impl Project {
    /// Keeps others from writing from here on, until the next entry ends or [`Project::let_go`]: what
    /// is read now is still so when it is written. [`Project::begin`] does it by itself; who reads
    /// before, to decide what to write, calls it first.
    ///
    /// # Errors
    /// [`StoreError::Busy`] when another program is writing and does not end within seconds.
    pub fn hold(&self) -> Result<(), StoreError> {
        if self.connection.is_autocommit() {
            self.connection.execute_batch("BEGIN IMMEDIATE")?;
        }
        Ok(())
    }

    /// Lets others write again when nothing was written after [`Project::hold`].
    ///
    /// # Errors
    /// When SQLite cannot.
    pub fn let_go(&self) -> Result<(), StoreError> {
        if !self.connection.is_autocommit() {
            self.connection.execute_batch("ROLLBACK")?;
        }
        Ok(())
    }

    /// Reads from here on, until the answer is dropped, one state of the project, whatever others
    /// write meanwhile.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn snapshot(&self) -> Result<Snapshot<'_>, StoreError> {
        let own = self.connection.is_autocommit();
        if own {
            self.connection.execute_batch("BEGIN")?;
        }
        Ok(Snapshot {
            connection: &self.connection,
            own,
        })
    }

    /// Begins an entry. Others may read meanwhile, but not write.
    ///
    /// # Errors
    /// [`StoreError::Busy`] when another program is writing and does not end within seconds.
    pub fn begin(&mut self, stamp: Stamp) -> Result<Writer<'_>, StoreError> {
        self.hold()?;
        let begin = || -> Result<(i64, i64), rusqlite::Error> {
            self.connection.query_row(
                "SELECT coalesce(max(n), 0), coalesce(max(hlc), 0) FROM entry",
                [],
                |row| Ok((row.get(0)?, row.get(1)?)),
            )
        };
        let (last_entry, last_hlc) = match begin() {
            Ok(last) => last,
            Err(error) => {
                self.connection.execute_batch("ROLLBACK")?;
                return Err(error.into());
            }
        };
        Ok(Writer {
            connection: &self.connection,
            entry: last_entry + 1,
            hlc: clock::next(last_hlc, stamp.now_ms),
            replica: self.replica,
            space: self.space,
            member: stamp.member.map(Into::into),
            changes: 0,
            numbers: HashMap::new(),
            last: None,
            dirty: BTreeSet::new(),
            ahead: None,
            aside: None,
            passages: RefCell::new(Passages::none()),
            done: false,
        })
    }
}

/// One state of the project, read as long as this lives.
#[derive(Debug)]
pub struct Snapshot<'p> {
    connection: &'p Connection,
    /// Whether this one began the transaction; within another one there is nothing to end.
    own: bool,
}

impl Drop for Snapshot<'_> {
    fn drop(&mut self) {
        if self.own {
            // Reading leaves nothing that could be lost.
            drop(self.connection.execute_batch("ROLLBACK"));
        }
    }
}

impl Writer<'_> {
    /// Makes a record, or sets those of its fields that differ. A record that was gone comes back.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn put<T: Noun>(&mut self, id: T::Id, noun: &T) -> Result<(), StoreError> {
        let kind = T::Id::KIND;
        let (number, fresh) = self.intern_subject(id.into(), kind)?;
        let wanted = noun.fields();
        if fresh {
            return self.append(number, kind, &wanted, true);
        }
        let present = apply::fold(self.connection, number, None)?;
        let gone = present.get(GONE) == Some(&Json::Bool(true));
        // What comes back is made anew, with all its fields: it no longer hangs on its first making.
        let mut fields: Fields = wanted
            .iter()
            .filter(|(key, value)| gone || present.get(*key) != Some(value))
            .map(|(key, value)| (key.clone(), value.clone()))
            .collect();
        for key in present
            .keys()
            .filter(|key| *key != GONE && !wanted.contains_key(*key))
        {
            fields.insert(key.clone(), Json::Null);
        }
        if gone {
            fields.insert(GONE.to_owned(), Json::Bool(false));
        }
        if fields.is_empty() {
            Ok(())
        } else {
            self.append(number, kind, &fields, false)
        }
    }

    /// Sets some fields of a record; `null` clears one.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn change(&mut self, change: &Change) -> Result<(), StoreError> {
        let (number, fresh) = self.intern_subject(change.id, change.kind)?;
        self.append(number, change.kind, &change.fields, fresh)
    }

    /// Takes a record away; undo brings it back.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn remove<I: NounId>(&mut self, id: I) -> Result<(), StoreError> {
        self.change(&ayni_model::record::remove(id))
    }

    /// Makes a quotation. The short way for many; one that exists already is set as by [`Writer::put`].
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn add_quotation(
        &mut self,
        id: QuotationId,
        quotation: &Quotation,
    ) -> Result<(), StoreError> {
        let (number, new) = self.intern_row(id.into(), Kind::Quotation)?;
        if !new {
            return self.put(id, quotation);
        }
        self.last = Some((id.into(), number));
        self.journal_later(number, serde_json::to_string(quotation)?)?;
        let source = self.reference(quotation.source.into(), Kind::Source)?;
        let (state, was, last) = apply::anchor_words(&quotation.at)?;
        let [revision, start, end] = match quotation.at.place() {
            Some((revision, span)) => {
                let revision = self.reference(revision.into(), Kind::Revision)?;
                [revision, span.start().0.into(), span.end().0.into()].map(Cell::Number)
            }
            None => [Cell::Null, Cell::Null, Cell::Null],
        };
        let row = [
            Cell::Number(number),
            Cell::Number(source),
            revision,
            start,
            end,
            Cell::Word(state),
            was.map(str::to_owned).into(),
            last.into(),
            quotation.label.clone().into(),
        ];
        let passages = self.passages.get_mut();
        Ok(passages.quotations.take(self.connection, row)?)
    }

    /// Makes a coding. The short way for many; one that exists already is set as by [`Writer::put`].
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn add_coding(&mut self, id: CodingId, coding: &Coding) -> Result<(), StoreError> {
        let (number, new) = self.intern_row(id.into(), Kind::Coding)?;
        if !new {
            return self.put(id, coding);
        }
        self.journal_later(number, serde_json::to_string(coding)?)?;
        let quotation = match self.last {
            Some((last, number)) if last == coding.quotation.into() => number,
            _ => self.intern_row(coding.quotation.into(), Kind::Quotation)?.0,
        };
        let code = self.reference(coding.code.into(), Kind::Code)?;
        let coder = self.reference(coding.coder.into(), Kind::Member)?;
        // A field that json leaves out stands as null, as the fold has it.
        let stance =
            (coding.stance != ayni_model::coding::Stance::default()).then(|| coding.stance.word());
        let row = [
            Cell::Number(number),
            Cell::Number(quotation),
            Cell::Number(code),
            Cell::Number(coder),
            stance.into(),
            coding.made.clone().into(),
            coding.note.clone().into(),
        ];
        let passages = self.passages.get_mut();
        Ok(passages.codings.take(self.connection, row)?)
    }

    /// Says that the text of a source, which was put, is most likely the one that stays: where the project
    /// has no index of words yet, its words are indexed while others are written. A text that changes after
    /// all is indexed again. Without this call all is indexed at the end.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn index_ahead(&mut self, source: SourceId) -> Result<(), StoreError> {
        let source = self.reference(source.into(), Kind::Source)?;
        if self.ahead.is_none() && index::is_empty(self.connection()?)? {
            self.ahead = Some(index::Ahead::begin(self.connection, index::ROOM)?);
            self.aside = index::lay_aside(self.connection)?;
        }
        match &mut self.ahead {
            Some(ahead) if ahead.has_room() => index::refresh_ahead(self.connection, source, ahead),
            _ => Ok(()),
        }
    }

    /// Stores the bytes of a file, once.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn put_blob(&mut self, bytes: &[u8]) -> Result<ContentHash, StoreError> {
        blob::put(self.connection, bytes)
    }

    /// Stores bytes whose hash is known, once.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn put_hashed<T: AsRef<[u8]>>(
        &mut self,
        hashed: &Hashed<T>,
    ) -> Result<ContentHash, StoreError> {
        blob::put_as(self.connection, hashed.hash(), (**hashed).as_ref())
    }

    /// Returns the bytes of a blob, also of one that was put in this transaction.
    ///
    /// # Errors
    /// When it is not there.
    pub fn blob(&self, hash: ContentHash) -> Result<Vec<u8>, StoreError> {
        blob::get(self.connection, &hash.0)
    }

    /// Returns the text of a blob, also of one that was put in this transaction.
    ///
    /// # Errors
    /// When it is not there, or is no UTF-8.
    pub fn text(&self, hash: ContentHash) -> Result<String, StoreError> {
        blob::text(self.connection, &hash.0)
    }

    /// Stores a layout; one without marks needs no blob.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn put_layout(&mut self, layout: &Layout) -> Result<Option<ContentHash>, StoreError> {
        if *layout == Layout::default() {
            Ok(None)
        } else {
            self.put_blob(&serde_json::to_vec(layout)?).map(Some)
        }
    }

    /// Ends the entry: all of it is on the disk when this returns. An entry without any change is
    /// not written; then the answer is nothing.
    ///
    /// # Errors
    /// When the file cannot be written; nothing of the entry is then kept.
    pub fn commit(self, operation: &Operation) -> Result<Option<i64>, StoreError> {
        self.commit_as(operation, None)
    }

    pub(crate) fn commit_as(
        mut self,
        operation: &Operation,
        reverts: Option<i64>,
    ) -> Result<Option<i64>, StoreError> {
        if self.changes == 0 {
            if reverts.is_none() {
                return Ok(None);
            }
            // Taking back what later acts have covered changes nothing, and is still an act.
            self.open_entry()?;
        }
        self.write_passages()?;
        if let Some(ahead) = self.ahead.take() {
            ahead.finish(self.connection)?;
        }
        if let Some(declared) = self.aside.take() {
            self.connection.execute_batch(&declared)?;
        }
        let dirty = std::mem::take(&mut self.dirty);
        index::refresh_all(self.connection, dirty.into_iter())?;
        // The first entry makes the space that it stands in.
        let space = match self.space {
            0 => self
                .connection
                .query_row("SELECT n FROM space LIMIT 1", [], |row| row.get(0))?,
            space => space,
        };
        self.connection.execute(
            "UPDATE entry SET operation = ?, reverts = ?, space = ? WHERE n = ?",
            params![
                serde_json::to_string(operation)?,
                reverts,
                space,
                self.entry
            ],
        )?;
        self.connection.execute_batch("COMMIT")?;
        self.done = true;
        Ok(Some(self.entry))
    }

    /// Makes a writer that only applies, within a transaction that somebody else holds.
    pub(crate) fn over(connection: &Connection) -> Writer<'_> {
        Writer {
            connection,
            entry: 0,
            hlc: 0,
            replica: 0,
            space: 0,
            member: None,
            changes: 0,
            numbers: HashMap::new(),
            last: None,
            dirty: BTreeSet::new(),
            ahead: None,
            aside: None,
            passages: RefCell::new(Passages::none()),
            done: true,
        }
    }

    /// Ends a writer of [`Writer::over`] and returns the sources whose text may have changed.
    pub(crate) fn leave(mut self) -> BTreeSet<i64> {
        std::mem::take(&mut self.dirty)
    }

    /// Appends to the journal and applies to the tables.
    pub(crate) fn append(
        &mut self,
        number: i64,
        kind: Kind,
        fields: &Fields,
        fresh: bool,
    ) -> Result<(), StoreError> {
        self.journal(number, serde_json::to_string(fields)?)?;
        apply::apply(self, number, kind, fields, fresh)
    }

    fn journal(&mut self, number: i64, fields: String) -> Result<(), StoreError> {
        self.journal_later(number, fields)?;
        self.write_passages()
    }

    /// Appends to the journal what is written with the next rows.
    fn journal_later(&mut self, number: i64, fields: String) -> Result<(), StoreError> {
        if self.changes == 0 {
            self.open_entry()?;
        }
        self.changes += 1;
        let [entry, n, record] = [self.entry, self.changes, number].map(Cell::Number);
        let row = [entry, n, record, Cell::Text(fields)];
        let passages = self.passages.get_mut();
        Ok(passages.changes.take(self.connection, row)?)
    }

    /// Writes what waits.
    fn write_passages(&self) -> Result<(), StoreError> {
        Ok(self.passages.borrow_mut().write(self.connection)?)
    }

    /// Writes the head of the entry, which the fold of a record needs; commit fills in the rest.
    fn open_entry(&mut self) -> Result<(), StoreError> {
        let member = match self.member {
            Some(member) => Some(self.reference(member, Kind::Member)?),
            None => None,
        };
        self.connection.execute(
            "INSERT INTO entry (n, hlc, replica, seq, member, space, operation)
             VALUES (?1, ?2, ?3, (SELECT coalesce(max(seq), 0) + 1 FROM entry WHERE replica = ?3), ?4, ?5, '')",
            params![self.entry, self.hlc, self.replica, member, self.space],
        )?;
        Ok(())
    }

    /// Returns the sources whose text may have changed.
    pub(crate) fn dirty(&self) -> BTreeSet<i64> {
        self.dirty.clone()
    }

    pub(crate) fn mark_dirty(&mut self, source: i64) {
        self.dirty.insert(source);
    }

    /// Returns the number of a record that is changed, and whether the journal knows no change of it.
    fn intern_subject(&mut self, id: RecordId, kind: Kind) -> Result<(i64, bool), StoreError> {
        self.write_passages()?;
        let (number, new) = self.intern_row(id, kind)?;
        if !matches!(kind, Kind::Quotation | Kind::Coding) {
            self.numbers.insert((id, kind), number);
        }
        let known = || -> Result<bool, rusqlite::Error> {
            self.connection
                .prepare_cached("SELECT 1 FROM change WHERE record = ? LIMIT 1")?
                .exists([number])
        };
        Ok((number, new || !known()?))
    }

    /// Returns the number of a record that is named.
    pub(crate) fn reference(&mut self, id: RecordId, kind: Kind) -> Result<i64, StoreError> {
        if let Some(number) = self.numbers.get(&(id, kind)) {
            return Ok(*number);
        }
        let number = self.intern_row(id, kind)?.0;
        if !matches!(kind, Kind::Quotation | Kind::Coding) {
            self.numbers.insert((id, kind), number);
        }
        Ok(number)
    }

    fn intern_row(&mut self, id: RecordId, kind: Kind) -> Result<(i64, bool), StoreError> {
        let naming = match &mut self.passages.get_mut().naming {
            Some(naming) => naming,
            slot => slot.insert(self.connection.prepare_cached(
                "INSERT INTO record (id, kind) VALUES (?, ?) ON CONFLICT DO NOTHING",
            )?),
        };
        let inserted = naming.execute(params![id.bytes(), kind as u8])?;
        if inserted == 1 {
            return Ok((self.connection.last_insert_rowid(), true));
        }
        let (number, is): (i64, u8) = self
            .connection
            .prepare_cached("SELECT n, kind FROM record WHERE id = ?")?
            .query_row([id.bytes()], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let is = Kind::from_number(is);
        if is != Some(kind) {
            return Err(StoreError::OtherKind {
                id: id.to_string(),
                is: is.map_or("record", Kind::word),
                wanted: kind.word(),
            });
        }
        Ok((number, false))
    }
}

impl Reader for Writer<'_> {
    fn connection(&self) -> Result<&Connection, StoreError> {
        self.write_passages()?;
        Ok(self.connection)
    }
}

impl Reader for Project {
    fn connection(&self) -> Result<&Connection, StoreError> {
        Ok(&self.connection)
    }
}

impl Drop for Writer<'_> {
    fn drop(&mut self) {
        if !self.done {
            // A transaction that cannot be rolled back ends with the connection.
            drop(self.connection.execute_batch("ROLLBACK"));
        }
    }
}
