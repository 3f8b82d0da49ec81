//! Notes: as memos.

use std::collections::{BTreeMap, BTreeSet};

use ayni_formats::foreign::{
    Note, NoticeKind, Selection, history_with_names, is_history_without_names,
};
use ayni_model::{
    coding::Coding,
    id::{CodingId, MemberId, MemoId, QuotationId, RecordId, VerbatimId},
    import::Verbatim,
    operation::excerpt,
    record::{Kind, Noun as _, Reference},
    study::Memo,
};

use ayni_store::{Reader as _, milliseconds_of};
use serde_json::Value as Json;

use super::{
    Bring, is_same,
    said::{OnWords, on_words},
    selections::{is_same_moment, later},
};
use crate::{
    Problem, ambient,
    fields::key_of,
    foreign::{HISTORY, NOTE_TEXT, is_anonymous, moment, ready::packed},
};

/// Memos with their authors, by what they are on and what they say.
pub(super) type ByWords = BTreeMap<OnWords, Vec<(MemoId, Option<MemberId>)>>;

/// Returns what a memo is on, where a file can say it. REFI-QDA has notes on sources, passages, codings and codes
/// alone: those on anything else are notes of the project there.
pub(super) fn told_on(on: Option<Reference>) -> Option<Reference> {
    let kinds = [Kind::Source, Kind::Quotation, Kind::Coding, Kind::Code];
    on.filter(|on| kinds.contains(&on.kind))
}

impl Bring<'_, '_> {
    /// Remembers what some notes are on; the first that names one has it.
    pub(super) fn refer(&mut self, notes: &[RecordId], thing: Reference) {
        for note in notes {
            let first = self.noted.entry(*note).or_insert(Some(thing));
            if *first != Some(thing) {
                self.several.insert(*note);
            }
        }
    }

    /// Remembers that some notes are on what does not come.
    pub(super) fn refer_to_nothing(&mut self, notes: &[RecordId]) {
        self.on_nothing.extend(notes);
    }

    /// Tells whether all that a note is on was removed here.
    fn is_on_nothing(&self, note: &Note) -> bool {
        let on = note.on.is_some_and(|on| self.removed.contains(&on));
        let within = note
            .passage
            .is_some_and(|(source, ..)| self.removed.contains(&source));
        let named = self.noted.contains_key(&note.id);
        !named && (on || within || self.on_nothing.contains(&note.id))
    }

    /// Takes a note. What it is on may come later, so that it is put at the end.
    pub(super) fn note(&mut self, note: Note) -> Result<(), Problem> {
        self.report.came("note");
        if let Some(coding) = self.coding_notes.remove(&note.id) {
            return self.coding_note(coding, note.text);
        }
        for (what, count) in [
            ("text-selection", note.selections),
            ("coding of a note", note.codings),
        ] {
            for _ in 0..count {
                self.report.kept(what);
            }
        }
        if note.selections + note.codings > 0 {
            self.note_that(NoticeKind::NotShown, "codings of a note");
        }
        let mut members = Vec::new();
        if let Some(stored) = &note.stored {
            let text = self.writer.put_blob(stored.as_bytes())?;
            members.push((NOTE_TEXT.to_owned(), text));
        }
        if let Some(file) = &note.file
            && let Some(hash) = self.keep_member(&file.name)?
        {
            members.push((file.name.clone(), hash));
        }
        let memo: MemoId = self.own(note.id);
        let here = self.shelves.memos.live.contains_key(&memo);
        let comes = here || !(self.removed::<Memo>(memo)? || self.is_on_nothing(&note));
        if let Some(words) = note.verbatim.as_ref().filter(|_| comes) {
            let of = Reference::from(memo);
            let id = note.id.derived("verbatim");
            self.keep(id, "Notes", Some(of), &packed(words), None, members)?;
        }
        self.notes.push(Note {
            verbatim: None,
            ..note
        });
        Ok(())
    }

