//! `ayni import FILE`, `ayni export --refi FILE`: projects of other programs.

mod told;

use std::path::Path;

use ayni_workbench::{
    Problem, ProblemKind, Workbench,
    ambient::Machine,
    foreign::{GiveOptions, GiveProgress, Given, Inner, Input, Options, Profile, Progress},
};
use serde_json::json;

use super::{
    Context, Done,
    exchange::{Export, Import},
    interrupt::Interrupt,
    out::{Form, Listing},
};

pub(super) use told::tell;

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
        tell(context, &report, arguments.dry_run);
        suggest(context, &input, &options)?;
        if arguments.dry_run {
            context.out.say("a dry run: nothing was written");
        } else if report.step.is_none() {
            context.out.say("nothing of it is new: nothing was written");
        } else if report.brought.is_some_and(|it| it.is_nothing()) {
            let kept = "what it says is kept, to be given back";
            context
                .out
                .say(format!("nothing here is new or has changed; {kept}"));
        }
    } else {
        context.out.json(&json!(report));
    }
    Ok(Done::Well)
}

/// Says which sign the tags of a project seem to be parted by, where none was named.
fn suggest(context: &Context, input: &Input, options: &Options) -> Result<(), Problem> {
    let chosen = |it: &&Inner| options.project.is_none_or(|number| number == it.number);
    let inner = input.inner()?;
    let sign = inner.iter().find(chosen).and_then(|it| it.separator);
    if let Some(sign) = sign.filter(|_| options.separator.is_none()) {
        context.out.say(format!(
            "the tags look as if {sign} parted their levels; to make them a tree: --separator {:?}",
            sign.to_string()
        ));
    }
    Ok(())
}

/// Names a project file after the file or folder that it comes from.
fn named_after(path: &Path) -> std::path::PathBuf {
    let stem = path.file_stem().unwrap_or(path.as_os_str());
    let mut name = stem.to_owned();
    name.push(".");
    name.push(ayni_store::EXTENSION);
    name.into()
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
        anonymous_coders: arguments.anonymous_coders,
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
        given_to(context, arguments, path, &given);
    } else {
        context.out.json(&json!(given));
    }
    Ok(Done::Well)
}

fn given_to(context: &Context, arguments: &Export, path: &Path, given: &Given) {
    let out = &context.out;
    let dry = arguments.dry_run;
    let column = if dry { "would be written" } else { "written" };
    let mut written = Listing::new(&["element", column]);
    for (what, count) in &given.written {
        written.row(vec![json!(what), json!(count)]);
    }
    out.list(&written);
    if !dry {
        out.say(format!("wrote {}", path.display()));
    }
    for (what, count) in &given.missing {
        let part = match what.as_str() {
            "TextSource" | "Transcript" => "text",
            _ => "file",
        };
        out.say(format!(
            "in the file without its {part}, which is not here either: {count} × {what}"
        ));
    }
    say_left(context, given);
    if given.doubtful > 0 {
        let count = given.doubtful;
        out.say(format!(
            "as they are read here, and in doubt: the positions of {count} × source (ayni source positions)"
        ));
    }
    if !given.coders.is_empty() {
        let without = match arguments.anonymous_coders {
            true => "",
            false => " (without their names: --anonymous-coders; another name: ayni member rename)",
        };
        out.say(format!(
            "those who coded stand in it as: {}{without}",
            given.coders.join(", ")
        ));
    }
    if given.files_of_renamed > 0 {
        let count = given.files_of_renamed;
        let what = "files of sources that were renamed here, which may say the earlier names";
        out.say(format!("as they came: {count} × {what}"));
    }
    for (what, count) in &given.old_names {
        out.say(format!(
            "in words that go as they are, a name that does not go out: {count} × {what}"
        ));
    }
    if dry {
        out.say("a dry run: nothing was written");
    }
}

/// Says what a file for other programs does not hold.
pub(super) fn say_left(context: &Context, given: &Given) {
    let out = &context.out;
    for (what, count) in &given.left {
        out.say(format!("not in the file, it stays here: {count} × {what}"));
    }
    for (what, count) in &given.mended {
        out.say(format!(
            "left out, for no valid file has it: {count} × {what}"
        ));
    }
}
