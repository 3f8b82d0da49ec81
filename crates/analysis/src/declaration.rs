//! The declaration of a synopsis: rows × columns × measures, as a person writes it.
//!
//! `docs/reference/synopsis.md` is the reference. A declaration says nothing of a particular study;
//! whether its names exist there is asked when it is run.

mod error;
mod read;
#[cfg(test)]
mod tests;

use ayni_model::when::When;

pub use error::{DeclarationError, Expected, Known, Seen};

/// A declared table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Declaration {
    /// The name by which it is run.
    pub name: String,
    /// The title above the table.
    pub title: Option<String>,
    /// The words below the table.
    pub caption: Option<String>,
    /// The axes of the rows, the outer one first; none makes one row for everything.
    pub rows: Vec<AxisSpec>,
    /// The axes of the columns, the outer one first; none makes one column for everything.
    pub columns: Vec<AxisSpec>,
    /// What the cells show; with several, each is a column of its own.
    pub measures: Vec<MeasureSpec>,
    /// What is counted and placed.
    pub unit: Unit,
    /// Whether rows, columns and the whole have totals, each over distinct units.
    pub totals: bool,
    /// Whether rows and columns without any unit are shown.
    pub empty: EmptyLines,
    /// What the units must be.
    pub filter: Filter,
    /// Figures that somebody states.
    pub stated: Vec<Stated>,
}

/// One axis of a declaration, with its choices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AxisSpec {
    /// By what the units are told apart.
    pub axis: Axis,
    /// Which groups are kept, in this order; all where empty.
    pub only: Vec<String>,
    /// In which order the groups stand.
    pub order: Order,
    /// The header of the axis.
    pub label: Option<String>,
    /// Whether a code stands for its subtree.
    pub descendants: bool,
    /// Which level of the codebook is shown, 1 for the top; all where absent.
    pub level: Option<u32>,
}

impl AxisSpec {
    /// Returns the axis without any choice made.
    #[must_use]
    pub const fn plain(axis: Axis) -> Self {
        Self {
            axis,
            only: Vec::new(),
            order: Order::Given,
            label: None,
            descendants: true,
            level: None,
        }
    }
}

macro_rules! axes {
    ($($(#[$doc:meta])* $name:ident = $word:literal;)*) => {
        /// By what units are told apart.
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Axis {
            $($(#[$doc])* $name,)*
            /// An attribute of the source; of the event where events or participations are placed.
            Attribute(String),
            /// An attribute of the actors.
            ActorAttribute(String),
        }

        impl Axis {
            /// The words of the axes that take no name.
            pub const WORDS: &'static [&'static str] = &[$($word,)*];

            /// Reads an axis as a declaration names it.
            #[must_use]
            pub fn from_word(word: &str) -> Option<Self> {
                match word {
                    $($word => Some(Self::$name),)*
                    _ => {
                        let (kind, name) = word.split_once(':')?;
                        let name = Some(name.trim()).filter(|name| !name.is_empty())?.to_owned();
                        match kind {
                            "attribute" => Some(Self::Attribute(name)),
                            "actor_attribute" => Some(Self::ActorAttribute(name)),
                            _ => None,
                        }
                    }
                }
            }
        }

        impl std::fmt::Display for Axis {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                match self {
                    $(Self::$name => f.write_str($word),)*
                    Self::Attribute(name) => write!(f, "attribute:{name}"),
                    Self::ActorAttribute(name) => write!(f, "actor_attribute:{name}"),
                }
            }
        }
    };
}

axes! {
    /// By code; a code stands for its subtree unless told otherwise.
    Code = "code";
    /// By group of codes.
    CodeGroup = "code_group";
    /// By source.
    Source = "source";
    /// By kind of source.
    SourceKind = "source_kind";
    /// By language of the source.
    Language = "language";
    /// By actor: who speaks, or the informants; for other units who took part or is tied.
    Actor = "actor";
    /// By organisation: the actor itself or, for a person, those it belonged to at that time.
    Organisation = "organisation";
    /// By kind of that organisation.
    OrganisationKind = "organisation_kind";
    /// By country of the actor or, where it gives none, of its organisation.
    ActorCountry = "actor_country";
    /// By country of the source or event.
    Country = "country";
    /// By place of the source or event.
    Place = "place";
    /// By phase.
    Phase = "phase";
    /// By calendar year.
    Year = "year";
    /// By coder.
    Coder = "coder";
    /// By speaker.
    Speaker = "speaker";
    /// By event; the stays of a larger one belong to it.
    Event = "event";
    /// By kind of event.
    EventKind = "event_kind";
    /// By role in an event.
    Role = "role";
    /// By stance: supports or contrary.
    Stance = "stance";
    /// By kind of tie.
    TieKind = "tie_kind";
    /// By the actor a tie comes from.
    From = "from";
    /// By the actor a tie goes to.
    To = "to";
    /// By how firmly an event or tie is said to be.
    Status = "status";
    /// One group for everything.
    Constant = "constant";
}

/// In which order the groups of an axis stand.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Order {
    /// As `only` gives them, else as the study does: choices, codebook, story, files.
    #[default]
    Given,
    /// By label, as a reader expects.
    Label,
    /// The largest first.
    Size,
    /// The earliest first.
    When,
    /// By the smallest value of an attribute in the group.
    Attribute(String),
}

/// A measure with its header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeasureSpec {
    /// What the cells show.
    pub measure: Measure,
    /// The header; the measure's own word where absent.
    pub label: Option<String>,
}

