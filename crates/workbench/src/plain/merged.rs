//! What an import did to the records that a project had already.

use std::collections::BTreeMap;

use ayni_model::{
    claim::ClaimValue,
    coding::{Coding, Quotation},
    id::RecordId,
    operation::excerpt,
    record::{GONE, Kind, Noun, Reference},
    study::CellKey,
};
use ayni_store::{ChangedRecord, Reader as _};
use serde::Deserialize as _;
use serde_json::Value as Json;

use super::{import::Import, names::id_of, row_more::value_text};
use crate::Problem;

/// How many fields with another value are listed; the others are counted.
const FIELDS: usize = 200;

/// What an import did to the records of one noun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Merged {
    /// The noun.
    pub kind: Kind,
    /// Records that the project did not have.
    pub added: u64,
    /// Records that had been removed and are there again.
    pub returned: u64,
    /// Records of which some field has another value now.
    pub changed: u64,
    /// Records that the folder has as the project has them.
    pub same: u64,
    /// Records of the project that the folder does not have; they stay as they are.
    pub kept: u64,
}

/// A field that an import gave another value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overwritten {
    /// The record, as a person names it.
    pub record: String,
    /// The field.
    pub field: String,
    /// What stood there; nothing where nothing did.
    pub before: Option<String>,
    /// What stands there now.
    pub after: Option<String>,
}

impl Import<'_, '_> {
    /// Puts a record that the folder has.
    pub(crate) fn put<T: Noun>(&mut self, id: T::Id, noun: &T) -> Result<(), Problem> {
        self.meet(id);
        Ok(self.writer.put(id, noun)?)
    }

    /// Notes that the folder has a record.
    pub(crate) fn meet(&mut self, id: impl Into<RecordId>) {
        if let Some((_, met)) = self.ids.known.get_mut(&id.into()) {
            *met = true;
        }
    }

    /// Holds what was put against what was there.
    pub(crate) fn weigh(&mut self) -> Result<(), Problem> {
        let touched = self.writer.touched()?;
        let mut nouns: BTreeMap<Kind, Merged> = BTreeMap::new();
        for (kind, added) in &touched.made {
            noun(&mut nouns, *kind).added = *added;
        }
        self.ids.known.values().for_each(|(kind, met)| {
            let noun = noun(&mut nouns, *kind);
            *if *met { &mut noun.same } else { &mut noun.kept } += 1;
        });
        for record in &touched.changed {
            let noun = noun(&mut nouns, record.kind);
            if record.before.get(GONE) == Some(&Json::Bool(true)) {
                noun.returned += 1;
                continue;
            }
            noun.changed += 1;
            noun.same = noun.same.saturating_sub(1);
            self.list_fields(record)?;
        }
        self.report.merged = nouns.into_values().collect();
        Ok(())
    }

    fn list_fields(&mut self, record: &ChangedRecord) -> Result<(), Problem> {
        let room = FIELDS.saturating_sub(self.report.overwritten.len());
        if room > 0 {
            let name = self.title(record)?;
            for (field, after) in record.set.iter().take(room) {
                let before = record.before.get(field).unwrap_or(&Json::Null);
                let change = Overwritten {
                    record: name.clone(),
                    field: field.clone(),
                    before: self.said(field, before),
                    after: self.said(field, after),
                };
                self.report.overwritten.push(change);
            }
        }
        self.report.more_overwritten += record.set.len().saturating_sub(room) as u64;
        Ok(())
    }

    /// Returns what a person calls a record that has changed.
    fn title(&self, record: &ChangedRecord) -> Result<String, Problem> {
        let word = record.kind.word();
        let said = |field: &str| {
            let value = record.before.get(field);
            value
                .and_then(|value| self.said(field, value))
                .unwrap_or_default()
        };
        Ok(match record.kind {
            Kind::Synopsis | Kind::CodeGroup | Kind::Attribute | Kind::Round => {
                format!("{word}:{}", said("name"))
            }
            Kind::Memo => format!("{word}:{}", said("key")),
            Kind::Voice => format!("{word} {} of {}", said("label"), said("source")),
            Kind::Participation => format!("{word} of {} in {}", said("actor"), said("event")),
            Kind::Claim => format!(
                "{word} of {} on {}, {}",
                said("according_to"),
                said("subject"),
                said("attribute")
            ),
            Kind::Acceptance => format!("{word} of {}, {}", said("diagnostic"), said("place")),
            Kind::Quotation => match Quotation::from_fields(record.before.clone()) {
                Ok(quotation) => format!("{word}:{}", self.place_of(&quotation)),
                Err(_) => format!("{word}:{}", record.id),
            },
            Kind::Coding => match Coding::from_fields(record.before.clone()) {
                Ok(coding) => {
                    let quotation = self.writer.get::<Quotation>(coding.quotation)?;
                    let place = quotation.map(|quotation| self.place_of(&quotation));
                    format!("{word}:{}:{}", place.unwrap_or_default(), said("code"))
                }
                Err(_) => format!("{word}:{}", record.id),
            },
            Kind::Project => word.to_owned(),
            kind => self.names.reference_text(&Reference {
                kind,
                id: record.id,
            }),
        })
    }

    fn place_of(&self, quotation: &Quotation) -> String {
        let source = self.names.sources.key(quotation.source).unwrap_or_default();
        match quotation.at.place() {
            Some((_, span)) => format!("{source}:{}-{}", span.start(), span.end()),
            None => format!("{source}@{}", quotation.label.as_deref().unwrap_or("lost")),
        }
    }

    /// Returns a value as a person reads it: records by their keys, words as words.
    fn said(&self, field: &str, value: &Json) -> Option<String> {
        let typed = match field {
            "value" => ClaimValue::deserialize(value)
                .ok()
                .and_then(|value| value_text(&value, &self.names)),
            "row" | "column" => CellKey::deserialize(value)
                .ok()
                .map(|cell| self.names.cell_text(&cell)),
            _ => None,
        };
        typed.or_else(|| match value {
            Json::Null => None,
            Json::String(text) => Some(match (id_of(text), text.parse::<Reference>()) {
                (Some(id), _) => self.names.key_of(id).unwrap_or_else(|| text.clone()),
                (None, Ok(reference)) => self.names.reference_text(&reference),
                (None, Err(_)) => excerpt(text),
            }),
            Json::Array(values) => {
                let values = values.iter().filter_map(|it| self.said(field, it));
                Some(values.collect::<Vec<_>>().join("; "))
            }
            Json::Bool(_) | Json::Number(_) | Json::Object(_) => Some(excerpt(&value.to_string())),
        })
    }
}

fn noun(nouns: &mut BTreeMap<Kind, Merged>, kind: Kind) -> &mut Merged {
    nouns.entry(kind).or_insert(Merged {
        kind,
        added: 0,
        returned: 0,
        changed: 0,
        same: 0,
        kept: 0,
    })
}
