//! A code's definition with its rules as one text, which is all that other programs have, and back.

use ayni_model::codebook::Code;

/// What comes before each part.
const INCLUDE: &str = "\n\nInclude: ";
const EXCLUDE: &str = "\n\nExclude: ";
const EXAMPLE: &str = "\n\nExample: ";

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

/// Sets the parts of a code from a text that [`join`] made; of any other text, the definition.
pub(super) fn split(text: &str, code: &mut Code) {
    let mut rest = text;
    for (label, part) in [
        (EXAMPLE, &mut code.example),
        (EXCLUDE, &mut code.exclude),
        (INCLUDE, &mut code.include),
    ] {
        if let Some((before, found)) = rest.rsplit_once(label) {
            *part = Some(found.to_owned());
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
