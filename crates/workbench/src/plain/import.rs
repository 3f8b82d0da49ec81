//! Reading a plain project into an open one, as one entry of the journal.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque},
    ops::ControlFlow,
};

use ayni_model::{
    actor::{Actor, Tie},
    claim::Claim,
    codebook::{Code, CodeGroup, Round},
    coding::{Coding, Quotation},
    event::{Event, Participation},
    id::{NounId, RecordId},
    operation::Operation,
    record::{Kind, Noun},
    source::{ContentHash, Source, Voice},
    study::{Acceptance, Attribute, Finding, Member, Memo, Phase, Project, Synopsis},
};
use ayni_store::{Reader as _, Writer};

use super::{
    ImportReport, Progress, Watch,
    declaration::{Declaration, Id},
    folder::Folder,
    further::{BLOBS, Further},
    ids::{Ids, identify},
    names::Names,
    problems::{At, Lack, Problems},
    row::Row,
    sheet::{Cells, Sheet, file_of},
};
use crate::{Problem, ambient::Ambient, round::kept};

/// What an import is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// To fill a project that was made for it.
    Create,
    /// To bring records into a project that may have some already.
    Merge,
    /// To say what a merge would do, and do nothing.
    Rehearse,
}

/// An import under way.
pub(crate) struct Import<'a, 'p> {
    pub(crate) writer: Writer<'p>,
    pub(crate) ambient: &'a dyn Ambient,
    pub(crate) folder: &'a dyn Folder,
    pub(crate) files: Vec<String>,
    /// What stands in the folder and is not read.
    pub(crate) others: Vec<String>,
    /// Tables that were refused, by their names without extension.
    pub(crate) refused: BTreeSet<&'static str>,
    pub(crate) problems: &'a Problems,
    pub(crate) names: Names,
    pub(crate) ids: Ids,
    /// The files that rows name, and the texts of sources.
    pub(crate) named: BTreeSet<String>,
    /// The reading of the clock that the entry of this import has.
    pub(crate) moment: i64,
    /// Whether the project had nothing to merge with.
    pub(crate) fresh: bool,
    pub(crate) report: ImportReport,
    pub(crate) watch: &'a mut Watch<'a>,
}

/// The records of a table without keys, with their lines.
pub(crate) struct Loose<T> {
    pub(crate) file: String,
    pub(crate) rows: Vec<(usize, T)>,
}

/// A table whose rows have their identities.
pub(crate) struct Identified<T: Row> {
    pub(crate) sheet: Option<Sheet>,
    pub(crate) ids: Vec<Option<T::Id>>,
    pub(crate) before: BTreeMap<T::Id, T>,
}

impl Import<'_, '_> {
    /// Tells whether the folder has a file; its files are in the order of their letters.
    pub(crate) fn has(&self, file: &str) -> bool {
        let present = self
            .files
            .binary_search_by(|other| other.as_str().cmp(file));
        present.is_ok()
    }

    /// Reads everything.
    pub(crate) fn run(
        mut self,
        declaration: &Declaration,
        purpose: Purpose,
    ) -> Result<ImportReport, Problem> {
        self.know()?;
        self.declare(declaration)?;

        let sources = self.identified::<Source>(|names| &mut names.sources)?;
        let actors = self.identified::<Actor>(|names| &mut names.actors)?;
        let events = self.identified::<Event>(|names| &mut names.events)?;
        let ties = self.identified::<Tie>(|names| &mut names.ties)?;
        let findings = self.identified::<Finding>(|names| &mut names.findings)?;
        let further = Further::read(&mut self);
        further.register(&mut self.names);
        self.note_lacks();

        self.rows(&actors)?;
        let texts = self.sources(&sources)?;
        self.voices(&texts)?;
        self.rows(&events)?;
        self.rows(&ties)?;
        self.loose::<Participation>()?;
        let claims = self.loose::<Claim>()?;
        self.unknown_attributes(&claims);
        self.codebook()?;
        self.names.codes.lack = self.lack("codebook", self.names.codes.is_empty());
        self.groups()?;
        self.codings(&texts)?;
        self.names.passages.lack = self.lack("codings", self.names.passages.all.is_empty());
        further.place_passages(&mut self.names);
        self.rows(&findings)?;
        self.memos()?;
        self.synopses(&declaration.synopses)?;
        self.loose::<Acceptance>()?;
        further.put(&mut self)?;
        self.rounds(declaration)?;
        self.unknown_synopses(&findings)?;
        self.strangers();

        if let Some(refusal) = self.problems.refusal() {
            return Err(refusal);
        }
        if purpose != Purpose::Create {
            self.weigh()?;
        }
        if purpose == Purpose::Rehearse {
            return Ok(self.report);
        }
        self.tell("index", 0, 0)?;
        let operation = Operation::ImportPlain {
            folder: self.folder.name(),
            sources: self.report.sources,
            codings: self.report.codings,
        };
        self.report.entry = self.writer.commit(&operation)?;
        Ok(self.report)
    }

