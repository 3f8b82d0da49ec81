//! What an import of a foreign project did, or would do: on screen, as JSON, and kept in the project.

use std::collections::BTreeMap;

use ayni_formats::foreign::NoticeKind;
use ayni_model::positions::Decision;
use serde::{Deserialize, Serialize};

/// How many lines of each list are kept; the others are counted.
const LISTED: usize = 1_000;

/// How many notices of one kind are told apart.
const NOTICED: usize = 100;

/// What stands for the others.
const OTHERS: &str = "…";

/// What was noticed: by its kind and what was seen, how often, and where first.
pub(crate) type Notices = BTreeMap<(NoticeKind, String), Often>;

/// How often something was noticed.
#[derive(Debug, Clone, Default)]
pub(crate) struct Often {
    pub(crate) count: u64,
    /// Where the first one is, in words a person can follow.
    pub(crate) place: Option<String>,
}

impl Often {
    /// Counts some more; the place of the first one is kept.
    pub(crate) fn add(&mut self, count: u64, place: Option<String>) {
        if self.count == 0 {
            self.place = place;
        }
        self.count += count;
    }
}

/// What an import did, or would do.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// The file or folder, as it was called.
    pub file: String,
    /// The reader that read it: `refi-project`, `qualcoder`.
    pub program: String,
    /// Who wrote it, as it says itself.
    pub origin: String,
    /// What the project was called.
    pub name: Option<String>,
    /// How many of each kind there are, and what became of them.
    pub counts: Vec<Count>,
    /// How many levels the tree of codes has.
    pub depth: u64,
    /// What became of the places of codings.
    pub codings: Fates,
    /// What became of the places of selections, coded or not.
    pub selections: Fates,
    /// Passages that do not stand where the file says, or nowhere, in the order of the file.
    pub drifted: Vec<Drifted>,
    /// How many more there were.
    pub more_drifted: u64,
    /// Sources with a text, and what their positions count.
    pub sources: Vec<Counted>,
    /// How many more there were; none that is in doubt.
    pub more_sources: u64,
    /// What a person should know of the reading.
    pub notices: Vec<Noticed>,
    /// Things that had another name in the file, because two cannot have one here or it cannot stand.
    pub renamed: Vec<Renamed>,
    /// How many more there were.
    pub more_renamed: u64,
    /// What it did to the records that the project had, by noun.
    pub merged: Vec<Merged>,
    /// Fields that have another value than before: all that somebody had changed here, and the first of the others.
    pub overwritten: Vec<Overwritten>,
    /// How many more there were.
    pub more_overwritten: u64,
    /// Records that an earlier import of the same project brought and that the file has no more, the first of
    /// them, as a person names them. They stay as they are here.
    #[serde(default)]
    pub absent: Vec<String>,
    /// How many more there were.
    #[serde(default)]
    pub more_absent: u64,
    /// What came of it; nothing in reports of before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub brought: Option<Brought>,
    /// The entry of the journal, by which it can be taken back; none if nothing changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<i64>,
}

/// What came of a file: what the project has by it that it did not have.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Brought {
    /// Sources, each further transcript of a recording one of them.
    pub sources: u64,
    /// Codes.
    pub codes: u64,
    /// Codings.
    pub codings: u64,
    /// Members, actors, attributes, groups and memos.
    pub others: u64,
    /// Fields of records of before that have another value.
    pub values: u64,
}

impl Brought {
    /// Tells whether the project is as it was, but for what is kept to be given back.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }
}

/// How many of a kind there are in a file, and what became of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Count {
    /// The kind, in the words of the standard: `user`, `code`, `text`, `pdf`, `coding`.
    pub what: String,
    /// How many the file has.
    pub there: u64,
    /// How many became something here.
    pub came: u64,
    /// How many are only kept word for word, to be written back.
    pub kept: u64,
}

