//! A coded text cut into pieces that carry the same codings throughout.
//!
//! One sweep over the boundaries (starts and ends of codings, pages and paragraphs), in the order
//! of the text; its cost is the number of boundaries times the codings open at one place.

use std::borrow::Cow;
use std::collections::HashMap;

use ayni_model::coding::Stance;
use ayni_model::text::{CodePoint, Span};

use super::{CodedSpan, CodedText, WriteError};

/// A coded text, cut and numbered, as the writers need it.
#[derive(Debug)]
pub(super) struct View<'t> {
    pub(super) coded: &'t CodedText,
    pub(super) paragraphs: Vec<Paragraph<'t>>,
    /// The codings in the order of the text: by start, the longer first, then by code and coder.
    pub(super) codings: Vec<Coding<'t>>,
    /// The codes: those of the codebook in its order, then the others as they occur.
    pub(super) codes: Vec<(&'t str, &'t str)>,
}

/// A coding with what the writers say of it.
#[derive(Debug)]
pub(super) struct Coding<'t> {
    pub(super) given: &'t CodedSpan,
    /// The words.
    pub(super) words: &'t str,
    /// Number of its code in [`View::codes`], from 0.
    pub(super) code: usize,
    /// The line under the text on which it is drawn, from 0: no two that overlap share one.
    pub(super) lane: usize,
    pub(super) speaker: &'t str,
    pub(super) page: &'t str,
    /// The paragraph in which it starts, counted from 1.
    pub(super) paragraph: usize,
}

/// A line of the text.
#[derive(Debug)]
pub(super) struct Paragraph<'t> {
    /// The one who speaks, where a turn starts here.
    pub(super) speaker: Option<&'t str>,
    pub(super) segments: Vec<Segment<'t>>,
}

/// A piece of a paragraph.
#[derive(Debug)]
pub(super) struct Segment<'t> {
    pub(super) words: &'t str,
    /// The page that starts here.
    pub(super) page: Option<&'t str>,
    /// The codings it carries, as numbers in [`View::codings`], by lane.
    pub(super) codings: Vec<usize>,
    /// Those of them that begin with this piece.
    pub(super) opens: Vec<usize>,
    /// Those of them that end with this piece.
    pub(super) closes: Vec<usize>,
}

impl<'t> View<'t> {
    /// Cuts a text.
    ///
    /// # Errors
    /// [`WriteError::PastTheEnd`].
    pub(super) fn new(coded: &'t CodedText) -> Result<Self, WriteError> {
        let places = Places::new(&coded.text);
        let layout = &coded.layout;
        let spans = coded.codings.iter().map(|coding| coding.span);
        let pages = layout.pages.iter().map(|page| page.span);
        let turns = layout.turns.iter().map(|turn| turn.span);
        if let Some(span) = spans
            .chain(pages)
            .chain(turns)
            .find(|span| span.end().0 > places.len())
        {
            let length = places.len();
            return Err(WriteError::PastTheEnd { span, length });
        }
        let mut order: Vec<&CodedSpan> = coded.codings.iter().collect();
        order.sort_by(|a, b| {
            let place =
                |coding: &CodedSpan| (coding.span.start(), std::cmp::Reverse(coding.span.end()));
            let name =
                |coding: &'t CodedSpan| (&coding.code, &coding.coder, coding.stance, &coding.memo);
            place(a).cmp(&place(b)).then_with(|| name(a).cmp(&name(b)))
        });
        let (codes, numbers) = codes(coded, &order);
        let lanes = lanes(&order);
        let paragraph_ends: Vec<u32> = places.line_ends(&coded.text);
        let codings: Vec<Coding<'t>> = order
            .into_iter()
            .zip(lanes)
            .map(|(given, lane)| {
                let start = given.span.start();
                Coding {
                    given,
                    words: places.slice(&coded.text, given.span),
                    code: numbers.get(given.code.as_str()).copied().unwrap_or(0),
                    lane,
                    speaker: layout.turn_at(start).map_or("", |turn| &turn.speaker),
                    page: layout.page_at(start).map_or("", |page| &page.label),
                    paragraph: 1 + paragraph_ends.partition_point(|end| *end < start.0),
                }
            })
            .collect();
        let paragraphs = paragraphs(coded, &codings, &places, &paragraph_ends);
        Ok(Self {
            coded,
            paragraphs,
            codings,
            codes,
        })
    }

