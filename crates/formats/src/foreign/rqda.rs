//! Projects of RQDA (`.rqda`), a package for R: files, codes, codings, cases, memos.
//!
//! Read after its source (`R/ProjectFun.R`, `R/CodesFun.R`). Positions are offsets of GTK's text, in
//! characters, ends exclusive; `status` tells what was deleted (0 by a button, -1 by unmarking). A code
//! or file may be in several categories, so these become sets.

use std::collections::{BTreeMap, BTreeSet};

use ayni_model::id::{RecordId, Uuid};

use super::{
    At, Case, Code, Coding, Head, Made, Media, Note, NoticeKind, Piece, Program, Selection, Set,
    Source, Text, Units, User, Variable, VariableType, VariableValue, Words,
    database::{Cell, Database, Unreadable},
    gathered::Gathered,
    positions::{Convention, LineEnds, Unit},
    tables::{Notices, Tables, dated, taken},
};
use crate::{Limits, Refusal};

/// What all identities derive from.
const NAMESPACE: RecordId =
    RecordId::new(Uuid::from_u128(0x5d1c_9f4e_3a70_4c62_b1d8_2e97_640b_f35c));

/// Characters as GTK counts them, a line end as it is stored.
const CONVENTION: Convention = Convention {
    unit: Unit::CodePoints,
    line_ends: LineEnds::AsStored,
};

/// The tables in which somebody is named as `owner`.
const OWNED: [&str; 14] = [
    "source",
    "freecode",
    "coding",
    "coding2",
    "codecat",
    "treecode",
    "filecat",
    "treefile",
    "cases",
    "caselinkage",
    "annotation",
    "journal",
    "caseattr",
    "fileattr",
];

/// What is read of codings.
const CODING: &[&str] = &[
    "fid", "cid", "selfirst", "selend", "seltext", "owner", "date", "memo", "status",
];

/// The tables of codings; RQDA has a second one for a second coding.
const CODINGS: [&str; 2] = ["coding", "coding2"];

/// Tells whether a database is a project of RQDA.
///
/// # Errors
/// [`Unreadable`] when the file is damaged.
pub fn is(database: &dyn Database) -> Result<bool, Unreadable> {
    Ok(Tables::has(database, "freecode", &["name", "id"])?
        && Tables::has(database, "source", &["name", "file", "id"])?
        && Tables::has(database, "coding", &["cid", "fid", "selfirst", "selend"])?)
}

