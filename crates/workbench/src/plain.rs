//! The plain project: a study as a folder of files that a person can read, and back.
//!
//! The layout is described in `docs/reference/plain-project.md`. [`Workbench::import`] reads a
//! folder into the open project as one entry of the journal; [`Workbench::export_plain`] writes one.
//! Out and in again gives an equal project: what the tables cannot say goes to `further.jsonl`.

mod anchor;
mod codebook;
mod codings;
mod declaration;
mod export;
mod export_codebook;
mod export_codings;
mod export_texts;
pub mod folder;
mod further;
mod ids;
mod import;
mod merged;
mod names;
mod notes;
mod notices;
mod passage;
mod problems;
mod row;
mod row_more;
mod sheet;
mod sources;

pub use export::{ExportOptions, ExportReport};
pub use folder::{Directory, Folder, FolderSink, Listing, MemoryFolder};
pub(crate) use further::Line;
pub use merged::{Merged, Overwritten};

use std::{collections::BTreeSet, ops::ControlFlow, path::Path};

use ayni_model::{
    id::{MemberId, ProjectId, SpaceId},
    study::{Member, Project as ProjectNoun, Space},
};
use ayni_store::{Genesis, Project};

use crate::{Problem, ProblemKind, Sentence, Workbench, ambient::Ambient, intake::IntakeReports};
use anchor::Fate;
use declaration::{Declaration, Id};
use import::Purpose;
use problems::{At, Problems};

/// How many lines of a report are kept; the others are counted.
const LISTED: usize = 1_000;

/// How far an import or export is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// The table or step: `sources`, `codings`, `index`.
    pub step: &'static str,
    /// How much of it is done.
    pub done: u64,
    /// How much there is; 0 where that is not known before the end.
    pub total: u64,
}

/// Is told how far an import is, and says whether it goes on.
pub type Watch<'w> = dyn FnMut(Progress) -> ControlFlow<()> + 'w;

/// Lets an import go on to its end, whatever it tells.
pub const fn unwatched(_: Progress) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

/// What an import brought in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ImportReport {
    /// The entry of the journal, by which the import can be taken back; none if nothing changed.
    pub entry: Option<i64>,
    /// Sources of the folder.
    pub sources: u64,
    /// Those of them that have a text now, also one of before.
    pub texts: u64,
    /// How files were read; a source whose text is there already needs none to be read.
    pub intake: IntakeReports,
    /// Voices made for labels that `voices.csv` does not name.
    pub voices_found: u64,
    /// Codes, with the parents that were made.
    pub codes: u64,
    /// Quotations that were made; one that the project had is none of them.
    pub quotations: u64,
    /// Codings of the folder, also those that the project had.
    pub codings: u64,
    /// Memos.
    pub memos: u64,
    /// Rows of the other tables.
    pub records: u64,
    /// Passages whose words stand where the row says, or in one place where it does not say.
    pub exact: u64,
    /// Passages that were found elsewhere.
    pub reanchored: u64,
    /// Passages whose words stand in several places, and nothing tells which is meant; they are kept
    /// and marked as lost.
    pub ambiguous: u64,
    /// Passages whose words were not found; they are kept and marked as lost.
    pub lost: u64,
    /// Passages that are taken where the row says though that cannot be checked: a folder of an earlier
    /// version says that words were changed, and not what they are now.
    pub unchecked: u64,
    /// Rows of `codings.csv` that repeat an earlier one and are left out.
    pub repeated: u64,
    /// What a person should look at, with file and line, in the order of the files.
    pub notices: Vec<String>,
    /// How many more notices there were.
    pub unlisted: u64,
    /// What a merge did, or would do, noun by noun; empty for a project that was made for the folder.
    pub merged: Vec<Merged>,
    /// Fields that have another value than before, the first of them.
    pub overwritten: Vec<Overwritten>,
    /// How many more fields have another value.
    pub more_overwritten: u64,
}