    /// Returns the code of a coding as documents print it: one that the passage speaks against says
    /// so in a word, for a colour or a dashed line is not seen by everybody.
    pub(super) fn code_of(&self, coding: &Coding<'_>) -> Cow<'t, str> {
        let code = self.codes.get(coding.code).map_or("", |(code, _)| code);
        match coding.given.stance {
            Stance::Supports => code.into(),
            stance => format!("{code} ({})", self.coded.wording.stance(stance)).into(),
        }
    }

    /// Returns where a coding stands, as it is printed: title, then page or paragraph.
    pub(super) fn citation(&self, coding: &Coding<'_>) -> String {
        let (title, wording) = (&self.coded.title, &self.coded.wording);
        if coding.page.is_empty() {
            format!("{title}, {} {}", wording.paragraph, coding.paragraph)
        } else {
            format!("{title}, {} {}", wording.page, coding.page)
        }
    }
}

/// Byte offsets of code points: the text is walked once.
struct Places {
    /// Byte of each code point and of the end; empty for ASCII, where they are the same.
    bytes: Vec<usize>,
    length: u32,
}

impl Places {
    fn new(text: &str) -> Self {
        let bytes: Vec<usize> = if text.is_ascii() {
            Vec::new()
        } else {
            let starts = text.char_indices().map(|(byte, _)| byte);
            starts.chain(std::iter::once(text.len())).collect()
        };
        let length = if bytes.is_empty() {
            text.len()
        } else {
            bytes.len() - 1
        };
        Self {
            bytes,
            length: u32::try_from(length).unwrap_or(u32::MAX),
        }
    }

    const fn len(&self) -> u32 {
        self.length
    }

    fn byte(&self, at: u32) -> usize {
        self.bytes.get(at as usize).copied().unwrap_or(at as usize)
    }

    fn slice<'t>(&self, text: &'t str, span: Span) -> &'t str {
        text.get(self.byte(span.start().0)..self.byte(span.end().0))
            .unwrap_or_default()
    }

    /// Returns where lines end, in code points; the end of the text among them.
    fn line_ends(&self, text: &str) -> Vec<u32> {
        let mut ends: Vec<u32> = text
            .chars()
            .zip(0_u32..)
            .filter_map(|(char, at)| (char == '\n').then_some(at))
            .collect();
        if !text.ends_with('\n') {
            ends.push(self.length);
        }
        ends
    }
}

type Codes<'t> = (Vec<(&'t str, &'t str)>, HashMap<&'t str, usize>);

