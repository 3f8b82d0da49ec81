//! Projects of other programs that nobody made in good faith: each is refused by name, and nothing has
//! changed, or it comes in sound, and what was put up with is counted.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::io::{Cursor, Write as _};

use ayni_model::{
    codebook::Code,
    coding::{Anchor, Coding, Quotation},
    source::Source,
    text::TextIndex,
};
use ayni_store::Reader as _;
use ayni_workbench::Workbench;
use zip::{ZipWriter, write::SimpleFileOptions};

mod common;
mod foreign_harm;

use foreign_harm::*;

#[test]
fn an_archive_that_is_none_or_not_to_be_trusted_is_refused() {
    let sound = project("");
    let sound = sound.as_bytes();
    let bomb = [
        sound.strip_suffix(b"</Project>").unwrap(),
        &vec![b' '; 64 << 20],
    ]
    .concat();
    let cases: &[(&str, Members<'_>, &[&str])] = &[
        (
            "a path that leaves the archive",
            &[("project.qde", sound), ("../../evil.txt", b"x")],
            &["../../evil.txt", "leaves the archive"],
        ),
        (
            "a path from the root",
            &[("project.qde", sound), ("/etc/evil.txt", b"x")],
            &["/etc/evil.txt", "leaves the archive"],
        ),
        (
            "a path of Windows",
            &[("project.qde", sound), ("..\\evil.txt", b"x")],
            &["evil.txt", "leaves the archive"],
        ),
        (
            "a member that unpacks to far more",
            &[("project.qde", &bomb)],
            &["project.qde", "limit"],
        ),
        (
            "a project and nothing of it",
            &[("readme.txt", b"x")],
            &["no project"],
        ),
        (
            "two projects",
            &[("a.qde", sound), ("b.qde", sound)],
            &["a.qde", "b.qde"],
        ),
        (
            "a project that is none",
            &[("project.qde", b"<html/>")],
            &["project.qde"],
        ),
    ];
    for (n, (what, members, says)) in cases.iter().enumerate() {
        let name = format!("{n} {what}.qdpx");
        refused(&name, &zip(members), says);
    }
}

#[test]
fn an_archive_that_was_cut_off_is_refused_wherever() {
    let source =
        "<Sources><TextSource guid=\"A\" name=\"s\" plainTextPath=\"internal://s.txt\"/></Sources>";
    let whole = zip(&[
        ("project.qde", project(source).as_bytes()),
        ("sources/s.txt", "words ".repeat(100).as_bytes()),
    ]);
    tried("whole.qdpx", &whole).unwrap();
    for part in 1..10 {
        let end = whole.len() * part / 10;
        refused("cut.qdpx", &whole[..end], &[]);
    }
    refused("cut.qdpx", &whole[..whole.len() - 1], &[]);
}

/// Returns a project of sources whose texts are in these members.
fn of_members(names: &[&str]) -> String {
    let sources = (0..).zip(names).map(|(nth, name)| {
        let guid = g(900 + nth);
        format!("<TextSource guid=\"{guid}\" name=\"s{nth}\" plainTextPath=\"internal://{name}\"/>")
    });
    project(&format!(
        "<Sources>{}</Sources>",
        sources.collect::<String>()
    ))
}

/// Returns the text of each source, by its name.
fn texts(bench: &Workbench) -> Vec<(String, String)> {
    let sources = bench.project().all::<Source>().unwrap().into_iter();
    let texts = sources.map(|(id, it)| (it.name, bench.source_text(id).unwrap().text));
    texts.collect()
}

#[test]
fn texts_whose_members_are_called_nearly_the_same_are_those_of_their_sources() {
    for (of, members) in [
        (
            &["Ana.txt", "ana.txt"][..],
            &["sources/Ana.txt", "sources/ana.txt"][..],
        ),
        (&["é.txt"], &["sources/é.txt", "sources/e\u{301}.txt"]),
        (&["a.txt"], &["sources/a.txt", "Sources/a.txt"]),
        (&["a.txt"], &["sources/a.txt", "a.txt"]),
    ] {
        let file = of_members(of);
        for reversed in [false, true] {
            let mut all: Vec<(&str, &[u8])> = vec![("project.qde", file.as_bytes())];
            all.extend(members.iter().map(|name| (*name, name.as_bytes())));
            if reversed {
                all[1..].reverse();
            }
            let (bench, report) = put_up_with(members[1], "a.qdpx", &zip(&all));
            let expected = members.iter().take(of.len());
            let expected = (0..)
                .zip(expected)
                .map(|(n, it)| (format!("s{n}"), (*it).to_owned()));
            assert_eq!(texts(&bench), expected.collect::<Vec<_>>());
            let strays = members.len() - of.len();
            assert_eq!(
                noticed(&report, "stray-member"),
                strays as u64,
                "{members:?}"
            );
        }
    }
}

#[test]
fn a_member_that_stands_twice_is_told() {
    let file = of_members(&["a.txt"]);
    let members: [(&str, &[u8]); 3] = [
        ("project.qde", file.as_bytes()),
        ("sources/a.txt", b"first"),
        ("sources/b.txt", b"second"),
    ];
    let mut bytes = zip(&members);
    for at in 0..bytes.len() {
        if bytes[at..].starts_with(b"sources/b.txt") {
            bytes[at..at + 9].copy_from_slice(b"sources/a");
        }
    }
    let (bench, report) = put_up_with("twice", "a.qdpx", &bytes);
    assert_eq!(texts(&bench), [("s0".to_owned(), "first".to_owned())]);
    let left_out = report.notices.iter().filter(|it| it.what == "left-out");
    let told: Vec<_> = left_out.collect();
    assert_eq!(told.len(), 1, "{told:?}");
    assert_eq!((&*told[0].seen, told[0].count), ("sources/a.txt", 1));
}

#[test]
fn an_archive_of_which_a_check_sum_is_wrong_is_refused() {
    let source =
        "<Sources><TextSource guid=\"A\" name=\"s\" plainTextPath=\"internal://s.txt\"/></Sources>";
    let members: [(&str, &[u8]); 2] = [
        ("project.qde", &project(source).into_bytes()),
        ("s.txt", b"words of a text"),
    ];
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, content) in members {
        writer.start_file(name, stored).unwrap();
        writer.write_all(content).unwrap();
    }
    let whole = writer.finish().unwrap().into_inner();
    tried("whole.qdpx", &whole).unwrap();
    for (from, to) in [
        (&b"words of"[..], &b"wards of"[..]),
        (b"name=\"p\"", b"name=\"q\""),
    ] {
        let at = whole
            .windows(from.len())
            .position(|part| part == from)
            .unwrap();
        let mut broken = whole.clone();
        broken[at..at + to.len()].copy_from_slice(to);
        refused("broken.qdpx", &broken, &["damaged"]);
    }
}

