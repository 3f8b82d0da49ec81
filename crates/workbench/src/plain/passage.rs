//! Finding the words of a row in the text of its source.

use std::{
    cell::OnceCell,
    collections::{HashMap, VecDeque},
    rc::Rc,
};

use ayni_model::{
    find_quote::{Found, QuoteFinder},
    id::{RevisionId, SourceId},
    source::ContentHash,
    text::{CodePoint, Span, TextIndex},
};
use ayni_store::Writer;

use crate::Problem;

/// Bytes of texts that are kept at hand; a study of 3,000 interviews has some 170 MB.
const AT_HAND: usize = 128 << 20;

/// Code points between two marks of [`Held`].
const STRIDE: usize = 256;

/// A text at hand, with marks to find positions in it.
#[derive(Debug)]
pub(crate) struct Held {
    pub(crate) text: String,
    /// Byte of every [`STRIDE`]-th code point; none for ASCII.
    marks: Vec<u32>,
    pub(crate) revision: RevisionId,
}

impl Held {
    pub(crate) fn new(text: String, revision: RevisionId) -> Self {
        let marks = if text.is_ascii() {
            Vec::new()
        } else {
            text.char_indices()
                .step_by(STRIDE)
                .map(|(byte, _)| u32::try_from(byte).unwrap_or(u32::MAX))
                .collect()
        };
        Self {
            text,
            marks,
            revision,
        }
    }

    fn byte(&self, at: u32) -> Option<usize> {
        let at = at as usize;
        if self.marks.is_empty() {
            return (at <= self.text.len()).then_some(at);
        }
        let mark = *self.marks.get(at / STRIDE)? as usize;
        let rest = self.text.get(mark..)?;
        let mut walk = rest.char_indices().map(|(byte, _)| byte).skip(at % STRIDE);
        match walk.next() {
            Some(byte) => Some(mark + byte),
            None => (rest.chars().count() == at % STRIDE).then_some(self.text.len()),
        }
    }

    /// Returns the words of a span, unless it reaches past the end.
    pub(crate) fn slice(&self, span: Span) -> Option<&str> {
        let start = self.byte(span.start().0)?;
        if self.marks.is_empty() {
            return self.text.get(start..span.end().0 as usize);
        }
        let rest = self.text.get(start..)?;
        let length = (span.end().0 - span.start().0) as usize;
        let end = match rest.char_indices().nth(length) {
            Some((end, _)) => end,
            None if rest.chars().count() == length => rest.len(),
            None => return None,
        };
        rest.get(..end)
    }
}

/// The texts at hand; the one that was not asked for longest goes first.
#[derive(Debug, Default)]
pub(crate) struct Shelf {
    held: HashMap<SourceId, Rc<Held>>,
    order: VecDeque<SourceId>,
    bytes: usize,
}

impl Shelf {
    /// Returns the text of a source.
    pub(crate) fn get(
        &mut self,
        writer: &Writer<'_>,
        source: SourceId,
        revision: RevisionId,
        hash: ContentHash,
    ) -> Result<Rc<Held>, Problem> {
        if let Some(held) = self.held.get(&source) {
            // Asked once a run of rows, so the walk through some thousand places is nothing.
            self.order.retain(|other| *other != source);
            self.order.push_back(source);
            return Ok(Rc::clone(held));
        }
        let held = Rc::new(Held::new(writer.text(hash)?, revision));
        self.bytes += held.text.len();
        while self.bytes > AT_HAND
            && let Some(oldest) = self.order.pop_front()
        {
            if let Some(gone) = self.held.remove(&oldest) {
                self.bytes -= gone.text.len();
            }
        }
        self.held.insert(source, Rc::clone(&held));
        self.order.push_back(source);
        Ok(held)
    }
}

/// What became of the words of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Placed {
    /// They stand where the row says.
    Exact(Span),
    /// They stand elsewhere, and only there or nearest there.
    Reanchored(Span),
    /// They stand in several places, this is one of them, and nothing tells which is meant.
    Ambiguous(Span, usize),
    /// They are not in the text.
    Lost,
}

/// Searches one text; what it needs for that is made when the first search needs it.
pub(crate) struct Search<'h> {
    held: &'h Held,
    index: OnceCell<TextIndex<'h>>,
}

impl<'h> Search<'h> {
    pub(crate) const fn new(held: &'h Held) -> Self {
        Self {
            held,
            index: OnceCell::new(),
        }
    }

    pub(crate) fn index(&self) -> &TextIndex<'h> {
        self.index.get_or_init(|| TextIndex::new(&self.held.text))
    }
}

/// Says where the words of a row stand.
pub(crate) fn place<'i, 'h>(
    search: &'i Search<'h>,
    finder: &'i OnceCell<QuoteFinder<'i, 'h>>,
    quote: &str,
    hint: Option<CodePoint>,
) -> Placed {
    let finder = finder.get_or_init(|| QuoteFinder::new(search.index()));
    match finder.find(quote, hint) {
        Found::Exact(span) => Placed::Exact(span),
        Found::Reanchored(span) => Placed::Reanchored(span),
        Found::Ambiguous { count, nearest } => Placed::Ambiguous(nearest, count),
        Found::Lost => Placed::Lost,
    }
}