macro_rules! measures {
    ($($(#[$doc:meta])* $name:ident = $word:literal;)*) => {
        /// What a cell shows.
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Measure {
            $($(#[$doc])* $name,)*
            /// The distinct values of an attribute.
            Values(String),
        }

        impl Measure {
            /// The words of the measures that take no name.
            pub const WORDS: &'static [&'static str] = &[$($word,)*];

            /// Reads a measure as a declaration names it.
            #[must_use]
            pub fn from_word(word: &str) -> Option<Self> {
                match word {
                    $($word => Some(Self::$name),)*
                    _ => word
                        .strip_prefix("values:")
                        .map(str::trim)
                        .filter(|name| !name.is_empty())
                        .map(|name| Self::Values(name.to_owned())),
                }
            }
        }

        impl std::fmt::Display for Measure {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                match self {
                    $(Self::$name => f.write_str($word),)*
                    Self::Values(name) => write!(f, "values:{name}"),
                }
            }
        }
    };
}

measures! {
    /// The passages.
    Quotations = "quotations";
    /// The number of distinct units: quotations where codings are placed.
    Count = "count";
    /// The number of codings.
    Codings = "codings";
    /// The number of passages of the row that share words with a passage of the column, where both
    /// are codes.
    CoOccurrence = "co-occurrence";
    /// The number of distinct sources.
    Sources = "sources";
    /// The number of distinct voices that speak, interviewers aside.
    Speakers = "speakers";
    /// The number of distinct people.
    Persons = "persons";
    /// The number of distinct organisations.
    Organisations = "organisations";
    /// The share of the words of the cell's sources, overlaps counted once.
    Words = "words";
    /// The author's statements.
    Findings = "findings";
    /// Whether there is any unit.
    Presence = "presence";
    /// The dates.
    When = "when";
    /// The first and the last date.
    Span = "span";
    /// The places.
    Places = "places";
    /// The names of sources or events.
    Names = "names";
    /// The roles of participants.
    Roles = "roles";
}

impl Measure {
    /// Returns the axis whose groups are counted, where a measure counts groups and not units.
    #[must_use]
    pub const fn groups(&self) -> Option<Axis> {
        match self {
            Self::Speakers => Some(Axis::Speaker),
            Self::Persons => Some(Axis::Actor),
            Self::Organisations => Some(Axis::Organisation),
            _ => None,
        }
    }

    /// Tells whether nothing is shown just where there is no unit. Of others a cell may hold passages
    /// and still have nothing to show: no person is known, nobody wrote a finding.
    #[must_use]
    pub const fn counts_units(&self) -> bool {
        matches!(
            self,
            Self::Count
                | Self::Codings
                | Self::CoOccurrence
                | Self::Quotations
                | Self::Sources
                | Self::Words
                | Self::Presence
        )
    }

    /// Tells whether the cells hold numbers, so that the table is dense.
    #[must_use]
    pub const fn is_count(&self) -> bool {
        matches!(
            self,
            Self::Count
                | Self::Codings
                | Self::CoOccurrence
                | Self::Sources
                | Self::Speakers
                | Self::Persons
                | Self::Organisations
                | Self::Presence
        )
    }
}

/// What is counted and placed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Unit {
    /// Codings, counted by distinct quotation; a quotation without code is placed as well.
    #[default]
    Coding,
    /// Sources, whether or not their text is at hand.
    Source,
    /// Events, counted by the whole that they are a part of.
    Event,
    /// Participations in events.
    Participation,
    /// Ties between actors.
    Tie,
}

impl Unit {
    /// Every unit, in the order in which it is offered.
    pub const ALL: [Self; 5] = [
        Self::Coding,
        Self::Source,
        Self::Event,
        Self::Participation,
        Self::Tie,
    ];

    /// Returns the word by which declarations name the unit.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Coding => "coding",
            Self::Source => "source",
            Self::Event => "event",
            Self::Participation => "participation",
            Self::Tie => "tie",
        }
    }

    /// Returns the word for what is counted.
    #[must_use]
    pub const fn counted(self) -> &'static str {
        match self {
            Self::Coding => "quotation",
            Self::Source | Self::Event | Self::Participation | Self::Tie => self.word(),
        }
    }
}

