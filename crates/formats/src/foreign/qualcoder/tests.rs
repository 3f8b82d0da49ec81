//! A small project of QualCoder, whole, broken, old and new.

use std::io::Read;

use super::*;
use crate::foreign::{
    At, Case, Code, Graph, Link, Media, Note, Notice, Selection, Source, Variable, VariableOf,
    VariableType, Words,
    database::{Cell, memory::Memory},
};

mod sources;
mod tree;

/// A folder of names without content.
struct Folder(Vec<&'static str>);

impl Container for Folder {
    fn name(&self) -> &'static str {
        "Strike 1984.qda.zip"
    }

    fn members(&self) -> Vec<String> {
        self.0.iter().map(|name| (*name).to_owned()).collect()
    }

    fn read(&mut self, _: &str) -> Result<Option<Vec<u8>>, Refusal> {
        Ok(None)
    }

    fn stream(&mut self, _: &str) -> Result<Option<Box<dyn Read>>, Refusal> {
        Ok(None)
    }
}

fn n(number: i64) -> Cell {
    Cell::Integer(number)
}

fn t(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

const NIL: Cell = Cell::Null;
const DAY: &str = "2024-05-01 10:00:00";

/// The tables of v17, as `new_project` of QualCoder makes them.
fn empty() -> Memory {
    let mut database = Memory::default();
    for (table, columns) in [
        (
            "project",
            "databaseversion date memo about bookmarkfile bookmarkpos codername",
        ),
        (
            "source",
            "id name fulltext mediapath memo owner date av_text_id risid",
        ),
        (
            "code_image",
            "imid id x1 y1 width height cid memo date owner important pdf_page",
        ),
        ("code_av", "avid id pos0 pos1 cid memo date owner important"),
        ("annotation", "anid fid pos0 pos1 memo owner date"),
        (
            "attribute_type",
            "name date owner memo caseorfile valuetype",
        ),
        ("attribute", "attrid name attr_type value id date owner"),
        ("case_text", "id caseid fid pos0 pos1 owner date memo"),
        ("cases", "caseid name memo owner date"),
        ("code_cat", "catid name owner date memo supercatid"),
        (
            "code_text",
            "ctid cid fid seltext pos0 pos1 owner date memo avid important",
        ),
        ("code_name", "cid name memo catid owner date color supercid"),
        ("journal", "jid name jentry date owner"),
        ("stored_sql", "title description grouper ssql"),
        (
            "graph",
            "grid name description date scene_width scene_height",
        ),
        ("gr_free_text_item", "gfreeid grid free_text"),
        ("gr_cdct_text_item", "gtextid grid cid"),
        ("gr_cdct_line_item", "glineid grid label"),
        ("ris", "risid tag longtag value"),
        ("coder_names", "name visibility"),
    ] {
        database.add(table, columns);
    }
    database
}

fn begun() -> Memory {
    let mut database = empty();
    let about = [
        t("v17"),
        t("2024-04-30 09:00:00"),
        t("On the strike."),
        t("QualCoder 4.0"),
    ];
    let rest = [n(0), n(0), t("Anna")];
    database.row("project", &[&about[..], &rest].concat());
    database
}

fn source(database: &mut Memory, id: i64, name: &str, text: Cell, path: Cell) {
    let rest = [t(""), t("Anna"), t(DAY), NIL, NIL];
    let first = [n(id), t(name), text, path];
    database.row("source", &[&first[..], &rest].concat());
}

fn category(database: &mut Memory, id: i64, name: &str, above: Cell) {
    database.row("code_cat", &[n(id), t(name), t("Anna"), t(DAY), NIL, above]);
}

fn code(database: &mut Memory, id: i64, name: &str, category: Cell, above: Cell) {
    let first = [n(id), t(name), t(""), category, t("Anna"), t(DAY)];
    database.row("code_name", &[&first[..], &[t("#FF0000"), above]].concat());
}

/// Codes words: number, code, source, words, positions.
fn coding(database: &mut Memory, numbers: [i64; 3], words: &str, at: (i64, i64)) {
    let [id, code, source] = numbers;
    let first = [n(id), n(code), n(source), t(words), n(at.0), n(at.1)];
    let rest = [t("Ben"), t(DAY), t(""), NIL, NIL];
    database.row("code_text", &[&first[..], &rest].concat());
}

fn all_of(database: &Memory, members: Vec<&'static str>) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut folder = Folder(members);
    read::<Refusal>(database, &mut folder, "", &mut |piece| {
        pieces.push(piece);
        Ok(())
    })
    .expect("it is read");
    pieces
}

macro_rules! picks {
    ($($name:ident: $kind:ident => $piece:ident;)*) => {$(
        fn $name(pieces: &[Piece]) -> Vec<&$kind> {
            let mut found: Vec<&$kind> = Vec::new();
            for piece in pieces {
                if let Piece::$piece(it) = piece {
                    found.push(it);
                }
            }
            found
        }
    )*};
}

picks! {
    heads: Head => Head;
    users: User => User;
    codes: Code => Code;
    cases: Case => Case;
    sources: Source => Source;
    notes: Note => Note;
    links: Link => Link;
    variables: Variable => Variable;
    graphs: Graph => Graph;
    notices: Notice => Notice;
}

/// Returns kind, place and number of every notice.
fn said(pieces: &[Piece]) -> Vec<(NoticeKind, &str, usize)> {
    let notices = notices(pieces).into_iter();
    notices
        .map(|notice| {
            (
                notice.what,
                notice.place.as_deref().unwrap_or(""),
                notice.count,
            )
        })
        .collect()
}

fn range(selection: &Selection) -> (i64, i64) {
    match selection.at {
        At::Text { start, end } => (start, end),
        _ => panic!("{selection:?} is in no text"),
    }
}

/// Returns the words of a selection in the text as Ayni shows it.
fn words(source: &Source, selection: &Selection) -> String {
    let text = source.text.as_ref().expect("a text");
    let shown = ayni_model::text::normalise_line_ends(&text.stored);
    let (start, end) = range(selection);
    let from = usize::try_from(start).expect("a place");
    let to = usize::try_from(end).expect("a place");
    shown.chars().skip(from).take(to - from).collect()
}

#[test]
fn only_a_project_of_qualcoder_is_one() {
    assert_eq!(is(&begun()), Ok(true));
    assert_eq!(is(&Memory::default()), Ok(false));
    let mut rqda = Memory::default();
    rqda.add("project", "databaseversion date dateM memo about imageDir");
    let about = t("Database created by RQDA (http://rqda.r-forge.r-project.org/)");
    rqda.row("project", &[t("0.2.2"), NIL, NIL, NIL, about, NIL]);
    assert_eq!(is(&rqda), Ok(false));
}

#[test]
fn the_head_says_who_wrote_it_and_when_it_was_begun() {
    let pieces = all_of(&begun(), vec![]);
    let [head] = heads(&pieces)[..] else {
        panic!("one head");
    };
    assert_eq!(head.origin, "QualCoder 4.0, database v17");
    assert_eq!(head.name.as_deref(), Some("Strike 1984"));
    assert_eq!(head.description.as_deref(), Some("On the strike."));
    assert_eq!(head.made.at.as_deref(), Some("2024-04-30 09:00:00"));
    assert!(head.id.is_some());
    assert_eq!(
        name("x.zip", "projects/Miners.qda/").as_deref(),
        Some("Miners")
    );
}

#[test]
fn a_newer_version_is_read_all_the_same() {
    let mut database = empty();
    let about = [t("v23"), t(DAY), t(""), t("QualCoder 6"), NIL, NIL, NIL];
    database.row("project", &about);
    source(&mut database, 1, "Talk", t("Words."), NIL);
    let pieces = all_of(&database, vec![]);
    assert_eq!(sources(&pieces).len(), 1);
    assert_eq!(said(&pieces), [(NoticeKind::NewerVersion, "project", 1)]);
    assert_eq!(notices(&pieces)[0].seen, "v23");
}

#[test]
fn everybody_who_did_something_is_a_user_also_who_is_hidden() {
    let mut database = begun();
    category(&mut database, 1, "A", NIL);
    source(&mut database, 1, "Talk", t("Words."), NIL);
    code(&mut database, 1, "x", NIL, NIL);
    coding(&mut database, [1, 1, 1], "Words", (0, 5));
    database.row("coder_names", &[t("Ben"), n(0)]);
    database.row("coder_names", &[t("Cem"), n(1)]);
    let pieces = all_of(&database, vec![]);
    let names: Vec<&str> = users(&pieces)
        .iter()
        .filter_map(|it| it.name.as_deref())
        .collect();
    assert_eq!(names, ["Anna", "Ben", "Cem"]);
    let coding = &sources(&pieces)[0].selections[0].codings[0];
    assert_eq!(coding.by, Some(users(&pieces)[1].id));
}

#[test]
fn a_first_version_without_most_of_it_is_read() {
    let mut database = Memory::default();
    database.add("project", "databaseversion date memo about");
    database.row(
        "project",
        &[t("v1"), t("2019-10-01 08:00:00"), t(""), t("QualCoder 1.0")],
    );
    database.add("source", "id name fulltext mediapath memo owner date");
    for (id, name, text, path) in [
        (1, "Talk", t("We walked out."), NIL),
        (2, "tape.mp3", NIL, t("/audio/tape.mp3")),
        (3, "tape.mp3.transcribed", t("Yes."), NIL),
    ] {
        database.row(
            "source",
            &[n(id), t(name), text, path, NIL, t("Anna"), t(DAY)],
        );
    }
    database.add("code_name", "cid name memo catid owner date color");
    database.row(
        "code_name",
        &[n(7), t("exit"), NIL, NIL, t("Anna"), t(DAY), NIL],
    );
    database.add("code_text", "cid fid seltext pos0 pos1 owner date memo");
    let coding = [
        n(7),
        n(1),
        t("walked out"),
        n(3),
        n(13),
        t("Anna"),
        t(DAY),
        NIL,
    ];
    database.row("code_text", &coding);
    let pieces = all_of(&database, vec!["audio/tape.mp3"]);
    let talk = sources(&pieces)[0];
    assert_eq!(words(talk, &talk.selections[0]), "walked out");
    assert_eq!(talk.selections[0].codings[0].code, codes(&pieces)[0].id);
    let [link] = links(&pieces)[..] else {
        panic!("one link");
    };
    assert_eq!(link.from, Some(sources(&pieces)[1].id));
    assert_eq!(link.to, Some(sources(&pieces)[2].id));
    assert_eq!(said(&pieces), []);
}

/// Returns every identity that the pieces give.
fn identities(pieces: &[Piece]) -> Vec<ayni_model::id::RecordId> {
    let mut ids: Vec<_> = codes(pieces).iter().map(|it| it.id).collect();
    ids.extend(users(pieces).iter().map(|it| it.id));
    ids.extend(cases(pieces).iter().map(|it| it.id));
    ids.extend(notes(pieces).iter().map(|it| it.id));
    for source in sources(pieces) {
        ids.push(source.id);
        for selection in &source.selections {
            ids.push(selection.id);
            ids.extend(selection.codings.iter().map(|it| it.id));
        }
    }
    ids
}

fn small() -> Memory {
    let mut database = begun();
    source(&mut database, 1, "Talk", t("We walked out."), NIL);
    category(&mut database, 1, "A", NIL);
    code(&mut database, 1, "exit", n(1), NIL);
    code(&mut database, 2, "voice", n(1), NIL);
    coding(&mut database, [1, 1, 1], "walked", (3, 9));
    coding(&mut database, [2, 2, 1], "out", (10, 13));
    database.row(
        "annotation",
        &[n(1), n(1), n(0), n(2), t("who?"), t("Anna"), t(DAY)],
    );
    database.row("cases", &[n(1), t("Miners"), NIL, t("Anna"), t(DAY)]);
    database
}

#[test]
fn a_newer_copy_of_the_same_project_has_the_same_identities() {
    let before = identities(&all_of(&small(), vec![]));
    let mut newer = small();
    coding(&mut newer, [3, 2, 1], "We", (0, 2));
    code(&mut newer, 3, "loyalty", NIL, NIL);
    // The first coding has been made longer.
    newer.remove("code_text", |row| row[0] == n(1));
    coding(&mut newer, [1, 1, 1], "walked out", (3, 13));
    let after = identities(&all_of(&newer, vec![]));
    assert!(before.iter().all(|id| after.contains(id)));
    assert_eq!(after.len(), before.len() + 3);
}

#[test]
fn a_number_given_anew_is_not_the_thing_that_had_it() {
    let before = all_of(&small(), vec![]);
    let mut newer = small();
    newer.remove("code_name", |row| row[0] == n(2));
    let again = [
        n(2),
        t("silence"),
        NIL,
        NIL,
        t("Anna"),
        t("2025-01-01 10:00:00"),
    ];
    newer.row("code_name", &[&again[..], &[NIL, NIL]].concat());
    let after = all_of(&newer, vec![]);
    let old = codes(&before)
        .iter()
        .find(|it| it.name == "voice")
        .map(|it| it.id);
    let new = codes(&after)
        .iter()
        .find(|it| it.name == "silence")
        .map(|it| it.id);
    assert!(old.is_some() && new.is_some() && old != new);
}

#[test]
fn without_a_date_of_the_project_identities_are_those_of_names() {
    let mut undated = small();
    undated.remove("project", |_| true);
    let about = [t("v17"), t(""), t(""), t("QualCoder 4.0"), NIL, NIL, NIL];
    undated.row("project", &about);
    let pieces = all_of(&undated, vec![]);
    assert_eq!(heads(&pieces)[0].id, None);
    let ids = identities(&pieces);
    let distinct: std::collections::BTreeSet<_> = ids.iter().collect();
    assert_eq!(distinct.len(), ids.len());
    assert_eq!(identities(&all_of(&undated, vec![])), ids);
    assert!(
        identities(&all_of(&small(), vec![]))
            .iter()
            .all(|id| !ids.contains(id))
    );
}

#[test]
fn a_damaged_database_is_refused_by_name() {
    struct Broken;
    impl Database for Broken {
        fn columns(&self, _: &str) -> Result<Vec<String>, Unreadable> {
            Err(Unreadable {
                why: "the file is cut off".to_owned(),
            })
        }
        fn header(&self, _: &str) -> Result<i64, Unreadable> {
            Ok(0)
        }
        fn rows(&self, _: &Query<'_>, _: &mut dyn FnMut(&[Cell])) -> Result<(), Unreadable> {
            Err(Unreadable {
                why: "the file is cut off".to_owned(),
            })
        }
    }
    let mut folder = Folder(vec![]);
    let refusal = read::<Refusal>(&Broken, &mut folder, "Miners.qda/", &mut |_| Ok(()));
    assert_eq!(
        refusal.expect_err("it cannot be read").to_string(),
        "Strike 1984.qda.zip, member Miners.qda/data.qda: the file is damaged: the file is cut off"
    );
}
