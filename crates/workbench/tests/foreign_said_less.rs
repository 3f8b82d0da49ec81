//! What the format has no place for, or one place for many, comes back as it went out.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;
mod foreign_common;

use std::path::{Path, PathBuf};

use ayni_model::{
    codebook::Code,
    study::{Attribute, AttributeOf},
    value::ValueType,
};
use ayni_store::Reader as _;
use ayni_workbench::{
    Workbench,
    attribute::AttributeChange,
    code::{Definition, NewCode},
    fields::Assignment,
    foreign::{Options, Report},
    source::ImportOptions,
};
use common::import;
use foreign_common::{bring, give, merge, xml_of};

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

/// A project with a code that has a definition, a rule for and one against.
fn with_rules() -> Workbench {
    let mut bench = study();
    let new = NewCode {
        path: "fear".to_owned(),
        definition: Some("of closure".to_owned()),
        include: Some("rumours".to_owned()),
        exclude: Some("jokes".to_owned()),
        ..NewCode::default()
    };
    bench.add_code(&new).unwrap();
    bench
}

/// Says what the only code means: its definition, its rules, its example.
fn means(bench: &Workbench) -> [String; 4] {
    let (_, code) = bench.project().all::<Code>().unwrap().remove(0);
    let parts = [code.definition, code.include, code.exclude, code.example];
    parts.map(Option::unwrap_or_default)
}

fn define(bench: &mut Workbench, definition: &Definition) {
    let (id, _) = bench.project().all::<Code>().unwrap().remove(0);
    bench.define_code(id, definition).unwrap();
}

/// What a project gives as another program writes it again, with other words for some.
fn elsewhere(bench: &Workbench, folder: &Path, words: [&str; 2]) -> PathBuf {
    let path = folder.join("elsewhere.qdpx");
    give(bench, &path);
    let xml = xml_of(&path);
    let ours = format!("origin=\"Ayni {}\"", env!("CARGO_PKG_VERSION"));
    assert!(xml.contains(&ours) && xml.contains(words[0]), "{xml}");
    let xml = xml.replace(&ours, "origin=\"Another 1\"");
    let path = folder.join("elsewhere.qde");
    std::fs::write(&path, xml.replace(words[0], words[1])).unwrap();
    path
}

#[test]
fn rules_that_another_program_has_in_one_text_stay_rules() {
    let folder = tempfile::tempdir().unwrap();
    let mut here = with_rules();
    for _ in 0..2 {
        let path = elsewhere(&here, folder.path(), ["jokes", "jokes"]);
        let report = merge(&mut here, &path);
        assert_eq!(changes(&report), []);
    }
    assert_eq!(means(&here), ["of closure", "rumours", "jokes", ""]);

    // What is changed there is changed in its part.
    let path = elsewhere(&here, folder.path(), ["jokes", "strong jokes"]);
    let report = merge(&mut here, &path);
    let expected = [("exclude", Some("jokes"), Some("strong jokes"))];
    assert_eq!(changes(&report), expected);

    // So is what is changed here while it is out: the older text takes nothing back.
    let path = elsewhere(&here, folder.path(), ["of closure", "of closing"]);
    let changed = Definition {
        include: Some("rumours and news".to_owned()),
        ..Definition::default()
    };
    define(&mut here, &changed);
    let report = merge(&mut here, &path);
    assert_eq!(
        changes(&report),
        [("definition", Some("of closure"), Some("of closing"))]
    );
    let expected = ["of closing", "rumours and news", "strong jokes", ""];
    assert_eq!(means(&here), expected);

    // Nor where all rules were taken away here.
    let path = elsewhere(&here, folder.path(), ["of closing", "of closing"]);
    let none = Definition {
        include: Some(String::new()),
        exclude: Some(String::new()),
        ..Definition::default()
    };
    define(&mut here, &none);
    merge(&mut here, &path);
    assert_eq!(means(&here), ["of closing", "", "", ""]);
}

#[test]
fn a_text_with_labels_of_another_program_is_a_definition() {
    let folder = tempfile::tempdir().unwrap();
    let whole = "of closure\n\nInclude: rumours\n\nExclude: jokes";
    let path = elsewhere(&with_rules(), folder.path(), ["jokes", "jokes"]);
    let (mut bench, _) = bring(&path, &Options::default());
    assert_eq!(means(&bench), [whole, "", "", ""]);
    // It goes out as it came.
    let once_more = elsewhere(&bench, folder.path(), ["jokes", "jokes"]);
    let report = merge(&mut bench, &once_more);
    assert_eq!(changes(&report), []);
    assert!(
        std::fs::read_to_string(once_more)
            .unwrap()
            .contains("Exclude: jokes</Description>")
    );
}

#[test]
fn a_rule_that_a_colleague_took_away_is_taken_away() {
    let folder = tempfile::tempdir().unwrap();
    let mut here = with_rules();
    let mut ben = copy(&here, folder.path());
    let mut cy = copy(&here, folder.path());
    let older = folder.path().join("older.qdpx");
    give(&cy, &older);
    let changed = Definition {
        include: Some(String::new()),
        exclude: Some("strong jokes".to_owned()),
        ..Definition::default()
    };
    define(&mut ben, &changed);
    let expected = [
        ("exclude", Some("jokes"), Some("strong jokes")),
        ("include", Some("rumours"), None),
    ];
    for bench in [&mut here, &mut cy] {
        let report = send(&ben, bench, folder.path());
        assert_eq!(changes(&report), expected);
        assert_eq!(means(bench), ["of closure", "", "strong jokes", ""]);
        // A copy of before brings nothing back.
        let report = merge(bench, &older);
        assert_eq!(changes(&report), []);
    }
}

#[test]
fn a_rule_that_a_colleague_has_not_seen_yet_stays() {
    let folder = tempfile::tempdir().unwrap();
    let mut here = with_rules();
    let mut there = copy(&here, folder.path());
    let new = Definition {
        example: Some("they will close".to_owned()),
        ..Definition::default()
    };
    define(&mut here, &new);
    let changed = Definition {
        exclude: Some("strong jokes".to_owned()),
        ..Definition::default()
    };
    define(&mut there, &changed);
    let report = send(&there, &mut here, folder.path());
    let expected = [("exclude", Some("jokes"), Some("strong jokes"))];
    assert_eq!(changes(&report), expected);
    let expected = ["of closure", "rumours", "strong jokes", "they will close"];
    assert_eq!(means(&here), expected);
}

#[test]
fn words_of_a_definition_that_look_like_an_example_are_none() {
    let folder = tempfile::tempdir().unwrap();
    let definition = "of closure\n\nExample: they will close";
    let mut here = study();
    let new = NewCode {
        path: "fear".to_owned(),
        definition: Some(definition.to_owned()),
        ..NewCode::default()
    };
    here.add_code(&new).unwrap();
    let mut there = copy(&here, folder.path());
    assert_eq!(means(&there), [definition, "", "", ""]);
    let report = send(&there, &mut here, folder.path());
    assert_eq!(changes(&report), []);
    let changed = Definition {
        definition: Some(definition.replace("closure", "closing")),
        ..Definition::default()
    };
    define(&mut there, &changed);
    send(&there, &mut here, folder.path());
    let expected = [&definition.replace("closure", "closing"), "", "", ""];
    assert_eq!(means(&here), expected);
}
