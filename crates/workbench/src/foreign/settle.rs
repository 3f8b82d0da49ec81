//! Settling what the positions of a source count, when somebody has looked at its passages.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use ayni_formats::foreign::{
    positions::{Convention, Decision, NoPassage, Reason, Ruler, Score},
    refi::Original,
};
use ayni_model::{
    coding::{Anchor, Quotation},
    id::{ImportId, QuotationId, RecordId, SourceId, VerbatimId},
    import::{Import, Verbatim},
    operation::Operation,
    record::{Kind, Noun as _, Reference},
    source::{Revision, Source},
    text::Span,
};
use ayni_store::Reader as _;

use super::{
    IDENTITIES,
    cuts::{self, cuts},
    identities,
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

/// A source whose text has to decide between several ways to count.
#[derive(Debug)]
pub struct ToSettle {
    /// The source.
    pub id: SourceId,
    /// Its noun.
    pub noun: Source,
    /// What was decided.
    pub decision: Decision,
    /// The import whose file gave the positions last.
    pub import: ImportId,
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
    /// What the program of the file usually counts.
    usual: Convention,
    /// The text as the file has it, decoded.
    stored: String,
    /// The same with `\n` as line ends.
    shown: String,
    /// Its passages, as the file gives them, by what they are here.
    passages: Vec<(QuotationId, cuts::Given)>,
}

/// Tells whether a person has to look, or has looked.
const fn is_open(decision: &Decision) -> bool {
    !decision.certain || matches!(decision.reason, Reason::Confirmed)
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

/// Returns the quotations of files that are still there, each with what becomes of it under a convention.
/// One that several files have is told as the first of them has it.
fn fates<'q>(
    said: &[Said],
    present: &'q BTreeMap<QuotationId, Quotation>,
    convention: Convention,
) -> Vec<(QuotationId, &'q Quotation, Fate)> {
    let mut seen = BTreeSet::new();
    let each = said.iter().flat_map(|it| it.fates(present, convention));
    each.filter(|(id, ..)| seen.insert(*id)).collect()
}

impl Workbench {
    /// Returns what was decided of the positions of a source that came from another program; where several
    /// files have it, of the one that is in doubt.
    ///
    /// # Errors
    /// When the project cannot be read.
    pub fn positions_of(&self, source: SourceId) -> Result<Option<Decision>, Problem> {
        let said = self.verbatims_of(source)?.into_iter().next();
        Ok(said.and_then(|(_, verbatim)| verbatim.positions))
    }

    /// Returns the sources of other programs whose text has to decide between several ways to count, with
    /// what was decided: those in doubt, and those that somebody has settled.
    ///
    /// # Errors
    /// When the project cannot be read.
    pub fn sources_to_settle(&self) -> Result<Vec<ToSettle>, Problem> {
        let mut found = Vec::new();
        for (_, verbatim) in self.project.all::<Verbatim>()? {
            let (Some(of), Some(decision)) = (verbatim.of, verbatim.positions) else {
                continue;
            };
            if of.kind != Kind::Source || !is_open(&decision) {
                continue;
            }
            let id = SourceId::from(of.id);
            if let Some(noun) = self.project.get::<Source>(id)? {
                found.push(ToSettle {
                    id,
                    noun,
                    decision,
                    import: verbatim.import,
                });
            }
        }
        // Of several files, the one that is in doubt.
        found.sort_by(|a, b| {
            let order = |it: &ToSettle| (it.noun.position, it.decision.certain);
            (order(a), &a.noun.key).cmp(&(order(b), &b.noun.key))
        });
        let mut listed = BTreeSet::new();
        found.retain(|it| listed.insert(it.id));
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
        if positions.decision.is_none() {
            return Ok(positions);
        }
        let said = match self.said(source, &positions.noun) {
            Ok(said) => said,
            Err(problem) if problem.kind == ProblemKind::Conflict => {
                positions.unsettled = Some(problem.message);
                return Ok(positions);
            }
            Err(problem) => return Err(problem),
        };
        let Some(first) = said.first() else {
            return Ok(positions);
        };
        let present = self.quotations_in(source)?;
        let way = |score: &Score| {
            let mut would = Settled::default();
            for (.., fate) in fates(&said, &present, score.convention) {
                would.add(fate);
            }
            Way {
                score: *score,
                would,
            }
        };
        let scores = &first.decision.scores;
        positions.ways = scores.iter().map(way).collect();
        let conventions: Vec<Convention> = scores.iter().map(|it| it.convention).collect();
        let mut seen = BTreeSet::new();
        let passages = said.iter().flat_map(|it| &it.passages);
        let passages = passages.filter(|(id, _)| seen.insert(*id));
        let passages: Vec<cuts::Given> = passages.map(|(_, it)| it.clone()).collect();
        positions.passages = cuts(&first.stored, &first.shown, &conventions, &passages);
        positions.decision = Some(first.decision.clone());
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
        for (id, quotation, fate) in fates(&said, &present, convention) {
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
        for said in said {
            let decision = Decision {
                convention,
                certain: true,
                reason: Reason::Confirmed,
                ..said.decision
            };
            let verbatim = Verbatim {
                positions: Some(decision),
                ..said.verbatim
            };
            writer.put(said.id, &verbatim)?;
        }
        writer.commit(&Operation::SettlePositions { source: noun.key })?;
        Ok(settled)
    }

    /// Returns what files said of a source that has positions: first what is in doubt, then what somebody has
    /// settled, then what its own file said.
    fn verbatims_of(&self, source: SourceId) -> Result<Vec<(VerbatimId, Verbatim)>, Problem> {
        let own = VerbatimId::from(RecordId::from(source).derived("verbatim"));
        let of = Some(Reference::from(source));
        let mut found = self.project.all::<Verbatim>()?;
        found.retain(|(_, it)| it.of == of && it.positions.is_some());
        found.sort_by_cached_key(|(id, it)| {
            let decision = it.positions.as_ref();
            let certain = decision.is_none_or(|it| it.certain);
            let open = decision.is_some_and(is_open);
            (certain, !open, *id != own, *id)
        });
        Ok(found)
    }

    /// Reads again what files said of a source that is settled together: those in doubt, and those that
    /// somebody has settled, of programs that usually count alike. Where no text has to decide, one file.
    fn said(&self, source: SourceId, noun: &Source) -> Result<Vec<Said>, Problem> {
        let mut said: Vec<Said> = Vec::new();
        for (id, verbatim) in self.verbatims_of(source)? {
            let one = match self.said_in(id, verbatim, noun) {
                Ok(one) => one,
                // Another file may have the text as it is here.
                Err(problem) if problem.kind == ProblemKind::Conflict => continue,
                Err(problem) => return Err(problem),
            };
            let together = |first: &Said| {
                let alike = first.usual == one.usual && first.stored == one.stored;
                alike && is_open(&first.decision) && is_open(&one.decision)
            };
            if said.first().is_none_or(together) {
                said.push(one);
            }
        }
        match said.is_empty() {
            true => Err(unsettled(&noun.key)),
            false => Ok(said),
        }
    }

    /// Reads again what one file said of a source.
    fn said_in(&self, id: VerbatimId, verbatim: Verbatim, noun: &Source) -> Result<Said, Problem> {
        let refuse = || unsettled(&noun.key);
        let decision = verbatim.positions.clone().ok_or_else(refuse)?;
        let words = said_by(&self.project, verbatim.words)?;
        let import = self.project.get::<Import>(verbatim.import)?;
        let usual = import.as_ref().map_or("", |import| &import.origin);
        let usual = Convention::usual_of(usual);
        let name = import.and_then(|import| import.name).unwrap_or_default();
        let said = Original::of(&name).source(&words).ok_or_else(refuse)?;
        let was = said.was.first().ok_or_else(refuse)?;
        let became = self.became_in(verbatim.import)?;
        let passage = |selection: &ayni_formats::foreign::Selection| {
            let here = became.get(&selection.id).copied().unwrap_or(selection.id);
            Some((QuotationId::from(here), cuts::given(selection)?))
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
            usual,
            stored,
            shown,
            passages,
        })
    }

    /// Returns what met something of another identity when a file came in: the identities here by those of
    /// the file.
    pub(super) fn became_in(
        &self,
        import: ImportId,
    ) -> Result<HashMap<RecordId, RecordId>, Problem> {
        let list = VerbatimId::from(RecordId::from(import).derived(IDENTITIES));
        match self.project.get::<Verbatim>(list)? {
            Some(list) => Ok(identities(&said_by(&self.project, list.words)?)),
            None => Ok(HashMap::new()),
        }
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
