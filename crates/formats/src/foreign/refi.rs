//! REFI-QDA 1.5: projects (`.qdpx`, `.qde`) and codebooks (`.qdc`).
//!
//! [`read()`] gives the pieces of a file. Writing goes the other way: each element is made of what there
//! is now and, where it came from a file, of its own earlier words ([`Original`]), so that nothing is
//! lost that Ayni has no use for.

pub mod dom;
mod original;
pub mod patch;
mod read;
pub mod schema;
mod stream;
pub(super) mod words;
pub mod write;

pub use original::{Original, Said};
pub use read::{members::file_name, read, source_ids};
pub use words::InWords;

/// Tells whether an attribute names a file: `path`, `plainTextPath`, `richTextPath`.
#[must_use]
pub fn is_path(attribute: &str) -> bool {
    matches!(attribute, "path" | "plainTextPath" | "richTextPath")
}
