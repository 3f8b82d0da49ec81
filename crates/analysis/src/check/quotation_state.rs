//! Quotations whose words are gone or were corrected.

use ayni_model::{
    find_quote::{Found, QuoteFinder},
    operation::excerpt,
    text::{Span, TextIndex},
};

use super::{Diagnostic, DiagnosticCode, Level, Reader};
use crate::study::{AnchorState, Correction, Ix, Was};

/// *Lost*: the words are not in the text, or in several places of it, so that nobody can be shown them.
/// *Changed*: the words were corrected after they were coded, and the code may no longer fit.
pub(super) fn check(reader: &Reader<'_>, found: &mut Vec<Diagnostic>) {
    let all = &reader.study().quotations;
    let told: Vec<Ix> = (0..)
        .zip(&all.state)
        .filter(|(_, state)| matches!(state, AnchorState::Lost | AnchorState::Changed))
        .map(|(quotation, _)| quotation)
        .collect();
    let source = |quotation: &Ix| all.source[*quotation as usize];
    for of_source in told.chunk_by(|a, b| source(a) == source(b)) {
        let key = reader.source_key(source(&of_source[0]));
        let text = reader.texts.text(source(&of_source[0]));
        let index = text.as_ref().map(|text| TextIndex::new(text));
        let finder = index.as_ref().map(QuoteFinder::new);
        for quotation in of_source {
            let was = reader.texts.was(*quotation);
            let was = was.as_ref();
            let place = reader.quotation(*quotation);
            let at = *quotation as usize;
            let one = if all.state[at] == AnchorState::Lost {
                lost(key, finder.as_ref(), was, place)
            } else {
                let now = Span::new(all.start[at], all.end[at]).ok();
                let now = now.and_then(|span| index.as_ref()?.slice(span));
                changed(key, was, now, place)
            };
            found.push(one.related(vec![format!("source:{key}")]));
        }
    }
}

/// Says where the words went, as far as that is known, and which command is the way out.
fn lost(
    source: &str,
    finder: Option<&QuoteFinder<'_, '_>>,
    was: Option<&Was>,
    place: String,
) -> Diagnostic {
    let name = place.strip_prefix("quotation:").unwrap_or(&place);
    // A file of another program may give a place that cannot be, and no words.
    let was = was.filter(|was| !was.words.trim().is_empty());
    let words = was.map_or_else(
        || "its words".to_owned(),
        |was| format!("its words “{}”", in_one_line(&was.words)),
    );
    let lost_in = was.and_then(|was| was.lost_in.as_ref());
    let anew = |at: &str| format!("mark it anew: ayni quotation resize {name} {at}");
    let (case, reason, mend) = match (finder.map(|finder| again(finder, was)), lost_in) {
        (None, _) => (
            if was.is_some() {
                "no-text"
            } else {
                "no-text-nor-words"
            },
            format!("{words} cannot be shown to a reader: {source} has no text"),
            "bring in the text of its source".to_owned(),
        ),
        (Some(Found::Exact(span) | Found::Reanchored(span)), _) => {
            let at = format!("{}-{}", span.start().0, span.end().0);
            (
                "again",
                format!(
                    "{words} stand in {source} at {at}, and it was not placed there again after it was lost"
                ),
                anew(&format!("--at {at}")),
            )
        }
        (Some(Found::Ambiguous { count, .. }), _) => (
            "several",
            format!(
                "{words} stand in {count} places of {source}, and nothing tells which is meant"
            ),
            anew("--at START-END"),
        ),
        (Some(Found::Lost), Some(correction)) => (
            "corrected",
            format!("{words} went with {} of {source}", told(correction)),
            anew("--quote \"…\""),
        ),
        (Some(Found::Lost), None) if was.is_none() => (
            "no-words",
            format!("no words of it are known, and its place is not in the text of {source}"),
            anew("--quote \"…\""),
        ),
        (Some(Found::Lost), None) => (
            "gone",
            format!("{words} are not in the text of {source}"),
            anew("--quote \"…\""),
        ),
    };
    let remedy = format!("{mend}; or take it away: ayni quotation remove {name}");
    let reasons = lost_in.and_then(|correction| correction.reason.clone());
    Diagnostic::new(DiagnosticCode::QuotationLost, Level::Warning, place)
        .because(reason)
        .mend(remedy)
        .word("case", case)
        .word("source", source)
        .words(
            "was",
            was.map(|was| in_one_line(&was.words)).into_iter().collect(),
        )
        .words("because", reasons.into_iter().collect())
}

/// Looks whether the words that were lost stand in the text all the same.
fn again(finder: &QuoteFinder<'_, '_>, was: Option<&Was>) -> Found {
    was.map_or(Found::Lost, |was| finder.find(&was.words, None))
}

fn changed(source: &str, was: Option<&Was>, now: Option<&str>, place: String) -> Diagnostic {
    let words = |words: Option<&str>| words.map(excerpt).into_iter().collect();
    let (before, after) = (words(was.map(|was| was.words.as_str())), words(now));
    let was = was.map_or_else(String::new, |was| format!(" (“{}”)", excerpt(&was.words)));
    let now = now.map_or_else(String::new, |now| {
        format!(" and now are “{}”", excerpt(now))
    });
    Diagnostic::new(DiagnosticCode::QuotationChanged, Level::Note, place)
        .because(format!(
            "its words in {source}{was} were corrected after they were marked{now}; its codes may no longer fit"
        ))
        .mend("read it again; resize or recode it, or accept this")
        .word("source", source)
        .words("was", before)
        .words("now", after)
}

/// Returns a correction with its day and its reason.
fn told(correction: &Correction) -> String {
    let day = correction.day.as_ref();
    let day = day.map_or_else(String::new, |day| format!(" of {day}"));
    let reason = correction.reason.as_ref();
    let reason = reason.map_or_else(String::new, |reason| format!(" (“{reason}”)"));
    format!("the correction{day}{reason}")
}

fn in_one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
