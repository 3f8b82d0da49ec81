//! The text of a document of Taguette, and what its positions are in it.
//!
//! Taguette counts UTF-8 bytes over the text nodes of the parsed page (`extract.py`, `find_pos`). So the
//! text nodes stay as they are, character for character: between blocks a line end is put in only where
//! they have none, and what was put in is noted. Within a block a line end of the page is a blank, as a
//! browser shows it; it stays one character, and one byte.

use ayni_model::layout::{Block, BlockKind, Layout, Loss};
use ayni_model::text::{Span, normalise_line_ends};

use crate::read::html::{
    BLOCKS,
    tokens::{Tag, Token, Tokens, resolve},
};
use crate::{Limits, LossKind, RefusalKind};

/// Lists, in which items are.
const LISTS: [&str; 2] = ["ul", "ol"];

/// A blank that a browser folds; a no-break space is none.
const fn blank(char: char) -> bool {
    matches!(char, ' ' | '\t' | '\n' | '\r' | '\u{C}')
}

/// A document's text.
#[derive(Debug)]
pub(super) struct Reading {
    /// The text, `\n` as line ends.
    pub(super) text: String,
    /// Its headings, items, cells, emphases and pictures.
    pub(super) layout: Layout,
    /// Characters that are not of the text nodes, in the order of the text.
    gaps: Vec<Gap>,
}

/// Characters that were put in.
#[derive(Debug)]
struct Gap {
    /// The byte of the text nodes before which they stand.
    before: u64,
    /// How many there are.
    count: u32,
}

/// Which side of a passage a position is: an end stands before what was put in there, a start after.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Side {
    End,
    Start,
}

impl Reading {
    /// Returns the passages of highlights in code points of the text. A position within a character is
    /// moved behind it, as Taguette does; one after the text stays after it.
    pub(super) fn passages(&self, ranges: &[(i64, i64)]) -> Vec<(i64, i64)> {
        let mut wanted: Vec<(i64, Side, usize)> = Vec::with_capacity(ranges.len() * 2);
        for (number, (start, end)) in ranges.iter().enumerate() {
            wanted.push((*start, Side::Start, number));
            wanted.push((*end, Side::End, number));
        }
        wanted.sort_unstable();
        let mut passages = ranges.to_vec();
        let (mut bytes, mut point) = (0_u64, 0_i64);
        let mut chars = self.text.chars();
        let mut gaps = self.gaps.iter().peekable();
        for (offset, side, number) in wanted {
            let to = u64::try_from(offset).unwrap_or(0);
            loop {
                if bytes < to || side == Side::Start {
                    while let Some(gap) = gaps.next_if(|gap| gap.before <= bytes) {
                        point += i64::from(gap.count);
                        for _ in 0..gap.count {
                            chars.next();
                        }
                    }
                }
                if bytes >= to {
                    break;
                }
                let Some(char) = chars.next() else {
                    break;
                };
                bytes += char.len_utf8() as u64;
                point += 1;
            }
            let after = to.saturating_sub(bytes);
            let place = if offset < 0 {
                offset
            } else {
                point.saturating_add(i64::try_from(after).unwrap_or(i64::MAX))
            };
            if let Some(passage) = passages.get_mut(number) {
                match side {
                    Side::Start => passage.0 = place,
                    Side::End => passage.1 = place,
                }
            }
        }
        passages
    }
}

/// Returns the words of a passage as a text of its own.
pub(super) fn words(markup: &str) -> String {
    read(markup, &Limits::default()).map_or_else(|_| String::new(), |reading| reading.text)
}

/// Reads the contents of a document.
pub(super) fn read(markup: &str, limits: &Limits) -> Result<Reading, RefusalKind> {
    Limits::check(
        markup.len(),
        limits.file_bytes,
        "the contents of a document",
    )?;
    let markup = normalise_line_ends(markup);
    let mut page = Page {
        depth: limits.depth,
        ..Page::default()
    };
    // A parser drops blanks before the body.
    let mut after_pre = false;
    for token in Tokens::new(markup.trim_start_matches(blank)) {
        let first_in_pre = std::mem::take(&mut after_pre);
        match token {
            Token::Text(words) => {
                // The first line end of a `<pre>` is not part of it.
                let cut = words.strip_prefix('\n').filter(|_| first_in_pre);
                page.words(cut.unwrap_or(&words));
            }
            Token::Open(tag) => {
                after_pre = tag.name == "pre";
                page.open(&tag);
            }
            Token::Close(name) => page.close(&name),
        }
        Limits::check(page.points as usize, limits.text_code_points, "the text")?;
    }
    Ok(page.finish())
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
    /// Whether the row has words.
    words: bool,
}

