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
    coding::{Coding, Quotation},
    id::RecordId,
    record::{Fields, Noun},
    source::Source,
    study::{Attribute, AttributeOf, Member, Memo},
};
use ayni_store::Reader as _;
use ayni_workbench::{
    Workbench,
    code::Definition,
    fields::Assignment,
    foreign::{Input, Options, Report},
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

const DOINGS: [(&str, Doing); 15] = [
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
        for new in [0, 1000] {
            let first = write(folder.path(), &everything(), |it| it);
            let (mut bench, _) = bring(&first, &Options::default());
            let other = write(folder.path(), &everything(), |it| it + new);
            merge(&mut bench, &other);
            doing(&mut bench);
            let before = state(&bench);
            for _ in 0..2 {
                let report = merge(&mut bench, &other);
                if state(&bench) != before || !report.overwritten.is_empty() {
                    undone.push((what, new, report.overwritten, report.merged));
                }
            }
        }
    }
    assert!(undone.is_empty(), "{undone:#?}");
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
