//! `codebook.csv` and `groups.csv`.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use ayni_model::{
    codebook::{Code, CodeGroup, CodeLife, CodeName, PATH_SEPARATOR},
    id::{CodeGroupId, CodeId, NounId as _},
    record::Kind,
};
use ayni_store::Reader as _;

use super::{import::Import, sheet::Cells};
use crate::Problem;

/// The columns of `codebook.csv`.
pub(crate) const COLUMNS: [&str; 10] = [
    "code",
    "definition",
    "include",
    "exclude",
    "example",
    "colour",
    "status",
    "reason",
    "origin",
    "note",
];

/// The columns of `groups.csv`.
pub(crate) const GROUP_COLUMNS: [&str; 2] = ["group", "code"];

/// What stands before the path in the status of a merged code.
const MERGED: &str = "merged into ";

/// Returns the paths of codes, as far as they hang on one another without a circle.
pub(crate) fn paths(codes: &BTreeMap<CodeId, Code>) -> BTreeMap<CodeId, Vec<CodeName>> {
    let mut paths: BTreeMap<CodeId, Vec<CodeName>> = BTreeMap::new();
    let mut open: Vec<CodeId> = codes.keys().copied().collect();
    loop {
        let before = open.len();
        open.retain(|id| {
            let Some(code) = codes.get(id) else {
                return false;
            };
            let above = match code.parent {
                None => Some(Vec::new()),
                Some(parent) => paths.get(&parent).cloned(),
            };
            let Some(mut path) = above else {
                return true;
            };
            path.push(code.name.clone());
            paths.insert(*id, path);
            false
        });
        if open.is_empty() || open.len() == before {
            return paths;
        }
    }
}

/// Writes a path.
pub(crate) fn path_text(path: &[CodeName]) -> String {
    let names: Vec<&str> = path.iter().map(CodeName::as_str).collect();
    names.join(PATH_SEPARATOR)
}

/// Writes a status, unless it names a code without a name.
pub(crate) fn status(life: &CodeLife, names: &super::names::Names) -> Option<(String, String)> {
    Some(match life {
        CodeLife::Active => ("active".to_owned(), String::new()),
        CodeLife::Proposed => ("proposed".to_owned(), String::new()),
        CodeLife::Retired { reason } => ("retired".to_owned(), reason.clone()),
        CodeLife::Merged { into, reason } => (
            format!("{MERGED}{}", names.codes.key(*into)?),
            reason.clone(),
        ),
    })
}

impl Import<'_, '_> {
    /// Puts the codes; parents that are not listed are made.
    pub(crate) fn codebook(&mut self) -> Result<(), Problem> {
        let before: BTreeMap<CodeId, Code> = self.writer.all::<Code>()?.into_iter().collect();
        for (id, path) in paths(&before) {
            self.names.codes.insert(&path_text(&path), id);
        }
        let problems = self.problems;
        let Some(sheet) = self.open("codebook", &COLUMNS, false) else {
            return Ok(());
        };
        let rows: Vec<Cells<'_>> = sheet.rows(problems).collect();
        let mut lines: HashMap<String, usize> = HashMap::new();
        let mut ids: Vec<Option<(CodeId, Vec<CodeName>)>> = Vec::new();
        for cells in &rows {
            ids.push(self.code_of(cells, &before, &mut lines));
        }
        let mut places: HashMap<Option<CodeId>, u32> = HashMap::new();
        for code in before.values() {
            let place = places.entry(code.parent).or_default();
            *place = (*place).max(code.position.saturating_add(1));
        }
        let mut merged: BTreeMap<CodeId, (CodeId, usize)> = BTreeMap::new();
        for (n, found) in ids.iter().enumerate() {
            let (Some((id, path)), Some(cells)) = (found, rows.get(n)) else {
                continue;
            };
            let parent = self.parent(path, &mut places)?;
            let (Some(name), old) = (path.last(), before.get(id)) else {
                continue;
            };
            let mut noun = old.cloned().unwrap_or_else(|| Code::named(name.clone()));
            (noun.name, noun.parent) = (name.clone(), parent);
            noun.position = match (cells.number("position"), old) {
                (Some(position), _) => position,
                (None, Some(old)) => old.position,
                (None, None) => next(&mut places, parent),
            };
            self.describe_code(cells, &mut noun);
            if let CodeLife::Merged { into, .. } = noun.life {
                merged.insert(*id, (into, n));
            }
            self.put(*id, &noun)?;
            self.report.codes += 1;
        }
        for (id, (_, n)) in &merged {
            let (mut at, mut seen) = (*id, BTreeSet::new());
            while let Some((into, _)) = merged.get(&at) {
                at = *into;
                if at == *id {
                    if let Some(cells) = rows.get(*n) {
                        cells.problem(
                            "status",
                            "the code was merged into itself by a circle; one of the codes must stay",
                        );
                    }
                    break;
                }
                if !seen.insert(at) {
                    break;
                }
            }
        }
        Ok(())
    }

