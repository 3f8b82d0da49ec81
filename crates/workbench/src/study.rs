//! Filling a study in memory from the store, once per journal position.

mod changes;

use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use ayni_analysis::study::{
    AnchorState, Codings, Correction, FindingFacts, Ix, NONE, Quotations, Study, TextFacts, Texts,
    Was,
};
use ayni_model::{
    codebook::Code,
    coding::{Anchor, Quotation},
    id::{QuotationId, RecordId, RevisionId, SourceId},
    record::Kind,
    source::{Revision, Source, Voice},
    study::{Finding, Project as ProjectNoun},
};
use ayni_store::{Project, Reader as _};

use crate::{Problem, ProblemKind, Workbench, ambient::day, code::Codebook, sentence};

/// How much of the texts a cache may hold, in bytes; beyond it, all are forgotten.
const TEXT_CACHE: usize = 256 << 20;

/// A study as it was at a position of the journal.
#[derive(Debug, Clone)]
pub(crate) struct Cached {
    position: i64,
    known: Known,
    study: Arc<Study>,
}

/// What is looked up only for those who ask for it.
#[derive(Debug, Clone, Copy, Default)]
struct Known {
    /// Who speaks in each passage.
    speakers: bool,
    /// What changed since each finding was written.
    changes: bool,
}

impl Workbench {
    /// Returns the study in memory. It is built once and kept until the project changes; who speaks
    /// where is looked up only when it is asked for.
    ///
    /// # Errors
    /// When the project cannot be read.
    pub fn study(&self, speakers: bool) -> Result<Arc<Study>, Problem> {
        self.study_that(Known {
            speakers,
            changes: false,
        })
    }

    /// Returns the study as the check reads it: with who speaks, and with what changed since each
    /// finding was written.
    pub(crate) fn study_to_check(&self) -> Result<Arc<Study>, Problem> {
        self.study_that(Known {
            speakers: true,
            changes: true,
        })
    }

    fn study_that(&self, asked: Known) -> Result<Arc<Study>, Problem> {
        let _snapshot = self.project.snapshot()?;
        let position = self.project.position()?;
        let mut cache = self
            .cache
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        let cached = cache.take().filter(|cached| cached.position == position);
        let mut cached = match cached {
            Some(cached) => cached,
            None => Cached {
                position,
                known: Known::default(),
                study: Arc::new(build(&self.project)?),
            },
        };
        if asked.speakers && !cached.known.speakers {
            voices(&self.project, Arc::make_mut(&mut cached.study))?;
            cached.known.speakers = true;
        }
        if asked.changes && !cached.known.changes {
            changes::note(&self.project, Arc::make_mut(&mut cached.study))?;
            cached.known.changes = true;
        }
        let study = cached.study.clone();
        *cache = Some(cached);
        Ok(study)
    }

    /// Returns a reader of the words of a study's sources.
    #[must_use]
    pub fn texts<'w>(&'w self, study: &'w Study) -> StoreTexts<'w> {
        StoreTexts {
            project: &self.project,
            study,
            cache: RefCell::default(),
        }
    }
}

/// Reads the words of sources from the store and keeps the last ones.
#[derive(Debug)]
pub struct StoreTexts<'w> {
    project: &'w Project,
    study: &'w Study,
    cache: RefCell<(usize, BTreeMap<Ix, Arc<str>>)>,
}

