//! Cases and what is about them (`cases`, `case_text`).

use std::collections::{BTreeMap, BTreeSet};

use ayni_model::id::RecordId;

use super::{
    attributes::{Of, Values},
    codes::Codes,
    codings,
    places::Places,
    project::Project,
    sources::Sources,
};
use crate::{
    Refusal,
    foreign::{Case, NoticeKind, Piece},
};

/// A case and the positions of what is about it.
type Range = (i64, (i64, i64));

/// The cases of a project by their number (`caseid`).
pub(super) type Cases = BTreeMap<i64, RecordId>;

/// What is about a case.
#[derive(Debug, Default)]
struct About {
    sources: BTreeSet<RecordId>,
    passages: Vec<(RecordId, i64, i64)>,
}

/// Reads the cases, and returns them.
pub(super) fn read<E: From<Refusal>>(
    project: &mut Project<'_>,
    sources: &Sources,
    codes: &Codes,
    values: &mut Values,
    give: &mut dyn FnMut(Piece) -> Result<(), E>,
) -> Result<Cases, E> {
    let columns = &["caseid", "name", "memo", "owner", "date"];
    let mut rows = BTreeMap::new();
    for row in project.rows("cases", columns, None, &["caseid"])? {
        match row.integer("caseid") {
            Some(key) if !rows.contains_key(&key) => {
                rows.insert(key, row);
            }
            _ => project.say(
                NoticeKind::LeftOut,
                "cases",
                &row.word("name").unwrap_or_default(),
            ),
        }
    }
    let known: BTreeSet<i64> = rows.keys().copied().collect();
    let mut about = about(project, &known, sources, codes)?;
    let mut cases = Cases::new();
    for (key, row) in rows {
        let name = row.word("name").unwrap_or_else(|| format!("#{key}"));
        let date = row.word("date").unwrap_or_default();
        let about = about.remove(&key).unwrap_or_default();
        let id = project.id("cases", Some(key), &[&date], &[&name]);
        cases.insert(key, id);
        give(Piece::Case(Case {
            id,
            name: Some(name),
            description: row.filled("memo"),
            codes: Vec::new(),
            values: values.take(Of::Case, key),
            sources: about.sources.into_iter().collect(),
            selections: Vec::new(),
            passages: about.passages,
            notes: Vec::new(),
            made: project.made(&row),
        }))?;
    }
    Ok(cases)
}

/// Reads what is about which case; the texts are looked at one after the other.
fn about(
    project: &mut Project<'_>,
    cases: &BTreeSet<i64>,
    sources: &Sources,
    codes: &Codes,
) -> Result<BTreeMap<i64, About>, Refusal> {
    let columns = &["id", "caseid", "fid", "pos0", "pos1", "memo"];
    let mut by_source: BTreeMap<i64, Vec<Range>> = BTreeMap::new();
    for row in project.rows("case_text", columns, None, &["id"])? {
        if let Some(memo) = row.filled("memo") {
            project.say(NoticeKind::LeftOut, "case_text.memo", &memo);
        }
        let case = row.integer("caseid").filter(|case| cases.contains(case));
        let source = row
            .integer("fid")
            .filter(|source| sources.contains_key(source));
        let (Some(case), Some(source)) = (case, source) else {
            let number = |column| row.word(column).unwrap_or_else(|| "none".to_owned());
            let seen = format!("case {}, source {}", number("caseid"), number("fid"));
            project.say(NoticeKind::Dangling, "case_text", &seen);
            continue;
        };
        let range = (
            row.integer("pos0").unwrap_or_default(),
            row.integer("pos1").unwrap_or_default(),
        );
        by_source.entry(source).or_default().push((case, range));
    }
    let mut about: BTreeMap<i64, About> = BTreeMap::new();
    let mut texts = codings::Texts::default();
    for (key, rows) in by_source {
        let Some(source) = sources.get(&key) else {
            continue;
        };
        let fulltext = project.fulltext(key)?.unwrap_or_default();
        let coded = || codings::passages(project, key, source, codes, &mut texts);
        let places = Places::new(&fulltext, coded)?;
        let (whole, parts): (Vec<_>, Vec<_>) = rows
            .into_iter()
            .partition(|(_, range)| fulltext.is_empty() || places.is_whole(*range));
        for (case, _) in whole {
            about.entry(case).or_default().sources.insert(source.id);
        }
        let ranges: Vec<(i64, i64)> = parts.iter().map(|(_, range)| *range).collect();
        for ((case, _), passage) in parts.into_iter().zip(places.passages(&ranges)) {
            if passage.guessed {
                project.say(NoticeKind::Guessed, "case_text", &source.name);
            }
            let (start, end) = passage.range;
            let passages = &mut about.entry(case).or_default().passages;
            passages.push((source.id, start, end));
        }
    }
    Ok(about)
}
