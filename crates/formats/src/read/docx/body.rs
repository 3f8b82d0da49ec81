//! The words of a Word document, a note or a text box, element by element.

use std::collections::BTreeMap;

use ayni_model::layout::BlockKind;

use super::numbering::{Counts, Numbering};
use super::styles::{self, Styles};
use crate::read::build::TextBuilder;
use crate::read::losses::{self, Losses};
use crate::read::numerals;
use crate::read::xml::{Element, Piece, Xml};
use crate::{LossKind, Refusal};

/// The namespaces of Word's elements, as most files and as strict ones write them.
pub(super) const NAMESPACES: [&str; 2] = [
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
];

/// From where to where a remark's words stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Range {
    pub(super) start: u32,
    pub(super) end: u32,
}

#[derive(Debug, Default)]
struct Paragraph {
    start: u32,
    kind: Option<BlockKind>,
    /// A tracked change deletes the paragraph's end, or it is hidden: the paragraph runs on into
    /// the next one.
    joined: bool,
    /// Its style hides its words.
    hidden: bool,
}

/// A run of characters that look alike.
#[derive(Debug, Clone, Copy, Default)]
struct Run {
    /// Where it begins, when it is in bold or italics.
    strong: Option<u32>,
    /// Whether it is not shown, and whether its words were counted.
    hidden: bool,
    counted: bool,
    /// Whether it looks like the prompt of a form.
    prompt: bool,
}

/// A field of a form.
#[derive(Debug, Clone, Copy, Default)]
struct Form {
    /// Whether it says that it shows its prompt.
    prompts: bool,
    counted: bool,
}

#[derive(Debug, Default)]
struct Table {
    number: u32,
    row: u32,
    column: u32,
    /// How many columns the cell spans.
    width: u32,
    start: u32,
}

/// Which part of a field is read: its instruction is no words, its result is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    Instruction,
    Result,
}

/// The notes of one kind that a text refers to, each once, in the order of the first references.
#[derive(Debug, Default)]
pub(super) struct Notes {
    pub(super) ids: Vec<String>,
    numbers: BTreeMap<String, usize>,
}

impl Notes {
    /// Returns the number of a note; one that was referred to before keeps its own.
    fn number(&mut self, id: String) -> usize {
        *self.numbers.entry(id).or_insert_with_key(|id| {
            self.ids.push(id.clone());
            self.ids.len()
        })
    }
}

/// The state of reading.
pub(super) struct Body<'b> {
    text: &'b mut TextBuilder,
    losses: &'b mut Losses,
    styles: &'b Styles,
    numbering: &'b Numbering,
    counts: Counts,
    /// The prefix of Word's elements, with its colon.
    pub(super) prefix: String,
    /// Whether the words of a note are read: its first blank follows the label.
    pub(super) in_note: bool,
    pub(super) footnotes: Notes,
    pub(super) endnotes: Notes,
    /// Where remarks stand, by their identifiers.
    pub(super) comments: BTreeMap<String, Range>,
    /// A paragraph has ended and nothing has come after it.
    ended: bool,
    paragraph_count: usize,
    paragraphs: Vec<Paragraph>,
    runs: Vec<Run>,
    /// The fields of forms that are open.
    forms: Vec<Form>,
    tables: Vec<Table>,
    table_count: u32,
    fields: Vec<Field>,
    /// How many of them are at their instruction.
    instructions: usize,
    words: bool,
}

impl<'b> Body<'b> {
    /// Starts to read into a text.
    pub(super) fn new(
        text: &'b mut TextBuilder,
        losses: &'b mut Losses,
        styles: &'b Styles,
        numbering: &'b Numbering,
    ) -> Self {
        Self {
            text,
            losses,
            styles,
            numbering,
            counts: Counts::default(),
            prefix: "w:".to_owned(),
            in_note: false,
            footnotes: Notes::default(),
            endnotes: Notes::default(),
            comments: BTreeMap::new(),
            ended: false,
            paragraph_count: 0,
            paragraphs: Vec::new(),
            runs: Vec::new(),
            forms: Vec::new(),
            tables: Vec::new(),
            table_count: 0,
            fields: Vec::new(),
            instructions: 0,
            words: false,
        }
    }