impl ImportReport {
    /// Tells whether a merge changes nothing.
    #[must_use]
    pub fn is_unchanged(&self) -> bool {
        let touches = |noun: &Merged| noun.added + noun.returned + noun.changed > 0;
        !self.merged.iter().any(touches)
    }

    /// Counts a quotation that was put, and what became of its words.
    fn count(&mut self, fate: Fate) {
        self.quotations += 1;
        match fate {
            Fate::Exact => self.exact += 1,
            Fate::Reanchored => self.reanchored += 1,
            Fate::Ambiguous => self.ambiguous += 1,
            Fate::Lost => self.lost += 1,
            Fate::Unchecked => self.unchecked += 1,
        }
    }

    fn list(&mut self, notice: String) {
        if self.notices.len() < LISTED {
            self.notices.push(notice);
        } else {
            self.unlisted += 1;
        }
    }
}

impl Workbench {
    /// Reads a plain project into the open one, as one entry of the journal.
    ///
    /// Records meet by id, then by key; what the folder does not name stays as it is. The report says
    /// what was added and which values were written over.
    ///
    /// # Errors
    /// [`ProblemKind::File`] with everything that is wrong with the files, each with file, line and
    /// column; the project is then as it was.
    pub fn import(
        &mut self,
        folder: &dyn Folder,
        watch: &mut Watch<'_>,
    ) -> Result<ImportReport, Problem> {
        self.import_for(Purpose::Merge, folder, watch)
    }

    /// Says what [`Workbench::import`] would do, and writes nothing.
    ///
    /// # Errors
    /// As [`Workbench::import`].
    pub fn rehearse_import(
        &mut self,
        folder: &dyn Folder,
        watch: &mut Watch<'_>,
    ) -> Result<ImportReport, Problem> {
        self.import_for(Purpose::Rehearse, folder, watch)
    }

    fn import_for(
        &mut self,
        purpose: Purpose,
        folder: &dyn Folder,
        watch: &mut Watch<'_>,
    ) -> Result<ImportReport, Problem> {
        let Listing { files, others } = list(folder)?;
        let problems = Problems::default();
        let declaration = declare(folder, &files, &problems)?;
        let stamp = self.stamp();
        // As the store's clock reads: never earlier than what is there already.
        let moment = (stamp.now_ms << 16).max(self.project.now()?.saturating_add(1));
        let import = import::Import {
            writer: self.project.begin(stamp)?,
            ambient: &*self.ambient,
            folder,
            files,
            others,
            refused: BTreeSet::new(),
            named: BTreeSet::new(),
            problems: &problems,
            names: names::Names::default(),
            ids: ids::Ids::default(),
            moment,
            fresh: false,
            report: ImportReport::default(),
            watch,
        };
        import.run(&declaration, purpose)
    }

    /// Makes a project file from a plain project; its members are those of `ayni.toml`, and the
    /// first of them works on it.
    ///
    /// # Errors
    /// As [`Workbench::import`], and when there is a file already; no file is left behind.
    pub fn create_from_plain(
        path: &Path,
        folder: &dyn Folder,
        ambient: Box<dyn Ambient>,
        watch: &mut Watch<'_>,
    ) -> Result<(Self, ImportReport), Problem> {
        // Killed before its end, an import leaves no project that looks whole.
        let make = |genesis: &Genesis, stamp| Project::draft(path, genesis, stamp);
        let mut workbench = Self::from_declaration(folder, ambient, &make)?;
        match workbench.import_for(Purpose::Create, folder, watch) {
            Ok(report) => {
                workbench.project = workbench.project.publish(path)?;
                Ok((workbench, report))
            }
            Err(problem) => {
                workbench.project.discard();
                Err(problem)
            }
        }
    }

