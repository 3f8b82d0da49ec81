//! The doctor: looks at every invariant and says what it found. It never repairs.

use std::fmt;

use ayni_model::{
    id::RecordId,
    record::Kind,
    text::{Span, TextIndex},
};

use rusqlite::OptionalExtension as _;

use crate::{
    Project, StoreError, blob, index,
    table::{self, Column},
};

/// What the doctor found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Health {
    /// What was looked at, in the order of looking.
    pub looked_at: Vec<&'static str>,
    /// What is wrong.
    pub complaints: Vec<Complaint>,
}

/// Something that is wrong with a project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Complaint {
    /// What was being looked at.
    pub about: &'static str,
    /// What was seen, and where.
    pub seen: String,
    /// What a person can do.
    pub remedy: &'static str,
}

impl fmt::Display for Complaint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}\n  {}", self.about, self.seen, self.remedy)
    }
}

impl Health {
    /// Tells whether nothing is wrong.
    #[must_use]
    pub fn is_good(&self) -> bool {
        self.complaints.is_empty()
    }
}

const RESTORE: &str =
    "Keep the file as it is and restore a backup beside it; the journal in it can be replayed.";
const UNDO: &str = "Look at the history of the record (ayni history) and undo what removed the other side, or remove this one.";
const REBUILD: &str = "What is searched can be worked out again: ayni doctor --rebuild.";

