//! Fields as a person sets them: `name=value`, and values that are read by their type.

use std::str::FromStr;

use ayni_model::{
    actor::Status,
    id::AttributeId,
    source::Attributes,
    study::{Attribute, AttributeOf},
    value::{Doubtful, ValueType},
    when::Answer,
};
use ayni_store::{Reader, Writer};

use crate::{Problem, ProblemKind, Workbench, ambient::Ambient, sentence};

/// A field and its new value; an empty value clears the field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assignment {
    /// The field or attribute.
    pub field: String,
    /// The value as written, without blanks around it.
    pub value: String,
}

impl Assignment {
    /// Makes an assignment.
    pub fn new(field: impl Into<String>, value: impl Into<String>) -> Self {
        Self {
            field: field.into(),
            value: value.into(),
        }
    }
}

impl FromStr for Assignment {
    type Err = Problem;
    fn from_str(text: &str) -> Result<Self, Problem> {
        match text.split_once('=') {
            Some((field, value)) if !field.trim().is_empty() => {
                Ok(Self::new(field.trim(), value.trim()))
            }
            _ => Err(Problem::new(
                ProblemKind::Invalid,
                sentence!(
                    "sets-nothing",
                    "{text:?} does not set anything",
                    text = text
                ),
            )
            .command("Write field=value, such as kind=press; field= clears it.")),
        }
    }
}

/// What setting fields did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Set {
    /// Whether the record is new.
    pub made: bool,
    /// Attributes that nobody had defined and that are text from now on.
    pub defined: Vec<String>,
}

/// The attributes of a noun: those that are defined, and those that an act defines.
#[derive(Debug)]
pub(crate) struct Definitions {
    of: AttributeOf,
    known: Vec<Attribute>,
    new: Vec<(AttributeId, Attribute)>,
    next: u32,
}

impl Definitions {
    /// Looks up what is defined.
    pub(crate) fn load(reader: &impl Reader, of: AttributeOf) -> Result<Self, Problem> {
        let all = reader.all::<Attribute>()?;
        let next = all
            .iter()
            .map(|(_, attribute)| attribute.position + 1)
            .max();
        let known = all.into_iter().map(|(_, attribute)| attribute);
        Ok(Self {
            of,
            known: known.filter(|attribute| attribute.of == of).collect(),
            new: Vec::new(),
            next: next.unwrap_or(0),
        })
    }

    /// Sets an attribute, by its definition; one that nobody defined is text from now on.
    pub(crate) fn set(
        &mut self,
        attributes: &mut Attributes,
        name: &str,
        value: &str,
        ambient: &dyn Ambient,
    ) -> Result<(), Problem> {
        if value.is_empty() {
            if attributes.0.remove(name).is_none() && !self.is_known(name) {
                let names = self.known.iter().map(|attribute| attribute.name.as_str());
                return Err(Problem {
                    message: sentence!(
                        "no-field-or-attribute",
                        "there is no field or attribute {name:?}",
                        name = name,
                    ),
                    ..Problem::not_found("attribute", name, names)
                });
            }
            return Ok(());
        }
        let known = self.known.iter().find(|known| known.name == name);
        let parsed = match known {
            Some(known) => known
                .value_type
                .parse(value)
                .map_err(|error| Problem::from(error).about(name))?,
            None => ValueType::Text.parse(value)?,
        };
        if known.is_none() {
            self.define(name, ambient)?;
        }
        attributes.0.insert(name.to_owned(), parsed.to_string());
        Ok(())
    }

    fn is_known(&self, name: &str) -> bool {
        self.known.iter().any(|known| known.name == name)
    }

    fn define(&mut self, name: &str, ambient: &dyn Ambient) -> Result<(), Problem> {
        check_attribute_name(name)?;
        let attribute = Attribute {
            of: self.of,
            name: name.to_owned(),
            value_type: ValueType::Text,
            description: None,
            position: self.next,
        };
        self.next += 1;
        self.known.push(attribute.clone());
        self.new.push((ambient.mint().into(), attribute));
        Ok(())
    }

    /// Puts what is new and returns its names.
    pub(crate) fn put(&self, writer: &mut Writer<'_>) -> Result<Vec<String>, Problem> {
        for (id, attribute) in &self.new {
            writer.put(*id, attribute)?;
        }
        let names = self.new.iter().map(|(_, attribute)| attribute.name.clone());
        Ok(names.collect())
    }
}

