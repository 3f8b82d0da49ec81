//! Looking up the nouns of a study, and what follows from their ties: stays of an event, informants
//! of a source, the organisation of a person at a time.

use std::collections::BTreeMap;

use ayni_model::{
    actor::{Actor, ActorKind},
    codebook::{CodeLife, PATH_SEPARATOR},
    id::{ActorId, CodeId, EventId, SourceId},
    source::VoiceRole,
    value::Doubtful,
    when::{Answer, When},
};

use crate::study::{Ix, NONE, Study};

/// Lookups into a study, built once per question.
#[derive(Debug)]
pub(crate) struct Index<'s> {
    pub(crate) study: &'s Study,
    pub(crate) codes: BTreeMap<CodeId, Ix>,
    pub(crate) sources: BTreeMap<SourceId, Ix>,
    pub(crate) actors: BTreeMap<ActorId, Ix>,
    pub(crate) events: BTreeMap<EventId, Ix>,
    /// The code above each code, or [`NONE`].
    pub(crate) code_parent: Vec<Ix>,
    /// The event that each event is a part of in the end; itself where it is a whole.
    pub(crate) event_root: Vec<Ix>,
    /// The participations in each event.
    pub(crate) participations: Vec<Vec<Ix>>,
    /// The stays of each larger event.
    stays: Vec<Vec<Ix>>,
    /// The ties that may say where a person belongs, by person.
    belongs: BTreeMap<Ix, Vec<(Ix, Option<&'s When>)>>,
    /// The voices of each source.
    voices: BTreeMap<Ix, Vec<Ix>>,
}

/// The kinds of tie by which a person belongs to an organisation.
const BELONGING: [&str; 2] = ["works at", "holds office in"];

impl<'s> Index<'s> {
    pub(crate) fn new(study: &'s Study) -> Self {
        let codes = numbered(study.codes.iter().map(|(id, _)| *id));
        let sources = numbered(study.sources.iter().map(|(id, _)| *id));
        let actors = numbered(study.actors.iter().map(|(id, _)| *id));
        let events = numbered(study.events.iter().map(|(id, _)| *id));
        let code_parent = study
            .codes
            .iter()
            .map(|(_, code)| find(&codes, code.parent))
            .collect();
        let part_of: Vec<Ix> = study
            .events
            .iter()
            .map(|(_, event)| find(&events, event.part_of))
            .collect();
        let event_root: Vec<Ix> = (0..)
            .zip(&part_of)
            .map(|(event, _)| top(&part_of, event))
            .collect();
        let stays = (0..)
            .zip(&event_root)
            .filter(|(stay, root)| stay != *root)
            .map(|(stay, root)| (*root, stay));
        let stays = by_place(events.len(), stays);
        let participations = (0..)
            .zip(&study.participations)
            .map(|(at, (_, one))| (find(&events, Some(one.event)), at));
        let participations = by_place(events.len(), participations);
        let mut belongs: BTreeMap<Ix, Vec<(Ix, Option<&When>)>> = BTreeMap::new();
        for (_, tie) in &study.ties {
            let (from, to) = (find(&actors, Some(tie.from)), find(&actors, Some(tie.to)));
            if from != NONE
                && to != NONE
                && tie.status.holds()
                && BELONGING.contains(&tie.kind.as_str())
            {
                belongs
                    .entry(from)
                    .or_default()
                    .push((to, tie.when.as_ref()));
            }
        }
        let mut voices: BTreeMap<Ix, Vec<Ix>> = BTreeMap::new();
        for (voice, (_, one)) in (0..).zip(&study.voices) {
            let source = find(&sources, Some(one.source));
            voices.entry(source).or_default().push(voice);
        }
        Self {
            study,
            code_parent,
            event_root,
            participations,
            stays,
            codes,
            sources,
            actors,
            events,
            belongs,
            voices,
        }
    }

