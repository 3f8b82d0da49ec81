//! Projects of QualCoder: a folder `NAME.qda` with a database `data.qda` and the media beside it.
//!
//! Source: `src/qualcoder/__main__.py` of QualCoder, which makes the tables and brings older ones up to
//! date (database versions v1 to v17). Versions differ by tables and columns; what one lacks is empty.
//! No table refers to another in a way that the database would enforce, so every reference is looked at.
//!
//! Deliberately absent: drawings as drawn (`gr_*`, of which the words and counts are kept), the filters
//! and column widths of its windows, the bookmarks, who is shown (what a hidden coder coded is read like
//! all else), the pictures of sound waves, and `pseudonyms.json`, which holds real names.

mod attributes;
mod cases;
mod codes;
mod codings;
mod graphs;
mod media;
mod notes;
mod places;
mod project;
mod sources;

use super::{
    Head, Made, NoticeKind, Piece, Program, User,
    container::Container,
    database::{Database, Query, Unreadable},
};
use crate::Refusal;
use project::Project;

/// The newest version of the database that this reader was written by.
const NEWEST: u32 = 17;

/// The tables that say whose a row is.
const OWNED: [&str; 12] = [
    "source",
    "code_cat",
    "code_name",
    "code_text",
    "code_image",
    "code_av",
    "annotation",
    "cases",
    "case_text",
    "attribute_type",
    "attribute",
    "journal",
];

/// Tells whether a database is a project of QualCoder.
///
/// # Errors
/// [`Unreadable`] when the file is damaged.
pub fn is(database: &dyn Database) -> Result<bool, Unreadable> {
    let columns = database.columns("project")?;
    if !["databaseversion", "about"]
        .iter()
        .all(|wanted| columns.iter().any(|column| column == wanted))
    {
        return Ok(false);
    }
    let query = Query {
        table: "project",
        columns: &["about"],
        ..Query::default()
    };
    let mut found = false;
    database.rows(&query, &mut |cells| {
        let about = cells.first().and_then(super::database::Cell::text);
        found |= about.is_some_and(|about| about.contains("QualCoder"));
    })?;
    Ok(found)
}

/// Reads a project of QualCoder.
///
/// `database` is its `data.qda`; `folder` what the names of the project's own files begin with in the
/// container: nothing, or `NAME.qda/`.
///
/// # Errors
/// A [`Refusal`] when the database is damaged, and whatever `give` returns.
pub fn read<E: From<Refusal>>(
    database: &dyn Database,
    container: &mut dyn Container,
    folder: &str,
    give: &mut dyn FnMut(Piece) -> Result<(), E>,
) -> Result<(), E> {
    let file = format!("{folder}data.qda");
    let mut project = Project::open(database, container.name(), &file)?;
    give(Piece::Head(head(&mut project, container.name(), folder)?))?;
    for name in project.owners(&OWNED)? {
        give(Piece::User(User {
            id: project.user_id(&name),
            name: Some(name),
            login: None,
        }))?;
    }
    let (codes, categories) = codes::read(&mut project, give)?;
    let files = media::Files::of(container, folder);
    let sources = sources::list(&mut project)?;
    let mut values = attributes::read(&mut project, give)?;
    let cases = cases::read(&mut project, &sources, &codes, &mut values, give)?;
    let files = files.without_copies(&project, &sources, container);
    let links = sources::read(&mut project, &sources, &codes, &mut values, files, give)?;
    notes::read(&mut project, &sources, &codes, &mut values, give)?;
    for link in links {
        give(Piece::Link(link))?;
    }
    let known = graphs::Known {
        codes: &codes,
        categories: &categories,
        cases: &cases,
        sources: &sources,
    };
    graphs::read(&mut project, &known, give)?;
    values.without_a_thing(&mut project);
    for notice in project.notices() {
        give(Piece::Notice(notice))?;
    }
    Ok(())
}

/// Reads what is known of the project as a whole.
fn head(project: &mut Project<'_>, container: &str, folder: &str) -> Result<Head, Refusal> {
    let columns = &["databaseversion", "date", "memo", "about"];
    let rows = project.rows("project", columns, None, &[])?;
    let row = rows.into_iter().next().unwrap_or_default();
    let version = row.word("databaseversion");
    let number = version
        .as_deref()
        .and_then(|version| version.trim_start_matches(['v', 'V']).parse::<u32>().ok());
    if let (Some(version), Some(number)) = (&version, number)
        && number > NEWEST
    {
        project.say(NoticeKind::NewerVersion, "project", version);
    }
    let about = row.word("about").unwrap_or_else(|| "QualCoder".to_owned());
    Ok(Head {
        program: Program::QualCoder,
        origin: match version {
            Some(version) => format!("{about}, database {version}"),
            None => about,
        },
        name: name(container, folder),
        description: row.filled("memo"),
        id: project.known_id(),
        made: Made {
            at: row.word("date"),
            ..Made::default()
        },
    })
}

/// Returns the name of the project: that of its folder, which is nowhere in the database.
fn name(container: &str, folder: &str) -> Option<String> {
    let folder = folder.trim_end_matches('/');
    let path = if folder.is_empty() { container } else { folder };
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    let name = name.strip_suffix(".zip").unwrap_or(name);
    let name = name.strip_suffix(".qda").unwrap_or(name).trim();
    (!name.is_empty()).then(|| name.to_owned())
}

#[cfg(test)]
mod tests;
