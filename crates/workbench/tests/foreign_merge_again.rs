//! What comes in again is given back once.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod foreign_common;

use std::{
    collections::BTreeSet,
    ops::ControlFlow,
    path::{Path, PathBuf},
};

use ayni_model::{
    actor::Actor,
    codebook::Code,
    coding::Coding,
    source::{Source, Voice},
    study::Project,
};
use ayni_store::Reader as _;
use ayni_workbench::{
    Workbench,
    code::Definition,
    foreign::{Input, Options, Report},
    source::Correction,
};
use foreign_common::{bring, given, merge};

/// A GUID of a number.
fn g(number: u32) -> String {
    format!("{number:08x}-0000-4000-8000-000000000000")
}

/// Writes a project with a link and a graph.
fn write(folder: &Path, attributes: &str, link: &str) -> PathBuf {
    let (user, code, other) = (g(1), g(10), g(11));
    let (guid, graph, vertex) = (g(20), g(21), g(22));
    let xml = format!(
        "<Project xmlns=\"urn:QDA-XML:project:1.0\" origin=\"Another 1\" {attributes}>\
         <Users><User guid=\"{user}\" name=\"Ana\"/></Users>\
         <CodeBook><Codes><Code guid=\"{code}\" name=\"Alpha\" isCodable=\"true\"/>\
         <Code guid=\"{other}\" name=\"Beta\" isCodable=\"true\"/></Codes></CodeBook>\
         <Links><Link guid=\"{guid}\" name=\"{link}\" originGUID=\"{code}\" targetGUID=\"{other}\"/></Links>\
         <Graphs><Graph guid=\"{graph}\"><Vertex guid=\"{vertex}\" representedGUID=\"{code}\" \
         firstX=\"1\" firstY=\"1\"/></Graph></Graphs></Project>"
    );
    let path = folder.join("mine.qde");
    std::fs::write(&path, xml).unwrap();
    path
}

/// Brings a file into a project as a person does, who may have brought it in before.
fn merge_file(bench: &mut Workbench, path: &Path) -> Report {
    let mut input = Input::open(path, "mine.qde").unwrap();
    let options = Options {
        hash: input.hash(&|| ControlFlow::Continue(())).unwrap(),
        ..Options::default()
    };
    let go_on = &mut |_| ControlFlow::Continue(());
    bench.bring_in(&mut input, &options, go_on).unwrap()
}

#[test]
fn the_same_file_once_more_is_no_step_unless_something_of_it_is_new() {
    let folder = tempfile::tempdir().unwrap();
    let path = write(folder.path(), "name=\"Mine\"", "leads to");
    let (mut bench, _) = bring(&path, &Options::default());
    let first = merge_file(&mut bench, &path);
    assert!(first.step.is_some(), "its hash was not known");
    let (position, made) = (
        bench.project().position().unwrap(),
        bench.imports().unwrap().len(),
    );
    let again = merge_file(&mut bench, &path);
    assert_eq!(again.step, None);
    assert_eq!(again.merged, first.merged);
    assert_eq!(bench.project().position().unwrap(), position);
    assert_eq!(bench.imports().unwrap().len(), made);

    // What was taken back of it comes again.
    bench.undo(None).unwrap();
    assert!(merge_file(&mut bench, &path).step.is_some());

    // After another one it is the newer one again, and goes out as such.
    let newer = write(folder.path(), "name=\"Mine\"", "explains");
    assert!(merge_file(&mut bench, &newer).step.is_some());
    assert!(given(&bench, folder.path()).contains("explains"));
    let older = write(folder.path(), "name=\"Mine\"", "leads to");
    assert!(merge_file(&mut bench, &older).step.is_some());
    assert!(given(&bench, folder.path()).contains("leads to"));

    // What was changed here stays, so that nothing is new.
    let alpha = bench.project().all::<Code>().unwrap()[0].0;
    bench.rename_code(alpha, "Alpha of ours").unwrap();
    assert_eq!(merge_file(&mut bench, &older).step, None);

    // What the words of a source count is said once more as well.
    let text = folder.path().join("text.qde");
    let xml = format!(
        "<Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"Other\"><Sources><TextSource guid=\"{}\" name=\"t\">\
         <PlainTextContent>one two</PlainTextContent><PlainTextSelection guid=\"{}\" startPosition=\"0\" \
         endPosition=\"3\"/></TextSource></Sources></Project>",
        g(50),
        g(51)
    );
    std::fs::write(&text, xml).unwrap();
    assert!(merge_file(&mut bench, &text).step.is_some());
    assert_eq!(merge_file(&mut bench, &text).step, None);
}

