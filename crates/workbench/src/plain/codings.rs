//! `codings.csv`, row by row: a million of them do not stand in memory.

use std::{
    cell::OnceCell,
    collections::{BTreeMap, HashMap, HashSet},
};

use ayni_formats::{ReadOptions, table};
use ayni_model::{
    coding::{Anchor, Coding, Quotation, Stance},
    find_quote::QuoteFinder,
    id::{CodeId, CodingId, MemberId, QuotationId, RecordId, SourceId},
    record::Kind,
    text::Span,
};
use ayni_store::Reader as _;

use super::{
    anchor::is_moment,
    import::Import,
    names::is_key,
    passage::{Held, Search, Shelf},
    problems::At,
    sheet::{Cells, Columns, TABLE, file_of, limits, read},
    sources::Texts,
};
use crate::{Problem, plain::declaration::key_rule};

/// The table, without extension.
const STEM: &str = "codings";

/// The columns of `codings.csv`.
pub(crate) const COLUMNS: [&str; 14] = [
    "source",
    "start",
    "end",
    "quote",
    "label",
    "code",
    "coder",
    "stance",
    "made",
    "state",
    "was",
    "note",
    "quotation",
    "last_revision",
];

/// How often progress is told, in rows.
const STEP: u64 = 4_096;

const STANCES: [(&str, Stance); 2] = [
    ("supports", Stance::Supports),
    ("contrary", Stance::Contrary),
];

/// The rows of the file, whichever way it is read.
enum Rows<'b> {
    Stream(Box<table::Stream<'b>>),
    Table(std::vec::IntoIter<table::Row>),
}

/// A row that is used again for the next.
#[derive(Default)]
struct Buffer {
    line: usize,
    cells: Vec<String>,
}

impl Rows<'_> {
    /// Moves to the next row; tells whether there is one.
    fn next(&mut self, buffer: &mut Buffer) -> Result<bool, ayni_formats::Refusal> {
        match self {
            Self::Stream(stream) => {
                let Some(record) = stream.next()? else {
                    return Ok(false);
                };
                buffer.line = record.line();
                let mut count = 0;
                for (n, cell) in record.cells().enumerate() {
                    match buffer.cells.get_mut(n) {
                        Some(slot) => {
                            slot.clear();
                            slot.push_str(cell);
                        }
                        None => buffer.cells.push(cell.to_owned()),
                    }
                    count = n + 1;
                }
                buffer.cells.truncate(count);
                Ok(true)
            }
            Self::Table(rows) => {
                let Some(row) = rows.next() else {
                    return Ok(false);
                };
                (buffer.line, buffer.cells) = (row.line, row.cells);
                Ok(true)
            }
        }
    }
}

/// What is kept of the quotations and codings that were put.
#[derive(Default)]
struct Kept {
    /// Quotations that carry a label, or need one still, by number.
    labels: HashMap<u32, String>,
    /// Codings without an id: quotation, code and coder, by number.
    codings: HashSet<(u32, u32, u32)>,
    codes: BTreeMap<CodeId, u32>,
    coders: BTreeMap<MemberId, u32>,
    /// Lost quotations by source and words: they have no place by which to meet them again.
    lost: HashMap<(u32, String), u32>,
    /// Sources whose quotations of before are known.
    met: HashSet<SourceId>,
    before: HashMap<(QuotationId, CodeId, MemberId), CodingId>,
}

impl Kept {
    /// Returns the lost quotation of some words of a source.
    fn lost_of(&self, source: u32, was: &str) -> Option<u32> {
        if self.lost.is_empty() {
            return None;
        }
        self.lost.get(&(source, was.to_owned())).copied()
    }
}

impl Import<'_, '_> {
    /// Puts the quotations and codings.
    pub(crate) fn codings(&mut self, texts: &Texts) -> Result<(), Problem> {
        let problems = self.problems;
        let Some(file) = file_of(&self.files, STEM, problems) else {
            return Ok(());
        };
        let Some(bytes) = read(self.folder, &file, TABLE, problems) else {
            self.refused.insert(STEM);
            return Ok(());
        };
        let options = ReadOptions {
            limits: limits(),
            ..ReadOptions::default()
        };
        let opened = if file.ends_with(".xlsx") {
            table::read(&file, &bytes, &options)
                .map(|(table, _)| (table.columns, Rows::Table(table.rows.into_iter())))
        } else {
            table::stream(&file, &bytes, &options)
                .map(|stream| (stream.columns().to_vec(), Rows::Stream(Box::new(stream))))
        };
        let (columns, mut rows) = match opened {
            Ok(opened) => opened,
            Err(refusal) => {
                problems.refuse(&refusal);
                self.refused.insert(STEM);
                return Ok(());
            }
        };
        let columns = Columns::check(&columns, &COLUMNS, false, At::line(&file, 1), problems);
        let mut buffer = Buffer::default();
        let mut shelf = Shelf::default();
        let mut kept = Kept::default();
        let mut whole = true;
        let mut advance = |buffer: &mut Buffer| match rows.next(buffer) {
            Ok(more) => more,
            Err(refusal) => {
                problems.refuse(&refusal);
                whole = false;
                false
            }
        };
        let mut more = advance(&mut buffer);
        let mut key = String::new();
        while more {
            // A run of rows of one source shares the text and what the search needs.
            let source =
                row(&file, &columns, &buffer, problems).must_refer("source", &self.names.sources);
            key.clear();
            key.push_str(row(&file, &columns, &buffer, problems).word("source"));
            let held = match source.and_then(|source| Some((source, texts.current.get(&source)?))) {
                Some((source, (revision, hash))) => {
                    Some(shelf.get(&self.writer, source, *revision, *hash)?)
                }
                None => None,
            };
            let search = held.as_deref().map(Search::new);
            let finder = OnceCell::new();
            if let Some(source) = source {
                self.quotations_before(source, &mut kept)?;
            }
            loop {
                let cells = row(&file, &columns, &buffer, problems);
                if let Some(source) = source {
                    let text = held.as_deref().zip(search.as_ref());
                    self.coding(&cells, source, text, &finder, &mut kept)?;
                }
                more = advance(&mut buffer);
                if !more || row(&file, &columns, &buffer, problems).word("source") != key {
                    break;
                }
            }
        }
        if !whole {
            self.refused.insert(STEM);
        }
        self.label_late(kept)
    }