/// Whether rows and columns without any unit are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum EmptyLines {
    /// They are shown.
    #[default]
    Show,
    /// They are left out.
    Hide,
}

/// What units must be: every line must hold, each for at least one of its values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filter {
    /// Axes with the groups that are kept, by key or label.
    pub lines: Vec<(Axis, Vec<String>)>,
    /// Whether a code stands for its subtree.
    pub descendants: bool,
    /// Only passages with a code, or only those without one.
    pub coded: Option<bool>,
    /// The time of the source, event or tie.
    pub when: Option<When>,
}

impl Default for Filter {
    fn default() -> Self {
        Self {
            lines: Vec::new(),
            descendants: true,
            coded: None,
            when: None,
        }
    }
}

/// A figure that somebody states and that the table is held against.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stated {
    /// What it is the number of, in the words of whoever states it.
    pub label: String,
    /// The figure.
    pub value: u64,
    /// How it would be derived.
    pub derive: Derive,
    /// The key of the source that states it.
    pub according_to: Option<String>,
}

/// How a stated figure would be derived from the units of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Derive {
    /// Distinct sources.
    Sources,
    /// Distinct quotations.
    Quotations,
    /// Distinct people among the informants.
    Persons,
    /// Distinct organisations of the informants.
    Organisations,
    /// Distinct voices.
    Speakers,
    /// Distinct events.
    Events,
}

impl Derive {
    /// Every derivation with its word.
    pub const ALL: [(Self, &'static str); 6] = [
        (Self::Sources, "sources"),
        (Self::Quotations, "quotations"),
        (Self::Persons, "persons"),
        (Self::Organisations, "organisations"),
        (Self::Speakers, "speakers"),
        (Self::Events, "events"),
    ];

    /// Returns the axis whose groups are counted, where it counts groups and not units.
    #[must_use]
    pub const fn groups(self) -> Option<Axis> {
        match self {
            Self::Speakers => Some(Axis::Speaker),
            Self::Persons => Some(Axis::Actor),
            Self::Organisations => Some(Axis::Organisation),
            Self::Sources | Self::Quotations | Self::Events => None,
        }
    }
}
