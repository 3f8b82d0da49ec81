use std::path::{Path, PathBuf};

use rust_xlsxwriter::Workbook;

use super::*;
use crate::foreign::{At, Code, Selection, Set, Source, User, Words};

fn pieces(name: &str, bytes: &[u8]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut give = |piece| {
        pieces.push(piece);
        Ok::<(), Refusal>(())
    };
    read(name, bytes, &ReadOptions::default(), &mut give).unwrap();
    pieces
}

fn codes(pieces: &[Piece]) -> Vec<&Code> {
    let codes = pieces.iter().filter_map(|piece| match piece {
        Piece::Code(code) => Some(code),
        _ => None,
    });
    codes.collect()
}

fn sources(pieces: &[Piece]) -> Vec<&Source> {
    let sources = pieces.iter().filter_map(|piece| match piece {
        Piece::Source(source) => Some(&**source),
        _ => None,
    });
    sources.collect()
}

fn notices(pieces: &[Piece]) -> Vec<(NoticeKind, &str, Option<&str>, usize)> {
    let notices = pieces.iter().filter_map(|piece| match piece {
        Piece::Notice(it) => Some((it.what, &*it.seen, it.place.as_deref(), it.count)),
        _ => None,
    });
    notices.collect()
}

/// The words of a selection and the names of its codes.
fn said<'p>(pieces: &'p [Piece], selection: &'p Selection) -> (&'p str, Vec<&'p str>) {
    let words = match &selection.words {
        Words::Said(words) => words.as_str(),
        Words::Unsaid | Words::Name(_) => "",
    };
    let codes = codes(pieces);
    let name = |id| codes.iter().find(|code| code.id == id).unwrap();
    let names = selection.codings.iter().map(|it| &*name(it.code).name);
    (words, names.collect())
}

#[test]
fn a_highlight_with_two_tags_is_one_passage() {
    let table = "id,document,tag,content\n\
                 7,interview.odt,work,We work at night.\n\
                 7,interview.odt,health,We work at night.\n\
                 9,letter.txt,,\"Dear \"\"all\"\",\nwe agree.\"\n";
    let pieces = pieces("all_tags.csv", table.as_bytes());
    assert!(matches!(&pieces[0], Piece::Head(head) if head.program == Program::Segments));
    let found = sources(&pieces);
    assert_eq!(found.len(), 2);
    assert_eq!(found[0].name, "interview.odt");
    assert!(found.iter().all(|source| source.text.is_none()));
    assert_eq!(found[0].selections.len(), 1);
    let passage = &found[0].selections[0];
    assert_eq!(passage.at, At::Unknown);
    assert_eq!(
        said(&pieces, passage),
        ("We work at night.", vec!["work", "health"])
    );
    let untagged = &found[1].selections[0];
    assert_eq!(
        said(&pieces, untagged),
        ("Dear \"all\",\nwe agree.", Vec::new())
    );
    assert_eq!(notices(&pieces), Vec::new());
}

#[test]
fn a_tag_has_the_identity_that_taguette_gives_it_in_a_codebook() {
    // python3 -c "import uuid; print(uuid.uuid5(uuid.UUID('51B2B2B7-27EB-4ECB-9D56-E75B0A0496C2'), 'work'))"
    let expected = "f198aeac-e15e-578c-bb50-1ec5b0083720";
    let table = "id,document,tag,content\n1,a,work,x\n";
    let id = codes(&pieces("t.csv", table.as_bytes()))[0].id.to_string();
    assert_eq!(id, expected);
    let table = "tag,description\nwork,What one does.\n";
    assert_eq!(
        codes(&pieces("t.csv", table.as_bytes()))[0].id.to_string(),
        id
    );
}

#[test]
fn the_same_tag_twice_on_a_highlight_is_said() {
    let table = "id,document,tag,content\n1,a,work,x\n1,a,work,x\n";
    let pieces = pieces("t.csv", table.as_bytes());
    assert_eq!(sources(&pieces)[0].selections[0].codings.len(), 1);
    let expected = (
        NoticeKind::RepeatedId,
        "rows that say the same twice",
        Some("line 3"),
        1,
    );
    assert_eq!(notices(&pieces), [expected]);
}

#[test]
fn taguettes_workbook_is_read_as_its_csv() {
    let rows = [
        ["id", "document", "tag", "content"],
        ["7", "interview.odt", "work", "We work at night."],
        ["7", "interview.odt", "health", "We work at night."],
    ];
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name("highlights").unwrap();
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(cells) {
            sheet.write_string(row, column, cell).unwrap();
        }
    }
    let from_workbook = pieces("all_tags.xlsx", &workbook.save_to_buffer().unwrap());
    let csv = rows.map(|cells| cells.join(",")).join("\n");
    assert_eq!(from_workbook, pieces("all_tags.csv", csv.as_bytes()));
}

