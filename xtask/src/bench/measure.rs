//! What is measured within one process: `xtask measure …`, called by `cargo xtask bench`.

use std::{
    collections::BTreeMap,
    fs::File,
    io::{BufReader, Cursor, Read as _, Write as _},
    path::Path,
    process::{Command, Stdio},
};

use anyhow::{Context as _, Result, anyhow, bail, ensure};
use ayni_analysis::{
    declaration::{Axis, Filter},
    retrieve::Page,
};
use ayni_model::{
    codebook::Code,
    coding::Stance,
    id::{CodeId, SourceId},
    source::{Revision, Source},
    text::Span,
};
use ayni_store::{Mode, Reader as _};
use ayni_workbench::{
    Problem, Workbench,
    ambient::Machine,
    coding::{Place, Search},
};
use nix::sys::{
    resource::{Usage, UsageWho, getrusage},
    time::TimeValLike as _,
};
use quick_xml::{Reader, events::Event};
use rusqlite::{Connection, params};
use serde_json::json;
use zip::{CompressionMethod, ZipArchive, ZipWriter, write::SimpleFileOptions};

use super::{median, now};
use crate::{chance::Chance, corpus};

/// Runs one measurement and prints what it cost.
pub(crate) fn run(arguments: &[String]) -> Result<bool> {
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["spawn", program, rest @ ..] => spawn(program, rest),
        ["raw", size, file] => raw(size, Path::new(file)),
        ["fts", size, file] => fts(size, Path::new(file)),
        ["inflate", file] => inflate(Path::new(file)),
        ["deflate", file] => deflate(Path::new(file)),
        ["cold", file, name] => within(|| {
            let bench =
                Workbench::open(Path::new(file), Mode::Read, Box::new(Machine)).map_err(said)?;
            bench.synopsis(name).map_err(said)?;
            Ok(())
        }),
        ["ask", file] => ask(Path::new(file)),
        other => bail!("there is no measurement {other:?}"),
    }
}

/// Runs a program and says what that one child cost.
fn spawn(program: &str, arguments: &[&str]) -> Result<bool> {
    let start = now();
    let output = Command::new(program)
        .args(arguments)
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .output()?;
    let wall = start.elapsed().as_secs_f64();
    ensure!(
        output.status.success(),
        "{program} {} failed: {}",
        arguments.join(" "),
        String::from_utf8_lossy(&output.stderr)
    );
    say(wall, &getrusage(UsageWho::RUSAGE_CHILDREN)?, 0.0);
    Ok(true)
}

/// Measures work within this process, from here on.
fn within(work: impl FnOnce() -> Result<()>) -> Result<bool> {
    let before = seconds(&getrusage(UsageWho::RUSAGE_SELF)?);
    let start = now();
    work()?;
    let wall = start.elapsed().as_secs_f64();
    say(wall, &getrusage(UsageWho::RUSAGE_SELF)?, before);
    Ok(true)
}

fn seconds(usage: &Usage) -> f64 {
    let micros = usage.user_time().num_microseconds() + usage.system_time().num_microseconds();
    micros as f64 / 1e6
}

fn say(wall: f64, usage: &Usage, before: f64) {
    // Linux gives the peak in KiB.
    let memory = usage.max_rss() as f64 / 1024.0;
    let cost = json!({ "wall": wall, "cpu": seconds(usage) - before, "memory": memory });
    println!("{cost}");
}

fn said(problem: Problem) -> anyhow::Error {
    anyhow!("{problem}")
}

