//! `ayni coding …` and `ayni quotation …`: passages and the codes given to them.

use std::{collections::BTreeMap, path::PathBuf};

use ayni_analysis::{
    declaration::{Axis, Filter},
    retrieve::Page,
};
use ayni_model::{
    coding::{Quotation, Stance},
    id::CodingId,
    source::Source,
    study::Member,
    text::Span,
};
use ayni_store::Reader as _;
use ayni_workbench::{
    Problem, ProblemKind, Workbench,
    coding::{CodedPassage, Place},
};
use clap::{Args, Subcommand};
use serde_json::{Value as Json, json};

use super::{
    Context, Done,
    out::{Form, Listing},
};

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// List codings with their passages; every condition must hold.
    ///
    /// Example: ayni coding list --code Takeover --where phase=phase-2
    List(Which),
    /// Give codes to a passage.
    ///
    /// Example: ayni coding add interview-14 --quote "the same boat" --code "We-ness"
    Add {
        /// Key of the source.
        source: String,
        #[command(flatten)]
        place: Where,
        /// Name or path of a code; several are given at once.
        #[arg(long, value_name = "CODE", required = true)]
        code: Vec<String>,
        /// The passage speaks against the code.
        #[arg(long)]
        contrary: bool,
        /// A short remark.
        #[arg(long)]
        note: Option<String>,
    },
    /// Give a coding another code; coder and moment stay.
    ///
    /// Example: ayni coding recode 0198c0de-7a3b-7c11-8b21-3f5f0c1d2e4a --code Project
    Recode {
        /// Id of the coding.
        id: CodingId,
        /// Name or path of the code.
        #[arg(long)]
        code: String,
    },
    /// Set the stance or the note of a coding.
    ///
    /// Example: ayni coding set 0198c0de-7a3b-7c11-8b21-3f5f0c1d2e4a --stance contrary
    Set {
        /// Id of the coding.
        id: CodingId,
        /// supports or contrary.
        #[arg(long, value_parser = stance)]
        stance: Option<Stance>,
        /// A short remark; blank clears it.
        #[arg(long)]
        note: Option<String>,
    },
    /// Take a coding away; its quotation goes with the last one.
    ///
    /// Example: ayni coding remove 0198c0de-7a3b-7c11-8b21-3f5f0c1d2e4a
    Remove {
        /// Id of the coding.
        id: CodingId,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum QuotationCommand {
    /// List quotations with their codes; every condition must hold.
    ///
    /// Example: ayni quotation list --source interview-14 --limit 20
    List(Which),
    /// Mark a passage without a code.
    ///
    /// Example: ayni quotation add interview-14 --quote "the same boat"
    Add {
        /// Key of the source.
        source: String,
        #[command(flatten)]
        place: Where,
    },
    /// Move the ends of a quotation.
    ///
    /// Example: ayni quotation resize interview-14@jobs --at 1204-1260
    Resize {
        /// Id, SOURCE:START-END or SOURCE@LABEL.
        quotation: String,
        #[command(flatten)]
        place: Where,
    },
    /// Label a quotation, so that findings and memos can name it.
    ///
    /// Example: ayni quotation label interview-14:1204-1260 jobs
    Label {
        /// Id, SOURCE:START-END or SOURCE@LABEL.
        quotation: String,
        /// The label; blank takes it away.
        label: String,
    },
    /// Take a quotation away, with its codings.
    ///
    /// Example: ayni quotation remove interview-14@jobs
    Remove {
        /// Id, SOURCE:START-END or SOURCE@LABEL.
        quotation: String,
    },
}

/// Which passages.
#[derive(Debug, Args)]
pub(crate) struct Which {
    /// With this code or one below it; several: any of them.
    #[arg(long, value_name = "CODE")]
    code: Vec<String>,
    /// With the codes themselves, not with one below them.
    #[arg(long, requires = "code")]
    no_descendants: bool,
    /// Only passages without a code.
    #[arg(long, conflicts_with_all = ["code", "no_descendants"])]
    uncoded: bool,
    /// In this source; several: any of them.
    #[arg(long, value_name = "SOURCE")]
    source: Vec<String>,
    /// A condition on any axis: phase=phase-2, country=PE, coder=ana, attribute:wave=1, speaker=ANA.
    #[arg(long = "where", value_name = "AXIS=VALUE")]
    conditions: Vec<String>,
    /// The time of the source: 2005, 2005/2006.
    #[arg(long, value_name = "WHEN")]
    when: Option<String>,
    /// How many quotations; 50 for people, all for programs (--json, --csv).
    #[arg(long)]
    limit: Option<usize>,
    /// How many to pass over.
    #[arg(long, default_value_t = 0)]
    offset: usize,
}

/// Where a passage stands.
#[derive(Debug, Args)]
pub(crate) struct Where {
    /// The words, as they stand in the text.
    #[arg(long, value_name = "WORDS", required_unless_present_any = ["at", "quote_file"])]
    quote: Option<String>,
    /// A file that holds the words.
    #[arg(long, value_name = "FILE", conflicts_with = "quote")]
    quote_file: Option<PathBuf>,
    /// A position near the words, in code points, where they stand more than once.
    #[arg(long, value_name = "N")]
    near: Option<u32>,
    /// From START to END in code points, end exclusive.
    #[arg(long, value_name = "START-END", conflicts_with_all = ["quote", "quote_file"], value_parser = span)]
    at: Option<Span>,
}

impl Where {
    fn place(&self) -> Result<Place, Problem> {
        let words = match (&self.at, &self.quote, &self.quote_file) {
            (Some(span), ..) => return Ok(Place::At(*span)),
            (_, Some(words), _) => words.clone(),
            (_, _, Some(file)) => super::synopsis::read_file(file)?
                .trim_end_matches(['\n', '\r'])
                .to_owned(),
            _ => String::new(),
        };
        Ok(Place::Words {
            words,
            near: self.near,
        })
    }
}

impl Which {
    fn filter(&self) -> Result<Filter, Problem> {
        let mut lines: Vec<(Axis, Vec<String>)> = Vec::new();
        let mut add =
            |axis: Axis, value: &str| match lines.iter_mut().find(|(known, _)| *known == axis) {
                Some((_, values)) => values.push(value.to_owned()),
                None => lines.push((axis, vec![value.to_owned()])),
            };
        for code in &self.code {
            add(Axis::Code, code);
        }
        for source in &self.source {
            add(Axis::Source, source);
        }
        for condition in &self.conditions {
            let (axis, value) = condition.split_once('=').ok_or_else(|| {
                Problem::new(
                    ProblemKind::Invalid,
                    format!("{condition:?} is no condition"),
                )
                .hint("Write AXIS=VALUE, such as phase=phase-2.")
            })?;
            let axis = Axis::from_word(axis.trim()).ok_or_else(|| {
                Problem::not_found("axis", axis, Axis::WORDS.iter().copied()).hint(format!(
                    "The axes are {}, attribute:NAME and actor_attribute:NAME.",
                    Axis::WORDS.join(", ")
                ))
            })?;
            add(axis, value.trim());
        }
        let when = self.when.as_deref().map(str::parse).transpose()?;
        Ok(Filter {
            lines,
            descendants: !self.no_descendants,
            coded: self.uncoded.then_some(false),
            when,
        })
    }

    fn page(&self, form: Form) -> Page {
        Page {
            skip: self.offset,
            take: self.limit.unwrap_or(form.usual_limit()),
        }
    }
}

fn span(text: &str) -> Result<Span, String> {
    let read = || -> Option<(u32, u32)> {
        let (start, end) = text.split_once('-')?;
        Some((start.trim().parse().ok()?, end.trim().parse().ok()?))
    };
    let (start, end) = read()
        .ok_or_else(|| format!("{text:?} is no place; write START-END, such as 1204-1260"))?;
    Span::new(start, end).map_err(|error| error.to_string())
}

fn stance(text: &str) -> Result<Stance, String> {
    [Stance::Supports, Stance::Contrary]
        .into_iter()
        .find(|stance| stance.word() == text)
        .ok_or_else(|| format!("{text:?} is no stance; write supports or contrary"))
}

pub(crate) fn run(command: Command, context: &Context) -> Result<Done, Problem> {
    match command {
        Command::List(which) => list(context, &which, true),
        Command::Add {
            source,
            place,
            code,
            contrary,
            note,
        } => {
            let stance = if contrary {
                Stance::Contrary
            } else {
                Stance::Supports
            };
            mark(context, &source, &place, &code, stance, note.as_deref())
        }
        Command::Recode { id, code } => act(context, |bench| {
            let code = bench.codebook()?.find(&code)?;
            bench.recode(id, code)
        }),
        Command::Set { id, stance, note } => act(context, |bench| {
            bench.set_coding(id, stance, note.as_deref())
        }),
        Command::Remove { id } => act(context, |bench| bench.remove_coding(id)),
    }
}

pub(crate) fn run_quotation(command: QuotationCommand, context: &Context) -> Result<Done, Problem> {
    match command {
        QuotationCommand::List(which) => list(context, &which, false),
        QuotationCommand::Add { source, place } => {
            mark(context, &source, &place, &[], Stance::Supports, None)
        }
        QuotationCommand::Resize { quotation, place } => act(context, |bench| {
            let id = bench.find_quotation(&quotation)?.0;
            bench.resize_quotation(id, &place.place()?)
        }),
        QuotationCommand::Label { quotation, label } => act(context, |bench| {
            let id = bench.find_quotation(&quotation)?.0;
            bench.label_quotation(id, Some(&label))
        }),
        QuotationCommand::Remove { quotation } => act(context, |bench| {
            let id = bench.find_quotation(&quotation)?.0;
            bench.remove_quotation(id)
        }),
    }
}

/// Does something and says what was done.
fn act(
    context: &Context,
    work: impl FnOnce(&mut Workbench) -> Result<(), Problem>,
) -> Result<Done, Problem> {
    let mut bench = context.write()?;
    work(&mut bench)?;
    super::project::say_last(context, &bench)?;
    Ok(Done::Well)
}

fn mark(
    context: &Context,
    source: &str,
    place: &Where,
    codes: &[String],
    stance: Stance,
    note: Option<&str>,
) -> Result<Done, Problem> {
    let mut bench = context.write()?;
    let source = bench.find_source(source)?.0;
    let book = bench.codebook()?;
    let codes = codes
        .iter()
        .map(|code| book.find(code))
        .collect::<Result<Vec<_>, _>>()?;
    let marked = bench.code_passage(source, &place.place()?, &codes, stance, note)?;
    if context.out.form == Form::Table {
        context
            .out
            .line(format!("{}-{}", marked.span.start(), marked.span.end()));
    } else {
        context.out.json(&json!({
            "quotation": marked.quotation.to_string(), "codings": marked.codings.iter().map(ToString::to_string).collect::<Vec<_>>(),
            "start": marked.span.start().0, "end": marked.span.end().0, "words": marked.words,
        }));
    }
    super::project::say_last(context, &bench)?;
    Ok(Done::Well)
}

/// Lists codings, one a row, or quotations with all their codes.
fn list(context: &Context, which: &Which, by_coding: bool) -> Result<Done, Problem> {
    let bench = context.read()?;
    let book = bench.codebook()?;
    let retrieved = bench.retrieve(&which.filter()?, which.page(context.out.form))?;
    let sources = bench.project().all::<Source>()?.into_iter();
    let keys: BTreeMap<_, _> = sources.map(|(id, source)| (id, source.key)).collect();
    let members = bench.members()?;
    let coder = |id| {
        members
            .iter()
            .find(|(member, _): &&(_, Member)| *member == id)
            .map(|(_, member)| member.key.as_str())
    };
    let wanted = which
        .code
        .iter()
        .map(|code| book.find(code))
        .collect::<Result<Vec<_>, _>>()
        .unwrap_or_default();
    let wanted: Vec<_> = wanted
        .into_iter()
        .flat_map(|code| book.subtree(code))
        .collect();
    let people = context.out.form == Form::Table;
    let mut listing = Listing::new(match (by_coding, people) {
        (true, true) => &["id", "citation", "code", "coder", "stance", "words"],
        (false, true) => &["id", "citation", "codes", "words"],
        (true, false) => &[
            "id",
            "quotation",
            "source",
            "start",
            "end",
            "state",
            "label",
            "citation",
            "code",
            "coder",
            "stance",
            "made",
            "note",
            "words",
        ],
        (false, false) => &[
            "id", "source", "start", "end", "state", "label", "citation", "codes", "words",
        ],
    });
    for CodedPassage {
        id,
        passage,
        codings,
        ..
    } in &retrieved.passages
    {
        // What a program needs to find the passage again.
        let place = || -> Result<Vec<Json>, Problem> {
            let quotation = bench.project().get::<Quotation>(*id)?;
            let Some(quotation) = quotation else {
                return Ok(vec![Json::Null; 5]);
            };
            Ok(vec![
                json!(keys.get(&quotation.source)),
                json!(passage.place.map(|(start, _)| start)),
                json!(passage.place.map(|(_, end)| end)),
                json!(quotation.at.state()),
                json!(quotation.label),
            ])
        };
        let place = if people { Vec::new() } else { place()? };
        if !by_coding {
            let mut codes: Vec<String> = codings
                .iter()
                .map(|(_, coding)| book.path(coding.code))
                .collect();
            codes.sort();
            codes.dedup();
            let mut row = vec![json!(id.to_string())];
            row.extend(place);
            row.extend([json!(passage.citation), json!(codes), json!(passage.words)]);
            listing.row(row);
            continue;
        }
        for (coding_id, coding) in codings
            .iter()
            .filter(|(_, coding)| wanted.is_empty() || wanted.contains(&coding.code))
        {
            let mut row = vec![json!(coding_id.to_string())];
            if !people {
                row.push(json!(id.to_string()));
                row.extend(place.clone());
            }
            row.extend([
                json!(passage.citation),
                json!(book.path(coding.code)),
                json!(coder(coding.coder)),
                json!(coding.stance.word()),
            ]);
            if !people {
                row.extend([json!(coding.made), json!(coding.note)]);
            }
            row.push(json!(passage.words));
            listing.row(row);
        }
    }
    context.out.list(&listing);
    let more = if retrieved.possible > 0 {
        format!(", {} more possible by their dates", retrieved.possible)
    } else {
        String::new()
    };
    let codings = match by_coding {
        true => format!("{} codings on ", listing.len()),
        false => String::new(),
    };
    context.out.say(format!(
        "\n{codings}{} of {} quotations{more}",
        retrieved.passages.len(),
        retrieved.total
    ));
    Ok(Done::Well)
}