/// A project of Taguette with a tag and one that seems to be below it.
const TAGUETTE: &str = "
    PRAGMA application_id = 1416066164;
    CREATE TABLE alembic_version (version_num);
    CREATE TABLE projects (id, name, description, created);
    CREATE TABLE documents (id, name, description, filename, created, project_id, text_direction, contents);
    CREATE TABLE tags (id, project_id, path, description);
    CREATE TABLE highlights (id, document_id, start_offset, end_offset, snippet);
    CREATE TABLE highlight_tags (highlight_id, tag_id);
    CREATE TABLE commands (id, date, user_login, project_id, document_id, payload);
    INSERT INTO alembic_version VALUES ('db5e31a0233d');
    INSERT INTO projects VALUES (1, 'Care', '', '2024-01-01 09:00:00');
    INSERT INTO tags VALUES (1, 1, 'work', ''), (2, 1, 'work.pay', '');";

#[test]
fn the_same_file_read_otherwise_is_a_step() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("t.sqlite3");
    ayni_store::testkit::database(&path, TAGUETTE).unwrap();
    let input = Input::open(&path, "t.sqlite3").unwrap();
    assert_eq!(input.inner().unwrap()[0].separator, Some('.'));
    let hash = input.hash(&|| ControlFlow::Continue(())).unwrap();
    let options = |separator: Option<char>| Options {
        hash,
        separator,
        ..Options::default()
    };
    let (mut bench, _) = bring(&path, &options(None));
    let mut again = |separator| {
        let mut input = Input::open(&path, "t.sqlite3").unwrap();
        let go_on = &mut |_| ControlFlow::Continue(());
        let report = bench.bring_in(&mut input, &options(separator), go_on);
        report.unwrap().step
    };
    assert_eq!(again(None), None);
    // The same codes, of which one stands below the other: nothing is made, and something is changed.
    assert!(again(Some('.')).is_some());
    let codes = bench.project().all::<Code>().unwrap();
    let paths = codes.iter().map(|(_, it)| (it.name.as_str(), it.parent));
    let work = codes.iter().find(|(_, it)| it.name.as_str() == "work");
    let expected = [("pay", work.map(|(id, _)| *id)), ("work", None)];
    assert_eq!(paths.collect::<BTreeSet<_>>(), expected.into());
}

#[test]
fn links_and_graphs_are_given_once_and_the_head_as_the_same_project_says() {
    let folder = tempfile::tempdir().unwrap();
    let head = "name=\"Mine\" creationDateTime=\"2024-01-01T00:00:00\"";
    let path = write(folder.path(), head, "leads to");
    let (mut bench, _) = bring(&path, &Options::default());
    let before = given(&bench, folder.path());
    merge(&mut bench, &path);
    assert_eq!(given(&bench, folder.path()), before);
    // Its own export, too.
    merge(&mut bench, &folder.path().join("out.qdpx"));
    assert_eq!(given(&bench, folder.path()), before);
    // Another project says nothing of the head.
    let other = write(
        folder.path(),
        "name=\"Other\" creationDateTime=\"2020-01-01T00:00:00\"",
        "leads to",
    );
    merge(&mut bench, &other);
    assert_eq!(given(&bench, folder.path()), before);
    // A newer file of the same one does, and has the link in other words.
    let newer = format!("{head} modifiedDateTime=\"2024-05-01T00:00:00\"");
    merge(&mut bench, &write(folder.path(), &newer, "explains"));
    let now = given(&bench, folder.path());
    assert!(now.contains("2024-01-01T00:00:00") && now.contains("2024-05-01T00:00:00"));
    assert!(now.contains("explains") && !now.contains("leads to"));
    assert_eq!(now.matches("<Link ").count(), 1);
    assert_eq!(now.matches("<Graph ").count(), 1);
}

