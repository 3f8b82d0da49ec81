//! The journal under random use: replay, undo, redo and the tables always agree.

#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

mod common;

use std::collections::BTreeMap;

use ayni_model::{
    codebook::{Code, CodeGroup},
    coding::{Anchor, Coding, Quotation, Stance},
    id::{CodeGroupId, CodeId, CodingId, QuotationId, SourceId},
    operation::Operation,
    record::{Fields, GONE, Kind},
    source::{Revision, Source},
    text::{Span, TextIndex},
};
use ayni_store::{Left, Match, Mode, Project, Reader as _, StoreError, Touched, Writer};
use proptest::prelude::*;

use common::{ana, code, dump, genesis, id, import, put_source, stamp};

#[test]
fn what_is_written_is_read_back_after_opening_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("trial.ayni");
    let mut project = Project::create(&path, &genesis(), stamp(1_000)).unwrap();
    let mut writer = project.begin(stamp(1_001)).unwrap();
    put_source(
        &mut writer,
        id(10),
        id(11),
        "El año pasado,\n\nla señora dijo que sí.\n",
    );
    writer.put(id::<CodeId>(12), &code("Fear")).unwrap();
    writer.commit(&import()).unwrap();
    drop(project);

    let project = Project::open(&path, Mode::Read).unwrap();
    let source: Source = project.get(id(10)).unwrap().unwrap();
    assert_eq!(source.attributes.0["number"], "7");
    let hits = project
        .search(&Match::Phrase("ano pasado".into()), None, 0, 10)
        .unwrap();
    assert_eq!(
        (hits.total, hits.segments[0].text.as_str()),
        (1, "El año pasado,")
    );
    let second = project
        .search(&Match::Phrase("SENORA DIJO".into()), None, 0, 10)
        .unwrap();
    assert_eq!(
        second.segments[0].start, 16,
        "14 code points, the line end, an empty line"
    );
    assert!(
        project.doctor().unwrap().is_good(),
        "{:?}",
        project.doctor().unwrap()
    );
}

#[test]
fn a_dropped_writer_leaves_nothing() {
    let mut project = Project::in_memory(&genesis(), stamp(1)).unwrap();
    let before = dump(&project);
    let mut writer = project.begin(stamp(2)).unwrap();
    put_source(&mut writer, id(10), id(11), "words");
    drop(writer);
    assert_eq!(dump(&project), before);
    assert_eq!(project.position().unwrap(), 1);
}

#[test]
fn one_identity_is_not_that_of_two_things() {
    let mut project = Project::in_memory(&genesis(), stamp(1)).unwrap();
    let mut writer = project.begin(stamp(2)).unwrap();
    writer.put(id::<CodeId>(12), &code("Fear")).unwrap();
    writer.commit(&import()).unwrap();
    let before = dump(&project);
    // Neither as a thing of its own nor where something names it, in this act or a later one.
    let group = CodeGroup {
        name: "G".into(),
        codes: Vec::new(),
        position: 0,
    };
    let mut writer = project.begin(stamp(3)).unwrap();
    let refused = writer.put(id::<CodeGroupId>(12), &group).unwrap_err();
    assert!(
        matches!(&refused, StoreError::OtherKind { is, wanted, .. } if *is == "code" && *wanted == "code_group"),
        "{refused}"
    );
    let below = Code {
        parent: Some(id(13)),
        ..code("Terror")
    };
    writer.put(id::<CodeGroupId>(13), &group).unwrap();
    let refused = writer.put(id::<CodeId>(14), &below).unwrap_err();
    assert!(matches!(refused, StoreError::OtherKind { .. }), "{refused}");
    drop(writer);
    assert_eq!(dump(&project), before);
}

