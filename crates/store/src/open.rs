//! Making and opening a project file.

use std::path::{Path, PathBuf};

use ayni_model::{
    id::{MemberId, ProjectId, RecordId, SpaceId},
    operation::Operation,
    study::{Member, Project as ProjectNoun, Space},
};
use rusqlite::{Connection, ErrorCode, OpenFlags, OptionalExtension as _, backup::Backup};

use crate::{Stamp, StoreError};

/// `Ayni` in the header of the file, for `file` and for SQLite.
pub const APPLICATION_ID: i64 = 0x4179_6e69;

/// The extension of a project file, without the dot.
pub const EXTENSION: &str = "ayni";

/// The version of the file that this program writes.
pub const VERSION: i64 = MIGRATIONS.len() as i64;

/// Step `n` brings a file of version `n` to version `n + 1`. A step is never changed after release.
const MIGRATIONS: &[&str] = &[
    include_str!("../schema/001.sql"),
    include_str!("../schema/002.sql"),
    include_str!("../schema/003.sql"),
    include_str!("../schema/004.sql"),
];

/// An open project.
#[derive(Debug)]
pub struct Project {
    pub(crate) connection: Connection,
    path: PathBuf,
    pub(crate) replica: i64,
    pub(crate) space: i64,
}

/// How a project is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// To look and to change.
    Write,
    /// To look only; the file is not touched, unless it is brought to the present version.
    Read,
}

/// What a new project begins with: ids made at the edge.
#[derive(Debug, Clone)]
pub struct Genesis {
    /// The project and what it is called.
    pub project: (ProjectId, ProjectNoun),
    /// This copy of the project.
    pub replica: RecordId,
    /// The first space.
    pub space: (SpaceId, Space),
    /// Those who work with it from the start.
    pub members: Vec<(MemberId, Member)>,
}

impl Project {
    /// Makes a new project file.
    ///
    /// # Errors
    /// [`StoreError::Exists`] when there is a file already; nothing is left behind on failure.
    pub fn create(path: &Path, genesis: &Genesis, stamp: Stamp) -> Result<Self, StoreError> {
        Self::draft(path, genesis, stamp)?.publish(path)
    }

    /// Makes a project in a `.part` file beside `path`, which becomes the project when it is
    /// [published](Self::publish). What is broken off before leaves at most that file, which nothing
    /// reads.
    ///
    /// # Errors
    /// As [`Project::create`].
    pub fn draft(path: &Path, genesis: &Genesis, stamp: Stamp) -> Result<Self, StoreError> {
        refuse_present(path)?;
        let mut part = path.as_os_str().to_owned();
        part.push(format!(".{}.part", genesis.replica));
        let part = PathBuf::from(part);
        // The name has the replica in it: what stands there is an attempt of the same making.
        remove(&part);
        let made =
            Self::make(Connection::open(&part)?, part.clone(), genesis, stamp).and_then(|made| {
                // No second copy of each page: what is broken off is thrown away, not mended.
                made.connection
                    .execute_batch("PRAGMA journal_mode = MEMORY;")?;
                Ok(made)
            });
        if made.is_err() {
            remove(&part);
        }
        made
    }

    /// Gives a draft its own name. On failure the draft is removed.
    ///
    /// # Errors
    /// [`StoreError::Exists`] when there is a file of that name by now, which is left as it is.
    pub fn publish(self, path: &Path) -> Result<Self, StoreError> {
        let part = self.path.clone();
        let named = || -> Result<(), StoreError> {
            // From here on many read while one writes, as in every project.
            self.connection
                .execute_batch("PRAGMA journal_mode = WAL;")?;
            let closed = self.connection.close();
            closed.map_err(|(_, error)| StoreError::from(error))?;
            refuse_present(path)?;
            Ok(std::fs::rename(&part, path)?)
        };
        match named() {
            Ok(()) => Self::open(path, Mode::Write),
            Err(error) => {
                remove(&part);
                Err(error)
            }
        }
    }

