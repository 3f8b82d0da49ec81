//! A code's definition with its rules as one text, which is all that other programs have, and back.

use std::borrow::Cow;

use ayni_model::{codebook::Code, text::normalise_line_ends};

/// What comes before each part.
const INCLUDE: &str = "\n\nInclude: ";
const EXCLUDE: &str = "\n\nExclude: ";
const EXAMPLE: &str = "\n\nExample: ";

/// The fields that go out behind the definition.
pub(super) const PARTS: [&str; 3] = ["include", "exclude", "example"];

/// Returns what a code means, when to use it and when not, and its example, as one text.
pub(super) fn join(code: &Code) -> Option<String> {
    let mut text = code.definition.clone().unwrap_or_default();
    for (label, part) in [
        (INCLUDE, &code.include),
        (EXCLUDE, &code.exclude),
        (EXAMPLE, &code.example),
    ] {
        if let Some(part) = part {
            text.push_str(label);
            text.push_str(part);
        }
    }
    (!text.is_empty()).then_some(text)
}

/// Returns that text so that [`split`] takes nothing of a part for another part: a label without words says that
/// what stands under one before it belongs to the words.
pub(super) fn join_told_apart(code: &Code) -> Option<String> {
    let text = join(code)?;
    let mut said = code.clone();
    (said.definition, said.include) = (None, None);
    (said.exclude, said.example) = (None, None);
    split(&text, &mut said);
    if parts(&said) == parts(code) {
        return Some(text);
    }
    let blank = |part: &Option<String>| Some(part.clone().unwrap_or_default());
    join(&Code {
        include: blank(&code.include),
        exclude: blank(&code.exclude),
        example: blank(&code.example),
        ..code.clone()
    })
}

/// Tells whether a text is what [`join`] makes of a code, but for line ends and blanks around it.
pub(super) fn is_joined(text: &str, code: &Code) -> bool {
    let text = normalise_line_ends(text);
    let same = |joined: Option<String>| {
        let joined = joined.as_deref().unwrap_or_default();
        normalise_line_ends(joined).trim() == text.trim()
    };
    same(join(code)) || same(join_told_apart(code))
}

/// Tells whether a code has a rule or an example.
pub(super) const fn has_parts(code: &Code) -> bool {
    code.include.is_some() || code.exclude.is_some() || code.example.is_some()
}

fn parts(code: &Code) -> [Option<&str>; 4] {
    let Code {
        definition,
        include,
        exclude,
        example,
        ..
    } = code;
    [definition, include, exclude, example].map(Option::as_deref)
}

/// Tells whether a text may be one that [`join`] made of several parts.
pub(super) fn has_labels(text: &str) -> bool {
    [INCLUDE, EXCLUDE, EXAMPLE]
        .iter()
        .any(|it| text.contains(it.trim_end()))
}

/// Sets the parts of a code from a text that [`join`] made of it, here or elsewhere; of any other text, the
/// definition. A part that is not in the text is none, and a label that stands in the words here is no label.
pub(super) fn split(text: &str, code: &mut Code) {
    let here = parts(code).map(|part| part.map(str::to_owned));
    let in_words = |label: &str| {
        let words = here.iter().flatten();
        words
            .map(|words| words.matches(label).count())
            .sum::<usize>()
    };
    let leads = |label: &&str| text.starts_with(label.trim_start());
    // One without a definition begins with a label; what blanks stood before that may be gone.
    let begins = code.definition.is_none() && has_parts(code);
    let begins = begins && [INCLUDE, EXCLUDE, EXAMPLE].iter().any(leads);
    let text: Cow<'_, str> = match begins {
        true => format!("\n\n{text}").into(),
        false => text.into(),
    };
    let mut rest = text.as_ref();
    for (label, part) in [
        (EXAMPLE, &mut code.example),
        (EXCLUDE, &mut code.exclude),
        (INCLUDE, &mut code.include),
    ] {
        *part = None;
        // Blanks at the end may be gone, and with them that of a label.
        if let Some(before) = rest.strip_suffix(label.trim_end()) {
            rest = before;
            continue;
        }
        if text.matches(label).count() <= in_words(label) {
            continue;
        }
        if let Some((before, found)) = rest.rsplit_once(label) {
            *part = (!found.trim().is_empty()).then(|| found.to_owned());
            rest = before;
        }
    }
    code.definition = (!rest.is_empty()).then(|| rest.to_owned());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(parts: [Option<&str>; 4]) -> Code {
        let [definition, include, exclude, example] = parts.map(|part| part.map(str::to_owned));
        Code {
            definition,
            include,
            exclude,
            example,
            ..Code::named("Fear".parse().unwrap())
        }
    }

    /// Returns what comes of a text where there is nothing yet.
    fn read(text: &str) -> Code {
        let mut code = code([None; 4]);
        split(text, &mut code);
        code
    }

    #[test]
    fn words_like_a_label_stay_where_they_stand() {
        let definition = "of closure\n\nExample: they will close";
        for parts in [
            [Some(definition), None, None, None],
            [Some(definition), Some("when said"), None, None],
            [Some(definition), None, None, Some("“gone”")],
            [None, Some("a\n\nExclude: b"), None, None],
        ] {
            let before = code(parts);
            let text = join_told_apart(&before).unwrap();
            assert_eq!(read(&text), before, "{text}");
            // As another program may give it back.
            assert!(is_joined(&text.trim().replace('\n', "\r\n"), &before));
            assert_eq!(read(text.trim_end()), before, "{text}");
        }
        // Where the words are known, no label without words is needed.
        let mut here = code([Some(definition), None, None, None]);
        split(&definition.replace("of", "of the"), &mut here);
        assert_eq!(here.definition.unwrap(), definition.replace("of", "of the"));
        assert_eq!(here.example, None);
        // The text of others is as it always was.
        let plain = code([Some("a"), Some("b"), None, Some("c")]);
        assert_eq!(join_told_apart(&plain), join(&plain));
    }

    #[test]
    fn a_part_that_is_not_in_the_text_is_none() {
        let mut here = code([Some("a"), Some("b"), Some("c"), None]);
        split("a\n\nExclude: d", &mut here);
        assert_eq!(here, code([Some("a"), None, Some("d"), None]));
        let mut here = code([None, Some("b"), None, None]);
        split("Include: d", &mut here);
        assert_eq!(here, code([None, Some("d"), None, None]));
    }

    #[test]
    fn the_parts_come_back() {
        for parts in [
            [
                Some("of closure"),
                Some("when said"),
                Some("jokes"),
                Some("“they will close”"),
            ],
            [None, Some("when\n\nsaid"), None, None],
            [Some("a"), None, None, Some("b")],
            [Some("a"), None, None, None],
        ] {
            let before = code(parts);
            let mut after = code([None; 4]);
            split(&join(&before).unwrap(), &mut after);
            assert_eq!(after, before);
        }
        assert_eq!(join(&code([None; 4])), None);
    }
}
