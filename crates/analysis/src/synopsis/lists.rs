//! Measures that show more than a number: passages, values, dates, places, names, roles.

use ayni_model::{value::Value, when::When};

use super::{
    counts::gather,
    error::SynopsisError,
    facts::ask,
    frame::Frame,
    groups::{membership, typed},
    table::Cell,
    time::span,
    universe::Universe,
};
use crate::{
    declaration::{Axis, AxisSpec, Measure, Unit},
    study::Ix,
};

/// Something for some cells, in order of row and column.
#[derive(Debug, Clone, Default)]
pub(crate) struct Cells {
    places: Vec<(u32, u32)>,
    contents: Vec<Content>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Content {
    /// Indices of quotations; of any units in a table that is opened.
    Quotations(Vec<Ix>),
    Findings(Vec<Ix>),
    Words(Vec<String>),
    Share {
        words: u64,
        of: u64,
    },
}

impl Cells {
    pub(crate) fn get(&self, row: usize, column: usize) -> Option<Cell<'_>> {
        let key = |(row, column): &(u32, u32)| (*row as usize, *column as usize);
        let found = self.places.binary_search_by_key(&(row, column), key).ok()?;
        Some(match &self.contents[found] {
            Content::Quotations(all) => Cell::Quotations(all),
            Content::Findings(all) => Cell::Findings(all),
            Content::Words(all) => Cell::Words(all),
            Content::Share { words, of } => Cell::Share {
                words: *words,
                of: *of,
            },
        })
    }

    /// Adds the content of a cell that comes after all others.
    pub(crate) fn push(&mut self, place: (u32, u32), content: Content) {
        self.places.push(place);
        self.contents.push(content);
    }

    /// Makes one content of the things of each cell; those without one stay empty.
    pub(crate) fn of(
        gathered: &[(u32, u32, Ix)],
        mut make: impl FnMut((u32, u32), Vec<Ix>) -> Option<Content>,
    ) -> Self {
        let mut cells = Self::default();
        for things in gathered.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
            let place = (things[0].0, things[0].1);
            if let Some(content) = make(place, things.iter().map(|(_, _, thing)| *thing).collect())
            {
                cells.push(place, content);
            }
        }
        cells
    }
}

/// Works out a measure that lists something.
pub(crate) fn list(
    universe: &Universe<'_>,
    frame: &Frame,
    measure: &Measure,
) -> Result<Cells, SynopsisError> {
    let study = universe.index.study;
    let words = |mut words: Vec<String>| {
        let mut seen = std::collections::BTreeSet::new();
        words.retain(|word| seen.insert(word.clone()));
        (!words.is_empty()).then_some(Content::Words(words))
    };
    // What knows dates, places and values: the source or event, else the tie.
    let facts = ask(universe, &Axis::Year)?;
    let entities = |universe: &Universe<'_>| {
        gather(universe, frame, |item, found| {
            let entity = universe.entity(facts.carrier, item);
            found.extend(Ix::try_from(entity).ok());
        })
    };
    Ok(match measure {
        Measure::Quotations => {
            let mut of_source: Vec<Vec<Ix>> = vec![Vec::new(); study.sources.len()];
            if universe.unit == Unit::Source {
                for (quotation, source) in (0..).zip(&study.quotations.source) {
                    if let Some(all) = of_source.get_mut(*source as usize) {
                        all.push(quotation);
                    }
                }
            }
            let gathered = gather(universe, frame, |item, found| match universe.unit {
                Unit::Source => found.extend(&of_source[item.source as usize]),
                _ => found.push(item.counted),
            });
            // A total would repeat every passage of the table.
            Cells::of(&gathered, |place, all| {
                (!is_total(frame, place)).then_some(Content::Quotations(all))
            })
        }
        Measure::Values(name) => {
            let axis = values_axis(name);
            let groups = membership(universe, &AxisSpec::plain(axis.clone()))?;
            let facts = ask(universe, &axis)?;
            let gathered = gather(universe, frame, |item, found| {
                let entity = universe.entity(facts.carrier, item);
                found.extend(groups.yes.of(entity));
            });
            Cells::of(&gathered, |_, all| {
                let mut values: Vec<Value> = all
                    .iter()
                    .map(|group| typed(universe, name, &groups.groups[*group as usize].label))
                    .collect();
                values.sort_by(Value::list_order);
                words(runs(&values))
            })
        }
        Measure::When | Measure::Span => Cells::of(&entities(universe), |_, all| {
            let mut dates: Vec<&When> = all
                .iter()
                .flat_map(|entity| facts.dates(*entity as usize))
                .collect();
            dates.sort_by(|a, b| a.list_order(b));
            match measure {
                Measure::Span => words(span(&dates).into_iter().collect()),
                _ => words(dates.iter().map(ToString::to_string).collect()),
            }
        }),
        Measure::Places => {
            let facts = ask(universe, &Axis::Place)?;
            Cells::of(&entities(universe), |_, all| {
                let places = all
                    .iter()
                    .flat_map(|entity| facts.words(*entity as usize, &Axis::Place));
                words(places.map(|place| place.to_string()).collect())
            })
        }
        Measure::Names => {
            let gathered = gather(universe, frame, |item, found| match universe.unit {
                Unit::Coding | Unit::Source => found.push(item.source),
                _ => found.push(item.counted),
            });
            Cells::of(&gathered, |_, all| {
                words(all.iter().map(|one| name(universe, *one)).collect())
            })
        }
        Measure::Roles => {
            let facts = ask(universe, &Axis::Role)?;
            Cells::of(&entities(universe), |_, all| {
                let roles = all
                    .iter()
                    .flat_map(|entity| facts.words(*entity as usize, &Axis::Role));
                words(roles.map(|role| role.word).collect())
            })
        }
        // All others are numbers.
        _ => Cells::default(),
    })
}

