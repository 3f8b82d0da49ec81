//! A project on its way to another program, written where only this program looks until it is fetched.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use tempfile::TempDir;

use super::{GiveOptions, GiveWatch, Given};
use crate::{Problem, ProblemKind, Sentence, Workbench, sentence};

/// A file that waits to be fetched. It is removed with this value.
#[derive(Debug)]
pub struct Departure {
    _folder: TempDir,
    path: PathBuf,
    bytes: u64,
    given: Given,
}

impl Departure {
    /// Returns where the file is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Returns how many bytes it has.
    #[must_use]
    pub const fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Returns what was written and what was left out.
    #[must_use]
    pub const fn given(&self) -> &Given {
        &self.given
    }
}

impl Workbench {
    /// Writes the project as a REFI-QDA project into the folder for temporary files.
    ///
    /// # Errors
    /// As [`Workbench::give_refi`]; no file is left behind.
    pub fn depart_as_refi(
        &self,
        options: GiveOptions,
        watch: &mut GiveWatch<'_>,
    ) -> Result<Departure, Problem> {
        let folder = tempfile::Builder::new().prefix("ayni-export-").tempdir();
        let folder = folder.map_err(|error| not_kept(&error))?;
        let path = folder.path().join("project.qdpx");
        let given =
            self.give_refi(&path, options, watch)
                .map_err(|problem| match problem.kind {
                    ProblemKind::File => problem.hint(make_room()),
                    _ => problem,
                })?;
        let bytes = size(&path).map_err(|error| not_kept(&error))?;
        Ok(Departure {
            _folder: folder,
            path,
            bytes,
            given,
        })
    }

    /// Writes the codebook alone as a REFI-QDA codebook (`.qdc`).
    ///
    /// # Errors
    /// When the project cannot be read, or the file would not be valid.
    pub fn codebook_as_refi(&self) -> Result<String, Problem> {
        Ok(self.give_codebook()?.0)
    }

    /// As [`Workbench::codebook_as_refi`], with what the format cannot hold of the codes.
    ///
    /// # Errors
    /// When the project cannot be read, or the file would not be valid.
    pub fn give_codebook(&self) -> Result<(String, Given), Problem> {
        super::give::codebook(&self.project)
    }
}

fn size(path: &Path) -> io::Result<u64> {
    Ok(fs::metadata(path)?.len())
}

fn make_room() -> Sentence {
    sentence!("make-room", "Make room on the disk, and try it once more.")
}

fn not_kept(error: &io::Error) -> Problem {
    Problem::new(
        ProblemKind::Store,
        sentence!(
            "departure-not-kept",
            "the file cannot be written to the folder for temporary files: {why}",
            why = Sentence::foreign(error.to_string())
        ),
    )
    .hint(make_room())
}
