//! Markdown: the words a reader would see, with headings, items, cells and emphasis marked.
//!
//! Blocks are apart by a blank line, as in the source, because a paragraph may have several lines;
//! items of a tight list and rows of a table are lines. Footnotes go to the end of the text, each
//! with its label in brackets, as its reference has it.

use ayni_model::layout::{BlockKind, PlainDocument};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::read::build::TextBuilder;
use crate::read::html;
use crate::read::losses::Losses;
use crate::{Limits, LossKind, Place, Refusal, RefusalKind};

/// Reads a Markdown text.
pub(crate) fn read(
    name: &str,
    text: &str,
    limits: &Limits,
    losses: &mut Losses,
) -> Result<PlainDocument, Refusal> {
    let mut page = Page {
        text: TextBuilder::new(limits),
        losses,
        limit: limits.depth,
        gap: Gap::None,
        open: Vec::new(),
        lists: 0,
        table: 0,
        row: 0,
        column: 0,
        skip: 0,
        metadata: false,
    };
    render(&mut page, text)
        .and_then(|()| page.text.finish())
        .map_err(|kind| kind.at(name, Place::Whole))
}

fn render<'t>(page: &mut Page<'_>, text: &'t str) -> Result<(), RefusalKind> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut notes: Vec<(String, Vec<Event<'t>>)> = Vec::new();
    let mut in_note = false;
    for event in Parser::new_ext(text, options) {
        match event {
            Event::Start(Tag::FootnoteDefinition(label)) => {
                notes.push((label.to_string(), Vec::new()));
                in_note = true;
            }
            Event::End(TagEnd::FootnoteDefinition) => in_note = false,
            event if in_note => {
                if let Some((_, events)) = notes.last_mut() {
                    events.push(event);
                }
            }
            event => page.take(event)?,
        }
    }
    for (label, events) in notes {
        page.gap(Gap::Blank);
        page.words(&format!("[{label}] "));
        let start = page.text.at();
        for event in events {
            page.take(event)?;
        }
        page.text.block(start, BlockKind::Note(label));
    }
    Ok(())
}

/// What stands between the last words and the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    None,
    Line,
    Blank,
}

struct Page<'l> {
    text: TextBuilder,
    losses: &'l mut Losses,
    limit: usize,
    gap: Gap,
    /// The parts that are open, each with its start; no kind where it is not marked (any more).
    open: Vec<(u32, Option<BlockKind>)>,
    lists: usize,
    table: u32,
    row: u32,
    column: u32,
    /// Depth of images: their descriptions are no words of the text.
    skip: usize,
    metadata: bool,
}

