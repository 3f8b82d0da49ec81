//! Projects of other programs: reading them whole, and what has to hold of every piece.

use std::{collections::BTreeSet, fmt::Write as _, sync::Arc};

use ayni_formats::{
    Limits, Refusal,
    foreign::{
        At, Piece, Program, Selection, Source, Text,
        container::{self, Single},
        database::{Cell, Database, Query, Unreadable},
        detect::{Detected, detect},
        positions::{Convention, Ruler, decide},
        qualcoder,
        refi::{
            self, Original,
            dom::Element,
            patch::{self, Alive, Standing},
        },
        requal, rqda, segments, taguette,
    },
};
use ayni_model::{
    id::RecordId,
    positions::Unit,
    text::{TextIndex, normalise_line_ends},
};
use ayni_workbench::{
    Workbench,
    ambient::Counting,
    foreign::{GiveOptions, Input, Options, Report},
    plain::{ExportOptions, MemoryFolder, unwatched},
};

/// What a file is called in messages.
pub const NAME: &str = "fuzz.qdpx";

/// Limits of projects, watched as fuzzing is.
#[must_use]
pub fn limits() -> Limits {
    Limits {
        member_bytes: 4 << 20,
        members: 1_000,
        ..super::limits()
    }
}

/// Reads a REFI-QDA file that is packed in nothing.
pub fn refi(bytes: &[u8]) -> Vec<Piece> {
    let mut single = Single::new("fuzz.qde", Arc::new(bytes.to_owned()), &limits());
    gathered("fuzz.qde", |give| {
        refi::read(&mut single, "fuzz.qde", &limits(), give)
    })
}

/// Reads what an archive holds, if it is a project.
pub fn archive(bytes: &[u8]) -> Vec<Piece> {
    let opened = container::open(NAME, Arc::new(bytes.to_owned()), &limits());
    let mut packed = match opened {
        Ok(packed) => packed,
        Err(refusal) => {
            super::explained(NAME, &refusal);
            return Vec::new();
        }
    };
    for member in packed.members() {
        assert!(!member.split('/').any(|part| part == ".."), "{member}");
    }
    match detect(&mut *packed) {
        Ok(Detected::RefiProject { member } | Detected::RefiCodebook { member }) => {
            gathered(NAME, |give| {
                refi::read(&mut *packed, &member, &limits(), give)
            })
        }
        Ok(_) => Vec::new(),
        Err(refusal) => {
            super::explained(NAME, &refusal);
            Vec::new()
        }
    }
}

/// Reads a table of coded segments.
pub fn segments(bytes: &[u8]) -> Vec<Piece> {
    let options = ayni_formats::ReadOptions {
        limits: limits(),
        ..Default::default()
    };
    gathered("fuzz.csv", |give| {
        segments::read("fuzz.csv", bytes, &options, give)
    })
}

type Give<'g> = dyn FnMut(Piece) -> Result<(), Refusal> + 'g;

/// Gathers the pieces of a file that is read, or none of one that is refused.
fn gathered(name: &str, read: impl FnOnce(&mut Give<'_>) -> Result<(), Refusal>) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let read = read(&mut |piece| {
        pieces.push(piece);
        Ok(())
    });
    match read {
        Ok(()) => {
            assert!(matches!(pieces.first(), Some(Piece::Head(_))));
            sound(&pieces);
            pieces
        }
        Err(refusal) => {
            super::explained(name, &refusal);
            Vec::new()
        }
    }
}

