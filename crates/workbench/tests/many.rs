//! Acts on several passages at once: one step each, and what is so already is passed over.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use std::collections::BTreeSet;

use ayni_analysis::{
    declaration::Filter,
    retrieve::{Heading, Page, Sorting},
};
use ayni_formats::Format;
use ayni_model::{
    coding::{Coding, Stance},
    id::{CodeId, CodingId, QuotationId},
    text::Span,
};
use ayni_store::Reader as _;
use ayni_workbench::{
    ProblemKind, Workbench,
    code::NewCode,
    coding::{Asked, Chosen, Extent, Given, Place, Search},
    source::ImportOptions,
};
use common::{bench, import};

const FIRST: &str = "ANA: La huelga empezó. ¿Y la Huelga de Lima? Sí.\nBEN: Nadie habló de ella.\n";
const SECOND: &str = "Una huelga, dos huelgas y otra huelga más.\n";

/// Two interviews, and the codes A and B.
fn study() -> Workbench {
    let mut bench = bench();
    let files: [(&str, &[u8]); 2] = [("i1.txt", FIRST.as_bytes()), ("i2.txt", SECOND.as_bytes())];
    import(&mut bench, &files, &ImportOptions::default()).unwrap();
    for path in ["A", "B"] {
        bench.add_code(&new(path)).unwrap();
    }
    bench
}

fn new(path: &str) -> NewCode {
    NewCode {
        path: path.to_owned(),
        ..NewCode::default()
    }
}

fn code(bench: &Workbench, path: &str) -> CodeId {
    bench.codebook().unwrap().find(path).unwrap()
}

fn mark(
    bench: &mut Workbench,
    source: &str,
    (start, end): (u32, u32),
    path: &str,
) -> (QuotationId, CodingId) {
    let source = bench.find_source(source).unwrap().0;
    let place = Place::At(Span::new(start, end).unwrap());
    let code = code(bench, path);
    let marked = bench
        .code_passage(source, &place, &[code], Stance::Supports, None)
        .unwrap();
    (marked.quotation, marked.codings[0])
}

fn count(bench: &Workbench, path: &str) -> usize {
    let id = code(bench, path);
    bench
        .project()
        .referring::<Coding>("code", id)
        .unwrap()
        .len()
}

fn search(words: &str) -> Search {
    Search {
        words: words.to_owned(),
        limit: 100,
        ..Search::default()
    }
}

#[test]
fn several_quotations_get_a_code_in_one_step() {
    let mut bench = study();
    let (one, _) = mark(&mut bench, "i1", (5, 7), "A");
    let (two, _) = mark(&mut bench, "i1", (8, 14), "B");
    let b = Given::Code(code(&bench, "B"));
    let before = bench.project().position().unwrap();
    let coded = bench
        .code_quotations(&[one, two, one], &b, Stance::Contrary)
        .unwrap();
    assert_eq!((coded.changed, coded.left), (1, 1));
    assert_eq!(bench.project().position().unwrap(), before + 1);
    assert_eq!(count(&bench, "B"), 2);
    let again = bench
        .code_quotations(&[one, two], &b, Stance::Supports)
        .unwrap_err();
    assert_eq!(again.kind, ProblemKind::Exists);
    let none = bench
        .code_quotations(&[], &b, Stance::Supports)
        .unwrap_err();
    assert_eq!(none.kind, ProblemKind::Invalid);
    bench.undo(None).unwrap();
    assert_eq!(count(&bench, "B"), 1);
    // A name that is not in the codebook is made in the same step.
    let made = Given::New(new("C > D"));
    bench
        .code_quotations(&[one, two], &made, Stance::Supports)
        .unwrap();
    assert_eq!(count(&bench, "C > D"), 2);
    bench.undo(None).unwrap();
    assert!(bench.codebook().unwrap().find("C").is_err());
}

#[test]
fn recoding_several_leaves_those_whose_passage_has_the_code() {
    let mut bench = study();
    let (quotation, first) = mark(&mut bench, "i1", (5, 7), "A");
    let (_, second) = mark(&mut bench, "i1", (8, 14), "A");
    let b = Given::Code(code(&bench, "B"));
    bench
        .code_quotations(&[quotation], &b, Stance::Supports)
        .unwrap();
    let coded = bench.recode_codings(&[first, second], &b).unwrap();
    assert_eq!((coded.changed, coded.left), (1, 1));
    assert_eq!((count(&bench, "A"), count(&bench, "B")), (1, 2));
    let contrary = bench
        .set_stances(&[first, second], Stance::Contrary)
        .unwrap();
    assert_eq!((contrary.changed, contrary.left), (2, 0));
    let same = bench.set_stances(&[first], Stance::Contrary).unwrap_err();
    assert_eq!(same.kind, ProblemKind::Exists);
}

