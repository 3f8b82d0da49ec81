//! The database of a project, with what its readers share: rows by name, identities, notices.

use std::collections::{BTreeMap, BTreeSet};

use ayni_model::id::{RecordId, Uuid};

use crate::{
    Place, Refusal, RefusalKind,
    foreign::{
        Made, Notice, NoticeKind,
        database::{Cell, Database, Query, Unreadable},
        gathered::Gathered,
    },
};

/// What every identity of a QualCoder project is derived from.
const NAMESPACE: RecordId =
    RecordId::new(Uuid::from_u128(0x5f0b_6c1e_8a47_4d09_9c3b_21d7_e6a4_8f52));

/// A row by the names of its columns.
#[derive(Debug, Clone, Default)]
pub(super) struct Row {
    columns: &'static [&'static str],
    cells: Vec<Cell>,
}

impl Row {
    fn cell(&self, column: &str) -> &Cell {
        let at = self.columns.iter().position(|name| *name == column);
        at.and_then(|at| self.cells.get(at)).unwrap_or(&Cell::Null)
    }

    /// Returns a whole number.
    pub(super) fn integer(&self, column: &str) -> Option<i64> {
        self.cell(column).integer()
    }

    /// Returns a number; nothing for what is none, such as words.
    pub(super) fn number(&self, column: &str) -> Option<f64> {
        let number = match self.cell(column) {
            Cell::Real(number) => *number,
            Cell::Text(text) => text.trim().parse().ok()?,
            #[expect(clippy::cast_precision_loss, reason = "a place in a picture")]
            Cell::Integer(number) => *number as f64,
            Cell::Null | Cell::Blob(_) => return None,
        };
        number.is_finite().then_some(number)
    }

    /// Returns words without blanks around them.
    pub(super) fn word(&self, column: &str) -> Option<String> {
        self.cell(column).word()
    }

    /// Returns words as they stand.
    pub(super) fn text(&self, column: &str) -> Option<String> {
        self.cell(column).text()
    }

    /// Returns words as they stand, unless they are blank.
    pub(super) fn filled(&self, column: &str) -> Option<String> {
        self.text(column).filter(|text| !text.trim().is_empty())
    }
}

/// An open project.
pub(super) struct Project<'d> {
    database: &'d dyn Database,
    container: String,
    file: String,
    /// The identity that all others are derived from.
    root: RecordId,
    /// Whether it is that of this one project.
    known: bool,
    /// By what they say, of which table, and of which one where each is told.
    notices: BTreeMap<(NoticeKind, &'static str, String), Notice>,
    given: BTreeSet<RecordId>,
    /// The identity that was given last to what stood again, by the one that it was derived from.
    again: BTreeMap<RecordId, RecordId>,
}

impl<'d> Project<'d> {
    /// Opens a project, and takes its identity from the moment at which it was made: the one thing that
    /// QualCoder writes once and never again.
    pub(super) fn open(
        database: &'d dyn Database,
        container: &str,
        file: &str,
    ) -> Result<Self, Refusal> {
        let mut project = Self {
            database,
            container: container.to_owned(),
            file: file.to_owned(),
            root: NAMESPACE,
            known: false,
            notices: BTreeMap::new(),
            given: BTreeSet::new(),
            again: BTreeMap::new(),
        };
        let rows = project.rows("project", &["date"], None, &[])?;
        if let Some(date) = rows.first().and_then(|row| row.word("date")) {
            project.root = NAMESPACE.derived(&format!("project{SEPARATOR}{date}"));
            project.known = true;
        }
        Ok(project)
    }

    /// Returns the identity of the project, where it has one.
    pub(super) fn known_id(&self) -> Option<RecordId> {
        self.known.then_some(self.root)
    }

    fn damaged(&self, unreadable: &Unreadable) -> Refusal {
        let why = unreadable.why.clone();
        RefusalKind::Damaged { why }.at(&self.container, Place::Member(self.file.clone()))
    }

    /// Tells whether a table has a column.
    pub(super) fn has(&self, table: &str, column: &str) -> Result<bool, Refusal> {
        let columns = self.database.columns(table);
        let columns = columns.map_err(|error| self.damaged(&error))?;
        Ok(columns.iter().any(|name| name == column))
    }

