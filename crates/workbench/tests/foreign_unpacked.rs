//! A project that somebody has unpacked, and what is asked of a file that it does not have.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod foreign_common;

use std::{fs, io::Write as _, ops::ControlFlow, path::Path};

use ayni_model::{import::Verbatim, source::Source};
use ayni_store::Reader as _;
use ayni_workbench::{
    ProblemKind, Workbench,
    ambient::Counting,
    foreign::{Input, Options},
};
use foreign_common::bring;

const GUID: &str = "00000001-0000-4000-8000-000000000000";

fn write(path: &Path) {
    let xml = format!(
        "<Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"Mine\" origin=\"Another 1\"><Sources>\
         <TextSource guid=\"{GUID}\" name=\"Interview 1\" plainTextPath=\"internal://one.txt\"/>\
         </Sources></Project>"
    );
    fs::write(path, xml).unwrap();
}

fn words(bench: &Workbench) -> Option<String> {
    let (id, source) = bench.project().all::<Source>().unwrap().remove(0);
    source.revision?;
    Some(bench.source_text(id).unwrap().text)
}

#[test]
fn the_folder_of_sources_beside_a_bare_file_is_looked_into() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Project.QDE");
    write(&path);
    let (bench, report) = bring(&path, &Options::default());
    assert_eq!(words(&bench), None);
    let missing = report.notices.iter().any(|it| it.what == "missing-member");
    assert!(missing, "{:?}", report.notices);

    let sources = folder.path().join("SOURCES");
    fs::create_dir(&sources).unwrap();
    fs::write(sources.join("one.txt"), "Tenemos miedo.").unwrap();
    fs::write(sources.join("diary.txt"), "nobody's business").unwrap();
    fs::write(folder.path().join("letter.txt"), "nobody's business").unwrap();
    let (bench, report) = bring(&path, &Options::default());
    assert_eq!(words(&bench).as_deref(), Some("Tenemos miedo."));
    assert!(report.notices.is_empty(), "{:?}", report.notices);
    // What nothing names is not of the project.
    let kept = bench.project().all::<Verbatim>().unwrap();
    let members = kept.iter().flat_map(|(_, kept)| &kept.members);
    let members: Vec<&str> = members.map(|(name, _)| name.as_str()).collect();
    assert_eq!(members, ["sources/one.txt"]);
}

#[test]
fn a_recording_that_is_larger_than_is_kept_stops_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mine.qde");
    let guid = |number: char| GUID.replacen('1', &number.to_string(), 1);
    let [audio, selection, code, coding] = ['2', '3', '4', '5'].map(guid);
    let xml = format!(
        "<Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"Mine\" origin=\"Another 1\">\
         <CodeBook><Codes><Code guid=\"{code}\" name=\"Fear\" isCodable=\"true\"/></Codes></CodeBook>\
         <Sources><AudioSource guid=\"{audio}\" name=\"tape\" path=\"internal://tape.wav\">\
         <AudioSelection guid=\"{selection}\" begin=\"0\" end=\"900\"><Coding guid=\"{coding}\">\
         <CodeRef targetGUID=\"{code}\"/></Coding></AudioSelection></AudioSource></Sources></Project>"
    );
    fs::write(&path, xml).unwrap();
    fs::create_dir(folder.path().join("sources")).unwrap();
    // It has no bytes on the disk.
    let tape = fs::File::create(folder.path().join("sources/tape.wav")).unwrap();
    tape.set_len((256 << 20) + 1).unwrap();
    let (bench, report) = bring(&path, &Options::default());
    let told: Vec<_> = report
        .notices
        .iter()
        .map(|it| (&*it.what, &*it.seen))
        .collect();
    assert_eq!(told, [("too-large", "sources/tape.wav")]);
    assert_eq!(report.codings.exact, 1);
    let (_, source) = bench.project().all::<Source>().unwrap().remove(0);
    assert_eq!(source.file, None);
}

