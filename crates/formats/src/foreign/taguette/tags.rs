//! The tags of a project as a tree.
//!
//! Taguette knows no tree: a tag has a `path`, and people write an order into it by a separator of their
//! own. So the separator is asked for, and a guess is offered.

use std::collections::{BTreeMap, BTreeSet};

use ayni_model::id::RecordId;

use super::history::History;
use crate::foreign::Code;

/// The separators that people write between the parts of a path, the clearer first.
pub const SEPARATORS: [char; 3] = ['/', '\\', '.'];

/// A tag.
#[derive(Debug)]
pub(super) struct Tag {
    pub(super) number: i64,
    pub(super) path: String,
    pub(super) description: Option<String>,
}

/// Returns the separator that the paths seem to be written with: the one that gives most paths a parent
/// that is a path itself, or that another one has too. None of them: the tags are flat.
#[must_use]
pub fn separator_guess<'p>(paths: impl IntoIterator<Item = &'p str>) -> Option<char> {
    let paths: Vec<&str> = paths.into_iter().collect();
    let related = |separator| {
        let parts: Vec<Vec<&str>> = paths.iter().map(|path| parts(path, separator)).collect();
        let whole: BTreeSet<&[&str]> = parts.iter().map(Vec::as_slice).collect();
        let mut children: BTreeMap<&[&str], usize> = BTreeMap::new();
        for path in &parts {
            if let [parent @ .., _] = path.as_slice()
                && !parent.is_empty()
            {
                *children.entry(parent).or_default() += 1;
            }
        }
        let related = children
            .iter()
            .filter(|(parent, count)| **count > 1 || whole.contains(**parent));
        related.map(|(_, count)| count).sum::<usize>()
    };
    let mut best = (0, None);
    for separator in SEPARATORS {
        let related = related(separator);
        if related > best.0 {
            best = (related, Some(separator));
        }
    }
    best.1
}

/// Returns the parts of a path; a path with an empty part, such as `etc.`, is one.
fn parts(path: &str, separator: char) -> Vec<&str> {
    let parts: Vec<&str> = path.split(separator).map(str::trim).collect();
    if parts.iter().any(|part| part.is_empty()) {
        vec![path.trim()]
    } else {
        parts
    }
}

/// Returns the codes of the tags, each after its parent; parents that are no tags are made.
pub(super) fn codes(
    root: RecordId,
    tags: &[Tag],
    separator: Option<char>,
    history: &History,
) -> Vec<Code> {
    let split = |tag: &Tag| -> Vec<String> {
        let split = separator.map(|separator| parts(&tag.path, separator));
        let split = split.unwrap_or_else(|| vec![tag.path.trim()]);
        split.into_iter().map(str::to_owned).collect()
    };
    let mut of_path: BTreeMap<Vec<String>, RecordId> = BTreeMap::new();
    for tag in tags {
        let id = history.tag_id(root, tag.number);
        of_path.entry(split(tag)).or_insert(id);
    }
    let mut codes: Vec<(usize, Code)> = Vec::new();
    for tag in tags {
        let path = split(tag);
        let mut above: Option<RecordId> = None;
        for length in 1..path.len() {
            let Some((parent, _)) = path.split_at_checked(length) else {
                break;
            };
            let made = || root.derived(&format!("parent/{}", parent.join("/")));
            let id = of_path.get(parent).copied().unwrap_or_else(made);
            if !of_path.contains_key(parent) {
                of_path.insert(parent.to_vec(), id);
                codes.push((
                    length,
                    Code {
                        id,
                        parent: above,
                        name: parent.last().cloned().unwrap_or_default(),
                        codable: false,
                        colour: None,
                        description: None,
                        notes: Vec::new(),
                        made: crate::foreign::Made::default(),
                    },
                ));
            }
            above = Some(id);
        }
        codes.push((
            path.len(),
            Code {
                id: history.tag_id(root, tag.number),
                parent: above,
                name: path.last().cloned().unwrap_or_default(),
                codable: true,
                colour: None,
                description: tag.description.clone(),
                notes: Vec::new(),
                made: history.tag(tag.number),
            },
        ));
    }
    // The shallower first, so that each comes after its parent; else in the order of the tags.
    codes.sort_by_key(|(depth, _)| *depth);
    codes.into_iter().map(|(_, code)| code).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(paths: &[&str], separator: Option<char>) -> Vec<(String, Option<String>, bool)> {
        let root = RecordId::new(ayni_model::id::Uuid::from_u128(1));
        let tags: Vec<Tag> = (1..)
            .zip(paths)
            .map(|(number, path)| Tag {
                number,
                path: (*path).to_owned(),
                description: None,
            })
            .collect();
        let codes = codes(root, &tags, separator, &History::default());
        let name = |id: RecordId| {
            codes
                .iter()
                .find(|code| code.id == id)
                .unwrap()
                .name
                .clone()
        };
        codes
            .iter()
            .map(|code| (code.name.clone(), code.parent.map(name), code.codable))
            .collect()
    }

    #[test]
    fn a_separator_needs_relatives() {
        assert_eq!(separator_guess(["a.b", "a.c", "d"]), Some('.'));
        assert_eq!(separator_guess(["a", "a/b"]), Some('/'));
        assert_eq!(separator_guess([r"a\b", r"a\c", "x.y"]), Some('\\'));
        assert_eq!(separator_guess(["and/or", "etc.", "p. 12"]), None);
        assert_eq!(separator_guess(["open: privacy", "open: work"]), None);
    }

    #[test]
    fn missing_parents_are_made_and_stand_first() {
        let code = |name: &str, parent: Option<&str>, codable| {
            (name.to_owned(), parent.map(str::to_owned), codable)
        };
        assert_eq!(
            tree(
                &["work.pay.late", "work.hours", "home", "home.kin"],
                Some('.')
            ),
            [
                code("work", None, false),
                code("home", None, true),
                code("pay", Some("work"), false),
                code("hours", Some("work"), true),
                code("kin", Some("home"), true),
                code("late", Some("pay"), true),
            ]
        );
        assert_eq!(
            tree(&["work.hours", "etc."], None),
            [code("work.hours", None, true), code("etc.", None, true)]
        );
    }
}
