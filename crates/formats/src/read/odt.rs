//! LibreOffice text (OpenDocument).
//!
//! The same shape as Word: one line end per paragraph, a row of a table is a line, cells are apart
//! by a tab, notes stand at the end of the text as `[1] words`, and the numbers of items and headings
//! ([`lists`]) before their words.

mod body;
mod lists;

use std::collections::BTreeSet;

use ayni_model::layout::{BlockKind, PlainDocument};

use crate::read::build::TextBuilder;
use crate::read::losses::Losses;
use crate::read::package::Package;
use crate::read::xml::{self, Piece, Xml};
use crate::{Limits, LossKind, Place, Refusal, RefusalKind};
use body::{Body, Note};
use lists::Lists;

/// Notes stand in notes up to here: the words of each are passed over once for every note around
/// it. LibreOffice itself makes none that holds another.
const NOTES: usize = 4;

/// Reads a LibreOffice text.
pub(crate) fn read(package: &mut Package<'_>) -> Result<(PlainDocument, Losses), Refusal> {
    let mut losses = Losses::default();
    let limits = package.limits();
    let file = package.file();
    if let Some(manifest) = package.read("META-INF/manifest.xml")? {
        let mark = b"encryption-data";
        if manifest.windows(mark.len()).any(|at| at == mark) {
            return Err(RefusalKind::Encrypted.at(file, Place::Whole));
        }
    }
    let mut text = TextBuilder::new(&limits);
    properties(package, &mut text)?;
    let member = "content.xml";
    let bytes = package.require(member)?;
    let content = xml::decode(&bytes, &mut losses);
    let strong = strong_styles(&mut Xml::new(&content, file, member, &limits))?;
    let mut lists = Lists::default();
    if let Some(bytes) = package.read("styles.xml")? {
        let styles = xml::decode(&bytes, &mut losses);
        lists.read(&mut Xml::new(&styles, file, "styles.xml", &limits))?;
    }
    lists.read(&mut Xml::new(&content, file, member, &limits))?;
    let mut body = Body::new(&mut text, &mut losses, &strong, &lists);
    body.read(&mut Xml::new(&content, file, member, &limits))?;
    let mut notes: Vec<Note> = std::mem::take(&mut body.notes);
    // A note may hold a note, which then comes after it.
    let mut next = 0;
    while next < notes.len() {
        let note = notes[next].clone();
        next += 1;
        Limits::check(note.depth, NOTES, "the depth of notes in notes")
            .map_err(|kind| kind.at(file, Place::Member(member.to_owned())))?;
        if text.at() > 0 {
            text.push('\n');
        }
        text.push_str(&format!("[{}] ", note.label));
        let start = text.at();
        let words = content.get(note.range.clone()).unwrap_or_default();
        let mut body = Body::new(&mut text, &mut losses, &strong, &lists);
        body.inside = true;
        body.read(&mut Xml::new(words, file, member, &limits))?;
        let inner = std::mem::take(&mut body.notes).into_iter();
        notes.extend(inner.map(|inner| note.inner(inner)));
        text.block(start, BlockKind::Note(note.label));
    }
    page_furniture(package, &mut losses)?;
    let document = text.finish().map_err(|kind| kind.at(file, Place::Whole))?;
    Ok((document, losses))
}

