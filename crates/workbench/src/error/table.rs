//! Problems of synopses: declarations that are none, and what they ask of the study in vain.

use ayni_analysis::{
    declaration::{Axis, DeclarationError, Expected, Measure, Seen, Unit},
    synopsis::SynopsisError,
};

use super::{Problem, ProblemKind, Sentence};
use crate::sentence;

impl From<DeclarationError> for Problem {
    fn from(error: DeclarationError) -> Self {
        Self::new(ProblemKind::Invalid, undeclared(&error))
    }
}

impl From<SynopsisError> for Problem {
    fn from(error: SynopsisError) -> Self {
        Self::new(ProblemKind::Invalid, uncomputed(&error))
    }
}

/// What a value says that is not there.
const NONE: &str = "none";

fn undeclared(error: &DeclarationError) -> Sentence {
    let (is, seen) = match &error.seen {
        Seen::Words(words) => ("words", words.as_str()),
        Seen::Value(value) => ("value", value.as_str()),
        Seen::List => ("list", ""),
        Seen::Table => ("table", ""),
        Seen::No(key) => ("missing", *key),
        Seen::NoToml(why) => ("no-toml", why.as_str()),
    };
    let known = match &error.expected {
        Expected::Key(known)
        | Expected::Word(known)
        | Expected::Axis(known)
        | Expected::Measure(known)
        | Expected::Order(known)
        | Expected::Condition(known) => known.0.join(", "),
        Expected::Given(example) => example.clone(),
        _ => String::new(),
    };
    sentence!(
        "no-declaration",
        "{error}",
        line = error.line.to_string(),
        is = is,
        seen = seen,
        expected = error.expected.word(),
        known = known,
        hint = error.hint.as_deref().unwrap_or(NONE),
    )
}

fn uncomputed(error: &SynopsisError) -> Sentence {
    match error {
        SynopsisError::Declaration(error) => undeclared(error),
        SynopsisError::Unknown { axis, seen, hint } => {
            let (axis, name) = axis_words(axis);
            let hint = hint.as_deref().unwrap_or(NONE);
            sentence!(
                "not-in-study",
                "{error}",
                axis = axis,
                name = name,
                seen = seen,
                hint = hint,
            )
        }
        SynopsisError::UnknownAttribute { of, seen, hint } => {
            let hint = hint.as_deref().unwrap_or(NONE);
            sentence!(
                "no-such-attribute",
                "{error}",
                of = of,
                seen = seen,
                hint = hint
            )
        }
        SynopsisError::AxisNeedsUnit { axis, unit, units } => {
            let (axis, name) = axis_words(axis);
            sentence!(
                "axis-needs-unit",
                "{error}",
                axis = axis,
                name = name,
                unit = unit.word(),
                units = words_of(units),
            )
        }
        SynopsisError::MeasureNeedsUnit {
            measure,
            unit,
            units,
        } => {
            let (measure, name) = measure_words(measure);
            sentence!(
                "measure-needs-unit",
                "{error}",
                measure = measure,
                name = name,
                unit = unit.word(),
                units = words_of(units),
            )
        }
        SynopsisError::CodesByCodes { measure } => {
            let (measure, name) = measure_words(measure);
            sentence!("codes-by-codes", "{error}", measure = measure, name = name)
        }
        SynopsisError::CoOccurrenceNeedsCodes => sentence!("co-occurrence-of-codes", "{error}"),
        SynopsisError::TooLarge {
            rows,
            columns,
            limit,
        } => {
            sentence!(
                "table-too-large",
                "{error}",
                rows = rows,
                columns = columns,
                limit = limit,
            )
        }
    }
}

/// Returns the word of an axis and, where it is an attribute, its name.
fn axis_words(axis: &Axis) -> (String, String) {
    split(&axis.to_string())
}

/// Returns the word of a measure and, where it shows an attribute, its name.
fn measure_words(measure: &Measure) -> (String, String) {
    split(&measure.to_string())
}

fn split(written: &str) -> (String, String) {
    let (word, name) = written.split_once(':').unwrap_or((written, ""));
    (word.to_owned(), name.to_owned())
}

/// Returns units as one word, by which messages choose: `event-participation`.
fn words_of(units: &[Unit]) -> String {
    let words: Vec<&str> = units.iter().map(|unit| unit.word()).collect();
    words.join("-")
}

#[cfg(test)]
mod tests {
    use super::super::Value;
    use ayni_analysis::declaration::Declaration;

    use super::*;

    #[test]
    fn a_declaration_is_told_by_what_was_seen_and_expected() {
        let text = "name = \"t\"\nrows = [\"phas\"]";
        let error = text.parse::<Declaration>().unwrap_err();
        let problem = Problem::from(error);
        let value = |name| problem.message.values[name].clone();
        assert!(
            problem
                .message
                .starts_with("line 2: seen “phas”; expected an axis: code, ")
        );
        assert_eq!(value("line"), Value::Text("2".into()));
        assert_eq!(value("expected"), Value::Text("axis".into()));
        assert_eq!(value("hint"), Value::Text("phase".into()));
    }
}
