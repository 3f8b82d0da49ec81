//! The check: what in a study would not survive a careful reader.
//!
//! Evidence is read as a compiler reads a program. Each diagnostic names its place, says what was
//! seen and why it matters, and how to mend it; one that was accepted stays, with the reason.

mod code;

use std::collections::BTreeSet;

pub use code::DiagnosticCode;

/// Something that would not survive a careful reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Which kind of thing it is.
    pub code: DiagnosticCode,
    /// How bad it is.
    pub level: Level,
    /// Where it is: `finding:KEY`, `source:KEY#informant`, `code:PATH`, `register:KEY#28`. Stable
    /// from one check to the next, so that an acceptance can name it.
    pub place: String,
    /// What was seen and why it matters.
    pub reason: String,
    /// How to mend it.
    pub remedy: String,
    /// Further places that have to do with it.
    pub related: Vec<String>,
    /// Who accepted it and why; it is listed all the same.
    pub accepted: Option<Accepted>,
}

/// That somebody looked at a diagnostic and let it stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accepted {
    /// Why it may stand.
    pub reason: String,
    /// The key of the member who accepted it.
    pub by: Option<String>,
}

/// How bad a diagnostic is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// It must be mended before anybody relies on the study.
    Error,
    /// A careful reader will ask about it.
    Warning,
    /// Good to know.
    Note,
}

impl Level {
    /// Returns the word for it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// What to leave out of a check.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CheckOptions {
    /// Diagnostics that are switched off.
    pub off: BTreeSet<DiagnosticCode>,
}
