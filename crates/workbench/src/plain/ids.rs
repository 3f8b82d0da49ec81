//! Identities in an import: given by the rows, found by key, or made.

use std::collections::{BTreeMap, HashMap};

use ayni_model::{
    id::{NounId, RecordId},
    record::Kind,
};

use super::{
    names::{Keys, is_key},
    problems::At,
    row::Row,
    sheet::{Cells, Sheet},
};
use crate::{ambient::Ambient, plain::declaration::key_rule, plain::problems::Problems};

/// The identities that an import has met.
#[derive(Debug, Default)]
pub(crate) struct Ids {
    /// Records that the project had before, and whether the folder has them too.
    pub(crate) known: HashMap<RecordId, (Kind, bool)>,
    /// Where the files give an id: number of the file and line.
    given: HashMap<RecordId, (u16, u32)>,
    files: Vec<String>,
}

impl Ids {
    /// Reads the id of a row, if it has one; one that stands elsewhere already is a problem.
    pub(crate) fn of(&mut self, cells: &Cells<'_>, kind: Kind) -> Option<RecordId> {
        let id: RecordId = cells.parse("id")?;
        self.give(id, kind, cells.at.column("id"), cells.problems);
        Some(id)
    }

    /// Notes where an id is given; twice is a problem, and so is one of another noun.
    pub(crate) fn give(&mut self, id: RecordId, kind: Kind, at: At<'_>, problems: &Problems) {
        if let Some((other, _)) = self.known.get(&id)
            && *other != kind
        {
            problems.add(
                at,
                format!("the id {id} belongs to a {} of the project", other.word()),
            );
        }
        let file = match self.files.iter().position(|file| file == at.file) {
            Some(file) => file,
            None => {
                self.files.push(at.file.to_owned());
                self.files.len() - 1
            }
        };
        let place = (
            u16::try_from(file).unwrap_or(u16::MAX),
            u32::try_from(at.line.unwrap_or(0)).unwrap_or(u32::MAX),
        );
        if let Some((file, line)) = self.given.insert(id, place) {
            let file = self.files.get(usize::from(file)).map_or("", String::as_str);
            problems.add(
                at,
                format!("the id {id} stands in {file}, line {line} already; an id names one row"),
            );
        }
    }
}

/// Gives every row of a keyed table its identity and registers the keys.
pub(crate) fn identify<T: Row>(
    sheet: &Sheet,
    ids: &mut Ids,
    keys: &mut Keys<T::Id>,
    ambient: &dyn Ambient,
    problems: &Problems,
) -> Vec<Option<T::Id>> {
    let mut lines: BTreeMap<&str, usize> = BTreeMap::new();
    let mut rows = Vec::new();
    for cells in sheet.rows(problems) {
        let given = ids.of(&cells, T::Id::KIND);
        let Some(key) = cells.required("key") else {
            rows.push(None);
            continue;
        };
        if !is_key(key) {
            cells.problem("key", key_rule(key));
        }
        let line = cells.at.line.unwrap_or_default();
        if let Some(first) = lines.insert(key, line) {
            cells.problem(
                "key",
                format!("the key {key:?} stands on line {first} already; a key names one row"),
            );
            rows.push(None);
            continue;
        }
        let of_id = given
            .filter(|id| ids.known.contains_key(id))
            .map(T::Id::from);
        let of_key = keys.id(key);
        let id = match (of_id, of_key) {
            (Some(id), Some(other)) if id != other => {
                cells.problem(
                    "key",
                    format!("the key {key:?} belongs to another record of the project"),
                );
                rows.push(None);
                continue;
            }
            (Some(id), _) | (None, Some(id)) => id,
            (None, None) => given.unwrap_or_else(|| ambient.mint()).into(),
        };
        keys.remove(id);
        keys.insert(key, id);
        rows.push(Some(id));
    }
    rows
}
