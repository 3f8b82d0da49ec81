//! An index that was built ahead is that which is built at the end.

use ayni_model::{
    coding::{Anchor, Coding, Quotation, Region, Stance},
    id::{RecordId, RevisionId, SourceId, Uuid},
    operation::Operation,
    source::{Attributes, Revision, Source, SourceKind},
    study::{Project as ProjectNoun, Space},
    text::count_words,
};

use rusqlite::OptionalExtension as _;

use super::{Ahead, ahead::TABLES, lay_aside};
use crate::{Genesis, Match, Project, Stamp, Writer};

fn id<I: From<RecordId>>(number: usize) -> I {
    RecordId::new(Uuid::from_u128(number as u128)).into()
}

fn stamp(now_ms: i64) -> Stamp {
    Stamp {
        now_ms,
        member: None,
    }
}

fn project() -> Project {
    let noun = ProjectNoun {
        name: "Trial".into(),
        description: None,
        language: None,
    };
    let space = Space {
        name: "ours".into(),
    };
    let genesis = Genesis {
        project: (id(1), noun),
        replica: id::<SourceId>(2).into(),
        space: (id(3), space),
        members: vec![],
    };
    Project::in_memory(&genesis, stamp(1)).unwrap()
}

/// A source and its revisions have numbers of their own hundred.
fn put(writer: &mut Writer<'_>, source: usize, revision: usize, text: &str) -> SourceId {
    let (source, revision): (SourceId, RevisionId) =
        (id(source * 100), id(source * 100 + revision));
    let noun = Revision {
        source,
        parent: None,
        text: writer.put_blob(text.as_bytes()).unwrap(),
        layout: None,
        code_points: u32::try_from(text.chars().count()).unwrap(),
        words: count_words(text),
        reason: None,
    };
    writer.put(revision, &noun).unwrap();
    let noun = Source {
        key: format!("source-{source}"),
        name: "a source".into(),
        kind: SourceKind("interview".into()),
        language: None,
        when: None,
        place: None,
        country: None,
        informants: vec![],
        register: None,
        file: None,
        revision: Some(revision),
        note: None,
        position: 0,
        attributes: Attributes::default(),
    };
    writer.put(source, &noun).unwrap();
    source
}

fn text(n: usize) -> String {
    let word = |k: usize| ["Huelga", "mina", "señal", "грев", "río", "agua", "turno"][k % 7];
    let line = |m: usize| format!("{} {} {n} {m}", word(n + m), word(n * m));
    (0..=n % 5).map(line).collect::<Vec<_>>().join("\n\n")
}

fn brought() -> Operation {
    Operation::ImportSources {
        names: vec![],
        count: 60,
    }
}

fn well(project: &Project) {
    assert_eq!(project.doctor().unwrap().complaints, []);
}

/// Every word with its paragraph and its place there, as FTS5 tells them.
fn words(project: &Project) -> Vec<(String, i64, i64)> {
    let connection = &project.connection;
    connection
        .execute_batch(
            "INSERT INTO words (words) VALUES ('integrity-check');
             CREATE VIRTUAL TABLE IF NOT EXISTS temp.seen USING fts5vocab(main, words, instance);",
        )
        .unwrap();
    let mut all = connection
        .prepare("SELECT term, doc, offset FROM temp.seen ORDER BY 1, 2, 3")
        .unwrap();
    let rows = all.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)));
    rows.unwrap().collect::<Result<_, _>>().unwrap()
}

/// Fills a project with sixty sources, of which some change or go before the end. The connection has seen the
/// index before, with words that were taken back.
fn filled(ahead: bool, room: usize) -> Project {
    let mut project = project();
    let mut writer = project.begin(stamp(2)).unwrap();
    put(&mut writer, 1, 1, "la huelga");
    writer.commit(&brought()).unwrap();
    project.undo(stamp(2)).unwrap();
    assert!(words(&project).is_empty());
    let mut writer = project.begin(stamp(2)).unwrap();
    if ahead {
        writer.ahead = Some(Ahead::begin(writer.connection, room).unwrap());
    }
    for n in 1..=60 {
        let source = put(&mut writer, n, 1, &text(n));
        if ahead {
            writer.index_ahead(source).unwrap();
        }
    }
    let corrected = put(&mut writer, 7, 2, "otra mañana en la mina");
    if ahead {
        writer.index_ahead(corrected).unwrap();
    }
    writer.remove(id::<SourceId>(900)).unwrap();
    writer.remove(id::<RevisionId>(901)).unwrap();
    writer.commit(&brought()).unwrap();
    project
}

#[test]
fn the_words_are_the_same() {
    let plain = filled(false, 0);
    let expected = words(&plain);

    assert!(expected.len() > 400, "{}", expected.len());
    for room in [usize::MAX, 1000, 0] {
        let ahead = filled(true, room);
        assert_eq!(words(&ahead), expected, "room for {room}");
        well(&ahead);
    }
}

