//! A coded text as a Word document: each coding is a comment on its passage, by its coder.

use std::fmt::Write as _;

use super::WriteError;
use super::document::{Document, paragraph, run};
use super::escape::xml;
use super::segments::{Coding, Segment, View};

pub(super) fn write(view: &View<'_>) -> Result<Vec<u8>, WriteError> {
    let coded = view.coded;
    let mut document = Document {
        title: coded.title.clone(),
        language: coded.wording.language.clone(),
        ..Document::default()
    };
    let body = &mut document.body;
    paragraph(body, "Title", |out| run(out, &coded.title, ""));
    for (name, value) in &coded.properties {
        paragraph(body, "", |out| {
            run(out, &format!("{name}: "), "<w:b/>");
            run(out, value, "");
        });
    }
    let mut placed = vec![false; view.codings.len()];
    for line in &view.paragraphs {
        paragraph(body, "", |out| {
            for segment in &line.segments {
                piece(out, segment, &coded.wording.page);
                segment
                    .opens
                    .iter()
                    .for_each(|coding| placed[*coding] = true);
            }
        });
    }
    if !view.codes.is_empty() {
        paragraph(body, "Heading1", |out| run(out, &coded.wording.codes, ""));
    }
    for (code, definition) in &view.codes {
        paragraph(body, "", |out| {
            run(out, code, "<w:b/>");
            if !definition.is_empty() {
                run(out, &format!(": {definition}"), "");
            }
        });
    }
    for (id, coding) in view.codings.iter().enumerate() {
        // A coding of nothing but line ends has no words to anchor a comment to.
        if placed[id] {
            comment(&mut document.comments, id, view, coding);
        }
    }
    document.finish()
}

fn piece(out: &mut String, segment: &Segment<'_>, page: &str) {
    if let Some(label) = segment.page {
        run(
            out,
            &format!("[{page} {label}] "),
            "<w:vertAlign w:val=\"superscript\"/>",
        );
    }
    for id in &segment.opens {
        let _ = write!(out, "<w:commentRangeStart w:id=\"{id}\"/>");
    }
    run(out, segment.words, "");
    for id in &segment.closes {
        let _ = write!(
            out,
            "<w:commentRangeEnd w:id=\"{id}\"/><w:r><w:commentReference w:id=\"{id}\"/></w:r>"
        );
    }
}

fn comment(out: &mut String, id: usize, view: &View<'_>, coding: &Coding<'_>) {
    let coder = &coding.given.coder;
    let initials: String = coder
        .split_whitespace()
        .filter_map(|name| name.chars().next())
        .take(4)
        .collect();
    let _ = write!(
        out,
        "<w:comment w:id=\"{id}\" w:author=\"{}\" w:initials=\"{}\">",
        xml(coder),
        xml(&initials)
    );
    paragraph(out, "", |out| run(out, &view.code_of(coding), "<w:b/>"));
    if let Some(memo) = &coding.given.memo {
        paragraph(out, "", |out| run(out, memo, ""));
    }
    out.push_str("</w:comment>");
}
