//! `ayni search`: words in all texts, and codes for what was found.

use ayni_workbench::{Problem, coding::Search as What};
use clap::Args;
use serde_json::json;

use super::{
    Context, Done,
    out::{Form, Listing},
};

/// Find words in all current texts; case and accents do not count.
///
/// Example: ayni search "convenio colectivo" --code Agreements
#[derive(Debug, Args)]
pub(crate) struct Search {
    /// The words, one after the other.
    words: String,
    /// Within so many words of each other instead.
    #[arg(long, value_name = "N", conflicts_with_all = ["all", "prefix", "exact"])]
    near: Option<u32>,
    /// All of them somewhere in one paragraph.
    #[arg(long, conflicts_with = "prefix")]
    all: bool,
    /// The last one begins so.
    #[arg(long)]
    prefix: bool,
    /// Case and accents count.
    #[arg(long)]
    exact: bool,
    /// Only in this source; several: any of them.
    #[arg(long, value_name = "SOURCE")]
    source: Vec<String>,
    /// How many paragraphs to show; 50 for people, all for programs (--json, --csv).
    #[arg(long)]
    limit: Option<u64>,
    /// How many to pass over.
    #[arg(long, default_value_t = 0)]
    offset: u64,
    /// Give this code to every hit, as one step; look first without it.
    #[arg(long, value_name = "CODE")]
    code: Option<String>,
}

/// Code points shown on each side of a hit.
const AROUND: u32 = 40;

pub(crate) fn run(arguments: &Search, context: &Context) -> Result<Done, Problem> {
    let mut bench = if arguments.code.is_some() {
        context.write()?
    } else {
        context.read()?
    };
    let within = arguments
        .source
        .iter()
        .map(|source| Ok(bench.find_source(source)?.0))
        .collect::<Result<_, Problem>>()?;
    let what = What {
        words: arguments.words.clone(),
        near: arguments.near,
        all: arguments.all,
        prefix: arguments.prefix,
        exact: arguments.exact,
        within,
        offset: arguments.offset,
        limit: arguments
            .limit
            .unwrap_or(context.out.form.usual_limit() as u64),
    };
    if let Some(code) = &arguments.code {
        let code = bench.codebook()?.find(code)?;
        bench.code_hits(&what, code)?;
        super::project::say_last(context, &bench)?;
        return Ok(Done::Well);
    }
    let found = bench.search(&what)?;
    let table = context.out.form == Form::Table;
    let mut listing = Listing::new(if table {
        &["source", "at", "before", "hit", "after"]
    } else {
        &[
            "source",
            "start",
            "end",
            "before",
            "hit",
            "after",
            "paragraph",
        ]
    });
    for hit in &found.hits {
        for span in &hit.spans {
            let (before, words, after) = hit.in_context(*span, AROUND);
            let (start, end) = (hit.start + span.start().0, hit.start + span.end().0);
            let mut row = vec![json!(hit.key), json!(start)];
            if !table {
                row.push(json!(end));
            }
            row.extend([json!(before), json!(words), json!(after)]);
            if !table {
                row.push(json!(hit.text));
            }
            listing.row(row);
        }
    }
    context.out.list(&listing);
    context.out.say(format!(
        "\n{} in {} of {}",
        counted(listing.len() as u64, "hit"),
        found.hits.len(),
        counted(found.total, "paragraph")
    ));
    Ok(Done::Well)
}

/// Returns how many there are, with the noun.
fn counted(count: u64, noun: &str) -> String {
    match count {
        1 => format!("1 {noun}"),
        many => format!("{many} {noun}s"),
    }
}
