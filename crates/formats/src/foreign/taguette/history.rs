//! What was done when and by whom, from the journal of a project (`commands`).
//!
//! A change is journaled as what it comes to: a second `tag_add` of a tag is a new name or description,
//! a second `highlight_add` of a highlight its new tags (`web/api.py`). After a project was copied into
//! another database, what was deleted before has a negative number, and everybody is who copied
//! (`database/copy.py`).

use std::collections::BTreeMap;
use std::fmt::Write as _;

use ayni_model::id::RecordId;
use serde_json::Value;

use crate::foreign::{
    Made, NoticeKind,
    markdown::{one_line, quoted},
    tables::{Notices, dated},
};

/// Who did something, and when.
#[derive(Debug, Clone)]
struct Deed {
    by: Option<RecordId>,
    at: Option<String>,
}

/// A tag, highlight or document as the journal knows it.
#[derive(Debug)]
struct Life {
    made: Deed,
    /// Whether the journal has the moment at which it was made, and not only later ones.
    born: bool,
    changed: Option<Deed>,
    /// Of a highlight: its tags, with who gave them.
    tags: BTreeMap<i64, Deed>,
    /// Whether one person did all of it.
    alone: bool,
}

/// The lives of a table by their numbers.
#[derive(Debug, Default)]
struct Lives {
    of: BTreeMap<i64, Life>,
    /// The lowest number that there is or was.
    first: Option<i64>,
    /// The highest number that the journal named up to now.
    last: Option<i64>,
}

impl Lives {
    /// Notes that there is or was something of a number.
    fn there(&mut self, number: i64) {
        self.first = Some(self.first.map_or(number, |first| first.min(number)));
    }

    /// Notes that the journal names a number.
    fn named(&mut self, number: i64) {
        self.there(number);
        self.last = self.last.max(Some(number));
    }

    /// Begins a life, or changes it.
    fn live(&mut self, number: i64, deed: &Deed) -> &mut Life {
        // Numbers only rise. What is named for the first time after a higher one was there before.
        let born = self.last.is_none_or(|last| number > last);
        self.named(number);
        self.of
            .entry(number)
            .and_modify(|life| {
                life.changed = Some(deed.clone());
                life.alone &= life.made.by == deed.by;
            })
            .or_insert_with(|| Life {
                made: deed.clone(),
                born,
                changed: None,
                tags: BTreeMap::new(),
                alone: true,
            })
    }

    /// Returns the moment at which something was made, where the journal has it.
    fn born(&self, number: i64) -> Option<&str> {
        let life = self.of.get(&number).filter(|life| life.born)?;
        life.made.at.as_deref()
    }
}

/// What is known of a tag at a moment.
#[derive(Debug)]
struct Named {
    path: String,
    description: String,
}

/// The journal of a project.
#[derive(Debug, Default)]
pub(super) struct History {
    tags: Lives,
    highlights: Lives,
    documents: Lives,
    named: BTreeMap<i64, Named>,
    /// The history of the codebook in Markdown, a line each.
    lines: String,
}

/// An entry of the journal.
pub(super) struct Entry<'e> {
    pub(super) date: Option<String>,
    pub(super) login: &'e str,
    pub(super) by: Option<RecordId>,
    pub(super) document: Option<i64>,
    pub(super) payload: &'e str,
}

impl History {
    /// Notes that there is a tag.
    pub(super) fn tag_there(&mut self, tag: i64) {
        self.tags.there(tag);
    }

    /// Takes the next entry.
    pub(super) fn take(&mut self, entry: &Entry<'_>, notices: &mut Notices) {
        let payload: Value = serde_json::from_str(entry.payload).unwrap_or_default();
        let Some(kind) = payload.get("type").and_then(Value::as_str) else {
            notices.add(
                NoticeKind::BadValue,
                "commands.payload",
                entry.date.as_deref(),
            );
            return;
        };
        let deed = Deed {
            by: entry.by,
            at: entry.date.clone(),
        };
        let number = |name: &str| payload.get(name).and_then(Value::as_i64);
        let words = |name: &str| {
            payload
                .get(name)
                .and_then(Value::as_str)
                .unwrap_or_default()
        };
        match kind {
            "document_add" => {
                if let Some(document) = entry.document {
                    self.documents.live(document, &deed);
                }
            }
            "highlight_add" => {
                if let Some(highlight) = number("highlight_id") {
                    let tags = payload.get("tags").and_then(Value::as_array);
                    let tags = tags.into_iter().flatten().filter_map(Value::as_i64);
                    self.highlight(highlight, tags.collect(), &deed);
                }
            }
            "tag_add" => {
                if let Some(tag) = number("tag_id") {
                    let named = Named {
                        path: words("tag_path").to_owned(),
                        description: words("description").to_owned(),
                    };
                    self.tags.live(tag, &deed);
                    self.tag_add(tag, named, entry);
                }
            }
            "tag_delete" => {
                if let Some(tag) = number("tag_id") {
                    let name = self.name(tag);
                    self.line(entry, &format!("deleted {name}"));
                    self.named.remove(&tag);
                    self.tags.named(tag);
                }
            }
            "tag_merge" => {
                if let (Some(from), Some(to)) = (number("src_tag_id"), number("dest_tag_id")) {
                    let names = (self.name(from), self.name(to));
                    self.line(entry, &format!("merged {} into {}", names.0, names.1));
                    self.named.remove(&from);
                    self.tags.named(from);
                    self.merge(from, to);
                }
            }
            "project_import" => self.line(
                entry,
                "brought the project in from another database; what was done before stands under \
                 this name",
            ),
            other => notices.add(NoticeKind::LeftOut, other, entry.date.as_deref()),
        }
    }