/// Writes a project whose first code has a definition and whose source has a value, or not.
fn described(folder: &Path, project: &str, code: &str, source: &str, value: &str) -> PathBuf {
    let (user, alpha, beta, kind, one) = (g(1), g(10), g(11), g(12), g(13));
    let (selection, coding, gamma) = (g(14), g(15), g(16));
    let described = |words: &str| match words {
        "" => String::new(),
        words => format!("<Description>{words}</Description>"),
    };
    let (code, source, project) = (described(code), described(source), described(project));
    let xml = format!(
        "<Project xmlns=\"urn:QDA-XML:project:1.0\" origin=\"Another 1\" name=\"Mine\">\
         <Users><User guid=\"{user}\" name=\"Ana\"/></Users>\
         <CodeBook><Codes><Code guid=\"{alpha}\" name=\"Alpha\" isCodable=\"true\">{code}</Code>\
         <Code guid=\"{beta}\" name=\"Beta\" isCodable=\"true\"/>\
         <Code guid=\"{gamma}\" name=\"Gamma\" isCodable=\"true\"><Description>always so</Description></Code>\
         </Codes></CodeBook>\
         <Variables><Variable guid=\"{kind}\" name=\"Kind\" typeOfVariable=\"Text\"/></Variables>\
         <Sources><TextSource guid=\"{one}\" name=\"One\">{source}\
         <PlainTextContent>Tenemos miedo.</PlainTextContent>\
         <PlainTextSelection guid=\"{selection}\" startPosition=\"8\" endPosition=\"13\">\
         <Coding guid=\"{coding}\" creationDateTime=\"2021-12-12 21:50:53\"><CodeRef targetGUID=\"{alpha}\"/>\
         </Coding></PlainTextSelection>\
         <VariableValue><VariableRef targetGUID=\"{kind}\"/><TextValue>{value}</TextValue></VariableValue>\
         </TextSource></Sources>{project}</Project>"
    );
    let path = folder.join("described.qde");
    std::fs::write(&path, xml).unwrap();
    path
}

/// Returns what is said of the project, of its codes and of its source.
fn said(bench: &Workbench) -> [Option<String>; 5] {
    let project = bench.project();
    let codes = project.all::<Code>().unwrap();
    let source = project.all::<Source>().unwrap().remove(0).1;
    let definition = |name: &str| {
        let found = codes.iter().find(|(_, code)| code.name.as_str() == name);
        found.unwrap().1.definition.clone()
    };
    [
        project.all::<Project>().unwrap().remove(0).1.description,
        definition("Alpha"),
        definition("Beta"),
        source.note.clone(),
        source.attributes.0.get("Kind").cloned(),
    ]
}

#[test]
fn what_was_emptied_there_is_emptied_here_and_what_was_written_here_stays() {
    let folder = tempfile::tempdir().unwrap();
    let full = described(
        folder.path(),
        "Of miners",
        "to be afraid",
        "long",
        "Interview",
    );
    let (mut bench, _) = bring(&full, &Options::default());
    let beta = bench.codebook().unwrap().find("Beta").unwrap();
    let ours = Definition {
        definition: Some("ours".to_owned()),
        ..Definition::default()
    };
    bench.define_code(beta, &ours).unwrap();
    let ours = Some("ours".to_owned());
    let empty = described(folder.path(), "Of miners and their towns", "", "", "");
    let report = merge(&mut bench, &empty);
    let description = Some("Of miners and their towns".to_owned());
    let now = [description, None, ours.clone(), None, None];
    assert_eq!(said(&bench), now);
    assert_eq!(report.overwritten.len(), 4, "{:?}", report.overwritten);
    merge(&mut bench, &empty);
    assert_eq!(said(&bench), now);
    // Given again, they come again.
    let full = described(
        folder.path(),
        "Of miners",
        "to be afraid",
        "long",
        "Interview",
    );
    merge(&mut bench, &full);
    let some = |words: &str| Some(words.to_owned());
    let before = [
        some("Of miners"),
        some("to be afraid"),
        ours,
        some("long"),
        some("Interview"),
    ];
    assert_eq!(said(&bench), before);
}

