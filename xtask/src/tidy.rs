//! `cargo xtask tidy`: the rules of the house, as checks with messages.
//!
//! A rule is a pure function of a [`Tree`], so that each has a test that shows it fails.

mod files;
mod packages;
mod words;

use std::{collections::BTreeMap, fs};

use anyhow::Result;
use serde_json::Value as Json;

use crate::shell;

/// What the rules look at.
#[derive(Debug, Clone, Default)]
struct Tree {
    /// Files by path from the root, with `/`; those that git keeps or would keep.
    files: BTreeMap<String, Vec<u8>>,
    /// All packages, those of others too.
    packages: Vec<Package>,
}

/// A package of `cargo metadata`.
#[derive(Debug, Clone, Default)]
struct Package {
    name: String,
    licence: Option<String>,
    /// Whether it is one of ours.
    ours: bool,
    /// What it names in its manifest, of any kind.
    needs: Vec<String>,
}

/// A rule: its name, and what it finds wrong.
type Rule = (&'static str, fn(&Tree) -> Vec<String>);

const RULES: [Rule; 11] = [
    ("crates say their invariants", files::invariants),
    ("arrows are those of the design", packages::arrows),
    ("every dependency has a reason", packages::reasons),
    ("licences go with Apache-2.0", packages::licences),
    ("SQL stands in the store", words::sql),
    ("the middle is pure", words::pure),
    ("clock and chance have one room", words::ambient),
    ("nothing is left undone", words::undone),
    ("no private addresses", files::addresses),
    ("files are small", files::sizes),
    ("links resolve", files::links),
];

/// Runs all rules, says what they find, and tells whether they found nothing.
pub(crate) fn run() -> Result<bool> {
    let tree = read()?;
    let mut found = 0;
    for (name, rule) in RULES {
        for seen in rule(&tree) {
            println!("tidy: {name}: {seen}");
            found += 1;
        }
    }
    for seen in files::hostile(&tree) {
        println!("tidy: hostile files are tests: {seen}");
        found += 1;
    }
    println!(
        "tidy: {} rules, {} files, {found} complaints",
        RULES.len() + 1,
        tree.files.len()
    );
    Ok(found == 0)
}

fn read() -> Result<Tree> {
    let root = shell::root();
    let mut git = std::process::Command::new("git");
    git.current_dir(&root).args([
        "ls-files",
        "-z",
        "--cached",
        "--others",
        "--exclude-standard",
    ]);
    let mut files = BTreeMap::new();
    for path in shell::output(&mut git)?
        .split('\0')
        .filter(|path| !path.is_empty())
    {
        // A file that was removed and not yet committed is still listed.
        if let Ok(bytes) = fs::read(root.join(path)) {
            files.insert(path.to_owned(), bytes);
        }
    }
    let metadata = [
        "metadata",
        "--format-version",
        "1",
        "--locked",
        "--all-features",
    ];
    let metadata: Json = serde_json::from_str(&shell::output(&mut shell::cargo(&metadata))?)?;
    Ok(Tree {
        files,
        packages: packages::of(&metadata),
    })
}

impl Tree {
    /// Returns the text files, by path.
    fn texts(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files
            .iter()
            .filter_map(|(path, bytes)| Some((path.as_str(), std::str::from_utf8(bytes).ok()?)))
    }

    /// Returns the Rust files, by path.
    fn rust(&self) -> impl Iterator<Item = (&str, &str)> {
        self.texts().filter(|(path, _)| path.ends_with(".rs"))
    }
}

#[cfg(test)]
impl Tree {
    /// Returns a tree of one file.
    fn with(path: &str, text: &str) -> Self {
        Self {
            files: [(path.to_owned(), text.as_bytes().to_vec())].into(),
            packages: Vec::new(),
        }
    }
}
