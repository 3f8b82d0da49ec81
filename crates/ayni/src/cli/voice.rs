//! `ayni voice …`: who speaks under which label.

use ayni_workbench::Problem;
use clap::Subcommand;
use serde_json::json;

use super::{Context, Done, out::Listing};

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// List the voices of a source, or of all, with their turns.
    ///
    /// Example: ayni voice list interview-14
    List {
        /// Key or name; without it all sources.
        source: Option<String>,
    },
    /// Say who speaks under a label, and as what.
    ///
    /// Example: ayni voice set interview-14 ID1 --actor lu-1 --role informant
    Set {
        /// Key or name of the source.
        source: String,
        /// The label as it stands in the text.
        label: String,
        /// Key of the actor; empty for nobody.
        #[arg(long, required_unless_present = "role")]
        actor: Option<String>,
        /// informant, interviewer or other.
        #[arg(long)]
        role: Option<String>,
    },
}

pub(crate) fn run(command: Command, context: &mut Context) -> Result<Done, Problem> {
    match command {
        Command::List { source } => list(context, source.as_deref()),
        Command::Set {
            source,
            label,
            actor,
            role,
        } => {
            let mut bench = context.write()?;
            let id = bench.find_source(&source)?.0;
            let actor = match actor.as_deref() {
                None => None,
                Some("") => Some(None),
                Some(actor) => Some(Some(bench.find_actor(actor)?.0)),
            };
            bench.set_voice(id, &label, actor, role.as_deref())?;
            super::project::say_last(context, &bench)?;
            Ok(Done::Well)
        }
    }
}

fn list(context: &Context, source: Option<&str>) -> Result<Done, Problem> {
    let bench = context.read()?;
    let sources = match source {
        Some(source) => vec![bench.find_source(source)?],
        None => {
            let all = bench.sources(&Default::default())?;
            all.into_iter().map(|line| (line.id, line.source)).collect()
        }
    };
    let mut listing = Listing::new(&["source", "label", "actor", "role", "turns", "code points"]);
    for (id, source) in sources {
        for line in bench.voices(id)? {
            let voice = line.voice.as_ref();
            let actor = voice.and_then(|voice| voice.actor);
            listing.row(vec![
                json!(source.key),
                json!(line.label),
                json!(actor.map(|actor| bench.key_of_actor(actor)).transpose()?),
                json!(voice.map(|voice| voice.role.word())),
                json!(line.turns),
                json!(line.code_points),
            ]);
        }
    }
    context.out.list(&listing);
    context.out.say(format!("\n{} voices", listing.len()));
    Ok(Done::Well)
}