    /// Removes a draft that is not to be published.
    pub fn discard(self) {
        let Self {
            connection, path, ..
        } = self;
        drop(connection);
        remove(&path);
    }

    /// Makes a project that lives in memory only, for tests and trial runs.
    ///
    /// # Errors
    /// When SQLite cannot.
    pub fn in_memory(genesis: &Genesis, stamp: Stamp) -> Result<Self, StoreError> {
        Self::make(
            Connection::open_in_memory()?,
            PathBuf::new(),
            genesis,
            stamp,
        )
    }

    fn make(
        mut connection: Connection,
        path: PathBuf,
        genesis: &Genesis,
        stamp: Stamp,
    ) -> Result<Self, StoreError> {
        prepare(&mut connection, &path)?;
        let id = genesis.project.0;
        connection.execute(
            "INSERT INTO meta VALUES ('project', ?)",
            [RecordId::from(id).to_string()],
        )?;
        connection.execute(
            "INSERT INTO replica VALUES (1, ?)",
            [genesis.replica.bytes()],
        )?;
        connection.execute(
            "INSERT INTO meta VALUES ('replica', ?)",
            [genesis.replica.to_string()],
        )?;
        connection.execute(
            "INSERT INTO meta VALUES ('space', ?)",
            [RecordId::from(genesis.space.0).to_string()],
        )?;
        let mut project = Self {
            connection,
            path,
            replica: 1,
            space: 0,
        };
        let mut writer = project.begin(stamp)?;
        writer.put(genesis.space.0, &genesis.space.1)?;
        writer.put(id, &genesis.project.1)?;
        for (member, noun) in &genesis.members {
            writer.put(*member, noun)?;
        }
        writer.commit(&Operation::CreateProject {
            name: genesis.project.1.name.clone(),
        })?;
        project.space = project.number(genesis.space.0.into())?.unwrap_or_default();
        Ok(project)
    }

    /// Opens a project file, bringing an older one to the present version after a verified backup.
    ///
    /// # Errors
    /// [`StoreError::Missing`], [`StoreError::NotAProject`], [`StoreError::Newer`],
    /// [`StoreError::Backup`]; the file is then as it was.
    pub fn open(path: &Path, mode: Mode) -> Result<Self, StoreError> {
        if !path.is_file() {
            return Err(StoreError::Missing {
                path: path.to_owned(),
            });
        }
        let refuse = |why: &str| StoreError::NotAProject {
            path: path.to_owned(),
            why: why.to_owned(),
        };
        let flags = match mode {
            Mode::Write => OpenFlags::SQLITE_OPEN_READ_WRITE,
            Mode::Read => OpenFlags::SQLITE_OPEN_READ_ONLY,
        };
        let mut connection =
            Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
        let application = match application(&connection) {
            // SQLite keeps notes beside a file that it reads, which it may not where nothing may be
            // written; a file that nobody writes can be read without.
            Err(error) if mode == Mode::Read && is_shut(&error) => {
                connection = open_unwritten(path)?;
                application(&connection)
            }
            answer => answer,
        };
        match application {
            Ok(APPLICATION_ID) => {}
            Ok(_) => return Err(refuse("it is a SQLite file of another program")),
            Err(error) => return Err(unreadable(path, error)),
        }
        configure(&connection)?;
        if version(&connection)? == 0 {
            return Err(refuse("it was not made to its end"));
        }
        match mode {
            Mode::Write => migrate(&mut connection, path, MIGRATIONS)?,
            Mode::Read => bring_up(&connection, path, MIGRATIONS)?,
        }
        let mut project = Self {
            connection,
            path: path.to_owned(),
            replica: 0,
            space: 0,
        };
        let replica: RecordId = project
            .meta_id("replica")?
            .ok_or_else(|| refuse("it was not made to its end"))?;
        project.replica = project
            .connection
            .query_row(
                "SELECT n FROM replica WHERE id = ?",
                [replica.bytes()],
                |row| row.get(0),
            )
            .optional()?
            .ok_or_else(|| refuse("its own replica is unknown to it"))?;
        let space: RecordId = project
            .meta_id("space")?
            .ok_or_else(|| refuse("it was not made to its end"))?;
        project.space = project
            .number(space)?
            .ok_or_else(|| refuse("it was not made to its end"))?;
        Ok(project)
    }

