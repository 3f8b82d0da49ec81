//! What earlier files of the same project said of what has another name here now, or was removed: so a file
//! in which it has another identity is known to mean it.

use std::collections::{BTreeMap, BTreeSet};

use ayni_model::{
    actor::Actor,
    codebook::{Code, CodeGroup},
    coding::{Coding, Quotation},
    id::{
        ActorId, AttributeId, CodeGroupId, CodeId, CodingId, MemberId, MemoId, NounId, RecordId,
        RevisionId, SourceId,
    },
    import::Import,
    record::{Fields, Kind, Noun as _, Reference},
    source::{ContentHash, Source},
    study::{Attribute, AttributeOf, Member, Memo},
    text::Span,
    value::ValueType,
};
use ayni_store::Reader as _;
use serde::de::DeserializeOwned;

use super::{AttributeKind, Bring, form, is_same, notes::told_on, shelf::Shelved};
use crate::Problem;

/// Records by the [`form`] of what files said of them, those that have it no more; of several, the first.
#[derive(Debug, Default)]
pub(super) struct Said {
    /// Codes by what they stood below and their names in small letters.
    pub(super) codes: BTreeMap<(Option<CodeId>, String), CodeId>,
    pub(super) groups: BTreeMap<String, CodeGroupId>,
    pub(super) members: BTreeMap<String, MemberId>,
    pub(super) actors: BTreeMap<String, ActorId>,
    pub(super) attributes: BTreeMap<(AttributeKind, String), AttributeId>,
    /// Attributes that say what is in a set.
    pub(super) sets: BTreeMap<String, AttributeId>,
    /// Sources that were removed, by their names and texts.
    pub(super) sources: BTreeMap<(String, ContentHash), SourceId>,
    /// Codings that were removed, each with who coded, by where they were and their codes.
    pub(super) codings: ByPlace,
    /// Memos that were removed, by what they were on, their titles and texts.
    pub(super) memos: BTreeMap<OnWords, MemoId>,
}

/// Codings with who coded, by their source and place and their codes.
type ByPlace = BTreeMap<(SourceId, Span, CodeId), Vec<(MemberId, CodingId)>>;

/// What a memo is on, and the [`form`] of its title and text.
pub(super) type OnWords = (Option<Reference>, String, String);

/// Returns that of a memo.
pub(super) fn on_words(on: Option<Reference>, title: &str, text: &str) -> OnWords {
    (told_on(on), form(title), form(text))
}

/// Returns a field, where it has its form.
fn field<T: DeserializeOwned>(fields: &Fields, name: &str) -> Option<T> {
    serde_json::from_value(fields.get(name)?.clone()).ok()
}

impl Bring<'_, '_> {
    /// Finds what something of the file means that has an identity which is not known here; nothing else of
    /// the file means that.
    pub(super) fn meant<I: NounId>(
        &mut self,
        of_file: RecordId,
        find: impl FnOnce(&Said) -> Option<I>,
    ) -> Result<Option<I>, Problem> {
        let known = self.kinds.get(&of_file) == Some(&I::KIND) || self.has_met(of_file);
        if self.fresh || known {
            return Ok(None);
        }
        if self.said.is_none() {
            self.said = Some(self.said_of_project()?);
        }
        let Some(found) = self.said.as_ref().and_then(find) else {
            return Ok(None);
        };
        let here: RecordId = found.into();
        if self.is_of_file(here) {
            return Ok(None);
        }
        self.became.meets(of_file, here);
        Ok(Some(found))
    }

    /// Tells whether something of the file is a record for certain.
    pub(super) fn is_of_file(&self, here: RecordId) -> bool {
        self.became.is_met(here)
            || self.known_people.contains(&here)
            || self.known_attributes.contains(&here.into())
            || self.met.came.contains(&here)
            || self.of_file.contains(&here.into())
            || self.landed_groups.contains(&here.into())
            || self.landed_sources.contains(&here.into())
    }

    /// Tells whether an earlier file was one of a project of this name.
    pub(super) fn is_of_project(&self, import: &Import) -> bool {
        let names = import.name.as_deref().zip(self.report.name.as_deref());
        names.is_some_and(|(a, b)| is_same(a, b))
    }

