//! Codes, and sets of them.

use std::collections::{BTreeMap, BTreeSet};

use ayni_formats::foreign::{Code as ForeignCode, NoticeKind, Set, Variable};
use ayni_model::{
    codebook::{Code, CodeGroup, CodeLife, CodeName, PATH_SEPARATOR},
    id::{AttributeId, CodeGroupId, CodeId, RecordId, SourceId},
    record::{Change, Fields, Kind, Noun as _, Reference},
    study::Attribute,
    text::normalise_line_ends,
    value::ValueType,
};

use serde_json::{Value as Json, json};

use super::{AttributeKind, Bring, attribute_name, form, is_same};
use crate::{Problem, foreign::definition};

/// How many levels the tree of codes may have: a path of all names above is written for every code.
const DEEPEST: u64 = 256;

/// Where a code of the file landed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Landed {
    pub(super) id: CodeId,
    depth: u64,
}

/// What a file says of its codes at all. A program may have no colours, or leave definitions out: then the
/// file does not say that a code has none.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Says {
    colours: bool,
    definitions: bool,
}

/// What a file says to be in a set of sources.
#[derive(Debug)]
pub(super) struct SetMembers {
    /// The attribute that says so.
    name: String,
    sources: BTreeSet<RecordId>,
    /// Whether the file says that nothing else is in it.
    are_all: bool,
}

/// What of a code stays as it is here.
#[derive(Debug, Default)]
struct Stays {
    /// What the file is taken to say, where the name stays.
    name: Option<String>,
    place: bool,
}

impl Bring<'_, '_> {
    /// Learns the codes that the project has.
    pub(super) fn know_codes(&mut self) {
        for (id, code) in &self.shelves.codes.live {
            let name = sibling_name(code.name.as_str());
            self.siblings.insert((code.parent, name), *id);
            self.parents.insert(*id, code.parent);
            let next = self.code_positions.entry(code.parent).or_default();
            *next = (*next).max(code.position + 1);
        }
    }

    /// Takes the codes that have come. They wait for each other, because one may take the name that
    /// another gives up.
    pub(super) fn take_codes(&mut self) -> Result<(), Problem> {
        let codes = std::mem::take(&mut self.waiting);
        for code in &codes {
            self.give_up_name(code)?;
            self.says.colours |= colour(code.colour.as_deref()).is_some();
            self.says.definitions |= definition_of(code).is_some();
        }
        codes.iter().try_for_each(|code| self.code(code))
    }

    /// Frees the name of a code that will have another one, or another place.
    fn give_up_name(&mut self, code: &ForeignCode) -> Result<(), Problem> {
        let own: CodeId = self.own(code.id);
        let Some(ours) = self.shelves.codes.live.get(&own).cloned() else {
            return Ok(());
        };
        self.of_file.insert(own);
        let wanted = code_name(&code.name);
        let parent = match code.parent {
            Some(parent) => {
                let parent: CodeId = self.own(parent);
                let known = self.shelves.codes.live.contains_key(&parent);
                if known { Some(parent) } else { ours.parent }
            }
            None => None,
        };
        let stays = self.stays(own, &ours, &wanted, parent)?;
        let keeps_name = stays.name.is_some() || is_numbered(ours.name.as_str(), &wanted);
        if !keeps_name || !stays.place {
            self.leave_place(own, &ours);
        }
        Ok(())
    }

    fn leave_place(&mut self, id: CodeId, ours: &Code) {
        let place = (ours.parent, sibling_name(ours.name.as_str()));
        if self.siblings.get(&place) == Some(&id) {
            self.siblings.remove(&place);
        }
    }

