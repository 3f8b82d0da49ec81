//! What rows call each other by: keys and paths on the one side, ids on the other.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use ayni_model::{
    id::{
        ActorId, CodeId, EventId, FindingId, MemberId, NounId, PhaseId, QuotationId, RecordId,
        SourceId, TieId,
    },
    record::{Kind, Reference},
    study::CellKey,
};

use super::problems::{Lack, Why, unknown};

/// The keys of one noun.
#[derive(Debug)]
pub(crate) struct Keys<I> {
    ids: BTreeMap<String, I>,
    keys: HashMap<RecordId, String>,
    /// Why there is none, where that is so.
    pub(crate) lack: Option<Lack>,
}

impl<I> Default for Keys<I> {
    fn default() -> Self {
        Self {
            ids: BTreeMap::new(),
            keys: HashMap::new(),
            lack: None,
        }
    }
}

impl<I: NounId> Keys<I> {
    /// Registers a record, unless its key or the record itself is taken; tells whether it was.
    pub(crate) fn insert(&mut self, key: &str, id: I) -> bool {
        if self.ids.contains_key(key) || self.keys.contains_key(&id.into()) {
            return false;
        }
        self.ids.insert(key.to_owned(), id);
        self.keys.insert(id.into(), key.to_owned());
        true
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// Forgets a record.
    pub(crate) fn remove(&mut self, id: I) {
        if let Some(key) = self.keys.remove(&id.into()) {
            self.ids.remove(&key);
        }
    }

    pub(crate) fn id(&self, key: &str) -> Option<I> {
        self.ids.get(key).copied()
    }

    pub(crate) fn key(&self, id: I) -> Option<&str> {
        self.keys.get(&id.into()).map(String::as_str)
    }

    /// Returns the record of a key.
    ///
    /// # Errors
    /// The sentence that there is none, with the nearest key; or that none can be found.
    pub(crate) fn find(&self, key: &str) -> Result<I, Why> {
        self.id(key).ok_or_else(|| match &self.lack {
            Some(lack) => Why::Lack(lack.clone()),
            None => Why::Said(unknown(
                &I::KIND.word().replace('_', " "),
                key,
                self.ids.keys().map(String::as_str),
            )),
        })
    }
}

/// The passages that findings and memos may name.
#[derive(Debug, Default)]
pub(crate) struct Passages {
    by_span: HashMap<(u32, u32, u32), u32>,
    /// Where rows say that passages stand which stand elsewhere or nowhere, with the words of the row.
    said: HashMap<(u32, u32, u32), (u32, String)>,
    by_label: HashMap<String, u32>,
    /// The quotations, by the numbers of the maps.
    pub(crate) all: Vec<QuotationId>,
    by_id: HashMap<RecordId, u32>,
    sources: HashMap<RecordId, u32>,
    /// Why there is none, where that is so.
    pub(crate) lack: Option<Lack>,
}

impl Passages {
    /// Returns the number that stands for a source here.
    pub(crate) fn source(&mut self, id: SourceId) -> u32 {
        let next = u32::try_from(self.sources.len()).unwrap_or(u32::MAX);
        *self.sources.entry(id.into()).or_insert(next)
    }

    /// Adds a quotation and returns its number.
    pub(crate) fn add(&mut self, id: QuotationId) -> u32 {
        let number = u32::try_from(self.all.len()).unwrap_or(u32::MAX);
        self.all.push(id);
        self.by_id.insert(id.into(), number);
        number
    }

    /// Returns the number of a quotation.
    pub(crate) fn number(&self, id: QuotationId) -> Option<u32> {
        self.by_id.get(&id.into()).copied()
    }

    /// Notes where a quotation stands; the first one there keeps the place.
    pub(crate) fn place(&mut self, source: u32, (start, end): (u32, u32), number: u32) {
        self.by_span.entry((source, start, end)).or_insert(number);
    }

    /// Returns the quotation that stands at a place.
    pub(crate) fn at(&self, source: u32, (start, end): (u32, u32)) -> Option<u32> {
        self.by_span.get(&(source, start, end)).copied()
    }

    /// Notes where a row says that a quotation stands, though it does not, and with which words.
    pub(crate) fn say(&mut self, source: u32, (start, end): (u32, u32), number: u32, quote: &str) {
        let said = self.said.entry((source, start, end));
        said.or_insert_with(|| (number, quote.to_owned()));
    }

    /// Returns the quotation of which an earlier row said the same; without words the place decides.
    pub(crate) fn said(&self, source: u32, (start, end): (u32, u32), quote: &str) -> Option<u32> {
        let (number, said) = self.said.get(&(source, start, end))?;
        (quote.is_empty() || said == quote).then_some(*number)
    }

