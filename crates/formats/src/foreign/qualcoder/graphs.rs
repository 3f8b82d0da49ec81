//! Drawings of networks: what stands on them, and the words that people wrote there.

use std::collections::BTreeMap;

use ayni_model::id::RecordId;

use super::{
    cases::Cases,
    codes::{Categories, Codes},
    notes,
    project::{Project, Row},
    sources::Sources,
};
use crate::{
    Refusal,
    foreign::{
        Graph, Note, NoticeKind, Piece,
        refi::words::{Edge, Vertex, graph},
    },
};

/// What drawings show.
pub(super) struct Known<'k> {
    pub(super) codes: &'k Codes,
    pub(super) categories: &'k Categories,
    pub(super) cases: &'k Cases,
    pub(super) sources: &'k Sources,
}

/// What stands on a drawing, by its number in its own table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Item {
    Category(i64),
    Code(i64),
    Case(i64),
    File(i64),
    Words(i64),
    Memo(i64),
    Picture(i64),
    Recording(i64),
}

/// A table of items: its name and its columns, of which the first tells its rows apart.
type Table = (&'static str, &'static [&'static str]);

const VERTICES: [Table; 7] = [
    (
        "gr_cdct_text_item",
        &["gtextid", "grid", "cid", "catid", "x", "y", "displaytext"],
    ),
    (
        "gr_case_text_item",
        &[
            "gcaseid",
            "grid",
            "caseid",
            "x",
            "y",
            "displaytext",
            "color",
        ],
    ),
    (
        "gr_file_text_item",
        &["gfileid", "grid", "fid", "x", "y", "displaytext", "color"],
    ),
    (
        "gr_free_text_item",
        &[
            "gfreeid",
            "grid",
            "freetextid",
            "x",
            "y",
            "free_text",
            "color",
        ],
    ),
    ("gr_memo_item", &["gmemoid", "grid", "x", "y", "color"]),
    ("gr_pix_item", &["grpixid", "grid", "imid", "x", "y"]),
    (
        "gr_av_item",
        &["gr_avid", "grid", "avid", "x", "y", "color"],
    ),
];

const EDGES: [Table; 2] = [
    (
        "gr_cdct_line_item",
        &[
            "glineid",
            "grid",
            "fromcid",
            "fromcatid",
            "tocid",
            "tocatid",
            "label",
            "arrow_mode",
            "linetype",
            "color",
        ],
    ),
    (
        "gr_free_line_item",
        &[
            "gflineid",
            "grid",
            "fromfreetextid",
            "fromcid",
            "fromcatid",
            "fromcaseid",
            "fromfileid",
            "fromimid",
            "fromavid",
            "tofreetextid",
            "tocid",
            "tocatid",
            "tocaseid",
            "tofileid",
            "toimid",
            "toavid",
            "label",
            "arrow_mode",
            "linetype",
            "color",
        ],
    ),
];

/// What stands on a drawing.
#[derive(Debug, Default)]
struct Drawn {
    vertices: Vec<(Item, Row)>,
    edges: Vec<Row>,
    words: Vec<String>,
}

/// Reads the drawings. They are kept in the words of REFI-QDA, as they are not shown; so what was written on
/// one (its description, free words, names of lines) is a note as well.
pub(super) fn read<E: From<Refusal>>(
    project: &mut Project<'_>,
    known: &Known<'_>,
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
            vertices: on.vertices.len(),
            edges: on.edges.len(),
        }))?;
        let vertices: Vec<Vertex> = vertices(id, &on.vertices, known);
        let edges = edges(id, &on, &vertices, project);
        if let Some(words) = graph(id, name.as_deref(), &vertices, &edges) {
            give(Piece::Verbatim(words))?;
        }
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
    for (table, columns) in VERTICES {
        project.each(table, columns, None, &columns[..1], &mut |row| {
            if let Some(key) = row.integer("grid") {
                let drawn = all.entry(key).or_default();
                drawn.words.extend(row.filled("free_text"));
                drawn.vertices.push((item(table, &row), row));
            }
        })?;
    }
    for (table, columns) in EDGES {
        project.each(table, columns, None, &columns[..1], &mut |row| {
            if let Some(key) = row.integer("grid") {
                let drawn = all.entry(key).or_default();
                drawn.words.extend(row.filled("label"));
                drawn.edges.push(row);
            }
        })?;
    }
    Ok(all)
}

