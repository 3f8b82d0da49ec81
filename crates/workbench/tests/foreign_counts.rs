//! What the report says is in a file is what is in it.

mod foreign_common;

use ayni_workbench::foreign::{Options, Report};
use foreign_common::{bring, given};

/// A GUID of a number.
fn g(number: u32) -> String {
    format!("{number:08x}-0000-4000-8000-000000000000")
}

/// Returns how many of a kind the file has, how many are here and how many are kept only.
fn counted(report: &Report, what: &str) -> (u64, u64, u64) {
    let found = report.counts.iter().find(|count| count.what == what);
    found.map_or((0, 0, 0), |count| (count.there, count.came, count.kept))
}

#[test]
fn selections_of_notes_and_transcripts_are_counted_as_the_file_has_them() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mine.qde");
    let selection = |guid: u32, within: &str| {
        let guid = g(guid);
        format!(
            "<PlainTextSelection guid=\"{guid}\" startPosition=\"0\" endPosition=\"3\">{within}</PlainTextSelection>"
        )
    };
    let coding = format!(
        "<Coding guid=\"{}\"><CodeRef targetGUID=\"{}\"/></Coding>",
        g(31),
        g(10)
    );
    let transcript = |guid: u32, within: &str| {
        let guid = g(guid);
        format!("<Transcript guid=\"{guid}\" name=\"t{guid}\">{within}</Transcript>")
    };
    let words = "<PlainTextContent>one two</PlainTextContent>";
    let xml = format!(
        "<Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"Mine\">\
         <CodeBook><Codes><Code guid=\"{}\" name=\"Alpha\" isCodable=\"true\"/></Codes></CodeBook>\
         <Sources><AudioSource guid=\"{}\" name=\"first\">{}{}</AudioSource>\
         <VideoSource guid=\"{}\" name=\"second\">{}</VideoSource>\
         <AudioSource guid=\"{}\" name=\"third\"/></Sources>\
         <Notes><Note guid=\"{}\" name=\"n\">{words}{}{}</Note></Notes></Project>",
        g(10),
        g(20),
        transcript(21, words),
        transcript(22, words),
        g(23),
        transcript(24, ""),
        g(25),
        g(40),
        selection(41, &coding),
        selection(42, ""),
    );
    std::fs::write(&path, xml).unwrap();
    let (_, report) = bring(&path, &Options::default());
    assert_eq!(counted(&report, "coding of a note"), (1, 0, 1));
    assert_eq!(counted(&report, "text-selection"), (2, 0, 2));
    // One of them has no text.
    assert_eq!(counted(&report, "transcript"), (3, 2, 1));
    assert_eq!(counted(&report, "audio"), (2, 2, 0));
}

#[test]
fn codings_on_the_text_of_something_are_counted_as_kept_only() {
    let folder = tempfile::tempdir().unwrap();
    let coding = |guid: u32| {
        format!(
            "<Coding guid=\"{}\"><CodeRef targetGUID=\"{}\"/></Coding>",
            g(guid),
            g(10)
        )
    };
    let within = |name: &str, guid: u32| {
        format!(
            "<{name} guid=\"{}\" name=\"words\"><PlainTextContent>one two</PlainTextContent>{}</{name}>",
            g(guid),
            coding(guid + 100)
        )
    };
    let sources = [
        ("PDFSource", "Representation"),
        ("PictureSource", "TextDescription"),
    ];
    let sources = (20..).step_by(2).zip(sources).map(|(nth, (of, words))| {
        let guid = g(nth);
        let words = within(words, nth + 1);
        format!("<{of} guid=\"{guid}\" name=\"s{nth}\">{words}</{of}>")
    });
    let xml = format!(
        "<Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"Mine\">\
         <CodeBook><Codes><Code guid=\"{}\" name=\"Alpha\" isCodable=\"true\"/></Codes></CodeBook>\
         <Sources>{}</Sources></Project>",
        g(10),
        sources.collect::<String>(),
    );
    let path = folder.path().join("mine.qde");
    std::fs::write(&path, xml).unwrap();
    let (bench, report) = bring(&path, &Options::default());
    assert_eq!(counted(&report, "coding"), (2, 0, 2));
    let mut seen: Vec<(&str, u64)> = report
        .notices
        .iter()
        .filter(|it| it.what == "not-shown")
        .map(|it| (&*it.seen, it.count))
        .collect();
    seen.sort_unstable();
    let expected = [
        ("codings of a Representation", 1),
        ("codings of a TextDescription", 1),
    ];
    assert_eq!(seen, expected);
    // They go out again.
    let again = given(&bench, folder.path());
    for guid in [121, 123] {
        assert!(again.contains(&g(guid)), "{again}");
    }
}

#[test]
fn an_attribute_of_the_journal_is_counted() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.qda");
    let sql = "
        CREATE TABLE project (databaseversion TEXT, date TEXT, memo TEXT, about TEXT);
        INSERT INTO project VALUES ('v11', '2024-01-01 09:00:00', '', 'QualCoder 3.5');
        CREATE TABLE source (id INTEGER PRIMARY KEY, name TEXT, fulltext TEXT, mediapath TEXT, memo TEXT, owner TEXT, date TEXT);
        CREATE TABLE code_name (cid INTEGER PRIMARY KEY, name TEXT, memo TEXT, catid INTEGER, owner TEXT, date TEXT, color TEXT);
        CREATE TABLE code_text (cid INTEGER, fid INTEGER, seltext TEXT, pos0, pos1, owner TEXT, date TEXT, memo TEXT);
        CREATE TABLE journal (jid INTEGER PRIMARY KEY, name TEXT, jentry TEXT, date TEXT, owner TEXT);
        CREATE TABLE attribute_type (name TEXT, date TEXT, owner TEXT, memo TEXT, caseorfile TEXT, valuetype TEXT);
        CREATE TABLE attribute (attrid INTEGER PRIMARY KEY, name TEXT, attr_type TEXT, value TEXT, id INTEGER, date TEXT, owner TEXT);
        INSERT INTO journal VALUES (1, 'Diary', 'Today was good', '2024-03-01 10:00:00', 'ana');
        INSERT INTO attribute_type VALUES ('age', '', 'ana', '', 'case', 'numeric'), ('mood', '', 'ana', '', 'journal', 'character');
        INSERT INTO attribute VALUES (1, 'mood', 'journal', 'good', 1, '', 'ana');";
    ayni_store::testkit::database(&path, sql).unwrap();
    let (bench, report) = bring(&path, &Options::default());
    assert_eq!(counted(&report, "variable"), (2, 1, 1));
    let memo = bench.find_memo("Diary").unwrap().1;
    assert_eq!(memo.text, "Today was good\n\nmood: good");
}
