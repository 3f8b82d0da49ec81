//! Lines to paragraphs, over the pages of a document.

use std::collections::BTreeMap;

use ayni_model::layout::Page;
use ayni_model::text::Span;
use hayro_interpret::kurbo::{Point, Rect};

use super::letters;
use super::lines::Line;

/// How many lines before and after are looked at to find the right edge of a column.
const NEIGHBOURS: usize = 40;

/// A text that grows page by page.
#[derive(Debug, Default)]
pub(super) struct Text {
    pub(super) text: String,
    /// The pages that have words.
    pub(super) pages: Vec<Page>,
    /// Words joined over a line end, and the number of the first page with one, from 1.
    pub(super) hyphens: (usize, usize),
    /// Length of the text in code points.
    length: u32,
    last: Option<Last>,
}

/// What is kept of the last line to tell whether the next goes on from it.
#[derive(Debug)]
struct Last {
    x0: f32,
    x1: f32,
    y: f32,
    size: f32,
    angle: i16,
    right: f32,
    /// Whether other lines end near that edge, so that it can be a margin at all.
    margin_right: bool,
    /// Lines of the paragraph so far.
    lines: usize,
    /// Left margin of the paragraph's lines after the first.
    margin: Option<f32>,
    leader: bool,
    /// Whether it has letters; page and line numbers have none.
    letters: bool,
    page: usize,
}

/// A place on the page whose words are asked for.
#[derive(Debug)]
pub(super) struct Marked<'a> {
    pub(super) places: &'a [Rect],
    /// The words found, in code points.
    pub(super) found: Option<(u32, u32)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Join {
    /// A new paragraph.
    Break,
    /// The same paragraph, another word.
    Space,
    /// The same word: nothing between.
    Nothing,
    /// The same word: the hyphen at the line end goes.
    Hyphen,
}