/// Returns the axis whose values a measure lists: an attribute, or a field that every study has.
fn values_axis(name: &str) -> Axis {
    match name {
        "country" | "place" | "source_kind" | "language" | "event_kind" => {
            Axis::from_word(name).unwrap_or(Axis::Constant)
        }
        _ => Axis::Attribute(name.to_owned()),
    }
}

pub(crate) fn is_total(frame: &Frame, (row, column): (u32, u32)) -> bool {
    row as usize >= frame.rows.lines.len() || column as usize >= frame.columns.lines.len()
}

fn name(universe: &Universe<'_>, one: Ix) -> String {
    let study = universe.index.study;
    let actor = |id| match universe.index.actors.get(&id) {
        Some(actor) => universe.index.actor(*actor).name.as_str(),
        None => "?",
    };
    match universe.unit {
        Unit::Coding | Unit::Source => study.sources[one as usize].1.name.clone(),
        Unit::Event => study.events[one as usize].1.name.clone(),
        Unit::Participation => actor(study.participations[one as usize].1.actor).to_owned(),
        Unit::Tie => {
            let (_, tie) = &study.ties[one as usize];
            format!("{} {} {}", actor(tie.from), tie.kind, actor(tie.to))
        }
    }
}

/// Returns sorted values as printed: whole numbers that follow each other as runs, `1-13, 70`.
fn runs(values: &[Value]) -> Vec<String> {
    let numbers: Option<Vec<i64>> = values
        .iter()
        .map(|value| match value {
            Value::Integer(number) => Some(*number),
            _ => None,
        })
        .collect();
    let Some(mut numbers) = numbers else {
        return values.iter().map(ToString::to_string).collect();
    };
    numbers.dedup();
    numbers
        .chunk_by(|a, b| a.checked_add(1) == Some(*b))
        .map(|run| match run {
            [first, .., last] => format!("{first}-{last}"),
            _ => run[0].to_string(),
        })
        .collect()
}

/// Returns the units that a measure is for.
pub(crate) fn units_of(measure: &Measure) -> Vec<Unit> {
    match measure {
        Measure::Codings | Measure::CoOccurrence | Measure::Words => vec![Unit::Coding],
        Measure::Quotations | Measure::Speakers => vec![Unit::Coding, Unit::Source],
        Measure::Values(_) | Measure::Places => {
            vec![Unit::Coding, Unit::Source, Unit::Event, Unit::Participation]
        }
        Measure::Roles => vec![Unit::Event, Unit::Participation],
        Measure::Count
        | Measure::Sources
        | Measure::Persons
        | Measure::Organisations
        | Measure::Findings
        | Measure::Presence
        | Measure::When
        | Measure::Span
        | Measure::Names => Unit::ALL.to_vec(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_are_printed_as_runs() {
        let values = [1, 2, 3, 5, 70, 71].map(Value::Integer);
        assert_eq!(runs(&values), ["1-3", "5", "70-71"]);
        assert_eq!(runs(&[Value::Text("Lima".into())]), ["Lima"]);
    }
}
