//! Who speaks, and when: found in the text of a document, alike for every format.
//!
//! A word with a colon is no speaker by itself: labels must recur, or come as an exchange of
//! sentences. It is better to miss a voice than to invent one.

mod label;
mod speakers;
mod stamps;

use std::collections::{BTreeMap, BTreeSet};

use ayni_model::layout::{BlockKind, Cue, PlainDocument, Turn};
use ayni_model::text::{ByteOffset, CodePoint, Span, TextIndex};

use label::{Label, Shape};
use speakers::accepted;

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
            let alone = line[end..].trim().is_empty();
            Some(Label {
                speaker,
                end,
                ms: None,
                shape: if alone { Shape::Above } else { Shape::Emphasis },
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
