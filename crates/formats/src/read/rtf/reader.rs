//! What the control words of RTF do to the text.

mod words;

use std::collections::BTreeMap;

use ayni_model::layout::{BlockKind, Comment, PlainDocument};
use ayni_model::text::Span;
use encoding_rs::Encoding;

use super::charset;
use super::tokens::{Token, Tokens};
use crate::read::build::TextBuilder;
use crate::read::losses::{self, Losses};
use crate::{Limits, LossKind, RefusalKind};

/// Where the words of a group go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Into {
    /// Into the text.
    Text,
    /// Nowhere, and no group inside can choose otherwise.
    Nothing,
    /// Nowhere, but groups inside have places of their own.
    Aside,
    /// Into a value of their own.
    Value(Value),
}

/// What a group's words are the value of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Value {
    Title,
    Author,
    Font,
    Style,
    Furniture,
    Label,
    RemarkStart,
    RemarkEnd,
    RemarkAuthor,
    RemarkOf,
    Remark,
}

/// The state of a group.
#[derive(Debug, Clone, Copy)]
struct Group {
    into: Into,
    /// Whether the group itself opened its destination, and so ends it.
    own: bool,
    /// Whether `\*` stands at its start: what we do not know is to be ignored.
    optional: bool,
    /// How many characters stand after a `\u` for programs without Unicode.
    replaced: usize,
    font: Option<i32>,
    bold: bool,
    italic: bool,
    deleted: bool,
}

/// A note: its label and where its words lie in the file.
#[derive(Debug, Clone)]
pub(super) struct Note {
    pub(super) label: String,
    pub(super) range: std::ops::Range<usize>,
    state: Group,
}

/// What the paragraph is.
#[derive(Debug, Clone, Copy, Default)]
struct Paragraph {
    heading: Option<u8>,
    style: Option<i32>,
    list: bool,
    level: u8,
    in_table: bool,
}

/// The state of reading.
pub(super) struct Reader<'b> {
    bytes: &'b [u8],
    pub(super) text: TextBuilder,
    losses: Losses,
    depth: usize,
    groups: Vec<Group>,
    /// Notes in the order of their references.
    pub(super) notes: Vec<Note>,
    /// Where notes inside of notes end, by where their words begin.
    note_ends: BTreeMap<usize, usize>,
    endnotes: usize,
    encoding: &'static Encoding,
    default_font: Option<i32>,
    fonts: BTreeMap<i32, &'static Encoding>,
    /// The number of the font or style that a table is at.
    entry: i32,
    headings: BTreeMap<i32, u8>,
    /// Bytes that wait for their decoding, and whether the last is half a character.
    pending: Vec<u8>,
    half: bool,
    surrogate: Option<u16>,
    /// How many characters are still to be passed over after a `\u`.
    pass: usize,
    values: Vec<String>,
    date: [i32; 3],
    paragraph: Paragraph,
    paragraph_count: usize,
    ended: bool,
    /// Whether the words of a note are read.
    noting: bool,
    line_start: u32,
    strong: Option<u32>,
    table: u32,
    row: u32,
    column: u32,
    cell: Option<u32>,
    remark_starts: BTreeMap<String, u32>,
    remark_spans: BTreeMap<String, Span>,
    remark_author: Option<String>,
    remark_of: Option<String>,
}

impl<'b> Reader<'b> {
    /// Starts to read a file.
    pub(super) fn new(bytes: &'b [u8], limits: &Limits) -> Self {
        Self {
            bytes,
            text: TextBuilder::new(limits),
            losses: Losses::default(),
            depth: limits.depth,
            groups: Vec::new(),
            notes: Vec::new(),
            note_ends: BTreeMap::new(),
            endnotes: 0,
            encoding: encoding_rs::WINDOWS_1252,
            default_font: None,
            fonts: BTreeMap::new(),
            entry: 0,
            headings: BTreeMap::new(),
            pending: Vec::new(),
            half: false,
            surrogate: None,
            pass: 0,
            values: Vec::new(),
            date: [0; 3],
            paragraph: Paragraph::default(),
            paragraph_count: 1,
            ended: false,
            noting: false,
            line_start: 0,
            strong: None,
            table: 0,
            row: 0,
            column: 0,
            cell: None,
            remark_starts: BTreeMap::new(),
            remark_spans: BTreeMap::new(),
            remark_author: None,
            remark_of: None,
        }
    }

