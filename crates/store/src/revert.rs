//! Undo and redo: an entry that sets back what another one set.
//!
//! Undo never removes from the journal. An act *stands* unless it is taken back, and the tables are
//! the fold of the acts that stand: undo and redo write, for every field that the act set, the value
//! that this fold gives. What a later act set stays; a record that no standing act made is gone. Only
//! passages go further: they move with the text that their source then shows.

use std::collections::{BTreeMap, BTreeSet};

use ayni_model::{
    coding::Anchor,
    id::{RecordId, RevisionId},
    operation::Operation,
    reanchor::EditScript,
    record::{Fields, GONE, Kind, Noun as _},
    source::Revision,
    text::TextIndex,
};
use rusqlite::{Connection, OptionalExtension as _};
use serde_json::Value as Json;

use crate::{
    Project, Stamp, StoreError, Writer, apply, blob,
    read::record_id,
    table::{self, Column},
};

/// What an undo or redo did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reverted {
    /// The entry that was taken back.
    pub entry: i64,
    /// The operation, as a sentence.
    pub sentence: String,
    /// Fields that were left as they are because something later set them again.
    pub kept: u64,
}

/// What taking an act back would do to one record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Restored {
    /// The record.
    pub id: RecordId,
    /// What kind of thing it is.
    pub kind: Kind,
    /// What would become of it.
    pub fate: Fate,
    /// Fields that would stay as they are because something later set them again.
    pub kept: u64,
}

/// What becomes of a record when an act is taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// The act made it: it goes.
    Removed,
    /// The act removed it: it comes back.
    BroughtBack,
    /// Fields are set back.
    SetBack,
    /// It stays as it is; later acts have changed what this one set.
    Kept,
    /// It stays as it is; the act named it and set nothing in it, as who confirms a finding does.
    Unchanged,
}

impl Project {
    /// Takes back the newest operation that stands; nothing when there is none.
    ///
    /// # Errors
    /// When the file cannot be written; nothing is then changed.
    pub fn undo(&mut self, stamp: Stamp) -> Result<Option<Reverted>, StoreError> {
        let writer = self.begin(stamp)?;
        match undoable(writer.connection)? {
            Some(entry) => revert(writer, entry),
            None => Ok(None),
        }
    }

    /// Does again what the newest undo took back, unless something else was done since.
    ///
    /// # Errors
    /// When the file cannot be written; nothing is then changed.
    pub fn redo(&mut self, stamp: Stamp) -> Result<Option<Reverted>, StoreError> {
        let writer = self.begin(stamp)?;
        match redoable(writer.connection)? {
            Some(entry) => revert(writer, entry),
            None => Ok(None),
        }
    }

    /// Takes back any entry but the first, however much was done since; nothing when there is no
    /// such entry or its act is in that state already.
    ///
    /// # Errors
    /// When the file cannot be written; nothing is then changed.
    pub fn revert(&mut self, entry: i64, stamp: Stamp) -> Result<Option<Reverted>, StoreError> {
        revert(self.begin(stamp)?, entry)
    }

