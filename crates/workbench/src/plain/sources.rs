//! Sources of an import, with their files and corrected texts.

use std::collections::{BTreeMap, HashMap};

use ayni_formats::{Format, ReadOptions};
use ayni_model::{
    id::{RevisionId, SourceId, VoiceId},
    layout::{Comment, Layout},
    record::Noun as _,
    source::{ContentHash, OriginalFile, Revision, Source, Voice, VoiceRole},
    text::{Span, normalise_line_ends},
};
use ayni_store::Reader as _;
use serde::{Deserialize, Serialize};

use super::{
    folder::is_inside,
    import::{Identified, Import, next_position, position},
    problems::{At, unknown},
    row::Row as _,
    sheet::{Cells, DOCUMENT, read},
};
use crate::{
    Problem,
    intake::{self, IntakeOptions},
};

/// The word in the column `revision` of a source whose file was never read as a text.
pub(crate) const NO_TEXT: &str = "none";

/// `texts/KEY.layout.json`: the marks on a text, and which text they are of.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Marks {
    /// The text, as long as nobody edits it; older exports do not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) text: Option<ContentHash>,
    #[serde(flatten)]
    pub(crate) layout: Layout,
}

/// The current texts, by source.
#[derive(Debug, Default)]
pub(crate) struct Texts {
    pub(crate) current: HashMap<SourceId, (RevisionId, ContentHash)>,
    /// Labels of speakers in texts that were read for the first time.
    labels: BTreeMap<SourceId, Vec<String>>,
}

impl Import<'_, '_> {
    /// Puts the sources and reads their files.
    pub(crate) fn sources(&mut self, table: &Identified<Source>) -> Result<Texts, Problem> {
        let mut texts = Texts::default();
        for (id, source) in &table.before {
            self.note_text(*id, source, &mut texts)?;
        }
        let Some(sheet) = &table.sheet else {
            return Ok(texts);
        };
        let mut next = next_position(table.before.values());
        let total = table.ids.len() as u64;
        for (cells, id) in sheet.rows(self.problems).zip(&table.ids) {
            let Some(id) = *id else { continue };
            self.tell("sources", self.report.sources, total)?;
            let before = table.before.get(&id).cloned();
            let position = position(&cells, before.as_ref(), &mut next);
            let Some(mut noun) = Source::read(&cells, &self.names, before, position) else {
                continue;
            };
            self.text_of(&cells, id, &mut noun, &mut texts)?;
            self.put(id, &noun)?;
            self.writer.index_ahead(id)?;
            self.note_text(id, &noun, &mut texts)?;
            self.report.sources += 1;
            self.report.texts += u64::from(noun.revision.is_some());
        }
        Ok(texts)
    }

    fn note_text(
        &mut self,
        id: SourceId,
        source: &Source,
        texts: &mut Texts,
    ) -> Result<(), Problem> {
        if let Some(revision) = source.revision
            && let Some(noun) = self.writer.get::<Revision>(revision)?
        {
            texts.current.insert(id, (revision, noun.text));
        }
        Ok(())
    }

