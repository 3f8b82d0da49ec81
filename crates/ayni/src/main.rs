//! The program `ayni`: the door from the terminal.
//!
//! Invariants: it decides nothing; every command is arguments in, one act of the workbench, words
//! out. Data goes to standard output, talk to standard error.

#![forbid(unsafe_code)]

mod cli;

fn main() -> std::process::ExitCode {
    cli::run()
}
