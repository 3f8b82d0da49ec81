//! What a person can do with Ayni, one function per act.
//!
//! A [`Workbench`] is an open project with a clock, a source of ids and the member who works. It is
//! the only place that joins store, formats and analysis, and the only way in and out of a project.
//!
//! Invariants: an act is one entry of the journal, or none; a refused act changes nothing; clock and
//! chance are read in [`ambient`] and nowhere else.

#![forbid(unsafe_code)]

pub mod actor;
pub mod ambient;
pub mod attribute;
pub mod check;
mod cited;
pub mod claim;
pub mod code;
pub mod coding;
mod error;
pub mod event;
pub mod fields;
mod find;
pub mod finding;
pub mod foreign;
pub mod intake;
mod member;
pub mod memo;
pub mod passage;
pub mod phase;
pub mod plain;
pub mod round;
pub mod source;
pub mod study;
pub mod synopsis;
pub mod tie;
pub mod voice;

pub use error::{Door, Hint, Problem, ProblemKind, Sentence, Value, Worth};

use std::{
    path::Path,
    sync::{Arc, Mutex},
};

use ambient::Ambient;
use ayni_model::{
    id::MemberId,
    study::{Member, Project as ProjectNoun, Space},
};
use ayni_store::{Genesis, Mode, Project, Reader as _, Stamp};

/// An open project and the one who works on it.
pub struct Workbench {
    pub(crate) project: Project,
    pub(crate) ambient: Box<dyn Ambient>,
    member: Option<MemberId>,
    cache: Arc<Mutex<Option<study::Cached>>>,
}

impl Workbench {
    /// Makes a project file with one member, who works on it from now on.
    ///
    /// # Errors
    /// When there is a file already, or it cannot be written.
    pub fn create(
        path: &Path,
        project: ProjectNoun,
        member: Member,
        ambient: Box<dyn Ambient>,
    ) -> Result<Self, Problem> {
        let (id, genesis, stamp) = genesis(project, member, ambient.as_ref());
        let project = Project::create(path, &genesis, stamp)?;
        Ok(Self {
            project,
            ambient,
            member: Some(id),
            cache: Default::default(),
        })
    }

    /// Makes a project that lives in memory only, for tests and trial runs.
    ///
    /// # Errors
    /// When SQLite cannot.
    pub fn in_memory(
        project: ProjectNoun,
        member: Member,
        ambient: Box<dyn Ambient>,
    ) -> Result<Self, Problem> {
        let (id, genesis, stamp) = genesis(project, member, ambient.as_ref());
        let project = Project::in_memory(&genesis, stamp)?;
        Ok(Self {
            project,
            ambient,
            member: Some(id),
            cache: Default::default(),
        })
    }

    /// Opens a project file.
    ///
    /// # Errors
    /// When there is none, or it is none, or it is of a newer version.
    pub fn open(path: &Path, mode: Mode, ambient: Box<dyn Ambient>) -> Result<Self, Problem> {
        let project = Project::open(path, mode)?;
        let member = project.all::<Member>()?.first().map(|(id, _)| *id);
        Ok(Self {
            project,
            ambient,
            member,
            cache: Default::default(),
        })
    }

    /// Opens the same file a second time, for another thread. The study in memory is shared, so that
    /// it is built once for all of them.
    ///
    /// # Errors
    /// As [`Workbench::open`].
    pub fn another(&self, mode: Mode, ambient: Box<dyn Ambient>) -> Result<Self, Problem> {
        Ok(Self {
            project: Project::open(self.project.path(), mode)?,
            ambient,
            member: self.member,
            cache: self.cache.clone(),
        })
    }

    /// Keeps others from writing until the next act is done, so that it rests on what it has read.
    ///
    /// # Errors
    /// When another program is writing and does not end within seconds.
    pub fn hold(&self) -> Result<(), Problem> {
        Ok(self.project.hold()?)
    }

    /// Lets others write again after an act that was refused.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn let_go(&self) -> Result<(), Problem> {
        Ok(self.project.let_go()?)
    }

    /// Says who works from now on.
    pub fn work_as(&mut self, member: MemberId) {
        self.member = Some(member);
    }

    /// Finds a member by key or name.
    ///
    /// # Errors
    /// When there is none.
    pub fn member_by_key(&self, wanted: &str) -> Result<MemberId, Problem> {
        let members = self.project.all::<Member>()?;
        let found = members
            .iter()
            .find(|(_, member)| member.key == wanted || member.name == wanted);
        found.map(|(id, _)| *id).ok_or_else(|| {
            Problem::not_found(
                "member",
                wanted,
                members.iter().map(|(_, member)| member.key.as_str()),
            )
        })
    }

    /// Returns who works: the first member, unless another was named.
    #[must_use]
    pub const fn member(&self) -> Option<MemberId> {
        self.member
    }

    /// Returns the project beneath, to read from.
    #[must_use]
    pub const fn project(&self) -> &Project {
        &self.project
    }

    /// Returns when and by whom something is done now.
    pub(crate) fn stamp(&self) -> Stamp {
        Stamp {
            now_ms: self.ambient.now_ms(),
            member: self.member,
        }
    }

    /// Makes an identity.
    pub(crate) fn mint<I: From<ayni_model::id::RecordId>>(&self) -> I {
        self.ambient.mint().into()
    }
}

/// Returns how a project begins: with a space and one member, who works on it.
fn genesis(
    project: ProjectNoun,
    member: Member,
    ambient: &dyn Ambient,
) -> (MemberId, Genesis, Stamp) {
    let id = MemberId::from(ambient.mint());
    let space = Space {
        name: "project".to_owned(),
    };
    let genesis = Genesis {
        project: (ambient.mint().into(), project),
        replica: ambient.mint(),
        space: (ambient.mint().into(), space),
        members: vec![(id, member)],
    };
    let stamp = Stamp {
        now_ms: ambient.now_ms(),
        member: Some(id),
    };
    (id, genesis, stamp)
}
