//! The codebook: codes, their life, and groups of them.

use serde::{Deserialize, Serialize};

use crate::{
    id::{CodeGroupId, CodeId, RoundId},
    record::Noun,
    source::ContentHash,
};

/// What stands between the levels of a code's path.
pub const PATH_SEPARATOR: &str = " > ";

/// A node of the codebook.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Code {
    /// The name; never blank, and without the path separator.
    pub name: CodeName,
    /// The code above.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<CodeId>,
    /// What it means.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub definition: Option<String>,
    /// When to use it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub include: Option<String>,
    /// When not to use it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exclude: Option<String>,
    /// A passage that shows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub example: Option<String>,
    /// Colour, `#rrggbb`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub colour: Option<String>,
    /// Where it is in its life.
    #[serde(default)]
    pub life: CodeLife,
    /// Whether it came from the framework or from the material.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<String>,
    /// A short remark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Place among its siblings; equal places are ordered by name.
    #[serde(default)]
    pub position: u32,
}

impl Code {
    /// Returns a code of which nothing but the name is said: at the top, active, first of its siblings.
    #[must_use]
    pub const fn named(name: CodeName) -> Self {
        Self {
            name,
            parent: None,
            definition: None,
            include: None,
            exclude: None,
            example: None,
            colour: None,
            life: CodeLife::Active,
            origin: None,
            note: None,
            position: 0,
        }
    }
}

impl Noun for Code {
    type Id = CodeId;
}

/// The name of a code: not blank, trimmed, one line, without ` > `.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CodeName(String);

/// Why a text cannot name a code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{seen:?} cannot name a code: {why}")]
pub struct CodeNameError {
    /// What was given.
    pub seen: String,
    /// What is wrong with it.
    pub why: &'static str,
}

impl CodeName {
    /// Returns the name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for CodeName {
    type Error = CodeNameError;
    fn try_from(seen: String) -> Result<Self, CodeNameError> {
        seen.parse()
    }
}

impl std::str::FromStr for CodeName {
    type Err = CodeNameError;
    fn from_str(text: &str) -> Result<Self, CodeNameError> {
        let refuse = |why| CodeNameError {
            seen: text.to_owned(),
            why,
        };
        let name = text.trim();
        if name.is_empty() {
            Err(refuse("it is blank"))
        } else if name.contains(PATH_SEPARATOR) {
            Err(refuse(
                "the sign > between blanks separates the levels of a path",
            ))
        } else if name.contains(['\n', '\r', '\0']) {
            Err(refuse("it must stand on one line"))
        } else {
            Ok(Self(name.to_owned()))
        }
    }
}

impl From<CodeName> for String {
    fn from(name: CodeName) -> Self {
        name.0
    }
}

impl std::fmt::Display for CodeName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(&self.0)
    }
}

/// Where a code is in its life.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum CodeLife {
    /// Thought of, not yet agreed.
    Proposed,
    /// In use.
    #[default]
    Active,
    /// Its codings went to another code.
    Merged {
        /// The code that took them.
        into: CodeId,
        /// Why.
        reason: String,
    },
    /// No longer in use; its codings stay where they are.
    Retired {
        /// Why.
        reason: String,
    },
}

impl CodeLife {
    /// Tells whether new codings may be made with the code.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        matches!(self, Self::Proposed | Self::Active)
    }
}

/// A group of codes; a code may be in several.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodeGroup {
    /// The name; used once per project.
    pub name: String,
    /// Its codes, in order.
    #[serde(default)]
    pub codes: Vec<CodeId>,
    /// Place in the list of groups.
    #[serde(default)]
    pub position: u32,
}

impl Noun for CodeGroup {
    type Id = CodeGroupId;
}

/// A named moment of the codebook, such as the end of a round of review.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Round {
    /// The name; used once per project.
    pub name: String,
    /// The moment: the hybrid logical clock of the last entry that belongs to the round.
    pub at: i64,
    /// The codebook as it was, which goes where the journal of then does not: one code a line. Rounds of
    /// earlier versions have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub codebook: Option<ContentHash>,
}

impl Noun for Round {
    type Id = RoundId;
}
