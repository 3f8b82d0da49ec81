//! The texts of sources: the first one, one that a newer file has, and one that was corrected here meanwhile.

use ayni_formats::foreign::NoticeKind;
use ayni_model::{
    coding::Quotation,
    id::{RecordId, RevisionId, SourceId},
    join::joined,
    layout::Layout,
    reanchor::EditScript,
    record::Noun as _,
    source::{Revision, Source},
    text::{Span, TextIndex, count_words},
};
use ayni_store::Reader as _;

use super::Bring;
use crate::{
    Problem,
    foreign::{ACT, listed::Places, ready::Worded},
};

/// The revision in which selections stand, and the one to which they are carried, where that is
/// another by now.
pub(super) struct Revisions {
    pub(super) read: RevisionId,
    pub(super) current: RevisionId,
    /// Whether the project had the text.
    pub(super) known: bool,
    /// The marks on the text, where it was joined from that of the file and that of here.
    pub(super) layout: Option<Layout>,
    /// Where the file said before that its selections are, where that is needed to tell what it changed.
    pub(super) places: Places,
}

/// A text from which others were made.
struct Base {
    revision: RevisionId,
    text: String,
}

impl Revisions {
    fn of(read: RevisionId, current: RevisionId, known: bool) -> Self {
        Self {
            read,
            current,
            known,
            layout: None,
            places: Places::new(),
        }
    }
}

impl Bring<'_, '_> {
    /// Puts the text, unless the source has it already.
    pub(super) fn revise(
        &mut self,
        id: SourceId,
        before: Option<&Source>,
        worded: &Worded,
    ) -> Result<Revisions, Problem> {
        let Some(current) = before.and_then(|before| before.revision) else {
            let own = RecordId::from(id).derived("text").into();
            self.put_revision(id, own, worded, None)?;
            return Ok(Revisions::of(own, own, false));
        };
        let known = self.writer.referring::<Revision>("source", id)?;
        let same = |noun: &Revision| noun.text == worded.shown.hash();
        if known.iter().any(|(it, noun)| *it == current && same(noun)) {
            return Ok(Revisions::of(current, current, true));
        }
        if let Some((read, _)) = known.iter().find(|(_, noun)| same(noun)) {
            return Ok(Revisions::of(*read, current, true));
        }
        let new: RevisionId = self.ambient.mint().into();
        if let Some(base) = self.common_base(id, current, &known, worded)? {
            return self.join(id, &base, current, new, worded);
        }
        self.put_revision(id, new, worded, Some(current))?;
        self.carry(id, current, new, &worded.shown)?;
        Ok(Revisions::of(new, new, false))
    }

    /// Returns the text from which both that of here and that of the file were made, where the one of here is
    /// not what the file was made from: it was corrected here, or in another copy of the project.
    ///
    /// No file says from which text its own was made: it is the one with which it has most in common.
    fn common_base(
        &mut self,
        id: SourceId,
        current: RevisionId,
        known: &[(RevisionId, Revision)],
        worded: &Worded,
    ) -> Result<Option<Base>, Problem> {
        let corrected = self.was_corrected(id, known)?;
        if known.len() < 2 || !(corrected || self.is_ours()) {
            return Ok(None);
        }
        let mut most = None;
        for (revision, noun) in known {
            let text = self.writer.text(noun.text)?;
            let script = EditScript::new(&text, &worded.shown);
            let common: u64 = script.equal().map(|(run, _)| run.len() as u64).sum();
            // What the file does not have either way was corrected here, if anything was.
            let likely = (*revision == current) != corrected;
            let rank = (common, likely, RecordId::from(*revision));
            if most.as_ref().is_none_or(|(best, _)| rank > *best) {
                let revision = *revision;
                most = Some((rank, Base { revision, text }));
            }
        }
        let base = most.map(|(_, base)| base);
        Ok(base.filter(|base| base.revision != current))
    }

    /// Tells whether the text of a source has become another one here, not only by what files had.
    fn was_corrected(
        &self,
        id: SourceId,
        known: &[(RevisionId, Revision)],
    ) -> Result<bool, Problem> {
        let acts = self.writer.standing(id.into())?;
        let set = acts.iter().filter(|(act, _)| act != ACT);
        let mut set = set.filter_map(|(_, fields)| fields.get("revision")?.as_str()?.parse().ok());
        let follows = |(_, noun): &&(RevisionId, Revision)| noun.parent.is_some();
        let later: Vec<RevisionId> = known.iter().filter(follows).map(|(it, _)| *it).collect();
        Ok(set.any(|revision| later.contains(&revision)))
    }

