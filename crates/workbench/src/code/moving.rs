//! Moving a code in the tree.

use ayni_model::{codebook::Code, id::CodeId, operation::Operation};

use crate::{Problem, ProblemKind, Workbench};

impl Workbench {
    /// Puts a code, with all below it, under another one or at the top; at a place among its new
    /// siblings (counted from 0) or after the last.
    ///
    /// # Errors
    /// When it would stand under itself, or a new sibling has its name.
    pub fn move_code(
        &mut self,
        id: CodeId,
        under: Option<CodeId>,
        place: Option<usize>,
    ) -> Result<(), Problem> {
        let book = self.codebook()?;
        let code = self.code(id)?;
        if under.is_some_and(|under| book.subtree(id).contains(&under)) {
            return Err(Problem::new(
                ProblemKind::Conflict,
                format!(
                    "{:?} cannot stand under itself or a code below it",
                    book.path(id)
                ),
            ));
        }
        book.refuse_twin(code.name.as_str(), under, Some(id))?;
        let operation = Operation::MoveCode {
            code: book.path(id),
            under: under.map(|under| book.path(under)),
        };
        let mut siblings: Vec<(CodeId, Code)> = book
            .iter()
            .filter(|(other, sibling)| sibling.parent == under && *other != id)
            .map(|(other, sibling)| (other, sibling.clone()))
            .collect();
        let place = place.unwrap_or(siblings.len()).min(siblings.len());
        siblings.insert(
            place,
            (
                id,
                Code {
                    parent: under,
                    ..code
                },
            ),
        );
        let mut writer = self.project.begin(self.stamp())?;
        for (position, (sibling, code)) in (0..).zip(siblings) {
            writer.put(sibling, &Code { position, ..code })?;
        }
        writer.commit(&operation)?;
        Ok(())
    }
}
