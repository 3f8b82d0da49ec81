//! What is refused, and with which words.

use super::*;
use crate::testkit::{World, world};

const WORLD: &str = r#"
    member ana
    attribute source number integer
    attribute event number integer
    actor rosa person
    actor lu-1 organisation
    code Fear: of closure
    source i-1 interview when=2005 informants=rosa number=1
    | They [can close]{Fear} us.
    event e-1 meeting when=2005 place=Lima number=1
    participation e-1 rosa guest
    tie t-1 rosa "works at" lu-1
"#;

fn ask(world: &World, text: &str) -> Result<Table, String> {
    let declaration: Declaration = format!("name = \"t\"\n{text}").parse().unwrap();
    let tried = try_declaration(&world.study, &declaration);
    let run = run(&world.study, world, &declaration);
    assert_eq!(tried.err(), run.as_ref().err().cloned(), "{text}");
    run.map_err(|error| error.to_string())
}

#[test]
fn a_measure_is_refused_where_it_says_nothing_of_the_units() {
    let world = world(WORLD);
    let words = Measure::WORDS.iter().chain(&["values:number"]);
    for word in words {
        let measure = Measure::from_word(word).unwrap();
        for unit in Unit::ALL {
            let asked = ask(
                &world,
                &format!("unit = \"{}\"\nmeasures = [\"{word}\"]", unit.word()),
            );
            let for_it = lists::units_of(&measure).contains(&unit);
            assert_eq!(asked.is_ok(), for_it, "{word} of {}", unit.word());
        }
    }
}

#[test]
fn the_share_of_words_is_of_passages_alone() {
    for (unit, nouns) in [
        ("source", "sources"),
        ("event", "events"),
        ("tie", "ties"),
        ("participation", "participations"),
    ] {
        let text = format!("rows = [\"year\"]\nmeasures = [\"words\"]\nunit = \"{unit}\"");
        assert_eq!(
            ask(&world(WORLD), &text).unwrap_err(),
            format!(
                "the measure words says nothing of {nouns}; use another measure, or unit = \"coding\""
            )
        );
    }
}

#[test]
fn the_reference_says_which_measure_goes_with_which_unit() {
    let reference = include_str!("../../../../docs/reference/synopsis.md");
    let (_, rest) = reference
        .split_once("| measures | units |\n|---|---|\n")
        .unwrap();
    let (table, _) = rest.split_once("\n\n").unwrap();
    let mut told = BTreeSet::new();
    for line in table.lines() {
        let (measures, units) = line.trim_matches('|').split_once('|').unwrap();
        let units: Vec<&str> = match units.trim() {
            "all" => Unit::ALL.map(Unit::word).to_vec(),
            some => some.split(", ").collect(),
        };
        for word in measures.split(',') {
            let word = word.trim().trim_matches('`');
            let of: Vec<&str> = lists::units_of(&Measure::from_word(word).unwrap())
                .into_iter()
                .map(Unit::word)
                .collect();
            assert_eq!(of, units, "{word}");
            told.insert(word);
        }
    }
    let all = Measure::WORDS.iter().copied().chain(["values:ATTRIBUTE"]);
    assert_eq!(told, all.collect::<BTreeSet<_>>());
}
