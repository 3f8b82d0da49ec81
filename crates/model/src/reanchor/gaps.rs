//! Words that were cut in one place and pasted in another.

use std::ops::Range;

use crate::text::{CodePoint, TextIndex};

/// The stretches of one text that the other has not, by the words in them.
#[derive(Debug)]
pub(super) struct Gaps {
    /// Byte ranges, ascending.
    ranges: Vec<Range<usize>>,
    /// The first sixteen bytes from every character on (zeros after the end of a stretch) and where
    /// they stand, sorted: words are found by their beginning.
    beginnings: Vec<(u128, usize)>,
}

/// Bytes by which words are looked up: about three words, rare enough to leave few to compare.
const BEGINNING: usize = 16;

/// Beginnings that stand in more places than this are not looked through: words made of nothing
/// rarer are not distinct enough to be called moved.
const CANDIDATES: usize = 1024;

impl Gaps {
    /// Makes the index of the stretches of a text.
    pub(super) fn new(index: &TextIndex<'_>, gaps: impl Iterator<Item = Range<u32>>) -> Self {
        let byte = |at| index.byte(CodePoint(at)).map(|byte| byte.0);
        let ranges: Vec<Range<usize>> = gaps
            .filter_map(|gap| Some(byte(gap.start)?..byte(gap.end)?))
            .filter(|range| !range.is_empty())
            .collect();
        let mut beginnings = Vec::new();
        for range in &ranges {
            let words = &index.text()[range.clone()];
            for (at, _) in words.char_indices() {
                beginnings.push((beginning(&words[at..], 0), range.start + at));
            }
        }
        beginnings.sort_unstable();
        Self { ranges, beginnings }
    }

    /// Returns the byte offset of the words, if they stand in exactly one place.
    pub(super) fn only(&self, text: &str, words: &str) -> Option<usize> {
        // Any sixteen bytes of the words would do; the rarest of a few leave least to compare.
        let candidates = |at: usize| {
            let low = beginning(&words[at..], 0);
            let high = beginning(&words[at..], 0xFF);
            let from = self.beginnings.partition_point(|&(key, _)| key < low);
            let to = self.beginnings.partition_point(|&(key, _)| key <= high);
            &self.beginnings[from..to]
        };
        let stride = (words.len() / 16).max(1);
        let (offset, places) = words
            .char_indices()
            .map(|(at, _)| at)
            .filter(|at| at + BEGINNING <= words.len() || *at == 0)
            .step_by(stride)
            .take(16)
            .map(|at| (at, candidates(at)))
            .min_by_key(|(_, places)| places.len())?;
        if places.len() > CANDIDATES {
            return None;
        }
        let mut found = places.iter().filter_map(|&(_, at)| {
            let start = at.checked_sub(offset)?;
            let end = start + words.len();
            let n = self.ranges.partition_point(|range| range.end <= start);
            let range = self.ranges.get(n)?;
            (range.start <= start && end <= range.end && text.get(start..end)? == words)
                .then_some(start)
        });
        let only = found.next()?;
        found.next().is_none().then_some(only)
    }
}

/// Returns the first [`BEGINNING`] bytes, the missing ones as `fill`, in the order of the bytes.
fn beginning(words: &str, fill: u8) -> u128 {
    let mut bytes = [fill; BEGINNING];
    for (byte, word) in bytes.iter_mut().zip(words.bytes()) {
        *byte = word;
    }
    u128::from_be_bytes(bytes)
}
