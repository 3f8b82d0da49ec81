//! Workbooks: xlsx and ods.
//!
//! The older xls is refused: the library that would read it follows a circle of sectors for ever and
//! makes room for as many cells as one record claims, and an allocation that fails ends the program.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{
    Data, DataRef, ExcelDateTime, Ods, OdsError, Reader, Xlsx, XlsxError, XlsxFormulaMetadata,
};

use super::archive::Archive;
use super::{Row, Table, header, repeats};
use crate::contained::contained;
use crate::read::xml::{Piece, Xml};
use crate::{Format, Limits, Loss, LossKind, Place, ReadOptions, Refusal, RefusalKind};

const PACKED: &[u8] = b"PK\x03\x04";
/// A compound file (MS-CFB 2.2): xls, or an encrypted xlsx.
const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// Tells whether the bytes start as a workbook does.
pub(super) fn is_one(bytes: &[u8]) -> bool {
    bytes.starts_with(PACKED) || bytes.starts_with(COMPOUND)
}

/// The cells of a sheet that are not empty: row, column (both from 0), content.
#[derive(Default)]
struct Cells {
    rows: BTreeMap<u32, BTreeMap<u32, String>>,
    count: usize,
    bytes: usize,
}

/// Reads a sheet of a workbook.
pub(super) fn read(
    name: &str,
    bytes: &[u8],
    options: &ReadOptions,
) -> Result<(Table, Vec<Loss>), Refusal> {
    let read = contained(|| cells(name, bytes, options));
    let (cells, formulas) = read.unwrap_or_else(|_| {
        let why = "its inner structure contradicts itself".into();
        Err(RefusalKind::Damaged { why }.at(name, Place::Whole))
    })?;
    let table = table(name, cells, &options.limits)?;
    let loss = Loss {
        kind: LossKind::Formula,
        count: formulas,
        place: None,
    };
    Ok((table, if formulas > 0 { vec![loss] } else { Vec::new() }))
}

fn cells(name: &str, bytes: &[u8], options: &ReadOptions) -> Result<(Cells, usize), Refusal> {
    let limits = &options.limits;
    let whole = |kind: RefusalKind| kind.at(name, Place::Whole);
    if bytes.starts_with(COMPOUND) {
        let mark: Vec<u8> = "EncryptedPackage"
            .bytes()
            .flat_map(|byte| [byte, 0])
            .collect();
        if bytes.windows(mark.len()).any(|window| window == mark) {
            return Err(whole(RefusalKind::Encrypted));
        }
        return Err(whole(RefusalKind::UnknownFormat {
            seen: "an Excel workbook from before 2007, xls; save it as xlsx".into(),
        }));
    }
    if !bytes.starts_with(PACKED) {
        return Err(whole(not_a_workbook("it starts as no workbook does")));
    }
    let mut archive = Archive::open(name, bytes, limits)?;
    if archive.has("content.xml") {
        let member = "content.xml";
        let content = archive.text(member)?;
        repeats::check(&mut Xml::new(&content, name, member, limits), limits)?;
        dense(bytes, options).map_err(whole)
    } else if archive.has("xl/workbook.bin") {
        Err(whole(RefusalKind::UnknownFormat {
            seen: "a binary workbook, xlsb; save it as xlsx".into(),
        }))
    } else if archive.has("xl/workbook.xml") {
        shared_texts(name, &mut archive, limits)?;
        sparse(bytes, options).map_err(whole)
    } else {
        Err(whole(not_a_workbook("the archive holds no workbook")))
    }
}

fn not_a_workbook(why: &str) -> RefusalKind {
    RefusalKind::NotThisFormat {
        expected: Format::Xlsx,
        why: why.to_owned(),
    }
}

/// Refuses an xlsx whose list of texts claims more of them than its bytes can hold: the library makes
/// room for as many as it claims.
fn shared_texts(name: &str, archive: &mut Archive<'_>, limits: &Limits) -> Result<(), Refusal> {
    for member in archive.members() {
        if !member.to_ascii_lowercase().ends_with("sharedstrings.xml") {
            continue;
        }
        let content = archive.text(&member)?;
        let mut xml = Xml::new(&content, name, &member, limits);
        let list = loop {
            match xml.next()? {
                Piece::Open(element) if element.local() == "sst" => break element,
                Piece::End => return Ok(()),
                Piece::Open(_) | Piece::Close(_) | Piece::Text(_) => {}
            }
        };
        if let Some(count) = list.get("uniqueCount")
            && count.trim().parse().unwrap_or(usize::MAX) > content.len()
        {
            let why = format!("its list of texts claims to hold {count}, more than it has bytes");
            return Err(xml.refuse(RefusalKind::Damaged { why }));
        }
    }
    Ok(())
}

