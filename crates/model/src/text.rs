//! Positions in a text, and the conversions between the units in which programs count them.
//!
//! Ayni counts Unicode code points, as REFI-QDA and Python do. Bytes (Rust, SQLite) and UTF-16 code
//! units (JavaScript, NVivo) are other types, so that one can never be passed for another; a
//! [`TextIndex`] converts between them at the edges.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A position in a text: the number of Unicode code points before it.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct CodePoint(pub u32);

/// A position in a text: the number of UTF-8 bytes before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct ByteOffset(pub usize);

/// A position in a text: the number of UTF-16 code units before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Utf16Offset(pub usize);

impl fmt::Display for CodePoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A stretch of text, `start..end` in code points; it is never empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "(u32, u32)", into = "(u32, u32)")]
pub struct Span {
    start: CodePoint,
    end: CodePoint,
}

/// Why two numbers do not make a [`Span`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a passage must end after it starts; seen {start}..{end}")]
pub struct EmptySpan {
    /// The start that was given.
    pub start: u32,
    /// The end that was given.
    pub end: u32,
}

impl Span {
    /// Returns the span `start..end`.
    ///
    /// # Errors
    /// [`EmptySpan`] unless `start < end`.
    pub const fn new(start: u32, end: u32) -> Result<Self, EmptySpan> {
        if start < end {
            Ok(Self {
                start: CodePoint(start),
                end: CodePoint(end),
            })
        } else {
            Err(EmptySpan { start, end })
        }
    }

    /// Returns the first position of the span.
    #[must_use]
    pub const fn start(self) -> CodePoint {
        self.start
    }

    /// Returns the position after the last code point of the span.
    #[must_use]
    pub const fn end(self) -> CodePoint {
        self.end
    }

    /// Returns the number of code points in the span; at least 1.
    #[must_use]
    #[expect(clippy::len_without_is_empty, reason = "a span is never empty")]
    pub const fn len(self) -> u32 {
        self.end.0 - self.start.0
    }

    /// Tells whether the two spans share at least one code point.
    #[must_use]
    pub const fn overlaps(self, other: Self) -> bool {
        self.start.0 < other.end.0 && other.start.0 < self.end.0
    }

    /// Tells whether `other` lies wholly inside this span.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.start.0 <= other.start.0 && other.end.0 <= self.end.0
    }

    /// Returns the part that both spans share.
    #[must_use]
    pub fn intersection(self, other: Self) -> Option<Self> {
        Self::new(self.start.0.max(other.start.0), self.end.0.min(other.end.0)).ok()
    }
}

impl TryFrom<(u32, u32)> for Span {
    type Error = EmptySpan;
    fn try_from((start, end): (u32, u32)) -> Result<Self, EmptySpan> {
        Self::new(start, end)
    }
}