#[test]
fn the_same_moment_in_other_signs_and_an_empty_description_are_no_change() {
    let folder = tempfile::tempdir().unwrap();
    let path = described(folder.path(), " ", "", " ", "Interview");
    let (mut bench, _) = bring(&path, &Options::default());
    let made = bench.project().all::<Coding>().unwrap().remove(0).1.made;
    let xml = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, xml.replace("12-12 21", "12-12T21")).unwrap();
    let report = merge(&mut bench, &path);
    assert!(report.overwritten.is_empty(), "{:?}", report.overwritten);
    for merged in report.merged {
        assert_eq!(
            (merged.added, merged.changed, merged.ours),
            (0, 0, 0),
            "{}",
            merged.noun
        );
    }
    assert_eq!(
        bench.project().all::<Coding>().unwrap().remove(0).1.made,
        made
    );
}

#[test]
fn many_of_one_name_come_in_and_again_as_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let name = "name";
    let many = 1_000_u32..4_000;
    let codes: String = many.clone().fold(String::new(), |codes, number| {
        let guid = g(number);
        codes + &format!("<Code guid=\"{guid}\" name=\"{name}\" isCodable=\"true\"/>")
    });
    let set = |number: u32, member: &str, of: u32| {
        let (guid, of) = (g(number), g(of));
        format!("<Set guid=\"{guid}\" name=\"{name}\"><Member{member} targetGUID=\"{of}\"/></Set>")
    };
    let sets: String = many.fold(String::new(), |sets, number| {
        sets + &set(number + 10_000, "Code", 1_000) + &set(number + 20_000, "Source", 1)
    });
    let source = g(1);
    let xml = format!(
        "<Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"Mine\"><CodeBook><Codes>{codes}</Codes></CodeBook>\
         <Sources><TextSource guid=\"{source}\" name=\"One\"><PlainTextContent>Miedo.</PlainTextContent>\
         </TextSource></Sources><Sets>{sets}</Sets></Project>"
    );
    let path = folder.path().join("many.qde");
    std::fs::write(&path, xml).unwrap();
    let (mut bench, _) = bring(&path, &Options::default());
    let names = |bench: &Workbench| -> BTreeSet<String> {
        let codes = bench.project().all::<Code>().unwrap();
        let codes = codes.into_iter().map(|(_, it)| it.name.as_str().to_owned());
        codes.collect()
    };
    let before = names(&bench);
    assert_eq!(before.len(), 3_000);
    assert!(before.contains("name") && before.contains("name (3000)"));
    let report = merge(&mut bench, &path);
    assert!(report.overwritten.is_empty(), "{:?}", report.overwritten);
    assert_eq!(names(&bench), before);
}

/// Writes a conversation in which a file says that a case speaks a part of a turn.
fn spoken(folder: &Path, case: &str) -> PathBuf {
    spoken_up_to(folder, case, 17)
}

fn spoken_up_to(folder: &Path, case: &str, end: u32) -> PathBuf {
    let (user, source, selection, person) = (g(1), g(20), g(30), g(40));
    let xml = format!(
        "<Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"Mine\" origin=\"Another 1\">\
         <Users><User guid=\"{user}\" name=\"Ana\"/></Users>\
         <Cases><Case guid=\"{person}\" name=\"{case}\"><SelectionRef targetGUID=\"{selection}\"/></Case></Cases>\
         <Sources><TextSource guid=\"{source}\" name=\"Interview 1\"><PlainTextContent>{SPOKEN}</PlainTextContent>\
         <PlainTextSelection guid=\"{selection}\" startPosition=\"3\" endPosition=\"{end}\"/>\
         </TextSource></Sources></Project>"
    );
    let path = folder.join("spoken.qde");
    std::fs::write(&path, xml).unwrap();
    path
}

const SPOKEN: &str = "A: Tenemos miedo. La mina cierra.\nB: Nadie dice nada.\n";

/// Who speaks which words, and whose voices there are.
type Heard = (Vec<(String, String)>, Vec<(String, Option<String>)>);

fn heard(bench: &Workbench) -> Heard {
    let project = bench.project();
    let (id, _) = project.all::<Source>().unwrap().remove(0);
    let text = bench.source_text(id).unwrap();
    let index = ayni_model::text::TextIndex::new(&text.text);
    let words = |span| index.slice(span).unwrap().to_owned();
    let turns = text.layout.turns.iter();
    let turns = turns.map(|it| (it.speaker.clone(), words(it.span)));
    let voices = project.all::<Voice>().unwrap().into_iter();
    let voices = voices.map(|(_, voice)| {
        let actor = voice.actor.map(|it| project.get::<Actor>(it).unwrap());
        (voice.label, actor.flatten().map(|it| it.name))
    });
    (turns.collect(), voices.collect())
}

