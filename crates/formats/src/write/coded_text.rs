//! A coded text as Markdown and as plain text.

use std::fmt::Write as _;

use super::escape::{allowed, md, md_line};
use super::segments::View;

/// Writes Markdown: a passage stands between `⟦n` and `⟧` with a footnote that names its code.
pub(super) fn markdown(view: &View<'_>) -> String {
    let coded = view.coded;
    let mut out = format!("# {}\n", md_line(&coded.title));
    for (name, value) in &coded.properties {
        let _ = write!(out, "\n- **{}**: {}", md_line(name), md_line(value));
    }
    out.push('\n');
    for paragraph in &view.paragraphs {
        if paragraph.segments.is_empty() {
            continue;
        }
        out.push('\n');
        for segment in &paragraph.segments {
            if let Some(label) = segment.page {
                let _ = write!(out, "*({} {})* ", md(&coded.wording.page), md_line(label));
            }
            for coding in &segment.opens {
                let _ = write!(out, "⟦{}", superscript(coding + 1));
            }
            out.push_str(&md(segment.words));
            for coding in &segment.closes {
                let _ = write!(out, "⟧[^{}]", coding + 1);
            }
        }
        out.push('\n');
    }
    if !view.codes.is_empty() {
        let _ = write!(out, "\n## {}\n\n", md_line(&coded.wording.codes));
    }
    for (code, definition) in &view.codes {
        let _ = writeln!(out, "- **{}** {}", md_line(code), md_line(definition));
    }
    if !view.codings.is_empty() {
        out.push('\n');
    }
    for (coding, number) in view.codings.iter().zip(1..) {
        let given = coding.given;
        let _ = write!(
            out,
            "[^{number}]: {} — {}",
            md_line(&view.code_of(coding)),
            md_line(&given.coder)
        );
        if let Some(memo) = &given.memo {
            let _ = write!(out, ": {}", md_line(memo));
        }
        out.push('\n');
    }
    out
}

/// Writes a number in small raised digits.
fn superscript(number: usize) -> String {
    const DIGITS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let digits = number.to_string();
    digits
        .bytes()
        .map(|digit| DIGITS[usize::from(digit - b'0')])
        .collect()
}

/// Writes plain text: the words as they are, then the codings with their places and words.
pub(super) fn txt(view: &View<'_>) -> String {
    let coded = view.coded;
    let mut out = format!("{}\n", coded.title);
    for (name, value) in &coded.properties {
        let _ = writeln!(out, "{name}: {value}");
    }
    let _ = write!(out, "\n{}\n", coded.text.trim_end_matches('\n'));
    if !view.codings.is_empty() {
        let _ = write!(out, "\n{}\n", coded.wording.passages);
    }
    for (coding, number) in view.codings.iter().zip(1..) {
        let given = coding.given;
        let words = coding.words.replace('\n', " / ");
        let _ = write!(
            out,
            "\n[{number}] {} ({})\n    {}\n    {} [{}]\n",
            view.code_of(coding),
            given.coder,
            words,
            view.citation(coding),
            given.span
        );
        if let Some(memo) = &given.memo {
            let _ = writeln!(out, "    {}", memo.replace('\n', " / "));
        }
    }
    out.chars().map(allowed).collect()
}
