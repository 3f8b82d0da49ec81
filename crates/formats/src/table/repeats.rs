//! Measures a sheet of LibreOffice before the library that reads it does.
//!
//! A cell, a row and a blank say how often they are repeated. The library writes all of that out:
//! each row up to its last cell with content, then every row as often as it is repeated and as wide
//! as the widest. A file of one kilobyte could ask for more than any machine has.

use crate::read::xml::{Element, Piece, Xml};
use crate::{Limits, Refusal};

/// The library makes no more columns and rows than a sheet has, whatever a repeat count says.
const COLUMNS: usize = 16_384;
const ROWS: usize = 1_048_576;

/// The attributes that give a cell content, by their local names.
const CONTENT: [&str; 7] = [
    "value-type",
    "value",
    "string-value",
    "date-value",
    "time-value",
    "boolean-value",
    "formula",
];

/// What the sheets of a file take when their repeats are written out.
#[derive(Debug, Default)]
struct Measure {
    /// Cells of rows as they stand, and bytes of their words, over all sheets.
    cells: usize,
    bytes: usize,
    /// Cells of earlier sheets with their rows repeated.
    earlier: usize,
    /// Rows of the present sheet before and with its last row that has content, counted from the
    /// first that has, and the widest of them.
    rows: usize,
    width: usize,
    /// Rows without content since.
    blank_rows: usize,
}

/// The row that is open.
#[derive(Debug, Default)]
struct Row {
    repeats: usize,
    /// Columns up to the last cell with content, and those without content after it.
    width: usize,
    blank: usize,
    bytes: usize,
}

/// Refuses the content of an ods whose repeats would take more than the limits allow.
///
/// # Errors
/// [`crate::RefusalKind::TooLarge`], and as [`Xml::next`].
pub(super) fn check(xml: &mut Xml<'_>, limits: &Limits) -> Result<(), Refusal> {
    let mut measure = Measure::default();
    let mut row = Row::default();
    // The repeats of the cell that is open and the bytes of its words so far.
    let mut cell: Option<(usize, usize)> = None;
    loop {
        match xml.next()? {
            Piece::Open(element) => match element.name() {
                "table:table-row" => {
                    row = Row {
                        repeats: repeats(&element, "number-rows-repeated").min(ROWS),
                        ..Row::default()
                    };
                }
                "table:table-cell" | "table:covered-table-cell" => {
                    let columns = repeats(&element, "number-columns-repeated").min(COLUMNS);
                    let mut bytes = 0;
                    let mut filled = false;
                    element.attributes(|name, value| {
                        if CONTENT.contains(&name) {
                            filled = true;
                            bytes += value.len();
                        }
                    });
                    if filled {
                        row.width = (row.width + row.blank + columns).min(COLUMNS);
                        row.blank = 0;
                        cell = Some((columns, bytes));
                    } else {
                        row.blank = (row.blank + columns).min(COLUMNS);
                        cell = None;
                    }
                }
                "text:s" => {
                    if let Some((_, bytes)) = &mut cell {
                        *bytes = bytes.saturating_add(repeats(&element, "c"));
                    }
                }
                _ => {}
            },
            Piece::Text(words) => {
                if let Some((_, bytes)) = &mut cell {
                    *bytes = bytes.saturating_add(words.len());
                }
            }
            Piece::Close(element) => match element.name() {
                "table:table-cell" | "table:covered-table-cell" => {
                    if let Some((columns, bytes)) = cell.take() {
                        let bytes = bytes.saturating_mul(columns);
                        row.bytes = row.bytes.saturating_add(bytes);
                    }
                }
                "table:table-row" => measure.add(&std::mem::take(&mut row)),
                "table:table" => measure.end_sheet(),
                _ => {}
            },
            Piece::End => return Ok(()),
        }
        let cells = "the number of cells";
        Limits::check(measure.written_out(), limits.table_cells, cells)
            .and_then(|()| Limits::check(measure.cells, limits.table_cells, cells))
            .and_then(|()| {
                let bytes = measure.bytes.saturating_add(row.bytes);
                let bytes = bytes.saturating_add(cell.map_or(0, |(_, bytes)| bytes));
                Limits::check(bytes, limits.unpacked_bytes, "the text of the cells")
            })
            .map_err(|kind| xml.refuse(kind))?;
    }
}

