//! A coded text as one HTML page: a line under the words for each coding, its number at its end,
//! and the codes below. No script, nothing fetched.

use std::fmt::Write as _;

use ayni_model::coding::Stance;

use super::escape::xml;
use super::grid_html::head;
use super::segments::{Coding, Segment, View};

/// Lines are drawn 4 pixels apart under the words; the lines of text stand far enough apart for
/// the number of lanes that the text has.
const STYLE: &str = "\
main{max-width:46rem}
p{margin:0 0 .75rem;white-space:pre-wrap;overflow-wrap:break-word}
p[data-speaker]{margin-top:1.25rem}
.u{border-bottom:2px solid var(--c);padding-bottom:calc(var(--l)*4px + 1px)}
.u.contrary{border-bottom-style:dashed}
.page{font-size:.75em;border:1px solid var(--rule);border-radius:3px;padding:0 .3em;\
margin-inline-end:.4em}
sup{line-height:0}
sup a{color:inherit}
dt{font-weight:600}
dt .u{padding-bottom:1px}
dd{margin:0 0 .5rem 1.5rem}
";

pub(super) fn write(view: &View<'_>) -> String {
    let coded = view.coded;
    let mut out = String::new();
    let lanes = view
        .codings
        .iter()
        .map(|coding| coding.lane + 1)
        .max()
        .unwrap_or(0);
    // 1.6 em for the words, 4 pixels (a quarter of an em) for each line beyond the first.
    let height = 160 + 25 * lanes.saturating_sub(1).min(40);
    let spacing = format!(
        "main p{{line-height:{}.{:02}}}\n",
        height / 100,
        height % 100
    );
    head(
        &mut out,
        &coded.title,
        &coded.wording.language,
        &format!("{STYLE}{spacing}"),
    );
    if !coded.properties.is_empty() {
        out.push_str("<dl>\n");
        for (name, value) in &coded.properties {
            let _ = writeln!(out, "<dt>{}</dt><dd>{}</dd>", xml(name), xml(value));
        }
        out.push_str("</dl>\n");
    }
    out.push_str("<main>\n");
    for paragraph in &view.paragraphs {
        if paragraph.segments.is_empty() {
            continue;
        }
        match paragraph.speaker {
            Some(speaker) => {
                let _ = write!(out, "<p data-speaker=\"{}\">", xml(speaker));
            }
            None => out.push_str("<p>"),
        }
        for segment in &paragraph.segments {
            piece(&mut out, view, segment);
        }
        out.push_str("</p>\n");
    }
    out.push_str("</main>\n");
    codes(&mut out, view);
    memos(&mut out, view);
    out.push_str("</body>\n</html>\n");
    out
}

fn piece(out: &mut String, view: &View<'_>, segment: &Segment<'_>) {
    if let Some(label) = segment.page {
        let page = xml(&view.coded.wording.page);
        let _ = write!(out, "<span class=\"page\">{page} {}</span>", xml(label));
    }
    // The deepest line is the outermost element.
    for id in segment.codings.iter().rev() {
        let coding = &view.codings[*id];
        let _ = write!(
            out,
            "<span class=\"u{}\" style=\"--l:{};--c:{}\" title=\"{}\">",
            match coding.given.stance {
                Stance::Supports => "",
                Stance::Contrary => " contrary",
            },
            coding.lane,
            colour(coding.code),
            xml(&title(view, coding))
        );
    }
    out.push_str(&xml(segment.words));
    for _ in &segment.codings {
        out.push_str("</span>");
    }
    for id in &segment.closes {
        let coding = &view.codings[*id];
        let code = coding.code + 1;
        let _ = write!(out, "<sup><a href=\"#code-{code}\">{code}");
        if coding.given.stance == Stance::Contrary {
            let stance = view.coded.wording.stance(coding.given.stance);
            let _ = write!(out, " {}", xml(stance));
        }
        out.push_str("</a></sup>");
    }
}

fn title(view: &View<'_>, coding: &Coding<'_>) -> String {
    let mut title = format!("{} — {}", view.code_of(coding), coding.given.coder);
    if let Some(memo) = &coding.given.memo {
        let _ = write!(title, "\n{memo}");
    }
    title
}

fn codes(out: &mut String, view: &View<'_>) {
    if view.codes.is_empty() {
        return;
    }
    let _ = write!(out, "<h2>{}</h2>\n<dl>\n", xml(&view.coded.wording.codes));
    for (index, (code, definition)) in view.codes.iter().enumerate() {
        let _ = writeln!(
            out,
            "<dt id=\"code-{number}\">{number}. <span class=\"u\" style=\"--l:0;--c:{}\">{}</span>\
             </dt><dd>{}</dd>",
            colour(index),
            xml(code),
            xml(definition),
            number = index + 1,
        );
    }
    out.push_str("</dl>\n");
}

/// Lists the notes on codings, which a title alone would hide from print and keyboard.
fn memos(out: &mut String, view: &View<'_>) {
    let noted = |coding: &&Coding<'_>| coding.given.memo.is_some();
    if !view.codings.iter().any(|coding| noted(&coding)) {
        return;
    }
    let _ = writeln!(out, "<h2>{}</h2>", xml(&view.coded.wording.notes));
    for coding in view.codings.iter().filter(noted) {
        let memo = coding.given.memo.as_deref().unwrap_or_default();
        let _ = writeln!(
            out,
            "<blockquote>{}<cite>{}</cite></blockquote>\n<p><strong>{} — {}</strong>: {}</p>",
            xml(coding.words),
            xml(&view.citation(coding)),
            xml(&view.code_of(coding)),
            xml(&coding.given.coder),
            xml(memo)
        );
    }
}

/// Returns a colour for a code: hues a golden angle apart, so that neighbours differ; mid-light,
/// so that it shows on white and on black.
fn colour(code: usize) -> String {
    format!("hsl({} 65% 48%)", code * 137 % 360)
}