    pub(crate) fn of(
        connection: Connection,
        path: Option<&Path>,
        replica: i64,
        space: i64,
    ) -> Self {
        Self {
            connection,
            path: path.map(Path::to_owned).unwrap_or_default(),
            replica,
            space,
        }
    }

    fn meta_id(&self, key: &str) -> Result<Option<RecordId>, StoreError> {
        let text: Option<String> = self
            .connection
            .query_row("SELECT value FROM meta WHERE key = ?", [key], |row| {
                row.get(0)
            })
            .optional()?;
        Ok(text.and_then(|text| text.parse().ok()))
    }

    /// Returns the identity of the project.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn id(&self) -> Result<ProjectId, StoreError> {
        let id = self.meta_id("project")?;
        id.map(ProjectId::from)
            .ok_or_else(|| StoreError::NotAProject {
                path: self.path.clone(),
                why: "it has no identity".to_owned(),
            })
    }

    /// Returns where the file is; empty for a project in memory.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Returns the position of the journal: the number of the last entry. It grows with every write.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn position(&self) -> Result<i64, StoreError> {
        Ok(self
            .connection
            .query_row("SELECT coalesce(max(n), 0) FROM entry", [], |row| {
                row.get(0)
            })?)
    }

    /// Returns the number that stands for a record in this file.
    pub(crate) fn number(&self, id: RecordId) -> Result<Option<i64>, StoreError> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT n FROM record WHERE id = ?")?;
        Ok(statement
            .query_row([id.bytes()], |row| row.get(0))
            .optional()?)
    }
}

/// Refuses to write where a file is.
fn refuse_present(path: &Path) -> Result<(), StoreError> {
    if path.exists() {
        return Err(StoreError::Exists {
            path: path.to_owned(),
        });
    }
    Ok(())
}

/// Removes a file that was not finished, with what SQLite keeps beside it.
fn remove(path: &Path) {
    for end in ["", "-wal", "-shm"] {
        let mut name = path.as_os_str().to_owned();
        name.push(end);
        // What was not made need not be removed.
        drop(std::fs::remove_file(name));
    }
}

fn application(connection: &Connection) -> Result<i64, rusqlite::Error> {
    connection.pragma_query_value(None, "application_id", |row| row.get(0))
}

/// Tells whether SQLite could not put its notes beside the file.
fn is_shut(error: &rusqlite::Error) -> bool {
    matches!(
        error.sqlite_error_code(),
        Some(ErrorCode::CannotOpen | ErrorCode::ReadOnly | ErrorCode::PermissionDenied)
    )
}

/// Opens a file that nobody can be writing, because nobody may.
pub(crate) fn open_unwritten(path: &Path) -> Result<Connection, StoreError> {
    let mut uri = String::from("file:");
    for byte in path.as_os_str().as_encoded_bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' => {
                uri.push(char::from(*byte));
            }
            _ => uri.push_str(&format!("%{byte:02x}")),
        }
    }
    uri.push_str("?immutable=1");
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
    Ok(Connection::open_with_flags(
        uri,
        flags | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )?)
}