/// What became of places in texts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fates {
    /// They are where they were.
    pub exact: u64,
    /// The words stand elsewhere, and only there or nearest there.
    pub reanchored: u64,
    /// The words stand in several places, and nothing tells which is meant: kept, and marked as lost.
    pub ambiguous: u64,
    /// The place is not in the text: kept, and marked as lost.
    pub lost: u64,
    /// They are where the file says if its positions count what its program usually does, which the text
    /// itself does not confirm.
    pub uncertain: u64,
}

/// What became of a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fate {
    /// See [`Fates::exact`].
    Exact,
    /// See [`Fates::reanchored`].
    Reanchored,
    /// See [`Fates::ambiguous`].
    Ambiguous,
    /// See [`Fates::lost`].
    Lost,
    /// See [`Fates::uncertain`].
    Uncertain,
}

impl Fates {
    /// Counts some places.
    pub(crate) fn add(&mut self, fate: Fate, count: u64) {
        let of = match fate {
            Fate::Exact => &mut self.exact,
            Fate::Reanchored => &mut self.reanchored,
            Fate::Ambiguous => &mut self.ambiguous,
            Fate::Lost => &mut self.lost,
            Fate::Uncertain => &mut self.uncertain,
        };
        *of += count;
    }

    /// Returns how many places there are.
    #[must_use]
    pub const fn all(&self) -> u64 {
        self.exact + self.reanchored + self.ambiguous + self.lost + self.uncertain
    }
}

/// A passage that does not stand where the file says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drifted {
    /// The source, as the file names it.
    pub source: String,
    /// What became of it.
    pub fate: Fate,
    /// Why, where it is lost: `outside`, `within-character`, `reversed`, `empty`, `no-text`, `words`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// Start and end as the file has them.
    pub said: (i64, i64),
    /// Start and end in code points, where it stands now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub now: Option<(u32, u32)>,
    /// Its words, as far as they are known, cut short.
    pub words: String,
    /// How many codings it has.
    pub codings: u64,
}

/// A source with a text, and what its positions count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counted {
    /// The source, as the file names it.
    pub source: String,
    /// Its key here.
    pub key: String,
    /// What its positions count, and why.
    pub positions: Decision,
    /// The first passages of one that is in doubt, under each convention that was weighed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub examples: Vec<Example>,
}

/// A passage as each convention has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Example {
    /// Start and end as the file has them.
    pub said: (i64, i64),
    /// The name that the file gives it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The words under each convention, in the order of [`Decision::scores`], with some before and after;
    /// nothing where the convention gives none.
    pub words: Vec<Option<(String, String, String)>>,
}

/// What a person should know of the reading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Noticed {
    /// The kind, by its word: `repeated-id`.
    pub what: String,
    /// What was seen.
    pub seen: String,
    /// Where the first one is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// How many there are.
    pub count: u64,
}

/// A thing that has another name here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Renamed {
    /// The noun.
    pub noun: String,
    /// Its name in the file.
    pub from: String,
    /// Its name here.
    pub to: String,
}

/// What an import did to the records of one noun.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Merged {
    /// The noun.
    pub noun: String,
    /// Records that the project did not have.
    pub added: u64,
    /// Records of which some field has another value now.
    pub changed: u64,
    /// Records that the file has as the project has them.
    pub same: u64,
    /// Records of which the project's own, later state was kept, though the file has another.
    pub ours: u64,
    /// Records that an earlier import of the same project brought and that the file has no more.
    #[serde(default)]
    pub absent: u64,
}

/// A field that has another value than before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Overwritten {
    /// The record, as a person names it.
    pub record: String,
    /// The field.
    pub field: String,
    /// What stood there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    /// What stands there now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
    /// Whether somebody had changed it here.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub own: bool,
}

impl Report {
    /// Returns the count of a kind.
    pub(crate) fn count(&mut self, what: &str) -> &mut Count {
        let at = self.counts.iter().position(|count| count.what == what);
        let at = at.unwrap_or_else(|| {
            self.counts.push(Count {
                what: what.to_owned(),
                there: 0,
                came: 0,
                kept: 0,
            });
            self.counts.len() - 1
        });
        &mut self.counts[at]
    }

