use serde_json::json;

use super::*;
use crate::foreign::{
    Notice,
    database::memory::{Memory, identities},
};

fn database() -> Memory {
    Memory::default()
        .table(
            "projects",
            "project_id project_name project_description created_at",
            json!([
                [1, "Care", "", "2024-01-01 09:00:00"],
                [2, "Other", "", "2024-02-01 09:00:00"]
            ]),
        )
        .table(
            "requal_version",
            "project_id version",
            json!([[1, "1.1.3"]]),
        )
        .table(
            "users",
            "user_id user_login user_name user_mail",
            json!([
                [1, "ana", "Ana", "a@example.org"],
                [2, "beto", null, null],
                [3, "no", null, null]
            ]),
        )
        .table(
            "user_permissions",
            "user_id project_id",
            json!([[1, 1], [3, 2]]),
        )
        .table(
            "documents",
            "doc_id project_id user_id doc_name doc_description doc_text created_at",
            json!([
                [
                    1,
                    1,
                    1,
                    "one",
                    "",
                    "Mi casa 😀 tu casa",
                    "2024-01-01 10:00:00"
                ],
                [2, 2, 3, "not here", "", "x", null]
            ]),
        )
        .table(
            "codes",
            "project_id code_id user_id code_name code_description code_color",
            json!([
                [1, 1, 1, "home", "lives", "rgb(255, 0, 10)"],
                [1, 2, 1, "you", null, "#ffffff"],
                [2, 3, 3, "no", null, null]
            ]),
        )
        .table(
            "segments",
            "project_id user_id doc_id code_id segment_id segment_start segment_end segment_text",
            json!([
                [1, 1, 1, 1, 1, 4, 7, "casa"],
                [1, 2, 1, 1, 2, 14, 17, "casa"],
                [1, 2, 1, null, 3, 1, 2, "Mi"],
                [2, 3, 2, 3, 4, 1, 1, "x"]
            ]),
        )
        .table(
            "categories",
            "project_id category_id user_id category_name category_description",
            json!([[1, 1, 1, "A", "all"], [1, 2, 1, "B", null]]),
        )
        .table(
            "categories_codes_map",
            "project_id category_id code_id",
            json!([[1, 1, 1], [1, 1, 2], [1, 2, 1]]),
        )
        .table(
            "memos",
            "project_id memo_id user_id text",
            json!([
                [1, 1, 2, "on Mi"],
                [1, 2, 1, "free"],
                [1, 3, 1, "on a code and a place"]
            ]),
        )
        .table("memos_segments_map", "memo_id segment_id", json!([[1, 3]]))
        .table("memos_codes_map", "memo_id code_id", json!([[3, 1]]))
        .table(
            "memos_documents_map",
            "memo_id doc_id memo_start memo_end",
            json!([[3, 1, 1, 7]]),
        )
        .table(
            "cases",
            "project_id case_id case_name case_description",
            json!([[1, 1, "Rosa", "a case"]]),
        )
        .table(
            "cases_documents_map",
            "project_id case_id doc_id",
            json!([[1, 1, 1]]),
        )
        .table(
            "attributes",
            "attribute_id attribute_name attribute_object attribute_type project_id user_id",
            json!([
                [1, "age", "case", "categorical", 1, 1],
                [2, "role", "user", "categorical", 1, 1]
            ]),
        )
        .table(
            "attribute_values",
            "attribute_value_id attribute_id value",
            json!([[1, 1, "41"], [2, 2, "student"]]),
        )
        .table(
            "attributes_cases_map",
            "case_id attribute_id attribute_value_id project_id",
            json!([[1, 1, 1, 1]]),
        )
        .table(
            "attributes_users_map",
            "user_id attribute_id attribute_value_id project_id",
            json!([[1, 2, 2, 1]]),
        )
        .table(
            "logs",
            "user_id project_id action payload created_at",
            json!([
                [
                    1,
                    1,
                    "Add code",
                    r#"[{"project_id":1,"code_name":"house","code_id":1}]"#,
                    "2024-01-02 10:00:00 CET"
                ],
                [
                    1,
                    1,
                    "Edit code",
                    r#"[{"code_id":"1","code_name":"home"}]"#,
                    "2024-01-03 10:00:00 CET"
                ],
                [
                    2,
                    1,
                    "Add segment",
                    r#"[{"segment_start":14,"segment_id":2}]"#,
                    "2024-01-04 10:00:00 CET"
                ],
                [
                    1,
                    1,
                    "Merge codes",
                    r#"{"merge_from":["9"],"merge_to":["1"]}"#,
                    "2024-01-05 10:00:00 CET"
                ],
                [
                    1,
                    1,
                    "Delete segment",
                    r#"{"segment_id":[8]}"#,
                    "2024-01-05 10:00:00 CET"
                ]
            ]),
        )
}