impl Page<'_> {
    fn gap(&mut self, gap: Gap) {
        self.gap = self.gap.max(gap);
    }

    fn settle(&mut self) {
        if self.text.at() > 0 {
            self.text.push_str(match self.gap {
                Gap::None => "",
                Gap::Line => "\n",
                Gap::Blank => "\n\n",
            });
        }
        self.gap = Gap::None;
    }

    fn words(&mut self, words: &str) {
        if self.skip == 0 && !words.is_empty() {
            self.settle();
            self.text.push_str(words);
        }
    }

    fn take(&mut self, event: Event<'_>) -> Result<(), RefusalKind> {
        self.text.check()?;
        match event {
            Event::Start(tag) => {
                Limits::check(
                    self.open.len() + 1,
                    self.limit,
                    "the depth of nested blocks",
                )?;
                self.start(&tag);
            }
            Event::End(tag) => self.end(tag),
            Event::Text(words) if self.metadata => self.properties(&words),
            Event::Text(words) | Event::Code(words) => self.words(&words),
            Event::InlineMath(words) | Event::DisplayMath(words) => self.words(&words),
            Event::Html(markup) | Event::InlineHtml(markup) => {
                let words = html::words(&markup);
                self.words(words.trim_end_matches('\n'));
                if words.ends_with('\n') {
                    self.gap(Gap::Line);
                }
            }
            Event::FootnoteReference(label) => self.words(&format!("[{label}]")),
            Event::SoftBreak | Event::HardBreak => self.words("\n"),
            Event::Rule => self.gap(Gap::Blank),
            Event::TaskListMarker(done) => self.words(if done { "[x] " } else { "[ ] " }),
        }
        Ok(())
    }

    fn start(&mut self, tag: &Tag<'_>) {
        let kind = match tag {
            Tag::Heading { level, .. } => {
                self.settle();
                Some(BlockKind::Heading(*level as u8))
            }
            Tag::List(_) => {
                self.lists += 1;
                if self.lists > 1 {
                    self.end_item_words();
                    self.gap(Gap::Line);
                }
                None
            }
            Tag::Item => {
                self.settle();
                let depth = u8::try_from(self.lists).unwrap_or(u8::MAX);
                Some(BlockKind::ListItem(depth))
            }
            Tag::Table(_) => {
                self.table += 1;
                self.row = 0;
                None
            }
            Tag::TableHead | Tag::TableRow => {
                self.row += 1;
                self.column = 0;
                self.settle();
                None
            }
            Tag::TableCell => {
                self.column += 1;
                if self.column > 1 {
                    self.text.push('\t');
                }
                Some(BlockKind::Cell {
                    table: self.table,
                    row: self.row,
                    column: self.column,
                })
            }
            Tag::Emphasis | Tag::Strong => {
                self.settle();
                Some(BlockKind::Emphasis)
            }
            Tag::Image { .. } => {
                self.losses.add(LossKind::Picture, || None);
                self.skip += 1;
                None
            }
            Tag::MetadataBlock(_) => {
                self.metadata = true;
                None
            }
            _ => None,
        };
        self.open.push((self.text.at(), kind));
    }

    fn end(&mut self, tag: TagEnd) {
        if let Some((start, Some(kind))) = self.open.pop() {
            if kind == BlockKind::Emphasis {
                self.text.emphasis(start);
            } else {
                self.text.block(start, kind);
            }
        }
        match tag {
            TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::BlockQuote(_)
            | TagEnd::HtmlBlock
            | TagEnd::Table => self.gap(Gap::Blank),
            TagEnd::CodeBlock => {
                self.text.pop_if('\n');
                self.gap(Gap::Blank);
            }
            TagEnd::List(_) => {
                self.lists = self.lists.saturating_sub(1);
                let nested = self.lists > 0;
                self.gap(if nested { Gap::Line } else { Gap::Blank });
            }
            TagEnd::Item | TagEnd::TableHead | TagEnd::TableRow => self.gap(Gap::Line),
            TagEnd::Image => self.skip = self.skip.saturating_sub(1),
            TagEnd::MetadataBlock(_) => self.metadata = false,
            _ => {}
        }
    }

    /// Marks the words of an item before the list inside of it.
    fn end_item_words(&mut self) {
        if let Some((start, kind @ Some(BlockKind::ListItem(_)))) = self.open.last_mut()
            && let Some(kind) = kind.take()
        {
            let start = *start;
            self.text.block(start, kind);
        }
    }

    fn properties(&mut self, lines: &str) {
        for line in lines.lines() {
            if let Some((name, value)) = line.split_once(':')
                && let name @ ("title" | "author" | "date" | "language" | "lang") = name.trim()
            {
                let name = if name == "lang" { "language" } else { name };
                self.text
                    .property(name, value.trim().trim_matches(['"', '\'']));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ayni_model::text::TextIndex;

    /// Reads Markdown; gives the text and the words of each block with its kind.
    fn read_md(text: &str) -> (String, Vec<(String, BlockKind)>, Losses) {
        let mut losses = Losses::default();
        let document = read("a.md", text, &Limits::default(), &mut losses).unwrap();
        let index = TextIndex::new(&document.text);
        let blocks = document
            .layout
            .blocks
            .iter()
            .map(|block| {
                (
                    index.slice(block.span).unwrap().to_owned(),
                    block.kind.clone(),
                )
            })
            .collect();
        (document.text.clone(), blocks, losses)
    }

    fn mark(words: &str, kind: BlockKind) -> (String, BlockKind) {
        (words.to_owned(), kind)
    }

    #[test]
    fn words_are_kept_and_marks_point_at_them() {
        let (text, blocks, _) = read_md(
            "# Señas\n\nHola *mundo*, [mira](http://x).\nOtra línea\n\n- uno\n  - dos\n- tres\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
        );
        assert_eq!(
            text,
            "Señas\n\nHola mundo, mira.\nOtra línea\n\nuno\ndos\ntres\n\na\tb\n1\t2"
        );
        let cell = |row, column| BlockKind::Cell {
            table: 1,
            row,
            column,
        };
        assert_eq!(
            blocks,
            [
                mark("Señas", BlockKind::Heading(1)),
                mark("mundo", BlockKind::Emphasis),
                mark("uno", BlockKind::ListItem(1)),
                mark("dos", BlockKind::ListItem(2)),
                mark("tres", BlockKind::ListItem(1)),
                mark("a", cell(1, 1)),
                mark("b", cell(1, 2)),
                mark("1", cell(2, 1)),
                mark("2", cell(2, 2)),
            ]
        );
    }

    #[test]
    fn footnotes_go_to_the_end() {
        let (text, blocks, _) = read_md("Dicho[^n].\n\n[^n]: Según *Ana*.\n\nFin.\n");
        assert_eq!(text, "Dicho[n].\n\nFin.\n\n[n] Según Ana.");
        assert!(blocks.contains(&mark("Según Ana.", BlockKind::Note("n".into()))));
    }

    #[test]
    fn pictures_are_losses_and_markup_is_not_words() {
        let (text, _, losses) = read_md("a ![plano](x.png) b<br>c <b>d</b>\n");
        assert_eq!(text, "a  b\nc d");
        assert_eq!(losses.into_vec()[0].kind, LossKind::Picture);
    }

    #[test]
    fn the_header_is_properties() {
        let mut losses = Losses::default();
        let text = "---\ntitle: \"El agua\"\nlang: es\n---\n\nHola\n";
        let document = read("a.md", text, &Limits::default(), &mut losses).unwrap();
        assert_eq!(document.text, "Hola");
        assert_eq!(
            document.properties,
            [
                ("title".to_owned(), "El agua".to_owned()),
                ("language".to_owned(), "es".to_owned())
            ]
        );
    }
}