    /// Returns what taking an entry back would change, without doing so; nothing when there is
    /// nothing to take back. Passages that would move with their text are not among it.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn preview_revert(&self, entry: i64) -> Result<Option<Vec<Restored>>, StoreError> {
        let Some(turn) = turn(&self.connection, entry)? else {
            return Ok(None);
        };
        let sql = "SELECT change.record, record.id, record.kind FROM change
                   JOIN record ON record.n = change.record WHERE change.entry = ?
                   GROUP BY change.record ORDER BY min(change.n)";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query([turn.act])?;
        let mut restored = Vec::new();
        while let Some(row) = rows.next()? {
            let Some(kind) = Kind::from_number(row.get(2)?) else {
                continue;
            };
            let record = row.get(0)?;
            let found = differences(&self.connection, record, turn.act, &turn.fallen)?;
            restored.push(Restored {
                id: record_id(row.get_ref(1)?)?,
                kind,
                fate: match found.back.get(GONE).and_then(Json::as_bool) {
                    Some(true) => Fate::Removed,
                    Some(false) => Fate::BroughtBack,
                    None if found.idle => Fate::Unchanged,
                    None if found.back.is_empty() => Fate::Kept,
                    None => Fate::SetBack,
                },
                kept: found.kept,
            });
        }
        Ok(Some(restored))
    }

    /// Takes back any one entry, as [`Project::revert`], unless something would then point nowhere.
    ///
    /// # Errors
    /// [`StoreError::Rests`] when later steps rest on what would go, [`StoreError::Rootless`] when what
    /// would come back rests on what is gone; nothing is then changed.
    pub fn revert_alone(
        &mut self,
        entry: i64,
        stamp: Stamp,
    ) -> Result<Option<Reverted>, StoreError> {
        self.hold()?;
        let error = match self.apart(entry) {
            Ok(()) => return self.revert(entry, stamp),
            Err(error) => error,
        };
        self.let_go()?;
        Err(error)
    }

    /// Refuses what [`Project::revert_alone`] would refuse, without doing it.
    ///
    /// # Errors
    /// As there.
    pub fn apart(&self, entry: i64) -> Result<(), StoreError> {
        let restored = self.preview_revert(entry)?.unwrap_or_default();
        let of = |fate| -> BTreeMap<RecordId, Kind> {
            let all = restored.iter().filter(|it| it.fate == fate);
            all.map(|it| (it.id, it.kind)).collect()
        };
        let (going, coming) = (of(Fate::Removed), of(Fate::BroughtBack));
        let mut citing = self.citing(&going)?;
        // What the act made point there is set back with it.
        for id in of(Fate::SetBack).keys() {
            if let Some(number) = self.number(*id)? {
                citing.remove(&number);
            }
        }
        let resting = self.steps_of(citing)?;
        if !resting.is_empty() {
            return Err(StoreError::Rests {
                entry,
                steps: resting,
            });
        }
        let missing = self.steps_of(self.missing(&coming)?)?;
        if !missing.is_empty() {
            return Err(StoreError::Rootless {
                entry,
                steps: missing,
            });
        }
        Ok(())
    }

    /// Returns the entries that first named some records, each once with its sentence, in order.
    fn steps_of(&self, records: BTreeSet<i64>) -> Result<Vec<(i64, String)>, StoreError> {
        let sql = "SELECT entry.n, entry.operation FROM change JOIN entry ON entry.n = change.entry
                   WHERE change.record = ? ORDER BY entry.n LIMIT 1";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut steps = BTreeMap::new();
        for record in records {
            let found: Option<(i64, String)> = statement
                .query_row([record], |row| Ok((row.get(0)?, row.get(1)?)))
                .optional()?;
            if let Some((step, operation)) = found {
                let operation: Operation = serde_json::from_str(&operation)?;
                steps.insert(step, operation.sentence());
            }
        }
        Ok(steps.into_iter().collect())
    }

    /// Returns the numbers of the records that some others name, as all changes of theirs say, and
    /// that are neither there nor among them.
    fn missing(&self, coming: &BTreeMap<RecordId, Kind>) -> Result<BTreeSet<i64>, StoreError> {
        let mut missing = BTreeSet::new();
        for (id, kind) in coming {
            let Some(number) = self.number(*id)? else {
                continue;
            };
            let fields = apply::fold(&self.connection, number, None)?;
            for (name, column) in table::of(*kind).columns {
                // A passage that comes back stands in the text that is shown.
                let Column::Reference(target) = column else {
                    continue;
                };
                if *target == Kind::Revision && *name == "parent" {
                    continue;
                }
                let named = fields.get(*name).and_then(Json::as_str);
                let named: Option<RecordId> = named.and_then(|id| id.parse().ok());
                let Some(named) = named.filter(|id| !coming.contains_key(id)) else {
                    continue;
                };
                let sql = format!("SELECT 1 FROM {} WHERE n = ?", table::of(*target).name());
                if let Some(number) = self.number(named)?
                    && !self.connection.prepare_cached(&sql)?.exists([number])?
                {
                    missing.insert(number);
                }
            }
        }
        Ok(missing)
    }

    /// Returns the numbers of the records that name some others and are not among them.
    fn citing(&self, named: &BTreeMap<RecordId, Kind>) -> Result<BTreeSet<i64>, StoreError> {
        let mut numbers: BTreeMap<i64, Kind> = BTreeMap::new();
        for (id, kind) in named {
            if let Some(number) = self.number(*id)? {
                numbers.insert(number, *kind);
            }
        }
        let mut citing = BTreeSet::new();
        for table in table::TABLES {
            for (name, column) in table.columns {
                let (name, target) = match column {
                    // A corrected text outlives the one that it was made from.
                    Column::Reference(Kind::Revision) if *name == "parent" => continue,
                    Column::Reference(target) => (*name, *target),
                    // Passages move with their text.
                    _ => continue,
                };
                let sql = format!("SELECT n FROM {} WHERE \"{name}\" = ?", table.name());
                let mut statement = self.connection.prepare_cached(&sql)?;
                for number in numbers.iter().filter(|(_, kind)| **kind == target) {
                    let rows = statement.query_map([number.0], |row| row.get::<_, i64>(0))?;
                    citing.extend(rows.collect::<Result<Vec<_>, _>>()?);
                }
            }
        }
        for (table, column) in table::INSIDE {
            let sql = format!("SELECT n, \"{column}\" FROM {table} WHERE \"{column}\" IS NOT NULL");
            let mut statement = self.connection.prepare_cached(&sql)?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                let text = row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?;
                if table::ids_in(text).iter().any(|id| named.contains_key(id)) {
                    citing.insert(row.get(0)?);
                }
            }
        }
        citing.retain(|number| !numbers.contains_key(number));
        Ok(citing)
    }

    /// Returns the entry that undo would take back.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn undoable(&self) -> Result<Option<i64>, StoreError> {
        undoable(&self.connection)
    }

    /// Returns the undo that redo would take back.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn redoable(&self) -> Result<Option<i64>, StoreError> {
        redoable(&self.connection)
    }

    /// Returns the entries that are taken back, each with the revert that names it and is not itself
    /// taken back.
    pub(crate) fn undone(&self) -> Result<BTreeMap<i64, i64>, StoreError> {
        Ok(fallen(&self.connection)?.undone)
    }
}

