//! A foreign project on the disk: a file or a folder, opened as what it is.

use std::{
    collections::BTreeSet,
    fs::{self, File},
    io::{self, Read, Write as _},
    ops::ControlFlow,
    path::{Path, PathBuf},
    sync::Arc,
};

use ayni_formats::{
    Limits, Place, ReadOptions, Refusal, RefusalKind,
    foreign::{
        Notice, NoticeKind, Piece, Program,
        container::{self, Bytes, Container},
        database::{Database, Unreadable},
        detect::{Detected, detect},
        qualcoder, refi, requal, rqda, segments, taguette,
    },
};
use ayni_model::{id::RecordId, source::ContentHash};
use ayni_store::{Foreign, StoreError, Unfit};

mod tables;

use super::Options;
use crate::{Problem, ProblemKind, Sentence, sentence};
use tables::Tables;

/// Says whether opening a file goes on.
pub type GoesOn<'g> = dyn Fn() -> ControlFlow<()> + 'g;

/// A foreign project on the disk.
pub struct Input {
    name: String,
    path: PathBuf,
    limits: Limits,
    detected: Detected,
    program: Program,
    database: Option<Opened>,
}

/// A database, opened from a copy that nobody else has.
struct Opened {
    tables: Tables,
    /// Removed when the database is no longer read.
    _copy: tempfile::TempDir,
}

/// One of several projects in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inner {
    /// The number that the program gives it.
    pub number: i64,
    /// Its name.
    pub name: String,
    /// How many documents it has.
    pub documents: u64,
    /// What seems to separate the levels of its tags, where only their names tell them (Taguette).
    pub separator: Option<char>,
}

impl Input {
    /// Opens a file or a folder and tells what it is; `name` is what it is called in messages.
    ///
    /// # Errors
    /// When it is not there, or no project that Ayni reads: with what was seen.
    pub fn open(path: &Path, name: &str) -> Result<Self, Problem> {
        Self::open_while(path, name, &|| ControlFlow::Continue(()))
    }

    /// As [`Input::open`], as long as nobody breaks it off: of a database a copy is made first.
    ///
    /// # Errors
    /// As [`Input::open`], and when it is broken off; no copy is left behind.
    pub fn open_while(path: &Path, name: &str, goes_on: &GoesOn<'_>) -> Result<Self, Problem> {
        let limits = Limits::for_projects();
        let mut packed = unpack(path, name, &limits)?;
        let detected = detect(&mut *packed)?;
        let (member, program) = match &detected {
            Detected::RefiProject { .. } => (None, Program::RefiProject),
            Detected::RefiCodebook { .. } => (None, Program::RefiCodebook),
            Detected::Segments { .. } => (None, Program::Segments),
            Detected::QualCoder { database, .. } => (Some(database.clone()), Program::QualCoder),
            Detected::Database { member } => (Some(member.clone()), Program::QualCoder),
        };
        let mut input = Self {
            name: name.to_owned(),
            path: path.to_owned(),
            limits,
            detected,
            program,
            database: None,
        };
        if let Some(member) = member {
            let opened = copy(&mut *packed, &member, name, goes_on)?;
            input.program = whose(&opened.tables, name)?;
            input.database = Some(opened);
        }
        Ok(input)
    }

    /// Returns what it is called in messages.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns whose project it is.
    #[must_use]
    pub const fn program(&self) -> Program {
        self.program
    }

