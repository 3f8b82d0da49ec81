//! Sources as they are read: lists of them, and their texts.

use std::collections::{BTreeMap, BTreeSet};

use ayni_model::{
    id::{RecordId, RevisionId, SourceId},
    layout::Layout,
    record::Kind,
    source::{Revision, Source},
    when::{Answer, When},
};
use ayni_store::Reader as _;

use crate::{Problem, ProblemKind, Workbench};

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
        let mut by_number: BTreeMap<u32, Presence> = BTreeMap::new();
        let codings = self.project.coding_columns()?;
        let quotations = self.project.quotation_columns()?;
        let mut per_quotation: BTreeMap<u32, u64> = BTreeMap::new();
        for quotation in codings.quotation {
            *per_quotation.entry(quotation).or_default() += 1;
        }
        let mut spans: BTreeMap<u32, BTreeSet<(u32, u32)>> = BTreeMap::new();
        for (at, number) in quotations.number.iter().enumerate() {
            let Some(count) = per_quotation.get(number) else {
                continue;
            };
            let source = quotations.source[at];
            by_number.entry(source).or_default().codings += count;
            let span = (quotations.start[at], quotations.end[at]);
            spans.entry(source).or_default().insert(span);
        }
        for (source, spans) in spans {
            by_number.entry(source).or_default().coded = union(&spans);
        }
        let revisions: BTreeMap<RevisionId, Revision> =
            self.project.all::<Revision>()?.into_iter().collect();
        let mut presences = BTreeMap::new();
        let numbers: BTreeMap<RecordId, u32> = self
            .project
            .numbers(Kind::Source)?
            .into_iter()
            .map(|(number, id)| (id, number))
            .collect();
        for (id, source) in self.project.all::<Source>()? {
            let number = numbers.get(&id.into());
            let mut presence = number
                .and_then(|number| by_number.get(number).copied())
                .unwrap_or_default();
            if let Some(revision) = source.revision.and_then(|id| revisions.get(&id)) {
                (presence.code_points, presence.words) = (revision.code_points, revision.words);
            }
            presences.insert(id, presence);
        }
        Ok(presences)
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
                format!("{} has no text: it is known but not collected", source.key),
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
        Ok(self.project.referring("source", id)?)
    }

    /// Returns a revision and its text.
    pub(crate) fn revision_text(&self, id: RevisionId) -> Result<(Revision, String), Problem> {
        let revision: Revision = self.project.get(id)?.ok_or_else(|| {
            Problem::new(ProblemKind::Store, "a text is missing").hint("Run: ayni doctor")
        })?;
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
            Problem::new(
                ProblemKind::Store,
                format!("a layout cannot be read: {error}"),
            )
            .hint("Run: ayni doctor")
        })
    }
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
        answer = answer.and(match &source.country {
            Some(country) if !country.word.eq_ignore_ascii_case(wanted) && !country.doubt => {
                Answer::No
            }
            Some(country) if !country.doubt => Answer::Yes,
            Some(_) | None => Answer::Possible,
        });
    }
    for wanted in &filter.attributes {
        let value = source.attributes.0.get(&wanted.field);
        answer = answer.and(settled(value == Some(&wanted.value)));
    }
    answer
}

/// Returns how many positions some spans cover together.
fn union(spans: &BTreeSet<(u32, u32)>) -> u32 {
    let (mut covered, mut reached) = (0, 0);
    for (start, end) in spans {
        let start = (*start).max(reached);
        covered += end.saturating_sub(start);
        reached = reached.max(*end);
    }
    covered
}
