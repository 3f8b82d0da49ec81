#![no_main]

use std::collections::BTreeMap;

use ayni_fuzz::{foreign, pack};
use libfuzzer_sys::fuzz_target;

/// Cuts the input into members: each begins with a line `=== PATH`.
fn packed(bytes: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(bytes);
    let members: BTreeMap<&str, &[u8]> = text
        .split("=== ")
        .skip(1)
        .filter_map(|part| part.split_once('\n'))
        .map(|(path, content)| (path, content.as_bytes()))
        .collect();
    pack(&members.into_iter().collect::<Vec<_>>())
}

// An archive as it is when it starts with `PK`; otherwise the members of one, which are then packed.
fuzz_target!(init: ayni_fuzz::let_libraries_panic(), |bytes: &[u8]| {
    if bytes.starts_with(b"PK") {
        foreign::archive(bytes);
    } else {
        foreign::archive(&packed(bytes));
    }
});