    /// Returns the projects in the file, where its program keeps several in one; otherwise none.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn inner(&self) -> Result<Vec<Inner>, Problem> {
        let Some(opened) = &self.database else {
            return Ok(Vec::new());
        };
        let database = &opened.tables;
        let projects = match self.program {
            Program::Taguette => taguette::projects(database)
                .map_err(|error| self.unreadable(&error))?
                .into_iter()
                .map(|it| Inner {
                    number: it.number,
                    name: it.name,
                    documents: it.documents as u64,
                    separator: it.separator,
                })
                .collect(),
            Program::Requal => requal::projects(database)
                .map_err(|error| self.unreadable(&error))?
                .into_iter()
                .map(|it| Inner {
                    number: it.number,
                    name: it.name,
                    documents: it.documents as u64,
                    separator: None,
                })
                .collect(),
            _ => Vec::new(),
        };
        Ok(projects)
    }

    /// Returns the SHA-256 of the file; of a folder, that of its databases and of the names and lengths of all that
    /// is in it: by these it is known again, without reading hours of recordings.
    ///
    /// # Errors
    /// When the file cannot be read, or it is broken off.
    pub fn hash(&self, goes_on: &GoesOn<'_>) -> Result<Option<ContentHash>, Problem> {
        let hash = |bytes: Box<dyn Read>| ayni_store::hash_of(Watched { bytes, goes_on });
        if self.path.is_dir() {
            let folder = Folder::open(&self.path, &self.name, &self.limits)?;
            let hashed = folder.known_by().and_then(hash);
            return hashed
                .map(Some)
                .map_err(|error| stopped(&self.name, &error, goes_on));
        }
        let read = || hash(Box::new(File::open(&self.path)?));
        read()
            .map(Some)
            .map_err(|error| stopped(&self.name, &error, goes_on))
    }

    /// Opens the container once more, for the files of sources.
    pub(super) fn files(&self) -> Result<Box<dyn Container>, Problem> {
        unpack_with_beside(&self.path, &self.name, &self.limits)
    }

    /// Returns the identities of its sources, as [`Input::read`] gives them.
    pub(super) fn source_ids(&self, options: &Options) -> Result<BTreeSet<RecordId>, Problem> {
        if let Detected::RefiProject { member } = &self.detected {
            return Ok(refi::source_ids(&mut *self.files()?, member, &self.limits)?);
        }
        let mut ids = BTreeSet::new();
        self.read(options, &mut |piece| {
            if let Piece::Source(source) = piece {
                ids.insert(source.id);
            }
            Ok(())
        })?;
        Ok(ids)
    }

    /// Reads the project, piece by piece.
    pub(super) fn read(
        &self,
        options: &Options,
        give: &mut dyn FnMut(Piece) -> Result<(), Problem>,
    ) -> Result<(), Problem> {
        if options.project.is_some() && !matches!(self.program, Program::Taguette | Program::Requal)
        {
            return Err(Problem::new(
                ProblemKind::Invalid,
                sentence!(
                    "one-project-within",
                    "{name} is one project; it has no others in it to choose from",
                    name = self.name
                ),
            )
            .command("Leave out --inner."));
        }
        if options.separator.is_some() && self.program != Program::Taguette {
            return Err(Problem::new(
                ProblemKind::Invalid,
                sentence!(
                    "no-tags-to-part",
                    "{name} is no project of Taguette; the levels of its codes do not stand in their names",
                    name = self.name
                ),
            )
            .command("Leave out --separator."));
        }
        let database = self.database.as_ref().map(|opened| &opened.tables);
        self.pieces(options, database, give)?;
        let notices = database.map(Tables::notices).unwrap_or_default();
        notices.into_iter().map(Piece::Notice).try_for_each(give)
    }

    fn pieces(
        &self,
        options: &Options,
        database: Option<&Tables>,
        give: &mut dyn FnMut(Piece) -> Result<(), Problem>,
    ) -> Result<(), Problem> {
        let mut packed = self.files()?;
        match (&self.detected, self.program, database) {
            (Detected::RefiProject { member } | Detected::RefiCodebook { member }, ..) => {
                refi::read(&mut *packed, member, &self.limits, give)
            }
            (Detected::Segments { member }, ..) => {
                let bytes = packed.read(member)?.unwrap_or_default();
                segments::read(&self.name, &bytes, &ReadOptions::default(), give)
            }
            (Detected::QualCoder { folder, .. }, _, Some(database)) => {
                qualcoder::read(database, &mut *packed, folder, give)
            }
            (_, Program::QualCoder, Some(database)) => {
                qualcoder::read(database, &mut *packed, "", give)
            }
            (_, Program::Taguette, Some(database)) => {
                let project = self.chosen(options)?;
                taguette::read(database, &self.name, project, options.separator, give)
            }
            (_, Program::Requal, Some(database)) => {
                let project = self.chosen(options)?;
                requal::read(database, &self.name, project, give)
            }
            (_, _, Some(database)) => rqda::read(database, &self.name, give),
            (_, _, None) => Err(RefusalKind::UnknownFormat {
                seen: self.program.word().to_owned(),
            }
            .at(&self.name, Place::Whole)
            .into()),
        }?;
        // Of files of one name the first was read.
        packed.repeated().iter().try_for_each(|name| {
            give(Piece::Notice(Notice {
                what: NoticeKind::LeftOut,
                seen: name.clone(),
                place: None,
                count: 1,
            }))
        })
    }

    /// Returns which of the projects in the file is meant.
    fn chosen(&self, options: &Options) -> Result<i64, Problem> {
        let inner = self.inner()?;
        if let Some(number) = options.project {
            if inner.iter().any(|it| it.number == number) {
                return Ok(number);
            }
            let number = number.to_string();
            return Err(Problem::new(
                ProblemKind::NotFound,
                sentence!(
                    "no-inner-project",
                    "the file has no project {number}",
                    number = number
                ),
            )
            .hint(several(&inner)));
        }
        match inner.as_slice() {
            [one] => Ok(one.number),
            [] => Err(Problem::new(
                ProblemKind::File,
                sentence!("no-project-within", "there is no project in the file"),
            )),
            _ => Err(Problem::new(
                ProblemKind::Ambiguous,
                sentence!(
                    "several-projects",
                    "the file holds {count} projects; say which one",
                    count = inner.len()
                ),
            )
            .hint(several(&inner))
            .command("Name it with --inner NUMBER.")),
        }
    }

    fn unreadable(&self, error: &Unreadable) -> Problem {
        let why = error.why.clone();
        RefusalKind::Damaged { why }
            .at(&self.name, Place::Whole)
            .into()
    }
}

