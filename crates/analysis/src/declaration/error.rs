//! Why a text is no declaration.

use ayni_model::when::WhenError;

use crate::words::one_of;

/// Why a text is no declaration: what was seen, where, and what is expected.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: seen {seen}; expected {expected}{}", hint.as_ref().map_or_else(String::new, |hint| format!("; did you mean {hint}?")))]
pub struct DeclarationError {
    /// The line, counted from 1.
    pub line: usize,
    /// What was seen.
    pub seen: Seen,
    /// What is expected there.
    pub expected: Expected,
    /// What was most likely meant.
    pub hint: Option<String>,
}

/// What stands where a declaration is wrong.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Seen {
    /// Words.
    #[error("“{0}”")]
    Words(String),
    /// Another value as TOML writes it: a number, a date.
    #[error("{0}")]
    Value(String),
    /// A list.
    #[error("a list")]
    List,
    /// A table.
    #[error("a table")]
    Table,
    /// A key is missing.
    #[error("no {0}")]
    No(&'static str),
    /// No TOML, in the words of its reader.
    #[error("{0}")]
    NoToml(String),
}

macro_rules! expected {
    ($($(#[$doc:meta])* $name:ident $(($inner:ty))? = $word:literal, $sentence:literal;)*) => {
        /// What is expected in a declaration.
        #[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
        pub enum Expected {
            $($(#[$doc])* #[error($sentence)] $name $(($inner))?,)*
        }

        impl Expected {
            /// Returns the stable word, by which a page finds a sentence in the reader's language.
            #[must_use]
            pub const fn word(&self) -> &'static str {
                match self {
                    $(Self::$name { .. } => $word,)*
                }
            }
        }
    };
}

expected! {
    /// TOML.
    Toml = "toml", "TOML";
    /// One of a few keys.
    Key(Known) = "key", "one of these keys: {0}";
    /// One of a few words.
    Word(Known) = "word", "one of these words: {0}";
    /// An axis.
    Axis(Known) = "axis", "an axis: {0}";
    /// A measure.
    Measure(Known) = "measure", "a measure: {0}";
    /// An order.
    Order(Known) = "order", "an order: {0}";
    /// A line of a filter.
    Condition(Known) = "condition", "when, descendants, coded or an axis: {0}";
    /// A key that must be there, as it could be written.
    Given(String) = "given", "{0}";
    /// A date.
    When(WhenError) = "when", "{0}";
    /// Words.
    Words = "words", "words in quotation marks";
    /// Yes or no.
    Truth = "truth", "true or false";
    /// A number.
    Number = "number", "a whole number";
    /// A level.
    Level = "level", "a level of the codebook, 1 for the top";
    /// No level, for the axis is not of codes.
    NoLevel = "no-level", "level and descendants only with axis = \"code\"; take them out";
    /// The groups that a filter keeps.
    Values = "values", "at least one value; take the line out to keep all";
    /// An axis as a word or a table.
    AxisTable = "axis-table", "an axis: {{ axis = \"code\" }}";
    /// A measure as a word or a table.
    MeasureTable = "measure-table", "a measure: \"count\" or {{ measure = \"count\" }}";
    /// The table of the filter.
    FilterTable = "filter-table", "a table: [filter]";
    /// A table of a stated figure.
    StatedTable = "stated-table", "a table: [[stated]]";
}

/// The words that are known at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known(pub Vec<&'static str>);

impl std::fmt::Display for Known {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&one_of(&self.0))
    }
}
