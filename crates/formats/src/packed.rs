//! What every zip archive must keep to before, and while, it is unpacked.

use std::borrow::Cow;

use zip::result::{ZipError, ZipResult};

use crate::{Limits, RefusalKind};

/// What anything packed may unpack to before its ratio is looked at, in bytes.
const FREE_BYTES: u64 = 16 << 20;

/// Refuses more members than a limit allows.
pub(crate) fn check_count(members: usize, limits: &Limits) -> Result<(), RefusalKind> {
    Limits::check(members, limits.members, "the number of members")
}

/// Returns the name of a member, unless it cannot be read or leaves the archive's folder.
pub(crate) fn checked(name: ZipResult<Cow<'_, str>>) -> Result<Cow<'_, str>, RefusalKind> {
    let Ok(name) = name else {
        let why = "a member's name cannot be read".to_owned();
        return Err(RefusalKind::Damaged { why });
    };
    if escapes(&name) {
        let name = name.into_owned();
        return Err(RefusalKind::PathEscape { name });
    }
    Ok(name)
}

/// Returns how many bytes something may unpack to that is so many bytes packed.
pub(crate) fn allowance(packed: u64, limits: &Limits) -> u64 {
    packed
        .saturating_mul(limits.expansion_ratio as u64)
        .saturating_add(FREE_BYTES)
}

/// Says why a member cannot be unpacked.
pub(crate) fn damage(error: &ZipError) -> RefusalKind {
    match error {
        ZipError::UnsupportedArchive(why) if why.to_ascii_lowercase().contains("password") => {
            RefusalKind::Encrypted
        }
        ZipError::InvalidPassword => RefusalKind::Encrypted,
        other => RefusalKind::Damaged {
            why: other.to_string(),
        },
    }
}

/// Tells whether a member would be written outside of its archive's folder; backslashes count as
/// separators, as they do on Windows.
fn escapes(member: &str) -> bool {
    let drive = member.as_bytes().get(1) == Some(&b':');
    member.starts_with(['/', '\\']) || drive || member.split(['/', '\\']).any(|part| part == "..")
}
