//! What a report tells of a newer export: what it has no more, and what stands otherwise.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod foreign_common;

use std::path::{Path, PathBuf};

use ayni_model::{
    codebook::Code,
    coding::{Coding, Quotation},
    source::Source,
    study::{Member, Memo},
};
use ayni_store::Reader as _;
use ayni_workbench::foreign::{Options, Report};
use foreign_common::{bring, given, merge};

/// A GUID of a number.
fn g(number: u32) -> String {
    format!("{number:08x}-0000-4000-8000-000000000000")
}

fn code(number: u32, name: &str) -> String {
    format!(
        "<Code guid=\"{}\" name=\"{name}\" isCodable=\"true\"/>",
        g(number)
    )
}

/// A selection with a coding, whose identity is one more.
fn selection(number: u32, (start, end): (u32, u32), code: u32) -> String {
    format!(
        "<PlainTextSelection guid=\"{}\" startPosition=\"{start}\" endPosition=\"{end}\">\
         <Coding guid=\"{}\" creatingUser=\"{}\"><CodeRef targetGUID=\"{}\"/></Coding></PlainTextSelection>",
        g(number),
        g(number + 1),
        g(1),
        g(code)
    )
}

fn source(number: u32, name: &str, text: &str, within: &str) -> String {
    format!(
        "<TextSource guid=\"{}\" name=\"{name}\"><PlainTextContent>{text}</PlainTextContent>{within}</TextSource>",
        g(number)
    )
}

fn note(number: u32, name: &str) -> String {
    format!(
        "<Note guid=\"{}\" name=\"{name}\"><PlainTextContent>words</PlainTextContent></Note>",
        g(number)
    )
}

fn write(folder: &Path, name: &str, [codes, sources, notes]: [&str; 3]) -> PathBuf {
    let xml = format!(
        "<Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"{name}\" origin=\"Another 1\">\
         <Users><User guid=\"{}\" name=\"Ana\"/></Users><CodeBook><Codes>{codes}</Codes></CodeBook>\
         <Sources>{sources}</Sources><Notes>{notes}</Notes></Project>",
        g(1)
    );
    let path = folder.join("mine.qde");
    std::fs::write(&path, xml).unwrap();
    path
}

/// Says how many of each noun the file has no more.
fn absent(report: &Report) -> Vec<(&str, u64)> {
    let all = report.merged.iter().filter(|it| it.absent > 0);
    all.map(|it| (it.noun.as_str(), it.absent)).collect()
}

fn changes(report: &Report) -> Vec<(&str, &str, Option<&str>, Option<&str>)> {
    let all = report.overwritten.iter();
    all.map(|it| {
        let (before, after) = (it.before.as_deref(), it.after.as_deref());
        (it.record.as_str(), it.field.as_str(), before, after)
    })
    .collect()
}

const TEXT: &str = "Tenemos miedo. La mina cierra. Nadie dice nada.";

#[test]
fn what_a_newer_export_has_no_more_is_told_and_stays() {
    let folder = tempfile::tempdir().unwrap();
    let codes = [code(10, "Fear"), code(11, "Silence"), code(12, "Hope")];
    let coded = selection(30, (8, 13), 10) + &selection(32, (31, 46), 11);
    let two = source(20, "Interview 1", TEXT, &coded)
        + &source(21, "Interview 2", TEXT, &selection(34, (8, 13), 10));
    let notes = note(40, "First") + &note(41, "Second");
    let first = write(folder.path(), "Mine", [&codes.concat(), &two, &notes]);
    let (mut bench, report) = bring(&first, &Options::default());
    assert_eq!(absent(&report), []);
    assert_eq!(absent(&merge(&mut bench, &first)), [], "nothing is absent");

    let codes = [code(10, "Fear"), code(11, "Silence")];
    let one = source(20, "Interview 1", TEXT, &selection(30, (8, 13), 10));
    let newer = write(
        folder.path(),
        "Mine",
        [&codes.concat(), &one, &note(40, "First")],
    );
    let report = merge(&mut bench, &newer);
    // The passage and the coding of the source that is not there go with it, and each passage with its codings: as
    // many are counted as are named.
    let told = [("source", 1), ("code", 1), ("coding", 1), ("memo", 1)];
    assert_eq!(absent(&report), told);
    let names = [
        "source:Interview 2",
        "code:Hope",
        "memo:Second",
        "coding:Silence · Interview 1, 31–46",
    ];
    assert_eq!(report.absent, names);
    assert_eq!(report.more_absent, 0);
    assert!(report.brought.unwrap().is_nothing(), "{report:?}");
    // All of it stays.
    let project = bench.project();
    assert_eq!(project.all::<Source>().unwrap().len(), 2);
    assert_eq!(project.all::<Code>().unwrap().len(), 3);
    assert_eq!(project.all::<Coding>().unwrap().len(), 3);
    assert_eq!(project.all::<Memo>().unwrap().len(), 2);
    // It is told of a project that has another name by now, and of what was removed here it is not.
    let hope = bench.codebook().unwrap().find("Hope").unwrap();
    bench.remove_code(hope, false).unwrap();
    let renamed = write(
        folder.path(),
        "Ours",
        [&codes.concat(), &one, &note(40, "First")],
    );
    let report = merge(&mut bench, &renamed);
    let told = told.into_iter().filter(|(noun, _)| *noun != "code");
    assert_eq!(absent(&report), told.collect::<Vec<_>>());
}

