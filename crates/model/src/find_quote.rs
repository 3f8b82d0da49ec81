//! Finding quoted words in a text.
//!
//! Files and people hand over words together with a position that may be a little off, or with
//! none. A [`QuoteFinder`] looks for the words as they are; then with every run of white space as
//! one blank and invisible hyphens left out; then with composed and decomposed letters (`é`, `e` +
//! accent) as the same. The span it returns always counts the text's own code points. Words that
//! stand in several places are never guessed at.

use std::sync::OnceLock;

use memchr::memmem;
use unicode_normalization::UnicodeNormalization as _;
use unicode_segmentation::GraphemeCursor;

use crate::text::{ByteOffset, CodePoint, Span, TextIndex};

/// What was found of quoted words in a text. Spans are in code points of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// The very words stand where they were said to stand.
    Exact(Span),
    /// The words stand here: nearest to where they were said to be, or nowhere else.
    Reanchored(Span),
    /// The words stand in several places, and nothing tells which is meant.
    Ambiguous {
        /// In how many places, at least 2.
        count: usize,
        /// The first of those nearest to where they were said to be; without a hint, the first.
        nearest: Span,
    },
    /// The words are not in the text.
    Lost,
}

impl Found {
    /// Returns the span, unless the words are lost or ambiguous.
    #[must_use]
    pub const fn span(self) -> Option<Span> {
        match self {
            Self::Exact(span) | Self::Reanchored(span) => Some(span),
            Self::Ambiguous { .. } | Self::Lost => None,
        }
    }
}

/// Finds one quote in a text; for several quotes of one text, keep a [`QuoteFinder`].
///
/// `hint` is where the quote is said to start.
#[must_use]
pub fn find_quote(index: &TextIndex<'_>, quote: &str, hint: Option<CodePoint>) -> Found {
    QuoteFinder::new(index).find(quote, hint)
}

/// Finds quotes in one text.
///
/// A look-up searches the text onwards from the hint, and before it no farther than what was found;
/// the text is folded once, when the first quote is not found as it is.
#[derive(Debug)]
pub struct QuoteFinder<'i, 't> {
    index: &'i TextIndex<'t>,
    /// The text with its white space folded.
    blanks: OnceLock<Folded>,
    /// That, with composed letters taken apart.
    letters: OnceLock<Folded>,
}

impl<'i, 't> QuoteFinder<'i, 't> {
    /// Returns a finder of quotes in the text of the index.
    #[must_use]
    pub const fn new(index: &'i TextIndex<'t>) -> Self {
        Self {
            index,
            blanks: OnceLock::new(),
            letters: OnceLock::new(),
        }
    }

    /// Finds a quote; `hint` is where it is said to start, in code points.
    ///
    /// [`Found::Exact`] means that the words at the hint are the quote to the last code point.
    /// Otherwise the occurrence nearest to the hint is taken; two that are equally near, or several
    /// without a hint, are ambiguous. Occurrences that would tear a character made of several code
    /// points are taken only where there is no other. Words found by folded comparison cover whole
    /// characters as a reader sees them. A blank quote is lost.
    #[must_use]
    pub fn find(&self, quote: &str, hint: Option<CodePoint>) -> Found {
        if is_blank(quote) {
            return Found::Lost;
        }
        if let Some(span) = hint.and_then(|hint| self.exactly_at(quote, hint)) {
            return Found::Exact(span);
        }
        let text = self.index.text();
        let as_is = Search {
            index: self.index,
            folds: &[],
            hint,
        };
        let found = as_is.nearest(text, quote, Tearing::IfNeeded);
        if found != Found::Lost {
            return found;
        }
        let quote = fold_blanks(quote).text;
        let quote = quote.trim_matches(' ');
        let blanks = self.blanks.get_or_init(|| fold_blanks(text));
        let in_blanks = Search {
            folds: &[blanks],
            ..as_is
        };
        let found = in_blanks.nearest(&blanks.text, quote, Tearing::IfNeeded);
        if found != Found::Lost || (text.is_ascii() && quote.is_ascii()) {
            return found;
        }
        let letters = self.letters.get_or_init(|| decompose(&blanks.text));
        let in_letters = Search {
            folds: &[blanks, letters],
            ..as_is
        };
        let quote: String = quote.nfd().collect();
        in_letters.nearest(&letters.text, &quote, Tearing::Never)
    }

