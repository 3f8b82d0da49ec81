//! Bringing a foreign project in, piece by piece, as one entry of the journal.

mod anchor;
mod attributes;
mod became;
mod before;
mod cases;
mod codes;
mod doubts;
mod free;
mod index;
mod notes;
mod said;
mod selections;
mod shelf;
mod sources;
mod texts;
mod told;

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    ops::ControlFlow,
};

use ayni_formats::{
    RefusalKind,
    foreign::{
        Case, Code, Head, Made, NoticeKind, Piece, Program, Set, User, Variable, VariableOf,
        Verbatim as Words, container::Container, refi::InWords,
    },
};
use ayni_model::{
    id::{
        ActorId, AttributeId, CodeId, CodingId, ImportId, MemberId, MemoId, QuotationId, RecordId,
        SourceId,
    },
    import::{Import, Verbatim},
    operation::Operation,
    record::{Kind, Noun as _, Reference},
    study::{AttributeOf, Member, Project as ProjectNoun},
};
use ayni_store::{Hashed, Reader as _, Writer};

use self::{
    attributes::{AttributeKind, attribute_name},
    became::Became,
    free::Free,
    index::{Index, form, is_same},
    said::Said,
    shelf::{Met, Shelves},
};
use super::{
    Input, MEMBER, Options, Progress, Watch,
    ready::{Prepared, Ready, is_ours, packed, prepare_source, read_ahead},
    report::{Brought, Notices, Report},
};
use crate::{Problem, ProblemKind, ambient::Ambient, fields::key_of};

