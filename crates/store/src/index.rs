//! What is worked out from the current texts: paragraphs, their words for search, speaker turns.

mod ahead;
#[cfg(test)]
mod tests;

use ayni_model::layout::Layout;
use rusqlite::{Connection, OptionalExtension as _, params};

pub(crate) use self::ahead::{Ahead, ROOM};
use crate::{Project, StoreError, blob};

/// Works the segments and words of a source out anew if its current text is another one, and its turns if
/// they are others.
pub(crate) fn refresh(connection: &Connection, source: i64) -> Result<(), StoreError> {
    refresh_with(connection, source, &mut |first, text| {
        add_words(connection, first, text)
    })
}

/// Works a source out as [`refresh`] does, but that the index under way takes its words. One that was worked
/// out before stays as it is until the end.
pub(crate) fn refresh_ahead(
    connection: &Connection,
    source: i64,
    index: &mut Ahead,
) -> Result<(), StoreError> {
    if indexed(connection, source)?.is_some() {
        return Ok(());
    }
    refresh_with(connection, source, &mut |first, text| {
        index.take(first, text);
        Ok(())
    })
}

/// Works a source out as [`refresh`] does; `words` takes the text and the number of its first paragraph.
fn refresh_with(
    connection: &Connection,
    source: i64,
    words: &mut dyn FnMut(i64, &str) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let sql = "SELECT source.revision, revision.text, revision.layout FROM source
               JOIN revision ON revision.n = source.revision WHERE source.n = ?";
    let wanted: Option<(i64, Vec<u8>, Option<Vec<u8>>)> = connection
        .prepare_cached(sql)?
        .query_row([source], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?;
    let present = indexed(connection, source)?;
    let revision = wanted.as_ref().map(|(revision, ..)| *revision);
    if present.is_none() || present != revision {
        if let Some(revision) = present {
            forget(connection, source, revision)?;
        }
        if let Some((revision, text, _)) = &wanted {
            let text = blob::text(connection, text)?;
            // Hits come in the order of these numbers: by source, whatever was corrected since, then by place.
            let first = source << SEGMENTS_OF_A_SOURCE;
            add_segments(connection, source, *revision, first, &text)?;
            words(first, &text)?;
        }
    }
    let layout = wanted.and_then(|(.., layout)| layout);
    refresh_turns(connection, source, layout.as_deref())
}

/// A turn as it stands in its table: start, end, speaker.
type Row = (u32, u32, String);

/// Makes the turns of a source those of a layout.
fn refresh_turns(
    connection: &Connection,
    source: i64,
    layout: Option<&[u8]>,
) -> Result<(), StoreError> {
    let turns = turns_of(connection, layout)?;
    if turns == known_turns(connection, source)? {
        return Ok(());
    }
    connection
        .prepare_cached("DELETE FROM turn WHERE source = ?")?
        .execute([source])?;
    let mut insert = connection.prepare_cached("INSERT INTO turn VALUES (?, ?, ?, ?, ?)")?;
    for (n, (start, end, speaker)) in (0_u32..).zip(turns) {
        insert.execute(params![source, n, start, end, speaker])?;
    }
    Ok(())
}

/// Returns the turns of a source as they stand in their table.
fn known_turns(connection: &Connection, source: i64) -> Result<Vec<Row>, StoreError> {
    Ok(connection
        .prepare_cached("SELECT start, \"end\", speaker FROM turn WHERE source = ? ORDER BY n")?
        .query_map([source], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect::<Result<_, _>>()?)
}

/// Returns the turns that a layout has.
fn turns_of(connection: &Connection, layout: Option<&[u8]>) -> Result<Vec<Row>, StoreError> {
    let Some(layout) = layout else {
        return Ok(Vec::new());
    };
    let layout: Layout = serde_json::from_slice(&blob::get(connection, layout)?)?;
    let rows = layout.turns.into_iter();
    let rows = rows.map(|turn| (turn.span.start().0, turn.span.end().0, turn.speaker));
    Ok(rows.collect())
}

/// Returns the keys of the sources whose turns are not those of their layouts.
pub(crate) fn sources_with_other_turns(connection: &Connection) -> Result<Vec<String>, StoreError> {
    let mut sources = connection.prepare(
        "SELECT source.n, source.key, revision.layout FROM source
         JOIN revision ON revision.n = source.revision ORDER BY source.n",
    )?;
    let mut rows = sources.query([])?;
    let mut other = Vec::new();
    while let Some(row) = rows.next()? {
        let layout: Option<Vec<u8>> = row.get(2)?;
        if turns_of(connection, layout.as_deref())? != known_turns(connection, row.get(0)?)? {
            other.push(row.get(1)?);
        }
    }
    Ok(other)
}

/// From how many sources on the index of words is built as for a whole project.
const MANY: usize = 24;

/// Bytes of words that the index gathers before it writes them: its own default, and for many sources.
/// What is gathered is written as one sorted run, and runs are merged again and again: fewer and longer
/// ones cost less and are searched faster.
const GATHERED: i64 = 1 << 20;
const GATHERED_OF_MANY: i64 = 32 << 20;

/// Returns the revision of a source whose paragraphs are known.
fn indexed(connection: &Connection, source: i64) -> Result<Option<i64>, StoreError> {
    Ok(connection
        .prepare_cached("SELECT revision FROM segment WHERE source = ? LIMIT 1")?
        .query_row([source], |row| row.get(0))
        .optional()?)
}

/// Tells whether no text has been indexed.
pub(crate) fn is_empty(connection: &Connection) -> Result<bool, StoreError> {
    let any: bool = connection.query_row("SELECT EXISTS (SELECT 1 FROM segment)", [], |row| {
        row.get(0)
    })?;
    Ok(!any)
}

/// Takes the index of codings by code away where there are no codings yet, and returns how it is declared:
/// codings come source by source, so that each would stand somewhere else in it, and sorting all of them once
/// is less work.
pub(crate) fn lay_aside(connection: &Connection) -> Result<Option<String>, StoreError> {
    let any: bool =
        connection.query_row("SELECT EXISTS (SELECT 1 FROM coding)", [], |row| row.get(0))?;
    if any {
        return Ok(None);
    }
    let declared = connection.query_row(
        "SELECT sql FROM sqlite_schema WHERE name = 'coding_of_code'",
        [],
        |row| row.get(0),
    )?;
    connection.execute_batch("DROP INDEX coding_of_code")?;
    Ok(Some(declared))
}

/// Works several sources out anew, as [`refresh`] does one.
pub(crate) fn refresh_all(
    connection: &Connection,
    sources: impl ExactSizeIterator<Item = i64>,
) -> Result<(), StoreError> {
    let many = sources.len() >= MANY;
    if many {
        gather(connection, GATHERED_OF_MANY)?;
    }
    for source in sources {
        refresh(connection, source)?;
    }
    if many {
        gather(connection, GATHERED)?;
    }
    Ok(())
}

/// Sets how many bytes of words the index gathers (FTS5, its undocumented `hashsize`).
fn gather(connection: &Connection, bytes: i64) -> Result<(), StoreError> {
    connection
        .prepare_cached("INSERT INTO words (words, rank) VALUES ('hashsize', ?)")?
        .execute([bytes])?;
    Ok(())
}

impl Project {
    /// Works segments, words and turns of all sources out anew. They are no part of the journal.
    ///
    /// # Errors
    /// When the file cannot be written; it is then as it was.
    pub fn rebuild_index(&mut self) -> Result<(), StoreError> {
        self.hold()?;
        let rebuilt = rebuild(&self.connection);
        let end = if rebuilt.is_ok() {
            "COMMIT"
        } else {
            "ROLLBACK"
        };
        self.connection.execute_batch(end)?;
        rebuilt
    }
}

fn rebuild(connection: &Connection) -> Result<(), StoreError> {
    connection.execute_batch(
        "DELETE FROM segment; DELETE FROM turn; INSERT INTO words (words) VALUES ('delete-all');",
    )?;
    let sources: Vec<i64> = connection
        .prepare("SELECT n FROM source ORDER BY n")?
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    refresh_all(connection, sources.into_iter())
}

/// Returns the paragraphs of a text that hold words: byte offset, code point offset, the paragraph.
pub(crate) fn paragraphs(text: &str) -> impl Iterator<Item = (u32, u32, &str)> {
    let (mut byte, mut position) = (0_u32, 0_u32);
    text.split_inclusive('\n').filter_map(move |line| {
        let (start_byte, start) = (byte, position);
        byte += length(line.len());
        position += length(if line.is_ascii() {
            line.len()
        } else {
            line.chars().count()
        });
        let words = line.trim_end_matches('\n');
        (!words.trim().is_empty()).then_some((start_byte, start, words))
    })
}

/// Texts end long before 4 GiB; the importers' limits see to it.
fn length(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// A text of at most 2^26 code points has fewer paragraphs than that.
const SEGMENTS_OF_A_SOURCE: u32 = 26;

fn add_segments(
    connection: &Connection,
    source: i64,
    revision: i64,
    first: i64,
    text: &str,
) -> Result<(), StoreError> {
    let mut segment = connection.prepare_cached("INSERT INTO segment VALUES (?, ?, ?, ?, ?, ?)")?;
    for (n, (byte, start, paragraph)) in (first..).zip(paragraphs(text)) {
        segment.execute(params![
            n,
            source,
            revision,
            start,
            byte,
            length(paragraph.len())
        ])?;
    }
    Ok(())
}

/// Indexes the words of a text's paragraphs; they have numbers from `first` on.
fn add_words(connection: &Connection, first: i64, text: &str) -> Result<(), StoreError> {
    let mut words = connection.prepare_cached("INSERT INTO words (rowid, text) VALUES (?, ?)")?;
    for (n, (.., paragraph)) in (first..).zip(paragraphs(text)) {
        words.execute(params![n, paragraph])?;
    }
    Ok(())
}

/// Takes the segments of a source away. The index of words must be told the very words it was given.
fn forget(connection: &Connection, source: i64, revision: i64) -> Result<(), StoreError> {
    let hash: Option<Vec<u8>> = connection
        .prepare_cached("SELECT text FROM revision WHERE n = ?")?
        .query_row([revision], |row| row.get(0))
        .optional()?;
    // The revision's own row may be gone by an undo of the same entry; the journal still knows it.
    let hash = match hash {
        Some(hash) => hash,
        None => {
            let fields = crate::apply::fold(connection, revision, None)?;
            let revision: ayni_model::source::Revision =
                ayni_model::record::Noun::from_fields(fields)?;
            revision.text.0.to_vec()
        }
    };
    let text = blob::text(connection, &hash)?;
    let mut segments =
        connection.prepare_cached("SELECT n, byte, bytes FROM segment WHERE source = ?")?;
    let mut delete = connection
        .prepare_cached("INSERT INTO words (words, rowid, text) VALUES ('delete', ?, ?)")?;
    let mut rows = segments.query([source])?;
    while let Some(row) = rows.next()? {
        let (n, byte, bytes): (i64, u32, u32) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let paragraph = text
            .get(byte as usize..(byte + bytes) as usize)
            .ok_or_else(|| StoreError::Text {
                why: "a segment outside its text".to_owned(),
            })?;
        delete.execute(params![n, paragraph])?;
    }
    connection
        .prepare_cached("DELETE FROM segment WHERE source = ?")?
        .execute([source])?;
    Ok(())
}
