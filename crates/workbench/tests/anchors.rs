//! Positions do not drift: after any sequence of imports, corrections, codings, undos and redos,
//! every quotation says the truth about its words.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use std::{cell::RefCell, collections::BTreeMap};

use ayni_model::{
    coding::{Anchor, Coding, Quotation, Stance},
    id::{CodeId, CodingId, QuotationId, SourceId},
    source::Source,
    text::{Span, TextIndex, normalise_line_ends},
};
use ayni_store::{Reader as _, Reverted};
use ayni_workbench::{
    Problem, ProblemKind, Workbench,
    code::NewCode,
    coding::Place,
    source::{Correction, ImportOptions},
};
use proptest::{
    prelude::*,
    sample::Index,
    test_runner::{FileFailurePersistence, TestRunner},
};

/// Sequences in one run; each run has a seed of its own.
const SEQUENCES: u32 = 700;

/// What texts are made of: whatever has shifted somebody's positions before.
const PIECES: [&str; 24] = [
    "la mina ",
    "El contrato colectivo vence en marzo. ",
    "no ",
    "no ",
    "We were told in November, ",
    "👩🏽‍🏭",
    "🇵🇪🇨🇱",
    "⛏️ ",
    "e\u{301}",
    "é",
    "n\u{303}o",
    "ä\u{323}",
    "שלום עולם ",
    "\u{202b}النقابة\u{202c} ",
    "\r\n",
    "\r\n\r\n",
    "\n",
    "\r",
    "ANA: ",
    "\tcell\t",
    "\u{a0}",
    "한국\u{1112}\u{1161}\u{11ab} ",
    "\u{200d}",
    "\u{feff}",
];

#[derive(Debug, Clone)]
enum Step {
    Import {
        pieces: Vec<Index>,
        encoding: u8,
    },
    Edit {
        source: Index,
        edits: Vec<Edit>,
        encoding: u8,
    },
    Code {
        source: Index,
        start: Index,
        length: u8,
        code: bool,
    },
    Recode {
        coding: Index,
        code: bool,
    },
    Uncode {
        coding: Index,
    },
    Undo,
    /// Any step, however much was done since.
    TakeBack(Index),
    Redo,
}

#[derive(Debug, Clone)]
enum Edit {
    Insert(Index, Index),
    Delete(Index, u8),
    Move(Index, u8, Index),
}

fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        any::<(Index, Index)>().prop_map(|(at, piece)| Edit::Insert(at, piece)),
        any::<(Index, u8)>().prop_map(|(at, length)| Edit::Delete(at, length % 24)),
        any::<(Index, u8, Index)>().prop_map(|(at, length, to)| Edit::Move(at, length % 40, to)),
    ]
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        2 => (prop::collection::vec(any::<Index>(), 1..14), any::<u8>())
            .prop_map(|(pieces, encoding)| Step::Import { pieces, encoding }),
        4 => (any::<Index>(), prop::collection::vec(edit(), 1..5), any::<u8>())
            .prop_map(|(source, edits, encoding)| Step::Edit { source, edits, encoding }),
        6 => (any::<Index>(), any::<Index>(), any::<u8>(), any::<bool>())
            .prop_map(|(source, start, length, code)| Step::Code { source, start, length: length % 30, code }),
        1 => (any::<Index>(), any::<bool>()).prop_map(|(coding, code)| Step::Recode { coding, code }),
        1 => any::<Index>().prop_map(|coding| Step::Uncode { coding }),
        3 => Just(Step::Undo),
        2 => any::<Index>().prop_map(Step::TakeBack),
        2 => Just(Step::Redo),
    ]
}

/// Writes a text in one of several encodings that hold all of it.
fn encoded(text: &str, encoding: u8) -> (Vec<u8>, Option<String>) {
    let utf16 = |mark: [u8; 2], unit: fn(u16) -> [u8; 2]| {
        let mut bytes = mark.to_vec();
        bytes.extend(text.encode_utf16().flat_map(unit));
        (bytes, None)
    };
    let latin = |char: char| matches!(char, '\0'..='\u{7f}' | '\u{a0}'..='\u{ff}');
    match encoding % 5 {
        0 => (format!("\u{feff}{text}").into_bytes(), None),
        1 => utf16([0xff, 0xfe], u16::to_le_bytes),
        2 => utf16([0xfe, 0xff], u16::to_be_bytes),
        3 if text.chars().all(latin) => {
            let bytes = text
                .chars()
                .map(|char| u8::try_from(u32::from(char)).unwrap());
            (bytes.collect(), Some("windows-1252".to_owned()))
        }
        // Asked for: a text that begins with a mark of its own would lose it to the encoding's.
        _ => (
            format!("\u{feff}{text}").into_bytes(),
            Some("utf-8".to_owned()),
        ),
    }
}

