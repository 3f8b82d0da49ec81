//! A newer export that has only a part of the project: of what is not in it, it knows nothing.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod foreign_common;

use std::path::{Path, PathBuf};

use ayni_model::{
    actor::Actor,
    codebook::{Code, CodeGroup},
    id::RecordId,
    record::Noun,
    source::Source,
    study::{Member, Memo},
};
use ayni_store::Reader as _;
use ayni_workbench::{
    Workbench,
    foreign::{Options, Report},
};
use foreign_common::{bring, merge};

/// A GUID of a number.
fn g(number: u32) -> String {
    format!("{number:08x}-0000-4000-8000-00000000000a")
}

/// What a file has, section by section.
#[derive(Clone)]
struct File {
    users: String,
    codes: String,
    cases: String,
    sources: String,
    notes: String,
    sets: String,
}

impl File {
    fn write(&self, folder: &Path) -> PathBuf {
        let section = |name: &str, content: &str| match content {
            "" => String::new(),
            content => format!("<{name}>{content}</{name}>"),
        };
        let book = section("CodeBook", &section("Codes", &self.codes));
        let xml = [
            section("Users", &self.users),
            book,
            section("Cases", &self.cases),
            section("Sources", &self.sources),
            section("Notes", &self.notes),
            section("Sets", &self.sets),
        ];
        let xml = format!(
            "<Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"Mine\" origin=\"Another 1\">{}</Project>",
            xml.concat()
        );
        let path = folder.join("mine.qde");
        std::fs::write(&path, xml).unwrap();
        path
    }

    fn bring(&self) -> Workbench {
        let folder = tempfile::tempdir().unwrap();
        bring(&self.write(folder.path()), &Options::default()).0
    }

    fn merge(&self, bench: &mut Workbench) -> Report {
        let folder = tempfile::tempdir().unwrap();
        let report = merge(bench, &self.write(folder.path()));
        let health = bench.project().doctor().unwrap();
        assert!(health.is_good(), "{:?}", health.complaints);
        report
    }
}

fn user(number: u32, name: &str) -> String {
    format!("<User guid=\"{}\" name=\"{name}\"/>", g(number))
}

/// A reference of a kind to something.
fn to(element: &str, number: u32) -> String {
    format!("<{element} targetGUID=\"{}\"/>", g(number))
}

fn code(number: u32, name: &str, within: &str) -> String {
    let guid = g(number);
    format!("<Code guid=\"{guid}\" name=\"{name}\" isCodable=\"true\">{within}</Code>")
}

fn selection(number: u32, (start, end): (u32, u32), code: u32, more: &str) -> String {
    let (selection, coding, user) = (g(number), g(number + 100), g(1));
    format!(
        "<PlainTextSelection guid=\"{selection}\" startPosition=\"{start}\" endPosition=\"{end}\">\
         <Coding guid=\"{coding}\" creatingUser=\"{user}\">{}</Coding>{more}</PlainTextSelection>",
        to("CodeRef", code)
    )
}

fn source(number: u32, name: &str, text: &str, within: &str) -> String {
    format!(
        "<TextSource guid=\"{}\" name=\"{name}\"><PlainTextContent>{text}</PlainTextContent>{within}</TextSource>",
        g(number)
    )
}

fn one(within: &str) -> String {
    source(20, "One", "Tenemos miedo. La mina cierra.", within)
}

fn two() -> String {
    source(
        21,
        "Two",
        "La huelga sigue.",
        &selection(32, (3, 9), 11, ""),
    )
}

fn note(number: u32, name: &str) -> String {
    format!(
        "<Note guid=\"{}\" name=\"{name}\"><PlainTextContent>{name} of it.</PlainTextContent></Note>",
        g(number)
    )
}

fn set(number: u32, name: &str, members: &str) -> String {
    format!(
        "<Set guid=\"{}\" name=\"{name}\">{members}</Set>",
        g(number)
    )
}

/// Two sources, three codes in a group, and notes on a code, a passage and a source.
fn whole() -> File {
    let miedo = selection(30, (8, 13), 10, &to("NoteRef", 51));
    let group: String = [11, 10, 12].map(|it| to("MemberCode", it)).concat();
    File {
        users: user(1, "Ana") + &user(2, "Bob"),
        codes: code(10, "Fear", &to("NoteRef", 50))
            + &code(11, "Strike", "")
            + &code(12, "Pay", ""),
        cases: String::new(),
        sources: one(&(miedo + &to("NoteRef", 52))) + &two(),
        notes: note(50, "On fear") + &note(51, "On a passage") + &note(52, "On a source"),
        sets: set(60, "Group", &group),
    }
}

/// Returns the notes that are on something, with what that is.
fn noted(bench: &Workbench) -> Vec<(String, RecordId)> {
    let memos = bench.project().all::<Memo>().unwrap().into_iter();
    let on = memos.filter_map(|(_, memo)| Some((memo.title, memo.on?.id)));
    let mut on: Vec<(String, RecordId)> = on.collect();
    on.sort();
    on
}

/// Returns the names of the codes of the only group.
fn grouped(bench: &Workbench) -> Vec<String> {
    let project = bench.project();
    let (_, group) = project.all::<CodeGroup>().unwrap().remove(0);
    let name = |id: &_| project.get::<Code>(*id).unwrap().unwrap().name.to_string();
    group.codes.iter().map(name).collect()
}

