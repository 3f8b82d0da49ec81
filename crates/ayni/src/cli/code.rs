//! `ayni code …`: the codebook, code by code.

use ayni_model::{codebook::CodeLife, id::CodeId};
use ayni_workbench::{
    Problem, Workbench,
    code::{Codebook, Definition, NewCode},
};
use clap::{Args, Subcommand};
use serde_json::json;

use super::{Context, Done, out::Listing};

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// List the codes as a tree, with the number of their codings.
    ///
    /// Example: ayni code list --under Contingencies
    List {
        /// Only this code and those below it.
        #[arg(long, value_name = "CODE")]
        under: Option<String>,
        /// Closed codes too: merged and retired ones.
        #[arg(long)]
        all: bool,
    },
    /// Show all that is known of a code.
    ///
    /// Example: ayni code show "Employer > Takeover"
    Show {
        /// Name or path.
        code: String,
    },
    /// Add a code; levels above it that are missing are made.
    ///
    /// Example: ayni code add "Employer > Takeover" --definition "The owner changes."
    Add {
        /// Path, levels separated by " > ".
        path: String,
        #[command(flatten)]
        said: Said,
        /// Only propose it.
        #[arg(long)]
        proposed: bool,
    },
    /// Give a code another name; its codings stay with it.
    ///
    /// Example: ayni code rename Fear "Fear of closure"
    Rename {
        /// Name or path.
        code: String,
        /// The new name, without the levels above.
        name: String,
    },
    /// Put a code under another one, or at the top.
    ///
    /// Example: ayni code move Takeover --under Employer
    Move {
        /// Name or path.
        code: String,
        /// The code to stand under.
        #[arg(long, value_name = "CODE", required_unless_present = "top")]
        under: Option<String>,
        /// To the top.
        #[arg(long, conflicts_with = "under")]
        top: bool,
        /// Place among the siblings, from 1; without it the last.
        #[arg(long, value_parser = clap::value_parser!(u32).range(1..))]
        place: Option<u32>,
    },
    /// Say what a code means, when to use it and when not.
    ///
    /// Example: ayni code define Takeover --include "bids, mergers" --exclude "rumours"
    Define {
        /// Name or path.
        code: String,
        #[command(flatten)]
        said: Said,
        /// Where it came from: framework, inductive.
        #[arg(long)]
        origin: Option<String>,
        /// A short remark.
        #[arg(long)]
        note: Option<String>,
    },
    /// Give all codings of some codes to another one; who coded what stays.
    ///
    /// Example: ayni code merge Fear Worry --into "Fear of closure" --reason "the same idea"
    Merge {
        /// The codes that end.
        #[arg(required = true)]
        codes: Vec<String>,
        /// The code that takes their codings.
        #[arg(long, value_name = "CODE")]
        into: String,
        /// Why.
        #[arg(long)]
        reason: String,
    },
    /// Make a new code of some codings of another one.
    ///
    /// Example: ayni code split Fear "Fear of reprisal" --coding 0198c0de-… --coding 0198c0df-…
    Split {
        /// Name or path.
        code: String,
        /// Name of the new code.
        name: String,
        /// A coding that goes with it, by id (ayni coding list --code NAME).
        #[arg(long = "coding", value_name = "ID", required_unless_present = "source")]
        codings: Vec<String>,
        /// All codings of the code in this source go with it.
        #[arg(long, value_name = "SOURCE")]
        source: Vec<String>,
        /// Below the code rather than beside it.
        #[arg(long)]
        below: bool,
    },
    /// End the use of a code; its codings stay.
    ///
    /// Example: ayni code retire "Union tourism" --reason "too broad; see Privilege"
    Retire {
        /// Name or path.
        code: String,
        /// Why.
        #[arg(long)]
        reason: String,
    },
    /// Take a retired or proposed code into use.
    ///
    /// Example: ayni code restore "Union tourism"
    Restore {
        /// Name or path.
        code: String,
    },
    /// Take a code away for good (undo brings it back).
    ///
    /// Example: ayni code remove Trial
    Remove {
        /// Name or path.
        code: String,
        /// Its codings too.
        #[arg(long)]
        with_codings: bool,
    },
    /// Groups of codes; a code may be in several.
    #[command(subcommand, after_help = "Example: ayni code group list")]
    Group(GroupCommand),
}

