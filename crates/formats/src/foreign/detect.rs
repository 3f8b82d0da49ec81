//! Whose project a file is: by what is in it first, by names second.

use std::io::Read as _;

use super::container::Container;
use crate::read::detect::looks_like;
use crate::read::xml::{Piece, Xml, local};
use crate::{Limits, Place, Refusal, RefusalKind};

/// What was found, and in which member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Detected {
    /// A project of REFI-QDA.
    RefiProject {
        /// The XML of the project.
        member: String,
    },
    /// A codebook of REFI-QDA.
    RefiCodebook {
        /// The XML of the codebook.
        member: String,
    },
    /// A project of QualCoder.
    QualCoder {
        /// Its database, `data.qda`.
        database: String,
        /// What stands before the names of its other members: the folder of the database with its
        /// `/`, nothing at the root.
        folder: String,
    },
    /// An SQLite database, whose tables tell whose it is.
    Database {
        /// The database.
        member: String,
    },
    /// A table, which may be one of coded segments.
    Segments {
        /// The table.
        member: String,
    },
}

/// Bytes of a member that are looked at.
const HEAD: u64 = 64 << 10;

/// The project of an archive of REFI-QDA (1.5, *Project exchange*), where there are several.
const PROJECT: &str = "project.qde";

/// Projects that only their own programs read, by the ends of their names.
const CLOSED: [(&[&str], &str); 3] = [
    (
        &["nvp", "nvpx", "nvcx"],
        "an NVivo project; export it there as a REFI-QDA project",
    ),
    (
        &["atlproj", "atlproj23", "hpr7"],
        "an ATLAS.ti project; export it there as a REFI-QDA project",
    ),
    (
        &["mx12", "mx18", "mx20", "mx22", "mx24", "mx26"],
        "a MAXQDA project; export it there as a REFI-QDA project",
    ),
];

/// Tells whose project it is.
///
/// # Errors
/// A [`Refusal`] that says what was seen instead, or that there is more than one.
pub fn detect(container: &mut dyn Container) -> Result<Detected, Refusal> {
    let members: Vec<String> = container
        .members()
        .into_iter()
        .filter(|member| !is_clutter(member))
        .collect();
    if let [member] = &*members
        && !member.contains('/')
        && let Some(detected) = alone(container, member)?
    {
        return Ok(detected);
    }
    if let Some(member) = refi(container, &members)? {
        let seen = head(container, &member)?;
        return root(container.name(), &member, &seen)?.ok_or_else(|| {
            let seen = format!("{member}, which is no XML of REFI-QDA");
            none(container, seen)
        });
    }
    if let Some(database) = qualcoder(container, &members)? {
        return Ok(database);
    }
    let mut databases = Vec::new();
    for member in &members {
        if is_named(
            member,
            &["sqlite3", "sqlite", "db", "rqda", "requal", "qda"],
        ) && is_database(&head(container, member)?)
        {
            databases.push(member.clone());
        }
    }
    if let Some(member) = only(container, databases)? {
        return Ok(Detected::Database { member });
    }
    if let [member] = &*members
        && holds_table(member, &head(container, member)?)
    {
        let member = member.clone();
        return Ok(Detected::Segments { member });
    }
    let seen = instead(container, &members)?;
    Err(none(container, seen))
}

/// Tells what a single file is: by its content, whatever its name.
fn alone(container: &mut dyn Container, member: &str) -> Result<Option<Detected>, Refusal> {
    let seen = head(container, member)?;
    let name = member.to_owned();
    if is_database(&seen) {
        let detected = if name.eq_ignore_ascii_case("data.qda") {
            let (database, folder) = (name, String::new());
            Detected::QualCoder { database, folder }
        } else {
            Detected::Database { member: name }
        };
        return Ok(Some(detected));
    }
    if let Some(detected) = root(container.name(), member, &seen)? {
        return Ok(Some(detected));
    }
    let table = holds_table(member, &seen);
    Ok(table.then_some(Detected::Segments { member: name }))
}

