//! Every act can be taken back and done again; a refused one changes nothing.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use ayni_model::{
    coding::{Anchor, Coding, Quotation, Stance},
    study::AttributeOf,
    text::{CodePoint, Span},
    value::ValueType,
};
use ayni_store::Reader as _;
use ayni_workbench::{
    Door, Problem, ProblemKind, Workbench,
    attribute::AttributeChange,
    claim::NewClaim,
    code::NewCode,
    coding::{Place, Search},
    fields::Assignment,
    memo::MemoChange,
    phase::PhaseChange,
    source::{Correction, ImportOptions},
    tie::TieFilter,
};
use common::{bench, dump, import};

fn fields(pairs: &[(&str, &str)]) -> Vec<Assignment> {
    pairs
        .iter()
        .map(|(field, value)| Assignment::new(*field, *value))
        .collect()
}

/// Does something, takes it back and does it again.
#[track_caller]
fn act<T>(bench: &mut Workbench, act: impl FnOnce(&mut Workbench) -> Result<T, Problem>) -> T {
    let before = dump(bench);
    let answer = act(bench).unwrap();
    let after = dump(bench);
    assert_ne!(before, after, "the act did nothing");
    bench.undo(None).unwrap().unwrap();
    assert_eq!(dump(bench), before, "taken back, the project is as it was");
    bench.redo().unwrap().unwrap();
    assert_eq!(
        dump(bench),
        after,
        "done again, the project is as it was after"
    );
    assert!(bench.project().doctor().unwrap().is_good());
    answer
}

/// Does something that is refused.
#[track_caller]
fn refused<T>(
    bench: &mut Workbench,
    act: impl FnOnce(&mut Workbench) -> Result<T, Problem>,
) -> Problem {
    let (before, position) = (dump(bench), bench.project().position().unwrap());
    let problem = act(bench).err().expect("it should be refused");
    assert_eq!(dump(bench), before, "a refused act changes nothing");
    assert_eq!(bench.project().position().unwrap(), position);
    problem
}

fn study() -> Workbench {
    let mut bench = bench();
    let two: [(&str, &[u8]); 2] = [
        (
            "Interview 1.txt",
            b"ANA: The mine closes in March.\n\nPEDRO: Nobody told us about it.\n",
        ),
        ("Interview 2.txt", b"We were told in November."),
    ];
    act(&mut bench, |bench| {
        import(bench, &two, &ImportOptions::default())
    });
    let owner = fields(&[("kind", "organisation"), ("organisation_kind", "employer")]);
    act(&mut bench, |bench| bench.set_actor("canmin", &owner));
    act(&mut bench, |bench| {
        bench.set_actor("mine-1", &fields(&[("kind", "site"), ("country", "ca?")]))
    });
    bench
}

#[test]
fn files_come_in_as_one_step_or_not_at_all() {
    let mut bench = bench();
    let files: [(&str, &[u8]); 3] = [
        ("a.txt", b"one"),
        ("bad.pdf", b"%PDF-1.4 nothing"),
        ("folder/a.txt", b"two"),
    ];
    let problem = refused(&mut bench, |bench| {
        import(bench, &files, &ImportOptions::default())
    });
    assert!(
        problem
            .message
            .starts_with("1 of 3 files cannot be imported, so nothing was\n  bad.pdf")
    );
    // The page says the reasons in its own language.
    let told: Vec<&str> = problem
        .hints
        .iter()
        .filter(|hint| hint.at == Door::Page)
        .map(|hint| &*hint.sentence)
        .collect();
    assert_eq!(told.len(), 1);
    assert!(told[0].starts_with("bad.pdf"), "{told:?}");
    // A single file is refused in its own words.
    let alone = refused(&mut bench, |bench| {
        import(bench, &files[1..2], &ImportOptions::default())
    });
    assert_eq!(*alone.message, *told[0]);
    let options = ImportOptions {
        skip_bad: true,
        attributes: fields(&[("wave", "2005")]),
        ..ImportOptions::default()
    };
    let imported = act(&mut bench, |bench| import(bench, &files, &options));
    let keys: Vec<&str> = imported
        .sources
        .iter()
        .map(|source| source.key.as_str())
        .collect();
    assert_eq!((keys, imported.refused.len()), (vec!["a", "a-2"], 1));
    assert_eq!(imported.defined, ["wave"]);
}

