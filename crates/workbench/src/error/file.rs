//! Problems of files that are read and written.

use ayni_formats::{Place, Refusal, RefusalKind, write::WriteError};

use super::{Problem, ProblemKind, Sentence, value::beginning};
use crate::sentence;

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        let mut problem = Self::new(ProblemKind::File, unread(&refusal));
        // In English the place stands beside the file's name.
        problem.message.english = refusal.to_string();
        problem.about.push(refusal.file);
        match way_on(&refusal.kind) {
            Some(way) => problem.hint(way),
            None => problem,
        }
    }
}

/// Says what to do about a file that was not read, where the reason does not say it already.
fn way_on(kind: &RefusalKind) -> Option<Sentence> {
    match kind {
        RefusalKind::NotThisFormat { .. } | RefusalKind::Binary { .. } => Some(sentence!(
            "name-or-save-anew",
            "Name it as what it is, or save it anew with the program that made it."
        )),
        RefusalKind::Damaged { .. } => Some(sentence!(
            "get-or-save-anew",
            "Get it again from where it is whole, or save it anew with the program that made it."
        )),
        RefusalKind::TooLarge { .. } => Some(sentence!(
            "save-in-parts",
            "If it really is so large, save it in several parts; else ask where it comes from."
        )),
        RefusalKind::PathEscape { .. } | RefusalKind::Entities => Some(sentence!(
            "ask-for-another",
            "No program of the field writes such a file. Ask where it comes from, and for another one."
        )),
        _ => None,
    }
}

impl From<WriteError> for Problem {
    fn from(error: WriteError) -> Self {
        Self::new(ProblemKind::Invalid, unwritten(&error))
    }
}

/// Says why a file was not read, and where; not which file.
fn unread(refusal: &Refusal) -> Sentence {
    let kind = &refusal.kind;
    let (place, at) = match &refusal.place {
        Place::Whole => ("whole", String::new()),
        Place::Line(line) => ("line", line.to_string()),
        Place::Byte(byte) => ("byte", byte.to_string()),
        Place::Member(member) => ("member", member.clone()),
        Place::Page(page) => ("page", page.to_string()),
    };
    match kind {
        RefusalKind::UnknownFormat { seen } => {
            sentence!("file-unknown-format", "{kind}", seen = beginning(seen))
        }
        RefusalKind::NotThisFormat { expected, why } => {
            let format = expected.to_string();
            sentence!(
                "file-not-this-format",
                "{kind}",
                format = format,
                seen = instead(why)
            )
        }
        RefusalKind::Damaged { why } => {
            let is = beginning(why);
            sentence!(
                "file-damaged",
                "{kind}",
                place = place,
                at = at,
                is = is,
                why = why
            )
        }
        RefusalKind::Encrypted => sentence!("file-encrypted", "{kind}"),
        RefusalKind::NoTextLayer { pages } => {
            sentence!("file-no-text-layer", "{kind}", pages = pages)
        }
        RefusalKind::TooLarge { what, limit } => {
            let what = beginning(what);
            sentence!("file-too-large", "{kind}", what = what, limit = limit)
        }
        RefusalKind::PathEscape { name } => {
            sentence!("file-path-escape", "{kind}", name = name)
        }
        RefusalKind::Entities => {
            sentence!("file-entities", "{kind}", place = place, at = at)
        }
        RefusalKind::UnknownEncoding { label } => {
            sentence!("file-unknown-encoding", "{kind}", label = label)
        }
        RefusalKind::Binary { seen } => {
            sentence!("file-binary", "{kind}", seen = beginning(seen))
        }
        RefusalKind::RaggedRow { expected, seen } => {
            sentence!(
                "file-ragged-row",
                "{kind}",
                place = place,
                at = at,
                cells = seen,
                columns = expected,
            )
        }
        RefusalKind::OpenQuote => {
            sentence!("file-open-quote", "{kind}", place = place, at = at)
        }
        RefusalKind::DuplicateColumn {
            name,
            first,
            second,
        } => {
            sentence!(
                "file-duplicate-column",
                "{kind}",
                name = name,
                first = first,
                second = second,
            )
        }
        RefusalKind::UnnamedColumn { column } => {
            sentence!("file-unnamed-column", "{kind}", column = column)
        }
        RefusalKind::EmptyTable => sentence!("file-empty-table", "{kind}"),
        RefusalKind::NoProject { seen } => {
            let (seen, files, first) = no_project(seen);
            sentence!(
                "file-no-project",
                "{kind}",
                seen = seen,
                files = files,
                first = first
            )
        }
        RefusalKind::OtherColumns { columns } => {
            let columns = columns.join(", ");
            sentence!("file-other-columns", "{kind}", columns = columns)
        }
        RefusalKind::SeveralProjects { names } => {
            let names = names.join(", ");
            sentence!("file-several-projects", "{kind}", names = names)
        }
        RefusalKind::UnknownVersion { program, seen, .. } => {
            sentence!(
                "file-unknown-version",
                "{kind}",
                program = program,
                seen = seen
            )
        }
        RefusalKind::NoSuchProject { asked, projects } => {
            let (asked, projects) = (asked.to_string(), projects.join(", "));
            sentence!(
                "file-no-such-project",
                "{kind}",
                asked = asked,
                projects = projects
            )
        }
        RefusalKind::NoSuchSheet { name, sheets } => {
            let sheets = sheets.join(", ");
            sentence!("file-no-such-sheet", "{kind}", name = name, sheets = sheets)
        }
        _ => Sentence::foreign(kind.to_string()),
    }
}

