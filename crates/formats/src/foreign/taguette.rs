//! Databases of Taguette (`.sqlite3`): documents, highlights, tags, and the journal of all changes.
//!
//! Read after its source (`taguette/database/models.py`, `extract.py`, `web/api.py`). One file may hold
//! several projects. Passwords and addresses of its users are never read.

mod history;
mod tags;
mod text;

use std::collections::{BTreeMap, BTreeSet};

use ayni_model::id::{RecordId, Uuid};

pub use tags::{SEPARATORS, separator_guess};

use super::{
    At, Coding, Head, Made, Media, Note, NoticeKind, Piece, Program, Selection, Source, Text,
    Units, User, Variable, VariableOf, VariableType, VariableValue, Words,
    database::{Cell, Database, Unreadable},
    gathered::Gathered,
    positions::Convention,
    tables::{Notices, Tables, is_new},
};
use crate::{Limits, Place, Refusal, RefusalKind};
use history::{Entry, History};
use tags::Tag;

/// `PRAGMA application_id` of Taguette: "Tgtt".
const APPLICATION: i64 = 0x5467_7474;

/// The shapes of the database that are read, the newest first; between them no column changed that is
/// read here.
const VERSIONS: [&str; 7] = [
    "db5e31a0233d",
    "382db36f20f4",
    "6489b5f9cfb5",
    "09c662cd9483",
    "e4cf92942271",
    "491de2dc7cd7",
    "d86c45d7aa8a",
];

/// What all identities derive from.
const NAMESPACE: RecordId =
    RecordId::new(Uuid::from_u128(0x0e0b_2c55_71f1_4b8e_9a35_6d2f_8c40_e7a1));

/// What is read of highlights.
const HIGHLIGHTS: &[&str] = &["document_id", "id", "start_offset", "end_offset", "snippet"];

/// The cells of a highlight.
type Highlight = [Cell; HIGHLIGHTS.len()];

/// A project of a database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaguetteProject {
    /// Its number, by which it is asked for.
    pub number: i64,
    /// Its name.
    pub name: String,
    /// How many documents it has.
    pub documents: usize,
    /// How many tags it has.
    pub tags: usize,
    /// How many highlights it has.
    pub highlights: usize,
    /// The separator that the paths of its tags seem to be written with.
    pub separator: Option<char>,
}

/// Tells whether a database is one of Taguette, of whatever version.
///
/// # Errors
/// [`Unreadable`] when the file is damaged.
pub fn is(database: &dyn Database) -> Result<bool, Unreadable> {
    let application = database.header("application_id")?;
    if application != APPLICATION && application != 0 {
        return Ok(false);
    }
    Ok(Tables::has(database, "alembic_version", &["version_num"])?
        && Tables::has(database, "highlights", &["start_offset", "snippet"])?
        && Tables::has(database, "tags", &["path"])?)
}

/// Returns the projects of a database in the order of their numbers.
///
/// # Errors
/// [`Unreadable`] when the file is damaged.
pub fn projects(database: &dyn Database) -> Result<Vec<TaguetteProject>, Unreadable> {
    let tables = Tables { database, name: "" };
    listed(&tables).map_err(|refusal| Unreadable {
        why: refusal.kind.to_string(),
    })
}

fn listed(tables: &Tables<'_>) -> Result<Vec<TaguetteProject>, Refusal> {
    let mut documents: BTreeMap<i64, i64> = BTreeMap::new();
    let columns = ["id", "project_id"];
    for [document, project] in tables.rows("documents", columns, None, &[])? {
        if let (Some(document), Some(project)) = (document.integer(), project.integer()) {
            documents.insert(document, project);
        }
    }
    let mut highlights: BTreeMap<i64, usize> = BTreeMap::new();
    tables.each("highlights", ["document_id"], None, &[], |[document]| {
        let project = document.integer().and_then(|it| documents.get(&it));
        if let Some(project) = project {
            *highlights.entry(*project).or_default() += 1;
        }
    })?;
    let mut paths: BTreeMap<i64, Vec<String>> = BTreeMap::new();
    for [project, path] in tables.rows("tags", ["project_id", "path"], None, &["id"])? {
        let of_project = paths.entry(project.integer().unwrap_or_default());
        of_project
            .or_default()
            .push(path.text().unwrap_or_default());
    }
    let mut projects = Vec::new();
    for [number, name] in tables.rows("projects", ["id", "name"], None, &["id"])? {
        let Some(number) = number.integer() else {
            continue;
        };
        let paths = paths.remove(&number).unwrap_or_default();
        projects.push(TaguetteProject {
            number,
            name: name.word().unwrap_or_default(),
            documents: documents.values().filter(|it| **it == number).count(),
            tags: paths.len(),
            highlights: highlights.get(&number).copied().unwrap_or_default(),
            separator: separator_guess(paths.iter().map(String::as_str)),
        });
    }
    Ok(projects)
}

