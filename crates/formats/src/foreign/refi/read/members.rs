//! The members of an archive, by the paths that a file gives them.

use std::collections::{BTreeMap, BTreeSet};

use unicode_normalization::UnicodeNormalization as _;

use super::super::super::container::Container;

/// Where the file of a source is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::foreign::refi) enum Located {
    /// In the archive, as this member.
    Inside(String),
    /// Named as in the archive, and not there.
    Missing(String),
    /// Said to be on somebody's disk; nothing is opened there.
    Elsewhere(String),
}

/// The members of an archive.
#[derive(Debug, Default)]
pub(in crate::foreign::refi) struct Members {
    /// Full names by the last part of the name in small letters.
    by_name: BTreeMap<String, String>,
    unnamed: BTreeSet<String>,
}

impl Members {
    /// Looks at the members of a container but the file itself.
    pub(in crate::foreign::refi) fn of(container: &dyn Container, file: &str) -> Self {
        let mut members = Self::default();
        for member in container.members() {
            if member != file && !member.ends_with('/') {
                members.by_name.insert(key(&member), member.clone());
                members.unnamed.insert(member);
            }
        }
        members
    }

    /// Finds the file of a path: `internal://NAME`, `relative:///P`, `absolute:///P`, or a bare name.
    /// Whatever the path, only its last part is looked for, and only in the archive.
    pub(in crate::foreign::refi) fn locate(&mut self, path: &str) -> Located {
        let (scheme, rest) = path.split_once("://").unwrap_or(("internal", path));
        let name = key(rest);
        let decoded = percent_decoded(&name);
        let found = self
            .by_name
            .get(&name)
            .or_else(|| self.by_name.get(&decoded));
        match found {
            Some(member) => {
                self.unnamed.remove(member);
                Located::Inside(member.clone())
            }
            None if scheme.eq_ignore_ascii_case("internal") => {
                let last = rest.rsplit(['/', '\\']).next().unwrap_or(rest);
                Located::Missing(last.to_owned())
            }
            None => Located::Elsewhere(path.to_owned()),
        }
    }

    /// Returns the members that nothing named.
    pub(in crate::foreign::refi) fn strays(&self) -> Vec<String> {
        self.unnamed.iter().cloned().collect()
    }
}

fn key(path: &str) -> String {
    let last = path.rsplit(['/', '\\']).next().unwrap_or(path);
    // Accents may be signs of their own, as macOS writes them.
    last.nfc().collect::<String>().to_lowercase()
}

/// Resolves `%20` and its like, where all of them are UTF-8.
fn percent_decoded(name: &str) -> String {
    let mut bytes = Vec::with_capacity(name.len());
    let mut rest = name.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let hex = after.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
        let byte = hex.and_then(|hex| u8::from_str_radix(hex, 16).ok());
        match byte {
            Some(byte) if *first == b'%' => {
                bytes.push(byte);
                rest = &after[2..];
            }
            _ => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_last_part_of_a_path_is_looked_for() {
        let mut members = Members::default();
        for member in ["Sources/A b.TXT", "sources/ñ.pdf", "sources/.root"] {
            members.by_name.insert(key(member), member.to_owned());
            members.unnamed.insert(member.to_owned());
        }
        let inside = |name: &str| Located::Inside(name.to_owned());
        assert_eq!(
            members.locate("internal://a b.txt"),
            inside("Sources/A b.TXT")
        );
        assert_eq!(
            members.locate("internal://A%20b.txt"),
            inside("Sources/A b.TXT")
        );
        assert_eq!(members.locate("ñ.pdf"), inside("sources/ñ.pdf"));
        assert_eq!(
            members.locate("relative:///x\\ñ.pdf"),
            inside("sources/ñ.pdf")
        );
        assert_eq!(
            members.locate("internal://c.txt"),
            Located::Missing("c.txt".to_owned())
        );
        let path = "absolute:///C:/Users/me/c.txt";
        assert_eq!(members.locate(path), Located::Elsewhere(path.to_owned()));
        assert_eq!(members.strays(), ["sources/.root"]);
    }
}
