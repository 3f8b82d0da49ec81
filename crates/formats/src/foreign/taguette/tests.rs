use serde_json::json;

use super::*;
use crate::foreign::{Code, Notice, database::memory::Memory};

/// Two projects; in the first, Ana and Beto code one document.
fn database(version: &str) -> Memory {
    let commands = json!([
        [
            1,
            "2024-01-01 10:00:00.5",
            "ana",
            1,
            1,
            r#"{"type": "document_add", "document_name": "d"}"#
        ],
        [
            2,
            "2024-01-01 10:01:00",
            "ana",
            1,
            null,
            r#"{"type": "tag_add", "tag_id": 1, "tag_path": "pay", "description": ""}"#
        ],
        [
            3,
            "2024-01-01 10:02:00",
            "ana",
            1,
            null,
            r#"{"type": "tag_add", "tag_id": 1, "tag_path": "work.pay", "description": "*wages*"}"#
        ],
        [
            4,
            "2024-01-01 10:03:00",
            "ana",
            1,
            null,
            r#"{"type": "tag_add", "tag_id": 2, "tag_path": "work.hours", "description": ""}"#
        ],
        [
            5,
            "2024-01-01 10:04:00",
            "ana",
            1,
            null,
            r#"{"type": "tag_add", "tag_id": 3, "tag_path": "time", "description": ""}"#
        ],
        [
            6,
            "2024-01-02 10:00:00",
            "ana",
            1,
            1,
            r#"{"type": "highlight_add", "highlight_id": 1, "start_offset": 5, "end_offset": 9, "tags": [1]}"#
        ],
        [
            7,
            "2024-01-03 10:00:00",
            "beto",
            1,
            1,
            r#"{"type": "highlight_add", "highlight_id": 1, "start_offset": 5, "end_offset": 9, "tags": [1, 3]}"#
        ],
        [
            8,
            "2024-01-04 10:00:00",
            "beto",
            1,
            null,
            r#"{"type": "tag_merge", "src_tag_id": 3, "dest_tag_id": 2}"#
        ],
        [
            9,
            "2024-01-05 10:00:00",
            "beto",
            1,
            -7,
            r#"{"type": "document_delete"}"#
        ],
        [10, "2024-01-05 10:00:01", "beto", 1, null, "no JSON"],
        [
            11,
            "2024-01-05 10:00:01",
            "eva",
            2,
            null,
            r#"{"type": "tag_add", "tag_id": 9, "tag_path": "x", "description": ""}"#
        ]
    ]);
    Memory::default()
        .header("application_id", APPLICATION)
        .table("alembic_version", "version_num", json!([[version]]))
        .table(
            "projects",
            "id name description created",
            json!([
                [1, "Care", "about care", "2024-01-01 09:00:00"],
                [2, "Other", "", "2024-02-01 09:00:00"]
            ]),
        )
        .table(
            "project_members",
            "project_id user_login privileges",
            json!([
                [1, "ana", "ADMIN"],
                [1, "cleo", "READ"],
                [2, "eva", "ADMIN"]
            ]),
        )
        .table(
            "documents",
            "id name description filename created project_id text_direction contents",
            json!([[
                1,
                "d",
                "",
                "d.pdf",
                "2024-01-01 10:00:00",
                1,
                "RIGHT_TO_LEFT",
                "<p>año 😀</p><p>más</p>"
            ]]),
        )
        .table(
            "tags",
            "id project_id path description",
            json!([
                [1, 1, "work.pay", "*wages*"],
                [2, 1, "work.hours", ""],
                [9, 2, "x", ""]
            ]),
        )
        .table(
            "highlights",
            "id document_id start_offset end_offset snippet",
            json!([
                [1, 1, 5, 9, "<p>😀</p>"],
                [2, 1, 5, 13, "<p>😀</p><p>más</p>"]
            ]),
        )
        .table(
            "highlight_tags",
            "highlight_id tag_id",
            json!([[1, 1], [1, 2], [1, 9]]),
        )
        .table(
            "commands",
            "id date user_login project_id document_id payload",
            commands,
        )
}

