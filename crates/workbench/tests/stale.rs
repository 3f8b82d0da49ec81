//! A finding is stale when what it stands on is no longer as it was when somebody last read it.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use ayni_analysis::check::{CheckOptions, DiagnosticCode};
use ayni_model::{
    coding::Stance,
    id::{CodeId, CodingId, SourceId},
};
use ayni_store::Fate;
use ayni_store::Reader as _;
use ayni_workbench::{
    ProblemKind, Workbench,
    code::{Definition, NewCode},
    coding::Place,
    finding::SaidOfFinding,
    source::{Correction, ImportOptions},
};
use common::{bench, dump, import};

const TEXT: &str =
    "ANA: Well. The mine closes in March, they say.\n\nPEDRO: Nobody told us about it.\n";

struct Case {
    bench: Workbench,
    source: SourceId,
    /// `Work`, `Work > Closure` and `Hope`.
    codes: [CodeId; 3],
    /// The coding of the cited passage as Closure.
    coding: CodingId,
}

/// A finding on Work that stands on “The mine closes in March”, coded as Closure.
fn case() -> Case {
    let mut bench = bench();
    let files: [(&str, &[u8]); 1] = [("i1.txt", TEXT.as_bytes())];
    import(&mut bench, &files, &ImportOptions::default()).unwrap();
    let source = bench.find_source("i1").unwrap().0;
    let codes = ["Work", "Work > Closure", "Hope"].map(|path| {
        let new = NewCode {
            path: path.into(),
            definition: Some(format!("what they say of {path}")),
            ..NewCode::default()
        };
        bench.add_code(&new).unwrap()
    });
    code(&mut bench, source, "The mine closes in March", codes[1]);
    let coding = codings(&bench, source)[0];
    let mut case = Case {
        bench,
        source,
        codes,
        coding,
    };
    let said = SaidOfFinding {
        row: Some("code:Work".into()),
        text: Some("They fear.".into()),
        add: vec!["i1:11-35".into()],
        ..SaidOfFinding::default()
    };
    case.bench.set_finding("f1", &said).unwrap();
    assert_eq!(case.stale(), None, "it was just written");
    case
}

fn code(bench: &mut Workbench, source: SourceId, words: &str, code: CodeId) {
    let place = Place::Words {
        words: words.into(),
        near: None,
    };
    bench
        .code_passage(source, &place, &[code], Stance::Supports, None)
        .unwrap();
}

fn codings(bench: &Workbench, source: SourceId) -> Vec<CodingId> {
    let all = bench.project().codings_of(source).unwrap();
    all.into_iter().map(|(id, _)| id).collect()
}

impl Case {
    fn correct(&mut self, from: &str, to: &str) {
        let id = self.source;
        let text = self.bench.source_text(id).unwrap().text.replace(from, to);
        let corrected = Correction {
            name: "corrected.txt",
            bytes: text.as_bytes(),
            encoding: None,
            reason: "heard again",
        };
        self.bench.edit_source(id, &corrected).unwrap();
    }

    /// Moves the ends of the cited passage.
    fn resize(&mut self, words: &str) {
        let quotation = self.bench.find_quotation("i1:11-35").unwrap().0;
        let place = Place::Words {
            words: words.into(),
            near: None,
        };
        self.bench.resize_quotation(quotation, &place).unwrap();
    }

    fn undo(&mut self) {
        self.bench.undo(None).unwrap().unwrap();
    }

    fn confirm(&mut self) {
        self.bench.confirm_finding("f1").unwrap();
        assert_eq!(self.stale(), None, "it was just confirmed");
    }

    /// Returns what changed since the finding was written, in the words of the check.
    fn stale(&self) -> Option<String> {
        let all = self.bench.check(&CheckOptions::default()).unwrap();
        let one = all
            .into_iter()
            .find(|one| one.code == DiagnosticCode::FindingStale)?;
        assert_eq!(one.place, "finding:f1");
        assert!(one.remedy.ends_with("ayni finding confirm f1"));
        let what = one
            .reason
            .strip_prefix("after it was written, something that it stands on changed: ")
            .unwrap();
        Some(what.replace("; it may no longer say what they say", ""))
    }

