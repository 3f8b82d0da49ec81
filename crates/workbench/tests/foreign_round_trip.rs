//! Out and in again: nothing is lost on the way, whoever wrote the file.

mod foreign_common;

use std::{
    collections::BTreeMap,
    fs::File,
    io::{BufReader, Read as _},
    path::Path,
};

use ayni_formats::foreign::refi::{
    dom::{Element, Node},
    schema::{Schema, check},
};
use ayni_model::{
    actor::Actor,
    codebook::{Code, CodeGroup},
    coding::{Coding, Quotation},
    id::{CodeId, CodingId, MemberId, SourceId},
    record::Noun,
    source::{Revision, Source, Voice},
    study::{Attribute, Member, Memo},
    text::Span,
};
use ayni_store::Reader as _;
use ayni_workbench::{
    Workbench,
    ambient::Counting,
    foreign::Options,
    plain::{Directory, unwatched},
};
use foreign_common::{bring, give, made::Made, shared};

/// Returns the XML of a project, and the other members of its archive.
fn unpack(path: &Path) -> (String, BTreeMap<String, Vec<u8>>) {
    if path.extension().is_some_and(|it| it == "qde") {
        return (
            std::fs::read_to_string(path).expect("a file that can be read"),
            BTreeMap::new(),
        );
    }
    let mut archive = zip::ZipArchive::new(File::open(path).expect("a file that can be read"))
        .expect("a file that can be read");
    let mut members = BTreeMap::new();
    let mut xml = String::new();
    for at in 0..archive.len() {
        let mut member = archive.by_index(at).expect("a file that can be read");
        let name = member.name().expect("a file that can be read").into_owned();
        let mut bytes = Vec::new();
        member
            .read_to_end(&mut bytes)
            .expect("a file that can be read");
        if name.ends_with('/') {
            continue;
        }
        if name.to_lowercase().ends_with(".qde") {
            xml = String::from_utf8(bytes).expect("a file that can be read");
        } else {
            members.insert(name, bytes);
        }
    }
    (xml, members)
}

/// What a file says, each as many times as it says it: element, GUID around it, attributes, characters.
type Canon = BTreeMap<String, i64>;

fn canonical(xml: &str) -> Canon {
    let body = xml.trim_start_matches('\u{FEFF}');
    let root = Element::parse(body, 300).expect("a file that can be read");
    let mut canon = Canon::new();
    let mut waiting = vec![(&root, String::new())];
    while let Some((element, around)) = waiting.pop() {
        let mut attributes: Vec<String> = element
            .attributes
            .iter()
            .map(|(name, value)| format!("{name}={value:?}"))
            .collect();
        attributes.sort();
        let leaf = element.elements().next().is_none();
        let text = if leaf {
            element.text().into_owned()
        } else {
            String::new()
        };
        let line = format!(
            "{around}/{} {} {text:?}",
            element.name,
            attributes.join(" ")
        );
        *canon.entry(line).or_default() += 1;
        let own = element.get("guid").unwrap_or(&around).to_owned();
        for node in &element.children {
            if let Node::Element(child) = node {
                waiting.push((child, own.clone()));
            }
        }
    }
    canon
}

/// Returns what only the first says with `-`, and what only the second says with `+`.
fn differences(before: &Canon, after: &Canon) -> Vec<String> {
    let mut all = before.clone();
    for (line, count) in after {
        *all.entry(line.clone()).or_default() -= count;
    }
    all.retain(|_, count| *count != 0);
    all.into_iter()
        .map(|(line, count)| format!("{}{line}", if count > 0 { '-' } else { '+' }))
        .collect()
}

