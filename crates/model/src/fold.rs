//! Words as a search compares them: without case, and Latin letters without accents.
//!
//! The full-text index is SQLite FTS5 with `unicode61 remove_diacritics 2`. What is looked up there
//! is shown, counted and filtered here, so this module makes the same words of a text:
//!
//! * letters and digits (Unicode categories L, N and Co) make words, everything else parts them;
//!   so does an apostrophe: `l'entreprise` is two words;
//! * the accents that the Latin script combines with its letters (most of U+0300 to U+0331) go with
//!   the letter before them and are dropped; every other mark (Hebrew points, vowel signs of Indic
//!   scripts) parts words, as it does in the index;
//! * `é` becomes `e`, but `ά` and `й` stay: the index takes accents off composed letters only where
//!   a plain Latin letter remains. `ß`, `æ` and `œ` stay too; [`expand_query`] spells them out.
//!
//! Known differences: FTS5 carries older tables. It takes characters that it does not know, among
//! them the emoji since Unicode 9, for letters, and leaves capitals of scripts added since Unicode
//! 6.2 as they are.

use std::collections::VecDeque;

use unicode_normalization::UnicodeNormalization as _;
use unicode_properties::{GeneralCategory, GeneralCategoryGroup, UnicodeGeneralCategory as _};

use crate::text::Span;

/// A folded text, and where each of its characters came from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Folded {
    text: String,
    /// The position in the original of every folded code point, and the length of the original.
    positions: Vec<u32>,
}

impl Folded {
    /// Returns the folded text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the span of the original that a span of the folded text came from, both in code
    /// points, with the accents that were dropped after its letters; nothing past the end.
    #[must_use]
    pub fn original(&self, folded: Span) -> Option<Span> {
        let start = self.positions.get(folded.start().0 as usize)?;
        let end = self.positions.get(folded.end().0 as usize)?;
        Span::new(*start, *end).ok()
    }
}

/// Folds a text for comparison: lower case, Latin letters without accents.
///
/// Everything that is not a letter stays as it is.
#[must_use]
pub fn fold(text: &str) -> Folded {
    let mut folded = Folded {
        text: String::with_capacity(text.len()),
        positions: Vec::with_capacity(text.len() + 1),
    };
    let mut at = 0;
    for char in text.chars() {
        if !is_accent(char) {
            folded.text.push(fold_char(char));
            folded.positions.push(at);
        }
        at += 1;
    }
    folded.positions.push(at);
    folded
}

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Where it stands, in code points, with its accents.
    pub span: Span,
    /// The word as it is compared.
    pub folded: String,
}

/// Returns the words of a text in order.
pub fn tokens(text: &str) -> impl Iterator<Item = Token> + '_ {
    raw_tokens(text).map(|(token, _)| token)
}

/// Returns where the words of a phrase follow one another.
///
/// The words of the phrase are folded, as [`tokens`] gives them. Hits may overlap. The time is
/// linear in the text.
#[must_use]
pub fn phrase_hits(text: &str, phrase: &[&str]) -> Vec<Span> {
    hits(
        tokens(text),
        phrase,
        |token, word| token.folded == *word,
        |token| token.span,
    )
}

/// Returns words with their accents on the letters, so that the same words are the same text.
#[must_use]
pub fn composed(words: &str) -> String {
    words.nfc().collect()
}

/// Returns where the words of a phrase follow one another with the same capitals and accents.
///
/// Composed and decomposed letters are the same; what stands between the words is not compared.
/// Every hit is one of [`phrase_hits`] of the folded phrase.
#[must_use]
pub fn phrase_hits_exact(text: &str, phrase: &str) -> Vec<Span> {
    let phrase: Vec<(String, String)> = raw_tokens(phrase)
        .map(|(token, words)| (token.folded, composed(words)))
        .collect();
    hits(
        raw_tokens(text),
        &phrase,
        |(token, words), (folded, exact)| token.folded == *folded && composed(words) == *exact,
        |(token, _)| token.span,
    )
}

/// Returns where all the words stand near one another, in any order: the shortest stretches from one
/// of them to another with at most `distance` other words between the first and the last.
///
/// The words are folded, as [`tokens`] gives them; a word that is given twice must stand there
/// twice. Stretches may overlap; none lies within another.
#[must_use]
pub fn near_hits(text: &str, words: &[&str], distance: u32) -> Vec<Span> {
    let mut wanted: Vec<(&str, usize)> = Vec::new();
    for word in words {
        match wanted.iter_mut().find(|(known, _)| known == word) {
            Some((_, times)) => *times += 1,
            None => wanted.push((word, 1)),
        }
    }
    // The last places of each word, as many as are wanted of it: number of the word, and span.
    let mut last: Vec<VecDeque<(usize, Span)>> = vec![VecDeque::new(); wanted.len()];
    let mut hits: Vec<(usize, Span)> = Vec::new();
    for (n, token) in tokens(text).enumerate() {
        let Some(which) = wanted.iter().position(|(word, _)| *word == token.folded) else {
            continue;
        };
        last[which].push_back((n, token.span));
        if last[which].len() > wanted[which].1 {
            last[which].pop_front();
        }
        let complete = last
            .iter()
            .zip(&wanted)
            .all(|(places, (_, times))| places.len() == *times);
        let Some(&(first, start)) = last
            .iter()
            .filter_map(VecDeque::front)
            .min_by_key(|(n, _)| n)
        else {
            continue;
        };
        if !complete || (n - first).saturating_sub(1) > distance as usize {
            continue;
        }
        let Ok(span) = Span::new(start.start().0, token.span.end().0) else {
            continue;
        };
        // A later stretch from the same first word holds the one before it.
        if hits.last().is_none_or(|&(before, _)| before < first) {
            hits.push((first, span));
        }
    }
    hits.into_iter().map(|(_, span)| span).collect()
}

