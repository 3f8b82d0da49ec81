//! Imports that were made before with their reports, and project files that arrive piece by piece.

use std::{
    collections::BTreeMap,
    io::{self, Write as _},
    path::Path,
};

use ayni_model::{
    id::{ImportId, MemberId, SourceId},
    import::{Import, Verbatim},
    record::Kind,
    source::{ContentHash, Source},
};
use ayni_store::Reader as _;

use super::{Report, said_by};
use crate::{Problem, ProblemKind, Sentence, Workbench, sentence};

/// An import that was made and not taken back.
#[derive(Debug, Clone)]
pub struct Made {
    /// Its identity.
    pub id: ImportId,
    /// What was brought in, and by which reader.
    pub import: Import,
    /// The entry of the journal, by which it can be taken back.
    pub entry: i64,
    /// The hybrid logical clock of that entry.
    pub hlc: i64,
    /// Who made it.
    pub member: Option<MemberId>,
}

impl Workbench {
    /// Returns the imports that were made and not taken back, the newest first.
    ///
    /// # Errors
    /// When the project cannot be read.
    pub fn imports(&self) -> Result<Vec<Made>, Problem> {
        let mut imports = Vec::new();
        for (id, import) in self.project.all::<Import>()? {
            let Some(made) = self.project.history_of(id)?.into_iter().next() else {
                continue;
            };
            imports.push(Made {
                id,
                import,
                entry: made.entry,
                hlc: made.hlc,
                member: made.member,
            });
        }
        imports.sort_by_key(|made| std::cmp::Reverse(made.entry));
        Ok(imports)
    }

    /// Returns one import with the report that was kept of it.
    ///
    /// # Errors
    /// When there is none, or its report cannot be read.
    pub fn import_made(&self, id: ImportId) -> Result<(Made, Report), Problem> {
        let made = self.imports()?.into_iter().find(|made| made.id == id);
        self.with_report(made)
    }

    /// Returns the import of a step, without one the newest, with the report that was kept of it.
    ///
    /// # Errors
    /// As [`Workbench::import_made`].
    pub fn import_of_step(&self, step: Option<i64>) -> Result<(Made, Report), Problem> {
        let mut imports = self.imports()?.into_iter();
        let made = imports.find(|made| step.is_none_or(|step| made.entry == step));
        let listed = |problem: Problem| problem.command("See them all with: ayni imports list");
        self.with_report(made).map_err(listed)
    }

    fn with_report(&self, made: Option<Made>) -> Result<(Made, Report), Problem> {
        let made = made.ok_or_else(|| {
            Problem::new(
                ProblemKind::NotFound,
                sentence!("no-import", "there is no such import, or it was taken back"),
            )
        })?;
        let bytes = self.project.blob(made.import.report)?;
        let report: Report = serde_json::from_slice(&bytes).map_err(|error| {
            Problem::new(
                ProblemKind::Store,
                sentence!(
                    "report-unreadable",
                    "the report of this import cannot be read: {why}",
                    why = Sentence::foreign(error.to_string())
                ),
            )
        })?;
        let report = Report {
            step: Some(made.entry),
            ..report
        };
        Ok((made, report))
    }

    /// Returns the sources that an import brought, and no later one since, and that still have no text, in
    /// their order. A picture or a recording that is not at hand wants none.
    ///
    /// # Errors
    /// When the project cannot be read.
    pub fn textless_of_import(&self, id: ImportId) -> Result<Vec<(SourceId, Source)>, Problem> {
        let sources = self.project.all::<Source>()?.into_iter();
        let mut bare: BTreeMap<SourceId, Source> = sources
            .filter(|(_, it)| it.revision.is_none() && it.file.is_none())
            .collect();
        let mut found = Vec::new();
        if bare.is_empty() {
            return Ok(found);
        }
        for (_, verbatim) in self.project.all::<Verbatim>()? {
            let of = verbatim.of.filter(|of| of.kind == Kind::Source);
            let Some(of) = of.filter(|_| verbatim.import == id) else {
                continue;
            };
            let source = SourceId::from(of.id);
            if bare.contains_key(&source) && wants_text(&said_by(&self.project, verbatim.words)?) {
                found.extend(bare.remove_entry(&source));
            }
        }
        found.sort_by(|(_, a), (_, b)| (a.position, &a.key).cmp(&(b.position, &b.key)));
        Ok(found)
    }

    /// Returns the newest import of the very same file, if there is one.
    ///
    /// # Errors
    /// When the project cannot be read.
    pub fn import_of_file(&self, hash: Option<ContentHash>) -> Result<Option<Made>, Problem> {
        let Some(hash) = hash else { return Ok(None) };
        let same = |made: &Made| made.import.hash == Some(hash);
        Ok(self.imports()?.into_iter().find(same))
    }
}

/// Tells whether what a file says of a source is of one that has a text, and of no picture or recording.
fn wants_text(words: &str) -> bool {
    let element = words.trim_start().trim_start_matches('<');
    let name = element.split([' ', '>', '/', '\n', '\t', '\r']).next();
    let name = name.unwrap_or_default().rsplit(':').next();
    !matches!(name, Some("PictureSource" | "AudioSource" | "VideoSource"))
}

/// A project file that arrives piece by piece, on the disk and never whole in memory. The file is removed
/// with this value.
#[derive(Debug)]
pub struct Arrival {
    file: tempfile::NamedTempFile,
    bytes: u64,
}

impl Arrival {
    /// Begins an empty file in the folder for temporary files.
    ///
    /// # Errors
    /// When no file can be made there.
    pub fn begin() -> Result<Self, Problem> {
        let file = tempfile::Builder::new().prefix("ayni-import-").tempfile();
        let file = file.map_err(|error| not_kept(&error))?;
        Ok(Self { file, bytes: 0 })
    }

    /// Adds what arrived.
    ///
    /// # Errors
    /// When it cannot be written, as on a full disk.
    pub fn add(&mut self, piece: &[u8]) -> Result<(), Problem> {
        self.file
            .write_all(piece)
            .map_err(|error| not_kept(&error))?;
        self.bytes += piece.len() as u64;
        Ok(())
    }

    /// Returns how many bytes arrived.
    #[must_use]
    pub const fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Returns where the file is.
    #[must_use]
    pub fn path(&self) -> &Path {
        self.file.path()
    }
}

fn not_kept(error: &io::Error) -> Problem {
    Problem::new(
        ProblemKind::Store,
        sentence!(
            "arrival-not-kept",
            "the file cannot be kept while it is looked at: {why}",
            why = Sentence::foreign(error.to_string())
        ),
    )
    .hint(sentence!(
        "make-room",
        "Make room on the disk, and try it once more."
    ))
}
