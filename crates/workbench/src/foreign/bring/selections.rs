//! Selections of a source, and the codings on them.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use ayni_formats::foreign::{
    At, Coding as ForeignCoding, NoticeKind, Selection, Source as ForeignSource, Words,
    positions::NoPassage,
};
use ayni_model::{
    coding::{Anchor, Coding, Quotation, Region, Stance},
    id::{CodeId, CodingId, MemberId, QuotationId, RecordId, RevisionId, SourceId},
    reanchor::EditScript,
    record::{Noun as _, Reference},
    source::{Revision, Source},
    text::{Span, TextIndex},
};
use ayni_store::Reader as _;

use super::{
    Bring,
    anchor::{Placed, Placing, Standing, shown},
    texts::Revisions,
};
use crate::{
    Problem,
    foreign::{
        listed::Places,
        nobody, note_of,
        places::place,
        ready::Worded,
        report::{Drifted, Fate},
    },
};

impl Bring<'_, '_> {
    pub(super) fn selections(
        &mut self,
        id: SourceId,
        met: bool,
        source: &ForeignSource,
        worded: Option<&Worded>,
        revisions: Option<&Revisions>,
    ) -> Result<(), Problem> {
        // A table of segments has no text of its own; that of the source here is looked at.
        let held = match (worded, self.shelves.sources.live.get(&id)) {
            (None, Some(known)) => match known.revision {
                Some(revision) => match self.writer.get::<Revision>(revision)? {
                    Some(noun) => Some((revision, self.writer.text(noun.text)?)),
                    None => None,
                },
                None => None,
            },
            _ => None,
        };
        let standing = match (worded, revisions, &held) {
            (Some(worded), Some(revisions), _) => Some(Standing {
                revision: revisions.read,
                index: TextIndex::new(&worded.shown),
                certain: worded.decision.certain,
            }),
            (_, _, Some((revision, text))) => Some(Standing {
                revision: *revision,
                index: TextIndex::new(text),
                certain: true,
            }),
            _ => None,
        };
        let carried = match revisions {
            Some(revisions) if revisions.read != revisions.current => {
                self.current_text(revisions.current)?
            }
            _ => None,
        };
        let script = carried
            .as_ref()
            .zip(worded)
            .map(|((revision, text), worded)| {
                let script = EditScript::new(&worded.shown, text);
                (*revision, script, TextIndex::new(text))
            });
        let mut present = if met {
            self.present(id, source)?
        } else {
            Present::default()
        };
        let placing = Placing::new(standing.as_ref());
        let mut seen: BTreeSet<RecordId> = BTreeSet::new();
        let nowhere = Err(NoPassage::Outside);
        for (n, selection) in source.selections.iter().enumerate() {
            let what = kind_of(selection);
            // The second place of one quotation: on the page and in the text.
            if !seen.insert(selection.id) {
                self.report.kept(what);
                let count = self.report.count("coding");
                count.there += selection.codings.len() as u64;
                count.kept += selection.codings.len() as u64;
                continue;
            }
            let span = worded.and_then(|it| it.spans.get(n).copied().flatten());
            let placed = match region(selection) {
                Some(of) => Placed {
                    at: Anchor::Region { of },
                    fate: Fate::Exact,
                    why: None,
                },
                None => match self.stands_here(selection, worded.is_some()) {
                    Some(placed) => placed,
                    None => {
                        let name = worded.and_then(|it| it.named.get(n).copied());
                        placing.place(selection, span.unwrap_or(nowhere), name)
                    }
                },
            };
            let fate = placed.fate;
            let at = match (&script, &standing) {
                (Some((revision, script, index)), Some(standing)) => {
                    let at = placed.at.clone();
                    at.carried(script, &standing.index, *revision, index)
                }
                _ => placed.at.clone(),
            };
            let quotation = self.quotation(&mut present, selection, &at)?;
            if self.stays_removed::<Quotation>(selection.id, quotation)? {
                self.leave_selection(selection)?;
                continue;
            }
            let here = self.shelves.quotations.live.contains_key(&quotation);
            let stood = placed.at.place().map(|(_, span)| (id, span));
            if !here && (self.was_coded(selection) || self.was_removed(selection, stood)?) {
                self.leave_out(selection.id, &source.name);
                self.leave_selection(selection)?;
                continue;
            }
            // Where two of the file are one here, the first of them goes on; what is on it has all codings.
            if present.went_on.insert(quotation) {
                self.joins(selection.id, quotation);
            }
            self.report.came(what);
            let index = standing.as_ref().map(|it| &it.index);
            self.tell_drifted(source, selection, &placed, index);
            self.report.selections.add(fate, 1);
            let said_before = revisions.and_then(|it| it.places.get(&selection.id));
            let unchanged = said_before.is_some() && said_before == place(selection).as_ref();
            let noun = Quotation {
                source: id,
                at: at.clone(),
                label: None,
            };
            self.put_quotation(quotation, noun, unchanged, says_words(selection))?;
            self.refer(&selection.notes, Reference::from(quotation));
            self.codings(quotation, stood, &mut present, selection, fate)?;
            if met {
                let here = present.standing_at(&Spot::of(&at, place(selection)));
                self.meets_alike(&present, &here, &selection.codings, selection.made.by);
            }
            self.comment(selection, quotation)?;
        }
        Ok(())
    }