/// Checks what holds of the pieces of any file: one identity names one thing, a code comes after the one
/// above it, and every passage that its positions give is in the text.
pub fn sound(pieces: &[Piece]) {
    let mut codes: BTreeSet<RecordId> = BTreeSet::new();
    let mut sources: BTreeSet<RecordId> = BTreeSet::new();
    let mut given: BTreeSet<RecordId> = BTreeSet::new();
    for piece in pieces {
        match piece {
            Piece::Code(code) => {
                assert!(code.parent.is_none_or(|parent| codes.contains(&parent)));
                assert!(codes.insert(code.id), "codes are told apart");
            }
            Piece::Source(source) => {
                assert!(sources.insert(source.id), "sources are told apart");
                let mut twice: BTreeSet<RecordId> = BTreeSet::new();
                for selection in &source.selections {
                    // One quotation of a pdf may stand on its page and in its text.
                    let page = matches!(selection.at, At::Page { .. });
                    let new = given.insert(selection.id);
                    assert!(
                        new || (page && twice.insert(selection.id)),
                        "selections are told apart"
                    );
                    for coding in &selection.codings {
                        assert!(given.insert(coding.id), "codings are told apart");
                    }
                }
                placed(source);
            }
            _ => {}
        }
    }
}

/// Decides what the positions of a source count, and looks at its passages under every convention.
fn placed(source: &Source) {
    let Some(text) = &source.text else { return };
    let shown = normalise_line_ends(&text.stored);
    let index = TextIndex::new(&shown);
    let decision = decide(&text.stored, &shown, text.units, &source.selections);
    let in_text = |selection: &Selection| match selection.at {
        At::Text { start, end } => Some((start, end)),
        _ => None,
    };
    let ranges: Vec<(i64, i64)> = source.selections.iter().filter_map(in_text).collect();
    assert_eq!(decision.selections, ranges.len());
    let ruler = Ruler::new(&text.stored);
    let conventions = Convention::CANDIDATES
        .into_iter()
        .chain([decision.convention]);
    for convention in conventions {
        let spans = ruler.spans(convention, &ranges);
        assert_eq!(spans.len(), ranges.len());
        for span in spans.into_iter().flatten() {
            assert!(index.slice(span).is_some(), "{span} is in the text");
        }
    }
}

/// Writes every element back as if nothing had changed: what is written says what was read.
pub fn written_back(pieces: &[Piece]) {
    let project = pieces.iter().find_map(|piece| match piece {
        Piece::Head(head) => Some(head.name.clone().unwrap_or_default()),
        _ => None,
    });
    let mut original = Original::of(project.as_deref().unwrap_or_default());
    let known = |_: RecordId| true;
    let alive = Alive {
        code: &known,
        case: &known,
        source: &known,
        note: &known,
        gone: &|_| false,
        variable: &|_| None,
    };
    let taken = |_: &str| false;
    for piece in pieces {
        match piece {
            Piece::Source(source) => {
                let Some(words) = &source.verbatim else {
                    continue;
                };
                settled(words);
                let Some(said) = original.source(words) else {
                    continue;
                };
                let Some(now) = said.was.first().cloned() else {
                    continue;
                };
                let text = now.text.clone().unwrap_or_else(Text::default);
                let shown = normalise_line_ends(&text.stored).into_owned();
                let hosts = (0..).map_while(|nth| patch::text_host(&said.element, nth));
                let points = hosts.flat_map(patch::said_points).map(|at| (at, at));
                let standing = Standing {
                    points: points.collect(),
                    worded: now.text.is_some(),
                    index: now.text.is_some().then(|| TextIndex::new(&shown)),
                    unit: Unit::CodePoints,
                    stale: BTreeSet::new(),
                    has_new: false,
                    names_are_words: true,
                };
                write(&patch::source(Some(said), &now, &standing, &[], &alive));
            }
            Piece::Note(note) => {
                let Some(words) = &note.verbatim else {
                    continue;
                };
                settled(words);
                if let Some(said) = original.note(words) {
                    let now = said.was.clone();
                    write(&patch::note(Some(said), &now, "n.txt"));
                }
            }
            Piece::Verbatim(kept) if kept.place == "Cases" => {
                settled(&kept.words);
                if let Some(said) = original.case(&kept.words) {
                    let now = said.was.clone();
                    write(&patch::case(Some(said), &now, &alive));
                }
            }
            Piece::Verbatim(kept) => {
                settled(&kept.words);
                let words = &kept.words;
                match kept.place.as_str() {
                    "CodeBook" | "Codes" => original.codes(words).into_iter().for_each(|said| {
                        let now = said.was.clone();
                        write(&patch::code(Some(said), &now, &taken, &alive));
                    }),
                    "Users" => original.users(words).into_iter().for_each(|said| {
                        let now = said.was.clone();
                        write(&patch::user(Some(said), &now));
                    }),
                    "Variables" => original.variables(words).into_iter().for_each(|said| {
                        let now = said.was.clone();
                        write(&patch::variable(Some(said), &now, &taken));
                    }),
                    "Sets" => original.sets(words).into_iter().for_each(|said| {
                        let now = said.was.clone();
                        write(&patch::set(Some(said), &now, &taken, &alive));
                    }),
                    _ => {}
                }
            }
            _ => {}
        }
    }
}

