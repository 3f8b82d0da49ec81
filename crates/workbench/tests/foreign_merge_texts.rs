//! A text that was corrected here and changed in another program or another copy: what either side did is kept.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod foreign_common;

use std::path::{Path, PathBuf};

use ayni_model::{
    coding::{Anchor, Coding, Quotation},
    source::{Revision, Source},
    text::TextIndex,
};
use ayni_store::Reader as _;
use ayni_workbench::{
    Workbench,
    foreign::{Options, Report},
    source::Correction,
};
use foreign_common::{bring, give, merge, xml_of};

const TEXT: &str = "We came in March, said Rosa Quispe. The pit was closed.\nNobody told us why.\n";

fn g(number: u32) -> String {
    format!("{number:08x}-0000-4000-8000-000000000000")
}

/// Writes a project with one text and one code on passages, by their words.
fn file(folder: &Path, text: &str, passages: &[(u32, &str)]) -> PathBuf {
    let passages: String = passages
        .iter()
        .map(|(number, words)| {
            let start = text[..text.find(words).unwrap()].chars().count();
            let end = start + words.chars().count();
            format!(
                "<PlainTextSelection guid=\"{}\" startPosition=\"{start}\" endPosition=\"{end}\">\
                 <Coding guid=\"{}\"><CodeRef targetGUID=\"{}\"/></Coding></PlainTextSelection>",
                g(*number),
                g(number + 1),
                g(10),
            )
        })
        .collect();
    let xml = format!(
        "<Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"Mine\" origin=\"Another 1\">\
         <CodeBook><Codes><Code guid=\"{}\" name=\"Fear\" isCodable=\"true\"/></Codes></CodeBook>\
         <Sources><TextSource guid=\"{}\" name=\"Interview 1\" richTextPath=\"internal://interview.docx\">\
         <PlainTextContent>{text}</PlainTextContent>\
         {passages}</TextSource></Sources></Project>",
        g(10),
        g(20),
    );
    let path = folder.join("mine.qde");
    std::fs::write(&path, xml).unwrap();
    std::fs::create_dir_all(folder.join("Sources")).unwrap();
    std::fs::write(folder.join("Sources/interview.docx"), text).unwrap();
    path
}

fn correct(bench: &mut Workbench, text: &str) {
    let (id, _) = bench.project().all::<Source>().unwrap().remove(0);
    let correction = Correction {
        name: "corrected.txt",
        bytes: text.as_bytes(),
        reason: "nobody is named",
        ..Correction::default()
    };
    bench.edit_source(id, &correction).unwrap();
}

/// Returns the text that is shown, and the words on which there are codings, in its order.
fn shown(bench: &Workbench) -> (String, Vec<String>) {
    let (id, source) = bench.project().all::<Source>().unwrap().remove(0);
    let text = bench.source_text(id).unwrap().text;
    let index = TextIndex::new(&text);
    let mut spans: Vec<_> = bench
        .project()
        .all::<Coding>()
        .unwrap()
        .into_iter()
        .map(|(_, coding)| {
            let quotation: Quotation = bench.project().get(coding.quotation).unwrap().unwrap();
            let (revision, span) = quotation.at.place().unwrap();
            assert_eq!(Some(revision), source.revision);
            span
        })
        .collect();
    spans.sort();
    let words = spans.iter().map(|it| index.slice(*it).unwrap().to_owned());
    let words = words.collect();
    (text, words)
}

/// Returns projects that were made from one file of this program.
fn copies<const N: usize>(folder: &Path) -> [Workbench; N] {
    let path = file(folder, TEXT, &[(30, "The pit was closed.")]);
    let (first, _) = bring(&path, &Options::default());
    let out = folder.join("first.qdpx");
    give(&first, &out);
    [(); N].map(|()| bring(&out, &Options::default()).0)
}

/// Returns the names of the members of an archive.
fn members(path: &Path) -> Vec<String> {
    let file = std::fs::File::open(path).unwrap();
    let archive = zip::ZipArchive::new(file).unwrap();
    archive
        .file_names()
        .map(|it| it.unwrap().into_owned())
        .collect()
}

/// Tells whether the Word file of the text goes out beside it.
fn has_rich_text(bench: &Workbench, folder: &Path) -> bool {
    let out = folder.join("rich.qdpx");
    give(bench, &out);
    members(&out).iter().any(|it| it.ends_with(".docx"))
}

