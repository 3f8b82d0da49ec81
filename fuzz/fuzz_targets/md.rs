#![no_main]

use ayni_formats::Format;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| ayni_fuzz::check(Format::Md, bytes));