fn is_silent(report: &Report) {
    assert!(report.overwritten.is_empty(), "{:?}", report.overwritten);
}

#[test]
fn a_note_stays_on_what_the_file_does_not_have() {
    let all = whole();
    let mut bench = all.bring();
    let before = noted(&bench);
    assert_eq!(before.len(), 3);
    // Without the source and its passages.
    let part = File {
        sources: two(),
        ..all.clone()
    };
    is_silent(&part.merge(&mut bench));
    assert_eq!(noted(&bench), before);
    // Without the passage and the code; the source is there, and the note is on it no more.
    let part = File {
        codes: code(11, "Strike", "") + &code(12, "Pay", ""),
        sources: one("") + &two(),
        ..all.clone()
    };
    let report = part.merge(&mut bench);
    let told: Vec<&str> = report.overwritten.iter().map(|it| &*it.record).collect();
    assert_eq!(told, ["memo:On a source"]);
    assert_eq!(noted(&bench), [before[0].clone(), before[2].clone()]);
    // All are there again, and no note is on them.
    let part = File {
        codes: code(10, "Fear", "") + &code(11, "Strike", "") + &code(12, "Pay", ""),
        sources: one(&selection(30, (8, 13), 10, "")) + &two(),
        ..all
    };
    part.merge(&mut bench);
    assert!(noted(&bench).is_empty(), "{:?}", noted(&bench));
}

#[test]
fn a_group_keeps_the_codes_that_the_file_does_not_have() {
    let all = whole();
    let mut bench = all.bring();
    assert_eq!(grouped(&bench), ["Strike", "Fear", "Pay"]);
    let part = |codes: String, members: &[u32]| File {
        codes,
        sources: two(),
        notes: String::new(),
        sets: set(
            60,
            "Group",
            &members
                .iter()
                .map(|it| to("MemberCode", *it))
                .collect::<String>(),
        ),
        ..all.clone()
    };
    let without = code(11, "Strike", "") + &code(12, "Pay", "");
    is_silent(&part(without, &[11, 12]).merge(&mut bench));
    assert_eq!(grouped(&bench), ["Strike", "Fear", "Pay"]);
    // One that is there and not in it any more is taken out.
    part(code(11, "Strike", "") + &code(12, "Pay", ""), &[11]).merge(&mut bench);
    assert_eq!(grouped(&bench), ["Strike", "Fear"]);
}

#[test]
fn a_group_of_which_the_file_has_no_code_stays() {
    let all = whole();
    let mut bench = all.bring();
    let part = File {
        codes: code(13, "Other", ""),
        sources: String::new(),
        notes: String::new(),
        sets: set(60, "Group", ""),
        ..all
    };
    is_silent(&part.merge(&mut bench));
    assert_eq!(grouped(&bench), ["Strike", "Fear", "Pay"]);
}

/// Returns the names of all records of a noun.
fn names<T: Noun>(bench: &Workbench) -> Vec<String> {
    let all = bench.project().all::<T>().unwrap().into_iter();
    let name = |(_, noun): (_, T)| Some(noun.fields().get("name")?.as_str()?.to_owned());
    let mut names: Vec<String> = all.filter_map(name).collect();
    names.sort();
    names
}

#[test]
fn who_and_what_has_no_name_in_the_file_keeps_the_one_that_it_has_here() {
    let named = File {
        cases: format!(
            "<Case guid=\"{}\" name=\"Rosa\">{}{}</Case>",
            g(70),
            to("SourceRef", 20),
            to("SourceRef", 21)
        ),
        ..whole()
    };
    let mut bench = named.bring();
    let there = (
        names::<Member>(&bench),
        names::<Actor>(&bench),
        names::<Source>(&bench),
    );
    assert_eq!(there.0, ["Ana", "Bob"]);
    // Without the list of users.
    let unlisted = File {
        users: String::new(),
        ..named.clone()
    };
    is_silent(&unlisted.merge(&mut bench));
    // All are listed, and none has a name.
    let nameless = |it: &str| {
        let mut it = it.to_owned();
        for name in ["Ana", "Bob", "Rosa", "One", "Two"] {
            it = it.replace(&format!(" name=\"{name}\""), "");
        }
        it
    };
    let unnamed = File {
        users: nameless(&named.users),
        cases: nameless(&named.cases),
        sources: nameless(&named.sources),
        ..named.clone()
    };
    is_silent(&unnamed.merge(&mut bench));
    let here = (
        names::<Member>(&bench),
        names::<Actor>(&bench),
        names::<Source>(&bench),
    );
    assert_eq!(here, there);
    // A name is still taken, and so is that of who came without one.
    let renamed = File {
        users: user(1, "Ana") + &user(2, "Robert"),
        ..named.clone()
    };
    renamed.merge(&mut bench);
    assert_eq!(names::<Member>(&bench), ["Ana", "Robert"]);
    let mut bench = unlisted.bring();
    assert_eq!(names::<Member>(&bench), ["unnamed"]);
    named.merge(&mut bench);
    assert_eq!(names::<Member>(&bench), ["Ana", "Bob"]);
}