    /// Returns the identity and the path of a row.
    fn code_of(
        &mut self,
        cells: &Cells<'_>,
        before: &BTreeMap<CodeId, Code>,
        lines: &mut HashMap<String, usize>,
    ) -> Option<(CodeId, Vec<CodeName>)> {
        let given = self.ids.of(cells, Kind::Code);
        let text = cells.required("code")?;
        let mut path: Vec<CodeName> = Vec::new();
        for name in text.split(PATH_SEPARATOR) {
            match name.parse() {
                Ok(name) => path.push(name),
                Err(error) => cells.problem("code", error),
            }
        }
        let text = path_text(&path);
        let line = cells.at.line.unwrap_or_default();
        if let Some(first) = lines.insert(text.clone(), line) {
            let what = format!("the code {text:?} stands on line {first} already");
            cells.problem("code", what);
            return None;
        }
        let known = given.map(CodeId::from).filter(|id| before.contains_key(id));
        let id = match (known, self.names.codes.id(&text)) {
            (Some(id), Some(other)) if id != other => {
                cells.problem(
                    "code",
                    format!("the code {text:?} is another one in the project"),
                );
                return None;
            }
            (Some(id), _) | (None, Some(id)) => id,
            (None, None) => given.unwrap_or_else(|| self.ambient.mint()).into(),
        };
        self.names.codes.remove(id);
        self.names.codes.insert(&text, id);
        Some((id, path))
    }

    /// Returns the code above, making those that no row lists.
    fn parent(
        &mut self,
        path: &[CodeName],
        places: &mut HashMap<Option<CodeId>, u32>,
    ) -> Result<Option<CodeId>, Problem> {
        let mut above: Option<CodeId> = None;
        for end in 1..path.len() {
            let (Some(part), Some(name)) = (path.get(..end), path.get(end - 1)) else {
                continue;
            };
            let text = path_text(part);
            let id = match self.names.codes.id(&text) {
                Some(id) => id,
                None => {
                    let id: CodeId = self.ambient.mint().into();
                    let noun = Code {
                        parent: above,
                        position: next(places, above),
                        ..Code::named(name.clone())
                    };
                    self.put(id, &noun)?;
                    self.names.codes.insert(&text, id);
                    self.report.codes += 1;
                    id
                }
            };
            above = Some(id);
        }
        Ok(above)
    }

    fn describe_code(&self, cells: &Cells<'_>, noun: &mut Code) {
        use super::row::set;
        set!(cells, noun.definition, cells.text("definition"));
        set!(cells, noun.include, cells.text("include"));
        set!(cells, noun.exclude, cells.text("exclude"));
        set!(cells, noun.example, cells.text("example"));
        set!(cells, noun.origin, cells.text("origin"));
        set!(cells, noun.note, cells.text("note"));
        if cells.has("colour") {
            let colour = cells.word("colour");
            let good = colour
                .strip_prefix('#')
                .is_some_and(|hex| hex.len() == 6 && hex.bytes().all(|b| b.is_ascii_hexdigit()));
            if !colour.is_empty() && !good {
                cells.problem("colour", format!("{colour:?} is no colour such as #e69f00"));
            }
            noun.colour = good.then(|| colour.to_owned());
        }
        let reason = || cells.raw("reason").to_owned();
        match cells.word("status") {
            "" if !cells.has("status") => {}
            "" | "active" => noun.life = CodeLife::Active,
            "proposed" => noun.life = CodeLife::Proposed,
            "retired" => noun.life = CodeLife::Retired { reason: reason() },
            status => match status.strip_prefix(MERGED) {
                Some(path) => {
                    if let Some(into) = cells.found("status", self.names.codes.find(path.trim())) {
                        noun.life = CodeLife::Merged {
                            into,
                            reason: reason(),
                        };
                    }
                }
                None => cells.problem(
                    "status",
                    format!("{status:?} is no status (expected: active, proposed, retired, merged into PATH)"),
                ),
            },
        }
    }

    /// Puts the groups of codes.
    pub(crate) fn groups(&mut self) -> Result<(), Problem> {
        let before = self.writer.all::<CodeGroup>()?;
        let problems = self.problems;
        let Some(sheet) = self.open("groups", &GROUP_COLUMNS, false) else {
            return Ok(());
        };
        let mut order: Vec<(CodeGroupId, CodeGroup)> = Vec::new();
        let mut next = before
            .iter()
            .map(|(_, group)| group.position.saturating_add(1))
            .max()
            .unwrap_or(0);
        for cells in sheet.rows(problems) {
            let Some(name) = cells.text("group") else {
                cells.problem("group", "the cell is empty; every row needs it");
                continue;
            };
            let given: Option<CodeGroupId> = cells.parse("id");
            let same = |(id, group): &&mut (CodeGroupId, CodeGroup)| match given {
                Some(given) => *id == given,
                None => group.name == name,
            };
            let at = order.iter_mut().find(same);
            let code = cells.refer("code", &self.names.codes);
            if let Some((_, group)) = at {
                group.codes.extend(code);
                continue;
            }
            let kind = CodeGroupId::KIND;
            if let Some(id) = given {
                self.ids
                    .give(id.into(), kind, cells.at.column("id"), problems);
            }
            let by_id = given.and_then(|given| before.iter().find(|(id, _)| *id == given));
            let old = by_id.or_else(|| before.iter().find(|(_, group)| group.name == name));
            let id = match old {
                Some((id, _)) => *id,
                None => given.unwrap_or_else(|| self.ambient.mint().into()),
            };
            let position = cells.number("position").unwrap_or_else(|| {
                old.map_or_else(
                    || {
                        next = next.saturating_add(1);
                        next - 1
                    },
                    |(_, group)| group.position,
                )
            });
            let codes = code.into_iter().collect();
            let group = CodeGroup {
                name,
                codes,
                position,
            };
            order.push((id, group));
        }
        for (id, group) in order {
            self.put(id, &group)?;
            self.report.records += 1;
        }
        Ok(())
    }
}

fn next(places: &mut HashMap<Option<CodeId>, u32>, parent: Option<CodeId>) -> u32 {
    let place = places.entry(parent).or_default();
    *place = place.saturating_add(1);
    *place - 1
}
