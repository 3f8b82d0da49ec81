//! The rows or the columns of a table: the groups of one axis, or those combinations of the groups
//! of several axes that occur.

use std::collections::BTreeMap;

use ayni_model::value::natural_order;

use super::{
    csr::Csr,
    error::SynopsisError,
    facts::ask,
    groups::{Group, Membership, membership, typed},
    mask::{Mask, named},
    table::{Heading, Line},
    universe::{Carrier, Item, Universe},
};
use crate::{
    declaration::{Axis, AxisSpec, Declaration, EmptyLines, Order, Unit},
    study::NONE,
};

/// The rows or the columns of a table.
#[derive(Debug, Clone)]
pub(crate) struct Side {
    pub(crate) lines: Vec<Line>,
    /// The groups of each line, one per axis.
    pub(crate) combinations: Vec<Vec<u32>>,
    /// The axes, with the groups that are shown.
    pub(crate) axes: Vec<Membership>,
    pub(crate) carrier: Carrier,
    /// The lines of each entity; with totals, one past the last stands for all.
    pub(crate) yes: Csr,
    pub(crate) possible: Csr,
    pub(crate) total: bool,
}

impl Side {
    /// Returns the number of lines with the total.
    pub(crate) fn height(&self) -> usize {
        self.lines.len() + usize::from(self.total)
    }

    #[inline]
    pub(crate) fn of(&self, universe: &Universe<'_>, item: &Item) -> &[u32] {
        self.yes.of(universe.entity(self.carrier, item))
    }

    #[inline]
    pub(crate) fn possibly_of(&self, universe: &Universe<'_>, item: &Item) -> &[u32] {
        self.possible.of(universe.entity(self.carrier, item))
    }
}

/// Works out the rows or the columns.
pub(crate) fn side(
    universe: &Universe<'_>,
    mask: &Mask,
    specs: &[AxisSpec],
    declaration: &Declaration,
) -> Result<Side, SynopsisError> {
    let axes = specs
        .iter()
        .map(|spec| shown_axis(universe, mask, spec, declaration))
        .collect::<Result<Vec<_>, _>>()?;
    let total = declaration.totals && !axes.is_empty();
    let (carrier, combinations, yes, possible) = match axes.as_slice() {
        [] => (
            Carrier::Whole,
            vec![vec![]],
            Csr::new([[0]]),
            Csr::default(),
        ),
        [one] => {
            let lines = (0..)
                .take(one.groups.len())
                .map(|group| vec![group])
                .collect();
            (one.carrier, lines, one.yes.clone(), one.possible.clone())
        }
        several => combine(universe, mask, several),
    };
    let heading = |(axis, group): (usize, &u32)| {
        let Group {
            key, label, depth, ..
        } = &axes[axis].groups[*group as usize];
        Heading {
            key: key.clone(),
            label: label.clone(),
            depth: *depth,
        }
    };
    let lines: Vec<Line> = combinations
        .iter()
        .map(|groups| Line {
            path: groups.iter().enumerate().map(heading).collect(),
        })
        .collect();
    let yes = if total {
        with_total(&yes, lines.len())
    } else {
        yes
    };
    Ok(Side {
        lines,
        combinations,
        carrier,
        yes,
        possible,
        total,
        axes,
    })
}

/// Adds the line that stands for all to each entity that has any.
fn with_total(lines: &Csr, total: usize) -> Csr {
    let total = u32::try_from(total).unwrap_or(u32::MAX);
    Csr::new((0..lines.len()).map(|entity| {
        let mut list = lines.of(entity).to_vec();
        if !list.is_empty() {
            list.push(total);
        }
        list
    }))
}

/// What is known of a group from the units in it.
#[derive(Clone, Copy)]
struct Standing {
    units: u32,
    possible: bool,
    last: u32,
    rank: u32,
}

