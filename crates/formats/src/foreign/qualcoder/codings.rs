//! The codings of a source: passages, areas, stretches of time.
//!
//! A row is a passage with one code, so that it is a selection with one coding here.

use std::collections::{BTreeMap, BTreeSet};

use ayni_model::{id::RecordId, text::normalise_line_ends};

use super::{
    codes::Codes,
    project::{Project, Row},
    sources::{Entry, Sources},
};
use crate::{
    Refusal,
    foreign::{At, Coding, Media, NoticeKind, Selection, Words, gathered::Gathered},
};

const TEXT: &[&str] = &[
    "ctid",
    "cid",
    "fid",
    "seltext",
    "pos0",
    "pos1",
    "owner",
    "date",
    "memo",
    "avid",
    "important",
];
const IMAGE: &[&str] = &[
    "imid",
    "id",
    "x1",
    "y1",
    "width",
    "height",
    "cid",
    "memo",
    "date",
    "owner",
    "important",
    "pdf_page",
];
const AV: &[&str] = &[
    "avid",
    "id",
    "pos0",
    "pos1",
    "cid",
    "memo",
    "date",
    "owner",
    "important",
];

/// Which sources have codings, and these; sources are asked for in the order of their numbers.
#[derive(Debug)]
pub(super) struct Coded {
    text: (BTreeSet<i64>, Texts),
    image: (BTreeSet<i64>, Gathered),
    av: (BTreeSet<i64>, Gathered),
}

/// What is coded in texts.
#[derive(Debug)]
pub(super) struct Texts(Gathered);

impl Default for Texts {
    fn default() -> Self {
        Self(Gathered::new("code_text", TEXT, "fid", &["ctid"]))
    }
}

/// Looks through all codings, and notes those whose source or code is not there.
pub(super) fn survey(
    project: &mut Project<'_>,
    sources: &Sources,
    codes: &Codes,
) -> Result<Coded, Refusal> {
    let text = coded(project, ("code_text", &["fid", "cid"]), sources, codes)?;
    let image = coded(project, ("code_image", &["id", "cid"]), sources, codes)?;
    let av = coded(project, ("code_av", &["id", "cid"]), sources, codes)?;
    Ok(Coded {
        text: (text, Texts::default()),
        image: (image, Gathered::new("code_image", IMAGE, "id", &["imid"])),
        av: (av, Gathered::new("code_av", AV, "id", &["avid"])),
    })
}

