//! What a reader could not keep.

use std::fmt;

/// Something of the original that is not in the plain document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loss {
    /// What kind of thing.
    pub kind: LossKind,
    /// How many of them.
    pub count: usize,
    /// Where the first one is, in words a person can follow: `page 3`, `line 12`.
    pub place: Option<String>,
}

/// A kind of thing that a reader may have to leave out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum LossKind {
    /// Pictures, drawings, charts.
    Picture,
    /// Characters that could not be decoded and stand as U+FFFD.
    Undecodable,
    /// Text that the original marks as deleted (tracked changes).
    Deleted,
    /// Running heads and feet of pages.
    PageFurniture,
    /// Embedded objects, sound, video, forms.
    Embedded,
    /// Pages without a text layer (scans).
    PageWithoutText,
    /// A damaged part that could not be read.
    Damaged,
    /// Cues without words or without time.
    IncompleteCue,
    /// Scripts, styles and other parts of a page that are not words.
    NotWords,
    /// Formulas, macros, formatting of a table.
    Formula,
    /// Hyphens at line ends that were joined.
    JoinedHyphen,
    /// Annotations of a kind that is not kept.
    Annotation,
    /// Words that are in the file but not shown: hidden text, lines off the page.
    Hidden,
    /// Prompts in fields of a form that nobody filled in.
    Prompt,
}

impl LossKind {
    /// Every kind.
    pub const ALL: [Self; 14] = [
        Self::Picture,
        Self::Undecodable,
        Self::Deleted,
        Self::PageFurniture,
        Self::Embedded,
        Self::PageWithoutText,
        Self::Damaged,
        Self::IncompleteCue,
        Self::NotWords,
        Self::Formula,
        Self::JoinedHyphen,
        Self::Annotation,
        Self::Hidden,
        Self::Prompt,
    ];

    /// Returns the word by which projects and messages name the kind.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Picture => "picture",
            Self::Undecodable => "undecodable",
            Self::Deleted => "deleted",
            Self::PageFurniture => "page-furniture",
            Self::Embedded => "embedded",
            Self::PageWithoutText => "page-without-text",
            Self::Damaged => "damaged",
            Self::IncompleteCue => "incomplete-cue",
            Self::NotWords => "not-words",
            Self::Formula => "formula",
            Self::JoinedHyphen => "joined-hyphen",
            Self::Annotation => "annotation",
            Self::Hidden => "hidden",
            Self::Prompt => "prompt",
        }
    }

    /// Returns the kind of a word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

impl fmt::Display for LossKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Picture => "pictures left out",
            Self::Undecodable => "characters that could not be decoded",
            Self::Deleted => "passages marked as deleted, left out",
            Self::PageFurniture => "running heads and feet left out",
            Self::Embedded => "embedded objects left out",
            Self::PageWithoutText => "pages without a text layer",
            Self::Damaged => "damaged parts left out",
            Self::IncompleteCue => "cues without words or time",
            Self::NotWords => "scripts and styles left out",
            Self::Formula => "formulas kept as their last value",
            Self::JoinedHyphen => "words joined over a line end",
            Self::Annotation => "annotations left out",
            Self::Hidden => "hidden passages left out",
            Self::Prompt => "prompts of empty form fields left out",
        })
    }
}