#[test]
fn facts_of_a_source_are_read_by_their_type() {
    let mut bench = study();
    let id = bench.find_source("interview-1").unwrap().0;
    let number = AttributeChange {
        of: AttributeOf::Source,
        name: "number".into(),
        value_type: Some(ValueType::Integer),
        description: None,
    };
    act(&mut bench, |bench| bench.define_attribute(&number));
    let said = fields(&[
        ("when", "2005-11"),
        ("country", "PE?"),
        ("informants", "canmin"),
        ("number", " 7"),
    ]);
    act(&mut bench, |bench| bench.set_source(id, &said));
    let problem = refused(&mut bench, |bench| {
        bench.set_source(id, &fields(&[("number", "seven")]))
    });
    assert_eq!(problem.message, "number: \"seven\" is not a whole number");
    let set = act(&mut bench, |bench| {
        bench.set_source(id, &fields(&[("region", "South")]))
    });
    assert_eq!(set.defined, ["region"]);
    act(&mut bench, |bench| {
        bench.rename_attribute(AttributeOf::Source, "region", "area")
    });
    act(&mut bench, |bench| {
        bench.remove_attribute(AttributeOf::Source, "area", true)
    });
    act(&mut bench, |bench| bench.rename_source(id, "first"));
    refused(&mut bench, |bench| bench.rename_source(id, "interview-2"));
    act(&mut bench, |bench| {
        bench.add_source("minutes-1", &fields(&[("kind", "minutes")]))
    });
    let register = b"key,when,number,town\nfirst,2005-12,8,Lima\ninterview-2,,9,\nmissing,,1,\n";
    let done = act(&mut bench, |bench| {
        bench.set_sources_from("r.csv", register, "key")
    });
    assert_eq!(
        (done.changed, done.unknown),
        (2, vec![(4, "missing".to_owned())])
    );
    assert_eq!(done.unnamed, ["minutes-1"]);
    assert_eq!(done.defined, ["town"]);
}

#[test]
fn a_correction_moves_the_quotations_and_forgets_no_words() {
    let mut bench = study();
    let id = bench.find_source("interview-1").unwrap().0;
    let code = bench
        .add_code(&NewCode {
            path: "Closure".into(),
            ..NewCode::default()
        })
        .unwrap();
    for words in ["The mine closes in March.", "Nobody told us"] {
        let place = Place::Words {
            words: words.into(),
            near: None,
        };
        act(&mut bench, |bench| {
            bench.code_passage(id, &place, &[code], Stance::Supports, None)
        });
    }
    let correction = |bytes: &'static [u8]| Correction {
        name: "corrected.txt",
        bytes,
        encoding: None,
        reason: "heard again",
    };
    let new = correction(b"ANA: Well. The mine closes in March.\n");
    let edited = act(&mut bench, |bench| bench.edit_source(id, &new));
    assert_eq!((edited.moved, edited.lost.len()), (1, 1));
    assert_eq!(edited.lost[0].1, "Nobody told us");
    let back = correction(b"ANA: The mine closes in March.\n\nPEDRO: Nobody told us about it.\n");
    let edited = act(&mut bench, |bench| bench.edit_source(id, &back));
    assert_eq!(
        (edited.moved, edited.found),
        (1, 1),
        "lost words are found again"
    );
    assert_eq!(bench.revisions(id).unwrap().len(), 3);
    let problem = refused(&mut bench, |bench| bench.edit_source(id, &back));
    assert_eq!(problem.kind, ProblemKind::Conflict);
    refused(&mut bench, |bench| bench.remove_source(id, false));
    act(&mut bench, |bench| bench.remove_source(id, true));
}

