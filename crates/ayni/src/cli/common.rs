//! What many commands say and print alike.

use std::{io::Write as _, path::Path};

use ayni_formats::Format;
use ayni_model::when::Answer;
use ayni_workbench::{Problem, ProblemKind, Workbench, fields::Set};
use serde_json::{Value as Json, json};

use super::Context;

/// Says what was set, and which attributes were defined on the way.
pub(super) fn say_set(context: &Context, bench: &Workbench, set: &Set) -> Result<(), Problem> {
    super::project::say_last(context, bench)?;
    say_defined(context, &set.defined);
    Ok(())
}

/// Says which attributes nobody had defined.
pub(super) fn say_defined(context: &Context, defined: &[String]) {
    for name in defined {
        context.out.say(format!(
            "note: {name} is a new attribute, of the type text; give it another type with: ayni attribute define"
        ));
    }
}

/// Returns the word for an answer in a list: only a possible one has one.
pub(super) fn doubt(answer: Answer) -> Json {
    match answer {
        Answer::Possible => json!("possible"),
        Answer::Yes | Answer::No => Json::Null,
    }
}

/// Prints facts: those that are known.
pub(super) fn facts(context: &Context, facts: Vec<(String, Json)>) {
    let empty = |value: &Json| value.as_array().is_some_and(Vec::is_empty);
    let known = facts.iter().filter(|(_, value)| !empty(value));
    let known: Vec<(&str, Json)> = known
        .map(|(field, value)| (field.as_str(), value.clone()))
        .collect();
    context.out.facts(&known);
}

/// Returns the attributes as facts.
pub(super) fn attribute_facts(
    attributes: &ayni_model::source::Attributes,
) -> impl Iterator<Item = (String, Json)> {
    let pairs = attributes.0.iter();
    pairs.map(|(name, value)| (name.clone(), json!(value)))
}

/// Reads the name of a format.
pub(super) fn format(name: &str) -> Result<Format, Problem> {
    Format::from_extension(name).ok_or_else(|| {
        let names = Format::ALL.map(Format::extension);
        Problem::not_found("format", name, names)
    })
}

/// Writes bytes to a file, or to standard output where none is named or it is `-`. A file that is
/// there is only written over when asked for.
pub(super) fn write_out(
    context: &Context,
    to: Option<&Path>,
    bytes: &[u8],
    force: bool,
) -> Result<(), Problem> {
    let failed = |error: std::io::Error| {
        Problem::new(ProblemKind::File, format!("cannot be written: {error}"))
    };
    let Some(path) = to.filter(|path| *path != Path::new("-")) else {
        return std::io::stdout().write_all(bytes).map_err(failed);
    };
    if path.exists() && !force {
        return Err(Problem::new(
            ProblemKind::Exists,
            format!("there is a file {} already", path.display()),
        )
        .hint("Add --force to write over it."));
    }
    std::fs::write(path, bytes).map_err(failed)?;
    context.out.say(format!("wrote {}", path.display()));
    Ok(())
}

/// Reads a file that a person named.
pub(super) fn read_file(path: &Path) -> Result<Vec<u8>, Problem> {
    std::fs::read(path).map_err(|error| {
        Problem::new(
            ProblemKind::File,
            format!("{} cannot be read: {error}", path.display()),
        )
    })
}
