//! A newer export meets a project in which something was removed, moved or given another name meanwhile.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod foreign_common;

use std::path::{Path, PathBuf};

use ayni_model::{
    codebook::{Code, CodeGroup},
    coding::{Coding, Quotation},
    id::{CodeId, RecordId},
    source::Source,
    study::{Attribute, AttributeOf, Memo},
};
use ayni_store::Reader as _;
use ayni_workbench::{
    Workbench,
    code::{Definition, NewCode},
    foreign::{Options, Report},
};
use foreign_common::{bring, give, merge};

/// A GUID of a number.
fn g(number: u32) -> String {
    format!("{number:08x}-0000-4000-8000-000000000000")
}

/// Writes a project with some codes, and what comes after them.
fn write(folder: &Path, codes: &str, rest: &str) -> PathBuf {
    let xml = format!(
        "<Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"Mine\" origin=\"Another 1\">\
         <Users><User guid=\"{}\" name=\"Ana\"/><User guid=\"{}\" name=\"Eva\"/></Users>\
         <CodeBook><Codes>{codes}</Codes></CodeBook>{rest}</Project>",
        g(1),
        g(2)
    );
    let path = folder.join("mine.qde");
    std::fs::write(&path, xml).unwrap();
    path
}

fn code(number: u32, name: &str, within: &str) -> String {
    let guid = g(number);
    format!("<Code guid=\"{guid}\" name=\"{name}\" isCodable=\"true\">{within}</Code>")
}

fn find(bench: &Workbench, name: &str) -> CodeId {
    bench.codebook().unwrap().find(name).unwrap()
}

/// Returns the codes as paths.
fn paths(bench: &Workbench) -> Vec<String> {
    let codes: std::collections::BTreeMap<CodeId, Code> =
        bench.project().all::<Code>().unwrap().into_iter().collect();
    let path = |id: &CodeId| {
        let mut code = &codes[id];
        let mut path = code.name.to_string();
        for _ in 0..codes.len() {
            let Some(parent) = code.parent else { break };
            code = &codes[&parent];
            path = format!("{}/{path}", code.name);
        }
        path
    };
    let mut paths: Vec<String> = codes.keys().map(path).collect();
    paths.sort();
    paths
}

fn noticed(report: &Report, what: &str) -> u64 {
    let of = report.notices.iter().filter(|it| it.what == what);
    of.map(|it| it.count).sum()
}

fn is_well(bench: &Workbench) {
    let health = bench.project().doctor().unwrap();
    assert!(health.is_good(), "{:?}", health.complaints);
}

#[test]
fn no_circle_of_codes_comes_of_two_moves() {
    let folder = tempfile::tempdir().unwrap();
    let both = code(10, "Alpha", "") + &code(11, "Beta", "");
    let (mut bench, _) = bring(&write(folder.path(), &both, ""), &Options::default());
    let (alpha, beta) = (find(&bench, "Alpha"), find(&bench, "Beta"));
    bench.move_code(alpha, Some(beta), None).unwrap();
    let newer = code(10, "Alpha", &code(11, "Beta", ""));
    let path = write(folder.path(), &newer, "");
    let report = merge(&mut bench, &path);
    assert_eq!(paths(&bench), ["Beta", "Beta/Alpha"]);
    assert_eq!(noticed(&report, "circle"), 1);
    is_well(&bench);
    // It is still so when the file comes again.
    assert_eq!(noticed(&merge(&mut bench, &path), "circle"), 1);
    assert_eq!(paths(&bench), ["Beta", "Beta/Alpha"]);
}

#[test]
fn two_codes_that_change_their_names_do_so_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let both = code(10, "Alpha", "") + &code(11, "Beta", "");
    let (mut bench, _) = bring(&write(folder.path(), &both, ""), &Options::default());
    let alpha = find(&bench, "Alpha");
    let newer = code(10, "Beta", "") + &code(11, "Alpha", "");
    let path = write(folder.path(), &newer, "");
    let report = merge(&mut bench, &path);
    assert_eq!(paths(&bench), ["Alpha", "Beta"]);
    assert_eq!(find(&bench, "Beta"), alpha);
    assert!(report.renamed.is_empty(), "{:?}", report.renamed);
    // A new one may have the name of one that goes elsewhere.
    let newer = code(12, "Beta", "") + &code(11, "Alpha", &code(10, "Beta", ""));
    merge(&mut bench, &write(folder.path(), &newer, ""));
    assert_eq!(paths(&bench), ["Alpha", "Alpha/Beta", "Beta"]);
    is_well(&bench);
}