/// An import under way.
pub(super) struct Bring<'a, 'p> {
    writer: Writer<'p>,
    ambient: &'a dyn Ambient,
    options: &'a Options,
    /// The container a second time, for the files of sources.
    files: Box<dyn Container>,
    watch: &'a mut Watch<'a>,
    report: Report,
    import: ImportId,
    /// Whether the project had anything that could be met.
    fresh: bool,
    /// Whether what comes is written, and not only looked at.
    writes: bool,
    shelves: Shelves,
    index: Index,
    /// What each record of the project is, that one of another kind may not have its identity.
    kinds: HashMap<RecordId, Kind>,
    /// Things of the file that were removed here, and what is left out with them.
    removed: BTreeSet<RecordId>,
    met: Met,
    head: Option<Head>,
    description: Option<String>,
    /// Members by the identities of users.
    users: BTreeMap<RecordId, MemberId>,
    /// Who coded where the file does not say.
    nobody: Option<MemberId>,
    member_keys: BTreeSet<String>,
    /// Codes by the identities of those of the file.
    codes: HashMap<RecordId, codes::Landed>,
    /// The codes here that have come.
    landed: BTreeSet<CodeId>,
    free: Free,
    siblings: BTreeMap<(Option<CodeId>, String), CodeId>,
    /// What each code stands below.
    parents: BTreeMap<CodeId, Option<CodeId>>,
    /// Codes of the file until all have come.
    waiting: Vec<Code>,
    /// Users and cases of the file until all have come.
    waiting_users: Vec<User>,
    waiting_cases: Vec<Case>,
    /// The people here that the file knows by their identities.
    known_people: BTreeSet<RecordId>,
    /// What the file says of codes.
    says: codes::Says,
    /// The codes here that the file knows by their identities.
    of_file: BTreeSet<CodeId>,
    /// Sets of the file until all have come.
    sets: Vec<Set>,
    group_names: BTreeMap<String, ayni_model::id::CodeGroupId>,
    /// The groups here that have come.
    landed_groups: BTreeSet<ayni_model::id::CodeGroupId>,
    /// The attributes here that sets of sources of the file are.
    landed_sets: BTreeSet<AttributeId>,
    /// The sources of sets, until all sources have come.
    set_members: Vec<codes::SetMembers>,
    code_positions: BTreeMap<Option<CodeId>, u32>,
    variables: BTreeMap<RecordId, Variable>,
    attributes: BTreeMap<(RecordId, AttributeKind), attributes::Landed>,
    /// The attributes here that the file knows by their identities.
    known_attributes: BTreeSet<AttributeId>,
    /// The attributes here that variables of the file are.
    of_variables: BTreeSet<(AttributeOf, String)>,
    /// Those that were removed here.
    no_attributes: BTreeSet<(RecordId, AttributeKind)>,
    attribute_names: BTreeSet<(AttributeKind, String)>,
    /// Actors by the identities of cases.
    cases: BTreeMap<RecordId, ActorId>,
    actor_keys: BTreeSet<String>,
    /// What the actors of cases are called.
    actor_names: BTreeMap<ActorId, String>,
    /// Sources by their texts; made when first asked for.
    by_text: Option<BTreeMap<ayni_model::source::ContentHash, Vec<SourceId>>>,
    /// Cases that name sources: whose voice a source is.
    informants: BTreeMap<RecordId, Vec<ActorId>>,
    /// Values of sources that stand in cases without a name.
    sheets: BTreeMap<RecordId, Vec<ayni_formats::foreign::VariableValue>>,
    /// Passages of cases, by source.
    passages: BTreeMap<RecordId, Vec<(ActorId, i64, i64)>>,
    /// Selections of cases.
    of_cases: BTreeMap<RecordId, Vec<ActorId>>,
    /// Sources by the identities of those of the file.
    sources: BTreeMap<RecordId, SourceId>,
    /// The sources here that have come, or that the file knows by their identities.
    landed_sources: BTreeSet<SourceId>,
    source_keys: BTreeSet<String>,
    file_paths: BTreeSet<String>,
    source_position: u32,
    /// What each note is on: the first thing that named it.
    noted: BTreeMap<RecordId, Option<Reference>>,
    /// Notes that something names that does not come.
    on_nothing: BTreeSet<RecordId>,
    /// Notes that several things name.
    several: BTreeSet<RecordId>,
    notes: Vec<ayni_formats::foreign::Note>,
    /// Memos by what they are on and say; made when first asked for.
    by_words: Option<notes::ByWords>,
    /// The memos here that notes of the file are.
    landed_memos: BTreeSet<MemoId>,
    /// Codings of which a note says what stands on themselves, by that note.
    coding_notes: HashMap<RecordId, CodingId>,
    memo_keys: BTreeSet<String>,
    /// Quotations of notes that stand on passages, by source.
    quotation_ids: BTreeMap<RecordId, QuotationId>,
    became: Became,
    /// What earlier files said; made when first asked for.
    said: Option<Said>,
    verbatims: u32,
    /// What a database says and only REFI-QDA has words for.
    in_words: InWords,
    members_kept: BTreeSet<String>,
    notices: Notices,
    codings: u64,
}

/// What becomes of what was brought in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    /// It fills a project that was made for it.
    Create,
    /// It joins what the project has.
    Merge,
    /// It is looked at, and not written.
    Rehearse,
}

