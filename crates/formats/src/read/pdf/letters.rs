//! Letters as people write them, out of the letters as fonts draw them.

use unicode_normalization::UnicodeNormalization as _;

/// Adds a glyph's letter: ligatures are expanded, presentation forms of Hebrew and Arabic become
/// their letters, any white space is a space.
pub(super) fn push(letters: &mut String, char: char) {
    match char {
        _ if char.is_ascii_graphic() => letters.push(char),
        _ if char.is_whitespace() => letters.push(' '),
        '\u{fb00}' => letters.push_str("ff"),
        '\u{fb01}' => letters.push_str("fi"),
        '\u{fb02}' => letters.push_str("fl"),
        '\u{fb03}' => letters.push_str("ffi"),
        '\u{fb04}' => letters.push_str("ffl"),
        '\u{fb05}' | '\u{fb06}' => letters.push_str("st"),
        // The bullet of Word's Symbol font, which has no letter of its own.
        '\u{f0b7}' => letters.push('\u{2022}'),
        '\u{f0a7}' => letters.push('\u{25aa}'),
        '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}' => {
            letters.extend(std::iter::once(char).nfkc());
        }
        '\u{feff}' | '\u{200b}' => {}
        _ if char.is_control() => letters.push(char::REPLACEMENT_CHARACTER),
        _ => letters.push(char),
    }
}

/// Returns the combining mark of an accent that a font draws on its own.
pub(super) const fn combining(accent: char) -> Option<char> {
    Some(match accent {
        '`' | '\u{2cb}' => '\u{300}',
        '\u{b4}' | '\u{2ca}' => '\u{301}',
        '^' | '\u{2c6}' => '\u{302}',
        '~' | '\u{2dc}' => '\u{303}',
        '\u{af}' | '\u{2c9}' => '\u{304}',
        '\u{2d8}' => '\u{306}',
        '\u{2d9}' => '\u{307}',
        '\u{a8}' => '\u{308}',
        '\u{2da}' => '\u{30a}',
        '\u{2dd}' => '\u{30b}',
        '\u{2c7}' => '\u{30c}',
        '\u{b8}' => '\u{327}',
        '\u{2db}' => '\u{328}',
        _ => return None,
    })
}

/// Returns a letter with its accent as one, where Unicode has one.
pub(super) fn accented(base: char, mark: char) -> String {
    let base = match base {
        '\u{131}' => 'i',
        '\u{237}' => 'j',
        other => other,
    };
    [base, mark].into_iter().nfc().collect()
}

/// Tells whether a letter is written from right to left.
pub(super) const fn is_right_to_left(char: char) -> bool {
    matches!(char, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'
        | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
        && !matches!(char, '\u{660}'..='\u{669}' | '\u{6f0}'..='\u{6f9}')
}

/// Tells whether a character is written without spaces between words (Chinese, Japanese, Thai).
pub(super) const fn is_unspaced(char: char) -> bool {
    matches!(char, '\u{e00}'..='\u{eff}' | '\u{3000}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ff65}'
        | '\u{20000}'..='\u{3ffff}')
}

/// Returns the bracket that faces the other way, or the character itself.
pub(super) const fn mirrored(char: char) -> char {
    match char {
        '(' => ')',
        ')' => '(',
        '[' => ']',
        ']' => '[',
        '{' => '}',
        '}' => '{',
        '<' => '>',
        '>' => '<',
        '\u{ab}' => '\u{bb}',
        '\u{bb}' => '\u{ab}',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ligatures_and_forms_become_letters() {
        let mut letters = String::new();
        for char in "\u{fb03}\u{a0}\u{f0b7}\u{fef7}\u{1}".chars() {
            push(&mut letters, char);
        }
        // ffi, space, bullet, lam with alef-hamza as two letters, an undecodable one.
        assert_eq!(letters, "ffi \u{2022}\u{644}\u{623}\u{fffd}");
    }

    #[test]
    fn an_accent_joins_its_letter() {
        assert_eq!(accented('e', combining('\u{b4}').unwrap()), "é");
        assert_eq!(accented('\u{131}', combining('\u{a8}').unwrap()), "ï");
        assert_eq!(accented('x', combining('~').unwrap()), "x\u{303}");
    }
}
