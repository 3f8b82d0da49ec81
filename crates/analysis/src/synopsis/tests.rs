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
        let sides = match measure {
            Measure::CoOccurrence => "rows = [\"code\"]\ncolumns = [\"code\"]\n",
            _ => "",
        };
        for unit in Unit::ALL {
            let asked = ask(
                &world,
                &format!("{sides}unit = \"{}\"\nmeasures = [\"{word}\"]", unit.word()),
            );
            let for_it = lists::units_of(&measure).contains(&unit);
            assert_eq!(asked.is_ok(), for_it, "{word} of {}", unit.word());
        }
    }
}

/// The passage of the first source has a speaker and a date; that of the second has neither.
#[test]
fn passages_that_do_not_know_what_is_asked_for_are_not_silence() {
    let world = world(
        r#"
        member ana
        actor rosa person
        code Fear: of closure
        source i-1 interview when=2005 informants=rosa
        | They [can close]{Fear} us.
        source i-2 press
        | They [can close]{Fear} us.
        source i-3 press
        | All is well.
        "#,
    );
    let measures = "[\"count\", \"persons\", \"when\", \"findings\"]";
    let text = format!("rows = [\"source\"]\ncolumns = [\"code\"]\nmeasures = {measures}");
    let table = ask(&world, &text).unwrap();
    let shown = |row: usize| {
        [0, 1, 2, 3].map(
            |measure| match table.cell(At::Line(row), At::Line(0), measure) {
                Cell::Empty(empty) => empty.words(),
                _ => "something",
            },
        )
    };
    assert_eq!(
        shown(0),
        ["something", "something", "something", "no finding"]
    );
    assert_eq!(shown(1), ["something", "none", "none", "no finding"]);
    assert_eq!(shown(2), ["nothing said"; 4]);
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
fn codes_by_codes_are_asked_what_co_occurs_and_nothing_else() {
    let world = world(WORLD);
    for (text, seen) in [
        ("rows = [\"code\"]\ncolumns = [\"code\"]", "count"),
        (
            "rows = [\"phase\", \"code\"]\ncolumns = [\"code\"]\nmeasures = [\"findings\", \"words\"]",
            "words",
        ),
        (
            "rows = [\"code\"]\ncolumns = [\"code_group\"]\nmeasures = [\"co-occurrence\", \"codings\"]",
            "codings",
        ),
    ] {
        assert_eq!(
            ask(&world, text).unwrap_err(),
            format!(
                "rows and columns are both codes, and {seen} looks for one coding that has both; write measures = [\"co-occurrence\"]: how many passages of the row share words with a passage of the column"
            )
        );
    }
    let by_phase = "rows = [\"code\"]\ncolumns = [\"phase\"]\nmeasures = [\"co-occurrence\"]";
    assert!(ask(&world, by_phase).unwrap_err().starts_with(
        "co-occurrence is of codes with codes; give rows and columns axis = \"code\""
    ));
    // Which codes make up a group is another question, and may be counted.
    ask(&world, "rows = [\"code\"]\ncolumns = [\"code_group\"]").unwrap();
}

/// The first source may be of 2005 or not; both its passages meet. One finding is on both codes.
#[test]
fn what_may_meet_is_possible_and_a_finding_stands_on_two_codes() {
    let world = world(
        r#"
        member ana
        phase p1 2005
        code Fear: of closure
        code Time: pressing
        source i-1 interview when=2004~
        | They [can [close]{Fear} us]{Time}.
        source i-2 interview when=2005-03
        | They [close]{Fear; Time} us.
        finding both row=code:Fear column=code:Time text="Fear is of soon." on=i-2@1
        "#,
    );
    let text = "rows = [\"phase\", \"code\"]\ncolumns = [\"code\"]\nmeasures = [\"co-occurrence\"]";
    let table = ask(&world, text).unwrap();
    for row in 0..2 {
        for column in 0..2 {
            let (row, column) = (At::Line(row), At::Line(column));
            assert_eq!(table.cell(row, column, 0), Cell::Count(1));
            assert_eq!(table.possible(row, column), 1, "the passage of i-1");
        }
    }
    assert_eq!(table.notes, [Note::Possible { units: 2 }]);
    let text = "rows = [\"code\"]\ncolumns = [\"code\"]\nmeasures = [\"findings\"]";
    let table = ask(&world, text).unwrap();
    let cell = |row, column| table.cell(At::Line(row), At::Line(column), 0);
    // Whichever way the table is turned.
    assert_eq!(cell(0, 1), Cell::Findings(&[0]));
    assert_eq!(cell(1, 0), Cell::Findings(&[0]));
    assert_eq!(cell(0, 0), Cell::Empty(Empty::NoFinding));
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
