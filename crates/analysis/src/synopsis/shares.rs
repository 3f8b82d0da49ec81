//! The share of the words of sources that passages cover, overlaps counted once.

use ayni_model::text::{Span, TextIndex, count_words};

use super::{
    counts::gather,
    csr::Csr,
    frame::{Frame, lines_of_sources},
    lists::{Cells, Content},
    side::Side,
    universe::Universe,
};
use crate::study::{AnchorState, Ix, Texts};

/// Works out the share of words in every cell: of the words of those sources that lie in its row and
/// column.
pub(crate) fn shares(universe: &Universe<'_>, frame: &Frame, texts: &dyn Texts) -> Cells {
    let study = universe.index.study;
    let gathered = gather(universe, frame, |item, found| found.push(item.counted));
    let (rows, columns) = (
        lines_of_sources(universe, &frame.rows),
        lines_of_sources(universe, &frame.columns),
    );
    let lies = |lines: Option<&Csr>, side: &Side, source: usize, line: u32| match lines {
        None => true,
        Some(lines) if line as usize >= side.lines.len() => !lines.of(source).is_empty(),
        Some(lines) => lines.of(source).contains(&line),
    };
    let of = |(row, column): (u32, u32)| -> u64 {
        study
            .texts
            .iter()
            .enumerate()
            .filter(|(source, _)| frame.mask.keeps_source(universe, *source))
            .filter(|(source, _)| lies(rows.as_ref(), &frame.rows, *source, row))
            .filter(|(source, _)| lies(columns.as_ref(), &frame.columns, *source, column))
            .filter_map(|(_, text)| text.as_ref())
            .map(|text| u64::from(text.words))
            .sum()
    };
    let mut read: Option<(Ix, std::sync::Arc<str>)> = None;
    let mut words_of = |source: Ix, spans: &[Span]| -> u64 {
        if read.as_ref().is_none_or(|(known, _)| *known != source) {
            read = texts.text(source).map(|text| (source, text));
        }
        let Some((_, text)) = read.as_ref().filter(|(known, _)| *known == source) else {
            return 0;
        };
        let index = TextIndex::new(text);
        spans
            .iter()
            .filter_map(|span| index.slice(*span))
            .map(|words| u64::from(count_words(words)))
            .sum()
    };
    Cells::of(&gathered, |place, quotations| {
        let of = of(place);
        let words = quotations
            .chunk_by(|a, b| {
                study.quotations.source[*a as usize] == study.quotations.source[*b as usize]
            })
            .map(|one| {
                words_of(
                    study.quotations.source[one[0] as usize],
                    &union(universe, one),
                )
            })
            .sum();
        (of > 0).then_some(Content::Share { words, of })
    })
}

/// Returns what quotations of one source cover together, in the order of the text.
fn union(universe: &Universe<'_>, quotations: &[Ix]) -> Vec<Span> {
    let all = &universe.index.study.quotations;
    let mut spans: Vec<(u32, u32)> = quotations
        .iter()
        .map(|quotation| *quotation as usize)
        .filter(|quotation| all.state[*quotation] != AnchorState::Lost)
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