impl Texts for StoreTexts<'_> {
    fn text(&self, source: Ix) -> Option<Arc<str>> {
        if let Some(text) = self.cache.borrow().1.get(&source) {
            return Some(text.clone());
        }
        let revision = self.study.sources.get(source as usize)?.1.revision?;
        let revision = self.project.get::<Revision>(revision).ok()??;
        let text: Arc<str> = self.project.text(revision.text).ok()?.into();
        let mut cache = self.cache.borrow_mut();
        if cache.0 + text.len() > TEXT_CACHE {
            *cache = Default::default();
        }
        cache.0 += text.len();
        cache.1.insert(source, text.clone());
        Some(text)
    }

    fn name(&self, quotation: Ix) -> Option<String> {
        let id = quotation_id(self.project, self.study, quotation).ok()?;
        let noun = self.project.get::<Quotation>(id).ok()??;
        let source = *self.study.quotations.source.get(quotation as usize)?;
        let key = &self.study.sources.get(source as usize)?.1.key;
        Some(match noun.label {
            Some(label) => format!("{key}@{label}"),
            None => id.to_string(),
        })
    }

    fn was(&self, quotation: Ix) -> Option<Was> {
        let id = quotation_id(self.project, self.study, quotation).ok()?;
        let noun = self.project.get::<Quotation>(id).ok()??;
        let (words, lost_in) = match noun.at {
            Anchor::Changed { was, .. } => (was, None),
            Anchor::Lost { was, last } => {
                let lost_in = last.and_then(|(last, _)| self.correction(quotation, last));
                (was, lost_in)
            }
            Anchor::Exact { .. } | Anchor::Moved { .. } | Anchor::Region { .. } => return None,
        };
        Some(Was { words, lost_in })
    }
}

impl StoreTexts<'_> {
    /// Returns the correction of a revision on the way to the text that is shown.
    fn correction(&self, quotation: Ix, of: RevisionId) -> Option<Correction> {
        let source = *self.study.quotations.source.get(quotation as usize)?;
        let mut at = self.study.sources.get(source as usize)?.1.revision?;
        // A damaged file may hold a circle.
        let mut seen = BTreeSet::new();
        while seen.insert(at) {
            let revision = self.project.get::<Revision>(at).ok()??;
            if revision.parent? == of {
                let made = RecordId::from(at).made_ms();
                return Some(Correction {
                    day: made.map(day),
                    reason: revision.reason,
                });
            }
            at = revision.parent?;
        }
        None
    }
}

fn build(project: &Project) -> Result<Study, Problem> {
    let mut sources: Vec<(SourceId, Source)> = project.all()?;
    sources.sort_by(|(_, a), (_, b)| {
        a.position
            .cmp(&b.position)
            .then_with(|| ayni_model::value::natural_order(&a.key, &b.key))
    });
    let codes: Vec<(_, Code)> = Codebook::new(project.all()?)
        .iter()
        .map(|(id, code)| (id, code.clone()))
        .collect();
    let mut study = Study {
        name: project
            .all::<ProjectNoun>()?
            .into_iter()
            .next()
            .map(|(_, noun)| noun.name)
            .unwrap_or_default(),
        members: by(project.all()?, |member: &ayni_model::study::Member| {
            (member.position, member.key.clone())
        }),
        attributes: by(project.all()?, |it: &ayni_model::study::Attribute| {
            (it.position, it.name.clone())
        }),
        phases: by(project.all()?, |it: &ayni_model::study::Phase| {
            (it.position, it.key.clone())
        }),
        texts: texts(project, &sources)?,
        sources,
        voices: by(project.all()?, |it: &Voice| {
            (0, format!("{}\0{}", it.source, it.label))
        }),
        actors: by(project.all()?, |it: &ayni_model::actor::Actor| {
            (it.position, it.key.clone())
        }),
        ties: by(project.all()?, |it: &ayni_model::actor::Tie| {
            (it.position, it.key.clone())
        }),
        events: by(project.all()?, |it: &ayni_model::event::Event| {
            (it.position, it.key.clone())
        }),
        participations: by(project.all()?, |it: &ayni_model::event::Participation| {
            (it.position, it.role.clone())
        }),
        claims: by(project.all()?, |it: &ayni_model::claim::Claim| {
            (it.position, it.attribute.clone())
        }),
        codes,
        groups: by(project.all()?, |it: &ayni_model::codebook::CodeGroup| {
            (it.position, it.name.clone())
        }),
        findings: Vec::new(),
        memos: by(project.all()?, |it: &ayni_model::study::Memo| {
            (0, it.key.clone())
        }),
        synopses: by(project.all()?, |it: &ayni_model::study::Synopsis| {
            (0, it.name.clone())
        }),
        acceptances: by(project.all()?, |it: &ayni_model::study::Acceptance| {
            (0, format!("{}\0{}", it.diagnostic, it.place))
        }),
        quotations: Quotations::default(),
        codings: Codings::default(),
    };
    let places = quotations(project, &mut study)?;
    codings(project, &mut study, &places)?;
    study.findings = findings(project, &places)?;
    Ok(study)
}

