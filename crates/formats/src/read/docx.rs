//! Word (Office Open XML).
//!
//! One line end per paragraph, so that an empty paragraph stays an empty line. A row of a table is
//! a line, its cells are apart by a tab, and paragraphs inside a cell keep their line ends: whole
//! interviews are set in tables, and their paragraphs must not run together. Notes stand at the end
//! of the text as `[1] words`, each once, their references as `[1]` in it. What tracked changes insert is
//! kept, what they delete is a loss. Numbers of items and clauses ([`numbering`]) stand before their
//! words; hidden words and the prompts of forms are losses.

mod body;
mod numbering;
mod styles;

use std::collections::BTreeMap;

use ayni_model::layout::{BlockKind, Comment, PlainDocument};

use crate::read::build::TextBuilder;
use crate::read::losses::Losses;
use crate::read::numerals;
use crate::read::package::Package;
use crate::read::xml::{self, Piece, Xml};
use crate::{LossKind, Place, Refusal};
use body::Body;
use numbering::Numbering;
use styles::Styles;

/// Reads a Word document.
pub(crate) fn read(package: &mut Package<'_>) -> Result<(PlainDocument, Losses), Refusal> {
    let mut losses = Losses::default();
    let limits = package.limits();
    let file = package.file();
    let main = main_part(package)?;
    let folder = main
        .rsplit_once('/')
        .map_or(String::new(), |(folder, _)| format!("{folder}/"));
    let part = |name: &str| format!("{folder}{name}");
    let mut text = TextBuilder::new(&limits);
    properties(package, &mut text)?;

    let styles = match package.read(&part("styles.xml"))? {
        Some(bytes) => {
            let content = xml::decode(&bytes, &mut losses);
            styles::read(&mut Xml::new(&content, file, &part("styles.xml"), &limits))?
        }
        None => Styles::default(),
    };
    let numbering = match package.read(&part("numbering.xml"))? {
        Some(bytes) => {
            let content = xml::decode(&bytes, &mut losses);
            let member = part("numbering.xml");
            let mut xml = Xml::new(&content, file, &member, &limits);
            numbering::read(&mut xml, styles.lists())?
        }
        None => Numbering::default(),
    };
    let comments = comments(package, &part("comments.xml"))?;
    let bytes = package.require(&main)?;
    let content = xml::decode(&bytes, &mut losses);
    let mut body = Body::new(&mut text, &mut losses, &styles, &numbering);
    body.read(&mut Xml::new(&content, file, &main, &limits))?;
    let ranges = std::mem::take(&mut body.comments);
    let (footnotes, endnotes) = (
        std::mem::take(&mut body.footnotes),
        std::mem::take(&mut body.endnotes),
    );

    for (name, notes_met, label) in [
        ("footnotes.xml", footnotes, arabic as fn(usize) -> String),
        ("endnotes.xml", endnotes, numerals::roman),
    ] {
        let Some(bytes) = package.read(&part(name))? else {
            continue;
        };
        let content = xml::decode(&bytes, &mut losses);
        let member = part(name);
        let notes = notes(&mut Xml::new(&content, file, &member, &limits))?;
        for (number, id) in notes_met.ids.iter().enumerate() {
            let Some((prefix, range)) = notes.get(id) else {
                continue;
            };
            let label = label(number + 1);
            if text.at() > 0 {
                text.push('\n');
            }
            text.push_str(&format!("[{label}] "));
            let start = text.at();
            let mut body = Body::new(&mut text, &mut losses, &styles, &numbering);
            body.prefix.clone_from(prefix);
            body.in_note = true;
            let words = content.get(range.clone()).unwrap_or_default();
            body.read(&mut Xml::new(words, file, &member, &limits))?;
            text.block(start, BlockKind::Note(label));
        }
    }
    place_comments(&mut text, comments, &ranges);
    page_furniture(package, &folder, &mut losses)?;
    let document = text.finish().map_err(|kind| kind.at(file, Place::Whole))?;
    Ok((document, losses))
}

/// Returns the name of the part that holds the words, as the package's relations say.
fn main_part(package: &mut Package<'_>) -> Result<String, Refusal> {
    let usual = "word/document.xml".to_owned();
    if package.has(&usual) {
        return Ok(usual);
    }
    let member = "_rels/.rels";
    let Some(bytes) = package.read(member)? else {
        return Ok(usual);
    };
    let content = xml::decode(&bytes, &mut Losses::default()).into_owned();
    let limits = package.limits();
    let mut xml = Xml::new(&content, package.file(), member, &limits);
    loop {
        match xml.next()? {
            Piece::Open(element) if element.local() == "Relationship" => {
                let kind = element.get("Type").unwrap_or_default();
                if kind.ends_with("/officeDocument") {
                    let target = element.get("Target").unwrap_or_default();
                    return Ok(target.trim_start_matches('/').to_owned());
                }
            }
            Piece::End => return Ok(usual),
            Piece::Open(_) | Piece::Close(_) | Piece::Text(_) => {}
        }
    }
}

