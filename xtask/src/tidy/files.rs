//! Rules about files as a whole.

use std::collections::BTreeSet;

use super::Tree;

const LARGEST: usize = 1 << 20;
const LONGEST: usize = 800;

/// The head of a crate says what it promises.
pub(super) fn invariants(tree: &Tree) -> Vec<String> {
    tree.rust()
        .filter(|(path, _)| path.starts_with("crates/") && path.ends_with("/src/lib.rs"))
        .filter(|(_, text)| {
            !text
                .lines()
                .take_while(|line| line.starts_with("//!"))
                .any(|line| line.contains("Invariants"))
        })
        .map(|(path, _)| format!("{path} begins without module docs that name its “Invariants”"))
        .collect()
}

/// No file is a burden to clone or to read.
pub(super) fn sizes(tree: &Tree) -> Vec<String> {
    let mut found = Vec::new();
    for (path, bytes) in &tree.files {
        if bytes.len() > LARGEST {
            found.push(format!("{path} has {} bytes, more than 1 MiB", bytes.len()));
        }
    }
    for (path, text) in tree.rust() {
        let lines = text.lines().count();
        if lines > LONGEST {
            found.push(format!(
                "{path} has {lines} lines, more than {LONGEST}: split it"
            ));
        }
    }
    found
}

/// What is fetched comes from the public registries, whoever fetches it.
pub(super) fn addresses(tree: &Tree) -> Vec<String> {
    let mut found = Vec::new();
    for (path, text) in tree.texts() {
        let name = path.rsplit('/').next().unwrap_or(path);
        for (line, words) in (1..).zip(text.lines()) {
            let wrong = match name {
                "Cargo.lock" => {
                    words.starts_with("source = ")
                        && words
                            != "source = \"registry+https://github.com/rust-lang/crates.io-index\""
                }
                // The client finds its packages by name; no address belongs in the lock file.
                "package-lock.json" => {
                    words.trim_start().starts_with("\"resolved\"") && words.contains("://")
                }
                "config.toml" if path.contains(".cargo/") => {
                    words.contains("replace-with")
                        || words.starts_with("[source")
                        || words.starts_with("[registries")
                }
                ".npmrc" => words.contains("registry"),
                _ => false,
            };
            if wrong {
                found.push(format!(
                    "{path}:{line} names another registry: {}",
                    words.trim()
                ));
            }
        }
    }
    found
}

/// What a page of the docs points at is there.
pub(super) fn links(tree: &Tree) -> Vec<String> {
    let mut folders = BTreeSet::new();
    for path in tree.files.keys() {
        for (at, _) in path.match_indices('/') {
            folders.insert(&path[..at]);
        }
    }
    let mut found = Vec::new();
    let pages = tree.texts().filter(|(path, _)| {
        path.ends_with(".md") && (path.starts_with("docs/") || !path.contains('/'))
    });
    for (page, text) in pages {
        for target in targets(text) {
            let outside = ["http:", "https:", "mailto:", "#"];
            if outside.iter().any(|start| target.starts_with(start)) {
                continue;
            }
            let file = target.split('#').next().unwrap_or_default();
            let wanted = resolve(page, file);
            let there = wanted.as_ref().is_some_and(|wanted| {
                tree.files.contains_key(wanted) || folders.contains(wanted.as_str())
            });
            if !there {
                found.push(format!("{page} points at {target}, which is not there"));
            }
        }
    }
    found
}

/// Returns what the links of a Markdown page point at; code is not looked at.
fn targets(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut fenced = false;
    for line in text.lines() {
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
        } else if !fenced {
            let plain = line.split('`').step_by(2);
            found.extend(plain.flat_map(|words| {
                words
                    .split("](")
                    .skip(1)
                    .filter_map(|rest| rest.split_once(')').map(|(target, _)| target))
            }));
        }
    }
    found
}

/// Returns the path that a link of a page means, unless it leaves the repository.
fn resolve(page: &str, target: &str) -> Option<String> {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// Every hostile file is read by a test: by its path, or as one of a folder that a test lists.
pub(super) fn hostile(tree: &Tree) -> Vec<String> {
    let tests: Vec<&str> = tree
        .rust()
        .filter(|(path, text)| {
            path.starts_with("crates/formats/") && path.contains("test") && text.contains("hostile")
        })
        .map(|(_, text)| text)
        .collect();
    let named = |name: &str| tests.iter().any(|text| text.contains(name));
    let mut found = Vec::new();
    for path in tree.files.keys() {
        let Some(name) = path.strip_prefix("crates/formats/fixtures/") else {
            continue;
        };
        let Some((format, _)) = name.split_once("/hostile/") else {
            continue;
        };
        let listed = [format!("\"{format}\""), format!("fixtures/{format}\"")];
        if !named(name) && !listed.iter().any(|folder| named(folder)) {
            found.push(format!("no test reads {path}"));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crate_without_invariants_is_found() {
        let bad = Tree::with("crates/model/src/lib.rs", "//! Nouns.\n");
        assert_eq!(invariants(&bad).len(), 1);
        let good = Tree::with(
            "crates/model/src/lib.rs",
            "//! Nouns.\n//!\n//! Invariants: none.\n",
        );
        assert!(invariants(&good).is_empty());
    }

    #[test]
    fn long_and_large_files_are_found() {
        assert_eq!(sizes(&Tree::with("a.rs", &"\n".repeat(801))).len(), 1);
        assert_eq!(
            sizes(&Tree::with("a.bin", &"x".repeat(LARGEST + 1))).len(),
            1
        );
        assert!(sizes(&Tree::with("a.rs", &"\n".repeat(800))).is_empty());
    }

    #[test]
    fn other_registries_are_found() {
        for (path, text) in [
            (
                "Cargo.lock",
                "source = \"registry+https://mirror.example/index\"",
            ),
            (
                ".cargo/config.toml",
                "[source.crates-io]\nreplace-with = \"mirror\"",
            ),
            (
                "web/package-lock.json",
                "\"resolved\": \"https://mirror.example/a.tgz\"",
            ),
            ("web/.npmrc", "registry=https://mirror.example"),
        ] {
            assert!(!addresses(&Tree::with(path, text)).is_empty(), "{path}");
        }
        let good = "source = \"registry+https://github.com/rust-lang/crates.io-index\"";
        assert!(addresses(&Tree::with("Cargo.lock", good)).is_empty());
    }

    #[test]
    fn a_link_to_nothing_is_found() {
        let page =
            "See [this](gone.md), [itself](page.md#top), `[code](x)` and [out](https://a.b).";
        let found = links(&Tree::with("docs/page.md", page));
        assert_eq!(
            found,
            ["docs/page.md points at gone.md, which is not there"]
        );
    }

    #[test]
    fn hostile_files_that_no_test_reads_are_found() {
        let mut tree = Tree::with("crates/formats/fixtures/abc/hostile/deep.abc", "");
        assert_eq!(hostile(&tree).len(), 1);
        let test = "const FORMATS: [&str; 1] = [\"abc\"]; // hostile";
        let path = "crates/formats/tests/fixtures.rs".to_owned();
        tree.files.insert(path, test.as_bytes().to_vec());
        assert!(hostile(&tree).is_empty());
    }
}