impl Measure {
    fn add(&mut self, row: &Row) {
        if row.width == 0 {
            self.blank_rows = self.blank_rows.saturating_add(row.repeats);
            return;
        }
        let blank = std::mem::take(&mut self.blank_rows);
        if self.rows > 0 {
            self.rows = self.rows.saturating_add(blank);
        }
        self.rows = self.rows.saturating_add(row.repeats);
        self.width = self.width.max(row.width);
        self.cells = self.cells.saturating_add(row.width);
        let bytes = row.bytes.saturating_mul(row.repeats);
        self.bytes = self.bytes.saturating_add(bytes);
    }

    fn end_sheet(&mut self) {
        self.earlier = self.written_out();
        (self.rows, self.width, self.blank_rows) = (0, 0, 0);
    }

    /// Returns the cells of all sheets with their rows repeated.
    const fn written_out(&self) -> usize {
        self.earlier
            .saturating_add(self.rows.saturating_mul(self.width))
    }
}

/// Returns a repeat count; one that cannot be read counts as endless.
fn repeats(element: &Element<'_>, attribute: &str) -> usize {
    match element.get(attribute) {
        Some(count) => count.trim().parse().unwrap_or(usize::MAX),
        None => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::RefusalKind;

    /// Measures rows under limits of 1,000 cells and 10,000 bytes.
    fn of_rows(rows: &str) -> Result<(), RefusalKind> {
        let limits = Limits {
            table_cells: 1_000,
            unpacked_bytes: 10_000,
            ..Limits::default()
        };
        let content = format!("<a><table:table>{rows}</table:table></a>");
        let mut xml = Xml::new(&content, "a.ods", "content.xml", &limits);
        check(&mut xml, &limits).map_err(|refusal| refusal.kind)
    }

    fn row(repeats: &str, cells: &str) -> String {
        format!("<table:table-row table:number-rows-repeated='{repeats}'>{cells}</table:table-row>")
    }

    fn blank(repeats: &str) -> String {
        format!("<table:table-cell table:number-columns-repeated='{repeats}'/>")
    }

    const WORD: &str =
        "<table:table-cell office:value-type='string'><text:p>a</text:p></table:table-cell>";

    #[test]
    fn blank_cells_and_rows_at_the_end_cost_nothing() {
        let row_of_two = row("1", &format!("{WORD}{WORD}{}", blank("16382")));
        let filled_up = row("1048575", &blank("16384"));
        assert_eq!(of_rows(&format!("{row_of_two}{filled_up}")), Ok(()));
    }

    #[test]
    fn what_is_repeated_counts_each_time() {
        let too_many = |rows: &str| {
            let refusal = of_rows(rows).unwrap_err();
            assert!(
                matches!(refusal, RefusalKind::TooLarge { limit: 1_000, .. }),
                "{refusal}"
            );
        };
        // 1,001 columns of one row; 501 rows of two; a row 501 below the first; blanks before words.
        too_many(&row("1", &format!("{}{WORD}", blank("1000"))));
        too_many(&row("501", &format!("{WORD}{WORD}")));
        let two = row("1", &format!("{WORD}{WORD}"));
        too_many(&format!("{two}{}{two}", row("499", "")));
        // Two rows, each 600 wide, though one of the sheet's corners is blank.
        let wide = row("1", &format!("{}{WORD}", blank("599")));
        too_many(&format!("{wide}{wide}"));
        too_many(&row("not a number", WORD));
    }

    #[test]
    fn words_count_as_often_as_they_are_repeated() {
        let cell = |blanks: &str| {
            format!(
                "<table:table-cell office:value-type='string' table:number-columns-repeated='100'>\
                 <text:p><text:s text:c='{blanks}'/></text:p></table:table-cell>"
            )
        };
        assert_eq!(of_rows(&row("1", &cell("90"))), Ok(()));
        for blanks in ["100", "4000000000", "99999999999999999999999"] {
            let refusal = of_rows(&row("1", &cell(blanks))).unwrap_err();
            assert!(
                matches!(refusal, RefusalKind::TooLarge { limit: 10_000, .. }),
                "{refusal}"
            );
        }
    }
}