#[test]
fn a_codebook_gives_parents_first() {
    let table = "tag,parent,description,number of highlights\n\
                 work.night,work,Shifts after ten.,4\n\
                 work,,,0\n\
                 a,b,,1\n\
                 b,a,,1\n\
                 lost,nowhere,,0\n";
    let pieces = pieces("codebook.csv", table.as_bytes());
    let found: Vec<(&str, Option<&str>, Option<&str>)> = codes(&pieces)
        .iter()
        .map(|code| {
            let parent = codes(&pieces)
                .into_iter()
                .find(|it| Some(it.id) == code.parent);
            let parent = parent.map(|it| &*it.name);
            (&*code.name, parent, code.description.as_deref())
        })
        .collect();
    // Of a and b, each above the other, the row that comes first is kept below the other.
    let expected = [
        ("work", None, None),
        ("work.night", Some("work"), Some("Shifts after ten.")),
        ("b", None, None),
        ("a", Some("b"), None),
        ("lost", None, None),
    ];
    assert_eq!(found, expected);
    let expected = [
        (NoticeKind::BrokenTree, "b", Some("line 5"), 1),
        (NoticeKind::BrokenTree, "lost", Some("line 6"), 1),
        (
            NoticeKind::LeftOut,
            "number of highlights",
            Some("line 2"),
            5,
        ),
    ];
    assert_eq!(notices(&pieces), expected);
}

/// The columns of a German MAXQDA as a public program reads them: julianschuler/MAXQDA-encoding-statistics.
const GERMAN: &str = "Farbe;Kommentar;Dokumentgruppe;Dokumentname;Code;Anfang;Ende;Gewicht;Segment;\
                      Bearbeitet von;Bearbeitet am;Erstellt von;Erstellt am;Fläche;Abdeckungsgrad %";

#[test]
fn segments_of_a_german_maxqda() {
    let table = format!(
        "\u{FEFF}{GERMAN}\n\
         #ff0000;;Runde 1;B01 Jan;Arbeit\\Nacht;12;12;0;ja;Eva;02.03.2021;Eva;01.03.2021 10:00;2;0,1\n\
         #ff0000;zweites Ja;Runde 1;B01 Jan;Arbeit\\Nacht;12;12;0;ja;Eva;02.03.2021;Eva;01.03.2021 10:01;2;0,1\n\
         ;;Runde 1;B01 Jan;Gesundheit;12;12;0;ja;Eva;;Uwe;;2;0,1\n\
         ;;;B02 Ana;Arbeit;Seite 3: 5;Seite 3: 9;50;Wir;;;Eva;;2;0,1\n"
    );
    let pieces = pieces("segmente.csv", table.as_bytes());
    let tree: Vec<(&str, bool, Option<&str>)> = codes(&pieces)
        .iter()
        .map(|code| (&*code.name, code.parent.is_some(), code.colour.as_deref()))
        .collect();
    let expected = [
        ("Arbeit", false, None),
        ("Nacht", true, Some("#ff0000")),
        ("Gesundheit", false, None),
    ];
    assert_eq!(tree, expected);
    let found = sources(&pieces);
    let jan = &found[0];
    // The same word, paragraph and code twice are two passages; another code is given to the first.
    assert_eq!(jan.selections.len(), 2);
    assert_eq!(
        said(&pieces, &jan.selections[0]),
        ("ja", vec!["Nacht", "Gesundheit"])
    );
    assert_eq!(said(&pieces, &jan.selections[1]), ("ja", vec!["Nacht"]));
    assert_eq!(jan.selections[0].original, Some((12, 12)));
    let second = &jan.selections[1].codings[0];
    assert_eq!(second.note.as_deref(), Some("zweites Ja"));
    assert_eq!(second.at.as_deref(), Some("01.03.2021 10:01"));
    assert_eq!(found[1].selections[0].original, None);
    let user = |piece: &Piece| match piece {
        Piece::User(User { name, .. }) => name.clone(),
        _ => None,
    };
    let users: Vec<String> = pieces.iter().filter_map(user).collect();
    assert_eq!(users, ["Eva", "Uwe"]);
    let sets = pieces.iter().filter_map(|piece| match piece {
        Piece::Set(Set { name, sources, .. }) => Some((&**name, &**sources)),
        _ => None,
    });
    assert_eq!(sets.collect::<Vec<_>>(), [("Runde 1", &[jan.id][..])]);
    let counted = notices(&pieces);
    let counted: Vec<(&str, usize)> = counted.iter().map(|it| (it.1, it.3)).collect();
    let expected = [
        ("positions that are no paragraphs", 2),
        ("Gewicht", 4),
        ("Bearbeitet von", 3),
        ("Bearbeitet am", 2),
        ("Fläche", 4),
        ("Abdeckungsgrad %", 4),
    ];
    assert_eq!(counted, expected);
}