/// Returns what a file is that is no project, as a word; of an archive, how many files it holds and the first.
fn no_project(seen: &str) -> (String, u64, String) {
    let one = seen.strip_prefix("an archive of one file, ");
    if let Some((first, _)) = one.and_then(|rest| rest.rsplit_once(": ")) {
        return ("an-archive-of-files".to_owned(), 1, first.to_owned());
    }
    let many = seen.strip_prefix("an archive of ");
    if let Some((files, first)) = many.and_then(|rest| rest.split_once(" files, the first is "))
        && let Ok(files) = files.parse()
    {
        return ("an-archive-of-files".to_owned(), files, first.to_owned());
    }
    let parts = [
        (" in a folder; pack what is in the folder", "in-a-folder"),
        (", which is no XML of REFI-QDA", "no-xml-of-refi-qda"),
    ];
    let is = parts
        .iter()
        .find_map(|(end, is)| seen.split_once(end).map(|(member, _)| (*is, member)));
    if let Some((is, member)) = is {
        return (is.to_owned(), 0, member.to_owned());
    }
    (beginning(seen), 0, String::new())
}

/// Returns what a file is that is named as something else, as a word.
fn instead(why: &str) -> String {
    let before = ["it is no zip archive but ", "its header is missing; it is "];
    let seen = before.iter().find_map(|before| why.strip_prefix(before));
    beginning(seen.unwrap_or(why))
}

fn unwritten(error: &WriteError) -> Sentence {
    match error {
        WriteError::NoWriter {
            format, choices, ..
        } => {
            let choices: Vec<String> = choices.iter().map(ToString::to_string).collect();
            let (format, choices) = (format.to_string(), choices.join(", "));
            sentence!("no-writer", "{error}", format = format, choices = choices)
        }
        WriteError::Misshapen { .. } => sentence!("table-misshapen", "{error}"),
        WriteError::PastTheEnd { .. } => sentence!("passage-past-the-end", "{error}"),
        WriteError::NoRoom { format, why } => {
            sentence!("no-room", "{error}", format = format.to_string(), why = why)
        }
        _ => Sentence::foreign(error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_project_is_told_as_a_word() {
        for (seen, is, files, first) in [
            (
                "an archive of 17 files, the first is a, b.txt",
                "an-archive-of-files",
                17,
                "a, b.txt",
            ),
            (
                "an archive of one file, notes.txt: plain text",
                "an-archive-of-files",
                1,
                "notes.txt",
            ),
            (
                "a/project.qde in a folder; pack what is in the folder, not the folder itself",
                "in-a-folder",
                0,
                "a/project.qde",
            ),
            (
                "project.qde, which is no XML of REFI-QDA",
                "no-xml-of-refi-qda",
                0,
                "project.qde",
            ),
            ("a Word document", "a-word-document", 0, ""),
        ] {
            let told = no_project(seen);
            assert_eq!(told, (is.to_owned(), files, first.to_owned()), "{seen}");
        }
    }

    #[test]
    fn a_file_is_told_beside_the_sentence_and_before_it_in_english() {
        let refusal = RefusalKind::OpenQuote.at("a.csv", Place::Line(3));
        let problem = Problem::from(refusal);
        assert_eq!(problem.about, ["a.csv"]);
        assert_eq!(
            problem.message,
            "a.csv, line 3: a quotation mark opens a cell here and is never closed"
        );
    }

    #[test]
    fn a_file_that_cannot_be_read_comes_with_a_way_on() {
        let seen = "a PNG picture".to_owned();
        let hints = |kind: RefusalKind| Problem::from(kind.at("a.txt", Place::Whole)).hints.len();
        assert_eq!(hints(RefusalKind::Binary { seen }), 1);
        let why = "it ends in the middle".to_owned();
        assert_eq!(hints(RefusalKind::Damaged { why }), 1);
        assert_eq!(hints(RefusalKind::Entities), 1);
        assert_eq!(hints(RefusalKind::OpenQuote), 0);
    }

    #[test]
    fn what_a_file_is_instead_is_a_word() {
        assert_eq!(
            instead("it is no zip archive but a PNG picture"),
            "a-png-picture"
        );
        assert_eq!(instead("the file is empty (0 bytes)"), "the-file-is-empty");
    }
}
