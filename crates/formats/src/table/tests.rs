use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use zip::write::SimpleFileOptions;

use super::*;

fn fixture(name: &str) -> Vec<u8> {
    fs::read(
        Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("fixtures")
            .join(name),
    )
    .unwrap()
}

fn kept(name: &str, bytes: &[u8]) -> Table {
    let read = read(name, bytes, &ReadOptions::default());
    read.unwrap_or_else(|refusal| panic!("{refusal}")).0
}

/// Reads and shows a table: names, then `line: cells`.
fn shown(name: &str) -> Vec<String> {
    let table = kept(name, &fixture(name));
    let rows = table
        .rows
        .iter()
        .map(|row| format!("{}: {}", row.line, row.cells.join("|")));
    std::iter::once(table.columns.join("|"))
        .chain(rows)
        .collect()
}

fn refused(name: &str) -> String {
    let file = name.rsplit('/').next().unwrap();
    read(file, &fixture(name), &ReadOptions::default())
        .unwrap_err()
        .to_string()
}

#[test]
fn separators_encodings_and_line_ends_are_told_by_themselves() {
    assert_eq!(
        shown("csv/valid/plain.csv"),
        [
            "number|name|place",
            "2: 1|Ana|Querétaro",
            "3: 2|Sam|Sudbury"
        ]
    );
    // The second row starts on line 5: after a cell of two lines and a blank line.
    assert_eq!(
        shown("csv/valid/semicolon-mark.csv"),
        [
            "id|name|answer",
            "2: 1|Ana|yes; twice,\nand again",
            "5: 2|Sam|no"
        ]
    );
    assert_eq!(
        shown("csv/valid/windows-1252.csv"),
        [
            "Land|Fläche",
            "2: Français|«ça»",
            "3: Español|Niño – mañana"
        ]
    );
    assert_eq!(shown("csv/valid/utf-16.csv"), ["a|b", "2: é|ü"]);
    assert_eq!(shown("csv/valid/declared.csv"), ["a|b", "3: 1,5|2,5"]);
    assert_eq!(
        shown("csv/valid/trailing-separators.csv"),
        ["a|b", "2: 1|2", "4: 3|4"]
    );
    assert_eq!(shown("csv/valid/old-mac.csv"), ["a|b", "2: 1|2", "3: 3|4"]);
    // Every line end is one, so no two rows stand on one line.
    assert_eq!(
        shown("csv/valid/mixed-line-ends.csv"),
        ["id|answer", "2: 1|a", "3: 2|b", "4: 3|c\nd", "6: 4|e"]
    );
}

#[test]
fn a_csv_is_refused_with_its_line_and_the_remedy() {
    assert_eq!(
        refused("csv/hostile/ragged.csv"),
        "ragged.csv, line 4: the row has 2 cells where the first row names 3 columns; look for a \
         missing or stray separator or quotation mark"
    );
    assert!(refused("csv/hostile/too-many.csv").contains("line 2: the row has 3 cells"));
    assert_eq!(
        refused("csv/hostile/duplicate.csv"),
        "duplicate.csv, line 1: columns 1 and 3 are both named \"id\"; rename one"
    );
    assert_eq!(
        refused("csv/hostile/unnamed.csv"),
        "unnamed.csv, line 1: column 2 has cells but no name; write one into the first row"
    );
    assert_eq!(
        refused("csv/hostile/open-quote.csv"),
        "open-quote.csv, line 3: a quotation mark opens a cell here and is never closed"
    );
    assert!(refused("csv/hostile/empty.csv").contains("the table is empty"));
    assert!(refused("csv/hostile/binary.csv").contains("binary data"));
    assert!(refused("csv/hostile/lone-returns.csv").contains("binary data"));
    let options = ReadOptions {
        encoding: Some("klingon".into()),
        ..ReadOptions::default()
    };
    let refusal = read("a.csv", b"a\n", &options).unwrap_err();
    assert!(
        refusal
            .to_string()
            .contains("no encoding named \"klingon\"")
    );
}

#[test]
fn a_stream_gives_rows_one_by_one() {
    let mut stream = stream(
        "a.csv",
        b"code,n\nwage,1\n\nstrike,2\n",
        &ReadOptions::default(),
    )
    .unwrap();
    assert_eq!(stream.columns(), ["code", "n"]);
    let row = stream.next().unwrap().unwrap();
    assert_eq!(
        (row.line(), row.cell(0), row.cell(2)),
        (2, Some("wage"), None)
    );
    assert_eq!(stream.next().unwrap().unwrap().line(), 4);
    assert!(stream.next().unwrap().is_none());
}

