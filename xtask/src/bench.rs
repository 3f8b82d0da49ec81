//! `cargo xtask bench`: the program on made-up studies, beside what SQLite alone needs for the same.
//!
//! Every figure is the median of fresh processes, or of repetitions within one (*warm*). What is
//! compared runs in the same run on the same machine.

#[cfg(feature = "measure")]
pub(crate) mod measure;
mod page;
mod refi;
mod report;

use std::{collections::BTreeMap, fs, path::Path, process::Command, time::Instant};

use anyhow::{Context as _, Result, bail};
use serde_json::Value as Json;

use crate::{
    corpus::{self, Size},
    shell,
};
use report::{Pace, Row};

/// What a process said of its work.
#[derive(Debug, Clone, Copy, Default)]
struct Cost {
    /// Seconds by the clock.
    wall: f64,
    /// Seconds of processor, user and system.
    cpu: f64,
    /// Peak of memory in MiB.
    memory: f64,
}

/// Makes the studies that are asked for and says where.
pub(crate) fn generate(arguments: &[String]) -> Result<bool> {
    for size in sizes(arguments)? {
        let start = now();
        let cache = shell::target().join("bench");
        let folder = corpus::write(size, &cache)?;
        let took = start.elapsed().as_secs_f64();
        println!("{}: {} ({took:.1} s)", size.name, folder.display());
        let start = now();
        let file = corpus::refi::write(size, &cache)?;
        let took = start.elapsed().as_secs_f64();
        println!("{}: {} ({took:.1} s)", size.name, file.display());
    }
    Ok(true)
}

/// Measures and prints a table for each size.
pub(crate) fn run(arguments: &[String]) -> Result<bool> {
    if arguments.iter().any(|argument| argument == "page") {
        return page::run(arguments.iter().any(|argument| argument == "--write"));
    }
    let sizes = sizes(arguments)?;
    shell::run(&mut shell::cargo(&[
        "build",
        "--release",
        "--package",
        "ayni",
        "--locked",
    ]))?;
    let measure = [
        "build",
        "--release",
        "--package",
        "xtask",
        "--features",
        "measure",
        "--locked",
    ];
    shell::run(&mut shell::cargo(&measure))?;
    let mut text = String::new();
    for size in sizes {
        let (rows, pace) = all(size)?;
        text += &report::table(size, &rows, pace);
        text += "\n";
    }
    println!("\n{text}");
    if arguments.iter().any(|argument| argument == "--write") {
        let page = shell::root().join("docs/reference/benchmarks.md");
        fs::write(&page, report::page(&text)).with_context(|| page.display().to_string())?;
    }
    Ok(true)
}

/// Reads which sizes are asked for: S, when none is named.
fn sizes(arguments: &[String]) -> Result<Vec<Size>> {
    let mut wanted = Vec::new();
    for argument in arguments
        .iter()
        .filter(|argument| !argument.starts_with("--"))
    {
        match corpus::size(argument) {
            Some(size) => wanted.push(size),
            None if argument == "all" => wanted.extend(corpus::SIZES),
            None => bail!("there is no size {argument:?}: S, M, L or all"),
        }
    }
    if wanted.is_empty() {
        wanted.push(corpus::SIZES[0]);
    }
    Ok(wanted)
}

/// What XML, SQLite and FTS5 alone took of S, M and L where the goals in seconds were set, in seconds of
/// processor: an AMD EPYC of 2.6 GHz, quiet.
const LEAST: [f64; 3] = [0.202, 1.47, 9.76];

