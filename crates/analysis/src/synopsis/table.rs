//! The answer to a synopsis: rows, columns, and a cell for each of them and each measure.

use ayni_model::study::CellKey;

use super::{counts::Counts, frame::Frame, lists::Cells};
use crate::{
    declaration::{Axis, Measure, Stated, Unit},
    study::Ix,
};

/// A computed table.
///
/// Numbers are dense, lists are kept for the cells that have one. The passages behind a cell are
/// worked out when it is [opened](Table::open).
#[derive(Debug, Clone)]
pub struct Table {
    /// The name of the declaration.
    pub name: String,
    /// The title above the table.
    pub title: Option<String>,
    /// The words below the table.
    pub caption: Option<String>,
    /// What is counted and placed.
    pub unit: Unit,
    /// The axes of the rows, the outer one first.
    pub row_axes: Vec<AxisHead>,
    /// The axes of the columns, the outer one first.
    pub column_axes: Vec<AxisHead>,
    /// The rows.
    pub rows: Vec<Line>,
    /// The columns.
    pub columns: Vec<Line>,
    /// The measures, each with its cells.
    pub measures: Vec<Measured>,
    /// Whether there are totals; each is over distinct units and never the sum of its cells.
    pub totals: bool,
    /// What is not in the cells.
    pub notes: Vec<Note>,
    /// Stated figures, held against the study.
    pub stated: Vec<StatedOutcome>,
    /// Units that may belong in a cell: row, column, how many; in order.
    pub(crate) possible: Vec<(u32, u32, u32)>,
    pub(crate) frame: Frame,
}

/// The header of an axis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AxisHead {
    /// The axis.
    pub axis: Axis,
    /// Its header.
    pub label: String,
}

/// A row or a column: what it stands for on each axis, the outer one first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Line {
    /// One heading per axis.
    pub path: Vec<Heading>,
}

/// What a row or column stands for on one axis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// The key by which findings name it.
    pub key: CellKey,
    /// Its words.
    pub label: String,
    /// How deep it stands in its tree, for codes; 0 at the top.
    pub depth: u32,
}

/// A measure with its cells.
#[derive(Debug, Clone)]
pub struct Measured {
    /// What the cells show.
    pub measure: Measure,
    /// Its header.
    pub label: String,
    pub(crate) values: Values,
}

#[derive(Debug, Clone)]
pub(crate) enum Values {
    /// One number per cell, totals last.
    Counts(Counts),
    /// Something for some cells.
    Cells(Cells),
}

/// Which row or column: one of the table, or the total of all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum At {
    /// The one at this place, counted from 0.
    Line(usize),
    /// All of them together.
    Total,
}

/// What a cell shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell<'t> {
    /// A number, never 0.
    Count(u32),
    /// There is at least one unit.
    Present,
    /// So many of so many words.
    Share {
        /// Words in the passages, overlaps once.
        words: u64,
        /// Words of the sources of the cell; never 0.
        of: u64,
    },
    /// Indices of quotations, in document order.
    Quotations(&'t [Ix]),
    /// Indices of findings.
    Findings(&'t [Ix]),
    /// Values, dates, places, names or roles as printed.
    Words(&'t [String]),
    /// Nothing, and why.
    Empty(Empty),
}

/// Why a cell is empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Empty {
    /// No source with a text lies in the cell's groups.
    NotCollected,
    /// There were sources, no such passage.
    NothingSaid,
    /// There are passages, nobody wrote a finding.
    NoFinding,
    /// There is none: events and ties are not collected and say nothing, passages that do not meet say
    /// what they say elsewhere, and passages may not know the person, the date or the place that is
    /// asked for.
    None,
}

impl Empty {
    /// Returns the words for it.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::NotCollected => "not collected",
            Self::NothingSaid => "nothing said",
            Self::NoFinding => "no finding",
            Self::None => "none",
        }
    }
}

impl Cell<'_> {
    /// Returns the share in tenths of a percent, rounded to the nearest; nothing for other cells.
    #[must_use]
    pub fn per_mille(&self) -> Option<u64> {
        match self {
            Self::Share { words, of } => Some((words * 2000 + of) / (of * 2)),
            _ => None,
        }
    }
}

