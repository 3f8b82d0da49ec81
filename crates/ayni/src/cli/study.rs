//! What a study is told with: `ayni member …`, `ayni attribute …`, `ayni phase …`, `ayni round …`.

use ayni_model::{study::AttributeOf, value::ValueType, when::When};
use ayni_workbench::{Problem, ProblemKind, attribute::AttributeChange, phase::PhaseChange};
use clap::{Subcommand, ValueEnum};
use serde_json::json;

use super::{Context, Done, out::Listing};

#[derive(Debug, Subcommand)]
pub(crate) enum MemberCommand {
    /// List the members.
    ///
    /// Example: ayni member list
    List,
    /// Add somebody who codes and writes.
    ///
    /// Example: ayni member add ana --name "Ana (coder 1)"
    Add {
        /// A short word, for --as.
        key: String,
        /// Name for people.
        #[arg(long)]
        name: Option<String>,
    },
    /// Give a member another key or name; what the member did stays.
    ///
    /// A new key alone leaves the name, which goes out to other programs.
    ///
    /// Example: ayni member rename me --key ana --name "Ana (coder 1)"
    Rename {
        /// Key or name.
        member: String,
        /// The new key.
        #[arg(long, required_unless_present = "name")]
        key: Option<String>,
        /// The new name.
        #[arg(long)]
        name: Option<String>,
    },
}

/// What an attribute is of.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Of {
    /// Of sources.
    Source,
    /// Of actors.
    Actor,
    /// Of events.
    Event,
}

/// The type of an attribute's values.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Type {
    /// Any words.
    Text,
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// Yes or no.
    Boolean,
    /// A date.
    When,
    /// One of the words given with --choice.
    Choice,
}

