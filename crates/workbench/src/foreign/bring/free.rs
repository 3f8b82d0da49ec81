//! Names and keys that are free.

use std::collections::BTreeMap;

use crate::fields::short_key;

/// The numbers behind names that may be free. They are remembered, so that a hundred thousand things of
/// one name take no longer than as many of different ones.
#[derive(Debug, Default)]
pub(super) struct Free {
    next: BTreeMap<(String, String), u64>,
    /// The numbers behind names that may be of what is here.
    looked: BTreeMap<(String, String), u64>,
}

impl Free {
    /// Returns a name that is not taken `within` what must have different ones, with a number behind it
    /// where it must.
    pub(super) fn name(
        &mut self,
        within: String,
        wanted: &str,
        taken: &dyn Fn(&str) -> bool,
    ) -> String {
        let spell = |number| format!("{wanted} ({number})");
        self.numbered(within, wanted, &spell, taken)
    }

    /// Returns a key that is not taken, as [`Free::name`] does.
    pub(super) fn key(
        &mut self,
        within: &str,
        wanted: &str,
        taken: &dyn Fn(&str) -> bool,
    ) -> String {
        let wanted = short_key(wanted);
        let spell = |number| format!("{wanted}-{number}");
        self.numbered(within.to_owned(), wanted, &spell, taken)
    }

    /// Returns the first of what is here that nothing of the file is yet: of a name, or of that with a number
    /// which it got because the name was taken. `find` says what has a name, and whether it can be that.
    pub(super) fn found<T>(
        &mut self,
        within: String,
        wanted: &str,
        find: &dyn Fn(&str) -> Option<(T, bool)>,
    ) -> Option<T> {
        let next = self.looked.entry((within, wanted.to_owned())).or_insert(1);
        loop {
            let (found, can_be) = match *next {
                1 => find(wanted)?,
                number => find(&format!("{wanted} ({number})"))?,
            };
            *next += 1;
            if can_be {
                return Some(found);
            }
        }
    }

    fn numbered(
        &mut self,
        within: String,
        wanted: &str,
        spell: &dyn Fn(u64) -> String,
        taken: &dyn Fn(&str) -> bool,
    ) -> String {
        if !taken(wanted) {
            return wanted.to_owned();
        }
        let next = self.next.entry((within, wanted.to_owned())).or_insert(2);
        loop {
            let name = spell(*next);
            *next += 1;
            if !taken(&name) {
                return name;
            }
        }
    }
}