/// Lists the projects of a file.
fn several(inner: &[Inner]) -> Sentence {
    let each = |it: &Inner| format!("{} ({})", it.number, it.name);
    let list: Vec<String> = inner.iter().map(each).collect();
    let list = list.join(", ");
    sentence!("projects-within", "It holds: {list}", list = list)
}

/// Opens what a project is packed in.
fn unpack(path: &Path, name: &str, limits: &Limits) -> Result<Box<dyn Container>, Problem> {
    if path.is_dir() {
        return Ok(Box::new(Folder::open(path, name, limits)?));
    }
    let file = OnDisk::open(path).map_err(|error| unopened(name, &error))?;
    Ok(container::open(name, Arc::new(file), limits)?)
}

/// Opens the same with the folders beside it in which files of its sources may be.
fn unpack_with_beside(
    path: &Path,
    name: &str,
    limits: &Limits,
) -> Result<Box<dyn Container>, Problem> {
    let file = unpack(path, name, limits)?;
    let mut folders = Vec::new();
    for (prefix, folder) in folders_beside(path) {
        folders.push((prefix, Folder::open(&folder, name, limits)?));
    }
    match folders.is_empty() {
        true => Ok(file),
        false => Ok(Box::new(Beside {
            own: file.members().into_iter().collect(),
            file,
            folders,
        })),
    }
}

