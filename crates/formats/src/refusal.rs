//! Why a file was not read.

use zip::result::ZipError;

use crate::{Format, Limits};

/// Why a file was not read: what was seen, where, and how to mend it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}{place}: {kind}")]
pub struct Refusal {
    /// The name of the file as the caller gave it.
    pub file: String,
    /// The place in it.
    pub place: Place,
    /// The reason.
    pub kind: RefusalKind,
}

/// A place in a file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Place {
    /// The file as a whole.
    #[default]
    Whole,
    /// A line, counted from 1.
    Line(usize),
    /// A byte, counted from 0.
    Byte(usize),
    /// A member of an archive.
    Member(String),
    /// A page, counted from 1.
    Page(usize),
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Whole => Ok(()),
            Self::Line(line) => write!(f, ", line {line}"),
            Self::Byte(byte) => write!(f, ", byte {byte}"),
            Self::Member(member) => write!(f, ", member {member}"),
            Self::Page(page) => write!(f, ", page {page}"),
        }
    }
}

/// The reason of a [`Refusal`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RefusalKind {
    /// Neither name nor content tells a format that Ayni reads.
    #[error("this is not a format that Ayni reads (seen: {seen})")]
    UnknownFormat {
        /// What the content looks like.
        seen: String,
    },
    /// The name says one format, the content is another or none.
    #[error("the file is named as {expected} but is not one: {why}")]
    NotThisFormat {
        /// The format by its name.
        expected: Format,
        /// What is wrong.
        why: String,
    },
    /// The file is cut off or damaged beyond reading.
    #[error("the file is damaged: {why}")]
    Damaged {
        /// What is wrong.
        why: String,
    },
    /// The file needs a password.
    #[error("the file is encrypted and needs a password; save a copy without one")]
    Encrypted,
    /// A scan: there are pages but no text.
    #[error("no page of the {pages} has a text layer; run text recognition (OCR) first")]
    NoTextLayer {
        /// How many pages there are.
        pages: usize,
    },
    /// A limit of [`Limits`] was reached.
    #[error("{what} would pass the limit of {limit}, more than is safe to read")]
    TooLarge {
        /// What would be too large, in words.
        what: &'static str,
        /// The limit, from [`Limits`].
        limit: usize,
    },
    /// An archive member tries to leave its folder.
    #[error("a member is named {name:?}, which leaves the archive's folder")]
    PathEscape {
        /// The name.
        name: String,
    },
    /// XML declares its own entities.
    #[error("the XML declares entities of its own, which Ayni does not expand")]
    Entities,
    /// No encoding by that label.
    #[error(
        "there is no encoding named {label:?}; try UTF-8, windows-1252, cp850 (DOS), UTF-16LE or GB18030"
    )]
    UnknownEncoding {
        /// The label that was asked for.
        label: String,
    },
    /// The bytes are not text at all.
    #[error("the file holds binary data, not text (seen: {seen})")]
    Binary {
        /// What the content looks like.
        seen: String,
    },
    /// A row of a table has more or fewer cells than there are columns.
    #[error(
        "the row has {seen} cells where the first row names {expected} columns; look for a missing \
         or stray separator or quotation mark"
    )]
    RaggedRow {
        /// How many columns there are.
        expected: usize,
        /// How many cells the row has.
        seen: usize,
    },
    /// A quotation mark opens a cell and nothing closes it.
    #[error("a quotation mark opens a cell here and is never closed")]
    OpenQuote,
    /// Two columns of a table have one name.
    #[error("columns {first} and {second} are both named {name:?}; rename one")]
    DuplicateColumn {
        /// The name.
        name: String,
        /// The first column, counted from 1.
        first: usize,
        /// The second column, counted from 1.
        second: usize,
    },
    /// A column of a table holds cells but has no name.
    #[error("column {column} has cells but no name; write one into the first row")]
    UnnamedColumn {
        /// The column, counted from 1.
        column: usize,
    },
    /// A table without a row of column names.
    #[error("the table is empty; its first row must name the columns")]
    EmptyTable,
    /// Nothing that Ayni knows as a project of another program.
    #[error(
        "this is no project that Ayni reads (seen: {seen}); it reads REFI-QDA projects (.qdpx, .qde) \
         and codebooks (.qdc), projects of QualCoder (.qda, zip), Taguette (.sqlite3), RQDA (.rqda) \
         and requal (.requal), and tables of coded segments (.csv, .xlsx)"
    )]
    NoProject {
        /// What there is instead.
        seen: String,
    },
    /// A table that is none of coded segments, nor a codebook.
    #[error(
        "the table has the columns {}; one of coded segments has document, tag and content (Taguette) \
         or Document name, Code and Segment (MAXQDA), a codebook of Taguette has tag and description",
        columns.join(", ")
    )]
    OtherColumns {
        /// The names of its columns, shortened where they are long or many.
        columns: Vec<String>,
    },
    /// More than one project in one archive.
    #[error("there are several projects in it: {}; pack the one that is meant alone", names.join(", "))]
    SeveralProjects {
        /// Their names within the archive.
        names: Vec<String>,
    },
    /// A database of a program in a shape that is not known.
    #[error(
        "the database is of {program} in a version that Ayni does not read (seen: {seen}); {way}"
    )]
    UnknownVersion {
        /// The program.
        program: &'static str,
        /// The version as the file says it.
        seen: String,
        /// What to do about it.
        way: &'static str,
    },
    /// A database holds no project of the number that was asked for.
    #[error("there is no project {asked}; the file has {}", projects.join(", "))]
    NoSuchProject {
        /// The number that was asked for.
        asked: i64,
        /// The projects that there are, each with its number.
        projects: Vec<String>,
    },
    /// A workbook has no sheet of the name that was asked for.
    #[error("there is no sheet named {name:?}; the workbook has {}", sheets.join(", "))]
    NoSuchSheet {
        /// The name that was asked for.
        name: String,
        /// The names that there are.
        sheets: Vec<String>,
    },
}

