//! Drawings of networks: their counts, and the words that people wrote on them.

use std::collections::BTreeMap;

use super::{notes, project::Project};
use crate::{
    Refusal,
    foreign::{Graph, Note, NoticeKind, Piece},
};

const VERTICES: [&str; 7] = [
    "gr_cdct_text_item",
    "gr_case_text_item",
    "gr_file_text_item",
    "gr_free_text_item",
    "gr_memo_item",
    "gr_pix_item",
    "gr_av_item",
];
const EDGES: [&str; 2] = ["gr_cdct_line_item", "gr_free_line_item"];

/// What stands on a drawing.
#[derive(Debug, Default)]
struct Drawn {
    vertices: usize,
    edges: usize,
    words: Vec<String>,
}

/// Reads the drawings. What was written on one (its description, free words, names of lines) is a note,
/// as the drawing itself is not shown.
pub(super) fn read<E: From<Refusal>>(
    project: &mut Project<'_>,
    give: &mut dyn FnMut(Piece) -> Result<(), E>,
) -> Result<(), E> {
    let columns = &["grid", "name", "description", "date"];
    let rows = project.rows("graph", columns, None, &["grid"])?;
    let mut drawn = drawn(project)?;
    for row in rows {
        let key = row.integer("grid");
        let name = row.word("name");
        let mut on = key.and_then(|key| drawn.remove(&key)).unwrap_or_default();
        if let Some(description) = row.filled("description") {
            on.words.insert(0, description);
        }
        let named = name.clone().unwrap_or_default();
        let id = project.id("graph", key, &[&named], &[&named]);
        let id = project.once(id, "graph");
        give(Piece::Graph(Graph {
            id,
            name: name.clone(),
            vertices: on.vertices,
            edges: on.edges,
        }))?;
        if !on.words.is_empty() {
            let note = notes::plain(id.derived("words"), "graph", name, on.words.join("\n"));
            give(Piece::Note(Box::new(Note {
                made: project.made(&row),
                ..note
            })))?;
        }
    }
    for key in drawn.keys() {
        project.say(NoticeKind::Dangling, "graph", &key.to_string());
    }
    Ok(())
}

fn drawn(project: &Project<'_>) -> Result<BTreeMap<i64, Drawn>, Refusal> {
    let mut all: BTreeMap<i64, Drawn> = BTreeMap::new();
    for table in VERTICES {
        let columns = &["grid", "free_text"];
        project.each(table, columns, None, &[], &mut |row| {
            if let Some(key) = row.integer("grid") {
                let drawn = all.entry(key).or_default();
                drawn.vertices += 1;
                drawn.words.extend(row.filled("free_text"));
            }
        })?;
    }
    for table in EDGES {
        project.each(table, &["grid", "label"], None, &[], &mut |row| {
            if let Some(key) = row.integer("grid") {
                let drawn = all.entry(key).or_default();
                drawn.edges += 1;
                drawn.words.extend(row.filled("label"));
            }
        })?;
    }
    Ok(all)
}
