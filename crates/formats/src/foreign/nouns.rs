//! The pieces of a foreign project.

use ayni_model::{id::RecordId, layout::Layout};

use super::positions::Convention;

/// The program, or the format, that a project comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Program {
    /// A REFI-QDA project (`.qdpx`, `.qde`), whoever wrote it.
    RefiProject,
    /// A REFI-QDA codebook (`.qdc`).
    RefiCodebook,
    /// A project of QualCoder (a folder `.qda`, or a zip archive of one).
    QualCoder,
    /// A database of Taguette (`.sqlite3`).
    Taguette,
    /// A project of RQDA (`.rqda`).
    Rqda,
    /// A project of requal (`.requal`).
    Requal,
    /// A table of coded segments, as Taguette and MAXQDA export it.
    Segments,
}

impl Program {
    /// Every program, in the order of the documentation.
    pub const ALL: [Self; 7] = [
        Self::RefiProject,
        Self::RefiCodebook,
        Self::QualCoder,
        Self::Taguette,
        Self::Rqda,
        Self::Requal,
        Self::Segments,
    ];

    /// Returns the word by which reports and messages name it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::RefiProject => "refi-project",
            Self::RefiCodebook => "refi-codebook",
            Self::QualCoder => "qualcoder",
            Self::Taguette => "taguette",
            Self::Rqda => "rqda",
            Self::Requal => "requal",
            Self::Segments => "segments",
        }
    }
}

/// A piece of a foreign project.
#[derive(Debug, Clone, PartialEq)]
pub enum Piece {
    /// What is known of the project as a whole; always first.
    Head(Head),
    /// What the project is about, where it comes late in the file.
    Description(String),
    /// A note on the project as a whole.
    ProjectNote(RecordId),
    /// Somebody who codes.
    User(User),
    /// A code; after its parent.
    Code(Code),
    /// The definition of an attribute.
    Variable(Variable),
    /// A case; it may name sources and selections that follow.
    Case(Case),
    /// A source with its selections and codings.
    Source(Box<Source>),
    /// A note.
    Note(Box<Note>),
    /// A link between two things.
    Link(Link),
    /// A set.
    Set(Set),
    /// A drawing of a network.
    Graph(Graph),
    /// A part of the file word for word that stands for no single piece.
    Verbatim(Verbatim),
    /// What a person should know of the reading.
    Notice(Notice),
}

/// What is known of the project as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// Which reader gave it.
    pub program: Program,
    /// Who wrote the file, as it says itself: `NVivo for Windows 12.6`; `QualCoder 3.6, database v8`.
    pub origin: String,
    /// The name of the project.
    pub name: Option<String>,
    /// What it is about.
    pub description: Option<String>,
    /// Identity of the project, where the format has one that stays from export to export.
    pub id: Option<RecordId>,
    /// Who made it and when.
    pub made: Made,
}

/// Who made a thing and when, and who changed it last, as the file says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Made {
    /// The user who made it.
    pub by: Option<RecordId>,
    /// The moment as written: `2019-03-05T10:12:13Z`, `2023-11-02 17:20:01`.
    pub at: Option<String>,
    /// The user who changed it last.
    pub changed_by: Option<RecordId>,
    /// The moment of the last change, as written.
    pub changed_at: Option<String>,
}

/// Somebody who codes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct User {
    /// Identity: the GUID, or one derived from what the program calls the user.
    pub id: RecordId,
    /// The name.
    pub name: Option<String>,
    /// A short name, such as initials or a login.
    pub login: Option<String>,
}

/// A code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    /// Identity.
    pub id: RecordId,
    /// The code above.
    pub parent: Option<RecordId>,
    /// The name.
    pub name: String,
    /// Whether passages may be coded with it; false of what only groups others.
    pub codable: bool,
    /// The colour as written, mostly `#rrggbb`.
    pub colour: Option<String>,
    /// What it means.
    pub description: Option<String>,
    /// Notes on it.
    pub notes: Vec<RecordId>,
    /// Who made it and when.
    pub made: Made,
}

/// The definition of an attribute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variable {
    /// Identity.
    pub id: RecordId,
    /// The name.
    pub name: String,
    /// What it is an attribute of, where the program says so.
    pub of: Option<VariableOf>,
    /// The type of its values.
    pub kind: VariableType,
    /// What it means.
    pub description: Option<String>,
}

/// What an attribute is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VariableOf {
    /// Of sources.
    Source,
    /// Of cases.
    Case,
    /// Of notes, in whose words its values stand.
    Note,
}

