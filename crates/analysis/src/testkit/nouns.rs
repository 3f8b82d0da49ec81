//! The nouns of a world, one arm each.

use std::sync::Arc;

use ayni_model::{
    actor::{Actor, ActorKind, Status, Tie},
    claim::{Claim, ClaimValue},
    codebook::CodeGroup,
    event::{Event, Participation},
    record::Reference,
    source::{Attributes, Source, SourceKind, Voice, VoiceRole},
    study::{Acceptance, Attribute, AttributeOf, Finding, Member, Phase, Synopsis},
    text::count_words,
    value::ValueType,
};

use super::{
    marks,
    world::{Statement, World},
};
use crate::study::{FindingFacts, Ix, TextFacts};

impl World {
    pub(super) fn add(&mut self, kind: &str, statement: &Statement) {
        let mut one = statement.clone();
        let key = one.words.get(1).cloned().unwrap_or_default();
        let quotations = |world: &Self, text: Option<String>| -> Vec<Ix> {
            let text = text.unwrap_or_default();
            text.split(';')
                .filter(|place| !place.is_empty())
                .map(|place| world.quotation(place))
                .collect()
        };
        match kind {
            "attribute" => {
                let id = self.id(&format!("{key}.{}", one.at(2)));
                let value_type = match one.at(3) {
                    "integer" => ValueType::Integer,
                    "number" => ValueType::Number,
                    "boolean" => ValueType::Boolean,
                    "when" => ValueType::When,
                    "choice" => ValueType::Choice(one.words[4..].to_vec()),
                    _ => ValueType::Text,
                };
                let of = match key.as_str() {
                    "source" => AttributeOf::Source,
                    "actor" => AttributeOf::Actor,
                    _ => AttributeOf::Event,
                };
                let name = one.at(2).to_owned();
                let attribute = Attribute {
                    of,
                    name,
                    value_type,
                    description: None,
                    position: 0,
                };
                self.study.attributes.push((id, attribute));
            }
            "member" => {
                let id = self.id(&key);
                self.study.members.push((
                    id,
                    Member {
                        name: key.clone(),
                        key,
                        position: 0,
                    },
                ));
            }
            "phase" => {
                let id = self.id(&key);
                let when: Vec<_> = one
                    .at(2)
                    .split(',')
                    .map(|when| when.parse().expect("a date"))
                    .collect();
                let name = one.words[3..].join(" ");
                let name = if name.is_empty() { key.clone() } else { name };
                let when = when.try_into().expect("an interval");
                self.study.phases.push((
                    id,
                    Phase {
                        key,
                        name,
                        when,
                        description: None,
                        position: 0,
                    },
                ));
            }
            "actor" => {
                let id = self.id(&key);
                let parent = one.take("parent").map(|parent| self.id(&parent));
                let actor = Actor {
                    name: one.take("name").unwrap_or_else(|| key.clone()),
                    kind: match one.at(2) {
                        "person" => ActorKind::Person,
                        "site" => ActorKind::Site,
                        _ => ActorKind::Organisation,
                    },
                    organisation_kind: one.take("organisation_kind"),
                    country: one.parsed("country"),
                    place: one.parsed("place"),
                    parent,
                    when: one.parsed("when"),
                    note: None,
                    position: 0,
                    attributes: Attributes(std::mem::take(&mut one.options)),
                    key,
                };
                self.study.actors.push((id, actor));
            }
            "source" => {
                let id = self.id(&key);
                let informants = one.take("informants").unwrap_or_default();
                let informants = informants
                    .split(';')
                    .filter(|key| !key.is_empty())
                    .map(|key| self.known(key))
                    .collect();
                let source = Source {
                    name: one.take("name").unwrap_or_else(|| key.clone()),
                    kind: SourceKind(one.at(2).to_owned()),
                    language: one.take("language"),
                    when: one.parsed("when"),
                    place: one.parsed("place"),
                    country: one.parsed("country"),
                    informants,
                    register: one.parsed("register"),
                    file: None,
                    revision: None,
                    note: None,
                    position: 0,
                    attributes: Attributes(std::mem::take(&mut one.options)),
                    key,
                };
                let text = one.has_body.then(|| marks::read(&one.body).0);
                self.study.texts.push(text.as_ref().map(|text| TextFacts {
                    code_points: u32::try_from(text.chars().count()).expect("a short text"),
                    words: count_words(text),
                }));
                self.texts.push(text.map(Arc::from));
                self.study.sources.push((id, source));
            }
            "group" => {
                let line = one.line.strip_prefix("group ").unwrap_or_default();
                let (name, codes) = line.split_once(':').expect("group NAME: code; code");
                let codes = codes
                    .split(';')
                    .map(|path| self.known(path.trim()))
                    .collect();
                let id = self.id(name);
                self.study.groups.push((
                    id,
                    CodeGroup {
                        name: name.to_owned(),
                        codes,
                        position: 0,
                    },
                ));
            }
            "voice" => {
                let id = self.id(&format!("{key}/{}", one.at(2)));
                let voice = Voice {
                    source: self.known(&key),
                    label: one.at(2).to_owned(),
                    actor: (one.at(3) != "-").then(|| self.known(one.at(3))),
                    role: match one.words.get(4).map(String::as_str) {
                        Some("interviewer") => VoiceRole::Interviewer,
                        Some("other") => VoiceRole::Other,
                        _ => VoiceRole::Informant,
                    },
                };
                self.study.voices.push((id, voice));
            }
            "tie" => {
                let id = self.id(&key);
                let tie = Tie {
                    from: self.known(one.at(2)),
                    kind: one.at(3).to_owned(),
                    to: self.known(one.at(4)),
                    when: one.parsed("when"),
                    status: status(one.take("status")),
                    source: one.take("source").map(|source| self.known(&source)),
                    note: None,
                    position: 0,
                    key,
                };
                self.study.ties.push((id, tie));
            }
            "event" => {
                let id = self.id(&key);
                let event = Event {
                    name: one.take("name").unwrap_or_else(|| key.clone()),
                    kind: one.at(2).to_owned(),
                    when: one.parsed("when"),
                    place: one.parsed("place"),
                    country: one.parsed("country"),
                    status: status(one.take("status")),
                    source: one.take("source").map(|source| self.known(&source)),
                    part_of: one.take("part_of").map(|whole| self.id(&whole)),
                    note: None,
                    position: 0,
                    attributes: Attributes(std::mem::take(&mut one.options)),
                    key,
                };
                self.study.events.push((id, event));
            }
            "participation" => {
                let id = self.id(&one.line.clone());
                let participation = Participation {
                    event: self.known(&key),
                    actor: self.known(one.at(2)),
                    role: one.at(3).to_owned(),
                    note: None,
                    position: 0,
                };
                self.study.participations.push((id, participation));
            }
            "synopsis" => {
                let id = self.id(&key);
                let declaration = format!("name = \"{key}\"\n{}", one.body);
                self.study.synopses.push((
                    id,
                    Synopsis {
                        name: key,
                        declaration,
                    },
                ));
            }
            "claim" => self.claim(&one.line),
            "finding" => {
                let id = self.id(&key);
                let row = self.key(&one.take("row").expect("a row"));
                let column = one.take("column").map(|column| self.key(&column));
                let finding = Finding {
                    synopsis: one.take("synopsis"),
                    row,
                    column,
                    text: one.take("text").unwrap_or_else(|| key.clone()),
                    quotations: Vec::new(),
                    contrary: Vec::new(),
                    author: None,
                    note: None,
                    position: 0,
                    key,
                };
                let facts = FindingFacts {
                    quotations: quotations(self, one.take("on")),
                    contrary: quotations(self, one.take("against")),
                    written: 10,
                    newest_change: one.take("changed").map(|what| (20, what)),
                    finding,
                };
                self.study.findings.push((id, facts));
            }
            _ => {
                let id = self.id(&one.line.clone());
                let acceptance = Acceptance {
                    said: one.take("said"),
                    diagnostic: key,
                    place: one.at(2).to_owned(),
                    by: Some(self.known(one.at(3))),
                    reason: one.at(4).to_owned(),
                };
                self.study.acceptances.push((id, acceptance));
            }
        }
    }

