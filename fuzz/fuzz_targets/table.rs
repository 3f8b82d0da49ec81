#![no_main]

use ayni_fuzz::{check_table, pack, parts};
use libfuzzer_sys::fuzz_target;

/// The parts of a workbook that the input is cut into.
const PARTS: [&str; 3] = [
    "xl/worksheets/sheet1.xml",
    "xl/sharedStrings.xml",
    "xl/styles.xml",
];
const TYPES: &[u8] =
    b"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>";
const BOOK: &[u8] =
    b"<workbook xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">\
    <sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>";
const RELATIONS: &[u8] = b"<Relationships>\
    <Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/>\
    <Relationship Id=\"r2\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings\" Target=\"sharedStrings.xml\"/>\
    <Relationship Id=\"r3\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" Target=\"styles.xml\"/>\
    </Relationships>";

// A workbook as it is; XML as the parts of an xlsx and as the content of an ods; all else as
// separated text.
fuzz_target!(init: ayni_fuzz::let_libraries_panic(), |bytes: &[u8]| {
    if !bytes.starts_with(b"<") {
        check_table(bytes);
        return;
    }
    let mut members = parts(bytes, &PARTS);
    members.push(("[Content_Types].xml", TYPES));
    members.push(("xl/workbook.xml", BOOK));
    members.push(("xl/_rels/workbook.xml.rels", RELATIONS));
    check_table(&pack(&members));
    check_table(&pack(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", bytes),
    ]));
});