/// Numbers the codes.
fn codes<'t>(coded: &'t CodedText, order: &[&'t CodedSpan]) -> Codes<'t> {
    let listed = coded
        .codebook
        .iter()
        .map(|(code, definition)| (code.as_str(), definition.as_str()));
    let used = order.iter().map(|coding| (coding.code.as_str(), ""));
    let (mut codes, mut numbers) = (Vec::new(), HashMap::new());
    for (code, definition) in listed.chain(used) {
        numbers.entry(code).or_insert_with(|| {
            codes.push((code, definition));
            codes.len() - 1
        });
    }
    (codes, numbers)
}

/// Gives each coding the lowest lane that is free where it starts; codings come by start.
fn lanes(order: &[&CodedSpan]) -> Vec<usize> {
    let mut ends: Vec<CodePoint> = Vec::new();
    let lane = |coding: &&CodedSpan| {
        let (start, end) = (coding.span.start(), coding.span.end());
        let lane = ends
            .iter()
            .position(|taken| *taken <= start)
            .unwrap_or(ends.len());
        if lane == ends.len() {
            ends.push(end);
        } else {
            ends[lane] = end;
        }
        lane
    };
    order.iter().map(lane).collect()
}

fn paragraphs<'t>(
    coded: &'t CodedText,
    codings: &[Coding<'t>],
    places: &Places,
    line_ends: &[u32],
) -> Vec<Paragraph<'t>> {
    let layout = &coded.layout;
    let mut cuts: Vec<u32> = codings
        .iter()
        .flat_map(|coding| [coding.given.span.start().0, coding.given.span.end().0])
        .chain(layout.pages.iter().map(|page| page.span.start().0))
        .collect();
    cuts.sort_unstable();
    cuts.dedup();
    let mut pages = layout.pages.iter().peekable();
    let mut turns = layout.turns.iter().peekable();
    let (mut cut, mut next) = (0, 0);
    let mut open: Vec<usize> = Vec::new();
    let mut paragraphs = Vec::with_capacity(line_ends.len());
    let mut start = 0;
    for &end in line_ends {
        let mut paragraph = Paragraph {
            speaker: None,
            segments: Vec::new(),
        };
        while let Some(turn) = turns.next_if(|turn| turn.span.start().0 <= end) {
            paragraph.speaker.get_or_insert(&turn.speaker);
        }
        let mut from = start;
        while from < end {
            while cuts.get(cut).is_some_and(|at| *at <= from) {
                cut += 1;
            }
            let to = cuts.get(cut).map_or(end, |at| (*at).min(end));
            open.retain(|coding| codings[*coding].given.span.end().0 > from);
            while codings
                .get(next)
                .is_some_and(|coding| coding.given.span.start().0 <= from)
            {
                // One that holds line ends only has no piece of its own.
                if codings[next].given.span.end().0 > from {
                    open.push(next);
                }
                next += 1;
            }
            let mut page = None;
            while let Some(starting) = pages.next_if(|page| page.span.start().0 <= from) {
                page = Some(starting.label.as_str());
            }
            let mut carried = open.clone();
            carried.sort_by_key(|coding| codings[*coding].lane);
            paragraph.segments.push(Segment {
                words: coded
                    .text
                    .get(places.byte(from)..places.byte(to))
                    .unwrap_or_default(),
                page,
                codings: carried,
                opens: Vec::new(),
                closes: Vec::new(),
            });
            from = to;
        }
        paragraphs.push(paragraph);
        start = end + 1;
    }
    mark_ends(&mut paragraphs, codings.len());
    paragraphs
}

