//! From fields to rows: how a change reaches its table, and how a record folds.
//!
//! Every field is last-writer-wins by clock, then by replica. A change that no later one overrides
//! is applied directly; anything else is folded from all changes of the record. Both give the fold.

use ayni_model::{
    coding::Anchor,
    id::RecordId,
    record::{ATTRIBUTE_PREFIX, Fields, GONE, Kind},
};
use rusqlite::{Connection, OptionalExtension as _, types::Value as Sql};
use serde_json::Value as Json;

use crate::{
    StoreError, Writer,
    table::{self, Column},
};

/// Applies fields that are later than every other change of the record.
pub(crate) fn apply(
    writer: &mut Writer<'_>,
    number: i64,
    kind: Kind,
    fields: &Fields,
    fresh: bool,
) -> Result<(), StoreError> {
    match fields.get(GONE) {
        Some(Json::Bool(true)) => erase(writer.connection, number, kind)?,
        Some(_) => {
            let folded = fold(writer.connection, number, None)?;
            insert(writer, number, kind, &folded)?;
        }
        None if fresh => insert(writer, number, kind, fields)?,
        None => update(writer, number, kind, fields)?,
    }
    if kind == Kind::Source && (fields.contains_key(GONE) || fields.contains_key("revision")) {
        writer.mark_dirty(number);
    }
    // A text that is there already may be said to be spoken by others.
    if kind == Kind::Revision && !fresh && fields.contains_key("layout") {
        let source: Option<i64> = writer
            .connection
            .prepare_cached("SELECT source FROM revision WHERE n = ?")?
            .query_row([number], |row| row.get(0))
            .optional()?
            .flatten();
        source.into_iter().for_each(|it| writer.mark_dirty(it));
    }
    Ok(())
}

/// Returns the fields of a record as all its changes, or those before an entry, leave them.
/// Cleared fields are left out.
pub(crate) fn fold(
    connection: &Connection,
    number: i64,
    before: Option<(i64, i64)>,
) -> Result<Fields, StoreError> {
    let mut statement = connection.prepare_cached(include_str!("../schema/fold.sql"))?;
    let (hlc, entry) = before.unwrap_or((i64::MAX, i64::MAX));
    let mut rows = statement.query([number, hlc, entry])?;
    let mut fields = Fields::new();
    while let Some(row) = rows.next()? {
        let change: Fields =
            serde_json::from_str(row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?)?;
        fields.extend(change);
    }
    fields.retain(|_, value| !value.is_null());
    Ok(fields)
}

fn erase(connection: &Connection, number: i64, kind: Kind) -> Result<(), StoreError> {
    let sql = format!("DELETE FROM {} WHERE n = ?", table::of(kind).name());
    connection.prepare_cached(&sql)?.execute([number])?;
    if has_attributes(kind) {
        connection
            .prepare_cached("DELETE FROM attribute_value WHERE record = ?")?
            .execute([number])?;
    }
    Ok(())
}

const fn has_attributes(kind: Kind) -> bool {
    matches!(kind, Kind::Source | Kind::Actor | Kind::Event)
}

fn insert(
    writer: &mut Writer<'_>,
    number: i64,
    kind: Kind,
    fields: &Fields,
) -> Result<(), StoreError> {
    let table = table::of(kind);
    let mut values = vec![Sql::Integer(number)];
    for (name, column) in table.columns {
        values.extend(sql_values(
            writer,
            *column,
            fields.get(*name).unwrap_or(&Json::Null),
        )?);
    }
    let marks = vec!["?"; values.len()].join(", ");
    let sql = format!("INSERT OR REPLACE INTO {} VALUES ({marks})", table.name());
    writer
        .connection
        .prepare_cached(&sql)?
        .execute(rusqlite::params_from_iter(values))?;
    set_attributes(writer.connection, number, fields)
}