    /// Returns what earlier files of a project of this name said.
    fn said_of_project(&self) -> Result<Said, Problem> {
        let mut came: BTreeSet<(Kind, RecordId)> = BTreeSet::new();
        for (id, import) in self.writer.all::<Import>()? {
            if self.is_of_project(&import) {
                came.extend(self.writer.said_with(id.into())?);
            }
        }
        let name = |fields: &Fields| Some(form(&field::<String>(fields, "name")?));
        let place = |fields: &Fields| {
            let name = name(fields)?.to_lowercase();
            Some((field(fields, "parent"), form(&name)))
        };
        let attribute = |fields: &Fields| {
            let noun = Attribute::from_fields(fields.clone()).ok()?;
            Some((AttributeKind::from(noun.of)?, form(&noun.name)))
        };
        let set = |fields: &Fields| {
            let noun = Attribute::from_fields(fields.clone()).ok()?;
            let is_set = noun.of == AttributeOf::Source && noun.value_type == ValueType::Boolean;
            is_set.then(|| form(&noun.name))
        };
        let text = |fields: &Fields| {
            let revision: RevisionId = field(fields, "revision")?;
            let said = self.said_before(revision.into()).ok()??;
            Some((name(fields)?, field(&said.fields, "text")?))
        };
        let mut sources = self.said_of::<Source, _>(&came, text)?;
        // One that is here is known by its words.
        sources.retain(|_, id| !self.shelves.sources.live.contains_key(id));
        Ok(Said {
            codes: self.said_of::<Code, _>(&came, place)?,
            groups: self.said_of::<CodeGroup, _>(&came, name)?,
            members: self.said_of::<Member, _>(&came, name)?,
            actors: self.said_of::<Actor, _>(&came, name)?,
            attributes: self.said_of::<Attribute, _>(&came, attribute)?,
            sets: self.said_of::<Attribute, _>(&came, set)?,
            sources,
            codings: self.removed_codings(&came)?,
            memos: self.removed_memos(&came)?,
        })
    }

    /// Returns what files said of the records of a noun that were removed here. Of those that are here there may
    /// be very many, and they are known by what they are.
    fn said_of_removed<T: Shelved>(
        &self,
        came: &BTreeSet<(Kind, RecordId)>,
    ) -> Result<Vec<(T::Id, T)>, Problem> {
        let mut said = Vec::new();
        for id in &T::shelf(&self.shelves).gone {
            if came.contains(&(T::Id::KIND, *id)) && self.removed::<T>(T::Id::from(*id))? {
                let noun = self.said_before(*id)?;
                let noun = noun.and_then(|it| T::from_fields(it.fields).ok());
                said.extend(noun.map(|noun| (T::Id::from(*id), noun)));
            }
        }
        Ok(said)
    }

    fn removed_codings(&self, came: &BTreeSet<(Kind, RecordId)>) -> Result<ByPlace, Problem> {
        let mut codings = ByPlace::new();
        for (id, coding) in self.said_of_removed::<Coding>(came)? {
            let quotation = self.said_before(coding.quotation.into())?;
            let quotation = quotation.and_then(|it| Quotation::from_fields(it.fields).ok());
            let place = quotation.and_then(|it| Some((it.source, it.at.place()?.1)));
            if let Some((source, span)) = place {
                let here = codings.entry((source, span, coding.code)).or_default();
                here.push((coding.coder, id));
            }
        }
        Ok(codings)
    }

    fn removed_memos(
        &self,
        came: &BTreeSet<(Kind, RecordId)>,
    ) -> Result<BTreeMap<OnWords, MemoId>, Problem> {
        let memos = self.said_of_removed::<Memo>(came)?.into_iter();
        Ok(memos
            .map(|(id, memo)| (on_words(memo.on, &memo.title, &memo.text), id))
            .collect())
    }

    /// Returns the records of a noun of which files said something else than what they are now, by that.
    fn said_of<T: Shelved, K: Ord>(
        &self,
        came: &BTreeSet<(Kind, RecordId)>,
        key: impl Fn(&Fields) -> Option<K>,
    ) -> Result<BTreeMap<K, T::Id>, Problem> {
        let mut said = BTreeMap::new();
        for (_, id) in came.iter().filter(|(kind, _)| *kind == T::Id::KIND) {
            let now = T::shelf(&self.shelves).live.get(&T::Id::from(*id));
            if now.is_none() && !self.removed::<T>(T::Id::from(*id))? {
                continue;
            }
            let before = self.said_before(*id)?;
            let was = before.and_then(|before| key(&before.fields));
            let now = now.and_then(|now| key(&now.fields()));
            if let Some(was) = was.filter(|was| now.as_ref() != Some(was)) {
                said.entry(was).or_insert(T::Id::from(*id));
            }
        }
        Ok(said)
    }
}
