//! Taguette's table of tags.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    TAGUETTE,
    columns::{Column, Columns},
};
use crate::foreign::{Code, Made, Notice, NoticeKind, Piece};
use crate::table::Row;

/// Gives the tags, each after the one above it.
pub(super) fn give<E>(
    columns: &Columns,
    rows: &[Row],
    give: &mut dyn FnMut(Piece) -> Result<(), E>,
) -> Result<(), E> {
    let mut by_name: BTreeMap<&str, &Row> = BTreeMap::new();
    for row in rows {
        let name = columns.word(row, Column::Code);
        if name.is_empty() {
            give(notice(NoticeKind::LeftOut, "a tag without a name", row))?;
        } else if by_name.contains_key(name) {
            give(notice(NoticeKind::RepeatedId, name, row))?;
        } else {
            by_name.insert(name, row);
        }
    }
    let mut given: BTreeSet<&str> = BTreeSet::new();
    for row in rows {
        for (name, parent) in chain(columns, &by_name, &given, row) {
            let Some(row) = by_name.get(name) else {
                continue;
            };
            let wanted = columns.word(row, Column::Parent);
            if parent.is_none() && !wanted.is_empty() {
                give(notice(NoticeKind::BrokenTree, name, row))?;
            }
            let description = columns.cell(row, Column::Description);
            give(Piece::Code(Code {
                id: TAGUETTE.derived(name),
                parent: parent.map(|parent| TAGUETTE.derived(parent)),
                name: name.to_owned(),
                codable: true,
                colour: None,
                description: (!description.trim().is_empty()).then(|| description.to_owned()),
                notes: Vec::new(),
                made: Made::default(),
            }))?;
            given.insert(name);
        }
    }
    Ok(())
}

/// Returns the tags that are to be given before this one and this one itself, each with the one above
/// it; a tag that is above itself, or whose parent is not there, has none.
fn chain<'r>(
    columns: &Columns,
    by_name: &BTreeMap<&'r str, &'r Row>,
    given: &BTreeSet<&'r str>,
    row: &'r Row,
) -> Vec<(&'r str, Option<&'r str>)> {
    let mut chain = Vec::new();
    let mut within = BTreeSet::new();
    let mut name = columns.word(row, Column::Code);
    while let Some(row) = by_name.get(name).filter(|_| !given.contains(name)) {
        within.insert(name);
        let parent = columns.word(row, Column::Parent);
        let there = by_name.contains_key(parent) && !within.contains(parent);
        chain.push((name, there.then_some(parent)));
        if !there {
            break;
        }
        name = parent;
    }
    chain.reverse();
    chain
}

fn notice(what: NoticeKind, seen: &str, row: &Row) -> Piece {
    Piece::Notice(Notice {
        what,
        seen: seen.to_owned(),
        place: Some(format!("line {}", row.line)),
        count: 1,
    })
}
