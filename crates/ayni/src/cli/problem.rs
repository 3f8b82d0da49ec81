//! Problems at the door: message, hints, exit code.

use std::process::ExitCode;

use ayni_workbench::{Problem, ProblemKind};

use super::out::Form;

/// Prints a problem to standard error and returns the exit code: 2 for what was asked wrongly, 3 for
/// a file that was refused, 4 for a project file that could not be read or written.
pub(crate) fn report(problem: &Problem, form: Form) -> ExitCode {
    match form {
        Form::Json => {
            let hints = problem.hints.iter().map(|hint| &*hint.sentence);
            let value = serde_json::json!({ "error": {
                "code": problem.kind.word(),
                "message": &*problem.message,
                "hints": hints.collect::<Vec<_>>(),
            }});
            eprintln!("{value:#}");
        }
        Form::Table | Form::Csv => {
            eprintln!("error: {}", problem.message);
            if !problem.hints.is_empty() {
                eprintln!();
            }
            for hint in &problem.hints {
                eprintln!("hint: {}", hint.sentence);
            }
        }
    }
    ExitCode::from(match problem.kind {
        ProblemKind::File => 3,
        ProblemKind::Store => 4,
        _ => 2,
    })
}
