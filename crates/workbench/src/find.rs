//! Finding things by the names that people give them.

use std::collections::{BTreeMap, HashMap};

use ayni_model::{
    actor::{Actor, Tie},
    codebook::CodeGroup,
    event::Event,
    id::{CodeId, CodingId, RecordId, SourceId},
    record::{Kind, Noun, Reference},
    source::Source,
    study::{Finding, Memo, Phase, Synopsis},
};
use ayni_store::{Reader as _, RecordHistory};

use crate::{Problem, ProblemKind, Workbench, sentence};

/// The names of a list of things: read once, asked often.
pub(crate) struct Named<'n> {
    noun: &'n str,
    /// The names of each thing, its key first.
    names: Vec<Vec<&'n String>>,
    exact: HashMap<&'n str, Vec<usize>>,
    lower: HashMap<String, Vec<usize>>,
}

impl<'n> Named<'n> {
    /// Takes the names of each thing of a list.
    pub(crate) fn new(noun: &'n str, names: impl Iterator<Item = Vec<&'n String>>) -> Self {
        let names: Vec<_> = names.collect();
        let (mut exact, mut lower) = (HashMap::new(), HashMap::new());
        for (place, all) in names.iter().enumerate() {
            for name in all {
                add(exact.entry(name.as_str()).or_default(), place);
                add(lower.entry(name.to_lowercase()).or_default(), place);
            }
        }
        Self {
            noun,
            names,
            exact,
            lower,
        }
    }

    /// Returns the place of the thing that is called so: first as written, then case aside. Where one has as
    /// its key what others have as their name, the key is meant.
    ///
    /// # Errors
    /// When there is none, or several have the name.
    pub(crate) fn find(&self, wanted: &str) -> Result<usize, Problem> {
        let exact = self.exact.get(wanted);
        let found = exact.or_else(|| self.lower.get(&wanted.to_lowercase()));
        match found.map(Vec::as_slice) {
            Some([one]) => Ok(*one),
            None | Some([]) => {
                let all = self.names.iter().flatten().map(|name| name.as_str());
                let problem = Problem::not_found(self.noun, wanted, all);
                Err(match problem.hints.is_empty() {
                    true => problem.command(format!("See them all with: ayni {} list", self.noun)),
                    false => problem,
                })
            }
            Some(several) => {
                let is_key = |place: &&usize| {
                    self.names[**place]
                        .first()
                        .is_some_and(|key| *key == wanted)
                };
                if let Some(place) = several.iter().find(is_key) {
                    return Ok(*place);
                }
                let keys = several
                    .iter()
                    .filter_map(|place| self.names[*place].first());
                let keys: Vec<&str> = keys.map(|key| key.as_str()).collect();
                Err(Problem::new(
                    ProblemKind::Ambiguous,
                    sentence!(
                        "several-are-called",
                        "several things of the kind {noun} are called {name:?}",
                        noun = self.noun,
                        name = wanted,
                    ),
                )
                .hint(sentence!(
                    "name-by-key",
                    "Name one by its key: {keys}",
                    keys = keys.join(", "),
                )))
            }
        }
    }
}

fn add(places: &mut Vec<usize>, place: usize) {
    if places.last() != Some(&place) {
        places.push(place);
    }
}

impl Workbench {
    /// Finds a source by key, name or id.
    ///
    /// # Errors
    /// When there is none, or several have the name.
    pub fn find_source(&self, wanted: &str) -> Result<(SourceId, Source), Problem> {
        self.find_named("source", wanted, |source: &Source| {
            vec![&source.key, &source.name]
        })
    }

    /// Finds an actor by key, name or id.
    ///
    /// # Errors
    /// When there is none, or several have the name.
    pub fn find_actor(&self, wanted: &str) -> Result<(ayni_model::id::ActorId, Actor), Problem> {
        self.find_named("actor", wanted, |actor: &Actor| {
            vec![&actor.key, &actor.name]
        })
    }

