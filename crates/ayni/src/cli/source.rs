//! `ayni source …`: what was collected, or is known to exist.

mod import;
pub(super) mod positions;
mod show;

use std::path::PathBuf;

use ayni_model::{id::SourceId, when::When};
use ayni_workbench::{Problem, Workbench, source::Correction};
use clap::{Args, Subcommand};

use super::{
    Context, Done,
    common::{format, read_file, say_defined, say_set, write_out},
};

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Bring files in, or whole folders, as one step.
    ///
    /// Example: ayni source import interviews/ --kind interview --language es
    Import(ImportArguments),
    /// Add a source that is known but not at hand.
    ///
    /// Example: ayni source add interview-31 kind=interview when=2006-05
    Add {
        /// Its key: a short word.
        key: String,
        /// What is known of it: field=value.
        #[arg(value_name = "FIELD=VALUE")]
        fields: Vec<String>,
    },
    /// List the sources; where a date does not settle it, one is marked as possible.
    ///
    /// Example: ayni source list --kind interview --at 2005-11 --country PE
    List {
        /// Of this kind.
        #[arg(long)]
        kind: Option<String>,
        /// Made at this time.
        #[arg(long, value_name = "WHEN")]
        at: Option<When>,
        /// From this country.
        #[arg(long)]
        country: Option<String>,
        /// With this value of an attribute.
        #[arg(long, value_name = "NAME=VALUE")]
        attribute: Vec<String>,
    },
    /// Show all that is known of a source: facts, file, voices, revisions.
    ///
    /// Example: ayni source show interview-14
    Show {
        /// Key or name.
        source: String,
    },
    /// Print the text.
    ///
    /// Example: ayni source text interview-14 --turns
    Text {
        /// Key or name.
        source: String,
        /// Turn by turn: who speaks, and where the turn stands.
        #[arg(long, group = "part")]
        turns: bool,
        /// Line by line: its number, and where it starts.
        #[arg(long, group = "part")]
        lines: bool,
        /// The remarks of reviewers that the file holds: on which words, by whom, what.
        #[arg(long, group = "part")]
        comments: bool,
    },
    /// Set fields and attributes; an empty value clears one.
    ///
    /// Example: ayni source set interview-14 when=2005-08-30 country=CA? region="Quebec, Canada"
    Set {
        /// Key or name.
        source: String,
        /// name, kind, language, when, place, country, informants, register, note, position, or an
        /// attribute.
        #[arg(required = true, value_name = "FIELD=VALUE")]
        fields: Vec<String>,
    },
    /// Set what a register says of many sources, as one step; its columns are fields or attributes.
    ///
    /// Example: ayni source set-from register.xlsx --key interview
    SetFrom {
        /// A table, csv or xlsx.
        file: PathBuf,
        /// The column that holds the sources' keys or names.
        #[arg(long, value_name = "COLUMN")]
        key: String,
    },
    /// Correct the text; every quotation moves with it, and those that cannot are listed.
    ///
    /// Example: ayni source edit interview-14 corrected.txt --reason "names heard again"
    Edit {
        /// Key or name.
        source: String,
        /// The corrected text, in any format that can be imported.
        file: PathBuf,
        /// Why.
        #[arg(long)]
        reason: String,
        /// Encoding of the file, where the detected one is wrong.
        #[arg(long)]
        encoding: Option<String>,
    },
    /// List the states of the text, oldest first.
    ///
    /// Example: ayni source revisions interview-14
    Revisions {
        /// Key or name.
        source: String,
    },
    /// Say what the positions of a source count that came from another program, and why, with the same
    /// passages as each way to count reads them; or settle it, when they were looked at.
    ///
    /// Example: ayni source positions interview-14 --count utf16
    Positions {
        /// Key or name; without it, the sources that are in doubt are listed, and those that were settled.
        source: Option<String>,
        /// What they count: code-points or utf16.
        #[arg(long, value_name = "UNIT", requires = "source", value_parser = ["code-points", "utf16"])]
        count: Option<String>,
        /// A line end of two characters counts one.
        #[arg(long, requires = "count")]
        line_ends_as_one: bool,
    },
    /// Give a source another key; all that cites it stays.
    ///
    /// Its name stays too, and goes out to other programs: `ayni source set KEY name=…` gives it another.
    ///
    /// Example: ayni source rename interview-14 interview-no-14
    Rename {
        /// Key or name.
        source: String,
        /// The new key.
        key: String,
    },
    /// Take a source away with its text and quotations (undo brings it back).
    ///
    /// Example: ayni source remove trial --with-codings
    Remove {
        /// Key or name.
        source: String,
        /// Its codings too.
        #[arg(long)]
        with_codings: bool,
    },
    /// Write the text with its codings.
    ///
    /// Example: ayni source export interview-14 --format docx --to interview-14.docx
    Export {
        /// Key or name.
        source: String,
        /// txt, md, html, docx, xlsx, csv or json.
        #[arg(long)]
        format: String,
        /// The file to write; without it, standard output.
        #[arg(long, value_name = "FILE")]
        to: Option<PathBuf>,
        /// Write over a file that is there.
        #[arg(long)]
        force: bool,
    },
}

