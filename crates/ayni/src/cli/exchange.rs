//! `ayni import` and `ayni export`: projects in and out.

use std::{
    io::{self, Write},
    ops::ControlFlow,
    path::{Path, PathBuf},
};

use ayni_workbench::{
    Problem, ProblemKind, Workbench,
    ambient::Machine,
    plain::{Directory, ExportOptions, FolderSink, ImportReport, Merged, Overwritten, Progress},
};
use clap::Args;
use serde_json::{Value as Json, json};

use super::{
    Context, Done,
    interrupt::Interrupt,
    out::{Form, Listing},
};

/// Read a project: a plain one, or one of another program (REFI-QDA .qdpx .qde .qdc, QualCoder,
/// Taguette, RQDA, requal, a table of coded segments). What could not be kept is listed.
///
/// Example: ayni import interviews.qdpx --dry-run
#[derive(Debug, Args)]
pub(crate) struct Import {
    /// The folder or the file.
    pub(super) folder: PathBuf,
    /// The project file to make; without it, named after the folder.
    #[arg(long, short, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    /// Into the present project, as one step that can be undone. Values of a plain folder are written over
    /// those of the project; of another program's file, those that changed there since it came last. They
    /// are listed, and what is not there stays.
    #[arg(long, conflicts_with = "output")]
    pub(super) merge: bool,
    /// Say what would be brought in and what would change, and write nothing.
    #[arg(long)]
    pub(super) dry_run: bool,
    /// Which project, where the file holds several (Taguette, requal).
    #[arg(long, value_name = "NUMBER")]
    pub(super) inner: Option<i64>,
    /// The sign that separates the levels of tags (Taguette): work.pay is pay below work.
    #[arg(long, value_name = "SIGN")]
    pub(super) separator: Option<char>,
}

/// Write the project: as a folder of plain files, for git, for an archive, for a colleague; or as a
/// REFI-QDA project, for other programs. What the target cannot hold is listed.
///
/// Example: ayni export --plain archive/2026-11
#[derive(Debug, Args)]
#[command(group = clap::ArgGroup::new("as").required(true))]
pub(crate) struct Export {
    /// The folder to write into.
    #[arg(long, value_name = "FOLDER", group = "as")]
    plain: Option<PathBuf>,
    /// The REFI-QDA project to write (.qdpx).
    #[arg(long, value_name = "FILE", group = "as")]
    pub(super) refi: Option<PathBuf>,
    /// For which program the REFI-QDA project is: as the standard says (standard), with positions that
    /// count UTF-16 units (nvivo), or with line ends of two characters (maxqda).
    #[arg(
        long,
        value_name = "PROFILE",
        default_value = "standard",
        requires = "refi"
    )]
    pub(super) profile: String,
    /// Without the names of those who coded: something else stands for each, by which they are known
    /// again when the file comes back.
    #[arg(long, requires = "refi")]
    pub(super) anonymous_coders: bool,
    /// Write over files that are there.
    #[arg(long)]
    pub(super) replace: bool,
    /// Say what a REFI-QDA project would hold and what it could not, and write nothing.
    #[arg(long, requires = "refi")]
    pub(super) dry_run: bool,
}

pub(crate) fn import(arguments: &Import, context: &Context) -> Result<Done, Problem> {
    if !arguments.folder.exists() {
        let seen = arguments.folder.display().to_string();
        return Err(Problem::not_found("file or folder", &seen, []));
    }
    if !is_plain(&arguments.folder) {
        return super::foreign::import(arguments, context);
    }
    if let Some(project) = unpacked(&arguments.folder) {
        let seen = arguments.folder.display().to_string();
        return Err(Problem::not_found("plain project in", &seen, []).command(format!(
            "It has a REFI-QDA project of another program; bring that in, with the sources beside it: ayni import {:?}",
            project.display().to_string()
        )));
    }
    if arguments.inner.is_some() {
        let name = arguments.folder.display();
        let message = format!("{name} is one project; it has no others in it to choose from");
        return Err(Problem::new(ProblemKind::Invalid, message).command("Leave out --inner."));
    }
    if arguments.separator.is_some() {
        let name = arguments.folder.display();
        let message = format!("{name} is no project of Taguette; its codes have their levels");
        return Err(Problem::new(ProblemKind::Invalid, message).command("Leave out --separator."));
    }
    let folder = Directory::new(&arguments.folder);
    let bar = context.out.progress(0);
    let interrupt = Interrupt::listen();
    let mut watch = |at: Progress| {
        bar.set_length(at.total.max(at.done));
        bar.set_position(at.done);
        bar.set_message(at.step);
        interrupt.goes_on()
    };
    let report = if arguments.merge && arguments.dry_run {
        context.write()?.rehearse_import(&folder, &mut watch)?
    } else if arguments.merge {
        context.write()?.import(&folder, &mut watch)?
    } else if arguments.dry_run {
        Workbench::in_memory_from_plain(&folder, Box::new(Machine), &mut watch)?.1
    } else {
        let path = arguments
            .output
            .clone()
            .or_else(|| context.project.clone())
            .map_or_else(|| named_after(&arguments.folder), Ok)?;
        let (_, report) =
            Workbench::create_from_plain(&path, &folder, Box::new(Machine), &mut watch)?;
        context.out.say(format!("made {}", path.display()));
        report
    };
    bar.finish_and_clear();
    if context.out.form == Form::Table {
        tell(context, arguments, &report);
    } else {
        context.out.json(&as_json(&report));
    }
    Ok(Done::Well)
}