impl<'a, 'p> Bring<'a, 'p> {
    pub(super) fn new(
        writer: Writer<'p>,
        ambient: &'a dyn Ambient,
        options: &'a Options,
        files: Box<dyn Container>,
        watch: &'a mut Watch<'a>,
    ) -> Result<Self, Problem> {
        let shelves = Shelves::load(&writer)?;
        let mut kinds = HashMap::new();
        for kind in Kind::ALL {
            kinds.extend(writer.known(*kind)?.into_iter().map(|id| (id, *kind)));
        }
        let fresh = shelves.are_empty();
        let lower = |key: &String| key.to_lowercase();
        let mut bring = Self {
            import: ambient.mint().into(),
            ambient,
            options,
            files,
            watch,
            report: Report::default(),
            fresh,
            writes: false,
            index: Index::of(&shelves),
            kinds,
            removed: BTreeSet::new(),
            met: Met::default(),
            head: None,
            description: None,
            users: BTreeMap::new(),
            nobody: None,
            member_keys: shelves
                .members
                .live
                .values()
                .map(|it| lower(&it.key))
                .collect(),
            codes: HashMap::new(),
            landed: BTreeSet::new(),
            free: Free::default(),
            siblings: BTreeMap::new(),
            parents: BTreeMap::new(),
            waiting: Vec::new(),
            waiting_users: Vec::new(),
            waiting_cases: Vec::new(),
            known_people: BTreeSet::new(),
            says: codes::Says::default(),
            of_file: BTreeSet::new(),
            sets: Vec::new(),
            group_names: BTreeMap::new(),
            landed_groups: BTreeSet::new(),
            landed_sets: BTreeSet::new(),
            set_members: Vec::new(),
            code_positions: BTreeMap::new(),
            variables: BTreeMap::new(),
            attributes: BTreeMap::new(),
            known_attributes: BTreeSet::new(),
            of_variables: BTreeSet::new(),
            no_attributes: BTreeSet::new(),
            attribute_names: BTreeSet::new(),
            cases: BTreeMap::new(),
            actor_keys: shelves
                .actors
                .live
                .values()
                .map(|it| lower(&it.key))
                .collect(),
            actor_names: BTreeMap::new(),
            by_text: None,
            informants: BTreeMap::new(),
            sheets: BTreeMap::new(),
            passages: BTreeMap::new(),
            of_cases: BTreeMap::new(),
            sources: BTreeMap::new(),
            landed_sources: BTreeSet::new(),
            source_keys: shelves
                .sources
                .live
                .values()
                .map(|it| lower(&it.key))
                .collect(),
            file_paths: shelves
                .sources
                .live
                .values()
                .filter_map(|it| Some(form(&it.file.as_ref()?.path)))
                .collect(),
            source_position: 0,
            noted: BTreeMap::new(),
            on_nothing: BTreeSet::new(),
            several: BTreeSet::new(),
            notes: Vec::new(),
            by_words: None,
            landed_memos: BTreeSet::new(),
            coding_notes: HashMap::new(),
            memo_keys: shelves
                .memos
                .live
                .values()
                .map(|it| lower(&it.key))
                .collect(),
            quotation_ids: BTreeMap::new(),
            became: Became::default(),
            said: None,
            verbatims: 0,
            in_words: InWords::default(),
            members_kept: BTreeSet::new(),
            notices: Notices::new(),
            codings: 0,
            writer,
            shelves,
        };
        let positions = bring
            .shelves
            .sources
            .live
            .values()
            .map(|it| it.position + 1);
        bring.source_position = positions.max().unwrap_or(0);
        bring.know_codes();
        bring.know_became()?;
        bring.group_names = bring.index.groups.clone();
        let attributes = bring.index.attributes.keys().cloned();
        bring.attribute_names.extend(attributes);
        Ok(bring)
    }

    /// Reads everything, and writes it unless it is only looked at.
    pub(super) fn run(
        mut self,
        input: &mut Input,
        file: &str,
        purpose: Purpose,
    ) -> Result<Report, Problem> {
        self.report.file = file.to_owned();
        self.writes = purpose != Purpose::Rehearse;
        self.know_sources(input)?;
        read_ahead(input, self.options, &mut |ready| self.ready(ready))?;
        self.finish(purpose)?;
        let brought = self.report.brought.unwrap_or_default();
        let operation = Operation::BringIn {
            file: file.to_owned(),
            sources: brought.sources,
            codes: Some(brought.codes),
            codings: brought.codings,
            others: Some(brought.others),
            values: Some(brought.values),
        };
        if purpose == Purpose::Rehearse || self.brings_nothing()? {
            return Ok(self.report);
        }
        self.tell("index", 0)?;
        self.report.step = self.writer.commit(&operation)?;
        Ok(self.report)
    }

