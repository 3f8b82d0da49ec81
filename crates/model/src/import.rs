//! Projects of other programs that were brought in, and what they said word for word.

use serde::{Deserialize, Serialize};

use crate::{
    id::{ImportId, VerbatimId},
    positions::Decision,
    record::{Noun, Reference},
    source::ContentHash,
};

/// A project of another program that was brought in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Import {
    /// The file or folder, as it was called.
    pub file: String,
    /// SHA-256 of the file; of a folder, of its databases and of the names and lengths of what is in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hash: Option<ContentHash>,
    /// The reader that read it: `refi-project`, `qualcoder`.
    pub program: String,
    /// Who wrote it, as it says itself: `NVivo for Windows 12.6`.
    pub origin: String,
    /// What the project was called.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Blob of the report, JSON.
    pub report: ContentHash,
    /// Place in the list of imports, counted from 0.
    #[serde(default)]
    pub position: u32,
}

impl Noun for Import {
    type Id = ImportId;
}

/// What another program wrote of a thing, word for word, so that it can be written back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verbatim {
    /// The import that brought it last.
    pub import: ImportId,
    /// Where it stands in the file: `Sources`, `Users`, `CodeBook`; a member of the archive as
    /// `member NAME`. The list of what met something of another identity here is at `identities`: a line
    /// for each, its identity in the file and the one here.
    pub place: String,
    /// What it became here; absent for a part that is several things or none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<Reference>,
    /// Blob of the words: XML as written, or JSON of what was read where the program has no XML. Longer
    /// ones are packed (zlib, RFC 1950).
    pub words: ContentHash,
    /// Of a source: what its positions count.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub positions: Option<Decision>,
    /// Blobs of the members that it names, by their names: the text with its mark and line ends, the
    /// rich text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<(String, ContentHash)>,
    /// Place in the file, counted from 0.
    #[serde(default)]
    pub position: u32,
}

impl Noun for Verbatim {
    type Id = VerbatimId;
}
