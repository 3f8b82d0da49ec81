//! The text that a reader puts together, with its length in code points always at hand.
//!
//! Readers append words and mark parts by the positions before and after them, so that no span is
//! ever computed by walking the text again.

use ayni_model::layout::{Block, BlockKind, Comment, Cue, Layout, PlainDocument, Turn};
use ayni_model::text::{Span, normalise_line_ends};

use crate::{Limits, RefusalKind};

/// A text under construction.
#[derive(Debug, Default)]
pub(crate) struct TextBuilder {
    text: String,
    length: u32,
    limit: usize,
    overflow: bool,
    layout: Layout,
    properties: Vec<(String, String)>,
}

impl TextBuilder {
    /// Returns an empty text that refuses to grow past the limit.
    pub(crate) fn new(limits: &Limits) -> Self {
        Self {
            limit: limits.text_code_points.min(u32::MAX as usize),
            ..Self::default()
        }
    }

    /// Appends words. A carriage return that a file names by its number ends a line as any other.
    pub(crate) fn push_str(&mut self, words: &str) {
        let words = &normalise_line_ends(words);
        let count = if words.is_ascii() {
            words.len()
        } else {
            words.chars().count()
        };
        if count > self.limit - self.length as usize {
            self.overflow = true;
            return;
        }
        self.text.push_str(words);
        self.length += u32::try_from(count).unwrap_or(u32::MAX);
    }

    /// Appends one character.
    pub(crate) fn push(&mut self, char: char) {
        if self.length as usize >= self.limit {
            self.overflow = true;
            return;
        }
        self.text.push(if char == '\r' { '\n' } else { char });
        self.length += 1;
    }

    /// Takes the last character away when it is `char`.
    pub(crate) fn pop_if(&mut self, char: char) {
        if self.text.ends_with(char) {
            self.text.pop();
            self.length -= 1;
        }
    }

    /// Returns the length of the text so far: the position of what comes next.
    pub(crate) const fn at(&self) -> u32 {
        self.length
    }

    /// Returns the words so far.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Marks the words since `start`; nothing is marked where there are none.
    pub(crate) fn block(&mut self, start: u32, kind: BlockKind) {
        if let Some(span) = self.span(start) {
            self.layout.blocks.push(Block { span, kind });
        }
    }

    /// Marks the words since `start` as emphasised, joined to an emphasis that ends just there:
    /// word processors cut one bold name into several runs.
    pub(crate) fn emphasis(&mut self, start: u32) {
        let Some(mut span) = self.span(start) else {
            return;
        };
        if let Some(last) = self.layout.blocks.last_mut()
            && last.kind == BlockKind::Emphasis
            && last.span.end().0 >= start
        {
            if let Ok(joined) = Span::new(last.span.start().0, span.end().0) {
                span = joined;
            }
            last.span = span;
            return;
        }
        self.layout.blocks.push(Block {
            span,
            kind: BlockKind::Emphasis,
        });
    }

    /// Notes a remark on the words since `start`, or on none.
    pub(crate) fn comment(&mut self, comment: Comment) {
        self.layout.comments.push(Comment {
            text: normalise_line_ends(&comment.text).into_owned(),
            ..comment
        });
    }

    /// Notes a timed stretch.
    pub(crate) fn cue(&mut self, cue: Cue) {
        self.layout.cues.push(cue);
    }

    /// Notes what one voice said.
    pub(crate) fn turn(&mut self, turn: Turn) {
        self.layout.turns.push(turn);
    }

    /// Returns the turn noted last.
    pub(crate) fn last_turn(&mut self) -> Option<&mut Turn> {
        self.layout.turns.last_mut()
    }

    /// Returns the span from `start` to here, or nothing when it would be empty.
    pub(crate) fn span(&self, start: u32) -> Option<Span> {
        Span::new(start, self.length).ok()
    }

    /// Notes what the file says about itself; blank values are not worth a line.
    pub(crate) fn property(&mut self, name: &str, value: &str) {
        let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
        let pair = (name.to_owned(), value);
        if !pair.1.is_empty() && !self.properties.contains(&pair) && self.properties.len() < 64 {
            self.properties.push(pair);
        }
    }

    /// Refuses once words had no room. A reader asks after each piece: a small file may say one
    /// word a million times over, and going on to its end would be in vain.
    pub(crate) const fn check(&self) -> Result<(), RefusalKind> {
        if self.overflow {
            return Err(RefusalKind::TooLarge {
                what: "the text of the file",
                limit: self.limit,
            });
        }
        Ok(())
    }

    /// Returns the finished document, its marks in the order of the text.
    pub(crate) fn finish(self) -> Result<PlainDocument, RefusalKind> {
        self.check()?;
        let mut layout = self.layout;
        layout.blocks.sort_by_key(|block| {
            let outer_first = std::cmp::Reverse(block.span.end());
            (block.span.start(), outer_first)
        });
        layout.comments.sort_by_key(|comment| {
            let unplaced_last = comment.span.is_none();
            (unplaced_last, comment.span.map(Span::start))
        });
        Ok(PlainDocument {
            text: self.text,
            layout,
            properties: self.properties,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_are_code_points() {
        let mut text = TextBuilder::new(&Limits::default());
        text.push_str("Señora ");
        let start = text.at();
        text.push_str("😀");
        text.push('á');
        text.block(start, BlockKind::Heading(1));
        let document = text.finish().unwrap();
        assert_eq!(document.layout.blocks[0].span, Span::new(7, 9).unwrap());
    }

    #[test]
    fn a_text_past_the_limit_is_refused() {
        let limits = Limits {
            text_code_points: 3,
            ..Limits::default()
        };
        let mut text = TextBuilder::new(&limits);
        text.push_str("ñañ");
        text.push('a');
        assert!(matches!(
            text.finish(),
            Err(RefusalKind::TooLarge { limit: 3, .. })
        ));
    }

    #[test]
    fn one_bold_name_in_two_runs_is_one_emphasis() {
        let mut text = TextBuilder::new(&Limits::default());
        text.push_str("An");
        text.emphasis(0);
        text.push('a');
        text.emphasis(2);
        assert_eq!(text.finish().unwrap().layout.blocks.len(), 1);
    }
}
