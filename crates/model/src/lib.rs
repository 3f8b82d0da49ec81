//! The nouns of Ayni.
//!
//! Everything that a study or an alliance is made of, as types in which a wrong state cannot be
//! built: ids, dates that are as precise as the evidence, spans of text, typed values, records, and
//! the operations by which a person changes them.
//!
//! Invariants: this crate knows no other crate of Ayni; it touches no file, clock, network or
//! chance; the same input gives the same output on every machine.

#![forbid(unsafe_code)]

pub mod id;
pub mod record;

pub mod find_quote;
pub mod fold;
pub mod join;
pub mod layout;
pub mod positions;
pub mod reanchor;
pub mod text;
pub mod value;
pub mod when;

pub mod actor;
pub mod agreement;
pub mod claim;
pub mod codebook;
pub mod coding;
pub mod event;
pub mod import;
pub mod operation;
pub mod source;
pub mod study;
pub mod vault;
