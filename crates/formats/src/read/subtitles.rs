//! Subtitles, SubRip and WebVTT: each cue a line (or several) with its time.
//!
//! A cue that lacks words or time is counted and never stops the file; words without time stay in
//! the text.

use ayni_model::layout::{Comment, Cue, PlainDocument, Turn};
use ayni_model::text::Span;

use crate::read::build::TextBuilder;
use crate::read::html;
use crate::read::losses::{self, Losses};
use crate::{Format, Limits, LossKind, Place, Refusal, RefusalKind};

/// Reads SubRip.
pub(crate) fn srt(
    name: &str,
    text: &str,
    limits: &Limits,
    losses: &mut Losses,
) -> Result<PlainDocument, Refusal> {
    if !text.contains("-->") && !text.trim().is_empty() {
        return Err(not(Format::Srt, "there is no time in it").at(name, Place::Whole));
    }
    let mut titles = Titles::new(limits, losses);
    for block in blocks(text) {
        titles.check(name)?;
        titles.cue(&block);
    }
    titles.finish(name)
}

/// Reads WebVTT.
pub(crate) fn vtt(
    name: &str,
    text: &str,
    limits: &Limits,
    losses: &mut Losses,
) -> Result<PlainDocument, Refusal> {
    let headed = text.starts_with("WEBVTT");
    if !headed && !text.contains("-->") && !text.trim().is_empty() {
        let why = "neither WEBVTT nor a time stands in it";
        return Err(not(Format::Vtt, why).at(name, Place::Whole));
    }
    let mut titles = Titles::new(limits, losses);
    for (number, block) in blocks(text).enumerate() {
        titles.check(name)?;
        let first = block.lines[0];
        let word = first.split([' ', '\t']).next().unwrap_or_default();
        let timed = block.lines.iter().any(|line| line.contains("-->"));
        match word {
            "WEBVTT" if number == 0 => titles.header(&block),
            "NOTE" if !first.contains("-->") => titles.note(&block),
            "STYLE" | "REGION" if !timed => {
                titles
                    .losses
                    .add(LossKind::NotWords, || losses::line(block.line));
            }
            _ => titles.cue(&block),
        }
    }
    titles.finish(name)
}

fn not(expected: Format, why: &str) -> RefusalKind {
    let why = why.to_owned();
    RefusalKind::NotThisFormat { expected, why }
}

/// Lines between blank lines.
struct Block<'t> {
    lines: Vec<&'t str>,
    /// The line of the file that it starts on, counted from 1.
    line: usize,
}

fn blocks(text: &str) -> impl Iterator<Item = Block<'_>> {
    let mut lines = text.split('\n').zip(1..);
    std::iter::from_fn(move || {
        let (first, line) = lines.by_ref().find(|(line, _)| !line.trim().is_empty())?;
        let mut block = Block {
            lines: vec![first],
            line,
        };
        let rest = lines.by_ref().map(|(line, _)| line);
        block
            .lines
            .extend(rest.take_while(|line| !line.trim().is_empty()));
        Some(block)
    })
}

struct Titles<'l> {
    text: TextBuilder,
    losses: &'l mut Losses,
    /// Whose voice is open in the cue.
    speaker: Option<String>,
}

impl<'l> Titles<'l> {
    fn new(limits: &Limits, losses: &'l mut Losses) -> Self {
        Self {
            text: TextBuilder::new(limits),
            losses,
            speaker: None,
        }
    }

    fn check(&self, name: &str) -> Result<(), Refusal> {
        let full = self.text.check();
        full.map_err(|kind| kind.at(name, Place::Whole))
    }

    fn finish(self, name: &str) -> Result<PlainDocument, Refusal> {
        self.text
            .finish()
            .map_err(|kind| kind.at(name, Place::Whole))
    }

    fn header(&mut self, block: &Block<'_>) {
        let title = block.lines[0]["WEBVTT".len()..].trim();
        let title = title.strip_prefix('-').unwrap_or(title).trim();
        self.text.property("title", title);
        for line in &block.lines[1..] {
            if line.contains("-->") {
                // The blank line after the header is missing.
                let at = block
                    .lines
                    .iter()
                    .position(|other| other == line)
                    .unwrap_or(1);
                let rest = Block {
                    lines: block.lines[at..].to_vec(),
                    line: block.line + at,
                };
                self.cue(&rest);
                return;
            }
            if let Some(("Language", language)) = line.split_once(':') {
                self.text.property("language", language);
            }
        }
    }

    fn note(&mut self, block: &Block<'_>) {
        let first = block.lines[0]["NOTE".len()..].trim();
        let lines = std::iter::once(first).chain(block.lines[1..].iter().map(|line| line.trim()));
        let text: Vec<_> = lines.filter(|line| !line.is_empty()).collect();
        if !text.is_empty() {
            self.text.comment(Comment {
                span: None,
                author: None,
                text: text.join("\n"),
            });
        }
    }

