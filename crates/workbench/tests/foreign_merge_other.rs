//! A file of the same project in which things have other identities, as programs give them anew at each
//! export.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod foreign_common;

use std::{
    collections::BTreeMap,
    ops::ControlFlow,
    path::{Path, PathBuf},
};

use ayni_model::{
    actor::Actor,
    codebook::{Code, CodeGroup},
    coding::{Coding, Quotation, Stance},
    id::RecordId,
    record::{Fields, Noun},
    source::Source,
    study::{Attribute, AttributeOf, Member, Memo},
};
use ayni_store::Reader as _;
use ayni_workbench::{
    Workbench,
    code::{Definition, NewCode},
    coding::Given,
    fields::Assignment,
    foreign::{Input, Options, Report},
    memo::MemoChange,
};
use foreign_common::{bring, merge};

/// A GUID of a number.
fn g(number: u32) -> String {
    format!("{number:08x}-0000-4000-8000-00000000000f")
}

const TEXT: &str = "Tenemos miedo. La mina cierra. Nadie dice nada.";

/// A project with some of everything; the number of a thing stands as `#10#`.
fn everything() -> String {
    format!(
        "<Users><User guid=\"#1#\" name=\"Ana Quispe\"/></Users>\
         <CodeBook><Codes><Code guid=\"#10#\" name=\"Fear\" isCodable=\"true\" color=\"#ff0000\">\
         <Description>of closure</Description><NoteRef targetGUID=\"#60#\"/></Code>\
         <Code guid=\"#11#\" name=\"Pay\" isCodable=\"true\"><Code guid=\"#12#\" name=\"Late\" isCodable=\"true\"/>\
         </Code></Codes></CodeBook>\
         <Variables><Variable guid=\"#20#\" name=\"Age\" typeOfVariable=\"Integer\"/></Variables>\
         <Cases><Case guid=\"#30#\" name=\"Rosa\"><Description>a cook</Description>\
         <VariableValue><VariableRef targetGUID=\"#20#\"/><IntegerValue>44</IntegerValue></VariableValue></Case></Cases>\
         <Sources><TextSource guid=\"#40#\" name=\"Interview 1\"><PlainTextContent>{TEXT}</PlainTextContent>\
         <PlainTextSelection guid=\"#41#\" startPosition=\"8\" endPosition=\"13\">\
         <Coding guid=\"#42#\" creatingUser=\"#1#\"><CodeRef targetGUID=\"#10#\"/></Coding></PlainTextSelection>\
         <PlainTextSelection guid=\"#43#\" startPosition=\"18\" endPosition=\"22\">\
         <Coding guid=\"#44#\" creatingUser=\"#1#\"><CodeRef targetGUID=\"#12#\"/></Coding></PlainTextSelection></TextSource>\
         <TextSource guid=\"#45#\" name=\"Interview 2\"><PlainTextContent>Nada más que decir.</PlainTextContent>\
         <PlainTextSelection guid=\"#46#\" startPosition=\"0\" endPosition=\"4\">\
         <Coding guid=\"#47#\" creatingUser=\"#1#\"><CodeRef targetGUID=\"#11#\"/></Coding></PlainTextSelection></TextSource></Sources>\
         <Notes><Note guid=\"#60#\" name=\"On fear\"><PlainTextContent>Where does it begin?</PlainTextContent></Note></Notes>\
         <Sets><Set guid=\"#80#\" name=\"Strike\"><MemberCode targetGUID=\"#10#\"/></Set>\
         <Set guid=\"#81#\" name=\"2005\"><MemberSource targetGUID=\"#45#\"/></Set></Sets>"
    )
}