    /// Puts on a coding what the file says of it in a note of its own.
    fn coding_note(&mut self, id: CodingId, text: String) -> Result<(), Problem> {
        let Some(now) = self.writer.get::<Coding>(id)? else {
            return Ok(());
        };
        let note = Some(text).filter(|text| !text.trim().is_empty());
        let noun = Coding {
            note,
            ..now.clone()
        };
        let Some(mut change) = noun.put_over(&now, id) else {
            return Ok(());
        };
        if self.shelves.codings.live.contains_key(&id) {
            self.keep_ours(&mut change)?;
        }
        match change.fields.is_empty() {
            true => Ok(()),
            false => Ok(self.writer.change(&change)?),
        }
    }

    /// Puts the notes, now that all is known that they may be on.
    pub(super) fn finish_notes(&mut self) -> Result<(), Problem> {
        let notes = std::mem::take(&mut self.notes);
        let there: BTreeSet<RecordId> = notes.iter().map(|note| note.id).collect();
        let missing = self.noted.keys().filter(|note| !there.contains(note));
        for _ in 0..missing.count() + self.coding_notes.len() {
            self.note_that(NoticeKind::Dangling, "NoteRef");
        }
        for note in &notes {
            let own = self.own(note.id);
            self.landed_memos.insert(own);
        }
        let written = self.written_here()?;
        for note in notes {
            let id = self.own(note.id);
            let ours = self.shelves.memos.live.get(&id);
            let stays_on = ours.and_then(|ours| ours.on);
            let on_nothing = self.is_on_nothing(&note);
            if on_nothing && ours.is_none() {
                self.report.stayed_out("note");
                if !self.stays_removed::<Memo>(note.id, id)? {
                    self.leave_out(note.id, "Note");
                }
                continue;
            }
            let on = match self.noted.get(&note.id) {
                Some(on) => *on,
                None => note.on.and_then(|on| self.thing(on)),
            };
            let on = match note.passage {
                Some((source, start, end)) => {
                    self.passage_of_note(&note, source, start, end)?.or(on)
                }
                None => on,
            };
            // Its passage was removed here.
            let on_nothing = on_nothing || (on.is_none() && self.removed.contains(&note.id));
            if on_nothing && !self.shelves.memos.live.contains_key(&id) {
                self.leave_out(note.id, "Note");
                self.report.stayed_out("note");
                continue;
            }
            let author = match note.made.by {
                Some(by) => self.by(Some(by))?,
                None => None,
            };
            // Of what the file does not have at all, it does not say that the note is not on it.
            let unknown = stays_on.filter(|on| !self.met.came.contains(&on.id));
            let on = if on_nothing { stays_on } else { on.or(unknown) };
            let id = match self.shelves.memos.live.contains_key(&id) {
                true => id,
                false if self.removed::<Memo>(id)? => {
                    self.report.stayed_out("note");
                    id
                }
                false => match self.meet_memo(&note, on, author)? {
                    Some(met) => met,
                    None => {
                        let title = title_of(note.name.as_deref(), &note.text);
                        let words = on_words(on, &title, &note.text);
                        let gone = self.meant(note.id, |said| said.memos.get(&words).copied())?;
                        if gone.is_some() {
                            self.report.stayed_out("note");
                        }
                        gone.unwrap_or(id)
                    }
                },
            };
            self.joins(note.id, id);
            let made = self.moment(note.made.at.as_deref());
            let text = self.text_that_went_out(id, &note.text)?;
            let here = written.get(&id.into());
            let made = made.filter(|made| here.is_none_or(|here| !is_same_moment(made, here)));
            self.memo(
                id,
                note.name.as_deref(),
                note.kind.as_deref(),
                text.as_deref().unwrap_or(&note.text),
                on,
                (author, made),
            )?;
        }
        for _ in 0..self.several.len() {
            self.note_that(
                NoticeKind::NotShown,
                "NoteRef to a note that has one already",
            );
        }
        Ok(())
    }