/// Sorts records by position, then by name.
fn by<I, T>(mut all: Vec<(I, T)>, key: impl Fn(&T) -> (u32, String)) -> Vec<(I, T)> {
    all.sort_by_cached_key(|(_, noun)| key(noun));
    all
}

fn texts(
    project: &Project,
    sources: &[(SourceId, Source)],
) -> Result<Vec<Option<TextFacts>>, Problem> {
    let revisions: BTreeMap<RevisionId, Revision> =
        project.all::<Revision>()?.into_iter().collect();
    let facts = |(_, source): &(SourceId, Source)| {
        let revision = revisions.get(&source.revision?)?;
        Some(TextFacts {
            code_points: revision.code_points,
            words: revision.words,
        })
    };
    Ok(sources.iter().map(facts).collect())
}

/// Returns, for each number of the store, the place of its record in a list; [`NONE`] where it is not.
fn numbers(
    project: &Project,
    kind: Kind,
    list: impl Iterator<Item = RecordId>,
) -> Result<Vec<Ix>, Problem> {
    let places: BTreeMap<RecordId, Ix> = list.zip(0..).collect();
    let numbers = project.numbers(kind)?;
    let most = numbers
        .iter()
        .map(|(number, _)| *number as usize + 1)
        .max()
        .unwrap_or(0);
    let mut by_number = vec![NONE; most];
    for (number, id) in numbers {
        by_number[number as usize] = places.get(&id).copied().unwrap_or(NONE);
    }
    Ok(by_number)
}

fn numbers_of_sources(project: &Project, study: &Study) -> Result<Vec<Ix>, Problem> {
    let sources = study.sources.iter().map(|(id, _)| (*id).into());
    numbers(project, Kind::Source, sources)
}

fn at(places: &[Ix], number: u32) -> Ix {
    places.get(number as usize).copied().unwrap_or(NONE)
}

/// Fills the quotations, in the order of the texts; returns their places by number.
fn quotations(project: &Project, study: &mut Study) -> Result<Vec<Ix>, Problem> {
    let sources = numbers_of_sources(project, study)?;
    let columns = project.quotation_columns()?;
    let source: Vec<Ix> = columns
        .source
        .iter()
        .map(|number| at(&sources, *number))
        .collect();
    let state = |letter: u8| match letter {
        b'e' => AnchorState::Exact,
        b'm' => AnchorState::Moved,
        b'c' => AnchorState::Changed,
        b'r' => AnchorState::Region,
        _ => AnchorState::Lost,
    };
    // What points to a source that is gone is not shown.
    let mut order: Vec<u32> = (0..)
        .zip(&source)
        .filter(|(_, source)| **source != NONE)
        .map(|(row, _)| row)
        .collect();
    let key = |row: &u32| {
        let row = *row as usize;
        (
            source[row],
            matches!(columns.state[row], b'l' | b'r'),
            columns.start[row],
            columns.end[row],
            columns.number[row],
        )
    };
    if !order.is_sorted_by_key(key) {
        order.sort_unstable_by_key(key);
    }
    let most = columns
        .number
        .last()
        .map_or(0, |number| *number as usize + 1);
    let mut places = vec![NONE; most];
    let quotations = &mut study.quotations;
    for (place, row) in (0..).zip(&order) {
        let row = *row as usize;
        places[columns.number[row] as usize] = place;
        quotations.row.push(columns.number[row]);
        quotations.source.push(source[row]);
        quotations.start.push(columns.start[row]);
        quotations.end.push(columns.end[row]);
        quotations.state.push(state(columns.state[row]));
    }
    Ok(places)
}

