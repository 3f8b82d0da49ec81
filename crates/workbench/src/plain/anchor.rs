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

const STATES: [(&str, State); 4] = [
    ("exact", State::Exact),
    ("moved", State::Moved),
    ("changed", State::Changed),
    ("lost", State::Lost),
];

impl Import<'_, '_> {
    /// Says where the words of a row stand, and reports it where that is not where the row says.
    pub(crate) fn anchor<'i, 'h>(
        &mut self,
        cells: &Cells<'_>,
        text: Option<(&'h Held, &'i Search<'h>)>,
        finder: &'i OnceCell<QuoteFinder<'i, 'h>>,
        (start, end): (Option<u32>, Option<u32>),
    ) -> Option<Anchor> {
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
        if quote.trim().is_empty() && span.is_none() && state != State::Lost {
            cells.problem(
                "quote",
                "a passage needs its words, or start and end, or both",
            );
            return None;
        }
        if state == State::Lost {
            let last: Option<RevisionId> = cells.parse("last_revision");
            self.report.lost += 1;
            return Some(Anchor::Lost {
                was: quote.to_owned(),
                last: last.zip(span),
            });
        }
        let Some((held, search)) = text else {
            self.report.lost += 1;
            self.report.list(format!(
                "{}: lost, the source has no text: “{}”",
                cells.at,
                excerpt(quote)
            ));
            return Some(Anchor::Lost {
                was: quote.to_owned(),
                last: None,
            });
        };
        let revision = held.revision;
        let words = span.and_then(|span| Some((span, held.slice(span)?)));
        if let Some((span, words)) = words {
            match state {
                State::Changed => {
                    self.report.exact += 1;
                    let was = quote.to_owned();
                    return Some(Anchor::Changed {
                        revision,
                        span,
                        was,
                    });
                }
                State::Moved if words == quote => {
                    self.report.exact += 1;
                    return Some(Anchor::Moved { revision, span });
                }
                _ if words == quote || quote.is_empty() => {
                    self.report.exact += 1;
                    return Some(Anchor::Exact { revision, span });
                }
                _ => {}
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
        let exact = |span| Anchor::Exact { revision, span };
        Some(match place(search, finder, quote, start.map(CodePoint)) {
            Placed::Exact(span) => {
                self.report.exact += 1;
                exact(span)
            }
            Placed::Reanchored(found) => {
                if start.is_some() {
                    self.report.reanchored += 1;
                    self.report.list(format!(
                        "{}: found at {found}, not where the row says: “{}”",
                        cells.at,
                        excerpt(quote)
                    ));
                } else {
                    self.report.exact += 1;
                }
                exact(found)
            }
            Placed::Ambiguous(nearest, count) => {
                self.report.ambiguous += 1;
                self.report.list(format!(
                    "{}: the words stand in {count} places, taken at {nearest}: “{}”",
                    cells.at,
                    excerpt(quote)
                ));
                exact(nearest)
            }
            Placed::Lost => {
                self.report.lost += 1;
                self.report.list(format!(
                    "{}: lost, the words are not in the text: “{}”",
                    cells.at,
                    excerpt(quote)
                ));
                Anchor::Lost {
                    was: quote.to_owned(),
                    last: None,
                }
            }
        })
    }
}

/// Tells whether a text is a moment, or a date as far as it is known.
pub(crate) fn is_moment(text: &str) -> bool {
    text.parse::<jiff::Timestamp>().is_ok()
        || text.parse::<jiff::civil::DateTime>().is_ok()
        || text.parse::<ayni_model::when::When>().is_ok()
}
