//! Rich Text Format.
//!
//! Read byte by byte with an own tokeniser: code pages per font, Unicode with its replacements
//! passed over, tables as lines with tabs, footnotes at the end of the text as `[1] words`. What is
//! cut off gives what there is, and a loss.

mod charset;
mod reader;
mod tokens;

use ayni_model::layout::{BlockKind, PlainDocument};

use crate::read::{detect::EMPTY, losses::Losses};
use crate::{Format, Limits, Place, Refusal, RefusalKind};
use reader::Reader;

/// Reads an RTF file.
pub(crate) fn read(
    name: &str,
    bytes: &[u8],
    limits: &Limits,
) -> Result<(PlainDocument, Losses), Refusal> {
    if !bytes.starts_with(b"{\\rtf") {
        let why = match bytes {
            [] => EMPTY,
            _ => "it does not start with {\\rtf",
        };
        let why = why.to_owned();
        let expected = Format::Rtf;
        return Err(RefusalKind::NotThisFormat { expected, why }.at(name, Place::Byte(0)));
    }
    read_all(bytes, limits).map_err(|kind| kind.at(name, Place::Whole))
}

fn read_all(bytes: &[u8], limits: &Limits) -> Result<(PlainDocument, Losses), RefusalKind> {
    let mut reader = Reader::new(bytes, limits);
    reader.read(0..bytes.len())?;
    let mut next = 0;
    while let Some(note) = reader.notes.get(next).cloned() {
        next += 1;
        reader.begin_note(&note);
        let start = reader.text.at();
        reader.read(note.range)?;
        reader.text.block(start, BlockKind::Note(note.label));
    }
    reader.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::LossKind;
    use ayni_model::text::TextIndex;

    fn read_rtf(body: &str) -> (PlainDocument, Vec<LossKind>) {
        let text = format!("{{\\rtf1\\ansi\\ansicpg1252 {body}}}");
        let (document, losses) = read("a.rtf", text.as_bytes(), &Limits::default()).unwrap();
        let losses = losses.into_vec().iter().map(|loss| loss.kind).collect();
        (document, losses)
    }

    fn text(body: &str) -> String {
        read_rtf(body).0.text
    }

    fn blocks(document: &PlainDocument) -> Vec<(&str, BlockKind)> {
        let index = TextIndex::new(&document.text);
        let blocks = document.layout.blocks.iter();
        blocks
            .map(|block| (index.slice(block.span).unwrap(), block.kind.clone()))
            .collect()
    }

    #[test]
    fn paragraphs_and_signs() {
        assert_eq!(
            text(
                "a\\par\\par b\\line c\\tab d\\~e\\_f\\-g\\emdash\\endash\\lquote\\rdblquote\\bullet\\{\\}\\par"
            ),
            "a\n\nb\nc\td\u{a0}e\u{2011}f\u{ad}g—–‘”•{}"
        );
    }

    #[test]
    fn characters_by_code_page_font_and_number() {
        let fonts = "{\\fonttbl{\\f0\\fcharset0 Arial;}{\\f1\\fcharset204 Arial Cyr;}{\\f2\\fcharset128 Gothic;}}";
        assert_eq!(
            text(&format!(
                "{fonts}\\f0\\'e9 {{\\f1\\'cf\\'f0}}\\'e9 \\f2\\'83J\\'83\\'4a"
            )),
            "é Прé カカ"
        );
        assert_eq!(
            text("\\u8216\\'91a\\uc2\\u8217\\'92\\'92b\\uc0\\u241c{\\uc1 \\u-10179?\\u-8704?}"),
            "‘a’bñc😀"
        );
    }

    #[test]
    fn other_destinations_are_not_words() {
        let (document, losses) = read_rtf(
            "{\\info{\\title El agua}{\\author In\\'e9s}{\\creatim\\yr2005\\mo11\\dy4}}{\\*\\generator x;}\
             {\\stylesheet{\\s1 heading 1;}{\\s2 Normal;}}{\\header cabeza}\\pard\\s1 T\\par\\pard\
             {\\field{\\*\\fldinst HYPERLINK x}{\\fldrslt enlace}}{\\pict 00ff}{\\deleted fuera}{\\revised dentro}\
             {\\*\\unknown no}{\\bin3 }}}}x",
        );
        assert_eq!(document.text, "T\nenlacedentrox");
        assert_eq!(blocks(&document), [("T", BlockKind::Heading(1))]);
        assert_eq!(
            losses,
            [
                LossKind::PageFurniture,
                LossKind::Picture,
                LossKind::Deleted
            ]
        );
        let values: Vec<_> = document
            .properties
            .iter()
            .map(|(_, value)| value.as_str())
            .collect();
        assert_eq!(values, ["El agua", "Inés", "2005-11-04"]);
    }

    #[test]
    fn a_row_is_a_line_and_cells_are_apart_by_tabs() {
        let (document, _) = read_rtf(
            "antes\\par\\trowd\\intbl Ana\\cell uno\\par dos\\cell\\row\\intbl\\cell tres\\cell\\row\\pard despu\\'e9s",
        );
        assert_eq!(document.text, "antes\nAna\tuno\ndos\n\ttres\ndespués");
        let cell = |row, column| BlockKind::Cell {
            table: 1,
            row,
            column,
        };
        assert_eq!(
            blocks(&document),
            [
                ("Ana", cell(1, 1)),
                ("uno\ndos", cell(1, 2)),
                ("tres", cell(2, 2))
            ]
        );
    }

    #[test]
    fn notes_stand_at_the_end_and_remarks_beside() {
        let (document, _) = read_rtf(
            "a{\\super\\chftn}{\\footnote\\pard {\\super\\chftn} Seg\\'fan Ana}b{\\footnote\\ftnalt fin} \
             {\\*\\atrfstart 1}a\\'f1o{\\*\\atrfend 1}{\\*\\atnid IQ}{\\*\\atnauthor In\\'e9s}\\chatn\
             {\\*\\annotation{\\*\\atnref 1}\\pard \\'bfs\\'ed?}",
        );
        assert_eq!(document.text, "a[1]b[i] año\n[1] Según Ana\n[i] fin");
        assert_eq!(
            blocks(&document),
            [
                ("Según Ana", BlockKind::Note("1".into())),
                ("fin", BlockKind::Note("i".into()))
            ]
        );
        let comment = &document.layout.comments[0];
        assert_eq!(
            (comment.author.as_deref(), &*comment.text),
            (Some("Inés"), "¿sí?")
        );
        let index = TextIndex::new(&document.text);
        assert_eq!(index.slice(comment.span.unwrap()), Some("año"));
    }

    #[test]
    fn notes_inside_of_notes_come_after_them_and_cost_no_more() {
        let (document, _) = read_rtf("a{\\footnote b{\\footnote c}}d{\\footnote e}");
        assert_eq!(document.text, "a[1]d[2]\n[1] b[3]\n[2] e\n[3] c");
        // 100,000 notes that begin one after another in one group, each with all that follows: passed
        // over once for each, this would be 5·10^10 bytes.
        let many = "\\footnote a".repeat(100_000);
        let (document, _) = read_rtf(&format!("{{{many}}}"));
        assert_eq!(document.text.lines().count(), 100_001);
        let deep = format!("{{\\rtf1 {}", "{\\footnote a".repeat(400));
        let refusal = read("a.rtf", deep.as_bytes(), &Limits::default()).unwrap_err();
        assert!(matches!(refusal.kind, RefusalKind::TooLarge { .. }));
    }

    #[test]
    fn a_bold_name_is_emphasis() {
        let (document, _) = read_rtf("{\\b An}{\\b a} x \\i y\\i0 z\\par");
        assert_eq!(
            blocks(&document),
            [("Ana", BlockKind::Emphasis), ("y", BlockKind::Emphasis)]
        );
    }

    #[test]
    fn a_file_cut_off_gives_what_there_is() {
        let (document, losses) = read("a.rtf", b"{\\rtf1 hola {\\b x", &Limits::default()).unwrap();
        assert_eq!(document.text, "hola x");
        assert_eq!(losses.into_vec()[0].kind, LossKind::Damaged);
    }

    #[test]
    fn groups_too_deep_are_refused() {
        let deep = format!("{{\\rtf1 {}", "{".repeat(400));
        let refusal = read("a.rtf", deep.as_bytes(), &Limits::default()).unwrap_err();
        assert!(matches!(refusal.kind, RefusalKind::TooLarge { .. }));
    }

    #[test]
    fn items_keep_their_numbers_and_lose_their_bullets() {
        let item = |label: &str, words: &str| {
            format!("{{\\listtext\\f3 {label}\\tab}}\\ls1 {words}\\par ")
        };
        let body = [
            item("Art. 12.3", "salario"),
            item("a)", "mensual"),
            item("\\'b7", "punto"),
            item("o", "punto"),
            "{\\*\\pn\\pnlvlbody{\\pntxtb x}}{\\pntext 4.\\tab}viejo".to_owned(),
        ]
        .concat();
        let (document, _) = read_rtf(&body);
        assert_eq!(
            document.text.lines().collect::<Vec<_>>(),
            [
                "Art. 12.3\tsalario",
                "a)\tmensual",
                "punto",
                "punto",
                "4.\tviejo"
            ]
        );
        assert!(matches!(
            document.layout.blocks[0].kind,
            BlockKind::ListItem(1)
        ));
    }
}
