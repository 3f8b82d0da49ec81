//! Sources with their selections and codings.

use std::collections::{BTreeMap, BTreeSet};

use ayni_formats::foreign::{
    Media, NoticeKind, Selection, Source as ForeignSource, Text,
    positions::{NoPassage, Ruler, decide},
};
use ayni_model::{
    coding::Quotation,
    id::{RecordId, RevisionId, SourceId, VoiceId},
    layout::{Cue, Layout, PlainDocument, Turn},
    positions::{Decision, Reason},
    reanchor::EditScript,
    record::Reference,
    source::{ContentHash, OriginalFile, Revision, Source, SourceKind, Voice, VoiceRole},
    text::{Span, TextIndex, normalise_line_ends},
};
use ayni_store::Reader as _;

use super::{AttributeKind, Bring, selections::range};
use crate::{
    Problem,
    fields::key_of,
    foreign::{NOT_AT_HAND, selection_of},
    intake::{labels, put_text},
};

/// The text of a source under way.
pub(super) struct Worded {
    /// The text as it is stored in the file.
    pub(super) stored: String,
    /// The same with `\n` as line ends.
    pub(super) shown: String,
    pub(super) hash: ContentHash,
    pub(super) layout: Layout,
    pub(super) decision: Decision,
    /// Where the selections are, one for each.
    pub(super) spans: Vec<Option<Result<Span, NoPassage>>>,
    pub(super) encoding: Option<String>,
    /// The member that it was read from.
    pub(super) member: Option<(String, ContentHash)>,
}

/// The revision in which selections stand, and the one to which they are carried, where that is
/// another by now.
pub(super) struct Revisions {
    pub(super) read: RevisionId,
    pub(super) current: RevisionId,
}