/// Reads a project: `project` is its number, `separator` what its tags are a tree by (none: they are
/// flat).
///
/// # Errors
/// A [`Refusal`] when the database is of a version that is not known, has no such project, or is
/// damaged; and whatever `give` says.
pub fn read<E: From<Refusal>>(
    database: &dyn Database,
    name: &str,
    project: i64,
    separator: Option<char>,
    give: &mut dyn FnMut(Piece) -> Result<(), E>,
) -> Result<(), E> {
    let tables = Tables { database, name };
    let version = version(&tables)?;
    let mut notices = Notices::default();
    let (head, root) = head(&tables, project, &version)?;
    give(Piece::Head(head))?;
    let reader = Reader {
        tables,
        project,
        root,
        history: history(&tables, project, root, &mut notices)?,
    };
    for user in reader.users()? {
        give(Piece::User(user))?;
    }
    let tags = reader.tags(&mut notices)?;
    for code in tags::codes(root, &tags, separator, &reader.history) {
        give(Piece::Code(code))?;
    }
    if reader.names_files()? {
        give(Piece::Variable(Variable {
            id: root.derived(FILENAME),
            name: "filename".to_owned(),
            of: Some(VariableOf::Source),
            kind: VariableType::Text,
            description: None,
        }))?;
    }
    let tags: BTreeSet<i64> = tags.iter().map(|tag| tag.number).collect();
    let given = reader.tags_of_highlights(&mut notices)?;
    let mut highlights = Gathered::new(
        "highlights",
        HIGHLIGHTS,
        "document_id",
        &["start_offset", "id"],
    );
    let mut numbers = BTreeSet::new();
    for document in reader.documents(&mut notices)? {
        let rows = tables.gathered(&mut highlights, document)?;
        let rows = rows
            .into_iter()
            .filter(|[_, number, ..]: &Highlight| {
                let number = number.integer();
                number.is_none_or(|it| is_new(&mut numbers, it, "highlights", &mut notices))
            })
            .collect();
        let source = reader.source(document, rows, &tags, &given, &mut notices)?;
        if let Some(source) = source {
            give(Piece::Source(Box::new(source)))?;
        }
    }
    if let Some(text) = reader.history.codebook() {
        give(Piece::Note(Box::new(codebook(root, text))))?;
    }
    notices.give(give)
}

/// Returns the version of the database, if it is one that is read.
fn version(tables: &Tables<'_>) -> Result<String, Refusal> {
    let rows = tables.rows("alembic_version", ["version_num"], None, &[])?;
    let version = rows.first().and_then(|[version]| version.word());
    let version = version.unwrap_or_default();
    if VERSIONS.contains(&version.as_str()) {
        return Ok(version);
    }
    let kind = RefusalKind::UnknownVersion {
        program: "Taguette",
        seen: version,
        way: "open it once with the newest Taguette, which brings it up to date, or export it",
    };
    Err(kind.at(tables.name, Place::Whole))
}

/// Returns what is known of the project, and the identity that all others derive from.
fn head(tables: &Tables<'_>, project: i64, version: &str) -> Result<(Head, RecordId), Refusal> {
    let columns = ["name", "description", "created"];
    let rows = tables.rows("projects", columns, Some(("id", project)), &[])?;
    let Some([name, description, created]) = rows.first() else {
        let there = listed(tables)?;
        let kind = RefusalKind::NoSuchProject {
            asked: project,
            projects: there
                .iter()
                .map(|it| format!("{} ({})", it.number, it.name))
                .collect(),
        };
        return Err(kind.at(tables.name, Place::Whole));
    };
    let created = created.word();
    let moment = created.as_deref().unwrap_or_default();
    let root = NAMESPACE.derived(&format!("{project}/{moment}"));
    let head = Head {
        program: Program::Taguette,
        origin: format!("Taguette, database {version}"),
        name: name.word(),
        description: description.word(),
        id: Some(root),
        made: Made {
            at: created,
            ..Made::default()
        },
    };
    Ok((head, root))
}

