//! Moving a code in the tree.

use std::collections::BTreeSet;

use ayni_model::{codebook::Code, id::CodeId, operation::Operation};

use crate::{Problem, ProblemKind, Workbench, code::Codebook, sentence};

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
        self.move_codes(&[id], under, place)
    }

    /// Puts several codes, each with all below it, under another one or at the top, one after the
    /// other in the order of the book. Of a code and one below it, only the upper one is moved.
    ///
    /// # Errors
    /// When one would stand under itself, or two siblings would have one name.
    pub fn move_codes(
        &mut self,
        ids: &[CodeId],
        under: Option<CodeId>,
        place: Option<usize>,
    ) -> Result<(), Problem> {
        let book = self.codebook()?;
        let within = |id: CodeId| {
            ids.iter()
                .any(|other| *other != id && book.subtree(*other).contains(&id))
        };
        let moving: Vec<CodeId> = book
            .iter()
            .map(|(id, _)| id)
            .filter(|id| ids.contains(id) && !within(*id))
            .collect();
        let mut moved = Vec::new();
        let mut names = BTreeSet::new();
        for id in &moving {
            let code = self.refused_or_moved(&book, *id, under)?;
            if !names.insert(code.name.as_str().to_lowercase()) {
                return Err(Problem::new(
                    ProblemKind::Conflict,
                    sentence!(
                        "two-codes-side-by-side",
                        "two codes {name:?} would stand side by side",
                        name = code.name.as_str(),
                    ),
                )
                .hint(sentence!(
                    "rename-or-merge-two",
                    "Rename or merge these two first."
                )));
            }
            moved.push((*id, code));
        }
        let above = under.map(|under| book.path(under));
        let operation = match moving.as_slice() {
            [] => {
                return Err(Problem::new(
                    ProblemKind::NotFound,
                    sentence!("no-code-to-move", "there is no code to be moved"),
                ));
            }
            [one] => Operation::MoveCode {
                code: book.path(*one),
                under: above,
            },
            several => Operation::MoveCodes {
                count: several.len() as u64,
                under: above,
            },
        };
        let mut siblings: Vec<(CodeId, Code)> = book
            .iter()
            .filter(|(other, sibling)| sibling.parent == under && !moving.contains(other))
            .map(|(other, sibling)| (other, sibling.clone()))
            .collect();
        let place = place.unwrap_or(siblings.len()).min(siblings.len());
        siblings.splice(place..place, moved);
        let mut writer = self.project.begin(self.stamp())?;
        for (position, (sibling, code)) in (0..).zip(siblings) {
            writer.put(sibling, &Code { position, ..code })?;
        }
        writer.commit(&operation)?;
        Ok(())
    }

    /// Returns a code as it stands under another one, if it may.
    fn refused_or_moved(
        &self,
        book: &Codebook,
        id: CodeId,
        under: Option<CodeId>,
    ) -> Result<Code, Problem> {
        let code = self.code(id)?;
        if under.is_some_and(|under| book.subtree(id).contains(&under)) {
            return Err(Problem::new(
                ProblemKind::Conflict,
                sentence!(
                    "code-under-itself",
                    "{path:?} cannot stand under itself or a code below it",
                    path = book.path(id),
                ),
            ));
        }
        book.refuse_twin(code.name.as_str(), under, Some(id))?;
        Ok(Code {
            parent: under,
            ..code
        })
    }
}
