//! The least that a Word document needs (ECMA-376, part 1: WordprocessingML).

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::WriteError;
use super::escape::{allowed, xml};
use crate::Format;

const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// A document under way: the content of its body, and of its comments.
#[derive(Debug, Default)]
pub(super) struct Document {
    pub(super) body: String,
    pub(super) comments: String,
    pub(super) title: String,
    pub(super) language: String,
    /// Whether pages lie on their side, as wide tables want them.
    pub(super) landscape: bool,
}

/// Writes words as a run: line ends and tabs as Word has them. `style` is the content of `w:rPr`.
pub(super) fn run(out: &mut String, words: &str, style: &str) {
    if words.is_empty() {
        return;
    }
    out.push_str("<w:r>");
    if !style.is_empty() {
        let _ = write!(out, "<w:rPr>{style}</w:rPr>");
    }
    let mut plain = String::new();
    for char in words.chars() {
        match char {
            '\n' | '\t' | '\r' => {
                text(out, &mut plain);
                match char {
                    '\n' => out.push_str("<w:br/>"),
                    '\t' => out.push_str("<w:tab/>"),
                    _ => {}
                }
            }
            other => plain.push(allowed(other)),
        }
    }
    text(out, &mut plain);
    out.push_str("</w:r>");
}

fn text(out: &mut String, plain: &mut String) {
    if !plain.is_empty() {
        let _ = write!(out, "<w:t xml:space=\"preserve\">{}</w:t>", xml(plain));
        plain.clear();
    }
}

/// Writes a paragraph of one style (`Title`, `Heading1`, `Quote`; none for plain text).
pub(super) fn paragraph(out: &mut String, style: &str, content: impl FnOnce(&mut String)) {
    out.push_str("<w:p>");
    if !style.is_empty() {
        let _ = write!(out, "<w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>");
    }
    content(out);
    out.push_str("</w:p>");
}

impl Document {
    /// Packs the document. Its members bear the date 1 January 1980, the first a zip can hold, so
    /// that the same document has the same bytes.
    pub(super) fn finish(self) -> Result<Vec<u8>, WriteError> {
        let commented = !self.comments.is_empty();
        let (types, relations) = if commented {
            (
                format!(
                    "<Override PartName=\"/word/comments.xml\" \
                     ContentType=\"{WORD}.comments+xml\"/>"
                ),
                format!(
                    "<Relationship Id=\"r2\" Type=\"{OFFICE}/comments\" \
                     Target=\"comments.xml\"/>"
                ),
            )
        } else {
            (String::new(), String::new())
        };
        let size = if self.landscape {
            "<w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/>"
        } else {
            "<w:pgSz w:w=\"11906\" w:h=\"16838\"/>"
        };
        let mut parts = vec![
            (
                "[Content_Types].xml",
                format!(
                    "<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"rels\" \
                     ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
                     <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
                     <Override PartName=\"/word/document.xml\" \
                     ContentType=\"{WORD}.document.main+xml\"/>\
                     <Override PartName=\"/word/styles.xml\" ContentType=\"{WORD}.styles+xml\"/>\
                     <Override PartName=\"/docProps/core.xml\" ContentType=\
                     \"application/vnd.openxmlformats-package.core-properties+xml\"/>{types}</Types>"
                ),
            ),
            (
                "_rels/.rels",
                format!(
                    "<Relationships xmlns=\"{PACKAGE}/relationships\"><Relationship Id=\"r1\" \
                     Type=\"{OFFICE}/officeDocument\" Target=\"word/document.xml\"/>\
                     <Relationship Id=\"r2\" \
                     Type=\"{PACKAGE}/relationships/metadata/core-properties\" \
                     Target=\"docProps/core.xml\"/></Relationships>"
                ),
            ),
            (
                "docProps/core.xml",
                format!(
                    "<cp:coreProperties xmlns:cp=\"{PACKAGE}/metadata/core-properties\" \
                     xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{}</dc:title>\
                     <dc:language>{}</dc:language></cp:coreProperties>",
                    xml(&self.title),
                    xml(&self.language)
                ),
            ),
            (
                "word/document.xml",
                format!(
                    "<w:document xmlns:w=\"{MAIN}\"><w:body>{}<w:sectPr>{size}<w:pgMar \
                     w:top=\"1134\" w:right=\"1134\" w:bottom=\"1134\" w:left=\"1134\" \
                     w:header=\"709\" w:footer=\"709\" w:gutter=\"0\"/></w:sectPr></w:body>\
                     </w:document>",
                    self.body
                ),
            ),
            (
                "word/_rels/document.xml.rels",
                format!(
                    "<Relationships xmlns=\"{PACKAGE}/relationships\"><Relationship Id=\"r1\" \
                     Type=\"{OFFICE}/styles\" Target=\"styles.xml\"/>{relations}</Relationships>"
                ),
            ),
            ("word/styles.xml", styles(&self.language)),
        ];
        if commented {
            let comments = format!(
                "<w:comments xmlns:w=\"{MAIN}\">{}</w:comments>",
                self.comments
            );
            parts.push(("word/comments.xml", comments));
        }
        pack(&parts).map_err(|error| WriteError::NoRoom {
            format: Format::Docx,
            why: error.to_string(),
        })
    }
}

fn styles(language: &str) -> String {
    let style = |id: &str, name: &str, paragraph: &str, run: &str| {
        format!(
            "<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/>\
             <w:basedOn w:val=\"Normal\"/><w:qFormat/><w:pPr>{paragraph}</w:pPr>\
             <w:rPr>{run}</w:rPr></w:style>"
        )
    };
    let heading = "<w:keepNext/><w:spacing w:before=\"240\" w:after=\"120\"/>";
    format!(
        "<w:styles xmlns:w=\"{MAIN}\"><w:docDefaults><w:rPrDefault><w:rPr>\
         <w:rFonts w:ascii=\"Calibri\" w:hAnsi=\"Calibri\" w:cs=\"Calibri\"/>\
         <w:sz w:val=\"22\"/><w:lang w:val=\"{}\"/></w:rPr></w:rPrDefault></w:docDefaults>\
         <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\">\
         <w:name w:val=\"Normal\"/><w:pPr><w:spacing w:after=\"120\"/></w:pPr></w:style>{}{}{}\
         <w:style w:type=\"table\" w:default=\"1\" w:styleId=\"Grid\"><w:name w:val=\"Table Grid\"/>\
         <w:tblPr><w:tblBorders>{}</w:tblBorders><w:tblCellMar>\
         <w:left w:w=\"85\" w:type=\"dxa\"/><w:right w:w=\"85\" w:type=\"dxa\"/></w:tblCellMar>\
         </w:tblPr></w:style></w:styles>",
        xml(language),
        style("Title", "Title", heading, "<w:b/><w:sz w:val=\"36\"/>"),
        style(
            "Heading1",
            "heading 1",
            &format!("{heading}<w:outlineLvl w:val=\"0\"/>"),
            "<w:b/><w:sz w:val=\"28\"/>"
        ),
        style("Quote", "Quote", "<w:ind w:left=\"567\"/>", "<w:i/>"),
        ["top", "left", "bottom", "right", "insideH", "insideV"]
            .map(|side| format!(
                "<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"808080\"/>"
            ))
            .concat(),
    )
}

fn pack(parts: &[(&str, String)]) -> Result<Vec<u8>, zip::result::ZipError> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, options)?;
        zip.write_all(DECLARATION.as_bytes())?;
        zip.write_all(content.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}
