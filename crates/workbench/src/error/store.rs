//! Problems of the project file.

use ayni_store::{StoreError, Unfit};

use super::{Problem, ProblemKind, Sentence, value::beginning};
use crate::sentence;

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        let kind = match &error {
            StoreError::Missing { .. } => ProblemKind::NotFound,
            StoreError::Exists { .. } => ProblemKind::Exists,
            StoreError::Query { .. } => ProblemKind::Invalid,
            StoreError::NotAProject { .. }
            | StoreError::Newer { .. }
            | StoreError::Damaged { .. }
            | StoreError::Unfit(_) => ProblemKind::File,
            StoreError::Rests { .. }
            | StoreError::Rootless { .. }
            | StoreError::OtherKind { .. } => ProblemKind::Conflict,
            _ => ProblemKind::Store,
        };
        let hint = match &error {
            StoreError::Rests { .. } => Some("Take these back first: ayni undo --entry N"),
            StoreError::Rootless { .. } => {
                Some("Do these again first: ayni undo --entry N, with the number of their undo")
            }
            _ => None,
        };
        let problem = Self::new(kind, told(&error));
        match hint {
            Some(hint) => problem.command(hint),
            None => problem,
        }
    }
}

fn told(error: &StoreError) -> Sentence {
    match error {
        StoreError::Missing { path } => {
            sentence!("no-project", "{error}", path = path.display().to_string())
        }
        StoreError::Exists { path } => {
            sentence!("file-exists", "{error}", path = path.display().to_string())
        }
        StoreError::NotAProject { path, why } => {
            let path = path.display().to_string();
            sentence!(
                "not-a-project",
                "{error}",
                path = path,
                why = beginning(why)
            )
        }
        StoreError::Damaged { path } => {
            sentence!(
                "project-damaged",
                "{error}",
                path = path.display().to_string()
            )
        }
        StoreError::Shut { path } => {
            sentence!("project-shut", "{error}", path = path.display().to_string())
        }
        StoreError::Newer { path, .. } => {
            sentence!(
                "project-newer",
                "{error}",
                path = path.display().to_string()
            )
        }
        StoreError::Backup { path, why } => {
            let path = path.display().to_string();
            sentence!("backup-unverified", "{error}", path = path, why = why)
        }
        StoreError::Rests { entry, steps } => {
            let (shown, more) = newest(steps);
            sentence!(
                "steps-rest",
                "{error}",
                entry = entry.to_string(),
                steps = shown,
                more = more
            )
        }
        StoreError::Rootless { entry, steps } => {
            let (shown, more) = newest(steps);
            sentence!(
                "step-rootless",
                "{error}",
                entry = entry.to_string(),
                steps = shown,
                more = more
            )
        }
        StoreError::Unfit(unfit) => foreign(unfit),
        StoreError::Busy => sentence!("project-busy", "{error}"),
        StoreError::Fields(_) => sentence!("record-damaged", "{error}"),
        StoreError::OtherKind { id, .. } => sentence!("identity-taken", "{error}", id = id),
        StoreError::NoBlob { .. } => sentence!("content-missing", "{error}"),
        StoreError::Text { .. } => sentence!("text-damaged", "{error}"),
        StoreError::Query { seen, why } => {
            sentence!("no-search", "{error}", seen = seen, why = beginning(why))
        }
        StoreError::Sqlite(why) => {
            sentence!("project-unreachable", "{error}", why = why.to_string())
        }
        StoreError::File(why) => {
            sentence!("project-unreachable", "{error}", why = why.to_string())
        }
        _ => Sentence::foreign(error.to_string()),
    }
}

/// Says why the database of another program is not read.
fn foreign(error: &Unfit) -> Sentence {
    match error {
        Unfit::Empty => sentence!("database-empty", "{error}"),
        Unfit::NoDatabase => sentence!("no-database", "{error}"),
        Unfit::Damaged { what } => sentence!("database-damaged", "{error}", what = what),
        Unfit::BrokenOff => sentence!("database-broken-off", "{error}"),
        Unfit::TooLarge { limit } => {
            sentence!("database-too-large", "{error}", limit = limit)
        }
        Unfit::Endless => sentence!("database-endless", "{error}"),
        _ => Sentence::foreign(error.to_string()),
    }
}

/// Returns the numbers of the newest steps, and how many more there are.
fn newest(steps: &[(i64, String)]) -> (String, usize) {
    const SHOWN: usize = 5;
    let numbers = steps.iter().rev().take(SHOWN);
    let numbers: Vec<String> = numbers.map(|(step, _)| step.to_string()).collect();
    (numbers.join(", "), steps.len().saturating_sub(SHOWN))
}
