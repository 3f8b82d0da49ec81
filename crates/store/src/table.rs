//! Which field of a record stands in which column of its table.
//!
//! The tables themselves are declared in `schema/`; a test holds the two against each other.

use ayni_model::{id::RecordId, record::Kind};
use serde_json::Value;

/// The table of a kind.
#[derive(Debug)]
pub(crate) struct Table {
    /// The noun whose records stand in it.
    pub(crate) kind: Kind,
    /// Its columns after `n`, each a field of the record of the same name.
    pub(crate) columns: &'static [(&'static str, Column)],
}

/// How a field stands in its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Column {
    /// A json string, as text.
    Text,
    /// A json integer.
    Integer,
    /// Any json, as text.
    Json,
    /// The id of a record, as its number.
    Reference(Kind),
    /// A content hash, as 32 bytes.
    Hash,
    /// The anchor of a quotation: the columns revision, start, end, state, was, last.
    Anchor,
}

use Column::{Anchor, Hash, Integer, Json, Reference, Text};

/// The columns of an anchor, in the order of the schema.
pub(crate) const ANCHOR_COLUMNS: [&str; 6] = ["revision", "start", "end", "state", "was", "last"];

/// Fields that name records inside of them, whatever their shape: passages and cells of findings,
/// codes of groups, where merged codes went, what memos are on, informants, subjects.
pub(crate) const INSIDE: [(&str, &str); 12] = [
    ("finding", "quotations"),
    ("finding", "contrary"),
    ("finding", "row"),
    ("finding", "column"),
    ("code_group", "codes"),
    ("code", "life"),
    ("memo", "on"),
    ("source", "informants"),
    ("claim", "subject"),
    ("claim", "value"),
    ("agreement", "parties"),
    ("verbatim", "of"),
];

