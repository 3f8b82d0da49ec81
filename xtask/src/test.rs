//! `cargo xtask test`: everything that must hold before a change is sent.

use anyhow::Result;

use crate::{page, shell, tidy};

/// Runs all checks to the end and tells whether all of them hold.
pub(crate) fn run() -> Result<bool> {
    let mut failed = Vec::new();
    let mut step = |name: &'static str, held: bool| {
        if !held {
            failed.push(name);
        }
    };
    step("tidy", tidy::run()?);
    step(
        "format",
        shell::succeeds(&mut shell::cargo(&["fmt", "--all", "--check"]))?,
    );
    let lints = [
        "clippy",
        "--workspace",
        "--all-targets",
        "--all-features",
        "--locked",
        "--",
        "-D",
        "warnings",
    ];
    step("lints", shell::succeeds(&mut shell::cargo(&lints))?);
    let tests = ["test", "--workspace", "--no-fail-fast", "--locked"];
    step("tests", shell::succeeds(&mut shell::cargo(&tests))?);
    let docs = [
        "doc",
        "--workspace",
        "--no-deps",
        "--document-private-items",
        "--locked",
    ];
    step(
        "docs",
        shell::succeeds(shell::cargo(&docs).env("RUSTDOCFLAGS", "-D warnings"))?,
    );
    step("page", page::test()?);
    if failed.is_empty() {
        println!("all checks hold");
    } else {
        println!("failed: {}", failed.join(", "));
    }
    Ok(failed.is_empty())
}
