//! Reading the project as a compiler reads a program.

use ayni_analysis::check::{CheckOptions, Diagnostic};
use ayni_model::{operation::Operation, study::Acceptance};
use ayni_store::Reader as _;

use crate::{Problem, ProblemKind, Workbench, error::nearest, sentence};

impl Workbench {
    /// Returns what would not survive a careful reader.
    ///
    /// # Errors
    /// When the project cannot be read.
    pub fn check(&self, options: &CheckOptions) -> Result<Vec<Diagnostic>, Problem> {
        let study = self.study_to_check()?;
        Ok(ayni_analysis::check::check(
            &study,
            &self.texts(&study),
            options,
        ))
    }

    /// Accepts what a diagnostic says now, with a reason that stays in the project. When it says
    /// something else, it is not accepted any more.
    ///
    /// # Errors
    /// When the project has no such diagnostic, or no reason is given.
    pub fn accept(&mut self, diagnostic: &str, place: &str, reason: &str) -> Result<(), Problem> {
        let reason = reason.trim();
        if reason.is_empty() {
            let message = sentence!("no-reason", "accepting a diagnostic needs a reason");
            return Err(
                Problem::new(ProblemKind::Invalid, message).command("Give it with --reason \"…\".")
            );
        }
        let found = self.check(&CheckOptions::default())?;
        let Some(accepted) = found
            .iter()
            .find(|one| one.code.to_string() == diagnostic && one.place == place)
        else {
            let alike = found
                .iter()
                .filter(|one| one.code.to_string() == diagnostic);
            let message = sentence!(
                "not-diagnosed",
                "there is no {diagnostic} at {place:?}",
                diagnostic = diagnostic,
                place = place,
            );
            let mut problem = Problem::new(ProblemKind::NotFound, message);
            if let Some(name) = nearest(place, alike.map(|one| one.place.as_str())) {
                problem = problem.hint(sentence!(
                    "did-you-mean",
                    "Did you mean {name:?}?",
                    name = name
                ));
            }
            return Err(problem.command("The list is printed by: ayni check"));
        };
        let existing = self.acceptance(diagnostic, place)?;
        let id = existing.map_or_else(|| self.mint(), |(id, _)| id);
        let acceptance = Acceptance {
            diagnostic: diagnostic.to_owned(),
            place: place.to_owned(),
            reason: reason.to_owned(),
            by: self.member(),
            said: Some(accepted.reason.clone()),
        };
        let mut writer = self.project.begin(self.stamp())?;
        writer.put(id, &acceptance)?;
        writer.commit(&Operation::Accept {
            diagnostic: diagnostic.to_owned(),
            place: place.to_owned(),
            reason: reason.to_owned(),
        })?;
        Ok(())
    }

    /// Takes an acceptance back.
    ///
    /// # Errors
    /// When there is none.
    pub fn withdraw_acceptance(&mut self, diagnostic: &str, place: &str) -> Result<(), Problem> {
        let Some((id, _)) = self.acceptance(diagnostic, place)? else {
            let message = sentence!(
                "not-accepted",
                "{diagnostic} at {place} was not accepted",
                diagnostic = diagnostic,
                place = place,
            );
            return Err(Problem::new(ProblemKind::NotFound, message));
        };
        let mut writer = self.project.begin(self.stamp())?;
        writer.remove(id)?;
        writer.commit(&Operation::WithdrawAcceptance {
            diagnostic: diagnostic.to_owned(),
            place: place.to_owned(),
        })?;
        Ok(())
    }

    fn acceptance(
        &self,
        diagnostic: &str,
        place: &str,
    ) -> Result<Option<(ayni_model::id::AcceptanceId, Acceptance)>, Problem> {
        let all = self.project.all::<Acceptance>()?;
        Ok(all.into_iter().find(|(_, acceptance)| {
            acceptance.diagnostic == diagnostic && acceptance.place == place
        }))
    }
}