#[test]
fn passages_of_a_text_that_is_taken_back_are_listed_and_come_back_with_it() {
    let mut bench = study();
    let id = bench.find_source("interview-1").unwrap().0;
    let new = Correction {
        name: "corrected.txt",
        bytes: b"ANA: Well. The mine closes in March.\n",
        encoding: None,
        reason: "heard again",
    };
    bench.edit_source(id, &new).unwrap();
    let edit = bench.project().position().unwrap();
    let place = Place::Words {
        words: "Well.".into(),
        near: None,
    };
    let marked = bench
        .code_passage(id, &place, &[], Stance::Supports, None)
        .unwrap();
    let anchor = |bench: &Workbench| {
        let (_, quotation) = bench.find_quotation(&marked.quotation.to_string()).unwrap();
        quotation.at
    };
    bench.undo(Some(edit)).unwrap().unwrap();
    assert!(
        matches!(anchor(&bench), Anchor::Lost { was, .. } if was == "Well."),
        "the old text never had the word"
    );
    assert!(bench.project().doctor().unwrap().is_good());
    let undo = bench.project().position().unwrap();
    bench.undo(Some(undo)).unwrap().unwrap();
    assert!(matches!(anchor(&bench), Anchor::Exact { .. }));
    assert!(bench.project().doctor().unwrap().is_good());
}

#[test]
fn a_split_quotation_keeps_all_its_codings_in_both_parts() {
    let mut bench = study();
    let id = bench.find_source("interview-1").unwrap().0;
    let code = |bench: &mut Workbench, path: &str| {
        bench
            .add_code(&NewCode {
                path: path.into(),
                ..NewCode::default()
            })
            .unwrap()
    };
    let codes = [code(&mut bench, "Closure"), code(&mut bench, "Mine")];
    // “The mine closes in March.”
    let at = |start, end| Place::At(Span::new(start, end).unwrap());
    let marked = bench
        .code_passage(id, &at(5, 30), &codes, Stance::Contrary, Some("hm"))
        .unwrap();
    bench
        .label_quotation(marked.quotation, Some("march"))
        .unwrap();
    let split = |end, start| {
        move |bench: &mut Workbench| {
            bench.split_quotation(marked.quotation, CodePoint(end), CodePoint(start))
        }
    };
    for (end, start) in [(5, 6), (20, 30), (14, 13), (4, 9), (20, 40)] {
        refused(&mut bench, split(end, start));
    }
    // A part that is marked already takes the codings that it has not.
    let part = bench
        .code_passage(id, &at(21, 30), &codes[..1], Stance::Supports, None)
        .unwrap();
    let second = act(&mut bench, split(20, 21));
    assert_eq!(second, part.quotation);
    let on = |quotation| -> Vec<_> {
        let mut all: Vec<_> = bench
            .project()
            .referring::<Coding>("quotation", quotation)
            .unwrap()
            .into_iter()
            .map(|(_, it)| (it.code, it.stance, it.note))
            .collect();
        all.sort();
        all
    };
    let contrary = |code| (code, Stance::Contrary, Some("hm".to_owned()));
    assert_eq!(on(marked.quotation), codes.map(contrary));
    assert_eq!(
        on(second),
        [(codes[0], Stance::Supports, None), contrary(codes[1])]
    );
    let (_, first) = bench.find_quotation(&marked.quotation.to_string()).unwrap();
    assert_eq!(first.at.place().unwrap().1, Span::new(5, 20).unwrap());
    assert_eq!(first.label.as_deref(), Some("march"));
}

