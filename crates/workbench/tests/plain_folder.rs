//! Folders as people write them: what comes in, and what is refused with its file and line.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::ops::ControlFlow;

use ayni_formats::Format;
use ayni_model::{
    coding::{Anchor, Coding, Quotation},
    record::Kind,
    source::{Source, Voice},
    study::{Finding, Memo},
};
use ayni_store::Reader as _;
use ayni_workbench::{
    Problem, ProblemKind, Workbench,
    ambient::Counting,
    fields::Assignment,
    plain::{
        Directory, ExportOptions, Folder as _, FolderSink, ImportReport, MemoryFolder, unwatched,
    },
    source::Correction,
};

const TOML: &str = "[project]\nname = \"Trial\"\n\n[[member]]\nkey = \"ana\"\n\n[[phase]]\nkey = \"p1\"\nwhen = [\"1990/2004\"]\n";

/// Positions: `Ana: ` is 0..5, `El año pasado 😀 dijo que sí.` starts at 5, `😀` is 19.
const TEXT: &str = "Ana: El año pasado 😀 dijo que sí.\nEva: Sí. Dijo que sí.\n";

fn folder() -> MemoryFolder {
    MemoryFolder::default()
        .with("ayni.toml", TOML)
        .with("sources.csv", "key,kind,file,when,region\ni1,interview,i1.txt,2005-11,Norte\ni2,interview,,2006,\n")
        .with("sources/i1.txt", TEXT)
        .with("actors.csv", "key,kind,parent\nlu-1,organisation,\nana-q,person,lu-1\n")
        .with("voices.csv", "source,label,actor,role\ni1,Ana,ana-q,informant\n")
        .with("codebook.csv", "code,status\nFear > Closure,\nHope,merged into Fear > Closure\n")
        .with("codings.csv", CODINGS)
        .with("findings.csv", "key,row,column,text,quotations\nf1,code:Fear > Closure,phase:p1,They fear,i1@year;i1:19-20\n")
        .with("memos/m1.md", "---\non: coding:i1:19-20:Fear > Closure\ntitle: A face\nauthor: ana\n---\nWhy?\n")
}

const CODINGS: &str = "source,start,end,quote,label,code,coder,stance\n\
i1,8,18,año pasado,year,Fear > Closure,ana,\n\
i1,8,18,año pasado,year,Hope,ana,contrary\n\
i1,19,20,😀,,Fear > Closure,ana,\n\
i1,0,3,Sí. Dijo,,Hope,ana,\n\
i1,,,dijo que no,gone,Hope,ana,\n\
i1,,,\"Dijo  que\nsí\",,,,\n";

fn read(folder: &MemoryFolder) -> Result<(Workbench, ImportReport), Problem> {
    Workbench::in_memory_from_plain(folder, Box::new(Counting::from(1_000)), &mut unwatched)
}