/// Writes a project of some XML, each thing with the identity that its number gets.
fn write(folder: &Path, spelled: &str, identity: impl Fn(u32) -> u32) -> PathBuf {
    let mut xml = String::new();
    let mut rest = spelled;
    while let Some((before, after)) = rest.split_once('#') {
        let (inside, following) = after.split_once('#').unwrap_or((after, ""));
        match inside.parse() {
            Ok(number) => {
                xml = xml + before + &g(identity(number));
                rest = following;
            }
            Err(_) => {
                xml = xml + before + "#";
                rest = after;
            }
        }
    }
    let path = folder.join("mine.qde");
    let xml = format!(
        "<Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"Mine\" origin=\"Another 1\">{xml}{rest}</Project>"
    );
    std::fs::write(&path, xml).unwrap();
    path
}

/// Everything of the project that a person sees, by its identity.
type State = BTreeMap<RecordId, Fields>;

fn state(bench: &Workbench) -> State {
    fn all<T: Noun>(bench: &Workbench, state: &mut State) {
        let all = bench.project().all::<T>().unwrap().into_iter();
        state.extend(all.map(|(id, noun)| (id.into(), noun.fields())));
    }
    let mut state = State::new();
    all::<Member>(bench, &mut state);
    all::<Code>(bench, &mut state);
    all::<CodeGroup>(bench, &mut state);
    all::<Attribute>(bench, &mut state);
    all::<Actor>(bench, &mut state);
    all::<Source>(bench, &mut state);
    all::<Quotation>(bench, &mut state);
    all::<Coding>(bench, &mut state);
    all::<Memo>(bench, &mut state);
    state
}

/// What somebody does here to what came.
type Doing = fn(&mut Workbench);

const DOINGS: [(&str, Doing); 18] = [
    ("nothing", |_| {}),
    ("a code has another name", |bench| {
        let fear = bench.codebook().unwrap().find("Fear").unwrap();
        bench.rename_code(fear, "Terror").unwrap();
    }),
    ("a code stands elsewhere", |bench| {
        let book = bench.codebook().unwrap();
        let (fear, pay) = (book.find("Fear").unwrap(), book.find("Pay").unwrap());
        bench.move_code(fear, Some(pay), None).unwrap();
    }),
    ("a code means something else", |bench| {
        let fear = bench.codebook().unwrap().find("Fear").unwrap();
        let said = Definition {
            definition: Some("of hunger".to_owned()),
            colour: Some("#00ff00".to_owned()),
            ..Definition::default()
        };
        bench.define_code(fear, &said).unwrap();
    }),
    ("a code is removed", |bench| {
        let late = bench.codebook().unwrap().find("Late").unwrap();
        bench.remove_code(late, true).unwrap();
    }),
    ("a member has another name", |bench| {
        let (ana, _) = member(bench, "Ana Quispe");
        bench
            .rename_member(ana, Some("c1"), Some("Coder 1"))
            .unwrap();
    }),
    ("an actor has another name", |bench| {
        bench
            .set_actor("rosa", &[Assignment::new("name", "P1")])
            .unwrap();
    }),
    ("an actor is removed", |bench| {
        let actors = bench.project().all::<Actor>().unwrap();
        bench.remove_actor(actors[0].0).unwrap();
    }),
    ("an attribute has another name", |bench| {
        bench
            .rename_attribute(AttributeOf::Actor, "Age", "Years")
            .unwrap();
    }),
    ("a set of sources has another name", |bench| {
        bench
            .rename_attribute(AttributeOf::Source, "2005", "Year")
            .unwrap();
    }),
    ("an attribute is removed", |bench| {
        bench
            .remove_attribute(AttributeOf::Actor, "Age", true)
            .unwrap();
    }),
    ("a group has another name", |bench| {
        bench.rename_code_group("Strike", "The strike").unwrap();
    }),
    ("a group is removed", |bench| {
        bench.remove_code_group("Strike").unwrap();
    }),
    ("a source is removed", |bench| {
        let sources = bench.project().all::<Source>().unwrap();
        let of = |(_, source): &&(_, Source)| source.name == "Interview 1";
        let id = sources.iter().find(of).unwrap().0;
        bench.remove_source(id, true).unwrap();
    }),
    ("a coding is removed with its passage", |bench| {
        let codings = bench.project().all::<Coding>().unwrap();
        bench.remove_coding(codings[0].0).unwrap();
    }),
    (
        "a coding is removed and another one is on its passage",
        |bench| {
            let (id, coding) = bench.project().all::<Coding>().unwrap().remove(0);
            let pay = bench.codebook().unwrap().find("Pay").unwrap();
            let late = bench.codebook().unwrap().find("Late").unwrap();
            let other = if coding.code == pay { late } else { pay };
            let other = Given::Code(other);
            bench
                .code_quotations(&[coding.quotation], &other, Stance::default())
                .unwrap();
            bench.remove_coding(id).unwrap();
        },
    ),
    ("a memo is removed", |bench| {
        bench.remove_memo("on-fear").unwrap();
    }),
    ("a source has another name and another sheet", |bench| {
        let fields = [("name", "Entrevista"), ("2005", "no")];
        let fields = fields.map(|(field, value)| Assignment::new(field, value));
        let sources = bench.project().all::<Source>().unwrap();
        let of = |(_, source): &&(_, Source)| source.name == "Interview 2";
        let id = sources.iter().find(of).unwrap().0;
        bench.set_source(id, &fields).unwrap();
    }),
];