    /// Learns which records the project has.
    fn know(&mut self) -> Result<(), Problem> {
        macro_rules! know {
            ($($noun:ty),*) => {$(
                for (id, _) in self.writer.all::<$noun>()? {
                    let kind = <$noun as Noun>::Id::KIND;
                    self.ids.known.insert(id.into(), (kind, false));
                }
            )*};
        }
        know!(Member, Attribute, Phase, Round, Project);
        know!(Source, Voice, Actor, Tie, Event, Participation, Claim);
        know!(Code, CodeGroup, Quotation, Coding);
        know!(Finding, Memo, Synopsis, Acceptance);
        let counted = [
            Kind::Source,
            Kind::Actor,
            Kind::Event,
            Kind::Code,
            Kind::Memo,
            Kind::Tie,
        ];
        self.fresh = true;
        for kind in counted {
            self.fresh &= self.writer.count(kind)? == 0;
        }
        Ok(())
    }

    /// Reads a keyed table as far as its identities.
    fn identified<T: Row>(
        &mut self,
        keys: impl Fn(&mut Names) -> &mut super::names::Keys<T::Id>,
    ) -> Result<Identified<T>, Problem> {
        let before: BTreeMap<T::Id, T> = if self.fresh {
            BTreeMap::new()
        } else {
            self.writer.all::<T>()?.into_iter().collect()
        };
        for (id, noun) in &before {
            if let Some(key) = noun.key() {
                keys(&mut self.names).insert(key, *id);
            }
        }
        let sheet = self.sheet::<T>()?;
        let ids = match &sheet {
            Some(sheet) => identify::<T>(
                sheet,
                &mut self.ids,
                keys(&mut self.names),
                self.ambient,
                self.problems,
            ),
            None => Vec::new(),
        };
        Ok(Identified { sheet, ids, before })
    }

