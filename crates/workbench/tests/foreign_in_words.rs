//! What a database says and only REFI-QDA has words for: it goes out in them, and stays.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod foreign_common;

use std::path::{Path, PathBuf};

use ayni_formats::foreign::refi::dom::Element;
use ayni_model::{codebook::Code, coding::Coding, id::RecordId, source::Source};
use ayni_store::Reader as _;
use ayni_workbench::foreign::Options;
use foreign_common::{bring, given, merge};

/// A project of two owners: a category with a code, a case, a recording with its transcript, and a drawing of
/// them, on which a line goes to nothing.
const QUALCODER: &str = "
    CREATE TABLE project (databaseversion TEXT, date TEXT, memo TEXT, about TEXT);
    INSERT INTO project VALUES ('v17', '2024-01-01 09:00:00', '', 'QualCoder 3.8');
    CREATE TABLE source (id INTEGER PRIMARY KEY, name TEXT, fulltext TEXT, mediapath TEXT, memo TEXT, owner TEXT, date TEXT, av_text_id INTEGER);
    CREATE TABLE code_cat (catid INTEGER PRIMARY KEY, name TEXT, owner TEXT, date TEXT, memo TEXT, supercatid INTEGER);
    CREATE TABLE code_name (cid INTEGER PRIMARY KEY, name TEXT, memo TEXT, catid INTEGER, owner TEXT, date TEXT, color TEXT, supercid INTEGER);
    CREATE TABLE code_text (ctid INTEGER PRIMARY KEY, cid INTEGER, fid INTEGER, seltext TEXT, pos0, pos1, owner TEXT, date TEXT, memo TEXT);
    CREATE TABLE cases (caseid INTEGER PRIMARY KEY, name TEXT, memo TEXT, owner TEXT, date TEXT);
    CREATE TABLE graph (grid INTEGER PRIMARY KEY, name TEXT, description TEXT, date TEXT);
    CREATE TABLE gr_cdct_text_item (gtextid INTEGER PRIMARY KEY, grid, x, y, supercatid, catid, cid, displaytext);
    CREATE TABLE gr_case_text_item (gcaseid INTEGER PRIMARY KEY, grid, x, y, caseid, color, displaytext);
    CREATE TABLE gr_file_text_item (gfileid INTEGER PRIMARY KEY, grid, x, y, fid, color, displaytext);
    CREATE TABLE gr_free_text_item (gfreeid INTEGER PRIMARY KEY, grid, freetextid, x, y, free_text, color);
    CREATE TABLE gr_cdct_line_item (glineid INTEGER PRIMARY KEY, grid, fromcatid, fromcid, tocatid, tocid, color, linetype, label, arrow_mode);
    CREATE TABLE gr_free_line_item (gflineid INTEGER PRIMARY KEY, grid, fromfreetextid, fromcatid, fromcid, fromcaseid, fromfileid,
        tofreetextid, tocatid, tocid, tocaseid, tofileid, color, linetype, label, arrow_mode);
    INSERT INTO source VALUES (1, 'talk.mp3', NULL, '/audio/talk.mp3', '', 'ana', '2024-01-02 10:00:00', 2);
    INSERT INTO source VALUES (2, 'talk', 'one two three', NULL, '', 'beto', '2024-01-03 11:00:00', NULL);
    INSERT INTO code_cat VALUES (1, 'Work', 'ana', '2024-01-02 10:00:00', '', NULL);
    INSERT INTO code_name VALUES (1, 'Pay', '', 1, 'ana', '2024-01-02 10:00:00', '#ff0000', NULL);
    INSERT INTO code_text VALUES (1, 1, 2, 'two', 4, 7, 'beto', '2024-01-04 10:00:00', '');
    INSERT INTO cases VALUES (1, 'Rosa', '', 'ana', '2024-01-02 10:00:00');
    INSERT INTO graph VALUES (1, 'Map', '', '2024-02-01 10:00:00');
    INSERT INTO gr_cdct_text_item VALUES (1, 1, 10, 20, NULL, 1, NULL, 'Work');
    INSERT INTO gr_cdct_text_item VALUES (2, 1, 11.6, -21, NULL, 1, 1, 'Pay');
    INSERT INTO gr_case_text_item VALUES (1, 1, 30, 40, 1, 'gray', 'Rosa');
    INSERT INTO gr_file_text_item VALUES (1, 1, 50, 60, 2, '#00ff00', 'talk');
    INSERT INTO gr_free_text_item VALUES (1, 1, 7, 70, 80, 'why?', NULL);
    INSERT INTO gr_cdct_line_item VALUES (1, 1, 1, NULL, 1, 1, '#0000ff', 'dotted', 'has', 'none');
    INSERT INTO gr_free_line_item VALUES (1, 1, 7, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1, NULL, 'red', 'wavy', NULL, 'backward');
    INSERT INTO gr_free_line_item VALUES (2, 1, 7, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 99, NULL, NULL, NULL, NULL, NULL);";

