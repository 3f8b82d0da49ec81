//! Questions to a study: synopses, queries, checks.
//!
//! Invariants: pure functions of a [`Study`](study::Study); no store, no file, no clock, no chance;
//! the same study and question give the same answer, to the last digit and in the same order, on
//! any machine.

#![forbid(unsafe_code)]

pub mod study;

pub mod declaration;
pub mod synopsis;

pub mod belonging;
pub mod check;
pub mod codebook_diff;
pub mod retrieve;

#[cfg(any(test, feature = "testkit"))]
pub mod testkit;

mod index;
mod words;

#[cfg(test)]
mod cases;
#[cfg(test)]
mod naive;