#[test]
fn what_has_no_place_in_a_file_is_not_missed_there() {
    let folder = tempfile::tempdir().unwrap();
    let codes = [code(10, "Fear"), code(11, "Silence"), code(12, "Hope")];
    let coded = selection(30, (8, 13), 10) + &selection(32, (31, 46), 11);
    let texts = source(20, "Interview 1", TEXT, &coded) + &source(21, "Interview 2", TEXT, "");
    let first = write(
        folder.path(),
        "Mine",
        [&codes.concat(), &texts, &note(40, "First")],
    );
    let (mut bench, _) = bring(&first, &Options::default());
    // A codebook has neither texts nor codings, and two of three codes.
    let book = folder.path().join("mine.qdc");
    let xml = format!(
        "<CodeBook xmlns=\"urn:QDA-XML:codebook:1.0\" origin=\"Another 1\"><Codes>{}{}</Codes></CodeBook>",
        codes[0], codes[2]
    );
    std::fs::write(&book, xml).unwrap();
    let report = merge(&mut bench, &book);
    assert_eq!(absent(&report), [("code", 1)]);
    assert_eq!(report.absent, ["code:Silence"]);
    // A table of tags has no more than that, one of segments the codings, and no source without any.
    let table = folder.path().join("tags.csv");
    std::fs::write(&table, "tag,description\nFear,words\nHope,words\n").unwrap();
    assert_eq!(absent(&merge(&mut bench, &table)), [("code", 1)]);
    let rows = "document,tag,content\nInterview 1,Fear,miedo\nInterview 1,Hope,cierra\n";
    std::fs::write(&table, rows).unwrap();
    let report = merge(&mut bench, &table);
    assert_eq!(absent(&report), [("code", 1), ("coding", 1)]);
    // They give their passages no place, so none stands elsewhere.
    assert_eq!(report.codings.reanchored, 2);
    assert!(report.drifted.is_empty(), "{:?}", report.drifted);
    // A table that shares one code, of a name that many have, is of another project.
    std::fs::write(&table, "document,tag,content\nInterview 1,Fear,mina\n").unwrap();
    assert_eq!(absent(&merge(&mut bench, &table)), []);
}

