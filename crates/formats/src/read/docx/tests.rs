use ayni_model::layout::{BlockKind, PlainDocument};
use ayni_model::text::TextIndex;

use crate::read::losses::Losses;
use crate::read::package::Package;
use crate::read::package::tests::archive;
use crate::{Format, Limits, LossKind, Refusal};

const W: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

fn document(body: &str) -> String {
    format!("<?xml version=\"1.0\"?><w:document {W}><w:body>{body}</w:body></w:document>")
}

fn read_with(body: &str, others: &[(&str, &str)]) -> Result<(PlainDocument, Losses), Refusal> {
    let main = document(body);
    let mut members = vec![("word/document.xml", main.as_str())];
    members.extend(others);
    let bytes = archive(&members);
    let limits = Limits::default();
    super::read(&mut Package::open("a.docx", Format::Docx, &bytes, &limits)?)
}

fn read(body: &str) -> PlainDocument {
    read_with(body, &[]).unwrap().0
}

fn blocks(document: &PlainDocument) -> Vec<(&str, BlockKind)> {
    let index = TextIndex::new(&document.text);
    let blocks = document.layout.blocks.iter();
    blocks
        .map(|block| (index.slice(block.span).unwrap(), block.kind.clone()))
        .collect()
}

fn p(words: &str) -> String {
    format!("<w:p><w:r><w:t>{words}</w:t></w:r></w:p>")
}

#[test]
fn an_empty_paragraph_stays_an_empty_line() {
    let body = format!("{}<w:p/>{}<w:p/>", p("uno"), p("dos"));
    assert_eq!(read(&body).text, "uno\n\ndos\n");
}

#[test]
fn signs_inside_a_run() {
    let body = "<w:p><w:r><w:t>a</w:t><w:tab/><w:t xml:space=\"preserve\"> b&#233;&amp;</w:t><w:br/>\
                <w:t>c</w:t><w:br w:type=\"page\"/><w:noBreakHyphen/><w:softHyphen/>\
                <w:sym w:font=\"Symbol\" w:char=\"2192\"/></w:r></w:p>";
    assert_eq!(read(body).text, "a\t bé&\nc\u{2011}\u{ad}→");
}

#[test]
fn insertions_are_kept_and_deletions_are_counted() {
    let body = "<w:p><w:ins><w:r><w:t>sí</w:t></w:r></w:ins><w:del><w:r><w:delText>no</w:delText>\
                </w:r></w:del><w:moveFrom><w:r><w:t>x</w:t></w:r></w:moveFrom></w:p>\
                <w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>junto</w:t></w:r></w:p>\
                <w:p><w:r><w:t>s</w:t></w:r></w:p>";
    let (document, losses) = read_with(body, &[]).unwrap();
    assert_eq!(
        document.text, "sí\njuntos",
        "the deleted paragraph end joins"
    );
    let losses = losses.into_vec();
    assert_eq!((losses[0].kind, losses[0].count), (LossKind::Deleted, 2));
    assert_eq!(losses[0].place.as_deref(), Some("paragraph 1"));
}

#[test]
fn of_fields_only_the_result_is_words() {
    let body = "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>PAGE</w:instrText>\
                <w:t>no</w:t></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>7</w:t></w:r>\
                <w:r><w:fldChar w:fldCharType=\"end\"/></w:r><w:fldSimple><w:r><w:t>8</w:t></w:r></w:fldSimple></w:p>";
    assert_eq!(read(body).text, "78");
}

#[test]
fn headings_go_by_style_and_lists_by_numbering() {
    let styles = format!(
        "<w:styles {W}><w:style w:styleId=\"Ttulo1\"><w:name w:val=\"heading 1\"/></w:style>\
         <w:style w:styleId=\"Mio\"><w:name w:val=\"Mío\"/><w:basedOn w:val=\"Ttulo1\"/></w:style></w:styles>"
    );
    let body = "<w:p><w:pPr><w:pStyle w:val=\"Mio\"/></w:pPr><w:r><w:t>T</w:t></w:r></w:p>\
                <w:p><w:pPr><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"3\"/></w:numPr></w:pPr>\
                <w:r><w:t>i</w:t></w:r></w:p>\
                <w:p><w:pPr><w:outlineLvl w:val=\"2\"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>s</w:t></w:r>\
                <w:r><w:rPr><w:b w:val=\"0\"/></w:rPr><w:t>n</w:t></w:r></w:p>";
    let (document, _) = read_with(body, &[("word/styles.xml", &styles)]).unwrap();
    assert_eq!(
        blocks(&document),
        [
            ("T", BlockKind::Heading(1)),
            ("i", BlockKind::ListItem(2)),
            ("sn", BlockKind::Heading(3)),
            ("s", BlockKind::Emphasis),
        ]
    );
}

