//! Clock and chance: the only place where they are read.

use std::sync::Mutex;

use ayni_model::id::{RecordId, Uuid};

/// Where time and identities come from.
pub trait Ambient: Send + Sync {
    /// Returns the milliseconds since 1970.
    fn now_ms(&self) -> i64;

    /// Makes an identity that nobody else makes (UUID v7).
    fn mint(&self) -> RecordId;
}

/// Returns a moment as ISO 8601 in UTC, to the second: `2026-11-23 18:17:05Z`.
#[must_use]
pub fn moment(milliseconds: i64) -> String {
    jiff::Timestamp::from_millisecond(milliseconds).map_or_else(
        |_| String::new(),
        |time| time.strftime("%Y-%m-%d %H:%M:%SZ").to_string(),
    )
}

/// Returns the day of a moment in UTC: `2026-11-23`.
pub(crate) fn day(milliseconds: i64) -> String {
    moment(milliseconds).chars().take(10).collect()
}

/// Returns 64 hexadecimal digits that nobody can guess, for doors.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "this is the room of chance")]
pub fn secret() -> String {
    format!("{}{}", Uuid::new_v4().simple(), Uuid::new_v4().simple())
}

/// The machine's clock and chance.
#[derive(Debug, Clone, Copy, Default)]
pub struct Machine;

impl Ambient for Machine {
    #[expect(clippy::disallowed_methods, reason = "this is the room of the clock")]
    fn now_ms(&self) -> i64 {
        let since = std::time::SystemTime::now()
            .duration_since(std::time::UNIX_EPOCH)
            .unwrap_or_default();
        i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
    }

    #[expect(clippy::disallowed_methods, reason = "this is the room of chance")]
    fn mint(&self) -> RecordId {
        // Counts within a millisecond, so that ids sort as they were made.
        RecordId::new(Uuid::now_v7())
    }
}

/// A clock that ticks one millisecond a look and ids that count, so that a run can be repeated.
#[derive(Debug)]
pub struct Counting {
    state: Mutex<(i64, u64)>,
}

impl Counting {
    /// Starts at a moment, in milliseconds since 1970.
    #[must_use]
    pub const fn from(now_ms: i64) -> Self {
        Self {
            state: Mutex::new((now_ms, 0)),
        }
    }
}

impl Ambient for Counting {
    fn now_ms(&self) -> i64 {
        let mut state = self
            .state
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        state.0 += 1;
        state.0
    }

    fn mint(&self) -> RecordId {
        let mut state = self
            .state
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        state.1 += 1;
        let (now_ms, count) = *state;
        // Version 7: 48 bits of time, then the count where chance would stand.
        let time = u128::from(now_ms.unsigned_abs() & 0xffff_ffff_ffff) << 80;
        RecordId::new(Uuid::from_u128(
            time | 0x7000 << 64 | 0b10 << 62 | u128::from(count),
        ))
    }
}
