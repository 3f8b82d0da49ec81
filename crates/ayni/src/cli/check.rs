//! `ayni check`: reading the project as a compiler reads a program.

use std::collections::BTreeSet;

use ayni_analysis::check::{CheckOptions, Diagnostic, DiagnosticCode};
use ayni_workbench::{Problem, ProblemKind};
use clap::{Args, Subcommand};
use serde_json::json;

use super::{
    Context, Done,
    out::{Form, Listing},
};

/// Say what would not survive a careful reader. Exits with 1 while something stands unaccepted.
///
/// Example: ayni check --off code-without-definition
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct Check {
    /// Diagnostics not to look for, by their code.
    #[arg(long, value_name = "DIAGNOSTIC")]
    off: Vec<String>,
    /// Also those that were accepted.
    #[arg(long)]
    all: bool,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Accept a diagnostic, with a reason that stays in the project. It holds for what the diagnostic
    /// says now; when it says something else, it is listed again as changed since it was accepted.
    ///
    /// Example: ayni check accept finding-on-one-source finding:t4-pe-2 --reason "nobody else was there"
    Accept {
        /// Its code.
        diagnostic: String,
        /// Its place, as ayni check prints it.
        place: String,
        /// Why it may stand.
        #[arg(long)]
        reason: String,
    },
    /// Take an acceptance back.
    ///
    /// Example: ayni check withdraw finding-on-one-source finding:t4-pe-2
    Withdraw {
        /// Its code.
        diagnostic: String,
        /// Its place.
        place: String,
    },
}

pub(crate) fn run(arguments: Check, context: &Context) -> Result<Done, Problem> {
    match arguments.command {
        Some(Command::Accept {
            diagnostic,
            place,
            reason,
        }) => {
            let mut bench = context.write()?;
            bench.accept(&diagnostic, &place, &reason)?;
            super::project::say_last(context, &bench)?;
            Ok(Done::Well)
        }
        Some(Command::Withdraw { diagnostic, place }) => {
            let mut bench = context.write()?;
            bench.withdraw_acceptance(&diagnostic, &place)?;
            super::project::say_last(context, &bench)?;
            Ok(Done::Well)
        }
        None => check(context, &arguments.off, arguments.all),
    }
}

fn check(context: &Context, off: &[String], all: bool) -> Result<Done, Problem> {
    let off = off
        .iter()
        .map(|word| diagnostic(word))
        .collect::<Result<BTreeSet<_>, _>>()?;
    let found = context.read()?.check(&CheckOptions { off })?;
    let standing = found.iter().filter(|one| one.accepted.is_none()).count();
    let shown: Vec<&Diagnostic> = found
        .iter()
        .filter(|one| all || one.accepted.is_none())
        .collect();
    match context.out.form {
        Form::Table => {
            for one in &shown {
                print(context, one);
            }
            let accepted = found.len() - standing;
            context
                .out
                .line(format!("{standing} to look at, {accepted} accepted"));
        }
        Form::Json | Form::Csv => {
            let mut listing = Listing::new(&[
                "diagnostic",
                "level",
                "place",
                "reason",
                "remedy",
                "related",
                "accepted",
                "accepted_before",
                "said_then",
            ]);
            for one in &shown {
                listing.row(vec![
                    json!(one.code.to_string()),
                    json!(one.level.word()),
                    json!(one.place),
                    json!(one.reason),
                    json!(one.remedy),
                    json!(one.related),
                    json!(one.accepted.as_ref().map(|accepted| &accepted.reason)),
                    json!(one.lapsed.as_ref().map(|lapsed| &lapsed.accepted.reason)),
                    json!(one.lapsed.as_ref().map(|lapsed| &lapsed.said)),
                ]);
            }
            context.out.list(&listing);
        }
    }
    Ok(if standing == 0 {
        Done::Well
    } else {
        Done::Complaints
    })
}

fn print(context: &Context, one: &Diagnostic) {
    context
        .out
        .line(format!("{}[{}] {}", one.level.word(), one.code, one.place));
    context.out.line(format!("  {}", one.reason));
    if let Some(lapsed) = &one.lapsed {
        context.out.line(format!(
            "  changed since it was accepted: {}",
            lapsed.accepted.reason
        ));
        context.out.line(format!("  it said then: {}", lapsed.said));
    }
    match &one.accepted {
        Some(accepted) => context
            .out
            .line(format!("  accepted: {}\n", accepted.reason)),
        None => context.out.line(format!("  hint: {}\n", one.remedy)),
    }
}

fn diagnostic(word: &str) -> Result<DiagnosticCode, Problem> {
    let words: Vec<String> = DiagnosticCode::ALL
        .iter()
        .map(ToString::to_string)
        .collect();
    DiagnosticCode::ALL
        .iter()
        .copied()
        .find(|code| code.to_string() == word)
        .ok_or_else(|| {
            let mut problem =
                Problem::not_found("diagnostic", word, words.iter().map(String::as_str));
            problem.kind = ProblemKind::Invalid;
            problem
        })
}
