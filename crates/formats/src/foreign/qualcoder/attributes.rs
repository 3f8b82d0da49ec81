//! Attributes of cases, files and journal entries.
//!
//! `attribute_type` says what there is, `attribute` holds a row for each thing: an empty value is a
//! place that nobody filled. QualCoder knows words and numbers; a date is an attribute of words that is
//! called one (it sorts those whose name contains "date" as dates).

use std::collections::BTreeMap;

use ayni_model::id::RecordId;

use super::project::Project;
use crate::{
    Refusal,
    foreign::{NoticeKind, Piece, Variable, VariableOf, VariableType, VariableValue},
};

/// What has attributes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Of {
    Case,
    Source,
    Journal,
}

impl Of {
    fn named(word: &str) -> Option<Self> {
        match word {
            "case" => Some(Self::Case),
            "file" => Some(Self::Source),
            "journal" => Some(Self::Journal),
            _ => None,
        }
    }
}

/// A value with the name of its attribute.
#[derive(Debug, Clone)]
struct Value {
    name: String,
    value: String,
}

/// The values of a project, by what they are of and its number.
pub(super) struct Values {
    of: BTreeMap<(Of, i64), Vec<Value>>,
    ids: BTreeMap<String, RecordId>,
}

impl Values {
    /// Takes the values of a thing.
    pub(super) fn take(&mut self, of: Of, key: i64) -> Vec<VariableValue> {
        let values = self.of.remove(&(of, key)).unwrap_or_default();
        let value = |value: Value| {
            Some(VariableValue {
                variable: *self.ids.get(&value.name)?,
                value: Some(value.value),
            })
        };
        values.into_iter().filter_map(value).collect()
    }

    /// Takes the values of a journal entry as lines: entries have no attributes here, and the words
    /// must not be lost.
    pub(super) fn take_lines(&mut self, key: i64) -> Vec<String> {
        let values = self.of.remove(&(Of::Journal, key)).unwrap_or_default();
        let line = |value: Value| format!("{}: {}", value.name, value.value);
        values.into_iter().map(line).collect()
    }

    /// Notes the values whose case, source or entry is not there.
    pub(super) fn without_a_thing(self, project: &mut Project<'_>) {
        for ((_, key), values) in self.of {
            for value in values {
                let seen = format!("{} (of {key})", value.name);
                project.say(NoticeKind::Dangling, "attribute", &seen);
            }
        }
    }
}

/// What the values of an attribute have in common.
#[derive(Debug, Default)]
struct Form {
    any: bool,
    not_of_journals: bool,
    odd_number: Option<String>,
    odd_date: bool,
}

/// What is known of an attribute.
#[derive(Debug)]
struct Kind {
    of: Option<Of>,
    numeric: bool,
    memo: Option<String>,
}

/// Reads the attributes and their values.
pub(super) fn read<E: From<Refusal>>(
    project: &mut Project<'_>,
    give: &mut dyn FnMut(Piece) -> Result<(), E>,
) -> Result<Values, E> {
    let mut kinds = BTreeMap::new();
    let columns = &["name", "memo", "caseorfile", "valuetype"];
    for row in project.rows("attribute_type", columns, None, &["name"])? {
        let Some(name) = row.word("name") else {
            project.say(NoticeKind::LeftOut, "attribute_type", "");
            continue;
        };
        kinds.entry(name).or_insert(Kind {
            of: row.word("caseorfile").as_deref().and_then(Of::named),
            numeric: row.word("valuetype").as_deref() == Some("numeric"),
            memo: row.filled("memo"),
        });
    }
    let (of, forms) = values(project, &mut kinds)?;
    let mut ids = BTreeMap::new();
    for (name, kind) in kinds {
        let form = forms.get(&name);
        if kind.of == Some(Of::Journal) && !form.is_some_and(|form| form.not_of_journals) {
            if kind.memo.is_some() {
                project.say(NoticeKind::LeftOut, "attribute_type", &name);
            }
            give(Piece::Variable(Variable {
                id: project.named(&["attribute_type", &name]),
                name,
                of: Some(VariableOf::Note),
                kind: VariableType::Text,
                description: None,
            }))?;
            continue;
        }
        let id = project.named(&["attribute_type", &name]);
        give(Piece::Variable(Variable {
            id,
            of: match kind.of {
                Some(Of::Case) => Some(VariableOf::Case),
                Some(Of::Source) => Some(VariableOf::Source),
                Some(Of::Journal) | None => None,
            },
            kind: variable_type(project, &name, &kind, form),
            description: kind.memo,
            name: name.clone(),
        }))?;
        ids.insert(name, id);
    }
    Ok(Values { of, ids })
}

type Found = (BTreeMap<(Of, i64), Vec<Value>>, BTreeMap<String, Form>);

/// Reads the values; an attribute that nobody defined is defined by having one.
fn values(project: &mut Project<'_>, kinds: &mut BTreeMap<String, Kind>) -> Result<Found, Refusal> {
    let mut of: BTreeMap<(Of, i64), Vec<Value>> = BTreeMap::new();
    let mut forms: BTreeMap<String, Form> = BTreeMap::new();
    let mut strays = Vec::new();
    let columns = &["name", "attr_type", "value", "id"];
    project.each("attribute", columns, None, &["attrid"], &mut |row| {
        let Some(value) = row.word("value") else {
            return;
        };
        let name = row.word("name");
        let kind = name.as_ref().and_then(|name| kinds.get(name));
        let said = row.word("attr_type").as_deref().and_then(Of::named);
        let thing = said.or_else(|| kind.and_then(|kind| kind.of));
        let (Some(name), Some(thing), Some(key)) = (name, thing, row.integer("id")) else {
            strays.push(value);
            return;
        };
        kinds.entry(name.clone()).or_insert(Kind {
            of: Some(thing),
            numeric: false,
            memo: None,
        });
        let form = forms.entry(name.clone()).or_default();
        form.any = true;
        form.not_of_journals |= thing != Of::Journal;
        form.odd_date |= !is_day(&value);
        if form.odd_number.is_none() && !value.parse().is_ok_and(f64::is_finite) {
            form.odd_number = Some(value.clone());
        }
        of.entry((thing, key))
            .or_default()
            .push(Value { name, value });
    })?;
    for value in strays {
        project.say(NoticeKind::LeftOut, "attribute", &value);
    }
    Ok((of, forms))
}

fn variable_type(
    project: &mut Project<'_>,
    name: &str,
    kind: &Kind,
    form: Option<&Form>,
) -> VariableType {
    let Some(form) = form else {
        return if kind.numeric {
            VariableType::Float
        } else {
            VariableType::Text
        };
    };
    match (kind.numeric, &form.odd_number) {
        (true, None) => VariableType::Float,
        (true, Some(value)) => {
            let seen = format!("{name}: {value}");
            project.say(NoticeKind::BadValue, "attribute", &seen);
            VariableType::Text
        }
        (false, _) if form.any && !form.odd_date && name.to_lowercase().contains("date") => {
            VariableType::Date
        }
        (false, _) => VariableType::Text,
    }
}

/// Tells whether words are a day as yyyy-mm-dd.
fn is_day(text: &str) -> bool {
    let mut parts = text.split('-');
    let mut number = |digits: usize| {
        let part = parts.next().filter(|part| part.len() == digits)?;
        let digits = part.bytes().all(|byte| byte.is_ascii_digit());
        part.parse::<u32>().ok().filter(|_| digits)
    };
    let (Some(year), Some(month), Some(day)) = (number(4), number(2), number(2)) else {
        return false;
    };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let last = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 0,
    };
    (1..=last).contains(&day) && parts.next().is_none()
}
