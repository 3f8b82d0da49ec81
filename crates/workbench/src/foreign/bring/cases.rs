//! Cases: as actors, or as the attributes of one source.

use std::collections::BTreeMap;

use ayni_formats::foreign::{Case, NoticeKind};
use ayni_model::{
    actor::{Actor, ActorKind},
    id::{ActorId, RecordId},
    record::Reference,
    source::Attributes,
};

use super::{AttributeKind, Bring, form, is_same};
use crate::{Problem, fields::key_of};

impl Bring<'_, '_> {
    /// Takes the cases, now that all have come: what is known by identity is none of the others of the file.
    pub(super) fn take_cases(&mut self) -> Result<(), Problem> {
        let cases = std::mem::take(&mut self.waiting_cases);
        for case in &cases {
            let own: ActorId = self.own(case.id);
            self.known_people.insert(own.into());
        }
        cases.into_iter().try_for_each(|case| self.case(case))
    }

    fn case(&mut self, case: Case) -> Result<(), Problem> {
        self.report.came("case");
        // Quirkos writes the attributes of a document so.
        if case.name.is_none() && case.sources.len() == 1 && case.selections.is_empty() {
            for source in case.sources {
                self.sheets
                    .entry(source)
                    .or_default()
                    .extend(case.values.clone());
            }
            return Ok(());
        }
        let name = case.name.as_deref().unwrap_or("unnamed").trim().to_owned();
        let own: ActorId = self.own(case.id);
        let met = match self.shelves.actors.live.contains_key(&own) {
            true => Some(own),
            false => {
                let mut named = self
                    .index
                    .actors
                    .get(&form(&name))
                    .into_iter()
                    .flatten()
                    .copied();
                named.find(|id| !self.is_of_file((*id).into()))
            }
        };
        let id = match met {
            Some(met) => met,
            None => {
                let said = self.meant(case.id, |said| said.actors.get(&form(&name)).copied())?;
                said.unwrap_or(own)
            }
        };
        let before = self.shelves.actors.live.get(&id).cloned();
        if self.stays_removed::<Actor>(case.id, id)? {
            self.report.stayed_out("case");
            self.refer_to_nothing(&case.notes);
            return Ok(());
        }
        let mut attributes = BTreeMap::new();
        self.values(&case.values, AttributeKind::Actor, &mut attributes)?;
        let key = match &before {
            Some(before) => before.key.clone(),
            None => {
                let taken = |key: &str| self.actor_keys.contains(key);
                self.free.key("actor", &key_of(&name), &taken)
            }
        };
        self.actor_keys.insert(key.to_lowercase());
        let position = self.actor_keys.len() as u32 - 1;
        let mut noun = before.unwrap_or_else(|| Actor {
            key,
            name: name.clone(),
            kind: ActorKind::Person,
            organisation_kind: None,
            country: None,
            place: None,
            parent: None,
            when: None,
            note: None,
            position,
            attributes: Attributes::default(),
        });
        // A case without a name says nothing of it.
        if case.name.is_some() && !is_same(&noun.name, &name) {
            noun.name = name;
        }
        let note = case.description.filter(|it| !it.trim().is_empty());
        if id == own && !self.has_met(case.id) {
            noun.note = note;
            self.empty_values(AttributeKind::Actor, &mut noun.attributes.0);
        } else {
            noun.note = note.or(noun.note);
        }
        noun.attributes.0.extend(attributes);
        self.cases.insert(case.id, id);
        self.joins(case.id, id);
        self.actor_names.insert(id, noun.name.clone());
        self.refer(&case.notes, Reference::from(id));
        for source in &case.sources {
            self.informants.entry(*source).or_default().push(id);
        }
        for (source, start, end) in case.passages {
            self.passages
                .entry(source)
                .or_default()
                .push((id, start, end));
        }
        for selection in &case.selections {
            self.of_cases.entry(*selection).or_default().push(id);
        }
        if !case.codes.is_empty() {
            self.note_that(NoticeKind::NotShown, "CodeRef of a Case");
        }
        self.settle(id, &noun)
    }

    /// Notes what cases named and what did not come.
    pub(super) fn finish_cases(&mut self) -> Result<(), Problem> {
        let named = self.informants.keys().chain(self.sheets.keys());
        let named = named.chain(self.passages.keys());
        let missing: Vec<RecordId> = named
            .filter(|source| !self.sources.contains_key(source))
            .copied()
            .collect();
        for source in missing {
            self.lacks(source, "SourceRef");
        }
        // Those that came were taken out.
        for _ in 0..self.of_cases.len() {
            self.note_that(NoticeKind::Dangling, "SelectionRef");
        }
        Ok(())
    }
}
