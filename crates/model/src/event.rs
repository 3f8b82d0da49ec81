//! Events, who took part in them, and what was promised there.

use serde::{Deserialize, Serialize};

use crate::{
    actor::Status,
    id::{ActorId, CommitmentId, EventId, ParticipationId, SourceId},
    record::Noun,
    source::Attributes,
    value::Doubtful,
    when::When,
};

/// Something dated: a meeting, a delegation, a takeover, an interview.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// Short name by which plain files and commands call it; used once per project.
    pub key: String,
    /// Name for people.
    pub name: String,
    /// What kind of event: `meeting`, `visit`, `takeover`.
    pub kind: String,
    /// When it took place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<When>,
    /// Town.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Doubtful>,
    /// Country, ISO 3166-1 alpha-2.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<Doubtful>,
    /// How firmly it is said to have taken place.
    #[serde(default)]
    pub status: Status,
    /// The source that says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<SourceId>,
    /// The larger event that this is a part of: one stay of a delegation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part_of: Option<EventId>,
    /// A short remark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Place in the list of events; equal places are ordered by key.
    #[serde(default)]
    pub position: u32,
    /// Further attributes.
    #[serde(flatten)]
    pub attributes: Attributes,
}

impl Noun for Event {
    type Id = EventId;
}

/// An actor's part in an event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Participation {
    /// The event.
    pub event: EventId,
    /// The actor.
    pub actor: ActorId,
    /// The part: `host`, `observer`, `invited`.
    pub role: String,
    /// A short remark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Place in the list of participations.
    #[serde(default)]
    pub position: u32,
}

impl Noun for Participation {
    type Id = ParticipationId;
}

/// What somebody promised at an event, by when, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Commitment {
    /// Where it was promised.
    pub event: EventId,
    /// Who promised.
    pub by: ActorId,
    /// What was promised.
    pub what: String,
    /// By when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<When>,
    /// What became of it.
    pub life: CommitmentLife,
}

impl Noun for Commitment {
    type Id = CommitmentId;
}

/// What became of a commitment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum CommitmentLife {
    /// Nobody has said that it was kept or given up.
    Open,
    /// It was kept.
    Kept {
        /// When.
        when: When,
    },
    /// It was given up.
    Dropped {
        /// Why.
        reason: String,
    },
}
