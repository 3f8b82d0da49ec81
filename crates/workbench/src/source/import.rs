//! Bringing files in as sources.

use std::collections::{BTreeMap, BTreeSet};

use ayni_formats::ReadOptions;
use ayni_model::{
    id::{ActorId, SourceId, VoiceId},
    operation::Operation,
    source::{Attributes, Source, SourceKind, Voice, VoiceRole},
    study::AttributeOf,
    value::Doubtful,
    when::When,
};
use ayni_store::Reader as _;

use crate::{
    Problem, ProblemKind, Workbench,
    fields::{Assignment, Definitions, check_key, free_key, key_of},
    intake::{Intake, IntakeOptions, take_in},
    sentence,
};

/// A file to be brought in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Incoming {
    /// What it is called in messages, as the person named it.
    pub name: String,
    /// Where it shall stand below the project's `sources` folder, `/` between folders.
    pub path: String,
    /// Encoding to read this one with, where it differs from that of all.
    pub encoding: Option<String>,
}

/// What is known of the files beside their bytes; it holds for all of them.
#[derive(Debug, Clone, Default)]
pub struct ImportOptions {
    /// What kind of documents they are; `other` where nothing is said.
    pub kind: Option<String>,
    /// Their language; without it the one that a file names itself.
    pub language: Option<String>,
    /// When they were made.
    pub when: Option<When>,
    /// Town.
    pub place: Option<Doubtful>,
    /// Country.
    pub country: Option<Doubtful>,
    /// Whose voice they are.
    pub informants: Vec<ActorId>,
    /// Encoding to read text files with.
    pub encoding: Option<String>,
    /// Key, for one file only. That of a source that is known but not at hand gives it its text.
    pub key: Option<String>,
    /// Attributes.
    pub attributes: Vec<Assignment>,
    /// Whether the good files are brought in although others are bad.
    pub skip_bad: bool,
}

/// A source that was brought in.
#[derive(Debug, Clone)]
pub struct ImportedSource {
    /// The source.
    pub id: SourceId,
    /// Its key.
    pub key: String,
    /// How the file was read.
    pub intake: Intake,
    /// The key of another source that was read from the very same bytes.
    pub twin: Option<String>,
}

/// A file that was refused.
#[derive(Debug)]
pub struct Refused {
    /// Its name.
    pub name: String,
    /// Why.
    pub problem: Problem,
}

/// What an import did.
#[derive(Debug, Default)]
pub struct ImportedSources {
    /// The sources, in the order of the files.
    pub sources: Vec<ImportedSource>,
    /// The files that were left out.
    pub refused: Vec<Refused>,
    /// Attributes that nobody had defined and that are text from now on.
    pub defined: Vec<String>,
}

impl Workbench {
    /// Brings files in as sources, as one step. `load` gives the bytes of the file at a place of the
    /// list; `progress` is told how many are done.
    ///
    /// # Errors
    /// When a file is refused and bad files are not to be left out (all are then named), when all
    /// are refused, or when the options do not make sense. Nothing is then changed.
    pub fn import_sources(
        &mut self,
        files: &[Incoming],
        options: &ImportOptions,
        load: &mut dyn FnMut(usize) -> Result<Vec<u8>, Problem>,
        progress: &mut dyn FnMut(usize),
    ) -> Result<ImportedSources, Problem> {
        check(files, options)?;
        let before = self.project.all::<Source>()?;
        let mut keys: BTreeSet<String> =
            before.iter().map(|(_, it)| it.key.to_lowercase()).collect();
        let known = options.key.as_ref().and_then(|key| {
            let lower = key.to_lowercase();
            before.iter().find(|(_, it)| it.key.to_lowercase() == lower)
        });
        if let Some((_, known)) = known
            && known.revision.is_some()
        {
            return Err(Problem::new(
                ProblemKind::Exists,
                sentence!(
                    "source-has-text",
                    "the source {key:?} has a text already",
                    key = known.key
                ),
            )
            .hint(sentence!(
                "give-another-key",
                "Correct the text, or give the file another key."
            ))
            .command("Correct it with: ayni source edit"));
        }
        let originals = || {
            before
                .iter()
                .filter_map(|(_, it)| Some((it, it.file.as_ref()?)))
        };
        let mut paths: BTreeSet<String> = originals().map(|(_, file)| file.path.clone()).collect();
        let mut twins: BTreeMap<_, String> = originals()
            .map(|(it, file)| (file.hash, it.key.clone()))
            .collect();
        let mut position = before
            .iter()
            .map(|(_, it)| it.position + 1)
            .max()
            .unwrap_or(0);
        let mut definitions = Definitions::load(&self.project, AttributeOf::Source)?;
        let mut attributes = Attributes::default();
        for Assignment { field, value } in &options.attributes {
            definitions.set(&mut attributes, field, value, self.ambient.as_ref())?;
        }
        let stamp = self.stamp();
        let ambient = self.ambient.as_ref();
        let mut writer = self.project.begin(stamp)?;
        let mut imported = ImportedSources {
            defined: definitions.put(&mut writer)?,
            ..ImportedSources::default()
        };
        for (at, file) in files.iter().enumerate() {
            progress(at);
            let id = known.map_or_else(|| ambient.mint().into(), |(id, _)| *id);
            let path = free_path(&file.path, &paths);
            let read = IntakeOptions {
                source: id,
                revision: None,
                read: ReadOptions {
                    encoding: file.encoding.clone().or_else(|| options.encoding.clone()),
                    ..ReadOptions::default()
                },
                guessed: false,
            };
            let taken = load(at)
                .and_then(|bytes| take_in(&mut writer, ambient, &file.name, &path, &bytes, &read));
            let intake = match taken {
                Ok(intake) => intake,
                Err(problem) if problem.kind == ProblemKind::File => {
                    let name = file.name.clone();
                    imported.refused.push(Refused { name, problem });
                    continue;
                }
                Err(problem) => return Err(problem),
            };
            let stem = stem(&path);
            let key = match &options.key {
                Some(key) => key.clone(),
                None => free_key(&key_of(stem), &|key| keys.contains(&key.to_lowercase())),
            };
            keys.insert(key.to_lowercase());
            paths.insert(path.clone());
            let noun = match known {
                Some((_, known)) => filled(known.clone(), &intake, options, &attributes),
                None => Source {
                    key: key.clone(),
                    name: stem.to_owned(),
                    kind: SourceKind(options.kind.clone().unwrap_or_else(|| "other".to_owned())),
                    language: options.language.clone().or_else(|| intake.language.clone()),
                    when: options.when.clone(),
                    place: options.place.clone(),
                    country: options.country.clone(),
                    informants: options.informants.clone(),
                    register: None,
                    file: Some(intake.file.clone()),
                    revision: Some(intake.revision),
                    note: None,
                    position,
                    attributes: attributes.clone(),
                },
            };
            position += 1;
            writer.put(id, &noun)?;
            for label in &intake.labels {
                let voice = Voice {
                    source: id,
                    label: label.clone(),
                    actor: None,
                    role: VoiceRole::of_label(label),
                };
                writer.put(VoiceId::from(ambient.mint()), &voice)?;
            }
            let twin = twins.get(&intake.file.hash).cloned();
            twins.entry(intake.file.hash).or_insert_with(|| key.clone());
            imported.sources.push(ImportedSource {
                id,
                key,
                intake,
                twin,
            });
        }
        progress(files.len());
        if !imported.refused.is_empty() && (!options.skip_bad || imported.sources.is_empty()) {
            return Err(refusals(imported, files.len()));
        }
        writer.commit(&Operation::ImportSources {
            names: imported
                .sources
                .iter()
                .take(3)
                .map(|it| it.key.clone())
                .collect(),
            count: imported.sources.len() as u64,
        })?;
        Ok(imported)
    }
}

