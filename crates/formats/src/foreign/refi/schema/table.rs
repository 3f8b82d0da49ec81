//! The types of both schemas: which attributes and children an element has (REFI-QDA 1.5, annexes; the
//! project schema of 18 March 2019 and the codebook schema 1.0).

use super::value::Value;

/// The type of an element.
#[derive(Debug)]
pub(super) struct Type {
    /// The name, as the schema has it.
    pub(super) name: &'static str,
    /// The attributes, in groups.
    pub(super) attributes: &'static [&'static [Attribute]],
    /// What it holds.
    pub(super) content: Content,
}

impl Type {
    /// Returns the attributes, in the order of the schema.
    pub(super) fn attributes(&self) -> impl Iterator<Item = &'static Attribute> {
        self.attributes.iter().copied().flatten()
    }

    /// Returns the places for children, in their order; none where it holds no elements.
    pub(super) const fn particles(&self) -> &'static [Particle] {
        match self.content {
            Content::Children(particles) => particles,
            Content::Nothing | Content::Value(_) => &[],
        }
    }

    /// Returns the children, in their order.
    pub(super) fn children(&self) -> impl Iterator<Item = &'static Child> {
        self.particles().iter().flat_map(|particle| particle.one_of)
    }
}

/// What an element holds.
#[derive(Debug, Clone, Copy)]
pub(super) enum Content {
    /// Nothing, not even blanks.
    Nothing,
    /// A value.
    Value(Value),
    /// Elements, in this order, with blanks between them.
    Children(&'static [Particle]),
}

/// A place for children.
#[derive(Debug)]
pub(super) struct Particle {
    /// The elements between which there is a choice; mostly one.
    pub(super) one_of: &'static [Child],
    /// Whether there has to be one.
    pub(super) needed: bool,
    /// Whether there may be more than one.
    pub(super) many: bool,
}

/// An element that may stand somewhere.
#[derive(Debug)]
pub(super) struct Child {
    /// The name.
    pub(super) name: &'static str,
    /// The type.
    pub(super) of: &'static Type,
}

/// An attribute that an element may have.
#[derive(Debug)]
pub(super) struct Attribute {
    /// The name.
    pub(super) name: &'static str,
    /// The type of its value.
    pub(super) value: Value,
    /// Whether it has to be there.
    pub(super) needed: bool,
}

/// An attribute that has to be there.
const fn need(name: &'static str, value: Value) -> Attribute {
    Attribute {
        name,
        value,
        needed: true,
    }
}

/// An attribute that may be there.
const fn may(name: &'static str, value: Value) -> Attribute {
    Attribute {
        name,
        value,
        needed: false,
    }
}

/// Children in their order; after each name how often: `1`, `?` at most once, `*` any number, `+` at
/// least once. In brackets a choice.
macro_rules! sequence {
    ($($child:tt $occurs:tt $($of:ident)?),* $(,)?) => {
        Content::Children(&[$(sequence!(@ $child $occurs $($of)?)),*])
    };
    (@ [$($name:ident $of:ident),* $(,)?] $occurs:tt) => {
        Particle {
            one_of: &[$(Child { name: stringify!($name), of: &$of }),*],
            needed: sequence!(@needed $occurs),
            many: sequence!(@many $occurs),
        }
    };
    (@ $name:ident $occurs:tt $of:ident) => { sequence!(@ [$name $of] $occurs) };
    (@needed 1) => { true };
    (@needed +) => { true };
    (@needed ?) => { false };
    (@needed *) => { false };
    (@many 1) => { false };
    (@many ?) => { false };
    (@many +) => { true };
    (@many *) => { true };
}

macro_rules! types {
    ($($id:ident $name:literal [$($group:expr),*] $content:expr;)*) => {
        $(static $id: Type = Type { name: $name, attributes: &[$($group),*], content: $content };)*
    };
}

const GUID: &[Attribute] = &[need("guid", Value::Guid)];
const TARGET: &[Attribute] = &[need("targetGUID", Value::Guid)];
/// An identity and a name that may be left out.
const LOOSE: &[Attribute] = &[need("guid", Value::Guid), may("name", Value::Words)];
/// An identity and a name.
const NAMED: &[Attribute] = &[need("guid", Value::Guid), need("name", Value::Words)];
const COLOUR: &[Attribute] = &[may("color", Value::Colour)];
const CODE: &[Attribute] = &[
    need("guid", Value::Guid),
    need("name", Value::Words),
    need("isCodable", Value::Boolean),
    may("color", Value::Colour),
];
const MADE: &[Attribute] = &[
    may("creatingUser", Value::Guid),
    may("creationDateTime", Value::DateTime),
    may("modifyingUser", Value::Guid),
    may("modifiedDateTime", Value::DateTime),
];
const TEXT_PATHS: &[Attribute] = &[
    may("richTextPath", Value::Words),
    may("plainTextPath", Value::Words),
];
const PATHS: &[Attribute] = &[may("path", Value::Words), may("currentPath", Value::Words)];
const CORNERS: &[Attribute] = &[
    need("firstX", Value::Integer),
    need("firstY", Value::Integer),
    need("secondX", Value::Integer),
    need("secondY", Value::Integer),
];
const TIMES: &[Attribute] = &[need("begin", Value::Integer), need("end", Value::Integer)];
const DIRECTION: Value = Value::OneOf(&["Associative", "OneWay", "Bidirectional"]);
const VARIABLE_TYPE: Value =
    Value::OneOf(&["Text", "Boolean", "Integer", "Float", "Date", "DateTime"]);
const SHAPE: Value = Value::OneOf(&[
    "Person",
    "Oval",
    "Rectangle",
    "RoundedRectangle",
    "Star",
    "LeftTriangle",
    "RightTriangle",
    "UpTriangle",
    "DownTriangle",
    "Note",
]);
const LINE_STYLE: Value = Value::OneOf(&["dotted", "dashed", "solid"]);
const SELECTION: Content = sequence![Description ? WORDS, Coding * CODING, NoteRef * NOTE_REF];

/// The root of a project.
pub(super) static PROJECT_ROOT: Child = Child {
    name: "Project",
    of: &PROJECT,
};

/// The root of a codebook.
pub(super) static CODEBOOK_ROOT: Child = Child {
    name: "CodeBook",
    of: &CODEBOOK,
};

types! {
    WORDS "string" [] Content::Value(Value::Words);
    BOOLEAN "boolean" [] Content::Value(Value::Boolean);
    INTEGER "integer" [] Content::Value(Value::Integer);
    DECIMAL "decimal" [] Content::Value(Value::Decimal);
    DATE "date" [] Content::Value(Value::Date);
    DATE_TIME "dateTime" [] Content::Value(Value::DateTime);
}

// The project.
types! {
    PROJECT "ProjectType" [&[
        need("name", Value::Words),
        may("origin", Value::Words),
        may("creatingUserGUID", Value::Guid),
        may("creationDateTime", Value::DateTime),
        may("modifyingUserGUID", Value::Guid),
        may("modifiedDateTime", Value::DateTime),
        may("basePath", Value::Words),
    ]] sequence![
        Users ? USERS,
        CodeBook ? PROJECT_CODEBOOK,
        Variables ? VARIABLES,
        Cases ? CASES,
        Sources ? SOURCES,
        Notes ? NOTES,
        Links ? LINKS,
        Sets ? PROJECT_SETS,
        Graphs ? GRAPHS,
        Description ? WORDS,
        NoteRef * NOTE_REF,
    ];
    USERS "UsersType" [] sequence![User + USER];
    USER "UserType" [GUID, &[may("name", Value::Words), may("id", Value::Words)]] Content::Nothing;
    PROJECT_CODEBOOK "CodeBookType" [] sequence![Codes 1 PROJECT_CODES];
    PROJECT_CODES "CodesType" [] sequence![Code + PROJECT_CODE];
    PROJECT_CODE "CodeType" [CODE] sequence![
        Description ? WORDS,
        NoteRef * NOTE_REF,
        Code * PROJECT_CODE,
    ];
    CASES "CasesType" [] sequence![Case + CASE];
    CASE "CaseType" [LOOSE] sequence![
        Description ? WORDS,
        CodeRef * CODE_REF,
        VariableValue * VARIABLE_VALUE,
        SourceRef * SOURCE_REF,
        SelectionRef * SELECTION_REF,
    ];
    VARIABLES "VariablesType" [] sequence![Variable + VARIABLE];
    VARIABLE "VariableType" [NAMED, &[need("typeOfVariable", VARIABLE_TYPE)]]
        sequence![Description ? WORDS];
    VARIABLE_VALUE "VariableValueType" [] sequence![
        VariableRef 1 VARIABLE_REF,
        // Each of the choices may be left out, so there may be none.
        [
            TextValue WORDS,
            BooleanValue BOOLEAN,
            IntegerValue INTEGER,
            FloatValue DECIMAL,
            DateValue DATE,
            DateTimeValue DATE_TIME,
        ] ?,
    ];
    PROJECT_SETS "SetsType" [] sequence![Set + PROJECT_SET];
    PROJECT_SET "SetType" [NAMED] sequence![
        Description ? WORDS,
        MemberCode * CODE_REF,
        MemberSource * SOURCE_REF,
        MemberNote * NOTE_REF,
    ];
    SOURCES "SourcesType" [] sequence![[
        TextSource TEXT_SOURCE,
        PictureSource PICTURE_SOURCE,
        PDFSource PDF_SOURCE,
        AudioSource AUDIO_SOURCE,
        VideoSource VIDEO_SOURCE,
    ] +];
    TEXT_SOURCE "TextSourceType" [LOOSE, TEXT_PATHS, MADE] sequence![
        Description ? WORDS,
        PlainTextContent ? WORDS,
        PlainTextSelection * PLAIN_TEXT_SELECTION,
        Coding * CODING,
        NoteRef * NOTE_REF,
        VariableValue * VARIABLE_VALUE,
    ];
    PLAIN_TEXT_SELECTION "PlainTextSelectionType" [LOOSE, &[
        need("startPosition", Value::Integer),
        need("endPosition", Value::Integer),
    ], MADE] SELECTION;
    PICTURE_SOURCE "PictureSourceType" [LOOSE, PATHS, MADE] sequence![
        Description ? WORDS,
        TextDescription ? TEXT_SOURCE,
        PictureSelection * PICTURE_SELECTION,
        Coding * CODING,
        NoteRef * NOTE_REF,
        VariableValue * VARIABLE_VALUE,
    ];
    PICTURE_SELECTION "PictureSelectionType" [LOOSE, CORNERS, MADE] SELECTION;
    PDF_SOURCE "PDFSourceType" [LOOSE, PATHS, MADE] sequence![
        Description ? WORDS,
        PDFSelection * PDF_SELECTION,
        Representation ? TEXT_SOURCE,
        Coding * CODING,
        NoteRef * NOTE_REF,
        VariableValue * VARIABLE_VALUE,
    ];
    PDF_SELECTION "PDFSelectionType" [
        LOOSE, &[need("page", Value::Integer)], CORNERS, MADE
    ] sequence![
        Description ? WORDS,
        Representation ? TEXT_SOURCE,
        Coding * CODING,
        NoteRef * NOTE_REF,
    ];
    AUDIO_SOURCE "AudioSourceType" [LOOSE, PATHS, MADE] sequence![
        Description ? WORDS,
        Transcript * TRANSCRIPT,
        AudioSelection * AUDIO_SELECTION,
        Coding * CODING,
        NoteRef * NOTE_REF,
        VariableValue * VARIABLE_VALUE,
    ];
    AUDIO_SELECTION "AudioSelectionType" [LOOSE, TIMES, MADE] SELECTION;
    VIDEO_SOURCE "VideoSourceType" [LOOSE, PATHS, MADE] sequence![
        Description ? WORDS,
        Transcript * TRANSCRIPT,
        VideoSelection * VIDEO_SELECTION,
        Coding * CODING,
        NoteRef * NOTE_REF,
        VariableValue * VARIABLE_VALUE,
    ];
    VIDEO_SELECTION "VideoSelectionType" [LOOSE, TIMES, MADE] SELECTION;
    TRANSCRIPT "TranscriptType" [LOOSE, TEXT_PATHS, MADE] sequence![
        Description ? WORDS,
        PlainTextContent ? WORDS,
        SyncPoint * SYNC_POINT,
        TranscriptSelection * TRANSCRIPT_SELECTION,
        NoteRef * NOTE_REF,
    ];
    TRANSCRIPT_SELECTION "TranscriptSelectionType" [LOOSE, &[
        may("fromSyncPoint", Value::Guid),
        may("toSyncPoint", Value::Guid),
    ], MADE] SELECTION;
    SYNC_POINT "SyncPointType" [GUID, &[
        may("timeStamp", Value::Integer),
        may("position", Value::Integer),
    ]] Content::Nothing;
    CODING "CodingType" [GUID, &[
        may("creatingUser", Value::Guid),
        may("creationDateTime", Value::DateTime),
    ]] sequence![CodeRef 1 CODE_REF, NoteRef * NOTE_REF];
    GRAPHS "GraphsType" [] sequence![Graph + GRAPH];
    GRAPH "GraphType" [LOOSE] sequence![Vertex * VERTEX, Edge * EDGE];
    VERTEX "VertexType" [GUID, &[
        may("representedGUID", Value::Guid),
        may("name", Value::Words),
        need("firstX", Value::Integer),
        need("firstY", Value::Integer),
        may("secondX", Value::Integer),
        may("secondY", Value::Integer),
        may("shape", SHAPE),
    ], COLOUR] Content::Nothing;
    EDGE "EdgeType" [GUID, &[
        may("representedGUID", Value::Guid),
        may("name", Value::Words),
        need("sourceVertex", Value::Guid),
        need("targetVertex", Value::Guid),
        may("color", Value::Colour),
        may("direction", DIRECTION),
        may("lineStyle", LINE_STYLE),
    ]] Content::Nothing;
    NOTES "NotesType" [] sequence![Note + TEXT_SOURCE];
    LINKS "LinksType" [] sequence![Link + LINK];
    LINK "LinkType" [LOOSE, &[
        may("direction", DIRECTION),
        may("color", Value::Colour),
        may("originGUID", Value::Guid),
        may("targetGUID", Value::Guid),
    ]] sequence![NoteRef * NOTE_REF];
    NOTE_REF "NoteRefType" [TARGET] Content::Nothing;
    CODE_REF "CodeRefType" [TARGET] Content::Nothing;
    SOURCE_REF "SourceRefType" [TARGET] Content::Nothing;
    SELECTION_REF "SelectionRefType" [TARGET] Content::Nothing;
    VARIABLE_REF "VariableRefType" [TARGET] Content::Nothing;
}

// The codebook.
types! {
    CODEBOOK "CodeBookType" [&[may("origin", Value::Words)]] sequence![
        Codes 1 CODEBOOK_CODES,
        Sets ? CODEBOOK_SETS,
    ];
    CODEBOOK_CODES "CodesType" [] sequence![Code + CODEBOOK_CODE];
    CODEBOOK_SETS "SetsType" [] sequence![Set + CODEBOOK_SET];
    CODEBOOK_CODE "CodeType" [CODE] sequence![Description ? WORDS, Code * CODEBOOK_CODE];
    CODEBOOK_SET "SetType" [NAMED] sequence![
        Description ? WORDS,
        MemberCode * MEMBER_CODE,
    ];
    MEMBER_CODE "MemberCodeType" [GUID] Content::Nothing;
}