    /// Reads a part, or the element of a note.
    pub(super) fn read(&mut self, xml: &mut Xml<'_>) -> Result<(), Refusal> {
        loop {
            self.text.check().map_err(|kind| xml.refuse(kind))?;
            match xml.next()? {
                Piece::Open(element) => {
                    if self.paragraph_count == 0
                        && let Some(prefix) = element.prefix_of(&NAMESPACES)
                    {
                        self.prefix = prefix;
                    }
                    self.open(&element, xml)?;
                }
                Piece::Close(element) => self.close(element.name()),
                Piece::Text(text) if self.words => self.say(&text),
                Piece::Text(_) => {}
                Piece::End => return Ok(()),
            }
        }
    }

    fn settle(&mut self) {
        if std::mem::take(&mut self.ended) {
            self.text.push('\n');
        }
    }

    /// Tells whether a field's instruction is being read.
    const fn instructing(&self) -> bool {
        self.instructions > 0
    }

    /// Tells whether what comes is not shown to a reader or only asks for words, and counts it:
    /// hidden words once per run, prompts once per field.
    ///
    /// A field may say that it shows its prompt although somebody wrote into it (Google Docs makes
    /// such files): words that do not look like a prompt are kept.
    fn silent(&mut self) -> bool {
        if self.instructing() {
            return true;
        }
        let Some(run) = self.runs.last_mut() else {
            return false;
        };
        if run.hidden {
            if !std::mem::replace(&mut run.counted, true) {
                self.lose(LossKind::Hidden);
            }
            return true;
        }
        let Some(form) = self
            .forms
            .last_mut()
            .filter(|form| run.prompt && form.prompts)
        else {
            return false;
        };
        if !std::mem::replace(&mut form.counted, true) {
            self.lose(LossKind::Prompt);
        }
        true
    }

    fn say(&mut self, words: &str) {
        if words.is_empty() || self.silent() {
            return;
        }
        self.settle();
        let words = if std::mem::take(&mut self.in_note) {
            words.trim_start()
        } else {
            words
        };
        if words.contains('\n') {
            // A line end in the XML is a blank in Word.
            self.text.push_str(&words.replace('\n', " "));
        } else {
            self.text.push_str(words);
        }
    }

    fn place(&self) -> Option<String> {
        losses::paragraph(self.paragraph_count)
    }

    fn lose(&mut self, kind: LossKind) {
        let place = self.place();
        self.losses.add(kind, || place);
    }

    fn open(&mut self, element: &Element<'_>, xml: &mut Xml<'_>) -> Result<(), Refusal> {
        let name = element.name();
        let Some(name) = name
            .strip_prefix(&self.prefix)
            .filter(|name| !name.contains(':'))
        else {
            return self.open_foreign(element, xml);
        };
        let id = || element.get("id").unwrap_or_default();
        match name {
            "p" => self.open_paragraph(),
            "pPr" => self.paragraph_properties(xml)?,
            "r" => {
                let hidden = self.paragraphs.last().is_some_and(|outer| outer.hidden);
                self.runs.push(Run {
                    hidden,
                    ..Run::default()
                });
            }
            "rPr" => self.run_properties(xml)?,
            "t" => self.words = true,
            "tab" | "ptab" => self.say("\t"),
            "br" => {
                let page = matches!(element.get("type").as_deref(), Some("page" | "column"));
                if !page {
                    self.line_end();
                }
            }
            "cr" => self.line_end(),
            "noBreakHyphen" => self.say("\u{2011}"),
            "softHyphen" => self.say("\u{AD}"),
            "sym" => {
                let code = element.get("char").unwrap_or_default();
                let char = u32::from_str_radix(&code, 16).ok().and_then(char::from_u32);
                if let Some(char) = char.filter(|char| !char.is_control()) {
                    self.say(char.encode_utf8(&mut [0; 4]));
                }
            }
            "footnoteReference" if !self.silent() => {
                let label = super::arabic(self.footnotes.number(id()));
                self.say(&format!("[{label}]"));
            }
            "endnoteReference" if !self.silent() => {
                let label = numerals::roman(self.endnotes.number(id()));
                self.say(&format!("[{label}]"));
            }
            "commentRangeStart" => {
                let start = self.text.at() + u32::from(self.ended);
                self.comments.insert(id(), Range { start, end: start });
            }
            "commentRangeEnd" => {
                let end = self.text.at();
                if let Some(range) = self.comments.get_mut(&id()) {
                    range.end = end;
                }
            }
            "fldChar" => match element.get("fldCharType").as_deref() {
                Some("begin") => {
                    self.fields.push(Field::Instruction);
                    self.instructions += 1;
                }
                Some("separate") => {
                    if let Some(field @ Field::Instruction) = self.fields.last_mut() {
                        *field = Field::Result;
                        self.instructions -= 1;
                    }
                }
                Some("end") => {
                    let unfinished = self.fields.pop() == Some(Field::Instruction);
                    self.instructions -= usize::from(unfinished);
                }
                _ => {}
            },
            "tbl" => self.open_table(),
            "tr" => self.open_row(),
            "tc" => self.open_cell(),
            "gridSpan" => {
                let width = element.get("val").and_then(|width| width.parse().ok());
                if let Some(table) = self.tables.last_mut() {
                    table.width = width.unwrap_or(1).clamp(1, 63);
                }
            }
            "sdt" => self.forms.push(Form::default()),
            "sdtPr" => self.form(xml)?,
            "del" | "moveFrom" => {
                self.lose(LossKind::Deleted);
                xml.skip()?;
            }
            "object" | "altChunk" => {
                self.lose(LossKind::Embedded);
                xml.skip()?;
            }
            // What is not words: properties, what they were before, readings above a word.
            "sectPr" | "sdtEndPr" | "tblPr" | "tblGrid" | "trPr" | "rt" => xml.skip()?,
            _ => {}
        }
        Ok(())
    }

