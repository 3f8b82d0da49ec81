//! What is written beside the coding: annotations, the journal, the bibliography, stored queries.

use std::collections::BTreeMap;

use ayni_model::id::RecordId;

use super::{
    attributes::Values,
    codes::Codes,
    codings,
    places::Places,
    project::{Project, Row},
    sources::Sources,
};
use crate::{
    Refusal,
    foreign::{Note, NoticeKind, Piece},
};

/// Reads the notes.
pub(super) fn read<E: From<Refusal>>(
    project: &mut Project<'_>,
    sources: &Sources,
    codes: &Codes,
    values: &mut Values,
    give: &mut dyn FnMut(Piece) -> Result<(), E>,
) -> Result<(), E> {
    annotations(project, sources, codes, give)?;
    journal(project, values, give)?;
    references(project, sources, give)?;
    queries(project, give)
}

/// Returns a note of a kind with nothing but words.
pub(super) fn plain(id: RecordId, kind: &str, name: Option<String>, text: String) -> Note {
    Note {
        name,
        kind: Some(kind.to_owned()),
        ..Note::of(id, text)
    }
}

/// Reads the annotations: words on a passage without a code.
fn annotations<E: From<Refusal>>(
    project: &mut Project<'_>,
    sources: &Sources,
    codes: &Codes,
    give: &mut dyn FnMut(Piece) -> Result<(), E>,
) -> Result<(), E> {
    let columns = &["anid", "fid", "pos0", "pos1", "memo", "owner", "date"];
    let mut by_source: BTreeMap<Option<i64>, Vec<Row>> = BTreeMap::new();
    for row in project.rows("annotation", columns, None, &["anid"])? {
        let source = row.integer("fid");
        let source = source.filter(|source| sources.contains_key(source));
        if source.is_none() {
            let seen = row.word("fid").unwrap_or_else(|| "none".to_owned());
            project.say(
                NoticeKind::Dangling,
                "annotation",
                &format!("source {seen}"),
            );
        }
        by_source.entry(source).or_default().push(row);
    }
    let mut texts = codings::Texts::default();
    for (key, rows) in by_source {
        let passages = match key {
            Some(key) => passages(project, key, (sources, codes), &mut texts, &rows)?,
            None => Vec::new(),
        };
        let source = key.and_then(|key| sources.get(&key));
        for (n, row) in rows.iter().enumerate() {
            let owner = row.word("owner").unwrap_or_default();
            let of = source.map_or_else(String::new, |source| source.id.to_string());
            let [from, to] = ["pos0", "pos1"].map(|at| row.word(at).unwrap_or_default());
            let names = [&of, &from, &to, &owner].map(String::as_str);
            let id = project.id("annotation", row.integer("anid"), &[&of, &owner], &names);
            let id = project.once(id, "annotation");
            let text = row.text("memo").unwrap_or_default();
            let passage = source.zip(passages.get(n));
            give(Piece::Note(Box::new(Note {
                stored: None,
                passage: passage.map(|(source, (start, end))| (source.id, *start, *end)),
                made: project.made(row),
                ..plain(id, "annotation", None, text)
            })))?;
        }
    }
    Ok(())
}

fn passages(
    project: &mut Project<'_>,
    key: i64,
    (sources, codes): (&Sources, &Codes),
    texts: &mut codings::Texts,
    rows: &[Row],
) -> Result<Vec<(i64, i64)>, Refusal> {
    let Some(source) = sources.get(&key) else {
        return Ok(Vec::new());
    };
    let fulltext = project.fulltext(key)?.unwrap_or_default();
    let coded = || codings::passages(project, key, source, codes, texts);
    let places = Places::new(&fulltext, coded)?;
    let at = |row: &Row, column| row.integer(column).unwrap_or_default();
    let ranges: Vec<(i64, i64)> = rows
        .iter()
        .map(|row| (at(row, "pos0"), at(row, "pos1")))
        .collect();
    let passages = places.passages(&ranges);
    for _ in passages.iter().filter(|passage| passage.guessed) {
        project.say(NoticeKind::Guessed, "annotation", &source.name);
    }
    Ok(passages.iter().map(|passage| passage.range).collect())
}

