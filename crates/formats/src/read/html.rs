//! HTML: the words that a browser would show, white space collapsed as it does; never rendered.
//!
//! Every block element is a line of its own, `<br>` a line end; a row of a table is a line and its
//! cells are apart by a tab (a cell that holds blocks keeps them as lines). The page is read tag by
//! tag: no tree is built, so nesting costs nothing and bad nesting is forgiven.

pub(crate) mod tokens;

use ayni_model::layout::{BlockKind, PlainDocument};

use crate::read::build::TextBuilder;
use crate::read::losses::{self, Losses};
use crate::{Limits, LossKind, Place, Refusal, RefusalKind};
use tokens::{Tag, Token, Tokens};

/// Reads a page.
pub(crate) fn read(
    name: &str,
    text: &str,
    limits: &Limits,
    losses: &mut Losses,
) -> Result<PlainDocument, Refusal> {
    let mut page = Page::new(limits);
    page.read(text, losses)
        .and_then(|()| page.finish())
        .map_err(|kind| kind.at(name, Place::Whole))
}

/// Returns the words of a piece of HTML, without its tags.
pub(crate) fn words(markup: &str) -> String {
    let mut words = String::new();
    for token in Tokens::new(markup) {
        match token {
            Token::Text(text) => words.push_str(&text),
            Token::Open(tag) if tag.name == "br" => words.push('\n'),
            Token::Open(_) | Token::Close(_) => {}
        }
    }
    words
}

/// Returns characters with their references resolved.
pub(crate) fn resolved(text: &str) -> std::borrow::Cow<'_, str> {
    tokens::resolve(text)
}

/// Returns the encoding that a page declares in its first kilobyte.
pub(crate) fn declared_encoding(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(1024)]).to_ascii_lowercase();
    let after = head
        .find("<meta")
        .and_then(|meta| head[meta..].split_once("charset"))
        .map(|(_, after)| after)
        .or_else(|| {
            head.strip_prefix("<?xml")?
                .split_once("encoding")
                .map(|(_, after)| after)
        })?;
    let label = after.trim_start().strip_prefix('=')?.trim_start();
    let label = label.trim_start_matches(['"', '\'']);
    let end = label.find(['"', '\'', ';', '>', '/', ' '])?;
    Some(label[..end].to_owned())
}

/// Elements that stand on lines of their own.
pub(crate) const BLOCKS: [&str; 43] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "legend",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "optgroup",
    "option",
    "p",
    "pre",
    "search",
    "section",
    "summary",
    "ul",
    "html",
];

/// A label of a note is a number or a sign; longer words, in bytes, that refer to it are none, and
/// every note of the name would repeat them.
const LABEL: usize = 256;

/// What stands on the line so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Line {
    /// Nothing.
    Empty,
    /// The place of a cell, still without words.
    Cell,
    /// Words.
    Words,
}

/// An element that is open and matters.
#[derive(Debug)]
struct Open {
    name: String,
    /// What it is marked as; nothing when it only groups, or was marked already.
    kind: Option<BlockKind>,
    /// Where its first words stand, once there are some.
    start: Option<u32>,
}

#[derive(Debug)]
struct Rows {
    number: u32,
    row: u32,
    column: u32,
}

/// A page, or several that follow each other, as they are read.
#[derive(Debug)]
pub(crate) struct Page {
    pub(crate) text: TextBuilder,
    depth: usize,
    line: Line,
    newlines: u32,
    space: bool,
    pre: usize,
    open: Vec<Open>,
    /// How many of `open` have met their first words.
    started: usize,
    tables: Vec<Rows>,
    table_count: u32,
    /// The element that is left out, and how many of its name are open.
    skip: Option<(String, usize)>,
    /// Where the anchor that refers to a note began: its target and the byte of its first word.
    anchor: Option<(String, usize)>,
    /// Labels of notes by the identifier they stand at.
    labels: std::collections::BTreeMap<String, String>,
    /// Whether the page is a chapter: its own title and such are not the book's.
    pub(crate) chapter: bool,
}

