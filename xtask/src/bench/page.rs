//! `cargo xtask bench page`: the page in a browser, on a very long text and on a large study.

use std::{
    fs,
    io::{BufRead as _, BufReader},
    path::PathBuf,
    process::Stdio,
};

use anyhow::{Context as _, Result, ensure};
use serde::Deserialize;

use crate::{corpus, page, shell};

/// A figure as the page's measurements print it, one line of JSON each.
#[derive(Debug, Deserialize)]
struct Figure {
    name: String,
    /// The median; nothing where it could not be taken.
    value: Option<f64>,
    worst: Option<f64>,
    unit: String,
    goal: Option<f64>,
    runs: usize,
}

/// Measures, prints a table, and writes it into the docs if that is wanted.
pub(super) fn run(write: bool) -> Result<bool> {
    page::packages()?;
    let browser = page::browser()?;
    shell::run(&mut page::npm(&["run", "build"]))?;
    shell::run(&mut shell::cargo(&[
        "build",
        "--release",
        "--package",
        "ayni",
        "--locked",
    ]))?;
    let program = shell::program("ayni");
    let mut measure = page::npm(&["run", "e2e"]);
    measure
        .env("BENCH", "1")
        .env("AYNI", &program)
        .env("CHROMIUM", browser)
        .env("LARGE", large()?)
        .stdout(Stdio::piped());
    let mut running = measure.spawn().context("npm")?;
    let said = running.stdout.take().context("npm says nothing")?;
    let mut figures = Vec::new();
    for line in BufReader::new(said).lines() {
        let line = line?;
        match serde_json::from_str(line.trim()) {
            Ok(figure) => figures.push(figure),
            Err(_) => println!("{line}"),
        }
    }
    let held = running.wait()?.success();
    ensure!(!figures.is_empty(), "nothing was measured");
    let size = fs::metadata(&program)?.len();
    let text = table(&figures, size);
    println!("\n{text}");
    if write {
        let file = shell::root().join("docs/reference/page-benchmarks.md");
        fs::write(&file, document(&text)).with_context(|| file.display().to_string())?;
    }
    Ok(held)
}

/// Returns the project of the large study, which is made where it is not there.
fn large() -> Result<PathBuf> {
    let size = corpus::size("L").context("there is a size L")?;
    let cache = shell::target().join("bench");
    let project = cache.join(size.name).join("work/study.ayni");
    if !project.exists() {
        let folder = corpus::write(size, &cache)?;
        fs::create_dir_all(cache.join(size.name).join("work"))?;
        let mut import = std::process::Command::new(shell::program("ayni"));
        import
            .arg("import")
            .arg(folder)
            .arg("--output")
            .arg(&project);
        shell::run(&mut import)?;
    }
    Ok(project)
}

#[expect(
    clippy::cast_precision_loss,
    reason = "sizes of files in MB, for people"
)]
fn table(figures: &[Figure], program: u64) -> String {
    let mut text =
        String::from("| what | median | worst | runs | at most | |\n|---|--:|--:|--:|--:|---|\n");
    for figure in figures {
        let show = |value: Option<f64>| {
            value.map_or_else(String::new, |value| format!("{value} {}", figure.unit))
        };
        text += &format!(
            "| {} | {} | {} | {} | {} | {} |\n",
            figure.name,
            show(figure.value),
            show(figure.worst),
            figure.runs,
            show(figure.goal),
            verdict(figure),
        );
    }
    text + &format!(
        "\nThe program with its page inside: {:.1} MB.\n",
        program as f64 / 1e6
    )
}

fn verdict(figure: &Figure) -> String {
    match (figure.value, figure.goal) {
        (_, None) => String::new(),
        (None, Some(_)) => "not measured".to_owned(),
        (Some(value), Some(goal)) if value <= goal => "met".to_owned(),
        (Some(value), Some(goal)) => format!("missed by {:.1} {}", value - goal, figure.unit),
    }
}

fn document(table: &str) -> String {
    format!(
        "# The page, measured\n\nWritten by `cargo xtask bench page --write` in headless Chromium without a \
         graphics card, on 2 cores, 24 GiB, other work running beside it or not: compare the figures with \
         each other. The long text has 1,000,000 characters in 15,000 turns, with 5,000 overlapping codings \
         in 250 codes (`web/e2e/long.ts`); the large study has 3,000 sources, 2,000 codes and 1,000,000 \
         codings (`xtask/src/corpus.rs`). Taguette 1.5.2 had the same text with as many passages. A frame \
         lasts whole ticks of the screen's clock: one is 16.7 ms, three are 50.\n\n{table}"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_met_missed_or_missing() {
        let figure = |line: &str| serde_json::from_str::<Figure>(line).unwrap();
        let said = r#"{"name":"a","value":12.5,"worst":13,"unit":"ms","goal":50,"runs":5}"#;
        assert_eq!(verdict(&figure(said)), "met");
        assert_eq!(
            verdict(&figure(&said.replace("12.5", "62.5"))),
            "missed by 12.5 ms"
        );
        assert_eq!(
            verdict(&figure(&said.replace("12.5", "null"))),
            "not measured"
        );
        assert!(
            table(&[figure(said)], 31_600_000)
                .contains("| a | 12.5 ms | 13 ms | 5 | 50 ms | met |")
        );
    }
}
