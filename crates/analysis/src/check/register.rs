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
                .mend("add a claim for each entry, according to this register, with its row as locator"),
            );
            continue;
        }
        for number in register.first..=register.last {
            let places = entries.get(&number).map_or(&[][..], Vec::as_slice);
            let place = format!("register:{}#{number}", source.key);
            match places {
                [_] => {}
                [] => found.push(
                    Diagnostic::new(DiagnosticCode::RegisterNumberMissing, Level::Warning, place)
                        .because(format!(
                            "{what} {number} is not in {}, which should list each {register} once",
                            source.name
                        ))
                        .mend("look whether the entry was overlooked; if the register has none, write a memo on it and accept this"),
                ),
                several => {
                    let locators: Vec<&str> = several.iter().map(|(locator, _)| *locator).collect();
                    let subjects: BTreeSet<&String> = several.iter().map(|(_, subject)| subject).collect();
                    found.push(
                        Diagnostic::new(DiagnosticCode::RegisterNumberTwice, Level::Warning, place)
                            .because(format!(
                                "{what} {number} stands in {} of {} ({}), which should list each {register} once",
                                many(several.len(), "place"),
                                source.name,
                                locators.join(", ")
                            ))
                            .mend("find which entry is another one's, and correct or accept it")
                            .related(subjects.into_iter().cloned().collect()),
                    );
                }
            }
        }
    }
}

/// Where each number stands: the locators in order of the claims, with the subject.
fn entries<'s>(
    reader: &Reader<'s>,
    id: SourceId,
    register: &Register,
) -> BTreeMap<i64, Vec<(&'s str, String)>> {
    let (index, study) = (reader.index(), reader.study());
    let mut entries: BTreeMap<i64, Vec<(&str, String)>> = BTreeMap::new();
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
        let places = entries.entry(number).or_default();
        if !places.iter().any(|(known, _)| *known == locator) {
            places.push((locator, format!("{}:{key}", subject.kind.word())));
        }
    }
    entries
}