/// Tells whether a folder is meant as a plain project: whatever is none of another program.
fn is_plain(path: &Path) -> bool {
    !path.is_file() && !path.join("data.qda").is_file()
}

/// Returns the REFI-QDA project of a folder that somebody unpacked, where it is no plain project.
fn unpacked(folder: &Path) -> Option<PathBuf> {
    if folder.join("ayni.toml").exists() {
        return None;
    }
    let entries = std::fs::read_dir(folder).ok()?.flatten();
    let mut files = entries.map(|entry| entry.path());
    files.find(|path| {
        path.extension()
            .is_some_and(|it| it.eq_ignore_ascii_case("qde"))
    })
}

fn named_after(folder: &Path) -> Result<PathBuf, Problem> {
    let name = folder
        .canonicalize()
        .ok()
        .and_then(|path| Some(path.file_name()?.to_string_lossy().into_owned()));
    let name = name.ok_or_else(|| {
        Problem::new(
            ProblemKind::NotFound,
            format!("there is no folder {}", folder.display()),
        )
    })?;
    Ok(PathBuf::from(format!("{name}.{}", ayni_store::EXTENSION)))
}

fn as_json(report: &ImportReport) -> Json {
    let noun = |it: &Merged| {
        json!({
            "noun": it.kind.word(), "added": it.added, "came_back": it.returned,
            "changed": it.changed, "same": it.same, "kept": it.kept,
        })
    };
    let field = |it: &Overwritten| json!({"record": it.record, "field": it.field, "before": it.before, "after": it.after});
    json!({
        "sources": report.sources, "with_text": report.texts,
        "files": report.intake.files.len(), "codes": report.codes,
        "quotations": report.quotations, "codings": report.codings, "memos": report.memos,
        "other_records": report.records, "exact": report.exact, "reanchored": report.reanchored,
        "ambiguous": report.ambiguous, "lost": report.lost, "unchecked": report.unchecked,
        "repeated_rows": report.repeated, "notices": report.notices,
        "merged": report.merged.iter().map(noun).collect::<Vec<_>>(),
        "overwritten": report.overwritten.iter().map(field).collect::<Vec<_>>(),
        "more_overwritten": report.more_overwritten, "step": report.entry,
    })
}

fn tell(context: &Context, arguments: &Import, report: &ImportReport) {
    if arguments.merge {
        merged(context, report);
    } else {
        made(context, report);
    }
    if report.quotations > 0 {
        context.out.say(format!(
            "the passages of {} new quotations: {} exact, {} re-anchored, {} ambiguous, {} lost, {} unchecked",
            report.quotations,
            report.exact,
            report.reanchored,
            report.ambiguous,
            report.lost,
            report.unchecked
        ));
    }
    remarks(context, report);
    match (arguments.dry_run, arguments.merge && report.is_unchanged()) {
        (true, false) => context.out.say("a dry run: nothing was written"),
        (true, true) => context.out.say("nothing would change"),
        (false, true) => context.out.say("nothing changed"),
        (false, false) => {}
    }
}

/// Says what a new project has.
fn made(context: &Context, report: &ImportReport) {
    context.out.say(format!(
        "{} sources, {} of them with a text; {} codes; {} quotations with {} codings; {} memos; {} other records",
        report.sources,
        report.texts,
        report.codes,
        report.quotations,
        report.codings,
        report.memos,
        report.records
    ));
}