#[test]
fn a_coding_of_which_nobody_is_said_is_that_of_whoever_coded() {
    let folder = tempfile::tempdir().unwrap();
    let both = selection(30, (8, 13), 10) + &selection(32, (8, 13), 10).replace(&g(1), &g(2));
    let more = both.clone() + &selection(34, (31, 46), 11);
    let users = format!("<User guid=\"{}\" name=\"Luis\"/></Users>", g(2));
    let codes = code(10, "Fear") + &code(11, "Hope");
    let text = source(20, "Interview 1", TEXT, &more);
    let mine = write(folder.path(), "Mine", [&codes, &text, ""]);
    let xml = std::fs::read_to_string(&mine).unwrap();
    std::fs::write(&mine, xml.replace("</Users>", &users)).unwrap();
    let (mut bench, _) = bring(&mine, &Options::default());
    let before = bench.project().all::<Coding>().unwrap();
    assert_eq!(before.len(), 3);
    // Two people said it of one passage; in a file without people, under other identities, they are two still.
    let other = both.replace(&g(30), &g(60)).replace(&g(31), &g(61));
    let other = other.replace(&g(32), &g(62)).replace(&g(33), &g(63));
    let text = source(20, "Interview 1", TEXT, &other);
    let nobody = write(folder.path(), "Mine", [&codes, &text, ""]);
    let xml = std::fs::read_to_string(&nobody).unwrap();
    let xml = xml.replace(&format!(" creatingUser=\"{}\"", g(1)), "");
    let xml = xml.replace(&format!(" creatingUser=\"{}\"", g(2)), "");
    assert!(!xml.contains("creatingUser"));
    std::fs::write(&nobody, xml).unwrap();
    let report = merge(&mut bench, &nobody);
    assert_eq!(absent(&report), [("coding", 1)]);
    // Nor does a table, which never says who: one line may be of either, and none is missed.
    let table = folder.path().join("tags.csv");
    let rows = "document,tag,content\nInterview 1,Fear,miedo\nInterview 1,Hope,Nadie dice nada\n";
    std::fs::write(&table, rows).unwrap();
    let report = merge(&mut bench, &table);
    assert_eq!(report.codings.reanchored, 2);
    assert_eq!(absent(&report), []);
    assert_eq!(bench.project().all::<Coding>().unwrap(), before);
    assert_eq!(bench.project().all::<Member>().unwrap().len(), 2);
    // What nobody here coded is by somebody who stands for nobody.
    std::fs::write(&table, "document,tag,content\nInterview 1,Fear,mina\n").unwrap();
    merge(&mut bench, &table);
    assert_eq!(bench.project().all::<Coding>().unwrap().len(), 4);
    assert_eq!(bench.project().all::<Member>().unwrap().len(), 3);
}

#[test]
fn a_coding_of_nobody_becomes_that_of_who_is_said_to_have_coded() {
    let folder = tempfile::tempdir().unwrap();
    let passage = selection(30, (8, 13), 10);
    let unsigned = passage.replace(&format!(" creatingUser=\"{}\"", g(1)), "");
    let text = source(20, "Interview 1", TEXT, &unsigned);
    let (before, after) = (folder.path().join("before"), folder.path().join("after"));
    std::fs::create_dir(&before).unwrap();
    std::fs::create_dir(&after).unwrap();
    let nobody = write(&before, "Mine", [&code(10, "Fear"), &text, ""]);
    let (mut bench, _) = bring(&nobody, &Options::default());
    let (first, _) = bench.project().all::<Coding>().unwrap()[0];
    // The same passages under other identities, by Ana and by Luis.
    let other = passage.replace(&g(30), &g(60)).replace(&g(31), &g(61));
    let more = selection(62, (8, 13), 10).replace(&g(1), &g(2));
    let text = source(20, "Interview 1", TEXT, &(other + &more));
    let mine = write(&after, "Mine", [&code(10, "Fear"), &text, ""]);
    let xml = std::fs::read_to_string(&mine).unwrap();
    let users = format!("<User guid=\"{}\" name=\"Luis\"/></Users>", g(2));
    std::fs::write(&mine, xml.replace("</Users>", &users)).unwrap();
    for file in [&mine, &nobody, &mine] {
        let report = merge(&mut bench, file);
        assert_eq!(absent(&report), []);
        let codings = bench.project().all::<Coding>().unwrap();
        let coder = |it: &Coding| ayni_model::id::RecordId::from(it.coder).to_string();
        let mut coders: Vec<_> = codings.iter().map(|(_, it)| coder(it)).collect();
        coders.sort();
        assert_eq!(coders, [g(1), g(2)]);
        let known = codings.iter().find(|(id, _)| *id == first);
        assert_eq!(known.map(|(_, it)| coder(it)), Some(g(1)));
    }
}

