//! Setting what a register says of many sources.

use ayni_formats::{ReadOptions, table};
use ayni_model::{operation::Operation, source::Source, study::AttributeOf};
use ayni_store::Reader as _;

use crate::{
    Problem, ProblemKind, Workbench,
    fields::{Assignment, Definitions},
    find::Named,
    sentence,
    source::set::FIELDS,
};

/// What a register did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SetFrom {
    /// How many sources changed.
    pub changed: u64,
    /// Rows whose source there is not: line and key.
    pub unknown: Vec<(usize, String)>,
    /// Keys of sources that the register does not name.
    pub unnamed: Vec<String>,
    /// Attributes that nobody had defined and that are text from now on.
    pub defined: Vec<String>,
}

impl Workbench {
    /// Sets fields and attributes of many sources from a register, as one step: one row a source,
    /// found by its key or name in `key_column`. Empty cells leave what there is.
    ///
    /// # Errors
    /// When the file is refused, has no such column, names a source twice, or a value is not of its
    /// type; the line is named.
    pub fn set_sources_from(
        &mut self,
        name: &str,
        bytes: &[u8],
        key_column: &str,
    ) -> Result<SetFrom, Problem> {
        let (table, _) = table::read(name, bytes, &ReadOptions::default())?;
        let Some(at) = table.columns.iter().position(|column| column == key_column) else {
            let columns = table.columns.iter().map(String::as_str);
            let hint = sentence!(
                "columns-are",
                "{name} has: {columns}",
                name = name,
                columns = table.columns.join(", "),
            );
            return Err(Problem::not_found("column", key_column, columns).hint(hint));
        };
        let mut definitions = Definitions::load(&self.project, AttributeOf::Source)?;
        let sources = self.project.all::<Source>()?;
        let names = Named::new(
            "source",
            sources.iter().map(|(_, it)| vec![&it.key, &it.name]),
        );
        let mut done = SetFrom::default();
        let mut seen = std::collections::BTreeMap::new();
        let mut changed = Vec::new();
        for row in &table.rows {
            let key = row.cells[at].trim();
            let place = |problem: Problem| problem.about(format!("{name}, line {}", row.line));
            let (id, before) = match names.find(key) {
                Ok(found) => (sources[found].0, &sources[found].1),
                Err(problem) if problem.kind == ProblemKind::NotFound => {
                    done.unknown.push((row.line, key.to_owned()));
                    continue;
                }
                Err(problem) => return Err(place(problem)),
            };
            if let Some(first) = seen.insert(id, row.line) {
                return Err(place(Problem::new(
                    ProblemKind::Invalid,
                    sentence!(
                        "on-line-already",
                        "{key:?} stands on line {line} already",
                        key = key,
                        line = first.to_string(),
                    ),
                )));
            }
            let mut source = before.clone();
            for (column, cell) in table.columns.iter().zip(&row.cells) {
                let cell = cell.trim();
                if column == key_column || cell.is_empty() {
                    continue;
                }
                let assignment = Assignment::new(column, cell);
                self.assign_source(&mut source, &assignment, &mut definitions)
                    .map_err(place)?;
            }
            if source != *before {
                changed.push((id, source));
            }
        }
        let unnamed = sources.iter().filter(|(id, _)| !seen.contains_key(id));
        done.unnamed = unnamed.map(|(_, source)| source.key.clone()).collect();
        if seen.is_empty() {
            return Err(Problem::new(
                ProblemKind::NotFound,
                sentence!(
                    "no-row-names-a-source",
                    "no row of {name} names a source of the project in {column:?}",
                    name = name,
                    column = key_column,
                ),
            )
            .command("See the keys with: ayni source list"));
        }
        done.changed = changed.len() as u64;
        let mut writer = self.project.begin(self.stamp())?;
        done.defined = definitions.put(&mut writer)?;
        for (id, source) in &changed {
            writer.put(*id, source)?;
        }
        writer.commit(&Operation::SetSources {
            count: done.changed,
            register: name.to_owned(),
        })?;
        Ok(done)
    }

    /// Returns the fields of a source that a register may have as columns, beside attributes.
    #[must_use]
    pub const fn source_fields() -> &'static [&'static str] {
        &FIELDS
    }
}
