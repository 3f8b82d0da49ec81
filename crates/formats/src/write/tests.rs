use std::io::Read as _;

use ayni_model::layout::{Page, Turn};
use quick_xml::events::Event;
use zip::ZipArchive;

use super::*;
use crate::{ReadOptions, table};

const HOSTILE: &str = "<img src=x onerror=\"alert('é')\">&\u{1}|*_]]>\u{ffff}";

fn sample() -> Grid {
    let cell = |text: &str| GridCell {
        text: text.into(),
        ..GridCell::default()
    };
    Grid {
        title: format!("Findings {HOSTILE}"),
        caption: Some("Counts of quotations".into()),
        row_headers: vec!["country".into(), "mine".into()],
        column_headers: vec!["1994–2005".into(), "after 2006".into()],
        rows: vec![
            GridRow {
                header: vec!["Canada".into(), HOSTILE.into()],
                cells: vec![
                    GridCell {
                        number: Some(2.0),
                        quotations: vec![
                            CitedPassage {
                                citation: format!("Interview 12, p. 4 {HOSTILE}"),
                                words: format!("Nobody told us.\nNobody. {HOSTILE}"),
                            },
                            CitedPassage {
                                citation: "Minutes 3".into(),
                                words: "The sale was announced.".into(),
                            },
                        ],
                        warnings: vec!["rests on one informant".into()],
                        ..cell("2")
                    },
                    GridCell {
                        empty: Some("not collected".into()),
                        ..GridCell::default()
                    },
                ],
            },
            GridRow {
                header: vec!["Peru".into()],
                cells: vec![
                    cell("=HYPERLINK(\"http://a\")"),
                    cell("plain, with \"quotes\""),
                ],
            },
        ],
        notes: vec!["A note.".into()],
        wording: Wording::default(),
    }
}

fn coded() -> CodedText {
    let span = |start, end| Span::new(start, end).unwrap();
    let coding = |start, end, code: &str, coder: &str| CodedSpan {
        span: span(start, end),
        code: code.into(),
        coder: coder.into(),
        stance: if code == "silence" {
            Stance::Contrary
        } else {
            Stance::Supports
        },
        memo: (code == "fear").then(|| format!("ask again {HOSTILE}")),
    };
    // 0         1         2         3         4
    // 0123456789012345678901234567890123456789012
    // Ana: Señor 😀 nobody told us.\nSam: =never
    let text = "Ana: Señor 😀 nobody told us.\nSam: =never\u{2}";
    CodedText {
        title: "Interview 12".into(),
        properties: vec![("place".into(), HOSTILE.into())],
        text: text.into(),
        layout: Layout {
            turns: vec![
                Turn {
                    span: span(5, 28),
                    speaker: "Ana".into(),
                },
                Turn {
                    span: span(34, 41),
                    speaker: HOSTILE.into(),
                },
            ],
            pages: vec![
                Page {
                    span: span(0, 28),
                    label: "iv".into(),
                },
                Page {
                    span: span(29, 41),
                    label: "v".into(),
                },
            ],
            ..Layout::default()
        },
        codings: vec![
            coding(34, 40, HOSTILE, "Luis"),
            coding(13, 27, "fear", "Eva <Ruiz>"),
            coding(20, 40, "silence", "Luis"),
        ],
        codebook: vec![
            ("silence".into(), "what is not said".into()),
            ("fear".into(), HOSTILE.into()),
        ],
        wording: Wording::default(),
    }
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap()
}

/// Returns the members of an archive and checks that each is well-formed XML.
fn parts(bytes: Vec<u8>) -> Vec<(String, String)> {
    let mut zip = ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let members = 0..zip.len();
    members
        .map(|index| {
            let mut file = zip.by_index(index).unwrap();
            let name = file.name().unwrap().into_owned();
            let mut content = String::new();
            file.read_to_string(&mut content).unwrap();
            let mut reader = quick_xml::Reader::from_str(&content);
            let mut depth = 0;
            loop {
                match reader.read_event().unwrap() {
                    Event::Start(_) => depth += 1,
                    Event::End(_) => depth -= 1,
                    Event::Eof => break,
                    _ => {}
                }
            }
            assert_eq!(depth, 0, "{name}");
            let forbidden = |char: char| char < ' ' && !matches!(char, '\t' | '\n' | '\r');
            assert!(!content.contains(forbidden), "{name}");
            (name, content)
        })
        .collect()
}

fn part(parts: &[(String, String)], name: &str) -> String {
    let found = parts.iter().find(|(member, _)| member == name);
    found
        .unwrap_or_else(|| panic!("no member {name}"))
        .1
        .clone()
}