    /// Finds an event by key, name or id.
    ///
    /// # Errors
    /// When there is none, or several have the name.
    pub fn find_event(&self, wanted: &str) -> Result<(ayni_model::id::EventId, Event), Problem> {
        self.find_named("event", wanted, |event: &Event| {
            vec![&event.key, &event.name]
        })
    }

    /// Finds a tie by key or id.
    ///
    /// # Errors
    /// When there is none.
    pub fn find_tie(&self, wanted: &str) -> Result<(ayni_model::id::TieId, Tie), Problem> {
        self.find_named("tie", wanted, |tie: &Tie| vec![&tie.key])
    }

    /// Finds a phase by key, name or id.
    ///
    /// # Errors
    /// When there is none.
    pub fn find_phase(&self, wanted: &str) -> Result<(ayni_model::id::PhaseId, Phase), Problem> {
        self.find_named("phase", wanted, |phase: &Phase| {
            vec![&phase.key, &phase.name]
        })
    }

    /// Finds a finding by key or id.
    ///
    /// # Errors
    /// When there is none.
    pub fn find_finding(
        &self,
        wanted: &str,
    ) -> Result<(ayni_model::id::FindingId, Finding), Problem> {
        self.find_named("finding", wanted, |finding: &Finding| vec![&finding.key])
    }

    /// Finds a memo by key, title or id.
    ///
    /// # Errors
    /// When there is none, or several have the title.
    pub fn find_memo(&self, wanted: &str) -> Result<(ayni_model::id::MemoId, Memo), Problem> {
        self.find_named("memo", wanted, |memo: &Memo| vec![&memo.key, &memo.title])
    }

    /// Finds a synopsis by name or id.
    ///
    /// # Errors
    /// When there is none.
    pub fn find_synopsis(
        &self,
        wanted: &str,
    ) -> Result<(ayni_model::id::SynopsisId, Synopsis), Problem> {
        self.find_named("synopsis", wanted, |synopsis: &Synopsis| {
            vec![&synopsis.name]
        })
    }

    /// Returns what happened to a thing, by what [`find_thing`](Self::find_thing) takes, the oldest change
    /// first. By its id this also tells of what was removed, or whose making was undone.
    ///
    /// # Errors
    /// When there is none, and never was.
    pub fn life(&self, wanted: &str) -> Result<Vec<RecordHistory>, Problem> {
        if let Ok(id) = wanted.trim().parse::<RecordId>() {
            let life = self.project.history_of(id)?;
            if !life.is_empty() {
                return Ok(life);
            }
        }
        let thing = self.find_thing(wanted)?;
        Ok(self.project.history_of(thing.id)?)
    }

    /// Finds anything: `source:KEY`, `code:PATH`, `actor:KEY`, `event:KEY`, `tie:KEY`, `phase:KEY`,
    /// `finding:KEY`, `memo:KEY`, `synopsis:NAME`, `quotation:SOURCE:START-END`, or an id.
    ///
    /// # Errors
    /// When there is none.
    pub fn find_thing(&self, wanted: &str) -> Result<Reference, Problem> {
        let refuse = || {
            let message = sentence!(
                "kind-is-unsaid",
                "{name:?} does not say what kind of thing it is",
                name = wanted,
            );
            Problem::new(ProblemKind::Invalid, message)
                .command("Write source:KEY, code:PATH, actor:KEY, event:KEY, tie:KEY, phase:KEY, finding:KEY, memo:KEY, synopsis:NAME, quotation:SOURCE:START-END, or an id.")
        };
        if let Ok(id) = wanted.trim().parse::<RecordId>() {
            let kind = self.project.kind_of(id)?.ok_or_else(|| {
                let message = sentence!(
                    "nothing-has-id",
                    "nothing has the id {id}",
                    id = id.to_string()
                );
                Problem::new(ProblemKind::NotFound, message)
            })?;
            return Ok(Reference { kind, id });
        }
        let Some((word, name)) = wanted.split_once(':') else {
            return Err(refuse());
        };
        let Some(kind) = Kind::from_word(word) else {
            return Err(refuse());
        };
        Ok(match kind {
            Kind::Source => self.find_source(name)?.0.into(),
            Kind::Code => self.codebook()?.find(name)?.into(),
            Kind::Actor => self.find_actor(name)?.0.into(),
            Kind::Event => self.find_event(name)?.0.into(),
            Kind::Tie => self.find_tie(name)?.0.into(),
            Kind::Phase => self.find_phase(name)?.0.into(),
            Kind::Finding => self.find_finding(name)?.0.into(),
            Kind::Memo => self.find_memo(name)?.0.into(),
            Kind::Synopsis => self.find_synopsis(name)?.0.into(),
            Kind::Quotation => self.find_quotation(name)?.0.into(),
            other => Reference {
                kind: other,
                id: name.parse()?,
            },
        })
    }

