//! Names that things had before: what was made of one does not go out beside the name that there is now, or
//! people would be known by it.

use std::collections::{BTreeMap, BTreeSet};

use ayni_formats::foreign::refi::{
    dom::{Element, Node},
    file_name, patch,
};
use ayni_model::{fold::fold, id::RecordId, record::Kind, source::ContentHash};
use ayni_store::Project;
use serde_json::Value as Json;

use super::load::Loaded;
use crate::Problem;

/// A name that is shorter stands in words that have nothing to do with it.
const SHORTEST: usize = 3;

/// The names that things had and do not have any more.
#[derive(Default)]
pub(super) struct Earlier {
    of: BTreeMap<RecordId, BTreeSet<String>>,
    /// Those by which people may be known: of sources, actors and members. Letters and digits alone.
    telling: BTreeSet<String>,
    /// The same as they were written.
    written: BTreeSet<String>,
    /// What members are called, by what they were called.
    people: BTreeMap<String, String>,
}

impl Earlier {
    pub(super) fn read(project: &Project, loaded: &Loaded) -> Result<Self, Problem> {
        let mut earlier = Self::default();
        let names = loaded.names_now();
        for kind in [
            Kind::Source,
            Kind::Actor,
            Kind::Member,
            Kind::Code,
            Kind::CodeGroup,
            Kind::Attribute,
            Kind::Memo,
        ] {
            let changed = project.ages_of(kind)?.into_iter();
            for (id, _) in changed.filter(|(_, age)| age.changed > age.made) {
                let Some(now) = names.get(&id) else {
                    continue;
                };
                let field = if kind == Kind::Memo { "title" } else { "name" };
                for change in project.history_of(id)? {
                    let names = change.fields.iter().filter(|(name, ..)| name == field);
                    for name in names.filter_map(|(_, _, name)| Json::as_str(name)) {
                        earlier.add(kind, id, name, now);
                    }
                }
            }
        }
        for (id, name) in &loaded.hidden {
            if let Some(now) = names.get(&RecordId::from(*id)) {
                earlier.add(Kind::Member, (*id).into(), name, now);
            }
        }
        Ok(earlier)
    }

    /// Adds a name that something had, in a file or here.
    pub(super) fn add(&mut self, kind: Kind, id: RecordId, was: &str, now: &str) {
        let was = was.trim();
        if was.is_empty() || was == now {
            return;
        }
        self.of.entry(id).or_default().insert(was.to_owned());
        if kind == Kind::Member {
            self.people.insert(was.to_owned(), now.to_owned());
        }
        let telling = matches!(kind, Kind::Source | Kind::Actor | Kind::Member);
        let letters = words(was).concat();
        if telling
            && letters.chars().count() >= SHORTEST
            && !has_run(now, letters.len(), |run| run == letters)
        {
            self.telling.insert(letters);
            self.written.insert(was.to_owned());
        }
    }

    /// Tells whether something had another name.
    pub(super) fn is_renamed(&self, id: RecordId) -> bool {
        self.of.contains_key(&id)
    }

    /// Returns what members are called, by what they were called.
    pub(super) const fn people(&self) -> &BTreeMap<String, String> {
        &self.people
    }

    /// Returns the names by which people may be known, as they were written.
    pub(super) const fn written(&self) -> &BTreeSet<String> {
        &self.written
    }

    /// Tells whether a name of a file, or whatever else, has in it what somebody was called.
    pub(super) fn tells(&self, name: &str) -> bool {
        let longest = self.telling.iter().map(String::len).max();
        longest.is_some_and(|longest| has_run(name, longest, |run| self.telling.contains(run)))
    }

    /// Gives the vertices of a graph that are named as their things were, the names of now.
    pub(super) fn name_vertices(&self, graph: &mut Element<'_>, names: &BTreeMap<RecordId, &str>) {
        for node in &mut graph.children {
            let Node::Element(vertex) = node else {
                continue;
            };
            let id = vertex.get("representedGUID").and_then(|it| it.parse().ok());
            let (Some(id), Some(name)) = (id, vertex.get("name")) else {
                continue;
            };
            let Some(now) = names.get(&id).filter(|_| vertex.name == "Vertex") else {
                continue;
            };
            let had = self.of.get(&id).is_some_and(|it| it.contains(name.trim()));
            if name.trim() != *now && (had || self.tells(name)) {
                vertex.set("name", Some((*now).to_owned().into()));
            }
        }
    }

