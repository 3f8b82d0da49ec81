//! What names something in a file goes on naming it, whatever that became here.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod foreign_common;

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use ayni_model::coding::Coding;
use ayni_store::Reader as _;
use ayni_workbench::{foreign::Options, memo::MemoChange};
use foreign_common::{bring, give, given, merge, xml_of};

/// A GUID of a number.
fn g(number: u32) -> String {
    format!("{number:08x}-0000-4000-8000-00000000000f")
}

const TEXT: &str = "Tenemos miedo. La mina cierra. Nadie dice nada.";

/// A project in which everything names something; the number of a thing stands as `#10#`.
fn everything() -> String {
    format!(
        "<Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"Mine\" origin=\"Another 1\" creatingUserGUID=\"#1#\">\
         <Users><User guid=\"#1#\" name=\"Ana\"/></Users>\
         <CodeBook><Codes><Code guid=\"#10#\" name=\"Fear\" isCodable=\"true\"><NoteRef targetGUID=\"#60#\"/></Code>\
         <Code guid=\"#11#\" name=\"Fear\" isCodable=\"true\"/></Codes></CodeBook>\
         <Variables><Variable guid=\"#20#\" name=\"Age\" typeOfVariable=\"Integer\"/>\
         <Variable guid=\"#21#\" name=\"Town\" typeOfVariable=\"Text\"/></Variables>\
         <Cases><Case guid=\"#30#\" name=\"Rosa\"><CodeRef targetGUID=\"#10#\"/>\
         <VariableValue><VariableRef targetGUID=\"#20#\"/><IntegerValue>44</IntegerValue></VariableValue>\
         <SourceRef targetGUID=\"#40#\"/><SelectionRef targetGUID=\"#41#\"/></Case>\
         <Case guid=\"#31#\"><VariableValue><VariableRef targetGUID=\"#21#\"/><TextValue>Tacna</TextValue>\
         </VariableValue><SourceRef targetGUID=\"#45#\"/></Case></Cases>\
         <Sources><TextSource guid=\"#40#\" name=\"Interview 1\" creatingUser=\"#1#\">\
         <PlainTextContent>{TEXT}</PlainTextContent>\
         <PlainTextSelection guid=\"#41#\" startPosition=\"8\" endPosition=\"13\">\
         <Coding guid=\"#42#\" creatingUser=\"#1#\"><CodeRef targetGUID=\"#10#\"/></Coding></PlainTextSelection>\
         </TextSource>\
         <TextSource guid=\"#45#\" name=\"Interview 2\"><PlainTextContent>Nada más que decir.</PlainTextContent>\
         <Coding guid=\"#46#\"><CodeRef targetGUID=\"#11#\"/></Coding></TextSource>\
         <PictureSource guid=\"#50#\" name=\"Gate\"><PictureSelection guid=\"#51#\" firstX=\"1\" firstY=\"2\" \
         secondX=\"30\" secondY=\"40\"><Description>Who is it?</Description>\
         <Coding guid=\"#52#\" creatingUser=\"#1#\"><CodeRef targetGUID=\"#10#\"/></Coding></PictureSelection>\
         <PictureSelection guid=\"#53#\" firstX=\"5\" firstY=\"6\" secondX=\"7\" secondY=\"8\"/></PictureSource>\
         </Sources>\
         <Notes><Note guid=\"#60#\" name=\"On fear\" creatingUser=\"#1#\">\
         <PlainTextContent>Where does it begin?</PlainTextContent>\
         <Coding guid=\"#61#\"><CodeRef targetGUID=\"#10#\"/></Coding></Note>\
         <Note guid=\"#62#\" name=\"On all\"><PlainTextContent>Begin anew.</PlainTextContent></Note></Notes>\
         <Links><Link guid=\"#70#\" originGUID=\"#10#\" targetGUID=\"#41#\"/></Links>\
         <Sets><Set guid=\"#80#\" name=\"Strike\"><MemberCode targetGUID=\"#10#\"/>\
         <MemberSource targetGUID=\"#40#\"/><MemberNote targetGUID=\"#60#\"/></Set>\
         <Set guid=\"#81#\" name=\"2005\"><MemberSource targetGUID=\"#45#\"/></Set></Sets>\
         <Graphs><Graph guid=\"#90#\"><Vertex guid=\"#91#\" representedGUID=\"#10#\" firstX=\"1\" firstY=\"1\"/>\
         <Vertex guid=\"#92#\" representedGUID=\"#11#\" firstX=\"2\" firstY=\"1\"/>\
         <Edge guid=\"#93#\" representedGUID=\"#70#\" sourceVertex=\"#91#\" targetVertex=\"#92#\"/></Graph></Graphs><NoteRef targetGUID=\"#62#\"/></Project>"
    )
}

