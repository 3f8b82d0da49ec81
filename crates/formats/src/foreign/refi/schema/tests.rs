mod official;

use std::{
    io::{Cursor, Read},
    path::{Path, PathBuf},
};

use super::*;

const G: &str = "01234567-89ab-CDEF-0123-456789abcdef";

fn project(inside: &str) -> String {
    let inside = inside.replace("\"G\"", &format!("\"{G}\""));
    format!("<Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"p\">{inside}</Project>")
}

fn codebook(inside: &str) -> String {
    let inside = inside.replace("\"G\"", &format!("\"{G}\""));
    format!("<CodeBook xmlns=\"urn:QDA-XML:codebook:1.0\">{inside}</CodeBook>")
}

/// Checks a document as a whole, and piece by piece, as it is written: both say the same.
fn check(schema: Schema, xml: impl std::io::BufRead) -> Result<(), Invalid> {
    let mut bytes = Vec::new();
    let mut xml = xml;
    xml.read_to_end(&mut bytes).unwrap();
    let said = super::check(schema, &*bytes);
    let Ok(text) = std::str::from_utf8(&bytes) else {
        return said;
    };
    // Between a tag and the next is a place to cut at, where nothing else has such marks.
    let cuts = if text.contains("<!") { 0 } else { usize::MAX };
    let places = text.match_indices("><").map(|(at, _)| at + 1).take(cuts);
    let mut checker = Checker::new(schema);
    let mut from = 0;
    let mut by_piece = Ok(());
    for to in places.chain([text.len()]) {
        by_piece = by_piece.and_then(|()| checker.take(&text[from..to]));
        from = to;
    }
    let by_piece = by_piece.and_then(|()| checker.finish());
    match (&said, &by_piece) {
        (Ok(()), Ok(())) => {}
        (Err(whole), Err(piece)) => {
            // How what is no XML is called depends on what stands around it.
            let named = |it: &Invalid| !matches!(it.why, Why::Broken(_));
            if named(whole) || named(piece) {
                assert_eq!(whole, piece, "{text}");
            }
        }
        _ => panic!("{said:?} as a whole, {by_piece:?} by pieces: {text}"),
    }
    if let Ok(element) = Element::parse(text, DEPTH) {
        same_before_and_after(schema, element);
    }
    said
}

/// Holds an element against the schema, and the words that are written of it.
fn same_before_and_after(schema: Schema, mut element: Element<'_>) {
    let mut checker = Checker::new(schema);
    let before = checker.take_element(&element, "");
    let before = before.and_then(|()| checker.finish());
    element.set("xmlns", Some(schema.namespace().into()));
    let mut written = String::new();
    element.write(&mut written);
    let after = super::check(schema, written.as_bytes());
    let why = |said: Result<(), Invalid>| said.map_err(|it| (it.element, it.why));
    assert_eq!(why(before), why(after), "{written}");
}

/// Checks what stands within a project, and returns the message.
fn message(inside: &str) -> String {
    check(Schema::Project, project(inside).as_bytes())
        .map_or_else(|it| it.to_string(), |()| "valid".into())
}

#[track_caller]
fn valid(inside: &str) {
    assert_eq!(message(inside), "valid");
}

#[track_caller]
fn invalid(inside: &str, expected: &str) {
    assert_eq!(message(inside), expected);
}

#[test]
fn empty_documents_of_both_kinds() {
    valid("");
    let codes = "<Codes><Code guid=\"G\" name=\"c\" isCodable=\"1\"/></Codes>";
    assert_eq!(check(Schema::Codebook, codebook(codes).as_bytes()), Ok(()));
    let said = check(Schema::Codebook, codebook("").as_bytes()).unwrap_err();
    assert_eq!(
        said.to_string(),
        "line 1, CodeBook: it ends too early; expected <Codes>"
    );
}

