//! Sources with their selections and codings.

use std::collections::{BTreeMap, BTreeSet};

use ayni_formats::foreign::{
    Media, NoticeKind, Source as ForeignSource, positions::Ruler, refi::file_name,
};
use ayni_model::{
    id::{ActorId, RecordId, RevisionId, SourceId, VoiceId},
    layout::{Layout, Turn},
    record::{Fields, Noun as _, Reference},
    source::{ContentHash, OriginalFile, Revision, Source, SourceKind, Voice, VoiceRole},
    text::Span,
};
use ayni_store::Reader as _;

use super::{
    AttributeKind, Bring, before,
    codes::with_kept,
    index::{form, is_same, last, stem},
    texts::Revisions,
};
use crate::{
    Problem,
    fields::key_of,
    foreign::{
        Input,
        ready::{PreparedSource, Worded},
    },
    intake::labels,
};

impl Bring<'_, '_> {
    pub(in crate::foreign) fn source(&mut self, prepared: PreparedSource) -> Result<(), Problem> {
        let PreparedSource {
            source,
            mut worded,
            words,
        } = prepared;
        self.tell("sources", self.sources.len() as u64)?;
        self.report.came(source.media.word());
        match (source.transcribed, &worded) {
            (true, Some(_)) => self.report.came(Media::Transcript.word()),
            (true, None) => self.report.kept(Media::Transcript.word()),
            (false, _) => {}
        }
        let mut member = None;
        if let Some(worded) = &mut worded {
            member = self.keep_text(worded)?;
            self.speakers(&source, worded);
        }
        let at_hand = match source.media {
            Media::Text | Media::Transcript => worded.is_some(),
            Media::Pdf | Media::Picture | Media::Audio | Media::Video => source.file.is_some(),
        };
        if let (false, Some(path)) = (at_hand, &source.elsewhere) {
            let name = match &*file_name(path) {
                "" => source.name.clone(),
                name => name.to_owned(),
            };
            self.note_that(NoticeKind::MissingMember, &name);
        }
        let file = match &source.file {
            Some(file) => {
                let hash = self.keep_member(&file.name)?;
                hash.map(|hash| (file.clone(), hash))
            }
            None => None,
        };
        let file_hash = file.as_ref().map(|(_, hash)| *hash);
        let id = self.meet_source(
            &source,
            worded.as_ref().map(|it| it.shown.hash()),
            file_hash,
        )?;
        let before = self.shelves.sources.live.get(&id).cloned();
        if self.stays_removed::<Source>(source.id, id)? {
            self.report.stayed_out(source.media.word());
            return self.leave_source(&source);
        }
        self.sources.insert(source.id, id);
        self.joins(source.id, id);
        self.landed_sources.insert(id);
        let mut revisions = None;
        if let Some(worded) = &mut worded {
            let revised = revisions.insert(self.revise(id, before.as_ref(), worded)?);
            let said = match revised.known {
                true => self.said_of_text(source.id, id, worded),
                false => None,
            };
            // A file of this program counts as it says, whatever was settled of another one.
            let mut confirmed = said.and_then(before::confirmed);
            confirmed = confirmed.filter(|_| !self.is_ours());
            if let Some(said) = said
                && (confirmed.is_some() || revised.read != revised.current)
            {
                revised.places = self.places_said(said)?;
            }
            if revised.known && confirmed.is_none() && !worded.decision.certain {
                confirmed = self.settled_of_text(id, worded)?;
            }
            if let Some(convention) = confirmed {
                worded.confirm(convention, &source);
            }
        }
        let noun = self.noun(
            &source,
            before.clone(),
            worded.as_ref(),
            file.as_ref(),
            revisions.as_ref(),
        )?;
        let key = noun.key.clone();
        self.settle(id, &noun)?;
        if self.writes {
            self.writer.index_ahead(id)?;
        }
        self.refer(&source.notes, Reference::from(id));
        if let (Some(worded), Some(revisions)) = (&worded, &revisions) {
            self.turns(id, &source, &worded.layout, revisions)?;
        }
        self.selections(
            id,
            before.is_some(),
            &source,
            worded.as_ref(),
            revisions.as_ref(),
        )?;
        for selection in &source.selections {
            let cases = self.of_cases.remove(&selection.id).unwrap_or_default();
            for _ in cases.iter().filter(|_| worded.is_none()) {
                self.note_that(NoticeKind::NotShown, "SelectionRef of a Case");
            }
        }
        self.whole(id, &source)?;
        if source.codings_of_text > 0 {
            let count = self.report.count("coding");
            count.there += source.codings_of_text as u64;
            count.kept += source.codings_of_text as u64;
        }
        if let Some(worded) = &worded {
            self.tell_positions(&source, &key, worded);
        }
        let mut members = Vec::new();
        members.extend(file.map(|(member, hash)| (member.name, hash)));
        members.extend(member);
        for attached in &source.attached {
            if let Some(hash) = self.keep_member(attached)? {
                members.push((attached.clone(), hash));
            }
        }
        let decision = worded.map(|it| it.decision);
        let of = Reference::from(id);
        self.keep(
            source.id.derived("verbatim"),
            "Sources",
            Some(of),
            &words,
            decision,
            members,
        )
    }

