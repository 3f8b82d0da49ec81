//! Merging and removing codes: nothing that somebody said is lost on the way.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use ayni_model::{
    codebook::CodeLife,
    coding::{Coding, Stance},
    id::CodeId,
    study::Finding,
    text::Span,
};
use ayni_store::Reader as _;
use ayni_workbench::{
    Problem, ProblemKind, Workbench, code::NewCode, coding::Place, finding::SaidOfFinding,
    memo::MemoChange, source::ImportOptions,
};
use common::{bench, import};

/// `uno dos tres cuatro`, and the codes A, A > B, C and D.
fn study() -> Workbench {
    let mut bench = bench();
    import(
        &mut bench,
        &[("i1.txt", b"uno dos tres cuatro\n")],
        &ImportOptions::default(),
    )
    .unwrap();
    for path in ["A", "A > B", "C", "D"] {
        let new = NewCode {
            path: path.to_owned(),
            ..NewCode::default()
        };
        bench.add_code(&new).unwrap();
    }
    bench
}

fn code(bench: &Workbench, path: &str) -> CodeId {
    bench.codebook().unwrap().find(path).unwrap()
}

fn mark(bench: &mut Workbench, (start, end): (u32, u32), path: &str, stance: Stance, note: &str) {
    let source = bench.find_source("i1").unwrap().0;
    let place = Place::At(Span::new(start, end).unwrap());
    let note = Some(note).filter(|note| !note.is_empty());
    let code = code(bench, path);
    bench
        .code_passage(source, &place, &[code], stance, note)
        .unwrap();
}

/// Returns the codings of a code: start of the passage, stance, note.
fn codings(bench: &Workbench, path: &str) -> Vec<(u32, &'static str, String)> {
    let all = bench
        .project()
        .referring::<Coding>("code", code(bench, path))
        .unwrap();
    let mut codings: Vec<_> = all
        .into_iter()
        .map(|(_, coding)| {
            let (_, quotation) = bench.find_quotation(&coding.quotation.to_string()).unwrap();
            let (_, span) = quotation.at.place().unwrap();
            let note = coding.note.unwrap_or_default();
            (span.start().0, coding.stance.word(), note)
        })
        .collect();
    codings.sort();
    codings
}

fn merge(bench: &mut Workbench, from: &[&str], into: &str) -> Result<(u64, u64), Problem> {
    let from: Vec<CodeId> = from.iter().map(|path| code(bench, path)).collect();
    let into = code(bench, into);
    let merged = bench.merge_codes(&from, into, "the same idea")?;
    assert!(bench.project().doctor().unwrap().is_good());
    Ok((merged.moved, merged.coalesced))
}

#[test]
fn a_code_that_is_named_twice_is_merged_once() {
    let mut bench = study();
    mark(&mut bench, (0, 3), "C", Stance::Supports, "");
    mark(&mut bench, (4, 7), "C", Stance::Supports, "");
    assert_eq!(merge(&mut bench, &["C", "c"], "D").unwrap(), (2, 0));
    assert_eq!(codings(&bench, "D").len(), 2);
}

#[test]
fn a_code_and_one_below_it_are_both_closed() {
    for from in [["A", "A > B"], ["A > B", "A"]] {
        let mut bench = study();
        mark(&mut bench, (0, 3), "A", Stance::Supports, "");
        mark(&mut bench, (4, 7), "A > B", Stance::Supports, "");
        merge(&mut bench, &from, "C").unwrap();
        for path in ["A", "A > B"] {
            let book = bench.codebook().unwrap();
            let life = &book.get(code(&bench, path)).unwrap().life;
            assert!(matches!(life, CodeLife::Merged { .. }), "{path}: {life:?}");
        }
        assert_eq!(codings(&bench, "C").len(), 2);
    }
}

#[test]
fn a_contrary_coding_and_the_notes_of_both_stay() {
    let mut bench = study();
    mark(&mut bench, (4, 7), "C", Stance::Supports, "clear");
    mark(&mut bench, (4, 7), "D", Stance::Contrary, "speaks against");
    mark(&mut bench, (8, 12), "C", Stance::Supports, "one");
    mark(&mut bench, (8, 12), "D", Stance::Supports, "two");
    assert_eq!(merge(&mut bench, &["D"], "C").unwrap(), (1, 1));
    assert_eq!(
        codings(&bench, "C"),
        [
            (4, "contrary", "speaks against".to_owned()),
            (4, "supports", "clear".to_owned()),
            (8, "supports", "one / two".to_owned()),
        ]
    );
}

