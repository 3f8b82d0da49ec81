//! The engine against a plain nested loop, on small random studies.

use std::collections::BTreeSet;

use proptest::prelude::*;

use crate::{
    declaration::Declaration,
    study::{NONE, Study},
    synopsis::{At, Cell, Line, Table, run},
    testkit::{World, world},
};

/// The axes of codings that the plain loop knows.
const AXES: [&str; 15] = [
    "code",
    "code_group",
    "source",
    "source_kind",
    "language",
    "attribute:region",
    "actor",
    "organisation",
    "organisation_kind",
    "country",
    "phase",
    "year",
    "coder",
    "stance",
    "speaker",
];

/// A coding with its quotation and source, or a quotation without code.
#[derive(Clone, Copy)]
struct Unit {
    quotation: usize,
    source: usize,
    coding: Option<usize>,
}

fn units(study: &Study) -> Vec<Unit> {
    let mut units = Vec::new();
    for (quotation, source) in study.quotations.source.iter().enumerate() {
        let source = *source as usize;
        let of = study
            .codings
            .quotation
            .iter()
            .enumerate()
            .filter(|(_, one)| **one as usize == quotation);
        let codings: Vec<usize> = of.map(|(coding, _)| coding).collect();
        if codings.is_empty() {
            units.push(Unit {
                quotation,
                source,
                coding: None,
            });
        }
        units.extend(codings.into_iter().map(|coding| Unit {
            quotation,
            source,
            coding: Some(coding),
        }));
    }
    units
}

/// The labels of the groups that a unit falls into, worked out the long way.
fn groups(study: &Study, unit: Unit, axis: &str) -> Vec<String> {
    let source = &study.sources[unit.source].1;
    let code = unit
        .coding
        .map(|coding| study.codings.code[coding] as usize);
    let voice = study.quotations.voice[unit.quotation];
    let speaker = (voice != NONE).then(|| &study.voices[voice as usize].1);
    let actor_named = |id| {
        study
            .actors
            .iter()
            .find(|(known, _)| *known == id)
            .map(|(_, actor)| actor)
    };
    let informants: Vec<_> = source
        .informants
        .iter()
        .filter_map(|id| actor_named(*id))
        .collect();
    let actors: Vec<_> = match speaker {
        Some(voice) => match voice.actor.and_then(actor_named) {
            Some(actor) => vec![actor],
            None => informants,
        },
        None if informants.is_empty() => {
            let id = study.sources[unit.source].0;
            let voices = study.voices.iter().filter(|(_, voice)| voice.source == id);
            voices
                .filter_map(|(_, voice)| voice.actor.and_then(actor_named))
                .collect()
        }
        None => informants,
    };
    let organisations = || {
        actors.iter().filter_map(|actor| match actor.parent {
            None => Some(*actor),
            Some(parent) => actor_named(parent),
        })
    };
    let year = source
        .when
        .as_ref()
        .map(|when| when.as_str()[..4].to_owned());
    let some = |text: Option<&String>| text.into_iter().cloned().collect::<Vec<_>>();
    match axis {
        "code" => {
            let mut at = code.map(|code| &study.codes[code].1);
            let mut names = Vec::new();
            while let Some(code) = at {
                names.push(code.name.to_string());
                at = code
                    .parent
                    .and_then(|id| study.codes.iter().find(|(known, _)| *known == id))
                    .map(|(_, code)| code);
            }
            names
        }
        "code_group" => code.map_or_else(Vec::new, |code| {
            let id = study.codes[code].0;
            let all = study
                .groups
                .iter()
                .filter(|(_, group)| group.codes.contains(&id));
            all.map(|(_, group)| group.name.clone()).collect()
        }),
        "source" => vec![source.name.clone()],
        "source_kind" => vec![source.kind.0.clone()],
        "language" => some(source.language.as_ref()),
        "attribute:region" => some(source.attributes.0.get("region")),
        "actor" => actors.iter().map(|actor| actor.name.clone()).collect(),
        "organisation" => organisations().map(|actor| actor.name.clone()).collect(),
        "organisation_kind" => organisations()
            .filter_map(|actor| actor.organisation_kind.clone())
            .collect(),
        "country" => source
            .country
            .iter()
            .map(|country| country.word.clone())
            .collect(),
        "phase" => match year.as_deref() {
            Some("2004") => vec!["Phase 1".to_owned()],
            Some("2005" | "2006") => vec!["Phase 2".to_owned()],
            _ => vec![],
        },
        "year" => year.into_iter().collect(),
        "coder" => unit
            .coding
            .map(|coding| {
                study.members[study.codings.coder[coding] as usize]
                    .1
                    .name
                    .clone()
            })
            .into_iter()
            .collect(),
        "stance" => unit
            .coding
            .map(|coding| {
                if study.codings.contrary[coding] {
                    "contrary"
                } else {
                    "supports"
                }
                .to_owned()
            })
            .into_iter()
            .collect(),
        "speaker" => speaker
            .map(|voice| {
                voice
                    .actor
                    .and_then(actor_named)
                    .map_or(voice.label.clone(), |actor| actor.name.clone())
            })
            .into_iter()
            .collect(),
        other => panic!("no such axis: {other}"),
    }
}