#[test]
fn names_that_are_numbered_here_keep_their_numbers() {
    let folder = tempfile::tempdir().unwrap();
    let three: String = (10..13).map(|it| code(it, "Same", "")).collect();
    let path = write(folder.path(), &three, "");
    let (mut bench, _) = bring(&path, &Options::default());
    assert_eq!(paths(&bench), ["Same", "Same (2)", "Same (3)"]);
    bench
        .rename_code(find(&bench, "Same (2)"), "Another")
        .unwrap();
    for _ in 0..2 {
        merge(&mut bench, &path);
        assert_eq!(paths(&bench), ["Another", "Same", "Same (3)"]);
    }
}

#[test]
fn what_was_changed_here_stays_at_the_third_import_too() {
    let folder = tempfile::tempdir().unwrap();
    let both = code(10, "Alpha", "") + &code(11, "Beta", "");
    let (mut bench, _) = bring(&write(folder.path(), &both, ""), &Options::default());
    let (alpha, beta) = (find(&bench, "Alpha"), find(&bench, "Beta"));
    bench.move_code(alpha, Some(beta), None).unwrap();
    let newer = code(10, "First", "") + &code(11, "Beta", "");
    let path = write(folder.path(), &newer, "");
    for _ in 0..3 {
        merge(&mut bench, &path);
        assert_eq!(paths(&bench), ["Beta", "Beta/First"]);
    }
}

/// A selection with a coding by Ana.
fn selection(number: u32, (start, end): (u32, u32), code: u32, more: &str) -> String {
    let (selection, coding) = (g(number), coding(number + 1, code));
    format!(
        "<PlainTextSelection guid=\"{selection}\" startPosition=\"{start}\" endPosition=\"{end}\">\
         {coding}{more}</PlainTextSelection>"
    )
}

fn coding(number: u32, code: u32) -> String {
    let (coding, code, user) = (g(number), g(code), g(1));
    format!(
        "<Coding guid=\"{coding}\" creatingUser=\"{user}\"><CodeRef targetGUID=\"{code}\"/></Coding>"
    )
}

/// A project of two sources, of which one has a value, a set and a note.
fn two(first: &str, second: &str, kind: &str) -> String {
    let (variable, one, two, set, note) = (g(20), g(21), g(22), g(23), g(24));
    format!(
        "<Variables><Variable guid=\"{variable}\" name=\"Kind\" typeOfVariable=\"Text\"/></Variables>\
         <Sources><TextSource guid=\"{one}\" name=\"One\">\
         <PlainTextContent>Tenemos miedo. La mina cierra. Nadie dice nada.</PlainTextContent>{first}\
         <VariableValue><VariableRef targetGUID=\"{variable}\"/><TextValue>{kind}</TextValue></VariableValue>\
         </TextSource><TextSource guid=\"{two}\" name=\"Two\">\
         <PlainTextContent>La huelga sigue.</PlainTextContent>{second}\
         <NoteRef targetGUID=\"{note}\"/></TextSource></Sources>\
         <Notes><Note guid=\"{note}\" name=\"Looked at\"><PlainTextContent>Twice.</PlainTextContent></Note></Notes>\
         <Sets><Set guid=\"{set}\" name=\"Miners\"><MemberSource targetGUID=\"{one}\"/></Set></Sets>"
    )
}

/// Counts sources, quotations, codings and memos.
fn counts(bench: &Workbench) -> [usize; 4] {
    let project = bench.project();
    [
        project.all::<Source>().unwrap().len(),
        project.all::<Quotation>().unwrap().len(),
        project.all::<Coding>().unwrap().len(),
        project.all::<Memo>().unwrap().len(),
    ]
}

fn first() -> String {
    selection(30, (8, 13), 10, "")
}

fn second() -> String {
    selection(40, (3, 9), 11, "")
}

/// A project with two codes, two sources, and a passage in each.
fn begun(folder: &Path) -> (Workbench, String) {
    let codes = code(10, "Alpha", "") + &code(11, "Beta", "");
    let path = write(folder, &codes, &two(&first(), &second(), "Interview"));
    let (bench, _) = bring(&path, &Options::default());
    assert_eq!(counts(&bench), [2, 2, 2, 1]);
    (bench, codes)
}