    /// Gives a quotation a label; returns the quotation that has it already.
    pub(crate) fn label(&mut self, label: &str, number: u32) -> Option<u32> {
        match self.by_label.get(label) {
            Some(other) if *other != number => Some(*other),
            Some(_) => None,
            None => {
                self.by_label.insert(label.to_owned(), number);
                None
            }
        }
    }

    pub(crate) fn labelled(&self, label: &str) -> Option<u32> {
        self.by_label.get(label).copied()
    }

    /// Returns why a passage is not there: this sentence, unless none can be.
    fn unknown(&self, sentence: impl FnOnce() -> String) -> Why {
        match &self.lack {
            Some(lack) => Why::Lack(lack.clone()),
            None => Why::Said(sentence()),
        }
    }
}

/// All names of a project.
#[derive(Debug, Default)]
pub(crate) struct Names {
    pub(crate) members: Keys<MemberId>,
    pub(crate) phases: Keys<PhaseId>,
    pub(crate) sources: Keys<SourceId>,
    pub(crate) actors: Keys<ActorId>,
    pub(crate) ties: Keys<TieId>,
    pub(crate) events: Keys<EventId>,
    pub(crate) findings: Keys<FindingId>,
    pub(crate) codes: Keys<CodeId>,
    pub(crate) passages: Passages,
    /// How an export names quotations that memos and findings stand on.
    pub(crate) quotations: HashMap<RecordId, String>,
    /// Columns that are taken as attributes, though nothing defines them.
    pub(crate) columns: BTreeSet<(ayni_model::study::AttributeOf, String)>,
    /// Types of attributes by what they are of and their name.
    pub(crate) attributes:
        BTreeMap<(ayni_model::study::AttributeOf, String), ayni_model::value::ValueType>,
}

impl Names {
    /// Returns the key or path of a record that has one.
    pub(crate) fn key_of(&self, id: RecordId) -> Option<String> {
        let keys = [
            self.sources.key(id.into()),
            self.actors.key(id.into()),
            self.events.key(id.into()),
            self.ties.key(id.into()),
            self.findings.key(id.into()),
            self.codes.key(id.into()),
            self.phases.key(id.into()),
            self.members.key(id.into()),
        ];
        keys.into_iter().flatten().next().map(str::to_owned)
    }

    /// Reads `source:KEY` and the like; any record may be named `NOUN:UUID`.
    ///
    /// # Errors
    /// A sentence that says what is not there.
    pub(crate) fn reference(&self, text: &str) -> Result<Reference, Why> {
        let (word, key) = text.split_once(':').ok_or_else(|| {
            format!("{text:?} names nothing; write the noun and the key, such as source:KEY")
        })?;
        let (word, key) = (word.trim(), key.trim());
        let kind = Kind::from_word(word)
            .ok_or_else(|| unknown("noun", word, Kind::ALL.iter().map(|kind| kind.word())))?;
        let found: Result<RecordId, Why> = match kind {
            Kind::Source => self.sources.find(key).map(Into::into),
            Kind::Actor => self.actors.find(key).map(Into::into),
            Kind::Event => self.events.find(key).map(Into::into),
            Kind::Tie => self.ties.find(key).map(Into::into),
            Kind::Finding => self.findings.find(key).map(Into::into),
            Kind::Code => self.codes.find(key).map(Into::into),
            Kind::Phase => self.phases.find(key).map(Into::into),
            Kind::Member => self.members.find(key).map(Into::into),
            Kind::Quotation => self.passage(key).map(Into::into),
            _ => Err(Why::Said(format!(
                "a {} is named by its id: {word}:0198…",
                kind.word().replace('_', " ")
            ))),
        };
        let id = match (found, id_of(key)) {
            (Ok(id), _) => id,
            (Err(_), Some(id)) => id,
            (Err(why), None) => return Err(why),
        };
        Ok(Reference { kind, id })
    }

    /// Writes what [`Names::reference`] reads.
    pub(crate) fn reference_text(&self, reference: &Reference) -> String {
        let id = reference.id;
        let key = match reference.kind {
            Kind::Source => self.sources.key(id.into()),
            Kind::Actor => self.actors.key(id.into()),
            Kind::Event => self.events.key(id.into()),
            Kind::Tie => self.ties.key(id.into()),
            Kind::Finding => self.findings.key(id.into()),
            Kind::Code => self.codes.key(id.into()),
            Kind::Phase => self.phases.key(id.into()),
            Kind::Member => self.members.key(id.into()),
            Kind::Quotation => self.quotations.get(&id).map(String::as_str),
            _ => None,
        };
        match key {
            Some(key) => format!("{}:{key}", reference.kind.word()),
            None => reference.to_string(),
        }
    }