/// Writes a project, each thing with the identity that its number gets.
fn write(folder: &Path, identity: impl Fn(u32) -> String) -> PathBuf {
    let spelled = everything();
    let mut xml = String::new();
    for (n, part) in spelled.split('#').enumerate() {
        match n % 2 {
            0 => xml.push_str(part),
            _ => xml.push_str(&identity(part.parse().unwrap())),
        }
    }
    let path = folder.join("mine.qde");
    std::fs::write(&path, xml).unwrap();
    path
}

/// Returns the values of the attributes of a name in some XML.
fn values<'x>(xml: &'x str, attribute: &str) -> Vec<&'x str> {
    let opened = format!(" {attribute}=\"");
    let after = xml.split(&opened).skip(1);
    after.map(|rest| rest.split('"').next().unwrap()).collect()
}

/// Returns what some XML names and does not have.
fn unknown(xml: &str) -> Vec<&str> {
    let guids = values(xml, "guid").into_iter();
    let known: BTreeSet<String> = guids.map(str::to_lowercase).collect();
    let names = [
        "targetGUID",
        "originGUID",
        "representedGUID",
        "creatingUser",
        "creatingUserGUID",
    ];
    let named = names.iter().flat_map(|name| values(xml, name));
    named
        .filter(|name| !known.contains(&name.to_lowercase()))
        .collect()
}

/// Says how many elements of a name there are.
fn count(xml: &str, element: &str) -> usize {
    xml.matches(&format!("<{element} ")).count() + xml.matches(&format!("<{element}>")).count()
}

#[test]
fn what_is_named_by_no_guid_goes_out_with_the_one_that_it_has_here() {
    let folder = tempfile::tempdir().unwrap();
    let path = write(folder.path(), |number| match number {
        // What has no record here gets another identity, and is told.
        61 | 70 | 91..=93 => g(number),
        number => format!("thing {number}"),
    });
    let (bench, _) = bring(&path, &Options::default());
    let out = folder.path().join("out.qdpx");
    assert_eq!(give(&bench, &out).mended, [].into());
    let xml = xml_of(&out);
    assert_eq!(unknown(&xml), Vec::<&str>::new(), "{xml}");
    for name in ["targetGUID", "originGUID", "representedGUID"] {
        let spelled = everything();
        assert_eq!(values(&xml, name).len(), values(&spelled, name).len());
    }
    assert_eq!(count(&xml, "VariableValue"), 2);

    // What nobody knows has no GUID here either.
    let path = write(folder.path(), g);
    let xml = std::fs::read_to_string(&path).unwrap();
    let link = format!("originGUID=\"{}\"", g(10));
    std::fs::write(&path, xml.replace(&link, "originGUID=\"nothing\"")).unwrap();
    let (bench, _) = bring(&path, &Options::default());
    let mended = give(&bench, &out).mended;
    assert_eq!(mended, [("Link@originGUID".to_owned(), 1)].into());
}

/// What of the file has another identity when it comes a second time.
const KINDS: [(&str, &[u32]); 10] = [
    ("users", &[1]),
    ("codes", &[10, 11]),
    ("variables", &[20, 21]),
    ("cases", &[30, 31]),
    ("sources", &[40, 45, 50]),
    ("selections", &[41, 51, 53]),
    ("codings", &[42, 46, 52]),
    ("notes", &[60, 62]),
    ("sets", &[80, 81]),
    ("links and graphs", &[70, 90, 91, 92, 93]),
];

/// What is counted: each of it is there as often as in the first file.
const COUNTED: [&str; 17] = [
    "User",
    "Code",
    "Variable",
    "Case",
    "TextSource",
    "PictureSource",
    "PlainTextSelection",
    "PictureSelection",
    "Description",
    "Coding",
    "VariableValue",
    "Note",
    "NoteRef",
    "Link",
    "Graph",
    "Set",
    "MemberSource",
];