    /// Reads `claim source:i-1 informant = lu-1? | table-1 | row 3`.
    fn claim(&mut self, line: &str) {
        let mut parts = line
            .strip_prefix("claim ")
            .unwrap_or_default()
            .split('|')
            .map(str::trim);
        let (what, value) = parts
            .next()
            .and_then(|part| part.split_once('='))
            .expect("subject attribute = value");
        let (subject, attribute) = what.trim().split_once(' ').expect("subject attribute");
        let (kind, key) = subject.split_once(':').expect("kind:key");
        let subject: Reference = match kind {
            "source" => self.known::<ayni_model::id::SourceId>(key).into(),
            "actor" => self.known::<ayni_model::id::ActorId>(key).into(),
            _ => self.known::<ayni_model::id::EventId>(key).into(),
        };
        let value = value.trim();
        let (bare, doubt) = match value.strip_suffix('?') {
            Some(bare) => (bare, true),
            None => (value, false),
        };
        let described = bare
            .strip_prefix('{')
            .and_then(|value| value.strip_suffix('}'));
        let value = match (attribute, described) {
            ("informant", Some(described)) => ClaimValue::Description {
                attributes: described
                    .split(';')
                    .filter_map(|pair| pair.split_once('='))
                    .map(|(name, value)| (name.trim().to_owned(), value.trim().to_owned()))
                    .collect(),
                doubt,
            },
            ("informant", None) => ClaimValue::Actor {
                actor: self.known(bare),
                doubt,
            },
            ("when", _) => ClaimValue::When {
                when: value.parse().expect("a date"),
            },
            _ => ClaimValue::Word {
                word: bare.to_owned(),
                doubt,
            },
        };
        let id = self.id(line);
        let claim = Claim {
            subject,
            attribute: attribute.trim().to_owned(),
            value,
            according_to: self.known(parts.next().expect("according to whom")),
            locator: parts.next().map(str::to_owned),
            quote: None,
            note: None,
            position: 0,
        };
        self.study.claims.push((id, claim));
    }
}

fn status(word: Option<String>) -> Status {
    let word = word.unwrap_or_default();
    Status::ALL
        .into_iter()
        .find(|status| status.word() == word)
        .unwrap_or_default()
}
