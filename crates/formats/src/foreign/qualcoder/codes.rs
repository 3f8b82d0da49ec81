//! The tree of categories and codes.
//!
//! Categories (`code_cat`) group and do not code. A code (`code_name`) is in a category, or from v16 on
//! under another code (`supercid`), which then rules. A category and a code may have one name.

use std::collections::{BTreeMap, BTreeSet};

use ayni_model::id::RecordId;

use super::project::{Project, Row};
use crate::{
    Refusal,
    foreign::{Code, NoticeKind, Piece},
};

/// The codes of a project by their number (`cid`).
pub(super) type Codes = BTreeMap<i64, RecordId>;

/// The categories of a project by their number (`catid`).
pub(super) type Categories = BTreeMap<i64, RecordId>;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Node {
    Category(i64),
    Code(i64),
}

/// Reads the codebook, parents first, and returns the codes and the categories.
pub(super) fn read<E: From<Refusal>>(
    project: &mut Project<'_>,
    give: &mut dyn FnMut(Piece) -> Result<(), E>,
) -> Result<(Codes, Categories), E> {
    let mut rows = BTreeMap::new();
    let columns = &["catid", "name", "memo", "owner", "date", "supercatid"];
    for row in project.rows("code_cat", columns, None, &["catid"])? {
        add(project, &mut rows, row, "code_cat");
    }
    let columns = &[
        "cid", "name", "memo", "owner", "date", "color", "catid", "supercid",
    ];
    for row in project.rows("code_name", columns, None, &["cid"])? {
        add(project, &mut rows, row, "code_name");
    }
    let parents = parents(project, &rows);
    let mut ids: BTreeMap<Node, RecordId> = BTreeMap::new();
    for (node, row) in &rows {
        let id = identity(project, *node, row);
        ids.insert(*node, project.once(id, place(*node)));
    }
    for node in parents_first(&parents) {
        let (Some(row), Some(id)) = (rows.get(&node), ids.get(&node)) else {
            continue;
        };
        let above = parents.get(&node).copied().flatten();
        give(Piece::Code(Code {
            id: *id,
            parent: above.and_then(|above| ids.get(&above).copied()),
            name: name(node, row),
            codable: matches!(node, Node::Code(_)),
            colour: row.word("color"),
            description: row.filled("memo"),
            notes: Vec::new(),
            made: project.made(row),
        }))?;
    }
    let (mut codes, mut categories) = (Codes::new(), Categories::new());
    for (node, id) in ids {
        match node {
            Node::Code(key) => codes.insert(key, id),
            Node::Category(key) => categories.insert(key, id),
        };
    }
    Ok((codes, categories))
}

fn add(project: &mut Project<'_>, rows: &mut BTreeMap<Node, Row>, row: Row, table: &'static str) {
    let node = if table == "code_cat" {
        row.integer("catid").map(Node::Category)
    } else {
        row.integer("cid").map(Node::Code)
    };
    match node {
        Some(node) if !rows.contains_key(&node) => {
            rows.insert(node, row);
        }
        _ => project.say(
            NoticeKind::LeftOut,
            table,
            &row.word("name").unwrap_or_default(),
        ),
    }
}

fn name(node: Node, row: &Row) -> String {
    let (Node::Category(key) | Node::Code(key)) = node;
    row.word("name").unwrap_or_else(|| format!("#{key}"))
}

fn identity(project: &Project<'_>, node: Node, row: &Row) -> RecordId {
    let (table, key) = match node {
        Node::Category(key) => ("code_cat", key),
        Node::Code(key) => ("code_name", key),
    };
    let date = row.word("date").unwrap_or_default();
    project.id(table, Some(key), &[&date], &[&name(node, row)])
}

/// Returns what every node is under; what cannot be is at the top, with a notice.
fn parents(project: &mut Project<'_>, rows: &BTreeMap<Node, Row>) -> BTreeMap<Node, Option<Node>> {
    let mut parents = BTreeMap::new();
    for (node, row) in rows {
        let wanted = match node {
            Node::Category(_) => [row.integer("supercatid").map(Node::Category), None],
            Node::Code(_) => [
                row.integer("supercid").map(Node::Code),
                row.integer("catid").map(Node::Category),
            ],
        };
        let mut parent = None;
        for above in wanted.into_iter().flatten() {
            if rows.contains_key(&above) {
                parent = Some(above);
                break;
            }
            let (Node::Category(key) | Node::Code(key)) = above;
            let seen = format!("{} (under {key})", name(*node, row));
            project.say(NoticeKind::BrokenTree, place(*node), &seen);
        }
        parents.insert(*node, parent);
    }
    for node in in_circles(&parents) {
        if let Some(row) = rows.get(&node) {
            project.say(NoticeKind::BrokenTree, place(node), &name(node, row));
        }
        parents.insert(node, None);
    }
    parents
}

const fn place(node: Node) -> &'static str {
    match node {
        Node::Category(_) => "code_cat",
        Node::Code(_) => "code_name",
    }
}

/// Returns of every circle the node by which it is met first.
fn in_circles(parents: &BTreeMap<Node, Option<Node>>) -> Vec<Node> {
    let mut done = BTreeSet::new();
    let mut cut = Vec::new();
    for start in parents.keys() {
        let mut path = BTreeSet::new();
        let mut at = Some(*start);
        while let Some(node) = at {
            if done.contains(&node) {
                break;
            }
            if !path.insert(node) {
                cut.push(node);
                break;
            }
            at = parents.get(&node).copied().flatten();
        }
        done.extend(path);
    }
    cut
}

/// Returns the nodes of a tree, each after what it is under, by their numbers.
fn parents_first(parents: &BTreeMap<Node, Option<Node>>) -> Vec<Node> {
    let mut under: BTreeMap<Option<Node>, Vec<Node>> = BTreeMap::new();
    for (node, parent) in parents.iter().rev() {
        under.entry(*parent).or_default().push(*node);
    }
    let mut order = Vec::new();
    let mut open = under.remove(&None).unwrap_or_default();
    while let Some(node) = open.pop() {
        order.push(node);
        open.append(&mut under.remove(&Some(node)).unwrap_or_default());
    }
    order
}
