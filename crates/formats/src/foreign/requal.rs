//! Projects of requal (`.requal`): documents, codes, segments, memos, cases.
//!
//! Read after its source (`R/db_startup.R`, `R/mod_document_code_utils_document_code.R`). A segment is
//! from a character, counted from 1, through another one (`substr` of R); a segment has one code, or
//! none and a memo. One file may hold several projects. Addresses of its users are never read.

mod journal;

use std::collections::{BTreeMap, BTreeSet};

use ayni_model::id::{RecordId, Uuid};

use super::{
    At, Case, Code, Coding, Head, Made, Media, Note, NoticeKind, Piece, Program, Selection, Set,
    Source, Text, Units, User, Variable, VariableOf, VariableType, VariableValue, Words,
    database::{Cell, Database, Unreadable},
    gathered::Gathered,
    positions::{Convention, LineEnds, Unit},
    tables::{Notices, Tables, dated, is_new, numbered},
};
use crate::{Limits, Place, Refusal, RefusalKind};
use journal::Journal;

/// What all identities derive from.
const NAMESPACE: RecordId =
    RecordId::new(Uuid::from_u128(0xa7f0_63d8_1c2e_4951_8d46_f7b3_0e59_c218));

/// Characters as R counts them, a line end as it is stored.
const CONVENTION: Convention = Convention {
    unit: Unit::CodePoints,
    line_ends: LineEnds::AsStored,
};

/// What is read of segments.
const SEGMENTS: &[&str] = &[
    "doc_id",
    "segment_id",
    "user_id",
    "code_id",
    "segment_start",
    "segment_end",
    "segment_text",
];

/// The cells of a segment.
type Segment = [Cell; SEGMENTS.len()];

/// A project of a database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequalProject {
    /// Its number, by which it is asked for.
    pub number: i64,
    /// Its name.
    pub name: String,
    /// How many documents it has.
    pub documents: usize,
    /// How many codes it has.
    pub codes: usize,
    /// How many segments it has.
    pub segments: usize,
}

/// Tells whether a database is one of requal.
///
/// # Errors
/// [`Unreadable`] when the file is damaged.
pub fn is(database: &dyn Database) -> Result<bool, Unreadable> {
    Ok(
        Tables::has(database, "projects", &["project_id", "project_name"])?
            && Tables::has(database, "documents", &["doc_id", "doc_text"])?
            && Tables::has(database, "segments", &["segment_start", "segment_end"])?,
    )
}

/// Returns the projects of a database in the order of their numbers.
///
/// # Errors
/// [`Unreadable`] when the file is damaged.
pub fn projects(database: &dyn Database) -> Result<Vec<RequalProject>, Unreadable> {
    let tables = Tables { database, name: "" };
    listed(&tables).map_err(|refusal| Unreadable {
        why: refusal.kind.to_string(),
    })
}

fn listed(tables: &Tables<'_>) -> Result<Vec<RequalProject>, Refusal> {
    let counts = |table| -> Result<BTreeMap<i64, usize>, Refusal> {
        let mut counts = BTreeMap::new();
        tables.each(table, ["project_id"], None, &[], |[project]| {
            if let Some(project) = project.integer() {
                *counts.entry(project).or_default() += 1;
            }
        })?;
        Ok(counts)
    };
    let (documents, codes, segments) =
        (counts("documents")?, counts("codes")?, counts("segments")?);
    let columns = ["project_id", "project_name"];
    let mut projects = Vec::new();
    for [number, name] in tables.rows("projects", columns, None, &["project_id"])? {
        if let Some(number) = number.integer() {
            projects.push(RequalProject {
                number,
                name: name.word().unwrap_or_default(),
                documents: documents.get(&number).copied().unwrap_or_default(),
                codes: codes.get(&number).copied().unwrap_or_default(),
                segments: segments.get(&number).copied().unwrap_or_default(),
            });
        }
    }
    Ok(projects)
}

