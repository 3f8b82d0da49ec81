//! Comparing words as a reader does: case, accents and blanks aside; and guessing what was meant.

use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};

/// Returns the letters and signs of a text, without case, accents and blanks.
///
/// For comparing only: the result is never shown.
#[must_use]
pub(crate) fn fold(text: &str) -> String {
    text.nfkd()
        .filter(|c| !is_combining_mark(*c) && !c.is_whitespace())
        .flat_map(char::to_lowercase)
        .collect()
}

/// Returns the candidate that was most likely meant, if one is near enough.
///
/// Near enough is at most one change in three letters: more would send a person astray.
#[must_use]
pub(crate) fn did_you_mean<'a>(
    seen: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let wanted: Vec<char> = fold(seen).chars().collect();
    candidates
        .into_iter()
        .map(|candidate| {
            let other: Vec<char> = fold(candidate).chars().collect();
            (distance(&wanted, &other), other.len(), candidate)
        })
        .filter(|(changes, length, _)| changes * 3 <= wanted.len().max(*length))
        .min_by_key(|(changes, _, _)| *changes)
        .map(|(_, _, candidate)| candidate)
}

/// Returns the words of an enumeration: `a`, `a or b`, `a, b or c`.
#[must_use]
pub(crate) fn one_of(words: &[&str]) -> String {
    match words {
        [] => "nothing".to_owned(),
        [one] => (*one).to_owned(),
        [rest @ .., last] => format!("{} or {last}", rest.join(", ")),
    }
}

/// Returns a number with its noun: `1 source`, `2 sources`.
#[must_use]
pub(crate) fn many(number: usize, noun: &str) -> String {
    match (number, noun) {
        (1, _) => format!("1 {noun}"),
        (_, "person") => format!("{number} people"),
        _ => match noun.strip_suffix('y') {
            Some(stem) => format!("{number} {stem}ies"),
            None => format!("{number} {noun}s"),
        },
    }
}

/// Returns the number of letters to add, drop, change or swap (optimal string alignment).
fn distance(a: &[char], b: &[char]) -> usize {
    let mut before_last = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let change = usize::from(a[i - 1] != b[j - 1]);
            let mut best = (last[j] + 1).min(row[j - 1] + 1).min(last[j - 1] + change);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                let swapped: &Vec<usize> = &before_last;
                best = best.min(swapped[j - 2] + 1);
            }
            row.push(best);
        }
        before_last = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_and_blanks_do_not_count() {
        assert_eq!(
            fold(" Négociation  collective"),
            fold("negociation COLLECTIVE")
        );
        assert_ne!(fold("fear"), fold("fears"));
    }

    #[test]
    fn a_slip_of_the_pen_is_guessed_and_nothing_more() {
        let words = ["rows", "columns", "measures"];
        assert_eq!(did_you_mean("rwos", words), Some("rows"));
        assert_eq!(did_you_mean("colums", words), Some("columns"));
        assert_eq!(did_you_mean("caption", words), None);
    }

    #[test]
    fn words_are_listed_as_in_a_sentence() {
        assert_eq!(one_of(&["a", "b", "c"]), "a, b or c");
        assert_eq!(many(1, "source"), "1 source");
        assert_eq!(many(2, "entry"), "2 entries");
        assert_eq!(many(60, "person"), "60 people");
    }
}
