//! Writing the open project as a plain project.

use std::{
    collections::{BTreeMap, BTreeSet, btree_map::Entry},
    io,
};

use ayni_model::{
    actor::{Actor, Tie},
    agreement::{Agreement, Provision},
    claim::Claim,
    codebook::{Code, Round},
    coding::Quotation,
    event::{Commitment, Event, Participation},
    id::{CodeId, NounId, QuotationId, RecordId, SourceId},
    import::{Import, Verbatim},
    record::{Kind, Noun},
    source::{ContentHash, Revision, Source, Voice},
    study::{
        Acceptance, Attribute, Finding, Member, Memo, Phase, Project as ProjectNoun, Space,
        Synopsis,
    },
};
use ayni_store::{Project, Reader as _};

use super::{
    anchor::is_moment,
    declaration::{Declared, is_dense},
    folder::FolderSink,
    further::Line,
    names::{Keys, Names, is_key},
    notes::{declares, front_value},
    passage::Held,
    problems::{At, Problems},
    row::Row,
    sheet::{Cells, Columns},
};
use crate::{Problem, ProblemKind, Sentence, Workbench, round::kept};

/// How to export.
#[derive(Debug, Clone, Copy, Default)]
pub struct ExportOptions {
    /// Write into a folder that has files already, over those of the same name.
    pub replace: bool,
}

/// What an export wrote.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ExportReport {
    /// Sources, each with its file where there is one.
    pub sources: u64,
    /// Codes.
    pub codes: u64,
    /// Quotations.
    pub quotations: u64,
    /// Codings.
    pub codings: u64,
    /// Rows of the other tables.
    pub records: u64,
    /// Records that no table holds; they stand in `further.jsonl`.
    pub further: u64,
    /// What a person should look at.
    pub notices: Vec<String>,
}

/// An export under way.
pub(crate) struct Export<'a> {
    pub(crate) project: &'a Project,
    /// The folder; lent while a long file is written.
    pub(crate) target: Option<&'a mut dyn FolderSink>,
    pub(crate) names: Names,
    /// Lines of `further.jsonl`, by noun and id.
    pub(crate) further: BTreeMap<(Kind, RecordId), String>,
    pub(crate) report: ExportReport,
    pub(crate) written: BTreeSet<String>,
    /// The text of the last quotation that went to `further.jsonl`.
    pub(crate) held: Option<Held>,
    /// What the rounds of `ayni.toml` keep.
    pub(crate) codebooks: BTreeSet<ContentHash>,
    /// The sources that stand in `sources.csv`: only they have a text when `codings.csv` is read.
    pub(crate) rowed: BTreeSet<SourceId>,
}

/// Makes a problem of what the target says.
pub(crate) fn unwritable(path: &str, error: &io::Error) -> Problem {
    let message = Sentence::foreign(format!("{path} cannot be written: {error}"));
    Problem::new(ProblemKind::Store, message)
}

/// Makes a problem of what the writer of a table says.
pub(crate) fn unwritten(error: impl std::fmt::Display) -> Problem {
    Problem::new(ProblemKind::Store, Sentence::foreign(error.to_string()))
}

impl Workbench {
    /// Writes the project as a plain project, with the ids of all records.
    ///
    /// The same project gives the same bytes, and all of them are of one state, whatever another window
    /// writes meanwhile. What no table can say is written to `further.jsonl`.
    ///
    /// # Errors
    /// [`ProblemKind::Exists`] when the folder has files already; [`ProblemKind::File`] when it
    /// cannot be written.
    pub fn export_plain(
        &self,
        target: &mut dyn FolderSink,
        options: ExportOptions,
    ) -> Result<ExportReport, Problem> {
        let present = target
            .present()
            .map_err(|error| unwritable("the folder", &error))?;
        if let (Some(first), false) = (present.first(), options.replace) {
            let message = Sentence::foreign(format!("the folder is not empty; it has {first}"));
            let hint = "Choose an empty folder, or say that its files may be replaced.";
            return Err(Problem::new(ProblemKind::Exists, message).hint(Sentence::foreign(hint)));
        }
        // Another window may be writing; all files are of one state.
        let _snapshot = self.project.snapshot()?;
        let mut export = Export {
            project: &self.project,
            target: Some(target),
            names: Names::default(),
            further: BTreeMap::new(),
            report: ExportReport::default(),
            written: BTreeSet::new(),
            held: None,
            codebooks: BTreeSet::new(),
            rowed: BTreeSet::new(),
        };
        export.run()?;
        if let Some(target) = export.target.as_deref_mut() {
            target
                .finish()
                .map_err(|error| unwritable("the folder", &error))?;
        }
        let left: Vec<&String> = present
            .iter()
            .filter(|path| !export.written.contains(*path))
            .collect();
        for path in left {
            let notice = format!("{path}: was in the folder already and is left as it is");
            export.report.notices.push(notice);
        }
        Ok(export.report)
    }
}

