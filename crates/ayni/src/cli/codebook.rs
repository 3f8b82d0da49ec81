//! `ayni codebook …`: the codebook as a whole, now and as it was.

use std::path::PathBuf;

use ayni_model::codebook::CodeLife;
use ayni_workbench::{Problem, ProblemKind, code::Codebook};
use clap::Subcommand;
use serde_json::json;

use super::{
    Context, Done,
    common::{format, write_out},
    foreign,
    out::{Form, Listing},
};

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Show the codebook with its definitions.
    ///
    /// Example: ayni codebook show --at "round 1"
    Show {
        /// As it was: a round, a date (2026-11), step 12.
        #[arg(long, value_name = "WHEN")]
        at: Option<String>,
    },
    /// Show the codebook as it was at a round, a date or a step of the history.
    ///
    /// Example: ayni codebook at 2026-11-20
    At {
        /// A round, a date (2026-11), "step 12", or now.
        when: String,
    },
    /// Say what changed in the codebook between two moments.
    ///
    /// Example: ayni codebook diff "round 1" now
    Diff {
        /// A round, a date, or "step 12".
        before: String,
        /// The same, or now.
        #[arg(default_value = "now")]
        after: String,
    },
    /// Write the codebook for readers, codes with their definitions; or for other programs (qdc: REFI-QDA).
    ///
    /// Example: ayni codebook export --format docx --to codebook.docx
    Export {
        /// md, html, docx, xlsx, csv or json; qdc, as it is now.
        #[arg(long)]
        format: String,
        /// As it was: a round, a date, "step 12".
        #[arg(long, value_name = "WHEN")]
        at: Option<String>,
        /// The file to write; without it, standard output.
        #[arg(long, value_name = "FILE")]
        to: Option<PathBuf>,
        /// Write over a file that is there.
        #[arg(long)]
        force: bool,
    },
}

pub(crate) fn run(command: Command, context: &mut Context) -> Result<Done, Problem> {
    match command {
        Command::Show { at } => show(context, at.as_deref())?,
        Command::At { when } => show(context, Some(&when))?,
        Command::Diff { before, after } => {
            let bench = context.read()?;
            let (before, after) = (bench.find_moment(&before)?, bench.find_moment(&after)?);
            let mut listing = Listing::new(&["code", "change"]);
            for change in bench.codebook_changes(before, after)? {
                listing.row(vec![json!(change.path), json!(change.sentence())]);
            }
            context.out.list(&listing);
            context.out.say(format!("\n{} changes", listing.len()));
        }
        Command::Export {
            format: name,
            at,
            to,
            force,
        } => {
            let bench = context.read()?;
            if name.eq_ignore_ascii_case("qdc") {
                if at.is_some() {
                    let message = "a codebook of REFI-QDA (qdc) is written as it is now";
                    return Err(Problem::new(ProblemKind::Invalid, message)
                        .command("Leave --at out, or choose json to have it as it was."));
                }
                let (text, given) = bench.give_codebook()?;
                write_out(context, to.as_deref(), text.as_bytes(), force)?;
                foreign::say_left(context, &given);
                return Ok(Done::Well);
            }
            let at = at.map(|at| bench.find_moment(&at)).transpose()?;
            let bytes = bench.export_codebook(at, format(&name)?)?;
            write_out(context, to.as_deref(), &bytes, force)?;
        }
    }
    Ok(Done::Well)
}

fn show(context: &Context, at: Option<&str>) -> Result<(), Problem> {
    let bench = context.read()?;
    let book: Codebook = match at {
        Some(at) => bench.codebook_at(bench.find_moment(at)?)?,
        None => bench.codebook()?,
    };
    let indented = context.out.form == Form::Table;
    let mut listing = Listing::new(&[
        "code",
        "status",
        "definition",
        "include",
        "exclude",
        "example",
    ]);
    for (id, code) in book.iter() {
        let name = if indented {
            format!("{}{}", "· ".repeat(book.depth(id)), code.name)
        } else {
            book.path(id)
        };
        let status = match &code.life {
            CodeLife::Active => "active".to_owned(),
            CodeLife::Proposed => "proposed".to_owned(),
            CodeLife::Retired { .. } => "retired".to_owned(),
            CodeLife::Merged { into, .. } => format!("merged into {}", book.path(*into)),
        };
        listing.row(vec![
            json!(name),
            json!(status),
            json!(code.definition),
            json!(code.include),
            json!(code.exclude),
            json!(code.example),
        ]);
    }
    context.out.list(&listing);
    context.out.say(format!("\n{} codes", listing.len()));
    Ok(())
}