/// The text under construction. It ends with the blanks since the last word, whose place is still open.
#[derive(Debug, Default)]
struct Page {
    text: String,
    points: u32,
    /// Bytes of the text nodes so far.
    nodes: u64,
    gaps: Vec<Gap>,
    /// Where the blanks since the last word begin, in the text.
    blanks: usize,
    /// How many line ends are due before the next word, and tabs.
    lines: usize,
    tabs: usize,
    /// Where in the text the last border between blocks or cells is.
    border: usize,
    /// Whether a cell has begun and has no words yet.
    fresh: bool,
    pre: usize,
    depth: usize,
    open: Vec<Open>,
    /// How many of `open` have met their first words.
    started: usize,
    tables: Vec<Rows>,
    table_count: u32,
    pictures: u64,
    blocks: Vec<Block>,
}

impl Page {
    fn words(&mut self, words: &str) {
        let mut rest = words;
        while !rest.is_empty() {
            let end = rest.find(blank).unwrap_or(rest.len());
            let (run, after) = rest.split_at(end);
            if !run.is_empty() {
                self.settle();
                self.start();
                self.push(run);
                self.blanks = self.text.len();
            }
            let word = after.trim_start_matches(blank);
            let (blanks, after) = after.split_at(after.len() - word.len());
            self.push(blanks);
            rest = after;
        }
    }

    /// Appends characters of a text node.
    fn push(&mut self, run: &str) {
        self.text.push_str(run);
        self.nodes += run.len() as u64;
        self.points = self.points.saturating_add(length(run));
    }

    /// Decides what the blanks before a word are.
    fn settle(&mut self) {
        let (lines, tabs) = (
            std::mem::take(&mut self.lines),
            std::mem::take(&mut self.tabs),
        );
        self.fresh = false;
        let border = self.border.clamp(self.blanks, self.text.len());
        let blanks = self.text.split_off(self.blanks);
        let first = self.text.is_empty();
        let before = self.nodes - blanks.len() as u64;
        let ends = blanks.matches('\n').count();
        if first {
            self.text.push_str(&blanks.replace('\r', "\n"));
        } else if lines > 0 {
            let (head, tail) = blanks
                .split_at_checked(border - self.text.len())
                .unwrap_or((&blanks, ""));
            self.text.push_str(&head.replace('\r', "\n"));
            self.insert("\n", lines.saturating_sub(ends), before + head.len() as u64);
            self.text.push_str(&tail.replace('\r', "\n"));
            self.insert("\t", tabs, self.nodes);
        } else if tabs > 0 {
            let there = blanks.len().min(tabs);
            self.text.push_str(&"\t".repeat(there));
            self.text.push_str(&" ".repeat(blanks.len() - there));
            self.insert("\t", tabs - there, self.nodes);
        } else if self.pre > 0 {
            self.text.push_str(&blanks.replace('\r', "\n"));
        } else {
            let shown = |char| if char == '\t' { '\t' } else { ' ' };
            self.text.extend(blanks.chars().map(shown));
        }
    }

    /// Puts a character in, so many times.
    fn insert(&mut self, what: &str, times: usize, before: u64) {
        let count = u32::try_from(times).unwrap_or(u32::MAX);
        if count > 0 {
            self.text.push_str(&what.repeat(times));
            self.points = self.points.saturating_add(count);
            self.gaps.push(Gap { before, count });
        }
    }

    /// Begins what waits for its first word.
    fn start(&mut self) {
        while let Some(open) = self.open.get_mut(self.started) {
            open.start = Some(self.points);
            self.started += 1;
        }
        if let Some(rows) = self.tables.last_mut() {
            rows.words = true;
        }
    }

    fn boundary(&mut self) {
        if !self.fresh {
            self.lines = self.lines.max(1);
            self.tabs = 0;
            self.border = self.text.len();
        }
    }

    fn row_boundary(&mut self) {
        self.fresh = false;
        self.boundary();
    }

