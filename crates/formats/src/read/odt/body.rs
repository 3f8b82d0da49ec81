//! The words of a LibreOffice text or of one of its notes, element by element.

use std::collections::{BTreeMap, BTreeSet};

use ayni_model::layout::{BlockKind, Comment};
use ayni_model::text::Span;

use super::lists::{Counts, Lists};
use crate::read::build::TextBuilder;
use crate::read::losses::{self, Losses};
use crate::read::xml::{Element, Piece, Xml};
use crate::{LossKind, Refusal};

/// A note: its label and where its words lie in the part.
#[derive(Debug, Clone)]
pub(super) struct Note {
    pub(super) label: String,
    pub(super) range: std::ops::Range<usize>,
    /// In how many notes it stands.
    pub(super) depth: usize,
}

impl Note {
    /// Returns a note that was met in this one as it lies in the whole part.
    pub(super) fn inner(&self, mut note: Self) -> Self {
        let by = self.range.start;
        note.range = note.range.start + by..note.range.end + by;
        note.depth = self.depth + 1;
        note
    }
}

#[derive(Debug)]
struct Paragraph {
    start: u32,
    kind: Option<BlockKind>,
}

#[derive(Debug)]
struct Table {
    number: u32,
    row: u32,
    column: u32,
    start: u32,
}

/// The state of reading.
pub(super) struct Body<'b> {
    text: &'b mut TextBuilder,
    losses: &'b mut Losses,
    /// The names of bold and italic styles.
    strong: &'b BTreeSet<String>,
    numbering: &'b Lists,
    /// The notes met, in order.
    pub(super) notes: Vec<Note>,
    /// Whether the words are read: those of styles are not.
    pub(super) inside: bool,
    ended: bool,
    /// Whether a blank before the next word would be a second one.
    blank: bool,
    paragraph_count: usize,
    paragraphs: Vec<Paragraph>,
    spans: Vec<Option<u32>>,
    lists: Counts,
    tables: Vec<Table>,
    table_count: u32,
    /// Remarks whose words have begun, by their names.
    remarks: BTreeMap<String, (u32, Comment)>,
}

impl<'b> Body<'b> {
    /// Starts to read into a text.
    pub(super) fn new(
        text: &'b mut TextBuilder,
        losses: &'b mut Losses,
        strong: &'b BTreeSet<String>,
        numbering: &'b Lists,
    ) -> Self {
        Self {
            text,
            losses,
            strong,
            numbering,
            notes: Vec::new(),
            inside: false,
            ended: false,
            blank: true,
            paragraph_count: 0,
            paragraphs: Vec::new(),
            spans: Vec::new(),
            lists: Counts::default(),
            tables: Vec::new(),
            table_count: 0,
            remarks: BTreeMap::new(),
        }
    }

    /// Reads the part, or the element of a note.
    pub(super) fn read(&mut self, xml: &mut Xml<'_>) -> Result<(), Refusal> {
        loop {
            self.text.check().map_err(|kind| xml.refuse(kind))?;
            match xml.next()? {
                Piece::Open(element) if element.name() == "office:text" => self.inside = true,
                Piece::Open(element) if self.inside => self.open(&element, xml)?,
                Piece::Close(element) if self.inside => self.close(element.name()),
                Piece::Text(text) if !self.paragraphs.is_empty() => self.words(&text),
                Piece::Open(_) | Piece::Close(_) | Piece::Text(_) => {}
                Piece::End => break,
            }
        }
        for (_, comment) in std::mem::take(&mut self.remarks).into_values() {
            self.text.comment(comment);
        }
        Ok(())
    }

    fn settle(&mut self) {
        if std::mem::take(&mut self.ended) {
            self.text.push('\n');
            self.blank = true;
        }
    }

    /// Appends characters, runs of blanks as one, as the format says.
    fn words(&mut self, words: &str) {
        let blank = |char: char| matches!(char, ' ' | '\t' | '\n' | '\r');
        for piece in words.split_inclusive(blank) {
            let word = piece.trim_end_matches(blank);
            if !word.is_empty() {
                self.say(word);
            }
            if word.len() < piece.len() && !self.blank {
                self.settle();
                self.text.push(' ');
                self.blank = true;
            }
        }
    }

