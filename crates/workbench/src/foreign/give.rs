//! Giving a project to other programs: as a REFI-QDA project.
//!
//! Each element is made of what there is now and, where it came from a file, of its own earlier words.
//! What the format cannot say is counted before anything is written.

mod book;
mod codebook;
mod given;
mod load;
mod names;
mod old_names;
mod registers;
mod since;
mod sources;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs::{self, File},
    io::{self, BufWriter, Write},
    ops::ControlFlow,
    path::{Path, PathBuf},
};

use ayni_formats::foreign::{
    Note,
    refi::{
        Original,
        dom::{Element, Node},
        patch::{self, Alive},
        schema::{Schema, Stranger, mend},
        write::{ArchiveWriter, Profile, ProjectXml, Unwritten},
    },
};
use ayni_model::{
    coding::Quotation,
    id::{ImportId, RecordId},
    record::Kind,
    source::ContentHash,
};
use ayni_store::{Hashed, Named, Project, Reader as _};
use serde_json::Value as Json;

pub(super) use self::codebook::codebook;
pub use self::given::Given;
use self::{load::Loaded, names::Earlier};
use super::ACT;
use crate::{Problem, ProblemKind, Sentence, Workbench, sentence};

/// How much is packed and written at a time, in bytes.
const PIECE: usize = 256 << 10;

/// How a project is given.
#[derive(Debug, Clone, Copy, Default)]
pub struct GiveOptions {
    /// For which program.
    pub profile: Profile,
    /// Without the names of those who coded: something else stands for each, by which they are known again.
    pub anonymous_coders: bool,
    /// Write over a file that is there.
    pub replace: bool,
}

/// How far an export is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GiveProgress {
    /// The step: `sources`, `files`.
    pub step: &'static str,
    /// How much of it is done.
    pub done: u64,
    /// How much there is of it; 0 where that is not known.
    pub total: u64,
}

/// Is told how far an export is, and says whether it goes on.
pub type GiveWatch<'w> = dyn FnMut(GiveProgress) -> ControlFlow<()> + 'w;

impl Workbench {
    /// Says what a REFI-QDA project of this one would hold and what it could not, and writes nothing.
    ///
    /// # Errors
    /// When the project cannot be read, or it is broken off.
    pub fn rehearse_give_refi(
        &self,
        options: GiveOptions,
        watch: &mut GiveWatch<'_>,
    ) -> Result<Given, Problem> {
        let _snapshot = self.project.snapshot()?;
        let mut give = Give::begin(&self.project, options, watch)?;
        give.xml(io::sink())?;
        Ok(give.given)
    }

    /// Writes the project as a REFI-QDA project (`.qdpx`). The same project gives the same bytes; the file
    /// is held against the schema before it gets its name.
    ///
    /// # Errors
    /// [`ProblemKind::Exists`] when there is a file already; [`ProblemKind::Store`] when it cannot be
    /// written, [`ProblemKind::File`] when it would not be valid; when it is broken off. No file is left
    /// behind.
    pub fn give_refi(
        &self,
        path: &Path,
        options: GiveOptions,
        watch: &mut GiveWatch<'_>,
    ) -> Result<Given, Problem> {
        if path.exists() && !options.replace {
            let path = path.display().to_string();
            return Err(Problem::new(
                ProblemKind::Exists,
                sentence!("file-exists", "there is a file {path} already", path = path),
            ));
        }
        let own = self.project.path();
        if own == path
            || own
                .canonicalize()
                .is_ok_and(|own| path.canonicalize().is_ok_and(|it| it == own))
        {
            let path = path.display().to_string();
            return Err(Problem::new(
                ProblemKind::Exists,
                sentence!(
                    "file-is-the-project",
                    "{path} is the project itself; choose another name",
                    path = path
                ),
            ));
        }
        let (part, file) = begun(path).map_err(|error| unwritten(path, &error))?;
        let given = self.give_to(file, path, options, watch).and_then(|given| {
            fs::rename(&part, path).map_err(|error| unwritten(path, &error))?;
            Ok(given)
        });
        if given.is_err() {
            drop(fs::remove_file(&part));
        }
        given
    }

