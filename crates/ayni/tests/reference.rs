//! The page of commands is what the program says of itself.
//!
//! With `UPDATE=1` in the environment the page is written anew.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::{fmt::Write as _, fs, path::Path, process::Command};

const HEAD: &str = "\
# Commands

What `ayni help` says of each command. This page is made by the program (`UPDATE=1 cargo test -p ayni
--test reference`); a test holds it against it.

Options that every command has (`--project`, `--as`, `--json`, `--csv`, `--quiet`) are told once, below.
";

/// Options that stand under every command and are told once.
const EVERYWHERE: [&str; 6] = ["--project", "--as", "--json", "--csv", "--quiet", "--help"];

#[test]
fn the_page_of_commands_is_what_the_program_says() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/reference/commands.md");
    let mut text = HEAD.to_owned();
    section(&mut text, &[]);
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&page, &text).unwrap();
    }
    let present = fs::read_to_string(&page).unwrap_or_default();
    let line = (1..)
        .zip(present.lines().zip(text.lines()))
        .find(|(_, (a, b))| a != b);
    assert!(
        present == text,
        "docs/reference/commands.md is not what the program says, first at {line:?}; \
         write it with UPDATE=1 cargo test -p ayni --test reference"
    );
}

/// Writes the help of a command and of those below it.
fn section(text: &mut String, path: &[&str]) {
    let help = help(path);
    let title = match path {
        [] => "ayni".to_owned(),
        path => format!("ayni {}", path.join(" ")),
    };
    let level = "#".repeat(2 + path.len().min(2));
    let shown = match path {
        [] => help.clone(),
        _ => own(&help),
    };
    write!(
        text,
        "\n{level} {title}\n\n```text\n{}\n```\n",
        shown.trim()
    )
    .unwrap();
    for name in &commands(&help) {
        let mut path = path.to_vec();
        path.push(name);
        section(text, &path);
    }
}

/// Returns what the program says of a command, at the same width everywhere.
fn help(path: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_ayni"))
        .args(path)
        .arg("--help")
        .env("COLUMNS", "100")
        .env_remove("AYNI_PROJECT")
        .output()
        .unwrap();
    assert!(output.status.success(), "ayni {} --help", path.join(" "));
    let said = String::from_utf8(output.stdout).unwrap();
    // The name of the program ends otherwise on some systems.
    let lines: Vec<&str> = said.lines().map(str::trim_end).collect();
    lines.join("\n").replace("ayni.exe", "ayni")
}

/// Reads the names of the commands below from a help text.
fn commands(help: &str) -> Vec<String> {
    let rest = help
        .split_once("\nCommands:\n")
        .map_or("", |(_, rest)| rest);
    rest.lines()
        .take_while(|line| !line.is_empty())
        .filter(|line| line.starts_with("  ") && !line.starts_with("   "))
        .filter_map(|line| line.split_whitespace().next())
        .filter(|name| *name != "help")
        .map(str::to_owned)
        .collect()
}

/// Leaves out the options that every command has.
fn own(help: &str) -> String {
    let Some((before, options)) = help.split_once("\nOptions:\n") else {
        return help.to_owned();
    };
    let mut kept = String::new();
    let mut keep = true;
    for line in options.lines() {
        // An option begins with a dash after two blanks, or six where it has no short form.
        let blanks = line.len() - line.trim_start().len();
        if line.trim_start().starts_with('-') && blanks <= 6 {
            keep = !EVERYWHERE
                .iter()
                .any(|option| line.split([' ', ',']).any(|word| word == *option));
        }
        if keep {
            kept += line;
            kept.push('\n');
        }
    }
    match kept.trim() {
        "" => before.to_owned(),
        _ => format!("{before}\nOptions:\n{}", kept.trim_end()),
    }
}
