//! Retrieval: the passages for which a filter holds.

use crate::{
    declaration::{Filter, Unit},
    index::Index,
    study::{Ix, NONE, Study},
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

/// Under which headings hits stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Heading {
    /// None: one list.
    #[default]
    None,
    /// Their source.
    Source,
    /// Each of their codes that the filter keeps; a passage stands under all of them.
    Code,
    /// Each of their coders.
    Coder,
}

/// In which order hits stand under a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sorting {
    /// As the sources and their texts come.
    #[default]
    Place,
    /// By the earliest date of their source; those without a date last.
    When,
    /// The longest first.
    Length,
}

/// Hits under headings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arranged {
    /// How many quotations there are.
    pub total: usize,
    /// How many more there may be.
    pub possible: usize,
    /// How many lines: a quotation stands under each of its headings.
    pub lines: usize,
    /// The headings in their order, each with the number of its lines: an index of a source, code or
    /// member, or [`NONE`] for those without one.
    pub headings: Vec<(Ix, usize)>,
    /// Indices of the quotations of the lines asked for.
    pub page: Vec<Ix>,
}

/// Returns the quotations for which a filter holds and that are wanted, under headings and sorted.
///
/// # Errors
/// As [`retrieve`].
pub fn arrange(
    study: &Study,
    filter: &Filter,
    wanted: impl Fn(Ix) -> bool,
    heading: Heading,
    sorting: Sorting,
    page: Page,
) -> Result<Arranged, SynopsisError> {
    let universe = Universe::new(Index::new(study), Unit::Coding);
    let (keeps, may) = mask::mask(&universe, filter)?;
    let by_date = by_date(study, sorting);
    let mut lines: Vec<Line> = Vec::new();
    let mut counted = Counted::default();
    universe.each(&keeps, |item| {
        let quotation = item.counted;
        if !counted.takes(quotation, &wanted) {
            return;
        }
        let of_coding = |column: &[Ix]| match item.coding {
            NONE => NONE,
            coding => column[coding as usize],
        };
        let under = match heading {
            Heading::None => 0,
            Heading::Source => item.source,
            Heading::Code => of_coding(&study.codings.code),
            Heading::Coder => of_coding(&study.codings.coder),
        };
        let rank = match sorting {
            Sorting::Place => item.source,
            Sorting::When => by_date[item.source as usize],
            Sorting::Length => {
                let at = quotation as usize;
                let quotations = &study.quotations;
                u32::MAX - quotations.end[at].saturating_sub(quotations.start[at])
            }
        };
        lines.push(Line {
            // Sources stand by their date where passages do.
            order: match (heading, sorting) {
                (Heading::Source, Sorting::When) => rank,
                _ => under,
            },
            rank,
            quotation,
            under,
        });
    });
    let total = counted.total;
    lines.sort_unstable();
    lines.dedup();
    let mut headings: Vec<(Ix, usize)> = Vec::new();
    if heading != Heading::None {
        for line in &lines {
            match headings.last_mut() {
                Some((last, count)) if *last == line.under => *count += 1,
                _ => headings.push((line.under, 1)),
            }
        }
    }
    let mut possible = 0;
    if let Some(may) = may {
        let mut all = Counted::default();
        universe.each(&may, |item| {
            all.takes(item.counted, &wanted);
        });
        possible = all.total - total;
    }
    let shown = lines.iter().skip(page.skip).take(page.take);
    Ok(Arranged {
        total,
        possible,
        headings,
        page: shown.map(|line| line.quotation).collect(),
        lines: lines.len(),
    })
}

/// A quotation under a heading; in the order in which they stand.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Line {
    order: Ix,
    rank: u32,
    quotation: Ix,
    under: Ix,
}

/// Counts quotations that come one after the other, each once.
#[derive(Default)]
struct Counted {
    last: Option<(Ix, bool)>,
    total: usize,
}

impl Counted {
    /// Tells whether a quotation is wanted.
    fn takes(&mut self, quotation: Ix, wanted: &impl Fn(Ix) -> bool) -> bool {
        if let Some((last, takes)) = self.last
            && last == quotation
        {
            return takes;
        }
        let takes = wanted(quotation);
        self.total += usize::from(takes);
        self.last = Some((quotation, takes));
        takes
    }
}

/// Returns the rank of each source by its earliest date, where that is asked for.
fn by_date(study: &Study, sorting: Sorting) -> Vec<u32> {
    if sorting != Sorting::When {
        return Vec::new();
    }
    let first = |source: &usize| {
        let when = study.sources[*source].1.when.as_ref();
        let date = when.and_then(|when| when.bounds().0);
        (date.is_none(), date)
    };
    let mut order: Vec<usize> = (0..study.sources.len()).collect();
    order.sort_by_key(first);
    let mut ranks = vec![0; order.len()];
    for (rank, source) in (0..).zip(order) {
        ranks[source] = rank;
    }
    ranks
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
    fn a_code_may_be_meant_without_its_subtree() {
        assert_eq!(
            found("code = [\"Fear\"]\ndescendants = false"),
            (vec![3, 4], 0),
            "not the one of Closure below it"
        );
        assert_eq!(
            found("code = [\"Fear > Closure\"]\ndescendants = false"),
            (vec![0], 0)
        );
    }

    #[test]
    fn passages_are_told_by_whether_they_have_a_code() {
        assert_eq!(found("coded = false"), (vec![2], 0));
        assert_eq!(found("coded = true"), (vec![0, 1, 3, 4], 0));
        assert_eq!(found("coded = false\nstance = [\"supports\"]"), (vec![], 0));
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

    fn arranged(heading: Heading, sorting: Sorting) -> Arranged {
        let study = &world(WORLD).study;
        arrange(
            study,
            &Filter::default(),
            |_| true,
            heading,
            sorting,
            Page::ALL,
        )
        .unwrap()
    }

    #[test]
    fn passages_stand_under_each_of_their_codes() {
        let by_code = arranged(Heading::Code, Sorting::Place);
        let study = &world(WORLD).study;
        let named = |(code, lines): &(Ix, usize)| match *code {
            NONE => ("", *lines),
            code => (study.codes[code as usize].1.name.as_str(), *lines),
        };
        let mut headings: Vec<_> = by_code.headings.iter().map(named).collect();
        assert_eq!(
            headings.pop(),
            Some(("", 1)),
            "those without a code come last"
        );
        headings.sort_unstable();
        assert_eq!(headings, [("Closure", 1), ("Fear", 2), ("Time", 2)]);
        assert_eq!((by_code.total, by_code.lines), (5, 6));
        let by_source = arranged(Heading::Source, Sorting::When);
        assert_eq!(
            by_source.headings,
            [(1, 1), (0, 3), (2, 1)],
            "2004, 2005, 2006"
        );
        assert_eq!(by_source.page, [3, 0, 1, 2, 4]);
        assert_eq!(arranged(Heading::None, Sorting::Length).page[0], 0);
    }

    #[test]
    fn what_is_not_wanted_is_neither_counted_nor_possible() {
        let study = &world(WORLD).study;
        let filter = Filter::parse(r#"when = "2005""#).unwrap();
        let wanted = |quotation| quotation == 1;
        let page = Page { skip: 0, take: 9 };
        let found = arrange(study, &filter, wanted, Heading::None, Sorting::Place, page).unwrap();
        assert_eq!((found.total, found.possible, found.page), (1, 0, vec![1]));
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
