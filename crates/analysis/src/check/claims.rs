//! Sources that disagree on the same thing.

mod compare;

use std::collections::BTreeMap;

use ayni_model::{
    claim::{Claim, ClaimValue},
    id::RecordId,
    record::{Kind, Reference},
    study::AttributeOf,
    value::{Value, ValueType},
};

use super::{Diagnostic, DiagnosticCode, Level, Reader, Side};
use crate::{index::find, study::NONE, words::many};
use compare::{Agreement, Said, compare};

/// Sources that say different things of one attribute of one thing cannot both be right: *conflict*.
/// Where the difference rests only on what at least one side itself doubts, it is *unclear*.
///
/// Held against each other are the claims of different sources, those of different entries (locators)
/// of one register, and what the study has adopted for a source. All sides of one attribute of one
/// thing make one diagnostic.
pub(super) fn check(reader: &Reader<'_>, found: &mut Vec<Diagnostic>) {
    let mut topics: BTreeMap<(Reference, &str), Vec<&Claim>> = BTreeMap::new();
    let mut order: Vec<(Reference, &str)> = Vec::new();
    for (_, claim) in &reader.study().claims {
        let topic = (claim.subject, claim.attribute.as_str());
        let claims = topics.entry(topic).or_default();
        if claims.is_empty() {
            order.push(topic);
        }
        claims.push(claim);
    }
    for (subject, attribute) in order {
        let claims = topics
            .get(&(subject, attribute))
            .map_or(&[][..], Vec::as_slice);
        let mut entries = entries(reader, claims);
        entries.extend(adopted(reader, subject, attribute));
        let worst = entries
            .iter()
            .enumerate()
            .flat_map(|(at, entry)| {
                entries[at + 1..]
                    .iter()
                    .map(move |other| entry.against(other))
            })
            .max()
            .unwrap_or(Agreement::Agrees);
        let (code, level, verdict) = match worst {
            Agreement::Agrees => continue,
            Agreement::Unclear => (
                DiagnosticCode::ClaimsUnclear,
                Level::Note,
                "differ in what at least one of them doubts",
            ),
            Agreement::Conflict => (
                DiagnosticCode::ClaimsConflict,
                Level::Warning,
                "cannot all be right",
            ),
        };
        let sides: Vec<String> = entries.iter().map(Entry::sentence).collect();
        let mut related: Vec<String> = Vec::new();
        for entry in &entries {
            let source = entry.source.map(|source| format!("source:{source}"));
            related.extend(source.filter(|source| !related.contains(source)));
        }
        found.push(
            Diagnostic::new(code, level, place(reader, subject, attribute))
                .because(format!(
                    "{} on {attribute} {verdict}: {}",
                    many(entries.len(), "statement"),
                    sides.join("; ")
                ))
                .mend("look into the sources; correct the one that was read wrongly, mark with ? what is in doubt, or accept this with the reason (a mask may explain it)")
                .related(related)
                .word("attribute", attribute)
                .count("statements", entries.len())
                .sides(entries.iter().map(Entry::side).collect()),
        );
    }
}

impl Diagnostic {
    fn sides(self, sides: Vec<Side>) -> Self {
        Self { sides, ..self }
    }
}

/// How a sentence marks what a source doubts.
const DOUBT: &str = " (in doubt)";

/// What one entry of one source says, or what the study has adopted. Several values of one entry are
/// alternatives or parts, and do not contradict each other.
struct Entry<'s> {
    source: Option<&'s str>,
    locator: Option<&'s str>,
    values: Vec<(Said, String)>,
}

impl Entry<'_> {
    fn against(&self, other: &Self) -> Agreement {
        self.values
            .iter()
            .flat_map(|(one, _)| other.values.iter().map(move |(two, _)| compare(one, two)))
            .min()
            .unwrap_or(Agreement::Agrees)
    }

    fn side(&self) -> Side {
        let says = |(_, words): &(Said, String)| match words.strip_suffix(DOUBT) {
            Some(words) => format!("{words}?"),
            None => words.clone(),
        };
        Side {
            source: self.source.map(str::to_owned),
            locator: self.locator.map(str::to_owned),
            says: self.values.iter().map(says).collect(),
        }
    }

    fn sentence(&self) -> String {
        let words: Vec<&str> = self
            .values
            .iter()
            .map(|(_, words)| words.as_str())
            .collect();
        let words = words.join(" and ");
        match (self.source, self.locator) {
            (None, _) => format!("the study has {words}"),
            (Some(source), None) => format!("{source} says {words}"),
            (Some(source), Some(locator)) => format!("{source} ({locator}) says {words}"),
        }
    }
}