#[test]
fn a_rumour_never_owns() {
    let mut bench = study();
    let (owner, mine) = (
        bench.find_actor("canmin").unwrap().0,
        bench.find_actor("mine-1").unwrap().0,
    );
    let rumour = fields(&[("status", "rumoured"), ("when", "2005/..")]);
    act(&mut bench, |bench| {
        bench.add_tie(owner, "owns", mine, &rumour)
    });
    let problem = refused(&mut bench, |bench| bench.add_tie(mine, "owns", mine, &[]));
    assert_eq!(
        problem.message,
        "to: a tie binds two actors, and both its ends are mine-1"
    );
    let at = TieFilter {
        at: Some("2005-11".parse().unwrap()),
        ..TieFilter::default()
    };
    assert!(bench.ties(&at).unwrap().is_empty());
    let key = "canmin-owns-mine-1";
    act(&mut bench, |bench| {
        bench.set_tie(key, &fields(&[("status", "stated")]))
    });
    assert_eq!(bench.ties(&at).unwrap().len(), 1);
    let problem = refused(&mut bench, |bench| bench.remove_actor(mine));
    assert_eq!(
        problem.message,
        "the actor mine-1 is cited by tie canmin-owns-mine-1"
    );
    act(&mut bench, |bench| bench.remove_tie(key));
    act(&mut bench, |bench| bench.remove_actor(mine));
}

#[test]
fn events_claims_voices_and_memos_are_steps_too() {
    let mut bench = study();
    let actor = bench.find_actor("canmin").unwrap().0;
    let source = bench.find_source("interview-1").unwrap().0;
    act(&mut bench, |bench| {
        bench.set_event("visit", &fields(&[("kind", "visit"), ("when", "2006-03")]))
    });
    let event = bench.find_event("visit").unwrap().0;
    act(&mut bench, |bench| {
        bench.add_participation(event, actor, "guest", None)
    });
    refused(&mut bench, |bench| {
        bench.add_participation(event, actor, "guest", None)
    });
    act(&mut bench, |bench| {
        bench.remove_participation(event, actor, None)
    });
    act(&mut bench, |bench| {
        bench.add_participation(event, actor, "host", None)
    });
    act(&mut bench, |bench| bench.remove_event(event));
    act(&mut bench, |bench| {
        bench.set_voice(source, "ANA", Some(Some(actor)), Some("interviewer"))
    });
    refused(&mut bench, |bench| {
        bench.set_voice(source, "ANNA", None, Some("other"))
    });
    let claim = NewClaim {
        subject: source.into(),
        attribute: "informant".into(),
        value: "{organisation_kind=employer; country=PE?}".into(),
        according_to: bench.find_source("interview-2").unwrap().0,
        locator: None,
        quote: None,
        note: None,
    };
    let id = act(&mut bench, |bench| bench.add_claim(&claim));
    let noun = bench.claims(None).unwrap().remove(0).1;
    assert_eq!(
        bench.print_claim_value(&noun.value).unwrap(),
        "{country=PE?; organisation_kind=employer}"
    );
    act(&mut bench, |bench| bench.remove_claim(id));
    let memo = MemoChange {
        on: Some(Some(source.into())),
        text: Some("Two.".into()),
        ..MemoChange::default()
    };
    act(&mut bench, |bench| bench.set_memo("Number 14 twice", &memo));
    refused(&mut bench, |bench| bench.remove_source(source, true));
    act(&mut bench, |bench| bench.remove_memo("number-14-twice"));
    let phase = PhaseChange {
        when: vec!["1990/2004".parse().unwrap()],
        ..PhaseChange::default()
    };
    act(&mut bench, |bench| bench.set_phase("phase-1", &phase));
    refused(&mut bench, |bench| {
        bench.set_phase("phase-2", &PhaseChange::default())
    });
    act(&mut bench, |bench| bench.remove_phase("phase-1"));
    act(&mut bench, |bench| bench.add_member("ted", None));
    let ted = bench.member_by_key("ted").unwrap();
    act(&mut bench, |bench| {
        bench.rename_member(ted, Some("theo"), None)
    });
}

