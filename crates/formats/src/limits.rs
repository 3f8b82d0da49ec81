//! How much a reader may take before it refuses a file.

/// How much a reader may take.
///
/// The defaults hold any document a study has and stop what was made to do harm.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file itself.
    pub file_bytes: usize,
    /// Bytes that a packed file (docx, odt, epub, xlsx, pdf streams) may unpack to, all told.
    pub unpacked_bytes: usize,
    /// Bytes that one member of a packed project may unpack to.
    pub member_bytes: usize,
    /// How many times larger than the file its unpacked content may be, beyond the first 16 MiB.
    pub expansion_ratio: usize,
    /// Members of an archive.
    pub members: usize,
    /// Depth of nested elements, groups or lists.
    pub depth: usize,
    /// Code points of the text that comes out.
    pub text_code_points: usize,
    /// Rows of a table, and cells in all of them.
    pub table_cells: usize,
    /// Drawing steps of a pdf: glyphs, paths, forms. A page of prose takes some 4,000, a manual of
    /// 566 pages 2 million; the default takes a few seconds.
    pub steps: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            file_bytes: 256 << 20,
            unpacked_bytes: 512 << 20,
            member_bytes: 512 << 20,
            expansion_ratio: 200,
            members: 10_000,
            depth: 256,
            text_code_points: 64 << 20,
            table_cells: 20_000_000,
            steps: 200_000_000,
        }
    }
}

impl Limits {
    /// Returns how much a reader of a project of another program may take.
    ///
    /// A project holds the recordings and pictures of a study beside its texts, and is read member by
    /// member: what it is in all is bounded by its ratio alone. REFI-QDA 1.5, *Sources*, lets a source
    /// within the project have at most 2,147,483,647 bytes. A member that is taken into memory as a
    /// whole is a document, and no larger than one that is brought in alone.
    #[must_use]
    pub fn for_projects() -> Self {
        Self {
            unpacked_bytes: usize::MAX,
            member_bytes: i32::MAX as usize,
            members: 100_000,
            ..Self::default()
        }
    }
}