/// Returns the ids in a field of [`INSIDE`]: a memo on `code:018f…` names its kind in front of the id.
pub(crate) fn ids_in(text: &str) -> Vec<RecordId> {
    fn walk(value: &Value, ids: &mut Vec<RecordId>) {
        match value {
            Value::String(text) => {
                let last = text.rsplit_once(':').map_or(text.as_str(), |(_, id)| id);
                ids.extend(last.parse::<RecordId>().ok());
            }
            Value::Array(all) => all.iter().for_each(|value| walk(value, ids)),
            Value::Object(all) => all.values().for_each(|value| walk(value, ids)),
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }
    let value = serde_json::from_str(text).unwrap_or_else(|_| Value::String(text.to_owned()));
    let mut ids = Vec::new();
    walk(&value, &mut ids);
    ids
}

/// Every table.
pub(crate) const TABLES: &[Table] = &[
    Table {
        kind: Kind::Project,
        columns: &[("name", Text), ("description", Text), ("language", Text)],
    },
    Table {
        kind: Kind::Space,
        columns: &[("name", Text)],
    },
    Table {
        kind: Kind::Member,
        columns: &[("key", Text), ("name", Text), ("position", Integer)],
    },
    Table {
        kind: Kind::Attribute,
        columns: &[
            ("of", Text),
            ("name", Text),
            ("type", Json),
            ("description", Text),
            ("position", Integer),
        ],
    },
    Table {
        kind: Kind::Phase,
        columns: &[
            ("key", Text),
            ("name", Text),
            ("when", Json),
            ("description", Text),
            ("position", Integer),
        ],
    },
    Table {
        kind: Kind::Round,
        columns: &[("name", Text), ("at", Integer), ("codebook", Hash)],
    },
    Table {
        kind: Kind::Source,
        columns: &[
            ("key", Text),
            ("name", Text),
            ("kind", Text),
            ("language", Text),
            ("when", Text),
            ("place", Text),
            ("country", Text),
            ("informants", Json),
            ("register", Text),
            ("file", Json),
            ("revision", Reference(Kind::Revision)),
            ("note", Text),
            ("position", Integer),
        ],
    },
    Table {
        kind: Kind::Revision,
        columns: &[
            ("source", Reference(Kind::Source)),
            ("parent", Reference(Kind::Revision)),
            ("text", Hash),
            ("layout", Hash),
            ("code_points", Integer),
            ("words", Integer),
            ("reason", Text),
        ],
    },
    Table {
        kind: Kind::Voice,
        columns: &[
            ("source", Reference(Kind::Source)),
            ("label", Text),
            ("actor", Reference(Kind::Actor)),
            ("role", Text),
        ],
    },
    Table {
        kind: Kind::Actor,
        columns: &[
            ("key", Text),
            ("name", Text),
            ("kind", Text),
            ("organisation_kind", Text),
            ("country", Text),
            ("place", Text),
            ("parent", Reference(Kind::Actor)),
            ("when", Text),
            ("note", Text),
            ("position", Integer),
        ],
    },
    Table {
        kind: Kind::Tie,
        columns: &[
            ("key", Text),
            ("from", Reference(Kind::Actor)),
            ("kind", Text),
            ("to", Reference(Kind::Actor)),
            ("when", Text),
            ("status", Text),
            ("source", Reference(Kind::Source)),
            ("note", Text),
            ("position", Integer),
        ],
    },
    Table {
        kind: Kind::Event,
        columns: &[
            ("key", Text),
            ("name", Text),
            ("kind", Text),
            ("when", Text),
            ("place", Text),
            ("country", Text),
            ("status", Text),
            ("source", Reference(Kind::Source)),
            ("part_of", Reference(Kind::Event)),
            ("note", Text),
            ("position", Integer),
        ],
    },
    Table {
        kind: Kind::Participation,
        columns: &[
            ("event", Reference(Kind::Event)),
            ("actor", Reference(Kind::Actor)),
            ("role", Text),
            ("note", Text),
            ("position", Integer),
        ],
    },
    Table {
        kind: Kind::Claim,
        columns: &[
            ("subject", Text),
            ("attribute", Text),
            ("value", Json),
            ("according_to", Reference(Kind::Source)),
            ("locator", Text),
            ("quote", Text),
            ("note", Text),
            ("position", Integer),
        ],
    },
    Table {
        kind: Kind::Code,
        columns: &[
            ("name", Text),
            ("parent", Reference(Kind::Code)),
            ("definition", Text),
            ("include", Text),
            ("exclude", Text),
            ("example", Text),
            ("colour", Text),
            ("life", Json),
            ("origin", Text),
            ("note", Text),
            ("position", Integer),
        ],
    },
    Table {
        kind: Kind::CodeGroup,
        columns: &[("name", Text), ("codes", Json), ("position", Integer)],
    },
    Table {
        kind: Kind::Quotation,
        columns: &[
            ("source", Reference(Kind::Source)),
            ("at", Anchor),
            ("label", Text),
        ],
    },
    Table {
        kind: Kind::Coding,
        columns: &[
            ("quotation", Reference(Kind::Quotation)),
            ("code", Reference(Kind::Code)),
            ("coder", Reference(Kind::Member)),
            ("stance", Text),
            ("made", Text),
            ("note", Text),
        ],
    },
    Table {
        kind: Kind::Finding,
        columns: &[
            ("key", Text),
            ("synopsis", Text),
            ("row", Json),
            ("column", Json),
            ("text", Text),
            ("quotations", Json),
            ("contrary", Json),
            ("author", Reference(Kind::Member)),
            ("note", Text),
            ("position", Integer),
        ],
    },
    Table {
        kind: Kind::Memo,
        columns: &[
            ("on", Text),
            ("title", Text),
            ("kind", Text),
            ("text", Text),
            ("author", Reference(Kind::Member)),
            ("key", Text),
            ("made", Text),
        ],
    },
    Table {
        kind: Kind::Synopsis,
        columns: &[("name", Text), ("declaration", Text)],
    },
    Table {
        kind: Kind::Acceptance,
        columns: &[
            ("diagnostic", Text),
            ("place", Text),
            ("reason", Text),
            ("by", Reference(Kind::Member)),
            ("said", Text),
        ],
    },
    Table {
        kind: Kind::Commitment,
        columns: &[
            ("event", Reference(Kind::Event)),
            ("by", Reference(Kind::Actor)),
            ("what", Text),
            ("due", Text),
            ("life", Json),
        ],
    },
    Table {
        kind: Kind::Agreement,
        columns: &[
            ("source", Reference(Kind::Source)),
            ("parties", Json),
            ("sites", Json),
            ("when", Text),
            ("jurisdiction", Text),
        ],
    },
    Table {
        kind: Kind::Provision,
        columns: &[
            ("agreement", Reference(Kind::Agreement)),
            ("variable", Text),
            ("says", Json),
            ("quotation", Reference(Kind::Quotation)),
        ],
    },
    Table {
        kind: Kind::Import,
        columns: &[
            ("file", Text),
            ("hash", Hash),
            ("program", Text),
            ("origin", Text),
            ("name", Text),
            ("report", Hash),
            ("position", Integer),
        ],
    },
    Table {
        kind: Kind::Verbatim,
        columns: &[
            ("import", Reference(Kind::Import)),
            ("place", Text),
            ("of", Text),
            ("words", Hash),
            ("positions", Json),
            ("members", Json),
            ("position", Integer),
        ],
    },
];

/// Returns the table of a kind.
pub(crate) fn of(kind: Kind) -> &'static Table {
    TABLES
        .iter()
        .find(|table| table.kind == kind)
        .unwrap_or_else(|| unreachable!("every kind has a table"))
}

impl Table {
    /// Returns the name of the table: the noun.
    pub(crate) const fn name(&self) -> &'static str {
        self.kind.word()
    }

    /// Returns the names of its SQL columns after `n`.
    #[cfg(test)]
    pub(crate) fn sql_columns(&self) -> Vec<&'static str> {
        let expand = |(name, column): &(&'static str, Column)| match column {
            Anchor => ANCHOR_COLUMNS.to_vec(),
            _ => vec![*name],
        };
        self.columns.iter().flat_map(expand).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_the_table_that_the_schema_declares() {
        let connection = crate::open::empty(None).unwrap();
        for kind in Kind::ALL {
            let table = of(*kind);
            let mut statement = connection
                .prepare(&format!("PRAGMA table_info({})", table.name()))
                .unwrap();
            let declared: Vec<String> = statement
                .query_map([], |row| row.get(1))
                .unwrap()
                .collect::<Result<_, _>>()
                .unwrap();
            let mut mapped = vec!["n"];
            mapped.extend(table.sql_columns());
            assert_eq!(declared, mapped, "{}", table.name());
        }
    }
}
