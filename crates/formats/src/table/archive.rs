//! Looks into a packed workbook before the library that reads it does.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::refusal::zip_damage;
use crate::{Limits, Place, Refusal, RefusalKind};

const WHAT: &str = "the unpacked content of the file";

/// A packed file whose members are known to fit the limits.
pub(super) struct Archive<'b> {
    name: String,
    zip: ZipArchive<Cursor<&'b [u8]>>,
}

impl<'b> Archive<'b> {
    /// Opens a packed file: refuses names that leave its folder, encrypted members, and more or
    /// larger members than the limits allow. Sizes are measured, not believed.
    pub(super) fn open(name: &str, bytes: &'b [u8], limits: &Limits) -> Result<Self, Refusal> {
        let damaged = |error: &ZipError| {
            let why = zip_damage(error);
            RefusalKind::Damaged { why }
        };
        let whole = |kind: RefusalKind| kind.at(name, Place::Whole);
        let mut zip =
            ZipArchive::new(Cursor::new(bytes)).map_err(|error| whole(damaged(&error)))?;
        Limits::check(zip.len(), limits.members, "the number of members").map_err(whole)?;
        let by_ratio = bytes.len().saturating_mul(limits.expansion_ratio);
        let most = by_ratio.max(16 << 20).min(limits.unpacked_bytes);
        let mut left = most as u64;
        for index in 0..zip.len() {
            let raw = zip
                .by_index_raw(index)
                .map_err(|error| whole(damaged(&error)))?;
            let member = String::from_utf8_lossy(raw.name_raw()).into_owned();
            let here = |kind: RefusalKind| kind.at(name, Place::Member(member.clone()));
            if raw.enclosed_name().is_none() {
                return Err(here(RefusalKind::PathEscape {
                    name: member.clone(),
                }));
            }
            if raw.encrypted() {
                return Err(here(RefusalKind::Encrypted));
            }
            drop(raw);
            let unpacked = match zip.by_index(index) {
                Ok(file) => std::io::copy(&mut file.take(left + 1), &mut std::io::sink()),
                Err(error) => return Err(here(damaged(&error))),
            };
            let unpacked = unpacked.map_err(|error| {
                let why = error.to_string();
                here(RefusalKind::Damaged { why })
            })?;
            left = left.checked_sub(unpacked).ok_or_else(|| {
                here(RefusalKind::TooLarge {
                    what: WHAT,
                    limit: most,
                })
            })?;
        }
        Ok(Self {
            name: name.to_owned(),
            zip,
        })
    }

    /// Tells whether there is a member of that name.
    pub(super) fn has(&self, member: &str) -> bool {
        self.zip.index_for_name(member).is_some()
    }

    /// Returns the names of the members.
    pub(super) fn members(&self) -> Vec<String> {
        let names = self.zip.file_names().flatten();
        names.map(std::borrow::Cow::into_owned).collect()
    }

    /// Returns a member as text, what is not UTF-8 as U+FFFD.
    pub(super) fn text(&mut self, member: &str) -> Result<String, Refusal> {
        let mut bytes = Vec::new();
        let read = match self.zip.by_name(member) {
            Ok(mut file) => file
                .read_to_end(&mut bytes)
                .map_err(|error| error.to_string()),
            Err(error) => Err(error.to_string()),
        };
        read.map_err(|why| {
            RefusalKind::Damaged { why }.at(&self.name, Place::Member(member.to_owned()))
        })?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }
}
