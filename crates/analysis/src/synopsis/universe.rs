//! What is counted and placed: the units of a synopsis, one after the other, each with the things by
//! which it can be told apart.

use std::collections::BTreeSet;

use super::{mask::Mask, time::Period};
use crate::{
    declaration::Unit,
    index::{Index, find},
    study::{Ix, NONE},
};

/// By what kind of thing an axis tells units apart.
///
/// Where codings are placed, each kind has its own list of entities, so that a group is worked out
/// once per code or source and not once per coding. Other units are their own entities.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Carrier {
    /// Nothing: one entity for all.
    Whole,
    /// The unit itself; for codings their number, then one for each quotation.
    Item,
    /// The code of a coding.
    Code,
    /// The coder of a coding.
    Coder,
    /// The stance of a coding: 0 supports, 1 contrary.
    Stance,
    /// The voice of a quotation.
    Voice,
    /// Who speaks: the sources, then the voices. A quotation with a voice is the voice's, else the
    /// source's.
    Speaks,
    /// The source.
    Source,
}

impl Carrier {
    /// Tells whether sources have entities of this kind: themselves, or those who speak in them.
    pub(crate) const fn tells_sources_apart(self) -> bool {
        matches!(self, Self::Source | Self::Speaks | Self::Voice)
    }
}

/// One unit as it is placed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Item {
    /// What is counted: the quotation, the whole event, else the unit.
    pub(crate) counted: Ix,
    /// The source, or [`NONE`].
    pub(crate) source: Ix,
    /// The coding, or [`NONE`].
    pub(crate) coding: Ix,
    /// The entity of [`Carrier::Item`].
    pub(crate) entity: usize,
}

/// The units of a study.
#[derive(Debug)]
pub(crate) struct Universe<'s> {
    pub(crate) index: Index<'s>,
    pub(crate) unit: Unit,
    /// Where codings are placed: the first coding of each quotation, and the number of codings.
    first: Vec<u32>,
    /// For other units: what is counted and the unit, in that order.
    order: Vec<(Ix, Ix)>,
    /// The source of each unit that is no coding.
    unit_source: Vec<Ix>,
}

impl<'s> Universe<'s> {
    pub(crate) fn new(index: Index<'s>, unit: Unit) -> Self {
        let study = index.study;
        let mut universe = Self {
            unit,
            first: Vec::new(),
            order: Vec::new(),
            unit_source: Vec::new(),
            index,
        };
        let source_of = |id| find(&universe.index.sources, id);
        match unit {
            Unit::Coding => {
                universe.first = first_codings(study.quotations.len(), &study.codings.quotation);
            }
            Unit::Source => {
                universe.order = (0..).zip(0..).take(study.sources.len()).collect();
                universe.unit_source = (0..).take(study.sources.len()).collect();
            }
            Unit::Event => {
                universe.unit_source = study
                    .events
                    .iter()
                    .map(|(_, event)| source_of(event.source))
                    .collect();
                universe.order = universe.index.event_root.iter().copied().zip(0..).collect();
                universe.order.sort_unstable();
            }
            Unit::Participation => {
                universe.order = (0..).zip(0..).take(study.participations.len()).collect();
                let source = |event: Ix| match study.events.get(event as usize) {
                    Some((_, event)) => source_of(event.source),
                    None => NONE,
                };
                universe.unit_source = study
                    .participations
                    .iter()
                    .map(|(_, one)| source(find(&universe.index.events, Some(one.event))))
                    .collect();
            }
            Unit::Tie => {
                universe.order = (0..).zip(0..).take(study.ties.len()).collect();
                universe.unit_source = study
                    .ties
                    .iter()
                    .map(|(_, tie)| source_of(tie.source))
                    .collect();
            }
        }
        universe
    }

    /// Calls for each unit that the mask keeps, what is counted as one following one another.
    #[inline]
    pub(crate) fn each(&self, mask: &Mask, mut call: impl FnMut(Item)) {
        if self.unit != Unit::Coding {
            for &(counted, unit) in &self.order {
                let item = Item {
                    counted,
                    source: self.unit_source[unit as usize],
                    coding: NONE,
                    entity: unit as usize,
                };
                if mask.keeps_item(item.entity) {
                    call(item);
                }
            }
            return;
        }
        let study = self.index.study;
        let codings = study.codings.len();
        for (quotation, &source) in study.quotations.source.iter().enumerate() {
            if !mask.keeps_quotation(self, quotation, source) {
                continue;
            }
            let (start, end) = (self.first[quotation], self.first[quotation + 1]);
            let counted = quotation as Ix;
            if start == end {
                let item = Item {
                    counted,
                    source,
                    coding: NONE,
                    entity: codings + quotation,
                };
                if mask.keeps_coding(self, &item) {
                    call(item);
                }
            }
            for coding in start..end {
                let item = Item {
                    counted,
                    source,
                    coding,
                    entity: coding as usize,
                };
                if mask.keeps_coding(self, &item) {
                    call(item);
                }
            }
        }
    }