    fn give_to(
        &self,
        file: File,
        path: &Path,
        options: GiveOptions,
        watch: &mut GiveWatch<'_>,
    ) -> Result<Given, Problem> {
        // All of it is of one state, whatever another window writes meanwhile.
        let _snapshot = self.project.snapshot()?;
        let failed = |error: io::Error| unwritten(path, &error);
        let mut give = Give::begin(&self.project, options, watch)?;
        let mut archive = ArchiveWriter::begin(BufWriter::with_capacity(PIECE, file));
        let out = archive.member("project.qde").map_err(failed)?;
        give.xml(BufWriter::with_capacity(PIECE, out))?;
        let members = std::mem::take(&mut give.members);
        for (done, member) in members.iter().enumerate() {
            give.tell("files", done, members.len())?;
            let out = archive.member(&member.name).map_err(failed)?;
            let bytes = self.project.blob(member.hash)?;
            let bytes = match member.is_text {
                true => options.profile.text(&bytes),
                false => bytes.as_slice().into(),
            };
            out.write_all(&bytes).map_err(failed)?;
        }
        for (name, text) in std::mem::take(&mut give.inline) {
            let out = archive.member(&name).map_err(failed)?;
            let text = options.profile.text(text.as_bytes());
            out.write_all(&text).map_err(failed)?;
        }
        let mut file = archive.finish().map_err(failed)?;
        file.flush().map_err(failed)?;
        file.get_ref().sync_all().map_err(failed)?;
        Ok(give.given)
    }
}

/// Begins a file beside the one that it shall become, under a name that nobody has.
fn begun(path: &Path) -> io::Result<(PathBuf, File)> {
    let mut number = 1_u32;
    loop {
        let mut part = path.as_os_str().to_owned();
        match number {
            1 => part.push(".part"),
            _ => part.push(format!(".{number}.part")),
        }
        match File::create_new(&part) {
            Ok(file) => return Ok((part.into(), file)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => number += 1,
            Err(error) => return Err(error),
        }
    }
}

fn unwritten(path: &Path, error: &io::Error) -> Problem {
    let path = path.display().to_string();
    let why = Sentence::foreign(error.to_string());
    Problem::new(
        ProblemKind::Store,
        sentence!(
            "file-unwritten",
            "{path} cannot be written: {why}",
            path = path,
            why = why
        ),
    )
}

/// What would be no valid file is an error of this program; it says where, so that it can be mended.
fn invalid_file(invalid: &ayni_formats::foreign::refi::schema::Invalid) -> Problem {
    let why = Sentence::foreign(invalid.to_string());
    Problem::new(
        ProblemKind::File,
        sentence!(
            "export-invalid",
            "the file would not be valid, so it was not written: {why}",
            why = why
        ),
    )
}

/// Says why the XML was not written.
fn no_xml(error: Unwritten) -> Problem {
    match error {
        Unwritten::Io(error) => unwritten(Path::new("project.qde"), &error),
        Unwritten::Invalid(invalid) => invalid_file(&invalid),
    }
}

/// A member of the archive that is still to be written.
struct Pending {
    name: String,
    hash: ContentHash,
    /// Whether it is a text, whose line ends go by the profile.
    is_text: bool,
}

/// An export under way.
struct Give<'p> {
    project: &'p Project,
    watch: &'p mut GiveWatch<'p>,
    options: GiveOptions,
    loaded: Loaded,
    earlier: Earlier,
    /// What passages name.
    named_by: Named,
    /// The files that came before, each read again from its parts.
    originals: BTreeMap<ImportId, Original<'p>>,
    given: Given,
    members: Vec<Pending>,
    /// Which bytes each member has.
    named: BTreeMap<String, ContentHash>,
    /// Values of sources that stand in cases without a name: source and variable, and the file of the case.
    sheets: BTreeMap<(RecordId, RecordId), ImportId>,
    /// Sources that are further transcripts of a recording.
    transcripts: BTreeSet<ayni_model::id::SourceId>,
    /// Texts of members that stand in no blob: of notes, and that a text is not at hand.
    inline: BTreeMap<String, String>,
    /// Links that are written as that of an earlier file; edges of graphs name them.
    links_met: BTreeMap<RecordId, RecordId>,
    /// What stands on the codings that were written, as notes.
    coding_notes: Vec<Note>,
    /// Attributes of sources that say what their files were called, and do not go out.
    hidden: BTreeSet<(RecordId, String)>,
}

