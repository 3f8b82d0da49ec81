//! Registers that should list each number once.

use super::{Diagnostic, DiagnosticCode, Level, Reader};
use std::collections::{BTreeMap, BTreeSet};

use ayni_model::{id::SourceId, record::Kind, source::Register};

use crate::{index::find, words::many};

/// A register that should be complete lists each number once. A number that is missing was lost or
/// never was; one that stands twice is in one of the places another thing's. A register from which
/// nothing was noted checks nothing.
pub(super) fn check(reader: &Reader<'_>, found: &mut Vec<Diagnostic>) {
    for (id, source) in &reader.study().sources {
        let Some(register) = &source.register else {
            continue;
        };
        let entries = entries(reader, *id, register);
        let what = &register.attribute;
        if entries.is_empty() {
            found.push(
                Diagnostic::new(
                    DiagnosticCode::RegisterUnread,
                    Level::Note,
                    format!("register:{}", source.key),
                )
                .because(format!("it should list each {register} once, and no claim says what it lists"))
                .mend("add a claim for each entry, according to this register, with its row as locator")
                .word("list", register.to_string()),
            );
            continue;
        }
        for (first, last) in missing(reader, &source.key, register, &entries) {
            let (numbers, are) = match first == last {
                true => (first.to_string(), "is"),
                false => (format!("{first}-{last}"), "are"),
            };
            let place = format!("register:{}#{numbers}", source.key);
            found.push(
                Diagnostic::new(DiagnosticCode::RegisterNumberMissing, Level::Warning, place)
                    .because(format!(
                        "{what} {numbers} {are} not in {}, which should list each {register} once",
                        source.name
                    ))
                    .mend("look whether the entry was overlooked; if the register has none, write a memo on it and accept this")
                    .word("list", register.to_string())
                    .word("number", numbers)
                    .word("name", &source.name),
            );
        }
        for (number, several) in entries.range(register.first..=register.last) {
            if several.len() < 2 {
                continue;
            }
            let subjects: BTreeSet<&String> = several.iter().map(|(_, subject)| subject).collect();
            let places: Vec<String> = several
                .iter()
                .map(|(locator, subject)| match subjects.len() {
                    1 => (*locator).to_owned(),
                    _ => format!("{locator} on {subject}"),
                })
                .collect();
            let place = format!("register:{}#{number}", source.key);
            found.push(
                Diagnostic::new(DiagnosticCode::RegisterNumberTwice, Level::Warning, place)
                    .because(format!(
                        "{what} {number} stands in {} of {} ({}), which should list each {register} once",
                        many(several.len(), "place"),
                        source.name,
                        places.join(", ")
                    ))
                    .mend("find which entry is another one's, and correct or accept it")
                    .word("list", register.to_string())
                    .word("number", number.to_string())
                    .word("name", &source.name)
                    .count("places", several.len())
                    .words("places", places)
                    .related(subjects.into_iter().cloned().collect()),
            );
        }
    }
}

/// Returns the numbers that a register lacks, as runs from the first to the last: what one person
/// forgot in one go is one thing to look at. A number that was accepted by itself stays by itself.
fn missing(
    reader: &Reader<'_>,
    key: &str,
    register: &Register,
    entries: &Entries<'_>,
) -> Vec<(i64, i64)> {
    let within = register.first..=register.last;
    let word = DiagnosticCode::RegisterNumberMissing.word();
    let accepted = reader.study().acceptances.iter().filter_map(|(_, one)| {
        let number = one.place.strip_prefix("register:")?.strip_prefix(key)?;
        let number = number.strip_prefix('#')?.parse::<i64>().ok()?;
        (one.diagnostic == word && within.contains(&number)).then_some(number)
    });
    let listed = entries.range(within.clone()).map(|(number, _)| *number);
    let stops: BTreeSet<i64> = listed.chain(accepted).collect();
    let mut runs = Vec::new();
    // The next number to look for; nothing past the last that there is.
    let mut next = Some(register.first);
    for stop in stops {
        if let Some(first) = next.filter(|first| *first < stop) {
            runs.push((first, stop - 1));
        }
        if !entries.contains_key(&stop) {
            runs.push((stop, stop));
        }
        next = stop.checked_add(1);
    }
    let last = next.filter(|first| *first <= register.last);
    runs.extend(last.map(|first| (first, register.last)));
    runs
}

/// Where each number stands: the locators in order of the claims, with the subject.
type Entries<'s> = BTreeMap<i64, Vec<(&'s str, String)>>;

fn entries<'s>(reader: &Reader<'s>, id: SourceId, register: &Register) -> Entries<'s> {
    let (index, study) = (reader.index(), reader.study());
    let mut entries = Entries::new();
    for (_, claim) in study
        .claims
        .iter()
        .filter(|(_, claim)| claim.according_to == id)
    {
        let subject = claim.subject;
        let (attributes, key) = match subject.kind {
            Kind::Source => match study
                .sources
                .get(find(&index.sources, Some(subject.id.into())) as usize)
            {
                Some((_, one)) => (&one.attributes, &one.key),
                None => continue,
            },
            Kind::Actor => match study
                .actors
                .get(find(&index.actors, Some(subject.id.into())) as usize)
            {
                Some((_, one)) => (&one.attributes, &one.key),
                None => continue,
            },
            Kind::Event => match study
                .events
                .get(find(&index.events, Some(subject.id.into())) as usize)
            {
                Some((_, one)) => (&one.attributes, &one.key),
                None => continue,
            },
            _ => continue,
        };
        let number = attributes
            .0
            .get(&register.attribute)
            .and_then(|text| text.trim().parse().ok());
        let Some(number) = number else {
            continue;
        };
        let locator = claim.locator.as_deref().unwrap_or("no place given");
        let place = (locator, format!("{}:{key}", subject.kind.word()));
        let places = entries.entry(number).or_default();
        if !places.contains(&place) {
            places.push(place);
        }
    }
    entries
}
