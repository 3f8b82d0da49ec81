//! The numbers that Word sets before list items and clauses (`numbering.xml`): `3.`, `Art. 12.3`.
//!
//! They stand nowhere in the words, yet people read and cite them. Bullets are no numbers.

use std::collections::{BTreeMap, BTreeSet};

use crate::Refusal;
use crate::read::numerals::Numeral;
use crate::read::xml::{Element, Piece, Xml};

/// Word's lists have nine levels.
pub(super) const LEVELS: usize = 9;

/// A number's pattern is at most so many characters; Word's own dialog allows fewer.
const PATTERN: usize = 128;

/// One level of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Level {
    start: u32,
    numeral: Numeral,
    /// `Art. %1.%2`.
    pattern: String,
    after: &'static str,
    /// The style whose paragraphs stand on this level.
    style: Option<String>,
    /// The level, from 1, whose next item starts this one anew; 0 for none; every higher one where
    /// absent.
    restart: Option<usize>,
    /// Every number in figures, whatever the levels above say.
    legal: bool,
}

impl Default for Level {
    fn default() -> Self {
        Self {
            start: 1,
            numeral: Numeral::Arabic,
            pattern: String::new(),
            after: "\t",
            style: None,
            restart: None,
            legal: false,
        }
    }
}

/// A list as the document defines it, or what one of its uses changes.
#[derive(Debug, Clone, Default)]
struct List {
    levels: [Option<Level>; LEVELS],
    /// The list style that defines it in its stead.
    defined_by: Option<String>,
}

/// A use of a list, with its own starts.
#[derive(Debug, Clone, Default)]
struct Use {
    list: u32,
    starts: [Option<u32>; LEVELS],
    changed: List,
}

/// The lists of a document.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    lists: BTreeMap<u32, List>,
    uses: BTreeMap<u32, Use>,
    /// The list that defines a list style.
    styles: BTreeMap<String, u32>,
}

impl Numbering {
    /// Returns the list that a use leads to, through a list style if need be.
    fn list(&self, used: &Use) -> u32 {
        let by_style = self
            .lists
            .get(&used.list)
            .and_then(|list| list.defined_by.as_ref())
            .and_then(|style| self.styles.get(style));
        by_style.copied().unwrap_or(used.list)
    }

    fn level<'n>(&'n self, used: &'n Use, level: usize) -> Option<&'n Level> {
        let changed = used.changed.levels[level].as_ref();
        changed.or_else(|| self.lists.get(&self.list(used))?.levels[level].as_ref())
    }

    /// Returns the level of a use on which the paragraphs of a style stand.
    pub(super) fn level_of_style(&self, number: u32, style: &str) -> Option<usize> {
        let used = self.uses.get(&number)?;
        (0..LEVELS).find(|level| {
            let level = self.level(used, *level);
            level.is_some_and(|level| level.style.as_deref() == Some(style))
        })
    }
}

/// How far the lists have counted.
#[derive(Debug, Default)]
pub(super) struct Counts {
    lists: BTreeMap<u32, [Option<u32>; LEVELS]>,
    /// Own starts that were made use of.
    started: BTreeSet<(u32, usize)>,
}

impl Counts {
    /// Counts an item and returns what stands before its words, with what parts it from them;
    /// nothing for bullets and unknown lists.
    pub(super) fn next(
        &mut self,
        numbering: &Numbering,
        number: u32,
        level: usize,
    ) -> Option<(String, &'static str)> {
        let level = level.min(LEVELS - 1);
        let used = numbering.uses.get(&number)?;
        let own = numbering.level(used, level)?;
        let counts = self.lists.entry(numbering.list(used)).or_default();
        let own_start = used.starts[level].filter(|_| self.started.insert((number, level)));
        counts[level] = Some(match (own_start, counts[level]) {
            (Some(start), _) => start,
            (None, Some(last)) => last.saturating_add(1),
            (None, None) => own.start,
        });
        for (other, count) in counts.iter_mut().enumerate() {
            let described = numbering.level(used, other);
            if other < level && count.is_none() {
                *count = described.map(|above| above.start);
            } else if other > level {
                let restart = described.and_then(|below| below.restart);
                *count = count.filter(|_| restart.is_some_and(|restart| level >= restart));
            }
        }
        if own.numeral == Numeral::Nothing && !own.pattern.contains('%') {
            return None;
        }
        let mut label = String::new();
        let mut rest = own.pattern.as_str();
        while let Some((words, after)) = rest.split_once('%') {
            label.push_str(words);
            let cited = after.chars().next().and_then(|digit| digit.to_digit(10));
            let Some(cited @ 1..=9) = cited else {
                label.push('%');
                rest = after;
                continue;
            };
            rest = &after[1..];
            let cited = cited as usize - 1;
            let numeral = numbering.level(used, cited).map(|cited| cited.numeral);
            let numeral = numeral
                .filter(|_| !own.legal || cited == level)
                .unwrap_or_default();
            label.push_str(&numeral.write(counts[cited].unwrap_or(1)));
        }
        label.push_str(rest);
        let label = label.trim();
        // A list without numbers may still have words of its own (`Article`), a bullet none.
        let says = label.contains(char::is_alphanumeric);
        says.then(|| (label.to_owned(), own.after))
    }
}

