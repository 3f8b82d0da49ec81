//! Memos and declared tables of an import.

use std::collections::{BTreeMap, HashMap};

use ayni_analysis::declaration::{Declaration, DeclarationError};
use ayni_model::{
    coding::Coding,
    id::{CodingId, MemoId, NounId as _, RecordId, SynopsisId},
    record::Reference,
    study::{Memo, Synopsis},
    text::normalise_line_ends,
};
use ayni_store::Reader as _;

use super::{
    anchor::is_moment,
    declaration::{Id, key_rule},
    import::Import,
    names::{id_of, is_key},
    problems::{At, Why, unknown},
    sheet::{DOCUMENT, read},
};
use crate::Problem;

/// The line before and after the front matter.
const FENCE: &str = "---";

const KEYS: [&str; 6] = ["on", "title", "author", "made", "kind", "id"];

/// The front matter and the text of a memo.
type Front<'t> = (Vec<(usize, &'t str, String)>, &'t str);

/// Takes a memo's file apart; the error says what is missing, and the line.
fn front(text: &str) -> Result<Front<'_>, (usize, String)> {
    let mut rest = text
        .strip_prefix("---\n")
        .ok_or_else(|| (1, format!("the first line must be {FENCE}")))?;
    let mut fields = Vec::new();
    for number in 2.. {
        let Some((line, after)) = rest.split_once('\n').or_else(|| {
            // The fence may be the last line.
            (rest == FENCE).then_some((rest, ""))
        }) else {
            return Err((number, format!("a line {FENCE} must end the front matter")));
        };
        rest = after;
        if line == FENCE {
            break;
        }
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        let (name, value) = line
            .split_once(':')
            .ok_or_else(|| (number, format!("{line:?} is no line such as title: Words")))?;
        let value = value.trim();
        let value = match value.strip_prefix('"') {
            Some(_) => serde_json::from_str(value)
                .map_err(|error| (number, format!("{value} is no quoted text: {error}")))?,
            None => value
                .split_once(" #")
                .filter(|_| name.trim() == "on")
                .map_or(value, |(value, _)| value.trim_end())
                .to_owned(),
        };
        fields.push((number, name.trim(), value));
    }
    Ok((fields, rest.strip_suffix('\n').unwrap_or(rest)))
}

/// Writes a value of the front matter.
pub(crate) fn front_value(value: &str) -> String {
    let plain = !value.is_empty()
        && value.trim() == value
        && !value.starts_with('"')
        && !value.contains(" #")
        && !value.chars().any(char::is_control);
    if plain {
        value.to_owned()
    } else {
        serde_json::Value::String(value.to_owned()).to_string()
    }
}

/// Looks whether a text declares the table that its file is named after; the error says what is wrong,
/// and the line.
pub(crate) fn declares(text: &str, name: &str) -> Result<(), (usize, String)> {
    let declaration: Declaration = text.parse().map_err(|error: DeclarationError| {
        let sentence = error.to_string();
        let place = format!("line {}: ", error.line);
        let what = sentence.strip_prefix(&place).unwrap_or(&sentence);
        (error.line, what.to_owned())
    })?;
    if declaration.name != name {
        let what = format!(
            "the table is named {:?} and its file {name:?}; give both one name",
            declaration.name
        );
        return Err((1, what));
    }
    Ok(())
}

impl Import<'_, '_> {
    /// Puts the memos.
    pub(crate) fn memos(&mut self) -> Result<(), Problem> {
        let before: BTreeMap<MemoId, Memo> = self.writer.all::<Memo>()?.into_iter().collect();
        let by_key: HashMap<&str, MemoId> = before
            .iter()
            .map(|(id, memo)| (memo.key.as_str(), *id))
            .collect();
        for file in self.files.clone() {
            let Some(key) = file
                .strip_prefix("memos/")
                .and_then(|name| name.strip_suffix(".md"))
            else {
                continue;
            };
            if !is_key(key) {
                self.problems.add(At::file(&file), key_rule(key));
                continue;
            }
            let Some(bytes) = read(self.folder, &file, DOCUMENT, self.problems) else {
                continue;
            };
            let Ok(text) = String::from_utf8(bytes) else {
                let what = "the memo is not UTF-8; save it as UTF-8";
                self.problems.add(At::file(&file), what);
                continue;
            };
            let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
            // A file whose first line ends as on Windows does so to its end.
            let text = if text.starts_with("---\r\n") {
                normalise_line_ends(text)
            } else {
                text.into()
            };
            if let Some((given, memo)) = self.memo(&file, key, &text)? {
                let known = given.filter(|id| before.contains_key(id));
                let id = known
                    .or_else(|| by_key.get(key).copied())
                    .or(given)
                    .unwrap_or_else(|| self.ambient.mint().into());
                self.put(id, &memo)?;
                self.report.memos += 1;
            }
        }
        Ok(())
    }