#[test]
fn the_same_value_gives_the_same_bytes() {
    for format in GRID_FORMATS {
        assert_eq!(
            grid(&sample(), *format),
            grid(&sample(), *format),
            "{format}"
        );
    }
    for format in CODED_TEXT_FORMATS {
        assert_eq!(
            coded_text(&coded(), *format),
            coded_text(&coded(), *format),
            "{format}"
        );
    }
}

#[test]
fn a_format_without_a_writer_says_which_there_are() {
    let error = grid(&sample(), Format::Pdf).unwrap_err();
    assert_eq!(
        error.to_string(),
        "a table cannot be written as pdf; choose one of md, html, docx, xlsx, csv, json"
    );
    assert!(coded_text(&coded(), Format::Srt).is_err());
}

#[test]
fn a_row_that_does_not_fit_is_refused() {
    let mut misshapen = sample();
    misshapen.rows[1].cells.pop();
    let error = grid(&misshapen, Format::Md).unwrap_err();
    assert_eq!(
        error.to_string(),
        "row 2 of the table has 1 cells for 2 columns"
    );
}

#[test]
fn a_grid_as_html_keeps_hostile_names_as_words() {
    let html = text(grid(&sample(), Format::Html).unwrap());
    assert!(!html.contains("<img"));
    assert!(html.contains("&lt;img src=x onerror=&quot;alert(&#39;é&#39;)&quot;&gt;&amp;\u{fffd}"));
    assert!(html.contains("<th scope=\"row\">Canada</th>"));
    assert!(html.contains("<th scope=\"col\">after 2006</th>"));
    assert!(
        html.contains(
            "<details><summary>Passages: 2</summary><blockquote>Nobody told us.\nNobody."
        )
    );
    assert!(html.contains("<td class=\"empty\">not collected</td>"));
    assert!(
        html.contains("<td class=\"number\">2<p class=\"warning\">⚠ rests on one informant</p>")
    );
    assert!(!html.contains("<script"));
}

#[test]
fn a_grid_as_markdown_numbers_its_passages() {
    let md = text(grid(&sample(), Format::Md).unwrap());
    assert!(
        md.contains("| country | mine | 1994–2005 | after 2006 |\n| --- | --- | --- | --- |\n")
    );
    assert!(md.contains("2<br>⚠ rests on one informant \\[1\\] \\[2\\] | *not collected* |"));
    assert!(md.contains("> The sale was announced.  \n> — Minutes 3\n"));
    assert!(!md.contains("<img"));
    // A row with one label of two has an empty cell for the other.
    assert!(md.contains("| **Peru** |  | \\=HYPERLINK"));
}

#[test]
fn a_grid_as_csv_is_read_back_as_a_register() {
    let csv = grid(&sample(), Format::Csv).unwrap();
    let (table, _) = table::read("a.csv", &csv, &ReadOptions::default()).unwrap();
    assert_eq!(
        table.columns,
        ["country", "mine", "1994–2005", "after 2006"]
    );
    assert_eq!(table.rows[0].cells[2..], ["2", "not collected"]);
    assert_eq!(
        table.rows[1].cells,
        [
            "Peru",
            "",
            "'=HYPERLINK(\"http://a\")",
            "plain, with \"quotes\""
        ]
    );
    let exact = grid_csv(&sample(), Guard::AsIs);
    let (table, _) = table::read("a.csv", &exact, &ReadOptions::default()).unwrap();
    assert_eq!(table.rows[1].cells[2], "=HYPERLINK(\"http://a\")");
}

#[test]
fn a_grid_as_xlsx_is_read_back_as_a_register() {
    let mut grid_of_two = sample();
    // Blank rows and notes under the table are not rows of a register.
    grid_of_two.notes.clear();
    grid_of_two.caption = None;
    let xlsx = grid(&grid_of_two, Format::Xlsx).unwrap();
    let (table, losses) = table::read("a.xlsx", &xlsx, &ReadOptions::default()).unwrap();
    assert_eq!(losses, [], "a formula came in");
    assert_eq!(
        table.columns,
        ["country", "mine", "1994–2005", "after 2006"]
    );
    assert_eq!(table.rows[0].cells[2..], ["2", "not collected"]);
    assert_eq!(table.rows[1].cells[2], "=HYPERLINK(\"http://a\")");
    let options = ReadOptions {
        sheet: Some("Passages".into()),
        ..ReadOptions::default()
    };
    let (passages, _) = table::read("a.xlsx", &xlsx, &options).unwrap();
    assert_eq!(passages.columns, ["row", "column", "citation", "words"]);
    assert_eq!(
        passages.rows[1].cells[2..],
        ["Minutes 3", "The sale was announced."]
    );
    assert_eq!(passages.rows[2].cells[3], "⚠ rests on one informant");
}

