//! Removing a code.

use ayni_model::{coding::Coding, id::CodeId, operation::Operation};
use ayni_store::Reader as _;

use crate::{Problem, ProblemKind, Workbench, cited, sentence};

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
                sentence!("codes-below", "there are codes below {path:?}", path = path),
            )
            .hint(sentence!(
                "move-or-remove-codes",
                "Move or remove these first."
            ))
            .command("See: ayni code move, ayni code remove"));
        }
        let citing = cited::by_what(&self.project, &[id.into()])?;
        cited::refuse("code", &path.to_string(), &citing)?;
        let codings = self.project.referring::<Coding>("code", id)?;
        let count = codings.len() as u64;
        if count > 0 && !with_codings {
            let message = sentence!(
                "code-has-codings",
                "{path:?} has {count} codings",
                path = path,
                count = count,
            );
            return Err(Problem::new(ProblemKind::Conflict, message)
                .hint(sentence!(
                    "retire-or-remove-codings",
                    "Retire it to keep them, or remove them too; both can be undone."
                ))
                .command("Use ayni code retire, or add --with-codings."));
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
