//! Rules about packages: what may need what, why, and under which licence.

use serde_json::Value as Json;

use super::{Package, Tree};

/// What each crate may know of the others, as DESIGN and `ARCHITECTURE.md` draw it.
const ARROWS: [(&str, &[&str]); 9] = [
    ("ayni-model", &[]),
    ("ayni-store", &["ayni-model"]),
    ("ayni-formats", &["ayni-model"]),
    ("ayni-analysis", &["ayni-model"]),
    ("ayni-bargaining", &["ayni-model"]),
    ("ayni-sync", &["ayni-model", "ayni-store"]),
    ("ayni-workbench", LIBRARIES),
    ("ayni", PROGRAM),
    ("xtask", PROGRAM),
];
const LIBRARIES: &[&str] = &[
    "ayni-model",
    "ayni-store",
    "ayni-formats",
    "ayni-analysis",
    "ayni-bargaining",
    "ayni-sync",
];
const PROGRAM: &[&str] = &[
    "ayni-model",
    "ayni-store",
    "ayni-formats",
    "ayni-analysis",
    "ayni-bargaining",
    "ayni-sync",
    "ayni-workbench",
];

/// Licences whose terms can be met by a program under Apache-2.0 that names them.
const ALLOWED: [&str; 13] = [
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "MIT",
    "MIT-0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "ISC",
    "Zlib",
    "0BSD",
    "CC0-1.0",
    "Unicode-3.0",
    "Unlicense",
];

/// Reads the packages of `cargo metadata`.
pub(super) fn of(metadata: &Json) -> Vec<Package> {
    let list = |value: &Json| value.as_array().cloned().unwrap_or_default();
    let text = |value: &Json| value.as_str().map(str::to_owned);
    let ours = list(&metadata["workspace_members"]);
    list(&metadata["packages"])
        .iter()
        .map(|package| Package {
            name: text(&package["name"]).unwrap_or_default(),
            licence: text(&package["license"]),
            ours: ours.contains(&package["id"]),
            needs: list(&package["dependencies"])
                .iter()
                .filter_map(|needed| text(&needed["name"]))
                .collect(),
        })
        .collect()
}

fn ours(tree: &Tree) -> impl Iterator<Item = &Package> {
    tree.packages.iter().filter(|package| package.ours)
}

/// A crate needs of the others only what the design says.
pub(super) fn arrows(tree: &Tree) -> Vec<String> {
    let mut found = Vec::new();
    for package in ours(tree) {
        let Some((_, allowed)) = ARROWS.iter().find(|(name, _)| *name == package.name) else {
            found.push(format!("{} is not drawn in the design", package.name));
            continue;
        };
        for needed in &package.needs {
            let drawn = ARROWS.iter().any(|(name, _)| name == needed);
            if drawn && !allowed.contains(&needed.as_str()) {
                found.push(format!("{} must not know {needed}", package.name));
            }
        }
    }
    found
}

/// The page of decisions says why each library was taken.
pub(super) fn reasons(tree: &Tree) -> Vec<String> {
    let page = "docs/decisions/dependencies.md";
    let text = tree
        .texts()
        .find(|(path, _)| *path == page)
        .map_or("", |(_, text)| text);
    let names = |row: &str, wanted: &str| {
        let is_name = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
        row.split(|c: char| !is_name(c)).any(|word| word == wanted)
    };
    let mut wanted: Vec<&str> = ours(tree)
        .flat_map(|package| &package.needs)
        .map(String::as_str)
        .filter(|needed| !ARROWS.iter().any(|(name, _)| name == needed))
        .collect();
    wanted.sort_unstable();
    wanted.dedup();
    wanted
        .into_iter()
        .filter(|needed| {
            // The second column is the pick.
            !text
                .lines()
                .filter_map(|line| line.split('|').nth(2))
                .any(|pick| names(pick, needed))
        })
        .map(|needed| format!("{needed} has no row in {page}"))
        .collect()
}

/// Every package may be shipped with the program.
pub(super) fn licences(tree: &Tree) -> Vec<String> {
    tree.packages
        .iter()
        .filter_map(|package| match &package.licence {
            None => Some(format!("{} names no licence", package.name)),
            Some(licence) if !allows(licence) => {
                Some(format!("{} is under {licence}", package.name))
            }
            Some(_) => None,
        })
        .collect()
}