    /// Gives the members that the element of a thing names, and the texts in it, other names: all of them where
    /// the thing is `renamed` here, or else those that tell what somebody was called.
    pub(super) fn leave_out<'m>(
        &self,
        element: &mut Element<'_>,
        members: impl Iterator<Item = &'m mut (String, ContentHash)>,
        (own, name): (RecordId, &str),
        renamed: bool,
    ) {
        let hides = |last: &str| {
            let stem = last.rsplit_once('.').map_or(last, |(stem, _)| stem);
            // An identity says nothing of anybody.
            stem.parse::<RecordId>().is_err() && (renamed || self.tells(last))
        };
        // By what they were called; several of one kind are numbered.
        let mut others: BTreeMap<String, String> = BTreeMap::new();
        let mut of_kind: BTreeMap<String, usize> = BTreeMap::new();
        let mut other = |last: &str| {
            let new = || {
                let kind = extension(last);
                let nth = of_kind.entry(kind.to_owned()).or_default();
                *nth += 1;
                match *nth {
                    1 => format!("{own}.{kind}"),
                    nth => format!("{own}-{nth}.{kind}"),
                }
            };
            others
                .entry(last.to_lowercase())
                .or_insert_with(new)
                .clone()
        };
        patch::path_members(element, &mut |path| {
            let last = file_name(path);
            let scheme = path.find("://").map_or("", |at| &path[..at + 3]);
            let root = if scheme.eq_ignore_ascii_case("internal://") || scheme.is_empty() {
                ""
            } else {
                "/"
            };
            hides(&last).then(|| format!("{scheme}{root}{}", other(&last)))
        });
        for (member, _) in members {
            let last = super::sources::last(member);
            if hides(last) {
                *member = other(last);
            }
        }
        patch::name_texts(element, &|it| self.tells(it).then(|| name.to_owned()));
    }
}

/// Returns the extension of a file; `bin` where what stands behind the last point is none.
pub(super) fn extension(path: &str) -> &str {
    let found = path.rsplit_once('.').map(|(_, extension)| extension);
    let is_one =
        |it: &&str| (1..=5).contains(&it.len()) && it.bytes().all(|it| it.is_ascii_alphanumeric());
    found.filter(is_one).unwrap_or("bin")
}

/// Returns the words of a name, in small letters and without accents.
fn words(name: &str) -> Vec<String> {
    let folded = fold(name);
    let words = folded.text().split(|char: char| !char.is_alphanumeric());
    words
        .filter(|it| !it.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Tells whether some words that stand together in a name are, written as one, what is looked for, which is not
/// longer than so many bytes.
fn has_run(name: &str, longest: usize, wanted: impl Fn(&str) -> bool) -> bool {
    let words = words(name);
    (0..words.len()).any(|from| {
        let mut run = String::new();
        let mut runs = words[from..].iter().map_while(|word| {
            run.push_str(word);
            (run.len() <= longest).then(|| wanted(&run))
        });
        runs.any(|it| it)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use ayni_model::id::Uuid;

    fn earlier(was: &str, now: &str) -> Earlier {
        let mut earlier = Earlier::default();
        let id = RecordId::new(Uuid::from_u128(1));
        earlier.add(Kind::Actor, id, was, now);
        earlier
    }

    #[test]
    fn a_name_is_known_however_a_file_writes_it() {
        let of = earlier("Ána Real", "P07");
        for name in [
            "Ana_Real.txt",
            "AnaReal.mp3",
            "tape of ana-real (2).pdf",
            "ANA REAL",
        ] {
            assert!(of.tells(name), "{name}");
        }
        for name in [
            "Mariana Realpe.txt",
            "Real Ana.txt",
            "Ana.txt",
            "P07.pdf",
            "",
        ] {
            assert!(!of.tells(name), "{name}");
        }
    }

    #[test]
    fn a_name_that_is_in_the_one_of_now_tells_nothing_more() {
        assert!(!earlier("Ana", "Ana P.").tells("Ana.txt"));
        assert!(!earlier("me", "Rosa").tells("me.txt"));
        assert!(earlier("Ana P.", "Ana").tells("ana_p.txt"));
    }

    #[test]
    fn what_stands_behind_a_point_may_be_a_name() {
        assert_eq!(extension("a.b.docx"), "docx");
        assert_eq!(extension("Dr.Ana Real"), "bin");
        assert_eq!(extension("Ana Real"), "bin");
    }
}
