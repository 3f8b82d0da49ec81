//! `codebook.csv` and `groups.csv` of an export.

use std::collections::BTreeMap;

use ayni_model::{
    codebook::{Code, CodeGroup, CodeLife, PATH_SEPARATOR},
    id::CodeId,
};
use ayni_store::Reader as _;

use super::{
    codebook::{COLUMNS as CODE_COLUMNS, GROUP_COLUMNS, path_text, paths, status},
    declaration::is_dense,
    export::{Export, csv_of},
};
use crate::Problem;

/// A level of a path, by which codes are ordered: its place among its siblings, its name, itself.
type Step<'c> = (u32, &'c str, CodeId);

impl Export<'_> {
    /// Registers the paths of codes and returns the codes in the order of the codebook.
    pub(crate) fn name_codes(&mut self, codes: &BTreeMap<CodeId, Code>) -> Vec<CodeId> {
        let paths = paths(codes);
        let mut order: Vec<(Vec<Step<'_>>, CodeId)> = Vec::new();
        for (id, path) in &paths {
            let text = path_text(path);
            let again: Vec<&str> = text.split(PATH_SEPARATOR).collect();
            let same = again.len() == path.len()
                && again.iter().zip(path).all(|(a, b)| a.trim() == b.as_str());
            if same {
                self.names.codes.insert(&text, *id);
            }
            let (mut places, mut at) = (Vec::new(), Some(*id));
            while let Some(code) = at.and_then(|at| codes.get(&at).map(|code| (at, code))) {
                places.push((code.1.position, code.1.name.as_str(), code.0));
                at = code.1.parent;
            }
            places.reverse();
            order.push((places, *id));
        }
        order.sort();
        // What cannot be written as a row has no name, and neither has what hangs below it.
        loop {
            let bad: Vec<CodeId> = order
                .iter()
                .map(|(_, id)| *id)
                .filter(|id| self.names.codes.key(*id).is_some())
                .filter(|id| codes.get(id).is_some_and(|code| !self.is_row(code, codes)))
                .collect();
            if bad.is_empty() {
                break;
            }
            bad.into_iter().for_each(|id| self.names.codes.remove(id));
        }
        order.into_iter().map(|(_, id)| id).collect()
    }

    fn is_row(&self, code: &Code, codes: &BTreeMap<CodeId, Code>) -> bool {
        let good = |text: &Option<String>| {
            text.as_ref()
                .is_none_or(|text| !text.is_empty() && !text.contains('\0'))
        };
        let colour = code.colour.as_ref().is_none_or(|colour| {
            colour.len() == 7
                && colour.starts_with('#')
                && colour.bytes().skip(1).all(|byte| byte.is_ascii_hexdigit())
        });
        let texts = [
            &code.definition,
            &code.include,
            &code.exclude,
            &code.example,
            &code.origin,
            &code.note,
        ];
        let mut seen: Vec<CodeId> = Vec::new();
        let mut at = Some(code);
        while let Some(CodeLife::Merged { into, .. }) = at.map(|code| &code.life) {
            if seen.contains(into) {
                return false;
            }
            seen.push(*into);
            at = codes.get(into);
        }
        colour
            && texts.into_iter().all(good)
            && code
                .parent
                .is_none_or(|parent| self.names.codes.key(parent).is_some())
            && status(&code.life, &self.names).is_some_and(|(_, reason)| !reason.contains('\0'))
    }

    pub(crate) fn codebook(
        &mut self,
        codes: &BTreeMap<CodeId, Code>,
        order: &[CodeId],
    ) -> Result<(), Problem> {
        let mut rows: Vec<(CodeId, u32, Vec<String>)> = Vec::new();
        let mut siblings: BTreeMap<Option<CodeId>, Vec<u32>> = BTreeMap::new();
        for id in order {
            let Some(code) = codes.get(id) else { continue };
            let (Some(path), Some((status, reason))) =
                (self.names.codes.key(*id), status(&code.life, &self.names))
            else {
                continue;
            };
            let text = |text: &Option<String>| text.clone().unwrap_or_default();
            let cells = vec![
                path.to_owned(),
                text(&code.definition),
                text(&code.include),
                text(&code.exclude),
                text(&code.example),
                text(&code.colour),
                status,
                reason,
                text(&code.origin),
                text(&code.note),
            ];
            siblings.entry(code.parent).or_default().push(code.position);
            rows.push((*id, code.position, cells));
        }
        for (id, code) in codes {
            if self.names.codes.key(*id).is_none() {
                self.keep_further(*id, code)?;
            }
        }
        if rows.is_empty() {
            return Ok(());
        }
        self.report.codes = rows.len() as u64;
        let placed = !siblings
            .values()
            .all(|places| is_dense(places.iter().copied()));
        let header = CODE_COLUMNS
            .iter()
            .copied()
            .chain(["id"])
            .map(str::to_owned);
        let header = header
            .chain(placed.then(|| "position".to_owned()))
            .collect();
        let rows = rows.into_iter().map(|(id, position, mut cells)| {
            cells.push(id.to_string());
            cells.extend(placed.then(|| position.to_string()));
            cells
        });
        let bytes = csv_of(header, rows)?;
        self.file("codebook.csv", &bytes)
    }

    pub(crate) fn groups(&mut self) -> Result<(), Problem> {
        let mut groups = self.project.all::<CodeGroup>()?;
        groups.sort_by(|(a, x), (b, y)| (x.position, &x.name, a).cmp(&(y.position, &y.name, b)));
        let (mut rows, mut places) = (Vec::new(), Vec::new());
        for (id, group) in groups {
            let keys: Option<Vec<String>> = group
                .codes
                .iter()
                .map(|code| self.names.codes.key(*code).map(str::to_owned))
                .collect();
            let good = !group.name.is_empty() && !group.name.contains('\0');
            let Some(mut keys) = keys.filter(|_| good) else {
                self.keep_further(id, &group)?;
                continue;
            };
            if keys.is_empty() {
                keys.push(String::new());
            }
            places.push(group.position);
            for key in keys {
                rows.push((
                    group.position,
                    vec![group.name.clone(), key, id.to_string()],
                ));
            }
        }
        if rows.is_empty() {
            return Ok(());
        }
        self.report.records += places.len() as u64;
        let placed = !is_dense(places.into_iter());
        let header = GROUP_COLUMNS
            .iter()
            .copied()
            .chain(["id"])
            .map(str::to_owned);
        let header = header
            .chain(placed.then(|| "position".to_owned()))
            .collect();
        let rows = rows.into_iter().map(|(position, mut cells)| {
            cells.extend(placed.then(|| position.to_string()));
            cells
        });
        let bytes = csv_of(header, rows)?;
        self.file("groups.csv", &bytes)
    }
}