    #[track_caller]
    fn is_stale_by(&self, sentence: &str) {
        assert_eq!(self.stale().as_deref(), Some(sentence));
    }
}

const CORRECTED: &str =
    "corrected the text of i1 (quotations: 0 exact, 0 moved, 1 changed, 0 lost)";

#[test]
fn taking_a_confirmation_back_changes_nothing_in_the_finding() {
    let mut case = case();
    let fates = |bench: &Workbench, entry: i64| {
        let restored = bench.project().preview_revert(entry).unwrap().unwrap();
        restored
            .iter()
            .map(|one| (one.fate, one.kept))
            .collect::<Vec<_>>()
    };
    let write = |bench: &mut Workbench, text: &str| {
        let said = SaidOfFinding {
            text: Some(text.to_owned()),
            ..SaidOfFinding::default()
        };
        bench.set_finding("f1", &said).unwrap();
        bench.project().position().unwrap()
    };
    case.confirm();
    let confirmed = case.bench.project().position().unwrap();
    assert_eq!(fates(&case.bench, confirmed), [(Fate::Unchanged, 0)]);
    let first = write(&mut case.bench, "They fear it.");
    assert_eq!(fates(&case.bench, confirmed), [(Fate::Unchanged, 0)]);
    // What an act did set, and a later one set again, is another thing.
    write(&mut case.bench, "They fear it still.");
    assert_eq!(fates(&case.bench, first), [(Fate::Kept, 1)]);
    let reverted = case.bench.undo(Some(confirmed)).unwrap().unwrap();
    assert_eq!(reverted.kept, 0);
}

#[test]
fn a_corrected_passage_is_read_again_and_confirmed() {
    let mut case = case();
    case.correct("closes in March", "closed in March");
    case.is_stale_by(CORRECTED);
    let before = dump(&case.bench);
    case.confirm();
    assert_eq!(dump(&case.bench), before, "the finding says what it said");
    let history = case.bench.project().history(0, 1).unwrap();
    assert_eq!(history[0].operation.sentence(), "confirmed the finding f1");
    case.undo();
    case.is_stale_by(CORRECTED);
    case.bench.redo().unwrap().unwrap();
    assert_eq!(case.stale(), None);
    assert!(case.bench.project().doctor().unwrap().is_good());
    case.correct("March", "April");
    case.is_stale_by(CORRECTED);
}

#[test]
fn a_passage_that_is_carried_along_says_what_it_said() {
    let mut case = case();
    case.correct("Well. ", "");
    assert_eq!(case.stale(), None, "moved");
    case.correct("closes in March", "closed in March");
    case.confirm();
    case.correct("told us", "told me");
    case.correct("ANA: ", "ANA: So. ");
    assert_eq!(case.stale(), None, "changed before, and the same since");
}

#[test]
fn the_act_that_is_named_is_the_one_that_changed_the_words() {
    let mut case = case();
    case.resize("The mine closes");
    case.correct("Well. ", "");
    case.is_stale_by("resized a quotation of i1 to “The mine closes”");
}

#[test]
fn what_was_taken_back_is_no_change() {
    let mut case = case();
    case.correct("closes in March", "closed in March");
    case.undo();
    assert_eq!(case.stale(), None, "taken back");
    case.correct("closes in March", "closed in March");
    case.correct("closed in March", "closes in March");
    assert_eq!(case.stale(), None, "corrected back");
    case.resize("The mine closes");
    case.is_stale_by("resized a quotation of i1 to “The mine closes”");
    case.undo();
    assert_eq!(case.stale(), None);
}

