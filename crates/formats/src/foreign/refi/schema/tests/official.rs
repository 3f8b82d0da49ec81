//! The types here, held against the schemas that the standard publishes.

use std::{collections::BTreeSet, path::Path};

use super::{
    super::{
        table::{Attribute, CODEBOOK_ROOT, Child, Content, PROJECT_ROOT, Particle, Type},
        value::Value,
    },
    cases,
};
use crate::foreign::refi::dom::Element;

/// Says what is written of a type in a schema: its attributes in any order, and its children in theirs.
type Said = (BTreeSet<String>, Vec<String>);

/// Returns what a type here says.
fn here(of: &Type) -> Said {
    let attribute = |it: &Attribute| {
        let value = match it.value {
            Value::Words => "xsd:string".to_owned(),
            Value::Guid => "GUIDType".to_owned(),
            Value::Colour => "RGBType".to_owned(),
            Value::Boolean => "xsd:boolean".to_owned(),
            Value::Integer => "xsd:integer".to_owned(),
            Value::Decimal => "xsd:decimal".to_owned(),
            Value::Date => "xsd:date".to_owned(),
            Value::DateTime => "xsd:dateTime".to_owned(),
            Value::OneOf(words) => words.join("|"),
        };
        let needed = if it.needed { " required" } else { "" };
        format!("{} {value}{needed}", it.name)
    };
    let child = |child: &Child| {
        let simple = matches!(child.of.content, Content::Value(_));
        let space = if simple { "xsd:" } else { "" };
        format!("{} {space}{}", child.name, child.of.name)
    };
    let particle = |it: &Particle| {
        let names: Vec<String> = it.one_of.iter().map(child).collect();
        let min = if it.needed { "1" } else { "0" };
        let max = if it.many { "unbounded" } else { "1" };
        format!("{} {min}..{max}", names.join("|"))
    };
    let particles = of.particles().iter().map(particle);
    (
        of.attributes().map(attribute).collect(),
        particles.collect(),
    )
}

/// Returns what a schema says of a type.
fn there(schema: &Element<'_>, name: &str) -> Said {
    let named = |it: &&Element<'_>| it.get("name") == Some(name);
    let of = schema.all("complexType").find(named).unwrap();
    let attribute = |it: &Element<'_>| {
        let value = it.get("type").unwrap();
        let named = |it: &&Element<'_>| it.get("name") == Some(value);
        let words: Vec<&str> = schema
            .all("simpleType")
            .filter(named)
            .flat_map(Element::elements)
            .flat_map(|restriction| restriction.all("enumeration"))
            .filter_map(|word| word.get("value"))
            .collect();
        let value = match &words[..] {
            [] => value.to_owned(),
            words => words.join("|"),
        };
        let needed = it.get("use").map(|it| format!(" {it}")).unwrap_or_default();
        format!("{} {value}{needed}", it.get("name").unwrap())
    };
    let child = |it: &Element<'_>| [it.get("name").unwrap(), it.get("type").unwrap()].join(" ");
    let occurs = |it: &Element<'_>, least: Option<&str>| {
        let min = least.or(it.get("minOccurs")).unwrap_or("1").to_owned();
        format!("{min}..{}", it.get("maxOccurs").unwrap_or("1"))
    };
    let mut particles = Vec::new();
    let mut waiting: Vec<&Element<'_>> = of.elements().collect();
    waiting.reverse();
    while let Some(element) = waiting.pop() {
        match &*element.name {
            "sequence" => {
                let inner: Vec<&Element<'_>> = element.elements().collect();
                waiting.extend(inner.into_iter().rev());
            }
            "choice" => {
                let names: Vec<String> = element.elements().map(child).collect();
                // Where each of the choices may be left out, there may be none.
                let mut each = element.elements();
                let none = each.all(|it| it.get("minOccurs") == Some("0"));
                let occurs = occurs(element, none.then_some("0"));
                particles.push(format!("{} {occurs}", names.join("|")));
            }
            "element" => particles.push(format!("{} {}", child(element), occurs(element, None))),
            _ => {}
        }
    }
    (of.all("attribute").map(attribute).collect(), particles)
}

/// Holds every type that can be met from a root against the schema in a file; returns how many they are.
fn same(root: &'static Child, file: &Path) -> usize {
    let xml = std::fs::read_to_string(file).unwrap();
    let schema = Element::parse(&xml, 64).unwrap();
    let mut met: BTreeSet<&str> = BTreeSet::new();
    let mut waiting = vec![root.of];
    while let Some(of) = waiting.pop() {
        let simple = matches!(of.content, Content::Value(_));
        if simple || !met.insert(of.name) {
            continue;
        }
        assert_eq!(here(of), there(&schema, of.name), "{}", of.name);
        waiting.extend(of.children().map(|child| child.of));
    }
    let all = schema.all("complexType").filter_map(|it| it.get("name"));
    let all: BTreeSet<&str> = all.collect();
    assert_eq!(met, all);
    met.len()
}

#[test]
fn every_type_is_as_the_standard_has_it() {
    let Some(cases) = cases() else { return };
    let schemas = cases.join("refi/schema");
    assert_eq!(
        same(&PROJECT_ROOT, &schemas.join("Project-mrt2019.xsd")),
        40
    );
    assert_eq!(same(&CODEBOOK_ROOT, &schemas.join("Codebook.xsd")), 6);
}