/// Says why a file cannot be read: it is something else, it is damaged, or it may not be written.
fn unreadable(path: &Path, error: rusqlite::Error) -> StoreError {
    match error.sqlite_error_code() {
        Some(ErrorCode::NotADatabase) => StoreError::NotAProject {
            path: path.to_owned(),
            why: "it is no SQLite file".to_owned(),
        },
        Some(ErrorCode::DatabaseCorrupt) => StoreError::Damaged {
            path: path.to_owned(),
        },
        Some(ErrorCode::CannotOpen | ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => {
            StoreError::Shut {
                path: path.to_owned(),
            }
        }
        _ => error.into(),
    }
}

/// Opens an empty file with all tables.
pub(crate) fn empty(path: Option<&Path>) -> Result<Connection, StoreError> {
    let mut connection = match path {
        Some(path) if path.exists() => {
            return Err(StoreError::Exists {
                path: path.to_owned(),
            });
        }
        Some(path) => Connection::open(path)?,
        None => Connection::open_in_memory()?,
    };
    prepare(&mut connection, path.unwrap_or(Path::new("")))?;
    Ok(connection)
}

fn prepare(connection: &mut Connection, path: &Path) -> Result<(), StoreError> {
    // Text of a million words deserves larger pages than the default; set before the first table.
    connection.execute_batch("PRAGMA page_size = 8192; PRAGMA journal_mode = WAL;")?;
    connection.pragma_update(None, "application_id", APPLICATION_ID)?;
    configure(connection)?;
    migrate(connection, path, MIGRATIONS)
}

fn configure(connection: &Connection) -> Result<(), StoreError> {
    connection.busy_timeout(std::time::Duration::from_secs(5))?;
    // FULL: a commit that was reported is on the disk, also when the power fails.
    connection.execute_batch(
        "PRAGMA synchronous = FULL; PRAGMA foreign_keys = OFF; PRAGMA trusted_schema = OFF;
         PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY;",
    )?;
    connection.set_prepared_statement_cache_capacity(128);
    Ok(())
}

fn version(connection: &Connection) -> Result<i64, StoreError> {
    Ok(connection.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

/// Brings a file that is opened to look only to the present version, where it is older.
fn bring_up(connection: &Connection, path: &Path, steps: &[&str]) -> Result<(), StoreError> {
    let known = i64::try_from(steps.len()).unwrap_or(i64::MAX);
    if version(connection)? == known {
        return Ok(());
    }
    let mut writing = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    configure(&writing)?;
    migrate(&mut writing, path, steps)
}

/// Brings a file to the version after the last step; an existing one is copied aside first.
fn migrate(connection: &mut Connection, path: &Path, steps: &[&str]) -> Result<(), StoreError> {
    let found = version(connection)?;
    let known = i64::try_from(steps.len()).unwrap_or(i64::MAX);
    if found > known {
        return Err(StoreError::Newer {
            path: path.to_owned(),
            found,
            known,
        });
    }
    if found == known {
        return Ok(());
    }
    if found > 0 {
        back_up(connection, path, found)?;
    }
    let transaction =
        connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
    // Another window may have done it while this one waited.
    let now: i64 = transaction.pragma_query_value(None, "user_version", |row| row.get(0))?;
    for step in steps.iter().skip(usize::try_from(now).unwrap_or(0)) {
        transaction.execute_batch(step)?;
    }
    transaction.pragma_update(None, "user_version", known)?;
    transaction.commit()?;
    Ok(())
}

/// Copies the file beside itself and reads the copy back whole before anything is changed.
fn back_up(connection: &Connection, path: &Path, found: i64) -> Result<PathBuf, StoreError> {
    // A backup of an earlier attempt is somebody's only copy of that day.
    let name = |n: u32| match n {
        1 => path.with_extension(format!("v{found}.backup.{EXTENSION}")),
        n => path.with_extension(format!("v{found}.backup-{n}.{EXTENSION}")),
    };
    let copy = (1..).map(name).find(|copy| !copy.exists());
    let copy = copy.unwrap_or_else(|| name(1));
    let mut target = Connection::open(&copy)?;
    Backup::new(connection, &mut target)?.run_to_completion(
        1024,
        std::time::Duration::ZERO,
        None,
    )?;
    let refuse = |why: String| StoreError::Backup {
        path: copy.clone(),
        why,
    };
    let verdict: String = target.query_row("PRAGMA integrity_check", [], |row| row.get(0))?;
    if verdict != "ok" {
        return Err(refuse(verdict));
    }
    let count = |connection: &Connection| -> Result<i64, rusqlite::Error> {
        connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))
    };
    let (ours, theirs) = (count(connection)?, count(&target)?);
    if ours != theirs || version(&target)? != found {
        return Err(refuse(format!("{theirs} of {ours} tables and indexes")));
    }
    Ok(copy)
}

#[cfg(test)]
mod tests {
    use super::*;

    const OLD: &str = "CREATE TABLE word (n INTEGER PRIMARY KEY, text TEXT); INSERT INTO word VALUES (1, 'señal');";

    #[test]
    fn a_migration_leaves_a_backup_that_reads_back() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("old.ayni");
        let mut connection = Connection::open(&path).unwrap();
        migrate(&mut connection, &path, &[OLD]).unwrap();
        migrate(
            &mut connection,
            &path,
            &[OLD, "ALTER TABLE word ADD COLUMN lang TEXT"],
        )
        .unwrap();
        assert_eq!(version(&connection).unwrap(), 2);
        let backup = Connection::open(folder.path().join("old.v1.backup.ayni")).unwrap();
        assert_eq!(version(&backup).unwrap(), 1);
        let text: String = backup
            .query_row("SELECT text FROM word", [], |row| row.get(0))
            .unwrap();
        assert_eq!(text, "señal");
        assert!(
            backup.prepare("SELECT lang FROM word").is_err(),
            "the copy is the old file"
        );
    }

    #[test]
    fn a_failing_migration_changes_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("old.ayni");
        let mut connection = Connection::open(&path).unwrap();
        migrate(&mut connection, &path, &[OLD]).unwrap();
        let broken =
            "ALTER TABLE word ADD COLUMN lang TEXT; ALTER TABLE nowhere ADD COLUMN x TEXT;";
        assert!(migrate(&mut connection, &path, &[OLD, broken]).is_err());
        assert_eq!(version(&connection).unwrap(), 1);
        assert!(connection.prepare("SELECT lang FROM word").is_err());
    }

    #[test]
    fn an_older_file_is_brought_up_also_to_look_at_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("old.ayni");
        let mut connection = Connection::open(&path).unwrap();
        migrate(&mut connection, &path, &[OLD]).unwrap();
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY;
        let looking = Connection::open_with_flags(&path, flags).unwrap();
        let newer = "ALTER TABLE word ADD COLUMN lang TEXT";
        bring_up(&looking, &path, &[OLD, newer]).unwrap();
        assert!(looking.prepare("SELECT lang FROM word").is_ok());
        assert!(folder.path().join("old.v1.backup.ayni").is_file());
        let before = std::fs::read(&path).unwrap();
        bring_up(&looking, &path, &[OLD, newer]).unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), before, "once is enough");
    }

    #[test]
    fn an_acceptance_of_version_1_is_read_and_says_nothing_of_what_was_said() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("old.ayni");
        let connection = Connection::open(&path).unwrap();
        connection.execute_batch(MIGRATIONS[0]).unwrap();
        let reason =
            "INSERT INTO acceptance VALUES (1, 'claims-conflict', 'event:x#when', 'both', NULL)";
        connection.execute_batch(reason).unwrap();
        drop(connection);
        let mut connection = Connection::open(&path).unwrap();
        connection.pragma_update(None, "user_version", 1).unwrap();
        migrate(&mut connection, &path, MIGRATIONS).unwrap();
        let row = "SELECT reason, said FROM acceptance";
        let kept: (String, Option<String>) = connection
            .query_row(row, [], |row| Ok((row.get(0)?, row.get(1)?)))
            .unwrap();
        assert_eq!(kept, ("both".to_owned(), None));
    }

    #[test]
    fn a_published_draft_is_read_while_it_is_written() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("made.ayni");
        let id = |n| ayni_model::id::RecordId::new(ayni_model::id::Uuid::from_u128(n));
        let named = |name: &str| ayni_model::study::Space { name: name.into() };
        let project = ayni_model::study::Project {
            name: "Trial".into(),
            description: None,
            language: None,
        };
        let genesis = Genesis {
            project: (id(1).into(), project),
            replica: id(2),
            space: (id(3).into(), named("ours")),
            members: Vec::new(),
        };
        let stamp = Stamp {
            now_ms: 1,
            member: None,
        };
        let draft = Project::draft(&path, &genesis, stamp).unwrap();
        let made = draft.publish(&path).unwrap();
        let mode: String = made
            .connection
            .pragma_query_value(None, "journal_mode", |row| row.get(0))
            .unwrap();
        assert_eq!(mode, "wal");
        assert!(made.doctor().unwrap().is_good());
        drop(made);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_backup_is_not_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("old.ayni");
        let first = folder.path().join("old.v1.backup.ayni");
        std::fs::write(&first, "of another day").unwrap();
        let mut connection = Connection::open(&path).unwrap();
        migrate(&mut connection, &path, &[OLD]).unwrap();
        migrate(&mut connection, &path, &[OLD, "SELECT 1"]).unwrap();
        assert_eq!(std::fs::read(&first).unwrap(), b"of another day");
        assert!(folder.path().join("old.v1.backup-2.ayni").is_file());
    }

    #[test]
    fn a_newer_file_is_refused_and_not_touched() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new.ayni");
        let connection = Connection::open(&path).unwrap();
        connection
            .pragma_update(None, "application_id", APPLICATION_ID)
            .unwrap();
        connection
            .pragma_update(None, "user_version", VERSION + 1)
            .unwrap();
        drop(connection);
        let before = std::fs::read(&path).unwrap();
        for mode in [Mode::Read, Mode::Write] {
            assert!(matches!(
                Project::open(&path, mode),
                Err(StoreError::Newer { .. })
            ));
        }
        assert_eq!(std::fs::read(&path).unwrap(), before);
    }

    #[test]
    fn a_damaged_file_is_not_another_program_s() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("cut.ayni");
        let connection = Connection::open(&path).unwrap();
        connection
            .execute_batch(
                "PRAGMA application_id = 0x41796e69; CREATE TABLE a (b); CREATE TABLE c (d);",
            )
            .unwrap();
        drop(connection);
        assert!(matches!(
            Project::open(&path, Mode::Read),
            Err(StoreError::NotAProject { why, .. }) if why == "it was not made to its end"
        ));
        let mut bytes = std::fs::read(&path).unwrap();
        bytes[18..20].fill(7);
        std::fs::write(&path, &bytes).unwrap();
        let error = Project::open(&path, Mode::Read).unwrap_err();
        assert!(!matches!(error, StoreError::Sqlite(_)), "{error}");
    }

    #[test]
    fn other_files_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        let text = folder.path().join("notes.ayni");
        std::fs::write(&text, "Entrevista no. 14").unwrap();
        assert!(matches!(
            Project::open(&text, Mode::Write),
            Err(StoreError::NotAProject { .. })
        ));
        let other = folder.path().join("other.ayni");
        Connection::open(&other)
            .unwrap()
            .execute_batch("CREATE TABLE x (y)")
            .unwrap();
        assert!(matches!(
            Project::open(&other, Mode::Write),
            Err(StoreError::NotAProject { .. })
        ));
        assert!(matches!(
            Project::open(&folder.path().join("none.ayni"), Mode::Read),
            Err(StoreError::Missing { .. })
        ));
    }
}