/// Finds the XML of REFI-QDA at the root of an archive.
fn refi(container: &dyn Container, members: &[String]) -> Result<Option<String>, Refusal> {
    let at_root = |end: &[&str]| -> Vec<String> {
        let found = members.iter().filter(|member| !member.contains('/'));
        found
            .filter(|member| is_named(member, end))
            .cloned()
            .collect()
    };
    let projects = at_root(&["qde"]);
    let mut named = projects
        .iter()
        .filter(|member| member.eq_ignore_ascii_case(PROJECT));
    if let (Some(member), None) = (named.next(), named.next()) {
        return Ok(Some(member.clone()));
    }
    match only(container, projects)? {
        Some(member) => Ok(Some(member)),
        None => only(container, at_root(&["qdc"])),
    }
}

/// Finds the project of QualCoder that stands nearest to the root.
fn qualcoder(
    container: &mut dyn Container,
    members: &[String],
) -> Result<Option<Detected>, Refusal> {
    let mut found: Vec<&String> = members
        .iter()
        .filter(|member| {
            let file = member.rsplit('/').next().unwrap_or(member);
            file.eq_ignore_ascii_case("data.qda")
        })
        .collect();
    let depth = |member: &str| member.matches('/').count();
    let least = found.iter().map(|member| depth(member)).min();
    found.retain(|member| Some(depth(member)) == least);
    let Some(database) = only(container, found.into_iter().cloned().collect())? else {
        return Ok(None);
    };
    if !is_database(&head(container, &database)?) {
        let why = "it is no SQLite database".to_owned();
        let place = Place::Member(database);
        return Err(RefusalKind::Damaged { why }.at(container.name(), place));
    }
    let folder = match database.rsplit_once('/') {
        Some((folder, _)) => format!("{folder}/"),
        None => String::new(),
    };
    Ok(Some(Detected::QualCoder { database, folder }))
}

/// Tells the XML of REFI-QDA by its root; `Project` is also what other programs call theirs, so that
/// a namespace, where there is one, must be of REFI-QDA.
fn root(file: &str, member: &str, bytes: &[u8]) -> Result<Option<Detected>, Refusal> {
    let text = decoded(bytes);
    if !text.trim_start().starts_with('<') {
        return Ok(None);
    }
    let mut xml = Xml::new(&text, file, member, &Limits::default());
    let element = loop {
        match xml.next() {
            Ok(Piece::Open(element)) => break element,
            Ok(Piece::Text(text)) if text.trim().is_empty() => {}
            Err(refusal) if refusal.kind == RefusalKind::Entities => return Err(refusal),
            Ok(_) | Err(_) => return Ok(None),
        }
    };
    let bound = match element.name().split_once(':') {
        Some((prefix, _)) => prefix,
        None => "xmlns",
    };
    let mut foreign = false;
    element.attributes(|name, value| {
        foreign |= name == bound && !value.to_ascii_lowercase().starts_with("urn:qda-xml:");
    });
    let member = member.to_owned();
    Ok(match local(element.name()) {
        _ if foreign => None,
        "Project" => Some(Detected::RefiProject { member }),
        "CodeBook" | "Codebook" => Some(Detected::RefiCodebook { member }),
        _ => None,
    })
}

/// Decodes the beginning of a file as far as its first element needs.
fn decoded(bytes: &[u8]) -> String {
    let wide = |rest: &[u8], number: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = rest
            .as_chunks::<2>()
            .0
            .iter()
            .map(|pair| number(*pair))
            .collect();
        String::from_utf16_lossy(&units)
    };
    match bytes {
        [0xFF, 0xFE, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => wide(rest, u16::from_be_bytes),
        [b'<', 0, ..] => wide(bytes, u16::from_le_bytes),
        [0, b'<', ..] => wide(bytes, u16::from_be_bytes),
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => String::from_utf8_lossy(bytes).into_owned(),
    }
}

