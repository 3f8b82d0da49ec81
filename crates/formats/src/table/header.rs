//! The row of column names.

use std::collections::HashMap;

use crate::RefusalKind;

/// Checks and trims the names of the columns. Empty names at the end are left out, as programs write
/// separators after the last column.
///
/// # Errors
/// [`RefusalKind::EmptyTable`], [`RefusalKind::UnnamedColumn`], [`RefusalKind::DuplicateColumn`].
pub(super) fn names<'c>(cells: impl Iterator<Item = &'c str>) -> Result<Vec<String>, RefusalKind> {
    let mut names: Vec<String> = cells.map(|cell| cell.trim().to_owned()).collect();
    while names.last().is_some_and(String::is_empty) {
        names.pop();
    }
    if names.is_empty() {
        return Err(RefusalKind::EmptyTable);
    }
    let mut seen: HashMap<&str, usize> = HashMap::new();
    for (name, column) in names.iter().zip(1..) {
        if name.is_empty() {
            return Err(RefusalKind::UnnamedColumn { column });
        }
        if let Some(first) = seen.insert(name, column) {
            return Err(RefusalKind::DuplicateColumn {
                name: name.clone(),
                first,
                second: column,
            });
        }
    }
    Ok(names)
}
