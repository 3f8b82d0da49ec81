//! Variables and their values, as attributes.

use std::collections::{BTreeMap, BTreeSet};

use ayni_formats::foreign::{NoticeKind, Variable, VariableOf, VariableType, VariableValue};
use ayni_model::{
    id::{AttributeId, RecordId},
    source::Attributes,
    study::{Attribute, AttributeOf},
    value::ValueType,
};

use super::{Bring, form, is_same};
use crate::{
    Problem,
    foreign::{FILENAME, names_file, variable_type},
};

/// What an attribute is of, with an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum AttributeKind {
    Source,
    Actor,
}

impl AttributeKind {
    pub(super) const fn from(of: AttributeOf) -> Option<Self> {
        match of {
            AttributeOf::Source => Some(Self::Source),
            AttributeOf::Actor => Some(Self::Actor),
            AttributeOf::Event => None,
        }
    }

    pub(super) const fn of(self) -> AttributeOf {
        match self {
            Self::Source => AttributeOf::Source,
            Self::Actor => AttributeOf::Actor,
        }
    }
}

/// The attribute that a variable of the file is.
#[derive(Debug)]
pub(super) struct Landed {
    pub(super) name: String,
    value_type: ValueType,
    /// Where it is a choice here, until all values have come: the file can only say that they are words.
    chosen: Option<Chosen>,
}

/// A choice here, and what the file has for it.
#[derive(Debug)]
struct Chosen {
    id: AttributeId,
    noun: Attribute,
    /// Values that are none of the choices.
    others: BTreeSet<String>,
}

impl Bring<'_, '_> {
    /// Returns the name and type of an attribute; it is defined when it is first needed.
    pub(super) fn attribute(
        &mut self,
        variable: RecordId,
        kind: AttributeKind,
    ) -> Result<Option<(String, ValueType)>, Problem> {
        if self.no_attributes.contains(&(variable, kind)) {
            return Ok(None);
        }
        if let Some(known) = self.attributes.get(&(variable, kind)) {
            return Ok(Some((known.name.clone(), known.value_type.clone())));
        }
        let Some(noun) = self.variables.get(&variable).cloned() else {
            self.note_that(NoticeKind::Dangling, "Variable");
            return Ok(None);
        };
        let name = attribute_name(&noun.name);
        let of_variable = value_type(noun.kind);
        let mut value_type = of_variable.clone();
        let other = match kind {
            AttributeKind::Source => AttributeKind::Actor,
            AttributeKind::Actor => AttributeKind::Source,
        };
        // One variable may be an attribute of sources and one of actors; the second has its own identity.
        let plain: AttributeId = self.own(variable);
        let known = self.shelves.attributes.live.get(&plain);
        let second = match known {
            Some(known) => known.of != kind.of(),
            None => self.attributes.contains_key(&(variable, other)),
        };
        let of_file = if second {
            variable.derived("actor")
        } else {
            variable
        };
        let id = if second { self.own(of_file) } else { plain };
        let attribute = |name: &str, position: u32| Attribute {
            of: kind.of(),
            name: name.to_owned(),
            value_type: of_variable.clone(),
            description: noun.description.clone(),
            position,
        };
        let all = &self.shelves.attributes.live;
        let position = (all.len() + self.attributes.len()) as u32;
        let ours = all.get(&id).cloned();
        let by_id = ours.as_ref().map(|known| (id, known.name.clone()));
        let mut id = id;
        let mut met = match by_id {
            Some(met) => Some(met),
            None => self.same_attribute(kind, &name),
        };
        if met.is_none() {
            let of = (kind, form(&name));
            let said = self.meant(of_file, |said| said.attributes.get(&of).copied())?;
            id = said.unwrap_or(id);
            let here = self.shelves.attributes.live.get(&id);
            met = here.map(|here| (id, here.name.clone()));
        }
        if met.is_none() && self.stays_removed::<Attribute>(variable, id)? {
            self.no_attributes.insert((variable, kind));
            return Ok(None);
        }
        let (id, landed) = match met {
            Some(met) => met,
            None => {
                let taken = |name: &str| self.attribute_names.contains(&(kind, form(name)));
                let within = format!("attribute {kind:?}");
                (id, self.free.name(within, &name, &taken))
            }
        };
        self.joins(of_file, id);
        if !is_same(&landed, &noun.name) {
            self.report.list_renamed("attribute", &noun.name, &landed);
        }
        self.attribute_names.insert((kind, form(&landed)));
        self.met.came.insert(id.into());
        // What only met a variable stays as it is.
        let ours = ours.filter(|_| !self.has_met(of_file));
        let mut chosen = None;
        if let Some(ours) = ours {
            let description = noun.description.clone();
            let description = description.filter(|it| !it.trim().is_empty());
            // What is written as that type stays what it is.
            if variable_type(&ours.value_type) == noun.kind {
                value_type.clone_from(&ours.value_type);
            }
            let theirs = Attribute {
                description,
                value_type: value_type.clone(),
                ..ours
            };
            if matches!(value_type, ValueType::Choice(_)) {
                chosen = Some(Chosen {
                    id,
                    noun: theirs,
                    others: BTreeSet::new(),
                });
            } else {
                self.settle(id, &theirs)?;
            }
        } else if !self.shelves.attributes.live.contains_key(&id) {
            self.settle(id, &attribute(&landed, position))?;
        }
        let known = Landed {
            name: landed.clone(),
            value_type: value_type.clone(),
            chosen,
        };
        self.attributes.insert((variable, kind), known);
        Ok(Some((landed, value_type)))
    }

