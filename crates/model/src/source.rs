//! Sources, the revisions of their text, and the voices in them.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize, Serializer, ser::SerializeMap};

use crate::{
    id::{ActorId, RevisionId, SourceId, VoiceId},
    record::{ATTRIBUTE_PREFIX, Noun},
    value::Doubtful,
    when::When,
};

/// A document that was collected or made, or is known to exist.
///
/// A source without a revision has no text at hand: it is *not collected*, which is not the same as
/// *nothing said*.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Source {
    /// Short name by which plain files and commands call it; used once per project.
    pub key: String,
    /// Title for people.
    pub name: String,
    /// What kind of document it is.
    pub kind: SourceKind,
    /// Language of the text, as BCP 47: `es`, `fr-CA`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// When it was made: the interview, the meeting, the publication.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<When>,
    /// Town.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Doubtful>,
    /// Country, ISO 3166-1 alpha-2.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<Doubtful>,
    /// The actors whose voice it is.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub informants: Vec<ActorId>,
    /// For a register: what it must list once each.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub register: Option<Register>,
    /// The file as it was collected.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<OriginalFile>,
    /// The revision that is shown and coded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revision: Option<RevisionId>,
    /// A short remark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Place in the list of sources, counted from 0; equal places are ordered by key.
    #[serde(default)]
    pub position: u32,
    /// Further attributes.
    #[serde(flatten)]
    pub attributes: Attributes,
}

impl Noun for Source {
    type Id = SourceId;
}

/// What kind of document a source is: the field's usual kinds, or a word of the project's own.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SourceKind(pub String);

impl SourceKind {
    /// The usual kinds, in the order in which they are offered.
    pub const USUAL: [&'static str; 12] = [
        "interview",
        "field note",
        "observation",
        "agreement",
        "minutes",
        "corporate document",
        "press",
        "union publication",
        "law",
        "register",
        "article",
        "other",
    ];
}

/// What a register must list once each: the numbers `first..=last` of an attribute.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Register {
    /// The attribute that numbers the entries.
    pub attribute: String,
    /// The first number.
    pub first: i64,
    /// The last number; not before the first.
    pub last: i64,
}

/// Why a text is no [`Register`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "{seen:?} does not say what the register must list; write an attribute and its numbers, such as: number 1-77"
)]
pub struct RegisterError {
    /// What was given.
    pub seen: String,
}

impl std::str::FromStr for Register {
    type Err = RegisterError;
    fn from_str(text: &str) -> Result<Self, RegisterError> {
        let read = || {
            let (attribute, range) = text.trim().rsplit_once(' ')?;
            let (first, last) = range.split_once('-')?;
            let (first, last) = (first.parse().ok()?, last.parse().ok()?);
            (first <= last).then(|| Self {
                attribute: attribute.trim().to_owned(),
                first,
                last,
            })
        };
        read().ok_or_else(|| RegisterError {
            seen: text.to_owned(),
        })
    }
}

impl TryFrom<String> for Register {
    type Error = RegisterError;
    fn try_from(text: String) -> Result<Self, RegisterError> {
        text.parse()
    }
}

impl From<Register> for String {
    fn from(register: Register) -> Self {
        register.to_string()
    }
}

impl std::fmt::Display for Register {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}-{}", self.attribute, self.first, self.last)
    }
}

/// The file that a source was read from, kept whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OriginalFile {
    /// Path below the project's `sources` folder, `/` between folders.
    pub path: String,
    /// SHA-256 of its bytes.
    pub hash: ContentHash,
    /// Format it was read as: `txt`, `docx`.
    pub format: String,
    /// Encoding it was read with, for text formats.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub encoding: Option<String>,
    /// Whether the encoding is the reader's guess, which nobody has confirmed.
    #[serde(default, skip_serializing_if = "is_false")]
    pub guessed: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes references")]
const fn is_false(value: &bool) -> bool {
    !*value
}

/// SHA-256 of some bytes, by which blobs are stored once.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ContentHash(pub [u8; 32]);

impl std::fmt::Display for ContentHash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl std::fmt::Debug for ContentHash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Display::fmt(self, f)
    }
}