fn member(bench: &Workbench, name: &str) -> (ayni_model::id::MemberId, Member) {
    let members = bench.members().unwrap().into_iter();
    let mut named = members.filter(|(_, member)| member.name == name);
    named.next().unwrap()
}

#[test]
fn what_was_changed_or_removed_here_stays_so_whatever_the_identities_of_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let mut undone = Vec::new();
    for (what, doing) in DOINGS {
        // The same file, and one with other identities that came before it was done, or comes after that.
        for (new, before) in [(0, true), (1000, true), (1000, false)] {
            let first = write(folder.path(), &everything(), |it| it);
            let (mut bench, _) = bring(&first, &Options::default());
            let other = write(folder.path(), &everything(), |it| it + new);
            if before {
                merge(&mut bench, &other);
            }
            doing(&mut bench);
            let state_before = state(&bench);
            for _ in 0..2 {
                let report = merge(&mut bench, &other);
                if state(&bench) != state_before || !report.overwritten.is_empty() {
                    undone.push((what, new, before, report.overwritten, report.merged));
                }
            }
        }
    }
    assert!(undone.is_empty(), "{undone:#?}");
}

#[test]
fn a_coding_that_is_new_there_comes_in_where_one_was_removed_here() {
    let folder = tempfile::tempdir().unwrap();
    let first = write(folder.path(), &everything(), |it| it);
    let (mut bench, _) = bring(&first, &Options::default());
    let (id, _) = bench.project().all::<Coding>().unwrap().remove(0);
    let number = u32::from_str_radix(&RecordId::from(id).to_string()[..8], 16).unwrap();
    bench.remove_coding(id).unwrap();
    let before = bench.project().all::<Coding>().unwrap().len();
    // The other program keeps its identities: what has another one was coded anew.
    let anew = write(folder.path(), &everything(), |it| {
        match it == number || it == number - 1 {
            true => it + 1000,
            false => it,
        }
    });
    merge(&mut bench, &anew);
    assert_eq!(bench.project().all::<Coding>().unwrap().len(), before + 1);
}

#[test]
fn what_another_project_calls_as_something_was_called_here_is_something_else() {
    let folder = tempfile::tempdir().unwrap();
    let book = |codes: &str| format!("<CodeBook><Codes>{codes}</Codes></CodeBook>");
    let fear = book("<Code guid=\"#10#\" name=\"Fear\" isCodable=\"true\"/>");
    let (mut bench, _) = bring(&write(folder.path(), &fear, |it| it), &Options::default());
    let id = bench.codebook().unwrap().find("Fear").unwrap();
    bench.remove_code(id, true).unwrap();
    let other = write(folder.path(), &fear, |it| it + 1000);
    let xml = std::fs::read_to_string(&other).unwrap();
    std::fs::write(&other, xml.replace("\"Mine\"", "\"Yours\"")).unwrap();
    merge(&mut bench, &other);
    assert_eq!(names::<Code>(&bench), ["Fear"]);
}