#[test]
fn a_step_says_what_came_of_the_file_and_who_was_met_by_name() {
    let folder = tempfile::tempdir().unwrap();
    let text = source(20, "Interview 1", TEXT, &selection(30, (8, 13), 10));
    let mine = write(folder.path(), "Mine", [&code(10, "Fear"), &text, ""]);
    let (mut bench, report) = bring(&mine, &Options::default());
    let of = |report: &Report| {
        let it = report.brought.unwrap();
        [it.sources, it.codes, it.codings, it.others, it.values]
    };
    assert_eq!(of(&report), [1, 1, 1, 1, 0]);
    let by_name = |report: &Report| {
        let mut all = report.notices.iter();
        let found = all.find(|it| it.what == "met-by-name");
        found.map(|it| (it.seen.clone(), it.count))
    };
    assert_eq!(by_name(&report), None);
    // A code more, another name for the one that there was, and Ana under another identity.
    let codes = code(10, "Miedo") + &code(11, "Hope");
    let newer = write(folder.path(), "Mine", [&codes, &text, ""]);
    let xml = std::fs::read_to_string(&newer).unwrap();
    std::fs::write(&newer, xml.replace(&g(1), &g(2))).unwrap();
    for (brought, met) in [
        ([0, 1, 0, 0, 1], Some(("Ana".to_owned(), 1))),
        // It is known who that is.
        ([0; 5], None),
    ] {
        let report = merge(&mut bench, &newer);
        assert_eq!(of(&report), brought);
        assert_eq!(by_name(&report), met);
        let member = report.merged.iter().find(|it| it.noun == "member");
        assert_eq!(member.map(|it| (it.added, it.same)), Some((0, 1)));
    }
    let history = bench.project().history(0, 10).unwrap();
    let said: Vec<String> = history.iter().map(|it| it.operation.sentence()).collect();
    let told = "brought in mine.qde: 0 sources, 1 code and 0 codings; changed 1 value";
    assert!(said.iter().any(|it| it == told), "{said:?}");
}

#[test]
fn what_two_coded_at_one_place_is_one_passage_still() {
    let folder = tempfile::tempdir().unwrap();
    // Here both codings are on one passage.
    let both = selection(30, (8, 13), 10).replace(
        "</PlainTextSelection>",
        &format!(
            "<Coding guid=\"{}\" creatingUser=\"{}\"><CodeRef targetGUID=\"{}\"/></Coding></PlainTextSelection>",
            g(33),
            g(2),
            g(11)
        ),
    );
    let codes = code(10, "Fear") + &code(11, "Hope");
    let signed = |path: PathBuf| {
        let xml = std::fs::read_to_string(&path).unwrap();
        let users = format!("<User guid=\"{}\" name=\"Luis\"/></Users>", g(2));
        std::fs::write(&path, xml.replace("</Users>", &users)).unwrap();
        path
    };
    let text = source(20, "Interview 1", TEXT, &both);
    let mine = signed(write(folder.path(), "Mine", [&codes, &text, ""]));
    let (mut bench, _) = bring(&mine, &Options::default());
    let before = bench.project().all::<Coding>().unwrap();
    let passages = bench.project().all::<Quotation>().unwrap();
    assert_eq!((before.len(), passages.len()), (2, 1));
    // There each of them has a passage: under the identities of here, and under others.
    let known = selection(30, (8, 13), 10) + &selection(32, (8, 13), 11).replace(&g(1), &g(2));
    let other = selection(60, (8, 13), 10) + &selection(62, (8, 13), 11).replace(&g(1), &g(2));
    for parts in [known, other.clone(), other] {
        let text = source(20, "Interview 1", TEXT, &parts);
        let mine = signed(write(folder.path(), "Mine", [&codes, &text, ""]));
        let report = merge(&mut bench, &mine);
        assert_eq!(report.codings.exact, 2);
        assert_eq!(bench.project().all::<Coding>().unwrap(), before);
        assert_eq!(bench.project().all::<Quotation>().unwrap(), passages);
        // And goes out once.
        let xml = given(&bench, folder.path());
        assert_eq!(xml.matches("<CodeRef").count(), 2, "{xml}");
        let mut guids: Vec<&str> = xml.split(" guid=\"").skip(1).map(|it| &it[..36]).collect();
        let all = guids.len();
        guids.sort_unstable();
        guids.dedup();
        assert_eq!(guids.len(), all, "{xml}");
    }
    // What a third one codes there is a coding more.
    let more = selection(70, (8, 13), 11);
    let text = source(20, "Interview 1", TEXT, &more);
    let mine = signed(write(folder.path(), "Mine", [&codes, &text, ""]));
    merge(&mut bench, &mine);
    assert_eq!(bench.project().all::<Coding>().unwrap().len(), 3);
    // Who coded there twice alike has two passages, as in the file.
    let (mut bench, _) = bring(
        &signed(write(
            folder.path(),
            "Mine",
            [&codes, &source(20, "Interview 1", TEXT, &both), ""],
        )),
        &Options::default(),
    );
    let twins = selection(80, (8, 13), 10) + &selection(82, (8, 13), 10);
    let text = source(20, "Interview 1", TEXT, &twins);
    let mine = signed(write(folder.path(), "Mine", [&codes, &text, ""]));
    for _ in 0..2 {
        merge(&mut bench, &mine);
        assert_eq!(bench.project().all::<Coding>().unwrap().len(), 3);
        assert_eq!(bench.project().all::<Quotation>().unwrap().len(), 2);
    }
}