    /// Finds an attribute here by its name. One of this file is another attribute, whatever its name.
    fn same_attribute(
        &mut self,
        kind: AttributeKind,
        wanted: &str,
    ) -> Option<(AttributeId, String)> {
        let (attributes, known, came) = (
            &self.index.attributes,
            &self.known_attributes,
            &self.met.came,
        );
        let here = &self.shelves.attributes.live;
        let find = |name: &str| {
            let id = *attributes.get(&(kind, form(name)))?;
            let other = known.contains(&id) || came.contains(&id.into());
            Some(((id, here.get(&id)?.name.clone()), !other))
        };
        let within = format!("variable {kind:?}");
        self.free.found(within, wanted, &find)
    }

    /// Remembers the attributes that a variable is here.
    pub(super) fn know_variable(&mut self, variable: &Variable) {
        for id in [variable.id, variable.id.derived("actor")] {
            let own = self.own(id);
            self.known_attributes.insert(own);
            let attribute = self.shelves.attributes.live.get(&AttributeId::from(id));
            let attribute = attribute.map(|it| (it.of, it.name.clone()));
            self.of_variables.extend(attribute);
        }
    }

    /// Takes out the values of the variables that the file has: it gives those that there are. What it never
    /// gave stays all the same when the record is settled. So do names of files, which an export may not have given.
    pub(super) fn empty_values(&self, kind: AttributeKind, values: &mut BTreeMap<String, String>) {
        values.retain(|name, value| {
            let of_file = kind == AttributeKind::Source && (name == FILENAME || names_file(value));
            of_file || !self.of_variables.contains(&(kind.of(), name.clone()))
        });
    }

    /// Returns values as the attributes of a record have them.
    pub(super) fn values(
        &mut self,
        values: &[VariableValue],
        kind: AttributeKind,
        into: &mut BTreeMap<String, String>,
    ) -> Result<(), Problem> {
        for value in values {
            let Some((name, value_type)) = self.attribute(value.variable, kind)? else {
                if self.no_attributes.contains(&(value.variable, kind)) {
                    self.note_that(NoticeKind::NeedsRemoved, "VariableValue");
                }
                continue;
            };
            let Some(said) = value.value.as_deref().filter(|it| !it.trim().is_empty()) else {
                continue;
            };
            let canonical = match value_type.parse(said) {
                Ok(value) => value.to_string(),
                Err(_) => {
                    let landed = self.attributes.get_mut(&(value.variable, kind));
                    match landed.and_then(|it| it.chosen.as_mut()) {
                        Some(chosen) => _ = chosen.others.insert(said.trim().to_owned()),
                        None => self.note_that(NoticeKind::BadValue, said),
                    }
                    said.trim().to_owned()
                }
            };
            // One thing has one value of an attribute; the words of the file keep the others.
            let other = into.insert(name, canonical.clone());
            if other.is_some_and(|other| other != canonical) {
                self.note_that(NoticeKind::NotShown, "VariableValue before another");
            }
        }
        Ok(())
    }

