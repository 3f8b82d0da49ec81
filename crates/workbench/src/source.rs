//! Sources: one file per act.

mod edit;
mod export;
mod import;
mod remove;
mod set;
mod set_from;
mod text;

pub(crate) use export::unwritable;

pub use edit::{Correction, Edited};
pub use import::{ImportOptions, ImportedSource, ImportedSources, Incoming, Refused};
pub use set::{RefusedCell, SetCells};
pub use set_from::SetFrom;
pub use text::{Presence, SourceFilter, SourceLine, SourceText};

use ayni_model::{id::SourceId, source::Source};
use ayni_store::Reader as _;

use crate::{Problem, ProblemKind, Workbench, sentence};

impl Workbench {
    /// Returns a source that is there.
    pub(crate) fn source(&self, id: SourceId) -> Result<Source, Problem> {
        self.project.get(id)?.ok_or_else(|| {
            let message = sentence!(
                "no-source-id",
                "there is no source {id}",
                id = id.to_string()
            );
            Problem::new(ProblemKind::NotFound, message)
        })
    }
}