fn check(files: &[Incoming], options: &ImportOptions) -> Result<(), Problem> {
    if files.is_empty() {
        return Err(Problem::new(
            ProblemKind::Invalid,
            sentence!("no-file-to-import", "there is no file to import"),
        ));
    }
    if let Some(key) = &options.key {
        check_key(key)?;
        if files.len() > 1 {
            return Err(Problem::new(
                ProblemKind::Invalid,
                sentence!(
                    "one-key",
                    "one key cannot name {count} files",
                    count = files.len()
                ),
            )
            .command("Leave --key out; keys are then made of the names of the files."));
        }
    }
    Ok(())
}

/// Returns a source that was known and is at hand now. What is said of the file goes before what was
/// known.
fn filled(
    known: Source,
    intake: &Intake,
    options: &ImportOptions,
    attributes: &Attributes,
) -> Source {
    let mut all = known.attributes;
    all.0.extend(attributes.0.clone());
    Source {
        kind: options.kind.clone().map_or(known.kind, SourceKind),
        language: options
            .language
            .clone()
            .or(known.language)
            .or_else(|| intake.language.clone()),
        when: options.when.clone().or(known.when),
        place: options.place.clone().or(known.place),
        country: options.country.clone().or(known.country),
        informants: match options.informants.as_slice() {
            [] => known.informants,
            given => given.to_vec(),
        },
        file: Some(intake.file.clone()),
        revision: Some(intake.revision),
        attributes: all,
        ..known
    }
}

/// Of how many files the page is told why they cannot be imported; it is told the names of all.
const TOLD: usize = 5;

/// Makes one problem of all refusals; of a single file it is its own.
fn refusals(mut imported: ImportedSources, of: usize) -> Problem {
    if of == 1
        && let Some(Refused { problem, .. }) = imported.refused.pop()
    {
        return problem;
    }
    let refused = &imported.refused;
    let lines = refused.iter().map(|it| format!("  {}", it.problem.message));
    let names: Vec<&str> = refused.iter().map(|it| it.name.as_str()).collect();
    let mut problem = Problem::new(
        ProblemKind::File,
        sentence!(
            "files-refused",
            "{count} of {of} files cannot be imported, so nothing was\n{lines}",
            count = refused.len(),
            of = of,
            lines = lines.collect::<Vec<_>>().join("\n"),
            names = names.join(", "),
        ),
    );
    for Refused { name, problem: why } in refused.iter().take(TOLD) {
        let why = &why.message;
        problem = problem.page(sentence!("file-because", "{why}", file = name, why = why));
    }
    if imported.sources.is_empty() {
        problem
    } else {
        problem.command(format!(
            "Add --skip-bad to import the other {}.",
            imported.sources.len()
        ))
    }
}

/// Returns the file's name without folders and extension.
fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    match name.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem,
        _ => name,
    }
}

/// Returns a path that no other original has: the number stands before the extension.
fn free_path(path: &str, taken: &BTreeSet<String>) -> String {
    let (stem, extension) = match path.rsplit_once('.') {
        Some((stem, extension)) if !stem.is_empty() && !extension.contains('/') => {
            (stem, format!(".{extension}"))
        }
        _ => (path, String::new()),
    };
    let stem = free_key(stem, &|stem: &str| {
        taken.contains(&format!("{stem}{extension}"))
    });
    format!("{stem}{extension}")
}