#[test]
fn what_an_act_set_twice_is_set_back_once() {
    let mut project = Project::in_memory(&genesis(), stamp(1)).unwrap();
    let mut set = |now, names: &[&str]| {
        let mut writer = project.begin(stamp(now)).unwrap();
        for name in names {
            writer.put(id::<CodeId>(12), &code(name)).unwrap();
        }
        let done = Operation::DefineCode {
            code: "Fear".into(),
        };
        writer.commit(&done).unwrap().unwrap()
    };
    set(2, &["Fear"]);
    let twice = set(3, &["Dread", "Worry"]);
    let restored = project.preview_revert(twice).unwrap().unwrap();
    assert_eq!(restored.len(), 1, "{restored:?}");
    assert_eq!(restored[0].kept, 0);
    let reverted = project.revert(twice, stamp(4)).unwrap().unwrap();
    assert_eq!(reverted.kept, 0, "nothing was set again since");
    let noun: Code = project.get(id(12)).unwrap().unwrap();
    assert_eq!(noun.name.as_str(), "Fear");
    project.redo(stamp(5)).unwrap().unwrap();
    let noun: Code = project.get(id(12)).unwrap().unwrap();
    assert_eq!(noun.name.as_str(), "Worry");
}

#[test]
fn an_act_that_changes_nothing_of_a_record_says_what_it_was_all_the_same() {
    let mut project = Project::in_memory(&genesis(), stamp(1)).unwrap();
    let coloured = |name: &str, colour: &str| Code {
        colour: Some(colour.to_owned()),
        ..code(name)
    };
    let define = |now, project: &mut Project, noun: &Code| {
        let mut writer = project.begin(stamp(now)).unwrap();
        writer.put(id::<CodeId>(12), noun).unwrap();
        let code = "Fear".into();
        writer.commit(&Operation::DefineCode { code }).unwrap();
    };
    define(2, &mut project, &code("Fear"));
    let mut writer = project.begin(stamp(3)).unwrap();
    put_source(&mut writer, id(10), id(11), "words");
    writer.put(id::<CodeId>(13), &code("Pay")).unwrap();
    writer.commit(&import()).unwrap();
    define(4, &mut project, &code("Terror"));
    let mut writer = project.begin(stamp(5)).unwrap();
    let red = coloured("Terror", "#ff0000");
    writer.put(id::<CodeId>(12), &red).unwrap();
    writer.commit(&import()).unwrap();

    let writer = project.begin(stamp(6)).unwrap();
    let said = |left: Option<Left>| {
        let Left { fields, written } = left.unwrap();
        let name = fields["name"].as_str().unwrap().to_owned();
        (name, written.into_keys().collect::<Vec<_>>())
    };
    let act = "import_sources";
    let first = writer.entered(id::<SourceId>(10).into()).unwrap().unwrap();
    let fear = id::<CodeId>(12).into();
    let colour = vec!["colour".to_owned()];
    let since = writer.left_since(fear, act, first).unwrap();
    assert_eq!(said(since), ("Fear".to_owned(), colour.clone()));
    let by = writer.left_by(fear, act).unwrap();
    assert_eq!(said(by), ("Terror".to_owned(), colour));
    // What the act made itself is said once.
    let pay = id::<CodeId>(13).into();
    let since = writer.left_since(pay, act, first).unwrap();
    assert_eq!(since, writer.left_by(pay, act).unwrap());
}

