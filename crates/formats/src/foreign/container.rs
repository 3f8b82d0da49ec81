//! What a foreign project is packed in: an archive, a folder, or a single file.

use std::{
    io::{self, Read, Seek, SeekFrom},
    sync::Arc,
};

use unicode_normalization::UnicodeNormalization as _;

use crate::{Limits, Refusal};

mod archive;
mod single;

pub use archive::Archive;
pub use single::Single;

/// The bytes of a file that may be read anywhere; it is not taken into memory as a whole.
pub trait Bytes: Send + Sync {
    /// Returns how many there are.
    fn len(&self) -> u64;

    /// Tells whether there are none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Reads some bytes from a place on, and returns how many; 0 at the end.
    ///
    /// # Errors
    /// When the file cannot be read.
    fn read_at(&self, at: u64, buffer: &mut [u8]) -> io::Result<usize>;
}

impl Bytes for Vec<u8> {
    fn len(&self) -> u64 {
        Self::len(self) as u64
    }

    fn read_at(&self, at: u64, buffer: &mut [u8]) -> io::Result<usize> {
        let rest = usize::try_from(at).ok().and_then(|at| self.get(at..));
        let rest = rest.unwrap_or_default();
        let count = rest.len().min(buffer.len());
        buffer[..count].copy_from_slice(&rest[..count]);
        Ok(count)
    }
}

/// A place in some [`Bytes`], from which they are read on.
#[derive(Clone)]
pub struct Cursor {
    bytes: Arc<dyn Bytes>,
    at: u64,
}

impl Cursor {
    /// Stands before the first byte.
    #[must_use]
    pub fn new(bytes: Arc<dyn Bytes>) -> Self {
        Self { bytes, at: 0 }
    }
}

impl Read for Cursor {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.bytes.read_at(self.at, buffer)?;
        self.at += count as u64;
        Ok(count)
    }
}

impl Seek for Cursor {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let (base, offset) = match to {
            SeekFrom::Start(at) => {
                self.at = at;
                return Ok(at);
            }
            SeekFrom::End(offset) => (self.bytes.len(), offset),
            SeekFrom::Current(offset) => (self.at, offset),
        };
        let before = || io::Error::new(io::ErrorKind::InvalidInput, "before the first byte");
        self.at = base.checked_add_signed(offset).ok_or_else(before)?;
        Ok(self.at)
    }
}

/// What a foreign project is packed in.
pub trait Container {
    /// Returns what the whole is called in messages.
    fn name(&self) -> &str;

    /// Returns the names of its members, `/` between folders.
    fn members(&self) -> Vec<String>;

    /// Returns what a member may be called as well, where nothing says in which encoding its name is; likelier
    /// names first.
    fn also_called(&self, member: &str) -> Vec<String> {
        let _ = member;
        Vec::new()
    }

    /// Tells whether a member is of the project although nothing names it, so that it is kept.
    fn owns(&self, member: &str) -> bool {
        let _ = member;
        true
    }

    /// Returns the names that stand for more than one member, as often as they are repeated. The first of
    /// them is the member.
    fn repeated(&self) -> &[String] {
        &[]
    }

    /// Reads a member whole; nothing when there is none.
    ///
    /// # Errors
    /// A [`Refusal`] when it is damaged, or larger than a limit allows.
    fn read(&mut self, member: &str) -> Result<Option<Vec<u8>>, Refusal>;

    /// Reads a member on and on; nothing when there is none. What is wrong with it comes as an error
    /// of reading, whose message is for people.
    ///
    /// # Errors
    /// A [`Refusal`] when it cannot be begun.
    fn stream(&mut self, member: &str) -> Result<Option<Box<dyn Read>>, Refusal>;
}

/// Opens a file as what it is packed in: a zip archive, unless that is a workbook, or itself alone.
///
/// # Errors
/// A [`Refusal`] when it is an archive that is damaged or passes a limit.
pub fn open(
    name: &str,
    bytes: Arc<dyn Bytes>,
    limits: &Limits,
) -> Result<Box<dyn Container>, Refusal> {
    let mut head = [0; 2];
    let zipped = matches!(bytes.read_at(0, &mut head), Ok(2)) && &head == b"PK";
    if zipped {
        let archive = Archive::open(name, Arc::clone(&bytes), limits)?;
        let members = archive.members();
        if !members.iter().any(|member| member == "xl/workbook.xml") {
            return Ok(Box::new(archive));
        }
    }
    Ok(Box::new(Single::new(name, bytes, limits)))
}

/// Returns a name by which those are found that are written a little differently: other letter case,
/// `\` for `/`, accents as signs of their own.
pub(super) fn folded(name: &str) -> String {
    let name = name.replace('\\', "/");
    name.nfc().flat_map(char::to_lowercase).nfc().collect()
}
