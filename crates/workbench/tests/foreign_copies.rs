//! Copies of one project that several people work on: what one of them has not seen yet takes nothing back.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;
mod foreign_common;

use std::path::{Path, PathBuf};

use ayni_model::{
    codebook::Code,
    coding::{Quotation, Stance},
    record::Kind,
    study::Memo,
    text::Span,
};
use ayni_store::Reader as _;
use ayni_workbench::{
    Workbench,
    code::{Definition, NewCode},
    coding::Place,
    foreign::{Options, Report},
    memo::MemoChange,
    source::ImportOptions,
};
use common::import;
use foreign_common::{bring, give, merge};

const TEXT: &[u8] = b"One text about pay and work.";

/// A project that was made here: one text, of which something is coded, and a memo.
fn study() -> Workbench {
    let mut bench = common::bench();
    import(&mut bench, &[("talk.txt", TEXT)], &ImportOptions::default()).unwrap();
    let code = add_code(&mut bench, "pay");
    define(&mut bench, "first");
    let source = bench.find_source("talk").unwrap().0;
    let place = Place::At(Span::new(9, 18).unwrap());
    let stance = Stance::Supports;
    bench
        .code_passage(source, &place, &[code], stance, None)
        .unwrap();
    remember(&mut bench, "first words");
    bench
}

fn add_code(bench: &mut Workbench, path: &str) -> ayni_model::id::CodeId {
    let new = NewCode {
        path: path.to_owned(),
        ..NewCode::default()
    };
    bench.add_code(&new).unwrap()
}

fn define(bench: &mut Workbench, words: &str) {
    let (pay, _) = the_code(bench);
    let definition = Definition {
        definition: Some(words.to_owned()),
        ..Definition::default()
    };
    bench.define_code(pay, &definition).unwrap();
}

fn remember(bench: &mut Workbench, words: &str) {
    let change = MemoChange {
        text: Some(words.to_owned()),
        ..MemoChange::default()
    };
    bench.set_memo("diary", &change).unwrap();
}

fn the_code(bench: &Workbench) -> (ayni_model::id::CodeId, Code) {
    let codes = bench.project().all::<Code>().unwrap();
    let of = |(_, code): &(_, Code)| ["pay", "wages"].contains(&code.name.as_str());
    codes.into_iter().find(of).unwrap()
}

/// Says what the code is called and means, where its passage is, and what the memo says.
fn state(bench: &Workbench) -> [String; 4] {
    let (_, code) = the_code(bench);
    let (_, quotation) = bench.project().all::<Quotation>().unwrap().remove(0);
    let memos = bench.project().all::<Memo>().unwrap();
    let span = quotation.at.place().unwrap().1;
    [
        code.name.to_string(),
        code.definition.unwrap_or_default(),
        format!("{}-{}", span.start().0, span.end().0),
        memos[0].1.text.clone(),
    ]
}

fn change_all(bench: &mut Workbench) {
    define(bench, "second");
    let (pay, _) = the_code(bench);
    bench.rename_code(pay, "wages").unwrap();
    remember(bench, "second words");
    let (id, _) = bench.project().all::<Quotation>().unwrap().remove(0);
    let place = Place::At(Span::new(4, 18).unwrap());
    bench.resize_quotation(id, &place).unwrap();
}

const FIRST: [&str; 4] = ["pay", "first", "9-18", "first words"];
const SECOND: [&str; 4] = ["wages", "second", "4-18", "second words"];

fn sent(bench: &Workbench, folder: &Path, name: &str) -> PathBuf {
    let path = folder.join(name);
    give(bench, &path);
    path
}

fn kept(report: &Report, kind: Kind) -> u64 {
    let of = report.merged.iter().find(|it| it.noun == kind.word());
    of.map_or(0, |it| it.ours)
}

