//! Splitting a code.

use ayni_model::{
    codebook::{Code, CodeName},
    coding::Coding,
    id::{CodeId, CodingId},
    operation::Operation,
};
use ayni_store::Reader as _;

use crate::{Problem, ProblemKind, Workbench, sentence};

/// What a split did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Split {
    /// The new code.
    pub code: CodeId,
    /// Codings that it took.
    pub codings: u64,
}

impl Workbench {
    /// Makes a new code beside another one (or below it) and gives it some of its codings.
    ///
    /// # Errors
    /// When a coding is not of the code, none is given, or a sibling has the name already.
    pub fn split_code(
        &mut self,
        id: CodeId,
        name: &str,
        below: bool,
        codings: &[CodingId],
    ) -> Result<Split, Problem> {
        let book = self.codebook()?;
        let origin = self.code(id)?;
        let name: CodeName = name.parse()?;
        let parent = if below { Some(id) } else { origin.parent };
        book.refuse_twin(name.as_str(), parent, None)?;
        let all = self.project.referring::<Coding>("code", id)?;
        let chosen: Vec<_> = all
            .into_iter()
            .filter(|(coding, _)| codings.contains(coding))
            .collect();
        if chosen.is_empty() || chosen.len() < codings.len() {
            let message = sentence!(
                "codings-of-code",
                "{count} of the {total} codings are of {path:?}",
                count = chosen.len(),
                total = codings.len(),
                path = book.path(id),
            );
            return Err(Problem::new(ProblemKind::Invalid, message)
                .hint(sentence!(
                    "choose-codings-of-code",
                    "Choose codings of that code."
                ))
                .command("See them with: ayni coding list --code NAME"));
        }
        let code: CodeId = self.mint();
        let new = Code {
            parent,
            colour: origin.colour.clone(),
            origin: origin.origin.clone(),
            note: Some(format!("split from {}", book.path(id))),
            position: book.next_position(parent),
            ..Code::named(name.clone())
        };
        let count = chosen.len() as u64;
        let operation = Operation::SplitCode {
            code: book.path(id),
            into: name.as_str().to_owned(),
            codings: count,
        };
        let mut writer = self.project.begin(self.stamp())?;
        writer.put(code, &new)?;
        for (coding, noun) in chosen {
            writer.put(coding, &Coding { code, ..noun })?;
        }
        writer.commit(&operation)?;
        Ok(Split {
            code,
            codings: count,
        })
    }
}
