#![no_main]

use ayni_formats::Format;
use libfuzzer_sys::fuzz_target;

/// The parts that the input is cut into; the first gets what there is before the first zero byte.
const PARTS: [&str; 3] = ["a.html", "b.html", "META-INF/container.xml"];
const CONTAINER: &[u8] = b"<container><rootfile full-path=\"b.opf\"/></container>";
const BOOK: &[u8] = b"<package><item id=\"a\" href=\"a.html\" media-type=\"text/html\"/>\
    <item id=\"b\" href=\"b.html\" media-type=\"text/html\"/>\
    <itemref idref=\"a\"/><itemref idref=\"b\"/></package>";

fuzz_target!(|bytes: &[u8]| {
    if bytes.starts_with(b"PK") {
        ayni_fuzz::check(Format::Epub, bytes);
        return;
    }
    // Chapters in a sound book; then the input as the book's own description.
    let parts = ayni_fuzz::parts(bytes, &PARTS);
    let archive = ayni_fuzz::pack(&[
        parts[0],
        parts[1],
        ("META-INF/container.xml", CONTAINER),
        ("b.opf", BOOK),
    ]);
    ayni_fuzz::check(Format::Epub, &archive);
    let archive = ayni_fuzz::pack(&[
        ("b.opf", bytes),
        ("META-INF/container.xml", CONTAINER),
        ("a.html", b"<p>a"),
    ]);
    ayni_fuzz::check(Format::Epub, &archive);
});
