use super::*;
use ayni_model::text::TextIndex;

fn page(text: &str) -> (PlainDocument, Vec<(LossKind, usize)>) {
    let mut losses = Losses::default();
    let document = read("a.html", text, &Limits::default(), &mut losses).unwrap();
    let losses = losses.into_vec().into_iter();
    let losses = losses.map(|loss| (loss.kind, loss.count)).collect();
    (document, losses)
}

fn text(html: &str) -> String {
    page(html).0.text
}

fn blocks(html: &str) -> Vec<(String, BlockKind)> {
    let document = page(html).0;
    let index = TextIndex::new(&document.text);
    let blocks = document.layout.blocks.into_iter();
    blocks
        .map(|block| (index.slice(block.span).unwrap().to_owned(), block.kind))
        .collect()
}

#[test]
fn white_space_collapses_as_in_a_browser() {
    assert_eq!(
        text("<p> a \n b<i> c</i>d </p>\n<p>e&nbsp; f</p>"),
        "a b cd\ne\u{a0} f"
    );
    assert_eq!(
        text("a<br>b<br><br>c<div></div><div>d</div>"),
        "a\nb\n\nc\nd"
    );
    assert_eq!(text("<pre>x\n  y\n</pre>z"), "x\n  y\nz");
}

#[test]
fn what_is_not_words_is_counted() {
    let (document, losses) = page(
        "<title>El &aacute;gua</title><style>p{}</style><script>x<p></script><p>a<img>b</p>\
         <svg><text>no</text></svg><del>c</del>d",
    );
    assert_eq!(document.text, "ab\nd");
    assert_eq!(document.properties, [("title".into(), "El água".into())]);
    assert_eq!(
        losses,
        [
            (LossKind::NotWords, 2),
            (LossKind::Picture, 2),
            (LossKind::Deleted, 1)
        ]
    );
}

#[test]
fn headings_lists_and_tables_are_marked() {
    let html = "<h2>Título</h2><ul><li>uno<ul><li>dos</ul><li>tres</ul>\
                <table><tr><th>a<th>b<tr><td><p>1</p><td></table>fin";
    assert_eq!(text(html), "Título\nuno\ndos\ntres\na\tb\n1\t\nfin");
    let cell = |row, column| BlockKind::Cell {
        table: 1,
        row,
        column,
    };
    assert_eq!(
        blocks(html),
        [
            ("Título".to_owned(), BlockKind::Heading(2)),
            ("uno".to_owned(), BlockKind::ListItem(1)),
            ("dos".to_owned(), BlockKind::ListItem(2)),
            ("tres".to_owned(), BlockKind::ListItem(1)),
            ("a".to_owned(), cell(1, 1)),
            ("b".to_owned(), cell(1, 2)),
            ("1".to_owned(), cell(2, 1)),
        ]
    );
}

#[test]
fn notes_carry_the_label_of_their_reference() {
    let html = "<p>x<a epub:type='noteref' href='#n1'>[7]</a></p>\
                <aside epub:type='footnote' id='n1'><p>Nota</p></aside>";
    assert_eq!(
        blocks(html),
        [("Nota".to_owned(), BlockKind::Note("7".into()))]
    );
}

#[test]
fn a_page_of_words_is_no_label_of_a_note() {
    let words = "siete ".repeat(100);
    let html = format!(
        "<p>x<a epub:type='noteref' href='#n1'>{words}</a></p>\
         <aside epub:type='footnote' id='n1'><p>Nota</p></aside>"
    );
    assert_eq!(
        blocks(&html),
        [("Nota".to_owned(), BlockKind::Note("n1".into()))]
    );
}

#[test]
fn a_declared_encoding_is_found() {
    let declared = |text: &str| declared_encoding(text.as_bytes());
    assert_eq!(declared("<meta charset=latin1>").as_deref(), Some("latin1"));
    assert_eq!(
        declared("<META http-equiv=x content='text/html; charset=Shift_JIS'>").as_deref(),
        Some("shift_jis")
    );
    assert_eq!(
        declared("<?xml version='1.0' encoding='iso-8859-1'?><p>").as_deref(),
        Some("iso-8859-1")
    );
    assert_eq!(declared("<p>charset"), None);
}

#[test]
fn nested_lists_past_the_limit_are_refused() {
    let html = "<ul><li>".repeat(400);
    let refusal = read("a.html", &html, &Limits::default(), &mut Losses::default());
    assert!(matches!(
        refusal.unwrap_err().kind,
        RefusalKind::TooLarge { .. }
    ));
    assert_eq!(
        text(&"<b>a".repeat(400)).len(),
        400,
        "emphasis only stops being marked"
    );
}
