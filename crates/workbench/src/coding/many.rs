//! Acts on several quotations or codings at once, each one step of the history.

use std::collections::{BTreeMap, BTreeSet};

use ayni_model::{
    coding::{Coding, Quotation, Stance},
    id::{CodeId, CodingId, QuotationId},
    operation::Operation,
    study::{Finding, Memo},
};
use ayni_store::Reader as _;

use crate::{
    Problem, ProblemKind, Sentence, Workbench,
    ambient::moment,
    code::{Drafts, NewCode},
    coding::nobody_codes,
    sentence,
};

/// What was done with several.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Coded {
    /// How many were changed.
    pub changed: u64,
    /// How many were passed over, because they are so already.
    pub left: u64,
}

/// A code that is given: one of the codebook, or one that is made in the same step.
#[derive(Debug, Clone)]
pub enum Given {
    /// It is there.
    Code(CodeId),
    /// It is made.
    New(NewCode),
}

impl Workbench {
    /// Returns a code that is to be given, its path, and the codes that are to be put for it.
    pub(crate) fn given(&self, code: &Given) -> Result<(CodeId, String, Drafts), Problem> {
        match code {
            Given::Code(id) => {
                self.refuse_closed(*id)?;
                Ok((*id, self.code_path(*id)?, Vec::new()))
            }
            Given::New(new) => {
                let (id, drafts) = self.draft_code(new)?;
                Ok((id, new.path.clone(), drafts))
            }
        }
    }

    /// Gives a code to several quotations. Those that have it by this coder are passed over.
    ///
    /// # Errors
    /// When the code is closed, a quotation is not there, or all have the code.
    pub fn code_quotations(
        &mut self,
        quotations: &[QuotationId],
        code: &Given,
        stance: Stance,
    ) -> Result<Coded, Problem> {
        let (code, path, drafts) = self.given(code)?;
        let Some(coder) = self.member() else {
            return Err(nobody_codes());
        };
        let (mut new, mut left) = (Vec::new(), 0);
        for quotation in each_once(quotations) {
            self.quotation(quotation)?;
            let taken = self.project.referring::<Coding>("quotation", quotation)?;
            if taken
                .iter()
                .any(|(_, coding)| coding.code == code && coding.coder == coder)
            {
                left += 1;
            } else {
                new.push((self.mint::<CodingId>(), quotation));
            }
        }
        let all_have_it = sentence!(
            "each-has-code-by-you",
            "each of the {count} has the code {path:?} by this coder",
            count = left,
            path = path,
        );
        refuse_nothing(&new, left, all_have_it)?;
        let changed = new.len() as u64;
        let made = Some(moment(self.ambient.now_ms()));
        let mut writer = self.project.begin(self.stamp())?;
        for (id, code) in &drafts {
            writer.put(*id, code)?;
        }
        for (id, quotation) in new {
            let noun = Coding {
                quotation,
                code,
                coder,
                stance,
                made: made.clone(),
                note: None,
            };
            writer.add_coding(id, &noun)?;
        }
        writer.commit(&Operation::CodeQuotations {
            code: path,
            count: changed,
        })?;
        Ok(Coded { changed, left })
    }

    /// Gives several codings another code; coders and moments stay. Those whose passage has the code by
    /// the same coder already stay as they are.
    ///
    /// # Errors
    /// When the code is closed, a coding is not there, or all are so already.
    pub fn recode_codings(&mut self, codings: &[CodingId], code: &Given) -> Result<Coded, Problem> {
        let (code, path, drafts) = self.given(code)?;
        let (mut changed, mut left) = (Vec::new(), 0);
        // Two codings of one passage by one coder cannot both have the code.
        let mut becoming = BTreeSet::new();
        for id in each_once(codings) {
            let coding = self.coding(id)?;
            let twins = self
                .project
                .referring::<Coding>("quotation", coding.quotation)?;
            let has = twins
                .iter()
                .any(|(_, it)| it.code == code && it.coder == coding.coder);
            if has || !becoming.insert((coding.quotation, coding.coder)) {
                left += 1;
            } else {
                changed.push((id, Coding { code, ..coding }));
            }
        }
        let all_have_it = sentence!(
            "each-has-code",
            "each of the {count} has the code {path:?} by its coder",
            count = left,
            path = path,
        );
        refuse_nothing(&changed, left, all_have_it)?;
        let count = changed.len() as u64;
        let mut writer = self.project.begin(self.stamp())?;
        for (id, code) in &drafts {
            writer.put(*id, code)?;
        }
        for (id, coding) in &changed {
            writer.put(*id, coding)?;
        }
        writer.commit(&Operation::RecodeCodings { to: path, count })?;
        Ok(Coded {
            changed: count,
            left,
        })
    }

