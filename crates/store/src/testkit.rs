//! Databases for tests of other crates: SQL stands in this one.

use std::path::Path;

use rusqlite::Connection;

use crate::StoreError;

/// Makes a database by statements.
///
/// # Errors
/// When a statement is none.
pub fn database(path: &Path, statements: &str) -> Result<(), StoreError> {
    let connection = Connection::open(path)?;
    connection.execute_batch(statements)?;
    connection.close().map_err(|(_, error)| error)?;
    Ok(())
}
