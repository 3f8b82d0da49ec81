//! Comma, semicolon and tab separated text (RFC 4180, and what programs make of it).

use std::borrow::Cow;
use std::io::Cursor;

use csv::{Position, Reader, ReaderBuilder, StringRecord};

use super::header;
use crate::read::losses::Losses;
use crate::read::{detect, encoding};
use crate::{Encoding, Limits, Loss, Place, ReadOptions, Refusal, RefusalKind};

/// Separators that programs use, in order of preference.
const SEPARATORS: [u8; 3] = [b',', b';', b'\t'];

/// How much of the text is looked at to find the separator, in bytes.
const SAMPLE: usize = 64 << 10;

/// Bytes handed to the parser at a time; larger steps were not faster.
const STEP: usize = 256 << 10;

/// The rows of a separated text, one after the other.
#[derive(Debug)]
pub struct Stream<'b> {
    name: String,
    columns: Vec<String>,
    reader: Reader<Cursor<Text<'b>>>,
    record: StringRecord,
    /// Byte of the text at which the parser begins.
    start: usize,
    /// Byte up to which line ends are counted, and the line that begins or goes on there.
    counted: (usize, usize),
    encoding: Encoding,
    losses: Vec<Loss>,
}

/// A row of a [`Stream`].
#[derive(Debug, Clone, Copy)]
pub struct Record<'s> {
    line: usize,
    record: &'s StringRecord,
    columns: usize,
}

impl<'s> Record<'s> {
    /// Returns the line on which the row starts, counted from 1.
    #[must_use]
    pub const fn line(&self) -> usize {
        self.line
    }

    /// Returns the cell of a column, counted from 0; nothing past the last one.
    #[must_use]
    pub fn cell(&self, column: usize) -> Option<&'s str> {
        (column < self.columns)
            .then(|| self.record.get(column))
            .flatten()
    }

    /// Returns the cells, one per column.
    pub fn cells(&self) -> impl Iterator<Item = &'s str> + use<'s> {
        self.record.iter().take(self.columns)
    }
}

/// Decoded text as the parser takes it.
#[derive(Debug)]
struct Text<'b>(Cow<'b, str>);