    /// Returns the document and what is not in it.
    pub(super) fn finish(self) -> Result<(PlainDocument, Losses), RefusalKind> {
        Ok((self.text.finish()?, self.losses))
    }

    /// Sets a note's label on a line of its own.
    pub(super) fn begin_note(&mut self, note: &Note) {
        if self.text.at() > 0 {
            self.text.push('\n');
        }
        self.text.push_str(&format!("[{}] ", note.label));
        self.paragraph = Paragraph::default();
        self.ended = false;
        self.noting = true;
        self.cell = None;
        self.column = 0;
        self.line_start = self.text.at();
        self.groups = vec![note.state];
    }

    /// Reads a stretch of the file.
    pub(super) fn read(&mut self, range: std::ops::Range<usize>) -> Result<(), RefusalKind> {
        let whole = range.start == 0;
        let mut tokens = Tokens::new(self.bytes, range);
        while let Some(token) = tokens.next() {
            self.text.check()?;
            match token {
                Token::Open => self.open()?,
                Token::Close => {
                    self.close();
                    if self.groups.is_empty() {
                        break;
                    }
                }
                Token::Word(word, number) => self.word(word, number, &mut tokens)?,
                Token::Symbol(symbol) => self.symbol(symbol),
                Token::Byte(_) | Token::Hex(_) if self.pass > 0 => self.pass -= 1,
                Token::Byte(byte) => self.byte(byte, false),
                Token::Hex(byte) => self.byte(byte, true),
                Token::Binary => self.pass = self.pass.saturating_sub(1),
            }
        }
        self.flush();
        self.end_strong();
        if !self.ended {
            self.end_marked_paragraph();
        }
        if whole && !self.groups.is_empty() {
            let at = tokens.at();
            self.losses.add(LossKind::Damaged, || {
                Some(format!("byte {at}, where the file is cut off"))
            });
        }
        Ok(())
    }

    fn group(&self) -> Group {
        self.groups.last().copied().unwrap_or(Group {
            into: Into::Text,
            own: false,
            optional: false,
            replaced: 1,
            font: None,
            bold: false,
            italic: false,
            deleted: false,
        })
    }

    fn open(&mut self) -> Result<(), RefusalKind> {
        self.flush();
        self.pass = 0;
        let group = Group {
            own: false,
            optional: false,
            ..self.group()
        };
        Limits::check(
            self.groups.len() + 1,
            self.depth,
            "the depth of nested groups",
        )?;
        self.groups.push(group);
        Ok(())
    }

    fn close(&mut self) {
        self.flush();
        self.pass = 0;
        let Some(group) = self.groups.pop() else {
            return;
        };
        match group.into {
            // Each group inside the table of styles is a style, its name last.
            Into::Value(Value::Style) if !group.own => {
                let words = self
                    .values
                    .last_mut()
                    .map(std::mem::take)
                    .unwrap_or_default();
                self.value(Value::Style, &words);
            }
            Into::Value(value) if group.own => {
                let words = self.values.pop().unwrap_or_default();
                self.value(value, &words);
            }
            Into::Value(_) | Into::Text | Into::Nothing | Into::Aside => {}
        }
    }

    fn value(&mut self, value: Value, words: &str) {
        let words = words.trim();
        match value {
            Value::Title => self.text.property("title", words),
            Value::Author => self.text.property("author", words),
            Value::Font => {}
            Value::Style => self.name_style(words),
            Value::Furniture => {
                if !words.is_empty() {
                    self.losses.add(LossKind::PageFurniture, || None);
                }
            }
            Value::Label => self.number(words),
            Value::RemarkStart => {
                let at = self.text.at() + u32::from(self.ended);
                self.remark_starts.insert(words.to_owned(), at);
            }
            Value::RemarkEnd => {
                let start = self.remark_starts.get(words);
                if let Some(span) = start.and_then(|start| self.text.span(*start)) {
                    self.remark_spans.insert(words.to_owned(), span);
                }
            }
            Value::RemarkAuthor => self.remark_author = Some(words.to_owned()),
            Value::RemarkOf => self.remark_of = Some(words.to_owned()),
            Value::Remark => {
                let of = self.remark_of.take();
                self.text.comment(Comment {
                    span: of.and_then(|of| self.remark_spans.get(&of).copied()),
                    author: self
                        .remark_author
                        .take()
                        .filter(|author| !author.is_empty()),
                    text: words.to_owned(),
                });
            }
        }
    }

