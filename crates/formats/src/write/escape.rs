//! The user's words made safe for each format.

/// Escapes text for XML and HTML, for content and quoted attributes alike. Characters that XML 1.0
/// forbids (controls, U+FFFE, U+FFFF) become U+FFFD.
pub(super) fn xml(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + text.len() / 16);
    for char in text.chars() {
        match char {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            _ => escaped.push(allowed(char)),
        }
    }
    escaped
}

/// Returns the character, or U+FFFD where XML 1.0 (section 2.2) does not allow it.
pub(super) const fn allowed(char: char) -> char {
    match char {
        '\t' | '\n' | '\r' => char,
        '\0'..='\x1f' | '\u{fffe}' | '\u{ffff}' => char::REPLACEMENT_CHARACTER,
        _ => char,
    }
}

/// Escapes text for Markdown, so that it shows as it is: no mark-up, no HTML, no table edge.
pub(super) fn md(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + text.len() / 16);
    for (index, char) in text.char_indices() {
        match char {
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '$' => {
                escaped.push('\\');
                escaped.push(char);
            }
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            // Marks that count at the start of a line only.
            '#' | '+' | '-' | '=' if index == 0 => {
                escaped.push('\\');
                escaped.push(char);
            }
            '.' | ')' if index > 0 && text[..index].bytes().all(|byte| byte.is_ascii_digit()) => {
                escaped.push('\\');
                escaped.push(char);
            }
            _ => escaped.push(allowed(char)),
        }
    }
    escaped
}

/// Escapes text for one line of Markdown: lines of the text are parted by `<br>`.
pub(super) fn md_line(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(md).collect();
    lines.join("<br>")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_gets_out_of_its_place() {
        assert_eq!(
            xml("<img src=x onerror='a(\"b\")'> & \u{1}\u{ffff}"),
            "&lt;img src=x onerror=&#39;a(&quot;b&quot;)&#39;&gt; &amp; \u{fffd}\u{fffd}"
        );
        assert_eq!(md("1. a|b *c* <d>"), "1\\. a\\|b \\*c\\* &lt;d&gt;");
        assert_eq!(md("# not a heading"), "\\# not a heading");
        assert_eq!(md_line("one\n- two"), "one<br>\\- two");
    }
}