#[derive(Debug, Args)]
pub(crate) struct Said {
    /// What it means.
    #[arg(long)]
    definition: Option<String>,
    /// When to use it.
    #[arg(long)]
    include: Option<String>,
    /// When not to use it.
    #[arg(long)]
    exclude: Option<String>,
    /// A passage that shows it.
    #[arg(long)]
    example: Option<String>,
    /// Colour, #rrggbb.
    #[arg(long)]
    colour: Option<String>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum GroupCommand {
    /// List the groups with their codes.
    ///
    /// Example: ayni code group list
    List,
    /// Add codes to a group; it is made where there is none.
    ///
    /// Example: ayni code group add Brokerage Translator Coordinator
    Add {
        /// Name of the group.
        group: String,
        /// Names or paths.
        #[arg(required = true)]
        codes: Vec<String>,
    },
    /// Take codes out of a group, or the group away when no code is named.
    ///
    /// Example: ayni code group remove Brokerage Translator
    Remove {
        /// Name of the group.
        group: String,
        /// Names or paths.
        codes: Vec<String>,
    },
}

pub(crate) fn run(command: Command, context: &mut Context) -> Result<Done, Problem> {
    match command {
        Command::List { under, all } => list(context, under.as_deref(), all),
        Command::Show { code } => show(context, &code),
        Command::Add {
            path,
            said,
            proposed,
        } => {
            let new = NewCode {
                path,
                definition: said.definition,
                include: said.include,
                exclude: said.exclude,
                example: said.example,
                colour: said.colour,
                proposed,
            };
            context.write()?.add_code(&new)?;
            context.out.say(format!("added {}", new.path));
            Ok(Done::Well)
        }
        Command::Rename { code, name } => {
            act(context, &code, |bench, id| bench.rename_code(id, &name))
        }
        Command::Move {
            code,
            under,
            top: _,
            place,
        } => act(context, &code, |bench, id| {
            let under = under
                .as_deref()
                .map(|under| bench.codebook()?.find(under))
                .transpose()?;
            bench.move_code(id, under, place.map(|place| place as usize - 1))
        }),
        Command::Define {
            code,
            said,
            origin,
            note,
        } => {
            let said = Definition {
                definition: said.definition,
                include: said.include,
                exclude: said.exclude,
                example: said.example,
                colour: said.colour,
                origin,
                note,
            };
            act(context, &code, |bench, id| bench.define_code(id, &said))
        }
        Command::Merge {
            codes,
            into,
            reason,
        } => merge(context, &codes, &into, &reason),
        Command::Split {
            code,
            name,
            codings,
            source,
            below,
        } => split(context, &code, &name, &codings, &source, below),
        Command::Retire { code, reason } => {
            act(context, &code, |bench, id| bench.retire_code(id, &reason))
        }
        Command::Restore { code } => act(context, &code, |bench, id| bench.restore_code(id)),
        Command::Remove { code, with_codings } => act(context, &code, |bench, id| {
            bench.remove_code(id, with_codings).map(drop)
        }),
        Command::Group(command) => group(context, command),
    }
}

/// Does something to one code and says so.
fn act(
    context: &Context,
    code: &str,
    work: impl FnOnce(&mut Workbench, CodeId) -> Result<(), Problem>,
) -> Result<Done, Problem> {
    let mut bench = context.write()?;
    let id = bench.codebook()?.find(code)?;
    work(&mut bench, id)?;
    super::project::say_last(context, &bench)?;
    Ok(Done::Well)
}

fn list(context: &Context, under: Option<&str>, all: bool) -> Result<Done, Problem> {
    let bench = context.read()?;
    let book = bench.codebook()?;
    let counts = bench.coding_counts()?;
    let shown = under
        .map(|under| book.find(under))
        .transpose()?
        .map(|top| book.subtree(top));
    let indented = context.out.form == super::out::Form::Table;
    let mut listing = Listing::new(&["code", "codings", "status", "definition"]);
    for (id, code) in book.iter() {
        if shown.as_ref().is_some_and(|shown| !shown.contains(&id))
            || (!all && !code.life.is_open())
        {
            continue;
        }
        let name = if indented {
            format!("{}{}", "· ".repeat(book.depth(id)), code.name)
        } else {
            book.path(id)
        };
        let codings = counts.get(&id).copied().unwrap_or(0);
        listing.row(vec![
            json!(name),
            json!(codings),
            json!(life(&book, &code.life)),
            json!(code.definition),
        ]);
    }
    context.out.list(&listing);
    context.out.say(format!("\n{} codes", listing.len()));
    Ok(Done::Well)
}

fn life(book: &Codebook, life: &CodeLife) -> String {
    match life {
        CodeLife::Active => "active".to_owned(),
        CodeLife::Proposed => "proposed".to_owned(),
        CodeLife::Retired { .. } => "retired".to_owned(),
        CodeLife::Merged { into, .. } => format!("merged into {}", book.path(*into)),
    }
}

fn show(context: &Context, wanted: &str) -> Result<Done, Problem> {
    let bench = context.read()?;
    let book = bench.codebook()?;
    let id = book.find(wanted)?;
    let Some(code) = book.get(id) else {
        return Ok(Done::Well);
    };
    let reason = match &code.life {
        CodeLife::Merged { reason, .. } | CodeLife::Retired { reason } => Some(reason.as_str()),
        CodeLife::Active | CodeLife::Proposed => None,
    };
    context.out.facts(&[
        ("code", json!(book.path(id))),
        ("id", json!(id.to_string())),
        ("status", json!(life(&book, &code.life))),
        ("reason", json!(reason)),
        ("definition", json!(code.definition)),
        ("include", json!(code.include)),
        ("exclude", json!(code.exclude)),
        ("example", json!(code.example)),
        ("colour", json!(code.colour)),
        ("origin", json!(code.origin)),
        ("note", json!(code.note)),
        (
            "codings",
            json!(bench.coding_counts()?.get(&id).copied().unwrap_or(0)),
        ),
    ]);
    Ok(Done::Well)
}

fn merge(context: &Context, codes: &[String], into: &str, reason: &str) -> Result<Done, Problem> {
    let mut bench = context.write()?;
    let book = bench.codebook()?;
    let from = codes
        .iter()
        .map(|code| book.find(code))
        .collect::<Result<Vec<_>, _>>()?;
    let merged = bench.merge_codes(&from, book.find(into)?, reason)?;
    super::project::say_last(context, &bench)?;
    if merged.coalesced > 0 {
        let count = merged.coalesced;
        context.out.say(format!(
            "{count} codings were there with both codes by the same coder and are one now"
        ));
    }
    Ok(Done::Well)
}

fn split(
    context: &Context,
    code: &str,
    name: &str,
    codings: &[String],
    sources: &[String],
    below: bool,
) -> Result<Done, Problem> {
    let mut bench = context.write()?;
    let id = bench.codebook()?.find(code)?;
    let mut chosen = codings
        .iter()
        .map(|id| id.parse().map_err(Problem::from))
        .collect::<Result<Vec<_>, _>>()?;
    for source in sources {
        let source = bench.find_source(source)?.0;
        chosen.extend(bench.codings_of_code_in(id, source)?);
    }
    bench.split_code(id, name, below, &chosen)?;
    super::project::say_last(context, &bench)?;
    Ok(Done::Well)
}

fn group(context: &Context, command: GroupCommand) -> Result<Done, Problem> {
    match command {
        GroupCommand::List => {
            let bench = context.read()?;
            let book = bench.codebook()?;
            let mut listing = Listing::new(&["group", "codes"]);
            for group in bench.code_groups()? {
                let paths: Vec<String> = group.codes.iter().map(|code| book.path(*code)).collect();
                listing.row(vec![json!(group.name), json!(paths)]);
            }
            context.out.list(&listing);
        }
        GroupCommand::Add { group, codes } => {
            let mut bench = context.write()?;
            let book = bench.codebook()?;
            let codes = codes
                .iter()
                .map(|code| book.find(code))
                .collect::<Result<Vec<_>, _>>()?;
            bench.group_codes(&group, &codes)?;
            super::project::say_last(context, &bench)?;
        }
        GroupCommand::Remove { group, codes } => {
            let mut bench = context.write()?;
            let book = bench.codebook()?;
            let codes = codes
                .iter()
                .map(|code| book.find(code))
                .collect::<Result<Vec<_>, _>>()?;
            if codes.is_empty() {
                bench.remove_code_group(&group)?
            } else {
                bench.ungroup_codes(&group, &codes)?
            }
            super::project::say_last(context, &bench)?;
        }
    }
    Ok(Done::Well)
}