/// Something that the cells do not show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// Units without a value on an axis; they stand in no cell.
    Unplaced {
        /// The axis.
        axis: Axis,
        /// How many units.
        units: u32,
    },
    /// Units that a date or a doubt allows in some cell but does not settle; they are not placed.
    Possible {
        /// How many units, each counted once.
        units: u32,
    },
    /// Units for which the filter may hold or not; they are left out.
    PossiblyKept {
        /// How many units.
        units: u32,
    },
    /// Findings of this synopsis that name a cell it does not have.
    FindingsElsewhere {
        /// Indices of the findings.
        findings: Vec<Ix>,
    },
}

/// A stated figure, held against the study.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatedOutcome {
    /// What is stated.
    pub stated: Stated,
    /// What comes of it.
    pub outcome: Outcome,
}

/// What comes of holding a stated figure against the study.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The study gives the same figure.
    Agrees,
    /// The study gives another.
    Differs {
        /// What the study gives.
        derived: u64,
    },
    /// The study cannot give the figure.
    NotDerivable {
        /// Why, in a sentence.
        why: String,
    },
}

/// The units behind a cell, in document order or the order of their list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Units {
    /// Indices of quotations.
    Quotations(Vec<Ix>),
    /// Indices of sources.
    Sources(Vec<Ix>),
    /// Indices of events; of the whole for its stays.
    Events(Vec<Ix>),
    /// Indices of participations.
    Participations(Vec<Ix>),
    /// Indices of ties.
    Ties(Vec<Ix>),
}

impl Units {
    /// Returns the indices.
    #[must_use]
    pub fn indices(&self) -> &[Ix] {
        match self {
            Self::Quotations(all)
            | Self::Sources(all)
            | Self::Events(all)
            | Self::Participations(all)
            | Self::Ties(all) => all,
        }
    }

    /// Returns how many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.indices().len()
    }

    /// Tells whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.indices().is_empty()
    }
}

impl Table {
    /// Returns what a cell shows. Of a side without axes the only line is its total.
    ///
    /// # Panics
    /// When the row, the column or the measure is not one of the table's, or a total is asked for
    /// that the declaration does not have.
    #[must_use]
    pub fn cell(&self, row: At, column: At, measure: usize) -> Cell<'_> {
        self.must_have(row, column);
        let (r, c) = self.frame.place(row, column);
        let shown = match &self.measures[measure].values {
            Values::Counts(counts) => match (counts.get(r, c), &self.measures[measure].measure) {
                (0, _) => None,
                (_, Measure::Presence) => Some(Cell::Present),
                (number, _) => Some(Cell::Count(number)),
            },
            Values::Cells(cells) => cells.get(r, c),
        };
        shown.unwrap_or_else(|| {
            let findings = self.measures[measure].measure == Measure::Findings;
            Cell::Empty(self.frame.empty(row, column, findings))
        })
    }

    /// Panics where a total is asked for that the declaration does not have.
    pub(crate) fn must_have(&self, row: At, column: At) {
        let totalled =
            |at: At, axes: &[AxisHead]| at != At::Total || self.totals || axes.is_empty();
        assert!(
            totalled(row, &self.row_axes) && totalled(column, &self.column_axes),
            "the table was computed without totals"
        );
    }

    /// Returns how many units lie in a cell, where the table had to know; each is counted once.
    ///
    /// # Panics
    /// As [`Table::cell`].
    #[must_use]
    pub fn units(&self, row: At, column: At) -> Option<u32> {
        self.must_have(row, column);
        let (r, c) = self.frame.place(row, column);
        self.frame.units.as_ref().map(|units| units.get(r, c))
    }

    /// Returns how many units may belong in a cell: a date or a doubt allows it and does not settle
    /// it.
    #[must_use]
    pub fn possible(&self, row: At, column: At) -> u32 {
        let (r, c) = self.frame.place(row, column);
        let key = |(row, column, _): &(u32, u32, u32)| (*row as usize, *column as usize);
        self.possible
            .binary_search_by_key(&(r, c), key)
            .map_or(0, |found| self.possible[found].2)
    }
}

impl Line {
    /// Returns the words of the line, levels separated by a comma.
    #[must_use]
    pub fn label(&self) -> String {
        let labels: Vec<&str> = self
            .path
            .iter()
            .map(|heading| heading.label.as_str())
            .collect();
        labels.join(", ")
    }
}