    /// Returns where a passage stands that is here already, where the file does not have the text that its
    /// places are in, nor its words.
    fn stands_here(&mut self, selection: &Selection, has_text: bool) -> Option<Placed> {
        if has_text || says_words(selection) {
            return None;
        }
        let own: QuotationId = self.own(selection.id);
        let known = self.shelves.quotations.live.get(&own)?;
        known.at.place().map(|_| Placed {
            at: known.at.clone(),
            fate: Fate::Exact,
            why: None,
        })
    }

    /// Lists a passage that does not stand where the file says.
    fn tell_drifted(
        &mut self,
        source: &ForeignSource,
        selection: &Selection,
        placed: &Placed,
        index: Option<&TextIndex<'_>>,
    ) {
        if matches!(placed.fate, Fate::Exact | Fate::Uncertain) {
            return;
        }
        // What the file gives no place stands nowhere else than there.
        if placed.fate == Fate::Reanchored && selection.at == At::Unknown {
            return;
        }
        let now = placed.at.place();
        let now = now.map(|(_, span)| (span.start().0, span.end().0));
        self.report.list_drifted(|| Drifted {
            source: source.name.clone(),
            fate: placed.fate,
            why: placed.why.map(str::to_owned),
            said: place(selection).unwrap_or_default(),
            now,
            words: shown(selection, &placed.at, index),
            codings: selection.codings.len() as u64,
        });
    }

    /// Puts a quotation. One of which the file says what it said before stays where it is here; of one
    /// whose words the file does not say, what is known here of them stays.
    fn put_quotation(
        &mut self,
        id: QuotationId,
        mut noun: Quotation,
        unchanged: bool,
        says_words: bool,
    ) -> Result<(), Problem> {
        if let Some(known) = self.shelves.quotations.live.get(&id) {
            noun.label.clone_from(&known.label);
            if tells_less(&noun.at, &known.at, says_words) {
                noun.at.clone_from(&known.at);
            }
            if unchanged {
                return self.keep_own(id, &noun);
            }
        }
        self.settle(id, &noun)
    }

    fn current_text(&self, revision: RevisionId) -> Result<Option<(RevisionId, String)>, Problem> {
        Ok(match self.writer.get::<Revision>(revision)? {
            Some(noun) => Some((revision, self.writer.text(noun.text)?)),
            None => None,
        })
    }