fn write(folder: &Path) -> PathBuf {
    let path = folder.join("a.qda");
    ayni_store::testkit::database(&path, QUALCODER).unwrap();
    path
}

/// Returns every element of a name, wherever it stands.
fn all<'e, 'x>(element: &'e Element<'x>, name: &str) -> Vec<&'e Element<'x>> {
    let own = Some(element).filter(|element| element.name == name);
    let below = element.elements().flat_map(|child| all(child, name));
    own.into_iter().chain(below).collect()
}

/// Returns the GUID of the element of a name that is called so.
fn guid<'e>(root: &'e Element<'_>, name: &str, called: &str) -> &'e str {
    let named = |it: &&&Element<'_>| it.get("name") == Some(called);
    all(root, name)
        .iter()
        .find(named)
        .unwrap()
        .get("guid")
        .unwrap()
}

fn holds(xml: &str) {
    let root = Element::parse(xml, 64).unwrap();
    assert_eq!(root.get("creationDateTime"), Some("2024-01-01T09:00:00"));

    // Who brought a source in, and when.
    let made = |name: &str, called: &str| {
        let id = guid(&root, name, called);
        let source = all(&root, name);
        let source = source.iter().find(|it| it.get("guid") == Some(id)).unwrap();
        let made = ["creatingUser", "creationDateTime"].map(|it| source.get(it).map(str::to_owned));
        made.map(Option::unwrap)
    };
    let (ana, beto) = (guid(&root, "User", "ana"), guid(&root, "User", "beto"));
    assert_eq!(
        made("AudioSource", "talk.mp3"),
        [ana, "2024-01-02T10:00:00"]
    );
    assert_eq!(made("TextSource", "talk"), [beto, "2024-01-03T11:00:00"]);

    // What groups codes.
    let codes = all(&root, "Code");
    let codable = codes.iter().map(|it| (it.get("name"), it.get("isCodable")));
    let expected = [(Some("Work"), Some("false")), (Some("Pay"), Some("true"))];
    assert_eq!(codable.collect::<Vec<_>>(), expected);

    // The recording and its transcript.
    let (audio, text) = (
        guid(&root, "AudioSource", "talk.mp3"),
        guid(&root, "TextSource", "talk"),
    );
    let [link] = all(&root, "Link")[..] else {
        panic!("one link: {xml}")
    };
    let ends = ["originGUID", "targetGUID", "name"].map(|end| link.get(end));
    assert_eq!(ends, [Some(audio), Some(text), Some("transcript")]);

    // The drawing.
    let vertices = all(&root, "Vertex");
    let shown = vertices.iter().map(|it| {
        ["representedGUID", "name", "firstX", "firstY", "color"].map(|name| it.get(name))
    });
    let (work, pay) = (guid(&root, "Code", "Work"), guid(&root, "Code", "Pay"));
    let rosa = guid(&root, "Case", "Rosa");
    assert_eq!(
        shown.collect::<Vec<_>>(),
        [
            [Some(work), Some("Work"), Some("10"), Some("20"), None],
            [Some(pay), Some("Pay"), Some("12"), Some("-21"), None],
            [Some(rosa), Some("Rosa"), Some("30"), Some("40"), None],
            [
                Some(text),
                Some("talk"),
                Some("50"),
                Some("60"),
                Some("#00ff00")
            ],
            [None, Some("why?"), Some("70"), Some("80"), None],
        ]
    );
    let id = |n: usize| vertices[n].get("guid");
    let edges = all(&root, "Edge");
    let lines = edges.iter().map(|it| {
        let said = [
            "sourceVertex",
            "targetVertex",
            "name",
            "direction",
            "lineStyle",
            "color",
        ];
        said.map(|name| it.get(name))
    });
    assert_eq!(
        lines.collect::<Vec<_>>(),
        [
            [
                id(0),
                id(1),
                Some("has"),
                Some("Associative"),
                Some("dotted"),
                Some("#0000ff")
            ],
            [id(2), id(4), None, Some("OneWay"), None, None],
        ]
    );
}

