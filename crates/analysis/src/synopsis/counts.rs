//! Counting distinct units in dense tables.

use super::{
    frame::Frame,
    universe::{Carrier, Item, Universe},
};
use crate::{
    declaration::Unit,
    study::{Ix, NONE},
};

/// One number per cell, totals last.
#[derive(Debug, Clone)]
pub(crate) struct Counts {
    rows: usize,
    columns: usize,
    /// How far apart two rows, and two columns, are in memory.
    strides: (usize, usize),
    numbers: Vec<u32>,
}

impl Counts {
    pub(crate) fn zero(frame: &Frame) -> Self {
        let (rows, columns) = (frame.rows.height(), frame.columns.height());
        // Units come source by source: the numbers of one source lie together.
        let by_column = frame.columns.carrier.tells_sources_apart()
            && !frame.rows.carrier.tells_sources_apart();
        Self {
            rows,
            columns,
            strides: if by_column { (1, rows) } else { (columns, 1) },
            numbers: vec![0; rows * columns],
        }
    }

    /// Returns the number in a cell; 0 outside the table.
    pub(crate) fn get(&self, row: usize, column: usize) -> u32 {
        if row < self.rows && column < self.columns {
            self.numbers[self.at(row, column)]
        } else {
            0
        }
    }

    #[inline]
    fn at(&self, row: usize, column: usize) -> usize {
        row * self.strides.0 + column * self.strides.1
    }

    #[inline]
    pub(crate) fn add(&mut self, row: u32, column: u32) {
        let at = self.at(row as usize, column as usize);
        self.numbers[at] += 1;
    }
}

/// Whether all units that are counted as one fall into the same groups of a carrier.
fn settled(carrier: Carrier, by: Of, unit: Unit) -> bool {
    match (carrier, by) {
        (Carrier::Whole, _) => true,
        (Carrier::Item, Of::Counted) => !matches!(unit, Unit::Event | Unit::Coding),
        (Carrier::Item, Of::Source) => unit == Unit::Source,
        (Carrier::Code | Carrier::Coder | Carrier::Stance, _) => false,
        (Carrier::Voice | Carrier::Speaks, by) => by == Of::Counted,
        (Carrier::Source, _) => true,
    }
}

/// What is counted once.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Of {
    /// The unit.
    Counted,
    /// The source; only where units come source by source.
    Source,
}

/// Counts distinct units or sources in every cell.
pub(crate) fn distinct(universe: &Universe<'_>, frame: &Frame, by: Of) -> Counts {
    let mut counts = Counts::zero(frame);
    let of = |item: &Item| match by {
        Of::Counted => item.counted,
        Of::Source => item.source,
    };
    // Units that are counted as one come one after the other, so that it is enough to know which
    // was counted last: in a row where all of them have the same columns, else in a cell.
    if settled(frame.columns.carrier, by, universe.unit) {
        let mut last: Vec<Ix> = vec![NONE; frame.rows.height()];
        universe.each(&frame.mask, |item| {
            let id = of(&item);
            let columns = frame.columns.of(universe, &item);
            if columns.is_empty() || id == NONE {
                return;
            }
            for &row in frame.rows.of(universe, &item) {
                if last[row as usize] != id {
                    last[row as usize] = id;
                    for &column in columns {
                        counts.add(row, column);
                    }
                }
            }
        });
    } else if settled(frame.rows.carrier, by, universe.unit) {
        let mut last: Vec<Ix> = vec![NONE; frame.columns.height()];
        universe.each(&frame.mask, |item| {
            let id = of(&item);
            let rows = frame.rows.of(universe, &item);
            if rows.is_empty() || id == NONE {
                return;
            }
            for &column in frame.columns.of(universe, &item) {
                if last[column as usize] != id {
                    last[column as usize] = id;
                    for &row in rows {
                        counts.add(row, column);
                    }
                }
            }
        });
    } else {
        let mut last: Vec<Ix> = vec![NONE; counts.numbers.len()];
        universe.each(&frame.mask, |item| {
            let id = of(&item);
            for &row in frame.rows.of(universe, &item) {
                for &column in frame.columns.of(universe, &item) {
                    let at = counts.at(row as usize, column as usize);
                    if last[at] != id {
                        last[at] = id;
                        counts.numbers[at] += 1;
                    }
                }
            }
        });
    }
    counts
}

/// Counts codings in every cell.
pub(crate) fn codings(universe: &Universe<'_>, frame: &Frame) -> Counts {
    let mut counts = Counts::zero(frame);
    universe.each(&frame.mask, |item| {
        if item.coding == NONE {
            return;
        }
        let columns = frame.columns.of(universe, &item);
        for &row in frame.rows.of(universe, &item) {
            for &column in columns {
                counts.add(row, column);
            }
        }
    });
    counts
}

/// Returns the things of each cell, in order of row, column and thing, each once.
pub(crate) fn gather(
    universe: &Universe<'_>,
    frame: &Frame,
    mut things: impl FnMut(&Item, &mut Vec<Ix>),
) -> Vec<(u32, u32, Ix)> {
    let mut all = Vec::new();
    let mut found = Vec::new();
    universe.each(&frame.mask, |item| {
        let rows = frame.rows.of(universe, &item);
        let columns = frame.columns.of(universe, &item);
        if rows.is_empty() || columns.is_empty() {
            return;
        }
        found.clear();
        things(&item, &mut found);
        for &row in rows {
            for &column in columns {
                all.extend(found.iter().map(|thing| (row, column, *thing)));
            }
        }
    });
    all.sort_unstable();
    all.dedup();
    all
}

/// Counts gathered things.
pub(crate) fn tally(frame: &Frame, gathered: &[(u32, u32, Ix)]) -> Counts {
    let mut counts = Counts::zero(frame);
    for (row, column, _) in gathered {
        counts.add(*row, *column);
    }
    counts
}
