//! One Ayni project in one SQLite file.
//!
//! Every change goes through a [`Writer`]: one transaction that appends an entry to the journal and
//! applies it to ordinary, readable tables. The journal gives undo, redo, history and replay; the
//! tables can be worked out from it again at any time.
//!
//! Invariants: SQL stands nowhere but here; tables are written by nothing but the application of
//! journaled changes; a transaction is whole or absent; no clock and no chance (both are passed in).

#![forbid(unsafe_code)]

mod apply;
mod base;
mod blob;
mod clock;
mod columns;
mod doctor;
mod dump;
mod error;
mod foreign;
mod history;
mod index;
mod open;
mod passages;
mod read;
mod replay;
mod revert;
mod rows;
mod search;
mod table;
#[cfg(feature = "testkit")]
pub mod testkit;
mod touched;
mod write;

pub use base::{Entered, Left};
pub use blob::{Hashed, hash_of};
pub use clock::{Stamp, milliseconds_of};
pub use columns::{CodingColumns, CodingTotals, QuotationColumns, Speakers};
pub use doctor::{Complaint, Health};
pub use error::StoreError;
pub use foreign::{Foreign, ForeignCell, Unfit};
pub use history::{Age, HistoryEntry, HistoryFilter, RecordHistory};
pub use open::{APPLICATION_ID, EXTENSION, Genesis, Mode, Project, VERSION};
pub use passages::{Named, Passage};
pub use read::Reader;
pub use replay::Replayed;
pub use revert::{Fate, Restored, Reverted};
pub use search::{Hits, Match, Segment};
pub use touched::{ChangedRecord, Touched};
pub use write::{Snapshot, Writer};