    /// Says what of a code of the project stays although the file has another: what the file has as it
    /// had it last.
    fn stays(
        &self,
        id: CodeId,
        ours: &Code,
        wanted: &str,
        parent: Option<CodeId>,
    ) -> Result<Stays, Problem> {
        let name = ours.name.as_str();
        let mut stays = Stays {
            name: is_same(name, wanted).then(|| wanted.to_owned()),
            place: ours.parent == parent,
        };
        if stays.name.is_some() && stays.place {
            return Ok(stays);
        }
        // What was replaced here since comes from a copy of before.
        let life = self.life(id.into())?;
        if stays.name.is_none() && life.had("name", &json!(wanted)) {
            stays.name = Some(wanted.to_owned());
        }
        stays.place |= life.had("parent", &json!(parent));
        let Some(base) = self.said_before(id.into())? else {
            return Ok(stays);
        };
        let before: Option<Code> = Code::from_fields(base.fields).ok();
        let Some(before) = before else {
            return Ok(stays);
        };
        let said = before.name.as_str();
        // A number behind it was given here.
        let as_before = is_same(said, wanted) || (name != said && is_numbered(said, wanted));
        if stays.name.is_none() && as_before {
            stays.name = Some(said.to_owned());
        }
        stays.place |= before.parent == parent;
        Ok(stays)
    }

    /// Tells whether a code would stand below itself.
    fn is_circle(&self, id: CodeId, parent: Option<CodeId>) -> bool {
        let above = |code: &CodeId| self.parents.get(code).copied().flatten();
        // What a circle of before has no end of, has one here.
        std::iter::successors(parent, above)
            .take(self.parents.len() + 1)
            .any(|above| above == id)
    }

    /// Finds a code here by its name below the same parent. One of this file is another code, whatever its
    /// name; one of the project is the same.
    fn sibling(&mut self, parent: Option<CodeId>, wanted: &str) -> Option<CodeId> {
        let (siblings, landed, of_file) = (&self.siblings, &self.landed, &self.of_file);
        let find = |name: &str| {
            let id = siblings.get(&(parent, sibling_name(name)))?;
            Some((*id, !landed.contains(id) && !of_file.contains(id)))
        };
        self.free.found(format!("code {parent:?}"), wanted, &find)
    }

