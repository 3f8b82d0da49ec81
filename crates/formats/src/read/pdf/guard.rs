//! Refuses files that would unpack to more than a study has, before anything is unpacked for good.
//!
//! The PDF library unpacks a stream in one piece and has no limit of its own, so the sizes are
//! measured first with a decoder that keeps nothing.

use std::collections::HashMap;
use std::io::Read;

use flate2::read::ZlibDecoder;
use hayro_interpret::hayro_syntax::Filter;
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::{
    Array, MaybeRef, Name, Object, ObjectIdentifier, Stream,
};

use crate::{Limits, RefusalKind};

const WHAT: &str = "the unpacked content of the file";

/// The most that a byte can unpack to: 258 bytes from a 2-bit code of deflate; 4,096 codes of at
/// most 12 bits and as many bytes each for LZW; 128 from two for run lengths.
const FLATE_RATIO: usize = 1_032;
const LZW_RATIO: usize = 2_731;
const RUN_LENGTH_RATIO: usize = 64;

/// Streams in older packings (LZW, text encodings) are unpacked whole to be measured, if they can
/// unpack to no more than this many bytes; beyond it the worst is assumed.
const TRIED: usize = 256 << 20;

/// Measures the streams that are unpacked while the file is opened: cross references and packed
/// objects.
///
/// # Errors
/// [`RefusalKind::TooLarge`].
pub(super) fn before_opening(bytes: &[u8], limits: &Limits) -> Result<(), RefusalKind> {
    let mut left = allowed(bytes.len(), limits);
    let mut from = 0;
    // Where the next stream ends: looked for once, however many begin before it.
    let mut end: Option<usize> = None;
    while let Some(found) = find(&bytes[from..], b"stream") {
        let at = from + found;
        from = at + b"stream".len();
        let dictionary = &bytes[at.saturating_sub(512)..at];
        let opens = find(dictionary, b"ObjStm").is_some() || find(dictionary, b"XRef").is_some();
        if opens && !dictionary.ends_with(b"end") {
            let line_end = bytes[from..]
                .iter()
                .take_while(|byte| byte.is_ascii_whitespace());
            let data = &bytes[from + line_end.count()..];
            let inflated = inflated(data, left);
            spend(&mut left, inflated.size, limits)?;
            if !inflated.whole {
                // Nothing but the library itself can tell what it finds behind a break.
                let begin = bytes.len() - data.len();
                if end.is_none_or(|end| end < begin) {
                    end = Some(find(data, b"endstream").map_or(bytes.len(), |at| begin + at));
                }
                let packed = end.unwrap_or(begin) - begin;
                let worst = packed.saturating_mul(FLATE_RATIO);
                Limits::check(worst, limits.unpacked_bytes, WHAT)?;
            }
        }
    }
    Ok(())
}

/// What the file unpacks to.
#[derive(Debug, Default)]
pub(super) struct Sizes {
    /// Bytes of each stream that is not a picture, unpacked.
    streams: HashMap<ObjectIdentifier, usize>,
    /// Bytes of the largest form, unpacked; forms may be drawn many times.
    pub(super) largest_form: usize,
}

/// Measures every stream of an opened file but its pictures, which are never unpacked.
///
/// # Errors
/// [`RefusalKind::TooLarge`].
pub(super) fn sizes(pdf: &Pdf, limits: &Limits) -> Result<Sizes, RefusalKind> {
    let mut sizes = Sizes::default();
    let mut left = allowed(pdf.data().as_ref().len(), limits);
    for object in pdf.objects() {
        let Object::Stream(stream) = object else {
            continue;
        };
        let kind = stream.dict().get::<Name<'_>>(b"Subtype");
        if kind.as_deref() == Some(b"Image") {
            continue;
        }
        let size = unpacked(&stream, left);
        spend(&mut left, size, limits)?;
        sizes.streams.insert(stream.obj_id(), size);
        if kind.as_deref() == Some(b"Form") {
            sizes.largest_form = sizes.largest_form.max(size);
        }
    }
    // Pages may share a stream; each unpacks it for itself.
    let mut left = limits.unpacked_bytes;
    for page in pdf.pages().iter() {
        if let Some(array) = page.raw().get::<Array<'_>>(b"Contents") {
            for part in array.raw_iter() {
                if let MaybeRef::Ref(id) = part {
                    spend(&mut left, sizes.of(id.into()), limits)?;
                }
            }
        } else if let Some(id) = page.raw().get_ref(b"Contents") {
            spend(&mut left, sizes.of(id.into()), limits)?;
        }
    }
    Ok(sizes)
}