#[test]
fn words_longer_than_a_cell_are_kept_whole() {
    use std::fmt::Write as _;
    let mut long = String::new();
    for word in 100_000..120_000 {
        let _ = write!(long, "w{word} ");
    }
    let mut grid_with = sample();
    grid_with.rows[1].cells[1].text.clone_from(&long);
    let xlsx = grid(&grid_with, Format::Xlsx).unwrap();
    let parts = parts(xlsx);
    let strings = part(&parts, "xl/sharedStrings.xml");
    // Once cut in its cell, once whole in five pieces among the passages.
    assert_eq!(strings.matches("w100000 ").count(), 2);
    assert_eq!(strings.matches("w119999 ").count(), 1);
    assert!(strings.contains("[…]"));
}

#[test]
fn a_grid_as_docx_is_well_formed_and_repeats_its_head() {
    let parts = parts(grid(&sample(), Format::Docx).unwrap());
    let document = part(&parts, "word/document.xml");
    assert!(document.contains("<w:tblHeader/>"));
    assert!(document.contains("<w:t xml:space=\"preserve\">Nobody told us.</w:t><w:br/>"));
    assert!(!document.contains("<img"));
    assert!(!parts.iter().any(|(name, _)| name == "word/comments.xml"));
}

#[test]
fn a_grid_as_json_has_every_field() {
    let json: serde_json::Value =
        serde_json::from_slice(&grid(&sample(), Format::Json).unwrap()).unwrap();
    assert_eq!(
        json["rows"][0]["cells"][0]["quotations"][1]["citation"],
        "Minutes 3"
    );
    assert_eq!(json["rows"][0]["cells"][0]["number"], 2.0);
    assert_eq!(json["rows"][0]["cells"][1]["empty"], "not collected");
}

#[test]
fn a_coded_text_as_html_draws_overlapping_codings() {
    let html = text(coded_text(&coded(), Format::Html).unwrap());
    assert!(!html.contains("<img"));
    assert!(!html.contains("<script"));
    // "nobody " is fear alone, "told us" both, the line below of both inside the other.
    assert!(html.contains("\">nobody </span>"), "{html}");
    assert!(
        html.contains("\">told us</span></span><sup><a href=\"#code-2\">2</a></sup>"),
        "{html}"
    );
    assert!(html.contains("--l:0;--c:hsl(137 65% 48%)\" title=\"fear — Eva &lt;Ruiz&gt;\n"));
    assert!(html.contains("<p data-speaker=\"Ana\"><span class=\"page\">p. iv</span>Ana: "));
    assert!(html.contains("<dt id=\"code-1\">1. "));
    assert!(html.contains("<p><strong>fear — Eva &lt;Ruiz&gt;</strong>: ask again "));
}

#[test]
fn a_coded_text_as_markdown_marks_where_codings_begin_and_end() {
    let md = text(coded_text(&coded(), Format::Md).unwrap());
    assert!(
        md.contains("*(p. iv)* Ana: Señor 😀 ⟦¹nobody ⟦²told us⟧[^1].\n"),
        "{md}"
    );
    assert!(md.contains("[^2]: silence (contrary) — Luis\n"));
    assert!(!md.contains("<img"));
}

#[test]
fn a_coded_text_as_docx_has_a_comment_for_each_coding() {
    let parts = parts(coded_text(&coded(), Format::Docx).unwrap());
    let comments = part(&parts, "word/comments.xml");
    assert_eq!(comments.matches("<w:comment ").count(), 3);
    assert!(comments.contains("w:author=\"Eva &lt;Ruiz&gt;\" w:initials=\"E&lt;\""));
    let document = part(&parts, "word/document.xml");
    let at = |what: &str| document.find(what).unwrap_or_else(|| panic!("{what}"));
    assert!(at("commentRangeStart w:id=\"0\"") < at(">nobody </w:t>"));
    assert!(at(">told us</w:t>") < at("commentRangeEnd w:id=\"0\""));
    assert!(at("commentRangeStart w:id=\"1\"") < at(">told us</w:t>"));
    assert!(at(">Sam: </w:t>") < at("commentRangeEnd w:id=\"1\""));
}