/// Reads an xlsx cell by cell: one cell at the far end of the sheet must not cost the whole sheet.
fn sparse(bytes: &[u8], options: &ReadOptions) -> Result<(Cells, usize), RefusalKind> {
    let limits = &options.limits;
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|error| xlsx(&error))?;
    let sheet = sheet(book.sheet_names(), options)?;
    let (mut cells, mut formulas) = (Cells::default(), 0);
    let mut reader = book
        .worksheet_cells_reader(&sheet)
        .map_err(|error| xlsx(&error))?;
    // A formula that many cells share is not written out for each of them.
    while let Some(cell) = reader
        .next_cell_with_formula_metadata()
        .map_err(|error| xlsx(&error))?
    {
        let text = match &cell.value {
            DataRef::SharedString(shared) => (*shared).to_owned(),
            other => text(&Data::from(other.clone())),
        };
        cells.add(cell.pos, text, limits)?;
        formulas += usize::from(match cell.formula {
            Some(
                XlsxFormulaMetadata::Normal { formula }
                | XlsxFormulaMetadata::Shared { formula, .. },
            ) => !formula.is_empty(),
            Some(_) => true,
            None => false,
        });
    }
    drop(reader);
    let merged = book
        .merge_cells_by_sheet_name(&sheet)
        .map_err(|error| xlsx(&error))?;
    for region in &merged {
        cells.fill(region.start, region.end, limits)?;
    }
    Ok((cells, formulas))
}

/// Reads a sheet of an ods, which is held whole; its cells were counted before.
fn dense(bytes: &[u8], options: &ReadOptions) -> Result<(Cells, usize), RefusalKind> {
    let mut book = Ods::new(Cursor::new(bytes)).map_err(|error| ods(&error))?;
    let sheet = sheet(book.sheet_names(), options)?;
    let range = book.worksheet_range(&sheet).map_err(|error| ods(&error))?;
    let (top, left) = range.start().unwrap_or((0, 0));
    let mut cells = Cells::default();
    for (row, column, value) in range.used_cells() {
        let place = (top + narrow(row), left + narrow(column));
        cells.add(place, text(value), &options.limits)?;
    }
    let formulas = book.worksheet_formula(&sheet).map_or(0, |formulas| {
        formulas
            .used_cells()
            .filter(|(_, _, text)| !text.is_empty())
            .count()
    });
    Ok((cells, formulas))
}