    fn exactly_at(&self, quote: &str, hint: CodePoint) -> Option<Span> {
        let start = self.index.byte(hint)?.0;
        let end = start + quote.len();
        (self.index.text().get(start..end)? == quote).then_some(())?;
        let end = self.index.from_byte(ByteOffset(end))?;
        Span::new(hint.0, end.0).ok()
    }
}

/// Tells whether nothing in the quote can be looked for: white space and invisible characters only.
fn is_blank(quote: &str) -> bool {
    quote
        .chars()
        .all(|char| char.is_whitespace() || is_invisible(char))
}

/// Whether occurrences count that tear a character made of several code points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tearing {
    /// They count where no other occurrence is found.
    IfNeeded,
    /// They are other words: `cafe` is not in `café`.
    Never,
}

/// A search in the text as it is or in one folded from it.
#[derive(Debug, Clone, Copy)]
struct Search<'s, 't> {
    index: &'s TextIndex<'t>,
    /// The foldings that made the haystack, the first one first; none for the text as it is.
    folds: &'s [&'s Folded],
    hint: Option<CodePoint>,
}

impl Search<'_, '_> {
    fn nearest(&self, haystack: &str, quote: &str, tearing: Tearing) -> Found {
        if quote.is_empty() {
            return Found::Lost;
        }
        let whole = self.choose(haystack, quote, |start| {
            is_edge(haystack, start) && is_edge(haystack, start + quote.len())
        });
        match tearing {
            Tearing::IfNeeded if whole == Found::Lost => self.choose(haystack, quote, |_| true),
            Tearing::IfNeeded | Tearing::Never => whole,
        }
    }

    /// Takes the occurrence nearest to the hint among those that count.
    fn choose(&self, haystack: &str, quote: &str, counts: impl Fn(usize) -> bool) -> Found {
        let near = self.hint.map_or(0, |hint| self.in_haystack(haystack, hint));
        let at_or_after = Occurrences::new(haystack, quote, near).find(|&at| counts(at));
        let span = |at: usize| self.span(at, at + quote.len());
        let after = at_or_after.and_then(span);
        // Before the hint, only what is at least as near matters.
        let before = self.hint.and_then(|hint| {
            let hint = hint.0.min(self.index.len().0);
            let farthest = after.map_or(0, |after| {
                hint.saturating_sub(hint.abs_diff(after.start().0))
            });
            Occurrences::new(
                haystack,
                quote,
                self.in_haystack(haystack, CodePoint(farthest)),
            )
            .take_while(|&at| at < near)
            .filter(|&at| counts(at))
            .last()
        });
        let (nearest, certain) = match (before.and_then(span), after) {
            (None, None) => return Found::Lost,
            (Some(only), None) => (only, true),
            (None, Some(first)) => {
                let another = self.hint.is_none()
                    && at_or_after.is_some_and(|at| {
                        Occurrences::new(haystack, quote, at).skip(1).any(&counts)
                    });
                (first, !another)
            }
            (Some(before), Some(after)) => {
                let hint = self.hint.map_or(0, |hint| hint.0.min(self.index.len().0));
                let distances = (
                    hint.abs_diff(before.start().0),
                    hint.abs_diff(after.start().0),
                );
                let nearest = if distances.1 < distances.0 {
                    after
                } else {
                    before
                };
                (nearest, distances.0 != distances.1)
            }
        };
        if certain {
            return Found::Reanchored(nearest);
        }
        let count = Occurrences::new(haystack, quote, 0)
            .filter(|&at| counts(at))
            .count();
        Found::Ambiguous { count, nearest }
    }

