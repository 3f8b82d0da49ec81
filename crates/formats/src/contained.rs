//! Panics of libraries end inside of a reader.

use std::any::Any;
use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};

thread_local! {
    static CONTAINED: Cell<bool> = const { Cell::new(false) };
}

/// Tells whether a panic on this thread would be caught by a reader, which then refuses the file.
///
/// For the panic hook of a program: such a panic is no news for the person in front of it.
#[must_use]
pub fn panics_are_contained() -> bool {
    CONTAINED.get()
}

/// Works with a library that is meant not to panic; on a damaged file it might all the same.
pub(crate) fn contained<T>(work: impl FnOnce() -> T) -> Result<T, Box<dyn Any + Send>> {
    let outside = CONTAINED.replace(true);
    let done = catch_unwind(AssertUnwindSafe(work));
    CONTAINED.set(outside);
    done
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_contained_and_known_to_be() {
        assert!(!panics_are_contained());
        let done = contained(panics_are_contained);
        assert_eq!(done.ok(), Some(true));
        let broken_off = contained(|| std::panic::resume_unwind(Box::new("broken off")));
        assert!(broken_off.is_err());
        assert!(!panics_are_contained());
    }
}
