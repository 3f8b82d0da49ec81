//! `ayni synopsis …`: declared tables.

use std::path::PathBuf;

use ayni_analysis::{declaration::Unit, synopsis::At};
use ayni_formats::{Format, write::Grid};
use ayni_model::study::Synopsis;
use ayni_store::Reader as _;
use ayni_workbench::{
    Problem, ProblemKind,
    synopsis::{Behind, Shown, read, write},
};
use clap::{Subcommand, ValueEnum};
use serde_json::json;

use super::{
    Context, Done,
    common::write_out,
    grid,
    out::{Form, Listing},
};

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// List the synopses of the project.
    ///
    /// Example: ayni synopsis list
    List,
    /// Compute a synopsis and print it.
    ///
    /// Example: ayni synopsis show table-4
    Show {
        /// Name of a synopsis of the project, or a file that declares one.
        name: String,
        /// Which passages to print with the table.
        #[arg(long, value_enum, default_value_t = Passages::Findings)]
        passages: Passages,
    },
    /// Print what is behind one cell: passages, or the sources, events or ties that it counts.
    ///
    /// Example: ayni synopsis open table-4 --row Project --column "Phase 1"
    Open {
        /// Name of a synopsis of the project, or a file that declares one.
        name: String,
        /// The row, by its label or its key (`2`, `phase:2`); without it all rows together.
        #[arg(long)]
        row: Option<String>,
        /// The column, by its label or its key; without it all columns together.
        #[arg(long)]
        column: Option<String>,
    },
    /// Declare a synopsis from a TOML file, or another one under the same name.
    ///
    /// Example: ayni synopsis declare synopses/by-country.toml
    Declare {
        /// The file.
        file: PathBuf,
    },
    /// Write a synopsis to a file: docx, xlsx, html, md, csv or json, by its extension.
    ///
    /// Example: ayni synopsis export table-4 table-4.docx
    Export {
        /// Name of a synopsis of the project, or a file that declares one.
        name: String,
        /// The file to write.
        file: PathBuf,
        /// Which passages go with it.
        #[arg(long, value_enum, default_value_t = Passages::Findings)]
        passages: Passages,
        /// Write over a file that is there.
        #[arg(long)]
        force: bool,
    },
    /// Take a synopsis away; its findings stay.
    ///
    /// Example: ayni synopsis remove by-country
    Remove {
        /// Its name.
        name: String,
    },
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Passages {
    /// Those that findings stand on.
    Findings,
    /// All behind every cell.
    All,
    /// None.
    None,
}

impl From<Passages> for Shown {
    fn from(passages: Passages) -> Self {
        match passages {
            Passages::Findings => Self::OfFindings,
            Passages::All => Self::All,
            Passages::None => Self::None,
        }
    }
}

pub(crate) fn run(command: Command, context: &Context) -> Result<Done, Problem> {
    match command {
        Command::List => list(context)?,
        Command::Show { name, passages } => show(context, &name, passages.into())?,
        Command::Open { name, row, column } => {
            open(context, &name, row.as_deref(), column.as_deref())?
        }
        Command::Declare { file } => {
            let text = read_file(&file)?;
            let mut bench = context.write()?;
            bench.declare_synopsis(&text)?;
            super::project::say_last(context, &bench)?;
        }
        Command::Export {
            name,
            file,
            passages,
            force,
        } => export(context, &name, &file, passages.into(), force)?,
        Command::Remove { name } => {
            let mut bench = context.write()?;
            bench.remove_synopsis(&name)?;
            super::project::say_last(context, &bench)?;
        }
    }
    Ok(Done::Well)
}

fn list(context: &Context) -> Result<(), Problem> {
    let bench = context.read()?;
    let mut all = bench.project().all::<Synopsis>()?;
    all.sort_by(|(_, a), (_, b)| a.name.cmp(&b.name));
    let mut listing = Listing::new(&["name", "title"]);
    for (_, synopsis) in all {
        let title = read(&synopsis.declaration)
            .ok()
            .and_then(|declared| declared.title);
        listing.row(vec![json!(synopsis.name), json!(title)]);
    }
    context.out.list(&listing);
    Ok(())
}

fn show(context: &Context, name: &str, passages: Shown) -> Result<(), Problem> {
    let grid = computed_grid(context, name, passages)?;
    match context.out.form {
        Form::Table => grid::print(&context.out, &grid),
        Form::Json => context.out.raw(&write(&grid, Format::Json)?),
        Form::Csv => context.out.raw(&write(&grid, Format::Csv)?),
    }
    Ok(())
}

fn computed_grid(context: &Context, name: &str, passages: Shown) -> Result<Grid, Problem> {
    let bench = context.read()?;
    let computed = compute(&bench, name)?;
    bench.grid(&computed, passages)
}

/// Computes the synopsis of a name, or the one that a file declares.
fn compute(
    bench: &ayni_workbench::Workbench,
    name: &str,
) -> Result<ayni_workbench::synopsis::Computed, Problem> {
    let path = std::path::Path::new(name);
    if path
        .extension()
        .is_some_and(|extension| extension == "toml")
        && path.is_file()
    {
        return bench.compute(&read(&read_file(path)?)?);
    }
    bench.synopsis(name)
}

fn open(
    context: &Context,
    name: &str,
    row: Option<&str>,
    column: Option<&str>,
) -> Result<(), Problem> {
    let bench = context.read()?;
    let computed = compute(&bench, name)?;
    let row = row.map_or(Ok(At::Total), |wanted| computed.row(wanted))?;
    let column = column.map_or(Ok(At::Total), |wanted| computed.column(wanted))?;
    let behind = computed.open(row, column);
    match &behind {
        Behind::Quotations(quotations) => {
            let mut listing = Listing::new(&["citation", "words"]);
            for passage in bench.passages(&computed.study, quotations)? {
                listing.row(vec![json!(passage.citation), json!(passage.words)]);
            }
            context.out.blocks(&listing);
        }
        Behind::Records(records) => {
            let mut listing = Listing::new(&["key", "name", "when", "place"]);
            for record in records {
                listing.row(vec![
                    json!(record.key),
                    json!(record.name),
                    json!(record.when),
                    json!(record.place),
                ]);
            }
            context.out.list(&listing);
        }
    }
    let (one, many) = match computed.table.unit {
        Unit::Coding => ("passage", "passages"),
        Unit::Source => ("source", "sources"),
        Unit::Event => ("event", "events"),
        Unit::Participation => ("participation", "participations"),
        Unit::Tie => ("tie", "ties"),
    };
    context.out.say(match behind.len() {
        1 => format!("\n1 {one}"),
        count => format!("\n{count} {many}"),
    });
    Ok(())
}

fn export(
    context: &Context,
    name: &str,
    file: &std::path::Path,
    passages: Shown,
    force: bool,
) -> Result<(), Problem> {
    let extension = file
        .extension()
        .map(|extension| extension.to_string_lossy().into_owned())
        .unwrap_or_default();
    let format = Format::from_extension(&extension).ok_or_else(|| {
        Problem::new(
            ProblemKind::Invalid,
            format!("{} does not say in which format", file.display()),
        )
        .hint("End the name in .docx, .xlsx, .html, .md, .csv or .json.")
    })?;
    let grid = computed_grid(context, name, passages)?;
    write_out(context, Some(file), &write(&grid, format)?, force)
}

pub(super) fn read_file(path: &std::path::Path) -> Result<String, Problem> {
    std::fs::read_to_string(path)
        .map_err(|error| Problem::new(ProblemKind::File, format!("{}: {error}", path.display())))
}