    /// Returns where in the haystack the hint points to; past the end, the end.
    fn in_haystack(&self, haystack: &str, hint: CodePoint) -> usize {
        let hint = CodePoint(hint.0.min(self.index.len().0));
        let byte = self.index.byte(hint).map_or(0, |byte| byte.0);
        let at = self.folds.iter().fold(byte, |at, fold| fold.find(at));
        haystack.floor_char_boundary(at.min(haystack.len()))
    }

    /// Returns the span of the text for a range of bytes of the haystack.
    fn span(&self, start: usize, end: usize) -> Option<Span> {
        let text = self.index.text();
        let (start, end) = if self.folds.is_empty() {
            (start, end)
        } else {
            let back = self.folds.iter().rev();
            let start = back.clone().fold(start, |at, fold| fold.start(at));
            let end = back.fold(end, |at, fold| fold.end(at));
            whole_characters(text, start, end)
        };
        let start = self.index.from_byte(ByteOffset(start))?;
        let end = self.index.from_byte(ByteOffset(end))?;
        Span::new(start.0, end.0).ok()
    }
}

/// Tells whether a byte offset lies between two characters as a reader sees them.
fn is_edge(text: &str, at: usize) -> bool {
    GraphemeCursor::new(at, text.len(), true)
        .is_boundary(text, 0)
        .unwrap_or(true)
}

/// Widens a range of bytes to whole characters as a reader sees them.
fn whole_characters(text: &str, start: usize, end: usize) -> (usize, usize) {
    let start = if is_edge(text, start) {
        start
    } else {
        GraphemeCursor::new(start, text.len(), true)
            .prev_boundary(text, 0)
            .ok()
            .flatten()
            .unwrap_or(start)
    };
    let end = if is_edge(text, end) {
        end
    } else {
        GraphemeCursor::new(end, text.len(), true)
            .next_boundary(text, 0)
            .ok()
            .flatten()
            .unwrap_or(end)
    };
    (start, end)
}

/// All occurrences of a quote from a byte offset on, ascending; they may overlap.
struct Occurrences<'h> {
    haystack: &'h str,
    finder: memmem::Finder<'h>,
    from: usize,
}

impl<'h> Occurrences<'h> {
    fn new(haystack: &'h str, quote: &'h str, from: usize) -> Self {
        Self {
            haystack,
            finder: memmem::Finder::new(quote.as_bytes()),
            from,
        }
    }
}

impl Iterator for Occurrences<'_> {
    type Item = usize;
    fn next(&mut self) -> Option<usize> {
        let rest = self.haystack.as_bytes().get(self.from..)?;
        let at = self.from + self.finder.find(rest)?;
        self.from = at + 1;
        Some(at)
    }
}

// ---- folded texts -----------------------------------------------------------------------------

/// A text with some of its characters replaced or left out, and where each came from.
#[derive(Debug, Default)]
struct Folded {
    text: String,
    /// Where the folded text starts to follow the original, or stops; ascending in both.
    steps: Vec<Step>,
}

/// From here on, folded and original bytes go together until the next step.
#[derive(Debug, Clone, Copy)]
struct Step {
    folded: usize,
    original: usize,
    /// Whether the bytes are the same; if not, they stand for one another as a whole.
    verbatim: bool,
}

impl Folded {
    /// Adds a stretch that stays as it is.
    fn keep(&mut self, original: usize, words: &str) {
        if words.is_empty() {
            return;
        }
        let follows = self.steps.last().is_some_and(|last| {
            last.verbatim && original - last.original == self.text.len() - last.folded
        });
        if !follows {
            self.step(original, true);
        }
        self.text.push_str(words);
    }

    /// Adds what stands for a stretch of the original.
    fn replace(&mut self, original: usize, words: impl Iterator<Item = char>) {
        self.step(original, false);
        self.text.extend(words);
    }

