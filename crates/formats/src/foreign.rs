//! Projects of other programs, in and out.
//!
//! A reader gives a [`Piece`] at a time, so that memory is bounded by the largest single source: what
//! names others comes after them, but for cases, which name sources that follow. Whoever takes the
//! pieces decides what becomes of them; nothing is dropped silently here, it becomes a [`Notice`].
//!
//! REFI-QDA is the widest of the formats, and its elements give the pieces their names.

pub mod container;
pub mod database;
pub mod detect;
mod gathered;
mod markdown;
mod nouns;
pub mod positions;
pub mod qualcoder;
pub mod refi;
pub mod requal;
pub mod rqda;
pub mod segments;
mod tables;
pub mod taguette;
mod tame;
pub mod words;

pub use markdown::{history_with_names, is_history_without_names};
pub use nouns::*;
