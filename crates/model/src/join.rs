//! Joining two corrections of one text.

use std::ops::Range;

use crate::{
    reanchor::EditScript,
    text::{Span, TextIndex},
};

/// Two corrections of one text, joined.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Joined {
    /// The text with what was changed on either side.
    pub text: String,
    /// Places that were changed on both sides, each otherwise: ours stands there.
    pub ours_stand: u64,
}

impl Joined {
    /// Adds a stretch that both changed. Lines that one side put before it or behind it are no change of it.
    fn both(&mut self, base: &str, ours: &str, theirs: &str) {
        let (around, within) = match (lines_around(base, theirs), lines_around(base, ours)) {
            (Some(around), _) => (around, ours),
            (None, Some(around)) => (around, theirs),
            (None, None) => {
                self.ours_stand += 1;
                (("", ""), ours)
            }
        };
        self.text.extend([around.0, within, around.1]);
    }
}

/// Returns the lines that stand before and behind a stretch in what became of it, where that is all.
fn lines_around<'t>(base: &str, became: &'t str) -> Option<(&'t str, &'t str)> {
    let behind = became.strip_prefix(base).filter(|it| it.starts_with('\n'));
    let before = became.strip_suffix(base).filter(|it| it.ends_with('\n'));
    let around = behind.map(|it| ("", it)).or(before.map(|it| (it, "")));
    around.filter(|_| !base.is_empty())
}

/// A stretch that nobody changed, in code points.
struct Kept {
    base: Range<u32>,
    ours: u32,
    theirs: u32,
}

/// Joins two texts that were both made from a third one, word by word. Where both changed the same words, or
/// words with nothing but white space and signs between them, ours stand.
///
/// This is the three-way merge of Khanna, Kunal and Pierce, *A Formal Investigation of Diff3* (2007), with words
/// in the place of lines: what both have in common with the base parts the texts into stretches, and of each
/// the one that differs from the base is taken.
#[must_use]
pub fn joined(base: &str, ours: &str, theirs: &str) -> Joined {
    let kept = kept(base, ours, theirs);
    let (base, ours, theirs) = (
        TextIndex::new(base),
        TextIndex::new(ours),
        TextIndex::new(theirs),
    );
    let end = Kept {
        base: base.len().0..base.len().0,
        ours: ours.len().0,
        theirs: theirs.len().0,
    };
    let mut joined = Joined {
        text: String::new(),
        ours_stand: 0,
    };
    let (mut at_base, mut at_ours, mut at_theirs) = (0, 0, 0);
    for stretch in kept.iter().chain([&end]) {
        let before = slice(&base, at_base..stretch.base.start);
        let here = slice(&ours, at_ours..stretch.ours);
        let there = slice(&theirs, at_theirs..stretch.theirs);
        match (here == before, there == before || there == here) {
            (true, _) => joined.text += there,
            (false, true) => joined.text += here,
            (false, false) => joined.both(before, here, there),
        }
        joined.text += slice(&base, stretch.base.clone());
        let len = stretch.base.end - stretch.base.start;
        at_base = stretch.base.end;
        at_ours = stretch.ours + len;
        at_theirs = stretch.theirs + len;
    }
    joined
}

/// Returns the stretches that both texts have of a base, in order. Those without a word or the end of a line are
/// none: what stands on both sides of them belongs together.
fn kept(base: &str, ours: &str, theirs: &str) -> Vec<Kept> {
    let ours = EditScript::new(base, ours);
    let theirs = EditScript::new(base, theirs);
    let base = TextIndex::new(base);
    let parts = |it: char| it.is_alphanumeric() || it == '\n';
    let mut kept = Vec::new();
    let (mut ours, mut theirs) = (ours.equal().peekable(), theirs.equal().peekable());
    while let (Some((here, to_ours)), Some((there, to_theirs))) = (ours.peek(), theirs.peek()) {
        let both = here.start.max(there.start)..here.end.min(there.end);
        if !both.is_empty() && slice(&base, both.clone()).contains(parts) {
            kept.push(Kept {
                ours: to_ours.start + (both.start - here.start),
                theirs: to_theirs.start + (both.start - there.start),
                base: both,
            });
        }
        if here.end < there.end {
            ours.next();
        } else {
            theirs.next();
        }
    }
    kept
}