fn pieces() -> Vec<Piece> {
    read_from(&database())
}

fn read_from(database: &Memory) -> Vec<Piece> {
    let mut pieces = Vec::new();
    read::<Refusal>(database, "a.requal", 1, &mut |piece| {
        pieces.push(piece);
        Ok(())
    })
    .unwrap();
    pieces
}

macro_rules! all {
    ($pieces:expr, $kind:ident) => {
        $pieces
            .iter()
            .filter_map(|piece| match piece {
                Piece::$kind(it) => Some(it),
                _ => None,
            })
            .collect::<Vec<_>>()
    };
}

#[test]
fn projects_are_listed_and_asked_for() {
    assert!(is(&database()).unwrap());
    assert!(!is(&Memory::default()).unwrap());
    let projects = projects(&database()).unwrap();
    let counts = projects
        .iter()
        .map(|it| (it.number, it.documents, it.codes, it.segments));
    assert_eq!(counts.collect::<Vec<_>>(), [(1, 1, 2, 3), (2, 1, 1, 1)]);
    let refused = read::<Refusal>(&database(), "a.requal", 5, &mut |_| Ok(()));
    assert_eq!(
        refused.unwrap_err().to_string(),
        "a.requal: there is no project 5; the file has 1 (Care), 2 (Other)"
    );
}

#[test]
fn segments_are_counted_from_one_through_their_end() {
    let pieces = pieces();
    let users = all!(pieces, User);
    let names: Vec<_> = users.iter().map(|it| it.login.as_deref()).collect();
    assert_eq!(names, [Some("ana"), Some("beto")]);
    let source = all!(pieces, Source)[0];
    let stored = &source.text.as_ref().unwrap().stored;
    for selection in &source.selections {
        let At::Text { start, end } = selection.at else {
            panic!("a passage of text");
        };
        let (start, end) = (
            usize::try_from(start).unwrap(),
            usize::try_from(end).unwrap(),
        );
        let passage: String = stored.chars().skip(start).take(end - start).collect();
        assert_eq!(selection.words, Words::Said(passage));
    }
    let codings: Vec<_> = source
        .selections
        .iter()
        .map(|it| {
            (
                it.original,
                it.codings.len(),
                it.made.by,
                it.made.at.as_deref(),
            )
        })
        .collect();
    let (ana, beto) = (Some(users[0].id), Some(users[1].id));
    assert_eq!(
        codings,
        [
            (Some((1, 2)), 0, beto, None),
            (Some((4, 7)), 1, ana, None),
            (Some((14, 17)), 1, beto, Some("2024-01-04 10:00:00 CET")),
        ]
    );
}