fn coded(
    project: &mut Project<'_>,
    (table, columns): (&'static str, &'static [&'static str]),
    sources: &Sources,
    codes: &Codes,
) -> Result<BTreeSet<i64>, Refusal> {
    let mut coded = BTreeSet::new();
    let mut dangling = Vec::new();
    let number = |number: Option<i64>| number.map_or_else(|| "none".to_owned(), |n| n.to_string());
    project.each(table, columns, None, &[], &mut |row| {
        let source = columns.first().and_then(|column| row.integer(column));
        let code = row.integer("cid");
        let source_there = source.is_some_and(|source| sources.contains_key(&source));
        let code_there = code.is_some_and(|code| codes.contains_key(&code));
        match source {
            Some(source) if source_there && code_there => {
                coded.insert(source);
            }
            _ if source_there => dangling.push(format!("code {}", number(code))),
            _ => dangling.push(format!("source {}", number(source))),
        }
    })?;
    for seen in dangling {
        project.say_each(NoticeKind::Dangling, table, &seen);
    }
    Ok(coded)
}

/// Passages of transcripts and the stretches of time that they are linked to.
#[derive(Debug, Default)]
pub(super) struct Stretches {
    /// The selection of each row of `code_av`.
    pub(super) of: BTreeMap<i64, RecordId>,
    /// Selections in a text with the row that they are linked to.
    pub(super) linked: Vec<(RecordId, i64)>,
}

/// Returns the passages that are coded in a text, with the positions as they stand.
pub(super) fn passages(
    project: &Project<'_>,
    key: i64,
    source: &Entry,
    codes: &Codes,
    texts: &mut Texts,
) -> Result<Vec<Selection>, Refusal> {
    let passages = in_text(project, key, source, codes, texts)?.into_iter();
    Ok(passages.map(|(selection, _)| selection).collect())
}

/// Returns the same with their rows.
fn in_text(
    project: &Project<'_>,
    key: i64,
    source: &Entry,
    codes: &Codes,
    texts: &mut Texts,
) -> Result<Vec<(Selection, Row)>, Refusal> {
    let rows = project.gathered(&mut texts.0, TEXT, key)?;
    let passage = |row: Row| {
        let code = *codes.get(&row.integer("cid")?)?;
        let (start, end) = (row.integer("pos0"), row.integer("pos1"));
        let at = At::Text {
            start: start.unwrap_or_default(),
            end: end.unwrap_or_default(),
        };
        let words = row.text("seltext").filter(|words| !words.is_empty());
        let words = words.map_or(Words::Unsaid, |words| Words::Said(said(&words)));
        let names = [
            source.id.to_string(),
            code.to_string(),
            start.unwrap_or_default().to_string(),
            end.unwrap_or_default().to_string(),
            row.word("owner").unwrap_or_default(),
        ];
        let stays = row.word("date").unwrap_or_default();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let id = project.id("code_text", row.integer("ctid"), &[&stays], &names);
        Some((selection(project, &row, id, code, at, words), row))
    };
    Ok(rows.into_iter().filter_map(passage).collect())
}

/// Reads the codings of a source; positions in its text as they stand.
pub(super) fn read(
    project: &mut Project<'_>,
    key: i64,
    source: &Entry,
    codes: &Codes,
    coded: &mut Coded,
    stretches: &mut Stretches,
) -> Result<Vec<Selection>, Refusal> {
    let mut selections = Vec::new();
    if coded.text.0.contains(&key) {
        for (mut selection, row) in in_text(project, key, source, codes, &mut coded.text.1)? {
            if row.integer("pos0").is_none() || row.integer("pos1").is_none() {
                project.say(NoticeKind::BadValue, "code_text", &source.name);
            }
            let id = project.once(selection.id, "code_text");
            again(&mut selection, id);
            if let Some(stretch) = row.integer("avid") {
                stretches.linked.push((id, stretch));
            }
            selections.push(selection);
        }
    }
    if coded.image.0.contains(&key) {
        for row in project.gathered(&mut coded.image.1, IMAGE, key)? {
            selections.extend(area(project, source, codes, &row));
        }
    }
    if coded.av.0.contains(&key) {
        for row in project.gathered(&mut coded.av.1, AV, key)? {
            let stretch = stretch(project, source, codes, &row);
            if let (Some(selection), Some(number)) = (&stretch, row.integer("avid")) {
                stretches.of.entry(number).or_insert(selection.id);
            }
            selections.extend(stretch);
        }
    }
    Ok(selections)
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "rounded, and within the range of whole numbers"
)]
fn whole(number: f64) -> i64 {
    if number.abs() < 1e15 {
        number.round() as i64
    } else {
        0
    }
}

/// Reads an area of a picture, or of a page of a pdf: pages are counted from 0, in points from the upper
/// left corner.
fn area(project: &mut Project<'_>, source: &Entry, codes: &Codes, row: &Row) -> Option<Selection> {
    let code = *codes.get(&row.integer("cid")?)?;
    let numbers = ["x1", "y1", "width", "height"].map(|column| row.number(column));
    if numbers.contains(&None) {
        project.say(NoticeKind::BadValue, "code_image", &source.name);
    }
    let [x, y, width, height] = numbers.map(Option::unwrap_or_default);
    // Pixels and points are whole here; what is more precise is rounded.
    let corners = [x, y, x + width, y + height].map(whole);
    let page = row.integer("pdf_page");
    let at = if source.at.media == Media::Pdf || page.is_some() {
        let page = page.unwrap_or_default();
        At::Page { page, corners }
    } else {
        At::Area { corners }
    };
    let places = corners.map(|corner| corner.to_string());
    let names = [
        &[source.id.to_string(), code.to_string()][..],
        &places,
        &[page.unwrap_or_default().to_string()],
        &[row.word("owner").unwrap_or_default()],
    ]
    .concat();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let stays = row.word("date").unwrap_or_default();
    let id = project.id("code_image", row.integer("imid"), &[&stays], &names);
    let id = project.once(id, "code_image");
    Some(selection(project, row, id, code, at, Words::Unsaid))
}

/// Reads a stretch of a recording. QualCoder writes a new date whenever the row changes, so that its
/// identity has the coder instead.
fn stretch(
    project: &mut Project<'_>,
    source: &Entry,
    codes: &Codes,
    row: &Row,
) -> Option<Selection> {
    let code = *codes.get(&row.integer("cid")?)?;
    let (begin, end) = (row.integer("pos0"), row.integer("pos1"));
    if begin.is_none() || end.is_none() {
        project.say(NoticeKind::BadValue, "code_av", &source.name);
    }
    let (begin, end) = (begin.unwrap_or_default(), end.unwrap_or_default());
    let owner = row.word("owner").unwrap_or_default();
    let of = source.id.to_string();
    let names = [
        of.clone(),
        code.to_string(),
        begin.to_string(),
        end.to_string(),
        owner.clone(),
    ];
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let id = project.id("code_av", row.integer("avid"), &[&of, &owner], &names);
    let id = project.once(id, "code_av");
    let at = At::Time { begin, end };
    Some(selection(project, row, id, code, at, Words::Unsaid))
}

fn selection(
    project: &Project<'_>,
    row: &Row,
    id: RecordId,
    code: RecordId,
    at: At,
    words: Words,
) -> Selection {
    let made = project.made(row);
    let important = row.integer("important") == Some(1);
    let note = match (important, row.filled("memo")) {
        (true, Some(memo)) => Some(format!("{IMPORTANT}\n{memo}")),
        (true, None) => Some(IMPORTANT.to_owned()),
        (false, memo) => memo,
    };
    Selection {
        id,
        at,
        original: None,
        words,
        description: None,
        codings: vec![Coding {
            id: id.derived(CODING),
            code,
            by: made.by,
            at: made.at.clone(),
            note,
            notes: Vec::new(),
        }],
        notes: Vec::new(),
        made,
    }
}

/// Gives a selection another identity, and its coding with it.
fn again(selection: &mut Selection, id: RecordId) {
    selection.id = id;
    for coding in &mut selection.codings {
        coding.id = id.derived(CODING);
    }
}

const CODING: &str = "coding";

/// What a note begins with of a coding that is marked as important.
const IMPORTANT: &str = "important";

/// Returns words as they stand in a text: Qt writes U+2029 for the line ends of what is selected.
fn said(words: &str) -> String {
    normalise_line_ends(words).replace('\u{2029}', "\n")
}