/// Returns how often a notice was given, and of what.
fn told(report: &Report, kind: &str) -> Option<(u64, String)> {
    let found = report.notices.iter().find(|it| it.what == kind)?;
    Some((found.count, found.seen.clone()))
}

#[test]
fn what_was_corrected_here_and_what_was_changed_there_are_both_in() {
    let folder = tempfile::tempdir().unwrap();
    let first = [(30, "The pit was closed."), (32, "Rosa Quispe")];
    let path = file(folder.path(), TEXT, &first);
    let (mut bench, _) = bring(&path, &Options::default());
    let ours = TEXT.replace("Rosa Quispe", "V07");
    correct(&mut bench, &ours);
    let before = shown(&bench);
    assert_eq!(before.1, ["V07", "The pit was closed."]);
    // There a word was heard again, and an answer was added and coded.
    let theirs = TEXT.replace("March", "early May") + "They left in the night.\n";
    let more = [
        first[0],
        first[1],
        (34, "left in the night"),
        (36, "early May"),
    ];
    file(folder.path(), &theirs, &more);
    let report = merge(&mut bench, &path);
    let expected = "We came in early May, said V07. The pit was closed.\n\
                    Nobody told us why.\nThey left in the night.\n";
    let words = [
        "early May",
        "V07",
        "The pit was closed.",
        "left in the night",
    ];
    assert_eq!(
        shown(&bench),
        (expected.to_owned(), words.map(str::to_owned).to_vec())
    );
    assert_eq!(
        told(&report, "both-texts"),
        Some((1, "Interview 1".to_owned()))
    );
    assert_eq!(told(&report, "ours-stands"), None);
    assert_eq!([report.codings.exact, report.codings.lost], [4, 0]);
    // Who is not named here is not named to others.
    let out = folder.path().join("out.qdpx");
    give(&bench, &out);
    let xml = xml_of(&out);
    assert!(!xml.contains("Quispe"), "{xml}");
    assert!(!members(&out).iter().any(|it| it.ends_with(".docx")));
    let text = report.overwritten.iter().find(|it| it.field == "revision");
    assert!(text.is_some_and(|it| it.record == "source:Interview 1" && !it.own));
    // The same once more changes nothing, one that goes on from there adds what is new.
    let report = merge(&mut bench, &path);
    assert!(report.merged.iter().all(|it| it.added + it.changed == 0));
    let last = theirs.clone() + "All of them.\n";
    file(folder.path(), &last, &more);
    merge(&mut bench, &path);
    assert_eq!(shown(&bench).0, expected.to_owned() + "All of them.\n");
    assert!(bench.project().doctor().unwrap().is_good());
    // Undone, each step takes back its own.
    bench.undo(None).unwrap();
    assert_eq!(shown(&bench).0, expected);
    bench.undo(None).unwrap();
    bench.undo(None).unwrap();
    assert_eq!(shown(&bench), before);
}

#[test]
fn where_both_changed_the_same_words_what_is_here_stays_and_is_told() {
    // The second has nothing in common with either: what the file was made from is not what was corrected.
    for name in ["Rosa María Quispe Condori", "Ana"] {
        let folder = tempfile::tempdir().unwrap();
        let path = file(folder.path(), TEXT, &[(30, "said Rosa Quispe")]);
        let (mut bench, _) = bring(&path, &Options::default());
        let ours = TEXT.replace("Rosa Quispe", "V07");
        correct(&mut bench, &ours);
        let theirs = TEXT.replace("Rosa Quispe", name);
        file(folder.path(), &theirs, &[(30, &format!("said {name}"))]);
        let mut stood = Vec::new();
        for _ in 0..2 {
            let report = merge(&mut bench, &path);
            stood.push(told(&report, "ours-stands"));
            assert_eq!(shown(&bench), (ours.clone(), vec!["said V07".to_owned()]));
            assert_eq!(report.codings.lost, 0);
            let (_, quotation) = bench.project().all::<Quotation>().unwrap().remove(0);
            let changed = matches!(quotation.at, Anchor::Changed { .. });
            assert!(changed, "{quotation:?}");
        }
        // It was told when it came; what the file had is kept beside.
        assert_eq!(bench.project().all::<Revision>().unwrap().len(), 3);
        assert_eq!(stood, [Some((1, "Interview 1".to_owned())), None]);
    }
}

