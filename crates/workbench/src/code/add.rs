//! Adding a code.

use ayni_model::{
    codebook::{Code, CodeLife, CodeName, PATH_SEPARATOR},
    id::CodeId,
    operation::Operation,
};

use crate::{Problem, ProblemKind, Workbench, code::Codebook, sentence};

/// A code to be.
#[derive(Debug, Clone, Default)]
pub struct NewCode {
    /// Its path; levels above that do not exist are made.
    pub path: String,
    /// What it means.
    pub definition: Option<String>,
    /// When to use it.
    pub include: Option<String>,
    /// When not to use it.
    pub exclude: Option<String>,
    /// A passage that shows it.
    pub example: Option<String>,
    /// Colour, `#rrggbb`.
    pub colour: Option<String>,
    /// Whether it is only proposed.
    pub proposed: bool,
}

/// Codes that are to be put, the outermost first.
pub(crate) type Drafts = Vec<(CodeId, Code)>;

impl Workbench {
    /// Adds a code, and the levels above it that are missing.
    ///
    /// # Errors
    /// When a sibling has the name already, or the name or colour is none.
    pub fn add_code(&mut self, new: &NewCode) -> Result<CodeId, Problem> {
        let (id, drafts) = self.draft_code(new)?;
        let mut writer = self.project.begin(self.stamp())?;
        for (id, code) in &drafts {
            writer.put(*id, code)?;
        }
        writer.commit(&Operation::AddCode {
            code: new.path.clone(),
        })?;
        Ok(id)
    }

    /// Makes a code, and the levels above it that are missing, without putting them.
    pub(crate) fn draft_code(&self, new: &NewCode) -> Result<(CodeId, Drafts), Problem> {
        let book = self.codebook()?;
        if let Some(colour) = &new.colour {
            check_colour(colour)?;
        }
        let names: Vec<CodeName> = new
            .path
            .split(PATH_SEPARATOR)
            .map(str::parse)
            .collect::<Result<_, _>>()?;
        let (existing, missing) = walk(&book, &names);
        let life = if new.proposed {
            CodeLife::Proposed
        } else {
            CodeLife::Active
        };
        let Some(last) = missing.len().checked_sub(1) else {
            book.refuse_twin(
                names.last().map_or("", CodeName::as_str),
                existing.and_then(|id| book.get(id)?.parent),
                None,
            )?;
            return Err(Problem::new(
                ProblemKind::Exists,
                sentence!(
                    "code-exists",
                    "there is a code {path:?} already",
                    path = new.path,
                ),
            ));
        };
        let ids: Vec<CodeId> = missing.iter().map(|_| self.mint()).collect();
        let mut drafts = Drafts::new();
        let mut parent = existing;
        for (level, (name, id)) in missing.iter().zip(&ids).enumerate() {
            let position = if level == 0 {
                book.next_position(parent)
            } else {
                0
            };
            let mut code = Code {
                parent,
                position,
                ..Code::named((*name).clone())
            };
            if level == last {
                code.definition.clone_from(&new.definition);
                code.include.clone_from(&new.include);
                code.exclude.clone_from(&new.exclude);
                code.example.clone_from(&new.example);
                code.colour.clone_from(&new.colour);
                code.life = life.clone();
            }
            drafts.push((*id, code));
            parent = Some(*id);
        }
        Ok((ids[last], drafts))
    }
}

/// Follows names from the top as far as there are codes; returns the last one and the names left.
fn walk<'n>(book: &Codebook, names: &'n [CodeName]) -> (Option<CodeId>, Vec<&'n CodeName>) {
    let mut at = None;
    for (level, name) in names.iter().enumerate() {
        let child = book.iter().find(|(_, code)| {
            code.parent == at && code.name.as_str().to_lowercase() == name.as_str().to_lowercase()
        });
        match child {
            Some((id, _)) => at = Some(id),
            None => return (at, names[level..].iter().collect()),
        }
    }
    (at, Vec::new())
}

/// Refuses a colour that is not `#rrggbb`.
pub(super) fn check_colour(colour: &str) -> Result<(), Problem> {
    let digits = colour.strip_prefix('#').unwrap_or_default();
    if digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Ok(());
    }
    Err(Problem::new(
        ProblemKind::Invalid,
        sentence!(
            "no-colour",
            "{colour:?} is no colour; write #rrggbb, such as #0072b2",
            colour = colour,
        ),
    ))
}