fn pieces(database: &Memory, project: i64, separator: Option<char>) -> Result<Vec<Piece>, Refusal> {
    let mut pieces = Vec::new();
    read::<Refusal>(database, "a.sqlite3", project, separator, &mut |piece| {
        pieces.push(piece);
        Ok(())
    })?;
    Ok(pieces)
}

#[test]
fn projects_are_listed() {
    let database = database(VERSIONS[0]);
    assert!(is(&database).unwrap());
    assert!(!is(&Memory::default()).unwrap());
    let projects = projects(&database).unwrap();
    let counts = projects.iter().map(|it| {
        (
            it.number,
            it.name.as_str(),
            it.documents,
            it.tags,
            it.highlights,
            it.separator,
        )
    });
    assert_eq!(
        counts.collect::<Vec<_>>(),
        [(1, "Care", 1, 2, 2, Some('.')), (2, "Other", 0, 1, 0, None)]
    );
}

#[test]
fn another_version_and_another_project_are_refused() {
    let kind = |database: &Memory, project| pieces(database, project, None).unwrap_err().kind;
    assert!(matches!(
        kind(&database("bce44849c2f2"), 1),
        RefusalKind::UnknownVersion { seen, .. } if seen == "bce44849c2f2"
    ));
    let refused = kind(&database(VERSIONS[0]), 7);
    assert_eq!(
        refused.to_string(),
        "there is no project 7; the file has 1 (Care), 2 (Other)"
    );
}

#[test]
fn the_file_of_a_document_is_its_attribute_where_its_name_does_not_say_it() {
    let values = |file: Option<&str>| {
        let documents = json!([[
            1,
            "d",
            "",
            file,
            "2024-01-01 10:00:00",
            1,
            null,
            "<p>año</p>"
        ]]);
        let columns = "id name description filename created project_id text_direction contents";
        let database = database(VERSIONS[0]).table("documents", columns, documents);
        let pieces = pieces(&database, 1, None).unwrap();
        let named: Vec<RecordId> = pieces
            .iter()
            .filter_map(|piece| match piece {
                Piece::Variable(it) => {
                    assert_eq!(
                        (it.name.as_str(), it.of),
                        ("filename", Some(VariableOf::Source))
                    );
                    Some(it.id)
                }
                _ => None,
            })
            .collect();
        let sources = pieces.iter().filter_map(|piece| match piece {
            Piece::Source(source) => Some(source),
            _ => None,
        });
        let values = sources.flat_map(|it| it.values.clone());
        let values = values.map(|it| {
            assert_eq!(named, [it.variable]);
            it.value.unwrap()
        });
        (named.len(), values.collect::<Vec<_>>())
    };
    assert_eq!(
        values(Some("talk 7.pdf")),
        (1, vec!["talk 7.pdf".to_owned()])
    );
    for said_already in [None, Some(""), Some("d"), Some("unknown")] {
        assert_eq!(values(said_already), (0, Vec::new()), "{said_already:?}");
    }
}

#[test]
fn who_coded_what_when_is_recovered() {
    let pieces = pieces(&database(VERSIONS[3]), 1, Some('.')).unwrap();
    let users: Vec<_> = pieces
        .iter()
        .filter_map(|piece| match piece {
            Piece::User(user) => Some((user.login.clone().unwrap(), user.id)),
            _ => None,
        })
        .collect();
    let logins: Vec<_> = users.iter().map(|user| user.0.as_str()).collect();
    assert_eq!(logins, ["ana", "beto", "cleo"]);
    let (ana, beto) = (Some(users[0].1), Some(users[1].1));

    let codes: Vec<&Code> = pieces
        .iter()
        .filter_map(|piece| match piece {
            Piece::Code(code) => Some(code),
            _ => None,
        })
        .collect();
    let names: Vec<_> = codes
        .iter()
        .map(|code| (code.name.as_str(), code.codable))
        .collect();
    assert_eq!(names, [("work", false), ("pay", true), ("hours", true)]);
    assert_eq!(
        codes[1].made.changed_at.as_deref(),
        Some("2024-01-01 10:02:00")
    );

    let Some(Piece::Source(source)) = pieces.iter().find(|it| matches!(it, Piece::Source(_)))
    else {
        panic!("a source");
    };
    assert_eq!(source.text.as_ref().unwrap().stored, "año 😀\nmás");
    let [one, two] = source.selections.as_slice() else {
        panic!("two selections");
    };
    assert_eq!(
        (&one.at, one.original),
        (&At::Text { start: 4, end: 5 }, Some((5, 9)))
    );
    assert_eq!(one.words, Words::Said("😀".to_owned()));
    assert_eq!((one.made.by, one.made.changed_by), (ana, beto));
    let codings: Vec<_> = one
        .codings
        .iter()
        .map(|coding| (coding.code, coding.by, coding.at.as_deref()))
        .collect();
    // Beto gave “time”, which became “hours” by the merge.
    assert_eq!(
        codings,
        [
            (codes[1].id, ana, Some("2024-01-02 10:00:00")),
            (codes[2].id, beto, Some("2024-01-03 10:00:00")),
        ]
    );
    assert_eq!(two.at, At::Text { start: 4, end: 9 });
    assert_eq!(two.words, Words::Said("😀\nmás".to_owned()));
    assert_eq!((two.codings.len(), two.made.by), (0, None));
}