#[test]
fn cells_of_a_workbook_become_text() {
    // The register starts at B2; the merged country stands in each of its rows; row 4 is blank.
    assert_eq!(
        shown("xlsx/valid/kinds.xlsx"),
        [
            "country|date|hours|open|sum",
            "3: México|2005-11-04|40|true|0.3",
            "5: México|2005-11-04T12:00:00|37.5|false|#DIV/0!"
        ]
    );
    let bytes = fixture("xlsx/valid/kinds.xlsx");
    let (_, losses) = read("a.xlsx", &bytes, &ReadOptions::default()).unwrap();
    assert_eq!(
        (losses[0].kind, losses[0].count),
        (crate::LossKind::Formula, 2)
    );
    let options = ReadOptions {
        sheet: Some("Ties".into()),
        ..ReadOptions::default()
    };
    assert_eq!(
        read("a.xlsx", &bytes, &options).unwrap_err().to_string(),
        "a.xlsx: there is no sheet named \"Ties\"; the workbook has Actors"
    );
    assert_eq!(
        shown("xlsx/valid/small.ods"),
        ["when|what", "2: 2005-11-04|visit"]
    );
}

#[test]
fn a_hostile_workbook_is_refused() {
    assert!(refused("xlsx/hostile/far-cell.xlsx").contains("column 16384 has cells but no name"));
    assert!(refused("xlsx/hostile/leaves-its-folder.xlsx").contains("leaves the archive's folder"));
    assert!(refused("xlsx/hostile/unnamed-column.xlsx").contains("line 1: column 2"));
    assert!(refused("xlsx/hostile/not-a-workbook.xlsx").contains("damaged"));
    assert!(refused("xlsx/hostile/repeats.ods").contains("number of cells would pass the limit"));
}

/// Packs a workbook of one sheet with the rows and the list of texts given.
fn workbook(rows: &str, texts: &str) -> Vec<u8> {
    let main = "xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'";
    let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let members = [
        (
            "_rels/.rels",
            format!(
                "<Relationships><Relationship Id='r1' Type='{relations}/officeDocument' \
                 Target='xl/workbook.xml'/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                "<workbook {main} xmlns:r='{relations}'><sheets>\
                 <sheet name='S' sheetId='1' r:id='r1'/></sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                "<Relationships><Relationship Id='r1' Type='{relations}/worksheet' \
                 Target='worksheets/sheet1.xml'/></Relationships>"
            ),
        ),
        (
            "xl/worksheets/sheet1.xml",
            format!("<worksheet {main}><sheetData>{rows}</sheetData></worksheet>"),
        ),
        ("xl/sharedStrings.xml", texts.to_owned()),
    ];
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, content) in members {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A cell with words of its own.
fn cell(at: &str, words: &str) -> String {
    format!("<c r='{at}' t='inlineStr'><is><t>{words}</t></is></c>")
}

#[test]
fn numbers_that_a_workbook_claims_are_not_believed() {
    let rows = [
        format!("<row r='1'>{}</row>", cell("A1", "a")),
        // The index of a shared formula: room for so many formulas would be made.
        "<row r='2'><c r='A2'><f t='shared' si='90000000000' ref='A2:A3'>1+1</f><v>2</v></c></row>"
            .to_owned(),
        "<row r='3'><c r='A3'><f t='shared' si='90000000000'/><v>2</v></c></row>".to_owned(),
    ];
    let good = workbook(&rows.concat(), "<sst uniqueCount='0'></sst>");
    let (table, losses) = read("a.xlsx", &good, &ReadOptions::default()).unwrap();
    assert_eq!(table.rows.len(), 2);
    assert_eq!(
        (losses[0].kind, losses[0].count),
        (crate::LossKind::Formula, 2)
    );
    let claims = workbook(
        &rows[0],
        "<?xml version='1.0'?>\n<sst uniqueCount='90000000000'/>",
    );
    assert_eq!(
        read("a.xlsx", &claims, &ReadOptions::default())
            .unwrap_err()
            .to_string(),
        "a.xlsx, member xl/sharedStrings.xml: the file is damaged: its list of texts claims to hold \
         90000000000, more than it has bytes"
    );
    let far = format!(
        "<row r='1'>{}{}</row>",
        cell("A1", "a"),
        cell("FXSHRXW1", "b")
    );
    let far = read("a.xlsx", &workbook(&far, "<sst/>"), &ReadOptions::default()).unwrap_err();
    assert_eq!(far.kind, RefusalKind::UnnamedColumn { column: 2 });
}

#[test]
fn an_ods_cut_off_inside_a_sheet_is_damaged() {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start_file("content.xml", SimpleFileOptions::default())
        .unwrap();
    zip.write_all(b"<a><table:table table:name='S'><table:table-row>")
        .unwrap();
    let bytes = zip.finish().unwrap().into_inner();
    let refusal = read("a.ods", &bytes, &ReadOptions::default()).unwrap_err();
    assert!(
        matches!(refusal.kind, RefusalKind::Damaged { .. }),
        "{refusal}"
    );
}

#[test]
fn a_workbook_of_old_is_refused_with_the_remedy() {
    let refusal = read(
        "a.xls",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        &ReadOptions::default(),
    );
    assert!(refusal.unwrap_err().to_string().contains("save it as xlsx"));
}

#[test]
fn a_workbook_that_unpacks_to_too_much_is_refused() {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start_file("xl/worksheets/sheet1.xml", SimpleFileOptions::default())
        .unwrap();
    let zeros = vec![b' '; 1 << 20];
    for _ in 0..64 {
        zip.write_all(&zeros).unwrap();
    }
    let bytes = zip.finish().unwrap().into_inner();
    assert!(bytes.len() < 100_000);
    let refusal = read("bomb.xlsx", &bytes, &ReadOptions::default()).unwrap_err();
    assert!(
        matches!(refusal.kind, RefusalKind::TooLarge { .. }),
        "{refusal}"
    );
    assert_eq!(
        refusal.place,
        Place::Member("xl/worksheets/sheet1.xml".into())
    );
}

#[test]
fn a_workbook_cut_or_damaged_anywhere_does_no_harm() {
    for name in ["xlsx/valid/kinds.xlsx", "xlsx/valid/small.ods"] {
        let bytes = fixture(name);
        for end in (0..bytes.len()).step_by(29) {
            let _ = read("cut.xlsx", &bytes[..end], &ReadOptions::default());
        }
        for at in (0..bytes.len()).step_by(3) {
            let mut damaged = bytes.clone();
            damaged[at] ^= 0x55;
            let _ = read("damaged.xlsx", &damaged, &ReadOptions::default());
        }
    }
}

/// Returns the folder of real files, if the machine has it.
#[expect(
    clippy::disallowed_methods,
    reason = "a test may be told where its files are"
)]
fn cases() -> Option<PathBuf> {
    let told = std::env::var("AYNI_CASES").ok().map(PathBuf::from);
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/cases");
    let found = [
        told,
        Some(beside),
        Some(PathBuf::from("/work/shared/cases")),
    ];
    let found = found.into_iter().flatten().find(|folder| folder.is_dir());
    if found.is_none() {
        println!("skipped: no folder of cases (set AYNI_CASES)");
    }
    found
}