/// Compares two projects record by record; how they came in is none of it.
fn assert_equal(one: &Workbench, other: &Workbench, what: &str) {
    fn same<T: Noun + PartialEq + std::fmt::Debug>(one: &Workbench, other: &Workbench, what: &str) {
        let all = |bench: &Workbench| -> BTreeMap<T::Id, T> {
            bench
                .project()
                .all::<T>()
                .expect("a file that can be read")
                .into_iter()
                .collect()
        };
        let (before, after) = (all(one), all(other));
        for (id, noun) in &before {
            assert_eq!(Some(noun), after.get(id), "{what}");
        }
        assert_eq!(before.len(), after.len(), "{what}");
    }
    same::<Member>(one, other, what);
    same::<Attribute>(one, other, what);
    same::<Source>(one, other, what);
    same::<Revision>(one, other, what);
    same::<Voice>(one, other, what);
    same::<Actor>(one, other, what);
    same::<Code>(one, other, what);
    same::<CodeGroup>(one, other, what);
    same::<Quotation>(one, other, what);
    same::<Coding>(one, other, what);
    same::<Memo>(one, other, what);
}

/// Brings a file in, gives it back, and brings that in again; returns the differences of the two files.
fn round(path: &Path, folder: &Path, equal: bool) -> Vec<String> {
    let what = path.display().to_string();
    let (first, _) = bring(path, &Options::default());
    let (out, again) = (folder.join("out.qdpx"), folder.join("again.qdpx"));
    give(&first, &out);
    let (xml, members) = unpack(&out);
    check(Schema::Project, BufReader::new(xml.as_bytes()))
        .unwrap_or_else(|why| panic!("{what}: {why}"));
    let (second, _) = bring(&out, &Options::default());
    give(&second, &again);
    if std::fs::read(&out).expect("a file that can be read")
        != std::fs::read(&again).expect("a file that can be read")
    {
        let difference = differences(&canonical(&xml), &canonical(&unpack(&again).0));
        panic!("{what}: the second export differs from the first: {difference:#?}");
    }
    if equal {
        assert_equal(&first, &second, &what);
    }
    let (before, files) = unpack(path);
    for (name, bytes) in files {
        let found = members
            .iter()
            .find(|(other, _)| other.eq_ignore_ascii_case(&name));
        let (_, kept) = found.unwrap_or_else(|| panic!("{what}: {name} is gone"));
        let is_text = name.ends_with(".txt");
        let plain = |bytes: &[u8]| {
            let text = String::from_utf8_lossy(bytes).replace("\r\n", "\n");
            text.trim_start_matches('\u{FEFF}').to_owned()
        };
        let same = if is_text {
            plain(&bytes) == plain(kept)
        } else {
            bytes == *kept
        };
        assert!(same, "{what}: {name} is another");
    }
    differences(&canonical(&before), &canonical(&xml))
}

/// The attributes of the root that an export sets: who wrote it, and nobody's folders.
fn is_root(line: &str) -> bool {
    line[1..].starts_with("/Project ")
}

#[test]
fn what_other_programs_wrote_comes_back_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    for (file, others) in [
        ("refi/atlasti23-win-target.qdpx", 0),
        ("refi/atlasti8-mac-spec-example.qdpx", 0),
        ("refi/nvivo15-mac-262codes.qdpx", 0),
        ("refi/maxqda24-codebook-307.qde", 0),
        // Two paths without a scheme get one.
        ("refi/qc-demo-interviewmasked.qdpx", 4),
        // All 97 positions are in code points now.
        ("refi/nvivo12-win-oltas-masked.qdpx", 2 * 97),
    ] {
        let Some(path) = shared(file) else { return };
        let differences = round(&path, folder.path(), true);
        let (root, other): (Vec<&String>, Vec<&String>) =
            differences.iter().partition(|line| is_root(line));
        assert_eq!(root.len(), 2, "{file}: {root:#?}");
        assert_eq!(other.len(), others, "{file}: {other:#?}");
        assert!(
            other
                .iter()
                .all(|line| line.contains("PlainTextSelection ") || line.contains("plainTextPath")),
            "{file}: {other:#?}"
        );
    }
}