    pub(crate) fn actor(&self, actor: Ix) -> &'s Actor {
        &self.study.actors[actor as usize].1
    }

    /// Returns the code and the codes above it, the nearest first.
    pub(crate) fn lineage(&self, code: Ix) -> impl Iterator<Item = Ix> {
        // A damaged codebook may hold a circle; no walk is longer than the codebook.
        std::iter::successors(Some(code), |code| {
            Some(self.code_parent[*code as usize]).filter(|parent| *parent != NONE)
        })
        .take(self.code_parent.len())
    }

    /// Returns the path of a code, levels separated as people write them.
    pub(crate) fn code_path(&self, code: Ix) -> String {
        let mut names: Vec<&str> = self
            .lineage(code)
            .map(|code| self.study.codes[code as usize].1.name.as_str())
            .collect();
        names.reverse();
        names.join(PATH_SEPARATOR)
    }

    /// Returns the code that a merged code went to in the end; the code itself where it is open or
    /// retired.
    pub(crate) fn survivor(&self, code: Ix) -> Ix {
        let mut at = code;
        for _ in 0..self.code_parent.len() {
            match &self.study.codes[at as usize].1.life {
                CodeLife::Merged { into, .. } => match self.codes.get(into) {
                    Some(next) => at = *next,
                    None => return at,
                },
                CodeLife::Proposed | CodeLife::Active | CodeLife::Retired { .. } => return at,
            }
        }
        at
    }

    /// Returns the voices of a source.
    pub(crate) fn voices_of(&self, source: Ix) -> &[Ix] {
        self.voices.get(&source).map_or(&[], Vec::as_slice)
    }

    /// Returns the informants of a source: those it names, else those who speak in it.
    pub(crate) fn informants(&self, source: Ix) -> Vec<Ix> {
        let named = &self.study.sources[source as usize].1.informants;
        let mut found: Vec<Ix> = if named.is_empty() {
            self.voices_of(source)
                .iter()
                .map(|voice| &self.study.voices[*voice as usize].1)
                .filter(|voice| voice.role == VoiceRole::Informant)
                .map(|voice| find(&self.actors, voice.actor))
                .collect()
        } else {
            named
                .iter()
                .map(|actor| find(&self.actors, Some(*actor)))
                .collect()
        };
        found.retain(|actor| *actor != NONE);
        let mut seen = Vec::new();
        found.retain(|actor| {
            let new = !seen.contains(actor);
            seen.push(*actor);
            new
        });
        found
    }

    /// Returns when an event took place: its own date, else the dates of its stays.
    pub(crate) fn event_times(&self, event: Ix) -> Vec<&'s When> {
        let own = self.study.events[event as usize].1.when.as_ref();
        match own {
            Some(when) => vec![when],
            None => self
                .stays(event)
                .filter_map(|stay| self.study.events[stay as usize].1.when.as_ref())
                .collect(),
        }
    }

    /// Returns the stays of a larger event.
    pub(crate) fn stays(&self, event: Ix) -> impl Iterator<Item = Ix> {
        self.stays[event as usize].iter().copied()
    }

    /// Returns the organisations of an actor at a time, each with how sure that is: an organisation
    /// is its own; a person belongs to its parent and to those it works at or holds office in.
    pub(crate) fn organisations(&self, actor: Ix, when: Option<&When>) -> Vec<(Ix, Answer)> {
        let one = self.actor(actor);
        match one.kind {
            ActorKind::Organisation => return vec![(actor, Answer::Yes)],
            ActorKind::Site => return Vec::new(),
            ActorKind::Person => {}
        }
        let parent = find(&self.actors, one.parent);
        let by_parent = (parent != NONE).then_some((parent, Answer::Yes));
        let by_tie = self
            .belongs
            .get(&actor)
            .into_iter()
            .flatten()
            .map(|(to, term)| {
                let answer = match (term, when) {
                    (None, _) => Answer::Yes,
                    (Some(_), None) => Answer::Possible,
                    (Some(term), Some(when)) => term.coincides(when),
                };
                (*to, answer)
            });
        let mut all: Vec<(Ix, Answer)> = Vec::new();
        for (organisation, answer) in by_parent.into_iter().chain(by_tie) {
            if answer == Answer::No || self.actor(organisation).kind != ActorKind::Organisation {
                continue;
            }
            match all.iter_mut().find(|(known, _)| *known == organisation) {
                Some((_, known)) => *known = (*known).max(answer),
                None => all.push((organisation, answer)),
            }
        }
        all
    }

    /// Returns the countries of an actor at a time: its own or, where it gives none, those of its
    /// organisations.
    pub(crate) fn countries(&self, actor: Ix, when: Option<&When>) -> Vec<Doubtful> {
        if let Some(own) = &self.actor(actor).country {
            return vec![own.clone()];
        }
        let of = |(one, answer): (Ix, Answer)| {
            let country = self.actor(one).country.clone()?;
            let doubt = country.doubt || answer == Answer::Possible;
            Some(Doubtful { doubt, ..country })
        };
        self.organisations(actor, when)
            .into_iter()
            .filter_map(of)
            .collect()
    }
}

/// Returns the place of an id, or [`NONE`].
pub(crate) fn find<I: Ord>(index: &BTreeMap<I, Ix>, id: Option<I>) -> Ix {
    id.and_then(|id| index.get(&id).copied()).unwrap_or(NONE)
}

fn numbered<I: Ord>(ids: impl Iterator<Item = I>) -> BTreeMap<I, Ix> {
    ids.zip(0..).collect()
}

/// Returns what belongs to each of so many places, in the order in which it comes.
fn by_place(places: usize, pairs: impl Iterator<Item = (Ix, Ix)>) -> Vec<Vec<Ix>> {
    let mut all = vec![Vec::new(); places];
    for (place, one) in pairs {
        if let Some(list) = all.get_mut(place as usize) {
            list.push(one);
        }
    }
    all
}

fn top(part_of: &[Ix], event: Ix) -> Ix {
    let mut at = event;
    for _ in 0..part_of.len() {
        match part_of[at as usize] {
            NONE => break,
            whole => at = whole,
        }
    }
    at
}
