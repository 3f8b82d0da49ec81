//! What is wrong with a folder, collected so that a person mends it all at once.

use std::cell::RefCell;

use crate::{Problem, ProblemKind, error::nearest};

/// How many problems are listed; the others are counted.
const LISTED: usize = 50;

/// The problems that were found so far.
#[derive(Debug, Default)]
pub(crate) struct Problems {
    found: RefCell<(Vec<String>, usize)>,
}

/// Where a problem stands.
#[derive(Debug, Clone, Copy)]
pub(crate) struct At<'a> {
    /// The file, as a path in the folder.
    pub(crate) file: &'a str,
    /// The line, counted from 1.
    pub(crate) line: Option<usize>,
    /// The column or key.
    pub(crate) column: Option<&'a str>,
}

impl<'a> At<'a> {
    pub(crate) const fn file(file: &'a str) -> Self {
        Self {
            file,
            line: None,
            column: None,
        }
    }

    pub(crate) const fn line(file: &'a str, line: usize) -> Self {
        Self {
            file,
            line: Some(line),
            column: None,
        }
    }

    pub(crate) const fn column(self, column: &'a str) -> Self {
        Self {
            column: Some(column),
            ..self
        }
    }
}

impl std::fmt::Display for At<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.file)?;
        if let Some(line) = self.line {
            write!(f, ", line {line}")?;
        }
        if let Some(column) = self.column {
            write!(f, ", {column}")?;
        }
        Ok(())
    }
}

impl Problems {
    /// Notes a problem at a place.
    pub(crate) fn add(&self, at: At<'_>, what: impl std::fmt::Display) {
        self.note(format!("{at}: {what}"));
    }

    /// Notes a problem that names its place itself, as a reader's refusal does.
    pub(crate) fn note(&self, what: String) {
        let mut found = self.found.borrow_mut();
        found.1 += 1;
        if found.0.len() < LISTED {
            found.0.push(what);
        }
    }

    pub(crate) fn count(&self) -> usize {
        self.found.borrow().1
    }

    /// Returns all of them as one refusal, if there are any.
    pub(crate) fn refusal(&self) -> Option<Problem> {
        let found = self.found.borrow();
        let (listed, count) = (&found.0, found.1);
        if count == 0 {
            return None;
        }
        let mut message = match count {
            1 => "nothing was imported, there is a problem:".to_owned(),
            count => format!("nothing was imported, there are {count} problems:"),
        };
        for problem in listed {
            message.push('\n');
            message.push_str(problem);
        }
        if count > listed.len() {
            message.push_str(&format!("\n… and {} more", count - listed.len()));
        }
        Some(Problem::new(ProblemKind::File, message).hint("Mend the files and import again."))
    }
}

/// Returns the sentence that nothing is called so, with the nearest name.
pub(crate) fn unknown<'n>(
    noun: &str,
    seen: &str,
    names: impl IntoIterator<Item = &'n str>,
) -> String {
    match nearest(seen, names) {
        Some(name) => format!("there is no {noun} {seen:?}; did you mean {name:?}?"),
        None => format!("there is no {noun} {seen:?}"),
    }
}