#[test]
fn what_came_from_a_database_goes_out_and_comes_back() {
    let folder = tempfile::tempdir().unwrap();
    // The figures of `cases/INDEX.md`.
    for (file, codings) in [
        ("qualcoder/mannheimer-bsr-masked.qda", 227),
        ("taguette/social-media-privacy-masked.sqlite3", 24),
        ("rqda/OPCW-CSP-DG.rqda", 21),
    ] {
        let Some(path) = shared(file) else { return };
        let (first, _) = bring(&path, &Options::default());
        let (out, again) = (
            folder.path().join("out.qdpx"),
            folder.path().join("again.qdpx"),
        );
        give(&first, &out);
        let xml = unpack(&out).0;
        check(Schema::Project, BufReader::new(xml.as_bytes()))
            .unwrap_or_else(|why| panic!("{file}: {why}"));
        let (second, report) = bring(&out, &Options::default());
        assert_eq!(report.codings.exact, codings, "{file}");
        assert_eq!(report.codings.all(), codings, "{file}");
        give(&second, &again);
        let said = differences(&canonical(&xml), &canonical(&unpack(&again).0));
        assert!(said.is_empty(), "{file}: {said:#?}");
        assert!(
            std::fs::read(&out).unwrap() == std::fs::read(&again).unwrap(),
            "{file}: the second export is not the first, byte for byte"
        );
        assert_eq!(coded(&first), coded(&second), "{file}");
    }
}

/// Says of every coding where it is, which code it has and by whom.
fn coded(bench: &Workbench) -> BTreeMap<CodingId, (SourceId, Option<Span>, CodeId, MemberId)> {
    let quotations = bench.project().all::<Quotation>().expect("quotations");
    let quotations: BTreeMap<_, _> = quotations.into_iter().collect();
    let codings = bench
        .project()
        .all::<Coding>()
        .expect("codings")
        .into_iter();
    let said = |(id, coding): (_, Coding)| {
        let quotation = &quotations[&coding.quotation];
        let place = quotation.at.place().map(|(_, span)| span);
        (id, (quotation.source, place, coding.code, coding.coder))
    };
    codings.map(said).collect()
}

/// How many projects are made up.
const PROJECTS: u64 = 1_000;

#[test]
fn made_up_projects_come_back_as_they_were() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("made.qdpx");
    for seed in 0..PROJECTS {
        let xml = Made::write(seed, &path);
        check(Schema::Project, BufReader::new(xml.as_bytes()))
            .unwrap_or_else(|why| panic!("the made-up project {seed} is not valid itself: {why}"));
        let differences = round(&path, folder.path(), true);
        let other: Vec<&String> = differences.iter().filter(|line| !is_root(line)).collect();
        assert!(other.is_empty(), "project {seed}: {other:#?}");
    }
}