    /// Sets the number of a list item before its words. A bullet is no number, also where it is a
    /// letter of a font of signs.
    fn number(&mut self, label: &str) {
        let mut chars = label.chars();
        let sign = matches!(
            (chars.next(), chars.next()),
            (
                Some('o' | 'n' | 'l' | 'q' | 'u' | 'v' | 'w' | 'ü' | 'Ø' | 'à'),
                None
            )
        );
        if !sign && label.contains(char::is_alphanumeric) {
            let in_cell = self.paragraph.in_table || self.column > 0;
            self.say(label);
            // A tab parts cells.
            self.say(if in_cell { " " } else { "\t" });
        }
    }

    /// Notes the styles of headings, which Word names in English in every language.
    fn name_style(&mut self, words: &str) {
        for name in words.split(';') {
            let name = name.trim().to_ascii_lowercase();
            let level = match name.strip_prefix("heading ") {
                Some(level) => level.parse().ok().filter(|level| (1..=9).contains(level)),
                None => (name == "title").then_some(1),
            };
            if let Some(level) = level {
                self.headings.insert(self.entry, level);
            }
        }
    }

    fn go(&mut self, into: Into) {
        let Some(group) = self.groups.last_mut() else {
            return;
        };
        // What lies inside of what is left out is left out, and a group has one destination.
        if group.into == Into::Nothing || group.own {
            return;
        }
        group.into = into;
        group.own = true;
        if let Into::Value(_) = into {
            self.values.push(String::new());
        }
    }

    fn byte(&mut self, byte: u8, escaped: bool) {
        let encoding = self.font_encoding();
        if byte >= 0x80 || escaped || self.half {
            self.half = !self.half && charset::leads(encoding, byte);
            self.pending.push(byte);
            // Long stretches are decoded in pieces.
            if !self.half && self.pending.len() > 4096 {
                self.flush();
            }
        } else {
            self.flush();
            self.say(char::from(byte).encode_utf8(&mut [0; 4]));
        }
    }