#[test]
fn codings_as_rows_have_their_place_and_words() {
    let csv = coded_text(&coded(), Format::Csv).unwrap();
    let (rows, _) = table::read("a.csv", &csv, &ReadOptions::default()).unwrap();
    assert_eq!(rows.columns[..3], ["citation", "words", "code"]);
    assert_eq!(
        rows.rows[0].cells[..9],
        [
            "Interview 12, p. iv",
            "nobody told us",
            "fear",
            "Eva <Ruiz>",
            "supports",
            "13",
            "27",
            "Ana",
            "iv"
        ]
    );
    assert_eq!(rows.rows[2].cells[1], "'=never");
    let xlsx = coded_text(&coded(), Format::Xlsx).unwrap();
    let (rows, losses) = table::read("a.xlsx", &xlsx, &ReadOptions::default()).unwrap();
    assert_eq!((rows.rows.len(), losses.len()), (3, 0));
    assert_eq!(rows.rows[2].cells[9], "=never");
    assert_eq!(rows.rows[0].cells[4..6], ["13", "27"]);
}

#[test]
fn a_coded_text_as_plain_text_lists_its_codings() {
    let txt = text(coded_text(&coded(), Format::Txt).unwrap());
    assert!(txt.contains("\nAna: Señor 😀 nobody told us.\nSam: =never\u{fffd}\n"));
    assert!(txt.contains(
        "\n[1] fear (Eva <Ruiz>)\n    nobody told us\n    Interview 12, p. iv [13..27]\n"
    ));
    let json = coded_text(&coded(), Format::Json).unwrap();
    let json: serde_json::Value = serde_json::from_slice(&json).unwrap();
    assert_eq!(json["codings"][1]["span"], serde_json::json!([13, 27]));
}

#[test]
fn a_contrary_coding_says_so_in_every_format() {
    // The codings in the order of the text: fear supports, silence is contrary.
    for format in [Format::Txt, Format::Md, Format::Html] {
        let written = text(coded_text(&coded(), format).unwrap());
        assert!(written.contains("silence (contrary)"), "{format}");
        assert!(!written.contains("fear (contrary)"), "{format}");
    }
    let html = text(coded_text(&coded(), Format::Html).unwrap());
    assert!(
        html.contains("<a href=\"#code-1\">1 contrary</a>"),
        "{html}"
    );
    let docx = parts(coded_text(&coded(), Format::Docx).unwrap());
    let comments = part(&docx, "word/comments.xml");
    assert!(comments.contains(">silence (contrary)</w:t>"), "{comments}");
    for format in [Format::Csv, Format::Xlsx] {
        let table = coded_text(&coded(), format).unwrap();
        let name = format!("a.{format}");
        let (rows, _) = table::read(&name, &table, &ReadOptions::default()).unwrap();
        let stance = rows.columns.iter().position(|name| name == "stance");
        let stances = rows.rows.iter().map(|row| &row.cells[stance.unwrap()]);
        assert_eq!(
            stances.collect::<Vec<_>>(),
            ["supports", "contrary", "supports"],
            "{format}"
        );
    }
    let json: serde_json::Value =
        serde_json::from_slice(&coded_text(&coded(), Format::Json).unwrap()).unwrap();
    let stances = json["codings"].as_array().unwrap().iter();
    assert_eq!(
        stances.map(|coding| &coding["stance"]).collect::<Vec<_>>(),
        ["supports", "supports", "contrary"],
        "as they were given"
    );
}

#[test]
fn nothing_at_all_can_be_written() {
    for format in GRID_FORMATS {
        grid(&Grid::default(), *format).unwrap();
    }
    for format in CODED_TEXT_FORMATS {
        coded_text(&CodedText::default(), *format).unwrap();
    }
}

#[test]
fn a_label_below_others_is_moved_in_for_people_and_whole_for_programs() {
    let row = |text: &str, within: &[&str]| GridRow {
        header: vec![GridLabel {
            text: text.to_owned(),
            within: within.iter().map(|name| (*name).to_owned()).collect(),
        }],
        cells: vec![GridCell::default()],
    };
    let table = Grid {
        title: "t".into(),
        row_headers: vec!["code".into()],
        column_headers: vec!["n".into()],
        rows: vec![row("Work", &[]), row("Closure", &["Work"])],
        ..Grid::default()
    };
    let written = |format| String::from_utf8(grid(&table, format).unwrap()).unwrap();
    assert_eq!(
        written(Format::Csv),
        "code,n\r\nWork,\r\nWork > Closure,\r\n"
    );
    let json: serde_json::Value = serde_json::from_str(&written(Format::Json)).unwrap();
    assert_eq!(json["rows"][1]["header"][0]["text"], "Closure");
    assert_eq!(json["rows"][1]["header"][0]["within"][0], "Work");
    assert!(written(Format::Html).contains(">\u{2003}Closure<"));
    assert!(written(Format::Md).contains("| **Work** |"));
    assert!(written(Format::Md).contains("| &emsp;**Closure** |"));
}
