//! Workbooks: what both xlsx writers need.

use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format as Style, FormatAlign, Workbook, Worksheet, XlsxError,
};

use super::WriteError;
use super::escape::allowed;
use crate::Format;

/// The most characters a cell holds is 32,767; the rest of the room is for a mark of what was cut.
const CELL: usize = 32_700;

/// Starts a workbook. Its date of creation is fixed: the same table gives the same bytes.
pub(super) fn workbook(title: &str) -> Result<Workbook, WriteError> {
    let mut book = Workbook::new();
    let date = ExcelDateTime::from_ymd(2000, 1, 1).map_err(|error| no_room(&error))?;
    let title: String = title.chars().take(255).map(allowed).collect();
    let properties = DocProperties::new()
        .set_title(title)
        .set_creation_datetime(&date);
    book.set_properties(&properties);
    Ok(book)
}

/// Finishes a workbook.
pub(super) fn finish(mut book: Workbook) -> Result<Vec<u8>, WriteError> {
    book.save_to_buffer().map_err(|error| no_room(&error))
}

/// A sheet that is written row by row.
pub(super) struct Rows<'w> {
    sheet: &'w mut Worksheet,
    row: u32,
    bold: Style,
    wrapped: Style,
}

impl<'w> Rows<'w> {
    /// Names a sheet and writes its first row, which stays in sight and is printed on every page.
    pub(super) fn new(
        sheet: &'w mut Worksheet,
        name: &str,
        headers: &[&str],
        widths: &[f64],
    ) -> Result<Self, WriteError> {
        sheet
            .set_name(sheet_name(name))
            .map_err(|error| no_room(&error))?;
        for (column, width) in (0..).zip(widths) {
            sheet
                .set_column_width(column, *width)
                .map_err(|error| no_room(&error))?;
        }
        let mut rows = Self {
            sheet,
            row: 0,
            bold: Style::new()
                .set_bold()
                .set_text_wrap()
                .set_align(FormatAlign::Top),
            wrapped: Style::new().set_text_wrap().set_align(FormatAlign::Top),
        };
        let bold = rows.bold.clone();
        for (column, header) in (0..).zip(headers) {
            rows.put(column, header, &bold)?;
        }
        rows.sheet
            .set_freeze_panes(1, 0)
            .map_err(|error| no_room(&error))?;
        rows.sheet
            .set_repeat_rows(0, 0)
            .map_err(|error| no_room(&error))?;
        rows.row = 1;
        Ok(rows)
    }

    /// Writes words; always as words, so that `=1+1` is no formula.
    pub(super) fn text(&mut self, column: u16, text: &str) -> Result<(), WriteError> {
        let wrapped = self.wrapped.clone();
        self.put(column, text, &wrapped)
    }

    /// Writes a label in bold.
    pub(super) fn label(&mut self, column: u16, text: &str) -> Result<(), WriteError> {
        let bold = self.bold.clone();
        self.put(column, text, &bold)
    }

    /// Writes words that may be longer than a cell holds: what does not fit goes into the cells
    /// to the right, so this belongs into the last column.
    pub(super) fn long(&mut self, column: u16, text: &str) -> Result<(), WriteError> {
        let chars: Vec<char> = text.chars().collect();
        for (column, part) in (column..).zip(chars.chunks(CELL)) {
            let part: String = part.iter().collect();
            self.text(column, &part)?;
        }
        Ok(())
    }

    /// Writes a number.
    pub(super) fn number(&mut self, column: u16, number: f64) -> Result<(), WriteError> {
        let wrapped = &self.wrapped;
        self.sheet
            .write_number_with_format(self.row, column, number, wrapped)
            .map_err(|error| no_room(&error))?;
        Ok(())
    }

    /// Goes to the next row.
    pub(super) const fn next(&mut self) {
        self.row += 1;
    }

    fn put(&mut self, column: u16, text: &str, style: &Style) -> Result<(), WriteError> {
        if text.is_empty() {
            return Ok(());
        }
        let text: String = text.chars().map(allowed).collect();
        self.sheet
            .write_string_with_format(self.row, column, text, style)
            .map_err(|error| no_room(&error))?;
        Ok(())
    }
}

/// Returns the beginning of a text that fits into a cell, and whether that is all of it.
pub(super) fn fitting(text: &str) -> (&str, bool) {
    match text.char_indices().nth(CELL) {
        Some((end, _)) => (&text[..end], false),
        None => (text, true),
    }
}

/// Returns a name that Excel takes: at most 31 characters, none of `[]:*?/\`, no apostrophe at
/// either end, not empty.
fn sheet_name(name: &str) -> String {
    let kept = |char: &char| !"[]:*?/\\'".contains(*char) && !char.is_control();
    let name: String = name.chars().filter(kept).take(31).collect();
    match name.trim() {
        "" => "Sheet".to_owned(),
        name => name.to_owned(),
    }
}

fn no_room(error: &XlsxError) -> WriteError {
    WriteError::NoRoom {
        format: Format::Xlsx,
        why: error.to_string(),
    }
}
