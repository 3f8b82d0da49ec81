//! Agreements and what they say, and the law's part in them.
//!
//! The rules of each country and the dates that follow from them are worked out in `bargaining`.

use serde::{Deserialize, Serialize};

use crate::{
    id::{ActorId, AgreementId, ProvisionId, QuotationId, SourceId},
    record::Noun,
    when::When,
};

/// A source that binds parties at sites for a period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreement {
    /// The text.
    pub source: SourceId,
    /// Who is bound: at least two.
    pub parties: Parties,
    /// Where it applies.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sites: Vec<ActorId>,
    /// From when to when; an open end is written `..`.
    pub when: When,
    /// The country or province whose law governs it.
    pub jurisdiction: Jurisdiction,
}

impl Noun for Agreement {
    type Id = AgreementId;
}

/// The parties of an agreement: never fewer than two, none twice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<ActorId>", into = "Vec<ActorId>")]
pub struct Parties(Vec<ActorId>);

/// Why a list of actors cannot be the parties of an agreement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an agreement binds at least two different parties; seen {seen}")]
pub struct TooFewParties {
    /// How many different ones were given.
    pub seen: usize,
}

impl TryFrom<Vec<ActorId>> for Parties {
    type Error = TooFewParties;
    fn try_from(mut actors: Vec<ActorId>) -> Result<Self, TooFewParties> {
        actors.sort_unstable();
        actors.dedup();
        if actors.len() < 2 {
            Err(TooFewParties { seen: actors.len() })
        } else {
            Ok(Self(actors))
        }
    }
}

impl From<Parties> for Vec<ActorId> {
    fn from(parties: Parties) -> Self {
        parties.0
    }
}

/// A body of law: `CA-QC`, `CL`, `PE` (ISO 3166-2 where a province has its own).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Jurisdiction(pub String);

/// What an agreement says on one clause variable.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Provision {
    /// The agreement.
    pub agreement: AgreementId,
    /// The clause variable, by its id in the vocabulary: `wages.overtime_percent`.
    pub variable: String,
    /// What it says. *Silent* and *not read* are never the same.
    pub says: Says,
    /// The passage that says it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quotation: Option<QuotationId>,
}

impl Noun for Provision {
    type Id = ProvisionId;
}

/// What an agreement says on one variable.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Says {
    /// It states a value.
    Stated {
        /// The value.
        value: ClauseValue,
    },
    /// It was read and says nothing.
    Silent,
    /// It refers to the law.
    RefersToLaw,
    /// Nobody has read it for this variable.
    NotRead,
    /// The variable cannot apply.
    NotApplicable,
}

/// A typed value of a clause.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum ClauseValue {
    /// An amount of money for a period.
    Money {
        /// The amount, in hundredths of the currency's unit.
        cents: i64,
        /// ISO 4217: `CAD`.
        currency: String,
        /// For which period: `hour`, `month`, `once`.
        per: String,
    },
    /// A percentage, in hundredths of a percent; a premium of half is stored whole, 15000.
    Percent {
        /// Hundredths of a percent.
        hundredths: i64,
    },
    /// Hours, in minutes.
    Hours {
        /// Minutes.
        minutes: i64,
    },
    /// Days.
    Days {
        /// How many.
        days: i64,
        /// Working days rather than calendar days.
        working: bool,
    },
    /// Yes or no.
    YesNo {
        /// The answer.
        yes: bool,
    },
    /// Words.
    Text {
        /// The words.
        text: String,
    },
}

/// A rule of a jurisdiction in one version, by its id in the rules data: `cl.322.window`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Rule {
    /// The body of law.
    pub jurisdiction: Jurisdiction,
    /// The id in the rules data.
    pub id: String,
    /// In force from when to when.
    pub when: When,
    /// The article that says so.
    pub article: String,
}

impl PartialOrd for When {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for When {
    /// The order of lists: see [`When::list_order`].
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.list_order(other)
    }
}

/// A date that follows from a rule for one agreement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deadline {
    /// The rule.
    pub rule: Rule,
    /// The agreement.
    pub agreement: AgreementId,
    /// The window or day; ambiguous sums give an interval.
    pub when: When,
}