#[test]
fn a_case_that_has_another_name_speaks_with_the_same_voice() {
    let folder = tempfile::tempdir().unwrap();
    let (mut bench, _) = bring(&spoken(folder.path(), "Rosa"), &Options::default());
    let rosa = |name: &str| {
        (
            vec![(name.to_owned(), "Tenemos miedo.".to_owned())],
            vec![(name.to_owned(), Some(name.to_owned()))],
        )
    };
    assert_eq!(heard(&bench), rosa("Rosa"));
    let report = merge(&mut bench, &spoken(folder.path(), "Rosa María"));
    let told = report.overwritten.iter().find(|it| it.field == "layout");
    let told = told.unwrap();
    assert_eq!(told.record, "revision:Interview 1");
    let (before, after) = (told.before.as_deref(), told.after.as_deref());
    assert_eq!((before, after), (Some("Rosa (1)"), Some("Rosa María (1)")));
    assert_eq!(heard(&bench), rosa("Rosa María"));
    assert_eq!(bench.project().speakers().unwrap().label, ["Rosa María"]);
    bench.undo(None).unwrap();
    assert_eq!(heard(&bench), rosa("Rosa"));
    assert_eq!(bench.project().speakers().unwrap().label, ["Rosa"]);
    assert!(bench.project().doctor().unwrap().is_good());
}

#[test]
fn a_corrected_text_is_spoken_by_whom_the_file_said() {
    let folder = tempfile::tempdir().unwrap();
    let (mut bench, _) = bring(&spoken(folder.path(), "Rosa"), &Options::default());
    let (id, _) = bench.project().all::<Source>().unwrap().remove(0);
    let corrected = SPOKEN.replace("Tenemos", "Todos tenemos");
    let correction = Correction {
        name: "spoken.txt",
        bytes: corrected.as_bytes(),
        reason: "misheard",
        ..Correction::default()
    };
    bench.edit_source(id, &correction).unwrap();
    let turn = [("Rosa".to_owned(), "Todos tenemos miedo.".to_owned())];
    assert_eq!(heard(&bench).0, turn);
    // Where the file says something else of the old text, that is kept and told.
    let not_shown = |report: Report| {
        let not_shown = report
            .notices
            .into_iter()
            .filter(|it| it.what == "not-shown");
        not_shown.map(|it| (it.seen, it.count)).collect::<Vec<_>>()
    };
    let same = merge(&mut bench, &spoken(folder.path(), "Rosa"));
    assert_eq!(not_shown(same), []);
    let longer = merge(&mut bench, &spoken_up_to(folder.path(), "Rosa", 33));
    assert_eq!(
        not_shown(longer),
        [("SelectionRef of a Case".to_owned(), 1)]
    );
    assert_eq!(heard(&bench).0, turn);
}