/// Reads the journal; the attributes of an entry stand as lines below its words.
fn journal<E: From<Refusal>>(
    project: &mut Project<'_>,
    values: &mut Values,
    give: &mut dyn FnMut(Piece) -> Result<(), E>,
) -> Result<(), E> {
    let columns = &["jid", "name", "jentry", "date", "owner"];
    for row in project.rows("journal", columns, None, &["jid"])? {
        let key = row.integer("jid");
        let name = row.word("name");
        let mut text = row.text("jentry").unwrap_or_default();
        let lines = key.map_or_else(Vec::new, |key| values.take_lines(key));
        if !lines.is_empty() {
            text.push_str("\n\n");
            text.push_str(&lines.join("\n"));
        }
        let owner = row.word("owner").unwrap_or_default();
        let names = name.clone().unwrap_or_default();
        let id = project.id("journal", key, &[&owner], &[&names]);
        let id = project.once(id, "journal");
        give(Piece::Note(Box::new(Note {
            stored: None,
            made: project.made(&row),
            ..plain(id, "journal", name, text)
        })))?;
    }
    Ok(())
}

/// Returns the identity of an entry of the bibliography, by which sources name it.
pub(super) fn reference_id(project: &Project<'_>, number: i64) -> RecordId {
    project.named(&["ris", &number.to_string()])
}

/// Reads the bibliography: an entry is a row for every field (RIS, such as `TI  - Title`).
fn references<E: From<Refusal>>(
    project: &mut Project<'_>,
    sources: &Sources,
    give: &mut dyn FnMut(Piece) -> Result<(), E>,
) -> Result<(), E> {
    let columns = &["risid", "tag", "longtag", "value"];
    let mut entries: BTreeMap<i64, Vec<Row>> = BTreeMap::new();
    for row in project.rows("ris", columns, None, &[])? {
        match row.integer("risid") {
            Some(number) => entries.entry(number).or_default().push(row),
            None => project.say(
                NoticeKind::LeftOut,
                "ris",
                &row.word("value").unwrap_or_default(),
            ),
        }
    }
    for source in sources.values() {
        if let Some(number) = source.reference
            && !entries.contains_key(&number)
        {
            project.say(NoticeKind::Dangling, "source.risid", &source.name);
        }
    }
    for (number, rows) in entries {
        let field = |row: &Row| {
            let value = row.filled("value")?;
            let tag = row.word("tag").or_else(|| row.word("longtag"));
            Some(format!("{}  - {value}", tag.unwrap_or_default()))
        };
        let text: Vec<String> = rows.iter().filter_map(field).collect();
        let title = ["TI", "T1", "CT", "BT", "T2"].iter().find_map(|wanted| {
            let is = |row: &&Row| row.word("tag").as_deref() == Some(wanted);
            rows.iter().find(is).and_then(|row| row.word("value"))
        });
        let id = reference_id(project, number);
        let note = plain(id, "reference", title, text.join("\n"));
        give(Piece::Note(Box::new(note)))?;
    }
    Ok(())
}

/// Reads the stored queries: SQL, kept as words.
fn queries<E: From<Refusal>>(
    project: &mut Project<'_>,
    give: &mut dyn FnMut(Piece) -> Result<(), E>,
) -> Result<(), E> {
    let columns = &["title", "description", "grouper", "ssql"];
    for row in project.rows("stored_sql", columns, None, &["title"])? {
        let title = row.word("title");
        let parts = ["grouper", "description", "ssql"].map(|column| row.filled(column));
        let text: Vec<String> = parts.into_iter().flatten().collect();
        let id = project.named(&["stored_sql", title.as_deref().unwrap_or_default()]);
        let id = project.once(id, "stored_sql");
        let note = plain(id, "sql", title, text.join("\n\n"));
        give(Piece::Note(Box::new(note)))?;
    }
    Ok(())
}
