//! Where a selection of the file stands here.

use std::cell::OnceCell;

use ayni_formats::foreign::{
    Selection, Words,
    positions::{ByName, NoPassage},
};
use ayni_model::{
    coding::Anchor,
    find_quote::{Found, QuoteFinder},
    id::RevisionId,
    operation::excerpt,
    text::{CodePoint, Span, TextIndex, normalise_line_ends},
};

use crate::foreign::report::Fate;

/// A text at hand, to place selections in.
pub(super) struct Standing<'t> {
    pub(super) revision: RevisionId,
    pub(super) index: TextIndex<'t>,
    /// Whether it is known what positions count.
    pub(super) certain: bool,
}

/// Where a selection stands, and what became of its place.
pub(super) struct Placed {
    pub(super) at: Anchor,
    pub(super) fate: Fate,
    pub(super) why: Option<&'static str>,
}

/// Places the selections of one text.
pub(super) struct Placing<'i, 't> {
    standing: Option<&'i Standing<'t>>,
    finder: OnceCell<QuoteFinder<'i, 't>>,
}

impl<'i, 't> Placing<'i, 't> {
    pub(super) const fn new(standing: Option<&'i Standing<'t>>) -> Self {
        Self {
            standing,
            finder: OnceCell::new(),
        }
    }

    /// Says where a selection stands. `name` is what its name says of that, where names say anything.
    pub(super) fn place(
        &self,
        selection: &Selection,
        span: Result<Span, NoPassage>,
        name: Option<ByName>,
    ) -> Placed {
        let words = said(&selection.words);
        let lost = |fate, why| Placed {
            at: Anchor::Lost {
                was: words.clone(),
                last: None,
            },
            fate,
            why: Some(why),
        };
        let Some(standing) = self.standing else {
            return lost(Fate::Lost, "no-text");
        };
        let revision = standing.revision;
        let exact = |span| Anchor::Exact { revision, span };
        let here = |span, fate| Placed {
            at: exact(span),
            fate,
            why: None,
        };
        match (name, span) {
            (Some(ByName::Elsewhere(span)), _) => return here(span, Fate::Reanchored),
            (Some(ByName::Agrees), Ok(span)) => return here(span, Fate::Exact),
            _ => {}
        }
        let rules = matches!(selection.words, Words::Said(_)) && !words.trim().is_empty();
        if !rules {
            let fate = if standing.certain {
                Fate::Exact
            } else {
                Fate::Uncertain
            };
            return match span {
                Ok(span) => here(span, fate),
                Err(why) => lost(Fate::Lost, word(why)),
            };
        }
        if let Ok(span) = span
            && let Some(found) = standing.index.slice(span)
            && same(found, &words)
        {
            return here(span, Fate::Exact);
        }
        let finder = self
            .finder
            .get_or_init(|| QuoteFinder::new(&standing.index));
        let hint = match span {
            Ok(span) => Some(span.start()),
            Err(_) => hint(selection, &standing.index),
        };
        match finder.find(&words, hint) {
            Found::Exact(span) | Found::Reanchored(span) => here(span, Fate::Reanchored),
            Found::Ambiguous { .. } => lost(Fate::Ambiguous, "words"),
            Found::Lost => lost(Fate::Lost, "words"),
        }
    }
}

/// Returns the start that the file gives, where it can be one.
fn hint(selection: &Selection, index: &TextIndex<'_>) -> Option<CodePoint> {
    let ayni_formats::foreign::At::Text { start, .. } = selection.at else {
        return None;
    };
    let start = u32::try_from(start).ok().map(CodePoint)?;
    (start <= index.len()).then_some(start)
}

/// Returns the words that a file gives, line ends as here. Qt writes U+2029 for the end of a paragraph.
fn said(words: &Words) -> String {
    match words {
        Words::Unsaid => String::new(),
        Words::Name(words) | Words::Said(words) => {
            normalise_line_ends(words).replace(['\u{2029}', '\u{2028}'], "\n")
        }
    }
}

/// Tells whether two passages are the same but for blanks.
fn same(a: &str, b: &str) -> bool {
    let letters =
        |text: &'_ str| -> Vec<char> { text.chars().filter(|it| !it.is_whitespace()).collect() };
    a == b || letters(a) == letters(b)
}

pub(super) const fn word(why: NoPassage) -> &'static str {
    match why {
        NoPassage::Outside => "outside",
        NoPassage::WithinCharacter => "within-character",
        NoPassage::Reversed => "reversed",
        NoPassage::Empty => "empty",
    }
}

/// Returns what a report shows of the words of a selection.
pub(super) fn shown(selection: &Selection, at: &Anchor, index: Option<&TextIndex<'_>>) -> String {
    let words = match at.place().zip(index) {
        Some(((_, span), index)) => index.slice(span).unwrap_or_default().to_owned(),
        None => said(&selection.words),
    };
    excerpt(&words)
}
