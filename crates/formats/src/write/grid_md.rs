//! A table as Markdown, with its passages below it.

use std::fmt::Write as _;

use super::escape::{md, md_line};
use super::{Grid, GridCell, GridLabel};

pub(super) fn write(grid: &Grid) -> String {
    let mut out = format!("# {}\n", md_line(&grid.title));
    if let Some(caption) = &grid.caption {
        let _ = write!(out, "\n{}\n", md_line(caption));
    }
    out.push('\n');
    let headers = grid.row_headers.iter().chain(&grid.column_headers);
    line(&mut out, headers.map(|header| md_line(header)));
    let columns = grid.row_headers.len() + grid.column_headers.len();
    line(&mut out, (0..columns).map(|_| "---".to_owned()));
    let mut number = 0;
    for row in &grid.rows {
        let labels = grid
            .labels(row)
            .map(|label| label.map(header).unwrap_or_default());
        let cells: Vec<String> = row
            .cells
            .iter()
            .map(|shown| cell(shown, &mut number))
            .collect();
        line(&mut out, labels.chain(cells));
    }
    if number > 0 {
        let _ = write!(out, "\n## {}\n", md_line(&grid.wording.passages));
    }
    for (number, row, column, passage) in grid.passages() {
        let _ = write!(
            out,
            "\n[{number}] {} — {}\n\n",
            md_line(&row),
            md_line(column)
        );
        for words in passage.words.lines() {
            let _ = writeln!(out, "> {}  ", md(words));
        }
        let _ = writeln!(out, "> — {}", md_line(&passage.citation));
    }
    if !grid.notes.is_empty() {
        let _ = write!(out, "\n## {}\n", md_line(&grid.wording.notes));
    }
    for note in &grid.notes {
        let _ = write!(out, "\n{}\n", md_line(note));
    }
    out
}

/// Writes a label in bold. What moves it in stands before the marks: after them a blank would make them
/// stars, and a bare one at the edge of a cell is taken away.
fn header(label: &GridLabel) -> String {
    match md_line(label.text.trim()) {
        empty if empty.is_empty() => empty,
        text => format!("{}**{text}**", "&emsp;".repeat(label.within.len())),
    }
}

fn line(out: &mut String, cells: impl Iterator<Item = String>) {
    for cell in cells {
        let _ = write!(out, "| {cell} ");
    }
    out.push_str("|\n");
}

/// Writes a cell: what it says, its warnings, the numbers of its passages.
fn cell(cell: &GridCell, number: &mut usize) -> String {
    let (text, only_reason) = cell.shown();
    let mut out = md_line(text);
    if only_reason {
        out = format!("*{out}*");
    }
    for warning in &cell.warnings {
        let _ = write!(out, "<br>⚠ {}", md_line(warning));
    }
    for _ in &cell.quotations {
        *number += 1;
        let _ = write!(out, " \\[{number}\\]");
    }
    out
}
