//! Correcting the text of a source: a new revision, and every quotation moved with the text.

use std::collections::BTreeMap;

use ayni_formats::ReadOptions;
use ayni_model::{
    coding::{Anchor, Quotation},
    find_quote::{Found, find_quote},
    id::{QuotationId, RevisionId, SourceId, VoiceId},
    layout::{Layout, PlainDocument},
    operation::Operation,
    reanchor::EditScript,
    source::{Revision, Source, Voice, VoiceRole},
    text::{TextIndex, count_words},
};
use ayni_store::Reader as _;

use crate::{Problem, ProblemKind, Workbench, intake::labels, sentence};

/// A corrected text.
#[derive(Debug, Clone, Default)]
pub struct Correction<'b> {
    /// What the file is called.
    pub name: &'b str,
    /// Its bytes, in any format that Ayni reads.
    pub bytes: &'b [u8],
    /// Encoding to read it with, where the detected one is wrong.
    pub encoding: Option<String>,
    /// Why the text is corrected.
    pub reason: &'b str,
}

/// What a correction did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Edited {
    /// Quotations that stand where they stood.
    pub exact: u64,
    /// Quotations with the same words at another place.
    pub moved: u64,
    /// Quotations whose words were corrected.
    pub changed: u64,
    /// Quotations that cannot be placed any longer, with the words that were marked.
    pub lost: Vec<(QuotationId, String)>,
    /// Quotations that were lost before and whose words are in the text again.
    pub found: u64,
    /// Length of the new text in code points.
    pub code_points: u32,
}

/// Lost words are found again only if they are many enough to mean the same passage: as for words
/// that a correction moved (see [`EditScript::place`]).
const TELLING_CODE_POINTS: usize = 12;
const TELLING_WORDS: u32 = 3;

impl Workbench {
    /// Corrects the text of a source. The file that was collected stays as it is; the words that
    /// were marked are never forgotten.
    ///
    /// # Errors
    /// When no reason is given, the source has no text, the file is refused, or nothing differs.
    pub fn edit_source(
        &mut self,
        id: SourceId,
        correction: &Correction<'_>,
    ) -> Result<Edited, Problem> {
        let source = self.source(id)?;
        let reason = correction.reason.trim();
        if reason.is_empty() {
            let message = sentence!(
                "correction-needs-reason",
                "correcting a text needs a reason"
            );
            return Err(
                Problem::new(ProblemKind::Invalid, message).command("Give it with --reason \"…\".")
            );
        }
        let Some(parent) = source.revision else {
            return Err(Problem::new(
                ProblemKind::Conflict,
                sentence!(
                    "no-text-to-correct",
                    "{source} has no text to correct",
                    source = source.key
                ),
            ));
        };
        let options = ReadOptions {
            encoding: correction.encoding.clone(),
            ..ReadOptions::default()
        };
        let read = ayni_formats::read(correction.name, correction.bytes, &options)?.document;
        let old = self.revision_text(parent)?;
        if old.1 == read.text {
            return Err(Problem::new(
                ProblemKind::Conflict,
                sentence!(
                    "same-text",
                    "{name} is the text that {source} has already",
                    name = correction.name,
                    source = source.key,
                ),
            ));
        }
        let before = self.layout_of(&old.0)?;
        let script = EditScript::new(&old.1, &read.text);
        let said = self.file_said_turns(id, &old.1, &before)?;
        let layout = carried(&before, read.layout, &script, said);
        let voices = self.voices_after(id, &before, &layout, &script)?;
        let revision: RevisionId = self.mint();
        let quotations = self.project.referring::<Quotation>("source", id)?;
        let (quotations, edited) = self.reanchored(quotations, revision, &read.text)?;
        let operation = Operation::EditSource {
            source: source.key.clone(),
            exact: edited.exact,
            moved: edited.moved,
            changed: edited.changed,
            lost: edited.lost.len() as u64,
        };
        let mut writer = self.project.begin(self.stamp())?;
        let noun = Revision {
            source: id,
            parent: Some(parent),
            text: writer.put_blob(read.text.as_bytes())?,
            layout: writer.put_layout(&layout)?,
            code_points: edited.code_points,
            words: count_words(&read.text),
            reason: Some(reason.to_owned()),
        };
        writer.put(revision, &noun)?;
        writer.put(
            id,
            &Source {
                revision: Some(revision),
                ..source
            },
        )?;
        for (voice, noun) in &voices {
            writer.put(*voice, noun)?;
        }
        for (quotation, noun) in &quotations {
            writer.put(*quotation, noun)?;
        }
        writer.commit(&operation)?;
        Ok(edited)
    }

    /// Tells whether a file of another program said who speaks, and the words of the text do not tell it.
    fn file_said_turns(
        &self,
        source: SourceId,
        text: &str,
        layout: &Layout,
    ) -> Result<bool, Problem> {
        if layout.turns.is_empty() || self.said_of(source)?.is_empty() {
            return Ok(false);
        }
        let mut heard = PlainDocument {
            text: text.to_owned(),
            layout: Layout {
                turns: Vec::new(),
                ..layout.clone()
            },
            properties: Vec::new(),
        };
        ayni_formats::recognise_turns(&mut heard);
        Ok(heard.layout.turns != layout.turns)
    }

