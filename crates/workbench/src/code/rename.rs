//! Renaming a code.

use ayni_model::{
    codebook::{Code, CodeName},
    id::CodeId,
    operation::Operation,
};
use ayni_store::Reader as _;

use crate::{Problem, ProblemKind, Workbench, sentence};

impl Workbench {
    /// Gives a code another name; its codings stay with it.
    ///
    /// # Errors
    /// When a sibling has the name already, or it is none.
    pub fn rename_code(&mut self, id: CodeId, name: &str) -> Result<(), Problem> {
        let book = self.codebook()?;
        let code = self.code(id)?;
        let name: CodeName = name.parse()?;
        book.refuse_twin(name.as_str(), code.parent, Some(id))?;
        let operation = Operation::RenameCode {
            from: book.path(id),
            to: name.as_str().to_owned(),
        };
        let mut writer = self.project.begin(self.stamp())?;
        writer.put(id, &Code { name, ..code })?;
        writer.commit(&operation)?;
        Ok(())
    }

    /// Returns the path of one code, reading only those above it.
    pub(crate) fn code_path(&self, id: CodeId) -> Result<String, Problem> {
        let (mut names, mut seen, mut next) = (Vec::new(), Vec::new(), Some(id));
        while let Some(id) = next.filter(|id| !seen.contains(id)) {
            let Some(code) = self.project.get::<Code>(id)? else {
                break;
            };
            seen.push(id);
            next = code.parent;
            names.push(code.name.as_str().to_owned());
        }
        names.reverse();
        Ok(names.join(ayni_model::codebook::PATH_SEPARATOR))
    }

    /// Returns a code that is there.
    pub(crate) fn code(&self, id: CodeId) -> Result<Code, Problem> {
        self.project.get(id)?.ok_or_else(|| {
            Problem::new(
                ProblemKind::NotFound,
                sentence!("no-code-id", "there is no code {id}", id = id.to_string()),
            )
        })
    }
}
