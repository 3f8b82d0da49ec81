//! REFI-QDA projects: in, out, and what each must cost at least.

use std::path::Path;

use anyhow::{Context as _, Result};

use super::{cost, remove, repeat, report::Row, text};
use crate::{
    corpus::{self, Size, refi},
    shell,
};

/// Measures the import and the export of the study as a REFI-QDA project, beside what they can at best
/// need: inflating and parsing the XML, and `stored`, the seconds of processor of SQLite and FTS5 alone. Returns
/// the rows, and what all that takes at best in seconds of processor.
pub(super) fn rows(size: Size, cache: &Path, often: usize, stored: f64) -> Result<(Vec<Row>, f64)> {
    let file = refi::write(size, cache)?;
    let file = text(&file)?;
    let work = cache.join(size.name).join("work");
    let (project, out) = (work.join("refi.ayni"), work.join("out.qdpx"));
    let program = shell::program("ayni");
    let program = text(&program)?;
    let import = repeat(often, || {
        remove(&project)?;
        let output = text(&project)?;
        cost(&[
            "spawn", program, "import", file, "--output", output, "--quiet",
        ])
    })?;
    let export = repeat(often, || {
        let (project, out) = (text(&project)?, text(&out)?);
        cost(&[
            "spawn",
            program,
            "--project",
            project,
            "export",
            "--refi",
            out,
            "--replace",
            "--quiet",
        ])
    })?;
    let inflate = repeat(often, || cost(&["inflate", file]))?;
    let deflate = repeat(often, || cost(&["deflate", file]))?;
    let at = corpus::SIZES.iter().position(|one| one.name == size.name);
    let goal = |limits: [f64; 3]| at.map(|at| limits[at]);
    let mebibytes = |path: &Path| -> Result<f64> {
        let bytes = std::fs::metadata(path)
            .with_context(|| path.display().to_string())?
            .len();
        #[expect(
            clippy::cast_precision_loss,
            reason = "files are smaller than 2^53 bytes"
        )]
        let bytes = bytes as f64;
        Ok(bytes / f64::from(1 << 20))
    };
    let least = inflate.cpu + stored;
    let rows = vec![
        Row::seconds(
            "import of the .qdpx, search ready",
            often,
            import.wall,
            import.cpu,
        )
        .goal(goal([1.0, 5.0, 30.0])),
        Row::number(
            "the same, in CPU of XML + SQLite + FTS5 alone",
            often,
            import.cpu / least,
            "x",
        )
        .goal(Some(3.0)),
        Row::number("the same, peak memory", often, import.memory, "MiB").goal(Some(600.0)),
        Row::number(
            "project file from the .qdpx",
            1,
            mebibytes(&project)?,
            "MiB",
        ),
        Row::seconds(
            "export as .qdpx, held against the schema",
            often,
            export.wall,
            export.cpu,
        ),
        Row::processor("the same, in seconds of CPU", often, export.cpu)
            .goal(goal([0.5, 2.0, 12.0])),
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
    ];
    Ok((rows, least))
}
