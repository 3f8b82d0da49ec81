//! Findings that a passage speaks against.

use super::{Diagnostic, DiagnosticCode, Level, Reader};
use ayni_model::{actor::ActorKind, study::CellKey};

use crate::{
    declaration::{Axis, Filter},
    index::find,
    retrieve::{Page, within},
    study::Ix,
    synopsis::SynopsisError,
    words::many,
};

/// A passage that speaks against a statement will be found by its readers. Weighed passages (named as
/// contrary by the finding itself) are shown as a note; others are a warning.
///
/// Looked for are passages coded as contrary with the code of the finding's cell or one below it, and
/// in its phase, source, actor or value.
pub(super) fn check(reader: &Reader<'_>, found: &mut Vec<Diagnostic>) {
    let spoken = spoken_against(reader);
    for (_, facts) in &reader.study().findings {
        let place = format!("finding:{}", facts.finding.key);
        let marked = match contrary(
            reader,
            &spoken,
            &facts.finding.row,
            facts.finding.column.as_ref(),
        ) {
            Ok(marked) => marked,
            Err(error) => {
                found.push(unknown(place, &error));
                continue;
            }
        };
        let open: Vec<Ix> = marked
            .into_iter()
            .filter(|passage| !facts.contrary.contains(passage))
            .collect();
        let (level, case, seen, remedy) = match (open.as_slice(), facts.contrary.as_slice()) {
            ([], []) => continue,
            ([], weighed) => (
                Level::Note,
                "weighed",
                format!("{} against it, weighed by its author", speak(weighed.len())),
                "nothing; print it with the finding",
            ),
            (open, _) => (
                Level::Warning,
                "open",
                format!(
                    "{} against it in its own cell, and it does not mention them",
                    speak(open.len())
                ),
                "weigh them: name them as contrary in the finding, change what it says, or correct the stance of the coding",
            ),
        };
        let shown = if open.is_empty() {
            &facts.contrary
        } else {
            &open
        };
        let words: Vec<String> = reader.words(shown).into_iter().flatten().collect();
        let quoted = if words.is_empty() {
            String::new()
        } else {
            format!(": {}", words.join(", "))
        };
        found.push(
            Diagnostic::new(DiagnosticCode::FindingContradicted, level, place)
                .because(format!("{seen}{quoted}"))
                .mend(remedy)
                .word("case", case)
                .count("passages", shown.len())
                .words("passages", words)
                .related(
                    reader
                        .sources_of(shown)
                        .iter()
                        .map(|source| format!("source:{}", reader.source_key(*source)))
                        .collect(),
                ),
        );
    }
}

fn unknown(place: String, error: &SynopsisError) -> Diagnostic {
    Diagnostic::new(DiagnosticCode::FindingContradicted, Level::Warning, place)
        .because(format!(
            "whether a passage speaks against it cannot be told: {error}"
        ))
        .mend("correct the row or the column of the finding")
        .word("case", "unknown")
}

fn speak(passages: usize) -> String {
    let verb = if passages == 1 { "speaks" } else { "speak" };
    format!("{} {verb}", many(passages, "passage"))
}

/// Tells of each code whether a passage speaks against it or a code below it.
fn spoken_against(reader: &Reader<'_>) -> Vec<bool> {
    let (study, index) = (reader.study(), reader.index());
    let mut spoken = vec![false; study.codes.len()];
    for (code, contrary) in study.codings.code.iter().zip(&study.codings.contrary) {
        if *contrary && !spoken.get(*code as usize).copied().unwrap_or(true) {
            for above in index.lineage(*code) {
                spoken[above as usize] = true;
            }
        }
    }
    spoken
}

/// Returns the passages coded as contrary in a cell that has a code.
fn contrary(
    reader: &Reader<'_>,
    spoken: &[bool],
    row: &CellKey,
    column: Option<&CellKey>,
) -> Result<Vec<Ix>, SynopsisError> {
    let keys: Vec<&CellKey> = std::iter::once(row).chain(column).collect();
    let against = |code| {
        let code = find(&reader.index().codes, Some(code)) as usize;
        spoken.get(code).copied().unwrap_or(false)
    };
    // Most codes are spoken against nowhere; passages are looked through only for the others.
    if !keys.iter().filter_map(|key| key.code()).any(against) {
        return Ok(Vec::new());
    }
    let mut filter = Filter::default();
    filter
        .lines
        .push((Axis::Stance, vec!["contrary".to_owned()]));
    for key in &keys {
        // A cell that names what the study does not have holds no passages.
        let Some(line) = line(reader, key) else {
            return Ok(Vec::new());
        };
        filter.lines.push(line);
    }
    let is_value = |seen: &str| {
        let mut keys = keys.iter();
        keys.any(|key| matches!(key, CellKey::Value { value, .. } if value == seen))
    };
    match within(&reader.universe, &filter, Page::ALL) {
        Ok(hits) => Ok(hits.page),
        // A person in whose name no passage stands is in the study all the same.
        Err(SynopsisError::Unknown { seen, .. }) if !is_value(&seen) => Ok(Vec::new()),
        Err(error) => Err(error),
    }
}

fn line(reader: &Reader<'_>, key: &CellKey) -> Option<(Axis, Vec<String>)> {
    let (index, study) = (reader.index(), reader.study());
    let (axis, name) = match key {
        CellKey::Code(code) => {
            let code = index.codes.get(code)?;
            (Axis::Code, index.code_path(*code))
        }
        CellKey::Phase(phase) => {
            let (_, phase) = study.phases.iter().find(|(id, _)| id == phase)?;
            (Axis::Phase, phase.key.clone())
        }
        CellKey::Actor(actor) => {
            let actor = find(&index.actors, Some(*actor));
            let (_, actor) = study.actors.get(actor as usize)?;
            // What the people of an organisation say is the organisation's.
            let axis = match actor.kind {
                ActorKind::Organisation => Axis::Organisation,
                ActorKind::Person | ActorKind::Site => Axis::Actor,
            };
            (axis, actor.key.clone())
        }
        CellKey::Source(source) => {
            let source = find(&index.sources, Some(*source));
            (
                Axis::Source,
                study.sources.get(source as usize)?.1.key.clone(),
            )
        }
        CellKey::Value { attribute, value } => {
            let axis =
                Axis::from_word(attribute).unwrap_or_else(|| Axis::Attribute(attribute.clone()));
            (axis, value.clone())
        }
    };
    Some((axis, vec![name]))
}