/// Finds the folders of the sources of a project: of a bare `.qde` that somebody has unpacked `Sources`, and
/// `NAME Media`, in which ATLAS.ti leaves what is large. Links are none.
fn folders_beside(path: &Path) -> Vec<(&'static str, PathBuf)> {
    let ends_in = |wanted: &str| {
        let extension = path.extension();
        extension.is_some_and(|it| it.eq_ignore_ascii_case(wanted))
    };
    let (Some(folder), Some(stem)) = (path.parent(), path.file_stem()) else {
        return Vec::new();
    };
    let media = format!("{} media", stem.to_string_lossy()).to_lowercase();
    let wanted = match (ends_in("qde"), ends_in("qdpx")) {
        (true, _) => vec![(SOURCES, "sources".to_owned()), (MEDIA, media)],
        (_, true) => vec![(MEDIA, media)],
        _ => return Vec::new(),
    };
    // A bare name stands in the present folder.
    let folder = match folder.as_os_str().is_empty() {
        true => Path::new("."),
        false => folder,
    };
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let folders = entries.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()));
    let found = folders.filter_map(|entry| {
        let called = entry.file_name().to_string_lossy().to_lowercase();
        let (prefix, _) = wanted.iter().find(|(_, name)| *name == called)?;
        Some((*prefix, entry.path()))
    });
    let mut found: Vec<(&str, PathBuf)> = found.collect();
    found.sort();
    found.dedup_by_key(|(prefix, _)| *prefix);
    found
}

/// A project with folders beside it. What stands in it itself is found first.
struct Beside {
    file: Box<dyn Container>,
    /// Its own members.
    own: BTreeSet<String>,
    folders: Vec<(&'static str, Folder)>,
}

/// What members of those folders are called.
const SOURCES: &str = "sources/";
const MEDIA: &str = "media/";

impl Beside {
    /// Finds the folder of a member, and what it is called there.
    fn folder<'m>(&mut self, member: &'m str) -> Option<(&mut Folder, &'m str)> {
        let mut folders = self.folders.iter_mut();
        folders.find_map(|(prefix, folder)| Some((folder, member.strip_prefix(*prefix)?)))
    }
}

impl Container for Beside {
    fn name(&self) -> &str {
        self.file.name()
    }

    fn members(&self) -> Vec<String> {
        let folders = self.folders.iter();
        let beside = folders.flat_map(|(prefix, folder)| {
            let members = folder.members.iter();
            members.map(move |member| format!("{prefix}{member}"))
        });
        beside.chain(self.file.members()).collect()
    }

    fn also_called(&self, member: &str) -> Vec<String> {
        self.file.also_called(member)
    }

    fn repeated(&self) -> &[String] {
        self.file.repeated()
    }

    /// What else stands in a folder of such a name is nobody's to take.
    fn owns(&self, member: &str) -> bool {
        self.own.contains(member)
    }

    fn read(&mut self, member: &str) -> Result<Option<Vec<u8>>, Refusal> {
        match (self.file.read(member)?, self.folder(member)) {
            (None, Some((folder, member))) => folder.read(member),
            (read, _) => Ok(read),
        }
    }

    fn stream(&mut self, member: &str) -> Result<Option<Box<dyn Read>>, Refusal> {
        match (self.file.stream(member)?, self.folder(member)) {
            (None, Some((folder, member))) => folder.stream(member),
            (bytes, _) => Ok(bytes),
        }
    }
}

fn unopened(name: &str, error: &io::Error) -> Problem {
    let kind = match error.kind() {
        io::ErrorKind::NotFound => ProblemKind::NotFound,
        _ => ProblemKind::File,
    };
    let why = Sentence::foreign(error.to_string());
    Problem::new(
        kind,
        sentence!(
            "cannot-be-opened",
            "{name} cannot be opened: {why}",
            name = name,
            why = why
        ),
    )
}

/// Says why reading stopped: somebody broke it off, or it failed.
fn stopped(name: &str, error: &io::Error, goes_on: &GoesOn<'_>) -> Problem {
    match goes_on() {
        ControlFlow::Continue(()) => unopened(name, error),
        ControlFlow::Break(()) => Problem::import_broken_off(),
    }
}

/// Bytes that are read as long as nobody breaks it off.
struct Watched<'g, R> {
    bytes: R,
    goes_on: &'g GoesOn<'g>,
}