#[test]
fn the_same_folder_once_more_is_no_step_and_a_changed_one_is() {
    let folder = tempfile::tempdir().unwrap();
    let project = folder.path().join("mine.qda");
    std::fs::create_dir_all(project.join("images")).unwrap();
    std::fs::write(project.join("images/a.png"), "a picture").unwrap();
    let database = project.join("data.qda");
    let tables = "
        CREATE TABLE project (databaseversion TEXT, date TEXT, memo TEXT, about TEXT);
        INSERT INTO project VALUES ('v11', '2024-01-01 09:00:00', '', 'QualCoder 3.5');
        CREATE TABLE source (id INTEGER PRIMARY KEY, name TEXT, fulltext TEXT, mediapath TEXT, memo TEXT, owner TEXT, date TEXT);
        CREATE TABLE code_name (cid INTEGER PRIMARY KEY, name TEXT, memo TEXT, catid INTEGER, owner TEXT, date TEXT, color TEXT);
        INSERT INTO source VALUES (1, 'a.png', NULL, '/images/a.png', '', 'ana', '2024-01-02 10:00:00');
        INSERT INTO code_name VALUES (1, 'k', '', NULL, 'ana', '2024-01-02 10:00:00', '#ff0000');";
    ayni_store::testkit::database(&database, tables).unwrap();
    let (mut bench, _) = bring(&project, &Options::default());
    assert!(
        merge_file(&mut bench, &project).step.is_some(),
        "its hash was not known"
    );
    assert_eq!(merge_file(&mut bench, &project).step, None);
    // Another picture of the same length is another project, though the database is the same.
    std::fs::write(project.join("images/a.png"), "b picture").unwrap();
    assert!(merge_file(&mut bench, &project).step.is_some());
    assert_eq!(merge_file(&mut bench, &project).step, None);
    // A database of the same length with other words makes another one of it as well.
    let known = || {
        let input = Input::open(&project, "mine.qda").unwrap();
        input.hash(&|| ControlFlow::Continue(())).unwrap().unwrap()
    };
    let (hash, length) = (known(), std::fs::metadata(&database).unwrap().len());
    let renamed = "UPDATE code_name SET name = 'j';";
    ayni_store::testkit::database(&database, renamed).unwrap();
    assert_eq!(std::fs::metadata(&database).unwrap().len(), length);
    assert_ne!(known(), hash);
    assert!(merge_file(&mut bench, &project).step.is_some());
    assert_eq!(merge_file(&mut bench, &project).step, None);
}

/// Writes a project of users, and of cases with a town each.
fn people(folder: &Path, users: &[(u32, &str)], cases: &[(u32, &str, &str)]) -> PathBuf {
    let town = g(1);
    let user = |(id, name): &(u32, &str)| {
        let id = g(*id);
        format!("<User guid=\"{id}\" name=\"{name}\"/>")
    };
    let case = |(id, name, lives): &(u32, &str, &str)| {
        let id = g(*id);
        format!(
            "<Case guid=\"{id}\" name=\"{name}\"><VariableValue><VariableRef targetGUID=\"{town}\"/>\
             <TextValue>{lives}</TextValue></VariableValue></Case>"
        )
    };
    let users: String = users.iter().map(user).collect();
    let cases: String = cases.iter().map(case).collect();
    let xml = format!(
        "<Project xmlns=\"urn:QDA-XML:project:1.0\" origin=\"Another 1\" name=\"Mine\"><Users>{users}</Users>\
         <Variables><Variable guid=\"{town}\" name=\"town\" typeOfVariable=\"Text\"/></Variables>\
         <Cases>{cases}</Cases></Project>"
    );
    let path = folder.join("people.qde");
    std::fs::write(&path, xml).unwrap();
    path
}

/// Returns the towns of the people, in their order, and how many users there are.
fn towns(bench: &Workbench) -> (Vec<String>, usize) {
    let mut actors = bench.project().all::<Actor>().unwrap();
    actors.sort_by_key(|(_, actor)| actor.position);
    let town = |(_, actor): (_, Actor)| actor.attributes.0["town"].clone();
    let users = bench.members().unwrap().len();
    (actors.into_iter().map(town).collect(), users)
}

#[test]
fn two_people_of_one_name_are_two() {
    let folder = tempfile::tempdir().unwrap();
    let (users, cases) = ([(10, "Ana")], [(20, "María", "Ilo")]);
    let (mut bench, _) = bring(&people(folder.path(), &users, &cases), &Options::default());
    assert_eq!(towns(&bench), (vec!["Ilo".to_owned()], 1));

    // The newer file has another Ana and another María, which stand first.
    let users = [(11, "Ana"), (10, "Ana")];
    let cases = [(21, "María", "Puno"), (20, "María", "Ilo")];
    let newer = people(folder.path(), &users, &cases);
    let expected = (["Ilo", "Puno"].map(str::to_owned).to_vec(), 2);
    merge_file(&mut bench, &newer);
    assert_eq!(towns(&bench), expected);
    assert_eq!(merge_file(&mut bench, &newer).step, None);
    assert_eq!(towns(&bench), expected);

    // With other identities they are those in their order.
    let users = [(110, "Ana"), (111, "Ana")];
    let cases = [(120, "María", "Ilo"), (121, "María", "Puno")];
    let other = people(folder.path(), &users, &cases);
    merge_file(&mut bench, &other);
    assert_eq!(towns(&bench), expected);
    assert_eq!(merge_file(&mut bench, &other).step, None);
}