impl Text {
    /// Adds a page's lines in reading order; `number` counts pages from 1.
    pub(super) fn add_page(
        &mut self,
        lines: &[Line],
        number: usize,
        label: &str,
        marked: &mut [Marked<'_>],
    ) {
        let pitches = pitches(lines);
        let mut marked: Vec<&mut Marked<'_>> = marked
            .iter_mut()
            .filter(|mark| !mark.places.is_empty())
            .collect();
        let mut start = None;
        for (index, line) in lines.iter().enumerate() {
            let pitch = pitches.get(&size_class(line.size)).copied();
            let join = self.join(line, number, pitch);
            self.separate(join, number);
            start.get_or_insert(self.length);
            self.put(line, &mut marked);
            let (right, margin_right) = right_edge(lines, index);
            let lines_before = self.last.take().filter(|_| join != Join::Break);
            self.last = Some(Last {
                x0: line.x0,
                x1: line.x1,
                y: line.y,
                size: line.size,
                angle: line.angle,
                right,
                margin_right,
                lines: lines_before.as_ref().map_or(1, |last| last.lines + 1),
                margin: lines_before.map(|last| last.margin.unwrap_or(line.x0)),
                leader: has_leader(line),
                letters: has_letters(line),
                page: number,
            });
        }
        if let Some(span) = start.and_then(|start| Span::new(start, self.length).ok()) {
            self.pages.push(Page {
                span,
                label: label.to_owned(),
            });
        }
    }

    /// Returns the length of the text in code points.
    pub(super) const fn len(&self) -> u32 {
        self.length
    }

    fn separate(&mut self, join: Join, page: usize) {
        let separator = match join {
            Join::Break if self.text.is_empty() => return,
            Join::Break => '\n',
            Join::Space => ' ',
            Join::Nothing => return,
            Join::Hyphen => {
                self.text.pop();
                self.length -= 1;
                // The hyphen may have been the last character of a page.
                if let Some(last) = self.pages.last_mut()
                    && last.span.end().0 > self.length
                    && let Ok(span) = Span::new(last.span.start().0, self.length)
                {
                    last.span = span;
                }
                if self.hyphens.0 == 0 {
                    self.hyphens.1 = page;
                }
                self.hyphens.0 += 1;
                return;
            }
        };
        self.text.push(separator);
        self.length += 1;
    }

    fn put(&mut self, line: &Line, marked: &mut [&mut Marked<'_>]) {
        for (index, letter) in line.letters.iter().enumerate() {
            // A soft hyphen shows only at a line end.
            if letter.char == '\u{ad}' && index + 1 < line.letters.len() {
                continue;
            }
            for mark in &mut *marked {
                let middle = f64::from(f32::midpoint(letter.x, letter.end));
                let point = Point::new(middle, f64::from(line.y - 0.3 * line.size));
                let inside = mark.places.iter().any(|place| place.contains(point));
                if inside && line.angle == 0 && letter.char != ' ' {
                    let (start, end) = mark.found.unwrap_or((self.length, self.length));
                    mark.found = Some((start.min(self.length), end.max(self.length + 1)));
                }
            }
            self.text.push(letter.char);
            self.length += 1;
        }
    }

    /// Tells how a line follows the text so far.
    fn join(&self, line: &Line, page: usize, pitch: Option<f32>) -> Join {
        let Some(last) = &self.last else {
            return Join::Break;
        };
        let mut ends = self.text.chars().rev();
        let (end, before) = (ends.next().unwrap_or(' '), ends.next().unwrap_or(' '));
        let start = line.letters.first().map_or(' ', |letter| letter.char);
        let hyphen = matches!(end, '-' | '\u{2010}' | '\u{ad}') && before.is_alphabetic();
        let joined = match (hyphen, start.is_lowercase()) {
            (true, true) => Join::Hyphen,
            (true, false) if end == '\u{ad}' => Join::Hyphen,
            (true, false) if start.is_alphanumeric() => Join::Nothing,
            _ if letters::is_unspaced(end) && letters::is_unspaced(start) => Join::Nothing,
            _ => Join::Space,
        };
        let alike = line.angle == last.angle
            && (line.size - last.size).abs() <= 0.1 * line.size.max(last.size);
        if !alike || last.leader || !last.letters && !has_letters(line) {
            return Join::Break;
        }
        let down = line.y - last.y;
        let size = line.size;
        let moved = page != last.page || down < 0.3 * size || down > 4.0 * size;
        let full = !would_fit(last, line);
        if moved {
            // Over a page or a column: only a sentence that is plainly unfinished goes on.
            let unfinished = hyphen || !is_closing(end);
            return if full && unfinished && start.is_lowercase() {
                joined
            } else {
                Join::Break
            };
        }
        let wide = down > 1.22 * pitch.unwrap_or(1.6 * size);
        let listed = !last.margin_right && !start.is_lowercase();
        if wide || !full || listed || is_item(line) || (is_closing(end) && is_label(line)) {
            return Join::Break;
        }
        if joined == Join::Hyphen {
            return joined;
        }
        let indent = line.x0 - last.margin.unwrap_or(last.x0);
        let hanging = last.lines == 1 && !is_closing(end);
        let stepped = match last.margin {
            Some(_) => indent.abs() > 0.9 * size,
            // The second line: an outdent closes an indented first line, an indent hangs.
            // By more than four em it is a centred line.
            None => (indent > 0.9 * size && !hanging) || indent < -4.0 * size,
        };
        if stepped { Join::Break } else { joined }
    }
}

/// Tells whether the first word of a line would have fitted on the line before.
fn would_fit(last: &Last, line: &Line) -> bool {
    last.x1 + 0.25 * last.size + line.first_word() < last.right - 0.1 * last.size
}

fn is_closing(char: char) -> bool {
    matches!(
        char,
        '.' | '!' | '?' | ':' | '…' | '"' | '”' | '»' | '。' | '؟' | ')' | ']'
    )
}

/// Tells whether a line starts with a bullet or a number of a list.
fn is_item(line: &Line) -> bool {
    let mut chars = line.letters.iter().map(|letter| letter.char);
    match chars.next() {
        Some('•' | '▪' | '■' | '◦' | '●' | '○' | '➢' | '►' | '·' | '*' | '–' | '—' | '-') => {
            chars.next() == Some(' ')
        }
        // Bullets of symbol fonts have no letter of their own.
        Some('\u{f000}'..='\u{f0ff}') => true,
        Some(digit) if digit.is_ascii_digit() => {
            let mut rest = chars.skip_while(|char| char.is_ascii_digit() || *char == '.');
            let label = line.letters.iter().take(6).map(|letter| letter.char);
            rest.next() == Some(' ') && label.into_iter().any(|char| char == '.')
                || line.letters.get(1).is_some_and(|next| next.char == ')')
        }
        Some(_) | None => false,
    }
}

/// Tells whether a line starts as a turn of a transcript does: a short name and a colon.
fn is_label(line: &Line) -> bool {
    let first = line.letters.first().map_or(' ', |letter| letter.char);
    let head = line.letters.iter().take(32).map(|letter| letter.char);
    let name: Vec<char> = head.take_while(|char| *char != ':').collect();
    let upper = first.is_uppercase() || matches!(first, '[' | '(');
    upper && name.len() < 32 && name.len() < line.letters.len() && !name.contains(&'.')
}

/// Tells whether a line leads to a page number, as lines of a table of contents do.
fn has_leader(line: &Line) -> bool {
    let dots = |pair: &[super::lines::Letter]| pair.iter().all(|letter| letter.char == '.');
    let ends = line.letters.last().map_or(' ', |letter| letter.char);
    ends.is_ascii_digit() && line.letters.windows(4).any(dots)
}

fn has_letters(line: &Line) -> bool {
    line.letters
        .iter()
        .any(|letter| letter.char.is_alphabetic())
}

/// Returns where the lines of a line's column end on the right, and whether enough of them end
/// near it (within four em, a word or so) to call it a margin; in a list of short items few do.
fn right_edge(lines: &[Line], index: usize) -> (f32, bool) {
    let line = &lines[index];
    let from = index.saturating_sub(NEIGHBOURS);
    let to = lines.len().min(index + NEIGHBOURS);
    let (mut first, mut second) = (line.x1, f32::MIN);
    let mut ends = Vec::new();
    for other in &lines[from..to] {
        let shared = other.x1.min(line.x1) - other.x0.max(line.x0);
        let narrow = (other.x1 - other.x0).min(line.x1 - line.x0);
        let alike = (other.size - line.size).abs() <= 0.1 * line.size;
        if other.angle != line.angle || !alike || shared < 0.5 * narrow {
            continue;
        }
        ends.push(other.x1);
        if other.x1 >= first {
            (first, second) = (other.x1, first);
        } else {
            second = second.max(other.x1);
        }
    }
    // One line that runs over the margin is not the margin.
    let right = if ends.len() >= 5 {
        second.max(line.x1)
    } else {
        first
    };
    let near = ends.iter().filter(|end| **end > right - 4.0 * line.size);
    (right, ends.len() < 4 || near.count() * 4 >= ends.len())
}

/// Sizes are compared in half points.
#[expect(
    clippy::cast_possible_truncation,
    reason = "font sizes are small numbers"
)]
fn size_class(size: f32) -> i32 {
    (size * 2.0).round() as i32
}

