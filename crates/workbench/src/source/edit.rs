//! Correcting the text of a source: a new revision, and every quotation moved with the text.

use std::collections::BTreeMap;

use ayni_formats::ReadOptions;
use ayni_model::{
    coding::{Anchor, Quotation},
    find_quote::{Found, find_quote},
    id::{QuotationId, RevisionId, SourceId},
    layout::Layout,
    operation::Operation,
    reanchor::{EditScript, Placement},
    source::{Revision, Source},
    text::{TextIndex, count_words},
};
use ayni_store::Reader as _;

use crate::{Problem, ProblemKind, Workbench};

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
            return Err(
                Problem::new(ProblemKind::Invalid, "correcting a text needs a reason")
                    .hint("Give it with --reason \"…\"."),
            );
        }
        let Some(parent) = source.revision else {
            return Err(Problem::new(
                ProblemKind::Conflict,
                format!("{} has no text to correct", source.key),
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
                format!(
                    "{} is the text that {} has already",
                    correction.name, source.key
                ),
            ));
        }
        let layout = carried(&self.layout_of(&old.0)?, &read.layout, &old.1, &read.text);
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
        for (quotation, noun) in &quotations {
            writer.put(*quotation, noun)?;
        }
        writer.commit(&operation)?;
        Ok(edited)
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
                Some((script, old)) => carry(quotation.at, script, old, revision, &index),
                None => find_again(quotation.at, revision, &index),
            };
            match &quotation.at {
                _ if was_lost && quotation.at.place().is_some() => edited.found += 1,
                Anchor::Exact { .. } => edited.exact += 1,
                Anchor::Moved { .. } => edited.moved += 1,
                Anchor::Changed { .. } => edited.changed += 1,
                Anchor::Lost { .. } if was_lost => {}
                Anchor::Lost { was, .. } => edited.lost.push((id, was.clone())),
            }
            moved.push((id, quotation));
        }
        Ok((moved, edited))
    }
}

/// Carries the place of a quotation over. The words that were first marked stay with it.
fn carry(
    at: Anchor,
    script: &EditScript<'_>,
    old: &TextIndex<'_>,
    revision: RevisionId,
    new: &TextIndex<'_>,
) -> Anchor {
    let Some((stood_in, stood)) = at.place() else {
        return at;
    };
    let was = match &at {
        Anchor::Changed { was, .. } => was.clone(),
        _ => old.slice(stood).unwrap_or_default().to_owned(),
    };
    let placement = script.place(stood);
    let Some(span) = placement.span() else {
        return Anchor::Lost {
            was,
            last: Some((stood_in, stood)),
        };
    };
    let stays = matches!(at, Anchor::Exact { .. }) && matches!(placement, Placement::Exact(_));
    match new.slice(span) == Some(was.as_str()) {
        true if stays => Anchor::Exact { revision, span },
        true => Anchor::Moved { revision, span },
        false => Anchor::Changed {
            revision,
            span,
            was,
        },
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

/// Returns the marks of the old text carried over; what the old text had no marks of is taken from
/// the corrected file.
fn carried(before: &Layout, read: &Layout, old: &str, new: &str) -> Layout {
    let mut layout = EditScript::new(old, new).layout(before);
    if before.turns.is_empty() {
        layout.turns.clone_from(&read.turns);
    }
    if before.cues.is_empty() {
        layout.cues.clone_from(&read.cues);
    }
    if before.pages.is_empty() {
        layout.pages.clone_from(&read.pages);
    }
    if before.blocks.is_empty() {
        layout.blocks.clone_from(&read.blocks);
    }
    layout
}
