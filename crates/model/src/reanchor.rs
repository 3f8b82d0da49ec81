//! Moving spans from a text to its corrected successor.
//!
//! An [`EditScript`] is made once from two revisions of a text; every span of the old one is then
//! placed in the new one, or said to be lost. Spans are never guessed: [`Placement::Exact`] and
//! [`Placement::Moved`] stand on the very same words, and whatever is less than that says so.
//!
//! The script is the same in both directions: the script from `a` to `b` is the script from `b` to
//! `a` read backwards, so that undoing a correction brings back every span that kept its words.
//! The work is bounded by the size of what changed and never by a clock: where a stretch is too
//! large to be compared word by word, it counts as replaced.

mod gaps;
mod points;

use std::{collections::HashMap, ops::Range, sync::OnceLock};

use similar::{Algorithm, DiffOp, capture_diff_slices};
use unicode_properties::{GeneralCategoryGroup, UnicodeGeneralCategory as _};
use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation as _};

use crate::{
    coding::Anchor,
    id::RevisionId,
    layout::{Block, Comment, Cue, Layout, Page, Turn},
    text::{Span, TextIndex, count_words},
};
use gaps::Gaps;

/// What became of a span when its text was corrected. Spans are in code points of the new text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Placement {
    /// The same words at the same position.
    Exact(Span),
    /// The same words at another position.
    Moved(Span),
    /// The words were corrected; this is where the corrected words stand.
    Changed(Span),
    /// The words are gone, and nothing stands in their place.
    Lost,
}

impl Placement {
    /// Returns the span in the new text, unless the words are lost.
    #[must_use]
    pub const fn span(self) -> Option<Span> {
        match self {
            Self::Exact(span) | Self::Moved(span) | Self::Changed(span) => Some(span),
            Self::Lost => None,
        }
    }
}

impl Anchor {
    /// Carries a place over to a corrected text: `script` leads from the text that the quotation
    /// stands in to the new one. The words that were first marked stay with it; one that is lost
    /// already stays lost.
    #[must_use]
    pub fn carried(
        self,
        script: &EditScript<'_>,
        old: &TextIndex<'_>,
        revision: RevisionId,
        new: &TextIndex<'_>,
    ) -> Self {
        let Some((stood_in, stood)) = self.place() else {
            return self;
        };
        let was = match &self {
            Self::Changed { was, .. } => was.clone(),
            _ => old.slice(stood).unwrap_or_default().to_owned(),
        };
        let placement = script.place(stood);
        let Some(span) = placement.span() else {
            return Self::Lost {
                was,
                last: Some((stood_in, stood)),
            };
        };
        let stays = matches!(self, Self::Exact { .. }) && matches!(placement, Placement::Exact(_));
        match new.slice(span) == Some(was.as_str()) {
            true if stays => Self::Exact { revision, span },
            true => Self::Moved { revision, span },
            false => Self::Changed {
                revision,
                span,
                was,
            },
        }
    }
}

/// What two texts have in common: the runs of words that are equal, in order.
///
/// Building it costs a pass over both texts and a comparison of what lies between the first and
/// the last difference. Placing a span costs a binary search, and a comparison of its words where
/// something inside it was edited.
#[derive(Debug)]
pub struct EditScript<'t> {
    old: TextIndex<'t>,
    new: TextIndex<'t>,
    /// Equal runs, ascending and disjoint in both texts, never empty, never touching in both.
    runs: Vec<Run>,
    /// What lies between the runs, by its words; made when a span falls wholly into a gap.
    gaps: OnceLock<(Gaps, Gaps)>,
}

/// An equal run, in code points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Run {
    old: u32,
    new: u32,
    len: u32,
}

impl Run {
    const fn old_end(self) -> u32 {
        self.old + self.len
    }

    const fn new_end(self) -> u32 {
        self.new + self.len
    }
}

/// What lies between two runs: words that were deleted, inserted or replaced; in code points.
struct Gap {
    old: Range<u32>,
    new: Range<u32>,
}