/// Reads a project; `name` is the name of its file.
///
/// # Errors
/// A [`Refusal`] when the database is damaged; and whatever `give` says.
pub fn read<E: From<Refusal>>(
    database: &dyn Database,
    name: &str,
    give: &mut dyn FnMut(Piece) -> Result<(), E>,
) -> Result<(), E> {
    let tables = Tables { database, name };
    let (head, root) = head(&tables)?;
    give(Piece::Head(head))?;
    let mut reader = Reader {
        tables,
        root,
        notices: Notices::default(),
        codes: Numbers::default(),
        files: Numbers::default(),
        lengths: BTreeMap::new(),
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
    reader.measure()?;
    for case in reader.cases()? {
        give(Piece::Case(case))?;
    }
    let mut values = reader.values("fileattr", "fileid")?;
    let mut numbers = Numbers::default();
    let mut codings = CODINGS.map(|table| Gathered::new(table, CODING, "fid", &["selfirst"]));
    for (file, id) in reader.files.live.clone() {
        let values = values.remove(&file).unwrap_or_default();
        if let Some(source) = reader.source((file, id), values, &mut codings, &mut numbers)? {
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
    reader.left_out()?;
    reader.notices.give(give)
}

/// Returns what is known of the project, and the identity that all others derive from.
fn head(tables: &Tables<'_>) -> Result<(Head, RecordId), Refusal> {
    let columns = ["databaseversion", "date", "memo"];
    let rows = tables.rows("project", columns, None, &[])?;
    let [version, date, memo] =
        rows.into_iter()
            .next()
            .unwrap_or([Cell::Null, Cell::Null, Cell::Null]);
    let date = date.word();
    let root = NAMESPACE.derived(date.as_deref().unwrap_or(tables.name));
    let head = Head {
        program: Program::Rqda,
        origin: version
            .word()
            .map_or_else(|| "RQDA".to_owned(), |it| format!("RQDA, database {it}")),
        name: None,
        description: memo.word(),
        id: Some(root),
        made: Made {
            at: date,
            ..Made::default()
        },
    };
    Ok((head, root))
}

/// A part of a file: its number, start and end.
type Stretch = (i64, i64, i64);

/// Numbers that are there, and those that are marked as deleted.
#[derive(Debug, Default)]
struct Numbers {
    /// Of what is there, with the identity of each.
    live: BTreeMap<i64, RecordId>,
    deleted: BTreeSet<i64>,
    /// How often a name was derived.
    derived: BTreeMap<String, usize>,
}

/// Returns the identity of a row: RQDA writes its owner and its date once, and a later one beside it.
fn identity(root: RecordId, table: &str, number: i64, owner: &Cell, date: &Cell) -> RecordId {
    let owner = owner.word().unwrap_or_default();
    let stays = date.word().map(|date| format!("{date}/{owner}"));
    dated(root, table, number, stays.as_deref())
}

/// Tells whether a record is marked as deleted.
fn deleted(status: &Cell) -> bool {
    status.integer().is_some_and(|status| status <= 0)
}

/// A project as it is read.
struct Reader<'d> {
    tables: Tables<'d>,
    root: RecordId,
    notices: Notices,
    codes: Numbers,
    files: Numbers,
    /// How many characters the files have.
    lengths: BTreeMap<i64, i64>,
    /// The attributes by their names.
    variables: BTreeMap<String, RecordId>,
}

impl Reader<'_> {
    fn users(&self) -> Result<Vec<User>, Refusal> {
        let mut owners = BTreeSet::new();
        for table in OWNED {
            self.tables.each(table, ["owner"], None, &[], |[owner]| {
                owners.extend(owner.word());
            })?;
        }
        let user = |owner: String| User {
            id: self.owner(&owner),
            name: Some(owner),
            login: None,
        };
        Ok(owners.into_iter().map(user).collect())
    }

    fn owner(&self, owner: &str) -> RecordId {
        self.root.derived(&format!("owner/{owner}"))
    }

    fn made(&self, owner: &Cell, date: &Cell, changed: &Cell) -> Made {
        Made {
            by: owner.word().map(|owner| self.owner(&owner)),
            at: date.word(),
            changed_by: None,
            changed_at: changed.word(),
        }
    }

    fn codes(&mut self) -> Result<Vec<Code>, Refusal> {
        let columns = [
            "id", "name", "memo", "color", "owner", "date", "datem", "status",
        ];
        let mut codes = Vec::new();
        for [id, name, memo, colour, owner, date, changed, status] in
            self.tables.rows("freecode", columns, None, &["id"])?
        {
            let Some(number) = id.integer() else {
                self.notices.add(NoticeKind::BadValue, "freecode.id", None);
                continue;
            };
            let id = identity(self.root, "code", number, &owner, &date);
            if !self
                .codes
                .take((number, id), &status, "freecode", &mut self.notices)
            {
                continue;
            }
            codes.push(Code {
                id,
                parent: None,
                name: name.word().unwrap_or_default(),
                codable: true,
                colour: colour.word(),
                description: memo.word(),
                notes: Vec::new(),
                made: self.made(&owner, &date, &changed),
            });
        }
        Ok(codes)
    }

    /// Returns the attributes; also those that have values and no definition.
    fn variables(&mut self) -> Result<Vec<Variable>, Refusal> {
        let mut variables = Vec::new();
        let mut gone = BTreeSet::new();
        let columns = ["name", "class", "memo", "status"];
        for [name, class, memo, status] in self.tables.rows("attributes", columns, None, &[])? {
            let Some(name) = name.word() else {
                continue;
            };
            if deleted(&status) {
                self.notices.add(NoticeKind::Deleted, "attributes", None);
                gone.insert(name);
                continue;
            }
            let kind = match class.word().as_deref() {
                Some("numeric") => VariableType::Float,
                _ => VariableType::Text,
            };
            variables.extend(self.variable(name, kind, memo.word()));
        }
        let columns = ["variable", "status"];
        for table in ["caseattr", "fileattr"] {
            for [name, status] in self.tables.rows(table, columns, None, &["variable"])? {
                let name = name.word().filter(|name| !gone.contains(name));
                if let Some(name) = name.filter(|_| !deleted(&status)) {
                    variables.extend(self.variable(name, VariableType::Text, None));
                }
            }
        }
        Ok(variables)
    }

    fn variable(
        &mut self,
        name: String,
        kind: VariableType,
        description: Option<String>,
    ) -> Option<Variable> {
        let id = self.root.derived(&format!("attribute/{name}"));
        let new = self.variables.insert(name.clone(), id).is_none();
        new.then_some(Variable {
            id,
            name,
            of: None,
            kind,
            description,
        })
    }

    /// Returns the values of attributes by what they are of.
    fn values(
        &mut self,
        table: &str,
        of: &str,
    ) -> Result<BTreeMap<i64, Vec<VariableValue>>, Refusal> {
        let mut values: BTreeMap<i64, Vec<VariableValue>> = BTreeMap::new();
        let columns = [of, "variable", "value", "status"];
        for [number, name, value, status] in self.tables.rows(table, columns, None, &[])? {
            let variable = name.word().and_then(|name| self.variables.get(&name));
            match (number.integer(), variable) {
                _ if deleted(&status) => self.notices.add(NoticeKind::Deleted, table, None),
                (Some(number), Some(variable)) => {
                    let value = value.word().filter(|value| value != "NA");
                    values.entry(number).or_default().push(VariableValue {
                        variable: *variable,
                        value,
                    });
                }
                _ => self.notices.add(NoticeKind::Dangling, table, None),
            }
        }
        Ok(values)
    }

    /// Looks at the files, one at a time: which there are, and how long they are.
    fn measure(&mut self) -> Result<(), Refusal> {
        let Self {
            tables,
            files,
            lengths,
            notices,
            root,
            ..
        } = self;
        let columns = ["id", "file", "owner", "date", "status"];
        let by = &["id"];
        tables.each(
            "source",
            columns,
            None,
            by,
            |[id, file, owner, date, status]| {
                let Some(number) = id.integer() else {
                    notices.add(NoticeKind::BadValue, "source.id", None);
                    return;
                };
                let id = identity(*root, "file", number, owner, date);
                if files.take((number, id), status, "source", notices) {
                    let length = match file {
                        Cell::Text(text) => text.chars().count(),
                        other => other.text().map_or(0, |text| text.chars().count()),
                    };
                    lengths.insert(number, i64::try_from(length).unwrap_or(i64::MAX));
                }
            },
        )
    }

    fn cases(&mut self) -> Result<Vec<Case>, Refusal> {
        let mut values = self.values("caseattr", "caseid")?;
        let mut links = self.links()?;
        let columns = ["id", "name", "memo", "owner", "date", "datem", "status"];
        let mut cases = Vec::new();
        let mut numbers = Numbers::default();
        for [id, name, memo, owner, date, changed, status] in
            self.tables.rows("cases", columns, None, &["id"])?
        {
            let Some(number) = id.integer() else {
                self.notices.add(NoticeKind::BadValue, "cases.id", None);
                continue;
            };
            let id = identity(self.root, "case", number, &owner, &date);
            if !numbers.take((number, id), &status, "cases", &mut self.notices) {
                continue;
            }
            let mut case = Case {
                id,
                name: name.word(),
                description: memo.word(),
                codes: Vec::new(),
                values: values.remove(&number).unwrap_or_default(),
                sources: Vec::new(),
                selections: Vec::new(),
                passages: Vec::new(),
                notes: Vec::new(),
                made: self.made(&owner, &date, &changed),
            };
            for (file, start, end) in links.remove(&number).unwrap_or_default() {
                let Some(source) = self.files.live.get(&file).copied() else {
                    continue;
                };
                let length = self.lengths.get(&file).copied().unwrap_or_default();
                // RQDA itself joins a whole file to a case by a passage from its start to its end.
                if start <= 0 && end >= length {
                    if !case.sources.contains(&source) {
                        case.sources.push(source);
                    }
                } else {
                    case.passages.push((source, start, end));
                }
            }
            cases.push(case);
        }
        let without = links.values().map(Vec::len).sum();
        let dangling = NoticeKind::Dangling;
        self.notices
            .add_many(dangling, "caselinkage.caseid", None, without);
        let without = values.values().map(Vec::len).sum();
        self.notices
            .add_many(dangling, "caseattr.caseid", None, without);
        Ok(cases)
    }

    /// Returns the passages of cases.
    fn links(&mut self) -> Result<BTreeMap<i64, Vec<Stretch>>, Refusal> {
        let mut links: BTreeMap<i64, Vec<Stretch>> = BTreeMap::new();
        let columns = ["caseid", "fid", "selfirst", "selend", "memo", "status"];
        let rows = self.tables.rows("caselinkage", columns, None, &[])?;
        for [case, file, start, end, memo, status] in rows {
            let place = (start.integer(), end.integer());
            match (case.integer(), file.integer(), place) {
                _ if deleted(&status) => {
                    self.notices.add(NoticeKind::Deleted, "caselinkage", None);
                }
                (Some(case), Some(file), (Some(start), Some(end))) => {
                    let there = self.files.find(file, "caselinkage", &mut self.notices);
                    if there.is_none() {
                        continue;
                    }
                    if memo.word().is_some() {
                        self.notices
                            .add(NoticeKind::LeftOut, "caselinkage.memo", None);
                    }
                    links.entry(case).or_default().push((file, start, end));
                }
                _ => self.notices.add(NoticeKind::BadValue, "caselinkage", None),
            }
        }
        Ok(links)
    }

    fn source(
        &mut self,
        (number, id): (i64, RecordId),
        values: Vec<VariableValue>,
        codings: &mut [Gathered; 2],
        numbers: &mut Numbers,
    ) -> Result<Option<Source>, Refusal> {
        let columns = ["name", "file", "memo", "owner", "date", "datem", "status"];
        let only = Some(("id", number));
        let rows = self.tables.rows("source", columns, only, &[])?;
        let live = |row: &[Cell; 7]| !deleted(&row[6]);
        let Some([name, file, memo, owner, date, changed, _]) = rows.into_iter().find(live) else {
            return Ok(None);
        };
        let name = name.word().unwrap_or_default();
        let stored = file.text().unwrap_or_default();
        let length = self.lengths.get(&number).copied().unwrap_or_default();
        Limits::check(
            usize::try_from(length).unwrap_or(usize::MAX),
            Limits::default().text_code_points,
            "the text of a file",
        )
        .map_err(|kind| kind.at(self.tables.name, crate::Place::Member(name.clone())))?;
        let tables = self.tables;
        let mut selections = Vec::new();
        for (table, codings) in CODINGS.into_iter().zip(codings) {
            let rows = tables.gathered(codings, number)?;
            selections.extend(self.selections(table, rows, number, &name, numbers));
        }
        Ok(Some(Source {
            id,
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
            description: memo.word(),
            selections,
            codings: Vec::new(),
            codings_of_text: 0,
            values,
            notes: Vec::new(),
            made: self.made(&owner, &date, &changed),
            verbatim: None,
        }))
    }

    /// Returns the codings of a file in one of the tables.
    fn selections(
        &mut self,
        table: &str,
        rows: Vec<[Cell; CODING.len()]>,
        file: i64,
        place: &str,
        numbers: &mut Numbers,
    ) -> Vec<Selection> {
        let mut selections = Vec::with_capacity(rows.len());
        for [_, code, start, end, words, owner, date, memo, status] in rows {
            if deleted(&status) {
                self.notices.add(NoticeKind::Deleted, table, Some(place));
                continue;
            }
            let (Some(code), Some(start), Some(end)) =
                (code.integer(), start.integer(), end.integer())
            else {
                self.notices.add(NoticeKind::BadValue, table, Some(place));
                continue;
            };
            let Some(code_id) = self.codes.find(code, table, &mut self.notices) else {
                continue;
            };
            let made = self.made(&owner, &date, &Cell::Null);
            // Codings have no number: what stays the same of them is their identity.
            let what = format!(
                "{table}/{file}/{code}/{start}-{end}/{}/{}",
                owner.word().unwrap_or_default(),
                made.at.as_deref().unwrap_or_default()
            );
            let id = self.root.derived(&numbers.name(what));
            selections.push(Selection {
                id,
                at: At::Text { start, end },
                original: None,
                words: words
                    .text()
                    .filter(|words| !words.trim().is_empty())
                    .map_or(Words::Unsaid, Words::Said),
                description: None,
                codings: vec![Coding {
                    id: id.derived("coding"),
                    code: code_id,
                    by: made.by,
                    at: made.at.clone(),
                    note: memo.word(),
                    notes: Vec::new(),
                }],
                notes: Vec::new(),
                made,
            });
        }
        selections
    }

    /// Returns the entries of the journal and the annotations of files.
    fn notes(&mut self) -> Result<Vec<Note>, Refusal> {
        let mut notes = Vec::new();
        let mut numbers = Numbers::default();
        let columns = ["name", "journal", "owner", "date", "datem", "status"];
        for [name, text, owner, date, changed, status] in
            self.tables.rows("journal", columns, None, &[])?
        {
            if deleted(&status) {
                self.notices.add(NoticeKind::Deleted, "journal", None);
                continue;
            }
            // An entry has no number, and two copies of a project may call two of them the same.
            let named = date.word().or_else(|| name.word()).unwrap_or_default();
            let what = format!("journal/{named}/{}", owner.word().unwrap_or_default());
            let made = self.made(&owner, &date, &changed);
            let id = self.root.derived(&numbers.name(what));
            notes.push(note(id, "journal", name.word(), &text, made));
        }
        let columns = [
            "fid",
            "position",
            "annotation",
            "owner",
            "date",
            "datem",
            "status",
        ];
        for [file, position, text, owner, date, changed, status] in
            self.tables.rows("annotation", columns, None, &[])?
        {
            if deleted(&status) {
                self.notices.add(NoticeKind::Deleted, "annotation", None);
                continue;
            }
            let Some(file) = file.integer() else {
                self.notices.add(NoticeKind::BadValue, "annotation", None);
                continue;
            };
            if text.word().is_none() {
                continue;
            }
            let Some(source) = self.files.find(file, "annotation", &mut self.notices) else {
                continue;
            };
            let made = self.made(&owner, &date, &changed);
            let position = position.integer();
            let what = format!(
                "annotation/{file}/{}/{}",
                position.unwrap_or_default(),
                made.at.as_deref().unwrap_or_default()
            );
            let id = self.root.derived(&numbers.name(what));
            // It stands between two characters: it is put on the one after it, or the last one.
            let last = self.lengths.get(&file).map_or(0, |length| length - 1);
            let passage = position.filter(|at| *at >= 0 && last >= 0).map(|at| {
                let at = at.min(last);
                (source, at, at + 1)
            });
            notes.push(Note {
                on: Some(source),
                passage,
                ..note(id, "annotation", None, &text, made)
            });
        }
        Ok(notes)
    }

    /// Returns the categories of codes and those of files, and what is remarked on them. What is remarked on a
    /// category of files is what it means; other groups have no place for it.
    fn sets(&mut self) -> Result<(Vec<Set>, Vec<Note>), Refusal> {
        let (mut sets, mut notes) = (Vec::new(), Vec::new());
        for (categories, members, member, there) in [
            ("codecat", "treecode", "cid", &self.codes),
            ("filecat", "treefile", "fid", &self.files),
        ] {
            let mut of: BTreeMap<i64, Vec<RecordId>> = BTreeMap::new();
            let mut remarks: Vec<(i64, Note)> = Vec::new();
            let columns = ["catid", member, "status", "memo", "owner", "date", "datem"];
            for [category, number, status, memo, owner, date, changed] in
                self.tables.rows(members, columns, None, &[])?
            {
                if deleted(&status) {
                    self.notices.add(NoticeKind::Deleted, members, None);
                    continue;
                }
                let (Some(category), Some(number)) = (category.integer(), number.integer()) else {
                    continue;
                };
                if let Some(id) = there.find(number, members, &mut self.notices)
                    && !of.get(&category).is_some_and(|of| of.contains(&id))
                {
                    of.entry(category).or_default().push(id);
                    if memo.word().is_some() {
                        let made = self.made(&owner, &date, &changed);
                        let remark = Note {
                            on: Some(id),
                            ..note(id, "comment", None, &memo, made)
                        };
                        remarks.push((category, remark));
                    }
                }
            }
            let mut numbers = Numbers::default();
            let columns = ["catid", "name", "memo", "owner", "date", "datem", "status"];
            for [category, name, memo, owner, date, changed, status] in
                self.tables.rows(categories, columns, None, &["catid"])?
            {
                let Some(category) = category.integer() else {
                    self.notices.add(NoticeKind::BadValue, categories, None);
                    continue;
                };
                let id = identity(self.root, categories, category, &owner, &date);
                if !numbers.take((category, id), &status, categories, &mut self.notices) {
                    continue;
                }
                let of = of.remove(&category).unwrap_or_default();
                let (codes, sources) = if categories == "codecat" {
                    (of, Vec::new())
                } else {
                    (Vec::new(), of)
                };
                let name = name.word();
                if sources.is_empty() && memo.word().is_some() {
                    let made = self.made(&owner, &date, &changed);
                    let remark = note(id.derived("memo"), "comment", name.clone(), &memo, made);
                    notes.push(remark);
                }
                let here = remarks.iter().filter(|(of, _)| *of == category);
                notes.extend(here.map(|(_, remark)| Note {
                    id: id.derived(&remark.id.to_string()),
                    name: name.clone(),
                    ..remark.clone()
                }));
                sets.push(Set {
                    id,
                    name: name.unwrap_or_default(),
                    description: memo.word().filter(|_| !sources.is_empty()),
                    codes,
                    sources,
                    notes: Vec::new(),
                });
            }
        }
        Ok((sets, notes))
    }

    /// Counts what has no place here: pictures and their codings.
    fn left_out(&mut self) -> Result<(), Refusal> {
        for table in ["image", "imagecoding"] {
            let rows = self.tables.rows(table, ["status"], None, &[])?;
            let live = rows.iter().filter(|[status]| !deleted(status)).count();
            self.notices
                .add_many(NoticeKind::LeftOut, table, None, live);
        }
        Ok(())
    }
}

impl Numbers {
    /// Takes a number in, and tells whether the record is to be read: it is not deleted, and the first
    /// one of its number.
    fn take(
        &mut self,
        (number, id): (i64, RecordId),
        status: &Cell,
        table: &str,
        notices: &mut Notices,
    ) -> bool {
        if deleted(status) {
            self.deleted.insert(number);
            notices.add(NoticeKind::Deleted, table, None);
            return false;
        }
        let new = !self.live.contains_key(&number);
        if new {
            self.live.insert(number, id);
        } else {
            taken(table, notices);
        }
        new
    }

    /// Returns the identity of what has a number; counts the record that names it when there is none.
    fn find(&self, number: i64, table: &str, notices: &mut Notices) -> Option<RecordId> {
        if let Some(id) = self.live.get(&number) {
            return Some(*id);
        }
        let what = if self.deleted.contains(&number) {
            NoticeKind::Deleted
        } else {
            NoticeKind::Dangling
        };
        notices.add(what, table, None);
        None
    }

    /// Returns a name that was not given before.
    fn name(&mut self, what: String) -> String {
        let count = self.derived.entry(what.clone()).or_default();
        *count += 1;
        if *count == 1 {
            what
        } else {
            format!("{what}/{count}")
        }
    }
}

fn note(id: RecordId, kind: &str, name: Option<String>, text: &Cell, made: Made) -> Note {
    Note {
        name,
        kind: Some(kind.to_owned()),
        made,
        ..Note::of(id, text.text().unwrap_or_default())
    }
}

#[cfg(test)]
mod tests;