    /// Returns what the project has in a source, by place. What the file knows by its identity is none of its
    /// others.
    fn present(&mut self, id: SourceId, source: &ForeignSource) -> Result<Present, Problem> {
        let mut present = Present::default();
        let mut known: HashSet<CodingId> = HashSet::new();
        for selection in &source.selections {
            present.taken.insert(self.own(selection.id));
        }
        let within = source.selections.iter().flat_map(|it| &it.codings);
        for coding in within.chain(&source.codings) {
            known.insert(self.own(coding.id));
        }
        let quotations = self.writer.quotations_of(id)?;
        let is_lost = |(_, noun): &(_, Quotation)| matches!(noun.at, Anchor::Lost { .. });
        let said = match quotations.iter().any(is_lost) {
            true => self.places_here(id)?,
            false => Places::new(),
        };
        for (quotation, noun) in quotations {
            let spot = Spot::of(&noun.at, said.get(&quotation.into()).copied());
            present.at.entry(spot).or_default().push(quotation);
        }
        for (coding, noun) in self.writer.codings_of(id)? {
            let coding = Some(coding).filter(|coding| !known.contains(coding));
            let same = present.codings.entry((noun.quotation, noun.code));
            same.or_default().push((noun.coder, coding));
        }
        Ok(present)
    }

    /// Finds the quotation of a selection here: by its identity, else by its place and its codings.
    fn quotation(
        &mut self,
        present: &mut Present,
        selection: &Selection,
        at: &Anchor,
    ) -> Result<QuotationId, Problem> {
        let own: QuotationId = self.own(selection.id);
        if self.shelves.quotations.live.contains_key(&own) {
            return Ok(own);
        }
        let here = present.standing_at(&Spot::of(at, place(selection)));
        if here.is_empty() {
            return Ok(own);
        }
        let mut keys = Vec::new();
        for coding in &selection.codings {
            let who = coding.by.or(selection.made.by);
            let (Some(code), Some(coder)) = (self.code_of(coding.code), self.said_by(who)?) else {
                continue;
            };
            keys.push((code, coder));
        }
        // Of what two coded at one place other programs know one passage for each of them.
        let coded_here = |coding: &ForeignCoding| {
            let id: CodingId = self.own(coding.id);
            let known = self.shelves.codings.live.get(&id)?;
            here.iter().find(|it| **it == known.quotation)
        };
        let free = |quotation: &&QuotationId| !present.taken.contains(*quotation);
        let coded = |quotation: &&QuotationId| {
            let has = |(code, coder): &(CodeId, Said)| present.has(**quotation, *code, *coder);
            keys.iter().any(has)
        };
        let coded_too = |quotation: &&QuotationId| {
            let waits = |(code, coder): &(CodeId, Said)| present.waits(**quotation, *code, *coder);
            present.met.contains(*quotation) && keys.iter().any(waits)
        };
        let found = selection.codings.iter().find_map(coded_here);
        let found = found.or_else(|| here.iter().filter(free).find(coded));
        let found = found.or_else(|| here.iter().find(coded_too));
        let found = found.or_else(|| here.iter().find(|it| free(it) && keys.is_empty()));
        present.met.extend(found);
        let quotation = found.copied().unwrap_or(own);
        present.taken.insert(quotation);
        Ok(quotation)
    }

    fn codings(
        &mut self,
        quotation: QuotationId,
        stood: Stood,
        present: &mut Present,
        selection: &Selection,
        fate: Fate,
    ) -> Result<(), Problem> {
        for coding in &selection.codings {
            let by = coding.by.or(selection.made.by);
            self.coding((quotation, stood), present, coding, by, fate)?;
        }
        Ok(())
    }