    /// Stores the member that a text was read from.
    fn keep_text(&mut self, worded: &Worded) -> Result<Option<(String, ContentHash)>, Problem> {
        let Some((name, bytes)) = &worded.member else {
            return Ok(None);
        };
        self.members_kept.insert(name.clone());
        // Most often it is the text itself, which is stored with its revision.
        let hash = match bytes.hash() == worded.shown.hash() {
            true => bytes.hash(),
            false => self.writer.put_hashed(bytes)?,
        };
        Ok(Some((name.clone(), hash)))
    }

    /// Finds who speaks: the cases that the file says, or the labels of the text.
    fn speakers(&mut self, source: &ForeignSource, worded: &mut Worded) {
        let mut said: Vec<(Span, ayni_model::id::ActorId)> = Vec::new();
        let mut unplaced = 0;
        if let Some(passages) = self.passages.get(&source.id) {
            let ranges: Vec<(i64, i64)> = passages
                .iter()
                .map(|(_, start, end)| (*start, *end))
                .collect();
            let spans = Ruler::new(&worded.stored).spans(worded.decision.convention, &ranges);
            for (span, (actor, ..)) in spans.into_iter().zip(passages) {
                match span {
                    Ok(span) => said.push((span, *actor)),
                    Err(_) => unplaced += 1,
                }
            }
        }
        for (selection, span) in source.selections.iter().zip(&worded.spans) {
            if let Some(actors) = self.of_cases.get(&selection.id) {
                match (span, actors.as_slice()) {
                    (Some(Ok(span)), [actor]) => said.push((*span, *actor)),
                    _ => unplaced += actors.len(),
                }
            }
        }
        said.sort_unstable();
        let apart = said.windows(2).all(|pair| !pair[0].0.overlaps(pair[1].0));
        if !apart {
            unplaced += said.len();
            said.clear();
        }
        for _ in 0..unplaced {
            self.note_that(NoticeKind::NotShown, "SelectionRef of a Case");
        }
        let name = |actor: &ayni_model::id::ActorId| self.actor_names.get(actor).cloned();
        if !said.is_empty() {
            worded.layout.turns = said
                .iter()
                .filter_map(|(span, actor)| {
                    Some(Turn {
                        span: *span,
                        speaker: name(actor)?,
                    })
                })
                .collect();
        } else if let Some(heard) = worded.heard.take() {
            worded.layout = heard;
        }
    }

    /// Learns which sources of the project the file knows by their identities: they are none of its others.
    pub(in crate::foreign) fn know_sources(&mut self, input: &Input) -> Result<(), Problem> {
        if self.shelves.sources.live.is_empty() {
            return Ok(());
        }
        for id in input.source_ids(self.options)? {
            let own = self.own(id);
            self.landed_sources.insert(own);
        }
        Ok(())
    }