    /// Finds a record whose names hold what is wanted: first as written, then case aside.
    fn find_named<T: Noun>(
        &self,
        noun: &str,
        wanted: &str,
        names: impl Fn(&T) -> Vec<&String>,
    ) -> Result<(T::Id, T), Problem> {
        let wanted = wanted.trim();
        if let Ok(id) = wanted.parse::<RecordId>()
            && let Some(found) = self.project.get::<T>(id.into())?
        {
            return Ok((id.into(), found));
        }
        let mut all = self.project.all::<T>()?;
        let found = Named::new(noun, all.iter().map(|(_, it)| names(it))).find(wanted)?;
        Ok(all.swap_remove(found))
    }

    /// Returns how many codings each code has.
    ///
    /// # Errors
    /// When the project cannot be read.
    pub fn coding_counts(&self) -> Result<BTreeMap<CodeId, u64>, Problem> {
        let counts = self.project.count_by(Kind::Coding, "code")?;
        Ok(counts
            .into_iter()
            .map(|(id, count)| (id.into(), count))
            .collect())
    }

    /// Returns the codings of a code in one source.
    ///
    /// # Errors
    /// When the project cannot be read.
    pub fn codings_of_code_in(
        &self,
        code: CodeId,
        source: SourceId,
    ) -> Result<Vec<CodingId>, Problem> {
        let codings = self.project.codings_of(source)?.into_iter();
        let of_code = codings.filter(|(_, coding)| coding.code == code);
        Ok(of_code.map(|(id, _)| id).collect())
    }

    /// Returns the groups of codes in their order.
    ///
    /// # Errors
    /// When the project cannot be read.
    pub fn code_groups(&self) -> Result<Vec<CodeGroup>, Problem> {
        let mut groups: Vec<CodeGroup> = self
            .project
            .all::<CodeGroup>()?
            .into_iter()
            .map(|(_, group)| group)
            .collect();
        groups.sort_by(|a, b| (a.position, &a.name).cmp(&(b.position, &b.name)));
        Ok(groups)
    }

    /// Works the search index out anew; it is no part of the journal.
    ///
    /// # Errors
    /// When the project cannot be written.
    pub fn rebuild_index(&mut self) -> Result<(), Problem> {
        Ok(self.project.rebuild_index()?)
    }

    /// Takes back the newest step, or one by its number; nothing when there is none.
    ///
    /// # Errors
    /// When something would then point nowhere, or the project cannot be written.
    pub fn undo(&mut self, entry: Option<i64>) -> Result<Option<ayni_store::Reverted>, Problem> {
        self.project.hold()?;
        let entry = match entry {
            Some(entry) => Some(entry),
            None => self.project.undoable()?,
        };
        self.revert(entry)
    }

    /// Does again what was taken back last; nothing when something else was done since.
    ///
    /// # Errors
    /// As [`Workbench::undo`].
    pub fn redo(&mut self) -> Result<Option<ayni_store::Reverted>, Problem> {
        self.project.hold()?;
        let entry = self.project.redoable()?;
        self.revert(entry)
    }

    fn revert(&mut self, entry: Option<i64>) -> Result<Option<ayni_store::Reverted>, Problem> {
        let stamp = self.stamp();
        let reverted = match entry {
            Some(entry) => self.project.revert_alone(entry, stamp)?,
            None => None,
        };
        self.project.let_go()?;
        Ok(reverted)
    }
}