/// Measures all of a size.
fn all(size: Size) -> Result<(Vec<Row>, Pace)> {
    let cache = shell::target().join("bench");
    // Made by the released chore: the same bytes, sooner.
    let mut make = Command::new(shell::program("xtask"));
    shell::run(make.args(["corpus", size.name]))?;
    let folder = corpus::write(size, &cache)?;
    let work = cache.join(size.name).join("work");
    fs::create_dir_all(&work)?;
    let project = work.join("study.ayni");
    let often = if size.name == "L" { 1 } else { 3 };
    let mut rows = Vec::new();

    let raw = repeat(often, || {
        let file = work.join("raw.sqlite");
        remove(&file)?;
        cost(&["raw", size.name, text(&file)?])
    })?;
    let fts = repeat(often, || {
        let file = work.join("fts.sqlite");
        remove(&file)?;
        cost(&["fts", size.name, text(&file)?])
    })?;
    let import = repeat(often, || {
        remove(&project)?;
        let program = shell::program("ayni");
        let (program, output) = (text(&program)?, text(&project)?);
        cost(&[
            "spawn",
            program,
            "import",
            text(&folder)?,
            "--output",
            output,
            "--quiet",
        ])
    })?;
    let limit = |name: &str, limits: [f64; 3]| {
        let at = corpus::SIZES.iter().position(|one| one.name == size.name);
        (name.to_owned(), at.map(|at| limits[at]))
    };
    rows.push(Row::seconds(
        "SQLite alone: texts, codings, indexes, one durable transaction",
        often,
        raw.wall,
        raw.cpu,
    ));
    rows.push(Row::seconds(
        "FTS5 alone: the same paragraphs",
        often,
        fts.wall,
        fts.cpu,
    ));
    let (name, goal) = limit(
        "import of the plain project, search ready",
        [1.0, 4.5, 30.0],
    );
    rows.push(Row::seconds(&name, often, import.wall, import.cpu).goal(goal));
    let ratio = import.cpu / (raw.cpu + fts.cpu);
    rows.push(
        Row::number("import, in CPU of SQLite + FTS5 alone", often, ratio, "x").goal(Some(3.0)),
    );
    let (name, goal) = limit("import, peak memory", [1024.0; 3]);
    rows.push(Row::number(&name, often, import.memory, "MiB").goal(goal));
    let bytes = fs::metadata(&project)?.len() as f64 / f64::from(1 << 20);
    rows.push(Row::number("project file", 1, bytes, "MiB"));
    let raw_bytes: u64 = ["raw.sqlite", "fts.sqlite"]
        .iter()
        .filter_map(|name| Some(fs::metadata(work.join(name)).ok()?.len()))
        .sum();
    let raw_bytes = raw_bytes as f64 / f64::from(1 << 20);
    rows.push(Row::number(
        "the two files of SQLite alone",
        1,
        raw_bytes,
        "MiB",
    ));

    let (of_refi, least) = refi::rows(size, &cache, often, raw.cpu + fts.cpu)?;
    rows.extend(of_refi);

    let info = repeat(5, || spawn(&project, &["info", "--json"]))?;
    rows.push(
        Row::milliseconds(
            "open to first answer (ayni info), new process",
            5,
            info.wall,
        )
        .goal(Some(0.3)),
    );
    for name in ["code-phase", "code-source"] {
        let cold = repeat(5, || spawn(&project, &["synopsis", "show", name, "--json"]))?;
        let said = format!("synopsis {name}, new process, computed");
        let computed = repeat(5, || cost(&["cold", text(&project)?, name]))?;
        rows.push(Row::milliseconds(&said, 5, computed.wall).goal(Some(0.7)));
        let said = format!("synopsis {name}, new process, and every cell printed");
        rows.push(Row::milliseconds(&said, 5, cold.wall));
    }
    for (name, (n, seconds)) in ask(&project)? {
        let goal = match name.as_str() {
            _ if name.starts_with("search") || name.starts_with("retrieval") => Some(0.020),
            _ if name.starts_with("synopsis") => Some(0.050),
            _ if name.starts_with("one coding") => Some(0.005),
            _ => None,
        };
        rows.push(Row::milliseconds(&name, n, seconds).goal(goal));
    }
    let at = corpus::SIZES.iter().position(|one| one.name == size.name);
    let pace = Pace {
        here: least,
        there: at.map_or(least, |at| LEAST[at]),
    };
    Ok((rows, pace))
}

/// Asks the warm questions in one process: name, how often, median of seconds.
fn ask(project: &Path) -> Result<BTreeMap<String, (usize, f64)>> {
    let said = shell::output(&mut measure(&["ask", text(project)?]))?;
    let answers: Json = serde_json::from_str(&said)?;
    let answers = answers.as_object().context("no object")?;
    Ok(answers
        .iter()
        .map(|(name, value)| {
            let n = value["n"].as_u64().unwrap_or_default() as usize;
            let seconds = value["seconds"].as_f64().unwrap_or(f64::NAN);
            (name.clone(), (n, seconds))
        })
        .collect())
}

/// Runs the program on a project in a process of its own and returns what that cost.
fn spawn(project: &Path, arguments: &[&str]) -> Result<Cost> {
    let program = shell::program("ayni");
    let mut all = vec!["spawn", text(&program)?, "--project", text(project)?];
    all.extend(arguments);
    cost(&all)
}

/// Runs one measurement in a process of its own.
fn cost(arguments: &[&str]) -> Result<Cost> {
    let said = shell::output(&mut measure(arguments))?;
    let said: Json = serde_json::from_str(said.trim())?;
    let number = |name: &str| said[name].as_f64().context(name.to_owned());
    Ok(Cost {
        wall: number("wall")?,
        cpu: number("cpu")?,
        memory: number("memory")?,
    })
}

fn measure(arguments: &[&str]) -> Command {
    let mut command = Command::new(shell::program("xtask"));
    command.arg("measure").args(arguments);
    command
}

/// Repeats a measurement and returns the medians.
fn repeat(n: usize, mut once: impl FnMut() -> Result<Cost>) -> Result<Cost> {
    let costs = (0..n).map(|_| once()).collect::<Result<Vec<_>>>()?;
    let of = |part: fn(&Cost) -> f64| median(costs.iter().map(part).collect());
    Ok(Cost {
        wall: of(|cost| cost.wall),
        cpu: of(|cost| cost.cpu),
        memory: of(|cost| cost.memory),
    })
}

/// Returns the median; of an even number, the upper of the two in the middle.
fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

fn text(path: &Path) -> Result<&str> {
    path.to_str().context("a path that is not UTF-8")
}

fn remove(file: &Path) -> Result<()> {
    for end in ["", "-wal", "-shm"] {
        let mut name = file.as_os_str().to_owned();
        name.push(end);
        match fs::remove_file(&name) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
    }
    Ok(())
}

#[expect(clippy::disallowed_methods, reason = "benchmarks measure time")]
fn now() -> Instant {
    Instant::now()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_asked_for_by_letter() {
        let of = |words: &[&str]| {
            let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
            sizes(&words).map(|sizes| sizes.iter().map(|size| size.name).collect::<Vec<_>>())
        };
        assert_eq!(of(&[]).unwrap(), ["S"]);
        assert_eq!(of(&["l", "--write"]).unwrap(), ["L"]);
        assert_eq!(of(&["all"]).unwrap(), ["S", "M", "L"]);
        assert!(of(&["X"]).is_err());
    }

    #[test]
    fn a_median_stands_in_the_middle() {
        assert_eq!(median(vec![3.0, 1.0, 2.0]), 2.0);
        assert!(median(vec![]).is_nan());
    }
}
