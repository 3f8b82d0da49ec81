//! Electronic books: the chapters in reading order, each read as a page.

use std::collections::{BTreeMap, BTreeSet};

use ayni_model::layout::PlainDocument;

use crate::read::html::Page;
use crate::read::losses::Losses;
use crate::read::package::Package;
use crate::read::xml::{self, Piece, Xml};
use crate::{Limits, LossKind, Place, Refusal, RefusalKind};

/// Reads a book.
pub(crate) fn read(package: &mut Package<'_>) -> Result<(PlainDocument, Losses), Refusal> {
    let mut losses = Losses::default();
    let limits = package.limits();
    let file = package.file();
    let book = book_part(package)?;
    let folder = book.rsplit_once('/').map_or("", |(folder, _)| folder);
    let bytes = package.require(&book)?;
    let content = xml::decode(&bytes, &mut losses);
    let mut page = Page::new(&limits);
    page.chapter = true;
    let chapters = chapters(&mut Xml::new(&content, file, &book, &limits), &mut page)?;
    // A book may name chapters that are not there, but not more than an archive may hold.
    Limits::check(chapters.len(), limits.members, "the number of chapters")
        .map_err(|kind| kind.at(file, Place::Member(book.clone())))?;
    let locked = package.read("META-INF/encryption.xml")?.unwrap_or_default();
    let locked = String::from_utf8_lossy(&locked);
    let locked: BTreeSet<&str> = locked.split('"').collect();
    for href in chapters {
        let member = resolve(folder, &href);
        if locked.contains(member.as_str()) {
            return Err(RefusalKind::Encrypted.at(file, Place::Member(member)));
        }
        let Some(bytes) = package.read(&member)? else {
            losses.add(LossKind::Damaged, || Some(member));
            continue;
        };
        let text = xml::decode(&bytes, &mut losses);
        let kind = if declares_entities(&text) {
            Err(RefusalKind::Entities)
        } else {
            page.read(&ayni_model::text::normalise_line_ends(&text), &mut losses)
        };
        kind.map_err(|kind| kind.at(file, Place::Member(member)))?;
    }
    let document = page.finish().map_err(|kind| kind.at(file, Place::Whole))?;
    Ok((document, losses))
}

/// Tells whether a page declares entities before its first element.
fn declares_entities(text: &str) -> bool {
    let Some(start) = text.find("<!DOCTYPE") else {
        return false;
    };
    let rest = &text[start..];
    let end = rest.find("<html").unwrap_or(rest.len());
    rest[..end].contains("<!ENTITY")
}

fn book_part(package: &mut Package<'_>) -> Result<String, Refusal> {
    let member = "META-INF/container.xml";
    let bytes = package.require(member)?;
    let content = xml::decode(&bytes, &mut Losses::default());
    let limits = package.limits();
    let mut xml = Xml::new(&content, package.file(), member, &limits);
    loop {
        match xml.next()? {
            Piece::Open(element) if element.local() == "rootfile" => {
                if let Some(path) = element.get("full-path") {
                    return Ok(path);
                }
            }
            Piece::End => {
                let why = "it names no book".to_owned();
                let place = Place::Member(member.to_owned());
                return Err(RefusalKind::Damaged { why }.at(package.file(), place));
            }
            Piece::Open(_) | Piece::Close(_) | Piece::Text(_) => {}
        }
    }
}

/// Returns the addresses of the chapters in reading order, and notes the book's title and such.
fn chapters(xml: &mut Xml<'_>, page: &mut Page) -> Result<Vec<String>, Refusal> {
    let mut items = BTreeMap::new();
    let mut order = Vec::new();
    loop {
        let element = match xml.next()? {
            Piece::Open(element) => element,
            Piece::End => break,
            Piece::Close(_) | Piece::Text(_) => continue,
        };
        match element.local() {
            name @ ("title" | "creator" | "date" | "language") => {
                let name = if name == "creator" { "author" } else { name };
                let value = xml.words()?;
                page.text.property(name, &value);
            }
            "item" => {
                let kind = element.get("media-type").unwrap_or_default();
                if let (Some(id), Some(href)) = (element.get("id"), element.get("href"))
                    && kind.contains("html")
                {
                    items.insert(id, href);
                }
            }
            "itemref" => order.extend(element.get("idref")),
            _ => {}
        }
    }
    // A chapter that stands in the order twice is read once.
    Ok(order.iter().filter_map(|id| items.remove(id)).collect())
}

