//! Registers: tables of named columns, as csv and xlsx files hold them.

/// A table with named columns; every row has a cell for every column.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// Column names, trimmed; a name occurs once.
    pub columns: Vec<String>,
    /// Rows in file order.
    pub rows: Vec<Row>,
}

/// A row of a [`Table`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Where the row starts in the file: line of a csv, row of a sheet; counted from 1.
    pub line: usize,
    /// One cell per column, as text; dates as ISO 8601, numbers without grouping.
    pub cells: Vec<String>,
}
