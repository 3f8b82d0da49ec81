#![no_main]

use ayni_fuzz::foreign;
use libfuzzer_sys::fuzz_target;

// A project or codebook that is packed in nothing: read, and written back element by element.
fuzz_target!(|bytes: &[u8]| {
    let pieces = foreign::refi(bytes);
    foreign::written_back(&pieces);
});