fn dump(workbench: &Workbench) -> String {
    let mut out = Vec::new();
    workbench.project().dump(&mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn a_folder_without_ids_comes_in() {
    let (workbench, report) = read(&folder()).unwrap();
    let project = workbench.project();
    assert_eq!(
        (report.sources, report.quotations, report.codings),
        (2, 5, 5)
    );
    assert_eq!(
        (
            report.exact,
            report.reanchored,
            report.ambiguous,
            report.lost
        ),
        (3, 1, 0, 1),
        "{:#?}",
        report.notices
    );
    let spans: Vec<(String, Option<(u32, u32)>)> = project
        .all::<Quotation>()
        .unwrap()
        .into_iter()
        .map(|(_, quotation)| {
            let span = quotation.at.place().map(|(_, span)| span.into());
            (quotation.at.state().to_owned(), span)
        })
        .collect();
    assert_eq!(
        spans,
        [
            ("exact".to_owned(), Some((8, 18))),
            ("exact".to_owned(), Some((19, 20))),
            ("exact".to_owned(), Some((39, 47))),
            ("lost".to_owned(), None),
            ("exact".to_owned(), Some((43, 54))),
        ]
    );
    let findings = project.all::<Finding>().unwrap();
    assert_eq!(findings[0].1.quotations.len(), 2);
    let memo = &project.all::<Memo>().unwrap()[0].1;
    assert_eq!(
        (memo.text.as_str(), memo.on.unwrap().kind),
        ("Why?", Kind::Coding)
    );
    let coding: Coding = project.get(memo.on.unwrap().id.into()).unwrap().unwrap();
    assert_eq!(coding.coder, workbench.member().unwrap());
    let voices: Vec<(String, bool)> = project
        .all::<Voice>()
        .unwrap()
        .into_iter()
        .map(|(_, voice)| (voice.label, voice.actor.is_some()))
        .collect();
    assert_eq!(
        voices,
        [("Ana".to_owned(), true), ("Eva".to_owned(), false)]
    );
    let source = &project.all::<Source>().unwrap()[0].1;
    assert_eq!(source.attributes.0["region"], "Norte");
    assert!(
        report
            .notices
            .iter()
            .any(|notice| notice.contains("\"region\""))
    );
    assert!(
        project.doctor().unwrap().is_good(),
        "{:?}",
        project.doctor().unwrap()
    );
}

#[test]
fn a_long_table_without_ids_meets_itself_row_by_row() {
    let rows = |role: &str| -> String {
        let row = |n: usize| format!("e{},lu-1,{role}\n", n % 5_000);
        (0..10_000).map(row).collect()
    };
    let events: String = (0..5_000).map(|n| format!("e{n},visit\n")).collect();
    let folder = folder()
        .with("events.csv", format!("key,kind\n{events}"))
        .with(
            "participations.csv",
            format!("event,actor,role\n{}", rows("host")),
        );
    let (mut workbench, _) = read(&folder).unwrap();
    // Each event has its host twice, and keeps both.
    assert_eq!(
        workbench.project().count(Kind::Participation).unwrap(),
        10_000
    );
    let report = workbench.import(&folder, &mut unwatched).unwrap();
    assert_eq!(report.entry, None);
    let guests = format!("event,actor,role\n{}", rows("guest"));
    workbench
        .import(&folder.with("participations.csv", guests), &mut unwatched)
        .unwrap();
    assert_eq!(
        workbench.project().count(Kind::Participation).unwrap(),
        20_000
    );
}

#[test]
fn what_is_wrong_with_a_row_without_a_key_is_told_once() {
    let folder = folder().with("voices.csv", "source,label,actor\ni1,Ana,nobody\n");
    let problem = read(&folder).err().unwrap();
    assert_eq!(problem.message.matches("there is no actor").count(), 1);
}

#[test]
fn undo_takes_the_whole_import_back() {
    let (mut workbench, _) = read(&MemoryFolder::default().with("ayni.toml", TOML)).unwrap();
    let before = dump(&workbench);
    let report = workbench.import(&folder(), &mut unwatched).unwrap();
    assert_ne!(dump(&workbench), before);
    drop(workbench);
    // The store undoes; it is asked directly, on a file.
    let path = tempfile::tempdir().unwrap();
    let path = path.path().join("trial.ayni");
    let ambient = Box::new(Counting::from(1_000));
    let (workbench, created) =
        Workbench::create_from_plain(&path, &folder(), ambient, &mut unwatched).unwrap();
    assert_eq!(created.codings, report.codings);
    drop(workbench);
    let mut project = ayni_store::Project::open(&path, ayni_store::Mode::Write).unwrap();
    let stamp = ayni_store::Stamp {
        now_ms: 9_000,
        member: None,
    };
    project
        .revert(created.entry.unwrap(), stamp)
        .unwrap()
        .unwrap();
    for kind in [
        Kind::Source,
        Kind::Revision,
        Kind::Code,
        Kind::Quotation,
        Kind::Coding,
        Kind::Memo,
    ] {
        assert_eq!(project.count(kind).unwrap(), 0, "{kind:?}");
    }
    assert_eq!(project.count(Kind::Member).unwrap(), 1);
}

#[test]
fn a_folder_comes_in_a_second_time_without_a_change() {
    let (mut workbench, _) = read(&folder()).unwrap();
    let before = dump(&workbench);
    workbench.import(&folder(), &mut unwatched).unwrap();
    // The lost passage has no place by which to meet it again, so its label says which it is.
    assert_eq!(dump(&workbench), before);
}

#[test]
fn a_corrected_text_is_the_same_with_the_line_ends_of_windows() {
    let corrected = TEXT.replace("pasado", "anterior");
    let windows = format!("\u{feff}{}", corrected.replace('\n', "\r\n"));
    let folder = folder().with("texts/i1.txt", windows);
    let (mut workbench, _) = read(&folder).unwrap();
    let (source, _) = workbench.project().all::<Source>().unwrap()[0].clone();
    assert_eq!(workbench.source_text(source).unwrap().text, corrected);
    let before = dump(&workbench);
    let report = workbench.import(&folder, &mut unwatched).unwrap();
    assert_eq!((report.entry, dump(&workbench)), (None, before));
    let other = folder.with("texts/i1.txt", TEXT);
    let problem = workbench.import(&other, &mut unwatched).unwrap_err();
    assert!(
        problem
            .message
            .contains("the project has another text of i1"),
        "{problem}"
    );
}

/// Reads a folder that is wrong: into nothing, and into a project that must stay as it was.
#[track_caller]
fn refused(folder: &MemoryFolder, expected: &[&str]) {
    let (mut workbench, _) = read(&self::folder()).unwrap();
    let before = dump(&workbench);
    let problem = workbench.import(folder, &mut unwatched).unwrap_err();
    assert_eq!(dump(&workbench), before, "a refused import changes nothing");
    let path = tempfile::tempdir().unwrap();
    let file = path.path().join("new.ayni");
    let ambient = Box::new(Counting::from(1));
    let fresh = Workbench::create_from_plain(&file, folder, ambient, &mut unwatched);
    let fresh = fresh.err().expect("it is refused into a new project too");
    assert_eq!(
        std::fs::read_dir(path.path()).unwrap().count(),
        0,
        "no file is left behind"
    );
    for problem in [problem, fresh] {
        assert_eq!(problem.kind, ProblemKind::File);
        for part in expected {
            assert!(problem.message.contains(part), "no {part:?} in:\n{problem}");
        }
    }
}

#[test]
fn an_unknown_column_is_refused() {
    refused(
        &folder().with("codebook.csv", "code,definitoin\nFear,x\n"),
        &["codebook.csv, line 1: there is no column \"definitoin\"; did you mean \"definition\"?"],
    );
}

#[test]
fn an_unknown_key_is_refused_with_the_nearest() {
    let codings = "source,quote,code,coder\ni1,Sí,Fear > Closur,ana\ni1,Sí,Hope,anna\n";
    refused(
        &folder().with("codings.csv", codings),
        &[
            "codings.csv, line 2, code: there is no code \"Fear > Closur\"; did you mean \"Fear > Closure\"?",
            "codings.csv, line 3, coder: there is no member \"anna\"; did you mean \"ana\"?",
        ],
    );
}

#[test]
fn a_bad_date_is_refused_with_its_line() {
    refused(
        &folder().with("sources.csv", "key,when\ni1,2005\n\n\"i2\",2005-13\n"),
        &["sources.csv, line 4, when: ", "2005-13"],
    );
}

#[test]
fn a_key_stands_once() {
    refused(
        &folder().with(
            "actors.csv",
            "key,kind\nlu-1,site\nana-q,person\nlu-1,site\n",
        ),
        &["actors.csv, line 4, key: the key \"lu-1\" stands on line 2 already"],
    );
}

#[test]
fn a_file_must_stay_in_its_folder_and_be_there() {
    refused(
        &folder().with(
            "sources.csv",
            "key,file\ni1,i1.txt\ni2,../../etc/passwd\ni3,i4.txt\n",
        ),
        &[
            "sources.csv, line 3, file: \"../../etc/passwd\" leaves the folder sources",
            "sources.csv, line 4, file: there is no file \"i4.txt\"; did you mean \"i1.txt\"?",
        ],
    );
}

#[test]
fn codes_do_not_run_in_a_circle() {
    let codes = "code,status\nFear > Closure,\nHope,merged into Trust\nTrust,merged into Hope\n";
    refused(
        &folder().with("codebook.csv", codes),
        &["codebook.csv, line 3, status: the code was merged into itself by a circle"],
    );
}

#[test]
fn an_id_names_one_row() {
    let id = "0198c0de-7a3b-7c11-8b21-3f5f0c1d2e4a";
    let actors = format!("key,kind,id\nlu-1,site,{id}\nana-q,person,{id}\n");
    refused(
        &folder().with("actors.csv", actors),
        &[&format!(
            "actors.csv, line 3, id: the id {id} stands in actors.csv, line 2 already"
        )],
    );
}

#[test]
fn a_passage_without_words_or_place_is_refused() {
    let codings =
        "source,start,end,quote,code,coder\ni1,,,,Hope,ana\ni1,9,4,x,Hope,ana\ni1,0,99,,Hope,ana\n";
    refused(
        &folder().with("codings.csv", codings),
        &[
            "codings.csv, line 2, quote: ",
            "codings.csv, line 3, end: ",
            "codings.csv, line 4, end: ",
        ],
    );
}

#[test]
fn other_slips_are_refused_with_their_place() {
    refused(
        &folder().with("ayni.toml", "[project]\nname = \"x\"\nlangage = \"en\"\n"),
        &["ayni.toml, line 3: ", "did you mean \"language\"?"],
    );
    refused(
        &folder().with("memos/m1.md", "---\non: source:i9\ntitel: x\n---\n"),
        &[
            "memos/m1.md, line 2, on: there is no source \"i9\"",
            "memos/m1.md, line 3, titel: ",
            "did you mean \"title\"?",
        ],
    );
    refused(
        &folder().with("memos/m1.md", "---\non: project\nmade: yesterday\n---\n"),
        &["memos/m1.md, line 3, made: \"yesterday\" is no moment such as"],
    );
    refused(
        &folder().with(
            "findings.csv",
            "key,row,text,quotations\nf1,code:Hope,x,i1:1-2; i1@yaer\n",
        ),
        &[
            "findings.csv, line 2, quotations: i1:1-2 is no quotation",
            "did you mean \"year\"?",
        ],
    );
    refused(
        &folder().with(
            "further.jsonl",
            "{\"kind\":\"code\",\"id\":\"0198c0de7a3b7c118b213f5f0c1d2e4a\",\"fields\":{}}\n",
        ),
        &["further.jsonl, line 1: ", "missing field `name`"],
    );
    refused(
        &folder().with("voices.csv", "source,label\ni1,\"Ana\ni1,Eva\n"),
        &["voices.csv, line 2: a quotation mark opens a cell"],
    );
}

#[test]
fn many_problems_are_told_at_once_and_the_rest_counted() {
    let rows: String = (0..60).map(|n| format!("i{n},20x5\n")).collect();
    let rows = format!("key,when\n{rows}");
    refused(
        &folder().with("sources.csv", rows),
        &["problems:", "line 2, when", "… and "],
    );
}

#[test]
fn a_folder_without_a_declaration_is_no_project() {
    let problem = read(&MemoryFolder::default()).err().unwrap();
    assert!(
        problem.message.contains("there is no ayni.toml"),
        "{problem}"
    );
}

#[test]
fn a_folder_that_is_not_empty_is_not_written_into() {
    let (workbench, _) = read(&folder()).unwrap();
    let mut target = MemoryFolder::default().with("letter.txt", "mine");
    let options = ExportOptions::default();
    let problem = workbench.export_plain(&mut target, options).unwrap_err();
    assert_eq!(problem.kind, ProblemKind::Exists);
    assert_eq!(target.files.len(), 1);
    let report = workbench
        .export_plain(&mut target, ExportOptions { replace: true })
        .unwrap();
    assert_eq!(target.files["letter.txt"], b"mine");
    assert!(report.notices[0].starts_with("letter.txt"));
}

#[test]
fn a_directory_is_not_left_by_links() {
    let outside = tempfile::tempdir().unwrap();
    std::fs::write(outside.path().join("secret.txt"), "x").unwrap();
    let inside = tempfile::tempdir().unwrap();
    std::fs::create_dir(inside.path().join("sources")).unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink(outside.path(), inside.path().join("sources/out")).unwrap();
    let directory = Directory::new(inside.path());
    let listing = directory.list().unwrap();
    assert_eq!(listing.files, Vec::<String>::new());
    assert_eq!(listing.others, ["sources/out"]);
    for path in [
        "sources/out/secret.txt",
        "../secret.txt",
        "/etc/passwd",
        "a/../b",
        "C:x",
        "",
    ] {
        assert!(directory.read(path, 100).is_err(), "{path}");
    }
}

#[cfg(unix)]
#[test]
fn a_pipe_in_a_folder_is_told_and_not_waited_for() {
    let place = tempfile::tempdir().unwrap();
    std::fs::write(place.path().join("ayni.toml"), TOML).unwrap();
    std::fs::create_dir(place.path().join("memos")).unwrap();
    let pipe = place.path().join("memos/m1.md");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(made.unwrap().success());
    let directory = Directory::new(place.path());
    let ambient = Box::new(Counting::from(1));
    let (_, report) = Workbench::in_memory_from_plain(&directory, ambient, &mut unwatched).unwrap();
    assert_eq!(
        report.notices,
        [
            "memos/m1.md: no plain file (a link, a pipe, a device, an odd name, or too deep), not read"
        ]
    );
    let asked = directory.read("memos/m1.md", 100).unwrap_err();
    assert!(asked.to_string().contains("this is no file"), "{asked}");
}

#[test]
fn a_file_is_measured_before_it_is_read() {
    let place = tempfile::tempdir().unwrap();
    std::fs::write(place.path().join("ayni.toml"), TOML).unwrap();
    std::fs::create_dir(place.path().join("memos")).unwrap();
    // A hole of 100 GB, which takes no room on the disk and would in memory.
    let large = std::fs::File::create(place.path().join("memos/m1.md")).unwrap();
    large.set_len(100_000_000_000).unwrap();
    let directory = Directory::new(place.path());
    let ambient = Box::new(Counting::from(1));
    let read = Workbench::in_memory_from_plain(&directory, ambient, &mut unwatched);
    let problem = read.err().unwrap();
    assert!(
        problem.message.contains(
            "memos/m1.md: the file has 100000000000 bytes, more than the 268435456 that are read"
        ),
        "{problem}"
    );
    let memory = MemoryFolder::default().with("a.txt", "hola");
    assert_eq!(memory.read("a.txt", 4).unwrap(), b"hola");
    assert_eq!(
        memory.read("a.txt", 3).unwrap_err().to_string(),
        "the file has 4 bytes, more than the 3 that are read"
    );
}

#[test]
fn a_directory_takes_what_memory_takes() {
    let (workbench, _) = read(&folder()).unwrap();
    let mut memory = MemoryFolder::default();
    workbench
        .export_plain(&mut memory, ExportOptions::default())
        .unwrap();
    let place = tempfile::tempdir().unwrap();
    let mut directory = Directory::new(place.path().join("out"));
    workbench
        .export_plain(&mut directory, ExportOptions::default())
        .unwrap();
    let mut read_back = MemoryFolder::default();
    for path in directory.list().unwrap().files {
        let bytes = directory.read(&path, 1 << 20).unwrap();
        read_back = read_back.with(&path, bytes);
    }
    assert_eq!(read_back, memory);
    let (again, _) = read(&read_back).unwrap();
    assert_eq!(dump(&again), dump(&workbench));
}

#[test]
fn a_project_appears_when_its_import_is_whole() {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("study.ayni");
    let mut steps = 0;
    let mut look = |_| {
        steps += 1;
        assert!(!path.exists(), "half a project has no name");
        ControlFlow::Continue(())
    };
    let ambient = Box::new(Counting::from(1));
    let (workbench, _) =
        Workbench::create_from_plain(&path, &folder(), ambient, &mut look).unwrap();
    assert!(steps > 10);
    assert_eq!(workbench.project().path(), path);
    drop(workbench);
    let left: Vec<_> = std::fs::read_dir(place.path()).unwrap().collect();
    assert_eq!(left.len(), 1, "{left:?}");
}

#[test]
fn an_import_that_is_broken_off_leaves_nothing() {
    let mut moments = 0;
    let mut count = |_| {
        moments += 1;
        ControlFlow::Continue(())
    };
    let ambient = || Box::new(Counting::from(1));
    let (whole, _) = Workbench::in_memory_from_plain(&folder(), ambient(), &mut count).unwrap();
    assert!(moments > 10);
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("study.ayni");
    let mut filled = whole;
    let before = dump(&filled);
    let other = folder().with("sources/new.md", "# New\n\nA text that comes late.\n");
    for last in 0..moments {
        let stop_at = |asked: &mut u32| {
            *asked += 1;
            match *asked > last {
                true => ControlFlow::Break(()),
                false => ControlFlow::Continue(()),
            }
        };
        let mut asked = 0;
        let made =
            Workbench::create_from_plain(&path, &folder(), ambient(), &mut |_| stop_at(&mut asked));
        let problem = made.err().unwrap();
        assert!(problem.to_string().contains("broken off"), "{problem}");
        assert_eq!(std::fs::read_dir(place.path()).unwrap().count(), 0);
        asked = 0;
        let problem = filled
            .import(&other, &mut |_| stop_at(&mut asked))
            .unwrap_err();
        assert!(problem.to_string().contains("broken off"), "{problem}");
        assert_eq!(dump(&filled), before);
    }
}

#[test]
fn a_file_that_came_meanwhile_is_not_written_over() {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("study.ayni");
    let mut meanwhile = |_| {
        std::fs::write(&path, "mine").unwrap();
        ControlFlow::Continue(())
    };
    let ambient = Box::new(Counting::from(1));
    let made = Workbench::create_from_plain(&path, &folder(), ambient, &mut meanwhile);
    assert_eq!(made.err().unwrap().kind, ProblemKind::Exists);
    assert_eq!(std::fs::read(&path).unwrap(), b"mine");
    assert_eq!(std::fs::read_dir(place.path()).unwrap().count(), 1);
}

/// A folder in which somebody codes on while it is written.
struct Meanwhile {
    folder: MemoryFolder,
    other: Workbench,
}

impl FolderSink for Meanwhile {
    fn present(&self) -> std::io::Result<Vec<String>> {
        self.folder.present()
    }

    fn create<'s>(&'s mut self, path: &str) -> std::io::Result<Box<dyn std::io::Write + 's>> {
        if path == "sources.csv" {
            let kind = Assignment {
                field: "kind".into(),
                value: "visit".into(),
            };
            self.other.set_event("v1", &[kind]).unwrap();
            let (event, _) = self.other.find_event("v1").unwrap();
            let (actor, _) = self.other.find_actor("lu-1").unwrap();
            self.other
                .add_participation(event, actor, "host", None)
                .unwrap();
        }
        self.folder.create(path)
    }

    fn finish(&mut self) -> std::io::Result<()> {
        self.folder.finish()
    }
}

