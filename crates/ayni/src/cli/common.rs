//! What many commands say and print alike.

use std::{
    collections::BTreeSet,
    io::{Read as _, Write as _},
    path::Path,
};

use ayni_formats::{Format, Limits};
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

/// Says which kinds there are where nothing is of the kind that was asked for: it may be a slip.
pub(super) fn say_kinds(
    context: &Context,
    wanted: Option<&str>,
    kinds: impl IntoIterator<Item = String>,
) {
    let Some(wanted) = wanted else { return };
    let kinds: BTreeSet<String> = kinds.into_iter().collect();
    if kinds.is_empty() || kinds.iter().any(|kind| kind.eq_ignore_ascii_case(wanted)) {
        return;
    }
    let kinds = Vec::from_iter(kinds).join(", ");
    context.out.say(format!(
        "none is of the kind {wanted:?}; kinds here: {kinds}"
    ));
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

/// The name of standard input, for a person who means it.
const STANDARD_INPUT: &str = "/dev/stdin";

/// Reads a file that a person named: a plain one, after a look at its length.
pub(super) fn read_file(path: &Path) -> Result<Vec<u8>, Problem> {
    let refuse = |why: String| {
        let message = format!("{} cannot be read: {why}", path.display());
        Problem::new(ProblemKind::File, message)
    };
    let failed = |error: std::io::Error| refuse(error.to_string());
    // What no reader takes.
    let most = Limits::default().file_bytes as u64;
    let too_large = |bytes: u64| refuse(format!("it has {bytes} bytes, more than {most}"));
    let meta = std::fs::metadata(path).map_err(failed)?;
    if meta.is_dir() {
        return Err(refuse("it is a folder".to_owned()));
    }
    if !meta.is_file() && path != Path::new(STANDARD_INPUT) {
        return Err(refuse("it is a pipe or a device".to_owned())
            .hint("Write what it says into a file, and name that."));
    }
    if meta.len() > most {
        return Err(too_large(meta.len()));
    }
    let mut bytes = Vec::new();
    let mut file = std::fs::File::open(path).map_err(failed)?.take(most + 1);
    file.read_to_end(&mut bytes).map_err(failed)?;
    match bytes.len() as u64 {
        read if read > most => Err(too_large(read)),
        _ => Ok(bytes),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_measured_before_it_is_read_and_a_pipe_is_not_waited_for() {
        let place = tempfile::tempdir().unwrap();
        let at = |name: &str| place.path().join(name);
        std::fs::write(at("a.txt"), "hola").unwrap();
        assert_eq!(read_file(&at("a.txt")).unwrap(), b"hola");
        // A hole, which takes no room on the disk and would in memory.
        let large = std::fs::File::create(at("large.txt")).unwrap();
        large.set_len(100_000_000_000).unwrap();
        let refused = |name: &str| read_file(&at(name)).unwrap_err().message;
        assert!(
            refused("large.txt")
                .ends_with("cannot be read: it has 100000000000 bytes, more than 268435456")
        );
        assert!(refused("").ends_with("it is a folder"));
        if cfg!(unix) {
            let made = std::process::Command::new("mkfifo")
                .arg(at("pipe"))
                .status();
            assert!(made.unwrap().success());
            assert!(refused("pipe").ends_with("it is a pipe or a device"));
        }
    }
}