#[test]
fn the_root_and_its_namespace() {
    let said = |xml: &str| {
        check(Schema::Project, xml.as_bytes())
            .unwrap_err()
            .to_string()
    };
    assert_eq!(
        said("<CodeBook xmlns=\"urn:QDA-XML:project:1.0\"/>"),
        "line 1, the document: the document begins with <CodeBook>; expected <Project>"
    );
    assert_eq!(
        said("<Project name=\"p\"/>"),
        "line 1, the document: <Project> is of no namespace; expected the namespace \
         urn:QDA-XML:project:1.0"
    );
    assert_eq!(
        said("<Project xmlns=\"urn:QDA-XML:project:1:0\" name=\"p\"/>"),
        "line 1, the document: <Project> is of the namespace \"urn:QDA-XML:project:1:0\"; expected \
         the namespace urn:QDA-XML:project:1.0"
    );
    let prefixed =
        "<q:Project xmlns:q=\"urn:QDA-XML:project:1.0\" name=\"p\"><q:Description/></q:Project>";
    assert_eq!(check(Schema::Project, prefixed.as_bytes()), Ok(()));
    let within =
        "<q:Project xmlns:q=\"urn:QDA-XML:project:1.0\" name=\"p\"><Description/></q:Project>";
    assert!(said(within).contains("<Description> is of no namespace"));
    assert!(said("<q:Project name=\"p\"/>").contains("the prefix q is bound to no namespace"));
}

#[test]
fn children_in_their_order() {
    valid("<Description>d</Description><NoteRef targetGUID=\"G\"/><NoteRef targetGUID=\"G\"/>");
    invalid(
        "<NoteRef targetGUID=\"G\"/>\n<Description>d</Description>",
        "line 2, Project: <Description> may not stand here; expected <NoteRef> or </Project>",
    );
    invalid(
        "<Description/><Description/>",
        "line 1, Project: <Description> may not stand here; expected <NoteRef> or </Project>",
    );
    invalid(
        "<Sources><TextSource guid=\"G\"><Colour/></TextSource></Sources>",
        "line 1, Project/Sources/TextSource: <Colour> may not stand here; expected <Description>, \
         <PlainTextContent>, <PlainTextSelection>, <Coding>, <NoteRef>, <VariableValue> or </TextSource>",
    );
    invalid(
        "<Users/>",
        "line 1, Project/Users: it ends too early; expected <User>",
    );
    invalid(
        "<Description><b/></Description>",
        "line 1, Project/Description: <b> may not stand here; expected </Description>",
    );
}

#[test]
fn a_coding_has_one_code() {
    let coding = |inside: &str| {
        format!(
            "<Sources><TextSource guid=\"G\"><Coding guid=\"G\">{inside}</Coding></TextSource></Sources>"
        )
    };
    let code = "<CodeRef targetGUID=\"G\"/>";
    let note = "<NoteRef targetGUID=\"G\"/>";
    valid(&coding(&[code, note, note].concat()));
    let place = "line 1, Project/Sources/TextSource/Coding";
    invalid(
        &coding(""),
        &format!("{place}: it ends too early; expected <CodeRef>"),
    );
    invalid(
        &coding(note),
        &format!("{place}: <NoteRef> may not stand here; expected <CodeRef>"),
    );
    invalid(
        &coding(&[code, code].concat()),
        &format!("{place}: <CodeRef> may not stand here; expected <NoteRef> or </Coding>"),
    );
}

#[test]
fn sources_are_a_choice_and_not_empty() {
    valid(
        "<Sources><VideoSource guid=\"G\"/><TextSource guid=\"G\"/><PDFSource guid=\"G\"/>\
         <TextSource guid=\"G\"/><AudioSource guid=\"G\"/><PictureSource guid=\"G\"/></Sources>",
    );
    invalid(
        "<Sources/>",
        "line 1, Project/Sources: it ends too early; expected <TextSource>, <PictureSource>, \
         <PDFSource>, <AudioSource> or <VideoSource>",
    );
}

fn value(inside: &str) -> String {
    format!("<Cases><Case guid=\"G\"><VariableValue>{inside}</VariableValue></Case></Cases>")
}

