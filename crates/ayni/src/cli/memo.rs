//! `ayni memo …`: notes on anything.

use std::{io::Read as _, path::PathBuf};

use ayni_model::study::Member;
use ayni_store::Reader as _;
use ayni_workbench::{Problem, ProblemKind, memo::MemoChange};
use clap::Subcommand;
use serde_json::json;

use super::{
    Context, Done,
    common::{facts, read_file},
    out::{Form, Listing},
};

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// List the memos.
    ///
    /// Example: ayni memo list --on code:Takeover
    List {
        /// Only those on this: source:KEY, code:PATH, actor:KEY, event:KEY, finding:KEY …
        #[arg(long)]
        on: Option<String>,
        /// note, method, theory, discrepancy, or another word.
        #[arg(long)]
        kind: Option<String>,
    },
    /// Print a memo.
    ///
    /// Example: ayni memo show number-14-twice
    Show {
        /// Key or title.
        memo: String,
    },
    /// Write a memo; it is made where there is none.
    ///
    /// Example: ayni memo set "Number 14 twice" --on source:interview-14 --text "Two entries."
    Set {
        /// Key or title.
        memo: String,
        /// What it is on: project, source:KEY, code:PATH, actor:KEY, event:KEY, finding:KEY …
        #[arg(long)]
        on: Option<String>,
        /// A new title.
        #[arg(long)]
        title: Option<String>,
        /// note, method, theory, discrepancy, or another word.
        #[arg(long)]
        kind: Option<String>,
        /// Its words, Markdown.
        #[arg(long, conflicts_with = "file")]
        text: Option<String>,
        /// A file with its words; - for standard input.
        #[arg(long)]
        file: Option<PathBuf>,
    },
    /// Take a memo away.
    ///
    /// Example: ayni memo remove number-14-twice
    Remove {
        /// Key or title.
        memo: String,
    },
}

pub(crate) fn run(command: Command, context: &mut Context) -> Result<Done, Problem> {
    match command {
        Command::List { on, kind } => list(context, on.as_deref(), kind.as_deref())?,
        Command::Show { memo } => show(context, &memo)?,
        Command::Set {
            memo,
            on,
            title,
            kind,
            text,
            file,
        } => {
            let text = match file {
                Some(file) => Some(words_of(&file)?),
                None => text,
            };
            let mut bench = context.write()?;
            let on = match on.as_deref() {
                None => None,
                Some("project") => Some(None),
                Some(on) => Some(Some(bench.find_thing(on)?)),
            };
            let change = MemoChange {
                on,
                title,
                kind,
                text,
            };
            let (key, made) = bench.set_memo(&memo, &change)?;
            super::project::say_last(context, &bench)?;
            if made {
                context.out.say(format!("its key is {key}"));
            }
        }
        Command::Remove { memo } => {
            let mut bench = context.write()?;
            bench.remove_memo(&memo)?;
            super::project::say_last(context, &bench)?;
        }
    }
    Ok(Done::Well)
}

/// Reads the words of a file, or of standard input.
fn words_of(file: &std::path::Path) -> Result<String, Problem> {
    let bytes = if file == std::path::Path::new("-") {
        let mut bytes = Vec::new();
        std::io::stdin().read_to_end(&mut bytes).map_err(|error| {
            let message = format!("standard input cannot be read: {error}");
            Problem::new(ProblemKind::File, message)
        })?;
        bytes
    } else {
        read_file(file)?
    };
    String::from_utf8(bytes).map_err(|_| {
        let message = format!("{} is not UTF-8 text", file.display());
        Problem::new(ProblemKind::File, message)
    })
}

fn list(context: &Context, on: Option<&str>, kind: Option<&str>) -> Result<(), Problem> {
    let bench = context.read()?;
    let of_project = on == Some("project");
    let on = on.filter(|_| !of_project);
    let on = on.map(|on| bench.find_thing(on)).transpose()?;
    let mut listing = Listing::new(&["key", "title", "kind", "on", "author", "words"]);
    for (_, memo) in bench.memos(on)? {
        if kind.is_some_and(|kind| kind != memo.kind) || of_project && memo.on.is_some() {
            continue;
        }
        let author: Option<Member> = match memo.author {
            Some(author) => bench.project().get(author)?,
            None => None,
        };
        listing.row(vec![
            json!(memo.key),
            json!(memo.title),
            json!(memo.kind),
            json!(memo.on.map(|on| bench.name_of(on)).transpose()?),
            json!(author.map(|author| author.key)),
            json!(ayni_model::text::count_words(&memo.text)),
        ]);
    }
    context.out.list(&listing);
    context.out.say(format!("\n{} memos", listing.len()));
    Ok(())
}

fn show(context: &Context, wanted: &str) -> Result<(), Problem> {
    let bench = context.read()?;
    let (id, memo) = bench.find_memo(wanted)?;
    let on = memo.on.map(|on| bench.name_of(on)).transpose()?;
    if context.out.form == Form::Table {
        context.out.line(format!("# {}\n", memo.title));
        if let Some(on) = on {
            context.out.line(format!("On {on}\n"));
        }
        context.out.line(memo.text.trim_end());
        return Ok(());
    }
    let author: Option<Member> = match memo.author {
        Some(author) => bench.project().get(author)?,
        None => None,
    };
    let known = [
        ("key", json!(memo.key)),
        ("id", json!(id.to_string())),
        ("title", json!(memo.title)),
        ("kind", json!(memo.kind)),
        ("on", json!(on)),
        ("author", json!(author.map(|author| author.key))),
        ("made", json!(bench.memo_made(id, &memo)?)),
        ("text", json!(memo.text)),
    ];
    facts(
        context,
        known.map(|(name, value)| (name.to_owned(), value)).into(),
    );
    Ok(())
}
