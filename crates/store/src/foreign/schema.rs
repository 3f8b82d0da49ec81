//! What a foreign database says of its tables, as far as it can be believed.

use rusqlite::{Connection, ErrorCode, types::ValueRef};

use super::{code, words};

/// An ordinary table.
#[derive(Debug)]
pub(super) struct Table {
    /// Its name as the file writes it.
    name: String,
    /// The columns whose cells stand in the file, as it writes them.
    pub(super) columns: Vec<String>,
    /// A word for the number of a row, where rows have one.
    rowid: Option<&'static str>,
}

impl Table {
    /// Returns a column as it stands in a statement; nothing when there is none of that name.
    pub(super) fn quoted(&self, column: &str) -> Option<String> {
        let known = self
            .columns
            .iter()
            .find(|known| known.eq_ignore_ascii_case(column))?;
        Some(quoted(known))
    }

    /// Writes the statement that reads columns; `only` stands in it as written, its number is asked
    /// for as the first parameter.
    ///
    /// Indexes are passed over: nobody has looked whether they agree with the table. Orders are those
    /// of bytes: the order that a table asks for may be one that only its program knows.
    pub(super) fn select(&self, columns: &[&str], only: Option<&str>, by: &[&str]) -> String {
        let cells: Vec<String> = columns
            .iter()
            .map(|column| self.quoted(column).unwrap_or_else(|| "NULL".to_owned()))
            .collect();
        let cells = match &*cells {
            [] => "NULL".to_owned(),
            cells => cells.join(", "),
        };
        let mut sql = format!(
            "SELECT {cells} FROM main.{} NOT INDEXED",
            quoted(&self.name)
        );
        if let Some(column) = only {
            sql.push_str(&format!(" WHERE {column} COLLATE BINARY = ?1"));
        }
        let mut order: Vec<String> = by
            .iter()
            .filter_map(|column| self.quoted(column))
            .map(|column| format!("{column} COLLATE BINARY"))
            .collect();
        order.extend(self.rowid.map(str::to_owned));
        if !order.is_empty() {
            sql.push_str(" ORDER BY ");
            sql.push_str(&order.join(", "));
        }
        sql
    }
}

/// Finds an ordinary table by its name, small and large letters alike.
///
/// A file can list a view as a table, or one table under the name of another. What is taken for a
/// table here must be listed as one and be made by a `CREATE TABLE` of just that name, as SQLite
/// writes it; another thing of the same name makes SQLite refuse the file.
pub(super) fn table(connection: &Connection, name: &str) -> Result<Option<Table>, rusqlite::Error> {
    if name.to_ascii_lowercase().starts_with("sqlite_") {
        return Ok(None);
    }
    let Some(name) = listed(connection, name)? else {
        return Ok(None);
    };
    let mut columns = Vec::new();
    let mut names = Vec::new();
    connection.pragma(None, "table_xinfo", &name, |row| {
        let column = words(row, 1)?;
        names.push(column.to_ascii_lowercase());
        // What is worked out from other cells is hidden, one way or another.
        if matches!(row.get_ref("hidden")?, ValueRef::Integer(0)) {
            columns.push(column);
        }
        Ok(())
    })?;
    let rowid = ["rowid", "_rowid_", "oid"]
        .into_iter()
        .find(|word| !names.iter().any(|name| name == word));
    let rowid = match rowid {
        Some(word) if numbered(connection, &name, word)? => Some(word),
        _ => None,
    };
    Ok(Some(Table {
        name,
        columns,
        rowid,
    }))
}

/// How many tables are gone through for their words; programs have some fifty.
const TABLES: usize = 1_000;

/// Returns the names of what is listed as a table.
pub(super) fn names(connection: &Connection) -> Result<Vec<String>, rusqlite::Error> {
    let mut statement = connection.prepare(
        "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND rootpage > 0 ORDER BY name",
    )?;
    let mut rows = statement.query([])?;
    let mut names = Vec::new();
    while let (Some(row), true) = (rows.next()?, names.len() < TABLES) {
        names.push(words(row, 0)?);
    }
    Ok(names)
}

fn listed(connection: &Connection, wanted: &str) -> Result<Option<String>, rusqlite::Error> {
    let mut statement = connection.prepare(
        "SELECT name, sql FROM main.sqlite_schema WHERE type = 'table' AND rootpage > 0",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (name, sql) = (words(row, 0)?, words(row, 1)?);
        if name.eq_ignore_ascii_case(wanted)
            && made(&sql).is_some_and(|made| made.eq_ignore_ascii_case(wanted))
        {
            return Ok(Some(name));
        }
    }
    Ok(None)
}

/// Tells whether the rows of a table have numbers: all but those of a table `WITHOUT ROWID`.
fn numbered(connection: &Connection, name: &str, word: &str) -> Result<bool, rusqlite::Error> {
    let sql = format!("SELECT {word} FROM main.{} LIMIT 0", quoted(name));
    match connection.prepare(&sql) {
        Ok(_) => Ok(true),
        Err(error) if code(&error) == Some(ErrorCode::Unknown) => Ok(false),
        Err(error) => Err(error),
    }
}

/// Returns the name of the table that a statement makes.
fn made(sql: &str) -> Option<String> {
    let rest = sql.strip_prefix("CREATE TABLE ")?;
    let open = rest.chars().next()?;
    let close = match open {
        '"' | '`' | '\'' => open,
        '[' => ']',
        _ => {
            let end = rest.find(|letter: char| {
                letter.is_ascii() && !letter.is_ascii_alphanumeric() && !matches!(letter, '_' | '$')
            })?;
            return rest.get(..end).map(str::to_owned);
        }
    };
    let mut name = String::new();
    let mut letters = rest.chars().skip(1).peekable();
    while let Some(letter) = letters.next() {
        if letter != close {
            name.push(letter);
        } else if close != ']' && letters.peek() == Some(&close) {
            name.push(close);
            letters.next();
        } else {
            return Some(name);
        }
    }
    None
}

/// Writes a name so that it is nothing but a name.
fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}
