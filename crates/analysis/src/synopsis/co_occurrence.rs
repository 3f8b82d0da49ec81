//! Co-occurrence: the passages of a row that share words with a passage of a column.
//!
//! Two passages of one source meet when their spans share at least one code point; a passage meets
//! itself, and a lost one nothing else. One sweep through each source tells which columns a passage
//! meets, and looks at no pairs: of each column it keeps only how far those passages reach that have
//! begun, and where the next one begins.

use std::ops::Range;

use super::{
    counts::Counts,
    csr::Csr,
    frame::Frame,
    side::Side,
    table::At,
    universe::{Item, Universe},
};
use crate::study::{Ix, NONE};

/// Counts the passages of each row that meet one of each column; and returns those of which a date or
/// a doubt leaves it open.
pub(super) fn counts(universe: &Universe<'_>, frame: &Frame) -> (Counts, Vec<(u32, u32, Ix)>) {
    let (mut counts, mut open) = (Counts::zero(frame), Vec::new());
    let total = |side: &Side, place: u32| line(place) as usize >= side.lines.len();
    let sides = Sides::all(frame);
    each_meeting(universe, frame, sides, |quotation, rows, columns| {
        for &row in rows {
            for &column in columns {
                if is_sure(row) && is_sure(column) {
                    counts.add(line(row), line(column));
                } else if !total(&frame.rows, row) && !total(&frame.columns, column) {
                    open.push((line(row), line(column), quotation));
                }
            }
        }
    });
    open.sort_unstable();
    (counts, open)
}

/// Returns the passages behind every cell, those of its row and those of its column, in order of cell
/// and passage.
pub(super) fn behind_all(universe: &Universe<'_>, frame: &Frame) -> Vec<(u32, u32, Ix)> {
    let mut all = Vec::new();
    let sides = Sides::all(frame);
    each_meeting(universe, frame, sides, |quotation, rows, columns| {
        all.extend(crossed(rows, columns).map(|(row, column)| (row, column, quotation)));
    });
    each_meeting(
        universe,
        frame,
        sides.turned(),
        |quotation, columns, rows| {
            all.extend(crossed(columns, rows).map(|(column, row)| (row, column, quotation)));
        },
    );
    all.sort_unstable();
    all.dedup();
    all
}

