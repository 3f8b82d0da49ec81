//! Where the passage of a row stands: where the row says, elsewhere, or nowhere.

use std::cell::OnceCell;

use ayni_model::{
    coding::Anchor,
    find_quote::QuoteFinder,
    id::RevisionId,
    operation::excerpt,
    text::{CodePoint, Span},
};

use super::{
    import::Import,
    passage::{Held, Placed, Search, place},
    sheet::Cells,
};

/// The states that a row may say of its quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Exact,
    Moved,
    Changed,
    Lost,
}

/// What became of the words of a row, as the report counts it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fate {
    Exact,
    Reanchored,
    Ambiguous,
    Lost,
    Unchecked,
}

const STATES: [(&str, State); 4] = [
    ("exact", State::Exact),
    ("moved", State::Moved),
    ("changed", State::Changed),
    ("lost", State::Lost),
];

impl Import<'_, '_> {
    /// Says where the words of a row stand, and reports it where that is not where the row says.
    ///
    /// The words rule: a place is taken only where they stand, whatever the row says of its state.
    pub(crate) fn anchor<'i, 'h>(
        &mut self,
        cells: &Cells<'_>,
        text: Option<(&'h Held, &'i Search<'h>)>,
        finder: &'i OnceCell<QuoteFinder<'i, 'h>>,
        (start, end): (Option<u32>, Option<u32>),
    ) -> Option<(Anchor, Fate)> {
        let quote = cells.raw("quote");
        let state = cells.one_of("state", &STATES).unwrap_or(State::Exact);
        let span = match (start, end) {
            (Some(start), Some(end)) => match Span::new(start, end) {
                Ok(span) => Some(span),
                Err(error) => {
                    cells.problem("end", error);
                    return None;
                }
            },
            _ => None,
        };
        let was = marked_first(cells, state).ok()?;
        if state == State::Lost {
            let last: Option<RevisionId> = cells.parse("last_revision");
            // A start without the text that it is of was written by a person, who found the words.
            if last.is_some() || start.is_none() {
                let was = quote.to_owned();
                let last = last.zip(span);
                return Some((Anchor::Lost { was, last }, Fate::Lost));
            }
        }
        if quote.trim().is_empty() && span.is_none() {
            cells.problem(
                "quote",
                "a passage needs its words, or start and end, or both",
            );
            return None;
        }
        let lost = || Anchor::Lost {
            was: was.unwrap_or(quote).to_owned(),
            last: None,
        };
        let Some((held, search)) = text else {
            self.report.list(format!(
                "{}: lost, the source has no text: “{}”",
                cells.at,
                excerpt(quote)
            ));
            return Some((lost(), Fate::Lost));
        };
        let revision = held.revision;
        let placed = |span| match was {
            Some(was) => Anchor::Changed {
                revision,
                span,
                was: was.to_owned(),
            },
            None => Anchor::Exact { revision, span },
        };
        if let Some((span, words)) = span.and_then(|span| Some((span, held.slice(span)?))) {
            if state == State::Changed && was.is_none() {
                self.report.list(format!(
                    "{}: changed from “{}”, but not said to what, so that the place cannot be checked; \
                     taken at {span}: “{}”",
                    cells.at,
                    excerpt(quote),
                    excerpt(words)
                ));
                let was = quote.to_owned();
                let at = Anchor::Changed {
                    revision,
                    span,
                    was,
                };
                return Some((at, Fate::Unchecked));
            }
            if words == quote || quote.is_empty() {
                let at = match state {
                    State::Moved if words == quote => Anchor::Moved { revision, span },
                    _ => placed(span),
                };
                return Some((at, Fate::Exact));
            }
        } else if quote.is_empty() {
            cells.problem(
                "end",
                format!(
                    "the passage ends after the text ({} code points) and has no words to look for",
                    search.index().len()
                ),
            );
            return None;
        }
        // An end alone says where the words start as well.
        let length = || u32::try_from(quote.chars().count()).ok();
        let hint = start.or_else(|| end?.checked_sub(length()?));
        Some(match place(search, finder, quote, hint.map(CodePoint)) {
            Placed::Exact(span) => (placed(span), Fate::Exact),
            // In one place only, where the row does not say.
            Placed::Reanchored(found) if hint.is_none() => (placed(found), Fate::Exact),
            Placed::Reanchored(found) => {
                self.report.list(format!(
                    "{}: found at {found}, not where the row says: “{}”",
                    cells.at,
                    excerpt(quote)
                ));
                (placed(found), Fate::Reanchored)
            }
            Placed::Ambiguous(first, count) => {
                self.report.list(format!(
                    "{}: lost, the words stand in {count} places, one of them at {first}, and nothing \
                     tells which is meant; write where they start, or quote more words: “{}”",
                    cells.at,
                    excerpt(quote)
                ));
                (lost(), Fate::Ambiguous)
            }
            Placed::Lost => {
                self.report.list(format!(
                    "{}: lost, the words are not in the text: “{}”",
                    cells.at,
                    excerpt(quote)
                ));
                (lost(), Fate::Lost)
            }
        })
    }
}

/// Returns the words of a changed passage that were marked first; nothing for other passages, and
/// where an export of an earlier version has no column for them. What is wrong is noted.
fn marked_first<'c>(cells: &Cells<'c>, state: State) -> Result<Option<&'c str>, ()> {
    let was = cells.raw("was");
    match state {
        State::Changed if !cells.has("was") => Ok(None),
        State::Changed if was.is_empty() => {
            cells.problem("was", "a changed passage needs the words that were marked");
            Err(())
        }
        State::Changed => Ok(Some(was)),
        State::Exact | State::Moved | State::Lost if was.is_empty() => Ok(None),
        State::Exact | State::Moved | State::Lost => {
            let what = "only a passage with the state changed had other words";
            cells.problem("was", what);
            Err(())
        }
    }
}

/// Tells whether a text is a moment, or a date as far as it is known.
pub(crate) fn is_moment(text: &str) -> bool {
    text.parse::<jiff::Timestamp>().is_ok()
        || text.parse::<jiff::civil::DateTime>().is_ok()
        || text.parse::<ayni_model::when::When>().is_ok()
}
