//! Rules about words that stand only in certain rooms.

use super::Tree;

/// Finds words in Rust files that a rule looks at.
fn find(tree: &Tree, words: &[&str], looked_at: impl Fn(&str) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    for (path, text) in tree.rust().filter(|(path, _)| looked_at(path)) {
        for (line, content) in (1..).zip(text.lines()) {
            for word in words.iter().filter(|word| content.contains(**word)) {
                found.push(format!("{path}:{line} says {word}"));
            }
        }
    }
    found
}

/// Tells whether a file is only compiled for tests or measuring.
fn is_test(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    path.contains("/tests/")
        || path.contains("/benches/")
        || name == "tests.rs"
        || name.ends_with("_tests.rs")
}

/// Only the store speaks SQL; tests of the store and benchmarks may.
pub(super) fn sql(tree: &Tree) -> Vec<String> {
    find(tree, &["rusqlite"], |path| {
        !path.starts_with("crates/store/") && !path.starts_with("xtask/")
    })
}

/// Model, analysis and formats touch no file, network, environment or clock.
pub(super) fn pure(tree: &Tree) -> Vec<String> {
    let words = [
        "std::fs",
        "std::net",
        "std::env",
        "std::process",
        "SystemTime",
    ];
    find(tree, &words, |path| {
        let middle = [
            "crates/model/src/",
            "crates/analysis/src/",
            "crates/formats/src/",
        ];
        middle.iter().any(|start| path.starts_with(start)) && !is_test(path)
    })
}

/// The clock is read and ids are minted in one file.
pub(super) fn ambient(tree: &Tree) -> Vec<String> {
    let words = [
        "SystemTime::now",
        "Timestamp::now",
        "Zoned::now",
        "Uuid::now_v7",
        "Uuid::new_v4",
    ];
    find(tree, &words, |path| {
        path.starts_with("crates/") && path != "crates/workbench/src/ambient.rs" && !is_test(path)
    })
}

/// Nothing waits to be done, and no test is switched off.
pub(super) fn undone(tree: &Tree) -> Vec<String> {
    let words = [
        "todo!(",
        "unimplemented!(",
        "dbg!(",
        "#[ignore",
        "#[should_panic",
    ];
    find(tree, &words, |path| path != "xtask/src/tidy/words.rs")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fails(rule: fn(&Tree) -> Vec<String>, path: &str, text: &str) {
        assert_eq!(rule(&Tree::with(path, text)).len(), 1, "{path}: {text}");
    }

    fn holds(rule: fn(&Tree) -> Vec<String>, path: &str, text: &str) {
        assert!(rule(&Tree::with(path, text)).is_empty(), "{path}: {text}");
    }

    #[test]
    fn sql_outside_the_store_is_found() {
        fails(
            sql,
            "crates/workbench/src/lib.rs",
            "use rusqlite::Connection;",
        );
        holds(sql, "crates/store/src/open.rs", "use rusqlite::Connection;");
    }

    #[test]
    fn a_file_read_in_the_middle_is_found() {
        fails(pure, "crates/analysis/src/lib.rs", "std::fs::read(path)");
        fails(pure, "crates/model/src/when.rs", "use std::env;");
        holds(pure, "crates/formats/src/table/tests.rs", "use std::fs;");
        holds(pure, "crates/workbench/src/lib.rs", "use std::fs;");
    }

    #[test]
    fn a_second_clock_is_found() {
        fails(ambient, "crates/ayni/src/main.rs", "SystemTime::now()");
        holds(ambient, "crates/workbench/src/ambient.rs", "Uuid::now_v7()");
    }

    #[test]
    fn what_is_left_undone_is_found() {
        for word in [
            "todo!()",
            "unimplemented!()",
            "dbg!(x)",
            "#[ignore]",
            "#[should_panic]",
        ] {
            fails(undone, "crates/model/src/lib.rs", word);
        }
        holds(
            undone,
            "crates/model/src/lib.rs",
            "// a list of things to do",
        );
    }
}
