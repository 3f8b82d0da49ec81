//! Slips in folders that people write: each is refused or mentioned, with its file and what was meant.

use ayni_model::record::Kind;
use ayni_store::Reader as _;
use ayni_workbench::{
    Problem, ProblemKind, Workbench,
    ambient::Counting,
    plain::{ExportOptions, ImportReport, MemoryFolder, unwatched},
};

const TOML: &str = "[project]\nname = \"Trial\"\n\n[[member]]\nkey = \"ana\"\n";
const TABLE: &str = "name = \"table-1\"\nrows = [\"code\"]\n";

fn folder() -> MemoryFolder {
    MemoryFolder::default()
        .with("ayni.toml", TOML)
        .with("sources.csv", "key,file\ni1,i1.txt\n")
        .with("sources/i1.txt", "Ana: Sí.\nEva: No.\nAna: Bueno.\n")
        .with("actors.csv", "key,kind\nlu-1,organisation\n")
        .with("events.csv", "key,kind\nv1,visit\n")
        .with("codebook.csv", "code\nFear\n")
        .with(
            "codings.csv",
            "source,quote,label,code,coder\ni1,Sí,yes,Fear,ana\ni1,No,no,Fear,ana\n",
        )
        .with("synopses/table-1.toml", TABLE)
}

fn read(folder: &MemoryFolder) -> Result<(Workbench, ImportReport), Problem> {
    Workbench::in_memory_from_plain(folder, Box::new(Counting::from(1_000)), &mut unwatched)
}

#[track_caller]
fn refused(folder: &MemoryFolder) -> Vec<String> {
    let problem = read(folder).err().expect("it is refused");
    assert_eq!(problem.kind, ProblemKind::File);
    problem.message.lines().map(str::to_owned).collect()
}

#[track_caller]
fn noticed(folder: &MemoryFolder) -> Vec<String> {
    let (_, report) = read(folder).unwrap_or_else(|problem| panic!("{problem}"));
    report.notices
}

#[test]
fn the_folder_without_slips_has_no_notice() {
    assert_eq!(noticed(&folder()), Vec::<String>::new());
}

#[test]
fn a_missing_table_is_told_once() {
    let rows: String = (0..300).map(|_| "i1,Sí,,Fear,ana\n").collect();
    let mut folder = folder().with(
        "codings.csv",
        format!("source,quote,label,code,coder\n{rows}"),
    );
    folder.files.remove("codebook.csv");
    assert_eq!(
        refused(&folder),
        [
            "nothing was imported, there is a problem:",
            "codebook.csv: there is no such table in the folder, and 300 cells need it: \
             codings.csv, line 2, code; codings.csv, line 3, code; codings.csv, line 4, code, …"
        ]
    );
}

#[test]
fn a_table_that_cannot_be_read_is_told_once() {
    let folder = folder().with("codebook.csv", "code,note\nFear\n");
    assert_eq!(
        refused(&folder),
        [
            "nothing was imported, there are 2 problems:",
            "codebook: the table could not be read, and 2 cells need it: codings.csv, line 2, code; \
             codings.csv, line 3, code",
            "codebook.csv, line 2: the row has 1 cells where the first row names 2 columns; look for a \
             missing or stray separator or quotation mark",
        ]
    );
}

#[test]
fn a_folder_without_members_says_so_once() {
    let folder = folder().with("ayni.toml", "[project]\nname = \"Trial\"\n");
    assert_eq!(
        refused(&folder)[1..],
        [
            "ayni.toml: it declares no [[member]], and 2 cells need it: codings.csv, line 2, coder; \
             codings.csv, line 3, coder"
        ]
    );
}

