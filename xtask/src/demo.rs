//! `cargo xtask demo`: the example study, from plain files to tables.

use std::{fs, path::Path, process::Command};

use anyhow::Result;

use crate::shell;

/// The commands that the demo shows, after the import.
const SHOWN: [&[&str]; 6] = [
    &["info"],
    &["synopsis", "show", "table-1"],
    &["synopsis", "show", "table-2"],
    &["synopsis", "show", "table-4"],
    &["check"],
    &["doctor"],
];

/// Builds the program, imports the example and shows what it holds.
pub(crate) fn run() -> Result<bool> {
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
    for arguments in SHOWN {
        println!("\n$ ayni {}\n", arguments.join(" "));
        // The check answers with 1 when it found something, which the example wants it to.
        ayni(&project).args(arguments).status()?;
    }
    let program = shell::program("ayni");
    println!(
        "\nThe project is {}. Go on with\n\n  cd {}\n  {} --help\n\nand docs/guide/first-project.md.",
        project.display(),
        folder.display(),
        program.display()
    );
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
