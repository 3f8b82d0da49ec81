//! Readers, one file per format.

mod pdf;

use crate::{Format, Imported, Place, ReadOptions, Refusal, RefusalKind};

/// Reads a document of any known format.
pub(crate) fn document(
    name: &str,
    bytes: &[u8],
    options: &ReadOptions,
) -> Result<Imported, Refusal> {
    if options.format == Some(Format::Pdf) || bytes.starts_with(b"%PDF-") {
        let (document, losses) = pdf::read(name, bytes, &options.limits)?;
        return Ok(Imported {
            format: Format::Pdf,
            encoding: None,
            document,
            losses,
        });
    }
    Err(RefusalKind::UnknownFormat {
        seen: "nothing is read yet".into(),
    }
    .at(name, Place::Whole))
}
