use super::*;

use ayni_model::text::TextIndex;

fn page(markup: &str) -> Reading {
    read(markup, &Limits::default()).unwrap()
}

/// Returns the words between two bytes of the text nodes.
fn passage(markup: &str, start: i64, end: i64) -> String {
    let reading = page(markup);
    let (start, end) = reading.passages(&[(start, end)])[0];
    let span = Span::new(start.try_into().unwrap(), end.try_into().unwrap()).unwrap();
    let index = TextIndex::new(&reading.text);
    index.slice(span).unwrap().to_owned()
}

#[test]
fn blocks_are_lines_and_text_nodes_stay() {
    let text = |markup| page(markup).text;
    assert_eq!(text("<p>a</p>\n<p>b</p>"), "a\nb");
    assert_eq!(text("<p>a</p><p>b</p>"), "a\nb");
    assert_eq!(text("<p>a</p>\n\n<h2><b>B </b></h2>"), "a\n\nB ");
    assert_eq!(text("<p>one\ntwo  three</p>"), "one two  three");
    assert_eq!(text("<p>a<br>b<br>\nc</p>"), "a\nb\nc");
    assert_eq!(text("a<br><br>b"), "a\n\nb");
    assert_eq!(text("<p>a\n</p><p>\n b</p>"), "a\n\n b");
    assert_eq!(text("<pre>\nx\n  y</pre>z"), "x\n  y\nz");
    assert_eq!(text("a\r\nb&#13;&amp;"), "a b &");
    assert_eq!(text("\n <p>a</p>"), "a");
}

#[test]
fn cells_are_apart_by_tabs() {
    let text = |markup| page(markup).text;
    assert_eq!(
        text(
            "<table><tbody><tr><td>a</td><td>b</td></tr><tr><td></td><td>c</td></tr></tbody></table>x"
        ),
        "a\tb\n\tc\nx"
    );
    assert_eq!(
        text("<table>\n<tr>\n<td><p>a</p>\n</td>\n<td><p>b</p></td>\n</tr></table>"),
        "\n\na\t b\n"
    );
}

#[test]
fn positions_count_bytes_of_the_text_nodes() {
    // The example of `extract.py`.
    let markup = "<p><u>Hello</u> there <i>World</i></p>";
    assert_eq!(passage(markup, 6, 14), "there Wo");
    // A line end that is not in the page counts nothing; letters count their bytes.
    let markup = "<p>año 😀</p><p>más</p>";
    assert_eq!(page(markup).text, "año 😀\nmás");
    assert_eq!(passage(markup, 5, 9), "😀");
    assert_eq!(passage(markup, 9, 13), "más");
    assert_eq!(passage(markup, 5, 13), "😀\nmás");
    // Within a character: behind it, as Taguette splits.
    assert_eq!(passage(markup, 2, 9), "o 😀");
}

#[test]
fn positions_that_cannot_be_stay_so() {
    let reading = page("<p>ab</p><p>c</p>");
    assert_eq!(
        reading.passages(&[(-1, 2), (1, 9), (3, 1)]),
        [(-1, 2), (1, 10), (4, 1)]
    );
}

#[test]
fn headings_items_and_cells_are_marked() {
    let reading = page(
        "<h1>T</h1>\n<ul><li>a <ul><li>b</li></ul></li></ul>\
         <table><tr><th>c</th><th><b>d</b></th></tr></table><p><img src=x></p>",
    );
    assert_eq!(reading.text, "T\na \nb\nc\td");
    let index = TextIndex::new(&reading.text);
    let blocks: Vec<_> = reading
        .layout
        .blocks
        .iter()
        .map(|block| (index.slice(block.span).unwrap(), block.kind.clone()))
        .collect();
    let cell = |column| BlockKind::Cell {
        table: 1,
        row: 1,
        column,
    };
    assert_eq!(
        blocks,
        [
            ("T", BlockKind::Heading(1)),
            ("a", BlockKind::ListItem(1)),
            ("b", BlockKind::ListItem(2)),
            ("c", cell(1)),
            ("d", BlockKind::Emphasis),
            ("d", cell(2)),
        ]
    );
    assert_eq!(reading.layout.losses[0].what, "picture");
}

proptest::proptest! {
    #[test]
    fn any_page_keeps_its_text_nodes(markup in "(<(p|b|/p|br|td|tr|table|/table|li|ul|pre)>|[a-zñ😀 \n]|&amp;){0,40}") {
        let reading = page(&markup);
        let nodes: usize = Tokens::new(markup.trim_start_matches(blank))
            .map(|token| if let Token::Text(text) = token { text.len() } else { 0 })
            .sum();
        let put_in: u32 = reading.gaps.iter().map(|gap| gap.count).sum();
        // The first line end of a `<pre>` is dropped; nothing else is.
        let dropped = nodes + put_in as usize - reading.text.len();
        proptest::prop_assert!(dropped <= markup.matches("<pre>\n").count());
    }
}