impl Gap {
    /// Tells whether the new words of the gap belong to a span that covers `covered` code points of
    /// the old ones: there are both, and the span covers at least half of the old ones.
    ///
    /// Half, because a coder who marked most of a phrase meant the phrase; who marked less of it
    /// meant something that nobody can point to any longer.
    fn belongs(&self, covered: u32) -> bool {
        covered > 0
            && !self.new.is_empty()
            && u64::from(covered) * 2 >= u64::from(self.old.end - self.old.start)
    }
}

impl<'t> EditScript<'t> {
    /// Compares a text with its corrected successor.
    #[must_use]
    pub fn new(old: &'t str, new: &'t str) -> Self {
        // Compared in one canonical direction, so that the script back is this script reversed.
        let runs = if old <= new {
            equal_runs(old, new)
        } else {
            let mut runs = equal_runs(new, old);
            for run in &mut runs {
                (run.old, run.new) = (run.new, run.old);
            }
            runs
        };
        Self {
            old: TextIndex::new(old),
            new: TextIndex::new(new),
            runs: in_code_points(old, new, &runs),
            gaps: OnceLock::new(),
        }
    }

    /// Returns the equal runs as (old range, new range) in code points, ascending.
    pub fn equal(&self) -> impl Iterator<Item = (Range<u32>, Range<u32>)> + '_ {
        self.runs
            .iter()
            .map(|run| (run.old..run.old_end(), run.new..run.new_end()))
    }

    /// Tells where a span of the old text stands in the new one.
    ///
    /// Words that survive carry the span: from the first to the last of them, with what was
    /// inserted strictly between and without what was inserted at the edges; a replacement counts
    /// when the span covers at least half of what it replaced. White space that so comes to stand
    /// at an edge is left out, unless the marked words had some there. Words that were deleted are
    /// looked for in what was inserted elsewhere; if they are at least 12 code points or 3 words,
    /// and stand there exactly once, they were moved. A span that reaches past the old text is lost.
    #[must_use]
    pub fn place(&self, span: Span) -> Placement {
        let Some(words) = self.old.slice(span) else {
            return Placement::Lost;
        };
        let (start, end) = (span.start().0, span.end().0);
        let from = self.runs.partition_point(|run| run.old_end() <= start);
        let to = self.runs.partition_point(|run| run.old < end);
        let surviving = self.runs.get(from..to).unwrap_or(&[]);
        let (Some(first), Some(last)) = (surviving.first(), surviving.last()) else {
            return self.place_in_gap(span, words, &self.gap(from));
        };

        // The span keeps its words if they stand complete at its first or last survivor.
        if first.old <= start
            && let Some(kept) = self.same_words(span, words, first.new + (start - first.old))
        {
            return kept;
        }
        if last.old_end() >= end
            && let Some(at) = (last.new + (end - last.old)).checked_sub(span.len())
            && let Some(kept) = self.same_words(span, words, at)
        {
            return kept;
        }

        let (before, after) = (self.gap(from), self.gap(to));
        let before_belongs =
            start < first.old && before.belongs(first.old - start.max(before.old.start));
        let after_belongs =
            last.old_end() < end && after.belongs(end.min(after.old.end) - last.old_end());
        let replaced_inside = || {
            (from + 1..to)
                .map(|n| self.gap(n))
                .any(|gap| !gap.old.is_empty() && !gap.new.is_empty())
        };
        if !before_belongs
            && !after_belongs
            && !self.carries_words(span, words, surviving)
            && !replaced_inside()
        {
            return Placement::Lost;
        }
        let new_start = if before_belongs {
            before.new.start
        } else {
            first.new + (start.max(first.old) - first.old)
        };
        let new_end = if after_belongs {
            after.new.end
        } else {
            last.new + (end.min(last.old_end()) - last.old)
        };
        self.changed(words, new_start, new_end)
    }

    /// Carries the marks on the old text over to the new one, each list in the order of the text.
    ///
    /// Marks whose words are lost are dropped; a reviewer's remark stays without its place. Turns
    /// that would overlap in the new text are cut where the next one starts.
    #[must_use]
    pub fn layout(&self, layout: &Layout) -> Layout {
        let to = |span| self.place(span).span();
        let mut carried = Layout {
            turns: carry(&layout.turns, |turn: &Turn| {
                to(turn.span).map(|span| Turn {
                    span,
                    ..turn.clone()
                })
            }),
            cues: carry(&layout.cues, |cue: &Cue| {
                to(cue.span).map(|span| Cue {
                    span,
                    ..cue.clone()
                })
            }),
            pages: carry(&layout.pages, |page: &Page| {
                to(page.span).map(|span| Page {
                    span,
                    ..page.clone()
                })
            }),
            blocks: carry(&layout.blocks, |block: &Block| {
                to(block.span).map(|span| Block {
                    span,
                    ..block.clone()
                })
            }),
            comments: carry(&layout.comments, |comment: &Comment| {
                Some(Comment {
                    span: comment.span.and_then(to),
                    ..comment.clone()
                })
            }),
            losses: layout.losses.clone(),
        };
        carried.turns.sort_by_key(|turn| turn.span.start());
        carried.cues.sort_by_key(|cue| cue.span.start());
        carried.pages.sort_by_key(|page| page.span.start());
        carried.blocks.sort_by_key(|block| block.span.start());
        // Remarks without a place keep their neighbour: the order is the original's.
        carried.turns = without_overlaps(carried.turns);
        carried
    }

    /// Returns the gap before run `n`; `n` may be the number of runs.
    fn gap(&self, n: usize) -> Gap {
        let before = n.checked_sub(1).and_then(|n| self.runs.get(n));
        let (old_start, new_start) = before.map_or((0, 0), |run| (run.old_end(), run.new_end()));
        let (old_end, new_end) = self
            .runs
            .get(n)
            .map_or((self.old.len().0, self.new.len().0), |run| {
                (run.old, run.new)
            });
        Gap {
            old: old_start..old_end,
            new: new_start..new_end,
        }
    }

    /// Returns the placement at `at` in the new text if the same words stand there.
    fn same_words(&self, span: Span, words: &str, at: u32) -> Option<Placement> {
        let there = Span::new(at, at.checked_add(span.len())?).ok()?;
        let same = self.is_in_one_run(span, at)
            || (self.new.slice(there)? == words
                && tears(&self.old, span) == tears(&self.new, there));
        same.then_some(if there == span {
            Placement::Exact(there)
        } else {
            Placement::Moved(there)
        })
    }

    /// Tells whether one equal run carries the whole span to `at`: its words need no comparison.
    fn is_in_one_run(&self, span: Span, at: u32) -> bool {
        let n = self
            .runs
            .partition_point(|run| run.old_end() <= span.start().0);
        self.runs.get(n).is_some_and(|run| {
            run.old <= span.start().0
                && span.end().0 <= run.old_end()
                && at == run.new + (span.start().0 - run.old)
        })
    }

    /// Places a span of which no code point survives.
    fn place_in_gap(&self, span: Span, words: &str, gap: &Gap) -> Placement {
        if let Some(moved) = self.moved_elsewhere(span, words) {
            return moved;
        }
        if gap.belongs(span.len()) {
            return self.changed(words, gap.new.start, gap.new.end);
        }
        Placement::Lost
    }

    /// Finds the words of a deleted span in what was inserted, if they stand there exactly once and
    /// were deleted exactly once.
    fn moved_elsewhere(&self, span: Span, words: &str) -> Option<Placement> {
        if span.len() < MOVED_CODE_POINTS && count_words(words) < MOVED_WORDS {
            return None;
        }
        let (deleted, inserted) = self.gaps.get_or_init(|| {
            let gaps: Vec<Gap> = (0..=self.runs.len()).map(|n| self.gap(n)).collect();
            (
                Gaps::new(&self.old, gaps.iter().map(|gap| gap.old.clone())),
                Gaps::new(&self.new, gaps.iter().map(|gap| gap.new.clone())),
            )
        });
        deleted.only(self.old.text(), words)?;
        let at = inserted.only(self.new.text(), words)?;
        let at = self.new.from_byte(crate::text::ByteOffset(at))?;
        self.same_words(span, words, at.0)
    }

    /// Tells whether the survivors of a span say anything: blanks and commas alone do not carry
    /// words over, unless nothing else was marked.
    fn carries_words(&self, span: Span, words: &str, surviving: &[Run]) -> bool {
        surviving.iter().any(|run| {
            Span::new(run.old, run.old_end())
                .ok()
                .and_then(|run| run.intersection(span))
                .and_then(|kept| self.old.slice(kept))
                .is_some_and(|kept| kept.chars().any(says_something))
        }) || !words.chars().any(says_something)
    }

    /// Returns the changed placement `start..end`, less white space that the marked words had not.
    fn changed(&self, words: &str, start: u32, end: u32) -> Placement {
        let Some(found) = Span::new(start, end)
            .ok()
            .and_then(|span| self.new.slice(span))
        else {
            return Placement::Lost;
        };
        let (mut start, mut end) = (start, end);
        if !words.starts_with(char::is_whitespace) {
            start += length(&found[..found.len() - found.trim_start().len()]);
        }
        if !words.ends_with(char::is_whitespace) {
            end -= length(&found[found.trim_end().len()..]);
        }
        Span::new(start, end).map_or(Placement::Lost, Placement::Changed)
    }
}

