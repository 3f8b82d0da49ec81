//! Attributes: what a project knows of its sources, actors and events beside the usual.

use ayni_model::{
    actor::Actor,
    claim::Claim,
    event::Event,
    id::AttributeId,
    operation::Operation,
    record::{Kind, Noun},
    source::{Attributes, Source},
    study::{Attribute, AttributeOf, CellKey, Finding, Synopsis},
    value::ValueType,
};
use ayni_store::{Reader as _, Writer};

use crate::{Problem, ProblemKind, Workbench, fields::check_attribute_name, sentence};

/// The definition of an attribute; what is not said stays.
#[derive(Debug, Clone)]
pub struct AttributeChange {
    /// What it is of.
    pub of: AttributeOf,
    /// Its name.
    pub name: String,
    /// The type of its values.
    pub value_type: Option<ValueType>,
    /// What it means.
    pub description: Option<String>,
}

/// An attribute in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttributeLine {
    /// The definition.
    pub attribute: Attribute,
    /// How many records have a value.
    pub values: usize,
}

/// A noun with attributes.
trait Described: Noun {
    fn attributes(&mut self) -> &mut Attributes;
}

macro_rules! described {
    ($($noun:ty),*) => {$(
        impl Described for $noun {
            fn attributes(&mut self) -> &mut Attributes {
                &mut self.attributes
            }
        }
    )*};
}

described!(Source, Actor, Event);

impl Workbench {
    /// Returns the attributes, by what they are of, in their order.
    ///
    /// # Errors
    /// When the project cannot be read.
    pub fn attributes(&self) -> Result<Vec<AttributeLine>, Problem> {
        let mut all = self.project.all::<Attribute>()?;
        all.sort_by(|(_, a), (_, b)| (a.of, a.position, &a.name).cmp(&(b.of, b.position, &b.name)));
        all.into_iter()
            .map(|(_, attribute)| {
                let values = self.values_of(attribute.of, &attribute.name)?.len();
                Ok(AttributeLine { attribute, values })
            })
            .collect()
    }

    /// Finds an attribute by its name.
    ///
    /// # Errors
    /// When there is none.
    pub fn find_attribute(
        &self,
        of: AttributeOf,
        name: &str,
    ) -> Result<(AttributeId, Attribute), Problem> {
        let all = self.project.all::<Attribute>()?;
        let found = all.iter().find(|(_, it)| it.of == of && it.name == name);
        found.cloned().ok_or_else(|| {
            let names = all.iter().filter(|(_, it)| it.of == of);
            let names = names.map(|(_, it)| it.name.as_str());
            Problem {
                message: sentence!(
                    "no-attribute-of",
                    "there is no attribute of {of}s {name:?}",
                    of = of.kind().word(),
                    name = name,
                ),
                ..Problem::not_found("attribute", name, names)
            }
        })
    }

    /// Defines an attribute. Where there is one, its values must all be of the new type; they are
    /// written in its form.
    ///
    /// # Errors
    /// When a value is not of the type; up to five are named.
    pub fn define_attribute(&mut self, change: &AttributeChange) -> Result<(), Problem> {
        check_attribute_name(&change.name)?;
        let (id, mut attribute) = match self.find_attribute(change.of, &change.name) {
            Ok(found) => found,
            Err(problem) if problem.kind == ProblemKind::NotFound => {
                let all = self.project.all::<Attribute>()?;
                let attribute = Attribute {
                    of: change.of,
                    name: change.name.clone(),
                    value_type: ValueType::default(),
                    description: None,
                    position: all.iter().map(|(_, it)| it.position + 1).max().unwrap_or(0),
                };
                (self.mint(), attribute)
            }
            Err(problem) => return Err(problem),
        };
        if let Some(value_type) = &change.value_type {
            attribute.value_type = value_type.clone();
        }
        if let Some(description) = &change.description {
            attribute.description = crate::fields::words(description);
        }
        let (mut bad, mut keys) = (Vec::new(), Vec::new());
        for (key, value) in self.values_of(change.of, &change.name)? {
            if let Err(error) = attribute.value_type.parse(&value) {
                bad.push(format!("{key}: {error}"));
                keys.push(key);
            }
        }
        if !bad.is_empty() {
            let count = bad.len();
            bad.truncate(5);
            keys.truncate(5);
            return Err(Problem::new(
                ProblemKind::Conflict,
                sentence!(
                    "values-do-not-fit",
                    "{count} values of {name} do not fit: {shown}",
                    count = count,
                    name = change.name,
                    shown = bad.join("; "),
                    keys = keys.join(", "),
                ),
            )
            .command("Correct these first, such as with: ayni source set KEY attribute=value"));
        }
        let (name, value_type) = (change.name.clone(), attribute.value_type.clone());
        let operation = Operation::DefineAttribute { name: name.clone() };
        self.rewrite(
            change.of,
            &operation,
            |writer| Ok(writer.put(id, &attribute)?),
            |attributes| {
                if let Some(value) = attributes.0.get_mut(&name)
                    && let Ok(parsed) = value_type.parse(value)
                {
                    *value = parsed.to_string();
                }
            },
        )
    }

