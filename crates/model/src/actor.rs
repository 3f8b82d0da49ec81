//! Actors, and the ties between them.

use serde::{Deserialize, Serialize};

use crate::{
    id::{ActorId, SourceId, TieId},
    record::Noun,
    source::Attributes,
    value::Doubtful,
    when::When,
};

/// A person, an organisation or a site.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Actor {
    /// Short name by which plain files and commands call it; used once per project.
    pub key: String,
    /// Name for people; in a study, a mask.
    pub name: String,
    /// What it is.
    pub kind: ActorKind,
    /// For an organisation: which kind of one (`local union`, `employer`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organisation_kind: Option<String>,
    /// Country, ISO 3166-1 alpha-2.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<Doubtful>,
    /// Town or region.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Doubtful>,
    /// The organisation that this one is a part of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<ActorId>,
    /// When it existed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<When>,
    /// A short remark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Place in the list of actors; equal places are ordered by key.
    #[serde(default)]
    pub position: u32,
    /// Further attributes.
    #[serde(flatten)]
    pub attributes: Attributes,
}

impl Noun for Actor {
    type Id = ActorId;
}

/// What an actor is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ActorKind {
    /// A human being.
    Person,
    /// A union, a federation, a company, a committee.
    Organisation,
    /// A mine, a refinery, an office.
    Site,
}

impl ActorKind {
    /// Returns the word by which plain files name the kind.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organisation => "organisation",
            Self::Site => "site",
        }
    }
}

/// A relation between two actors over an interval.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tie {
    /// Short name; used once per project.
    pub key: String,
    /// From whom.
    pub from: ActorId,
    /// The relation, read from left to right: `owns`, `affiliated to`, `holds office in`.
    pub kind: String,
    /// To whom.
    pub to: ActorId,
    /// Since when and until when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<When>,
    /// How firmly it is said.
    #[serde(default)]
    pub status: Status,
    /// The source that says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<SourceId>,
    /// A short remark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Place in the list of ties.
    #[serde(default)]
    pub position: u32,
}

impl Noun for Tie {
    type Id = TieId;
}

/// How firmly something is said.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Said outright.
    #[default]
    Stated,
    /// Read between the lines.
    Implied,
    /// Said without a source.
    Rumoured,
    /// Made public, not yet done.
    Announced,
    /// Carried out.
    Done,
    /// Given up.
    Dropped,
    /// Shown to be wrong.
    Refuted,
}

impl Status {
    /// Every status, in the order in which it is offered.
    pub const ALL: [Self; 7] = [
        Self::Stated,
        Self::Implied,
        Self::Rumoured,
        Self::Announced,
        Self::Done,
        Self::Dropped,
        Self::Refuted,
    ];

    /// Returns the word by which plain files name the status.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Stated => "stated",
            Self::Implied => "implied",
            Self::Rumoured => "rumoured",
            Self::Announced => "announced",
            Self::Done => "done",
            Self::Dropped => "dropped",
            Self::Refuted => "refuted",
        }
    }

    /// Tells whether it may be taken as the state of the world: a rumour never changes an owner.
    #[must_use]
    pub const fn holds(self) -> bool {
        matches!(self, Self::Stated | Self::Implied | Self::Done)
    }
}