#[test]
fn what_was_changed_here_is_told_first_and_whole() {
    let folder = tempfile::tempdir().unwrap();
    let codes = |form: &str| -> String {
        let codes = (100..1_300).map(|it| code(it, &format!("{form} {it}")));
        codes.collect()
    };
    let path = write(folder.path(), "Mine", [&codes("Code"), "", ""]);
    let (mut bench, _) = bring(&path, &Options::default());
    // The last of them has another name here, and all have one there.
    let known = bench.project().all::<Code>().unwrap();
    let (id, _) = known
        .iter()
        .find(|(_, it)| it.name.to_string() == "Code 1299")
        .unwrap();
    bench.rename_code(*id, "Mine alone").unwrap();
    write(folder.path(), "Mine", [&codes("Código"), "", ""]);
    let report = merge(&mut bench, &path);
    let first = &report.overwritten[0];
    assert_eq!(first.before.as_deref(), Some("Mine alone"));
    let own: Vec<bool> = report.overwritten.iter().map(|it| it.own).collect();
    assert_eq!((own[0], own[1..].contains(&true)), (true, false));
    assert_eq!((own.len(), report.more_overwritten), (1_001, 199));
}

#[test]
fn what_a_second_file_brought_is_missed_in_a_third() {
    let folder = tempfile::tempdir().unwrap();
    let fear = code(10, "Fear");
    let first = source(20, "Interview 1", TEXT, &selection(30, (8, 13), 10));
    let path = write(folder.path(), "Mine", [&fear, &first, ""]);
    let (mut bench, _) = bring(&path, &Options::default());
    // The second file has what the first had, and one of each kind more.
    let more = selection(30, (8, 13), 10) + &selection(32, (31, 46), 10);
    let texts = source(20, "Interview 1", TEXT, &more) + &source(21, "Interview 2", TEXT, "");
    write(
        folder.path(),
        "Mine",
        [&(fear.clone() + &code(11, "Hope")), &texts, ""],
    );
    assert_eq!(absent(&merge(&mut bench, &path)), []);
    // The third, of a colleague who never had those, is as the first.
    write(folder.path(), "Mine", [&fear, &first, ""]);
    let missed = [("source", 1), ("code", 1), ("coding", 1)];
    for _ in 0..2 {
        assert_eq!(absent(&merge(&mut bench, &path)), missed);
    }
}

#[test]
fn of_another_project_nothing_is_missed() {
    let folder = tempfile::tempdir().unwrap();
    let codes: String = (10..14).map(|it| code(it, &format!("Code {it}"))).collect();
    let text = source(20, "Interview 1", TEXT, &selection(30, (8, 13), 10));
    let mine = write(folder.path(), "Project", [&codes, &text, ""]);
    let (mut bench, _) = bring(&mine, &Options::default());
    // Another of the same name, as programs give it, has nothing of the first.
    let other = source(70, "Letter", "Otra cosa.", &selection(72, (0, 4), 60));
    let same_name = write(folder.path(), "Project", [&code(60, "Other"), &other, ""]);
    assert_eq!(absent(&merge(&mut bench, &same_name)), []);
    // One of another name shares a single code.
    let shared = write(
        folder.path(),
        "Theirs",
        [&(code(10, "Code 10") + &code(61, "More")), "", ""],
    );
    assert_eq!(absent(&merge(&mut bench, &shared)), []);
}

#[test]
fn what_has_changed_is_told_in_names_words_and_places() {
    let folder = tempfile::tempdir().unwrap();
    let codes = code(10, "Fear") + &code(11, "Silence");
    let long = format!("{}Tenemos miedo.", "Otra palabra. ".repeat(10));
    let before = source(20, "Interview 1", TEXT, &selection(30, (8, 13), 10))
        + &source(21, "Interview 2", &long, "");
    let file = write(folder.path(), "Mine", [&codes, &before, ""]);
    let (mut bench, _) = bring(&file, &Options::default());
    let corrected = long.replace("miedo", "rabia");
    let after = source(20, "Interview 1", TEXT, &selection(30, (0, 13), 11))
        + &source(21, "Interview 2", &corrected, "");
    let path = write(folder.path(), "Mine", [&codes, &after, ""]);
    let report = merge(&mut bench, &path);
    let told = [
        (
            "quotation:Interview 1, 8–13",
            "at",
            Some("8–13 “miedo”"),
            Some("0–13 “Tenemos miedo”"),
        ),
        (
            "coding:Fear · Interview 1, 0–13",
            "code",
            Some("Fear"),
            Some("Silence"),
        ),
        (
            "source:Interview 2",
            "revision",
            Some("… palabra. Tenemos miedo."),
            Some("… palabra. Tenemos rabia."),
        ),
    ];
    assert_eq!(changes(&report), told);
}