/// Refuses a name that could not be told from the parts of an assignment.
pub(crate) fn check_attribute_name(name: &str) -> Result<(), Problem> {
    let bad = name.trim() != name
        || name.is_empty()
        || name.starts_with(ayni_model::record::ATTRIBUTE_PREFIX)
        || name.contains(['=', '\n']);
    if bad {
        return Err(Problem::new(
            ProblemKind::Invalid,
            sentence!(
                "no-attribute-name",
                "{name:?} is no name of an attribute",
                name = name
            ),
        )
        .hint(sentence!(
            "use-a-word",
            "Use a word, such as region or union_concerned."
        )));
    }
    Ok(())
}

/// Reads a value, or nothing where it is empty; a problem names the field.
pub(crate) fn optional<T>(field: &str, value: &str) -> Result<Option<T>, Problem>
where
    T: FromStr,
    Problem: From<T::Err>,
{
    if value.is_empty() {
        return Ok(None);
    }
    value
        .parse()
        .map(Some)
        .map_err(|error| Problem::from(error).about(field))
}

/// Returns words, or nothing where there are none.
pub(crate) fn words(value: &str) -> Option<String> {
    (!value.is_empty()).then(|| value.to_owned())
}

/// Returns a value that must not be cleared.
pub(crate) fn required(field: &str, value: &str) -> Result<String, Problem> {
    words(value).ok_or_else(|| {
        Problem::new(
            ProblemKind::Invalid,
            sentence!("left-empty", "{field} cannot be left empty", field = field),
        )
    })
}

/// Reads a country: two letters, with `?` after them where it is in doubt.
///
/// # Errors
/// When it is none.
pub fn country(value: &str) -> Result<Option<Doubtful>, Problem> {
    let Some(mut country) = optional::<Doubtful>("country", value)? else {
        return Ok(None);
    };
    if country.word.len() != 2 || !country.word.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return Err(Problem::new(
            ProblemKind::Invalid,
            sentence!(
                "no-country",
                "{value:?} is not a country code of two letters",
                value = value
            ),
        )
        .about("country")
        .hint(sentence!(
            "write-country",
            "Write CA, CL or PE (ISO 3166); PE? where it is in doubt."
        )));
    }
    country.word = country.word.to_ascii_uppercase();
    Ok(Some(country))
}

/// Tells whether a word is the one that is asked for: one in doubt may be it and is no other, and what
/// gives none is not found by it, as in a table.
pub(crate) fn is_called(word: Option<&Doubtful>, wanted: &str) -> Answer {
    match word {
        Some(word) if !word.word.eq_ignore_ascii_case(wanted) => Answer::No,
        Some(word) if word.doubt => Answer::Possible,
        Some(_) => Answer::Yes,
        None => Answer::No,
    }
}

/// Reads how firmly something is said.
pub(crate) fn status(value: &str) -> Result<Status, Problem> {
    if value.is_empty() {
        return Ok(Status::default());
    }
    one_of(
        "status",
        value,
        Status::ALL.map(|status| (status.word(), status)),
    )
}

