//! The example project against the article: Tables 1 and 2 as typed from its page, and what a
//! careful reader found wrong in it by hand.

#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

use std::collections::BTreeMap;

use ayni_analysis::{
    check::{CheckOptions, Diagnostic},
    declaration::Filter,
    retrieve::Page,
};
use ayni_formats::write::{Grid, GridCell};
use ayni_model::coding::Coding;
use ayni_store::Reader as _;
use ayni_workbench::{
    Workbench,
    ambient::Counting,
    plain::{Directory, unwatched},
    synopsis::Shown,
};
use serde::Deserialize;

#[derive(Deserialize)]
struct Fixture {
    table_1: Table1,
    table_2: Table2,
}

#[derive(Deserialize)]
struct Table1 {
    totals: Totals,
    row: Vec<Row1>,
}

#[derive(Deserialize)]
struct Totals {
    interviews: u64,
    people: u64,
    organisations: u64,
}

#[derive(Deserialize)]
struct Row1 {
    region: String,
    union_concerned: String,
    numbers: Vec<i64>,
    time_frame: String,
}

#[derive(Deserialize)]
struct Table2 {
    row: Vec<Row2>,
}

#[derive(Deserialize)]
struct Row2 {
    chapter: String,
    text: Vec<String>,
    interviews: Vec<i64>,
    stay: Vec<Stay>,
}

#[derive(Deserialize)]
struct Stay {
    place: String,
    when: Vec<String>,
}

fn fixture() -> Fixture {
    toml::from_str(include_str!("fixtures/article-tables.toml")).unwrap()
}

fn example() -> Workbench {
    let folder = Directory::new(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../examples/north-south"
    ));
    let ambient = Box::new(Counting::from(1_000_000));
    Workbench::in_memory_from_plain(&folder, ambient, &mut unwatched)
        .unwrap_or_else(|problem| panic!("{problem}"))
        .0
}

fn grid(bench: &Workbench, name: &str) -> Grid {
    let computed = bench
        .synopsis(name)
        .unwrap_or_else(|problem| panic!("{problem}"));
    bench.grid(&computed, Shown::OfFindings).unwrap()
}

/// Reads `1-13; 70` or `39-41, 43` as numbers.
fn numbers(text: &str) -> Vec<i64> {
    let mut all = Vec::new();
    for run in text
        .split([';', ','])
        .map(str::trim)
        .filter(|run| !run.is_empty())
    {
        match run.split_once('-') {
            Some((first, last)) => {
                all.extend(first.parse::<i64>().unwrap()..=last.parse().unwrap())
            }
            None => all.push(run.parse().unwrap()),
        }
    }
    all
}

#[test]
fn table_1_is_the_articles() {
    let bench = example();
    let (grid, wanted) = (grid(&bench, "table-1"), fixture().table_1);
    let (total, rows) = grid.rows.split_last().unwrap();
    assert_eq!(rows.len(), wanted.row.len());
    for (row, wanted) in rows.iter().zip(&wanted.row) {
        assert_eq!(
            row.header,
            [
                wanted.region[..].into(),
                wanted.union_concerned[..].into(),
                wanted.time_frame[..].into()
            ]
        );
        assert_eq!(
            numbers(&row.cells[0].text),
            wanted.numbers,
            "{}",
            wanted.union_concerned
        );
    }
    assert_eq!(numbers(&total.cells[0].text), (1..=77).collect::<Vec<_>>());
    let last: Vec<Option<f64>> = total.cells[1..].iter().map(|cell| cell.number).collect();
    assert_eq!(
        last,
        [
            Some(wanted.totals.interviews as f64),
            Some(wanted.totals.organisations as f64)
        ]
    );
    let people = grid
        .notes
        .iter()
        .find(|note| note.contains("people"))
        .unwrap();
    assert!(
        people.starts_with(&wanted.totals.people.to_string()) && people.contains("not derivable"),
        "{people}"
    );
}