impl From<Span> for (u32, u32) {
    fn from(span: Span) -> Self {
        (span.start.0, span.end.0)
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

/// A checkpoint is kept every this many code points: a conversion walks at most so many.
///
/// 256 keeps the index below a tenth of the text's own size and a conversion below a microsecond.
const STRIDE: u32 = 256;

/// Converts between code points, bytes and UTF-16 units of one text.
///
/// Building it reads the text once; a conversion then costs a short walk from the nearest
/// checkpoint, or nothing at all where the whole text is ASCII.
#[derive(Debug, Clone)]
pub struct TextIndex<'t> {
    text: &'t str,
    /// Byte and UTF-16 offset of every [`STRIDE`]-th code point; empty for ASCII texts.
    checkpoints: Vec<(usize, usize)>,
    code_points: u32,
    utf16: usize,
}

impl<'t> TextIndex<'t> {
    /// Builds the index of `text`.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        if text.is_ascii() {
            let code_points = u32::try_from(text.len()).unwrap_or(u32::MAX);
            return Self {
                text,
                checkpoints: Vec::new(),
                code_points,
                utf16: text.len(),
            };
        }
        let mut checkpoints = Vec::with_capacity(text.len() / STRIDE as usize + 1);
        let (mut code_points, mut utf16) = (0_u32, 0);
        for (byte, char) in text.char_indices() {
            if code_points.is_multiple_of(STRIDE) {
                checkpoints.push((byte, utf16));
            }
            code_points += 1;
            utf16 += char.len_utf16();
        }
        Self {
            text,
            checkpoints,
            code_points,
            utf16,
        }
    }

    /// Returns the text itself.
    #[must_use]
    pub const fn text(&self) -> &'t str {
        self.text
    }

    /// Returns the length of the text in code points.
    #[must_use]
    pub const fn len(&self) -> CodePoint {
        CodePoint(self.code_points)
    }

    /// Tells whether the text is empty.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.code_points == 0
    }

    /// Returns the byte offset of a position, or nothing when it lies past the end.
    #[must_use]
    pub fn byte(&self, at: CodePoint) -> Option<ByteOffset> {
        self.locate(at).map(|(byte, _)| ByteOffset(byte))
    }

    /// Returns the UTF-16 offset of a position, or nothing when it lies past the end.
    #[must_use]
    pub fn utf16(&self, at: CodePoint) -> Option<Utf16Offset> {
        self.locate(at).map(|(_, utf16)| Utf16Offset(utf16))
    }

    fn locate(&self, at: CodePoint) -> Option<(usize, usize)> {
        if at.0 >= self.code_points {
            return (at.0 == self.code_points).then_some((self.text.len(), self.utf16));
        }
        if self.checkpoints.is_empty() {
            return Some((at.0 as usize, at.0 as usize));
        }
        let (mut byte, mut utf16) = self.checkpoints[(at.0 / STRIDE) as usize];
        for char in self.text[byte..].chars().take((at.0 % STRIDE) as usize) {
            byte += char.len_utf8();
            utf16 += char.len_utf16();
        }
        Some((byte, utf16))
    }

    /// Returns the position of a byte offset, or nothing inside a character or past the end.
    #[must_use]
    pub fn from_byte(&self, at: ByteOffset) -> Option<CodePoint> {
        if !self.text.is_char_boundary(at.0) {
            return None;
        }
        if self.checkpoints.is_empty() {
            return u32::try_from(at.0).ok().map(CodePoint);
        }
        let nearest = self.checkpoints.partition_point(|&(byte, _)| byte <= at.0) - 1;
        let walked = self.text[self.checkpoints[nearest].0..at.0].chars().count();
        Some(CodePoint(
            u32::try_from(nearest * STRIDE as usize + walked).ok()?,
        ))
    }

    /// Returns the position of a UTF-16 offset, or nothing inside a surrogate pair or past the end.
    #[must_use]
    pub fn from_utf16(&self, at: Utf16Offset) -> Option<CodePoint> {
        if at.0 > self.utf16 {
            return None;
        }
        if self.checkpoints.is_empty() {
            return u32::try_from(at.0).ok().map(CodePoint);
        }
        let nearest = self
            .checkpoints
            .partition_point(|&(_, utf16)| utf16 <= at.0)
            - 1;
        let (byte, mut utf16) = self.checkpoints[nearest];
        let mut position = u32::try_from(nearest).ok()? * STRIDE;
        for char in self.text[byte..].chars() {
            if utf16 >= at.0 {
                break;
            }
            utf16 += char.len_utf16();
            position += 1;
        }
        (utf16 == at.0).then_some(CodePoint(position))
    }

    /// Returns the words of a span, or nothing when it reaches past the end.
    #[must_use]
    pub fn slice(&self, span: Span) -> Option<&'t str> {
        let (start, end) = (self.byte(span.start())?, self.byte(span.end())?);
        Some(&self.text[start.0..end.0])
    }
}

/// Returns the sentences (UAX 29) that a span touches, without the blanks at their ends; the span itself
/// where it reaches past the text.
#[must_use]
pub fn sentences_around(text: &str, span: Span) -> Span {
    use unicode_segmentation::UnicodeSegmentation as _;
    let mut at = 0;
    let (mut start, mut end) = (None, None);
    for sentence in text.split_sentence_bounds() {
        let length = |words: &str| u32::try_from(words.chars().count()).unwrap_or(u32::MAX);
        let first = at + length(sentence) - length(sentence.trim_start());
        let last = at + length(sentence.trim_end());
        at += length(sentence);
        // Blanks between two sentences belong to neither.
        if at <= span.start().0 || last <= first {
            continue;
        }
        start.get_or_insert(first.min(span.start().0));
        end = Some(last.max(span.end().0.min(at)));
        if at >= span.end().0 {
            break;
        }
    }
    match (start, end) {
        (Some(start), Some(end)) => Span::new(start, end).unwrap_or(span),
        _ => span,
    }
}

/// Returns the text with every line end (`\r\n`, `\r`) as `\n`; nothing else is touched.
#[must_use]
pub fn normalise_line_ends(text: &str) -> std::borrow::Cow<'_, str> {
    if text.contains('\r') {
        text.replace("\r\n", "\n").replace('\r', "\n").into()
    } else {
        text.into()
    }
}

/// Returns the number of words in a text: runs of letters, digits and marks as Unicode (UAX 29)
/// separates them, so that `l'accord` is one word and `2007` is one.
#[must_use]
pub fn count_words(text: &str) -> u32 {
    use unicode_segmentation::UnicodeSegmentation as _;
    // No word goes over a blank or a line end, and most are letters and nothing else: those need no tables.
    let count = |piece: &str| match is_letters(piece.as_bytes()) {
        Some(word) => usize::from(word),
        None => piece.unicode_words().count(),
    };
    let mut words = 0;
    let mut from = 0;
    let ends = memchr::memchr2_iter(b' ', b'\n', text.as_bytes());
    for end in ends.chain([text.len()]) {
        words += count(&text[from..end]);
        from = end + 1;
    }
    u32::try_from(words).unwrap_or(u32::MAX)
}

