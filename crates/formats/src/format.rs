//! The formats that Ayni reads and writes, and how a file's is told.

use std::fmt;

/// A file format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// Plain text in any encoding.
    Txt,
    /// Markdown.
    Md,
    /// Word (Office Open XML).
    Docx,
    /// LibreOffice text (OpenDocument).
    Odt,
    /// Rich Text Format.
    Rtf,
    /// HTML page.
    Html,
    /// Electronic book.
    Epub,
    /// Portable Document Format.
    Pdf,
    /// SubRip subtitles.
    Srt,
    /// WebVTT subtitles.
    Vtt,
    /// Comma (semicolon, tab) separated table.
    Csv,
    /// Excel table.
    Xlsx,
    /// JSON; written only.
    Json,
}

impl Format {
    /// Every format, in the order of the documentation.
    pub const ALL: [Self; 13] = [
        Self::Txt,
        Self::Md,
        Self::Docx,
        Self::Odt,
        Self::Rtf,
        Self::Html,
        Self::Epub,
        Self::Pdf,
        Self::Srt,
        Self::Vtt,
        Self::Csv,
        Self::Xlsx,
        Self::Json,
    ];

    /// Returns the usual extension, without the dot.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Txt => "txt",
            Self::Md => "md",
            Self::Docx => "docx",
            Self::Odt => "odt",
            Self::Rtf => "rtf",
            Self::Html => "html",
            Self::Epub => "epub",
            Self::Pdf => "pdf",
            Self::Srt => "srt",
            Self::Vtt => "vtt",
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Json => "json",
        }
    }

    /// Returns the format of an extension (`htm`, `markdown` and such included), case aside.
    #[must_use]
    pub fn from_extension(extension: &str) -> Option<Self> {
        let lower = extension.to_ascii_lowercase();
        Some(match lower.as_str() {
            "text" | "log" => Self::Txt,
            "markdown" => Self::Md,
            "htm" | "xhtml" => Self::Html,
            "tsv" => Self::Csv,
            other => {
                return Self::ALL
                    .into_iter()
                    .find(|format| format.extension() == other);
            }
        })
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.extension())
    }
}