/// Returns the member at an address beside the book's part.
fn resolve(folder: &str, href: &str) -> String {
    let href = href.split(['#', '?']).next().unwrap_or_default();
    let mut parts: Vec<String> = Vec::new();
    for part in folder.split('/').chain(href.split('/')) {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(unescape(part)),
        }
    }
    parts.join("/")
}

fn unescape(part: &str) -> String {
    let mut bytes = Vec::with_capacity(part.len());
    let mut rest = part.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let hex = after.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
        let code = hex.and_then(|hex| u8::from_str_radix(hex, 16).ok());
        match code.filter(|_| *first == b'%') {
            Some(code) => {
                bytes.push(code);
                rest = &after[2..];
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Format;
    use crate::read::package::tests::archive;

    const CONTAINER: &str =
        "<container><rootfiles><rootfile full-path=\"OPS/book.opf\"/></rootfiles></container>";
    const BOOK: &str = "<package><metadata><dc:title>El agua</dc:title><dc:creator>Inés</dc:creator>\
        </metadata><manifest><item id=\"a\" href=\"Text/cap%201.xhtml\" media-type=\"application/xhtml+xml\"/>\
        <item id=\"b\" href=\"../two.html\" media-type=\"text/html\"/><item id=\"c\" href=\"c.css\" \
        media-type=\"text/css\"/></manifest><spine><itemref idref=\"b\"/><itemref idref=\"a\"/>\
        <itemref idref=\"none\"/></spine></package>";

    fn read_book(members: &[(&str, &str)]) -> Result<(PlainDocument, Losses), Refusal> {
        let bytes = archive(members);
        let limits = Limits::default();
        read(&mut Package::open("a.epub", Format::Epub, &bytes, &limits)?)
    }

    #[test]
    fn chapters_come_in_reading_order() {
        let (document, losses) = read_book(&[
            ("META-INF/container.xml", CONTAINER),
            ("OPS/book.opf", BOOK),
            (
                "OPS/Text/cap 1.xhtml",
                "<html><title>x</title><body><h1>Uno</h1><p>señal</p></body></html>",
            ),
            ("two.html", "<p>dos</p>"),
        ])
        .unwrap();
        assert_eq!(document.text, "dos\nUno\nseñal");
        assert_eq!(document.properties[0], ("title".into(), "El agua".into()));
        assert_eq!(document.properties[1], ("author".into(), "Inés".into()));
        assert_eq!(
            document.properties.len(),
            2,
            "a chapter's title is not the book's"
        );
        assert!(losses.into_vec().is_empty());
    }

    #[test]
    fn a_missing_chapter_is_a_loss() {
        let members = [
            ("META-INF/container.xml", CONTAINER),
            ("OPS/book.opf", BOOK),
            ("two.html", "<p>dos</p>"),
        ];
        let (document, losses) = read_book(&members).unwrap();
        assert_eq!(document.text, "dos");
        let losses = losses.into_vec();
        assert_eq!(losses[0].kind, LossKind::Damaged);
        assert_eq!(losses[0].place.as_deref(), Some("OPS/Text/cap 1.xhtml"));
    }

    #[test]
    fn a_book_names_no_more_chapters_than_an_archive_holds() {
        let many = |what: &dyn Fn(usize) -> String| (0..10_001).map(what).collect::<String>();
        let book = format!(
            "<package><manifest>{}</manifest><spine>{}</spine></package>",
            many(&|n| format!("<item id=\"{n}\" href=\"{n}\" media-type=\"text/html\"/>")),
            many(&|n| format!("<itemref idref=\"{n}\"/>"))
        );
        let members = [
            ("META-INF/container.xml", CONTAINER),
            ("OPS/book.opf", &book),
        ];
        assert!(matches!(
            read_book(&members).unwrap_err().kind,
            RefusalKind::TooLarge { limit: 10_000, .. }
        ));
    }

    #[test]
    fn declared_entities_and_locked_chapters_are_refused() {
        let laughs = "<!DOCTYPE html [<!ENTITY l \"ha\">]><html>&l;</html>";
        let mut members = vec![
            ("META-INF/container.xml", CONTAINER),
            ("OPS/book.opf", BOOK),
            ("two.html", laughs),
        ];
        assert_eq!(read_book(&members).unwrap_err().kind, RefusalKind::Entities);
        members.push((
            "META-INF/encryption.xml",
            "<e><CipherReference URI=\"two.html\"/></e>",
        ));
        assert_eq!(
            read_book(&members).unwrap_err().kind,
            RefusalKind::Encrypted
        );
    }
}
