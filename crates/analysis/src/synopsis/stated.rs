//! Holding stated figures against the study.

use std::collections::BTreeSet;

use ayni_model::actor::ActorKind;

use super::{
    error::SynopsisError,
    facts::ask,
    groups::membership,
    mask::Mask,
    table::{Outcome, StatedOutcome},
    universe::Universe,
};
use crate::{
    declaration::{Axis, AxisSpec, Derive, Stated, Unit},
    study::{Ix, NONE},
    words::many,
};

/// Holds a stated figure against the units that the filter keeps.
pub(crate) fn stated(
    universe: &Universe<'_>,
    mask: &Mask,
    stated: &Stated,
) -> Result<StatedOutcome, SynopsisError> {
    let derived = match stated.derive.groups() {
        Some(axis) => named(universe, mask, &axis)?,
        None => match stated.derive {
            Derive::Quotations => quotations(universe, mask),
            Derive::Events => events(universe, mask),
            _ => of_all(universe, mask, |item| item.source),
        },
    };
    let outcome = match derived {
        Derived::Exact(number) if number == stated.value => Outcome::Agrees,
        Derived::Exact(number) => Outcome::Differs { derived: number },
        // What is known already is too many; the silent ones can only add to it.
        Derived::AtLeast(number, _) if number > stated.value => {
            Outcome::Differs { derived: number }
        }
        Derived::AtLeast(_, why) => Outcome::NotDerivable { why },
    };
    Ok(StatedOutcome {
        stated: stated.clone(),
        outcome,
    })
}

enum Derived {
    Exact(u64),
    AtLeast(u64, String),
}

fn of_all(
    universe: &Universe<'_>,
    mask: &Mask,
    of: impl Fn(&super::universe::Item) -> Ix,
) -> Derived {
    let mut all = BTreeSet::new();
    universe.each(mask, |item| {
        all.insert(of(&item));
    });
    all.remove(&NONE);
    Derived::Exact(all.len() as u64)
}

fn quotations(universe: &Universe<'_>, mask: &Mask) -> Derived {
    match universe.unit {
        Unit::Coding => of_all(universe, mask, |item| item.counted),
        Unit::Source => {
            let of = &universe.index.study.quotations.source;
            let kept = of
                .iter()
                .filter(|source| mask.keeps_item(**source as usize));
            Derived::Exact(kept.count() as u64)
        }
        unit @ (Unit::Event | Unit::Participation | Unit::Tie) => Derived::AtLeast(
            0,
            format!("a table of {}s holds no quotations", unit.counted()),
        ),
    }
}

fn events(universe: &Universe<'_>, mask: &Mask) -> Derived {
    let index = &universe.index;
    match universe.unit {
        Unit::Event => of_all(universe, mask, |item| item.counted),
        Unit::Participation => of_all(universe, mask, |item| {
            let event = index.study.participations[item.entity].1.event;
            index
                .events
                .get(&event)
                .map_or(NONE, |event| index.event_root[*event as usize])
        }),
        unit @ (Unit::Coding | Unit::Source | Unit::Tie) => {
            Derived::AtLeast(0, format!("a table of {}s holds no events", unit.counted()))
        }
    }
}

/// Counts the people, organisations or speakers of the units, and those units that name none.
fn named(universe: &Universe<'_>, mask: &Mask, axis: &Axis) -> Result<Derived, SynopsisError> {
    let noun = match axis {
        Axis::Actor => "person".to_owned(),
        axis => axis.to_string(),
    };
    let groups = membership(universe, &AxisSpec::plain(axis.clone()))?;
    let facts = ask(universe, axis)?;
    let counts = |group: u32| {
        let noun = groups.groups[group as usize].noun;
        *axis != Axis::Actor || universe.index.actor(noun).kind == ActorKind::Person
    };
    // Of codings their sources are asked: a passage names nobody, its source does.
    let mut found = BTreeSet::new();
    let (mut all, mut naming) = (BTreeSet::new(), BTreeSet::new());
    universe.each(mask, |item| {
        let unit = match universe.unit {
            Unit::Coding => item.source,
            _ => item.counted,
        };
        all.insert(unit);
        let here = groups.yes.of(universe.entity(facts.carrier, &item));
        for group in here.iter().copied().filter(|group| counts(*group)) {
            found.insert(group);
            naming.insert(unit);
        }
    });
    let (number, silent) = (found.len() as u64, all.len() - naming.len());
    if silent == 0 {
        return Ok(Derived::Exact(number));
    }
    let units = match universe.unit {
        Unit::Coding => "source",
        unit => unit.counted(),
    };
    let verb = if silent == 1 { "names" } else { "name" };
    let others = match found.len() {
        0 => String::new(),
        found => format!("; the others name {}", many(found, &noun)),
    };
    Ok(Derived::AtLeast(
        number,
        format!(
            "{silent} of {} {verb} no {noun}{others}",
            many(all.len(), units)
        ),
    ))
}