    fn code(&mut self, code: &ForeignCode) -> Result<(), Problem> {
        let above = code
            .parent
            .and_then(|parent| self.codes.get(&parent))
            .copied();
        let above = match above {
            Some(above) if above.depth >= DEEPEST => {
                self.note_that(NoticeKind::BrokenTree, &code.name);
                None
            }
            above => above,
        };
        let mut parent = above.map(|above| above.id);
        let wanted = code_name(&code.name);
        let mut own: CodeId = self.own(code.id);
        let mut known = self.shelves.codes.live.get(&own).cloned();
        let below_removed = code.parent.is_some_and(|it| self.removed.contains(&it));
        let mut met = match known {
            Some(_) => Some(own),
            None if below_removed || self.fresh => None,
            None => self.sibling(parent, &wanted),
        };
        if met.is_none() && !below_removed {
            let place = (parent, sibling_name(&wanted));
            let said = self.meant(code.id, |said| said.codes.get(&place).copied())?;
            own = said.unwrap_or(own);
            known = self.shelves.codes.live.get(&own).cloned();
            met = known.as_ref().map(|_| own);
        }
        if met.is_none() {
            let removed = self.stays_removed::<Code>(code.id, own)?;
            if removed || below_removed {
                self.report.stayed_out("code");
                if !removed {
                    self.leave_out(code.id, &code.name);
                }
                self.refer_to_nothing(&code.notes);
                return Ok(());
            }
        }
        let id = met.unwrap_or(own);
        // Where it will stand, and what it is called there.
        let mut place = parent;
        let mut called = wanted.clone();
        let numbered = met.and_then(|met| self.shelves.codes.live.get(&met));
        if let (None, Some(ours)) = (&known, numbered)
            && is_numbered(ours.name.as_str(), &wanted)
        {
            called = ours.name.to_string();
        }
        let mut stays = Stays::default();
        if let Some(ours) = &known {
            if below_removed {
                parent = code.parent.map(|parent| self.own(parent));
            }
            stays = self.stays(id, ours, &wanted, parent)?;
            if stays.place {
                place = ours.parent;
            } else if below_removed {
                self.note_that(NoticeKind::NeedsRemoved, &code.name);
                (place, parent) = (ours.parent, ours.parent);
            } else if self.is_circle(id, parent) {
                self.note_that(NoticeKind::Circle, &code.name);
                (place, parent) = (ours.parent, ours.parent);
            }
            if stays.name.is_some() {
                called = ours.name.to_string();
            }
            self.leave_place(id, ours);
        }
        let taken = |name: &str| {
            let there = self.siblings.get(&(place, sibling_name(name)));
            there.is_some_and(|other| *other != id)
        };
        let numbered = known.as_ref().map(|ours| ours.name.as_str());
        let numbered = numbered.filter(|ours| is_numbered(ours, &called) && !taken(ours));
        let free = match numbered {
            Some(ours) if taken(&called) => ours.to_owned(),
            _ => {
                let within = format!("code {place:?}");
                self.free.name(within, &called, &taken)
            }
        };
        self.siblings.insert((place, sibling_name(&free)), id);
        self.parents.insert(id, place);
        let name = stays.name.filter(|_| free == called).unwrap_or(free);
        if name != code.name {
            self.report.list_renamed("code", &code.name, &name);
        }
        let depth = above.map_or(1, |above| above.depth + 1);
        self.codes.insert(code.id, Landed { id, depth });
        self.joins(code.id, id);
        self.landed.insert(id);
        self.refer(&code.notes, Reference::from(id));
        let position = self.code_positions.entry(parent).or_default();
        let own_position = *position;
        *position += 1;
        let Ok(name) = name.parse::<CodeName>() else {
            return Ok(());
        };
        let blank = Code {
            position: own_position,
            ..Code::named(name.clone())
        };
        let before = self.shelves.codes.live.get(&id).cloned();
        // What met another only by its name does not say that it has no colour.
        let only_met = known.is_none() || self.has_met(code.id);
        let silent = only_met || !self.says.colours;
        let otherwise = before.as_ref().filter(|_| silent);
        let otherwise = otherwise.and_then(|it| it.colour.clone());
        let mut noun = Code {
            name,
            parent,
            colour: colour(code.colour.as_deref()).or(otherwise),
            ..before.unwrap_or(blank)
        };
        match definition_of(code) {
            Some(said) => self.define(id, said, only_met, &mut noun)?,
            // What met another only by its name does not say that it has no definition.
            None if only_met || !self.says.definitions => {}
            None if self.is_ours() => {
                noun.definition = None;
                (noun.include, noun.exclude, noun.example) = (None, None, None);
            }
            None => noun.definition = None,
        }
        self.settle(id, &noun)
    }

    /// Takes the text that a file has for a code, which is as it is here. Other programs know of no rules: they
    /// have them in the text that was given to them.
    fn define(
        &mut self,
        id: CodeId,
        said: &str,
        only_met: bool,
        noun: &mut Code,
    ) -> Result<(), Problem> {
        if definition::is_joined(said, noun) {
            return Ok(());
        }
        let parts = definition::has_parts(noun);
        let was_joined = self.is_ours()
            || parts
            || !self.fresh && definition::has_labels(said) && self.had_parts(id)?;
        if !was_joined {
            noun.definition = Some(said.to_owned());
            return Ok(());
        }
        let here = noun.clone();
        match self.is_ours() {
            true => definition::split(said, noun),
            false => definition::split(&normalise_line_ends(said), noun),
        }
        if only_met {
            // What met another only by its name does not say that it has no rules.
            noun.include = noun.include.take().or(here.include);
            noun.exclude = noun.exclude.take().or(here.exclude);
            noun.example = noun.example.take().or(here.example);
        } else {
            self.met.told_apart.insert(id);
        }
        Ok(())
    }