/// The type of an attribute's values (REFI-QDA, `typeOfVariable`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VariableType {
    /// Any words.
    Text,
    /// Yes or no.
    Boolean,
    /// A whole number.
    Integer,
    /// A number with a decimal point.
    Float,
    /// A day.
    Date,
    /// A day and a time.
    DateTime,
}

/// A value of an attribute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VariableValue {
    /// The attribute.
    pub variable: RecordId,
    /// The value as written; absent where the file says that there is none.
    pub value: Option<String>,
}

/// A case: what is studied, such as a person, a group, a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// Identity.
    pub id: RecordId,
    /// The name. A case without one that names one source is that source's sheet of attributes.
    pub name: Option<String>,
    /// What is known of it.
    pub description: Option<String>,
    /// Codes that stand for it.
    pub codes: Vec<RecordId>,
    /// Its attributes.
    pub values: Vec<VariableValue>,
    /// Sources that are about it as a whole.
    pub sources: Vec<RecordId>,
    /// Selections that are about it.
    pub selections: Vec<RecordId>,
    /// Passages that are about it where the program has no selections: source, start and end in the
    /// units of that source's selections.
    pub passages: Vec<(RecordId, i64, i64)>,
    /// Notes on it.
    pub notes: Vec<RecordId>,
    /// Who made it and when.
    pub made: Made,
}

/// A source with its selections and codings.
#[derive(Debug, Clone, PartialEq)]
pub struct Source {
    /// Identity.
    pub id: RecordId,
    /// The name.
    pub name: String,
    /// What it is.
    pub media: Media,
    /// Its text, or the text that stands for it: of a pdf its representation, of a recording its
    /// transcript.
    pub text: Option<Text>,
    /// Whether it is a recording that has a transcript, be its text at hand or not. Each further one is a
    /// source of its own.
    pub transcribed: bool,
    /// The file itself, where it is in the container: the pdf, the picture, the rich text.
    pub file: Option<Member>,
    /// Further members that belong to it, to be kept.
    pub attached: Vec<String>,
    /// Where the file is said to be when it is not in the container; never opened.
    pub elsewhere: Option<String>,
    /// What is known of it.
    pub description: Option<String>,
    /// Selections, in the order of the file.
    pub selections: Vec<Selection>,
    /// Codings of the source as a whole.
    pub codings: Vec<Coding>,
    /// How many codings there are of the text that stands for it, and of no passage in it; kept, not shown.
    pub codings_of_text: usize,
    /// Its attributes.
    pub values: Vec<VariableValue>,
    /// Notes on it.
    pub notes: Vec<RecordId>,
    /// Who made it and when.
    pub made: Made,
    /// The element of the file word for word, for writing it back; of formats that Ayni does not write,
    /// nothing.
    pub verbatim: Option<String>,
}

/// What a source is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Media {
    /// A text.
    Text,
    /// A pdf.
    Pdf,
    /// A picture.
    Picture,
    /// A sound recording.
    Audio,
    /// A video.
    Video,
    /// A transcript of a recording, where the recording has several.
    Transcript,
}

impl Media {
    /// Returns the word by which reports and messages name it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Pdf => "pdf",
            Self::Picture => "picture",
            Self::Audio => "audio",
            Self::Video => "video",
            Self::Transcript => "transcript",
        }
    }
}

/// A member of the container.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Its name in the container, as [`Container::read`](super::container::Container::read) takes it.
    pub name: String,
    /// The name under which people know it, with its extension.
    pub title: String,
}

/// The text of a source.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Text {
    /// The text as stored, decoded, without its byte order mark; line ends as they stand.
    pub stored: String,
    /// The member that it was read from, whose bytes are to be kept; absent where the text stands in
    /// the project file itself.
    pub member: Option<String>,
    /// The encoding it was read with, by its WHATWG name.
    pub encoding: Option<String>,
    /// Whether that is a guess that a person should look at.
    pub guessed: bool,
    /// What is known of its parts, in code points of the text with `\n` as line ends.
    pub layout: Layout,
    /// The bytes of that member, where they are others than those of `stored` in UTF-8.
    pub raw: Option<Vec<u8>>,
    /// Moments of a recording: positions, in the same units as those of selections, and milliseconds.
    pub sync: Vec<(i64, i64)>,
    /// Whether it was made of rich text here, so that positions may count something else.
    pub converted: bool,
    /// How the positions of its selections count.
    pub units: Units,
}

