//! Places between two characters of a text that is corrected.

use super::EditScript;

impl EditScript<'_> {
    /// Tells where a place between two characters of the old text, in code points, is in the new one: before
    /// the character that it was before, if that is still there, else after the one that it was after. Where
    /// both are gone, it is where what stands there now begins.
    #[must_use]
    pub fn point(&self, at: u32) -> u32 {
        let n = self.runs.partition_point(|run| run.old_end() <= at);
        match self.runs.get(n) {
            Some(run) if run.old <= at => run.new + (at - run.old),
            _ => self.gap(n).new.start,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_stays_with_the_character_after_it_or_with_the_one_before() {
        // Words are compared: of the old text "b" is gone, and "x y" is new before "c".
        let script = EditScript::new("a b c", "x a x y c d");
        let points: Vec<u32> = (0..=5).map(|at| script.point(at)).collect();
        // Before "a"; behind it; where "b" was, what stands there now begins; behind that; before "c"; at the
        // end behind "c", and not behind what was added.
        assert_eq!(points[0], 2, "before a");
        assert_eq!(points[4], 8, "before c");
        assert_eq!(points[5], 9, "after c");
        assert!(points.is_sorted());
        assert_eq!(EditScript::new("", "new").point(0), 0);
        assert_eq!(EditScript::new("all gone", "").point(5), 0);
        assert_eq!(EditScript::new("same", "same").point(4), 4);
    }
}