#[test]
fn a_variable_has_one_value_or_none() {
    let of = "<VariableRef targetGUID=\"G\"/>";
    valid(&value(of));
    for one in [
        "<TextValue> any words </TextValue>",
        "<TextValue/>",
        "<BooleanValue> true </BooleanValue>",
        "<IntegerValue>-0012</IntegerValue>",
        "<FloatValue>+.5</FloatValue>",
        "<FloatValue>12.</FloatValue>",
        "<DateValue>2020-02-29</DateValue>",
        "<DateValue>2020-02-29-14:00</DateValue>",
        "<DateTimeValue>2019-03-18T24:00:00</DateTimeValue>",
        "<IntegerValue>1<!-- and -->&#50;<![CDATA[3]]></IntegerValue>",
    ] {
        valid(&value(&[of, one].concat()));
    }
    let place = "line 1, Project/Cases/Case/VariableValue";
    invalid(
        &value(&[of, "<TextValue/><IntegerValue>1</IntegerValue>"].concat()),
        &format!("{place}: <IntegerValue> may not stand here; expected </VariableValue>"),
    );
    invalid(
        &value("<TextValue/>"),
        &format!("{place}: <TextValue> may not stand here; expected <VariableRef>"),
    );
    for (element, wrong, expected) in [
        ("BooleanValue", "TRUE", "true or false"),
        ("IntegerValue", "1.0", "a whole number"),
        ("IntegerValue", "", "a whole number"),
        ("FloatValue", "1e3", "a number such as 12.5"),
        ("FloatValue", ".", "a number such as 12.5"),
        ("DateValue", "2019-02-29", "a day such as 2019-03-18"),
        ("DateValue", "18.03.2019", "a day such as 2019-03-18"),
        (
            "DateTimeValue",
            "2019-03-18 09:30",
            "a day and a time such as 2019-03-18T09:30:00Z",
        ),
    ] {
        invalid(
            &value(&format!("{of}<{element}>{wrong}</{element}>")),
            &format!("{place}/{element}: the value is {wrong:?}; expected {expected}"),
        );
    }
}

#[test]
fn attributes_that_are_needed_and_unknown() {
    valid("<Users><User guid=\"G\" id=\"EV\"/></Users>");
    invalid(
        "<Users><User name=\"Eva\"/></Users>",
        "line 1, Project/Users/User: the attribute guid is missing",
    );
    invalid(
        "<Users><User guid=\"G\" mail=\"x\"/></Users>",
        "line 1, Project/Users/User: there is no attribute mail here; expected guid, name or id",
    );
    invalid(
        "<Description lang=\"en\"/>",
        "line 1, Project/Description: there is no attribute lang here; expected nothing",
    );
    invalid(
        "<Description xml:lang=\"en\"/>",
        "line 1, Project/Description: there is no attribute xml:lang here; expected nothing",
    );
    assert!(message("<Users><User guid=\"G\" guid=\"G\"/></Users>").contains("not well-formed"));
}

#[test]
fn attributes_of_the_schema_language() {
    let xsi = "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"";
    valid(&format!(
        "<Users {xsi} xsi:schemaLocation=\"urn:QDA-XML:project:1.0 Project.xsd\"><User guid=\"G\" \
         xsi:type=\"UserType\"/></Users>"
    ));
    let other = message(&format!(
        "<Users {xsi}><User guid=\"G\" xsi:type=\"CodeType\"/></Users>"
    ));
    assert!(
        other.contains("the attribute xsi:type is \"CodeType\"; expected UserType"),
        "{other}"
    );
    let nil = message(&format!("<Description {xsi} xsi:nil=\"true\"/>"));
    assert!(nil.contains("there is no attribute xsi:nil here"), "{nil}");
}