#[test]
fn undo_keeps_what_was_set_later() {
    let mut project = Project::in_memory(&genesis(), stamp(1)).unwrap();
    let set = |project: &mut Project, now, name: &str, definition: Option<&str>| {
        let mut writer = project.begin(stamp(now)).unwrap();
        let noun = Code {
            definition: definition.map(str::to_owned),
            ..code(name)
        };
        writer.put(id::<CodeId>(12), &noun).unwrap();
        writer
            .commit(&Operation::DefineCode { code: name.into() })
            .unwrap()
            .unwrap()
    };
    let made = set(&mut project, 2, "Fear", None);
    let defined = set(&mut project, 3, "Dread", Some("of closure"));
    set(&mut project, 4, "Worry", Some("of closure"));
    let reverted = project.revert(defined, stamp(5)).unwrap().unwrap();
    assert_eq!(reverted.kept, 1, "the name was set again since");
    let noun: Code = project.get(id(12)).unwrap().unwrap();
    assert_eq!((noun.name.as_str(), noun.definition), ("Worry", None));
    let history = project.history_of(id::<CodeId>(12)).unwrap();
    assert_eq!(history.len(), 4);
    let names: Vec<Code> = project
        .all_at::<Code>(history[1].hlc)
        .unwrap()
        .into_iter()
        .map(|(_, code)| code)
        .collect();
    assert_eq!(names[0].name.as_str(), "Dread", "as it was then");
    let reverted = project.revert(made, stamp(6)).unwrap().unwrap();
    assert_eq!(reverted.kept, 0, "of what is gone nothing stays");
    assert_eq!(project.get::<Code>(id(12)).unwrap(), None);
}

/// Puts a text of a source.
fn shown(project: &mut Project, now: i64, revision: u128, text: &str) -> i64 {
    let mut writer = project.begin(stamp(now)).unwrap();
    put_source(&mut writer, id(10), id(revision), text);
    writer.commit(&import()).unwrap().unwrap()
}

/// Marks a passage of it.
fn mark(project: &mut Project, now: i64, quotation: u128, revision: u128, span: (u32, u32)) -> i64 {
    let mut writer = project.begin(stamp(now)).unwrap();
    let at = Anchor::Exact {
        revision: id(revision),
        span: Span::new(span.0, span.1).unwrap(),
    };
    let noun = Quotation {
        source: id(10),
        at,
        label: None,
    };
    writer.put(id::<QuotationId>(quotation), &noun).unwrap();
    writer.commit(&import()).unwrap().unwrap()
}

/// Returns the words that a passage stands on, in the text that its source shows.
fn words(project: &Project, quotation: u128) -> String {
    let noun: Quotation = project.get(id(quotation)).unwrap().unwrap();
    let source: Source = project.get(noun.source).unwrap().unwrap();
    let (revision, span) = noun.at.place().unwrap();
    assert_eq!(
        Some(revision),
        source.revision,
        "it stands in the text that is shown"
    );
    let revision: Revision = project.get(revision).unwrap().unwrap();
    let text = project.text(revision.text).unwrap();
    TextIndex::new(&text).slice(span).unwrap().to_owned()
}

#[test]
fn a_passage_that_comes_back_stands_in_the_text_that_is_shown() {
    let mut project = Project::in_memory(&genesis(), stamp(1)).unwrap();
    shown(&mut project, 2, 11, "la huelga fue larga");
    mark(&mut project, 3, 20, 11, (3, 9));
    let mut writer = project.begin(stamp(4)).unwrap();
    writer.remove(id::<QuotationId>(20)).unwrap();
    let removed = writer.commit(&import()).unwrap().unwrap();
    shown(&mut project, 5, 12, "y la huelga fue muy larga");
    project.revert(removed, stamp(6)).unwrap().unwrap();
    assert_eq!(words(&project, 20), "huelga");
    assert!(project.doctor().unwrap().is_good());
}

#[test]
fn passages_follow_a_text_that_is_taken_back_and_done_again() {
    let mut project = Project::in_memory(&genesis(), stamp(1)).unwrap();
    shown(&mut project, 2, 11, "la huelga fue larga");
    let edit = shown(&mut project, 3, 12, "y la huelga fue larga");
    mark(&mut project, 4, 20, 12, (5, 11));
    project.revert(edit, stamp(5)).unwrap().unwrap();
    let undo = project.position().unwrap();
    assert_eq!(words(&project, 20), "huelga", "in the old text again");
    mark(&mut project, 6, 21, 11, (14, 19));
    project.revert(undo, stamp(7)).unwrap().unwrap();
    assert_eq!(
        (words(&project, 20), words(&project, 21)),
        ("huelga".into(), "larga".into())
    );
    let noun: Quotation = project.get(id(20)).unwrap().unwrap();
    assert_eq!(noun.at.state(), "exact", "where it was marked first");
    assert!(project.doctor().unwrap().is_good());
}

