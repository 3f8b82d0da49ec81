//! Writing a REFI-QDA project: its XML section by section, and the archive around it.

use std::{
    borrow::Cow,
    io::{self, Seek, Write},
};

use zip::{CompressionMethod, DateTime, ZipWriter, write::SimpleFileOptions};

use super::{
    dom::{Element, escape},
    schema::{Checker, Invalid, Schema},
};
use crate::foreign::positions::Unit;

/// The namespace of projects.
const PROJECT: &str = "urn:QDA-XML:project:1.0";

/// The namespace of codebooks.
const CODEBOOK: &str = "urn:QDA-XML:codebook:1.0";

/// For which program a project is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Profile {
    /// As the standard says: code points, line ends of one character.
    #[default]
    Standard,
    /// For NVivo, which counts UTF-16 units.
    Nvivo,
    /// For MAXQDA: line ends of two characters in the files, which count as one.
    Maxqda,
}

impl Profile {
    /// Every profile.
    pub const ALL: [Self; 3] = [Self::Standard, Self::Nvivo, Self::Maxqda];

    /// Returns the word by which it is asked for.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Standard => "standard",
            Self::Nvivo => "nvivo",
            Self::Maxqda => "maxqda",
        }
    }

    /// Returns what positions count.
    #[must_use]
    pub const fn unit(self) -> Unit {
        match self {
            Self::Nvivo => Unit::Utf16,
            Self::Standard | Self::Maxqda => Unit::CodePoints,
        }
    }

    /// Returns a text as its file has it, both in UTF-8.
    #[must_use]
    pub fn text(self, text: &[u8]) -> Cow<'_, [u8]> {
        match self {
            Self::Maxqda => {
                let lines: Vec<&[u8]> = text.split(|byte| *byte == b'\n').collect();
                Cow::Owned(lines.join(&b"\r\n"[..]))
            }
            Self::Standard | Self::Nvivo => Cow::Borrowed(text),
        }
    }
}

/// The sections of a project, in the order of the schema.
const SECTIONS: [&str; 9] = [
    "Users",
    "CodeBook",
    "Variables",
    "Cases",
    "Sources",
    "Notes",
    "Links",
    "Sets",
    "Graphs",
];

/// Why XML was not written.
#[derive(Debug, thiserror::Error)]
pub enum Unwritten {
    /// It cannot be written.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// It would not be valid.
    #[error(transparent)]
    Invalid(#[from] Invalid),
}

/// Writes the XML of a project. Every piece is held against the schema before it is written.
#[derive(Debug)]
pub struct ProjectXml<W: Write> {
    out: W,
    checker: Checker,
    section: Option<&'static str>,
    buffer: String,
}

impl<W: Write> ProjectXml<W> {
    /// Begins a project; `root` has its attributes.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn begin(out: W, root: &Element<'_>) -> Result<Self, Unwritten> {
        let mut xml = Self {
            out,
            checker: Checker::new(Schema::Project),
            section: None,
            buffer: head("Project", PROJECT, root),
        };
        xml.put()?;
        Ok(xml)
    }

    /// Writes an element of a section; a section that has none is not written. Sections come in the
    /// order of the schema.
    ///
    /// # Errors
    /// When it cannot be written. One that is not valid is not written, and another may be.
    pub fn element(
        &mut self,
        section: &'static str,
        element: &Element<'_>,
    ) -> Result<(), Unwritten> {
        debug_assert!(SECTIONS.contains(&section), "{section} is a section");
        let before = (self.section, self.buffer.len(), self.checker.clone());
        if self.section != Some(section) {
            self.close();
            self.section = Some(section);
            self.buffer.extend(["<", section, ">\n"]);
        }
        if let Err(invalid) = self.hold(element) {
            self.section = before.0;
            self.buffer.truncate(before.1);
            self.checker = before.2;
            return Err(invalid.into());
        }
        self.flush()?;
        Ok(())
    }