#[test]
fn a_source_that_was_removed_here_stays_removed_with_all_that_needs_it() {
    let folder = tempfile::tempdir().unwrap();
    let (mut bench, codes) = begun(folder.path());
    let memo = bench.project().all::<Memo>().unwrap().remove(0).1.key;
    bench.remove_memo(&memo).unwrap();
    let (two_, _) = bench.find_source("Two").unwrap();
    bench.remove_source(two_, true).unwrap();
    let more = second() + &selection(42, (0, 2), 10, "");
    let rest = two(&first(), &more, "Interview");
    for (rest, left_out) in [(two(&first(), &second(), "Interview"), 0), (rest, 2)] {
        let report = merge(&mut bench, &write(folder.path(), &codes, &rest));
        assert_eq!(counts(&bench), [1, 1, 1, 0]);
        assert_eq!(came(&report, "text"), [2, 1], "of two texts one comes");
        assert_eq!(came(&report, "note"), [1, 0], "it was removed");
        assert_eq!(noticed(&report, "needs-removed"), left_out);
        assert_eq!(noticed(&report, "dangling"), 0, "{:?}", report.notices);
        is_well(&bench);
    }
}

#[test]
fn a_code_that_was_removed_here_takes_no_coding_and_no_code() {
    let folder = tempfile::tempdir().unwrap();
    let (mut bench, _) = begun(folder.path());
    bench.remove_code(find(&bench, "Alpha"), true).unwrap();
    // There: Beta stands below it now, with a new one, and it has a coding more.
    let below = code(11, "Beta", "") + &code(12, "Gamma", "");
    let codes = code(10, "Alpha", &below);
    let more = first() + &selection(42, (18, 22), 10, "");
    let path = write(folder.path(), &codes, &two(&more, &second(), "Interview"));
    let report = merge(&mut bench, &path);
    assert_eq!(paths(&bench), ["Beta"]);
    assert_eq!(bench.project().all::<Coding>().unwrap().len(), 1);
    // Gamma, the move of Beta, the new coding and its passage.
    assert_eq!(noticed(&report, "needs-removed"), 4, "{:?}", report.notices);
    assert_eq!(counts(&bench)[1], 2);
    assert_eq!(came(&report, "code"), [3, 1], "Beta alone");
    is_well(&bench);
}

#[test]
fn a_case_that_was_removed_here_does_not_come() {
    let folder = tempfile::tempdir().unwrap();
    let case = |number: u32, name: &str| format!("<Case guid=\"{}\" name=\"{name}\"/>", g(number));
    let cases = format!("<Cases>{}{}</Cases>", case(70, "Rosa"), case(71, "Luis"));
    let path = write(folder.path(), "", &cases);
    let (mut bench, report) = bring(&path, &Options::default());
    assert_eq!(came(&report, "case"), [2, 2]);
    let rosa = g(70).parse().unwrap();
    bench.remove_actor(rosa).unwrap();
    let report = merge(&mut bench, &path);
    assert_eq!(came(&report, "case"), [2, 1]);
}

/// Says how many of a kind the file has, and how many came.
fn came(report: &Report, what: &str) -> [u64; 2] {
    let count = report.counts.iter().find(|count| count.what == what);
    count.map_or([0, 0], |count| [count.there, count.came])
}

#[test]
fn a_passage_that_was_removed_here_takes_no_coding() {
    let folder = tempfile::tempdir().unwrap();
    let (mut bench, codes) = begun(folder.path());
    let all = bench.project().all::<Coding>().unwrap();
    let own = all
        .iter()
        .find(|(id, _)| RecordId::from(*id).to_string() == g(31));
    bench.remove_coding(own.unwrap().0).unwrap();
    let more = selection(30, (8, 13), 10, &coding(50, 11));
    let path = write(folder.path(), &codes, &two(&more, &second(), "Interview"));
    let report = merge(&mut bench, &path);
    assert_eq!(counts(&bench), [2, 1, 1, 1]);
    assert_eq!(noticed(&report, "needs-removed"), 1);
    is_well(&bench);
}

