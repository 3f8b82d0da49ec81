//! Running heads and page numbers that the file does not mark as such.
//!
//! Rather one too many in the text than a line of the text taken for a head: a line is a head only
//! where the same words stand at the same place near the edge of most pages, and its numbers are
//! the same or count the pages.

use std::collections::{BTreeMap, BTreeSet};

use super::lines::Line;

/// On fewer pages nothing is a habit.
const PAGES: usize = 4;

/// A head stands on at least so many of ten pages.
const TENTHS: usize = 6;

/// The share of the page, at its upper and its lower edge, in which heads stand: margins, where a
/// text has few lines.
const EDGE: f32 = 0.1;

/// Heads are at most so many letters long.
const LETTERS: usize = 160;

/// Lines whose places differ by less than this many points, or twice that, stand at one place.
const PLACE: f32 = 3.0;

/// A page as far as heads are looked for.
#[derive(Debug)]
pub(super) struct Sheet<'l> {
    pub(super) lines: &'l [Line],
    pub(super) height: f32,
}

/// A line near the edge of a page.
#[derive(Debug)]
struct Found {
    page: usize,
    line: usize,
    numbers: Vec<u64>,
}

/// Returns the lines that are heads, for each page; none where nothing else would be left.
pub(super) fn repeated(pages: &[Sheet<'_>]) -> Vec<BTreeSet<usize>> {
    let mut heads = vec![BTreeSet::new(); pages.len()];
    if pages.len() < PAGES {
        return heads;
    }
    let enough = |count: usize| count * 10 >= pages.len() * TENTHS;
    for mut alike in alike(pages).into_values() {
        if !enough(alike.len()) {
            continue;
        }
        let numbers = alike.first().map_or(0, |found| found.numbers.len());
        for place in 0..numbers {
            keep_counting(&mut alike, place);
        }
        if enough(alike.len()) {
            for found in alike {
                heads[found.page].insert(found.line);
            }
        }
    }
    let all = |(page, heads): (&Sheet<'_>, &BTreeSet<usize>)| heads.len() == page.lines.len();
    if pages.iter().zip(&heads).all(all) {
        heads.fill(BTreeSet::new());
    }
    heads
}

/// Gathers the lines near the edges by their words, digits aside, and their place; one of a page.
fn alike(pages: &[Sheet<'_>]) -> BTreeMap<(String, i64), Vec<Found>> {
    let mut alike: BTreeMap<(String, i64), Vec<Found>> = BTreeMap::new();
    for (number, page) in pages.iter().enumerate() {
        for (at, line) in page.lines.iter().enumerate() {
            let inside = page.height * EDGE..page.height * (1.0 - EDGE);
            if line.angle != 0 || line.letters.len() > LETTERS || inside.contains(&line.y) {
                continue;
            }
            let (words, numbers) = words_and_numbers(line);
            #[expect(
                clippy::cast_possible_truncation,
                reason = "the cast saturates; places off the page are not looked for"
            )]
            let place = (line.y / PLACE).round() as i64;
            let found = alike.entry((words, place)).or_default();
            if found.last().is_none_or(|last| last.page != number) {
                found.push(Found {
                    page: number,
                    line: at,
                    numbers,
                });
            }
        }
    }
    alike
}

fn words_and_numbers(line: &Line) -> (String, Vec<u64>) {
    let mut words = String::new();
    let mut numbers: Vec<u64> = Vec::new();
    for letter in &line.letters {
        match letter.char.to_digit(10) {
            Some(digit) if words.ends_with('#') => {
                if let Some(number) = numbers.last_mut() {
                    *number = number.saturating_mul(10).saturating_add(u64::from(digit));
                }
            }
            Some(digit) => {
                words.push('#');
                numbers.push(u64::from(digit));
            }
            // A sign of its own, so that it is not taken for a digit.
            None if letter.char == '#' => words.push('\u{FF03}'),
            None => words.push(letter.char),
        }
    }
    (words, numbers)
}

/// Keeps the lines whose number at a place is the same, or as far from that of the page, as in
/// most: numbers of paragraphs are not.
fn keep_counting(alike: &mut Vec<Found>, place: usize) {
    let same = |found: &Found| i128::from(found.numbers[place]);
    let counted = |found: &Found| same(found) - found.page as i128;
    let (number, often) = most(alike.iter().map(same));
    let (offset, more_often) = most(alike.iter().map(counted));
    if often >= more_often {
        alike.retain(|found| same(found) == number);
    } else {
        alike.retain(|found| counted(found) == offset);
    }
}

/// Returns the most frequent value, the first of several, and how often it is there.
fn most(values: impl Iterator<Item = i128>) -> (i128, usize) {
    let mut counts: BTreeMap<i128, usize> = BTreeMap::new();
    for value in values {
        *counts.entry(value).or_default() += 1;
    }
    let by_count = |(value, count): &(i128, usize)| (*count, std::cmp::Reverse(*value));
    counts.into_iter().max_by_key(by_count).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::lines::Letter;
    use super::*;

    fn page(lines: &[(&str, f32)]) -> Vec<Line> {
        let line = |(text, y): &(&str, f32)| Line {
            letters: text
                .chars()
                .map(|char| Letter {
                    char,
                    x: 0.0,
                    end: 0.0,
                })
                .collect(),
            x0: 50.0,
            x1: 200.0,
            y: *y,
            size: 10.0,
            angle: 0,
            joined: false,
        };
        lines.iter().map(line).collect()
    }

    /// Returns the words that are left of each page.
    fn left(pages: &[Vec<Line>]) -> Vec<Vec<String>> {
        let sheets: Vec<Sheet<'_>> = pages
            .iter()
            .map(|lines| Sheet {
                lines,
                height: 800.0,
            })
            .collect();
        let heads = repeated(&sheets);
        let kept = |(page, heads): (&Vec<Line>, &BTreeSet<usize>)| {
            let lines = page.iter().enumerate();
            let kept = lines.filter(|(at, _)| !heads.contains(at));
            kept.map(|(_, line)| line.text()).collect()
        };
        pages.iter().zip(&heads).map(kept).collect()
    }

    fn numbered(count: usize) -> Vec<Vec<Line>> {
        let page_of = |number: usize| {
            page(&[
                ("Acuerdo de Cajamarca", 30.0),
                (&format!("{}", number * 7), 70.0),
                (
                    "Ana: sí.",
                    75.0 + 30.0 * f32::from(u8::try_from(number).unwrap()),
                ),
                (&format!("{number}/{count}"), 780.0),
            ])
        };
        (1..=count).map(page_of).collect()
    }

    #[test]
    fn a_head_and_the_numbers_of_pages_go_and_those_of_paragraphs_stay() {
        let left = left(&numbered(5));
        assert_eq!(left[0], ["7", "Ana: sí."]);
        assert_eq!(left[4], ["35", "Ana: sí."]);
    }

    #[test]
    fn three_pages_have_no_habits() {
        assert_eq!(left(&numbered(3))[0].len(), 4);
    }

    #[test]
    fn a_head_may_be_missing_on_the_first_of_five_pages() {
        let mut pages = numbered(5);
        pages[0].remove(0);
        assert_eq!(left(&pages)[0], ["7", "Ana: sí."]);
        assert_eq!(left(&pages)[1], ["14", "Ana: sí."]);
        let mut half = numbered(4);
        half[0].remove(0);
        half[2].remove(0);
        assert_eq!(left(&half)[1][0], "Acuerdo de Cajamarca");
    }

    #[test]
    fn what_stands_amid_the_page_is_no_head() {
        let pages: Vec<_> = (0..6)
            .map(|_| page(&[("Otra vez", 400.0), ("x", 90.0)]))
            .collect();
        assert_eq!(left(&pages)[3].len(), 2);
    }

    #[test]
    fn a_document_of_heads_alone_keeps_them() {
        let pages: Vec<_> = (0..6).map(|_| page(&[("Sello", 20.0)])).collect();
        assert_eq!(left(&pages)[3], ["Sello"]);
    }
}