/// Reads the journal.
fn history(
    tables: &Tables<'_>,
    project: i64,
    root: RecordId,
    notices: &mut Notices,
) -> Result<History, Refusal> {
    let mut history = History::default();
    let only = Some(("project_id", project));
    tables.each("tags", ["id"], only, &[], |[tag]| {
        if let Some(tag) = tag.integer() {
            history.tag_there(tag);
        }
    })?;
    tables.each(
        "commands",
        ["date", "user_login", "document_id", "payload"],
        only,
        &["id"],
        |[date, login, document, payload]| {
            let login = login.word();
            let entry = Entry {
                date: date.word(),
                login: login.as_deref().unwrap_or("somebody"),
                by: login.as_deref().map(|login| user(root, login)),
                document: document.integer(),
                payload: &payload.text().unwrap_or_default(),
            };
            history.take(&entry, notices);
        },
    )?;
    Ok(history)
}

fn user(root: RecordId, login: &str) -> RecordId {
    root.derived(&format!("user/{login}"))
}

fn codebook(root: RecordId, text: &str) -> Note {
    Note {
        name: Some("History of the codebook".to_owned()),
        kind: Some("history".to_owned()),
        ..Note::of(root.derived("history"), text.to_owned())
    }
}

/// From which the identity of the attribute derives that says from which file a document came.
const FILENAME: &str = "variable/filename";

/// Returns the file from which a document came, where its name does not say it. A document of before files
/// had names is from `unknown`. The folders in which somebody had it are nobody's business.
fn file_name(document: &str, file: &Cell) -> Option<String> {
    let file = file.word().filter(|file| file != "unknown")?;
    let name = file.rsplit(['/', '\\']).next().unwrap_or_default().trim();
    (!name.is_empty() && name != document).then(|| name.to_owned())
}

/// A project as it is read.
struct Reader<'d> {
    tables: Tables<'d>,
    project: i64,
    root: RecordId,
    history: History,
}

