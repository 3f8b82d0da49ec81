//! What stands between a person and what they wanted to do, with hints to get there.

use std::fmt;

use ayni_formats::Refusal;
use ayni_store::StoreError;

/// Why an act was refused: a code for programs, a message and hints for people.
///
/// Nothing was changed.
#[derive(Debug)]
pub struct Problem {
    /// What kind of problem it is.
    pub kind: ProblemKind,
    /// What was seen, where, and what was expected.
    pub message: String,
    /// How to go on, each a sentence.
    pub hints: Vec<String>,
}

/// A kind of problem. The word is stable; programs may decide by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ProblemKind {
    /// There is nothing by that name.
    NotFound,
    /// A name stands for several things.
    Ambiguous,
    /// There is something by that name already.
    Exists,
    /// What was given does not make sense.
    Invalid,
    /// A file was refused.
    File,
    /// What is wanted does not fit the state of the project.
    Conflict,
    /// The project file could not be read or written.
    Store,
}

impl ProblemKind {
    /// Returns the stable word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::NotFound => "not-found",
            Self::Ambiguous => "ambiguous",
            Self::Exists => "exists",
            Self::Invalid => "invalid",
            Self::File => "file",
            Self::Conflict => "conflict",
            Self::Store => "store",
        }
    }
}

impl Problem {
    /// Makes a problem without hints.
    pub fn new(kind: ProblemKind, message: impl Into<String>) -> Self {
        Self {
            kind,
            message: message.into(),
            hints: Vec::new(),
        }
    }

    /// Adds a hint.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }

    /// Makes the problem that nothing is called so, with the nearest names as a hint.
    pub fn not_found<'n>(noun: &str, seen: &str, names: impl IntoIterator<Item = &'n str>) -> Self {
        let problem = Self::new(
            ProblemKind::NotFound,
            format!("there is no {noun} {seen:?}"),
        );
        match nearest(seen, names) {
            Some(name) => problem.hint(format!("Did you mean {name:?}?")),
            None => problem,
        }
    }
}

/// Returns the name that is nearest to what was typed, if one is near at all.
pub(crate) fn nearest<'n>(seen: &str, names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    let seen = seen.to_lowercase();
    let far = seen.chars().count().div_ceil(3).max(1);
    names
        .into_iter()
        .map(|name| (distance(&seen, &name.to_lowercase()), name))
        .filter(|(distance, _)| *distance <= far)
        .min()
        .map(|(_, name)| name)
}

/// Returns the number of letters to add, drop or change (Levenshtein 1966).
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let next = (diagonal + usize::from(x != *y))
                .min(row[j] + 1)
                .min(row[j + 1] + 1);
            diagonal = std::mem::replace(&mut row[j + 1], next);
        }
    }
    row[b.len()]
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Problem {}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        let kind = match &error {
            StoreError::Missing { .. } => ProblemKind::NotFound,
            StoreError::Exists { .. } => ProblemKind::Exists,
            StoreError::Query { .. } => ProblemKind::Invalid,
            StoreError::NotAProject { .. }
            | StoreError::Newer { .. }
            | StoreError::Damaged { .. } => ProblemKind::File,
            StoreError::Rests { .. } | StoreError::Rootless { .. } => ProblemKind::Conflict,
            _ => ProblemKind::Store,
        };
        let hint = match &error {
            StoreError::Rests { .. } => Some("Take these back first: ayni undo --entry N"),
            StoreError::Rootless { .. } => {
                Some("Do these again first: ayni undo --entry N, with the number of their undo")
            }
            _ => None,
        };
        let problem = Self::new(kind, error.to_string());
        match hint {
            Some(hint) => problem.hint(hint),
            None => problem,
        }
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        Self::new(ProblemKind::File, refusal.to_string())
    }
}

macro_rules! invalid_from {
    ($($error:ty),* $(,)?) => {$(
        impl From<$error> for Problem {
            fn from(error: $error) -> Self {
                Self::new(ProblemKind::Invalid, error.to_string())
            }
        }
    )*};
}

invalid_from!(
    ayni_model::when::WhenError,
    ayni_model::value::ValueError,
    ayni_model::codebook::CodeNameError,
    ayni_model::source::RegisterError,
    ayni_model::text::EmptySpan,
    ayni_model::study::NoInterval,
    ayni_model::id::IdError,
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_finger_is_understood() {
        let problem = Problem::not_found("code", "Alterty", ["Alterity", "Project"]);
        assert_eq!(problem.hints, ["Did you mean \"Alterity\"?"]);
        assert!(
            Problem::not_found("code", "Wages", ["Alterity"])
                .hints
                .is_empty()
        );
    }

    #[test]
    fn distance_counts_letters() {
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(distance("", "abc"), 3);
    }
}
