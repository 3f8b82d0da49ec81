//! The same passages of a text as each way to count positions cuts them.

use ayni_formats::foreign::{
    At, Selection, Words,
    positions::{Convention, NoPassage, Ruler},
};
use ayni_model::text::{Span, TextIndex};

use super::report::Example;

/// How many passages of a source are shown.
const EXAMPLES: usize = 8;

/// How much is shown before and after them, in code points.
const AROUND: u32 = 30;

/// A passage as a file gives it: start, end, and its name.
pub(super) type Given = ((i64, i64), Option<String>);

/// Returns a selection of a text as its file gives it; nothing of other selections.
pub(super) fn given(selection: &Selection) -> Option<Given> {
    let At::Text { start, end } = selection.at else {
        return None;
    };
    let name = match &selection.words {
        Words::Unsaid => None,
        Words::Name(name) | Words::Said(name) => Some(name.clone()),
    };
    Some(((start, end), name))
}

/// Returns the first passages on which the conventions do not agree, each as every convention cuts it,
/// with some words around.
///
/// `stored` is the text as its file has it, `shown` the same with `\n` as line ends.
pub(super) fn cuts(
    stored: &str,
    shown: &str,
    conventions: &[Convention],
    passages: &[Given],
) -> Vec<Example> {
    let ruler = Ruler::new(stored);
    let ranges: Vec<(i64, i64)> = passages.iter().map(|(range, _)| *range).collect();
    let all: Vec<Vec<Result<Span, NoPassage>>> = conventions
        .iter()
        .map(|convention| ruler.spans(*convention, &ranges))
        .collect();
    let Some((first, others)) = all.split_first() else {
        return Vec::new();
    };
    let differ = |n: &usize| others.iter().any(|spans| spans.get(*n) != first.get(*n));
    let index = TextIndex::new(shown);
    passages
        .iter()
        .enumerate()
        .filter(|(n, _)| differ(n))
        .take(EXAMPLES)
        .map(|(n, (said, name))| Example {
            said: *said,
            name: name.clone(),
            words: all
                .iter()
                .map(|spans| spans.get(n)?.ok().and_then(|span| around(&index, span)))
                .collect(),
        })
        .collect()
}

/// Returns what stands before a passage, its words, and what stands after it: no words cut in two but
/// those that the passage cuts.
fn around(index: &TextIndex<'_>, span: Span) -> Option<(String, String, String)> {
    let part = |from: u32, to: u32| {
        let span = Span::new(from, to).ok();
        span.and_then(|span| index.slice(span)).unwrap_or_default()
    };
    let (start, end) = (span.start().0, span.end().0);
    let from = start.saturating_sub(AROUND);
    let to = end.saturating_add(AROUND).min(index.len().0);
    let (mut before, mut after) = (part(from, start), part(end, to));
    if from > 0 {
        let cut = before.split_once(char::is_whitespace);
        before = cut.map_or(before, |(_, whole)| whole);
    }
    if to < index.len().0 {
        let cut = after.rsplit_once(char::is_whitespace);
        after = cut.map_or(after, |(whole, _)| whole);
    }
    let words = index.slice(span)?.to_owned();
    Some((before.to_owned(), words, after.to_owned()))
}

#[cfg(test)]
mod tests {
    use ayni_model::positions::{LineEnds, Unit};

    use super::*;

    const CODE_POINTS: Convention = Convention {
        unit: Unit::CodePoints,
        line_ends: LineEnds::AsStored,
    };
    const UTF16: Convention = Convention {
        unit: Unit::Utf16,
        line_ends: LineEnds::AsStored,
    };

    fn words(example: &Example) -> Vec<Option<[&str; 3]>> {
        let each = example.words.iter();
        each.map(|it| it.as_ref().map(|(a, b, c)| [&**a, &**b, &**c]))
            .collect()
    }

    #[test]
    fn a_passage_after_a_sign_of_two_units_is_cut_by_each_way() {
        let text = "😀 Tenemos miedo.";
        let passages = [((10, 15), Some("fear".to_owned()))];
        let cuts = cuts(text, text, &[CODE_POINTS, UTF16], &passages);
        assert_eq!(cuts.len(), 1);
        assert_eq!(
            (cuts[0].said, cuts[0].name.as_deref()),
            ((10, 15), Some("fear"))
        );
        assert_eq!(
            words(&cuts[0]),
            [
                Some(["😀 Tenemos ", "miedo", "."]),
                Some(["😀 Tenemos", " mied", "o."]),
            ]
        );
    }

    #[test]
    fn what_all_ways_cut_alike_is_not_shown() {
        let text = "Hola. 😀 Hola.";
        let cuts = cuts(
            text,
            text,
            &[CODE_POINTS, UTF16],
            &[((0, 4), None), ((8, 12), None)],
        );
        let said: Vec<_> = cuts.iter().map(|it| it.said).collect();
        assert_eq!(said, [(8, 12)]);
    }

    #[test]
    fn a_way_that_gives_no_passage_says_so_and_words_have_n_as_line_ends() {
        let stored = "uno\r\ndos\r\ntres";
        let as_one = Convention::OURS;
        // Counted as stored, 12..14 are the last two letters; with line ends as one it ends after the text.
        let cuts = cuts(
            stored,
            "uno\ndos\ntres",
            &[CODE_POINTS, as_one],
            &[((12, 14), None)],
        );
        assert_eq!(words(&cuts[0]), [Some(["uno\ndos\ntr", "es", ""]), None]);
    }

    #[test]
    fn no_more_is_shown_than_a_person_looks_at_and_little_around() {
        let text = format!("😀 {}", "palabra ".repeat(200));
        let passages: Vec<Given> = (10..60)
            .map(|at| ((at * 8 + 2, at * 8 + 9), None))
            .collect();
        let cuts = cuts(&text, &text, &[CODE_POINTS, UTF16], &passages);
        assert_eq!(cuts.len(), 8);
        // Thirty signs before and after, without the words that these would cut.
        let whole = [
            "palabra palabra palabra ",
            "palabra",
            " palabra palabra palabra",
        ];
        assert_eq!(words(&cuts[0])[0], Some(whole));
    }

    #[test]
    fn without_ways_there_is_nothing_to_show() {
        assert_eq!(cuts("a", "a", &[], &[((0, 1), None)]), []);
    }
}