#[test]
fn an_act_is_not_taken_back_twice() {
    let mut project = Project::in_memory(&genesis(), stamp(1)).unwrap();
    let mut writer = project.begin(stamp(2)).unwrap();
    writer.put(id::<CodeId>(12), &code("Fear")).unwrap();
    writer.commit(&import()).unwrap();
    project.undo(stamp(3)).unwrap().unwrap();
    project.redo(stamp(4)).unwrap().unwrap();
    let redo = project.position().unwrap();
    project.undo(stamp(5)).unwrap().unwrap();
    assert_eq!(project.revert(redo, stamp(6)).unwrap(), None);
    project.redo(stamp(7)).unwrap().unwrap();
    assert_eq!(project.count(Kind::Code).unwrap(), 1);
    assert!(
        project.undoable().unwrap().is_some(),
        "what stands can be taken back"
    );
}

#[test]
fn what_comes_back_has_no_field_of_an_act_that_was_taken_back() {
    let mut project = Project::in_memory(&genesis(), stamp(1)).unwrap();
    let put = |project: &mut Project, now, definition: Option<&str>| {
        let mut writer = project.begin(stamp(now)).unwrap();
        let noun = Code {
            definition: definition.map(str::to_owned),
            ..code("Fear")
        };
        writer.put(id::<CodeId>(12), &noun).unwrap();
        writer.commit(&import()).unwrap().unwrap()
    };
    let added = put(&mut project, 2, None);
    let defined = put(&mut project, 3, Some("of closure"));
    project.revert(added, stamp(4)).unwrap().unwrap();
    let undo = project.position().unwrap();
    project.revert(defined, stamp(5)).unwrap().unwrap();
    project.revert(undo, stamp(6)).unwrap().unwrap();
    let noun: Code = project.get(id(12)).unwrap().unwrap();
    assert_eq!(noun.definition, None);
}

#[test]
fn hits_come_in_one_order_whatever_was_corrected() {
    let mut project = Project::in_memory(&genesis(), stamp(1)).unwrap();
    let mut writer = project.begin(stamp(2)).unwrap();
    put_source(&mut writer, id(10), id(11), "la huelga\nla mina");
    put_source(&mut writer, id(30), id(31), "la calle");
    writer.commit(&import()).unwrap();
    let order = |project: &Project| -> Vec<String> {
        let hits = project
            .search(&Match::Phrase("la".into()), None, 0, 9)
            .unwrap();
        hits.segments.into_iter().map(|it| it.text).collect()
    };
    assert_eq!(order(&project), ["la huelga", "la mina", "la calle"]);
    shown(&mut project, 3, 12, "la huelga larga\nla mina");
    assert_eq!(order(&project), ["la huelga larga", "la mina", "la calle"]);
}

#[test]
fn who_holds_the_project_reads_what_is_still_so_when_it_writes() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("trial.ayni");
    let mut one = Project::create(&path, &genesis(), stamp(1)).unwrap();
    let two = Project::open(&path, Mode::Write).unwrap();
    one.hold().unwrap();
    assert!(
        matches!(two.hold(), Err(StoreError::Busy)),
        "the other waits, and is told"
    );
    let mut writer = one.begin(stamp(2)).unwrap();
    writer.put(id::<CodeId>(12), &code("Fear")).unwrap();
    writer.commit(&import()).unwrap();
    two.hold().unwrap();
    two.let_go().unwrap();
    let snapshot = two.snapshot().unwrap();
    assert_eq!(two.count(Kind::Code).unwrap(), 1);
    let mut writer = one.begin(stamp(3)).unwrap();
    writer.put(id::<CodeId>(13), &code("Hope")).unwrap();
    writer.commit(&import()).unwrap();
    assert_eq!(
        two.count(Kind::Code).unwrap(),
        1,
        "one state, whatever others write"
    );
    drop(snapshot);
    assert_eq!(two.count(Kind::Code).unwrap(), 2);
}

