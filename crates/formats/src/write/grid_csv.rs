//! A table as comma separated text (RFC 4180, UTF-8 without a mark, lines end with CR LF).
//!
//! Cells say what they show; passages and warnings do not fit into a flat table and are left to
//! the other formats.

use super::Grid;

/// What to do with words that a spreadsheet would run as a formula.
///
/// A csv has no types: Excel and LibreOffice take a cell that starts with `=`, `+`, `-` or `@` for
/// a formula, and a formula in somebody's interview or display name can send data away. Whoever
/// opens the file by a double click is protected by default; a program that reads the file asks
/// for [`Guard::AsIs`] and gets every character.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Guard {
    /// An apostrophe before such cells, unless they are plain numbers (`-3.5`).
    #[default]
    Apostrophe,
    /// Every cell as it is.
    AsIs,
}

/// Writes a table as comma separated text.
#[must_use]
pub fn grid_csv(grid: &Grid, guard: Guard) -> Vec<u8> {
    let mut out = Vec::new();
    let headers = grid.row_headers.iter().chain(&grid.column_headers);
    record(&mut out, headers.map(String::as_str), guard);
    for row in &grid.rows {
        let cells = row.cells.iter().map(|cell| cell.shown().0);
        let labels = grid.paths(row);
        let labels = labels.iter().map(String::as_str);
        record(&mut out, labels.chain(cells), guard);
    }
    out
}

/// Adds one record.
pub(super) fn record<'c>(out: &mut Vec<u8>, cells: impl Iterator<Item = &'c str>, guard: Guard) {
    for (index, cell) in cells.enumerate() {
        if index > 0 {
            out.push(b',');
        }
        let apostrophe = guard == Guard::Apostrophe && is_formula(cell);
        if cell.contains(['"', ',', '\n', '\r']) || cell.is_empty() && index == 0 {
            out.push(b'"');
            if apostrophe {
                out.push(b'\'');
            }
            out.extend(cell.replace('"', "\"\"").bytes());
            out.push(b'"');
        } else {
            if apostrophe {
                out.push(b'\'');
            }
            out.extend(cell.bytes());
        }
    }
    out.extend(b"\r\n");
}

/// Tells whether a spreadsheet would take a cell for a formula.
fn is_formula(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && cell.parse::<f64>().is_err()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(cells: &[&str], guard: Guard) -> String {
        let mut out = Vec::new();
        record(&mut out, cells.iter().copied(), guard);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn cells_are_quoted_where_they_must_be() {
        assert_eq!(
            line(&["a", "b,c", "\"d\"", "e\nf"], Guard::AsIs),
            "a,\"b,c\",\"\"\"d\"\"\",\"e\nf\"\r\n"
        );
    }

    #[test]
    fn formulas_are_words_unless_asked_otherwise() {
        let cells = ["=1+1", "-3.5", "- so he said", "@x,y"];
        assert_eq!(
            line(&cells, Guard::Apostrophe),
            "'=1+1,-3.5,'- so he said,\"'@x,y\"\r\n"
        );
        assert_eq!(
            line(&cells, Guard::AsIs),
            "=1+1,-3.5,- so he said,\"@x,y\"\r\n"
        );
    }
}