    fn coding(
        &mut self,
        (quotation, stood): (QuotationId, Stood),
        present: &mut Present,
        coding: &ForeignCoding,
        by: Option<RecordId>,
        fate: Fate,
    ) -> Result<(), Problem> {
        let Some(code) = self.code_of(coding.code) else {
            if self.cases.contains_key(&coding.code) {
                // NVivo codes passages with cases.
                self.report.kept("coding");
                self.note_that(NoticeKind::NotShown, "Coding with a Case");
            } else {
                if self.removed.contains(&coding.code) {
                    return self.leave_coding(coding);
                }
                self.report.count("coding").there += 1;
                self.note_that(NoticeKind::Dangling, "CodeRef");
                self.refer_to_nothing(&coding.notes);
            }
            return Ok(());
        };
        let Some(said) = self.said_by(by)? else {
            return self.leave_coding(coding);
        };
        let own: CodingId = self.own(coding.id);
        let id = match self.shelves.codings.live.contains_key(&own) {
            true => own,
            false => match present.take(quotation, code, said) {
                Some(met) => met,
                None => self.removed_coding(coding, stood, said)?.unwrap_or(own),
            },
        };
        // Of whom the file does not speak, that stays whose it is here.
        let known = self.shelves.codings.live.get(&id).map(|it| it.coder);
        let Some(coder) = said
            .or(known)
            .map_or_else(|| self.by(None), |it| Ok(Some(it)))?
        else {
            return self.leave_coding(coding);
        };
        self.report.came("coding");
        self.report.codings.add(fate, 1);
        self.codings += 1;
        let made = self.moment(coding.at.as_deref());
        if self.stays_removed::<Coding>(coding.id, id)? {
            self.refer_to_nothing(&coding.notes);
            return Ok(());
        }
        self.joins(coding.id, id);
        let before = self.shelves.codings.live.get(&id);
        // Where the file says what it said before, what became of that code here changes nothing.
        let code = match before {
            Some(before) if self.was_merged(coding, code) && self.said_code(coding, id)? => {
                before.code
            }
            _ => code,
        };
        let noun = Coding {
            quotation,
            code,
            coder,
            stance: before.map_or(Stance::default(), |before| before.stance),
            made: later(before.and_then(|before| before.made.clone()), made),
            // What the file says of it comes with the notes, if at all.
            note: match coding.note.as_ref().filter(|it| !it.trim().is_empty()) {
                None if id != own || self.has_met(coding.id) || self.is_refi() => {
                    before.and_then(|it| it.note.clone())
                }
                note => note.cloned(),
            },
        };
        self.settle(id, &noun)?;
        if coding.notes.is_empty() {
            return Ok(());
        }
        let itself = note_of(coding.id);
        let mut notes = coding.notes.clone();
        notes.retain(|note| *note != itself);
        if notes.len() < coding.notes.len() {
            self.coding_notes.insert(itself, id);
        }
        self.refer(&notes, Reference::from(id));
        Ok(())
    }

    /// Counts as met what others coded alike, where a file does not say who: it may speak of any of them.
    fn meets_alike(
        &mut self,
        present: &Present,
        here: &[QuotationId],
        codings: &[ForeignCoding],
        otherwise: Option<RecordId>,
    ) {
        for coding in codings.iter().filter(|it| it.by.or(otherwise).is_none()) {
            let Some(code) = self.code_of(coding.code) else {
                continue;
            };
            for quotation in here {
                for coding in present.unmet(*quotation, code) {
                    self.meets(*quotation);
                    self.meets(coding);
                }
            }
        }
    }

    /// Returns who coded, as far as the file says it; nothing when that member was removed here.
    fn said_by(&mut self, who: Option<RecordId>) -> Result<Option<Said>, Problem> {
        match who {
            Some(_) => Ok(self.by(who)?.map(Some)),
            None => Ok(Some(None)),
        }
    }

    /// Tells whether the code of a coding was merged into another one here.
    fn was_merged(&self, coding: &ForeignCoding, code: CodeId) -> bool {
        let landed = self.codes.get(&coding.code);
        landed.is_some_and(|landed| landed.id != code)
    }

    /// Tells whether a file says of a coding the code that it had when it came in last.
    fn said_code(&self, coding: &ForeignCoding, id: CodingId) -> Result<bool, Problem> {
        let base = self.said_before(id.into())?;
        let said = base.and_then(|base| Coding::from_fields(base.fields).ok());
        let landed = self.codes.get(&coding.code).map(|landed| landed.id);
        Ok(landed.is_some() && said.map(|said| said.code) == landed)
    }

