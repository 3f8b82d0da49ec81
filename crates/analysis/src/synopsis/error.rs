//! Why a declaration cannot be run on a study.

use crate::{
    declaration::{Axis, DeclarationError, Measure, Unit},
    words::one_of,
};

/// Why a synopsis cannot be computed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SynopsisError {
    /// The declaration cannot be read.
    #[error(transparent)]
    Declaration(#[from] DeclarationError),
    /// The study has no such code, phase, source or value.
    #[error("the study has no {axis} “{seen}”{}; check the spelling, or add it first", hint.as_ref().map_or_else(String::new, |hint| format!(" (did you mean “{hint}”?)")))]
    Unknown {
        /// The axis that was asked for it.
        axis: Axis,
        /// What was asked for.
        seen: String,
        /// What was most likely meant.
        hint: Option<String>,
    },
    /// Nothing in the study has such an attribute.
    #[error("no {of} has an attribute “{seen}”{}; define it, or take it out", hint.as_ref().map_or_else(String::new, |hint| format!(" (did you mean “{hint}”?)")))]
    UnknownAttribute {
        /// What would have it: source, event, actor.
        of: &'static str,
        /// What was asked for.
        seen: String,
        /// What was most likely meant.
        hint: Option<String>,
    },
    /// The axis says nothing of such units.
    #[error("the axis {axis} tells no {}s apart; use another axis, or unit = {}", unit.counted(), words_of(units))]
    AxisNeedsUnit {
        /// The axis.
        axis: Axis,
        /// The unit of the declaration.
        unit: Unit,
        /// The units that it tells apart.
        units: Vec<Unit>,
    },
    /// The measure says nothing of such units.
    #[error("the measure {measure} says nothing of {}s; use another measure, or unit = {}", unit.counted(), words_of(units))]
    MeasureNeedsUnit {
        /// The measure.
        measure: Measure,
        /// The unit of the declaration.
        unit: Unit,
        /// The units that it is for.
        units: Vec<Unit>,
    },
    /// Rows and columns are both codes, and the measure looks for codings that lie in both.
    #[error(
        "rows and columns are both codes, and {measure} looks for one coding that has both; write measures = [\"co-occurrence\"]: how many passages of the row share words with a passage of the column"
    )]
    CodesByCodes {
        /// The measure.
        measure: Measure,
    },
    /// There are no codes whose passages could meet.
    #[error(
        "co-occurrence is of codes with codes; give rows and columns axis = \"code\" or \"code_group\", or use another measure"
    )]
    CoOccurrenceNeedsCodes,
    /// The table would not fit in memory.
    #[error(
        "the table would have {rows} rows and {columns} columns, more than {limit} cells; keep fewer groups with only, level or a filter"
    )]
    TooLarge {
        /// How many rows.
        rows: usize,
        /// How many columns.
        columns: usize,
        /// How many cells there may be.
        limit: usize,
    },
}

fn words_of(units: &[Unit]) -> String {
    let quoted: Vec<String> = units
        .iter()
        .map(|unit| format!("\"{}\"", unit.word()))
        .collect();
    let words: Vec<&str> = quoted.iter().map(String::as_str).collect();
    one_of(&words)
}
