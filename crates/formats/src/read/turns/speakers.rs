//! Which labels are speakers: those that recur, or come as an exchange.

use std::collections::{BTreeMap, BTreeSet};

use super::label::{Shape, stands_for_somebody};
use super::{Candidate, Line};

/// A turn has at most so many characters on average, or the labels are accidents of a long text:
/// two hours of monologue between two questions are above anything in our corpora.
const LONGEST_AVERAGE: usize = 6000;

/// The ways of writing labels, the surest first.
const SHAPES: [Shape; 8] = [
    Shape::Colon,
    Shape::Timed,
    Shape::Bracket,
    Shape::Dash,
    Shape::Emphasis,
    Shape::Above,
    Shape::Tab,
    Shape::Initial,
];

/// Letters for who asks and who answers, in the languages of our transcripts: question and answer,
/// pregunta and respuesta, question and réponse, domanda and risposta, Frage and Antwort.
const PAIRS: [(&str, &str); 5] = [("Q", "A"), ("P", "R"), ("Q", "R"), ("D", "R"), ("F", "A")];

/// Returns the candidates that are speakers: those of the first way of writing that convinces.
pub(super) fn accepted<'t>(
    text: &str,
    lines: &[Line<'t>],
    candidates: Vec<Candidate<'t>>,
) -> Vec<Candidate<'t>> {
    for shape in SHAPES {
        let of_shape = candidates
            .iter()
            .filter(|candidate| candidate.label.shape == shape);
        let of_shape: Vec<_> = of_shape.copied().collect();
        let speakers = match shape {
            Shape::Initial => exchange(lines, &of_shape, 2),
            Shape::Bracket if marks(&of_shape).len() >= 2 => marks(&of_shape),
            _ => speakers(shape, lines, &of_shape),
        };
        let mut found = of_shape;
        found.retain(|candidate| speakers.contains(candidate.label.speaker));
        if !found.is_empty() && text.len() / found.len() <= LONGEST_AVERAGE {
            return found;
        }
    }
    Vec::new()
}

/// Returns the names that are speakers among candidates written in one way.
fn speakers<'t>(
    shape: Shape,
    lines: &[Line<'t>],
    candidates: &[Candidate<'t>],
) -> BTreeSet<&'t str> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for candidate in candidates {
        *counts.entry(candidate.label.speaker).or_default() += 1;
    }
    let recurring = recurring(&counts, candidates);
    let occurrences: usize = recurring.iter().map(|name| counts[name]).sum();
    let colon = shape == Shape::Colon;
    let singles: BTreeSet<&str> = candidates
        .iter()
        .filter(|it| colon && it.label.strong && is_sentence(said(lines, it)))
        .map(|candidate| candidate.label.speaker)
        .collect();
    let of = |names: &BTreeSet<&str>| -> Vec<_> {
        let of_these = |it: &&Candidate<'t>| names.contains(it.label.speaker);
        candidates.iter().filter(of_these).copied().collect()
    };
    let heard = of(&recurring);
    let sure = match shape {
        // Names in bold head the parts of a report as well, and dashes the parts of a deed.
        Shape::Dash | Shape::Above => asks(lines, &heard),
        // Fields of a form recur, and hold no sentences.
        Shape::Colon => asks(lines, &heard) || speak(lines, &heard),
        _ => true,
    };
    match recurring.len() {
        0 if is_short_exchange(lines, candidates, &singles) => singles,
        0 if colon => exchange(lines, candidates, 1),
        0 => BTreeSet::new(),
        1 if singles.iter().all(|single| recurring.contains(single)) => {
            // One voice alone must be heard more often; it is the one who asks.
            let sure = match shape {
                Shape::Colon => asks(lines, &heard),
                Shape::Timed => true,
                _ => false,
            };
            if sure && occurrences >= 3 {
                recurring
            } else {
                BTreeSet::new()
            }
        }
        _ if sure && (colon || occurrences >= 4) => {
            let all = with_singles(recurring, candidates, &singles, occurrences);
            if all.len() < 2 { BTreeSet::new() } else { all }
        }
        _ => BTreeSet::new(),
    }
}

/// Returns the names that come often enough. What might be a phrase has to come once more often than
/// what can only be a name.
fn recurring<'t>(
    counts: &BTreeMap<&'t str, usize>,
    candidates: &[Candidate<'t>],
) -> BTreeSet<&'t str> {
    let strong: BTreeSet<&str> = candidates
        .iter()
        .filter(|candidate| candidate.label.strong)
        .map(|candidate| candidate.label.speaker)
        .collect();
    let needed = |name: &str| if strong.contains(name) { 2 } else { 3 };
    counts
        .iter()
        .filter(|(name, count)| **count >= needed(name))
        .map(|(name, _)| *name)
        .collect()
}