    fn step(&mut self, original: usize, verbatim: bool) {
        self.steps.push(Step {
            folded: self.text.len(),
            original,
            verbatim,
        });
    }

    /// Returns the byte of the original at which the folded byte starts.
    fn start(&self, folded: usize) -> usize {
        let after = self.steps.partition_point(|step| step.folded <= folded);
        match after.checked_sub(1).and_then(|n| self.steps.get(n)) {
            Some(step) if step.verbatim => step.original + (folded - step.folded),
            Some(step) => step.original,
            None => 0,
        }
    }

    /// Returns the byte of the original at which what ends at the folded byte ends.
    fn end(&self, folded: usize) -> usize {
        let after = self.steps.partition_point(|step| step.folded < folded);
        match after.checked_sub(1).and_then(|n| self.steps.get(n)) {
            Some(step) if step.verbatim => step.original + (folded - step.folded),
            // The step after what was replaced says where that ended.
            Some(step) => self
                .steps
                .get(after)
                .map_or(step.original, |next| next.original),
            None => 0,
        }
    }

    /// Returns the folded byte for a byte of the original.
    fn find(&self, original: usize) -> usize {
        let after = self.steps.partition_point(|step| step.original <= original);
        let limit = self
            .steps
            .get(after)
            .map_or(self.text.len(), |next| next.folded);
        match after.checked_sub(1).and_then(|n| self.steps.get(n)) {
            Some(step) if step.verbatim => (step.folded + (original - step.original)).min(limit),
            Some(step) => step.folded,
            None => 0,
        }
    }
}

/// Tells of characters that a reader does not see and that come and go with typesetting: soft
/// hyphen, zero-width blank, word joiner, byte order mark. Joiners that shape letters are seen.
const fn is_invisible(char: char) -> bool {
    matches!(char, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}')
}

/// Makes every run of white space one blank and leaves invisible characters out.
fn fold_blanks(text: &str) -> Folded {
    let mut folded = Folded::default();
    folded.text.reserve(text.len());
    let mut chars = text.char_indices().peekable();
    while let Some((at, char)) = chars.next() {
        if char.is_whitespace() {
            let mut end = at + char.len_utf8();
            while let Some((at, char)) =
                chars.next_if(|&(_, char)| char.is_whitespace() || is_invisible(char))
            {
                end = at + char.len_utf8();
            }
            if &text[at..end] == " " {
                folded.keep(at, " ");
            } else {
                folded.replace(at, std::iter::once(' '));
                folded.step(end, true);
            }
        } else if !is_invisible(char) {
            folded.keep(at, &text[at..at + char.len_utf8()]);
        }
    }
    folded
}

/// Takes composed letters apart (NFD); a letter and its marks stand for one another as a whole.
fn decompose(text: &str) -> Folded {
    let mut folded = Folded::default();
    folded.text.reserve(text.len());
    let mut chars = text.char_indices().peekable();
    while let Some((at, char)) = chars.next() {
        let mut end = at + char.len_utf8();
        while let Some((at, char)) = chars.next_if(|&(_, char)| joins(char)) {
            end = at + char.len_utf8();
        }
        let letter = &text[at..end];
        let same: usize = letter
            .chars()
            .zip(letter.nfd())
            .take_while(|(was, is)| was == is)
            .map(|(was, _)| was.len_utf8())
            .sum();
        let (kept, taken_apart) = letter.split_at(same);
        folded.keep(at, kept);
        if !taken_apart.is_empty() {
            folded.replace(at + same, letter.nfd().skip(kept.chars().count()));
            folded.step(end, true);
        }
    }
    folded
}

/// Tells whether a character may be put in another order with those before it.
fn joins(char: char) -> bool {
    if char.is_ascii() {
        return false;
    }
    let first = std::iter::once(char).nfd().next().unwrap_or(char);
    unicode_normalization::char::canonical_combining_class(first) != 0
}

#[cfg(test)]
#[path = "find_quote_tests.rs"]
mod tests;
