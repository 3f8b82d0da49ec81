//! Rows, columns and filter of a table together, and why a cell of it is empty.

use super::{
    counts::Counts,
    csr::Csr,
    mask::Mask,
    side::Side,
    table::{At, Empty},
    universe::{Carrier, Universe},
};
use crate::declaration::Unit;

/// Rows, columns and filter of a table.
#[derive(Debug, Clone)]
pub(crate) struct Frame {
    pub(crate) unit: Unit,
    pub(crate) rows: Side,
    pub(crate) columns: Side,
    pub(crate) mask: Mask,
    collected: Collected,
    /// How many units are in each cell, where an empty cell asks for it.
    pub(crate) units: Option<Counts>,
}

/// In which cells there is a source with a text.
#[derive(Debug, Clone, Default)]
struct Collected {
    /// Whether rows and columns tell sources apart at all.
    by_row: bool,
    by_column: bool,
    columns: usize,
    cells: Vec<bool>,
}

impl Frame {
    pub(crate) fn new(universe: &Universe<'_>, rows: Side, columns: Side, mask: Mask) -> Self {
        let collected = collected(universe, &rows, &columns, &mask);
        Self {
            unit: universe.unit,
            rows,
            columns,
            mask,
            collected,
            units: None,
        }
    }

    /// Returns the numbers of a row and a column in dense tables.
    pub(crate) fn place(&self, row: At, column: At) -> (usize, usize) {
        let place = |at: At, side: &Side| match at {
            At::Line(line) => {
                assert!(
                    line < side.lines.len(),
                    "the table has no such row or column"
                );
                line
            }
            // Without axes the only line is the total.
            At::Total if side.axes.is_empty() => 0,
            At::Total => side.lines.len(),
        };
        (place(row, &self.rows), place(column, &self.columns))
    }

    /// Returns why a cell shows nothing.
    pub(crate) fn empty(&self, row: At, column: At, findings: bool) -> Empty {
        let (r, c) = self.place(row, column);
        let units = self.units.as_ref().map_or(0, |units| units.get(r, c));
        match self.unit {
            _ if findings && units > 0 => Empty::NoFinding,
            Unit::Coding if self.collected.holds(row, column) => Empty::NothingSaid,
            Unit::Source if units > 0 => Empty::NothingSaid,
            Unit::Coding | Unit::Source => Empty::NotCollected,
            Unit::Event | Unit::Participation | Unit::Tie => Empty::NothingSaid,
        }
    }
}

impl Collected {
    fn holds(&self, row: At, column: At) -> bool {
        let rows = self.cells.len() / self.columns.max(1);
        let range = |at: At, told: bool, all: usize| match at {
            _ if !told => 0..1,
            At::Line(line) => line..line + 1,
            At::Total => 0..all,
        };
        range(row, self.by_row, rows).any(|row| {
            range(column, self.by_column, self.columns).any(|column| {
                self.cells
                    .get(row * self.columns + column)
                    .copied()
                    .unwrap_or(false)
            })
        })
    }
}

/// Works out in which cells there is a source with a text; only asked of codings.
fn collected(universe: &Universe<'_>, rows: &Side, columns: &Side, mask: &Mask) -> Collected {
    if universe.unit != Unit::Coding {
        return Collected::default();
    }
    let study = universe.index.study;
    let (by_row, by_column) = (
        lines_of_sources(universe, rows),
        lines_of_sources(universe, columns),
    );
    let breadth = by_column.as_ref().map_or(1, |_| columns.lines.len());
    let height = by_row.as_ref().map_or(1, |_| rows.lines.len());
    let mut cells = vec![false; height * breadth];
    let lines = |side: Option<&Csr>, source| side.map_or(vec![0], |side| side.of(source).to_vec());
    for (source, _) in study
        .texts
        .iter()
        .enumerate()
        .filter(|(_, text)| text.is_some())
    {
        if !mask.keeps_source(universe, source) {
            continue;
        }
        for row in lines(by_row.as_ref(), source) {
            for column in lines(by_column.as_ref(), source) {
                cells[row as usize * breadth + column as usize] = true;
            }
        }
    }
    Collected {
        by_row: by_row.is_some(),
        by_column: by_column.is_some(),
        columns: breadth,
        cells,
    }
}

/// Returns the lines that a source falls into by those axes that tell sources apart; nothing when
/// none of them does.
pub(crate) fn lines_of_sources(universe: &Universe<'_>, side: &Side) -> Option<Csr> {
    let by_source: Vec<usize> = side
        .axes
        .iter()
        .enumerate()
        .filter(|(_, axis)| matches!(axis.carrier, Carrier::Source | Carrier::Speaks))
        .map(|(axis, _)| axis)
        .collect();
    if by_source.is_empty() {
        return None;
    }
    let sources = 0..universe.index.study.sources.len();
    if let [one] = side.axes.as_slice() {
        return Some(Csr::new(sources.map(|source| one.yes.of(source).to_vec())));
    }
    let falls = |source: usize, line: &[u32]| {
        by_source
            .iter()
            .all(|axis| side.axes[*axis].yes.of(source).contains(&line[*axis]))
    };
    Some(Csr::new(sources.map(|source| {
        let lines = (0_u32..).zip(&side.combinations);
        lines
            .filter(|(_, line)| falls(source, line))
            .map(|(line, _)| line)
            .collect::<Vec<_>>()
    })))
}
