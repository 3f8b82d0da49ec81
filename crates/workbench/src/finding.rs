//! Findings: the author's own statements, each in a cell, with the quotations that it stands on.

use ayni_model::{
    id::{FindingId, QuotationId},
    operation::Operation,
    record::{Change, Kind, Reference},
    study::{CellKey, Finding},
};
use ayni_store::Reader as _;

use crate::{Problem, ProblemKind, Sentence, Workbench, sentence};

/// What is to be said of a finding: nothing leaves a part as it is.
#[derive(Debug, Clone, Default)]
pub struct SaidOfFinding {
    /// The synopsis whose cell it stands in.
    pub synopsis: Option<String>,
    /// The row: `code:PATH`, `phase:KEY`, `actor:KEY`, `source:KEY`, `value:ATTRIBUTE=VALUE`.
    pub row: Option<String>,
    /// The column, likewise.
    pub column: Option<String>,
    /// The statement.
    pub text: Option<String>,
    /// Quotations to add.
    pub add: Vec<String>,
    /// Quotations to add as speaking against it.
    pub add_contrary: Vec<String>,
    /// Quotations to drop.
    pub drop: Vec<String>,
    /// A short remark; blank clears it.
    pub note: Option<String>,
}

impl Workbench {
    /// Writes a finding, or changes the one of that key.
    ///
    /// # Errors
    /// When a new one lacks text or row, or something that it names is not there.
    pub fn set_finding(&mut self, key: &str, said: &SaidOfFinding) -> Result<FindingId, Problem> {
        let key = key.trim();
        if key.is_empty() || key.contains(char::is_whitespace) {
            return Err(Problem::new(
                ProblemKind::Invalid,
                sentence!(
                    "no-finding-key",
                    "{key:?} cannot be a key; write one word, such as t4-project-1",
                    key = key,
                ),
            ));
        }
        let existing = self
            .project
            .all::<Finding>()?
            .into_iter()
            .find(|(_, finding)| finding.key == key);
        let row = said
            .row
            .as_deref()
            .map(|row| self.cell_key(row))
            .transpose()?;
        let column = said
            .column
            .as_deref()
            .map(|column| self.cell_key(column))
            .transpose()?;
        let (id, mut finding) = match existing {
            Some((id, finding)) => (id, finding),
            None => {
                let missing = |message: Sentence| {
                    Problem::new(ProblemKind::Invalid, message)
                        .command("Example: ayni finding set t4-project-1 --row \"code:Project\" --column phase:phase-1 --text \"…\" --quotation i14@jobs")
                };
                let position =
                    u32::try_from(self.project.count(ayni_model::record::Kind::Finding)?)
                        .unwrap_or(0);
                let finding = Finding {
                    key: key.to_owned(),
                    synopsis: None,
                    row: row.clone().ok_or_else(|| {
                        missing(sentence!(
                            "finding-needs-row",
                            "a new finding needs a row (--row)"
                        ))
                    })?,
                    column: None,
                    text: said.text.clone().ok_or_else(|| {
                        missing(sentence!(
                            "finding-needs-text",
                            "a new finding needs a text (--text)"
                        ))
                    })?,
                    quotations: Vec::new(),
                    contrary: Vec::new(),
                    author: None,
                    note: None,
                    position,
                };
                (self.mint(), finding)
            }
        };
        finding.author = self.member().or(finding.author);
        finding.row = row.unwrap_or(finding.row);
        finding.column = column.or(finding.column);
        if let Some(text) = &said.text {
            finding.text = text.trim().to_owned();
        }
        if let Some(synopsis) = &said.synopsis {
            finding.synopsis = Some(self.find_synopsis(synopsis)?.1.name);
        }
        if let Some(note) = &said.note {
            finding.note = Some(note.trim().to_owned()).filter(|note| !note.is_empty());
        }
        let dropped = self.quotations_named(&said.drop)?;
        finding
            .quotations
            .retain(|quotation| !dropped.contains(quotation));
        finding
            .contrary
            .retain(|quotation| !dropped.contains(quotation));
        add(&mut finding.quotations, self.quotations_named(&said.add)?);
        add(
            &mut finding.contrary,
            self.quotations_named(&said.add_contrary)?,
        );
        self.put_one(
            id,
            &finding,
            &Operation::SetFinding {
                finding: key.to_owned(),
            },
        )?;
        Ok(id)
    }