fn update(
    writer: &mut Writer<'_>,
    number: i64,
    kind: Kind,
    fields: &Fields,
) -> Result<(), StoreError> {
    let table = table::of(kind);
    let (mut names, mut values) = (Vec::new(), Vec::new());
    for (name, column) in table.columns {
        let Some(value) = fields.get(*name) else {
            continue;
        };
        match column {
            Column::Anchor => names.extend(table::ANCHOR_COLUMNS),
            _ => names.push(*name),
        }
        values.extend(sql_values(writer, *column, value)?);
    }
    let present = writer
        .connection
        .prepare_cached(&format!("SELECT 1 FROM {} WHERE n = ?", table.name()))?
        .exists([number])?;
    if !present {
        // Gone: the fold shows these fields when it comes back.
        return Ok(());
    }
    if !names.is_empty() {
        let set: Vec<String> = names.iter().map(|name| format!("\"{name}\" = ?")).collect();
        let sql = format!("UPDATE {} SET {} WHERE n = ?", table.name(), set.join(", "));
        values.push(Sql::Integer(number));
        writer
            .connection
            .prepare_cached(&sql)?
            .execute(rusqlite::params_from_iter(values))?;
    }
    set_attributes(writer.connection, number, fields)
}

fn set_attributes(connection: &Connection, number: i64, fields: &Fields) -> Result<(), StoreError> {
    for (name, value) in fields {
        let Some(name) = name.strip_prefix(ATTRIBUTE_PREFIX) else {
            continue;
        };
        match value {
            Json::String(value) => connection
                .prepare_cached("INSERT OR REPLACE INTO attribute_value VALUES (?, ?, ?)")?
                .execute(rusqlite::params![number, name, value])?,
            _ => connection
                .prepare_cached("DELETE FROM attribute_value WHERE record = ? AND name = ?")?
                .execute(rusqlite::params![number, name])?,
        };
    }
    Ok(())
}

/// Returns what stands in the columns of a field. A value that is not of the column's type stands as
/// null: the journal keeps it, `doctor` lists it.
fn sql_values(
    writer: &mut Writer<'_>,
    column: Column,
    value: &Json,
) -> Result<Vec<Sql>, StoreError> {
    Ok(vec![match (column, value) {
        (Column::Anchor, value) => return anchor(writer, value),
        (_, Json::Null) => Sql::Null,
        (Column::Text, Json::String(text)) => Sql::Text(text.clone()),
        (Column::Integer, Json::Number(number)) => number.as_i64().map_or(Sql::Null, Sql::Integer),
        (Column::Json, value) => Sql::Text(value.to_string()),
        (Column::Reference(kind), Json::String(id)) => match id.parse::<RecordId>() {
            Ok(id) => Sql::Integer(writer.reference(id, kind)?),
            Err(_) => Sql::Null,
        },
        (Column::Hash, value) => {
            match serde_json::from_value::<ayni_model::source::ContentHash>(value.clone()) {
                Ok(hash) => Sql::Blob(hash.0.to_vec()),
                Err(_) => Sql::Null,
            }
        }
        _ => Sql::Null,
    }])
}

fn anchor(writer: &mut Writer<'_>, value: &Json) -> Result<Vec<Sql>, StoreError> {
    let Ok(anchor) = serde_json::from_value::<Anchor>(value.clone()) else {
        return Ok(vec![Sql::Null; table::ANCHOR_COLUMNS.len()]);
    };
    let (state, was, last) = anchor_words(&anchor)?;
    let place = match anchor.place() {
        Some((revision, span)) => [
            Sql::Integer(writer.reference(revision.into(), Kind::Revision)?),
            Sql::Integer(span.start().0.into()),
            Sql::Integer(span.end().0.into()),
        ],
        None => [Sql::Null, Sql::Null, Sql::Null],
    };
    let text = |text: Option<String>| text.map_or(Sql::Null, Sql::Text);
    let mut values = place.to_vec();
    values.extend([
        Sql::Text(state.to_owned()),
        text(was.map(str::to_owned)),
        text(last),
    ]);
    Ok(values)
}

/// Returns the columns state, was and last of an anchor.
pub(crate) fn anchor_words(
    anchor: &Anchor,
) -> Result<(&'static str, Option<&str>, Option<String>), StoreError> {
    Ok(match anchor {
        Anchor::Exact { .. } | Anchor::Moved { .. } => (anchor.state(), None, None),
        Anchor::Changed { was, .. } => (anchor.state(), Some(was), None),
        Anchor::Lost { was, last } => {
            let last = match last {
                Some(last) => Some(serde_json::to_string(last)?),
                None => None,
            };
            (anchor.state(), Some(was), last)
        }
        Anchor::Region { of } => (anchor.state(), None, Some(serde_json::to_string(of)?)),
    })
}