    /// Finds the source here: by its identity, by its text, by its file.
    fn meet_source(
        &mut self,
        source: &ForeignSource,
        text: Option<ContentHash>,
        file: Option<ContentHash>,
    ) -> Result<SourceId, Problem> {
        let own: SourceId = self.own(source.id);
        if self.fresh || self.shelves.sources.live.contains_key(&own) {
            return Ok(own);
        }
        if self.by_text.is_none() {
            let mut by_text: BTreeMap<ContentHash, Vec<SourceId>> = BTreeMap::new();
            for (_, revision) in self.writer.all::<Revision>()? {
                by_text
                    .entry(revision.text)
                    .or_default()
                    .push(revision.source);
            }
            self.by_text = Some(by_text);
        }
        let live = &self.shelves.sources.live;
        let landed = &self.landed_sources;
        let free = |id: &&SourceId| live.contains_key(*id) && !landed.contains(*id);
        let same_text: Vec<SourceId> = text
            .and_then(|hash| self.by_text.as_ref()?.get(&hash))
            .map(|ids| ids.iter().filter(free).copied().collect())
            .unwrap_or_default();
        let named = |id: &&SourceId| {
            live.get(*id)
                .is_some_and(|it| is_same(&it.name, &source.name))
        };
        // What was removed here is not looked for in another source that has its words.
        if self.removed::<Source>(own)? {
            return Ok(same_text.iter().find(named).copied().unwrap_or(own));
        }
        if let Some(id) = same_text.iter().find(named).or(same_text.first()) {
            return Ok(*id);
        }
        let index = &self.index;
        let same_file = file.and_then(|file| index.files.get(&file));
        let same_file = same_file.and_then(|ids| ids.iter().find(free));
        // As a document is called where it was brought in, its file may have another extension, or none.
        let by_stem = || {
            let stem = form(&stem(last(&source.name)).to_lowercase());
            let mut ids = index.source_stems.get(&stem)?.iter().filter(free);
            let only = ids.next()?;
            ids.next().is_none().then_some(only)
        };
        // A table of segments brings no text: the source of that name has it.
        let by_name = || {
            let name = form(&source.name);
            let named = index.source_names.get(&name);
            let named = named.and_then(|ids| ids.iter().find(free));
            let keyed = || index.source_keys.get(&key_of(&name));
            named.or_else(|| keyed().filter(free)).or_else(by_stem)
        };
        let found = match (text, file) {
            (None, None) => by_name(),
            _ => same_file,
        };
        if let Some(found) = found {
            return Ok(*found);
        }
        let Some(text) = text else { return Ok(own) };
        let named = (form(&source.name), text);
        let said = self.meant(source.id, |said| said.sources.get(&named).copied())?;
        Ok(said.unwrap_or(own))
    }

    fn noun(
        &mut self,
        source: &ForeignSource,
        before: Option<Source>,
        worded: Option<&Worded>,
        file: Option<&(ayni_formats::foreign::Member, ContentHash)>,
        revisions: Option<&Revisions>,
    ) -> Result<Source, Problem> {
        let name = match source.name.trim() {
            "" => "unnamed",
            name => name,
        };
        let note = source.description.clone();
        let note = note.filter(|it| !it.trim().is_empty());
        let mut attributes = BTreeMap::new();
        self.values(&source.values, AttributeKind::Source, &mut attributes)?;
        if let Some(sheet) = self.sheets.get(&source.id).cloned() {
            self.values(&sheet, AttributeKind::Source, &mut attributes)?;
        }
        let informants = self.informants.get(&source.id).cloned().unwrap_or_default();
        if let Some(mut noun) = before {
            // What met another only by its words does not say that it has no values; and what has no words
            // either met it by some name, and gives it none.
            let id = self.sources.get(&source.id).map(|id| RecordId::from(*id));
            let same = id == Some(source.id);
            let named = !source.name.trim().is_empty();
            if named && (same || worded.is_some() || file.is_some()) {
                noun.name = name.to_owned();
            }
            if same {
                noun.note = note;
                self.empty_values(AttributeKind::Source, &mut noun.attributes.0);
            } else {
                noun.note = note.or(noun.note);
            }
            noun.attributes.0.extend(attributes);
            if let Some(id) = id {
                let ours = std::mem::take(&mut noun.informants);
                noun.informants = self.informants_of(source.id, id.into(), &ours, informants)?;
            }
            if let Some(revisions) = revisions {
                noun.revision = Some(revisions.current);
            }
            return Ok(noun);
        }
        let (title, hash) = match (file, worded) {
            (Some((member, hash)), _) => (member.title.clone(), Some(*hash)),
            (None, Some(worded)) => {
                let hash = worded
                    .member
                    .as_ref()
                    .map_or(worded.shown.hash(), |(_, bytes)| bytes.hash());
                let lower = name.to_lowercase();
                let title = if lower.ends_with(".txt") {
                    name.to_owned()
                } else {
                    format!("{name}.txt")
                };
                (title, Some(hash))
            }
            (None, None) => (String::new(), None),
        };
        let from_text = file.is_none();
        let original = hash.map(|hash| OriginalFile {
            path: self.free_path(&title),
            hash,
            format: extension(&title),
            encoding: worded
                .and_then(|it| it.encoding.clone())
                .filter(|_| from_text),
            guessed: from_text && worded.is_some_and(|it| it.guessed),
        });
        let taken = |key: &str| self.source_keys.contains(key);
        let key = self.free.key("source", &key_of(stem(name)), &taken);
        self.source_keys.insert(key.to_lowercase());
        let position = self.source_position;
        self.source_position += 1;
        Ok(Source {
            key,
            name: name.to_owned(),
            kind: SourceKind(match source.media {
                Media::Text | Media::Pdf | Media::Transcript => "other".to_owned(),
                media => media.word().to_owned(),
            }),
            language: None,
            when: None,
            place: None,
            country: None,
            informants,
            register: None,
            file: original,
            revision: revisions.map(|it| it.current),
            note,
            position,
            attributes: ayni_model::source::Attributes(attributes),
        })
    }

