//! `ayni event …` and `ayni participation …`: what happened, and who took part.

use ayni_model::when::When;
use ayni_workbench::{Problem, ProblemKind, Workbench, event::EventFilter};
use clap::Subcommand;
use serde_json::json;

use super::{
    Context, Done,
    common::{attribute_facts, doubt, facts, say_kinds, say_set},
    out::Listing,
};

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// List the events by date; where a date does not settle it, one is marked as possible. A whole
    /// without date or place of its own was when and where its parts were.
    ///
    /// Example: ayni event list --from 2005-11 --to 2006 --kind meeting
    List {
        /// At this time.
        #[arg(long, value_name = "WHEN", conflicts_with_all = ["from", "to"])]
        at: Option<When>,
        /// Not before this date.
        #[arg(long, value_name = "WHEN")]
        from: Option<When>,
        /// Not after this date.
        #[arg(long, value_name = "WHEN")]
        to: Option<When>,
        /// meeting, visit, takeover, strike, or another word.
        #[arg(long)]
        kind: Option<String>,
        /// Town or country.
        #[arg(long)]
        place: Option<String>,
    },
    /// Show all that is known of an event, with its participants.
    ///
    /// Example: ayni event show t2-01
    Show {
        /// Key or name.
        event: String,
    },
    /// Set fields and attributes of an event; it is made where there is none.
    ///
    /// Example: ayni event set visit-2006 kind=visit when=2006-03 place=Lima country=PE
    Set {
        /// Key or name.
        event: String,
        /// key, name, kind, when, place, country, part_of, status, source, note, position, or an
        /// attribute.
        #[arg(required = true, value_name = "FIELD=VALUE")]
        fields: Vec<String>,
    },
    /// Take an event away, with the participations in it.
    ///
    /// Example: ayni event remove visit-2006
    Remove {
        /// Key or name.
        event: String,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum ParticipationCommand {
    /// Say that an actor took part in an event.
    ///
    /// Example: ayni participation add visit-2006 lu-1 --role guest
    Add {
        /// Key or name of the event.
        event: String,
        /// Key or name of the actor.
        actor: String,
        /// host, participant, observer, organiser, funder, guest, informant, invited, or another.
        #[arg(long, default_value = "participant")]
        role: String,
        /// A short remark.
        #[arg(long)]
        note: Option<String>,
    },
    /// List who took part in what.
    ///
    /// Example: ayni participation list --actor lu-1
    List {
        /// In this event.
        #[arg(long)]
        event: Option<String>,
        /// Of this actor.
        #[arg(long)]
        actor: Option<String>,
    },
    /// Take back that an actor took part.
    ///
    /// Example: ayni participation remove visit-2006 lu-1 --role guest
    Remove {
        /// Key or name of the event.
        event: String,
        /// Key or name of the actor.
        actor: String,
        /// Only in this role.
        #[arg(long)]
        role: Option<String>,
    },
}

pub(crate) fn run(command: Command, context: &mut Context) -> Result<Done, Problem> {
    match command {
        Command::List {
            at,
            from,
            to,
            kind,
            place,
        } => {
            let within = match (at, from, to) {
                (Some(at), ..) => Some(at),
                (None, None, None) => None,
                (None, from, to) => Some(span(from.as_ref(), to.as_ref())?),
            };
            list(
                context,
                &EventFilter {
                    within,
                    kind,
                    place,
                },
            )
        }
        Command::Show { event } => show(context, &event),
        Command::Set { event, fields } => {
            let fields = Workbench::assignments(&fields)?;
            let mut bench = context.write()?;
            let set = bench.set_event(&event, &fields)?;
            say_set(context, &bench, &set)?;
            Ok(Done::Well)
        }
        Command::Remove { event } => {
            let mut bench = context.write()?;
            let id = bench.find_event(&event)?.0;
            let parts = bench.remove_event(id)?;
            super::project::say_last(context, &bench)?;
            if parts > 0 {
                context
                    .out
                    .say(format!("{parts} participations went with it"));
            }
            Ok(Done::Well)
        }
    }
}

/// Returns the time from the first day of one date to the last day of another.
fn span(from: Option<&When>, to: Option<&When>) -> Result<When, Problem> {
    let day = |day: Option<_>| match day {
        Some(day) => format!("{day}"),
        None => "..".to_owned(),
    };
    let first = day(from.and_then(|from| from.bounds().0));
    let last = day(to.and_then(|to| to.bounds().1));
    format!("{first}/{last}").parse().map_err(|_| {
        Problem::new(
            ProblemKind::Invalid,
            format!("{first} is not before {last}"),
        )
    })
}

fn list(context: &Context, filter: &EventFilter) -> Result<Done, Problem> {
    let bench = context.read()?;
    let columns = [
        "key",
        "when",
        "kind",
        "name",
        "place",
        "country",
        "status",
        "participants",
        "answer",
    ];
    let mut listing = Listing::new(&columns);
    for line in bench.events(filter)? {
        let event = &line.event;
        let names = line.participants.iter();
        let names =
            names.map(|(actor, role)| Ok(format!("{} ({role})", bench.key_of_actor(*actor)?)));
        listing.row(vec![
            json!(event.key),
            json!(times(&line.times)),
            json!(event.kind),
            json!(event.name),
            json!(event.place.as_ref().map(ToString::to_string)),
            json!(event.country.as_ref().map(ToString::to_string)),
            json!(event.status.word()),
            json!(names.collect::<Result<Vec<_>, Problem>>()?),
            doubt(line.answer),
        ]);
    }
    context.out.list(&listing);
    context.out.say(format!("\n{} events", listing.len()));
    if listing.len() == 0 {
        let all = bench.events(&EventFilter::default())?;
        let kinds = all.into_iter().map(|line| line.event.kind);
        say_kinds(context, filter.kind.as_deref(), kinds);
    }
    Ok(Done::Well)
}

/// Returns the date of an event, or those of its parts.
fn times(times: &[When]) -> Option<String> {
    let all: Vec<&str> = times.iter().map(When::as_str).collect();
    (!all.is_empty()).then(|| all.join("; "))
}

fn show(context: &Context, wanted: &str) -> Result<Done, Problem> {
    let bench = context.read()?;
    let (id, event) = bench.find_event(wanted)?;
    let source = event
        .source
        .map(|source| bench.name_of(source.into()))
        .transpose()?;
    let whole = event
        .part_of
        .map(|whole| bench.key_of_event(whole))
        .transpose()?;
    let mut known = vec![
        ("key".to_owned(), json!(event.key)),
        ("id".to_owned(), json!(id.to_string())),
        ("name".to_owned(), json!(event.name)),
        ("kind".to_owned(), json!(event.kind)),
        (
            "when".to_owned(),
            json!(event.when.as_ref().map(ToString::to_string)),
        ),
        (
            "place".to_owned(),
            json!(event.place.as_ref().map(ToString::to_string)),
        ),
        (
            "country".to_owned(),
            json!(event.country.as_ref().map(ToString::to_string)),
        ),
        ("status".to_owned(), json!(event.status.word())),
        ("source".to_owned(), json!(source)),
        ("part_of".to_owned(), json!(whole)),
        ("note".to_owned(), json!(event.note)),
    ];
    known.extend(attribute_facts(&event.attributes));
    let parts = bench
        .participations(Some(id), None)?
        .into_iter()
        .map(|part| {
            Ok(format!(
                "{} as {}",
                bench.key_of_actor(part.actor)?,
                part.role
            ))
        });
    known.push((
        "participants".to_owned(),
        json!(parts.collect::<Result<Vec<_>, Problem>>()?),
    ));
    facts(context, known);
    Ok(Done::Well)
}

pub(crate) fn run_participation(
    command: ParticipationCommand,
    context: &mut Context,
) -> Result<Done, Problem> {
    match command {
        ParticipationCommand::Add {
            event,
            actor,
            role,
            note,
        } => {
            let mut bench = context.write()?;
            let (event, actor) = (bench.find_event(&event)?.0, bench.find_actor(&actor)?.0);
            bench.add_participation(event, actor, &role, note.as_deref())?;
            super::project::say_last(context, &bench)?;
        }
        ParticipationCommand::List { event, actor } => {
            let bench = context.read()?;
            let event = event
                .map(|it| bench.find_event(&it))
                .transpose()?
                .map(|it| it.0);
            let actor = actor
                .map(|it| bench.find_actor(&it))
                .transpose()?
                .map(|it| it.0);
            let mut listing = Listing::new(&["event", "actor", "role", "note"]);
            for part in bench.participations(event, actor)? {
                listing.row(vec![
                    json!(bench.key_of_event(part.event)?),
                    json!(bench.key_of_actor(part.actor)?),
                    json!(part.role),
                    json!(part.note),
                ]);
            }
            context.out.list(&listing);
            context
                .out
                .say(format!("\n{} participations", listing.len()));
        }
        ParticipationCommand::Remove { event, actor, role } => {
            let mut bench = context.write()?;
            let (event, actor) = (bench.find_event(&event)?.0, bench.find_actor(&actor)?.0);
            bench.remove_participation(event, actor, role.as_deref())?;
            super::project::say_last(context, &bench)?;
        }
    }
    Ok(Done::Well)
}