#[test]
fn xml_that_is_none_or_not_to_be_trusted_is_refused() {
    let laughs = "<!DOCTYPE Project [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>";
    let file = "<!DOCTYPE Project [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>";
    let deep = format!(
        "{}{}",
        "<Code name=\"a\">".repeat(300),
        "</Code>".repeat(300)
    );
    let cases = [
        (
            "bomb.qde",
            format!("{laughs}{}", project("<Description>&b;</Description>")),
            "entities",
        ),
        (
            "file.qde",
            format!("{file}{}", project("<Description>&a;</Description>")),
            "entities",
        ),
        (
            "cut.qde",
            "<Project xmlns=\"urn:QDA-XML:project:1.0\"><Users>".to_owned(),
            "damaged",
        ),
        (
            "open.qde",
            "<Project xmlns=\"urn:QDA-XML:project:1.0\"><Sources><TextSource".to_owned(),
            "damaged",
        ),
        (
            "crossed.qde",
            project("<Users><User></Users></User>"),
            "damaged",
        ),
        (
            "deep.qde",
            project(&format!("<CodeBook><Codes>{deep}</Codes></CodeBook>")),
            "256",
        ),
    ];
    for (name, xml, says) in &cases {
        refused(name, xml.as_bytes(), &[says]);
        let packed = zip(&[("project.qde", xml.as_bytes())]);
        let name = format!("{name}px");
        refused(&name, &packed, &[says]);
    }
    refused("empty.qde", b"", &[]);
    refused("zeros.qde", &[0; 1000], &[]);
}

// Identities.

