//! Zip archives with a document inside: opened once, read member by member within limits.

use std::io::{Cursor, Read as _};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::packed;
use crate::read::detect::EMPTY;
use crate::refusal::zip_damage;
use crate::{Format, Limits, Place, Refusal, RefusalKind};

/// An archive, and how much of it may still be unpacked.
pub(crate) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    file: &'b str,
    limits: Limits,
    allowance: usize,
    limit: usize,
}

impl<'b> Package<'b> {
    /// Opens an archive and looks at the names of its members.
    pub(crate) fn open(
        file: &'b str,
        expected: Format,
        bytes: &'b [u8],
        limits: &Limits,
    ) -> Result<Self, Refusal> {
        if !bytes.starts_with(b"PK") {
            let why = match bytes {
                [] => EMPTY,
                _ => "it is no zip archive",
            };
            let why = why.to_owned();
            return Err(RefusalKind::NotThisFormat { expected, why }.at(file, Place::Whole));
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| {
            let why = zip_damage(&error);
            RefusalKind::Damaged { why }.at(file, Place::Whole)
        })?;
        packed::check_count(archive.len(), limits).map_err(|kind| kind.at(file, Place::Whole))?;
        for member in archive.file_names() {
            packed::checked(member).map_err(|kind| kind.at(file, Place::Whole))?;
        }
        let by_ratio = packed::allowance(bytes.len() as u64, limits);
        let by_ratio = usize::try_from(by_ratio).unwrap_or(usize::MAX);
        let limit = limits.unpacked_bytes.min(by_ratio);
        Ok(Self {
            archive,
            file,
            limits: *limits,
            allowance: limit,
            limit,
        })
    }

    /// Returns the name of the file, for refusals.
    pub(crate) const fn file(&self) -> &'b str {
        self.file
    }

    /// Returns the limits it was opened with.
    pub(crate) const fn limits(&self) -> Limits {
        self.limits
    }

    /// Tells whether there is such a member.
    pub(crate) fn has(&self, member: &str) -> bool {
        self.archive.index_for_name(member).is_some()
    }

    /// Unpacks a member, or returns nothing when there is none.
    pub(crate) fn read(&mut self, member: &str) -> Result<Option<Vec<u8>>, Refusal> {
        let file = self.file;
        let at = || Place::Member(member.to_owned());
        let part = match self.archive.by_name(member) {
            Ok(part) => part,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(error) => return Err(packed::damage(&error).at(file, at())),
        };
        let mut bytes = Vec::new();
        // One more than is allowed: what is still there then is too much.
        part.take(self.allowance as u64 + 1)
            .read_to_end(&mut bytes)
            .map_err(|error| {
                let why = format!("it cannot be unpacked: {error}");
                RefusalKind::Damaged { why }.at(file, at())
            })?;
        self.allowance = self.allowance.checked_sub(bytes.len()).ok_or_else(|| {
            RefusalKind::TooLarge {
                what: "the unpacked file",
                limit: self.limit,
            }
            .at(file, at())
        })?;
        Ok(Some(bytes))
    }

    /// Unpacks a member without which the file is not what it claims.
    pub(crate) fn require(&mut self, member: &str) -> Result<Vec<u8>, Refusal> {
        self.read(member)?.ok_or_else(|| {
            let why = "this part is missing".to_owned();
            RefusalKind::Damaged { why }.at(self.file, Place::Member(member.to_owned()))
        })
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use std::io::Write as _;

    /// Makes an archive of named members.
    pub(crate) fn archive(members: &[(&str, &str)]) -> Vec<u8> {
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let options = zip::write::SimpleFileOptions::default();
        for (name, content) in members {
            writer.start_file(*name, options).unwrap();
            writer.write_all(content.as_bytes()).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    fn open(bytes: &[u8]) -> Result<(), RefusalKind> {
        let opened = Package::open("a.docx", Format::Docx, bytes, &Limits::default());
        opened.map(|_| ()).map_err(|refusal| refusal.kind)
    }

    #[test]
    fn a_member_that_leaves_its_folder_is_refused() {
        for name in ["../x", "a/../../x", "/etc/x", "a\\..\\x", "C:\\x", "\\x"] {
            assert_eq!(
                open(&archive(&[(name, "x")])),
                Err(RefusalKind::PathEscape { name: name.into() })
            );
        }
        assert_eq!(open(&archive(&[("a..b/..c", "x")])), Ok(()));
    }

    #[test]
    fn a_bomb_is_refused_while_it_unpacks() {
        let bytes = archive(&[("a", &"0".repeat(40 << 20))]);
        assert!(bytes.len() < 100_000, "the file itself is small");
        let mut package = Package::open("a.zip", Format::Docx, &bytes, &Limits::default()).unwrap();
        let refusal = package.read("a").unwrap_err();
        assert!(matches!(refusal.kind, RefusalKind::TooLarge { .. }));
        assert_eq!(refusal.place, Place::Member("a".into()));
    }

    #[test]
    fn too_many_members_are_refused() {
        let limits = Limits {
            members: 1,
            ..Limits::default()
        };
        let bytes = archive(&[("a", ""), ("b", "")]);
        let refusal = Package::open("a.zip", Format::Docx, &bytes, &limits).err();
        assert!(matches!(
            refusal.unwrap().kind,
            RefusalKind::TooLarge { limit: 1, .. }
        ));
    }

    #[test]
    fn a_damaged_member_is_named() {
        let mut bytes = archive(&[("a", "hello hello hello hello")]);
        let at = bytes.windows(1).position(|w| w == b"a").unwrap() + 2;
        bytes[at] ^= 0x55;
        let mut package = Package::open("a.zip", Format::Docx, &bytes, &Limits::default()).unwrap();
        let refusal = package.read("a").unwrap_err();
        assert!(matches!(refusal.kind, RefusalKind::Damaged { .. }));
        assert_eq!(refusal.place, Place::Member("a".into()));
        assert_eq!(package.read("b"), Ok(None));
    }
}