#[test]
fn the_codebook_has_a_history_and_the_rest_is_told() {
    let pieces = pieces(&database(VERSIONS[0]), 1, None).unwrap();
    let note = pieces.iter().find_map(|piece| match piece {
        Piece::Note(note) => Some(note.text.as_str()),
        _ => None,
    });
    assert_eq!(
        note.unwrap(),
        "- 2024-01-01 10:01:00, ana: added “pay”\n\
         - 2024-01-01 10:02:00, ana: renamed “pay” to “work.pay”\n\
         - 2024-01-01 10:02:00, ana: described “work.pay” anew: \\*wages\\*\n\
         - 2024-01-01 10:03:00, ana: added “work.hours”\n\
         - 2024-01-01 10:04:00, ana: added “time”\n\
         - 2024-01-04 10:00:00, beto: merged “time” into “work.hours”\n"
    );
    let notices: Vec<_> = pieces
        .iter()
        .filter_map(|piece| match piece {
            Piece::Notice(Notice {
                what, seen, count, ..
            }) => Some((*what, seen.as_str(), *count)),
            _ => None,
        })
        .collect();
    assert_eq!(
        notices,
        [
            (NoticeKind::BadValue, "commands.payload", 1),
            (NoticeKind::Dangling, "highlight_tags.tag_id", 1),
            (NoticeKind::LeftOut, "document_delete", 1),
            (NoticeKind::LeftOut, "text_direction RIGHT_TO_LEFT", 1),
        ]
    );
}

#[test]
fn a_later_copy_has_the_same_identities() {
    let ids = |version| -> Vec<RecordId> {
        let pieces = pieces(&database(version), 1, Some('.')).unwrap();
        let ids = pieces.iter().filter_map(|piece| match piece {
            Piece::Code(code) => Some(code.id),
            Piece::User(user) => Some(user.id),
            Piece::Source(source) => Some(source.id),
            _ => None,
        });
        ids.collect()
    };
    assert_eq!(ids(VERSIONS[0]), ids(VERSIONS[4]));
}

#[test]
fn of_rows_with_one_number_the_first_is_read() {
    let tables = ["documents", "tags", "highlights", "highlight_tags"];
    let told = |database: &Memory| {
        let pieces = pieces(database, 1, None).unwrap();
        let notice = |piece: &Piece| matches!(piece, Piece::Notice(_));
        let (notices, things): (Vec<_>, Vec<_>) = pieces.into_iter().partition(notice);
        let taken =
            |notice: &&Piece| matches!(notice, Piece::Notice(it) if it.seen.ends_with("is taken"));
        (things, notices.iter().filter(taken).count())
    };
    let (once, none) = told(&database(VERSIONS[0]));
    let (twice, taken) = told(&database(VERSIONS[0]).doubled(&tables));
    assert_eq!((none, taken), (0, tables.len()));
    assert_eq!(twice, once);
}