#[test]
fn a_text_that_was_not_corrected_here_becomes_that_of_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(folder.path(), TEXT, &[]);
    let (mut bench, _) = bring(&path, &Options::default());
    // The third one takes back a part of the second one.
    for text in [
        TEXT.replace("March", "May").replace("pit", "shaft"),
        TEXT.replace("March", "May") + "They left.\n",
    ] {
        file(folder.path(), &text, &[]);
        let report = merge(&mut bench, &path);
        assert_eq!(shown(&bench).0, text);
        assert_eq!(told(&report, "both-texts"), None);
    }
    // It goes out with the file from which the other program made it.
    assert!(has_rich_text(&bench, folder.path()));
}

#[test]
fn what_two_people_corrected_in_their_copies_meets_in_a_third() {
    let folder = tempfile::tempdir().unwrap();
    let [mut hub, mut one, mut other] = copies(folder.path());
    let (named, told) = (("Rosa Quispe", "V07"), ("Nobody told", "Nobody ever told"));
    correct(&mut one, &TEXT.replace(named.0, named.1));
    correct(&mut other, &TEXT.replace(told.0, told.1));
    let files = ["one.qdpx", "other.qdpx"].map(|it| folder.path().join(it));
    give(&one, &files[0]);
    give(&other, &files[1]);
    let both = TEXT.replace(named.0, named.1).replace(told.0, told.1);
    // Both, in any order, and also when they come once more.
    for file in [&files[0], &files[1], &files[0], &files[1], &files[1]] {
        merge(&mut hub, file);
    }
    assert_eq!(shown(&hub), (both, vec!["The pit was closed.".to_owned()]));
    assert!(!has_rich_text(&hub, folder.path()));
}

#[test]
fn the_rich_text_of_one_copy_does_not_undo_what_another_one_corrected() {
    let folder = tempfile::tempdir().unwrap();
    let [mut hub, mut one, mut other] = copies(folder.path());
    correct(&mut one, &TEXT.replace("Rosa Quispe", "V07"));
    // The other copy has a newer file of the other program, and the rich text with it.
    let newer = folder.path().join("newer");
    std::fs::create_dir(&newer).unwrap();
    merge(
        &mut other,
        &file(&newer, &(TEXT.to_owned() + "They left.\n"), &[]),
    );
    for (n, copy) in [one, other].iter().enumerate() {
        let out = folder.path().join(format!("{n}.qdpx"));
        give(copy, &out);
        assert_eq!(has_rich_text(copy, folder.path()), n == 1);
        merge(&mut hub, &out);
    }
    let joined = TEXT.replace("Rosa Quispe", "V07") + "They left.\n";
    assert_eq!(shown(&hub).0, joined);
    assert!(!has_rich_text(&hub, folder.path()));
}

#[test]
fn what_was_put_in_here_stays_whatever_files_come_after_each_other() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(folder.path(), TEXT, &[]);
    let (mut bench, _) = bring(&path, &Options::default());
    correct(&mut bench, &TEXT.replace("March", "March [2005]"));
    let second = TEXT.replace("pit", "shaft");
    file(folder.path(), &second, &[]);
    merge(&mut bench, &path);
    let both = second.replace("March", "March [2005]");
    assert_eq!(shown(&bench).0, both);
    correct(&mut bench, &both.replace("Rosa Quispe", "V07"));
    let third = second + "They left.\n";
    file(folder.path(), &third, &[]);
    let report = merge(&mut bench, &path);
    let all = third
        .replace("March", "March [2005]")
        .replace("Rosa Quispe", "V07");
    assert_eq!(shown(&bench).0, all);
    assert_eq!(told(&report, "ours-stands"), None);
}

