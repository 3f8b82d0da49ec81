//! Passages of notes: what is coded in a note is only kept, and stands in its text as the source's does.

use std::borrow::Cow;

use crate::foreign::{
    At, Made, Selection, Words,
    refi::{
        dom::{Element, Node},
        read::whole_number,
    },
};
use ayni_model::id::{RecordId, Uuid};

const SIDES: [&str; 2] = ["startPosition", "endPosition"];

/// Returns the passages that a note has, with nothing but their places and names.
#[must_use]
pub fn passages_of_note(note: &Element<'_>) -> Vec<Selection> {
    let place = |passage: &Element<'_>| {
        let [start, end] = SIDES.map(|side| passage.get(side).and_then(whole_number));
        let name = passage.get("name").map(str::to_owned);
        Some(Selection {
            id: RecordId::new(Uuid::nil()),
            at: At::Text {
                start: start?,
                end: end?,
            },
            original: None,
            words: name.map_or(Words::Unsaid, Words::Name),
            description: None,
            codings: Vec::new(),
            notes: Vec::new(),
            made: Made::default(),
        })
    };
    let passages = note.all("PlainTextSelection");
    passages.filter_map(place).collect()
}

/// Makes the passages of a note stand where they are now; `now` says of a position where it is, and nothing of
/// one that was nowhere, which stays as it was.
pub fn place_passages(note: &mut Element<'_>, now: &dyn Fn(i64) -> Option<i64>) {
    for node in &mut note.children {
        let Node::Element(passage) = node else {
            continue;
        };
        if passage.name != "PlainTextSelection" {
            continue;
        }
        for side in SIDES {
            let said = passage.get(side).and_then(whole_number);
            let is = said.and_then(now);
            if is.is_some() && is != said {
                passage.set(side, is.map(|is| Cow::Owned(is.to_string())));
            }
        }
    }
}
