//! The share of the words of sources that passages cover, overlaps counted once.

use std::collections::BTreeMap;

use ayni_model::text::{Span, TextIndex, count_words};

use super::{
    counts::gather,
    csr::Csr,
    frame::{Frame, lines_of_sources},
    lists::{Cells, Content},
    side::Side,
    universe::Universe,
};
use crate::study::{Ix, Texts};

/// Works out the share of words in every cell: of the words of those sources that lie in its row and
/// column.
pub(crate) fn shares(universe: &Universe<'_>, frame: &Frame, texts: &dyn Texts) -> Cells {
    let all = Words::new(universe, frame);
    let mut cells = Cells::default();
    for (place, words) in covered(universe, frame, texts) {
        let of = all.of(place);
        if of > 0 {
            cells.push(place, Content::Share { words, of });
        }
    }
    cells
}

/// Counts the words that the passages of each cell cover, source by source, so that each text is read
/// once.
fn covered(universe: &Universe<'_>, frame: &Frame, texts: &dyn Texts) -> BTreeMap<(u32, u32), u64> {
    let source = |quotation: Ix| universe.index.study.quotations.source[quotation as usize];
    let mut gathered = gather(universe, frame, |item, found| found.push(item.counted));
    gathered.sort_by_key(|(_, _, quotation)| source(*quotation));
    let mut covered = BTreeMap::new();
    for of_source in gathered.chunk_by(|a, b| source(a.2) == source(b.2)) {
        let text = texts.text(source(of_source[0].2));
        let index = text.as_ref().map(|text| TextIndex::new(text));
        for of_cell in of_source.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
            let words: u64 = union(universe, of_cell.iter().map(|(_, _, quotation)| *quotation))
                .into_iter()
                .filter_map(|span| index.as_ref()?.slice(span))
                .map(|words| u64::from(count_words(words)))
                .sum();
            let (row, column, _) = of_cell[0];
            *covered.entry((row, column)).or_default() += words;
        }
    }
    covered
}

/// The words of the sources that lie in each row and column. A side that does not tell sources apart
/// has one line, in which all of them lie.
struct Words {
    by_row: bool,
    by_column: bool,
    words: BTreeMap<(u32, u32), u64>,
}

impl Words {
    fn new(universe: &Universe<'_>, frame: &Frame) -> Self {
        let (rows, columns) = (
            lines_of_sources(universe, &frame.rows),
            lines_of_sources(universe, &frame.columns),
        );
        let lines = |lines: Option<&Csr>, side: &Side, source: usize| match lines {
            None => vec![0],
            Some(lines) => {
                let mut all = lines.of(source).to_vec();
                let total = (!all.is_empty()).then_some(side.lines.len());
                all.extend(total.and_then(|total| u32::try_from(total).ok()));
                all
            }
        };
        let mut words = BTreeMap::new();
        for (source, text) in universe.index.study.texts.iter().enumerate() {
            let Some(text) = text else { continue };
            if !frame.mask.keeps_source(universe, source) {
                continue;
            }
            let of_columns = lines(columns.as_ref(), &frame.columns, source);
            for row in lines(rows.as_ref(), &frame.rows, source) {
                for column in &of_columns {
                    *words.entry((row, *column)).or_default() += u64::from(text.words);
                }
            }
        }
        Self {
            by_row: rows.is_some(),
            by_column: columns.is_some(),
            words,
        }
    }

    fn of(&self, (row, column): (u32, u32)) -> u64 {
        let line = |told: bool, line: u32| if told { line } else { 0 };
        let place = (line(self.by_row, row), line(self.by_column, column));
        self.words.get(&place).copied().unwrap_or(0)
    }
}

/// Returns what quotations of one source cover together, in the order of the text.
fn union(universe: &Universe<'_>, quotations: impl Iterator<Item = Ix>) -> Vec<Span> {
    let all = &universe.index.study.quotations;
    let mut spans: Vec<(u32, u32)> = quotations
        .map(|quotation| quotation as usize)
        .filter(|quotation| all.state[*quotation].is_placed())
        .map(|quotation| (all.start[quotation], all.end[quotation]))
        .collect();
    spans.sort_unstable();
    let mut joined: Vec<(u32, u32)> = Vec::new();
    for (start, end) in spans {
        match joined.last_mut() {
            Some(last) if start <= last.1 => last.1 = last.1.max(end),
            _ => joined.push((start, end)),
        }
    }
    joined
        .into_iter()
        .filter_map(|(start, end)| Span::new(start, end).ok())
        .collect()
}

#[cfg(test)]
mod tests {
    use std::{cell::RefCell, sync::Arc};

    use super::*;
    use crate::{
        study::Was,
        synopsis::run,
        testkit::{World, world},
    };

    /// Notes which texts are read.
    struct Reading<'w> {
        world: &'w World,
        read: RefCell<Vec<Ix>>,
    }

    impl Texts for Reading<'_> {
        fn text(&self, source: Ix) -> Option<Arc<str>> {
            self.read.borrow_mut().push(source);
            self.world.text(source)
        }

        fn name(&self, quotation: Ix) -> Option<String> {
            self.world.name(quotation)
        }

        fn was(&self, quotation: Ix) -> Option<Was> {
            self.world.was(quotation)
        }
    }

    #[test]
    fn each_text_is_read_once_for_all_cells() {
        let world = world(
            "member ana\ncode Fear: x\ncode Time: y\n\
             source i-1 interview\n| [fear]{Fear} and [time]{Time}\n\
             source i-2 interview\n| [fear]{Fear} and [time]{Time}",
        );
        let texts = Reading {
            world: &world,
            read: RefCell::default(),
        };
        let declaration = "name = \"t\"\nrows = [\"code\"]\nmeasures = [\"words\"]";
        run(&world.study, &texts, &declaration.parse().unwrap()).unwrap();
        assert_eq!(texts.read.into_inner(), [0, 1]);
    }
}
