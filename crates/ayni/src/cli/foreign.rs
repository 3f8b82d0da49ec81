//! `ayni import FILE`, `ayni export --refi FILE`: projects of other programs.

use std::path::Path;

use ayni_formats::foreign::{NoticeKind, Program};
use ayni_model::positions::{Convention, LineEnds, Unit};
use ayni_workbench::{
    Problem, ProblemKind, Workbench,
    ambient::Machine,
    foreign::{Fate, GiveOptions, GiveProgress, Given, Input, Options, Profile, Progress, Report},
};
use serde_json::json;

use super::{
    Context, Done,
    exchange::{Export, Import},
    interrupt::Interrupt,
    out::{Form, Listing},
};

/// How many passages that moved are printed; json has all.
const PRINTED: usize = 20;

pub(super) fn import(arguments: &Import, context: &Context) -> Result<Done, Problem> {
    let path = &arguments.folder;
    let name = path.file_name().map_or_else(
        || path.display().to_string(),
        |name| name.to_string_lossy().into_owned(),
    );
    // Of a database a copy is made when it is opened, which nobody else is to find.
    let interrupt = Interrupt::listen();
    let goes_on = || interrupt.goes_on();
    let mut input = Input::open_while(path, &name, &goes_on).map_err(|problem| {
        // Whoever wants to bring a document in may have taken this way.
        match problem.message.id {
            Some("file-no-project") => problem.command(format!(
                "To bring a document in as a source: ayni source import \"{}\"",
                path.display()
            )),
            _ => problem,
        }
    })?;
    let options = Options {
        project: arguments.inner,
        separator: arguments.separator,
        hash: input.hash(&goes_on)?,
    };
    let bar = context.out.progress(0);
    let mut watch = |at: Progress| {
        bar.set_position(at.done);
        bar.set_message(at.step);
        interrupt.goes_on()
    };
    let report = if arguments.merge && arguments.dry_run {
        context
            .write()?
            .rehearse_bring_in(&mut input, &options, &mut watch)?
    } else if arguments.merge {
        context
            .write()?
            .bring_in(&mut input, &options, &mut watch)?
    } else if arguments.dry_run {
        let ambient = Box::new(Machine);
        Workbench::in_memory_from_foreign(&mut input, &options, ambient, &mut watch)?.1
    } else {
        let target = match arguments.output.clone().or_else(|| context.project.clone()) {
            Some(target) => target,
            None => named_after(path),
        };
        let ambient = Box::new(Machine);
        let (_, report) =
            Workbench::create_from_foreign(&target, &mut input, &options, ambient, &mut watch)?;
        context.out.say(format!("made {}", target.display()));
        report
    };
    bar.finish_and_clear();
    if context.out.form == Form::Table {
        tell(context, &report);
        if arguments.dry_run {
            context.out.say("a dry run: nothing was written");
        } else if report.step.is_none() {
            context.out.say("nothing of it is new: nothing was written");
        }
    } else {
        context.out.json(&json!(report));
    }
    Ok(Done::Well)
}

/// Names a project file after the file or folder that it comes from.
fn named_after(path: &Path) -> std::path::PathBuf {
    let stem = path.file_stem().unwrap_or(path.as_os_str());
    let mut name = stem.to_owned();
    name.push(".");
    name.push(ayni_store::EXTENSION);
    name.into()
}

