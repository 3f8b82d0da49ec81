//! Settling what the positions of a source count, when somebody has looked at its passages.

use std::collections::BTreeMap;

use ayni_formats::foreign::{
    At,
    positions::{Convention, Decision, Reason, Ruler},
    refi::Original,
};
use ayni_model::{
    coding::{Anchor, Quotation},
    id::{QuotationId, RecordId, SourceId, VerbatimId},
    import::{Import, Verbatim},
    operation::Operation,
    record::{Noun as _, Reference},
    source::{Revision, Source},
};
use ayni_store::Reader as _;

use super::said_by;
use crate::{Problem, ProblemKind, Workbench, sentence};

/// What settling did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Settled {
    /// Quotations that stand elsewhere now.
    pub moved: u64,
    /// Quotations that stand where they did.
    pub same: u64,
    /// Quotations that somebody has moved since they came in; they stay.
    pub ours: u64,
    /// Quotations whose place is not in the text by this convention.
    pub lost: u64,
}

/// What a file said of a source.
struct Said {
    id: VerbatimId,
    verbatim: Verbatim,
    decision: Decision,
    /// The text as the file has it, decoded.
    stored: String,
    /// Start and end of its selections.
    ranges: Vec<(QuotationId, (i64, i64))>,
}

impl Workbench {
    /// Returns what was decided of the positions of a source that came from another program.
    ///
    /// # Errors
    /// When the project cannot be read.
    pub fn positions_of(&self, source: SourceId) -> Result<Option<Decision>, Problem> {
        Ok(self
            .verbatim_of(source)?
            .and_then(|(_, verbatim)| verbatim.positions))
    }

    /// Says what the positions of a source count; its passages are placed anew, but those that somebody
    /// has moved since.
    ///
    /// # Errors
    /// When the source did not come from a REFI-QDA project, or its text was corrected since.
    pub fn settle_positions(
        &mut self,
        wanted: &str,
        convention: Convention,
    ) -> Result<Settled, Problem> {
        let (source, noun) = self.find_source(wanted)?;
        let said = self.said(source, &noun)?;
        let Some(revision) = noun.revision else {
            return Err(unsettled(&noun.key));
        };
        let ruler = Ruler::new(&said.stored);
        let ranges: Vec<(i64, i64)> = said.ranges.iter().map(|(_, range)| *range).collect();
        let before = ruler.spans(said.decision.convention, &ranges);
        let after = ruler.spans(convention, &ranges);
        let present: BTreeMap<QuotationId, Quotation> = self
            .project
            .referring("source", source)?
            .into_iter()
            .collect();
        let mut settled = Settled::default();
        let stamp = self.stamp();
        let mut writer = self.project.begin(stamp)?;
        for (((id, _), before), after) in said.ranges.iter().zip(before).zip(after) {
            let Some(quotation) = present.get(id) else {
                continue;
            };
            let stands = quotation.at.place().map(|(_, span)| span);
            if stands != before.ok() {
                settled.ours += 1;
                continue;
            }
            if before == after {
                settled.same += 1;
                continue;
            }
            let at = match after {
                Ok(span) => {
                    settled.moved += 1;
                    Anchor::Exact { revision, span }
                }
                Err(_) => {
                    settled.lost += 1;
                    Anchor::Lost {
                        was: String::new(),
                        last: None,
                    }
                }
            };
            let now = Quotation {
                at,
                ..quotation.clone()
            };
            if let Some(change) = now.put_over(quotation, *id) {
                writer.change(&change)?;
            }
        }
        let decision = Decision {
            convention,
            certain: true,
            reason: Reason::Confirmed,
            ..said.decision
        };
        writer.put(
            said.id,
            &Verbatim {
                positions: Some(decision),
                ..said.verbatim
            },
        )?;
        writer.commit(&Operation::SettlePositions { source: noun.key })?;
        Ok(settled)
    }

    fn verbatim_of(&self, source: SourceId) -> Result<Option<(VerbatimId, Verbatim)>, Problem> {
        let id = VerbatimId::from(RecordId::from(source).derived("verbatim"));
        let of = Some(Reference::from(source));
        let found = self.project.get::<Verbatim>(id)?;
        Ok(found.filter(|it| it.of == of).map(|it| (id, it)))
    }

    /// Reads again what a file said of a source.
    fn said(&self, source: SourceId, noun: &Source) -> Result<Said, Problem> {
        let refuse = || unsettled(&noun.key);
        let (id, verbatim) = self.verbatim_of(source)?.ok_or_else(refuse)?;
        let decision = verbatim.positions.clone().ok_or_else(refuse)?;
        let words = said_by(&self.project, verbatim.words)?;
        let import = self.project.get::<Import>(verbatim.import)?;
        let name = import.and_then(|import| import.name).unwrap_or_default();
        let said = Original::of(&name).source(&words).ok_or_else(refuse)?;
        let was = said.was.first().ok_or_else(refuse)?;
        let range = |selection: &ayni_formats::foreign::Selection| match selection.at {
            At::Text { start, end } => Some((QuotationId::from(selection.id), (start, end))),
            At::Page { .. } | At::Area { .. } | At::Time { .. } | At::Unknown => None,
        };
        let ranges = was.selections.iter().filter_map(range).collect();
        let shown = match noun.revision {
            Some(revision) => match self.project.get::<Revision>(revision)? {
                Some(revision) => self.project.text(revision.text)?,
                None => return Err(refuse()),
            },
            None => return Err(refuse()),
        };
        // The member whose text is that of the source, as it is stored; or the text in the element.
        let members = verbatim
            .members
            .iter()
            .map(|(_, hash)| self.project.blob(*hash));
        let mut stored = None;
        for bytes in members {
            let decoded = ayni_formats::decoded_as_stored(&bytes?);
            let same = |text: &String| ayni_model::text::normalise_line_ends(text) == shown;
            stored = stored.or(decoded.filter(same));
        }
        let inside = said
            .element
            .text_of("PlainTextContent")
            .filter(|text| *text == shown);
        let stored = stored.or(inside).ok_or_else(refuse)?;
        Ok(Said {
            id,
            verbatim,
            decision,
            stored,
            ranges,
        })
    }
}

fn unsettled(key: &str) -> Problem {
    Problem::new(
        ProblemKind::Conflict,
        sentence!(
            "positions-unsettled",
            "the positions of {key} cannot be settled: it came from no REFI-QDA project, or its text was corrected since",
            key = key
        ),
    )
}
