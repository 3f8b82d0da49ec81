//! Taking files in: from bytes to the text of a source.
//!
//! Whoever brings files in (`source import`, a plain project, a REFI-QDA archive) goes through
//! [`take_in`], so that all of them keep the original, the words and the layout alike, and report
//! alike what a reader could not keep.

use std::collections::BTreeSet;

use ayni_formats::{Encoding, Evidence, Format, Imported, Loss, ReadOptions};
use ayni_model::{
    id::{RevisionId, SourceId},
    layout::{self, Layout, PlainDocument},
    source::{OriginalFile, Revision},
    text::count_words,
    when::When,
};
use ayni_store::Writer;

use crate::{Problem, ambient::Ambient};

/// What the caller knows of the file beside its bytes.
#[derive(Debug, Clone)]
pub struct IntakeOptions {
    /// The source whose text it becomes; its record may be put before or after.
    pub source: SourceId,
    /// The identity of the revision, where it has one already; otherwise a new one is made.
    pub revision: Option<RevisionId>,
    /// Encoding, format and limits for the reader.
    pub read: ReadOptions,
    /// Whether the encoding that is asked for was a guess when the file was read first.
    pub guessed: bool,
}

/// A file that is now the text of a source. The caller puts the source itself.
#[derive(Debug, Clone)]
pub struct Intake {
    /// The revision that was made: what the source shows.
    pub revision: RevisionId,
    /// The file as it was collected, for [`ayni_model::source::Source::file`].
    pub file: OriginalFile,
    /// The title that the file gives itself.
    pub title: Option<String>,
    /// The language that the file says it is in.
    pub language: Option<String>,
    /// The date that the file gives itself, often that of its making only: offer it, never rely on it.
    pub when: Option<When>,
    /// Labels of speakers, each once, in the order of the text.
    pub labels: Vec<String>,
    /// What a person should see of the reading.
    pub report: IntakeReport,
}

/// What a person should see of how a file was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IntakeReport {
    /// The file.
    pub name: String,
    /// The format it was read as.
    pub format: Format,
    /// For text formats: the encoding and why it was taken. A guess should be looked at.
    pub encoding: Option<(String, Evidence)>,
    /// Length of the text in code points.
    pub code_points: u32,
    /// Length of the text in words.
    pub words: u32,
    /// How many turns of speakers were found.
    pub turns: usize,
    /// What could not be kept.
    pub losses: Vec<Loss>,
}

impl IntakeReport {
    /// Tells whether the file gave no text at all.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.code_points == 0
    }
}

/// All files of one act.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct IntakeReports {
    /// One report a file, in the order of reading.
    pub files: Vec<IntakeReport>,
}

impl IntakeReports {
    /// Returns the files whose encoding is a guess that a person should look at.
    pub fn guessed(&self) -> impl Iterator<Item = &IntakeReport> {
        let guessed = |file: &&IntakeReport| matches!(file.encoding, Some((_, Evidence::Guessed)));
        self.files.iter().filter(guessed)
    }

    /// Returns the files of which something could not be kept.
    pub fn with_losses(&self) -> impl Iterator<Item = &IntakeReport> {
        self.files.iter().filter(|file| !file.losses.is_empty())
    }

    /// Returns the words of all files.
    #[must_use]
    pub fn words(&self) -> u64 {
        self.files.iter().map(|file| u64::from(file.words)).sum()
    }
}

/// Reads a file and stores its bytes, its text and its layout as a revision of a source.
///
/// `name` is what the file is called in messages; `path` is where it stands below the project's
/// `sources` folder. Nothing is stored when the file is refused.
///
/// # Errors
/// [`crate::ProblemKind::File`] when the reader refuses the file, with the file, the place and the
/// reason; a store problem when the project cannot be written.
pub fn take_in(
    writer: &mut Writer<'_>,
    ambient: &dyn Ambient,
    name: &str,
    path: &str,
    bytes: &[u8],
    options: &IntakeOptions,
) -> Result<Intake, Problem> {
    let Imported {
        format,
        mut encoding,
        mut document,
        losses,
    } = ayni_formats::read(name, bytes, &options.read)?;
    if let Some(encoding) = &mut encoding
        && options.guessed
    {
        encoding.evidence = Evidence::Guessed;
    }
    document.layout.losses = kept(&losses);
    let PlainDocument {
        text,
        layout,
        properties,
    } = document;
    let revision = match options.revision {
        Some(revision) => revision,
        None => ambient.mint().into(),
    };
    let noun = put_text(writer, options.source, revision, &text, &layout)?;
    let hash = writer.put_blob(bytes)?;
    let property = |wanted: &str| {
        let found = properties
            .iter()
            .find(|(name, value)| name == wanted && !value.trim().is_empty());
        found.map(|(_, value)| value.trim().to_owned())
    };
    let when = property("date").and_then(|date| {
        let day = date.get(..10).unwrap_or(&date);
        day.parse().or_else(|_| date.parse()).ok()
    });
    Ok(Intake {
        revision,
        file: OriginalFile {
            path: path.to_owned(),
            hash,
            format: format.extension().to_owned(),
            encoding: encoding.as_ref().map(|encoding| encoding.name.clone()),
            guessed: is_guess(encoding.as_ref()),
        },
        title: property("title"),
        language: property("language"),
        when,
        labels: labels(&layout),
        report: IntakeReport {
            name: name.to_owned(),
            format,
            encoding: encoding.map(|encoding| (encoding.name, encoding.evidence)),
            code_points: noun.code_points,
            words: noun.words,
            turns: layout.turns.len(),
            losses,
        },
    })
}

/// Tells whether an encoding is a guess.
pub(crate) fn is_guess(encoding: Option<&Encoding>) -> bool {
    encoding.is_some_and(|encoding| encoding.evidence == Evidence::Guessed)
}

/// Stores a text and its layout as the first revision of a source, and returns the revision.
///
/// # Errors
/// When the project cannot be written.
pub fn put_text(
    writer: &mut Writer<'_>,
    source: SourceId,
    revision: RevisionId,
    text: &str,
    layout: &Layout,
) -> Result<Revision, Problem> {
    let noun = Revision {
        source,
        parent: None,
        text: writer.put_blob(text.as_bytes())?,
        layout: writer.put_layout(layout)?,
        code_points: u32::try_from(text.chars().count()).unwrap_or(u32::MAX),
        words: count_words(text),
        reason: None,
    };
    writer.put(revision, &noun)?;
    Ok(noun)
}

/// Returns what a reader could not keep, as the layout remembers it.
pub(crate) fn kept(losses: &[Loss]) -> Vec<layout::Loss> {
    let keep = |loss: &Loss| layout::Loss {
        what: loss.kind.word().to_owned(),
        count: loss.count as u64,
        place: loss.place.clone(),
    };
    losses.iter().map(keep).collect()
}

/// Returns the labels of the speakers of a text, each once, in the order of the text.
#[must_use]
pub fn labels(layout: &Layout) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let new = layout.turns.iter().map(|turn| turn.speaker.as_str());
    new.filter(|label| seen.insert(*label))
        .map(str::to_owned)
        .collect()
}
