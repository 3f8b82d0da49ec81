//! Elements as they are now: new ones, and those of an earlier file in what has changed since.

mod members;
mod notes;
mod selections;
mod sources;

use std::{borrow::Cow, collections::BTreeMap};

use ayni_model::id::RecordId;

use super::{
    dom::{Element, Node},
    original::Said,
};
use crate::foreign::{Case, Code, Note, Set, User, Variable, VariableType, VariableValue};

pub use members::{name_texts, path_members};
pub use notes::{passages_of_note, place_passages};
pub(super) use selections::date_time;
pub use selections::is_date_time;
pub(super) use sources::cut_folders;
pub use sources::{Standing, element_of, has_one_text, rich_text, said_points, source, text_host};

/// What there is now, to which elements may refer.
pub struct Alive<'a> {
    /// Tells whether there is such a code.
    pub code: &'a dyn Fn(RecordId) -> bool,
    /// Tells whether there is such a case.
    pub case: &'a dyn Fn(RecordId) -> bool,
    /// Tells whether there is such a source.
    pub source: &'a dyn Fn(RecordId) -> bool,
    /// Tells whether there is such a note.
    pub note: &'a dyn Fn(RecordId) -> bool,
    /// Tells whether something was here and was removed.
    pub gone: &'a dyn Fn(RecordId) -> bool,
    /// The type of a variable.
    pub variable: &'a dyn Fn(RecordId) -> Option<VariableType>,
}

/// Writes an identity as a GUID.
pub(crate) fn guid<'x>(id: RecordId) -> Cow<'x, str> {
    Cow::Owned(id.to_string())
}

/// Reads the identity that an attribute names.
fn named(element: &Element<'_>, attribute: &str) -> Option<RecordId> {
    element.get(attribute)?.parse().ok()
}

/// Returns a new element with a GUID.
pub(super) fn fresh<'x>(name: &'x str, id: RecordId) -> Element<'x> {
    let mut element = Element::new(name);
    element.set("guid", Some(guid(id)));
    element
}

/// Gives an element a valid GUID where it had none.
pub fn identify(element: &mut Element<'_>, id: RecordId) {
    if named(element, "guid").is_none() {
        element.set("guid", Some(guid(id)));
    }
}

/// Takes away a rich text that is plain, where the plain text is said too: ATLAS.ti refuses a project that has one.
pub fn no_plain_rich_text(element: &mut Element<'_>) {
    let plain =
        element.get("plainTextPath").is_some() || element.first("PlainTextContent").is_some();
    let rich = element.get("richTextPath").map(str::to_lowercase);
    if plain && rich.is_some_and(|rich| rich.trim_end().ends_with(".txt")) {
        element.set("richTextPath", None);
    }
}

/// Tells whether something is called otherwise here than a file calls it; what has no name there is `unnamed`.
#[must_use]
pub fn is_renamed(was: &str, now: &str) -> bool {
    match was.trim() {
        "" => now != "unnamed",
        was => was != now,
    }
}

/// Sets an attribute where what it says has changed.
fn say<'x>(element: &mut Element<'x>, name: &'x str, was: Option<&str>, now: Option<&str>) {
    if was != now {
        element.set(name, now.map(|now| Cow::Owned(now.to_owned())));
    }
}

/// Returns an element of characters.
#[must_use]
pub fn words<'x>(name: &'x str, text: &str) -> Element<'x> {
    let mut element = Element::new(name);
    if !text.is_empty() {
        element
            .children
            .push(Node::Text(Cow::Owned(text.to_owned())));
    }
    element
}

/// Sets the description of an element where it has changed; a blank one is none.
fn describe(element: &mut Element<'_>, was: Option<&str>, now: Option<&str>) {
    let said = |text: Option<&str>| {
        text.filter(|text| !text.trim().is_empty())
            .map(str::to_owned)
    };
    if said(was) == said(now) {
        return;
    }
    element
        .children
        .retain(|node| !matches!(node, Node::Element(child) if child.name == "Description"));
    if let Some(now) = said(now) {
        let description = Node::Element(words("Description", &now));
        element.children.insert(0, description);
    }
}

