//! `ayni import` and `ayni export`: plain projects in and out.

use std::path::{Path, PathBuf};

use ayni_workbench::{
    Problem, ProblemKind, Workbench,
    ambient::Machine,
    plain::{Directory, ExportOptions, ImportReport, Progress},
};
use clap::Args;
use serde_json::json;

use super::{Context, Done, out::Form};

/// Read a plain project: into a new project file, or into the one that is named.
///
/// Example: ayni import examples/north-south
#[derive(Debug, Args)]
pub(crate) struct Import {
    /// The folder, with an ayni.toml in it.
    folder: PathBuf,
    /// The project file to make; without it, named after the folder.
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Into the present project, as one step that can be undone.
    #[arg(long, conflicts_with = "output")]
    merge: bool,
}

/// Write the project as a folder of plain files, for git, for an archive, for a colleague.
///
/// Example: ayni export --plain archive/2026-11
#[derive(Debug, Args)]
pub(crate) struct Export {
    /// The folder to write into.
    #[arg(long, value_name = "FOLDER", required = true)]
    plain: PathBuf,
    /// Write over files that are there.
    #[arg(long)]
    replace: bool,
}

pub(crate) fn import(arguments: &Import, context: &Context) -> Result<Done, Problem> {
    let folder = Directory::new(&arguments.folder);
    let bar = context.out.progress(0);
    let mut progress = |at: Progress| {
        bar.set_length(at.total.max(at.done));
        bar.set_position(at.done);
        bar.set_message(at.step);
    };
    let report = if arguments.merge {
        context.write()?.import(&folder, &mut progress)?
    } else {
        let path = arguments
            .output
            .clone()
            .or_else(|| context.project.clone())
            .map_or_else(|| named_after(&arguments.folder), Ok)?;
        let (_, report) =
            Workbench::create_from_plain(&path, &folder, Box::new(Machine), &mut progress)?;
        context.out.say(format!("made {}", path.display()));
        report
    };
    bar.finish_and_clear();
    tell(context, &report);
    Ok(Done::Well)
}

fn named_after(folder: &Path) -> Result<PathBuf, Problem> {
    let name = folder
        .canonicalize()
        .ok()
        .and_then(|path| Some(path.file_name()?.to_string_lossy().into_owned()));
    let name = name.ok_or_else(|| {
        Problem::new(
            ProblemKind::NotFound,
            format!("there is no folder {}", folder.display()),
        )
    })?;
    Ok(PathBuf::from(format!("{name}.{}", ayni_store::EXTENSION)))
}

fn tell(context: &Context, report: &ImportReport) {
    if context.out.form != Form::Table {
        context.out.json(&json!({
            "sources": report.sources, "files": report.intake.files.len(), "codes": report.codes,
            "quotations": report.quotations, "codings": report.codings, "memos": report.memos,
            "other_records": report.records, "exact": report.exact, "reanchored": report.reanchored,
            "ambiguous": report.ambiguous, "lost": report.lost, "notices": report.notices,
        }));
        return;
    }
    let files = report.intake.files.len();
    context.out.say(format!("{} sources, {files} with a text; {} codes; {} codings on {} quotations; {} memos; {} other records",
        report.sources, report.codes, report.codings, report.quotations, report.memos, report.records));
    context.out.say(format!(
        "quotations: {} exact, {} re-anchored, {} ambiguous, {} lost",
        report.exact, report.reanchored, report.ambiguous, report.lost
    ));
    for one in report.intake.guessed() {
        let encoding = one
            .encoding
            .as_ref()
            .map(|(name, _)| name.as_str())
            .unwrap_or_default();
        context.out.say(format!(
            "{}: read as {encoding}, which is a guess; another can be named in sources.csv",
            one.name
        ));
    }
    for one in report.intake.with_losses() {
        let losses: Vec<String> = one
            .losses
            .iter()
            .map(|loss| format!("{} {}", loss.count, loss.kind))
            .collect();
        context
            .out
            .say(format!("{}: {}", one.name, losses.join(", ")));
    }
    for notice in &report.notices {
        context.out.say(notice);
    }
    if report.unlisted > 0 {
        context.out.say(format!("… and {} more", report.unlisted));
    }
}

pub(crate) fn export(arguments: &Export, context: &Context) -> Result<Done, Problem> {
    let mut folder = Directory::new(&arguments.plain);
    let report = context.read()?.export_plain(
        &mut folder,
        ExportOptions {
            replace: arguments.replace,
        },
    )?;
    context.out.say(format!(
        "wrote {} sources, {} codes, {} codings to {}",
        report.sources,
        report.codes,
        report.codings,
        arguments.plain.display()
    ));
    for notice in &report.notices {
        context.out.say(notice);
    }
    Ok(Done::Well)
}
