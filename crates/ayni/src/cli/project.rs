//! The project as a whole: new, info, history, undo, redo, doctor.

use std::{
    ffi::OsStr,
    path::{Path, PathBuf},
};

use ayni_model::{
    record::Kind,
    study::{Member, Project},
};
use ayni_store::{Reader as _, milliseconds_of};
use ayni_workbench::{Problem, ProblemKind, Workbench, ambient::Machine};
use clap::Subcommand;
use serde_json::json;

use super::{
    Context, Done,
    out::{Form, Listing},
};

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Make an empty project in the present folder.
    ///
    /// Example: ayni new "North-South alliance" --member ana
    New {
        /// Name of the project; the file is called after it.
        name: String,
        /// Key of the first member: who works with it.
        #[arg(long, default_value = FIRST_MEMBER)]
        member: String,
        /// The file to make, where its name should be another.
        #[arg(long, value_name = "FILE")]
        file: Option<PathBuf>,
    },
    /// Say what is in the project.
    ///
    /// Example: ayni info
    Info,
    /// List what was done, newest first.
    ///
    /// Example: ayni history --limit 50
    History {
        /// The life of one thing: code:PATH, source:KEY, actor:KEY, or an id.
        thing: Option<String>,
        /// How many steps; 20 for people, all for programs (--json, --csv).
        #[arg(long)]
        limit: Option<u64>,
    },
    /// Take back the last step, several, or any one.
    ///
    /// Example: ayni undo --steps 3
    Undo {
        /// How many steps.
        #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..))]
        steps: u32,
        /// One step by its number in the history, however much was done since.
        #[arg(long, conflicts_with = "steps", value_name = "N")]
        entry: Option<i64>,
    },
    /// Do again what was taken back.
    ///
    /// Example: ayni redo
    Redo {
        /// How many steps.
        #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..))]
        steps: u32,
    },
    /// Look at every invariant of the file and say what was found. Repairs nothing.
    ///
    /// Example: ayni doctor
    Doctor {
        /// First work out anew what is searched: paragraphs, words, speaker turns.
        #[arg(long)]
        rebuild: bool,
    },
}

pub(crate) fn run(command: Command, context: &mut Context) -> Result<Done, Problem> {
    match command {
        Command::New { name, member, file } => new(context, &name, &member, file),
        Command::Info => info(context),
        Command::History { thing: None, limit } => history(context, steps(context, limit)),
        Command::History {
            thing: Some(thing),
            limit,
        } => life(context, &thing, steps(context, limit)),
        Command::Undo { steps, entry } => undo(context, steps, entry),
        Command::Redo { steps } => redo(context, steps),
        Command::Doctor { rebuild } => doctor(context, rebuild),
    }
}

/// Returns how many steps are printed where nobody says how many.
fn steps(context: &Context, limit: Option<u64>) -> u64 {
    limit.unwrap_or(match context.out.form {
        Form::Table => 20,
        Form::Json | Form::Csv => u64::MAX,
    })
}

/// Says what the last step was, as the history has it.
pub(crate) fn say_last(context: &Context, bench: &Workbench) -> Result<(), Problem> {
    if let Some(last) = bench.project().history(0, 1)?.first() {
        context.out.say(last.operation.sentence());
    }
    Ok(())
}

/// Key of who works with a project where nobody says so.
pub(crate) const FIRST_MEMBER: &str = "me";

fn new(
    context: &Context,
    name: &str,
    member: &str,
    file: Option<PathBuf>,
) -> Result<Done, Problem> {
    // Whoever names the file means the project in it.
    let named = Path::new(name);
    let (name, named) = match (named.extension(), named.file_stem().and_then(OsStr::to_str)) {
        (Some(ending), Some(stem)) if ending == ayni_store::EXTENSION => (stem, named.to_owned()),
        _ => {
            let file = format!("{}.{}", file_name(name), ayni_store::EXTENSION);
            (name, PathBuf::from(file))
        }
    };
    let path = file.or_else(|| context.project.clone()).unwrap_or(named);
    create(&path, name, member)?;
    context.out.line(path.display());
    Ok(Done::Well)
}

/// Makes an empty project with one member.
pub(crate) fn create(path: &Path, name: &str, member: &str) -> Result<(), Problem> {
    if name.trim().is_empty() {
        return Err(Problem::new(ProblemKind::Invalid, "a project needs a name")
            .hint("Example: ayni new \"North-South alliance\""));
    }
    if path
        .extension()
        .is_none_or(|extension| extension != ayni_store::EXTENSION)
    {
        let message = format!(
            "{} does not end in .{}",
            path.display(),
            ayni_store::EXTENSION
        );
        return Err(Problem::new(ProblemKind::Invalid, message)
            .hint("Commands find a project by that ending; give the file such a name."));
    }
    if let Some(above) = path.parent().filter(|above| !above.as_os_str().is_empty())
        && !above.is_dir()
    {
        let message = format!("there is no folder {}", above.display());
        return Err(Problem::new(ProblemKind::NotFound, message)
            .hint(format!("Make it first: mkdir -p {}", above.display())));
    }
    let project = Project {
        name: name.to_owned(),
        description: None,
        language: None,
    };
    let member = Member {
        key: member.to_owned(),
        name: member.to_owned(),
        position: 0,
    };
    Workbench::create(path, project, member, Box::new(Machine))?;
    Ok(())
}

/// Returns a name that every file system takes.
fn file_name(name: &str) -> String {
    let kept: String = name
        .chars()
        .map(|char| {
            if char.is_alphanumeric() || "-_. ".contains(char) {
                char
            } else {
                '-'
            }
        })
        .collect();
    let trimmed = kept.trim_matches([' ', '.', '-']);
    if trimmed.is_empty() {
        "project".to_owned()
    } else {
        trimmed.replace(' ', "-").to_lowercase()
    }
}