#[test]
fn a_quotation_goes_with_the_last_of_its_codings() {
    let mut bench = study();
    let (bare, first) = mark(&mut bench, "i1", (5, 7), "A");
    let (labelled, second) = mark(&mut bench, "i1", (8, 14), "A");
    let (other, third) = mark(&mut bench, "i2", (4, 10), "A");
    bench.label_quotation(labelled, Some("strike")).unwrap();
    let b = Given::Code(code(&bench, "B"));
    bench
        .code_quotations(&[other], &b, Stance::Supports)
        .unwrap();
    bench.remove_codings(&[first, second, third]).unwrap();
    assert_eq!(count(&bench, "A"), 0);
    let there = |id: QuotationId| bench.find_quotation(&id.to_string()).is_ok();
    assert_eq!(
        (there(bare), there(labelled), there(other)),
        (false, true, true)
    );
    bench.undo(None).unwrap();
    assert_eq!(count(&bench, "A"), 3);
}

#[test]
fn hits_are_coded_with_as_much_around_them_as_is_wanted() {
    let mut bench = study();
    let words = |bench: &Workbench, extent: Extent| {
        let chosen = Chosen {
            extent,
            ..Chosen::default()
        };
        let coming = bench
            .coming_codings(&search("huelga"), &chosen, None, None)
            .unwrap();
        (coming.passages, coming.sources)
    };
    assert_eq!(words(&bench, Extent::Words), (4, 2));
    assert_eq!(
        words(&bench, Extent::Sentence),
        (3, 2),
        "two in one sentence are one"
    );
    assert_eq!(words(&bench, Extent::Paragraph), (2, 2));
    let a = code(&bench, "A");
    let chosen = Chosen {
        extent: Extent::Turn,
        ..Chosen::default()
    };
    let coded = bench
        .code_chosen_hits(&search("huelga"), &chosen, &Given::Code(a))
        .unwrap();
    assert_eq!((coded.changed, coded.left), (2, 0));
    let study = bench.study(false).unwrap();
    let passages = bench.passages(&study, &[0, 1]).unwrap();
    assert_eq!(
        passages[0].words, "La huelga empezó. ¿Y la Huelga de Lima? Sí.",
        "without the name"
    );
    assert_eq!(passages[1].words, SECOND.trim_end());
    let member = bench.member();
    let coming = bench
        .coming_codings(&search("huelga"), &chosen, Some(a), member)
        .unwrap();
    assert_eq!((coming.passages, coming.already), (2, 2));
}

#[test]
fn some_hits_are_chosen_and_others_left_out() {
    let mut bench = study();
    let found = bench.search(&search("huelga")).unwrap();
    let place = |at: usize, span: usize| {
        let hit = &found.hits[at];
        let span = hit.spans[span];
        (
            hit.source,
            Span::new(hit.start + span.start().0, hit.start + span.end().0).unwrap(),
        )
    };
    let only = Chosen {
        only: Some(BTreeSet::from([place(0, 1)])),
        ..Chosen::default()
    };
    let without = Chosen {
        without: BTreeSet::from([place(0, 1)]),
        ..Chosen::default()
    };
    let b = Given::Code(code(&bench, "B"));
    assert_eq!(
        bench
            .code_chosen_hits(&search("huelga"), &only, &b)
            .unwrap()
            .changed,
        1
    );
    assert_eq!(
        bench
            .code_chosen_hits(&search("huelga"), &without, &b)
            .unwrap()
            .changed,
        3
    );
}

#[test]
fn all_words_prefixes_and_exact_words() {
    let bench = study();
    let hits = |search: Search| -> usize {
        let found = bench.search(&search).unwrap();
        found.hits.iter().map(|hit| hit.spans.len()).sum()
    };
    let all = Search {
        all: true,
        ..search("lima HUELGA")
    };
    assert_eq!(hits(all), 3, "two and one, in one paragraph");
    assert_eq!(
        hits(Search {
            all: true,
            exact: true,
            ..search("Huelga Lima")
        }),
        2
    );
    assert_eq!(
        hits(Search {
            prefix: true,
            ..search("huelg")
        }),
        5
    );
    assert_eq!(
        hits(Search {
            prefix: true,
            ..search("dos huel")
        }),
        1
    );
    assert_eq!(
        hits(Search {
            prefix: true,
            exact: true,
            ..search("Huelg")
        }),
        1
    );
}