/// Works out one axis: which of its groups are shown, and in which order.
fn shown_axis(
    universe: &Universe<'_>,
    mask: &Mask,
    spec: &AxisSpec,
    declaration: &Declaration,
) -> Result<Membership, SynopsisError> {
    let mut axis = membership(universe, spec)?;
    let mut order: Vec<u32> = Vec::new();
    for word in &spec.only {
        for group in named(&spec.axis, &axis.groups, word)? {
            // What is asked for by name is shown even where there is none of it.
            axis.groups[group as usize].lasting |= !word.ends_with('*');
            if !order.contains(&group) {
                order.push(group);
            }
        }
    }
    if spec.only.is_empty() {
        order = (0..).take(axis.groups.len()).collect();
    }
    let filtered = declaration
        .filter
        .lines
        .iter()
        .any(|(axis, _)| *axis == spec.axis);
    let by_source =
        spec.axis == Axis::Source && matches!(universe.unit, Unit::Coding | Unit::Source);
    if by_source {
        order.retain(|source| mask.keeps_source(universe, *source as usize));
    }
    let lasting = |group: &u32| axis.groups[*group as usize].lasting && (!filtered || by_source);
    let hide = declaration.empty == EmptyLines::Hide;
    let ranked = !matches!(spec.order, Order::Given | Order::Label);
    if hide || ranked || !order.iter().all(lasting) {
        let standings = standings(universe, mask, &axis, &spec.order)?;
        let standing = |group: &u32| standings[*group as usize];
        order.retain(|group| match standing(group) {
            Standing {
                units: 0, possible, ..
            } => !hide && (possible || lasting(group)),
            _ => true,
        });
        match &spec.order {
            Order::Given | Order::Label => {}
            Order::Size => order.sort_by_key(|group| std::cmp::Reverse(standing(group).units)),
            Order::When | Order::Attribute(_) => order.sort_by_key(|group| standing(group).rank),
        }
    }
    if spec.order == Order::Label {
        let label = |group: &u32| axis.groups[*group as usize].label.as_str();
        order.sort_by(|a, b| natural_order(label(a), label(b)));
    }
    let mut place = vec![None; axis.groups.len()];
    for (new, old) in (0..).zip(&order) {
        place[*old as usize] = Some(new);
    }
    let groups = order
        .iter()
        .map(|group| axis.groups[*group as usize].clone())
        .collect();
    Ok(Membership {
        carrier: axis.carrier,
        groups: distinct_labels(groups),
        yes: axis.yes.renumbered(&place),
        possible: axis.possible.renumbered(&place),
        silent: axis.silent,
    })
}

/// Gives codes of one name the words of their path, so that two rows never read alike.
fn distinct_labels(mut groups: Vec<Group>) -> Vec<Group> {
    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    for group in &groups {
        *times.entry(group.label.clone()).or_default() += 1;
    }
    for group in &mut groups {
        let shared = times.get(&group.label).is_some_and(|times| *times > 1);
        if let (true, Some(name)) = (shared, group.names.first()) {
            group.label.clone_from(name);
        }
    }
    groups
}

fn standings(
    universe: &Universe<'_>,
    mask: &Mask,
    axis: &Membership,
    order: &Order,
) -> Result<Vec<Standing>, SynopsisError> {
    let (carrier, ranks) = ranks(universe, order)?;
    let none = Standing {
        units: 0,
        possible: false,
        last: NONE,
        rank: u32::MAX,
    };
    let mut standings = vec![none; axis.groups.len()];
    universe.each(mask, |item| {
        let entity = universe.entity(axis.carrier, &item);
        let rank = ranks
            .get(universe.entity(carrier, &item))
            .copied()
            .unwrap_or(u32::MAX);
        for group in axis.yes.of(entity) {
            let standing = &mut standings[*group as usize];
            standing.rank = standing.rank.min(rank);
            if standing.last != item.counted {
                standing.last = item.counted;
                standing.units += 1;
            }
        }
        for group in axis.possible.of(entity) {
            standings[*group as usize].possible = true;
        }
    });
    Ok(standings)
}