fn info(context: &Context) -> Result<Done, Problem> {
    let bench = context.read()?;
    let project = bench.project();
    let named = project
        .all::<Project>()?
        .into_iter()
        .next()
        .map(|(_, project)| project);
    let mut facts = vec![
        ("project", json!(named.as_ref().map(|named| &named.name))),
        (
            "description",
            json!(named.as_ref().and_then(|named| named.description.as_ref())),
        ),
        ("id", json!(project.id()?.to_string())),
    ];
    for kind in Kind::ALL {
        let count = project.count(*kind)?;
        if count > 0 && !matches!(kind, Kind::Project | Kind::Space | Kind::Revision) {
            facts.push((kind.word(), json!(count)));
        }
    }
    facts.push(("steps", json!(project.position()?)));
    context.out.facts(&facts);
    Ok(Done::Well)
}

fn history(context: &Context, limit: u64) -> Result<Done, Problem> {
    let bench = context.read()?;
    let members = bench.project().all::<Member>()?;
    let mut listing = Listing::new(&["step", "when", "who", "what", "changes", "state"]);
    for entry in bench.project().history(0, limit)? {
        let who = members
            .iter()
            .find(|(id, _)| Some(*id) == entry.member)
            .map(|(_, member)| member.key.clone());
        listing.row(vec![
            json!(entry.entry),
            json!(moment(entry.hlc)),
            json!(who),
            json!(entry.operation.sentence()),
            json!(entry.changes),
            json!(if entry.undone_by.is_some() {
                "taken back"
            } else {
                ""
            }),
        ]);
    }
    context.out.list(&listing);
    Ok(Done::Well)
}

fn life(context: &Context, thing: &str, limit: u64) -> Result<Done, Problem> {
    let bench = context.read()?;
    let history = bench.life(thing)?;
    let members = bench.project().all::<Member>()?;
    let mut listing = Listing::new(&["step", "when", "who", "what", "field", "before", "after"]);
    let kept = usize::try_from(limit).unwrap_or(usize::MAX);
    for change in history.iter().rev().take(kept) {
        let who = members.iter().find(|(id, _)| Some(*id) == change.member);
        let who = who.map(|(_, member)| member.key.clone());
        for (field, before, after) in &change.fields {
            listing.row(vec![
                json!(change.entry),
                json!(moment(change.hlc)),
                json!(who),
                json!(change.operation.sentence()),
                json!(field),
                before.clone(),
                after.clone(),
            ]);
        }
    }
    context.out.list(&listing);
    if history.len() > kept {
        context.out.say(format!(
            "\n{kept} of {} steps; see more with --limit N",
            history.len()
        ));
    }
    Ok(Done::Well)
}

/// Returns a reading of the project's clock as a person reads it, in UTC to the second.
pub(crate) fn moment(hlc: i64) -> String {
    ayni_workbench::ambient::moment(milliseconds_of(hlc))
}

fn undo(context: &Context, steps: u32, entry: Option<i64>) -> Result<Done, Problem> {
    let mut bench = context.write()?;
    if let Some(step) = entry {
        let last = bench.project().position()?;
        if !(1..=last).contains(&step) {
            let message = format!("the history has no step {step}; the last one is {last}");
            return Err(Problem::new(ProblemKind::NotFound, message).hint("See: ayni history"));
        }
        if step == 1 {
            let message = "the first step made the project and cannot be taken back";
            return Err(Problem::new(ProblemKind::Conflict, message));
        }
    }
    for _ in 0..if entry.is_some() { 1 } else { steps } {
        match bench.undo(entry)? {
            Some(reverted) => {
                context.out.say(format!("took back: {}", reverted.sentence));
                if reverted.kept > 0 {
                    context.out.say(format!(
                        "{} values stay, because they were set again since",
                        reverted.kept
                    ));
                }
            }
            None => {
                context.out.say(match entry {
                    Some(step) => format!("step {step} is taken back already"),
                    None => "there is nothing to take back".to_owned(),
                });
                break;
            }
        }
    }
    Ok(Done::Well)
}

fn redo(context: &Context, steps: u32) -> Result<Done, Problem> {
    let mut bench = context.write()?;
    for _ in 0..steps {
        match bench.redo()? {
            Some(reverted) => context.out.say(format!("did again: {}", reverted.sentence)),
            None => {
                context.out.say("there is nothing to do again");
                break;
            }
        }
    }
    Ok(Done::Well)
}

fn doctor(context: &Context, rebuild: bool) -> Result<Done, Problem> {
    if rebuild {
        context.write()?.rebuild_index()?;
        context.out.say("worked the search index out anew");
    }
    let health = context.read()?.project().doctor()?;
    if context.out.form == Form::Table {
        for look in &health.looked_at {
            let bad = health
                .complaints
                .iter()
                .filter(|complaint| complaint.about == *look)
                .count();
            context.out.line(format!(
                "{look}: {}",
                if bad == 0 {
                    "well".to_owned()
                } else {
                    format!("{bad} complaints")
                }
            ));
        }
        for complaint in &health.complaints {
            context.out.line(format!("\n{complaint}"));
        }
    } else {
        let mut listing = Listing::new(&["about", "seen", "remedy"]);
        for complaint in &health.complaints {
            listing.row(vec![
                json!(complaint.about),
                json!(complaint.seen),
                json!(complaint.remedy),
            ]);
        }
        context.out.list(&listing);
    }
    Ok(if health.is_good() {
        Done::Well
    } else {
        Done::Complaints
    })
}
