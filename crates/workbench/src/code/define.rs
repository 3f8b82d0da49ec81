//! Defining a code.

use ayni_model::{id::CodeId, operation::Operation};

use crate::{Problem, Workbench, code::add::check_colour};

/// What is to be said of a code: nothing leaves a part as it is, a blank text clears it.
#[derive(Debug, Clone, Default)]
pub struct Definition {
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
    /// Whether it came from the framework or from the material.
    pub origin: Option<String>,
    /// A short remark.
    pub note: Option<String>,
}

impl Workbench {
    /// Says what a code means, when to use it and when not.
    ///
    /// # Errors
    /// When the colour is none.
    pub fn define_code(&mut self, id: CodeId, said: &Definition) -> Result<(), Problem> {
        let mut code = self.code(id)?;
        if let Some(colour) = said.colour.as_deref().filter(|colour| !colour.is_empty()) {
            check_colour(colour)?;
        }
        let parts = [
            (&said.definition, &mut code.definition),
            (&said.include, &mut code.include),
            (&said.exclude, &mut code.exclude),
            (&said.example, &mut code.example),
            (&said.colour, &mut code.colour),
            (&said.origin, &mut code.origin),
            (&said.note, &mut code.note),
        ];
        for (said, part) in parts {
            if let Some(text) = said {
                *part = Some(text.trim().to_owned()).filter(|text| !text.is_empty());
            }
        }
        let operation = Operation::DefineCode {
            code: self.codebook()?.path(id),
        };
        let mut writer = self.project.begin(self.stamp())?;
        writer.put(id, &code)?;
        writer.commit(&operation)?;
        Ok(())
    }
}