    fn highlight(&mut self, highlight: i64, tags: Vec<i64>, deed: &Deed) {
        for tag in &tags {
            self.tags.named(*tag);
        }
        let life = self.highlights.live(highlight, deed);
        life.tags.retain(|tag, _| tags.contains(tag));
        for tag in tags {
            life.tags.entry(tag).or_insert_with(|| deed.clone());
        }
    }

    fn merge(&mut self, from: i64, to: i64) {
        for life in self.highlights.of.values_mut() {
            if let Some(deed) = life.tags.remove(&from) {
                life.tags.entry(to).or_insert(deed);
            }
        }
    }

    fn tag_add(&mut self, tag: i64, named: Named, entry: &Entry<'_>) {
        let new = quoted(&named.path);
        let means = |named: &Named| match one_line(&named.description) {
            words if words.is_empty() => String::new(),
            words => format!(": {words}"),
        };
        match self.named.get(&tag) {
            None => self.line(entry, &format!("added {new}{}", means(&named))),
            Some(old) => {
                let renamed = old.path != named.path;
                let described = old.description != named.description;
                let old = quoted(&old.path);
                if renamed {
                    self.line(entry, &format!("renamed {old} to {new}"));
                }
                if described {
                    self.line(entry, &format!("described {new} anew{}", means(&named)));
                }
            }
        }
        self.named.insert(tag, named);
    }

    /// Returns the name of a tag at the moment.
    fn name(&self, tag: i64) -> String {
        self.named.get(&tag).map_or_else(
            || format!("a tag whose name the journal does not know (number {tag})"),
            |named| quoted(&named.path),
        )
    }

    fn line(&mut self, entry: &Entry<'_>, what: &str) {
        let date = entry.date.as_deref().unwrap_or("without a date");
        let date = date.split_once('.').map_or(date, |(date, _)| date);
        // Writing into a string cannot fail.
        let _ = writeln!(self.lines, "- {date}, {}: {what}", one_line(entry.login));
    }

    /// Tells who made a tag and changed it last.
    pub(super) fn tag(&self, tag: i64) -> Made {
        made(self.tags.of.get(&tag))
    }

    /// Returns the identity of a tag: that it is renamed does not change it.
    ///
    /// The first tag of a project is made with the project and has no entry; what the journal has of it
    /// are later changes.
    pub(super) fn tag_id(&self, root: RecordId, tag: i64) -> RecordId {
        let later = self.tags.first.is_some_and(|first| first < tag);
        dated(root, "tag", tag, self.tags.born(tag).filter(|_| later))
    }

    /// Returns the identity of a highlight: that its place or its tags change does not change it.
    pub(super) fn highlight_id(&self, root: RecordId, highlight: i64) -> RecordId {
        dated(
            root,
            "highlight",
            highlight,
            self.highlights.born(highlight),
        )
    }

    /// Tells who made a highlight and changed it last.
    pub(super) fn highlight_made(&self, highlight: i64) -> Made {
        made(self.highlights.of.get(&highlight))
    }

    /// Returns the identity of a document that has a date of its own, or not.
    pub(super) fn document_id(
        &self,
        root: RecordId,
        document: i64,
        created: Option<&str>,
    ) -> RecordId {
        let born = created.or_else(|| self.documents.born(document));
        dated(root, "document", document, born)
    }

    /// Tells who brought a document in and changed it last.
    pub(super) fn document(&self, document: i64) -> Made {
        made(self.documents.of.get(&document))
    }

    /// Tells who gave a tag to a highlight and when. Where the journal does not say it of the tag, it is
    /// who did all else on the highlight, if that is one person.
    pub(super) fn coding(&self, highlight: i64, tag: i64) -> (Option<RecordId>, Option<String>) {
        let Some(life) = self.highlights.of.get(&highlight) else {
            return (None, None);
        };
        match life.tags.get(&tag) {
            Some(deed) => (deed.by, deed.at.clone()),
            None if life.alone => (life.made.by, None),
            None => (None, None),
        }
    }

    /// Returns the history of the codebook in Markdown; nothing when there is none.
    pub(super) fn codebook(&self) -> Option<&str> {
        (!self.lines.is_empty()).then_some(&self.lines)
    }
}

fn made(life: Option<&Life>) -> Made {
    let Some(life) = life else {
        return Made::default();
    };
    let changed = life.changed.clone();
    Made {
        by: life.made.by,
        at: life.made.at.clone(),
        changed_by: changed.as_ref().and_then(|deed| deed.by),
        changed_at: changed.and_then(|deed| deed.at),
    }
}
