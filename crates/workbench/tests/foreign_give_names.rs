//! What has another name here goes out under that one alone: nothing in the archive is called as it was before.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;
mod foreign_common;

use std::{
    fs::File,
    io::{Read as _, Write as _},
    ops::ControlFlow,
    path::{Path, PathBuf},
};

use ayni_model::{actor::Actor, source::Source};
use ayni_store::Reader as _;
use ayni_workbench::{
    Workbench,
    fields::Assignment,
    foreign::{GiveOptions, Given, Options, Profile},
    memo::MemoChange,
    source::ImportOptions,
};
use foreign_common::{bring, merge};

/// A GUID of a number.
fn g(number: u32) -> String {
    format!("{number:08x}-0000-4000-8000-000000000000")
}

/// Writes an archive of things that are all called by the name of one person, and so are its files.
fn ana(folder: &Path) -> PathBuf {
    let guid: Vec<String> = (0..30).map(g).collect();
    let [
        user,
        code,
        case,
        text,
        pdf,
        words,
        tape,
        first,
        second,
        picture,
        seen,
        note,
    ] = &guid[1..13]
    else {
        unreachable!("there are thirty");
    };
    let [link, graph, a, b, c] = &guid[20..25] else {
        unreachable!("there are thirty");
    };
    let xml = format!(
        "<Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"p\" origin=\"Another 1\">\
         <Users><User guid=\"{user}\" name=\"Rosa Quispe\" id=\"rosa.quispe\"/></Users>\
         <CodeBook><Codes><Code guid=\"{code}\" name=\"fear\" isCodable=\"true\"/></Codes></CodeBook>\
         <Cases><Case guid=\"{case}\" name=\"Ana Real\"><SourceRef targetGUID=\"{text}\"/></Case></Cases>\
         <Sources>\
         <TextSource guid=\"{text}\" name=\"Ana Real\" plainTextPath=\"internal://Ana_Real.txt\" \
         richTextPath=\"internal://Ana_Real.docx\"/>\
         <PDFSource guid=\"{pdf}\" name=\"Ana Real.pdf\" path=\"internal://Ana%20Real.pdf\" \
         currentPath=\"absolute:///home/ana/Ana Real.pdf\">\
         <Representation guid=\"{words}\" name=\"Ana Real.pdf\" plainTextPath=\"internal://Ana_Real_pdf.txt\" \
         richTextPath=\"internal://Ana_Real_pdf.docx\"/></PDFSource>\
         <AudioSource guid=\"{tape}\" name=\"Ana Real tape\" path=\"relative:///tapes/AnaReal.mp3\">\
         <Transcript guid=\"{first}\" name=\"Ana Real heard\" plainTextPath=\"internal://ana-real_1.txt\"/>\
         <Transcript guid=\"{second}\" name=\"Ana Real heard again\" plainTextPath=\"internal://ana-real_2.txt\"/>\
         </AudioSource>\
         <PictureSource guid=\"{picture}\" name=\"Ana Real at home\" path=\"internal://Ana_Real.jpg\">\
         <TextDescription guid=\"{seen}\" name=\"Ana Real at home\" \
         plainTextPath=\"internal://Ana_Real_at_home.txt\"/></PictureSource></Sources>\
         <Notes><Note guid=\"{note}\" name=\"On Ana Real\" plainTextPath=\"internal://On_Ana_Real.txt\" \
         richTextPath=\"internal://On_Ana_Real.docx\"/></Notes>\
         <Links><Link guid=\"{link}\" name=\"knows\" originGUID=\"{case}\" targetGUID=\"{code}\"/></Links>\
         <Graphs><Graph guid=\"{graph}\" name=\"net\">\
         <Vertex guid=\"{a}\" representedGUID=\"{case}\" name=\"Ana Real\" firstX=\"0\" firstY=\"0\"/>\
         <Vertex guid=\"{b}\" representedGUID=\"{text}\" name=\"Ana Real (text)\" firstX=\"1\" firstY=\"0\"/>\
         <Vertex guid=\"{c}\" representedGUID=\"{code}\" name=\"fear\" firstX=\"1\" firstY=\"1\"/>\
         </Graph></Graphs></Project>"
    );
    let path = folder.join("ana.qdpx");
    let mut zip = zip::ZipWriter::new(File::create(&path).unwrap());
    let files = [
        "Ana_Real.txt",
        "Ana_Real.docx",
        "Ana Real.pdf",
        "Ana_Real_pdf.txt",
        "Ana_Real_pdf.docx",
        "ana-real_1.txt",
        "ana-real_2.txt",
        "Ana_Real.jpg",
        "Ana_Real_at_home.txt",
        "On_Ana_Real.txt",
        "On_Ana_Real.docx",
        "Ana_Real_letter.odt",
    ];
    let files = files.map(|name| (format!("sources/{name}"), format!("bytes {}", name.len())));
    let project = ("project.qde".to_owned(), xml);
    for (name, content) in std::iter::once(project).chain(files) {
        let options = zip::write::SimpleFileOptions::default();
        zip.start_file(name, options).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap();
    path
}

/// Calls everything otherwise.
fn rename_all(bench: &mut Workbench) {
    let name = |to: &str| -> Vec<Assignment> { vec![format!("name={to}").parse().unwrap()] };
    let sources = bench.project().all::<Source>().unwrap();
    for (nth, (id, _)) in sources.into_iter().enumerate() {
        bench.set_source(id, &name(&format!("S{nth}"))).unwrap();
    }
    let (_, actor) = bench.project().all::<Actor>().unwrap().remove(0);
    bench.set_actor(&actor.key, &name("P07")).unwrap();
    let members = bench.members().unwrap();
    let (member, _) = members
        .iter()
        .find(|(_, it)| it.name == "Rosa Quispe")
        .unwrap();
    bench
        .rename_member(*member, Some("r1"), Some("R1"))
        .unwrap();
    let (_, memo) = bench
        .project()
        .all::<ayni_model::study::Memo>()
        .unwrap()
        .remove(0);
    let title = MemoChange {
        title: Some("On P07".to_owned()),
        ..MemoChange::default()
    };
    bench.set_memo(&memo.key, &title).unwrap();
}

/// Writes the project for a program.
fn give_for(bench: &Workbench, path: &Path, profile: Profile) -> Given {
    let options = GiveOptions {
        profile,
        replace: true,
        ..GiveOptions::default()
    };
    let mut go_on = |_| ControlFlow::Continue(());
    let told = bench.rehearse_give_refi(options, &mut go_on).unwrap();
    let given = bench.give_refi(path, options, &mut go_on).unwrap();
    assert_eq!(told, given, "what is told before is what is written");
    given
}

/// Writes the project without the names of those who coded.
fn give_anonymous(bench: &Workbench, path: &Path) -> Given {
    let options = GiveOptions {
        anonymous_coders: true,
        replace: true,
        ..GiveOptions::default()
    };
    let mut go_on = |_| ControlFlow::Continue(());
    bench.give_refi(path, options, &mut go_on).unwrap()
}

/// Writes a project file of its XML alone.
fn write_xml(path: &Path, xml: &str) {
    let mut zip = zip::ZipWriter::new(File::create(path).unwrap());
    let options = zip::write::SimpleFileOptions::default();
    zip.start_file("project.qde", options).unwrap();
    zip.write_all(xml.as_bytes()).unwrap();
    zip.finish().unwrap();
}

#[test]
fn those_who_coded_go_out_by_name_or_by_what_stands_for_it_and_are_known_again() {
    let folder = tempfile::tempdir().unwrap();
    let (mut bench, _) = bring(&ana(folder.path()), &Options::default());
    let path = folder.path().join("out.qdpx");
    let given = give_for(&bench, &path, Profile::Standard);
    assert_eq!(given.coders, ["Rosa Quispe"]);
    let given = give_anonymous(&bench, &path);
    let [coder] = &given.coders[..] else {
        panic!("{:?}", given.coders)
    };
    assert!(coder.starts_with("coder "), "{coder}");
    assert_eq!(give_anonymous(&bench, &path).coders, given.coders);
    let (_, xml) = named(&path);
    assert!(!xml.to_lowercase().contains("rosa"), "{xml}");
    assert!(!xml.contains("quispe"), "{xml}");
    assert!(
        xml.contains(&format!("<User guid=\"{}\" name=\"{coder}\"/>", g(1))),
        "{xml}"
    );
    // Back here it takes nobody's name away, be it under the same identity or under one of another program.
    let other = folder.path().join("other.qdpx");
    write_xml(&other, &xml.replace(&g(1), &g(29)));
    for path in [&path, &other] {
        merge(&mut bench, path);
        let members = bench.members().unwrap();
        let names: Vec<&str> = members.iter().map(|(_, it)| it.name.as_str()).collect();
        assert_eq!(names, ["Rosa Quispe"]);
    }
    // Where nobody knows the name, it comes in later.
    let (mut there, _) = bring(&path, &Options::default());
    assert_eq!(there.members().unwrap()[0].1.name, *coder);
    give_for(&bench, &path, Profile::Standard);
    merge(&mut there, &path);
    assert_eq!(there.members().unwrap()[0].1.name, "Rosa Quispe");
}

/// Returns the names of the members of an archive, and its XML.
fn named(path: &Path) -> (Vec<String>, String) {
    let mut archive = zip::ZipArchive::new(File::open(path).unwrap()).unwrap();
    let mut xml = String::new();
    archive
        .by_name("project.qde")
        .unwrap()
        .read_to_string(&mut xml)
        .unwrap();
    let names = archive.file_names().map(|name| name.unwrap().into_owned());
    (names.collect(), xml)
}

/// Asserts that nothing in an archive is called as somebody was.
fn assert_nobody(path: &Path) {
    let (names, xml) = named(path);
    let all = format!("{} {xml}", names.join(" ")).to_lowercase();
    for old in ["ana", "real", "rosa", "quispe"] {
        assert!(!all.contains(old), "{old} in {all}");
    }
}

#[test]
fn nothing_is_called_as_it_was_before_all_was_called_otherwise() {
    let folder = tempfile::tempdir().unwrap();
    let (mut bench, _) = bring(&ana(folder.path()), &Options::default());
    rename_all(&mut bench);
    let path = folder.path().join("out.qdpx");
    for profile in Profile::ALL {
        let given = give_for(&bench, &path, profile);
        assert_nobody(&path);
        let (names, xml) = named(&path);
        // All that came is there: twelve files and the project.
        assert_eq!(names.len(), 13, "{names:?}");
        for path in xml.split("internal://").skip(1) {
            let member = format!("sources/{}", path.split('"').next().unwrap());
            assert!(names.contains(&member), "{member} in {names:?}");
        }
        // What may say more than the names: two of Word, a pdf and a picture.
        assert_eq!(given.files_of_renamed, 4);
        for name in [
            "name=\"P07\"",
            "name=\"R1\"",
            "name=\"On P07\"",
            "name=\"fear\"",
        ] {
            assert!(xml.contains(name), "{name} in {xml}");
        }
    }
    // It comes in again as what it was: each thing with its name of here, and its words.
    let (again, _) = bring(&path, &Options::default());
    let said = |bench: &Workbench| {
        let sources = bench.project().all::<Source>().unwrap();
        let mut said: Vec<(String, Option<String>)> = sources
            .into_iter()
            .map(|(id, it)| (it.name, bench.source_text(id).ok().map(|it| it.text)))
            .collect();
        said.sort();
        said
    };
    assert_eq!(said(&again), said(&bench));
    // And here it brings nothing.
    let report = merge(&mut bench, &path);
    assert!(report.overwritten.is_empty(), "{:?}", report.overwritten);
    give_for(&bench, &path, Profile::Standard);
    assert_nobody(&path);
}

#[test]
fn a_newer_file_without_the_graph_does_not_bring_the_names_back() {
    let folder = tempfile::tempdir().unwrap();
    let (mut bench, _) = bring(&ana(folder.path()), &Options::default());
    rename_all(&mut bench);
    let path = folder.path().join("out.qdpx");
    give_for(&bench, &path, Profile::Standard);
    // Another program has no graphs, and says of all the rest what was given to it.
    let (_, xml) = named(&path);
    let (before, rest) = xml.split_once("<Graphs>").unwrap();
    let (_, after) = rest.split_once("</Graphs>").unwrap();
    let newer = folder.path().join("newer.qde");
    std::fs::write(&newer, format!("{before}{after}")).unwrap();
    merge(&mut bench, &newer);
    give_for(&bench, &path, Profile::Standard);
    assert_nobody(&path);
}

#[test]
fn a_file_that_tells_a_person_is_called_otherwise_though_its_source_is_not() {
    let folder = tempfile::tempdir().unwrap();
    let ana = ana(folder.path());
    // As sources are called that say nothing, with files that do.
    let (names, xml) = named(&ana);
    let xml = xml.replace("name=\"Ana Real", "name=\"Interview").replacen(
        "name=\"Interview\"",
        "name=\"Ana Real\"",
        1,
    );
    let path = folder.path().join("interviews.qdpx");
    let mut zip = zip::ZipWriter::new(File::create(&path).unwrap());
    let options = zip::write::SimpleFileOptions::default();
    for name in names {
        zip.start_file(&*name, options).unwrap();
        let content = if name == "project.qde" { &xml } else { &name };
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap();
    let (mut bench, _) = bring(&path, &Options::default());
    let given = folder.path().join("out.qdpx");
    give_for(&bench, &given, Profile::Standard);
    let (same, _) = named(&given);
    assert!(
        same.contains(&"sources/Ana_Real.jpg".to_owned()),
        "{same:?}"
    );
    rename_all(&mut bench);
    for (nth, name) in ["S0", "S1"].iter().enumerate() {
        let (id, _) = bench.find_source(name).unwrap();
        let back = format!("name={}", ["Interview", "Interview.pdf"][nth]);
        bench.set_source(id, &[back.parse().unwrap()]).unwrap();
    }
    give_for(&bench, &given, Profile::Standard);
    assert_nobody(&given);
}

#[test]
fn files_that_came_here_by_themselves_are_told_once_their_sources_are_renamed() {
    let folder = tempfile::tempdir().unwrap();
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("../formats/fixtures");
    let files = ["docx/valid/pandoc.docx", "pdf/valid/furniture.pdf"];
    let bytes = files.map(|file| std::fs::read(fixtures.join(file)).unwrap());
    let mut bench = common::bench();
    let named = [("Carlos.docx", &*bytes[0]), ("Carla.pdf", &*bytes[1])];
    common::import(&mut bench, &named, &ImportOptions::default()).unwrap();
    let out = folder.path().join("out.qdpx");
    assert_eq!(
        give_for(&bench, &out, Profile::Standard).files_of_renamed,
        0
    );
    for (key, told) in [("carlos", 1), ("carla", 2)] {
        let (id, _) = bench.find_source(key).unwrap();
        let name = format!("name=P{told}");
        bench.set_source(id, &[name.parse().unwrap()]).unwrap();
        let given = give_for(&bench, &out, Profile::Standard);
        assert_eq!(given.files_of_renamed, told);
    }
    // Nor is it forgotten once they came back under these names.
    merge(&mut bench, &out);
    let given = give_for(&bench, &out, Profile::Standard);
    assert_eq!(given.files_of_renamed, 2);
}

#[test]
fn what_is_called_as_it_was_keeps_the_names_of_its_files() {
    let folder = tempfile::tempdir().unwrap();
    let path = ana(folder.path());
    let (mut bench, _) = bring(&path, &Options::default());
    let (id, _) = bench.find_source("ana-real-at-home").unwrap();
    bench
        .set_source(id, &["note=sun".parse().unwrap()])
        .unwrap();
    let out = folder.path().join("out.qdpx");
    let given = give_for(&bench, &out, Profile::Standard);
    assert_eq!(given.files_of_renamed, 0);
    let sorted = |path: &Path| {
        let (mut names, _) = named(path);
        names.sort();
        names
    };
    assert_eq!(sorted(&out), sorted(&path));
    let (_, xml) = named(&out);
    for name in [
        "id=\"rosa.quispe\"",
        "name=\"Ana Real (text)\"",
        "name=\"Ana Real heard\"",
    ] {
        assert!(xml.contains(name), "{name} in {xml}");
    }
}
