//! Problems of the model: values, dates and names that are none.

use ayni_model::{
    codebook::CodeNameError,
    id::IdError,
    source::RegisterError,
    study::NoInterval,
    text::EmptySpan,
    value::ValueError,
    when::{When, WhenError},
};

use super::{Problem, ProblemKind, Sentence};
use crate::sentence;

macro_rules! invalid_from {
    ($($error:ty => $told:ident),* $(,)?) => {$(
        impl From<$error> for Problem {
            fn from(error: $error) -> Self {
                Self::new(ProblemKind::Invalid, $told(&error))
            }
        }
    )*};
}

invalid_from!(
    WhenError => when,
    ValueError => value,
    CodeNameError => code_name,
    RegisterError => register,
    EmptySpan => empty_span,
    NoInterval => no_interval,
    IdError => id,
);

/// Returns the beginning of a phrase as a word that messages can choose by: `a-zip-archive`.
///
/// A phrase that no message knows is shown as it is, or left out.
pub(super) fn beginning(phrase: &str) -> String {
    phrase
        .split([',', ';', ':', '('])
        .next()
        .unwrap_or_default()
        .split(|letter: char| !letter.is_ascii_alphanumeric())
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("-")
        .to_lowercase()
}

fn when(error: &WhenError) -> Sentence {
    no_date(&error.to_string(), error)
}

fn no_date(english: &str, error: &WhenError) -> Sentence {
    let why = beginning(&error.why);
    sentence!("no-date", "{english}", seen = error.seen, why = why)
}

fn value(error: &ValueError) -> Sentence {
    let ValueError { seen, expected } = error;
    if let Some(choices) = expected.strip_prefix("one of ") {
        return sentence!("no-choice", "{error}", seen = seen, choices = choices);
    }
    match seen.parse::<When>() {
        Err(date) if expected.starts_with("a date: ") => no_date(&error.to_string(), &date),
        _ => {
            let is = beginning(expected);
            sentence!(
                "no-value",
                "{error}",
                seen = seen,
                expected = expected,
                is = is
            )
        }
    }
}

fn code_name(error: &CodeNameError) -> Sentence {
    let why = beginning(error.why);
    sentence!("no-code-name", "{error}", seen = error.seen, why = why)
}

fn register(error: &RegisterError) -> Sentence {
    sentence!("no-register", "{error}", seen = error.seen)
}

fn empty_span(error: &EmptySpan) -> Sentence {
    sentence!("empty-passage", "{error}")
}

fn no_interval(error: &NoInterval) -> Sentence {
    sentence!("no-interval", "{error}")
}

fn id(error: &IdError) -> Sentence {
    sentence!("no-id", "{error}", seen = error.seen)
}

#[cfg(test)]
mod tests {
    use ayni_model::value::ValueType;

    use super::*;

    #[test]
    fn a_phrase_is_known_by_its_beginning() {
        assert_eq!(beginning("a number such as 12.5"), "a-number-such-as-12-5");
        assert_eq!(
            beginning("the file is empty (0 bytes)"),
            "the-file-is-empty"
        );
        assert_eq!(beginning("«»"), "");
    }

    #[test]
    fn a_value_is_told_apart_by_what_was_expected() {
        let told = |of: ValueType, seen: &str| value(&of.parse(seen).unwrap_err());
        let choice = told(
            ValueType::Choice(vec!["early".into(), "late".into()]),
            "now",
        );
        assert_eq!(choice.id, Some("no-choice"));
        assert_eq!(choice, "\"now\" is not one of early, late");
        let date = told(ValueType::When, "soon");
        assert_eq!(date.id, Some("no-date"));
        assert!(
            date.starts_with("\"soon\" is not a date: \"soon\""),
            "{date}"
        );
        assert_eq!(told(ValueType::Integer, "seven").id, Some("no-value"));
    }
}
