//! What Word's styles say: heading, list, hidden.

use std::collections::BTreeMap;

use crate::Refusal;
use crate::read::xml::{Element, Piece, Xml};

/// What a style says of its paragraphs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Style {
    /// Level of a heading, from 1.
    pub(super) heading: Option<u8>,
    /// The use of a list; 0 takes the paragraph out of the list of the style it is based on.
    pub(super) number: Option<u32>,
    /// Level in the list, from 0.
    pub(super) level: Option<u8>,
    /// The style that names the list: the list's levels may name it back.
    pub(super) of_list: Option<String>,
    /// Whether its words are not shown.
    pub(super) hidden: Option<bool>,
    /// Whether it is the style of prompts in forms.
    pub(super) prompt: bool,
}

/// The styles of a document by their identifiers.
#[derive(Debug, Default)]
pub(super) struct Styles(BTreeMap<String, Style>);

impl Styles {
    /// Returns what a style says; an unknown one says nothing.
    pub(super) fn get(&self, id: &str) -> Style {
        self.0.get(id).cloned().unwrap_or_default()
    }

    /// Returns the styles that name a list, with its use.
    pub(super) fn lists(&self) -> impl Iterator<Item = (String, u32)> {
        let lists = self.0.iter();
        lists.filter_map(|(id, style)| Some((id.clone(), style.number?)))
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
            id = element.get_name("styleId").unwrap_or_default();
            own.entry(id.clone()).or_default();
            continue;
        }
        let Some((style, parent)) = own.get_mut(&id) else {
            continue;
        };
        let value = || element.get("val").unwrap_or_default();
        match element.local() {
            "name" => {
                style.heading = style.heading.or_else(|| named(&value()));
                style.prompt = value().eq_ignore_ascii_case("placeholder text");
            }
            "basedOn" => *parent = element.get_name("val"),
            "outlineLvl" => style.heading = outline(&value()).or(style.heading),
            "numId" => {
                style.number = value().parse().ok();
                style.of_list = Some(id.clone());
            }
            "ilvl" => style.level = level(&value()),
            "vanish" | "specVanish" => style.hidden = Some(on(&element)),
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
            style.level = style.level.or(ancestor.level);
            style.hidden = style.hidden.or(ancestor.hidden);
            style.prompt |= ancestor.prompt;
            if style.number.is_none() {
                style.number = ancestor.number;
                style.of_list.clone_from(&ancestor.of_list);
            }
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

/// Reads a level of a list, which counts from 0.
pub(super) fn level(value: &str) -> Option<u8> {
    value.parse::<u8>().ok().map(|level| level.min(8))
}

/// Tells whether a property that is either on or off is on.
pub(super) fn on(element: &Element<'_>) -> bool {
    let value = element.get("val");
    !matches!(value.as_deref(), Some("0" | "false" | "off"))
}
