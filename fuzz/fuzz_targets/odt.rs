#![no_main]

use ayni_formats::Format;
use libfuzzer_sys::fuzz_target;

/// The parts that the input is cut into; the first gets what there is before the first zero byte.
const PARTS: [&str; 3] = ["content.xml", "meta.xml", "styles.xml"];

fuzz_target!(|bytes: &[u8]| {
    if bytes.starts_with(b"PK") {
        ayni_fuzz::check(Format::Odt, bytes);
    } else {
        let archive = ayni_fuzz::pack(&ayni_fuzz::parts(bytes, &PARTS));
        ayni_fuzz::check(Format::Odt, &archive);
    }
});
