//! Names that must not be mixed up: the mask that everybody sees, and the real name behind it.
//!
//! A [`RealName`] has no `Display`, no `Debug` of its content and no `Serialize`: it cannot slip into
//! a message, a log or an export by accident.
//!
//! ```compile_fail
//! println!("{}", ayni_model::vault::RealName::new("Ana Quispe"));
//! ```

use serde::{Deserialize, Serialize};

/// A name that stands for a person or an organisation whose own is kept secret.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Pseudonym(pub String);

/// The name behind a [`Pseudonym`].
#[derive(Clone, PartialEq, Eq)]
pub struct RealName(String);

impl RealName {
    /// Takes a name into keeping.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self(name.into())
    }

    /// Returns the name, to the few places that seal it or search for leaks of it.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for RealName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("RealName(sealed)")
    }
}
