//! Records: what the journal changes, field by field.
//!
//! Every noun is a record of a [`Kind`]. A [`Change`] names a record and the fields that it sets; a
//! record that does not exist yet is made by the first change that names it, and
//! `"gone": true` takes it away. Fields that only make sense together travel as one field.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::Value as Json;

use crate::id::{NounId, RecordId};

/// The fields that a change sets, by name; `null` clears one.
pub type Fields = BTreeMap<String, Json>;

/// The field that takes a record away (`true`) or brings it back (`false`).
pub const GONE: &str = "gone";

/// What comes before the name of an attribute in a field's name: `a:number`.
pub const ATTRIBUTE_PREFIX: &str = "a:";

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident = $number:literal, $word:literal;)*) => {
        /// The noun of a record. The number is stored; it never changes its meaning.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum Kind {
            $($(#[$doc])* $name = $number,)*
        }

        impl Kind {
            /// Every kind, in the order in which a reader would want them.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// Returns the noun: the name of its table, its json and its column.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $(Self::$name => $word,)* }
            }

            /// Returns the kind of a stored number.
            #[must_use]
            pub const fn from_number(number: u8) -> Option<Self> {
                match number { $($number => Some(Self::$name),)* _ => None }
            }

            /// Returns the kind of a noun.
            #[must_use]
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$name),)* _ => None }
            }
        }
    };
}

kinds! {
    /// Somebody who codes and writes.
    Member = 1, "member";
    /// The definition of an attribute.
    Attribute = 2, "attribute";
    /// A named interval by which a study tells its story.
    Phase = 3, "phase";
    /// A named moment of the codebook.
    Round = 4, "round";
    /// A document that was collected or made.
    Source = 5, "source";
    /// One state of a source's text.
    Revision = 6, "revision";
    /// A speaker's label in a source.
    Voice = 7, "voice";
    /// A person, an organisation or a site.
    Actor = 8, "actor";
    /// A relation between two actors.
    Tie = 9, "tie";
    /// Something dated.
    Event = 10, "event";
    /// An actor's part in an event.
    Participation = 11, "participation";
    /// What one source says of something.
    Claim = 12, "claim";
    /// A node of the codebook.
    Code = 13, "code";
    /// A group of codes.
    CodeGroup = 14, "code_group";
    /// A span of one source.
    Quotation = 15, "quotation";
    /// A code given to a quotation by a coder.
    Coding = 16, "coding";
    /// The author's own statement in a cell of a synopsis.
    Finding = 17, "finding";
    /// A note on anything.
    Memo = 18, "memo";
    /// A declared table.
    Synopsis = 19, "synopsis";
    /// A diagnostic that was looked at and accepted.
    Acceptance = 20, "acceptance";
    /// What somebody promised.
    Commitment = 21, "commitment";
    /// A source that binds parties at sites for a period.
    Agreement = 22, "agreement";
    /// What an agreement says on one clause variable.
    Provision = 23, "provision";
    /// A unit of sharing, with its own members.
    Space = 24, "space";
    /// The project itself.
    Project = 25, "project";
    /// A project of another program that was brought in.
    Import = 26, "import";
    /// What another program wrote of a thing, word for word.
    Verbatim = 27, "verbatim";
}

/// One record and the fields that are set on it.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// The noun.
    pub kind: Kind,
    /// The record.
    pub id: RecordId,
    /// The fields that are set.
    pub fields: Fields,
}

/// Why the fields of a record do not make its noun.
#[derive(Debug, Clone, thiserror::Error)]
#[error("the fields of a {} do not make one: {why}", kind.word())]
pub struct FieldsError {
    /// The noun.
    pub kind: Kind,
    /// What is wrong.
    pub why: String,
}

/// A noun: something that has an identity and fields.
pub trait Noun: Serialize + DeserializeOwned {
    /// The identity of this noun.
    type Id: NounId;

    /// Returns all fields, as the journal keeps them.
    #[must_use]
    fn fields(&self) -> Fields {
        match serde_json::to_value(self) {
            Ok(Json::Object(map)) => map.into_iter().collect(),
            // Every noun is a struct with string keys and finite numbers.
            other => unreachable!("a noun is an object: {other:?}"),
        }
    }

    /// Makes the noun of its fields.
    ///
    /// # Errors
    /// [`FieldsError`] when a field is missing or not of its type.
    fn from_fields(fields: Fields) -> Result<Self, FieldsError> {
        serde_json::from_value(Json::Object(fields.into_iter().collect())).map_err(|error| {
            FieldsError {
                kind: Self::Id::KIND,
                why: error.to_string(),
            }
        })
    }

    /// Returns the change that makes this noun, or sets all its fields.
    #[must_use]
    fn put(&self, id: Self::Id) -> Change {
        Change {
            kind: Self::Id::KIND,
            id: id.into(),
            fields: self.fields(),
        }
    }

    /// Returns the change that sets only the fields in which this differs from an earlier state;
    /// nothing when they are equal.
    #[must_use]
    fn put_over(&self, earlier: &Self, id: Self::Id) -> Option<Change> {
        let before = earlier.fields();
        let after = self.fields();
        let cleared = before
            .keys()
            .filter(|key| !after.contains_key(*key))
            .map(|key| (key.clone(), Json::Null));
        let set = after
            .iter()
            .filter(|(key, value)| before.get(*key) != Some(value));
        let fields: Fields = set
            .map(|(key, value)| (key.clone(), value.clone()))
            .chain(cleared)
            .collect();
        (!fields.is_empty()).then(|| Change {
            kind: Self::Id::KIND,
            id: id.into(),
            fields,
        })
    }
}

/// Returns the change that takes a record away; it can be brought back.
#[must_use]
pub fn remove<I: NounId>(id: I) -> Change {
    Change {
        kind: I::KIND,
        id: id.into(),
        fields: Fields::from([(GONE.to_owned(), Json::Bool(true))]),
    }
}

/// A record of any noun, for memos, claims and places of diagnostics: `source:0198…`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Reference {
    /// The noun.
    pub kind: Kind,
    /// The record.
    pub id: RecordId,
}

impl std::fmt::Display for Reference {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}", self.kind.word(), self.id.uuid().simple())
    }
}

impl std::str::FromStr for Reference {
    type Err = crate::id::IdError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let refuse = || crate::id::IdError {
            seen: text.to_owned(),
        };
        let (word, id) = text.split_once(':').ok_or_else(refuse)?;
        Ok(Self {
            kind: Kind::from_word(word).ok_or_else(refuse)?,
            id: id.parse()?,
        })
    }
}

impl Serialize for Reference {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Reference {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

impl<I: NounId> From<I> for Reference {
    fn from(id: I) -> Self {
        Self {
            kind: I::KIND,
            id: id.into(),
        }
    }
}