fn edited(text: &str, edits: &[Edit]) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    for edit in edits {
        match edit {
            Edit::Insert(at, piece) => {
                let at = at.index(chars.len() + 1);
                chars.splice(at..at, PIECES[piece.index(PIECES.len())].chars());
            }
            Edit::Delete(at, length) => {
                let at = at.index(chars.len() + 1);
                let end = (at + usize::from(*length)).min(chars.len());
                chars.drain(at..end);
            }
            Edit::Move(at, length, to) => {
                let at = at.index(chars.len() + 1);
                let end = (at + usize::from(*length)).min(chars.len());
                let cut: Vec<char> = chars.drain(at..end).collect();
                let to = to.index(chars.len() + 1);
                chars.splice(to..to, cut);
            }
        }
    }
    chars.into_iter().collect()
}

/// The project, and what a person remembers of it.
struct World {
    bench: Workbench,
    codes: [CodeId; 2],
    /// The words of every quotation as they were marked.
    marked: BTreeMap<QuotationId, String>,
    imports: usize,
}

impl World {
    fn new() -> Self {
        let mut bench = common::bench();
        let mut code = |path: &str| {
            let path = path.to_owned();
            bench
                .add_code(&NewCode {
                    path,
                    ..NewCode::default()
                })
                .unwrap()
        };
        let codes = [code("Fear"), code("Hope")];
        Self {
            bench,
            codes,
            marked: BTreeMap::new(),
            imports: 0,
        }
    }

    fn source(&self, index: &Index) -> Option<(SourceId, String)> {
        let all = self.bench.project().all::<Source>().unwrap();
        let (id, _) = all.get(index.index(all.len().max(1)))?;
        Some((*id, self.bench.source_text(*id).unwrap().text))
    }

    fn coding(&self, index: &Index) -> Option<CodingId> {
        let all = self.bench.project().all::<Coding>().unwrap();
        Some(all.get(index.index(all.len().max(1)))?.0)
    }

    fn take(&mut self, step: &Step) {
        match step {
            Step::Import { pieces, encoding } => self.import(pieces, *encoding),
            Step::Edit {
                source,
                edits,
                encoding,
            } => self.edit(source, edits, *encoding),
            Step::Code {
                source,
                start,
                length,
                code,
            } => self.code(source, start, *length, *code),
            Step::Recode { coding, code } => {
                if let Some(coding) = self.coding(coding) {
                    // It may have the code already.
                    drop(self.bench.recode(coding, self.codes[usize::from(*code)]));
                }
            }
            Step::Uncode { coding } => {
                if let Some(coding) = self.coding(coding) {
                    self.bench.remove_coding(coding).unwrap();
                }
            }
            Step::Undo if self.bench.project().undoable().unwrap() > Some(3) => {
                self.apart(|bench| bench.undo(None));
            }
            Step::Undo => {}
            Step::TakeBack(step) => {
                let last = self.bench.project().position().unwrap();
                // The first steps made the project and its codes.
                let step = 4 + step.index(usize::try_from(last - 3).unwrap()) as i64;
                self.apart(|bench| bench.undo(Some(step)));
            }
            Step::Redo => self.apart(Workbench::redo),
        }
    }

    /// Takes something back or does it again, which is refused when something would point nowhere.
    fn apart(&mut self, revert: impl FnOnce(&mut Workbench) -> Result<Option<Reverted>, Problem>) {
        let before = self.bench.project().position().unwrap();
        if let Err(problem) = revert(&mut self.bench) {
            assert_eq!(problem.kind, ProblemKind::Conflict, "{problem}");
            assert_eq!(self.bench.project().position().unwrap(), before);
        }
    }

    fn import(&mut self, pieces: &[Index], encoding: u8) {
        let text: String = pieces
            .iter()
            .map(|piece| PIECES[piece.index(PIECES.len())])
            .collect();
        let (bytes, asked) = encoded(&text, encoding);
        self.imports += 1;
        let name = format!("text-{}.txt", self.imports);
        let options = ImportOptions {
            encoding: asked,
            ..ImportOptions::default()
        };
        let imported = common::import(&mut self.bench, &[(&name, &bytes)], &options).unwrap();
        let read = self.bench.source_text(imported.sources[0].id).unwrap().text;
        assert_eq!(
            read,
            normalise_line_ends(&text),
            "the words are those of the file"
        );
    }

