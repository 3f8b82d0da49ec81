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
    step("fuzz targets", fuzz_targets()?);
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

/// Tells whether what fuzzing runs is code that compiles, with the versions of its own lock file. Its library
/// of C++ is not built for that.
fn fuzz_targets() -> Result<bool> {
    let target = shell::target();
    let target = target.to_string_lossy();
    let manifest = "fuzz/Cargo.toml";
    let check = [
        "check",
        "--manifest-path",
        manifest,
        "--bins",
        "--locked",
        "--target-dir",
        &target,
    ];
    let nowhere = target.to_string() + "/libfuzzer.a";
    shell::succeeds(shell::cargo(&check).env("CUSTOM_LIBFUZZER_PATH", nowhere))
}