#[test]
fn what_met_something_of_another_identity_is_named_by_that_one() {
    let folder = tempfile::tempdir().unwrap();
    let all: Vec<u32> = KINDS.iter().flat_map(|(_, of)| *of).copied().collect();
    let everything: [(&str, &[u32]); 1] = [("all", &all)];
    for (kind, new) in KINDS.iter().chain(&everything) {
        let (mut bench, _) = bring(&write(folder.path(), g), &Options::default());
        let first = given(&bench, folder.path());
        let newer = write(folder.path(), |number| match new.contains(&number) {
            true => g(number + 1000),
            // Programs spell it as they like.
            false => g(number).to_uppercase(),
        });
        for _ in 0..2 {
            merge(&mut bench, &newer);
            let xml = given(&bench, folder.path());
            assert_eq!(unknown(&xml), Vec::<&str>::new(), "{kind}: {xml}");
            for element in COUNTED {
                let counts = (count(&xml, element), count(&first, element));
                assert_eq!(counts.0, counts.1, "{kind}: {element}: {xml}");
            }
            // What has an identity twice is no project.
            let guids = values(&xml, "guid");
            let once: BTreeSet<String> = guids.iter().map(|it| it.to_lowercase()).collect();
            assert_eq!(guids.len(), once.len(), "{kind}: {xml}");
        }
    }
}

#[test]
fn what_met_something_stays_that_when_it_was_changed_or_removed_here() {
    let folder = tempfile::tempdir().unwrap();
    let (mut bench, _) = bring(&write(folder.path(), g), &Options::default());
    let newer = write(folder.path(), |number| match number {
        40.. => g(number + 1000),
        number => g(number),
    });
    let memo = MemoChange {
        text: Some("Where does it end?".to_owned()),
        ..MemoChange::default()
    };
    // What was changed before it came with another identity is known by what it was.
    bench.set_memo("On fear", &memo).unwrap();
    merge(&mut bench, &newer);
    let text = Some("Begin at the end.".to_owned());
    let other = MemoChange { text, ..memo };
    bench.set_memo("On all", &other).unwrap();
    let codings = bench.project().all::<Coding>().unwrap();
    assert_eq!(codings.len(), 3);
    bench.remove_coding(codings[0].0).unwrap();
    merge(&mut bench, &newer);
    assert_eq!(bench.project().all::<Coding>().unwrap(), codings[1..]);
    let memos = bench.memos(None).unwrap().into_iter();
    let texts: BTreeSet<String> = memos.map(|(_, memo)| memo.text).collect();
    let wanted = ["Begin at the end.", "Where does it end?", "Who is it?"];
    assert_eq!(texts, wanted.map(str::to_owned).into());
}

/// Writes a project of links only: each from one code to the other, by its number and name.
fn linked(folder: &Path, links: &[(u32, &str)]) -> PathBuf {
    let (one, other) = (g(10), g(11));
    let link = |(number, name): &(u32, &str)| {
        let guid = g(*number);
        format!(
            "<Link guid=\"{guid}\" name=\"{name}\" originGUID=\"{one}\" targetGUID=\"{other}\"/>"
        )
    };
    let links: String = links.iter().map(link).collect();
    let xml = format!(
        "<Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"Mine\"><CodeBook><Codes>\
         <Code guid=\"{one}\" name=\"Alpha\" isCodable=\"true\"/>\
         <Code guid=\"{other}\" name=\"Beta\" isCodable=\"true\"/></Codes></CodeBook>\
         <Links>{links}</Links></Project>"
    );
    let path = folder.join("linked.qde");
    std::fs::write(&path, xml).unwrap();
    path
}

#[test]
fn a_link_that_says_what_another_one_said_before_is_another_link() {
    let folder = tempfile::tempdir().unwrap();
    let first = linked(folder.path(), &[(70, "causes")]);
    let (mut bench, _) = bring(&first, &Options::default());
    for newer in [
        [(71, "causes"), (70, "prevents")],
        [(72, "prevents"), (73, "causes")],
    ] {
        merge(&mut bench, &linked(folder.path(), &newer));
        let xml = given(&bench, folder.path());
        let names: BTreeSet<&str> = values(&xml, "name").into_iter().collect();
        assert!(names.is_superset(&["causes", "prevents"].into()), "{xml}");
        assert_eq!(count(&xml, "Link"), 2, "{xml}");
    }
}
