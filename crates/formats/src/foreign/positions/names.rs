//! Names of selections that say that the numbers are wrong.
//!
//! Programs name a passage by its words (or their beginning, cut off), so that a name is the only thing
//! in a file by which numbers can be checked. Where the text was changed after the numbers were written,
//! or they count something that no convention does, every convention gives the same wrong passages, and
//! only the names tell.

use std::cell::OnceCell;

use ayni_model::{
    find_quote::{Found, QuoteFinder},
    text::{CodePoint, Span, TextIndex},
};

use super::{CUT, NoPassage, beginning, folded, has_edges, named};
use crate::foreign::{Selection, Words};

/// What the name of a selection says of its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ByName {
    /// Its passage is what the name says.
    Agrees,
    /// The words of the name stand elsewhere: here.
    Elsewhere(Span),
    /// Nothing.
    Silent,
}

/// A name with fewer letters may stand somewhere by chance.
const TELLING: usize = 6;

/// So many names that are not their passages are looked for before it is known whether they rule.
const LOOK: usize = 64;

/// Returns what the names say, one for each selection, where they rule: where names of two selections or
/// more stand elsewhere in the text and nowhere else, those are one in ten of those that agree at the
/// least, and nine in ten names are words of the text. And the numbers have to look wrong: most of those
/// passages begin or end within a word, and nine in ten are off in the same direction. Otherwise names
/// are labels (a heading, a speaker, a code that stands in the text as well), and nothing is returned.
#[must_use]
pub fn by_names(
    index: &TextIndex<'_>,
    selections: &[Selection],
    spans: &[Option<Result<Span, NoPassage>>],
) -> Option<Vec<ByName>> {
    let names = Names {
        index,
        finder: OnceCell::new(),
    };
    let mut said = vec![ByName::Silent; selections.len()];
    let (mut agree, mut others) = (0, Vec::new());
    for (n, (selection, span)) in selections.iter().zip(spans).enumerate() {
        let (Words::Name(name), Some(span)) = (&selection.words, span) else {
            continue;
        };
        if folded(name).next().is_none() {
            continue;
        }
        let passage = span.ok().and_then(|span| index.slice(span));
        if passage.is_some_and(|passage| named(name, passage)) {
            agree += 1;
            if let Some(said) = said.get_mut(n) {
                *said = ByName::Agrees;
            }
        } else {
            others.push((n, name.as_str(), *span));
        }
    }
    let mut looked = others.iter().take(LOOK);
    let (mut elsewhere, mut labels) = (0, 0);
    let (mut cut, mut later) = (0, 0);
    looked.try_for_each(|(_, name, span)| {
        match names.look(name, *span) {
            Stands::Only(found) => {
                elsewhere += 1;
                cut += usize::from(span.is_ok_and(|span| !has_edges(index, span)));
                later += usize::from(span.is_ok_and(|span| span.start() < found.start()));
            }
            Stands::Twice => {}
            Stands::Label => labels += 1,
        }
        // Ten labels are enough to know, where hardly a name is more than that.
        (labels < 10 || labels <= (agree + elsewhere) / 9).then_some(())
    })?;
    let many = elsewhere >= 2 && elsewhere * 9 >= agree && labels * 9 <= agree + elsewhere;
    let direction = later.max(elsewhere - later);
    let wrong = cut * 2 > elsewhere && direction * 10 >= elsewhere * 9;
    (many && wrong).then(|| {
        names.place(&others, &mut said);
        said
    })
}

/// Tells whether a name ends in dots.
fn has_dots(name: &str) -> bool {
    beginning(name).len() < name.trim().len()
}

/// Tells whether a name may be a passage of which the end was cut off; not every program writes dots.
fn is_cut(name: &str) -> bool {
    has_dots(name) || folded(name).count() >= CUT
}

struct Names<'i, 't> {
    index: &'i TextIndex<'t>,
    finder: OnceCell<QuoteFinder<'i, 't>>,
}

/// Where the words of a name stand.
enum Stands {
    /// Here and nowhere else.
    Only(Span),
    /// In several places.
    Twice,
    /// Nowhere, or within the passage, which is named by some of its words; or there are too few.
    Label,
}

/// A selection that is not what its name says: its number, its name, and where it is said to stand.
type Other<'n> = (usize, &'n str, Result<Span, NoPassage>);

impl Names<'_, '_> {
    fn finder(&self) -> &QuoteFinder<'_, '_> {
        self.finder.get_or_init(|| QuoteFinder::new(self.index))
    }

    /// Looks for the words of a name.
    fn look(&self, name: &str, passage: Result<Span, NoPassage>) -> Stands {
        let words = beginning(name);
        let inside = |it: Span, of: Span| of.start() <= it.start() && it.end() <= of.end();
        match self.finder().find(words, None) {
            Found::Lost => Stands::Label,
            Found::Ambiguous { .. } => Stands::Twice,
            Found::Exact(it) | Found::Reanchored(it) => match passage {
                // Not the beginning, where it was cut off.
                Ok(passage) if inside(it, passage) && !is_cut(name) => Stands::Label,
                _ if folded(words).count() < TELLING => Stands::Label,
                _ => Stands::Only(it),
            },
        }
    }

    /// Says where the words of each name stand that is not its passage: where only, or as far from the
    /// number as those of the nearest one that stand nowhere else.
    fn place(&self, others: &[Other<'_>], said: &mut [ByName]) {
        let mut shifts: Vec<(u32, i64)> = Vec::new();
        for (_, name, span) in others {
            if let (Ok(span), Stands::Only(found)) = (span, self.look(name, *span)) {
                let start = span.start().0;
                shifts.push((start, i64::from(found.start().0) - i64::from(start)));
            }
        }
        shifts.sort_unstable();
        for (n, name, span) in others {
            let found = match self.look(name, *span) {
                Stands::Only(found) => Some(found),
                Stands::Twice => self.nearest(name, *span, &shifts),
                Stands::Label => None,
            };
            if let (Some(found), Some(said)) = (found, said.get_mut(*n)) {
                *said = ByName::Elsewhere(self.whole(found, name, *span));
            }
        }
    }

    /// Returns which of several places is as far from the number as those of the nearest selection.
    fn nearest(
        &self,
        name: &str,
        span: Result<Span, NoPassage>,
        shifts: &[(u32, i64)],
    ) -> Option<Span> {
        let start = span.ok()?.start().0;
        let after = shifts.partition_point(|(at, _)| *at < start);
        let near = shifts.get(after.saturating_sub(1)..)?.iter().take(2);
        let (_, shift) = near.min_by_key(|(at, _)| at.abs_diff(start))?;
        let hint = u32::try_from(i64::from(start) + shift).ok().map(CodePoint);
        let hint = hint.filter(|at| *at <= self.index.len())?;
        self.finder().find(beginning(name), Some(hint)).span()
    }

    /// Returns the passage that begins with the words of a name: as long as the numbers say, where the
    /// name was cut off.
    fn whole(&self, found: Span, name: &str, said: Result<Span, NoPassage>) -> Span {
        let length = |span: Span| span.end().0 - span.start().0;
        let (short, long) = (length(found), said.map_or(0, length));
        // Without dots, a few signs more are line ends that count otherwise.
        let cut = has_dots(name) || is_cut(name) && long > short + short / 10;
        let end = found.start().0.saturating_add(long);
        let end = end.min(self.index.len().0).max(found.end().0);
        match Span::new(found.start().0, end) {
            Ok(span) if cut => span,
            _ => found,
        }
    }
}
