//! Numbers of list items and clauses, as word processors write them.

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Numeral {
    /// 1, 2, 3; also in place of the scripts and words that are not known here.
    #[default]
    Arabic,
    /// 01, 02, … 10.
    Padded,
    /// i, ii, iii.
    LowerRoman,
    /// I, II, III.
    UpperRoman,
    /// a, b, … z, aa, bb.
    LowerLetter,
    /// A, B, … Z, AA, BB.
    UpperLetter,
    /// A bullet or nothing at all.
    Nothing,
}

impl Numeral {
    /// Writes a number.
    pub(crate) fn write(self, number: u32) -> String {
        match self {
            Self::Arabic => number.to_string(),
            Self::Padded => format!("{number:02}"),
            Self::LowerRoman => roman(number as usize),
            Self::UpperRoman => roman(number as usize).to_uppercase(),
            Self::LowerLetter => letters(number, b'a'),
            Self::UpperLetter => letters(number, b'A'),
            Self::Nothing => String::new(),
        }
    }
}

/// A letter may stand so often: word processors begin anew or go on with figures after that.
const LETTERS: u32 = 30;

fn letters(number: u32, first: u8) -> String {
    let Some(from_zero) = number.checked_sub(1).filter(|at| *at < 26 * LETTERS) else {
        return number.to_string();
    };
    let letter = first + u8::try_from(from_zero % 26).unwrap_or_default();
    let count = from_zero / 26 + 1;
    (0..count).map(|_| char::from(letter)).collect()
}

/// Returns a small Roman numeral.
pub(crate) fn roman(mut number: usize) -> String {
    const STEPS: [(usize, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    if number >= 4000 {
        return number.to_string();
    }
    let mut numeral = String::new();
    for (value, letters) in STEPS {
        while number >= value {
            numeral.push_str(letters);
            number -= value;
        }
    }
    numeral
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_word_processors_do() {
        let written = |numeral: Numeral| [1, 4, 26, 28, 2_000_000_000].map(|n| numeral.write(n));
        assert_eq!(
            written(Numeral::LowerLetter),
            ["a", "d", "z", "bb", "2000000000"]
        );
        assert_eq!(
            written(Numeral::UpperRoman)[..4],
            ["I", "IV", "XXVI", "XXVIII"]
        );
        assert_eq!(Numeral::Padded.write(7), "07");
        assert_eq!(Numeral::UpperLetter.write(0), "0");
    }
}