#[test]
fn a_guid_that_stands_twice_is_told_apart() {
    let (a, b) = (g(1), g(2));
    let one = code(&a, "one", "");
    let cases = [
        (
            "two codes",
            coded(&format!("{one}{}", code(&a, "two", "")), "abc", ""),
            (2, 0, 0),
        ),
        (
            "two selections",
            coded(
                &one,
                "abc",
                &format!(
                    "{}{}",
                    selection(&b, ("0", "1"), &g(3), &a),
                    selection(&b, ("1", "2"), &g(4), &a)
                ),
            ),
            (1, 2, 2),
        ),
        (
            "two codings",
            coded(
                &one,
                "abc",
                &format!(
                    "{}{}",
                    selection(&g(5), ("0", "1"), &b, &a),
                    selection(&g(6), ("1", "2"), &b, &a)
                ),
            ),
            (1, 2, 2),
        ),
        (
            "a code and a selection",
            coded(&one, "abc", &selection(&a, ("0", "1"), &b, &a)),
            (1, 1, 1),
        ),
        (
            "a selection and its coding",
            coded(&one, "abc", &selection(&b, ("0", "1"), &b, &a)),
            (1, 1, 1),
        ),
        (
            "a code and a source",
            coded(&code(&g(900), "one", ""), "abc", ""),
            (1, 0, 0),
        ),
        (
            "a code and a passage on a page",
            project(&format!(
                "<CodeBook><Codes>{one}</Codes></CodeBook><Sources><PDFSource guid=\"{b}\" name=\"q\">\
                 <PDFSelection guid=\"{a}\" page=\"0\" firstX=\"0\" firstY=\"0\" secondX=\"1\" secondY=\"1\"/>\
                 </PDFSource></Sources>"
            )),
            (1, 1, 0),
        ),
        (
            "two passages on pages",
            project(&format!(
                "<Sources><PDFSource guid=\"{a}\" name=\"q\"><PDFSelection guid=\"{b}\" page=\"0\"/>\
                 <PDFSelection guid=\"{b}\" page=\"1\"/></PDFSource></Sources>"
            )),
            (0, 2, 0),
        ),
    ];
    for (what, file, (codes, quotations, codings)) in cases {
        let (bench, _) = xml(what, &file, &[("repeated-id", 1)]);
        let there = (
            count::<Code>(&bench),
            count::<Quotation>(&bench),
            count::<Coding>(&bench),
        );
        assert_eq!(there, (codes, quotations, codings), "{what}");
    }
}

#[test]
fn an_identity_that_is_no_guid_is_one_all_the_same() {
    for spelling in [
        "A",
        "{}",
        "00000000-0000-4000-8000-00000000000",
        "\u{202e}x",
        "&#1;",
    ] {
        let file = coded(
            &code(spelling, "one", ""),
            "abc",
            &selection("S", ("0", "1"), "C", spelling),
        );
        let (bench, _) = xml(spelling, &file, &[("bad-id", 3)]);
        assert_eq!(count::<Coding>(&bench), 1, "{spelling}");
    }
}

// Characters.

#[test]
fn a_text_that_is_not_written_as_xml_asks_is_read_as_an_attribute_is() {
    for (written, read, notice) in [
        ("caf&eacute; one", "café one", "not-xml"),
        ("R&D x one", "R&D x one", "not-xml"),
        ("caf&#0; one", "caf\u{FFFD} one", "undecodable"),
        ("caf&#xD800; one", "caf\u{FFFD} one", "undecodable"),
        ("&#xD83D;&#xDE00;af one", "😀af one", "not-xml"),
    ] {
        let at = read.chars().count() - 3;
        let place = (&*at.to_string(), &*(at + 3).to_string());
        let selection = selection(&g(2), place, &g(3), &g(1));
        let file = coded(&code(&g(1), "one", ""), written, &selection);
        let file = file.replacen("name=\"s\"", &format!("name=\"{written}\""), 1);
        let (bench, _) = xml(written, &file, &[(notice, 2)]);
        let (_, noun) = bench.project().all::<Source>().unwrap().remove(0);
        assert_eq!(texts(&bench), [(read.to_owned(), read.to_owned())]);
        assert_eq!(noun.name, read);
        let quotations = bench.project().all::<Quotation>().unwrap();
        let (_, span) = quotations[0].1.at.place().unwrap();
        let words = TextIndex::new(read).slice(span).map(str::to_owned);
        assert_eq!(words.as_deref(), Some("one"), "{written}");
    }
}