#[test]
fn the_folder_of_media_beside_an_archive_is_looked_into() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Study.qdpx");
    let guid = |number: char| GUID.replacen('1', &number.to_string(), 1);
    let audio = |number: char, path: &str| {
        let guid = guid(number);
        format!("<AudioSource guid=\"{guid}\" name=\"{number}\" path=\"{path}\"/>")
    };
    let xml = format!(
        "<Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"Mine\" origin=\"ATLAS.ti\"><Sources>{}{}{}{}</Sources></Project>",
        audio('1', "relative:///talk.mp3"),
        audio('2', "relative:///both.mp3"),
        audio('3', "relative:///../letter.mp3"),
        audio('4', "relative:///link.mp3"),
    );
    let mut archive = zip::ZipWriter::new(fs::File::create(&path).unwrap());
    for (name, content) in [
        ("project.qde", xml.as_str()),
        ("sources/both.mp3", "of the archive"),
        ("sources/stray.mp3", "named by nothing"),
    ] {
        let options = zip::write::SimpleFileOptions::default();
        archive.start_file(name, options).unwrap();
        archive.write_all(content.as_bytes()).unwrap();
    }
    archive.finish().unwrap();
    let media = folder.path().join("study media");
    fs::create_dir(&media).unwrap();
    fs::write(media.join("talk.mp3"), "beside it").unwrap();
    fs::write(media.join("both.mp3"), "another of that name").unwrap();
    fs::write(media.join("diary.mp3"), "nobody's business").unwrap();
    fs::write(media.join("project.qde"), "nobody's business").unwrap();
    fs::write(folder.path().join("letter.mp3"), "nobody's business").unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink(folder.path().join("letter.mp3"), media.join("link.mp3")).unwrap();
    // As large as it may be, another study's is none of this one.
    fs::create_dir(folder.path().join("Other Media")).unwrap();
    fs::write(
        folder.path().join("Other Media/letter.mp3"),
        "nobody's business",
    )
    .unwrap();
    let (bench, report) = bring(&path, &Options::default());
    let mut notices: Vec<_> = report
        .notices
        .iter()
        .map(|it| (it.what.as_str(), it.seen.as_str()))
        .collect();
    notices.sort_unstable();
    assert_eq!(
        notices,
        [
            ("missing-member", "letter.mp3"),
            ("missing-member", "link.mp3"),
            ("stray-member", "sources/stray.mp3"),
        ]
    );
    let mut files = Vec::new();
    for (_, source) in bench.project().all::<Source>().unwrap() {
        let hash = source.file.map(|file| file.hash);
        let bytes = hash.map(|hash| bench.project().blob(hash).unwrap());
        files.push((source.name, bytes));
    }
    files.sort();
    let there = |name: &str, bytes: &str| (name.to_owned(), Some(bytes.as_bytes().to_vec()));
    let missing = |name: &str| (name.to_owned(), None);
    let expected = [
        there("1", "beside it"),
        there("2", "of the archive"),
        missing("3"),
        missing("4"),
    ];
    assert_eq!(files, expected);
}

#[test]
fn a_file_that_is_named_twice_is_one_that_is_missing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Project.qde");
    let text = |number: char, member: &str| {
        let guid = GUID.replacen('1', &number.to_string(), 1);
        format!(
            "<TextSource guid=\"{guid}\" name=\"{number}\" plainTextPath=\"internal://{member}\"/>"
        )
    };
    let xml = format!(
        "<Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"Mine\"><Sources>{}{}{}</Sources></Project>",
        text('1', "one.txt"),
        text('2', "one.txt"),
        text('3', "two.txt")
    );
    fs::write(&path, xml).unwrap();
    let (_, report) = bring(&path, &Options::default());
    let missing = report
        .notices
        .iter()
        .filter(|it| it.what == "missing-member");
    let missing: Vec<_> = missing.map(|it| (it.seen.as_str(), it.count)).collect();
    assert_eq!(missing, [("one.txt", 1), ("two.txt", 1)]);
}

#[test]
fn a_file_that_is_on_somebodys_disk_is_told_by_its_name_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Project.qde");
    let audio = GUID.replacen('1', "2", 1);
    let xml = format!(
        "<Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"Mine\" origin=\"Another 1\"><Sources>\
         <TextSource guid=\"{GUID}\" name=\"Interview 1\" plainTextPath=\"absolute:///C:\\rosa\\one.txt\"/>\
         <AudioSource guid=\"{audio}\" name=\"Talk\" path=\"relative:///rosa/talk.mp3/\"/>\
         </Sources></Project>"
    );
    fs::write(&path, xml).unwrap();
    let (_, report) = bring(&path, &Options::default());
    let notices = report.notices.iter();
    let notices: Vec<_> = notices
        .map(|it| (it.what.as_str(), it.seen.as_str()))
        .collect();
    let missing = "missing-member";
    assert_eq!(notices, [(missing, "one.txt"), (missing, "talk.mp3")]);
}

#[test]
fn one_of_several_is_asked_for_only_where_there_are_several() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mine.qde");
    write(&path);
    let mut input = Input::open(&path, "mine.qde").unwrap();
    let options = Options {
        project: Some(2),
        ..Options::default()
    };
    let ambient = Box::new(Counting::from(1_764_000_000_000));
    let go_on = &mut |_| ControlFlow::Continue(());
    let refused = Workbench::in_memory_from_foreign(&mut input, &options, ambient, go_on);
    let Err(problem) = refused else {
        panic!("it has no second project");
    };
    assert_eq!(problem.kind, ProblemKind::Invalid);
    let said = problem.to_string();
    assert!(said.starts_with("mine.qde is one project"), "{said}");
}

#[test]
fn of_two_sources_of_one_name_each_is_found_by_its_key() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Project.qde");
    let second = GUID.replacen('1', "2", 1);
    let source = |guid: &str, words: &str| {
        format!(
            "<TextSource guid=\"{guid}\" name=\"mina\"><PlainTextContent>{words}</PlainTextContent></TextSource>"
        )
    };
    let xml = format!(
        "<Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"Mine\" origin=\"Another 1\"><Sources>{}{}</Sources></Project>",
        source(GUID, "uno"),
        source(&second, "dos")
    );
    fs::write(&path, xml).unwrap();
    let (bench, _) = bring(&path, &Options::default());
    for (key, words) in [("mina", "uno"), ("mina-2", "dos")] {
        let (id, found) = bench.find_source(key).unwrap();
        assert_eq!(found.key, key);
        assert_eq!(bench.source_text(id).unwrap().text, words);
    }
    assert_eq!(
        bench.find_source("MINA").unwrap_err().kind,
        ProblemKind::Ambiguous
    );
}
