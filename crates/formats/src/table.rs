//! Registers: tables of named columns, as csv and xlsx files hold them.

mod archive;
mod header;
mod repeats;
mod separated;
mod workbook;

pub use separated::{Record, Stream};

use crate::{Encoding, Format, Limits, Loss, Place, ReadOptions, Refusal, RefusalKind};

/// A table with named columns; every row has a cell for every column.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// Column names, trimmed; a name occurs once.
    pub columns: Vec<String>,
    /// Rows in file order.
    pub rows: Vec<Row>,
}

/// A row of a [`Table`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Where the row starts in the file: line of a csv, row of a sheet; counted from 1.
    pub line: usize,
    /// One cell per column, as text; dates as ISO 8601, numbers without grouping.
    pub cells: Vec<String>,
}

/// Reads a register: comma, semicolon or tab separated text, xlsx or ods.
///
/// The first row that is not empty names the columns; rows without a single cell are passed over.
/// `name` is the file's own name and stands in refusals; the content tells the format, unless
/// `options.format` says [`Format::Csv`] or [`Format::Xlsx`] (any workbook).
///
/// # Errors
/// A [`Refusal`] with the line or member and the reason: a ragged row, a column named twice or not
/// at all, a workbook that would unpack to too much, a damaged file.
pub fn read(
    name: &str,
    bytes: &[u8],
    options: &ReadOptions,
) -> Result<(Table, Vec<Loss>), Refusal> {
    let (table, _, losses) = decoded(name, bytes, options)?;
    Ok((table, losses))
}

/// Reads a table as [`read`] does, and tells how the bytes of separated text were read.
pub(crate) fn decoded(
    name: &str,
    bytes: &[u8],
    options: &ReadOptions,
) -> Result<(Table, Option<Encoding>, Vec<Loss>), Refusal> {
    if is_workbook(bytes, options) {
        let limits = &options.limits;
        Limits::check(bytes.len(), limits.file_bytes, "the file")
            .map_err(|kind| kind.at(name, Place::Whole))?;
        let (table, losses) = workbook::read(name, bytes, options)?;
        return Ok((table, None, losses));
    }
    let mut stream = stream(name, bytes, options)?;
    let mut table = Table {
        columns: stream.columns().to_vec(),
        rows: Vec::new(),
    };
    let width = table.columns.len().max(1);
    while let Some(record) = stream.next()? {
        table.rows.push(Row {
            line: record.line(),
            cells: record.cells().map(str::to_owned).collect(),
        });
        Limits::check(
            table.rows.len() * width,
            options.limits.table_cells,
            "the number of cells",
        )
        .map_err(|kind| kind.at(name, Place::Line(record.line())))?;
    }
    let losses = stream.losses();
    Ok((table, Some(stream.encoding().clone()), losses))
}

/// Opens separated text to be read row by row; nothing but the present row is held beside the
/// bytes themselves (and their decoded copy, where they are not UTF-8).
///
/// # Errors
/// As [`read`], for the first row; later rows are refused when they are reached.
pub fn stream<'b>(
    name: &str,
    bytes: &'b [u8],
    options: &ReadOptions,
) -> Result<Stream<'b>, Refusal> {
    Limits::check(bytes.len(), options.limits.file_bytes, "the file")
        .map_err(|kind| kind.at(name, Place::Whole))?;
    if options.format != Some(Format::Csv) && is_workbook(bytes, options) {
        return Err(RefusalKind::NotThisFormat {
            expected: Format::Csv,
            why: "it is a workbook; save the sheet as csv".into(),
        }
        .at(name, Place::Whole));
    }
    Stream::open(name, bytes, options)
}

fn is_workbook(bytes: &[u8], options: &ReadOptions) -> bool {
    match options.format {
        Some(Format::Xlsx) => true,
        Some(Format::Csv) => false,
        _ => workbook::is_one(bytes),
    }
}

#[cfg(test)]
mod tests;
