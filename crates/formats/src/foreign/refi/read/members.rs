//! The members of an archive, by the paths that a file gives them.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
};

use percent_encoding::percent_decode_str;
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
        // What a member is called for certain goes before what another may be called.
        for member in &members.unnamed {
            for name in container.also_called(member) {
                let free = members.by_name.entry(key(&name));
                free.or_insert_with(|| member.clone());
            }
        }
        members
    }

    /// Finds the file of a path: `internal://NAME`, `relative:///P`, `absolute:///P`, or a bare name.
    /// Whatever the path, only its last part is looked for, and only in the archive.
    pub(in crate::foreign::refi) fn locate(&mut self, path: &str) -> Located {
        let (scheme, rest) = path.split_once("://").unwrap_or(("internal", path));
        let name = key(rest);
        let decoded = percent_decode_str(&name).decode_utf8().unwrap_or_default();
        let found = self
            .by_name
            .get(&name)
            .or_else(|| self.by_name.get(&*decoded));
        match found {
            Some(member) => {
                self.unnamed.remove(member);
                Located::Inside(member.clone())
            }
            None if scheme.eq_ignore_ascii_case("internal") => {
                Located::Missing(file_name(path).into_owned())
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

/// Returns the last part of a path, in the letters that it stands for: the folder is nobody's business.
#[must_use]
pub fn file_name(path: &str) -> Cow<'_, str> {
    let (is_uri, rest) = match path.split_once("://") {
        Some((_, rest)) => (true, rest),
        None => (false, path),
    };
    let last = rest.rsplit(['/', '\\']).find(|it| !it.is_empty());
    let last = last.unwrap_or_default();
    match percent_decode_str(last).decode_utf8() {
        Ok(decoded) if is_uri => decoded,
        _ => Cow::Borrowed(last),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_told_by_its_name() {
        for (path, name) in [
            (
                "absolute:///C:/Users/Ana/Mi%20tesis%20%C3%B1.docx",
                "Mi tesis ñ.docx",
            ),
            ("relative:///../tapes\\1.wav", "1.wav"),
            ("internal://100%+2%FF.txt", "100%+2%FF.txt"),
            ("/home/ana/100%25.txt", "100%25.txt"),
            ("absolute:///home/ana/", "ana"),
            ("relative://", ""),
        ] {
            assert_eq!(file_name(path), name, "{path}");
        }
    }

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
