//! What was done when and by whom, from the journal of a project (`logs`).
//!
//! A payload is a table as `jsonlite` writes it: `[{"code_id": 1}]`, or `{"code_id": [1, 2]}`; numbers
//! may stand as words.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use serde_json::Value;

use crate::Refusal;
use crate::foreign::{
    NoticeKind,
    markdown::{one_line, quoted},
    tables::{Notices, Tables},
};

/// When a code was made and by whom it was changed last.
#[derive(Debug, Clone, Default)]
pub(super) struct Done {
    pub(super) made: Option<String>,
    pub(super) changed_by: Option<i64>,
    pub(super) changed: Option<String>,
}

/// The journal of a project.
#[derive(Debug, Default)]
pub(super) struct Journal {
    users: BTreeSet<i64>,
    logins: BTreeMap<i64, String>,
    codes: BTreeMap<i64, Done>,
    segments: BTreeMap<i64, String>,
    memos: BTreeMap<i64, String>,
    cases: BTreeMap<i64, String>,
    categories: BTreeMap<i64, String>,
    /// The names of codes at the moment.
    named: BTreeMap<i64, String>,
    /// The history of the codebook in Markdown, a line each.
    lines: String,
}

impl Journal {
    /// Reads the journal.
    pub(super) fn read(
        tables: &Tables<'_>,
        project: i64,
        notices: &mut Notices,
    ) -> Result<Self, Refusal> {
        let mut journal = Self::default();
        let columns = ["user_id", "user_login", "user_name"];
        tables.each("users", columns, None, &[], |[number, login, name]| {
            if let Some(number) = number.integer()
                && let Some(name) = name.word().or_else(|| login.word())
            {
                journal.logins.insert(number, name);
            }
        })?;
        let columns = ["user_id", "action", "payload", "created_at"];
        let only = Some(("project_id", project));
        tables.each("logs", columns, only, &[], |[user, action, payload, at]| {
            let action = action.word().unwrap_or_default();
            let payload = payload.text().unwrap_or_default();
            journal.take(user.integer(), &action, &payload, at.word(), notices);
        })?;
        Ok(journal)
    }

    fn take(
        &mut self,
        user: Option<i64>,
        action: &str,
        payload: &str,
        at: Option<String>,
        notices: &mut Notices,
    ) {
        self.users.extend(user);
        let Ok(payload) = serde_json::from_str::<Value>(payload) else {
            notices.add(NoticeKind::BadValue, "logs.payload", at.as_deref());
            return;
        };
        let numbers = |name| -> Vec<i64> {
            let said = said(&payload, name).into_iter();
            said.filter_map(|word| word.trim().parse().ok()).collect()
        };
        let word = |name| said(&payload, name).into_iter().next().unwrap_or_default();
        let moment = at.clone().unwrap_or_default();
        match action {
            "Add code" => {
                let name = word("code_name");
                for code in numbers("code_id") {
                    self.codes.entry(code).or_default().made.clone_from(&at);
                    self.named.insert(code, name.clone());
                }
                self.line(user, &moment, &format!("added {}", quoted(&name)));
            }
            "Edit code" => {
                let name = word("code_name");
                for code in numbers("code_id") {
                    let done = self.codes.entry(code).or_default();
                    done.changed.clone_from(&at);
                    done.changed_by = user;
                    let old = self.name(code);
                    let new = quoted(&name);
                    let what = if old == new {
                        format!("edited {new}")
                    } else {
                        format!("edited {old}, from then on {new}")
                    };
                    self.line(user, &moment, &what);
                    self.named.insert(code, name.clone());
                }
            }
            "Delete codes" => {
                for code in numbers("code_id") {
                    let name = self.name(code);
                    self.line(user, &moment, &format!("deleted {name}"));
                }
            }
            "Merge codes" => {
                if let (Some(from), Some(to)) =
                    (numbers("merge_from").first(), numbers("merge_to").first())
                {
                    let names = (self.name(*from), self.name(*to));
                    let what = format!("merged {} into {}", names.0, names.1);
                    self.line(user, &moment, &what);
                }
            }
            "Add category" => {
                let name = quoted(&word("category_name"));
                self.line(user, &moment, &format!("added the category {name}"));
                // It names all categories that are called so.
                for category in numbers("category_id") {
                    let made = self.categories.entry(category);
                    made.or_insert_with(|| moment.clone());
                }
            }
            "Add case" => {
                for case in numbers("case_id") {
                    self.cases.insert(case, moment.clone());
                }
            }
            "Add segment" => {
                for segment in numbers("segment_id") {
                    self.segments.insert(segment, moment.clone());
                }
            }
            "Add memo" => {
                for memo in numbers("memo_id") {
                    self.memos.insert(memo, moment.clone());
                }
            }
            "Create project"
            | "Add document"
            | "Add case document link"
            | "Add code to category" => {}
            other => notices.add(NoticeKind::LeftOut, other, at.as_deref()),
        }
    }

    fn name(&self, code: i64) -> String {
        self.named.get(&code).map_or_else(
            || format!("a code whose name the journal does not know (number {code})"),
            |name| quoted(name),
        )
    }

    fn line(&mut self, user: Option<i64>, moment: &str, what: &str) {
        let who = user.and_then(|user| self.logins.get(&user));
        let who = who.map_or("somebody", String::as_str);
        // Writing into a string cannot fail.
        let _ = writeln!(
            self.lines,
            "- {}, {}: {what}",
            one_line(moment),
            one_line(who)
        );
    }

    /// Returns everybody who did something.
    pub(super) const fn users(&self) -> &BTreeSet<i64> {
        &self.users
    }

    /// Tells when a code was made and by whom it was changed last.
    pub(super) fn code(&self, code: i64) -> Done {
        self.codes.get(&code).cloned().unwrap_or_default()
    }

    /// Tells when a segment was coded.
    pub(super) fn segment(&self, segment: i64) -> Option<String> {
        moment(self.segments.get(&segment))
    }

    /// Tells when a memo was written.
    pub(super) fn memo(&self, memo: i64) -> Option<String> {
        moment(self.memos.get(&memo))
    }

    /// Tells when a case was made.
    pub(super) fn case(&self, case: i64) -> Option<String> {
        moment(self.cases.get(&case))
    }

    /// Tells when a category was made.
    pub(super) fn category(&self, category: i64) -> Option<String> {
        moment(self.categories.get(&category))
    }

    /// Returns the history of the codebook in Markdown; nothing when there is none.
    pub(super) fn codebook(&self) -> Option<&str> {
        (!self.lines.is_empty()).then_some(&self.lines)
    }
}

fn moment(moment: Option<&String>) -> Option<String> {
    moment.filter(|moment| !moment.is_empty()).cloned()
}

/// Returns what a payload says under a name, as words.
fn said(payload: &Value, name: &str) -> Vec<String> {
    let rows = match payload {
        Value::Array(rows) => rows.as_slice(),
        row => std::slice::from_ref(row),
    };
    let values = rows.iter().filter_map(|row| row.get(name));
    let word = |value: &Value| match value {
        Value::String(word) => Some(word.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    };
    values
        .flat_map(|value| match value {
            Value::Array(values) => values.iter().filter_map(word).collect(),
            value => word(value).into_iter().collect::<Vec<_>>(),
        })
        .collect()
}
