//! Where files of other programs say that passages stand.

use std::collections::{BTreeMap, BTreeSet};

use ayni_formats::foreign::{Selection, refi::Original};
use ayni_model::{
    coding::{Anchor, Quotation},
    id::QuotationId,
    import::{Import, Verbatim},
    record::Reference,
};
use ayni_store::Reader as _;

use super::{
    listed::{self, Places},
    ready::range,
    said_by,
};
use crate::{Problem, Workbench};

/// Returns where a selection stands, in the units of the file.
pub(super) fn place(selection: &Selection) -> Option<(i64, i64)> {
    selection.original.or_else(|| range(selection))
}

/// Returns where the kept words of a source say that its selections are, by their identities in the file.
pub(super) fn places_in(words: &str, import: Option<&Import>) -> Places {
    if !import.is_some_and(|it| it.program.starts_with("refi")) {
        return listed::places(words);
    }
    let name = import.and_then(|import| import.name.clone());
    let Some(said) = Original::of(&name.unwrap_or_default()).source(words) else {
        return Places::new();
    };
    let selections = said.was.iter().flat_map(|source| &source.selections);
    selections
        .filter_map(|it| Some((it.id, place(it)?)))
        .collect()
}

impl Workbench {
    /// Returns where files of other programs say that the lost quotations of a source stand; of several
    /// files, as one of them says it. What no file gives a place is not among them.
    ///
    /// # Errors
    /// When there is no such source, or the project cannot be read.
    pub fn places_of_lost(
        &self,
        wanted: &str,
    ) -> Result<BTreeMap<QuotationId, (i64, i64)>, Problem> {
        let (source, _) = self.find_source(wanted)?;
        let quotations = self.project.referring::<Quotation>("source", source)?;
        let lost = quotations
            .into_iter()
            .filter(|(_, it)| matches!(it.at, Anchor::Lost { .. }));
        let lost: BTreeSet<QuotationId> = lost.map(|(id, _)| id).collect();
        let mut places = BTreeMap::new();
        if lost.is_empty() {
            return Ok(places);
        }
        let of = Some(Reference::from(source));
        for (_, verbatim) in self.project.all::<Verbatim>()? {
            if verbatim.of != of {
                continue;
            }
            let words = said_by(&self.project, verbatim.words)?;
            let import = self.project.get::<Import>(verbatim.import)?;
            let became = self.became_in(verbatim.import)?;
            for (selection, said) in places_in(&words, import.as_ref()) {
                let here = became.get(&selection).copied().unwrap_or(selection).into();
                // A table that has only words places nothing.
                if lost.contains(&here) && said != (0, 0) {
                    places.entry(here).or_insert(said);
                }
            }
        }
        Ok(places)
    }
}