/// Tells whether labels of which none recurs are an exchange: every one is followed by a sentence, and
/// labels stand on most lines.
fn is_short_exchange(
    lines: &[Line<'_>],
    candidates: &[Candidate<'_>],
    singles: &BTreeSet<&str>,
) -> bool {
    let full = lines.iter().filter(|(_, line)| !line.trim().is_empty());
    let all = candidates
        .iter()
        .all(|candidate| singles.contains(candidate.label.speaker));
    singles.len() >= 2 && all && full.count() <= candidates.len() * 2
}

/// Adds who speaks once: kin of those who recur, or with a sentence.
fn with_singles<'t>(
    recurring: BTreeSet<&'t str>,
    candidates: &[Candidate<'t>],
    singles: &BTreeSet<&'t str>,
    occurrences: usize,
) -> BTreeSet<&'t str> {
    let first = candidates
        .iter()
        .find(|candidate| recurring.contains(candidate.label.speaker))
        .map_or(0, |candidate| candidate.line);
    let stems: BTreeSet<&str> = recurring.iter().map(|speaker| stem(speaker)).collect();
    let single = candidates.iter().filter(|candidate| {
        let name = candidate.label.speaker;
        let kin = stems.contains(stem(name));
        let spoke = occurrences >= 2 && singles.contains(name);
        candidate.line > first && (kin || spoke)
    });
    let single: Vec<&str> = single.map(|candidate| candidate.label.speaker).collect();
    recurring.into_iter().chain(single).collect()
}

/// Returns the letters of question and answer, if candidates are questions and answers in turn: each at
/// least so many times, and most questions end as such.
fn exchange<'t>(
    lines: &[Line<'t>],
    candidates: &[Candidate<'t>],
    least: usize,
) -> BTreeSet<&'t str> {
    for (ask, answer) in PAIRS {
        let pair = |it: &&Candidate<'t>| [ask, answer].contains(&it.label.speaker);
        let turns: Vec<&Candidate<'t>> = candidates.iter().filter(pair).collect();
        let questions = turns.iter().filter(|turn| turn.label.speaker == ask);
        let answers = turns.len() - questions.clone().count();
        let asked = questions.filter(|turn| is_question(said(lines, turn)));
        let in_turn = turns
            .windows(2)
            .filter(|two| two[0].label.speaker != two[1].label.speaker);
        let in_turn = in_turn.count() * 5 >= turns.len().saturating_sub(1) * 4;
        let often = answers >= least && turns.len() - answers >= least;
        if often && in_turn && asked.count() * 2 > turns.len() - answers {
            return turns.iter().map(|turn| turn.label.speaker).collect();
        }
    }
    BTreeSet::new()
}

/// Returns the names among candidates that stand for somebody by themselves: with two of them each may
/// come once, as in a group where everybody is asked once.
fn marks<'t>(candidates: &[Candidate<'t>]) -> BTreeSet<&'t str> {
    let names = candidates.iter().map(|candidate| candidate.label.speaker);
    names.filter(|name| stands_for_somebody(name)).collect()
}

/// Tells whether somebody asks.
fn asks(lines: &[Line<'_>], candidates: &[Candidate<'_>]) -> bool {
    candidates
        .iter()
        .any(|candidate| said(lines, candidate).contains(['?', '？', '؟']))
}

/// Tells whether most of what is said are sentences.
fn speak(lines: &[Line<'_>], candidates: &[Candidate<'_>]) -> bool {
    let sentences = candidates
        .iter()
        .filter(|candidate| is_sentence(said(lines, candidate)));
    sentences.count() * 2 > candidates.len()
}

fn is_question(words: &str) -> bool {
    words.ends_with(['?', '？', '؟'])
}

/// Returns a name without the number at its end: `Speaker 2` is kin to `Speaker 1`.
fn stem(name: &str) -> &str {
    name.trim_end_matches(|char: char| char.is_ascii_digit() || char == ' ')
}

/// Returns what stands after a label on its line, or on the next one that has words.
fn said<'t>(lines: &[Line<'t>], candidate: &Candidate<'t>) -> &'t str {
    let (start, line) = lines[candidate.line];
    let words = line[candidate.said - start..].trim();
    if !words.is_empty() {
        return words;
    }
    let below = lines[candidate.line + 1..].iter();
    below
        .map(|(_, line)| line.trim())
        .find(|line| !line.is_empty())
        .unwrap_or_default()
}

/// Tells whether words end as a sentence does, or go on over the line.
fn is_sentence(words: &str) -> bool {
    words.ends_with([
        '.', '?', '!', '…', '"', '”', '»', ')', ']', '。', '？', '！', '-', '–',
    ]) || words.split_whitespace().count() > 8
}
