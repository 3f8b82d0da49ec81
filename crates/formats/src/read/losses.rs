//! Counting what a reader leaves out.

use crate::{Loss, LossKind};

/// The losses of one file, one entry per kind, in the order in which each was first met.
#[derive(Debug, Default)]
pub(crate) struct Losses(Vec<Loss>);

impl Losses {
    /// Counts one loss; the place is worded only for the first of its kind.
    pub(crate) fn add(&mut self, kind: LossKind, place: impl FnOnce() -> Option<String>) {
        self.add_many(kind, 1, place);
    }

    /// Counts several losses of one kind.
    pub(crate) fn add_many(
        &mut self,
        kind: LossKind,
        count: usize,
        place: impl FnOnce() -> Option<String>,
    ) {
        if count == 0 {
            return;
        }
        match self.0.iter_mut().find(|loss| loss.kind == kind) {
            Some(loss) => loss.count += count,
            None => self.0.push(Loss {
                kind,
                count,
                place: place(),
            }),
        }
    }

    /// Returns the list.
    pub(crate) fn into_vec(self) -> Vec<Loss> {
        self.0
    }
}

/// Words a place as a line of the file, counted from 1.
pub(crate) fn line(number: usize) -> Option<String> {
    Some(format!("line {number}"))
}

/// Words a place as a paragraph of the document, counted from 1.
pub(crate) fn paragraph(number: usize) -> Option<String> {
    Some(format!("paragraph {number}"))
}