/// Returns a reference to something.
#[must_use]
pub fn refer<'x>(name: &'x str, target: RecordId) -> Element<'x> {
    let mut element = Element::new(name);
    element.set("targetGUID", Some(guid(target)));
    element
}

/// Makes the references of a name in an element those to what is now: others go, missing ones are put
/// behind them; one to what is not known here at all stays if `keep` says so.
fn refer_to(
    element: &mut Element<'_>,
    name: &'static str,
    now: &[RecordId],
    keep: &dyn Fn(RecordId) -> bool,
) {
    let mut missing: Vec<RecordId> = now.to_vec();
    element.children.retain(|node| {
        let Node::Element(child) = node else {
            return true;
        };
        if child.name != name {
            return true;
        }
        let target = named(child, "targetGUID").or_else(|| named(child, "guid"));
        let Some(target) = target else {
            return false;
        };
        let wanted = missing.iter().position(|id| *id == target);
        if let Some(at) = wanted {
            missing.remove(at);
        }
        wanted.is_some() || keep(target)
    });
    for target in missing {
        element.children.push(Node::Element(refer(name, target)));
    }
}

/// Makes the notes of an element those that are on it now.
fn notes(element: &mut Element<'_>, now: &[RecordId], alive: &Alive<'_>) {
    // A note may be on several things, of which only one is known here.
    refer_to(element, "NoteRef", now, alive.note);
}

/// Returns a user.
#[must_use]
pub fn user<'x>(said: Option<Said<'x, User>>, now: &User) -> Element<'x> {
    let Some(Said { mut element, was }) = said else {
        let mut element = fresh("User", now.id);
        say(&mut element, "name", None, now.name.as_deref());
        return element;
    };
    identify(&mut element, now.id);
    let called = was.name.as_deref().or(was.login.as_deref());
    let now = now.name.as_deref().unwrap_or("unnamed");
    if is_renamed(called.unwrap_or_default(), now) {
        element.set("name", Some(Cow::Owned(now.to_owned())));
        // Initials and logins are made of the name that was there.
        element.set("id", None);
    }
    element
}

/// Tells whether a name is what became of the one in the file: cleaned as codes, attributes or groups are,
/// and with a number behind it where another has it or had it, which `taken` tells.
fn same_name(was: &str, now: &str, taken: &dyn Fn(&str) -> bool) -> bool {
    let without = |signs: &[char]| -> String {
        was.chars()
            .map(|char| if signs.contains(&char) { ' ' } else { char })
            .collect()
    };
    let code = without(&['\n', '\r', '\0']).replace(" > ", " › ");
    let attribute = without(&['\n', '\r', '\0', '=']);
    [was, &code, &attribute].into_iter().any(|cleaned| {
        let cleaned = match cleaned.trim() {
            "" => "unnamed",
            name => name,
        };
        let Some(rest) = now.strip_prefix(cleaned) else {
            return false;
        };
        let number = rest
            .strip_prefix(" (")
            .and_then(|rest| rest.strip_suffix(')'));
        let numbered = number.is_some_and(|number| number.parse::<u32>().is_ok());
        rest.is_empty() || (numbered && taken(cleaned))
    })
}

/// Returns a code, without those below it. `taken` tells whether a code beside it has a name, or had it.
#[must_use]
pub fn code<'x>(
    said: Option<Said<'x, Code>>,
    now: &Code,
    taken: &dyn Fn(&str) -> bool,
    alive: &Alive<'_>,
) -> Element<'x> {
    let Some(Said { mut element, was }) = said else {
        let mut element = fresh("Code", now.id);
        say(&mut element, "name", None, Some(&now.name));
        let codable = if now.codable { "true" } else { "false" };
        say(&mut element, "isCodable", None, Some(codable));
        say(&mut element, "color", None, now.colour.as_deref());
        describe(&mut element, None, now.description.as_deref());
        notes(&mut element, &now.notes, alive);
        return element;
    };
    identify(&mut element, now.id);
    if !same_name(&was.name, &now.name, taken) {
        element.set("name", Some(Cow::Owned(now.name.clone())));
    }
    if !matches!(element.get("isCodable"), Some("true" | "false" | "1" | "0")) {
        element.set("isCodable", Some(Cow::Borrowed("true")));
    }
    let colour = |written: &str| {
        let digits: String = written.trim().trim_start_matches('#').to_lowercase();
        match digits.len() {
            3 => digits.chars().flat_map(|char| [char, char]).collect(),
            _ => digits,
        }
    };
    match &now.colour {
        Some(now) if was.colour.as_deref().map(colour) != Some(colour(now)) => {
            element.set("color", Some(Cow::Owned(now.clone())));
        }
        // A colour that none can be here never was one; another was taken away.
        None if was.colour.as_deref().is_some_and(is_colour) => element.set("color", None),
        Some(_) | None => {}
    }
    describe(
        &mut element,
        was.description.as_deref(),
        now.description.as_deref(),
    );
    notes(&mut element, &now.notes, alive);
    element
}