    fn say(&mut self, words: &str) {
        self.settle();
        self.text.push_str(words);
        self.blank = false;
    }

    fn lose(&mut self, kind: LossKind) {
        let number = self.paragraph_count;
        self.losses.add(kind, || losses::paragraph(number));
    }

    fn open(&mut self, element: &Element<'_>, xml: &mut Xml<'_>) -> Result<(), Refusal> {
        let in_words = !self.paragraphs.is_empty();
        match element.name() {
            "text:h" => {
                let level = element
                    .get("outline-level")
                    .and_then(|level| level.parse().ok());
                let level = level.unwrap_or(1_u8).clamp(1, 9);
                self.open_paragraph(Some(BlockKind::Heading(level)));
                self.number(element);
            }
            "text:p" => {
                let depth = u8::try_from(self.lists.open.len()).unwrap_or(u8::MAX);
                self.open_paragraph((depth > 0).then_some(BlockKind::ListItem(depth)));
                self.number(element);
            }
            "text:span" => {
                let strong = element
                    .get("style-name")
                    .is_some_and(|name| self.strong.contains(&name));
                if strong {
                    self.settle();
                }
                self.spans.push(strong.then(|| self.text.at()));
            }
            "text:s" if in_words => {
                let count = element.get("c").and_then(|count| count.parse::<u16>().ok());
                self.say(&" ".repeat(usize::from(count.unwrap_or(1))));
            }
            "text:tab" if in_words => self.say("\t"),
            "text:line-break" if in_words => {
                self.say("\n");
                self.blank = true;
            }
            "text:list" => self.lists.open_list(element),
            "text:list-item" => self.lists.open_item(element, false),
            "text:list-header" => self.lists.open_item(element, true),
            "text:note" => self.note(element, xml)?,
            "office:annotation" => self.remark(element, xml)?,
            "office:annotation-end" => {
                let name = element.get("name").unwrap_or_default();
                if let Some((start, mut comment)) = self.remarks.remove(&name) {
                    comment.span = Span::new(start, self.text.at()).ok();
                    self.text.comment(comment);
                }
            }
            "text:tracked-changes" => self.deletions(xml)?,
            "table:table" => {
                self.table_count += 1;
                self.tables.push(Table {
                    number: self.table_count,
                    row: 0,
                    column: 0,
                    start: 0,
                });
            }
            "table:table-row" => {
                if let Some(table) = self.tables.last_mut() {
                    table.row += 1;
                    table.column = 0;
                }
            }
            "table:table-cell" => self.open_cell(),
            "table:covered-table-cell" => {
                let repeated = element.get("number-columns-repeated");
                let repeated = repeated
                    .and_then(|count| count.parse::<u16>().ok())
                    .unwrap_or(1);
                if let Some(table) = self.tables.last_mut() {
                    table.column = table.column.saturating_add(u32::from(repeated));
                }
                xml.skip()?;
            }
            "draw:image" => {
                self.lose(LossKind::Picture);
                xml.skip()?;
            }
            "draw:object" | "draw:object-ole" | "draw:plugin" | "draw:applet" => {
                self.lose(LossKind::Embedded);
                xml.skip()?;
            }
            // Names, descriptions and declarations that no page shows; numbers, which are counted.
            "text:number"
            | "svg:title"
            | "svg:desc"
            | "office:forms"
            | "text:ruby-text"
            | "text:sequence-decls"
            | "text:variable-decls"
            | "text:user-field-decls"
            | "office:event-listeners" => {
                xml.skip()?;
            }
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &str) {
        match name {
            "text:h" | "text:p" => {
                if let Some(paragraph) = self.paragraphs.pop() {
                    if let Some(kind) = paragraph.kind {
                        self.text.block(paragraph.start, kind);
                    }
                    self.ended = true;
                }
            }
            "text:span" => {
                if let Some(Some(start)) = self.spans.pop() {
                    self.text.emphasis(start);
                }
            }
            "text:list" => {
                self.lists.open.pop();
            }
            "table:table-cell" => {
                if let Some(table) = self.tables.last() {
                    let kind = BlockKind::Cell {
                        table: table.number,
                        row: table.row,
                        column: table.column,
                    };
                    self.text.block(table.start, kind);
                }
            }
            "table:table-row" => {
                self.ended = self.tables.last().is_some_and(|table| table.column > 0);
            }
            "table:table" => {
                self.tables.pop();
            }
            _ => {}
        }
    }

    fn open_paragraph(&mut self, kind: Option<BlockKind>) {
        self.settle();
        // A text box stands inside a paragraph and begins a line of its own.
        if let Some(outer) = self.paragraphs.last()
            && self.text.at() > outer.start
            && !self.text.text().ends_with('\n')
        {
            self.text.push('\n');
        }
        self.paragraph_count += 1;
        self.blank = true;
        let start = self.text.at();
        self.paragraphs.push(Paragraph { start, kind });
    }

    /// Sets the number of an item or heading before its words.
    fn number(&mut self, paragraph: &Element<'_>) {
        let Some((label, after)) = self.lists.of_paragraph(self.numbering, paragraph) else {
            return;
        };
        self.text.push_str(&label);
        let in_cell = !self.tables.is_empty();
        self.text.push_str(match after {
            // A tab parts cells.
            "\t" if in_cell => " ",
            other => other,
        });
        self.blank = !after.is_empty();
    }

    fn open_cell(&mut self) {
        let Some(table) = self.tables.last_mut() else {
            return;
        };
        table.column = table.column.saturating_add(1);
        if table.column == 1 {
            self.settle();
        } else {
            self.ended = false;
            self.text.push('\t');
        }
        if let Some(table) = self.tables.last_mut() {
            table.start = self.text.at();
        }
    }

    /// Leaves a note's words for the end of the text and sets its label here.
    fn note(&mut self, note: &Element<'_>, xml: &mut Xml<'_>) -> Result<(), Refusal> {
        let mut label = String::new();
        let mut range = None;
        loop {
            let start = xml.position();
            match xml.next()? {
                Piece::Open(element) if element.name() == "text:note-citation" => {
                    label = xml.words()?.trim().to_owned();
                }
                Piece::Open(element) if element.name() == "text:note-body" => {
                    xml.skip()?;
                    range = Some(start..xml.position());
                }
                Piece::Close(element) if element.name() == note.name() => break,
                Piece::Open(_) | Piece::Close(_) | Piece::Text(_) => {}
                Piece::End => break,
            }
        }
        if label.is_empty() {
            label = (self.notes.len() + 1).to_string();
        }
        self.say(&format!("[{label}]"));
        if let Some(range) = range {
            self.notes.push(Note {
                label,
                range,
                depth: 0,
            });
        }
        Ok(())
    }

    fn remark(&mut self, annotation: &Element<'_>, xml: &mut Xml<'_>) -> Result<(), Refusal> {
        let mut comment = Comment {
            span: None,
            author: None,
            text: String::new(),
        };
        loop {
            match xml.next()? {
                Piece::Open(element) if element.name() == "dc:creator" => {
                    comment.author = Some(xml.words()?).filter(|author| !author.is_empty());
                }
                Piece::Open(element) if element.name() == "text:p" => {
                    if !comment.text.is_empty() {
                        comment.text.push('\n');
                    }
                    comment.text.push_str(&xml.words()?);
                }
                Piece::Open(element) if matches!(element.local(), "date" | "creator-initials") => {
                    xml.skip()?;
                }
                Piece::Close(element) if element.name() == annotation.name() => break,
                Piece::Open(_) | Piece::Close(_) | Piece::Text(_) => {}
                Piece::End => break,
            }
        }
        match annotation.get("name") {
            Some(name) => {
                let start = self.text.at() + u32::from(self.ended);
                if let Some((_, earlier)) = self.remarks.insert(name, (start, comment)) {
                    self.text.comment(earlier);
                }
            }
            None => self.text.comment(comment),
        }
        Ok(())
    }

    /// Counts what tracked changes delete; the list of changes holds nothing else of the text.
    fn deletions(&mut self, xml: &mut Xml<'_>) -> Result<(), Refusal> {
        loop {
            match xml.next()? {
                Piece::Open(element) if element.name() == "text:deletion" => {
                    xml.skip()?;
                    self.losses.add(LossKind::Deleted, || None);
                }
                Piece::Close(element) if element.name() == "text:tracked-changes" => return Ok(()),
                Piece::Open(_) | Piece::Close(_) | Piece::Text(_) => {}
                Piece::End => return Ok(()),
            }
        }
    }
}