/// Finds the first and the last piece of each coding.
fn mark_ends(paragraphs: &mut [Paragraph<'_>], codings: usize) {
    let mut seen = vec![false; codings];
    for segment in paragraphs
        .iter_mut()
        .flat_map(|paragraph| &mut paragraph.segments)
    {
        segment.opens = segment.codings.clone();
        segment
            .opens
            .retain(|coding| !std::mem::replace(&mut seen[*coding], true));
        segment.opens.sort_unstable();
    }
    let mut seen = vec![false; codings];
    let backwards = paragraphs.iter_mut().rev();
    for segment in backwards.flat_map(|paragraph| paragraph.segments.iter_mut().rev()) {
        segment.closes = segment.codings.clone();
        segment
            .closes
            .retain(|coding| !std::mem::replace(&mut seen[*coding], true));
        segment.closes.sort_unstable();
    }
}

#[cfg(test)]
mod tests {
    use ayni_model::layout::{Layout, Page, Turn};
    use proptest::prelude::*;

    use super::*;

    fn coded(text: &str, spans: &[(u32, u32)]) -> CodedText {
        let coding = |(index, &(start, end)): (usize, &(u32, u32))| CodedSpan {
            span: Span::new(start, end).unwrap(),
            code: format!("code {index}"),
            coder: "Ana".into(),
            stance: Stance::Supports,
            memo: None,
        };
        CodedText {
            text: text.into(),
            codings: spans.iter().enumerate().map(coding).collect(),
            ..CodedText::default()
        }
    }

    /// Shows each piece as `words{codings}`.
    fn shown(coded: &CodedText) -> Vec<String> {
        let view = View::new(coded).unwrap();
        let show = |segment: &Segment<'_>| format!("{}{:?}", segment.words, segment.codings);
        let lines = view.paragraphs.iter();
        lines
            .map(|paragraph| paragraph.segments.iter().map(show).collect())
            .collect()
    }

    #[test]
    fn overlapping_codings_are_cut_where_they_change() {
        // 0123456789: 0..5 and 3..8 overlap in "de".
        assert_eq!(
            shown(&coded("ñbcdefghij", &[(3, 8), (0, 5)])),
            ["ñbc[0]de[0, 1]fgh[1]ij[]"]
        );
    }

    #[test]
    fn a_coding_goes_on_over_paragraphs_and_an_empty_line() {
        let coded = coded("ab\n\ncd", &[(1, 5), (2, 3)]);
        assert_eq!(shown(&coded), ["a[]b[0]", "", "c[0]d[]"]);
        let view = View::new(&coded).unwrap();
        assert_eq!(view.paragraphs[0].segments[1].opens, [0]);
        assert_eq!(view.paragraphs[2].segments[0].closes, [0]);
    }

    #[test]
    fn lanes_are_used_again_once_they_are_free() {
        let coded = coded("abcdefghij", &[(0, 4), (2, 6), (4, 8), (6, 9)]);
        let view = View::new(&coded).unwrap();
        let lanes: Vec<usize> = view.codings.iter().map(|coding| coding.lane).collect();
        assert_eq!(lanes, [0, 1, 0, 1]);
    }

    #[test]
    fn speaker_page_and_paragraph_are_those_of_the_start() {
        let span = |start, end| Span::new(start, end).unwrap();
        let coded = CodedText {
            layout: Layout {
                turns: vec![Turn {
                    span: span(5, 7),
                    speaker: "Ana".into(),
                }],
                pages: vec![Page {
                    span: span(0, 2),
                    label: "i".into(),
                }],
                ..Layout::default()
            },
            ..coded("ab\nA: cd", &[(0, 1), (6, 8)])
        };
        let view = View::new(&coded).unwrap();
        assert_eq!((view.codings[0].page, view.codings[0].speaker), ("i", ""));
        assert_eq!((view.codings[1].page, view.codings[1].speaker), ("", "Ana"));
        assert_eq!(view.codings[1].paragraph, 2);
        assert_eq!(view.paragraphs[1].speaker, Some("Ana"));
    }

    #[test]
    fn a_coding_past_the_end_is_refused() {
        let error = View::new(&coded("ab", &[(1, 3)])).unwrap_err();
        assert_eq!(
            error.to_string(),
            "the passage 1..3 reaches past the end of a text of 2 code points"
        );
    }

    proptest! {
        #[test]
        fn pieces_are_the_text_and_carry_what_covers_them(
            text in "[ab é\\n]{1,60}",
            spans in prop::collection::vec((0_u32..60, 1_u32..20), 0..12)
        ) {
            let length = u32::try_from(text.chars().count()).unwrap();
            let spans: Vec<(u32, u32)> = spans
                .into_iter()
                .map(|(start, more)| (start.min(length - 1), (start + more).min(length)))
                .filter(|(start, end)| start < end)
                .collect();
            let coded = coded(&text, &spans);
            let view = View::new(&coded).unwrap();
            let line = |paragraph: &Paragraph<'_>| {
                paragraph.segments.iter().map(|segment| segment.words).collect::<String>()
            };
            let lines: Vec<String> = view.paragraphs.iter().map(line).collect();
            prop_assert_eq!(lines.join("\n"), text.strip_suffix('\n').unwrap_or(&text));
            let mut at = 0;
            for paragraph in &view.paragraphs {
                for segment in &paragraph.segments {
                    let mut carried = segment.codings.clone();
                    carried.sort_unstable();
                    let covers = |coding: &Coding<'_>| {
                        (coding.given.span.start().0..coding.given.span.end().0).contains(&at)
                    };
                    let expected: Vec<usize> =
                        (0..view.codings.len()).filter(|n| covers(&view.codings[*n])).collect();
                    prop_assert_eq!(carried, expected);
                    at += u32::try_from(segment.words.chars().count()).unwrap();
                }
                at += 1;
            }
        }
    }
}