/// Fills the codings, ordered by quotation, code and coder.
fn codings(project: &Project, study: &mut Study, quotations: &[Ix]) -> Result<(), Problem> {
    let codes = numbers(
        project,
        Kind::Code,
        study.codes.iter().map(|(id, _)| (*id).into()),
    )?;
    let members = numbers(
        project,
        Kind::Member,
        study.members.iter().map(|(id, _)| (*id).into()),
    )?;
    let columns = project.coding_columns()?;
    let mut all: Vec<(Ix, Ix, Ix, bool)> = Vec::with_capacity(columns.code.len());
    for row in 0..columns.code.len() {
        let coding = (
            at(quotations, columns.quotation[row]),
            at(&codes, columns.code[row]),
            at(&members, columns.coder[row]),
            columns.contrary[row],
        );
        if coding.0 != NONE && coding.1 != NONE && coding.2 != NONE {
            all.push(coding);
        }
    }
    if !all.is_sorted() {
        all.sort_unstable();
    }
    let codings = &mut study.codings;
    codings.quotation = all.iter().map(|coding| coding.0).collect();
    codings.code = all.iter().map(|coding| coding.1).collect();
    codings.coder = all.iter().map(|coding| coding.2).collect();
    codings.contrary = all.iter().map(|coding| coding.3).collect();
    Ok(())
}

/// Says of each quotation in whose turn it begins.
fn voices(project: &Project, study: &mut Study) -> Result<(), Problem> {
    let sources = numbers_of_sources(project, study)?;
    let labels: BTreeMap<(SourceId, &str), Ix> = study
        .voices
        .iter()
        .zip(0..)
        .map(|((_, voice), place)| ((voice.source, voice.label.as_str()), place))
        .collect();
    let turns = project.speakers()?;
    let mut by_source: Vec<(usize, usize)> = vec![(0, 0); study.sources.len()];
    let mut first = 0;
    while first < turns.source.len() {
        let last =
            first + turns.source[first..].partition_point(|number| *number == turns.source[first]);
        if let Some(range) = by_source.get_mut(at(&sources, turns.source[first]) as usize) {
            *range = (first, last);
        }
        first = last;
    }
    let quotations = &study.quotations;
    let voice = |row: usize| {
        let source = quotations.source[row] as usize;
        let (first, last) = by_source[source];
        let before =
            turns.start[first..last].partition_point(|start| *start <= quotations.start[row]);
        let turn = first + before.checked_sub(1)?;
        if quotations.start[row] >= turns.end[turn] {
            return None;
        }
        labels
            .get(&(study.sources[source].0, turns.label[turn].as_str()))
            .copied()
    };
    let voices = (0..quotations.len())
        .map(|row| voice(row).unwrap_or(NONE))
        .collect();
    study.quotations.voice = voices;
    Ok(())
}

fn findings(
    project: &Project,
    places: &[Ix],
) -> Result<Vec<(ayni_model::id::FindingId, FindingFacts)>, Problem> {
    let findings = by(project.all::<Finding>()?, |finding| {
        (finding.position, finding.key.clone())
    });
    findings
        .into_iter()
        .map(|(id, finding)| {
            let index = |quotations: &[QuotationId]| -> Result<Vec<Ix>, Problem> {
                quotations
                    .iter()
                    .map(|id| {
                        Ok(project
                            .number_of(*id)?
                            .map_or(NONE, |number| at(places, number)))
                    })
                    .collect()
            };
            let facts = FindingFacts {
                quotations: index(&finding.quotations)?,
                contrary: index(&finding.contrary)?,
                written: 0,
                newest_change: None,
                finding,
            };
            Ok((id, facts))
        })
        .collect()
}

/// Returns the identity of a quotation of a study.
///
/// # Errors
/// When the project cannot be read.
pub(crate) fn quotation_id(
    project: &Project,
    study: &Study,
    quotation: Ix,
) -> Result<QuotationId, Problem> {
    let number = study.quotations.row[quotation as usize];
    let ids = project.ids(&[number])?;
    ids.first().map(|id| (*id).into()).ok_or_else(|| {
        let message = sentence!(
            "quotation-without-id",
            "a quotation has no id; run: ayni doctor"
        );
        Problem::new(ProblemKind::Store, message)
    })
}