    /// Reads the file and the corrected text of a row.
    fn text_of(
        &mut self,
        cells: &Cells<'_>,
        id: SourceId,
        noun: &mut Source,
        texts: &mut Texts,
    ) -> Result<(), Problem> {
        let corrected = format!("texts/{}.txt", noun.key);
        let corrected = self.has(&corrected).then_some(corrected);
        self.named.extend(corrected.clone());
        self.named.insert(format!("texts/{}.layout.json", noun.key));
        let file = cells.word("file");
        self.named.insert(format!("sources/{file}"));
        if file.is_empty() && corrected.is_none() {
            return Ok(());
        }
        let revision: Option<RevisionId> = match cells.word("revision") {
            "" | NO_TEXT => None,
            _ => cells.parse("revision"),
        };
        if let Some(revision) = revision {
            let at = cells.at.column("revision");
            let kind = ayni_model::record::Kind::Revision;
            self.ids.give(revision.into(), kind, at, self.problems);
        }
        let format = cells.word("format");
        let format = (!format.is_empty()).then_some(format);
        let read_as = format.map(Format::from_extension);
        if read_as == Some(None) {
            let names = Format::ALL.map(Format::extension);
            cells.problem("format", unknown("format", format.unwrap_or(""), names));
            return Ok(());
        }
        let (encoding, guessed) = encoding_of(cells.word("encoding"));
        let bytes = if file.is_empty() {
            None
        } else {
            let Some(bytes) = self.original(cells, file) else {
                return Ok(());
            };
            Some(bytes)
        };
        if let Some(present) = noun.revision {
            return self.compare(cells, noun, present, bytes.as_deref(), corrected);
        }
        let unread = cells.word("revision") == NO_TEXT;
        let told = revision.is_some() && corrected.is_some();
        let mut parent = None;
        if let Some(bytes) = bytes {
            if unread || told {
                noun.file = Some(OriginalFile {
                    path: file.to_owned(),
                    hash: self.writer.put_blob(&bytes)?,
                    format: format.map_or_else(|| extension(file).to_owned(), str::to_owned),
                    encoding: encoding.clone(),
                    guessed,
                });
            } else {
                let options = IntakeOptions {
                    source: id,
                    revision: if corrected.is_some() { None } else { revision },
                    read: ReadOptions {
                        encoding,
                        format: read_as.flatten(),
                        ..ReadOptions::default()
                    },
                    guessed,
                };
                let name = format!("sources/{file}");
                let taken = intake::take_in(
                    &mut self.writer,
                    self.ambient,
                    &name,
                    file,
                    &bytes,
                    &options,
                );
                let taken = match taken {
                    Ok(taken) => taken,
                    Err(problem) if problem.kind == crate::ProblemKind::File => {
                        cells.problem("file", problem);
                        return Ok(());
                    }
                    Err(problem) => return Err(problem),
                };
                noun.file = Some(taken.file);
                noun.revision = Some(taken.revision);
                parent = Some(taken.revision);
                if revision.is_none() {
                    texts.labels.insert(id, taken.labels);
                }
                if taken.report.is_empty() {
                    self.report
                        .list(format!("sources/{file}: the text is empty"));
                }
                self.report.intake.files.push(taken.report);
            }
        }
        let Some(corrected) = corrected.filter(|_| !unread) else {
            return Ok(());
        };
        let told = told.then(|| revision.unwrap_or_else(|| self.ambient.mint().into()));
        self.corrected(cells, id, noun, &corrected, told, parent)
    }

    /// Returns the bytes of the file of a row.
    fn original(&self, cells: &Cells<'_>, file: &str) -> Option<Vec<u8>> {
        let path = format!("sources/{file}");
        if !is_inside(file) {
            cells.problem(
                "file",
                format!("{file:?} leaves the folder sources; write a path below it, without .."),
            );
            return None;
        }
        if !self.has(&path) {
            let files = self
                .files
                .iter()
                .filter_map(|file| file.strip_prefix("sources/"));
            let what = unknown("file", file, files);
            cells.problem("file", format!("{what} (looked for in the folder sources)"));
            return None;
        }
        match self.folder.read(&path, DOCUMENT) {
            Ok(bytes) => Some(bytes),
            Err(error) => {
                cells.problem("file", error);
                None
            }
        }
    }

    /// Holds the folder's text against the one that the project has; an import never replaces it.
    fn compare(
        &mut self,
        cells: &Cells<'_>,
        noun: &Source,
        present: RevisionId,
        bytes: Option<&[u8]>,
        corrected: Option<String>,
    ) -> Result<(), Problem> {
        let refuse = |column| cells.problem(column, another_text(&noun.key));
        if let Some(bytes) = bytes {
            let hash = self.writer.put_blob(bytes)?;
            if noun.file.as_ref().is_some_and(|file| file.hash != hash) {
                refuse("file");
            }
        }
        if let Some(corrected) = corrected
            && let Some(text) = self.corrected_text(&corrected)
            && let Some(revision) = self.writer.get::<Revision>(present)?
            && self.writer.text(revision.text)? != text
        {
            refuse("key");
        }
        Ok(())
    }

    /// Reads a corrected text, whichever line ends and mark an editor has given it.
    fn corrected_text(&self, file: &str) -> Option<String> {
        let bytes = read(self.folder, file, DOCUMENT, self.problems)?;
        let Ok(text) = String::from_utf8(bytes) else {
            let what = "the text is not UTF-8; save it as UTF-8";
            self.problems.add(At::file(file), what);
            return None;
        };
        let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
        Some(normalise_line_ends(text).into_owned())
    }