#[test]
fn it_is_written_on_like_any_other() {
    let [plain, ahead] = [false, true].map(|ahead| {
        let mut project = filled(ahead, usize::MAX);
        // In the same connection, which knew the index when it was empty.
        let mut writer = project.begin(stamp(3)).unwrap();
        for n in 50..90 {
            let source = put(&mut writer, n, 3, &text(n + 1));
            writer.index_ahead(source).unwrap();
        }
        let entry = writer.commit(&brought()).unwrap().unwrap();
        let changed = words(&project);
        well(&project);
        project.revert(entry, stamp(4)).unwrap();
        well(&project);
        (changed, words(&project), project)
    });
    assert_eq!((&plain.0, &plain.1), (&ahead.0, &ahead.1));
    assert_ne!(plain.0, plain.1);
    let found = |project: &Project| {
        let hits = project.search(&Match::Phrase("senal".into()), None, 0, 500);
        hits.unwrap().segments.len()
    };
    assert_eq!(found(&plain.2), found(&ahead.2));
    assert!(found(&ahead.2) > 20);
}

#[test]
fn no_more_is_taken_than_there_is_room_for() {
    let project = project();
    let mut ahead = Ahead::begin(&project.connection, 8).unwrap();
    ahead.take(1, "la mina");
    assert!(ahead.has_room(), "a byte is left");
    ahead.take(100, "la huelga");
    assert!(!ahead.has_room());
}

#[test]
fn the_tables_are_all_that_the_index_has() {
    let project = project();
    let sql = "SELECT name FROM sqlite_schema WHERE name GLOB 'words_*' ORDER BY name";
    let mut names = project.connection.prepare(sql).unwrap();
    let names = names.query_map([], |row| row.get::<_, String>(0)).unwrap();
    let mut tables = TABLES;
    tables.sort_unstable();
    assert_eq!(names.collect::<Result<Vec<_>, _>>().unwrap(), tables);
}

#[test]
fn what_is_dropped_leaves_no_words() {
    let mut project = project();
    let mut writer = project.begin(stamp(2)).unwrap();
    let source = put(&mut writer, 1, 1, "la mina");
    writer.index_ahead(source).unwrap();
    drop(writer);
    assert!(words(&project).is_empty());
    well(&project);
}

/// How the index of codings by code is declared, while it is there.
fn by_code(project: &Project) -> Option<String> {
    let sql = "SELECT sql FROM sqlite_schema WHERE type = 'index' AND name = 'coding_of_code'";
    let row = project.connection.query_row(sql, [], |row| row.get(0));
    row.optional().unwrap()
}

/// Codes a passage of a source, which makes both.
fn code(writer: &mut Writer<'_>, n: usize, source: SourceId) {
    let quotation = Quotation {
        source,
        at: Anchor::Region { of: Region::Whole },
        label: None,
    };
    let coding = Coding {
        quotation: id(n * 100 + 50),
        code: id(9_001 + n % 3),
        coder: id(9_000),
        stance: Stance::Supports,
        made: None,
        note: None,
    };
    writer.add_quotation(id(n * 100 + 50), &quotation).unwrap();
    writer.add_coding(id(n * 100 + 51), &coding).unwrap();
}

#[test]
fn the_index_of_codings_is_laid_aside_only_where_there_are_none() {
    let mut project = project();
    let declared = by_code(&project).unwrap();
    let mut writer = project.begin(stamp(2)).unwrap();
    let source = put(&mut writer, 1, 1, "la mina");
    writer.index_ahead(source).unwrap();
    code(&mut writer, 1, source);
    drop(writer);
    assert_eq!(by_code(&project).as_deref(), Some(&*declared), "taken back");

    let mut writer = project.begin(stamp(2)).unwrap();
    for n in 1..40 {
        let source = put(&mut writer, n, 1, &text(n));
        writer.index_ahead(source).unwrap();
        code(&mut writer, n, source);
        let aside = "SELECT count(*) FROM sqlite_schema WHERE name = 'coding_of_code'";
        let aside = writer
            .connection
            .query_row(aside, [], |row| row.get::<_, i64>(0));
        assert_eq!(aside.unwrap(), 0, "while they come");
    }
    writer.commit(&brought()).unwrap();
    assert_eq!(by_code(&project).as_deref(), Some(&*declared), "in the end");
    // SQLite looks at every row of every index.
    let seen: String = project
        .connection
        .query_row("PRAGMA integrity_check", [], |row| row.get(0))
        .unwrap();
    assert_eq!(seen, "ok");
    assert_eq!(
        lay_aside(&project.connection).unwrap(),
        None,
        "there are some"
    );
    assert_eq!(by_code(&project), Some(declared));
}
