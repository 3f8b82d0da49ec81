//! Codings as rows: where, the words, the code, who gave it.

use super::WriteError;
use super::grid_csv::{Guard, record};
use super::segments::{Coding, View};
use super::sheet::{Rows, finish, fitting, workbook};

pub(super) fn csv(view: &View<'_>) -> Vec<u8> {
    let mut out = Vec::new();
    let headers = view.coded.wording.coding_columns.iter();
    record(&mut out, headers.map(String::as_str), Guard::Apostrophe);
    for coding in &view.codings {
        let cells = cells(view, coding);
        record(
            &mut out,
            cells.iter().map(String::as_str),
            Guard::Apostrophe,
        );
    }
    out
}

pub(super) fn xlsx(view: &View<'_>) -> Result<Vec<u8>, WriteError> {
    let mut book = workbook(&view.coded.title)?;
    // The words stand last, where they may run over into further cells.
    let columns = &view.coded.wording.coding_columns;
    let order = [0, 2, 3, 4, 5, 6, 7, 8, 9, 1];
    let headers = order.map(|column: usize| columns[column].as_str());
    let widths = [32.0, 24.0, 16.0, 10.0, 8.0, 8.0, 16.0, 8.0, 32.0, 80.0];
    let mut sheet = Rows::new(
        book.add_worksheet(),
        &view.coded.wording.passages,
        &headers,
        &widths,
    )?;
    for coding in &view.codings {
        let cells = cells(view, coding);
        for (column, from) in (0..).zip(order) {
            match from {
                1 => sheet.long(column, &cells[from])?,
                5 => sheet.number(column, f64::from(coding.given.span.start().0))?,
                6 => sheet.number(column, f64::from(coding.given.span.end().0))?,
                _ => sheet.text(column, fitting(&cells[from]).0)?,
            }
        }
        sheet.next();
    }
    finish(book)
}

/// Returns the cells of a coding in the order of `Wording::coding_columns`.
fn cells(view: &View<'_>, coding: &Coding<'_>) -> [String; 10] {
    let given = coding.given;
    [
        view.citation(coding),
        coding.words.to_owned(),
        given.code.clone(),
        given.coder.clone(),
        view.coded.wording.stance(given.stance).to_owned(),
        given.span.start().to_string(),
        given.span.end().to_string(),
        coding.speaker.to_owned(),
        coding.page.to_owned(),
        given.memo.clone().unwrap_or_default(),
    ]
}