/// Reads one of some words.
pub(crate) fn one_of<T: Copy>(
    field: &str,
    value: &str,
    words: impl IntoIterator<Item = (&'static str, T)>,
) -> Result<T, Problem> {
    let words: Vec<(&str, T)> = words.into_iter().collect();
    let found = words.iter().find(|(word, _)| *word == value.to_lowercase());
    found.map(|(_, it)| *it).ok_or_else(|| {
        let names: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        let message = sentence!(
            "none-of",
            "{value:?} is none of {words}",
            value = value,
            words = names.join(", "),
        );
        Problem::new(ProblemKind::Invalid, message).about(field)
    })
}

/// Reads a place in a list, counted from 1 by people and from 0 here.
pub(crate) fn position(value: &str) -> Result<u32, Problem> {
    match value.parse::<u32>() {
        Ok(place) if place > 0 => Ok(place - 1),
        _ => Err(Problem::new(
            ProblemKind::Invalid,
            sentence!(
                "no-position",
                "{value:?} is not a place counted from 1",
                value = value
            ),
        )
        .about("position")),
    }
}

/// Returns the parts of a list.
pub(crate) fn list(value: &str) -> impl Iterator<Item = &str> {
    value
        .split(';')
        .map(str::trim)
        .filter(|part| !part.is_empty())
}

/// Refuses a key that could not be written in a list or a reference.
pub(crate) fn check_key(key: &str) -> Result<(), Problem> {
    let good = |char: char| char.is_alphanumeric() || "-_.".contains(char);
    if !key.is_empty() && key.chars().all(good) {
        return Ok(());
    }
    let message = sentence!("no-key", "{key:?} is no key", key = key);
    let hint = sentence!(
        "a-key-is",
        "A key is a short word of letters, digits, - _ and . such as {example:?}.",
        example = key_of(key),
    );
    Err(Problem::new(ProblemKind::Invalid, message).hint(hint))
}

/// Returns the key that a name would have.
pub(crate) fn key_of(name: &str) -> String {
    let mut key = String::new();
    for char in name.trim().chars() {
        if char.is_alphanumeric() || "-_.".contains(char) {
            // The small letter of İ is an i with a dot that stands by itself.
            key.extend(char.to_lowercase().filter(|char| !is_combining(*char)));
        } else if !is_combining(char) && !key.ends_with('-') {
            key.push('-');
        }
    }
    let key = key.trim_matches(['-', '.', '_']);
    if key.is_empty() {
        "untitled".to_owned()
    } else {
        key.to_owned()
    }
}

/// Tells a mark that belongs to the letter before it, as file names from a Mac have them.
const fn is_combining(char: char) -> bool {
    matches!(char, '\u{300}'..='\u{36f}')
}

/// Bytes that a key may have which is made of a name: it names files of a plain project, and their names have 255
/// bytes at most.
const LONGEST_KEY: usize = 180;

/// Returns the beginning of a key that can name files.
pub(crate) fn short_key(key: &str) -> &str {
    match key.len() <= LONGEST_KEY {
        true => key,
        false => key[..key.floor_char_boundary(LONGEST_KEY)].trim_end_matches(['-', '.', '_']),
    }
}

/// Returns a key that is not taken, with a number after it where it must.
pub(crate) fn free_key(wanted: &str, taken: &impl Fn(&str) -> bool) -> String {
    let wanted = short_key(wanted);
    if !taken(wanted) {
        return wanted.to_owned();
    }
    (2..)
        .map(|number| format!("{wanted}-{number}"))
        .find(|key| !taken(key))
        .unwrap_or_default()
}

impl Workbench {
    /// Reads assignments as they were typed.
    ///
    /// # Errors
    /// When one has no `=`.
    pub fn assignments(texts: &[String]) -> Result<Vec<Assignment>, Problem> {
        texts.iter().map(|text| text.parse()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_made_of_a_name() {
        assert_eq!(key_of("Interview 14 (Toronto)"), "interview-14-toronto");
        assert_eq!(key_of("Cana\u{301}da"), "canada");
        assert_eq!(key_of("日本 1"), "日本-1");
        assert_eq!(key_of("İzmir"), "izmir");
        assert_eq!(key_of("???"), "untitled");
    }

    #[test]
    fn a_key_can_name_a_file_however_long_the_name_is() {
        let long = key_of(&"ñ".repeat(400));
        let first = free_key(&long, &|_| false);
        assert_eq!(first, "ñ".repeat(90));
        assert_eq!(short_key("_"), "_");
        let second = free_key(&long, &|key| key == first);
        assert_eq!(second, format!("{first}-2"));
        // A letter of three bytes is not cut in the middle.
        assert_eq!(free_key(&"日".repeat(99), &|_| false), "日".repeat(60));
        assert_eq!(
            free_key(&format!("x{}", "日".repeat(99)), &|_| false).len(),
            178
        );
    }

    #[test]
    fn a_country_is_two_letters() {
        assert_eq!(country("pe?").unwrap().unwrap().to_string(), "PE?");
        assert!(country("Peru").is_err());
        assert_eq!(country("").unwrap(), None);
    }

    #[test]
    fn an_assignment_needs_its_sign() {
        let assignment: Assignment = "note=a = b".parse().unwrap();
        assert_eq!(assignment, Assignment::new("note", "a = b"));
        assert!("note".parse::<Assignment>().is_err());
    }
}