/// Says what a merge did to the records of before.
fn merged(context: &Context, report: &ImportReport) {
    let columns = ["noun", "added", "came back", "changed", "same", "kept"];
    let mut nouns = Listing::new(&columns);
    for it in &report.merged {
        nouns.row(vec![
            json!(it.kind.word().replace('_', " ")),
            json!(it.added),
            json!(it.returned),
            json!(it.changed),
            json!(it.same),
            json!(it.kept),
        ]);
    }
    if !report.is_unchanged() {
        context.out.list(&nouns);
    }
    let kept: u64 = report.merged.iter().map(|it| it.kept).sum();
    if kept > 0 {
        context.out.say(format!(
            "{kept} records of the project are not in the folder; they are kept as they are"
        ));
    }
    if report.overwritten.is_empty() {
        return;
    }
    let mut fields = Listing::new(&["record", "field", "before", "after"]);
    for it in &report.overwritten {
        fields.row(vec![
            json!(it.record),
            json!(it.field),
            json!(it.before),
            json!(it.after),
        ]);
    }
    context.out.line("");
    context.out.list(&fields);
    if report.more_overwritten > 0 {
        context
            .out
            .say(format!("… and {} more values", report.more_overwritten));
    }
}

/// Says what a person should look at.
fn remarks(context: &Context, report: &ImportReport) {
    for one in report.intake.guessed() {
        let encoding = one
            .encoding
            .as_ref()
            .map(|(name, _)| name.as_str())
            .unwrap_or_default();
        context.out.say(format!(
            "{}: read as {encoding}, which is a guess; another can be named in sources.csv",
            one.name
        ));
    }
    for one in report.intake.with_losses() {
        let losses: Vec<String> = one
            .losses
            .iter()
            .map(|loss| format!("{} {}", loss.count, loss.kind))
            .collect();
        context
            .out
            .say(format!("{}: {}", one.name, losses.join(", ")));
    }
    for notice in &report.notices {
        context.out.say(notice);
    }
    if report.unlisted > 0 {
        context.out.say(format!("… and {} more", report.unlisted));
    }
}

/// A folder that is written as long as nobody presses Ctrl-C.
struct Watched {
    folder: Directory,
    interrupt: Interrupt,
}

impl FolderSink for Watched {
    fn present(&self) -> io::Result<Vec<String>> {
        self.folder.present()
    }

    fn create<'s>(&'s mut self, path: &str) -> io::Result<Box<dyn Write + 's>> {
        asked(&self.interrupt)?;
        let interrupt = &self.interrupt;
        let file = self.folder.create(path)?;
        Ok(Box::new(WatchedFile { file, interrupt }))
    }

    fn finish(&mut self) -> io::Result<()> {
        asked(&self.interrupt)?;
        self.folder.finish()
    }
}

/// A file of a [`Watched`] folder.
struct WatchedFile<'s> {
    file: Box<dyn Write + 's>,
    interrupt: &'s Interrupt,
}

impl Write for WatchedFile<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        asked(self.interrupt)?;
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// Fails where Ctrl-C was pressed.
fn asked(interrupt: &Interrupt) -> io::Result<()> {
    match interrupt.goes_on() {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(()) => Err(io::Error::other("broken off")),
    }
}

pub(crate) fn export(arguments: &Export, context: &Context) -> Result<Done, Problem> {
    let Some(plain) = &arguments.plain else {
        return super::foreign::export(arguments, context);
    };
    let interrupt = Interrupt::listen();
    let mut folder = Watched {
        folder: Directory::new(plain),
        interrupt: interrupt.clone(),
    };
    let options = ExportOptions {
        replace: arguments.replace,
    };
    let report = context.read()?.export_plain(&mut folder, options);
    let report = report.map_err(|problem| match interrupt.goes_on() {
        ControlFlow::Continue(()) => problem,
        ControlFlow::Break(()) => Problem::export_broken_off(),
    })?;
    context.out.say(format!(
        "wrote {} sources, {} codes, {} quotations with {} codings to {}",
        report.sources,
        report.codes,
        report.quotations,
        report.codings,
        plain.display()
    ));
    for notice in &report.notices {
        context.out.say(notice);
    }
    Ok(Done::Well)
}