    /// Tells whether a selection has only codings with codes that were removed here.
    fn was_coded(&self, selection: &Selection) -> bool {
        let mut codes = selection.codings.iter().map(|coding| &coding.code);
        !selection.codings.is_empty() && codes.all(|code| self.removed.contains(code))
    }

    /// Tells whether a selection has only codings that were removed here.
    fn was_removed(&mut self, selection: &Selection, stood: Stood) -> Result<bool, Problem> {
        for coding in &selection.codings {
            let said = self.said_by(coding.by.or(selection.made.by))?;
            let Some(said) = said else { return Ok(false) };
            if self.removed_coding(coding, stood, said)?.is_none() {
                return Ok(false);
            }
        }
        Ok(!selection.codings.is_empty())
    }

    /// Finds a coding that was removed here, in a file of which the program gives new identities each time. Where
    /// it keeps them, one that it does not know is a new one.
    fn removed_coding(
        &mut self,
        coding: &ForeignCoding,
        stood: Stood,
        said: Said,
    ) -> Result<Option<CodingId>, Problem> {
        let place = stood.zip(self.codes.get(&coding.code).map(|landed| landed.id));
        let Some(((source, span), code)) = place else {
            return Ok(None);
        };
        if RecordId::from(code) == coding.code {
            return Ok(None);
        }
        self.meant(coding.id, |of_files| {
            let here = of_files.codings.get(&(source, span, code))?;
            let mut here = here.iter().filter(|(coder, _)| may_be(*coder, said));
            here.next().map(|(_, id)| *id)
        })
    }

    /// Leaves out a coding of what was removed here. It may have been removed with it.
    fn leave_coding(&mut self, coding: &ForeignCoding) -> Result<(), Problem> {
        self.report.count("coding").there += 1;
        self.refer_to_nothing(&coding.notes);
        let own: CodingId = self.own(coding.id);
        if !self.stays_removed::<Coding>(coding.id, own)? {
            self.leave_out(coding.id, "Coding");
        }
        Ok(())
    }

    /// Leaves out what is said of a selection that was removed here.
    fn leave_selection(&mut self, selection: &Selection) -> Result<(), Problem> {
        self.report.count(kind_of(selection)).there += 1;
        self.refer_to_nothing(&selection.notes);
        let mut codings = selection.codings.iter();
        codings.try_for_each(|coding| self.leave_coding(coding))
    }

    /// Leaves out what is said of a source that was removed here.
    pub(super) fn leave_source(&mut self, source: &ForeignSource) -> Result<(), Problem> {
        self.refer_to_nothing(&source.notes);
        let mut codings = source.codings.iter();
        codings.try_for_each(|coding| self.leave_coding(coding))?;
        for selection in &source.selections {
            let own: QuotationId = self.own(selection.id);
            if !self.stays_removed::<Quotation>(selection.id, own)? {
                self.leave_out(selection.id, &source.name);
            }
            self.leave_selection(selection)?;
            self.of_cases.remove(&selection.id);
        }
        Ok(())
    }

    /// Takes the codings of a source as a whole.
    pub(super) fn whole(&mut self, id: SourceId, source: &ForeignSource) -> Result<(), Problem> {
        if source.codings.is_empty() {
            return Ok(());
        }
        let quotation: QuotationId = self.own(RecordId::from(id).derived("whole"));
        let noun = Quotation {
            source: id,
            at: Anchor::Region { of: Region::Whole },
            label: None,
        };
        if self.stays_removed::<Quotation>(quotation.into(), quotation)? {
            let mut codings = source.codings.iter();
            return codings.try_for_each(|coding| self.leave_coding(coding));
        }
        self.put_quotation(quotation, noun, false, false)?;
        let mut present = match self.shelves.quotations.live.contains_key(&quotation) {
            true => self.present(id, source)?,
            false => Present::default(),
        };
        for coding in &source.codings {
            let by = coding.by.or(source.made.by);
            self.coding((quotation, None), &mut present, coding, by, Fate::Exact)?;
        }
        self.meets_alike(&present, &[quotation], &source.codings, source.made.by);
        Ok(())
    }