fn properties(package: &mut Package<'_>, text: &mut TextBuilder) -> Result<(), Refusal> {
    let member = "docProps/core.xml";
    let Some(bytes) = package.read(member)? else {
        return Ok(());
    };
    let content = xml::decode(&bytes, &mut Losses::default());
    let limits = package.limits();
    let mut xml = Xml::new(&content, package.file(), member, &limits);
    loop {
        match xml.next()? {
            Piece::Open(element) => {
                let name = match element.local() {
                    "title" => "title",
                    "creator" => "author",
                    "created" => "date",
                    "language" => "language",
                    _ => continue,
                };
                let value = xml.words()?;
                text.property(name, &value);
            }
            Piece::End => return Ok(()),
            Piece::Close(_) | Piece::Text(_) => {}
        }
    }
}

/// Where a note's element lies in its part, with the prefix of its names.
type NoteRange = (String, std::ops::Range<usize>);

/// Finds the notes of a part by their identifiers; the lines that Word draws above notes are none.
fn notes(xml: &mut Xml<'_>) -> Result<BTreeMap<String, NoteRange>, Refusal> {
    let mut notes = BTreeMap::new();
    let mut prefix = "w:".to_owned();
    loop {
        let start = xml.position();
        match xml.next()? {
            Piece::Open(element) if matches!(element.local(), "footnote" | "endnote") => {
                let kind = element.get("type").unwrap_or_default();
                let id = element.get("id").unwrap_or_default();
                xml.skip()?;
                if kind.is_empty() || kind == "normal" {
                    notes.insert(id, (prefix.clone(), start..xml.position()));
                }
            }
            Piece::Open(element) => {
                if let Some(bound) = element.prefix_of(&body::NAMESPACES) {
                    prefix = bound;
                }
            }
            Piece::End => return Ok(notes),
            Piece::Close(_) | Piece::Text(_) => {}
        }
    }
}

/// Reads the remarks by their identifiers, in file order.
fn comments(package: &mut Package<'_>, member: &str) -> Result<Vec<(String, Comment)>, Refusal> {
    let mut comments = Vec::new();
    let Some(bytes) = package.read(member)? else {
        return Ok(comments);
    };
    let content = xml::decode(&bytes, &mut Losses::default());
    let limits = package.limits();
    let mut xml = Xml::new(&content, package.file(), member, &limits);
    let mut words = false;
    loop {
        match xml.next()? {
            Piece::Open(element) => match element.local() {
                "comment" => comments.push((
                    element.get("id").unwrap_or_default(),
                    Comment {
                        span: None,
                        author: element.get("author").filter(|author| !author.is_empty()),
                        text: String::new(),
                    },
                )),
                "t" => words = true,
                "p" => {
                    if let Some((_, comment)) = comments.last_mut()
                        && !comment.text.is_empty()
                    {
                        comment.text.push('\n');
                    }
                }
                _ => {}
            },
            Piece::Close(element) if element.local() == "t" => words = false,
            Piece::Text(text) if words => {
                if let Some((_, comment)) = comments.last_mut() {
                    comment.text.push_str(&text);
                }
            }
            Piece::End => return Ok(comments),
            Piece::Close(_) | Piece::Text(_) => {}
        }
    }
}

fn place_comments(
    text: &mut TextBuilder,
    comments: Vec<(String, Comment)>,
    ranges: &BTreeMap<String, body::Range>,
) {
    for (id, mut comment) in comments {
        if let Some(range) = ranges.get(&id) {
            comment.span = ayni_model::text::Span::new(range.start, range.end).ok();
        }
        text.comment(comment);
    }
}

/// Counts running heads and feet that hold words.
fn page_furniture(
    package: &mut Package<'_>,
    folder: &str,
    losses: &mut Losses,
) -> Result<(), Refusal> {
    for kind in ["header", "footer"] {
        for number in 1.. {
            let member = format!("{folder}{kind}{number}.xml");
            let Some(bytes) = package.read(&member)? else {
                break;
            };
            if bytes.windows(5).any(|at| at == b"<w:t>" || at == b"<w:t ") {
                losses.add(LossKind::PageFurniture, || Some(member));
            }
        }
    }
    Ok(())
}

fn arabic(number: usize) -> String {
    number.to_string()
}

#[cfg(test)]
mod tests;