const SCHEMA: &str = "
    PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
    PRAGMA cache_size = -65536;
    CREATE TABLE text (n INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT;
    CREATE TABLE quotation (n INTEGER PRIMARY KEY, source INTEGER, start INTEGER, \"end\" INTEGER) STRICT;
    CREATE TABLE coding (n INTEGER PRIMARY KEY, quotation INTEGER, code INTEGER, coder INTEGER) STRICT;
    CREATE INDEX quotation_of_source ON quotation (source);
    CREATE INDEX coding_of_quotation ON coding (quotation);
    CREATE INDEX coding_of_code ON coding (code);
    CREATE VIRTUAL TABLE words USING fts5(text, content='', tokenize=\"unicode61 remove_diacritics 2\");";

/// Inserts the texts and codings with nothing but SQLite.
fn raw(size: &str, file: &Path) -> Result<bool> {
    let size = corpus::size(size).context("no such size")?;
    let documents: Vec<_> = corpus::documents(size).collect();
    let mut connection = Connection::open(file)?;
    connection.execute_batch(SCHEMA)?;
    within(move || {
        let transaction = connection.transaction()?;
        let mut text = transaction.prepare("INSERT INTO text VALUES (?, ?)")?;
        let mut quotation = transaction.prepare("INSERT INTO quotation VALUES (?, ?, ?, ?)")?;
        let mut coding = transaction.prepare("INSERT INTO coding VALUES (NULL, ?, ?, ?)")?;
        let mut number = 0_i64;
        for (source, document) in (1_i64..).zip(&documents) {
            text.execute(params![source, document.text.as_bytes()])?;
            let mut last = None;
            for marked in &document.codings {
                if last != Some((marked.start, marked.end)) {
                    number += 1;
                    quotation.execute(params![number, source, marked.start, marked.end])?;
                    last = Some((marked.start, marked.end));
                }
                coding.execute(params![number, marked.code as i64, marked.coder as i64])?;
            }
        }
        drop((text, quotation, coding));
        transaction.commit()?;
        connection.close().map_err(|(_, error)| error.into())
    })
}

/// Indexes the paragraphs with nothing but FTS5.
fn fts(size: &str, file: &Path) -> Result<bool> {
    let size = corpus::size(size).context("no such size")?;
    let documents: Vec<_> = corpus::documents(size).collect();
    let mut connection = Connection::open(file)?;
    connection.execute_batch(SCHEMA)?;
    within(move || {
        let transaction = connection.transaction()?;
        let mut words = transaction.prepare("INSERT INTO words (text) VALUES (?)")?;
        for document in &documents {
            let lines = document.text.lines();
            for line in lines.filter(|line| !line.trim().is_empty()) {
                words.execute([line])?;
            }
        }
        drop(words);
        transaction.commit()?;
        connection.close().map_err(|(_, error)| error.into())
    })
}

/// Where a REFI-QDA project says what is in it.
const DESCRIPTION: &str = "project.qde";

/// Inflates the description of a REFI-QDA project and reads every event of its XML, keeping nothing.
fn inflate(file: &Path) -> Result<bool> {
    let file = file.to_owned();
    within(move || {
        let mut archive = ZipArchive::new(BufReader::new(File::open(file)?))?;
        let member = BufReader::with_capacity(1 << 16, archive.by_name(DESCRIPTION)?);
        let mut reader = Reader::from_reader(member);
        let (mut buffer, mut events) = (Vec::new(), 0_u64);
        loop {
            match reader.read_event_into(&mut buffer)? {
                Event::Eof => break,
                _ => events += 1,
            }
            buffer.clear();
        }
        ensure!(std::hint::black_box(events) > 0, "no XML");
        Ok(())
    })
}

/// Deflates the description of a REFI-QDA project into memory, as an export must.
fn deflate(file: &Path) -> Result<bool> {
    let mut archive = ZipArchive::new(BufReader::new(File::open(file)?))?;
    let mut description = Vec::new();
    archive
        .by_name(DESCRIPTION)?
        .read_to_end(&mut description)?;
    within(move || {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .compression_level(Some(6));
        archive.start_file(DESCRIPTION, options)?;
        archive.write_all(&description)?;
        std::hint::black_box(archive.finish()?);
        Ok(())
    })
}

/// Asks an open project what people ask all day, and adds codings to it.
fn ask(file: &Path) -> Result<bool> {
    let mut bench = Workbench::open(file, Mode::Write, Box::new(Machine)).map_err(said)?;
    let mut answers = BTreeMap::new();
    let mut ask = |name: &str, n: usize, once: &mut dyn FnMut() -> Result<()>| -> Result<()> {
        once()?;
        let mut took = Vec::with_capacity(n);
        for _ in 0..n {
            let start = now();
            once()?;
            took.push(start.elapsed().as_secs_f64());
        }
        let answer = json!({ "n": n, "seconds": median(took) });
        answers.insert(name.to_owned(), answer);
        Ok(())
    };
    for (name, words) in [
        ("search of a phrase, 50 snippets and total", "huelga mina"),
        ("search of two of the most frequent words, same", "de la"),
    ] {
        let search = Search {
            words: words.to_owned(),
            limit: 50,
            ..Search::default()
        };
        ask(name, 21, &mut || {
            std::hint::black_box(bench.search(&search).map_err(said)?);
            Ok(())
        })?;
    }
    let codes = bench.project().all::<Code>()?;
    let sources = bench.project().all::<Source>()?;
    let top = codes.iter().find(|(_, code)| code.parent.is_none());
    let (top, _) = top.context("a code")?;
    let path = bench.codebook().map_err(said)?.path(*top);
    let filter = Filter {
        lines: vec![(Axis::Code, vec![path.to_string()])],
        ..Filter::default()
    };
    let page = Page { skip: 0, take: 100 };
    let name = "retrieval of a code and those below it, 100 rows and total";
    ask(name, 21, &mut || {
        std::hint::black_box(bench.retrieve(&filter, page).map_err(said)?);
        Ok(())
    })?;
    for name in ["code-phase", "code-source"] {
        ask(&format!("synopsis {name}, warm"), 11, &mut || {
            std::hint::black_box(bench.synopsis(name).map_err(said)?);
            Ok(())
        })?;
    }
    let mut chance = Chance::new(11);
    let mut add = || -> Result<()> {
        let (source, noun): &(SourceId, Source) = &sources[chance.index(sources.len())];
        let (code, _): &(CodeId, Code) = &codes[chance.index(codes.len())];
        let revision = noun.revision.context("a text")?;
        let revision: Revision = bench.project().get(revision)?.context("a text")?;
        let start = u32::try_from(chance.index(revision.code_points as usize - 200))?;
        let place = Place::At(Span::new(start, start + 150)?);
        bench
            .code_passage(*source, &place, &[*code], Stance::Supports, None)
            .map_err(said)?;
        Ok(())
    };
    ask("one coding added, on the disk", 200, &mut add)?;
    println!("{}", json!(answers));
    Ok(true)
}