#[test]
fn an_open_entry_says_what_it_makes_and_what_it_changes() {
    let mut project = Project::in_memory(&genesis(), stamp(1)).unwrap();
    let mut writer = project.begin(stamp(2)).unwrap();
    writer.put(id::<CodeId>(20), &code("Fear")).unwrap();
    writer.put(id::<CodeId>(21), &code("Hope")).unwrap();
    writer.put(id::<CodeId>(22), &code("Pride")).unwrap();
    writer.commit(&import()).unwrap();
    let mut writer = project.begin(stamp(3)).unwrap();
    writer.remove(id::<CodeId>(22)).unwrap();
    writer.commit(&import()).unwrap();

    let mut writer = project.begin(stamp(4)).unwrap();
    assert_eq!(writer.touched().unwrap(), Touched::default());
    writer.put(id::<CodeId>(20), &code("Fear")).unwrap();
    writer.put(id::<CodeId>(21), &code("Trust")).unwrap();
    writer.put(id::<CodeId>(21), &code("Faith")).unwrap();
    writer.put(id::<CodeId>(22), &code("Pride")).unwrap();
    writer.put(id::<CodeId>(23), &code("Anger")).unwrap();
    let touched = writer.touched().unwrap();
    assert_eq!(touched.made, BTreeMap::from([(Kind::Code, 1)]));
    let changed: Vec<_> = touched
        .changed
        .iter()
        .map(|it| (it.id, &it.before["name"], it.before.get(GONE), &it.set))
        .collect();
    let name = |name: &str| Fields::from([("name".to_owned(), name.into())]);
    assert_eq!(changed[0], (id(21), &"Hope".into(), None, &name("Faith")));
    let (again, _, gone, set) = changed[1];
    assert_eq!((again, gone), (id(22), Some(&true.into())));
    assert_eq!(set[GONE], false);
    drop(writer);
    assert_eq!(
        project.count(Kind::Code).unwrap(),
        2,
        "a question writes nothing"
    );
}

#[test]
fn writing_the_same_again_writes_nothing() {
    let mut project = Project::in_memory(&genesis(), stamp(1)).unwrap();
    for now in [2, 3] {
        let mut writer = project.begin(stamp(now)).unwrap();
        writer.put(id::<CodeId>(12), &code("Fear")).unwrap();
        writer
            .commit(&Operation::AddCode {
                code: "Fear".into(),
            })
            .unwrap();
    }
    assert_eq!(project.position().unwrap(), 2);
}