#[test]
fn other_languages_and_levels() {
    for columns in [
        "Document group,Document name,Code,Segment",
        "Grupo de documentos,Nombre del documento,Código,Segmento",
        "Groupe de documents,Nom du document,Code,Segment",
    ] {
        let table = format!("{columns}\n,one,Top > Middle > Low,words\n");
        let pieces = pieces("t.csv", table.as_bytes());
        let names: Vec<&str> = codes(&pieces).iter().map(|code| &*code.name).collect();
        assert_eq!(names, ["Top", "Middle", "Low"], "{columns}");
    }
}

#[test]
fn rows_without_a_document_are_counted() {
    let table = "Document name,Code,Segment\n,a,x\n,a,y\none,a,z\n";
    let pieces = pieces("t.csv", table.as_bytes());
    assert_eq!(sources(&pieces).len(), 1);
    let expected = (
        NoticeKind::LeftOut,
        "rows without a document",
        Some("line 2"),
        2,
    );
    assert_eq!(notices(&pieces), [expected]);
}

#[test]
fn identities_are_the_same_when_a_table_comes_again() {
    let table = "Document name,Code,Beginning,End,Segment\none,a,1,1,x\none,b,1,1,x\n";
    let again = "Document name,Code,Beginning,End,Segment\nnew,c,1,1,y\none,b,1,1,x\none,a,1,1,x\n";
    let first = pieces("t.csv", table.as_bytes());
    let again = pieces("t.csv", again.as_bytes());
    let (first, again) = (sources(&first)[0], sources(&again)[1]);
    assert_eq!(first.id, again.id);
    assert_eq!(first.selections[0].id, again.selections[0].id);
    let ids = |source: &Source| {
        let mut ids: Vec<RecordId> = source.selections[0]
            .codings
            .iter()
            .map(|it| it.id)
            .collect();
        ids.sort_unstable();
        ids
    };
    assert_eq!(ids(first), ids(again));
}

#[test]
fn another_table_is_refused_with_its_columns() {
    let mut give = |_| Ok::<(), Refusal>(());
    let refusal = read(
        "members.csv",
        b"name,union\na,b\n",
        &ReadOptions::default(),
        &mut give,
    );
    let said = refusal.unwrap_err().to_string();
    assert!(said.contains("columns name, union;"), "{said}");
    assert!(said.contains("document, tag and content"), "{said}");
    let columns = |names: &[&str]| {
        names
            .iter()
            .map(|name| (*name).to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(kind(&columns(&["tag", "document"])), None);
    assert_eq!(
        kind(&columns(&["TAG", "Description"])),
        Some(SegmentsKind::TaguetteCodebook)
    );
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
fn a_real_table_of_highlights() {
    let Some(cases) = cases() else { return };
    let bytes = std::fs::read(cases.join("taguette/all_tags_20220303.csv")).unwrap();
    let pieces = pieces("all_tags_20220303.csv", &bytes);
    // Counted with Python's csv: 1930 rows of 1793 highlights in 17 documents, 22 tags.
    let found = sources(&pieces);
    assert_eq!(found.len(), 17);
    assert_eq!(codes(&pieces).len(), 22);
    let selections = || found.iter().flat_map(|source| &source.selections);
    assert_eq!(selections().count(), 1_793);
    assert_eq!(
        selections().map(|it| it.codings.len()).sum::<usize>(),
        1_930
    );
    assert_eq!(selections().filter(|it| it.codings.len() > 1).count(), 130);
    let first = found
        .iter()
        .find(|source| source.name == "P1_GMT20211118.odt");
    let codings = first.unwrap().selections.iter().map(|it| it.codings.len());
    assert_eq!(codings.sum::<usize>(), 160);
    assert_eq!(notices(&pieces), Vec::new());
}

#[test]
fn real_codebooks() {
    let Some(cases) = cases() else { return };
    // Counted with Python's csv: tags, and those with a description.
    for (name, tags, described) in [
        ("codebook_20220223_0.csv", 120, 78),
        ("codebook_20220223_1.csv", 80, 57),
        ("codebook_20220223_3.csv", 49, 40),
        ("codebook_20220223_5.csv", 25, 25),
        ("codebook_20220303_8.csv", 22, 22),
    ] {
        let path = cases.join("taguette/codebook-iterations").join(name);
        let pieces = pieces(name, &std::fs::read(path).unwrap());
        let codes = codes(&pieces);
        let with = codes.iter().filter(|code| code.description.is_some());
        assert_eq!((codes.len(), with.count()), (tags, described), "{name}");
        let left = (
            NoticeKind::LeftOut,
            "number of highlights",
            Some("line 2"),
            tags,
        );
        assert_eq!(notices(&pieces), [left], "{name}");
    }
}
