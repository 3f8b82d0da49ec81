#![no_main]

use ayni_formats::Format;
use libfuzzer_sys::fuzz_target;

/// The parts that the input is cut into; the first gets what there is before the first zero byte.
const PARTS: [&str; 6] = [
    "word/document.xml",
    "word/footnotes.xml",
    "word/comments.xml",
    "word/styles.xml",
    "word/endnotes.xml",
    "docProps/core.xml",
];

fuzz_target!(|bytes: &[u8]| {
    if bytes.starts_with(b"PK") {
        ayni_fuzz::check(Format::Docx, bytes);
    } else {
        let archive = ayni_fuzz::pack(&ayni_fuzz::parts(bytes, &PARTS));
        ayni_fuzz::check(Format::Docx, &archive);
    }
});
