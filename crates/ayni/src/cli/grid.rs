//! A synopsis on a terminal: a table whose cells wrap, and the passages below it.

use ayni_formats::write::{Grid, GridCell};
use comfy_table::{ContentArrangement, LineStyle, Table, TableStyle};

use super::out::Out;

/// Width where the terminal does not say one.
const WIDTH: u16 = 120;

/// Lines above and below the head and at the end; between rows only where cells are prose.
const PLAIN: TableStyle = TableStyle::new()
    .top_border(LineStyle::none().fill('─').junction('─'))
    .header_separator(LineStyle::none().fill('─').junction('─'))
    .bottom_border(LineStyle::none().fill('─').junction('─'));

/// A cell longer than this is prose.
const PROSE: usize = 60;

/// Prints a grid with its notes and passages.
pub(crate) fn print(out: &Out, grid: &Grid) {
    out.line(&grid.title);
    if let Some(caption) = &grid.caption {
        out.line(caption);
    }
    out.line("");
    let mut passages = Vec::new();
    let mut table = Table::new();
    let prose = grid
        .rows
        .iter()
        .flat_map(|row| &row.cells)
        .any(|cell| cell.text.chars().count() > PROSE);
    let style = if prose {
        PLAIN.row_separator(LineStyle::none().fill('╌').junction('╌'))
    } else {
        PLAIN
    };
    table
        .load_style(style)
        .set_content_arrangement(ContentArrangement::Dynamic);
    if table.width().is_none() {
        table.set_width(WIDTH);
    }
    table.set_header(grid.row_headers.iter().chain(&grid.column_headers));
    let mut above: Vec<String> = Vec::new();
    for row in &grid.rows {
        let mut cells: Vec<String> = (0..grid.row_headers.len())
            .map(|at| row.header.get(at).map(|label| label.indented("  ")))
            .map(Option::unwrap_or_default)
            .collect();
        let heads = cells.clone();
        // A label that stands in the row above already is not said again.
        let same = heads.iter().zip(&above).take_while(|(a, b)| a == b).count();
        for cell in cells
            .iter_mut()
            .take(same.min(heads.len().saturating_sub(1)))
        {
            cell.clear();
        }
        above = heads;
        cells.extend(row.cells.iter().map(|cell| words(cell, &mut passages)));
        table.add_row(cells);
    }
    out.line(table);
    for note in &grid.notes {
        out.line(format!("\n{note}"));
    }
    if !passages.is_empty() {
        out.line("\nPassages");
    }
    for (number, passage) in passages.iter().enumerate() {
        out.line(format!("[{}] {passage}", number + 1));
    }
}

fn words(cell: &GridCell, passages: &mut Vec<String>) -> String {
    let mut words = match &cell.empty {
        Some(empty) => format!("({empty})"),
        None => cell.text.clone(),
    };
    for passage in &cell.quotations {
        let line = passage
            .words
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ");
        passages.push(format!("{}: “{line}”", passage.citation));
        words.push_str(&format!(" [{}]", passages.len()));
    }
    for warning in &cell.warnings {
        words.push_str(&format!("\n! {warning}"));
    }
    words
}
