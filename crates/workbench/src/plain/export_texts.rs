//! Sources of an export, with their files, corrected texts and older revisions.

use std::collections::{BTreeMap, BTreeSet};

use ayni_formats::{Format, ReadOptions};
use ayni_model::{
    codebook::Round,
    id::{RevisionId, SourceId},
    import::{Import, Verbatim},
    layout::Layout,
    source::{ContentHash, OriginalFile, Revision, Source},
};
use ayni_store::Reader as _;

use super::{
    export::Export,
    folder::is_inside,
    further::BLOBS,
    row::Row as _,
    sources::{Marks, NO_TEXT, encoding_text},
};
use crate::{Problem, ProblemKind, Sentence, intake};

/// Columns of a source that say what its file and text are.
#[derive(Debug, Default)]
struct TextCells {
    file: String,
    encoding: String,
    format: String,
    revision: String,
    revision_of: String,
    revision_reason: String,
}

impl Export<'_> {
    /// Writes `sources.csv`, the files and the corrected texts.
    pub(crate) fn sources(&mut self, all: &[(SourceId, Source)]) -> Result<(), Problem> {
        let revisions: BTreeMap<RevisionId, Revision> =
            self.project.all::<Revision>()?.into_iter().collect();
        let mut current = BTreeSet::new();
        let mut paths: BTreeMap<String, ContentHash> = BTreeMap::new();
        let column = |name: &str| Source::COLUMNS.iter().position(|column| *column == name);
        self.table(all, |export, (id, source), cells| {
            let Some(text) = export.text_cells(id, source, &revisions, &mut paths)? else {
                return Ok(false);
            };
            current.extend(source.revision);
            export.rowed.insert(id);
            for (name, value) in [
                ("file", text.file),
                ("encoding", text.encoding),
                ("format", text.format),
                ("revision", text.revision),
                ("revision_of", text.revision_of),
                ("revision_reason", text.revision_reason),
            ] {
                if let Some(cell) = column(name).and_then(|place| cells.get_mut(place)) {
                    *cell = value;
                }
            }
            Ok(true)
        })?;
        for (id, revision) in &revisions {
            if !current.contains(id) {
                self.keep_further(*id, revision)?;
            }
        }
        Ok(())
    }

    /// Writes the file and the text of a source; nothing when a row cannot say what they are.
    fn text_cells(
        &mut self,
        id: SourceId,
        source: &Source,
        revisions: &BTreeMap<RevisionId, Revision>,
        paths: &mut BTreeMap<String, ContentHash>,
    ) -> Result<Option<TextCells>, Problem> {
        let mut cells = TextCells::default();
        let revision = match source.revision {
            Some(at) => match revisions.get(&at) {
                Some(revision) if revision.source == id => Some((at, revision)),
                _ => return Ok(None),
            },
            None => None,
        };
        let text = match revision {
            Some((_, revision)) => Some(self.project.text(revision.text)?),
            None => None,
        };
        if let (Some((_, revision)), Some(text)) = (revision, &text) {
            let counted = text.chars().count() == revision.code_points as usize
                && ayni_model::text::count_words(text) == revision.words;
            if !counted || text.contains('\r') || text.starts_with('\u{feff}') {
                return Ok(None);
            }
        }
        let known = |file: &OriginalFile| {
            Format::from_extension(&file.format).filter(|format| format.extension() == file.format)
        };
        let mut bytes = None;
        if let Some(file) = &source.file {
            if known(file).is_none() {
                return Ok(None);
            }
            let content = self.project.blob(file.hash)?;
            cells.file = free_path(&file.path, file.hash, paths);
            self.file(&format!("sources/{}", cells.file), &content)?;
            bytes = Some((file, content));
        }
        let Some(((at, revision), text)) = revision.zip(text) else {
            if let Some((file, _)) = bytes {
                cells.revision = NO_TEXT.to_owned();
                cells.format = file.format.clone();
                cells.encoding = encoding_text(file);
            }
            return Ok(Some(cells));
        };
        cells.revision = at.to_string();
        let layout = match revision.layout {
            Some(hash) => serde_json::from_slice(&self.project.blob(hash)?).map_err(|error| {
                let message = Sentence::foreign(format!("a layout is damaged: {error}"));
                Problem::new(ProblemKind::Store, message)
            })?,
            None => Layout::default(),
        };
        if let Some((file, bytes)) = &bytes {
            let first = revision.parent.is_none() && revision.reason.is_none();
            // What a guess is today it need not be tomorrow: it is written down, as a guess.
            let reads = |options: &ReadOptions, certain: bool| {
                first
                    && ayni_formats::read(&file.path, bytes, options).is_ok_and(|mut read| {
                        read.document.layout.losses = intake::kept(&read.losses);
                        read.document.text == text
                            && read.document.layout == layout
                            && read.format.extension() == file.format
                            && !(certain && intake::is_guess(read.encoding.as_ref()))
                            && read.encoding.map(|encoding| encoding.name) == file.encoding
                    })
            };
            if !file.guessed && reads(&ReadOptions::default(), true) {
                return Ok(Some(cells));
            }
            cells.encoding = encoding_text(file);
            let encoded = ReadOptions {
                encoding: file.encoding.clone(),
                ..ReadOptions::default()
            };
            if reads(&encoded, false) {
                return Ok(Some(cells));
            }
            cells.format = file.format.clone();
            let told = ReadOptions {
                encoding: file.encoding.clone(),
                format: known(file),
                ..ReadOptions::default()
            };
            if reads(&told, false) {
                return Ok(Some(cells));
            }
        }
        cells.revision_of = super::row::cell(revision.parent.as_ref());
        cells.revision_reason = revision.reason.clone().unwrap_or_default();
        if revision.reason.as_ref().is_some_and(String::is_empty) {
            return Ok(None);
        }
        self.file(&format!("texts/{}.txt", source.key), text.as_bytes())?;
        if revision.layout.is_some() {
            let text = Some(revision.text);
            let marks = serde_json::to_vec(&Marks { text, layout }).map_err(|error| {
                let message = Sentence::foreign(format!("a layout: {error}"));
                Problem::new(ProblemKind::Store, message)
            })?;
            self.file(&format!("texts/{}.layout.json", source.key), &marks)?;
        }
        Ok(Some(cells))
    }

    /// Writes what rounds and the records of `further.jsonl` name by hash.
    pub(crate) fn blobs(&mut self) -> Result<(), Problem> {
        let mut hashes = std::mem::take(&mut self.codebooks);
        for (_, id) in self.further.keys() {
            if let Some(revision) = self.project.get::<Revision>((*id).into()).ok().flatten() {
                hashes.insert(revision.text);
                hashes.extend(revision.layout);
            }
            if let Some(round) = self.project.get::<Round>((*id).into()).ok().flatten() {
                hashes.extend(round.codebook);
            }
            if let Some(source) = self.project.get::<Source>((*id).into()).ok().flatten() {
                hashes.extend(source.file.map(|file| file.hash));
            }
            if let Some(import) = self.project.get::<Import>((*id).into()).ok().flatten() {
                hashes.insert(import.report);
            }
            if let Some(verbatim) = self.project.get::<Verbatim>((*id).into()).ok().flatten() {
                hashes.insert(verbatim.words);
                hashes.extend(verbatim.members.into_iter().map(|(_, hash)| hash));
            }
        }
        for hash in hashes {
            let bytes = self.project.blob(hash)?;
            self.file(&format!("{BLOBS}{hash}"), &bytes)?;
        }
        Ok(())
    }
}

/// Returns a path below `sources` that stays there and that no other file has.
fn free_path(path: &str, hash: ContentHash, taken: &mut BTreeMap<String, ContentHash>) -> String {
    let clean = if is_inside(path) {
        path.to_owned()
    } else {
        let names: Vec<String> = path
            .split(['/', '\\'])
            .map(|name| {
                let good = |char: char| !char.is_control() && char != ':';
                let name: String = name.chars().filter(|char| good(*char)).collect();
                name.trim_matches(['.', ' ']).to_owned()
            })
            .filter(|name| !name.is_empty())
            .collect();
        match names.join("/") {
            empty if empty.is_empty() => "file".to_owned(),
            clean => clean,
        }
    };
    // Some systems do not tell capitals from small letters.
    for n in 1_u32.. {
        let candidate = match (n, clean.rsplit_once('.')) {
            (1, _) => clean.clone(),
            (n, Some((stem, extension))) => format!("{stem}-{n}.{extension}"),
            (n, None) => format!("{clean}-{n}"),
        };
        let folded = candidate.to_lowercase();
        match taken.get(&folded) {
            Some(other) if *other != hash => {}
            _ => {
                taken.insert(folded, hash);
                return candidate;
            }
        }
    }
    clean
}