    /// Tells whether a code had a rule or an example at some time.
    fn had_parts(&self, id: CodeId) -> Result<bool, Problem> {
        let life = self.life(id.into())?;
        Ok(definition::PARTS.iter().any(|part| life.ever_had(part)))
    }

    /// Returns the code that a coding of the file has here: one that was merged away has what took it.
    pub(super) fn code_of(&self, of_file: RecordId) -> Option<CodeId> {
        Some(self.taker_of(self.codes.get(&of_file)?.id))
    }

    /// Returns the code that took one which was merged away here, or itself.
    pub(super) fn taker_of(&self, mut id: CodeId) -> CodeId {
        let codes = &self.shelves.codes.live;
        // What was merged in a circle on two machines ends all the same.
        for _ in 0..codes.len() {
            match codes.get(&id).map(|code| &code.life) {
                Some(CodeLife::Merged { into, .. }) if codes.contains_key(into) => id = *into,
                _ => break,
            }
        }
        id
    }

    pub(super) fn code_depth(&self) -> u64 {
        let depths = self.codes.values().map(|landed| landed.depth);
        depths.max().unwrap_or(0)
    }

    /// Takes the sets that have come. They wait for each other, because one may have the name of another that
    /// the project has.
    pub(super) fn take_sets(&mut self) -> Result<(), Problem> {
        let sets = std::mem::take(&mut self.sets);
        for set in &sets {
            let group = self.own(set.id);
            let attribute = self.own(set.id.derived("sources"));
            self.landed_groups.insert(group);
            self.landed_sets.insert(attribute);
        }
        sets.iter().try_for_each(|set| self.set(set))
    }

    /// Takes a set: of codes as a group of codes, of sources as an attribute that says yes.
    fn set(&mut self, set: &Set) -> Result<(), Problem> {
        let codes = set.codes.iter().filter_map(|code| self.code_of(*code));
        let codes: Vec<CodeId> = unique(codes);
        for code in &set.codes {
            if !self.codes.contains_key(code) {
                self.lacks(*code, "MemberCode");
            }
        }
        let group: CodeGroupId = self.own(set.id);
        let emptied = self.shelves.groups.live.contains_key(&group);
        let attribute: AttributeId = self.own(set.id.derived("sources"));
        let left = self.shelves.attributes.live.contains_key(&attribute);
        if codes.is_empty() && set.sources.is_empty() && !emptied && !left {
            self.report.kept("set");
            return Ok(());
        }
        self.report.came("set");
        if !codes.is_empty() || emptied {
            self.group(set, codes)?;
        }
        if !set.sources.is_empty() || left {
            self.source_set(set)?;
        }
        Ok(())
    }

    /// Returns the codes of a group: those of the file, without what was taken out of it here, and with what
    /// was put into it here and what the file knows nothing of.
    fn codes_of_group(
        &self,
        id: CodeGroupId,
        mut theirs: Vec<CodeId>,
    ) -> Result<Vec<CodeId>, Problem> {
        let Some(ours) = self.shelves.groups.live.get(&id) else {
            return Ok(theirs);
        };
        let said = self.said_before(id.into())?.unwrap_or_default();
        let codes = |fields: &Fields| {
            let codes = fields.get("codes").cloned().map(serde_json::from_value);
            let codes: Vec<CodeId> = codes.and_then(Result::ok).unwrap_or_default();
            unique(codes.into_iter().map(|code| self.taker_of(code)))
        };
        let (base, brought) = (codes(&said.fields), codes(&said.written));
        theirs.retain(|code| !base.contains(code) || ours.codes.contains(code));
        let stays = |code: &CodeId| !brought.contains(code) || !self.is_code_of_file(*code);
        Ok(with_kept(theirs, &ours.codes, stays))
    }

