//! Sources whose positions are in doubt, with passages to look at.

use ayni_formats::foreign::{Source as ForeignSource, positions::Convention};

use super::Bring;
use crate::foreign::{
    cuts,
    ready::Worded,
    report::{Counted, Example},
};

impl Bring<'_, '_> {
    /// Lists what the positions of a source count, with passages where that is in doubt.
    pub(super) fn tell_positions(&mut self, source: &ForeignSource, key: &str, worded: &Worded) {
        if worded.decision.selections == 0 {
            return;
        }
        let examples = if worded.decision.certain {
            Vec::new()
        } else {
            examples(source, worded)
        };
        self.report.list_source(Counted {
            source: source.name.clone(),
            key: key.to_owned(),
            positions: worded.decision.clone(),
            examples,
        });
    }
}

/// Returns the first passages of a source under each convention.
fn examples(source: &ForeignSource, worded: &Worded) -> Vec<Example> {
    let scores = worded.decision.scores.iter();
    let conventions: Vec<Convention> = scores.map(|score| score.convention).collect();
    let passages: Vec<cuts::Given> = source.selections.iter().filter_map(cuts::given).collect();
    cuts::cuts(&worded.stored, &worded.shown, &conventions, &passages)
}