impl Page {
    /// Starts an empty page.
    pub(crate) fn new(limits: &Limits) -> Self {
        Self {
            text: TextBuilder::new(limits),
            depth: limits.depth,
            line: Line::Empty,
            newlines: 0,
            space: false,
            pre: 0,
            open: Vec::new(),
            started: 0,
            tables: Vec::new(),
            table_count: 0,
            skip: None,
            anchor: None,
            labels: std::collections::BTreeMap::new(),
            chapter: false,
        }
    }

    /// Reads a page after those already read.
    pub(crate) fn read(&mut self, text: &str, losses: &mut Losses) -> Result<(), RefusalKind> {
        self.boundary();
        for token in Tokens::new(text) {
            self.text.check()?;
            if self.skipped(&token) {
                continue;
            }
            match token {
                Token::Text(words) => self.words(&words),
                Token::Open(tag) => self.open(&tag, losses)?,
                Token::Close(name) => self.close(&name),
            }
        }
        while let Some(open) = self.open.pop() {
            self.mark(open);
        }
        self.started = 0;
        self.pre = 0;
        self.tables.clear();
        if self.skip.take().is_some() {
            losses.add(LossKind::Damaged, || {
                Some("an element without end".to_owned())
            });
        }
        self.boundary();
        Ok(())
    }

    /// Returns the document.
    pub(crate) fn finish(self) -> Result<PlainDocument, RefusalKind> {
        self.text.finish()
    }

    fn skipped(&mut self, token: &Token<'_>) -> bool {
        let Some((skipped, count)) = &mut self.skip else {
            return false;
        };
        match token {
            Token::Open(tag) if tag.name == *skipped => *count += 1,
            Token::Close(name) if name == skipped => *count -= 1,
            Token::Text(_) | Token::Open(_) | Token::Close(_) => {}
        }
        if *count == 0 {
            self.skip = None;
        }
        true
    }

    fn boundary(&mut self) {
        if self.line == Line::Words {
            self.newlines = self.newlines.max(1);
        }
        self.space = false;
    }

    fn settle(&mut self) {
        if self.newlines > 0 {
            if self.text.at() > 0 {
                for _ in 0..self.newlines {
                    self.text.push('\n');
                }
            }
            self.newlines = 0;
            self.space = false;
            self.line = Line::Empty;
        } else if std::mem::take(&mut self.space) {
            self.text.push(' ');
        }
    }

    fn words(&mut self, words: &str) {
        if self.pre > 0 {
            let mut lines = words.split('\n');
            self.run(lines.next().unwrap_or_default());
            for line in lines {
                self.newlines += 1;
                self.run(line);
            }
            return;
        }
        // Spaces that a browser collapses; a no-break space is not one of them.
        let blank = |char: char| matches!(char, ' ' | '\t' | '\n' | '\r' | '\u{C}');
        let mut rest = words;
        while !rest.is_empty() {
            let end = rest.find(blank).unwrap_or(rest.len());
            self.run(&rest[..end]);
            let after = rest[end..].trim_start_matches(blank);
            if after.len() < rest.len() - end {
                self.space = self.line == Line::Words && self.newlines == 0;
            }
            rest = after;
        }
    }

    fn run(&mut self, run: &str) {
        if run.is_empty() {
            return;
        }
        self.settle();
        while let Some(open) = self.open.get_mut(self.started) {
            open.start = Some(self.text.at());
            self.started += 1;
        }
        self.text.push_str(run);
        self.line = Line::Words;
    }