    fn memo(
        &mut self,
        file: &str,
        key: &str,
        text: &str,
    ) -> Result<Option<(Option<MemoId>, Memo)>, Problem> {
        let (fields, text) = match front(text) {
            Ok(front) => front,
            Err((line, what)) => {
                self.problems.add(At::line(file, line), what);
                return Ok(None);
            }
        };
        let mut memo = Memo {
            on: None,
            title: key.to_owned(),
            kind: "note".to_owned(),
            text: text.to_owned(),
            author: None,
            made: None,
            key: key.to_owned(),
        };
        let mut given = None;
        for (line, name, value) in fields {
            let at = At::line(file, line).column(name);
            match name {
                "title" => memo.title = value,
                "kind" => memo.kind = value,
                "id" => match value.parse::<RecordId>() {
                    Ok(id) => {
                        self.ids.give(id, MemoId::KIND, at, self.problems);
                        given = Some(id.into());
                    }
                    Err(error) => self.problems.add(at, error),
                },
                "author" => match self.names.members.find(&value) {
                    Ok(author) => memo.author = Some(author),
                    Err(why) => self.problems.unknown(at, why),
                },
                "made" if is_moment(&value) => memo.made = Some(value),
                "made" => {
                    let what = format!("{value:?} is no moment such as 2009-02-02T09:07:00Z");
                    self.problems.add(at, what);
                }
                "on" if value == "project" => memo.on = None,
                "on" => match self.on(&value)? {
                    Ok(reference) => memo.on = Some(reference),
                    Err(why) => self.problems.unknown(at, why),
                },
                _ => self.problems.add(at, unknown("key", name, KEYS)),
            }
        }
        Ok(Some((given, memo)))
    }

    /// Reads what a memo is on.
    fn on(&mut self, text: &str) -> Result<Result<Reference, Why>, Problem> {
        let Some(rest) = text.strip_prefix("coding:") else {
            return Ok(self.names.reference(text));
        };
        if let Some(id) = id_of(rest) {
            return Ok(Ok(CodingId::from(id).into()));
        }
        let refuse = || {
            Err(Why::Said(format!(
                "{text:?} is no coding; write coding:SOURCE:START-END:CODE or coding:SOURCE@LABEL:CODE"
            )))
        };
        // SOURCE:START-END:CODE or SOURCE@LABEL:CODE; only the path of a code may hold a colon.
        let labelled = rest
            .split(':')
            .next()
            .is_some_and(|part| part.contains('@'));
        let colon = rest.match_indices(':').nth(usize::from(!labelled));
        let Some((passage, code)) =
            colon.and_then(|(at, _)| Some((rest.get(..at)?, rest.get(at + 1..)?)))
        else {
            return Ok(refuse());
        };
        let quotation = match self.names.passage(passage) {
            Ok(quotation) => quotation,
            Err(why) => return Ok(Err(why)),
        };
        let code = match self.names.codes.find(code.trim()) {
            Ok(code) => code,
            Err(why) => return Ok(Err(why)),
        };
        let codings = self.writer.referring::<Coding>("quotation", quotation)?;
        let mut here = codings
            .into_iter()
            .filter(|(_, coding)| coding.code == code);
        Ok(match here.next() {
            Some((id, _)) => Ok(id.into()),
            None => Err(Why::Said(format!("{text} is no coding of codings.csv"))),
        })
    }

    /// Puts the declared tables.
    pub(crate) fn synopses(&mut self, ids: &BTreeMap<String, Id>) -> Result<(), Problem> {
        let before = self.writer.all::<Synopsis>()?;
        for file in self.files.clone() {
            let Some(name) = file
                .strip_prefix("synopses/")
                .and_then(|name| name.strip_suffix(".toml"))
            else {
                continue;
            };
            let Some(bytes) = read(self.folder, &file, DOCUMENT, self.problems) else {
                continue;
            };
            let Ok(declaration) = String::from_utf8(bytes) else {
                let what = "the declaration is not UTF-8; save it as UTF-8";
                self.problems.add(At::file(&file), what);
                continue;
            };
            let declaration = match declaration.strip_prefix('\u{feff}') {
                Some(unmarked) => unmarked.to_owned(),
                None => declaration,
            };
            if let Err((line, what)) = declares(&declaration, name) {
                self.problems.add(At::line(&file, line), what);
                continue;
            }
            let old = before.iter().find(|(_, synopsis)| synopsis.name == name);
            let given = ids.get(name).map(|Id(id)| *id);
            let id: SynopsisId = match (given, old) {
                (Some(id), _) if self.ids.known.contains_key(&id) => id.into(),
                (_, Some((id, _))) => *id,
                (Some(id), None) => id.into(),
                (None, None) => self.ambient.mint().into(),
            };
            let name = name.to_owned();
            self.put(id, &Synopsis { name, declaration })?;
            self.report.records += 1;
        }
        Ok(())
    }
}
