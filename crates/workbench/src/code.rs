//! Codes and the codebook: one file per act.

mod add;
mod define;
mod group;
mod merge;
mod moving;
mod remove;
mod rename;
mod retire;
mod split;

pub(crate) use add::Drafts;
pub use add::NewCode;
pub use define::Definition;
pub use merge::Merged;
pub use split::Split;

use std::collections::BTreeMap;

use ayni_model::{
    codebook::{Code, CodeLife, PATH_SEPARATOR},
    id::CodeId,
};
use ayni_store::Reader;

use crate::{Problem, ProblemKind, Workbench, sentence};

impl Workbench {
    /// Refuses a code that new codings may not have, and says where they belong.
    pub(crate) fn refuse_closed(&self, code: CodeId) -> Result<(), Problem> {
        let life = self.code(code)?.life;
        let path = self.code_path(code)?;
        match life {
            CodeLife::Proposed | CodeLife::Active => Ok(()),
            CodeLife::Merged { into, reason } => {
                let into = self.code_path(into)?;
                let message = sentence!(
                    "code-was-merged-into",
                    "the code {path:?} was merged into {into:?} ({reason})",
                    path = path,
                    into = into,
                    reason = reason,
                );
                Err(Problem::new(ProblemKind::Conflict, message).hint(sentence!(
                    "use-that-code",
                    "Use {path:?}.",
                    path = into
                )))
            }
            CodeLife::Retired { reason } => {
                let message = sentence!(
                    "code-is-retired",
                    "the code {path:?} is retired ({reason})",
                    path = path,
                    reason = reason,
                );
                Err(Problem::new(ProblemKind::Conflict, message)
                    .hint(sentence!(
                        "choose-another-code",
                        "Choose another one, or restore it."
                    ))
                    .command("Restore it with: ayni code restore NAME"))
            }
        }
    }
}

/// The codes of a project as a tree.
#[derive(Debug, Clone, Default)]
pub struct Codebook {
    codes: BTreeMap<CodeId, Code>,
    /// In the order of the codebook: a parent before its children, siblings by position and name.
    order: Vec<CodeId>,
}

impl Codebook {
    /// Makes the tree of codes. A code whose parent is not there, or that would be above itself,
    /// stands at the top.
    #[must_use]
    pub fn new(codes: Vec<(CodeId, Code)>) -> Self {
        let codes: BTreeMap<CodeId, Code> = codes.into_iter().collect();
        let mut children: BTreeMap<Option<CodeId>, Vec<CodeId>> = BTreeMap::new();
        for (id, code) in &codes {
            let parent = code
                .parent
                .filter(|parent| codes.contains_key(parent) && !is_above_itself(&codes, *id));
            children.entry(parent).or_default().push(*id);
        }
        for siblings in children.values_mut() {
            siblings.sort_by(|a, b| {
                (codes[a].position, &codes[a].name, a).cmp(&(codes[b].position, &codes[b].name, b))
            });
        }
        let mut order = Vec::with_capacity(codes.len());
        let mut waiting: Vec<CodeId> = children.get(&None).cloned().unwrap_or_default();
        waiting.reverse();
        while let Some(id) = waiting.pop() {
            order.push(id);
            waiting.extend(children.get(&Some(id)).into_iter().flatten().rev());
        }
        Self { codes, order }
    }

    /// Returns the codes in the order of the codebook.
    pub fn iter(&self) -> impl Iterator<Item = (CodeId, &Code)> {
        self.order.iter().map(|id| (*id, &self.codes[id]))
    }

    /// Returns a code.
    #[must_use]
    pub fn get(&self, id: CodeId) -> Option<&Code> {
        self.codes.get(&id)
    }

    /// Returns how deep a code stands; 0 at the top.
    #[must_use]
    pub fn depth(&self, id: CodeId) -> usize {
        self.line(id).len().saturating_sub(1)
    }

    /// Returns the path of a code: `Contingencies > Employer > Takeover`.
    #[must_use]
    pub fn path(&self, id: CodeId) -> String {
        let names: Vec<&str> = self
            .line(id)
            .into_iter()
            .rev()
            .map(|id| self.codes[&id].name.as_str())
            .collect();
        names.join(PATH_SEPARATOR)
    }

    /// Returns a code and those above it, itself first.
    fn line(&self, id: CodeId) -> Vec<CodeId> {
        let mut line = Vec::new();
        let mut next = Some(id);
        while let Some(id) = next.filter(|id| self.codes.contains_key(id) && !line.contains(id)) {
            line.push(id);
            next = self.codes[&id].parent;
        }
        line
    }

    /// Returns a code and all below it, in the order of the codebook.
    #[must_use]
    pub fn subtree(&self, top: CodeId) -> Vec<CodeId> {
        self.order
            .iter()
            .copied()
            .filter(|id| self.line(*id).contains(&top))
            .collect()
    }