/// Returns the passages behind one cell, those of its row and those of its column, in document order.
pub(super) fn behind(universe: &Universe<'_>, frame: &Frame, row: At, column: At) -> Vec<Ix> {
    let (r, c) = frame.place(row, column);
    let lines = |at: At, line: usize| match at {
        At::Total => Lines::AsOne,
        At::Line(_) => Lines::Only(u32::try_from(line).unwrap_or(NONE)),
    };
    let sides = Sides {
        here: (&frame.rows, lines(row, r)),
        there: (&frame.columns, lines(column, c)),
    };
    let mut found = Vec::new();
    for sides in [sides, sides.turned()] {
        each_meeting(universe, frame, sides, |quotation, here, there| {
            found.extend(crossed(here, there).next().map(|_| quotation));
        });
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// Returns every line of one side with every line of the other, as far as they are sure.
fn crossed<'a>(here: &'a [u32], there: &'a [u32]) -> impl Iterator<Item = (u32, u32)> + 'a {
    let sure = |places: &'a [u32]| places.iter().filter(|place| is_sure(**place));
    sure(here).flat_map(move |one| sure(there).map(move |other| (line(*one), line(*other))))
}

// A place is a line that a passage lies in, or may lie in; that it may sorts after that it does.

const fn sure(line: u32) -> u32 {
    line << 1
}

const fn possible(line: u32) -> u32 {
    line << 1 | 1
}

const fn line(place: u32) -> u32 {
    place >> 1
}

const fn is_sure(place: u32) -> bool {
    place & 1 == 0
}

/// Keeps each line once, as sure where it is.
fn settle(places: &mut Vec<u32>) {
    places.sort_unstable();
    places.dedup_by_key(|place| line(*place));
}

/// Which lines of a side are looked at.
#[derive(Clone, Copy)]
enum Lines {
    /// Each for itself.
    Each,
    /// All of them, as if they were the first.
    AsOne,
    /// This one.
    Only(u32),
}

/// The side whose passages are called for, and the side that they may meet.
#[derive(Clone, Copy)]
struct Sides<'f> {
    here: (&'f Side, Lines),
    there: (&'f Side, Lines),
}

impl<'f> Sides<'f> {
    const fn all(frame: &'f Frame) -> Self {
        Self {
            here: (&frame.rows, Lines::Each),
            there: (&frame.columns, Lines::Each),
        }
    }

    const fn turned(self) -> Self {
        Self {
            here: self.there,
            there: self.here,
        }
    }
}

/// Adds the places of a unit on one side.
fn add(universe: &Universe<'_>, item: &Item, (side, lines): (&Side, Lines), to: &mut Vec<u32>) {
    let of = side.of(universe, item);
    match lines {
        Lines::Each => {
            to.extend(of.iter().map(|line| sure(*line)));
            to.extend(
                side.possibly_of(universe, item)
                    .iter()
                    .map(|line| possible(*line)),
            );
        }
        Lines::AsOne => to.extend(of.first().map(|_| sure(0))),
        Lines::Only(line) => to.extend(of.contains(&line).then_some(sure(line))),
    }
}

/// Calls for each passage with its places on one side, and the places on the other side of those
/// that it meets.
fn each_meeting(
    universe: &Universe<'_>,
    frame: &Frame,
    sides: Sides<'_>,
    mut call: impl FnMut(Ix, &[u32], &[u32]),
) {
    let mut sweep = Sweep::default();
    universe.each(&frame.mask, |item| {
        let next = (item.source, item.counted);
        if sweep.at != Some(next) {
            sweep.end_passage(universe, &mut call);
            if sweep.at.is_some_and(|(source, _)| source != item.source) {
                sweep.end_source(&mut call);
            }
            sweep.at = Some(next);
        }
        add(universe, &item, sides.here, &mut sweep.here);
        add(universe, &item, sides.there, &mut sweep.there);
    });
    sweep.end_passage(universe, &mut call);
    sweep.end_source(&mut call);
}

/// The passages of a source, as far as it has been walked.
#[derive(Default)]
struct Sweep {
    /// The source and the passage that is being read, and its places so far.
    at: Option<(Ix, Ix)>,
    here: Vec<u32>,
    there: Vec<u32>,
    /// Those that were read, in order of start.
    passages: Vec<Passage>,
    of_here: Csr,
    of_there: Csr,
    met: Met,
}

struct Passage {
    quotation: Ix,
    start: u32,
    end: u32,
}

impl Sweep {
    fn end_passage(&mut self, universe: &Universe<'_>, call: &mut impl FnMut(Ix, &[u32], &[u32])) {
        let Some((_, quotation)) = self.at else {
            return;
        };
        settle(&mut self.here);
        settle(&mut self.there);
        let (all, at) = (&universe.index.study.quotations, quotation as usize);
        if !all.state[at].is_placed() {
            // It stands nowhere, and is itself all the same.
            call(quotation, &self.here, &self.there);
        } else if !self.here.is_empty() || !self.there.is_empty() {
            self.passages.push(Passage {
                quotation,
                start: all.start[at],
                end: all.end[at],
            });
            self.of_here.push(&self.here);
            self.of_there.push(&self.there);
        }
        self.here.clear();
        self.there.clear();
    }

    fn end_source(&mut self, call: &mut impl FnMut(Ix, &[u32], &[u32])) {
        let later = self.begin_within();
        let mut begun = Begun::default();
        for range in starts(&self.passages) {
            begun.drop_those_before(self.passages[range.start].start);
            for at in range.clone() {
                for place in self.of_there.of(at) {
                    begun.add(*place, self.passages[at].end);
                }
            }
            for at in range {
                let here = self.of_here.of(at);
                if here.is_empty() {
                    continue;
                }
                let later = later.of(self.passages.len() - 1 - at);
                let met = self.met.of(begun.places.iter().chain(later));
                call(self.passages[at].quotation, here, met);
            }
        }
        self.passages.clear();
        self.of_here.clear();
        self.of_there.clear();
    }

    /// Returns the places of those passages that begin after one has begun and before it ends: of the
    /// last passage first.
    fn begin_within(&self) -> Csr {
        let mut within = Csr::default();
        let mut next = Next::default();
        let mut places = Vec::new();
        for range in starts(&self.passages).into_iter().rev() {
            for at in range.clone().rev() {
                places.clear();
                if !self.of_here.of(at).is_empty() {
                    places.extend(next.before(self.passages[at].end));
                }
                within.push(&places);
            }
            let start = self.passages[range.start].start;
            for place in range.flat_map(|at| self.of_there.of(at)) {
                next.add(*place, start);
            }
        }
        within
    }
}

/// The places of passages that have begun and not ended.
#[derive(Default)]
struct Begun {
    places: Vec<u32>,
    /// How far each place reaches, those that have ended too.
    ends: Vec<u32>,
    now: u32,
}

impl Begun {
    fn drop_those_before(&mut self, now: u32) {
        self.now = now;
        let ends = &self.ends;
        self.places.retain(|place| ends[*place as usize] > now);
    }

    fn add(&mut self, place: u32, end: u32) {
        let reach = slot(&mut self.ends, place);
        if *reach <= self.now {
            self.places.push(place);
        }
        *reach = end.max(*reach);
    }
}

/// Where the passages of each place begin next, seen from the end of the text.
#[derive(Default)]
struct Next {
    /// Start and place, the nearest last; also those for which a nearer one has come.
    all: Vec<(u32, u32)>,
    /// How many of them may be there before the others are dropped.
    many: usize,
    /// The nearest start of each place, and 1: 0 is none.
    starts: Vec<u32>,
}

impl Next {
    fn add(&mut self, place: u32, start: u32) {
        let nearest = slot(&mut self.starts, place);
        if *nearest == start + 1 {
            return;
        }
        *nearest = start + 1;
        if self.all.len() >= self.many {
            let starts = &self.starts;
            self.all
                .retain(|(start, place)| starts[*place as usize] == start + 1);
            // So many again may come before it is worth a walk.
            self.many = 2 * self.all.len() + 16;
        }
        self.all.push((start, place));
    }

    /// Returns the places of which a passage begins before a point.
    fn before(&self, end: u32) -> impl Iterator<Item = u32> + '_ {
        let near = self.all.iter().rev();
        near.take_while(move |(start, _)| *start < end)
            .filter(|(start, place)| self.starts[*place as usize] == start + 1)
            .map(|(_, place)| *place)
    }
}

/// Returns what is noted of a place, 0 at first.
fn slot(list: &mut Vec<u32>, place: u32) -> &mut u32 {
    let at = place as usize;
    if list.len() <= at {
        list.resize(at + 1, 0);
    }
    &mut list[at]
}

/// What a passage meets, gathered without sorting: it may be much, and there may be many.
#[derive(Default)]
struct Met {
    places: Vec<u32>,
    /// Of each line, the round in which it was met last.
    rounds: Vec<u32>,
    round: u32,
}

impl Met {
    /// Returns each line of the places once, as sure where it is.
    fn of<'p>(&mut self, all: impl Iterator<Item = &'p u32> + Clone) -> &[u32] {
        self.round += 1;
        self.places.clear();
        let (sure, possible) = (all.clone(), all);
        let sure = sure.filter(|place| is_sure(**place));
        for &place in sure.chain(possible.filter(|place| !is_sure(**place))) {
            let round = slot(&mut self.rounds, line(place));
            if *round != self.round {
                *round = self.round;
                self.places.push(place);
            }
        }
        &self.places
    }
}

/// Returns the ranges of passages that begin at one point.
fn starts(passages: &[Passage]) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let mut from = 0;
    for of_one in passages.chunk_by(|a, b| a.start == b.start) {
        ranges.push(from..from + of_one.len());
        from += of_one.len();
    }
    ranges
}