/// Reads a project; `name` is the name of the file, `project` the number of the project.
///
/// # Errors
/// A [`Refusal`] when the database has no such project or is damaged; and whatever `give` says.
pub fn read<E: From<Refusal>>(
    database: &dyn Database,
    name: &str,
    project: i64,
    give: &mut dyn FnMut(Piece) -> Result<(), E>,
) -> Result<(), E> {
    let tables = Tables { database, name };
    let mut notices = Notices::default();
    let (head, root) = head(&tables, project)?;
    give(Piece::Head(head))?;
    let mut reader = Reader {
        tables,
        project,
        root,
        journal: Journal::read(&tables, project, &mut notices)?,
        notices,
        codes: BTreeSet::new(),
        documents: BTreeMap::new(),
        segments: BTreeSet::new(),
        variables: BTreeMap::new(),
    };
    for user in reader.users()? {
        give(Piece::User(user))?;
    }
    for code in reader.codes()? {
        give(Piece::Code(code))?;
    }
    for variable in reader.variables()? {
        give(Piece::Variable(variable))?;
    }
    let only = Some(("project_id", project));
    let columns = ["doc_id", "created_at"];
    tables.each("documents", columns, only, &[], |[number, created]| {
        if let Some(number) = number.integer() {
            let made = reader.documents.entry(number);
            made.or_insert_with(|| created.word());
        }
    })?;
    for case in reader.cases()? {
        give(Piece::Case(case))?;
    }
    let mut values = reader.values("attributes_documents_map", "doc_id")?;
    let mut segments = Gathered::new(
        "segments",
        SEGMENTS,
        "doc_id",
        &["segment_start", "segment_id"],
    );
    for document in reader.documents.keys().copied().collect::<Vec<_>>() {
        let values = values.remove(&document).unwrap_or_default();
        let rows = tables.gathered(&mut segments, document)?;
        if let Some(source) = reader.source(document, values, rows)? {
            give(Piece::Source(Box::new(source)))?;
        }
    }
    for note in reader.notes()? {
        give(Piece::Note(Box::new(note)))?;
    }
    let (sets, notes) = reader.sets()?;
    for set in sets {
        give(Piece::Set(set))?;
    }
    for note in notes {
        give(Piece::Note(Box::new(note)))?;
    }
    let rows = tables.rows("attributes_users_map", ["user_id"], only, &[])?;
    let users = "attributes_users_map";
    reader
        .notices
        .add_many(NoticeKind::LeftOut, users, None, rows.len());
    reader.notices.give(give)
}