#[test]
fn an_export_is_of_one_state_whatever_is_written_meanwhile() {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("study.ayni");
    let ambient = || Box::new(Counting::from(1));
    let (workbench, _) =
        Workbench::create_from_plain(&path, &folder(), ambient(), &mut unwatched).unwrap();
    let mut before = MemoryFolder::default();
    let options = ExportOptions::default();
    workbench.export_plain(&mut before, options).unwrap();
    let other = Workbench::open(
        &path,
        ayni_store::Mode::Write,
        Box::new(Counting::from(9_000)),
    );
    let mut meanwhile = Meanwhile {
        folder: MemoryFolder::default(),
        other: other.unwrap(),
    };
    workbench.export_plain(&mut meanwhile, options).unwrap();
    assert_eq!(meanwhile.folder, before);
    assert_eq!(workbench.project().count(Kind::Participation).unwrap(), 1);
}

#[test]
fn a_broken_off_export_leaves_the_old_files() {
    let place = tempfile::tempdir().unwrap();
    let root = place.path().join("out");
    let (workbench, _) = read(&folder()).unwrap();
    workbench
        .export_plain(&mut Directory::new(&root), ExportOptions::default())
        .unwrap();
    let before = Directory::new(&root).read("sources.csv", 1 << 20).unwrap();
    let mut broken = Directory::new(&root);
    broken
        .create("sources.csv")
        .unwrap()
        .write_all(b"half")
        .unwrap();
    assert_eq!(
        Directory::new(&root).read("sources.csv", 1 << 20).unwrap(),
        before
    );
    let two = Directory::new(&root).create("a.csv").err().unwrap();
    assert!(two.to_string().contains("out.part is in the way"), "{two}");
    drop(broken);
    assert_eq!(std::fs::read_dir(place.path()).unwrap().count(), 1);
    workbench
        .export_plain(&mut Directory::new(&root), ExportOptions { replace: true })
        .unwrap();
    assert_eq!(
        Directory::new(&root).read("sources.csv", 1 << 20).unwrap(),
        before
    );
}