/// What a unit counts as.
fn counted(study: &Study, unit: Unit, measure: &str) -> Vec<String> {
    match measure {
        "count" => vec![unit.quotation.to_string()],
        "codings" => unit
            .coding
            .map(|coding| coding.to_string())
            .into_iter()
            .collect(),
        "sources" => vec![unit.source.to_string()],
        "speakers" => groups(study, unit, "speaker"),
        "persons" => {
            let person = |name: &String| name.starts_with("person");
            groups(study, unit, "actor")
                .into_iter()
                .filter(person)
                .collect()
        }
        _ => groups(study, unit, "organisation"),
    }
}

fn study() -> impl Strategy<Value = String> {
    let pick = |words: &'static [&'static str]| prop::sample::select(words);
    let passage = (
        prop::collection::vec(
            pick(&[
                "A",
                "A > B",
                "A > B > C",
                "D",
                "-A > B",
                "-D",
                "A@ben",
                "A > B@ben",
                "D@ben",
            ]),
            0..4,
        ),
        pick(&["ANA: ", "BEN: ", "EVA: ", ""]),
    );
    let source = (
        pick(&["interview", "minutes"]),
        pick(&[
            "",
            "when=2004-05",
            "when=2005",
            "when=2006-11-04",
            "when=2010",
        ]),
        pick(&["", "country=PE", "country=CL"]),
        pick(&["", "region=North", "region=South"]),
        pick(&[
            "",
            "informants=person-1",
            "informants=person-1;person-2",
            "informants=union-2",
            "informants=person-2;union-2",
        ]),
        pick(&["", "language=es", "language=fr"]),
        prop::collection::vec(passage, 0..5),
    );
    prop::collection::vec(source, 0..5).prop_map(|sources| {
        let mut text = String::from(
            "member ana\nmember ben\nattribute source region choice South North\nphase p1 2004 Phase 1\nphase p2 2005/2006 Phase 2\n\
             code A > B > C: x\ncode D: x\ngroup G: A > B; D\ngroup H: D\n\
             actor union-1 organisation organisation_kind=local\nactor union-2 organisation organisation_kind=federation\n\
             actor person-1 person parent=union-1\nactor person-2 person parent=union-2\n",
        );
        for (number, (kind, when, country, region, informants, language, passages)) in sources.iter().enumerate() {
            text += &format!("source s-{number} {kind} {when} {country} {region} {informants} {language}\n");
            for (place, (codes, speaker)) in passages.iter().enumerate() {
                text += &format!("| {speaker}[word {place}]{{{}}}\n", codes.join("; "));
            }
            text += &format!("voice s-{number} ANA person-1\nvoice s-{number} BEN person-2\nvoice s-{number} EVA -\n");
        }
        text
    })
}

