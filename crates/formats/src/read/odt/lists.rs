//! The numbers that LibreOffice sets before list items and headings: `3.`, `Art. 12.3`.
//!
//! As in Word they stand nowhere in the words. Bullets are no numbers.

use std::collections::BTreeMap;

use crate::Refusal;
use crate::read::numerals::Numeral;
use crate::read::xml::{Element, Piece, Xml};

/// Lists have ten levels.
const LEVELS: usize = 10;

/// The words around a number are at most so long.
const AROUND: usize = 128;

/// The name under which the numbers of headings are kept.
const HEADINGS: &str = "";

/// One level of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Level {
    numeral: Numeral,
    prefix: String,
    suffix: String,
    /// `Art. %1%.%2%`, in place of prefix, numbers and suffix.
    pattern: Option<String>,
    /// How many levels the number shows, its own and those above.
    shown: usize,
    start: u32,
    after: &'static str,
}

/// The lists of a document by the names of their styles.
#[derive(Debug, Default)]
pub(super) struct Lists {
    styles: BTreeMap<String, [Option<Level>; LEVELS]>,
    /// The list of a paragraph style and the style it is based on.
    paragraphs: BTreeMap<String, (Option<String>, Option<String>)>,
}

/// How far a style may inherit.
const ANCESTORS: usize = 16;

impl Lists {
    /// Returns the list that a paragraph style names.
    pub(super) fn of_paragraph(&self, style: &str) -> Option<&str> {
        let mut next = self.paragraphs.get(style)?;
        for _ in 0..ANCESTORS {
            if let Some(list) = &next.0 {
                return Some(list)
                    .filter(|list| !list.is_empty())
                    .map(String::as_str);
            }
            next = self.paragraphs.get(next.1.as_ref()?)?;
        }
        None
    }

    /// Reads the styles of a part.
    pub(super) fn read(&mut self, xml: &mut Xml<'_>) -> Result<(), Refusal> {
        let (mut list, mut at): (Option<String>, usize) = (None, 0);
        loop {
            let element = match xml.next()? {
                Piece::Open(element) => element,
                Piece::Close(element) => {
                    if matches!(element.name(), "text:list-style" | "text:outline-style") {
                        list = None;
                    }
                    continue;
                }
                Piece::End => return Ok(()),
                Piece::Text(_) => continue,
            };
            match element.name() {
                "text:list-style" => list = element.get_name("name"),
                "text:outline-style" => list = Some(HEADINGS.to_owned()),
                "style:style" if element.get("family").as_deref() == Some("paragraph") => {
                    if let Some(name) = element.get_name("name") {
                        let parent = element.get_name("parent-style-name");
                        let of_list = element.get_name("list-style-name");
                        self.paragraphs.insert(name, (of_list, parent));
                    }
                }
                "text:list-level-style-number" | "text:outline-level-style" => {
                    let level = element.get("level").and_then(|level| level.parse().ok());
                    at = level.unwrap_or(1_usize).clamp(1, LEVELS) - 1;
                    if let Some(list) = &list {
                        self.styles.entry(list.clone()).or_default()[at] = Some(level_of(&element));
                    }
                }
                "style:list-level-label-alignment" => {
                    let style = list.as_ref().and_then(|list| self.styles.get_mut(list));
                    if let Some(level) = style.and_then(|style| style[at].as_mut()) {
                        level.after = match element.get("label-followed-by").as_deref() {
                            Some("space") => " ",
                            Some("nothing") => "",
                            _ => "\t",
                        };
                    }
                }
                "office:body" => xml.skip()?,
                _ => {}
            }
        }
    }
}

fn level_of(element: &Element<'_>) -> Level {
    let number = |name: &str| element.get(name).and_then(|value| value.parse().ok());
    let words = |words: String| -> String { words.chars().take(AROUND).collect() };
    Level {
        numeral: match element.get("num-format").as_deref() {
            Some("i") => Numeral::LowerRoman,
            Some("I") => Numeral::UpperRoman,
            Some("a") => Numeral::LowerLetter,
            Some("A") => Numeral::UpperLetter,
            Some("") | None => Numeral::Nothing,
            Some(_) => Numeral::Arabic,
        },
        prefix: words(element.get("num-prefix").unwrap_or_default()),
        suffix: words(element.get("num-suffix").unwrap_or_default()),
        pattern: element.get("num-list-format").map(words),
        shown: number("display-levels").unwrap_or(1) as usize,
        start: number("start-value").unwrap_or(1),
        after: "\t",
    }
}