    /// Elements of drawings, formulas and compatibility, whose prefixes are alike everywhere.
    fn open_foreign(&mut self, element: &Element<'_>, xml: &mut Xml<'_>) -> Result<(), Refusal> {
        match element.name() {
            // The same content once more, for older programs.
            "mc:Fallback" => xml.skip()?,
            "m:t" => self.words = true,
            "pic:pic" | "c:chart" | "dgm:relIds" => {
                self.lose(LossKind::Picture);
                xml.skip()?;
            }
            "v:imagedata" => self.lose(LossKind::Picture),
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &str) {
        if name == "m:t" {
            self.words = false;
            return;
        }
        let Some(name) = name.strip_prefix(&self.prefix) else {
            return;
        };
        match name {
            "t" => self.words = false,
            "r" => {
                if let Some(start) = self.runs.pop().and_then(|run| run.strong) {
                    self.text.emphasis(start);
                }
            }
            "sdt" => {
                self.forms.pop();
            }
            "p" => self.close_paragraph(),
            "tc" => self.close_cell(),
            "tr" => {
                self.ended = true;
                // A row of no cells at all is no line.
                if self.tables.last().is_some_and(|table| table.column == 0) {
                    self.ended = false;
                }
            }
            "tbl" => {
                self.tables.pop();
            }
            _ => {}
        }
    }

    fn line_end(&mut self) {
        if !self.silent() {
            self.settle();
            self.text.push('\n');
        }
    }

    fn open_paragraph(&mut self) {
        self.settle();
        // A text box stands inside a paragraph and begins a line of its own.
        if let Some(outer) = self.paragraphs.last()
            && self.text.at() > outer.start
            && !self.text.text().ends_with('\n')
        {
            self.text.push('\n');
        }
        self.paragraph_count += 1;
        self.paragraphs.push(Paragraph {
            start: self.text.at(),
            ..Paragraph::default()
        });
    }

    fn close_paragraph(&mut self) {
        let Some(paragraph) = self.paragraphs.pop() else {
            return;
        };
        if let Some(kind) = paragraph.kind {
            self.text.block(paragraph.start, kind);
        }
        self.ended = !paragraph.joined;
    }

    fn paragraph_properties(&mut self, xml: &mut Xml<'_>) -> Result<(), Refusal> {
        let (mut style, mut outline) = (styles::Style::default(), None);
        let (mut number, mut level, mut joined) = (None, None, false);
        loop {
            match xml.next()? {
                Piece::Open(element) => {
                    let value = || element.get("val").unwrap_or_default();
                    match element.local() {
                        "pStyle" => style = self.styles.get(&value()),
                        "outlineLvl" => outline = styles::outline(&value()),
                        "numId" => number = value().parse::<u32>().ok(),
                        "ilvl" => level = styles::level(&value()),
                        "del" | "moveFrom" => joined = true,
                        "vanish" | "specVanish" => joined |= styles::on(&element),
                        "pPrChange" | "rPrChange" | "sectPr" => xml.skip()?,
                        _ => {}
                    }
                }
                Piece::Close(element) if element.local() == "pPr" => break,
                Piece::End => break,
                Piece::Close(_) | Piece::Text(_) => {}
            }
        }
        // A list that a style names has its level from the list, which names the style back.
        let linked = || {
            let style_of_list = style.of_list.as_ref().filter(|_| number.is_none())?;
            let linked = self
                .numbering
                .level_of_style(style.number?, style_of_list)?;
            u8::try_from(linked).ok()
        };
        let level = level.or_else(linked).or(style.level).unwrap_or(0);
        let number = number.or(style.number).filter(|number| *number != 0);
        let hidden = style.hidden == Some(true);
        if let Some(paragraph) = self.paragraphs.last_mut() {
            let heading = outline.or(style.heading).map(BlockKind::Heading);
            let list = number.map(|_| BlockKind::ListItem(level + 1));
            paragraph.kind = heading.or(list);
            paragraph.joined = joined;
            paragraph.hidden = hidden;
        }
        if let Some(number) = number
            && !joined
            && !hidden
        {
            self.number(number, usize::from(level));
        }
        Ok(())
    }

    /// Sets the number of an item or clause before its words.
    fn number(&mut self, number: u32, level: usize) {
        let Some((label, after)) = self.counts.next(self.numbering, number, level) else {
            return;
        };
        // A tab parts cells; and what runs on from a deleted paragraph end begins no line.
        let starts = self.text.at() == 0 || self.text.text().ends_with(['\n', '\t']);
        if self.instructing() || !starts {
            return;
        }
        self.text.push_str(&label);
        let in_cell = !self.tables.is_empty();
        self.text.push_str(match after {
            "\t" if in_cell => " ",
            other => other,
        });
    }

    fn run_properties(&mut self, xml: &mut Xml<'_>) -> Result<(), Refusal> {
        let (mut emphasis, mut hidden, mut prompt) = (false, None, false);
        loop {
            match xml.next()? {
                Piece::Open(element) => match element.local() {
                    "b" | "i" => emphasis |= styles::on(&element),
                    "rStyle" => {
                        let style = self.styles.get(&element.get("val").unwrap_or_default());
                        hidden = hidden.or(style.hidden);
                        prompt = style.prompt;
                    }
                    "vanish" => hidden = Some(styles::on(&element)),
                    "rPrChange" => xml.skip()?,
                    _ => {}
                },
                Piece::Close(element) if element.local() == "rPr" => break,
                Piece::End => break,
                Piece::Close(_) | Piece::Text(_) => {}
            }
        }
        if let Some(run) = self.runs.last_mut() {
            run.hidden = hidden.unwrap_or(run.hidden);
            run.prompt = prompt;
        }
        if emphasis && !self.runs.last().is_some_and(|run| run.hidden) {
            self.settle();
            let start = self.text.at();
            if let Some(run) = self.runs.last_mut() {
                run.strong = Some(start);
            }
        }
        Ok(())
    }

    /// Reads what a field of a form is.
    fn form(&mut self, xml: &mut Xml<'_>) -> Result<(), Refusal> {
        loop {
            match xml.next()? {
                Piece::Open(element) if element.local() == "showingPlcHdr" => {
                    if let Some(form) = self.forms.last_mut() {
                        form.prompts = styles::on(&element);
                    }
                }
                Piece::Close(element) if element.local() == "sdtPr" => return Ok(()),
                Piece::End => return Ok(()),
                Piece::Open(_) | Piece::Close(_) | Piece::Text(_) => {}
            }
        }
    }

    fn open_table(&mut self) {
        self.table_count += 1;
        self.tables.push(Table {
            number: self.table_count,
            ..Table::default()
        });
    }

    fn open_row(&mut self) {
        if let Some(table) = self.tables.last_mut() {
            table.row += 1;
            table.column = 0;
            table.width = 1;
        }
    }

    fn open_cell(&mut self) {
        let Some(table) = self.tables.last_mut() else {
            return;
        };
        if table.column == 0 {
            table.column = 1;
            self.settle();
        } else {
            table.column += table.width;
            // The end of the last cell's paragraph becomes the tab between the cells.
            self.ended = false;
            self.text.push('\t');
        }
        if let Some(table) = self.tables.last_mut() {
            table.width = 1;
            table.start = self.text.at();
        }
    }

    fn close_cell(&mut self) {
        if let Some(table) = self.tables.last() {
            let kind = BlockKind::Cell {
                table: table.number,
                row: table.row,
                column: table.column,
            };
            self.text.block(table.start, kind);
        }
    }
}