#[test]
fn a_name_that_another_copy_took_out_stays_out() {
    let folder = tempfile::tempdir().unwrap();
    let [mut hub, mut one, mut other] = copies(folder.path());
    let mut to_hub = |copy: &Workbench, name: &str| {
        let out = folder.path().join(name);
        give(copy, &out);
        merge(&mut hub, &out);
        shown(&hub).0
    };
    // One corrects more words than a name has; another takes that, and the name out.
    let corrected = TEXT.replace("Nobody told us why", "There was nobody at all who told us");
    correct(&mut one, &corrected);
    let given = folder.path().join("one.qdpx");
    give(&one, &given);
    merge(&mut other, &given);
    assert_eq!(shown(&other).0, corrected);
    let named = corrected.replace("Rosa Quispe", "V07");
    correct(&mut other, &named);
    assert_eq!(to_hub(&other, "other.qdpx"), named);
    assert_eq!(to_hub(&one, "one.qdpx"), named);
    correct(&mut one, &corrected.replace("March", "May"));
    assert_eq!(to_hub(&one, "again.qdpx"), named.replace("March", "May"));
    // Nor does a newer file of the other program bring it back.
    let newer = folder.path().join("newer");
    std::fs::create_dir(&newer).unwrap();
    merge(
        &mut hub,
        &file(&newer, &(TEXT.to_owned() + "They left.\n"), &[]),
    );
    assert_eq!(
        shown(&hub).0,
        named.replace("March", "May") + "They left.\n"
    );
}

#[test]
fn who_speaks_in_a_joined_text_is_what_its_words_say() {
    let talk = "Rosa: we came in March.\nLuis: the pit was closed.\n".repeat(3);
    let folder = tempfile::tempdir().unwrap();
    let path = file(folder.path(), &talk, &[]);
    let (mut bench, _) = bring(&path, &Options::default());
    correct(&mut bench, &talk.replace("Rosa", "V07"));
    file(folder.path(), &talk.replace("Luis", "V08"), &[]);
    merge(&mut bench, &path);
    let joined = talk.replace("Rosa", "V07").replace("Luis", "V08");
    assert_eq!(shown(&bench).0, joined);
    let mut speakers = bench.project().speakers().unwrap().label;
    speakers.sort_unstable();
    speakers.dedup();
    assert_eq!(speakers, ["V07", "V08"]);
}

/// What an export writes where a source has no text, for other programs stop there.
const NONE: &str = "[The text of this source is not at hand.]";

#[test]
fn what_stands_for_a_text_that_is_missing_is_no_text_in_any_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(folder.path(), TEXT, &[(30, "The pit")]);
    let (mut bench, _) = bring(&path, &Options::default());
    let before = shown(&bench);
    // Another program opened an export without the text, and gives on what stood there.
    file(folder.path(), NONE, &[(30, "text of")]);
    let report = merge(&mut bench, &path);
    assert_eq!(shown(&bench), before);
    assert_eq!(report.overwritten, []);
    // Nor does a new project take it for one.
    let (bench, report) = bring(&path, &Options::default());
    assert_eq!((report.codings.exact, report.codings.lost), (0, 1));
    assert_eq!(bench.project().all::<Revision>().unwrap(), []);
}

#[test]
fn a_text_that_another_program_named_and_that_is_not_there_goes_on_so() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(folder.path(), TEXT, &[(30, "The pit")]);
    let xml = std::fs::read_to_string(&path).unwrap();
    let member = format!("sources/{}.txt", g(20));
    let named = format!("plainTextPath=\"internal://{}.txt\" richTextPath", g(20));
    let xml = xml.replace("richTextPath", &named).replace(TEXT, "");
    let xml = xml.replace("<PlainTextContent></PlainTextContent>", "");
    std::fs::write(&path, &xml).unwrap();
    let (bench, _) = bring(&path, &Options::default());
    let out = folder.path().join("out.qdpx");
    give(&bench, &out);
    assert!(xml_of(&out).contains(&named[..named.len() - 13]));
    assert!(!members(&out).contains(&member), "{:?}", members(&out));
    // One of this program goes on as this program gave it.
    std::fs::write(&path, xml.replace("Another 1", "Ayni 0.1.0")).unwrap();
    let (bench, _) = bring(&path, &Options::default());
    give(&bench, &out);
    assert!(members(&out).contains(&member), "{:?}", members(&out));
}

#[test]
fn a_project_whose_element_closes_itself_is_an_empty_one() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("empty.qde");
    let xml =
        "<?xml version=\"1.0\"?>\n<Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"Nothing\"/>\n";
    std::fs::write(&path, xml).unwrap();
    let (bench, report) = bring(&path, &Options::default());
    assert_eq!(report.name.as_deref(), Some("Nothing"));
    assert_eq!(bench.project().all::<Source>().unwrap(), []);
    let out = folder.path().join("out.qdpx");
    give(&bench, &out);
    assert!(xml_of(&out).contains("name=\"Nothing\""));
}
