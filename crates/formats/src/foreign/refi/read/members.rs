//! The members of an archive, by the paths that a file gives them.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
};

use percent_encoding::percent_decode_str;

use super::super::super::container::{Container, folded};

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
    /// The folder in which the file itself stands, empty or with a `/` behind it.
    base: String,
    all: Vec<String>,
    /// By the names for which they are looked through, the surer ones first: those of the project itself,
    /// those beside it, then what members may be called where nothing says in which encoding their names are.
    names: Vec<Names>,
    unnamed: BTreeSet<String>,
}

/// Members by their names, as they are written and in other letters; nothing where a name stands for several.
/// Names of one spelling are told apart first, so that `Ana.txt` and `ana.txt` are two.
#[derive(Debug, Default)]
struct Names {
    whole: BTreeMap<String, Option<usize>>,
    /// The folder in other letters, the last part as it is written.
    in_folder: BTreeMap<String, Option<usize>>,
    whole_folded: BTreeMap<String, Option<usize>>,
    last: BTreeMap<String, Option<usize>>,
    last_folded: BTreeMap<String, Option<usize>>,
}

impl Names {
    fn add(&mut self, name: &str, at: usize) {
        let put = |names: &mut BTreeMap<String, Option<usize>>, name: String| {
            names
                .entry(name)
                .and_modify(|other| *other = other.filter(|other| *other == at))
                .or_insert(Some(at));
        };
        put(&mut self.whole, name.to_owned());
        put(&mut self.in_folder, in_folder(name));
        put(&mut self.whole_folded, folded(name));
        put(&mut self.last, last(name).to_owned());
        put(&mut self.last_folded, folded(last(name)));
    }

    /// Finds the member of the first path that has one, or of their last part, the surest name first; the
    /// inner nothing where it could be either of several.
    fn find(&self, paths: &[String]) -> Option<Option<usize>> {
        let whole = paths.iter().find_map(|path| {
            let found = self.whole.get(path);
            let found = found.or_else(|| self.in_folder.get(&in_folder(path)));
            found.or_else(|| self.whole_folded.get(&folded(path)))
        });
        let last = last(paths.first()?);
        let found = whole.or_else(|| self.last.get(last));
        found
            .or_else(|| self.last_folded.get(&folded(last)))
            .copied()
    }
}

impl Members {
    /// Looks at the members of a container but the file itself.
    pub(in crate::foreign::refi) fn of(container: &dyn Container, file: &str) -> Self {
        let mut members = Self::beside(file);
        for member in container.members() {
            if member != file && !member.ends_with('/') {
                let beside = usize::from(!container.owns(&member));
                let also = container.also_called(&member);
                members.add(beside, member, &also);
            }
        }
        members
    }

    /// Returns none, of a project whose own file is this member.
    fn beside(file: &str) -> Self {
        let base = file.len() - last(file).len();
        Self {
            base: file[..base].to_owned(),
            ..Self::default()
        }
    }

    fn add(&mut self, beside: usize, member: String, also: &[String]) {
        // Of two whose names are the same either stands for both.
        if !self.unnamed.insert(member.clone()) {
            return;
        }
        let at = self.all.len();
        let called = std::iter::once((beside, &member));
        let also = also
            .iter()
            .enumerate()
            .map(|(n, name)| (BESIDE + 1 + n, name));
        for (rank, name) in called.chain(also) {
            if self.names.len() <= rank {
                self.names.resize_with(rank + 1, Names::default);
            }
            self.names[rank].add(name, at);
        }
        self.all.push(member);
    }

    /// Finds the file of a path: `internal://NAME`, `relative:///P`, `absolute:///P`, or a bare name. The
    /// folder decides between members of one name; else only the last part of the path is looked for.
    /// Whatever the path, it is looked for only in the archive.
    pub(in crate::foreign::refi) fn locate(&mut self, path: &str) -> Located {
        let (scheme, rest) = path.split_once("://").unwrap_or(("internal", path));
        let internal = scheme.eq_ignore_ascii_case("internal");
        let decoded = percent_decode_str(rest).decode_utf8().unwrap_or_default();
        let spellings = [Some(rest), (decoded != rest).then_some(&*decoded)];
        let found = spellings.into_iter().flatten().find_map(|rest| {
            let paths = self.paths(rest, internal);
            self.names.iter().find_map(|names| names.find(&paths))
        });
        match found.flatten().and_then(|at| self.all.get(at)) {
            Some(member) => {
                self.unnamed.remove(member);
                Located::Inside(member.clone())
            }
            None if internal => Located::Missing(file_name(path).into_owned()),
            None => Located::Elsewhere(path.to_owned()),
        }
    }

    /// Returns the full names that a path may mean, the likelier first. What is internal stands in the folder
    /// of the sources; other paths were so on somebody's disk, and may be in the archive as they are.
    fn paths(&self, rest: &str, internal: bool) -> [String; 3] {
        let parts = rest.split(['/', '\\']);
        let parts: Vec<&str> = parts.filter(|part| !matches!(*part, "" | ".")).collect();
        let base = &self.base;
        let (here, last) = (parts.join("/"), parts.last().unwrap_or(&""));
        let sources = format!("{base}{SOURCES}{here}");
        let bare = format!("{base}{SOURCES}{last}");
        let here = format!("{base}{here}");
        match internal {
            true => [sources, here, bare],
            false => [here, bare, sources],
        }
    }

