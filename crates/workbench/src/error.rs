//! What stands between a person and what they wanted to do, with hints to get there.

mod file;
mod store;
mod table;
mod value;

use std::{collections::BTreeMap, fmt, ops::Deref};

/// Why an act was refused: a code for programs, a message and hints for people.
///
/// Nothing was changed.
#[derive(Debug)]
pub struct Problem {
    /// What kind of problem it is.
    pub kind: ProblemKind,
    /// What it is about, from the outside in: a field, a line of a file. The message begins with it.
    pub about: Vec<String>,
    /// What was seen, where, and what was expected.
    pub message: Sentence,
    /// How to go on, each a sentence.
    pub hints: Vec<Hint>,
}

/// A sentence for people: in English, and what it is made of, for whoever says it in another language.
///
/// It reads as its English text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    english: String,
    /// The stable word of the sentence; absent where its words come from elsewhere, as from SQLite.
    pub id: Option<&'static str>,
    /// What it is filled with, by name.
    pub values: BTreeMap<&'static str, Value>,
}

/// A value in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A number, which decides between one and several.
    Number(u64),
    /// A name or other words.
    Text(String),
    /// A sentence within the sentence.
    Sentence(Box<Sentence>),
}

/// A hint, and for whom it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hint {
    /// What it says.
    pub sentence: Sentence,
    /// Where it helps.
    pub at: Door,
}

/// By which door one works.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Door {
    /// Wherever one works.
    Any,
    /// The command line alone: it names a command.
    CommandLine,
    /// The page alone: the command line says it elsewhere.
    Page,
}

/// What can be put into a sentence.
pub trait Worth {
    /// Returns it as a value.
    fn worth(&self) -> Value;
}

impl Worth for str {
    fn worth(&self) -> Value {
        Value::Text(self.to_owned())
    }
}

impl Worth for String {
    fn worth(&self) -> Value {
        Value::Text(self.clone())
    }
}

impl Worth for Sentence {
    fn worth(&self) -> Value {
        Value::Sentence(Box::new(self.clone()))
    }
}

impl<T: Worth + ?Sized> Worth for &T {
    fn worth(&self) -> Value {
        (*self).worth()
    }
}

macro_rules! numbers {
    ($($number:ty),*) => {$(
        impl Worth for $number {
            fn worth(&self) -> Value {
                u64::try_from(*self).map_or_else(|_| Value::Text(self.to_string()), Value::Number)
            }
        }
    )*};
}

numbers!(u16, u32, u64, usize, i64);

/// Makes a [`Sentence`]: its id, its English text as for `format!`, and the values by name.
///
/// The id and the names are what `locales/*/why-*.ftl` knows it by, as `why-ID`.
#[macro_export]
macro_rules! sentence {
    ($id:literal, $english:literal $(, $name:ident = $value:expr)* $(,)?) => {{
        $(let $name = &$value;)*
        $crate::Sentence::made(
            $id,
            format!($english),
            [$((stringify!($name), $crate::Worth::worth($name))),*],
        )
    }};
}

impl Sentence {
    /// Makes a sentence of its parts; [`sentence!`](crate::sentence) keeps them together.
    pub fn made<const N: usize>(
        id: &'static str,
        english: String,
        values: [(&'static str, Value); N],
    ) -> Self {
        Self {
            english,
            id: Some(id),
            values: values.into(),
        }
    }

    /// Takes words that come from elsewhere and have no other language.
    pub fn foreign(words: impl Into<String>) -> Self {
        Self {
            english: words.into(),
            id: None,
            values: BTreeMap::new(),
        }
    }
}

impl From<String> for Sentence {
    fn from(words: String) -> Self {
        Self::foreign(words)
    }
}

impl From<&str> for Sentence {
    fn from(words: &str) -> Self {
        Self::foreign(words)
    }
}

impl Deref for Sentence {
    type Target = str;

    fn deref(&self) -> &str {
        &self.english
    }
}

impl fmt::Display for Sentence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.english)
    }
}

impl PartialEq<str> for Sentence {
    fn eq(&self, other: &str) -> bool {
        self.english == other
    }
}

impl PartialEq<&str> for Sentence {
    fn eq(&self, other: &&str) -> bool {
        self.english == *other
    }
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
    /// Somebody broke it off.
    BrokenOff,
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
            Self::BrokenOff => "broken-off",
            Self::Store => "store",
        }
    }
}

impl Problem {
    /// Makes a problem without hints.
    pub fn new(kind: ProblemKind, message: impl Into<Sentence>) -> Self {
        Self {
            kind,
            about: Vec::new(),
            message: message.into(),
            hints: Vec::new(),
        }
    }

    /// Adds a hint that holds wherever one works.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<Sentence>) -> Self {
        self.hints.push(Hint {
            sentence: hint.into(),
            at: Door::Any,
        });
        self
    }

    /// Adds a hint that names a command: who works in the page is not shown it.
    #[must_use]
    pub fn command(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(Hint {
            sentence: Sentence::foreign(hint),
            at: Door::CommandLine,
        });
        self
    }

    /// Adds a hint for who works in the page.
    #[must_use]
    pub fn page(mut self, hint: impl Into<Sentence>) -> Self {
        self.hints.push(Hint {
            sentence: hint.into(),
            at: Door::Page,
        });
        self
    }

    /// Puts what the problem is about before its message.
    pub(crate) fn about(mut self, what: impl fmt::Display) -> Self {
        let what = what.to_string();
        self.message.english = format!("{what}: {}", self.message.english);
        self.about.insert(0, what);
        self
    }

    /// Makes the problem that somebody broke an import off.
    pub(crate) fn import_broken_off() -> Self {
        let message = sentence!(
            "import-broken-off",
            "the import was broken off; nothing was changed"
        );
        Self::new(ProblemKind::BrokenOff, message)
    }

    /// Makes the problem that somebody broke an export off.
    pub fn export_broken_off() -> Self {
        let message = sentence!(
            "export-broken-off",
            "the export was broken off; no file was written"
        );
        Self::new(ProblemKind::BrokenOff, message)
    }

    /// Makes the problem that nothing is called so, with the nearest names as a hint.
    pub fn not_found<'n>(noun: &str, seen: &str, names: impl IntoIterator<Item = &'n str>) -> Self {
        let message = sentence!(
            "no-such",
            "there is no {noun} {seen:?}",
            noun = noun,
            seen = seen
        );
        let problem = Self::new(ProblemKind::NotFound, message);
        match nearest(seen, names) {
            Some(name) => problem.hint(sentence!(
                "did-you-mean",
                "Did you mean {name:?}?",
                name = name
            )),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_finger_is_understood() {
        let problem = Problem::not_found("code", "Alterty", ["Alterity", "Project"]);
        assert_eq!(problem.hints[0].sentence, "Did you mean \"Alterity\"?");
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