    fn edit(&mut self, source: &Index, edits: &[Edit], encoding: u8) {
        let Some((id, text)) = self.source(source) else {
            return;
        };
        let (bytes, encoding) = encoded(&edited(&text, edits), encoding);
        let correction = Correction {
            name: "corrected.txt",
            bytes: &bytes,
            encoding,
            reason: "heard again",
        };
        if let Err(problem) = self.bench.edit_source(id, &correction) {
            assert_eq!(
                problem.kind,
                ProblemKind::Conflict,
                "only the same text is refused: {problem}"
            );
        }
    }

    fn code(&mut self, source: &Index, start: &Index, length: u8, code: bool) {
        let Some((id, text)) = self.source(source) else {
            return;
        };
        let index = TextIndex::new(&text);
        let start = u32::try_from(start.index(text.chars().count() + 1)).unwrap();
        let end = (start + u32::from(length)).min(index.len().0);
        let Ok(span) = Span::new(start, end) else {
            return;
        };
        let codes = [self.codes[usize::from(code)]];
        // The same words may have the code already.
        let Ok(marked) =
            self.bench
                .code_passage(id, &Place::At(span), &codes, Stance::Supports, None)
        else {
            return;
        };
        assert_eq!(Some(marked.words.as_str()), index.slice(span));
        // Who codes a corrected passage codes a quotation that was marked before.
        self.marked.entry(marked.quotation).or_insert(marked.words);
    }

    fn look(&self, seen: &mut BTreeMap<&'static str, u32>) {
        let project = self.bench.project();
        for (id, quotation) in project.all::<Quotation>().unwrap() {
            *seen.entry(quotation.at.state()).or_default() += 1;
            let marked = &self.marked[&id];
            let source: Source = project.get(quotation.source).unwrap().unwrap();
            let text = self.bench.source_text(quotation.source).unwrap().text;
            let index = TextIndex::new(&text);
            if let Some((revision, _)) = quotation.at.place() {
                assert_eq!(
                    Some(revision),
                    source.revision,
                    "it stands in the text that is shown"
                );
            }
            match &quotation.at {
                Anchor::Exact { span, .. } | Anchor::Moved { span, .. } => {
                    assert_eq!(index.slice(*span), Some(marked.as_str()), "{quotation:?}");
                }
                Anchor::Changed { span, was, .. } => {
                    assert_eq!(was, marked);
                    let words = index.slice(*span).unwrap();
                    assert_ne!(words, marked, "words that did not change: {quotation:?}");
                }
                Anchor::Lost { was, .. } => assert_eq!(was, marked),
                Anchor::Region { .. } => {
                    unreachable!("nothing here marks a part of something else")
                }
            }
        }
    }
}

#[test]
fn quotations_say_the_truth_whatever_was_done() {
    let sequence = (
        prop::collection::vec(any::<Index>(), 4..14),
        any::<u8>(),
        prop::collection::vec(step(), 1..16),
    );
    let seen = RefCell::new(BTreeMap::<&str, u32>::new());
    let mut runner = TestRunner::new(ProptestConfig {
        cases: SEQUENCES,
        failure_persistence: Some(Box::new(FileFailurePersistence::SourceParallel(
            "proptest-regressions",
        ))),
        source_file: Some(file!()),
        ..ProptestConfig::default()
    });
    let result = runner.run(&sequence, |(pieces, encoding, steps)| {
        let mut world = World::new();
        world.take(&Step::Import { pieces, encoding });
        for step in &steps {
            world.take(step);
            world.look(&mut seen.borrow_mut());
        }
        let health = world.bench.project().doctor().unwrap();
        prop_assert!(health.is_good(), "{:#?}", health.complaints);
        Ok(())
    });
    if let Err(failure) = result {
        panic!("{failure}");
    }
    // A promise that was never put to the test is none.
    for state in ["exact", "moved", "changed", "lost"] {
        let count = seen.borrow().get(state).copied().unwrap_or(0);
        assert!(
            count >= SEQUENCES / 10,
            "only {count} quotations were {state}"
        );
    }
}