// Places.

#[test]
fn a_place_that_cannot_be_is_kept_as_lost() {
    let cases = [
        (("2", "99"), "outside"),
        (("90", "99"), "outside"),
        (("2", "1"), "reversed"),
        (("2", "2"), "empty"),
        (("-3", "2"), "outside"),
        (("0", "9223372036854775807"), "outside"),
        (("0", "99999999999999999999"), "outside"),
        (("-99999999999999999999", "2"), "outside"),
        (("4294967297", "4294967298"), "outside"),
        (("one", "two"), "outside"),
        (("1.5", "2"), "outside"),
        (("", ""), "outside"),
    ];
    for (place, why) in cases {
        let what = format!("{place:?}");
        let file = coded(
            &code(&g(1), "one", ""),
            "abc",
            &selection(&g(2), place, &g(3), &g(1)),
        );
        let (bench, report) = xml(&what, &file, &[]);
        assert_eq!(
            (report.codings.lost, report.codings.all()),
            (1, 1),
            "{what}"
        );
        let drifted = report.drifted.first().unwrap();
        assert_eq!(drifted.why.as_deref(), Some(why), "{what}");
        let quotations = bench.project().all::<Quotation>().unwrap();
        assert!(matches!(quotations[0].1.at, Anchor::Lost { .. }), "{what}");
        let written: [&str; 2] = place.into();
        if let Ok(end) = place.1.parse::<i128>() {
            let said = i128::from(i64::MAX).min(end);
            assert_eq!(i128::from(drifted.said.1), said, "{what}");
        }
        let unreadable = written.iter().filter(|it| it.parse::<i64>().is_err());
        assert_eq!(
            noticed(&report, "bad-value"),
            unreadable.count() as u64,
            "{what}"
        );
    }
}

#[test]
fn a_place_within_a_character_is_lost_where_the_others_say_how_is_counted() {
    // The names say that the first counts UTF-16 and the second stored line ends; 2 and 3 are within.
    let cases = [
        ("a😀bcdefghij", ("3", "6", "bcd"), ("2", "4")),
        ("ab&#13;&#10;cdefg", ("4", "7", "cde"), ("3", "5")),
    ];
    for (text, (start, end, name), within) in cases {
        let named = selection(&g(2), (start, end), &g(3), &g(1));
        let named = named.replacen("guid", &format!("name=\"{name}\" guid"), 1);
        let other = selection(&g(4), within, &g(5), &g(1));
        let file = coded(&code(&g(1), "one", ""), text, &format!("{named}{other}"));
        let (_, report) = xml(text, &file, &[]);
        assert_eq!(
            (report.codings.exact, report.codings.lost),
            (1, 1),
            "{text}"
        );
        let drifted = report.drifted.first().unwrap();
        assert_eq!(drifted.why.as_deref(), Some("within-character"), "{text}");
    }
}

// What points nowhere, and what is no value.