#[test]
fn every_complaint_of_the_doctor_can_be_provoked() {
    let harm = [
        ("blobs", "UPDATE blob SET bytes = x'00'"),
        ("references", "DELETE FROM source"),
        ("replay", "UPDATE code SET name = 'other'"),
        ("journal", "DELETE FROM change WHERE entry = 2"),
        ("journal", "UPDATE entry SET seq = seq + 5 WHERE n = 2"),
        ("quotations", "UPDATE quotation SET \"end\" = 99"),
        ("search index", "DELETE FROM segment"),
        ("search index", "UPDATE turn SET speaker = 'Luis'"),
        ("codebook", "UPDATE code SET parent = n"),
        ("cited", "DELETE FROM code"),
        ("blobs", "DELETE FROM blob"),
        (
            "journal",
            "UPDATE change SET fields = '{\"na' WHERE entry = 2",
        ),
        ("journal", "UPDATE entry SET operation = 'made' WHERE n = 2"),
    ];
    for (about, sql) in harm {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("trial.ayni");
        let mut project = Project::create(&path, &genesis(), stamp(1)).unwrap();
        let mut writer = project.begin(stamp(2)).unwrap();
        put_source(&mut writer, id(10), id(11), "some words");
        writer.put(id::<CodeId>(12), &code("Fear")).unwrap();
        let anchor = Anchor::Exact {
            revision: id(11),
            span: Span::new(0, 4).unwrap(),
        };
        writer
            .add_quotation(
                id(13),
                &Quotation {
                    source: id(10),
                    at: anchor,
                    label: None,
                },
            )
            .unwrap();
        let group = CodeGroup {
            name: "Feelings".into(),
            codes: vec![id(12)],
            position: 0,
        };
        writer.put(id::<CodeGroupId>(15), &group).unwrap();
        writer.commit(&import()).unwrap();
        drop(project);
        let raw = rusqlite::Connection::open(&path).unwrap();
        raw.execute_batch(sql).unwrap();
        drop(raw);
        let health = Project::open(&path, Mode::Read).unwrap().doctor().unwrap();
        let about_it = health.complaints.iter().any(|it| it.about == about);
        assert!(about_it, "{sql}: {health:?}");
        assert_eq!(
            health.looked_at.len(),
            9,
            "one look that breaks off ends no other"
        );
    }
}

#[test]
fn a_lost_search_index_is_worked_out_anew() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("trial.ayni");
    let mut project = Project::create(&path, &genesis(), stamp(1)).unwrap();
    let mut writer = project.begin(stamp(2)).unwrap();
    put_source(&mut writer, id(10), id(11), "una señal\nde humo");
    writer.commit(&import()).unwrap();
    let whole = dump(&project);
    drop(project);
    rusqlite::Connection::open(&path)
        .unwrap()
        .execute_batch("DELETE FROM segment; DELETE FROM turn")
        .unwrap();
    let mut project = Project::open(&path, Mode::Write).unwrap();
    assert!(!project.doctor().unwrap().is_good());
    project.rebuild_index().unwrap();
    assert!(project.doctor().unwrap().is_good());
    assert_eq!(dump(&project), whole);
}

/// One random act.
#[derive(Debug, Clone)]
enum Act {
    AddSource(u8, String),
    EditSource(u8, String),
    RemoveSource(u8),
    PutCode(u8, String, Option<u8>),
    RemoveCode(u8),
    Code {
        coding: u8,
        source: u8,
        code: u8,
        start: u8,
        contrary: bool,
    },
    RemoveCoding(u8),
    Many(u8),
    Undo,
    Redo,
    Revert(u8),
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let small = 0..4_u8;
    let act = prop_oneof![
        (small.clone(), "[a-zñ 😀\n]{0,30}").prop_map(|(n, text)| Act::AddSource(n, text)),
        (small.clone(), "[a-zñ 😀\n]{0,30}").prop_map(|(n, text)| Act::EditSource(n, text)),
        small.clone().prop_map(Act::RemoveSource),
        (
            small.clone(),
            "[a-z]{1,5}",
            proptest::option::of(small.clone())
        )
            .prop_map(|(n, name, under)| Act::PutCode(n, name, under)),
        small.clone().prop_map(Act::RemoveCode),
        (
            small.clone(),
            small.clone(),
            small.clone(),
            0..20_u8,
            any::<bool>()
        )
            .prop_map(|(coding, source, code, start, contrary)| Act::Code {
                coding,
                source,
                code,
                start,
                contrary
            }),
        small.prop_map(Act::RemoveCoding),
        (1..30_u8).prop_map(Act::Many),
        Just(Act::Undo),
        Just(Act::Undo),
        Just(Act::Redo),
        (2..20_u8).prop_map(Act::Revert),
    ];
    proptest::collection::vec(act, 1..25)
}

