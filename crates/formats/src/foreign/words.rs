//! What other programs wrote, packed: it is as long as their XML, and a third of that when packed.

use std::io::Read as _;

use flate2::read::ZlibDecoder;
use lz4_flex::block::{compress, decompress};

/// What is shorter is not packed, in bytes.
const SHORT: usize = 512;

/// Stands before packed words; no words begin with it.
const PACKED: u8 = 4;

/// Stood before words as they were packed at first (zlib, RFC 1950), whatever its level.
const ZLIB: u8 = b'x';

/// Packs some words (a block of LZ4, behind its mark and its length in four bytes, the lowest first); short
/// ones stay as they are.
#[must_use]
pub fn pack(words: &str) -> Vec<u8> {
    // What begins as packed words do must be packed, to be told apart.
    let plain = words.len() < SHORT && !words.starts_with([char::from(PACKED), char::from(ZLIB)]);
    let (false, Ok(length)) = (plain, u32::try_from(words.len())) else {
        return words.as_bytes().to_vec();
    };
    let mut packed = vec![PACKED];
    packed.extend(length.to_le_bytes());
    packed.extend(compress(words.as_bytes()));
    packed
}

/// Unpacks words; nothing where the bytes are none, or more than `limit` bytes.
#[must_use]
pub fn unpack(bytes: Vec<u8>, limit: usize) -> Option<String> {
    match bytes.as_slice() {
        [PACKED, a, b, c, d, block @ ..] => {
            let length = usize::try_from(u32::from_le_bytes([*a, *b, *c, *d])).ok()?;
            let words = decompress(block, (length <= limit).then_some(length)?).ok()?;
            String::from_utf8(words).ok()
        }
        [PACKED, ..] => None,
        [ZLIB, ..] => {
            let mut words = String::new();
            let mut all = ZlibDecoder::new(bytes.as_slice()).take(limit as u64 + 1);
            all.read_to_string(&mut words).ok()?;
            (words.len() <= limit).then_some(words)
        }
        _ => String::from_utf8(bytes).ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_come_back() {
        let long = "<TextSource guid=\"1\">é😀</TextSource>".repeat(200);
        let awkward = [
            "",
            "<a/>",
            "x is no beginning of XML",
            "\u{4}",
            "\u{4}abcd",
            &long,
        ];
        for words in awkward {
            assert_eq!(unpack(pack(words), 1 << 20).as_deref(), Some(words));
        }
        assert!(pack(&long).len() < long.len() / 20);
        assert_eq!(unpack(pack(&long), 100), None, "a limit is kept");
        assert_eq!(unpack(pack(&long), long.len()), Some(long));
        for broken in [
            &b"xyz"[..],
            b"\x04",
            b"\x04\xff\xff\xff\xffa",
            b"\x04\x09\0\0\0a",
        ] {
            assert_eq!(unpack(broken.to_vec(), 1 << 20), None);
        }
    }

    #[test]
    fn words_that_were_packed_at_first_are_read() {
        // "<a/>", packed by Python's zlib.
        let packed = b"\x78\x9c\xb3\x49\xd4\xb7\x03\x00\x02\xb3\x01\x0b";
        assert_eq!(unpack(packed.to_vec(), 100).as_deref(), Some("<a/>"));
    }
}
