//! The filter of a declaration, worked out for the entities of a study.

use ayni_model::when::Answer;

use super::{
    error::SynopsisError,
    facts::ask,
    groups::{Group, membership},
    time::Period,
    universe::{Carrier, Item, Universe},
};
use crate::{
    declaration::{Axis, AxisSpec, Filter, Unit},
    study::{Ix, NONE},
    words::did_you_mean,
};

/// Which entities are kept, by carrier; absent where all are.
#[derive(Debug, Clone, Default)]
pub(crate) struct Mask {
    /// Whether a passage has a code.
    coded: Option<bool>,
    item: Option<Vec<bool>>,
    code: Option<Vec<bool>>,
    coder: Option<Vec<bool>>,
    stance: Option<Vec<bool>>,
    voice: Option<Vec<bool>>,
    speaks: Option<Vec<bool>>,
    source: Option<Vec<bool>>,
}

/// Works out a filter: what it keeps and, where a date or a doubt leaves it open, what it may keep.
pub(crate) fn mask(
    universe: &Universe<'_>,
    filter: &Filter,
) -> Result<(Mask, Option<Mask>), SynopsisError> {
    let plain = Mask {
        coded: filter.coded,
        ..Mask::default()
    };
    let (mut keeps, mut may) = (plain.clone(), plain);
    let mut open = false;
    let mut take = |carrier, answers: Vec<Answer>| {
        open |= answers.contains(&Answer::Possible);
        keeps.and(carrier, answers.iter().map(|answer| *answer == Answer::Yes));
        may.and(carrier, answers.iter().map(|answer| *answer != Answer::No));
    };
    for (axis, values) in &filter.lines {
        let spec = AxisSpec {
            descendants: filter.descendants,
            ..AxisSpec::plain(axis.clone())
        };
        let groups = membership(universe, &spec)?;
        let mut wanted = vec![false; groups.groups.len()];
        for group in values
            .iter()
            .map(|value| named(axis, &groups.groups, value))
        {
            for group in group? {
                wanted[group as usize] = true;
            }
        }
        let in_one = |groups: &[u32]| groups.iter().any(|group| wanted[*group as usize]);
        let answer = |entity| {
            if in_one(groups.yes.of(entity)) {
                Answer::Yes
            } else if in_one(groups.possible.of(entity)) {
                Answer::Possible
            } else {
                Answer::No
            }
        };
        take(
            groups.carrier,
            (0..universe.entities(groups.carrier)).map(answer).collect(),
        );
    }
    if filter.coded.is_some() {
        // Asked of units that have codings, and refused for others.
        ask(universe, &Axis::Code)?;
    }
    if let Some(when) = &filter.when {
        let period = Period::of_when(when);
        let facts = ask(universe, &Axis::Year)?;
        let answer = |entity| {
            let dates = facts.dates(entity).into_iter();
            dates
                .map(|when| period.holds(universe.unit, when))
                .max()
                .unwrap_or(Answer::No)
        };
        take(
            facts.carrier,
            (0..universe.entities(facts.carrier)).map(answer).collect(),
        );
    }
    Ok((keeps, open.then_some(may)))
}

/// Returns the groups that a word names: by key or label, or all that start so where it ends in `*`.
pub(crate) fn named(axis: &Axis, groups: &[Group], word: &str) -> Result<Vec<u32>, SynopsisError> {
    let meant: Vec<u32> = match word.strip_suffix('*') {
        Some(start) => (0..)
            .zip(groups)
            .filter(|(_, group)| group.names.iter().any(|name| name.starts_with(start)))
            .map(|(group, _)| group)
            .collect(),
        None => {
            let by = |place: usize| {
                let holds =
                    move |group: &Group| group.names.get(place).is_some_and(|name| name == word);
                (0..)
                    .zip(groups)
                    .filter(move |(_, group)| holds(group))
                    .map(|(group, _)| group)
            };
            // A key names one; a label may be shared, and then names all of them.
            match by(0).next() {
                Some(group) => vec![group],
                None => by(1).collect(),
            }
        }
    };
    if meant.is_empty() {
        let known = groups
            .iter()
            .flat_map(|group| group.names.iter().map(String::as_str));
        return Err(SynopsisError::Unknown {
            axis: axis.clone(),
            seen: word.to_owned(),
            hint: did_you_mean(word, known).map(str::to_owned),
        });
    }
    Ok(meant)
}

impl Mask {
    fn and(&mut self, carrier: Carrier, keeps: impl Iterator<Item = bool>) {
        let slot = match carrier {
            // A constant keeps everything.
            Carrier::Whole => return,
            Carrier::Item => &mut self.item,
            Carrier::Code => &mut self.code,
            Carrier::Coder => &mut self.coder,
            Carrier::Stance => &mut self.stance,
            Carrier::Voice => &mut self.voice,
            Carrier::Speaks => &mut self.speaks,
            Carrier::Source => &mut self.source,
        };
        *slot = Some(match slot.take() {
            None => keeps.collect(),
            Some(before) => before.into_iter().zip(keeps).map(|(a, b)| a && b).collect(),
        });
    }

    #[inline]
    pub(crate) fn keeps_item(&self, entity: usize) -> bool {
        holds(self.item.as_ref(), entity)
    }

    #[inline]
    pub(crate) fn keeps_quotation(
        &self,
        universe: &Universe<'_>,
        quotation: usize,
        source: Ix,
    ) -> bool {
        holds(self.source.as_ref(), source as usize)
            && (self.voice.is_none()
                || holds(self.voice.as_ref(), universe.voice(quotation) as usize))
            && (self.speaks.is_none()
                || holds(self.speaks.as_ref(), universe.speaker(quotation, source)))
    }

    #[inline]
    pub(crate) fn keeps_coding(&self, universe: &Universe<'_>, item: &Item) -> bool {
        let by = |mask: Option<&Vec<bool>>, carrier| {
            mask.is_none() || holds(mask, universe.entity(carrier, item))
        };
        self.coded
            .is_none_or(|coded| coded == (item.coding != NONE))
            && by(self.code.as_ref(), Carrier::Code)
            && by(self.coder.as_ref(), Carrier::Coder)
            && by(self.stance.as_ref(), Carrier::Stance)
    }

    /// Tells whether units of a source may be kept, by what is known of the source and of those who
    /// speak in it.
    pub(crate) fn keeps_source(&self, universe: &Universe<'_>, source: usize) -> bool {
        let sources = universe.index.study.sources.len();
        let voice = |voice: Ix| {
            holds(self.voice.as_ref(), voice as usize)
                && holds(self.speaks.as_ref(), sources + voice as usize)
        };
        // A passage without a known voice is the source's.
        let nobody = || self.voice.is_none() && holds(self.speaks.as_ref(), source);
        holds(self.source.as_ref(), source)
            && (universe.unit != Unit::Source || self.keeps_item(source))
            && (nobody()
                || universe
                    .index
                    .voices_of(source as Ix)
                    .iter()
                    .any(|one| voice(*one)))
    }
}

#[inline]
fn holds(mask: Option<&Vec<bool>>, entity: usize) -> bool {
    mask.is_none_or(|mask| mask.get(entity).copied().unwrap_or(false))
}
