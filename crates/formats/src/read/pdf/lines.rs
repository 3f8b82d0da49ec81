//! Glyphs to lines: where a line ends, where a word ends, which letters are one.

use super::glyphs::Glyph;
use super::letters;

/// A gap wider than this many em parts words. Fonts set their space at 0.2 em or more; letters of a
/// word, even of spaced headings, lie closer than a sixth.
const WORD_GAP: f32 = 0.16;

/// A gap wider than this many em parts a line into segments: cells of a table or columns. Spaces
/// of justified lines stay well below it.
const SEGMENT_GAP: f32 = 2.0;

/// A baseline that moves by more than this many em is another line. Accents on capitals are raised
/// by up to 0.3 em, and lines are at least 0.9 em apart.
const BASELINE: f32 = 0.35;

/// A step back by more than this many em starts another line; kerning and accents step back less.
const BACKWARD: f32 = 0.6;

/// A character with its place along the line, in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Letter {
    pub(super) char: char,
    pub(super) x: f32,
    pub(super) end: f32,
}

/// A line or, where a line has wide gaps, a segment of one. Lengths in points.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    /// The letters in reading order.
    pub(super) letters: Vec<Letter>,
    /// Left end.
    pub(super) x0: f32,
    /// Right end.
    pub(super) x1: f32,
    /// Baseline, downwards from the top of the page.
    pub(super) y: f32,
    /// Size of its letters.
    pub(super) size: f32,
    /// Direction in degrees, clockwise from left-to-right.
    pub(super) angle: i16,
    /// Whether it goes on, after a wide gap, on the baseline of the segment before.
    pub(super) joined: bool,
}

impl Line {
    fn starting(glyph: &Glyph, joined: bool) -> Self {
        Self {
            letters: Vec::new(),
            x0: glyph.x,
            x1: glyph.end,
            y: glyph.y,
            size: glyph.size,
            angle: glyph.angle,
            joined,
        }
    }

    /// Returns the width of its first word in points.
    pub(super) fn first_word(&self) -> f32 {
        let word = self.letters.iter().take_while(|letter| letter.char != ' ');
        word.last().map_or(0.0, |letter| letter.end - self.x0)
    }

    /// Returns its text.
    #[cfg(test)]
    pub(super) fn text(&self) -> String {
        self.letters.iter().map(|letter| letter.char).collect()
    }
}

/// Builds the lines of one page from its glyphs in content order.
pub(super) fn build(glyphs: &[Glyph], text: &str) -> Vec<Line> {
    let mut builder = Builder::default();
    for glyph in glyphs {
        let from = glyph.first as usize;
        let words = text
            .get(from..from + glyph.bytes as usize)
            .unwrap_or_default();
        builder.add(glyph, words);
    }
    builder.finish()
}

#[derive(Default)]
struct Builder {
    lines: Vec<Line>,
    current: Option<Line>,
    /// Start and end of the last glyph that was put on the line, space or not.
    last: (f32, f32),
}

/// How a glyph stands to the line before it.
enum Step {
    /// It goes on, after a gap of so many points.
    On(f32),
    /// It goes on after a wide gap.
    Far,
    /// It is the same letter at the same place once more, as programs embolden.
    Again,
    /// It starts another line.
    Another,
}

impl Builder {
    fn add(&mut self, glyph: &Glyph, words: &str) {
        let blank = words.bytes().all(|byte| byte == b' ');
        let Some(line) = &mut self.current else {
            if !blank {
                self.start(glyph, words, false);
            }
            return;
        };
        match step(line, self.last, glyph, words) {
            Step::Again => {}
            Step::On(_) if blank => {
                self.last = (glyph.x, glyph.end);
                if !words.is_empty() {
                    space(line, glyph);
                }
            }
            Step::Far | Step::Another if blank => {}
            Step::On(gap) => {
                if gap > WORD_GAP * glyph.size.max(line.size * 0.5) {
                    space(line, glyph);
                }
                self.last = (glyph.x, glyph.end);
                put(line, glyph, words);
            }
            Step::Far => self.start(glyph, words, true),
            Step::Another => self.start(glyph, words, false),
        }
    }

    fn start(&mut self, glyph: &Glyph, words: &str, joined: bool) {
        self.close();
        let mut line = Line::starting(glyph, joined);
        put(&mut line, glyph, words);
        self.last = (glyph.x, glyph.end);
        self.current = Some(line);
    }

    fn close(&mut self) {
        let Some(mut line) = self.current.take() else {
            return;
        };
        logical_order(&mut line.letters);
        while line.letters.last().is_some_and(|last| last.char == ' ') {
            line.letters.pop();
        }
        let blanks = line.letters.iter().take_while(|first| first.char == ' ');
        let blanks = blanks.count();
        line.letters.drain(..blanks);
        if !line.letters.is_empty() {
            self.lines.push(line);
        }
    }