    /// Returns whose voice a source is: of those whom the file names, without who was taken out here, and with
    /// who was put in here and whom the file does not have.
    fn informants_of(
        &self,
        of_file: RecordId,
        id: SourceId,
        ours: &[ActorId],
        mut theirs: Vec<ActorId>,
    ) -> Result<Vec<ActorId>, Problem> {
        if *ours == theirs {
            return Ok(theirs);
        }
        let said = self.said_before(id.into())?.unwrap_or_default();
        let actors = |fields: &Fields| -> Vec<ActorId> {
            let actors = fields.get("informants").cloned();
            let actors = actors.map(serde_json::from_value);
            actors.and_then(Result::ok).unwrap_or_default()
        };
        let (base, brought) = (actors(&said.fields), actors(&said.written));
        theirs.retain(|actor| !base.contains(actor) || ours.contains(actor));
        // What met another only by its words does not say whose voice that is not.
        let says_all = of_file == RecordId::from(id);
        let came = |actor: &ActorId| self.cases.values().any(|it| it == actor);
        let stays = |actor: &ActorId| !says_all || !brought.contains(actor) || !came(actor);
        Ok(with_kept(theirs, ours, stays))
    }

    /// Returns a path for a file that no other one has; folders and signs that name them are none of it.
    fn free_path(&mut self, title: &str) -> String {
        let cleaned: String = title
            .chars()
            .map(|char| match char {
                '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' => '_',
                char if char.is_control() => '_',
                char => char,
            })
            .collect();
        let cleaned = cleaned.trim().trim_start_matches('.');
        let (stem, extension) = match cleaned.rsplit_once('.') {
            Some((stem, extension)) if !stem.is_empty() => (stem, format!(".{extension}")),
            _ => (cleaned, String::new()),
        };
        let stem: String = stem.chars().take(100).collect();
        let stem = if stem.is_empty() { "untitled" } else { &stem };
        let taken = |stem: &str| {
            self.file_paths
                .contains(&form(&format!("{stem}{extension}")))
        };
        let within = format!("file {extension}");
        let path = format!("{}{extension}", self.free.key(&within, stem, &taken));
        self.file_paths.insert(form(&path));
        path
    }

    /// Puts who speaks in a source. Of a text that was here already the turns stay, but for those that the
    /// file itself says and says otherwise now.
    fn turns(
        &mut self,
        id: SourceId,
        source: &ForeignSource,
        layout: &Layout,
        revisions: &Revisions,
    ) -> Result<(), Problem> {
        let of_cases = self.passages.contains_key(&source.id)
            || source
                .selections
                .iter()
                .any(|it| self.of_cases.contains_key(&it.id));
        let corrected = revisions.read != revisions.current;
        if of_cases && corrected && self.moves_turns(id, revisions.read, layout)? {
            self.note_that(NoticeKind::NotShown, "SelectionRef of a Case");
        }
        let stay = corrected || !of_cases;
        if revisions.known && (stay || !self.retold(id, revisions.read, layout)?) {
            return Ok(());
        }
        let layout = revisions.layout.as_ref().unwrap_or(layout);
        let known = self.index.voices.get(&id).cloned().unwrap_or_default();
        let voice = |id: &VoiceId| Some((*id, self.shelves.voices.live.get(id)?.clone()));
        let mut known: Vec<(VoiceId, Voice)> = known.iter().filter_map(voice).collect();
        let labels = labels(layout);
        for label in &labels {
            if known.iter().any(|(_, voice)| voice.label == *label) {
                continue;
            }
            let actor = of_cases
                .then(|| self.actor_names.iter().find(|(_, name)| *name == label))
                .flatten()
                .map(|(actor, _)| *actor);
            // Who has another name now is the same voice.
            let same = known.iter().position(|(_, voice)| {
                actor.is_some() && voice.actor == actor && !labels.contains(&voice.label)
            });
            let (voice, noun) = match same {
                Some(at) => {
                    let (id, voice) = known.swap_remove(at);
                    let label = label.clone();
                    (id, Voice { label, ..voice })
                }
                None => {
                    let noun = Voice {
                        source: id,
                        actor,
                        role: VoiceRole::of_label(label),
                        label: label.clone(),
                    };
                    let id = RecordId::from(id).derived(&format!("voice {label}"));
                    (id.into(), noun)
                }
            };
            self.settle(voice, &noun)?;
        }
        Ok(())
    }

