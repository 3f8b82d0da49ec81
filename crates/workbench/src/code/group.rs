//! Groups of codes.

use ayni_model::{
    codebook::CodeGroup,
    id::{CodeGroupId, CodeId},
    operation::Operation,
};
use ayni_store::Reader as _;

use crate::{Problem, ProblemKind, Workbench, sentence};

impl Workbench {
    /// Finds a group by its name; case does not count.
    ///
    /// # Errors
    /// When there is none.
    pub fn find_code_group(&self, name: &str) -> Result<(CodeGroupId, CodeGroup), Problem> {
        let groups = self.project.all::<CodeGroup>()?;
        let found = groups
            .iter()
            .find(|(_, group)| group.name.to_lowercase() == name.trim().to_lowercase());
        found.cloned().ok_or_else(|| {
            let names = groups.iter().map(|(_, group)| group.name.as_str());
            Problem {
                message: sentence!(
                    "no-such-code-group",
                    "there is no code group {seen:?}",
                    seen = name,
                ),
                ..Problem::not_found("code group", name, names)
            }
        })
    }

    /// Adds codes to a group, which is made where there is none.
    ///
    /// # Errors
    /// When the name is blank.
    pub fn group_codes(&mut self, name: &str, codes: &[CodeId]) -> Result<CodeGroupId, Problem> {
        let name = name.trim();
        if name.is_empty() {
            return Err(Problem::new(
                ProblemKind::Invalid,
                sentence!("group-needs-name", "a group needs a name"),
            ));
        }
        let (id, mut group) = match self.find_code_group(name) {
            Ok(found) => found,
            Err(_) => {
                let position =
                    u32::try_from(self.project.count(ayni_model::record::Kind::CodeGroup)?)
                        .unwrap_or(0);
                (
                    self.mint(),
                    CodeGroup {
                        name: name.to_owned(),
                        codes: Vec::new(),
                        position,
                    },
                )
            }
        };
        for code in codes {
            if !group.codes.contains(code) {
                group.codes.push(*code);
            }
        }
        self.put_group(id, &group)?;
        Ok(id)
    }

    /// Takes codes out of a group; the group stays.
    ///
    /// # Errors
    /// When there is no such group.
    pub fn ungroup_codes(&mut self, name: &str, codes: &[CodeId]) -> Result<(), Problem> {
        let (id, mut group) = self.find_code_group(name)?;
        group.codes.retain(|code| !codes.contains(code));
        self.put_group(id, &group)
    }

    /// Gives a group another name.
    ///
    /// # Errors
    /// When there is no such group, the name is blank, or another group has it.
    pub fn rename_code_group(&mut self, name: &str, to: &str) -> Result<(), Problem> {
        let (id, group) = self.find_code_group(name)?;
        let to = crate::fields::required("name", to.trim())?;
        if self
            .find_code_group(&to)
            .is_ok_and(|(other, _)| other != id)
        {
            return Err(Problem::new(
                ProblemKind::Exists,
                sentence!(
                    "code-group-exists",
                    "there is a group {name:?} already",
                    name = to
                ),
            ));
        }
        let operation = Operation::RenameCodeGroup {
            from: group.name.clone(),
            to: to.clone(),
        };
        self.put_one(id, &CodeGroup { name: to, ..group }, &operation)
    }

    /// Takes a group away; its codes stay.
    ///
    /// # Errors
    /// When there is no such group.
    pub fn remove_code_group(&mut self, name: &str) -> Result<(), Problem> {
        let (id, group) = self.find_code_group(name)?;
        let mut writer = self.project.begin(self.stamp())?;
        writer.remove(id)?;
        writer.commit(&Operation::RemoveCodeGroup { group: group.name })?;
        Ok(())
    }

    fn put_group(&mut self, id: CodeGroupId, group: &CodeGroup) -> Result<(), Problem> {
        let mut writer = self.project.begin(self.stamp())?;
        writer.put(id, group)?;
        writer.commit(&Operation::SetCodeGroup {
            group: group.name.clone(),
        })?;
        Ok(())
    }
}