    fn finish(mut self) -> Vec<Line> {
        self.close();
        self.lines
    }
}

fn step(line: &Line, last: (f32, f32), glyph: &Glyph, words: &str) -> Step {
    if glyph.angle != line.angle {
        return Step::Another;
    }
    let size = glyph.size.max(line.size);
    let rise = (glyph.y - line.y).abs();
    let gap = glyph.x - last.1;
    let first = words.chars().next().unwrap_or(' ');
    // Footnote signs and exponents are smaller than the line and stand close to it.
    let small = glyph.size.min(line.size) < 0.85 * size;
    let beside = small && rise <= 0.6 * size && (-0.3 * size..size).contains(&gap);
    if rise > BASELINE * size && !beside {
        return Step::Another;
    }
    if glyph.x < last.0 + 0.12 * size && repeats(line, glyph, first) {
        return Step::Again;
    }
    if glyph.x < last.0 - BACKWARD * size {
        let before = line.letters.iter().rev().find(|letter| letter.char != ' ');
        let leftwards = letters::is_right_to_left(first)
            || before.is_some_and(|letter| letters::is_right_to_left(letter.char));
        let gap = last.0 - glyph.end;
        return if leftwards && (-0.4 * size..size).contains(&gap) {
            Step::On(gap)
        } else {
            Step::Another
        };
    }
    let end = line.letters.iter().rev().find(|letter| letter.char != ' ');
    if end.is_some_and(|letter| glyph.x - letter.end > SEGMENT_GAP * size) {
        Step::Far
    } else {
        Step::On(gap)
    }
}

/// Tells whether the line has that letter at that place; looks at its last 400 letters.
fn repeats(line: &Line, glyph: &Glyph, first: char) -> bool {
    let near = 0.12 * glyph.size;
    line.letters
        .iter()
        .rev()
        .take(400)
        .any(|letter| letter.char == first && first != ' ' && (letter.x - glyph.x).abs() < near)
}

fn space(line: &mut Line, glyph: &Glyph) {
    if line.letters.last().is_some_and(|last| last.char != ' ') {
        line.letters.push(Letter {
            char: ' ',
            x: glyph.x,
            end: glyph.x,
        });
    }
}

fn put(line: &mut Line, glyph: &Glyph, words: &str) {
    line.x0 = line.x0.min(glyph.x);
    line.x1 = line.x1.max(glyph.end);
    if glyph.size > 1.15 * line.size {
        (line.size, line.y) = (glyph.size, glyph.y);
    }
    if join_accent(line, glyph, words) {
        return;
    }
    let count = words.chars().count().max(1);
    #[expect(
        clippy::cast_precision_loss,
        reason = "a glyph stands for a few letters"
    )]
    let width = (glyph.end - glyph.x) / count as f32;
    let mut x = glyph.x;
    for char in words.chars() {
        // Of several blanks one is kept, as of blank glyphs.
        if char != ' ' || line.letters.last().is_some_and(|last| last.char != ' ') {
            line.letters.push(Letter {
                char,
                x,
                end: x + width,
            });
        }
        x += width;
    }
}

/// Joins a drawn accent with the letter that it stands over, whichever came first.
fn join_accent(line: &mut Line, glyph: &Glyph, words: &str) -> bool {
    let mut chars = words.chars();
    let (Some(char), None, Some(last)) = (chars.next(), chars.next(), line.letters.last_mut())
    else {
        return false;
    };
    let shared = last.end.min(glyph.end) - last.x.max(glyph.x);
    let (base, mark) = match (letters::combining(last.char), letters::combining(char)) {
        (Some(mark), None) if char.is_alphabetic() && shared > 0.3 * (last.end - last.x) => {
            (char, mark)
        }
        (None, Some(mark)) if last.char.is_alphabetic() && shared > 0.5 * (glyph.end - glyph.x) => {
            (last.char, mark)
        }
        _ => return false,
    };
    let mut whole = letters::accented(base, mark);
    let place = (last.x.min(glyph.x), last.end.max(glyph.end));
    let first = whole.remove(0);
    *last = Letter {
        char: first,
        x: place.0,
        end: place.1,
    };
    line.letters.extend(whole.chars().map(|char| Letter {
        char,
        x: place.1,
        end: place.1,
    }));
    true
}

