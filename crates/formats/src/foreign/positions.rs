//! What the positions of a source count, decided by the passages that they give.
//!
//! REFI-QDA 1.5 (10.2) counts code points and says neither whether the end is included nor what a line
//! break counts; NVivo counts UTF-16 units, others count `\r\n` once. So each source is looked at for
//! itself: every convention is tried, and one is taken when it wins clearly. Otherwise the program's
//! usual one is, and the source is marked for a person to look at. Nothing is shifted silently.

mod names;

use std::collections::BTreeMap;

pub use ayni_model::positions::{Convention, Decision, LineEnds, Reason, Score, Unit};
use ayni_model::text::Span;

pub use self::names::{ByName, by_names};
use super::{At, Selection, Units, Words};

/// Why two positions give no passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NoPassage {
    /// A position is before the text or after it.
    Outside,
    /// A position is within a character, such as between the halves of a surrogate pair.
    WithinCharacter,
    /// The passage ends before it begins.
    Reversed,
    /// The passage ends where it begins.
    Empty,
}

/// A stored text, and the same with `\n` as line ends: what positions of any convention mean in it.
#[derive(Debug)]
pub struct Ruler<'t> {
    stored: &'t str,
    /// Whether the line ends differ from those that are shown.
    carriage: bool,
    /// Whether there are characters of two UTF-16 units.
    astral: bool,
}

impl<'t> Ruler<'t> {
    /// Looks at a text as it is stored, without its byte order mark.
    #[must_use]
    pub fn new(stored: &'t str) -> Self {
        Self {
            stored,
            carriage: stored.contains('\r'),
            astral: stored.bytes().any(|byte| byte >= 0xF0),
        }
    }

    /// Tells whether a convention counts as another one does in this text.
    fn same(&self, a: Convention, b: Convention) -> bool {
        let unit = |unit| match unit {
            Unit::Utf16 if !self.astral => Unit::CodePoints,
            Unit::Bytes if self.stored.is_ascii() => Unit::CodePoints,
            unit => unit,
        };
        unit(a.unit) == unit(b.unit) && (!self.carriage || a.line_ends == b.line_ends)
    }

    /// Returns the passages of selections, in code points of the text with `\n` as line ends.
    #[must_use]
    pub fn spans(
        &self,
        convention: Convention,
        ranges: &[(i64, i64)],
    ) -> Vec<Result<Span, NoPassage>> {
        let points: Vec<i64> = ranges
            .iter()
            .flat_map(|(start, end)| [*start, *end])
            .collect();
        let points = self.points(convention, &points);
        let span = |pair: &[Result<u32, NoPassage>; 2]| {
            let (from, to) = (pair[0]?, pair[1]?);
            Span::new(from, to).map_err(|_| {
                if from == to {
                    NoPassage::Empty
                } else {
                    NoPassage::Reversed
                }
            })
        };
        points.as_chunks().0.iter().map(span).collect()
    }

    /// Returns where single positions are, in code points of the text with `\n` as line ends.
    #[must_use]
    pub fn points(&self, convention: Convention, points: &[i64]) -> Vec<Result<u32, NoPassage>> {
        let places = (!self.same(convention, Convention::OURS)).then(|| {
            let at = |at: &i64| u64::try_from(*at).ok();
            let mut wanted: Vec<u64> = points.iter().filter_map(at).collect();
            wanted.sort_unstable();
            wanted.dedup();
            self.places(convention, &wanted)
        });
        let length = self.length();
        let place = |at: &i64| {
            let at = u64::try_from(*at).map_err(|_| NoPassage::Outside)?;
            match &places {
                Some(places) => places.get(&at).copied().unwrap_or(Err(NoPassage::Outside)),
                None => u32::try_from(at)
                    .ok()
                    .filter(|at| *at <= length)
                    .ok_or(NoPassage::Outside),
            }
        };
        points.iter().map(place).collect()
    }

    /// Returns how many code points the text has with `\n` as line ends.
    fn length(&self) -> u32 {
        let pairs = if self.carriage {
            self.stored.matches("\r\n").count()
        } else {
            0
        };
        u32::try_from(self.stored.chars().count() - pairs).unwrap_or(u32::MAX)
    }

    /// Walks the text once and says what each of the wanted positions, in order, is in it.
    fn places(
        &self,
        convention: Convention,
        wanted: &[u64],
    ) -> BTreeMap<u64, Result<u32, NoPassage>> {
        let mut found = BTreeMap::new();
        let mut wanted = wanted.iter().copied().peekable();
        let (mut units, mut shown) = (0_u64, 0_u32);
        let mut chars = self.stored.chars().peekable();
        loop {
            while let Some(at) = wanted.next_if(|at| *at <= units) {
                let place = if at == units {
                    Ok(shown)
                } else {
                    Err(NoPassage::WithinCharacter)
                };
                found.insert(at, place);
            }
            if wanted.peek().is_none() {
                return found;
            }
            let Some(char) = chars.next() else {
                found.extend(wanted.map(|at| (at, Err(NoPassage::Outside))));
                return found;
            };
            units += convention.unit.of(char);
            shown += 1;
            if char == '\r' && chars.next_if_eq(&'\n').is_some() {
                units += match convention.line_ends {
                    LineEnds::AsStored => 1,
                    LineEnds::AsOne => 0,
                };
            }
        }
    }
}

