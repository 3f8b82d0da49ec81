//! What other programs wrote, packed: it is as long as their XML, and a tenth of that when packed.

use std::io::{Read as _, Write as _};

use flate2::{Compression, read::ZlibDecoder, write::ZlibEncoder};

/// What is shorter is not packed, in bytes.
const SHORT: usize = 512;

/// Packs some words (zlib, RFC 1950); short ones stay as they are.
#[must_use]
pub fn pack(words: &str) -> Vec<u8> {
    let plain = || words.as_bytes().to_vec();
    // What begins as packed words do must be packed, to be told apart.
    if words.len() < SHORT && !words.starts_with('x') {
        return plain();
    }
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::fast());
    match packed
        .write_all(words.as_bytes())
        .and_then(|()| packed.finish())
    {
        Ok(packed) => packed,
        Err(_) => plain(),
    }
}

/// Unpacks words; nothing where the bytes are none, or more than `limit` bytes.
#[must_use]
pub fn unpack(bytes: Vec<u8>, limit: usize) -> Option<String> {
    // The first byte of zlib is x, whatever its level.
    if bytes.first() != Some(&b'x') {
        return String::from_utf8(bytes).ok();
    }
    let mut words = String::new();
    let mut all = ZlibDecoder::new(bytes.as_slice()).take(limit as u64 + 1);
    all.read_to_string(&mut words).ok()?;
    (words.len() <= limit).then_some(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_come_back() {
        let long = "<TextSource guid=\"1\">é😀</TextSource>".repeat(200);
        for words in ["", "<a/>", "x is no beginning of XML", &long] {
            assert_eq!(unpack(pack(words), 1 << 20).as_deref(), Some(words));
        }
        assert!(pack(&long).len() < long.len() / 20);
        assert_eq!(unpack(pack(&long), 100), None, "a limit is kept");
        assert_eq!(unpack(b"xyz".to_vec(), 100), None);
    }
}