    /// Says that a finding was read again with its passages and still holds. What it says stays.
    ///
    /// # Errors
    /// When there is none of that key.
    pub fn confirm_finding(&mut self, key: &str) -> Result<(), Problem> {
        let (id, finding) = self.find_finding(key)?;
        let mut writer = self.project.begin(self.stamp())?;
        // An act names what it is about, also where nothing in it differs.
        let key = serde_json::Value::String(finding.key.clone());
        writer.change(&Change {
            kind: Kind::Finding,
            id: id.into(),
            fields: [("key".to_owned(), key)].into(),
        })?;
        writer.commit(&Operation::ConfirmFinding {
            finding: finding.key,
        })?;
        Ok(())
    }

    /// Takes a finding away.
    ///
    /// # Errors
    /// When there is none of that key.
    pub fn remove_finding(&mut self, key: &str) -> Result<(), Problem> {
        let (id, finding) = self.find_finding(key)?;
        let mut writer = self.project.begin(self.stamp())?;
        writer.remove(id)?;
        writer.commit(&Operation::RemoveFinding {
            finding: finding.key,
        })?;
        Ok(())
    }

    fn quotations_named(&self, names: &[String]) -> Result<Vec<QuotationId>, Problem> {
        names
            .iter()
            .map(|name| Ok(self.find_quotation(name)?.0))
            .collect()
    }

    /// Returns the name of a row or column, as [`Workbench::cell_key`] reads it.
    ///
    /// # Errors
    /// When the project cannot be read.
    pub fn name_of_cell(&self, key: &CellKey) -> Result<String, Problem> {
        let thing = match key {
            CellKey::Code(id) => Reference::from(*id),
            CellKey::Phase(id) => (*id).into(),
            CellKey::Actor(id) => (*id).into(),
            CellKey::Source(id) => (*id).into(),
            CellKey::Value { attribute, value } => {
                return Ok(format!("value:{attribute}={value}"));
            }
        };
        self.name_of(thing)
    }

    /// Reads the name of a row or column.
    ///
    /// # Errors
    /// When it names nothing.
    pub fn cell_key(&self, text: &str) -> Result<CellKey, Problem> {
        let refuse = || {
            Problem::new(
                ProblemKind::Invalid,
                sentence!(
                    "no-row-or-column",
                    "{name:?} names no row or column",
                    name = text,
                ),
            )
            .command("Write code:PATH, phase:KEY, actor:KEY, source:KEY or value:ATTRIBUTE=VALUE.")
        };
        let (axis, name) = text.split_once(':').ok_or_else(refuse)?;
        Ok(match axis.trim() {
            "code" => CellKey::Code(self.codebook()?.find(name)?),
            "phase" => CellKey::Phase(self.find_phase(name)?.0),
            "actor" => CellKey::Actor(self.find_actor(name)?.0),
            "source" => CellKey::Source(self.find_source(name)?.0),
            "value" => {
                let (attribute, value) = name.split_once('=').ok_or_else(refuse)?;
                CellKey::Value {
                    attribute: attribute.trim().to_owned(),
                    value: value.trim().to_owned(),
                }
            }
            _ => return Err(refuse()),
        })
    }
}

fn add(list: &mut Vec<QuotationId>, more: Vec<QuotationId>) {
    for quotation in more {
        if !list.contains(&quotation) {
            list.push(quotation);
        }
    }
}
