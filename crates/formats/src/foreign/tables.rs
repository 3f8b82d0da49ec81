//! Rows of a foreign database, with refusals instead of errors, and what its readers count.

use std::collections::{BTreeMap, BTreeSet};

use ayni_model::id::RecordId;

use super::{
    Notice, NoticeKind, Piece,
    database::{Cell, Database, Query, Unreadable},
    gathered::Gathered,
};
use crate::{Place, Refusal, RefusalKind};

/// A database with the name of its file.
#[derive(Clone, Copy)]
pub(super) struct Tables<'d> {
    pub(super) database: &'d dyn Database,
    pub(super) name: &'d str,
}

impl Tables<'_> {
    /// Refuses the file as damaged.
    pub(super) fn damaged(&self, unreadable: Unreadable) -> Refusal {
        RefusalKind::Damaged {
            why: unreadable.why,
        }
        .at(self.name, Place::Whole)
    }

    /// Shows the rows of a table.
    pub(super) fn each<const N: usize>(
        &self,
        table: &str,
        columns: [&str; N],
        only: Option<(&str, i64)>,
        by: &[&str],
        mut show: impl FnMut([&Cell; N]),
    ) -> Result<(), Refusal> {
        let query = Query {
            table,
            columns: &columns,
            only,
            by,
        };
        let mut show = |cells: &[Cell]| {
            let cells: Vec<&Cell> = cells.iter().collect();
            if let Ok(cells) = cells.try_into() {
                show(cells);
            }
        };
        self.database
            .rows(&query, &mut show)
            .map_err(|unreadable| self.damaged(unreadable))
    }

    /// Returns the rows of a table.
    pub(super) fn rows<const N: usize>(
        &self,
        table: &str,
        columns: [&str; N],
        only: Option<(&str, i64)>,
        by: &[&str],
    ) -> Result<Vec<[Cell; N]>, Refusal> {
        let mut rows = Vec::new();
        self.each(table, columns, only, by, |cells| {
            rows.push(cells.map(Cell::clone));
        })?;
        Ok(rows)
    }

    /// Takes rows that are gathered by a number, as [`Gathered::take`] does.
    pub(super) fn gathered<const N: usize>(
        &self,
        gathered: &mut Gathered,
        number: i64,
    ) -> Result<Vec<[Cell; N]>, Refusal> {
        let rows = gathered.take(self.database, number);
        let rows = rows.map_err(|unreadable| self.damaged(unreadable))?;
        Ok(rows.into_iter().flat_map(TryInto::try_into).collect())
    }

    /// Tells whether there is such a table with all of these columns.
    pub(super) fn has(
        database: &dyn Database,
        table: &str,
        columns: &[&str],
    ) -> Result<bool, Unreadable> {
        let there = database.columns(table)?;
        let there = |column: &&str| there.iter().any(|it| it == column);
        Ok(columns.iter().all(there))
    }
}

/// What a reader has to tell, counted by kind and by what was seen.
#[derive(Debug, Default)]
pub(super) struct Notices {
    counted: BTreeMap<(NoticeKind, String), (usize, Option<String>)>,
}

impl Notices {
    /// Counts one more; the place of the first one is kept.
    pub(super) fn add(&mut self, what: NoticeKind, seen: &str, place: Option<&str>) {
        self.add_many(what, seen, place, 1);
    }

    /// Counts some more.
    pub(super) fn add_many(
        &mut self,
        what: NoticeKind,
        seen: &str,
        place: Option<&str>,
        count: usize,
    ) {
        if count > 0 {
            let entry = self.counted.entry((what, seen.to_owned()));
            let first = || (0, place.map(str::to_owned));
            entry.or_insert_with(first).0 += count;
        }
    }

    /// Gives all of them.
    pub(super) fn give<E>(self, give: &mut dyn FnMut(Piece) -> Result<(), E>) -> Result<(), E> {
        for ((what, seen), (count, place)) in self.counted {
            give(Piece::Notice(Notice {
                what,
                seen,
                place,
                count,
            }))?;
        }
        Ok(())
    }
}

/// Tells whether a number stands in a table for the first time. A sound table has a key; in another one,
/// what has a number that is taken would be taken for the first of it, and is left out.
pub(super) fn is_new<N: Ord>(
    numbers: &mut BTreeSet<N>,
    number: N,
    table: &str,
    notices: &mut Notices,
) -> bool {
    let new = numbers.insert(number);
    if !new {
        taken(table, notices);
    }
    new
}

/// Counts a row whose number another one of its table has.
pub(super) fn taken(table: &str, notices: &mut Notices) {
    let seen = format!("{table}: a number that is taken");
    notices.add(NoticeKind::LeftOut, &seen, None);
}

/// Returns the identity of something that the program numbers within its table.
pub(super) fn numbered(root: RecordId, table: &str, number: i64) -> RecordId {
    root.derived(&format!("{table}/{number}"))
}

/// Returns the identity of something that the program numbers within its table, and of which it leaves
/// `stays` as it is when the row changes.
///
/// The number alone will not do: two copies of a project that two people work on give one number to two
/// things.
pub(super) fn dated(root: RecordId, table: &str, number: i64, stays: Option<&str>) -> RecordId {
    match stays {
        Some(stays) => root.derived(&format!("{table}/{number}/{stays}")),
        None => numbered(root, table, number),
    }
}