    fn open(&mut self, tag: &Tag<'_>, losses: &mut Losses) -> Result<(), RefusalKind> {
        let name = tag.name.as_str();
        if BLOCKS.contains(&name) {
            self.boundary();
        }
        match name {
            "br" => self.newlines += 1,
            "script" | "style" => losses.add(LossKind::NotWords, || None),
            "noscript" | "template" => {
                losses.add(LossKind::NotWords, || None);
                self.skip = Some((tag.name.clone(), 1));
            }
            "img" => losses.add(LossKind::Picture, || self.place()),
            "svg" | "canvas" => {
                losses.add(LossKind::Picture, || self.place());
                self.skip = Some((tag.name.clone(), 1));
            }
            "audio" | "video" | "object" | "select" => {
                losses.add(LossKind::Embedded, || self.place());
                self.skip = Some((tag.name.clone(), 1));
            }
            "iframe" | "embed" | "textarea" => losses.add(LossKind::Embedded, || self.place()),
            "del" => {
                losses.add(LossKind::Deleted, || self.place());
                self.skip = Some((tag.name.clone(), 1));
            }
            "title" | "meta" | "html" if self.chapter => {}
            "title" => {
                let title = tokens::resolve(tag.raw.unwrap_or_default());
                self.text.property("title", &title);
            }
            "meta" => self.meta(tag),
            "html" => {
                let language = tag.get("lang").or_else(|| tag.get("xml:lang"));
                self.text
                    .property("language", &language.unwrap_or_default());
            }
            "pre" => {
                self.pre += 1;
                self.push(tag, None)?;
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                let level = tag.name.as_bytes()[1] - b'0';
                self.push(tag, Some(BlockKind::Heading(level)))?;
            }
            "ul" | "ol" | "menu" | "dir" => {
                self.end_item_words();
                self.push(tag, None)?;
            }
            "li" => {
                self.close_within("li", &["ul", "ol", "menu", "dir"]);
                let lists = ["ul", "ol", "menu", "dir"];
                let depth = self.open.iter().filter(|open| lists.contains(&&*open.name));
                let depth = u8::try_from(depth.count().max(1)).unwrap_or(u8::MAX);
                let kind = self.note(tag).unwrap_or(BlockKind::ListItem(depth));
                self.push(tag, Some(kind))?;
            }
            "table" => self.open_table(tag)?,
            "tr" => self.open_row(tag)?,
            "td" | "th" => self.open_cell(tag)?,
            "b" | "strong" | "i" | "em" if self.open.len() < self.depth => {
                self.push(tag, Some(BlockKind::Emphasis))?;
            }
            "aside" | "div" | "section" | "p" => {
                if let Some(note) = self.note(tag) {
                    self.push(tag, Some(note))?;
                } else if name == "aside" {
                    self.push(tag, None)?;
                }
            }
            "a" => {
                let role = |tag: &Tag<'_>| {
                    tag.get("epub:type").as_deref() == Some("noteref")
                        || tag.get("role").as_deref() == Some("doc-noteref")
                };
                let target = tag.get("href").filter(|_| role(tag));
                self.anchor = target
                    .and_then(|href| href.rsplit_once('#').map(|(_, id)| id.to_owned()))
                    .map(|id| (id, self.text.text().len()));
            }
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &str) {
        match name {
            "a" => {
                if let Some((id, from)) = self.anchor.take() {
                    let label = self.text.text()[from..].trim();
                    let label = label.trim_matches(['[', ']', '(', ')']);
                    if label.len() <= LABEL {
                        self.labels.entry(id).or_insert_with(|| label.to_owned());
                    }
                }
            }
            "pre" => self.pre = self.pre.saturating_sub(1),
            // A stray end of a paragraph or line makes an empty one, as in a browser.
            "br" => self.newlines += 1,
            "table" => {
                self.end_row();
                self.tables.pop();
            }
            _ => {}
        }
        let cell_borders: &[&str] = match name {
            "table" => &[],
            _ => &["table"],
        };
        self.close_within(name, cell_borders);
        if BLOCKS.contains(&name) {
            self.boundary();
        }
    }

    fn push(&mut self, tag: &Tag<'_>, kind: Option<BlockKind>) -> Result<(), RefusalKind> {
        Limits::check(
            self.open.len() + 1,
            self.depth,
            "the depth of nested elements",
        )?;
        self.open.push(Open {
            name: tag.name.clone(),
            kind,
            start: None,
        });
        Ok(())
    }

