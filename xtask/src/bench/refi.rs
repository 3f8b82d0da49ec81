//! REFI-QDA projects: what reading and writing one must cost at least.

use std::path::Path;

use anyhow::Result;

use super::{cost, repeat, report::Row, text};
use crate::corpus::{Size, refi};

/// Measures what an import and an export of the study can at best need; its rows stand beside those
/// of SQLite and FTS5 alone, which an import pays too.
pub(super) fn rows(size: Size, cache: &Path, often: usize) -> Result<Vec<Row>> {
    let file = refi::write(size, cache)?;
    let file = text(&file)?;
    let inflate = repeat(often, || cost(&["inflate", file]))?;
    let deflate = repeat(often, || cost(&["deflate", file]))?;
    Ok(vec![
        Row::seconds(
            "project.qde alone: inflated, every event of its XML",
            often,
            inflate.wall,
            inflate.cpu,
        ),
        Row::seconds(
            "project.qde alone: deflated, level 6",
            often,
            deflate.wall,
            deflate.cpu,
        ),
    ])
}
