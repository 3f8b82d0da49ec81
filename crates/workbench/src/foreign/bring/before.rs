//! What a file said of a source when it came in last.

use ayni_formats::foreign::positions::Reason;
use ayni_model::{
    id::{QuotationId, RecordId, SourceId, VerbatimId},
    import::{Import, Verbatim},
    positions::Convention,
    record::{Fields, Noun as _, Reference},
};
use ayni_store::Reader as _;

use super::Bring;
use crate::{
    Problem,
    foreign::{listed::Places, places::places_in, ready::Worded, unpacked},
};

impl Bring<'_, '_> {
    /// Returns what is kept of what the file said of a source before, if it has the same text.
    pub(super) fn said_of_text(
        &self,
        source: RecordId,
        id: SourceId,
        worded: &Worded,
    ) -> Option<&Verbatim> {
        let verbatim = VerbatimId::from(source.derived("verbatim"));
        let verbatim = self.shelves.verbatims.live.get(&verbatim)?;
        // The same words with other line ends are counted otherwise.
        let same = match &worded.member {
            Some((_, bytes)) => verbatim.members.iter().any(|(_, it)| *it == bytes.hash()),
            None => true,
        };
        (same && verbatim.of == Some(Reference::from(id))).then_some(verbatim)
    }

    /// Returns what somebody has settled last of the same text, as another file of a program that usually counts
    /// so had it: there the source and its selections have other identities, or a file of this program came in
    /// between.
    pub(super) fn settled_of_text(
        &self,
        id: SourceId,
        worded: &Worded,
    ) -> Result<Option<Convention>, Problem> {
        let usual = |origin: &str| Convention::usual_of(origin);
        let here = usual(&self.report.origin);
        let member = worded.member.as_ref().map(|(_, bytes)| bytes.hash());
        let all = self.shelves.verbatims.live.iter();
        for (kept, _) in all.filter(|(_, it)| it.of == Some(Reference::from(id))) {
            let mut state = Fields::new();
            let mut settled = None;
            for (_, fields) in self.writer.standing((*kept).into())? {
                state.extend(fields);
                let Ok(verbatim) = Verbatim::from_fields(state.clone()) else {
                    continue;
                };
                let mut members = verbatim.members.iter();
                let same = match member {
                    Some(member) => members.any(|(_, it)| *it == member),
                    None => members.next().is_none(),
                };
                if let Some(convention) = confirmed(&verbatim).filter(|_| same) {
                    settled = Some((convention, verbatim.import));
                }
            }
            let Some((convention, import)) = settled else {
                continue;
            };
            let import = self.writer.get::<Import>(import)?;
            if import.is_some_and(|import| usual(&import.origin) == here) {
                return Ok(Some(convention));
            }
        }
        Ok(None)
    }

    /// Returns where earlier files said that the quotations of a source are.
    pub(super) fn places_here(&mut self, id: SourceId) -> Result<Places, Problem> {
        let of = Some(Reference::from(id));
        let said = self.shelves.verbatims.live.values();
        let said: Vec<Verbatim> = said.filter(|it| it.of == of).cloned().collect();
        let mut here = Places::new();
        for verbatim in said {
            for (selection, place) in self.places_said(&verbatim)? {
                let quotation: QuotationId = self.own(selection);
                here.insert(quotation.into(), place);
            }
        }
        Ok(here)
    }

    /// Returns where the file said before that the selections of a source are.
    pub(super) fn places_said(&self, verbatim: &Verbatim) -> Result<Places, Problem> {
        let words = unpacked(verbatim.words, self.writer.blob(verbatim.words)?)?;
        let import = self.writer.get::<Import>(verbatim.import)?;
        Ok(places_in(&words, import.as_ref()))
    }
}

/// Returns the convention that somebody has settled.
pub(super) fn confirmed(verbatim: &Verbatim) -> Option<Convention> {
    let decision = verbatim.positions.as_ref()?;
    (decision.reason == Reason::Confirmed).then_some(decision.convention)
}
