//! What is wrong with a folder, collected so that a person mends it all at once.

use std::{
    cell::RefCell,
    collections::BTreeMap,
    fmt::{self, Display},
};

use ayni_formats::Refusal;

use crate::{Problem, ProblemKind, Sentence, error::nearest};

/// How many problems of one file are listed; the others are counted.
const OF_FILE: usize = 20;

/// How many problems of all files are listed.
const OF_ALL: usize = 100;

/// How many places are named that ask for what is not there.
const EXAMPLES: usize = 3;

/// The problems that were found so far.
#[derive(Debug, Default)]
pub(crate) struct Problems {
    found: RefCell<Found>,
}

#[derive(Debug, Default)]
struct Found {
    /// How many problems there are; all that asks for one missing table is one.
    count: usize,
    /// How many are listed.
    listed: usize,
    /// By file, in the order in which the files were met.
    files: Vec<OfFile>,
    /// By what is lacking: how many cells ask for it, and the first of them.
    lacks: BTreeMap<Lack, (usize, Vec<String>)>,
}

/// The problems of one file.
#[derive(Debug)]
struct OfFile {
    file: String,
    listed: Vec<String>,
    count: usize,
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

impl Display for At<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
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

/// Why no name of a noun can mean anything: what should hold its records is not there.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Lack {
    /// Neither has the folder such a table, nor the project a record of it.
    Table(&'static str),
    /// The table is there and was refused, as another problem says.
    Refused(&'static str),
    /// `ayni.toml` declares none.
    Declared(&'static str),
}

impl Display for Lack {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Table(stem) => write!(f, "{stem}.csv: there is no such table in the folder"),
            Self::Refused(stem) => write!(f, "{stem}: the table could not be read"),
            Self::Declared(noun) => write!(f, "ayni.toml: it declares no [[{noun}]]"),
        }
    }
}

/// Why a name stands for nothing.
#[derive(Debug)]
pub(crate) enum Why {
    /// A sentence.
    Said(String),
    /// No name of the noun can stand for anything.
    Lack(Lack),
}

impl From<String> for Why {
    fn from(sentence: String) -> Self {
        Self::Said(sentence)
    }
}

impl Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Said(sentence) => f.write_str(sentence),
            Self::Lack(lack) => lack.fmt(f),
        }
    }
}

impl Problems {
    /// Notes a problem at a place.
    pub(crate) fn add(&self, at: At<'_>, what: impl Display) {
        self.note(at.file, format!("{at}: {what}"));
    }

    /// Notes that a reader refuses a file.
    pub(crate) fn refuse(&self, refusal: &Refusal) {
        self.note(&refusal.file, refusal.to_string());
    }

    /// Notes that a name stands for nothing. That a whole table is not there is told once, and not
    /// for every row that would need it.
    pub(crate) fn unknown(&self, at: At<'_>, why: Why) {
        let lack = match why {
            Why::Said(what) => return self.add(at, what),
            Why::Lack(lack) => lack,
        };
        let mut found = self.found.borrow_mut();
        if !found.lacks.contains_key(&lack) {
            found.count += 1;
        }
        let (count, places) = found.lacks.entry(lack).or_default();
        *count += 1;
        if places.len() < EXAMPLES {
            places.push(at.to_string());
        }
    }

    fn note(&self, file: &str, what: String) {
        let mut found = self.found.borrow_mut();
        found.count += 1;
        let room = found.listed < OF_ALL;
        let at = found.files.iter().rposition(|of| of.file == file);
        let at = at.unwrap_or_else(|| {
            found.files.push(OfFile {
                file: file.to_owned(),
                listed: Vec::new(),
                count: 0,
            });
            found.files.len() - 1
        });
        let Some(of) = found.files.get_mut(at) else {
            return;
        };
        of.count += 1;
        if room && of.listed.len() < OF_FILE {
            of.listed.push(what);
            found.listed += 1;
        }
    }

    pub(crate) fn count(&self) -> usize {
        self.found.borrow().count
    }

    /// Returns all of them as one refusal, if there are any.
    pub(crate) fn refusal(&self) -> Option<Problem> {
        let found = self.found.borrow();
        let mut message = match found.count {
            0 => return None,
            1 => "nothing was imported, there is a problem:".to_owned(),
            count => format!("nothing was imported, there are {count} problems:"),
        };
        // What is lacking comes first: it may be why the rest is wrong.
        for (lack, (count, places)) in &found.lacks {
            let more = if *count > places.len() { ", …" } else { "" };
            let cells = if *count == 1 {
                "1 cell needs it"
            } else {
                &format!("{count} cells need it")
            };
            message.push_str(&format!(
                "\n{lack}, and {cells}: {}{more}",
                places.join("; ")
            ));
        }
        let mut elsewhere = 0;
        for of in &found.files {
            for problem in &of.listed {
                message.push('\n');
                message.push_str(problem);
            }
            match of.count - of.listed.len() {
                0 => {}
                more if of.listed.is_empty() => elsewhere += more,
                more => message.push_str(&format!("\n… and {more} more in {}", of.file)),
            }
        }
        if elsewhere > 0 {
            message.push_str(&format!("\n… and {elsewhere} more in other files"));
        }
        let hint = Sentence::foreign("Mend the files and import again.");
        Some(Problem::new(ProblemKind::File, Sentence::foreign(message)).hint(hint))
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
