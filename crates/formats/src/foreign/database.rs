//! A foreign database as its readers see it: tables of cells. Whoever opens it knows SQL; readers do not.

mod letters;

pub use letters::{Letters, LettersGuess, Read};

/// A cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Nothing.
    Null,
    /// A whole number.
    Integer(i64),
    /// A number with a decimal point.
    Real(f64),
    /// Words.
    Text(String),
    /// Bytes.
    Blob(Vec<u8>),
}

impl Cell {
    /// Returns the whole number; also of words that are one, as SQLite takes them.
    #[must_use]
    pub fn integer(&self) -> Option<i64> {
        match self {
            Self::Integer(number) => Some(*number),
            #[expect(
                clippy::cast_possible_truncation,
                reason = "a whole number within the range of those that are exact"
            )]
            Self::Real(number) if number.fract() == 0.0 && number.abs() < 9e15 => {
                Some(*number as i64)
            }
            Self::Text(text) => text.trim().parse().ok(),
            Self::Null | Self::Real(_) | Self::Blob(_) => None,
        }
    }

    /// Returns the words; numbers as they are printed, nothing for an empty cell.
    #[must_use]
    pub fn text(&self) -> Option<String> {
        match self {
            Self::Null | Self::Blob(_) => None,
            Self::Integer(number) => Some(number.to_string()),
            Self::Real(number) => Some(number.to_string()),
            Self::Text(text) => Some(text.clone()),
        }
    }

    /// Returns the words unless they are blank, without blanks around them.
    #[must_use]
    pub fn word(&self) -> Option<String> {
        let text = self.text()?;
        let word = text.trim();
        (!word.is_empty()).then(|| word.to_owned())
    }
}

/// Why a database could not be read on.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{why}")]
pub struct Unreadable {
    /// What is wrong, in words for people.
    pub why: String,
}

/// A foreign database.
pub trait Database {
    /// Returns the names of the columns of a table, in small letters; none when there is no such table.
    ///
    /// # Errors
    /// [`Unreadable`] when the file is damaged.
    fn columns(&self, table: &str) -> Result<Vec<String>, Unreadable>;

    /// Returns a number of the header of the file by its name: `application_id`, `user_version`.
    ///
    /// # Errors
    /// [`Unreadable`] when the file is damaged.
    fn header(&self, name: &str) -> Result<i64, Unreadable>;

    /// Shows rows of a table, in the order of `by` (columns; none: as they stand). A column that the
    /// table does not have gives [`Cell::Null`]; a table that is not there gives no row.
    ///
    /// # Errors
    /// [`Unreadable`] when the file is damaged.
    fn rows(&self, query: &Query<'_>, show: &mut dyn FnMut(&[Cell])) -> Result<(), Unreadable>;
}

/// Which rows of which table.
#[derive(Debug, Clone, Default)]
pub struct Query<'q> {
    /// The table.
    pub table: &'q str,
    /// The columns that are wanted, in this order.
    pub columns: &'q [&'q str],
    /// Only rows where this column has this number.
    pub only: Option<(&'q str, i64)>,
    /// The columns that order the rows.
    pub by: &'q [&'q str],
}

#[cfg(test)]
pub(crate) mod memory;