impl RefusalKind {
    /// Returns the stable word, by which a page finds a sentence in the reader's language.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self {
            Self::UnknownFormat { .. } => "unknown-format",
            Self::NotThisFormat { .. } => "not-this-format",
            Self::Damaged { .. } => "damaged",
            Self::Encrypted => "encrypted",
            Self::NoTextLayer { .. } => "no-text-layer",
            Self::TooLarge { .. } => "too-large",
            Self::PathEscape { .. } => "path-escape",
            Self::Entities => "entities",
            Self::UnknownEncoding { .. } => "unknown-encoding",
            Self::Binary { .. } => "binary",
            Self::RaggedRow { .. } => "ragged-row",
            Self::OpenQuote => "open-quote",
            Self::DuplicateColumn { .. } => "duplicate-column",
            Self::UnnamedColumn { .. } => "unnamed-column",
            Self::EmptyTable => "empty-table",
            Self::NoProject { .. } => "no-project",
            Self::OtherColumns { .. } => "other-columns",
            Self::SeveralProjects { .. } => "several-projects",
            Self::UnknownVersion { .. } => "unknown-version",
            Self::NoSuchProject { .. } => "no-such-project",
            Self::NoSuchSheet { .. } => "no-such-sheet",
        }
    }

    /// Makes the refusal of a file at a place.
    #[must_use]
    pub fn at(self, file: &str, place: Place) -> Refusal {
        Refusal {
            file: file.to_owned(),
            place,
            kind: self,
        }
    }
}

impl Limits {
    /// Refuses more than a limit allows.
    ///
    /// # Errors
    /// [`RefusalKind::TooLarge`] when `seen > limit`.
    pub fn check(seen: usize, limit: usize, what: &'static str) -> Result<(), RefusalKind> {
        if seen > limit {
            Err(RefusalKind::TooLarge { what, limit })
        } else {
            Ok(())
        }
    }
}

/// Says what is wrong with a zip archive in words that a person can act on.
pub(crate) fn zip_damage(error: &ZipError) -> String {
    match error {
        ZipError::InvalidArchive(_) => {
            "it is no whole zip archive; it may have been cut off, copy it again".to_owned()
        }
        other => other.to_string(),
    }
}
