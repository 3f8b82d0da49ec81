//! `ayni.toml`: the project, its members, attributes, phases and rounds.

use std::{collections::BTreeMap, fmt::Write as _};

use ayni_model::{
    codebook::Round,
    id::{AttributeId, MemberId, PhaseId, ProjectId, RecordId, RoundId, SpaceId, SynopsisId},
    source::ContentHash,
    study::{Attribute, AttributeOf, Intervals, Member, Phase, Project, Space},
    value::ValueType,
    when::When,
};
use serde::Deserialize;
use toml::Spanned;

use super::{
    names::is_key,
    problems::{At, Problems},
};
use crate::error::nearest;

/// The file.
pub(crate) const FILE: &str = "ayni.toml";

/// The file as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Declaration {
    pub(crate) project: ProjectTable,
    pub(crate) space: Option<SpaceTable>,
    #[serde(default, rename = "member")]
    pub(crate) members: Vec<Spanned<MemberTable>>,
    #[serde(default, rename = "attribute")]
    pub(crate) attributes: Vec<Spanned<AttributeTable>>,
    #[serde(default, rename = "phase")]
    pub(crate) phases: Vec<Spanned<PhaseTable>>,
    #[serde(default, rename = "round")]
    pub(crate) rounds: Vec<Spanned<RoundTable>>,
    /// Ids of the declared tables, whose files have no place for them.
    #[serde(default)]
    pub(crate) synopses: BTreeMap<String, Id>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ProjectTable {
    pub(crate) id: Option<Id>,
    pub(crate) name: String,
    pub(crate) language: Option<String>,
    pub(crate) description: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SpaceTable {
    pub(crate) id: Option<Id>,
    pub(crate) name: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct MemberTable {
    pub(crate) id: Option<Id>,
    pub(crate) key: String,
    pub(crate) name: Option<String>,
    pub(crate) position: Option<u32>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AttributeTable {
    pub(crate) id: Option<Id>,
    pub(crate) of: AttributeOf,
    pub(crate) name: String,
    #[serde(rename = "type")]
    pub(crate) value_type: Option<TypeWord>,
    pub(crate) description: Option<String>,
    pub(crate) choices: Option<Vec<String>>,
    pub(crate) position: Option<u32>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum TypeWord {
    Text,
    Integer,
    Number,
    Boolean,
    When,
    Choice,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PhaseTable {
    pub(crate) id: Option<Id>,
    pub(crate) key: String,
    pub(crate) name: Option<String>,
    pub(crate) when: Vec<When>,
    pub(crate) description: Option<String>,
    pub(crate) position: Option<u32>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RoundTable {
    pub(crate) id: Option<Id>,
    pub(crate) name: String,
    pub(crate) at: Option<i64>,
    pub(crate) codebook: Option<ContentHash>,
}

/// An id as a person or an export writes it.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(transparent)]
pub(crate) struct Id(pub(crate) RecordId);

impl Declaration {
    /// Reads the file; what is wrong is noted.
    pub(crate) fn read(bytes: &[u8], problems: &Problems) -> Option<Self> {
        let Ok(text) = std::str::from_utf8(bytes) else {
            problems.add(At::file(FILE), "the file is not UTF-8; save it as UTF-8");
            return None;
        };
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        match toml::from_str::<Self>(text) {
            Ok(declaration) => {
                declaration.check(text, problems);
                Some(declaration)
            }
            Err(error) => {
                let at = match error.span() {
                    Some(span) => At::line(FILE, line_of(text, span.start)),
                    None => At::file(FILE),
                };
                problems.add(at, explain(error.message()));
                None
            }
        }
    }

    fn check(&self, text: &str, problems: &Problems) {
        let mut seen: Vec<(&str, String, usize)> = Vec::new();
        let mut once = |noun: &'static str, key: &str, start: usize, charset: bool| {
            let line = line_of(text, start);
            if charset && !is_key(key) {
                problems.add(At::line(FILE, line), key_rule(key));
            }
            match seen.iter().find(|(n, k, _)| *n == noun && k == key) {
                Some((.., first)) => problems.add(
                    At::line(FILE, line),
                    format!("the {noun} {key:?} stands on line {first} already"),
                ),
                None => seen.push((noun, key.to_owned(), line)),
            }
        };
        for member in &self.members {
            once("member", &member.get_ref().key, member.span().start, true);
        }
        for phase in &self.phases {
            once("phase", &phase.get_ref().key, phase.span().start, true);
            if phase.get_ref().when.is_empty() {
                let at = At::line(FILE, line_of(text, phase.span().start));
                problems.add(at.column("when"), ayni_model::study::NoInterval);
            }
        }
        for round in &self.rounds {
            once("round", &round.get_ref().name, round.span().start, false);
        }
        for attribute in &self.attributes {
            let table = attribute.get_ref();
            let noun = match table.of {
                AttributeOf::Source => "attribute of source",
                AttributeOf::Actor => "attribute of actor",
                AttributeOf::Event => "attribute of event",
            };
            once(noun, &table.name, attribute.span().start, false);
            let choice = table.value_type == Some(TypeWord::Choice);
            if choice != table.choices.is_some() {
                let at = At::line(FILE, line_of(text, attribute.span().start));
                problems.add(
                    at.column("choices"),
                    "an attribute has choices if its type is choice, and only then",
                );
            }
        }
    }
}

/// Returns what to say of a text that cannot be a key.
pub(crate) fn key_rule(key: &str) -> String {
    format!("{key:?} is no key; a key has letters, digits, - _ and . only, and no . at its ends")
}

/// Returns the line of a byte, counted from 1.
fn line_of(text: &str, byte: usize) -> usize {
    let before = &text.as_bytes()[..byte.min(text.len())];
    1 + before.iter().filter(|byte| **byte == b'\n').count()
}

/// Adds the nearest word to what the reader of toml says about an unknown one.
fn explain(message: &str) -> String {
    let mut words = message.split('`').skip(1).step_by(2);
    let guess = message
        .starts_with("unknown ")
        .then(|| words.next().and_then(|seen| nearest(seen, words)))
        .flatten();
    match guess {
        Some(guess) => format!("{message}; did you mean {guess:?}?"),
        None => message.to_owned(),
    }
}

impl AttributeTable {
    pub(crate) fn noun(&self, position: u32) -> Attribute {
        let choices = self.choices.clone().unwrap_or_default();
        Attribute {
            of: self.of,
            name: self.name.clone(),
            value_type: match self.value_type.unwrap_or(TypeWord::Text) {
                TypeWord::Text => ValueType::Text,
                TypeWord::Integer => ValueType::Integer,
                TypeWord::Number => ValueType::Number,
                TypeWord::Boolean => ValueType::Boolean,
                TypeWord::When => ValueType::When,
                TypeWord::Choice => ValueType::Choice(choices),
            },
            description: self.description.clone(),
            position: self.position.unwrap_or(position),
        }
    }
}

impl MemberTable {
    pub(crate) fn noun(&self, position: u32) -> Member {
        Member {
            key: self.key.clone(),
            name: self.name.clone().unwrap_or_else(|| self.key.clone()),
            position: self.position.unwrap_or(position),
        }
    }
}

impl PhaseTable {
    /// Returns the phase, unless it has no interval.
    pub(crate) fn noun(&self, position: u32) -> Option<Phase> {
        Some(Phase {
            key: self.key.clone(),
            name: self.name.clone().unwrap_or_else(|| self.key.clone()),
            when: Intervals::try_from(self.when.clone()).ok()?,
            description: self.description.clone(),
            position: self.position.unwrap_or(position),
        })
    }
}

/// What an export writes into the file.
#[derive(Debug)]
pub(crate) struct Declared<'a> {
    pub(crate) project: (ProjectId, &'a Project),
    pub(crate) space: Option<(SpaceId, &'a Space)>,
    pub(crate) members: Vec<(MemberId, &'a Member)>,
    pub(crate) attributes: Vec<(AttributeId, &'a Attribute)>,
    pub(crate) phases: Vec<(PhaseId, &'a Phase)>,
    pub(crate) rounds: Vec<(RoundId, &'a Round)>,
    pub(crate) synopses: Vec<(SynopsisId, &'a str)>,
}

impl Declared<'_> {
    /// Returns the text of the file.
    pub(crate) fn text(&self) -> String {
        let mut out = String::from("[project]\n");
        let (id, project) = &self.project;
        line(&mut out, "id", &quoted(&id.to_string()));
        line(&mut out, "name", &quoted(&project.name));
        optional(&mut out, "language", project.language.as_deref());
        optional(&mut out, "description", project.description.as_deref());
        if let Some((id, space)) = &self.space {
            out.push_str("\n[space]\n");
            line(&mut out, "id", &quoted(&id.to_string()));
            line(&mut out, "name", &quoted(&space.name));
        }
        let dense = is_dense(self.members.iter().map(|(_, member)| member.position));
        for (id, member) in &self.members {
            head(&mut out, "member", &id.to_string());
            line(&mut out, "key", &quoted(&member.key));
            line(&mut out, "name", &quoted(&member.name));
            placed(&mut out, dense, member.position);
        }
        let dense = is_dense(
            self.attributes
                .iter()
                .map(|(_, attribute)| attribute.position),
        );
        for (id, attribute) in &self.attributes {
            head(&mut out, "attribute", &id.to_string());
            line(&mut out, "of", &quoted(attribute.of.kind().word()));
            line(&mut out, "name", &quoted(&attribute.name));
            line(&mut out, "type", &quoted(attribute.value_type.name()));
            optional(&mut out, "description", attribute.description.as_deref());
            if let ValueType::Choice(choices) = &attribute.value_type {
                line(
                    &mut out,
                    "choices",
                    &list(choices.iter().map(String::as_str)),
                );
            }
            placed(&mut out, dense, attribute.position);
        }
        let dense = is_dense(self.phases.iter().map(|(_, phase)| phase.position));
        for (id, phase) in &self.phases {
            head(&mut out, "phase", &id.to_string());
            line(&mut out, "key", &quoted(&phase.key));
            line(&mut out, "name", &quoted(&phase.name));
            line(
                &mut out,
                "when",
                &list(phase.when.all().iter().map(When::as_str)),
            );
            optional(&mut out, "description", phase.description.as_deref());
            placed(&mut out, dense, phase.position);
        }
        for (id, round) in &self.rounds {
            head(&mut out, "round", &id.to_string());
            line(&mut out, "name", &quoted(&round.name));
            line(&mut out, "at", &round.at.to_string());
            let codebook = round.codebook.map(|hash| hash.to_string());
            optional(&mut out, "codebook", codebook.as_deref());
        }
        if !self.synopses.is_empty() {
            out.push_str("\n[synopses]\n");
        }
        for (id, name) in &self.synopses {
            line(&mut out, &quoted(name), &quoted(&id.to_string()));
        }
        out
    }
}

/// Tells whether places count from 0 without a gap, so that the order says them.
pub(crate) fn is_dense(positions: impl Iterator<Item = u32>) -> bool {
    positions.zip(0..).all(|(position, n)| position == n)
}

fn head(out: &mut String, noun: &str, id: &str) {
    out.push_str("\n[[");
    out.push_str(noun);
    out.push_str("]]\n");
    line(out, "id", &quoted(id));
}

fn line(out: &mut String, name: &str, value: &str) {
    for part in [name, " = ", value, "\n"] {
        out.push_str(part);
    }
}

fn optional(out: &mut String, name: &str, value: Option<&str>) {
    if let Some(value) = value {
        line(out, name, &quoted(value));
    }
}

fn placed(out: &mut String, dense: bool, position: u32) {
    if !dense {
        line(out, "position", &position.to_string());
    }
}

fn list<'w>(words: impl Iterator<Item = &'w str>) -> String {
    let words: Vec<String> = words.map(quoted).collect();
    format!("[{}]", words.join(", "))
}

/// Writes a basic string of toml.
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for char in text.chars() {
        match char {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            char if char.is_control() => {
                // Writing to a string does not fail.
                let _ = write!(out, "\\u{:04X}", u32::from(char));
            }
            char => out.push(char),
        }
    }
    out.push('"');
    out
}
