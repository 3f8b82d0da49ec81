//! Words of others in the Markdown of notes.

use std::collections::BTreeMap;

/// Returns the history of a codebook with other names of people: a line of it says when something was done and by
/// whom (`- 2024-01-01 10:00, ana: added …`). `now` says what somebody is called by now.
#[must_use]
pub fn history_with_names(history: &str, now: &BTreeMap<String, String>) -> String {
    let mut names: Vec<(String, String)> = now
        .iter()
        .map(|(was, now)| (format!("{}: ", one_line(was)), one_line(now)))
        .collect();
    // One name may be how another begins.
    names.sort_by_key(|(was, _)| std::cmp::Reverse(was.len()));
    let line = |line: &str| {
        let (moment, rest) = line.strip_prefix("- ")?.split_once(", ")?;
        let (was, now) = names.iter().find(|(was, _)| rest.starts_with(&**was))?;
        let what = rest.get(was.len()..)?;
        Some(format!("- {moment}, {now}: {what}"))
    };
    history
        .split_inclusive('\n')
        .map(|it| line(it).unwrap_or_else(|| it.to_owned()))
        .collect()
}

/// Tells whether a history of a codebook is another one, but for who did something: `hides` says which names stand
/// for nobody who is named.
#[must_use]
pub fn is_history_without_names(ours: &str, theirs: &str, hides: &dyn Fn(&str) -> bool) -> bool {
    let same = |ours: &str, theirs: &str| {
        let parts = |line| -> Option<_> {
            let (moment, rest) = str::strip_prefix(line, "- ")?.split_once(", ")?;
            Some((moment, rest))
        };
        let hidden = parts(theirs).and_then(|(moment, rest)| {
            let (who, what) = rest.split_once(": ")?;
            hides(who).then_some((moment, what))
        });
        match (parts(ours), hidden) {
            (Some((moment, rest)), Some((at, what))) => {
                let before = rest.strip_suffix(what);
                moment == at && before.is_some_and(|who| who.ends_with(": "))
            }
            _ => ours == theirs,
        }
    };
    ours.lines().count() == theirs.lines().count()
        && ours
            .lines()
            .zip(theirs.lines())
            .all(|(ours, theirs)| same(ours, theirs))
}

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_a_history_says_who_by_another_name() {
        let now = [("ana", "c1"), ("ana: x", "c2"), ("old_name", "c*3")];
        let now = now
            .map(|(was, now)| (was.to_owned(), now.to_owned()))
            .into();
        let history = "- 2024-01-01 10:00:00, ana: added “ana: x”: of ana: all\n\
                       - without a date, ana: x: deleted “work”\n\
                       - 2024-01-02, old\\_name: added “a”\n\
                       - 2024-01-03, anabel: added “b”\n\
                       ana: said it\n- no moment";
        assert_eq!(
            history_with_names(history, &now),
            "- 2024-01-01 10:00:00, c1: added “ana: x”: of ana: all\n\
             - without a date, c2: deleted “work”\n\
             - 2024-01-02, c\\*3: added “a”\n\
             - 2024-01-03, anabel: added “b”\n\
             ana: said it\n- no moment"
        );
        assert_eq!(history_with_names(history, &BTreeMap::new()), history);
    }
    #[test]
    fn a_history_that_names_nobody_is_the_same() {
        let ours = "# Codes\n- 2024-01-01, ana: added “a: b”\n- 2024-01-02, bo: x: left “a”\n";
        let hides = |name: &str| name == "coder 1" || name == "coder 2";
        let same = |theirs: &str| is_history_without_names(ours, theirs, &hides);
        assert!(same(ours));
        assert!(same(
            "# Codes\n- 2024-01-01, coder 1: added “a: b”\n- 2024-01-02, coder 2: left “a”\n"
        ));
        for other in [
            "# Codes\n- 2024-01-01, eve: added “a: b”\n- 2024-01-02, bo: x: left “a”\n",
            "# Codes\n- 2024-01-01, coder 1: added “a”\n- 2024-01-02, bo: x: left “a”\n",
            "# Codes\n- 2024-01-03, coder 1: added “a: b”\n- 2024-01-02, bo: x: left “a”\n",
            "# Codes\n- 2024-01-01, coder 1: added “a: b”\n",
        ] {
            assert!(!same(other), "{other}");
        }
    }
}