#[test]
fn types_of_attributes() {
    let of_code = |attributes: &str| {
        format!("<CodeBook><Codes><Code name=\"c\" {attributes}/></Codes></CodeBook>")
    };
    let place = "line 1, Project/CodeBook/Codes/Code";
    let guid = "a GUID such as 01234567-89ab-cdef-0123-456789abcdef";
    valid(&of_code(
        "guid=\"{01234567-89ab-cdef-0123-456789abcdef}\" isCodable=\" 0 \" color=\"#abc\"",
    ));
    for wrong in [
        "",
        "1",
        "0123456789abcdef0123456789abcdef",
        "{01234567-89ab-cdef-0123-456789abcdef",
        "01234567-89ab-cdef-0123-456789abcdeg",
        "01234567-89ab-cdef-0123-456789abcdef-",
    ] {
        invalid(
            &of_code(&format!("guid=\"{wrong}\" isCodable=\"true\"")),
            &format!("{place}: the attribute guid is {wrong:?}; expected {guid}"),
        );
    }
    invalid(
        &of_code("guid=\"G\" isCodable=\"yes\""),
        &format!("{place}: the attribute isCodable is \"yes\"; expected true or false"),
    );
    for wrong in ["red", "#abcd", "abcdef", "#abcdeg"] {
        invalid(
            &of_code(&format!("guid=\"G\" isCodable=\"1\" color=\"{wrong}\"")),
            &format!(
                "{place}: the attribute color is {wrong:?}; expected a colour such as #ff8800"
            ),
        );
    }
    invalid(
        "<Links><Link guid=\"G\" direction=\"both\"/></Links>",
        "line 1, Project/Links/Link: the attribute direction is \"both\"; expected Associative, OneWay \
         or Bidirectional",
    );
    invalid(
        "<Sources><AudioSource guid=\"G\"><AudioSelection guid=\"G\" begin=\"0\" end=\"1.5\"/>\
         </AudioSource></Sources>",
        "line 1, Project/Sources/AudioSource/AudioSelection: the attribute end is \"1.5\"; expected a \
         whole number",
    );
}

#[test]
fn days_and_times() {
    // XML Schema 1.0, part 2, 3.2.7; each was put to libxml2 as well.
    for good in [
        "2019-03-18T10:11:12",
        "2019-03-18T10:11:12Z",
        "2019-03-18T10:11:12.123456789+14:00",
        "2000-02-29T00:00:00-13:59",
        "12019-01-01T00:00:00",
        "-0001-01-01T00:00:00",
    ] {
        assert!(Value::DateTime.holds(good), "{good}");
    }
    for wrong in [
        "2019-03-18",
        "2019-03-18T10:11",
        "2019-03-18 10:11:12",
        "2019-3-18T10:11:12",
        "1900-02-29T10:11:12",
        "2019-03-18T24:00:01",
        "2019-03-18T23:60:00",
        "2019-03-18T23:59:60",
        "2019-03-18T10:11:12.",
        "2019-03-18T10:11:12z",
        "2019-03-18T10:11:12+14:01",
        "2019-03-18T10:11:12+1:00",
        "0000-01-01T00:00:00",
        "02019-01-01T00:00:00",
        "219-01-01T00:00:00",
        "2019-13-01T00:00:00",
        "2019-04-31T00:00:00",
        " 2019-03-18T10:11:12Z",
    ] {
        assert!(!Value::DateTime.holds(wrong), "{wrong}");
    }
}

#[test]
fn words_only_where_they_may_be() {
    valid("\n  <!-- between --> <?and this?>\n<Description> any &lt; words </Description>\n");
    invalid(
        "<Users><User guid=\"G\"/>Eva</Users>",
        "line 1, Project/Users: words may not stand here: \"Eva\"; expected <User> or </Users>",
    );
    // An element that holds nothing does not even hold a blank.
    invalid(
        "<Users><User guid=\"G\"> </User></Users>",
        "line 1, Project/Users/User: words may not stand here: \" \"; expected </User>",
    );
    valid("<Users><User guid=\"G\"><!-- nothing --></User></Users>");
}

