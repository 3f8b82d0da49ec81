//! `cargo xtask demo`: the example study, from plain files to its page.

use std::{fs, path::Path, process::Command};

use anyhow::Result;

use crate::{page, shell};

/// What is shown on the terminal, where the page is not wanted.
const SHOWN: [&[&str]; 6] = [
    &["info"],
    &["synopsis", "show", "table-1"],
    &["synopsis", "show", "table-2"],
    &["synopsis", "show", "table-4"],
    &["check"],
    &["doctor"],
];

/// Builds the program with its page, imports the example and opens it; ends with Ctrl-C.
pub(crate) fn run(arguments: &[String]) -> Result<bool> {
    page::packages()?;
    shell::run(&mut shell::cargo(&[
        "build",
        "--release",
        "--package",
        "ayni",
        "--locked",
    ]))?;
    let folder = shell::target().join("demo");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    let project = folder.join("north-south.ayni");
    let mut import = Command::new(shell::program("ayni"));
    import
        .current_dir(shell::root())
        .args(["import", "examples/north-south", "--output"])
        .arg(&project);
    shell::run(&mut import)?;
    if arguments.iter().any(|argument| argument == "--tables") {
        return tables(&project);
    }
    println!(
        "\nThe project is {}. On the terminal: cargo xtask demo --tables, and docs/guide/first-project.md.\n\
         The page is open at the address below until you press Ctrl-C.\n",
        project.display()
    );
    Ok(ayni(&project).arg("open").status()?.success())
}

/// Prints what the example holds.
fn tables(project: &Path) -> Result<bool> {
    for arguments in SHOWN {
        println!("\n$ ayni {}\n", arguments.join(" "));
        // The check answers with 1 when it found something, which the example wants it to.
        ayni(project).args(arguments).status()?;
    }
    Ok(true)
}

/// Prepares a call of the program on a project.
fn ayni(project: &Path) -> Command {
    let mut command = Command::new(shell::program("ayni"));
    command
        .current_dir(shell::root())
        .arg("--project")
        .arg(project);
    command
}