#[test]
fn groups_and_findings_follow_the_code() {
    let mut bench = study();
    let (c, d) = (code(&bench, "C"), code(&bench, "D"));
    bench.group_codes("Feelings", &[c, d]).unwrap();
    let said = SaidOfFinding {
        row: Some("code:C".into()),
        column: Some("code:D".into()),
        text: Some("They meet.".into()),
        ..SaidOfFinding::default()
    };
    bench.set_finding("f1", &said).unwrap();
    merge(&mut bench, &["C", "D"], "A").unwrap();
    let a = code(&bench, "A");
    assert_eq!(bench.find_code_group("Feelings").unwrap().1.codes, [a]);
    let finding: Finding = bench.find_finding("f1").unwrap().1;
    assert_eq!(finding.row.code(), Some(a));
    assert_eq!(finding.column.unwrap().code(), Some(a));
}

#[test]
fn what_was_merged_is_not_merged_again_and_twins_are_refused() {
    let mut bench = study();
    merge(&mut bench, &["C"], "D").unwrap();
    let problem = merge(&mut bench, &["C"], "A").unwrap_err();
    assert_eq!(problem.message, "\"C\" was merged into \"D\" before");
    let twin = NewCode {
        path: "D > B".into(),
        ..NewCode::default()
    };
    bench.add_code(&twin).unwrap();
    let problem = merge(&mut bench, &["A"], "D").unwrap_err();
    assert!(problem.message.contains("D > B"), "{problem}");
}

#[test]
fn a_code_that_is_cited_is_not_removed() {
    let mut bench = study();
    let (c, d) = (code(&bench, "C"), code(&bench, "D"));
    merge(&mut bench, &["C"], "D").unwrap();
    let problem = bench.remove_code(d, true).unwrap_err();
    assert_eq!(problem.kind, ProblemKind::Conflict);
    assert!(problem.message.contains("merged into it"), "{problem}");
    let said = SaidOfFinding {
        row: Some("code:A > B".into()),
        text: Some("So it is.".into()),
        ..SaidOfFinding::default()
    };
    bench.set_finding("f1", &said).unwrap();
    let b = code(&bench, "A > B");
    let problem = bench.remove_code(b, true).unwrap_err();
    assert!(problem.message.contains("finding f1"), "{problem}");
    assert_eq!(
        bench.remove_code(c, true).unwrap(),
        0,
        "nobody cites this one"
    );
    assert!(bench.project().doctor().unwrap().is_good());
}

#[test]
fn a_passage_is_not_given_one_code_twice_by_one_coder() {
    let mut bench = study();
    mark(&mut bench, (0, 3), "C", Stance::Supports, "");
    mark(&mut bench, (0, 3), "D", Stance::Contrary, "");
    let d = code(&bench, "D");
    let (id, _) = bench.project().referring::<Coding>("code", d).unwrap()[0].clone();
    let c = code(&bench, "C");
    let problem = bench.recode(id, c).unwrap_err();
    assert_eq!(problem.kind, ProblemKind::Exists);
}

#[test]
fn a_memo_outlives_the_coding_that_it_is_on() {
    let mut bench = study();
    mark(&mut bench, (0, 3), "C", Stance::Supports, "");
    let c = code(&bench, "C");
    let (id, coding) = bench.project().referring::<Coding>("code", c).unwrap()[0].clone();
    let memo = MemoChange {
        on: Some(Some(id.into())),
        text: Some("Why this?".into()),
        ..MemoChange::default()
    };
    let first = bench.add_memo("Doubt", &memo).unwrap();
    let second = bench.add_memo("Doubt", &memo).unwrap();
    assert_ne!(first, second, "two memos of one title are two");
    bench.remove_coding(id).unwrap();
    let (_, memo) = bench.find_memo(&first).unwrap();
    assert_eq!(memo.on, Some(coding.quotation.into()));
    let problem = bench.remove_quotation(coding.quotation).unwrap_err();
    assert!(problem.message.contains("Doubt"), "{problem}");
    assert!(bench.project().doctor().unwrap().is_good());
}

#[test]
fn a_new_name_makes_the_code_and_gives_it_in_one_step() {
    let mut bench = study();
    let source = bench.find_source("i1").unwrap().0;
    let before = bench.project().position().unwrap();
    let new = NewCode {
        path: "Counting > Small".into(),
        ..NewCode::default()
    };
    let place = Place::At(Span::new(0, 3).unwrap());
    let (id, marked) = bench
        .code_passage_anew(source, &place, &new, Stance::Contrary, Some("hm"))
        .unwrap();
    let coding: Coding = bench.project().get(marked.codings[0]).unwrap().unwrap();
    assert_eq!(
        (coding.stance, coding.note.as_deref()),
        (Stance::Contrary, Some("hm"))
    );
    assert_eq!(bench.project().position().unwrap(), before + 1);
    assert_eq!(
        (code(&bench, "Counting > Small"), marked.words),
        (id, "uno".into())
    );
    bench.undo(None).unwrap().unwrap();
    assert!(bench.codebook().unwrap().find("Counting").is_err());
    assert!(bench.find_quotation("i1:0-3").is_err());
}
