//! `ayni claim …`: what one source says of something.

use ayni_workbench::{Problem, claim::NewClaim};
use clap::Subcommand;
use serde_json::json;

use super::{Context, Done, out::Listing};

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// List the claims.
    ///
    /// Example: ayni claim list --on source:interview-14
    List {
        /// Only those on this: source:KEY, actor:KEY or event:KEY.
        #[arg(long)]
        on: Option<String>,
        /// Only those of this source.
        #[arg(long, value_name = "SOURCE")]
        according_to: Option<String>,
    },
    /// Note what a source says of something.
    ///
    /// Example: ayni claim add source:interview-14 country "CA?" --according-to table-1
    Add {
        /// What it is about: source:KEY, actor:KEY or event:KEY.
        subject: String,
        /// informant, when, place, country, or any attribute.
        attribute: String,
        /// The value, as the attribute itself would have it; for an informant an actor's key, or a
        /// description in braces; ? for doubt.
        value: String,
        /// The source that says so.
        #[arg(long, value_name = "SOURCE")]
        according_to: String,
        /// Where in that source: row 12, p. 8.
        #[arg(long)]
        locator: Option<String>,
        /// The words that say so.
        #[arg(long)]
        quote: Option<String>,
        /// A short remark.
        #[arg(long)]
        note: Option<String>,
    },
    /// Take a claim away.
    ///
    /// Example: ayni claim remove 0198c0de-0000-7000-8000-000000000001
    Remove {
        /// Its id (ayni claim list).
        claim: String,
    },
}

pub(crate) fn run(command: Command, context: &mut Context) -> Result<Done, Problem> {
    match command {
        Command::List { on, according_to } => {
            list(context, on.as_deref(), according_to.as_deref())?;
        }
        Command::Add {
            subject,
            attribute,
            value,
            according_to,
            locator,
            quote,
            note,
        } => {
            let mut bench = context.write()?;
            let new = NewClaim {
                subject: bench.find_thing(&subject)?,
                attribute,
                value,
                according_to: bench.find_source(&according_to)?.0,
                locator,
                quote,
                note,
            };
            bench.add_claim(&new)?;
            super::project::say_last(context, &bench)?;
        }
        Command::Remove { claim } => {
            let mut bench = context.write()?;
            bench.remove_claim(claim.trim().parse()?)?;
            super::project::say_last(context, &bench)?;
        }
    }
    Ok(Done::Well)
}

fn list(context: &Context, on: Option<&str>, according_to: Option<&str>) -> Result<(), Problem> {
    let bench = context.read()?;
    let subject = on.map(|on| bench.find_thing(on)).transpose()?;
    let source = according_to
        .map(|it| bench.find_source(it))
        .transpose()?
        .map(|it| it.0);
    let columns = [
        "subject",
        "attribute",
        "value",
        "according to",
        "locator",
        "quote",
        "id",
    ];
    let mut listing = Listing::new(&columns);
    for (id, claim) in bench.claims(subject)? {
        if source.is_some_and(|source| source != claim.according_to) {
            continue;
        }
        let according_to = bench.name_of(claim.according_to.into())?;
        listing.row(vec![
            json!(bench.name_of(claim.subject)?),
            json!(claim.attribute),
            json!(bench.print_claim_value(&claim.value)?),
            json!(according_to.trim_start_matches("source:")),
            json!(claim.locator),
            json!(claim.quote),
            json!(id.to_string()),
        ]);
    }
    context.out.list(&listing);
    context.out.say(format!("\n{} claims", listing.len()));
    Ok(())
}