fn properties(package: &mut Package<'_>, text: &mut TextBuilder) -> Result<(), Refusal> {
    let member = "meta.xml";
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
                    "initial-creator" => "author",
                    "creation-date" => "date",
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

/// Finds the character styles that are bold or italic.
fn strong_styles(xml: &mut Xml<'_>) -> Result<BTreeSet<String>, Refusal> {
    let mut strong = BTreeSet::new();
    let mut name = None;
    loop {
        match xml.next()? {
            Piece::Open(element) => match element.name() {
                "style:style" => {
                    let text = element.get("family").as_deref() == Some("text");
                    name = element.get("name").filter(|_| text);
                }
                "style:text-properties" => {
                    let bold = element.get("font-weight").as_deref() == Some("bold");
                    let italic = element.get("font-style").as_deref() == Some("italic");
                    if bold || italic {
                        strong.extend(name.take());
                    }
                }
                "office:body" => xml.skip()?,
                _ => {}
            },
            Piece::End => return Ok(strong),
            Piece::Close(_) | Piece::Text(_) => {}
        }
    }
}

/// Counts running heads and feet that hold words.
fn page_furniture(package: &mut Package<'_>, losses: &mut Losses) -> Result<(), Refusal> {
    let member = "styles.xml";
    let Some(bytes) = package.read(member)? else {
        return Ok(());
    };
    let content = xml::decode(&bytes, &mut Losses::default());
    let limits = package.limits();
    let mut xml = Xml::new(&content, package.file(), member, &limits);
    loop {
        match xml.next()? {
            Piece::Open(element)
                if matches!(element.name(), "style:header" | "style:footer")
                    && !xml.words()?.trim().is_empty() =>
            {
                losses.add(LossKind::PageFurniture, || Some(member.to_owned()));
            }
            Piece::End => return Ok(()),
            Piece::Open(_) | Piece::Close(_) | Piece::Text(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Format;
    use crate::read::package::tests::archive;
    use ayni_model::text::TextIndex;

    fn read_content(body: &str) -> (PlainDocument, Losses) {
        let content = format!(
            "<office:document-content><office:automatic-styles><style:style style:name=\"T1\" \
             style:family=\"text\"><style:text-properties fo:font-weight=\"bold\"/></style:style>\
             </office:automatic-styles><office:body><office:text>{body}</office:text></office:body>\
             </office:document-content>"
        );
        let bytes = archive(&[("content.xml", &content)]);
        let limits = Limits::default();
        read(&mut Package::open("a.odt", Format::Odt, &bytes, &limits).unwrap()).unwrap()
    }

    fn blocks(document: &PlainDocument) -> Vec<(&str, BlockKind)> {
        let index = TextIndex::new(&document.text);
        let blocks = document.layout.blocks.iter();
        blocks
            .map(|block| (index.slice(block.span).unwrap(), block.kind.clone()))
            .collect()
    }

    #[test]
    fn blanks_are_as_the_writer_sees_them() {
        let (document, _) = read_content(
            "<text:p> a  b\n c<text:s text:c=\"3\"/>d<text:tab/>e<text:line-break/>f</text:p><text:p/>\
             <text:p>g<text:span> h</text:span></text:p>",
        );
        assert_eq!(document.text, "a b c   d\te\nf\n\ng h");
    }

    #[test]
    fn parts_are_marked() {
        let (document, _) = read_content(
            "<text:h text:outline-level=\"2\">T</text:h><text:list><text:list-item><text:p>uno</text:p>\
             <text:list><text:list-item><text:p>dos</text:p></text:list-item></text:list></text:list-item>\
             </text:list><table:table><table:table-row><table:table-cell><text:p>a</text:p>\
             </table:table-cell><table:table-cell><text:p>b</text:p><text:p>c</text:p></table:table-cell>\
             </table:table-row></table:table><text:p><text:span text:style-name=\"T1\">Ana</text:span>x</text:p>",
        );
        assert_eq!(document.text, "T\nuno\ndos\na\tb\nc\nAnax");
        let cell = |column| BlockKind::Cell {
            table: 1,
            row: 1,
            column,
        };
        assert_eq!(
            blocks(&document),
            [
                ("T", BlockKind::Heading(2)),
                ("uno", BlockKind::ListItem(1)),
                ("dos", BlockKind::ListItem(2)),
                ("a", cell(1)),
                ("b\nc", cell(2)),
                ("Ana", BlockKind::Emphasis),
            ]
        );
    }

    #[test]
    fn notes_remarks_and_deletions() {
        let (document, losses) = read_content(
            "<text:tracked-changes><text:changed-region><text:deletion><text:p>fuera</text:p>\
             </text:deletion></text:changed-region></text:tracked-changes>\
             <text:p>a<text:note><text:note-citation>1</text:note-citation><text:note-body>\
             <text:p>Según Ana</text:p></text:note-body></text:note> \
             <office:annotation office:name=\"x\"><dc:creator>Inés</dc:creator><dc:date>2005</dc:date>\
             <text:p>¿sí?</text:p></office:annotation>año<office:annotation-end office:name=\"x\"/></text:p>",
        );
        assert_eq!(document.text, "a[1] año\n[1] Según Ana");
        assert_eq!(
            blocks(&document),
            [("Según Ana", BlockKind::Note("1".into()))]
        );
        let comment = &document.layout.comments[0];
        assert_eq!(comment.author.as_deref(), Some("Inés"));
        assert_eq!(comment.text, "¿sí?");
        let index = TextIndex::new(&document.text);
        assert_eq!(index.slice(comment.span.unwrap()), Some("año"));
        assert_eq!(losses.into_vec()[0].kind, LossKind::Deleted);
    }

    #[test]
    fn a_note_may_hold_a_note_but_not_without_end() {
        let nested = |depth: usize| {
            let open =
                "<text:note><text:note-citation>n</text:note-citation><text:note-body><text:p>a";
            let close = "</text:p></text:note-body></text:note>";
            let body = format!(
                "<text:p>{}{}</text:p>",
                open.repeat(depth),
                close.repeat(depth)
            );
            let content = format!("<office:body><office:text>{body}</office:text></office:body>");
            let bytes = archive(&[("content.xml", &content)]);
            let limits = Limits::default();
            read(&mut Package::open("a.odt", Format::Odt, &bytes, &limits).unwrap())
        };
        assert_eq!(nested(2).unwrap().0.text, "[n]\n[n] a[n]\n[n] a");
        assert!(matches!(
            nested(6).unwrap_err().kind,
            RefusalKind::TooLarge { limit: NOTES, .. }
        ));
    }

    #[test]
    fn an_encrypted_file_is_called_so() {
        let bytes = archive(&[("META-INF/manifest.xml", "<m:encryption-data/>")]);
        let limits = Limits::default();
        let mut package = Package::open("a.odt", Format::Odt, &bytes, &limits).unwrap();
        assert_eq!(read(&mut package).unwrap_err().kind, RefusalKind::Encrypted);
    }

    #[test]
    fn lists_inside_a_list_do_not_copy_a_name_of_a_megabyte() {
        let of = |name: &str| {
            let content = format!(
                "<a><text:list-style style:name=\"{name}\"><text:list-level-style-number \
                 text:level=\"2\" style:num-format=\"1\"/></text:list-style><office:text>\
                 <text:list text:style-name=\"{name}\"><text:list-item><text:list><text:list-item>\
                 <text:p>uno</text:p></text:list-item></text:list></text:list-item></text:list>\
                 </office:text></a>"
            );
            let bytes = archive(&[("content.xml", &content)]);
            let limits = Limits::default();
            let mut package = Package::open("a.odt", Format::Odt, &bytes, &limits).unwrap();
            read(&mut package).unwrap().0.text
        };
        assert_eq!(of("L1"), "1\tuno");
        assert_eq!(of(&"L1".repeat(524_288)), "uno");
    }

    #[test]
    fn items_and_headings_have_their_numbers_and_bullets_none() {
        let level = |level: u8, format: &str, more: &str| {
            format!(
                "<text:list-level-style-number text:level=\"{level}\" style:num-format=\"{format}\" {more}/>"
            )
        };
        let content = format!(
            "<office:document-content><office:automatic-styles><text:list-style style:name=\"L1\">{}{}\
             <text:list-level-style-bullet text:level=\"3\" text:bullet-char=\"o\"/></text:list-style>\
             </office:automatic-styles><office:body><office:text>\
             <text:h text:outline-level=\"1\">Salario</text:h>\
             <text:list text:style-name=\"L1\"><text:list-item><text:p>uno</text:p><text:p>sigue</text:p>\
             <text:list><text:list-item><text:p>a fondo</text:p><text:list><text:list-item><text:p>punto\
             </text:p></text:list-item></text:list></text:list-item></text:list></text:list-item></text:list>\
             <text:p>entre dos</text:p>\
             <text:list text:style-name=\"L1\" text:continue-numbering=\"true\"><text:list-item><text:list>\
             <text:list-item><text:p>otra vez</text:p></text:list-item></text:list></text:list-item>\
             <text:list-item><text:p>dos</text:p></text:list-item>\
             <text:list-item text:start-value=\"7\"><text:p>siete</text:p></text:list-item></text:list>\
             <text:h text:outline-level=\"1\">Vacaciones</text:h>\
             <text:list text:style-name=\"L1\"><text:list-item><text:p>de nuevo</text:p></text:list-item>\
             </text:list></office:text></office:body></office:document-content>",
            level(1, "1", "style:num-suffix=\".\""),
            level(2, "a", "loext:num-list-format=\"%1%.%2%)\""),
        );
        let styles = "<office:document-styles><office:styles><text:outline-style>\
             <text:outline-level-style text:level=\"1\" style:num-format=\"I\" style:num-prefix=\"Art. \">\
             <style:list-level-properties><style:list-level-label-alignment \
             text:label-followed-by=\"space\"/></style:list-level-properties></text:outline-level-style>\
             </text:outline-style></office:styles></office:document-styles>";
        let bytes = archive(&[("content.xml", content.as_str()), ("styles.xml", styles)]);
        let limits = Limits::default();
        let mut package = Package::open("a.odt", Format::Odt, &bytes, &limits).unwrap();
        let (document, _) = read(&mut package).unwrap();
        assert_eq!(
            document.text.lines().collect::<Vec<_>>(),
            [
                "Art. I Salario",
                "1.\tuno",
                "sigue",
                "1.a)\ta fondo",
                "punto",
                "entre dos",
                "1.b)\totra vez",
                "2.\tdos",
                "7.\tsiete",
                "Art. II Vacaciones",
                "1.\tde nuevo",
            ]
        );
    }
}
