//! The texts of sources: the first one, one that a newer file has, and one that was corrected here meanwhile.

use std::collections::BTreeSet;

use ayni_formats::foreign::NoticeKind;
use ayni_model::{
    coding::Quotation,
    id::{RecordId, RevisionId, SourceId},
    import::Import,
    join::joined,
    layout::{Layout, PlainDocument, Turn},
    reanchor::EditScript,
    record::Noun as _,
    source::{Revision, Source},
    text::{Span, TextIndex, count_words},
};
use ayni_store::Reader as _;

use super::Bring;
use crate::{
    Problem,
    foreign::{
        ACT,
        listed::Places,
        ready::{Worded, is_ours},
    },
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
    /// No file says from which text its own was made. Of copies of this program it is the first one: what several
    /// people corrected comes in any order, and what two of them did alike falls together. Of another program it is
    /// the nearest of the texts that files had. One that was corrected here is none, for then the corrections
    /// would count as taken back.
    fn common_base(
        &mut self,
        id: SourceId,
        current: RevisionId,
        known: &[(RevisionId, Revision)],
        worded: &Worded,
    ) -> Result<Option<Base>, Problem> {
        let of_files: Vec<&(RevisionId, Revision)> = match self.is_ours() {
            true => known.iter().filter(|(_, it)| it.parent.is_none()).collect(),
            false => self.texts_of_files(id, known)?,
        };
        let mut nearest = None;
        for (revision, noun) in of_files {
            let text = self.writer.text(noun.text)?;
            let script = EditScript::new(&text, &worded.shown);
            let common: i64 = script
                .equal()
                .map(|(run, _)| i64::from(run.end - run.start))
                .sum();
            // What is in one of the two alone; how long that of the file is, is the same for all.
            let rank = (
                2 * common - i64::from(noun.code_points),
                *revision != current,
            );
            if nearest.as_ref().is_none_or(|(best, _)| rank > *best) {
                let revision = *revision;
                nearest = Some((rank, Base { revision, text }));
            }
        }
        let base = nearest.map(|(_, base)| base);
        Ok(base.filter(|base| base.revision != current))
    }

    /// Returns those texts of a source that files had; none where it has had no others, in which case a file
    /// only goes on from them.
    fn texts_of_files<'k>(
        &self,
        id: SourceId,
        known: &'k [(RevisionId, Revision)],
    ) -> Result<Vec<&'k (RevisionId, Revision)>, Problem> {
        let acts = self.writer.standing(id.into())?;
        let set = acts.iter().filter(|(act, _)| act != ACT);
        let set = set.filter_map(|(_, fields)| fields.get("revision")?.as_str()?.parse().ok());
        let set: BTreeSet<RevisionId> = set.collect();
        let joined: BTreeSet<RevisionId> = known.iter().map(|(it, _)| joined_of(*it)).collect();
        let of_files = |(id, noun): &&(RevisionId, Revision)| {
            noun.parent.is_none() || !(set.contains(id) || joined.contains(id))
        };
        let of_files: Vec<_> = known.iter().filter(of_files).collect();
        let mut imports = self.writer.all::<Import>()?.into_iter();
        let copies = imports.any(|(_, import)| is_ours(&import.origin));
        Ok(match of_files.len() < known.len() || copies {
            true => of_files,
            false => Vec::new(),
        })
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
        let mut notice = |kind: NoticeKind, times: u64| {
            let seen = name.chars().take(80).collect();
            self.notices
                .entry((kind, seen))
                .or_default()
                .add(times, None);
        };
        notice(NoticeKind::BothTexts, 1);
        if both.ours_stand > 0 {
            notice(NoticeKind::OursStands, both.ours_stand);
        }
        self.put_revision(id, read, worded, Some(base.revision))?;
        let layout = match noun.layout {
            Some(hash) => serde_json::from_slice(&self.writer.blob(hash)?).unwrap_or_default(),
            None => Layout::default(),
        };
        let here = EditScript::new(&ours, &both.text).layout(&layout);
        let there = EditScript::new(&worded.shown, &both.text).layout(&worded.layout);
        let told = heard(&ours, &layout) == layout.turns
            && heard(&worded.shown, &worded.layout) == worded.layout.turns;
        let mut layout = beside(here, there);
        // Where the words of both say who speaks, those of the text do.
        if told {
            layout.turns = heard(&both.text, &layout);
        }
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
            revisions.current = joined_of(read);
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

/// Returns the identity of the text that was joined from that of a file and that of here.
fn joined_of(read: RevisionId) -> RevisionId {
    RecordId::from(read).derived("joined").into()
}

/// Returns who speaks in a text, as its words say it.
fn heard(text: &str, layout: &Layout) -> Vec<Turn> {
    let mut document = PlainDocument {
        text: text.to_owned(),
        layout: Layout {
            turns: Vec::new(),
            ..layout.clone()
        },
        properties: Vec::new(),
    };
    ayni_formats::recognise_turns(&mut document);
    document.layout.turns
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
