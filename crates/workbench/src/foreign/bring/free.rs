//! Names and keys that are free.

use std::collections::BTreeMap;

/// The numbers behind names that may be free. They are remembered, so that a hundred thousand things of
/// one name take no longer than as many of different ones.
#[derive(Debug, Default)]
pub(super) struct Free {
    next: BTreeMap<(String, String), u64>,
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
        let spell = |number| format!("{wanted}-{number}");
        self.numbered(within.to_owned(), wanted, &spell, taken)
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