#[test]
fn a_merge_neither_writes_a_finding_nor_makes_it_stale() {
    let mut case = case();
    let [work, _, hope] = case.codes;
    case.bench.merge_codes(&[work], hope, "the same").unwrap();
    assert_eq!(case.stale(), None);
    case.undo();
    case.correct("closes in March", "closed in March");
    case.bench.merge_codes(&[work], hope, "the same").unwrap();
    case.is_stale_by(CORRECTED);
}

#[test]
fn a_passage_that_is_given_another_code_is_told_of() {
    let mut case = case();
    let [work, closure, hope] = case.codes;
    case.bench.recode(case.coding, work).unwrap();
    assert_eq!(case.stale(), None, "still in the row of the finding");
    case.bench.recode(case.coding, hope).unwrap();
    case.is_stale_by("recoded a passage of i1 from “Work” to “Hope”");
    case.bench.recode(case.coding, closure).unwrap();
    assert_eq!(case.stale(), None, "and back");
    case.bench
        .set_coding(case.coding, Some(Stance::Contrary), None)
        .unwrap();
    case.is_stale_by("set a coding of “Work > Closure” in i1");
}

#[test]
fn a_passage_that_loses_its_code_is_told_of() {
    let mut case = case();
    case.bench.remove_coding(case.coding).unwrap();
    case.is_stale_by("removed a coding of “Work > Closure” from i1");
    case.undo();
    assert_eq!(case.stale(), None);
    let (source, hope) = (case.source, case.codes[2]);
    code(&mut case.bench, source, "The mine closes in March", hope);
    let other = codings(&case.bench, source)[1];
    case.bench.remove_coding(other).unwrap();
    assert_eq!(case.stale(), None, "another code of the passage");
    case.bench.remove_code(case.codes[1], true).unwrap();
    case.is_stale_by("removed the code “Work > Closure” with 1 coding");
}

#[test]
fn a_code_that_is_defined_anew_is_told_of() {
    let mut case = case();
    let define = |case: &mut Case, text: &str| {
        let said = Definition {
            definition: Some(text.into()),
            ..Default::default()
        };
        case.bench.define_code(case.codes[0], &said).unwrap();
    };
    define(&mut case, "all of it");
    case.is_stale_by("defined the code “Work”");
    define(&mut case, "what they say of Work");
    assert_eq!(case.stale(), None, "and defined as it was");
}

#[test]
fn only_what_is_said_is_written() {
    let mut case = case();
    case.correct("closes in March", "closed in March");
    let note = SaidOfFinding {
        note: Some("of one mine".into()),
        column: Some("source:i1".into()),
        ..SaidOfFinding::default()
    };
    case.bench.set_finding("f1", &note).unwrap();
    case.is_stale_by(CORRECTED);
    let anew = SaidOfFinding {
        text: Some("They fear the closure.".into()),
        ..SaidOfFinding::default()
    };
    case.bench.set_finding("f1", &anew).unwrap();
    assert_eq!(case.stale(), None, "written anew");
    case.undo();
    case.is_stale_by(CORRECTED);
    case.bench.redo().unwrap().unwrap();
    assert_eq!(case.stale(), None);
}

#[test]
fn a_quotation_that_a_finding_stands_on_is_not_undone() {
    let mut case = case();
    let (source, work) = (case.source, case.codes[0]);
    code(&mut case.bench, source, "Nobody told us", work);
    let marked = case.bench.project().position().unwrap();
    let cited = SaidOfFinding {
        add: vec!["i1:55-69".into()],
        ..SaidOfFinding::default()
    };
    case.bench.set_finding("f1", &cited).unwrap();
    let refused = case.bench.undo(Some(marked)).unwrap_err();
    assert_eq!(refused.kind, ProblemKind::Conflict);
    assert_eq!(case.stale(), None);
    let finding = case.bench.find_finding("f1").unwrap().1;
    assert_eq!(finding.quotations.len(), 2);
}
