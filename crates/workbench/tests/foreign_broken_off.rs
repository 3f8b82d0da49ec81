//! An import that is broken off, at whatever moment: nothing has changed and nothing is left.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::{cell::Cell, fmt::Write as _, ops::ControlFlow};

use ayni_workbench::{
    Problem, Workbench,
    ambient::Counting,
    foreign::{Input, Options, Progress},
};

mod common;
mod foreign_harm;

use foreign_harm::*;

/// How many sources the file has: more than are read ahead, and enough for the index of words to be built as
/// for a whole project.
const SOURCES: u32 = 30;

/// A project of many sources, with something after them.
fn many() -> String {
    let sources = (0..SOURCES).fold(String::new(), |mut all, n| {
        let (guid, own) = (g(900 + n), g(100 + n));
        let selection = selection(&own, ("0", "4"), &g(200 + n), &g(801));
        write!(
            all,
            "<TextSource guid=\"{guid}\" name=\"s{n}\"><PlainTextContent>word {n}</PlainTextContent>\
             {selection}</TextSource>"
        )
        .unwrap();
        all
    });
    let codes = code(&g(801), "c", "");
    project(&format!(
        "<CodeBook><Codes>{codes}</Codes></CodeBook><Sources>{sources}</Sources>\
         <Notes><Note guid=\"{}\" name=\"n\"><PlainTextContent>last</PlainTextContent></Note></Notes>",
        g(990)
    ))
}

/// A watch that says stop when it is asked for the `nth` time, and counts how often it was asked.
fn stop_at(nth: usize, asked: &mut usize) -> impl FnMut(Progress) -> ControlFlow<()> + '_ {
    move |_| {
        *asked += 1;
        match *asked > nth {
            true => ControlFlow::Break(()),
            false => ControlFlow::Continue(()),
        }
    }
}

fn is_broken_off(result: Result<(), Problem>) {
    let problem = result.unwrap_err().to_string();
    assert!(problem.contains("broken off"), "{problem}");
}

#[test]
fn an_import_that_is_broken_off_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = put(folder.path(), "many.qde", many().as_bytes());
    let options = Options::default();
    let mut moments = 0;
    let mut uncounted = stop_at(usize::MAX, &mut moments);
    let mut input = Input::open(&path, "many.qde").unwrap();
    filled()
        .bring_in(&mut input, &options, &mut uncounted)
        .unwrap();
    drop(uncounted);
    assert!(moments > SOURCES as usize, "asked {moments} times");

    let mut bench = filled();
    let before = common::dump(&bench);
    let made = folder.path().join("made.ayni");
    for moment in 0..moments {
        let mut asked = 0;
        let tried = bench.bring_in(
            &mut Input::open(&path, "many.qde").unwrap(),
            &options,
            &mut stop_at(moment, &mut asked),
        );
        is_broken_off(tried.map(|_| ()));
        // It is asked once more, and not again.
        assert_eq!(asked, moment + 1);
        assert_eq!(common::dump(&bench), before, "{moment}");

        let ambient = Box::new(Counting::from(1_000));
        let created = Workbench::create_from_foreign(
            &made,
            &mut Input::open(&path, "many.qde").unwrap(),
            &options,
            ambient,
            &mut stop_at(moment, &mut 0),
        );
        is_broken_off(created.map(|_| ()));
        let left = std::fs::read_dir(folder.path()).unwrap().count();
        assert_eq!(left, 1, "{moment}");
    }
    doctored(&bench, "broken off");

    // Not broken off, it comes in after all, into a file that several windows can read.
    let mut input = Input::open(&path, "many.qde").unwrap();
    bench.bring_in(&mut input, &options, &mut go_on).unwrap();
    doctored(&bench, "whole");
    let ambient = Box::new(Counting::from(1_000));
    let mut input = Input::open(&path, "many.qde").unwrap();
    let (made, report) =
        Workbench::create_from_foreign(&made, &mut input, &options, ambient, &mut go_on).unwrap();
    doctored(&made, "made");
    assert_eq!(report.codings.exact, u64::from(SOURCES));
}

#[test]
fn opening_a_database_is_broken_off_while_it_is_copied_and_hashed() {
    let folder = tempfile::tempdir().unwrap();
    let path = put(folder.path(), "a.qda", &database(QUALCODER));
    let asked = Cell::new(0);
    let goes_on = || {
        asked.set(asked.get() + 1);
        ControlFlow::Continue(())
    };
    let input = Input::open_while(&path, "a.qda", &goes_on).unwrap();
    let copied = asked.take();
    let hash = input.hash(&goes_on).unwrap();
    assert!(hash.is_some());
    let hashed = asked.take();
    // A piece and the end of each, at the least.
    assert!(copied >= 2 && hashed >= 2, "{copied}, {hashed}");

    let until = |nth: usize| {
        let asked = Cell::new(0);
        move || {
            asked.set(asked.get() + 1);
            match asked.get() > nth {
                true => ControlFlow::Break(()),
                false => ControlFlow::Continue(()),
            }
        }
    };
    for nth in 0..copied {
        let tried = Input::open_while(&path, "a.qda", &until(nth));
        is_broken_off(tried.map(|_| ()));
    }
    for nth in 0..hashed {
        is_broken_off(input.hash(&until(nth)).map(|_| ()));
    }
}
