//! Projects of other programs: looked at, brought in, given back.
//!
//! A project comes in as one entry of the journal, whatever its size. What is there already is known
//! by its identity or by its content; what Ayni does not use itself is kept word for word. Every place
//! is accounted for in a [`Report`].

mod bring;
mod cuts;
mod definition;
mod departure;
mod give;
mod imports;
mod input;
mod listed;
mod places;
mod ready;
pub mod report;
mod settle;

use std::{collections::HashMap, ops::ControlFlow, path::Path};

use ayni_formats::foreign::VariableType;
pub use ayni_formats::foreign::refi::write::Profile;
use ayni_model::{
    id::{MemberId, NounId, RecordId, Uuid, VerbatimId},
    import::Verbatim,
    record::Reference,
    source::ContentHash,
    study::{Member, Project as ProjectNoun, Space},
    value::ValueType,
};
use ayni_store::{Genesis, Project, Reader as _, Stamp};

use crate::{Problem, ProblemKind, Workbench, ambient::Ambient, sentence};
use bring::{Bring, Purpose};
pub use departure::Departure;
pub use give::{GiveOptions, GiveProgress, GiveWatch, Given};
pub use imports::{Arrival, Made};
pub use input::{GoesOn, Inner, Input};
pub use report::{Fate, Report};
pub use settle::{Positions, Settled, ToSettle, Way};

/// The act by which records come in, as the journal names it.
const ACT: &str = "bring_in";

/// How a foreign project is read.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Which of several projects in one file, by the number that the program gives it.
    pub project: Option<i64>,
    /// What separates the levels of tags that only their names tell (Taguette).
    pub separator: Option<char>,
    /// SHA-256 of the file, where it is known.
    pub hash: Option<ContentHash>,
}

/// How far an import is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// The step: `sources`, `index`.
    pub step: &'static str,
    /// How much of it is done.
    pub done: u64,
}

/// Is told how far an import is, and says whether it goes on.
pub type Watch<'w> = dyn FnMut(Progress) -> ControlFlow<()> + 'w;

/// Returns the member who stands for whoever coded where a file does not say.
fn nobody() -> MemberId {
    RecordId::new(Uuid::from_u128(0x0f6a_52d3_96ab_4c39_b9b4_5a1f_0c7e_6d10)).into()
}

/// The kind of the memo that says what was done to a codebook, as the readers of databases write it.
const HISTORY: &str = "history";

/// The attribute that says from which file a document came, where an import makes it.
const FILENAME: &str = "filename";

/// Tells whether a value is the name of a file: an export may leave it out, for it may say what somebody was called.
fn names_file(value: &str) -> bool {
    let extension = value.rsplit_once('.').map(|(_, extension)| extension);
    extension.is_some_and(|it| {
        let signs = it.bytes().all(|byte| byte.is_ascii_alphanumeric());
        signs && it.len() <= 5 && it.bytes().any(|byte| byte.is_ascii_alphabetic())
    })
}

/// Returns the type by which other programs know that of an attribute. They have no choices.
const fn variable_type(of: &ValueType) -> VariableType {
    match of {
        ValueType::Text | ValueType::Choice(_) => VariableType::Text,
        ValueType::Integer => VariableType::Integer,
        ValueType::Number => VariableType::Float,
        ValueType::Boolean => VariableType::Boolean,
        ValueType::When => VariableType::Date,
    }
}

/// Returns what stands for the name of a member who is not to be known: it is the same in every file, and no
/// other member's.
fn anonymous(member: RecordId) -> String {
    // Identities of one program may differ in a digit, wherever it stands.
    let digits = member.derived("anonymous").to_string();
    format!("coder {}", digits.get(..6).unwrap_or_default())
}