/// Returns start and end of the selections that are in the text, and their places in the list.
fn in_text(selections: &[Selection]) -> (Vec<usize>, Vec<(i64, i64)>) {
    let range = |(n, selection): (usize, &Selection)| match selection.at {
        At::Text { start, end } => Some((n, (start, end))),
        At::Page { .. } | At::Area { .. } | At::Time { .. } | At::Unknown => None,
    };
    selections.iter().enumerate().filter_map(range).unzip()
}

/// Decides what the positions of a source count.
///
/// `stored` is the text as it is stored, without its byte order mark; `shown` the same with `\n` as line
/// ends.
#[must_use]
pub fn decide(stored: &str, shown: &str, units: Units, selections: &[Selection]) -> Decision {
    let (numbers, ranges) = in_text(selections);
    let decided = |convention, reason, scores| Decision {
        convention,
        certain: reason != Reason::Usual,
        reason,
        selections: ranges.len(),
        scores,
    };
    let usual = match units {
        Units::Known(convention) => return decided(convention, Reason::Known, Vec::new()),
        Units::Likely(convention) => convention,
    };
    let ruler = Ruler::new(stored);
    let last = ranges.iter().flat_map(|(start, end)| [*start, *end]).max();
    if agree_before(stored, last.unwrap_or(0)) {
        return decided(usual, Reason::AllAgree, Vec::new());
    }
    let text = Shown::new(shown);
    let weigh = |convention: Convention| {
        let spans = ruler.spans(convention, &ranges);
        let fits = numbers.iter().zip(&spans).map(|(n, span)| match span {
            Ok(span) => text.fit(*span, &selections[*n].words),
            Err(NoPassage::Empty | NoPassage::Reversed) => Fit::NOTHING,
            Err(NoPassage::Outside | NoPassage::WithinCharacter) => Fit::IMPOSSIBLE,
        });
        Weighed {
            convention,
            fits: fits.collect(),
            spans,
        }
    };
    // Conventions that give the very same passages are one: the usual one, if it is among them.
    let mut weighed: Vec<Weighed> = Vec::new();
    let others = Convention::CANDIDATES.into_iter().filter(|it| *it != usual);
    for convention in std::iter::once(usual).chain(others) {
        let new = weigh(convention);
        if !weighed.iter().any(|it| it.spans == new.spans) {
            weighed.push(new);
        }
    }
    let scores: Vec<Score> = weighed
        .iter()
        .map(|it| Score {
            convention: it.convention,
            impossible: it.fits.iter().filter(|fit| fit.impossible).count(),
            words: it.fits.iter().filter(|fit| fit.words).count(),
            edges: it.fits.iter().filter(|fit| fit.edges).count(),
        })
        .collect();
    if weighed.len() == 1 {
        return decided(usual, Reason::AllAgree, scores);
    }
    let (winner, reason) = winner(
        &weighed
            .iter()
            .map(|it| it.fits.as_slice())
            .collect::<Vec<_>>(),
    );
    match winner {
        Some(winner) => decided(weighed[winner].convention, reason, scores),
        None => decided(usual, Reason::Usual, scores),
    }
}

/// A convention, and how the passages that it gives fit their selections.
struct Weighed {
    convention: Convention,
    fits: Vec<Fit>,
    spans: Vec<Result<Span, NoPassage>>,
}

/// Tells whether all conventions agree up to a position: neither `\r` nor a character of two UTF-16
/// units stands before it, however it counts.
fn agree_before(stored: &str, last: i64) -> bool {
    let last = usize::try_from(last).unwrap_or(0);
    let odd = |char: &char| *char == '\r' || char.len_utf16() == 2;
    // Before the first odd one all count alike, so that its place says whether it is before the last.
    let first = stored
        .bytes()
        .any(|byte| byte == b'\r' || byte >= 0xF0)
        .then(|| stored.chars().position(|char| odd(&char)))
        .flatten();
    first.is_none_or(|first| first >= last)
}

/// How a passage fits what is known of its selection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Fit {
    impossible: bool,
    words: bool,
    edges: bool,
}

impl Fit {
    const NOTHING: Self = Self {
        impossible: false,
        words: false,
        edges: false,
    };
    const IMPOSSIBLE: Self = Self {
        impossible: true,
        words: false,
        edges: false,
    };
}