    /// Says of several codings whether they speak for their code or against it.
    ///
    /// # Errors
    /// When a coding is not there, or all are so already.
    pub fn set_stances(&mut self, codings: &[CodingId], stance: Stance) -> Result<Coded, Problem> {
        let (mut changed, mut left) = (Vec::new(), 0);
        for id in each_once(codings) {
            let coding = self.coding(id)?;
            if coding.stance == stance {
                left += 1;
            } else {
                changed.push((id, Coding { stance, ..coding }));
            }
        }
        let all_are = sentence!(
            "each-is-so",
            "each of the {count} is so already",
            count = left
        );
        refuse_nothing(&changed, left, all_are)?;
        let count = changed.len() as u64;
        let mut writer = self.project.begin(self.stamp())?;
        for (id, coding) in &changed {
            writer.put(*id, coding)?;
        }
        writer.commit(&Operation::SetCodings {
            stance: stance.word().to_owned(),
            count,
        })?;
        Ok(Coded {
            changed: count,
            left,
        })
    }

    /// Takes several codings away, as [`Workbench::remove_coding`] does with one.
    ///
    /// # Errors
    /// When a coding is not there.
    pub fn remove_codings(&mut self, codings: &[CodingId]) -> Result<Coded, Problem> {
        let gone = each_once(codings);
        let mut touched: BTreeMap<QuotationId, usize> = BTreeMap::new();
        for id in &gone {
            *touched.entry(self.coding(*id)?.quotation).or_default() += 1;
        }
        if gone.is_empty() {
            return Err(nothing_named());
        }
        let cited: BTreeSet<QuotationId> = self
            .project
            .all::<Finding>()?
            .into_iter()
            .flat_map(|(_, finding)| finding.quotations.into_iter().chain(finding.contrary))
            .collect();
        let memos = self.project.all::<Memo>()?;
        let mut moved = Vec::new();
        for id in &gone {
            let quotation = self.coding(*id)?.quotation;
            for (memo, noun) in &memos {
                if noun.on == Some((*id).into()) {
                    let on = Some(quotation.into());
                    moved.push((*memo, Memo { on, ..noun.clone() }, quotation));
                }
            }
        }
        let mut bare = Vec::new();
        for (quotation, count) in touched {
            let all = self.project.referring::<Coding>("quotation", quotation)?;
            let noun: Option<Quotation> = self.project.get(quotation)?;
            let labelled = noun.is_some_and(|noun| noun.label.is_some());
            let noted = moved.iter().any(|(_, _, on)| *on == quotation)
                || memos
                    .iter()
                    .any(|(_, memo)| memo.on == Some(quotation.into()));
            if all.len() == count && !labelled && !noted && !cited.contains(&quotation) {
                bare.push(quotation);
            }
        }
        let count = gone.len() as u64;
        let mut writer = self.project.begin(self.stamp())?;
        for id in gone {
            writer.remove(id)?;
        }
        for (memo, noun, _) in &moved {
            writer.put(*memo, noun)?;
        }
        for quotation in bare {
            writer.remove(quotation)?;
        }
        writer.commit(&Operation::RemoveCodings { count })?;
        Ok(Coded {
            changed: count,
            left: 0,
        })
    }
}

fn each_once<I: Copy + Ord>(ids: &[I]) -> BTreeSet<I> {
    ids.iter().copied().collect()
}

/// Refuses an act that changes nothing, and says what those are that are left.
fn refuse_nothing<T>(changed: &[T], left: u64, why: Sentence) -> Result<(), Problem> {
    match (changed.is_empty(), left) {
        (false, _) => Ok(()),
        (true, 0) => Err(nothing_named()),
        (true, _) => Err(Problem::new(ProblemKind::Exists, why)),
    }
}

fn nothing_named() -> Problem {
    Problem::new(
        ProblemKind::Invalid,
        sentence!(
            "nothing-to-change",
            "nothing is named that is to be changed"
        ),
    )
}
