//! A table as one HTML page: no script, nothing fetched, readable in light and dark.

use std::fmt::Write as _;

use super::escape::xml;
use super::{Grid, GridCell};

/// The style of every page that Ayni writes. Colours keep a contrast of at least 7 to 1.
pub(super) const STYLE: &str = "\
:root{color-scheme:light dark;--ink:#1c1b19;--paper:#fdfcfa;--rule:#8a857c;--soft:#f0ede6;\
--warn:#7a3b00}
@media(prefers-color-scheme:dark){:root{--ink:#ece8e0;--paper:#1a1917;--rule:#8f8a80;\
--soft:#292723;--warn:#ffc48a}}
*{box-sizing:border-box}
body{margin:0 auto;padding:2rem 1rem;max-width:80rem;color:var(--ink);background:var(--paper);\
font:1rem/1.5 system-ui,sans-serif}
h1{font-size:1.5rem;line-height:1.2}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%}
caption{text-align:start;padding-bottom:.75rem}
th,td{border:1px solid var(--rule);padding:.4rem .6rem;text-align:start;vertical-align:top}
thead th{background:var(--soft);position:sticky;top:0}
tbody th{background:var(--soft);font-weight:600}
.number{text-align:end;font-variant-numeric:tabular-nums}
.empty{font-style:italic}
.warning{color:var(--warn);font-size:.9em;margin:.25rem 0 0}
details{font-size:.9em;margin-top:.25rem}
summary{cursor:pointer}
blockquote{margin:.5rem 0;padding-inline-start:.75rem;border-inline-start:3px solid var(--rule);\
white-space:pre-line}
cite{display:block;font-style:normal}
@media print{body{max-width:none;padding:0}thead{display:table-header-group}\
thead th{position:static}tr{break-inside:avoid}}
";

/// Writes the beginning of a page, up to and with its heading.
pub(super) fn head(out: &mut String, title: &str, language: &str, more_style: &str) {
    let (title, language) = (xml(title), xml(language));
    let _ = write!(
        out,
        "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" \
         content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <title>{title}</title>\n<style>\n{STYLE}{more_style}</style>\n</head>\n<body>\n\
         <h1>{title}</h1>\n"
    );
}

pub(super) fn write(grid: &Grid) -> String {
    let mut out = String::new();
    head(&mut out, &grid.title, &grid.wording.language, "");
    // A region that scrolls must be reachable by keyboard and have a name.
    let name = xml(&grid.title);
    let _ = write!(
        out,
        "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"{name}\">\n<table>\n"
    );
    if let Some(caption) = &grid.caption {
        let _ = writeln!(out, "<caption>{}</caption>", xml(caption));
    }
    out.push_str("<thead>\n<tr>");
    for header in grid.row_headers.iter().chain(&grid.column_headers) {
        let _ = write!(out, "<th scope=\"col\">{}</th>", xml(header));
    }
    out.push_str("</tr>\n</thead>\n<tbody>\n");
    for row in &grid.rows {
        out.push_str("<tr>");
        for label in grid.indented(row) {
            let _ = write!(out, "<th scope=\"row\">{}</th>", xml(&label));
        }
        for shown in &row.cells {
            cell(&mut out, shown, &grid.wording.passages);
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table>\n</div>\n");
    if !grid.notes.is_empty() {
        let _ = writeln!(out, "<h2>{}</h2>", xml(&grid.wording.notes));
    }
    for note in &grid.notes {
        let _ = writeln!(out, "<p>{}</p>", xml(note));
    }
    out.push_str("</body>\n</html>\n");
    out
}

fn cell(out: &mut String, cell: &GridCell, passages: &str) {
    let (text, only_reason) = cell.shown();
    let class = match (only_reason, cell.number) {
        (true, _) => " class=\"empty\"",
        (false, Some(_)) => " class=\"number\"",
        (false, None) => "",
    };
    let _ = write!(out, "<td{class}>{}", xml(text));
    for warning in &cell.warnings {
        let _ = write!(out, "<p class=\"warning\">⚠ {}</p>", xml(warning));
    }
    if !cell.quotations.is_empty() {
        let count = cell.quotations.len();
        let _ = write!(
            out,
            "<details><summary>{}: {count}</summary>",
            xml(passages)
        );
        for passage in &cell.quotations {
            let (words, citation) = (xml(&passage.words), xml(&passage.citation));
            let _ = write!(
                out,
                "<blockquote>{words}<cite>{citation}</cite></blockquote>"
            );
        }
        out.push_str("</details>");
    }
    out.push_str("</td>");
}