/// A list that is open.
#[derive(Debug, Default)]
pub(super) struct Open {
    style: Option<String>,
    /// Whether it begins anew when its first item comes.
    anew: bool,
    /// Whether its present item has its number, or has none.
    numbered: bool,
    start: Option<u32>,
}

/// The lists that are open, and how far each has counted.
#[derive(Debug, Default)]
pub(super) struct Counts {
    pub(super) open: Vec<Open>,
    lists: BTreeMap<String, [Option<u32>; LEVELS]>,
}

impl Counts {
    /// Opens a list.
    pub(super) fn open_list(&mut self, element: &Element<'_>) {
        let goes_on = element.get("continue-numbering").as_deref() == Some("true")
            || element.get("continue-list").is_some();
        let outer = self.open.last();
        // An item that only holds a list stands for the one that began before an interruption.
        let inside = outer.is_some_and(|outer| !outer.numbered && !outer.anew);
        let style = element
            .get_name("style-name")
            .or_else(|| outer.and_then(|outer| outer.style.clone()));
        self.open.push(Open {
            style,
            anew: !goes_on && !inside,
            numbered: true,
            start: None,
        });
    }

    /// Begins an item of the innermost list; a header of a list has no number.
    pub(super) fn open_item(&mut self, element: &Element<'_>, header: bool) {
        if let Some(list) = self.open.last_mut() {
            list.numbered = header;
            list.start = element
                .get("start-value")
                .and_then(|start| start.parse().ok());
        }
    }

    /// Returns what stands before the words of a paragraph, with what parts it from them.
    pub(super) fn of_paragraph(
        &mut self,
        lists: &Lists,
        paragraph: &Element<'_>,
    ) -> Option<(String, &'static str)> {
        let style = paragraph.get("style-name").unwrap_or_default();
        let Some(depth) = self.open.len().checked_sub(1) else {
            return self.of_heading(lists, paragraph);
        };
        let list = &mut self.open[depth];
        if std::mem::replace(&mut list.numbered, true) {
            return None;
        }
        let (anew, start) = (std::mem::take(&mut list.anew), list.start.take());
        let of_paragraph = || lists.of_paragraph(&style).map(str::to_owned);
        let name = list.style.clone().or_else(of_paragraph)?;
        let level = depth.min(LEVELS - 1);
        if anew {
            let counts = self.lists.entry(name.clone()).or_default();
            counts[level..].fill(None);
        }
        self.next(lists, &name, level, start)
    }

    fn of_heading(
        &mut self,
        lists: &Lists,
        heading: &Element<'_>,
    ) -> Option<(String, &'static str)> {
        let level: usize = heading.get("outline-level")?.parse().ok()?;
        if heading.name() != "text:h" || heading.get("is-list-header").as_deref() == Some("true") {
            return None;
        }
        let start = heading
            .get("start-value")
            .and_then(|start| start.parse().ok());
        self.next(lists, HEADINGS, level.clamp(1, LEVELS) - 1, start)
    }

    fn next(
        &mut self,
        lists: &Lists,
        name: &str,
        level: usize,
        start: Option<u32>,
    ) -> Option<(String, &'static str)> {
        let levels = lists.styles.get(name)?;
        let own = levels[level].as_ref()?;
        let counts = self.lists.entry(name.to_owned()).or_default();
        counts[level] = Some(match (start, counts[level]) {
            (Some(start), _) => start,
            (None, Some(last)) => last.saturating_add(1),
            (None, None) => own.start,
        });
        for (above, count) in counts.iter_mut().enumerate().take(level) {
            *count = count.or_else(|| levels[above].as_ref().map(|above| above.start));
        }
        counts[level + 1..].fill(None);
        let written = |at: usize| -> Option<String> {
            let numeral = levels.get(at)?.as_ref()?.numeral;
            let number = numeral.write(counts[at].unwrap_or(1));
            Some(number).filter(|number| !number.is_empty())
        };
        let label = match &own.pattern {
            // Words and numbers of levels take turns: `Art. %1%.%2%`.
            Some(pattern) => {
                let pieces = pattern.split('%').enumerate();
                let pieces = pieces.map(|(place, piece)| match piece.parse::<usize>() {
                    Ok(at @ 1..=LEVELS) if place % 2 == 1 => written(at - 1).unwrap_or_default(),
                    _ => piece.to_owned(),
                });
                pieces.collect::<String>()
            }
            None => {
                let first = (level + 1).saturating_sub(own.shown.max(1));
                let numbers: Vec<String> = (first..=level).filter_map(written).collect();
                format!("{}{}{}", own.prefix, numbers.join("."), own.suffix)
            }
        };
        let label = label.trim();
        let says = label.contains(char::is_alphanumeric);
        says.then(|| (label.to_owned(), own.after))
    }
}