/// Deleted words of at least so many code points are looked for elsewhere: shorter ones ("the
/// mine") come back by accident.
const MOVED_CODE_POINTS: u32 = 12;

/// Deleted words are also looked for elsewhere if they are at least so many.
const MOVED_WORDS: u32 = 3;

/// Beyond so many bytes on both sides together, what changed is compared by sentences first, and
/// then by words within the sentences that differ. One interview with its corrections stays below.
const BY_WORDS_AT_ONCE: usize = 256 * 1024;

/// Beyond so many tokens on both sides together, a stretch counts as replaced by the other: a
/// comparison of two unrelated books by words costs much and says nothing.
const TOKENS_COMPARED: usize = 200_000;

/// An equal run of at most so many code points (four words or so) may be an accident…
const ACCIDENT: usize = 24;

/// …if the edits on both sides of it have at least so many code points each…
const ACCIDENT_BETWEEN: usize = 24;

/// …and at least so many times its own.
const ACCIDENT_TIMES: usize = 4;

/// Beyond so many bytes, a replaced stretch is not compared letter by letter at its ends.
const LETTERS_COMPARED: usize = 1024;

/// Tells of both edges of a span whether they tear what a reader sees as one character: `cafe`
/// followed by a combining accent is not the word `cafe`.
fn tears(index: &TextIndex<'_>, span: Span) -> [bool; 2] {
    [span.start(), span.end()].map(|edge| {
        index.byte(edge).is_none_or(|edge| {
            let text = index.text();
            !GraphemeCursor::new(edge.0, text.len(), true)
                .is_boundary(text, 0)
                .unwrap_or(true)
        })
    })
}

