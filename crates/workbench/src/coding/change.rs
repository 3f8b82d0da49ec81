//! Changing and removing quotations and codings.

use ayni_model::{
    coding::{Anchor, Coding, Quotation, Stance},
    id::{CodeId, CodingId, QuotationId},
    operation::{Operation, excerpt},
    source::Source,
    study::Memo,
};
use ayni_store::Reader as _;

use crate::{
    Problem, ProblemKind, Workbench,
    coding::{Place, no_quotation, taken},
    sentence,
};

impl Workbench {
    /// Gives a coding another code; coder and moment stay.
    ///
    /// # Errors
    /// When the code is closed.
    pub fn recode(&mut self, id: CodingId, code: CodeId) -> Result<(), Problem> {
        let coding = self.coding(id)?;
        let book = self.codebook()?;
        self.refuse_closed(code)?;
        let twins = self
            .project
            .referring::<Coding>("quotation", coding.quotation)?;
        let is_twin = |(other, it): &(CodingId, Coding)| {
            *other != id && it.code == code && it.coder == coding.coder
        };
        if twins.iter().any(is_twin) {
            return Err(Problem::new(
                ProblemKind::Exists,
                sentence!(
                    "passage-has-code",
                    "the passage has the code {path:?} by this coder already",
                    path = book.path(code),
                ),
            )
            .hint(sentence!(
                "remove-coding-instead",
                "Remove this coding instead."
            ))
            .command("Remove it with: ayni coding remove ID"));
        }
        let source = self.source_key_of(coding.quotation)?;
        let operation = Operation::Recode {
            from: book.path(coding.code),
            to: book.path(code),
            source,
        };
        self.put_one(id, &Coding { code, ..coding }, &operation)
    }

    /// Sets the stance or the note of a coding; a blank note clears it.
    ///
    /// # Errors
    /// When there is no such coding.
    pub fn set_coding(
        &mut self,
        id: CodingId,
        stance: Option<Stance>,
        note: Option<&str>,
    ) -> Result<(), Problem> {
        let mut coding = self.coding(id)?;
        if let Some(stance) = stance {
            coding.stance = stance;
        }
        if let Some(note) = note {
            coding.note = Some(note.trim().to_owned()).filter(|note| !note.is_empty());
        }
        let operation = Operation::SetCoding {
            code: self.codebook()?.path(coding.code),
            source: self.source_key_of(coding.quotation)?,
        };
        self.put_one(id, &coding, &operation)
    }

    /// Takes a coding away. The quotation goes with its last coding, unless it has a label, a memo or
    /// a finding that stands on it; memos on the coding are then on the quotation.
    ///
    /// # Errors
    /// When there is no such coding.
    pub fn remove_coding(&mut self, id: CodingId) -> Result<(), Problem> {
        let coding = self.coding(id)?;
        let others = self
            .project
            .referring::<Coding>("quotation", coding.quotation)?
            .len()
            - 1;
        let labelled = self
            .project
            .get::<Quotation>(coding.quotation)?
            .is_some_and(|quotation| quotation.label.is_some());
        let cited = self.findings_on(coding.quotation)?;
        let (on_coding, on_quotation): (Vec<_>, Vec<_>) = self
            .project
            .all::<Memo>()?
            .into_iter()
            .filter(|(_, memo)| {
                memo.on == Some(id.into()) || memo.on == Some(coding.quotation.into())
            })
            .partition(|(_, memo)| memo.on == Some(id.into()));
        let noted = !on_coding.is_empty() || !on_quotation.is_empty();
        let operation = Operation::RemoveCoding {
            code: self.codebook()?.path(coding.code),
            source: self.source_key_of(coding.quotation)?,
        };
        let mut writer = self.project.begin(self.stamp())?;
        writer.remove(id)?;
        for (memo, noun) in on_coding {
            let on = Some(coding.quotation.into());
            writer.put(memo, &Memo { on, ..noun })?;
        }
        if others == 0 && !labelled && !noted && cited.is_empty() {
            writer.remove(coding.quotation)?;
        }
        writer.commit(&operation)?;
        Ok(())
    }

    /// Moves the ends of a quotation.
    ///
    /// # Errors
    /// When the place is not in the text, or another quotation stands exactly there.
    pub fn resize_quotation(&mut self, id: QuotationId, place: &Place) -> Result<(), Problem> {
        let quotation = self.quotation(id)?;
        let (source, revision, span, words) = self.locate(quotation.source, place)?;
        if self
            .quotation_at(quotation.source, span)?
            .is_some_and(|other| other != id)
        {
            return Err(taken(sentence!(
                "quotation-exactly-there",
                "there is a quotation exactly there"
            )));
        }
        let operation = Operation::ResizeQuotation {
            source,
            words: excerpt(&words),
        };
        self.put_one(
            id,
            &Quotation {
                at: Anchor::Exact { revision, span },
                ..quotation
            },
            &operation,
        )
    }