/// Returns the spellings under which a folded word may stand in a text: itself first, then with
/// `œ`, `æ` and `ß` spelled out, and with `oe`, `ae` and `ss` written as one letter.
///
/// There are at most 9; a word that has none of these letters is alone.
#[must_use]
pub fn expand_query(word: &str) -> Vec<String> {
    const PAIRS: [(&str, &str); 3] = [("oe", "œ"), ("ae", "æ"), ("ss", "ß")];
    let spelled_out = PAIRS
        .iter()
        .fold(word.to_owned(), |word, (pair, one)| word.replace(one, pair));
    let mut spellings = vec![word.to_owned()];
    for chosen in 0..1_u8 << PAIRS.len() {
        let mut spelling = spelled_out.clone();
        for (n, (pair, one)) in PAIRS.iter().enumerate() {
            if chosen & (1 << n) != 0 {
                spelling = spelling.replace(pair, one);
            }
        }
        if !spellings.contains(&spelling) {
            spellings.push(spelling);
        }
    }
    spellings
}

/// Returns the words of a text, each with how it is written.
fn raw_tokens(text: &str) -> impl Iterator<Item = (Token, &str)> {
    let mut chars = text.char_indices().zip(0_u32..).peekable();
    std::iter::from_fn(move || {
        let ((from, first), start) = chars.find(|((_, char), _)| is_letter(*char))?;
        let mut folded = String::from(fold_char(first));
        let (mut to, mut end) = (from + first.len_utf8(), start + 1);
        while let Some(((at, char), n)) =
            chars.next_if(|((_, char), _)| is_letter(*char) || is_accent(*char))
        {
            if !is_accent(char) {
                folded.push(fold_char(char));
            }
            (to, end) = (at + char.len_utf8(), n + 1);
        }
        let span = Span::new(start, end).ok()?;
        Some((Token { span, folded }, &text[from..to]))
    })
}

/// Finds a phrase in a stream of tokens (Knuth, Morris and Pratt): one comparison per token and
/// one per partial match that is given up.
fn hits<T, W: PartialEq>(
    tokens: impl Iterator<Item = T>,
    phrase: &[W],
    is: impl Fn(&T, &W) -> bool,
    span: impl Fn(&T) -> Span,
) -> Vec<Span> {
    let mut hits = Vec::new();
    if phrase.is_empty() {
        return hits;
    }
    let borders = borders(phrase);
    let mut matched = 0;
    let mut starts: VecDeque<u32> = VecDeque::with_capacity(phrase.len());
    for token in tokens {
        if starts.len() == phrase.len() {
            starts.pop_front();
        }
        starts.push_back(span(&token).start().0);
        while matched > 0 && !is(&token, &phrase[matched]) {
            matched = borders[matched - 1];
        }
        if is(&token, &phrase[matched]) {
            matched += 1;
        }
        if matched == phrase.len() {
            let start = starts.front().copied().unwrap_or_default();
            hits.extend(Span::new(start, span(&token).end().0));
            matched = borders[matched - 1];
        }
    }
    hits
}

/// Returns for every beginning of the phrase how many words at its end also begin the phrase.
fn borders<W: PartialEq>(phrase: &[W]) -> Vec<usize> {
    let mut borders = vec![0; phrase.len()];
    let mut border = 0;
    for n in 1..phrase.len() {
        while border > 0 && phrase[n] != phrase[border] {
            border = borders[border - 1];
        }
        if phrase[n] == phrase[border] {
            border += 1;
        }
        borders[n] = border;
    }
    borders
}

/// Tells whether a character makes words by itself.
fn is_letter(char: char) -> bool {
    if char.is_ascii() {
        return char.is_ascii_alphanumeric();
    }
    matches!(
        char.general_category_group(),
        GeneralCategoryGroup::Letter | GeneralCategoryGroup::Number
    ) || char.general_category() == GeneralCategory::PrivateUse
}

/// Tells whether a character is an accent of the letter before it (FTS5's
/// `sqlite3Fts5UnicodeIsdiacritic`: the marks that Latin letters are composed with).
const fn is_accent(char: char) -> bool {
    matches!(
        char,
        '\u{300}'..='\u{304}'
            | '\u{306}'..='\u{30c}'
            | '\u{30f}'
            | '\u{311}'
            | '\u{31b}'
            | '\u{323}'..='\u{328}'
            | '\u{32d}'..='\u{32e}'
            | '\u{330}'..='\u{331}'
    )
}

/// Returns the letter as it is compared.
fn fold_char(char: char) -> char {
    if char.is_ascii() {
        return char.to_ascii_lowercase();
    }
    let lower = match char {
        // Turkish: the dot is an accent of the one, its absence is the other.
        'İ' => return 'i',
        'ı' => char,
        // Two accents on an a: FTS5 takes neither off.
        'Ǡ' | 'ǡ' => return 'ǡ',
        // By way of the capital, so that ς is σ and ſ is s (simple case folding).
        _ => {
            let upper = only(char.to_uppercase()).unwrap_or(char);
            only(upper.to_lowercase()).unwrap_or(upper)
        }
    };
    std::iter::once(lower)
        .nfd()
        .next()
        .filter(char::is_ascii_alphabetic)
        .unwrap_or(lower)
}

/// Returns the only character of a case mapping; `ß` in capitals would be two.
fn only(mut mapped: impl Iterator<Item = char>) -> Option<char> {
    let first = mapped.next()?;
    mapped.next().is_none().then_some(first)
}

#[cfg(test)]
#[path = "fold_tests.rs"]
mod tests;
