//! `ayni actor …` and `ayni tie …`: people, organisations and sites, and what binds them.

use ayni_model::{
    actor::Tie,
    when::{Answer, When},
};
use ayni_workbench::{Problem, Workbench, actor::ActorFilter, tie::TieFilter};
use clap::Subcommand;
use serde_json::json;

use super::{
    Context, Done,
    common::{attribute_facts, doubt, facts, say_kinds, say_set},
    out::Listing,
};

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// List the actors; asked for a time, those that existed then, possible ones marked.
    ///
    /// Example: ayni actor list --at 2005-11 --ties
    List {
        /// That existed then.
        #[arg(long, value_name = "WHEN")]
        at: Option<When>,
        /// person, organisation, site, or a kind of organisation.
        #[arg(long)]
        kind: Option<String>,
        /// From this country.
        #[arg(long)]
        country: Option<String>,
        /// With the ties that held then: who owns it, what it is affiliated to.
        #[arg(long)]
        ties: bool,
    },
    /// Show all that is known of an actor, with its ties.
    ///
    /// Example: ayni actor show lu-1
    Show {
        /// Key or name.
        actor: String,
    },
    /// Set fields and attributes of an actor; it is made where there is none.
    ///
    /// Example: ayni actor set lu-4 kind=organisation organisation_kind="local union" country=CL
    Set {
        /// Key or name.
        actor: String,
        /// key, name, kind, organisation_kind, country, place, parent, when, note, position, or an
        /// attribute.
        #[arg(required = true, value_name = "FIELD=VALUE")]
        fields: Vec<String>,
    },
    /// Take an actor away that nothing cites.
    ///
    /// Example: ayni actor remove lu-4
    Remove {
        /// Key or name.
        actor: String,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum TieCommand {
    /// List the ties; asked for a time, those that held then. A rumour is no tie.
    ///
    /// Example: ayni tie list --at 2005-11 --of refinery-quebec-1
    List {
        /// That held then.
        #[arg(long, value_name = "WHEN")]
        at: Option<When>,
        /// From or to this actor.
        #[arg(long, value_name = "ACTOR")]
        of: Option<String>,
        /// owns, affiliated to, represents, holds office in, or another word.
        #[arg(long)]
        kind: Option<String>,
        /// With --at: also what is only rumoured or announced, was dropped or refuted.
        #[arg(long)]
        all: bool,
    },
    /// Add a tie, read from left to right.
    ///
    /// Example: ayni tie add euromin owns refinery-quebec-1 when=2006-06/.. source=article
    Add {
        /// From whom: key of an actor.
        from: String,
        /// owns, affiliated to, represents, holds office in, or another word.
        kind: String,
        /// To whom: key of an actor.
        to: String,
        /// key, when, status, source, note.
        #[arg(value_name = "FIELD=VALUE")]
        fields: Vec<String>,
    },
    /// Set fields of a tie.
    ///
    /// Example: ayni tie set euromin-owns-refinery-quebec-1 status=rumoured
    Set {
        /// Key.
        tie: String,
        /// key, from, kind, to, when, status, source, note, position.
        #[arg(required = true, value_name = "FIELD=VALUE")]
        fields: Vec<String>,
    },
    /// Take a tie away.
    ///
    /// Example: ayni tie remove euromin-owns-refinery-quebec-1
    Remove {
        /// Key.
        tie: String,
    },
}

pub(crate) fn run(command: Command, context: &mut Context) -> Result<Done, Problem> {
    match command {
        Command::List {
            at,
            kind,
            country,
            ties,
        } => list(context, &ActorFilter { at, kind, country }, ties),
        Command::Show { actor } => show(context, &actor),
        Command::Set { actor, fields } => {
            let fields = Workbench::assignments(&fields)?;
            let mut bench = context.write()?;
            let set = bench.set_actor(&actor, &fields)?;
            say_set(context, &bench, &set)?;
            Ok(Done::Well)
        }
        Command::Remove { actor } => {
            let mut bench = context.write()?;
            let id = bench.find_actor(&actor)?.0;
            bench.remove_actor(id)?;
            super::project::say_last(context, &bench)?;
            Ok(Done::Well)
        }
    }
}

fn list(context: &Context, filter: &ActorFilter, ties: bool) -> Result<Done, Problem> {
    let bench = context.read()?;
    let mut columns = vec!["key", "name", "kind", "country", "place", "when", "answer"];
    if ties {
        columns.push("ties");
    }
    let mut listing = Listing::new(&columns);
    for line in bench.actors(filter)? {
        let actor = &line.actor;
        let kind = actor
            .organisation_kind
            .as_deref()
            .unwrap_or(actor.kind.word());
        let mut row = vec![
            json!(actor.key),
            json!(actor.name),
            json!(kind),
            json!(actor.country.as_ref().map(ToString::to_string)),
            json!(actor.place.as_ref().map(ToString::to_string)),
            json!(actor.when.as_ref().map(ToString::to_string)),
            doubt(line.answer),
        ];
        if ties {
            let sentences = line
                .ties
                .iter()
                .map(|(_, tie, answer)| sentence(&bench, tie, *answer));
            row.push(json!(sentences.collect::<Result<Vec<_>, _>>()?));
        }
        listing.row(row);
    }
    context.out.list(&listing);
    context.out.say(format!("\n{} actors", listing.len()));
    if listing.len() == 0 {
        let all = bench.actors(&ActorFilter::default())?;
        let kinds = all.into_iter().flat_map(|line| {
            let kind = line.actor.kind.word().to_owned();
            line.actor.organisation_kind.into_iter().chain([kind])
        });
        say_kinds(context, filter.kind.as_deref(), kinds);
    }
    Ok(Done::Well)
}

/// Returns a tie as it is read: `euromin owns refinery-quebec-1 (possible)`.
fn sentence(bench: &Workbench, tie: &Tie, answer: Answer) -> Result<String, Problem> {
    let (from, to) = (bench.key_of_actor(tie.from)?, bench.key_of_actor(tie.to)?);
    let doubt = if answer == Answer::Possible {
        " (possible)"
    } else {
        ""
    };
    Ok(format!("{from} {} {to}{doubt}", tie.kind))
}

fn show(context: &Context, wanted: &str) -> Result<Done, Problem> {
    let bench = context.read()?;
    let (id, actor) = bench.find_actor(wanted)?;
    let mut known = vec![
        ("key".to_owned(), json!(actor.key)),
        ("id".to_owned(), json!(id.to_string())),
        ("name".to_owned(), json!(actor.name)),
        ("kind".to_owned(), json!(actor.kind.word())),
        (
            "organisation_kind".to_owned(),
            json!(actor.organisation_kind),
        ),
        (
            "country".to_owned(),
            json!(actor.country.as_ref().map(ToString::to_string)),
        ),
        (
            "place".to_owned(),
            json!(actor.place.as_ref().map(ToString::to_string)),
        ),
        (
            "parent".to_owned(),
            json!(
                actor
                    .parent
                    .map(|parent| bench.key_of_actor(parent))
                    .transpose()?
            ),
        ),
        (
            "when".to_owned(),
            json!(actor.when.as_ref().map(ToString::to_string)),
        ),
        ("note".to_owned(), json!(actor.note)),
    ];
    known.extend(attribute_facts(&actor.attributes));
    let filter = TieFilter {
        of: Some(id),
        ..TieFilter::default()
    };
    let ties = bench.ties(&filter)?.into_iter().map(|(_, tie, answer)| {
        let when = tie
            .when
            .as_ref()
            .map(|when| format!(", {when}"))
            .unwrap_or_default();
        let status = tie.status.word();
        Ok(format!(
            "{}{when}, {status}",
            sentence(&bench, &tie, answer)?
        ))
    });
    known.push((
        "ties".to_owned(),
        json!(ties.collect::<Result<Vec<_>, Problem>>()?),
    ));
    let parts = bench
        .participations(None, Some(id))?
        .into_iter()
        .map(|part| {
            Ok(format!(
                "{} as {}",
                bench.key_of_event(part.event)?,
                part.role
            ))
        });
    known.push((
        "events".to_owned(),
        json!(parts.collect::<Result<Vec<_>, Problem>>()?),
    ));
    facts(context, known);
    Ok(Done::Well)
}

pub(crate) fn run_tie(command: TieCommand, context: &mut Context) -> Result<Done, Problem> {
    match command {
        TieCommand::List { at, of, kind, all } => {
            let bench = context.read()?;
            let of = of
                .map(|of| bench.find_actor(&of))
                .transpose()?
                .map(|(id, _)| id);
            list_ties(context, &bench, &TieFilter { at, of, kind, all })?;
        }
        TieCommand::Add {
            from,
            kind,
            to,
            fields,
        } => {
            let fields = Workbench::assignments(&fields)?;
            let mut bench = context.write()?;
            let (from, to) = (bench.find_actor(&from)?.0, bench.find_actor(&to)?.0);
            bench.add_tie(from, &kind, to, &fields)?;
            super::project::say_last(context, &bench)?;
        }
        TieCommand::Set { tie, fields } => {
            let fields = Workbench::assignments(&fields)?;
            let mut bench = context.write()?;
            bench.set_tie(&tie, &fields)?;
            super::project::say_last(context, &bench)?;
        }
        TieCommand::Remove { tie } => {
            let mut bench = context.write()?;
            bench.remove_tie(&tie)?;
            super::project::say_last(context, &bench)?;
        }
    }
    Ok(Done::Well)
}

fn list_ties(context: &Context, bench: &Workbench, filter: &TieFilter) -> Result<(), Problem> {
    let columns = [
        "key", "from", "kind", "to", "when", "status", "source", "answer",
    ];
    let mut listing = Listing::new(&columns);
    for (_, tie, answer) in bench.ties(filter)? {
        let source = tie
            .source
            .map(|source| bench.name_of(source.into()))
            .transpose()?;
        let source = source
            .as_deref()
            .map(|name| name.trim_start_matches("source:"));
        listing.row(vec![
            json!(tie.key),
            json!(bench.key_of_actor(tie.from)?),
            json!(tie.kind),
            json!(bench.key_of_actor(tie.to)?),
            json!(tie.when.as_ref().map(ToString::to_string)),
            json!(tie.status.word()),
            json!(source),
            doubt(answer),
        ]);
    }
    context.out.list(&listing);
    context.out.say(format!("\n{} ties", listing.len()));
    Ok(())
}