fn table(world: &World, text: &str) -> Table {
    let declaration: Declaration = format!("name = \"t\"\n{text}").parse().unwrap();
    run(&world.study, world, &declaration).unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn number(table: &Table, row: At, column: At, measure: usize) -> usize {
    match table.cell(row, column, measure) {
        Cell::Count(number) => number as usize,
        Cell::Empty(_) => 0,
        other => panic!("no number: {other:?}"),
    }
}

fn places(lines: &[Line]) -> impl Iterator<Item = (At, Option<&str>)> {
    let each = lines
        .iter()
        .enumerate()
        .map(|(at, line)| (At::Line(at), Some(line.path[0].label.as_str())));
    each.chain([(At::Total, None)])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Every count of every two axes is that of the plain loop, totals included; and a cell opens to
    /// as many passages as it counts, in document order.
    #[test]
    fn counts_are_those_of_a_plain_loop(text in study()) {
        let world = world(&text);
        let study = &world.study;
        let units = units(study);
        let measures = ["count", "codings", "sources", "speakers", "persons", "organisations"];
        for rows in AXES {
            for columns in AXES {
                let table = table(&world, &format!("rows = [\"{rows}\"]\ncolumns = [\"{columns}\"]\nmeasures = {measures:?}\ntotals = true"));
                let shown = |lines: &[Line]| -> BTreeSet<String> {
                    lines.iter().map(|line| line.path[0].label.clone()).collect()
                };
                let (in_rows, in_columns) = (shown(&table.rows), shown(&table.columns));
                for unit in &units {
                    prop_assert!(groups(study, *unit, rows).iter().all(|group| rows == "speaker" || in_rows.contains(group)), "{rows}");
                }
                // Voices without an actor share their label over sources; they are compared in total only.
                if rows == "speaker" || columns == "speaker" {
                    continue;
                }
                for (row, row_label) in places(&table.rows) {
                    for (column, column_label) in places(&table.columns) {
                        let lies = |unit: &&Unit, axis: &str, label: Option<&str>, shown: &BTreeSet<String>| {
                            groups(study, **unit, axis).iter().any(|group| label.map_or(shown.contains(group), |label| label == group))
                        };
                        let here: Vec<&Unit> = units
                            .iter()
                            .filter(|unit| lies(unit, rows, row_label, &in_rows) && lies(unit, columns, column_label, &in_columns))
                            .collect();
                        for (at, measure) in measures.iter().enumerate() {
                            let plain: BTreeSet<String> = here
                                .iter()
                                .flat_map(|unit| {
                                    let eva = if *measure == "speakers" { format!("/{}", unit.source) } else { String::new() };
                                    counted(study, **unit, measure).into_iter().map(move |one| if one == "EVA" { one + &eva } else { one })
                                })
                                .collect();
                            prop_assert_eq!(number(&table, row, column, at), plain.len(), "{} of {} {:?} x {} {:?}", measure, rows, row_label, columns, column_label);
                        }
                        let open = table.open(study, row, column);
                        prop_assert_eq!(open.len(), number(&table, row, column, 0));
                        prop_assert!(open.indices().is_sorted());
                    }
                }
            }
        }
    }

    /// The same question gives the same table, whatever order its groups are asked for in.
    #[test]
    fn order_changes_places_and_nothing_else(text in study(), axis in prop::sample::select(&AXES[..])) {
        let world = world(&text);
        let given = table(&world, &format!("rows = [\"{axis}\"]"));
        let again = table(&world, &format!("rows = [\"{axis}\"]"));
        prop_assert_eq!(&given.rows, &again.rows);
        for order in ["label", "size", "when"] {
            let ordered = table(&world, &format!("rows = [{{ axis = \"{axis}\", order = \"{order}\" }}]"));
            let cells = |table: &Table| -> BTreeSet<(String, usize)> {
                (0..table.rows.len()).map(|row| (format!("{:?}", table.rows[row].path[0].key), number(table, At::Line(row), At::Total, 0))).collect()
            };
            prop_assert_eq!(cells(&given), cells(&ordered));
        }
    }
}