#[test]
fn quotations_stand_under_headings_and_hold_words() {
    let mut bench = study();
    let (one, _) = mark(&mut bench, "i1", (5, 22), "A");
    mark(&mut bench, "i2", (0, 10), "B");
    let b = Given::Code(code(&bench, "B"));
    bench.code_quotations(&[one], &b, Stance::Supports).unwrap();
    let asked = |words: Option<&str>, heading| Asked {
        filter: Filter::default(),
        words: words.map(str::to_owned),
        heading,
        sorting: Sorting::Place,
    };
    let under = bench
        .retrieve_under(&asked(None, Heading::Code), Page::ALL)
        .unwrap();
    let headings: Vec<_> = under.headings.iter().map(|(_, lines)| *lines).collect();
    assert_eq!((under.total, under.lines, headings), (2, 3, vec![1, 2]));
    let holding = bench
        .retrieve_under(&asked(Some("empezo"), Heading::None), Page::ALL)
        .unwrap();
    assert_eq!(
        (holding.total, holding.passages[0].passage.words.as_str()),
        (1, "La huelga empezó.")
    );
    let alone = bench.study(false).unwrap();
    let alone = bench.coded_passage(&alone, one).unwrap();
    assert_eq!(
        (alone.passage.words.as_str(), alone.codings.len()),
        ("La huelga empezó.", 2)
    );
    let table = bench
        .export_quotations(&asked(None, Heading::Code), Format::Csv)
        .unwrap();
    let table = String::from_utf8(table).unwrap();
    let head = "code,citation,words,codes,contrary,coders,notes,label,source,name,when,country,start,end,id";
    assert!(
        table.trim_start_matches('\u{feff}').starts_with(head),
        "{table}"
    );
    assert_eq!(table.lines().count(), 4);
    for format in [
        Format::Md,
        Format::Html,
        Format::Docx,
        Format::Xlsx,
        Format::Json,
    ] {
        assert!(
            !bench
                .export_quotations(&asked(None, Heading::None), format)
                .unwrap()
                .is_empty()
        );
    }
}

#[test]
fn a_merge_is_told_before_it_is_done() {
    let mut bench = study();
    let (one, _) = mark(&mut bench, "i1", (5, 7), "A");
    mark(&mut bench, "i1", (8, 14), "A");
    let (a, b) = (code(&bench, "A"), code(&bench, "B"));
    bench
        .code_quotations(&[one], &Given::Code(b), Stance::Supports)
        .unwrap();
    let before = common::dump(&bench);
    let coming = bench.coming_merge(&[a], b).unwrap();
    assert_eq!((coming.moved, coming.coalesced), (1, 1));
    assert_eq!(common::dump(&bench), before);
    assert_eq!(bench.merge_codes(&[a], b, "the same").unwrap(), coming);
    assert_eq!(
        bench.coming_merge(&[b], b).unwrap_err().kind,
        ProblemKind::Conflict
    );
}

#[test]
fn several_codes_are_moved_in_one_step() {
    let mut bench = study();
    for path in ["C", "C > A", "D"] {
        bench.add_code(&new(path)).unwrap();
    }
    let ids = |bench: &Workbench, paths: &[&str]| -> Vec<CodeId> {
        paths.iter().map(|path| code(bench, path)).collect()
    };
    let paths = |bench: &Workbench| -> Vec<String> {
        let book = bench.codebook().unwrap();
        book.iter().map(|(id, _)| book.path(id)).collect()
    };
    let moving = ids(&bench, &["D", "B"]);
    let under = code(&bench, "C");
    bench.move_codes(&moving, Some(under), Some(0)).unwrap();
    assert_eq!(paths(&bench), ["A", "C", "C > B", "C > D", "C > A"]);
    let before = common::dump(&bench);
    let twins = ids(&bench, &["A", "C > A"]);
    let refused = bench.move_codes(&twins, None, None).unwrap_err();
    assert_eq!(refused.kind, ProblemKind::Exists);
    let refused = bench
        .move_codes(&[under], Some(moving[0]), None)
        .unwrap_err();
    assert_eq!(refused.kind, ProblemKind::Conflict);
    assert_eq!(common::dump(&bench), before);
    // What is below goes with what is above it.
    let nested = ids(&bench, &["C", "C > B"]);
    bench.move_codes(&nested, None, Some(0)).unwrap();
    assert_eq!(paths(&bench), ["C", "C > B", "C > D", "C > A", "A"]);
}

#[test]
fn a_group_gets_another_name() {
    let mut bench = study();
    let (a, b) = (code(&bench, "A"), code(&bench, "B"));
    bench.group_codes("First", &[a]).unwrap();
    bench.group_codes("Second", &[b]).unwrap();
    let taken = bench.rename_code_group("first", "SECOND").unwrap_err();
    assert_eq!(taken.kind, ProblemKind::Exists);
    bench.rename_code_group("first", "FIRST").unwrap();
    let names: Vec<_> = bench
        .code_groups()
        .unwrap()
        .into_iter()
        .map(|it| it.name)
        .collect();
    assert_eq!(names, ["FIRST", "Second"]);
}
