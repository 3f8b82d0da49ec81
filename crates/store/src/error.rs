//! What can go wrong with a project file, each with what was seen and how to mend it.

use std::path::PathBuf;

use ayni_model::record::FieldsError;

use crate::Unfit;

/// What can go wrong with a project file.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// There is no file.
    #[error("there is no project at {}; make one with: ayni new NAME", path.display())]
    Missing {
        /// Where it was looked for.
        path: PathBuf,
    },
    /// There is a file where a new project should go.
    #[error("{} exists already; choose another name or remove it first", path.display())]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// The file is something else.
    #[error("{} is not an Ayni project ({why})", path.display())]
    NotAProject {
        /// The file.
        path: PathBuf,
        /// What it is instead.
        why: String,
    },
    /// The file is an Ayni project that SQLite cannot read.
    #[error("{} is damaged; keep it as it is and restore a backup beside it", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
    },
    /// The file, or its folder, may not be written.
    #[error("{} or its folder may not be written; copy the project to where you may write", path.display())]
    Shut {
        /// The file.
        path: PathBuf,
    },
    /// The file was made by a newer version.
    #[error("{} was written by a newer version of Ayni (file version {found}, this program reads up to {known}); update the program: the file was not touched", path.display())]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its version.
        found: i64,
        /// The newest version known here.
        known: i64,
    },
    /// The copy made before a migration does not read back.
    #[error("the backup {} could not be verified ({why}); the project was not touched", path.display())]
    Backup {
        /// The copy.
        path: PathBuf,
        /// What is wrong with it.
        why: String,
    },
    /// A step cannot be taken back alone: others rest on what it made.
    #[error("other steps rest on step {entry}: {}", told(steps))]
    Rests {
        /// The step.
        entry: i64,
        /// The others, each with its sentence, in order.
        steps: Vec<(i64, String)>,
    },
    /// A step cannot be done again alone: what it rests on was taken back.
    #[error(
        "step {entry} would bring back what rests on steps that were taken back: {}",
        told(steps)
    )]
    Rootless {
        /// The step.
        entry: i64,
        /// The steps that it rests on, each with its sentence, in order.
        steps: Vec<(i64, String)>,
    },
    /// The database of another program is not read.
    #[error(transparent)]
    Unfit(#[from] Unfit),
    /// Another program is writing.
    #[error("another window or command is writing to the project; try again in a moment")]
    Busy,
    /// A record does not hold what its noun needs.
    #[error(transparent)]
    Fields(#[from] FieldsError),
    /// An identity that belongs to something else already.
    #[error("{id} is the identity of a {is} already and cannot be that of a {wanted}")]
    OtherKind {
        /// The identity.
        id: String,
        /// What has it.
        is: &'static str,
        /// What was to have it.
        wanted: &'static str,
    },
    /// A blob that the journal names is not there.
    #[error("the content {hash} is missing from the project; run: ayni doctor")]
    NoBlob {
        /// Its hash.
        hash: String,
    },
    /// A text that cannot be indexed or sliced.
    #[error("a text of the project is damaged ({why}); run: ayni doctor")]
    Text {
        /// What is wrong with it.
        why: String,
    },
    /// The search is not one.
    #[error("{seen:?} cannot be searched for: {why}")]
    Query {
        /// What was given.
        seen: String,
        /// What is wrong with it.
        why: String,
    },
    /// SQLite refused.
    #[error("the project file could not be read or written: {0}")]
    Sqlite(rusqlite::Error),
    /// The file system refused.
    #[error("the project file could not be read or written: {0}")]
    File(#[from] std::io::Error),
}

/// Tells steps, the newest first.
fn told(steps: &[(i64, String)]) -> String {
    let shown: Vec<String> = steps
        .iter()
        .rev()
        .take(5)
        .map(|(step, what)| format!("{step} ({what})"))
        .collect();
    match steps.len() - shown.len() {
        0 => shown.join(", "),
        more => format!("{} and {more} more", shown.join(", ")),
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(rusqlite::ErrorCode::DatabaseBusy | rusqlite::ErrorCode::DatabaseLocked) => {
                Self::Busy
            }
            _ => Self::Sqlite(error),
        }
    }
}

impl From<serde_json::Error> for StoreError {
    fn from(error: serde_json::Error) -> Self {
        Self::Text {
            why: format!("json: {error}"),
        }
    }
}