impl<'p> Give<'p> {
    fn begin(
        project: &'p Project,
        options: GiveOptions,
        watch: &'p mut GiveWatch<'_>,
    ) -> Result<Self, Problem> {
        let mut loaded = Loaded::read(project, options.anonymous_coders)?;
        let left = std::mem::take(&mut loaded.left);
        let earlier = Earlier::read(project, &loaded)?;
        Ok(Self {
            project,
            watch,
            options,
            loaded,
            earlier,
            named_by: Named::default(),
            originals: BTreeMap::new(),
            given: Given {
                left,
                ..Given::default()
            },
            members: Vec::new(),
            named: BTreeMap::new(),
            sheets: BTreeMap::new(),
            transcripts: BTreeSet::new(),
            inline: BTreeMap::new(),
            links_met: BTreeMap::new(),
            coding_notes: Vec::new(),
            hidden: BTreeSet::new(),
        })
    }

    /// Says how far it is, and breaks off when that is wanted.
    fn tell(&mut self, step: &'static str, done: usize, total: usize) -> Result<(), Problem> {
        let (done, total) = (done as u64, total as u64);
        match (self.watch)(GiveProgress { step, done, total }) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(Problem::export_broken_off()),
        }
    }

    fn xml(&mut self, out: impl Write) -> Result<(), Problem> {
        let root = self.root();
        let mut xml = ProjectXml::begin(out, &root).map_err(no_xml)?;
        let words = self.loaded.sections();
        for (section, elements) in [
            ("Users", self.users(&words)),
            ("CodeBook", self.book(&words)),
            ("Variables", self.variables(&words)),
        ] {
            for element in elements {
                self.put(&mut xml, section, element)?;
            }
        }
        for element in self.cases(&words)? {
            self.put(&mut xml, "Cases", element)?;
        }
        let sources = self.loaded.sources.len();
        for at in 0..sources {
            self.tell("sources", at, sources)?;
            self.source(at, &mut xml)?;
        }
        for element in self.notes()? {
            self.put(&mut xml, "Notes", element)?;
        }
        self.tell_old_names()?;
        for note in std::mem::take(&mut self.coding_notes) {
            self.put(&mut xml, "Notes", patch::coding_note(&note))?;
        }
        for element in self.links(&words)? {
            self.put(&mut xml, "Links", element)?;
        }
        for element in self.sets(&words) {
            self.put(&mut xml, "Sets", element)?;
        }
        for element in self.graphs(&words) {
            self.put(&mut xml, "Graphs", element)?;
        }
        let mut last = self.last(&words);
        last.retain_mut(|element| self.mend("Project", element));
        let mut out = xml.finish(&last).map_err(no_xml)?;
        out.flush().map_err(|error| no_xml(error.into()))?;
        self.strays()
    }

    /// Writes an element of a section, mended to the schema where it is not of it.
    fn put<W: Write>(
        &mut self,
        xml: &mut ProjectXml<W>,
        section: &'static str,
        mut element: Element<'_>,
    ) -> Result<(), Problem> {
        let mut put = xml.element(section, &element);
        if matches!(put, Err(Unwritten::Invalid(_))) {
            if !self.mend(section, &mut element) {
                return Ok(());
            }
            put = xml.element(section, &element);
        }
        self.given.count(&element);
        put.map_err(no_xml)
    }

    /// Makes an element within another one that the schema has, and tells what of it was none. Tells whether it is
    /// one now; or else it is to be left out.
    fn mend(&mut self, within: &str, element: &mut Element<'_>) -> bool {
        let mended = &mut self.given.mended;
        let mut told = |stranger: Stranger| {
            *mended.entry(stranger.to_string()).or_default() += 1;
        };
        let is_whole = mend(Schema::Project, element, &mut told);
        if !is_whole {
            told(Stranger::Element {
                within: within.to_owned(),
                name: element.name.to_string(),
            });
        }
        is_whole
    }

    /// Returns the root: as it was in the first file, with what newer ones of the same project say.
    fn root<'x>(&mut self) -> Element<'x> {
        let mut root = Element::new("Project");
        let words = std::mem::take(&mut self.loaded.roots);
        for (import, words) in &words {
            let Some(before) = self.original(*import).part(words) else {
                continue;
            };
            for (name, value) in before.attributes {
                let (name, value) = (name.into_owned(), value.into_owned());
                match root.attributes.iter_mut().find(|(it, _)| *it == name) {
                    Some((_, earlier)) => *earlier = value.into(),
                    None => root.attributes.push((name.into(), value.into())),
                }
            }
        }
        let project = &self.loaded.project;
        if root.get("name").map(str::trim) != Some(project.name.as_str()) {
            root.set("name", Some(project.name.clone().into()));
        }
        let counts = match self.options.profile {
            Profile::Nvivo => " (UTF-16)",
            Profile::Standard | Profile::Maxqda => "",
        };
        let origin = format!("Ayni {}{counts}", env!("CARGO_PKG_VERSION"));
        root.set("origin", Some(origin.into()));
        if root.get("creationDateTime").is_none()
            && words.is_empty()
            && let Some(made) = &self.loaded.made
        {
            root.set("creationDateTime", Some(made.clone().into()));
        }
        mend(Schema::Project, &mut root, &mut |_| {});
        root
    }

    fn original(&mut self, import: ImportId) -> &mut Original<'p> {
        let (project, loaded) = (self.project, &self.loaded);
        self.originals
            .entry(import)
            .or_insert_with(|| read_anew(project, loaded, import))
    }

    /// Runs some work that may ask what there is now.
    fn alive<T>(&self, work: impl FnOnce(&Alive<'_>) -> T) -> T {
        let loaded = &self.loaded;
        let variable = |id: RecordId| loaded.variables.get(&id).map(|it| it.kind);
        work(&Alive {
            code: &|id| loaded.codes.contains_key(&id.into()),
            case: &|id| loaded.actors.contains_key(&id.into()),
            source: &|id| loaded.source_ids.contains(&id.into()),
            note: &|id| loaded.note_ids.contains(&id),
            // One that cannot be looked for goes on being named.
            gone: &|id| self.is_gone(id).unwrap_or(false),
            variable: &variable,
        })
    }

    /// Returns the name under which some bytes are written: the one that they had, unless others have it.
    fn member(
        &mut self,
        wanted: &str,
        hash: ContentHash,
        otherwise: &str,
        is_text: bool,
    ) -> String {
        let (name, is_new) = self.free_name(wanted, hash, otherwise);
        if is_new {
            self.members.push(Pending {
                name: name.clone(),
                hash,
                is_text,
            });
        }
        name
    }

    /// Writes a member that stands in no blob, and returns its name as [`Self::member`] does.
    fn inline(&mut self, wanted: &str, text: &str, otherwise: &str) -> String {
        let (name, is_new) = self.free_name(wanted, Hashed::new(text).hash(), otherwise);
        if is_new {
            self.inline.insert(name.clone(), text.to_owned());
        }
        name
    }

    /// Returns the name of a member, and whether there is none of that name and these bytes yet.
    fn free_name(&mut self, wanted: &str, hash: ContentHash, otherwise: &str) -> (String, bool) {
        let last = sources::last(wanted);
        let extension = last.rsplit_once('.').map_or("txt", |(_, it)| it);
        let others = (1..).map(|nth| match nth {
            1 => format!("{otherwise}.{extension}"),
            nth => format!("{otherwise}-{nth}.{extension}"),
        });
        let own = Some(last).filter(|last| !last.is_empty());
        for name in own.map(str::to_owned).into_iter().chain(others) {
            match self.named.get(&name.to_lowercase()) {
                Some(other) if *other != hash => {}
                Some(_) => return (format!("sources/{name}"), false),
                None => {
                    self.named.insert(name.to_lowercase(), hash);
                    return (format!("sources/{name}"), true);
                }
            }
        }
        unreachable!("numbers do not end")
    }

    /// Writes the members that nothing named.
    fn strays(&mut self) -> Result<(), Problem> {
        for (name, hash) in std::mem::take(&mut self.loaded.strays) {
            let folder = name.rsplit_once('/').map_or("", |(folder, _)| folder);
            if folder.eq_ignore_ascii_case("sources") || folder.is_empty() {
                let own = hash.to_string();
                let name = match self.earlier.tells(&name) {
                    true => format!("{own}.{}", names::extension(&name)),
                    false => name,
                };
                self.member(&name, hash, &own, false);
            }
        }
        Ok(())
    }

    /// Returns the links of earlier files whose ends are still there, or never were ours.
    fn links<'x>(&mut self, words: &'x load::Sections) -> Result<Vec<Element<'x>>, Problem> {
        let mut links = Vec::new();
        for link in self.latest(words, "Links") {
            let mut stands = true;
            for end in ["originGUID", "targetGUID"] {
                if let Some(id) = link.get(end).and_then(|id| id.parse::<RecordId>().ok()) {
                    stands &= !self.is_gone(id)?;
                }
            }
            if stands {
                links.push(link);
            } else {
                self.given.leave("link to what was removed", 1);
            }
        }
        Ok(links)
    }

    fn graphs<'x>(&mut self, words: &'x load::Sections) -> Vec<Element<'x>> {
        let mut graphs = self.latest(words, "Graphs");
        let names = self.loaded.names_now();
        for graph in &mut graphs {
            self.earlier.name_vertices(graph, &names);
        }
        graphs
    }

    /// Returns the elements of a section of earlier files. One that came in several times is written once,
    /// as the last file has it, where the first one had it; so is one that differs in its identity alone.
    fn latest<'x>(&mut self, words: &'x load::Sections, section: &'x str) -> Vec<Element<'x>> {
        let mut elements: Vec<Element<'x>> = Vec::new();
        let mut places: BTreeMap<String, (ImportId, usize)> = BTreeMap::new();
        // What each says, and where such ones are.
        let mut said: Vec<String> = Vec::new();
        let mut alike: BTreeMap<String, Vec<(ImportId, usize)>> = BTreeMap::new();
        for (import, words) in words.of(section) {
            let kept = self.original(import).kept(words);
            // What this file has by its identity is none of its others.
            let own = kept.iter().filter_map(identity);
            let own = own.filter_map(|guid| places.get(&guid));
            // Nor is what another of its own met already.
            let mut taken: BTreeSet<usize> = own.map(|(_, at)| *at).collect();
            for mut element in kept {
                name_met(&mut element, &self.links_met);
                let guid = identity(&element);
                let says = but_for_identity(&element);
                let same = alike.entry(says.clone()).or_default();
                // What stands twice in one file does so in the next.
                let earlier = guid.as_ref().and_then(|guid| places.get(guid));
                let earlier = earlier.filter(|(of, _)| *of != import);
                let other = |(of, at): &(ImportId, usize)| {
                    *of != import && !taken.contains(at) && said.get(*at) == Some(&says)
                };
                let at = match (earlier, same.iter().position(other)) {
                    (Some((_, at)), _) => {
                        // What met another one goes on having its identity.
                        if identity(&elements[*at]) != guid {
                            let first = elements[*at].get("guid").map(str::to_owned);
                            element.set("guid", first.map(Into::into));
                        }
                        elements[*at] = element;
                        *at
                    }
                    (None, Some(found)) => {
                        let at = same.remove(found).1;
                        let id = |of: &Element<'_>| identity(of)?.parse::<RecordId>().ok();
                        let met = id(&element).zip(id(&elements[at]));
                        self.links_met.extend(met);
                        at
                    }
                    (None, None) => {
                        elements.push(element);
                        said.push(String::new());
                        elements.len() - 1
                    }
                };
                taken.insert(at);
                same.push((import, at));
                said[at] = says;
                places.extend(guid.map(|guid| (guid, (import, at))));
            }
        }
        elements
    }

    /// Tells whether something has the name with which it came in. A number behind that was given then,
    /// because another had the name of the file, whatever became of the other.
    fn came_as(&self, id: impl Into<RecordId>, name: &str) -> bool {
        // Of what cannot be looked for, what it is called is known.
        let said = self.project.left_by(id.into(), ACT).ok().flatten();
        said.is_some_and(|said| said.written.get("name").and_then(Json::as_str) == Some(name))
    }

    /// Tells whether something was here and was removed.
    fn is_gone(&self, id: RecordId) -> Result<bool, Problem> {
        let loaded = &self.loaded;
        Ok(match self.project.kind_of(id)? {
            Some(Kind::Code) => !loaded.codes.contains_key(&id.into()),
            Some(Kind::Source) => !loaded.source_ids.contains(&id.into()),
            Some(Kind::Quotation) => {
                let quotation = self.project.get::<Quotation>(id.into())?;
                quotation.is_none()
            }
            Some(Kind::Memo) => !loaded.note_ids.contains(&id),
            Some(Kind::Actor) => !loaded.actors.contains_key(&id.into()),
            _ => false,
        })
    }

    /// Returns what stands at the end of the root: the description and the notes of the project.
    fn last<'x>(&mut self, words: &'x load::Sections) -> Vec<Element<'x>> {
        let mut said = |section: &'x str| -> Vec<Element<'x>> {
            let parts = words.of(section);
            let elements = parts.filter_map(|(import, words)| self.original(import).part(words));
            elements.collect()
        };
        let (mut last, on_project) = (said("Description"), said("NoteRef"));
        let now = self
            .loaded
            .project
            .description
            .as_deref()
            .unwrap_or_default();
        last.truncate(1);
        let same = |was: &Element<'_>| was.text().trim() == now.trim();
        if !last.first().is_some_and(same) {
            last.clear();
            if !now.trim().is_empty() {
                last.push(patch::words("Description", now));
            }
        }
        let mut notes: BTreeSet<RecordId> = BTreeSet::new();
        for note in on_project {
            let target = note.get("targetGUID").and_then(|id| id.parse().ok());
            if let Some(id) = target
                && self.loaded.note_ids.contains(&id)
                && notes.insert(id)
            {
                last.push(note);
            }
        }
        // A note that came in without being on anything goes on so.
        for note in self.loaded.notes_on(None) {
            let memo = ayni_model::id::MemoId::from(note);
            let came = self.loaded.verbatim_of.contains_key(&memo.into());
            if !came && notes.insert(note) {
                last.push(patch::refer("NoteRef", note));
            }
        }
        last
    }
}

