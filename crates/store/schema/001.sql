-- An Ayni project, version 1. One SQLite file; times are hybrid logical clocks
-- (milliseconds since 1970 shifted left by 16 bits, plus a counter).

CREATE TABLE meta (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- ── The journal: every change, never rewritten ─────────────────────────────────────────────────

CREATE TABLE replica (
    n  INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE
) STRICT;

-- Every identity that the journal knows, with the small number that stands for it in this file.
CREATE TABLE record (
    n    INTEGER PRIMARY KEY,
    id   BLOB NOT NULL UNIQUE,
    kind INTEGER NOT NULL
) STRICT;

CREATE TABLE entry (
    n         INTEGER PRIMARY KEY,
    hlc       INTEGER NOT NULL,
    replica   INTEGER NOT NULL,
    seq       INTEGER NOT NULL,   -- 1, 2, 3 … within the replica
    member    INTEGER,            -- record
    space     INTEGER NOT NULL,   -- record
    operation TEXT NOT NULL,      -- json
    reverts   INTEGER,            -- the entry that this one takes back
    UNIQUE (hlc, replica),
    UNIQUE (replica, seq)
) STRICT;

CREATE TABLE change (
    entry  INTEGER NOT NULL,
    n      INTEGER NOT NULL,
    record INTEGER NOT NULL,
    fields TEXT NOT NULL,         -- json: only the fields that were set
    PRIMARY KEY (entry, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX change_of_record ON change (record);

-- Files as they were collected, texts (UTF-8) and layouts (json), each once.
CREATE TABLE blob (
    hash  BLOB PRIMARY KEY,       -- SHA-256
    bytes BLOB NOT NULL
) STRICT;

-- ── What the journal adds up to: readable tables, written only by the store ────────────────────
-- n and every reference are numbers of the table record.

CREATE TABLE project (n INTEGER PRIMARY KEY, name TEXT, description TEXT, language TEXT) STRICT;
CREATE TABLE space (n INTEGER PRIMARY KEY, name TEXT) STRICT;
CREATE TABLE member (n INTEGER PRIMARY KEY, key TEXT, name TEXT, position INTEGER) STRICT;
CREATE TABLE attribute (n INTEGER PRIMARY KEY, "of" TEXT, name TEXT, type TEXT, description TEXT, position INTEGER) STRICT;
CREATE TABLE phase (n INTEGER PRIMARY KEY, key TEXT, name TEXT, "when" TEXT, description TEXT, position INTEGER) STRICT;
CREATE TABLE round (n INTEGER PRIMARY KEY, name TEXT, at INTEGER) STRICT;
CREATE TABLE source (
    n INTEGER PRIMARY KEY, key TEXT, name TEXT, kind TEXT, language TEXT, "when" TEXT, place TEXT, country TEXT,
    informants TEXT, register TEXT, file TEXT, revision INTEGER, note TEXT, position INTEGER
) STRICT;
CREATE TABLE revision (
    n INTEGER PRIMARY KEY, source INTEGER, parent INTEGER, text BLOB, layout BLOB, code_points INTEGER, words INTEGER, reason TEXT
) STRICT;
CREATE TABLE voice (n INTEGER PRIMARY KEY, source INTEGER, label TEXT, actor INTEGER, role TEXT) STRICT;
CREATE TABLE actor (
    n INTEGER PRIMARY KEY, key TEXT, name TEXT, kind TEXT, organisation_kind TEXT, country TEXT, place TEXT,
    parent INTEGER, "when" TEXT, note TEXT, position INTEGER
) STRICT;
CREATE TABLE tie (
    n INTEGER PRIMARY KEY, key TEXT, "from" INTEGER, kind TEXT, "to" INTEGER, "when" TEXT, status TEXT,
    source INTEGER, note TEXT, position INTEGER
) STRICT;
CREATE TABLE event (
    n INTEGER PRIMARY KEY, key TEXT, name TEXT, kind TEXT, "when" TEXT, place TEXT, country TEXT, status TEXT,
    source INTEGER, part_of INTEGER, note TEXT, position INTEGER
) STRICT;
CREATE TABLE participation (n INTEGER PRIMARY KEY, event INTEGER, actor INTEGER, role TEXT, note TEXT, position INTEGER) STRICT;
CREATE TABLE claim (
    n INTEGER PRIMARY KEY, subject TEXT, attribute TEXT, value TEXT, according_to INTEGER, locator TEXT, quote TEXT,
    note TEXT, position INTEGER
) STRICT;
CREATE TABLE code (
    n INTEGER PRIMARY KEY, name TEXT, parent INTEGER, definition TEXT, include TEXT, exclude TEXT, example TEXT,
    colour TEXT, life TEXT, origin TEXT, note TEXT, position INTEGER
) STRICT;
CREATE TABLE code_group (n INTEGER PRIMARY KEY, name TEXT, codes TEXT, position INTEGER) STRICT;
-- start and end are code points in the revision's text, end exclusive; a lost quotation has none.
CREATE TABLE quotation (
    n INTEGER PRIMARY KEY, source INTEGER, revision INTEGER, start INTEGER, "end" INTEGER, state TEXT, was TEXT,
    last TEXT, label TEXT
) STRICT;
CREATE TABLE coding (
    n INTEGER PRIMARY KEY, quotation INTEGER, code INTEGER, coder INTEGER, stance TEXT, made TEXT, note TEXT
) STRICT;
CREATE TABLE finding (
    n INTEGER PRIMARY KEY, key TEXT, synopsis TEXT, "row" TEXT, "column" TEXT, text TEXT, quotations TEXT,
    contrary TEXT, author INTEGER, note TEXT, position INTEGER
) STRICT;
CREATE TABLE memo (n INTEGER PRIMARY KEY, "on" TEXT, title TEXT, kind TEXT, text TEXT, author INTEGER, key TEXT) STRICT;
CREATE TABLE synopsis (n INTEGER PRIMARY KEY, name TEXT, declaration TEXT) STRICT;
CREATE TABLE acceptance (n INTEGER PRIMARY KEY, diagnostic TEXT, place TEXT, reason TEXT, by INTEGER) STRICT;
CREATE TABLE commitment (n INTEGER PRIMARY KEY, event INTEGER, by INTEGER, what TEXT, due TEXT, life TEXT) STRICT;
CREATE TABLE agreement (n INTEGER PRIMARY KEY, source INTEGER, parties TEXT, sites TEXT, "when" TEXT, jurisdiction TEXT) STRICT;
CREATE TABLE provision (n INTEGER PRIMARY KEY, agreement INTEGER, variable TEXT, says TEXT, quotation INTEGER) STRICT;

-- Attributes of sources, actors and events.
CREATE TABLE attribute_value (
    record INTEGER NOT NULL,
    name   TEXT NOT NULL,
    value  TEXT NOT NULL,
    PRIMARY KEY (record, name)
) STRICT, WITHOUT ROWID;

CREATE INDEX quotation_of_source ON quotation (source);
CREATE INDEX coding_of_quotation ON coding (quotation);
CREATE INDEX coding_of_code ON coding (code);
CREATE INDEX revision_of_source ON revision (source);

-- ── What can be worked out again at any time ───────────────────────────────────────────────────

-- The paragraphs of every source's current text; offsets of start in code points, byte in bytes.
CREATE TABLE segment (
    n        INTEGER PRIMARY KEY,
    source   INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    start    INTEGER NOT NULL,
    byte     INTEGER NOT NULL,
    bytes    INTEGER NOT NULL
) STRICT;
CREATE INDEX segment_of_source ON segment (source);

-- Words of the segments, folded; the words themselves stand in blob.
CREATE VIRTUAL TABLE words USING fts5(text, content='', tokenize="unicode61 remove_diacritics 2");

-- Who speaks where in the current texts.
CREATE TABLE turn (
    source  INTEGER NOT NULL,
    n       INTEGER NOT NULL,
    start   INTEGER NOT NULL,
    "end"   INTEGER NOT NULL,
    speaker TEXT NOT NULL,
    PRIMARY KEY (source, n)
) STRICT, WITHOUT ROWID;

-- ── For people with sqlite3: the same with names; what points nowhere is not shown ─────────────

CREATE VIEW v_text AS
    SELECT source.key AS source, CAST(blob.bytes AS TEXT) AS text
    FROM source JOIN revision ON revision.n = source.revision JOIN blob ON blob.hash = revision.text;
CREATE VIEW v_coding AS
    SELECT source.key AS source, quotation.start, quotation."end",
           substr(CAST(blob.bytes AS TEXT), quotation.start + 1, quotation."end" - quotation.start) AS words,
           code.name AS code, member.key AS coder, coding.stance, quotation.state
    FROM coding
    JOIN quotation ON quotation.n = coding.quotation
    JOIN source ON source.n = quotation.source
    JOIN code ON code.n = coding.code
    JOIN member ON member.n = coding.coder
    LEFT JOIN revision ON revision.n = quotation.revision
    LEFT JOIN blob ON blob.hash = revision.text;
CREATE VIEW v_history AS
    SELECT entry.n AS entry, datetime((entry.hlc >> 16) / 1000, 'unixepoch') AS at, member.key AS member,
           entry.operation, record.kind, lower(hex(record.id)) AS record, change.fields
    FROM change
    JOIN entry ON entry.n = change.entry
    JOIN record ON record.n = change.record
    LEFT JOIN member ON member.n = entry.member;
