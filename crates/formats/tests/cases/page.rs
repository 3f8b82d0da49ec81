//! The page `docs/reference/cases.md`: what is read of every case, counted and held against what
//! others count. `UPDATE=1` writes it anew; otherwise its facts are compared with the readers'.
//!
//! Only counts go into it, never words of the cases.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

use ayni_formats::{Evidence, Imported, Loss, ReadOptions, table};
use ayni_model::text::TextIndex;

use crate::{FOLDERS, Fact, cases, counted, facts, files, import};

const PAGE: &str = "../../docs/reference/cases.md";

const HEAD: &str = "\
# Cases: what is read of files from the field

Every file of the project's collection of cases, read by the version of Ayni that this page comes with.
The collection lies beside the project and is not part of it (its `INDEX.md` says where each file comes
from and under which licence); no words of it stand here, only counts. The page is made by a test:

```console
UPDATE=1 cargo test -p ayni-formats --test cases page
```

Without `UPDATE` the test compares: a reader that finds a word more or less fails it.

*Words* are stretches of letters and digits. *Compared* says, for text files, how many code points the
index of the collection counts; for docx and odt how many of the words that `pandoc -t plain` finds are
missing here and how many are more; for pdf the same against `pdftotext`. What differs is explained below
the table.

";

/// Why a file differs from what another program finds: how its name begins, the reason.
///
/// A file that differs without a reason here fails the test.
const REASONS: [(&str, &str); 2] = [
    (
        "transcripts/pdpilot/P",
        "the words missing are the two numbers of each page's foot (`1/5`), which is no part of what was \
         said and is left out. The lines that are hidden are numbers of paragraphs drawn below the end of \
         the page; `pdftotext` leaves them out too. Those on the page are kept.",
    ),
    (
        "transcripts/sheffield/",
        "the words more are those of the first paragraph, which has the style *Title*: pandoc takes it \
         out of the text as what describes the document; here it stays where the page shows it.",
    ),
];

/// A line of the page.
struct Line {
    file: String,
    facts: String,
    compared: Compared,
}

/// What another program finds in the file.
enum Compared {
    /// Nothing to compare it with.
    Not,
    /// The same.
    Same(String),
    /// Something else.
    Differs(String),
    /// The program is not there, or is another version than the page was made with.
    Unknown,
}

#[test]
fn page_of_cases_says_what_is_read() {
    let Some(cases) = cases() else { return };
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(PAGE);
    let page = std::fs::read_to_string(&path).unwrap_or_default();
    #[expect(
        clippy::disallowed_methods,
        reason = "whether the page is written is a matter of who tests"
    )]
    let update = std::env::var("UPDATE").is_ok();
    let tools = ["pandoc", "pdftotext"].map(|tool| (tool, version(tool)));
    let known = |tool: &str| {
        let (_, version) = tools.iter().find(|(name, _)| *name == tool)?;
        let version = version.as_ref()?;
        (update || page.contains(&format!("{tool} {version}"))).then_some(())
    };
    for tool in ["pandoc", "pdftotext"] {
        if known(tool).is_none() {
            println!("not compared: {tool} is not installed, or another version than the page's");
        }
    }
    let lines = lines(&cases, |tool| known(tool).is_some());
    let unexplained: Vec<&str> = lines
        .iter()
        .filter(|line| matches!(line.compared, Compared::Differs(_)))
        .filter(|line| reason(&line.file).is_none())
        .map(|line| line.file.as_str())
        .collect();
    if update {
        std::fs::write(&path, written(&lines, &tools)).unwrap();
    } else {
        compare(&page, &lines);
    }
    assert!(
        unexplained.is_empty(),
        "no reason is given for {unexplained:?}"
    );
}