/// Reads the part of lists; `styles` tells the use of a list that each list style makes.
pub(super) fn read(
    xml: &mut Xml<'_>,
    styles: impl Iterator<Item = (String, u32)>,
) -> Result<Numbering, Refusal> {
    let mut numbering = Numbering::default();
    let number = |element: &Element<'_>, name: &str| -> u32 {
        let value = element.get(name).and_then(|value| value.parse().ok());
        value.unwrap_or(0)
    };
    // What is open: a list or one of its uses; and its level.
    let (mut list, mut used, mut at) = (None, None, 0);
    loop {
        let element = match xml.next()? {
            Piece::Open(element) => element,
            Piece::Close(element) => {
                match element.local() {
                    "abstractNum" => list = None,
                    "num" => used = None,
                    _ => {}
                }
                continue;
            }
            Piece::End => break,
            Piece::Text(_) => continue,
        };
        match element.local() {
            "abstractNum" => list = Some(number(&element, "abstractNumId")),
            "num" => used = Some(number(&element, "numId")),
            "lvl" | "lvlOverride" => {
                at = (number(&element, "ilvl") as usize).min(LEVELS - 1);
            }
            _ => {}
        }
        let open = match (list, used) {
            (Some(list), _) => numbering.lists.entry(list).or_default(),
            (None, Some(used)) => {
                let used = numbering.uses.entry(used).or_default();
                match element.local() {
                    "abstractNumId" => used.list = number(&element, "val"),
                    "startOverride" => used.starts[at] = Some(number(&element, "val")),
                    _ => {}
                }
                &mut used.changed
            }
            (None, None) => continue,
        };
        match element.local() {
            "numStyleLink" => open.defined_by = element.get_name("val"),
            "lvl" => open.levels[at] = Some(Level::default()),
            _ => {
                if let Some(level) = &mut open.levels[at] {
                    describe(level, &element);
                }
            }
        }
    }
    for (style, used) in styles {
        let list = numbering.uses.get(&used).map(|used| used.list);
        numbering.styles.extend(list.map(|list| (style, list)));
    }
    Ok(numbering)
}

fn describe(level: &mut Level, element: &Element<'_>) {
    let value = || element.get("val").unwrap_or_default();
    match element.local() {
        "start" => level.start = value().parse().unwrap_or(1),
        "numFmt" => {
            level.numeral = match value().as_str() {
                "decimalZero" => Numeral::Padded,
                "lowerRoman" => Numeral::LowerRoman,
                "upperRoman" => Numeral::UpperRoman,
                "lowerLetter" => Numeral::LowerLetter,
                "upperLetter" => Numeral::UpperLetter,
                "bullet" | "none" => Numeral::Nothing,
                _ => Numeral::Arabic,
            }
        }
        "lvlText" => level.pattern = value().chars().take(PATTERN).collect(),
        "suff" => {
            level.after = match value().as_str() {
                "space" => " ",
                "nothing" => "",
                _ => "\t",
            }
        }
        "pStyle" => level.style = element.get_name("val"),
        "lvlRestart" => level.restart = value().parse().ok(),
        "isLgl" => level.legal = !matches!(value().as_str(), "0" | "false" | "off"),
        _ => {}
    }
}