fn tell(context: &Context, report: &Report) {
    let out = &context.out;
    out.say(format!("read as {}: {}", report.program, report.origin));
    let mut counts = Listing::new(&["what", "in the file", "here", "kept only"]);
    for count in &report.counts {
        counts.row(vec![
            json!(count.what.replace('-', " ")),
            json!(count.there),
            json!(count.came),
            json!(count.kept),
        ]);
    }
    out.list(&counts);
    let fates = report.codings;
    out.say(format!(
        "{} codings: {} exact, {} re-anchored, {} ambiguous, {} lost, {} uncertain",
        fates.all(),
        fates.exact,
        fates.reanchored,
        fates.ambiguous,
        fates.lost,
        fates.uncertain
    ));
    for it in report.doubtful() {
        out.say(format!(
            "{}: nothing in the text tells what its positions count; see: ayni source positions {}",
            it.source, it.key
        ));
    }
    drifted(context, report);
    let mut fates = report.drifted.iter().map(|it| it.why.as_deref());
    if report.program == Program::Segments.word() && fates.any(|why| why == Some("no-text")) {
        out.say("some of their texts are not here; bring those in first, and the passages are found in them by their words: ayni source import");
    }
    for notice in &report.notices {
        let what = NoticeKind::ALL
            .iter()
            .find(|kind| kind.word() == notice.what)
            .map_or(notice.what.as_str(), |kind| kind.english());
        out.say(format!("{} {what}: {}", notice.count, notice.seen));
    }
    for it in report.renamed.iter().take(PRINTED) {
        out.say(format!(
            "{} {:?} is called {:?} here",
            it.noun, it.from, it.to
        ));
    }
    merged(context, report);
}

fn drifted(context: &Context, report: &Report) {
    let out = &context.out;
    for it in report.drifted.iter().take(PRINTED) {
        let (start, end) = it.said;
        let now = match (it.now, &it.why) {
            (Some((start, end)), _) => format!("found at {start}..{end}"),
            (None, _) if it.fate == Fate::Ambiguous => {
                "its words stand in several places".to_owned()
            }
            (None, Some(why)) => format!("lost ({why})"),
            (None, None) => "lost".to_owned(),
        };
        let said = match (start, end) {
            // A table of segments has the words alone.
            (0, 0) => String::new(),
            _ => format!(", {start}..{end}"),
        };
        out.say(format!("{}{said}: {now}: “{}”", it.source, it.words));
    }
    let more = report.drifted.len().saturating_sub(PRINTED) as u64 + report.more_drifted;
    if more > 0 {
        out.say(format!("… and {more} more passages"));
    }
}

fn merged(context: &Context, report: &Report) {
    if report.merged.is_empty() {
        return;
    }
    let mut nouns = Listing::new(&["noun", "added", "changed", "same", "ours kept", "not there"]);
    for it in &report.merged {
        nouns.row(vec![
            json!(it.noun.replace('_', " ")),
            json!(it.added),
            json!(it.changed),
            json!(it.same),
            json!(it.ours),
            json!(it.absent),
        ]);
    }
    context.out.list(&nouns);
    let mut fields = Listing::new(&["record", "field", "before", "after"]);
    for it in report.overwritten.iter().take(PRINTED) {
        fields.row(vec![
            json!(it.record),
            json!(it.field),
            json!(it.before),
            json!(it.after),
        ]);
    }
    if !report.overwritten.is_empty() {
        context.out.list(&fields);
    }
    for it in report.absent.iter().take(PRINTED) {
        let what = "came before and is not in this file; it stays";
        context.out.say(format!("{it} {what}"));
    }
    let more = report.absent.len().saturating_sub(PRINTED) as u64 + report.more_absent;
    if more > 0 {
        context.out.say(format!("… and {more} more"));
    }
}

