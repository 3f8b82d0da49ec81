//! Removing a code.

use ayni_model::{coding::Coding, id::CodeId, operation::Operation};
use ayni_store::Reader as _;

use crate::{Problem, ProblemKind, Workbench, cited};

impl Workbench {
    /// Takes a code and its codings away. One that has codes below it stays.
    ///
    /// Returns how many codings went.
    ///
    /// # Errors
    /// When there are codes below it, something cites it (a finding, a group, a memo, a merge), or it
    /// has codings and `with_codings` is not set.
    pub fn remove_code(&mut self, id: CodeId, with_codings: bool) -> Result<u64, Problem> {
        let book = self.codebook()?;
        let path = book.path(id);
        if book.subtree(id).len() > 1 {
            return Err(Problem::new(
                ProblemKind::Conflict,
                format!("there are codes below {path:?}"),
            )
            .hint("Move or remove these first (ayni code move, ayni code remove)."));
        }
        cited::refuse(
            &format!("the code {path:?}"),
            &cited::by_what(&self.project, &[id.into()])?,
        )?;
        let codings = self.project.referring::<Coding>("code", id)?;
        let count = codings.len() as u64;
        if count > 0 && !with_codings {
            return Err(Problem::new(ProblemKind::Conflict, format!("{path:?} has {count} codings"))
                .hint("Retire it (ayni code retire) to keep them, or add --with-codings to remove them too; both can be undone."));
        }
        let mut writer = self.project.begin(self.stamp())?;
        for (coding, _) in codings {
            writer.remove(coding)?;
        }
        writer.remove(id)?;
        writer.commit(&Operation::RemoveCode {
            code: path,
            codings: count,
        })?;
        Ok(count)
    }
}
