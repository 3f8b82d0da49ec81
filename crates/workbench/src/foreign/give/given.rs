//! What an export tells of itself.

use std::collections::BTreeMap;

use ayni_formats::foreign::refi::dom::Element;
use serde::{Deserialize, Serialize};

/// What was written, and what the format could not hold.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Given {
    /// How many of each kind were written, in the words of the standard.
    pub written: BTreeMap<String, u64>,
    /// Of how many sources, in the same words, what they are made of is not even here, and so not in the file: the
    /// text of a text or a transcript, the file of a PDF, a picture, a recording.
    #[serde(default)]
    pub missing: BTreeMap<String, u64>,
    /// What the format cannot hold, by noun or field, and how many there are.
    pub left: BTreeMap<String, u64>,
    /// Of how many sources nobody has said yet what their positions count: they go out as they are read here.
    #[serde(default)]
    pub doubtful: u64,
    /// Under which names those who coded or wrote something stand in it.
    #[serde(default)]
    pub coders: Vec<String>,
    /// What an earlier file had and no valid file can have: elements and attributes, with how many.
    pub mended: BTreeMap<String, u64>,
    /// How many files go as they came, of sources that have another name here: they may say the earlier one.
    #[serde(default)]
    pub files_of_renamed: u64,
    /// What says a name in words that go as they are, which a source, a case or a member had before: how many by
    /// what they are (`text`, `memo`, `code`, `source`, `case` …).
    #[serde(default)]
    pub old_names: BTreeMap<String, u64>,
}

impl Given {
    /// Tells how much of something stays here.
    pub(super) fn leave(&mut self, what: &'static str, count: usize) {
        if count > 0 {
            *self.left.entry(what.to_owned()).or_default() += count as u64;
        }
    }

    /// Tells that what a source is made of is not even here.
    pub(super) fn lacks(&mut self, element: &str) {
        *self.missing.entry(element.to_owned()).or_default() += 1;
    }

    /// Counts an element that was written and what is in it, by name.
    pub(super) fn count(&mut self, element: &Element<'_>) {
        let counted = matches!(
            &*element.name,
            "User"
                | "Code"
                | "Variable"
                | "Case"
                | "Coding"
                | "Note"
                | "Link"
                | "Set"
                | "Graph"
                | "Transcript"
        );
        let one_of =
            |ending: &str| element.name.ends_with(ending) && !element.name.starts_with("Member");
        if counted || one_of("Source") || one_of("Selection") {
            match self.written.get_mut(&*element.name) {
                Some(count) => *count += 1,
                None => {
                    self.written.insert(element.name.to_string(), 1);
                }
            }
        }
        element.elements().for_each(|child| self.count(child));
    }
}