/// An act that is about to fall or to stand again.
struct Turn {
    act: i64,
    /// Whether it falls.
    undoing: bool,
    /// The entries that will not count once it has.
    fallen: BTreeSet<i64>,
}

/// Returns what reverting an entry means; nothing when its act is in that state already.
fn turn(connection: &Connection, entry: i64) -> Result<Option<Turn>, StoreError> {
    let mut fallen = fallen(connection)?;
    if entry <= 1 || fallen.undone.contains_key(&entry) {
        return Ok(None);
    }
    let Some((act, depth)) = root(connection, entry)? else {
        return Ok(None);
    };
    // Taking back an act fells it; taking back the taking back lets it stand again.
    let undoing = depth % 2 == 0;
    if undoing == fallen.undone.contains_key(&act) {
        return Ok(None);
    }
    if undoing {
        fallen.all.insert(act);
    } else {
        fallen.all.remove(&act);
    }
    Ok(Some(Turn {
        act,
        undoing,
        fallen: fallen.all,
    }))
}

/// Reverts an entry; what is read and what is written is one transaction.
fn revert(mut writer: Writer<'_>, entry: i64) -> Result<Option<Reverted>, StoreError> {
    let connection = writer.connection;
    let Some(turn) = turn(connection, entry)? else {
        return Ok(None);
    };
    let operation: String = connection.query_row(
        "SELECT operation FROM entry WHERE n = ?",
        [turn.act],
        |row| row.get(0),
    )?;
    let sentence = serde_json::from_str::<Operation>(&operation)?.sentence();
    let kept = restore(&mut writer, turn.act, &turn.fallen)?;
    settle(&mut writer, turn.act, &turn.fallen)?;
    let named = match turn.undoing {
        true => Operation::Undo {
            sentence: sentence.clone(),
        },
        false => Operation::Redo {
            sentence: sentence.clone(),
        },
    };
    writer.commit_as(&named, Some(entry))?;
    Ok(Some(Reverted {
        entry: turn.act,
        sentence,
        kept,
    }))
}