    /// Keeps the turns of cases that the file has no more: they stay here, and go on speaking.
    fn keep_turns(
        &self,
        source: SourceId,
        revision: &Revision,
        layout: &mut Layout,
    ) -> Result<(), Problem> {
        let Some(hash) = revision.layout else {
            return Ok(());
        };
        let before: Option<Layout> = serde_json::from_slice(&self.writer.blob(hash)?).ok();
        let voices = self.index.voices.get(&source).into_iter().flatten();
        let voices = voices.filter_map(|id| self.shelves.voices.live.get(id));
        let came: BTreeSet<ActorId> = self.cases.values().copied().collect();
        let stays = |voice: &&Voice| voice.actor.is_some_and(|actor| !came.contains(&actor));
        let labels: BTreeSet<&str> = voices.filter(stays).map(|it| it.label.as_str()).collect();
        for turn in before.into_iter().flat_map(|before| before.turns) {
            let free = !layout.turns.iter().any(|it| it.span.overlaps(turn.span));
            if free && labels.contains(turn.speaker.as_str()) {
                layout.turns.push(turn);
            }
        }
        layout.turns.sort_by_key(|turn| turn.span);
        Ok(())
    }

    /// Returns a revision, and the layout that a file says for it with the turns that stay here.
    fn with_kept_turns(
        &self,
        source: SourceId,
        revision: RevisionId,
        layout: &Layout,
    ) -> Result<Option<(Revision, Layout)>, Problem> {
        let Some(noun) = self.writer.get::<Revision>(revision)? else {
            return Ok(None);
        };
        let mut layout = layout.clone();
        self.keep_turns(source, &noun, &mut layout)?;
        Ok(Some((noun, layout)))
    }

    /// Tells whether a file says of a text that somebody speaks elsewhere than it said before.
    fn moves_turns(
        &self,
        source: SourceId,
        revision: RevisionId,
        layout: &Layout,
    ) -> Result<bool, Problem> {
        let Some((noun, layout)) = self.with_kept_turns(source, revision, layout)? else {
            return Ok(false);
        };
        let before = match noun.layout {
            Some(hash) => serde_json::from_slice(&self.writer.blob(hash)?).ok(),
            None => None,
        };
        let spans = |layout: Layout| layout.turns.into_iter().map(|turn| turn.span);
        Ok(!spans(before.unwrap_or_default()).eq(spans(layout)))
    }

    /// Gives a text the turns that the file says now, unless somebody has set them here. Tells whether it
    /// has others than before.
    fn retold(
        &mut self,
        source: SourceId,
        revision: RevisionId,
        layout: &Layout,
    ) -> Result<bool, Problem> {
        let Some((noun, layout)) = self.with_kept_turns(source, revision, layout)? else {
            return Ok(false);
        };
        let layout = self.writer.put_layout(&layout)?;
        let retold = Revision {
            layout,
            ..noun.clone()
        };
        let Some(mut change) = retold.put_over(&noun, revision) else {
            return Ok(false);
        };
        self.keep_ours(&mut change)?;
        let told = !change.fields.is_empty();
        if told {
            self.writer.change(&change)?;
        }
        Ok(told)
    }
}

fn extension(title: &str) -> String {
    let found = title
        .rsplit_once('.')
        .map(|(_, extension)| extension.to_lowercase());
    found.unwrap_or_else(|| "txt".to_owned())
}