#[test]
fn what_was_made_here_and_met_a_file_stays_as_it_was_changed_since() {
    let folder = tempfile::tempdir().unwrap();
    let nobody = write(
        folder.path(),
        "<Users><User guid=\"#9#\" name=\"Eva\"/></Users>",
        |it| it,
    );
    let (mut bench, _) = bring(&nobody, &Options::default());
    let other = write(folder.path(), &everything(), |it| it);
    let named = |name: &str| NewCode {
        path: name.to_owned(),
        ..NewCode::default()
    };
    let fear = bench.add_code(&named("Fear")).unwrap();
    let pay = bench.add_code(&named("Pay")).unwrap();
    bench.group_codes("Strike", &[fear, pay]).unwrap();
    let note = MemoChange {
        text: Some("Where does it begin?".to_owned()),
        on: Some(Some(fear.into())),
        ..MemoChange::default()
    };
    bench.add_memo("On fear", &note).unwrap();
    merge(&mut bench, &other);
    assert_eq!(names::<Code>(&bench), ["Fear", "Late", "Pay"]);
    bench.rename_code(fear, "Terror").unwrap();
    bench.move_code(fear, Some(pay), None).unwrap();
    bench.rename_code_group("Strike", "The strike").unwrap();
    let text = Some("Where does it end?".to_owned());
    let note = MemoChange {
        text,
        ..MemoChange::default()
    };
    bench.set_memo("on-fear", &note).unwrap();
    let before = state(&bench);
    for _ in 0..2 {
        let report = merge(&mut bench, &other);
        assert_eq!(report.overwritten, []);
        assert_eq!(state(&bench), before);
    }
    // What the file says otherwise comes all the same.
    let newer = everything().replace("name=\"Fear\"", "name=\"Panic\"");
    merge(&mut bench, &write(folder.path(), &newer, |it| it));
    assert_eq!(names::<Code>(&bench), ["Late", "Panic", "Pay"]);
}

#[test]
fn a_memo_on_what_has_no_notes_in_a_file_is_one_still() {
    let folder = tempfile::tempdir().unwrap();
    let empty = write(folder.path(), &everything(), |it| it);
    let (mut bench, _) = bring(&empty, &Options::default());
    let (actor, _) = bench.project().all::<Actor>().unwrap().remove(0);
    let note = MemoChange {
        text: Some("Is she the one of 2005?".to_owned()),
        kind: Some("discrepancy".to_owned()),
        on: Some(Some(actor.into())),
        ..MemoChange::default()
    };
    bench.add_memo("On her", &note).unwrap();
    let before = bench.memos(None).unwrap();
    // With other identities it is a note of the project, of the same words.
    let note = format!(
        "</Sources><Notes><Note guid=\"#900#\" name=\"On her\"><PlainTextContent>{}</PlainTextContent></Note>",
        note.text.unwrap()
    );
    assert!(everything().contains("</Sources><Notes>"));
    let theirs = everything().replace("</Sources><Notes>", &note);
    for new in [0, 1000, 2000] {
        merge(&mut bench, &write(folder.path(), &theirs, |it| it + new));
        assert_eq!(bench.memos(None).unwrap(), before);
    }
}

/// A project of one text and its code, with some selections; the number of a thing stands as `#10#`.
fn passages(users: &str, selections: &str) -> String {
    format!(
        "<Users>{users}</Users><CodeBook><Codes><Code guid=\"#10#\" name=\"Fear\" isCodable=\"true\"/></Codes></CodeBook>\
         <Sources><TextSource guid=\"#40#\" name=\"Interview 1\"><PlainTextContent>{TEXT}</PlainTextContent>\
         {selections}</TextSource></Sources>"
    )
}

