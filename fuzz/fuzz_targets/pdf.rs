#![no_main]

use ayni_formats::Format;
use ayni_fuzz::{check, parts, pdf};
use libfuzzer_sys::fuzz_target;

/// What the input is cut into; the first gets what there is before the first zero byte.
const PARTS: [&str; 4] = ["page", "letters", "form", "remark"];

// A whole file is taken as it is; otherwise the input is what stands inside of a sound one, so that
// the drawing steps are fuzzed and not the table of where objects lie.
fuzz_target!(init: ayni_fuzz::let_libraries_panic(), |bytes: &[u8]| {
    if bytes.starts_with(b"%PDF") {
        check(Format::Pdf, bytes);
    } else {
        let [page, letters, form, remark] = parts(bytes, &PARTS)[..] else { return };
        check(Format::Pdf, &pdf(page.1, letters.1, form.1, remark.1));
    }
});