#[test]
fn real_registers_have_their_rows_and_columns() {
    let Some(cases) = cases() else { return };
    for (name, rows, columns) in [
        ("transcripts/es/14-atributos-casos.csv", 8, 8),
        ("qualcoder/examples/cases123.csv", 3, 4),
        ("qualcoder/examples/survey456.csv", 3, 5),
        (
            "taguette/codebook-iterations/codebook_20220223_0.csv",
            120,
            3,
        ),
        ("cba/cbaquest-CBA_over.csv", 1247, 5),
        ("cba/br-clause-groups.csv", 137, 6),
        ("cba/cbaquest-langKey.csv", 26, 2),
        ("reference/net-florentine-families.csv", 20, 2),
        ("reference/saturation-insect-study/refinements.xlsx", 3, 5),
    ] {
        let table = kept(name, &fs::read(cases.join(name)).unwrap());
        assert_eq!(
            (table.rows.len(), table.columns.len()),
            (rows, columns),
            "{name}"
        );
    }
    // A matrix as NVivo writes it: the corner is empty, the codes have no name of their own.
    let matrix = "reference/saturation-insect-study/Int01_ID731.xlsx";
    let refusal = read(
        matrix,
        &fs::read(cases.join(matrix)).unwrap(),
        &ReadOptions::default(),
    );
    assert_eq!(
        refusal.unwrap_err().kind,
        RefusalKind::UnnamedColumn { column: 1 }
    );
}

proptest! {
    #[test]
    fn whatever_is_written_as_csv_is_read_back(
        cells in prop::collection::vec(prop::collection::vec("[ -~é\\n\"]{0,8}", 3), 0..12)
    ) {
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(["a", "b", "c"]).unwrap();
        for row in &cells {
            writer.write_record(row).unwrap();
        }
        let bytes = writer.into_inner().unwrap();
        let table = kept("a.csv", &bytes);
        let expected: Vec<&Vec<String>> =
            cells.iter().filter(|row| row.iter().any(|cell| !cell.is_empty())).collect();
        prop_assert_eq!(table.rows.len(), expected.len());
        for (row, expected) in table.rows.iter().zip(expected) {
            prop_assert_eq!(&row.cells, expected);
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = read("any", &bytes, &ReadOptions::default());
    }
}