    fn cue(&mut self, block: &Block<'_>) {
        // The time stands on the first line, or on the second after the cue's name.
        let timed = block
            .lines
            .iter()
            .take(2)
            .position(|line| line.contains("-->"));
        let time = timed.and_then(|at| times(block.lines[at]));
        let named = timed.map_or(0, |at| at + 1);
        let words = &block.lines[named..];
        if time.is_none() || words.is_empty() {
            self.losses
                .add(LossKind::IncompleteCue, || losses::line(block.line));
        }
        // A lone number is the name of a cue that lost the rest.
        let number = |line: &&str| line.trim().bytes().all(|byte| byte.is_ascii_digit());
        if words.is_empty() || (timed.is_none() && words.iter().all(number)) {
            return;
        }
        let before = self.text.at();
        if before > 0 {
            self.text.push('\n');
        }
        let start = self.text.at();
        self.speaker = None;
        for (n, line) in words.iter().enumerate() {
            if n > 0 {
                self.text.push('\n');
            }
            self.line(line);
        }
        match (time, self.text.span(start)) {
            (Some((start_ms, end_ms)), Some(span)) => self.text.cue(Cue {
                span,
                start_ms,
                end_ms,
            }),
            (Some(_), None) => {
                self.losses
                    .add(LossKind::IncompleteCue, || losses::line(block.line));
                if start > before {
                    self.text.pop_if('\n');
                }
            }
            (None, _) => {}
        }
    }

    /// Appends a line of a cue without its tags.
    fn line(&mut self, line: &str) {
        let mut rest = line.trim();
        while let Some(at) = rest.find('<') {
            self.words(&rest[..at]);
            let after = &rest[at + 1..];
            if !is_tag(after) {
                self.words("<");
                rest = after;
                continue;
            }
            let Some(end) = after.find('>') else {
                // An unclosed `<` is a character like any other.
                self.words("<");
                self.words(after);
                return;
            };
            let tag = &after[..end];
            rest = &after[end + 1..];
            if let Some(speaker) = voice(tag) {
                self.speaker = Some(speaker);
            } else if tag == "/v" {
                self.speaker = None;
            }
        }
        self.words(rest);
    }

    fn words(&mut self, words: &str) {
        let words = html::resolved(words);
        let said = words.trim();
        let blanks = words.len() - words.trim_start().len();
        self.text.push_str(&words[..blanks]);
        let start = self.text.at();
        self.text.push_str(said);
        let span = self.text.span(start);
        self.text.push_str(&words[blanks + said.len()..]);
        let (Some(speaker), Some(span)) = (&self.speaker, span) else {
            return;
        };
        // Cues that follow each other in one voice are one turn.
        if let Some(last) = self.text.last_turn()
            && last.speaker == *speaker
            && span.start().0 <= last.span.end().0 + 1
            && let Ok(joined) = Span::new(last.span.start().0, span.end().0)
        {
            last.span = joined;
            return;
        }
        let speaker = speaker.clone();
        self.text.turn(Turn { span, speaker });
    }
}

/// Tells whether what follows a `<` is a tag: a name, an end, a time.
fn is_tag(after: &str) -> bool {
    after.starts_with(|char: char| char.is_ascii_alphanumeric() || char == '/')
}

/// A voice whose name is longer, in bytes, is nobody's: each of its turns would repeat the name.
const NAME: usize = 256;

/// Returns the name in a voice tag: `v Ana`, `v.loud Ana`.
fn voice(tag: &str) -> Option<String> {
    let (start, name) = tag.split_once([' ', '\t'])?;
    if start != "v" && !start.starts_with("v.") {
        return None;
    }
    let name = html::resolved(name.trim()).into_owned();
    (!name.is_empty() && name.len() <= NAME).then_some(name)
}

/// Reads the line of times of a cue; what stands after them is settings.
fn times(line: &str) -> Option<(u32, Option<u32>)> {
    let (start, rest) = line.split_once("-->")?;
    let start = time(start.trim())?;
    let end = rest.split_whitespace().next().and_then(time);
    Some((start, end.filter(|end| *end >= start)))
}

