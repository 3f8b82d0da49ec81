//! Rows, columns and filter of a table together, and why a cell of it is empty.

use super::{
    counts::Counts,
    csr::Csr,
    groups::Membership,
    mask::Mask,
    side::Side,
    table::{At, Empty},
    universe::Universe,
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
    /// Whether a cell holds the passages of its row that meet one of its column.
    pub(crate) co_occurs: bool,
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
            co_occurs: false,
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
            // There are passages, and they do not know what is asked for.
            Unit::Coding if units > 0 => Empty::None,
            Unit::Coding if self.collected.holds(row, column) => match self.co_occurs {
                true => Empty::None,
                false => Empty::NothingSaid,
            },
            Unit::Source if units > 0 => Empty::NothingSaid,
            Unit::Coding | Unit::Source => Empty::NotCollected,
            Unit::Event | Unit::Participation | Unit::Tie => Empty::None,
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

/// Returns the lines that a source, or somebody who speaks in it, falls into by those axes that tell
/// sources apart; nothing when none of them does.
pub(crate) fn lines_of_sources(universe: &Universe<'_>, side: &Side) -> Option<Csr> {
    let first = side
        .axes
        .iter()
        .position(|axis| axis.carrier.tells_sources_apart())?;
    // The groups of a source on an axis; nothing where the axis does not tell sources apart.
    let groups = |axis: &Membership, source: usize| -> Option<Vec<u32>> {
        if !axis.carrier.tells_sources_apart() {
            return None;
        }
        let entities = universe.entities_of_source(axis.carrier, source);
        let of = entities.into_iter().flat_map(|one| axis.yes.of(one));
        let mut groups: Vec<u32> = of.copied().collect();
        groups.sort_unstable();
        groups.dedup();
        Some(groups)
    };
    let sources = 0..universe.index.study.sources.len();
    if let [one] = side.axes.as_slice() {
        return Some(Csr::new(
            sources.map(|source| groups(one, source).unwrap_or_default()),
        ));
    }
    let mut lines_of_group: Vec<Vec<u32>> = vec![Vec::new(); side.axes[first].groups.len()];
    for (line, path) in (0..).zip(&side.combinations) {
        lines_of_group[path[first] as usize].push(line);
    }
    Some(Csr::new(sources.map(|source| {
        let of_axes: Vec<_> = side.axes.iter().map(|axis| groups(axis, source)).collect();
        let falls = |line: &&u32| {
            let path = side.combinations[**line as usize].iter();
            let mut each = of_axes.iter().zip(path);
            each.all(|(groups, group)| groups.as_ref().is_none_or(|all| all.contains(group)))
        };
        let here = of_axes[first].iter().flatten();
        let lines = here.flat_map(|group| &lines_of_group[*group as usize]);
        let mut lines: Vec<u32> = lines.filter(falls).copied().collect();
        lines.sort_unstable();
        lines
    })))
}