    /// Puts a corrected text over what the original reads as.
    fn corrected(
        &mut self,
        cells: &Cells<'_>,
        id: SourceId,
        noun: &mut Source,
        file: &str,
        told: Option<RevisionId>,
        parent: Option<RevisionId>,
    ) -> Result<(), Problem> {
        let Some(text) = self.corrected_text(file) else {
            return Ok(());
        };
        let layout = self.layout(&format!("texts/{}.layout.json", noun.key), &text)?;
        let revision = match told {
            Some(revision) => revision,
            None => self.ambient.mint().into(),
        };
        let first = intake::put_text(&mut self.writer, id, revision, &text, &layout)?;
        let parent = match cells.parse("revision_of") {
            Some(parent) => Some(parent),
            None => parent,
        };
        let reason = cells.text("revision_reason");
        let revised = Revision {
            parent,
            reason,
            ..first.clone()
        };
        if let Some(change) = revised.put_over(&first, revision) {
            self.writer.change(&change)?;
        }
        noun.revision = Some(revision);
        Ok(())
    }

    /// Reads the marks on a corrected text; those of another text would mark the wrong words.
    fn layout(&mut self, file: &str, text: &str) -> Result<Layout, Problem> {
        if !self.has(file) {
            return Ok(Layout::default());
        }
        let Some(bytes) = read(self.folder, file, DOCUMENT, self.problems) else {
            return Ok(Layout::default());
        };
        let Marks { text: of, layout } = match serde_json::from_slice(&bytes) {
            Ok(marks) => marks,
            Err(error) => {
                self.problems.add(At::file(file), error);
                return Ok(Layout::default());
            }
        };
        let hash = self.writer.put_blob(text.as_bytes())?;
        if of.is_some_and(|of| of != hash) {
            self.report.list(format!(
                "{file}: the text was edited since; who speaks where, times and pages are left out"
            ));
            return Ok(Layout {
                comments: layout.comments.into_iter().map(unplaced).collect(),
                losses: layout.losses,
                ..Layout::default()
            });
        }
        let length = text.chars().count();
        let fits = |span: &Span| span.end().0 as usize <= length;
        let whole = layout.turns.iter().all(|turn| fits(&turn.span))
            && layout.cues.iter().all(|cue| fits(&cue.span))
            && layout.pages.iter().all(|page| fits(&page.span))
            && layout.blocks.iter().all(|block| fits(&block.span))
            && layout
                .comments
                .iter()
                .filter_map(|it| it.span.as_ref())
                .all(fits);
        if !whole {
            let what = format!("a mark lies past the end of the text ({length} code points)");
            self.problems.add(At::file(file), what);
        }
        Ok(layout)
    }

    /// Puts the voices of the table, and one for every label in a new text that it does not name.
    pub(crate) fn voices(&mut self, texts: &Texts) -> Result<(), Problem> {
        let named = self.loose::<Voice>()?;
        self.unheard(&named)?;
        let mut seen: std::collections::HashSet<(SourceId, String)> = named
            .rows
            .into_iter()
            .map(|(_, voice)| (voice.source, voice.label))
            .collect();
        if !self.fresh {
            let before = self.writer.all::<Voice>()?.into_iter();
            seen.extend(before.map(|(_, voice)| (voice.source, voice.label)));
        }
        for (source, labels) in &texts.labels {
            for label in labels {
                if !seen.insert((*source, label.clone())) {
                    continue;
                }
                let id: VoiceId = self.ambient.mint().into();
                let voice = Voice {
                    source: *source,
                    label: label.clone(),
                    actor: None,
                    role: VoiceRole::of_label(label),
                };
                self.put(id, &voice)?;
                self.report.voices_found += 1;
            }
        }
        Ok(())
    }
}

/// Returns a remark without the words that it was on.
fn unplaced(comment: Comment) -> Comment {
    Comment {
        span: None,
        ..comment
    }
}

/// What stands after an encoding that is a guess, as after all that is in doubt.
const DOUBT: char = '?';

/// Reads the encoding of a file, and whether it is a guess.
fn encoding_of(cell: &str) -> (Option<String>, bool) {
    match cell.strip_suffix(DOUBT) {
        Some(guess) => (Some(guess.trim_end().to_owned()), true),
        None => ((!cell.is_empty()).then(|| cell.to_owned()), false),
    }
}

/// Writes the encoding of a file, with the doubt about it.
pub(crate) fn encoding_text(file: &OriginalFile) -> String {
    match &file.encoding {
        Some(guess) if file.guessed => format!("{guess}{DOUBT}"),
        Some(encoding) => encoding.clone(),
        None => String::new(),
    }
}

/// Returns the sentence that an import would replace the text of a source.
pub(crate) fn another_text(key: &str) -> String {
    format!(
        "the project has another text of {key}; correct it there, so that its codings move with it"
    )
}

/// Returns what stands after the last dot of a file's name.
pub(crate) fn extension(file: &str) -> &str {
    file.rsplit_once('.').map_or("", |(_, extension)| extension)
}