/// Somebody's comment on the same passage.
fn comment(user: u32, number: u32, words: &str) -> String {
    let name = if user == 1 { "Ana" } else { "Eva" };
    let users = format!("<User guid=\"#{user}#\" name=\"{name}\"/>");
    let selection = format!(
        "<PlainTextSelection guid=\"#{number}#\" startPosition=\"8\" endPosition=\"13\" creatingUser=\"#{user}#\">\
         <Description>{words}</Description></PlainTextSelection>"
    );
    passages(&users, &selection)
}

/// Returns what the memos say, each with its author and its passage or code.
fn memos(bench: &Workbench) -> Vec<(String, Option<String>, Option<RecordId>)> {
    let memos = bench.project().all::<Memo>().unwrap().into_iter();
    let members: BTreeMap<_, _> = bench.members().unwrap().into_iter().collect();
    let author = |memo: &Memo| Some(members.get(&memo.author?)?.name.clone());
    let mut memos: Vec<_> = memos
        .map(|(_, memo)| (memo.text.clone(), author(&memo), memo.on.map(|on| on.id)))
        .collect();
    memos.sort();
    memos
}

#[test]
fn comments_of_two_people_on_one_passage_are_two() {
    let folder = tempfile::tempdir().unwrap();
    let ana = write(folder.path(), &comment(1, 41, "Who cries?"), |it| it);
    let (mut bench, _) = bring(&ana, &Options::default());
    let passage = Some(g(41).parse().unwrap());
    let said = |words: &str, name: &str| (words.to_owned(), Some(name.to_owned()), passage);
    let both = [said("And why?", "Eva"), said("Who cries?", "Ana")];
    // What Eva has is hers, whatever the identities are; and so it is when both come again.
    let eva = |words: &str| write(folder.path(), &comment(2, 1041, words), |it| it);
    merge(&mut bench, &eva("And why?"));
    assert_eq!(memos(&bench), both);
    for _ in 0..2 {
        let ana = write(folder.path(), &comment(1, 41, "Who cries?"), |it| it);
        assert_eq!(merge(&mut bench, &ana).overwritten, []);
        assert_eq!(merge(&mut bench, &eva("And why?")).overwritten, []);
        assert_eq!(memos(&bench), both);
    }
    // What she says otherwise is said otherwise.
    merge(&mut bench, &eva("And why there?"));
    let both = [said("And why there?", "Eva"), said("Who cries?", "Ana")];
    assert_eq!(memos(&bench), both);

    // The same comment with another identity is no second one, though it was changed here.
    let mine = bench.memos(None).unwrap();
    let of_ana = mine
        .iter()
        .find(|(_, memo)| memo.text == "Who cries?")
        .unwrap();
    let change = MemoChange {
        text: Some("Nobody cries.".to_owned()),
        ..MemoChange::default()
    };
    bench.set_memo(&of_ana.1.key, &change).unwrap();
    let both = [said("And why there?", "Eva"), said("Nobody cries.", "Ana")];
    for _ in 0..2 {
        let again = write(folder.path(), &comment(1, 41, "Who cries?"), |it| it + 2000);
        merge(&mut bench, &again);
        assert_eq!(memos(&bench), both);
    }
}

#[test]
fn what_two_people_wrote_in_the_same_words_is_two_memos() {
    let folder = tempfile::tempdir().unwrap();
    let note = |user: u32, name: &str, number: u32| {
        let xml = format!(
            "<Users><User guid=\"#{user}#\" name=\"{name}\"/></Users><CodeBook><Codes>\
             <Code guid=\"#10#\" name=\"Fear\" isCodable=\"true\"><NoteRef targetGUID=\"#{number}#\"/></Code></Codes></CodeBook>\
             <Notes><Note guid=\"#{number}#\" name=\"To do\" creatingUser=\"#{user}#\">\
             <PlainTextContent>Look again.</PlainTextContent></Note></Notes>"
        );
        write(folder.path(), &xml, |it| it)
    };
    let (mut bench, _) = bring(&note(1, "Ana", 60), &Options::default());
    let code = Some(g(10).parse().unwrap());
    let by = |name: &str| ("Look again.".to_owned(), Some(name.to_owned()), code);
    for _ in 0..2 {
        merge(&mut bench, &note(2, "Eva", 61));
        assert_eq!(memos(&bench), [by("Ana"), by("Eva")]);
        // Hers with another identity.
        merge(&mut bench, &note(1, "Ana", 62));
        assert_eq!(memos(&bench), [by("Ana"), by("Eva")]);
    }
}