    /// Puts an element behind what stands before it, and holds both against the schema.
    fn hold(&mut self, element: &Element<'_>) -> Result<(), Invalid> {
        self.checker.take(&self.buffer)?;
        let at = self.buffer.len();
        element.write(&mut self.buffer);
        let written = self.buffer.get(at..).unwrap_or_default();
        let mut reader = cfg!(debug_assertions).then(|| self.checker.clone());
        let held = self.checker.take_element(element, written);
        debug_assert_eq!(
            reader.as_mut().map(|reader| reader.take(written).is_ok()),
            Some(held.is_ok()),
            "what is written says what the element does: {written}"
        );
        held
    }

    /// Writes what has been put together, held against the schema.
    fn put(&mut self) -> Result<(), Unwritten> {
        self.checker.take(&self.buffer)?;
        self.flush()?;
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.write_all(self.buffer.as_bytes())?;
        self.buffer.clear();
        Ok(())
    }

    fn close(&mut self) {
        if let Some(section) = self.section.take() {
            self.buffer.extend(["</", section, ">\n"]);
        }
    }

    /// Ends the project with elements of the root itself, and gives back what it was written to.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn finish(mut self, last: &[Element<'_>]) -> Result<W, Unwritten> {
        self.close();
        for element in last {
            element.write(&mut self.buffer);
        }
        self.buffer.push_str("</Project>\n");
        self.put()?;
        self.checker.finish()?;
        Ok(self.out)
    }
}

/// Returns a codebook as a file of its own (`.qdc`).
#[must_use]
pub fn codebook(root: &Element<'_>, codes: &Element<'_>, sets: &[Element<'_>]) -> String {
    let mut out = head("CodeBook", CODEBOOK, root);
    codes.write(&mut out);
    if !sets.is_empty() {
        out.push_str("<Sets>\n");
        sets.iter().for_each(|set| set.write(&mut out));
        out.push_str("</Sets>\n");
    }
    out.push_str("</CodeBook>\n");
    out
}

fn head(name: &str, namespace: &str, root: &Element<'_>) -> String {
    let mut out =
        format!("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<{name} xmlns=\"{namespace}\"");
    for (key, value) in &root.attributes {
        out.push(' ');
        out.push_str(key);
        out.push_str("=\"");
        escape(value, true, &mut out);
        out.push('"');
    }
    out.push_str(">\n");
    out
}

/// How hard is packed, from 1 to 9. Most of the XML are identities, which nothing packs well: 2 takes half a
/// second more for 150,000 codings, and makes the archive a quarter smaller.
const LEVEL: i64 = 1;

/// The archive around a project. The same members give the same bytes.
pub struct ArchiveWriter<W: Write + Seek> {
    zip: ZipWriter<W>,
}

impl<W: Write + Seek> ArchiveWriter<W> {
    /// Begins an archive.
    #[must_use]
    pub fn begin(out: W) -> Self {
        Self {
            zip: ZipWriter::new(out),
        }
    }

    /// Begins a member, to which is written what follows. What is packed already is not packed again.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn member(&mut self, name: &str) -> io::Result<&mut dyn Write> {
        const PACKED: [&str; 12] = [
            ".pdf", ".jpg", ".jpeg", ".png", ".docx", ".odt", ".mp3", ".mp4", ".m4a", ".ogg",
            ".zip", ".webm",
        ];
        let lower = name.to_lowercase();
        let method = match PACKED.iter().any(|ending| lower.ends_with(ending)) {
            true => CompressionMethod::Stored,
            false => CompressionMethod::Deflated,
        };
        let options = SimpleFileOptions::default()
            .compression_method(method)
            .compression_level((method == CompressionMethod::Deflated).then_some(LEVEL))
            .last_modified_time(DateTime::default())
            .large_file(true);
        self.zip
            .start_file(name, options)
            .map_err(io::Error::other)?;
        Ok(&mut self.zip)
    }

    /// Ends the archive and gives back what it was written to.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn finish(self) -> io::Result<W> {
        self.zip.finish().map_err(io::Error::other)
    }
}
