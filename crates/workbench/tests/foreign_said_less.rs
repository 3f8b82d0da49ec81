//! What the format has no place for, or one place for many, comes back as it went out.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;
mod foreign_common;

use std::path::Path;

use ayni_model::{
    study::{Attribute, AttributeOf},
    value::ValueType,
};
use ayni_store::Reader as _;
use ayni_workbench::{
    Workbench,
    attribute::AttributeChange,
    code::NewCode,
    fields::Assignment,
    foreign::{Options, Report},
    source::ImportOptions,
};
use common::import;
use foreign_common::{bring, give, merge};

/// A project that was made here, with one text.
fn study() -> Workbench {
    let mut bench = common::bench();
    let text = b"One text about pay and work.";
    import(&mut bench, &[("talk.txt", text)], &ImportOptions::default()).unwrap();
    bench
}

/// Brings in what another project gives.
fn send(from: &Workbench, into: &mut Workbench, folder: &Path) -> Report {
    let path = folder.join("sent.qdpx");
    give(from, &path);
    merge(into, &path)
}

/// Returns a project that was made from what another gives.
fn copy(of: &Workbench, folder: &Path) -> Workbench {
    let path = folder.join("copy.qdpx");
    give(of, &path);
    bring(&path, &Options::default()).0
}

/// Says what was written over, field by field.
fn changes(report: &Report) -> Vec<(&str, Option<&str>, Option<&str>)> {
    let all = report.overwritten.iter();
    all.map(|it| (it.field.as_str(), it.before.as_deref(), it.after.as_deref()))
        .collect()
}

fn set(bench: &mut Workbench, value: &str) {
    let (source, _) = bench.find_source("talk").unwrap();
    let assignment: Assignment = format!("wave={value}").parse().unwrap();
    bench.set_source(source, &[assignment]).unwrap();
}

fn type_of(bench: &Workbench, name: &str) -> ValueType {
    let all = bench.project().all::<Attribute>().unwrap();
    let found = all.into_iter().find(|(_, it)| it.name == name);
    found.unwrap().1.value_type
}

#[test]
fn a_choice_stays_one_although_files_can_only_call_it_words() {
    let folder = tempfile::tempdir().unwrap();
    let mut here = study();
    let choice = ValueType::Choice(["2004", "2007", "2010"].map(str::to_owned).to_vec());
    for (name, value_type) in [("wave", choice.clone()), ("unused", choice.clone())] {
        let change = AttributeChange {
            of: AttributeOf::Source,
            name: name.to_owned(),
            value_type: Some(value_type),
            description: None,
        };
        here.define_attribute(&change).unwrap();
    }
    set(&mut here, "2004");
    let mut there = copy(&here, folder.path());

    // As it went out, and with another of the choices.
    let report = send(&there, &mut here, folder.path());
    assert_eq!(changes(&report), []);
    set(&mut there, "2007");
    let report = send(&there, &mut here, folder.path());
    let expected = [("a:wave", Some("2004"), Some("2007"))];
    assert_eq!(changes(&report), expected);
    assert_eq!(type_of(&here, "wave"), choice);

    // What is none of them makes them words; that is told.
    set(&mut there, "a second time");
    let report = send(&there, &mut here, folder.path());
    let told = changes(&report);
    assert!(
        told.iter()
            .any(|(field, _, after)| *field == "type" && *after == Some("text")),
        "{told:?}"
    );
    assert_eq!(type_of(&here, "wave"), ValueType::Text);
    assert_eq!(type_of(&here, "unused"), choice);
}

#[test]
fn a_colour_in_capitals_is_the_same_in_small_letters() {
    let folder = tempfile::tempdir().unwrap();
    let mut here = study();
    let new = NewCode {
        path: "pay".to_owned(),
        colour: Some("#E69F00".to_owned()),
        ..NewCode::default()
    };
    here.add_code(&new).unwrap();
    let there = copy(&here, folder.path());
    let report = send(&there, &mut here, folder.path());
    assert_eq!(changes(&report), []);
}