    /// Puts what both sides made of a text: what was changed here and what was changed there. Where both changed
    /// the same words, those of here stand: they may have been changed that somebody is not recognised.
    fn join(
        &mut self,
        id: SourceId,
        base: &Base,
        current: RevisionId,
        read: RevisionId,
        worded: &Worded,
    ) -> Result<Revisions, Problem> {
        let Some(noun) = self.writer.get::<Revision>(current)? else {
            return Ok(Revisions::of(current, current, true));
        };
        let ours = self.writer.text(noun.text)?;
        let both = joined(&base.text, &ours, &worded.shown);
        let live = &self.shelves.sources.live;
        let name = live.get(&id).map_or("", |source| source.name.as_str());
        let mut told = |kind: NoticeKind, times: u64| {
            let seen = name.chars().take(80).collect();
            self.notices
                .entry((kind, seen))
                .or_default()
                .add(times, None);
        };
        told(NoticeKind::BothTexts, 1);
        if both.ours_stand > 0 {
            told(NoticeKind::OursStands, both.ours_stand);
        }
        self.put_revision(id, read, worded, Some(base.revision))?;
        let layout = match noun.layout {
            Some(hash) => serde_json::from_slice(&self.writer.blob(hash)?).unwrap_or_default(),
            None => Layout::default(),
        };
        let here = EditScript::new(&ours, &both.text).layout(&layout);
        let there = EditScript::new(&worded.shown, &both.text).layout(&worded.layout);
        let layout = beside(here, there);
        let mut revisions = Revisions::of(read, current, false);
        if both.text != ours {
            let noun = Revision {
                source: id,
                parent: Some(current),
                text: self.writer.put_blob(both.text.as_bytes())?,
                layout: self.writer.put_layout(&layout)?,
                code_points: TextIndex::new(&both.text).len().0,
                words: count_words(&both.text),
                reason: Some(self.report.file.clone()),
            };
            revisions.current = self.ambient.mint().into();
            self.writer.put(revisions.current, &noun)?;
            self.carry(id, current, revisions.current, &both.text)?;
        }
        revisions.layout = Some(layout);
        Ok(revisions)
    }

    /// Puts a text as a revision: the first of its source, or one that follows another.
    fn put_revision(
        &mut self,
        source: SourceId,
        id: RevisionId,
        worded: &Worded,
        parent: Option<RevisionId>,
    ) -> Result<(), Problem> {
        let noun = Revision {
            source,
            parent,
            text: self.writer.put_hashed(&worded.shown)?,
            layout: self.writer.put_layout(&worded.layout)?,
            code_points: worded.code_points,
            words: worded.count,
            reason: parent.map(|_| self.report.file.clone()),
        };
        Ok(self.writer.put(id, &noun)?)
    }

    /// Carries the quotations of a source to a text that came anew.
    fn carry(
        &mut self,
        id: SourceId,
        from: RevisionId,
        to: RevisionId,
        text: &str,
    ) -> Result<(), Problem> {
        let Some(old) = self.writer.get::<Revision>(from)? else {
            return Ok(());
        };
        let old = self.writer.text(old.text)?;
        let script = EditScript::new(&old, text);
        let (before, after) = (TextIndex::new(&old), TextIndex::new(text));
        for (quotation, noun) in self.writer.quotations_of(id)? {
            if noun
                .at
                .place()
                .is_none_or(|(stands_in, _)| stands_in != from)
            {
                continue;
            }
            let at = noun.at.clone().carried(&script, &before, to, &after);
            let moved = Quotation { at, ..noun.clone() };
            if let Some(change) = moved.put_over(&noun, quotation) {
                self.writer.change(&change)?;
            }
        }
        Ok(())
    }
}

/// Returns the marks of here, and of those of a file the ones that stand where there is none of that sort.
fn beside(mut ours: Layout, theirs: Layout) -> Layout {
    add_free(&mut ours.turns, theirs.turns, |turn| turn.span);
    add_free(&mut ours.cues, theirs.cues, |cue| cue.span);
    add_free(&mut ours.pages, theirs.pages, |page| page.span);
    add_free(&mut ours.blocks, theirs.blocks, |block| block.span);
    ours
}

fn add_free<T>(ours: &mut Vec<T>, theirs: Vec<T>, span: impl Fn(&T) -> Span) {
    let mut taken: Vec<Span> = ours.iter().map(&span).collect();
    taken.sort();
    let free = |it: &T| {
        let it = span(it);
        let after = taken.partition_point(|here| here.end() <= it.start());
        taken.get(after).is_none_or(|here| here.start() >= it.end())
    };
    ours.extend(theirs.into_iter().filter(free).collect::<Vec<T>>());
    ours.sort_by_key(|it| span(it));
}