    /// Counts something that became something here.
    pub(crate) fn came(&mut self, what: &str) {
        let count = self.count(what);
        count.there += 1;
        count.came += 1;
    }

    /// Takes back that something came, of which it shows that it was removed here.
    pub(crate) fn stayed_out(&mut self, what: &str) {
        self.count(what).came -= 1;
    }

    /// Counts something that is only kept.
    pub(crate) fn kept(&mut self, what: &str) {
        let count = self.count(what);
        count.there += 1;
        count.kept += 1;
    }

    pub(crate) fn list_drifted(&mut self, drifted: impl FnOnce() -> Drifted) {
        if self.drifted.len() < LISTED {
            self.drifted.push(drifted());
        } else {
            self.more_drifted += 1;
        }
    }

    /// Lists what was noticed. Of one kind only so many are told apart; the rest is counted together.
    pub(crate) fn list_notices(&mut self, notices: Notices) {
        let mut told: BTreeMap<NoticeKind, usize> = BTreeMap::new();
        // They come kind by kind, so the last one is of this kind.
        for ((kind, seen), Often { count, place }) in notices {
            let told = told.entry(kind).or_default();
            *told += 1;
            match self.notices.last_mut() {
                Some(others) if *told > NOTICED + 1 => others.count += count,
                _ => self.notices.push(Noticed {
                    what: kind.word().to_owned(),
                    seen: if *told > NOTICED {
                        OTHERS.to_owned()
                    } else {
                        seen
                    },
                    place: place.filter(|_| *told <= NOTICED),
                    count,
                }),
            }
        }
    }

    pub(crate) fn list_source(&mut self, counted: Counted) {
        if self.sources.len() < LISTED || !counted.positions.certain {
            self.sources.push(counted);
        } else {
            self.more_sources += 1;
        }
    }

    pub(crate) fn list_renamed(&mut self, noun: &str, from: &str, to: &str) {
        if self.renamed.len() < LISTED {
            self.renamed.push(Renamed {
                noun: noun.to_owned(),
                from: from.to_owned(),
                to: to.to_owned(),
            });
        } else {
            self.more_renamed += 1;
        }
    }

    /// Returns the sources whose positions a person should look at.
    pub fn doubtful(&self) -> impl Iterator<Item = &Counted> {
        self.sources.iter().filter(|it| !it.positions.certain)
    }

    /// Returns how many of a kind the file has.
    #[must_use]
    pub fn there(&self, what: &str) -> u64 {
        let found = self.counts.iter().find(|count| count.what == what);
        found.map_or(0, |count| count.there)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_one_kind_so_many_notices_are_told_apart_and_none_is_lost() {
        let mut notices = Notices::new();
        let mut note = |kind, seen: &str, place: &str| {
            let often = notices.entry((kind, seen.to_owned())).or_default();
            often.add(1, Some(place.to_owned()));
        };
        for number in 0..250 {
            note(NoticeKind::BadId, &format!("{number:03}"), "Sources");
            note(NoticeKind::BadId, &format!("{number:03}"), "Notes");
        }
        note(NoticeKind::BadValue, "red", "line 7");
        let mut report = Report::default();
        report.list_notices(notices);
        let of = |what: &str| -> Vec<(&str, u64)> {
            let all = report.notices.iter().filter(|it| it.what == what);
            all.map(|it| (it.seen.as_str(), it.count)).collect()
        };
        let bad = of(NoticeKind::BadId.word());
        assert_eq!(bad.len(), 101);
        assert_eq!(
            (bad[0], bad[99], bad[100]),
            (("000", 2), ("099", 2), ("…", 300))
        );
        assert_eq!(of(NoticeKind::BadValue.word()), [("red", 1)]);
        // Of each the first place is known; of the others together, none.
        let first = |seen: &str| {
            let found = report.notices.iter().find(|it| it.seen == seen);
            found.and_then(|it| it.place.as_deref())
        };
        assert_eq!(
            (first("000"), first("099")),
            (Some("Sources"), Some("Sources"))
        );
        assert_eq!((first("…"), first("red")), (None, Some("line 7")));
    }
}
