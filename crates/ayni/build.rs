//! Makes the page that is built into the released program, with the packages that its lock names.
//!
//! A debug build reads the page from `web/dist` when it is asked for it, so that nothing is made here.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

/// What the page is made from.
const PARTS: [&str; 6] = [
    "web/src",
    "web/index.html",
    "web/vite.config.ts",
    "web/svelte.config.js",
    "web/package-lock.json",
    "locales",
];

/// Says that nobody will look at the page.
const WITHOUT: &str = "AYNI_WITHOUT_PAGE";

fn main() {
    let here = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let root = here.join("../..");
    for part in PARTS {
        println!("cargo::rerun-if-changed={}", root.join(part).display());
    }
    let page = root.join("web/dist");
    // The folder must be there, also for those who never look at the page.
    if let Err(error) = fs::create_dir_all(&page) {
        println!("cargo::warning={} cannot be made: {error}", page.display());
    }
    println!("cargo::rerun-if-env-changed={WITHOUT}");
    if env::var_os("PROFILE").is_some_and(|profile| profile == "release")
        && env::var_os(WITHOUT).is_none()
        && let Err(why) = make(&root.join("web"))
    {
        println!("cargo::error=the page cannot be built: {why}");
        println!("cargo::error=set {WITHOUT}=1 to build the program for the command line alone");
    }
}

fn make(web: &Path) -> Result<(), String> {
    if !web.join("node_modules").is_dir() {
        npm(web, &["ci", "--no-audit", "--no-fund"])?;
    }
    npm(web, &["run", "build"])
}

fn npm(web: &Path, arguments: &[&str]) -> Result<(), String> {
    let said = arguments.join(" ");
    let output = Command::new("npm")
        .args(arguments)
        .current_dir(web)
        .output()
        .map_err(|error| format!("npm {said} cannot be run ({error}); install Node 20"))?;
    if output.status.success() {
        return Ok(());
    }
    let told = [output.stdout, output.stderr].concat();
    let told = String::from_utf8_lossy(&told).replace('\n', " / ");
    Err(format!("npm {said} failed: {told}"))
}