    /// Returns the voices that a corrected text needs: those whose label has another name, with who
    /// they are, and one for every new label.
    fn voices_after(
        &self,
        source: SourceId,
        before: &Layout,
        after: &Layout,
        script: &EditScript<'_>,
    ) -> Result<Vec<(VoiceId, Voice)>, Problem> {
        let known = self.project.referring::<Voice>("source", source)?;
        let names = renamed(before, after, script);
        let mut voices = Vec::new();
        for label in labels(after) {
            if known.iter().any(|(_, voice)| voice.label == label) {
                continue;
            }
            let from = names.iter().find(|(_, to)| **to == label);
            let old = from.and_then(|(from, _)| known.iter().find(|(_, it)| it.label == *from));
            voices.push(match old {
                Some((id, voice)) => (
                    *id,
                    Voice {
                        label,
                        ..voice.clone()
                    },
                ),
                None => {
                    let voice = Voice {
                        source,
                        actor: None,
                        role: VoiceRole::of_label(&label),
                        label,
                    };
                    (self.mint(), voice)
                }
            });
        }
        Ok(voices)
    }

    /// Moves quotations to a new text.
    fn reanchored(
        &self,
        quotations: Vec<(QuotationId, Quotation)>,
        revision: RevisionId,
        text: &str,
    ) -> Result<(Vec<(QuotationId, Quotation)>, Edited), Problem> {
        let index = TextIndex::new(text);
        // All stand in one revision, unless two replicas corrected the text at a time.
        let mut texts: BTreeMap<RevisionId, String> = BTreeMap::new();
        for (_, quotation) in &quotations {
            if let Some((stands_in, _)) = quotation.at.place()
                && !texts.contains_key(&stands_in)
            {
                texts.insert(stands_in, self.revision_text(stands_in)?.1);
            }
        }
        let scripts: BTreeMap<RevisionId, (EditScript<'_>, TextIndex<'_>)> = texts
            .iter()
            .map(|(id, old)| (*id, (EditScript::new(old, text), TextIndex::new(old))))
            .collect();
        let mut edited = Edited {
            code_points: index.len().0,
            ..Edited::default()
        };
        let mut moved = Vec::with_capacity(quotations.len());
        for (id, mut quotation) in quotations {
            let script = quotation.at.place().and_then(|(id, _)| scripts.get(&id));
            let was_lost = script.is_none();
            quotation.at = match script {
                Some((script, old)) => quotation.at.carried(script, old, revision, &index),
                None => find_again(quotation.at, revision, &index),
            };
            match &quotation.at {
                _ if was_lost && quotation.at.place().is_some() => edited.found += 1,
                Anchor::Exact { .. } => edited.exact += 1,
                Anchor::Moved { .. } => edited.moved += 1,
                Anchor::Changed { .. } => edited.changed += 1,
                Anchor::Region { .. } => {}
                Anchor::Lost { .. } if was_lost => {}
                Anchor::Lost { was, .. } => edited.lost.push((id, was.clone())),
            }
            moved.push((id, quotation));
        }
        Ok((moved, edited))
    }
}

/// Looks for the words of a lost quotation in a new text.
fn find_again(at: Anchor, revision: RevisionId, new: &TextIndex<'_>) -> Anchor {
    let Anchor::Lost { was, .. } = &at else {
        return at;
    };
    let telling = was.chars().count() >= TELLING_CODE_POINTS || count_words(was) >= TELLING_WORDS;
    match find_quote(new, was, None) {
        Found::Exact(span) | Found::Reanchored(span)
            if telling && new.slice(span) == Some(was.as_str()) =>
        {
            Anchor::Moved { revision, span }
        }
        _ => at,
    }
}

/// Returns the marks of the corrected file, and where it has none of a sort those of the old text
/// carried over: a text without labels was spoken by the same people as before. What a file `said` of who
/// speaks does not become what the words look like.
fn carried(before: &Layout, read: Layout, script: &EditScript<'_>, said: bool) -> Layout {
    let carried = script.layout(before);
    fn or<T>(read: Vec<T>, carried: Vec<T>) -> Vec<T> {
        if read.is_empty() { carried } else { read }
    }
    Layout {
        turns: if said {
            carried.turns
        } else {
            or(read.turns, carried.turns)
        },
        cues: or(read.cues, carried.cues),
        pages: or(read.pages, carried.pages),
        blocks: or(read.blocks, carried.blocks),
        comments: or(read.comments, carried.comments),
        losses: carried.losses,
    }
}

/// Returns which labels were given other names: what was said under the old one is said, for the
/// most part, under the new one, and neither text has both.
fn renamed(before: &Layout, after: &Layout, script: &EditScript<'_>) -> BTreeMap<String, String> {
    let (old, new) = (labels(before), labels(after));
    let mut said: BTreeMap<(&str, &str), u32> = BTreeMap::new();
    for turn in &before.turns {
        let Some(span) = script.place(turn.span).span() else {
            continue;
        };
        let first = after
            .turns
            .partition_point(|it| it.span.end() <= span.start());
        for there in &after.turns[first..] {
            if there.span.start() >= span.end() {
                break;
            }
            let common =
                there.span.end().min(span.end()).0 - there.span.start().max(span.start()).0;
            *said.entry((&turn.speaker, &there.speaker)).or_default() += common;
        }
    }
    let mut names = BTreeMap::new();
    for label in old.iter().filter(|label| !new.contains(label)) {
        let most = said
            .iter()
            .filter(|((from, _), _)| from == label)
            .max_by_key(|(_, common)| **common);
        if let Some(((_, to), _)) = most
            && !old.iter().any(|known| known == to)
            && !names.values().any(|taken| taken == to)
        {
            names.insert(label.clone(), (*to).to_owned());
        }
    }
    names
}