/// Tells whether words are a colour: `#rgb` or `#rrggbb`.
fn is_colour(written: &str) -> bool {
    let digits = written.trim().strip_prefix('#').unwrap_or_default();
    matches!(digits.len(), 3 | 6) && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// Returns the word of a type (REFI-QDA, `typeOfVariable`).
const fn type_word(kind: VariableType) -> &'static str {
    match kind {
        VariableType::Text => "Text",
        VariableType::Boolean => "Boolean",
        VariableType::Integer => "Integer",
        VariableType::Float => "Float",
        VariableType::Date => "Date",
        VariableType::DateTime => "DateTime",
    }
}

/// Returns a variable. `taken` tells whether another has a name, or had it.
#[must_use]
pub fn variable<'x>(
    said: Option<Said<'x, Variable>>,
    now: &Variable,
    taken: &dyn Fn(&str) -> bool,
) -> Element<'x> {
    let Some(Said { mut element, was }) = said else {
        let mut element = fresh("Variable", now.id);
        say(&mut element, "name", None, Some(&now.name));
        say(
            &mut element,
            "typeOfVariable",
            None,
            Some(type_word(now.kind)),
        );
        describe(&mut element, None, now.description.as_deref());
        return element;
    };
    identify(&mut element, now.id);
    if !same_name(&was.name, &now.name, taken) {
        element.set("name", Some(Cow::Owned(now.name.clone())));
    }
    // A date with a time has no type here; the earlier one stays.
    let text = was.kind == VariableType::DateTime && now.kind == VariableType::Text;
    let known = element.get("typeOfVariable") == Some(type_word(was.kind));
    if (was.kind != now.kind && !text) || !known {
        element.set("typeOfVariable", Some(Cow::Borrowed(type_word(now.kind))));
    }
    describe(
        &mut element,
        was.description.as_deref(),
        now.description.as_deref(),
    );
    element
}

/// Returns a value as an element.
fn value<'x>(now: &VariableValue, kind: VariableType) -> Element<'x> {
    let mut element = Element::new("VariableValue");
    element
        .children
        .push(Node::Element(refer("VariableRef", now.variable)));
    let said = now.value.as_deref().unwrap_or_default();
    let (name, said) = match kind {
        VariableType::Text => ("TextValue", said.to_owned()),
        VariableType::Boolean => (
            "BooleanValue",
            if said == "yes" { "true" } else { "false" }.to_owned(),
        ),
        VariableType::Integer if said.trim().parse::<i64>().is_ok() => {
            ("IntegerValue", said.trim().to_owned())
        }
        VariableType::Float if is_decimal(said) => ("FloatValue", said.trim().to_owned()),
        VariableType::Date if is_day(said) => ("DateValue", said.trim().to_owned()),
        // The schema takes any of the elements whatever the type: what is not of it is words.
        _ => ("TextValue", said.to_owned()),
    };
    element.children.push(Node::Element(words(name, &said)));
    element
}

/// Tells whether a text is an `xs:decimal`.
fn is_decimal(text: &str) -> bool {
    let text = text.trim().trim_start_matches(['-', '+']);
    let digits = |char: char| char.is_ascii_digit() || char == '.';
    text.chars().all(digits)
        && text.matches('.').count() <= 1
        && text.contains(|char: char| char.is_ascii_digit())
}

