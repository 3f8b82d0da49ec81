//! A writer is killed at random moments; what it reported is there, and nothing is half there.
//!
//! Every act of the writer follows from the seed and the number of its entry alone. So the parent
//! does the same acts in memory up to the position that the file is at, and the two must be equal:
//! the last entry is complete, whichever instant the writer died at.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use std::{
    io::{BufRead as _, BufReader, Write as _},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::Duration,
};

use ayni_model::{
    codebook::Code,
    coding::{Anchor, Coding, Quotation, Stance},
    id::{CodeId, CodingId, SourceId},
    source::{Revision, Source},
    text::{Span, count_words},
};
use ayni_store::{Mode, Project, Reader as _, Stamp, StoreError, Writer};

use common::{ana, code, dump, genesis, id, import, put_source, stamp};

/// The variables by which the parent tells its child what to write.
const FILE: &str = "AYNI_CRASH_FILE";
const SEED: &str = "AYNI_CRASH_SEED";

/// How often a writer is killed in one run.
const KILLS: u64 = 240;
/// After how many kills a fresh file is begun.
const KILLS_PER_FILE: u64 = 10;
/// What stands before the words of a source when its text is corrected, in code points.
const CORRECTION: &str = "Corregido según la grabación.\n";

#[test]
fn a_killed_writer_leaves_whole_entries_only() {
    let folder = tempfile::tempdir().unwrap();
    let mut chance = Chance(0x5eed);
    let (mut kills, mut entries, mut unmade) = (0, 0, 0);
    while kills < KILLS {
        let path = folder.path().join(format!("{kills}.ayni"));
        let seed = chance.next();
        let mut twin: Option<Project> = None;
        let mut acknowledged = 0;
        for _ in 0..KILLS_PER_FILE {
            acknowledged = acknowledged.max(run_and_kill(&path, seed, &mut chance));
            kills += 1;
            let project = match Project::open(&path, Mode::Write) {
                Ok(project) => project,
                // Killed while the file was being made: it says so, and nobody was told otherwise.
                Err(StoreError::Missing { .. } | StoreError::NotAProject { .. })
                    if acknowledged == 0 =>
                {
                    unmade += 1;
                    remove(&path);
                    continue;
                }
                Err(error) => panic!("after kill {kills}: {error}"),
            };
            let position = project.position().unwrap();
            assert!(
                position == acknowledged || position == acknowledged + 1,
                "entry {acknowledged} was acknowledged, the file is at {position}"
            );
            let health = project.doctor().unwrap();
            assert!(health.is_good(), "after kill {kills}: {health:?}");
            let twin =
                twin.get_or_insert_with(|| Project::in_memory(&genesis(), stamp(1)).unwrap());
            while twin.position().unwrap() < position {
                act(twin, seed);
            }
            assert_eq!(dump(&project), dump(twin), "after kill {kills}");
            // What is there stays there, also when the next writer dies at once.
            acknowledged = position;
        }
        entries += acknowledged;
    }
    assert!(
        entries > i64::try_from(kills).unwrap(),
        "only {entries} entries were written over {kills} kills"
    );
    println!("{kills} kills, {entries} entries, {unmade} files killed while they were made");
}

/// The child's part; without a file to write to there is nothing to do.
#[test]
fn writer() {
    let Some(path) = std::env::var_os(FILE).map(PathBuf::from) else {
        return;
    };
    let seed = std::env::var_os(SEED).unwrap();
    let seed = seed.to_str().unwrap().parse().unwrap();
    let mut project = if path.exists() {
        Project::open(&path, Mode::Write).unwrap()
    } else {
        Project::create(&path, &genesis(), stamp(1)).unwrap()
    };
    let mut acknowledge = std::io::stdout();
    loop {
        let line = format!("\nack {}\n", project.position().unwrap());
        acknowledge.write_all(line.as_bytes()).unwrap();
        acknowledge.flush().unwrap();
        act(&mut project, seed);
    }
}

/// Starts a writer, kills it at a random moment, and returns the last entry that it acknowledged.
fn run_and_kill(path: &Path, seed: u64, chance: &mut Chance) -> i64 {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "writer", "--nocapture", "--test-threads=1"])
        .env(FILE, path)
        .env(SEED, seed.to_string())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut last = 0;
    let mut read = || {
        let entry = lines.find_map(|line| line.unwrap().strip_prefix("ack ")?.parse().ok());
        last = entry.unwrap_or(last);
        entry.is_some()
    };
    // Now and then it dies before it says anything: while it opens its file, or makes it.
    if chance.below(if path.exists() { 8 } else { 2 }) == 0 {
        std::thread::sleep(Duration::from_micros(chance.below(12_000)));
    } else {
        for _ in 0..=chance.below(8) {
            assert!(read(), "the writer ended by itself");
        }
        std::thread::sleep(Duration::from_micros(chance.below(4_000)));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    // What it said before it died still stands in the pipe.
    while read() {}
    last
}