    /// Returns the text of a memo here, where that of a note is what an export makes of it: that of a history says
    /// what people are called now, or names nobody.
    fn text_that_went_out(&self, id: MemoId, text: &str) -> Result<Option<String>, Problem> {
        let ours = self.shelves.memos.live.get(&id);
        let Some(ours) = ours.filter(|ours| ours.kind == HISTORY && ours.text != text) else {
            return Ok(None);
        };
        let mut names = BTreeMap::new();
        for (id, member) in &self.shelves.members.live {
            for (_, fields) in self.writer.standing((*id).into())? {
                let was = fields.get("name").and_then(Json::as_str);
                let was = was.filter(|was| *was != member.name);
                names.extend(was.map(|was| (was.to_owned(), member.name.clone())));
            }
        }
        let same = history_with_names(&ours.text, &names) == text
            || is_history_without_names(&ours.text, text, &is_anonymous);
        Ok(same.then(|| ours.text.clone()))
    }

    /// Returns when the memos were written that say no moment of their own: an export gives it, and it is
    /// nothing new when it comes back.
    fn written_here(&self) -> Result<BTreeMap<RecordId, String>, Problem> {
        let memos = &self.shelves.memos.live;
        if memos.values().all(|memo| memo.made.is_some()) {
            return Ok(BTreeMap::new());
        }
        let ages = self.writer.ages_of(Kind::Memo)?.into_iter();
        let without = ages.filter(|(id, _)| {
            let memo = memos.get(&MemoId::from(*id));
            memo.is_some_and(|memo| memo.made.is_none())
        });
        let written = without.map(|(id, age)| (id, ambient::moment(milliseconds_of(age.made))));
        Ok(written.collect())
    }

    /// Returns a moment that the file gives; one that is none is told.
    pub(super) fn moment(&mut self, written: Option<&str>) -> Option<String> {
        let written = written?;
        let made = moment(written);
        if made.is_none() {
            self.note_that(NoticeKind::BadValue, written);
        }
        made
    }

    /// Finds the memo of a note that has another identity: on the same, of the same title and the same words,
    /// as they are here or as an import said them. What two people wrote is two memos.
    fn meet_memo(
        &mut self,
        note: &Note,
        on: Option<Reference>,
        author: Option<MemberId>,
    ) -> Result<Option<MemoId>, Problem> {
        if self.shelves.memos.live.is_empty() {
            return Ok(None);
        }
        if self.by_words.is_none() {
            let mut by_words = ByWords::new();
            for (id, memo) in &self.shelves.memos.live {
                let said = self.said_before((*id).into())?;
                let said = said.and_then(|said| Memo::from_fields(said.fields).ok());
                for memo in said.into_iter().chain([memo.clone()]) {
                    let words = on_words(memo.on, &memo.title, &memo.text);
                    let same = by_words.entry(words).or_default();
                    same.push((*id, memo.author));
                }
            }
            self.by_words = Some(by_words);
        }
        let title = title_of(note.name.as_deref(), &note.text);
        let words = on_words(on, &title, &note.text);
        let same = self.by_words.as_ref().and_then(|all| all.get(&words));
        let same = same.into_iter().flatten();
        let mut same: Vec<_> = same
            .filter(|(_, theirs)| !is_other(*theirs, author))
            .collect();
        same.sort_by_key(|(_, theirs)| *theirs != author);
        let landed = &mut self.landed_memos;
        let mut same = same.into_iter();
        let Some((met, _)) = same.find(|(id, _)| landed.insert(*id)).copied() else {
            return Ok(None);
        };
        // What is kept of the note was put before it was known what it is on.
        let kept = VerbatimId::from(note.id.derived("verbatim"));
        if let Some(verbatim) = self.writer.get::<Verbatim>(kept)? {
            let of = Some(Reference::from(met));
            let now = Verbatim { of, ..verbatim };
            self.writer.put(kept, &now)?;
        }
        Ok(Some(met))
    }

