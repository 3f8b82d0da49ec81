//! Making an element that somebody else wrote one that the schema has.

use super::{
    Schema, find,
    table::{Content, Type},
};
use crate::foreign::refi::dom::{Element, Node};

/// Something that the schema does not have, or not there.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stranger {
    /// An element within another.
    Element {
        /// The element around it.
        within: String,
        /// Its name.
        name: String,
    },
    /// An attribute of an element, or a value that is none of its type.
    Attribute {
        /// The element.
        of: String,
        /// Its name.
        name: String,
    },
}

impl std::fmt::Display for Stranger {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Element { within, name } => write!(f, "{within}/{name}"),
            Self::Attribute { of, name } => write!(f, "{of}@{name}"),
        }
    }
}

/// Puts what is in an element in the order of the schema, and takes away what the schema does not have
/// there: each is told. What the schema asks for and is not there is not made up; [`super::check`] finds
/// that.
pub fn mend(schema: Schema, element: &mut Element<'_>, told: &mut dyn FnMut(Stranger)) {
    if let Some(of) = find(schema, &element.name) {
        mend_as(of, element, told);
    }
}

/// Tells what the schema does not have in an element; the order does not matter.
pub fn strangers(schema: Schema, element: &Element<'_>, told: &mut dyn FnMut(Stranger)) {
    if let Some(of) = find(schema, &element.name) {
        strangers_as(of, element, told);
    }
}

fn strangers_as(of: &Type, element: &Element<'_>, told: &mut dyn FnMut(Stranger)) {
    for (name, _) in &element.attributes {
        if !of.attributes().any(|attribute| attribute.name == name) {
            told(Stranger::Attribute {
                of: element.name.to_string(),
                name: name.to_string(),
            });
        }
    }
    for child in element.elements() {
        match of.children().find(|it| it.name == child.name) {
            Some(known) => strangers_as(known.of, child, told),
            None => told(Stranger::Element {
                within: element.name.to_string(),
                name: child.name.to_string(),
            }),
        }
    }
}

fn mend_as(of: &Type, element: &mut Element<'_>, told: &mut dyn FnMut(Stranger)) {
    let own = &element.name;
    element.attributes.retain(|(name, value)| {
        let known = of.attributes().find(|attribute| attribute.name == name);
        let good = known.is_some_and(|attribute| attribute.needed || attribute.value.holds(value));
        if !good {
            told(Stranger::Attribute {
                of: own.to_string(),
                name: name.to_string(),
            });
        }
        good
    });
    let particles = match of.content {
        Content::Nothing => return element.children.clear(),
        Content::Value(_) => {
            let is_text = |node: &Node<'_>| matches!(node, Node::Text(_));
            return element.children.retain(is_text);
        }
        Content::Children(particles) => particles,
    };
    let place = |name: &str| {
        particles.iter().enumerate().find_map(|(at, particle)| {
            let found = particle.one_of.iter().find(|it| it.name == name);
            found.map(|found| (at, particle.many, found.of))
        })
    };
    let mut counts = vec![0_usize; particles.len()];
    let mut last = 0;
    let mut in_order = true;
    element.children.retain_mut(|node| {
        let Node::Element(child) = node else {
            return false;
        };
        match place(&child.name) {
            Some((at, many, of)) if many || counts[at] == 0 => {
                counts[at] += 1;
                in_order &= last <= at;
                last = at;
                mend_as(of, child, told);
                as_words(of, child, told);
                true
            }
            _ => {
                told(Stranger::Element {
                    within: own.to_string(),
                    name: child.name.to_string(),
                });
                false
            }
        }
    });
    if !in_order {
        element.children.sort_by_key(|node| match node {
            Node::Element(child) => place(&child.name).map(|(at, ..)| at),
            Node::Text(_) => None,
        });
    }
}

/// Makes a value of a variable that is none of its type words, which every variable may have.
fn as_words(of: &Type, element: &mut Element<'_>, told: &mut dyn FnMut(Stranger)) {
    const WORDS: &str = "TextValue";
    if let Content::Value(value) = of.content
        && element.name.ends_with("Value")
        && !value.holds(&element.text())
    {
        told(Stranger::Element {
            within: "VariableValue".to_owned(),
            name: element.name.to_string(),
        });
        element.name = WORDS.into();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_out_of_order_or_unknown_is_mended() {
        let xml = "<TextSource guid='00000000-0000-4000-8000-000000000001' colour='red' creatingUser='me'>\
                   <VariableValue><VariableRef targetGUID='00000000-0000-4000-8000-000000000002'/></VariableValue>\
                   <Odd/><Description>d</Description><Description>e</Description>words</TextSource>";
        let mut element = Element::parse(xml, 9).unwrap();
        let mut told = Vec::new();
        mend(Schema::Project, &mut element, &mut |it| {
            told.push(it.to_string())
        });
        assert_eq!(
            told,
            [
                "TextSource@colour",
                "TextSource@creatingUser",
                "TextSource/Odd",
                "TextSource/Description"
            ]
        );
        let names: Vec<&str> = element.elements().map(|it| &*it.name).collect();
        assert_eq!(names, ["Description", "VariableValue"]);
        assert_eq!(element.text_of("Description").as_deref(), Some("d"));
    }

    #[test]
    fn a_value_that_is_none_of_its_type_becomes_words() {
        let xml = "<VariableValue><VariableRef targetGUID='00000000-0000-4000-8000-000000000002'/>\
                   <IntegerValue>many</IntegerValue></VariableValue>";
        let mut element = Element::parse(xml, 9).unwrap();
        mend(Schema::Project, &mut element, &mut |_| {});
        assert_eq!(element.text_of("TextValue").as_deref(), Some("many"));
    }

    #[test]
    fn what_is_only_out_of_order_is_no_stranger() {
        let xml = "<Code name='a' isCodable='true'><Code/><Description/></Code>";
        let element = Element::parse(xml, 9).unwrap();
        strangers(Schema::Project, &element, &mut |it| panic!("{it}"));
    }
}