#[test]
fn what_reads_otherwise_here_is_written_as_it_was_unless_somebody_changed_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let g = |number: u32| format!("00000000-0000-4000-8000-{number:012}");
    let code = |number: u32, name: &str, within: &str| {
        let guid = g(number);
        format!("<Code guid=\"{guid}\" name=\"{name}\" isCodable=\"true\">{within}</Code>")
    };
    let codes = [
        code(1, "Strike", "<Description>one&#13;\ntwo&#13;</Description>"),
        code(2, "Strike", ""),
        code(3, "Fear&#13;&#10;of night", ""),
        code(4, "Hope", ""),
        code(5, "Anger", ""),
    ]
    .concat();
    let note = format!(
        "<Note guid=\"{}\" name=\"n\"><PlainTextContent>a&#13;\nb</PlainTextContent></Note>",
        g(9)
    );
    let xml = format!(
        "<Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"p\"><CodeBook><Codes>{codes}</Codes></CodeBook>\
         <Notes>{note}</Notes></Project>"
    );
    let path = folder.path().join("p.qde");
    std::fs::write(&path, xml).expect("written");
    let mut differences = round(&path, folder.path(), true);
    differences.retain(|line| !is_root(line));
    assert_eq!(differences, Vec::<String>::new());

    // A number that somebody gave is a new name; one that it got because another has the name is none.
    let (mut bench, _) = bring(&path, &Options::default());
    for (from, to) in [("Hope", "Hope (2)"), ("Anger", "Anger (2020)")] {
        let codes = bench.project().all::<Code>().expect("codes");
        let (id, _) = codes
            .into_iter()
            .find(|(_, code)| code.name.as_str() == from)
            .expect(from);
        bench.rename_code(id, to).expect("renamed");
    }
    let out = folder.path().join("out.qdpx");
    give(&bench, &out);
    let (xml, _) = unpack(&out);
    let names: Vec<&str> = xml
        .split("<Code ")
        .skip(1)
        .filter_map(|code| code.split("name=\"").nth(1)?.split('"').next())
        .collect();
    assert_eq!(
        names,
        [
            "Strike",
            "Strike",
            "Fear&#13;&#10;of night",
            "Hope (2)",
            "Anger (2020)"
        ]
    );
    assert!(
        xml.contains("<Description>one&#13;\ntwo&#13;</Description>"),
        "{xml}"
    );
    assert!(
        xml.contains("<PlainTextContent>a&#13;\nb</PlainTextContent>"),
        "{xml}"
    );
}

#[test]
fn the_example_comes_back_with_its_codes_passages_and_coders() {
    let folder = tempfile::tempdir().unwrap();
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/north-south");
    // Another moment than the clock of `bring`: two projects never count out the same identities.
    let ambient = Box::new(Counting::from(1_650_000_000_000));
    let (first, _) =
        Workbench::in_memory_from_plain(&Directory::new(&example), ambient, &mut unwatched)
            .unwrap();
    let (out, again) = (
        folder.path().join("out.qdpx"),
        folder.path().join("again.qdpx"),
    );
    let given = give(&first, &out);
    // The figures of the example's own README: 97 sources, one of them a pdf.
    for (what, count) in [
        ("TextSource", 96),
        ("PDFSource", 1),
        ("Code", 53),
        ("Coding", 764),
    ] {
        assert_eq!(given.written[what], count, "{what}");
    }
    let (second, report) = bring(&out, &Options::default());
    assert_eq!((report.codings.exact, report.codings.all()), (764, 764));
    give(&second, &again);
    let said = differences(&canonical(&unpack(&out).0), &canonical(&unpack(&again).0));
    assert!(said.is_empty(), "{said:#?}");
    assert!(
        std::fs::read(&out).unwrap() == std::fs::read(&again).unwrap(),
        "the second export is not the first, byte for byte"
    );
    let quotations = |bench: &Workbench| -> BTreeMap<_, _> {
        let all = bench.project().all::<Quotation>().unwrap();
        let place = |(id, noun): (_, Quotation)| (id, noun.at.place().map(|(_, span)| span));
        all.into_iter().map(place).collect()
    };
    assert_eq!(quotations(&first), quotations(&second));
    let codings = |bench: &Workbench| -> BTreeMap<_, _> {
        let all = bench.project().all::<Coding>().unwrap();
        let coded = |(id, noun): (_, Coding)| (id, (noun.quotation, noun.code, noun.coder));
        all.into_iter().map(coded).collect()
    };
    assert_eq!(codings(&first), codings(&second));
    let codes = |bench: &Workbench| -> BTreeMap<_, _> {
        let all = bench.project().all::<Code>().unwrap();
        let said = |(id, noun): (_, Code)| {
            (
                id,
                (
                    noun.name,
                    noun.parent,
                    noun.definition,
                    noun.include,
                    noun.exclude,
                ),
            )
        };
        all.into_iter().map(said).collect()
    };
    assert_eq!(codes(&first), codes(&second));
}