impl Project {
    /// Looks at every invariant of the file.
    ///
    /// # Errors
    /// None: a look that cannot be taken to its end is a complaint, and the others are taken.
    pub fn doctor(&self) -> Result<Health, StoreError> {
        let mut health = Health::default();
        type Look = fn(&Project, &mut Vec<Complaint>) -> Result<(), StoreError>;
        let looks: [(&'static str, Look); 9] = [
            ("file", file),
            ("journal", journal),
            ("blobs", blobs),
            ("references", references),
            ("cited", cited),
            ("codebook", codebook),
            ("quotations", quotations),
            ("search index", search_index),
            ("replay", replay),
        ];
        for (name, look) in looks {
            health.looked_at.push(name);
            if let Err(error) = look(self, &mut health.complaints) {
                health.complaints.push(Complaint {
                    about: name,
                    seen: format!("this look broke off: {error}"),
                    remedy: RESTORE,
                });
            }
        }
        Ok(health)
    }

    /// Tells whether a record is there and not gone.
    fn has(&self, kind: Kind, id: RecordId) -> Result<bool, StoreError> {
        let sql = format!(
            "SELECT 1 FROM {} WHERE n = (SELECT n FROM record WHERE id = ?)",
            table::of(kind).name()
        );
        Ok(self.connection.prepare_cached(&sql)?.exists([id.bytes()])?)
    }

    fn texts(&self, sql: &str) -> Result<Vec<String>, StoreError> {
        let mut statement = self.connection.prepare(sql)?;
        let rows = statement.query_map([], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

fn file(project: &Project, complaints: &mut Vec<Complaint>) -> Result<(), StoreError> {
    for seen in project.texts("PRAGMA integrity_check")? {
        if seen != "ok" {
            complaints.push(Complaint {
                about: "file",
                seen,
                remedy: RESTORE,
            });
        }
    }
    Ok(())
}

fn journal(project: &Project, complaints: &mut Vec<Complaint>) -> Result<(), StoreError> {
    let looks = [
        "SELECT 'replica ' || replica || ' has ' || count(*) || ' entries, numbered up to ' || max(seq) FROM entry
         GROUP BY replica HAVING count(*) <> max(seq)",
        "SELECT 'entry ' || b.n || ' is earlier than the one before it' FROM entry a JOIN entry b
         ON b.replica = a.replica AND b.seq = a.seq + 1 WHERE b.hlc <= a.hlc",
        "SELECT 'entry ' || n || ' changes nothing' FROM entry WHERE reverts IS NULL AND n NOT IN (SELECT entry FROM change)",
        "SELECT DISTINCT 'changes of entry ' || entry || ', which is not there' FROM change WHERE entry NOT IN (SELECT n FROM entry)",
        "SELECT DISTINCT 'a change of record ' || record || ', which has no id' FROM change WHERE record NOT IN (SELECT n FROM record)",
        "SELECT 'entry ' || n || ' names no operation' FROM entry WHERE operation = ''",
        "SELECT 'entry ' || n || ' takes back entry ' || reverts || ', which is not there' FROM entry
         WHERE reverts IS NOT NULL AND reverts NOT IN (SELECT n FROM entry)",
        "SELECT 'the operation of entry ' || n || ' is no json' FROM entry WHERE operation <> '' AND NOT json_valid(operation)",
        "SELECT 'change ' || n || ' of entry ' || entry || ' is no json' FROM change WHERE NOT json_valid(fields)",
    ];
    for sql in looks {
        for seen in project.texts(sql)? {
            complaints.push(Complaint {
                about: "journal",
                seen,
                remedy: RESTORE,
            });
        }
    }
    Ok(())
}

fn blobs(project: &Project, complaints: &mut Vec<Complaint>) -> Result<(), StoreError> {
    let mut statement = project.connection.prepare("SELECT hash, bytes FROM blob")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (hash, bytes) = (row.get_ref(0)?, row.get_ref(1)?);
        let (hash, bytes) = (
            hash.as_blob().unwrap_or_default(),
            bytes.as_blob().unwrap_or_default(),
        );
        if blob::hash(bytes).0 != *hash {
            let seen = format!(
                "the content stored as {} is another",
                hash.iter()
                    .map(|byte| format!("{byte:02x}"))
                    .collect::<String>()
            );
            complaints.push(Complaint {
                about: "blobs",
                seen,
                remedy: RESTORE,
            });
        }
    }
    let missing = [
        "SELECT 'the text ' || lower(hex(text)) || ' of a revision is missing' FROM revision
         WHERE text NOT IN (SELECT hash FROM blob)",
        "SELECT 'the layout ' || lower(hex(layout)) || ' of a revision is missing' FROM revision
         WHERE layout NOT IN (SELECT hash FROM blob)",
        "SELECT 'the codebook ' || lower(hex(codebook)) || ' of the round ' || name || ' is missing' FROM round
         WHERE codebook NOT IN (SELECT hash FROM blob)",
        "SELECT 'the file of source ' || key || ' is missing' FROM source
         WHERE file IS NOT NULL AND NOT EXISTS (SELECT 1 FROM blob WHERE lower(hex(hash)) = file ->> 'hash')",
    ];
    for sql in missing {
        for seen in project.texts(sql)? {
            complaints.push(Complaint {
                about: "blobs",
                seen,
                remedy: RESTORE,
            });
        }
    }
    Ok(())
}

fn references(project: &Project, complaints: &mut Vec<Complaint>) -> Result<(), StoreError> {
    for table in table::TABLES {
        for (name, column) in table.columns {
            let (name, target) = match column {
                // The corrected text of a text that was taken back stands on its own.
                Column::Reference(Kind::Revision) if *name == "parent" => continue,
                Column::Reference(target) => (*name, *target),
                Column::Anchor => ("revision", Kind::Revision),
                _ => continue,
            };
            let sql = format!(
                "SELECT '{noun} ' || lower(hex(r.id)) || ' names as {name} a {target} that is not there'
                 FROM {noun} t JOIN record r ON r.n = t.n
                 WHERE t.\"{name}\" IS NOT NULL AND t.\"{name}\" NOT IN (SELECT n FROM {target})",
                noun = table.name(),
                target = target.word(),
            );
            for seen in project.texts(&sql)? {
                complaints.push(Complaint {
                    about: "references",
                    seen,
                    remedy: UNDO,
                });
            }
        }
    }
    let sql = "SELECT 'attribute ' || name || ' of record ' || record || ', which is not there' FROM attribute_value
               WHERE record NOT IN (SELECT n FROM source UNION SELECT n FROM actor UNION SELECT n FROM event)";
    for seen in project.texts(sql)? {
        complaints.push(Complaint {
            about: "references",
            seen,
            remedy: RESTORE,
        });
    }
    Ok(())
}

/// Looks for records that are cited inside of a field and are not there: passages and cells of
/// findings, codes of groups, where merged codes went, what memos are on, informants, subjects.
fn cited(project: &Project, complaints: &mut Vec<Complaint>) -> Result<(), StoreError> {
    let mut there = project
        .connection
        .prepare("SELECT record.kind FROM record WHERE id = ?")?;
    for (table, column) in table::INSIDE {
        // What another program wrote of a thing is kept when the thing is removed.
        if table == "verbatim" {
            continue;
        }
        let sql = format!(
            "SELECT lower(hex(r.id)), t.\"{column}\" FROM {table} t JOIN record r ON r.n = t.n
             WHERE t.\"{column}\" IS NOT NULL"
        );
        let mut statement = project.connection.prepare(&sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let citing: String = row.get(0)?;
            let text: String = row.get(1)?;
            for id in table::ids_in(&text) {
                let kind = there
                    .query_row([id.bytes()], |row| row.get::<_, u8>(0))
                    .optional()?;
                let present = match kind.and_then(Kind::from_number) {
                    Some(kind) => project.has(kind, id)?,
                    None => false,
                };
                if !present {
                    complaints.push(Complaint {
                        about: "cited",
                        seen: format!(
                            "{table} {citing} cites {id} as {column}, which is not there"
                        ),
                        remedy: UNDO,
                    });
                }
            }
        }
    }
    Ok(())
}

fn codebook(project: &Project, complaints: &mut Vec<Complaint>) -> Result<(), StoreError> {
    let sql = "WITH RECURSIVE up(code, above, depth) AS (
                   SELECT n, parent, 1 FROM code WHERE parent IS NOT NULL
                   UNION ALL SELECT up.code, code.parent, depth + 1 FROM up JOIN code ON code.n = up.above
                   WHERE code.parent IS NOT NULL AND depth < 1000 AND up.above <> up.code)
               SELECT DISTINCT 'the code “' || code.name || '” is above itself' FROM up JOIN code ON code.n = up.code WHERE up.code = up.above";
    for seen in project.texts(sql)? {
        complaints.push(Complaint {
            about: "codebook",
            seen,
            remedy: "Move one of the codes of the circle to the top (ayni code move).",
        });
    }
    Ok(())
}

fn quotations(project: &Project, complaints: &mut Vec<Complaint>) -> Result<(), StoreError> {
    let sql = "SELECT revision.text, lower(hex(record.id)), quotation.start, quotation.\"end\", revision.code_points,
                      quotation.source IS NOT revision.source
               FROM quotation JOIN record ON record.n = quotation.n JOIN revision ON revision.n = quotation.revision
               ORDER BY quotation.revision";
    let mut statement = project.connection.prepare(sql)?;
    let mut rows = statement.query([])?;
    let mut current: Option<(Vec<u8>, u32)> = None;
    while let Some(row) = rows.next()? {
        let hash: Vec<u8> = row.get(0)?;
        let length = match &current {
            Some((known, length)) if *known == hash => *length,
            _ => {
                let text = blob::text(&project.connection, &hash)?;
                let length = TextIndex::new(&text).len().0;
                let said: u32 = row.get(4)?;
                if said != length {
                    let seen =
                        format!("a text has {length} code points and is said to have {said}");
                    complaints.push(Complaint {
                        about: "quotations",
                        seen,
                        remedy: RESTORE,
                    });
                }
                current = Some((hash, length));
                length
            }
        };
        let (id, start, end): (String, Option<u32>, Option<u32>) =
            (row.get(1)?, row.get(2)?, row.get(3)?);
        let span = start
            .zip(end)
            .and_then(|(start, end)| Span::new(start, end).ok());
        if span.is_none_or(|span| span.end().0 > length) || row.get(5)? {
            let seen = format!(
                "quotation {id} stands at {start:?}..{end:?} of a text of {length} code points, or in another source's text"
            );
            complaints.push(Complaint {
                about: "quotations",
                seen,
                remedy: RESTORE,
            });
        }
    }
    let sql = "SELECT 'quotation ' || lower(hex(record.id)) || ' stands in an older revision of its source'
               FROM quotation JOIN record ON record.n = quotation.n JOIN source ON source.n = quotation.source
               WHERE quotation.revision IS NOT NULL AND quotation.revision IS NOT source.revision";
    for seen in project.texts(sql)? {
        complaints.push(Complaint {
            about: "quotations",
            seen,
            remedy: UNDO,
        });
    }
    Ok(())
}

fn search_index(project: &Project, complaints: &mut Vec<Complaint>) -> Result<(), StoreError> {
    let looks = [
        "SELECT 'source ' || source.key || ' is not indexed' FROM source JOIN revision ON revision.n = source.revision
         WHERE revision.words > 0 AND source.n NOT IN (SELECT source FROM segment)",
        "SELECT DISTINCT 'an older text of source ' || source.key || ' is indexed' FROM segment
         JOIN source ON source.n = segment.source WHERE segment.revision IS NOT source.revision",
        "SELECT DISTINCT 'a source that is gone is indexed' FROM segment WHERE source NOT IN (SELECT n FROM source)",
        "SELECT 'the index holds ' || (SELECT count(*) FROM words_docsize) || ' paragraphs of ' || (SELECT count(*) FROM segment)
         WHERE (SELECT count(*) FROM words_docsize) <> (SELECT count(*) FROM segment)",
    ];
    for sql in looks {
        for seen in project.texts(sql)? {
            complaints.push(Complaint {
                about: "search index",
                seen,
                remedy: REBUILD,
            });
        }
    }
    for key in index::sources_with_other_turns(&project.connection)? {
        complaints.push(Complaint {
            about: "search index",
            seen: format!("source {key} has other turns than its text"),
            remedy: REBUILD,
        });
    }
    Ok(())
}

/// Replays the journal in memory and holds the tables against it.
fn replay(project: &Project, complaints: &mut Vec<Complaint>) -> Result<(), StoreError> {
    let (replayed, _) = project.replay(None)?;
    for kind in Kind::ALL {
        let (mut ours, mut theirs) = (Vec::new(), Vec::new());
        project.dump_kind(*kind, &mut ours)?;
        replayed.dump_kind(*kind, &mut theirs)?;
        if ours != theirs {
            let (ours, theirs) = (
                String::from_utf8_lossy(&ours).into_owned(),
                String::from_utf8_lossy(&theirs).into_owned(),
            );
            let first = ours.lines().zip(theirs.lines()).find(|(a, b)| a != b);
            let seen = match first {
                Some((a, b)) => format!(
                    "the table {} differs from the journal: {a} instead of {b}",
                    kind.word()
                ),
                None => format!(
                    "the table {} has {} rows, the journal gives {}",
                    kind.word(),
                    ours.lines().count(),
                    theirs.lines().count()
                ),
            };
            complaints.push(Complaint {
                about: "replay",
                seen,
                remedy: RESTORE,
            });
        }
    }
    Ok(())
}