fn perform(project: &mut Project, act: &Act, now: i64) {
    let mut revision = 10_000 + 100 * u128::try_from(now).unwrap();
    let write = |project: &mut Project, work: &mut dyn FnMut(&mut Writer<'_>)| {
        let mut writer = project.begin(stamp(now)).unwrap();
        work(&mut writer);
        writer.commit(&import()).unwrap();
    };
    match act {
        Act::AddSource(n, text) | Act::EditSource(n, text) => {
            write(project, &mut |writer| {
                put_source(writer, id(100 + u128::from(*n)), id(revision), text)
            });
        }
        Act::RemoveSource(n) => write(project, &mut |writer| {
            writer.remove(id::<SourceId>(100 + u128::from(*n))).unwrap()
        }),
        Act::PutCode(n, name, under) => write(project, &mut |writer| {
            let parent = under.map(|under| id(200 + u128::from(under)));
            writer
                .put(
                    id::<CodeId>(200 + u128::from(*n)),
                    &Code {
                        parent,
                        ..code(name)
                    },
                )
                .unwrap();
        }),
        Act::RemoveCode(n) => write(project, &mut |writer| {
            writer.remove(id::<CodeId>(200 + u128::from(*n))).unwrap()
        }),
        Act::Code {
            coding,
            source,
            code,
            start,
            contrary,
        } => write(project, &mut |writer| {
            let quotation: QuotationId = id(300 + u128::from(*coding));
            let at = Anchor::Exact {
                revision: id(revision),
                span: Span::new((*start).into(), u32::from(*start) + 3).unwrap(),
            };
            writer
                .add_quotation(
                    quotation,
                    &Quotation {
                        source: id(100 + u128::from(*source)),
                        at,
                        label: None,
                    },
                )
                .unwrap();
            let stance = if *contrary {
                Stance::Contrary
            } else {
                Stance::Supports
            };
            let noun = Coding {
                quotation,
                code: id(200 + u128::from(*code)),
                coder: ana(),
                stance,
                made: None,
                note: None,
            };
            writer
                .add_coding(id(400 + u128::from(*coding)), &noun)
                .unwrap();
        }),
        Act::RemoveCoding(n) => write(project, &mut |writer| {
            writer.remove(id::<CodingId>(400 + u128::from(*n))).unwrap()
        }),
        Act::Many(count) => write(project, &mut |writer| {
            for n in 0..u128::from(*count) {
                revision += 1;
                put_source(
                    writer,
                    id(500 + n),
                    id(revision * 100),
                    "many files are one step",
                );
            }
        }),
        Act::Undo => drop(project.undo(stamp(now)).unwrap()),
        Act::Redo => drop(project.redo(stamp(now)).unwrap()),
        Act::Revert(entry) => drop(project.revert(i64::from(*entry), stamp(now)).unwrap()),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn replay_gives_the_same_tables(acts in acts()) {
        let mut project = Project::in_memory(&genesis(), stamp(1)).unwrap();
        for (now, act) in (10..).zip(&acts) {
            perform(&mut project, act, now);
        }
        let (replayed, _) = project.replay(None).unwrap();
        prop_assert_eq!(dump(&project), dump(&replayed));
    }

    #[test]
    fn undoing_everything_is_empty_and_redoing_everything_is_all(acts in acts()) {
        let mut project = Project::in_memory(&genesis(), stamp(1)).unwrap();
        let empty = dump(&project);
        let mut now = 10;
        for act in &acts {
            perform(&mut project, act, now);
            now += 1;
        }
        // A step taken back out of order is itself a step; all that stands is taken back here.
        let all = dump(&project);
        let mut steps = Vec::new();
        while project.undoable().unwrap().is_some() {
            steps.push(dump(&project));
            project.undo(stamp(now)).unwrap();
            now += 1;
        }
        prop_assert_eq!(dump(&project), empty);
        while let Some(step) = steps.pop() {
            prop_assert!(project.redo(stamp(now)).unwrap().is_some());
            now += 1;
            prop_assert_eq!(dump(&project), step);
        }
        prop_assert_eq!(dump(&project), all);
    }
}
