//! Setting what is known of a source.

use ayni_model::{
    id::SourceId,
    operation::Operation,
    source::{Source, SourceKind},
    study::AttributeOf,
};
use ayni_store::Reader as _;

use crate::{
    Problem, ProblemKind, Workbench,
    fields::{
        Assignment, Definitions, Set, check_key, country, list, optional, position, required, words,
    },
    sentence,
};

/// The fields that a person may set, beside attributes.
pub(super) const FIELDS: [&str; 10] = [
    "name",
    "kind",
    "language",
    "when",
    "place",
    "country",
    "informants",
    "register",
    "note",
    "position",
];

/// What setting cells did.
#[derive(Debug, Default)]
pub struct SetCells {
    /// Attributes that nobody had defined and that are text from now on.
    pub defined: Vec<String>,
    /// The cells whose values were refused; where there is one, nothing was changed.
    pub refused: Vec<RefusedCell>,
}

/// A cell whose value was refused.
#[derive(Debug)]
pub struct RefusedCell {
    /// The source.
    pub source: SourceId,
    /// The field or attribute.
    pub field: String,
    /// Why.
    pub problem: Problem,
}

impl Workbench {
    /// Sets fields and attributes of a source, as one step.
    ///
    /// # Errors
    /// When a value is not of its type, or names an actor that is not there.
    pub fn set_source(&mut self, id: SourceId, fields: &[Assignment]) -> Result<Set, Problem> {
        let mut source = self.source(id)?;
        let mut definitions = Definitions::load(&self.project, AttributeOf::Source)?;
        for assignment in fields {
            self.assign_source(&mut source, assignment, &mut definitions)?;
        }
        let operation = Operation::SetSource {
            source: source.key.clone(),
            fields: fields.iter().map(|it| it.field.clone()).collect(),
        };
        let mut writer = self.project.begin(self.stamp())?;
        let defined = definitions.put(&mut writer)?;
        writer.put(id, &source)?;
        writer.commit(&operation)?;
        Ok(Set {
            made: false,
            defined,
        })
    }

    /// Sets fields and attributes of several sources, as one step: what a person pastes into a grid.
    /// Where a value is refused nothing is changed, and every refused one is told.
    ///
    /// # Errors
    /// When a source is not there, or the project cannot be written.
    pub fn set_cells(
        &mut self,
        cells: &[(SourceId, Vec<Assignment>)],
    ) -> Result<SetCells, Problem> {
        let mut definitions = Definitions::load(&self.project, AttributeOf::Source)?;
        let mut set = SetCells::default();
        let mut sources = Vec::new();
        for (id, fields) in cells {
            let mut source = self.source(*id)?;
            for assignment in fields {
                if let Err(problem) = self.assign_source(&mut source, assignment, &mut definitions)
                {
                    set.refused.push(RefusedCell {
                        source: *id,
                        field: assignment.field.clone(),
                        problem,
                    });
                }
            }
            sources.push((*id, source));
        }
        if !set.refused.is_empty() {
            return Ok(set);
        }
        let mut fields: Vec<String> = cells
            .iter()
            .flat_map(|(_, fields)| fields)
            .map(|assignment| assignment.field.clone())
            .collect();
        fields.sort_unstable();
        fields.dedup();
        let operation = match sources.as_slice() {
            [(_, one)] => Operation::SetSource {
                source: one.key.clone(),
                fields,
            },
            several => Operation::SetCells {
                count: several.len() as u64,
                fields,
            },
        };
        let mut writer = self.project.begin(self.stamp())?;
        set.defined = definitions.put(&mut writer)?;
        for (id, source) in &sources {
            writer.put(*id, source)?;
        }
        writer.commit(&operation)?;
        Ok(set)
    }

    /// Gives a source another key; all that cites it stays.
    ///
    /// # Errors
    /// When another one has the key, or it is none.
    pub fn rename_source(&mut self, id: SourceId, key: &str) -> Result<(), Problem> {
        check_key(key)?;
        let source = self.source(id)?;
        let lower = key.to_lowercase();
        let twin =
            |(other, it): &(SourceId, Source)| *other != id && it.key.to_lowercase() == lower;
        if self.project.all::<Source>()?.iter().any(twin) {
            return Err(taken(key));
        }
        let operation = Operation::RenameSource {
            from: source.key.clone(),
            to: key.to_owned(),
        };
        let mut writer = self.project.begin(self.stamp())?;
        writer.put(
            id,
            &Source {
                key: key.to_owned(),
                ..source
            },
        )?;
        writer.commit(&operation)?;
        Ok(())
    }

    /// Adds a source that is known but not at hand: *not collected* is not *nothing said*.
    ///
    /// # Errors
    /// When another one has the key, or a value is not of its type.
    pub fn add_source(&mut self, key: &str, fields: &[Assignment]) -> Result<Set, Problem> {
        check_key(key)?;
        let all = self.project.all::<Source>()?;
        if all
            .iter()
            .any(|(_, it)| it.key.to_lowercase() == key.to_lowercase())
        {
            return Err(taken(key));
        }
        let mut source = Source {
            key: key.to_owned(),
            name: key.to_owned(),
            kind: SourceKind("other".to_owned()),
            language: None,
            when: None,
            place: None,
            country: None,
            informants: Vec::new(),
            register: None,
            file: None,
            revision: None,
            note: None,
            position: all.iter().map(|(_, it)| it.position + 1).max().unwrap_or(0),
            attributes: Default::default(),
        };
        let mut definitions = Definitions::load(&self.project, AttributeOf::Source)?;
        for assignment in fields {
            self.assign_source(&mut source, assignment, &mut definitions)?;
        }
        let id: SourceId = self.mint();
        let mut writer = self.project.begin(self.stamp())?;
        let defined = definitions.put(&mut writer)?;
        writer.put(id, &source)?;
        writer.commit(&Operation::AddSource { source: source.key })?;
        Ok(Set {
            made: true,
            defined,
        })
    }

    pub(super) fn assign_source(
        &self,
        source: &mut Source,
        Assignment { field, value }: &Assignment,
        definitions: &mut Definitions,
    ) -> Result<(), Problem> {
        match field.as_str() {
            "name" => source.name = required(field, value)?,
            "kind" => source.kind = SourceKind(required(field, value)?),
            "language" => source.language = words(value),
            "when" => source.when = optional(field, value)?,
            "place" => source.place = optional(field, value)?,
            "country" => source.country = country(value)?,
            "informants" => {
                source.informants = list(value)
                    .map(|actor| Ok(self.find_actor(actor)?.0))
                    .collect::<Result<_, Problem>>()?;
            }
            "register" => source.register = optional(field, value)?,
            "note" => source.note = words(value),
            "position" => source.position = position(value)?,
            "key" => {
                let message = sentence!("key-is-renamed", "a key is not set but renamed");
                return Err(Problem::new(ProblemKind::Invalid, message)
                    .command(format!("Use: ayni source rename {} {value}", source.key)));
            }
            "file" | "revision" | "id" => {
                let message = sentence!("cannot-be-set", "{field} cannot be set", field = field);
                return Err(Problem::new(ProblemKind::Invalid, message).command(
                    "A text is corrected with: ayni source edit SOURCE FILE --reason WHY",
                ));
            }
            attribute => {
                definitions.set(
                    &mut source.attributes,
                    attribute,
                    value,
                    self.ambient.as_ref(),
                )?;
            }
        }
        Ok(())
    }
}

fn taken(key: &str) -> Problem {
    let message = sentence!(
        "source-exists",
        "there is a source {key:?} already",
        key = key
    );
    Problem::new(ProblemKind::Exists, message)
}
