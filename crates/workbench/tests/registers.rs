//! What lists of actors, events and sources answer when they are asked for a time, a place or a kind.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use ayni_analysis::synopsis::{At, Cell};
use ayni_model::when::Answer::{self, Possible, Yes};
use ayni_workbench::{
    Workbench,
    actor::ActorFilter,
    ambient::Counting,
    event::EventFilter,
    plain::{MemoryFolder, unwatched},
    source::SourceFilter,
    synopsis,
};

fn read(folder: &MemoryFolder) -> Workbench {
    Workbench::in_memory_from_plain(folder, Box::new(Counting::from(1_000)), &mut unwatched)
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

/// `i2` was perhaps made in Chile, and nowhere else; of `i4` nobody says where.
#[test]
fn a_doubt_about_a_country_is_about_that_country() {
    let sources =
        "key,kind,country\ni1,interview,PE\ni2,interview,CL?\ni3,interview,CL\ni4,press,\n";
    let bench = read(&project().with("sources.csv", sources));
    let from = |country: &str| -> Vec<(String, Answer)> {
        let filter = SourceFilter {
            country: Some(country.to_owned()),
            ..SourceFilter::default()
        };
        let lines = bench.sources(&filter).unwrap().into_iter();
        lines.map(|line| (line.source.key, line.answer)).collect()
    };
    are(from("PE"), &[("i1", Yes)]);
    are(from("cl"), &[("i2", Possible), ("i3", Yes)]);
    // A table says the same.
    let declared = "name = \"t\"\nunit = \"source\"\nrows = [\"country\"]";
    let table = bench
        .compute(&synopsis::read(declared).unwrap())
        .unwrap()
        .table;
    for (row, line) in table.rows.iter().enumerate() {
        let row = At::Line(row);
        let list = from(&line.label());
        let sure = list.iter().filter(|(_, answer)| *answer == Yes).count();
        let possible = list.len() - sure;
        assert_eq!(
            table.cell(row, At::Total, 0),
            Cell::Count(u32::try_from(sure).unwrap())
        );
        assert_eq!(table.possible(row, At::Total) as usize, possible);
    }
}

#[test]
fn a_person_without_a_country_is_from_where_its_organisation_is() {
    let actors = "key,kind,country,parent\n\
        pe,organisation,PE,\n\
        cl,organisation,CL?,\n\
        site,site,,\n\
        rosa,person,CA,pe\n\
        juan,person,,pe\n\
        eva,person,,\n";
    let ties = "key,from,kind,to,when\nt1,eva,works at,cl,2004/2006\n";
    let bench = read(&project().with("actors.csv", actors).with("ties.csv", ties));
    let from = |country: &str, at: Option<&str>| -> Vec<(String, Answer)> {
        let filter = ActorFilter {
            country: Some(country.to_owned()),
            at: at.map(|at| at.parse().unwrap()),
            kind: None,
        };
        let lines = bench.actors(&filter).unwrap().into_iter();
        lines.map(|line| (line.actor.key, line.answer)).collect()
    };
    are(from("PE", None), &[("pe", Yes), ("juan", Yes)]);
    are(from("CA", None), &[("rosa", Yes)]);
    are(
        from("CL", Some("2005")),
        &[("cl", Possible), ("eva", Possible)],
    );
    are(from("CL", Some("2008")), &[("cl", Possible)]);
}