    /// Reads `SOURCE@LABEL`, `SOURCE:START-END` or `quotation:UUID`.
    ///
    /// # Errors
    /// A sentence that says what is not there.
    pub(crate) fn passage(&self, text: &str) -> Result<QuotationId, Why> {
        let text = text.trim();
        let quotation = |number: u32| self.passages.all.get(number as usize).copied();
        if let Some((source, label)) = text.split_once('@') {
            self.sources.find(source.trim())?;
            let label = label.trim();
            return self
                .passages
                .labelled(label)
                .and_then(quotation)
                .ok_or_else(|| {
                    let labels = self.passages.by_label.keys().map(String::as_str);
                    self.passages
                        .unknown(|| unknown("passage labelled", label, labels))
                });
        }
        let refuse = || {
            format!(
                "{text:?} is no passage; write SOURCE@LABEL or SOURCE:START-END, as codings.csv has them"
            )
        };
        let (source, span) = text.split_once(':').ok_or_else(refuse)?;
        if source == "quotation"
            && let Some(id) = id_of(span)
        {
            return Ok(id.into());
        }
        let (start, end) = span.split_once('-').ok_or_else(refuse)?;
        let (Ok(start), Ok(end)) = (start.trim().parse(), end.trim().parse()) else {
            return Err(refuse().into());
        };
        let source = self.sources.find(source.trim())?;
        self.passages
            .sources
            .get(&source.into())
            .and_then(|source| {
                let place = (start, end);
                let at = self.passages.at(*source, place);
                at.or_else(|| self.passages.said(*source, place, ""))
            })
            .and_then(quotation)
            .ok_or_else(|| {
                let what = || format!("{text} is no quotation of codings.csv");
                self.passages.unknown(what)
            })
    }

    /// Writes what [`Names::passage`] reads.
    pub(crate) fn passage_text(&self, id: QuotationId) -> String {
        match self.quotations.get(&id.into()) {
            Some(name) => name.clone(),
            None => Reference::from(id).to_string(),
        }
    }

    /// Reads the row or column of a cell.
    ///
    /// # Errors
    /// A sentence that says what is not there.
    pub(crate) fn cell(&self, text: &str) -> Result<CellKey, Why> {
        if let Some(value) = text.strip_prefix("value:") {
            let (attribute, value) = value
                .split_once('=')
                .ok_or_else(|| format!("{text:?} names no value; write value:ATTRIBUTE=VALUE"))?;
            return Ok(CellKey::Value {
                attribute: attribute.to_owned(),
                value: value.to_owned(),
            });
        }
        let reference = self.reference(text)?;
        match reference.kind {
            Kind::Code => Ok(CellKey::Code(reference.id.into())),
            Kind::Phase => Ok(CellKey::Phase(reference.id.into())),
            Kind::Actor => Ok(CellKey::Actor(reference.id.into())),
            Kind::Source => Ok(CellKey::Source(reference.id.into())),
            _ => Err(Why::Said(format!(
                "{text:?} is no row or column; write code:PATH, phase:KEY, actor:KEY, source:KEY or value:ATTRIBUTE=VALUE"
            ))),
        }
    }

    /// Writes what [`Names::cell`] reads.
    pub(crate) fn cell_text(&self, cell: &CellKey) -> String {
        match cell {
            CellKey::Code(id) => self.reference_text(&(*id).into()),
            CellKey::Phase(id) => self.reference_text(&(*id).into()),
            CellKey::Actor(id) => self.reference_text(&(*id).into()),
            CellKey::Source(id) => self.reference_text(&(*id).into()),
            CellKey::Value { attribute, value } => format!("value:{attribute}={value}"),
        }
    }
}

/// Reads an id of 32 or 36 characters.
pub(crate) fn id_of(text: &str) -> Option<RecordId> {
    matches!(text.len(), 32 | 36)
        .then(|| text.parse().ok())
        .flatten()
}

/// Tells whether a text may be a key: letters, digits, `-`, `_` and `.`.
pub(crate) fn is_key(text: &str) -> bool {
    !text.is_empty()
        && !text.starts_with('.')
        && !text.ends_with('.')
        && text
            .chars()
            .all(|char| char.is_alphanumeric() || is_mark(char) || matches!(char, '-' | '_' | '.'))
}

/// Accents and vowel signs that a letter carries.
const fn is_mark(char: char) -> bool {
    matches!(char, '\u{300}'..='\u{36f}')
}