/// Writes an element, and reads it again as what it is.
fn write(element: &Element<'_>) {
    let mut words = String::new();
    element.write(&mut words);
    settled(&words);
}

/// Checks that an element is the same after writing and reading, from its first writing on: what XML
/// cannot hold is replaced once.
fn settled(words: &str) {
    let depth = limits().depth;
    let Ok(element) = Element::parse(words, depth) else {
        return;
    };
    let mut once = String::new();
    element.write(&mut once);
    let again = Element::parse(&once, depth).expect("what is written can be read");
    let mut twice = String::new();
    again.write(&mut twice);
    assert_eq!(once, twice);
}

/// The name of a table, its columns, its rows.
type Table = (String, Vec<String>, Vec<Vec<Cell>>);

/// A database of tables that stand in a text: a line `=== TABLE` and the names of its columns, and then
/// a line for each row, cells apart by tabs.
#[derive(Debug, Default)]
pub struct Tables {
    tables: Vec<Table>,
}

impl Tables {
    /// Reads the tables of a text; large ones are cut off.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut tables: Vec<Table> = Vec::new();
        for line in text.lines() {
            if let Some(head) = line.strip_prefix("=== ") {
                let mut words = head.split_whitespace().map(str::to_lowercase);
                let name = words.next().unwrap_or_default();
                tables.push((name, words.collect(), Vec::new()));
            } else if let Some((_, _, rows)) = tables.last_mut() {
                rows.push(line.split('\t').map(cell).collect());
            }
        }
        Self { tables }
    }

    fn find(&self, table: &str) -> Option<&Table> {
        self.tables.iter().find(|(name, ..)| name == table)
    }
}

fn cell(written: &str) -> Cell {
    if written == "~" {
        return Cell::Null;
    }
    if let Ok(number) = written.parse() {
        return Cell::Integer(number);
    }
    if let (true, Ok(number)) = (written.contains('.'), written.parse()) {
        return Cell::Real(number);
    }
    match written.strip_prefix('#') {
        Some(bytes) => Cell::Blob(bytes.as_bytes().to_owned()),
        None => Cell::Text(written.replace("\\n", "\n").replace("\\r", "\r")),
    }
}

impl Database for Tables {
    fn columns(&self, table: &str) -> Result<Vec<String>, Unreadable> {
        let found = self.find(table);
        Ok(found
            .map(|(_, columns, _)| columns.clone())
            .unwrap_or_default())
    }

    fn header(&self, _: &str) -> Result<i64, Unreadable> {
        Ok(0)
    }

    fn rows(&self, query: &Query<'_>, show: &mut dyn FnMut(&[Cell])) -> Result<(), Unreadable> {
        let Some((_, columns, rows)) = self.find(query.table) else {
            return Ok(());
        };
        let get = |row: &[Cell], name: &str| {
            let at = columns.iter().position(|column| column == name);
            at.and_then(|at| row.get(at)).cloned().unwrap_or(Cell::Null)
        };
        let only = |row: &&Vec<Cell>| {
            query
                .only
                .is_none_or(|(name, number)| get(row, name) == Cell::Integer(number))
        };
        let mut found: Vec<&Vec<Cell>> = rows.iter().filter(only).collect();
        found.sort_by_cached_key(|row| {
            let cells = query.by.iter().map(|name| get(row, name));
            cells
                .map(|cell| (cell.integer(), cell.text()))
                .collect::<Vec<_>>()
        });
        for row in found {
            let cells: Vec<Cell> = query.columns.iter().map(|name| get(row, name)).collect();
            show(&cells);
        }
        Ok(())
    }
}

