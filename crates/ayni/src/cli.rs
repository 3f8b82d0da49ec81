//! The commands: nouns, then verbs.

mod actor;
mod check;
mod claim;
mod code;
mod codebook;
mod coding;
mod common;
mod event;
mod exchange;
mod finding;
mod foreign;
mod grid;
mod imports;
mod interrupt;
mod memo;
mod open;
mod out;
mod problem;
mod project;
mod search;
mod source;
mod study;
mod synopsis;
mod voice;

use std::{path::PathBuf, process::ExitCode};

use ayni_store::Mode;
use ayni_workbench::{Problem, ProblemKind, Workbench, ambient::Machine};
use clap::{CommandFactory as _, Parser, Subcommand};

use out::{Form, Out};

const EXIT_CODES: &str = "Exit codes: 0 all is well; 1 there is something to look at (check, doctor, \
files left out); 2 the question was wrong; 3 a file was refused; 4 the project file or the answer could \
not be read or written; 130 it was broken off.

Example: ayni import examples/north-south --output study.ayni; ayni synopsis show table-4";

/// See many voices together: sources, codes, synopses, findings.
///
/// A project is one file with the extension .ayni. Commands find the one project in the present
/// folder, or take it by --project.
#[derive(Debug, Parser)]
#[command(
    name = "ayni",
    version,
    arg_required_else_help = true,
    max_term_width = 100,
    after_help = EXIT_CODES
)]
struct Arguments {
    /// The project file, where the folder does not hold exactly one.
    #[arg(
        long,
        short,
        global = true,
        value_name = "FILE",
        env = "AYNI_PROJECT",
        hide_env = true
    )]
    project: Option<PathBuf>,

    /// Who does it, by key; without it the first member.
    #[arg(long = "as", global = true, value_name = "MEMBER")]
    member: Option<String>,

    /// Print json, for programs.
    #[arg(long, global = true, conflicts_with = "csv")]
    json: bool,

    /// Print csv, for spreadsheets.
    #[arg(long, global = true)]
    csv: bool,

    /// Say nothing but the answer: no progress, no confirmations.
    #[arg(long, short, global = true)]
    quiet: bool,

    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    #[command(flatten)]
    Project(project::Command),
    /// Codes: add, rename, move, define, merge, split, retire.
    #[command(
        subcommand,
        after_help = "Example: ayni code add \"Employer > Takeover\" --definition \"The owner changes.\""
    )]
    Code(code::Command),
    /// The codebook as a whole: show, as it was, what changed, export.
    #[command(
        subcommand,
        after_help = "Example: ayni codebook show --at \"round 1\""
    )]
    Codebook(codebook::Command),
    /// Rounds: named moments of the codebook.
    #[command(subcommand, after_help = "Example: ayni round list")]
    Round(study::RoundCommand),
    /// Sources: import, list, text, set, edit, export.
    #[command(
        subcommand,
        after_help = "Example: ayni source import interviews/*.docx"
    )]
    Source(source::Command),
    /// Voices: who speaks under which label.
    #[command(subcommand, after_help = "Example: ayni voice list interview-14")]
    Voice(voice::Command),
    /// Actors: people, organisations, sites.
    #[command(subcommand, after_help = "Example: ayni actor list --at 2005-11")]
    Actor(actor::Command),
    /// Ties: who owns, represents, is affiliated to whom, and when.
    #[command(subcommand, after_help = "Example: ayni tie list --at 2005-11")]
    Tie(actor::TieCommand),
    /// Events: what happened, when and where.
    #[command(
        subcommand,
        after_help = "Example: ayni event list --from 2005-11 --to 2006 --kind meeting"
    )]
    Event(event::Command),
    /// Participations: who took part in what.
    #[command(
        subcommand,
        after_help = "Example: ayni participation list --actor lu-1"
    )]
    Participation(event::ParticipationCommand),
    /// Claims: what one source says of something, for cross-checks.
    #[command(
        subcommand,
        after_help = "Example: ayni claim list --on source:interview-14"
    )]
    Claim(claim::Command),
    /// Memos: notes on anything.
    #[command(subcommand, after_help = "Example: ayni memo list")]
    Memo(memo::Command),
    /// Phases: the intervals by which the study tells its story.
    #[command(subcommand, after_help = "Example: ayni phase list")]
    Phase(study::PhaseCommand),
    /// Attributes of sources, actors and events.
    #[command(subcommand, after_help = "Example: ayni attribute list")]
    Attribute(study::AttributeCommand),
    /// Members: who codes and writes.
    #[command(subcommand, after_help = "Example: ayni member list")]
    Member(study::MemberCommand),
    /// Quotations: marked passages, with or without codes.
    #[command(
        subcommand,
        after_help = "Example: ayni quotation list --source interview-14 --limit 20"
    )]
    Quotation(coding::QuotationCommand),
    /// Codings: codes given to passages.
    #[command(
        subcommand,
        after_help = "Example: ayni coding add interview-14 --quote \"the same boat\" --code \"We-ness\""
    )]
    Coding(coding::Command),
    Search(search::Search),
    /// Synopses: declared tables, computed from the project.
    #[command(subcommand, after_help = "Example: ayni synopsis show table-4")]
    Synopsis(synopsis::Command),
    /// Findings: statements in the cells of synopses.
    #[command(subcommand, after_help = "Example: ayni finding list")]
    Finding(finding::Command),
    Check(check::Check),
    Open(open::Open),
    Import(exchange::Import),
    /// Imports: what was brought in from other programs, and what was told of it.
    #[command(subcommand, after_help = "Example: ayni imports show")]
    Imports(imports::Command),
    Export(exchange::Export),
    /// Print a completion script for a shell.
    ///
    /// Example: ayni completions bash > ~/.local/share/bash-completion/completions/ayni
    Completions {
        /// bash, zsh, fish, elvish or powershell.
        shell: clap_complete::Shell,
    },
}

