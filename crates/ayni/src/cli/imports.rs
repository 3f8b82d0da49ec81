//! `ayni imports …`: what was brought in from other programs, with the reports that were kept.

use ayni_model::study::Member;
use ayni_store::Reader as _;
use ayni_workbench::Problem;
use clap::Subcommand;
use serde_json::json;

use super::{
    Context, Done,
    out::{Form, Listing},
};

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// List the projects of other programs that were brought in and not taken back, newest first.
    ///
    /// Example: ayni imports list
    List,
    /// Print the report of one, as it was when the project came in.
    ///
    /// Example: ayni imports show 3
    Show {
        /// The number of its step; without it, the newest.
        #[arg(value_name = "STEP")]
        step: Option<i64>,
    },
}

pub(crate) fn run(command: Command, context: &Context) -> Result<Done, Problem> {
    match command {
        Command::List => list(context),
        Command::Show { step } => show(context, step),
    }
}

fn list(context: &Context) -> Result<Done, Problem> {
    let bench = context.read()?;
    let columns = [
        "step", "when", "who", "file", "read as", "origin", "name", "id",
    ];
    let mut listing = Listing::new(&columns);
    for made in bench.imports()? {
        let who = match made.member {
            Some(member) => bench.project().get::<Member>(member)?,
            None => None,
        };
        listing.row(vec![
            json!(made.entry),
            json!(super::project::moment(made.hlc)),
            json!(who.map(|it| it.key)),
            json!(made.import.file),
            json!(made.import.program),
            json!(made.import.origin),
            json!(made.import.name),
            json!(made.id.to_string()),
        ]);
    }
    context.out.list(&listing);
    Ok(Done::Well)
}

fn show(context: &Context, step: Option<i64>) -> Result<Done, Problem> {
    let (made, report) = context.read()?.import_of_step(step)?;
    let out = &context.out;
    if out.form != Form::Table {
        out.json(&json!(report));
        return Ok(Done::Well);
    }
    let when = super::project::moment(made.hlc);
    out.say(format!("step {}, {when}: {}", made.entry, report.file));
    super::foreign::tell(context, &report, false);
    Ok(Done::Well)
}