impl AsRef<[u8]> for Text<'_> {
    fn as_ref(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl<'b> Stream<'b> {
    pub(super) fn open(
        name: &str,
        bytes: &'b [u8],
        options: &ReadOptions,
    ) -> Result<Self, Refusal> {
        let refuse = |kind: RefusalKind| kind.at(name, Place::Whole);
        let mut losses = Losses::default();
        let asked = options.encoding.as_deref();
        let decoded = encoding::decode(bytes, asked, None, &mut losses).map_err(refuse)?;
        let (text, encoding) = (decoded.text, decoded.encoding);
        detect::refuse_binary(name, bytes, &text)?;
        let (separator, start) = match declared(&text) {
            Some(declared) => declared,
            None => (guess(&text), 0),
        };
        let mut cursor = Cursor::new(Text(text));
        cursor.set_position(start as u64);
        let mut stream = Self {
            name: name.to_owned(),
            columns: Vec::new(),
            reader: builder(separator).buffer_capacity(STEP).from_reader(cursor),
            record: StringRecord::new(),
            start,
            counted: (start, 1 + usize::from(start > 0)),
            encoding,
            losses: losses.into_vec(),
        };
        let Some(line) = stream.advance()? else {
            return Err(RefusalKind::EmptyTable.at(name, Place::Whole));
        };
        stream.columns =
            header::names(stream.record.iter()).map_err(|kind| kind.at(name, Place::Line(line)))?;
        Limits::check(
            stream.columns.len(),
            options.limits.table_cells,
            "the number of columns",
        )
        .map_err(refuse)?;
        Ok(stream)
    }

    /// Returns the names of the columns, trimmed; each occurs once.
    #[must_use]
    pub fn columns(&self) -> &[String] {
        &self.columns
    }

    /// Returns how the bytes were read.
    #[must_use]
    pub const fn encoding(&self) -> &Encoding {
        &self.encoding
    }

    /// Returns what could not be kept.
    #[must_use]
    pub fn losses(&self) -> Vec<Loss> {
        self.losses.clone()
    }

    /// Returns the next row that has a cell, or nothing after the last.
    ///
    /// # Errors
    /// [`RefusalKind::RaggedRow`] unless the row has a cell for every column and nothing beyond
    /// but empty cells; [`RefusalKind::OpenQuote`].
    #[expect(
        clippy::should_implement_trait,
        reason = "a row borrows from the stream"
    )]
    pub fn next(&mut self) -> Result<Option<Record<'_>>, Refusal> {
        let Some(line) = self.advance()? else {
            return Ok(None);
        };
        let columns = self.columns.len();
        let seen = self.record.len();
        let empty_tail = || self.record.iter().skip(columns).all(str::is_empty);
        if seen < columns || (seen > columns && !empty_tail()) {
            return Err(RefusalKind::RaggedRow {
                expected: columns,
                seen,
            }
            .at(&self.name, Place::Line(line)));
        }
        Ok(Some(Record {
            line,
            record: &self.record,
            columns,
        }))
    }

    /// Moves to the next row with a cell and returns its line.
    fn advance(&mut self) -> Result<Option<usize>, Refusal> {
        loop {
            let more = self.reader.read_record(&mut self.record).map_err(|error| {
                let why = error.to_string();
                RefusalKind::Damaged { why }.at(&self.name, Place::Whole)
            })?;
            if !more {
                return Ok(None);
            }
            let begin = self.record.position().map_or(0, Position::byte);
            let line = self.line(self.start + usize::try_from(begin).unwrap_or(usize::MAX));
            let end = usize::try_from(self.reader.position().byte()).unwrap_or(usize::MAX);
            if self.start.saturating_add(end) >= self.reader.get_ref().get_ref().as_ref().len() {
                self.check_last(line)?;
            }
            if self.record.iter().any(|cell| !cell.is_empty()) {
                return Ok(Some(line));
            }
        }
    }

    /// Returns the line of the row that begins at a byte or after the blank lines there.
    ///
    /// The parser's own count is off after blank lines, so line ends are counted here.
    fn line(&mut self, begin: usize) -> usize {
        let bytes = self.reader.get_ref().get_ref().as_ref();
        let begin = begin.clamp(self.counted.0, bytes.len());
        let blanks = bytes[begin..].iter().take_while(|byte| **byte == b'\n');
        let begin = begin + blanks.count();
        let passed = &bytes[self.counted.0..begin];
        // A count that the compiler turns into wide instructions.
        let ends = passed.iter().filter(|byte| **byte == b'\n').count();
        self.counted = (begin, self.counted.1 + ends);
        self.counted.1
    }

    /// Refuses a last row that swallowed the rest of the file behind an open quotation mark.
    fn check_last(&self, line: usize) -> Result<(), Refusal> {
        let bytes = self.reader.get_ref().get_ref().as_ref();
        let row = &bytes[self.counted.0..];
        let quotes = row.iter().filter(|byte| **byte == b'"').count();
        let swallowed = row.trim_ascii_end().contains(&b'\n');
        if quotes % 2 == 1 && swallowed {
            return Err(RefusalKind::OpenQuote.at(&self.name, Place::Line(line)));
        }
        Ok(())
    }
}

fn builder(separator: u8) -> ReaderBuilder {
    let mut builder = ReaderBuilder::new();
    builder
        .delimiter(separator)
        .has_headers(false)
        .flexible(true);
    builder
}

/// Returns the separator that a first line `sep=;` declares, as Excel writes and reads it, and the
/// byte after that line.
fn declared(text: &str) -> Option<(u8, usize)> {
    let rest = text.strip_prefix("sep=")?;
    let separator = *rest.as_bytes().first()?;
    let ending = rest.get(1..)?;
    ending
        .starts_with('\n')
        .then_some((separator, "sep=;\n".len()))
}

/// Returns the separator by which most rows of the beginning have as many cells as the first.
/// Separators inside quotation marks do not count; of two that do equally well the one that makes
/// more columns is taken, then the more usual one.
fn guess(text: &str) -> u8 {
    let mut end = text.len().min(SAMPLE);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let whole = end == text.len();
    let score = |separator: u8| {
        let mut reader = builder(separator).from_reader(&text.as_bytes()[..end]);
        let mut counts: Vec<usize> = Vec::new();
        let mut record = StringRecord::new();
        while let Ok(true) = reader.read_record(&mut record) {
            counts.push(record.len());
        }
        // The sample may end inside a row.
        if !whole && counts.len() > 1 {
            counts.pop();
        }
        let columns = counts.first().copied().unwrap_or(0);
        let alike = counts.iter().filter(|count| **count == columns).count();
        // In thousandths, so that one odd row in a long file does not outweigh columns.
        let share = alike * 1_000 / counts.len().max(1);
        if columns > 1 {
            (share, columns)
        } else {
            (0, 0)
        }
    };
    let mut best = (SEPARATORS[0], (0, 0));
    for separator in SEPARATORS {
        let score = score(separator);
        if score > best.1 {
            best = (separator, score);
        }
    }
    best.0
}
