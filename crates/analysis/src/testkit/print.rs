//! Printing a table as Markdown, for cases that a reader can correct.

use std::fmt::Write as _;

use super::World;
use crate::synopsis::{At, Cell, Line, Note, Outcome, Table};

/// Returns the table as Markdown, then its notes and stated figures, one per line.
#[must_use]
pub fn print(table: &Table, world: &World) -> String {
    let mut out = String::new();
    let mut head: Vec<String> = table
        .row_axes
        .iter()
        .map(|axis| axis.label.clone())
        .collect();
    let columns = places(
        &table.columns,
        table.totals && !table.column_axes.is_empty(),
    );
    let several = table.measures.len() > 1 || table.column_axes.is_empty();
    for (_, label) in &columns {
        for measure in &table.measures {
            head.push(match (label.as_str(), several) {
                ("", _) => measure.label.clone(),
                (label, true) => format!("{label}: {}", measure.label),
                (label, false) => label.to_owned(),
            });
        }
    }
    row(&mut out, &head);
    row(&mut out, &vec!["---".to_owned(); head.len()]);
    for (at, label) in places(&table.rows, table.totals && !table.row_axes.is_empty()) {
        let mut cells: Vec<String> = match at {
            At::Line(line) => table.rows[line]
                .path
                .iter()
                .map(|one| one.label.clone())
                .collect(),
            At::Total => vec![label],
        };
        cells.resize(table.row_axes.len(), String::new());
        for (column, _) in &columns {
            for measure in 0..table.measures.len() {
                let mut text = cell(table.cell(at, *column, measure), world);
                match table.possible(at, *column) {
                    0 => {}
                    possible => drop(write!(text, " (+{possible} possible)")),
                }
                cells.push(text);
            }
        }
        row(&mut out, &cells);
    }
    for note in &table.notes {
        let _ = match note {
            Note::Unplaced { axis, units } => writeln!(out, "unplaced on {axis}: {units}"),
            Note::Possible { units } => writeln!(out, "possible: {units}"),
            Note::PossiblyKept { units } => writeln!(out, "possibly kept: {units}"),
            Note::FindingsElsewhere { findings } => {
                writeln!(out, "findings elsewhere: {}", findings.len())
            }
        };
    }
    for one in &table.stated {
        let _ = match &one.outcome {
            Outcome::Agrees => writeln!(
                out,
                "stated {} {}: agrees",
                one.stated.value, one.stated.label
            ),
            Outcome::Differs { derived } => {
                writeln!(
                    out,
                    "stated {} {}: the study gives {derived}",
                    one.stated.value, one.stated.label
                )
            }
            Outcome::NotDerivable { why } => {
                writeln!(
                    out,
                    "stated {} {}: not derivable, {why}",
                    one.stated.value, one.stated.label
                )
            }
        };
    }
    out
}

fn places(lines: &[Line], total: bool) -> Vec<(At, String)> {
    let total = total.then(|| (At::Total, "Total (distinct)".to_owned()));
    let each = lines
        .iter()
        .enumerate()
        .map(|(at, line)| (At::Line(at), line.label()));
    each.chain(total).collect()
}

fn row(out: &mut String, cells: &[String]) {
    let _ = writeln!(out, "| {} |", cells.join(" | "));
}

fn cell(cell: Cell<'_>, world: &World) -> String {
    let study = &world.study;
    match cell {
        Cell::Count(number) => number.to_string(),
        Cell::Present => "x".to_owned(),
        Cell::Share { .. } => {
            let tenths = cell.per_mille().unwrap_or(0);
            format!("{}.{} %", tenths / 10, tenths % 10)
        }
        Cell::Quotations(all) => {
            let name = |quotation: &u32| {
                let source = study.quotations.source[*quotation as usize];
                let before = study.quotations.source[..*quotation as usize].iter();
                let number = before.filter(|one| **one == source).count() + 1;
                format!("{}@{number}", study.sources[source as usize].1.key)
            };
            all.iter().map(name).collect::<Vec<_>>().join(", ")
        }
        Cell::Findings(all) => {
            let text = |finding: &u32| study.findings[*finding as usize].1.finding.text.clone();
            all.iter().map(text).collect::<Vec<_>>().join("; ")
        }
        Cell::Words(words) => words.join(", "),
        Cell::Empty(empty) => empty.words().to_owned(),
    }
}