    /// Takes what a selection says of itself as a memo on its quotation. Where somebody else has said something
    /// there, it is another memo.
    pub(super) fn comment(
        &mut self,
        selection: &Selection,
        quotation: QuotationId,
    ) -> Result<(), Problem> {
        let words = selection.description.as_deref().unwrap_or_default();
        if words.trim().is_empty() {
            return Ok(());
        }
        let author = match selection.made.by {
            Some(by) => self.by(Some(by))?,
            None => None,
        };
        let of_file = selection.id.derived("description");
        let of_quotation: MemoId = self.own(RecordId::from(quotation).derived("description"));
        let own: MemoId = self.own(of_file);
        let known = self.kinds.get(&own.into()) == Some(&Kind::Memo);
        let id = match known || !self.is_comment(of_quotation, words, author)? {
            true => own,
            false => of_quotation,
        };
        self.joins(of_file, id);
        let on = Some(quotation.into());
        self.memo(id, None, Some("comment"), words, on, (author, None))
    }

    /// Tells whether a memo is a comment of somebody: it has these words now, or as an import said them, or is
    /// not there.
    fn is_comment(
        &self,
        id: MemoId,
        words: &str,
        author: Option<MemberId>,
    ) -> Result<bool, Problem> {
        let now = self.shelves.memos.live.get(&id);
        if now.is_some_and(|memo| is_other(memo.author, author)) {
            return Ok(false);
        }
        if now.is_some_and(|memo| is_same(&memo.text, words)) {
            return Ok(true);
        }
        let said = self.said_before(id.into())?;
        let said = said.as_ref().and_then(|said| said.fields.get("text"));
        Ok(match (now, said) {
            (None, None) => true,
            (_, said) => said
                .and_then(|said| said.as_str())
                .is_some_and(|said| is_same(said, words)),
        })
    }

    /// Returns what an identity of the file is here.
    fn thing(&self, id: RecordId) -> Option<Reference> {
        let source = self.sources.get(&id).map(|id| Reference::from(*id));
        let code = || self.codes.get(&id).map(|code| Reference::from(code.id));
        let case = || self.cases.get(&id).map(|id| Reference::from(*id));
        let quotation = || self.quotation_ids.get(&id).map(|id| Reference::from(*id));
        source.or_else(code).or_else(case).or_else(quotation)
    }

    pub(super) fn memo(
        &mut self,
        id: MemoId,
        title: Option<&str>,
        kind: Option<&str>,
        text: &str,
        on: Option<Reference>,
        (author, made): (Option<MemberId>, Option<String>),
    ) -> Result<(), Problem> {
        let title = title_of(title, text);
        let before = self.shelves.memos.live.get(&id);
        let key = match before {
            Some(before) => before.key.clone(),
            None => {
                let wanted: String = key_of(&title).chars().take(60).collect();
                let taken = |key: &str| self.memo_keys.contains(key);
                self.free.key("memo", &wanted, &taken)
            }
        };
        let own_kind = before.map(|before| before.kind.as_str());
        self.memo_keys.insert(key.to_lowercase());
        let noun = Memo {
            on,
            title,
            kind: kind.or(own_kind).unwrap_or("note").to_owned(),
            text: text.to_owned(),
            author: author.or(before.and_then(|before| before.author)),
            made: later(before.and_then(|before| before.made.clone()), made),
            key,
        };
        self.settle(id, &noun)
    }
}

/// Tells whether two memos say that different people wrote them.
fn is_other(a: Option<MemberId>, b: Option<MemberId>) -> bool {
    a.zip(b).is_some_and(|(a, b)| a != b)
}

/// Returns the title of a memo: that of its note, else how its text begins.
fn title_of(title: Option<&str>, text: &str) -> String {
    let title = title.map(str::trim).filter(|title| !title.is_empty());
    let title = title.map_or_else(|| excerpt(text), str::to_owned);
    match title.as_str() {
        "" => "untitled".to_owned(),
        _ => title,
    }
}