#[test]
fn a_row_is_a_line_and_cells_are_apart_by_tabs() {
    let row = |cells: &[String]| {
        let cells = cells.iter().map(|cell| format!("<w:tc>{cell}</w:tc>"));
        format!("<w:tr>{}</w:tr>", cells.collect::<String>())
    };
    let body = format!(
        "{}<w:tbl>{}{}</w:tbl>{}",
        p("antes"),
        row(&[p("Ana"), format!("{}{}", p("uno"), p("dos"))]),
        row(&["<w:p/>".into(), p("tres")]),
        p("después")
    );
    let document = read(&body);
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
fn notes_stand_at_the_end_in_the_order_of_their_references() {
    let reference =
        |id| format!("<w:p><w:r><w:t>a</w:t><w:footnoteReference w:id=\"{id}\"/></w:r></w:p>");
    let body = format!(
        "{}{}<w:p><w:r><w:endnoteReference w:id=\"1\"/></w:r></w:p>",
        reference(3),
        reference(2)
    );
    let note = |tag: &str, id, words: &str| {
        format!(
            "<w:{tag} w:id=\"{id}\"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space=\"preserve\"> {words}</w:t></w:r></w:p></w:{tag}>"
        )
    };
    let footnotes = format!(
        "<w:footnotes {W}><w:footnote w:type=\"separator\" w:id=\"0\"><w:p/></w:footnote>{}{}</w:footnotes>",
        note("footnote", 2, "dos"),
        note("footnote", 3, "tres")
    );
    let endnotes = format!("<w:endnotes {W}>{}</w:endnotes>", note("endnote", 1, "fin"));
    let others = [
        ("word/footnotes.xml", footnotes.as_str()),
        ("word/endnotes.xml", endnotes.as_str()),
    ];
    let (document, _) = read_with(&body, &others).unwrap();
    assert_eq!(document.text, "a[1]\na[2]\n[i]\n[1] tres\n[2] dos\n[i] fin");
    assert_eq!(
        blocks(&document),
        [
            ("tres", BlockKind::Note("1".into())),
            ("dos", BlockKind::Note("2".into())),
            ("fin", BlockKind::Note("i".into())),
        ]
    );
}

#[test]
fn a_note_that_is_cited_often_is_read_once_and_keeps_its_number() {
    let citing = |id| format!("<w:p><w:r><w:footnoteReference w:id=\"{id}\"/></w:r></w:p>");
    let note = |id, words: &str| format!("<w:footnote w:id=\"{id}\">{}</w:footnote>", p(words));
    // Read once for each citation, this would be 4 GB of words.
    let long = "largo ".repeat(33_000);
    let notes = [note(7, &long), note(8, "breve")].concat();
    let notes = format!("<w:footnotes {W}>{notes}</w:footnotes>");
    let body = [citing(7), citing(8), citing(7).repeat(20_000)].concat();
    let (document, _) = read_with(&body, &[("word/footnotes.xml", notes.as_str())]).unwrap();
    let lines: Vec<&str> = document.text.lines().collect();
    assert_eq!(lines.len(), 20_002 + 2);
    assert_eq!(lines[..3], ["[1]", "[2]", "[1]"]);
    assert_eq!(lines[20_001], "[1]");
    assert_eq!(lines[20_002].len(), "[1] ".len() + long.len());
    assert_eq!(lines[20_003], "[2] breve");
}

#[test]
fn remarks_keep_their_words_and_author() {
    let body = "<w:p><w:r><w:t>El </w:t></w:r><w:commentRangeStart w:id=\"0\"/><w:r><w:t>año</w:t></w:r>\
                <w:commentRangeEnd w:id=\"0\"/></w:p>";
    let comments = format!(
        "<w:comments {W}><w:comment w:id=\"0\" w:author=\"Inés\"><w:p><w:r><w:t>¿cuál?</w:t></w:r></w:p>\
         <w:p><w:r><w:t>di</w:t></w:r></w:p></w:comment></w:comments>"
    );
    let (document, _) = read_with(body, &[("word/comments.xml", &comments)]).unwrap();
    let comment = &document.layout.comments[0];
    assert_eq!(comment.author.as_deref(), Some("Inés"));
    assert_eq!(comment.text, "¿cuál?\ndi");
    let index = TextIndex::new(&document.text);
    assert_eq!(index.slice(comment.span.unwrap()), Some("año"));
}

#[test]
fn a_text_box_is_read_once_and_pictures_are_losses() {
    let body_box = p("caja");
    let body = format!(
        "<w:p><w:r><w:t>a</w:t></w:r><w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>\
         <w:txbxContent>{body_box}</w:txbxContent></wps:txbx><pic:pic><a:t>x</a:t></pic:pic></w:drawing></mc:Choice>\
         <mc:Fallback><w:pict><w:txbxContent>{body_box}</w:txbxContent></w:pict></mc:Fallback>\
         </mc:AlternateContent></w:r><w:r><w:t>b</w:t></w:r></w:p>"
    );
    let (document, losses) = read_with(&body, &[]).unwrap();
    assert_eq!(document.text, "a\ncaja\nb");
    assert_eq!(losses.into_vec()[0].kind, LossKind::Picture);
}

#[test]
fn core_properties_are_kept() {
    let core = "<cp:coreProperties><dc:title>Acta</dc:title><dc:creator>Inés</dc:creator>\
                <dcterms:created>2005-11-04T00:00:00Z</dcterms:created><cp:revision>2</cp:revision>\
                <dc:language>es</dc:language></cp:coreProperties>";
    let (document, _) = read_with(&p("x"), &[("docProps/core.xml", core)]).unwrap();
    let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    assert_eq!(
        document.properties,
        [
            pair("title", "Acta"),
            pair("author", "Inés"),
            pair("date", "2005-11-04T00:00:00Z"),
            pair("language", "es")
        ]
    );
}

#[test]
fn another_prefix_is_the_same_document() {
    let main = "<x:document xmlns:x=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><x:body>\
                <x:p><x:r><x:t>hola</x:t></x:r></x:p></x:body></x:document>";
    let bytes = archive(&[("word/document.xml", main)]);
    let limits = Limits::default();
    let mut package = Package::open("a.docx", Format::Docx, &bytes, &limits).unwrap();
    assert_eq!(super::read(&mut package).unwrap().0.text, "hola");
}

/// An agreement: articles, clauses below them, points below those, and bullets.
fn lists() -> String {
    let level = |level: u8, format: &str, pattern: &str, more: &str| {
        format!(
            "<w:lvl w:ilvl=\"{level}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/>{more}\
             <w:lvlText w:val=\"{pattern}\"/></w:lvl>"
        )
    };
    format!(
        "<w:numbering {W}><w:abstractNum w:abstractNumId=\"7\">{}{}{}{}</w:abstractNum>\
         <w:abstractNum w:abstractNumId=\"8\">{}</w:abstractNum>\
         <w:num w:numId=\"1\"><w:abstractNumId w:val=\"7\"/></w:num>\
         <w:num w:numId=\"2\"><w:abstractNumId w:val=\"8\"/></w:num>\
         <w:num w:numId=\"3\"><w:abstractNumId w:val=\"7\"/><w:lvlOverride w:ilvl=\"0\">\
         <w:startOverride w:val=\"12\"/></w:lvlOverride></w:num></w:numbering>",
        level(
            0,
            "upperRoman",
            "Art. %1",
            "<w:suff w:val=\"space\"/><w:pStyle w:val=\"Articulo\"/>"
        ),
        level(1, "decimal", "%1.%2", "<w:isLgl/>"),
        level(2, "lowerLetter", "%3)", ""),
        level(3, "bullet", "o", ""),
        level(0, "bullet", "\u{b7}", ""),
    )
}

fn item(number: u32, level: u8, words: &str) -> String {
    format!(
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{number}\"/></w:numPr></w:pPr>\
         <w:r><w:t>{words}</w:t></w:r></w:p>"
    )
}

#[test]
fn a_style_is_not_inherited_by_a_name_of_a_megabyte() {
    let of = |id: &str| {
        let styles = format!(
            "<w:styles {W}><w:style w:styleId=\"{id}\"><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr>\
             </w:pPr></w:style><w:style w:styleId=\"Hijo\"><w:basedOn w:val=\"{id}\"/></w:style></w:styles>"
        );
        let body = "<w:p><w:pPr><w:pStyle w:val=\"Hijo\"/></w:pPr><w:r><w:t>uno</w:t></w:r></w:p>";
        let numbering = lists();
        let parts = [
            ("word/styles.xml", styles.as_str()),
            ("word/numbering.xml", numbering.as_str()),
        ];
        read_with(body, &parts).unwrap().0.text
    };
    assert_eq!(of("Articulo"), "Art. I uno");
    assert_eq!(of(&"Articulo".repeat(131_072)), "uno");
}

#[test]
fn articles_and_clauses_have_their_numbers_and_bullets_none() {
    let styles = format!(
        "<w:styles {W}><w:style w:styleId=\"Articulo\"><w:name w:val=\"heading 1\"/>\
         <w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style></w:styles>"
    );
    let article = |words: &str| {
        format!(
            "<w:p><w:pPr><w:pStyle w:val=\"Articulo\"/></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"
        )
    };
    let body = [
        article("Salario"),
        item(1, 1, "básico"),
        item(1, 2, "mensual"),
        item(1, 2, "diario"),
        item(1, 3, "punto"),
        item(2, 0, "viñeta"),
        p("entre dos"),
        item(1, 1, "extra"),
        item(1, 2, "nocturno"),
        article("Vacaciones"),
        item(1, 1, "anuales"),
        item(3, 0, "Anexo"),
        item(3, 1, "único"),
        item(9, 0, "sin lista"),
    ]
    .concat();
    let numbering = lists();
    let parts = [
        ("word/styles.xml", styles.as_str()),
        ("word/numbering.xml", numbering.as_str()),
    ];
    let (document, losses) = read_with(&body, &parts).unwrap();
    assert_eq!(
        document.text.lines().collect::<Vec<_>>(),
        [
            "Art. I Salario",
            "1.1\tbásico",
            "a)\tmensual",
            "b)\tdiario",
            "punto",
            "viñeta",
            "entre dos",
            "1.2\textra",
            "a)\tnocturno",
            "Art. II Vacaciones",
            "2.1\tanuales",
            "Art. XII Anexo",
            "12.1\túnico",
            "sin lista",
        ]
    );
    assert_eq!(
        blocks(&document)[0],
        ("Art. I Salario", BlockKind::Heading(1))
    );
    assert_eq!(
        blocks(&document)[2],
        ("a)\tmensual", BlockKind::ListItem(3))
    );
    assert!(losses.into_vec().is_empty());
}

#[test]
fn a_number_in_a_cell_is_parted_by_a_blank() {
    let row = format!(
        "<w:tc>{}</w:tc><w:tc>{}</w:tc>",
        item(1, 2, "uno"),
        p("dos")
    );
    let body = format!("<w:tbl><w:tr>{row}</w:tr></w:tbl>");
    let numbering = lists();
    let (document, _) = read_with(&body, &[("word/numbering.xml", numbering.as_str())]).unwrap();
    assert_eq!(document.text, "a) uno\tdos");
}

#[test]
fn numbered_turns_keep_their_voices() {
    let body: String = [
        "Ana: ¿Cómo empezó?",
        "José: Con miedo.",
        "Ana: ¿Y después?",
        "José: Nada más.",
    ]
    .map(|words| item(3, 1, words))
    .concat();
    let main = document(&body);
    let numbering = lists();
    let bytes = archive(&[
        ("word/document.xml", main.as_str()),
        ("word/numbering.xml", numbering.as_str()),
    ]);
    let imported = crate::read("a.docx", &bytes, &crate::ReadOptions::default()).unwrap();
    let turns = &imported.document.layout.turns;
    let voices: Vec<&str> = turns.iter().map(|turn| turn.speaker.as_str()).collect();
    assert_eq!(voices, ["Ana", "José", "Ana", "José"]);
}

#[test]
fn what_is_hidden_or_only_asks_is_left_out_and_counted() {
    let styles = format!(
        "<w:styles {W}><w:style w:type=\"character\" w:styleId=\"Oculto\"><w:rPr><w:vanish/></w:rPr>\
         </w:style><w:style w:type=\"character\" w:styleId=\"Marcador\">\
         <w:name w:val=\"Placeholder Text\"/></w:style></w:styles>"
    );
    let run = |properties: &str, words: &str| {
        format!("<w:r><w:rPr>{properties}</w:rPr><w:t>{words}</w:t></w:r>")
    };
    let body = format!(
        "<w:p>{}{}{}{}</w:p><w:p><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}{}</w:sdtContent>\
         </w:sdt><w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt></w:p>",
        run("", "se ve"),
        run("<w:vanish/>", "no"),
        run("<w:rStyle w:val=\"Oculto\"/>", "tampoco"),
        run("<w:rStyle w:val=\"Oculto\"/><w:vanish w:val=\"0\"/>", " sí"),
        run("<w:rStyle w:val=\"Marcador\"/>", "Escriba aquí"),
        run("", "lo "),
        run("", "escrito"),
    );
    let (document, losses) = read_with(&body, &[("word/styles.xml", &styles)]).unwrap();
    assert_eq!(document.text, "se ve sí\nlo escrito");
    let losses = losses.into_vec();
    let losses = losses.iter().map(|loss| (loss.kind, loss.count));
    assert_eq!(
        losses.collect::<Vec<_>>(),
        [(LossKind::Hidden, 2), (LossKind::Prompt, 1)]
    );
}