/// Returns the place of each entity by date or by the value of an attribute.
fn ranks(universe: &Universe<'_>, order: &Order) -> Result<(Carrier, Vec<u32>), SynopsisError> {
    match order {
        Order::Given | Order::Label | Order::Size => Ok((Carrier::Whole, Vec::new())),
        Order::When => {
            let facts = ask(universe, &Axis::Year)?;
            let dates = (0..universe.entities(facts.carrier))
                .map(|entity| {
                    facts
                        .dates(entity)
                        .into_iter()
                        .min_by(|a, b| a.list_order(b))
                })
                .collect();
            Ok((facts.carrier, ranked(dates, |a, b| a.list_order(b))))
        }
        Order::Attribute(name) => {
            let axis = Axis::Attribute(name.clone());
            // Refuses an attribute that nothing has.
            membership(universe, &AxisSpec::plain(axis.clone()))?;
            let facts = ask(universe, &axis)?;
            let values = (0..universe.entities(facts.carrier))
                .map(|entity| {
                    let all = facts.attribute(entity, &axis, name).into_iter();
                    all.map(|(text, _)| typed(universe, name, text))
                        .min_by(|a, b| a.list_order(b))
                })
                .collect();
            Ok((facts.carrier, ranked(values, |a, b| a.list_order(b))))
        }
    }
}

fn ranked<T>(values: Vec<Option<T>>, order: impl Fn(&T, &T) -> std::cmp::Ordering) -> Vec<u32> {
    let mut known: Vec<(usize, T)> = values
        .into_iter()
        .enumerate()
        .filter_map(|(entity, value)| Some((entity, value?)))
        .collect();
    known.sort_by(|(_, a), (_, b)| order(a, b));
    let last = known
        .iter()
        .map(|(entity, _)| *entity + 1)
        .max()
        .unwrap_or(0);
    let mut ranks = vec![u32::MAX; last];
    let mut rank = 0;
    for place in 0..known.len() {
        if place > 0 && order(&known[place - 1].1, &known[place].1).is_ne() {
            rank += 1;
        }
        ranks[known[place].0] = rank;
    }
    ranks
}

type Combined = (Carrier, Vec<Vec<u32>>, Csr, Csr);

/// Nests axes: each combination of groups that some unit in scope falls into is a line.
fn combine(universe: &Universe<'_>, mask: &Mask, axes: &[Membership]) -> Combined {
    let mut carriers = axes
        .iter()
        .map(|axis| axis.carrier)
        .filter(|one| *one != Carrier::Whole);
    let first = carriers.next().unwrap_or(Carrier::Whole);
    let carrier = if carriers.all(|one| one == first) {
        first
    } else {
        Carrier::Item
    };
    let entities = universe.entities(carrier);
    let mut known: BTreeMap<Vec<u32>, u32> = BTreeMap::new();
    let mut yes: Vec<Vec<u32>> = vec![Vec::new(); entities];
    let mut possible: Vec<Vec<u32>> = vec![Vec::new(); entities];
    let mut done = vec![false; entities];
    universe.each(mask, |item| {
        let entity = universe.entity(carrier, &item);
        if done.get(entity).copied().unwrap_or(true) {
            return;
        }
        done[entity] = true;
        for (groups, sure) in products(axes, |axis| universe.entity(axis.carrier, &item)) {
            let next = u32::try_from(known.len()).unwrap_or(u32::MAX);
            let line = *known.entry(groups).or_insert(next);
            let side = if sure { &mut yes } else { &mut possible };
            side[entity].push(line);
        }
    });
    // The order of the outer axis first, then that of the inner ones.
    let mut place = vec![None; known.len()];
    for (new, line) in (0..).zip(known.values()) {
        place[*line as usize] = Some(new);
    }
    (
        carrier,
        known.into_keys().collect(),
        Csr::new(&yes).renumbered(&place),
        Csr::new(&possible).renumbered(&place),
    )
}

/// Returns every combination of the groups of one unit, and whether it is sure.
fn products(axes: &[Membership], entity: impl Fn(&Membership) -> usize) -> Vec<(Vec<u32>, bool)> {
    let mut all = vec![(Vec::new(), true)];
    for axis in axes {
        let entity = entity(axis);
        let sure = axis.yes.of(entity).iter().map(|group| (*group, true));
        let groups: Vec<_> = sure
            .chain(axis.possible.of(entity).iter().map(|group| (*group, false)))
            .collect();
        all = all
            .iter()
            .flat_map(|(path, sure)| {
                groups.iter().map(move |(group, certain)| {
                    let mut path = path.clone();
                    path.push(*group);
                    (path, *sure && *certain)
                })
            })
            .collect();
    }
    all
}
