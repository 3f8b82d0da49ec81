//! Words of a database that are no UTF-8: written by a program that took them as its computer has them.

use crate::read::encoding::{Guess, is_damaged_utf8, replacing};

/// In what the words of a database are written that are no UTF-8: all in the same encoding, so that what is one name, or
/// a passage and its text, stays so.
#[derive(Debug, Clone, Copy)]
pub struct Letters(&'static encoding_rs::Encoding);

/// Finds out what the [`Letters`] of a database are.
#[derive(Default)]
pub struct LettersGuess {
    guess: Guess,
    fed: bool,
}

/// Words that were read, and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Read {
    /// The words.
    pub words: String,
    /// The WHATWG name of the encoding.
    pub encoding: &'static str,
    /// How many characters stand as U+FFFD because they could not be read.
    pub replaced: usize,
}

impl LettersGuess {
    /// Takes words into account that are no UTF-8.
    pub fn feed(&mut self, words: &[u8]) {
        if !is_damaged_utf8(words) {
            self.guess.feed(words);
            self.fed = true;
        }
    }

    /// Returns what is likeliest.
    #[must_use]
    pub fn end(self) -> Letters {
        Letters(match self.fed {
            true => self.guess.end(),
            false => encoding_rs::UTF_8,
        })
    }
}

impl Letters {
    /// Reads words that are no UTF-8, unless they are UTF-8 with some damage.
    #[must_use]
    pub fn read(self, words: &[u8]) -> Read {
        let encoding = match is_damaged_utf8(words) {
            true => encoding_rs::UTF_8,
            false => self.0,
        };
        let (text, replaced) = replacing(words, encoding);
        Read {
            words: text.into_owned(),
            encoding: encoding.name(),
            replaced,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letters(words: &[&[u8]]) -> Letters {
        let mut guess = LettersGuess::default();
        words.iter().for_each(|words| guess.feed(words));
        guess.end()
    }

    fn read(words: &str, encoding: &'static str, replaced: usize) -> Read {
        Read {
            words: words.to_owned(),
            encoding,
            replaced,
        }
    }

    #[test]
    fn a_word_alone_is_read_as_the_texts_are() {
        let (text, ..) = encoding_rs::WINDOWS_1251.encode("Рабочие сказали, что не хотят ждать.");
        let (word, ..) = encoding_rs::WINDOWS_1251.encode("ждать");
        let russian = letters(&[&word, &text]);
        assert_eq!(russian.read(&word), read("ждать", "windows-1251", 0));
        let (word, ..) = encoding_rs::WINDOWS_1252.encode("señor");
        let spanish = letters(&[&word, b"El se\xf1or dijo que la compa\xf1\xeda no pag\xf3."]);
        assert_eq!(spanish.read(&word), read("señor", "windows-1252", 0));
    }

    #[test]
    fn a_text_with_a_bad_byte_is_utf8_whatever_the_others_are() {
        let harmed = "“no hay plata”\u{1}".as_bytes();
        let harmed: Vec<u8> = harmed
            .iter()
            .map(|byte| if *byte == 1 { 0xFF } else { *byte })
            .collect();
        let seen = read("“no hay plata”\u{FFFD}", "UTF-8", 1);
        assert_eq!(letters(&[&harmed]).read(&harmed), seen);
        let mixed = letters(&[
            &harmed,
            b"El se\xf1or dijo que la compa\xf1\xeda no pag\xf3.",
        ]);
        assert_eq!(mixed.read(&harmed), seen);
        assert_eq!(mixed.read(b"s\xed"), read("sí", "windows-1252", 0));
        // Nothing but a cut name speaks for anything else.
        assert_eq!(
            letters(&[&harmed]).read(b"a\xc3"),
            read("a\u{FFFD}", "UTF-8", 1)
        );
    }
}
