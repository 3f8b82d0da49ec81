//! Settling what the positions of a source count, when somebody has looked at its passages.

use std::collections::BTreeMap;

use ayni_formats::foreign::{
    positions::{Convention, Decision, NoPassage, Reason, Ruler, Score},
    refi::Original,
};
use ayni_model::{
    coding::{Anchor, Quotation},
    id::{QuotationId, RecordId, SourceId, VerbatimId},
    import::{Import, Verbatim},
    operation::Operation,
    record::{Kind, Noun as _, Reference},
    source::{Revision, Source},
    text::Span,
};
use ayni_store::Reader as _;

use super::{
    cuts::{self, cuts},
    report::Example,
    said_by,
};
use crate::{Problem, ProblemKind, Sentence, Workbench, sentence};

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

/// What the positions of a source count, with passages by which a person can tell.
#[derive(Debug)]
pub struct Positions {
    /// The source.
    pub source: SourceId,
    /// Its noun.
    pub noun: Source,
    /// What was decided; nothing where it did not come from another program.
    pub decision: Option<Decision>,
    /// Why it cannot be settled, where it cannot.
    pub unsettled: Option<Sentence>,
    /// The ways to count between which the text may have to decide.
    pub ways: Vec<Way>,
    /// The first passages on which the ways do not agree, each with the words of every way, in their order.
    pub passages: Vec<Example>,
}

/// A way to count, and what taking it would do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Way {
    /// The convention with its evidence.
    pub score: Score,
    /// What settling by it would do now.
    pub would: Settled,
}

/// What a file said of a source.
struct Said {
    id: VerbatimId,
    verbatim: Verbatim,
    decision: Decision,
    /// The text as the file has it, decoded.
    stored: String,
    /// The same with `\n` as line ends.
    shown: String,
    /// Its passages, as the file gives them.
    passages: Vec<(QuotationId, cuts::Given)>,
}

/// What becomes of a quotation when the way to count changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    /// It stands where it did.
    Same,
    /// Somebody has moved it since it came in; it stays.
    Ours,
    /// It stands elsewhere.
    Moved(Span),
    /// Its place is not in the text.
    Lost,
}

/// Returns what becomes of a quotation: where it stands, where it would by the way that was taken, and
/// where by another one.
fn fate(
    stands: Option<Span>,
    before: Result<Span, NoPassage>,
    after: Result<Span, NoPassage>,
) -> Fate {
    match after {
        _ if stands != before.ok() => Fate::Ours,
        _ if before.ok() == after.ok() => Fate::Same,
        Ok(span) => Fate::Moved(span),
        Err(_) => Fate::Lost,
    }
}

impl Settled {
    fn add(&mut self, fate: Fate) {
        let of = match fate {
            Fate::Same => &mut self.same,
            Fate::Ours => &mut self.ours,
            Fate::Moved(_) => &mut self.moved,
            Fate::Lost => &mut self.lost,
        };
        *of += 1;
    }
}