    fn ready(&mut self, ready: Ready) -> Result<(), Problem> {
        for _ in 0..ready.tamed {
            self.note_that(NoticeKind::BadValue, "control characters");
        }
        let wait = match &ready.piece {
            Prepared::Source(_) => false,
            Prepared::Other(piece) => !matches!(
                **piece,
                Piece::Source(_) | Piece::Case(_) | Piece::Note(_) | Piece::Set(_)
            ),
        };
        // What is said beside them ends neither the users nor the cases.
        let (mut users, mut cases) = (true, true);
        if let Prepared::Other(piece) = &ready.piece {
            let beside = matches!(**piece, Piece::Verbatim(_) | Piece::Notice(_));
            users = !beside && !matches!(**piece, Piece::User(_));
            cases = !beside && !matches!(**piece, Piece::Case(_));
        }
        if users {
            self.take_users()?;
        }
        if !wait {
            self.take_codes()?;
        }
        if cases {
            self.take_cases()?;
        }
        match ready.piece {
            Prepared::Source(source) => self.source(*source),
            Prepared::Other(piece) => self.piece(*piece),
        }
    }

    fn piece(&mut self, piece: Piece) -> Result<(), Problem> {
        self.in_words.see(&piece);
        match piece {
            Piece::Head(head) => {
                self.report.program = head.program.word().to_owned();
                self.report.origin = head.origin.clone();
                self.report.name = head.name.clone();
                self.description = head.description.clone();
                self.head = Some(head);
                Ok(())
            }
            Piece::Description(words) => {
                self.description = Some(words);
                Ok(())
            }
            Piece::ProjectNote(note) => {
                self.noted.entry(note).or_insert(None);
                Ok(())
            }
            Piece::User(user) => {
                self.waiting_users.push(user);
                Ok(())
            }
            Piece::Code(code) => {
                self.report.came("code");
                self.leave_made("who made a code, and when", &code.made);
                self.waiting.push(code);
                Ok(())
            }
            // Its values stand in the words of notes.
            Piece::Variable(variable) if variable.of == Some(VariableOf::Note) => {
                self.report.kept("variable");
                Ok(())
            }
            Piece::Variable(variable) => {
                self.report.came("variable");
                self.know_variable(&variable);
                self.variables.insert(variable.id, variable);
                Ok(())
            }
            Piece::Case(case) => {
                self.leave_made("who made a case, and when", &case.made);
                self.waiting_cases.push(case);
                Ok(())
            }
            Piece::Source(source) => self.source(prepare_source(*source, self.is_ours())),
            Piece::Note(note) => self.note(*note),
            Piece::Link(_) => {
                self.report.kept("link");
                Ok(())
            }
            Piece::Graph(_) => {
                self.report.kept("graph");
                Ok(())
            }
            Piece::Set(set) => {
                self.sets.push(set);
                Ok(())
            }
            Piece::Verbatim(words) => self.verbatim(&words),
            Piece::Notice(notice) => {
                let key = (notice.what, notice.seen);
                let often = self.notices.entry(key).or_default();
                often.add(notice.count as u64, notice.place);
                Ok(())
            }
        }
    }