fn length(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap_or(u32::MAX)
}

/// Tells whether a character says something by itself: a letter, a digit, a sign, an emoji.
fn says_something(char: char) -> bool {
    match char.general_category_group() {
        GeneralCategoryGroup::Letter
        | GeneralCategoryGroup::Mark
        | GeneralCategoryGroup::Number
        | GeneralCategoryGroup::Symbol => true,
        GeneralCategoryGroup::Punctuation
        | GeneralCategoryGroup::Separator
        | GeneralCategoryGroup::Other => false,
    }
}

fn carry<T>(marks: &[T], place: impl Fn(&T) -> Option<T>) -> Vec<T> {
    marks.iter().filter_map(place).collect()
}

fn without_overlaps(turns: Vec<Turn>) -> Vec<Turn> {
    let mut kept: Vec<Turn> = Vec::with_capacity(turns.len());
    for turn in turns {
        while let Some(last) = kept.last_mut() {
            let end = last.span.end().min(turn.span.start());
            if let Ok(cut) = Span::new(last.span.start().0, end.0) {
                last.span = cut;
                break;
            }
            kept.pop();
        }
        kept.push(turn);
    }
    kept
}

// ---- comparing two texts ----------------------------------------------------------------------

/// An equal run in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct ByteRun {
    old: usize,
    new: usize,
    len: usize,
}

