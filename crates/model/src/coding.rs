//! Quotations and the codes given to them.

use serde::{Deserialize, Serialize};

use crate::{
    id::{CodeId, CodingId, MemberId, QuotationId, RevisionId, SourceId},
    record::Noun,
    text::Span,
};

/// A span of one source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quotation {
    /// The source.
    pub source: SourceId,
    /// Where it stands.
    pub at: Anchor,
    /// Short name by which findings and memos may call it; used once per project.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
}

impl Noun for Quotation {
    type Id = QuotationId;
}

/// Where a quotation stands. It is placed in the current text, or lost and listed; never a guess.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Anchor {
    /// The words are those that were marked.
    Exact {
        /// The revision.
        revision: RevisionId,
        /// The span in it.
        span: Span,
    },
    /// The words are those that were marked; they stand elsewhere since the text was corrected.
    Moved {
        /// The revision.
        revision: RevisionId,
        /// The span in it.
        span: Span,
    },
    /// The words were corrected themselves.
    Changed {
        /// The revision.
        revision: RevisionId,
        /// The span in it.
        span: Span,
        /// The words that were marked.
        was: String,
    },
    /// The words are no longer in the text, or were never found in it.
    Lost {
        /// The words that were marked.
        was: String,
        /// The last revision and span where they stood.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        last: Option<(RevisionId, Span)>,
    },
    /// It is no stretch of text: a part of a page, of a picture, of a recording.
    Region {
        /// The part.
        of: Region,
    },
}

/// A part of something that is no text, as other programs mark it (REFI-QDA 1.5, 9).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Region {
    /// All of it: the source itself was coded.
    Whole,
    /// On a page of a pdf, in the units of the program that marked it.
    Page {
        /// The page as that program counts.
        page: i64,
        /// Two corners: first x and y, second x and y.
        corners: [i64; 4],
    },
    /// In a picture, in pixels.
    Area {
        /// Two corners: first x and y, second x and y.
        corners: [i64; 4],
    },
    /// In a recording, in milliseconds.
    Time {
        /// The start.
        begin: i64,
        /// The end.
        end: i64,
    },
}

impl std::fmt::Display for Region {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let moment = |f: &mut std::fmt::Formatter<'_>, ms: i64| {
            let seconds = ms / 1_000;
            write!(f, "{}:{:02}", seconds / 60, seconds % 60)
        };
        match self {
            Self::Whole => f.write_str("[…]"),
            Self::Page { page, corners } => {
                let [x1, y1, x2, y2] = corners;
                write!(f, "p. {page} [{x1},{y1} {x2},{y2}]")
            }
            Self::Area { corners } => {
                let [x1, y1, x2, y2] = corners;
                write!(f, "[{x1},{y1} {x2},{y2}]")
            }
            Self::Time { begin, end } => {
                moment(f, *begin)?;
                f.write_str("–")?;
                moment(f, *end)
            }
        }
    }
}

impl Anchor {
    /// Returns the revision and span, unless the quotation is lost.
    #[must_use]
    pub const fn place(&self) -> Option<(RevisionId, Span)> {
        match self {
            Self::Exact { revision, span }
            | Self::Moved { revision, span }
            | Self::Changed { revision, span, .. } => Some((*revision, *span)),
            Self::Lost { .. } | Self::Region { .. } => None,
        }
    }

    /// Returns the word by which tables and plain files name the state.
    #[must_use]
    pub const fn state(&self) -> &'static str {
        match self {
            Self::Exact { .. } => "exact",
            Self::Moved { .. } => "moved",
            Self::Changed { .. } => "changed",
            Self::Lost { .. } => "lost",
            Self::Region { .. } => "region",
        }
    }
}

/// A code given to a quotation by a coder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coding {
    /// The quotation.
    pub quotation: QuotationId,
    /// The code.
    pub code: CodeId,
    /// Who coded.
    pub coder: MemberId,
    /// Whether the passage speaks for the code or against it.
    #[serde(default, skip_serializing_if = "Stance::is_supports")]
    pub stance: Stance,
    /// The moment, ISO 8601 in UTC, as far as it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub made: Option<String>,
    /// A short remark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl Noun for Coding {
    type Id = CodingId;
}

/// Whether a passage speaks for something or against it.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Stance {
    /// It speaks for it.
    #[default]
    Supports,
    /// It speaks against it.
    Contrary,
}

impl Stance {
    /// Returns the word by which plain files name the stance.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Supports => "supports",
            Self::Contrary => "contrary",
        }
    }

    #[expect(
        clippy::trivially_copy_pass_by_ref,
        reason = "serde asks for a reference"
    )]
    fn is_supports(&self) -> bool {
        *self == Self::Supports
    }
}
