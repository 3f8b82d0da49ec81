#![no_main]

use ayni_formats::Format;
use libfuzzer_sys::fuzz_target;

// The header is given, so that no run is spent on finding it.
fuzz_target!(|bytes: &[u8]| {
    ayni_fuzz::check(Format::Rtf, &[b"{\\rtf1\\ansi ", bytes].concat());
});
