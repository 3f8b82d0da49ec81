//! A zip archive whose members are unpacked one by one and never kept.
//!
//! The archive is hostile until read: sizes are measured, not believed, names stay within its folder,
//! and no byte of the file belongs to two members.

use std::{
    borrow::Cow,
    collections::BTreeMap,
    io::{BufReader, Read, Seek as _, SeekFrom},
    sync::{Arc, Mutex},
};

use zip::{CompressionMethod, read::Config, unstable::read::ZipIterable};

use super::{Bytes, Container, Cursor, folded};
use crate::{
    Limits, Place, Refusal, RefusalKind, packed,
    read::{detect::looks_like, encoding, losses::Losses},
    refusal::zip_damage,
};

mod unpacking;

use unpacking::{Budget, Unpacking};

/// A zip archive.
pub struct Archive {
    name: String,
    bytes: Arc<dyn Bytes>,
    limits: Limits,
    members: Vec<Member>,
    exact: BTreeMap<String, usize>,
    /// By [`folded`] names; nothing where one stands for several members.
    folded: BTreeMap<String, Option<usize>>,
    repeated: Vec<String>,
    budget: Arc<Mutex<Budget>>,
}

/// What programs took for the encoding of names before they wrote UTF-8, beside the code page 437 of the
/// format: that of Windows, or that of its console, wherever they ran.
const OF_NAMES: [&str; 6] = [
    "windows-1252",
    "cp850",
    "windows-1250",
    "cp852",
    "windows-1251",
    "cp866",
];

/// A member as the list at the end of the archive has it.
struct Member {
    name: String,
    /// The bytes of a name that is no UTF-8.
    spelled: Option<Box<[u8]>>,
    /// The first byte of what is packed, unless nothing is where the list says.
    start: Option<u64>,
    packed_bytes: u64,
    bytes: u64,
    crc: u32,
    method: CompressionMethod,
    encrypted: bool,
}

impl Archive {
    /// Opens an archive and looks at the list of its members; nothing is unpacked.
    ///
    /// # Errors
    /// A [`Refusal`] when it is no whole zip archive, has too many members, a member whose name leaves
    /// the archive's folder, or members that share bytes.
    pub fn open(name: &str, bytes: Arc<dyn Bytes>, limits: &Limits) -> Result<Self, Refusal> {
        let refuse = |kind: RefusalKind| kind.at(name, Place::Whole);
        let mut head = [0; 512];
        let read = bytes.read_at(0, &mut head).unwrap_or(0);
        let head = head.get(..read).unwrap_or_default();
        if !head.starts_with(b"PK") {
            let seen = match head {
                [] => "an empty file".to_owned(),
                head => looks_like(head),
            };
            return Err(refuse(RefusalKind::UnknownFormat { seen }));
        }
        let damaged = |error| RefusalKind::Damaged {
            why: zip_damage(&error),
        };
        let reader = BufReader::new(Cursor::new(Arc::clone(&bytes)));
        let mut zip =
            ZipIterable::try_new(reader, Config::default()).map_err(|e| refuse(damaged(e)))?;
        packed::check_count(zip.len(), limits).map_err(refuse)?;
        let limit = packed::allowance(bytes.len(), limits).min(limits.unpacked_bytes as u64);
        let mut archive = Self {
            name: name.to_owned(),
            bytes,
            limits: *limits,
            members: Vec::new(),
            exact: BTreeMap::new(),
            folded: BTreeMap::new(),
            repeated: Vec::new(),
            budget: Arc::default(),
        };
        let mut extents = Vec::new();
        let mut list = u64::MAX;
        for entry in zip.files().map_err(|e| refuse(damaged(e)))? {
            let entry = entry.map_err(|e| refuse(damaged(e)))?;
            list = list.min(entry.central_header_start());
            let utf8 = std::str::from_utf8(entry.name_raw());
            let spelled = utf8.is_err().then(|| entry.name_raw().into());
            let name = match utf8 {
                // Many programs write UTF-8 and do not say so.
                Ok(name) if !name.is_ascii() => Ok(Cow::Borrowed(name)),
                _ => entry.name(),
            };
            let name = packed::checked(name).map_err(refuse)?.into_owned();
            let start = archive.start(entry.header_start());
            if let Some(start) = start {
                let end = start.saturating_add(entry.compressed_size());
                extents.push((entry.header_start(), end));
            }
            if !name.ends_with(['/', '\\']) {
                archive.add(Member {
                    name,
                    spelled,
                    start,
                    packed_bytes: entry.compressed_size(),
                    bytes: entry.size(),
                    crc: entry.crc32(),
                    method: entry.compression(),
                    encrypted: entry.encrypted(),
                });
            }
        }
        if share(&mut extents, list) {
            let why = "two of its members share the same bytes".to_owned();
            return Err(refuse(RefusalKind::Damaged { why }));
        }
        archive.budget = Arc::new(Mutex::new(Budget::new(limit, archive.members.len())));
        Ok(archive)
    }