impl Units {
    /// Returns what the positions of a file count, by what its program calls itself in `Project@origin`. Of
    /// this program it is known; names and edges of words could only mislead.
    #[must_use]
    pub fn of(origin: &str) -> Self {
        let usual = Convention::usual_of(origin);
        match origin.starts_with("Ayni ") {
            true => Self::Known(usual),
            false => Self::Likely(usual),
        }
    }
}

impl Default for Units {
    fn default() -> Self {
        Self::Known(Convention::OURS)
    }
}

/// How the positions of a source's selections count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Units {
    /// Known: the reader counted itself, or the format leaves no doubt.
    Known(Convention),
    /// To be decided by the selections, with what the program is known to do.
    Likely(Convention),
}

/// A selection.
#[derive(Debug, Clone, PartialEq)]
pub struct Selection {
    /// Identity.
    pub id: RecordId,
    /// Where it is.
    pub at: At,
    /// The positions as the program stores them, where the reader had to convert them.
    pub original: Option<(i64, i64)>,
    /// What the file says its words are.
    pub words: Words,
    /// A remark on it.
    pub description: Option<String>,
    /// Codings of it.
    pub codings: Vec<Coding>,
    /// Notes on it.
    pub notes: Vec<RecordId>,
    /// Who made it and when.
    pub made: Made,
}

/// Where a selection is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum At {
    /// In the text of the source, from a position up to but without another; in [`Text::units`].
    Text {
        /// The first position.
        start: i64,
        /// The position after the last.
        end: i64,
    },
    /// On a page of a pdf, in the units of the file.
    Page {
        /// The page as written.
        page: i64,
        /// Two corners: first x and y, second x and y.
        corners: [i64; 4],
    },
    /// In a picture, in pixels.
    Area {
        /// Two corners: first x and y, second x and y.
        corners: [i64; 4],
    },
    /// In a recording, in milliseconds.
    Time {
        /// The start.
        begin: i64,
        /// The end.
        end: i64,
    },
    /// The file does not say: its words alone tell.
    Unknown,
}

/// What the file says the words of a selection are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Words {
    /// Nothing.
    Unsaid,
    /// A name that may be the words, or their beginning: evidence, and nothing to search by.
    Name(String),
    /// The words: where the position says otherwise, they rule.
    Said(String),
}

/// A code given to a selection or a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coding {
    /// Identity.
    pub id: RecordId,
    /// The code.
    pub code: RecordId,
    /// Who coded.
    pub by: Option<RecordId>,
    /// The moment as written.
    pub at: Option<String>,
    /// A remark on it.
    pub note: Option<String>,
    /// Notes on it.
    pub notes: Vec<RecordId>,
}

/// A note.
#[derive(Debug, Clone, PartialEq)]
pub struct Note {
    /// Identity.
    pub id: RecordId,
    /// The title.
    pub name: Option<String>,
    /// What kind of note it is, where the program says so: `journal`, `annotation`.
    pub kind: Option<String>,
    /// What it says.
    pub text: String,
    /// The same as the file has it, decoded, with its line ends; only where passages stand in it.
    pub stored: Option<String>,
    /// What it is on, where the program says so at the note; otherwise things name their notes.
    pub on: Option<RecordId>,
    /// A passage that it is on: source, start and end in the units of that source's selections.
    pub passage: Option<(RecordId, i64, i64)>,
    /// The rich text of it, where it is in the container.
    pub file: Option<Member>,
    /// How many selections it holds itself; they are in `verbatim` alone.
    pub selections: usize,
    /// How many codings it holds itself, of these and as a whole.
    pub codings: usize,
    /// Who made it and when.
    pub made: Made,
    /// The element of the file word for word.
    pub verbatim: Option<String>,
}

impl Note {
    /// Returns a note with nothing but words.
    #[must_use]
    pub fn of(id: RecordId, text: String) -> Self {
        Self {
            id,
            name: None,
            kind: None,
            text,
            stored: None,
            on: None,
            passage: None,
            file: None,
            selections: 0,
            codings: 0,
            made: Made::default(),
            verbatim: None,
        }
    }
}

/// A link between two things.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Identity.
    pub id: RecordId,
    /// The relation.
    pub name: Option<String>,
    /// From what.
    pub from: Option<RecordId>,
    /// To what.
    pub to: Option<RecordId>,
}

/// A set of codes, sources and notes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Set {
    /// Identity.
    pub id: RecordId,
    /// The name.
    pub name: String,
    /// What it is.
    pub description: Option<String>,
    /// Its codes.
    pub codes: Vec<RecordId>,
    /// Its sources.
    pub sources: Vec<RecordId>,
    /// Its notes.
    pub notes: Vec<RecordId>,
}