impl Serialize for ContentHash {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for ContentHash {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let refuse = || serde::de::Error::custom("a content hash is 64 hexadecimal digits");
        if text.len() != 64 || !text.is_ascii() {
            return Err(refuse());
        }
        let mut bytes = [0; 32];
        for (byte, pair) in bytes.iter_mut().zip(0..) {
            *byte = u8::from_str_radix(&text[2 * pair..2 * pair + 2], 16).map_err(|_| refuse())?;
        }
        Ok(Self(bytes))
    }
}

/// One state of a source's text. It never changes; a correction makes a new one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Revision {
    /// The source.
    pub source: SourceId,
    /// The revision that this one was made from; absent for the text as imported.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<RevisionId>,
    /// Blob of the text: UTF-8, line ends `\n`.
    pub text: ContentHash,
    /// Blob of the [`Layout`](crate::layout::Layout) as JSON; absent when nothing is marked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub layout: Option<ContentHash>,
    /// Length in code points.
    pub code_points: u32,
    /// Length in words.
    pub words: u32,
    /// Why it was made, for a correction.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

impl Noun for Revision {
    type Id = RevisionId;
}

/// A speaker's label in a source, and who that is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Voice {
    /// The source.
    pub source: SourceId,
    /// The label as it stands in the text: `ANA`, `id1`.
    pub label: String,
    /// Who speaks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub actor: Option<ActorId>,
    /// What the voice is in this source.
    pub role: VoiceRole,
}

impl Noun for Voice {
    type Id = VoiceId;
}

/// What a voice is in a source.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum VoiceRole {
    /// Somebody whose words are the material.
    #[default]
    Informant,
    /// Somebody who asks.
    Interviewer,
    /// Anybody else.
    Other,
}

/// Words by which transcripts label who asks, folded; a number may follow. Single letters are not
/// among them: `I` and `E` are as often the initial of a person.
const WHO_ASKS: [&str; 24] = [
    "interviewer",
    "interviewers",
    "int",
    "intv",
    "researcher",
    "moderator",
    "facilitator",
    "question",
    "entrevistador",
    "entrevistadora",
    "entrevistadores",
    "investigador",
    "investigadora",
    "moderador",
    "moderadora",
    "pregunta",
    "intervieweur",
    "intervieweuse",
    "enqueteur",
    "enquetrice",
    "chercheur",
    "chercheuse",
    "animateur",
    "animatrice",
];

impl VoiceRole {
    /// Returns the role that a label speaks of by itself: who is called `Interviewer` or
    /// `Entrevistadora 2` asks; everybody else is taken for an informant until somebody says otherwise.
    #[must_use]
    pub fn of_label(label: &str) -> Self {
        let folded = crate::fold::fold(label);
        let word = folded.text().trim_end_matches(|char: char| {
            char.is_ascii_digit() || char.is_whitespace() || matches!(char, '.' | '#' | '-' | '_')
        });
        if WHO_ASKS.contains(&word) {
            Self::Interviewer
        } else {
            Self::Informant
        }
    }

    /// Returns the word by which plain files name the role.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Informant => "informant",
            Self::Interviewer => "interviewer",
            Self::Other => "other",
        }
    }
}

/// Further attributes of a source, an actor or an event: values by name, as canonical text.
///
/// Each is a field of its own in the journal, named `a:NAME`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Attributes(pub BTreeMap<String, String>);

impl Serialize for Attributes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (name, value) in &self.0 {
            map.serialize_entry(&format!("{ATTRIBUTE_PREFIX}{name}"), value)?;
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for Attributes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let all = BTreeMap::<String, serde_json::Value>::deserialize(deserializer)?;
        let of = |(name, value): (String, serde_json::Value)| {
            Some((
                name.strip_prefix(ATTRIBUTE_PREFIX)?.to_owned(),
                value.as_str()?.to_owned(),
            ))
        };
        Ok(Self(all.into_iter().filter_map(of).collect()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_may_say_who_asks() {
        for label in [
            "Interviewer",
            "ENTREVISTADORA",
            "Enquêtrice 2",
            "INT.",
            "Int_1",
        ] {
            assert_eq!(
                VoiceRole::of_label(label),
                VoiceRole::Interviewer,
                "{label}"
            );
        }
        for label in ["I", "E1", "Ana", "Interviewee", "", "INTI"] {
            assert_eq!(VoiceRole::of_label(label), VoiceRole::Informant, "{label}");
        }
    }
}
