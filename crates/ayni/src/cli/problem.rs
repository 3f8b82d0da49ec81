//! Problems at the door: message, hints, exit code.

use std::process::ExitCode;

use ayni_workbench::{Door, Problem, ProblemKind};

use super::{
    interrupt::INTERRUPTED,
    out::{Form, talk},
};

/// Prints a problem to standard error and returns the exit code: 2 for what was asked wrongly, 3 for
/// a file that was refused, 4 for a project file that could not be read or written, 130 for what was
/// broken off.
pub(crate) fn report(problem: &Problem, form: Form) -> ExitCode {
    let hints = problem.hints.iter().filter(|hint| hint.at != Door::Page);
    let hints: Vec<&str> = hints.map(|hint| &*hint.sentence).collect();
    match form {
        Form::Json => {
            let value = serde_json::json!({ "error": {
                "code": problem.kind.word(),
                "message": &*problem.message,
                "hints": hints,
            }});
            talk(format_args!("{value:#}"));
        }
        Form::Table | Form::Csv => {
            talk(format_args!("error: {}", problem.message));
            if !hints.is_empty() {
                talk("");
            }
            for hint in hints {
                talk(format_args!("hint: {hint}"));
            }
        }
    }
    ExitCode::from(match problem.kind {
        ProblemKind::File => 3,
        ProblemKind::Store => 4,
        ProblemKind::BrokenOff => INTERRUPTED,
        _ => 2,
    })
}
