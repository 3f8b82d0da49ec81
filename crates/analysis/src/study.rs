//! A study in memory, as columns: what every question is asked of.
//!
//! The workbench fills it from the store once per journal position. Nouns that are few are kept as
//! they are; quotations and codings, which may be a million, are columns of small integers. An
//! index into one of the lists is a [`Ix`]; [`NONE`] stands for "no such".

use ayni_model::{
    actor::{Actor, Tie},
    claim::Claim,
    codebook::{Code, CodeGroup},
    event::{Event, Participation},
    id::{
        AcceptanceId, ActorId, AttributeId, ClaimId, CodeGroupId, CodeId, EventId, FindingId,
        MemberId, MemoId, ParticipationId, PhaseId, SourceId, SynopsisId, TieId, VoiceId,
    },
    source::{Source, Voice},
    study::{Acceptance, Attribute, Finding, Member, Memo, Phase, Synopsis},
};

/// An index into a list of a [`Study`].
pub type Ix = u32;

/// The [`Ix`] that stands for "no such".
pub const NONE: Ix = u32::MAX;

/// A study in memory.
///
/// Every list is in the order in which a reader expects it (position, then key or name), codes in
/// the order of the codebook: a parent before its children, siblings in their order.
#[derive(Debug, Clone, Default)]
pub struct Study {
    /// Name of the project.
    pub name: String,
    /// Who codes.
    pub members: Vec<(MemberId, Member)>,
    /// Attribute definitions.
    pub attributes: Vec<(AttributeId, Attribute)>,
    /// Phases in the order of the story.
    pub phases: Vec<(PhaseId, Phase)>,
    /// Sources.
    pub sources: Vec<(SourceId, Source)>,
    /// What is known of the text of each source; as long as `sources`.
    pub texts: Vec<Option<TextFacts>>,
    /// Voices, by source and label.
    pub voices: Vec<(VoiceId, Voice)>,
    /// Actors.
    pub actors: Vec<(ActorId, Actor)>,
    /// Ties.
    pub ties: Vec<(TieId, Tie)>,
    /// Events.
    pub events: Vec<(EventId, Event)>,
    /// Participations.
    pub participations: Vec<(ParticipationId, Participation)>,
    /// Claims.
    pub claims: Vec<(ClaimId, Claim)>,
    /// Codes, parents first.
    pub codes: Vec<(CodeId, Code)>,
    /// Groups of codes.
    pub groups: Vec<(CodeGroupId, CodeGroup)>,
    /// Findings.
    pub findings: Vec<(FindingId, FindingFacts)>,
    /// Memos.
    pub memos: Vec<(MemoId, Memo)>,
    /// Declared synopses, by name.
    pub synopses: Vec<(SynopsisId, Synopsis)>,
    /// Accepted diagnostics.
    pub acceptances: Vec<(AcceptanceId, Acceptance)>,
    /// Quotations, ordered by source, start and end; lost ones last within their source.
    pub quotations: Quotations,
    /// Codings, ordered by quotation, code and coder.
    pub codings: Codings,
}

/// What is known of the text of a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TextFacts {
    /// Length in code points.
    pub code_points: u32,
    /// Length in words.
    pub words: u32,
}

/// A finding with what the store knows of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FindingFacts {
    /// The finding.
    pub finding: Finding,
    /// Indices of the quotations that it stands on; those that no longer exist are [`NONE`].
    pub quotations: Vec<Ix>,
    /// Indices of the quotations that speak against it.
    pub contrary: Vec<Ix>,
    /// When what it says was last written or confirmed (hybrid logical clock).
    pub written: i64,
    /// When the newest change was made, after that, to something that it stands on (the words of a
    /// quotation, its codings in the cell, the definition of its code), and what that was; absent
    /// when all is as it was, and where only a check would ask.
    pub newest_change: Option<(i64, String)>,
}

/// Quotations as columns, all of one length.
#[derive(Debug, Clone, Default)]
pub struct Quotations {
    /// Number of the row in the store, by which the words are fetched.
    pub row: Vec<u32>,
    /// Index of the source.
    pub source: Vec<Ix>,
    /// Start in code points; 0 for lost ones.
    pub start: Vec<u32>,
    /// End in code points; 0 for lost ones.
    pub end: Vec<u32>,
    /// State of the anchor.
    pub state: Vec<AnchorState>,
    /// Index of the voice that speaks, or [`NONE`]; empty when speakers were not loaded.
    pub voice: Vec<Ix>,
}

/// State of a quotation's anchor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum AnchorState {
    /// The words are those that were marked.
    Exact,
    /// The same words, elsewhere since a correction.
    Moved,
    /// The words were corrected.
    Changed,
    /// The words are gone.
    Lost,
    /// It is no stretch of text: a part of a page, of a picture, of a recording.
    Region,
}

impl AnchorState {
    /// Tells whether the quotation stands in the text that is shown.
    #[must_use]
    pub const fn is_placed(self) -> bool {
        matches!(self, Self::Exact | Self::Moved | Self::Changed)
    }
}

/// Codings as columns, all of one length.
#[derive(Debug, Clone, Default)]
pub struct Codings {
    /// Index of the quotation.
    pub quotation: Vec<Ix>,
    /// Index of the code.
    pub code: Vec<Ix>,
    /// Index of the coder.
    pub coder: Vec<Ix>,
    /// Whether the passage speaks against the code.
    pub contrary: Vec<bool>,
}

impl Quotations {
    /// Returns how many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.row.len()
    }

    /// Tells whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.row.is_empty()
    }
}

impl Codings {
    /// Returns how many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.code.len()
    }

    /// Tells whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.code.is_empty()
    }
}

/// The words of sources and the names of quotations, for the few questions that need them.
pub trait Texts {
    /// Returns the text of a source by its index, or nothing when it has none.
    fn text(&self, source: Ix) -> Option<std::sync::Arc<str>>;

    /// Returns the name of a quotation by its index, the same wherever the project goes: `SOURCE@LABEL`,
    /// or its id.
    fn name(&self, quotation: Ix) -> Option<String>;

    /// Returns how a quotation was marked whose words were changed or lost since.
    fn was(&self, quotation: Ix) -> Option<Was>;
}

/// How a quotation was marked whose words were changed or lost since.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Was {
    /// The words that were marked.
    pub words: String,
    /// The correction that took them out of the text; absent where none is known.
    pub lost_in: Option<Correction>,
}

/// A correction of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// The day on which it was made, `2008-03-02`.
    pub day: Option<String>,
    /// Why it was made.
    pub reason: Option<String>,
}
