//! What a study is told with: members, attributes, phases, findings, memos, synopses, acceptances.

use serde::{Deserialize, Serialize};

use crate::{
    id::{
        AcceptanceId, ActorId, AttributeId, CodeId, FindingId, MemberId, MemoId, PhaseId,
        ProjectId, QuotationId, SourceId, SpaceId, SynopsisId,
    },
    record::{Kind, Noun, Reference},
    value::ValueType,
    when::When,
};

/// The project itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Project {
    /// Its name.
    pub name: String,
    /// What it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The language its people work in, as BCP 47.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
}

impl Noun for Project {
    type Id = ProjectId;
}

/// A unit of sharing, with its own members: *our local*, *the alliance*.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Space {
    /// Its name.
    pub name: String,
}

impl Noun for Space {
    type Id = SpaceId;
}

/// Somebody who codes and writes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// Short name; used once per project.
    pub key: String,
    /// Name for people.
    pub name: String,
    /// Place in the list of members.
    #[serde(default)]
    pub position: u32,
}

impl Noun for Member {
    type Id = MemberId;
}

/// The definition of an attribute of sources, actors or events.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attribute {
    /// What it is an attribute of.
    pub of: AttributeOf,
    /// The name; used once for what it is of.
    pub name: String,
    /// The type of its values.
    #[serde(rename = "type", default)]
    pub value_type: ValueType,
    /// What it means.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Place in the list of attributes.
    #[serde(default)]
    pub position: u32,
}

impl Noun for Attribute {
    type Id = AttributeId;
}

/// What an attribute is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AttributeOf {
    /// Of a source.
    Source,
    /// Of an actor.
    Actor,
    /// Of an event.
    Event,
}

impl AttributeOf {
    /// Returns what the attributes of a record of that noun are of, where a claim is made on it.
    #[must_use]
    pub const fn of_subject(kind: Kind) -> Self {
        match kind {
            Kind::Actor => Self::Actor,
            Kind::Event => Self::Event,
            _ => Self::Source,
        }
    }

    /// Returns the noun.
    #[must_use]
    pub const fn kind(self) -> Kind {
        match self {
            Self::Source => Kind::Source,
            Self::Actor => Kind::Actor,
            Self::Event => Kind::Event,
        }
    }
}

/// A named interval by which a study tells its story; it may have gaps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Phase {
    /// Short name; used once per project.
    pub key: String,
    /// Name for people.
    pub name: String,
    /// Its intervals, in order; never none.
    pub when: Intervals,
    /// What it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Place in the story.
    #[serde(default)]
    pub position: u32,
}

impl Noun for Phase {
    type Id = PhaseId;
}

/// One or more intervals.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<When>", into = "Vec<When>")]
pub struct Intervals(Vec<When>);

/// Why a list is no [`Intervals`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a phase needs at least one interval, such as 1990/2004")]
pub struct NoInterval;

impl Intervals {
    /// Returns the intervals.
    #[must_use]
    pub fn all(&self) -> &[When] {
        &self.0
    }
}

impl TryFrom<Vec<When>> for Intervals {
    type Error = NoInterval;
    fn try_from(intervals: Vec<When>) -> Result<Self, NoInterval> {
        if intervals.is_empty() {
            Err(NoInterval)
        } else {
            Ok(Self(intervals))
        }
    }
}

impl From<Intervals> for Vec<When> {
    fn from(intervals: Intervals) -> Self {
        intervals.0
    }
}

/// The author's own statement in a cell of a synopsis, with the quotations that it stands on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// Short name; used once per project.
    pub key: String,
    /// The synopsis whose cell it stands in, by name; any synopsis with that cell shows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub synopsis: Option<String>,
    /// The row of the cell.
    pub row: CellKey,
    /// The column of the cell.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub column: Option<CellKey>,
    /// The statement.
    pub text: String,
    /// The quotations that it stands on.
    #[serde(default)]
    pub quotations: Vec<QuotationId>,
    /// Quotations that speak against it and were weighed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub contrary: Vec<QuotationId>,
    /// Who wrote it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author: Option<MemberId>,
    /// A short remark, such as its limits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Place in the list of findings.
    #[serde(default)]
    pub position: u32,
}

impl Noun for Finding {
    type Id = FindingId;
}

/// A row or column of a synopsis, by what it stands for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(tag = "axis", content = "of", rename_all = "snake_case")]
pub enum CellKey {
    /// A code.
    Code(CodeId),
    /// A phase.
    Phase(PhaseId),
    /// An actor.
    Actor(ActorId),
    /// A source.
    Source(SourceId),
    /// A value of an attribute or of a built-in property (`country`, `place`, `source_kind`).
    Value {
        /// The attribute.
        attribute: String,
        /// The value, as printed.
        value: String,
    },
}

/// A note on anything.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Memo {
    /// What it is on; the project itself where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<Reference>,
    /// Its title.
    pub title: String,
    /// `note`, `method`, `theory`, `discrepancy` or a word of the project's own.
    pub kind: String,
    /// The note, Markdown.
    pub text: String,
    /// Who wrote it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author: Option<MemberId>,
    /// The moment at which it was written, ISO 8601: here, or there, where another program says it. What came
    /// without one has that of the journal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub made: Option<String>,
    /// Name of its file in the plain project, without folder and extension.
    pub key: String,
}

impl Noun for Memo {
    type Id = MemoId;
}

/// A declared table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Synopsis {
    /// The name by which it is run; used once per project.
    pub name: String,
    /// The declaration, TOML.
    pub declaration: String,
}

impl Noun for Synopsis {
    type Id = SynopsisId;
}

/// A diagnostic that was looked at and accepted, with the reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Acceptance {
    /// The code of the diagnostic: `finding-without-quotation`.
    pub diagnostic: String,
    /// The place, as `ayni check` prints it.
    pub place: String,
    /// Why it may stand.
    pub reason: String,
    /// Who accepted it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<MemberId>,
    /// What the diagnostic said when it was accepted, and for which alone it is; whatever it says
    /// where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said: Option<String>,
}

impl Noun for Acceptance {
    type Id = AcceptanceId;
}

impl CellKey {
    /// Returns the code, when the key stands for one.
    #[must_use]
    pub const fn code(&self) -> Option<CodeId> {
        match self {
            Self::Code(code) => Some(*code),
            _ => None,
        }
    }
}
