//! What changed between two states of a codebook.

use std::collections::BTreeMap;

use ayni_model::{
    codebook::{Code, CodeLife, PATH_SEPARATOR},
    id::CodeId,
};

/// One change of a code. Several may concern one code: it was renamed and moved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeChange {
    /// The code.
    pub code: CodeId,
    /// Its path after the change; before it, where it was removed.
    pub path: String,
    /// What happened to it.
    pub what: What,
}

/// What happened to a code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It has another name.
    Renamed {
        /// The name before.
        from: String,
    },
    /// It stands under another code.
    Moved {
        /// The path of the code above, before; absent for the top.
        from: Option<String>,
        /// The path of the code above, now; absent for the top.
        to: Option<String>,
    },
    /// Its definition, or when to use it and when not, is another.
    Redefined {
        /// Which of its fields.
        fields: Vec<&'static str>,
    },
    /// Its codings went to another code.
    Merged {
        /// The path of that code.
        into: String,
        /// Why.
        reason: String,
    },
    /// It is no longer in use.
    Retired {
        /// Why.
        reason: String,
    },
    /// It is in use again.
    Restored,
    /// It was only thought of before, and is in use now.
    Adopted,
    /// It was in use, and is only thought of now.
    Proposed,
}

impl CodeChange {
    /// Returns the sentence that tells the change.
    #[must_use]
    pub fn sentence(&self) -> String {
        let path = &self.path;
        let place = |place: &Option<String>| match place {
            Some(path) => format!("“{path}”"),
            None => "the top".to_owned(),
        };
        match &self.what {
            What::Added => format!("added “{path}”"),
            What::Removed => format!("removed “{path}”"),
            What::Renamed { from } => format!("renamed “{from}” to “{path}”"),
            What::Moved { from, to } => {
                format!("moved “{path}” from {} to {}", place(from), place(to))
            }
            What::Redefined { fields } => format!("redefined “{path}”: {}", fields.join(", ")),
            What::Merged { into, reason } => format!("merged “{path}” into “{into}”: {reason}"),
            What::Retired { reason } => format!("retired “{path}”: {reason}"),
            What::Restored => format!("restored “{path}”"),
            What::Adopted => format!("took “{path}” into use"),
            What::Proposed => format!("made “{path}” a proposal again"),
        }
    }
}

/// Returns the changes from one state of a codebook to another, in the order of the later codebook;
/// codes that are gone come last, in the order of the earlier one.
#[must_use]
pub fn codebook_diff(before: &[(CodeId, Code)], after: &[(CodeId, Code)]) -> Vec<CodeChange> {
    let (old, new) = (Book::new(before), Book::new(after));
    let mut changes = Vec::new();
    for (id, code) in after {
        let mut push = |what| {
            changes.push(CodeChange {
                code: *id,
                path: new.path(*id),
                what,
            })
        };
        let Some(earlier) = old.codes.get(id) else {
            push(What::Added);
            life(&CodeLife::Active, &code.life, &new)
                .into_iter()
                .for_each(push);
            continue;
        };
        if earlier.name != code.name {
            push(What::Renamed {
                from: earlier.name.to_string(),
            });
        }
        if earlier.parent != code.parent {
            push(What::Moved {
                from: earlier.parent.map(|parent| old.path(parent)),
                to: code.parent.map(|parent| new.path(parent)),
            });
        }
        let fields = [
            ("definition", &earlier.definition, &code.definition),
            ("when to use", &earlier.include, &code.include),
            ("when not to use", &earlier.exclude, &code.exclude),
            ("example", &earlier.example, &code.example),
        ];
        let fields: Vec<&str> = fields
            .into_iter()
            .filter(|(_, a, b)| a != b)
            .map(|(field, _, _)| field)
            .collect();
        if !fields.is_empty() {
            push(What::Redefined { fields });
        }
        life(&earlier.life, &code.life, &new)
            .into_iter()
            .for_each(push);
    }
    let gone = before.iter().filter(|(id, _)| !new.codes.contains_key(id));
    changes.extend(gone.map(|(id, _)| CodeChange {
        code: *id,
        path: old.path(*id),
        what: What::Removed,
    }));
    changes
}

fn life(before: &CodeLife, after: &CodeLife, book: &Book<'_>) -> Option<What> {
    if before == after {
        return None;
    }
    match (before, after) {
        (_, CodeLife::Merged { into, reason }) => Some(What::Merged {
            into: book.path(*into),
            reason: reason.clone(),
        }),
        (_, CodeLife::Retired { reason }) => Some(What::Retired {
            reason: reason.clone(),
        }),
        (CodeLife::Proposed, CodeLife::Active) => Some(What::Adopted),
        (CodeLife::Active, CodeLife::Proposed) => Some(What::Proposed),
        (_, CodeLife::Active | CodeLife::Proposed) => Some(What::Restored),
    }
}

struct Book<'c> {
    codes: BTreeMap<CodeId, &'c Code>,
}

impl<'c> Book<'c> {
    fn new(codes: &'c [(CodeId, Code)]) -> Self {
        Self {
            codes: codes.iter().map(|(id, code)| (*id, code)).collect(),
        }
    }

    fn path(&self, code: CodeId) -> String {
        let above = std::iter::successors(self.codes.get(&code), |code| {
            code.parent.and_then(|parent| self.codes.get(&parent))
        });
        // A damaged codebook may hold a circle; no path is longer than the codebook.
        let mut names: Vec<&str> = above
            .take(self.codes.len())
            .map(|code| code.name.as_str())
            .collect();
        names.reverse();
        if names.is_empty() {
            "?".to_owned()
        } else {
            names.join(PATH_SEPARATOR)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testkit::world;

    #[test]
    fn a_round_of_review_is_told_in_sentences() {
        let before = world(
            "code Fear: of anything\ncode Worry: the same\ncode Time\ncode Money > Pay\ncode Old (retired)\ncode Idea (proposed)\ncode Lost",
        );
        let mut after = before.study.codes.clone();
        let place = |name: &str| {
            before
                .study
                .codes
                .iter()
                .position(|(_, code)| code.name.as_str() == name)
                .unwrap()
        };
        let id = |name: &str| before.study.codes[place(name)].0;
        after[place("Fear")].1.name = "Fear of closure".parse().unwrap();
        after[place("Fear")].1.definition = Some("that the plant is closed".into());
        after[place("Worry")].1.life = CodeLife::Merged {
            into: id("Fear"),
            reason: "the same idea".into(),
        };
        after[place("Pay")].1.parent = None;
        after[place("Time")].1.life = CodeLife::Retired {
            reason: "never used".into(),
        };
        after[place("Old")].1.life = CodeLife::Active;
        after[place("Idea")].1.life = CodeLife::Active;
        after.remove(place("Lost"));
        let sentences: Vec<String> = codebook_diff(&before.study.codes, &after)
            .iter()
            .map(CodeChange::sentence)
            .collect();
        assert_eq!(
            sentences,
            [
                "renamed “Fear” to “Fear of closure”",
                "redefined “Fear of closure”: definition",
                "merged “Worry” into “Fear of closure”: the same idea",
                "retired “Time”: never used",
                "moved “Pay” from “Money” to the top",
                "restored “Old”",
                "took “Idea” into use",
                "removed “Lost”",
            ]
        );
        assert!(codebook_diff(&after, &after).is_empty());
        let back = codebook_diff(&[], &before.study.codes);
        assert_eq!(
            back.iter()
                .filter(|change| change.what == What::Added)
                .count(),
            8
        );
    }
}
