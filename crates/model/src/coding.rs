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
}

impl Anchor {
    /// Returns the revision and span, unless the quotation is lost.
    #[must_use]
    pub const fn place(&self) -> Option<(RevisionId, Span)> {
        match self {
            Self::Exact { revision, span }
            | Self::Moved { revision, span }
            | Self::Changed { revision, span, .. } => Some((*revision, *span)),
            Self::Lost { .. } => None,
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