#[test]
fn a_round_keeps_the_codebook_as_it_was() {
    let mut bench = bench();
    let id = bench
        .add_code(&NewCode {
            path: "Fear".into(),
            ..NewCode::default()
        })
        .unwrap();
    act(&mut bench, |bench| bench.name_round("round 1"));
    bench.rename_code(id, "Fear of closure").unwrap();
    let (then, now) = (
        bench.find_moment("round 1").unwrap(),
        bench.find_moment("now").unwrap(),
    );
    assert_eq!(bench.codebook_at(then).unwrap().path(id), "Fear");
    let changes = bench.codebook_changes(then, now).unwrap();
    assert_eq!(changes[0].sentence(), "renamed “Fear” to “Fear of closure”");
    assert_eq!(
        bench.find_moment("2023").unwrap().at(),
        bench.project().now().unwrap()
    );
    assert_eq!(
        bench.find_moment("2001").unwrap_err().kind,
        ProblemKind::NotFound
    );
    assert_eq!(
        bench.find_moment("step 2").unwrap(),
        bench.find_moment("2").unwrap()
    );
    let md = bench
        .export_codebook(Some(then), ayni_formats::Format::Md)
        .unwrap();
    assert!(String::from_utf8(md).unwrap().contains("Fear"));
    assert_eq!(
        bench
            .project()
            .all::<ayni_model::codebook::Code>()
            .unwrap()
            .len(),
        1
    );
}

#[test]
fn a_known_source_gets_its_text() {
    let mut bench = bench();
    let known = fields(&[
        ("kind", "interview"),
        ("when", "2007"),
        ("place", "Iquique"),
    ]);
    act(&mut bench, |bench| bench.add_source("interview-31", &known));
    let options = ImportOptions {
        key: Some("Interview-31".into()),
        country: Some("CL".parse().unwrap()),
        ..ImportOptions::default()
    };
    let file: [(&str, &[u8]); 1] = [("31.txt", b"ANA: La huelga.\n")];
    act(&mut bench, |bench| import(bench, &file, &options));
    let (id, source) = bench.find_source("interview-31").unwrap();
    assert_eq!(bench.source_text(id).unwrap().text, "ANA: La huelga.\n");
    assert_eq!(
        (
            source.kind.0.as_str(),
            source.when.unwrap().to_string(),
            source.country.unwrap().word
        ),
        ("interview", "2007".to_owned(), "CL".to_owned())
    );
    let problem = refused(&mut bench, |bench| import(bench, &file, &options));
    assert!(problem.message.contains("has a text already"), "{problem}");
}

#[test]
fn who_speaks_follows_the_labels_of_a_corrected_text() {
    let mut bench = bench();
    let text = b"INTERVIEWER: Why?\nBOB: They closed it.\nINTERVIEWER: When?\nBOB: In March.\n";
    import(&mut bench, &[("i1.txt", text)], &ImportOptions::default()).unwrap();
    let source = bench.find_source("i1").unwrap().0;
    act(&mut bench, |bench| {
        bench.set_actor("bob", &fields(&[("kind", "person")]))
    });
    let bob = bench.find_actor("bob").unwrap().0;
    bench
        .set_voice(source, "BOB", Some(Some(bob)), None)
        .unwrap();
    let corrected = b"INTERVIEWER: Why?\nP1: They closed it.\nANA: They did.\n\
        INTERVIEWER: When?\nP1: In March.\nANA: In May.\n";
    let correction = Correction {
        name: "i1.txt",
        bytes: corrected,
        reason: "pseudonyms, and a turn that was forgotten",
        ..Correction::default()
    };
    act(&mut bench, |bench| bench.edit_source(source, &correction));
    let said: Vec<(String, usize, &str, bool)> = bench
        .voices(source)
        .unwrap()
        .into_iter()
        .map(|line| {
            let voice = line.voice.unwrap();
            (
                line.label,
                line.turns,
                voice.role.word(),
                voice.actor == Some(bob),
            )
        })
        .collect();
    assert_eq!(
        said,
        [
            ("INTERVIEWER".to_owned(), 2, "interviewer", false),
            ("P1".to_owned(), 2, "informant", true),
            ("ANA".to_owned(), 2, "informant", false),
        ],
        "the old name is nowhere; P1 is who BOB was"
    );
}

