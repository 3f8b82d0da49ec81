#![no_main]

use ayni_fuzz::foreign;
use libfuzzer_sys::fuzz_target;

fuzz_target!(init: ayni_fuzz::let_libraries_panic(), |bytes: &[u8]| {
    foreign::segments(bytes);
});
