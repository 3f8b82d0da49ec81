//! Opening a cell, or all of them: the units behind it.

use super::{
    co_occurrence,
    counts::gather,
    lists::{Cells, Content},
    table::{At, Cell, Table, Units},
    universe::Universe,
};
use crate::{
    declaration::Unit,
    index::Index,
    study::{Ix, Study},
};

/// The units behind every cell of a table.
#[derive(Debug)]
pub struct Opened<'t> {
    table: &'t Table,
    cells: Cells,
}

impl Opened<'_> {
    /// Returns the indices of the units behind a cell, as [`Table::open`] does.
    ///
    /// # Panics
    /// As [`Table::cell`].
    #[must_use]
    pub fn of(&self, row: At, column: At) -> &[Ix] {
        self.table.must_have(row, column);
        let (row, column) = self.table.frame.place(row, column);
        match self.cells.get(row, column) {
            Some(Cell::Quotations(all)) => all,
            _ => &[],
        }
    }
}

impl Table {
    /// Opens every cell in one walk through the study, where [`Table::open`] takes one for each. The
    /// study must be the one that the table was computed from.
    #[must_use]
    pub fn open_all(&self, study: &Study) -> Opened<'_> {
        let universe = Universe::new(Index::new(study), self.unit);
        let gathered = match self.frame.co_occurs {
            true => co_occurrence::behind_all(&universe, &self.frame),
            false => gather(&universe, &self.frame, |item, found| {
                found.push(item.counted);
            }),
        };
        Opened {
            table: self,
            cells: Cells::of(&gathered, |_, all| Some(Content::Quotations(all))),
        }
    }

    /// Returns the units behind a cell, a row, a column or the whole table, each once: quotations in
    /// document order, others in the order of their list. Behind a co-occurrence are the passages of
    /// the row and those of the column that meet. The study must be the one that the table was
    /// computed from.
    ///
    /// # Panics
    /// When the row or the column is not one of the table's.
    #[must_use]
    pub fn open(&self, study: &Study, row: At, column: At) -> Units {
        let universe = Universe::new(Index::new(study), self.unit);
        let frame = &self.frame;
        if frame.co_occurs {
            return Units::Quotations(co_occurrence::behind(&universe, frame, row, column));
        }
        let (r, c) = frame.place(row, column);
        let lies = |lines: &[u32], at: At, place: usize| match at {
            At::Total => !lines.is_empty(),
            At::Line(_) => lines.iter().any(|line| *line as usize == place),
        };
        let mut found: Vec<Ix> = Vec::new();
        universe.each(&frame.mask, |item| {
            if found.last() != Some(&item.counted)
                && lies(frame.rows.of(&universe, &item), row, r)
                && lies(frame.columns.of(&universe, &item), column, c)
            {
                found.push(item.counted);
            }
        });
        match self.unit {
            Unit::Coding => Units::Quotations(found),
            Unit::Source => Units::Sources(found),
            Unit::Event => Units::Events(found),
            Unit::Participation => Units::Participations(found),
            Unit::Tie => Units::Ties(found),
        }
    }
}