#[test]
fn what_points_nowhere_is_left_out_and_counted() {
    let (one, nothing) = (g(1), g(77));
    let codes = code(&one, "one", "");
    let cases = [
        (
            "a coding",
            coded(
                &codes,
                "abc",
                &selection(&g(2), ("0", "1"), &g(3), &nothing),
            ),
            1,
        ),
        (
            "a coding without a code",
            coded(
                &codes,
                "abc",
                &format!(
                    "<PlainTextSelection guid=\"{}\" startPosition=\"0\" endPosition=\"1\"><Coding/></PlainTextSelection>",
                    g(2)
                ),
            ),
            1,
        ),
        (
            "the note of a code",
            coded(
                &code(&one, "one", &format!("<NoteRef targetGUID=\"{nothing}\"/>")),
                "abc",
                "",
            ),
            1,
        ),
        (
            "a set",
            project(&format!(
                "<CodeBook><Codes>{codes}</Codes></CodeBook><Sets><Set guid=\"{}\" name=\"g\">\
                 <MemberCode targetGUID=\"{nothing}\"/><MemberCode targetGUID=\"{one}\"/>\
                 <MemberSource targetGUID=\"{nothing}\"/></Set></Sets>",
                g(5)
            )),
            2,
        ),
        (
            "a case",
            project(&format!(
                "<Cases><Case guid=\"{}\" name=\"c\"><VariableValue><VariableRef targetGUID=\"{nothing}\"/>\
                 <TextValue>x</TextValue></VariableValue><SourceRef targetGUID=\"{nothing}\"/>\
                 <SelectionRef targetGUID=\"{nothing}\"/></Case></Cases>",
                g(5)
            )),
            3,
        ),
        (
            "who coded",
            coded(&codes, "abc", &selection(&g(2), ("0", "1"), &g(3), &one)).replace(
                "<Coding guid",
                &format!("<Coding creatingUser=\"{nothing}\" guid"),
            ),
            1,
        ),
    ];
    for (what, file, dangling) in cases {
        xml(what, &file, &[("dangling", dangling)]);
    }
    // Links and graphs are kept word for word, wherever they point.
    let links = project(&format!(
        "<Links><Link guid=\"{}\" originGUID=\"{nothing}\" targetGUID=\"{nothing}\"/></Links>\
         <Graphs><Graph guid=\"{}\"><Vertex guid=\"{}\" representedGUID=\"{nothing}\"/>\
         <Edge guid=\"{}\" sourceVertex=\"{nothing}\" targetVertex=\"{nothing}\"/></Graph></Graphs>",
        g(1),
        g(2),
        g(3),
        g(4)
    ));
    let (_, report) = xml("links", &links, &[]);
    for what in ["link", "graph"] {
        let kept = report.counts.iter().find(|count| count.what == what);
        assert_eq!(kept.map(|count| count.kept), Some(1), "{what}");
    }
}

#[test]
fn a_colour_a_moment_or_a_value_that_is_none_is_counted() {
    for colour in ["red", "#ff", "#gggggg", "#ff00ff00", "-1", "&#10;"] {
        let file = coded(
            &code(&g(1), "one", "").replace("isCodable", &format!("color=\"{colour}\" isCodable")),
            "abc",
            "",
        );
        let (bench, _) = xml(colour, &file, &[("bad-value", 1)]);
        assert_eq!(
            bench.project().all::<Code>().unwrap()[0].1.colour,
            None,
            "{colour}"
        );
    }
    for moment in [
        "yesterday",
        "2020-13-45T99:99:99Z",
        "-1",
        "99999999999-01-01T00:00:00Z",
    ] {
        let coding = selection(&g(2), ("0", "1"), &g(3), &g(1));
        let coding = coding.replace(
            "<Coding ",
            &format!("<Coding creationDateTime=\"{moment}\" "),
        );
        let file = coded(&code(&g(1), "one", ""), "abc", &coding);
        let (bench, _) = xml(moment, &file, &[("bad-value", 1)]);
        assert_eq!(
            bench.project().all::<Coding>().unwrap()[0].1.made,
            None,
            "{moment}"
        );
    }
    for (kind, element, value) in [
        ("Boolean", "BooleanValue", "perhaps"),
        ("Integer", "IntegerValue", "one"),
        ("Integer", "IntegerValue", "99999999999999999999999"),
        ("Float", "FloatValue", "NaN"),
        ("Float", "FloatValue", "1,5"),
        ("Date", "DateValue", "32 May"),
        ("Number", "TextValue", "x"),
    ] {
        let file = project(&format!(
            "<Variables><Variable guid=\"{v}\" name=\"v\" typeOfVariable=\"{kind}\"/></Variables>\
             <Cases><Case guid=\"{c}\" name=\"c\"><VariableValue><VariableRef targetGUID=\"{v}\"/>\
             <{element}>{value}</{element}></VariableValue></Case></Cases>",
            v = g(1),
            c = g(2)
        ));
        xml(&format!("{kind} {value}"), &file, &[("bad-value", 1)]);
    }
}

#[test]
fn an_attribute_that_cannot_be_kept_is_told() {
    let twice = code(&g(1), "one", "")
        .replace("isCodable", "color=\"#ff0000\" color=\"#00ff00\" isCodable");
    let (bench, report) = xml("twice", &coded(&twice, "abc", ""), &[("left-out", 1)]);
    assert_eq!(report.notices[0].seen, "Code@color");
    let colour = bench.project().all::<Code>().unwrap()[0].1.colour.clone();
    assert_eq!(colour.as_deref(), Some("#ff0000"));
}

// Names.