#[test]
fn a_step_that_others_rest_on_is_not_taken_back_alone() {
    let mut bench = study();
    let import = 2;
    let source = bench.find_source("interview-2").unwrap().0;
    let words = Place::Words {
        words: "in November".into(),
        near: None,
    };
    bench
        .code_passage(source, &words, &[], Stance::Supports, None)
        .unwrap();
    let marked = bench.project().position().unwrap();
    let problem = refused(&mut bench, |bench| bench.undo(Some(import)));
    assert!(
        problem
            .message
            .contains(&format!("{marked} (marked “in November” in interview-2)")),
        "{problem}"
    );
    bench.undo(Some(marked)).unwrap().unwrap();
    let undo = bench.project().position().unwrap();
    bench.undo(Some(import)).unwrap().unwrap();
    let problem = refused(&mut bench, |bench| bench.undo(Some(undo)));
    assert!(
        problem.message.contains("2 (imported 2 sources"),
        "{problem}"
    );
}

#[test]
fn cells_of_a_grid_are_one_step_or_none() {
    let mut bench = study();
    let one = bench.find_source("interview-1").unwrap().0;
    let two = bench.find_source("interview-2").unwrap().0;
    let cells = [
        (one, fields(&[("when", "2005"), ("wave", "1")])),
        (two, fields(&[("when", "2006")])),
    ];
    let set = act(&mut bench, |bench| bench.set_cells(&cells));
    assert_eq!(set.defined, ["wave"]);
    let before = bench.project().position().unwrap();
    let bad = [
        (one, fields(&[("note", "x"), ("country", "Chile")])),
        (two, fields(&[("when", "soon"), ("note", "y")])),
    ];
    let set = bench.set_cells(&bad).unwrap();
    let refused = set.refused.iter().map(|it| (it.source, it.field.as_str()));
    assert_eq!(
        refused.collect::<Vec<_>>(),
        [(one, "country"), (two, "when")]
    );
    assert_eq!(bench.project().position().unwrap(), before);
    assert_eq!(bench.find_source("interview-1").unwrap().1.note, None);
}

#[test]
fn an_event_is_no_part_of_its_own_parts() {
    let mut bench = bench();
    let event = |bench: &mut Workbench, key: &str, more: &[(&str, &str)]| {
        let mut all = vec![("kind", "meeting")];
        all.extend(more);
        bench.set_event(key, &fields(&all))
    };
    event(&mut bench, "a", &[]).unwrap();
    event(&mut bench, "b", &[("part_of", "a")]).unwrap();
    event(&mut bench, "c", &[("part_of", "b")]).unwrap();
    let problem = event(&mut bench, "a", &[("part_of", "c")]).err().unwrap();
    assert!(problem.message.contains("part of itself"), "{problem}");
}

/// Four hits: one has the code already, one is a quotation of another code, two are not marked yet.
#[test]
fn every_hit_is_coded_once() {
    let mut bench = bench();
    let files: [(&str, &[u8]); 2] = [
        ("a.txt", b"La huelga y la huelga.\n\nOtra huelga."),
        ("b.txt", b"Huelga"),
    ];
    import(&mut bench, &files, &ImportOptions::default()).unwrap();
    let [strike, other] = ["Strike", "Other"].map(|path| {
        let new = NewCode {
            path: path.into(),
            ..NewCode::default()
        };
        bench.add_code(&new).unwrap()
    });
    let source = bench.find_source("a").unwrap().0;
    for (start, code) in [(3, strike), (15, other)] {
        let place = Place::At(Span::new(start, start + 6).unwrap());
        bench
            .code_passage(source, &place, &[code], Stance::Supports, None)
            .unwrap();
    }
    let search = Search {
        words: "huelga".to_owned(),
        limit: 50,
        ..Search::default()
    };
    assert_eq!(act(&mut bench, |bench| bench.code_hits(&search, strike)), 3);
    let quotations = bench.project().all::<Quotation>().unwrap();
    assert_eq!(quotations.len(), 4, "none was made where one stands");
    let codings = bench.project().all::<Coding>().unwrap();
    assert_eq!(codings.len(), 5);
    let problem = refused(&mut bench, |bench| bench.code_hits(&search, strike));
    assert!(problem.message.contains("nothing new"), "{problem}");
    assert_eq!(bench.codings_of_code_in(strike, source).unwrap().len(), 3);
}