impl Export<'_> {
    fn run(&mut self) -> Result<(), Problem> {
        let sources = self.listed::<Source>(|names| &mut names.sources)?;
        let actors = self.listed::<Actor>(|names| &mut names.actors)?;
        let events = self.listed::<Event>(|names| &mut names.events)?;
        let ties = self.listed::<Tie>(|names| &mut names.ties)?;
        let findings = self.listed::<Finding>(|names| &mut names.findings)?;
        self.declaration()?;
        let codes: BTreeMap<CodeId, Code> = self.project.all::<Code>()?.into_iter().collect();
        let order = self.name_codes(&codes);

        self.table(&actors, |_, _, _| Ok(true))?;
        self.sources(&sources)?;
        self.loose(|voice: &Voice, names| {
            let source = names.sources.key(voice.source).map(str::to_owned);
            (source, voice.label.clone())
        })?;
        self.table(&events, |_, _, _| Ok(true))?;
        self.table(&ties, |_, _, _| Ok(true))?;
        self.loose(|_: &Participation, _| ())?;
        self.loose(|_: &Claim, _| ())?;
        self.codebook(&codes, &order)?;
        self.groups()?;
        let memos = self.project.all::<Memo>()?;
        self.codings(&sources, &order, &findings, &memos)?;
        self.table(&findings, |_, _, _| Ok(true))?;
        self.memos(memos)?;
        self.synopses()?;
        self.loose(|acceptance: &Acceptance, _| {
            (acceptance.diagnostic.clone(), acceptance.place.clone())
        })?;
        self.all_further::<Commitment>()?;
        self.all_further::<Agreement>()?;
        self.all_further::<Provision>()?;
        self.all_further::<Import>()?;
        self.all_further::<Verbatim>()?;
        self.blobs()?;
        let further = std::mem::take(&mut self.further);
        self.report.further = further.len() as u64;
        if !further.is_empty() {
            let lines: Vec<String> = further.into_values().collect();
            self.file(super::further::FILE, (lines.join("\n") + "\n").as_bytes())?;
        }
        Ok(())
    }

    /// Writes a file.
    pub(crate) fn file(&mut self, path: &str, bytes: &[u8]) -> Result<(), Problem> {
        self.written.insert(path.to_owned());
        let refuse = |error: io::Error| unwritable(path, &error);
        let Some(target) = self.target.as_deref_mut() else {
            return Err(refuse(io::Error::other("the folder is lent")));
        };
        let mut file = target.create(path).map_err(refuse)?;
        file.write_all(bytes).map_err(refuse)?;
        file.flush().map_err(refuse)
    }

    /// Puts a record among those that no table holds.
    pub(crate) fn keep_further<T: Noun>(&mut self, id: T::Id, noun: &T) -> Result<(), Problem> {
        self.keep_line(T::Id::KIND, &Line::of(id, noun))
    }

    /// Puts a quotation among them, with the words by which its place can be checked.
    pub(crate) fn keep_quotation(
        &mut self,
        id: QuotationId,
        noun: &Quotation,
    ) -> Result<(), Problem> {
        let mut line = Line::of(id, noun);
        if let Some((revision, span)) = noun.at.place() {
            if self.held.as_ref().map(|held| held.revision) != Some(revision) {
                self.held = match self.project.get::<Revision>(revision)? {
                    Some(noun) => Some(Held::new(self.project.text(noun.text)?, revision)),
                    None => None,
                };
            }
            let words = self.held.as_ref().and_then(|held| held.slice(span));
            line.quote = words.map(str::to_owned);
        }
        self.keep_line(Kind::Quotation, &line)
    }

    fn keep_line(&mut self, kind: Kind, line: &Line) -> Result<(), Problem> {
        let text = serde_json::to_string(line).map_err(|error| {
            let message = Sentence::foreign(format!("a record cannot be written: {error}"));
            Problem::new(ProblemKind::Store, message)
        })?;
        self.further.insert((kind, line.id), text);
        Ok(())
    }

    fn all_further<T: Noun>(&mut self) -> Result<(), Problem> {
        for (id, noun) in self.project.all::<T>()? {
            self.keep_further(id, &noun)?;
        }
        Ok(())
    }

    /// Returns the records of a keyed table in their order, with their keys registered.
    fn listed<T: Row>(
        &mut self,
        keys: impl Fn(&mut Names) -> &mut Keys<T::Id>,
    ) -> Result<Vec<(T::Id, T)>, Problem> {
        let mut all = self.project.all::<T>()?;
        all.sort_by(|(a, x), (b, y)| (x.position(), x.key(), a).cmp(&(y.position(), y.key(), b)));
        for (id, noun) in &all {
            if let Some(key) = noun.key().filter(|key| is_key(key)) {
                keys(&mut self.names).insert(key, *id);
            }
        }
        Ok(all)
    }

    /// Writes a table without keys, ordered by position, then by what the caller says, then by id.
    fn loose<T: Row, By: Ord>(&mut self, order: impl Fn(&T, &Names) -> By) -> Result<(), Problem> {
        let mut all = self.project.all::<T>()?;
        let names = &self.names;
        all.sort_by_cached_key(|(id, noun)| (noun.position(), order(noun, names), *id));
        self.table(&all, |_, _, _| Ok(true))
    }

    /// Writes a table. A record whose row would not read back as the record goes elsewhere; `fill`
    /// completes a row, or says that it cannot.
    pub(crate) fn table<T: Row>(
        &mut self,
        all: &[(T::Id, T)],
        mut fill: impl FnMut(&mut Self, (T::Id, &T), &mut Vec<String>) -> Result<bool, Problem>,
    ) -> Result<(), Problem> {
        let mut attributes: Vec<&str> = all
            .iter()
            .filter_map(|(_, noun)| noun.attributes())
            .flat_map(|attributes| attributes.0.keys().map(String::as_str))
            .collect();
        attributes.sort_unstable();
        attributes.dedup();
        let mut header: Vec<String> = T::COLUMNS.iter().map(|name| (*name).to_owned()).collect();
        let plain = |name: &str| {
            !T::COLUMNS.contains(&name)
                && !["id", "position"].contains(&name)
                && !name.starts_with(ayni_model::record::ATTRIBUTE_PREFIX)
        };
        header.extend(attributes.iter().map(|name| {
            if plain(name) {
                (*name).to_owned()
            } else {
                format!("{}{name}", ayni_model::record::ATTRIBUTE_PREFIX)
            }
        }));
        let trimmed: Vec<String> = header.iter().map(|name| name.trim().to_owned()).collect();
        let columns = Columns::check(&trimmed, &[], true, At::file(""), &Problems::default());
        let mut rows: Vec<(T::Id, u32, Vec<String>)> = Vec::new();
        for (id, noun) in all {
            let Some(mut cells) = noun.write(&self.names) else {
                self.keep_further(*id, noun)?;
                continue;
            };
            let value = |name: &&str| noun.attributes().and_then(|all| all.0.get(*name));
            cells.extend(
                attributes
                    .iter()
                    .map(|name| value(name).cloned().unwrap_or_default()),
            );
            let reads_back = self.reads_back(noun, &columns, &cells);
            if reads_back && self.is_named(*id, noun) && fill(self, (*id, noun), &mut cells)? {
                rows.push((*id, noun.position().unwrap_or(0), cells));
            } else {
                self.keep_further(*id, noun)?;
            }
        }
        if rows.is_empty() {
            return Ok(());
        }
        let placed = all.iter().any(|(_, noun)| noun.position().is_some())
            && !is_dense(rows.iter().map(|(_, position, _)| *position));
        let header = header.into_iter().chain(["id".to_owned()]);
        let header = header
            .chain(placed.then(|| "position".to_owned()))
            .collect();
        let count = rows.len() as u64;
        let rows = rows.into_iter().map(|(id, position, mut cells)| {
            cells.push(id.into().to_string());
            cells.extend(placed.then(|| position.to_string()));
            cells
        });
        let bytes = csv_of(header, rows)?;
        self.file(&format!("{}.csv", T::STEM), &bytes)?;
        if T::Id::KIND == Kind::Source {
            self.report.sources = count;
        } else {
            self.report.records += count;
        }
        Ok(())
    }

    /// Tells whether other rows can name the record by its key, where it has one.
    fn is_named<T: Row>(&self, id: T::Id, noun: &T) -> bool {
        let reference = ayni_model::record::Reference::from(id);
        noun.key().is_none_or(|key| {
            self.names.reference_text(&reference) == format!("{}:{key}", T::Id::KIND.word())
        })
    }

    fn reads_back<T: Row>(&self, noun: &T, columns: &Columns, cells: &[String]) -> bool {
        let problems = Problems::default();
        let row = Cells {
            at: At::file(""),
            columns,
            cells,
            problems: &problems,
        };
        let position = noun.position().unwrap_or(0);
        let read = T::read(&row, &self.names, noun.beside(), position);
        read.as_ref() == Some(noun)
            && problems.count() == 0
            && !cells.iter().any(|cell| cell.contains('\0'))
    }

    fn declaration(&mut self) -> Result<(), Problem> {
        let mut members = self.project.all::<Member>()?;
        members.sort_by(|(a, x), (b, y)| (x.position, &x.key, a).cmp(&(y.position, &y.key, b)));
        let mut attributes = self.project.all::<Attribute>()?;
        attributes.sort_by(|(a, x), (b, y)| {
            (x.of, x.position, &x.name, a).cmp(&(y.of, y.position, &y.name, b))
        });
        let mut phases = self.project.all::<Phase>()?;
        phases.sort_by(|(a, x), (b, y)| (x.position, &x.key, a).cmp(&(y.position, &y.key, b)));
        let mut rounds = self.project.all::<Round>()?;
        rounds.sort_by(|(a, x), (b, y)| (x.at, &x.name, a).cmp(&(y.at, &y.name, b)));
        let mut synopses = self.project.all::<Synopsis>()?;
        synopses.sort_by(|(a, x), (b, y)| (&x.name, a).cmp(&(&y.name, b)));
        synopses.retain(|(_, synopsis)| has_file(synopsis));
        synopses.dedup_by(|(_, x), (_, y)| x.name == y.name);

        let id = self.project.id()?;
        let project = match self.project.get::<ProjectNoun>(id)? {
            Some(project) => project,
            None => ProjectNoun {
                name: String::new(),
                description: None,
                language: None,
            },
        };
        let spaces = self.project.all::<Space>()?;
        for (id, space) in spaces.iter().skip(1) {
            self.keep_further(*id, space)?;
        }
        let mut declared = Declared {
            project: (id, &project),
            space: spaces.first().map(|(id, space)| (*id, space)),
            members: Vec::new(),
            attributes: Vec::new(),
            phases: Vec::new(),
            rounds: Vec::new(),
            synopses: synopses
                .iter()
                .map(|(id, noun)| (*id, noun.name.as_str()))
                .collect(),
        };
        for (id, member) in &members {
            if is_key(&member.key) && self.names.members.insert(&member.key, *id) {
                declared.members.push((*id, member));
            } else {
                self.keep_further(*id, member)?;
            }
        }
        for (id, attribute) in &attributes {
            let name = (attribute.of, attribute.name.clone());
            match self.names.attributes.entry(name) {
                Entry::Occupied(_) => self.keep_further(*id, attribute)?,
                Entry::Vacant(vacant) => {
                    vacant.insert(attribute.value_type.clone());
                    declared.attributes.push((*id, attribute));
                }
            }
        }
        for (id, phase) in &phases {
            if is_key(&phase.key) && self.names.phases.insert(&phase.key, *id) {
                declared.phases.push((*id, phase));
            } else {
                self.keep_further(*id, phase)?;
            }
        }
        for (id, round) in &rounds {
            if declared
                .rounds
                .iter()
                .any(|(_, other)| other.name == round.name)
                || !self.keeps_codebook(round)
            {
                self.keep_further(*id, round)?;
            } else {
                declared.rounds.push((*id, round));
            }
        }
        self.codebooks = declared
            .rounds
            .iter()
            .filter_map(|(_, round)| round.codebook)
            .collect();
        let text = declared.text();
        self.file(super::declaration::FILE, text.as_bytes())
    }

    /// Tells whether a round has kept a codebook that can be read, or none.
    fn keeps_codebook(&self, round: &Round) -> bool {
        let read = |hash| self.project.blob(hash).map(|codes| kept::read(&codes));
        let codebook = round.codebook.map(read);
        codebook.is_none_or(|codes| matches!(codes, Ok(Ok(_))))
    }

    fn memos(&mut self, mut memos: Vec<(ayni_model::id::MemoId, Memo)>) -> Result<(), Problem> {
        memos.sort_by(|(a, x), (b, y)| (&x.key, a).cmp(&(&y.key, b)));
        for (id, memo) in memos {
            let path = format!("memos/{}.md", memo.key);
            let author = memo.author.map(|author| self.names.members.key(author));
            let made = memo.made.as_deref();
            let when = made.is_none_or(|made| made.trim() == made && is_moment(made));
            if !is_key(&memo.key) || self.written.contains(&path) || author == Some(None) || !when {
                self.keep_further(id, &memo)?;
                continue;
            }
            let on = match &memo.on {
                Some(reference) => self.names.reference_text(reference),
                None => "project".to_owned(),
            };
            let mut text = String::from("---\n");
            let mut line = |name: &str, value: &str| {
                for part in [name, ": ", &front_value(value), "\n"] {
                    text.push_str(part);
                }
            };
            line("on", &on);
            line("title", &memo.title);
            if let Some(Some(author)) = author {
                line("author", author);
            }
            if let Some(made) = made {
                line("made", made);
            }
            line("kind", &memo.kind);
            line("id", &id.to_string());
            text.push_str("---\n");
            text.push_str(&memo.text);
            text.push('\n');
            self.report.records += 1;
            self.file(&path, text.as_bytes())?;
        }
        Ok(())
    }

    fn synopses(&mut self) -> Result<(), Problem> {
        let mut synopses = self.project.all::<Synopsis>()?;
        synopses.sort_by(|(a, x), (b, y)| (&x.name, a).cmp(&(&y.name, b)));
        for (id, synopsis) in synopses {
            let path = format!("synopses/{}.toml", synopsis.name);
            if !has_file(&synopsis) || self.written.contains(&path) {
                self.keep_further(id, &synopsis)?;
                continue;
            }
            self.report.records += 1;
            self.file(&path, synopsis.declaration.as_bytes())?;
        }
        Ok(())
    }
}

/// Tells whether a declared table can stand in a file of its own, which is read as a declaration.
fn has_file(synopsis: &Synopsis) -> bool {
    is_key(&synopsis.name) && declares(&synopsis.declaration, &synopsis.name).is_ok()
}

/// Writes a table as csv. Cells stand as they are: this is data, not a sheet to be calculated.
pub(crate) fn csv_of(
    header: Vec<String>,
    rows: impl Iterator<Item = Vec<String>>,
) -> Result<Vec<u8>, Problem> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(header).map_err(unwritten)?;
    for row in rows {
        writer.write_record(row).map_err(unwritten)?;
    }
    writer.into_inner().map_err(unwritten)
}