#[test]
fn table_2_is_the_articles() {
    let bench = example();
    let (grid, wanted) = (grid(&bench, "table-2"), fixture().table_2);
    assert_eq!(grid.rows.len(), wanted.row.len());
    for (row, wanted) in grid.rows.iter().zip(&wanted.row) {
        // The article repeats two headings; the example counts them.
        let chapter = row.header[0].text.split(" (").next().unwrap();
        assert_eq!(
            (chapter, row.header[1].text.as_str()),
            (wanted.chapter.as_str(), wanted.text.join("; ").as_str())
        );
        let list =
            |cell: &GridCell| -> Vec<String> { cell.text.split("; ").map(str::to_owned).collect() };
        let once = |all: &mut dyn Iterator<Item = String>| {
            let mut seen = Vec::new();
            all.for_each(|one| {
                if !seen.contains(&one) {
                    seen.push(one)
                }
            });
            seen
        };
        let places = once(&mut wanted.stay.iter().map(|stay| stay.place.clone()));
        let dates = once(&mut wanted.stay.iter().flat_map(|stay| stay.when.clone()));
        let sorted = |mut list: Vec<String>| {
            list.sort();
            list
        };
        assert_eq!(
            sorted(list(&row.cells[0])),
            sorted(places),
            "{}",
            row.header[1].text
        );
        assert_eq!(
            sorted(list(&row.cells[1])),
            sorted(dates),
            "{}",
            row.header[1].text
        );
        assert_eq!(
            numbers(&row.cells[2].text),
            wanted.interviews,
            "{}",
            row.header[1].text
        );
    }
}

#[test]
fn table_4_has_a_finding_with_its_quotations_in_each_of_its_21_cells() {
    let bench = example();
    let grid = grid(&bench, "table-4");
    assert_eq!((grid.rows.len(), grid.column_headers.len()), (7, 3));
    for row in &grid.rows {
        for (cell, column) in row.cells.iter().zip(&grid.column_headers) {
            assert!(
                !cell.text.is_empty() && !cell.quotations.is_empty(),
                "{:?} {column}",
                row.header
            );
            assert!(
                cell.quotations
                    .iter()
                    .all(|passage| !passage.words.is_empty())
            );
        }
    }
}

#[test]
fn passages_are_retrieved_with_their_codings() {
    let bench = example();
    let found = bench.retrieve(&Filter::default(), Page::ALL).unwrap();
    assert_eq!(found.total, 300);
    let codings = found.passages.iter().map(|one| one.codings.len());
    assert_eq!(codings.sum::<usize>(), 764);
    for one in &found.passages {
        let of_it = bench.project().referring::<Coding>("quotation", one.id);
        assert_eq!(one.codings, of_it.unwrap());
    }
}

fn found(bench: &Workbench) -> Vec<Diagnostic> {
    bench
        .check(&CheckOptions::default())
        .unwrap()
        .into_iter()
        .filter(|one| one.accepted.is_none())
        .collect()
}

#[test]
fn the_check_finds_what_was_found_by_hand() {
    let bench = example();
    let mut places: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for one in found(&bench) {
        places
            .entry(one.code.to_string())
            .or_default()
            .push(one.place);
    }
    let informants: Vec<&str> = places["claims-conflict"]
        .iter()
        .filter(|place| place.ends_with("#informant"))
        .map(String::as_str)
        .collect();
    let six = [14, 42, 45, 58, 63, 68].map(|number| format!("source:interview-{number}#informant"));
    assert_eq!(
        informants, six,
        "the quotation's speaker is not whom Table 1 names"
    );
    assert_eq!(places["claims-unclear"], ["source:interview-51#informant"]);
    assert_eq!(places["register-number-twice"], ["register:table-2#14"]);
    assert_eq!(places["register-number-missing"], ["register:table-2#28"]);
}

#[test]
fn each_diagnostic_of_the_example_goes_when_it_is_switched_off() {
    let bench = example();
    let all = found(&bench);
    for code in all.iter().map(|one| one.code) {
        let off = [code].into();
        let rest = bench.check(&CheckOptions { off }).unwrap();
        assert!(rest.iter().all(|one| one.code != code), "{code}");
        assert!(rest.len() < bench.check(&CheckOptions::default()).unwrap().len());
    }
}

#[test]
fn the_project_is_sound() {
    let health = example().project().doctor().unwrap();
    assert!(health.is_good(), "{health:?}");
}