    /// Shows rows; none where the column that narrows or orders them is not there.
    pub(super) fn each(
        &self,
        table: &str,
        columns: &'static [&'static str],
        only: Option<(&str, i64)>,
        by: &[&str],
        show: &mut dyn FnMut(Row),
    ) -> Result<(), Refusal> {
        if let Some((column, _)) = only
            && !self.has(table, column)?
        {
            return Ok(());
        }
        let mut order = Vec::new();
        for column in by {
            if self.has(table, column)? {
                order.push(*column);
            }
        }
        let query = Query {
            table,
            columns,
            only,
            by: &order,
        };
        let mut show = |cells: &[Cell]| {
            show(Row {
                columns,
                cells: cells.to_vec(),
            });
        };
        let done = self.database.rows(&query, &mut show);
        done.map_err(|error| self.damaged(&error))
    }

    /// Returns rows, as [`Self::each`] shows them.
    pub(super) fn rows(
        &self,
        table: &str,
        columns: &'static [&'static str],
        only: Option<(&str, i64)>,
        by: &[&str],
    ) -> Result<Vec<Row>, Refusal> {
        let mut rows = Vec::new();
        self.each(table, columns, only, by, &mut |row| rows.push(row))?;
        Ok(rows)
    }

    /// Takes rows that are gathered by a number, as [`Gathered::take`] does.
    pub(super) fn gathered(
        &self,
        gathered: &mut Gathered,
        columns: &'static [&'static str],
        number: i64,
    ) -> Result<Vec<Row>, Refusal> {
        let rows = gathered.take(self.database, number);
        let rows = rows.map_err(|error| self.damaged(&error))?.into_iter();
        Ok(rows.map(|cells| Row { columns, cells }).collect())
    }

    /// Returns the text of a source as it is stored.
    pub(super) fn fulltext(&self, source: i64) -> Result<Option<String>, Refusal> {
        let rows = self.rows("source", &["fulltext"], Some(("id", source)), &[])?;
        Ok(rows.first().and_then(|row| row.text("fulltext")))
    }

    /// Returns everybody who owns something, and everybody whom the project lists.
    pub(super) fn owners(&self, tables: &[&'static str]) -> Result<BTreeSet<String>, Refusal> {
        let mut names = BTreeSet::new();
        for table in tables {
            self.each(table, &["owner"], None, &[], &mut |row| {
                names.extend(row.word("owner"));
            })?;
        }
        self.each("coder_names", &["name"], None, &[], &mut |row| {
            names.extend(row.word("name"));
        })?;
        Ok(names)
    }

    /// Returns the identity of a user.
    pub(super) fn user_id(&self, name: &str) -> RecordId {
        self.named(&["user", name])
    }

    /// Returns the identity of what has no number.
    pub(super) fn named(&self, parts: &[&str]) -> RecordId {
        self.root.derived(&parts.join(SEPARATOR))
    }

    /// Returns the identity of a row.
    ///
    /// Its number alone will not do: SQLite gives that of a deleted last row to the next one, and two
    /// copies of a project that two people work on give one number to two things. So `stays` is what
    /// QualCoder leaves as it is when the row changes. Where the project has no identity of its own, or
    /// the row no number, it is `names`.
    pub(super) fn id(
        &self,
        table: &str,
        key: Option<i64>,
        stays: &[&str],
        names: &[&str],
    ) -> RecordId {
        match key {
            Some(key) if self.known => {
                let key = key.to_string();
                self.named(&[&[table, &key], stays].concat())
            }
            _ => self.named(&[&[table, "named"], names].concat()),
        }
    }

    /// Returns an identity that was not given before.
    pub(super) fn once(&mut self, id: RecordId, place: &'static str) -> RecordId {
        if self.given.insert(id) {
            return id;
        }
        self.say(NoticeKind::RepeatedId, place, &id.to_string());
        // From the last one on: a table of one number alone takes no longer than any other.
        let last = self.again.entry(id).or_insert(id);
        loop {
            *last = last.derived("again");
            if self.given.insert(*last) {
                return *last;
            }
        }
    }

    /// Returns who made a row, and when.
    pub(super) fn made(&self, row: &Row) -> Made {
        Made {
            by: row.word("owner").map(|name| self.user_id(&name)),
            at: row.word("date"),
            ..Made::default()
        }
    }

    /// Notes what a person should know; one notice for all of a kind at a place.
    pub(super) fn say(&mut self, what: NoticeKind, place: &'static str, seen: &str) {
        self.count((what, place, String::new()), seen);
    }

    /// Notes something of which each is to be told by its name.
    pub(super) fn say_each(&mut self, what: NoticeKind, place: &'static str, seen: &str) {
        self.count((what, place, seen.to_owned()), seen);
    }

    fn count(&mut self, key: (NoticeKind, &'static str, String), seen: &str) {
        let (what, place, _) = key;
        let notice = self.notices.entry(key).or_insert_with(|| Notice {
            what,
            seen: seen.chars().take(SEEN).collect(),
            place: Some(place.to_owned()),
            count: 0,
        });
        notice.count += 1;
    }

    /// Returns what a person should know.
    pub(super) fn notices(self) -> impl Iterator<Item = Notice> {
        self.notices.into_values()
    }
}

/// Stands between the parts of a name that an identity is derived from; no part holds it by accident.
const SEPARATOR: &str = "\u{1f}";

/// How many characters of what was seen a notice holds.
const SEEN: usize = 120;