    fn font_encoding(&self) -> &'static Encoding {
        let font = self.group().font.or(self.default_font);
        font.and_then(|font| self.fonts.get(&font).copied())
            .unwrap_or(self.encoding)
    }

    fn flush(&mut self) {
        if self.surrogate.take().is_some() {
            self.undecodable();
        }
        if self.pending.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.pending);
        self.half = false;
        let (words, failed) = self.font_encoding().decode_without_bom_handling(&bytes);
        if failed && self.group().into == Into::Text {
            let count = words.matches('\u{FFFD}').count();
            let paragraph = self.paragraph_count;
            self.losses.add_many(LossKind::Undecodable, count, || {
                losses::paragraph(paragraph)
            });
        }
        self.say(&words);
    }

    fn undecodable(&mut self) {
        let paragraph = self.paragraph_count;
        self.losses
            .add(LossKind::Undecodable, || losses::paragraph(paragraph));
        self.say("\u{FFFD}");
    }

    /// Appends words where the group's words go.
    fn say(&mut self, words: &str) {
        let group = self.group();
        match group.into {
            Into::Nothing | Into::Aside => {}
            Into::Value(_) => {
                if let Some(value) = self.values.last_mut() {
                    value.push_str(words);
                }
            }
            Into::Text if group.deleted => {}
            Into::Text => {
                self.settle();
                // The blank between a note's own mark and its words follows our label.
                let words = if self.noting && self.text.at() == self.line_start {
                    words.trim_start()
                } else {
                    words
                };
                if words.is_empty() {
                    return;
                }
                match (group.bold || group.italic, self.strong) {
                    (true, None) => self.strong = Some(self.text.at()),
                    (false, Some(_)) => self.end_strong(),
                    (true, Some(_)) | (false, None) => {}
                }
                self.text.push_str(words);
            }
        }
    }

    fn end_strong(&mut self) {
        if let Some(start) = self.strong.take() {
            self.text.emphasis(start);
        }
    }

    /// Sets what stands between the last words and the next.
    fn settle(&mut self) {
        if std::mem::take(&mut self.ended) {
            self.text.push('\n');
            self.line_start = self.text.at();
        }
        if self.cell.is_none() {
            if self.column > 0 {
                self.text.push('\t');
            }
            if self.paragraph.in_table || self.column > 0 {
                self.cell = Some(self.text.at());
            }
        }
    }

    fn end_marked_paragraph(&mut self) {
        let paragraph = self.paragraph;
        let style = paragraph
            .style
            .and_then(|style| self.headings.get(&style).copied());
        if let Some(level) = paragraph.heading.or(style) {
            self.text.block(self.line_start, BlockKind::Heading(level));
        } else if paragraph.list {
            self.text
                .block(self.line_start, BlockKind::ListItem(paragraph.level + 1));
        }
    }

    fn end_paragraph(&mut self) {
        self.settle();
        self.end_strong();
        self.end_marked_paragraph();
        self.paragraph_count += 1;
        self.paragraph.list = false;
        if !self.paragraph.in_table && self.column == 0 {
            self.row = 0;
        }
        self.ended = true;
    }

    fn end_cell(&mut self) {
        if self.cell.is_none() {
            self.settle();
        }
        self.end_strong();
        if self.row == 0 {
            self.table += 1;
            self.row = 1;
        }
        let start = self.cell.take().unwrap_or(self.line_start);
        self.column += 1;
        self.paragraph.list = false;
        let (table, row, column) = (self.table, self.row, self.column);
        self.text
            .block(start, BlockKind::Cell { table, row, column });
        self.ended = false;
    }

    fn end_row(&mut self) {
        if self.column > 0 {
            self.row += 1;
            self.column = 0;
            self.cell = None;
            self.ended = true;
        }
    }

    fn symbol(&mut self, symbol: u8) {
        if symbol != b'*' && self.pass > 0 {
            self.pass -= 1;
            return;
        }
        self.flush();
        match symbol {
            b'~' => self.say("\u{A0}"),
            b'-' => self.say("\u{AD}"),
            b'_' => self.say("\u{2011}"),
            b'\\' => self.say("\\"),
            b'{' => self.say("{"),
            b'}' => self.say("}"),
            b'\t' => self.say("\t"),
            b'*' => {
                if let Some(group) = self.groups.last_mut() {
                    group.optional = true;
                }
            }
            _ => {}
        }
    }

    fn in_text(&self) -> bool {
        let group = self.group();
        group.into == Into::Text && !group.deleted
    }

    fn word(
        &mut self,
        word: &str,
        number: Option<i32>,
        tokens: &mut Tokens<'_>,
    ) -> Result<(), RefusalKind> {
        if self.pass > 0 {
            self.pass -= 1;
            return Ok(());
        }
        if word == "u" {
            self.unicode(number.unwrap_or(0));
            return Ok(());
        }
        self.flush();
        if let Some(sign) = words::sign(word) {
            self.say(sign);
            return Ok(());
        }
        let group = self.groups.last_mut();
        let optional = group.is_some_and(|group| std::mem::take(&mut group.optional));
        let known = self.destination(word, tokens)?
            || self.structure(word, number)
            || self.character(word, number)
            || self.header(word, number);
        if optional && !known {
            self.go(Into::Nothing);
        }
        Ok(())
    }

    fn unicode(&mut self, number: i32) {
        if !self.pending.is_empty() {
            self.flush();
        }
        self.pass = self.group().replaced;
        // Numbers are signed 16-bit units of UTF-16; some writers give them unsigned.
        let Ok(unit) = u16::try_from(number.rem_euclid(0x1_0000)) else {
            return;
        };
        let units = [self.surrogate.take().unwrap_or(unit), unit];
        match unit {
            0xD800..=0xDBFF => {
                if units[0] != unit {
                    self.undecodable();
                }
                self.surrogate = Some(unit);
            }
            0xDC00..=0xDFFF => match char::decode_utf16(units).next() {
                Some(Ok(char)) => self.say(char.encode_utf8(&mut [0; 4])),
                Some(Err(_)) | None => self.undecodable(),
            },
            _ => {
                if units[0] != unit {
                    self.undecodable();
                }
                let char = char::from_u32(u32::from(unit)).unwrap_or('\u{FFFD}');
                if char != '\0' {
                    self.say(char.encode_utf8(&mut [0; 4]));
                }
            }
        }
    }
}
