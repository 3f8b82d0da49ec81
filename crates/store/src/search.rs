//! Full-text search over the paragraphs of all current texts.
//!
//! Case and accents do not count (`ano` finds `año`); who needs them to count filters the answer.

use ayni_model::{
    id::{RecordId, SourceId},
    source::ContentHash,
};
use rusqlite::{Connection, blob::Blob, params_from_iter, types::Value as Sql};

use crate::{Project, StoreError, read::record_id};

/// What to look for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Match {
    /// The words one after the other.
    Phrase(String),
    /// One of several phrases.
    AnyPhrase(Vec<String>),
    /// All words within a distance of so many words between the first and the last.
    Near {
        /// The words.
        words: Vec<String>,
        /// How many words may stand between them.
        distance: u32,
    },
    /// All words somewhere in the paragraph.
    All(Vec<String>),
    /// A word that begins so.
    Prefix(String),
}

/// The paragraphs that a search found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hits {
    /// How many paragraphs there are in all.
    pub total: u64,
    /// Those that were asked for: source by source in the order in which they came into the file,
    /// each in the order of its text.
    pub segments: Vec<Segment>,
}

/// A paragraph of a source's current text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment {
    /// The source.
    pub source: SourceId,
    /// Where the paragraph starts, in code points.
    pub start: u32,
    /// Its words.
    pub text: String,
}

impl Match {
    /// Returns the query in the index's own language, every word quoted.
    fn to_fts(&self) -> Result<String, StoreError> {
        let refuse = |seen: &str, why: &str| StoreError::Query {
            seen: seen.to_owned(),
            why: why.to_owned(),
        };
        let quote = |words: &str| {
            if words.chars().any(char::is_alphanumeric) {
                Ok(format!("\"{}\"", words.replace('"', "\"\"")))
            } else {
                Err(refuse(words, "there is no letter or digit in it"))
            }
        };
        let all = |words: &[String]| {
            words
                .iter()
                .map(|word| quote(word))
                .collect::<Result<Vec<_>, _>>()
        };
        Ok(match self {
            Self::Phrase(words) => quote(words)?,
            Self::AnyPhrase(phrases) if phrases.is_empty() => {
                return Err(refuse("", "nothing was given"));
            }
            Self::AnyPhrase(phrases) => all(phrases)?.join(" OR "),
            Self::Near { words, distance } if words.len() >= 2 => {
                format!("NEAR({}, {distance})", all(words)?.join(" "))
            }
            Self::Near { words, .. } => {
                return Err(refuse(
                    &words.join(" "),
                    "words near each other are at least two",
                ));
            }
            Self::All(words) if words.is_empty() => return Err(refuse("", "nothing was given")),
            Self::All(words) => all(words)?.join(" AND "),
            Self::Prefix(word) => format!("{} *", quote(word)?),
        })
    }
}

impl Project {
    /// Finds paragraphs, in all sources or in some.
    ///
    /// # Errors
    /// [`StoreError::Query`] when there is nothing to look for.
    pub fn search(
        &self,
        what: &Match,
        within: Option<&[SourceId]>,
        offset: u64,
        limit: u64,
    ) -> Result<Hits, StoreError> {
        // SQL has no number above this one.
        let (offset, limit) = (offset.min(i64::MAX as u64), limit.min(i64::MAX as u64));
        let query = what.to_fts()?;
        let mut values = vec![Sql::Text(query)];
        let mut condition = String::new();
        if let Some(sources) = within {
            values.extend(
                sources
                    .iter()
                    .map(|source| Sql::Blob(RecordId::from(*source).bytes().to_vec())),
            );
            let marks = vec!["?"; sources.len()].join(", ");
            condition = format!(
                " AND rowid IN (SELECT segment.n FROM segment JOIN record ON record.n = segment.source WHERE record.id IN ({marks}))"
            );
        }
        let sql = format!("SELECT count(*) FROM words WHERE words MATCH ?{condition}");
        let total: i64 = self
            .connection
            .prepare_cached(&sql)?
            .query_row(params_from_iter(&values), |row| row.get(0))?;
        let sql = format!(
            "SELECT record.id, segment.start, segment.byte, segment.bytes, revision.text
             FROM (SELECT rowid FROM words WHERE words MATCH ?{condition} ORDER BY rowid LIMIT {limit} OFFSET {offset}) hit
             JOIN segment ON segment.n = hit.rowid
             JOIN record ON record.n = segment.source
             JOIN revision ON revision.n = segment.revision"
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut rows = statement.query(params_from_iter(&values))?;
        let mut segments = Vec::new();
        let mut reader = TextReader {
            connection: &self.connection,
            open: None,
        };
        while let Some(row) = rows.next()? {
            segments.push(Segment {
                source: record_id(row.get_ref(0)?)?.into(),
                start: row.get(1)?,
                text: reader.slice(ContentHash(row.get(4)?), row.get(2)?, row.get(3)?)?,
            });
        }
        Ok(Hits {
            total: total.unsigned_abs(),
            segments,
        })
    }
}

impl Project {
    /// Returns the sources of whose texts some paragraph has what is looked for, in the order of their identities.
    ///
    /// # Errors
    /// [`StoreError::Query`] when there is nothing to look for.
    pub fn sources_with(&self, what: &Match) -> Result<Vec<SourceId>, StoreError> {
        let sql = "SELECT id FROM record WHERE n IN (
                       SELECT segment.source FROM words JOIN segment ON segment.n = words.rowid
                       WHERE words MATCH ?)
                   ORDER BY id";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query([what.to_fts()?])?;
        let mut sources = Vec::new();
        while let Some(row) = rows.next()? {
            sources.push(record_id(row.get_ref(0)?)?.into());
        }
        Ok(sources)
    }
}

/// Reads parts of texts without reading them whole.
struct TextReader<'c> {
    connection: &'c Connection,
    open: Option<(ContentHash, Blob<'c>)>,
}

impl TextReader<'_> {
    fn slice(&mut self, hash: ContentHash, byte: u32, bytes: u32) -> Result<String, StoreError> {
        if self.open.as_ref().is_none_or(|(open, _)| *open != hash) {
            let row: i64 = self
                .connection
                .prepare_cached("SELECT rowid FROM blob WHERE hash = ?")?
                .query_row([hash.0], |row| row.get(0))?;
            self.open = Some((
                hash,
                self.connection
                    .blob_open("main", "blob", "bytes", row, true)?,
            ));
        }
        let Some((_, blob)) = &self.open else {
            return Ok(String::new());
        };
        let mut buffer = vec![0; bytes as usize];
        blob.read_at_exact(&mut buffer, byte as usize)?;
        String::from_utf8(buffer).map_err(|error| StoreError::Text {
            why: error.to_string(),
        })
    }
}
