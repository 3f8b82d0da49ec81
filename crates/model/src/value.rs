//! Typed values of attributes, and values in doubt.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::when::When;

/// The type of an attribute's values.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(rename_all = "snake_case")]
pub enum ValueType {
    /// Any words.
    #[default]
    Text,
    /// A whole number.
    Integer,
    /// A number with a decimal point.
    Number,
    /// `yes` or `no`.
    Boolean,
    /// A date (EDTF level 1).
    When,
    /// One of a list of words; the list is also their order.
    Choice(Vec<String>),
}

/// A value of an attribute.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Words; never blank.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// A number; always finite.
    Number(f64),
    /// Yes or no.
    Boolean(bool),
    /// A date.
    When(When),
    /// One of the allowed words: its place in the list, and the word.
    Choice(usize, String),
}

/// Why a text is no value of a type.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{seen:?} is not {expected}")]
pub struct ValueError {
    /// What was given.
    pub seen: String,
    /// What was expected, in words.
    pub expected: String,
}

impl ValueType {
    /// Reads a value of this type as a person writes it; blanks around it do not count.
    ///
    /// # Errors
    /// [`ValueError`] when the text is blank or of another type.
    pub fn parse(&self, text: &str) -> Result<Value, ValueError> {
        let text = text.trim();
        let refuse = |expected: &str| ValueError {
            seen: text.to_owned(),
            expected: expected.to_owned(),
        };
        if text.is_empty() {
            return Err(refuse(
                "a value; leave the attribute out where there is none",
            ));
        }
        match self {
            Self::Text => Ok(Value::Text(text.to_owned())),
            Self::Integer => text
                .parse()
                .map(Value::Integer)
                .map_err(|_| refuse("a whole number")),
            Self::Number => match text.parse::<f64>() {
                Ok(number) if number.is_finite() => Ok(Value::Number(number)),
                _ => Err(refuse("a number such as 12.5")),
            },
            Self::Boolean => match text.to_lowercase().as_str() {
                "yes" | "true" | "1" | "sí" | "si" | "oui" => Ok(Value::Boolean(true)),
                "no" | "false" | "0" | "non" => Ok(Value::Boolean(false)),
                _ => Err(refuse("yes or no")),
            },
            Self::When => text
                .parse()
                .map(Value::When)
                .map_err(|error| refuse(&format!("a date: {error}"))),
            Self::Choice(choices) => choices
                .iter()
                .position(|choice| choice == text)
                .map(|place| Value::Choice(place, text.to_owned()))
                .ok_or_else(|| refuse(&format!("one of {}", choices.join(", ")))),
        }
    }

    /// Returns the word by which plain files and the command line name the type.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Integer => "integer",
            Self::Number => "number",
            Self::Boolean => "boolean",
            Self::When => "when",
            Self::Choice(_) => "choice",
        }
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) | Self::Choice(_, text) => f.write_str(text),
            Self::Integer(number) => number.fmt(f),
            Self::Number(number) => number.fmt(f),
            Self::Boolean(true) => f.write_str("yes"),
            Self::Boolean(false) => f.write_str("no"),
            Self::When(when) => when.fmt(f),
        }
    }
}

impl Value {
    /// Compares two values of one attribute for a list: numbers and dates by size, choices by the
    /// order of their list, words by their letters, accents and case aside first.
    #[must_use]
    pub fn list_order(&self, other: &Self) -> std::cmp::Ordering {
        match (self, other) {
            (Self::Integer(a), Self::Integer(b)) => a.cmp(b),
            (Self::Number(a), Self::Number(b)) => a.total_cmp(b),
            (Self::When(a), Self::When(b)) => a.list_order(b),
            (Self::Choice(a, _), Self::Choice(b, _)) => a.cmp(b),
            _ => natural_order(&self.to_string(), &other.to_string()),
        }
    }
}

/// Compares two labels as a reader expects: case aside, runs of digits by their number.
#[must_use]
pub fn natural_order(a: &str, b: &str) -> std::cmp::Ordering {
    fn pieces(text: &str) -> Vec<(u64, String)> {
        let mut pieces = Vec::new();
        let mut rest = text;
        while !rest.is_empty() {
            let words = rest
                .find(|c: char| c.is_ascii_digit())
                .unwrap_or(rest.len());
            let (before, after) = rest.split_at(words);
            let digits = after
                .find(|c: char| !c.is_ascii_digit())
                .unwrap_or(after.len());
            let (number, tail) = after.split_at(digits);
            pieces.push((number.parse().unwrap_or(u64::MAX), before.to_lowercase()));
            rest = tail;
        }
        pieces
    }
    let compare = |(m, x): &(u64, String), (n, y): &(u64, String)| x.cmp(y).then(m.cmp(n));
    let (left, right) = (pieces(a), pieces(b));
    left.iter()
        .zip(&right)
        .map(|(x, y)| compare(x, y))
        .find(|order| order.is_ne())
        .unwrap_or_else(|| left.len().cmp(&right.len()))
        .then_with(|| a.cmp(b))
}

/// A word that may be in doubt: `PE` or `PE?`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Doubtful {
    /// The word, without the mark.
    pub word: String,
    /// Whether it is in doubt.
    pub doubt: bool,
}

impl FromStr for Doubtful {
    type Err = ValueError;
    fn from_str(text: &str) -> Result<Self, ValueError> {
        let text = text.trim();
        let (word, doubt) = match text.strip_suffix('?') {
            Some(word) => (word.trim_end(), true),
            None => (text, false),
        };
        if word.is_empty() {
            return Err(ValueError {
                seen: text.to_owned(),
                expected: "a word, with ? after it where it is in doubt".to_owned(),
            });
        }
        Ok(Self {
            word: word.to_owned(),
            doubt,
        })
    }
}

impl TryFrom<String> for Doubtful {
    type Error = ValueError;
    fn try_from(text: String) -> Result<Self, ValueError> {
        text.parse()
    }
}

impl From<Doubtful> for String {
    fn from(value: Doubtful) -> Self {
        value.to_string()
    }
}

impl fmt::Display for Doubtful {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.word, if self.doubt { "?" } else { "" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_read_by_their_type() {
        assert_eq!(ValueType::Integer.parse(" 14 "), Ok(Value::Integer(14)));
        assert!(ValueType::Integer.parse("14a").is_err());
        assert!(ValueType::Number.parse("NaN").is_err());
        assert_eq!(ValueType::Boolean.parse("Oui"), Ok(Value::Boolean(true)));
        let choice = ValueType::Choice(vec!["low".into(), "high".into()]);
        assert_eq!(choice.parse("high"), Ok(Value::Choice(1, "high".into())));
        assert_eq!(
            choice.parse("middle").unwrap_err().expected,
            "one of low, high"
        );
    }

    #[test]
    fn labels_with_numbers_come_in_reading_order() {
        let mut labels = ["interview 10", "Interview 2", "interview 1", "memo"];
        labels.sort_by(|a, b| natural_order(a, b));
        assert_eq!(
            labels,
            ["interview 1", "Interview 2", "interview 10", "memo"]
        );
    }

    #[test]
    fn doubt_is_kept_apart_from_the_word() {
        let doubtful: Doubtful = "PE?".parse().unwrap();
        assert_eq!((doubtful.word.as_str(), doubtful.doubt), ("PE", true));
        assert_eq!(doubtful.to_string(), "PE?");
        assert!("?".parse::<Doubtful>().is_err());
    }
}