/// What a command needs beside its own arguments.
struct Context {
    project: Option<PathBuf>,
    member: Option<String>,
    out: Out,
}

/// What a command that went well leads to.
enum Done {
    /// All is well.
    Well,
    /// The question was answered, and the answer is that something is not right: exit code 1.
    Complaints,
}

/// Runs the program.
pub(crate) fn run() -> ExitCode {
    let arguments = Arguments::parse();
    let form = match (arguments.json, arguments.csv) {
        (true, _) => Form::Json,
        (_, true) => Form::Csv,
        _ => Form::Table,
    };
    let mut context = Context {
        project: arguments.project,
        member: arguments.member,
        out: Out::new(form, arguments.quiet),
    };
    let answer = match arguments.command {
        Command::Project(command) => project::run(command, &mut context),
        Command::Code(command) => code::run(command, &mut context),
        Command::Codebook(command) => codebook::run(command, &mut context),
        Command::Round(command) => study::run_round(command, &mut context),
        Command::Source(command) => source::run(command, &mut context),
        Command::Voice(command) => voice::run(command, &mut context),
        Command::Actor(command) => actor::run(command, &mut context),
        Command::Tie(command) => actor::run_tie(command, &mut context),
        Command::Event(command) => event::run(command, &mut context),
        Command::Participation(command) => event::run_participation(command, &mut context),
        Command::Claim(command) => claim::run(command, &mut context),
        Command::Memo(command) => memo::run(command, &mut context),
        Command::Phase(command) => study::run_phase(command, &mut context),
        Command::Attribute(command) => study::run_attribute(command, &mut context),
        Command::Member(command) => study::run_member(command, &mut context),
        Command::Quotation(command) => coding::run_quotation(command, &context),
        Command::Coding(command) => coding::run(command, &context),
        Command::Search(arguments) => search::run(&arguments, &context),
        Command::Synopsis(command) => synopsis::run(command, &context),
        Command::Finding(command) => finding::run(command, &context),
        Command::Check(arguments) => check::run(arguments, &context),
        Command::Open(arguments) => open::run(&arguments, &context),
        Command::Import(arguments) => exchange::import(&arguments, &context),
        Command::Imports(command) => imports::run(command, &context),
        Command::Export(arguments) => exchange::export(&arguments, &context),
        Command::Completions { shell } => {
            clap_complete::generate(
                shell,
                &mut Arguments::command(),
                "ayni",
                &mut std::io::stdout(),
            );
            Ok(Done::Well)
        }
    };
    if let Some(error) = context.out.failure() {
        let message = format!("the answer could not be written: {error}");
        return problem::report(&Problem::new(ProblemKind::Store, message), form);
    }
    match answer {
        Ok(Done::Well) => ExitCode::SUCCESS,
        Ok(Done::Complaints) => ExitCode::from(1),
        Err(problem) => problem::report(&problem, form),
    }
}

impl Context {
    /// Returns the project file: the one that was named, or the one in the present folder.
    fn path(&self) -> Result<PathBuf, Problem> {
        if let Some(path) = &self.project {
            if path.is_dir() {
                let message = format!("{} is a folder, not a project", path.display());
                return Err(Problem::new(ProblemKind::NotFound, message)
                    .hint("Name the file in it that ends in .ayni, or go there: cd FOLDER."));
            }
            return Ok(path.clone());
        }
        let none = || {
            Problem::new(ProblemKind::NotFound, "there is no project in this folder")
                .hint("Make one with: ayni new NAME, or name one with --project FILE.")
        };
        let listing = std::fs::read_dir(".").map_err(|_| none())?;
        let mut found: Vec<PathBuf> = listing
            .filter_map(|entry| Some(entry.ok()?.path()))
            .filter(|path| {
                path.extension()
                    .is_some_and(|extension| extension == ayni_store::EXTENSION)
            })
            .filter(|path| !path.to_string_lossy().contains(".backup"))
            .collect();
        found.sort();
        match found.as_slice() {
            [] => Err(none()),
            [one] => Ok(one.strip_prefix(".").unwrap_or(one).to_owned()),
            several => {
                let names: Vec<_> = several
                    .iter()
                    .map(|path| path.display().to_string())
                    .collect();
                Err(Problem::new(
                    ProblemKind::Ambiguous,
                    format!("there are several projects here: {}", names.join(", ")),
                )
                .hint("Name one with --project FILE."))
            }
        }
    }

    /// Opens the project to look at.
    fn read(&self) -> Result<Workbench, Problem> {
        self.open(Mode::Read)
    }

    /// Opens the project to change. Other commands wait until this one is done: what it reads to
    /// decide what to write is not changed under its hands.
    fn write(&self) -> Result<Workbench, Problem> {
        let workbench = self.open(Mode::Write)?;
        workbench.hold()?;
        Ok(workbench)
    }

    fn open(&self, mode: Mode) -> Result<Workbench, Problem> {
        let mut workbench = Workbench::open(&self.path()?, mode, Box::new(Machine))?;
        if let Some(key) = &self.member {
            let member = workbench.member_by_key(key)?;
            workbench.work_as(member);
        }
        Ok(workbench)
    }
}
