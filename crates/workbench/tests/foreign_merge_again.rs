//! What comes in again is given back once.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod foreign_common;

use std::path::{Path, PathBuf};

use ayni_workbench::{Workbench, foreign::Options};
use foreign_common::{bring, give, merge};

/// A GUID of a number.
fn g(number: u32) -> String {
    format!("{number:08x}-0000-4000-8000-000000000000")
}

/// Writes a project with a link and a graph.
fn write(folder: &Path, attributes: &str, link: &str) -> PathBuf {
    let (user, code, other) = (g(1), g(10), g(11));
    let (guid, graph, vertex) = (g(20), g(21), g(22));
    let xml = format!(
        "<Project xmlns=\"urn:QDA-XML:project:1.0\" origin=\"Another 1\" {attributes}>\
         <Users><User guid=\"{user}\" name=\"Ana\"/></Users>\
         <CodeBook><Codes><Code guid=\"{code}\" name=\"Alpha\" isCodable=\"true\"/>\
         <Code guid=\"{other}\" name=\"Beta\" isCodable=\"true\"/></Codes></CodeBook>\
         <Links><Link guid=\"{guid}\" name=\"{link}\" originGUID=\"{code}\" targetGUID=\"{other}\"/></Links>\
         <Graphs><Graph guid=\"{graph}\"><Vertex guid=\"{vertex}\" representedGUID=\"{code}\" \
         firstX=\"1\" firstY=\"1\"/></Graph></Graphs></Project>"
    );
    let path = folder.join("mine.qde");
    std::fs::write(&path, xml).unwrap();
    path
}

/// Returns the XML of an export.
fn given(bench: &Workbench, folder: &Path) -> String {
    let out = folder.join("out.qdpx");
    give(bench, &out);
    let mut archive = zip::ZipArchive::new(std::fs::File::open(&out).unwrap()).unwrap();
    let member = archive.by_name("project.qde").unwrap();
    std::io::read_to_string(member).unwrap()
}

#[test]
fn links_and_graphs_are_given_once_and_the_head_as_the_same_project_says() {
    let folder = tempfile::tempdir().unwrap();
    let head = "name=\"Mine\" creationDateTime=\"2024-01-01T00:00:00\"";
    let path = write(folder.path(), head, "leads to");
    let (mut bench, _) = bring(&path, &Options::default());
    let before = given(&bench, folder.path());
    merge(&mut bench, &path);
    assert_eq!(given(&bench, folder.path()), before);
    // Its own export, too.
    merge(&mut bench, &folder.path().join("out.qdpx"));
    assert_eq!(given(&bench, folder.path()), before);
    // Another project says nothing of the head.
    let other = write(
        folder.path(),
        "name=\"Other\" creationDateTime=\"2020-01-01T00:00:00\"",
        "leads to",
    );
    merge(&mut bench, &other);
    assert_eq!(given(&bench, folder.path()), before);
    // A newer file of the same one does, and has the link in other words.
    let newer = format!("{head} modifiedDateTime=\"2024-05-01T00:00:00\"");
    merge(&mut bench, &write(folder.path(), &newer, "explains"));
    let now = given(&bench, folder.path());
    assert!(now.contains("2024-01-01T00:00:00") && now.contains("2024-05-01T00:00:00"));
    assert!(now.contains("explains") && !now.contains("leads to"));
    assert_eq!(now.matches("<Link ").count(), 1);
    assert_eq!(now.matches("<Graph ").count(), 1);
}