/// Puts Hebrew and Arabic that came as seen, from left to right, into the order of reading.
fn logical_order(line: &mut [Letter]) {
    let right_to_left = |letter: &Letter| letters::is_right_to_left(letter.char);
    let hebrew = line.iter().filter(|letter| right_to_left(letter)).count();
    if hebrew == 0 {
        return;
    }
    let steps = line
        .windows(2)
        .filter(|pair| pair.iter().all(right_to_left))
        .map(|pair| if pair[1].x > pair[0].x { 1 } else { -1 })
        .sum::<i32>();
    if steps <= 0 {
        return;
    }
    let others = line
        .iter()
        .filter(|letter| letter.char.is_alphabetic() && !right_to_left(letter));
    let leftwards = hebrew >= others.count();
    if leftwards {
        line.reverse();
        for letter in &mut *line {
            letter.char = letters::mirrored(letter.char);
        }
    }
    // What runs against the line: words of the other script, numbers in a line of Hebrew.
    let against = |letter: &Letter| {
        if leftwards {
            letter.char.is_alphanumeric() && !right_to_left(letter)
        } else {
            right_to_left(letter)
        }
    };
    let with = |letter: &Letter| letter.char.is_alphanumeric() && !against(letter);
    let mut from = 0;
    while let Some(start) = line[from..].iter().position(against).map(|at| from + at) {
        let stop = line[start..].iter().position(with);
        let stop = stop.map_or(line.len(), |at| start + at);
        let last = line[start..stop].iter().rposition(against).unwrap_or(0);
        let run = &mut line[start..=start + last];
        run.reverse();
        for letter in &mut *run {
            letter.char = letters::mirrored(letter.char);
        }
        from = stop.max(start + 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Glyphs of size 10 and width 5, placed by hand: (letters, x, y).
    fn page(placed: &[(&str, f32, f32)]) -> Vec<String> {
        let mut text = String::new();
        let glyphs: Vec<Glyph> = placed
            .iter()
            .map(|&(words, x, y)| {
                let first = u32::try_from(text.len()).unwrap();
                text.push_str(words);
                Glyph {
                    first,
                    bytes: u32::try_from(words.len()).unwrap(),
                    x,
                    end: x + 5.0,
                    y,
                    size: 10.0,
                    angle: 0,
                }
            })
            .collect();
        build(&glyphs, &text).iter().map(Line::text).collect()
    }

    #[test]
    fn a_gap_of_a_sixth_of_an_em_parts_words() {
        assert_eq!(
            page(&[("a", 0.0, 0.0), ("b", 6.5, 0.0), ("c", 13.2, 0.0)]),
            ["ab c"]
        );
    }

    #[test]
    fn another_baseline_or_a_jump_back_is_another_line() {
        assert_eq!(
            page(&[
                ("a", 0.0, 0.0),
                ("b", 0.0, 12.0),
                ("c", 50.0, 12.0),
                ("d", 20.0, 12.0)
            ]),
            ["a", "b", "c", "d"]
        );
    }

    #[test]
    fn an_accent_drawn_before_its_letter_becomes_one_with_it() {
        assert_eq!(
            page(&[
                ("a", 0.0, 0.0),
                ("\u{b4}", 5.0, -2.0),
                ("n", 5.0, 0.0),
                ("o", 10.0, 0.0)
            ]),
            ["ańo"]
        );
        // A tilde of its own stays.
        assert_eq!(page(&[("~", 0.0, 0.0), ("n", 5.0, 0.0)]), ["~n"]);
    }

    #[test]
    fn a_glyph_of_many_blanks_parts_words_by_one() {
        assert_eq!(page(&[("a   ", 0.0, 0.0), ("  b", 5.0, 0.0)]), ["a b"]);
    }

    #[test]
    fn a_letter_drawn_twice_is_read_once() {
        assert_eq!(
            page(&[
                ("a", 0.0, 0.0),
                ("b", 5.0, 0.0),
                ("a", 0.3, 0.0),
                ("b", 5.3, 0.0),
                ("c", 10.0, 0.0)
            ]),
            ["abc"]
        );
    }

    #[test]
    fn hebrew_as_seen_is_put_in_the_order_of_reading() {
        // Seen from left to right: "(2007 םולש" ; read: "שלום 2007)" with its bracket turned.
        let seen = ["(", "2", "0", "0", "7", " ", "ם", "ו", "ל", "ש"];
        let placed: Vec<(&str, f32, f32)> = seen
            .iter()
            .zip(0_u8..)
            .map(|(&word, at)| (word, f32::from(at) * 5.0, 0.0))
            .collect();
        assert_eq!(page(&placed), ["שלום 2007)"]);
        // The same letters written leftwards, in the order of reading, are left alone.
        assert_eq!(
            page(&[
                ("ש", 20.0, 0.0),
                ("ל", 15.0, 0.0),
                ("ו", 10.0, 0.0),
                ("ם", 5.0, 0.0)
            ]),
            ["שלום"]
        );
    }
}
