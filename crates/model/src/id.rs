//! Identities: UUID v7, one type per noun, stable over export and import.
//!
//! Ids are made at the edge (chance and clock live there) and only carried here.
//!
//! ```compile_fail
//! # use ayni_model::id::{CodeId, SourceId};
//! fn open(_: SourceId) {}
//! fn wrong(code: CodeId) { open(code) } // a code is not a source
//! ```

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
pub use uuid::Uuid;

use crate::record::Kind;

/// The identity of any record, whatever its noun.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordId(Uuid);

/// Why a text is no id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{seen:?} is not an id; an id is a UUID such as 0198c0de-7a3b-7c11-8b21-3f5f0c1d2e4a")]
pub struct IdError {
    /// What was given.
    pub seen: String,
}

impl RecordId {
    /// Takes a UUID as an identity.
    #[must_use]
    pub const fn new(uuid: Uuid) -> Self {
        Self(uuid)
    }

    /// Returns the identity that something has within this one, always the same for the same name
    /// (UUID v5, RFC 9562, 5.5): so that what comes in twice is known again.
    #[must_use]
    pub fn derived(self, name: &str) -> Self {
        Self(Uuid::new_v5(&self.0, name.as_bytes()))
    }

    /// Returns the UUID.
    #[must_use]
    pub const fn uuid(self) -> Uuid {
        self.0
    }

    /// Returns the milliseconds since 1970 at which it was made; nothing where it does not say (it is no
    /// UUID v7).
    #[must_use]
    pub fn made_ms(self) -> Option<i64> {
        // RFC 9562, 5.7: the first 48 bits.
        let [a, b, c, d, e, f, ..] = *self.bytes();
        (self.0.get_version_num() == 7).then(|| i64::from_be_bytes([0, 0, a, b, c, d, e, f]))
    }

    /// Returns the sixteen bytes, as stored.
    #[must_use]
    pub const fn bytes(&self) -> &[u8; 16] {
        self.0.as_bytes()
    }
}

impl fmt::Display for RecordId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.hyphenated().fmt(f)
    }
}

impl fmt::Debug for RecordId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.hyphenated().fmt(f)
    }
}

impl FromStr for RecordId {
    type Err = IdError;
    fn from_str(text: &str) -> Result<Self, IdError> {
        Uuid::try_parse(text.trim()).map(Self).map_err(|_| IdError {
            seen: text.to_owned(),
        })
    }
}

impl Serialize for RecordId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut buffer = Uuid::encode_buffer();
        serializer.serialize_str(self.0.simple().encode_lower(&mut buffer))
    }
}

impl<'de> Deserialize<'de> for RecordId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(D::Error::custom)
    }
}

/// An identity that knows its noun.
pub trait NounId: Copy + Ord + Into<RecordId> + From<RecordId> {
    /// The noun.
    const KIND: Kind;
}

macro_rules! id_types {
    ($($(#[$doc:meta])* $name:ident => $kind:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(RecordId);

        impl From<$name> for RecordId {
            fn from(id: $name) -> Self { id.0 }
        }
        impl From<RecordId> for $name {
            fn from(id: RecordId) -> Self { Self(id) }
        }
        impl NounId for $name {
            const KIND: Kind = Kind::$kind;
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.0.fmt(f) }
        }
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.0.fmt(f) }
        }
        impl FromStr for $name {
            type Err = IdError;
            fn from_str(text: &str) -> Result<Self, IdError> { text.parse().map(Self) }
        }
    )*};
}

id_types! {
    /// The identity of a member: somebody who codes and writes.
    MemberId => Member;
    /// The identity of an attribute definition.
    AttributeId => Attribute;
    /// The identity of a phase.
    PhaseId => Phase;
    /// The identity of a round: a named moment of the codebook.
    RoundId => Round;
    /// The identity of a source.
    SourceId => Source;
    /// The identity of one revision of a source's text.
    RevisionId => Revision;
    /// The identity of a voice: a speaker's label in a source.
    VoiceId => Voice;
    /// The identity of an actor.
    ActorId => Actor;
    /// The identity of a tie between two actors.
    TieId => Tie;
    /// The identity of an event.
    EventId => Event;
    /// The identity of a participation in an event.
    ParticipationId => Participation;
    /// The identity of a claim.
    ClaimId => Claim;
    /// The identity of a code.
    CodeId => Code;
    /// The identity of a code group.
    CodeGroupId => CodeGroup;
    /// The identity of a quotation.
    QuotationId => Quotation;
    /// The identity of a coding.
    CodingId => Coding;
    /// The identity of a finding.
    FindingId => Finding;
    /// The identity of a memo.
    MemoId => Memo;
    /// The identity of a synopsis.
    SynopsisId => Synopsis;
    /// The identity of an accepted diagnostic.
    AcceptanceId => Acceptance;
    /// The identity of a commitment.
    CommitmentId => Commitment;
    /// The identity of an agreement.
    AgreementId => Agreement;
    /// The identity of a provision of an agreement.
    ProvisionId => Provision;
    /// The identity of a space.
    SpaceId => Space;
    /// The identity of the project.
    ProjectId => Project;
    /// The identity of an import.
    ImportId => Import;
    /// The identity of what another program wrote.
    VerbatimId => Verbatim;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_says_when_it_was_made() {
        // The example of RFC 9562, A.6: 22 February 2022, 19:22:22 UTC.
        let id: RecordId = "017f22e2-79b0-7cc3-98c4-dc0c0c07398f".parse().unwrap();
        assert_eq!(id.made_ms(), Some(1_645_557_742_000));
        // A.4 has the v5 of www.example.com in the namespace of the DNS.
        let dns: RecordId = "6ba7b810-9dad-11d1-80b4-00c04fd430c8".parse().unwrap();
        let derived = dns.derived("www.example.com");
        assert_eq!(derived.to_string(), "2ed6657d-e927-568b-95e1-2665a8aea6a2");
        let by_chance: RecordId = "919108f7-52d1-4320-9bac-f847db4148a8".parse().unwrap();
        assert_eq!(by_chance.made_ms(), None);
    }
}
