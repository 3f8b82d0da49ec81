//! How other programs count positions in a text, and what was decided for one source.

use serde::{Deserialize, Serialize};

/// What a position counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// Unicode code points.
    CodePoints,
    /// UTF-16 code units.
    Utf16,
    /// UTF-8 bytes.
    Bytes,
}

/// What a line end of two characters (`\r\n`) counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LineEnds {
    /// Two, as it is stored.
    AsStored,
    /// One.
    AsOne,
}

/// How positions count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Convention {
    /// The unit.
    pub unit: Unit,
    /// What line ends count.
    pub line_ends: LineEnds,
}

impl Convention {
    /// Code points of the text with `\n` as line ends, as Ayni itself counts.
    pub const OURS: Self = Self {
        unit: Unit::CodePoints,
        line_ends: LineEnds::AsOne,
    };

    /// The conventions between which a text may have to decide.
    pub const CANDIDATES: [Self; 4] = [
        Self {
            unit: Unit::CodePoints,
            line_ends: LineEnds::AsStored,
        },
        Self {
            unit: Unit::Utf16,
            line_ends: LineEnds::AsStored,
        },
        Self::OURS,
        Self {
            unit: Unit::Utf16,
            line_ends: LineEnds::AsOne,
        },
    ];

    /// Returns what a program is known to do, by what it calls itself in `Project@origin`: measured for
    /// NVivo 12 and QualCoder 3, reported for ATLAS.ti on Windows, the standard's for all others; Ayni says
    /// for NVivo `UTF-16` after its name.
    #[must_use]
    pub fn usual_of(origin: &str) -> Self {
        let origin = origin.to_lowercase();
        let (unit, line_ends) = if origin.contains("utf-16") {
            (Unit::Utf16, LineEnds::AsOne)
        } else if origin.contains("nvivo") {
            (Unit::Utf16, LineEnds::AsStored)
        } else if ["atlas", "qualcoder", "ayni"]
            .iter()
            .any(|it| origin.contains(it))
        {
            (Unit::CodePoints, LineEnds::AsOne)
        } else {
            (Unit::CodePoints, LineEnds::AsStored)
        };
        Self { unit, line_ends }
    }
}

impl Unit {
    /// Returns how many units a character is.
    #[must_use]
    pub const fn of(self, char: char) -> u64 {
        match self {
            Self::CodePoints => 1,
            Self::Utf16 => char.len_utf16() as u64,
            Self::Bytes => char.len_utf8() as u64,
        }
    }
}

/// Why a convention was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// The format leaves no doubt.
    Known,
    /// Every convention gives the same passages.
    AllAgree,
    /// Only this one keeps all positions within the text and between whole characters.
    Bounds,
    /// The words that the file gives are those of the passages.
    Words,
    /// The passages begin and end between words.
    Edges,
    /// The words that the file gives stand elsewhere in the text: passages are where their words are.
    Contradicted,
    /// Somebody looked and said so.
    Confirmed,
    /// None of these: it is what the program usually does.
    Usual,
}

/// How well a convention fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Score {
    /// The convention.
    pub convention: Convention,
    /// Selections that would end after the text, or begin or end within a character or a line end.
    pub impossible: usize,
    /// Selections whose passage is what the file says.
    pub words: usize,
    /// Selections that begin and end between words.
    pub edges: usize,
}

/// What the positions of a source count, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// The convention.
    pub convention: Convention,
    /// Whether it needs no look of a person.
    pub certain: bool,
    /// Why it was taken.
    pub reason: Reason,
    /// Selections in the text.
    pub selections: usize,
    /// How well each convention fits that was weighed; none where there was nothing to weigh.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub scores: Vec<Score>,
}
