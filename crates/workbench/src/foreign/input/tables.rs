//! The database of another program, as readers see it, with words for its bytes.

use std::{
    cell::{OnceCell, RefCell},
    collections::{BTreeMap, BTreeSet, hash_map::DefaultHasher},
    hash::{Hash as _, Hasher as _},
};

use ayni_formats::foreign::{
    Notice, NoticeKind,
    database::{Cell, Database, Letters, LettersGuess, Query, Unreadable},
};
use ayni_store::{Foreign, ForeignCell, StoreError};

/// So many bytes are enough to guess an encoding by.
const ENOUGH: usize = 1 << 20;

/// A foreign database.
pub(super) struct Tables {
    foreign: Foreign,
    /// In what words are written that are no UTF-8; looked for when the first is met.
    letters: OnceCell<Letters>,
    told: RefCell<Told>,
}

/// What is to be told of words that are no UTF-8, each of them counted once, however often it is read.
#[derive(Default)]
struct Told {
    /// By their column and a hash.
    words: BTreeSet<(String, u64)>,
    /// How many texts were read by a guess, by column and encoding, and a piece of the first.
    guessed: BTreeMap<(String, &'static str), (usize, String)>,
    /// How many characters could not be read, by column.
    replaced: BTreeMap<String, usize>,
}

impl Tables {
    pub(super) fn new(foreign: Foreign) -> Self {
        Self {
            foreign,
            letters: OnceCell::new(),
            told: RefCell::default(),
        }
    }

    /// Returns what is to be told of the words that were read since it was asked last.
    pub(super) fn notices(&self) -> Vec<Notice> {
        let told = self.told.take();
        let guessed = told
            .guessed
            .into_iter()
            .map(|((seen, encoding), (count, piece))| Notice {
                what: NoticeKind::GuessedEncoding,
                seen,
                place: Some(format!("{encoding}, “{piece}”")),
                count,
            });
        let replaced = told.replaced.into_iter().map(|(seen, count)| Notice {
            what: NoticeKind::Undecodable,
            seen,
            place: None,
            count,
        });
        guessed.chain(replaced).collect()
    }

    /// Reads words that are no UTF-8.
    fn read(&self, table: &str, column: &str, bytes: &[u8]) -> String {
        let letters = self.letters.get_or_init(|| letters(&self.foreign));
        let read = letters.read(bytes);
        let mut hasher = DefaultHasher::new();
        bytes.hash(&mut hasher);
        let column = format!("{table}.{column}");
        let mut told = self.told.borrow_mut();
        if told.words.insert((column.clone(), hasher.finish())) {
            let guessed = (column.clone(), read.encoding);
            let first = || (0, piece(&read.words));
            told.guessed.entry(guessed).or_insert_with(first).0 += 1;
            if read.replaced > 0 {
                *told.replaced.entry(column).or_default() += read.replaced;
            }
        }
        read.words
    }
}

/// Finds out in what the words of a database are written that are no UTF-8.
fn letters(foreign: &Foreign) -> Letters {
    let mut guess = LettersGuess::default();
    let mut fed = 0;
    let mut feed = |words: &[u8]| {
        guess.feed(words);
        fed += words.len();
        fed < ENOUGH
    };
    // Where it is damaged, whoever reads it on will hear of that.
    let _ = foreign.undecoded(&mut feed);
    guess.end()
}

/// Returns the part of some words that shows whether they were read rightly: the first letter that is not of
/// ASCII, with what stands around it.
fn piece(words: &str) -> String {
    let first = words.chars().position(|char| !char.is_ascii());
    let from = first.unwrap_or_default().saturating_sub(12);
    let piece: String = words.chars().skip(from).take(30).collect();
    piece.split_whitespace().collect::<Vec<&str>>().join(" ")
}

fn unreadable(error: StoreError) -> Unreadable {
    Unreadable {
        why: error.to_string(),
    }
}

impl Database for Tables {
    fn columns(&self, table: &str) -> Result<Vec<String>, Unreadable> {
        self.foreign.columns(table).map_err(unreadable)
    }

    fn header(&self, name: &str) -> Result<i64, Unreadable> {
        self.foreign.header(name).map_err(unreadable)
    }

    fn rows(&self, query: &Query<'_>, show: &mut dyn FnMut(&[Cell])) -> Result<(), Unreadable> {
        let mut cells = Vec::with_capacity(query.columns.len());
        let mut adapt = |row: &[ForeignCell]| {
            cells.clear();
            let row = row.iter().zip(query.columns);
            cells.extend(row.map(|(cell, column)| match cell {
                ForeignCell::Null => Cell::Null,
                ForeignCell::Integer(number) => Cell::Integer(*number),
                ForeignCell::Real(number) => Cell::Real(*number),
                ForeignCell::Text(text) => Cell::Text(text.clone()),
                ForeignCell::Undecoded(bytes) => Cell::Text(self.read(query.table, column, bytes)),
                ForeignCell::Blob(bytes) => Cell::Blob(bytes.clone()),
            }));
            show(&cells);
        };
        self.foreign
            .rows(query.table, query.columns, query.only, query.by, &mut adapt)
            .map_err(unreadable)
    }
}