fn narrow(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

fn sheet(sheets: Vec<String>, options: &ReadOptions) -> Result<String, RefusalKind> {
    match &options.sheet {
        None => sheets.into_iter().next().ok_or(RefusalKind::EmptyTable),
        Some(name) if sheets.contains(name) => Ok(name.clone()),
        Some(name) => Err(RefusalKind::NoSuchSheet {
            name: name.clone(),
            sheets,
        }),
    }
}

impl Cells {
    fn add(
        &mut self,
        (row, column): (u32, u32),
        text: String,
        limits: &Limits,
    ) -> Result<(), RefusalKind> {
        if text.is_empty() {
            return Ok(());
        }
        self.count += 1;
        // One shared text may be cited by a million cells.
        self.bytes += text.len();
        Limits::check(self.count, limits.table_cells, "the number of cells")?;
        Limits::check(self.bytes, limits.unpacked_bytes, "the text of the cells")?;
        self.rows.entry(row).or_default().insert(column, text);
        Ok(())
    }

    /// Gives every row of a merged region its content: each row of a register stands for itself.
    /// Merged columns stay empty but for the first, and rows beyond the last are not made.
    fn fill(
        &mut self,
        (top, left): (u32, u32),
        (bottom, _): (u32, u32),
        limits: &Limits,
    ) -> Result<(), RefusalKind> {
        let Some(text) = self.rows.get(&top).and_then(|row| row.get(&left)).cloned() else {
            return Ok(());
        };
        if bottom <= top {
            return Ok(());
        }
        let rows: Vec<u32> = self
            .rows
            .range(top + 1..=bottom)
            .map(|(row, _)| *row)
            .collect();
        for row in rows {
            self.add((row, left), text.clone(), limits)?;
        }
        Ok(())
    }
}

fn table(name: &str, cells: Cells, limits: &Limits) -> Result<Table, Refusal> {
    let whole = |kind: RefusalKind| kind.at(name, Place::Whole);
    let mut rows = cells.rows.into_iter();
    let Some((row, head)) = rows.next() else {
        return Err(whole(RefusalKind::EmptyTable));
    };
    let at_row = |row: u32| Place::Line(row as usize + 1);
    let first = head.keys().next().copied().unwrap_or(0);
    // A gap is a column without a name; one that leads far to the right would be billions of them.
    let mut columns = head.keys().zip(first..);
    if let Some(gap) = columns.position(|(column, expected)| *column != expected) {
        return Err(RefusalKind::UnnamedColumn { column: gap + 1 }.at(name, at_row(row)));
    }
    let width = head.keys().next_back().map_or(0, |last| last - first + 1);
    let named = (first..first + width).map(|column| head.get(&column).map_or("", String::as_str));
    let columns = header::names(named).map_err(|kind| kind.at(name, at_row(row)))?;
    let rows: Vec<(u32, BTreeMap<u32, String>)> = rows.collect();
    let total = rows.len().saturating_mul(columns.len());
    Limits::check(total, limits.table_cells, "the number of cells").map_err(whole)?;
    let mut table = Table {
        columns,
        rows: Vec::with_capacity(rows.len()),
    };
    for (row, mut cells) in rows {
        let outside = |column: &&u32| **column < first || **column >= first + width;
        if let Some(column) = cells.keys().find(outside) {
            let column = *column as usize + 1;
            return Err(RefusalKind::UnnamedColumn { column }.at(name, at_row(row)));
        }
        let cells = (first..first + width)
            .map(|column| cells.remove(&column).unwrap_or_default())
            .collect();
        table.rows.push(Row {
            line: row as usize + 1,
            cells,
        });
    }
    Ok(table)
}

fn text(value: &Data) -> String {
    match value {
        Data::Empty => String::new(),
        Data::String(text) => text.clone(),
        Data::Int(number) => number.to_string(),
        Data::Float(number) => decimal(*number),
        Data::Bool(truth) => truth.to_string(),
        Data::DateTime(date) => date_time(date),
        Data::DateTimeIso(iso) => iso.strip_suffix("T00:00:00").unwrap_or(iso).to_owned(),
        Data::DurationIso(iso) => iso.clone(),
        Data::Error(error) => error.to_string(),
    }
}

/// Writes a number as a person typed it: no `.0`, and 15 digits at most, as spreadsheets show it
/// (0.1 + 0.2 is 0.3).
fn decimal(number: f64) -> String {
    if !number.is_finite() {
        return String::new();
    }
    let rounded: f64 = format!("{number:.14e}").parse().unwrap_or(number);
    if rounded == 0.0 {
        "0".to_owned()
    } else {
        rounded.to_string()
    }
}

/// Writes a date, a time of day, both, or a length of time as `hours:minutes:seconds`.
fn date_time(date: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = date.to_ymd_hms_milli();
    let time = format!("{hour:02}:{minute:02}:{second:02}");
    if date.is_duration() {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "an f64 of days becomes whole seconds; the cast saturates"
        )]
        let seconds = (date.as_f64() * 86_400.0).round() as i64;
        let (sign, seconds) = (if seconds < 0 { "-" } else { "" }, seconds.unsigned_abs());
        let (minutes, second) = (seconds / 60, seconds % 60);
        return format!("{sign}{}:{:02}:{second:02}", minutes / 60, minutes % 60);
    }
    if date.as_f64() < 1.0 {
        return time;
    }
    let day = format!("{year:04}-{month:02}-{day:02}");
    if time == "00:00:00" {
        day
    } else {
        format!("{day}T{time}")
    }
}

fn xlsx(error: &XlsxError) -> RefusalKind {
    match error {
        XlsxError::Password => RefusalKind::Encrypted,
        other => damaged(other),
    }
}

fn ods(error: &OdsError) -> RefusalKind {
    match error {
        OdsError::Password => RefusalKind::Encrypted,
        other => damaged(other),
    }
}

fn damaged(error: &dyn std::error::Error) -> RefusalKind {
    RefusalKind::Damaged {
        why: error.to_string(),
    }
}
