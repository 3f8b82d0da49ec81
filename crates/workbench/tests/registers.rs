//! What lists of actors, events and sources answer when they are asked for a time, a place or a kind.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use ayni_model::when::Answer::{self, Possible, Yes};
use ayni_workbench::{Workbench, ambient::Counting, event::EventFilter, plain::MemoryFolder};

fn read(folder: &MemoryFolder) -> Workbench {
    Workbench::in_memory_from_plain(folder, Box::new(Counting::from(1_000)), &mut |_| ())
        .unwrap_or_else(|problem| panic!("{problem}"))
        .0
}

fn project() -> MemoryFolder {
    MemoryFolder::default().with(
        "ayni.toml",
        "[project]\nname = \"Trial\"\n\n[[member]]\nkey = \"ana\"\n",
    )
}

/// A delegation with two stays, a seminar of which one day is not dated, and a visit that is rumoured.
const EVENTS: &str = "key,kind,when,place,country,part_of,status\n\
    tour,delegation,,,,,\n\
    tour-1,delegation,2005-11-04/2005-11-06,Santiago,CL,tour,\n\
    tour-2,delegation,2005-11-08~,Lima,PE?,tour,\n\
    seminar,seminar,,Lima,,,\n\
    seminar-1,seminar,2005-11-05,,,seminar,\n\
    seminar-2,seminar,,,,seminar,\n\
    talks,meeting,,,,,\n\
    talks-1,meeting,2005-11-05,Lima,PE,talks,rumoured\n\
    strike,strike,2005-11-05,Lima,PE,,\n";

fn events(filter: EventFilter) -> Vec<(String, Answer)> {
    let bench = read(&project().with("events.csv", EVENTS));
    let lines = bench.events(&filter).unwrap().into_iter();
    lines.map(|line| (line.event.key, line.answer)).collect()
}

#[track_caller]
fn are(found: Vec<(String, Answer)>, expected: &[(&str, Answer)]) {
    let found: Vec<(&str, Answer)> = found
        .iter()
        .map(|(key, answer)| (key.as_str(), *answer))
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn a_whole_without_a_date_was_when_its_parts_were() {
    let at = |when: &str| {
        events(EventFilter {
            within: Some(when.parse().unwrap()),
            ..EventFilter::default()
        })
    };
    are(
        at("2005-11-05"),
        &[
            ("tour", Yes),
            ("tour-1", Yes),
            ("seminar", Yes),
            ("seminar-1", Yes),
            // Only a rumour says when the talks were.
            ("talks", Possible),
            ("talks-1", Yes),
            ("strike", Yes),
            ("seminar-2", Possible),
        ],
    );
    are(
        at("2005-11-08"),
        &[
            // About the 8th.
            ("tour", Possible),
            // Its second day has no date.
            ("seminar", Possible),
            ("tour-2", Possible),
            ("seminar-2", Possible),
        ],
    );
    are(
        at("2004"),
        &[("seminar", Possible), ("seminar-2", Possible)],
    );
}

#[test]
fn a_whole_without_a_place_was_where_its_parts_were() {
    let at = |place: &str| {
        events(EventFilter {
            place: Some(place.to_owned()),
            ..EventFilter::default()
        })
    };
    are(at("santiago"), &[("tour", Yes), ("tour-1", Yes)]);
    are(
        at("PE"),
        &[
            ("tour", Possible),
            ("talks", Possible),
            ("talks-1", Yes),
            ("strike", Yes),
            ("tour-2", Possible),
        ],
    );
}