    /// Tells whether a code here came with the file, itself or as one that it took.
    fn is_code_of_file(&self, code: CodeId) -> bool {
        let mut landed = self.landed.iter();
        self.landed.contains(&code) || landed.any(|it| self.taker_of(*it) == code)
    }

    /// Finds a group here by its name. One of this file is another group, whatever its name.
    fn same_group(&mut self, wanted: &str) -> Option<CodeGroupId> {
        let (groups, landed) = (&self.index.groups, &self.landed_groups);
        let find = |name: &str| {
            let id = groups.get(&form(name))?;
            Some((*id, !landed.contains(id)))
        };
        self.free.found("group".to_owned(), wanted, &find)
    }

    fn group(&mut self, set: &Set, codes: Vec<CodeId>) -> Result<(), Problem> {
        let own: CodeGroupId = self.own(set.id);
        let wanted = match set.name.trim() {
            "" => "unnamed",
            name => name,
        };
        let known = self.shelves.groups.live.contains_key(&own);
        let met = if known { None } else { self.same_group(wanted) };
        let id = match met {
            Some(met) => met,
            None if known => own,
            None => {
                let said = self.meant(set.id, |said| said.groups.get(&form(wanted)).copied())?;
                said.unwrap_or(own)
            }
        };
        let taken = |name: &str| {
            let other = self.group_names.get(&form(name));
            other.is_some_and(|other| *other != id)
        };
        let here = self.shelves.groups.live.get(&id);
        let here = here.map(|here| here.name.clone());
        let said = match &here {
            Some(here) => self.name_said(id.into(), here, wanted)?,
            None => None,
        };
        let numbered = here.filter(|here| {
            said.is_some() || is_numbered(here, wanted) && taken(wanted) && !taken(here)
        });
        let name = match numbered {
            Some(here) => here,
            None => self.free.name("group".to_owned(), wanted, &taken),
        };
        if name != set.name {
            self.report.list_renamed("code_group", &set.name, &name);
        }
        let position = self.group_names.len() as u32;
        self.group_names.insert(form(&name), id);
        self.landed_groups.insert(id);
        self.joins(set.id, id);
        let codes = self.codes_of_group(id, codes)?;
        self.settle(
            id,
            &CodeGroup {
                name: said.unwrap_or(name),
                codes,
                position,
            },
        )
    }

    /// Returns what a file is taken to say of something that has another name here, where it says what it said
    /// before: a number behind that was given here.
    fn name_said(&self, id: RecordId, ours: &str, wanted: &str) -> Result<Option<String>, Problem> {
        if is_same(ours, wanted) {
            return Ok(None);
        }
        let said = self.said_before(id)?;
        let said = said.and_then(|said| Some(said.fields.get("name")?.as_str()?.to_owned()));
        let as_before = |said: &String| is_same(said, wanted) || is_numbered(said, wanted);
        Ok(said.filter(|said| said != ours && as_before(said)))
    }

    /// Finds the attribute here that says what is in a set of that name; a variable of the file is none.
    fn set_attribute(&mut self, wanted: &str) -> Option<AttributeId> {
        let named = |variable: &Variable| form(&attribute_name(&variable.name));
        let variables: BTreeSet<String> = self.variables.values().map(named).collect();
        let attributes = &self.shelves.attributes.live;
        let (known, landed) = (&self.of_variables, &self.landed_sets);
        let find = |name: &str| {
            let source = (AttributeKind::Source, form(name));
            let id = *self.index.attributes.get(&source)?;
            let here = attributes.get(&id)?;
            let of_variable = known.contains(&(here.of, here.name.clone()));
            let is_yes = here.value_type == ValueType::Boolean;
            let other = variables.contains(&source.1) || of_variable || landed.contains(&id);
            Some((id, is_yes && !other))
        };
        self.free.found("set".to_owned(), wanted, &find)
    }