/// Makes an element name the links that are written for those that it names.
fn name_met(element: &mut Element<'_>, met: &BTreeMap<RecordId, RecordId>) {
    let named = element.get("representedGUID");
    let link = named.and_then(|link| met.get(&link.parse().ok()?));
    if let Some(link) = link {
        element.set("representedGUID", Some(link.to_string().into()));
    }
    for node in &mut element.children {
        if let Node::Element(child) = node {
            name_met(child, met);
        }
    }
}

/// Returns the identity of an element, however it is spelled.
fn identity(element: &Element<'_>) -> Option<String> {
    let guid = element.get("guid")?.trim_matches(['{', '}', ' ']);
    Some(guid.to_lowercase())
}

/// Returns what an element says but for the identities that it and what is in it have themselves, each GUID
/// spelled as here.
fn but_for_identity(element: &Element<'_>) -> String {
    fn own(element: &Element<'_>, all: &mut BTreeMap<RecordId, usize>) {
        let next = all.len();
        let guid = element.get("guid").and_then(|guid| guid.parse().ok());
        all.extend(guid.map(|guid| (guid, next)));
        element.elements().for_each(|child| own(child, all));
    }
    fn number(element: &mut Element<'_>, all: &BTreeMap<RecordId, usize>) {
        for (_, value) in &mut element.attributes {
            if let Ok(id) = value.parse::<RecordId>() {
                let number = all.get(&id).map(ToString::to_string);
                *value = number.unwrap_or_else(|| id.to_string()).into();
            }
        }
        for node in &mut element.children {
            if let Node::Element(child) = node {
                number(child, all);
            }
        }
    }
    let mut all = BTreeMap::new();
    own(element, &mut all);
    let mut element = element.clone();
    number(&mut element, &all);
    let mut words = String::new();
    element.write(&mut words);
    words
}

/// Begins to read the parts of an earlier file again.
fn read_anew<'p>(project: &'p Project, loaded: &Loaded, import: ImportId) -> Original<'p> {
    let name = loaded.import_names.get(&import);
    let known = |id| project.kind_of(id).is_ok_and(|kind| kind.is_some());
    let became = loaded.became.get(&import).cloned().unwrap_or_default();
    let original = Original::of(name.map_or("", String::as_str));
    original.among(known).where_became(became)
}
