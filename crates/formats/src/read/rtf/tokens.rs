//! Cuts RTF into groups, control words and bytes.

use std::collections::BTreeMap;

use crate::{Limits, RefusalKind};

/// A piece of RTF.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'b> {
    /// A group opens.
    Open,
    /// A group closes.
    Close,
    /// A control word with its number, if it has one: `\u8216`.
    Word(&'b str, Option<i32>),
    /// A control symbol: `\~`.
    Symbol(u8),
    /// A byte of text, written as itself.
    Byte(u8),
    /// A byte of text, written as `\'hh`.
    Hex(u8),
    /// Bytes that are no text.
    Binary,
}

/// Walks over the pieces of a file.
#[derive(Debug, Clone)]
pub(super) struct Tokens<'b> {
    bytes: &'b [u8],
    at: usize,
}

/// The longest control word; RTF has none above 32 letters.
const LONGEST_WORD: usize = 40;

impl<'b> Tokens<'b> {
    /// Starts at a byte and ends before another.
    pub(super) fn new(bytes: &'b [u8], range: std::ops::Range<usize>) -> Self {
        Self {
            bytes: &bytes[..range.end.min(bytes.len())],
            at: range.start,
        }
    }

    /// Returns the byte that comes next.
    pub(super) const fn at(&self) -> usize {
        self.at
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    /// Goes on at a byte.
    pub(super) const fn go(&mut self, at: usize) {
        self.at = at;
    }

    /// Passes over what is left of the group that is open; returns where its end stands.
    ///
    /// Notes inside of it come to `ends`, each by where its words begin, so that no byte is passed
    /// over again for them. Groups are at most `room` deep.
    pub(super) fn skip_group(
        &mut self,
        room: usize,
        ends: &mut BTreeMap<usize, usize>,
    ) -> Result<usize, RefusalKind> {
        let mut depth = 1_usize;
        // Where the words of notes begin whose groups are open, with the depth of the group.
        let mut notes: Vec<(usize, usize)> = Vec::new();
        loop {
            let at = self.at;
            let token = self.next();
            match token {
                Some(Token::Open) => {
                    depth += 1;
                    Limits::check(depth, room, "the depth of nested groups")?;
                }
                Some(Token::Word("footnote", _)) => notes.push((depth, self.at)),
                Some(Token::Close) | None => {
                    let ended = |(open, _): &mut (usize, usize)| token.is_none() || *open == depth;
                    while let Some((_, start)) = notes.pop_if(ended) {
                        ends.insert(start, at);
                    }
                    if token.is_none() || depth == 1 {
                        self.at = at;
                        return Ok(at);
                    }
                    depth -= 1;
                }
                Some(_) => {}
            }
        }
    }

    fn control(&mut self) -> Option<Token<'b>> {
        let first = self.peek()?;
        if !first.is_ascii_alphabetic() {
            self.at += 1;
            return Some(match first {
                b'\'' => Token::Hex(self.hex()?),
                // An escaped line end is a paragraph.
                b'\n' | b'\r' => Token::Word("par", None),
                symbol => Token::Symbol(symbol),
            });
        }
        let rest = &self.bytes[self.at..];
        let length = rest
            .iter()
            .take(LONGEST_WORD)
            .take_while(|byte| byte.is_ascii_alphabetic())
            .count();
        let word = std::str::from_utf8(&rest[..length]).unwrap_or_default();
        self.at += length;
        let number = self.number();
        if self.peek() == Some(b' ') {
            self.at += 1;
        }
        if word == "bin" {
            let length = usize::try_from(number.unwrap_or(0)).unwrap_or(0);
            self.at = self.at.saturating_add(length).min(self.bytes.len());
            return Some(Token::Binary);
        }
        Some(Token::Word(word, number))
    }

    fn number(&mut self) -> Option<i32> {
        let start = self.at;
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        let digits = self.at;
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) && self.at - digits < 11 {
            self.at += 1;
        }
        if self.at == digits {
            self.at = start;
            return None;
        }
        let text = std::str::from_utf8(&self.bytes[start..self.at]).ok()?;
        let number: i64 = text.parse().ok()?;
        let bounds = i64::from(i32::MIN)..=i64::from(i32::MAX);
        let number = number.clamp(*bounds.start(), *bounds.end());
        i32::try_from(number).ok()
    }

    fn hex(&mut self) -> Option<u8> {
        let digits = self.bytes.get(self.at..self.at + 2)?;
        let text = std::str::from_utf8(digits).unwrap_or("?");
        match u8::from_str_radix(text, 16) {
            Ok(byte) => {
                self.at += 2;
                Some(byte)
            }
            Err(_) => Some(b'?'),
        }
    }
}

impl<'b> Iterator for Tokens<'b> {
    type Item = Token<'b>;

    fn next(&mut self) -> Option<Token<'b>> {
        loop {
            let byte = self.peek()?;
            self.at += 1;
            return match byte {
                b'{' => Some(Token::Open),
                b'}' => Some(Token::Close),
                b'\\' => self.control(),
                b'\r' | b'\n' | 0 => continue,
                byte => Some(Token::Byte(byte)),
            };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(text: &str) -> Vec<Token<'_>> {
        Tokens::new(text.as_bytes(), 0..text.len()).collect()
    }

    #[test]
    fn words_symbols_and_bytes() {
        assert_eq!(
            tokens("{\\b0 a\\u-10\\'e9\\~\n}"),
            [
                Token::Open,
                Token::Word("b", Some(0)),
                Token::Byte(b'a'),
                Token::Word("u", Some(-10)),
                Token::Hex(0xE9),
                Token::Symbol(b'~'),
                Token::Close
            ]
        );
    }

    #[test]
    fn binary_data_is_jumped_over() {
        assert_eq!(
            tokens("\\bin2 }{\\a\\bin99 x"),
            [Token::Binary, Token::Word("a", None), Token::Binary]
        );
        assert_eq!(
            tokens("\\x99999999999 "),
            [Token::Word("x", Some(i32::MAX))]
        );
    }

    #[test]
    fn a_group_can_be_passed_over() {
        let text = "{a{b}c}d}";
        let mut tokens = Tokens::new(text.as_bytes(), 1..text.len());
        assert_eq!(tokens.skip_group(2, &mut BTreeMap::new()), Ok(6));
        let mut tokens = Tokens::new(text.as_bytes(), 1..text.len());
        assert!(tokens.skip_group(1, &mut BTreeMap::new()).is_err());
    }

    #[test]
    fn notes_inside_a_group_are_found_on_the_way() {
        let text = "{a{\\footnote b{\\footnote c}}{\\footnote d}";
        let mut tokens = Tokens::new(text.as_bytes(), 1..text.len());
        let mut ends = BTreeMap::new();
        // The file is cut off: its last note ends where it does.
        assert_eq!(tokens.skip_group(9, &mut ends), Ok(text.len()));
        let words = |(start, end): (&usize, &usize)| &text[*start..*end];
        let notes: Vec<&str> = ends.iter().map(words).collect();
        assert_eq!(notes, ["b{\\footnote c}", "c", "d"]);
    }
}