    fn source_set(&mut self, set: &Set) -> Result<(), Problem> {
        let name = attribute_name(&set.name);
        let of_file = set.id.derived("sources");
        let mut id: AttributeId = self.own(of_file);
        let known = self.shelves.attributes.live.contains_key(&id);
        if !known && !self.fresh && !self.removed::<Attribute>(id)? {
            let met = match self.set_attribute(&name) {
                Some(met) => Some(met),
                None => self.meant(of_file, |said| said.sets.get(&form(&name)).copied())?,
            };
            id = met.unwrap_or(id);
        }
        self.landed_sets.insert(id);
        self.joins(of_file, id);
        let group = self.became.now(set.id);
        if let Some(group) = group {
            self.joins(group.derived("sources"), id);
        }
        let own = self.shelves.attributes.live.get(&id);
        let taken = |name: &str| {
            let named = self
                .attribute_names
                .contains(&(AttributeKind::Source, form(name)));
            named && own.is_none_or(|own| !is_same(&own.name, name))
        };
        let said = match own {
            Some(own) => self.name_said(id.into(), &own.name, &name)?,
            None => None,
        };
        // As a variable that is known, it keeps the name of here, by which its sources have their values.
        let name = match own {
            Some(own) => {
                if said.is_none() && !is_same(&own.name, &name) && !is_numbered(&own.name, &name) {
                    self.report.list_renamed("attribute", &name, &own.name);
                }
                own.name.clone()
            }
            None => self.free.name("set".to_owned(), &name, &taken),
        };
        self.attribute_names
            .insert((AttributeKind::Source, form(&name)));
        // What only met a set has a meaning of its own.
        let meaning = own.filter(|_| self.has_met(of_file));
        let meaning = meaning.and_then(|own| own.description.clone());
        let attribute = Attribute {
            of: AttributeKind::Source.of(),
            name: said.unwrap_or_else(|| name.clone()),
            value_type: ValueType::Boolean,
            description: set.description.clone().or(meaning),
            position: self.attribute_names.len() as u32,
        };
        if self.stays_removed::<Attribute>(set.id, id)? {
            return Ok(());
        }
        self.settle(id, &attribute)?;
        self.set_members.push(SetMembers {
            name,
            sources: set.sources.iter().copied().collect(),
            // What only met a set does not say what is not in it.
            are_all: known && !self.has_met(of_file),
        });
        Ok(())
    }

    /// Says of each source which sets it is in, and of those that the file has, which they are in no more.
    pub(super) fn finish_sets(&mut self) -> Result<(), Problem> {
        let sets = std::mem::take(&mut self.set_members);
        let left = self.left_sets(&sets);
        for set in &sets {
            for source in &set.sources {
                match self.sources.get(source).copied() {
                    Some(id) => self.put_into_set(id, &set.name)?,
                    None => self.lacks(*source, "MemberSource"),
                }
            }
        }
        for (id, name) in left {
            self.say_of_set(id, &name, Json::Null)?;
        }
        Ok(())
    }

    /// Returns the sources of the file that are in a set here and not in the file, with the attribute that says so.
    fn left_sets(&self, sets: &[SetMembers]) -> Vec<(SourceId, String)> {
        let sets = sets.iter().filter(|set| set.are_all);
        let mut sets: BTreeMap<&str, &SetMembers> = sets.map(|it| (it.name.as_str(), it)).collect();
        // Of a variable that the file has as well, its values say it.
        for ((_, kind), landed) in &self.attributes {
            if *kind == AttributeKind::Source {
                sets.remove(landed.name.as_str());
            }
        }
        let mut left = Vec::new();
        for (of_file, id) in &self.sources {
            // What met another only by its words does not say what that is not in.
            let known = self.shelves.sources.live.get(id);
            let known = known.filter(|_| *of_file == RecordId::from(*id) && !sets.is_empty());
            for (name, value) in known.into_iter().flat_map(|known| &known.attributes.0) {
                let set = sets.get(name.as_str());
                if value == "yes" && set.is_some_and(|set| !set.sources.contains(of_file)) {
                    left.push((*id, name.clone()));
                }
            }
        }
        left
    }

