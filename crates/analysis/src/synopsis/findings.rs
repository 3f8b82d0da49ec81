//! Putting findings into cells by what their rows and columns stand for.

use std::collections::BTreeMap;

use ayni_model::study::CellKey;

use super::{
    frame::Frame,
    lists::{Cells, Content},
    table::Line,
};
use crate::study::{Ix, Study};

/// Returns the findings of each cell, and those of this synopsis that it has no cell for.
///
/// A finding stands in the cell whose keys, rows and columns together, are just its own: it is shown
/// whichever way the table is turned, and never in a cell that says more or less than it does.
pub(crate) fn findings(study: &Study, frame: &Frame, synopsis: &str) -> (Cells, Vec<Ix>) {
    let columns: BTreeMap<Vec<&CellKey>, u32> =
        frame.columns.lines.iter().map(keys).zip(0..).collect();
    let rows: Vec<Vec<&CellKey>> = frame.rows.lines.iter().map(keys).collect();
    let mut placed = Vec::new();
    let mut elsewhere = Vec::new();
    for (finding, (_, facts)) in (0..).zip(&study.findings) {
        let mut wanted: Vec<&CellKey> = std::iter::once(&facts.finding.row)
            .chain(&facts.finding.column)
            .collect();
        wanted.sort_unstable();
        wanted.dedup();
        let before = placed.len();
        for (row, keys) in (0..).zip(&rows) {
            if !keys.iter().all(|key| wanted.contains(key)) {
                continue;
            }
            let rest: Vec<&CellKey> = wanted
                .iter()
                .copied()
                .filter(|key| !keys.contains(key))
                .collect();
            if let Some(column) = columns.get(&rest) {
                placed.push((row, *column, finding));
            }
        }
        if placed.len() == before && facts.finding.synopsis.as_deref() == Some(synopsis) {
            elsewhere.push(finding);
        }
    }
    placed.sort_unstable();
    let cells = Cells::of(&placed, |_, all| Some(Content::Findings(all)));
    (cells, elsewhere)
}

/// Returns the keys of a line in their own order; a constant says nothing.
fn keys(line: &Line) -> Vec<&CellKey> {
    let says = |key: &&CellKey| !matches!(key, CellKey::Value { attribute, .. } if attribute == "constant");
    let mut keys: Vec<&CellKey> = line
        .path
        .iter()
        .map(|heading| &heading.key)
        .filter(says)
        .collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}