    /// Labels a quotation, or takes its label away.
    ///
    /// # Errors
    /// When another quotation has the label.
    pub fn label_quotation(&mut self, id: QuotationId, label: Option<&str>) -> Result<(), Problem> {
        let quotation = self.quotation(id)?;
        let label = label
            .map(str::trim)
            .filter(|label| !label.is_empty())
            .map(str::to_owned);
        if let Some(label) = &label {
            let twin = self.project.quotation_labelled(label)?;
            if twin.is_some_and(|other| other != id) {
                return Err(Problem::new(
                    ProblemKind::Exists,
                    sentence!(
                        "label-is-taken",
                        "another quotation is labelled {label:?}",
                        label = label,
                    ),
                ));
            }
        }
        let source = self.source_key_of(id)?;
        let operation = Operation::LabelQuotation {
            source,
            label: label.clone().unwrap_or_default(),
        };
        self.put_one(id, &Quotation { label, ..quotation }, &operation)
    }

    /// Takes a quotation away, with its codings.
    ///
    /// # Errors
    /// When a finding stands on it, or a memo is on it.
    pub fn remove_quotation(&mut self, id: QuotationId) -> Result<(), Problem> {
        let quotation = self.quotation(id)?;
        let cited = self.findings_on(id)?;
        if !cited.is_empty() {
            return Err(Problem::new(
                ProblemKind::Conflict,
                sentence!(
                    "findings-stand-on-it",
                    "the finding {keys} stands on it",
                    keys = cited.join(", "),
                    count = cited.len(),
                ),
            )
            .hint(sentence!(
                "take-out-of-finding",
                "Take it out of the finding first."
            ))
            .command("Take it out with: ayni finding set KEY --drop QUOTATION"));
        }
        let codings = self.project.referring::<Coding>("quotation", id)?;
        let is_on = |memo: &Memo| {
            memo.on == Some(id.into())
                || codings
                    .iter()
                    .any(|(coding, _)| memo.on == Some((*coding).into()))
        };
        let memos = self.project.all::<Memo>()?;
        if let Some((_, memo)) = memos.iter().find(|(_, memo)| is_on(memo)) {
            return Err(Problem::new(
                ProblemKind::Conflict,
                sentence!(
                    "memo-is-on-it",
                    "the memo {title:?} is on it",
                    title = memo.title,
                ),
            )
            .hint(sentence!(
                "remove-memo-first",
                "Remove the memo first, or put it on something else."
            )));
        }
        let operation = Operation::RemoveQuotation {
            source: self.source_key_of(id)?,
            words: excerpt(&self.words_of(&quotation)?),
        };
        let mut writer = self.project.begin(self.stamp())?;
        for (coding, _) in codings {
            writer.remove(coding)?;
        }
        writer.remove(id)?;
        writer.commit(&operation)?;
        Ok(())
    }

    pub(crate) fn quotation(&self, id: QuotationId) -> Result<Quotation, Problem> {
        self.project.get(id)?.ok_or_else(|| no_quotation(id))
    }

    fn source_key_of(&self, quotation: QuotationId) -> Result<String, Problem> {
        let source = self.quotation(quotation)?.source;
        Ok(self
            .project
            .get::<Source>(source)?
            .map(|source| source.key)
            .unwrap_or_default())
    }

    /// Returns the keys of the findings that stand on a quotation or weighed it.
    fn findings_on(&self, quotation: QuotationId) -> Result<Vec<String>, Problem> {
        let all = self.project.all::<ayni_model::study::Finding>()?;
        let on = all.into_iter().filter(|(_, finding)| {
            finding.quotations.contains(&quotation) || finding.contrary.contains(&quotation)
        });
        Ok(on.map(|(_, finding)| finding.key).collect())
    }

    /// Sets one record as one step.
    pub(crate) fn put_one<T: ayni_model::record::Noun>(
        &mut self,
        id: T::Id,
        noun: &T,
        operation: &Operation,
    ) -> Result<(), Problem> {
        let mut writer = self.project.begin(self.stamp())?;
        writer.put(id, noun)?;
        writer.commit(operation)?;
        Ok(())
    }
}