    fn put_into_set(&mut self, id: SourceId, name: &str) -> Result<(), Problem> {
        let known = self.shelves.sources.live.get(&id);
        match known.is_some_and(|known| known.attributes.0.contains_key(name)) {
            true => Ok(()),
            false => self.say_of_set(id, name, "yes".into()),
        }
    }

    /// Says of a source whether it is in a set, unless somebody has said so here since the file did.
    fn say_of_set(&mut self, id: SourceId, name: &str, said: Json) -> Result<(), Problem> {
        let field = format!("{}{name}", ayni_model::record::ATTRIBUTE_PREFIX);
        let mut change = Change {
            kind: Kind::Source,
            id: RecordId::from(id),
            fields: Fields::from([(field, said)]),
        };
        if self.shelves.sources.live.contains_key(&id) {
            self.keep_ours(&mut change)?;
        }
        match change.fields.is_empty() {
            true => Ok(()),
            false => Ok(self.writer.change(&change)?),
        }
    }
}

/// Returns a list as a file has it, with those of ours that stay, each behind the one that it stood behind.
pub(super) fn with_kept<T: Copy + PartialEq>(
    mut theirs: Vec<T>,
    ours: &[T],
    stays: impl Fn(&T) -> bool,
) -> Vec<T> {
    let mut behind = 0;
    for one in ours {
        if let Some(at) = theirs.iter().position(|it| it == one) {
            behind = at + 1;
        } else if stays(one) {
            theirs.insert(behind, *one);
            behind += 1;
        }
    }
    theirs
}

/// Returns each once, where it stood first.
fn unique(codes: impl Iterator<Item = CodeId>) -> Vec<CodeId> {
    let mut seen = BTreeSet::new();
    codes.filter(|code| seen.insert(*code)).collect()
}

/// Returns a name as codes are compared that stand beside one another.
fn sibling_name(name: &str) -> String {
    form(&name.to_lowercase())
}

/// Tells whether a name is another one with a number that it got because that was taken. Names that differ in
/// capitals only are taken from each other as well.
pub(super) fn is_numbered(name: &str, wanted: &str) -> bool {
    let (name, wanted) = (sibling_name(name), sibling_name(wanted));
    let rest = name
        .strip_prefix(&wanted)
        .and_then(|it| it.strip_prefix(" ("));
    let number = rest.and_then(|it| it.strip_suffix(')'));
    number.is_some_and(|it| !it.is_empty() && it.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Returns a name as a code can have it.
fn code_name(name: &str) -> String {
    let line: String = name
        .chars()
        .map(|char| {
            if matches!(char, '\n' | '\r' | '\0') {
                ' '
            } else {
                char
            }
        })
        .collect();
    let line = line.replace(PATH_SEPARATOR, " › ");
    match line.trim() {
        "" => "unnamed".to_owned(),
        name => name.to_owned(),
    }
}

/// Returns what a file says a code means.
fn definition_of(code: &ForeignCode) -> Option<&str> {
    let said = code.description.as_deref();
    said.filter(|it| !it.trim().is_empty())
}

/// Returns a colour as codes have it: `#rrggbb`. The standard allows `#rgb` as well.
pub(super) fn colour(written: Option<&str>) -> Option<String> {
    let digits = written?.trim().strip_prefix('#')?;
    let hex = |text: &str| text.chars().all(|char| char.is_ascii_hexdigit());
    match digits.len() {
        6 if hex(digits) => Some(format!("#{}", digits.to_lowercase())),
        3 if hex(digits) => {
            let twice = digits.chars().flat_map(|char| [char, char]);
            Some(format!("#{}", twice.collect::<String>().to_lowercase()))
        }
        _ => None,
    }
}
