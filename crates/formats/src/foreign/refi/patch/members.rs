//! The members that an element names, and what the texts in it are called.

use std::borrow::Cow;

use crate::foreign::refi::{
    dom::{Element, Node},
    is_path,
};

use super::sources::worded;

/// Gives the paths in an element, and in all that is in it, what `now` makes of them; nothing leaves one as it is.
pub fn path_members(element: &mut Element<'_>, now: &mut dyn FnMut(&str) -> Option<String>) {
    for (name, path) in &mut element.attributes {
        if is_path(name)
            && let Some(now) = now(path)
        {
            *path = Cow::Owned(now);
        }
    }
    for node in &mut element.children {
        if let Node::Element(child) = node {
            path_members(child, now);
        }
    }
}

/// Gives the texts in the element of a source the names that `now` makes of theirs; nothing leaves one as it is.
pub fn name_texts(source: &mut Element<'_>, now: &dyn Fn(&str) -> Option<String>) {
    let Some(worded) = worded(source) else { return };
    for node in &mut source.children {
        if let Node::Element(text) = node
            && text.name == worded
            && let Some(name) = text.get("name").and_then(now)
        {
            text.set("name", Some(Cow::Owned(name)));
        }
    }
}