#[test]
fn each_file_has_its_first_problems_listed_and_the_rest_counted() {
    let rows: String = (0..60).map(|n| format!("e{n},visit,20x5\n")).collect();
    let folder = folder()
        .with("events.csv", format!("key,kind,when\n{rows}"))
        .with("actors.csv", "key,kind\nlu-1,planet\n");
    let told = refused(&folder);
    assert_eq!(told[0], "nothing was imported, there are 61 problems:");
    let of_events = told.iter().filter(|line| line.starts_with("events.csv"));
    assert_eq!(of_events.count(), 20);
    assert!(told.contains(&"… and 40 more in events.csv".to_owned()));
    assert!(
        told.iter()
            .any(|line| line.starts_with("actors.csv, line 2, kind: "))
    );
}

#[test]
fn a_broken_synopsis_is_refused_with_its_line() {
    let folder = folder()
        .with(
            "synopses/table-1.toml",
            "name = \"table-1\"\nraws = [\"code\"]\n",
        )
        .with("synopses/table-2.toml", TABLE);
    let told = refused(&folder);
    assert!(
        told[1]
            .starts_with("synopses/table-1.toml, line 2: seen “raws”; expected one of these keys"),
        "{told:#?}"
    );
    assert_eq!(
        told[2],
        "synopses/table-2.toml, line 1: the table is named \"table-1\" and its file \"table-2\"; give \
         both one name"
    );
}

#[test]
fn a_finding_in_a_synopsis_that_is_not_there_is_mentioned() {
    let findings = "key,synopsis,row,text\nf1,table-1,code:Fear,x\nf2,tabel-1,code:Fear,y\nf3,tabel-1,code:Fear,z\n";
    assert_eq!(
        noticed(&folder().with("findings.csv", findings)),
        [
            "findings.csv, line 3 and 1 more, synopsis: there is no synopsis \"tabel-1\"; did you mean \
             \"table-1\"?"
        ]
    );
}

#[test]
fn a_voice_that_is_not_in_the_text_is_mentioned() {
    let voices = "source,label,actor\ni1,Ana,lu-1\ni1,Evva,\n";
    assert_eq!(
        noticed(&folder().with("voices.csv", voices)),
        ["voices.csv, line 3: nobody speaks as \"Evva\" in the text of i1; did you mean \"Eva\"?"]
    );
    let silent = folder()
        .with("voices.csv", voices)
        .with("sources/i1.txt", "Sí. No. Bueno.\n");
    assert_eq!(
        noticed(&silent)[0],
        "voices.csv, line 2: nobody speaks as \"Ana\" in the text of i1, in which no speaker was recognised"
    );
}

#[test]
fn a_voice_stands_once() {
    let voices = "source,label,actor\ni1,Ana,lu-1\ni1,Ana,\n";
    assert_eq!(
        refused(&folder().with("voices.csv", voices))[1..],
        ["voices.csv, line 3: line 2 has the same source and label already"]
    );
}

#[test]
fn rows_that_say_something_twice_are_mentioned() {
    let participations =
        "event,actor,role\nv1,lu-1,host\nv1,lu-1,guest\nv1,lu-1,host\nv1,lu-1,host\n";
    let claims =
        "subject,attribute,value,according_to\nsource:i1,place,Lima,i1\nsource:i1,place,Lima,i1\n";
    let folder = folder()
        .with("participations.csv", participations)
        .with("claims.csv", claims);
    assert_eq!(
        noticed(&folder),
        [
            "participations.csv, line 4: repeats line 2 (same event, actor and role); both are kept; so do \
             1 row below",
            "claims.csv, line 3: repeats line 2 (same subject, attribute, value, source and locator); both \
             are kept",
        ]
    );
    let (workbench, _) = read(&folder).unwrap();
    assert_eq!(workbench.project().count(Kind::Participation).unwrap(), 4);
}

#[test]
fn an_attribute_of_claims_that_nothing_has_is_mentioned() {
    let claims = "subject,attribute,value,according_to\n\
                  source:i1,informnat,lu-1,i1\n\
                  source:i1,informnat,lu-1?,i1\n\
                  source:i1,region,Norte,i1\n\
                  source:i1,kind,interview,i1\n";
    let sources = "key,file,region\ni1,i1.txt,Norte\n";
    let told = noticed(
        &folder()
            .with("claims.csv", claims)
            .with("sources.csv", sources),
    );
    let attribute: Vec<&String> = told
        .iter()
        .filter(|it| it.contains(", attribute"))
        .collect();
    assert_eq!(
        attribute,
        [
            "claims.csv, line 2 and 1 more, attribute: no source has an attribute \"informnat\", so that \
             nothing is held against these claims but each other; did you mean \"informant\"?"
        ]
    );
}

