//! The page: its packages, its build, and the browser that its tests need.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context as _, Result, bail, ensure};

use crate::shell;

/// The client that is made from the description of the routes.
const CLIENT: &str = "src/api/schema.d.ts";

/// Where a browser is usually found.
const BROWSERS: [&str; 4] = [
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
    "/usr/bin/google-chrome-stable",
];

/// Runs every test of the page: types, functions, the client, the real program in a browser.
pub(crate) fn test() -> Result<bool> {
    packages()?;
    let browser = browser()?;
    shell::run(&mut shell::cargo(&[
        "build",
        "--package",
        "ayni",
        "--locked",
    ]))?;
    let mut held = client_is_fresh()?;
    for script in [["run", "check"], ["run", "test"], ["run", "build"]] {
        held &= shell::succeeds(&mut npm(&script))?;
    }
    let mut e2e = npm(&["run", "e2e"]);
    e2e.env("AYNI", program()).env("CHROMIUM", browser);
    Ok(held & shell::succeeds(&mut e2e)?)
}

/// Makes the pictures of README and guide.
pub(crate) fn pictures() -> Result<bool> {
    packages()?;
    let browser = browser()?;
    shell::run(&mut shell::cargo(&[
        "build",
        "--package",
        "ayni",
        "--locked",
    ]))?;
    shell::run(&mut npm(&["run", "build"]))?;
    let mut make = npm(&["run", "e2e", "--", "e2e/docs.shots.ts"]);
    make.env("SHOTS", "1")
        .env("DOCS", "1")
        .env("AYNI", program())
        .env("CHROMIUM", browser);
    shell::succeeds(&mut make)
}

/// Returns the program as tests build it.
fn program() -> PathBuf {
    shell::target()
        .join("debug")
        .join(format!("ayni{}", std::env::consts::EXE_SUFFIX))
}

/// Installs the packages that the lock names, unless they are there.
pub(crate) fn packages() -> Result<()> {
    let web = web();
    let lock = fs::read(web.join("package-lock.json")).context("web/package-lock.json")?;
    let stamp = web.join("node_modules/.installed-from");
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    node()?;
    shell::run(&mut npm(&["ci", "--no-audit", "--no-fund"]))?;
    fs::write(&stamp, lock).context("web/node_modules")?;
    Ok(())
}

/// Tells whether Node is there and new enough.
fn node() -> Result<()> {
    const WANTED: &str =
        "Node 20.19 or newer is needed for the page: https://nodejs.org, or apt install nodejs npm";
    let said = shell::output(Command::new("node").arg("--version")).context(WANTED)?;
    let mut numbers = said
        .trim()
        .trim_start_matches('v')
        .split('.')
        .map(str::parse::<u32>);
    let version = (
        numbers.next().and_then(Result::ok).unwrap_or(0),
        numbers.next().and_then(Result::ok).unwrap_or(0),
    );
    ensure!(version >= (20, 19), "{WANTED}; this is {}", said.trim());
    Ok(())
}

/// Tells whether the client is the one that the description of the routes gives.
fn client_is_fresh() -> Result<bool> {
    let fresh = shell::target().join("schema.d.ts");
    let mut make = Command::new("npx");
    make.current_dir(web())
        .args([
            "--no-install",
            "openapi-typescript",
            "src/api/openapi.json",
            "--output",
        ])
        .arg(&fresh);
    shell::run(&mut make)?;
    if fs::read(&fresh)? == fs::read(web().join(CLIENT))? {
        return Ok(true);
    }
    eprintln!("web/{CLIENT} is not what the routes give; run npm run client in web/");
    Ok(false)
}

/// Returns a browser; installs one through apt where there is none and it may.
pub(crate) fn browser() -> Result<PathBuf> {
    if let Some(told) = std::env::var_os("CHROMIUM") {
        return Ok(told.into());
    }
    if let Some(found) = found() {
        return Ok(found);
    }
    let missing =
        "the tests of the page need Chromium: apt install chromium, or CHROMIUM=/path/to/it";
    if !Path::new("/usr/bin/apt-get").exists() || !root() {
        bail!("{missing}");
    }
    // A machine that was just made has no lists of packages yet.
    let apt = |arguments: &[&str]| {
        let mut command = Command::new("apt-get");
        command
            .args(arguments)
            .env("DEBIAN_FRONTEND", "noninteractive");
        shell::succeeds(&mut command)
    };
    apt(&["update", "-q"])?;
    apt(&["install", "-y", "-q", "--no-install-recommends", "chromium"])?;
    found().context(missing)
}

/// Tells whether this may install packages of the machine.
fn root() -> bool {
    let id = shell::output(Command::new("id").arg("-u"));
    id.is_ok_and(|id| id.trim() == "0")
}

fn found() -> Option<PathBuf> {
    BROWSERS
        .iter()
        .map(PathBuf::from)
        .find(|path| path.exists())
}

fn web() -> PathBuf {
    shell::root().join("web")
}

/// Prepares a call of npm in the folder of the page.
pub(crate) fn npm(arguments: &[&str]) -> Command {
    let mut command = Command::new("npm");
    command.current_dir(web()).args(arguments);
    command
}