fn entries<'s>(reader: &Reader<'s>, claims: &[&'s Claim]) -> Vec<Entry<'s>> {
    let mut entries: Vec<Entry<'s>> = Vec::new();
    for claim in claims {
        let source = find(&reader.index().sources, Some(claim.according_to));
        let source = if source == NONE {
            None
        } else {
            Some(reader.source_key(source))
        };
        let locator = claim.locator.as_deref();
        let value = said(reader, claim);
        match entries
            .iter_mut()
            .find(|one| one.source == source && one.locator == locator)
        {
            Some(entry) => entry.values.push(value),
            None => entries.push(Entry {
                source,
                locator,
                values: vec![value],
            }),
        }
    }
    entries
}

/// Returns what the study itself has in the fields of a source.
fn adopted<'s>(reader: &Reader<'s>, subject: Reference, attribute: &str) -> Option<Entry<'s>> {
    if subject.kind != Kind::Source {
        return None;
    }
    let index = reader.index();
    let at = find(&index.sources, Some(subject.id.into()));
    let (_, source) = reader.study().sources.get(at as usize)?;
    let word = |value: &ayni_model::value::Doubtful| {
        let said = Said::Word {
            word: value.word.clone(),
            doubt: value.doubt,
        };
        (said, value.to_string())
    };
    let values: Vec<(Said, String)> = match attribute {
        "informant" => source
            .informants
            .iter()
            .map(|id| find(&index.actors, Some(*id)))
            .filter(|actor| *actor != NONE)
            .map(|actor| {
                (
                    compare::actor(index, actor, false),
                    described(reader, actor, false),
                )
            })
            .collect(),
        "when" => source
            .when
            .iter()
            .map(|when| (Said::When(when.clone()), when.to_string()))
            .collect(),
        "place" => source.place.iter().map(word).collect(),
        "country" => source.country.iter().map(word).collect(),
        _ => Vec::new(),
    };
    (!values.is_empty()).then_some(Entry {
        source: None,
        locator: None,
        values,
    })
}

/// Returns what a claim says, and the words for it.
fn said(reader: &Reader<'_>, claim: &Claim) -> (Said, String) {
    let index = reader.index();
    let mark = |doubt: bool| if doubt { DOUBT } else { "" };
    match &claim.value {
        ClaimValue::Actor { actor, doubt } => match find(&index.actors, Some(*actor)) {
            NONE => (
                Said::Nothing,
                "an actor that is not in the study".to_owned(),
            ),
            actor => (
                compare::actor(index, actor, *doubt),
                described(reader, actor, *doubt),
            ),
        },
        ClaimValue::Description { attributes, doubt } => {
            let words: Vec<&str> = attributes.values().rev().map(String::as_str).collect();
            (
                compare::description(attributes, *doubt),
                format!("{}{}", words.join(", "), mark(*doubt)),
            )
        }
        ClaimValue::When { when } => (Said::When(when.clone()), when.to_string()),
        ClaimValue::Word { word, doubt } => (
            typed(reader, claim, word, *doubt),
            format!("{word}{}", mark(*doubt)),
        ),
    }
}

/// Returns a word as its attribute's type reads it: `014` and `14` are one number, and what was noted
/// before the attribute was a date is one all the same.
fn typed(reader: &Reader<'_>, claim: &Claim, word: &str, doubt: bool) -> Said {
    let of = AttributeOf::of_subject(claim.subject.kind);
    let defined = reader
        .study()
        .attributes
        .iter()
        .find(|(_, one)| one.of == of && one.name == claim.attribute);
    let typed = |word: &str| {
        let (_, one) = defined.filter(|(_, one)| one.value_type != ValueType::Text)?;
        one.value_type.parse(word).ok()
    };
    let marked = if doubt {
        format!("{word}?")
    } else {
        word.to_owned()
    };
    if let Some(Value::When(when)) = typed(&marked) {
        return Said::When(when);
    }
    let word = typed(word).map_or_else(|| word.to_owned(), |value| value.to_string());
    Said::Word { word, doubt }
}

fn described(reader: &Reader<'_>, actor: crate::study::Ix, doubt: bool) -> String {
    let one = reader.index().actor(actor);
    let details: Vec<String> = one
        .organisation_kind
        .iter()
        .cloned()
        .chain(one.country.iter().map(ToString::to_string))
        .collect();
    let details = if details.is_empty() {
        String::new()
    } else {
        format!(" ({})", details.join(", "))
    };
    format!("{}{details}{}", one.name, if doubt { DOUBT } else { "" })
}

/// Returns the place of a topic: `source:interview-14#informant`.
fn place(reader: &Reader<'_>, subject: Reference, attribute: &str) -> String {
    let (index, study) = (reader.index(), reader.study());
    let id: RecordId = subject.id;
    let key = match subject.kind {
        Kind::Source => study
            .sources
            .get(find(&index.sources, Some(id.into())) as usize)
            .map(|(_, one)| &one.key),
        Kind::Actor => study
            .actors
            .get(find(&index.actors, Some(id.into())) as usize)
            .map(|(_, one)| &one.key),
        Kind::Event => study
            .events
            .get(find(&index.events, Some(id.into())) as usize)
            .map(|(_, one)| &one.key),
        _ => None,
    };
    match key {
        Some(key) => format!("{}:{key}#{attribute}", subject.kind.word()),
        None => format!("{subject}#{attribute}"),
    }
}