    /// Returns the members that nothing named.
    pub(in crate::foreign::refi) fn strays(&self) -> Vec<String> {
        self.unnamed.iter().cloned().collect()
    }
}

/// The rank of members that stand beside a project; its own are before.
const BESIDE: usize = 1;

/// Where the members of a project stand, as the standard says.
const SOURCES: &str = "sources/";

fn last(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

fn in_folder(path: &str) -> String {
    let last = last(path);
    let folder = &path[..path.len() - last.len()];
    format!("{}{last}", folded(folder))
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

    fn members(file: &str, all: &[&str]) -> Members {
        let mut members = Members::beside(file);
        for member in all {
            members.add(0, (*member).to_owned(), &[]);
        }
        members
    }

    fn inside(name: &str) -> Located {
        Located::Inside(name.to_owned())
    }

    #[test]
    fn of_a_name_that_stands_once_only_the_last_part_is_looked_for() {
        let mut members = members(
            "project.qde",
            &["Sources/A b.TXT", "sources/ñ.pdf", "sources/.root"],
        );
        for (path, member) in [
            ("internal://a b.txt", "Sources/A b.TXT"),
            ("internal://A%20b.txt", "Sources/A b.TXT"),
            ("ñ.pdf", "sources/ñ.pdf"),
            ("internal://%C3%91.pdf", "sources/ñ.pdf"),
            ("relative:///x\\n\u{303}.pdf", "sources/ñ.pdf"),
        ] {
            assert_eq!(members.locate(path), inside(member), "{path}");
        }
        assert_eq!(
            members.locate("internal://c.txt"),
            Located::Missing("c.txt".to_owned())
        );
        let path = "absolute:///C:/Users/me/c.txt";
        assert_eq!(members.locate(path), Located::Elsewhere(path.to_owned()));
        assert_eq!(members.strays(), ["sources/.root"]);
    }

    #[test]
    fn members_whose_names_are_nearly_the_same_are_told_apart() {
        for (path, all, found) in [
            ("Ana.txt", ["sources/Ana.txt", "sources/ana.txt"], 0),
            ("ana.txt", ["Sources/Ana.txt", "Sources/ana.txt"], 1),
            ("a.txt", ["sources/a.txt", "Sources/a.txt"], 0),
            ("a.txt", ["sources/a.txt", "a.txt"], 0),
            ("A.txt", ["sources/a.txt", "A.txt"], 0),
            ("é.txt", ["sources/é.txt", "sources/e\u{301}.txt"], 0),
            ("e\u{301}.txt", ["sources/é.txt", "sources/e\u{301}.txt"], 1),
            ("100%25.txt", ["sources/100%.txt", "sources/100%25.txt"], 1),
            ("b/a.txt", ["sources/b/a.txt", "sources/c/a.txt"], 0),
        ] {
            for order in [[0, 1], [1, 0]] {
                let mut members = members("project.qde", &order.map(|n| all[n]));
                let path = format!("internal://{path}");
                assert_eq!(
                    members.locate(&path),
                    inside(all[found]),
                    "{path} {order:?}"
                );
                assert_eq!(members.strays(), [all[1 - found]], "{path} {order:?}");
            }
        }
    }

    #[test]
    fn a_folder_around_the_project_is_its_own() {
        let all = ["study/sources/a.txt", "sources/a.txt"];
        assert_eq!(
            members("study/project.qde", &all).locate("internal://a.txt"),
            inside(all[0])
        );
        assert_eq!(
            members("project.qde", &all).locate("internal://a.txt"),
            inside(all[1])
        );
    }

    #[test]
    fn what_could_be_either_of_two_is_neither() {
        let mut members = members(
            "project.qde",
            &["sources/Ana.txt", "sources/ana.txt", "x/b.txt", "y/b.txt"],
        );
        for name in ["ANA.txt", "b.txt"] {
            let missing = Located::Missing(name.to_owned());
            assert_eq!(members.locate(&format!("internal://{name}")), missing);
        }
        assert_eq!(members.strays().len(), 4);
    }

    #[test]
    fn what_is_of_the_project_goes_before_what_stands_beside_it_or_may_be_called_so() {
        let mut members = Members::beside("project.qde");
        members.add(BESIDE, "media/a.mp4".to_owned(), &[]);
        members.add(0, "A.mp4".to_owned(), &[]);
        members.add(0, "sources/?.txt".to_owned(), &["sources/b.txt".to_owned()]);
        members.add(0, "sources/B.txt".to_owned(), &[]);
        assert_eq!(members.locate("internal://a.mp4"), inside("A.mp4"));
        assert_eq!(members.locate("internal://b.txt"), inside("sources/B.txt"));
        members.add(0, "sources/!.txt".to_owned(), &["sources/c.txt".to_owned()]);
        assert_eq!(members.locate("internal://c.txt"), inside("sources/!.txt"));
    }
}