/// Says what there is where no project is.
fn instead(container: &mut dyn Container, members: &[String]) -> Result<String, Refusal> {
    let whole = container.name().to_owned();
    let closed = |name: &str| {
        let known = CLOSED.iter().find(|(ends, _)| is_named(name, ends));
        known.map(|(_, what)| (*what).to_owned())
    };
    if let Some(closed) = closed(&whole) {
        return Ok(closed);
    }
    let deep = |end: &str| members.iter().find(|member| is_named(member, &[end]));
    if let Some(member) = deep("qde").or_else(|| deep("qdc")) {
        return Ok(format!(
            "{member} in a folder; pack what is in the folder, not the folder itself"
        ));
    }
    if let Some(document) = office(members) {
        return Ok(document.to_owned());
    }
    match members {
        [] => Ok("an archive with nothing in it".to_owned()),
        [member] => {
            let member = member.clone();
            if let Some(closed) = closed(&member) {
                return Ok(closed);
            }
            let seen = match &*head(container, &member)? {
                [] => "an empty file".to_owned(),
                seen if decoded(seen).trim_start().starts_with("<?xml") => {
                    "XML of another program".to_owned()
                }
                seen => looks_like(seen),
            };
            // A file that is packed in nothing is its own member.
            Ok(match member == whole {
                true => seen,
                false => format!("an archive of one file, {member}: {seen}"),
            })
        }
        [first, ..] => Ok(format!(
            "an archive of {} files, the first is {first}",
            members.len()
        )),
    }
}

/// Tells the document of an office by the names of its members (OPC, 10.1.2; ODF 1.2, part 3).
fn office(members: &[String]) -> Option<&'static str> {
    let has = |name: &str| members.iter().any(|member| member == name);
    let under = |folder: &str| members.iter().any(|member| member.starts_with(folder));
    if has("[Content_Types].xml") {
        return Some(match () {
            () if under("word/") => "a Word document",
            () if under("ppt/") => "a PowerPoint presentation",
            () => "an Office file",
        });
    }
    (has("mimetype") && has("content.xml")).then_some("an OpenDocument file")
}

fn none(container: &dyn Container, seen: String) -> Refusal {
    RefusalKind::NoProject { seen }.at(container.name(), Place::Whole)
}

/// Returns the one name there is, or nothing; refuses several.
fn only(container: &dyn Container, mut names: Vec<String>) -> Result<Option<String>, Refusal> {
    if names.len() > 1 {
        names.sort();
        names.truncate(5);
        return Err(RefusalKind::SeveralProjects { names }.at(container.name(), Place::Whole));
    }
    Ok(names.pop())
}

/// Reads the beginning of a member.
fn head(container: &mut dyn Container, member: &str) -> Result<Vec<u8>, Refusal> {
    let mut head = Vec::new();
    let Some(stream) = container.stream(member)? else {
        return Ok(head);
    };
    stream.take(HEAD).read_to_end(&mut head).map_err(|error| {
        let place = Place::Member(member.to_owned());
        let kind = match error.downcast::<RefusalKind>() {
            Ok(kind) => kind,
            Err(error) => RefusalKind::Damaged {
                why: error.to_string(),
            },
        };
        kind.at(container.name(), place)
    })?;
    Ok(head)
}

fn is_database(head: &[u8]) -> bool {
    head.starts_with(b"SQLite format 3\0")
}

/// Tells whether a member is named as a table and may be one. A table is read, and refused, by its own
/// reader; a picture of that name is no table.
fn holds_table(member: &str, head: &[u8]) -> bool {
    let like = looks_like(head);
    let text = matches!(&*like, "plain text" | "unknown bytes") || like.starts_with("a zero byte");
    is_named(member, &["csv", "tsv", "xlsx"])
        && !head.is_empty()
        && (text || head.starts_with(b"PK"))
}

/// Tells whether a name ends in one of these after its last dot, whatever the letter case.
fn is_named(name: &str, ends: &[&str]) -> bool {
    let end = name.rsplit_once('.').map_or("", |(_, end)| end);
    ends.iter().any(|known| known.eq_ignore_ascii_case(end))
}

/// Tells whether a member is what a Mac or Windows leaves in archives beside what was packed.
fn is_clutter(member: &str) -> bool {
    let file = member.rsplit('/').next().unwrap_or(member);
    member.starts_with("__MACOSX/")
        || file.starts_with("._")
        || matches!(file, ".DS_Store" | "Thumbs.db" | "desktop.ini")
}

#[cfg(test)]
mod tests;
