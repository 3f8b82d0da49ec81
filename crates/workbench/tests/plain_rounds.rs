//! Rounds and older texts of a project that was written into a folder and read again.

use ayni_workbench::{
    Problem, ProblemKind, Workbench,
    ambient::Counting,
    code::NewCode,
    plain::{ExportOptions, MemoryFolder, unwatched},
    source::Correction,
};

const TOML: &str = "[project]\nname = \"Trial\"\n\n[[member]]\nkey = \"ana\"\n";

fn read(folder: &MemoryFolder, clock: i64) -> Workbench {
    let ambient = Box::new(Counting::from(clock));
    let read = Workbench::in_memory_from_plain(folder, ambient, &mut unwatched);
    read.unwrap_or_else(|problem| panic!("{problem}")).0
}

fn written(workbench: &Workbench) -> MemoryFolder {
    let mut out = MemoryFolder::default();
    let done = workbench.export_plain(&mut out, ExportOptions::default());
    assert!(done.is_ok());
    out
}

fn add(workbench: &mut Workbench, path: &str) {
    let code = NewCode {
        path: path.into(),
        ..NewCode::default()
    };
    assert!(workbench.add_code(&code).is_ok());
}

/// Says what changed in the codebook between two rounds.
fn changes(workbench: &Workbench, before: &str, after: &str) -> Result<Vec<String>, Problem> {
    let (before, after) = (
        workbench.find_moment(before)?,
        workbench.find_moment(after)?,
    );
    let changes = workbench.codebook_changes(before, after)?;
    Ok(changes.iter().map(|it| it.sentence()).collect())
}

/// Two rounds: Fear, then Fear and Hope; Pride came after both.
fn project() -> Workbench {
    let mut workbench = read(&MemoryFolder::default().with("ayni.toml", TOML), 1_000);
    add(&mut workbench, "Fear");
    assert!(workbench.name_round("round 1").is_ok());
    add(&mut workbench, "Hope");
    assert!(workbench.name_round("round 2").is_ok());
    add(&mut workbench, "Pride");
    workbench
}

#[test]
fn rounds_are_compared_also_after_a_folder() {
    let first = project();
    let out = written(&first);
    let again = read(&out, 5_000_000);
    let codes = |workbench: &Workbench, round: &str| {
        let moment = workbench.find_moment(round);
        moment
            .and_then(|at| Ok(workbench.codebook_at(at)?.iter().count()))
            .ok()
    };
    for workbench in [&first, &again] {
        let told = changes(workbench, "round 1", "round 2").expect("both rounds are known");
        assert_eq!(told, ["added “Hope”"]);
        let told = changes(workbench, "round 2", "now").expect("both moments are known");
        assert_eq!(told, ["added “Pride”"]);
        assert_eq!(
            (codes(workbench, "round 1"), codes(workbench, "round 2")),
            (Some(1), Some(2))
        );
        assert!(
            workbench
                .project()
                .doctor()
                .expect("it is looked at")
                .is_good()
        );
    }
    assert_eq!(written(&again), out);
    assert!(!out.files.contains_key("further.jsonl"));
}

#[test]
fn a_round_of_an_earlier_version_does_not_pretend_to_know_its_codebook() {
    let mut out = written(&project());
    let toml = String::from_utf8(out.files["ayni.toml"].clone()).expect("toml is text");
    let lines = toml.lines().filter(|line| !line.starts_with("codebook = "));
    let toml: Vec<&str> = lines.collect();
    out.files
        .insert("ayni.toml".into(), toml.join("\n").into_bytes());
    let mut again = read(&out, 5_000_000);
    let problem = again.find_moment("round 1").expect_err("nothing tells");
    assert_eq!(problem.kind, ProblemKind::NotFound);
    assert!(
        problem.message.starts_with(
            "the codebook of \"round 1\" is not in this project: the round came with the folder a folder in \
             memory, which says when it was (1970-01-01 00:00:01Z)"
        ),
        "{problem}"
    );
    assert!(again.name_round("round 3").is_ok());
    assert!(again.find_moment("round 3").is_ok());
}

#[test]
fn a_round_that_a_folder_only_names_is_what_the_folder_brings() {
    let folder = MemoryFolder::default()
        .with(
            "ayni.toml",
            format!("{TOML}\n[[round]]\nname = \"round 1\"\n"),
        )
        .with("codebook.csv", "code\nFear\nHope\n");
    let mut first = read(&folder, 1_000);
    add(&mut first, "Pride");
    assert_eq!(
        first
            .import(&folder, &mut unwatched)
            .expect("it comes in")
            .entry,
        None
    );
    let again = read(&written(&first), 5_000_000);
    for workbench in [&first, &again] {
        let told = changes(workbench, "round 1", "now").expect("both moments are known");
        assert_eq!(told, ["added “Pride”"]);
    }
}

#[test]
fn a_codebook_of_a_round_that_is_none_is_refused() {
    let mut out = written(&project());
    let blob = out
        .files
        .keys()
        .find(|file| file.starts_with("blobs/"))
        .cloned();
    out.files.remove(&blob.expect("a round keeps a blob"));
    let ambient = Box::new(Counting::from(1));
    let refused = Workbench::in_memory_from_plain(&out, ambient, &mut unwatched);
    let problem = refused.err().expect("it is refused");
    assert!(
        problem
            .message
            .contains(": the codebook of the round \"round "),
        "{problem}"
    );
}

#[test]
fn older_texts_stand_in_the_order_in_which_they_were_made() {
    let folder = MemoryFolder::default()
        .with("ayni.toml", TOML)
        .with("sources.csv", "key,file\ni1,i1.txt\n")
        .with("sources/i1.txt", "The mine closes in March.\n");
    let mut first = read(&folder, 1_000);
    let (source, _) = first.find_source("i1").expect("it came in");
    for (month, reason) in [("May", "misheard"), ("June", "misheard again")] {
        let text = format!("The mine closes in {month}.\n");
        let correction = Correction {
            name: "i1.txt",
            bytes: text.as_bytes(),
            reason,
            ..Correction::default()
        };
        assert!(first.edit_source(source, &correction).is_ok());
    }
    let again = read(&written(&first), 5_000_000);
    for workbench in [&first, &again] {
        let revisions = workbench.revisions(source).expect("they are there");
        let reasons: Vec<Option<&str>> = revisions
            .iter()
            .map(|(_, it)| it.reason.as_deref())
            .collect();
        assert_eq!(reasons, [None, Some("misheard"), Some("misheard again")]);
    }
}
