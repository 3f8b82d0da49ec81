//! Blobs: files, texts and layouts, each stored once under the hash of its bytes.

use ayni_model::source::ContentHash;
use rusqlite::{Connection, OptionalExtension as _};
use sha2::{Digest as _, Sha256};

use crate::{Project, StoreError};

/// Returns the hash under which bytes are stored.
pub(crate) fn hash(bytes: &[u8]) -> ContentHash {
    ContentHash(Sha256::digest(bytes).into())
}

/// Bytes or a text with their hash, worked out where there is time for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hashed<T> {
    value: T,
    hash: ContentHash,
}

impl<T: AsRef<[u8]>> Hashed<T> {
    /// Hashes bytes or a text.
    pub fn new(value: T) -> Self {
        let hash = hash(value.as_ref());
        Self { value, hash }
    }

    /// Returns the SHA-256 of the bytes.
    pub const fn hash(&self) -> ContentHash {
        self.hash
    }
}

impl<T> std::ops::Deref for Hashed<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

/// Returns the hash of whatever is read, without holding all of it.
///
/// # Errors
/// When it cannot be read.
pub fn hash_of(mut bytes: impl std::io::Read) -> std::io::Result<ContentHash> {
    let mut digest = Sha256::new();
    let mut buffer = vec![0; 64 << 10];
    loop {
        match bytes.read(&mut buffer) {
            Ok(0) => return Ok(ContentHash(digest.finalize().into())),
            Ok(count) => digest.update(&buffer[..count]),
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

/// Stores bytes, unless they are there already.
pub(crate) fn put(connection: &Connection, bytes: &[u8]) -> Result<ContentHash, StoreError> {
    put_as(connection, hash(bytes), bytes)
}

/// Stores bytes under their hash, unless they are there already.
pub(crate) fn put_as(
    connection: &Connection,
    hash: ContentHash,
    bytes: &[u8],
) -> Result<ContentHash, StoreError> {
    connection
        .prepare_cached("INSERT INTO blob VALUES (?, ?) ON CONFLICT DO NOTHING")?
        .execute(rusqlite::params![hash.0, bytes])?;
    Ok(hash)
}

/// Returns stored bytes.
pub(crate) fn get(connection: &Connection, hash: &[u8]) -> Result<Vec<u8>, StoreError> {
    connection
        .prepare_cached("SELECT bytes FROM blob WHERE hash = ?")?
        .query_row([hash], |row| row.get(0))
        .optional()?
        .ok_or_else(|| StoreError::NoBlob {
            hash: hash.iter().map(|byte| format!("{byte:02x}")).collect(),
        })
}

/// Returns a stored text.
pub(crate) fn text(connection: &Connection, hash: &[u8]) -> Result<String, StoreError> {
    String::from_utf8(get(connection, hash)?).map_err(|error| StoreError::Text {
        why: error.to_string(),
    })
}

impl Project {
    /// Returns the bytes of a blob.
    ///
    /// # Errors
    /// [`StoreError::NoBlob`] when it is not there.
    pub fn blob(&self, hash: ContentHash) -> Result<Vec<u8>, StoreError> {
        get(&self.connection, &hash.0)
    }

    /// Returns the text of a blob.
    ///
    /// # Errors
    /// [`StoreError::NoBlob`] when it is not there, [`StoreError::Text`] when it is no UTF-8.
    pub fn text(&self, hash: ContentHash) -> Result<String, StoreError> {
        text(&self.connection, &hash.0)
    }
}
