//! Readers, one file per format.

use crate::{Imported, Place, ReadOptions, Refusal, RefusalKind};

/// Reads a document of any known format.
pub(crate) fn document(
    name: &str,
    _bytes: &[u8],
    _options: &ReadOptions,
) -> Result<Imported, Refusal> {
    Err(RefusalKind::UnknownFormat {
        seen: "nothing is read yet".into(),
    }
    .at(name, Place::Whole))
}
