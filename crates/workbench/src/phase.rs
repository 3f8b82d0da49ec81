//! Phases: the named intervals by which a study tells its story.

use ayni_model::{
    id::PhaseId,
    operation::Operation,
    study::{Intervals, Phase},
    when::When,
};
use ayni_store::Reader as _;

use crate::{
    Problem, ProblemKind, Workbench, cited,
    fields::{check_key, required},
    sentence,
};

/// What is to be set of a phase; what is not said stays.
#[derive(Debug, Clone, Default)]
pub struct PhaseChange {
    /// Its name.
    pub name: Option<String>,
    /// Its intervals; empty for those that it has.
    pub when: Vec<When>,
    /// What it is about.
    pub description: Option<String>,
    /// Its place in the story, from 0.
    pub place: Option<usize>,
}

impl Workbench {
    /// Returns the phases in the order of the story.
    ///
    /// # Errors
    /// When the project cannot be read.
    pub fn phases(&self) -> Result<Vec<(PhaseId, Phase)>, Problem> {
        let mut phases = self.project.all::<Phase>()?;
        phases.sort_by(|(_, a), (_, b)| (a.position, &a.key).cmp(&(b.position, &b.key)));
        Ok(phases)
    }

    /// Sets a phase, which is made where there is none; a new one needs an interval. Returns whether
    /// it is new.
    ///
    /// # Errors
    /// When a new one has no interval, or the key is none.
    pub fn set_phase(&mut self, key: &str, change: &PhaseChange) -> Result<bool, Problem> {
        let mut phases = self.phases()?;
        let (id, mut phase, made) = match self.find_phase(key) {
            Ok((id, phase)) => (id, phase, false),
            Err(problem) if problem.kind == ProblemKind::NotFound => {
                check_key(key)?;
                let when = Intervals::try_from(change.when.clone()).map_err(|_| {
                    let hint = sentence!(
                        "phase-needs-when",
                        "To make it, say when it was, such as 1990/2004."
                    );
                    problem.hint(hint).command("Say it with --when 1990/2004.")
                })?;
                let phase = Phase {
                    key: key.to_owned(),
                    name: key.to_owned(),
                    when,
                    description: None,
                    position: phases
                        .iter()
                        .map(|(_, it)| it.position + 1)
                        .max()
                        .unwrap_or(0),
                };
                (self.mint(), phase, true)
            }
            Err(problem) => return Err(problem),
        };
        if !change.when.is_empty() {
            phase.when = change.when.clone().try_into()?;
        }
        if let Some(name) = &change.name {
            phase.name = required("name", name.trim())?;
        }
        if let Some(description) = &change.description {
            phase.description = crate::fields::words(description);
        }
        let operation = Operation::SetPhase {
            phase: phase.name.clone(),
        };
        let mut changed = vec![(id, phase)];
        if let Some(place) = change.place {
            phases.retain(|(other, _)| *other != id);
            phases.insert(place.min(phases.len()), changed.remove(0));
            changed = phases;
            for ((_, phase), position) in changed.iter_mut().zip(0..) {
                phase.position = position;
            }
        }
        let mut writer = self.project.begin(self.stamp())?;
        for (id, phase) in &changed {
            writer.put(*id, phase)?;
        }
        writer.commit(&operation)?;
        Ok(made)
    }

    /// Takes a phase away.
    ///
    /// # Errors
    /// When a finding or memo cites it; the message says which.
    pub fn remove_phase(&mut self, key: &str) -> Result<(), Problem> {
        let (id, phase) = self.find_phase(key)?;
        let citing = cited::by_what(&self.project, &[id.into()])?;
        cited::refuse("phase", &phase.key, &citing)?;
        let mut writer = self.project.begin(self.stamp())?;
        writer.remove(id)?;
        writer.commit(&Operation::RemovePhase { phase: phase.name })?;
        Ok(())
    }
}