#[test]
fn a_passage_of_the_same_place_in_another_text_is_told_by_its_words() {
    let folder = tempfile::tempdir().unwrap();
    let codes = code(10, "Fear");
    let coded = selection(30, (0, 7), 10) + &selection(32, (8, 13), 10);
    let file = |text: &str| {
        let source = source(20, "Interview 1", text, &coded);
        write(folder.path(), "Mine", [&codes, &source, ""])
    };
    let (mut bench, _) = bring(&file(TEXT), &Options::default());
    let report = merge(&mut bench, &file(&TEXT.replace("miedo", "rabia")));
    let told = changes(&report);
    let at: Vec<_> = told
        .iter()
        .filter(|(_, field, ..)| *field == "at")
        .collect();
    // Of the one whose words are as they were, there is nothing to tell.
    assert_eq!(
        at,
        [&(
            "quotation:Interview 1, 8–13",
            "at",
            Some("8–13 “miedo”"),
            Some("8–13 “rabia”"),
        )]
    );
    assert!(told.iter().any(|(_, field, ..)| *field == "revision"));
}

#[test]
fn a_passage_at_another_place_in_another_text_is_told_by_its_words_if_they_are_others() {
    let folder = tempfile::tempdir().unwrap();
    let codes = code(10, "Fear");
    let file = |text: &str, places: [(u32, u32); 3]| {
        let [first, second, third] = places;
        let coded = [
            selection(30, first, 10),
            selection(32, second, 10),
            selection(34, third, 10),
        ];
        let source = source(20, "Interview 1", text, &coded.concat());
        write(folder.path(), "Mine", [&codes, &source, ""])
    };
    let before = [(8, 13), (31, 46), (0, 46)];
    let (mut bench, _) = bring(&file(TEXT, before), &Options::default());
    let text = TEXT.replace("Tenemos", "Todos tenemos");
    let text = text.replace("Nadie dice", "Ninguno dice");
    let after = [(14, 19), (37, 54), (0, 54)];
    let report = merge(&mut bench, &file(&text, after));
    let told = changes(&report);
    let at = told.iter().filter(|(_, field, ..)| *field == "at");
    let at: Vec<_> = at.map(|(_, _, before, after)| (*before, *after)).collect();
    let told = [
        // Its words are as they were.
        (Some("8–13"), Some("14–19")),
        (
            Some("31–46 “Nadie dice nada”"),
            Some("37–54 “Ninguno dice nada”"),
        ),
        // Long words are cut short, and nothing else is.
        (
            Some("0–46 “Tenemos miedo. La mina cierra. Nadie di…”"),
            Some("0–54 “Todos tenemos miedo. La mina cierra. Ni…”"),
        ),
    ];
    assert_eq!(at, told);
}

#[test]
fn of_what_was_taken_back_and_comes_again_nothing_is_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    let codes = code(10, "Fear");
    let before = source(20, "Interview 1", TEXT, &selection(30, (8, 13), 10));
    let first = write(folder.path(), "Mine", [&codes, &before, ""]);
    let (mut bench, _) = bring(&first, &Options::default());
    let codes = code(10, "Fear of closure") + &code(11, "Silence");
    let coded = selection(30, (8, 13), 10) + &selection(32, (31, 46), 11);
    let after = source(20, "Interview 1", TEXT, &coded)
        + &source(21, "Interview 2", TEXT, &selection(34, (8, 13), 11));
    let newer = write(folder.path(), "Mine", [&codes, &after, &note(40, "Seen")]);
    let report = merge(&mut bench, &newer);
    let told = [("code:Fear", "name", Some("Fear"), Some("Fear of closure"))];
    assert_eq!(changes(&report), told);
    bench.undo(None).unwrap();
    let again = merge(&mut bench, &newer);
    assert_eq!(changes(&again), told);
    assert_eq!(again.more_overwritten, 0);
    assert_eq!(again.merged, report.merged);
}