#[derive(Debug, Args)]
pub(crate) struct ImportArguments {
    /// Files, and folders to look through.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// interview, field note, agreement, minutes, press, law, or another word.
    #[arg(long)]
    kind: Option<String>,
    /// es, fr-CA.
    #[arg(long)]
    language: Option<String>,
    /// When they were made.
    #[arg(long)]
    when: Option<When>,
    /// Town.
    #[arg(long)]
    place: Option<String>,
    /// Country, two letters; ? after it for doubt.
    #[arg(long)]
    country: Option<String>,
    /// Whose voice it is: key of an actor.
    #[arg(long = "informant", value_name = "ACTOR")]
    informants: Vec<String>,
    /// Encoding of text files, where the detected one is wrong.
    #[arg(long)]
    encoding: Option<String>,
    /// Key, for one file; keys are made of file names otherwise. That of a source that is known but
    /// not at hand gives it its text.
    #[arg(long)]
    key: Option<String>,
    /// An attribute of all of them.
    #[arg(long = "attribute", value_name = "NAME=VALUE")]
    attributes: Vec<String>,
    /// Leave out the files that are refused, and import the others.
    #[arg(long)]
    skip_bad: bool,
}

pub(crate) fn run(command: Command, context: &mut Context) -> Result<Done, Problem> {
    match command {
        Command::Import(arguments) => import::run(context, &arguments),
        Command::Add { key, fields } => {
            let mut bench = context.write()?;
            let set = bench.add_source(&key, &Workbench::assignments(&fields)?)?;
            say_set(context, &bench, &set)?;
            Ok(Done::Well)
        }
        Command::List {
            kind,
            at,
            country,
            attribute,
        } => show::list(context, kind, at, country, &attribute),
        Command::Show { source } => show::show(context, &source),
        Command::Text {
            source,
            turns,
            lines,
            comments,
        } => {
            let part = match (turns, lines, comments) {
                (true, ..) => show::Part::Turns,
                (_, true, _) => show::Part::Lines,
                (.., true) => show::Part::Comments,
                _ => show::Part::Text,
            };
            show::text(context, &source, part)
        }
        Command::Set { source, fields } => {
            let fields = Workbench::assignments(&fields)?;
            let mut bench = context.write()?;
            let id = bench.find_source(&source)?.0;
            let set = bench.set_source(id, &fields)?;
            say_set(context, &bench, &set)?;
            Ok(Done::Well)
        }
        Command::SetFrom { file, key } => set_from(context, &file, &key),
        Command::Edit {
            source,
            file,
            reason,
            encoding,
        } => edit(context, &source, &file, &reason, encoding),
        Command::Revisions { source } => show::revisions(context, &source),
        Command::Positions {
            source,
            count,
            line_ends_as_one,
        } => match (source, count) {
            (None, _) => positions::list(context),
            (Some(source), None) => positions::show(context, &source),
            (Some(source), Some(count)) => {
                positions::settle(context, &source, &count, line_ends_as_one)
            }
        },
        Command::Rename { source, key } => rename(context, &source, &key),
        Command::Remove {
            source,
            with_codings,
        } => act(context, &source, |bench, id| {
            bench.remove_source(id, with_codings).map(drop)
        }),
        Command::Export {
            source,
            format: name,
            to,
            force,
        } => {
            let bench = context.read()?;
            let id = bench.find_source(&source)?.0;
            let (bytes, lost) = bench.export_source(id, format(&name)?)?;
            if lost > 0 {
                context
                    .out
                    .say(format!("{lost} lost quotations are not in it"));
            }
            write_out(context, to.as_deref(), &bytes, force)?;
            Ok(Done::Well)
        }
    }
}

