//! What Word's paragraph styles say: heading or list.

use std::collections::BTreeMap;

use crate::Refusal;
use crate::read::xml::{Piece, Xml};

/// What a style says of its paragraphs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Style {
    /// Level of a heading, from 1.
    pub(super) heading: Option<u8>,
    /// Depth of a list item, from 1.
    pub(super) list: Option<u8>,
}

/// The styles of a document by their identifiers.
#[derive(Debug, Default)]
pub(super) struct Styles(BTreeMap<String, Style>);

impl Styles {
    /// Returns what a style says; an unknown one says nothing.
    pub(super) fn get(&self, id: &str) -> Style {
        self.0.get(id).copied().unwrap_or_default()
    }
}

/// How far a style may inherit: Word writes chains of three or four.
const ANCESTORS: usize = 16;

/// Reads the part of styles.
pub(super) fn read(xml: &mut Xml<'_>) -> Result<Styles, Refusal> {
    let mut own: BTreeMap<String, (Style, Option<String>)> = BTreeMap::new();
    let mut id = String::new();
    loop {
        let element = match xml.next()? {
            Piece::Open(element) => element,
            Piece::End => break,
            Piece::Close(_) | Piece::Text(_) => continue,
        };
        if element.local() == "style" {
            id = element.get("styleId").unwrap_or_default();
            own.entry(id.clone()).or_default();
            continue;
        }
        let Some((style, parent)) = own.get_mut(&id) else {
            continue;
        };
        let value = || element.get("val").unwrap_or_default();
        match element.local() {
            "name" => style.heading = style.heading.or_else(|| named(&value())),
            "basedOn" => *parent = Some(value()),
            "outlineLvl" => style.heading = outline(&value()).or(style.heading),
            "numId" if value() == "0" => style.list = None,
            "numId" => style.list = style.list.or(Some(1)),
            "ilvl" => style.list = value().parse::<u8>().ok().map(|level| level.min(8) + 1),
            _ => {}
        }
    }
    let inherited = own.keys().map(|id| {
        let mut style = Style::default();
        let mut next = Some(id);
        for _ in 0..ANCESTORS {
            let Some((ancestor, parent)) = next.and_then(|id| own.get(id)) else {
                break;
            };
            style.heading = style.heading.or(ancestor.heading);
            style.list = style.list.or(ancestor.list);
            next = parent.as_ref();
        }
        (id.clone(), style)
    });
    Ok(Styles(inherited.collect()))
}

/// Tells a heading by the name of its style, which Word keeps in English in every language.
fn named(name: &str) -> Option<u8> {
    let name = name.to_ascii_lowercase();
    if name == "title" {
        return Some(1);
    }
    let level = name.strip_prefix("heading ")?.parse().ok()?;
    (1..=9).contains(&level).then_some(level)
}

/// Reads an outline level, which counts from 0; 9 is body text.
pub(super) fn outline(value: &str) -> Option<u8> {
    let level: u8 = value.parse().ok()?;
    (level < 9).then_some(level + 1)
}