/// Tells whether a text is an `xs:date`: a date that is less precise is none.
fn is_day(text: &str) -> bool {
    let text = text.trim().as_bytes();
    text.len() == 10
        && text.iter().enumerate().all(|(at, byte)| match at {
            4 | 7 => *byte == b'-',
            _ => byte.is_ascii_digit(),
        })
}

/// Tells whether a number stands in its element as the schema has numbers.
fn is_of_its_type(value: &Element<'_>) -> bool {
    let float = value.text_of("FloatValue");
    let integer = value.text_of("IntegerValue");
    float.is_none_or(|it| is_decimal(&it)) && integer.is_none_or(|it| is_integer(&it))
}

/// Tells whether a text is an `xs:integer`.
fn is_integer(text: &str) -> bool {
    let text = text.trim();
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// Tells whether a value says what it said.
fn same_value(was: &VariableValue, now: &VariableValue) -> bool {
    let (Some(was), Some(now)) = (&was.value, &now.value) else {
        return false;
    };
    let (was, now) = (was.trim(), now.trim());
    let boolean = |text: &str| match text {
        "true" | "1" | "yes" => Some(true),
        "false" | "0" | "no" => Some(false),
        _ => None,
    };
    let number = |text: &str| text.parse::<f64>().ok();
    was == now
        || (boolean(was).is_some() && boolean(was) == boolean(now))
        || (number(was).is_some() && number(was) == number(now))
}

/// Tells whether a value says nothing.
fn is_blank(value: &VariableValue) -> bool {
    let said = value.value.as_deref();
    said.is_none_or(|said| said.trim().is_empty())
}

/// Makes the values of an element those that are now.
fn values(
    element: &mut Element<'_>,
    was: &[VariableValue],
    now: &[VariableValue],
    alive: &Alive<'_>,
) {
    // Of several values of one variable the last is the one here; where that is as it was, the others stay too.
    let numbered = || was.iter().enumerate();
    let last: BTreeMap<RecordId, usize> = numbered()
        .filter(|(_, it)| !is_blank(it))
        .map(|(nth, it)| (it.variable, nth))
        .collect();
    let mut said = numbered();
    let mut done: Vec<RecordId> = Vec::new();
    element.children.retain_mut(|node| {
        let Node::Element(child) = node else {
            return true;
        };
        if child.name != "VariableValue" || child.first("VariableRef").is_none() {
            return true;
        }
        let Some((nth, one)) = said.next() else {
            return true;
        };
        // What says something and is no longer said is taken away; that nothing is said may stay.
        let Some(now) = now.iter().find(|it| it.variable == one.variable) else {
            return is_blank(one);
        };
        done.push(one.variable);
        let main = last.get(&one.variable).copied().unwrap_or(nth);
        if nth != main {
            let same = was.get(main).is_some_and(|main| same_value(main, now));
            if !is_of_its_type(child) {
                *child = value(one, VariableType::Text);
            }
            return same || is_blank(one);
        }
        if (!same_value(one, now) || !is_of_its_type(child))
            && let Some(kind) = (alive.variable)(now.variable)
        {
            *child = value(now, kind);
        }
        true
    });
    for now in now.iter().filter(|now| !done.contains(&now.variable)) {
        if let Some(kind) = (alive.variable)(now.variable) {
            element.children.push(Node::Element(value(now, kind)));
        }
    }
}

/// Returns a case.
#[must_use]
pub fn case<'x>(said: Option<Said<'x, Case>>, now: &Case, alive: &Alive<'_>) -> Element<'x> {
    let (mut element, was) = match said {
        Some(Said { element, was }) => (element, Some(was)),
        None => (fresh("Case", now.id), None),
    };
    identify(&mut element, now.id);
    let name = was
        .as_ref()
        .and_then(|was| was.name.as_deref())
        .map(str::trim);
    // One without a name has one here.
    let nameless = name.is_none_or(str::is_empty) && now.name.as_deref() == Some("unnamed");
    if name != now.name.as_deref() && !(was.is_some() && nameless) {
        element.set("name", now.name.clone().map(Cow::Owned));
    }
    let description = was.as_ref().and_then(|was| was.description.as_deref());
    describe(&mut element, description, now.description.as_deref());
    let said = was.as_ref().map_or(&[][..], |was| &was.values);
    values(&mut element, said, &now.values, alive);
    // Sources that are known here are as they are now; the schema has no notes of cases.
    refer_to(&mut element, "SourceRef", &now.sources, &|id| {
        !(alive.source)(id) && !(alive.gone)(id)
    });
    element.children.retain(|node| {
        let Node::Element(child) = node else {
            return true;
        };
        let kept = matches!(&*child.name, "CodeRef" | "SelectionRef");
        let target = named(child, "targetGUID").filter(|_| kept);
        target.is_none_or(|target| !(alive.gone)(target))
    });
    // Without a name it would be the sheet of attributes of the one source that is left.
    let many = was.is_some_and(|was| was.sources.len() != 1);
    if nameless && many && element.all("SourceRef").count() == 1 {
        element.set("name", now.name.clone().map(Cow::Owned));
    }
    element
}

/// Returns a set. `taken` tells whether another has a name, or had it.
#[must_use]
pub fn set<'x>(
    said: Option<Said<'x, Set>>,
    now: &Set,
    taken: &dyn Fn(&str) -> bool,
    alive: &Alive<'_>,
) -> Element<'x> {
    let (mut element, was) = match said {
        Some(Said { element, was }) => (element, Some(was)),
        None => (fresh("Set", now.id), None),
    };
    identify(&mut element, now.id);
    identify(&mut element, now.id);
    let same = was
        .as_ref()
        .is_some_and(|was| same_name(&was.name, &now.name, taken));
    if !same {
        element.set("name", Some(Cow::Owned(now.name.clone())));
    }
    if was.is_none() {
        describe(&mut element, None, now.description.as_deref());
    }
    refer_to(&mut element, "MemberCode", &now.codes, &|id| {
        !(alive.code)(id) && !(alive.gone)(id)
    });
    refer_to(&mut element, "MemberSource", &now.sources, &|id| {
        !(alive.source)(id) && !(alive.gone)(id)
    });
    refer_to(&mut element, "MemberNote", &now.notes, alive.note);
    element
}