#[test]
fn what_went_out_and_comes_back_takes_nothing_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut bea = study();
    let (mut ana, _) = bring(&sent(&bea, folder.path(), "b1.qdpx"), &Options::default());
    add_code(&mut ana, "other");
    merge(&mut bea, &sent(&ana, folder.path(), "a1.qdpx"));
    assert_eq!(state(&bea), FIRST);

    // Bea changes what is hers; Ana, who has not seen it, sends something else.
    change_all(&mut bea);
    assert_eq!(state(&bea), SECOND);
    add_code(&mut ana, "further");
    let report = merge(&mut bea, &sent(&ana, folder.path(), "a2.qdpx"));
    assert_eq!(state(&bea), SECOND);
    assert!(report.overwritten.is_empty(), "{:?}", report.overwritten);
    assert_eq!(kept(&report, Kind::Code), 1);
    let codes = bea.project().all::<Code>().unwrap();
    assert!(
        codes
            .iter()
            .any(|(_, code)| code.name.as_str() == "further")
    );

    // Ana sees it, and both have the same.
    merge(&mut ana, &sent(&bea, folder.path(), "b2.qdpx"));
    assert_eq!(state(&ana), SECOND);
    // What she changes then is new.
    define(&mut ana, "third");
    merge(&mut bea, &sent(&ana, folder.path(), "a3.qdpx"));
    assert_eq!(state(&bea)[1], "third");
}

#[test]
fn what_one_colleague_changed_another_who_has_not_seen_it_takes_not_back() {
    let folder = tempfile::tempdir().unwrap();
    let base = sent(&study(), folder.path(), "base.qdpx");
    let (mut ana, _) = bring(&base, &Options::default());
    let (mut bob, _) = bring(&base, &Options::default());
    let (mut hub, _) = bring(&base, &Options::default());
    add_code(&mut ana, "of ana");
    merge(&mut hub, &sent(&ana, folder.path(), "ana1.qdpx"));
    change_all(&mut bob);
    merge(&mut hub, &sent(&bob, folder.path(), "bob1.qdpx"));
    assert_eq!(state(&hub), SECOND);
    add_code(&mut ana, "once more of ana");
    merge(&mut hub, &sent(&ana, folder.path(), "ana2.qdpx"));
    assert_eq!(state(&hub), SECOND);
    // The very same file once more says nothing new.
    let position = hub.project().position().unwrap();
    merge(&mut hub, &sent(&bob, folder.path(), "bob1.qdpx"));
    assert_eq!(state(&hub), SECOND);
    assert!(hub.project().position().unwrap() >= position);
}

#[test]
fn what_an_undo_took_back_comes_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut bea = study();
    let (mut ana, _) = bring(&sent(&bea, folder.path(), "b1.qdpx"), &Options::default());
    change_all(&mut ana);
    let changed = sent(&ana, folder.path(), "a1.qdpx");
    merge(&mut bea, &changed);
    assert_eq!(state(&bea), SECOND);
    bea.undo(None).unwrap();
    assert_eq!(state(&bea), FIRST);
    merge(&mut bea, &changed);
    assert_eq!(state(&bea), SECOND);
}

#[test]
fn another_program_may_go_back_to_what_it_had() {
    let folder = tempfile::tempdir().unwrap();
    let said = |words: &str| {
        let xml = format!(
            "<Project xmlns=\"urn:QDA-XML:project:1.0\" origin=\"Another 1\" name=\"Mine\"><CodeBook><Codes>\
             <Code guid=\"00000001-0000-4000-8000-000000000000\" name=\"pay\" isCodable=\"true\">\
             <Description>{words}</Description></Code></Codes></CodeBook></Project>"
        );
        let path = folder.path().join("mine.qde");
        std::fs::write(&path, xml).unwrap();
        path
    };
    let means = |bench: &Workbench| the_code(bench).1.definition.unwrap_or_default();
    let (mut bench, _) = bring(&said("first"), &Options::default());
    merge(&mut bench, &said("second"));
    merge(&mut bench, &said("first"));
    assert_eq!(means(&bench), "first");
    // But not over what was changed here meanwhile.
    define(&mut bench, "ours");
    merge(&mut bench, &said("second"));
    assert_eq!(means(&bench), "ours");
    merge(&mut bench, &said("third"));
    assert_eq!(means(&bench), "third");
}