/// Returns what is known of the project, and the identity that all others derive from.
fn head(tables: &Tables<'_>, project: i64) -> Result<(Head, RecordId), Refusal> {
    let only = Some(("project_id", project));
    let columns = ["project_name", "project_description", "created_at"];
    let rows = tables.rows("projects", columns, only, &[])?;
    let Some([name, description, created]) = rows.first() else {
        let kind = RefusalKind::NoSuchProject {
            asked: project,
            projects: listed(tables)?
                .iter()
                .map(|it| format!("{} ({})", it.number, it.name))
                .collect(),
        };
        return Err(kind.at(tables.name, Place::Whole));
    };
    let versions = tables.rows("requal_version", ["version"], only, &[])?;
    let version = versions.last().and_then(|[version]| version.word());
    let created = created.word();
    let moment = created.as_deref().unwrap_or_default();
    let root = NAMESPACE.derived(&format!("{project}/{moment}"));
    let head = Head {
        program: Program::Requal,
        origin: version.map_or_else(|| "requal".to_owned(), |it| format!("requal {it}")),
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

/// Returns `rgb(255, 0, 10)` as `#ff000a`, and anything else as it is.
fn colour(written: String) -> String {
    let numbers = written.strip_prefix("rgb(").unwrap_or(&written);
    let numbers = numbers.strip_suffix(')').unwrap_or(numbers);
    let parts: Option<Vec<u8>> = numbers
        .split(',')
        .map(|part| part.trim().parse().ok())
        .collect();
    match parts.as_deref() {
        Some([red, green, blue]) => format!("#{red:02x}{green:02x}{blue:02x}"),
        _ => written,
    }
}

/// Returns a stretch that is counted from 1 through its end, from 0 up to its end. R takes 0 for 1.
fn stretch(start: i64, end: i64) -> (i64, i64) {
    (start.max(1) - 1, end)
}

/// A project as it is read.
struct Reader<'d> {
    tables: Tables<'d>,
    project: i64,
    root: RecordId,
    journal: Journal,
    notices: Notices,
    codes: BTreeSet<i64>,
    /// The documents, and when they came in.
    documents: BTreeMap<i64, Option<String>>,
    segments: BTreeSet<i64>,
    /// The attributes by their numbers.
    variables: BTreeMap<i64, RecordId>,
}

impl Reader<'_> {
    fn only(&self) -> Option<(&'static str, i64)> {
        Some(("project_id", self.project))
    }

    fn user(&self, user: Option<i64>) -> Option<RecordId> {
        user.map(|user| numbered(self.root, "user", user))
    }

    /// Returns the identity of a record: its number, and when it was made where that is known.
    fn id(&self, what: &str, number: i64) -> RecordId {
        let made = match what {
            "code" => self.journal.code(number).made,
            "document" => self.documents.get(&number).cloned().flatten(),
            "segment" => self.journal.segment(number),
            "memo" => self.journal.memo(number),
            "case" => self.journal.case(number),
            _ => self.journal.category(number),
        };
        dated(self.root, what, number, made.as_deref())
    }

    /// Returns the numbers of a table's records.
    fn numbers(&self, table: &str, column: &str) -> Result<BTreeSet<i64>, Refusal> {
        let rows = self.tables.rows(table, [column], self.only(), &[])?;
        Ok(rows
            .iter()
            .filter_map(|[number]| number.integer())
            .collect())
    }

    /// Returns the users that may take part, and those who did something.
    fn users(&self) -> Result<Vec<User>, Refusal> {
        let mut part = self.journal.users().clone();
        for table in [
            "user_permissions",
            "documents",
            "codes",
            "segments",
            "memos",
        ] {
            part.extend(self.numbers(table, "user_id")?);
        }
        let columns = ["user_id", "user_login", "user_name"];
        let mut users = Vec::new();
        for [number, login, name] in self.tables.rows("users", columns, None, &["user_id"])? {
            if let Some(number) = number.integer().filter(|it| part.remove(it)) {
                users.push(User {
                    id: numbered(self.root, "user", number),
                    name: name.word(),
                    login: login.word(),
                });
            }
        }
        // Whoever is no user any more has no name, and is somebody all the same.
        users.extend(part.into_iter().map(|number| User {
            id: numbered(self.root, "user", number),
            name: None,
            login: None,
        }));
        Ok(users)
    }

    fn codes(&mut self) -> Result<Vec<Code>, Refusal> {
        let columns = [
            "code_id",
            "user_id",
            "code_name",
            "code_description",
            "code_color",
        ];
        let mut codes = Vec::new();
        for [number, user, name, description, written] in
            self.tables
                .rows("codes", columns, self.only(), &["code_id"])?
        {
            let Some(number) = number.integer() else {
                continue;
            };
            if !is_new(&mut self.codes, number, "codes", &mut self.notices) {
                continue;
            }
            let done = self.journal.code(number);
            codes.push(Code {
                id: self.id("code", number),
                parent: None,
                name: name.word().unwrap_or_default(),
                codable: true,
                colour: written.word().map(colour),
                description: description.word(),
                notes: Vec::new(),
                made: Made {
                    by: self.user(user.integer()),
                    at: done.made,
                    changed_by: self.user(done.changed_by),
                    changed_at: done.changed,
                },
            });
        }
        Ok(codes)
    }

    /// Returns the attributes of documents and cases; those of users have no place here.
    fn variables(&mut self) -> Result<Vec<Variable>, Refusal> {
        let columns = ["attribute_id", "attribute_name", "attribute_object"];
        let mut variables = Vec::new();
        for [number, name, object] in
            self.tables
                .rows("attributes", columns, self.only(), &["attribute_id"])?
        {
            let Some(number) = number.integer() else {
                continue;
            };
            let of = match object.word().as_deref() {
                Some("user") => {
                    let seen = "attributes of users";
                    self.notices.add(NoticeKind::LeftOut, seen, None);
                    continue;
                }
                Some("document") => Some(VariableOf::Source),
                Some("case") => Some(VariableOf::Case),
                _ => None,
            };
            let id = numbered(self.root, "attribute", number);
            if self.variables.insert(number, id).is_some() {
                let seen = "attributes: a number that is taken";
                self.notices.add(NoticeKind::LeftOut, seen, None);
                continue;
            }
            variables.push(Variable {
                id,
                name: name.word().unwrap_or_default(),
                of,
                kind: VariableType::Text,
                description: None,
            });
        }
        Ok(variables)
    }

    /// Returns the values of attributes by what they are of.
    fn values(
        &mut self,
        table: &str,
        of: &str,
    ) -> Result<BTreeMap<i64, Vec<VariableValue>>, Refusal> {
        let mut said: BTreeMap<i64, Option<String>> = BTreeMap::new();
        let columns = ["attribute_value_id", "value"];
        for [number, value] in self.tables.rows("attribute_values", columns, None, &[])? {
            if let Some(number) = number.integer() {
                said.insert(number, value.word());
            }
        }
        let mut values: BTreeMap<i64, Vec<VariableValue>> = BTreeMap::new();
        let columns = [of, "attribute_id", "attribute_value_id"];
        for [number, attribute, value] in self.tables.rows(table, columns, self.only(), &[])? {
            let variable = attribute.integer().and_then(|it| self.variables.get(&it));
            if let (Some(number), Some(variable)) = (number.integer(), variable) {
                let value = value.integer().and_then(|it| said.get(&it).cloned());
                values.entry(number).or_default().push(VariableValue {
                    variable: *variable,
                    value: value.flatten(),
                });
            } else {
                self.notices.add(NoticeKind::Dangling, table, None);
            }
        }
        Ok(values)
    }

    fn cases(&mut self) -> Result<Vec<Case>, Refusal> {
        let mut values = self.values("attributes_cases_map", "case_id")?;
        let columns = ["case_id", "doc_id"];
        let map = "cases_documents_map";
        let mut sources: BTreeMap<i64, Vec<RecordId>> = BTreeMap::new();
        for [case, document] in self.tables.rows(map, columns, self.only(), &columns)? {
            match (case.integer(), document.integer()) {
                (Some(case), Some(document)) if self.documents.contains_key(&document) => {
                    let sources = sources.entry(case).or_default();
                    sources.push(self.id("document", document));
                    sources.dedup();
                }
                _ => self.notices.add(NoticeKind::Dangling, map, None),
            }
        }
        let columns = ["case_id", "case_name", "case_description"];
        let rows = self
            .tables
            .rows("cases", columns, self.only(), &["case_id"])?;
        let mut cases = Vec::new();
        let mut numbers = BTreeSet::new();
        for [number, name, description] in rows {
            if let Some(number) = number.integer()
                && is_new(&mut numbers, number, "cases", &mut self.notices)
            {
                cases.push(Case {
                    id: self.id("case", number),
                    name: name.word(),
                    description: description.word(),
                    codes: Vec::new(),
                    values: values.remove(&number).unwrap_or_default(),
                    sources: sources.remove(&number).unwrap_or_default(),
                    selections: Vec::new(),
                    passages: Vec::new(),
                    notes: Vec::new(),
                    made: Made::default(),
                });
            }
        }
        let without = sources.values().map(Vec::len).sum();
        self.notices
            .add_many(NoticeKind::Dangling, map, None, without);
        Ok(cases)
    }

    fn source(
        &mut self,
        number: i64,
        values: Vec<VariableValue>,
        segments: Vec<Segment>,
    ) -> Result<Option<Source>, Refusal> {
        let columns = [
            "user_id",
            "doc_name",
            "doc_description",
            "doc_text",
            "created_at",
        ];
        let only = Some(("doc_id", number));
        let rows = self.tables.rows("documents", columns, only, &[])?;
        let Some([user, name, description, text, created]) = rows.into_iter().next() else {
            return Ok(None);
        };
        // A document without a name goes by its number, as requal shows it.
        let name = name.word().unwrap_or_else(|| number.to_string());
        let stored = text.text().unwrap_or_default();
        Limits::check(
            stored.len(),
            Limits::default().file_bytes,
            "the text of a document",
        )
        .map_err(|kind| kind.at(self.tables.name, Place::Member(name.clone())))?;
        let selections = self.selections(segments, &name);
        Ok(Some(Source {
            id: self.id("document", number),
            name,
            media: Media::Text,
            text: Some(Text {
                stored,
                units: Units::Likely(CONVENTION),
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
                by: self.user(user.integer()),
                at: created.word(),
                ..Made::default()
            },
            verbatim: None,
        }))
    }

    fn selections(&mut self, rows: Vec<Segment>, place: &str) -> Vec<Selection> {
        let mut selections = Vec::with_capacity(rows.len());
        for [_, number, user, code, start, end, words] in rows {
            let (Some(number), Some(start), Some(end)) =
                (number.integer(), start.integer(), end.integer())
            else {
                self.notices
                    .add(NoticeKind::BadValue, "segments", Some(place));
                continue;
            };
            let code = code.integer();
            if code.is_some_and(|code| !self.codes.contains(&code)) {
                let seen = "segments.code_id";
                self.notices.add(NoticeKind::Dangling, seen, Some(place));
            }
            if !is_new(&mut self.segments, number, "segments", &mut self.notices) {
                continue;
            }
            let id = self.id("segment", number);
            let by = self.user(user.integer());
            let at = self.journal.segment(number);
            let coding = |code| Coding {
                id: id.derived("coding"),
                code: self.id("code", code),
                by,
                at: at.clone(),
                note: None,
                notes: Vec::new(),
            };
            let code = code.filter(|code| self.codes.contains(code));
            let codings = code.map(coding).into_iter().collect();
            let original = Some((start, end));
            let (start, end) = stretch(start, end);
            selections.push(Selection {
                id,
                at: At::Text { start, end },
                original,
                words: words
                    .text()
                    .filter(|words| !words.trim().is_empty())
                    .map_or(Words::Unsaid, Words::Said),
                description: None,
                codings,
                notes: Vec::new(),
                made: Made {
                    by,
                    at,
                    ..Made::default()
                },
            });
        }
        selections
    }

    /// Returns the memos, each on what it is on, and the history of the codebook. A memo on several
    /// things is a note on each.
    fn notes(&mut self) -> Result<Vec<Note>, Refusal> {
        let mut on = self.memos_on()?;
        let columns = ["memo_id", "user_id", "text"];
        let mut notes = Vec::new();
        let mut numbers = BTreeSet::new();
        for [number, user, text] in self
            .tables
            .rows("memos", columns, self.only(), &["memo_id"])?
        {
            let Some(number) = number.integer() else {
                continue;
            };
            if !is_new(&mut numbers, number, "memos", &mut self.notices) {
                continue;
            }
            let made = Made {
                by: self.user(user.integer()),
                at: self.journal.memo(number),
                ..Made::default()
            };
            let text = text.text().unwrap_or_default();
            let note = note(self.id("memo", number), "memo", text, made);
            let on = on.remove(&number).unwrap_or_default();
            if on.is_empty() {
                notes.push(note);
                continue;
            }
            for (nth, (on, passage)) in on.into_iter().enumerate() {
                let id = if nth == 0 {
                    note.id
                } else {
                    note.id.derived(&on.to_string())
                };
                notes.push(Note {
                    id,
                    on: Some(on),
                    passage,
                    ..note.clone()
                });
            }
        }
        if let Some(text) = self.journal.codebook() {
            let id = self.root.derived("history");
            notes.push(Note {
                name: Some("History of the codebook".to_owned()),
                ..note(id, "history", text.to_owned(), Made::default())
            });
        }
        Ok(notes)
    }

    /// Returns what memos are on. The maps say no project; a memo of another one is never asked for.
    fn memos_on(&mut self) -> Result<BTreeMap<i64, Vec<On>>, Refusal> {
        let mut memos: BTreeMap<i64, Vec<On>> = BTreeMap::new();
        let here = self.numbers("memos", "memo_id")?;
        for (table, column, what) in [
            ("memos_codes_map", "code_id", "code"),
            ("memos_documents_map", "doc_id", "document"),
            ("memos_segments_map", "segment_id", "segment"),
        ] {
            let columns = ["memo_id", column, "memo_start", "memo_end"];
            for [memo, number, start, end] in
                self.tables.rows(table, columns, None, &["memo_id"])?
            {
                let Some(memo) = memo.integer().filter(|memo| here.contains(memo)) else {
                    continue;
                };
                let there = |it: &i64| match what {
                    "code" => self.codes.contains(it),
                    "document" => self.documents.contains_key(it),
                    _ => self.segments.contains(it),
                };
                let Some(number) = number.integer().filter(there) else {
                    self.notices.add(NoticeKind::Dangling, table, None);
                    continue;
                };
                let id = self.id(what, number);
                let passage = match (start.integer(), end.integer()) {
                    (Some(start), Some(end)) => {
                        let (start, end) = stretch(start, end);
                        Some((id, start, end))
                    }
                    _ => None,
                };
                memos.entry(memo).or_default().push((id, passage));
            }
        }
        Ok(memos)
    }

    /// Returns the categories, and what they are said to mean: a group of codes has no place for it. A code may
    /// be in several.
    fn sets(&mut self) -> Result<(Vec<Set>, Vec<Note>), Refusal> {
        let map = "categories_codes_map";
        let columns = ["category_id", "code_id"];
        let mut codes: BTreeMap<i64, BTreeSet<i64>> = BTreeMap::new();
        for [category, code] in self.tables.rows(map, columns, self.only(), &columns)? {
            match (category.integer(), code.integer()) {
                (Some(category), Some(code)) if self.codes.contains(&code) => {
                    codes.entry(category).or_default().insert(code);
                }
                _ => self.notices.add(NoticeKind::Dangling, map, None),
            }
        }
        let columns = [
            "category_id",
            "category_name",
            "category_description",
            "user_id",
        ];
        let rows = self
            .tables
            .rows("categories", columns, self.only(), &["category_id"])?;
        let (mut sets, mut notes) = (Vec::new(), Vec::new());
        let mut numbers = BTreeSet::new();
        for [number, name, description, user] in rows {
            if let Some(number) = number.integer()
                && is_new(&mut numbers, number, "categories", &mut self.notices)
            {
                let codes = codes.remove(&number).unwrap_or_default();
                let id = self.id("category", number);
                if let Some(text) = description.word() {
                    let made = Made {
                        by: self.user(user.integer()),
                        at: self.journal.category(number),
                        ..Made::default()
                    };
                    let name = name.word();
                    notes.push(Note {
                        name,
                        ..note(id.derived("description"), "comment", text, made)
                    });
                }
                sets.push(Set {
                    id,
                    name: name.word().unwrap_or_default(),
                    description: None,
                    codes: codes
                        .into_iter()
                        .map(|code| self.id("code", code))
                        .collect(),
                    sources: Vec::new(),
                    notes: Vec::new(),
                });
            }
        }
        Ok((sets, notes))
    }
}

/// Returns a note on the project itself.
fn note(id: RecordId, kind: &str, text: String, made: Made) -> Note {
    Note {
        kind: Some(kind.to_owned()),
        made,
        ..Note::of(id, text)
    }
}

/// What a memo is on, and the passage of it.
type On = (RecordId, Option<(RecordId, i64, i64)>);

#[cfg(test)]
mod tests;