fn slice<'t>(text: &TextIndex<'t>, range: Range<u32>) -> &'t str {
    let span = Span::new(range.start, range.end).ok();
    span.and_then(|span| text.slice(span)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    const BASE: &str = "Rosa: we came in March.\nLuis: the pit was closed, and nobody said why.\n";

    #[test]
    fn what_was_changed_on_either_side_stands() {
        let ours = BASE.replace("Rosa", "V07").replace("Luis", "V08");
        let theirs = BASE.replace("March", "May") + "Luis: nobody.\n";
        let joined = joined(BASE, &ours, &theirs);
        let expected =
            "V07: we came in May.\nV08: the pit was closed, and nobody said why.\nLuis: nobody.\n";
        assert_eq!(joined.text, expected);
        assert_eq!(joined.ours_stand, 0);
    }

    #[test]
    fn where_both_changed_the_same_words_ours_stand() {
        let ours = BASE.replace("Rosa", "V07");
        let theirs = BASE
            .replace("Rosa", "Rosita Quispe")
            .replace("March", "May");
        let both = joined(BASE, &ours, &theirs);
        assert_eq!(both.text, ours.replace("March", "May"));
        assert_eq!(both.ours_stand, 1);
        // The other way round theirs are ours.
        let both = joined(BASE, &theirs, &ours);
        assert_eq!(both.text, theirs);
        assert_eq!(both.ours_stand, 1);
        // The same change is one.
        let both = joined(BASE, &ours, &ours);
        assert_eq!((both.text, both.ours_stand), (ours, 0));
    }

    #[test]
    fn signs_alone_do_not_part_what_was_changed() {
        let ours = "the leader: we came";
        let theirs = "Ana Maria Condori: we came";
        let both = joined("Ana Quispe: we came", ours, theirs);
        assert_eq!((&*both.text, both.ours_stand), (ours, 1));
        // A line more is none of what was changed before or behind it.
        for (ours, theirs) in [
            ("Ana: we left", "Ana: we came\nLuis: yes"),
            ("Ana: we came\nLuis: yes", "Ana: we left"),
        ] {
            let both = joined("Ana: we came", ours, theirs);
            assert_eq!(
                (&*both.text, both.ours_stand),
                ("Ana: we left\nLuis: yes", 0)
            );
        }
        let both = joined("we came", "we left", "Ana:\nwe came");
        assert_eq!((&*both.text, both.ours_stand), ("Ana:\nwe left", 0));
        // The end of a line does.
        let both = joined("a\nb\n", "x\nb\n", "a\ny\n");
        assert_eq!((&*both.text, both.ours_stand), ("x\ny\n", 0));
    }

    proptest::proptest! {
        #[test]
        fn what_one_side_did_alone_is_all_there_is(base in "[ab \n😀é]{0,40}", changed in "[ab \n😀é]{0,40}") {
            let same = |it: Joined| assert_eq!((it.text, it.ours_stand), (changed.clone(), 0));
            same(joined(&base, &base, &changed));
            same(joined(&base, &changed, &base));
            same(joined(&base, &changed, &changed));
        }
    }

    #[test]
    fn one_side_alone_is_that_side() {
        let changed = "😀 Rosa: we came in May.\n\nNobody said why, not even Luis.\n";
        for (base, ours, theirs, expected) in [
            (BASE, BASE, changed, changed),
            (BASE, changed, BASE, changed),
            ("", "", changed, changed),
            (BASE, "", BASE, ""),
            (BASE, BASE, "", ""),
        ] {
            let both = joined(base, ours, theirs);
            assert_eq!((&*both.text, both.ours_stand), (expected, 0));
        }
    }
}
