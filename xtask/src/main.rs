//! Chores of the repository: `cargo xtask demo`, `test`, `bench`, `tidy`.
//!
//! Invariants: nothing depends on this crate; what it makes lies below `target/`; it needs nothing
//! but git, Rust and, once there is a page, Node.

mod bench;
mod chance;
mod corpus;
mod demo;
mod page;
mod shell;
mod test;
mod tidy;
mod vocabulary;

use std::process::ExitCode;

use anyhow::Result;

const HELP: &str = "\
cargo xtask demo               make target/demo/north-south.ayni and open its page
cargo xtask demo --tables      the same on the terminal: its tables, and what the check says
cargo xtask test               everything that must hold: format, lints, tests, docs, tidy, page
cargo xtask tidy               the house rules
cargo xtask pictures           make the pictures of README and guide anew
cargo xtask bench [S|M|L|all]  measure the program on made-up studies (--write: into the docs)
cargo xtask bench page         measure the page in a browser; TAGUETTE=/path measures that beside it
cargo xtask corpus [S|M|L|all] only make the studies that bench reads";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[String]) -> Result<bool> {
    let (name, rest) = match arguments.split_first() {
        Some((name, rest)) => (name.as_str(), rest),
        None => ("help", arguments),
    };
    match name {
        "demo" => demo::run(rest),
        "test" => test::run(),
        "tidy" => tidy::run(),
        "pictures" => page::pictures(),
        "bench" => bench::run(rest),
        "corpus" => bench::generate(rest),
        #[cfg(feature = "measure")]
        "measure" => bench::measure::run(rest),
        "help" | "--help" | "-h" => {
            println!("{HELP}");
            Ok(true)
        }
        other => {
            eprintln!("xtask: there is no chore {other:?}\n\n{HELP}");
            Ok(false)
        }
    }
}