    /// Variables that no value has used are attributes all the same.
    pub(super) fn finish_variables(&mut self) -> Result<(), Problem> {
        let unused: Vec<RecordId> = self
            .variables
            .keys()
            .filter(|id| {
                let used = |kind| self.attributes.contains_key(&(**id, kind));
                !used(AttributeKind::Source) && !used(AttributeKind::Actor)
            })
            .copied()
            .collect();
        for id in unused {
            let Some(variable) = self.variables.get(&id) else {
                continue;
            };
            let (of, name) = (variable.of, attribute_name(&variable.name));
            let own: AttributeId = self.own(id);
            let here = self.shelves.attributes.live.get(&own);
            let here = here.and_then(|here| AttributeKind::from(here.of));
            let named = |kind| self.index.attributes.contains_key(&(kind, form(&name)));
            let kind = match (of, here) {
                (Some(VariableOf::Case), _) => AttributeKind::Actor,
                (None, Some(kind)) => kind,
                (None, None) if named(AttributeKind::Source) => AttributeKind::Source,
                (None, None) if named(AttributeKind::Actor) => AttributeKind::Actor,
                _ => AttributeKind::Source,
            };
            self.attribute(id, kind)?;
        }
        let landed = self.attributes.iter_mut();
        let chosen = landed.filter_map(|((_, kind), it)| Some((*kind, it.chosen.take()?)));
        let chosen: Vec<(AttributeKind, Chosen)> = chosen.collect();
        for (kind, mut chosen) in chosen {
            // One that is here already is no reason.
            let is_here = |value: &String| self.has_value(kind, &chosen.noun.name, value);
            if !chosen.others.iter().all(is_here) {
                chosen.noun.value_type = ValueType::Text;
            }
            self.settle(chosen.id, &chosen.noun)?;
        }
        Ok(())
    }

    /// Tells whether something here has a value.
    fn has_value(&self, kind: AttributeKind, name: &str, value: &str) -> bool {
        let is_it = |all: &Attributes| all.0.get(name).is_some_and(|it| it == value);
        match kind {
            AttributeKind::Source => {
                let mut sources = self.shelves.sources.live.values();
                sources.any(|it| is_it(&it.attributes))
            }
            AttributeKind::Actor => {
                let mut actors = self.shelves.actors.live.values();
                actors.any(|it| is_it(&it.attributes))
            }
        }
    }
}

const fn value_type(kind: VariableType) -> ValueType {
    match kind {
        // A moment is more than a date can say here.
        VariableType::Text | VariableType::DateTime => ValueType::Text,
        VariableType::Boolean => ValueType::Boolean,
        VariableType::Integer => ValueType::Integer,
        VariableType::Float => ValueType::Number,
        VariableType::Date => ValueType::When,
    }
}

/// Returns a name as an attribute can have it.
pub(super) fn attribute_name(name: &str) -> String {
    let cleaned: String = name
        .chars()
        .map(|char| {
            if matches!(char, '=' | '\n' | '\r' | '\0') {
                ' '
            } else {
                char
            }
        })
        .collect();
    let mut cleaned = cleaned.trim();
    while let Some(rest) = cleaned.strip_prefix(ayni_model::record::ATTRIBUTE_PREFIX) {
        cleaned = rest.trim_start();
    }
    if cleaned.is_empty() {
        "unnamed".to_owned()
    } else {
        cleaned.to_owned()
    }
}