impl ByteRun {
    fn words<'t>(&self, old: &'t str) -> &'t str {
        &old[self.old..self.old + self.len]
    }
}

/// Returns what two texts have in common, in bytes, ascending.
fn equal_runs(old: &str, new: &str) -> Vec<ByteRun> {
    if old == new {
        return pushed(Vec::new(), 0, 0, old.len());
    }
    let (prefix, suffix) = common_ends(old, new);
    let middle_old = &old[prefix..old.len() - suffix];
    let middle_new = &new[prefix..new.len() - suffix];
    let mut runs = pushed(Vec::new(), 0, 0, prefix);
    for run in compare(middle_old, middle_new) {
        runs = pushed(runs, prefix + run.old, prefix + run.new, run.len);
    }
    runs = pushed(runs, old.len() - suffix, new.len() - suffix, suffix);
    runs = without_accidents(old, new, &runs);
    with_letters(old, new, &runs)
}

/// Adds a run, as part of the last one where it goes on in both texts.
fn pushed(mut runs: Vec<ByteRun>, old: usize, new: usize, len: usize) -> Vec<ByteRun> {
    match runs.last_mut() {
        _ if len == 0 => {}
        Some(last) if last.old + last.len == old && last.new + last.len == new => last.len += len,
        _ => runs.push(ByteRun { old, new, len }),
    }
    runs
}

/// Returns the length in bytes of the common beginning and the common end of two different texts,
/// each cut at white space, so that no word and no character made of several code points is torn.
fn common_ends(old: &str, new: &str) -> (usize, usize) {
    let common = first_difference(old.as_bytes(), new.as_bytes());
    let prefix = if common == old.len() || common == new.len() {
        // One text begins the other: what follows must begin with white space.
        let rest = &(if common == old.len() { new } else { old })[common..];
        if rest.starts_with(char::is_whitespace) {
            common
        } else {
            before_last_blank(&old[..common])
        }
    } else {
        before_last_blank(&old[..old.floor_char_boundary(common)])
    };
    let (old, new) = (&old[prefix..], &new[prefix..]);
    let common = last_difference(old.as_bytes(), new.as_bytes());
    let suffix = &old[old.ceil_char_boundary(old.len() - common)..];
    let suffix = suffix
        .find([' ', '\n'])
        .map_or(0, |blank| suffix.len() - blank);
    (prefix, suffix)
}

fn before_last_blank(text: &str) -> usize {
    text.rfind([' ', '\n']).unwrap_or(0)
}

/// Bytes compared at once when looking for the first difference; slices are compared by `memcmp`.
const STEP: usize = 4096;

fn first_difference(old: &[u8], new: &[u8]) -> usize {
    let shorter = old.len().min(new.len());
    let mut at = 0;
    while at < shorter {
        let end = (at + STEP).min(shorter);
        if old[at..end] != new[at..end] {
            let pairs = old[at..end].iter().zip(&new[at..end]);
            return at + pairs.take_while(|(old, new)| old == new).count();
        }
        at = end;
    }
    shorter
}

/// Returns the number of equal bytes at the ends.
fn last_difference(old: &[u8], new: &[u8]) -> usize {
    let shorter = old.len().min(new.len());
    let mut at = 0;
    while at < shorter {
        let end = (at + STEP).min(shorter);
        let old = &old[old.len() - end..old.len() - at];
        let new = &new[new.len() - end..new.len() - at];
        if old != new {
            let pairs = old.iter().rev().zip(new.iter().rev());
            return at + pairs.take_while(|(old, new)| old == new).count();
        }
        at = end;
    }
    shorter
}

/// Compares two stretches: by words, or by sentences and then by words where they are large.
fn compare(old: &str, new: &str) -> Vec<ByteRun> {
    if old.is_empty() || new.is_empty() {
        return Vec::new();
    }
    if old.len() + new.len() <= BY_WORDS_AT_ONCE {
        return by_words(old, new);
    }
    let mut runs = Vec::new();
    let (mut from_old, mut from_new) = (0, 0);
    let sentences = diff(&sentences(old), &sentences(new));
    for run in sentences.into_iter().chain([ends(old, new)]) {
        for within in by_words(&old[from_old..run.old], &new[from_new..run.new]) {
            runs = pushed(
                runs,
                from_old + within.old,
                from_new + within.new,
                within.len,
            );
        }
        runs = pushed(runs, run.old, run.new, run.len);
        (from_old, from_new) = (run.old + run.len, run.new + run.len);
    }
    runs
}