/// Does the act that follows at the project's position: always exactly one entry.
fn act(project: &mut Project, seed: u64) {
    let position = project.position().unwrap();
    let now = stamp(10 + position);
    let mut chance = Chance(seed ^ position.unsigned_abs().wrapping_mul(0x9e37_79b9_7f4a_7c15));
    // Ids never repeat: each entry has a million of its own.
    let base = u128::from(position.unsigned_abs()) * 1_000_000;
    let sources = project.all::<Source>().unwrap();
    let codes = project.all::<Code>().unwrap();
    match chance.below(10) {
        0 | 1 if project.undo(now).unwrap().is_some() => {}
        2 if project.redo(now).unwrap().is_some() => {}
        3 | 4 if !sources.is_empty() => {
            let (id, source) = &sources[chance.index(sources.len())];
            correct(project, now, base, *id, source);
        }
        5..=7 if !sources.is_empty() && !codes.is_empty() => {
            let mut writer = project.begin(now).unwrap();
            for n in 0..=u128::from(chance.below(30)) {
                let (source, noun) = &sources[chance.index(sources.len())];
                let (code, _) = &codes[chance.index(codes.len())];
                put_coding(&mut writer, base + 2 * n, *source, noun, *code, &mut chance);
            }
            commit(writer);
        }
        8 if codes.len() < 40 => {
            let mut writer = project.begin(now).unwrap();
            let parent = (!codes.is_empty()).then(|| codes[chance.index(codes.len())].0);
            let noun = Code {
                parent,
                ..code(&format!("Code {position}"))
            };
            writer.put(id::<CodeId>(base), &noun).unwrap();
            commit(writer);
        }
        _ => {
            let mut writer = project.begin(now).unwrap();
            writer
                .put(id::<CodeId>(base), &code(&format!("Code {position}")))
                .unwrap();
            for n in 1..=1 + u128::from(chance.below(8)) {
                put_text(&mut writer, base + 10 * n, &mut chance);
            }
            commit(writer);
        }
    }
    assert_eq!(project.position().unwrap(), position + 1);
}

/// Gives a source a new revision and moves its quotations with the words.
fn correct(project: &mut Project, now: Stamp, base: u128, id: SourceId, source: &Source) {
    let before: Revision = project.get(source.revision.unwrap()).unwrap().unwrap();
    let text = format!("{CORRECTION}{}", project.text(before.text).unwrap());
    let quotations = project.all::<Quotation>().unwrap();
    let mut writer = project.begin(now).unwrap();
    let revision = self::id(base);
    let noun = Revision {
        source: id,
        parent: source.revision,
        text: writer.put_blob(text.as_bytes()).unwrap(),
        layout: None,
        code_points: u32::try_from(text.chars().count()).unwrap(),
        words: count_words(&text),
        reason: Some("misheard".into()),
    };
    writer.put(revision, &noun).unwrap();
    let corrected = Source {
        revision: Some(revision),
        ..source.clone()
    };
    writer.put(id, &corrected).unwrap();
    let by = u32::try_from(CORRECTION.chars().count()).unwrap();
    for (quotation, noun) in quotations.iter().filter(|(_, noun)| noun.source == id) {
        let (_, span) = noun.at.place().unwrap();
        let span = Span::new(span.start().0 + by, span.end().0 + by).unwrap();
        let at = Anchor::Moved { revision, span };
        writer
            .put(*quotation, &Quotation { at, ..noun.clone() })
            .unwrap();
    }
    commit(writer);
}

fn put_text(writer: &mut Writer<'_>, base: u128, chance: &mut Chance) {
    let mut text = String::from("Ana: el año pasado la señora dijo que sí.\n");
    for _ in 0..chance.below(12) {
        text += "Nadie supo qué hacer: 😀 words, mots élevés, palabras.\n\n";
    }
    put_source(writer, id(base), id(base + 1), &text);
}

fn put_coding(
    writer: &mut Writer<'_>,
    base: u128,
    source: SourceId,
    noun: &Source,
    code: CodeId,
    chance: &mut Chance,
) {
    let start = u32::try_from(chance.below(20)).unwrap();
    let length = 1 + u32::try_from(chance.below(20)).unwrap();
    let at = Anchor::Exact {
        revision: noun.revision.unwrap(),
        span: Span::new(start, start + length).unwrap(),
    };
    let quotation = Quotation {
        source,
        at,
        label: None,
    };
    writer.add_quotation(id(base), &quotation).unwrap();
    let coding = Coding {
        quotation: id(base),
        code,
        coder: ana(),
        stance: Stance::Supports,
        made: None,
        note: None,
    };
    writer
        .add_coding(id::<CodingId>(base + 1), &coding)
        .unwrap();
}

fn commit(writer: Writer<'_>) {
    writer.commit(&import()).unwrap().unwrap();
}

fn remove(path: &Path) {
    for end in ["", "-wal", "-shm", "-journal"] {
        let mut name = path.as_os_str().to_owned();
        name.push(end);
        // A file that was not made need not be removed.
        drop(std::fs::remove_file(name));
    }
}

/// Steele's SplitMix: small, and the same everywhere.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }

    fn index(&mut self, length: usize) -> usize {
        usize::try_from(self.below(length as u64)).unwrap()
    }
}
