//! Passages: quotations with their words and where they stand.

use ayni_analysis::study::{AnchorState, Ix, Study, Texts};
use ayni_formats::write::CitedPassage;
use ayni_model::{
    coding::{Anchor, Quotation},
    text::{Span, TextIndex},
};
use ayni_store::Reader as _;

use crate::{Problem, Workbench, study::quotation_id};

/// A quotation with its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// Index in the study.
    pub quotation: Ix,
    /// Index of the source.
    pub source: Ix,
    /// Start and end in code points; nothing for a lost one, and for one that is no stretch of text.
    pub place: Option<(u32, u32)>,
    /// How it can be cited: key of the source, its date, its place.
    pub citation: String,
    /// The words; of a lost one, those that were marked; of a part of something else, which part.
    pub words: String,
}

impl Workbench {
    /// Returns the words of quotations, in the order asked for.
    ///
    /// # Errors
    /// When the project cannot be read.
    pub fn passages(&self, study: &Study, quotations: &[Ix]) -> Result<Vec<Passage>, Problem> {
        let texts = self.texts(study);
        let mut order: Vec<usize> = (0..quotations.len()).collect();
        order.sort_by_key(|at| quotations[*at]);
        let mut passages: Vec<Option<Passage>> = vec![None; quotations.len()];
        let mut open: Option<(Ix, std::sync::Arc<str>)> = None;
        let mut at = 0;
        while at < order.len() {
            // One index per source serves all its passages.
            let source = study.quotations.source[quotations[order[at]] as usize];
            let end = at
                + order[at..]
                    .iter()
                    .take_while(|place| {
                        study.quotations.source[quotations[**place] as usize] == source
                    })
                    .count();
            if open.as_ref().is_none_or(|(known, _)| *known != source) {
                open = texts.text(source).map(|text| (source, text));
            }
            let index = open.as_ref().map(|(_, text)| TextIndex::new(text));
            for place in &order[at..end] {
                passages[*place] = Some(self.passage(study, quotations[*place], index.as_ref())?);
            }
            at = end;
        }
        Ok(passages.into_iter().flatten().collect())
    }

    fn passage(
        &self,
        study: &Study,
        quotation: Ix,
        index: Option<&TextIndex<'_>>,
    ) -> Result<Passage, Problem> {
        let row = quotation as usize;
        let source = study.quotations.source[row];
        let (start, end) = (study.quotations.start[row], study.quotations.end[row]);
        let state = study.quotations.state[row];
        let words = match (state.is_placed(), Span::new(start, end), index) {
            (true, Ok(span), Some(index)) => index.slice(span).unwrap_or_default().to_owned(),
            _ => self.words_elsewhere(study, quotation)?,
        };
        let place = state.is_placed().then_some((start, end));
        Ok(Passage {
            quotation,
            source,
            place,
            citation: citation(study, source, state, place),
            words,
        })
    }

    fn words_elsewhere(&self, study: &Study, quotation: Ix) -> Result<String, Problem> {
        let noun: Option<Quotation> =
            self.project
                .get(quotation_id(&self.project, study, quotation)?)?;
        Ok(match noun.map(|noun| noun.at) {
            Some(Anchor::Lost { was, .. }) => was,
            Some(Anchor::Region { of }) => of.to_string(),
            _ => String::new(),
        })
    }
}

fn citation(study: &Study, source: Ix, state: AnchorState, place: Option<(u32, u32)>) -> String {
    let source = &study.sources[source as usize].1;
    let when = source
        .when
        .as_ref()
        .map(|when| format!(", {when}"))
        .unwrap_or_default();
    let place = match (place, state) {
        (Some((start, end)), _) => format!(", {start}–{end}"),
        // Its words say which part it is.
        (None, AnchorState::Region) => String::new(),
        (None, _) => ", lost".to_owned(),
    };
    format!("{}{when}{place}", source.key)
}

impl From<Passage> for CitedPassage {
    fn from(passage: Passage) -> Self {
        Self {
            citation: passage.citation,
            words: passage.words,
        }
    }
}
