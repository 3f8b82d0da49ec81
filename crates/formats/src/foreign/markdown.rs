//! Words of others in the Markdown of notes.

/// Returns words on one line, signs of Markdown as themselves.
pub(super) fn one_line(words: &str) -> String {
    let mut line = String::with_capacity(words.len());
    for word in words.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        for char in word.chars() {
            if matches!(
                char,
                '\\' | '*' | '_' | '`' | '[' | ']' | '<' | '>' | '#' | '|' | '~'
            ) {
                line.push('\\');
            }
            line.push(char);
        }
    }
    line
}

/// Returns a name in quotation marks.
pub(super) fn quoted(name: &str) -> String {
    format!("“{}”", one_line(name))
}