    /// Gives an attribute another name, with its values, the claims on it and the findings that
    /// stand in its cells. Returns the synopses that speak of the old name: these are to be edited.
    ///
    /// # Errors
    /// When there is one by the new name, or it is none.
    pub fn rename_attribute(
        &mut self,
        of: AttributeOf,
        from: &str,
        to: &str,
    ) -> Result<Vec<String>, Problem> {
        check_attribute_name(to)?;
        let (id, attribute) = self.find_attribute(of, from)?;
        if self.find_attribute(of, to).is_ok() {
            return Err(Problem::new(
                ProblemKind::Exists,
                sentence!(
                    "attribute-exists",
                    "there is an attribute {name:?} already",
                    name = to
                ),
            ));
        }
        let claims = self.project.all::<Claim>()?;
        let findings = self.project.all::<Finding>()?;
        let synopses = self.project.all::<Synopsis>()?.into_iter();
        let speaking = synopses.filter(|(_, it)| it.declaration.contains(from));
        let speaking = speaking.map(|(_, it)| it.name).collect();
        let operation = Operation::RenameAttribute {
            from: from.to_owned(),
            to: to.to_owned(),
        };
        let also = |writer: &mut Writer<'_>| -> Result<(), Problem> {
            let name = to.to_owned();
            writer.put(id, &Attribute { name, ..attribute })?;
            for (id, mut claim) in claims {
                if claim.attribute == from && claim.subject.kind == of.kind() {
                    to.clone_into(&mut claim.attribute);
                    writer.put(id, &claim)?;
                }
            }
            for (id, mut finding) in findings {
                let before = finding.clone();
                for key in std::iter::once(&mut finding.row).chain(&mut finding.column) {
                    if let CellKey::Value { attribute, .. } = key
                        && attribute == from
                    {
                        to.clone_into(attribute);
                    }
                }
                if finding != before {
                    writer.put(id, &finding)?;
                }
            }
            Ok(())
        };
        self.rewrite(of, &operation, also, |attributes| {
            if let Some(value) = attributes.0.remove(from) {
                attributes.0.insert(to.to_owned(), value);
            }
        })?;
        Ok(speaking)
    }

    /// Takes an attribute away.
    ///
    /// # Errors
    /// When there are values and `with_values` is not set.
    pub fn remove_attribute(
        &mut self,
        of: AttributeOf,
        name: &str,
        with_values: bool,
    ) -> Result<usize, Problem> {
        let (id, _) = self.find_attribute(of, name)?;
        let values = self.values_of(of, name)?.len();
        if values > 0 && !with_values {
            let of = of.kind().word();
            let message = match values {
                1 => sentence!(
                    "attribute-has-values",
                    "{count} {of} has a value of {name}",
                    count = values,
                    of = of,
                    name = name,
                ),
                _ => sentence!(
                    "attribute-has-values",
                    "{count} {of}s have a value of {name}",
                    count = values,
                    of = of,
                    name = name,
                ),
            };
            return Err(Problem::new(ProblemKind::Conflict, message)
                .command("Add --with-values to remove these too; undo brings all back."));
        }
        let operation = Operation::RemoveAttribute {
            name: name.to_owned(),
        };
        self.rewrite(
            of,
            &operation,
            |writer| Ok(writer.remove(id)?),
            |attributes| {
                attributes.0.remove(name);
            },
        )?;
        Ok(values)
    }

    /// Returns the values of an attribute with the keys of the records that have them.
    fn values_of(&self, of: AttributeOf, name: &str) -> Result<Vec<(String, String)>, Problem> {
        let value = |key: String, attributes: Attributes| {
            let value = attributes.0.get(name).cloned()?;
            Some((key, value))
        };
        let project = &self.project;
        Ok(match of.kind() {
            Kind::Source => {
                let all = project.all::<Source>()?.into_iter();
                all.filter_map(|(_, it)| value(it.key, it.attributes))
                    .collect()
            }
            Kind::Actor => {
                let all = project.all::<Actor>()?.into_iter();
                all.filter_map(|(_, it)| value(it.key, it.attributes))
                    .collect()
            }
            _ => {
                let all = project.all::<Event>()?.into_iter();
                all.filter_map(|(_, it)| value(it.key, it.attributes))
                    .collect()
            }
        })
    }

    /// Changes the attributes of all records of a noun, and something else, as one step.
    fn rewrite(
        &mut self,
        of: AttributeOf,
        operation: &Operation,
        also: impl FnOnce(&mut Writer<'_>) -> Result<(), Problem>,
        change: impl Fn(&mut Attributes),
    ) -> Result<(), Problem> {
        let mut writer = self.project.begin(self.stamp())?;
        also(&mut writer)?;
        match of {
            AttributeOf::Source => each::<Source>(&mut writer, change)?,
            AttributeOf::Actor => each::<Actor>(&mut writer, change)?,
            AttributeOf::Event => each::<Event>(&mut writer, change)?,
        }
        writer.commit(operation)?;
        Ok(())
    }
}

fn each<T: Described>(
    writer: &mut Writer<'_>,
    change: impl Fn(&mut Attributes),
) -> Result<(), Problem> {
    for (id, mut noun) in writer.all::<T>()? {
        let before = noun.attributes().clone();
        change(noun.attributes());
        if *noun.attributes() != before {
            writer.put(id, &noun)?;
        }
    }
    Ok(())
}