/// A drawing of a network.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Graph {
    /// Identity.
    pub id: RecordId,
    /// The name.
    pub name: Option<String>,
    /// How many vertices it has.
    pub vertices: usize,
    /// How many edges it has.
    pub edges: usize,
}

/// A part of a file word for word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verbatim {
    /// Where it stands: `Project`, `Users`, `CodeBook`, `Variables`, `Cases`, `Links`, `Sets`, `Graphs`,
    /// or the name of a member that nothing names.
    pub place: String,
    /// The words.
    pub words: String,
}

/// What a person should know of the reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// What.
    pub what: NoticeKind,
    /// What was seen: a name, a number, an element.
    pub seen: String,
    /// Where the first one is, in words a person can follow.
    pub place: Option<String>,
    /// How many of them.
    pub count: usize,
}

macro_rules! notices {
    ($($(#[$doc:meta])* $name:ident = $word:literal, $english:literal;)*) => {
        /// A kind of [`Notice`].
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum NoticeKind {
            $($(#[$doc])* $name,)*
        }

        impl NoticeKind {
            /// Every kind.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// Returns the word by which reports and messages name the kind.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $(Self::$name => $word,)* }
            }

            /// Returns what the kind says, in English and the plural.
            #[must_use]
            pub const fn english(self) -> &'static str {
                match self { $(Self::$name => $english,)* }
            }
        }
    };
}

notices! {
    /// A namespace that is not the one of the standard.
    Namespace = "namespace", "namespaces that are not those of the standard, read all the same";
    /// An element that the format does not know, or not there.
    UnknownElement = "unknown-element", "elements that the format does not know there, kept word for word";
    /// An attribute that the format does not know.
    UnknownAttribute = "unknown-attribute", "attributes that the format does not know, kept word for word";
    /// A value that is not of its type.
    BadValue = "bad-value", "values that are not of their type";
    /// An identity that stands twice.
    RepeatedId = "repeated-id", "identities that stand twice; the second one has another here";
    /// An identity that is none.
    BadId = "bad-id", "identities that are no GUID; they have one here";
    /// A name of something that is not there.
    Dangling = "dangling", "references to what is not there, left out";
    /// A member that is named and not there.
    MissingMember = "missing-member", "files that are named and not in the project";
    /// A member that nothing names.
    StrayMember = "stray-member", "files that nothing names, kept";
    /// A parent that is its own descendant, or is not there.
    BrokenTree = "broken-tree", "codes whose place in the tree cannot be, put at the top";
    /// A record that the program itself marks as deleted.
    Deleted = "deleted", "records that the program marks as deleted, left out";
    /// Something that is kept in the file and that Ayni does not show.
    NotShown = "not-shown", "things that are kept and not shown";
    /// A version of the format that is newer than what this was written by.
    NewerVersion = "newer-version", "versions newer than Ayni knows, read all the same";
    /// A place whose words the file does not say, in a text where it may be counted in more than one way.
    Guessed = "guessed", "places that may be counted in more than one way; look whether they are right";
    /// Words whose encoding nothing says.
    GuessedEncoding = "guessed-encoding", "texts whose encoding is a guess; look whether they are right";
    /// A character that the encoding does not have.
    Undecodable = "undecodable", "characters that could not be read; \u{FFFD} stands in their place";
    /// A sign that is not written as XML asks.
    NotXml = "not-xml", "signs that are not written as XML asks, read as they are meant";
    /// Something that Ayni has no place for and that is left out.
    LeftOut = "left-out", "things that have no place here, left out";
    /// Something that is here, but for who made it and when.
    Maker = "maker", "codes and cases that are here without who made them, and when";
    /// A code that would stand below itself, had it gone where the file has it.
    Circle = "circle", "codes that the file has below one that is below them here; they stay where they are";
    /// A file that is larger than is kept.
    TooLarge = "too-large", "files that are larger than is kept (256 MiB); what is coded in them is here";
    /// Somebody of the file who is taken for a member of the same name.
    MetByName = "met-by-name", "people of the file who are taken for the members of that name here";
    /// A text that was corrected here and that the file has otherwise than before.
    BothTexts = "both-texts", "texts that were changed here and there; what was changed on either side is in them";
    /// A place of such a text that was changed on both sides, each otherwise.
    OursStands = "ours-stands", "places of a text that were changed here and there; what is here stays";
    /// Something that needs what was removed here.
    NeedsRemoved = "needs-removed", "things that belong to what was removed here, left out";
}