#[test]
fn what_a_reader_left_out_stays_with_the_text() {
    let page = "<p>Sí.</p><script>x()</script>";
    let sources = "key,file\ni1,i1.html\n";
    let folder = MemoryFolder::default()
        .with("ayni.toml", TOML)
        .with("sources.csv", sources)
        .with("sources/i1.html", page);
    let (workbench, _) = read(&folder).unwrap();
    let layout = |workbench: &Workbench| {
        let (id, _) = workbench.project().all::<Source>().unwrap()[0].clone();
        workbench.source_text(id).unwrap().layout
    };
    let losses = layout(&workbench).losses;
    assert_eq!((losses[0].what.as_str(), losses[0].count), ("not-words", 1));
    let mut out = MemoryFolder::default();
    workbench
        .export_plain(&mut out, ExportOptions::default())
        .unwrap();
    assert!(!out.files.contains_key("further.jsonl"));
    let (mut again, _) = read(&out).unwrap();
    assert_eq!(dump(&again), dump(&workbench));
    let (source, _) = again.project().all::<Source>().unwrap()[0].clone();
    let correction = Correction {
        name: "i1.txt",
        bytes: b"No.",
        reason: "misheard",
        ..Correction::default()
    };
    again.edit_source(source, &correction).unwrap();
    assert_eq!(
        layout(&again).losses,
        losses,
        "a correction does not find them"
    );
}

