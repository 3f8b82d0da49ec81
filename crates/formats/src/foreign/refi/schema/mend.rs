//! Making an element that somebody else wrote one that the schema has.

use ayni_model::id::{RecordId, Uuid};

use super::{
    Schema, find,
    table::{Attribute, Content, Particle, Type},
    value::Value,
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

/// Puts what is in an element in the order of the schema, gives it the attributes that it has to have, and
/// takes away what the schema does not have there: each is told. Tells whether the element is one that the
/// schema has then; what cannot be made so within it is taken away.
pub fn mend(schema: Schema, element: &mut Element<'_>, told: &mut dyn FnMut(Stranger)) -> bool {
    find(schema, &element.name).is_some_and(|of| mend_as(of, element, NOWHERE, told))
}

/// Within this, identities are derived for what has none and stands in nothing that has one.
const NOWHERE: RecordId = RecordId::new(Uuid::from_u128(0x2f4c_8b1d_77a0_4d53_8e46_0b9b_51f3_c6de));

/// Gives an element the attributes that it has to have and does not, or not as they have to be.
fn supply(of: &Type, element: &mut Element<'_>, within: RecordId, told: &mut dyn FnMut(Stranger)) {
    for attribute in of.attributes().filter(|attribute| attribute.needed) {
        let said = element.get(attribute.name);
        if said.is_some_and(|said| attribute.value.holds(said)) {
            continue;
        }
        // Members of sets name the same by one attribute in projects and by the other in codebooks.
        let called = match attribute.name {
            "targetGUID" => "guid",
            "guid" => "targetGUID",
            _ => "",
        };
        let other = element.get(called).filter(|it| attribute.value.holds(it));
        let value = match (other, attribute.value) {
            (Some(other), _) => other.to_owned(),
            (None, Value::Guid) if attribute.name == "guid" => within.to_string(),
            (None, Value::Words) => "unnamed".to_owned(),
            (None, Value::Boolean) => "true".to_owned(),
            (None, Value::Integer) => whole(said.unwrap_or_default()),
            (None, Value::OneOf(words)) => words.first().copied().unwrap_or_default().to_owned(),
            _ => continue,
        };
        if other.is_some() {
            element.set(called, None);
        } else {
            told(Stranger::Attribute {
                of: element.name.to_string(),
                name: attribute.name.to_owned(),
            });
        }
        element.set(attribute.name, Some(value.into()));
    }
}

/// Returns the whole number of what should be one, such as `1.5`; 0 where there is none.
fn whole(said: &str) -> String {
    let digits = said.trim().split(['.', ',']).next().unwrap_or_default();
    match Value::Integer.holds(digits) {
        true => digits.to_owned(),
        false => "0".to_owned(),
    }
}

/// Tells whether an element has what it has to have: attributes, children, a value of its type.
fn is_whole(of: &Type, element: &Element<'_>) -> bool {
    let has = |attribute: &Attribute| {
        let said = element.get(attribute.name);
        said.is_some_and(|said| attribute.value.holds(said))
    };
    let stands = |particle: &Particle| {
        let names = || particle.one_of.iter().map(|child| child.name);
        let mut elements = element.elements();
        elements.any(|child| names().any(|name| name == child.name))
    };
    let attributes = of.attributes().all(|it| !it.needed || has(it));
    attributes
        && match of.content {
            Content::Nothing => true,
            Content::Value(value) => value.holds(&element.text()),
            Content::Children(particles) => particles.iter().all(|it| !it.needed || stands(it)),
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

fn mend_as(
    of: &Type,
    element: &mut Element<'_>,
    within: RecordId,
    told: &mut dyn FnMut(Stranger),
) -> bool {
    supply(of, element, within, told);
    let id = element.get("guid").and_then(|guid| guid.parse().ok());
    let id: RecordId = id.unwrap_or(within);
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
        Content::Nothing | Content::Value(_) => {
            let worded = matches!(of.content, Content::Value(_));
            element.children.retain(|node| match node {
                Node::Text(_) => worded,
                Node::Element(child) => {
                    told(Stranger::Element {
                        within: own.to_string(),
                        name: child.name.to_string(),
                    });
                    false
                }
            });
            return is_whole(of, element);
        }
        Content::Children(particles) => particles,
    };
    let find_place = |name: &str| {
        particles.iter().enumerate().find_map(|(at, particle)| {
            let found = particle.one_of.iter().find(|it| it.name == name);
            found.map(|found| (at, particle.many, found.of))
        })
    };
    let mut counts = vec![0_usize; particles.len()];
    let mut last = 0;
    let mut in_order = true;
    let mut nth = 0_usize;
    element.children.retain_mut(|node| {
        let Node::Element(child) = node else {
            return false;
        };
        nth += 1;
        let place = find_place(&child.name).filter(|(at, many, _)| *many || counts[*at] == 0);
        let mended = place.filter(|(_, _, of)| {
            let within = id.derived(&format!("{} {nth}", child.name));
            as_words(of, child, told);
            // It may be words now, which are of another type.
            let of = find_place(&child.name).map_or(*of, |(_, _, of)| of);
            mend_as(of, child, within, told)
        });
        match mended {
            Some((at, ..)) => {
                counts[at] += 1;
                in_order &= last <= at;
                last = at;
            }
            None => told(Stranger::Element {
                within: own.to_string(),
                name: child.name.to_string(),
            }),
        }
        mended.is_some()
    });
    if !in_order {
        element.children.sort_by_key(|node| match node {
            Node::Element(child) => find_place(&child.name).map(|(at, ..)| at),
            Node::Text(_) => None,
        });
    }
    is_whole(of, element)
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