/// Tells whether a name is one that [`anonymous`] gives.
fn is_anonymous(name: &str) -> bool {
    let digits = name.strip_prefix("coder ");
    digits.is_some_and(|it| it.len() == 6 && it.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// What stands in the file of a source whose text is not at hand: other programs stop at a source
/// without a text, or at an empty one.
const NOT_AT_HAND: &str = "[The text of this source is not at hand.]\n";

/// Returns the identity of the selection that stands for the codings of another coder on a quotation:
/// other programs take the one who made a selection for the coder of all that is in it.
fn selection_of(quotation: RecordId, coder: RecordId) -> RecordId {
    quotation.derived(&coder.to_string())
}

/// Where the list stands of what met something of another identity here.
const IDENTITIES: &str = "identities";

/// How the place of a member begins that nothing in its file names; its name follows.
const MEMBER: &str = "member ";

/// Reads such a list: the identities here by those of the file.
fn identities(words: &str) -> HashMap<RecordId, RecordId> {
    listed_identities(words).collect()
}

/// Reads such a list in its order: each identity of the file with the one here.
fn listed_identities(words: &str) -> impl Iterator<Item = (RecordId, RecordId)> {
    let lines = words.lines().filter_map(|line| line.split_once(' '));
    lines.filter_map(|(of_file, here)| Some((of_file.parse().ok()?, here.parse().ok()?)))
}

/// Bytes that the words of one part of a file may have; they came from a reader with this limit.
const WORDS: usize = 2 << 30;

impl Workbench {
    /// Returns what other programs said of a record; it goes when the record goes.
    pub(crate) fn said_of<I: NounId>(&self, id: I) -> Result<Vec<VerbatimId>, Problem> {
        let of = Some(Reference::from(id));
        let all = self.project.all::<Verbatim>()?.into_iter();
        Ok(all
            .filter(|(_, it)| it.of == of)
            .map(|(id, _)| id)
            .collect())
    }
}

/// Returns what another program wrote, word for word.
fn said_by(project: &Project, words: ContentHash) -> Result<String, Problem> {
    unpacked(words, project.blob(words)?)
}

/// Returns what another program wrote from the bytes in which it is kept.
fn unpacked(words: ContentHash, bytes: Vec<u8>) -> Result<String, Problem> {
    let unpacked = ayni_formats::foreign::words::unpack(bytes, WORDS);
    unpacked.ok_or_else(|| {
        let what = words.to_string();
        Problem::new(
            ProblemKind::Store,
            sentence!(
                "words-unreadable",
                "what another program wrote cannot be read: {what}",
                what = what
            ),
        )
    })
}

/// The name under which the text of a note is kept as its file has it, where passages stand in it.
const NOTE_TEXT: &str = "plain text";

/// Returns the identity of the note that says in a file what stands on a coding itself.
fn note_of(coding: RecordId) -> RecordId {
    coding.derived("note")
}

/// Returns a moment as it is written as ISO 8601 in UTC; as it stands where it does not say its zone, and
/// nothing where it is none.
fn moment(written: &str) -> Option<String> {
    let written = written.trim();
    if let Ok(moment) = written.parse::<jiff::Timestamp>() {
        return Some(moment.to_string());
    }
    // As C and R print it: Sat May  2 16:24:45 2015.
    if let Ok(local) = jiff::civil::DateTime::strptime("%a %b %e %H:%M:%S %Y", written) {
        return Some(local.to_string());
    }
    let local = written.parse::<jiff::civil::DateTime>().is_ok();
    (local || written.parse::<ayni_model::when::When>().is_ok()).then(|| written.to_owned())
}

impl Workbench {
    /// Brings a foreign project into the open one, as one entry of the journal.
    ///
    /// # Errors
    /// When the file is refused, the import is broken off, or the project cannot be written; the project
    /// is then as it was.
    pub fn bring_in(
        &mut self,
        input: &mut Input,
        options: &Options,
        watch: &mut Watch<'_>,
    ) -> Result<Report, Problem> {
        self.bring(input, options, watch, Purpose::Merge)
    }

    /// Says what [`Workbench::bring_in`] would do, and writes nothing.
    ///
    /// # Errors
    /// As [`Workbench::bring_in`].
    pub fn rehearse_bring_in(
        &mut self,
        input: &mut Input,
        options: &Options,
        watch: &mut Watch<'_>,
    ) -> Result<Report, Problem> {
        self.bring(input, options, watch, Purpose::Rehearse)
    }

    /// Makes a project file from a foreign project.
    ///
    /// # Errors
    /// As [`Workbench::bring_in`], and when there is a file already; no file is left behind.
    pub fn create_from_foreign(
        path: &Path,
        input: &mut Input,
        options: &Options,
        ambient: Box<dyn Ambient>,
        watch: &mut Watch<'_>,
    ) -> Result<(Self, Report), Problem> {
        let make = |genesis: &Genesis, stamp| Project::draft(path, genesis, stamp);
        let mut bench = Self::from_nothing(input.name(), ambient, &make)?;
        match bench.bring(input, options, watch, Purpose::Create) {
            Ok(report) => {
                bench.project = bench.project.publish(path)?;
                bench.work_as_first()?;
                Ok((bench, report))
            }
            Err(problem) => {
                bench.project.discard();
                Err(problem)
            }
        }
    }

    /// Makes a project that lives in memory only from a foreign one, for trial runs and tests.
    ///
    /// # Errors
    /// As [`Workbench::bring_in`].
    pub fn in_memory_from_foreign(
        input: &mut Input,
        options: &Options,
        ambient: Box<dyn Ambient>,
        watch: &mut Watch<'_>,
    ) -> Result<(Self, Report), Problem> {
        let make = |genesis: &Genesis, stamp| Project::in_memory(genesis, stamp);
        let mut bench = Self::from_nothing(input.name(), ambient, &make)?;
        let report = bench.bring(input, options, watch, Purpose::Create)?;
        bench.work_as_first()?;
        Ok((bench, report))
    }

    fn bring(
        &mut self,
        input: &mut Input,
        options: &Options,
        watch: &mut Watch<'_>,
        purpose: Purpose,
    ) -> Result<Report, Problem> {
        let stamp = self.stamp();
        let file = input.name().to_owned();
        let files = input.files()?;
        let writer = self.project.begin(stamp)?;
        let bring = Bring::new(writer, &*self.ambient, options, files, watch)?;
        bring.run(input, &file, purpose)
    }

    /// Makes a project without anybody; what is brought in names it and its members.
    fn from_nothing(
        name: &str,
        ambient: Box<dyn Ambient>,
        make: &dyn Fn(&Genesis, Stamp) -> Result<Project, ayni_store::StoreError>,
    ) -> Result<Self, Problem> {
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        let genesis = Genesis {
            project: (
                ambient.mint().into(),
                ProjectNoun {
                    name: stem.to_owned(),
                    description: None,
                    language: None,
                },
            ),
            replica: ambient.mint(),
            space: (
                ambient.mint().into(),
                Space {
                    name: "project".to_owned(),
                },
            ),
            members: Vec::new(),
        };
        let stamp = Stamp {
            now_ms: ambient.now_ms(),
            member: None,
        };
        let project = make(&genesis, stamp)?;
        Ok(Self {
            project,
            ambient,
            member: None,
            cache: Default::default(),
        })
    }

    fn work_as_first(&mut self) -> Result<(), Problem> {
        let members = self.project.all::<Member>()?;
        let real = members.iter().find(|(id, _)| *id != nobody());
        self.member = real.or(members.first()).map(|(id, _)| *id);
        Ok(())
    }
}
