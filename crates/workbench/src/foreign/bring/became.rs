//! What things of files are here, where that has another identity.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use ayni_formats::foreign::NoticeKind;
use ayni_model::{
    id::{ImportId, NounId, RecordId},
    import::Import,
    source::ContentHash,
};
use ayni_store::{Entered, Reader as _};

use super::Bring;
use crate::{
    Problem,
    foreign::{IDENTITIES, listed_identities, ready::packed, unpacked},
};

/// What things of this file and of earlier ones met here, by their identities in the file.
#[derive(Debug, Default)]
pub(super) struct Became {
    now: BTreeMap<RecordId, RecordId>,
    before: HashMap<RecordId, RecordId>,
    /// When something of a file first met what is here.
    since: HashMap<RecordId, Entered>,
    /// What things of this file were found to mean.
    meant: BTreeSet<RecordId>,
}

impl Became {
    /// Returns when something of a file first met a record.
    pub(super) fn since(&self, here: RecordId) -> Option<Entered> {
        self.since.get(&here).copied()
    }

    /// Knows that something of this file is what files called otherwise before.
    pub(super) fn meets(&mut self, of_file: RecordId, here: RecordId) {
        self.before.insert(of_file, here);
        self.meant.insert(here);
    }

    /// Tells whether something of this file was found to mean a record.
    pub(super) fn is_met(&self, here: RecordId) -> bool {
        self.meant.contains(&here)
    }

    /// Returns what something of this file met.
    pub(super) fn now(&self, of_file: RecordId) -> Option<RecordId> {
        self.now.get(&of_file).copied()
    }
}

impl Bring<'_, '_> {
    /// Learns what things of earlier files met; of what met several things, the last. Of what has another
    /// identity in the file, only this tells when it was changed here, or removed.
    pub(super) fn know_became(&mut self) -> Result<(), Problem> {
        let lists = self.shelves.verbatims.live.values();
        let lists = lists.filter(|verbatim| verbatim.place == IDENTITIES);
        let mut lists: Vec<_> = lists.map(|it| (it.import, it.words)).collect();
        if lists.is_empty() {
            return Ok(());
        }
        let imports = self.writer.all::<Import>()?.into_iter();
        let position: BTreeMap<ImportId, u32> =
            imports.map(|(id, import)| (id, import.position)).collect();
        lists.sort_by_key(|(import, _)| position.get(import).copied());
        // Of one file that came in often there is one list.
        let mut first: BTreeMap<ContentHash, Entered> = BTreeMap::new();
        for (import, hash) in &lists {
            if let Some(entered) = self.writer.entered((*import).into())? {
                first.entry(*hash).or_insert(entered);
            }
        }
        for (_, hash) in lists.into_iter().rev() {
            let Some(entered) = first.remove(&hash) else {
                continue;
            };
            let words = unpacked(hash, self.writer.blob(hash)?)?;
            for (of_file, here) in listed_identities(&words) {
                self.became.before.entry(of_file).or_insert(here);
                let since = self.became.since.entry(here).or_insert(entered);
                *since = entered.min(*since);
            }
        }
        Ok(())
    }

    /// Returns the identity under which something of the file stands here: its own, unless something of
    /// another kind has that, or it met something when it came before.
    pub(super) fn own<I: NounId>(&mut self, id: RecordId) -> I {
        let met = self.became.before.get(&id);
        if let Some(met) = met.filter(|met| self.kinds.get(met) == Some(&I::KIND)) {
            return I::from(*met);
        }
        let other = |id: &RecordId| self.kinds.get(id).is_some_and(|kind| *kind != I::KIND);
        if !other(&id) {
            return I::from(id);
        }
        let mut free = id.derived(I::KIND.word());
        while other(&free) {
            free = free.derived(I::KIND.word());
        }
        if self.kinds.insert(free, I::KIND).is_none() {
            self.note_that(NoticeKind::RepeatedId, &id.to_string());
        }
        I::from(free)
    }

    /// Tells whether something of the file is known here only because it met something when it came before.
    /// Its file does not say of that what it leaves out.
    pub(super) fn has_met(&self, of_file: RecordId) -> bool {
        self.became.before.contains_key(&of_file)
    }

    /// Remembers what something of the file is here, where that has another identity. What gave way to a
    /// thing of another kind is named as before.
    pub(super) fn joins<I: NounId>(&mut self, of_file: RecordId, here: I) {
        let here: RecordId = here.into();
        let gave_way = || self.kinds.get(&of_file).is_some_and(|it| *it != I::KIND);
        if here != of_file && !gave_way() {
            self.became.now.insert(of_file, here);
        }
    }

    /// Keeps what met something of another identity, for the words of the file go on naming it by their own.
    pub(super) fn keep_became(&mut self) -> Result<(), Problem> {
        if self.became.now.is_empty() {
            return Ok(());
        }
        let lines = self.became.now.iter();
        let lines: String = lines
            .map(|(of_file, here)| format!("{of_file} {here}\n"))
            .collect();
        let id = self.import_part(IDENTITIES);
        self.keep(id, IDENTITIES, None, &packed(&lines), None, Vec::new())
    }
}