impl Said {
    /// Returns the quotations of the file that are still there, each with what becomes of it under a
    /// convention.
    fn fates<'q>(
        &self,
        present: &'q BTreeMap<QuotationId, Quotation>,
        convention: Convention,
    ) -> Vec<(QuotationId, &'q Quotation, Fate)> {
        let ruler = Ruler::new(&self.stored);
        let ranges: Vec<(i64, i64)> = self.passages.iter().map(|(_, (it, _))| *it).collect();
        let before = ruler.spans(self.decision.convention, &ranges);
        let after = ruler.spans(convention, &ranges);
        let each = self.passages.iter().zip(before).zip(after);
        each.filter_map(|(((id, _), before), after)| {
            let quotation = present.get(id)?;
            let stands = quotation.at.place().map(|(_, span)| span);
            Some((*id, quotation, fate(stands, before, after)))
        })
        .collect()
    }
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

    /// Returns the sources of other programs whose text has to decide between several ways to count, with
    /// what was decided: those in doubt, and those that somebody has settled.
    ///
    /// # Errors
    /// When the project cannot be read.
    pub fn sources_to_settle(&self) -> Result<Vec<(SourceId, Source, Decision)>, Problem> {
        let mut found = Vec::new();
        for (_, verbatim) in self.project.all::<Verbatim>()? {
            let (Some(of), Some(decision)) = (verbatim.of, verbatim.positions) else {
                continue;
            };
            let looked_at = decision.reason == Reason::Confirmed;
            if of.kind != Kind::Source || (decision.certain && !looked_at) {
                continue;
            }
            let id = SourceId::from(of.id);
            if let Some(source) = self.project.get::<Source>(id)? {
                found.push((id, source, decision));
            }
        }
        found.sort_by(|(_, a, _), (_, b, _)| (a.position, &a.key).cmp(&(b.position, &b.key)));
        Ok(found)
    }

    /// Says what the positions of a source count, with the same passages as each way to count cuts them.
    ///
    /// # Errors
    /// When there is no such source, or the project cannot be read.
    pub fn positions_to_settle(&self, wanted: &str) -> Result<Positions, Problem> {
        let (source, noun) = self.find_source(wanted)?;
        let mut positions = Positions {
            source,
            decision: self.positions_of(source)?,
            unsettled: None,
            ways: Vec::new(),
            passages: Vec::new(),
            noun,
        };
        let Some(decision) = &positions.decision else {
            return Ok(positions);
        };
        let said = match self.said(source, &positions.noun) {
            Ok(said) => said,
            Err(problem) if problem.kind == ProblemKind::Conflict => {
                positions.unsettled = Some(problem.message);
                return Ok(positions);
            }
            Err(problem) => return Err(problem),
        };
        let present = self.quotations_in(source)?;
        let way = |score: &Score| {
            let mut would = Settled::default();
            for (.., fate) in said.fates(&present, score.convention) {
                would.add(fate);
            }
            Way {
                score: *score,
                would,
            }
        };
        positions.ways = decision.scores.iter().map(way).collect();
        let conventions: Vec<Convention> = decision.scores.iter().map(|it| it.convention).collect();
        let passages: Vec<cuts::Given> = said.passages.into_iter().map(|(_, it)| it).collect();
        positions.passages = cuts(&said.stored, &said.shown, &conventions, &passages);
        Ok(positions)
    }

    fn quotations_in(&self, source: SourceId) -> Result<BTreeMap<QuotationId, Quotation>, Problem> {
        let all = self.project.referring("source", source)?;
        Ok(all.into_iter().collect())
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
        let present = self.quotations_in(source)?;
        let mut settled = Settled::default();
        let stamp = self.stamp();
        let mut writer = self.project.begin(stamp)?;
        for (id, quotation, fate) in said.fates(&present, convention) {
            settled.add(fate);
            let at = match fate {
                Fate::Same | Fate::Ours => continue,
                Fate::Moved(span) => Anchor::Exact { revision, span },
                Fate::Lost => Anchor::Lost {
                    was: String::new(),
                    last: None,
                },
            };
            let now = Quotation {
                at,
                ..quotation.clone()
            };
            if let Some(change) = now.put_over(quotation, id) {
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
        let passage = |selection: &ayni_formats::foreign::Selection| {
            Some((QuotationId::from(selection.id), cuts::given(selection)?))
        };
        let passages = was.selections.iter().filter_map(passage).collect();
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
            shown,
            passages,
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

#[cfg(test)]
mod tests {
    use super::*;

    fn span(start: u32, end: u32) -> Span {
        Span::new(start, end).expect("a span")
    }

    #[test]
    fn a_quotation_moves_only_from_where_it_came_in() {
        let (came, other) = (span(10, 15), span(9, 14));
        let outside = Err(NoPassage::Outside);
        assert_eq!(fate(Some(came), Ok(came), Ok(other)), Fate::Moved(other));
        assert_eq!(fate(Some(came), Ok(came), Ok(came)), Fate::Same);
        assert_eq!(fate(Some(came), Ok(came), outside), Fate::Lost);
        // Somebody moved it here, or found what had no place.
        assert_eq!(fate(Some(span(2, 4)), Ok(came), Ok(other)), Fate::Ours);
        assert_eq!(fate(Some(came), outside, Ok(other)), Fate::Ours);
        // What had no place gets one.
        assert_eq!(fate(None, outside, Ok(other)), Fate::Moved(other));
        assert_eq!(
            fate(None, outside, Err(NoPassage::WithinCharacter)),
            Fate::Same
        );
    }
}