impl<R: Read> Read for Watched<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match (self.goes_on)() {
            ControlFlow::Continue(()) => self.bytes.read(buffer),
            ControlFlow::Break(()) => Err(io::Error::other("broken off")),
        }
    }
}

/// Copies a database, and what its program keeps beside it, where nobody else has it.
fn copy(
    packed: &mut dyn Container,
    member: &str,
    name: &str,
    goes_on: &GoesOn<'_>,
) -> Result<Opened, Problem> {
    let failed = |error: io::Error| stopped(name, &error, goes_on);
    let folder = tempfile::tempdir().map_err(failed)?;
    let path = folder.path().join("database");
    let mut put = |member: &str, path: &Path| -> Result<bool, Problem> {
        let Some(bytes) = packed.stream(member)? else {
            return Ok(false);
        };
        let mut bytes = Watched { bytes, goes_on };
        let mut file = File::create(path).map_err(failed)?;
        io::copy(&mut bytes, &mut file).map_err(failed)?;
        file.flush().map_err(failed)?;
        Ok(true)
    };
    if !put(member, &path)? {
        let why = "this part is missing".to_owned();
        let kind = RefusalKind::Damaged { why };
        return Err(kind.at(name, Place::Member(member.to_owned())).into());
    }
    put(
        &format!("{member}-wal"),
        &folder.path().join("database-wal"),
    )?;
    let foreign = Foreign::open(&path).map_err(|error| match error {
        StoreError::Unfit(unfit) => {
            let why = match unfit {
                Unfit::Damaged { what } => what,
                other => other.to_string(),
            };
            let kind = RefusalKind::Damaged { why };
            Problem::from(kind.at(name, Place::Member(member.to_owned())))
        }
        other => other.into(),
    })?;
    Ok(Opened {
        tables: Tables::new(foreign),
        _copy: folder,
    })
}

/// Tells whose database it is, by its tables.
fn whose(tables: &Tables, name: &str) -> Result<Program, Problem> {
    let unreadable = |error: Unreadable| -> Problem {
        RefusalKind::Damaged { why: error.why }
            .at(name, Place::Whole)
            .into()
    };
    type Is = fn(&dyn Database) -> Result<bool, Unreadable>;
    let readers: [(Is, Program); 4] = [
        (qualcoder::is, Program::QualCoder),
        (taguette::is, Program::Taguette),
        (rqda::is, Program::Rqda),
        (requal::is, Program::Requal),
    ];
    for (is, program) in readers {
        if is(tables).map_err(unreadable)? {
            return Ok(program);
        }
    }
    if tables.header("application_id").map_err(unreadable)? == ayni_store::APPLICATION_ID {
        let message = sentence!(
            "file-own-project",
            "{name} is a project of Ayni",
            name = name
        );
        let hint = sentence!(
            "export-own-project",
            "Open it, give it to another program there, and bring in the file that comes of it."
        );
        return Err(Problem::new(ProblemKind::File, message)
            .page(hint)
            .command("To bring it in, write it first: ayni --project FILE export --plain FOLDER (or --refi OUT.qdpx)")
            .command("Then: ayni import FOLDER --merge"));
    }
    let seen = "an SQLite database, of none of QualCoder, Taguette, RQDA and requal".to_owned();
    Err(RefusalKind::NoProject { seen }
        .at(name, Place::Whole)
        .into())
}

/// A file on the disk, read where it is asked for.
struct OnDisk {
    file: File,
    length: u64,
}

impl OnDisk {
    fn open(path: &Path) -> io::Result<Self> {
        let file = File::open(path)?;
        let length = file.metadata()?.len();
        Ok(Self { file, length })
    }
}

impl Bytes for OnDisk {
    fn len(&self) -> u64 {
        self.length
    }

    #[cfg(unix)]
    fn read_at(&self, at: u64, buffer: &mut [u8]) -> io::Result<usize> {
        std::os::unix::fs::FileExt::read_at(&self.file, buffer, at)
    }