fn by_words(old: &str, new: &str) -> Vec<ByteRun> {
    let old: Vec<&str> = old.split_word_bounds().collect();
    let new: Vec<&str> = new.split_word_bounds().collect();
    if old.len() + new.len() > TOKENS_COMPARED {
        return Vec::new();
    }
    diff(&old, &new)
}

fn sentences(text: &str) -> Vec<&str> {
    text.split_inclusive(['\n', '.', '?', '!', '。']).collect()
}

/// Returns the equal runs of two lists of tokens, in bytes of the texts that the tokens make up.
fn diff<'t>(old: &[&'t str], new: &[&'t str]) -> Vec<ByteRun> {
    let mut numbers: HashMap<&'t str, usize> = HashMap::new();
    let mut numbered = |tokens: &[&'t str]| -> Vec<usize> {
        tokens
            .iter()
            .map(|&token| {
                let next = numbers.len();
                *numbers.entry(token).or_insert(next)
            })
            .collect()
    };
    let ops = capture_diff_slices(Algorithm::Patience, &numbered(old), &numbered(new));
    let (at_old, at_new) = (offsets(old), offsets(new));
    ops.into_iter().fold(Vec::new(), |runs, op| match op {
        DiffOp::Equal {
            old_index,
            new_index,
            len,
        } => {
            let (from, to) = (at_old[old_index], at_old[old_index + len]);
            pushed(runs, from, at_new[new_index], to - from)
        }
        DiffOp::Delete { .. } | DiffOp::Insert { .. } | DiffOp::Replace { .. } => runs,
    })
}

/// Returns the byte offset of every token, and the end.
fn offsets(tokens: &[&str]) -> Vec<usize> {
    let mut at = 0;
    let mut offsets = Vec::with_capacity(tokens.len() + 1);
    offsets.push(0);
    for token in tokens {
        at += token.len();
        offsets.push(at);
    }
    offsets
}

/// Drops runs that are equal by accident: a few common words between two large edits ("of the", a
/// blank) say that the writer uses the same language, not that a passage survived.
///
/// Blanks and punctuation separate the words of a small edit, where a corrected word answers the
/// one before it, and are part of a large one.
fn without_accidents(old: &str, new: &str, runs: &[ByteRun]) -> Vec<ByteRun> {
    let words: Vec<ByteRun> = runs
        .iter()
        .enumerate()
        .filter(|&(n, run)| {
            let at_an_end = n == 0 || n + 1 == runs.len();
            at_an_end || run.words(old).chars().any(says_something)
        })
        .map(|(_, run)| *run)
        .collect();
    let edits = edits(old, new, &words);
    let mut kept: Vec<ByteRun> = Vec::with_capacity(runs.len());
    let mut sizes = Vec::with_capacity(runs.len() + 1);
    let (mut deleted, mut inserted) = edits[0];
    for (run, after) in words.iter().zip(&edits[1..]) {
        let smaller_edit = deleted.max(inserted).min(after.0.max(after.1));
        if is_accident(run.words(old), smaller_edit) {
            let len = run.words(old).chars().count();
            (deleted, inserted) = (deleted + len + after.0, inserted + len + after.1);
        } else {
            kept.push(*run);
            sizes.push(deleted.max(inserted));
            (deleted, inserted) = *after;
        }
    }
    sizes.push(deleted.max(inserted));
    // The separators within small edits come back.
    let mut separated = Vec::with_capacity(runs.len());
    let mut kept = kept.into_iter().peekable();
    let mut sizes = sizes.into_iter();
    let mut size = sizes.next().unwrap_or(0);
    for run in runs {
        if kept.next_if_eq(run).is_some() {
            separated.push(*run);
            size = sizes.next().unwrap_or(0);
        } else if size < 2 * ACCIDENT_BETWEEN && !run.words(old).chars().any(says_something) {
            separated.push(*run);
        }
    }
    separated
}

