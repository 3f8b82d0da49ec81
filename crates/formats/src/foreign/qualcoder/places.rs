//! What positions mean in a text.
//!
//! QualCoder keeps no record of who counted. What is coded by hand is counted by Qt, in UTF-16 units of
//! a text in which every line end is one; what QualCoder codes by itself (finding words, speakers,
//! imports) is counted by Python, in code points of the text as it is stored, where an older import may
//! have `\r\n` and a byte order mark. In a text without these and without characters beyond U+FFFF all
//! is one, and nothing is converted. In any other, each coding has the convention by which its words are
//! found, and what has no words that of the codings around it.

use std::borrow::Cow;

use ayni_model::text::{Span, TextIndex, normalise_line_ends};

use crate::foreign::{
    At, Selection, Units, Words,
    positions::{Convention, LineEnds, Reason, Ruler, Unit, decide},
};

/// How Qt counts.
const BY_HAND: Convention = Convention {
    unit: Unit::Utf16,
    line_ends: LineEnds::AsOne,
};

/// The byte order mark, which is a character to QualCoder and none here.
const MARK: char = '\u{feff}';

/// A text, with what its positions mean.
pub(super) struct Places<'t> {
    /// As QualCoder has it.
    whole: &'t str,
    /// The same with `\n` as line ends.
    shown: Cow<'t, str>,
    /// Whether all conventions agree.
    plain: bool,
    /// The conventions, the likeliest first.
    order: Vec<Convention>,
    /// Whether the first is certain.
    certain: bool,
    lengths: [i64; 4],
}

/// A passage in positions of Ayni.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Passage {
    /// From where up to but without where.
    pub(super) range: (i64, i64),
    /// Whether it might as well be another.
    pub(super) guessed: bool,
}

impl<'t> Places<'t> {
    /// Looks at a text, and where it needs be at the evidence: what is coded in it.
    pub(super) fn new<E>(
        whole: &'t str,
        evidence: impl FnOnce() -> Result<Vec<Selection>, E>,
    ) -> Result<Self, E> {
        let plain = is_plain(whole);
        let shown = normalise_line_ends(whole);
        let (mut order, mut certain) = (vec![BY_HAND], true);
        if !plain {
            let decision = decide(whole, &shown, Units::Likely(BY_HAND), &evidence()?);
            let first = decision.convention;
            let others = Convention::CANDIDATES.into_iter().filter(|it| *it != first);
            order = std::iter::once(first).chain(others).collect();
            // Where all agree on what is coded, nothing is said of what stands further on.
            certain = decision.certain && decision.reason != Reason::AllAgree;
        }
        Ok(Self {
            whole,
            shown,
            plain,
            order,
            certain,
            lengths: lengths(whole),
        })
    }

    /// Returns the text without its byte order mark, line ends as they stand.
    pub(super) fn stored(&self) -> &'t str {
        self.whole.strip_prefix(MARK).unwrap_or(self.whole)
    }

    /// Converts the positions of selections to those of Ayni, and returns how many had to be guessed.
    /// Where none of the conventions gives a passage they stay as they are, and the words must do.
    pub(super) fn settle(&self, selections: &mut [Selection]) -> usize {
        if self.plain {
            return 0;
        }
        let ranges: Vec<(i64, i64)> = selections.iter().map(range).collect();
        let index = TextIndex::new(&self.shown);
        let mut guessed = 0;
        for (selection, spans) in selections.iter_mut().zip(self.spans(&ranges)) {
            let says = |test: &dyn Fn(&str) -> bool| {
                let is = |span: &&Span| index.slice(**span).is_some_and(test);
                spans.iter().find(is)
            };
            let found = match &selection.words {
                Words::Said(words) => says(&|passage| passage == words)
                    .or_else(|| says(&|passage| folded(passage).eq(folded(words)))),
                Words::Name(_) | Words::Unsaid => {
                    guessed += usize::from(self.is_guessed(&spans));
                    None
                }
            };
            let Some(span) = found.or_else(|| spans.first()) else {
                continue;
            };
            let (before, (start, end)) = (range(selection), self.ours(*span));
            if before != (start, end) {
                selection.at = At::Text { start, end };
                selection.original = Some(before);
            }
        }
        guessed
    }

    /// Converts positions that come without words.
    pub(super) fn passages(&self, ranges: &[(i64, i64)]) -> Vec<Passage> {
        let spans = if self.plain {
            vec![Vec::new(); ranges.len()]
        } else {
            self.spans(ranges)
        };
        let pairs = ranges.iter().zip(spans);
        pairs
            .map(|(range, spans)| Passage {
                range: spans.first().map_or(*range, |span| self.ours(*span)),
                guessed: self.is_guessed(&spans),
            })
            .collect()
    }

    fn is_guessed(&self, spans: &[Span]) -> bool {
        !self.certain && spans.windows(2).any(|two| two[0] != two[1])
    }

    /// Tells whether positions mean the text as a whole. QualCoder writes the length, or one less after a
    /// file was replaced; and nothing where there was no text yet, as in a transcript still to be typed.
    pub(super) fn is_whole(&self, (start, end): (i64, i64)) -> bool {
        let beyond = self.lengths.iter().all(|length| end > *length);
        let is = |length: &i64| end == *length || end == *length - 1;
        start == 0 && (end == 0 || beyond || self.lengths.iter().any(is))
    }

    fn ours(&self, span: Span) -> (i64, i64) {
        let mark = i64::from(self.whole.starts_with(MARK));
        let at = |position: u32| (i64::from(position) - mark).max(0);
        (at(span.start().0), at(span.end().0))
    }

    /// Returns what each range is by each convention that gives a passage, the likeliest first.
    fn spans(&self, ranges: &[(i64, i64)]) -> Vec<Vec<Span>> {
        let ruler = Ruler::new(self.whole);
        let mut all = vec![Vec::new(); ranges.len()];
        for convention in &self.order {
            let spans = ruler.spans(*convention, ranges);
            for (all, span) in all.iter_mut().zip(spans) {
                all.extend(span.ok());
            }
        }
        all
    }
}

fn range(selection: &Selection) -> (i64, i64) {
    match selection.at {
        At::Text { start, end } => (start, end),
        At::Page { .. } | At::Area { .. } | At::Time { .. } | At::Unknown => (0, 0),
    }
}

/// Tells whether positions mean one thing in a text, however they are counted.
fn is_plain(text: &str) -> bool {
    !text.starts_with(MARK) && !text.bytes().any(|byte| byte == b'\r' || byte >= 0xF0)
}

/// Returns how long a text is by each convention.
fn lengths(text: &str) -> [i64; 4] {
    let long = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let points = long(text.chars().count());
    let units = long(text.chars().map(char::len_utf16).sum());
    let pairs = long(text.matches("\r\n").count());
    [points, units, points - pairs, units - pairs]
}

/// Returns the characters without blanks.
fn folded(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|char| !char.is_whitespace())
}