/// Returns the act at the end of a chain of reverts, and the length of the chain.
fn root(connection: &Connection, entry: i64) -> Result<Option<(i64, u32)>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT reverts FROM entry WHERE n = ?")?;
    let (mut at, mut depth) = (entry, 0);
    loop {
        match statement
            .query_row([at], |row| row.get::<_, Option<i64>>(0))
            .optional()?
        {
            None => return Ok(None),
            Some(None) => return Ok(Some((at, depth))),
            Some(Some(next)) => (at, depth) = (next, depth + 1),
        }
    }
}

fn undoable(connection: &Connection) -> Result<Option<i64>, StoreError> {
    let undone = fallen(connection)?.undone;
    let mut statement = connection
        .prepare_cached("SELECT n FROM entry WHERE reverts IS NULL AND n > 1 ORDER BY n DESC")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let entry: i64 = row.get(0)?;
        if !undone.contains_key(&entry) {
            return Ok(Some(entry));
        }
    }
    Ok(None)
}

fn redoable(connection: &Connection) -> Result<Option<i64>, StoreError> {
    let undone = fallen(connection)?.undone;
    let sql = "SELECT u.n FROM entry u JOIN entry t ON t.n = u.reverts
               WHERE t.reverts IS NULL AND u.n > (SELECT coalesce(max(n), 0) FROM entry WHERE reverts IS NULL)
               ORDER BY u.n DESC";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let entry: i64 = row.get(0)?;
        if !undone.contains_key(&entry) {
            return Ok(Some(entry));
        }
    }
    Ok(None)
}

fn fallen(connection: &Connection) -> Result<Fallen, StoreError> {
    let sql = "SELECT n, reverts FROM entry WHERE reverts IS NOT NULL ORDER BY n DESC";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([])?;
    let mut fallen = Fallen {
        undone: BTreeMap::new(),
        all: BTreeSet::new(),
    };
    while let Some(row) = rows.next()? {
        let entry = row.get(0)?;
        fallen.all.insert(entry);
        if !fallen.undone.contains_key(&entry) {
            fallen.undone.insert(row.get(1)?, entry);
        }
    }
    fallen.all.extend(fallen.undone.keys());
    Ok(fallen)
}

/// Entries that do not count in the fold of what stands.
struct Fallen {
    /// Those that are taken back, each with the revert that does it.
    undone: BTreeMap<i64, i64>,
    /// Those, and the reverts themselves.
    all: BTreeSet<i64>,
}

/// Brings every field that an act set to the fold of the acts that stand. Returns how many of them
/// a later act has set, so that they stay as they are.
fn restore(writer: &mut Writer<'_>, act: i64, fallen: &BTreeSet<i64>) -> Result<u64, StoreError> {
    let connection = writer.connection;
    let mut kept = 0;
    // Last first: what stands on a record goes before the record. One that the act changed twice is set
    // back once.
    let sql =
        "SELECT change.record, record.kind FROM change JOIN record ON record.n = change.record
               WHERE change.entry = ? GROUP BY change.record ORDER BY min(change.n) DESC";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([act])?;
    while let Some(row) = rows.next()? {
        let record: i64 = row.get(0)?;
        let Some(kind) = Kind::from_number(row.get(1)?) else {
            continue;
        };
        let found = differences(connection, record, act, fallen)?;
        kept += found.kept;
        if !found.back.is_empty() {
            writer.append(record, kind, &found.back, false)?;
        }
    }
    Ok(kept)
}