/// Gives a source another key, and says that its name is another thing.
fn rename(context: &Context, source: &str, key: &str) -> Result<Done, Problem> {
    let mut bench = context.write()?;
    let (id, noun) = bench.find_source(source)?;
    bench.rename_source(id, key)?;
    super::project::say_last(context, &bench)?;
    if noun.name != key {
        context.out.say(format!(
            "its name, by which other programs know it, is still {:?}; to change it: ayni source set {key} name=…",
            noun.name
        ));
    }
    Ok(Done::Well)
}

/// Does something to one source and says so.
fn act(
    context: &Context,
    source: &str,
    work: impl FnOnce(&mut Workbench, SourceId) -> Result<(), Problem>,
) -> Result<Done, Problem> {
    let mut bench = context.write()?;
    let id = bench.find_source(source)?.0;
    work(&mut bench, id)?;
    super::project::say_last(context, &bench)?;
    Ok(Done::Well)
}

fn set_from(context: &Context, file: &std::path::Path, key: &str) -> Result<Done, Problem> {
    let bytes = read_file(file)?;
    let name = file.display().to_string();
    let mut bench = context.write()?;
    let done = bench.set_sources_from(&name, &bytes, key)?;
    if done.changed == 0 {
        context.out.say("nothing differs from the register");
    } else {
        super::project::say_last(context, &bench)?;
    }
    say_defined(context, &done.defined);
    for (line, key) in &done.unknown {
        context
            .out
            .say(format!("line {line}: there is no source {key:?}; left out"));
    }
    if !done.unnamed.is_empty() {
        context.out.say(format!(
            "{} sources are not in the register: {}",
            done.unnamed.len(),
            done.unnamed.join(", ")
        ));
    }
    Ok(Done::Well)
}

fn edit(
    context: &Context,
    source: &str,
    file: &std::path::Path,
    reason: &str,
    encoding: Option<String>,
) -> Result<Done, Problem> {
    let bytes = read_file(file)?;
    let mut bench = context.write()?;
    let (id, _) = bench.find_source(source)?;
    let name = file.display().to_string();
    let correction = Correction {
        name: &name,
        bytes: &bytes,
        encoding,
        reason,
    };
    let edited = bench.edit_source(id, &correction)?;
    super::project::say_last(context, &bench)?;
    if edited.found > 0 {
        context
            .out
            .say(format!("{} lost quotations were found again", edited.found));
    }
    let mut listing = super::out::Listing::new(&["lost quotation", "words"]);
    for (id, words) in &edited.lost {
        listing.row(vec![
            serde_json::json!(id.to_string()),
            serde_json::json!(words),
        ]);
    }
    if listing.len() > 0 || context.out.form != super::out::Form::Table {
        context.out.list(&listing);
    }
    Ok(Done::Well)
}
