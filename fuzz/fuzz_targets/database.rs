#![no_main]

use ayni_fuzz::foreign::{self, Tables};
use libfuzzer_sys::fuzz_target;

// A database as it is when it starts as one; otherwise the tables of one, as text.
fuzz_target!(|bytes: &[u8]| {
    if bytes.starts_with(b"SQLite format 3\0") {
        foreign::bring("fuzz.db", bytes);
    } else {
        foreign::database(&Tables::of(&String::from_utf8_lossy(bytes)));
    }
});
