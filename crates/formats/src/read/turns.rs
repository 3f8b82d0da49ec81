//! Who speaks, and when: found in the text of a document, alike for every format.
//!
//! A word with a colon is no speaker by itself: labels must recur, or come as an exchange of
//! sentences. It is better to miss a voice than to invent one.

mod label;
mod stamps;

use std::collections::{BTreeMap, BTreeSet};

use ayni_model::layout::{BlockKind, Cue, PlainDocument, Turn};
use ayni_model::text::{ByteOffset, CodePoint, Span, TextIndex};

use label::{Label, Shape};

/// Finds turns and times in a document and notes them in its layout.
///
/// What the file itself says (voices and cues of subtitles) stands; nothing is looked for then.
pub(crate) fn recognise(document: &mut PlainDocument) {
    let text = document.text.as_str();
    let index = TextIndex::new(text);
    let blocks = Blocks::new(document, &index);
    let mut found = Vec::new();
    if document.layout.turns.is_empty() {
        let lines = lines(text, blocks.notes);
        let candidates = candidates(&lines, &blocks);
        found = accepted(text, &lines, candidates);
        document.layout.turns = turns(&index, &lines, &found, &blocks);
    }
    if document.layout.cues.is_empty() {
        document.layout.cues = cues(&index, &found);
    }
}

/// Where parts of the document stand, in bytes.
struct Blocks {
    headings: BTreeSet<usize>,
    /// Emphasised words that begin a line: start and end.
    emphasis: BTreeMap<usize, usize>,
    /// Where the notes at the end begin.
    notes: usize,
}

impl Blocks {
    fn new(document: &PlainDocument, index: &TextIndex<'_>) -> Self {
        let text = index.text();
        let byte = |at: CodePoint| index.byte(at).map_or(text.len(), |at| at.0);
        let mut blocks = Self {
            headings: BTreeSet::new(),
            emphasis: BTreeMap::new(),
            notes: text.len(),
        };
        for block in &document.layout.blocks {
            let start = byte(block.span.start());
            match block.kind {
                BlockKind::Heading(_) => {
                    blocks.headings.insert(start);
                }
                BlockKind::Emphasis if start == 0 || text.as_bytes()[start - 1] == b'\n' => {
                    blocks.emphasis.insert(start, byte(block.span.end()));
                }
                // The label of a note stands before its words on the same line.
                BlockKind::Note(_) => {
                    let line = text[..start].rfind('\n').map_or(0, |at| at + 1);
                    if text[line..start].trim_start().starts_with('[') {
                        blocks.notes = blocks.notes.min(line);
                    } else {
                        blocks.headings.insert(line);
                    }
                }
                BlockKind::Emphasis | BlockKind::ListItem(_) | BlockKind::Cell { .. } => {}
            }
        }
        blocks
    }
}

/// A line: its first byte and its words.
type Line<'t> = (usize, &'t str);

fn lines(text: &str, end: usize) -> Vec<Line<'_>> {
    let mut at = 0;
    let lines = text[..end].split('\n').map(|line| {
        let start = at;
        at += line.len() + 1;
        (start, line)
    });
    lines.collect()
}

/// A label and where it stands.
#[derive(Debug, Clone, Copy)]
struct Candidate<'t> {
    /// Which line.
    line: usize,
    /// The first byte of the line.
    start: usize,
    /// The byte after the label.
    said: usize,
    label: Label<'t>,
}

fn candidates<'t>(lines: &[Line<'t>], blocks: &Blocks) -> Vec<Candidate<'t>> {
    let mut candidates = Vec::new();
    for (number, (start, line)) in lines.iter().enumerate() {
        if blocks.headings.contains(start) {
            continue;
        }
        let label = label::of_line(line).or_else(|| {
            let end = blocks.emphasis.get(start)? - start;
            let speaker = line.get(..end)?.trim();
            let strong = label::plausible(speaker).filter(|strong| *strong)?;
            let said = !line[end..].trim().is_empty();
            said.then_some(Label {
                speaker,
                end,
                ms: None,
                shape: Shape::Emphasis,
                strong,
            })
        });
        candidates.extend(label.map(|label| Candidate {
            line: number,
            start: *start,
            said: start + label.end,
            label,
        }));
    }
    candidates
}

