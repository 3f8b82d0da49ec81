//! Columns that a program wrote line by line across the page, read one after the other.
//!
//! Most programs write a column to its end before the next; their order is kept. Only where lines
//! go on, again and again, across the same vertical gutter is the order mended.

use super::lines::{Letter, Line};

/// Fewer lines than this across a gutter may be a table or chance.
const LINES: usize = 8;

/// Columns hold prose: cells of a table are shorter than this many letters on average.
const LETTERS: usize = 15;

/// Pages with more columns than two to this power are tables.
const DEPTH: usize = 3;

/// Puts segments in the order of reading and joins those of one line.
pub(super) fn arrange(segments: Vec<Line>) -> Vec<Line> {
    join(split(segments, DEPTH))
}

fn split(segments: Vec<Line>, depth: usize) -> Vec<Line> {
    let Some(gutter) = (depth > 0).then(|| gutter(&segments)).flatten() else {
        return segments;
    };
    let mut arranged = Vec::with_capacity(segments.len());
    let (mut left, mut right) = (Vec::new(), Vec::new());
    let mut before_right = false;
    for mut segment in segments {
        let crosses = segment.x0 < gutter && segment.x1 > gutter || segment.angle != 0;
        let is_right = segment.x0 >= gutter;
        // A segment that leaves its line's other half across the gutter stands alone.
        segment.joined &= !crosses && is_right == before_right;
        before_right = is_right;
        if crosses {
            arranged.append(&mut split(std::mem::take(&mut left), depth - 1));
            arranged.append(&mut split(std::mem::take(&mut right), depth - 1));
            arranged.push(segment);
        } else if is_right {
            right.push(segment);
        } else {
            left.push(segment);
        }
    }
    arranged.append(&mut split(left, depth - 1));
    arranged.append(&mut split(right, depth - 1));
    arranged
}

/// Returns where a gutter runs down the page, if one does.
fn gutter(segments: &[Line]) -> Option<f32> {
    let across: Vec<(&Line, &Line)> = segments
        .windows(2)
        .filter(|pair| pair[1].joined && pair[1].angle == 0)
        .map(|pair| (&pair[0], &pair[1]))
        .collect();
    if across.len() < LINES {
        return None;
    }
    let mut edges: Vec<(f32, i32)> = across
        .iter()
        .flat_map(|(left, right)| [(left.x1, 1), (right.x0, -1)])
        .collect();
    edges.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let (mut open, mut most, mut at) = (0, 0, 0.0);
    for (index, &(x, change)) in edges.iter().enumerate() {
        open += change;
        if open > most {
            most = open;
            at = f32::midpoint(x, edges.get(index + 1).map_or(x, |next| next.0));
        }
    }
    let held: Vec<_> = across
        .into_iter()
        .filter(|(left, right)| left.x1 < at && at < right.x0)
        .collect();
    let (mut lefts, mut rights) = (0, 0);
    for (left, right) in &held {
        lefts += left.letters.len();
        rights += right.letters.len();
    }
    let prose = lefts.min(rights) >= LETTERS * held.len();
    // Lines run across the gutter above and below the columns, not among them.
    let top = held.iter().map(|(left, _)| left.y).fold(f32::MAX, f32::min);
    let bottom = held.iter().map(|(left, _)| left.y).fold(f32::MIN, f32::max);
    let crossing = segments
        .iter()
        .filter(|line| line.x0 < at && at < line.x1 && (top..=bottom).contains(&line.y))
        .count();
    (held.len() >= LINES && prose && crossing * 3 < held.len()).then_some(at)
}

fn join(segments: Vec<Line>) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::with_capacity(segments.len());
    for segment in segments {
        match lines.last_mut() {
            Some(line) if segment.joined => {
                line.letters.push(Letter {
                    char: ' ',
                    x: segment.x0,
                    end: segment.x0,
                });
                line.letters.extend(segment.letters);
                line.x1 = line.x1.max(segment.x1);
                line.size = line.size.max(segment.size);
            }
            Some(_) | None => lines.push(segment),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn segment(text: &str, x0: f32, y: f32, joined: bool) -> Line {
        let letters = text.chars().map(|char| Letter {
            char,
            x: x0,
            end: x0,
        });
        Line {
            letters: letters.collect(),
            x0,
            x1: x0 + 200.0,
            y,
            size: 10.0,
            angle: 0,
            joined,
        }
    }

    fn texts(lines: &[Line]) -> Vec<String> {
        lines.iter().map(Line::text).collect()
    }

    #[test]
    fn columns_written_across_are_read_down() {
        let mut page = vec![Line {
            x1: 500.0,
            ..segment("A title over both columns", 50.0, 0.0, false)
        }];
        for row in 1_u8..=9 {
            let y = f32::from(row) * 12.0;
            page.push(segment(&format!("left column, line {row}"), 50.0, y, false));
            page.push(segment(
                &format!("right column, line {row}"),
                300.0,
                y,
                true,
            ));
        }
        let read = texts(&arrange(page));
        assert_eq!(read[0], "A title over both columns");
        assert_eq!(read[1], "left column, line 1");
        assert_eq!(read[9], "left column, line 9");
        assert_eq!(read[10], "right column, line 1");
        assert_eq!(read.len(), 19);
    }

    #[test]
    fn a_table_is_read_row_by_row() {
        let mut page = Vec::new();
        for row in 1_u8..=9 {
            let y = f32::from(row) * 12.0;
            page.push(segment(&format!("year {row}"), 50.0, y, false));
            page.push(segment(&format!("{row} %"), 300.0, y, true));
        }
        assert_eq!(texts(&arrange(page))[..2], ["year 1 1 %", "year 2 2 %"]);
    }
}
