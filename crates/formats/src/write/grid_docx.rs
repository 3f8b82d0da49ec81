//! A table as a Word document: the table with a head that repeats on every page, then its passages
//! with the numbers that the cells cite.

use std::fmt::Write as _;

use super::document::{Document, paragraph, run};
use super::{Grid, GridCell, WriteError};
use crate::Format;

/// Word shows no more columns than this.
const COLUMNS: usize = 63;

/// Tables with more columns than this lie on their side.
const UPRIGHT: usize = 5;

pub(super) fn write(grid: &Grid) -> Result<Vec<u8>, WriteError> {
    let columns = grid.row_headers.len() + grid.column_headers.len();
    if columns > COLUMNS {
        return Err(WriteError::NoRoom {
            format: Format::Docx,
            why: format!("{columns} columns, where {COLUMNS} fit"),
        });
    }
    let mut document = Document {
        title: grid.title.clone(),
        language: grid.wording.language.clone(),
        landscape: columns > UPRIGHT,
        ..Document::default()
    };
    let body = &mut document.body;
    paragraph(body, "Title", |out| run(out, &grid.title, ""));
    if let Some(caption) = &grid.caption {
        paragraph(body, "", |out| run(out, caption, ""));
    }
    if columns > 0 {
        table(body, grid, columns);
        // A document may not end with a table.
        paragraph(body, "", |_| {});
    }
    if grid.passages().next().is_some() {
        paragraph(body, "Heading1", |out| run(out, &grid.wording.passages, ""));
    }
    for (number, row, column, passage) in grid.passages() {
        paragraph(body, "", |out| {
            run(out, &format!("[{number}] {row} — {column}"), "<w:b/>");
        });
        paragraph(body, "Quote", |out| run(out, &passage.words, ""));
        paragraph(body, "Quote", |out| {
            run(
                out,
                &format!("— {}", passage.citation),
                "<w:i w:val=\"0\"/>",
            )
        });
    }
    if !grid.notes.is_empty() {
        paragraph(body, "Heading1", |out| run(out, &grid.wording.notes, ""));
    }
    for note in &grid.notes {
        paragraph(body, "", |out| run(out, note, ""));
    }
    document.finish()
}

fn table(out: &mut String, grid: &Grid, columns: usize) {
    out.push_str(
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"Grid\"/><w:tblW w:w=\"5000\" w:type=\"pct\"/>",
    );
    out.push_str("<w:tblLook w:firstRow=\"1\" w:firstColumn=\"1\"/></w:tblPr><w:tblGrid>");
    let width = if columns > UPRIGHT { 14_570 } else { 9_638 } / columns;
    for _ in 0..columns {
        let _ = write!(out, "<w:gridCol w:w=\"{width}\"/>");
    }
    out.push_str("</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
    for header in grid.row_headers.iter().chain(&grid.column_headers) {
        cell(out, true, |out| {
            paragraph(out, "", |out| run(out, header, "<w:b/>"))
        });
    }
    out.push_str("</w:tr>");
    let mut number = 0;
    for row in &grid.rows {
        out.push_str("<w:tr>");
        for label in grid.indented(row) {
            cell(out, true, |out| {
                paragraph(out, "", |out| run(out, &label, "<w:b/>"))
            });
        }
        for shown in &row.cells {
            cell(out, false, |out| content(out, shown, &mut number));
        }
        out.push_str("</w:tr>");
    }
    out.push_str("</w:tbl>");
}

fn cell(out: &mut String, head: bool, content: impl FnOnce(&mut String)) {
    out.push_str("<w:tc><w:tcPr>");
    if head {
        out.push_str("<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"EFEFEF\"/>");
    }
    out.push_str("</w:tcPr>");
    content(out);
    out.push_str("</w:tc>");
}

fn content(out: &mut String, cell: &GridCell, number: &mut usize) {
    let (text, only_reason) = cell.shown();
    paragraph(out, "", |out| {
        run(out, text, if only_reason { "<w:i/>" } else { "" });
        for _ in &cell.quotations {
            *number += 1;
            run(
                out,
                &format!(" [{number}]"),
                "<w:vertAlign w:val=\"superscript\"/>",
            );
        }
    });
    for warning in &cell.warnings {
        paragraph(out, "", |out| {
            run(out, &format!("⚠ {warning}"), "<w:sz w:val=\"18\"/>")
        });
    }
}