#[test]
fn an_encoding_that_was_given_stays_given_and_a_guess_a_guess() {
    // In code page 850 and in windows-1252 a good text each, and neither says which it is.
    let bytes = b"La compa\xA4\xA1a no pag\xA2.";
    let folder = MemoryFolder::default()
        .with("ayni.toml", TOML)
        .with(
            "sources.csv",
            "key,file,encoding\ngiven,a.txt,cp850\nguessed,b.txt,\nsure,c.txt,\n",
        )
        .with("sources/a.txt", bytes)
        .with(
            "sources/b.txt",
            b"La compa\xF1\xEDa no pag\xF3 el a\xF1o pasado.",
        )
        .with("sources/c.txt", "La compañía no pagó.");
    let (first, report) = read(&folder).unwrap();
    let guessed = |report: &ImportReport| -> Vec<String> {
        report.intake.guessed().map(|it| it.name.clone()).collect()
    };
    assert_eq!(guessed(&report), ["sources/b.txt"]);
    let mut out = MemoryFolder::default();
    first
        .export_plain(&mut out, ExportOptions::default())
        .unwrap();
    let table = String::from_utf8(out.files["sources.csv"].clone()).unwrap();
    let cells: Vec<&str> = table
        .lines()
        .map(|line| line.split(',').nth(4).unwrap())
        .collect();
    assert_eq!(cells, ["encoding", "cp850", "windows-1252?", ""]);
    let (again, report) = read(&out).unwrap();
    assert_eq!(guessed(&report), ["sources/b.txt"]);
    assert_eq!(dump(&again), dump(&first));
    let (source, _) = again.find_source("given").unwrap();
    assert_eq!(
        again.source_text(source).unwrap().text,
        "La compañía no pagó."
    );
}