/// What taking an act back means for a record that it named.
struct Differences {
    /// The fields that are not as the acts that stand would have them, of those that the act set.
    back: Fields,
    /// How many of those that it set a later act has set.
    kept: u64,
    /// Whether it set nothing that was not so already.
    idle: bool,
}

/// Holds a record against what the acts that stand would make of it.
fn differences(
    connection: &Connection,
    record: i64,
    act: i64,
    fallen: &BTreeSet<i64>,
) -> Result<Differences, StoreError> {
    let mut statement =
        connection.prepare_cached(include_str!("../schema/changes_of_record.sql"))?;
    let mut rows = statement.query([record])?;
    let (mut present, mut wanted, mut later) = (Fields::new(), Fields::new(), BTreeSet::new());
    let mut set = BTreeSet::new();
    // An act makes a record when it is the first to name it, or brings it back with all its fields.
    let (mut made, mut first, mut passed) = (false, true, false);
    let mut idle = false;
    while let Some(row) = rows.next()? {
        let entry: i64 = row.get(1)?;
        let fields: Fields =
            serde_json::from_str(row.get_ref(2)?.as_str().map_err(rusqlite::Error::from)?)?;
        if !fallen.contains(&entry) {
            made |= first || fields.get(GONE) == Some(&Json::Bool(false));
            wanted.extend(fields.clone());
            if passed {
                later.extend(fields.keys().cloned());
            }
        }
        if entry == act {
            let same = |(key, value)| present.get(key) == Some(value);
            idle = !first && (idle || !passed) && fields.iter().all(same);
            set.extend(fields.keys().cloned());
            passed = true;
        }
        first = false;
        present.extend(fields);
    }
    let gone = |fields: &Fields| fields.get(GONE) == Some(&Json::Bool(true));
    let wanted_gone = !made || gone(&wanted);
    // Of a record that goes nothing stays.
    let stays = |key: &&String| later.contains(*key) && !idle && !wanted_gone;
    let kept = set.iter().filter(stays).count() as u64;
    let mut back = Fields::new();
    if wanted_gone != gone(&present) {
        back.insert(GONE.to_owned(), Json::Bool(wanted_gone));
    }
    if made {
        // What comes back does so with all its fields, as the acts that stand leave them.
        let all: BTreeSet<&String> = match gone(&present) {
            true => present.keys().chain(wanted.keys()).collect(),
            false => set.iter().collect(),
        };
        for key in all.into_iter().filter(|key| *key != GONE) {
            let value = wanted.get(key).cloned().unwrap_or(Json::Null);
            if present.get(key).unwrap_or(&Json::Null) != &value {
                back.insert(key.clone(), value);
            }
        }
    }
    Ok(Differences { back, kept, idle })
}

/// Moves passages with the text: none may stand in a text that its source no longer shows. A passage
/// stands where the acts that stand put it, and if that is another text, where the words went.
fn settle(writer: &mut Writer<'_>, act: i64, fallen: &BTreeSet<i64>) -> Result<(), StoreError> {
    let connection = writer.connection;
    let mut sources = writer.dirty();
    let touched =
        "SELECT DISTINCT quotation.source FROM change JOIN quotation ON quotation.n = change.record
                   WHERE change.entry = ?";
    let mut statement = connection.prepare_cached(touched)?;
    let mut rows = statement.query([act])?;
    while let Some(row) = rows.next()? {
        sources.extend(row.get::<_, Option<i64>>(0)?);
    }
    for source in sources {
        let shown: Option<i64> = connection
            .prepare_cached("SELECT revision FROM source WHERE n = ?")?
            .query_row([source], |row| row.get(0))
            .optional()?
            .flatten();
        // A source that is gone, or has no text, shows no other one.
        if let Some(shown) = shown {
            settle_source(writer, source, shown, fallen)?;
        }
    }
    Ok(())
}