#[test]
fn a_coding_that_the_file_knows_is_none_of_its_others() {
    let folder = tempfile::tempdir().unwrap();
    let user = "<User guid=\"#1#\" name=\"Ana\"/>";
    let coding = |number: u32, day: u32| {
        format!(
            "<Coding guid=\"#{number}#\" creatingUser=\"#1#\" creationDateTime=\"2024-01-0{day}T10:00:00Z\">\
             <CodeRef targetGUID=\"#10#\"/></Coding>"
        )
    };
    let coded = |codings: &str| {
        let selection = format!(
            "<PlainTextSelection guid=\"#41#\" startPosition=\"8\" endPosition=\"13\">{codings}</PlainTextSelection>"
        );
        write(folder.path(), &passages(user, &selection), |it| it)
    };
    let (mut bench, _) = bring(&coded(&coding(42, 1)), &Options::default());
    let newer = coding(43, 2) + &coding(42, 1);
    for _ in 0..2 {
        let report = merge(&mut bench, &coded(&newer));
        assert_eq!(report.overwritten, []);
        let codings = bench.project().all::<Coding>().unwrap().into_iter();
        let made: Vec<_> = codings
            .map(|(id, it)| (RecordId::from(id), it.made))
            .collect();
        let at = |number, day| {
            let made = format!("2024-01-0{day}T10:00:00Z");
            (g(number).parse().unwrap(), Some(made))
        };
        assert_eq!(made, [at(42, 1), at(43, 2)]);
    }
}

#[test]
fn a_source_that_the_file_knows_is_none_of_its_others() {
    let folder = tempfile::tempdir().unwrap();
    let row = |number: u32, name: &str, code: u32| {
        format!(
            "<TextSource guid=\"#{number}#\" name=\"{name}\"><PlainTextContent>nada</PlainTextContent>\
             <PlainTextSelection guid=\"#{}#\" startPosition=\"0\" endPosition=\"4\"><Coding guid=\"#{}#\">\
             <CodeRef targetGUID=\"#{code}#\"/></Coding></PlainTextSelection></TextSource>",
            number + 1,
            number + 2
        )
    };
    let rows = |rows: &str| {
        let xml = format!(
            "<CodeBook><Codes><Code guid=\"#10#\" name=\"Fear\" isCodable=\"true\"/>\
             <Code guid=\"#11#\" name=\"Pay\" isCodable=\"true\"/></Codes></CodeBook><Sources>{rows}</Sources>"
        );
        write(folder.path(), &xml, |it| it)
    };
    let (mut bench, _) = bring(&rows(&row(40, "row 7", 10)), &Options::default());
    let both = row(50, "row 3", 11) + &row(40, "row 7", 10);
    for _ in 0..2 {
        merge(&mut bench, &rows(&both));
        assert_eq!(names::<Source>(&bench), ["row 3", "row 7"]);
        let codings = bench.project().all::<Coding>().unwrap().into_iter();
        let on: Vec<_> = codings
            .map(|(_, it)| RecordId::from(it.quotation))
            .collect();
        assert_eq!(on, [41, 51].map(|it| g(it).parse().unwrap()));
    }
}

