//! Users, codes and sets as they are now.

use std::collections::{BTreeMap, BTreeSet};

use ayni_formats::foreign::{
    Code as ForeignCode, Made, Set, User,
    refi::{
        Said,
        dom::{Element, Node},
        patch,
    },
};
use ayni_model::{
    codebook::{Code, CodeGroup},
    id::{CodeId, MemberId, RecordId},
    record::Kind,
    study::{Attribute, AttributeOf},
};

use super::{
    Give,
    load::{Loaded, Sections},
};
use crate::foreign::{anonymous, definition, nobody};

/// Codes nest no deeper than this; what is deeper stands in a circle.
const DEPTH: usize = 240;

impl Give<'_> {
    pub(super) fn users<'x>(&mut self, words: &'x Sections) -> Vec<Element<'x>> {
        let mut written: BTreeSet<MemberId> = BTreeSet::new();
        let mut users = Vec::new();
        let said: Vec<Said<'x, User>> = words
            .of("Users")
            .flat_map(|(import, words)| self.original(import).users(words))
            .collect();
        let now = |give: &Self, id: MemberId| {
            let member = give.loaded.members.iter().find(|(it, _)| *it == id);
            member.map(|(_, member)| User {
                id: id.into(),
                name: Some(member.name.clone()),
                login: None,
            })
        };
        for said in said {
            let id = MemberId::from(said.was.id);
            let now = now(self, id);
            if let Some(User {
                name: Some(now), ..
            }) = &now
            {
                let called = [&said.was.name, &said.was.login];
                let mut called = called.into_iter().flatten().peekable();
                if called.peek().is_some_and(|was| patch::is_renamed(was, now)) {
                    called.for_each(|was| self.earlier.add(Kind::Member, id.into(), was, now));
                }
            }
            match now {
                Some(now) if written.insert(id) => users.push(patch::user(Some(said), &now)),
                Some(_) => {}
                // Somebody who was removed here; other elements name them.
                None if self.options.anonymous_coders => {
                    let now = User {
                        id: id.into(),
                        name: Some(anonymous(id.into())),
                        login: None,
                    };
                    let called = [&said.was.name, &said.was.login];
                    for was in called.into_iter().flatten() {
                        let name = anonymous(id.into());
                        self.earlier.add(Kind::Member, id.into(), was, &name);
                    }
                    users.push(patch::user(Some(said), &now));
                }
                None => users.push(said.element),
            }
        }
        for (id, _) in &self.loaded.members {
            let wanted = self.loaded.used.contains(id) && *id != nobody();
            if wanted && written.insert(*id) {
                users.extend(now(self, *id).map(|now| patch::user(None, &now)));
            }
        }
        let names = users
            .iter()
            .filter_map(|user| user.get("name").or(user.get("id")));
        self.given.coders = names.map(str::to_owned).collect();
        users
    }

    /// Returns the codes as one element; none when there is no code.
    pub(super) fn book<'x>(&mut self, words: &'x Sections) -> Vec<Element<'x>> {
        let mut said: BTreeMap<RecordId, Said<'x, ForeignCode>> = BTreeMap::new();
        let sections: Vec<_> = words.of("CodeBook").chain(words.of("Codes")).collect();
        for (import, words) in sections {
            for one in self.original(import).codes(words) {
                said.insert(one.was.id, one);
            }
        }
        let mut below: BTreeMap<Option<CodeId>, Vec<(CodeId, &Code)>> = BTreeMap::new();
        for (id, code) in &self.loaded.codes {
            let parent = code
                .parent
                .filter(|parent| self.loaded.codes.contains_key(parent));
            below.entry(parent).or_default().push((*id, code));
        }
        for codes in below.values_mut() {
            codes.sort_by(|(_, a), (_, b)| {
                (a.position, a.name.as_str()).cmp(&(b.position, b.name.as_str()))
            });
        }
        let mut codes = Element::new("Codes");
        let top = below.get(&None).cloned().unwrap_or_default();
        for (id, code) in top {
            let element = self.code(id, code, &below, &mut said, 0);
            codes.children.push(Node::Element(element));
        }
        match codes.children.is_empty() {
            true => Vec::new(),
            false => vec![codes],
        }
    }

    fn code<'x>(
        &self,
        id: CodeId,
        code: &Code,
        below: &BTreeMap<Option<CodeId>, Vec<(CodeId, &Code)>>,
        said: &mut BTreeMap<RecordId, Said<'x, ForeignCode>>,
        depth: usize,
    ) -> Element<'x> {
        let mut now = ForeignCode {
            id: id.into(),
            parent: None,
            name: code.name.as_str().to_owned(),
            codable: true,
            colour: code.colour.clone(),
            description: None,
            notes: self.loaded.notes_of(id),
            made: Made::default(),
        };
        let said_of = said.remove(&now.id);
        // What a file said goes out as it came.
        let was = said_of.as_ref().and_then(|it| it.was.description.as_ref());
        let joined = definition::join(code);
        now.description = match was.is_some() && joined.as_ref() == was {
            true => joined,
            false => definition::join_told_apart(code),
        };
        let beside = |name: &str| {
            let names = &self.loaded.names;
            names.has_code(code.parent, name) || self.came_as(id, code.name.as_str())
        };
        let mut element = self.alive(|alive| patch::code(said_of, &now, &beside, alive));
        if depth < DEPTH {
            for (id, code) in below.get(&Some(id)).into_iter().flatten() {
                let child = self.code(*id, code, below, said, depth + 1);
                element.children.push(Node::Element(child));
            }
        }
        element
    }

    /// Returns the sets: groups of codes, and what sources are in.
    pub(super) fn sets<'x>(&mut self, words: &'x Sections) -> Vec<Element<'x>> {
        let mut said: Vec<(RecordId, Said<'x, Set>)> = Vec::new();
        for (import, words) in words.of("Sets") {
            for one in self.original(import).sets(words) {
                let attribute = self.loaded.attribute_of_set(import, one.was.id);
                said.push((attribute, one));
            }
        }
        let all = SetsNow::of(&self.loaded);
        let names = &self.loaded.names;
        let mut written: BTreeSet<RecordId> = BTreeSet::new();
        let mut sets = Vec::new();
        for (attribute, mut one) in said {
            // One that met the sources of another set is that set.
            let met = all.met(one.was.id, attribute);
            if let Some(id) = met {
                one.was.id = id;
                one.element.set("guid", Some(id.to_string().into()));
            }
            let id = one.was.id;
            if !written.insert(id) {
                continue;
            }
            match all.get(id) {
                Some(mut now) => {
                    // What the project does not know as a set stays with it.
                    now.notes.clone_from(&one.was.notes);
                    // Sets of sources are attributes here.
                    let taken = |name: &str| {
                        let came = [id, id.derived("sources")];
                        let mut came = came.into_iter().map(|id| self.came_as(id, &now.name));
                        names.has_group(name) || names.has_attribute(name) || came.any(|it| it)
                    };
                    let set = self.alive(|alive| patch::set(Some(one), &now, &taken, alive));
                    sets.push(set);
                }
                None if one.was.codes.is_empty() && one.was.sources.is_empty() => {
                    let mut element = one.element;
                    patch::identify(&mut element, id);
                    sets.push(element);
                }
                None => {}
            }
        }
        let new: Vec<RecordId> = self
            .loaded
            .groups
            .iter()
            .map(|(id, _)| RecordId::from(*id))
            .filter(|id| !written.contains(id))
            .collect();
        for id in new {
            if let Some(now) = all.get(id) {
                sets.push(self.alive(|alive| patch::set(None, &now, &|_| false, alive)));
            }
        }
        sets
    }
}