/// Returns the deleted and inserted code points before, between and after the runs.
fn edits(old: &str, new: &str, runs: &[ByteRun]) -> Vec<(usize, usize)> {
    let (mut from_old, mut from_new) = (0, 0);
    runs.iter()
        .copied()
        .chain([ends(old, new)])
        .map(|run| {
            let edit = (
                old[from_old..run.old].chars().count(),
                new[from_new..run.new].chars().count(),
            );
            (from_old, from_new) = (run.old + run.len, run.new + run.len);
            edit
        })
        .collect()
}

fn is_accident(words: &str, smaller_edit: usize) -> bool {
    if smaller_edit < ACCIDENT_BETWEEN || words.len() > ACCIDENT * 4 {
        return false;
    }
    let len = words.chars().count();
    len <= ACCIDENT && len * ACCIDENT_TIMES <= smaller_edit
}

/// Returns the empty run after the last code point of both texts.
const fn ends(old: &str, new: &str) -> ByteRun {
    ByteRun {
        old: old.len(),
        new: new.len(),
        len: 0,
    }
}

/// Keeps the unchanged letters at both ends of a corrected word, if these are at least half of it:
/// `colour` and `color` share five, `perro` and `pato` are two words.
///
/// Only corrections within a word are seen so: what is added to its end (`mina`, `minas`) would
/// otherwise stand outside of a span that marks the word.
fn with_letters(old: &str, new: &str, runs: &[ByteRun]) -> Vec<ByteRun> {
    let mut refined = Vec::with_capacity(runs.len());
    let (mut from_old, mut from_new) = (0, 0);
    for run in runs.iter().copied().chain([ends(old, new)]) {
        let (gap_old, gap_new) = (&old[from_old..run.old], &new[from_new..run.new]);
        let (prefix, suffix) = common_letters(gap_old, gap_new);
        refined = pushed(refined, from_old, from_new, prefix);
        refined = pushed(refined, run.old - suffix, run.new - suffix, suffix);
        refined = pushed(refined, run.old, run.new, run.len);
        (from_old, from_new) = (run.old + run.len, run.new + run.len);
    }
    refined
}

fn common_letters(old: &str, new: &str) -> (usize, usize) {
    if old.is_empty() || new.is_empty() || old.len().max(new.len()) > LETTERS_COMPARED {
        return (0, 0);
    }
    let common = |old: &str, pairs: &mut dyn Iterator<Item = (&str, &str)>| {
        let common: usize = pairs
            .take_while(|(old, new)| old == new)
            .map(|(old, _)| old.len())
            .sum();
        common.min(old.len())
    };
    let prefix = common(old, &mut old.graphemes(true).zip(new.graphemes(true)));
    let (rest_old, rest_new) = (&old[prefix..], &new[prefix..]);
    let suffix = common(
        rest_old,
        &mut rest_old
            .graphemes(true)
            .rev()
            .zip(rest_new.graphemes(true).rev()),
    );
    let within = prefix > 0 && suffix > 0;
    if within && (prefix + suffix) * 2 >= old.len().max(new.len()) {
        (prefix, suffix)
    } else {
        (0, 0)
    }
}

/// Counts the runs in code points.
fn in_code_points(old: &str, new: &str, runs: &[ByteRun]) -> Vec<Run> {
    let (mut at_old, mut at_new) = (0_usize, 0_usize);
    let (mut counted_old, mut counted_new) = (0_u32, 0_u32);
    runs.iter()
        .map(|run| {
            counted_old += length(&old[at_old..run.old]);
            counted_new += length(&new[at_new..run.new]);
            let len = length(&old[run.old..run.old + run.len]);
            let counted = Run {
                old: counted_old,
                new: counted_new,
                len,
            };
            counted_old += len;
            counted_new += len;
            (at_old, at_new) = (run.old + run.len, run.new + run.len);
            counted
        })
        .collect()
}

#[cfg(test)]
#[path = "reanchor_tests.rs"]
mod tests;