/// Returns a project in which everything has one name.
fn named(name: &str) -> String {
    let [
        user,
        one,
        variable,
        case,
        text,
        passage,
        note,
        picture,
        set,
        two,
    ] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map(g);
    let codes = code(&one, name, &code(&two, name, ""));
    project(&format!(
        "<Users><User guid=\"{user}\" name=\"{name}\"/></Users>\
         <CodeBook><Codes>{codes}</Codes></CodeBook>\
         <Variables><Variable guid=\"{variable}\" name=\"{name}\" typeOfVariable=\"Text\"/></Variables>\
         <Cases><Case guid=\"{case}\" name=\"{name}\"><VariableValue>\
         <VariableRef targetGUID=\"{variable}\"/><TextValue>{name}</TextValue></VariableValue>\
         <SourceRef targetGUID=\"{text}\"/><SourceRef targetGUID=\"{picture}\"/></Case></Cases>\
         <Sources><TextSource guid=\"{text}\" name=\"{name}\"><PlainTextContent>abc</PlainTextContent>\
         <PlainTextSelection guid=\"{passage}\" name=\"{name}\" startPosition=\"0\" endPosition=\"1\">\
         <Description>{name}</Description></PlainTextSelection></TextSource>\
         <PictureSource guid=\"{picture}\" name=\"{name}\"/></Sources>\
         <Notes><Note guid=\"{note}\" name=\"{name}\"><PlainTextContent>{name}</PlainTextContent></Note></Notes>\
         <Sets><Set guid=\"{set}\" name=\"{name}\"><MemberCode targetGUID=\"{one}\"/>\
         <MemberSource targetGUID=\"{text}\"/></Set></Sets>"
    ))
}

#[test]
fn names_that_cannot_stand_are_others_here() {
    let names = [
        "&#0;a",
        "a&#1;b",
        "&#x202E;cod",
        "a &gt; b",
        " &gt; ",
        "",
        "   ",
        "&#10;",
        "a&#13;b",
        "=",
        "a=b",
        "../../x",
        "CON",
        ".",
        "-",
        "&quot;,;&#9;",
        "e\u{301}",
        "\u{feff}",
        "attr.x",
        "#",
        "id",
    ];
    for name in names {
        let (bench, _) = xml(name, &named(name), &[]);
        let there = (count::<Source>(&bench), count::<Code>(&bench));
        assert_eq!(there, (2, 2), "{name}");
    }
    let long = named(&"x".repeat(1 << 20));
    let (bench, _) = tried("a.qde", long.as_bytes()).unwrap();
    doctored(&bench, "a long name");
    comes_back(&bench, "a long name");
}

#[test]
fn siblings_of_one_name_are_told_apart_by_numbers() {
    let many = 2_000;
    let codes: String = (1..=many).map(|n| code(&g(n), "Same", "")).collect();
    let notes: String = (1..=many)
        .map(|n| format!("<Note guid=\"{}\" name=\"same\"/>", g(10_000 + n)))
        .collect();
    let file = project(&format!(
        "<CodeBook><Codes>{codes}</Codes></CodeBook><Notes>{notes}</Notes>"
    ));
    // Where each is held against all before it, this takes minutes.
    let (bench, report) = tried("a.qde", file.as_bytes()).unwrap();
    doctored(&bench, "siblings");
    assert_eq!(count::<Code>(&bench), many as usize);
    assert_eq!(
        report.renamed.len() as u64 + report.more_renamed,
        u64::from(many) - 1
    );
    assert_eq!(report.renamed[0].to, "Same (2)");
}

// Databases.

/// The tables of a small project of QualCoder.

#[test]
fn a_project_that_is_not_utf_8_is_read() {
    let text = project("<Users><User guid=\"A\" name=\"Año\"/></Users>");
    let utf16: Vec<u8> = format!("\u{feff}<?xml version=\"1.0\" encoding=\"utf-16\"?>{text}")
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let latin = format!("<?xml version=\"1.0\" encoding=\"iso-8859-1\"?>{text}");
    let latin: Vec<u8> = latin.chars().map(|char| char as u8).collect();
    for bytes in [utf16, latin] {
        let (bench, _) = put_up_with("an encoding", "a.qde", &bytes);
        assert!(common::dump(&bench).contains("Año"));
    }
}