fn compare(page: &str, lines: &[Line]) {
    let on_page: Vec<&str> = page
        .lines()
        .filter(|line| line.starts_with("| `"))
        .collect();
    let names = |lines: &[&str]| -> Vec<String> {
        let name = |line: &&str| line.split('`').nth(1).unwrap_or_default().to_owned();
        lines.iter().map(name).collect()
    };
    let here: Vec<String> = lines.iter().map(|line| line.file.clone()).collect();
    assert_eq!(names(&on_page), here, "the page lists other files");
    for (seen, line) in on_page.iter().zip(lines) {
        let expected = match &line.compared {
            Compared::Unknown => format!("| `{}` | {} | ", line.file, line.facts),
            _ => row(line),
        };
        assert!(
            seen.starts_with(&expected),
            "the page says\n{seen}\nread is\n{expected}"
        );
    }
}

fn written(lines: &[Line], tools: &[(&str, Option<String>)]) -> String {
    let mut page = HEAD.to_owned();
    let tools: Vec<String> = tools
        .iter()
        .map(|(tool, version)| format!("{tool} {}", version.as_deref().unwrap_or("(not there)")))
        .collect();
    let _ = writeln!(page, "Compared with {}.\n", tools.join(" and "));
    page.push_str(
        "| file | read as | encoding (evidence) | code points | words | parts | losses | compared |\n\
         |---|---|---|--:|--:|---|---|---|\n",
    );
    for line in lines {
        let _ = writeln!(page, "{}", row(line));
    }
    page.push_str("\n## What differs, and why\n\n");
    let mut by_reason: Vec<(&str, Vec<&Line>)> = Vec::new();
    for line in lines {
        let Some(reason) =
            reason(&line.file).filter(|_| matches!(line.compared, Compared::Differs(_)))
        else {
            continue;
        };
        match by_reason.iter_mut().find(|(known, _)| *known == reason) {
            Some((_, lines)) => lines.push(line),
            None => by_reason.push((reason, vec![line])),
        }
    }
    for (reason, lines) in by_reason {
        let files: Vec<String> = lines
            .iter()
            .map(|line| format!("`{}`", line.file))
            .collect();
        let _ = writeln!(page, "- {}: {reason}", files.join(", "));
    }
    page
}

fn row(line: &Line) -> String {
    let compared = match &line.compared {
        Compared::Not => "",
        Compared::Same(what) | Compared::Differs(what) => what,
        Compared::Unknown => "not compared",
    };
    format!("| `{}` | {} | {compared} |", line.file, line.facts)
}

fn reason(file: &str) -> Option<&'static str> {
    REASONS
        .iter()
        .find(|(start, _)| file.starts_with(start))
        .map(|(_, reason)| *reason)
}

fn lines(cases: &Path, has: impl Fn(&str) -> bool) -> Vec<Line> {
    let counted = facts(cases);
    let mut lines = Vec::new();
    for path in FOLDERS.iter().flat_map(|folder| files(&cases.join(folder))) {
        let file = path.strip_prefix(cases).unwrap().display().to_string();
        let line = match import(&path) {
            Ok(imported) => Line {
                facts: read_facts(&path, &imported),
                compared: compared(&path, &imported, counted.get(&file), &has),
                file,
            },
            Err(refusal) => Line {
                facts: format!("refused: {} | | | | | ", cell(&refusal.kind.to_string())),
                compared: Compared::Not,
                file,
            },
        };
        lines.push(line);
    }
    lines
}

fn read_facts(path: &Path, imported: &Imported) -> String {
    let encoding = imported
        .encoding
        .as_ref()
        .map_or(String::new(), |encoding| {
            let evidence = match encoding.evidence {
                Evidence::Mark => "mark",
                Evidence::Valid => "valid",
                Evidence::Declared => "declared",
                Evidence::Guessed => "guessed",
                Evidence::Asked => "asked",
            };
            format!("{} ({evidence})", encoding.name)
        });
    let text = &imported.document.text;
    let words: usize = counted(text).values().sum();
    format!(
        "{} | {encoding} | {} | {words} | {} | {}",
        imported.format,
        TextIndex::new(text).len(),
        parts(path, imported),
        losses(&imported.losses),
    )
}

