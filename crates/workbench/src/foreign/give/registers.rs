//! Variables, cases and notes as they are now.

use std::collections::{BTreeMap, BTreeSet};

use ayni_formats::foreign::{
    At, Case, Made, Note, Units, Variable,
    positions::decide,
    refi::{Said, dom::Element, patch},
};
use ayni_model::{
    id::{ActorId, ImportId, MemoId, RecordId},
    import::Verbatim,
    positions::Unit,
    record::{Kind, Reference},
    text::{CodePoint, TextIndex, normalise_line_ends},
};
use ayni_store::Reader as _;

use super::{
    Give,
    load::{AttributeKind, Sections},
    sources::{carried, is_undated, last},
};
use crate::{
    Problem,
    foreign::{ACT, NOTE_TEXT, said_by},
};

impl Give<'_> {
    pub(super) fn variables<'x>(&mut self, words: &'x Sections) -> Vec<Element<'x>> {
        let said: Vec<Said<'x, Variable>> = words
            .of("Variables")
            .flat_map(|(import, words)| self.original(import).variables(words))
            .collect();
        self.find_set_attributes(words, &said.iter().map(|it| it.was.id).collect());
        let mut written: BTreeSet<RecordId> = BTreeSet::new();
        let mut variables = Vec::new();
        for one in said {
            let id = one.was.id;
            if !written.insert(id) {
                continue;
            }
            // One that met an attribute of another identity is written as that.
            if let Some(now) = self.loaded.variables.get(&id) {
                let names = &self.loaded.names;
                let taken = |name: &str| names.has_attribute(name) || self.came_as(id, &now.name);
                variables.push(patch::variable(Some(one), now, &taken));
            }
        }
        let sets: BTreeSet<RecordId> = self.loaded.set_attributes.values().copied().collect();
        for (id, now) in &self.loaded.variables {
            if written.contains(id) || sets.contains(id) {
                continue;
            }
            variables.push(patch::variable(None, now, &|_| false));
        }
        variables
    }

    /// Finds the attributes that stand for sets of sources, and for nothing else: none is that a file has as a
    /// variable, or that says more of some source than that it is in the set.
    fn find_set_attributes(&mut self, words: &Sections, of_files: &BTreeSet<RecordId>) {
        // The sets are read once more when they are written; here their identities are enough.
        let mut sets = BTreeMap::new();
        // A file may have several such sections; what stands in two of them is two.
        let mut originals = BTreeMap::new();
        for (import, words) in words.of("Sets") {
            let anew = || super::read_anew(self.project, &self.loaded, import);
            let original = originals.entry(import).or_insert_with(anew);
            for said in original.sets(words) {
                let attribute = self.loaded.attribute_of_set(import, said.was.id);
                sets.entry(attribute).or_insert(said.was.id);
            }
        }
        let says_more = |name: &str| {
            let mut sources = self.loaded.sources.iter();
            sources.any(|(_, it)| it.attributes.0.get(name).is_some_and(|said| said != "yes"))
        };
        for (id, attribute) in &self.loaded.attributes {
            let of_sources = (AttributeKind::Source, attribute.name.clone());
            let variable = self.loaded.variable_of.get(&of_sources);
            let is_variable = variable.is_some_and(|it| of_files.contains(it));
            if sets.contains_key(&RecordId::from(*id))
                && !is_variable
                && !says_more(&attribute.name)
            {
                self.loaded
                    .set_attributes
                    .insert(attribute.name.clone(), (*id).into());
            }
        }
        self.loaded.sets = sets;
    }

    pub(super) fn cases<'x>(&mut self, words: &'x Sections) -> Result<Vec<Element<'x>>, Problem> {
        let said: Vec<(ImportId, Said<'x, Case>)> = words
            .of("Cases")
            .filter_map(|(import, words)| Some((import, self.original(import).case(words)?)))
            // A section of no cases is kept as it stands.
            .filter(|(_, said)| said.element.name == "Case")
            .collect();
        let said = newest(said, |(_, said)| said.was.id);
        let mut written: BTreeSet<ActorId> = BTreeSet::new();
        let mut cases = Vec::new();
        for (import, one) in said {
            let id = ActorId::from(one.was.id);
            if let Some(now) = self.case_now(id) {
                if let (Some(was), Some(now)) = (&one.was.name, &now.name) {
                    self.earlier.add(Kind::Actor, id.into(), was, now);
                }
                if written.insert(id) {
                    cases.push(self.alive(|alive| patch::case(Some(one), &now, alive)));
                }
            } else if one.was.name.is_none() && one.was.sources.len() == 1 {
                cases.extend(self.sheet(import, one)?);
            } else if !self.is_gone_actor(id)? {
                // A case that is no actor here and never was one.
                cases.push(one.element);
            }
        }
        let mut actors: Vec<(&ActorId, u32)> = self
            .loaded
            .actors
            .iter()
            .map(|(id, actor)| (id, actor.position))
            .collect();
        actors.sort_by_key(|(id, position)| (*position, **id));
        let new: Vec<ActorId> = actors.into_iter().map(|(id, _)| *id).collect();
        for id in new {
            if written.insert(id)
                && let Some(now) = self.case_now(id)
            {
                cases.push(self.alive(|alive| patch::case(None, &now, alive)));
            }
        }
        Ok(cases)
    }

    fn is_gone_actor(&self, id: ActorId) -> Result<bool, Problem> {
        let known = self.project.kind_of(id.into())?.is_some();
        Ok(known && !self.loaded.actors.contains_key(&id))
    }

    fn case_now(&self, id: ActorId) -> Option<Case> {
        let actor = self.loaded.actors.get(&id)?;
        let about = self
            .loaded
            .sources
            .iter()
            .filter(|(_, source)| source.informants.contains(&id));
        Some(Case {
            id: id.into(),
            name: Some(actor.name.clone()),
            description: actor.note.clone(),
            codes: Vec::new(),
            values: self
                .loaded
                .values(AttributeKind::Actor, &actor.attributes.0),
            sources: about.map(|(id, _)| (*id).into()).collect(),
            selections: Vec::new(),
            passages: Vec::new(),
            notes: Vec::new(),
            made: Made::default(),
        })
    }

    /// Returns a case that is the sheet of attributes of one source; nothing when the sheet of an earlier file
    /// says all of it.
    fn sheet<'x>(
        &mut self,
        import: ImportId,
        said: Said<'x, Case>,
    ) -> Result<Option<Element<'x>>, Problem> {
        let source = said.was.sources.first().copied();
        let mut sources = self.loaded.sources.iter();
        let found = sources
            .find(|(id, _)| source == Some((*id).into()))
            .cloned();
        let Some((id, noun)) = found else {
            return Ok(None);
        };
        let source = RecordId::from(id);
        let all = self.source_values(id, &noun)?;
        // What the sheet says nothing of may stand elsewhere.
        let says = |it: &&ayni_formats::foreign::VariableValue| it.value.is_some();
        let values = said.was.values.iter().filter(says);
        let own: BTreeSet<RecordId> = values.map(|it| it.variable).collect();
        let earlier = |variable: &RecordId| {
            let sheet = self.sheets.get(&(source, *variable));
            sheet.is_some_and(|of| *of != import)
        };
        // What else it holds stands in no other.
        let more = |it: &Element<'_>| !matches!(&*it.name, "VariableValue" | "SourceRef");
        let has_more = said.element.elements().any(more);
        if !has_more && !own.is_empty() && own.iter().all(earlier) {
            return Ok(None);
        }
        let values: Vec<_> = all
            .into_iter()
            .filter(|it| own.contains(&it.variable))
            .collect();
        for variable in own {
            self.sheets.entry((source, variable)).or_insert(import);
        }
        let now = Case {
            values,
            ..said.was.clone()
        };
        let case = self.alive(|alive| patch::case(Some(said), &now, alive));
        Ok(Some(case))
    }

    pub(super) fn notes<'x>(&mut self) -> Result<Vec<Element<'x>>, Problem> {
        let mut notes = Vec::new();
        for at in 0..self.loaded.notes.len() {
            let (id, mut memo) = self.loaded.notes[at].clone();
            let undated = memo.made.as_deref().is_some_and(is_undated);
            self.given.leave("moment of a memo", usize::from(undated));
            memo.text = self.memo_text(id, &memo)?;
            let now = Note {
                name: Some(memo.title.clone()),
                made: Made {
                    by: memo.author.map(RecordId::from),
                    at: memo
                        .made
                        .clone()
                        .or_else(|| self.loaded.written.get(&id).cloned()),
                    ..Made::default()
                },
                ..Note::of(id.into(), memo.text.clone())
            };
            let mut verbatim = self.loaded.verbatim_of.get(&Reference::from(id)).cloned();
            let member = format!("{id}.txt");
            let mut element = match &mut verbatim {
                Some((_, verbatim)) => {
                    let words = said_by(self.project, verbatim.words)?;
                    let mut said = self.original(verbatim.import).note(&words);
                    if let Some(said) = &mut said {
                        let was = said.was.name.as_deref().map(str::trim);
                        let was = was.filter(|was| !was.is_empty());
                        let renamed = was.is_some_and(|was| was != memo.title);
                        let members = verbatim.members.iter_mut();
                        let members = members.filter(|(name, _)| name != NOTE_TEXT);
                        let name = (id.into(), &*memo.title);
                        let element = &mut said.element;
                        self.earlier.leave_out(element, members, name, renamed);
                    }
                    let places = match &said {
                        Some(said) => self.places_in_note(&said.element, verbatim, &memo.text)?,
                        None => BTreeMap::new(),
                    };
                    // Other programs may show the rich text instead of the one that was written here.
                    if let Some(said) = &mut said
                        && said.element.get("richTextPath").is_some()
                        && self.was_rewritten(id, &memo.text)?
                    {
                        said.element.set("richTextPath", None);
                        self.told_rich_text();
                    }
                    let mut element = patch::note(said, &now, &member).into_owned();
                    patch::place_passages(&mut element, &|at| places.get(&at).copied());
                    element
                }
                None => patch::note(None, &now, &member).into_owned(),
            };
            self.note_members(
                &mut element,
                &memo.text,
                verbatim.as_ref().map(|(_, it)| it),
                id.into(),
            );
            patch::no_plain_rich_text(&mut element);
            notes.push(element);
        }
        Ok(notes)
    }

    /// Returns where the positions of the passages of a note are in its text as it is now, as they are written.
    fn places_in_note(
        &self,
        note: &Element<'_>,
        verbatim: &Verbatim,
        now: &str,
    ) -> Result<BTreeMap<i64, i64>, Problem> {
        let passages = patch::passages_of_note(note);
        let kept = verbatim.members.iter().find(|(name, _)| name == NOTE_TEXT);
        let Some((_, hash)) = kept.filter(|_| !passages.is_empty()) else {
            return Ok(BTreeMap::new());
        };
        let stored = self.project.text(*hash)?;
        let origin = self.loaded.import_origins.get(&verbatim.import);
        let units = Units::of(origin.map_or("", String::as_str));
        let shown = normalise_line_ends(&stored);
        let decision = decide(&stored, &shown, units, &passages);
        let said = passages.iter().flat_map(|it| match it.at {
            At::Text { start, end } => [start, end],
            _ => [0, 0],
        });
        let said: Vec<i64> = said.collect();
        let mut places = carried(&stored, now, decision.convention, &said);
        if self.options.profile.unit() == Unit::Utf16 {
            let index = TextIndex::new(now);
            for place in places.values_mut() {
                let at = u32::try_from(*place).ok();
                let at = at.and_then(|at| index.utf16(CodePoint(at)));
                *place = at.and_then(|at| i64::try_from(at.0).ok()).unwrap_or(*place);
            }
        }
        Ok(places)
    }

    /// Tells whether a memo has another text than the one with which it came in.
    fn was_rewritten(&self, id: MemoId, text: &str) -> Result<bool, Problem> {
        let said = self.project.left_by(id.into(), ACT)?;
        let said = said
            .as_ref()
            .and_then(|said| said.written.get("text")?.as_str());
        Ok(said.is_some_and(|said| said != text))
    }

    /// Writes the members that a note names: its text as it is now, its rich text as it was.
    fn note_members(
        &mut self,
        element: &mut Element<'_>,
        text: &str,
        verbatim: Option<&Verbatim>,
        id: RecordId,
    ) {
        let own = id.to_string();
        let inside = element.get("plainTextPath").filter(|path| {
            path.split_once("://")
                .is_none_or(|(scheme, _)| scheme.eq_ignore_ascii_case("internal"))
        });
        // A text that was named and was not there is not made up.
        if let Some(path) = inside
            && !text.is_empty()
        {
            let member = self.inline(path, text, &own);
            name_member(element, "plainTextPath", &member);
        }
        if let (Some(path), Some(verbatim)) = (element.get("richTextPath"), verbatim) {
            let same = |(member, _): &&(String, _)| last(member).eq_ignore_ascii_case(last(path));
            if let Some((member, hash)) = verbatim.members.iter().find(same) {
                let member = self.member(member, *hash, &own, false);
                name_member(element, "richTextPath", &member);
            }
        }
    }
}

/// Has an element name the member that was written for it, which is another than it says where that name was
/// taken.
fn name_member(element: &mut Element<'_>, attribute: &'static str, member: &str) {
    let said = element.get(attribute).map(|path| last(path).to_lowercase());
    if said.is_none_or(|said| said != last(member).to_lowercase()) {
        let path = format!("internal://{}", last(member));
        element.set(attribute, Some(path.into()));
    }
}

/// Returns what files said of some things, each once: where the first file has it, as the last one says it.
fn newest<T>(said: Vec<T>, id: impl Fn(&T) -> RecordId) -> Vec<T> {
    let mut places: BTreeMap<RecordId, usize> = BTreeMap::new();
    let mut all: Vec<T> = Vec::with_capacity(said.len());
    for one in said {
        match places.get(&id(&one)) {
            Some(at) => all[*at] = one,
            None => {
                places.insert(id(&one), all.len());
                all.push(one);
            }
        }
    }
    all
}