/// Tells whether an SPDX expression can be met; `/` is the old way to write OR.
fn allows(expression: &str) -> bool {
    let spaced = expression
        .replace('/', " OR ")
        .replace('(', " ( ")
        .replace(')', " ) ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let (holds, rest) = any(&words);
    holds && rest.is_empty()
}

fn any<'w, 't>(words: &'w [&'t str]) -> (bool, &'w [&'t str]) {
    let (mut holds, mut rest) = all(words);
    while let Some(("OR", after)) = rest.split_first().map(|(word, after)| (*word, after)) {
        let (other, after) = all(after);
        (holds, rest) = (holds | other, after);
    }
    (holds, rest)
}

fn all<'w, 't>(words: &'w [&'t str]) -> (bool, &'w [&'t str]) {
    let (mut holds, mut rest) = one(words);
    while let Some(("AND", after)) = rest.split_first().map(|(word, after)| (*word, after)) {
        let (other, after) = one(after);
        (holds, rest) = (holds & other, after);
    }
    (holds, rest)
}

fn one<'w, 't>(words: &'w [&'t str]) -> (bool, &'w [&'t str]) {
    match words {
        ["(", inner @ ..] => {
            let (holds, rest) = any(inner);
            match rest {
                [")", rest @ ..] => (holds, rest),
                _ => (false, rest),
            }
        }
        [name, "WITH", exception, rest @ ..] => {
            let whole = format!("{name} WITH {exception}");
            (ALLOWED.contains(&whole.as_str()), rest)
        }
        [name, rest @ ..] => (ALLOWED.contains(name), rest),
        [] => (false, words),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn package(name: &str, needs: &[&str]) -> Package {
        Package {
            name: name.to_owned(),
            licence: Some("MIT".to_owned()),
            ours: true,
            needs: needs.iter().map(|name| (*name).to_owned()).collect(),
        }
    }

    #[test]
    fn an_arrow_that_is_not_drawn_is_found() {
        let tree = |packages| Tree {
            packages,
            ..Tree::default()
        };
        let bad = [
            package("ayni-model", &["ayni-store"]),
            package("ayni-analysis", &["ayni-store", "toml"]),
            package("ayni-workbench", &["ayni"]),
            package("ayni-helpers", &[]),
        ];
        for package in bad {
            let name = package.name.clone();
            assert_eq!(arrows(&tree(vec![package])).len(), 1, "{name}");
        }
        let good = package("ayni-workbench", &["ayni-store", "ayni-model", "toml"]);
        assert!(arrows(&tree(vec![good])).is_empty());
    }

    #[test]
    fn a_dependency_without_a_reason_is_found() {
        let page =
            "| need | pick | why | runner-up |\n| words | `memchr` (MIT) | fast | similar |\n";
        let mut tree = Tree::with("docs/decisions/dependencies.md", page);
        tree.packages = vec![package("ayni-model", &["memchr", "similar"])];
        let found = reasons(&tree);
        assert_eq!(found.len(), 1, "the runner-up is not the pick: {found:?}");
        assert!(found[0].starts_with("similar"));
    }

    #[test]
    fn licences_that_do_not_go_together_are_found() {
        for good in [
            "MIT",
            "MIT/Apache-2.0",
            "(Apache-2.0 OR MIT) AND BSD-3-Clause",
            "MIT OR Apache-2.0 OR LGPL-2.1-or-later",
            "Apache-2.0 WITH LLVM-exception OR Apache-2.0 OR MIT",
        ] {
            assert!(allows(good), "{good}");
        }
        for bad in [
            "GPL-3.0-only",
            "MIT AND AGPL-3.0",
            "(MIT OR GPL-3.0",
            "",
            "MPL-2.0",
        ] {
            assert!(!allows(bad), "{bad}");
        }
        let tree = Tree {
            packages: vec![Package::default()],
            ..Tree::default()
        };
        assert_eq!(licences(&tree).len(), 1, "none named");
    }
}