    fn open(&mut self, tag: &Tag<'_>) {
        let name = tag.name.as_str();
        if BLOCKS.contains(&name) {
            self.boundary();
        }
        match name {
            "br" => self.line_break(),
            "img" => self.pictures += 1,
            "pre" => self.pre += 1,
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                let level = name.as_bytes().get(1).map_or(1, |digit| digit - b'0');
                self.enter(name, Some(BlockKind::Heading(level)));
            }
            "ul" | "ol" => {
                self.end_item_words();
                self.enter(name, None);
            }
            "li" => {
                let depth = self.open.iter().filter(|open| LISTS.contains(&&*open.name));
                let depth = u8::try_from(depth.count().max(1)).unwrap_or(u8::MAX);
                self.enter(name, Some(BlockKind::ListItem(depth)));
            }
            "table" => {
                self.row_boundary();
                self.table_count += 1;
                if self.tables.len() < self.depth {
                    self.tables.push(Rows {
                        number: self.table_count,
                        row: 0,
                        column: 0,
                        words: false,
                    });
                }
                self.enter(name, None);
            }
            "thead" | "tbody" | "tfoot" => self.row_boundary(),
            "tr" => {
                self.row_boundary();
                if let Some(rows) = self.tables.last_mut() {
                    rows.row += 1;
                    rows.column = 0;
                    rows.words = false;
                }
            }
            "td" | "th" => self.open_cell(name),
            "b" | "strong" | "i" | "em" => self.enter(name, Some(BlockKind::Emphasis)),
            _ => {}
        }
        // What holds no tags is counted all the same.
        if let Some(raw) = tag.raw {
            self.words(&resolve(raw));
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "pre" => self.pre = self.pre.saturating_sub(1),
            "br" => self.line_break(),
            "table" => {
                self.row_boundary();
                self.tables.pop();
            }
            "tr" => self.row_boundary(),
            _ => {}
        }
        self.leave(name);
        if BLOCKS.contains(&name) {
            self.boundary();
        }
    }

    /// A line break; within a cell that has no words yet there is no line to break.
    fn line_break(&mut self) {
        if !self.fresh {
            self.lines += 1;
            self.border = self.text.len();
        }
    }

    fn open_cell(&mut self, name: &str) {
        let Some(rows) = self.tables.last_mut() else {
            self.boundary();
            return;
        };
        rows.row = rows.row.max(1);
        rows.column += 1;
        let kind = BlockKind::Cell {
            table: rows.number,
            row: rows.row,
            column: rows.column,
        };
        if rows.column > 1 {
            if rows.words {
                self.lines = 0;
            }
            self.tabs += 1;
            self.border = self.text.len();
        }
        self.fresh = true;
        self.enter(name, Some(kind));
    }

    /// Opens an element; one that is nested too deeply is only not marked.
    fn enter(&mut self, name: &str, kind: Option<BlockKind>) {
        if self.open.len() < self.depth {
            self.open.push(Open {
                name: name.to_owned(),
                kind,
                start: None,
            });
        }
    }

    /// Closes the innermost element of the name and what is open inside of it.
    fn leave(&mut self, name: &str) {
        let Some(at) = self.open.iter().rposition(|open| open.name == name) else {
            return;
        };
        for open in self.open.split_off(at).into_iter().rev() {
            self.mark(open.start, open.kind);
        }
        self.started = self.started.min(self.open.len());
    }

    /// Marks the words of an item before the list inside of it.
    fn end_item_words(&mut self) {
        let item = self.open.iter_mut().rev().find(|open| open.name == "li");
        if let Some(item) = item
            && item.start.is_some()
        {
            let (start, kind) = (item.start, item.kind.take());
            self.mark(start, kind);
        }
    }

    /// Marks from `start` to the last word.
    fn mark(&mut self, start: Option<u32>, kind: Option<BlockKind>) {
        let blanks = self.text.len() - self.blanks;
        let end = self.points - u32::try_from(blanks).unwrap_or(0).min(self.points);
        if let (Some(start), Some(kind)) = (start, kind)
            && let Ok(span) = Span::new(start, end)
        {
            self.blocks.push(Block { span, kind });
        }
    }

    fn finish(mut self) -> Reading {
        for open in std::mem::take(&mut self.open).into_iter().rev() {
            self.mark(open.start, open.kind);
        }
        let blanks = self.text.split_off(self.blanks);
        self.text.push_str(&blanks.replace('\r', "\n"));
        self.blocks.sort_by_key(|block| {
            let outer_first = std::cmp::Reverse(block.span.end());
            (block.span.start(), outer_first)
        });
        let pictures = (self.pictures > 0).then(|| Loss {
            what: LossKind::Picture.word().to_owned(),
            count: self.pictures,
            place: None,
        });
        Reading {
            text: self.text,
            layout: Layout {
                blocks: self.blocks,
                losses: pictures.into_iter().collect(),
                ..Layout::default()
            },
            gaps: self.gaps,
        }
    }
}

/// Returns how many code points there are.
fn length(run: &str) -> u32 {
    let count = if run.is_ascii() {
        run.len()
    } else {
        run.chars().count()
    };
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests;
