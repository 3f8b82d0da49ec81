//! The hybrid logical clock: time as far as it is known, order always.
//!
//! A reading is milliseconds since 1970 shifted left by 16 bits, plus a counter for what happens
//! within one millisecond or while the machine's clock stands behind (Kulkarni and others 2014).

use ayni_model::id::MemberId;

/// When and by whom something is done, as the edge tells it.
#[derive(Debug, Clone, Copy)]
pub struct Stamp {
    /// Milliseconds since 1970, by the machine's clock.
    pub now_ms: i64,
    /// Who does it.
    pub member: Option<MemberId>,
}

/// Returns the next reading after `last`, at the machine's `now_ms`.
pub(crate) const fn next(last: i64, now_ms: i64) -> i64 {
    let now = now_ms << 16;
    if now > last { now } else { last + 1 }
}

/// Returns the milliseconds since 1970 of a reading.
#[must_use]
pub const fn milliseconds_of(hlc: i64) -> i64 {
    hlc >> 16
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reading_is_always_later_than_the_last() {
        let first = next(0, 1_000);
        assert_eq!(milliseconds_of(first), 1_000);
        let same = next(first, 1_000);
        assert!(same > first && milliseconds_of(same) == 1_000);
        let clock_set_back = next(same, 10);
        assert!(clock_set_back > same);
    }
}