/// Reads tables as those of every program that keeps a database.
pub fn database(tables: &Tables) {
    let mut nothing = Single::new("data.qda", Arc::new(Vec::new()), &limits());
    gathered("data.qda", |give| {
        qualcoder::read(tables, &mut nothing, "", give)
    });
    for project in taguette::projects(tables).unwrap_or_default() {
        gathered("fuzz.db", |give| {
            taguette::read(tables, "fuzz.db", project.number, Some('/'), give)
        });
    }
    for project in requal::projects(tables).unwrap_or_default() {
        gathered("fuzz.db", |give| {
            requal::read(tables, "fuzz.db", project.number, give)
        });
    }
    gathered("fuzz.db", |give| rqda::read(tables, "fuzz.db", give));
}

/// Brings a file in as a project of its own: it is refused, or the project is sound, comes back equal
/// from its export, can be given to other programs, and does not change when the file comes in once more.
pub fn bring(name: &str, bytes: &[u8]) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).expect("a file");
    let Some((mut workbench, _)) = made(&path, name) else {
        return;
    };
    let health = workbench
        .project()
        .doctor()
        .expect("a project is looked at");
    assert!(health.is_good(), "{health:?}");
    let mut out = MemoryFolder::default();
    workbench
        .export_plain(&mut out, ExportOptions::default())
        .expect("a project is exported");
    let ambient = Box::new(Counting::from(1_000));
    let again = Workbench::in_memory_from_plain(&out, ambient, &mut unwatched);
    let (again, _) = again.expect("what was exported comes in");
    assert_eq!(dump(&again), dump(&workbench));
    let mut go_on = |_| std::ops::ControlFlow::Continue(());
    workbench
        .rehearse_give_refi(GiveOptions::default(), &mut go_on)
        .expect("what came in can be given");
    let before = ends(&workbench);
    let mut input = Input::open(&path, name).expect("it was opened before");
    let options = first_of(&input);
    workbench
        .bring_in(&mut input, &options, &mut |_| {
            std::ops::ControlFlow::Continue(())
        })
        .expect("what came in comes in again");
    assert_eq!(ends(&workbench), before);
}

/// Asks for the first project of a file that may hold several.
fn first_of(input: &Input) -> Options {
    let several = matches!(input.program(), Program::Taguette | Program::Requal);
    Options {
        project: several.then_some(1),
        ..Options::default()
    }
}

fn made(path: &std::path::Path, name: &str) -> Option<(Workbench, Report)> {
    let mut input = match Input::open(path, name) {
        Ok(input) => input,
        Err(problem) => {
            assert!(!problem.message.is_empty());
            return None;
        }
    };
    let options = first_of(&input);
    let made = Workbench::in_memory_from_foreign(
        &mut input,
        &options,
        Box::new(Counting::from(1_000)),
        &mut |_| std::ops::ControlFlow::Continue(()),
    );
    match made {
        Ok(made) => Some(made),
        Err(problem) => {
            assert!(!problem.message.is_empty());
            None
        }
    }
}

fn dump(workbench: &Workbench) -> String {
    let mut out = Vec::new();
    workbench
        .project()
        .dump(&mut out)
        .expect("a project is dumped");
    String::from_utf8(out).expect("a dump is text")
}

/// What a project has of what its researchers see, as a dump without what every import adds.
fn ends(workbench: &Workbench) -> String {
    let mut seen = String::new();
    for line in dump(workbench).lines() {
        let added = ["import\t", "verbatim\t"];
        if !added.iter().any(|kind| line.starts_with(kind)) {
            let _ = writeln!(seen, "{line}");
        }
    }
    seen
}
