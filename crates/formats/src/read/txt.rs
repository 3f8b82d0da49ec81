//! Plain text: the words as they stand.

use ayni_model::layout::PlainDocument;

use crate::read::build::TextBuilder;
use crate::{Limits, Place, Refusal};

/// Reads a plain text.
pub(crate) fn read(name: &str, text: &str, limits: &Limits) -> Result<PlainDocument, Refusal> {
    let mut builder = TextBuilder::new(limits);
    builder.push_str(text);
    builder.finish().map_err(|kind| kind.at(name, Place::Whole))
}
