//! The program `ayni`: the door from the terminal.
//!
//! Invariants: it decides nothing; every command is arguments in, one act of the workbench, words
//! out. Data goes to standard output, talk to standard error.

#![forbid(unsafe_code)]

mod cli;
mod http;

/// Projects are read and written as very many small pieces.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    let report = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        // A library that breaks off over a damaged file ends in a refusal, which says more.
        if !ayni_formats::panics_are_contained() {
            report(panic);
        }
    }));
    cli::run()
}
