//! Sources as they are read: lists of them, and their texts.

use std::collections::BTreeMap;

use ayni_analysis::study::NONE;
use ayni_model::{
    id::{RevisionId, SourceId},
    layout::Layout,
    source::{Revision, Source},
    when::{Answer, When},
};
use ayni_store::Reader as _;

use crate::{Problem, ProblemKind, Workbench, coding::text_missing, fields::is_called, sentence};

/// Which sources are asked for.
#[derive(Debug, Clone, Default)]
pub struct SourceFilter {
    /// Of this kind.
    pub kind: Option<String>,
    /// Made at this time.
    pub at: Option<When>,
    /// From this country.
    pub country: Option<String>,
    /// With this value of an attribute.
    pub attributes: Vec<crate::fields::Assignment>,
}

/// A source in a list.
#[derive(Debug, Clone, PartialEq)]
pub struct SourceLine {
    /// The source.
    pub id: SourceId,
    /// What is known of it.
    pub source: Source,
    /// Whether it is what was asked for; never `No`.
    pub answer: Answer,
    /// How much of it is at hand and coded.
    pub presence: Presence,
}

/// How much of a source is at hand and coded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Presence {
    /// Length of the text in code points; 0 where there is none.
    pub code_points: u32,
    /// Length of the text in words.
    pub words: u32,
    /// How many codings there are.
    pub codings: u64,
    /// How many code points at least one coding covers.
    pub coded: u32,
}

impl Presence {
    /// Returns how much of the text is coded, in percent; nothing where there is no text.
    #[must_use]
    pub fn percent(&self) -> Option<f64> {
        (self.code_points > 0).then(|| {
            let share = f64::from(self.coded) / f64::from(self.code_points);
            (share * 1000.0).round() / 10.0
        })
    }
}

/// The text of a source as it is shown and coded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceText {
    /// The revision.
    pub revision: RevisionId,
    /// The words.
    pub text: String,
    /// What is known of its parts.
    pub layout: Layout,
}

impl Workbench {
    /// Returns the sources that are asked for, in their order. Where a date or a doubt does not
    /// settle whether one is meant, it is there and marked as possible.
    ///
    /// # Errors
    /// When the project cannot be read.
    pub fn sources(&self, filter: &SourceFilter) -> Result<Vec<SourceLine>, Problem> {
        let mut presences = self.presences()?;
        let mut lines = Vec::new();
        for (id, source) in self.project.all::<Source>()? {
            let answer = answer(&source, filter);
            if answer > Answer::No {
                lines.push(SourceLine {
                    id,
                    presence: presences.remove(&id).unwrap_or_default(),
                    source,
                    answer,
                });
            }
        }
        lines.sort_by(|a, b| {
            (a.source.position, &a.source.key).cmp(&(b.source.position, &b.source.key))
        });
        Ok(lines)
    }

    /// Returns how much of each source is at hand and coded.
    fn presences(&self) -> Result<BTreeMap<SourceId, Presence>, Problem> {
        let study = self.study(false)?;
        let mut presences: Vec<Presence> = study
            .texts
            .iter()
            .map(|text| {
                text.map_or_else(Presence::default, |text| Presence {
                    code_points: text.code_points,
                    words: text.words,
                    ..Presence::default()
                })
            })
            .collect();
        let quotations = &study.quotations;
        // Codings come by quotation, quotations by source and start: one sweep counts and covers.
        let (mut last, mut reached) = (NONE, 0);
        for quotation in &study.codings.quotation {
            let at = *quotation as usize;
            let presence = &mut presences[quotations.source[at] as usize];
            presence.codings += 1;
            if *quotation == last {
                continue;
            }
            if last == NONE || quotations.source[last as usize] != quotations.source[at] {
                reached = 0;
            }
            last = *quotation;
            let start = quotations.start[at].max(reached);
            presence.coded += quotations.end[at].saturating_sub(start);
            reached = reached.max(quotations.end[at]);
        }
        let ids = study.sources.iter().map(|(id, _)| *id);
        Ok(ids.zip(presences).collect())
    }

    /// Returns the text of a source.
    ///
    /// # Errors
    /// When none is at hand.
    pub fn source_text(&self, id: SourceId) -> Result<SourceText, Problem> {
        let source = self.source(id)?;
        let Some(id) = source.revision else {
            return Err(Problem::new(
                ProblemKind::NotFound,
                sentence!(
                    "not-collected",
                    "{source} has no text: it is known, not collected",
                    source = source.key,
                ),
            ));
        };
        let (revision, text) = self.revision_text(id)?;
        Ok(SourceText {
            revision: id,
            text,
            layout: self.layout_of(&revision)?,
        })
    }

    /// Returns the revisions of a source, oldest first; the shown one is the last of its line.
    ///
    /// # Errors
    /// When the project cannot be read.
    pub fn revisions(&self, id: SourceId) -> Result<Vec<(RevisionId, Revision)>, Problem> {
        let mut all: Vec<(RevisionId, Revision)> = self.project.referring("source", id)?;
        // A folder brings the last text first; whichever was made of another comes after it.
        let parents: BTreeMap<RevisionId, RevisionId> = all
            .iter()
            .filter_map(|(id, revision)| Some((*id, revision.parent?)))
            .collect();
        all.sort_by_cached_key(|(id, _)| generation(&parents, *id));
        Ok(all)
    }

    /// Returns a revision and its text.
    pub(crate) fn revision_text(&self, id: RevisionId) -> Result<(Revision, String), Problem> {
        let revision: Revision = self.project.get(id)?.ok_or_else(text_missing)?;
        let text = self.project.text(revision.text)?;
        Ok((revision, text))
    }

    /// Returns the layout of a revision.
    pub(crate) fn layout_of(&self, revision: &Revision) -> Result<Layout, Problem> {
        let Some(hash) = revision.layout else {
            return Ok(Layout::default());
        };
        let bytes = self.project.blob(hash)?;
        serde_json::from_slice(&bytes).map_err(|error| {
            let message = sentence!(
                "layout-unreadable",
                "a layout cannot be read: {error}",
                error = error.to_string(),
            );
            Problem::new(ProblemKind::Store, message).command("Run: ayni doctor")
        })
    }
}

/// Returns how many texts stand before one in its line.
fn generation(parents: &BTreeMap<RevisionId, RevisionId>, id: RevisionId) -> usize {
    let before = std::iter::successors(Some(id), |id| parents.get(id).copied());
    // A line is no longer than there are texts, also where a damaged file makes a circle of it.
    before.take(parents.len() + 1).count()
}

/// Tells whether a source is what is asked for.
fn answer(source: &Source, filter: &SourceFilter) -> Answer {
    let settled = |same: bool| if same { Answer::Yes } else { Answer::No };
    let mut answer = Answer::Yes;
    if let Some(kind) = &filter.kind {
        answer = answer.and(settled(source.kind.0.eq_ignore_ascii_case(kind)));
    }
    if let Some(at) = &filter.at {
        let when = source.when.as_ref();
        answer = answer.and(when.map_or(Answer::Possible, |when| when.overlaps(at)));
    }
    if let Some(wanted) = &filter.country {
        answer = answer.and(is_called(source.country.as_ref(), wanted));
    }
    for wanted in &filter.attributes {
        let value = source.attributes.0.get(&wanted.field);
        answer = answer.and(settled(value == Some(&wanted.value)));
    }
    answer
}