    /// Makes a project that lives in memory only from a plain project, for trial runs and tests.
    ///
    /// # Errors
    /// As [`Workbench::import`].
    pub fn in_memory_from_plain(
        folder: &dyn Folder,
        ambient: Box<dyn Ambient>,
        watch: &mut Watch<'_>,
    ) -> Result<(Self, ImportReport), Problem> {
        let make = |genesis: &Genesis, stamp| Project::in_memory(genesis, stamp);
        let mut workbench = Self::from_declaration(folder, ambient, &make)?;
        let report = workbench.import_for(Purpose::Create, folder, watch)?;
        Ok((workbench, report))
    }

    fn from_declaration(
        folder: &dyn Folder,
        ambient: Box<dyn Ambient>,
        make: &dyn Fn(&Genesis, ayni_store::Stamp) -> Result<Project, ayni_store::StoreError>,
    ) -> Result<Self, Problem> {
        let problems = Problems::default();
        let declaration = declare(folder, &list(folder)?.files, &problems)?;
        let id_or_new = |given: Option<Id>| given.map_or_else(|| ambient.mint(), |Id(id)| id);
        let table = &declaration.project;
        let members: Vec<(MemberId, Member)> = (0..)
            .zip(&declaration.members)
            .map(|(n, member)| {
                let member = member.get_ref();
                (id_or_new(member.id).into(), member.noun(n))
            })
            .collect();
        let space = declaration.space.as_ref();
        let genesis = Genesis {
            project: (
                ProjectId::from(id_or_new(table.id)),
                ProjectNoun {
                    name: table.name.clone(),
                    description: table.description.clone(),
                    language: table.language.clone(),
                },
            ),
            replica: ambient.mint(),
            space: (
                SpaceId::from(id_or_new(space.and_then(|space| space.id))),
                Space {
                    name: space.map_or_else(|| "project".to_owned(), |space| space.name.clone()),
                },
            ),
            members,
        };
        let member = genesis.members.first().map(|(id, _)| *id);
        let stamp = ayni_store::Stamp {
            now_ms: ambient.now_ms(),
            member,
        };
        let project = make(&genesis, stamp)?;
        Ok(Self {
            project,
            ambient,
            member,
            cache: Default::default(),
        })
    }
}

/// Lists what stands in a folder.
fn list(folder: &dyn Folder) -> Result<Listing, Problem> {
    let mut listing = folder.list().map_err(|error| {
        let message = format!("{}: the folder cannot be read: {error}", folder.name());
        Problem::new(ProblemKind::File, Sentence::foreign(message))
    })?;
    listing.files.sort_unstable();
    Ok(listing)
}

/// Reads `ayni.toml`, which every plain project has.
fn declare(
    folder: &dyn Folder,
    files: &[String],
    problems: &Problems,
) -> Result<Declaration, Problem> {
    if !files.iter().any(|file| file == declaration::FILE) {
        let message = format!(
            "{}: there is no ayni.toml, so this is no plain project",
            folder.name()
        );
        let problem = Problem::new(ProblemKind::File, Sentence::foreign(message));
        let written = |file: &&String| file.to_lowercase() == declaration::FILE;
        return Err(match files.iter().find(written) {
            Some(file) => {
                let hint = format!("Rename {file} to ayni.toml, in small letters.");
                problem.hint(Sentence::foreign(hint))
            }
            None => problem
                .hint(Sentence::foreign(
                    "Write a file ayni.toml with the lines [project] and name = \"…\".",
                ))
                .command("Documents come in with: ayni source import FOLDER")
                .command(
                    "Of another program, name its project: a .qdpx, .sqlite3 or .rqda, or the folder with \
                     data.qda in it.",
                ),
        });
    }
    let declaration = sheet::read(folder, declaration::FILE, sheet::DOCUMENT, problems)
        .and_then(|bytes| Declaration::read(&bytes, problems));
    match (declaration, problems.refusal()) {
        (Some(declaration), None) => Ok(declaration),
        (_, Some(refusal)) => Err(refusal),
        (None, None) => {
            let what = "the file cannot be read";
            problems.add(At::file(declaration::FILE), what);
            problems.refusal().map_or_else(
                || Err(Problem::new(ProblemKind::File, Sentence::foreign(what))),
                Err,
            )
        }
    }
}