fn settle_source(
    writer: &mut Writer<'_>,
    source: i64,
    shown: i64,
    fallen: &BTreeSet<i64>,
) -> Result<(), StoreError> {
    let connection = writer.connection;
    // One that a former undo had lost may be in this text.
    let sql = "SELECT n FROM quotation WHERE source = ? AND revision IS NOT ?";
    let stranded: Vec<i64> = connection
        .prepare_cached(sql)?
        .query_map([source, shown], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    if stranded.is_empty() {
        return Ok(());
    }
    let shown_id = RevisionId::from(id_of(connection, shown)?);
    let Some(text) = text_of(connection, shown_id)? else {
        return Ok(());
    };
    let index = TextIndex::new(&text);
    let mut anchors = Vec::with_capacity(stranded.len());
    let mut texts: BTreeMap<RevisionId, String> = BTreeMap::new();
    for quotation in stranded {
        let Some(anchor) = standing_anchor(connection, quotation, fallen)? else {
            continue;
        };
        if let Some((revision, _)) = anchor.place()
            && revision != shown_id
            && !texts.contains_key(&revision)
        {
            // Without the text that it stands in, nobody can say where a passage went.
            let Some(text) = text_of(connection, revision)? else {
                continue;
            };
            texts.insert(revision, text);
        }
        anchors.push((quotation, anchor));
    }
    let scripts: BTreeMap<RevisionId, (EditScript<'_>, TextIndex<'_>)> = texts
        .iter()
        .map(|(id, old)| (*id, (EditScript::new(old, &text), TextIndex::new(old))))
        .collect();
    for (quotation, anchor) in anchors {
        let anchor = match anchor.place().and_then(|(id, _)| scripts.get(&id)) {
            Some((script, old)) => anchor.carried(script, old, shown_id, &index),
            None => anchor,
        };
        let anchor = serde_json::to_value(anchor)?;
        if apply::fold(connection, quotation, None)?.get("at") == Some(&anchor) {
            continue;
        }
        let fields = Fields::from_iter([("at".to_owned(), anchor)]);
        writer.append(quotation, Kind::Quotation, &fields, false)?;
    }
    Ok(())
}

/// Returns where the acts that stand put a passage.
fn standing_anchor(
    connection: &Connection,
    quotation: i64,
    fallen: &BTreeSet<i64>,
) -> Result<Option<Anchor>, StoreError> {
    let mut statement =
        connection.prepare_cached(include_str!("../schema/changes_of_record.sql"))?;
    let mut rows = statement.query([quotation])?;
    let mut at = None;
    while let Some(row) = rows.next()? {
        let fields: Fields =
            serde_json::from_str(row.get_ref(2)?.as_str().map_err(rusqlite::Error::from)?)?;
        if !fallen.contains(&row.get(1)?)
            && let Some(anchor) = fields.get("at")
        {
            at = serde_json::from_value(anchor.clone()).ok();
        }
    }
    Ok(at)
}

/// Returns the text of a revision, also of one that no act stands for any longer; nothing for one
/// that has not arrived.
fn text_of(connection: &Connection, revision: RevisionId) -> Result<Option<String>, StoreError> {
    let number: Option<i64> = connection
        .prepare_cached("SELECT n FROM record WHERE id = ?")?
        .query_row([RecordId::from(revision).bytes()], |row| row.get(0))
        .optional()?;
    let fields = match number {
        Some(number) => apply::fold(connection, number, None)?,
        None => Fields::new(),
    };
    match Revision::from_fields(fields) {
        Ok(revision) => blob::text(connection, &revision.text.0).map(Some),
        Err(_) => Ok(None),
    }
}

fn id_of(connection: &Connection, number: i64) -> Result<RecordId, StoreError> {
    let mut statement = connection.prepare_cached("SELECT id FROM record WHERE n = ?")?;
    let mut rows = statement.query([number])?;
    match rows.next()? {
        Some(row) => record_id(row.get_ref(0)?),
        None => Err(StoreError::Text {
            why: "a record without an id".to_owned(),
        }),
    }
}