    #[cfg(windows)]
    fn read_at(&self, at: u64, buffer: &mut [u8]) -> io::Result<usize> {
        std::os::windows::fs::FileExt::seek_read(&self.file, buffer, at)
    }
}

/// A folder as container. Links are not followed.
struct Folder {
    path: PathBuf,
    name: String,
    members: Vec<String>,
    limits: Limits,
}

impl Folder {
    fn open(path: &Path, name: &str, limits: &Limits) -> Result<Self, Problem> {
        let mut members = Vec::new();
        let mut waiting = vec![(path.to_owned(), String::new(), 0_usize)];
        while let Some((folder, prefix, depth)) = waiting.pop() {
            let entries = fs::read_dir(&folder).map_err(|error| unopened(name, &error))?;
            for entry in entries {
                let entry = entry.map_err(|error| unopened(name, &error))?;
                let Ok(last) = entry.file_name().into_string() else {
                    continue;
                };
                let kind = entry.file_type().map_err(|error| unopened(name, &error))?;
                let member = format!("{prefix}{last}");
                if kind.is_dir() && depth < limits.depth {
                    waiting.push((entry.path(), format!("{member}/"), depth + 1));
                } else if kind.is_file() {
                    members.push(member);
                }
            }
            Limits::check(members.len(), limits.members, "the number of files")
                .map_err(|kind| kind.at(name, Place::Whole))?;
        }
        members.sort_unstable();
        Ok(Self {
            path: path.to_owned(),
            name: name.to_owned(),
            members,
            limits: *limits,
        })
    }

    /// Returns what the folder is known by: its databases, and what else is in it.
    fn known_by(&self) -> io::Result<Box<dyn Read>> {
        let mut listed = String::new();
        let mut known: Box<dyn Read> = Box::new(io::empty());
        for member in &self.members {
            let path = self.path.join(member);
            let length = fs::metadata(&path)?.len().to_string();
            listed.extend([member.as_str(), "\0", &length, "\0"]);
            // What it has not written into its database yet stands beside it.
            if member.contains(".qda") {
                known = Box::new(known.chain(File::open(path)?));
            }
        }
        Ok(Box::new(io::Cursor::new(listed).chain(known)))
    }

    /// Opens a member; only what was listed is opened.
    fn file(&self, member: &str) -> Result<Option<File>, Refusal> {
        let Ok(at) = self.members.binary_search_by(|it| it.as_str().cmp(member)) else {
            return Ok(None);
        };
        let path = self.path.join(&self.members[at]);
        let file = File::open(path).map_err(|error| self.damaged(member, &error))?;
        Ok(Some(file))
    }

    fn damaged(&self, member: &str, error: &io::Error) -> Refusal {
        let why = error.to_string();
        RefusalKind::Damaged { why }.at(&self.name, Place::Member(member.to_owned()))
    }
}

impl Container for Folder {
    fn name(&self) -> &str {
        &self.name
    }

    fn members(&self) -> Vec<String> {
        self.members.clone()
    }

    fn read(&mut self, member: &str) -> Result<Option<Vec<u8>>, Refusal> {
        let Some(file) = self.file(member)? else {
            return Ok(None);
        };
        let limit = self.limits.file_bytes.min(self.limits.member_bytes);
        let check = |length: usize| {
            Limits::check(length, limit, "a file of the project")
                .map_err(|kind| kind.at(&self.name, Place::Member(member.to_owned())))
        };
        let length = file.metadata().map(|it| it.len()).unwrap_or_default();
        check(usize::try_from(length).unwrap_or(usize::MAX))?;
        let mut bytes = Vec::new();
        // It may have grown since.
        file.take((limit as u64).saturating_add(1))
            .read_to_end(&mut bytes)
            .map_err(|error| self.damaged(member, &error))?;
        check(bytes.len())?;
        Ok(Some(bytes))
    }

    fn stream(&mut self, member: &str) -> Result<Option<Box<dyn Read>>, Refusal> {
        Ok(self
            .file(member)?
            .map(|file| Box::new(file) as Box<dyn Read>))
    }
}