impl Reader<'_> {
    fn of_project(&self) -> Option<(&'static str, i64)> {
        Some(("project_id", self.project))
    }

    /// Tells whether some document came from a file of another name.
    fn names_files(&self) -> Result<bool, Refusal> {
        let mut some = false;
        let columns = ["name", "filename"];
        let look = |[name, file]: [&Cell; 2]| {
            some |= file_name(&name.word().unwrap_or_default(), file).is_some();
        };
        self.tables
            .each("documents", columns, self.of_project(), &[], look)?;
        Ok(some)
    }

    /// Returns the members, and whoever did something and is none any more.
    fn users(&self) -> Result<Vec<User>, Refusal> {
        let mut logins = BTreeSet::new();
        for table in ["project_members", "commands"] {
            self.tables
                .each(table, ["user_login"], self.of_project(), &[], |[login]| {
                    logins.extend(login.word());
                })?;
        }
        let users = logins.into_iter().map(|login| User {
            id: user(self.root, &login),
            name: None,
            login: Some(login),
        });
        Ok(users.collect())
    }

    fn tags(&self, notices: &mut Notices) -> Result<Vec<Tag>, Refusal> {
        let mut numbers = BTreeSet::new();
        let columns = ["id", "path", "description"];
        let rows = self
            .tables
            .rows("tags", columns, self.of_project(), &["id"])?;
        let tag = |[number, path, description]: [Cell; 3]| {
            let number = number.integer()?;
            is_new(&mut numbers, number, "tags", notices).then(|| Tag {
                number,
                path: path.word().unwrap_or_default(),
                description: description.word(),
            })
        };
        Ok(rows.into_iter().filter_map(tag).collect())
    }

    /// Returns the tags of each highlight.
    fn tags_of_highlights(
        &self,
        notices: &mut Notices,
    ) -> Result<BTreeMap<i64, Vec<i64>>, Refusal> {
        let mut given: BTreeMap<i64, Vec<i64>> = BTreeMap::new();
        let columns = ["highlight_id", "tag_id"];
        self.tables.each(
            "highlight_tags",
            columns,
            None,
            &columns,
            |[highlight, tag]| {
                if let (Some(highlight), Some(tag)) = (highlight.integer(), tag.integer()) {
                    let given = given.entry(highlight).or_default();
                    // They come in order.
                    if given.last() == Some(&tag) {
                        let seen = "highlight_tags: a number that is taken";
                        notices.add(NoticeKind::LeftOut, seen, None);
                    } else {
                        given.push(tag);
                    }
                }
            },
        )?;
        Ok(given)
    }

    /// Returns the numbers of the documents: their contents are taken in one by one.
    fn documents(&self, notices: &mut Notices) -> Result<Vec<i64>, Refusal> {
        let mut numbers = BTreeSet::new();
        let rows = self
            .tables
            .rows("documents", ["id"], self.of_project(), &["id"])?;
        let number = |[id]: &[Cell; 1]| {
            let number = id.integer()?;
            is_new(&mut numbers, number, "documents", notices).then_some(number)
        };
        Ok(rows.iter().filter_map(number).collect())
    }

    fn source(
        &self,
        document: i64,
        highlights: Vec<Highlight>,
        tags: &BTreeSet<i64>,
        given: &BTreeMap<i64, Vec<i64>>,
        notices: &mut Notices,
    ) -> Result<Option<Source>, Refusal> {
        let columns = [
            "name",
            "description",
            "filename",
            "created",
            "text_direction",
            "contents",
        ];
        let rows = self
            .tables
            .rows("documents", columns, Some(("id", document)), &[])?;
        let Some([name, description, file, created, direction, contents]) = rows.into_iter().next()
        else {
            return Ok(None);
        };
        let name = name.word().unwrap_or_default();
        if direction.word().as_deref() == Some("RIGHT_TO_LEFT") {
            notices.add(
                NoticeKind::LeftOut,
                "text_direction RIGHT_TO_LEFT",
                Some(&name),
            );
        }
        let reading = text::read(&contents.text().unwrap_or_default(), &Limits::default())
            .map_err(|kind| kind.at(self.tables.name, Place::Member(name.clone())))?;
        let selections = self.selections(highlights, &name, &reading, tags, given, notices);
        let value = |file| VariableValue {
            variable: self.root.derived(FILENAME),
            value: Some(file),
        };
        let values = file_name(&name, &file).map(value).into_iter().collect();
        let made = self.history.document(document);
        let created = created.word();
        let born = created.as_deref();
        Ok(Some(Source {
            id: self.history.document_id(self.root, document, born),
            name,
            media: Media::Text,
            text: Some(Text {
                stored: reading.text,
                layout: reading.layout,
                units: Units::Known(Convention::OURS),
                ..Text::default()
            }),
            transcribed: false,
            file: None,
            attached: Vec::new(),
            elsewhere: None,
            description: description.word(),
            selections,
            codings: Vec::new(),
            codings_of_text: 0,
            values,
            notes: Vec::new(),
            made: Made {
                at: created.or(made.at),
                ..made
            },
            verbatim: None,
        }))
    }

    fn selections(
        &self,
        rows: Vec<Highlight>,
        name: &str,
        reading: &text::Reading,
        tags: &BTreeSet<i64>,
        given: &BTreeMap<i64, Vec<i64>>,
        notices: &mut Notices,
    ) -> Vec<Selection> {
        let mut highlights = Vec::with_capacity(rows.len());
        for [_, number, start, end, snippet] in rows {
            match (number.integer(), start.integer(), end.integer()) {
                (Some(number), Some(start), Some(end)) => {
                    highlights.push((number, (start, end), snippet));
                }
                _ => notices.add(NoticeKind::BadValue, "highlights", Some(name)),
            }
        }
        let bytes: Vec<(i64, i64)> = highlights.iter().map(|it| it.1).collect();
        let passages = reading.passages(&bytes);
        let mut selections = Vec::with_capacity(highlights.len());
        for ((number, original, snippet), (start, end)) in highlights.into_iter().zip(passages) {
            let id = self.history.highlight_id(self.root, number);
            let mut codings = Vec::new();
            for tag in given.get(&number).into_iter().flatten() {
                if !tags.contains(tag) {
                    notices.add(NoticeKind::Dangling, "highlight_tags.tag_id", Some(name));
                    continue;
                }
                let (by, at) = self.history.coding(number, *tag);
                let code = self.history.tag_id(self.root, *tag);
                codings.push(Coding {
                    id: id.derived(&code.to_string()),
                    code,
                    by,
                    at,
                    note: None,
                    notes: Vec::new(),
                });
            }
            let words = text::words(&snippet.text().unwrap_or_default());
            selections.push(Selection {
                id,
                at: At::Text { start, end },
                original: Some(original),
                words: if words.trim().is_empty() {
                    Words::Unsaid
                } else {
                    Words::Said(words)
                },
                description: None,
                codings,
                notes: Vec::new(),
                made: self.history.highlight_made(number),
            });
        }
        selections
    }
}

#[cfg(test)]
mod tests;