    fn add(&mut self, mut member: Member) {
        let shown = member.name.replace('\\', "/");
        if self.exact.contains_key(&member.name) || self.exact.contains_key(&shown) {
            self.repeated.push(shown);
            return;
        }
        let at = self.members.len();
        self.folded
            .entry(folded(&member.name))
            .and_modify(|found| *found = None)
            .or_insert(Some(at));
        self.exact.insert(member.name, at);
        self.exact.entry(shown.clone()).or_insert(at);
        member.name = shown;
        self.members.push(member);
    }

    /// Returns where the packed bytes of a member begin: behind the header that stands before them
    /// (APPNOTE.TXT 6.3.10, 4.3.7).
    fn start(&self, header: u64) -> Option<u64> {
        let mut cursor = Cursor::new(Arc::clone(&self.bytes));
        cursor.seek(SeekFrom::Start(header)).ok()?;
        let mut fixed = [0; 30];
        cursor.read_exact(&mut fixed).ok()?;
        let [b'P', b'K', 3, 4, .., n0, n1, e0, e1] = fixed else {
            return None;
        };
        let lengths =
            u64::from(u16::from_le_bytes([n0, n1])) + u64::from(u16::from_le_bytes([e0, e1]));
        header.checked_add(30 + lengths)
    }

    fn find(&self, member: &str) -> Option<usize> {
        let exact = self.exact.get(member).copied();
        exact.or_else(|| self.folded.get(&folded(member)).copied().flatten())
    }

    /// Begins to unpack a member that may have so many bytes.
    fn unpack(&self, at: usize, most: usize) -> Result<Unpacking, Refusal> {
        let Some(member) = self.members.get(at) else {
            let why = "this part is missing".to_owned();
            return Err(RefusalKind::Damaged { why }.at(&self.name, Place::Whole));
        };
        let refuse = |kind: RefusalKind| kind.at(&self.name, Place::Member(member.name.clone()));
        let damaged = |why: &str| {
            let why = why.to_owned();
            refuse(RefusalKind::Damaged { why })
        };
        if member.encrypted {
            return Err(refuse(RefusalKind::Encrypted));
        }
        let declared = usize::try_from(member.bytes).unwrap_or(usize::MAX);
        Limits::check(declared, most, "the unpacked member").map_err(refuse)?;
        let start = member
            .start
            .ok_or_else(|| damaged("it does not stand where the archive says"))?;
        let mut cursor = Cursor::new(Arc::clone(&self.bytes));
        cursor
            .seek(SeekFrom::Start(start))
            .map_err(|error| damaged(&error.to_string()))?;
        let packed = BufReader::new(cursor.take(member.packed_bytes));
        let inner: Box<dyn Read> = match member.method {
            CompressionMethod::Stored => Box::new(packed),
            CompressionMethod::Deflated => Box::new(flate2::bufread::DeflateDecoder::new(packed)),
            _ => return Err(damaged("it is packed in a way that Ayni does not know")),
        };
        let by_ratio = packed::allowance(member.packed_bytes, &self.limits);
        Ok(Unpacking {
            inner,
            at,
            seen: 0,
            most: by_ratio.min(most as u64),
            bytes: member.bytes,
            crc: member.crc,
            sum: flate2::Crc::new(),
            budget: Arc::clone(&self.budget),
        })
    }
}

impl Container for Archive {
    fn name(&self) -> &str {
        &self.name
    }

    fn members(&self) -> Vec<String> {
        self.members
            .iter()
            .map(|member| member.name.clone())
            .collect()
    }

    fn also_called(&self, member: &str) -> Vec<String> {
        let found = self.exact.get(member).and_then(|at| self.members.get(*at));
        let Some(bytes) = found.and_then(|member| member.spelled.as_deref()) else {
            return Vec::new();
        };
        let read = |label| encoding::as_stored(bytes, Some(label), None, &mut Losses::default());
        let names = OF_NAMES.into_iter().filter_map(|label| read(label).ok());
        names.map(|name| name.text.into_owned()).collect()
    }

    fn repeated(&self) -> &[String] {
        &self.repeated
    }

    fn read(&mut self, member: &str) -> Result<Option<Vec<u8>>, Refusal> {
        let Some(at) = self.find(member) else {
            return Ok(None);
        };
        let most = self.limits.file_bytes.min(self.limits.member_bytes);
        let mut whole = Vec::new();
        let read = self.unpack(at, most)?.read_to_end(&mut whole);
        read.map_err(|error| {
            unpacking::kind(error).at(&self.name, Place::Member(member.to_owned()))
        })?;
        Ok(Some(whole))
    }

    fn stream(&mut self, member: &str) -> Result<Option<Box<dyn Read>>, Refusal> {
        let Some(at) = self.find(member) else {
            return Ok(None);
        };
        let unpacking = self.unpack(at, self.limits.member_bytes)?;
        Ok(Some(Box::new(unpacking)))
    }
}

/// Tells whether a byte belongs to two members, or to a member and to the list of them, which begins
/// at a place. Such an archive unpacks to more than its size allows, however honest its ratios look.
fn share(extents: &mut [(u64, u64)], list: u64) -> bool {
    extents.sort_unstable();
    let mut end = 0;
    for (from, to) in extents {
        if *from < end || *to > list {
            return true;
        }
        end = *to;
    }
    false
}

#[cfg(test)]
mod tests;
