//! Identities of a file: GUIDs as they are, and derived ones where there is none.

use std::collections::HashMap;

use foldhash::{HashSet, HashSetExt as _};

use ayni_model::id::{RecordId, Uuid};

/// Within this, identities are derived for what a file names otherwise than by a GUID.
const NAMESPACE: RecordId =
    RecordId::new(Uuid::from_u128(0x6b0e_9c1a_52f4_4e0b_9d0e_1f6a_7c35_2a11));

/// The identities that a file has given so far.
#[derive(Debug)]
pub(in crate::foreign::refi) struct Ids {
    given: HashSet<RecordId>,
    /// The identity that was given last to what stood again, by the one that it was derived from: so
    /// that one GUID for everything takes no more time than one for each.
    again: HashMap<RecordId, RecordId>,
    /// What identities became that are others by now.
    pub(in crate::foreign::refi) became: HashMap<RecordId, RecordId>,
    within: RecordId,
    /// The identity that was taken last, as the file has it.
    last: RecordId,
}

impl Default for Ids {
    fn default() -> Self {
        Self {
            given: HashSet::new(),
            again: HashMap::new(),
            became: HashMap::new(),
            within: NAMESPACE,
            last: NAMESPACE,
        }
    }
}

/// What became of the spelling of an identity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::foreign::refi) enum Identity {
    /// A GUID that stands for the first time.
    New(RecordId),
    /// A GUID that stood before: another identity that is derived from it.
    Again(RecordId),
    /// No GUID: an identity that is derived from its spelling.
    Spelled(RecordId),
}

impl Ids {
    /// Derives within a project of this name.
    pub(in crate::foreign::refi) fn within(&mut self, project: &str) {
        self.within = NAMESPACE.derived(project);
    }

    /// Returns what a spelling names.
    pub(in crate::foreign::refi) fn reference(&self, spelling: &str) -> RecordId {
        self.now(self.said(spelling))
    }

    /// Returns what a spelling names in the file.
    fn said(&self, spelling: &str) -> RecordId {
        let id = spelling.parse();
        id.unwrap_or_else(|_| self.within.derived(spelling))
    }

    /// Returns the identity of something that stands in the element whose identity was taken last, by what it
    /// names. That is derived from what the file says, whatever became of either since.
    pub(in crate::foreign::refi) fn further(&self, spelling: &str) -> RecordId {
        let named = self.said(spelling).to_string();
        self.now(self.last.derived(&named))
    }

    /// Returns what an identity is by now.
    fn now(&self, id: RecordId) -> RecordId {
        self.became.get(&id).copied().unwrap_or(id)
    }

    /// Takes the identity of an element that is not met again.
    pub(in crate::foreign::refi) fn take(&mut self, spelling: &str) -> Identity {
        let parsed = spelling.parse::<RecordId>().ok();
        let id = parsed.unwrap_or_else(|| self.within.derived(spelling));
        self.last = id;
        if self.given.insert(id) {
            let now = self.now(id);
            return parsed.map_or(Identity::Spelled(now), |_| Identity::New(now));
        }
        let last = self.again.entry(id).or_insert(id);
        loop {
            *last = last.derived("again");
            if self.given.insert(*last) {
                let last = *last;
                self.last = last;
                return Identity::Again(self.now(last));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_guid_are_one_identity() {
        let ids = Ids::default();
        let plain = ids.reference("A1B2C3D4-0000-4000-8000-00000000000F");
        assert_eq!(
            plain,
            ids.reference("{a1b2c3d4-0000-4000-8000-00000000000f}")
        );
        assert_ne!(plain, ids.reference("A1B2C3D4"));
        assert_eq!(ids.reference("A1B2C3D4"), ids.reference("A1B2C3D4"));
    }

    #[test]
    fn a_guid_that_stands_twice_gives_two_identities_always_the_same() {
        let read = || {
            let mut ids = Ids::default();
            let guid = "A1B2C3D4-0000-4000-8000-00000000000F";
            [ids.take(guid), ids.take(guid), ids.take(guid)]
        };
        let [first, second, third] = read();
        assert!(matches!(
            (first, second, third),
            (Identity::New(a), Identity::Again(b), Identity::Again(c)) if a != b && b != c && a != c
        ));
        assert_eq!(read(), [first, second, third]);
    }

    #[test]
    fn one_guid_for_everything_takes_no_longer_than_one_for_each() {
        let mut ids = Ids::default();
        // As a chain that is walked from its beginning each time, this would take hours.
        for _ in 0..200_000 {
            ids.take("A1B2C3D4-0000-4000-8000-00000000000F");
        }
        assert_eq!(ids.given.len(), 200_000);
    }
}