#[test]
fn what_stands_nowhere_comes_once() {
    let folder = tempfile::tempdir().unwrap();
    let user = "<User guid=\"#1#\" name=\"Ana\"/>";
    let coded = |number: u32, end: u32| {
        format!(
            "<PlainTextSelection guid=\"#{number}#\" name=\"not there\" startPosition=\"90\" endPosition=\"{end}\">\
             <Coding guid=\"#{}#\" creatingUser=\"#1#\"><CodeRef targetGUID=\"#10#\"/></Coding></PlainTextSelection>",
            number + 1
        )
    };
    let both = passages(user, &(coded(41, 95) + &coded(43, 99)));
    let (mut bench, _) = bring(&write(folder.path(), &both, |it| it), &Options::default());
    let before = state(&bench);
    for new in [1000, 2000, 2000] {
        let selections = |number| if number > 40 { number + new } else { number };
        merge(&mut bench, &write(folder.path(), &both, selections));
        assert_eq!(state(&bench), before);
    }
    // It stands elsewhere in the file: another passage.
    let other = passages(user, &coded(51, 97));
    merge(&mut bench, &write(folder.path(), &other, |it| it));
    assert_eq!(bench.project().all::<Quotation>().unwrap().len(), 3);
}

/// Returns the names of all records of a noun, in their order.
fn names<T: Noun>(bench: &Workbench) -> Vec<String> {
    let all = bench.project().all::<T>().unwrap().into_iter();
    let name = |noun: T| noun.fields()["name"].as_str().unwrap().to_owned();
    let mut names: Vec<String> = all.map(|(_, noun)| name(noun)).collect();
    names.sort();
    names
}

#[test]
fn two_codes_whose_names_differ_in_capitals_only_have_different_names() {
    let folder = tempfile::tempdir().unwrap();
    let two = |name: &str| {
        format!(
            "<CodeBook><Codes><Code guid=\"#10#\" name=\"{name}\" isCodable=\"true\"/>\
             <Code guid=\"#11#\" name=\"{name}\" isCodable=\"true\"/></Codes></CodeBook>"
        )
    };
    let first = write(folder.path(), &two("Wage"), |it| it);
    let (mut bench, _) = bring(&first, &Options::default());
    assert_eq!(names::<Code>(&bench), ["Wage", "Wage (2)"]);
    for _ in 0..2 {
        let other = write(folder.path(), &two("wage"), |it| it + 1000);
        merge(&mut bench, &other);
        assert_eq!(names::<Code>(&bench), ["Wage (2)", "wage"]);
    }
}

#[test]
fn sets_of_one_name_do_not_grow() {
    let folder = tempfile::tempdir().unwrap();
    let set = |number: u32, code: u32| {
        format!("<Set guid=\"#{number}#\" name=\"G\"><MemberCode targetGUID=\"#{code}#\"/></Set>")
    };
    let codes = "<CodeBook><Codes><Code guid=\"#10#\" name=\"Fear\" isCodable=\"true\"/>\
                 <Code guid=\"#11#\" name=\"Pay\" isCodable=\"true\"/></Codes></CodeBook>";
    let both = format!("{codes}<Sets>{}{}</Sets>", set(80, 10), set(81, 11));
    let (mut bench, _) = bring(&write(folder.path(), &both, |it| it), &Options::default());
    let groups = bench.project().all::<CodeGroup>().unwrap();
    assert_eq!(names::<CodeGroup>(&bench), ["G", "G (2)"]);
    for new in [1000, 2000] {
        let sets = |number| if number >= 80 { number + new } else { number };
        merge(&mut bench, &write(folder.path(), &both, sets));
        assert_eq!(bench.project().all::<CodeGroup>().unwrap(), groups);
    }
    // One that the file knows is none of its others, though that comes first.
    let three = format!(
        "{codes}<Sets>{}{}{}</Sets>",
        set(82, 11),
        set(80, 10),
        set(81, 11)
    );
    merge(&mut bench, &write(folder.path(), &three, |it| it));
    assert_eq!(names::<CodeGroup>(&bench), ["G", "G (2)", "G (3)"]);
    let now = bench.project().all::<CodeGroup>().unwrap();
    assert!(groups.iter().all(|group| now.contains(group)), "{now:?}");
}