    /// Puts one row.
    fn coding<'i, 'h>(
        &mut self,
        cells: &Cells<'_>,
        source: SourceId,
        text: Option<(&'h Held, &'i Search<'h>)>,
        finder: &'i OnceCell<QuoteFinder<'i, 'h>>,
        kept: &mut Kept,
    ) -> Result<(), Problem> {
        let given = self.ids.of(cells, Kind::Coding).map(CodingId::from);
        let code = cells.refer("code", &self.names.codes);
        let coder = cells.refer("coder", &self.names.members);
        let stance = cells.one_of("stance", &STANCES).unwrap_or_default();
        let made = cells.word("made");
        if !made.is_empty() && !is_moment(made) {
            cells.problem(
                "made",
                format!("{made:?} is no moment such as 2009-02-02T09:07:00Z"),
            );
        }
        let Some(quotation) = self.quotation(cells, source, text, finder, kept)? else {
            return Ok(());
        };
        if cells.word("code").is_empty() {
            return Ok(());
        }
        let Some(code) = code else { return Ok(()) };
        let coder = match coder {
            Some(coder) => coder,
            None if cells.word("coder").is_empty() => {
                let what = "who coded? write the key of a member of ayni.toml";
                cells.problem("coder", what);
                return Ok(());
            }
            None => return Ok(()),
        };
        let Some(id) = self.names.passages.all.get(quotation as usize).copied() else {
            return Ok(());
        };
        let old = kept.before.get(&(id, code, coder)).copied();
        if given.is_none() {
            let next = u32::try_from(kept.codes.len()).unwrap_or(u32::MAX);
            let code_number = *kept.codes.entry(code).or_insert(next);
            let next = u32::try_from(kept.coders.len()).unwrap_or(u32::MAX);
            let coder_number = *kept.coders.entry(coder).or_insert(next);
            if !kept.codings.insert((quotation, code_number, coder_number)) {
                self.report.repeated += 1;
                self.report.list(format!(
                    "{}: repeats an earlier row (same passage, code and coder); kept once",
                    cells.at
                ));
                return Ok(());
            }
        }
        let coding = Coding {
            quotation: id,
            code,
            coder,
            stance,
            made: (!made.is_empty()).then(|| made.to_owned()),
            note: cells.text("note"),
        };
        // By its id, then by what it says, as every row.
        let known = |id: &CodingId| self.ids.known.contains_key(&RecordId::from(*id));
        let coding_id = given
            .filter(known)
            .or(old)
            .or(given)
            .unwrap_or_else(|| self.ambient.mint().into());
        self.meet(coding_id);
        self.writer.add_coding(coding_id, &coding)?;
        self.report.codings += 1;
        if self.report.codings.is_multiple_of(STEP) {
            self.tell("codings", self.report.codings, 0)?;
        }
        Ok(())
    }

    /// Returns the number of the quotation of a row; it is put when the row is its first.
    fn quotation<'i, 'h>(
        &mut self,
        cells: &Cells<'_>,
        source: SourceId,
        text: Option<(&'h Held, &'i Search<'h>)>,
        finder: &'i OnceCell<QuoteFinder<'i, 'h>>,
        kept: &mut Kept,
    ) -> Result<Option<u32>, Problem> {
        let given: Option<QuotationId> = cells.parse("quotation");
        let label = cells.word("label");
        if !label.is_empty() && !is_key(label) {
            cells.problem("label", key_rule(label));
        }
        if let Some(id) = given
            && let Some(number) = self.names.passages.number(id)
        {
            self.meet(id);
            self.label(cells, label, number, kept);
            return Ok(Some(number));
        }
        let (start, end) = (cells.number("start"), cells.number("end"));
        let (quote, said) = (cells.raw("quote"), start.zip(end));
        // What a lost passage is met by: the words that were marked.
        let marked = match cells.raw("was") {
            "" => quote,
            was => was,
        };
        let place = self.names.passages.source(source);
        let met = match said {
            _ if given.is_some() => None,
            Some(said) => {
                // The words of an earlier row stand here; another quote here is another passage.
                let words_at = |(start, end)| text?.0.slice(Span::new(start, end).ok()?);
                let same = quote.is_empty() || words_at(said) == Some(quote);
                let at = self.names.passages.at(place, said).filter(|_| same);
                at.or_else(|| self.names.passages.said(place, said, quote))
            }
            None if start.is_none() && end.is_none() => kept.lost_of(place, marked),
            None => None,
        };
        if let Some(number) = met {
            self.meet_passage(number);
            self.label(cells, label, number, kept);
            return Ok(Some(number));
        }
        let Some((at, fate)) = self.anchor(cells, text, finder, (start, end)) else {
            return Ok(None);
        };
        let span = at.place().map(|(_, span)| (span.start().0, span.end().0));
        let met = match (given, span) {
            (Some(_), _) => None,
            (None, Some(span)) => self.names.passages.at(place, span),
            (None, None) => kept.lost_of(place, marked),
        };
        let number = match met {
            Some(number) => number,
            None => self.add_passage(cells, given),
        };
        if let Some(span) = span {
            self.names.passages.place(place, span, number);
        }
        if let Some(said) = said.filter(|said| Some(*said) != span) {
            self.names.passages.say(place, said, number, quote);
        }
        self.label(cells, label, number, kept);
        self.meet_passage(number);
        if met.is_some() {
            return Ok(Some(number));
        }
        if let Anchor::Lost { was, .. } = &at
            && given.is_none()
        {
            kept.lost.insert((place, was.clone()), number);
        }
        let noun = Quotation {
            source,
            at,
            label: kept.labels.remove(&number),
        };
        let Some(id) = self.names.passages.all.get(number as usize).copied() else {
            return Ok(None);
        };
        self.writer.add_quotation(id, &noun)?;
        self.report.count(fate);
        Ok(Some(number))
    }

    fn meet_passage(&mut self, number: u32) {
        if let Some(id) = self.names.passages.all.get(number as usize) {
            self.meet(*id);
        }
    }

    /// Gives a new passage its number and its identity: that of its row, or a new one.
    fn add_passage(&mut self, cells: &Cells<'_>, given: Option<QuotationId>) -> u32 {
        let id = given.unwrap_or_else(|| self.ambient.mint().into());
        if given.is_some() {
            let at = cells.at.column("quotation");
            self.ids.give(id.into(), Kind::Quotation, at, self.problems);
        }
        self.names.passages.add(id)
    }

    /// Notes the label of a passage; one that names another passage already is a problem.
    fn label(&mut self, cells: &Cells<'_>, label: &str, number: u32, kept: &mut Kept) {
        if label.is_empty() {
            return;
        }
        if self.names.passages.labelled(label) == Some(number) {
            return;
        }
        if self.names.passages.label(label, number).is_some() {
            let what = format!("the label {label:?} names another passage already");
            cells.problem("label", what);
            return;
        }
        kept.labels.insert(number, label.to_owned());
    }

    /// Learns the quotations and codings that the project has of a source.
    fn quotations_before(&mut self, source: SourceId, kept: &mut Kept) -> Result<(), Problem> {
        if self.fresh || !kept.met.insert(source) {
            return Ok(());
        }
        let place = self.names.passages.source(source);
        for (id, quotation) in self.writer.referring::<Quotation>("source", source)? {
            let number = self.names.passages.add(id);
            if let Some((_, span)) = quotation.at.place() {
                let span = (span.start().0, span.end().0);
                self.names.passages.place(place, span, number);
            }
            if let Anchor::Lost { was, .. } = quotation.at {
                kept.lost.insert((place, was), number);
            }
            if let Some(label) = quotation.label {
                self.names.passages.label(&label, number);
            }
        }
        for (coding, noun) in self.writer.codings_of(source)? {
            let same = kept.before.entry((noun.quotation, noun.code, noun.coder));
            same.or_insert(coding);
        }
        Ok(())
    }

    /// Sets the labels that only a later row of a quotation gives.
    fn label_late(&mut self, kept: Kept) -> Result<(), Problem> {
        let late: BTreeMap<u32, String> = kept.labels.into_iter().collect();
        for (number, label) in late {
            let Some(id) = self.names.passages.all.get(number as usize).copied() else {
                continue;
            };
            let Some(before) = self.writer.get::<Quotation>(id)? else {
                continue;
            };
            let after = Quotation {
                label: Some(label),
                ..before
            };
            self.put(id, &after)?;
        }
        Ok(())
    }
}

fn row<'a>(
    file: &'a str,
    columns: &'a Columns,
    buffer: &'a Buffer,
    problems: &'a super::problems::Problems,
) -> Cells<'a> {
    Cells {
        at: At::line(file, buffer.line),
        columns,
        cells: &buffer.cells,
        problems,
    }
}
