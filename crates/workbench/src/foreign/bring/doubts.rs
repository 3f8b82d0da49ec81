//! Sources whose positions are in doubt, with passages to look at.

use ayni_formats::foreign::{
    Selection, Source as ForeignSource,
    positions::{NoPassage, Ruler},
};
use ayni_model::text::{Span, TextIndex};

use super::Bring;
use crate::foreign::{
    ready::{Worded, range},
    report::{Counted, Example},
};

/// How many passages of a doubtful source are shown.
const EXAMPLES: usize = 8;

/// How much is shown before and after them, in code points.
const AROUND: u32 = 30;

impl Bring<'_, '_> {
    /// Lists what the positions of a source count, with passages where that is in doubt.
    pub(super) fn tell_positions(&mut self, source: &ForeignSource, key: &str, worded: &Worded) {
        if worded.decision.selections == 0 {
            return;
        }
        let examples = if worded.decision.certain {
            Vec::new()
        } else {
            examples(source, worded)
        };
        self.report.list_source(Counted {
            source: source.name.clone(),
            key: key.to_owned(),
            positions: worded.decision.clone(),
            examples,
        });
    }
}

/// Returns the first passages of a source under each convention.
fn examples(source: &ForeignSource, worded: &Worded) -> Vec<Example> {
    let ruler = Ruler::new(&worded.stored);
    let index = TextIndex::new(&worded.shown);
    let selections: Vec<&Selection> = source
        .selections
        .iter()
        .filter(|it| range(it).is_some())
        .collect();
    let ranges: Vec<(i64, i64)> = selections.iter().filter_map(|it| range(it)).collect();
    let scores = &worded.decision.scores;
    let all: Vec<Vec<Result<Span, NoPassage>>> = scores
        .iter()
        .map(|score| ruler.spans(score.convention, &ranges))
        .collect();
    let differ = |n: &usize| all.iter().any(|spans| spans.get(*n) != all[0].get(*n));
    let words = |span: &Result<Span, NoPassage>| {
        let span = span.ok()?;
        let from = span.start().0.saturating_sub(AROUND);
        let to = span.end().0.saturating_add(AROUND).min(index.len().0);
        let part = |a: u32, b: u32| match Span::new(a, b) {
            Ok(span) => index.slice(span).unwrap_or_default().to_owned(),
            Err(_) => String::new(),
        };
        Some((
            part(from, span.start().0),
            index.slice(span)?.to_owned(),
            part(span.end().0, to),
        ))
    };
    let name = |selection: &Selection| match &selection.words {
        ayni_formats::foreign::Words::Unsaid => None,
        ayni_formats::foreign::Words::Name(name) | ayni_formats::foreign::Words::Said(name) => {
            Some(name.clone())
        }
    };
    (0..ranges.len())
        .filter(|n| !all.is_empty() && differ(n))
        .take(EXAMPLES)
        .map(|n| Example {
            said: ranges[n],
            name: name(selections[n]),
            words: all
                .iter()
                .map(|spans| spans.get(n).and_then(words))
                .collect(),
        })
        .collect()
}
