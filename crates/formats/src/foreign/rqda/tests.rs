use serde_json::json;

use super::*;
use crate::foreign::{
    Notice,
    database::memory::{Memory, identities},
};

fn database() -> Memory {
    Memory::default()
        .table(
            "project",
            "databaseversion date memo",
            json!([["0.2.2", "Thu Apr 30 18:53:30 2015", "about it"]]),
        )
        .table(
            "source",
            "name id file memo owner date dateM status",
            json!([
                [
                    "one",
                    1,
                    "Mi casa, tu casa",
                    "a memo",
                    "ana",
                    "Mon",
                    "Tue",
                    1
                ],
                ["two", 2, "x", null, "ana", "Mon", null, 0],
                ["three", 3, "Another", null, "ana", "Mon", null, 1]
            ]),
        )
        .table(
            "freecode",
            "name memo owner date dateM id status color",
            json!([
                ["home", "where one lives", "ana", "Mon", null, 1, 1, "red"],
                ["old", null, "ana", "Mon", null, 2, 0, null],
                ["you", null, "beto", "Mon", null, 3, 1, null]
            ]),
        )
        .table(
            "coding",
            "cid fid seltext selfirst selend status owner date memo",
            json!([
                [1, 1, "casa", 3.0, 7.0, 1, "ana", "Wed", "a remark"],
                [1, 1, "casa", 12.0, 16.0, -1, "ana", "Wed", null],
                [2, 1, "Mi", 0.0, 2.0, 1, "ana", "Wed", null],
                [9, 1, "Mi", 0.0, 2.0, 1, "ana", "Wed", null]
            ]),
        )
        .table(
            "coding2",
            "cid fid seltext selfirst selend status owner date memo",
            json!([[3, 1, "tu", 9.0, 11.0, 1, "beto", "Thu", null]]),
        )
        .table(
            "codecat",
            "name cid catid owner date dateM memo status",
            json!([
                ["A", null, 1, "ana", "Mon", null, "cat memo", 1],
                ["B", null, 2, "ana", "Mon", null, null, 1]
            ]),
        )
        .table(
            "treecode",
            "cid catid date dateM memo status owner",
            json!([
                [1, 1, null, null, null, 1, "ana"],
                [1, 2, "Fri", null, "why in B", 1, "beto"],
                [3, 2, null, null, null, 0, "ana"]
            ]),
        )
        .table(
            "filecat",
            "name fid catid owner date dateM memo status",
            json!([["F", null, 1, "ana", "Mon", null, "what F is", 1]]),
        )
        .table(
            "treefile",
            "fid catid date dateM memo status owner",
            json!([
                [1, 1, null, null, null, 1, "ana"],
                [2, 1, null, null, null, 1, "ana"]
            ]),
        )
        .table(
            "cases",
            "name memo owner date dateM id status",
            json!([["Rosa", "a case", "ana", "Mon", null, 1, 1]]),
        )
        .table(
            "caselinkage",
            "caseid fid selfirst selend status owner date memo",
            json!([
                [1, 1, 0.0, 16.0, 1, "ana", "Mon", null],
                [1, 3, 0.0, 3.0, 1, "ana", "Mon", null]
            ]),
        )
        .table(
            "attributes",
            "name status date dateM owner memo class",
            json!([["age", 1, null, null, "ana", null, "numeric"]]),
        )
        .table(
            "caseAttr",
            "variable value caseID date dateM owner status",
            json!([["age", "41", 1, null, null, "ana", 1]]),
        )
        .table(
            "fileAttr",
            "variable value fileID date dateM owner status",
            json!([
                ["place", "Lima", 3, null, null, "ana", 1],
                ["age", "NA", 3, null, null, "ana", 1]
            ]),
        )
        .table(
            "journal",
            "name journal date dateM owner status",
            json!([["Mon 1", "I went.", "Mon", null, "ana", 1]]),
        )
        .table(
            "annotation",
            "fid position annotation owner date dateM status",
            json!([[1, 16, "the end", "beto", "Fri", null, 1]]),
        )
        .table(
            "image",
            "name id date dateM owner status",
            json!([["i.png", 1, null, null, "ana", 1]]),
        )
}

fn pieces() -> Vec<Piece> {
    read_from(&database())
}

