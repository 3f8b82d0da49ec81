//! A table as a workbook: the table on one sheet, its passages on another.

use super::sheet::{Rows, finish, fitting, workbook};
use super::{Grid, GridCell, WriteError};
use crate::Format;

pub(super) fn write(grid: &Grid) -> Result<Vec<u8>, WriteError> {
    let mut book = workbook(&grid.title)?;
    let headers = grid.row_headers.iter().chain(&grid.column_headers);
    let headers: Vec<&str> = headers.map(String::as_str).collect();
    let labels = column(grid.row_headers.len())?;
    column(headers.len())?;
    let widths = vec![24.0; headers.len()];
    let mut sheet = Rows::new(book.add_worksheet(), "Table", &headers, &widths)?;
    let mut cut = Vec::new();
    for row in &grid.rows {
        for (column, label) in (0..).zip(grid.paths(row)) {
            sheet.label(column, fitting(&label).0)?;
        }
        for (column, (cell, header)) in (labels..).zip(row.cells.iter().zip(&grid.column_headers)) {
            match cell.number {
                Some(number) if number.is_finite() => {
                    sheet.number(column, number)?;
                    // A number leaves no room for words in its cell.
                    let warnings = cell.warnings.iter();
                    let warnings: Vec<String> = warnings.map(|text| format!("⚠ {text}")).collect();
                    if !warnings.is_empty() {
                        cut.push((row.label(), header, warnings.join("\n")));
                    }
                }
                Some(_) | None => {
                    let text = text(cell);
                    let (shown, whole) = fitting(&text);
                    if whole {
                        sheet.text(column, shown)?;
                    } else {
                        sheet.text(column, &format!("{shown} […]"))?;
                        cut.push((row.label(), header, text));
                    }
                }
            }
        }
        sheet.next();
    }
    sheet.next();
    for note in grid.caption.iter().chain(&grid.notes) {
        sheet.text(0, fitting(note).0)?;
        sheet.next();
    }

    let headers = grid.wording.passage_columns.each_ref().map(String::as_str);
    let widths = [24.0, 24.0, 32.0, 80.0];
    let name = match grid.wording.passages.as_str() {
        "Table" => "Passages",
        name => name,
    };
    let mut sheet = Rows::new(book.add_worksheet(), name, &headers, &widths)?;
    for (_, row, column, passage) in grid.passages() {
        sheet.text(0, fitting(&row).0)?;
        sheet.text(1, fitting(column).0)?;
        sheet.text(2, fitting(&passage.citation).0)?;
        sheet.long(3, &passage.words)?;
        sheet.next();
    }
    // Cells that are longer than Excel allows stand here whole, and warnings of numbers.
    for (row, column, text) in &cut {
        sheet.text(0, fitting(row).0)?;
        sheet.text(1, fitting(column).0)?;
        sheet.long(3, text)?;
        sheet.next();
    }
    finish(book)
}

/// Returns a cell's words with its warnings.
fn text(cell: &GridCell) -> String {
    let mut text = cell.shown().0.to_owned();
    for warning in &cell.warnings {
        text.push_str("\n⚠ ");
        text.push_str(warning);
    }
    text
}

/// Returns a count of columns as Excel numbers them, up to 16,384.
fn column(count: usize) -> Result<u16, WriteError> {
    match u16::try_from(count) {
        Ok(count) if count <= 16_384 => Ok(count),
        _ => Err(WriteError::NoRoom {
            format: Format::Xlsx,
            why: format!("{count} columns, where 16,384 fit"),
        }),
    }
}