#[derive(Debug, Subcommand)]
pub(crate) enum AttributeCommand {
    /// List the attributes, with the number of their values.
    ///
    /// Example: ayni attribute list
    List,
    /// Define an attribute, or change its definition; values must be of its type.
    ///
    /// Example: ayni attribute define source wave --type choice --choice 2004-2006 --choice 2007-2008
    Define {
        /// What it is of.
        of: Of,
        /// Its name.
        name: String,
        /// The type of its values.
        #[arg(long = "type")]
        value_type: Option<Type>,
        /// An allowed word, in their order; several may be given.
        #[arg(long = "choice", value_name = "WORD")]
        choices: Vec<String>,
        /// What it means.
        #[arg(long)]
        description: Option<String>,
    },
    /// Give an attribute another name, with its values.
    ///
    /// Example: ayni attribute rename source wave period
    Rename {
        /// What it is of.
        of: Of,
        /// Its name.
        name: String,
        /// The new name.
        to: String,
    },
    /// Take an attribute away.
    ///
    /// Example: ayni attribute remove source wave --with-values
    Remove {
        /// What it is of.
        of: Of,
        /// Its name.
        name: String,
        /// Its values too.
        #[arg(long)]
        with_values: bool,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum PhaseCommand {
    /// List the phases in the order of the story.
    ///
    /// Example: ayni phase list
    List,
    /// Set a phase; it is made where there is none.
    ///
    /// Example: ayni phase set phase-1 --name "Phase 1: Growth" --when 1990/2004
    Set {
        /// Key or name.
        phase: String,
        /// Name for people.
        #[arg(long)]
        name: Option<String>,
        /// An interval; several may be given.
        #[arg(long)]
        when: Vec<When>,
        /// What it is about.
        #[arg(long)]
        description: Option<String>,
        /// Place in the story, from 1.
        #[arg(long, value_parser = clap::value_parser!(u32).range(1..))]
        place: Option<u32>,
    },
    /// Take a phase away.
    ///
    /// Example: ayni phase remove phase-1
    Remove {
        /// Key or name.
        phase: String,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum RoundCommand {
    /// Name the present state of the codebook.
    ///
    /// Example: ayni round name "round 1"
    Name {
        /// The name.
        name: String,
    },
    /// List the rounds.
    ///
    /// Example: ayni round list
    List,
}

pub(crate) fn run_member(command: MemberCommand, context: &mut Context) -> Result<Done, Problem> {
    match command {
        MemberCommand::List => {
            let mut listing = Listing::new(&["key", "name", "id"]);
            for (id, member) in context.read()?.members()? {
                let id = id.to_string();
                listing.row(vec![json!(member.key), json!(member.name), json!(id)]);
            }
            context.out.list(&listing);
        }
        MemberCommand::Add { key, name } => {
            let mut bench = context.write()?;
            bench.add_member(&key, name.as_deref())?;
            super::project::say_last(context, &bench)?;
        }
        MemberCommand::Rename { member, key, name } => {
            let mut bench = context.write()?;
            let id = bench.member_by_key(&member)?;
            bench.rename_member(id, key.as_deref(), name.as_deref())?;
            super::project::say_last(context, &bench)?;
            let members = bench.members()?;
            let now = members.iter().find(|(it, _)| *it == id);
            if let (Some((_, now)), None) = (now, &name)
                && now.name != now.key
            {
                context.out.say(format!(
                    "the name, by which other programs know the member, is still {:?}; to change it: ayni member rename {} --name …",
                    now.name, now.key
                ));
            }
        }
    }
    Ok(Done::Well)
}

impl From<Of> for AttributeOf {
    fn from(of: Of) -> Self {
        match of {
            Of::Source => Self::Source,
            Of::Actor => Self::Actor,
            Of::Event => Self::Event,
        }
    }
}

fn value_type(named: Option<Type>, choices: Vec<String>) -> Result<Option<ValueType>, Problem> {
    let refuse = |message: &str| {
        Problem::new(ayni_workbench::ProblemKind::Invalid, message)
            .hint("Give the allowed words: --type choice --choice low --choice high.")
    };
    Ok(match named {
        Some(Type::Choice) | None if !choices.is_empty() => Some(ValueType::Choice(choices)),
        Some(Type::Choice) => return Err(refuse("a choice needs words to choose from")),
        Some(_) if !choices.is_empty() => return Err(refuse("only a choice has allowed words")),
        Some(Type::Text) => Some(ValueType::Text),
        Some(Type::Integer) => Some(ValueType::Integer),
        Some(Type::Number) => Some(ValueType::Number),
        Some(Type::Boolean) => Some(ValueType::Boolean),
        Some(Type::When) => Some(ValueType::When),
        None => None,
    })
}

pub(crate) fn run_attribute(
    command: AttributeCommand,
    context: &mut Context,
) -> Result<Done, Problem> {
    match command {
        AttributeCommand::List => {
            let mut listing =
                Listing::new(&["of", "name", "type", "choices", "values", "description"]);
            for line in context.read()?.attributes()? {
                let attribute = line.attribute;
                let choices = match &attribute.value_type {
                    ValueType::Choice(choices) => json!(choices),
                    _ => json!(null),
                };
                listing.row(vec![
                    json!(attribute.of.kind().word()),
                    json!(attribute.name),
                    json!(attribute.value_type.name()),
                    choices,
                    json!(line.values),
                    json!(attribute.description),
                ]);
            }
            context.out.list(&listing);
            return Ok(Done::Well);
        }
        AttributeCommand::Define {
            of,
            name,
            value_type: named,
            choices,
            description,
        } => {
            let change = AttributeChange {
                of: of.into(),
                name,
                value_type: value_type(named, choices)?,
                description,
            };
            let mut bench = context.write()?;
            bench.define_attribute(&change)?;
            super::project::say_last(context, &bench)?;
        }
        AttributeCommand::Rename { of, name, to } => {
            let mut bench = context.write()?;
            let speaking = bench.rename_attribute(of.into(), &name, &to)?;
            super::project::say_last(context, &bench)?;
            for synopsis in speaking {
                context.out.say(format!(
                    "the synopsis {synopsis} speaks of {name}; look whether it should say {to}"
                ));
            }
        }
        AttributeCommand::Remove {
            of,
            name,
            with_values,
        } => {
            let mut bench = context.write()?;
            bench.remove_attribute(of.into(), &name, with_values)?;
            super::project::say_last(context, &bench)?;
        }
    }
    Ok(Done::Well)
}

pub(crate) fn run_phase(command: PhaseCommand, context: &mut Context) -> Result<Done, Problem> {
    match command {
        PhaseCommand::List => {
            let mut listing = Listing::new(&["key", "name", "when", "description"]);
            for (_, phase) in context.read()?.phases()? {
                let when: Vec<String> = phase.when.all().iter().map(When::to_string).collect();
                listing.row(vec![
                    json!(phase.key),
                    json!(phase.name),
                    json!(when),
                    json!(phase.description),
                ]);
            }
            context.out.list(&listing);
        }
        PhaseCommand::Set {
            phase,
            name,
            when,
            description,
            place,
        } => {
            let change = PhaseChange {
                name,
                when,
                description,
                place: place.map(|place| place as usize - 1),
            };
            let mut bench = context.write()?;
            bench.set_phase(&phase, &change)?;
            super::project::say_last(context, &bench)?;
        }
        PhaseCommand::Remove { phase } => {
            let mut bench = context.write()?;
            bench.remove_phase(&phase)?;
            super::project::say_last(context, &bench)?;
        }
    }
    Ok(Done::Well)
}

pub(crate) fn run_round(command: RoundCommand, context: &mut Context) -> Result<Done, Problem> {
    match command {
        RoundCommand::Name { name } => {
            let mut bench = context.write()?;
            bench.name_round(&name)?;
            super::project::say_last(context, &bench)?;
        }
        RoundCommand::List => {
            let bench = context.read()?;
            let mut listing = Listing::new(&["round", "moment", "codes"]);
            for round in bench.rounds()? {
                let codes = match bench.find_moment(&round.name) {
                    Ok(moment) => Some(bench.codebook_at(moment)?.iter().count()),
                    Err(unknown) if unknown.kind == ProblemKind::NotFound => None,
                    Err(problem) => return Err(problem),
                };
                let moment = super::project::moment(round.at);
                listing.row(vec![json!(round.name), json!(moment), json!(codes)]);
            }
            context.out.list(&listing);
        }
    }
    Ok(Done::Well)
}
