//! One member that is being unpacked, and how much all of them may still unpack to.

use std::{
    io::{self, Read},
    sync::{Arc, Mutex, PoisonError},
};

use crate::RefusalKind;

/// How much the members of an archive may still unpack to. A member that is read again costs nothing
/// anew.
#[derive(Default)]
pub(super) struct Budget {
    limit: u64,
    left: u64,
    /// For each member, how many of its bytes were unpacked at most.
    taken: Vec<u64>,
}

impl Budget {
    /// Allows so many bytes to so many members.
    pub(super) fn new(limit: u64, members: usize) -> Self {
        Self {
            limit,
            left: limit,
            taken: vec![0; members],
        }
    }

    /// Takes note that a member has been unpacked up to a byte.
    fn charge(&mut self, member: usize, seen: u64) -> Result<(), RefusalKind> {
        let Some(taken) = self.taken.get_mut(member) else {
            return Ok(());
        };
        let more = seen.saturating_sub(*taken);
        self.left = self
            .left
            .checked_sub(more)
            .ok_or_else(|| too_large("the unpacked file", self.limit))?;
        *taken = seen.max(*taken);
        Ok(())
    }
}

/// A member that is being unpacked.
pub(super) struct Unpacking {
    pub(super) inner: Box<dyn Read>,
    /// Which member it is.
    pub(super) at: usize,
    /// How many bytes came out.
    pub(super) seen: u64,
    /// How many may.
    pub(super) most: u64,
    /// How many there are, as the archive says.
    pub(super) bytes: u64,
    /// Their checksum, as the archive says.
    pub(super) crc: u32,
    /// The checksum of what came out.
    pub(super) sum: flate2::Crc,
    pub(super) budget: Arc<Mutex<Budget>>,
}

impl Unpacking {
    fn count(&mut self, fresh: &[u8]) -> Result<(), RefusalKind> {
        self.seen = self.seen.saturating_add(fresh.len() as u64);
        if self.seen > self.most {
            return Err(too_large("the unpacked member", self.most));
        }
        if self.seen > self.bytes {
            return Err(damaged("it is larger than the archive says"));
        }
        self.sum.update(fresh);
        let budget = self.budget.lock();
        let mut budget = budget.unwrap_or_else(PoisonError::into_inner);
        budget.charge(self.at, self.seen)
    }

    fn whole(&self) -> Result<(), RefusalKind> {
        if self.seen < self.bytes {
            return Err(damaged("it ends in the middle"));
        }
        if self.sum.sum() != self.crc {
            return Err(damaged("its checksum is wrong; copy the file again"));
        }
        Ok(())
    }
}

impl Read for Unpacking {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if buffer.is_empty() {
            return Ok(0);
        }
        let count = match self.inner.read(buffer) {
            Ok(count) => count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => return Err(error),
            Err(error) => {
                return Err(told(damaged(&format!("it cannot be unpacked: {error}"))));
            }
        };
        let fresh = buffer.get(..count).unwrap_or_default();
        match fresh {
            [] => self.whole().map_err(told)?,
            fresh => self.count(fresh).map_err(told)?,
        }
        Ok(count)
    }
}

fn damaged(why: &str) -> RefusalKind {
    let why = why.to_owned();
    RefusalKind::Damaged { why }
}

fn too_large(what: &'static str, limit: u64) -> RefusalKind {
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    RefusalKind::TooLarge { what, limit }
}

fn told(kind: RefusalKind) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, kind)
}

/// Returns why a member could not be read on.
pub(super) fn kind(error: io::Error) -> RefusalKind {
    match error.downcast::<RefusalKind>() {
        Ok(kind) => kind,
        Err(error) => damaged(&error.to_string()),
    }
}