#[test]
fn what_only_refi_qda_has_words_for_goes_out_in_them_and_comes_back() {
    let folder = tempfile::tempdir().unwrap();
    let path = write(folder.path());
    let (mut bench, report) = bring(&path, &Options::default());
    let dangling = report.notices.iter().find(|it| it.what == "dangling");
    assert_eq!(
        dangling.map(|it| (it.count, &*it.seen)),
        Some((1, "line 3"))
    );
    // No file of REFI-QDA says it of these.
    let left = report
        .notices
        .iter()
        .filter(|it| it.seen.starts_with("who made"));
    let left: Vec<_> = left.map(|it| (&*it.seen, it.count)).collect();
    let (codes, cases) = ("who made a code, and when", "who made a case, and when");
    assert_eq!(left, [(cases, 1), (codes, 2)]);
    let said = report.notices.iter().filter(|it| it.what == "maker");
    assert_eq!(said.count(), 2);
    let xml = given(&bench, folder.path());
    holds(&xml);

    // What came of it is the same, also in another project and after the file came in once more.
    let out = folder.path().join("out.qdpx");
    let (other, _) = bring(&out, &Options::default());
    holds(&given(&other, folder.path()));
    merge(&mut bench, &path);
    assert_eq!(given(&bench, folder.path()), xml);
    merge(&mut bench, &out);
    holds(&given(&bench, folder.path()));
}

/// Gives everything in an archive another GUID, as a program does that makes its own.
fn with_other_guids(from: &Path, to: &Path) {
    let mut archive = zip::ZipArchive::new(std::fs::File::open(from).unwrap()).unwrap();
    let mut out = zip::ZipWriter::new(std::fs::File::create(to).unwrap());
    for at in 0..archive.len() {
        let mut member = archive.by_index(at).unwrap();
        let name = member.name().unwrap().into_owned();
        let mut content = Vec::new();
        std::io::Read::read_to_end(&mut member, &mut content).unwrap();
        if name == "project.qde" {
            let xml = String::from_utf8(content).unwrap();
            let mut parts = xml.split('"').map(str::to_owned).collect::<Vec<_>>();
            for value in parts.iter_mut().skip(1).step_by(2) {
                if value.len() == 36 && value.parse::<RecordId>().is_ok() {
                    *value = value.chars().rev().collect::<String>();
                    *value = value.replace('-', "");
                    for at in [8, 13, 18, 23] {
                        value.insert(at, '-');
                    }
                }
            }
            content = parts.join("\"").into_bytes();
        }
        let options = zip::write::SimpleFileOptions::default();
        out.start_file(name, options).unwrap();
        std::io::Write::write_all(&mut out, &content).unwrap();
    }
    out.finish().unwrap();
}

#[test]
fn a_passage_that_is_nowhere_is_the_same_under_another_guid() {
    let folder = tempfile::tempdir().unwrap();
    let lost = "INSERT INTO code_text VALUES (2, 1, 2, 'words of a lost text', 90, 110, 'beto', '2024-01-04 11:00:00', '');";
    let path = folder.path().join("a.qda");
    ayni_store::testkit::database(&path, &format!("{QUALCODER}{lost}")).unwrap();
    let (mut bench, report) = bring(&path, &Options::default());
    assert_eq!(report.codings.lost, 1);
    let (out, other) = (
        folder.path().join("out.qdpx"),
        folder.path().join("other.qdpx"),
    );
    given(&bench, folder.path());
    with_other_guids(&out, &other);
    for _ in 0..2 {
        merge(&mut bench, &other);
        assert_eq!(bench.project().all::<Coding>().unwrap().len(), 2);
    }
}

#[test]
fn what_was_changed_here_is_said_as_it_is_now() {
    let folder = tempfile::tempdir().unwrap();
    let path = write(folder.path());
    let (mut bench, _) = bring(&path, &Options::default());
    let codes = bench.project().all::<Code>().unwrap();
    let work = codes.iter().find(|(_, it)| it.name.as_str() == "Work");
    bench.rename_code(work.unwrap().0, "Labour").unwrap();
    let sources = bench.project().all::<Source>().unwrap();
    let audio = sources.iter().find(|(_, it)| it.name == "talk.mp3");
    bench.remove_source(audio.unwrap().0, true).unwrap();
    let xml = given(&bench, folder.path());
    let root = Element::parse(&xml, 64).unwrap();
    let labour = all(&root, "Code")[0];
    assert_eq!(
        ["name", "isCodable"].map(|it| labour.get(it)),
        [Some("Labour"), Some("false")]
    );
    assert!(all(&root, "Link").is_empty(), "its recording is gone");
}