/// Adds an entry of Ana to the journal of the first project.
fn command(database: &mut Memory, number: i64, date: &str, document: Option<i64>, payload: &str) {
    let text = |text: &str| Cell::Text(text.to_owned());
    let document = document.map_or(Cell::Null, Cell::Integer);
    let (number, project) = (Cell::Integer(number), Cell::Integer(1));
    let cells = [
        number,
        text(date),
        text("ana"),
        project,
        document,
        text(payload),
    ];
    database.row("commands", &cells);
}

/// Writes into the journal that a tag is called so from now on.
fn called(database: &mut Memory, number: i64, date: &str, tag: i64, path: &str) {
    let payload = json!({"type": "tag_add", "tag_id": tag, "tag_path": path, "description": ""});
    command(database, number, date, None, &payload.to_string());
}

/// Writes into the journal that a highlight has this place and this tag from now on.
fn placed(database: &mut Memory, number: i64, date: &str, highlight: i64, start: i64, tag: i64) {
    let payload = json!({
        "type": "highlight_add",
        "highlight_id": highlight,
        "start_offset": start,
        "end_offset": 9,
        "tags": [tag],
    });
    command(database, number, date, Some(1), &payload.to_string());
}

/// A copy of the project in which somebody made the next tag and the next highlight.
fn copy(date: &str, path: &str, start: i64) -> Memory {
    let mut copy = database(VERSIONS[0]);
    let (number, text) = (Cell::Integer, |text: &str| Cell::Text(text.to_owned()));
    copy.row("tags", &[number(10), number(1), text(path), text("")]);
    let cells = [number(3), number(1), number(start), number(9), text("")];
    copy.row("highlights", &cells);
    copy.row("highlight_tags", &[number(3), number(10)]);
    called(&mut copy, 12, date, 10, path);
    placed(&mut copy, 13, date, 3, start, 10);
    copy
}

/// Returns the identities of codes by their names, and those of selections and codings.
fn identities(database: &Memory) -> (BTreeMap<String, RecordId>, BTreeSet<RecordId>) {
    let (mut codes, mut others) = (BTreeMap::new(), BTreeSet::new());
    for piece in pieces(database, 1, None).unwrap() {
        match piece {
            Piece::Code(code) => {
                codes.insert(code.name, code.id);
            }
            Piece::Source(source) => {
                for selection in source.selections {
                    others.insert(selection.id);
                    others.extend(selection.codings.iter().map(|coding| coding.id));
                }
            }
            _ => {}
        }
    }
    (codes, others)
}

#[test]
fn two_copies_of_a_project_give_no_identity_to_two_things() {
    let (before, _) = identities(&database(VERSIONS[0]));
    let (ours, our_others) = identities(&copy("2024-07-01 10:00:00.1", "of Ana", 0));
    let (theirs, their_others) = identities(&copy("2024-07-03 15:20:00.2", "of Beto", 5));
    assert_ne!(ours["of Ana"], theirs["of Beto"]);
    // Two highlights and two codings are in both; the new highlight and its coding in one each.
    assert_eq!(our_others.intersection(&their_others).count(), 4);
    assert_eq!((our_others.len(), their_others.len()), (6, 6));
    for (name, id) in before {
        assert_eq!((ours[&name], theirs[&name]), (id, id), "{name}");
    }
}

#[test]
fn what_is_renamed_or_moved_stays_what_it_is() {
    let mut database = copy("2024-07-01 10:00:00.1", "new", 0);
    let before = identities(&database);
    for (number, tag) in [(14, 10), (15, 2), (16, 1)] {
        called(&mut database, number, "2024-08-01", tag, "renamed");
    }
    placed(&mut database, 17, "2024-08-01", 3, 5, 2);
    assert_eq!(identities(&database), before);
}

#[test]
fn the_tag_that_comes_with_a_project_stays_what_it_is() {
    // It has no entry, neither where another tag was made before it was renamed nor where none was.
    for from in [4, 6] {
        let mut database = database(VERSIONS[0]);
        database.remove("commands", |row| {
            row[0]
                .integer()
                .is_some_and(|it| (2..from).contains(&it) || it > 5)
        });
        let before = identities(&database);
        called(&mut database, 14, "2024-08-01", 1, "renamed");
        assert_eq!(identities(&database), before);
    }
}