#[test]
fn what_is_no_xml() {
    for (xml, expected) in [
        ("", "there is no element"),
        (
            "<Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"p\">",
            "it ends in the middle",
        ),
        (
            "<Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"p\"/>x",
            "words stand outside",
        ),
        (
            "<Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"p\"/><a/>",
            "<a> stands after the end",
        ),
        (
            "<Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"<\"/>",
            "stands in an attribute",
        ),
        (
            "<Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"&nbsp;\"/>",
            "&nbsp; stands for nothing",
        ),
        (
            "<Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"&#0;\"/>",
            "&#0; stands for nothing",
        ),
        (
            "<!DOCTYPE Project [<!ENTITY a \"b\">]><Project/>",
            "entities of its own",
        ),
    ] {
        let said = check(Schema::Project, xml.as_bytes())
            .unwrap_err()
            .to_string();
        assert!(said.contains("it is not well-formed XML: "), "{said}");
        assert!(said.contains(expected), "{said}");
    }
    assert!(message("<Description>&b;</Description>").contains("&b; stands for nothing"));
    assert!(message("<Description>\u{1}</Description>").contains("U+0001"));
    let marked = format!(
        "\u{FEFF}<?xml version=\"1.0\" encoding=\"utf-8\"?>{}",
        project("")
    );
    assert_eq!(check(Schema::Project, marked.as_bytes()), Ok(()));
}

#[test]
fn declarations_and_instructions() {
    let root = project("");
    let said = |before: &str, after: &str| {
        let xml = [before, &root, after].concat();
        check(Schema::Project, xml.as_bytes()).map_or_else(|it| it.to_string(), |()| "valid".into())
    };
    for good in [
        "<?xml version=\"1.0\"?>",
        "<?xml version='1.0' encoding='UTF-8' standalone=\"yes\" ?>\n",
        "<!DOCTYPE Project>",
        "<?style sheet?>",
    ] {
        assert_eq!(said(good, "<!-- end -->"), "valid", "{good}");
    }
    for (wrong, expected) in [
        (" <?xml version=\"1.0\"?>", "not the first thing"),
        ("<?xml encoding=\"utf-8\"?>", "is none"),
        (
            "<?xml version=\"1.0\" standalone=\"yes\" encoding=\"utf-8\"?>",
            "is none",
        ),
        (
            "<?xml version=\"1.0\" encoding=\"utf-16\"?>",
            "says encoding \"utf-16\"",
        ),
        (
            "<?xml version=\"1.0\"encoding=\"utf-8\"?>",
            "no blank stands between",
        ),
        ("<? style?>", "has no name"),
    ] {
        let said = said(wrong, "");
        assert!(said.contains(expected), "{wrong}: {said}");
    }
    assert!(said("", "<!DOCTYPE Project>").contains("stands after the root begins"));
    for wrong in ["xmlns:x<", "xmlns:x y", "xmlns:a:b", "1"] {
        let said = message(&format!("<Users {wrong}=\"u\"/>"));
        assert!(said.contains("not well-formed"), "{said}");
    }
    assert!(message("<Users><User guid=\"G\"name=\"x\"/></Users>").contains("no blank stands"));
}

/// Returns the folder of real files, if the machine has it.
#[expect(
    clippy::disallowed_methods,
    reason = "a test may be told where its files are"
)]
fn cases() -> Option<PathBuf> {
    let told = std::env::var("AYNI_CASES").ok().map(PathBuf::from);
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/cases");
    let places = [
        told,
        Some(beside),
        Some(PathBuf::from("/work/shared/cases")),
    ];
    let found = places.into_iter().flatten().find(|folder| folder.is_dir());
    if found.is_none() {
        println!("skipped: no folder of cases (set AYNI_CASES)");
    }
    found
}