#[test]
fn a_coded_text_that_goes_out_says_what_is_contrary() {
    let (workbench, _) = read(&folder()).unwrap();
    let (source, _) = workbench.project().all::<Source>().unwrap()[0].clone();
    let (text, lost) = workbench.export_source(source, Format::Txt).unwrap();
    let text = String::from_utf8(text).unwrap();
    assert!(
        text.contains("] Hope (contrary) (ana)\n    año pasado\n"),
        "{text}"
    );
    assert!(
        text.contains("] Fear > Closure (ana)\n    año pasado\n"),
        "{text}"
    );
    assert_eq!(lost, 1);
}

#[test]
fn a_corrected_text_lies_over_the_original() {
    let corrected = TEXT.replace("pasado", "anterior");
    let (workbench, _) = read(&folder().with("texts/i1.txt", &corrected)).unwrap();
    let project = workbench.project();
    assert_eq!(project.count(Kind::Revision).unwrap(), 2);
    let lost = project.all::<Quotation>().unwrap();
    assert!(matches!(lost[0].1.at, Anchor::Lost { .. }), "{:?}", lost[0]);
    let mut out = MemoryFolder::default();
    workbench
        .export_plain(&mut out, ExportOptions::default())
        .unwrap();
    assert_eq!(out.files["texts/i1.txt"], corrected.as_bytes());
    assert_eq!(out.files["sources/i1.txt"], TEXT.as_bytes());
    let (again, _) = read(&out).unwrap();
    assert_eq!(dump(&again), dump(&workbench));
}
