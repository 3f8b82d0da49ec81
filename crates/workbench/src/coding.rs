//! Quotations and the codes given to them: one file per act.

mod add;
mod change;
mod hits;
mod many;
mod retrieve;
mod split;

pub use add::{Marked, Place};
pub use hits::{Chosen, Coming, Extent, Hit, Preview, Search};
pub use many::{Coded, Given};
pub use retrieve::{Asked, Under};

use ayni_analysis::{
    declaration::{Filter, Unit},
    retrieve::{Hits, Page},
};
use ayni_model::{
    coding::{Coding, Quotation},
    id::{CodingId, QuotationId},
};
use ayni_store::Reader as _;

use crate::{Problem, ProblemKind, Sentence, Workbench, passage::Passage, sentence};

/// Quotations that were asked for, with their words and codings.
#[derive(Debug)]
pub struct Retrieved {
    /// How many there are in all.
    pub total: usize,
    /// How many more there may be: a date or a doubt does not settle it.
    pub possible: usize,
    /// Those of the page.
    pub passages: Vec<CodedPassage>,
}

/// A quotation with its words and the codes given to it.
#[derive(Debug)]
pub struct CodedPassage {
    /// The quotation.
    pub id: QuotationId,
    /// Its label.
    pub label: Option<String>,
    /// Its words and place.
    pub passage: Passage,
    /// Its codings.
    pub codings: Vec<(CodingId, Coding)>,
}

impl Workbench {
    /// Returns the quotations that a filter keeps, a page of them with words and codings.
    ///
    /// # Errors
    /// When the filter names something that the project does not have.
    pub fn retrieve(&self, filter: &Filter, page: Page) -> Result<Retrieved, Problem> {
        let study = self.study(filter.asks_who_speaks(Unit::Coding))?;
        let Hits {
            total,
            possible,
            page,
        } = ayni_analysis::retrieve::retrieve(&study, filter, page)?;
        Ok(Retrieved {
            total,
            possible,
            passages: self.coded_passages(&study, &page)?,
        })
    }

    /// Finds a quotation by its id, its label, or its place: `SOURCE:START-END` or `SOURCE@LABEL`.
    ///
    /// # Errors
    /// When there is none.
    pub fn find_quotation(&self, wanted: &str) -> Result<(QuotationId, Quotation), Problem> {
        let wanted = wanted.trim();
        if let Ok(id) = wanted.parse::<QuotationId>()
            && let Some(quotation) = self.project.get(id)?
        {
            return Ok((id, quotation));
        }
        let refuse = || {
            Problem::new(
                ProblemKind::NotFound,
                sentence!(
                    "no-such",
                    "there is no {noun} {seen:?}",
                    noun = "quotation",
                    seen = wanted,
                ),
            )
            .command("Write its id, SOURCE:START-END, or SOURCE@LABEL; see: ayni quotation list")
        };
        let by_label = |all: Vec<(QuotationId, Quotation)>, label: &str| {
            all.into_iter()
                .find(|(_, quotation)| quotation.label.as_deref() == Some(label))
        };
        if let Some((source, label)) = wanted.split_once('@') {
            let source = self.find_source(source)?.0;
            return by_label(self.project.referring("source", source)?, label).ok_or_else(refuse);
        }
        if let Some((source, place)) = wanted.rsplit_once(':')
            && let Some((start, end)) = place.split_once('-')
            && let (Ok(start), Ok(end)) = (start.parse::<u32>(), end.parse::<u32>())
        {
            let source = self.find_source(source)?.0;
            let all = self.project.referring::<Quotation>("source", source)?;
            let is = |quotation: &Quotation| {
                quotation
                    .at
                    .place()
                    .is_some_and(|(_, span)| (span.start().0, span.end().0) == (start, end))
            };
            return all
                .into_iter()
                .find(|(_, quotation)| is(quotation))
                .ok_or_else(refuse);
        }
        let id = self
            .project
            .quotation_labelled(wanted)?
            .ok_or_else(refuse)?;
        Ok((id, self.project.get(id)?.ok_or_else(refuse)?))
    }

    /// Returns a coding that is there.
    pub(crate) fn coding(&self, id: CodingId) -> Result<Coding, Problem> {
        self.project.get(id)?.ok_or_else(|| {
            let message = sentence!(
                "no-coding-id",
                "there is no coding {id}",
                id = id.to_string()
            );
            Problem::new(ProblemKind::NotFound, message)
                .command("The list is printed by: ayni coding list")
        })
    }

    /// Returns the words of a quotation as it stands.
    pub(crate) fn words_of(&self, quotation: &Quotation) -> Result<String, Problem> {
        use ayni_model::coding::Anchor;
        let Some((revision, span)) = quotation.at.place() else {
            return Ok(match &quotation.at {
                Anchor::Lost { was, .. } => was.clone(),
                Anchor::Region { of } => of.to_string(),
                _ => String::new(),
            });
        };
        let text = self.text_of_revision(revision)?;
        Ok(ayni_model::text::TextIndex::new(&text)
            .slice(span)
            .unwrap_or_default()
            .to_owned())
    }

    pub(crate) fn text_of_revision(
        &self,
        id: ayni_model::id::RevisionId,
    ) -> Result<String, Problem> {
        let revision: Option<ayni_model::source::Revision> = self.project.get(id)?;
        let revision = revision.ok_or_else(text_missing)?;
        Ok(self.project.text(revision.text)?)
    }
}

/// Makes the problem that the project file lacks a text.
pub(crate) fn text_missing() -> Problem {
    let message = sentence!("text-missing", "a text is missing in the project file");
    Problem::new(ProblemKind::Store, message).command("Run: ayni doctor")
}

/// Makes the problem that nobody is known as the coder.
fn nobody_codes() -> Problem {
    let message = sentence!("nobody-codes", "nobody is named who codes");
    Problem::new(ProblemKind::Invalid, message).command("Add a member: ayni member add KEY")
}

/// Makes the problem that there is no such quotation.
fn no_quotation(id: QuotationId) -> Problem {
    let message = sentence!(
        "no-quotation-id",
        "there is no quotation {id}",
        id = id.to_string()
    );
    Problem::new(ProblemKind::NotFound, message)
}

/// Makes the problem that another quotation stands where one is to stand.
fn taken(message: Sentence) -> Problem {
    Problem::new(ProblemKind::Exists, message).hint(sentence!(
        "codes-to-that-quotation",
        "Give its codes to that one, and remove this one."
    ))
}
