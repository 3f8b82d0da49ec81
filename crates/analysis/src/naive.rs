//! The engine against a plain nested loop, on small random studies.

use std::collections::BTreeSet;

use ayni_model::source::VoiceRole;
use proptest::prelude::*;

use crate::{
    declaration::Declaration,
    study::{AnchorState, NONE, Study},
    synopsis::{At, Cell, Empty, Line, Table, run},
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
    let voice = study.quotations.voice[unit.quotation];
    groups_if(study, unit.source, unit.coding, voice, axis)
}

/// The labels of the groups of a passage of a source, coded or not, if that voice speaks in it.
fn groups_if(
    study: &Study,
    source_at: usize,
    coding: Option<usize>,
    voice: u32,
    axis: &str,
) -> Vec<String> {
    let source = &study.sources[source_at].1;
    let code = coding.map(|coding| study.codings.code[coding] as usize);
    let speaker = (voice != NONE).then(|| &study.voices[voice as usize].1);
    let asks = speaker.is_some_and(|voice| voice.role == VoiceRole::Interviewer);
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
        Some(_) if asks => vec![],
        Some(voice) => match voice.actor.and_then(actor_named) {
            Some(actor) => vec![actor],
            None => informants,
        },
        None if informants.is_empty() => {
            let id = study.sources[source_at].0;
            let voices = study
                .voices
                .iter()
                .filter(|(_, voice)| voice.source == id && voice.role == VoiceRole::Informant);
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
        "coder" => coding
            .map(|coding| {
                study.members[study.codings.coder[coding] as usize]
                    .1
                    .name
                    .clone()
            })
            .into_iter()
            .collect(),
        "stance" => coding
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
            .filter(|_| !asks)
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

/// A filter: axes with the labels of which each must hold one.
type Lines = [(&'static str, BTreeSet<String>)];

fn keeps(study: &Study, unit: Unit, filter: &Lines) -> bool {
    filter.iter().all(|(axis, labels)| {
        let groups = groups(study, unit, axis);
        groups.iter().any(|group| labels.contains(group))
    })
}

/// The axes of a row and a column, each with the labels that lie in it.
type Places<'p> = [(&'p str, &'p dyn Fn(&str) -> bool); 2];

/// The axes on which a source says something before anything in it is coded.
fn tells_sources_apart(axis: &str) -> bool {
    !matches!(axis, "code" | "code_group" | "coder" | "stance")
}

/// Whether a source has a text in which somebody, or nobody who is known, could say something that
/// the filter keeps and that lies in the row and in the column.
fn may_hold(study: &Study, source: usize, filter: &Lines, places: Places<'_>) -> bool {
    let id = study.sources[source].0;
    let voices: Vec<u32> = (0..)
        .zip(&study.voices)
        .filter(|(_, (_, voice))| voice.source == id)
        .map(|(at, _)| at)
        .chain([NONE])
        .collect();
    let says = |voice: u32, axis: &str, wanted: &dyn Fn(&str) -> bool| {
        let groups = groups_if(study, source, None, voice, axis);
        !tells_sources_apart(axis) || groups.iter().any(|group| wanted(group))
    };
    let passes = |voice: &u32| {
        let mut lines = filter.iter();
        lines.all(|(axis, labels)| says(*voice, axis, &|group| labels.contains(group)))
    };
    study.texts[source].is_some()
        && voices.iter().any(passes)
        && places
            .iter()
            .all(|(axis, wanted)| voices.iter().any(|voice| says(*voice, axis, wanted)))
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

/// Who may speak in a source; whoever else does is not known.
const VOICES: [&str; 4] = [
    "ANA person-1",
    "BEN person-2",
    "EVA -",
    "INT person-1 interviewer",
];

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
        pick(&["ANA: ", "BEN: ", "EVA: ", "INT: ", ""]),
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
        prop::sample::subsequence(&VOICES[..], 0..=VOICES.len()),
        prop::collection::vec(passage, 0..5),
    );
    prop::collection::vec(source, 0..5).prop_map(|sources| {
        let mut text = String::from(
            "member ana\nmember ben\nattribute source region choice South North\nphase p1 2004 Phase 1\nphase p2 2005/2006 Phase 2\n\
             code A > B > C: x\ncode D: x\ngroup G: A > B; D\ngroup H: D\n\
             actor union-1 organisation organisation_kind=local\nactor union-2 organisation organisation_kind=federation\n\
             actor person-1 person parent=union-1\nactor person-2 person parent=union-2\n",
        );
        for (number, (kind, when, country, region, informants, language, voices, passages)) in sources.iter().enumerate() {
            text += &format!("source s-{number} {kind} {when} {country} {region} {informants} {language}\n");
            for (place, (codes, speaker)) in passages.iter().enumerate() {
                text += &format!("| {speaker}[word {place}]{{{}}}\n", codes.join("; "));
            }
            for voice in voices {
                text += &format!("voice s-{number} {voice}\n");
            }
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

/// Axes to filter by, those of who speaks more often, and which of the labels that occur are kept.
fn filter() -> impl Strategy<Value = Vec<(&'static str, u8)>> {
    let speaks =
        prop::sample::select(&["actor", "organisation", "organisation_kind", "speaker"][..]);
    let axis = prop_oneof![prop::sample::select(&AXES[..]), speaks];
    prop::collection::vec((axis, 1..=7_u8), 0..3)
}

/// Fills a filter with labels that occur; a line without any is left out.
fn filled(
    study: &Study,
    units: &[Unit],
    filter: &[(&'static str, u8)],
) -> Vec<(&'static str, BTreeSet<String>)> {
    let mut lines: Vec<(&str, BTreeSet<String>)> = Vec::new();
    for (axis, picks) in filter {
        let all: BTreeSet<String> = units
            .iter()
            .flat_map(|unit| groups(study, *unit, axis))
            .collect();
        let picked = all
            .into_iter()
            .zip((0..3).cycle())
            .filter(|(_, place)| picks & (1 << place) != 0);
        let picked: BTreeSet<String> = picked.map(|(label, _)| label).collect();
        if !picked.is_empty() && lines.iter().all(|(known, _)| known != axis) {
            lines.push((axis, picked));
        }
    }
    lines
}

/// Writes a filter as a declaration has it; codes are named by their path.
fn written(filter: &Lines) -> String {
    let mut text = String::from("\n[filter]\n");
    for (axis, labels) in filter {
        text += &format!("\"{axis}\" = {:?}\n", labels.iter().collect::<Vec<_>>());
    }
    text
}

/// The axes of codes, of which two are held against each other by co-occurrence.
const CODES: [&str; 2] = ["code", "code_group"];

fn both_codes(rows: &str, columns: &str) -> bool {
    rows == columns && CODES.contains(&rows)
}

/// Starts and lengths for passages; without a length they are lost.
fn spans() -> impl Strategy<Value = Vec<(u32, u32)>> {
    prop::collection::vec((0..12_u32, 0..6_u32), 1..20)
}

/// Gives the passages of each source spans that may touch, cross or hold each other.
fn overlap(study: &mut Study, spans: &[(u32, u32)]) {
    let quotations = &mut study.quotations;
    let mut spans = spans.iter().cycle();
    let mut at = 0;
    let sources = quotations.source.clone();
    for of_source in sources.chunk_by(|a, b| a == b) {
        let mut given: Vec<_> = spans.by_ref().take(of_source.len()).collect();
        given.sort_by_key(|(start, length)| (*length == 0, *start, *length));
        for (start, length) in given {
            quotations.state[at] = match length {
                0 => AnchorState::Lost,
                _ => AnchorState::Exact,
            };
            quotations.start[at] = if *length == 0 { 0 } else { *start };
            quotations.end[at] = if *length == 0 { 0 } else { start + length };
            at += 1;
        }
    }
}

/// Those passages of one set that share a code point with one of another, or are in it.
fn meeting(study: &Study, of: &BTreeSet<usize>, with: &BTreeSet<usize>) -> BTreeSet<usize> {
    let all = &study.quotations;
    let points = |one: usize| all.start[one]..all.end[one];
    let meet = |one: usize, other: usize| {
        one == other
            || all.source[one] == all.source[other]
                && points(one).any(|point| points(other).contains(&point))
    };
    let meets = |one: &&usize| with.iter().any(|other| meet(**one, *other));
    of.iter().filter(meets).copied().collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Every count and share of every two axes is that of the plain loop, whatever the filter, totals
    /// included; an empty cell says why; and a cell opens to as many passages as it counts, in
    /// document order.
    #[test]
    fn counts_are_those_of_a_plain_loop(text in study(), filter in filter()) {
        let world = world(&text);
        let study = &world.study;
        let all = units(study);
        let filter = filled(study, &all, &filter);
        let units: Vec<Unit> = all.into_iter().filter(|unit| keeps(study, *unit, &filter)).collect();
        let measures = ["count", "codings", "sources", "speakers", "persons", "organisations", "words"];
        let words = measures.len() - 1;
        for rows in AXES {
            for columns in AXES.into_iter().filter(|columns| !both_codes(rows, columns)) {
                let table = table(&world, &format!("rows = [\"{rows}\"]\ncolumns = [\"{columns}\"]\nmeasures = {measures:?}\ntotals = true{}", written(&filter)));
                let shown = |lines: &[Line]| -> BTreeSet<String> {
                    lines.iter().map(|line| line.path[0].label.clone()).collect()
                };
                let (in_rows, in_columns) = (shown(&table.rows), shown(&table.columns));
                let opened = table.open_all(study);
                for unit in &units {
                    prop_assert!(groups(study, *unit, rows).iter().all(|group| rows == "speaker" || in_rows.contains(group)), "{rows}");
                }
                // Voices without an actor share their label over sources; they are compared in total only.
                if rows == "speaker" || columns == "speaker" {
                    continue;
                }
                for (row, row_label) in places(&table.rows) {
                    for (column, column_label) in places(&table.columns) {
                        let in_row = |group: &str| row_label.map_or(in_rows.contains(group), |label| label == group);
                        let in_column = |group: &str| column_label.map_or(in_columns.contains(group), |label| label == group);
                        let lies = |unit: &Unit, axis: &str, wanted: &dyn Fn(&str) -> bool| groups(study, *unit, axis).iter().any(|group| wanted(group));
                        let here: Vec<&Unit> =
                            units.iter().filter(|unit| lies(unit, rows, &in_row) && lies(unit, columns, &in_column)).collect();
                        for (at, measure) in measures[..words].iter().enumerate() {
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
                        prop_assert_eq!(opened.of(row, column), open.indices());
                        let sources: Vec<usize> = (0..study.sources.len())
                            .filter(|source| may_hold(study, *source, &filter, [(rows, &in_row), (columns, &in_column)]))
                            .collect();
                        let of: u64 = sources.iter().filter_map(|source| study.texts[*source]).map(|text| u64::from(text.words)).sum();
                        let quotations: BTreeSet<usize> = here.iter().map(|unit| unit.quotation).collect();
                        let plain = match (quotations.len(), sources.len()) {
                            (0, 0) => Cell::Empty(Empty::NotCollected),
                            (0, _) => Cell::Empty(Empty::NothingSaid),
                            // Every passage of these studies has two words.
                            (quotations, _) => Cell::Share { words: 2 * quotations as u64, of },
                        };
                        prop_assert_eq!(table.cell(row, column, words), plain, "words of {} {:?} x {} {:?}", rows, row_label, columns, column_label);
                    }
                }
            }
        }
    }

    /// Every co-occurrence of codes and groups of codes is that of a plain loop over pairs of passages,
    /// however they overlap, whatever the filter, totals included; and a cell opens to the passages of
    /// its row and of its column that meet.
    #[test]
    fn co_occurrences_are_those_of_all_pairs(text in study(), filter in filter(), spans in spans()) {
        let mut world = world(&text);
        overlap(&mut world.study, &spans);
        let study = &world.study;
        let all = units(study);
        let filter = filled(study, &all, &filter);
        let units: Vec<Unit> = all.into_iter().filter(|unit| keeps(study, *unit, &filter)).collect();
        let collected = (0..study.sources.len()).any(|source| may_hold(study, source, &filter, [("code", &|_| true); 2]));
        for rows in CODES {
            for columns in CODES {
                let table = table(&world, &format!("rows = [\"{rows}\"]\ncolumns = [\"{columns}\"]\nmeasures = [\"co-occurrence\"]\ntotals = true{}", written(&filter)));
                let opened = table.open_all(study);
                let lies = |axis: &str, lines: &[Line], wanted: Option<&str>| -> BTreeSet<usize> {
                    let shown = |group: &String| lines.iter().any(|line| line.path[0].label == *group);
                    let wanted = |group: &String| wanted.map_or_else(|| shown(group), |label| label == group);
                    let of = units.iter().filter(|unit| groups(study, **unit, axis).iter().any(wanted));
                    of.map(|unit| unit.quotation).collect()
                };
                for (row, row_label) in places(&table.rows) {
                    for (column, column_label) in places(&table.columns) {
                        let here = lies(rows, &table.rows, row_label);
                        let there = lies(columns, &table.columns, column_label);
                        let of_row = meeting(study, &here, &there);
                        let plain = match of_row.len() {
                            0 if collected => Cell::Empty(Empty::None),
                            0 => Cell::Empty(Empty::NotCollected),
                            number => Cell::Count(u32::try_from(number).unwrap()),
                        };
                        prop_assert_eq!(table.cell(row, column, 0), plain, "{} {:?} x {} {:?}", rows, row_label, columns, column_label);
                        let of_column = meeting(study, &there, &here);
                        let behind: Vec<u32> = of_row.union(&of_column).map(|one| u32::try_from(*one).unwrap()).collect();
                        let open = table.open(study, row, column);
                        prop_assert_eq!(open.indices(), &behind[..]);
                        prop_assert_eq!(opened.of(row, column), &behind[..]);
                    }
                }
            }
        }
    }

    /// A table that does not ask who speaks is the same where nobody knows.
    #[test]
    fn voices_are_asked_for_where_they_matter(text in study(), rows in prop::sample::select(&AXES[..]), filter in filter()) {
        let mut world = world(&text);
        let filter = filled(&world.study, &units(&world.study), &filter);
        let measures = ["count", "codings", "sources", "words", "speakers", "persons", "organisations"];
        let asked: Vec<Declaration> = measures
            .iter()
            .map(|measure| format!("name = \"t\"\nrows = [\"{rows}\"]\nmeasures = [\"{measure}\"]{}", written(&filter)).parse().unwrap())
            .collect();
        let answers = |world: &World| -> Vec<String> {
            asked.iter().map(|asked| format!("{:?}", run(&world.study, world, asked).unwrap())).collect()
        };
        let known = answers(&world);
        world.study.quotations.voice.clear();
        for ((declaration, known), unknown) in asked.iter().zip(known).zip(answers(&world)) {
            prop_assert!(declaration.asks_who_speaks() || known == unknown, "{declaration:?}");
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