#[test]
fn an_attribute_and_a_set_that_were_removed_here_take_no_value() {
    let folder = tempfile::tempdir().unwrap();
    let (mut bench, codes) = begun(folder.path());
    for name in ["Kind", "Miners"] {
        bench
            .remove_attribute(AttributeOf::Source, name, true)
            .unwrap();
    }
    let path = write(folder.path(), &codes, &two(&first(), &second(), "Minutes"));
    let report = merge(&mut bench, &path);
    let (_, one) = bench.find_source("One").unwrap();
    assert!(one.attributes.0.is_empty(), "{:?}", one.attributes);
    assert_eq!(noticed(&report, "needs-removed"), 1);
    is_well(&bench);
}

#[test]
fn a_note_that_was_removed_here_stays_removed() {
    let folder = tempfile::tempdir().unwrap();
    let (mut bench, codes) = begun(folder.path());
    let memo = bench.project().all::<Memo>().unwrap().remove(0).1.key;
    bench.remove_memo(&memo).unwrap();
    let path = write(
        folder.path(),
        &codes,
        &two(&first(), &second(), "Interview"),
    );
    merge(&mut bench, &path);
    assert_eq!(counts(&bench), [2, 2, 2, 0]);
    is_well(&bench);
}

/// Returns a set of codes.
fn set(number: u32, codes: &[u32]) -> String {
    let members = codes.iter().map(|code| {
        let guid = g(*code);
        format!("<MemberCode targetGUID=\"{guid}\"/>")
    });
    let members: String = members.collect();
    let guid = g(number);
    format!("<Sets><Set guid=\"{guid}\" name=\"Group\">{members}</Set></Sets>")
}

#[test]
fn a_group_keeps_what_was_put_into_it_here_and_what_was_taken_out() {
    let folder = tempfile::tempdir().unwrap();
    let names = ["Alpha", "Beta", "Gamma", "Delta"];
    let codes: String = (10..14)
        .zip(names)
        .map(|(n, name)| code(n, name, ""))
        .collect();
    let (mut bench, _) = bring(
        &write(folder.path(), &codes, &set(50, &[10, 11])),
        &Options::default(),
    );
    let (beta, gamma) = (find(&bench, "Beta"), find(&bench, "Gamma"));
    bench.group_codes("Group", &[gamma]).unwrap();
    bench.ungroup_codes("Group", &[beta]).unwrap();
    // There, Alpha was taken out and Delta put in.
    merge(
        &mut bench,
        &write(folder.path(), &codes, &set(50, &[11, 13])),
    );
    let groups = bench.project().all::<CodeGroup>().unwrap();
    let mut names: Vec<String> = groups[0]
        .1
        .codes
        .iter()
        .map(|id| {
            bench
                .project()
                .get::<Code>(*id)
                .unwrap()
                .unwrap()
                .name
                .to_string()
        })
        .collect();
    names.sort();
    assert_eq!(names, ["Delta", "Gamma"]);
    is_well(&bench);
}

#[test]
fn a_new_coding_with_a_code_that_was_merged_here_has_the_one_that_took_it() {
    let folder = tempfile::tempdir().unwrap();
    let both = code(10, "Alpha", "") + &code(11, "Beta", "");
    let texts = |more: &str| {
        format!(
            "<Sources><TextSource guid=\"{}\" name=\"One\"><PlainTextContent>Tenemos miedo.</PlainTextContent>\
             {}{more}</TextSource></Sources>",
            g(20),
            selection(30, (0, 7), 10, "")
        )
    };
    let (mut bench, _) = bring(
        &write(folder.path(), &both, &texts("")),
        &Options::default(),
    );
    let (alpha, beta) = (find(&bench, "Alpha"), find(&bench, "Beta"));
    bench.merge_codes(&[alpha], beta, "the same idea").unwrap();
    let newer = texts(&selection(32, (8, 13), 10, ""));
    merge(&mut bench, &write(folder.path(), &both, &newer));
    let codings = bench.project().all::<Coding>().unwrap();
    let of: Vec<CodeId> = codings.iter().map(|(_, coding)| coding.code).collect();
    assert_eq!(of, [beta, beta]);
    is_well(&bench);
}