#[test]
fn real_projects_and_codebooks() {
    let Some(cases) = cases() else { return };
    // What libxml2 says of them, with the official schemas.
    let verdicts = [
        ("atlasti8-mac-spec-example.qdpx", "valid"),
        ("atlasti23-win-target.qdpx", "valid"),
        ("maxqda24-codebook-307.qde", "valid"),
        ("nvivo12-win-oltas-masked.qdpx", "valid"),
        ("nvivo15-mac-262codes.qdpx", "valid"),
        ("qc-demo-interviewmasked.qdpx", "valid"),
        (
            "atlasti9-win.qdc",
            "line 2, the document: <CodeBook> is of the namespace \"urn:QDA-XML:codebook:0:4\"; \
             expected the namespace urn:QDA-XML:codebook:1.0",
        ),
        (
            "spec-example.qdc",
            "line 25, CodeBook/Sets: it ends too early; expected <Set>",
        ),
    ];
    for (name, expected) in verdicts {
        let bytes = std::fs::read(cases.join("refi").join(name)).unwrap();
        let (schema, xml) = if name.ends_with(".qdpx") {
            (Schema::Project, project_of(&bytes))
        } else if name.ends_with(".qde") {
            (Schema::Project, bytes)
        } else {
            (Schema::Codebook, bytes)
        };
        let said = check(schema, xml.as_slice());
        let said = said.map_or_else(|it| it.to_string(), |()| "valid".into());
        assert_eq!(said, expected, "{name}");
    }
}

/// Returns the project file in an archive.
fn project_of(archive: &[u8]) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(archive)).unwrap();
    let names = archive.file_names().map(|name| name.unwrap().into_owned());
    let names: Vec<String> = names.collect();
    let mut names = names.iter();
    let name = names.find(|name| name.to_lowercase().ends_with(".qde"));
    let mut xml = Vec::new();
    let mut member = archive.by_name(name.unwrap()).unwrap();
    member.read_to_end(&mut xml).unwrap();
    xml
}

#[test]
fn depth_is_limited() {
    let code = "<Code guid=\"G\" name=\"c\" isCodable=\"1\">";
    let nested = |depth: usize| {
        let (open, close) = (code.repeat(depth), "</Code>".repeat(depth));
        message(&format!(
            "<CodeBook><Codes>{open}{close}</Codes></CodeBook>"
        ))
    };
    assert_eq!(nested(DEPTH - 3), "valid");
    assert!(nested(DEPTH - 2).ends_with("elements stand within more than 256 others"));
}

#[test]
fn codebooks_differ_from_projects() {
    let code = "<Codes><Code guid=\"G\" name=\"c\" isCodable=\"1\"/></Codes>";
    let set = |member: &str| {
        codebook(&format!(
            "{code}<Sets><Set guid=\"G\" name=\"s\">{member}</Set></Sets>"
        ))
    };
    assert_eq!(
        check(Schema::Codebook, set("<MemberCode guid=\"G\"/>").as_bytes()),
        Ok(())
    );
    let said = check(
        Schema::Codebook,
        set("<MemberCode targetGUID=\"G\"/>").as_bytes(),
    );
    assert!(
        said.unwrap_err()
            .to_string()
            .contains("no attribute targetGUID here; expected guid")
    );
    assert_eq!(attributes(Schema::Codebook, "MemberCode"), ["guid"]);
    assert_eq!(attributes(Schema::Project, "MemberCode"), ["targetGUID"]);
    assert_eq!(children(Schema::Codebook, "Code"), ["Description", "Code"]);
    assert_eq!(
        children(Schema::Project, "Code"),
        ["Description", "NoteRef", "Code"]
    );
    assert_eq!(
        children(Schema::Project, "Set"),
        ["Description", "MemberCode", "MemberSource", "MemberNote"]
    );
    assert_eq!(children(Schema::Project, "Description"), [""; 0]);
}

#[test]
fn an_element_of_one_name_is_the_same_everywhere() {
    for schema in [Schema::Project, Schema::Codebook] {
        let mut seen: Vec<&'static Child> = vec![schema.root_element()];
        let mut next = 0;
        while let Some(child) = seen.get(next).copied() {
            for below in child.of.children() {
                match seen.iter().find(|it| it.name == below.name) {
                    Some(other) => assert!(std::ptr::eq(other.of, below.of), "{}", below.name),
                    None => seen.push(below),
                }
            }
            next += 1;
        }
    }
}

#[test]
fn every_line_end_counts_once() {
    let xml = project("\r\n<Users>\n<User\n guid=\"x\"/></Users>");
    let said = check(Schema::Project, xml.as_bytes()).unwrap_err();
    assert_eq!(
        (said.line, said.element.as_str()),
        (3, "Project/Users/User")
    );
}
