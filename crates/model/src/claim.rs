//! Claims: what one source says of something, so that sources can be held against each other.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    id::{ActorId, ClaimId, SourceId},
    record::{Noun, Reference},
    when::When,
};

/// What one source says of one attribute of something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// What it is about.
    pub subject: Reference,
    /// The attribute: `informant`, `when`, `place`, `country` or one of the project's own.
    pub attribute: String,
    /// What is said.
    pub value: ClaimValue,
    /// The source that says so.
    pub according_to: SourceId,
    /// Where in that source: `row 12`, `p. 8`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub locator: Option<String>,
    /// The words that say so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quote: Option<String>,
    /// A short remark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Place in the list of claims.
    #[serde(default)]
    pub position: u32,
}

impl Noun for Claim {
    type Id = ClaimId;
}

/// What a claim says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum ClaimValue {
    /// It names an actor.
    Actor {
        /// The actor.
        actor: ActorId,
        /// Whether that is in doubt.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        doubt: bool,
    },
    /// It describes an actor by some of its attributes: `organisation_kind=local union; country=PE`.
    Description {
        /// The attributes, `country` with a trailing `?` where in doubt.
        attributes: BTreeMap<String, String>,
        /// Whether the whole is in doubt.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        doubt: bool,
    },
    /// It gives a date.
    When {
        /// The date.
        when: When,
    },
    /// It gives a word.
    Word {
        /// The word.
        word: String,
        /// Whether that is in doubt.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        doubt: bool,
    },
}