/// Tells whether a piece of UTF-8 is letters of the first two blocks of Unicode (true) or empty (false), apart
/// from marks around it; nothing when it is anything else. None of those letters ends a word before or after
/// another.
fn is_letters(mut piece: &[u8]) -> Option<bool> {
    // The marks ¡ and ¿ are C2 A1 and C2 BF, the letters À to ÿ are C3 80 to C3 BF, but for × and ÷.
    while let [
        b',' | b'.' | b';' | b':' | b'?' | b'!' | b'(' | b')',
        rest @ ..,
    ]
    | [0xC2, 0xA1 | 0xBF, rest @ ..] = piece
    {
        piece = rest;
    }
    while let [
        rest @ ..,
        b',' | b'.' | b';' | b':' | b'?' | b'!' | b'(' | b')',
    ]
    | [rest @ .., 0xC2, 0xA1 | 0xBF] = piece
    {
        piece = rest;
    }
    let is_word = !piece.is_empty();
    loop {
        piece = match piece {
            [] => return Some(is_word),
            [b'a'..=b'z' | b'A'..=b'Z', rest @ ..] => rest,
            [0xC3, 0x97 | 0xB7, ..] => return None,
            [0xC3, _, rest @ ..] => rest,
            _ => return None,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const AWKWARD: &str = "Se\u{301}ñor 😀👩‍👩‍👧 עברית\nfin";

    #[test]
    fn a_span_is_never_empty() {
        assert_eq!(Span::new(3, 3), Err(EmptySpan { start: 3, end: 3 }));
        assert!(Span::new(4, 3).is_err());
        assert!(serde_json::from_str::<Span>("[7,7]").is_err());
    }

    #[test]
    fn a_sentence_ends_before_the_blank() {
        let text = "¿Y qué? Cerró la mina 😀.  Nadie habló.";
        let around = |start, end| {
            let span = sentences_around(text, Span::new(start, end).unwrap());
            TextIndex::new(text).slice(span).unwrap()
        };
        assert_eq!(around(17, 21), "Cerró la mina 😀.");
        assert_eq!(around(2, 3), "¿Y qué?");
        assert_eq!(around(17, 30), "Cerró la mina 😀.  Nadie habló.");
        let past = Span::new(100, 101).unwrap();
        assert_eq!(sentences_around(text, past), past);
    }

    #[test]
    fn emoji_and_marks_count_as_code_points() {
        let index = TextIndex::new(AWKWARD);
        // S e ◌́ ñ o r space = 7 code points before the first emoji.
        assert_eq!(index.slice(Span::new(7, 8).unwrap()), Some("😀"));
        assert_eq!(index.utf16(CodePoint(8)), Some(Utf16Offset(9)));
        assert_eq!(
            index.from_utf16(Utf16Offset(8)),
            None,
            "inside a surrogate pair"
        );
        assert_eq!(index.byte(CodePoint(3)), Some(ByteOffset(4)));
        assert_eq!(index.from_byte(ByteOffset(3)), None, "inside a character");
    }

    #[test]
    fn past_the_end_is_no_position() {
        let index = TextIndex::new("ab");
        assert_eq!(index.byte(CodePoint(2)), Some(ByteOffset(2)));
        assert_eq!(index.byte(CodePoint(3)), None);
        assert_eq!(index.slice(Span::new(1, 3).unwrap()), None);
    }

    #[test]
    fn words_are_counted_as_unicode_separates_them() {
        for (text, words) in [
            ("", 0),
            ("¿Y qué? 2007, (l'accord) 3.5", 5),
            ("...\n \n", 0),
            ("mina\nmina mina", 3),
            ("a \u{301}b", 2),
            ("año_2 Se\u{301}ñor", 2),
            ("a.b a:b 田中", 4),
        ] {
            assert_eq!(count_words(text), words, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn counting_by_pieces_is_counting_the_whole(
            text in "([a-zéñÀ]{1,3}|[0-9 \n.,:;'_\"?!()¿¡-]|[\t\r\u{301}\u{200D}\u{AD}\u{2028}\u{A0}אº×ー😀😀カ田]|\\PC){0,60}"
        ) {
            use unicode_segmentation::UnicodeSegmentation as _;
            prop_assert_eq!(count_words(&text) as usize, text.unicode_words().count());
        }

        #[test]
        fn conversions_agree_with_a_plain_walk(text in "(\\PC|[a-z]|\u{301}|😀|א){0,900}") {
            let index = TextIndex::new(&text);
            let (mut byte, mut utf16) = (0, 0);
            for (n, char) in text.chars().enumerate() {
                let at = CodePoint(n as u32);
                prop_assert_eq!(index.byte(at), Some(ByteOffset(byte)));
                prop_assert_eq!(index.utf16(at), Some(Utf16Offset(utf16)));
                prop_assert_eq!(index.from_byte(ByteOffset(byte)), Some(at));
                prop_assert_eq!(index.from_utf16(Utf16Offset(utf16)), Some(at));
                byte += char.len_utf8();
                utf16 += char.len_utf16();
            }
            prop_assert_eq!(index.len().0 as usize, text.chars().count());
        }
    }
}
