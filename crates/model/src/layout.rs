//! What an importer knows about a text beside its words: who speaks, pages, times, headings.
//!
//! A [`Layout`] is kept with each revision of a source and never changes the words: every mark points
//! into the text by code points.

use serde::{Deserialize, Serialize};

use crate::text::Span;

/// A text and what is known of its parts, as an importer gives it.
///
/// Line ends are `\n`; nothing else of the original's characters is changed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PlainDocument {
    /// The words.
    pub text: String,
    /// The parts of the text that are known.
    pub layout: Layout,
    /// What the file says about itself (`title`, `author`, `date`, `language`), in file order.
    pub properties: Vec<(String, String)>,
}

/// The marks on a text, each list in the order of the text.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Layout {
    /// Stretches spoken by one voice; they do not overlap.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub turns: Vec<Turn>,
    /// Timed stretches of a recording (srt, vtt, time stamps in a transcript).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cues: Vec<Cue>,
    /// Pages of a paginated original.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub pages: Vec<Page>,
    /// Headings, list items, table cells, notes.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub blocks: Vec<Block>,
    /// Remarks of the original's reviewers: not part of the words, kept beside them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub comments: Vec<Comment>,
    /// What the original has and the text has not, in the order of the reader.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub losses: Vec<Loss>,
}

/// A stretch spoken by one voice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Turn {
    /// What was said, without the label and the blanks after it; up to the next turn, less the
    /// blank lines at its end.
    pub span: Span,
    /// The label as written, without its punctuation: `Ana`, `id1`, `I`, `Entrevistadora`.
    pub speaker: String,
}

/// A stretch of a recording.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cue {
    /// The words of the cue.
    pub span: Span,
    /// Start in milliseconds from the beginning of the recording.
    pub start_ms: u32,
    /// End in milliseconds, never before the start; absent where only a start was written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_ms: Option<u32>,
}

/// A page of a paginated original.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page {
    /// The words on the page.
    pub span: Span,
    /// The page's label as printed or, without one, its number counted from 1.
    pub label: String,
}

/// A part of the text with a role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// The words of the part.
    pub span: Span,
    /// Its role.
    pub kind: BlockKind,
}

/// The role of a part of a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BlockKind {
    /// A heading, level 1 to 9.
    Heading(u8),
    /// An item of a list, depth from 1.
    ListItem(u8),
    /// A cell of a table: table, row and column, each counted from 1 within the document.
    Cell {
        /// Number of the table in the document.
        table: u32,
        /// Row in the table.
        row: u32,
        /// Column in the row.
        column: u32,
    },
    /// A footnote or endnote, set at the end of the text, with the label of its reference.
    Note(String),
    /// Words in bold or italics.
    Emphasis,
}

/// A remark made in the original by one of its reviewers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comment {
    /// The words that the remark is about; absent where the original does not say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub span: Option<Span>,
    /// Who made it, as the file says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    /// The remark.
    pub text: String,
}

/// Something of an original that is not in the text that was read from it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Loss {
    /// What kind of thing, by the word of the reader: `picture`, `undecodable`.
    pub what: String,
    /// How many of them.
    pub count: u64,
    /// Where the first one is, in words: `page 3`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
}

impl Layout {
    /// Returns the turn that holds the position, if one does.
    #[must_use]
    pub fn turn_at(&self, position: crate::text::CodePoint) -> Option<&Turn> {
        let after = self
            .turns
            .partition_point(|turn| turn.span.start() <= position);
        let turn = self.turns.get(after.checked_sub(1)?)?;
        (position < turn.span.end()).then_some(turn)
    }

    /// Returns the page that holds the position, if one does.
    #[must_use]
    pub fn page_at(&self, position: crate::text::CodePoint) -> Option<&Page> {
        let after = self
            .pages
            .partition_point(|page| page.span.start() <= position);
        let page = self.pages.get(after.checked_sub(1)?)?;
        (position < page.span.end()).then_some(page)
    }
}
