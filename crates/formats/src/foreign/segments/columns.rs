//! The names of columns.

use super::SegmentsKind;
use crate::foreign::{Notice, NoticeKind};
use crate::table::{Row, Table};

/// What a column says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    /// Which passage it is, within the project.
    Id,
    /// The group of the document.
    Group,
    /// The document.
    Document,
    /// The code, with those above it.
    Code,
    /// The code above.
    Parent,
    /// What the code means.
    Description,
    /// The colour of the code.
    Colour,
    /// The words of the passage.
    Words,
    /// The paragraph in which it begins.
    Begin,
    /// The paragraph in which it ends.
    End,
    /// A remark on the coding.
    Comment,
    /// Who coded.
    By,
    /// When.
    At,
}

/// Taguette, `export.py`, from version 0.1 to 1.5.
const TAGUETTE_HIGHLIGHTS: &[(Column, &[&str])] = &[
    (Column::Id, &["id"]),
    (Column::Document, &["document"]),
    (Column::Code, &["tag"]),
    (Column::Words, &["content"]),
];

const TAGUETTE_CODEBOOK: &[(Column, &[&str])] = &[
    (Column::Code, &["tag"]),
    (Column::Parent, &["parent"]),
    (Column::Description, &["description"]),
];

/// German as tables of MAXQDA have it, and English as far as it was seen; the rest, with Spanish and French,
/// by the words of its screens, of which no table was seen.
const MAXQDA: &[(Column, &[&str])] = &[
    (
        Column::Group,
        &[
            "document group",
            "dokumentgruppe",
            "grupo de documentos",
            "groupe de documents",
        ],
    ),
    (
        Column::Document,
        &[
            "document name",
            "document",
            "dokumentname",
            "dokument",
            "nombre del documento",
            "nombre de documento",
            "documento",
            "nom du document",
            "nom de document",
        ],
    ),
    (Column::Code, &["code", "código"]),
    (Column::Words, &["segment", "segmento"]),
    (Column::Colour, &["color", "colour", "farbe", "couleur"]),
    (
        Column::Begin,
        &[
            "beginning",
            "begin",
            "anfang",
            "inicio",
            "comienzo",
            "début",
        ],
    ),
    (Column::End, &["end", "ende", "fin", "final"]),
    (
        Column::Comment,
        &["comment", "kommentar", "comentario", "commentaire"],
    ),
    (
        Column::By,
        &[
            "created by",
            "author",
            "erstellt von",
            "autor",
            "creado por",
            "créé par",
            "auteur",
        ],
    ),
    (
        Column::At,
        &[
            "created",
            "creation date",
            "erstellt am",
            "erstellt",
            "creado",
            "creado el",
            "fecha de creación",
            "créé le",
            "créé",
            "date de création",
        ],
    ),
];

const fn known(kind: SegmentsKind) -> &'static [(Column, &'static [&'static str])] {
    match kind {
        SegmentsKind::TaguetteHighlights => TAGUETTE_HIGHLIGHTS,
        SegmentsKind::TaguetteCodebook => TAGUETTE_CODEBOOK,
        SegmentsKind::Maxqda => MAXQDA,
    }
}

/// Where the columns of a table are.
#[derive(Debug)]
pub(super) struct Columns {
    found: Vec<(Column, usize)>,
}

impl Columns {
    /// Finds the columns of a kind; where two names of one column are there, the one that is named
    /// first here.
    pub(super) fn find(kind: SegmentsKind, names: &[String]) -> Self {
        let folded: Vec<String> = names
            .iter()
            .map(|name| name.trim().to_lowercase())
            .collect();
        let place = |known: &[&str]| {
            let mut places = known
                .iter()
                .filter_map(|name| folded.iter().position(|seen| seen == name));
            places.next()
        };
        let found = known(kind)
            .iter()
            .filter_map(|(column, names)| Some((*column, place(names)?)));
        Self {
            found: found.collect(),
        }
    }

    /// Tells whether a column is there.
    pub(super) fn has(&self, column: Column) -> bool {
        self.found.iter().any(|(found, _)| *found == column)
    }

    /// Returns a cell as it stands; empty where there is no such column.
    pub(super) fn cell<'r>(&self, row: &'r Row, column: Column) -> &'r str {
        let found = self.found.iter().find(|(found, _)| *found == column);
        found
            .and_then(|(_, place)| row.cells.get(*place))
            .map_or("", String::as_str)
    }

    /// Returns a cell without blanks around it.
    pub(super) fn word<'r>(&self, row: &'r Row, column: Column) -> &'r str {
        self.cell(row, column).trim()
    }

    /// Counts the cells of columns that are not known.
    pub(super) fn left_out(&self, table: &Table) -> Vec<Notice> {
        let notice = |(place, name): (usize, &String)| {
            if self.found.iter().any(|(_, found)| *found == place) {
                return None;
            }
            let filled = |row: &&Row| {
                row.cells
                    .get(place)
                    .is_some_and(|cell| !cell.trim().is_empty())
            };
            let first = table.rows.iter().find(filled)?;
            Some(Notice {
                what: NoticeKind::LeftOut,
                seen: name.clone(),
                place: Some(format!("line {}", first.line)),
                count: table.rows.iter().filter(filled).count(),
            })
        };
        table
            .columns
            .iter()
            .enumerate()
            .filter_map(notice)
            .collect()
    }
}