fn item(table: &str, row: &Row) -> Item {
    let number = |column: &str| row.integer(column);
    // Of what names nothing, its own number tells it apart from the others.
    let own = |column: &str, key: &str| number(column).or_else(|| number(key)).unwrap_or_default();
    match table {
        "gr_case_text_item" => Item::Case(own("caseid", "gcaseid")),
        "gr_file_text_item" => Item::File(own("fid", "gfileid")),
        "gr_free_text_item" => Item::Words(own("freetextid", "gfreeid")),
        "gr_memo_item" => Item::Memo(own("gmemoid", "gmemoid")),
        "gr_pix_item" => Item::Picture(own("imid", "grpixid")),
        "gr_av_item" => Item::Recording(own("avid", "gr_avid")),
        // A code has the number of its category as well.
        _ => match number("cid") {
            Some(code) => Item::Code(code),
            None => Item::Category(own("catid", "gtextid")),
        },
    }
}

fn vertices(graph: RecordId, items: &[(Item, Row)], known: &Known<'_>) -> Vec<Vertex> {
    let vertex = |(n, (item, row)): (usize, &(Item, Row))| Vertex {
        id: graph.derived(&format!("vertex {n}")),
        of: match item {
            Item::Category(key) => known.categories.get(key).copied(),
            Item::Code(key) => known.codes.get(key).copied(),
            Item::Case(key) => known.cases.get(key).copied(),
            Item::File(key) => known.sources.get(key).map(|source| source.id),
            Item::Words(_) | Item::Memo(_) | Item::Picture(_) | Item::Recording(_) => None,
        },
        name: row.word("displaytext").or_else(|| row.word("free_text")),
        at: (place(row, "x"), place(row, "y")),
        colour: row.word("color"),
    };
    items.iter().enumerate().map(vertex).collect()
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "a place on a drawing; what is beyond it stands at its edge"
)]
fn place(row: &Row, side: &str) -> i64 {
    row.number(side).unwrap_or_default().round() as i64
}

/// Returns the lines of a drawing; one from or to what does not stand on it is told.
fn edges(
    graph: RecordId,
    drawn: &Drawn,
    vertices: &[Vertex],
    project: &mut Project<'_>,
) -> Vec<Edge> {
    let mut standing: BTreeMap<Item, RecordId> = BTreeMap::new();
    for ((item, _), vertex) in drawn.vertices.iter().zip(vertices) {
        standing.entry(*item).or_insert(vertex.id);
    }
    let end = |row: &Row, side: &str| {
        let number = |of: &str| row.integer(&format!("{side}{of}"));
        let item = number("freetextid").map(Item::Words);
        let item = item
            .or_else(|| number("cid").map(Item::Code))
            .or_else(|| number("catid").map(Item::Category))
            .or_else(|| number("caseid").map(Item::Case))
            .or_else(|| number("fileid").map(Item::File))
            .or_else(|| number("imid").map(Item::Picture))
            .or_else(|| number("avid").map(Item::Recording));
        standing.get(&item?).copied()
    };
    let mut edges = Vec::new();
    for (n, row) in drawn.edges.iter().enumerate() {
        let (Some(from), Some(to)) = (end(row, "from"), end(row, "to")) else {
            project.say(NoticeKind::Dangling, "graph", &format!("line {}", n + 1));
            continue;
        };
        let (ends, direction) = match row.word("arrow_mode").as_deref() {
            Some("forward") => ((from, to), Some("OneWay")),
            Some("backward") => ((to, from), Some("OneWay")),
            Some("both") => ((from, to), Some("Bidirectional")),
            Some("none") => ((from, to), Some("Associative")),
            _ => ((from, to), None),
        };
        let written = row.word("linetype");
        let styles = ["dotted", "dashed", "solid"];
        edges.push(Edge {
            id: graph.derived(&format!("edge {n}")),
            ends,
            name: row.word("label"),
            direction,
            style: styles
                .into_iter()
                .find(|style| Some(*style) == written.as_deref()),
            colour: row.word("color"),
        });
    }
    edges
}