fn parts(path: &Path, imported: &Imported) -> String {
    let layout = &imported.document.layout;
    let count = |count: usize, name: &str| (count > 0).then(|| format!("{count} {name}"));
    let table = path.extension().is_some_and(|extension| extension == "csv");
    let table = table.then(|| {
        let name = path.file_name().unwrap().to_string_lossy();
        let bytes = std::fs::read(path).unwrap();
        match table::read(&name, &bytes, &ReadOptions::default()) {
            Ok((table, _)) => format!(
                "as a register {} rows × {} columns",
                table.rows.len(),
                table.columns.len()
            ),
            Err(refusal) => format!("no register: {}", cell(&refusal.kind.to_string())),
        }
    });
    let parts = [
        count(layout.turns.len(), "turns"),
        count(layout.cues.len(), "cues"),
        count(layout.pages.len(), "pages"),
        count(layout.comments.len(), "remarks"),
        table,
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn losses(losses: &[Loss]) -> String {
    let losses = losses
        .iter()
        .map(|loss| format!("{} {}", loss.count, loss.kind));
    losses.collect::<Vec<_>>().join("; ")
}

fn cell(words: &str) -> String {
    words.replace('|', "\\|")
}

fn compared(
    path: &Path,
    imported: &Imported,
    fact: Option<&Fact>,
    has: &impl Fn(&str) -> bool,
) -> Compared {
    let tool = match path
        .extension()
        .unwrap_or_default()
        .to_string_lossy()
        .as_ref()
    {
        "txt" | "csv" => return against_index(imported, fact),
        "docx" | "odt" => "pandoc",
        "pdf" => "pdftotext",
        _ => return Compared::Not,
    };
    if !has(tool) {
        return Compared::Unknown;
    }
    let theirs = words_of(tool, path);
    let ours = counted(&imported.document.text);
    let missing = surplus(&theirs, &ours);
    let more = surplus(&ours, &theirs);
    match (missing, more) {
        (0, 0) => Compared::Same("same words".to_owned()),
        (missing, more) => Compared::Differs(format!("{missing} missing, {more} more")),
    }
}

fn against_index(imported: &Imported, fact: Option<&Fact>) -> Compared {
    let Some(fact) = fact else {
        return Compared::Not;
    };
    let seen = TextIndex::new(&imported.document.text).len().0 as usize;
    let mut words = fact.code_points.to_string();
    let mut expected = fact.code_points;
    if fact.mark {
        words.push_str(" with the mark");
        expected -= 1;
    }
    if fact.line_pairs > 0 {
        let _ = write!(words, " with {} carriage returns", fact.line_pairs);
        expected -= fact.line_pairs;
    }
    if seen == expected {
        Compared::Same(words)
    } else {
        Compared::Differs(words)
    }
}

/// Returns the words that another program finds in a file.
fn words_of(tool: &str, path: &Path) -> BTreeMap<String, usize> {
    let output = match tool {
        "pandoc" => Command::new(tool)
            .args(["--wrap=none", "-t", "plain"])
            .arg(path)
            .output(),
        _ => Command::new(tool).arg(path).arg("-").output(),
    };
    counted(&String::from_utf8_lossy(&output.unwrap().stdout))
}

fn version(tool: &str) -> Option<String> {
    let flag = if tool == "pandoc" { "--version" } else { "-v" };
    let output = Command::new(tool).arg(flag).output().ok()?;
    // Poppler prints its version as an error.
    let said = [output.stdout, output.stderr].concat();
    let said = String::from_utf8_lossy(&said).into_owned();
    let first = said.lines().next()?;
    first.split_whitespace().last().map(str::to_owned)
}

fn surplus(of: &BTreeMap<String, usize>, over: &BTreeMap<String, usize>) -> usize {
    of.iter()
        .map(|(word, count)| count.saturating_sub(over.get(word).copied().unwrap_or(0)))
        .sum()
}