#[test]
fn what_was_made_and_removed_here_does_not_come_back_with_a_copy_of_a_colleague() {
    let folder = tempfile::tempdir().unwrap();
    let path = write(folder.path(), &code(10, "Alpha", ""), "");
    let (mut bench, _) = bring(&path, &Options::default());
    let ours = NewCode {
        path: "Ours".to_owned(),
        ..NewCode::default()
    };
    bench.add_code(&ours).unwrap();
    let copy = folder.path().join("copy.qdpx");
    give(&bench, &copy);
    let ours = find(&bench, "Ours");
    bench.remove_code(ours, false).unwrap();
    let report = merge(&mut bench, &copy);
    assert_eq!(paths(&bench), ["Alpha"]);
    let codes = report.merged.iter().find(|it| it.noun == "code").unwrap();
    assert_eq!((codes.added, codes.ours), (0, 1));
}

/// Gives a code a colour.
fn coloured(code: String) -> String {
    code.replacen("isCodable", "color=\"#ff0000\" isCodable", 1)
}

#[test]
fn a_file_without_any_colour_or_definition_takes_none_away() {
    let folder = tempfile::tempdir().unwrap();
    let meaning = "<Description>of closure</Description>";
    let red = Some("#ff0000");
    let defined = Some("of closure");
    let first = coloured(code(10, "Alpha", meaning)) + &coloured(code(11, "Beta", meaning));
    let (mut bench, _) = bring(&write(folder.path(), &first, ""), &Options::default());
    let come = |bench: &mut Workbench, codes: String| {
        let path = write(folder.path(), &codes, "");
        let report = merge(bench, &path);
        let alpha = bench.project().get::<Code>(find(bench, "Alpha"));
        let alpha = alpha.unwrap().unwrap();
        (alpha.colour, alpha.definition, report.overwritten.len())
    };
    let owned = |it: Option<&str>| it.map(str::to_owned);
    // Neither: the program writes none.
    let none = code(10, "Alpha", "") + &code(11, "Beta", "");
    let had = (owned(red), owned(defined), 0);
    assert_eq!(come(&mut bench, none), had);
    // Another has a definition, so that this one is known to have none; and the other way round.
    let defines = code(10, "Alpha", "") + &code(11, "Beta", meaning);
    assert_eq!(come(&mut bench, defines), (owned(red), None, 1));
    let colours = code(10, "Alpha", "") + &coloured(code(11, "Beta", ""));
    assert_eq!(come(&mut bench, colours), (None, None, 1));
    is_well(&bench);
}

#[test]
fn a_colour_that_was_taken_away_there_goes_and_one_of_ours_stays() {
    let folder = tempfile::tempdir().unwrap();
    let gamma = coloured(code(12, "Gamma", ""));
    let all = coloured(code(10, "Alpha", "")) + &code(11, "Beta", "") + &gamma;
    let (mut bench, _) = bring(&write(folder.path(), &all, ""), &Options::default());
    let beta = find(&bench, "Beta");
    let blue = Definition {
        colour: Some("#0000ff".to_owned()),
        ..Definition::default()
    };
    bench.define_code(beta, &blue).unwrap();
    let plain = code(10, "Alpha", "") + &code(11, "Beta", "") + &gamma;
    merge(&mut bench, &write(folder.path(), &plain, ""));
    let colour = |name: &str| {
        let id = find(&bench, name);
        bench.project().get::<Code>(id).unwrap().unwrap().colour
    };
    assert_eq!(
        (colour("Alpha"), colour("Beta")),
        (None, Some("#0000ff".to_owned()))
    );
}

#[test]
fn what_a_variable_means_is_what_was_said_last() {
    let folder = tempfile::tempdir().unwrap();
    let variable = |description: &str| {
        format!(
            "<Variables><Variable guid=\"{}\" name=\"Age\" typeOfVariable=\"Integer\">{description}</Variable></Variables>",
            g(60)
        )
    };
    let described = |words: &str| variable(&format!("<Description>{words}</Description>"));
    let means = |bench: &Workbench| {
        let attributes = bench.project().all::<Attribute>().unwrap();
        attributes[0].1.description.clone()
    };
    let come = |bench: &mut Workbench, variable: &str| {
        merge(bench, &write(folder.path(), "", variable));
        means(bench)
    };
    let first = write(folder.path(), "", &described("in years"));
    let (mut bench, _) = bring(&first, &Options::default());
    assert_eq!(means(&bench).as_deref(), Some("in years"));
    let newer = come(&mut bench, &described("at the first talk"));
    assert_eq!(newer.as_deref(), Some("at the first talk"));
    assert_eq!(come(&mut bench, &variable("")), None);
}