impl Bring<'_, '_> {
    pub(super) fn source(&mut self, mut source: ForeignSource) -> Result<(), Problem> {
        self.tell("sources", self.sources.len() as u64)?;
        self.report.came(source.media.word());
        if self.is_ours() {
            join(&mut source);
        }
        let ours = self.is_ours();
        let text = source.text.take();
        let text = text.filter(|text| !(ours && normalise_line_ends(&text.stored) == NOT_AT_HAND));
        let worded = text.map(|text| self.word(&source, text)).transpose()?;
        let file = match &source.file {
            Some(file) => {
                let hash = self.keep_member(&file.name)?;
                hash.map(|hash| (file.clone(), hash))
            }
            None => None,
        };
        let file_hash = file.as_ref().map(|(_, hash)| *hash);
        let id = self.meet_source(&source, worded.as_ref().map(|it| it.hash), file_hash)?;
        let before = self.shelves.sources.live.get(&id).cloned();
        self.sources.insert(source.id, id);
        let revisions = match &worded {
            Some(worded) => Some(self.revise(id, before.as_ref(), worded)?),
            None => None,
        };
        let noun = self.noun(
            &source,
            before.clone(),
            worded.as_ref(),
            file.as_ref(),
            revisions.as_ref(),
        )?;
        let key = noun.key.clone();
        self.settle(id, &noun)?;
        self.refer(&source.notes, Reference::from(id));
        if let Some(worded) = &worded {
            self.voices(id, &source, &worded.layout)?;
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
        if let Some(worded) = &worded {
            self.tell_positions(&source, &key, worded);
        }
        let mut members = Vec::new();
        members.extend(file.map(|(member, hash)| (member.name, hash)));
        members.extend(worded.as_ref().and_then(|it| it.member.clone()));
        for attached in &source.attached {
            if let Some(hash) = self.keep_member(attached)? {
                members.push((attached.clone(), hash));
            }
        }
        let words = source
            .verbatim
            .take()
            .unwrap_or_else(|| original_places(&source));
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

    /// Reads a text: what its positions count, and where its selections are.
    fn word(&mut self, source: &ForeignSource, text: Text) -> Result<Worded, Problem> {
        let member = match &text.member {
            Some(name) => {
                self.members_kept.insert(name.clone());
                let bytes = text.raw.as_deref().unwrap_or(text.stored.as_bytes());
                Some((name.clone(), self.writer.put_blob(bytes)?))
            }
            None => None,
        };
        let shown = normalise_line_ends(&text.stored).into_owned();
        let mut decision = decide(&text.stored, &shown, text.units, &source.selections);
        if text.converted && decision.selections > 0 && decision.reason != Reason::Words {
            decision.certain = false;
        }
        let ruler = Ruler::new(&text.stored);
        let ranges: Vec<(i64, i64)> = source.selections.iter().filter_map(range).collect();
        let mut found = ruler.spans(decision.convention, &ranges).into_iter();
        let spans = source
            .selections
            .iter()
            .map(|selection| range(selection).and_then(|_| found.next()))
            .collect();
        let mut layout = text.layout;
        layout.cues.extend(cues(&ruler, &decision, &text.sync));
        let hash = self.writer.put_blob(shown.as_bytes())?;
        let mut worded = Worded {
            stored: text.stored,
            shown,
            hash,
            layout,
            decision,
            spans,
            encoding: text.encoding,
            member,
        };
        self.speakers(source, &mut worded);
        Ok(worded)
    }

    /// Finds who speaks: the cases that the file says, or the labels of the text.
    fn speakers(&mut self, source: &ForeignSource, worded: &mut Worded) {
        let ruler = Ruler::new(&worded.stored);
        let mut said: Vec<(Span, ayni_model::id::ActorId)> = Vec::new();
        let mut unplaced = 0;
        if let Some(passages) = self.passages.get(&source.id) {
            let ranges: Vec<(i64, i64)> = passages
                .iter()
                .map(|(_, start, end)| (*start, *end))
                .collect();
            let spans = ruler.spans(worded.decision.convention, &ranges);
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
        } else if worded.layout.turns.is_empty() {
            let mut document = PlainDocument {
                text: std::mem::take(&mut worded.shown),
                layout: std::mem::take(&mut worded.layout),
                properties: Vec::new(),
            };
            ayni_formats::recognise_turns(&mut document);
            worded.shown = document.text;
            worded.layout = document.layout;
        }
    }

    /// Finds the source here: by its identity, by its text, by its file.
    fn meet_source(
        &mut self,
        source: &ForeignSource,
        text: Option<ContentHash>,
        file: Option<ContentHash>,
    ) -> Result<SourceId, Problem> {
        let own: SourceId = self.own(source.id);
        if self.shelves.sources.live.is_empty() || self.shelves.sources.live.contains_key(&own) {
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
        let taken: BTreeSet<SourceId> = self.sources.values().copied().collect();
        let free = |id: &&SourceId| live.contains_key(*id) && !taken.contains(*id);
        let same_text: Vec<SourceId> = text
            .and_then(|hash| self.by_text.as_ref()?.get(&hash))
            .map(|ids| ids.iter().filter(free).copied().collect())
            .unwrap_or_default();
        let named = |id: &&SourceId| live.get(*id).is_some_and(|it| it.name == source.name);
        if let Some(id) = same_text.iter().find(named).or(same_text.first()) {
            return Ok(*id);
        }
        let same_file =
            |known: &Source| file.is_some() && known.file.as_ref().map(|file| file.hash) == file;
        // A table of segments brings no text: the source of that name has it.
        let by_name = text.is_none() && file.is_none();
        let found = live.iter().find(|(id, known)| {
            let same = same_file(known)
                || (by_name && (known.name == source.name || known.key == key_of(&source.name)));
            same && !taken.contains(id)
        });
        Ok(found.map_or(own, |(id, _)| *id))
    }

    /// Puts the text, unless the source has it already.
    fn revise(
        &mut self,
        id: SourceId,
        before: Option<&Source>,
        worded: &Worded,
    ) -> Result<Revisions, Problem> {
        let Some(current) = before.and_then(|before| before.revision) else {
            let own = RecordId::from(id).derived("text").into();
            put_text(&mut self.writer, id, own, &worded.shown, &worded.layout)?;
            return Ok(Revisions {
                read: own,
                current: own,
            });
        };
        let known = self.writer.referring::<Revision>("source", id)?;
        let is_current = known
            .iter()
            .any(|(it, noun)| *it == current && noun.text == worded.hash);
        if is_current {
            return Ok(Revisions {
                read: current,
                current,
            });
        }
        if let Some((read, _)) = known.iter().find(|(_, noun)| noun.text == worded.hash) {
            return Ok(Revisions {
                read: *read,
                current,
            });
        }
        let new: RevisionId = self.ambient.mint().into();
        let noun = put_text(&mut self.writer, id, new, &worded.shown, &worded.layout)?;
        let noun = Revision {
            parent: Some(current),
            reason: Some(self.report.file.clone()),
            ..noun
        };
        self.writer.put(new, &noun)?;
        self.carry(id, current, new, &worded.shown)?;
        Ok(Revisions {
            read: new,
            current: new,
        })
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
            if let Some(change) = ayni_model::record::Noun::put_over(&moved, &noun, quotation) {
                self.writer.change(&change)?;
            }
        }
        Ok(())
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
        let mut attributes = BTreeMap::new();
        self.values(&source.values, AttributeKind::Source, &mut attributes)?;
        if let Some(sheet) = self.sheets.get(&source.id).cloned() {
            self.values(&sheet, AttributeKind::Source, &mut attributes)?;
        }
        let informants = self.informants.get(&source.id).cloned().unwrap_or_default();
        if let Some(mut noun) = before {
            noun.name = name.to_owned();
            noun.note = source.description.clone().or(noun.note);
            noun.attributes.0.extend(attributes);
            for actor in informants {
                if !noun.informants.contains(&actor) {
                    noun.informants.push(actor);
                }
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
                    .map_or(worded.hash, |(_, hash)| *hash);
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
            guessed: false,
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
            note: source
                .description
                .clone()
                .filter(|it| !it.trim().is_empty()),
            position,
            attributes: ayni_model::source::Attributes(attributes),
        })
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
        let taken = |stem: &str| self.file_paths.contains(&format!("{stem}{extension}"));
        let within = format!("file {extension}");
        let path = format!("{}{extension}", self.free.key(&within, stem, &taken));
        self.file_paths.insert(path.clone());
        path
    }

    fn voices(
        &mut self,
        id: SourceId,
        source: &ForeignSource,
        layout: &Layout,
    ) -> Result<(), Problem> {
        let known: BTreeSet<String> = self
            .shelves
            .voices
            .live
            .values()
            .filter(|voice| voice.source == id)
            .map(|voice| voice.label.clone())
            .collect();
        let of_cases = self.passages.contains_key(&source.id)
            || source
                .selections
                .iter()
                .any(|it| self.of_cases.contains_key(&it.id));
        for label in labels(layout) {
            if known.contains(&label) {
                continue;
            }
            let actor = of_cases
                .then(|| self.actor_names.iter().find(|(_, name)| **name == label))
                .flatten();
            let noun = Voice {
                source: id,
                actor: actor.map(|(actor, _)| *actor),
                role: VoiceRole::of_label(&label),
                label,
            };
            let voice = RecordId::from(id).derived(&format!("voice {}", noun.label));
            self.settle(VoiceId::from(voice), &noun)?;
        }
        Ok(())
    }
}

/// Joins what was written apart because other programs take the one who made a selection for the coder
/// of all that is in it.
fn join(source: &mut ForeignSource) {
    let mut first: BTreeMap<(i64, i64), Vec<usize>> = BTreeMap::new();
    let mut joined: Vec<Selection> = Vec::with_capacity(source.selections.len());
    for selection in std::mem::take(&mut source.selections) {
        let Some(range) = range(&selection) else {
            joined.push(selection);
            continue;
        };
        let here = first.entry(range).or_default();
        let own = here.iter().copied().find(|at| {
            let quotation = joined.get(*at).map(|first| first.id);
            let coder = selection.made.by;
            let of = quotation
                .zip(coder)
                .map(|(quotation, coder)| selection_of(quotation, coder));
            of == Some(selection.id)
        });
        match own.and_then(|at| joined.get_mut(at)) {
            Some(first) => first.codings.extend(selection.codings),
            None => {
                here.push(joined.len());
                joined.push(selection);
            }
        }
    }
    source.selections = joined;
}

/// Returns the moments of a recording as cues: each up to the next.
fn cues(ruler: &Ruler<'_>, decision: &Decision, sync: &[(i64, i64)]) -> Vec<Cue> {
    let ranges: Vec<(i64, i64)> = sync
        .windows(2)
        .filter_map(|pair| Some((pair.first()?.0, pair.last()?.0)))
        .collect();
    let spans = ruler.spans(decision.convention, &ranges);
    let moments = sync
        .windows(2)
        .filter_map(|pair| Some((pair.first()?.1, pair.last()?.1)));
    let cue = |(span, (start, end)): (Result<Span, NoPassage>, (i64, i64))| {
        Some(Cue {
            span: span.ok()?,
            start_ms: u32::try_from(start).ok()?,
            end_ms: u32::try_from(end).ok().filter(|_| end >= start),
        })
    };
    spans.into_iter().zip(moments).filter_map(cue).collect()
}

/// Returns the places as the program stores them, where it has no XML to be kept: a list of identity,
/// start and end.
fn original_places(source: &ForeignSource) -> String {
    let places: Vec<(String, i64, i64)> = source
        .selections
        .iter()
        .filter_map(|selection| {
            let (start, end) = selection.original.or_else(|| range(selection))?;
            Some((selection.id.to_string(), start, end))
        })
        .collect();
    serde_json::json!({ "selections": places }).to_string()
}

/// Returns a name without its extension, where it has the look of one.
fn stem(name: &str) -> &str {
    match name.rsplit_once('.') {
        Some((stem, extension))
            if !stem.is_empty() && extension.len() <= 5 && !extension.contains(' ') =>
        {
            stem
        }
        _ => name,
    }
}

fn extension(title: &str) -> String {
    let found = title
        .rsplit_once('.')
        .map(|(_, extension)| extension.to_lowercase());
    found.unwrap_or_else(|| "txt".to_owned())
}