/// Returns the note that says what stands on a coding; it has its text in itself.
#[must_use]
pub fn coding_note<'x>(now: &Note) -> Element<'x> {
    let mut element = fresh("Note", now.id);
    say(&mut element, "name", None, now.name.as_deref());
    made(&mut element, now);
    element
        .children
        .push(Node::Element(words("PlainTextContent", &now.text)));
    element
}

/// Says who made a new note, and when.
fn made(element: &mut Element<'_>, now: &Note) {
    if let Some(by) = now.made.by {
        element.set("creatingUser", Some(guid(by)));
    }
    if let Some(at) = now.made.at.as_deref().and_then(selections::date_time) {
        element.set("creationDateTime", Some(Cow::Owned(at)));
    }
}

/// Returns a note. A new one has its text in the member `text`; one of an earlier file has it where it had
/// it.
#[must_use]
pub fn note<'x>(said: Option<Said<'x, Note>>, now: &Note, text: &str) -> Element<'x> {
    let Some(Said { mut element, was }) = said else {
        let mut element = fresh("Note", now.id);
        say(&mut element, "name", None, now.name.as_deref());
        element.set(
            "plainTextPath",
            Some(Cow::Owned(format!("internal://{text}"))),
        );
        made(&mut element, now);
        return element;
    };
    identify(&mut element, now.id);
    let called = was.name.as_deref().map(str::trim);
    let called = called.filter(|name| !name.is_empty());
    if called.is_some() && called != now.name.as_deref() {
        element.set("name", now.name.clone().map(Cow::Owned));
    }
    let content = element.text_of("PlainTextContent");
    let inside = content.is_some();
    // Passages in it are counted in the text as it is here.
    let counted = element.first("PlainTextSelection").is_some();
    let other = counted && content.is_some_and(|content| content != now.text);
    if inside && (was.text != now.text || other) {
        for node in &mut element.children {
            if let Node::Element(child) = node
                && child.name == "PlainTextContent"
            {
                *child = words("PlainTextContent", &now.text);
            }
        }
    } else if !inside && element.get("plainTextPath").is_none() && !now.text.is_empty() {
        element.set(
            "plainTextPath",
            Some(Cow::Owned(format!("internal://{text}"))),
        );
    }
    element
}