pub(super) fn export(arguments: &Export, context: &Context) -> Result<Done, Problem> {
    let Some(path) = &arguments.refi else {
        return Ok(Done::Well);
    };
    let codebook = path.extension();
    if codebook.is_some_and(|it| it.eq_ignore_ascii_case("qdc")) {
        let message = format!(
            "{} is the name of a codebook, and --refi writes a project",
            path.display()
        );
        return Err(Problem::new(ProblemKind::Invalid, message)
            .command("Name a project: --refi OUT.qdpx.")
            .command(format!(
                "For the codebook alone: ayni codebook export --format qdc --to {:?}.",
                path.display().to_string()
            )));
    }
    let wanted = |profile: &&Profile| profile.word() == arguments.profile;
    let Some(profile) = Profile::ALL.iter().find(wanted).copied() else {
        let words: Vec<&str> = Profile::ALL.iter().map(|it| it.word()).collect();
        let message = format!("there is no profile {:?}", arguments.profile);
        return Err(Problem::new(ProblemKind::Invalid, message)
            .command(format!("Use one of: {}.", words.join(", "))));
    };
    let bench = context.read()?;
    let options = GiveOptions {
        profile,
        replace: arguments.replace,
    };
    let bar = context.out.progress(0);
    let interrupt = Interrupt::listen();
    let mut watch = |at: GiveProgress| {
        bar.set_length(at.total);
        bar.set_position(at.done);
        bar.set_message(at.step);
        interrupt.goes_on()
    };
    let given = if arguments.dry_run {
        bench.rehearse_give_refi(options, &mut watch)?
    } else {
        bench.give_refi(path, options, &mut watch)?
    };
    bar.finish_and_clear();
    if context.out.form == Form::Table {
        given_to(context, path, arguments.dry_run, &given);
    } else {
        context.out.json(&json!(given));
    }
    Ok(Done::Well)
}

fn given_to(context: &Context, path: &Path, dry: bool, given: &Given) {
    let out = &context.out;
    let column = if dry { "would be written" } else { "written" };
    let mut written = Listing::new(&["element", column]);
    for (what, count) in &given.written {
        written.row(vec![json!(what), json!(count)]);
    }
    out.list(&written);
    if !dry {
        out.say(format!("wrote {}", path.display()));
    }
    for (what, count) in &given.left {
        out.say(format!("not in the file: {count} × {what}"));
    }
    for (what, count) in &given.mended {
        out.say(format!(
            "left out, for no valid file has it: {count} × {what}"
        ));
    }
    if dry {
        out.say("a dry run: nothing was written");
    }
}

/// Says what the positions of a source count, or settles it.
pub(super) fn positions(
    context: &Context,
    source: &str,
    count: Option<&str>,
    line_ends_as_one: bool,
) -> Result<Done, Problem> {
    let out = &context.out;
    let Some(count) = count else {
        let bench = context.read()?;
        let (id, noun) = bench.find_source(source)?;
        let Some(decision) = bench.positions_of(id)? else {
            out.say(format!("{} did not come from another program", noun.key));
            return Ok(Done::Well);
        };
        if out.form != Form::Table {
            out.json(&json!(decision));
            return Ok(Done::Well);
        }
        out.line(format!(
            "{} {} ({}; {} selections)",
            said(decision.convention),
            if decision.certain { "" } else { "— in doubt" },
            json!(decision.reason).as_str().unwrap_or_default(),
            decision.selections
        ));
        let mut scores = Listing::new(&["count", "between words", "words agree", "impossible"]);
        for score in &decision.scores {
            scores.row(vec![
                json!(said(score.convention)),
                json!(score.edges),
                json!(score.words),
                json!(score.impossible),
            ]);
        }
        if !decision.scores.is_empty() {
            out.list(&scores);
        }
        return Ok(Done::Well);
    };
    let convention = Convention {
        unit: if count == "utf16" {
            Unit::Utf16
        } else {
            Unit::CodePoints
        },
        line_ends: if line_ends_as_one {
            LineEnds::AsOne
        } else {
            LineEnds::AsStored
        },
    };
    let settled = context.write()?.settle_positions(source, convention)?;
    out.say(format!(
        "{} quotations stand elsewhere now, {} where they did, {} were moved here since and stay, {} are not in the text",
        settled.moved, settled.same, settled.ours, settled.lost
    ));
    Ok(Done::Well)
}

fn said(convention: Convention) -> String {
    let unit = match convention.unit {
        Unit::CodePoints => "code points",
        Unit::Utf16 => "UTF-16 units",
        Unit::Bytes => "bytes",
    };
    let ends = match convention.line_ends {
        LineEnds::AsStored => "line ends as stored",
        LineEnds::AsOne => "line ends as one",
    };
    format!("{unit}, {ends}")
}