#[test]
fn codes_categories_memos_and_cases_come_along() {
    let pieces = pieces();
    let codes = all!(pieces, Code);
    let source = all!(pieces, Source)[0];
    let colours: Vec<_> = codes.iter().map(|it| it.colour.as_deref()).collect();
    assert_eq!(colours, [Some("#ff000a"), Some("#ffffff")]);
    assert_eq!(
        codes[0].made.changed_at.as_deref(),
        Some("2024-01-03 10:00:00 CET")
    );
    let sets: Vec<_> = all!(pieces, Set)
        .iter()
        .map(|it| it.codes.clone())
        .collect();
    assert_eq!(sets, [vec![codes[0].id, codes[1].id], vec![codes[0].id]]);
    let case = all!(pieces, Case)[0];
    assert_eq!(case.sources, [source.id]);
    assert_eq!(case.values[0].value.as_deref(), Some("41"));
    let notes = all!(pieces, Note);
    let on: Vec<_> = notes
        .iter()
        .map(|it| (it.text.as_str(), it.on, it.passage))
        .collect();
    assert_eq!(on[0], ("on Mi", Some(source.selections[0].id), None));
    assert_eq!(on[1], ("free", None, None));
    assert_eq!(on[2], ("on a code and a place", Some(codes[0].id), None));
    let place = Some((source.id, 0, 7));
    assert_eq!(on[3], ("on a code and a place", Some(source.id), place));
    assert_eq!(
        notes[4].text,
        "- 2024-01-02 10:00:00 CET, Ana: added “house”\n\
         - 2024-01-03 10:00:00 CET, Ana: edited “house”, from then on “home”\n\
         - 2024-01-05 10:00:00 CET, Ana: merged a code whose name the journal does not know (number 9) \
         into “home”\n"
    );
    let meant = notes[5];
    assert_eq!(
        (meant.name.as_deref(), meant.text.as_str(), meant.on),
        (Some("A"), "all", None)
    );
    assert_eq!(meant.made.by, Some(all!(pieces, User)[0].id));
    let notices: Vec<_> = all!(pieces, Notice)
        .into_iter()
        .map(
            |Notice {
                 what, seen, count, ..
             }| (*what, seen.as_str(), *count),
        )
        .collect();
    assert_eq!(
        notices,
        [
            (NoticeKind::LeftOut, "Delete segment", 1),
            (NoticeKind::LeftOut, "attributes of users", 1),
            (NoticeKind::LeftOut, "attributes_users_map", 1),
        ]
    );
}

#[test]
fn of_rows_with_one_number_the_first_is_read() {
    let tables = [
        "codes",
        "segments",
        "attributes",
        "cases",
        "memos",
        "categories",
    ];
    let told = |database: &Memory| {
        let pieces = read_from(database);
        let notice = |piece: &Piece| matches!(piece, Piece::Notice(_));
        let (notices, things): (Vec<_>, Vec<_>) = pieces.into_iter().partition(notice);
        let taken =
            |notice: &&Piece| matches!(notice, Piece::Notice(it) if it.seen.ends_with("is taken"));
        (things, notices.iter().filter(taken).count())
    };
    let (once, none) = told(&database());
    let (twice, taken) = told(&database().doubled(&tables));
    assert_eq!((none, taken), (0, tables.len()));
    assert_eq!(twice, once);
}

/// A copy of the project in which somebody made the next code, document, case, segment and memo.
fn copy(date: &str, name: &str) -> Memory {
    let mut copy = database();
    let (number, text) = (Cell::Integer, |text: &str| Cell::Text(text.to_owned()));
    let (one, none) = (|| Cell::Integer(1), || Cell::Null);
    let mut row = |table, cells: &[Cell]| copy.row(table, cells);
    #[rustfmt::skip]
    let () = {
        row("documents", &[number(5), one(), one(), text(name), none(), text("A text"), text(date)]);
        row("codes", &[one(), number(5), one(), text(name), none(), none()]);
        row("segments", &[one(), one(), one(), number(5), number(5), number(1), number(2), text("Mi")]);
        row("cases", &[one(), number(2), text(name), none()]);
        row("categories", &[one(), number(3), one(), text(name), none()]);
        row("memos", &[one(), number(4), one(), text(name)]);
    };
    for (action, column, id) in [
        ("Add code", "code_id", 5),
        ("Add segment", "segment_id", 5),
        ("Add case", "case_id", 2),
        ("Add category", "category_id", 3),
        ("Add memo", "memo_id", 4),
    ] {
        let payload = json!([{column: id}]).to_string();
        row(
            "logs",
            &[one(), one(), text(action), text(&payload), text(date)],
        );
    }
    copy
}

#[test]
fn two_copies_of_a_project_give_no_identity_to_two_things() {
    let identities = |database: &Memory| identities(read_from(database));
    let before = identities(&database());
    let ours = identities(&copy("2024-07-01 10:00:00 CET", "of Ana"));
    let theirs = identities(&copy("2024-07-03 10:00:00 CET", "of Beto"));
    let shared: BTreeSet<RecordId> = ours.intersection(&theirs).copied().collect();
    assert_eq!(shared, before);
    assert_eq!(
        (ours.len(), theirs.len()),
        (before.len() + 6, before.len() + 6)
    );
    // What was renamed there is what it was.
    assert_eq!(
        identities(&copy("2024-07-01 10:00:00 CET", "renamed")),
        ours
    );
}