    /// Says how far it is, and breaks off when that is wanted.
    fn tell(&mut self, step: &'static str, done: u64) -> Result<(), Problem> {
        match (self.watch)(Progress { step, done }) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(Problem::import_broken_off()),
        }
    }

    /// Tells whether the file was written by this program.
    fn is_ours(&self) -> bool {
        self.head.as_ref().is_some_and(|head| is_ours(&head.origin))
    }

    /// Tells whether the file has no place for what stands on a coding, but as a note.
    fn is_refi(&self) -> bool {
        self.head
            .as_ref()
            .is_some_and(|head| head.program == Program::RefiProject)
    }

    /// Tells that who made something, and when, has no place here. The history of a codebook of Taguette is a
    /// memo.
    fn leave_made(&mut self, what: &str, made: &Made) {
        let head = self.head.as_ref().map(|head| head.program);
        let says = made.by.is_some() || made.at.is_some();
        if says && head != Some(Program::Taguette) {
            self.note_that(NoticeKind::Maker, what);
        }
    }

    fn note_that(&mut self, what: NoticeKind, seen: &str) {
        let seen: String = seen.chars().take(80).collect();
        self.notices.entry((what, seen)).or_default().add(1, None);
    }

    /// Takes the users, now that all have come: who is known by identity is nobody else of the file.
    fn take_users(&mut self) -> Result<(), Problem> {
        let users = std::mem::take(&mut self.waiting_users);
        for user in &users {
            let own: MemberId = self.own(user.id);
            self.known_people.insert(own.into());
        }
        users.iter().try_for_each(|user| self.user(user))
    }

    fn user(&mut self, user: &User) -> Result<(), Problem> {
        self.report.came("user");
        let name = user.name.as_deref().or(user.login.as_deref());
        let name = name.map_or("", str::trim);
        let unnamed = name.is_empty();
        let name = if unnamed { "unnamed" } else { name };
        let own: MemberId = self.own(user.id);
        let known = self.shelves.members.live.contains_key(&own);
        // Whoever went out without a name has the one of here, whatever identity another program gave.
        let hides = |id: &&MemberId| super::anonymous((**id).into()) == name;
        let hidden = self.shelves.members.live.keys().find(hides).copied();
        let by_name = || {
            let name = form(name);
            let keyed = self.index.member_keys.get(&key_of(&name));
            let named = self.index.member_names.get(&name).into_iter().flatten();
            let mut all = named.chain(keyed).copied();
            all.find(|id| !self.is_of_file((*id).into()))
        };
        let met = if known {
            Some(own)
        } else {
            hidden.or_else(by_name)
        };
        let id: MemberId = match met {
            Some(met) => met,
            None => {
                let said = self.meant(user.id, |said| said.members.get(&form(name)).copied())?;
                said.unwrap_or(own)
            }
        };
        if self.stays_removed::<Member>(user.id, id)? {
            self.report.stayed_out("user");
            return Ok(());
        }
        self.users.insert(user.id, id);
        self.joins(user.id, id);
        // Who only met a file's user is called here as before, and so is who has no name there.
        let met = id != own || self.has_met(user.id) || hidden == Some(id) || unnamed;
        let live = self.shelves.members.live.get(&id);
        if let Some(here) = live.filter(|_| met) {
            // Two people of one name would be one here.
            let told = match here.name == name {
                true => name.to_owned(),
                false => format!("{name} = {}", here.name),
            };
            if !known && hidden != Some(id) {
                self.note_that(NoticeKind::MetByName, &told);
            }
            self.met_same(Kind::Member, id.into());
            return Ok(());
        }
        let noun = self.member(id, name);
        self.settle(id, &noun)
    }

    fn member(&mut self, id: MemberId, name: &str) -> Member {
        let position = self.member_keys.len() as u32;
        let known = self.shelves.members.live.get(&id);
        let key = match known {
            Some(known) => known.key.clone(),
            None => {
                let taken = |key: &str| self.member_keys.contains(key);
                self.free.key("member", &key_of(name), &taken)
            }
        };
        self.member_keys.insert(key.to_lowercase());
        Member {
            key,
            name: name.to_owned(),
            position,
        }
    }

    /// Returns who did something; where the file does not say, a member who stands for nobody. Nothing
    /// when that member was removed here.
    fn by(&mut self, user: Option<RecordId>) -> Result<Option<MemberId>, Problem> {
        if let Some(id) = user.and_then(|user| self.users.get(&user)) {
            return Ok(Some(*id));
        }
        if user.is_some_and(|user| self.removed.contains(&user)) {
            return Ok(None);
        }
        if let Some(user) = user {
            return self.unlisted(user);
        }
        if let Some(nobody) = self.nobody {
            return Ok(Some(nobody));
        }
        let id: MemberId = super::nobody();
        if !self.shelves.members.live.contains_key(&id) {
            let noun = self.member(id, "unknown");
            if self.removed::<Member>(id)? {
                return Ok(None);
            }
            self.settle(id, &noun)?;
        }
        self.nobody = Some(id);
        Ok(Some(id))
    }

    /// Returns whom a file names and does not list. Nothing is said of the name: who is here keeps it.
    fn unlisted(&mut self, user: RecordId) -> Result<Option<MemberId>, Problem> {
        let id: MemberId = self.own(user);
        if self.stays_removed::<Member>(user, id)? {
            return Ok(None);
        }
        self.note_that(NoticeKind::Dangling, "User");
        self.joins(user, id);
        if !self.shelves.members.live.contains_key(&id) {
            let noun = self.member(id, "unnamed");
            self.settle(id, &noun)?;
        }
        self.users.insert(user, id);
        Ok(Some(id))
    }

    /// Keeps a part of the file word for word.
    fn verbatim(&mut self, words: &Words) -> Result<(), Problem> {
        if let Some(member) = words.place.strip_prefix(MEMBER) {
            return self.stray(member);
        }
        let id = self.import_part(&format!("{} {}", words.place, self.verbatims));
        let packed = packed(&words.words);
        self.keep(id, &words.place, None, &packed, None, Vec::new())
    }

    /// Keeps a member of the archive that nothing names.
    fn stray(&mut self, member: &str) -> Result<(), Problem> {
        let Some(hash) = self.keep_member(member)? else {
            return Ok(());
        };
        let id = self.import_part(&format!("{MEMBER}{member}"));
        let place = format!("{MEMBER}{member}");
        let nothing = packed("");
        let members = vec![(member.to_owned(), hash)];
        self.keep(id, &place, None, &nothing, None, members)
    }

    fn import_part(&self, name: &str) -> RecordId {
        RecordId::from(self.import).derived(name)
    }

    fn keep(
        &mut self,
        id: RecordId,
        place: &str,
        of: Option<Reference>,
        words: &Hashed<Vec<u8>>,
        positions: Option<ayni_model::positions::Decision>,
        members: Vec<(String, ayni_model::source::ContentHash)>,
    ) -> Result<(), Problem> {
        let noun = Verbatim {
            import: self.import,
            place: place.to_owned(),
            of,
            words: self.writer.put_hashed(words)?,
            positions,
            members,
            position: self.verbatims,
        };
        self.verbatims += 1;
        self.settle(id.into(), &noun)
    }

    /// Stores a member of the container.
    fn keep_member(
        &mut self,
        member: &str,
    ) -> Result<Option<ayni_model::source::ContentHash>, Problem> {
        self.members_kept.insert(member.to_owned());
        match self.files.read(member) {
            Ok(Some(bytes)) => Ok(Some(self.writer.put_blob(&bytes)?)),
            Ok(None) => Ok(None),
            // A long recording is more than is held at once; what is coded in it comes all the same.
            Err(refusal) if matches!(refusal.kind, RefusalKind::TooLarge { .. }) => {
                self.note_that(NoticeKind::TooLarge, member);
                Ok(None)
            }
            Err(refusal) => Err(refusal.into()),
        }
    }

    /// Tells whether the very same file came in last, and nothing of it is new: there is no step to take back.
    /// Of an older file it is new that it is the last one again, by what is kept word for word.
    fn brings_nothing(&self) -> Result<bool, Problem> {
        let Some(hash) = self.options.hash else {
            return Ok(false);
        };
        let imports = self.writer.all::<Import>()?.into_iter();
        let others = imports.filter(|(id, _)| *id != self.import);
        let last = others.max_by_key(|(_, import)| import.position);
        if last.is_none_or(|(_, import)| import.hash != Some(hash)) {
            return Ok(false);
        }
        let touched = self.writer.touched()?;
        let kept = |kind: &Kind| matches!(kind, Kind::Import | Kind::Verbatim);
        // The words of a source, and how they count, are of the import that said them last.
        let mut changed = touched.changed.iter();
        let same = changed.all(|it| it.kind == Kind::Verbatim && it.set.keys().eq(["import"]));
        Ok(same && touched.made.keys().all(kept))
    }

    fn finish(&mut self, purpose: Purpose) -> Result<(), Problem> {
        self.take_users()?;
        self.take_codes()?;
        self.take_cases()?;
        self.take_sets()?;
        self.finish_cases()?;
        self.finish_sets()?;
        self.finish_variables()?;
        self.finish_notes()?;
        self.finish_members()?;
        for words in std::mem::take(&mut self.in_words).sections() {
            self.verbatim(&words)?;
        }
        self.keep_became()?;
        match purpose {
            Purpose::Create => self.describe()?,
            Purpose::Merge | Purpose::Rehearse => self.describe_anew()?,
        }
        self.report.depth = self.code_depth();
        let notices = std::mem::take(&mut self.notices);
        self.report.list_notices(notices);
        if !self.fresh {
            self.list_absent()?;
            self.report.merged = self.met.report();
            self.list_overwritten()?;
        }
        self.report.brought = Some(Brought {
            values: self.report.overwritten.len() as u64 + self.report.more_overwritten,
            ..self.met.brought()
        });
        let head = self.head.take();
        let report = self
            .writer
            .put_blob(&serde_json::to_vec(&self.report).map_err(|error| {
                Problem::new(
                    ProblemKind::Store,
                    crate::Sentence::foreign(error.to_string()),
                )
            })?)?;
        let imports = self.writer.all::<Import>()?.len();
        let noun = Import {
            file: self.report.file.clone(),
            hash: self.options.hash,
            program: self.report.program.clone(),
            origin: self.report.origin.clone(),
            name: head.and_then(|head| head.name),
            report,
            position: imports as u32,
        };
        Ok(self.writer.put(self.import, &noun)?)
    }

    /// A project needs somebody who works on it.
    fn finish_members(&mut self) -> Result<(), Problem> {
        if !self.member_keys.is_empty() {
            return Ok(());
        }
        let id = self.ambient.mint().into();
        let noun = self.member(id, "me");
        self.settle(id, &noun)
    }

    /// Names and describes a project that was made for the file.
    fn describe(&mut self) -> Result<(), Problem> {
        let Some((id, before)) = self.writer.all::<ProjectNoun>()?.into_iter().next() else {
            return Ok(());
        };
        let name = self.report.name.as_deref().map(str::trim);
        let name = name.filter(|name| !name.is_empty());
        let noun = ProjectNoun {
            name: name.map_or_else(|| before.name.clone(), str::to_owned),
            description: self
                .description
                .clone()
                .filter(|it| !it.trim().is_empty())
                .or_else(|| before.description.clone()),
            language: before.language.clone(),
        };
        Ok(self.writer.put(id, &noun)?)
    }

    /// Takes another description of the project, where the file is one of the same project.
    fn describe_anew(&mut self) -> Result<(), Problem> {
        let Some((id, before)) = self.writer.all::<ProjectNoun>()?.into_iter().next() else {
            return Ok(());
        };
        let base = self.said_before(id.into())?;
        let named = base.and_then(|base| base.fields.get("name")?.as_str().map(str::to_owned));
        let name = self.report.name.as_deref().map(str::trim);
        if !named.zip(name).is_some_and(|(a, b)| is_same(&a, b)) {
            return Ok(());
        }
        let said = self.description.clone();
        let noun = ProjectNoun {
            description: said.filter(|it| !it.trim().is_empty()),
            ..before.clone()
        };
        let Some(mut change) = noun.put_over(&before, id) else {
            return Ok(());
        };
        self.keep_ours(&mut change)?;
        match change.fields.is_empty() {
            true => Ok(()),
            false => Ok(self.writer.change(&change)?),
        }
    }
}
