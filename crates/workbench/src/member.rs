//! Members: who codes and writes.

use ayni_model::{id::MemberId, operation::Operation, study::Member};
use ayni_store::Reader as _;

use crate::{
    Problem, ProblemKind, Workbench,
    fields::{check_key, required},
    sentence,
};

impl Workbench {
    /// Returns the members in their order.
    ///
    /// # Errors
    /// When the project cannot be read.
    pub fn members(&self) -> Result<Vec<(MemberId, Member)>, Problem> {
        let mut members = self.project.all::<Member>()?;
        members.sort_by(|(_, a), (_, b)| (a.position, &a.key).cmp(&(b.position, &b.key)));
        Ok(members)
    }

    /// Adds a member.
    ///
    /// # Errors
    /// When there is one with the key, or it is none.
    pub fn add_member(&mut self, key: &str, name: Option<&str>) -> Result<MemberId, Problem> {
        self.refuse_member(key, None)?;
        let members = self.members()?;
        let member = Member {
            key: key.to_owned(),
            name: name.unwrap_or(key).to_owned(),
            position: members
                .iter()
                .map(|(_, it)| it.position + 1)
                .max()
                .unwrap_or(0),
        };
        let id: MemberId = self.mint();
        self.put_member(id, &member)?;
        Ok(id)
    }

    /// Gives a member another key, name or both; what the member did stays.
    ///
    /// # Errors
    /// When another one has the key, or nothing is given.
    pub fn rename_member(
        &mut self,
        id: MemberId,
        key: Option<&str>,
        name: Option<&str>,
    ) -> Result<(), Problem> {
        let Some(mut member) = self.project.get::<Member>(id)? else {
            return Err(Problem::new(
                ProblemKind::NotFound,
                sentence!(
                    "no-member-id",
                    "there is no member {id}",
                    id = id.to_string(),
                ),
            ));
        };
        if let Some(key) = key {
            self.refuse_member(key, Some(id))?;
            key.clone_into(&mut member.key);
        }
        if let Some(name) = name {
            member.name = required("name", name.trim())?;
        }
        self.put_member(id, &member)
    }

    fn refuse_member(&self, key: &str, except: Option<MemberId>) -> Result<(), Problem> {
        check_key(key)?;
        let members = self.members()?;
        let twin = |(id, member): &(MemberId, Member)| {
            Some(*id) != except && member.key.to_lowercase() == key.to_lowercase()
        };
        if members.iter().any(twin) {
            return Err(Problem::new(
                ProblemKind::Exists,
                sentence!(
                    "member-exists",
                    "there is a member {key:?} already",
                    key = key,
                ),
            ));
        }
        Ok(())
    }

    fn put_member(&mut self, id: MemberId, member: &Member) -> Result<(), Problem> {
        let mut writer = self.project.begin(self.stamp())?;
        writer.put(id, member)?;
        writer.commit(&Operation::SetMember {
            member: member.key.clone(),
        })?;
        Ok(())
    }
}