    /// Finds a code by its path or, where that is enough, by its name; case does not count.
    ///
    /// # Errors
    /// When there is no such code, or several have the name.
    pub fn find(&self, wanted: &str) -> Result<CodeId, Problem> {
        let wanted = wanted.trim();
        let lower = wanted.to_lowercase();
        let by_path: Vec<CodeId> = self
            .order
            .iter()
            .copied()
            .filter(|id| self.path(*id).to_lowercase() == lower)
            .collect();
        let by_name = || -> Vec<CodeId> {
            self.order
                .iter()
                .copied()
                .filter(|id| self.codes[id].name.as_str().to_lowercase() == lower)
                .collect()
        };
        let found = if by_path.is_empty() {
            by_name()
        } else {
            by_path
        };
        match found.as_slice() {
            [one] => Ok(*one),
            [] => {
                let paths: Vec<String> = self.order.iter().map(|id| self.path(*id)).collect();
                let names = self.order.iter().map(|id| self.codes[id].name.as_str());
                Err(Problem::not_found(
                    "code",
                    wanted,
                    paths.iter().map(String::as_str).chain(names),
                ))
            }
            several => {
                // Of equals, the one that is in use.
                let open: Vec<CodeId> = several
                    .iter()
                    .copied()
                    .filter(|id| self.codes[id].life.is_open())
                    .collect();
                if let [one] = open.as_slice() {
                    return Ok(*one);
                }
                let paths: Vec<String> = several.iter().map(|id| self.path(*id)).collect();
                let any = paths.join(", or ");
                let message = sentence!(
                    "codes-of-one-name",
                    "several codes are called {name:?}",
                    name = wanted
                );
                Err(
                    Problem::new(ProblemKind::Ambiguous, message).hint(sentence!(
                        "give-the-path",
                        "Give the path: {any}",
                        paths = paths.join("; "),
                    )),
                )
            }
        }
    }

    /// Refuses a name that a sibling has already.
    fn refuse_twin(
        &self,
        name: &str,
        parent: Option<CodeId>,
        except: Option<CodeId>,
    ) -> Result<(), Problem> {
        let twin = self.iter().find(|(id, code)| {
            code.parent == parent
                && Some(*id) != except
                && code.name.as_str().to_lowercase() == name.to_lowercase()
        });
        match twin {
            None => Ok(()),
            Some((id, _)) => Err(Problem::new(
                ProblemKind::Exists,
                sentence!(
                    "code-exists",
                    "there is a code {path:?} already",
                    path = self.path(id),
                ),
            )
            .hint(sentence!(
                "another-name-or-merge",
                "Give it another name, or merge the two."
            ))
            .command("Merge them with: ayni code merge")),
        }
    }

    /// Returns the place after the last child of a code, or after the last code at the top.
    fn next_position(&self, parent: Option<CodeId>) -> u32 {
        self.codes
            .values()
            .filter(|code| code.parent == parent)
            .map(|code| code.position + 1)
            .max()
            .unwrap_or(0)
    }
}

fn is_above_itself(codes: &BTreeMap<CodeId, Code>, id: CodeId) -> bool {
    let mut seen = vec![id];
    let mut next = codes[&id].parent;
    while let Some(parent) = next {
        if seen.contains(&parent) {
            return true;
        }
        seen.push(parent);
        next = codes.get(&parent).and_then(|code| code.parent);
    }
    false
}

impl Workbench {
    /// Returns the codebook as it is.
    ///
    /// # Errors
    /// When the project cannot be read.
    pub fn codebook(&self) -> Result<Codebook, Problem> {
        Ok(Codebook::new(self.project.all()?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ayni_model::id::{RecordId, Uuid};

    pub(super) fn code(name: &str, parent: Option<u128>, position: u32) -> Code {
        Code {
            parent: parent.map(id),
            position,
            ..Code::named(name.parse().unwrap())
        }
    }

    fn id(number: u128) -> CodeId {
        RecordId::new(Uuid::from_u128(number)).into()
    }

    #[test]
    fn a_codebook_is_read_from_the_top() {
        let book = Codebook::new(vec![
            (id(1), code("Takeover", Some(2), 0)),
            (id(2), code("Employer", None, 1)),
            (id(3), code("Scale", None, 0)),
            (id(4), code("Takeover", Some(3), 0)),
        ]);
        let paths: Vec<String> = book.iter().map(|(id, _)| book.path(id)).collect();
        assert_eq!(
            paths,
            [
                "Scale",
                "Scale > Takeover",
                "Employer",
                "Employer > Takeover"
            ]
        );
        assert_eq!(book.find("employer > TAKEOVER").unwrap(), id(1));
        assert_eq!(book.find("Scale").unwrap(), id(3));
        assert_eq!(
            book.find("Takeover").unwrap_err().kind,
            ProblemKind::Ambiguous
        );
        assert_eq!(
            book.find("Employr").unwrap_err().hints[0].sentence,
            "Did you mean \"Employer\"?"
        );
        assert_eq!(book.subtree(id(2)), [id(2), id(1)]);
    }

    #[test]
    fn a_circle_of_codes_stands_at_the_top() {
        let book = Codebook::new(vec![
            (id(1), code("A", Some(2), 0)),
            (id(2), code("B", Some(1), 0)),
        ]);
        assert_eq!(book.iter().count(), 2);
    }
}
