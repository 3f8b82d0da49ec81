//! What people bring: single files, archives, and archives of something else.

use std::{
    io::{Cursor, Write as _},
    path::{Path, PathBuf},
    sync::Arc,
};

use super::*;
use crate::foreign::container;

const PROJECT_XML: &str = r#"<?xml version="1.0"?><Project xmlns="urn:QDA-XML:project:1.0"/>"#;
const CODEBOOK_XML: &str = r#"<CodeBook xmlns="urn:QDA-XML:codebook:1.0"/>"#;
const DATABASE: &str = "SQLite format 3\0 and so on";

fn told(name: &str, bytes: &[u8]) -> Result<Detected, RefusalKind> {
    let mut container =
        container::open(name, Arc::new(bytes.to_vec()), &Limits::for_projects()).unwrap();
    detect(&mut *container).map_err(|refusal| refusal.kind)
}

fn zip(members: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in members {
        let options = zip::write::SimpleFileOptions::default();
        writer.start_file(*name, options).unwrap();
        writer.write_all(content.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn project(member: &str) -> Result<Detected, RefusalKind> {
    let member = member.to_owned();
    Ok(Detected::RefiProject { member })
}

fn codebook(member: &str) -> Result<Detected, RefusalKind> {
    let member = member.to_owned();
    Ok(Detected::RefiCodebook { member })
}

fn database(member: &str) -> Result<Detected, RefusalKind> {
    let member = member.to_owned();
    Ok(Detected::Database { member })
}

fn segments(member: &str) -> Result<Detected, RefusalKind> {
    let member = member.to_owned();
    Ok(Detected::Segments { member })
}

fn seen(told: Result<Detected, RefusalKind>) -> String {
    match told {
        Err(RefusalKind::NoProject { seen }) => seen,
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_archive_of_refi_is_told_by_what_stands_at_its_root() {
    let text = ("Sources/a.txt", "hola");
    for name in ["project.qde", "PROJECT.QDE", "Strike 1997.qde"] {
        assert_eq!(
            told("a.qdpx", &zip(&[text, (name, PROJECT_XML)])),
            project(name)
        );
    }
    let two = [("old.qde", PROJECT_XML), ("Project.qde", PROJECT_XML)];
    assert_eq!(told("a.zip", &zip(&two)), project("Project.qde"));
    let unclear = [("b.qde", PROJECT_XML), ("a.qde", PROJECT_XML)];
    let names = vec!["a.qde".to_owned(), "b.qde".to_owned()];
    assert_eq!(
        told("a.zip", &zip(&unclear)),
        Err(RefusalKind::SeveralProjects { names })
    );
    assert_eq!(
        told("a.zip", &zip(&[text, ("codes.qdc", CODEBOOK_XML)])),
        codebook("codes.qdc")
    );
    let deep = zip(&[
        ("Strike/project.qde", PROJECT_XML),
        ("Strike/Sources/a.txt", ""),
    ]);
    assert_eq!(
        seen(told("a.zip", &deep)),
        "Strike/project.qde in a folder; pack what is in the folder, not the folder itself"
    );
    let wrong = zip(&[("project.qde", "<html/>"), text]);
    assert_eq!(
        seen(told("a.qdpx", &wrong)),
        "project.qde, which is no XML of REFI-QDA"
    );
}

#[test]
fn a_single_file_is_told_by_its_root_element() {
    assert_eq!(
        told("project.qde", PROJECT_XML.as_bytes()),
        project("project.qde")
    );
    assert_eq!(told("a.qde", CODEBOOK_XML.as_bytes()), codebook("a.qde"));
    assert_eq!(told("a.xml", CODEBOOK_XML.as_bytes()), codebook("a.xml"));
    let marked = format!("\u{FEFF}{PROJECT_XML}");
    assert_eq!(told("a.txt", marked.as_bytes()), project("a.txt"));
    let wide: Vec<u8> = marked.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(told("a.qde", &wide), project("a.qde"));
    assert_eq!(told("a.qde", &wide[2..]), project("a.qde"));
    let prefixed = r#"<!-- x --><q:Project xmlns:q="urn:QDA-XML:project:1.0" xmlns="urn:x"/>"#;
    assert_eq!(told("a.qde", prefixed.as_bytes()), project("a.qde"));
    assert_eq!(told("a.qde", b"<Project name='x'>"), project("a.qde"));
    let other = r#"<?xml version="1.0"?><Project xmlns="http://schemas.microsoft.com/project"/>"#;
    assert_eq!(
        seen(told("a.xml", other.as_bytes())),
        "XML of another program"
    );
    let laughs = br#"<!DOCTYPE a [<!ENTITY l "ha">]><Project/>"#;
    assert_eq!(told("a.qde", laughs), Err(RefusalKind::Entities));
}

#[test]
fn a_project_of_qualcoder_is_a_database_in_its_folder() {
    let qualcoder = |database: &str, folder: &str| {
        let (database, folder) = (database.to_owned(), folder.to_owned());
        Ok(Detected::QualCoder { database, folder })
    };
    let packed = [
        ("__MACOSX/Strike.qda/._data.qda", "x"),
        ("Strike.qda/data.qda", DATABASE),
        ("Strike.qda/documents/a.csv", "a,b"),
        ("Strike.qda/documents/b.sqlite3", DATABASE),
    ];
    assert_eq!(
        told("a.zip", &zip(&packed)),
        qualcoder("Strike.qda/data.qda", "Strike.qda/")
    );
    let bare = [("data.qda", DATABASE), ("backup/data.qda", DATABASE)];
    assert_eq!(told("a.zip", &zip(&bare)), qualcoder("data.qda", ""));
    assert_eq!(
        told("data.qda", DATABASE.as_bytes()),
        qualcoder("data.qda", "")
    );
    let two = [("b.qda/data.qda", DATABASE), ("a.qda/data.qda", DATABASE)];
    assert!(matches!(
        told("a.zip", &zip(&two)),
        Err(RefusalKind::SeveralProjects { .. })
    ));
    let broken = [("a.qda/data.qda", "nothing"), ("a.qda/x", "")];
    assert!(matches!(
        told("a.zip", &zip(&broken)),
        Err(RefusalKind::Damaged { .. })
    ));
}

#[test]
fn databases_and_tables_are_left_to_their_readers() {
    for name in ["a.sqlite3", "a.rqda", "a.requal", "a", "a.csv"] {
        assert_eq!(told(name, DATABASE.as_bytes()), database(name));
    }
    let packed = [("readme.txt", "x"), ("x/a.rqda", DATABASE), ("b.db", "x")];
    assert_eq!(told("a.zip", &zip(&packed)), database("x/a.rqda"));
    assert_eq!(told("tags.CSV", b"id,tag"), segments("tags.CSV"));
    let workbook = zip(&[
        ("xl/workbook.xml", "<workbook/>"),
        ("[Content_Types].xml", ""),
    ]);
    assert_eq!(told("tags.xlsx", &workbook), segments("tags.xlsx"));
    assert_eq!(
        told("a.zip", &zip(&[("x/tags.tsv", "id\ttag")])),
        segments("x/tags.tsv")
    );
}

#[test]
fn what_is_no_project_is_refused_with_what_was_seen() {
    for (name, bytes, told_as) in [
        (
            "a.nvp",
            &b"\xD0\xCF\x11\xE0"[..],
            "an NVivo project; export it there as a REFI-QDA project",
        ),
        ("a.png", b"\x89PNG\r\n", "a PNG picture"),
        ("a.csv", b"\x89PNG\r\n", "a PNG picture"),
        ("a.txt", b"hola", "plain text"),
        ("a.qdpx", b"", "an empty file"),
        ("a.csv", b"", "an empty file"),
    ] {
        assert_eq!(seen(told(name, bytes)), told_as, "{name}");
    }
    assert_eq!(
        seen(told("a.zip", &zip(&[]))),
        "an archive with nothing in it"
    );
    assert_eq!(
        seen(told("a.zip", &zip(&[("notes.txt", "hola")]))),
        "an archive of one file, notes.txt: plain text"
    );
    assert_eq!(
        seen(told(
            "a.docx",
            &zip(&[("word/document.xml", "<x/>"), ("b", "")])
        )),
        "an archive of 2 files, the first is word/document.xml"
    );
    for (name, member, told_as) in [
        ("a.docx", "word/document.xml", "a Word document"),
        ("a.qdpx", "word/document.xml", "a Word document"),
        (
            "a.pptx",
            "ppt/presentation.xml",
            "a PowerPoint presentation",
        ),
        ("a.vsdx", "visio/document.xml", "an Office file"),
    ] {
        let bytes = zip(&[("[Content_Types].xml", "<x/>"), (member, "<x/>")]);
        assert_eq!(seen(told(name, &bytes)), told_as, "{name}");
    }
    let text = zip(&[("mimetype", "x"), ("content.xml", "<x/>")]);
    assert_eq!(seen(told("a.odt", &text)), "an OpenDocument file");
    let kind = told("a.txt", b"hola").unwrap_err();
    assert_eq!(kind.word(), "no-project");
    assert!(
        kind.to_string()
            .contains("(seen: plain text); it reads REFI-QDA projects (.qdpx")
    );
}

#[test]
fn projects_that_other_programs_wrote_are_known() {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/cases");
    let places = [beside, PathBuf::from("/work/shared/cases")];
    let Some(cases) = places.into_iter().find(|folder| folder.is_dir()) else {
        println!("skipped: no folder of cases");
        return;
    };
    for (path, expected) in [
        ("refi/atlasti23-win-target.qdpx", "project"),
        ("refi/atlasti8-mac-spec-example.qdpx", "project"),
        ("refi/nvivo12-win-oltas-masked.qdpx", "project"),
        ("refi/nvivo15-mac-262codes.qdpx", "project"),
        ("refi/qc-demo-interviewmasked.qdpx", "project"),
        ("refi/maxqda24-codebook-307.qde", "project"),
        ("refi/atlasti9-win.qdc", "codebook"),
        ("refi/spec-example.qdc", "codebook"),
        ("qualcoder/mannheimer-bsr-masked.qda/data.qda", "qualcoder"),
        ("rqda/OPCW-CSP-DG.rqda", "database"),
        ("taguette/social-media-privacy-masked.sqlite3", "database"),
        ("taguette/all_tags_20220303.csv", "segments"),
    ] {
        let bytes = std::fs::read(cases.join(path)).unwrap();
        let name = path.rsplit('/').next().unwrap();
        let found = match told(name, &bytes) {
            Ok(Detected::RefiProject { .. }) => "project",
            Ok(Detected::RefiCodebook { .. }) => "codebook",
            Ok(Detected::QualCoder { .. }) => "qualcoder",
            Ok(Detected::Database { .. }) => "database",
            Ok(Detected::Segments { .. }) => "segments",
            Err(kind) => panic!("{path}: {kind}"),
        };
        assert_eq!(found, expected, "{path}");
    }
}