    /// Says how far it is, and breaks off when that is wanted.
    pub(crate) fn tell(
        &mut self,
        step: &'static str,
        done: u64,
        total: u64,
    ) -> Result<(), Problem> {
        match (self.watch)(Progress { step, done, total }) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(Problem::import_broken_off()),
        }
    }

    /// Opens a table, if the folder has it and it is one.
    pub(crate) fn open(
        &mut self,
        stem: &'static str,
        columns: &[&str],
        attributes: bool,
    ) -> Option<Sheet> {
        let (folder, problems) = (self.folder, self.problems);
        let file = file_of(&self.files, stem, problems)?;
        let sheet = Sheet::open(folder, file, columns, attributes, problems);
        if sheet.is_none() {
            self.refused.insert(stem);
        }
        sheet
    }

    /// Says of what the folder has nothing by which a name could be found.
    fn note_lacks(&mut self) {
        macro_rules! note {
            ($($keys:ident),*) => {$(
                let lack = self.lack(stringify!($keys), self.names.$keys.is_empty());
                self.names.$keys.lack = lack;
            )*};
        }
        note!(sources, actors, events, ties, findings);
        let declared = |none: bool, noun| none.then_some(Lack::Declared(noun));
        self.names.members.lack = declared(self.names.members.is_empty(), "member");
        self.names.phases.lack = declared(self.names.phases.is_empty(), "phase");
    }

    /// Returns why no name of a table's noun means anything, if that is so.
    fn lack(&self, stem: &'static str, none: bool) -> Option<Lack> {
        if self.refused.contains(stem) {
            return Some(Lack::Refused(stem));
        }
        none.then_some(Lack::Table(stem))
    }

    /// Opens the table of a noun; columns that are taken for undefined attributes are mentioned.
    pub(crate) fn sheet<T: Row>(&mut self) -> Result<Option<Sheet>, Problem> {
        self.tell(T::STEM, 0, 0)?;
        let Some(sheet) = self.open(T::STEM, T::COLUMNS, T::ATTRIBUTES.is_some()) else {
            return Ok(None);
        };
        if let Some(of) = T::ATTRIBUTES {
            for (name, _) in sheet.columns.attributes(T::COLUMNS) {
                if !self.names.attributes.contains_key(&(of, name.to_owned())) {
                    let near = crate::error::nearest(name, T::COLUMNS.iter().copied());
                    let near = near.map(|near| format!("; did you mean {near:?}?"));
                    self.names.columns.insert((of, name.to_owned()));
                    self.report.list(format!(
                        "{}: the column {name:?} is taken as an attribute of the type text, for ayni.toml does not define it{}",
                        sheet.file,
                        near.unwrap_or_default()
                    ));
                }
            }
        }
        Ok(Some(sheet))
    }

    /// Puts the rows of a keyed table.
    fn rows<T: Row>(&mut self, table: &Identified<T>) -> Result<(), Problem> {
        let Some(sheet) = &table.sheet else {
            return Ok(());
        };
        let mut next = next_position(table.before.values());
        for (cells, id) in sheet.rows(self.problems).zip(&table.ids) {
            let Some(id) = id else { continue };
            let before = table.before.get(id).cloned();
            let position = position(&cells, before.as_ref(), &mut next);
            if let Some(noun) = T::read(&cells, &self.names, before, position) {
                self.put(*id, &noun)?;
                self.report.records += 1;
            }
        }
        Ok(())
    }

    /// Puts the rows of a table without keys; a row without an id meets the record that is about
    /// the same.
    pub(crate) fn loose<T: Row>(&mut self) -> Result<Loose<T>, Problem> {
        let before: Vec<(T::Id, T)> = if self.fresh {
            Vec::new()
        } else {
            self.writer.all::<T>()?
        };
        let by_id: HashMap<RecordId, &T> = before
            .iter()
            .map(|(id, noun)| ((*id).into(), noun))
            .collect();
        let mut alike: HashMap<Vec<String>, VecDeque<T::Id>> = HashMap::new();
        for (id, noun) in &before {
            if let Some(about) = noun.about() {
                alike.entry(about).or_default().push_back(*id);
            }
        }
        let mut met: HashSet<RecordId> = HashSet::new();
        let mut next = next_position(before.iter().map(|(_, noun)| noun));
        let mut all = Loose {
            file: String::new(),
            rows: Vec::new(),
        };
        let Some(sheet) = self.sheet::<T>()? else {
            return Ok(all);
        };
        let mut lines: HashMap<Vec<String>, usize> = HashMap::new();
        let mut repeats = Vec::new();
        for cells in sheet.rows(self.problems) {
            let given = self.ids.of(&cells, T::Id::KIND);
            let known = given.and_then(|id| by_id.get(&id).map(|noun| (*noun).clone()));
            // What is wrong is noted when the row is read for good, once.
            let unheard = Problems::default();
            let draft = Cells {
                problems: &unheard,
                ..cells
            };
            let about = T::read(&draft, &self.names, known, next).and_then(|draft| draft.about());
            let line = cells.at.line.unwrap_or_default();
            if let Some(about) = &about
                && let Some(first) = lines.get(about)
            {
                if T::ONCE && given.is_none() {
                    let what = format!("line {first} has the same {} already", T::ABOUT);
                    self.problems.add(cells.at, what);
                    continue;
                }
                repeats.push((line, *first));
            } else if let Some(about) = &about {
                lines.insert(about.clone(), line);
            }
            let same = about.and_then(|about| {
                let ids = alike.get_mut(&about)?;
                while ids.front().is_some_and(|id| met.contains(&(*id).into())) {
                    ids.pop_front();
                }
                ids.front().copied()
            });
            let id: T::Id = match (given, same) {
                (Some(id), _) if by_id.contains_key(&id) => id.into(),
                (_, Some(id)) => id,
                (Some(id), None) => id.into(),
                (None, None) => self.ambient.mint().into(),
            };
            met.insert(id.into());
            let before = by_id.get(&id.into()).map(|noun| (*noun).clone());
            let position = position(&cells, before.as_ref(), &mut next);
            if let Some(noun) = T::read(&cells, &self.names, before, position) {
                self.put(id, &noun)?;
                self.report.records += 1;
                all.rows.push((line, noun));
            }
        }
        self.repeats::<T>(&sheet.file, &repeats);
        all.file = sheet.file;
        Ok(all)
    }

    /// Puts what `ayni.toml` declares.
    fn declare(&mut self, declaration: &Declaration) -> Result<(), Problem> {
        self.describe(declaration)?;
        let before = self.writer.all::<Member>()?;
        for (id, member) in &before {
            self.names.members.insert(&member.key, *id);
        }
        for (n, table) in (0..).zip(&declaration.members) {
            let table = table.get_ref();
            let old = self.names.members.id(&table.key);
            let id = self.declared(table.id, old);
            let at = before.iter().find(|(old, _)| *old == id);
            let position = at.map_or(n, |(_, member)| member.position);
            self.put(id, &table.noun(position))?;
            self.names.members.remove(id);
            self.names.members.insert(&table.key, id);
        }
        let before = self.writer.all::<Attribute>()?;
        let mut define = |attribute: &Attribute| {
            let name = (attribute.of, attribute.name.clone());
            let value_type = attribute.value_type.clone();
            self.names.attributes.insert(name, value_type);
        };
        before.iter().for_each(|(_, attribute)| define(attribute));
        for (n, table) in (0..).zip(&declaration.attributes) {
            let table = table.get_ref();
            let old = before
                .iter()
                .find(|(_, old)| old.of == table.of && old.name == table.name);
            let noun = table.noun(old.map_or(n, |(_, old)| old.position));
            let id = self.declared(table.id, old.map(|(id, _)| *id));
            let name = (noun.of, noun.name.clone());
            self.names.attributes.insert(name, noun.value_type.clone());
            self.put(id, &noun)?;
        }
        let before = self.writer.all::<Phase>()?;
        for (id, phase) in &before {
            self.names.phases.insert(&phase.key, *id);
        }
        for (n, table) in (0..).zip(&declaration.phases) {
            let table = table.get_ref();
            let old = before.iter().find(|(_, old)| old.key == table.key);
            let id = self.declared(table.id, old.map(|(id, _)| *id));
            if let Some(noun) = table.noun(old.map_or(n, |(_, old)| old.position)) {
                self.put(id, &noun)?;
                self.names.phases.insert(&table.key, id);
            }
        }
        Ok(())
    }

    /// Puts the rounds. One that the folder only names is what the folder brings, with its codebook.
    fn rounds(&mut self, declaration: &Declaration) -> Result<(), Problem> {
        let before = self.writer.all::<Round>()?;
        for table in &declaration.rounds {
            let table = table.get_ref();
            let old = before.iter().find(|(_, old)| old.name == table.name);
            let id = self.declared(table.id, old.map(|(id, _)| *id));
            let codebook = match (table.codebook, table.at, old) {
                (Some(hash), ..) => self.kept_codebook(&table.name, hash)?,
                (None, _, Some((_, old))) => old.codebook,
                (None, Some(_), None) => None,
                (None, None, None) => {
                    let codes = kept::write(self.writer.all()?)?;
                    Some(self.writer.put_blob(&codes)?)
                }
            };
            let at = table.at.or_else(|| old.map(|(_, old)| old.at));
            let round = Round {
                name: table.name.clone(),
                at: at.unwrap_or(self.moment),
                codebook,
            };
            self.put(id, &round)?;
        }
        Ok(())
    }

    /// Looks whether what a round says of its codebook is there and is one.
    fn kept_codebook(
        &self,
        round: &str,
        hash: ContentHash,
    ) -> Result<Option<ContentHash>, Problem> {
        let file = format!("{BLOBS}{hash}");
        let read = match self.writer.text(hash) {
            Ok(codes) => kept::read(codes.as_bytes()).map(drop),
            Err(error) => Err(format!("it cannot be read: {error}")),
        };
        if let Err(why) = read {
            let what = format!("the codebook of the round {round:?}: {why}");
            self.problems.add(At::file(&file), what);
        }
        Ok(Some(hash))
    }

    /// Names and describes the project, unless the folder is of another one.
    fn describe(&mut self, declaration: &Declaration) -> Result<(), Problem> {
        let table = &declaration.project;
        let Some((id, before)) = self.writer.all::<Project>()?.into_iter().next() else {
            return Ok(());
        };
        if table.id.is_some_and(|Id(other)| other != id.into()) {
            self.report.list(format!(
                "ayni.toml: the folder is of another project ({}); this one keeps its name",
                table.name
            ));
            return Ok(());
        }
        let noun = Project {
            name: table.name.clone(),
            description: table.description.clone().or(before.description),
            language: table.language.clone().or(before.language),
        };
        self.put(id, &noun)
    }

    /// Returns the identity of what `ayni.toml` declares: by id, then by key, then a new one.
    fn declared<I: NounId>(&mut self, given: Option<Id>, old: Option<I>) -> I {
        if let Some(Id(id)) = given {
            let at = At::file(super::declaration::FILE);
            self.ids.give(id, I::KIND, at, self.problems);
            if self.ids.known.contains_key(&id) || old.is_none() {
                return id.into();
            }
        }
        old.unwrap_or_else(|| self.ambient.mint().into())
    }
}

/// Returns the first free place after those of records.
pub(crate) fn next_position<'r, T: Row + 'r>(rows: impl Iterator<Item = &'r T>) -> u32 {
    rows.filter_map(T::position)
        .max()
        .map_or(0, |last| last.saturating_add(1))
}

/// Returns the place of a row: its own column, where it was before, or after all others.
pub(crate) fn position<T: Row>(cells: &Cells<'_>, before: Option<&T>, next: &mut u32) -> u32 {
    if let Some(position) = cells.number("position") {
        return position;
    }
    if let Some(position) = before.and_then(T::position) {
        return position;
    }
    *next = next.saturating_add(1);
    *next - 1
}
