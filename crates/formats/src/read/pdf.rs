//! PDF.

use ayni_model::layout::PlainDocument;

use crate::{Limits, Loss, Place, Refusal, RefusalKind};

/// Reads a PDF.
pub(crate) fn read(
    name: &str,
    _bytes: &[u8],
    _limits: &Limits,
) -> Result<(PlainDocument, Vec<Loss>), Refusal> {
    let seen = "a PDF".to_owned();
    Err(RefusalKind::UnknownFormat { seen }.at(name, Place::Whole))
}