    /// Returns the entity of a unit for a carrier, or a number past all entities where it has none.
    #[inline]
    pub(crate) fn entity(&self, carrier: Carrier, item: &Item) -> usize {
        let study = self.index.study;
        let coded = item.coding != NONE;
        match carrier {
            Carrier::Whole => 0,
            Carrier::Item => item.entity,
            Carrier::Code if coded => study.codings.code[item.coding as usize] as usize,
            Carrier::Coder if coded => study.codings.coder[item.coding as usize] as usize,
            Carrier::Stance if coded => usize::from(study.codings.contrary[item.coding as usize]),
            Carrier::Code | Carrier::Coder | Carrier::Stance => NONE as usize,
            Carrier::Voice => self.voice(item.counted as usize) as usize,
            Carrier::Speaks => self.speaker(item.counted as usize, item.source),
            Carrier::Source => item.source as usize,
        }
    }

    /// Returns the entities that passages of a source may have for a carrier that tells sources
    /// apart: the source's own, and those of the voices in it.
    pub(crate) fn entities_of_source(&self, carrier: Carrier, source: usize) -> Vec<usize> {
        let own = (carrier != Carrier::Voice).then_some(source);
        let first = match carrier {
            Carrier::Speaks => self.index.study.sources.len(),
            _ => 0,
        };
        let voices = match carrier {
            Carrier::Source => &[],
            _ => self.index.voices_of(source as Ix),
        };
        let voices = voices.iter().map(|voice| first + *voice as usize);
        own.into_iter().chain(voices).collect()
    }

    /// Returns how many entities a carrier has.
    pub(crate) fn entities(&self, carrier: Carrier) -> usize {
        let study = self.index.study;
        match carrier {
            Carrier::Whole => 1,
            Carrier::Item if self.unit == Unit::Coding => {
                study.codings.len() + study.quotations.len()
            }
            Carrier::Item => self.order.len(),
            Carrier::Code => study.codes.len(),
            Carrier::Coder => study.members.len(),
            Carrier::Stance => 2,
            Carrier::Voice => study.voices.len(),
            Carrier::Speaks => study.sources.len() + study.voices.len(),
            Carrier::Source => study.sources.len(),
        }
    }

    /// Returns the voice of a quotation, or [`NONE`].
    #[inline]
    pub(crate) fn voice(&self, quotation: usize) -> Ix {
        // The column is empty when speakers were not loaded.
        self.index
            .study
            .quotations
            .voice
            .get(quotation)
            .copied()
            .unwrap_or(NONE)
    }

    #[inline]
    pub(crate) fn speaker(&self, quotation: usize, source: Ix) -> usize {
        let voice = self.voice(quotation);
        match voice {
            NONE => source as usize,
            voice => self.index.study.sources.len() + voice as usize,
        }
    }

    /// Returns the years that the study's dates touch, from the first to the last.
    pub(crate) fn years(&self) -> std::ops::RangeInclusive<i16> {
        let study = self.index.study;
        let sources = study
            .sources
            .iter()
            .filter_map(|(_, one)| one.when.as_ref());
        let events = study.events.iter().filter_map(|(_, one)| one.when.as_ref());
        let ties = study.ties.iter().filter_map(|(_, one)| one.when.as_ref());
        let years: BTreeSet<i16> = sources
            .chain(events)
            .chain(ties)
            .flat_map(|when| [when.bounds().0, when.bounds().1])
            .flatten()
            .map(|day| day.year())
            .collect();
        match (years.first(), years.last()) {
            (Some(first), Some(last)) => *first..=*last,
            // No date, no year.
            _ => Period::NO_YEARS,
        }
    }
}

fn first_codings(quotations: usize, of: &[Ix]) -> Vec<u32> {
    let mut first = vec![0; quotations + 1];
    for &quotation in of {
        if let Some(count) = first.get_mut(quotation as usize + 1) {
            *count += 1;
        }
    }
    let mut sum = 0;
    for count in &mut first {
        sum += *count;
        *count = sum;
    }
    first
}
