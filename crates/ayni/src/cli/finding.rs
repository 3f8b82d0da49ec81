//! `ayni finding …`: statements in the cells of synopses.

use ayni_model::study::Finding;
use ayni_store::Reader as _;
use ayni_workbench::{Problem, finding::SaidOfFinding};
use clap::Subcommand;
use serde_json::json;

use super::{
    Context, Done,
    out::{Form, Listing},
};

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// List the findings with their cells.
    ///
    /// Example: ayni finding list --synopsis table-4
    List {
        /// Only those of this synopsis.
        #[arg(long)]
        synopsis: Option<String>,
    },
    /// Show a finding with the passages that it stands on.
    ///
    /// Example: ayni finding show t4-project-1
    Show {
        /// Its key.
        key: String,
    },
    /// Write a finding, or change the one of that key.
    ///
    /// Example: ayni finding set t4-project-1 --row code:Project --column phase:phase-1 --text "…" --quotation interview-01@jobs
    Set {
        /// Its key.
        key: String,
        /// The synopsis whose cell it stands in.
        #[arg(long)]
        synopsis: Option<String>,
        /// The row: code:PATH, phase:KEY, actor:KEY, source:KEY or value:ATTRIBUTE=VALUE.
        #[arg(long)]
        row: Option<String>,
        /// The column, likewise.
        #[arg(long)]
        column: Option<String>,
        /// The statement.
        #[arg(long)]
        text: Option<String>,
        /// A quotation that it stands on: id, SOURCE:START-END or SOURCE@LABEL.
        #[arg(long, value_name = "QUOTATION")]
        quotation: Vec<String>,
        /// A quotation that speaks against it and was weighed.
        #[arg(long, value_name = "QUOTATION")]
        contrary: Vec<String>,
        /// A quotation to take out of it.
        #[arg(long, value_name = "QUOTATION")]
        drop: Vec<String>,
        /// A short remark, such as its limits; blank clears it.
        #[arg(long)]
        note: Option<String>,
    },
    /// Say that a finding was read again with its passages and still holds.
    ///
    /// What it says stays as it is; `ayni check` asks for this when its passages changed.
    ///
    /// Example: ayni finding confirm t4-project-1
    Confirm {
        /// Its key.
        key: String,
    },
    /// Take a finding away.
    ///
    /// Example: ayni finding remove t4-project-1
    Remove {
        /// Its key.
        key: String,
    },
}

pub(crate) fn run(command: Command, context: &Context) -> Result<Done, Problem> {
    match command {
        Command::List { synopsis } => list(context, synopsis.as_deref()),
        Command::Show { key } => show(context, &key),
        Command::Set {
            key,
            synopsis,
            row,
            column,
            text,
            quotation,
            contrary,
            drop,
            note,
        } => {
            let said = SaidOfFinding {
                synopsis,
                row,
                column,
                text,
                add: quotation,
                add_contrary: contrary,
                drop,
                note,
            };
            let mut bench = context.write()?;
            bench.set_finding(&key, &said)?;
            super::project::say_last(context, &bench)?;
            Ok(Done::Well)
        }
        Command::Confirm { key } => {
            let mut bench = context.write()?;
            bench.confirm_finding(&key)?;
            super::project::say_last(context, &bench)?;
            Ok(Done::Well)
        }
        Command::Remove { key } => {
            let mut bench = context.write()?;
            bench.remove_finding(&key)?;
            super::project::say_last(context, &bench)?;
            Ok(Done::Well)
        }
    }
}

fn list(context: &Context, synopsis: Option<&str>) -> Result<Done, Problem> {
    let bench = context.read()?;
    let mut all = bench.project().all::<Finding>()?;
    all.sort_by(|(_, a), (_, b)| (a.position, &a.key).cmp(&(b.position, &b.key)));
    let mut listing = Listing::new(&["key", "row", "column", "quotations", "text"]);
    for (_, finding) in all.iter().filter(|(_, finding)| {
        synopsis.is_none_or(|synopsis| finding.synopsis.as_deref() == Some(synopsis))
    }) {
        let column = finding
            .column
            .as_ref()
            .map(|column| bench.name_of_cell(column))
            .transpose()?;
        listing.row(vec![
            json!(finding.key),
            json!(bench.name_of_cell(&finding.row)?),
            json!(column),
            json!(finding.quotations.len()),
            json!(finding.text),
        ]);
    }
    context.out.list(&listing);
    Ok(Done::Well)
}

fn show(context: &Context, key: &str) -> Result<Done, Problem> {
    let bench = context.read()?;
    let (id, finding) = bench.find_finding(key)?;
    let study = bench.study(false)?;
    let facts = study
        .findings
        .iter()
        .find(|(other, _)| *other == id)
        .map(|(_, facts)| facts);
    let mut passages = Vec::new();
    for (stance, quotations) in facts
        .map(|facts| {
            [
                ("supports", &facts.quotations),
                ("contrary", &facts.contrary),
            ]
        })
        .into_iter()
        .flatten()
    {
        let there: Vec<_> = quotations
            .iter()
            .copied()
            .filter(|ix| *ix != ayni_analysis::study::NONE)
            .collect();
        for passage in bench.passages(&study, &there)? {
            passages.push((stance, passage));
        }
    }
    if context.out.form == Form::Json {
        let passages: Vec<_> = passages
            .iter()
            .map(|(stance, passage)| {
                json!({ "stance": stance, "citation": passage.citation, "words": passage.words })
            })
            .collect();
        let column = finding
            .column
            .as_ref()
            .map(|column| bench.name_of_cell(column))
            .transpose()?;
        context.out.facts(&[
            ("key", json!(finding.key)),
            ("id", json!(id.to_string())),
            ("synopsis", json!(finding.synopsis)),
            ("row", json!(bench.name_of_cell(&finding.row)?)),
            ("column", json!(column)),
            ("text", json!(finding.text)),
            ("note", json!(finding.note)),
            ("passages", json!(passages)),
        ]);
        return Ok(Done::Well);
    }
    if context.out.form == Form::Table {
        context.out.line(&finding.text);
    }
    let mut listing = Listing::new(&["stance", "citation", "words"]);
    for (stance, passage) in passages {
        listing.row(vec![
            json!(stance),
            json!(passage.citation),
            json!(passage.words),
        ]);
    }
    context.out.blocks(&listing);
    Ok(Done::Well)
}