#[test]
fn what_is_written_over_is_told_though_there_is_no_source_and_no_code() {
    let folder = tempfile::tempdir().unwrap();
    let note = |words: &str| {
        let xml = format!(
            "<Users><User guid=\"#1#\" name=\"Ana\"/></Users><Notes><Note guid=\"#60#\" name=\"Diary\">\
             <PlainTextContent>{words}</PlainTextContent></Note></Notes>"
        );
        write(folder.path(), &xml, |it| it)
    };
    let (mut bench, _) = bring(&note("The gate is shut."), &Options::default());
    let told = |report: &Report| -> Vec<(String, Option<String>, Option<String>)> {
        let all = report.overwritten.iter();
        all.map(|it| (it.field.clone(), it.before.clone(), it.after.clone()))
            .collect()
    };
    let newer = note("The gate is open.");
    let wanted = (
        "text".to_owned(),
        Some("The gate is shut.".to_owned()),
        Some("The gate is open.".to_owned()),
    );
    let mut input = Input::open(&newer, "mine.qde").unwrap();
    let go_on = &mut |_| ControlFlow::Continue(());
    let would = bench.rehearse_bring_in(&mut input, &Options::default(), go_on);
    assert_eq!(told(&would.unwrap()), std::slice::from_ref(&wanted));
    assert_eq!(told(&merge(&mut bench, &newer)), [wanted]);
}

#[test]
fn variables_and_cases_of_one_name_are_met_one_by_one() {
    let folder = tempfile::tempdir().unwrap();
    let value = |number: u32, value: &str| {
        format!(
            "<VariableValue><VariableRef targetGUID=\"#{number}#\"/><TextValue>{value}</TextValue></VariableValue>"
        )
    };
    let two = |number: u32| [value(number, "a"), value(number + 1, "b")].concat();
    let variable = |number: u32| {
        format!("<Variable guid=\"#{number}#\" name=\"Kind\" typeOfVariable=\"Text\"/>")
    };
    let variables = [20, 21].map(variable).concat();
    let case = |number: u32, town: &str| {
        let town = value(20, town);
        format!("<Case guid=\"#{number}#\" name=\"Rosa\">{town}</Case>")
    };
    // The second of them has the lesser identity.
    let cases = case(31, "Ilo") + &case(30, "Tacna");
    let all = format!(
        "<Variables>{variables}</Variables><Cases>{cases}</Cases>\
         <Sources><TextSource guid=\"#40#\" name=\"One\"><PlainTextContent>Tenemos miedo.</PlainTextContent>\
         {}</TextSource></Sources>",
        two(20)
    );
    let (mut bench, _) = bring(&write(folder.path(), &all, |it| it), &Options::default());
    assert_eq!(names::<Attribute>(&bench), ["Kind", "Kind", "Kind (2)"]);
    let before = state(&bench);
    let attributes = bench.project().all::<Attribute>().unwrap();
    for new in [1000, 2000] {
        let report = merge(&mut bench, &write(folder.path(), &all, |it| it + new));
        assert!(report.overwritten.is_empty(), "{:?}", report.overwritten);
        assert!(report.absent.is_empty(), "{:?}", report.absent);
        assert_eq!(state(&bench), before);
    }
    // One that the file knows is none of its others, though that comes first.
    let three = all.replace("<Variables>", &format!("<Variables>{}", variable(22)));
    let three = three.replacen(
        "<VariableValue>",
        &format!("{}<VariableValue>", value(22, "c")),
        1,
    );
    merge(&mut bench, &write(folder.path(), &three, |it| it));
    let now = bench.project().all::<Attribute>().unwrap();
    assert!(attributes.iter().all(|it| now.contains(it)), "{now:?}");
    assert_eq!(now.len(), 4);
}
