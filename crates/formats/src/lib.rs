//! Bytes to plain documents and tables, and back.
//!
//! Every reader takes bytes and gives a [`PlainDocument`] (or a [`Table`](table::Table)) with a list of what it
//! could not keep; every writer takes plain values and gives bytes.
//!
//! Invariants: no path, no network, no clock, no store; input is hostile until read, so every
//! reader works within [`Limits`], never panics, and refuses with a [`Refusal`] that says what was
//! seen, where, and how to mend it.

#![forbid(unsafe_code)]

mod contained;
pub mod foreign;
mod format;
mod limits;
mod loss;
mod packed;
pub mod read;
mod refusal;
pub mod table;
pub mod write;

pub use contained::panics_are_contained;
pub use format::Format;
pub use limits::Limits;
pub use loss::{Loss, LossKind};
pub use refusal::{Place, Refusal, RefusalKind};

use ayni_model::layout::PlainDocument;

/// What the caller knows about a file beside its bytes.
#[derive(Debug, Clone, Default)]
pub struct ReadOptions {
    /// The encoding to read a text file with, by its WHATWG label (`windows-1252`) or as a code page of
    /// DOS (`cp850`), instead of the detected one.
    pub encoding: Option<String>,
    /// The format to read the file as, instead of the detected one.
    pub format: Option<Format>,
    /// The sheet of a workbook to read, instead of its first.
    pub sheet: Option<String>,
    /// How much a reader may take.
    pub limits: Limits,
}

/// A document as it came out of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// The format it was read as.
    pub format: Format,
    /// For text formats: how the bytes were read.
    pub encoding: Option<Encoding>,
    /// The words and what is known of their parts.
    pub document: PlainDocument,
    /// What could not be kept, in the order of the file.
    pub losses: Vec<Loss>,
}

/// How the bytes of a text file were read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Encoding {
    /// The WHATWG name of the encoding, or that of a code page: `UTF-8`, `windows-1252`, `cp850`.
    pub name: String,
    /// Whether a byte order mark stood at the start; it is not part of the text.
    pub bom: bool,
    /// Why this encoding was taken.
    pub evidence: Evidence,
}

/// Why an encoding was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Evidence {
    /// A byte order mark.
    Mark,
    /// The bytes are valid in it and can hardly be anything else (UTF-8, ASCII).
    Valid,
    /// The file says so itself (html, xml).
    Declared,
    /// A statistical guess: show it, and let a person choose another.
    Guessed,
    /// The caller asked for it.
    Asked,
}

/// Reads one file into a plain document.
///
/// `name` is the file's own name (no folders are looked at); it helps to tell formats apart and
/// stands in refusals.
///
/// # Errors
/// A [`Refusal`] with the file, the place and the reason; nothing is half read.
pub fn read(name: &str, bytes: &[u8], options: &ReadOptions) -> Result<Imported, Refusal> {
    read::document(name, bytes, options)
}

/// Decodes a text file with its line ends as they stand, without its byte order mark; nothing where the
/// bytes are no text.
#[must_use]
pub fn decoded_as_stored(bytes: &[u8]) -> Option<String> {
    read::decoded_as_stored(bytes)
}

/// Finds who speaks in a text, and when, and notes it in the layout; what is noted already stands.
pub fn recognise_turns(document: &mut PlainDocument) {
    read::recognise_turns(document);
}
