//! `ayni source import`: files and folders, and what was read.

use std::path::{Path, PathBuf};

use ayni_formats::Evidence;
use ayni_workbench::{
    Problem, ProblemKind, Workbench,
    source::{ImportOptions, ImportedSources, Incoming},
};
use serde_json::json;

use super::super::{
    Context, Done,
    common::{read_file, say_defined},
    out::Listing,
};
use super::ImportArguments;

/// Folders within folders that are looked through; deeper ones are hardly meant.
const DEPTH: usize = 16;

pub(super) fn run(context: &Context, arguments: &ImportArguments) -> Result<Done, Problem> {
    let (files, places) = gather(&arguments.files)?;
    let mut bench = context.write()?;
    let options = options(&bench, arguments)?;
    let bar = context.out.progress(files.len() as u64);
    let result = bench.import_sources(
        &files,
        &options,
        &mut |at| read_file(&places[at]),
        &mut |at| {
            bar.set_position(at as u64);
            bar.set_message(
                files
                    .get(at)
                    .map_or_else(String::new, |file| file.name.clone()),
            );
        },
    );
    bar.finish_and_clear();
    let imported = result?;
    context.out.list(&listing(&imported));
    super::super::project::say_last(context, &bench)?;
    say_defined(context, &imported.defined);
    remarks(context, &imported);
    Ok(if imported.refused.is_empty() {
        Done::Well
    } else {
        Done::Complaints
    })
}

fn options(bench: &Workbench, arguments: &ImportArguments) -> Result<ImportOptions, Problem> {
    let informants = arguments.informants.iter();
    Ok(ImportOptions {
        kind: arguments.kind.clone(),
        language: arguments.language.clone(),
        when: arguments.when.clone(),
        place: arguments.place.as_deref().map(str::parse).transpose()?,
        country: match &arguments.country {
            Some(country) => ayni_workbench::fields::country(country)?,
            None => None,
        },
        informants: informants
            .map(|actor| Ok(bench.find_actor(actor)?.0))
            .collect::<Result<_, Problem>>()?,
        encoding: arguments.encoding.clone(),
        key: arguments.key.clone(),
        attributes: Workbench::assignments(&arguments.attributes)?,
        skip_bad: arguments.skip_bad,
    })
}

fn listing(imported: &ImportedSources) -> Listing {
    let columns = [
        "key",
        "file",
        "format",
        "encoding",
        "because",
        "code points",
        "words",
        "turns",
        "losses",
    ];
    let mut listing = Listing::new(&columns);
    for source in &imported.sources {
        let report = &source.intake.report;
        let encoding = report.encoding.as_ref();
        let losses = report
            .losses
            .iter()
            .map(|loss| format!("{} {}", loss.count, loss.kind));
        listing.row(vec![
            json!(source.key),
            json!(report.name),
            json!(report.format.extension()),
            json!(encoding.map(|(name, _)| name)),
            json!(encoding.map(|(_, evidence)| because(*evidence))),
            json!(report.code_points),
            json!(report.words),
            json!(report.turns),
            json!(losses.collect::<Vec<_>>()),
        ]);
    }
    listing
}

const fn because(evidence: Evidence) -> &'static str {
    match evidence {
        Evidence::Mark => "byte order mark",
        Evidence::Valid => "valid",
        Evidence::Declared => "declared",
        Evidence::Guessed => "guessed",
        Evidence::Asked => "asked for",
    }
}

fn remarks(context: &Context, imported: &ImportedSources) {
    for source in &imported.sources {
        let report = &source.intake.report;
        if let Some((encoding, Evidence::Guessed)) = &report.encoding {
            context.out.say(format!(
                "{}: {encoding} is a guess; look at the text, and import with --encoding if it is wrong",
                report.name
            ));
        }
        if report.is_empty() {
            context
                .out
                .say(format!("{}: the text is empty", report.name));
        }
        if let Some(twin) = &source.twin {
            context
                .out
                .say(format!("{}: the same file as {twin}", report.name));
        }
    }
    for refused in &imported.refused {
        context.out.say(format!("left out: {}", refused.problem));
    }
}

/// Finds the files: those named, and those in named folders, in the order of their names.
fn gather(named: &[PathBuf]) -> Result<(Vec<Incoming>, Vec<PathBuf>), Problem> {
    let mut files: Vec<(Incoming, PathBuf)> = Vec::new();
    for path in named {
        if path.is_dir() {
            let mut found = Vec::new();
            walk(path, DEPTH, &mut found)?;
            if found.is_empty() {
                let message = format!("there is no file in {}", path.display());
                return Err(Problem::new(ProblemKind::NotFound, message));
            }
            for file in found {
                let below = file.strip_prefix(path).unwrap_or(&file);
                files.push((incoming(&file, below), file));
            }
        } else {
            let name = path.file_name().map_or(path.as_path(), Path::new);
            files.push((incoming(path, name), path.clone()));
        }
    }
    Ok(files.into_iter().unzip())
}

fn incoming(file: &Path, below: &Path) -> Incoming {
    let parts = below
        .components()
        .map(|part| part.as_os_str().to_string_lossy());
    Incoming {
        name: file.display().to_string(),
        path: parts.collect::<Vec<_>>().join("/"),
        encoding: None,
    }
}

/// Lists the files of a folder and those within it; hidden ones are left out, links not followed.
fn walk(folder: &Path, depth: usize, found: &mut Vec<PathBuf>) -> Result<(), Problem> {
    let failed = |error: std::io::Error| {
        Problem::new(
            ProblemKind::File,
            format!("{} cannot be read: {error}", folder.display()),
        )
    };
    let entries = std::fs::read_dir(folder).map_err(failed)?;
    let mut entries = entries.collect::<Result<Vec<_>, _>>().map_err(failed)?;
    entries.sort_by(|a, b| {
        let (a, b) = (a.file_name(), b.file_name());
        ayni_model::value::natural_order(&a.to_string_lossy(), &b.to_string_lossy())
    });
    for entry in entries {
        let kind = entry.file_type().map_err(failed)?;
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        if kind.is_file() {
            found.push(entry.path());
        } else if kind.is_dir() && depth > 0 {
            walk(&entry.path(), depth - 1, found)?;
        }
    }
    Ok(())
}