    /// Makes the quotation of a note that stands on a passage.
    pub(super) fn passage_of_note(
        &mut self,
        note: &ayni_formats::foreign::Note,
        source: RecordId,
        start: i64,
        end: i64,
    ) -> Result<Option<Reference>, Problem> {
        let Some(id) = self.sources.get(&source).copied() else {
            self.lacks(source, "Source");
            return Ok(None);
        };
        let Some((revision, text)) = self.text_of(id)? else {
            return Ok(Some(id.into()));
        };
        // Programs with such notes count code points; they know no other text than the one that came.
        let span = u32::try_from(start).ok().zip(u32::try_from(end).ok());
        let span = span.and_then(|(start, end)| Span::new(start, end).ok());
        let span = span.filter(|span| span.end() <= TextIndex::new(&text).len());
        let Some(span) = span else {
            return Ok(Some(id.into()));
        };
        let quotation: QuotationId = self.own(note.id.derived("passage"));
        if self.stays_removed::<Quotation>(note.id, quotation)? {
            return Ok(None);
        }
        let at = Anchor::Exact { revision, span };
        // What it said before stays where it is, though the text was corrected meanwhile.
        let before = self.said_before(quotation.into())?;
        let before = before.and_then(|said| Quotation::from_fields(said.fields).ok());
        let before = before.and_then(|said| said.at.place().map(|(_, span)| span));
        self.put_quotation(
            quotation,
            Quotation {
                source: id,
                at,
                label: None,
            },
            before == Some(span),
            false,
        )?;
        Ok(Some(quotation.into()))
    }

    fn text_of(&self, id: SourceId) -> Result<Option<(RevisionId, String)>, Problem> {
        match self
            .writer
            .get::<Source>(id)?
            .and_then(|source| source.revision)
        {
            Some(revision) => self.current_text(revision),
            None => Ok(None),
        }
    }
}

/// Where a passage stands in the text of the file, before it is carried to another one.
type Stood = Option<(SourceId, Span)>;

/// Who coded, where a file says it.
type Said = Option<MemberId>;

/// Tells whether a coding here may be the one of a file: of who is said there, where either knows who it was.
fn may_be(coder: MemberId, said: Said) -> bool {
    said.is_none_or(|said| said == coder || coder == nobody())
}

/// Who coded, and which coding it is: none where the file knows it by its identity, or has met it.
type Known = (MemberId, Option<CodingId>);

/// What the project has in a source.
#[derive(Default)]
struct Present {
    at: BTreeMap<Spot, Vec<QuotationId>>,
    codings: BTreeMap<(QuotationId, CodeId), Vec<Known>>,
    taken: BTreeSet<QuotationId>,
    /// Those of them that a selection of another identity met by its place.
    met: BTreeSet<QuotationId>,
    /// Those that a selection of the file goes on as.
    went_on: BTreeSet<QuotationId>,
}

impl Present {
    /// Tells whether a passage has a code here by somebody, or by anybody where nobody is said.
    fn has(&self, quotation: QuotationId, code: CodeId, said: Said) -> bool {
        let mut same = self.codings.get(&(quotation, code)).into_iter().flatten();
        same.any(|(coder, _)| may_be(*coder, said))
    }

    /// Tells whether a passage has a code here by somebody, or by anybody where nobody is said, that the file has
    /// not met yet.
    fn waits(&self, quotation: QuotationId, code: CodeId, said: Said) -> bool {
        let mut same = self.codings.get(&(quotation, code)).into_iter().flatten();
        same.any(|(coder, coding)| coding.is_some() && said.is_none_or(|said| said == *coder))
    }