/// A turn has at most so many characters on average, or the labels are accidents of a long text:
/// two hours of monologue between two questions are above anything in our corpora.
const LONGEST_AVERAGE: usize = 6000;

/// Returns the candidates that are speakers: those of the first way of writing that convinces.
fn accepted<'t>(
    text: &str,
    lines: &[Line<'t>],
    candidates: Vec<Candidate<'t>>,
) -> Vec<Candidate<'t>> {
    let shapes = [
        Shape::Colon,
        Shape::Timed,
        Shape::Bracket,
        Shape::Emphasis,
        Shape::Tab,
    ];
    for shape in shapes {
        let of_shape = candidates
            .iter()
            .filter(|candidate| candidate.label.shape == shape);
        let of_shape: Vec<_> = of_shape.copied().collect();
        let speakers = speakers(shape, lines, &of_shape);
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
    let strong: BTreeSet<&str> = candidates
        .iter()
        .filter(|candidate| candidate.label.strong)
        .map(|candidate| candidate.label.speaker)
        .collect();
    // What might be a phrase has to come once more often than what can only be a name.
    let needed = |name: &str| if strong.contains(name) { 2 } else { 3 };
    let mut speakers: BTreeSet<&str> = counts
        .iter()
        .filter(|(name, count)| **count >= needed(name))
        .map(|(name, _)| *name)
        .collect();
    let colon = shape == Shape::Colon;
    let singles: BTreeSet<&str> = candidates
        .iter()
        .filter(|candidate| colon && candidate.label.strong && is_sentence(said(lines, candidate)))
        .map(|candidate| candidate.label.speaker)
        .collect();
    let occurrences: usize = speakers.iter().map(|name| counts[name]).sum();
    match speakers.len() {
        0 => {
            // A short exchange: nothing recurs, but every label is followed by a sentence and
            // labels stand on most lines.
            let full = lines
                .iter()
                .filter(|(_, line)| !line.trim().is_empty())
                .count();
            let all = candidates
                .iter()
                .all(|candidate| singles.contains(candidate.label.speaker));
            if singles.len() >= 2 && all && full <= candidates.len() * 2 {
                speakers = singles;
            }
        }
        1 if !singles.iter().any(|single| !speakers.contains(single)) => {
            // One voice alone must be heard more often.
            if !matches!(shape, Shape::Colon | Shape::Timed) || occurrences < 3 {
                speakers.clear();
            }
        }
        _ if colon || occurrences >= 4 => {
            let first = candidates
                .iter()
                .find(|candidate| speakers.contains(candidate.label.speaker))
                .map_or(0, |candidate| candidate.line);
            let stems: BTreeSet<&str> = speakers.iter().map(|speaker| stem(speaker)).collect();
            let single = candidates.iter().filter(|candidate| {
                let name = candidate.label.speaker;
                let kin = stems.contains(stem(name));
                let spoke = occurrences >= 2 && singles.contains(name);
                candidate.line > first && (kin || spoke)
            });
            let single: Vec<_> = single.map(|candidate| candidate.label.speaker).collect();
            speakers.extend(single);
            if speakers.len() < 2 {
                speakers.clear();
            }
        }
        _ => speakers.clear(),
    }
    speakers
}

/// Returns a name without the number at its end: `Speaker 2` is kin to `Speaker 1`.
fn stem(name: &str) -> &str {
    name.trim_end_matches(|char: char| char.is_ascii_digit() || char == ' ')
}

/// Returns what stands after a label on its line, or on the next one.
fn said<'t>(lines: &[Line<'t>], candidate: &Candidate<'t>) -> &'t str {
    let (start, line) = lines[candidate.line];
    let words = line[candidate.said - start..].trim();
    if words.is_empty() {
        lines
            .get(candidate.line + 1)
            .map_or("", |(_, next)| next.trim())
    } else {
        words
    }
}