fn read_from(database: &Memory) -> Vec<Piece> {
    let mut pieces = Vec::new();
    read::<Refusal>(database, "a.rqda", &mut |piece| {
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
fn what_is_deleted_is_left_out_and_told() {
    assert!(is(&database()).unwrap());
    assert!(!is(&Memory::default()).unwrap());
    let pieces = pieces();
    let codes = all!(pieces, Code);
    let names: Vec<_> = codes
        .iter()
        .map(|code| (code.name.as_str(), code.colour.as_deref()))
        .collect();
    assert_eq!(names, [("home", Some("red")), ("you", None)]);
    let sources = all!(pieces, Source);
    assert_eq!(sources.len(), 2);
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
            (NoticeKind::Dangling, "coding", 1),
            // One unmarked, one of a code that was deleted.
            (NoticeKind::Deleted, "coding", 2),
            (NoticeKind::Deleted, "freecode", 1),
            (NoticeKind::Deleted, "source", 1),
            (NoticeKind::Deleted, "treecode", 1),
            (NoticeKind::Deleted, "treefile", 1),
            (NoticeKind::LeftOut, "image", 1),
        ]
    );
}

#[test]
fn codings_of_both_tables_name_their_coders() {
    let pieces = pieces();
    let users = all!(pieces, User);
    let (ana, beto) = (Some(users[0].id), Some(users[1].id));
    let source = all!(pieces, Source)[0];
    let codings: Vec<_> = source
        .selections
        .iter()
        .map(|it| {
            (
                it.at,
                it.words.clone(),
                it.codings[0].by,
                it.codings[0].note.as_deref(),
            )
        })
        .collect();
    let said = |words: &str| Words::Said(words.to_owned());
    assert_eq!(
        codings,
        [
            (
                At::Text { start: 3, end: 7 },
                said("casa"),
                ana,
                Some("a remark")
            ),
            (At::Text { start: 9, end: 11 }, said("tu"), beto, None),
        ]
    );
    assert_eq!(source.description.as_deref(), Some("a memo"));
    assert_eq!(source.made.changed_at.as_deref(), Some("Tue"));
}

#[test]
fn cases_categories_attributes_and_notes_come_along() {
    let pieces = pieces();
    let sources = all!(pieces, Source);
    let codes = all!(pieces, Code);
    let case = all!(pieces, Case)[0];
    // The whole of the first file, a part of the third.
    assert_eq!(case.sources, [sources[0].id]);
    assert_eq!(case.passages, [(sources[1].id, 0, 3)]);
    assert_eq!(case.values[0].value.as_deref(), Some("41"));
    let variables = all!(pieces, Variable);
    let kinds: Vec<_> = variables
        .iter()
        .map(|it| (it.name.as_str(), it.kind))
        .collect();
    assert_eq!(
        kinds,
        [("age", VariableType::Float), ("place", VariableType::Text)]
    );
    let values: Vec<_> = sources[1]
        .values
        .iter()
        .map(|it| it.value.as_deref())
        .collect();
    assert_eq!(values, [Some("Lima"), None]);
    let sets = all!(pieces, Set);
    let members: Vec<_> = sets
        .iter()
        .map(|it| (it.name.as_str(), it.codes.clone(), it.sources.clone()))
        .collect();
    assert_eq!(
        members,
        [
            ("A", vec![codes[0].id], vec![]),
            ("B", vec![codes[0].id], vec![]),
            ("F", vec![], vec![sources[0].id]),
        ]
    );
    let notes = all!(pieces, Note);
    assert_eq!(notes[0].kind.as_deref(), Some("journal"));
    assert_eq!(notes[1].passage, Some((sources[0].id, 15, 16)));
    // A category of files is an attribute, which says what it means.
    let meant: Vec<_> = sets.iter().map(|it| it.description.as_deref()).collect();
    assert_eq!(meant, [None, None, Some("what F is")]);
    let users = all!(pieces, User);
    let remarks: Vec<_> = notes
        .iter()
        .filter(|it| it.kind.as_deref() == Some("comment"))
        .map(|it| {
            let name = it.name.as_deref();
            (
                name,
                it.text.as_str(),
                it.on,
                it.made.by,
                it.made.at.as_deref(),
            )
        })
        .collect();
    let (ana, beto) = (Some(users[0].id), Some(users[1].id));
    let on = Some(codes[0].id);
    assert_eq!(
        remarks,
        [
            (Some("A"), "cat memo", None, ana, Some("Mon")),
            (Some("B"), "why in B", on, beto, Some("Fri")),
        ]
    );
}

/// A copy of the project in which somebody made the next code, file, case, coding and entry of the
/// journal.
fn copy(date: &str, name: &str) -> Memory {
    let mut copy = database();
    let (number, text) = (Cell::Integer, |text: &str| Cell::Text(text.to_owned()));
    let (own, none) = (|| text("ana"), || Cell::Null);
    let mut row = |table, cells: &[Cell]| copy.row(table, cells);
    #[rustfmt::skip]
    let () = {
        row("source", &[text(name), number(4), text("A text"), none(), own(), text(date), none(), number(1)]);
        row("freecode", &[text(name), none(), own(), text(date), none(), number(4), number(1), none()]);
        row("cases", &[text(name), none(), own(), text(date), none(), number(2), number(1)]);
        row("coding", &[number(4), number(1), text("Mi"), number(0), number(2), number(1), own(), text(date), none()]);
        row("codecat", &[text(name), none(), number(3), own(), text(date), none(), none(), number(1)]);
        row("journal", &[text("Ideas"), text(name), text(date), none(), own(), number(1)]);
    };
    copy
}

#[test]
fn two_copies_of_a_project_give_no_identity_to_two_things() {
    let identities = |database: &Memory| identities(read_from(database));
    let before = identities(&database());
    let ours = identities(&copy("Thu May 05 10:00:00 2011", "of Ana"));
    let theirs = identities(&copy("Mon May 09 10:00:00 2011", "of Beto"));
    let shared: BTreeSet<RecordId> = ours.intersection(&theirs).copied().collect();
    assert_eq!(shared, before);
    assert_eq!(
        (ours.len(), theirs.len()),
        (before.len() + 6, before.len() + 6)
    );
    // What was renamed there is what it was.
    assert_eq!(
        identities(&copy("Thu May 05 10:00:00 2011", "renamed")),
        ours
    );
}
