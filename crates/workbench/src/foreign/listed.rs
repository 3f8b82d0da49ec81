//! What a database said of a source, as a list: it has no words of its own to be kept.

use std::collections::BTreeMap;

use ayni_formats::foreign::{Made, Source};
use ayni_model::id::RecordId;
use serde::{Deserialize, Serialize};

use super::ready::range;

/// Starts and ends of selections, as a file gives them.
pub(super) type Places = BTreeMap<RecordId, (i64, i64)>;

#[derive(Serialize)]
struct Listed<'m> {
    selections: Vec<(String, i64, i64)>,
    #[serde(skip_serializing_if = "MadeListed::is_empty")]
    made: MadeListed<'m>,
}

/// Who made it and when, and who changed it.
#[derive(Default, PartialEq, Serialize)]
struct MadeListed<'m> {
    by: Option<String>,
    at: Option<&'m str>,
    changed_by: Option<String>,
    changed_at: Option<&'m str>,
}

impl MadeListed<'_> {
    fn is_empty(&self) -> bool {
        *self == MadeListed::default()
    }
}

/// Lists where the selections of a source stand in the units of its file, by identity, and who made it.
pub(super) fn list(source: &Source) -> String {
    let place = |selection: &ayni_formats::foreign::Selection| {
        let (start, end) = selection.original.or_else(|| range(selection))?;
        Some((selection.id.to_string(), start, end))
    };
    let said = |id: &RecordId| id.to_string();
    let made = &source.made;
    let listed = Listed {
        selections: source.selections.iter().filter_map(place).collect(),
        made: MadeListed {
            by: made.by.as_ref().map(said),
            at: made.at.as_deref(),
            changed_by: made.changed_by.as_ref().map(said),
            changed_at: made.changed_at.as_deref(),
        },
    };
    serde_json::json!(listed).to_string()
}

/// Returns the places of a list; none of what is no list.
pub(super) fn places(words: &str) -> Places {
    #[derive(Deserialize)]
    struct Selections {
        selections: Vec<(String, i64, i64)>,
    }
    let listed = serde_json::from_str::<Selections>(words).map(|it| it.selections);
    let place = |(id, start, end): (String, i64, i64)| Some((id.parse().ok()?, (start, end)));
    let places = listed.unwrap_or_default().into_iter();
    places.filter_map(place).collect()
}

/// Returns who made a source and changed it, as its list says; `now` says who somebody of the file is here.
pub(super) fn made(words: &str, now: &dyn Fn(RecordId) -> RecordId) -> Made {
    #[derive(Default, Deserialize)]
    struct Said {
        by: Option<String>,
        at: Option<String>,
        changed_by: Option<String>,
        changed_at: Option<String>,
    }
    #[derive(Deserialize)]
    struct OfSource {
        #[serde(default)]
        made: Said,
    }
    let said = serde_json::from_str::<OfSource>(words).map(|it| it.made);
    let said = said.unwrap_or_default();
    let who = |id: Option<String>| id?.parse().ok().map(now);
    Made {
        by: who(said.by),
        at: said.at,
        changed_by: who(said.changed_by),
        changed_at: said.changed_at,
    }
}