/// What sets there are: groups of codes, and attributes that say which sources are in one.
struct SetsNow<'l> {
    groups: BTreeMap<RecordId, &'l CodeGroup>,
    attributes: BTreeMap<RecordId, &'l Attribute>,
    /// The sets of files, by their attributes.
    sets: &'l BTreeMap<RecordId, RecordId>,
    /// The attributes of sets that have those of another identity.
    others: BTreeMap<RecordId, RecordId>,
    /// The sources of which an attribute says yes, by its name.
    sources: BTreeMap<&'l str, Vec<RecordId>>,
}

impl<'l> SetsNow<'l> {
    fn of(loaded: &'l Loaded) -> Self {
        let mut sources: BTreeMap<&str, Vec<RecordId>> = BTreeMap::new();
        for (id, source) in &loaded.sources {
            for (name, _) in source
                .attributes
                .0
                .iter()
                .filter(|(_, said)| *said == "yes")
            {
                sources.entry(name).or_default().push((*id).into());
            }
        }
        let groups = loaded.groups.iter();
        let attributes = loaded.attributes.iter();
        Self {
            groups: groups.map(|(id, it)| ((*id).into(), it)).collect(),
            attributes: attributes
                .filter(|(_, it)| it.of == AttributeOf::Source)
                .map(|(id, it)| ((*id).into(), it))
                .collect(),
            sets: &loaded.sets,
            others: loaded.sets.iter().map(|(id, set)| (*set, *id)).collect(),
            sources,
        }
    }

    /// Returns the set whose sources a set of a file met, where that is another one.
    fn met(&self, id: RecordId, attribute: RecordId) -> Option<RecordId> {
        let set = self.sets.get(&attribute).copied();
        let met = self.attributes.contains_key(&attribute) && !self.groups.contains_key(&id);
        set.filter(|set| met && *set != id)
    }

    /// Returns a set as it is now; nothing when it is none any more.
    fn get(&self, id: RecordId) -> Option<Set> {
        let group = self.groups.get(&id);
        let attribute = self.others.get(&id).copied();
        let attribute = attribute.unwrap_or_else(|| id.derived("sources"));
        let attribute = self.attributes.get(&attribute);
        let name = group.map(|group| &group.name);
        let name = name.or_else(|| attribute.map(|attribute| &attribute.name))?;
        let sources = attribute.and_then(|attribute| self.sources.get(attribute.name.as_str()));
        let codes = group.iter().flat_map(|group| &group.codes);
        Some(Set {
            id,
            name: name.clone(),
            description: None,
            codes: codes.map(|id| (*id).into()).collect(),
            sources: sources.cloned().unwrap_or_default(),
            notes: Vec::new(),
        })
    }
}
