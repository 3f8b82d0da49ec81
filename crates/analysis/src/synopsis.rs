//! The synopsis engine: axis × axis × measure.
//!
//! An axis splits the units of a study into labelled groups; a measure says what the cell of two
//! groups shows. A unit may fall into several groups of one axis, so that a total is never the sum
//! of its cells: it is counted over distinct units. What a date or a doubt leaves open is placed
//! nowhere and counted as possible.

mod co_occurrence;
mod counts;
mod csr;
mod error;
mod facts;
mod findings;
mod frame;
mod groups;
mod lists;
pub(crate) mod mask;
mod open;
mod shares;
mod side;
mod stated;
mod table;
#[cfg(test)]
mod tests;
mod time;
pub(crate) mod universe;

use std::collections::BTreeSet;

use ayni_model::actor::ActorKind;

use crate::{
    declaration::{Axis, AxisSpec, Declaration, Measure, MeasureSpec, Unit},
    index::Index,
    study::{Ix, NONE, Study, Texts},
};
use counts::{Counts, Of, gather, tally};
use frame::Frame;
use mask::Mask;
use side::Side;
use table::Values;
use universe::Universe;

pub use error::SynopsisError;
pub use open::Opened;
pub use table::{
    At, AxisHead, Cell, Empty, Heading, Line, Measured, Note, Outcome, StatedOutcome, Table, Units,
};

/// How many cells a table may have: 64 million numbers of four bytes are a quarter of a gigabyte.
const MOST_CELLS: usize = 64_000_000;

/// Computes a declared table.
///
/// The texts are read only for the measure `words`.
///
/// # Errors
/// [`SynopsisError`] when the declaration names something that the study does not have, or asks of
/// units what they cannot say.
pub fn run(
    study: &Study,
    texts: &dyn Texts,
    declaration: &Declaration,
) -> Result<Table, SynopsisError> {
    fits(declaration)?;
    let universe = Universe::new(Index::new(study), declaration.unit);
    let (mut frame, may) = frame(&universe, declaration)?;
    let asks_for_units = declaration.unit != Unit::Coding
        || declaration
            .measures
            .iter()
            .any(|one| !one.measure.counts_units());
    let open = if frame.co_occurs {
        let (units, open) = co_occurrence::counts(&universe, &frame);
        frame.units = Some(units);
        open
    } else {
        if asks_for_units {
            frame.units = Some(counts::distinct(&universe, &frame, Of::Counted));
        }
        possible(&universe, &frame)
    };
    let (findings, elsewhere) = if declaration
        .measures
        .iter()
        .any(|one| one.measure == Measure::Findings)
    {
        findings::findings(study, &frame, &declaration.name)
    } else {
        (lists::Cells::default(), Vec::new())
    };
    let mut measures = Vec::new();
    for spec in &declaration.measures {
        let values = match &spec.measure {
            Measure::Findings => Values::Cells(findings.clone()),
            Measure::Words => Values::Cells(shares::shares(&universe, &frame, texts)),
            measure if measure.is_count() => Values::Counts(number(&universe, &frame, measure)?),
            measure => Values::Cells(lists::list(&universe, &frame, measure)?),
        };
        measures.push(Measured {
            label: spec
                .label
                .clone()
                .unwrap_or_else(|| spec.measure.to_string()),
            measure: spec.measure.clone(),
            values,
        });
    }
    let mut notes = unplaced(&universe, &frame, declaration);
    notes.extend(how_many_possible(&open));
    notes.extend(may.and_then(|may| possibly_kept(&universe, &frame.mask, &may)));
    if !elsewhere.is_empty() {
        notes.push(Note::FindingsElsewhere {
            findings: elsewhere,
        });
    }
    let stated = declaration
        .stated
        .iter()
        .map(|one| stated::stated(&universe, &frame.mask, one))
        .collect::<Result<_, _>>()?;
    Ok(Table {
        name: declaration.name.clone(),
        title: declaration.title.clone(),
        caption: declaration.caption.clone(),
        unit: declaration.unit,
        row_axes: heads(&declaration.rows),
        column_axes: heads(&declaration.columns),
        rows: frame.rows.lines.clone(),
        columns: frame.columns.lines.clone(),
        measures,
        totals: declaration.totals,
        notes,
        stated,
        possible: possible_by_cell(&open),
        frame,
    })
}