/// Of how many selections more the winner must be right by their edges than wrong.
const LEAD: usize = 4;

/// Returns the convention that wins clearly, and by what.
///
/// Each is held against each other one on the selections on which the two differ: by what cannot be,
/// then by the words, then by the edges of words. One of a word's edges is met by chance in some two of
/// five places; so edges need a lead, and nine in ten on the winner's side.
fn winner(weighed: &[&[Fit]]) -> (Option<usize>, Reason) {
    let differ = |a: &[Fit], b: &[Fit], is: fn(&Fit) -> bool| {
        let pairs = || a.iter().zip(b);
        let better = pairs().filter(|(a, b)| is(a) && !is(b)).count();
        let worse = pairs().filter(|(a, b)| !is(a) && is(b)).count();
        (better, worse)
    };
    let possible: fn(&Fit) -> bool = |fit| !fit.impossible;
    let words: fn(&Fit) -> bool = |fit| fit.words;
    let edges: fn(&Fit) -> bool = |fit| fit.edges;
    let beats = |a: &[Fit], b: &[Fit]| {
        let (better, worse) = differ(a, b, words);
        if better > 0 && worse * 9 <= better {
            return Some(Reason::Words);
        }
        if worse > 0 {
            return None;
        }
        let (better, worse) = differ(a, b, edges);
        if better >= LEAD + worse && worse * 9 <= better {
            return Some(Reason::Edges);
        }
        if worse > better {
            return None;
        }
        let (better, worse) = differ(a, b, possible);
        (better > 0 && worse == 0).then_some(Reason::Bounds)
    };
    for (n, fits) in weighed.iter().enumerate() {
        let others = weighed.iter().enumerate().filter(|(other, _)| *other != n);
        let reasons: Option<Vec<Reason>> = others.map(|(_, other)| beats(fits, other)).collect();
        if let Some(reasons) = reasons {
            // The weakest reason is the one that it rests on.
            let weakest = [Reason::Bounds, Reason::Edges, Reason::Words]
                .into_iter()
                .find(|reason| reasons.contains(reason));
            return (Some(n), weakest.unwrap_or(Reason::AllAgree));
        }
    }
    (None, Reason::Usual)
}

/// The text as it is shown, to look at passages.
struct Shown<'t> {
    index: ayni_model::text::TextIndex<'t>,
}

impl<'t> Shown<'t> {
    fn new(text: &'t str) -> Self {
        Self {
            index: ayni_model::text::TextIndex::new(text),
        }
    }

    fn fit(&self, span: Span, words: &Words) -> Fit {
        let Some(passage) = self.index.slice(span) else {
            return Fit::IMPOSSIBLE;
        };
        let words = match words {
            Words::Unsaid => false,
            Words::Name(name) => named(name, passage),
            Words::Said(said) => folded(said).eq(folded(passage)),
        };
        let edges = has_edges(&self.index, span);
        Fit {
            impossible: false,
            words,
            edges,
        }
    }
}

/// Tells whether a passage begins and ends between words: not between two letters or digits.
fn has_edges(index: &ayni_model::text::TextIndex<'_>, span: Span) -> bool {
    let part = |char: Option<char>| char.is_some_and(char::is_alphanumeric);
    let edge = |at: ayni_model::text::CodePoint| {
        index.byte(at).is_some_and(|byte| {
            let (before, after) = index.text().split_at(byte.0);
            !(part(before.chars().next_back()) && part(after.chars().next()))
        })
    };
    edge(span.start()) && edge(span.end())
}

/// Returns the characters without blanks: programs fold these in names, and write U+2029 for line ends.
fn folded(text: &str) -> impl Iterator<Item = char> + Clone {
    text.chars().filter(|char| !char.is_whitespace())
}

/// A name that is shorter says too little of a passage that begins with it.
const TELLING: usize = 8;

/// A name without dots that is shorter was not cut off.
const CUT: usize = 40;

/// Returns a name without the dots that say that it was cut off.
fn beginning(name: &str) -> &str {
    let name = name.trim();
    let cut = ["[…]", "…", "..."];
    cut.iter()
        .find_map(|dots| name.strip_suffix(dots))
        .unwrap_or(name)
}

/// Tells whether a name is the passage, or its beginning cut off.
#[must_use]
pub fn named(name: &str, passage: &str) -> bool {
    let name = name.trim();
    if folded(name).eq(folded(passage)) {
        return true;
    }
    let beginning = beginning(name);
    let telling = if beginning.len() < name.len() {
        TELLING
    } else {
        CUT
    };
    let mut passage = folded(passage);
    folded(beginning).count() >= telling
        && folded(beginning).all(|char| passage.next() == Some(char))
}

#[cfg(test)]
mod tests;