/// Reads a time, `[hours:]minutes:seconds[.,]fraction`, as milliseconds.
pub(crate) fn time(text: &str) -> Option<u32> {
    let (whole, fraction) = text.split_once(['.', ',']).unwrap_or((text, "0"));
    let digits = |text: &str| {
        let plain = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        plain.then(|| text.parse::<u32>().ok()).flatten()
    };
    let mut milliseconds = digits(fraction.get(..3).unwrap_or(fraction))?;
    for _ in fraction.len()..3 {
        milliseconds *= 10;
    }
    let mut parts = whole.rsplit(':');
    let seconds = digits(parts.next()?).filter(|seconds| *seconds < 60)?;
    let minutes = digits(parts.next()?)?;
    let hours = parts.next().map_or(Some(0), digits)?;
    if parts.next().is_some() {
        return None;
    }
    let minutes = hours.checked_mul(60)?.checked_add(minutes)?;
    let seconds = minutes.checked_mul(60)?.checked_add(seconds)?;
    seconds.checked_mul(1000)?.checked_add(milliseconds)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ayni_model::text::TextIndex;

    type Read = fn(&str, &str, &Limits, &mut Losses) -> Result<PlainDocument, Refusal>;

    fn read(read: Read, text: &str) -> (PlainDocument, usize) {
        let mut losses = Losses::default();
        let document = read("a", text, &Limits::default(), &mut losses).unwrap();
        let incomplete = losses.into_vec().into_iter();
        let incomplete = incomplete.filter(|loss| loss.kind == LossKind::IncompleteCue);
        (document, incomplete.map(|loss| loss.count).sum())
    }

    fn turns(document: &PlainDocument) -> Vec<(&str, &str)> {
        let index = TextIndex::new(&document.text);
        let turns = document.layout.turns.iter();
        turns
            .map(|turn| (turn.speaker.as_str(), index.slice(turn.span).unwrap()))
            .collect()
    }

    #[test]
    fn cues_are_lines_with_their_times() {
        let (document, incomplete) = read(
            srt,
            "1\n00:00:00,500 --> 00:00:07,000\nSeñor\n<i>dos</i> líneas\n\n2\n01:00:07,0 --> 00:00:01,0\nx\n",
        );
        assert_eq!(document.text, "Señor\ndos líneas\nx");
        let cues = document.layout.cues.iter();
        let times: Vec<_> = cues
            .map(|cue| (cue.span.len(), cue.start_ms, cue.end_ms))
            .collect();
        assert_eq!(incomplete, 0);
        // "Señor" + line end + "dos líneas" = 16; an end before the start is none.
        assert_eq!(times, [(16, 500, Some(7_000)), (1, 3_607_000, None)]);
    }

    #[test]
    fn cues_without_words_or_time_are_counted() {
        let text = "1\n00:00:00,5 --> 00:00:07,0\nuno\n\n2\n00:00:07,0 --> 00:00:11,0\n\n3\n\nsin tiempo\n";
        let (document, incomplete) = read(srt, text);
        assert_eq!(document.text, "uno\nsin tiempo");
        assert_eq!(document.layout.cues.len(), 1);
        assert_eq!(incomplete, 3);
    }

    #[test]
    fn voices_are_turns() {
        let (document, _) = read(
            vtt,
            "WEBVTT\n\n00:00.000 --> 00:30.000 align:start\n<v Ana>Hola &amp; adiós\n\n\
             x\n00:30.000 --> 00:40.000\n<v Ana>sigo</v>\n\n00:40.000 --> 01:00.000\nsin voz\n\n\
             01:00.000 --> 01:10.000\n<v.loud Luis>no</v> <v Ana>sí\n",
        );
        assert_eq!(document.text, "Hola & adiós\nsigo\nsin voz\nno sí");
        assert_eq!(
            turns(&document),
            [("Ana", "Hola & adiós\nsigo"), ("Luis", "no"), ("Ana", "sí")]
        );
        assert_eq!(document.layout.cues[3].start_ms, 60_000);
    }

    #[test]
    fn a_voice_that_says_nothing_has_no_turn() {
        let (document, _) = read(vtt, "WEBVTT\n\n00:01.0 --> 00:02.0\n<v Ana>\n");
        assert_eq!(document, PlainDocument::default());
        let (document, _) = read(vtt, "WEBVTT\n\n00:01.0 --> 00:02.0\n<v Ana> <v Luis> sí \n");
        assert_eq!(turns(&document), [("Luis", "sí")]);
    }

    #[test]
    fn a_name_as_long_as_a_page_is_nobodys() {
        let name = "Ana ".repeat(100);
        let text = format!("WEBVTT\n\n00:01.0 --> 00:02.0\n<v {name}>sí</v>\n");
        let (document, _) = read(vtt, &text);
        assert_eq!(document.text, "sí");
        assert!(document.layout.turns.is_empty());
    }

    #[test]
    fn notes_are_remarks_and_headers_are_properties() {
        let (document, _) = read(
            vtt,
            "WEBVTT - El agua\nKind: captions\nLanguage: es\n\nNOTE\nuna\nnota\n\nSTYLE\n::cue {}\n\n\
             00:01.0 --> 00:02.0\na <00:01.5>b <c.x>c</c> 1 < 2\n",
        );
        assert_eq!(document.text, "a b c 1 < 2");
        assert_eq!(document.layout.comments[0].text, "una\nnota");
        assert_eq!(document.properties[0].1, "El agua");
        assert_eq!(document.properties[1], ("language".into(), "es".into()));
    }

    #[test]
    fn times_in_milliseconds() {
        assert_eq!(time("01:02:03,004"), Some(3_723_004));
        assert_eq!(time("00:16.5"), Some(16_500));
        assert_eq!(time("99:59"), Some(5_999_000));
        assert_eq!(time("00:61.0"), None);
        assert_eq!(time("9999999:00:00"), None);
        assert_eq!(time("1:2:3:4"), None);
    }

    #[test]
    fn what_has_no_time_is_no_subtitle() {
        let mut losses = Losses::default();
        let refusal = srt("a.srt", "hello", &Limits::default(), &mut losses).unwrap_err();
        assert!(matches!(refusal.kind, RefusalKind::NotThisFormat { .. }));
        assert_eq!(read(srt, "").0.text, "");
    }
}