impl Sizes {
    fn of(&self, id: ObjectIdentifier) -> usize {
        self.streams.get(&id).copied().unwrap_or(0)
    }
}

/// Returns what a file of so many bytes may unpack to.
fn allowed(file: usize, limits: &Limits) -> usize {
    let by_ratio = file.saturating_mul(limits.expansion_ratio).max(16 << 20);
    by_ratio.min(limits.unpacked_bytes)
}

fn spend(left: &mut usize, bytes: usize, limits: &Limits) -> Result<(), RefusalKind> {
    *left = left.checked_sub(bytes).ok_or(RefusalKind::TooLarge {
        what: WHAT,
        limit: limits.unpacked_bytes,
    })?;
    Ok(())
}

/// Returns how many bytes a stream unpacks to, or what it could unpack to at most where that is
/// too much to try.
fn unpacked(stream: &Stream<'_>, most: usize) -> usize {
    let raw = stream.raw_data();
    let filters = stream.filters();
    let worst = filters.iter().fold(raw.len(), |size, filter| {
        size.saturating_mul(match filter {
            Filter::FlateDecode => FLATE_RATIO,
            Filter::LzwDecode => LZW_RATIO,
            Filter::RunLengthDecode => RUN_LENGTH_RATIO,
            _ => 1,
        })
    });
    if filters.as_slice() == [Filter::FlateDecode]
        && let Inflated { size, whole: true } = inflated(&raw, most)
    {
        return size;
    }
    if worst > raw.len() && worst <= TRIED {
        // What cannot be decoded is not unpacked later either.
        return stream.decoded_data().map_or(0, |data| data.len());
    }
    worst
}

/// What zlib data unpacks to.
struct Inflated {
    /// How many bytes; `most + 1` where it is more than `most`.
    size: usize,
    /// Whether that is all: behind a break the library may find more.
    whole: bool,
}

/// Unpacks zlib data to measure it. What is packed twice is followed to the second level.
fn inflated(data: &[u8], most: usize) -> Inflated {
    let mut first = [0; 2];
    let once = match ZlibDecoder::new(data).read(&mut first) {
        Ok(2) => {
            let mut decoder = ZlibDecoder::new(data);
            let once = count(&mut decoder, most);
            // A stream may go on for long and give nothing; several may share what they read.
            let read = usize::try_from(decoder.total_in()).unwrap_or(usize::MAX);
            Inflated {
                size: once.size.max(read),
                ..once
            }
        }
        Ok(_) | Err(_) => {
            return Inflated {
                size: 0,
                whole: false,
            };
        }
    };
    // A zlib header (RFC 1950): deflate, and a multiple of 31.
    if first[0] & 0x0f == 8 && u16::from_be_bytes(first).is_multiple_of(31) {
        let twice = count(&mut ZlibDecoder::new(ZlibDecoder::new(data)), most);
        Inflated {
            size: once.size.max(twice.size),
            ..once
        }
    } else {
        once
    }
}

fn count(decoder: &mut impl Read, most: usize) -> Inflated {
    let mut buffer = vec![0; 64 << 10];
    let mut size = 0;
    loop {
        match decoder.read(&mut buffer) {
            Ok(0) => return Inflated { size, whole: true },
            Ok(read) => size += read,
            Err(_) => return Inflated { size, whole: false },
        }
        if size > most {
            let size = most + 1;
            return Inflated { size, whole: true };
        }
    }
}

fn find(bytes: &[u8], word: &[u8]) -> Option<usize> {
    let (first, rest) = word.split_first()?;
    let mut from = 0;
    loop {
        let found = from + bytes[from..].iter().position(|byte| byte == first)?;
        if bytes[found + 1..].starts_with(rest) {
            return Some(found);
        }
        from = found + 1;
    }
}