    /// Returns a coding that is here and that the file has not met yet: of who is said, else one of which it was
    /// not known who coded.
    fn take(&mut self, quotation: QuotationId, code: CodeId, said: Said) -> Option<CodingId> {
        let same = self.codings.get_mut(&(quotation, code))?;
        let unmet = same.iter_mut().rev().filter(|(_, coding)| coding.is_some());
        let by = unmet.filter(|(coder, _)| may_be(*coder, said));
        let (_, coding) = by.min_by_key(|(coder, _)| Some(*coder) != said)?;
        coding.take()
    }

    /// Returns the codings of a passage with a code that the file does not know and has not met.
    fn unmet(&self, quotation: QuotationId, code: CodeId) -> impl Iterator<Item = CodingId> + '_ {
        let same = self.codings.get(&(quotation, code)).into_iter().flatten();
        same.filter_map(|(_, coding)| *coding)
    }

    /// Returns the quotations that stand somewhere. One that goes out of here without a place had one in the file
    /// from which it came: of that, the words are all that is left.
    fn standing_at(&self, spot: &Spot) -> Vec<QuotationId> {
        let here = self.at.get(spot).cloned().unwrap_or_default();
        match spot {
            Spot::Nowhere(words, Some((-1, -1))) if here.is_empty() => {
                let from = Spot::Nowhere(words.clone(), None);
                let same =
                    |(it, _): &(&Spot, _)| matches!(it, Spot::Nowhere(was, _) if was == words);
                let all = self.at.range(from..).take_while(same);
                all.flat_map(|(_, here)| here).copied().collect()
            }
            _ => here,
        }
    }
}

/// Where a quotation stands in its source, by which another one may be the same.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Spot {
    Words(Span),
    Part(Region),
    /// It is not found in the text: its words, and where its file says that it is.
    Nowhere(String, Option<(i64, i64)>),
}

impl Spot {
    fn of(at: &Anchor, said: Option<(i64, i64)>) -> Self {
        match at {
            Anchor::Region { of } => Self::Part(*of),
            Anchor::Exact { span, .. }
            | Anchor::Moved { span, .. }
            | Anchor::Changed { span, .. } => Self::Words(*span),
            Anchor::Lost { was, .. } => Self::Nowhere(was.clone(), said),
        }
    }
}

fn region(selection: &Selection) -> Option<Region> {
    Some(match selection.at {
        At::Text { .. } | At::Unknown => return None,
        At::Page { page, corners } => Region::Page { page, corners },
        At::Area { corners } => Region::Area { corners },
        At::Time { begin, end } => Region::Time { begin, end },
    })
}

/// Tells whether two moments differ only in what stands between day and hour.
pub(super) fn is_same_moment(a: &str, b: &str) -> bool {
    a.replacen(' ', "T", 1) == b.replacen(' ', "T", 1)
}

/// Returns the moment that a file gives, unless it is the one before in other signs, or none.
pub(super) fn later(before: Option<String>, made: Option<String>) -> Option<String> {
    match before {
        Some(before) => {
            let other = made.filter(|it| !is_same_moment(it, &before));
            Some(other.unwrap_or(before))
        }
        None => made,
    }
}

/// Tells whether a file gives the words of a selection, other than as its name.
const fn says_words(selection: &Selection) -> bool {
    matches!(selection.words, Words::Said(_))
}

/// Tells whether a file says less of a passage than is known here: it has the same place, without what was
/// marked there first; or it is lost there too, with fewer of its words.
fn tells_less(theirs: &Anchor, ours: &Anchor, says_words: bool) -> bool {
    match (theirs, ours) {
        (Anchor::Exact { .. }, Anchor::Moved { .. } | Anchor::Changed { .. }) => {
            !says_words && theirs.place() == ours.place()
        }
        (Anchor::Lost { was: theirs, .. }, Anchor::Lost { was: ours, .. }) => {
            ours.starts_with(theirs.as_str())
        }
        _ => false,
    }
}

const fn kind_of(selection: &Selection) -> &'static str {
    match selection.at {
        At::Text { .. } | At::Unknown => "text-selection",
        At::Page { .. } => "page-selection",
        At::Area { .. } => "area-selection",
        At::Time { .. } => "time-selection",
    }
}