/// Tells whether a declaration can be computed, without computing it.
///
/// # Errors
/// As [`run`].
pub fn try_declaration(
    study: &Study,
    declaration: &Declaration,
) -> Result<Vec<StatedOutcome>, SynopsisError> {
    fits(declaration)?;
    let universe = Universe::new(Index::new(study), declaration.unit);
    let (frame, _) = frame(&universe, declaration)?;
    for spec in &declaration.measures {
        if let Measure::Values(_) = &spec.measure {
            lists::list(&universe, &frame, &spec.measure)?;
        }
    }
    let outcome = |one| stated::stated(&universe, &frame.mask, one);
    declaration.stated.iter().map(outcome).collect()
}

/// Tells whether the cells hold passages of their rows that meet passages of their columns: where rows
/// and columns are both codes, no single coding could lie in both.
fn co_occurs(declaration: &Declaration) -> bool {
    let asks = |side: &[AxisSpec], axis: &Axis| side.iter().any(|spec| spec.axis == *axis);
    let measures = &declaration.measures;
    measures
        .iter()
        .any(|one| one.measure == Measure::CoOccurrence)
        || [Axis::Code, Axis::CodeGroup]
            .iter()
            .any(|axis| asks(&declaration.rows, axis) && asks(&declaration.columns, axis))
}

/// Refuses measures that say nothing of the units, or nothing of the rows and columns.
fn fits(declaration: &Declaration) -> Result<(), SynopsisError> {
    for MeasureSpec { measure, .. } in &declaration.measures {
        let units = lists::units_of(measure);
        if !units.contains(&declaration.unit) {
            return Err(SynopsisError::MeasureNeedsUnit {
                measure: measure.clone(),
                unit: declaration.unit,
                units,
            });
        }
    }
    if declaration.unit == Unit::Coding && co_occurs(declaration) {
        fits_co_occurrence(declaration)?;
    }
    Ok(())
}

fn fits_co_occurrence(declaration: &Declaration) -> Result<(), SynopsisError> {
    let codes = |side: &[AxisSpec]| {
        side.iter()
            .any(|spec| matches!(spec.axis, Axis::Code | Axis::CodeGroup))
    };
    if !codes(&declaration.rows) || !codes(&declaration.columns) {
        return Err(SynopsisError::CoOccurrenceNeedsCodes);
    }
    // A finding in a cell of two codes is on both of them.
    let fits = |measure: &Measure| matches!(measure, Measure::CoOccurrence | Measure::Findings);
    match declaration.measures.iter().find(|one| !fits(&one.measure)) {
        None => Ok(()),
        Some(one) => Err(SynopsisError::CodesByCodes {
            measure: one.measure.clone(),
        }),
    }
}

fn frame(
    universe: &Universe<'_>,
    declaration: &Declaration,
) -> Result<(Frame, Option<Mask>), SynopsisError> {
    let (keeps, may) = mask::mask(universe, &declaration.filter)?;
    let rows = side::side(universe, &keeps, &declaration.rows, declaration)?;
    let columns = side::side(universe, &keeps, &declaration.columns, declaration)?;
    if rows.height().saturating_mul(columns.height()) > MOST_CELLS {
        return Err(SynopsisError::TooLarge {
            rows: rows.height(),
            columns: columns.height(),
            limit: MOST_CELLS,
        });
    }
    let mut frame = Frame::new(universe, rows, columns, keeps);
    frame.co_occurs = co_occurs(declaration);
    Ok((frame, may))
}

fn heads(specs: &[AxisSpec]) -> Vec<AxisHead> {
    let head = |spec: &AxisSpec| AxisHead {
        label: spec.label.clone().unwrap_or_else(|| match &spec.axis {
            Axis::Attribute(name) | Axis::ActorAttribute(name) => name.replace('_', " "),
            axis => axis.to_string().replace('_', " "),
        }),
        axis: spec.axis.clone(),
    };
    specs.iter().map(head).collect()
}

/// Works out a measure that is a number.
fn number(
    universe: &Universe<'_>,
    frame: &Frame,
    measure: &Measure,
) -> Result<Counts, SynopsisError> {
    if let Some(axis) = measure.groups() {
        let groups = groups::membership(universe, &AxisSpec::plain(axis))?;
        let counts = |group: &u32| {
            let noun = groups.groups[*group as usize].noun;
            *measure != Measure::Persons || universe.index.actor(noun).kind == ActorKind::Person
        };
        let gathered = gather(universe, frame, |item, found| {
            let here = groups.yes.of(universe.entity(groups.carrier, item));
            found.extend(here.iter().filter(|group| counts(group)));
        });
        return Ok(tally(frame, &gathered));
    }
    match measure {
        Measure::Codings => Ok(counts::codings(universe, frame)),
        Measure::Sources => match universe.unit {
            Unit::Coding | Unit::Source => Ok(counts::distinct(universe, frame, Of::Source)),
            Unit::Event | Unit::Participation | Unit::Tie => {
                let gathered = gather(universe, frame, |item, found| {
                    found.extend((item.source != NONE).then_some(item.source));
                });
                Ok(tally(frame, &gathered))
            }
        },
        _ => match &frame.units {
            Some(units) => Ok(units.clone()),
            None => Ok(counts::distinct(universe, frame, Of::Counted)),
        },
    }
}