/// Returns the usual distance of two lines of one paragraph on a page, for each size of letters.
///
/// The lower third rather than the middle, because pages of short turns have more gaps between
/// paragraphs than lines inside them.
fn pitches(lines: &[Line]) -> BTreeMap<i32, f32> {
    let mut steps: BTreeMap<i32, Vec<f32>> = BTreeMap::new();
    for pair in lines.windows(2) {
        let (class, down) = (size_class(pair[1].size), pair[1].y - pair[0].y);
        let inside = down > 0.5 * pair[1].size && down < 3.0 * pair[1].size;
        if class == size_class(pair[0].size) && inside {
            steps.entry(class).or_default().push(down);
        }
    }
    steps
        .into_iter()
        .map(|(class, mut steps)| {
            steps.sort_by(f32::total_cmp);
            (class, steps[steps.len() / 3])
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::lines::Letter;
    use super::*;

    /// Lines of size 10, each letter 5 wide, as (text, x, y).
    fn lines(of: &[(&str, f32, f32)]) -> Vec<Line> {
        let line = |&(text, x0, y): &(&str, f32, f32)| {
            let letters: Vec<Letter> = text
                .chars()
                .zip(0_u16..)
                .map(|(char, at)| Letter {
                    char,
                    x: x0 + f32::from(at) * 5.0,
                    end: x0 + f32::from(at) * 5.0 + 5.0,
                })
                .collect();
            Line {
                x1: letters.last().map_or(x0, |letter| letter.end),
                letters,
                x0,
                y,
                size: 10.0,
                angle: 0,
                joined: false,
            }
        };
        of.iter().map(line).collect()
    }

    fn read(pages: &[&[(&str, f32, f32)]]) -> Text {
        let mut text = Text::default();
        for (page, number) in pages.iter().zip(1..) {
            text.add_page(&lines(page), number, &number.to_string(), &mut []);
        }
        text
    }

    #[test]
    fn lines_of_a_paragraph_become_one() {
        let text = read(&[&[
            ("The mine was sold in 2007 to", 0.0, 0.0),
            ("a firm that nobody knew.", 0.0, 12.0),
            ("Then the strike began, and it", 0.0, 36.0),
            ("was long.", 0.0, 48.0),
        ]]);
        assert_eq!(
            text.text,
            "The mine was sold in 2007 to a firm that nobody knew.\n\
             Then the strike began, and it was long."
        );
    }

    #[test]
    fn a_short_line_ends_its_paragraph_even_without_a_gap() {
        let text = read(&[&[
            ("Who speaks for the workers of", 0.0, 0.0),
            ("the mine?", 0.0, 12.0),
            ("Nobody does, said the woman at", 0.0, 24.0),
            ("the gate.", 0.0, 36.0),
        ]]);
        assert_eq!(text.text.lines().count(), 2);
    }

    #[test]
    fn a_hyphen_goes_only_before_a_small_letter() {
        let text = read(&[&[
            ("They signed the collective agree-", 0.0, 0.0),
            ("ment in Toronto with Jean Michel-", 0.0, 12.0),
            ("Andre, who was there in the year.", 0.0, 24.0),
        ]]);
        assert_eq!(
            text.text,
            "They signed the collective agreement in Toronto with Jean Michel-Andre, who was there \
             in the year."
        );
        assert_eq!(text.hyphens, (1, 1));
    }

    #[test]
    fn a_sentence_goes_on_over_the_page_and_pages_keep_their_words() {
        let text = read(&[
            &[("one two three four five six-", 0.0, 700.0)],
            &[("teen seven. Eight nine ten", 0.0, 50.0)],
        ]);
        assert_eq!(
            text.text,
            "one two three four five sixteen seven. Eight nine ten"
        );
        let spans: Vec<(u32, u32)> = text.pages.iter().map(|page| page.span.into()).collect();
        assert_eq!(spans, [(0, 27), (27, 53)]);
    }

    #[test]
    fn items_and_turns_stand_alone() {
        let text = read(&[&[
            ("Ana: and that is what he said.", 0.0, 0.0),
            ("Sam: so what did you do then?", 0.0, 12.0),
            ("• we went to the gate and then", 0.0, 24.0),
            ("• we went home again, all of us", 0.0, 36.0),
        ]]);
        assert_eq!(text.text.lines().count(), 4);
    }
}
