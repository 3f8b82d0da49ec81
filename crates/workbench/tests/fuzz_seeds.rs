//! The seeds of the fuzz targets of foreign projects, as a target takes them: what fuzzing calls is built
//! here, and goes on holding where nobody fuzzes.

#[path = "../../../fuzz/lib.rs"]
#[allow(
    dead_code,
    unreachable_pub,
    clippy::allow_attributes,
    clippy::expect_used,
    clippy::missing_panics_doc,
    clippy::must_use_candidate,
    clippy::pedantic,
    reason = "it is a crate of its own, with targets for more than is called here"
)]
mod fuzz;

use std::path::Path;

use fuzz::foreign;

/// Gives each seed of a target to what it fuzzes, and returns how many there were.
fn seeds(target: &str, take: impl Fn(&[u8])) -> usize {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/seeds");
    let entries = std::fs::read_dir(folder.join(target)).expect("seeds are there");
    let mut count = 0;
    for entry in entries {
        let path = entry.expect("a seed").path();
        take(&std::fs::read(&path).expect("a seed can be read"));
        count += 1;
    }
    count
}

#[test]
fn of_refi() {
    let take = |bytes: &[u8]| {
        let pieces = foreign::refi(bytes);
        assert!(!pieces.is_empty(), "a seed is read");
        foreign::written_back(&pieces);
    };
    assert!(seeds("refi", take) > 0);
}

#[test]
fn of_segments() {
    let take = |bytes: &[u8]| assert!(!foreign::segments(bytes).is_empty(), "a seed is read");
    assert!(seeds("segments", take) > 0);
}

#[test]
fn of_databases() {
    let take = |bytes: &[u8]| {
        let text = String::from_utf8_lossy(bytes);
        foreign::database(&foreign::Tables::of(&text));
    };
    assert!(seeds("database", take) > 0);
}

#[test]
fn of_projects() {
    assert!(seeds("bring", |bytes| foreign::bring("fuzz.qde", bytes)) > 0);
}