/// Returns what a date or a doubt allows in a cell and does not settle: row, column and unit, in order.
fn possible(universe: &Universe<'_>, frame: &Frame) -> Vec<(u32, u32, Ix)> {
    if frame.rows.possible.is_void() && frame.columns.possible.is_void() {
        return Vec::new();
    }
    let mut open: Vec<(u32, u32, Ix)> = Vec::new();
    let mut sure: BTreeSet<(u32, u32, Ix)> = BTreeSet::new();
    universe.each(&frame.mask, |item| {
        let settled = |side: &Side| side.possibly_of(universe, &item).is_empty();
        if universe.unit != Unit::Event && settled(&frame.rows) && settled(&frame.columns) {
            return;
        }
        let lines = |side: &Side| -> Vec<(u32, bool)> {
            let height = side.lines.len();
            let yes = side.of(universe, &item).iter().map(|line| (*line, true));
            let yes = yes.filter(|(line, _)| (*line as usize) < height);
            let may = side
                .possibly_of(universe, &item)
                .iter()
                .map(|line| (*line, false));
            yes.chain(may).collect()
        };
        let (rows, columns) = (lines(&frame.rows), lines(&frame.columns));
        for (row, of_row) in &rows {
            for (column, of_column) in &columns {
                match (*of_row && *of_column, universe.unit) {
                    (false, _) => open.push((*row, *column, item.counted)),
                    // Only the stays of one event can place it for sure and possibly at once.
                    (true, Unit::Event) => {
                        sure.insert((*row, *column, item.counted));
                    }
                    (true, _) => {}
                }
            }
        }
    });
    open.sort_unstable();
    open.dedup();
    open.retain(|place| !sure.contains(place));
    open
}

/// Counts the units that are possible in each cell.
fn possible_by_cell(open: &[(u32, u32, Ix)]) -> Vec<(u32, u32, u32)> {
    open.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1))
        .map(|units| (units[0].0, units[0].1, small(units.len())))
        .collect()
}

/// Counts the units that are possible in some cell.
fn how_many_possible(open: &[(u32, u32, Ix)]) -> Option<Note> {
    let units: BTreeSet<Ix> = open.iter().map(|(_, _, unit)| *unit).collect();
    (!units.is_empty()).then(|| Note::Possible {
        units: small(units.len()),
    })
}

/// Counts the units that say nothing on an axis.
fn unplaced(universe: &Universe<'_>, frame: &Frame, declaration: &Declaration) -> Vec<Note> {
    let sides = [
        (&declaration.rows, &frame.rows),
        (&declaration.columns, &frame.columns),
    ];
    let axes = sides
        .into_iter()
        .flat_map(|(specs, side)| specs.iter().zip(&side.axes));
    let mut notes = Vec::new();
    for (spec, axis) in axes {
        // Every coding has a code, and nobody asks why a passage without one is in no row of codes.
        let uncoded =
            axis.carrier != universe::Carrier::Code && axis.carrier != universe::Carrier::Coder;
        if !uncoded || !axis.silent.contains(&true) {
            continue;
        }
        let all = count(universe, &frame.mask, |_| true);
        let placed = count(universe, &frame.mask, |item| {
            axis.silent.get(universe.entity(axis.carrier, item)) == Some(&false)
        });
        let units = all - placed;
        if units > 0 {
            notes.push(Note::Unplaced {
                axis: spec.axis.clone(),
                units: small(units),
            });
        }
    }
    notes
}

fn possibly_kept(universe: &Universe<'_>, keeps: &Mask, may: &Mask) -> Option<Note> {
    let units = count(universe, may, |_| true) - count(universe, keeps, |_| true);
    (units > 0).then(|| Note::PossiblyKept {
        units: small(units),
    })
}

/// Counts the units of which at least one part has a property.
fn count(universe: &Universe<'_>, mask: &Mask, holds: impl Fn(&universe::Item) -> bool) -> usize {
    let (mut last, mut number) = (NONE, 0);
    universe.each(mask, |item| {
        if last != item.counted && holds(&item) {
            last = item.counted;
            number += 1;
        }
    });
    number
}

fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