#[test]
fn files_that_nothing_names_are_mentioned() {
    let folder = folder()
        .with("sources/i2.txt", "x")
        .with("texts/i3.txt", "x")
        .with("memos/note.txt", "x")
        .with("synopses/table.tml", "x")
        .with("drafts/a/b.txt", "x")
        .with("drafts/c.txt", "x")
        .with("codngs.csv", "x")
        .with("codebook.ods", "x");
    assert_eq!(
        noticed(&folder),
        [
            "codebook.ods: a table is read from .csv or .xlsx; save it as codebook.csv; codebook.csv was \
             read instead",
            "codngs.csv: not a file of a plain project, not read; did you mean codings.csv?",
            "sources/: 1 file not read, because no row of sources.csv has the name: i2.txt",
            "texts/: 1 file not read, because no source has the key: i3.txt",
            "memos/: 1 file not read, because memos end in .md: note.txt",
            "synopses/: 1 file not read, because synopses end in .toml: table.tml",
            "drafts/: not a folder of a plain project, not read (2 files)",
        ]
    );
}

#[test]
fn a_name_in_the_wrong_case_is_refused_with_the_right_one() {
    let mut slip = folder()
        .with("Claims.CSV", "subject,attribute,value,according_to\n")
        .with("Memos/m1.md", "---\n---\nx")
        .with("groups.ods", "x")
        .with("sources.csv", "key,file\ni1,I1.txt\n");
    assert_eq!(
        refused(&slip)[1..],
        [
            "sources.csv, line 2, file: there is no file \"I1.txt\"; did you mean \"i1.txt\"? (looked for in \
             the folder sources)",
            "Claims.CSV: a plain project has claims.csv, in small letters; rename it",
            "Memos/m1.md: the folder is called memos/ in a plain project, in small letters; rename it",
            "groups.ods: a table is read from .csv or .xlsx; save it as groups.csv",
        ]
    );
    let toml = slip.files.remove("ayni.toml").unwrap();
    let problem = read(&slip.with("Ayni.toml", toml)).err().unwrap();
    assert_eq!(problem.hints.len(), 1);
    assert_eq!(
        problem.hints[0].sentence,
        "Rename Ayni.toml to ayni.toml, in small letters."
    );
}

#[test]
fn what_an_export_has_of_these_comes_in_again() {
    let voices = "source,label,actor\ni1,Nobody,lu-1\n";
    let (mut workbench, _) = read(&folder().with("voices.csv", voices)).unwrap();
    workbench.remove_synopsis("table-1").unwrap();
    let mut out = MemoryFolder::default();
    let options = ExportOptions::default();
    workbench.export_plain(&mut out, options).unwrap();
    let (again, _) = read(&out).unwrap();
    let mut second = MemoryFolder::default();
    again.export_plain(&mut second, options).unwrap();
    assert_eq!(out, second);
}

#[test]
fn an_empty_file_is_an_empty_text_or_refused_by_its_name() {
    let sources = "key,file\ni1,i1.txt\ni2,i2.docx\ni3,i3.md\n";
    let folder = folder()
        .with("sources.csv", sources)
        .with("sources/i2.docx", "")
        .with("sources/i3.md", "");
    assert_eq!(
        refused(&folder)[1..],
        [
            "sources.csv, line 3, file: sources/i2.docx: the file is named as docx but is not one: the file \
             is empty (0 bytes)"
        ]
    );
    let folder = folder.with("sources.csv", "key,file\ni1,i1.txt\ni3,i3.md\n");
    assert!(noticed(&folder).contains(&"sources/i3.md: the text is empty".to_owned()));
}
