//! Ending and resuming the use of a code.

use ayni_model::{
    codebook::{Code, CodeLife},
    id::CodeId,
    operation::Operation,
};

use crate::{Problem, ProblemKind, Workbench, sentence};

impl Workbench {
    /// Ends the use of a code: its codings stay, no new ones are made.
    ///
    /// # Errors
    /// When it is closed already, or no reason is given.
    pub fn retire_code(&mut self, id: CodeId, reason: &str) -> Result<(), Problem> {
        let code = self.code(id)?;
        let path = self.codebook()?.path(id);
        let reason = reason.trim();
        if reason.is_empty() {
            let message = sentence!("retiring-needs-reason", "retiring a code needs a reason");
            return Err(
                Problem::new(ProblemKind::Invalid, message).command("Give it with --reason \"…\".")
            );
        }
        if !code.life.is_open() {
            return Err(Problem::new(
                ProblemKind::Conflict,
                sentence!("code-is-closed", "{path:?} is closed already", path = path),
            ));
        }
        let mut writer = self.project.begin(self.stamp())?;
        writer.put(
            id,
            &Code {
                life: CodeLife::Retired {
                    reason: reason.to_owned(),
                },
                ..code
            },
        )?;
        writer.commit(&Operation::RetireCode {
            code: path,
            reason: reason.to_owned(),
        })?;
        Ok(())
    }

    /// Takes a retired or proposed code into use.
    ///
    /// # Errors
    /// When it is in use, or was merged: then undo the merge.
    pub fn restore_code(&mut self, id: CodeId) -> Result<(), Problem> {
        let code = self.code(id)?;
        let path = self.codebook()?.path(id);
        match &code.life {
            CodeLife::Active => {
                return Err(Problem::new(
                    ProblemKind::Conflict,
                    sentence!("code-is-in-use", "{path:?} is in use", path = path),
                ));
            }
            CodeLife::Merged { .. } => {
                return Err(Problem::new(
                    ProblemKind::Conflict,
                    sentence!(
                        "code-was-merged",
                        "{path:?} was merged; its codings are elsewhere",
                        path = path,
                    ),
                )
                .hint(sentence!(
                    "take-merge-back",
                    "The history can take the merge back."
                ))
                .command("Take the merge back: ayni history, then ayni undo --entry N."));
            }
            CodeLife::Proposed | CodeLife::Retired { .. } => {}
        }
        let mut writer = self.project.begin(self.stamp())?;
        writer.put(
            id,
            &Code {
                life: CodeLife::Active,
                ..code
            },
        )?;
        writer.commit(&Operation::RestoreCode { code: path })?;
        Ok(())
    }
}