/// Tells whether words end as a sentence does, or go on over the line.
fn is_sentence(words: &str) -> bool {
    words.ends_with([
        '.', '?', '!', '…', '"', '”', '»', ')', ']', '。', '？', '！', '-', '–',
    ]) || words.split_whitespace().count() > 8
}

fn turns(
    index: &TextIndex<'_>,
    lines: &[Line<'_>],
    found: &[Candidate<'_>],
    blocks: &Blocks,
) -> Vec<Turn> {
    let voices: BTreeSet<&str> = found
        .iter()
        .map(|candidate| candidate.label.speaker)
        .collect();
    let mut turns = Vec::new();
    for (number, candidate) in found.iter().enumerate() {
        let next = found
            .get(number + 1)
            .map_or(blocks.notes, |next| next.start);
        let heading = blocks.headings.range(candidate.said..).next();
        let mut end = next.min(heading.copied().unwrap_or(next));
        if voices.len() == 1 {
            // Where only one voice is labelled, what follows its paragraph is another's.
            end = end.min(paragraph_end(lines, candidate));
        }
        if let Some(span) = trimmed(index, candidate.said.min(end), end) {
            turns.push(Turn {
                span,
                speaker: candidate.label.speaker.to_owned(),
            });
        }
    }

    turns
}

/// Returns where the paragraph ends that a label begins, or the one below a label alone.
fn paragraph_end(lines: &[Line<'_>], candidate: &Candidate<'_>) -> usize {
    let words = |(start, line): &Line<'_>| {
        let from = candidate.said.saturating_sub(*start).min(line.len());
        !line[from..].trim().is_empty()
    };
    let line = lines[candidate.line..].iter().find(|line| words(line));
    line.map_or(candidate.said, |(start, line)| start + line.len())
}

/// Returns the span of bytes without the blanks around it, or nothing when there are only blanks.
fn trimmed(index: &TextIndex<'_>, start: usize, end: usize) -> Option<Span> {
    let words = index.text().get(start..end)?;
    let start = start + words.len() - words.trim_start().len();
    let end = start + words.trim().len();
    let position = |at| index.from_byte(ByteOffset(at)).map(|at| at.0);
    Span::new(position(start)?, position(end)?).ok()
}

/// Returns the stretches that begin with a time.
fn cues(index: &TextIndex<'_>, found: &[Candidate<'_>]) -> Vec<Cue> {
    // Where the stamp or its label begins, where the words begin, when.
    let mut marks: BTreeMap<usize, (usize, u32)> = BTreeMap::new();
    for candidate in found {
        if let Some(ms) = candidate.label.ms {
            marks.insert(candidate.start, (candidate.said, ms));
        }
    }
    let labels: Vec<(usize, usize)> = found.iter().map(|c| (c.start, c.said)).collect();
    for (at, stamp) in stamps::find(index.text()) {
        let before = labels.partition_point(|(start, _)| *start <= at);
        let in_label = before > 0 && at < labels[before - 1].1;
        if !in_label {
            marks.insert(at, (at + stamp.length, stamp.ms));
        }
    }
    let times: Vec<u32> = marks.values().map(|(_, ms)| *ms).collect();
    let backward = times.windows(2).filter(|pair| pair[1] < pair[0]).count();
    // A recording runs forward; a slip or two in a long transcript is the transcriber's.
    if times.len() < 2 || backward * 10 > times.len() {
        return Vec::new();
    }
    let ends = marks.keys().copied().skip(1).chain([index.text().len()]);
    let stretches = marks.values().zip(ends);
    stretches
        .filter_map(|((said, start_ms), end)| {
            Some(Cue {
                span: trimmed(index, *said, end)?,
                start_ms: *start_ms,
                end_ms: None,
            })
        })
        .collect()
}

#[cfg(test)]
mod tests;
