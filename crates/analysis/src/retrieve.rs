//! Retrieval: the passages for which a filter holds.

use crate::{
    declaration::{Filter, Unit},
    index::Index,
    study::{Ix, Study},
    synopsis::{SynopsisError, mask, universe::Universe},
};

/// What a retrieval found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hits {
    /// How many quotations there are.
    pub total: usize,
    /// How many more there may be: a date or a doubt allows them and does not settle it.
    pub possible: usize,
    /// Indices of those asked for, in document order.
    pub page: Vec<Ix>,
}

/// Which of the hits are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    /// How many to pass over.
    pub skip: usize,
    /// How many at most.
    pub take: usize,
}

impl Page {
    /// All hits.
    pub const ALL: Self = Self {
        skip: 0,
        take: usize::MAX,
    };
}

/// Returns the quotations for which a filter holds: every line of it, for one and the same coding
/// where the lines are about codings. A quotation without code is found by what it has.
///
/// # Errors
/// [`SynopsisError`] when the filter names something that the study does not have.
pub fn retrieve(study: &Study, filter: &Filter, page: Page) -> Result<Hits, SynopsisError> {
    let universe = Universe::new(Index::new(study), Unit::Coding);
    within(&universe, filter, page)
}

/// As [`retrieve`], where the units are known already.
pub(crate) fn within(
    universe: &Universe<'_>,
    filter: &Filter,
    page: Page,
) -> Result<Hits, SynopsisError> {
    let (keeps, may) = mask::mask(universe, filter)?;
    let mut hits = Hits {
        total: 0,
        possible: 0,
        page: Vec::new(),
    };
    let mut last = None;
    universe.each(&keeps, |item| {
        if last != Some(item.counted) {
            last = Some(item.counted);
            if hits.total >= page.skip && hits.page.len() < page.take {
                hits.page.push(item.counted);
            }
            hits.total += 1;
        }
    });
    if let Some(may) = may {
        let (mut last, mut all) = (None, 0);
        universe.each(&may, |item| {
            if last != Some(item.counted) {
                last = Some(item.counted);
                all += 1;
            }
        });
        hits.possible = all - hits.total;
    }
    Ok(hits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testkit::world;

    const WORLD: &str = r#"
        member ana
        member ben
        source i-1 interview when=2005-08-30 country=PE
        | They [can [close]{Time@ben} our plant]{Fear > Closure} any [time]{}.
        source i-2 interview when=2004~ country=PE?
        | [Fear]{Fear; -Time} again.
        source m-1 minutes when=2006
        | [Nobody]{Fear@ben} feared.
    "#;

    fn found(filter: &str) -> (Vec<Ix>, usize) {
        let filter = Filter::parse(filter).unwrap_or_else(|error| panic!("{error}"));
        let hits = retrieve(&world(WORLD).study, &filter, Page::ALL).unwrap();
        assert_eq!(hits.total, hits.page.len());
        (hits.page, hits.possible)
    }

    #[test]
    fn passages_come_in_document_order() {
        assert_eq!(found(""), (vec![0, 1, 2, 3, 4], 0));
        assert_eq!(
            found(r#"code = ["Fear"]"#),
            (vec![0, 3, 4], 0),
            "with its subtree"
        );
        assert_eq!(
            found("source_kind = [\"interview\"]\ncoder = [\"ben\"]"),
            (vec![1], 0)
        );
        assert_eq!(found("stance = [\"contrary\"]"), (vec![3], 0));
    }

    #[test]
    fn what_a_date_or_a_doubt_leaves_open_is_counted_apart() {
        assert_eq!(
            found(r#"when = "2005""#),
            (vec![0, 1, 2], 1),
            "2004~ may be 2005"
        );
        assert_eq!(found(r#"country = ["PE"]"#), (vec![0, 1, 2], 1));
    }

    #[test]
    fn a_page_is_a_part_and_the_total_is_of_all() {
        let filter = Filter::default();
        let hits = retrieve(&world(WORLD).study, &filter, Page { skip: 1, take: 2 }).unwrap();
        assert_eq!((hits.total, hits.page), (5, vec![1, 2]));
    }

    #[test]
    fn an_unknown_code_is_refused_with_a_guess() {
        let filter = Filter::parse(r#"code = ["Feer"]"#).unwrap();
        let error = retrieve(&world(WORLD).study, &filter, Page::ALL).unwrap_err();
        assert_eq!(
            error.to_string(),
            "the study has no code “Feer” (did you mean “Fear”?); check the spelling, or add it first"
        );
    }
}