    /// Closes the innermost element of the name and what is open inside of it, unless one of the
    /// borders lies between.
    fn close_within(&mut self, name: &str, borders: &[&str]) {
        for at in (0..self.open.len()).rev() {
            if self.open[at].name == name {
                let closed: Vec<Open> = self.open.drain(at..).collect();
                closed.into_iter().rev().for_each(|open| self.mark(open));
                self.started = self.started.min(self.open.len());
                return;
            }
            if borders.contains(&self.open[at].name.as_str()) {
                return;
            }
        }
    }

    fn mark(&mut self, open: Open) {
        match (open.start, open.kind) {
            (Some(start), Some(BlockKind::Emphasis)) => self.text.emphasis(start),
            (Some(start), Some(kind)) => self.text.block(start, kind),
            (None, _) | (_, None) => {}
        }
    }

    /// Marks the words of an item before the list inside of it.
    fn end_item_words(&mut self) {
        let item = self.open.iter_mut().rev().find(|open| open.name == "li");
        if let Some(open) = item
            && matches!(open.kind, Some(BlockKind::ListItem(_)))
            && let (Some(start), Some(kind)) = (open.start, open.kind.take())
        {
            self.text.block(start, kind);
        }
    }

    fn open_table(&mut self, tag: &Tag<'_>) -> Result<(), RefusalKind> {
        self.boundary();
        self.table_count += 1;
        self.tables.push(Rows {
            number: self.table_count,
            row: 0,
            column: 0,
        });
        self.push(tag, None)
    }

    fn end_row(&mut self) {
        self.close_within("td", &["table"]);
        self.close_within("th", &["table"]);
        if self.line != Line::Empty && self.tables.last().is_some_and(|rows| rows.column > 0) {
            self.newlines = self.newlines.max(1);
            self.space = false;
        }
    }

    fn open_row(&mut self, tag: &Tag<'_>) -> Result<(), RefusalKind> {
        self.end_row();
        self.close_within("tr", &["table"]);
        if let Some(rows) = self.tables.last_mut() {
            rows.row += 1;
            rows.column = 0;
        }
        self.push(tag, None)
    }

    fn open_cell(&mut self, tag: &Tag<'_>) -> Result<(), RefusalKind> {
        self.close_within("td", &["table"]);
        self.close_within("th", &["table"]);
        let Some(rows) = self.tables.last_mut() else {
            self.boundary();
            return Ok(());
        };
        rows.row = rows.row.max(1);
        rows.column += 1;
        let kind = BlockKind::Cell {
            table: rows.number,
            row: rows.row,
            column: rows.column,
        };
        if rows.column > 1 {
            self.newlines = 0;
            self.space = false;
            self.text.push('\t');
        } else {
            self.settle();
        }
        self.line = Line::Cell;
        self.push(tag, Some(kind))
    }

    fn note(&self, tag: &Tag<'_>) -> Option<BlockKind> {
        let kind = tag.get("epub:type").or_else(|| tag.get("role"))?;
        let note = [
            "footnote",
            "endnote",
            "rearnote",
            "doc-footnote",
            "doc-endnote",
        ];
        if !kind
            .split_ascii_whitespace()
            .any(|kind| note.contains(&kind))
        {
            return None;
        }
        let id = tag.get("id").unwrap_or_default();
        let label = self.labels.get(&id).cloned().unwrap_or(id);
        Some(BlockKind::Note(label))
    }

    fn meta(&mut self, tag: &Tag<'_>) {
        let name = tag.get("name").or_else(|| tag.get("property"));
        let name = name.unwrap_or_default().to_ascii_lowercase();
        let property = match name.as_str() {
            "author" | "dc.creator" | "dcterms.creator" => "author",
            "date" | "dc.date" | "dcterms.date" | "article:published_time" => "date",
            "dc.language" | "dcterms.language" => "language",
            "dc.title" | "dcterms.title" => "title",
            _ => return,
        };
        let content = tag.get("content").unwrap_or_default();
        self.text.property(property, &content);
    }

    fn place(&self) -> Option<String> {
        let lines = self.text.text().matches('\n').count();
        losses::line(lines + 1)
    }
}

#[cfg(test)]
mod tests;
